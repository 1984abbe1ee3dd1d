"""Notes, letters, minutes and manuals of sentences about things, people, events and ways: what is said of one thing is said of others too, and other things are said of it."""
import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from pathlib import Path

from ..everyday.grammar import parse
from ..material import world
from ..material.source import is_held_out
from ..words.said import capital, said, small
from . import builds
from .paper import Ask, Paper
from .values import value

# What begins and ends is said in other words of events, ways and houses.
_BEGIN = {"E": ("(begin|start)", "(begins|starts)", "(end|finish)", "(ends|finishes|is over)"), "J": ("(leave|depart)", "(leaves|departs)", "arrive", "arrives"), "L": ("open", "opens", "close", "(closes|shuts)")}
_MODIFIERS = "old new small big left right upper lower front back first second large spare long round heavy second-hand".split()


@dataclass(eq=False)
class Relation:
    classes: str            # of its subjects
    verbs: list             # forms of a verb, of which one is taken
    kinds: dict             # slot -> kind
    sentences: list
    direct: list
    told: list
    back: list              # questions for the subject
    back_told: list
    back_answer: str


@cache
def read():
    """-> ({class: (article, nouns)}, {kind: values}, [Relation])"""
    part, subjects, kinds, verbs, relations = "", {}, {}, {}, []
    folder = Path(__file__).parent
    for line in (folder / "frames.txt").read_text().strip().split("\n"):
        if line.startswith("@ "):
            part = line[2:]
            continue
        head, rest = line.split(" | ")
        if part == "subjects":
            name, article = head.split(" ")
            subjects[name] = (article + " " if article != "-" else "", world.NAMES if rest == "NAMES" else rest.split(","))
        elif part == "kinds":
            kinds[head] = rest
        else:
            name, classes = head.split(" ")
            verbs[name] = (classes, [[form.replace("_", " ") for form in one.split(" ")] for one in rest.split(",")])
    for line in (folder / "relations.txt").read_text().strip().split("\n"):
        classes, verb, slots, sentences, direct, told, back = line.split(" | ")
        slots = dict(part.split("=") if "=" in part else ("v", part) for part in slots.split(";"))
        ask, behind, answer = "", "", "{s}"
        if back != "-":
            ask, behind = back.split(" > ")
            behind, _, other = behind.partition(" = ")
            answer = "{" + other + "}" if other else answer
        for of, forms in [(known[0], known[1]) for known in verbs.values() if known[0] in classes and known[0] not in "H" and known is not verbs["wait"]] if verb == "DID" else [(classes, verbs[verb][1] if verb != "-" else [[]])]:
            relations.append(Relation(of, forms, slots, *(text.split(";") if text else [] for text in (sentences, direct, told, ask, behind)), answer))
    return subjects, kinds, relations


def _drawn(source, kind, taken):
    """A value that shares no word of weight with another one."""
    subjects, kinds, _ = read()
    for _ in range(40):
        if kind == "who":
            text = source.weighted({"name": 60, "person": 20, "relation": 14, "family": 6})
            text = source.pick(kinds["relation"].split(",")) if text == "relation" else source.pick(["Mr. ", "Mrs. "]) + value(source, "family") if text == "family" else value(source, text)
        else:
            choices = subjects["T"][1] if kind == "T" else kinds.get(kind, kind).split(",")
            text = value(source, kind) if len(choices) == 1 and ".." not in kind else re.sub(r"\d+\.\.\d+", lambda match: value(source, match[0]), source.pick(choices))
        if not (words := _weight(text)) & taken:
            taken |= words
            return text
    return None


def _weight(text):
    """The words of a value by which it is known."""
    if any(sign.isdigit() for sign in text):
        return {text.lower()}
    return set(re.findall(r"[^\s,]+", text.lower())) - set("the a an of our my mr. mrs. in on and to".split())


def _fitted(text, forms, slots):
    """A text with its verb, its number and the words for beginning and ending put in."""
    for name, word in [*zip("btdn", forms), *slots.items()]:
        text = text.replace("{" + name + "}", word)
    return text


@cache
def _wordings(direct):
    """Every wording of a question, to see whether two are the same."""
    pieces = [piece[1:-1].split("|") if piece.startswith("(") else [piece] for piece in re.split(r"(\([^()]*\))", direct)]
    return frozenset(re.sub(" +", " ", "".join(choice)).strip() for choice in product(*pieces))


def facts(source, n):
    """-> [(class, subject, sentence, asks)]"""
    subjects, _, relations = read()
    able = [one for one in relations if source.held_out or not is_held_out("relation " + one.classes[0] + one.sentences[0])]
    classes = [source.weighted({"T": 6, "D": 4, "P": 5, "S": 5, "E": 6, "J": 4, "L": 5, "A": 4, "H": 6}) for _ in range(source.weighted({1: 3, 2: 4, 3: 3}))]
    taken, chosen, used, keys, out = set(), [], [], set(), []
    for _ in range(n * 8):
        if len(out) == n:
            break
        again = chosen and source.chance(.5)
        kind, subject = source.pick(chosen) if again else (source.pick(classes), "")
        if not again:
            subject = source.pick(subjects[kind][1])
            if kind in "TDP" and source.chance(.15):
                subject = source.pick(_MODIFIERS) + " " + subject
            if any(subject in other or other in subject for _, other in chosen) or _weight(subject) & taken:
                continue
        known = [one for one in used if kind in one.classes]
        one = source.pick(known) if known and source.chance(.4) else source.pick([one for one in able if kind in one.classes])
        if made := _fact(source, one, kind, subject, taken, keys):
            taken |= _weight(subject)
            chosen += [] if again else [(kind, subject)]
            used.append(one)
            out.append((kind, subject, *made))
    return out


def _fact(source, one, kind, subject, taken, keys):
    """-> (sentence, asks), None where one of its questions has another answer already"""
    forms, called = source.pick(one.verbs), read()[0][kind][0] + subject
    slots = dict(zip(("is", "was", "does", "has", "es"), ("are", "were", "do", "have", "") if kind == "P" else ("is", "was", "does", "has", "s")))
    slots |= dict(zip(("begin", "begins", "end", "ends"), _BEGIN.get(kind, ("", "", "", ""))))
    sentences, direct, told, back, back_told = ([_fitted(text, forms, slots) for text in texts] for texts in (one.sentences, one.direct, one.told, one.back, one.back_told))
    known = taken | _weight(subject)
    values = {slot: _drawn(source, what, known) for slot, what in one.kinds.items()}
    if None in values.values():
        return None
    values |= dict(s=called, s0=subject)
    mine = {key.replace("{s}", called).replace("{s0}", subject).replace("{u}", values.get("u", "")) for text in direct for key in _wordings(text)}
    mine |= {("place" if one.kinds["v"] in ("spot", "room", "venue") else (forms or direct)[0], subject, values.get("u", ""))}
    if mine & keys:
        return None
    keys |= mine
    taken |= known
    text = capital(said(source, source.pick(sentences), **values))
    shown = ("the " if one.kinds["v"] in ("spot", "venue", "source", "T") else "") + values["v"]
    same = called if not any("{s0}" in text or "{u}" in text for text in direct) else ""
    asks = [Ask("|".join(direct), "|".join(told), values, shown, text, same)] * 2
    if back:
        asks.append(Ask("|".join(back), "|".join(back_told), values, one.back_answer.format(**values), text))
    claims = [claim for claim in sentences if claim.startswith(("{S} ", "{S}'", "{V}", "We ", "On ", "The "))]
    if claims and source.chance(.3) and (wrong := _drawn(source, one.kinds["v"], taken)):
        asks.append(_true(source, source.pick(claims), values, wrong, text))
    return text, asks


def _true(source, claim, values, wrong, line):
    """Whether something is so: as it is told, or with another value."""
    right = source.chance(.5)
    claim = said(source, claim, **(values if right else values | dict(v=wrong)))[:-1]
    claim = small(claim) if claim.split(" ")[0] in ("The", "We", "On", "Our", "My") else claim
    return Ask("is it (true|right|correct) that {k}|is it so that {k}|does it say that {k}", "whether {k}|if {k}", dict(k=claim), "Yes." if right else "No.", line)


_TITLES = "Notes|Notes for {w}|Plan|Our plan|Things to know|To keep in mind|Info|Overview|Reminder|What we agreed|Summary|Details|Notes of {w}|Good to know|Short notes|Summary for {p}|Handover|Dear all|For {p}|Memo|Hello everybody|News|Log of {w}|Instructions|Manual|README|House rules|Guide|Infos for {w}|What is left".split("|")
_HEADINGS = "General|Details|More|Open points|Practical|Other|First|Also important|Notes|Agreed|Still to know|Rest|Basics|Extras|Last things".split("|")
_STRAY = "Please read this to the end.;Thanks to everybody.;More will follow.;Questions? Just ask.;That is all for now.;Do not lose this note.;It was a good week.;The weather was fine.;We hope for the best.;Nothing else is new.;Pictures will follow.;There was a lot to do.;Please tell the others.;See you soon.;Keep this.".split(";")
_LEADS = ["", "", "", "", "", "", "", "", "Please note: ", "By the way, ", "As agreed, ", "Important: ", "Also: ", "Good news: ", "Remember: "]
_OPEN = set("The We You At It For With There Put Give Get Take Use Heat Cover Fasten Cut Let Stir Add Thin Work Call Write Sign Please Keep Up Because Questions A An In Our My Bring Do Hand Feed If To They".split())
_NAMES = "notes.txt notes.md note.txt plan.md plan.txt info.txt letter.txt minutes.md README.md manual.txt guide.md todo.md memo.txt summary.md agreed.txt handover.md news.txt message.txt details.md overview.txt".split()


def frame(source):
    """4 to 9 sentences in any order, in one of the forms of notes."""
    lines, asks, alone = [], [], facts(source, source.number(4, 9))
    for kind, subject, text, mine in alone:
        lead = "" if ": " in text else source.pick(_LEADS)
        line = lead + (small(text) if text.split(" ")[0] in _OPEN else text)
        lines.append(line if lead else text)
        asks += [replace(ask, line=lines[-1]) for ask in mine]
    for (kind, subject, *_), line in zip(alone, list(lines)):           # a thing of which one sentence speaks
        if sum(subject.lower() in other.lower() for other in lines) == 1 and source.chance(.25):
            asks.append(Ask("what does it say about {s}|what is (said|written) about {s}|what does the (file|text) say about {s}|which sentence is about {s}", "what it says about {s}|what is written about {s}", dict(s=read()[0][kind][0] + subject), line, line))
    for stray in source.random.sample(_STRAY, source.weighted({0: 4, 1: 3, 2: 2})):
        lines.insert(source.number(0, len(lines)), stray)
    word = source.pick(["note", "text", "file", "file"])
    match source.weighted({"letter": 4, "notes": 6, "list": 5, "sections": 4, "bare": 2, "minutes": 2}):
        case "letter": return _letter(source, lines, asks)
        case "bare": return Paper(source.pick(["\n", " ", "\n\n"]).join(lines), _NAMES, asks, word)
        case "list":
            mark = source.pick(["- {l}", "* {l}", "{i}. {l}", "- [ ] {l}", "+ {l}", "{i}) {l}"])
            body = "\n".join(mark.format(l=line, i=i + 1) for i, line in enumerate(lines))
        case "sections":
            at, mark = source.number(1, max(1, len(lines) - 1)), source.pick(["", "- "])
            joint = "\n" if mark else source.pick(["\n", " "])
            body = "\n\n".join(f"## {head}\n" + joint.join(mark + line for line in part) for head, part in zip(source.random.sample(_HEADINGS, 2), (lines[:at], lines[at:])) if part)
        case "minutes": body = f"{source.pick(['Date', 'Meeting of', 'Minutes of'])}: {value(source, 'date')}\n\n" + "\n".join(f"{i + 1}. {line}" for i, line in enumerate(lines))
        case _: body = source.pick(["\n", " ", "\n\n", "\n", " "]).join(lines)
    title = source.pick(_TITLES).format(w=source.pick(world.DAYS + ["the week", "next week", "the summer", "everybody"]), p=source.pick(["the team", "the helpers", "all", "the club", "the class", "the family"]))
    return Paper(source.pick(["# {t}\n\n", "# {t}\n", "{t}\n\n", "{t}\n", "**{t}**\n\n"]).format(t=title) + body, _NAMES, asks, word)


def _letter(source, lines, asks):
    to, by = source.random.sample(world.NAMES, 2)
    opening, closing, gap = source.pick(builds.OPENINGS).format(a=to), source.pick(builds.CLOSINGS).format(b=by), source.pick(["\n", "\n\n"])
    if not any(name in " ".join(lines) for name in (to, by)):
        asks.append(Ask("who wrote (the letter|this|it)|who is the letter from|who signed (it|the letter)", "who wrote the letter", {}, by, closing))
    return Paper(opening + gap + source.pick([" ", "\n", "\n\n", " "]).join(lines) + gap + closing, ["letter.txt", "mail.txt", "letter.md", "message.txt", f"to-{to.lower()}.txt"], asks, source.pick(["letter", "letter", "file"]))


for _relation in read()[2]:                                             # a stray bracket is found here
    for _text in [*_relation.sentences, *_relation.direct, *_relation.told, *_relation.back, *_relation.back_told]:
        parse(_text)

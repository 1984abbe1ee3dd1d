"""Notes: a few things told in sentences or points, one of which is asked for in other words."""
from functools import cache
from pathlib import Path

from ..everyday.grammar import parse
from ..material import world
from ..material.source import is_held_out
from ..words.said import capital, said
from .lists import CHORES
from .paper import Ask, Paper
from .values import value


@cache
def subjects():
    """-> [(what it is about, its names or none, [(kind, sentences, direct, told)])]"""
    out = []
    for line in (Path(__file__).parent / "notes.txt").read_text().split("\n"):
        if line.startswith("# "):
            name, names = line[2:].split(" | ")
            out.append((name, None if names == "name" else names.split(","), []))
        elif line:
            kind, sentences, direct, told = line.split(" | ")
            out[-1][-1].append((kind, sentences.split(";"), direct, told))
    return out


_TITLES = "Notes,Meeting notes,To remember,Minutes,Weekly notes,Handover,Status,Info,News,Short notes,For everybody,Protocol,Plan".split(",")
_FILES = "notes.md notes.txt meeting.md minutes.md todo.md info.txt handover.md README.md status.md plan.md notes.md memo.txt week12.md team-notes.md journal.md".split()


def _fact(source, taken):
    """-> (sentence, Ask) about something that was not told yet, or None"""
    if source.chance(.22):
        chore, name = source.pick(CHORES), source.pick(world.NAMES)
        if chore[0] in taken or is_held_out(chore[0]) != source.held_out and not source.held_out:
            return None
        taken |= {chore[0], name}
        sentence = source.pick(["{n} {s}.", "{n} {s}.", "{n} has to {p}.", "{n} will {p}.", "{n} must {p} tomorrow.", "{p}: {n}"]).format(n=name, p=chore[0], s=chore[1])
        return capital(sentence), Ask(*source.pick([("who {s}|who (has to|will|must) {p}|who is going to {p}|whose job is it to {p}", "who {s}|who (has to|will) {p}", dict(s=chore[1], p=chore[0]), name)]), sentence, f"who {chore[1]}")
    about, names, facts = source.pick(subjects())
    at = source.number(0, len(facts) - 1)
    if not source.held_out and is_held_out(f"{about} {at}"):
        return None
    kind, sentences, direct, told = facts[at]
    x = source.pick(names or world.NAMES)
    if (x, at) in taken or names is None and x in taken:
        return None
    v = value(source, kind)
    if v in taken:
        return None
    taken |= {(x, at), v}
    sentence = said(source, source.pick(sentences), x=x, v=v)
    return sentence, Ask(direct, told, dict(x=x), v, sentence)


def note(source):
    taken, facts, n = set(), [], source.weighted({2: 1, 3: 2, 4: 3, 5: 4, 6: 4, 7: 3, 8: 3, 10: 2, 12: 1})
    same = source.pick(subjects()) if source.chance(.35) else None
    for _ in range(60):
        if len(facts) < n and (fact := _alike(source, same, taken) if same and source.chance(.6) else _fact(source, taken)):
            facts.append(fact)
    lines = [sentence for sentence, _ in facts]
    for _ in range(source.number(0, 2) if source.chance(.4) else 0):
        lines.insert(source.number(0, len(lines)), source.pick(["Thanks to everybody who helped.", "The weather was fine.", "We should talk about this again.", "Nothing else to report.", "All agreed.", "More next week.", "Please read this before Friday.", "It took longer than planned.", "There was coffee and cake.", "Nobody was missing."]))
    form = source.pick(["bullets", "bullets", "lines", "lines", "prose", "prose", "numbers", "stars", "boxes"])
    mark = {"bullets": "- ", "stars": "* ", "boxes": "- [ ] ", "numbers": "{i}. "}.get(form, "")
    if form == "prose":
        lines = _together(source, [line if line.endswith(".") else line + "." for line in lines])
        body = " ".join(lines) if source.chance(.7) else "\n\n".join(" ".join(lines[i:i + 3]) for i in range(0, len(lines), 3))
    else:
        drop = form != "lines" and source.chance(.4)
        body = "\n".join(mark.replace("{i}", str(i + 1)) + (line.rstrip(".") if drop else line) for i, line in enumerate(lines))
    title = source.pick(_TITLES)
    head = source.pick(["", "", f"# {title}\n\n", f"# {title}\n", f"{title}:\n", f"{title}\n\n", f"## {title} of {value(source, 'day')}\n\n"])
    asks = [ask for _, ask in facts]
    return Paper(head + body, _FILES, asks, source.pick(["file", "note", "text"]))


def _together(source, lines):
    """Now and then two sentences become one."""
    out = []
    for line in lines:
        if out and ":" not in out[-1] + line and out[-1].count(",") < 1 and source.chance(.25):
            word = line.split(" ")[0]
            line = (word if word in world.NAMES else word.lower()) + line[len(word):]
            out[-1] = out[-1][:-1] + source.pick([", and ", " and ", "; ", ", while ", ", but "]) + line
        else:
            out.append(line)
    return out


def _alike(source, same, taken):
    """The same thing told of somebody or something else."""
    about, names, facts = same
    at = source.number(0, min(1, len(facts) - 1))
    if not source.held_out and is_held_out(f"{about} {at}"):
        return None
    kind, sentences, direct, told = facts[at]
    x, v = source.pick(names or world.NAMES), value(source, kind)
    if (x, at) in taken or names is None and x in taken or v in taken:
        return None
    taken |= {(x, at), v}
    sentence = said(source, source.pick(sentences), x=x, v=v)
    return sentence, Ask(direct, told, dict(x=x), v, sentence)


for _, _, _facts in subjects():
    for _fact_ in _facts:
        for _text in [*_fact_[1], *_fact_[2:]]:
            parse(_text)

"""Letters, notices and minutes in which something is no longer as it was: the new one is asked for, or the old one; beside it other facts of the same kinds."""
from functools import cache
from pathlib import Path

from ..everyday.grammar import parse
from ..material import world
from ..material.source import is_held_out
from ..papers import builds, lists
from ..papers.guides import _line
from ..papers.paper import Ask, Paper
from ..papers.values import value
from ..words.said import capital, said
from .words import counted, deeds

_CARRY = "the speakers,the drinks,the cake,the chairs,the decorations,the music,the grill,the tents,the plates,the ice,the flowers,the projector,the games,the invitations,the bread,the lights,the posters,the salad,the cups,the tickets"
_TITLES = "News|Notice|What is new|Changes|Important|For everybody|Info|Newsletter|Please read|Notes|Update|Dear all|Hello everybody|Hi team".split("|")
_STRAY = "The rest stays as it is.;Please tell the others.;Thank you for your patience.;We are sorry for the short notice.;I hope you are well.;The weather here is fine.;See you soon.;More next week.;It was a busy month.;Questions? Just ask.;That is all for now.".split(";")
_FILES = "letter.txt notice.md news.txt note.md info.txt mail.txt message.txt update.md newsletter.md changes.txt notes.txt announcement.txt".split()


@cache
def read(name):
    """-> [({slot: kind}, sentences, [(direct, told, answer)])]"""
    return [_line(line) for line in (Path(__file__).parent / name).read_text().strip().split("\n")]


def _fact(source, line, taken):
    """-> (sentence, asks); None where no values are left that nothing else has"""
    kinds, sentences, questions = line
    values = {}
    for slot, kind in kinds.items():
        if kind == "DEED":
            made, = deeds(source, 1)
            text, values[slot + "3"] = made.base, made.third
        else:
            kind = _CARRY if kind == "carry" else kind
            text = next((one for one in (source.pick(kind.split(",")) if "," in kind else lists.drawn(source, kind) for _ in range(30)) if not {one.lower(), kind == "person" and one.lower().split(" ")[0]} & taken), None)
        if text is None or text.lower() in taken:
            return None
        taken |= {text.lower(), text.lower().split(" ")[0]} if kind == "person" else {text.lower()}
        values[slot] = text
    sentence = capital(said(source, source.pick(sentences), **values))
    return sentence, [Ask(direct, told, values, answer.format(**values), sentence) for direct, told, answer in questions]


def _facts(source, name, n, taken):
    """-> [(sentence, asks)], no line of the file twice"""
    able = [line for line in read(name) if source.held_out or not is_held_out("changed " + line[1][0])]
    made = [_fact(source, line, taken) for line in source.random.sample(able, n)]
    return [one for one in made if one]


def changes(source):
    """1 to 3 changes among 1 to 4 other sentences."""
    taken = set()
    facts = _facts(source, "changed.txt", source.weighted({1: 4, 2: 5, 3: 3}), taken) + _facts(source, "told.txt", source.weighted({1: 3, 2: 4, 3: 3, 4: 1}), taken)
    source.random.shuffle(facts)
    lines, asks = [text for text, _ in facts], [ask for _, mine in facts for ask in mine]
    for stray in source.random.sample(_STRAY, source.weighted({0: 4, 1: 4, 2: 2})):
        lines.insert(source.number(0, len(lines)), stray)
    joint = source.pick([" ", " ", "\n", "\n\n"])
    match source.weighted({"letter": 6, "notice": 5, "minutes": 4, "bare": 3}):
        case "letter":
            to, by = source.random.sample([name for name in world.NAMES if name.lower() not in taken], 2)
            opening, closing = source.pick(builds.OPENINGS).format(a=to), source.pick(builds.CLOSINGS).format(b=by)
            asks += [Ask("who (wrote|signed) (the letter|it|this)|who is the letter from|from whom is the letter", "who (wrote|signed) the letter", {}, by, closing), Ask("to whom is (the letter|it) (addressed|written)|who is the letter (for|addressed to)|who (gets|got) the letter", "to whom the letter is written|who gets the letter", {}, to, opening)]
            gap = source.pick(["\n", "\n\n"])
            return Paper(opening + gap + joint.join(lines) + gap + closing, _FILES, asks, source.pick(["letter", "letter", "file"]))
        case "minutes":
            return _minutes(source, lines, asks, taken)
        case "bare":
            return Paper(joint.join(lines), _FILES, asks, source.pick(["note", "file"]))
    mark = source.pick(["", "", "- ", "* "])
    body = "\n".join(mark + line for line in lines) if mark else joint.join(lines)
    return Paper(source.pick(["# {t}\n\n", "{t}\n\n", "{t},\n", "{t}:\n", "**{t}**\n\n"]).format(t=source.pick(_TITLES)) + body, _FILES, asks, source.pick(["note", "file"]))


def _minutes(source, lines, asks, taken):
    """With the day of the meeting and those who were there."""
    names = [name for name in source.random.sample(world.NAMES, 24) if name.lower() not in taken][:source.number(3, 6)]
    n = source.number(1, min(2, len(names) - 2))
    there, missing, when = names[:-n], names[-n:], next(day for day in (value(source, "day") for _ in range(40)) if day.lower() not in taken)
    head = source.pick(["# Meeting {d}", "# Minutes of {d}", "Minutes, {d}", "Meeting of {d}", "# Meeting\nDate: {d}"]).format(d=when)
    present, excused = source.pick(["Present: {}", "Present: {}", "Attending: {}", "There: {}"]).format(", ".join(there)), source.pick(["Excused: {}", "Absent: {}", "Missing: {}"]).format(", ".join(missing))
    asks = asks + [counted("how many people (were|are) (present|there)|how many (attended|took part|came)", "how many people were (present|there)", {}, there)] * 2
    asks += [Ask("who (was|is) (excused|absent|missing|not there)" if len(missing) == 1 else "who (were|was) (excused|absent|missing|not there)", "who was (excused|absent|missing)", {}, ", ".join(missing), excused)] * 2
    asks += [Ask("who (was|were) (present|there)|who (attended|took part)", "who was (present|there)", {}, ", ".join(there), present), Ask("when (was|is) (the meeting|this meeting) of the minutes|of (which|what) day are the minutes|what is the date of the minutes", "the date of the minutes", {}, when, head)]
    numbered = source.chance(.7)
    body = "\n".join(f"{i + 1}. {line}" if numbered else "- " + line for i, line in enumerate(lines))
    return Paper("\n".join([head, "", present, excused, "", body]), ["minutes.md", "meeting.md", "minutes.txt", "meeting-notes.md", "protocol.txt"], asks, "file")


for _name in ("changed.txt", "told.txt"):                               # a stray bracket is found here
    for _kinds, _sentences, _asks in read(_name):
        for _text in [*_sentences, *(text for ask in _asks for text in ask[:2])]:
            parse(_text)

"""Notes with a list of things and a few sentences below or above it; and lists of things to do, of which some are done."""
import re
from functools import cache
from pathlib import Path

from ..everyday.grammar import parse
from ..material import world
from ..material.source import is_held_out
from ..words.said import said
from .guides import _drawn, _line
from .lists import CHORES
from .paper import Ask, Paper
from .values import value


@cache
def crafts():
    """-> [(file names, word, titles, [(kind of the number, thing)], [line of a guide])]"""
    out = []
    for block in ("\n\n" + (Path(__file__).parent / "crafts.txt").read_text().strip()).split("\n\n@ ")[1:]:
        head, titles, items, *lines = block.split("\n")
        names, word = head.split(" | ")
        out.append((names.split(), word, titles.split(","), [tuple(item.split(" ", 1)) for item in items.split(";")], [_line(line) for line in lines]))
    return out


_MANY = "how many {x} (do I need|are needed|do we need|are there|does it take|belong to it)|(what is|what's) the number of {x}"
_MANY_OF = "how (much|many) {x} (do I need|is needed|do we need|are needed|does it take)|how many {x} are (on the list|listed)"
_FORMS = ["- {n} {x}", "- {n} {x}", "* {n} {x}", "- {x}: {n}", "{i}. {n} {x}", "- [ ] {n} {x}", "{n} {x}", "- {n} x {x}"]


def craft(source):
    names, word, titles, items, lines = source.pick(crafts())
    taken, asks, held = {"-"}, [], lambda text: is_held_out(f"craft {names[0]} {text}")
    n = source.pick(world.NAMES)
    form, shown = source.pick(_FORMS), []
    for i, (kind, thing) in enumerate(source.random.sample(items, source.number(3, min(5, len(items))))):
        unit, _, rest = thing.partition(" of ")
        many = value(source, kind)
        thing = thing if many != "1" else re.sub(r"^(\w+?)s\b", r"\1", thing) if rest or not thing.endswith("rolls of tape") else thing
        line = form.format(n=many, x=thing, i=i + 1)
        shown.append(line)
        if (source.held_out or not held(thing)) and not rest and many != "1":
            asks.append(Ask(_MANY, "how many {x} (are needed|I need)|the number of {x}", dict(x=thing), many, line))
        elif rest and unit not in ("g", "ml", "m", "kg", "liters") and many != "1":
            asks.append(Ask(_MANY_OF.replace("(much|many)", "many"), "how many {x} are needed", dict(x=thing), many, line))
    below = []
    for kinds, sentences, questions in source.random.sample(lines, source.weighted({1: 3, 2: 5, 3: 3})):
        values = dict(n=n) | {slot: _drawn(source, kind, taken).replace("{n}", n) for slot, kind in kinds.items()}
        text = said(source, source.pick(sentences), **values)
        below.append(text)
        if source.held_out or not held(sentences[0]):
            asks += [Ask(direct, told, values, answer.format(**values), text) for direct, told, answer in questions] * 3
    title = source.pick(titles).replace("{n}", n)
    lead = source.pick(["", "", "You need:", "Materials:", "We need:", "Needed:", "List:"])
    body = "\n".join(([lead] if lead else []) + shown)
    prose = source.pick([" ", " ", "\n"]).join(below)
    parts = [body, prose] if source.chance(.8) else [prose, body]
    return Paper(source.pick(["# {t}\n\n", "# {t}\n", "{t}\n\n", "## {t}\n\n", "{t}:\n", ""]).format(t=title) + source.pick(["\n\n", "\n\n", "\n"]).join(parts), names, asks, source.pick([word, "file", "note"]))


_OPEN = "what is (still |)(open|to do|not done)|what (still has|remains) to be done|(which|what) task is (still |)(open|not done)|what is left to do"
_CLOSED = "what is (already |)(done|finished)|(which|what) task is (done|finished|ticked off)|what (has been|was) done( already|)"
_IS_DONE = "is it (done|ticked off): {p}|has anybody done this yet: {p}"
_MARKS = [("[x]", "[ ]"), ("[x]", "[ ]"), ("[X]", "[ ]"), ("DONE", "TODO"), ("done:", "open:"), ("(done)", "(open)"), ("✓", "✗")]


def todo(source):
    """Things to do with a name or a day, done or open."""
    chores = [one for one in CHORES if source.held_out or not is_held_out(one[0])]
    chores, (done, todo) = source.random.sample(chores, source.number(3, 6)), source.pick(_MARKS)
    names, days = source.random.sample(world.NAMES, len(chores)), source.random.sample(world.DAYS, len(chores))
    form = source.pick(["{m} {p} ({n})", "{m} {p} - {n}", "{m} {n}: {p}", "{m} {p} ({n}, {d})", "{m} {p} until {d}", "{m} {p} by {d} ({n})", "{m} {p} @{n} {d}", "{m} {p}"])
    state = [source.chance(.4) for _ in chores]
    bullet, asks, lines = source.pick(["- ", "- ", "* ", ""]), [], []
    for (plain, third), name, day, ready in zip(chores, names, days, state):
        line = bullet + form.format(m=done if ready else todo, p=plain, n=name, d=day)
        lines.append(line)
        if "{n}" in form:
            asks += [Ask("who {s}|who (has to|will|must|should) {p}|whose job is it to {p}|who is down for this: {p}", "who {s}|who (has to|will) {p}", dict(s=third, p=plain), name, line),
                     Ask("what does {n} (have to |)do|what is {n} down for|what is {n}'s (task|job)", "what {n} has to do|{n}'s task", dict(n=name), plain, line)]
        if "{d}" in form:
            asks += [Ask("(by when|when|until when) (must|do) (I|we) {p}|when is this due: {p}", "when we (must|have to) {p}", dict(p=plain), day, line), Ask("what is due on {d}|what (must|has to) be done (by|on|until) {d}", "what is due on {d}", dict(d=day), plain, line)]
        if source.chance(.3):
            asks.append(Ask(_IS_DONE, "whether this is done: {p}|if this is done: {p}", dict(p=plain), "Yes." if ready else "No.", line))
    for which, direct in ((True, _CLOSED), (False, _OPEN)):
        if state.count(which) == 1:
            at = state.index(which)
            asks += [Ask(direct, "what is (already |)done|which task is done" if which else "what is (still |)open|which task is still open", {}, chores[at][0], lines[at])] * 2
        elif source.chance(.4):
            asks.append(Ask("how many tasks are (done|finished)" if which else "how many tasks are (still |)open|how many tasks are left", "how many tasks are done" if which else "how many tasks are open", {}, str(state.count(which)), "", said=", ".join(f"{i + 1} {chore[0]}" for i, chore in enumerate(chore for chore, ready in zip(chores, state) if ready == which)) + "."))
    head = source.pick(["", "", "# TODO\n\n", "TODO\n", "# This week\n", "To do:\n", "# Chores\n\n", "Tasks:\n"])
    return Paper(head + "\n".join(lines), "todo.md TODO.md todo.txt tasks.md chores.md week.md list.md".split(), asks, source.pick(["file", "list"]))


for _one in crafts():                                                   # a stray bracket is found here
    for _, _sentences, _asks in _one[4]:
        for _text in [*_sentences, *(text for ask in _asks for text in ask[:2])]:
            parse(_text)

"""Numbered things, each with several parts on its line: one is asked for by number and part, or the number by a part."""
from functools import cache

from ..papers.paper import Paper
from ..words.said import capital
from .told import blocks, fact, headed, told


@cache
def kinds():
    """-> [(thing, files, titles, parts, stray lines)]"""
    return [(head[0], head[1].split(), head[2].split(";"), [fact(line) for line in lines if line[:2] != "+ "], [fact(line[2:]) for line in lines if line[:2] == "+ "]) for head, lines in blocks("numbered.txt")]


def numbered(source):
    thing, files, titles, parts, strays = source.pick(kinds())
    able = [part for part in parts if source.held_out or not part.held]
    count = source.weighted({2: 1, 3: 5, 4: 6, 5: 4, 6: 2})
    marks = source.pick([[str(i + 1) for i in range(count)]] * 4 + [sorted(source.random.sample(range(1, 40), count)), list("ABCDEF")[:count]])
    chosen = [able[i] for i in sorted(source.random.sample(range(len(able)), min(len(able), source.weighted({2: 4, 3: 6, 4: 3}))))]
    if source.chance(.25):
        source.random.shuffle(chosen)
    form, joint = source.pick(["{m}: {x}", "{m}: {x}", "{m}: {x}", "- {m}: {x}", "{m} - {x}", "* {m}: {x}", "{m} | {x}", "**{m}**: {x}", "{m}: {x}."]), source.pick([", ", ", ", ", ", "; ", " - "])
    gaps, taken, lines, asks = source.chance(.2), {str(mark) for mark in marks}, [], []
    for mark in marks:
        label = f"{capital(thing)} {mark}"
        called = source.pick([f"{thing} {mark}", f"{thing} {mark}", f"{thing} {mark}", f"{thing} number {mark}" if str(mark).isdigit() else f"{thing} {mark}"])
        mine = [told(source, part, taken, r=called, t=thing, m=label) for part in chosen if not gaps or part is chosen[0] or source.chance(.8)]
        if not (mine := [one for one in mine if one]):
            continue
        lines.append(form.format(m=label, x=joint.join(text for text, _ in mine)))
        for _, some in mine:
            for ask in some:
                ask.line, ask.also = lines[-1], called if ask.answer != label else ""
                asks.append(ask)
    for stray in source.random.sample(strays, min(len(strays), source.weighted({0: 3, 1: 4, 2: 2}))):
        if made := told(source, stray, taken):
            lines.insert(source.pick([0, len(lines), len(lines)]), made[0])
            asks += made[1]
    return Paper(headed(source, source.pick(titles), "\n".join(lines)), files, asks, source.pick(["note", "file", "list"]))

"""Tables in which a row is told by two of its cells, each of which alone fits several rows."""
from functools import cache

from ..papers import grids
from ..papers.paper import Ask, Paper
from ..material.source import is_held_out
from ..papers.values import value
from .told import blocks

_FORMS = {"comma": 40, "semicolon": 14, "tab": 7, "markdown": 14, "aligned": 8, "bars": 5, "spaced": 5, "bar": 2, "quoted": 3, "jsonl": 3, "pairs": 2}


@cache
def kinds():
    """-> [(files, heads of the first column, its values, those of the second, [(heads, kind, direct, told, back)])]"""
    out = []
    for (files, one, two), lines in blocks("crossed.txt"):
        split = lambda text: [part.split(",") for part in text.split(" : ")]
        out.append((files.split(), *split(one), *split(two), [(parts[0].split(","), *parts[1:], *[""] * (5 - len(parts))) for parts in (line.split(" | ") for line in lines)]))
    return out


def _cells(source, kind, n):
    out = []
    for _ in range(n * 40):
        text = value(source, kind)
        if text not in out:
            out.append(text)
        if len(out) == n:
            return out
    return None


def crossed(source):
    """4 to 9 rows; two or three values in each of the two columns, hardly all pairs."""
    able = [one for one in kinds() if source.held_out or not is_held_out("crossed " + one[0][0] + one[2][0])]
    files, heads, firsts, heads2, seconds, columns = source.pick(able)
    a = source.random.sample(firsts, min(len(firsts), source.weighted({2: 6, 3: 5, 4: 1})))
    b = source.random.sample(seconds, min(len(seconds), source.weighted({2: 5, 3: 6, 4: 1})))
    pairs = [(x, y) for x in a for y in b]
    pairs = [pairs[i] for i in sorted(source.random.sample(range(len(pairs)), min(len(pairs), max(4, len(pairs) - source.number(0, 2)))))][:9]
    if source.chance(.45):
        source.random.shuffle(pairs)
    chosen = source.random.sample(columns, min(len(columns), source.weighted({1: 3, 2: 6, 3: 3})))
    drawn = [_cells(source, kind, len(pairs)) for _, kind, *_ in chosen]
    if None in drawn:
        return crossed(source)
    names = [source.pick(heads), source.pick(heads2), *(source.pick(column[0]) for column in chosen)]
    order = [0, 1] + list(range(2, len(names)))
    if source.chance(.5):
        source.random.shuffle(order)
    form = source.weighted(_FORMS)
    style = source.weighted({"as": 6, "title": 2, "upper": 1})
    spell = lambda one: one.upper() if style == "upper" else one.replace("_", " ").capitalize() if style == "title" else one
    table = [[*pair, *rest] for pair, rest in zip(pairs, zip(*drawn))]
    text, lines = grids.written(source, form, [spell(names[i]) for i in order], [[row[i] for i in order] for row in table], "row")
    asks = []
    for row, line in zip(table, lines):
        values = dict(a=row[0], b=row[1])
        twice = all([other[i] for other in table].count(row[i]) > 1 for i in (0, 1))
        for i, (_, kind, direct, told, back) in enumerate(chosen):
            cell = row[2 + i]
            asks += [Ask(direct, told, values, cell, line)] * (3 if twice else 1)
            if back and source.chance(.35):                             # there and back: the one cell by this one and the other
                asks += [Ask(one, one, dict(v=cell), row[slot == "b"], line) for slot, one in (part.split(" = ") for part in back.split(" ; "))]
    stem, ends = source.pick(files), grids.ENDINGS.get(form)
    if ends and source.chance(.75):
        stem = stem.split(".")[0] + "." + source.pick(ends)
    return Paper(text, [stem], asks, source.pick(["file", "table", "list"]))

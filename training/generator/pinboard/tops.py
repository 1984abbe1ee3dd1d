"""Tables and lists of which the largest or smallest number is looked for: its name is asked, or what else is said of it."""
from functools import cache

from ..material import world
from ..material.source import is_held_out
from ..papers import grids
from ..papers.paper import Ask, Paper
from ..papers.values import value
from .told import blocks

_FORMS = {"comma": 40, "semicolon": 14, "tab": 7, "markdown": 14, "aligned": 8, "bars": 5, "spaced": 5, "labels": 5, "jsonl": 3, "pairs": 2}


@cache
def kinds():
    """-> [(thing, files, heads of the name, names, numbers, texts)]; a number: (heads, kind, most, least), a text: (heads, kind, direct, told)"""
    out = []
    for (thing, files, heads, names), lines in blocks("tops.txt"):
        numbers, texts = [], []
        for line in lines:
            heads2, kind, *rest = [part.strip() for part in line[2:].split(" | ")]
            if line[0] == "+":
                numbers.append((heads2.split(","), kind, *rest))
            else:
                texts.append((heads2.split(","), kind, *rest[0].split(" > ")))
        out.append((thing, files.split(), heads.split(","), names, numbers, texts))
    return out


def tops(source):
    """3 to 7 rows with a name, one or two numbers and one or two texts."""
    thing, files, heads, names, numbers, texts = source.pick([one for one in kinds() if source.held_out or not is_held_out("tops " + one[0])])
    n = source.weighted({3: 5, 4: 7, 5: 5, 6: 2, 7: 1})
    names = source.random.sample(world.NAMES if names == "NAME" else world.CITIES if names == "CITY" else names.split(","), n)
    counted = source.random.sample(numbers, min(len(numbers), source.number(1, 2)))
    told = source.random.sample(texts, min(len(texts), source.number(1, 2)))
    columns = [[source.pick(column[0]), source.distinct(lambda: value(source, column[1]), n, 300)] for column in counted + told]
    if any(len(cells) < n for _, cells in columns):
        return tops(source)
    head, rows = [source.pick(heads)] + [name for name, _ in columns], [list(row) for row in zip(names, *(cells for _, cells in columns))]
    order = list(range(len(head)))
    if source.chance(.5):
        source.random.shuffle(order)
    elif source.chance(.3):                                              # a code or a number first
        head, rows, order = head + [source.pick(["id", "no", "nr"])], [row + [str(i + 1)] for i, row in enumerate(rows)], [len(head)] + order
    form = source.weighted(_FORMS)
    style = source.weighted({"as": 6, "title": 2, "upper": 1})
    spell = lambda one: one.upper() if style == "upper" else one.replace("_", " ").capitalize() if style == "title" else one
    text, lines = grids.written(source, form, [spell(head[i]) for i in order], [[row[i] for i in order] for row in rows], thing)
    asks = []
    for at, (_, _, most, least) in enumerate(counted, 1):
        amounts = [float(row[at]) for row in rows]
        for words, top in ((most, max), (least, min)):
            best = amounts.index(top(amounts))
            listed = ", ".join(f"{row[0]} {row[at]}" for row in rows) + ".\n"
            direct, called = words.split(" > ")
            asks += [Ask(direct, direct, dict(t=thing), names[best], "", said=f"{listed}So the answer is {names[best]}.")] * 4
            for i, (_, _, question, behind) in enumerate(told, 1 + len(counted)):
                asks += [Ask(question, behind, dict(r=called), rows[best][i], "", said=f"{listed}It says: {lines[best].strip()}\nSo the answer is {rows[best][i]}.")] * 2
    for row, line in zip(rows, lines):
        for i, (_, _, question, behind) in enumerate(told, 1 + len(counted)):
            asks.append(Ask(question, behind, dict(r=f"the {thing} {row[0]}" if source.chance(.2) and row[0] not in world.NAMES else row[0]), row[i], line, row[0]))
    stem, ends = source.pick(files), grids.ENDINGS.get(form)
    if ends and source.chance(.75):
        stem = stem.split(".")[0] + "." + source.pick(ends)
    return Paper(text, [stem], asks, source.pick(["file", "table", "list"]))

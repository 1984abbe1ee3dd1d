"""Tables of anything: rows of every kind, any columns that may go with them, and questions by the name of a column in plain words, there and back."""
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..everyday.grammar import parse
from ..material import world
from ..material.source import is_held_out
from . import grids, sections, tallies
from .paper import Ask, Paper
from .values import value

_POOLS = {
    "pets": "Bella Rocky Flora Berta Lotte Max Luna Oscar Daisy Bruno Molly Nero Rosie Hector Tilda Gus Pippa Rex Olga Fritz Kira Toby Wanda Igor Fanny Balu Susi Moritz Ginger Pepper Maja Samson".split(),
    "ships": "Aurora|Sea Wolf|Albatross|Gannet|Osprey|Fortuna|Petrel|Thetis|Kestrel|Calypso|Andromeda|Dolphin|Halcyon|Windrose|Mermaid|North Star|Tempest|Orion|Pelican|Vega|Sirius|Black Swan|Esperanza|Old Lady|Comet|Viking".split("|"),
    "places": "Hilltop|Brookside|Fox Hollow|Lindenau|Stonefield|Old Ford|Crow Hill|Westend|Greenwood|Ravensberg|Millbrook|Sandy Point|Ashby|Long Meadow|Redcliff|Kingsdown|Fern Bay|Bellwood|Birchen|Upper Lea|Otterfall|Thornton|Marlow|Deepwater|Eastgate|Windy Ridge".split("|"),
    "rooms": "kitchen attic cellar hall library nursery pantry laundry studio lobby bathroom bedroom canteen office garage chapel ballroom gym".split(), "crops": "barley rye wheat maize oats millet flax hemp clover rape spelt sorghum rice alfalfa buckwheat quinoa".split(), "herbs": "mint thyme sage basil dill chives oregano lovage parsley rosemary lavender tarragon sorrel borage".split(),
    "works": "Silver Rain|The Last Bridge|Paper Moon|Winter Song|Two Brothers|The Red Door|Night Bus|Salt|Open Sky|The Fox|Blue Hours|Old Friends|Stone Garden|Lost Keys|A Quiet Day|The Long Road|Morning|Wild Geese|Under Snow|Four Winds|Northbound|The Clock".split("|")}
_LIKE = "old new big small red blue green white black north south east west upper lower left right front back middle tall short round heavy".split()
_TREES = "oak lime ash birch beech elm maple walnut cherry pear plum chestnut pine willow".split()
_FORMS = {"comma": 40, "semicolon": 14, "tab": 8, "markdown": 15, "aligned": 8, "bars": 4, "bar": 3, "spaced": 5, "quoted": 3, "jsonl": 2, "json": 2, "pairs": 2, "labels": 2, "blocks": 2, "headings": 2}


@cache
def read():
    """-> ([(tags, thing, plural, kinds of the names)], [(kind of the column, heads, tags, the rest)])"""
    sort, rows, columns = "", [], []
    for line in (Path(__file__).parent / "cells.txt").read_text().strip().split("\n"):
        parts = [part.strip() for part in line.split(" | ")]
        if line.startswith("@ "):
            sort = line[2:]
        elif sort == "rows":
            rows.append((parts[0], *parts[1].split(" "), parts[2].split(" ")))
        else:
            columns.append((sort, parts[0].split(","), parts[1], parts[2:]))
    return rows, columns


@dataclass
class _Column:
    head: str
    c: str                  # how one says it
    sort: str
    cells: list
    own: list               # questions of its own about {r}
    called: list            # questions by its name
    told: list              # behind "tell me"
    which: list             # questions for the row by {v}
    clauses: list           # "the {t} ..."
    yes: list = ()          # questions whether {r} has {v}

    def questions(self, short):
        """-> (direct, told); `short`: the row is told in few words, which can have an 's."""
        own, called, told = ([one for one in forms if short or "{r}'s" not in one and "{r}:" not in one] for forms in (self.own, self.called, self.told))
        own, called = "|".join(own or called), "|".join(called or own)
        return f"({own})|({own})|({called})", "|".join(told)


def _people(source, n):
    kind = source.weighted({"name": 60, "person": 18, "family": 10, "letters": 3, "word": 5, "logins": 4})
    return grids.cells(source, kind, n)


def _places(source, n):
    match source.number(0, 6):
        case 0: return [source.pick(world.ALPHABET[:12]) for _ in range(n)]
        case 1: return [str(source.number(1, source.pick([9, 30]))) for _ in range(n)]
        case 2: return [source.word() for _ in range(n)]
        case 3: return grids.cells(source, "shelves", n)
        case 4: return [source.pick(["North", "South", "East", "West", "Center", "Upper", "Lower", "Middle", "Old", "New", "Long", "Round"]) for _ in range(n)]
        case 5: return [source.pick(world.COLORS) for _ in range(n)]
    return [source.pick(_POOLS["places"]) for _ in range(n)]


_CALLED = "what is the {c} of {r};what's the {c} of {r};what is the {c} for {r};(which|what) {c} does {r} have;{c} of {r};what is {r}'s {c};for {r}, what is the {c};{r}: what is the {c}".split(";")
_CALLED_TOLD = "the {c} of {r};the {c} for {r};{r}'s {c};(which|what) {c} {r} has".split(";")
_WHEN = {"month": "in (which|what) month", "time": "at (which|what) time", "weekday": "on (which|what) day", "date": "on (which|what) date", "day": "on (which|what) day"}


def _column(source, one, n):
    """A column of `n` cells."""
    sort, heads, _, rest = one
    head = source.pick(heads)
    c = grids.spoken(source.pick(heads) if sort in ("person", "number", "when") and source.chance(.25) else head)
    yes = ["is {v} the {c} of {r}", "is the {c} of {r} {v}"]
    told, called = _CALLED_TOLD, _CALLED
    match sort:
        case "person":
            cells = _people(source, n)
            own = ["who is the {c} of {r}", "who is the {c} of {r}", "who is {r}'s {c}", "who is the {c} for {r}", "who is {c} of {r}"]
            called = ["what is the name of the {c} of {r}", "(which|what) {c} does {r} have", "who is given as {c} of {r}", "for {r}, who is the {c}", "{r}: who is the {c}"]
            told = ["who the {c} of {r} is", "the {c} of {r}", "{r}'s {c}", "who is the {c} of {r}", "the name of the {c} of {r}"]
            which = ["which {t} has {v} as {c}", "which {t} has the {c} {v}", "{v} is the {c} of which {t}", "of which {t} is {v} the {c}"]
            clauses = ["with {v} as {c}", "with the {c} {v}", "whose {c} is {v}"]
            own += rest[1].split(";") if len(rest) > 1 else []
            for verb in rest[0].split(";") if rest[0] != "-" else []:
                base, third, done = (form.replace("_", " ") for form in verb.split(" "))
                own += [f"who {third} {{r}}", f"who {third} {{r}}", f"by whom is {{r}} {done}"]
                told += [f"who {third} {{r}}"]
                which += [f"which {{t}} does {{v}} {base}", f"what {{t}} does {{v}} {base}", f"which {{t}} is {done} by {{v}}"]
                clauses += [f"that is {done} by {{v}}"]
                yes += [f"does {{v}} {base} {{r}}", f"is {{r}} {done} by {{v}}"]
        case "place":
            cells, at = _places(source, n), rest[0]
            own = [f"{at} which {c} is {{r}}", f"{at} which {c} is {{r}}", f"{at} what {c} is {{r}}", f"(which|what) {c} is {{r}} {at}", f"{at} (which|what) {c} (can I find|do I find|do we have) {{r}}"]
            told = [f"{at} (which|what) {c} {{r}} is", f"(which|what) {c} {{r}} is {at}", "the {c} of {r}"]
            which = [f"which {{t}} is {at} {c} {{v}}", f"which {{t}} is {at} {c} {{v}}", f"what {{t}} is {at} {c} {{v}}", f"which {{t}} (can I|do I) find {at} {c} {{v}}", "which {t} has the {c} {v}"]
            yes = [f"is {{r}} {at} {c} {{v}}"]
            clauses = [f"{at} {c} {{v}}", f"that is {at} {c} {{v}}", "whose {c} is {v}"]
        case "number" | "count":
            units, limits, own, clause = rest if sort == "number" else ["", *rest]
            cells, own = [value(source, limits) for _ in range(n)], own.split(";")
            unit = source.pick(units.split(" "))
            shown = source.weighted({"_{u}": 6, " ({u})": 2, " [{u}]": 1, "cells": 3, "": 2}) if unit else ""
            v = "{v}"
            if shown == "cells":
                joint = source.pick([" ", " ", ""])
                cells = [cell + joint + unit for cell in cells]
            elif shown:
                head, v = head + shown.replace("{u}", unit), "{v} " + unit
                called = called + [f"what is the {{c}} of {{r}} in {unit}"]
            clause = clause.replace("{v}", v)
            which = ["which {t} " + clause] * 2 + ["what {t} " + clause] + (["which {t} has the {c} " + v] if sort == "number" else ["which {t} has {v} as number of {c}"])
            clauses = ["that " + clause]
            if sort == "count":
                called, told = ["what is the number of {c} of {r}", "what number of {c} does {r} have", "how many {c} (are given|are listed|are there) for {r}", "{c} of {r}"], ["how many {c} {r} has", "the number of {c} of {r}"]
        case "when":
            kind = source.pick(list(_WHEN))
            cells, own = grids.cells(source, kind, n), rest[0].split(";")
            own += [f"{_WHEN[kind]} {own[0].split('when ')[-1]}"] if own[0].startswith("when") else []
            clause = rest[1].replace("{v}", {"month": "in", "time": "at"}.get(kind, "on") + " {v}")
            told, which, clauses = ["when the {c} of {r} is", "the {c} of {r}"], ["which {t} " + clause] * 2 + ["what {t} " + clause], ["that " + clause]
        case _:
            cells, own, clause = grids.cells(source, rest[0], n), rest[1].split(";"), rest[2]
            which, clauses = ["which {t} " + clause] * 2 + ["what {t} " + clause, "which {t} has the {c} {v}"], ["that " + clause, "whose {c} is {v}"]
    if sort in ("person", "place", "kind") and source.chance(.2):       # several rows say the same
        cells = [source.pick(cells[:source.number(2, 3)]) for _ in cells]
    return _Column(head, c, sort, cells, *([one.replace("{c}", c) for one in forms] for forms in (own, called, told, which, clauses, yes)))


# --- rows -----------------------------------------------------------------------------------------------------------
def _names(source, kind, thing, n):
    match kind:
        case "adj": return [f"{like} {thing}" for like in source.random.sample(_LIKE, n)]
        case "rooms": return [room if thing == "room" else f"{room} {thing}" for room in source.random.sample(_POOLS["rooms"], n)]
        case "trees": return [f"{like} {tree}" for like, tree in zip(source.random.sample(_LIKE, n), source.random.sample(_TREES, n))]
        case "letters": return source.random.sample(world.ALPHABET, n) if source.chance(.5) else [one for one in world.ALPHABET[:n]]
        case "numbers": return source.distinct(lambda: str(source.number(1, source.pick([9, 40, 300]))), n, 60)
        case "codes": return list(dict.fromkeys(grids.cells(source, "series", n)))
        case "words": return source.distinct(lambda: source.word() if source.chance(.8) else source.word().capitalize(), n, 60)
        case "people": return source.random.sample(world.NAMES, n) if source.chance(.75) else source.distinct(lambda: value(source, "person"), n, 60)
    return source.random.sample(_POOLS[kind], n)


def _told(source, kind, thing, name):
    """How a question calls the row."""
    match kind:
        case "adj" | "rooms" | "trees": return "the " + name
        case "numbers": return source.pick([f"{thing} {name}", f"{thing} {name}", f"the {thing} {name}", f"{thing} number {name}"])
        case "letters" | "codes": return source.pick([name] * (not name.isdigit()) + [f"{thing} {name}", f"{thing} {name}", f"the {thing} {name}"])
        case "words" | "works": return source.pick([name, name, f'"{name}"', f"the {thing} {name}", f"{thing} {name}"])
        case "ships": return source.pick([name, name, f"the {name}", f"the {thing} {name}"])
        case "crops" | "herbs" | "people": return name
    return source.pick([name, name, name, f"the {thing} {name}"])


def _drawn(source, tags, n, many):
    """Columns that may go with these rows, now and then any, often several of one kind."""
    every = tags == "x" or source.chance(.12)
    able = [one for one in read()[1] if (every or tags in one[2]) and (source.held_out or not is_held_out("cells " + one[1][0]))]
    of = lambda sort: [one for one in able if one[0] == sort]
    match source.weighted({"mixed": 5, "alike": 5, "each": 5}):
        case "mixed": chosen = source.random.sample(able, many)
        case "alike":
            sort = source.weighted({"person": 5, "place": 5, "number": 4, "count": 2, "when": 2, "kind": 2})
            chosen = source.random.sample(of(sort), min(len(of(sort)), many, source.number(2, 3)))
            chosen += source.random.sample([one for one in able if one[0] != sort], many - len(chosen))
        case _: chosen = [source.pick(of(sort) or able) for sort in source.random.sample(["person", "place", source.pick(["number", "count"]), "kind", source.pick(["when", "kind"])], many)]
    source.random.shuffle(chosen)
    columns = [_column(source, one, n) for one in chosen]
    asked = [question for column in columns for question in set(column.own + column.which)]
    return columns if len(set(asked)) == len(asked) else None          # none asks for two of them


_RAW = "what is the value of {h} for {r}|what does the column {h} say for {r}|what is {h} for {r}|(which|what) value does {r} have (in|under) {h}|what is in the column {h} for {r}|what is the {h} of {r}|{h} of {r}|what stands in the {h} column for {r}"
_RAW_TOLD = "the value of {h} for {r}|what the column {h} says for {r}|the {h} of {r}"


def table(source):
    """3 to 6 columns, 2 to 8 rows."""
    rows, _ = read()
    tags, thing, plural, kinds = source.pick([one for one in rows if source.held_out or not is_held_out("rows " + one[1])])
    kind, n = source.pick(kinds), source.weighted({2: 3, 3: 8, 4: 8, 5: 6, 6: 3, 7: 2, 8: 1})
    names = _names(source, kind, thing, n)
    columns = _drawn(source, tags, len(names), source.weighted({2: 7, 3: 8, 4: 3, 5: 1}))
    first = source.pick([thing, thing, thing, "name", "name", *(["title"] if tags == "w" else []), *(["id", "no", "code"] if kind in ("letters", "codes", "numbers") else [])])
    if not columns or len(names) < 2 or _alike(columns, first, thing) or any(len(set(column.cells)) < 2 for column in columns):
        return table(source)
    form = source.weighted(_FORMS)
    order = list(range(len(columns)))
    at = 0 if form in sections.FORMS or source.chance(.7) else source.number(0, len(columns))
    order.insert(at, len(columns))
    style = source.weighted({"as": 6, "title": 2, "upper": 1}) if form not in sections.FORMS else "as"
    spell = lambda one: one.upper() if style == "upper" else (one.replace("_", " ") if "(" in one else one).capitalize() if style == "title" else one
    heads = [column.head for column in columns] + [first]
    cut = [[*cells, name] for cells, name in zip(zip(*(column.cells for column in columns)), names)]
    text, lines = grids.written(source, form, [spell(heads[i]) for i in order], [[row[i] for i in order] for row in cut], thing)
    stem = source.pick([plural, plural, thing, "list", "table", "data", "overview", source.word()]).replace(" ", "_")
    ends = grids.ENDINGS.get(form) or sections.ENDINGS.get(form) or ["csv", "csv", "csv", "txt"]
    if form in ("json", "jsonl", "pairs"):
        spell = lambda one: one.lower().replace(" ", "_")
    return Paper(text, [f"{stem}.{source.pick(ends)}"], _asks(source, thing, plural, kind, names, columns, lines, spell, tags == "h"), source.pick(["file", "table", "list"]))


def _asks(source, thing, plural, kind, names, columns, lines, spell, person):
    """Every column and every row as often as any other."""
    asks, places = [], sum(column.sort == "place" for column in columns)
    for _ in range(26):
        i, column = source.number(0, len(names) - 1), source.pick(columns)
        v, line, x = column.cells[i], lines[i], source.random.random()
        unique = lambda one: one.cells.count(one.cells[i]) == 1
        if x < .22:                                                      # back to the row
            if unique(column):
                which = "|".join(column.which + [one.replace("which {t}", "who") for one in column.which if person and one.startswith("which {t} ")])
                asks.append(Ask(which, which, dict(t=thing, v=v), names[i], line))
            continue
        others = [other for other in columns if other is not column and unique(other)]
        if x < .28 and others:                                          # the row is told by another of its cells
            other = source.pick(others)
            called, also = f"the {thing} {source.pick(other.clauses)}".replace("{v}", other.cells[i]), ""
        else:
            called = also = _told(source, kind, thing, names[i])
        direct, told = column.questions(bool(also) and '"' not in also)
        if x > .92:
            direct, told = _RAW, _RAW_TOLD
        elif column.sort == "place" and places == 1 and source.chance(.3):
            direct, told = "where is {r}|where (do|can) I find {r}", "where {r} is"
        asks.append(Ask(direct, told, dict(h=spell(column.head), r=called, t=thing), v, line, also if direct != _RAW else ""))
    return asks + _compared(source, thing, names, columns) + tallies.asks(source, thing, plural, names, [_told(source, kind, thing, name) for name in names], columns, lines)


def _alike(columns, *others):
    """Whether two columns could be meant by the same word."""
    called = [{column.c, grids.spoken(column.head)} for column in columns] + [{grids.spoken(one)} for one in dict.fromkeys(others)]
    return len(set().union(*called)) < sum(map(len, called))


_MOST = {"number": [("highest", max), ("lowest", min)], "count": [("most", max), ("fewest", min)]}


def _compared(source, thing, names, columns):
    """The largest and the smallest number, in few rows."""
    out = []
    for column in columns:
        numbers = [int(re.match(r"\d+", cell)[0]) for cell in column.cells] if column.sort in _MOST else []
        if 0 < len(numbers) < 7 and len(set(numbers)) == len(numbers):
            word, top = source.pick([("most", max), ("least", min)] if column.c in tallies.MASS else _MOST[column.sort])
            best = names[numbers.index(top(numbers))]
            direct = "which {t} has the {k} {c}|what {t} has the {k} {c}"
            out.append(Ask(direct, direct, dict(t=thing, k=word, c=column.c), best, "", said=", ".join(f"{name} {number}" for name, number in zip(names, numbers)) + f".\nSo the answer is {best}."))
    return out


for _sort, _heads, _, _rest in read()[1]:                               # a stray bracket is found here
    for _text in _rest[-2:]:
        parse(_text)

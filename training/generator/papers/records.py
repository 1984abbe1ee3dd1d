"""Tables of realistic things: a row for each, columns that one asks for in plain words, and back from a cell to the row."""
import json
import re
from functools import cache
from pathlib import Path

from ..material.source import is_held_out
from . import compared
from .paper import Ask, Paper
from .values import value


@cache
def things():
    """-> [(thing, plural, file names, [names of the first column], kind of the names, [(column, kind, direct, told, back)])]"""
    out = []
    for line in (Path(__file__).parent / "tables.txt").read_text().split("\n"):
        if line.startswith("# "):
            head, firsts, kind = line[2:].split(" | ")
            thing, plural, *files = head.split(" ")
            out.append((thing, plural, files, firsts.split(","), kind, []))
        elif line:
            column, kind, direct, told, back = (line + " ").split(" | ")
            out[-1][-1].append((column, kind, direct, told.strip(), back.strip()))
    return out


def plural(word):
    return word + "es" if word.endswith(("ch", "sh", "s", "x")) else word[:-3] + "ves" if word == "shelf" else "mice" if word == "mouse" else word[:-1] + "ies" if word.endswith("y") and word[-2] not in "aeiou" else word + "s"


PLAIN = "what is the {c} (of|for) {x}|what's the {c} (of|for) {x}|(which|what) {c} (does {x} have|is given for {x}|is listed for {x})|what {c} does {it} (give|list|have) for {x}|what is the {c} (of|for) {x} {there}"
PLAIN_TOLD = "the {c} (of|for) {x}"
VERBAL = set("planted joined since from to borrowed_by booked_by paid_by starts renews seats founded hours cores goals points pages students visitors plays beds pieces due minutes km light water".split())


def table(source):
    thing, plurals, files, firsts, kind, columns = source.pick(things())
    held = lambda column: is_held_out(f"{thing} {column[0]}") and len(columns) > 3
    usable = [column for column in columns if source.held_out or not held(column)]
    columns = source.random.sample(usable, min(len(usable), source.weighted({2: 3, 3: 4, 4: 3, 5: 1})))
    if source.held_out and not any(map(held, columns)) and (kept := [column for column in usable if held(column)]):
        columns[0] = source.pick(kept)
    names = source.distinct(lambda: value(source, kind), source.weighted({3: 1, 4: 2, 5: 4, 6: 5, 7: 4, 8: 4, 10: 2, 12: 1}), 40)
    rows = [[value(source, column[1]) for column in columns] for _ in names]
    head = [source.pick(firsts)] + [column[0] for column in columns]
    if source.chance(.15) and "id" not in head and kind != "code":
        first, step = source.number(1, 200), source.pick([1, 1, 1, 3])
        head, names_at, lines = ["id"] + head, 1, [[str(first + step * i), name] + row for i, (name, row) in enumerate(zip(names, rows))]
    else:
        names_at, lines = 0, [[name] + row for name, row in zip(names, rows)]
    style = source.pick(["snake", "snake", "title", "upper"])
    head = [column if style == "snake" else column.upper() if style == "upper" else column.replace("_", " ").capitalize() for column in head]
    text, written = _written(source, head, lines, names_at)
    asks = []
    for name, row, line in zip(names, rows, written):
        for (column, _, direct, told, back), cell in zip(columns, row):
            values = dict(x=shown(source, thing, name, names), y=plural(name), c=column.replace("_", " "))
            if column not in VERBAL and source.chance(.15):
                direct, told = PLAIN, PLAIN_TOLD
                values["x"] = name
            asks.append(Ask(direct, told or PLAIN_TOLD, values, cell, line, values["x"]))
            if back and [other[columns.index(next(c for c in columns if c[0] == column))] for other in rows].count(cell) == 1:
                asks.append(Ask(back, back, dict(v=cell), name, line))
    asks += compared.asks(source, thing, plurals, names, columns, rows) * (2 if len(asks) > 12 else 1)
    if source.held_out and any(map(held, columns)):
        asks = [ask for ask in asks if any(ask.values.get("c", "").replace(" ", "_") == column[0] and held(column) for column in columns)] or asks
    stem, _, ending = source.pick(files).partition(".")
    return Paper(text, _FILES[_ending(text)](stem, ending), asks, source.pick(["file", "table", "list"]))


def shown(source, thing, name, names=()):
    """How a question calls a row: titles in marks, people by their first name."""
    if thing in ("book", "movie", "song"):
        return f'"{name}"' if source.chance(.5) else name
    first = name.split(" ")[0]
    alone = thing in ("employee", "patient") and [other.split(" ")[0] for other in names].count(first) == 1
    return first if alone and source.chance(.35) else name


_FILES = {"csv": lambda stem, ending: [f"{stem}.{ending}", f"{stem}.{ending}", f"{stem}.csv", f"data/{stem}.csv"], "md": lambda stem, _: [f"{stem}.md", f"{stem.upper()}.md", f"docs/{stem}.md"], "json": lambda stem, _: [f"{stem}.json", f"data/{stem}.json"], "yaml": lambda stem, _: [f"{stem}.yaml", f"{stem}.yml"], "txt": lambda stem, _: [f"{stem}.txt", f"{stem}.txt", f"{stem}.dat"]}


def _ending(text):
    return "json" if text[0] in "[{" else "md" if text[0] == "|" else "yaml" if text.startswith("- ") else "csv" if text.split("\n")[0].count(",") > 1 or ";" in text.split("\n")[0] else "txt"


def _written(source, head, lines, names_at):
    """-> (text, what of it says each row)"""
    form = source.weighted({"csv": 46, "semicolons": 5, "tabs": 3, "markdown": 12, "aligned": 12, "json": 10, "mapping": 4, "yaml": 5, "blocks": 3})
    literal = lambda cell: cell if re.fullmatch(r"-?(0|[1-9]\d*)(\.\d+)?", cell) else json.dumps(cell, ensure_ascii=False)
    spoken = lambda line, skip=-1: "{" + ", ".join(f'"{c.lower().replace(" ", "_")}": {literal(cell)}' for i, (c, cell) in enumerate(zip(head, line)) if i != skip) + "}"
    keys = [column.lower().replace(" ", "_") for column in head] if form in ("json", "mapping", "yaml") else head
    named = [", ".join(f"{key}: {cell}" for key, cell in zip(keys, line)) for line in lines]
    match form:
        case "json":
            objects = [spoken(line) for line in lines]
            return "[\n" + ",\n".join("  " + one for one in objects) + "\n]", named
        case "mapping":
            objects = [json.dumps(line[names_at], ensure_ascii=False) + ": " + spoken(line, names_at) for line in lines]
            return "{\n" + ",\n".join("  " + one for one in objects) + "\n}", named
        case "yaml" | "blocks":
            blocks = [[f"{key}: {cell}" for key, cell in zip(keys, line)] for line in lines]
            return "\n".join("- " + "\n  ".join(block) for block in blocks) if form == "yaml" else "\n\n".join("\n".join(block) for block in blocks), named
        case "markdown":
            rows = ["| " + " | ".join(line) + " |" for line in lines]
            return "\n".join(["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)] + rows), named
        case "aligned":
            widths = [max(len(line[i]) for line in [head] + lines) + 2 for i in range(len(head))]
            rows = ["".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip() for line in [head] + lines]
            return "\n".join(rows), named
    joint = {"csv": ",", "semicolons": ";", "tabs": "\t"}[form]
    rows = [joint.join(f'"{cell}"' if joint in cell else cell for cell in line) for line in [head] + lines]
    return "\n".join(rows), named

"""Tables, sections and single records of which many columns are of one kind: two people, two places, two letters beside each other, so that only the question tells which."""
from ..material.source import is_held_out
from . import grids, sections
from .paper import Ask, Paper, options

_FORMS = grids.FORMS | sections.FORMS


def _columns(source, thing, columns, n):
    """Some of the columns, often of the same kind."""
    held = lambda column: is_held_out(f"grid {thing} {column[0]}")
    columns = [column for column in columns if source.held_out or not held(column)]
    drawn = source.random.sample(columns, min(n, len(columns)))
    if source.chance(.5):
        alike = [column for column in columns if column[1] == drawn[0][1]]
        others = [column for column in drawn if column not in alike]
        drawn = (alike[:source.number(2, 3)] + others)[:len(drawn)]
        source.random.shuffle(drawn)
    return [(source.pick(heads.split(",")), _kind(source, kind), *rest) for heads, kind, *rest in drawn]


def _kind(source, kind):
    kind = source.pick(kind.split("~"))
    return source.pick(["letters", "word", "logins"]) if kind in ("name", "person", "family") and source.chance(.1) else kind


def crowd(source):
    """The same as `grids.grid` in more forms."""
    one = source.pick(grids.things("crowded.txt"))
    columns = _columns(source, one[0], one[-1], source.weighted({2: 3, 3: 7, 4: 6, 5: 4}))
    form = source.weighted(_FORMS)
    rows = source.weighted({2: 3, 3: 6, 4: 4}) if form in sections.FORMS else source.weighted({3: 6, 4: 7, 5: 6, 6: 4, 7: 2, 8: 2})
    return grids.paper(source, one, columns, rows, form) or crowd(source)


def card(source):
    """One record alone, asked in plain words."""
    thing, _, files, firsts, told, names, _, columns = source.pick(grids.things("crowded.txt"))
    columns = _columns(source, thing, columns, source.number(4, 8))
    heads = [column[0] for column in columns]
    if len({grids.spoken(head).lower() for head in heads}) < len(heads):
        return card(source)
    row = [grids.cells(source, column[1], 1)[0] for column in columns]
    name = source.pick(names.split(",")) if "," in names else grids.value(source, names)
    first, named = source.pick(firsts), source.chance(.75)
    if first in heads:
        return card(source)
    text, lines = sections.card(source, [first] * named + heads, [name] * named + row)
    lines, asks = lines[named:], []
    calls = [f"the {thing}", f"the {thing}", f"this {thing}"] + (["the " + name if told in ("the", "these") else f'"{name}"' if told == '"' else told.strip('"') + name] * 3 if named and told != "these" else [])
    for (head, kind, has, direct, said), cell, line in zip(columns, row, lines):
        if not grids.is_noun(head):
            direct, said = ("|".join(one for one in options(grammar) if "{c}" not in one) for grammar in (direct, said))
        if direct and said:
            direct, said = grids.agreed(direct, False), grids.agreed(said, False)
            asks.append(Ask(direct, said, dict(r=source.pick(calls), c=grids.spoken(head)), cell, line))
    stem = source.pick(files).split(".")[0].removesuffix("s") if source.chance(.5) else name.lower().replace(" ", "-")
    end = "json" if text.startswith("{") else "xml" if text.startswith("<") else "md" if "**" in text else source.pick(["txt", "txt", "conf", "ini", "yaml"] if ":" in text or "=" in text else ["txt"])
    return Paper(text, [f"{stem}.{end}"], asks, source.pick(["file", "note", thing]))

"""Values by type (`types.txt`): one value, several parts, or a list; how they are drawn, said in a request, told as an answer."""
from functools import cache
from pathlib import Path

from ..linked import values

_AT = {"point", "station"}
_OF = {"minutes": "minutes", "guests": "people"}


@cache
def types():
    """Type -> (kinds of its parts, mark)"""
    out = {}
    for line in (Path(__file__).parent / "types.txt").read_text().strip().split("\n"):
        name, kind = line.split(": ", 1)
        mark = ""
        for one in (" quoted", " the"):
            if kind.endswith(one):
                kind, mark = kind.removesuffix(one), one.strip()
        if " prefix " in kind:
            kind, mark = kind.split(" prefix ")
        out[name] = (kind.split("; "), mark)
    return out


def kinds(kind):
    return types().get(kind, ([kind], ""))[0]


def draw(source, kind, form):
    """A tuple for several parts, a list for several values."""
    parts = kinds(kind)
    if len(parts) > 1:
        return tuple(_one(source, part, form) for part in parts)
    if parts[0].startswith("list "):
        return source.distinct(lambda: _one(source, parts[0][5:], form), source.number(2, 6), 30)
    return _one(source, parts[0], form)


def _one(source, kind, form):
    if kind == "bool":
        return source.chance(.5)
    if kind == "decimal":
        return source.number(10, 50) / 10
    if kind == "decimal_mhz":
        return source.number(876, 1079) / 10
    if kind == "day":
        return f"{source.number(2024, 2028) if source.chance(.8) else source.number(1940, 2023)}-{source.number(1, 12):02d}-{source.number(1, 28):02d}"
    if kind == "mean":
        return round(source.random.uniform(3, 90), source.number(1, 2))
    return values.draw(source, kind, form)


def schema(parameter, form):
    kind = kinds(parameter.type)[parameter.part or 0]
    if kind.startswith("list "):
        return {"type": "array", "items": {"type": values.number(kind[5:], form)}}
    return {"type": values.number(kind, form)}


def several(texts):
    return texts[0] if len(texts) == 1 else ", ".join(texts[:-1]) + " and " + texts[-1]


def said(source, kind, value):
    """As a request writes it."""
    mark = types().get(kind, ("", ""))[1]
    if isinstance(value, list):
        return several(list(map(str, value)))
    if isinstance(value, tuple):
        return (", " if kind == "point" else " ").join(map(str, value))
    if mark == "quoted":
        return f'"{value}"' if source.chance(.75) or "'" in value else f"'{value}'"
    if mark == "the":
        return f"the {value}"
    if kind in _OF:
        return f"{value} {_OF[kind]}"
    if mark and (str(value).isdigit() or source.chance(.6)):
        return f"{mark} {value}"
    return values.said(source, kinds(kind)[0], value)


def at(kind, text, preposition):
    return f"{'at' if preposition == 'in' and kind in _AT else preposition} {text}"


def answer(kind, value):
    """As it is told: the bare value, with its unit where there is one, Yes. or No."""
    if isinstance(value, bool):
        return "Yes." if value else "No."
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return (", " if kind == "point" else " ").join(map(str, value)) if isinstance(value, tuple) else str(value)

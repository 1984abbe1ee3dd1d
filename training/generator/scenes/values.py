"""Values of a scene's slots.

Kinds: `a|b|c` one of them (`x=y`: x is the value, y is what people say); `int 2-40`, `num 0.5-9.5` (one place), `price 3-90` (two places); `id ab` (`ab`: letters of it, the form is that of the conversation: 4711, AB-4711, ab_9f3k2), `number` an id that is always a whole number;
`list` the name of a list of the world (`@ list: ...`); `=a*2+b` worked out from other slots; `first`, `last`, `person`, `city`, `street`, `address`, `country`, `company`, `email`, `phone`, `date`, `time`, `weekday`, `month`, `year`, `sentence`, `title`, `food`, `color`, `url`, `host`, `file`, `word`, `hash` and other kinds of `linked/`."""
import re

from ..linked import values as shapes
from ..papers import values as papers

_PAPERS = {"first": "name", "last": "family", "person": "person", "street": "street", "address": "address", "month": "month", "year": "year", "company": "company", "country": "country", "phone": "phone", "weekday": "weekday", "host": "host", "food": "food", "file": "file"}


def drawn(source, scene, world, form, given=()):
    """-> {slot: (value, what people say)}, all different."""
    for _ in range(40):
        out = dict(given)
        for name, kind in scene.kinds.items():
            if not kind.startswith("=") and name not in out:
                out[name] = _one(source, kind, world, form)
        for name, kind in scene.kinds.items():
            if kind.startswith("="):
                value = _worked_out(kind[1:], out)
                out[name] = value, str(value)
        values = [str(value).lower() for name, (value, _) in out.items() if not scene.kinds[name].startswith("=")]
        if len(set(values)) == len(values):
            break
    return out


def _worked_out(formula, slots):
    value = eval(formula, {"__builtins__": {}, "round": round, "min": min, "max": max}, {name: float(v) if re.fullmatch(r"-?\d+\.\d+", str(v)) else int(v) if re.fullmatch(r"-?\d+", str(v)) else v for name, (v, _) in slots.items()})
    return round(value, 2) if isinstance(value, float) and value != int(value) else int(value) if isinstance(value, float) else value


def _one(source, kind, world, form):
    """-> (value, what people say)"""
    sort, _, rest = kind.partition(" ")
    if "|" in kind:
        return _pair(source.pick(kind.split("|")))
    if kind in world.lists:
        return _pair(source.pick(world.lists[kind]))
    match sort:
        case "int":
            low, high = map(int, rest.split("-"))
            value = source.number(low, high)
        case "num":
            low, high = map(float, rest.split("-"))
            value = round(source.random.uniform(low, high), 1)
            value = int(value) if value == int(value) else value
        case "price":
            low, high = map(int, rest.split("-"))
            value = source.number(low, high - 1) + source.pick([0, .25, .75, .95, .99, .49, .15])
        case "id": value = shapes.of_shape(source, form, rest or "n")
        case "number": value = source.number(100, 99999)
        case "date": value = f"20{source.number(25, 29)}-{source.number(1, 12):02d}-{source.number(1, 28):02d}"
        case _ if kind in _PAPERS: value = papers.value(source, _PAPERS[kind])
        case _: value = shapes.draw(source, kind, form)
    return value, str(value)


def _pair(text):
    value, equal, said = text.partition("=")
    return (value, said) if equal else (text, text)

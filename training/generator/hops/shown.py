"""How a tool says what it has found: JSON with or without more in it, a bare value, a line, a sentence, a list of which one entry fits."""
import json

from ..linked import results
from . import values

_MORE = [("ok", True), ("cached", False), ("source", "db"), ("status_code", 200), ("api", "v2"), ("lang", "en"), ("partial", False)]


def shown(source, function, value, arguments, form):
    """`value`: of the first field."""
    tool, key = function.tool, function.keys[0] if function.keys else ""
    if not tool.fields:
        return results.fine(source)
    if isinstance(value, list):
        return _list(source, key, value)
    parts = value if isinstance(value, tuple) else (value,)
    fields = {name: part for name, part in zip(function.keys, parts)}
    scalars = {name: one for name, one in arguments if isinstance(one, (str, int, float)) and name not in fields}
    way = source.weighted({"json": 40, "more": 25 if len(tool.fields) == len(parts) else 70, "bare": 13, "line": 10, "said": 9, "list": 9 if scalars and not isinstance(value, (bool, tuple)) else 0, "inside": 6})
    text = values.answer(tool.brings, value).strip(".").lower() if isinstance(value, bool) else values.answer(tool.brings, value)
    match way:
        case "bare": return text
        case "line": return f"{key}: {text}" if source.chance(.5) else "\n".join(f"{name}: {_plain(one)}" for name, one in (scalars | fields).items())
        case "said" if not isinstance(value, bool): return f"The {key.replace('_', ' ')} is {text}" + source.pick(["", "."]) * (not text.endswith("."))
        case "more":
            more = [(name, values.draw(source, one.type, form)) for name, one in zip(function.keys[len(parts):], tool.fields[len(parts):])]
            more += list(scalars.items()) if source.chance(.6) else []
            more += source.random.sample([*_MORE, ("updated_at", f"2026-{source.number(1, 12):02d}-{source.number(1, 28):02d}"), ("took_ms", source.number(1, 400)), ("id", source.number(1, 9999)), ("since", source.number(2001, 2026))], source.number(0 if more else 1, 2))
            rows = list(fields.items()) + [row for row in more if row[0] not in fields and isinstance(row[1], (str, int, float))]
            source.random.shuffle(rows)
            return dumped(source, dict(rows))
        case "list": return _found(source, function, value, scalars, form)
        case "inside": return dumped(source, {source.pick(["result", "data", "response"] if len(parts) < 2 else ["location", "position", "coordinates", "result"]): fields})
    return dumped(source, fields)


def _plain(value):
    return str(value).lower() if isinstance(value, bool) else str(value)


def dumped(source, thing):
    match source.weighted({"spaced": 6, "tight": 3, "indented": 1}):
        case "tight": return json.dumps(thing, ensure_ascii=False, separators=(",", ":"))
        case "indented": return json.dumps(thing, ensure_ascii=False, indent=2)
    return json.dumps(thing, ensure_ascii=False)


def _found(source, function, value, scalars, form):
    """Several entries, told apart by an argument."""
    name, wanted = next(iter(scalars.items()))
    parameter = next(one for called, one in function.parameters if called == name)
    rows, key = [{name: wanted, function.keys[0]: value}], function.keys[0]
    for _ in range(source.number(0, 3)):
        other = {name: values.draw(source, parameter.type, form), key: values.draw(source, function.tool.brings, form)}
        if parameter.part is None and all(str(other[name]).lower() != str(row[name]).lower() for row in rows):
            rows.append(other)
    source.random.shuffle(rows)
    return dumped(source, rows if source.chance(.7) else {source.pick(["results", "items", "data", "entries"]): rows})


# What else stands in a record of which one field is wanted.
_BESIDE = dict(day=lambda source: source.number(1, 30), no=lambda source: source.number(1, 400), id=lambda source: source.number(1, 9999), quantity=lambda source: source.number(1, 30), date=lambda source: values.draw(source, "day", "dash"),
               name=lambda source: values.draw(source, "person", "dash"), item=lambda source: values.draw(source, "product", "dash"), city=lambda source: values.draw(source, "city", "dash"))


def _list(source, key, value):
    match source.weighted({"json": 5, "bare": 2, "comma": 2, "lines": 2, "rows": 4 if isinstance(value[0], str) else 9}):
        case "bare": return dumped(source, value)
        case "comma": return f"{key}: {', '.join(map(str, value))}" if source.chance(.6) else ", ".join(map(str, value))
        case "lines": return "\n".join(f"- {one}" for one in value)
        case "rows":
            if isinstance(value[0], str):
                name, beside = "name", [source.pick(["quantity", "id", "no"])]
            else:
                name, beside = source.pick(["amount", "amount", "total", "value", "price", "sum", "cost", "eur"]), source.random.sample(list(_BESIDE), source.number(1, 3))
            rows = [{name: one} | {more: _BESIDE[more](source) for more in beside} for one in value]
            order = source.random.sample(list(rows[0]), len(rows[0]))
            rows = [{head: row[head] for head in order} for row in rows]
            return dumped(source, rows if source.chance(.5) else {key: rows})
    return dumped(source, {key: value} | ({"count": len(value)} if source.chance(.3) else {}))

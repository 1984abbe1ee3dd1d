"""How the tools show what they bring: a record of one to four fields, a bare value, lines, a sentence, a list of which one fits."""
import json

from ..linked import results

_MORE = [("updated_at", lambda s: f"2026-{s.number(1, 12):02d}-{s.number(1, 28):02d}"), ("source", lambda s: s.pick(["sensor", "cache", "api", "live", "db"])), ("ok", lambda s: True), ("version", lambda s: s.number(1, 9)), ("cached", lambda s: False), ("took_ms", lambda s: s.number(2, 900))]


def brought(source, fields, given, wanted, label="", others=None):
    """`fields`: what was brought, `given`: what the call told, `wanted`: the names that have to be seen; `others`: makes another record."""
    first = next(iter(fields))
    kind = source.weighted({"record": 50, "wrapped": 10, "lines": 12, "bare": 10 if wanted == {first} else 0, "sentence": 9 if label and wanted == {first} else 0, "list": 9})
    if kind == "bare":
        return _literal(fields[first])
    if kind == "sentence":
        return source.pick([f"The {label} is {_literal(fields[first])}.", f"{label[0].upper() + label[1:]}: {_literal(fields[first])}"])
    record = {name: value for name, value in fields.items() if name in wanted or source.chance(.6)}
    if source.chance(.35):
        name, make = source.pick(_MORE)
        record |= {name: make(source)}
    record = dict(source.random.sample(list(record.items()), len(record)))
    if kind == "list" or source.chance(.4):
        record = {name: value for name, value in given.items() if name not in record} | record
    record = dict(list(record.items())[:max(4, len(wanted) + len(given))])
    if not wanted <= record.keys():
        record |= {name: fields[name] for name in wanted}
    separators = (",", ":") if source.chance(.25) else (", ", ": ")
    shown = json.dumps(record, ensure_ascii=False, separators=separators)
    if kind == "list":
        rows = [record] + ([others(record) for _ in range(source.number(1, 3))] if others and source.chance(.7) else [])
        source.random.shuffle(rows)
        return json.dumps(rows, ensure_ascii=False, separators=separators)
    if kind == "wrapped":
        return source.pick(['{"ok": true, "{w}": {r}}', '{"{w}": {r}}', '{"status": "ok", "{w}": {r}}']).replace("{w}", source.pick(["result", "data"])).replace("{r}", shown)
    if kind == "lines":
        return ("\n" if source.chance(.7) else ", ").join(f"{name}: {_literal(value)}" for name, value in record.items())
    return shown


def _literal(value):
    return json.dumps(value) if isinstance(value, bool) else str(value)


def fine(source, fields):
    return results.fine(source, fields)

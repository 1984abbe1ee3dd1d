"""How a list tool shows its records: JSON, bare names, lines; and that there are none."""
from ..linked import results

_NONE = ['[]', '[]', '[]', '{"{p}": []}', '{"{p}": [], "total": 0}', '{"count": 0, "results": []}', '{"items": []}', "none", "No {s} found.", "No results.", "no {s}", "(none)"]
_AROUND = ['{"{p}": {r}}', '{"{p}": {r}}', '{"items": {r}}', '{"results": {r}}', '{"count": {n}, "{p}": {r}}', '{"data": {r}}']


def several(source, records, plural, key):
    if not records:
        return source.pick(_NONE).replace("{p}", plural.replace(" ", "_")).replace("{s}", plural)
    if len(records[0]) == 1:
        return _names(source, [next(iter(record.values())) for record in records], plural)
    x = source.random.random()
    if x < .32:
        bare = _clear(records[0], key)
        if bare and source.chance(.4):
            return results.shown(source, records, plural)
        rows = [[_cell(value) for value in record.values()] for record in records]
        named = [lambda row: ", ".join(f"{head}: {cell}" for head, cell in zip(records[0], row)), lambda row: " ".join(f"{head}={cell}" for head, cell in zip(records[0], row)), lambda row: "- " + "; ".join(f"{head} {cell}" for head, cell in zip(records[0], row))]
        unnamed = [lambda row: row[0] + ": " + ", ".join(row[1:]), lambda row: ", ".join(row), lambda row: "- " + " - ".join(row), lambda row: " | ".join(row), lambda row: f"{row[0]} ({', '.join(row[1:])})"]
        return "\n".join(map(source.pick(unnamed + named if bare else named), rows))
    text = results.dumped(source, records)
    return source.pick(_AROUND).replace("{p}", plural.replace(" ", "_")).replace("{n}", str(len(records))).replace("{r}", text) if x > .8 else text


def _clear(record, key):
    """Whether one sees what each value is without its name."""
    others = [value for name, value in record.items() if name != key]
    return next(iter(record)) == key and not any(isinstance(value, bool) for value in others) and sum(isinstance(value, (int, float)) for value in others) < 2


def _names(source, names, plural):
    x = source.random.random()
    if x < .55:
        return results.dumped(source, names)
    if x < .7:
        return source.pick(_AROUND).replace("{p}", plural.replace(" ", "_")).replace("{n}", str(len(names))).replace("{r}", results.dumped(source, names))
    return source.pick([", ", "\n", "\n", "; "]).join(map(str, names)) if x < .92 else "\n".join(f"- {name}" for name in names)


def _cell(value):
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def one(source, fields):
    """What a tool tells of one record."""
    if len(fields) == 1 and source.chance(.35):
        return _cell(next(iter(fields.values())))
    if source.chance(.65):
        return results.dumped(source, fields)
    return ("\n" if source.chance(.6) else ", ").join(f"{name}: {_cell(value)}" for name, value in fields.items())

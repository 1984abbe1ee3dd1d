"""How finders and other tools show what they know: an id alone, records, lists of records, lines, short sentences."""
import json

from ..linked import results
from ..linked import values as linked
from . import values
from .entities import CODED


def found(source, of, finder, key, name, fields):
    """What the finder says. `of`: the Found, `fields`: what it brings beside the id."""
    naming = finder.naming
    kind = source.weighted({"bare": 0 if fields else 22 if finder.noun else 8, "record": 6, "list": 2 if finder.noun else 5, "said": 0 if fields else 2})
    if naming.sort:
        kind = "record" if naming.sort == "near" else "list"
    if kind == "bare":
        return source.pick([str(key), str(key), results.dumped(source, key), results.dumped(source, {of.shown_key: key}), f"{of.shown_key}: {key}"])
    if kind == "said":
        return source.pick([f"The {of.key.replace('_', ' ')} of {name} is {key}.", f"{name}: {key}", f"Found: {key} ({name})", f"{key} {name}", f"1 {of.said} found: {key}", f"{name} has the {of.key.replace('_', ' ')} {key}."])
    label = naming.parameters[0] if naming.kind in ("email", *CODED) else of.shown_name
    label = label if label != of.shown_key else "name"
    if kind == "record":
        if source.chance(.18):                                  # the id of something else stands there as well
            head = source.pick(["group_id", "address_id", "parent_id", "external_id", "location_id", "source_id", "tenant_id"])
            fields = fields | ({head: linked.draw(source, "id X", of.form)} if head != of.key else {})
        record = _mixed(source, {of.shown_key: key} | ({label: name} if source.chance(.7) else {}) | fields, of.shown_key)
        return _shown(source, record)
    n = source.weighted({1: 4, 2: 4, 3: 4, 4: 1}) if naming.sort != "only" else 1
    rows = of.records(source, key, name, naming, n, fields) if n > 1 else [(key, name, fields)]
    order = list(_mixed(source, {of.shown_key: 0} | ({label: 0} if naming.sort != "only" or source.chance(.3) else {}) | fields, of.shown_key))
    records = [{head: ({of.shown_key: row[0], label: row[1]} | row[2])[head] for head in order} for row in rows]
    if source.chance(.65):
        text = results.dumped(source, records)
        return source.pick([text, text, '{"' + of.plural.replace(" ", "_") + '": ' + text + "}", '{"results": ' + text + "}", '{"count": ' + str(n) + ', "results": ' + text + "}", '{"items":' + text + "}"])
    if source.chance(.5):
        return "\n".join(", ".join(f"{head}: {values.literal(cell)}" for head, cell in record.items()) for record in records)
    return results.shown(source, records, of.plural)


def _mixed(source, record, key):
    """The key stands first in most of them."""
    rest = [pair for pair in record.items() if pair[0] != key]
    source.random.shuffle(rest)
    rest.insert(0 if source.chance(.6) else source.number(0, len(rest)), (key, record[key]))
    return dict(rest)


def _shown(source, record):
    match source.weighted({"json": 7, "indented": 1, "around": 1, "lines": 3}):
        case "indented": return json.dumps(record, ensure_ascii=False, indent=2)
        case "around": return '{"' + source.pick(["result", "data"]) + '": ' + results.dumped(source, record) + "}"
        case "lines": return ("\n" if source.chance(.6) else ", ").join(f"{name}: {values.literal(value)}" for name, value in record.items())
    return results.dumped(source, record)


def told(source, wanted, beside):
    """What a question's tool says. `wanted`: {name: value}, `beside`: what may stand with it."""
    (name, value), = wanted.items()
    kind = source.weighted({"bare": 3, "one": 5, "several": 6 if beside else 0, "said": 1 if not isinstance(value, (list, bool)) else 0})
    if kind == "bare":
        return results.dumped(source, value) if isinstance(value, list) and source.chance(.6) else values.literal(value)
    if kind == "said":
        return f"The {name.replace('_', ' ')} is {value}{source.pick(['', '.'])}"
    record = dict(wanted)
    if kind == "several":
        record |= dict(source.random.sample(list(beside.items()), min(len(beside), source.number(1, 3))))
    if isinstance(value, list) and source.chance(.4):
        head = source.pick(["name", "title"])
        rows = [{head: one} for one in value]
        return results.dumped(source, rows if source.chance(.5) else {name: rows})
    return _shown(source, dict(source.random.sample(list(record.items()), len(record))))


def several(source, rows, name):
    """Records that a tool brings."""
    return results.dumped(source, rows if source.chance(.6) else {name: rows}) if source.chance(.85) else "\n".join(", ".join(f"{head}: {cell}" for head, cell in row.items()) for row in rows)


def brought(source, record):
    return _shown(source, record)


def fine(source, key, value):
    return results.fine(source, [(key, value)])

"""How tools show several records, or one: JSON of several forms, tables, lines."""
import json

# What stands around the records.
_AROUND = ['{"{p}": {r}}', '{"{p}": {r}, "total": {n}}', '{"items": {r}}', '{"data": {r}}', '{"count": {n}, "{p}": {r}}', '{"results": {r}}', '{"ok": true, "{p}": {r}}']
SHAPES = {"json": 34, "indented": 12, "around": 18, "table": 12, "markdown": 6, "lines": 10, "csv": 5, "blocks": 5}


def shown(source, records, plural):
    """`records`: dicts with the same keys."""
    heads = list(records[0])
    rows = [[str(value) for value in record.values()] for record in records]
    match source.weighted(SHAPES):
        case "indented": return json.dumps(records, ensure_ascii=False, indent=2)
        case "around": return source.pick(_AROUND).replace("{p}", plural.replace(" ", "_")).replace("{n}", str(len(records))).replace("{r}", json.dumps(records, ensure_ascii=False))
        case "table":
            heads = [head.upper() for head in heads] if source.chance(.7) else heads
            widths = [max(map(len, column)) + source.pick([2, 3]) for column in zip(heads, *rows)]
            return "\n".join("".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in [heads, *rows])
        case "markdown":
            return "\n".join("| " + " | ".join(row) + " |" for row in [heads, ["---"] * len(heads), *rows])
        case "lines":
            form = source.pick([lambda row: row[0] + ": " + ", ".join(row[1:]), lambda row: "- " + ", ".join(f"{head}: {cell}" for head, cell in zip(heads, row)), lambda row: "; ".join(f"{head}={cell}" for head, cell in zip(heads, row)), lambda row: " | ".join(row), lambda row: "- " + row[0] + " (" + ", ".join(f"{head}: {cell}" for head, cell in zip(heads[1:], row[1:])) + ")"])
            return "\n".join(map(form, rows))
        case "csv":
            mark = ";" if any("," in cell for row in rows for cell in row) else ","
            return "\n".join(mark.join(row) for row in [heads, *rows])
        case "blocks":
            return "\n\n".join("\n".join(f"{head}: {cell}" for head, cell in zip(heads, row)) for row in rows)
    return json.dumps(records, ensure_ascii=False)


def dumped(source, value):
    """JSON with blanks or without."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":") if source.chance(.35) else None)


def record(source, fields):
    """One record: a dict of one or more fields."""
    x = source.random.random()
    if x < .7:
        return json.dumps(fields, ensure_ascii=False)
    if x < .8:
        return source.pick(['{"ok": true, "{w}": {r}}', '{"{w}": {r}}', '{"status": "ok", "{w}": {r}}']).replace("{w}", source.pick(["result", "data"])).replace("{r}", json.dumps(fields, ensure_ascii=False))
    return ("\n" if source.chance(.6) else ", ").join(f"{key}: {value}" for key, value in fields.items())


def fine(source, fields=()):
    """That something was done; `fields`: what it was done to."""
    if fields and source.chance(.3):
        return json.dumps(dict(source.pick([[("ok", True)], [("status", "ok")], [("success", True)]])) | dict(fields), ensure_ascii=False)
    return source.pick(["ok", "OK", "done", "success", '{"ok": true}', '{"status": "ok"}', '{"success": true}', "Success.", '{"result": "ok"}', "Done."])

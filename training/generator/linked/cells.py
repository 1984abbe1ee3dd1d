"""Ranges of a sheet as a list of rows: one cell is told, or goes into another place."""
import json

from ..chat import Answer, Call, Result, User
from ..tools import functions
from ..words.wording import typed, worded
from . import results, values
from .things import Function, things

_READ = "read_range get_range get_values read_sheet sheets_read spreadsheet_get read_cells values_get get_cells"
_WRITE = "write_cell update_cell set_cell set_value sheets_write update_value values_update put_value"
_SHEETS = "Budget Sales Inventory Plan Summary Hours Guests Team Stock Orders Costs Members Staff Sheet1 Data Prices".split()
_ASK = "(read|get) {r} (of|in|from) {s} and tell me the {c} of {x}|what is the {c} of {x} in {r} of {s}?|(read|look at) the range {r} in {s}. What is the {c} of {x}?|tell me the {c} of {x}, it is in {s}, range {r}|(look up|find) the {c} of {x} in {s}, {r}|in {s}, range {r}: what is the {c} of {x}?"
_FIRST = "(read|get) {r} (of|in|from) {s} and tell me (which|what) {k} has the {c} {v}|(which|what) {k} in {r} of {s} has the {c} {v}?|(look up|find) in {s}, {r}, (which|what) {k} has the {c} {v}"
_MOVE = "(read|get) {r} (of|in|from) {s} and write the {c} of {x} (into|to) (the cell |){t}|take the {c} of {x} from {r} of {s} and (put|write) it (into|in) {t}|(put|write) the {c} of {x} from {r} in {s} (into|in) (cell |){t}|look up the {c} of {x} in {s}, {r}, and write it into {t}"
_MORE = "and (the {c} of |that of |of ){x}?|what is the {c} of {x}?|and the {c} of {x}?"


class Sheet:
    """The tools of a sheet as one conversation has them."""

    def __init__(self, source, spelling):
        sheet, area, cell, value = source.unseen("sheet sheet_name spreadsheet spreadsheet_id file".split()), source.unseen("range cells area a1_range".split()), source.unseen("cell address target".split()), source.pick(["value", "text", "content"])
        whole = {sheet: {"type": "string", "description": "Name of the sheet"}}
        make = lambda names, purpose, properties, tool: Function(name := functions.spelled(source.unseen(names.split()), spelling), [(one, "word", one) for one in properties], [], functions.schema(name, purpose, properties, list(properties)), self, tool, self)
        self.read = make(_READ, source.pick(["Read a range of cells of a sheet", "Get the values of a range", "Returns the values of a range of a sheet"]), whole | {area: {"type": "string", "description": source.pick(["Range in A1 notation", "The range, e.g. A1:C4"])}}, "read")
        self.write = make(_WRITE, source.pick(["Write a value into a cell of a sheet", "Set the value of one cell"]), whole | {cell: {"type": "string", "description": "Address of the cell"}, value: {"type": "string"}}, "write")
        self.functions = [self.read, self.write]

    def rows(self, source):
        """-> (heads, rows): the first column tells them apart."""
        thing = source.pick([one for one in things() if one.held == source.held_out and any(field.name in ("name", "title", "product") for field in one.fields)])
        head = next(field for field in thing.fields if field.name in ("name", "title", "product"))
        others = [field for field in thing.fields if field is not head]
        fields = [head, *source.random.sample(others, min(len(others), source.number(2, 3)))]
        rows = []
        for _ in range(source.number(2, 5)):
            row = [values.draw(source, field.kind) for field in fields]
            if str(row[0]).lower() not in [str(one[0]).lower() for one in rows]:
                rows.append(row)
        return [field.name for field in fields], rows

    # --- each tool alone ----------------------------------------------------------------------------------------
    def request(self, source, function, inner):
        if function is self.write:
            sheet, cell, value = source.pick(_SHEETS), f"{source.pick('ABCDEF')}{source.number(1, 60)}", str(values.draw(source, source.pick(["city", "num 1-900", "person", "date"])))
            text = worded(source, "write {v} into {c} (of|in) {s}|put {v} into (the cell |cell |){c} of {s}|set {c} (in|of) {s} to {v}", v=f'"{value}"', c=cell, s=sheet)
            function.last, arguments = None, [sheet, cell, value]
        else:
            turns = looked_up(source, self, True)
            text, arguments, function.last = turns[0].text, [value for _, value in turns[1].call.arguments], turns[2:4]
        return (text if inner else typed(source, text, *arguments)), list(zip([name for name, _, _ in function.parameters], arguments))

    def outcome(self, source, function, arguments):
        last, function.last = getattr(function, "last", None), None
        return last or [Result(results.fine(source)), Answer("It worked.", "Done.")]


def looked_up(source, sheet, inner=False):
    heads, rows = sheet.rows(source)
    name, area = source.pick(_SHEETS), f"A1:{'ABCDEF'[len(heads) - 1]}{len(rows) + 1}"
    table = [heads, *rows] if source.chance(.6) else [heads, *[[str(cell) for cell in row] for row in rows]]
    said = source.pick(['{"range": "{a}", "values": {t}}', '{"values": {t}}', "{t}", "{t}"]).replace("{a}", f"{name}!{area}").replace("{t}", json.dumps(table, ensure_ascii=False))
    said = said if source.chance(.85) else "\n".join("\t".join(map(str, row)) for row in table)
    words = dict(r=area, s=source.pick([name, name, f"the sheet {name}", f"sheet {name}"]))
    row, at = source.pick(rows), source.number(1, len(heads) - 1)
    label, cell = heads[at].replace("_", " "), str(row[at])
    x = str(row[0])
    reading = [Answer(f"I call {sheet.read.name}.", "", Call(sheet.read.name, [(sheet.read.parameters[0][0], name), (sheet.read.parameters[1][0], area)])), Result(said)]
    answer = Answer(f"The {label} of {x} is {cell}.", cell)
    kind = source.weighted({"ask": 5, "first": 2, "move": 4})
    if inner:
        return [User(worded(source, "tell me the {c} of {x} from {r} of {s}|look up the {c} of {x} in {r} of {s}", x=x, c=label, **words)), *reading, answer]
    if kind == "move":
        target = f"{source.pick('FGHJK')}{source.number(1, 40)}"
        arguments = list(zip([one for one, _, _ in sheet.write.parameters], [name, target, cell]))
        text = worded(source, _MOVE, t=target, x=x, c=label, **words)
        return [User(typed(source, text, target)), *reading, Answer(f"The {label} of {x} is {cell}. I use {sheet.write.name}.", "", Call(sheet.write.name, arguments)), Result(results.fine(source)), Answer("Everything is done.", "Done.")]
    if kind == "first" and [str(one[at]) for one in rows].count(cell) == 1:
        text = worded(source, _FIRST, k=heads[0], c=label, v=cell, **words)
        return [User(typed(source, text, cell, name)), *reading, Answer(f"The {label} {cell} is that of {x}.", x)]
    turns = [User(typed(source, worded(source, _ASK, x=x, c=label, **words), x, name, area)), *reading, answer]
    left = [one for one in rows if one is not row]
    if left and source.chance(.3):
        other = source.pick(left)
        turns += [User(typed(source, worded(source, _MORE, x=str(other[0]), c=label), str(other[0]))), Answer(f"The {label} of {other[0]} is {other[at]}.", str(other[at]))]
    return turns

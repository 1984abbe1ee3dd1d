"""Functions without parameters that return all records of a kind, and questions about one of them."""
from dataclasses import dataclass

from ..chat import Answer, Call, Result, User
from ..material.source import is_held_out
from ..tools import functions
from ..words.said import capital
from ..words.wording import typed, worded
from . import records
from .asked import MORE
from .registers import DIRECTLY, Lookup, possible

_NAMES = "list_{p} get_{p} get_all_{p} show_{p} fetch_{p} all_{p} {p} {p}_list read_{p} load_{p} {p}_table get_{p}_list query_{p} dump_{p} list_all_{p}".split()
_PURPOSES = "(returns|lists|gets|shows|fetches) (all|all the|the) {p}|(all|the) {p} with their (data|details|fields)|(the |)list of( all|) {p}|(lists|returns) every {t}|(the |a |)table of (all |){p}"


@dataclass
class Roll(Lookup):
    def request(self, source, plain=False, inner=False):
        names = source.distinct(lambda: records.value(source, self.kind), source.number(2, 6), 30)
        rows = [(name, {column[0]: records.value(source, column[1]) for column in self.columns}) for name in names]
        able = [column for column in self.columns if is_held_out(f"{self.thing} {column[0]}") == source.held_out] or self.columns
        column, (name, row) = source.pick(able), source.pick(rows)
        back = column[4] and [other[column[0]] for _, other in rows].count(row[column[0]]) == 1 and source.chance(.3)
        self.asked = rows, name, column, back
        if back:
            q = t = worded(source, column[4], v=row[column[0]])
        else:
            q, t = self.words(source, column, name)
        if inner:
            return "tell me " + t, []
        return typed(source, worded(source, DIRECTLY, q=q, Q=capital(q), t=t, f=self.name), name, row[column[0]]), []

    def outcome(self, source, arguments, plain=False):
        if not self.asked:
            return functions.passed_on(source, self.name, [])
        (rows, name, column, back), self.asked = self.asked, None
        return [Result(self.written(source, rows)), self.answer(rows, name, column, back)]

    def written(self, source, rows):
        pairs = [[(self.names[0], name), *row.items()] for name, row in rows]
        objects = ["{" + ", ".join(f'"{column}": {functions.literal(text)}' for column, text in row) + "}" for row in pairs]
        match source.weighted({"array": 5, "lines": 3, "inside": 3, "csv": 2, "plain": 1}):
            case "array": return "[" + ", ".join(objects) + "]"
            case "lines": return source.pick(["[\n  {b}\n]", "{b}"]).replace("{b}", source.pick([",\n  "]).join(objects)) if source.chance(.5) else "\n".join(objects)
            case "inside": return "{" + source.pick(['"{w}": [{b}]', '"count": {n}, "{w}": [{b}]', '"ok": true, "{w}": [{b}]']).replace("{w}", source.pick(["items", "data", "results", "rows", self.names[0] + "s"])).replace("{n}", str(len(rows))).replace("{b}", ", ".join(objects)) + "}"
            case "csv": return "\n".join(",".join(line) for line in [[column for column, _ in pairs[0]], *([text for _, text in row] for row in pairs)])
        return "\n".join(f"{row[0][1]}: " + ", ".join(f"{column} {text}" for column, text in row[1:]) for row in pairs)

    def answer(self, rows, name, column, back=False):
        row = dict(rows)[name]
        text = name if back else row[column[0]]
        said = ", ".join(f"{one}: {cell}" for one, cell in [(self.names[0], name), *row.items()])
        return Answer(f"It says: {said}\nSo the answer is {text}.", text)


def roll(source, line, spelling):
    thing, plural, _, firsts, kind, columns = line
    columns = [column for column in columns if source.held_out or not is_held_out(f"{thing} {column[0]}")]
    name = functions.spelled(source.unseen([form.replace("{p}", plural) for form in _NAMES]), spelling)
    purpose = capital(worded(source, _PURPOSES, t=thing, p=plural)) + source.pick(["", ".", "."])
    return Roll(name, [], [], functions.schema(name, purpose, {}, []), thing, kind, source.random.sample(columns, min(len(columns), source.number(2, 4))), firsts)


def listed(source, function):
    """All records are fetched once; every further question is answered from them."""
    text, arguments = function.request(source)
    (rows, name, column, back), function.asked = function.asked, None
    turns = [User(text), Answer(f"I call {function.name}.", "", Call(function.name, arguments)), Result(function.written(source, rows)), function.answer(rows, name, column, back)]
    asked = {(name, column[0])}
    for _ in range(source.weighted({0: 3, 1: 4, 2: 3, 3: 1})):
        (name, _), column = source.pick(rows), source.pick(function.columns)
        if (name, column[0]) not in asked and (source.held_out or not is_held_out(f"{function.thing} {column[0]}")):
            asked.add((name, column[0]))
            q, t = function.words(source, column, name)
            turns += [User(typed(source, worded(source, MORE, q=q, Q=capital(q), t=t), name)), function.answer(rows, name, column)]
    return turns

"""Functions that return a record of several fields, asked for one of them in plain words: the answer is its value, and what the record
says besides needs no second call."""
import re
from dataclasses import dataclass, field

from ..chat import Answer, Call, Result, User
from ..everyday import grammar
from ..material.source import is_held_out
from ..tools import functions, invented
from ..words.said import capital
from ..words.wording import typed, worded
from . import records
from .asked import ALSO, MORE
from .values import hexes, value

# Things of which no two are listed together, because a question could mean either.
_ALIKE = [set(words.split()) for words in ("person employee player patient animal", "product part expense plant subscription", "flight train order car", "book movie song course task", "city room server")]
_APART = set("animal part plant player car room subscription".split())
_NAMES = "get_{t} get_{t} lookup_{t} {t}_info find_{t} fetch_{t} {t}_details get_{t}_details {t}_lookup show_{t} get_{t}_info read_{t} {t}_record query_{t} {t}_data load_{t} describe_{t} {t}_by_name search_{t} get_{t}_record {t}_card".split()
_PURPOSES = "(returns|gets|shows|looks up|fetches) (the data|all data|the details|the record|the fields|what is known) (of|about) (a|one) {t}|looks up (a|one) {t} by its {k}|(details|information|data) (of|about) (a|one) {t}|(returns|gets|finds) a {t}|{t} database|everything about one {t}|(the |)record of a {t}|(reads|queries) the {t} register"
DIRECTLY = "{Q}?|{Q}?|{Q}?|{q}?|{q}?|{q}|tell me {t}|please tell me {t}|(can|could) you tell me {t}?|I need {t}|I (want|would like) to know {t}|(find out|look up|check) {t}|(do you know|can you find out) {t}?|hi, {q}?|quick question: {q}?|(can|could) you (check|look up) {t}( for me|)?|give me {t}|let me know {t}|{Q}? (Use the tool|Look it up|Please check|Use {f}).|I was asked {t}|someone wants to know {t}|please (find out|look up|check) {t}|use {f}: {q}?|hey, {q}?|so {q}?"
_KNOWN = "(and |now |also |ok, |thanks, |)what is the {c}?|and the {c}?|and the {c}?|the {c}?|(what|how) about the {c}?|and its {c}?|tell me the {c} (too|as well)|now the {c}, please|I also need the {c}|(which|what) {c} (does it say|is given|is it)?"


@dataclass
class Lookup(functions.Function):
    thing: str = ""
    kind: str = ""          # of the names by which records are found
    columns: list = field(default_factory=list)
    names: list = field(default_factory=list)
    asked: object = None    # (record, column) of the last request

    def record(self, source, name):
        """-> [(column, text)] of all fields that a result has."""
        rows = [(column[0], value(source, column[1])) for column in source.random.sample(self.columns, len(self.columns))]
        rows.insert(0 if source.chance(.8) else source.number(0, len(rows)), (self.parameters[0][0] if source.chance(.3) else source.pick(self.names), name))
        if source.chance(.4):
            rows.insert(source.number(0, len(rows)), source.pick([("id", str(source.number(1, 9999))), ("updated_at", value(source, "date")), ("ok", "true"), ("source", "cache"), ("request_id", hexes(source, 8)), ("active", source.pick(["true", "false"])), ("notes", ""), ("found", "true"), ("etag", hexes(source, 6))]))
        return list({column: (column, text) for column, text in rows}.values())

    def wanted(self, source):
        able = [column for column in self.columns if is_held_out(f"{self.thing} {column[0]}") == source.held_out]
        return source.pick(able or self.columns)

    def said(self, source, column, name, inner=False):
        """-> a request for this column of the record called `name`."""
        q, t = self.words(source, column, name)
        if inner:
            return source.pick(["tell me {t}", "find out {t}", "look up {t}", "check {t}", "get {t}"]).format(t=t)
        return typed(source, worded(source, DIRECTLY, q=q, Q=capital(q), t=t, f=self.name), name)

    def words(self, source, column, name):
        """-> a question for this column of the record called `name`, and what stands behind "tell me"."""
        values = dict(x=records.shown(source, self.thing, name), c=column[0].replace("_", " "))
        direct, told = column[2], column[3] or records.PLAIN_TOLD
        if not possible(direct, values) or not possible(told, values) or column[0] not in records.VERBAL and source.chance(.15):
            direct, told, values["x"] = records.PLAIN, records.PLAIN_TOLD, name
        return worded(source, direct, **values), worded(source, told, **values)

    def request(self, source, plain=False, inner=False):
        name, column = value(source, self.kind), self.wanted(source)
        self.asked = name, column
        return self.said(source, column, name, inner), [(self.parameters[0][0], name)]

    def outcome(self, source, arguments, plain=False):
        """-> turns behind the call"""
        if not self.asked or arguments[0][1] != self.asked[0]:
            return super().outcome(source, arguments, plain)
        (name, column), self.asked = self.asked, None
        return self.told(source, self.record(source, name), column)

    def told(self, source, record, column):
        """-> the result that shows this record, and the answer."""
        if source.chance(.03):
            error = source.pick(["Error: not found", '{"error": "not found"}', "Request timed out", '{"error": "permission denied"}', "503 Service unavailable", "Error: no such " + self.thing])
            return [Result(error), Answer("The tool failed.", f"That failed: {error}")]
        return [Result(_written(source, record)), answer(record, column)]


def possible(text, values):
    return grammar.possible(grammar.parse(text), frozenset(values))


def answer(record, column):
    text = dict(record)[column[0]]
    return Answer(f'It says: "{column[0]}": {functions.literal(text)}\nSo the answer is {text}.', text)


def _written(source, record):
    """The record as tools return one: mostly JSON."""
    shape = source.weighted({"flat": 50, "indented": 14, "inside": 14, "list": 6, "lines": 10, "pairs": 4, "xml": 2})
    pairs = [f'"{column}": {functions.literal(text)}' for column, text in record]
    match shape:
        case "indented": return "{\n  " + ",\n  ".join(pairs) + "\n}"
        case "inside":
            outside = source.pick(['"status": "ok", "{w}": {b}', '"{w}": {b}', '"ok": true, "{w}": {b}', '"{w}": {b}, "took_ms": 12', '"code": 200, "{w}": {b}'])
            return "{" + outside.replace("{w}", source.pick(["data", "result", "record", "item", "response"])).replace("{b}", "{" + ", ".join(pairs) + "}") + "}"
        case "list": return "[{" + ", ".join(pairs) + "}]"
        case "lines": return "\n".join(f"{column}: {text}" for column, text in record)
        case "pairs": return source.pick(["; ", ", "]).join(f"{column}={text}" for column, text in record)
        case "xml": return "<record>" + "".join(f"<{column}>{text}</{column}>" for column, text in record) + "</record>"
    return "{" + ", ".join(pairs) + "}" if source.chance(.8) else "{" + ",".join(pair.replace('": ', '":', 1) for pair in pairs) + "}"


def beside(source, listed):
    """The functions of `listed` and one lookup, of a thing that no everyday tool is about."""
    made = pick_functions(source, [_APART])[0]
    return listed if made.name in {one.name for one in listed} else source.random.sample([*listed, made], len(listed) + 1)


def pick_functions(source, among=None):
    """One to four lookups, no two for the same question, now and then beside functions of other kinds."""
    spelling, out = source.number(0, 2), []
    groups = among or source.random.sample(_ALIKE, source.weighted({1: 3, 2: 4, 3: 3, 4: 2}))
    for group in groups:
        line = source.pick([one for one in records.things() if one[0] in group])
        if source.chance(.25):
            out.append(rolls.roll(source, line, spelling))
            continue
        thing, _, _, firsts, kind, columns = line
        columns = [column for column in columns if source.held_out or not is_held_out(f"{thing} {column[0]}")]
        parameter = source.unseen(firsts + ["name", "query", "key", f"{thing}_name", "which", thing])
        columns = [column for column in columns if column[0] != parameter]
        name = functions.spelled(source.unseen([form.replace("{t}", thing) for form in _NAMES]), spelling)
        purpose = capital(worded(source, _PURPOSES, t=thing, k=parameter.replace("_", " "))) + source.pick(["", ".", "."])
        schema = functions.schema(name, re.sub(r"\ba (?=[aeo])", "an ", purpose), {parameter: {"type": "string"} | ({"description": f"The {firsts[0].replace('_', ' ')} of the {thing}"} if source.chance(.5) else {})}, [parameter])
        chosen = source.random.sample(columns, min(len(columns), source.number(3, 6)))
        if source.held_out and not any(is_held_out(f"{thing} {column[0]}") for column in chosen):
            chosen += [column for column in columns if is_held_out(f"{thing} {column[0]}")][:1]
        out.append(Lookup(name, [(parameter, "word")], [], schema, thing, kind, chosen, firsts))
    return out + [f for f in invented.invented(source, 0 if source.chance(.75) else source.number(1, 3)) if f.name not in {one.name for one in out}]


def fetched(source, box):
    """A record is fetched for one of its fields; then other fields are asked for, and the same of other records."""
    able = [f for f in box.functions if isinstance(f, Lookup)]
    if not able:
        return None
    function = source.pick(able)
    if isinstance(function, rolls.Roll):
        return rolls.listed(source, function)
    text, arguments = function.request(source)
    (name, column), function.asked = function.asked, None
    record = function.record(source, name)
    call = lambda arguments: Answer(f"I call {function.name}.", "", Call(function.name, arguments))
    turns = [User(text), call(arguments), *function.told(source, record, column)]
    asked, names = [column[0]], [name]
    for _ in range(source.weighted({0: 3, 1: 4, 2: 3, 3: 2})):
        if turns[-1].text.startswith("That failed"):
            break
        others = [one for one in function.columns if one[0] not in asked and (source.held_out or not is_held_out(f"{function.thing} {one[0]}"))]
        if others and source.chance(.6):                                # of the record that was fetched: no call
            column = source.pick(others)
            if column[0] in records.VERBAL or source.chance(.5):
                ask = _again(source, function, column, name)
            else:
                ask = typed(source, worded(source, _KNOWN, c=column[0].replace("_", " ")))
            turns += [User(ask), answer(record, column)]
        else:
            while (name := value(source, function.kind)) in names:
                pass
            record = function.record(source, name)
            same = source.chance(.5)
            column = column if same else function.wanted(source)
            x = records.shown(source, function.thing, name)
            ask = typed(source, worded(source, ALSO, x=x), x) if same else _again(source, function, column, name)
            turns += [User(ask), call([(arguments[0][0], name)]), *function.told(source, record, column)]
            names.append(name)
            asked = []
        asked.append(column[0])
    return turns


def _again(source, function, column, name):
    q, t = function.words(source, column, name)
    return typed(source, worded(source, MORE, q=q, Q=capital(q), t=t), name)


from . import rolls                                                     # last: it uses the parts above

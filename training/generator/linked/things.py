"""Kinds of things with an id and a few fields, out of `things.txt`, and the tools that a conversation has for one of them.

A block there: `= noun nouns` (`!`: only evaluation has it); `in PARAMETERS: kind | phrases`: where they are listed; `id KEYS > PARAMETERS: kind`;
fields as `name: kind | phrases behind the noun | most/least`; then tools as `names : purpose > orders > parameters`: first the one that lists,
`+` one that makes a new one, `*` what is also done to a new one, `?` what brings `=> name: kind`; `@email` takes a field of the record."""
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..tools import functions
from ..words.wording import worded
from . import results, values

LEAST = set("lowest cheapest earliest oldest shortest fewest lightest fastest".split())


@dataclass(frozen=True)
class Field:
    name: str
    kind: str
    phrases: tuple
    extremes: tuple


@dataclass(frozen=True)
class Tool:
    mark: str
    names: tuple
    purpose: str
    orders: str
    parameters: tuple       # ((names, kind), ...)
    brings: tuple           # (name, kind) or ()


# Who is told what another tool has brought.
SENDS = Tool("@", ("send_message", "message_person", "notify_person", "send_chat_message", "write_message", "direct_message"), "Send a message to a person", "send {text} to {to}|message {to}: {text}|write {text} to {to}",
             ((("to", "recipient", "person"), "person"), (("text", "message", "body"), "phrase")), ())


@dataclass(frozen=True)
class Thing:
    noun: str
    plural: str
    held: bool
    place: Field            # its name holds the names of the parameter
    keys: tuple
    own: tuple
    key_kind: str
    fields: tuple
    tools: tuple


@cache
def things():
    return [_thing(block) for block in re.split(r"^= ", (Path(__file__).parent / "things.txt").read_text(), flags=re.M)[1:]]


def _thing(block):
    head, place, key, *lines = block.strip().split("\n")
    noun, plural, *held = head.split()
    keys, own = key[3:].rsplit(": ", 1)[0].split(" > ")
    return Thing(noun, plural, bool(held), _field(place[3:]), tuple(keys.split("|")), tuple(own.split("|")), key.rsplit(": ", 1)[1],
                 tuple(_field(line) for line in lines if " : " not in line), tuple(_tool(line) for line in lines if " : " in line))


def _field(line):
    head, *rest = line.split(" | ")
    name, kind = head.split(": ", 1)
    return Field(name, kind, tuple(rest[0].split("|")) if rest else (), tuple(rest[1].split("/")) if len(rest) > 1 else ())


def _tool(line):
    mark, line = (line[0], line[1:]) if line[0] in "+*?" else ("", line)
    head, orders, parameters = (line.split(" > ") + ["", ""])[:3]
    names, purpose = head.split(" : ")
    brings = tuple(parameters[3:].split(": ", 1)) if parameters.startswith("=> ") else ()
    taken = () if brings or not parameters else tuple((tuple(part.split(": ", 1)[0].split("|")), part.split(": ", 1)[1]) for part in parameters.split("; "))
    return Tool(mark, tuple(names.split("|")), purpose, orders, taken, brings)


@dataclass
class Function(functions.Function):
    """`parameters`: (name, kind, what a request calls it)."""
    of: object = None           # what it is a tool of
    deed: object = None
    linked: object = None       # what makes requests for it alone, see `tasks`

    def request(self, source, plain=False, inner=False):
        return self.linked.request(source, self, inner)

    def outcome(self, source, arguments, plain=False):
        return self.linked.outcome(source, self, arguments)


class Entity:
    """A kind of thing as one conversation has it."""

    def __init__(self, source, thing, spelling):
        self.thing, self.form = thing, values.shape(source)
        self.key, self.own = source.pick(thing.keys), source.unseen(list(thing.own))
        self.fields = source.random.sample(thing.fields, min(len(thing.fields), source.number(3, 4)))
        self.place_name = source.unseen(thing.place.name.split("|"))
        tools = [thing.tools[0]] + source.random.sample(thing.tools[1:], source.number(min(2, len(thing.tools) - 1), len(thing.tools) - 1))
        if any(tool.mark == "*" for tool in tools):
            tools += [tool for tool in thing.tools if tool.mark == "+" and tool not in tools]
        if any(tool.brings for tool in tools) and source.chance(.6):
            tools.append(SENDS)
        wanted = [kind[1:] for tool in tools for _, kind in tool.parameters if kind[0] == "@"]
        self.fields += [field for field in thing.fields if field.name in wanted and field not in self.fields]
        self.functions = []
        for tool in tools:
            function = self._function(source, tool, spelling)
            if function.name not in [one.name for one in self.functions]:
                self.functions.append(function)
        self.lists = self.functions[0]
        self.makes = next((one for one in self.functions if one.deed.mark == "+"), None)
        self.sends = next((one for one in self.functions if one.deed is SENDS), None)
        self.acts = [one for one in self.functions[1:] if one.deed.mark not in ("+", "@")]

    def _function(self, source, tool, spelling):
        thing = self.thing
        if tool is thing.tools[0]:
            parameters = [(self.place_name, thing.place.kind, thing.place.name.split("|")[0])]
        else:
            whole = tool.mark in ("+", "@") or any(kind[0] == "@" for _, kind in tool.parameters)
            parameters = [] if whole else [(self.own, thing.key_kind, thing.noun)]
            for names, kind in tool.parameters:
                taken = [name for name, _, _ in parameters]
                parameters.append((source.unseen([name for name in names if name not in taken] or ["new_" + names[0]]), kind, names[0]))
        properties = {}
        for name, kind, meant in parameters:
            kind = self.field(kind[1:]).kind if kind[0] == "@" else kind
            described = meant.replace("_", " ") if meant != thing.noun else source.pick([f"{self.key.replace('_', ' ')} of the {thing.noun}", thing.noun])
            properties[name] = {"type": values.number(kind, self.form)} | ({"description": f"The {described}"} if source.chance(.6) else {})
        required = list(properties)
        if tool is thing.tools[0] and source.chance(.3):
            properties["limit"] = {"type": "integer", "description": "How many at most"}
        name = functions.spelled(source.unseen(list(tool.names)), spelling)
        purpose = tool.purpose + source.pick(["", "", "."])
        if "@" not in "".join(kind for _, kind, _ in parameters) and self.own in properties and tool.mark not in ("+", "@") and source.chance(.3):
            purpose = f"{tool.purpose}, by its {self.own.replace('_', ' ')}"
        return Function(name, parameters, [], functions.schema(name, purpose, properties, required), self, tool)

    def field(self, name):
        return next(field for field in self.thing.fields if field.name == name)

    def records(self, source, n):
        """`n` records with ids and fields of their own."""
        out = []
        for _ in range(40):
            record = {self.key: values.draw(source, self.thing.key_kind, self.form)} | {field.name: values.draw(source, field.kind) for field in self.fields}
            texts = [str(value) for value in record.values()]
            if record[self.key] not in [one[self.key] for one in out] and len(set(texts)) == len(texts):
                out.append(record)
            if len(out) == n:
                break
        return out

    def chosen(self, source, records):
        """-> (record, words in front of the noun, words behind it, what is thought): one record that the words tell from all others. None where none is."""
        field, record = source.pick(self.fields), source.pick(records)
        column = [one[field.name] for one in records]
        if field.extremes and len(set(column)) == len(column) and source.chance(.4):
            word = source.pick(field.extremes)
            most = min(column) if word.split()[0] in LEAST else max(column)
            record, label = records[column.index(most)], field.name.replace("_", " ")
            before, behind = (word, "") if word not in ("highest", "lowest") and (" " not in word or word == "most expensive") else ("", f"with the {word}" + (f" {label}" if " " not in word else ""))
            return record, before, behind, f"The {label} of each: {', '.join(map(str, column))}. What is wanted is {most}."
        if column.count(record[field.name]) > 1 or any(str(record[field.name]) in str(other) for other in column if other != record[field.name]):
            return None
        value, label = values.said(source, field.kind, record[field.name]), field.name.replace("_", " ")
        state = field.kind.startswith("state ")
        if state and source.chance(.55):
            return (record, value, "", "") if source.chance(.5) and len(value) > 3 and value.isalpha() and value.islower() else (record, "", f"that is {value}", "")
        if field.phrases and (field.kind.startswith("num ") or source.chance(.85)):
            return record, "", source.pick(field.phrases).replace("{v}", value), ""
        return record, "", worded(source, "with the {f} {v}|whose {f} is {v}", f=label, v=value), ""

    def where(self, source, place):
        return source.pick(self.thing.place.phrases).replace("{v}", values.said(source, self.thing.place.kind, place))

    def shown(self, source, records):
        return results.shown(source, records, self.thing.plural)

"""Tools out of `tools.txt`, and one of them as a conversation has it.

A block there: `= names #tag : purposes`; `<` parameters as `names: type` (`^type`: the same value as an argument of the tool that brings the other one, `type.1`: its second part);
`=>` what it brings; `~` what its answer is called in a sentence, `@` where or when that is, `~me` and `@me` the same about the user; `?` questions, `!` orders, `=` what is said when it is done;
`&tag` questions and orders that leave out what the tool with this tag brings."""
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ..material.source import is_held_out
from ..tools import functions
from . import values


@dataclass
class Parameter:
    names: list
    type: str
    part: int | None = None
    same: bool = False


@dataclass(eq=False)
class Tool:
    names: list
    tag: str
    purposes: list
    parameters: list = field(default_factory=list)
    fields: list = field(default_factory=list)          # Parameter: what comes back, the first is what it is for
    called: str = ""
    where: str = ""
    mine: str = ""                                      # what it is called when it is about the user
    my_place: str = ""
    asks: str = ""
    orders: str = ""
    done: str = ""
    silent: dict = field(default_factory=dict)          # tag -> questions or orders

    @property
    def held(self):
        return is_held_out(self.names[0])

    @property
    def brings(self):
        return self.fields[0].type if self.fields else ""

    def slots(self):
        """What a request says: (name, type, parameters), several parameters where they are parts of one value."""
        out = {}
        for one in self.parameters:
            name = one.names[0] if one.part is None else one.type
            out.setdefault(name, (one.type, []))[1].append(one)
        return [(name, kind, parameters) for name, (kind, parameters) in out.items()]


@cache
def tools():
    out, text = [], (Path(__file__).parent / "tools.txt").read_text()
    for line in text.strip().split("\n"):
        mark, rest = line.split(" ", 1)
        if mark == "=" and " : " in rest:
            head, purposes = rest.split(" : ")
            names, _, tag = head.partition(" #")
            out.append(Tool(names.split("|"), tag, purposes.split(" / ")))
        else:
            _read(out[-1], mark, rest)
    return out


def _read(tool, mark, rest):
    match mark:
        case "<": tool.parameters = [_parameter(part) for part in rest.split("; ")]
        case "=>": tool.fields = [_parameter(part) for part in rest.split("; ")]
        case "~me": tool.mine = rest
        case "@me": tool.my_place = rest
        case "~": tool.called = rest
        case "@": tool.where = rest
        case "?": tool.asks = rest
        case "!": tool.orders = rest
        case "=": tool.done = rest
        case _: tool.silent[mark[1:]] = rest


def _parameter(text):
    names, kind = text.split(": ", 1)
    part = re.fullmatch(r"(\w+)\.(\d)", kind)
    return Parameter(names.split("|"), part.group(1) if part else kind.removeprefix("^"), int(part.group(2)) if part else None, kind[0] == "^")


@cache
def by_type():
    """Type -> (tools that bring it, tools that take it)"""
    out = {}
    for tool in tools():
        if tool.called:
            out.setdefault(tool.brings, ([], []))[0].append(tool)
    for tool in tools():
        for _, kind, parameters in tool.slots():
            if kind in out and not parameters[0].same:
                out[kind][1].append(tool)
    return {kind: both for kind, both in out.items() if all(both)}


_NAMED = re.compile(r"(?!The |A )(?:[A-Z][\w-]*[^s\W]|Points|Minutes|Pages|Members|Names|Hours|Calories|Ingredients|Guests|Players|Songs|Amounts|Address|Status|Days|Steps|Readings|Values|Scores)( \w+){0,3} (of|in|at|on|to|that|from|for) ")


def described(source, tool):
    """One of its purposes, now and then turned into an order or a sentence."""
    text = source.pick(tool.purposes)
    first, _, rest = text.partition(" ")
    low = text if text[1:2].isupper() or first == "Wi-Fi" else text[0].lower() + text[1:]
    if source.chance(.45):
        if tool.orders and first.endswith("s") and first != "Has" and rest and text == tool.purposes[0]:
            return (first[:-2] if first.endswith(("shes", "ches", "sses", "xes")) else first[:-1]) + " " + rest
        if not tool.orders and first in ("When", "Where", "Whether", "Who", "How", "What", "Which"):
            return source.pick(["Tells ", "Find out ", "Tell ", "Says "]) + low
        if not tool.orders and _NAMED.match(text):
            return source.pick(["Get the ", "Returns the ", "Look up the ", "Gets the ", "Find the ", "Fetch the ", "Gives the ", "Tells the "]) + low
    return text


_MEANT = ["The {w}", "The {w}", "{W}", "Which {w}", "The {w} that is meant"]


@dataclass
class Function(functions.Function):
    """`parameters`: (name, Parameter)."""
    tool: Tool = None
    keys: list = None           # what the fields are called in results

    def argument(self, name):
        """The parameters of a slot by their names here."""
        return [(called, parameter) for called, parameter in self.parameters if (parameter.names[0] if parameter.part is None else parameter.type) == name]


def made(source, tool, spelling, form):
    taken, parameters = [], []
    for parameter in tool.parameters:
        taken.append(source.unseen([one for one in parameter.names if one not in taken] or [parameter.names[0] + "_2"]))
        parameters.append((taken[-1], parameter))
    properties = {}
    for name, parameter in parameters:
        word = parameter.names[0].replace("_", " ")
        properties[name] = values.schema(parameter, form) | ({"description": source.pick(_MEANT).format(w=word, W=word.capitalize())} if source.chance(.6) else {})
    required = list(properties)
    if source.chance(.08):
        properties[source.pick(["format", "verbose", "locale", "timeout"])] = {"type": "string", "description": "Optional"}
    name = functions.spelled(source.unseen(tool.names), spelling)
    purpose = described(source, tool) + source.pick(["", "", "."])
    keys = []
    for one in tool.fields:
        keys.append(source.pick([key for key in one.names if key not in keys] or [one.names[0] + "_2"]))
    return Function(name, parameters, [], functions.schema(name, purpose, properties, required), tool, keys)

"""Requests that strangers wrote, with the tools they wrote them for (`published.py` fetches them): `items.py` draws them, `varied.py` puts other values into them, `names.py` calls the tools differently.

A sixth is kept for evaluation and stays as it was written; none of the tools listed there is ever seen in training."""
import re
from dataclasses import dataclass, field

from ..chat import Answer, Call, Result, User
from ..tools import functions
from ..tools.box import Toolbox
from ..turns.pairs import finished
from . import items
from .names import renamed
from .varied import varied

_DOING = set("send book create add set play order change update delete remove start stop turn reserve schedule register modify post save open close log place make cancel buy share pay".split())
_DONE = ["ok", "OK", "done", "success", '{"status": "ok"}', '{"success": true}', "true", "", "Success."]


@dataclass
class Function(functions.Function):
    """A tool of strangers, perhaps under another name; `requests` are items, of which each needs this tool and perhaps others of the same list."""
    requests: list = field(default_factory=list)
    original: str = ""
    names: dict = field(default_factory=dict)       # of parameters: the original one -> the one that is listed

    def outcome(self, source, arguments, plain=False):
        """-> turns behind the call"""
        words = items.words(self.name)
        if _DOING & set(words):
            return [Result(source.pick(_DONE)), Answer("Everything is done.", "Done.")]
        if self.schema["description"].startswith(("Calculate", "Compute")) and source.chance(.7):
            number = str(source.number(1, 9999) if source.chance(.4) else round(source.random.uniform(0, 10 ** source.number(1, 4)), source.number(1, 3)))
            return source.chance(.3) and functions.as_object(source, self.name, arguments, number) or [Result(number), Answer("I pass on the result.", number)]
        return functions.passed_on(source, self.name, arguments)


def toolbox(source):
    """The tools of one request, in training some of them and some of other requests."""
    first = items.draw(source)
    called = {name for name, _ in first["calls"]}
    listed = {tool["name"]: tool for tool in first["tools"]}
    others = [name for name in listed if name not in called]
    if not source.held_out:
        others = source.random.sample(others, source.number(0, len(others)))
    chosen = {name: [item for item in items.of(source, name) if item is first or not source.held_out and items.lists(item, called) and all(items.same(item, one, listed[one]) for one, _ in item["calls"]) and items.apart(item, [listed[o] for o in others])] for name in listed if name in called}
    tools = {name: listed[name] for name in listed if name in called or name in others}
    if not source.held_out:
        for _ in range(source.weighted({0: 3, 1: 3, 2: 3, 3: 2, 4: 1})):
            more = items.draw(source)
            (name, _), *rest = more["calls"]
            made = next(tool for tool in more["tools"] if tool["name"] == name)
            if rest or name in tools or not items.apart(more, tools.values()) or not all(items.apart(item, [made]) for requests in chosen.values() for item in requests):
                continue
            tools[name] = made
            chosen[name] = [item for item in items.of(source, name) if items.lists(item, {name}) and items.same(item, name, made) and items.apart(item, [tool for tool in tools.values() if tool is not made])]
    made, taken = [], set()
    for name, tool in tools.items():
        requests = chosen.get(name, [])
        listed, names = (tool, {}) if source.held_out else renamed(source, tool, taken, any(_named(item["request"]) for item in requests))
        taken.add(listed["name"])
        made.append(Function(listed["name"], [], [], _shuffled(source, listed), requests, name, names))
    return Toolbox("functions", functions=[f for f in made if f.requests], others=[f.schema for f in made if not f.requests])


def _named(text):
    """Whether a request names functions or variables."""
    return re.search(r"[a-z][._][a-z]|\w=\w", text)


def _shuffled(source, tool):
    """The parameters in another order."""
    parameters = tool["parameters"]
    if source.held_out or source.chance(.6):
        return tool
    names = source.random.sample(list(parameters["properties"]), len(parameters["properties"]))
    return tool | {"parameters": parameters | {"properties": {name: parameters["properties"][name] for name in names}}}


def published(source, box):
    """A request of strangers: its calls one after the other."""
    by_name = {f.original: f for f in box.functions}
    fresh = [f for f in box.functions if f.name not in box.called]
    item = source.pick((source.pick(fresh) if fresh and source.chance(.7) else source.pick(box.functions)).requests)
    text, calls = (item["request"], item["calls"]) if source.held_out else varied(source, item)
    done = []
    for name, arguments in calls:
        function = by_name[name]
        box.called.add(function.name)
        told = {function.names.get(parameter, parameter): value for parameter, value in arguments.items()}
        ordered = [(parameter, told[parameter]) for parameter in function.schema["parameters"]["properties"] if parameter in told]
        done.append([Answer(f"I call {function.name}.", "", Call(function.name, ordered))] + function.outcome(source, ordered))
    return finished([User(text)], done) if len(done) > 1 else [User(text)] + done[0]

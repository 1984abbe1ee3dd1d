"""Which requests there are: those of training, those that are kept, those of a tool; which tools can stand beside one."""
import json
import re
import zlib
from functools import cache

from ..material.source import CORPUS, corpus

# Words of names that say nothing about what a tool is for.
_IDLE = set("get find search list fetch set add create calculate compute info information details data api name type value number with from for the and this that what which where when how many much are was will can could you your please need want would like give tell show have has there into about based using given specific user id its all any one two new use".split())


@cache
def _all():
    """-> {held out or not: {name of a tool: [items that call it]}}"""
    if "requests" not in corpus():
        raise SystemExit(f"{CORPUS} holds no requests: run `python published.py`")
    requests = [json.loads(line) for line in corpus()["requests"].split("\n\n")]
    family = {}

    def first(name):
        while family.setdefault(name, name) != name:
            name = family[name]
        return name

    for item in requests:
        for tool in item["tools"]:
            a, b = sorted((first(tool["name"]), first(item["tools"][0]["name"])))
            family[b] = a
    out = {True: {}, False: {}}
    for item in requests:
        kept = zlib.crc32(first(item["calls"][0][0]).encode()) % 6 == 0
        for name in dict.fromkeys(name for name, _ in item["calls"]):
            out[kept].setdefault(name, []).append(item)
    return out


def of(source, name):
    return _all()[source.held_out][name]


def draw(source):
    """Tools about which people asked much come a little more often."""
    made = _all()[source.held_out]
    return source.pick(made[source.weighted({name: min(len(items), 5) for name, items in made.items()})])


def lists(item, names):
    """Whether these are all that it calls."""
    return {name for name, _ in item["calls"]} <= set(names)


def same(item, name, tool):
    """Whether what the item calls `name` is this tool: several have one name."""
    return any(one["name"] == name and _typed(one) == _typed(tool) for one in item["tools"])


def _typed(tool):
    parameters = tool["parameters"]
    return sorted(parameters.get("required", [])), [(name, schema.get("type"), schema.get("enum")) for name, schema in parameters["properties"].items()]


def words(name):
    return re.findall("[a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower())


def _stems(text):
    return {word[:4] for word in words(text) if len(word) > 2 and word not in _IDLE}


def apart(item, tools):
    """Whether the request cannot mean one of the tools."""
    said = _stems(item["request"])
    named = {stem for name, _ in item["calls"] for stem in _stems(name)}
    return not any((said | named) & _stems(tool["name"]) or len(said & _stems(tool["description"])) > 1 or named & _stems(tool["description"]) for tool in tools)


@cache
def values():
    """(tool, parameter) -> the texts that requests of training tell there"""
    out = {}
    for name, made in _all()[False].items():
        for item in made:
            for called, arguments in item["calls"]:
                for parameter, value in arguments.items():
                    if called == name and isinstance(value, str):
                        out.setdefault((name, parameter), {})[value] = None
    return {key: list(found) for key, found in out.items()}

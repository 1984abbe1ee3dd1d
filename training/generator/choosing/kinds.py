"""Kinds of things out of `kinds.txt`: where they are listed, what a record of them holds, what is done with one.

A block there: `= noun nouns` (`!`: only evaluation has it); `list NAMES : purpose`; `in PARAMETERS: kind | phrases`, what the list wants to know (`in?`: if it is told);
`id KEYS > PARAMETERS: kind | how a request names it`; fields as `name: kind | phrases | -the least|+the most | ?questions` (`@`: what people call it by; of a flag: phrases if true | if false), `*` is the noun;
`any a *; a free *=status:free`: where the first that fits is meant; tools as `names : purpose > orders > parameters > what is then done`, `=> name: kind` for what one brings, `?` one that only tells.
Orders are parted by ` | `, those with a dot are no orders; `@field` takes a field of the record, `^0` what the list was told first, `?` may be left out."""
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Field:
    name: str
    kind: str
    phrases: tuple
    others: tuple           # of a flag that is false
    extremes: tuple
    asks: str
    title: bool

    @property
    def label(self):
        return self.name.replace("_", " ")


@dataclass(frozen=True)
class Parameter:
    names: tuple
    kind: str
    optional: bool


@dataclass(frozen=True)
class Tool:
    tells: bool             # it changes nothing
    names: tuple
    purpose: str
    orders: tuple
    parameters: tuple
    brings: tuple           # (name, kind) or ()
    done: str


@dataclass(frozen=True)
class Kind:
    noun: str
    plural: str
    held: bool
    lists: Tool
    places: tuple           # (Parameter, phrases)
    keys: tuple
    own: tuple
    key_kind: str
    direct: tuple
    fields: tuple
    any: tuple              # (phrase, field, value) or (phrase, "", "")
    tools: tuple


@cache
def kinds():
    return [_kind(block) for block in re.split(r"^= ", (Path(__file__).parent / "kinds.txt").read_text(), flags=re.M)[1:]]


def _kind(block):
    head, *lines = block.strip().split("\n")
    noun, plural, *held = head.split(", ") if ", " in head else head.split()
    lists, places, fields, loose, tools = None, [], [], (), []
    for line in lines:
        if line.startswith("list "): lists = _tool(line[5:])
        elif line.startswith(("in ", "in? ")): places.append(_place(line))
        elif line.startswith("id "): keys, own, key_kind, direct = _key(line[3:])
        elif line.startswith("any "): loose = tuple(_loose(part) for part in line[4:].split("; "))
        elif " : " in line: tools.append(_tool(line))
        else: fields.append(_field(line))
    return Kind(noun, plural, bool(held), lists, tuple(places), keys, own, key_kind, direct, tuple(fields), loose, tuple(tools))


def _place(line):
    head, phrases = line.split(" | ")
    names, kind = head.split(" ", 1)[1].split(": ", 1)
    return Parameter(tuple(names.split("|")), kind, line.startswith("in?")), tuple(phrases.split("|"))


def _key(line):
    head, *direct = line.split(" | ")
    names, kind = head.split(": ", 1)
    keys, own = names.split(" > ")
    return tuple(keys.split("|")), tuple(own.split("|")), kind, tuple(direct[0].split("|")) if direct else ()


def _loose(part):
    phrase, _, condition = part.partition("=")
    return phrase, *(condition.split(":") if condition else ("", ""))


def _field(line):
    head, *parts = [part for part in line.split(" | ") if part != "-"]
    name, kind = head.split(": ", 1)
    asks = next((part[1:] for part in parts if part[0] == "?"), "")
    extremes = next((tuple(part.split("|")) for part in parts if part[0] in "+-"), ())
    plain = [tuple(part.split("|")) for part in parts if part[0] not in "?+-"]
    return Field(name.lstrip("@"), kind, plain[0] if plain else (), plain[1] if len(plain) > 1 else (), extremes, asks, name[0] == "@")


def _tool(line):
    tells, line = line[0] == "?", line.lstrip("?")
    head, *parts = line.split(" > ")
    names, purpose = head.split(" : ")
    orders, *parts = parts or [""]
    brings = next((tuple(part[3:].split(": ", 1)) for part in parts if part.startswith("=> ")), ())
    done = next((part for part in parts[1:] if not part.startswith("=> ")), "")
    taken = parts[0] if parts and not parts[0].startswith("=> ") else ""
    if taken in ("", "-"):
        parameters = ()
    else:
        parameters = tuple(Parameter(tuple(one.split(": ", 1)[0].lstrip("?").split("|")), one.split(": ", 1)[1], one[0] == "?") for one in taken.split("; "))
    return Tool(tells, tuple(names.split("|")), purpose, tuple(orders.split(" | ")), parameters, brings, done)

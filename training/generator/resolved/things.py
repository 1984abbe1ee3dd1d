"""Kinds of things that people name and tools know by an id, out of `things.txt`.

A block there: `= noun nouns PREFIX` (`!`: only evaluation has it); `key names: kind` where it is no id of its own; `by names: kind | how it is named`
for every way to name one; `with names: kind | forms` what is told beside the first of them, as {w} in a form; `near names: kind` where the one nearest to something is meant,
`only names: kind | in {v}` where there is but one of them; `has field: kind > questions` for what the finder may bring; then tools that take the id, parts divided by ` > `:
`? names > what is asked of {x} > questions > field: kind` a question; `! names > purpose > orders > what is said then > parameters > what it brings` a deed, an
order that begins with a dot is a sentence of its own; `~` a question that also brings an id, behind it `~?` and `~!` the tools that take that one (`~*`: it brings
several, and they take the first). The blocks `*people` and `*things` hold tools that there may be for all of them.
A parameter `& noun PREFIX kind` is an id that another finder brings. `_` in a noun is a space, `~` in a value too."""
import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Naming:
    parameters: tuple
    kind: str
    forms: tuple
    beside: object = None   # a Naming: the second thing that is told of it
    sort: str = ""          # "near" or "only"
    intro: tuple = ()       # what is said of the only one before it is called it


@dataclass(frozen=True)
class Fact:
    """What a question is answered with."""
    name: str
    kind: str
    about: str              # "the number of orders of {x}", "whether {x} is active"
    questions: tuple


@dataclass(frozen=True)
class Tool:
    mark: str               # ?, !, ~
    names: tuple
    purpose: str            # with {x}
    fact: Fact | None = None
    orders: tuple = ()
    done: str = ""
    parameters: tuple = ()  # ((names, kind), ...)
    brings: tuple = ()      # (name, kind): beside the fact, or of a deed
    below: tuple = ()       # the tools that take what this one brings


@dataclass(frozen=True)
class Thing:
    noun: str
    plural: str
    prefix: str
    held: bool
    keys: tuple
    key_kind: str
    namings: tuple
    fields: tuple           # Fact
    tools: tuple


@cache
def _blocks():
    return [_thing(block) for block in re.split(r"^= ", (Path(__file__).parent / "things.txt").read_text(), flags=re.M)[1:]]


@cache
def things():
    return [thing for thing in _blocks() if thing.noun[0] != "*"]


@cache
def common(people):
    """Tools that there may be for anybody, or for anything."""
    return next(thing.tools for thing in _blocks() if thing.noun == ("*people" if people else "*things"))


def _thing(block):
    head, *lines = block.strip().split("\n")
    noun, plural, prefix, *held = head.split()
    keys, kind = (*[f"{noun}_id"] * 6, "id", "id", noun, f"{noun}_number", f"{noun}_no", f"{noun}_ref"), f"id {prefix}"
    namings, fields, tools = [], [], []
    for line in lines:
        mark, rest = line.split(" ", 1)
        match mark:
            case "key":
                names, kind = rest.split(": ", 1)
                keys = tuple(names.split("|"))
            case "by": namings.append(_naming(rest, noun.replace("_", " ")))
            case "with": namings[0] = replace(namings[0], beside=_naming(rest, noun.replace("_", " ")))
            case "near": namings.append(_nearest(rest, noun.replace("_", " ")))
            case "only": namings.append(_only(rest, noun.replace("_", " ")))
            case "has":
                field, *asks = rest.split(" > ")
                name, of = field.split(": ", 1)
                label = name.replace("_", " ")
                fields.append(_fact(field, f"the {label} of {{x}}", asks[0].split("|") if asks else []))
            case "~?" | "~!":
                above = tools.pop()
                tools.append(Tool(above.mark, above.names, above.purpose, above.fact, brings=above.brings, below=(*above.below, _tool(mark[1], rest))))
            case "?" | "!" | "~" | "~*": tools.append(_tool(mark[0], rest))
            case _: raise ValueError(line)
    taken = {name for naming in namings for one in (naming, naming.beside) if one for name in one.parameters} | {field.name for field in fields}
    if any("number" in name or name in ("no", "code", "ref") for name in taken) or noun in ("flight", "train", "bus_line", "invoice", "order", "ticket"):
        keys = tuple(name for name in keys if not name.endswith(("_number", "_no", "_ref")) or kind[:3] != "id ")
    keys = tuple(name for name in keys if name not in taken) or keys
    return Thing(noun, plural, prefix, bool(held), keys, kind, tuple(namings), tuple(fields), tuple(tools))


def _naming(line, noun):
    names, kind = line.split(": ", 1)
    kind, _, forms = kind.partition(" | ")
    if kind == "person":
        plain = ["{v}", "{v}", "{v}", f"{noun} {{v}}", f"the {noun} {{v}}"]
    elif kind == "code":
        label = names.split("|")[0].replace("_", " ")
        plain = [f"the {noun} with the {label} {{v}}", f"the {noun} with {label} {{v}}", f"the {noun} whose {label} is {{v}}"]
    elif kind in ("email", "phone", "plate"):
        plain = ["{v}", f"the {noun} with the {kind} {{v}}", f"the {noun} with {kind} {{v}}", f"the {noun} {{v}}"]
    else:
        plain = ["{v}", "{v}", f"the {noun} {{v}}", f"{noun} {{v}}", f"the {noun} called {{v}}", f"the {noun} named {{v}}"]
    return Naming(tuple(names.split("|")), kind, tuple(forms.split("|")) if forms else tuple(plain))


def _nearest(line, noun):
    names, kind = line.split(": ", 1)
    forms = (f"the {noun} nearest to {{v}}", f"the nearest {noun} to {{v}}", f"the {noun} closest to {{v}}", f"the closest {noun} to {{v}}", f"the nearest {noun} from {{v}}", f"the {noun} next to {{v}}")
    return Naming(tuple(names.split("|")), kind, forms, sort="near")


def _only(line, noun):
    names, kind = line.split(": ", 1)
    kind, _, where = kind.partition(" | ")
    a = "an" if noun[0] in "aeiou" else "a"
    forms = (f"the {noun} {where}", f"the {noun} {where}", f"the only {noun} {where}", f"the one {noun} {where}")
    intro = (f"there is one {noun} {where}", f"there is only one {noun} {where}", f"there is {a} {noun} {where}", f"we have one {noun} {where}", f"{where} there is one {noun}", f"there should be one {noun} {where}")
    return Naming(tuple(names.split("|")), kind, forms, sort="only", intro=intro)


def _fact(field, about, questions):
    name, kind = field.split(": ", 1)
    return Fact(name, kind, about, tuple(questions))


def _pairs(text):
    return tuple((part.split(": ", 1)[0], part.split(": ", 1)[1]) for part in text.split("; ")) if text else ()


def _tool(mark, line):
    parts = [part.strip() for part in line.split(" >")]
    names = tuple(parts[0].split("|"))
    if mark == "!":
        purpose, orders, done, parameters, brings = (parts[1:] + [""] * 5)[:5]
        orders = tuple("." * order.startswith(("I ", "we ", "{", "the ")) + order for order in ([] if parameters or "{x}" not in purpose and orders else [purpose]) + orders.split("|") if order)
        return Tool(mark, names, purpose, None, orders, done, tuple((tuple(name.split("|")), kind) for name, kind in _pairs(parameters)), _pairs(brings))
    about, questions, field, *brings = parts[1:]
    return Tool(mark, names, about, _fact(field, about, questions.split("|") if questions else ()), brings=_pairs(brings[0]) if brings else ())

"""The language of the text files.

`== name` a world; `@ list: a; b; c` values for its slots; `- name|other name : what it does / the same in other words` a tool, and below it, two spaces in, its parameters
`name|other name type : description`, a `?` behind the names where it is optional; types: text, id (as the conversation's ids are), int, num, bool, list, ints, or words of an enum (`small|large`).
A scene ends with an empty line. Its lines: `>` what the user says (several: one of them), `: tool name=value; name=value` a call, `=` its result (several: one of them),
`?` what is thought before the answer, call or deed that comes next and `!` the answer (several: one of them); `% read path`, `% run command`, `% write path` with `|` lines of text below, `% list folder` and `% glob pattern` with `|` the names below, `% edit path` with `-` and `+` lines below (without `+` the lines go): what is done with files there; `&` slots that nothing shows but others are worked out of; `\\n` in what is said begins a new line.
`{name:kind}` draws a value, `{name}` is the same again, `{name:=a+b}` is worked out; kinds: see `values.py`."""
import re
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from ..material.source import is_held_out

_HERE = Path(__file__).parent
TYPES = ("text", "id", "int", "num", "bool", "list", "ints")
_ID = "id|no|number|code|ref|key"                # what names of ids end in


@dataclass
class Parameter:
    names: list
    type: str
    optional: bool
    purposes: list


@dataclass(eq=False)
class Tool:
    names: list
    purposes: list
    parameters: list = field(default_factory=list)


@dataclass
class Step:
    """One line after another of a scene: `says` (user), `calls`, `does` (with a file) or `answers`."""
    kind: str
    texts: list                                     # alternatives of says and answers; [head of the call or deed]
    results: list = field(default_factory=list)     # of a call: alternatives
    thought: str = ""                               # before an answer, call or deed, where the usual ones do not do
    lines: list = field(default_factory=list)       # of a deed: text of a file or what a command prints, (mark, text)


@dataclass
class Link:
    """A tool that needs an id and the one that finds it by a name."""
    finder: str
    user: str
    key: str                    # the parameter of the user that takes the id
    value: str                  # what the finder is called with
    named: Parameter            # the finder's parameter for it
    at: int                     # the step of the finder

    def same(self, other):
        return (self.finder, self.user, self.key) == (other.finder, other.user, other.key)

    def parameter(self, key):
        """What the user would take in place of the id."""
        base = re.sub(rf"_?({_ID})$", "", key.names[0])
        plain = base and self.named.names[0] in ("name", base, f"{base}_name")
        names = [f"{base}_name", f"{base}_name", f"name_of_{base}"] if plain else [name for name in self.named.names if name != "name"] or ["name"]
        return Parameter(names, "text", key.optional, self.named.purposes or [f"Name of the {base.replace('_', ' ')}" if base else "The name"])


@dataclass(eq=False)
class Scene:
    steps: list
    kinds: dict                                     # slot -> kind
    links: list = field(default_factory=list)       # Link

    def tools(self):
        return [step.texts[0].split(" ")[0] for step in self.steps if step.kind == "calls"]


@dataclass(eq=False)
class World:
    name: str
    held: bool
    lists: dict = field(default_factory=dict)
    tools: list = field(default_factory=list)
    scenes: list = field(default_factory=list)

    def tool(self, name):
        return next((tool for tool in self.tools if tool.names[0] == name), None)


@cache
def worlds(folder):
    return [world for path in sorted((_HERE / folder).glob("*.txt")) for world in _worlds(path.read_text(), path.name)]


def _worlds(text, name):
    for block in re.split(r"^== ", text, flags=re.M)[1:]:
        head, _, body = block.partition("\n")
        world = World(head.strip(), is_held_out(head.strip()))
        for part in re.split(r"\n[ \t]*\n", body.strip("\n")):
            lines = [line for line in part.split("\n") if line.strip() and not line.startswith("#")]
            try:
                _part(world, lines)
            except (ValueError, KeyError, IndexError, AttributeError) as e:
                raise ValueError(f"{name}, {world.name}: {lines[:3]}: {e}") from e
        for scene in world.scenes:
            scene.links = _links(scene, world)
        yield world


def _part(world, lines):
    scene = []
    for line in lines:
        if scene or line[0] in ">%":
            scene.append(line)
        elif line[0] == "@":
            key, values = line[1:].split(":", 1)
            world.lists[key.strip()] = [value.strip() for value in values.split(";") if value.strip()]
        elif line[0] == "-":
            names, _, purposes = line[1:].partition(" : ")
            world.tools.append(Tool(names.strip().split("|"), [one.strip() for one in purposes.split(" / ")]))
        elif line[0] == " ":
            world.tools[-1].parameters.append(_parameter(line.strip()))
        else:
            raise ValueError(f"what is {line!r}?")
    if scene:
        world.scenes.append(_scene(world, scene))


def _parameter(line):
    head, _, purposes = line.partition(" : ")
    names, kind = head.split(" ")
    if kind not in TYPES and "|" not in kind:
        raise ValueError(f"what is the type {kind!r}?")
    return Parameter(names.rstrip("?").split("|"), kind, names.endswith("?"), [one.strip() for one in purposes.split(" / ") if one.strip()])


_SLOT = re.compile(r"\{(\w+):([^{}]+)\}")


def _scene(world, lines):
    kinds, steps, thought = {}, [], ""

    def plain(text):
        for name, kind in _SLOT.findall(text):
            if kinds.setdefault(name, kind) != kind:
                raise ValueError(f"two kinds of {name}")
        return _SLOT.sub(r"{\1}", text)

    for line in lines:
        mark, text = line[0], plain(line[1:].removeprefix(" "))
        last = steps[-1] if steps else None
        match mark:
            case ">" | "!":
                kind = "says" if mark == ">" else "answers"
                if last and last.kind == kind and not last.lines:
                    last.texts.append(text)
                else:
                    steps.append(Step(kind, [text], thought=thought if mark == "!" else ""))
                    thought = ""
            case "?":
                thought = text
            case ":":
                name = text.split(" ")[0]
                tool = world.tool(name)
                if tool is None:
                    raise ValueError(f"no tool {name}")
                for key in arguments(text):
                    if not any(key == one.names[0] for one in tool.parameters):
                        raise ValueError(f"{name} has no {key}")
                if missing := [one.names[0] for one in tool.parameters if not one.optional and one.names[0] not in arguments(text)]:
                    raise ValueError(f"{name} without {missing}")
                steps.append(Step("calls", [text], thought=thought))
                thought = ""
            case "=":
                last.results.append(text)
            case "%":
                steps.append(Step("does", [text], thought=thought))
                thought = ""
            case "&":
                pass                                    # its slots are known now
            case "|" | "-" | "+":
                if (mark == "|") == last.texts[0].startswith("edit "):
                    raise ValueError(f"{mark} under % {last.texts[0]}")
                last.lines.append((mark, text))
            case _:
                raise ValueError(f"what is {line!r}?")
    if thought:
        raise ValueError(f"nothing follows the thought {thought!r}")
    for step in steps:
        if step.kind == "calls" and not step.results:
            raise ValueError(f"{step.texts[0]} brings nothing")
    names = set(re.findall(r"\{(\w+)\}", " ".join(text for step in steps for text in [*step.texts, step.thought, *step.results, *(line for _, line in step.lines)])))
    if not names <= set(kinds):
        raise ValueError(f"no kind of {names - set(kinds)}")
    if steps[0].kind != "says" or steps[-1].kind == "calls" and len(steps) > 8:
        raise ValueError("a scene begins with what somebody says")
    return Scene(steps, kinds)


def _links(scene, world):
    """Where a call by a name brings nothing but the id for the next one."""
    out = []
    for at, (step, behind) in enumerate(zip(scene.steps, scene.steps[1:])):
        if step.kind != "calls" or behind.kind != "calls":
            continue
        given, used = arguments(step.texts[0]), arguments(behind.texts[0])
        finder, user = world.tool(step.texts[0].split(" ")[0]), world.tool(behind.texts[0].split(" ")[0])
        texts = [text for i, one in enumerate(scene.steps) if i != at for text in [*one.texts, one.thought, *one.results]]
        for key, value in used.items():
            alone = re.fullmatch(r"\{\w+\}", value) and all(value in result and "[" not in result for result in step.results) and sum(text.count(value) for text in texts) == 1
            if alone and len(given) == 1 and scene.tools().count(finder.names[0]) == scene.tools().count(user.names[0]) == 1 and _identifies(next(one for one in user.parameters if one.names[0] == key)):
                ((name, told),) = given.items()
                named = next(one for one in finder.parameters if one.names[0] == name)
                if named.type == "text" and told != value:
                    out.append(Link(finder.names[0], user.names[0], key, told, named, at))
    return out


def _identifies(parameter):
    """Whether a name can stand in its place: not where what one call brings is a fact of its own, as a country or a phone number."""
    return parameter.type == "id" or parameter.type in ("text", "int") and any(re.search(rf"(^|_)({_ID}|slug|handle)$", name) for name in parameter.names)


def without(steps, link):
    """The steps where the user takes the name itself."""
    user = steps[link.at + 1]
    head, _, _ = user.texts[0].partition(" ")
    given = arguments(user.texts[0]) | {link.key: link.value}
    return [*steps[:link.at], replace(user, texts=[head + " " + "; ".join(f"{key}={value}" for key, value in given.items())]), *steps[link.at + 2:]]


def arguments(text):
    """`tool a=1; b=x y` -> {"a": "1", "b": "x y"}"""
    _, _, rest = text.partition(" ")
    return dict((one.strip() for one in part.split("=", 1)) for part in rest.split("; ") if part.strip())

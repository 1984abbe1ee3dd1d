"""The language of the text files.

`== name` a world; `@ list: a; b; c` values for its slots; `- name|other name : what it does / the same in other words` a tool, and below it, two spaces in, its parameters
`name|other name type : description`, a `?` behind the names where it is optional; types: text, int, num, bool, list, ints, or words of an enum (`small|large`).
A scene ends with an empty line. Its lines: `>` what the user says (several: one of them), `: tool name=value; name=value` a call, `=` its result (several: one of them),
`?` what is thought before the answer and `!` the answer (several: one of them); `% read path`, `% run command`, `% write path` with `|` lines of text below, `% list folder` and `% glob pattern` with `|` the names below, `% edit path` with `-` and `+` lines below: what is done with files there; `\\n` in what the user says begins a new line.
`{name:kind}` draws a value, `{name}` is the same again, `{name:=a+b}` is worked out; kinds: see `values.py`."""
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ..material.source import is_held_out

_HERE = Path(__file__).parent


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
    thought: str = ""                               # of an answer, where the usual ones do not do
    lines: list = field(default_factory=list)       # of a deed: text of a file or what a command prints, (mark, text)


@dataclass(eq=False)
class Scene:
    steps: list
    kinds: dict                                     # slot -> kind

    def tools(self):
        return [step.texts[0].split(" ")[0] for step in self.steps if step.kind == "calls"]


@dataclass(eq=False)
class World:
    name: str
    lists: dict = field(default_factory=dict)
    tools: list = field(default_factory=list)
    scenes: list = field(default_factory=list)

    @property
    def held(self):
        return is_held_out(self.name)

    def tool(self, name):
        return next((tool for tool in self.tools if tool.names[0] == name), None)


@cache
def worlds(folder):
    return [world for path in sorted((_HERE / folder).glob("*.txt")) for world in _worlds(path.read_text(), path.name)]


def _worlds(text, name):
    for block in re.split(r"^== ", text, flags=re.M)[1:]:
        head, _, body = block.partition("\n")
        world = World(head.strip())
        for part in re.split(r"\n[ \t]*\n", body.strip("\n")):
            lines = [line for line in part.split("\n") if line.strip() and not line.startswith("#")]
            try:
                _part(world, lines)
            except (ValueError, KeyError, IndexError, AttributeError) as e:
                raise ValueError(f"{name}, {world.name}: {lines[:3]}: {e}") from e
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
    names, kind = head.rsplit(" ", 1)
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
                steps.append(Step("calls", [text]))
            case "=":
                last.results.append(text)
            case "%":
                steps.append(Step("does", [text]))
            case "|" | "-" | "+":
                last.lines.append((mark, text))
            case _:
                raise ValueError(f"what is {line!r}?")
    for step in steps:
        if step.kind == "calls" and not step.results:
            raise ValueError(f"{step.texts[0]} brings nothing")
    names = set(re.findall(r"\{(\w+)\}", " ".join(text for step in steps for text in [*step.texts, step.thought, *step.results, *(line for _, line in step.lines)])))
    if not names <= set(kinds):
        raise ValueError(f"no kind of {names - set(kinds)}")
    if steps[0].kind != "says" or steps[-1].kind == "calls" and len(steps) > 8:
        raise ValueError("a scene begins with what somebody says")
    return Scene(steps, kinds)


def arguments(text):
    """`tool a=1; b=x y` -> {"a": "1", "b": "x y"}"""
    _, _, rest = text.partition(" ")
    return dict((one.strip() for one in part.split("=", 1)) for part in rest.split("; ") if part.strip())

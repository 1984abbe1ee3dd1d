"""Situations out of `scenes.txt`: a thing, the tools that ask for something about it, the tools that do something with it.

A block there: `= the thing, {names} filled in` (`!`: only evaluation has it), `name: kind; ...` of what a request tells, then one tool a line,
its columns behind ` : `. `?` asks: names, purpose, parameters, fields, what is asked (`#` a count; `// in` its preposition), questions.
`!` does: names, purpose, parameters, orders, what is done then, what it brings. `+` makes: names, purpose, parameters, fields, orders, what is
done. `&` is asked behind a deed: as `?`, with orders. A parameter is `names=what is told`, `=@` the first field that the tool before has brought,
`=@field` another, `=$@` the same as text. In orders `{v}` is that value told (else it was brought), `{np}` what was asked, `~` a tail of the order
before, `{names}` with an s several of them."""
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Field:
    name: str
    kind: str
    units: tuple


@dataclass(frozen=True)
class Tool:
    mark: str
    names: tuple
    purpose: str
    parameters: tuple       # ((names, source), ...)
    fields: tuple
    asked: tuple            # what is asked for, in words
    place: str              # the preposition behind it
    count: bool
    texts: tuple            # questions or orders
    done: str

    def takes(self):
        """What it needs of another tool."""
        return tuple(source.lstrip("$") for _, source in self.parameters if "@" in source)

    def told(self):
        """Orders that tell every value."""
        return [text for text in self.texts if "{np}" not in text and text[0] != "~" and (not self.takes() or "{v}" in text) and not plural(text)]

    def carrying(self):
        return [text for text in self.texts if "{v}" not in text]


@dataclass(frozen=True)
class Scene:
    things: tuple
    held: bool
    told: dict              # name -> kind
    tools: tuple

    def kind(self):
        return "makes" if any(tool.mark == "+" for tool in self.tools) else "carries" if any(tool.takes() for tool in self.tools) else "other"


_PLURAL = re.compile(r"\{(\w+)s\}")


def plural(text):
    """The name of which an order tells several."""
    found = _PLURAL.search(text)
    return found.group(1) if found else ""


@cache
def scenes(name="scenes"):
    return [_scene(block) for block in re.split(r"^= ", (Path(__file__).parent / f"{name}.txt").read_text(), flags=re.M)[1:]]


def _scene(block):
    head, told, *lines = block.strip().split("\n")
    told = dict(part.split(": ", 1) for part in told.split("; ")) if told != "-" else {}
    return Scene(tuple(head.removesuffix(" !").split("|")), head.endswith(" !"), told, tuple(map(_tool, lines)))


def _tool(line):
    mark, columns = line[0], line[2:].split(" : ")
    names, purpose, parameters, *rest = columns
    fields, asked, texts, done = {"?": lambda a, b, c: (a, b, c, ""), "&": lambda a, b, c: (a, b, c, ""), "!": lambda b, c, a="-": (a, "-", b, c), "+": lambda a, b, c: (a, "-", b, c)}[mark](*rest)
    asked, _, place = asked.partition(" // ")
    taken = [] if parameters == "-" else [part.rsplit("=", 1) for part in parameters.split(", ")]
    return Tool(mark, tuple(names.split("|")), purpose, tuple((tuple(one.split("|")), source) for one, source in taken), () if fields == "-" else tuple(map(_field, fields.split("; "))),
                () if asked == "-" else tuple(asked.lstrip("#").split("|")), place or "of", asked[0] == "#", tuple(texts.split("|")), done)


def _field(text):
    name, kind = text.split(": ", 1)
    kind, _, units = kind.partition(" // ")
    return Field(name, kind, tuple(units.split(",")) if units else ())

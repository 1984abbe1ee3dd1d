"""What a kind of value is: what draws (value, how a request writes it), its type, and whether one can see where it ends; lists, words to choose from, yes and no."""
from dataclasses import dataclass, field
from functools import cache, cached_property

from ..material.source import Source

# Where a value ends: by itself; where the words around it go on, so that marks are no part of it; at the end of the text.
CLOSED, TITLE, OPEN = range(3)


def listed(source, items):
    """A list as people write it."""
    if len(items) == 1:
        return items[0]
    if source.chance(.25):
        return ", ".join(items)
    return ", ".join(items[:-1]) + source.pick([" and ", ", and " if len(items) > 2 else " and "]) + items[-1]


def several(draw, least=1):
    def drawn(source):
        items = list(dict.fromkeys(draw(source) for _ in range(max(least, source.weighted({1: 2, 2: 4, 3: 3, 4: 1})))))
        return items, listed(source, [str(item) for item in items])
    return drawn


def same(draw):
    def drawn(source):
        v = draw(source)
        return v, str(v)
    return drawn


@dataclass
class Kind:
    draw: object                    # source -> (value, text)
    type: str = "string"
    end: int = CLOSED
    hints: tuple = ()               # what a schema may say about it
    extra: dict = field(default_factory=dict)
    items: dict = field(default_factory=lambda: {"type": "string"})     # of an array
    fields: dict = field(default_factory=dict)                          # of an object: name -> type
    told: bool = False              # the schema has to say a hint, because the value is written in another form than the request's
    unit: str = ""                  # the noun behind a number, which tells it from others
    few: bool = False               # one of a few things, which nobody takes for another kind

    @property
    def free(self):
        """Whether the request is copied, letter for letter."""
        return self.type == "string" and not self.extra

    @cached_property
    def said(self):
        """Some of its values and what requests call them."""
        sources = [Source("said"), Source("said", held_out=True)]
        return " ".join(f"{value} {text}" for source in sources for value, text in (self.draw(source) for _ in range(25)))

    def read(self, text):
        """The value that a request's words tell, as this kind has it."""
        match self.type:
            case "boolean": return text == "true"
            case "integer": return int(text)
        return next((value for value in self.extra.get("enum", ()) if value.lower() == text.lower()), text)


_CASES = {"": str, "upper": str.upper, "capital": str.capitalize}


@cache
def options(listing, case=""):
    """`low medium high`, or `value=words_in_the_request`, or `value=words,other_words`: what the description has to say then. `case`: how values of small letters are written."""
    pairs = [(value, said.replace("_", " ").split(",")) for value, _, said in ((option.partition("=") if "=" in option else (option, "", option)) for option in listing.split())]
    pairs = [(_CASES[case](value) if value.islower() else value, said) for value, said in pairs]
    named = any(len(said) > 1 for _, said in pairs)
    hint = ", ".join(value if [said_.lower() for said_ in said] == [value.lower()] else f"{value} ({', '.join(said)})" for value, said in pairs)

    def drawn(source):
        value, said = source.pick(pairs)
        return value, source.pick(said)
    return Kind(drawn, hints=(hint,) if named else (), extra={"enum": [value for value, _ in pairs]}, told=named)


@cache
def among(listing, drawn):
    """`add,remove` and `add=add,put`: one of the values, always the same, under these words."""
    value, said = drawn.split("=")
    said = said.replace("_", " ").split(",")
    return Kind(lambda source: (value, source.pick(said)), extra={"enum": listing.split(",")})


@cache
def boolean(words):
    """`on/off`: how a request says true and false; `loudly,aloud/quietly`: several ways; `~` is a comma."""
    yes, no = ([way.replace("~", ",") for way in said.split(",")] for said in words.replace("_", " ").split("/"))

    def drawn(source):
        value = source.chance(.5)
        return value, source.pick(yes if value else no)
    short = min(yes, key=len), min(no, key=len)
    return Kind(drawn, "boolean", hints=(f"true: {short[0]}, false: {short[1]}", f"true = {short[0]}", f"{short[0]} or {short[1]}") if max(map(len, short)) < 30 and not {",", "."} & set("".join(short)) else ())


FLAG = Kind(lambda source: (source.chance(.5), "yes"), "boolean")       # told by the words around it

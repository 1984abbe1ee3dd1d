"""How a tool is written down: names, purpose, slots and requests as grammars."""
import re
from dataclasses import dataclass

from . import grammar
from .kinds import KINDS

QUOTES = ['""', '""', '""', "''", "``", "“”"]


@dataclass
class Place:
    """A slot: under which names it is a parameter, and of which kind it is then."""
    name: str
    forms: list             # ([names], kind, descriptions)
    optional: bool


@dataclass(eq=False)
class Tool:
    topic: str
    names: str              # a grammar
    purpose: str            # a grammar
    slots: list
    asks: list              # grammars; "?" a question, "." no order, else an order
    replies: list           # (result, answer)
    asking: bool            # it returns something, rather than doing something
    held: bool
    like: str               # tools that share a word here mean the same and are never listed together
    told: frozenset = frozenset()       # slots that the words of a request tell, without a value in it


def tool(topic, names, purpose, slots, asks, replies="", asking=False, held=False, like=""):
    """`slots`: a line each, `name other names: kind | description | another / other names: other kind`, "?" in front when it can be left out.
    `asks`: a line each. `replies`: lines of `result => answer` with {slot} and {1:kind}."""
    lines = lambda text: [line.strip() for line in text.strip().split("\n") if line.strip()]
    places = []
    for line in lines(slots):
        forms = [form.split(": ", 1) for form in line.lstrip("?").split(" / ")]
        forms = [(names_.split(), kind, tuple(hints)) for names_, text in forms for kind, *hints in [[part.strip() for part in text.split(" | ")]]]
        places.append(Place(forms[0][0][0], forms, line.startswith("?")))
    made = Tool(topic, names, purpose, places, lines(asks), [tuple(part.strip() for part in line.split(" => ")) for line in lines(replies)], asking, held, like)
    required, known = {p.name for p in places if not p.optional}, {p.name for p in places}
    drawn = {kind for reply in made.replies for text in reply for _, kind in _FIELD.findall(text) if kind}
    assert drawn <= KINDS.keys() | _NUMBERS.keys(), f"{names}: results of kinds {drawn - KINDS.keys() - _NUMBERS.keys()}"
    for ask in made.asks:
        sequence = grammar.parse(ask.lstrip("?."))
        made.told |= grammar.told(sequence)
        assert required <= grammar.certain(sequence) and grammar.slots(sequence) <= known, f"{ask}: wants {required}, of {known}"
    return made


_FIELD = re.compile(r"\{(\w+)(?::(\w+))?\}")


def replied(source, reply, fields):
    """(result, answer) with its fields filled in; (.., None) where a value was not given."""
    drawn, whole = dict(fields), True

    def filled(match):
        nonlocal whole
        name, kind = match.groups()
        if name not in drawn and kind:
            drawn[name] = str(KINDS[kind].draw(source)[1]) if kind in KINDS else str(_NUMBERS[kind](source))
        whole &= name in drawn
        return drawn.get(name, "")
    result, answer = (_FIELD.sub(filled, text) for text in reply)
    return result, answer if whole else None


_NUMBERS = {"temperature": lambda s: s.number(-15, 38), "sky": lambda s: s.pick("sunny cloudy rainy windy foggy clear snowy stormy overcast".split()), "n": lambda s: s.number(1, 9999), "price": lambda s: f"{s.number(1, 900)}.{s.number(0, 99):02d}",
            "state": lambda s: s.pick("open closed pending shipped delivered cancelled active running failed paid".split()), "score": lambda s: f"{s.number(0, 5)}:{s.number(0, 5)}"}

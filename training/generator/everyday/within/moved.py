"""Values that a preposition tells apart: unpack A into B, move A from B to C, replace A by B, upload A to B as C; the parameters stand in any order.

`moved.txt`: below `= topic` a tool a line: `names | purpose | slot other names: kind ; another | requests, with / between`."""
import re
from collections import namedtuple
from pathlib import Path

from .making import made, row

Topic = namedtuple("Topic", "held name tools")


def _topics():
    for block in re.split(r"^=", (Path(__file__).parent / "moved.txt").read_text(), flags=re.M)[1:]:
        head, *lines = block.strip().split("\n")
        tools = []
        for line in lines:
            names, purpose, slots, asks = line.split(" | ")
            slots = [(keys.split(), kind) for keys, kind in (slot.split(": ") for slot in slots.split(" ; "))]
            tools.append((names, purpose, slots, asks.split(" / ")))
        yield Topic(head[0] == "*", head.lstrip("* "), tools)


TOPICS = list(_topics())
# How the words behind a preposition are called, where the slot's own name is no noun.
_NOUNS = dict(source="source", target="target", into="target", onto="base", old="old text", new="new text", origin="place of origin", absent="absent person", substitute="person who stands in")
_MORE = ["{}", "{}", "{}", "{}", "?(can|could) you {}", ".(I'd like to|I want to|I need to) {}", ".please {}", ".we have to {}"]

_FRONTED = re.compile("(in|on|at|into|from|to) |{")


def _tool(source, topic, names, purpose, slots, asks):
    asks = [ask if ask[0] in "?." else f".{ask}" if _FRONTED.match(ask) else source.pick(_MORE).replace("{}", ask) for ask in source.random.sample(asks, len(asks)) * 2]
    rows = [row(keys[0], f"within {kind}", keys, noun=_NOUNS.get(keys[0])) for keys, kind in slots]
    return made(source, topic.name, names, purpose, asks, rows, purpose.startswith(("Tells", "Lists", "Shows", "Reads")))


def pick(source, held, n):
    """Up to `n` deeds of one topic."""
    topic = source.pick([topic for topic in TOPICS if topic.held == held])
    return [_tool(source, topic, *one) for one in source.random.sample(topic.tools, min(n, len(topic.tools)))]

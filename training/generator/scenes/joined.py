"""Orders of two or three scenes of one world in one request: the calls one after the other, then what is to be said of each."""
import re
from dataclasses import replace

from ..chat import Answer, User
from ..words.said import small
from ..words.wording import joined, together

_VERBS = set("put list add find check send book set order show make look open cancel delete tell give start write take move turn get close read search stop call switch let mail restart save play run mark note count block lock text buy pay reserve keep convert plan change share print water remove merge rename pause sign create end remind lend log unlock post roll wake enter invite track translate rate bring refund renew empty ring ship hold throw heat extend clean place reboot restore assign mute transfer deploy swap dial drop copy email charge reset ask scale ping vacuum load comment sum alert tag archive tick dim shut fetch hand freeze record register disable enable export pick increase reduce raise lower measure update prepare calculate compute".split())
_NOUNS = set("of status title level id number name names price list date state is has details history".split())


def several(source, able, play):
    """-> turns, or None where the orders drawn cannot be told in one sentence; `play`: turns of a scene."""
    single = [scene for scene in able if [step.kind for step in scene.steps] == ["says", "calls", "answers"] and any(_VERBS & set(re.findall("[a-z]+", text)[:3]) for text in scene.steps[0].texts)]
    n = source.weighted({2: 5, 3: 2})
    if len(single) < n:
        return None
    parts, orders = [], []
    for scene in source.random.sample(single, min(len(single), 8)):
        for _ in range(3):                                              # until a wording is an order
            turns = play(scene)
            if order := _order(turns[0].text):
                break
        if order and all(turns[1].call.tool != other[1].call.tool for other in parts):
            parts.append(turns)
            orders.append(order)
        if len(parts) == n:
            break
    if len(parts) < n:
        return None
    out = [User(joined(source, orders))]
    for at, (_, calling, result, _) in enumerate(parts):
        name = calling.call.tool
        out += [replace(calling, thought=f"Next is {name}." if at else f"First {name}."), result]
    answer = together([turns[3] for turns in parts])
    return [*out, Answer("Everything is done.", answer.text)]


def _order(text):
    """The request as a part of a sentence, or nothing."""
    text = re.sub(r"(?i)^please |[.!]$|,? (please|thanks|thank you)[.!]?$", "", text)
    words = text.lower().split()[:2]
    fits = len(words) == 2 and words[0] in _VERBS and words[1] not in _NOUNS and len(text) < 100
    return small(text) if fits and not re.search(r"[.?!;:]\s|[?\n]|, then | and then |\b(if|unless|below|above|under|over|only|otherwise)\b", text) else ""

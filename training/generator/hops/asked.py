"""Requests for a plan: as one question or order, or one after the other."""
import re

from ..words.said import capital
from ..words.wording import worded
from . import values

_ASK = "what is {x}?|what is {x}?|tell me {x}|give me {x}|look up {x}|find out {x}|get {x}|show me {x}|check {x}|I need {x}|I want to know {x}|I need to know {x}|can you tell me {x}?|could you look up {x}?|do you know {x}?|please tell me {x}|please look up {x}|{x}?|{x}, please|I'd like to know {x}|get me {x}"
_ASK_WHAT = "tell me {x}|show me {x}|look up {x}|find out {x}|check {x}|I want to know {x}|can you tell me {x}?|please tell me {x}|please check {x}"
_POLITE = "{o}|{o}|{o}|{o}|please {o}|(can|could|would) you {o}?|(can|could) you please {o}?|I want you to {o}|{o}, please|I'd like you to {o}|I need you to {o}"
_BARE = ("I ", "at ", "light ", "which ", "what ", "how ", "where ", "when ", "who ", "is ", "are ", "do ", "does ", "to ", "in ", "on ", "did ", "can ", "has ", "from ", "until ", "since ", "my ", "today", "for ", "weather", "by ")
_AND = "{a} and {b}|{a}, then {b}|{a} and then {b}|{a}. Then {b}|first {a}, then {b}|{a}. {B}|please {a} and {b}|can you {a} and {b}?|{a}, and {b}|{a}. After that, {b}"
_FIND = "find out {x}|look up {x}|check {x}|get {x}|find {x}"
_TELL = "tell me {x}|give me {x}|look up {x}|find out {x}|get {x}|check {x}"


def request(source, plan, pronouns=()):
    """-> a question or an order that needs all of the plan"""
    tool, slots = plan.tool, plan.slots(source, pronouns)
    child = next(iter(plan.children.values()), None)
    silent = child and child.tool.tag in tool.silent and not child.children and not pronouns
    same = any(parameters[0].same for _, _, parameters in tool.slots())
    if silent and (same or source.chance(.7)):
        return _polite(source, worded(source, tool.silent[child.tool.tag], **(child.slots(source) | slots)))
    if tool.orders:
        return _polite(source, worded(source, tool.orders, **slots))
    if tool.asks and (not tool.called or source.chance(.5) or not tool.parameters and values.kinds(tool.brings)[0].startswith("id ")):
        return _polite(source, worded(source, tool.asks, **slots))
    text = worded(source, tool.called, **slots)
    if isinstance(plan.brought, list) and not text.startswith("what"):
        return worded(source, _ASK.replace("what is", "what are"), x=text)
    return worded(source, _ASK_WHAT if re.match(r"(what|who|where|which|some|a|songs|everybody|all|everything|whatever)\w*\b ", text) else _ASK, x=text)


def _polite(source, text):
    return text if text[-1] == "?" or text.startswith(_BARE) or re.match(r"\w+, ", text) else worded(source, _POLITE, o=text)


def stepwise(source, plan):
    """First what has to be found, then what it is for. None where that cannot be said."""
    (name, child), *more = plan.children.items()
    if more or child.tool.tag in ("me", "today", "here", "street", "gps"):
        return None
    tool = plan.tool
    if any(parameters[0].same for _, _, parameters in tool.slots()):
        return None
    slots = plan.slots(source, (name,))
    a = worded(source, _FIND, x=child.called(source))
    if tool.orders:
        b = worded(source, tool.orders, **slots)
        if b.startswith(_BARE):
            return None
    elif tool.called:
        text = worded(source, tool.called, **slots)
        b = worded(source, _TELL, x=text)
    else:
        return None
    return worded(source, _AND, a=a, b=b, B=capital(b))

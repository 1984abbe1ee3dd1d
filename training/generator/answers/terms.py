"""What abbreviations stand for; and general questions beside tools that are about the same things, which no tool is for."""
import json
import re
from functools import cache
from pathlib import Path

from .. import everyday
from ..chat import Answer, User
from ..everyday import deedgrid, poles
from ..words.said import capital, said
from . import facts, plain

_STANDS = ("what does {x} stand for|what does {x} mean|what is {x} short for|what is the long form of {x}|{x} stands for what|{x} is short for what|what do the letters {x} mean|what's the meaning of {x}|what does the abbreviation {x} mean|can you tell me what {x} stands for|"
           "do you know what {x} stands for|I always forget what {x} stands for|tell me what {x} stands for|spell out {x}|what is {x} in full")
_WHAT = ("what is {a}|what exactly is {a}|what does {x} mean|what does the word {x} mean|tell me what {a} is|can you explain what {a} is|explain what {a} is|do you know what {a} is|what do people mean by {a}|what is meant by {a}|"
         "I don't know what {a} is|how would you explain {a}|what is {a} good for|why do people need {a}|in general, what is {a}|why is it called {a}|who invented {a}")
# Tools that could answer a general question.
_KNOWING = re.compile("search|brows|fetch|web|internet|http|look_?up|find|quer|question|answer|ask|agent|assist|skill|knowledge|fact|trivia|encyclop|wiki|dictionar|defin|mean|word|synonym|translat|explain|glossar|term|capital|countr|language|spell|acronym|abbrev|calculat|convert|unit|math|number_|compute|history|term|test|quiz|chat|generat|anything|info|currenc|opposite|letter|plural|symbol|element|alphabet")
_IDLE = set("with from that this what when which where have need want please them they there their your into about some make made will would could should does many much more than then name text value number time list show tell give good other next last type string integer object properties required parameters description user whether".split())


@cache
def _terms():
    return [tuple(part.replace("_", " ") for part in pair.split(":")) for pair in (Path(__file__).parent / "terms.txt").read_text().split()]


@cache
def _nouns():
    return {noun.name for noun in deedgrid.NOUNS + poles.NOUNS} | set("stock invoice branch pod recipe forecast calendar budget coupon cart voucher reminder playlist deployment container cluster webhook token snapshot backup commit repository lease mortgage loan deposit receipt warehouse shipment parcel ticket refund alarm timer sensor thermostat pipeline draft folder query column schema contact roster shift badge".split())


def _stems(text):
    return {word[:5] for word in re.findall("[a-z]{3,}", text.lower()) if word not in _IDLE}


def terms(source):
    x, long = source.pick(_terms())
    x = x.lower() if source.chance(.15) else x
    text = said(source, _STANDS, x=x)
    text = text if text.startswith(x) else capital(text) if source.chance(.6) else text
    return [User(text + source.pick(["?", "?", ""] if not text.lower().startswith(("i ", "tell", "spell")) else [".", ""])), Answer(f"{x} is short for {long}.", f"{x} stands for {long}.")]


def beside(source, box):
    """A general question with a word of the listed tools: a fact, an abbreviation, or what such a thing is."""
    if box.operations or not box.functions or any(hasattr(f, "columns") for f in box.functions) or everyday.calculates(box.functions):
        return None
    listed = re.sub('"(type|required|properties|description|parameters|items)"', "", json.dumps(box.schemas()).lower())
    if _KNOWING.search(listed):
        return None
    if source.chance(.25):
        return terms(source)
    named = re.findall("[a-z]+", " ".join(re.sub("(?<=[a-z])(?=[A-Z])", "_", f.name).lower() for f in box.functions))
    able = [word for word in dict.fromkeys(named) if word in _nouns()]
    if able and source.chance(.6):
        x = source.pick(able)
        text = said(source, _WHAT, x=x, a=("an " if x[0] in "aeiou" else "a ") + x)
        return [User((capital(text) if source.chance(.65) else text) + source.pick(["?", "?", ""] if not text.startswith(("I ", "tell", "explain")) else [".", ""])), Answer(f"This is a general question about the word {x}, none of the tools is for that.", plain.unknown(x))]
    here = _stems(listed)
    for _ in range(30):
        turns = facts.fact(source)
        if here & _stems(turns[0].text):
            return turns
    return turns

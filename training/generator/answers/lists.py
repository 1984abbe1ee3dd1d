"""Names with values in a list of any form, before or behind the question or in the system text; one after the other is asked for."""
import json

from ..chat import Answer, User
from ..material import world
from ..words.wording import typed, worded
from . import asked

_THINGS = [("setting", "value", None), ("person", "number", "name"), ("room", "number", None), ("key", "value", None), ("city", "code", "city"), ("team", "score", None), ("item", "price", None), ("name", "number", "name"), ("file", "size", None), ("server", "port", None), ("color", "code", "color"),
           ("user", "id", "name"), ("word", "number", None), ("country", "code", "country"), ("guest", "room", "name"), ("player", "points", "name"), ("variable", "value", None), ("product", "price", None), ("parameter", "value", None), ("option", "value", None), ("month", "total", "month"), ("label", "number", None)]
_NUMBERS = ("number", "score", "price", "size", "port", "id", "room", "points", "total")
_LINE = ["{k} = {v}", "{k} = {v}", "{k}: {v}", "{k}: {v}", "{k}={v}", "{k} {v}", "{k} - {v}", "{k} -> {v}", "- {k}: {v}", "* {k} = {v}", "| {k} | {v} |", "{k},{v}", "{k};{v}", "{k}\t{v}", "{k} ({v})", '{k} = "{v}"', "{k} := {v}", "{i}. {k}: {v}", "[{k}] {v}", "{v} {k}"]
_SENTENCE = ["{k} has the {w} {v}.", "The {w} of {k} is {v}.", "{k} got {v}.", "{v} belongs to {k}.", "{k} is {v}.", "For {k} the {w} is {v}.", "{k} was given the {w} {v}.", "The {w} {v} belongs to {k}."]
_HEAD = ("here (are|is) (some {ts}|a list|a table|the list|the data|what I know|my notes|the {ts})(:|)|(some|these are the|the) {ts}:|remember (this|these|this list|these {ts}):|list:|data:|table:|(please |)read this( list|):|(look at|consider|use) (this|the following)( list| table|):|below (is a list|are the {ts})|"
         "(I have|we have) these {ts}:|given (is |)this( list| table|):|note(s|):|(every|each) {t} has a {w}:|these {ts} have a {w}:|a list of {ts} (and|with) their {w}s:")
_ASK = ("(what is|what's|tell me|give me|I need|find|look up|what was) the {w} (of|for|given for|listed for) {k}(, please|)|(what is|what's|tell me) the {w} (of|for) {k}|(which|what) {w} (does {k} have|belongs to {k}|goes with {k}|is listed for {k}|did {k} get|is given for {k})?|"
        "{k} = ?|{k}: ?|{k}?|what is {k}?|what about {k}?|what (stands|is written|is noted) (for|next to) {k}?|(and |)the {w} of {k}?|(tell me|give me) the {w} of {k}|(only|just) the {w} of {k}(, please|)|{k}'s {w}?|(what is|tell me) {k}'s {w}|look up {k}( for me| in the list| above|)|"
        "(which|what) {w} is (it|that) for {k}?|the {w} (of|for) {k}(, please|)|(reply|answer) (only |)with the {w} (of|for) {k}|(do you know|can you tell me|can you find) the {w} (of|for) {k}?|from the list: {k}|what does the list say (about|for) {k}?|I forgot the {w} of {k}|(see|search) the list: what is the {w} of {k}?")
_WHO = ("(which {t}|what {t}|which one) has (the {w} |){v}?|which {t}'s {w} is {v}?|to which {t} does {v} belong?|which {t} does {v} belong to?|(tell me|find) the {t} with (the {w} |){v}|{v} is the {w} of which {t}?")
_MANY = "how many {ts} are (there|listed|in the list)?|(what is|tell me) the number of {ts}|count the {ts}|how many entries (does the list have|are there|are in the list)?"
_IS = "is {k} (in|on) the list?|is there a {t} (called |named |){k}?|does the list (contain|mention) {k}?|do you see {k} in the list?"
_BRIEF = ["", "", "", "", "", " Only the {w}.", " Just the {w}, please.", " Answer with the {w} only."]


class Listed:
    """The list and what is asked about it."""

    def __init__(self, source):
        self.thing, self.word, keys = source.pick(_THINGS)
        self.things = {"city": "cities", "country": "countries", "person": "people"}.get(self.thing, self.thing + "s")
        n = source.number(2, 24) if source.chance(.4) else source.number(2, 7)
        pool = {"name": world.NAMES, "city": world.CITIES, "color": world.COLORS, "month": world.MONTHS, "country": list(world.CAPITALS)}.get(keys)
        self.keys = source.random.sample(pool, min(n, len(pool))) if pool else asked.names(source, n) if source.chance(.6) else list(dict.fromkeys(source.word() for _ in range(n)))
        draw = source.pick([lambda: str(source.number(0, 99)), lambda: str(source.number(1, 9999))]) if self.word in _NUMBERS and source.chance(.8) else source.pick([lambda: str(source.number(0, 99)), lambda: str(source.number(100, 99999)), lambda: str(source.number(100, 9999)), source.code, source.word, source.name, source.pseudo_word, lambda: f"{source.number(0, 99)}.{source.number(0, 99):02d}"])
        self.values = [draw() for _ in self.keys]

    def text(self, source):
        pairs = list(zip(self.keys, self.values))
        x = source.random.random()
        if x < .14:
            return json.dumps({k: int(v) if v.isdigit() and (v == "0" or v[0] != "0") and source.chance(.9) else v for k, v in pairs}, ensure_ascii=False, indent=source.pick([None, 2, 4]))
        if x < .22:
            return source.pick([", ", "; "]).join(source.pick(["{k} = {v}", "{k}: {v}", "{k} {v}"]).format(k=k, v=v) for k, v in pairs[:8]) if len(pairs) < 9 else self._lines(source, pairs)
        if x < .36:
            form = source.pick(_SENTENCE)
            return source.pick([" ", "\n"]).join(form.format(k=k, v=v, w=self.word) for k, v in pairs)
        return self._lines(source, pairs)

    def _lines(self, source, pairs):
        form = source.pick(_LINE)
        if form == "{v} {k}" and not self.values[0].isdigit():          # which is which
            form = "{k}: {v}"
        lines = [form.format(k=k, v=v, i=i + 1) for i, (k, v) in enumerate(pairs)]
        if form.startswith("|"):
            lines = [f"| {self.thing} | {self.word} |", "|---|---|"] + lines
        elif form[3:4] in ",;\t" and source.chance(.6):
            lines = [form.format(k=self.thing, v=self.word, i="")] + lines
        return "\n".join(lines)

    def question(self, source):
        i = source.number(0, len(self.keys) - 1)
        k, v = self.keys[i], self.values[i]
        x = source.random.random()
        if x < .1 and self.values.count(v) == 1:
            text, answer, thought = worded(source, _WHO, t=self.thing, w=self.word, v=v), k, f"{v} belongs to {k}."
        elif x < .13 and len(self.keys) < 11:
            text, answer, thought = worded(source, _MANY, ts=self.things), str(len(self.keys)), ", ".join(f"{i + 1} {k}" for i, k in enumerate(self.keys)) + "."
        elif x < .17:
            other = source.word()
            k, answer = (k, "Yes.") if source.chance(.5) or other in self.keys else (other, "No.")
            text, thought = worded(source, _IS, t=self.thing, k=k), f"I look for {k}."
        else:
            text, answer, thought = worded(source, _ASK, t=self.thing, w=self.word, k=k), v, f"{k} has the {self.word} {v}."
            if text.endswith("?") and source.chance(.3):
                text += source.pick(_BRIEF).format(w=self.word)
        if text[-1].isalnum() and source.chance(.5) and not text.endswith(k):
            text += "?" if text.split()[0] in ("what", "which", "who", "how", "what's") else "."
        return typed(source, text, k, v), Answer(thought, answer)


def listed(source, chars=0):
    """The list with its first question behind or before it, perhaps other text between, and more questions."""
    made = Listed(source)
    text, (question, answer) = made.text(source), made.question(source)
    head = worded(source, _HEAD, t=made.thing, ts=made.things, w=made.word) if source.chance(.7) else ""
    block = "\n".join(part for part in (head[:1].upper() + head[1:] if source.chance(.7) else head, text) if part)
    filler = source.filler(chars) if chars else ""
    if source.chance(.25):
        request = "\n\n".join(part for part in (question, block) if part)
    else:
        parts = [filler, block] if source.chance(.5) else [block, filler]
        request = source.pick(["\n\n", "\n\n", "\n"]).join([part for part in parts if part] + [question])
    turns = [User(request), answer]
    for _ in range(0 if source.held_out else source.weighted({0: 3, 1: 3, 2: 2, 3: 1, 5: 1})):
        question, answer = made.question(source)
        turns += [User(question), answer]
    return turns


def in_system(source):
    """-> (the list as it stands in a system text, turns that ask for some of it)"""
    made = Listed(source)
    head = worded(source, _HEAD, t=made.thing, ts=made.things, w=made.word)
    asked = [made.question(source) for _ in range(source.number(1, 3))]
    return head[:1].upper() + head[1:] + "\n" + made.text(source), [[User(question), answer] for question, answer in asked]

"""The tools of these things, and conversations in which one is called and its result is told."""
import re
from dataclasses import dataclass

from ..chat import Answer, Call, Result, User
from ..papers.asked import MORE
from ..tools import functions, invented
from ..words.said import capital
from ..words.wording import typed, worded
from . import cards, deeds, logs, rows
from .values import draw

_ASKED = "{q}?|{q}?|{q}?|{q}?|{q}?|{q}?|tell me {t}|(can|could) you tell me {t}?|I (need|want) to know {t}|(find out|check|look up) {t}|please tell me {t}|do you know {t}?|I wonder {t}|{q}, please?|hey, {q}?|(quick question|one question): {q}?"


@dataclass
class Function(functions.Function):
    of: object = None
    kinds: dict = None      # parameter -> kind
    asked: tuple = ()

    def arguments(self, source):
        out = []
        for name, kind in self.kinds.items():
            text = draw(source, kind)
            whole = self.schema["parameters"]["properties"][name]["type"] == "integer"
            while whole and not str(text).isdigit():
                text = draw(source, kind)
            out.append((name, int(text) if whole else text))
        return out

    def request(self, source, plain=False, inner=False):
        """A request, which is answered by the result that `outcome` gives for it."""
        arguments = self.arguments(source)
        if isinstance(self.of, deeds.Deed):
            text, result, answer = self.of.task(source, arguments)
            if inner:
                text, result, answer = self.of.task(source, arguments, plain=True)
        else:
            result, asks = self.of.told(source, arguments[0][1] if arguments else "")
            ask = source.pick(asks)
            text, answer = _said(source, ask, inner), Answer(ask.thought(), ask.answer)
        self.asked = arguments, [Result(result), answer]
        return text, arguments

    def outcome(self, source, arguments, plain=False):
        if self.asked and self.asked[0] == arguments:
            return self.asked[1]
        return super().outcome(source, arguments, plain)


def _said(source, ask, inner=False):
    t = ask.indirect(source, "")
    if inner:
        return source.pick(["tell me {t}", "find out {t}", "check {t}", "look up {t}"]).format(t=t)
    q = ask.question(source, there="")
    text = worded(source, _ASKED, q=q, Q=capital(q), t=t)
    if t.startswith("the ") and "I wonder" in text:
        text = f"tell me {t}"
    return typed(source, text, *[value for name, value in ask.values.items() if name not in ("t", "ts", "w")], ask.values.get("w", "").strip())


def kinds():
    return [*cards.cards(), *rows.rows(), *logs.logs(), *deeds.deeds()]


def function(source, one, spelling):
    """The tool of such a thing as one conversation lists it."""
    name = functions.spelled(source.unseen(one.tools), spelling)
    only = not isinstance(one, deeds.Deed) and "," in one.kind and source.chance(.25)      # there is only one of them
    typed_as = one.parameters if isinstance(one, deeds.Deed) else [] if only else [(one.parameters, one.kind)] * bool(one.kind)
    taken, properties = {}, {}
    for names, kind in typed_as:
        parameter = source.unseen([name for name in names if name not in taken])
        number = draw(source, kind).isdigit() and ".." in kind or kind == "id4" and source.chance(.6)
        taken[parameter] = kind
        properties[parameter] = {"type": "integer" if number else "string"} | ({"description": f"The {names[0].replace('_', ' ')}"} if source.chance(.55) else {})
    purpose = (f"List the {one.plural}" if isinstance(one, rows.Rows) else re.sub(r"\b(of|in|at|on) an? ", r"\1 the ", worded(source, one.purpose))) if only else worded(source, one.purpose)
    purpose += source.pick(["", "", "."])
    if source.chance(.15):
        purpose = purpose[:1].lower() + purpose[1:]
    return Function(name, [(name, kind) for name, kind in taken.items()], [], functions.schema(name, purpose, properties, list(properties)), one, taken)


def pick_functions(source):
    """Two to six tools, most of them of this kind."""
    spelling = source.pick([0, 0, 0, 1, 2])
    able = [one for one in kinds() if one.held == source.held_out] if not source.held_out or source.chance(.85) else kinds()
    chosen = source.random.sample(able, min(len(able), source.number(1, 4)))
    out = {made.name: made for made in (function(source, one, spelling) for one in chosen)}
    more = invented.invented(source, source.pick([0, 0, 0, 1, 2]))
    return [*out.values(), *[one for one in more if one.name not in out]]


def telling(source, box):
    """One of these tools is called and its result told; then more of it, or the same of something else."""
    able = [one for one in box.functions if isinstance(one, Function)]
    if not able:
        return None
    made = source.pick(able)
    box.called.add(made.name)
    call = lambda arguments: Answer(f"I call {made.name}.", "", Call(made.name, arguments))
    if isinstance(made.of, deeds.Deed):
        arguments = made.arguments(source)
        text, result, answer = made.of.task(source, arguments)
        return [User(text), call(arguments), Result(result), answer]
    arguments = made.arguments(source)
    result, asks = made.of.told(source, arguments[0][1] if arguments else "")
    ask = source.pick(asks)
    turns = [User(_said(source, ask)), call(arguments), Result(result), Answer(ask.thought(), ask.answer)]
    for _ in range(source.weighted({0: 6, 1: 4, 2: 2})):
        again = [one for one in made.of.again(asks) if one.answer != ask.answer]
        if again and source.chance(.55):
            ask = source.pick(again)
            q = ask.question(source, there="")
            turns += [User(typed(source, worded(source, MORE, q=q, Q=capital(q), t=ask.indirect(source, "")), *map(str, ask.values.values()))), Answer(ask.thought(), ask.answer)]
            continue
        other = made.arguments(source)
        if other == arguments or not other:
            break
        arguments = other
        result, asks = made.of.told(source, arguments[0][1])
        ask = source.pick(asks)
        turns += [User(_said(source, ask)), call(arguments), Result(result), Answer(ask.thought(), ask.answer)]
    return turns

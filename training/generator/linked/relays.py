"""Two tools of which the second takes what the first has brought: a version, coordinates, an address; `relays.txt`.

A block there: `= name` (`!`: only evaluation has it), a tool as `names : purpose`, its parameters as `names: kind`, what it brings behind `=>`, the second tool.
Kinds of parameters: `=0` the value told first, `other 0` another value of that kind, `@field` what was brought. `>` requests, `? what=field` what may be asked at the end."""
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ..chat import Answer, Call, Result, User
from ..tools import functions
from ..turns import ending
from ..words.said import capital
from ..words.wording import typed, worded
from . import results, values
from .things import Function

_BEFORE = "{x}|{x}|{x}|{x}|please {x}|(can|could) you {x}?|I want you to {x}|{x}, please|I need you to {x}"
_TELL = "{o}. (Then|Finally|At the end|Afterwards)(,|) (tell me|say|give me) {w}|{o}, and (finally |)tell me {w}|{o}(, then| and) tell me {w}|{o}. What (is|was) {w}?|{o}. I also (need|want to know) {w}"
_AGAIN = "now (the same|do the same) for {a}|(and |now |)do (that|the same) for {a}( too|, please| as well|)|the same for {a}(, please| too|)"


@dataclass
class Step:
    names: list
    purpose: str
    parameters: list = field(default_factory=list)      # (names, kind)
    brings: list = field(default_factory=list)          # (name, kind)


@dataclass
class Pair:
    held: bool
    steps: list
    asks: list
    wanted: list            # (words, field)


@cache
def pairs():
    return [_pair(block) for block in re.split(r"^= ", (Path(__file__).parent / "relays.txt").read_text(), flags=re.M)[1:]]


def _pair(block):
    head, *lines = block.strip().split("\n")
    made = Pair(head.endswith("!"), [], [], [])
    for line in lines:
        if line.startswith("=> "):
            made.steps[-1].brings = [tuple(part.split(": ", 1)) for part in line[3:].split("; ")]
        elif line.startswith("> "):
            made.asks.append(line[2:])
        elif line.startswith("? "):
            words, _, name = line[2:].rpartition("=") if "=" in line else (line[2:], "", made.steps[0].brings[0][0])
            made.wanted.append((words, name))
        elif " : " in line:
            names, purpose = line.split(" : ")
            made.steps.append(Step(names.split("|"), purpose))
        else:
            names, kind = line.rsplit(": ", 1)
            made.steps[-1].parameters.append((names.split("|"), kind))
    return made


class Relay:
    """The pair as one conversation has it."""

    def __init__(self, source, pair, spelling):
        self.pair, self.form, self.functions, self.told, self.texts, chosen = pair, values.shape(source), [], [], set(), {}
        for at, step in enumerate(pair.steps):
            parameters = []
            for names, kind in step.parameters:
                kind = self._told(at, kind)
                key = "|".join(names)
                name = chosen.get(key) if source.chance(.6) else None
                taken = [one for one, _, _ in parameters]
                name = name if name and name not in taken else source.unseen([one for one in names if one not in taken] or ["new_" + names[0]])
                chosen[key] = name
                parameters.append((name, kind, names[0]))
            texts = {name for (names, _), (name, kind, _) in zip(step.parameters, parameters) if "text" in names and kind[0] == "@"}
            self.texts |= texts
            properties = {name: {"type": "string" if name in texts else values.number(self.kind(kind), self.form)} | ({"description": f"The {meant.replace('_', ' ')}"} if source.chance(.6) else {}) for name, kind, meant in parameters}
            required = list(properties)
            name = functions.spelled(source.unseen(step.names), spelling)
            made = Function(name, parameters, [], functions.schema(name, step.purpose + source.pick(["", "", "."]), properties, required), self, step, self)
            self.functions.append(made)

    def _told(self, at, kind):
        """The kind of a parameter with the number of the told value that it takes."""
        if kind[0] in "=@":
            return kind
        self.told.append(self.told[int(kind[6:])] if kind.startswith("other ") else kind)
        return f"={len(self.told) - 1}"

    def kind(self, kind):
        return self.told[int(kind[1:])] if kind[0] == "=" else dict(self.pair.steps[0].brings)[kind[1:]]

    def drawn(self, source):
        """Values that are told, no two alike."""
        while True:
            out = [values.draw(source, kind, self.form) for kind in self.told]
            if len({str(value).lower() for value in out}) == len(out):
                return out

    def bring(self, source, step):
        return {name: values.draw(source, kind, self.form) for name, kind in step.brings}

    def arguments(self, function, told, brought):
        return [(name, told[int(kind[1:])] if kind[0] == "=" else str(brought[kind[1:]]) if name in self.texts else brought[kind[1:]]) for name, kind, _ in function.parameters]

    def said(self, source, form, told):
        """A request with these values in it."""
        marked = {str(i): str(value) if f'"{{{i}}}"' in form else values.said(source, kind, value) for i, (kind, value) in enumerate(zip(self.told, told))}
        text = worded(source, form, **{str(i): f"{{{i}}}" for i in range(len(told))})
        return re.sub(r"\{(\d)\}", lambda place: marked[place.group(1)], text)

    # --- each tool alone ----------------------------------------------------------------------------------------
    def request(self, source, function, inner):
        told = self.drawn(source)
        brought = self.bring(source, self.pair.steps[0])
        arguments = self.arguments(function, told, brought)
        kinds = [self.kind(kind) for _, kind, _ in function.parameters]
        purpose = function.deed.purpose
        text = purpose[0].lower() + purpose[1:] + source.pick([": ", ", ", " with "]) + ", ".join(f"{meant.replace('_', ' ')} {values.said(source, kind, value)}" for (_, _, meant), kind, (_, value) in zip(function.parameters, kinds, arguments))
        function.last = self.bring(source, function.deed)
        return text if inner else typed(source, text, *[value for _, value in arguments]), arguments

    def outcome(self, source, function, arguments):
        fields = getattr(function, "last", None)
        if not fields:
            return [Result(results.fine(source)), Answer("It worked.", "Done.")]
        first = next(iter(fields.items()))
        if len(fields) == 1:
            return [Result(results.record(source, fields)), Answer(f"The {first[0].replace('_', ' ')} is {first[1]}.", str(first[1]))]
        said = "\n".join(f"{name}: {value}" for name, value in fields.items())
        return [Result(said), Answer("I pass on the result.", said)]


def relayed(source, relay):
    """Both calls, and at the end that it is done, a word, what was brought or what the second one says."""
    told, (first, second) = relay.drawn(source), relay.pair.steps
    brought, last = relay.bring(source, first), relay.bring(source, second)
    order = relay.said(source, source.pick(relay.pair.asks), told)
    calls = _calls(source, relay, told, brought, last)
    ends = list(map(str, told))
    short = [end for end in ends if " " not in end]
    question = "?" in order
    if order[-1] != "?" and not question and source.chance(.5):
        order = worded(source, _BEFORE, x=order)
    if last:
        name, value = next(iter(last.items()))
        return [User(typed(source, order, *ends)), *calls, Answer(f"The {name.replace('_', ' ')} is {value}.", str(value))]
    asked = relay.pair.wanted and source.chance(.35)
    if order[-1] != "?" and (asked or source.chance(.35)):
        if asked:
            words, name = source.pick(relay.pair.wanted)
            words, value = worded(source, words), str(brought[name])
            return [User(typed(source, worded(source, _TELL, o=order, w=words))), *calls, Answer(f"{capital(words)} is {value}.", value)]
        text, marked = ending.word(source)
        return [User(ending.ended(source, order, text, marked, *short)), *calls, ending.said_at_end(text)]
    turns = [User(typed(source, order, *ends)), *calls, Answer("Everything is done.", "Done.")]
    copied = any(kind.startswith("other ") for step in relay.pair.steps for _, kind in step.parameters)      # there "the same for it" can mean two things
    if not copied and source.chance(.35):                               # again, with the first value another
        other = next(value for value in (values.draw(source, relay.told[0], relay.form) for _ in range(99)) if str(value) not in ends)
        told, brought = [other, *told[1:]], relay.bring(source, first)
        said = values.said(source, relay.told[0], other)
        turns += [User(typed(source, worded(source, _AGAIN, a=said), said)), *_calls(source, relay, told, brought, {}), Answer("Everything is done.", "Done.")]
    return turns


def _calls(source, relay, told, brought, last):
    one, two = relay.functions
    given = dict(relay.arguments(one, told, brought))
    shown = ({name: value for name, value in given.items()} if source.chance(.25) else {}) | brought
    taken = [f"The {kind[1:].replace('_', ' ')} is {brought[kind[1:]]}." for _, kind, _ in two.parameters if kind[0] == "@"]
    return [Answer(f"I call {one.name}.", "", Call(one.name, list(given.items()))), Result(results.record(source, shown)),
            Answer(f"{' '.join(taken)} I use {two.name}.", "", Call(two.name, relay.arguments(two, told, brought))), Result(results.record(source, last) if last else results.fine(source))]

"""Something is done by a tool that returns a record, out of `deeds.txt`: the answer is what is done, or what the tool brought of what was asked.

A block there: `@ noun | tools | purpose | parameters=kind ; ...`, orders with {1} {2}, what it may bring as `names | kind | what it is called ; ...`, what is said then."""
import json
import re
from dataclasses import dataclass
from functools import cache

from ..chat import Answer
from ..tools.functions import literal
from ..words.wording import typed, worded
from .values import blocks, checked, draw, held

_ORDER = "{o}|{o}|{o}|please {o}|(can|could) you {o}?|I want you to {o}|{o}, please"
_TELL = "{o} and tell me {f}|{o}, and tell me {f}|{o}. (Then tell|Tell) me {f}|{o}. What is {f}?|{o}. I need {f}|(can|could) you {o} and tell me {f}?|please {o} and (give|tell) me {f}|{o}, I (want to know|need) {f}|{o} and let me know {f}|{o}, then give me {f}"
_KEYS = [("ok", True), ("status", "ok"), ("success", True), ("status", "created"), ("status", "confirmed")]


@dataclass
class Deed:
    noun: str
    tools: list
    purpose: str
    parameters: list        # (names, kind)
    orders: str
    brings: list            # (names, kind, what it is called)
    done: str

    @property
    def held(self):
        return held("deed " + self.noun)

    def task(self, source, values, plain=False):
        """-> (a request, what the tool returns, the answer); `values` are those of the parameters. `plain`: only the order."""
        slots = {str(i): value for i, (_, value) in enumerate(values, 1)}
        order = worded(source, re.sub(r"\{(\d)\}", r"{v\1}", self.orders), **{f"v{i}": value for i, value in slots.items()})
        done = re.sub(r"\{(\d)\}", lambda found: str(slots[found[1]]), self.done)
        new = [(source.pick(names), draw(source, kind), label) for names, kind, label in source.random.sample(self.brings, source.weighted({0: 3, 1: 6, 2: 4, min(3, len(self.brings)): 2}))]
        if len({key for key, _, _ in new} | {name for name, _ in values}) < len(new) + len(values):
            new = []
        fields = [(key, json.loads(literal(text))) for key, text, _ in new]
        if source.chance(.4):
            fields += values
        source.random.shuffle(fields)
        if source.chance(.6) or not fields:
            fields.insert(0 if source.chance(.7) else len(fields), source.pick(_KEYS))
        result = json.dumps(dict(fields), ensure_ascii=False, indent=source.pick([None, None, None, None, 2])) if source.chance(.85) else "\n".join(f"{key}: {value if isinstance(value, str) else json.dumps(value)}" for key, value in fields)
        if source.chance(.03):
            why = source.pick(["no seats left", "not found", "timeout", "not allowed", "already exists", "closed on that day", "limit reached"])
            result, fails = source.pick([f'{{"ok": false, "error": "{why}"}}', f'{{"error": "{why}"}}', f"Error: {why}"]), Answer(f"It says error: {why}.", f"That failed: {why}")
        else:
            fails = None
        simple = not order.startswith(("I ", "we ", "get me")) and ", " not in order
        asks = new and not plain and source.chance(.55) and source.random.sample(new, min(len(new), source.weighted({1: 6, 2: 2})))
        if asks:
            f = " and ".join(label for _, _, label in asks)
            form = "{o}. (Tell|Give) me {f}|{o}. What is {f}?|{o}. I need {f}|{o}, and tell me {f}" if not simple else _TELL
            text = worded(source, form, o=order, f=f)
        else:
            text = worded(source, _ORDER if simple else "{o}", o=order)
        text = order if plain else typed(source, text, *[str(value) for _, value in values])
        told = asks or sorted(new, key=lambda one: list(dict(fields)).index(one[0]))
        answer = "Done, " + (", ".join(f"{label} is {value}" for _, value, label in told) if told else done) + "."
        seen = ", ".join(f"{key}: {value}" for key, value, _ in told)
        return text, result, fails or Answer(f"It says {seen}." if told else "The tool did it.", answer)


@cache
def deeds():
    out = []
    for (noun, tools, purpose, parameters), (orders, brings, done) in blocks("deeds.txt"):
        checked(re.sub(r"\{(\d)\}", r"{v\1}", orders))
        out.append(Deed(noun, tools.split(","), purpose, [(one.split("=")[0].split(","), one.split("=")[1]) for one in parameters.split(" ; ")],
                        orders, [(names.split(","), kind, label) for names, kind, label in (one.split(" | ") for one in brings.split(" ; "))], done))
    return out

"""Values of what is told and brought, numbers that have to be compared, and how requests write them."""
import math
import re

from ..everyday import names
from ..linked import values as others

_OPEN = set("chore bug event text title subject note".split())
_NUMBERS = re.compile(r"(-?\d+(?:\.\d+)?)-(-?\d+(?:\.\d+)?)$")


def draw(source, kind, form="dash"):
    sort, _, rest = kind.partition(" ")
    match sort:
        case "num" | "log" | "dec" | "money":
            return _number(source, sort, rest)
        case "slot": return f"2026-{source.number(1, 12):02d}-{source.number(1, 28):02d} {source.number(7, 19):02d}:{source.pick(['00', '15', '30', '45'])}"
        case "bool": return source.chance(.5)
        case "state": return source.pick(rest.split(",")).replace("~", " ")
        case "person": return source.pick(names.NAMES) + (" " + source.pick(names.SURNAMES) if source.chance(.6) else "")
        case "city": return source.pick(names.PLACES)
        case "proper": return source.pick(names.ADJECTIVES).capitalize() + source.pick([" ", " ", "-", ""]) + source.pick(names.THINGS).capitalize() if source.chance(.5) else source.pick(names.THINGS).capitalize()
        case "text" | "note": return others.draw(source, source.pick(["sentence", "chore", "phrase", "event"]))
    return others.draw(source, kind, form)


def _number(source, sort, rest):
    digits, _, span = rest.rpartition(" ")
    low, high = map(float, _NUMBERS.match(span).groups())
    if sort == "num":
        return source.number(int(low), int(high))
    if sort == "dec":
        return round(source.random.uniform(low, high), int(digits))
    value = math.exp(source.random.uniform(math.log(max(low, .5)), math.log(high)))
    return round(value) if sort == "log" or value > 200 and source.chance(.5) else round(value) + source.pick([0, .5, .99, .95, .25, .49])


def type_of(kind, form):
    sort = kind.split(" ")[0]
    if sort == "bool":
        return "boolean"
    return {"num": "integer", "log": "integer", "dec": "number", "money": "number"}.get(sort) or ("string" if sort in "person city proper text note state slot".split() else others.number(kind, form))


def is_number(kind):
    return kind.split(" ")[0] in ("num", "log", "dec", "money")


def is_open(kind):
    return kind.split(" ")[0] in _OPEN


def said(source, kind, value):
    """As a request writes it."""
    text = str(value)
    if is_open(kind):
        return f'"{text}"' if "'" in text or source.chance(.7) else f"'{text}'"
    return text


def told(kind, value):
    """As an answer writes it."""
    return f'"{value}"' if is_open(kind) else str(value)


def threshold(source, kind, value):
    """A number to compare `value` with: near it, far from it, of more or fewer digits, now and then the same."""
    whole = not isinstance(value, float) or kind[0] != "d"
    step = 1 if whole else 10 ** -int(kind.split(" ")[1])
    wide = kind.split(" ")[0] in ("log", "money")
    match source.weighted({"near": 36, "any": 30, "digits": 12 if wide else 2 if whole else 0, "last": 12, "same": 6}):
        case "near": limit = value + source.pick([-1, 1]) * step * source.number(1, max(2, int(abs(value) / step * .25)))
        case "digits": limit = value * 10 + source.number(0, 9) if source.chance(.5) else value // 10 + source.number(0, 3)
        case "last": limit = value + source.pick([-1, 1]) * step
        case "same": limit = value
        case _: limit = draw(source, kind)
    if kind.split(" ")[0] in ("num", "log") and _NUMBERS.match(kind.split(" ")[-1]).group(1)[0] != "-":
        limit = max(limit, 1)
    if kind.startswith("money"):
        limit = max(limit, 1)
    if abs(limit) > 12 and source.chance(.45):
        limit = round(limit / 5) * 5 if abs(limit) < 300 else round(limit / 50) * 50
    limit = round(limit, 2)
    return int(limit) if limit == int(limit) else limit


_LOW = "is currently,is still,has dropped,has fallen,drops,falls,lies,is right now,has gone,is at the moment,is really,is down".split(",")
_HIGH = "is currently,is already,has risen,rises,climbs,lies,goes,is right now,has gone,is at the moment,is really,is up".split(",")


def holding(source, text):
    """The words between a subject and a bound: "is below 30", "has dropped below 30"."""
    words = {"below": _LOW, "under": _LOW, "above": _HIGH, "over": _HIGH}.get(text.split(" ")[0])
    verb = source.pick(words).removesuffix(" down").removesuffix(" up") if words and source.chance(.4) else "is"
    return f"{verb} {text}"


# What is said of a number: words with {n}; whether it is true.
BOUNDS = {
    "lt": ("below {n}|under {n}|less than {n}|lower than {n}|below {n}|under {n}|less than {n}", lambda a, b: a < b),
    "le": ("at most {n}|no more than {n}|not more than {n}|{n} or less|{n} or lower|not above {n}", lambda a, b: a <= b),
    "gt": ("above {n}|over {n}|more than {n}|higher than {n}|greater than {n}|above {n}|over {n}", lambda a, b: a > b),
    "ge": ("at least {n}|not less than {n}|{n} or more|{n} or higher|not under {n}|no less than {n}", lambda a, b: a >= b)}
COUNTS = {
    "lt": ("fewer than {n}|less than {n}|under {n}", BOUNDS["lt"][1]),
    "le": ("at most {n}|no more than {n}|not more than {n}|{n} or fewer|{n} or less", BOUNDS["le"][1]),
    "gt": ("more than {n}|over {n}|more than {n}", BOUNDS["gt"][1]),
    "ge": ("at least {n}|{n} or more|no fewer than {n}", BOUNDS["ge"][1])}

"""Values by the kinds that `things.txt` names, beside those of `linked`: titles of two parts, lists, amounts with a unit, yes and no."""
import json

from ..linked import values
from ..words.said import capital


def draw(source, kind, form="dash"):
    sort, _, rest = kind.partition(" ")
    match sort:
        case "person": return _person(source)
        case "mix":                                             # mix A,B * C,D: one of each, now and then another word in its place
            parts = [source.pick(part.split(",")).replace("~", " ") for part in rest.split(" * ")]
            if source.chance(.3):
                parts[source.number(0, len(parts) - 1)] = capital(source.word())
            return " ".join(parts)
        case "list": return _several(source, rest)
        case "unit":                                            # unit 2-90 km
            span, unit = rest.split(" ", 1)
            low, high = map(int, span.split("-"))
            return f"{source.number(low, high)} {unit}"
        case "price" if source.chance(.55): return round(source.random.uniform(1, 900), source.pick([0, 1, 2, 2])) if source.chance(.8) else source.number(1, 900)
        case "price": return f"{source.number(1, 900)}.{source.pick(['00', '50', '90', '95', '20', '75'])}"
        case "flag": return source.chance(.5)
        case "either": return source.pick(source.pick(rest.split("/")).split(",")).replace("~", " ")     # either words that say yes/words that say no
        case "say": return _clause(source)
        case "iban": return source.pick(["DE", "FR", "AT", "NL", "ES"]) + "".join(str(source.number(0, 9)) for _ in range(source.pick([8, 12, 16])))
        case "reference": return "".join(source.pick("ABCDEFGHJKLMNPQRSTUVWXYZ23456789") for _ in range(source.number(5, 7)))
        case "airport": return "".join(source.pick("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for _ in range(3))
    return values.draw(source, kind, form)


def _person(source):
    """Mostly with both names."""
    name = values.draw(source, "person")
    for _ in range(6):
        if " " in name or source.chance(.12):
            break
        name = values.draw(source, "person")
    return name


_WHAT = "meeting,dinner,party,training,lesson,delivery,flight,train,bus,appointment,match,rehearsal,tour,call,exam,trip,concert,package,report,workshop".split(",")
_HAPPENS = "is cancelled,is late,starts at {t},is moved to {d},is in room {n},begins {n} minutes later,is over,was great,is on {d} at {t},ends at {t},is confirmed,takes {n} minutes".split(",")
_DO = "am on my way,will be late,will be {n} minutes late,cannot come,arrive at {t},am waiting outside,forgot the keys,need the car on {d},will call later,am at the station,found the documents,have a fever,bring the cake,cannot find the entrance,leave at {t},paid the bill,am free on {d},am home by {t}".split(",")


def _clause(source):
    """What one lets somebody know: "the meeting is moved to Friday"."""
    subject, does = ("the " + source.pick(_WHAT), source.pick(_HAPPENS)) if source.chance(.6) else ("I", source.pick(_DO))
    return f"{subject} {does}".replace("{t}", values.draw(source, "time")).replace("{d}", values.draw(source, "day")).replace("{n}", str(source.number(2, 60)))


def _several(source, kind):
    n = source.weighted({2: 5, 3: 4, 4: 1})
    return source.distinct(lambda: draw(source, kind), n, 40)


def number(kind, form):
    """The JSON type of such a value."""
    sort = kind.split(" ")[0]
    if sort in ("mix", "list", "say", "iban", "unit", "price", "flag", "either", "reference", "airport"):
        return "string"
    return values.number(kind, form)


def told(kind, value):
    """The value as an answer."""
    sort, _, rest = kind.partition(" ")
    match sort:
        case "flag": return "Yes." if value else "No."
        case "either": return "Yes." if value in rest.split("/")[0].replace("~", " ").split(",") else "No."
        case "list": return ", ".join(map(str, value))
    return str(value)


def literal(value):
    """As it stands outside of JSON."""
    if isinstance(value, bool):
        return json.dumps(value)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)

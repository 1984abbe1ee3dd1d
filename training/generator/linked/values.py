"""Values of fields and parameters by the kind that the text files name, and how a request writes them."""
from ..everyday.kinds import KINDS
from ..material import world

# What is written in marks, because one cannot see where it ends.
_TITLES = set("event chore bug song subject phrase sentence note title".split())
_TYPES = {"num": "integer", "whole": "integer", "money": "number", "rate": "number", "latitude": "number", "longitude": "number"}


_HEX, _MIXED = "0123456789abcdef", "abcdefghkmnpqrstuvwxyz0123456789"


def shape(source):
    """How the ids of this conversation look: a number, letters and a number, or letters alone."""
    return source.weighted({"number": 4, "dash": 3, "under": 2, "hex": 2, "plain": 2, "short": 2, "letters": 1, "colon": 1})


def _letters(source, of, n):
    return "".join(source.pick(of) for _ in range(n))


def of_shape(source, form, prefix):
    n = source.number(100, 9999) if source.chance(.8) else source.number(1, 99)
    match form:
        case "number": return n
        case "dash": return f"{prefix.upper()}-{n}"
        case "under": return f"{prefix.lower()}_{_letters(source, _MIXED, source.number(4, 6))}"
        case "hex": return _letters(source, _HEX, 8)
        case "short": return f"{prefix.lower()[:source.number(1, 3)]}-{_letters(source, _HEX, source.number(3, 5))}"
        case "letters": return _letters(source, "ABCDEFGHIJKLMNOPRSTUVWXYZ", source.weighted({2: 1, 3: 4, 4: 1}))
        case "colon": return f"{prefix.lower()[0]}:{_letters(source, _MIXED, source.number(3, 5))}"
    return f"{prefix.upper()[0]}{n}"


def draw(source, kind, form="dash"):
    """`form`: of an id, see `shape`."""
    sort, _, rest = kind.partition(" ")
    match sort:
        case "one" | "state": return source.pick(rest.split(",")).replace("~", " ")
        case "num":
            low, high = rest.split("-")
            return source.number(int(low), int(high))
        case "whole": return source.number(1, 9999)
        case "id": return of_shape(source, form, rest)
        case "money": return source.number(3, 400) + source.pick([0, 0, .5, .99, .95, .25, .75])
        case "rate": return round(source.random.uniform(.5, 2), source.number(2, 4))
        case "ip": return f"{source.pick([10, 172, 192, source.number(20, 223)])}.{source.number(0, 255)}.{source.number(0, 255)}.{source.number(1, 254)}"
        case "size": return f"{source.number(1, 980)} {source.pick(['KB', 'MB'])}"
        case "date": return f"2026-{source.number(1, 12):02d}-{source.number(1, 28):02d}"
        case "day": return source.pick(world.DAYS)
        case "time": return f"{source.number(6, 22):02d}:{source.pick(['00', '15', '30', '45'])}"
        case "title": return f"{source.word().capitalize()} {source.noun()}"
    return _cleaned(KINDS[sort].draw(source)[0])


def _cleaned(value):
    return round(value, 4) if isinstance(value, float) else value.replace('"', "").strip(" .,") if isinstance(value, str) else value


def number(kind, form="dash"):
    """The JSON type of such a value."""
    sort = kind.split(" ")[0]
    if sort == "id":
        return "integer" if form == "number" else "string"
    return _TYPES.get(sort) or (KINDS[sort].type if sort in KINDS else "string")


def said(source, kind, value):
    """The value as a request writes it."""
    text = str(value)
    if kind.split(" ")[0] == "state":
        return text.replace("_", " ") if source.chance(.7) else text
    if kind in _TITLES:
        return source.pick(['"{}"', '"{}"', "'{}'"]).format(text) if "'" not in text else f'"{text}"'
    return text


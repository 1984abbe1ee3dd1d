"""Rows of numbers in the order of the schema's description, codes of units of two halves, names and words."""
import re
from functools import cache

from .. import fillers
from ..kind import Kind
from ..plainly import _KINDS as _PLAIN


def _distinct(source, spans):
    while True:
        values = [round(source.random.uniform(low, high), places) if (places := 2 * isinstance(low, float)) else source.number(int(low), int(high)) for low, high in spans]
        if len(set(values)) == len(values):
            return values


@cache
def vector(text):
    """`left,top,right,bottom 0-400,0-300,500-900,400-800 pixels`: numbers in this order, told in it or each with its name; `low,high` names are told as from and to."""
    names, spans, *unit = text.split()
    names = [name.replace("_", " ") for name in names.split(",")]
    spans = [tuple(float(n) if "." in span else int(n) for n in re.split(r"(?<=\d)-", span)) for span in spans.split(",")]
    unit = unit[0].replace("_", " ") if unit else ""

    def drawn(source):
        values = _distinct(source, spans)
        if len(values) == 2 and names[0] in ("from", "lowest", "start", "first", "minimum"):
            a, b = sorted(values)
            values = [a, b]
            return values, source.pick([f"{a} to {b}", f"{a} to {b}", f"{a}-{b}", f"from {a} to {b}", f"between {a} and {b}", f"{a} and {b}"])
        if len(values) == 2 and names[0] in ("width", "columns", "length") and source.chance(.5):
            return values, source.pick([f"{values[0]} by {values[1]}", f"{values[0]} x {values[1]}", f"{values[0]}x{values[1]}"])
        if source.chance(.5):
            pairs = list(zip(names, values))
            if source.chance(.45):
                source.random.shuffle(pairs)
            parts = [source.pick([f"{name} {value}", f"{name} {value}"]) if source.chance(.9) else f"{name}: {value}" for name, value in pairs]
            return values, source.pick([", ".join(parts), ", ".join(parts[:-1]) + " and " + parts[-1]])
        joined = ", ".join(map(str, values))
        return values, source.pick([joined, joined, joined, f"({joined})", f"[{joined}]", " ".join(map(str, values)), joined.replace(", ", ",") if source.chance(.3) else joined])
    whole = not any(isinstance(low, float) for low, _ in spans)
    order, of = ", ".join(names), f" in {unit}" if unit else ""
    hints = (f"[{order}]{of}", f"{order}{of}", f"The numbers {order}, in this order", f"In the order {order}", f"Array of {order}{of}", f"{len(names)} numbers: {order}")
    return Kind(drawn, "array", hints=hints, items={"type": "integer" if whole else "number"}, told=True)


_UNITS = {
    "volume": "ml=milliliters l=liters,litres tsp=teaspoons tbsp=tablespoons cup=cups fl_oz=fluid_ounces gal=gallons pt=pints", "weight": "g=grams kg=kilos,kilograms lb=pounds oz=ounces t=tons mg=milligrams st=stone", "length": "cm=centimeters m=meters in=inches ft=feet km=kilometers mi=miles yd=yards mm=millimeters",
    "speed": "kmh=kilometers_per_hour,km/h mph=miles_per_hour ms=meters_per_second kn=knots", "heat": "C=Celsius F=Fahrenheit K=kelvin", "data": "KB=kilobytes MB=megabytes GB=gigabytes TB=terabytes", "money": "EUR=euros USD=dollars GBP=pounds CHF=francs JPY=yen SEK=Swedish_crowns PLN=zloty INR=rupees", "time": "min=minutes h=hours s=seconds d=days w=weeks"}


@cache
def code(text):
    """`volume 0`: one of the codes at even places, under the words that people say; `volume 1` of those at odd ones."""
    name, half = text.split()
    pairs = [(value, words.replace("_", " ").split(",")) for value, words in (pair.split("=") for pair in _UNITS[name].split())]
    values = [value for value, _ in pairs]
    return Kind(lambda source: (lambda pair: (pair[0], source.pick(pair[1])))(source.pick(pairs[int(half)::2])), hints=(", ".join(f"{value} ({words[0]})" for value, words in pairs), "Code of the unit, " + ", ".join(f"{value} for {words[0]}" for value, words in pairs)), extra={"enum": values}, told=True)


def _text(draw, *hints):
    return Kind(lambda source: (lambda value: (value, value))(draw(source)), hints=hints)


def _first(source):
    return fillers.unseen(source, fillers.NAMES) if source.chance(.85) else source.pseudo_word().capitalize()


def _last(source):
    name = fillers.unseen(source, fillers.SURNAMES) if source.chance(.75) else source.pseudo_word().capitalize()
    return f"{source.pick(['van ', 'de ', 'von ', 'di '])}{name}" if source.chance(.06) else f"{name}-{fillers.unseen(source, fillers.SURNAMES)}" if source.chance(.06) else name


def _order(source):
    n = source.number(100, 99999)
    return source.pick([str(n), str(n), f"{source.pick(['A', 'R', 'B', 'SO-', 'PO-', 'ORD-', 'K'])}{n}"])


_KINDS = {"first_only": _text(_first, "First name", "Given name"), "last_only": _text(_last, "Last name", "Family name", "Surname"), "orderno": _text(_order, "Order number", "Number of the order"),
          "anybody": _text(lambda source: _first(source) if source.chance(.55) else f"{_first(source)} {_last(source)}", "Name", "Name of the person")}
MADE = {name: lambda _, kind=kind: kind for name, kind in _KINDS.items()} | {"vector": vector, "unitcode": code, "said1": lambda _: _PLAIN["said1"], "asked1": lambda _: _PLAIN["asked1"]}

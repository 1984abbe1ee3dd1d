"""Kinds of values written where a tool is: numbers with the noun or unit that tells them apart, sums of money, shares, words of a short list, texts and titles, what is switched."""
from functools import cache

from ..material import world
from . import fillers
from .kind import OPEN, TITLE, Kind, listed, several


def _spread(low, high):
    """A whole number, small and round ones more often."""
    def drawn(source):
        n = source.number(low, high if source.chance(.5) else min(high, low + 11))
        return max(low, 5 * (n // 5)) if n > 20 and source.chance(.5) else n
    return drawn


def _article(noun):
    return "an" if noun[0] in "aeio" and not noun.startswith("one") or noun.startswith("hour") else "a"


@cache
def numbered(text):
    """`1-9 adult adults`: a whole number before its noun, often in words; `0.5-20 kilo kilos kg` may have decimals; more words are short forms of the noun."""
    span, one, many, *short = text.split()
    low, high = (float(n) if "." in n else int(n) for n in span.split("-"))
    decimals = isinstance(low, float)
    whole, one, many, short = _spread(int(low) or 1, int(high)), one.replace("_", " "), many.replace("_", " "), [s.replace("_", " ") for forms in short for s in forms.split(",")]

    def drawn(source):
        if decimals and source.chance(.35):
            n = round(source.random.uniform(low, high), source.number(1, 2))
        else:
            n = whole(source)
        if one == "time" and n < 3:
            return n, "once" if n == 1 else "twice"
        if n in (2, 12) and not short and source.chance(.12):
            return n, f"a couple of {many}" if n == 2 else f"a dozen {many}"
        if n == 1:
            return n, source.pick([f"1 {one}", f"one {one}", f"{_article(one)} {one}"])
        if isinstance(n, int) and source.chance(.28 if n < 21 else .06):
            return n, f"{world.in_words(n)} {many}" if n < 200 else f"{n} {many}"
        if short and source.chance(.3):
            unit = source.pick(short)
            return n, f"{n}{unit}" if source.chance(.5) and len(unit) < 4 else f"{n} {unit}"
        return n, f"{n} {many}"
    measure = f"in {many}"
    return Kind(drawn, "number" if decimals else "integer", hints=(f"Number of {many}", f"How many {many}", many.capitalize(), measure) if not short else (measure, many.capitalize(), f"Value {measure}"), unit=many)


@cache
def whole(span):
    """`95-190`: a whole number without a noun."""
    low, high = map(int, span.split("-"))
    return Kind(lambda source: (lambda n: (n, world.in_words(n) if n < 21 and source.chance(.1) else str(n)))(source.number(low, high)), "integer", hints=("Whole number", "Number", "Value"))


@cache
def pieces(span):
    """`1-60`: how many of what stands behind it: 20, three, a, a dozen."""
    low, high = map(int, span.split("-"))
    spread = _spread(low, high)

    def drawn(source):
        if source.chance(.15):
            n, said = source.pick([(12, "a dozen"), (12, "a dozen"), (6, "half a dozen"), (24, "two dozen"), (2, "a couple of"), (100, "a hundred"), (36, "three dozen")])
            if low <= n <= high:
                return n, said
        n = 1 if low == 1 and source.chance(.06) else spread(source)
        return n, source.pick(["a", "a", "one", "1"]) if n == 1 else world.in_words(n) if n < 21 and source.chance(.35) else str(n)
    return Kind(drawn, "integer", hints=("How many", "Number", "Quantity", "Count"))


def _cash(source):
    n = source.pick([source.number(1, 60), 5 * source.number(1, 60), source.number(10, 999), round(source.random.uniform(1, 120), 2), source.number(10, 60) / 2])
    n = int(n) if n == int(n) else n
    if source.chance(.1):
        n = source.pick([source.number(1000, 9999), 100 * source.number(10, 250), source.number(1000, 4999) + .5])
        return n, source.pick(["${}", "€{}", "{} dollars", "{} euros", "{} USD"]).format(f"{n:,}" if source.chance(.6) else n)
    return n, source.pick([f"${n}", f"${n}", f"€{n}", f"£{n}", f"{n} dollars", f"{n} euros", f"{n} bucks", f"{n} EUR", f"{n}€", f"{n} pounds"] + ([f"{world.in_words(n)} dollars", f"{world.in_words(n)} euros"] if isinstance(n, int) and 1 < n < 100 else []))


def _share(source):
    n = source.pick([source.number(1, 100), 5 * source.number(1, 20)])
    return n, source.pick([f"{n}%", f"{n}%", f"{n} %", f"{n} percent", f"{n} percent", f"{world.in_words(n)} percent" if n < 21 else f"{n} per cent"])


def _warmth(source):
    n = 5 * source.number(8, 50)
    return n, source.pick([f"{n} degrees", f"{n} degrees", f"{n}°", f"{n} °C", f"{n}C", f"{n} degrees Celsius"])


@cache
def _listed(text):
    items = tuple(item.replace("_", " ") for item in text.lstrip("!").split(","))

    def draw(source):
        if text[0] != "!" and source.chance(.08):
            return f"{fillers.word(source)} {source.pick(items).split(' ')[-1]}"
        return fillers.unseen(source, items)
    return draw


@cache
def one(text):
    """`bench_press,squats`: one of these, or one that ends alike, unless there is a `!` in front; the article is no part of it, unless there are two."""
    draw = _listed(text)

    def drawn(source):
        said = draw(source)
        return said if text.startswith("!!") else said.removeprefix("the "), said
    return Kind(drawn, few=not text.startswith("!!"))


def _written(text, end):
    items = tuple(item.replace("_", " ").replace("~", ",") for item in text.lstrip("!").split(","))

    def drawn(source):
        said = fillers.unseen(source, items) if text[0] == "!" or source.chance(.9) else fillers.sentence(source).rstrip(".!")
        return said, said
    return Kind(drawn, end=end, hints=("The text", "Text", "What it says"))


@cache
def text(listing):
    """`Back_at_noon,Gone~sorry`: a text that goes on to the end of the request; `~` is a comma; with a `!` in front only these."""
    return _written(listing, OPEN)


@cache
def title(listing):
    """A heading, of which the marks behind it are no part."""
    return _written(listing, TITLE)


@cache
def some(text):
    """A list of them."""
    return Kind(several(_listed(text)), "array")


@cache
def some_the(text):
    """A list of them in which each has its article, which belongs to none."""
    draw = _listed(text)

    def drawn(source):
        items, _ = several(draw)(source)
        return items, listed(source, [f"the {item}" for item in items])
    return Kind(drawn, "array")


@cache
def some_a(text):
    """A list of them in which each has its article, unless there are several of it."""
    draw = _listed(text)

    def drawn(source):
        items, _ = several(draw)(source)
        return items, listed(source, [item if item.endswith("s") else f"{_article(item)} {item}" for item in items])
    return Kind(drawn, "array")


@cache
def integers(span):
    """A list of whole numbers."""
    low, high = map(int, span.split("-"))

    def drawn(source):
        items = list(dict.fromkeys(source.number(low, high) for _ in range(source.number(1, 6))))
        return items, listed(source, [str(item) for item in items])
    return Kind(drawn, "array", hints=("Numbers", "List of numbers"), items={"type": "integer"})


cash = Kind(_cash, "number", hints=("Amount of money", "How much money", "In dollars", "Sum"), unit="money")
share = Kind(_share, "number", hints=("Percent", "In percent", "Percentage", "From 0 to 100"), unit="percent")
warmth = Kind(_warmth, "integer", hints=("Temperature", "Degrees", "In degrees Celsius"), unit="degrees")
MADE = {"num": numbered, "whole": whole, "pieces": pieces, "one": one, "text": text, "title": title, "some": some, "some_the": some_the, "some_a": some_a, "ints": integers, "cash": lambda _: cash, "share": lambda _: share, "warmth": lambda _: warmth}

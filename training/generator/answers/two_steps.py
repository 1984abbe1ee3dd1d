"""Small stories with two operations (`two_steps.txt`): prices and change, boxes and what is taken out, what one had, gave and found, shares, spans; sums of three numbers that go on.

Above the forms stands `numbers : operations`, `$` what the last operation gave, `$1` what the first gave, `note` a note that one pays with."""
import re
from functools import cache
from pathlib import Path

from ..chat import Answer, User
from ..material import world
from ..words.said import capital, said
from ..words.wording import worded
from . import clock, stories
from .stories import Teller
from .working import worked

_MORE_WARES = [tuple(w.split("/")) for w in "brush/brushes kite/kites scarf/scarves basket/baskets vase/vases puzzle/puzzles towel/towels bowl/bowls poster/posters comic/comics plant/plants pillow/pillows jar/jars muffin/muffins bagel/bagels magazine/magazines pillow/pillows umbrella/umbrellas egg/eggs onion/onions".split()]
CONTAINERS = [tuple(pair.split("/")) for pair in "box/boxes bag/bags basket/baskets shelf/shelves jar/jars pack/packs drawer/drawers tray/trays crate/crates bucket/buckets carton/cartons net/nets".split()]
_EDIBLE = "apples cookies oranges pears plums cakes muffins sweets rolls sandwiches pancakes nuts tomatoes carrots cherries dumplings olives grapes".split()
_LARGE = "cars cats dogs birds sheep cows trees lamps kites".split()
_BRIEF = ["", "", "", "", "", "", "", "", " Only the number.", " Just the number, please.", " Short answer."]
_LEAD = "||||||||||||a small riddle: |quick question: |for my homework: |can you work this out? |a problem: |help me: |one more: |my son asks: "
_CHAIN = "{a} {s} {b} {r} {c}|{a} {s} {b} {r} {c}|{a}{s}{b}{r}{c}|(what is|what's|how much is) {a} {s} {b} {r} {c}|(calculate|compute|work out|solve) {a} {s} {b} {r} {c}|{a} {s} {b} {r} {c} (is|makes|equals) (what|how much)"
_SUM = "(add|sum up|add up|add together) {a}, {b} and {c}|(what is|what's) the (sum|total) of {a}, {b} and {c}|{a}, {b} and {c} (together|in total|added up)|(add|put together) {a} and {b} and {c}|{a} plus {b} plus {c}|(what do|how much do) {a}, {b} and {c} (make|come to|add up to)|take {a}, add {b}, add {c}|{a} and {b} and {c}, (what does that make|how much is that)"
_MIXED = "take {a}, add {b} and take away {c}|start with {a}, add {b}, then subtract {c}|add {a} and {b}, then take away {c}|{a} plus {b} minus {c}|(what is|what's) {a} plus {b} minus {c}|(what is|what's) the sum of {a} and {b} minus {c}"
_ON = {"-": "and minus {c}|minus {c}|and if I take {c} away|now minus {c}|take away {c}|and {c} less|now subtract {c}|minus {c} more|subtract {c} from that|and without {c} of them|what is that minus {c}|and what if {c} go|ok, and minus {c}|less {c}",
       "+": "and plus {c}|plus {c}|and {c} more|now plus {c}|add {c}|now add {c}|and if I add {c}|add {c} to that|what is that plus {c}|and another {c}|ok, and plus {c}|plus another {c}",
       "*": "and times {c}|times {c}|and {c} times that|multiply that by {c}|now times {c}|what is that times {c}|and {c} of those",
       "/": "and divided by {c}|divided by {c}|divide that by {c}|and if {c} people share that|split that by {c}|now divided by {c}"}


@cache
def _problems():
    out = []
    for block in (Path(__file__).parent / "two_steps.txt").read_text().strip().split("\n\n"):
        head, forms = block.split("\n")
        numbers, steps = head.split(" : ")
        out.append(([pair.split(" ") for pair in numbers.split(", ")], [step.split(" ") for step in steps.split("; ") if step != "$ note"], forms))
    return out


def _done(a, sign, b):
    """The value, or None where there is none among small whole numbers."""
    if sign == "/" and (b < 2 or a % b or a // b < 2):
        return None
    value = {"+": a + b, "-": a - b, "*": a * b, "/": a // b if b else 0}[sign]
    return value if 0 < value < 200 else None


def _solved(numbers, steps):
    """-> (the working, the last value), or None"""
    values, thought, last = [], [], None
    for a, sign, b in steps:
        a, b = ((last if x == "$" else values[int(x[1]) - 1] if x[0] == "$" else numbers[x]) for x in (a, b))
        last = _done(a, sign, b)
        if last is None:
            return None
        values.append(last)
        thought.append(f"{a} {sign} {b} = {last}.")
    return thought, last


def _numbers(source, ranges):
    return {name: source.pick([10, 20, 20, 50, 50, 100]) if span == "note" else source.number(*map(int, span.split("-"))) for name, span in ranges}


def _told(source, form, numbers):
    t = Teller(source)
    (u, us), (w, ws) = source.random.sample(stories.WARES + _MORE_WARES, 2)
    k, ks = source.pick(CONTAINERS)
    if "{k" in form and t.things in _LARGE:
        t.things = source.pick(_EDIBLE)
    money = source.pick(["dollars", "dollars", "euros", "euros", "pounds", "coins"])
    an = lambda x: ("an " if x[0] in "aeiou" else "a ") + x
    d, e = source.random.sample(world.DAYS[:6], 2)
    own = dict(N=t.name, it=t.it, It=capital(t.it), s="" if t.first else "s", z="" if t.first else "es", does="do" if t.first else "does", has="have" if t.first else "has", has3="has", M=t.other, me="me" if t.first else "him" if t.it == "he" else "her", t=t.things, u=u, us=us, w=w, ws=ws, au=an(u), aw=an(w), k=k, ks=ks, money=money, coin="dollar" if money == "coins" else money.removesuffix("s"), day=d, eve=e)
    own["is"] = "am" if t.first else "is"
    shown = {name: world.in_words(value) if source.chance(.07) and value < 21 else str(value) for name, value in numbers.items()}
    text = worded(source, form, **own, **shown)
    if re.search(r"\beats?\b", text):
        text = text.replace(t.things, source.pick(_EDIBLE))
    if t.first:
        text = text.replace("they have together", "we have together").replace("shares the rest", "share the rest").replace("divides them", "divide them").replace("They share", "We share")
    return text


def _story(source):
    while True:
        ranges, steps, form = source.pick(_problems())
        numbers = _numbers(source, ranges)
        if (solved := _solved(numbers, steps)) and len(set(numbers.values())) == len(numbers):
            break
    text = _told(source, form, numbers)
    text = re.sub(r"([.?!] )([a-z])", lambda m: m[1] + m[2].upper(), text)
    thought, value = solved
    lead = said(source, _LEAD)
    lead += " " * bool(lead)
    text = lead + (text if lead or source.chance(.3) else capital(text))
    if text[-1] == "?" and source.chance(.07):
        text = text[:-1]
    return text + (source.pick(_BRIEF) if text[-1] == "?" else ""), " ".join(thought), value


def _span(source):
    """Something begins, takes a while, and then something else takes a while: the end."""
    at, style = clock._time(source)
    while style == "12" and at > 480:
        at, style = clock._time(source)
    a, b = source.number(1, 8) * 15, source.pick([5, 10, 15, 20, 30, 45])
    middle, end = (at + a) % 1440, (at + a + b) % 1440
    show = lambda minutes: clock.shown(minutes, style)
    text = worded(source, "(the|a) {e} (starts|begins) at {t} and (takes|lasts) {x}, then I need {y} to get home. When am I home?|{n} leaves at {t}, drives {x} and then walks {y}. When (does {n} arrive|is {n} there)?|the cake goes into the oven at {t}, bakes for {x} and has to cool for {y}. When is it ready?|(the|our) {e} begins at {t}, lasts {x}, and after it there is a break of {y}. When is the break over?|I start cooking at {t}. It takes {x}, and eating takes another {y}. When are we done?|the train leaves at {t} and needs {x}, but it is {y} late. When does it arrive?|it is {t}. The {e} starts in {x} and takes {y}. When does it end?",
                  e=source.pick(clock._EVENTS).replace("_", " "), t=show(at), x=clock.span(a), y=clock.span(b), n=source.pick(world.NAMES))
    return text if source.chance(.3) else capital(text), f"{show(at)} + {clock.span(a)} is {show(middle)}. {show(middle)} + {clock.span(b)} is {show(end)}.", show(end)


def _spans(source):
    """Two spans of hours on one day: how many hours together."""
    a = source.number(6, 10)
    b = a + source.number(1, 4)
    c = b + source.number(1, 3)
    d = min(c + source.number(1, 5), 23)
    ends = [f"{hour}:00" if source.chance(.2) else str(hour) for hour in (a, b, c, d)]
    if source.chance(.3):
        ends = [f"{(hour - 1) % 12 + 1} {'am' if hour < 12 else 'pm'}" for hour in (a, b, c, d)]
    text = worded(source, "{n} works from {a} to {b} and from {c} to {d}. How many hours (is that|is that in all|does {n} work)?|the shop is open from {a} to {b} and from {c} to {d}. How many hours (is it open|is that)( a day|)?|I (practiced|studied|worked) from {a} to {b} and again from {c} to {d}. How many hours (is that|in total)?|the (museum|library|office) is open from {a} to {b} and from {c} to {d}: how many hours a day?|{n} slept from {a} to {b} and then from {c} to {d}. How many hours (did {n} sleep|is that together)?",
                  n=source.pick(world.NAMES), a=ends[0], b=ends[1], c=ends[2], d=ends[3])
    one, two = b - a, d - c
    return text if source.chance(.3) else capital(text), f"{ends[0]} to {ends[1]} is {one}. {ends[2]} to {ends[3]} is {two}. {one} + {two} = {one + two}.", one + two


def _sum(source):
    """Three numbers -> (text, the working, the value)"""
    while True:
        a, b, c = (source.number(1, 40 if source.chance(.6) else 70) for _ in range(3))
        s, r = source.weighted({("+", "+"): 6, ("+", "-"): 4, ("-", "+"): 2, ("-", "-"): 2, ("*", "+"): 2, ("*", "-"): 2})
        if s == "*":
            a, b = source.number(2, 12), source.number(2, 12)
        if solved := _solved(dict(a=a, b=b, c=c), [("a", s, "b"), ("$", r, "c")]):
            break
    forms = [_CHAIN, _CHAIN] + [_SUM] * 3 * ((s, r) == ("+", "+")) + [_MIXED] * 2 * ((s, r) == ("+", "-"))
    word = source.chance(.25)
    names = {"+": "plus", "-": "minus", "*": "times"} if word else {"+": "+", "-": "-", "*": source.pick(["*", "*", "x"])}
    form = source.pick(forms)
    if word and form is _CHAIN:
        form = form.replace("{a}{s}{b}{r}{c}", "{a} {s} {b} {r} {c}")
    text = worded(source, form, a=a, b=b, c=c, s=names[s], r=names[r])
    text += source.pick(["", "", "?", "?", "?"]) if not text.split()[0].lower() in ("add", "sum", "take", "start", "put", "calculate", "compute", "work", "solve") else source.pick(["", "."])
    return text if source.chance(.4) else capital(text), " ".join(solved[0]), solved[1]


def _on(source, value):
    """The next step from a value -> (text, the working, the value)"""
    while True:
        sign = source.weighted({"-": 6, "+": 5, "*": 2, "/": 2})
        c = source.number(2, 9) if sign in "*/" else source.number(1, 50)
        if new := _done(value, sign, c):
            break
        if sign in "+*" and value > 100:
            continue
    text = worded(source, _ON[sign], c=c)
    text += source.pick(["?", "?", "?", ""]) if text.split()[0] not in ("add", "take", "multiply", "divide", "split", "subtract") else source.pick(["", ".", ""])
    return text if source.chance(.4) else capital(text), f"{value} {sign} {c} = {new}.", new


def two_steps(source):
    kind = source.weighted({"story": 60, "sum": 29, "span": 7, "spans": 4})
    text, thought, value = {"story": _story, "sum": _sum, "span": _span, "spans": _spans}[kind](source)
    turns = [User(text), Answer(worked(thought), str(value))]
    if kind == "sum":
        for _ in range(source.weighted({0: 3, 1: 6, 2: 3, 3: 1})):
            text, thought, value = _on(source, value)
            turns += [User(text), Answer(worked(thought), str(value))]
    return turns

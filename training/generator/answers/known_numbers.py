"""Small sums in which one number is known to everybody: legs, wheels, days of a week, a dozen, change from a note."""
from ..chat import Answer, User
from ..material import world
from ..words.said import capital, said
from .working import worked

_HAVE = [
    ("legs", {2: "hens ducks people birds owls parrots children", 4: "dogs cats horses cows goats chairs tables lions elephants rabbits zebras sheep donkeys", 6: "ants bees flies beetles butterflies ladybugs", 8: "spiders"}),
    ("wheels", {1: "wheelbarrows unicycles", 2: "bicycles bikes motorcycles scooters", 3: "tricycles", 4: "cars taxis vans tractors jeeps"}),
    ("wings", {2: "birds eagles hens owls swans gliders", 4: "butterflies bees"}), ("ears", {2: "people cats dogs rabbits horses pigs"}), ("eyes", {2: "people cats owls fish dogs horses"}),
    ("hands", {2: "people girls boys friends"}), ("fingers", {5: "hands gloves", 10: "people"}), ("toes", {5: "feet", 10: "people"}), ("feet", {2: "people girls boys"}), ("corners", {3: "triangles", 4: "squares rectangles"}), ("sides", {3: "triangles", 4: "squares", 6: "hexagons"}),
    ("strings", {4: "violins", 6: "guitars"}), ("tails", {1: "cats dogs cows horses mice"}), ("horns", {1: "unicorns", 2: "goats cows"}), ("arms", {8: "octopuses", 2: "people"}), ("shoes", {2: "pairs"}), ("socks", {2: "pairs"}), ("gloves", {2: "pairs"}), ("faces", {6: "cubes dice"})]
_HAVE_ASKED = "how many {w} do {n} {x} have( together| in total| in all| altogether|)|how many {w} have {n} {x}|how many {w} are there on {n} {x}|{n} {x}: how many {w}|I see {n} {x}. How many {w} is that|there are {n} {x} in the (yard|room|garden|street|picture). How many {w} (do they have|are that|are there)|count the {w} of {n} {x}|if there are {n} {x}, how many {w} do I count|{n} {x} have how many {w}"
_PAIRS = "how many {w} are in {n} pairs|how many {w} are {n} pairs|{n} pairs of {w}, how many {w} is that|I bought {n} pairs of {w}. How many {w} do I have"
_UNITS = [("days", "weeks", 7), ("hours", "days", 24), ("minutes", "hours", 60), ("seconds", "minutes", 60), ("months", "years", 12), ("cents", "dollars", 100), ("centimeters", "meters", 100), ("eggs", "dozen", 12), ("seasons", "years", 4), ("years", "decades", 10), ("years", "centuries", 100), ("grams", "kilograms", 1000), ("meters", "kilometers", 1000), ("bits", "bytes", 8), ("weeks", "years", 52), ("quarters", "hours", 4), ("milliliters", "liters", 1000), ("inches", "feet", 12), ("feet", "yards", 3)]
_UNITS_ASKED = "how many {w} are in {n} {x}|how many {w} are {n} {x}|how many {w} do {n} {x} have|how many {w} make {n} {x}|{n} {x}, how many {w} is that|{n} {x} in {w}|convert {n} {x} to {w}|what are {n} {x} in {w}|how many {w} (is|are) {n} {x}|turn {n} {x} into {w}|{n} {x} are how many {w}|I need {n} {x} in {w}"
_THINGS = "eggs apples books coins chairs pens letters cups stamps nails plates tickets keys roses stones balls cards candles".split()
_WARES = "a book|a sandwich|a ticket|a cake|a plant|a magazine|a toy|a bottle of juice|a map|lunch|a candle|a pizza|an ice cream|a scarf|some fruit|a bus ride|the haircut|a mug|a kite".split("|")
_CHANGE = "I pay for {x} that costs {a} {u} with a {b} {v} note. How much change do I get|{x}: {a} {u}. I give a {b}. What is the change|{X} costs {a} {u} and I hand over {b} {u}. How much do I get back|I give the cashier {b} {u} for {x} at {a} {u}. What do I get back|what is the change from {b} {u} when {x} costs {a} {u}|I bought {x} for {a} {u} and paid with a {b} {v} bill. How much change is that|how much change do I get from a {b} {v} note if I pay {a} {u}|change from {b} {u} for {a} {u}|I have a {b} {v} note and spend {a} {u}. How much is left|if {x} is {a} {u} and I pay with {b} {u}, how much comes back"
_LEFT = "my book has {b} pages and I am on page {a}. How many pages are left|I have read {a} of {b} pages. How many remain|{a} of {b} pages are done, how many are still to read|the trip is {b} km and we have driven {a} km. How many km are left|{b} guests were invited and {a} said no. How many come|of {b} seats {a} are taken. How many are free|{a} of the {b} lamps are broken. How many work|the job takes {b} minutes and {a} are over. How many minutes remain|the bottle held {b} ml and I drank {a} ml. How many ml are left|I need {b} points and have {a}. How many are missing|{b} tickets, {a} of them sold. How many are left to sell|a rope of {b} meters, I cut off {a} meters. How many meters remain"
_WORDED = "{a} less than {b}|what is {a} less than {b}|which number is {a} less than {b}|{a} fewer than {b}|what number is {a} smaller than {b}|what is {b} with {a} taken off|{b} without {a}|take {a} off {b}|how much is {b} if you take {a} away"
_MORE = "{a} more than {b}|what is {a} more than {b}|which number is {a} more than {b}|what number is {a} larger than {b}|{b} with {a} on top|{b} and another {a}|how much is {b} if you add {a}|{b} raised by {a}|put {a} on top of {b}"
_DOZEN = "a dozen {t} and {a} more, how many is that|how much is a dozen and {a}|a dozen plus {a}|I have a dozen {t} and get {a} more. How many {t} do I have|what is {a} more than a dozen"
_OFF = "a dozen {t}, {a} are gone. How many are left|a dozen minus {a}|I had a dozen {t} and used {a}. How many remain|what is {a} less than a dozen|from a dozen {t} I give away {a}. How many do I keep"
_FEW = "half a dozen {t} and {a} more, how many is that|half a dozen plus {a}|how much is half a dozen and {a}"
_ASKED = "{q}?|{q}?|{q}?|{q}?|{q}?|{q}?|{q}|{q}|quick question: {q}?|tell me: {q}?|ok, {q}?|so {q}?|{q}, please?|{q}? Just the number.|{q}? Only the number please.|{q}? Number only.|{q}? Short answer.|{q}? Answer with a number.|{q}? In digits.|hey, {q}?"


def known_numbers(source):
    match source.weighted({"have": 30, "units": 18, "change": 16, "left": 16, "less": 8, "more": 6, "dozen": 8}):
        case "have":
            what, table = source.pick(_HAVE)
            each = source.pick(list(table))
            x, n = source.pick(table[each].split()), source.number(2, 12)
            q, v, thought = said(source, _PAIRS if x == "pairs" else _HAVE_ASKED, w=what, x=x, n=_number(source, n)), n * each, f"{_one(x)} has {each}. {n} * {each} = {n * each}."
        case "units":
            w, x, each = source.pick(_UNITS)
            n = source.number(2, 10)
            q, v, thought = said(source, _UNITS_ASKED, w=w, x=x, n=_number(source, n)), n * each, f"{n} * {each} = {n * each}."
        case "change":
            b = source.pick([5, 10, 20, 20, 50, 100])
            a, (u, unit) = source.number(1, b - 1), source.pick([("dollars", "dollar"), ("euros", "euro"), ("pounds", "pound")])
            u = u if a > 1 and b > 1 else u
            q, v, thought = said(source, _CHANGE, x=source.pick(_WARES), a=a, b=b, u=u, v=unit), b - a, f"{b} - {a} = {b - a}."
        case "left":
            b = source.pick([source.number(8, 60), source.number(10, 40) * 10])
            a = source.number(2, b - 2) if b < 61 else source.number(1, b // 10 - 1) * 10
            q, v, thought = said(source, _LEFT, a=a, b=b), b - a, f"{b} - {a} = {b - a}."
        case "less":
            b = source.number(6, 99)
            a = source.number(1, min(b - 1, 30))
            q, v, thought = said(source, _WORDED, a=_number(source, a), b=b), b - a, f"{b} - {a} = {b - a}."
        case "more":
            a, b = source.number(1, 30), source.number(3, 80)
            q, v, thought = said(source, _MORE, a=_number(source, a), b=b), b + a, f"{b} + {a} = {b + a}."
        case _:
            a, t = source.number(2, 11), source.pick(_THINGS)
            form, v, thought = source.pick([(_DOZEN, 12 + a, f"A dozen is 12. 12 + {a} = {12 + a}."), (_OFF, 12 - a, f"A dozen is 12. 12 - {a} = {12 - a}."), (_FEW, 6 + a, f"Half a dozen is 6. 6 + {a} = {6 + a}.")])
            q = said(source, form, a=_number(source, a), t=t)
    text = said(source, _ASKED, q=q)
    if q.startswith(("count", "convert", "turn", "put", "take")):         # an order
        text = text.replace("?", ".")
    return [User(text if source.chance(.35) else capital(text)), Answer(worked(thought), str(v))]


_ODD = {"people": "person", "children": "child", "flies": "fly", "butterflies": "butterfly", "sheep": "sheep", "fish": "fish", "feet": "foot", "mice": "mouse", "octopuses": "octopus", "dice": "die"}


def _one(many):
    return "Each " + _ODD.get(many, many[:-1])


def _number(source, n):
    return world.in_words(n) if n < 13 and source.chance(.3) else str(n)

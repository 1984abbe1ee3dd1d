"""Two things compared: by numbers that are told, by a sentence that says which is more, asked in either direction."""
from ..chat import Answer, User
from ..material import world
from ..material.source import Source
from ..words.said import capital, said
from . import lives, statements

_COUNTED = "marbles|coins|apples|books|stickers|cards|pencils|stamps|eggs|cookies|shells|tickets|balloons|cats|hens|flowers|keys|toys|points|candies|nuts|pears|hats|photos|stones|friends|cousins|bikes|medals|buttons|plums|cups|sheep|goats|fish|dolls|kites|badges|plants|chairs".split("|")
# As it is told, plain form, what there is a number of.
_DEEDS = [("has", "have", _COUNTED), ("has", "have", _COUNTED), ("has", "have", _COUNTED), ("owns", "own", _COUNTED), ("found", "find", "shells|coins|eggs|mushrooms|stones|keys".split("|")), ("picked", "pick", "apples|pears|plums|flowers|cherries|berries".split("|")), ("read", "read", "books|pages|letters|poems|comics".split("|")), ("ate", "eat", "cookies|apples|eggs|pancakes|plums|rolls".split("|")), ("sold", "sell", "tickets|cakes|books|bikes|lamps|cups".split("|")), ("caught", "catch", "fish|balls|butterflies|frogs".split("|")),
          ("baked", "bake", "cakes|rolls|cookies|pies|breads".split("|")), ("scored", "score", "goals|points".split("|")), ("planted", "plant", "trees|roses|beans|tulips".split("|")), ("wrote", "write", "letters|poems|pages|songs|postcards".split("|")), ("won", "win", "games|medals|races|prizes".split("|")), ("collected", "collect", "stamps|coins|shells|stickers".split("|")), ("bought", "buy", "books|plates|apples|pens|candles".split("|")), ("built", "build", "towers|boats|kites|chairs".split("|"))]
# The two words; how it is told with a number; what it is said of; which numbers.
_SIZES = [
    ("older", "younger", "{a} is {v} years old|{a} is {v}|{a} is {v} years", "who", (3, 90)), ("taller", "shorter", "{a} is {v} cm tall|{a} is {v} cm|{a} measures {v} cm", "who", (110, 199)), ("heavier", "lighter", "{a} weighs {v} (kg|kilos)", "who", (30, 99)),
    ("heavier", "lighter", "{a} weighs {v} (kg|grams|pounds)", "which", (2, 99)), ("longer", "shorter", "{a} is {v} (meters|cm|feet) long", "long", (2, 99)), ("cheaper", "more expensive", "{a} costs {v} (dollars|euros)|{a} is {v} (dollars|euros)", "which", (2, 99)), ("more expensive", "cheaper", "{a} costs {v} (dollars|euros)|{a} is {v} (dollars|euros)", "which", (2, 99)), ("taller", "smaller", "{a} is {v} meters (tall|high)", "tall", (3, 99)), ("warmer", "colder", "in {a} it is {v} degrees|it is {v} degrees in {a}", "city", (1, 38)),
    ("farther away", "closer", "{a} is {v} (km|miles|minutes) away", "venue", (1, 60)), ("bigger", "smaller", "{a} has {v} (rooms|square meters)", "house", (2, 99)), ("thicker", "thinner", "{a} has {v} pages", "book", (40, 900)), ("faster", "slower", "{a} (goes|drives|does) {v} km an hour", "vehicle", (20, 199)), ("older", "newer", "{a} is {v} years old", "house", (2, 99)), ("deeper", "shallower", "{a} is {v} meters deep", "water", (2, 90))]
_LESS = {"cheaper", "closer"}                                           # the smaller number is more of it
# The word that is told, its opposite, the plain adjective, what it is said of.
_RELATED = [
    ("heavier", "lighter", "heavy", "thing"), ("bigger", "smaller", "big", "thing"), ("older", "newer", "old", "thing"), ("cheaper", "more expensive", "cheap", "thing"), ("more expensive", "cheaper", "expensive", "thing"), ("longer", "shorter", "long", "long"), ("taller", "shorter", "tall", "who"), ("older", "younger", "old", "who"), ("stronger", "weaker", "strong", "who"), ("faster", "slower", "fast", "who"), ("faster", "slower", "fast", "vehicle"), ("louder", "quieter", "loud", "vehicle"), ("richer", "poorer", "rich", "who"),
    ("warmer", "colder", "warm", "city"), ("bigger", "smaller", "big", "city"), ("deeper", "shallower", "deep", "water"), ("wider", "narrower", "wide", "long"), ("thicker", "thinner", "thick", "book"), ("brighter", "darker", "bright", "room"), ("harder", "softer", "hard", "thing"), ("lighter", "heavier", "light", "thing"), ("smaller", "bigger", "small", "thing"), ("younger", "older", "young", "who"), ("slower", "faster", "slow", "vehicle"), ("colder", "warmer", "cold", "room"), ("shorter", "taller", "short", "who"), ("cleaner", "dirtier", "clean", "room"), ("higher", "lower", "high", "tall"), ("closer", "farther away", "close", "venue")]
_NOUNS = {"thing": "chest box bag ball key table chair lamp cup stone bottle coat bed plate ring vase drum rug desk basket jar bucket tent pan crate helmet clock trunk pot", "long": "rope street ladder river road bridge scarf train snake tunnel fence bench pencil ribbon path hose", "tall": "tower tree house building wall statue hill mast crane", "house": "house flat hall shop school hotel barn castle", "book": "book notebook catalog dictionary diary", "vehicle": "train bus car bike truck boat tram motorbike tractor scooter", "water": "lake river pool well sea pond canal", "room": "room kitchen hall cellar garage"}
_NOUNS = {kind: nouns.split() for kind, nouns in _NOUNS.items()}
_ADJECTIVES = "wooden iron red blue green yellow black white brown gray round square metal plastic golden silver old new left right first second front back open closed glass paper leather stone".split()


def _two(source, kind):
    """-> (two things of a kind, how one asks for one of them, the noun of both or nothing)"""
    if kind == "who":
        return [*source.random.sample(statements.PEOPLE, 2)] if source.chance(.85) else [source.pick(statements.PEOPLE), source.pick("my brother|my sister|my uncle|my aunt|my cousin|my boss|my neighbor|the teacher|the pilot|the cook".split("|"))], "who", ""
    if kind == "city":
        return source.random.sample(world.CITIES, 2), "(which city|which one|which of the two)", "city"
    if kind == "venue":
        return [f"the {x}" for x in source.random.sample(lives.PICKED["venue"], 2)], "(which|which one|what)", ""
    if kind == "which":
        kind = "thing"
    if source.chance(.6):
        noun = source.pick(_NOUNS[kind])
        return [f"the {x} {noun}" for x in source.random.sample(_ADJECTIVES, 2)], f"(which|what|which|which) {noun}", noun
    return [f"the {x}" for x in source.random.sample(_NOUNS[kind], 2)], "(which|which one|which of them|which thing|what)", ""


_BY_NUMBER = ["{x} and {y}", "{x} and {y}", "{X}. {Y}", "{X}. {Y}", "{x}, {y}", "{x}, and {y}", "{x} but {y}", "{x}; {y}", "{x}, but {y}", "{X}\n{Y}"]


def _asked(source, question):
    question = said(source, "{q}?|{q}?|{q}?|{q}?|{q}?|{q}?|{q}|{q}|so {q}?|so, {q}?|now {q}?|tell me, {q}?|question: {q}?|ok, {q}?|{q} then?|and {q}?", q=question)
    return question if source.chance(.4) else capital(question)


def amounts(source):
    """Who has more of something, less of it, the most."""
    verb, plain, pool = source.pick(_DEEDS)
    (a, b), t = _two(source, "who")[0], source.pick(pool)
    v, w = source.random.sample(range(1, 21 if source.chance(.75) else 100), 2)
    v, w = max(v, 2), max(w, 2)
    if v == w:
        w += source.number(1, 9)
    second = source.pick([f"{b} {verb} {w} {t}", f"{b} {verb} {w}", f"{b} {w}", f"{b} {verb} only {w}" if w < v else f"{b} {verb} {w}"])
    x = f"{a} {verb} {v} {t}"
    text = source.pick(_BY_NUMBER).format(x=x, y=second, X=capital(x), Y=capital(second))
    more = source.chance(.55)
    does = "does" if verb in ("has", "owns") else "did"
    word = "(more|more {t}|more {t}|the most|the most {t})" if more else "(fewer|fewer {t}|less|fewer {t}|the fewest {t}|the fewest)"
    q = said(source, f"who {verb} {word}|who {verb} {word}|who {verb} {word}|which (of them|one|of the two) {verb} {word}|who {verb} {word}, {{x}} or {{y}}|{{x}} or {{y}}: who {verb} {word}|does {{x}} or {{y}} {plain} {word}|who is it that {verb} {word}".replace("does {x}", does + " {x}"), t=t, **dict(zip("xy", source.random.sample([a, b], 2))))
    return text, q, f"{a} {v}, {b} {w}. {max(v, w) if more else min(v, w)} is {'more' if more else 'less'}.", a if (v > w) == more else b


def sizes(source):
    """Numbers that tell who is older, which is cheaper."""
    more, less, form, kind, (low, high) = source.pick(_SIZES)
    (a, b), ask, noun = _two(source, kind)
    v, w = source.random.sample(range(low, high + 1), 2)
    seed = source.number(0, 1 << 30)
    x, y = (said(Source(seed), form, a=c, v=n) for c, n in ((a, v), (b, w)))
    if source.chance(.2) and y.startswith(f"{b} ") and kind in ("who", "which"):
        y = f"{b} {w}" if " is " in x or " costs " in x else y
    text = source.pick(_BY_NUMBER).format(x=x, y=y, X=capital(x), Y=capital(y))
    word = more if source.chance(.5) else less
    bigger = (word == more) != (more in _LESS)
    q = _which(source, ask, word, a, b)
    right = a if (v > w) == bigger else b
    return text, q, f"{a} {v}, {b} {w}. {capital(right)} is {word}.", right


def _which(source, ask, word, a, b):
    x, y = source.random.sample([a, b], 2)
    whole = "|is {x} or {y} {w}" if ask == "who" else "" if " " in word else "|{ask} is the {w} one"
    return said(source, ("{ask} is {w}|{ask} is {w}|{ask} is {w}|{ask} is {w}, {x} or {y}|{x} or {y}: {ask} is {w}" + whole).replace("{ask}", ask), w=word, x=x, y=y)


def related(source):
    """One sentence says which is more; the question asks for either."""
    more, less, plain, kind = source.pick(_RELATED)
    (a, b), ask, noun = _two(source, kind)
    not_as = source.chance(.15) and plain not in ("light", "close")
    told = said(source, "{a} is not (as|so) {p} as {b}|{a} isn't as {p} as {b}", a=b, b=a, p=plain) if not_as else said(source, "{a} is {w} than {b}|{a} is {w} than {b}|{a} is {w} than {b}|{a} is {w} than {b}|{a} is much {w} than {b}|{a} is a bit {w} than {b}|compared to {b}, {a} is {w}", a=a, b=b, w=more)
    if noun and kind != "city" and "compared" not in told and not not_as and source.chance(.12):
        told = told[:-len(noun)] + "one"
    thought = f"{a} is {more} than {b}."
    if source.chance(.25):
        yes, word = source.chance(.5), source.pick([more, less])
        x, y = (a, b) if (word == more) == yes else (b, a)
        return told, said(source, "is {x} {w} than {y}|is {x} {w} than {y}|is it true that {x} is {w} than {y}|{x} is {w} than {y}, right|yes or no: is {x} {w} than {y}", x=x, y=y, w=word), thought, "Yes." if yes else "No."
    word = more if source.chance(.4) else less
    return told, _which(source, ask, word, a, b), thought, a if word == more else b


def first(source):
    """Who comes earlier or later, by the time."""
    kind = source.pick(["who", "vehicle"])
    (a, b), ask, _ = _two(source, kind)
    at, then = source.random.sample([60 * h + m for h in range(1, 12) for m in (0, 0, 0, 15, 30, 45)], 2)
    if at == then:
        return first(source)
    shown = lambda t: f"{t // 60}:{t % 60:02d}" if t % 60 or source.chance(.5) else f"{t // 60}"
    verb, plain = source.pick([("arrives", "arrive"), ("leaves", "leave"), ("comes", "come"), ("starts", "start")])
    x, y = f"{a} {verb} at {shown(at)}", f"{b} {verb} at {shown(then)}"
    text = source.pick(_BY_NUMBER).format(x=x, y=source.pick([y, y, f"{b} at {y.rsplit(' ', 1)[1]}"]), X=capital(x), Y=capital(y))
    early = source.chance(.55)
    word = source.pick(["first", "earlier", "first"]) if early else source.pick(["later", "last", "second"])
    return text, said(source, f"{ask} {verb} {word}|{ask} {verb} {word}|{ask} {verb} {word}, {{x}} or {{y}}", **dict(zip("xy", source.random.sample([a, b], 2)))), f"{a} {x.rsplit(' ', 1)[1]}, {b} {y.rsplit(' ', 1)[1]}.", a if (at < then) == early else b


def _numbers(source):
    """Two bare numbers, yes or no, half each."""
    yes, (word, up) = source.chance(.5), source.pick([("more", 1), ("bigger", 1), ("larger", 1), ("greater", 1), ("higher", 1), ("less", 0), ("smaller", 0), ("lower", 0), ("more", 1), ("less", 0)])
    a, b = source.random.sample(range(1, 20 if source.chance(.3) else 100 if source.chance(.8) else 1000), 2)
    a, b = (max(a, b), min(a, b)) if yes == bool(up) else (min(a, b), max(a, b))
    text = said(source, "is {a} {w} than {b}? (yes or no|Yes or no?|just yes or no|Answer yes or no.|answer with yes or no|only yes or no)|yes or no(:|,) is {a} {w} than {b}?|is {a} {w} than {b}?|is the number {a} {w} than {b}?|is {a} {w} than {b}, yes or no?|(tell me|say) yes or no: is {a} {w} than {b}?|{a} is {w} than {b}. (True or not, yes or no?|Is that so?|Right?|Is that right? Yes or no.)|answer with yes or no: is {a} {w} than {b}?", a=a, b=b, w=word)
    return [User(text if source.chance(.35) else capital(text)), Answer(f"{a} is {'more' if a > b else 'less'} than {b}.", "Yes." if yes else "No.")]


def comparisons(source):
    kind = source.weighted({amounts: 26, sizes: 26, related: 34, first: 6, _numbers: 10})
    if kind is _numbers:
        return _numbers(source)
    text, question, thought, answer = kind(source)
    text = text if source.chance(.25) else capital(text)
    answer, thought = ("your " + answer[3:] if answer.startswith("my ") else answer), capital(thought).replace("My ", "Your ").replace(" my ", " your ")
    asked = _asked(source, question)
    if source.chance(.72):
        return [User(text + "." + source.pick([" ", " ", " ", "\n"]) + asked), Answer(thought, answer)]
    if source.chance(.2) and "\n" not in text:
        return [User(asked.rstrip("?") + "? " + capital(text) + "."), Answer(thought, answer)]
    heard = Answer("", said(source, lives.HEARD), foreign=True) if source.chance(.25) else Answer("The user tells me facts to remember.", "OK, I will remember that.")
    gap = source.pick(lives.GAPS)(source) if source.chance(.35) else []
    return [User(text + source.pick([".", ".", ""])), heard, *gap, User(asked), Answer(thought, answer)]

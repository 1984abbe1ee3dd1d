"""Two values in one sentence, of two days, two places, two things or two people, and a question with yes or no whether the one is more: both answers equally often."""
from ..chat import Answer, User
from ..material import world
from ..words.said import capital, said

_SIDES = ["today:is/yesterday:was", "today:is/yesterday:was", "today:is/last week:was", "now:is/this morning:was", "here:is/there:is", "inside:is/outside:is", "upstairs:is/downstairs:is", "in the kitchen:is/in the cellar:is", "on Monday:was/on Tuesday:was", "this week:is/last week:was", "this year:is/last year:was", "at noon:was/at night:was", "in the shade:is/in the sun:is", "at the coast:is/in the mountains:is", "tomorrow:will be/today:is"]
# How "it" is, low and high, what is more and what is less.
_WEATHER = [("{v} degrees", -12, 36, "warmer/hotter", "colder/cooler"), ("{v} decibels", 30, 95, "louder", "quieter"), ("{v} percent humid", 20, 95, "more humid", "less humid")]
# Of a measure: how it is told of a thing, what is asked, with more and with less.
_MEASURES = [
    ("bread milk coffee rent beer petrol cheese ticket pizza stamp parking internet".split(), "{t} (costs|is) {v} euros {s}|{t} (costs|is) {v} dollars {s}", 2, 90, "is {t} (more expensive|dearer) {a} than {b}|does {t} cost more {a} than {b}", "is {t} (cheaper|less expensive) {a} than {b}|does {t} cost less {a} than {b}"),
    (["the queue", "the line"], "{t} is {v} people long {s}", 3, 90, "is {t} longer {a} than {b}", "is {t} shorter {a} than {b}"),
    (["the wait", "the check-in", "the break", "the repair"], "{t} takes {v} minutes {s}", 3, 90, "is {t} longer {a} than {b}|does {t} take longer {a} than {b}", "is {t} shorter {a} than {b}|does {t} take less time {a} than {b}")]
# Two of a kind: the kind, what is told, low and high, more, less. {x} and {y} are the two in the question.
_TWO = [
    ("person", "{x} is {v}", 6, 90, "is {x} older than {y}", "is {x} younger than {y}"), ("person", "{x} is {v} cm tall", 120, 205, "is {x} taller than {y}", "is {x} (shorter|smaller) than {y}"),
    ("person", "{x} has {v} {c}", 2, 80, "does {x} have more {c} than {y}|has {x} more {c} than {y}", "does {x} have fewer {c} than {y}"), ("person", "{x} scored {v} points", 2, 90, "did {x} score more than {y}|did {x} win against {y}", "did {x} score less than {y}"),
    ("person", "{x} ran {v} km", 2, 42, "did {x} run (farther|more) than {y}", "did {x} run less than {y}"), ("person", "{x} earns {v} euros", 1200, 6000, "does {x} earn more than {y}", "does {x} earn less than {y}"), ("person", "{x} slept {v} hours", 3, 11, "did {x} sleep longer than {y}", "did {x} sleep less than {y}"),
    ("person", "{x} read {v} pages", 5, 400, "did {x} read more than {y}", "did {x} read less than {y}"), ("person", "{x} weighs {v} kg", 40, 110, "is {x} heavier than {y}|does {x} weigh more than {y}", "is {x} lighter than {y}"), ("person", "{x} comes at {h}", 7, 21, "does {x} come later than {y}|does {x} come after {y}", "does {x} come (earlier than|before) {y}"),
    ("thing", "{x} costs {v} euros", 3, 400, "is {x} more expensive than {y}|does {x} cost more than {y}", "is {x} cheaper than {y}|does {x} cost less than {y}"), ("thing", "{x} weighs {v} kg", 2, 90, "is {x} heavier than {y}", "is {x} lighter than {y}"), ("thing", "{x} is {v} cm long", 5, 300, "is {x} longer than {y}", "is {x} shorter than {y}"),
    ("thing", "{x} is {v} years old", 2, 200, "is {x} older than {y}", "is {x} newer than {y}"), ("thing", "{x} is {v} cm high", 5, 300, "is {x} higher than {y}|is {x} taller than {y}", "is {x} lower than {y}"), ("thing", "{x} holds {v} liters", 2, 90, "does {x} hold more than {y}", "does {x} hold less than {y}"),
    ("house", "{x} opens at {h}", 6, 13, "does {x} open later than {y}|does {x} open after {y}", "does {x} open (earlier than|before) {y}"), ("house", "{x} closes at {h}", 14, 23, "does {x} close later than {y}|does {x} close after {y}|is {x} open longer in the evening than {y}", "does {x} close (earlier than|before) {y}"),
    ("house", "{x} is {v} km away", 2, 90, "is {x} (farther|further) away than {y}|is it farther to {x} than to {y}", "is {x} (closer|nearer) than {y}"), ("house", "{x} has {v} rooms", 2, 90, "has {x} more rooms than {y}|does {x} have more rooms than {y}", "does {x} have fewer rooms than {y}"), ("city", "{x} has {v} thousand inhabitants", 12, 990, "is {x} bigger than {y}|does {x} have more inhabitants than {y}", "is {x} smaller than {y}|does {x} have fewer inhabitants than {y}"),
    ("city", "it is {v} degrees in {x}", 1, 38, "is it (warmer|hotter) in {x} than in {y}", "is it (colder|cooler) in {x} than in {y}"), ("city", "it is {h} in {x}", 5, 22, "is it later in {x} than in {y}", "is it earlier in {x} than in {y}"), ("train", "{x} leaves at {h}", 5, 22, "does {x} leave later than {y}|does {x} leave after {y}", "does {x} leave (earlier than|before) {y}"),
    ("train", "{x} takes {v} minutes", 10, 300, "is {x} slower than {y}|does {x} take longer than {y}", "is {x} faster than {y}"), ("animal", "{x} is {v} years old", 2, 30, "is {x} older than {y}", "is {x} younger than {y}"), ("animal", "{x} eats {v} times a day", 2, 12, "does {x} eat more often than {y}", "does {x} eat less often than {y}")]
_KINDS = {"thing": "the {k} {n}", "house": "the {n}", "train": "the {k} {n}", "animal": "the {n}"}
_NOUNS = {"thing": "box lamp rope plank vase tank crate bottle desk clock bucket chair bag pole shelf".split(), "house": "museum library pool bakery bank zoo gallery pharmacy hotel castle market theater cafe school hospital".split(), "train": "train bus ferry tram".split(), "animal": "cat dog horse parrot rabbit goat hen donkey pony hamster".split()}
_COUNTED = "marbles coins books stamps pens tickets apples keys cards hats shells goats chairs cousins plants".split()
_JOINTS = ["{a}, {b}", "{a} and {b}", "{a}, and {b}", "{a} but {b}", "{a}; {b}", "{a}, but {b}", "{a}, while {b}", "{a}. {B}"]
_TAILS = ["", "", "", "", " Yes or no?", " Answer with yes or no.", " Yes or no, please."]


def _asked(source, told, question, x, y, more, said_more):
    question = said(source, "{q}|{q}|{q}|{q}|so {q}|now, {q}|tell me, {q}|ok, {q}", q=question)
    joint = source.pick([". ", ". ", ". ", ", ", ".\n", ": "])
    text = (told if source.chance(.3) else capital(told)) + joint + (question if joint[0] == "," or source.chance(.3) else capital(question)) + "?"
    if source.chance(.1):
        text = f"{capital(question)}? {capital(told)}."
    yes = more == said_more
    return [User(text + source.pick(_TAILS)), Answer(f"{x} and {y}: {'yes' if yes else 'no'}.", "Yes." if yes else "No.")]


def _values(source, low, high):
    """Two values; the first is the larger one or not."""
    x, y = source.random.sample(range(low, high + 1), 2)
    if source.chance(.4):
        y = next((z for z in (x + source.pick([-3, -2, -1, 1, 2, 3]),) if low <= z <= high), y)
    return x, y


def _joined(source, a, b):
    return source.pick(_JOINTS).format(a=a, b=b, B=capital(b))


def _sides(source):
    (a, is_a), (b, is_b) = source.random.sample([side.split(":") for side in source.pick(_SIDES).split("/")], 2)
    if source.chance(.5):
        form, low, high, ups, downs = source.pick(_WEATHER[:1] * 3 + _WEATHER)
        x, y = _values(source, low, high)
        up = source.chance(.5)
        tell = lambda s, be, v: source.pick([f"{s} it {be} {form.replace('{v}', str(v))}", f"it {be} {form.replace('{v}', str(v))} {s}"])
        short = f"{b} {form.replace('{v}', str(y))}" if source.chance(.4) else f"{b} it {is_b} {y}"
        told = source.pick([_joined(source, tell(a, is_a, x), tell(b, is_b, y)), f"{tell(a, is_a, x)} and {short}", f"{tell(a, is_a, x)}, {short}"])
        ask_a = source.chance(.7)
        (p, be, v), (q, _, w) = ((a, is_a, x), (b, is_b, y)) if ask_a else ((b, is_b, y), (a, is_a, x))
        question = f"{be} it {{}} {p} than {q}" if be != "will be" else f"will it be {{}} {p} than {q}"
        return _asked(source, told, question.format(source.pick((ups if up else downs).split("/"))), v, w, v > w, up)
    things, tells, low, high, more, less = source.pick(_MEASURES)
    if "was" in (is_a, is_b) or "will be" in (is_a, is_b):
        a, b = source.random.sample(["here", "there", "at the station", "in the old town", "at the market", "in the airport", "downtown", "in Oslo", "in Rome", "on the coast"], 2)
    (x, y), t, up = _values(source, low, high), source.pick(things), source.chance(.5)
    form = said(source, tells, t=t, v="\1", s="\2")
    told = _joined(source, form.replace("\1", str(x)).replace("\2", a), form.replace("\1", str(y)).replace("\2", b)) if source.chance(.4) else form.replace("\1", str(x)).replace("\2", a) + source.pick([" and ", ", ", " but "]) + f"{y} {b}"
    p, q, v, w = (a, b, x, y) if source.chance(.7) else (b, a, y, x)
    return _asked(source, told, said(source, more if up else less, t=t, a=p, b=q), v, w, v > w, up)


def _pair(source):
    kind, tell, low, high, more, less = source.pick(_TWO)
    (v, w), up = _values(source, low, high), source.chance(.5)
    match kind:
        case "person": x, y = source.random.sample(world.NAMES, 2)
        case "city": x, y = source.random.sample(world.CITIES, 2)
        case "house" | "animal": x, y = (f"the {n}" for n in source.random.sample(_NOUNS[kind], 2))
        case _:
            noun = source.pick(_NOUNS[kind])
            x, y = (f"the {k} {noun}" for k in source.random.sample(["red", "blue", "green", "old", "new", "big", "small", "first", "second", "left", "right", "white", "black"], 2)) if source.chance(.6) else (f"{noun} {a}" for a in source.pick([("A", "B"), ("1", "2"), ("X", "Y")]))
    c, half = source.pick(_COUNTED), source.pick(["00", "15", "30", "45"])
    tell_ = lambda who, n: said(source, tell, x=who, v=n, c=c, h=f"{n}:{half}")
    told = _joined(source, tell_(x, v), tell_(y, w))
    if tell.startswith("{x} ") and source.chance(.4) and "{c}" not in tell:
        told = tell_(x, v) + source.pick([" and ", ", ", " but "]) + f"{y} " + (f"at {w}:{half}" if "{h}" in tell else str(w))
    if source.chance(.35):
        x, y, v, w = y, x, w, v
    return _asked(source, told, said(source, more if up else less, x=x, y=y, c=c), v, w, v > w, up)


def contrasts(source):
    return (_sides if source.chance(.4) else _pair)(source)

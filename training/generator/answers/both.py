"""Several things of one kind that somebody has, told by name: asked for all of them, for one, how many there are."""
from ..material import world
from ..words.said import said
from . import attributes, lives, stories
from .opposites import told_and_asked

# Told of several with {l} or of each; what all are asked by, one, how many | the values.
_KINDS = [
    ("{o} have {n} {k}s, {l}|{o} have {n} {k}s: {l}|{p} {k}s are called {l}|{p} {k}s are {l}|the names of {p} {k}s are {l}|{l} are {p} {k}s", "what are the names of {p} {k}s|what are {p} {k}s called|who are {p} {k}s|what are {p} {k}s' names", "how many {k}s do {o} have", "brother|sister|son|daughter|cousin|friend|neighbor|uncle|aunt|nephew|niece|colleague|roommate|teacher", "person"),
    ("{o} have {n} {k}s, {l}|{o} have {n} {k}s: {l}|{p} {k}s are called {l}|{o} have {n} {k}s called {l}|{p} {k}s' names are {l}", "what are {p} {k}s called|what are the names of {p} {k}s|what are {p} {k}s' names|how are {p} {k}s called", "how many {k}s do {o} have", "cat|dog|horse|rabbit|parrot|goat|hen|hamster|pig|donkey", "petname"),
    ("{o} bought {l}( today| yesterday| at the market|)|at the (shop|market) {o} bought {l}|today {o} bought {l}", "what did {o} buy( today| yesterday| there|)|which things did {o} buy", "how many (different |)things did {o} buy", "-", "goods"),
    ("{o} had {l} for (lunch|dinner|breakfast)|for (lunch|dinner|breakfast) {o} had {l}|{o} ate {l}", "what did {o} (eat|have)|what was it that {o} ate", "", "-", "food"),
    ("{o} speak {l}|the languages {o} speak are {l}|{o} can speak {l}", "which languages (do|can) {o} speak|what languages (do|can) {o} speak", "how many languages (do|can) {o} speak", "-", "language"),
    ("{o} play {l}|{p} sports are {l}|{o} do {l}", "which sports do {o} (play|do)|what sports do {o} (play|do)", "how many sports do {o} (play|do)", "-", "sport"),
    ("{o} (visited|went to|have been to|saw) {l}( last year| this summer|)|last (year|summer|spring) {o} (visited|went to) {l}", "which cities did {o} (visit|see|go to)|where did {o} go|which places did {o} (visit|see)|what cities did {o} (visit|see)", "how many cities did {o} (visit|see)", "-", "city"),
    ("{l} are coming (to dinner|to the party|today|tomorrow)|(today|tomorrow|tonight) {l} are coming|{o} invited {l}|{p} guests are {l}", "who is coming|who are {p} guests|which people are coming|who did {o} invite", "how many (people|guests) are coming", "-", "name"),
    ("{o} need {l}|{o} still need {l}|for the (trip|cake|party|soup) {o} need {l}", "what do {o} need|which things do {o} need", "how many things do {o} need", "-", "goods"),
    ("{p} favorite colors are {l}|{o} like the colors {l}|{o} like {l} best", "which colors do {o} like|what are {p} favorite colors|what do {o} like( best|)", "", "-", "color")]
_EACH = [("{p} {k} is called {v}", "what is {p} {k}'s name|what is {p} {k} called|what's the name of {p} {k}", "brother|sister|son|daughter|father|mother|boss|teacher|uncle|aunt|nephew|niece|cousin|doctor", "person"), ("{p} {k} is called {v}", "what is {p} {k}'s name|what is {p} {k} called|what's the name of {p} {k}", "cat|dog|horse|rabbit|parrot|goat|hamster|donkey|pig|boat", "petname")]

_MALE, _FEMALE = "brother son uncle nephew father".split(), "sister daughter aunt niece mother".split()


def both(source):
    return _each(source) if source.chance(.35) else _listed(source)


def _value(source, kind, k):
    if kind == "person":
        return source.pick(stories.HE if k in _MALE else stories.SHE if k in _FEMALE else stories.HE + stories.SHE)
    return lives.value(source, kind)


def _joined(values):
    return values[0] if len(values) == 1 else ", ".join(values[:-1]) + " and " + values[-1]


def _listed(source):
    told, all_of_them, many, kinds, kind = source.pick(_KINDS)
    n = source.weighted({2: 6, 3: 4, 4: 1})
    k = source.pick(kinds.split("|"))
    values = source.distinct(lambda: _value(source, kind, k), n, 30)
    own, their = ("I", "my") if source.chance(.7) else ("we", "our")
    words = dict(o=own, p=their, l=_joined(values), n=source.pick([n, world.in_words(n)]), k=k)
    fill = lambda text: said(source, text, **words)
    asked = [(all_of_them, words["l"])] * 3 + ([(many, str(len(values)))] if many else [])
    return told_and_asked(source, fill(told), asked[:1] if source.chance(.5) else asked[2:], fill)


def _each(source):
    """Two that are told one after the other, and a question for both or for one."""
    told, asks, kinds, kind = source.pick(_EACH)
    kinds = source.random.sample(kinds.split("|"), 2)
    values = [_value(source, kind, k) for k in kinds]
    if values[0] == values[1]:
        return _each(source)
    their = "our" if kind == "petname" and source.chance(.3) else "my"
    parts = [said(source, told, p=their, k=k, v=v) for k, v in zip(kinds, values)]
    short = parts[1].replace(" is called", "") if source.chance(.25) else parts[1]
    text = source.pick([f"{parts[0]} and {parts[1]}", f"{parts[0]} and {short}", f"{parts[0]}, {short}", f"{parts[0]}. {parts[1][0].upper()}{parts[1][1:]}", f"{parts[0]}, and {parts[1]}"])
    one = [(said(source, asks, p=their, k=k), attributes.yours(f"{their} {k} is called {v}").capitalize().replace(v.lower(), v) + ".") for k, v in zip(kinds, values)]
    all_asked = (f"what are their names|what are they called|what are the names of {their} {kinds[0]} and (of |){their} {kinds[1]}|what are {their} {kinds[0]} and {their} {kinds[1]} called|what are both names|how are they called|which names do they have|what are both called|who are they", " and ".join(values))
    return told_and_asked(source, text, [all_asked] if source.chance(.5) else [all_asked, *one], lambda t: said(source, t))

"""Who goes where, on which day, at what time, with whom, by what and for how long, in one sentence; asked for any of these."""
from ..material import world
from ..words.said import said
from . import attributes, lives, statements
from .opposites import told_and_asked

_PLACES = "the zoo|the beach|the mountains|the market|the museum|the lake|the castle|the theater|the doctor|the dentist|the gym|the airport|the library|the cinema|the pool|the stadium|the party|the concert"
_VERBS = [("is going", "going", "is"), ("is driving", "driving", "is"), ("is traveling", "traveling", "is"), ("goes", "go", "does"), ("drives", "drive", "does"), ("went", "go", "did"), ("drove", "drive", "did"), ("traveled", "travel", "did"), ("wants to go", "want to go", "does"), ("will go", "go", "will"), ("moved", "move", "did"), ("walked", "walk", "did"), ("flies", "fly", "does"), ("flew", "fly", "did")]
_PAIRED = {"is": "are", "goes": "go", "drives": "drive", "wants": "want", "flies": "fly", "does": "do"}
_COMPANY = "{m}|{m}|{m}|{m}|{his} (sister|brother|mother|father|cousin|boss|friends|neighbor|class|dog|kids|aunt)|{m} and {k}"
_SPANS = "two days|three days|a week|two weeks|a month|the weekend|four hours|ten days|five days|a year"
_MEANS = "train|bus|car|bike|ferry|taxi|tram|boat|plane"


def outings(source):
    who = source.pick(["we", "we", "they"]) if source.chance(.4) else source.pick(statements.PEOPLE) if source.chance(.7) else source.pick(["my " + x for x in "sister brother mother father uncle aunt cousin boss neighbor".split()] + ["our teacher", "the children", "my parents", "my grandparents"])
    many = who in ("we", "they", "the children", "my parents", "my grandparents")
    verb, plain, helps = source.pick(_VERBS)
    if many:
        verb, helps = " ".join([_PAIRED.get(verb.split()[0], verb.split()[0])] + verb.split()[1:]), _PAIRED.get(helps, helps)
    on_foot, flying = verb == "walked", plain == "fly"
    place = source.pick(world.CITIES) if source.chance(.6) or flying or plain == "move" else source.pick(_PLACES.split("|"))
    names = [name for name in statements.PEOPLE if name != who]
    m, k = source.random.sample(names, 2)
    company = said(source, _COMPANY, m=m, k=k, his="my" if who == "we" else "their" if many else source.pick(["his", "her"]))
    day, time, span = source.pick(world.DAYS), lives.value(source, "time"), source.pick(_SPANS.split("|"))
    means = source.pick([x for x in _MEANS.split("|") if not (flying or on_foot or plain in ("drive", "driving"))] or [""])
    q = f"{helps} {who} {plain}"
    parts = {
        "to": (f"to {place}", f"where {q}|where {q}|where {q} to|to which place {q}" + ("|which city {q} to|to which city {q}".replace("{q}", q) if place in world.CITIES else ""), place),
        "day": (f"on {day}", f"when {q}|on (which|what) day {q}|(what|which) day {q}", day),
        "time": (f"at {time}", f"(at |)what time {q}|at which time {q}|when {q}", time),
        "with": (f"with {company}", f"(with whom|with whom|with who) {q}|who {q} with|who {q} (there |to {place} |)with", company),
        "by": (f"by {means}", f"how {q}|how {q} there|by what {q}", f"by {means}"),
        "for": (f"for {span}", f"(for |)how long {q}|for how long {q}", span)}
    names = ["day", "with"] + ["time"] * (not source.chance(.6)) + ["by"] * bool(means and source.chance(.4)) + ["for"] * (place in world.CITIES and plain not in ("move",) and source.chance(.3))
    names = source.random.sample(names, min(len(names), source.weighted({1: 1, 2: 4, 3: 4})))
    source.random.shuffle(names)
    told = f"{who} {verb} " + " ".join([parts["to"][0]] + [parts[name][0] for name in names])
    if "day" in names and source.chance(.25):
        told = f"on {day} " + told.replace(f" on {day}", "")
    if "day" in names and "time" in names:
        for name in ("day", "time"):
            text, questions, value = parts[name]
            parts[name] = (text, "|".join(one for one in questions.split("|") if not one.startswith("when ")), value)
    person = [] if many else [(f"who {verb} to {place}", attributes.yours(who))]
    return told_and_asked(source, told, [(parts[name][1], attributes.yours(parts[name][2])) for name in ["to", *names, *names]] + person, lambda text: said(source, text))


"""Where something ended up after several moves, where it was before, and who has what was handed on."""
from ..chat import Answer, User
from ..material import world
from ..words.said import capital, said

_THINGS = "ball key map cup lamp book hat knife coin vase drum clock ladder parcel radio kettle blanket rug mirror bottle teapot compass violin bucket puzzle candle helmet stool folder suitcase trophy plant painting hammer camera scarf ring letter jar doll globe toaster tent whistle basket chair".split()
_IN = "kitchen cellar attic garage garden hall office bedroom bathroom library workshop pantry barn shed lobby study basement nursery studio stable chapel laundry_room living_room dining_room boat_house greenhouse".replace("_", "\0").split()
_INTO = "drawer box basket cupboard suitcase bag chest bucket safe wardrobe trunk crate locker cabinet pot bin fridge oven backpack envelope glove_box".replace("_", "\0").split()
_ON = "shelf table bench stove bed chair windowsill desk stool counter mat tray roof step sofa piano".split()
_PLACES = [("in", word.replace("\0", " ")) for word in _IN + _INTO] + [("on", word) for word in _ON]
# {a} who, {t} the thing, {p} where it goes to.
_MOVE = {"in": "{a} (moves|takes|carries|brings) {t} to the {p}|{a} puts {t} (in|into) the {p}|{t} is (moved|taken|brought|carried) to the {p}|{a} carries {t} into the {p}|{a} leaves {t} in the {p}",
         "into": "{a} puts {t} (in|into) the {p}|{a} (moves|drops|lays) {t} into the {p}|{a} hides {t} in the {p}|{t} is put (in|into) the {p}|{a} moves {t} to the {p}",
         "on": "{a} (puts|lays|sets|places) {t} on the {p}|{t} is put on the {p}|{a} moves {t} to the {p}|{a} leaves {t} on the {p}"}
_WENT = "{a} (goes|walks|runs|moves|went|drove|travels) {w}|{a} (flew|sailed|drove|moved|travelled) {w}"
_ASK = "where is {t}( now| at the end| in the end|)|where is {t}|where did {t} end up|where can I find {t}|in which place is {t}( now|)|where do I have to look for {t}|so where is {t}( now|)"
_BEFORE = "where was {t} (before that|just before|before the last move)|where did {t} come from last"
_FIRST = "where was {t} (at first|at the beginning|first|to begin with|at the start)|where did {t} start"
_HANDED = "{a} (gives|hands|passes|lends) {t} to {b}|{b} gets {t} from {a}|{b} takes {t} from {a}|{a} gives {b} {t}|{a} sells {t} to {b}"
_HOLDS = "who has {t}( now| at the end| in the end|)|who has {t}|with whom is {t}( now|)|who is holding {t} now|who ended up with {t}"
_HELD = "who had {t} (at first|first|at the beginning|in the beginning)|who was the first to have {t}"
_ONWARD = ["then {x}", "then {x}", "after that {x}", "later {x}", "next, {x}", "{x}", "{x}", "finally {x}", "in the evening {x}", "an hour later {x}", "a bit later {x}", "and then {x}"]


def _kind(place):
    return "on" if place[0] == "on" else "into" if place[1].replace(" ", "\0") in _INTO else "in"


def _asked(source, sentences, question, thought, answer):
    text = source.pick([". ", ". ", ". ", ".\n", ".\n- "]).join(capital(one) for one in sentences) + "."
    text = "- " + text if ".\n- " in text else text
    question = question if source.chance(.3) else capital(question)
    if source.chance(.15):
        return [User(f"{question}?{source.pick([' ', chr(10), chr(10) * 2])}{text}"), Answer(thought, answer)]
    return [User(f"{text}{source.pick([' ', ' ', chr(10), chr(10) * 2])}{question}" + "?" * source.chance(.9)), Answer(thought, answer)]


def _later(source, text):
    return source.pick(_ONWARD).replace("{x}", text)


def _thing_moved(source):
    """One thing or two, moved two to five times; where one is, was before or was at first."""
    names = source.random.sample(world.NAMES, 3)
    things = [f"the {word}" for word in source.random.sample(_THINGS, source.weighted({1: 5, 2: 4, 3: 1}))]
    places = source.random.sample(_PLACES, source.number(2, 4) + 2 * len(things))
    told, at = [], {}
    for thing in things:
        place = places.pop()
        at[thing] = [place]
        told.append(said(source, "{t} is {w}|{a} has put {t} {w}|{t} lies {w}|at first {t} is {w}|in the morning {t} is {w}|{t} is {w}", t=thing, a=names[0], w=f"{place[0]} the {place[1]}"))
    wanted = source.pick(things)
    while places:
        thing = wanted if source.chance(.6) or len(at[wanted]) == 1 and len(places) == 1 else source.pick(things)
        place = at[thing][0] if len(at[thing]) > 1 and source.chance(.08) else places.pop()
        if place == at[thing][-1]:
            continue
        move = said(source, _MOVE[_kind(place)], a=source.pick(names), t=thing if len(things) > 1 or source.chance(.5) or len(told) == 1 else "it", p=place[1])
        if move.startswith("it ") or source.chance(.6):
            move = _later(source, move)
        told.append(move)
        at[thing].append(place)
    way = [f"{a} the {b}" for a, b in at[wanted]]
    if source.chance(.12) and len(way) > 2 and way[-2] != way[-1]:
        question, answer = said(source, _BEFORE, t=wanted), way[-2]
    elif source.chance(.12) and len(way) > 1:
        question, answer = said(source, _FIRST, t=wanted), way[0]
    else:
        question, answer = said(source, _ASK, t=wanted), way[-1]
    return _asked(source, told, question, f"{capital(wanted)}: {', then '.join(way)}.", answer)


def _person_moved(source):
    """Who goes from one room or town to the next."""
    towns = source.chance(.4)
    who = source.random.sample(world.NAMES, source.weighted({1: 3, 2: 4}))
    name = lambda: source.pick(world.CITIES) if towns else "the " + source.pick(_IN).replace("\0", " ")
    ways = {a: source.distinct(name, source.number(2, 4), 30) for a in who}
    told, left = [], {a: list(way) for a, way in ways.items()}
    began = set()
    while any(left.values()):
        a = source.pick([a for a in who if left[a]])
        place = left[a].pop(0)
        if a not in began:
            began.add(a)
            told.append(f"{a} {source.pick(['is', 'is', 'starts', 'sits' if not towns else 'lives'])} in {place}")
            continue
        verb = source.pick(["goes", "travels", "drives", "moves", "flies"] if towns else ["goes", "walks", "runs", "moves", "goes"])
        text = f"{a} {verb} to {place}"
        told.append(_later(source, text) if source.chance(.6) else text)
    a = source.pick(who)
    question = said(source, "where is {a}( now| at the end| in the end|)|where is {a}|where did {a} end up|in which (city|town|place) is {a}( now|)" if towns else "where is {a}( now| at the end| in the end|)|where is {a}|where did {a} end up|in which room is {a}( now|)", a=a)
    return _asked(source, told, question, f"{a}: {', then '.join(ways[a])}.", ways[a][-1] if question.startswith("in which") or towns else f"in {ways[a][-1]}")


def _handed_on(source):
    """Who has it at the end, or had it first."""
    thing = "the " + source.pick(_THINGS)
    way = source.random.sample(world.NAMES, source.number(3, 5))
    told = [said(source, "{a} has {t}|{a} buys {t}|{a} finds {t}|{t} belongs to {a}", a=way[0], t=thing)] if source.chance(.6) else []
    for a, b in zip(way, way[1:]):
        text = said(source, _HANDED, a=a, b=b, t=thing if not told or source.chance(.5) else "it").replace(f"gives {b} it", f"gives it to {b}")
        told.append(_later(source, text) if told and source.chance(.6) else text)
    first = source.chance(.18)
    return _asked(source, told, said(source, _HELD if first else _HOLDS, t=thing), f"{capital(thing)}: {', then '.join(way)}.", way[0] if first else way[-1])


def moved(source):
    return source.weighted({_thing_moved: 6, _person_moved: 3, _handed_on: 3})(source)

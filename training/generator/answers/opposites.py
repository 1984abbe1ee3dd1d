"""Two or three that stand opposite each other in one sentence (opens and closes, lends and borrows, left and right, first and last), and a question about one (`opposites.txt`)."""
from functools import cache
from pathlib import Path

from ..chat import Answer, User
from ..everyday.grammar import parse, slots
from ..material import world
from ..words.said import capital, said
from . import attributes, lives, statements, stories

_WORDS = {
    "shop": "bakery|library|pool|museum|post office|pharmacy|cafe|gym|clinic|bookshop|bank|kiosk|garage|cinema|zoo|market|canteen|barber|gallery|supermarket|butcher|hotel bar|playground|town hall", "ride": "train|bus|ferry|coach|night train|plane|boat",
    "event": "lecture|concert|meeting|party|match|lesson|film|course|play|workshop|dinner|wedding|tour|exam|speech|show|break|auction|picnic|rehearsal|parade|walk|raffle|interview|lunch|quiz|dance", "thing": "bike|tent|lamp|guitar|book|camera|drill|ladder|coat|table|car|boat|radio|suitcase|clock|sofa|drum|rug|tractor|piano|kayak|scooter|painting|blanket|wheelbarrow|saw",
    "post": "letter|parcel|postcard|message|photo|card|package|poem|box of cookies|present|bill|telegram|book", "place": "cupboard|desk|dresser|cabinet", "flat": "table|rug|board|bed|door|desk|shelf|mat|flag|mirror|bench", "group": "class|choir|team|band|group|club|camp|course|bus|family", "side": "left|right",
    "did": "jumped|sang|spoke|left|arrived|finished|started|ran|swam|danced|woke up|went in|called|paid|voted|climbed|threw|answered|sat down|bowed|entered|dived|played"}
_WORDS = {kind: words.split("|") for kind, words in _WORDS.items()}
_ASKED = "{q}?|{q}?|{q}?|{q}?|{q}?|{q}?|{q}?|{q}|{q}|so {q}?|so, {q}?|and {q}?|now {q}?|tell me, {q}?|question: {q}?|ok, {q}?|{q}, please?|my question: {q}?|{q} then?|please tell me: {q}?"
_HEADS = "||||||||||||||listen:|ok,|so|note:|for your information:|just so you know:|remember:|hi!|hello.|by the way,|read this:|a fact:"


@cache
def _pairs():
    """-> [(statements, [(questions, answer)])] of `opposites.txt`"""
    out = []
    for block in (Path(__file__).parent / "opposites.txt").read_text().strip().split("\n\n"):
        statements, *asked = block.split("\n")
        out.append((statements, [tuple(line.split(" = ")) for line in asked]))
    return out


def _values(source, names):
    """Values for the slots; those of a kind that are numbered are in order: the first time is earlier, the first price lower."""
    base = 1 if source.chance(.4) else 0
    early, late = source.number(6, 11), source.number(13, 21)
    minutes = [source.pick(["00", "30", "15", "45", "00", "20", "10"]) for _ in range(2)]
    match source.number(0, 3):
        case 0: times = [str(early), str(late)] if base else [f"{early}:{minutes[0]}", f"{late}:{minutes[1]}"]
        case 1: times = [f"{early} am", f"{late - 12} pm"]
        case 2: times = [f"{early}:{minutes[0]} am", f"{late - 12}:{minutes[1]} pm"]
        case _: times = [f"{early}:{minutes[0]}", f"{late}:{minutes[1]}"]
    unit = source.pick(["dollars", "euros", "dollars", "pounds"])
    known = {"t1": times[0], "t2": times[1], "w2": times[0].replace(str(early), str(early + 2), 1) if early < 10 else "noon", "side": "left", "side2": "right"}
    if source.chance(.5):
        known |= {"side": "right", "side2": "left"}
    known |= dict(zip(("p1", "p2"), (f"{n} {unit}" for n in sorted(source.random.sample(range(2, 90), 2)))))
    known |= dict(zip(("k1", "k2"), map(str, source.random.sample(range(4, 29), 2) if "group" in names else sorted(source.random.sample(range(30, 190), 2)) if "flat" in names else source.random.sample(range(3, 31), 2))))
    known |= dict(zip(("c1", "c2"), source.random.sample(world.CITIES, 2))) | dict(zip(("d1", "d2"), source.random.sample(world.DAYS, 2))) | dict(zip(("r1", "r2"), source.random.sample(world.COLORS[:9], 2)))
    known |= dict(zip(("n1", "n2", "n3"), source.random.sample(_PEOPLE[source.chance(.12)], 3))) | {"h1": source.pick(stories.SHE)}
    taken, out = set(), {}
    for name in sorted(names):
        if name in known:
            out[name] = known[name]
            continue
        kind = name.rstrip("23")
        for _ in range(30):
            v = source.pick(_WORDS[kind]) if kind in _WORDS else attributes.value(source, kind)
            if v not in taken:
                break
        taken.add(v)
        out[name] = v
    return out


_PEOPLE = (statements.PEOPLE, "the baker|the farmer|the nurse|the pilot|the teacher|the tailor|the girl|the boy|the cook|the painter|the captain|the king|the thief|the guard|the queen|the twin".split("|"))


def opposites(source):
    form, asked = source.pick(_pairs())
    values = _values(source, slots(parse(form)).union(*(slots(parse(part)) for pair in asked for part in pair)))
    if "h1" in values and values["h1"] == values.get("n2"):
        return opposites(source)
    fill = lambda text: said(source, text, **values)
    return told_and_asked(source, fill(form), [(questions, fill(answer)) for questions, answer in asked], fill)


def told_and_asked(source, told, asked, fill):
    """Something is told, and some of `asked` (questions, answer) are asked at once, before it or turns later. `fill`: what stands for the slots."""
    head = said(source, _HEADS)
    text = f"{head} {told}" if head else told if source.chance(.25) else capital(told)
    thought = capital(attributes.yours(told)).rstrip(".") + "."
    chosen = source.random.sample(asked, min(len(asked), source.weighted({1: 6, 2: 4, 3: 1})))
    later = source.chance(.22)

    def ask(questions, apart):
        q = fill(questions)
        for _ in range(9):
            if not apart or not {"it", "they"} & set(q.split()):
                break
            q = fill(questions)
        q = said(source, _ASKED, q=q)
        return q if source.chance(.35) else capital(q)
    turns = []
    if later:
        turns = [User(text + source.pick([".", ".", ""])), Answer("", said(source, lives.HEARD), foreign=True) if source.chance(.25) else Answer("The user tells me facts to remember.", "OK, I will remember that.")]
        for _ in range(source.weighted({0: 5, 1: 3})):
            turns += source.pick(lives.GAPS)(source)
    for i, (questions, answer) in enumerate(chosen):
        q = ask(questions, later)
        if not i and not later:
            before = source.chance(.15)
            q = capital(q.rstrip("?")) + "? " + capital(told) + "." if before else text + source.pick([". ", ". ", ". ", ".\n", ". ", "\n\n"]) + q
        turns += [User(q), Answer(thought, answer)]
    return turns

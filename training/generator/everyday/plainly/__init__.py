"""Ordinary tools where the right value is not the words of the request as they stand: an adverb or a report tells one of an enum, an article is dropped, label, type and place stand side by side, marks in a quoted text stay, currency and item, author and title, length and distance, numbers below zero, plates and codes with a space.

Written as in `services/`; `@name value:words,other words / value:words` below the slots is a group of words each of which tells a value, and `@name` in a request stands for all of them, `~` for a comma; its values are those of the slot with such an enum."""
import re
from pathlib import Path

from ...material import world
from .. import fillers
from ..kind import OPEN, TITLE, Kind
from ..services import services_of, with_others

_HERE = Path(__file__).parent
_ASKED = ("Who (brings|has|lost|takes) the {t}?|Where is the {t}?|(When|Where) do we meet?|Can (we|you|I) (come|help|stay) on {d}?|Is the {t} (ready|free|broken)?|What (shall|should) we (cook|bring|sing)?|How (many|old) are they?|Why {c}?|Is {n} coming?|Does {n} know {m}?|Who is {n}?|Are you open on {d}?|What comes next?|Is it far to {c}?|Do you like {c}?|Who let {n} in?|What happened to the {t}?")
_SAID = ("Back at {h}.|Please ring twice.|Do not touch the {t}!|Closed on {d}.|Where are you?|Are you open?|I am late.|Dinner is ready.|See you on {d}.|Thanks for the {t}!|No entry!|Who dares, wins.|Keep calm.|Is the {t} still there?|Happy birthday, {n}!|Out of order.|We meet in {c}.|Call {n}.|All good things come to an end.|Mind the {t}.|Beware of the dog!|Less is more.|Why not?|Stop.|{n} was here.|Better late than never.|The {t} is yours.|Wet paint!|Come in, we are open.|Did you feed the cat?")


def _split(forms):
    return tuple(re.split(r"\|(?![^()]*\))", forms))


def _marked(forms):
    """A short text with its mark at the end."""
    parts = _split(forms)

    def draw(source):
        form = fillers.unseen(source, parts)
        n, m = fillers.unseen(source, fillers.NAMES), fillers.unseen(source, fillers.NAMES)
        for slot, value in dict(t=source.noun(), d=source.pick(world.DAYS), c=fillers.city(source), n=n, m=m, h=str(source.number(1, 12))).items():
            form = form.replace("{%s}" % slot, value)
        return fillers.grammar.words(source, form)
    return draw


def _spaced(source):
    """A plate, an article number or a code, most of them with a space."""
    n, letters = source.number, lambda k: "".join(source.pick(world.ALPHABET) for _ in range(k))
    return source.pick([f"{letters(2)}{n(10, 99)} {letters(3)}", f"{letters(1)}-{letters(2)} {n(10, 9999)}", f"{letters(3)} {n(100, 9999)}", f"{letters(n(1, 3))} {n(10, 999)} {letters(2)}", f"{n(10, 99)} {n(100, 999)} {n(10, 99)}", f"{letters(2)} {n(0, 9999):04d} {letters(1)}", f"{n(1, 99)} {letters(3)} {n(1, 99)}", f"{letters(4)} {n(1000, 9999)}", f"{n(100, 999)} {n(100, 999)}", f"{letters(2)}-{n(100, 9999)}", f"{letters(3)}{n(100, 9999)}", f"{letters(4)} {letters(4)} {n(10, 99)}"])


def _below(source):
    """A number that may have decimals and may be below zero -> (value, as it is said)"""
    whole = source.number(1, 60)
    n = whole if source.chance(.5) else round(whole + source.number(1, 9) / 10, 1) if source.chance(.7) else round(source.random.uniform(0, 60), 2)
    n = int(n) if n == int(n) else n
    return (-n, source.pick([f"-{n}", f"-{n}", f"-{n}", f"minus {n}"])) if source.chance(.6) else (n, str(n))


def _mark(source):
    """What somebody writes on a thing: A, B2, X-14, Luna."""
    n, letter = source.number, source.pick("ABCDEFGHKLMNPRSTUVXYZ")
    return source.pick([letter, letter, f"{letter}{n(1, 99)}", f"{letter}-{n(1, 99)}", f"{letter}{source.pick('ABCXYZ')}", source.pseudo_word().capitalize(), fillers.word(source).capitalize(), f"{letter}{n(1, 9)}{source.pick('abc')}", str(n(2, 99)), f"{n(1, 9)}{letter}"])


def _store(source):
    letter, n = source.pick("ABCDEFGHK"), source.number
    return source.pick([letter, f"{letter}{n(1, 30)}", f"shelf {n(1, 40)}", f"box {letter}", f"freezer {n(1, 9)}", f"room {letter}{n(1, 40)}", f"rack {letter}", f"drawer {n(1, 30)}", f"cabinet {letter}{n(1, 9)}", f"fridge {letter}"])


def _full_name(source):
    last = fillers.unseen(source, fillers.SURNAMES) if source.chance(.6) else source.pseudo_word().capitalize()
    return f"{fillers.unseen(source, fillers.NAMES) if source.chance(.8) else source.pseudo_word().capitalize()} {last}"


def _free(draw, end=0, *hints):
    return Kind(lambda source: (lambda value: (value, value))(draw(source)), end=end, hints=hints)


_KINDS = {
    "spaced": _free(_spaced, 0, "As it is written", "Code", "Number"), "mark1": _free(_mark, 0, "As written", "Short name"), "store": _free(_store, 0, "Place", "Where"),
    "asked1": _free(_marked(_ASKED), TITLE, "The text", "As it stands"), "said1": _free(_marked(_SAID), OPEN, "The text", "As it stands"),
    "person2": _free(_full_name, 0, "Full name", "First and last name"), "person1": _free(lambda source: fillers.unseen(source, fillers.NAMES), 0, "Name"),
    "oneday": _free(lambda source: source.pick([source.pick(world.DAYS), source.pick(world.DAYS), f"next {source.pick(world.DAYS)}", "tomorrow", f"{source.pick(world.MONTHS)} {source.number(1, 28)}", f"{source.number(2, 28)} {source.pick(world.MONTHS)}"]), 0, "Day", "Which day"),
    "below": Kind(_below, "number", hints=("May be below zero", "Number", "Value")),
}
MADE = {name: lambda _, kind=kind: kind for name, kind in _KINDS.items()}


def _expanded(text):
    """Groups of words written into the requests of their tool."""
    out, groups, slots = [], {}, []
    for line in text.split("\n"):
        if line[:1] not in (" ", ""):
            groups, slots = {}, []
        if line.startswith("  @"):
            name, _, rest = line.strip()[1:].partition(" ")
            values = [part.split(":", 1) for part in rest.split(" / ")]
            slot = next(slot for slot, listing in slots if {value for value, _ in values} <= set(listing))
            groups[name] = "(" + "|".join("{%s=%s}(%s)" % (slot, value, words.replace(",", "|").replace("~", ",")) for value, words in values) + ")"
            continue
        if line.startswith("  ") and ": enum " in line:
            slots.append((line.strip().lstrip("?").split()[0].rstrip(":"), line.split(": enum ")[1].split(" | ")[0].split()))
        if line.startswith("  >"):
            line = re.sub(r"@(\w+)", lambda found: groups[found[1]], line)
        out.append(line)
    return "\n".join(out)


AREAS = [list(services_of(_expanded(path.read_text()))) for path in sorted(_HERE.glob("*.txt"))]
TOOLS = [made for area in AREAS for topic in area for made in topic]


def pick(source):
    """Some tools of one topic, and a few of other topics."""
    topics = [topic for area in AREAS for topic in area]
    open_ = [topic for topic in topics if not topic[0].held]
    own = source.pick([topic for topic in topics if topic[0].held] if source.held_out and source.chance(.6) else open_)
    tools = source.random.sample(own, source.number(1, len(own)))
    others = [made for topic in open_ if topic is not own for made in topic]
    return with_others(source, tools, others, {0: 2, 1: 3, 2: 4, 3: 2, 4: 1})

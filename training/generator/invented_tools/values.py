"""Values without a category of words: identifiers, numbers with and without units, times, lists, texts. What draws one gives (value, how a request writes it)."""
import json

from ..everyday import fillers
from ..everyday.kind import listed
from ..everyday.kinds import KINDS
from ..material import world
from . import lexicon


def same(draw):
    def drawn(source):
        v = draw(source)
        return v, str(v)
    return drawn


def of_kind(name):
    return KINDS[name].draw


def word(source):
    return fillers.word(source)


def _capitals(source, n):
    return "".join(source.pick("ABCDEFGHJKLMNPQRSTUVWXYZ") for _ in range(n))


def hexadecimal(source, n):
    return "".join(source.pick("0123456789abcdef") for _ in range(n))


def code(source):
    """An identifier with signs, as people hand out."""
    match source.number(0, 9):
        case 0: return f"{_capitals(source, source.number(1, 4))}-{source.number(1, 9999)}"
        case 1: return f"{_capitals(source, source.number(1, 3))}{source.number(1, 99999)}"
        case 2: return f"{word(source)}-{source.number(1, 99):02d}"
        case 3: return f"{_capitals(source, 3)}-{source.number(2020, 2030)}-{source.number(1, 9999):04d}"
        case 4: return hexadecimal(source, source.number(6, 12))
        case 5: return f"{word(source)}_{source.number(1, 999)}"
        case 6: return f"{hexadecimal(source, 8)}-{hexadecimal(source, 4)}-{hexadecimal(source, 4)}-{hexadecimal(source, 4)}-{hexadecimal(source, 12)}" if source.chance(.3) else hexadecimal(source, 7)
        case 7: return f"{source.pick(['usr', 'ord', 'inv', 'tk', 'req', 'cus', 'dev', 'doc', word(source)[:3]])}_{source.pick([hexadecimal(source, 6), str(source.number(1, 9999)), _capitals(source, 4)])}"
        case 8: return f"#{source.number(1, 9999)}" if source.chance(.15) else str(source.number(100, 999999))
        case _: return f"{_capitals(source, 1)}{source.number(1, 99)}-{_capitals(source, 1)}" if source.chance(.5) else f"{_capitals(source, 2)} {source.number(10, 999)}"


def slug(source):
    """A name of one piece, as programs want it."""
    match source.number(0, 6):
        case 0: return f"{word(source)}-{source.pick(['api', 'web', 'db', 'prod', 'main', 'old', 'new', 'east', 'worker', 'v2', word(source)])}"
        case 1: return f"{word(source)}_{source.pick(['left', 'right', 'panel', 'main', 'backup', 'test', 'final', word(source)])}"
        case 2: return word(source).capitalize() + word(source).capitalize()
        case 3: return word(source) + word(source).capitalize()
        case 4: return source.pseudo_word()
        case 5: return f"{word(source)}{source.number(1, 99)}"
        case _: return fillers.slug(source)


_SMALL_WORDS = "of the|of|and|in the|for|to the|at|and the|under the|with|on the|without|from".split("|")


def title(source):
    """A name of one to six words, small words among them."""
    w = lambda: word(source).capitalize()
    match source.number(0, 7):
        case 0: return w()
        case 1: return f"{w()} {w()}"
        case 2: return f"The {w()} {source.pick(_SMALL_WORDS)} {w()}"
        case 3: return f"{w()} {source.pick(_SMALL_WORDS)} {w()}"
        case 4: return f"{source.pick(['Project', 'Operation', 'Team', 'Plan', 'Group', 'Q3', 'Phase'])} {w()}"
        case 5: return f"{w()} & {w()}" if source.chance(.4) else f"{w()} {source.number(2, 2030)}"
        case 6: return f"{word(source)} {word(source)}"
        case _: return f"{word(source)} {source.pick(_SMALL_WORDS)} {word(source)}"


def person(source):
    x = source.random.random()
    surname = lambda: fillers.person(source).split()[-1] if source.chance(.7) else source.pseudo_word().capitalize()
    if x < .1: return source.pick(["Dr. ", "Prof. ", "Mr. ", "Ms. ", "Mrs. ", "Captain ", "Sister ", "Uncle ", "Aunt "]) + surname()
    if x < .15: return source.pick(["O'", "Mc", "De ", "van ", "von ", "Le "]) + surname()
    if x < .18: return f"{source.unseen(world.NAMES)} {source.pick('ABCDEJKMRS')}. {surname()}"
    if x < .21: return f"{source.unseen(world.NAMES)}-{source.unseen(world.NAMES)}"
    return fillers.person(source)


def place(source):
    if source.chance(.12):
        return source.pick(["St. ", "Port ", "Mount ", "Fort ", "Lake ", "Saint-", "Bad ", "Los "]) + (source.pseudo_word() if source.chance(.5) else word(source)).capitalize()
    return fillers.city(source)


def address(source):
    return f"{source.number(1, 299)} {word(source).capitalize()} {source.pick(['Street', 'Road', 'Avenue', 'Lane', 'Square', 'Way'])}"


def ip(source):
    return ".".join(str(source.number(0, 255)) for _ in range(4)) + (f"/{source.pick([8, 16, 24, 32])}" if source.chance(.1) else "")


def host(source):
    return source.pick([ip(source), f"{word(source)}-{source.number(1, 20):02d}", f"{word(source)}.example.{source.pick(['com', 'org', 'net'])}", f"{word(source)}.internal", f"{ip(source)}:{source.number(80, 9999)}", "localhost"])


def version(source):
    return KINDS["version"].draw(source)[0] + (source.pick(["-rc1", "-beta", "-beta.2", "-alpha", "+build7"]) if source.chance(.1) else "")


def cron(source):
    star = lambda low, high: source.pick(["*", "*", str(source.number(low, high)), f"*/{source.number(2, 15)}"])
    return " ".join([star(0, 59), star(0, 23), star(1, 28), star(1, 12), source.pick(["*", "*", "1-5", str(source.number(0, 6))])])


def variable(source):
    """-> name, value"""
    return word(source).upper() + source.pick(["", "", "_" + word(source).upper(), "_KEY", "_URL", "_DIR"]), source.pick([str(source.number(0, 9999)), word(source), "true", "/" + word(source), slug(source)])


def body(source):
    pairs = {word(source): source.pick([source.number(0, 99), word(source), True, False, f"{word(source)} {word(source)}"]) for _ in range(source.number(1, 3))}
    return json.dumps(pairs) if source.chance(.7) else json.dumps(pairs, separators=(",", ":"))


def message(source):
    """What somebody says: words with commas, colons, numbers, quotes of another kind."""
    x = source.random.random()
    if x < .1:                                                          # it sounds like a request itself
        verb, noun = source.pick(lexicon.verbs().open).words[0], source.pick(lexicon.nouns().open).words[0]
        return f"{source.pick(['please ', '', 'do not ', 'remember to ', 'we have to '])}{verb} the {noun}{source.pick(['', ' ' + word(source), ' ' + fillers.clock(source), ' first'])}"
    if x < .45: return fillers.sentence(source)
    if x < .6: return f"{word(source)}: {word(source)} {word(source)}"
    if x < .72: return f"the {word(source)} {source.pick(['is', 'was', 'needs', 'has', 'wants'])} {word(source)} {source.pick(['at', 'in', 'on', 'with', 'for'])} {source.pick([str(source.number(2, 90)), word(source), fillers.clock(source)])}"
    if x < .8: return f"{word(source)} {word(source)}, {word(source)} and {word(source)}"
    if x < .86: return f"{source.number(2, 40)} {word(source)}s {source.pick(['left', 'missing', 'to go', 'per day'])}"
    if x < .92: return fillers.bug(source)
    return fillers.chore(source)


def several(draw, most=4):
    def drawn(source):
        items = list(dict.fromkeys(draw(source) for _ in range(source.number(2, most) if source.chance(.85) else 1)))
        return items, listed(source, items)
    return drawn


def money(source):
    n = source.pick([source.number(1, 99), 5 * source.number(1, 200), source.number(100, 9999), round(source.random.random() * 200, 2)])
    return n, source.pick([f"${n}", f"${n}", f"€{n}", f"£{n}", f"{n} dollars", f"{n} euros", f"{n} EUR", f"{n} USD", f"{n}€", f"{n} pounds"])


def decimal(source, low, high):
    if source.chance(.5):
        return source.number(low, high)
    return round(low + source.random.random() * (high - low), source.number(1, 2))


def time_of_day(source):
    v = fillers.clock(source)
    return v, v


def day(source):
    """-> (value, how it is said after "on" or without it)"""
    v = fillers.date(source) if source.chance(.85) else source.pick([f"{source.number(1, 28)}th of {source.pick(world.MONTHS)}", f"{source.pick(world.MONTHS)} {source.number(4, 20)}th", "the weekend", "Christmas Eve", f"{source.number(1, 12)}/{source.number(1, 28)}", f"{source.number(2024, 2030)}-W{source.number(1, 52):02d}"])
    return v, v

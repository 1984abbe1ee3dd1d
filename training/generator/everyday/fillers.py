"""What goes into everyday requests: places, people, titles, dates, amounts, paths."""
from functools import cache

from ..material import drills, world
from ..material.source import is_held_out
from . import data, grammar, phrases
from .names import ADJECTIVES, BRANCHES, BUGS, CHORES, COMMANDS, CURRENCIES, DISHES, EDIBLE, EVENTS, FACTS, FOODS, LANGUAGES, NAMES, PLACES, ROOMS, SENTENCES, SHORT_MONTHS, SUBJECTS, SURNAMES, THINGS, VENUES


@cache
def _plain_words():
    """Words of the filler text that no request uses as a joint."""
    from ..material.source import corpus_words
    joints = set("about after also and another around before below between both but called during each for from if in into just named near next not now of off on only onto or out over please so than that the "
                 "then there these this those through to today tool tools tomorrow under until using when where which while with without within title titled subject body text saying says say "
                 "right again like named labeled labelled level priority at by as is are was were per via its the them their your our his her my me you we us they all any some no yes".split())
    return [word for word in corpus_words() if word not in joints]


def word(source):
    """A plain word; in training one in seven is invented."""
    if not source.held_out and source.chance(.14):
        return source.pseudo_word()
    return source.pick(_plain_words())


def _cased(source, text):
    x = source.random.random()
    return text if x < .4 else text[0].upper() + text[1:] if x < .8 else text.title() if x < .95 else text.upper()


@cache
def _parts(names):
    return tuple(n for n in names if not is_held_out(n)), tuple(n for n in names if is_held_out(n))


def unseen(source, names):
    """`Source.unseen` for long lists, as tuples: they are divided once."""
    return source.pick(_parts(names)[source.held_out] or names)


def one_of(names):
    """What draws from a list, now and then an invented one."""
    names = tuple(names)
    return lambda source: unseen(source, names)


def _filled(source, text):
    if "(" in text or "[" in text:
        text = "".join(piece if isinstance(piece, str) else f"{{{piece.name}}}" for piece in grammar.expand(source, grammar.parse(text), _LETTERS))
    while "{" in text:
        at = text.index("{")
        text = text[:at] + _FILLED[text[at + 1]](source) + text[at + 3:]
    return text


_FILLED = {
    "n": lambda s: person(s), "c": lambda s: city(s), "f": lambda s: unseen(s, FOODS), "t": lambda s: s.pick(world.NOUNS) if s.chance(.5) else word(s), "w": lambda s: word(s), "d": lambda s: s.pick(world.DAYS + ["tomorrow"]),
    "m": lambda s: str(s.number(2, 60)), "h": lambda s: clock(s), "l": lambda s: s.unseen(LANGUAGES), "p": lambda s: s.path(), "e": lambda s: s.pick(world.EXTENSIONS),
    "a": lambda s: unseen(s, ADJECTIVES), "b": lambda s: s.pick(data.BRANDS), "o": lambda s: s.pick(data.COMPANIES), "r": lambda s: s.pick(ROOMS), "s": lambda s: s.pick(data.SERVICES), "v": lambda s: s.pick(VENUES),
    "k": lambda s: s.pick(world.MONTHS), "y": lambda s: str(s.number(1990, 2030)), "u": lambda s: s.pick(data.STREETS), "x": lambda s: code(s), "q": lambda s: str(s.number(1, 4))}
_LETTERS = frozenset(_FILLED)


def city(source):
    x = source.random.random()
    if x < .05: return source.pick(data.RARE_PLACES)
    if x < .72: return unseen(source, PLACES)
    if x < .82: return source.pseudo_word().capitalize()
    if x < .92: return source.pick(["New ", "San ", "Port ", "Saint ", "Mount ", "Lake ", "Upper ", "North ", "East ", "Bad ", "Fort "]) + (source.pseudo_word() if source.chance(.6) else source.pick(world.NOUNS)).capitalize()
    return (source.pseudo_word() if source.chance(.6) else source.pick(world.NOUNS)).capitalize() + source.pick([" City", " Falls", " Springs", " Bay", " Hill", " Beach", " upon Avon", " am Main", " del Mar"])


def place(source):
    """A city, now and then with the state or country that it is in."""
    return city(source) + (", " + source.pick(["MA", "CA", "TX", "NY", "UK", "WA", "IL"] + list(world.CAPITALS)) if source.chance(.12) else "")


DAYS_BY_THEMSELVES = ("tomorrow", "today", "next ", "this ", "the day after")      # nobody says on tomorrow


def when(source):
    """A day, a time or both, in one; what is asked for has no "on" or "at" in front."""
    match source.number(0, 5):
        case 0: value, lead = date(source), "on "
        case 1: value, lead = clock(source), "at "
        case 2: value, lead = f"in {source.number(2, 50)} {source.pick(['minutes', 'hours', 'days', 'weeks'])}", ""
        case 3 if source.chance(.4): value, lead = source.pick(["in half an hour", "this Friday", "this weekend", "first thing tomorrow", "in two weeks", "next month", "every Monday", "every day at noon", "at the end of the month", "the day after tomorrow",
                                                                 f"next {source.pick(world.DAYS)} at {clock(source)}", f"every {source.pick(world.DAYS)} at {clock(source)}", f"tomorrow at {source.number(1, 11)}", f"at {source.number(1, 11)} in the morning"]), ""
        case 3: value, lead = source.pick(["tonight", "this evening", "tomorrow morning", "this afternoon", "next week", "tomorrow evening", "in an hour", source.pick(world.DAYS) + " morning"]), ""
        case _: value, lead = f"{date(source)} at {clock(source)}", "on "
    return value, value if value.startswith(DAYS_BY_THEMSELVES) else lead + value


def spot(source):
    """Where a taxi or a guest goes: a house, a station, a street."""
    match source.number(0, 5):
        case 0: return source.pick(["the airport", "the station", "the main station", "the city center", "the office", "home", "the hospital", "the hotel", "the harbor", "the zoo", "the mall", "the stadium"])
        case 1: return source.pick([word(source), city(source), person(source).split()[-1], source.pick(["North", "East", "West", "South"])]).capitalize() + source.pick([" Station", " Airport", " Square", " Park", " Hall", " Museum", " Tower", " Bridge", " Hotel", " Market"])
        case 2: return source.pick([f"{source.number(1, 199)} {{}} Street", f"{{}} Street {source.number(1, 199)}", f"{source.number(1, 99)} {{}} Avenue", "{} Road", f"{{}}gasse {source.number(1, 60)}", "{} Lane"]).format(word(source).capitalize())
        case 3: return city(source)
        case _: return source.unseen(VENUES)


def person(source):
    x = source.random.random()
    first = unseen(source, NAMES) if source.chance(.85) else source.pseudo_word().capitalize()
    if x < .55: return first
    if x < .9: return first + " " + (unseen(source, SURNAMES) if source.chance(.8) else source.pseudo_word().capitalize())
    if x < .93: return source.pick(data.POLITE_NAMES)
    return source.pick(["Dr. ", "Mr. ", "Mrs. ", "Aunt ", "Uncle ", "Professor "]) + unseen(source, SURNAMES)


def email(source):
    name = source.pick([person(source).split()[-1].lower(), word(source), person(source).replace(". ", ".").replace(" ", source.pick("._-")).lower(), word(source) + str(source.number(1, 99))])
    host = word(source) if source.chance(.7) else source.pick(["mail", "company", "office", "post"])
    return f"{name}@{host}.{source.pick(['com', 'org', 'net', 'example', 'io', 'co.uk', 'de', 'dev'])}"


def song(source):
    adjective, thing, other = unseen(source, ADJECTIVES), unseen(source, THINGS), unseen(source, THINGS)
    if source.chance(.4):
        return titled(source, _filled(source, unseen(source, phrases.TITLES)))
    match source.number(0, 9):
        case 0: text = thing
        case 1: text = f"{adjective} {thing}"
        case 2: text = f"the {adjective} {thing}"
        case 3: text = f"{thing} of the {other}"
        case 4: text = f"{word(source)} {thing}"
        case 5: text = word(source)
        case 6: text = f"{word(source)} me {source.pick(['down', 'home', 'slowly', 'tonight', 'away'])}"
        case 7: text = f"{adjective} {thing} {source.pick(['blues', 'song', 'waltz', 'rag', 'dance'])}"
        case 8: text = f"no more {thing}s" if source.chance(.5) else f"{thing} {source.number(2, 99)}"
        case _: text = source.pseudo_word()
    return text.title() if source.chance(.85) else text


_LITTLE = set("a an the and or but of in on at to for with from by as".split())


def titled(source, text):
    """A title as people write it."""
    x = source.random.random()
    if x < .12: return text
    if x < .3: return text[0].upper() + text[1:]
    words = text.split(" ")
    return " ".join(word if i and word in _LITTLE else word[:1].upper() + word[1:] for i, word in enumerate(words))


def artist(source):
    match source.number(0, 6):
        case 0: return "The " + unseen(source, THINGS).capitalize() + "s"
        case 1: return "The " + (unseen(source, ADJECTIVES) + " " + unseen(source, THINGS)).title() + "s"
        case 2: return unseen(source, NAMES) + " " + unseen(source, SURNAMES)
        case 3: return unseen(source, NAMES)
        case 4: return source.pseudo_word().capitalize() + (" " + source.pseudo_word().capitalize() if source.chance(.4) else "")
        case 5: return f"{unseen(source, NAMES)} and the {unseen(source, THINGS).capitalize()}s"
        case _: return (word(source) + " " + word(source)).title()


def year_of(source):
    """A year soon, now and then one long ago or far away."""
    return source.number(2024, 2031) if source.chance(.85) else source.number(1600, 2099)


def date(source):
    year, month, day = year_of(source), source.number(1, 12), source.number(1, 28)
    x = source.random.random()
    if x < .4: return f"{year}-{month:02d}-{day:02d}"
    if x < .5: return f"{world.MONTHS[month - 1]} {day}"
    if x < .57: return f"{day} {world.MONTHS[month - 1]}"
    if x < .63: return f"{world.MONTHS[month - 1]} {day}, {year}"
    if x < .68: return f"{day} {SHORT_MONTHS[month - 1]} {year}"
    if x < .73: return f"{day:02d}/{month:02d}/{year}" if source.chance(.5) else f"{day}.{month}.{year}"
    if x < .84: return source.pick(world.DAYS)
    if x < .92: return source.pick([f"{world.MONTHS[month - 1]} {_ordinal(day)}", f"the {_ordinal(day)}", f"the {_ordinal(day)} of {world.MONTHS[month - 1]}", f"{month}/{day}", f"{day}.{month}.", f"{source.pick(world.DAYS)}, {world.MONTHS[month - 1]} {day}"])
    return source.pick(["tomorrow", "tomorrow", "today", "next " + source.pick(world.DAYS), "this " + source.pick(world.DAYS), "the day after tomorrow", "New Year's Eve", "Christmas Eve"])


def _ordinal(n):
    return f"{n}{'th' if 10 < n < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"


def iso_date(source):
    return f"{year_of(source)}-{source.number(1, 12):02d}-{source.number(1, 28):02d}"


def clock(source):
    hour, minute = source.number(0, 23), source.pick([0, 0, 15, 30, 45, 5 * source.number(0, 11), source.number(0, 59)])
    x = source.random.random()
    if x < .62: return f"{hour:02d}:{minute:02d}"
    half = "am" if hour < 12 else "pm"
    if x < .75: return f"{hour % 12 or 12}{source.pick(['', ' '])}{half}"
    if x < .9: return f"{hour % 12 or 12}:{minute:02d}{source.pick(['', ' '])}{half}"
    if x < .93: return source.pick(["noon", "midnight"])
    if x < .97: return source.pick([f"{hour % 12 or 12} o'clock", "half past " + world.in_words(hour % 12 or 12), "quarter to " + world.in_words(hour % 12 or 12), f"{hour % 12 or 12} {half[0]}.m.", f"{hour % 12 or 12}.{minute:02d}"])
    return f"{hour}:{minute:02d}"


def event(source):
    return _cased(source, _filled(source, unseen(source, EVENTS))) if source.chance(.87) else _cased(source, " ".join(word(source) for _ in range(source.number(1, 3))))


def chore(source):
    return _filled(source, unseen(source, CHORES)) if source.chance(.9) else word(source) + " the " + " ".join(word(source) for _ in range(source.number(1, 2)))


def sentence(source):
    text = _filled(source, unseen(source, SENTENCES)) if source.chance(.88) else " ".join(word(source) for _ in range(source.number(1, 7)))
    text = text[0].upper() + text[1:] if source.chance(.65) else text
    return text if text[-1] == "?" else text + source.pick(["", "", "", ".", "!", "."])


def phrase(source):
    return " ".join(word(source) for _ in range(source.number(1, 5))) if source.chance(.5) else sentence(source).rstrip(".!")


def subject(source):
    return _cased(source, _filled(source, unseen(source, SUBJECTS)) if source.chance(.87) else " ".join(word(source) for _ in range(source.number(1, 3))))


def bug(source):
    return _cased(source, _filled(source, unseen(source, BUGS)) if source.chance(.87) else " ".join(word(source) for _ in range(source.number(2, 5))))


def query(source):
    return _filled(source, unseen(source, FACTS)).replace("{", "") if source.chance(.88) else " ".join(word(source) for _ in range(source.number(1, 4)))


def name(source):
    """What people call their things: a project, a playlist, a list, a folder."""
    return _cased(source, " ".join(word(source) for _ in range(source.weighted({1: 5, 2: 4, 3: 1}))))


def slug(source):
    """A name as programs want it."""
    words = [word(source) for _ in range(source.weighted({1: 4, 2: 4, 3: 1}))]
    text = source.pick("-_-").join(words)
    return text + source.pick(["", "", "", str(source.number(1, 9)), "-" + str(source.number(1, 999))])


def branch(source):
    if source.chance(.3):
        return unseen(source, BRANCHES)
    return source.pick(["", "feature/", "fix/", "release/", "bugfix/", "hotfix/", "dev/"]) + source.pick([slug(source), word(source), f"{source.number(0, 9)}.{source.number(0, 20)}"]) if source.chance(.85) else source.pick(["main", "master", "develop", "staging"])


def code(source):
    """An identifier that people hand out."""
    letters = lambda n: "".join(source.pick("ABCDEFGHJKLMNPQRSTUVWXYZ") for _ in range(n))
    match source.number(0, 5):
        case 0: return letters(source.number(1, 4)) + "-" + str(source.number(1, 99999))
        case 1: return str(source.number(100, 9999999))
        case 2: return letters(source.number(1, 3)) + str(source.number(10, 99999))
        case 3: return word(source).upper() + "-" + str(source.number(1, 9999))
        case 4: return "".join(source.pick("0123456789abcdef") for _ in range(source.number(6, 12)))
        case _: return word(source) + "_" + str(source.number(1, 999))


def folder(source):
    x = source.random.random()
    one = lambda: source.unseen(world.FOLDERS) if source.chance(.45) else word(source)
    if x < .5: return one()
    if x < .7: return one() + "/" + one()
    if x < .8: return one() + "/"
    if x < .85: return "./" + one()
    root = source.pick(["/tmp", "/var/log", "/etc", "/home/" + word(source), "~", "/opt", "/srv", "/usr/local"])
    return root if source.chance(.25) else root + "/" + one()


def pattern(source):
    x = source.random.random()
    if x < .35: return word(source)
    if x < .5: return word(source) + "_" + word(source)
    if x < .6: return word(source).upper()
    if x < .67: return word(source).capitalize() + word(source).capitalize()
    if x < .73: return word(source) + source.pick(["()", "(", " =", ":", ";"]) if source.chance(.5) else source.pick(["fn ", "def ", "class ", "import ", "use "]) + word(source)
    if x < .8: return source.pseudo_word()
    if x < .87: return source.pick(["FIXME", "XXX", "HACK", "panic", "unwrap", "deprecated", "console.log", "print", "password", "NotImplemented"])
    return drills.letters(source, 3, 9)


def glob(source):
    return source.pick(["*.", "*.", "**/*.", word(source) + "*."]) + source.pick(world.EXTENSIONS)


def number(source):
    x = source.random.random()
    if x < .5: n = source.number(1, 99)
    elif x < .75: n = source.number(100, 9999)
    elif x < .95: n = round(source.random.random() * 500, source.number(1, 2))
    else: n = source.number(10000, 999999)
    return n if n != 50 else 55


def small(source):
    return source.number(1, 12) if source.chance(.7) else source.number(1, 40)


def counted(source):
    """A small number, now and then written out."""
    n = small(source)
    return n, world.in_words(n) if n > 1 and source.chance(.12) else str(n)


def length(source, unit):
    n = source.pick([source.number(2, 60), 5 * source.number(1, 24), source.number(2, 12)])
    return n if n != 10 else 15, unit + "s"


def command(source):
    return _filled(source, unseen(source, COMMANDS))


def url(source):
    tail = source.pick(["", "/" + word(source), "/" + word(source) + "/" + word(source), "/" + word(source) + "?id=" + str(source.number(1, 999)), "/" + word(source) + ".html"])
    return source.pick(["https://", "https://", "http://"]) + source.pick(["", "www.", "api.", "docs."]) + word(source) + "." + source.pick(["com", "org", "io", "net", "dev", "example"]) + tail


def note(source):
    return _filled(source, unseen(source, phrases.NOTES)) if source.chance(.6) else sentence(source)


def reason(source):
    return _filled(source, unseen(source, phrases.REASONS))


def product(source):
    return _filled(source, unseen(source, phrases.PRODUCTS)).strip() if source.chance(.65) else source.pick(data.BRANDS)


def street(source):
    """A postal address, with or without its city."""
    text = source.pick(["{n} {s}", "{s} {n}", "{n}{a} {s}"]).format(n=source.number(1, 240), a=source.pick("abc"), s=unseen(source, _STREETS) if source.chance(.7) else word(source).capitalize() + source.pick([" Street", " Road", "weg", " Lane"]))
    return text + source.pick(["", "", ", " + city(source)])


_STREETS = tuple(data.STREETS)


def proper(source):
    """A name of one to three words, none of which joins a sentence."""
    w = lambda: word(source).capitalize()
    match source.number(0, 8):
        case 0: return w()
        case 1 | 2: return f"{w()} {w()}"
        case 3: return f"{w()} {w()} {source.number(2, 2030)}"
        case 4: return f"{unseen(source, ADJECTIVES).capitalize()} {source.pick(world.NOUNS).capitalize()}"
        case 5: return f"{w()} {source.number(1, 99)}"
        case 6: return f"{source.pick(['Project', 'Room', 'Dock', 'Box', 'Team', 'Case', 'Shelf', 'Unit', 'Area'])} {source.pick([w(), str(source.number(1, 99)), source.pick('ABCDEFGH')])}"
        case 7: return f"{unseen(source, ADJECTIVES)} {source.pick(world.NOUNS)}"
        case _: return f"{w()} {source.pick(['Report', 'Plan', 'List', 'Notes', 'Archive', 'Draft', 'Photos', 'Contract', 'Review', 'Guide'])}"

"""What is told over several turns and followed up: what is still needed, who is still there, the score, what was paid, today and tomorrow, before and now, who is who."""
from ..chat import Answer, User
from ..material import world
from ..words.said import capital, listed, said
from . import lives, stories

_ASKED = "{q}?|{q}?|{q}?|{q}?|{q}?|{q}|so {q}?|ok, {q}?|and now, {q}?|tell me, {q}?|by the way, {q}?"
_AGAIN = "{q}?|{q}?|{q}?|{q}|and {q}?|so {q}?|ok, {q}?"


def _tell(source, text):
    text = text if source.chance(.25) else capital(text)
    return [User(text + source.pick([".", ".", ".", ""])), Answer("", said(source, lives.HEARD + "|OK, I will remember that." * 4), foreign=True)]


def _ask(source, question, thought, answer, first=True):
    text = said(source, _ASKED if first else _AGAIN, q=said(source, question))
    return [User(text if source.chance(.3) else capital(text)), Answer(thought, answer)]


def _needed(source):
    """What one has to get or do, with more and less of it."""
    told, more, less, which, many, kind = source.pick([
        ("I need to buy {l}|I need {l}|I have to buy {l}|we need {l}|I still need {l}|I want to buy {l}|on my way home I must get {l}", "I also need {x}|I need {x} too|oh, and {x}|we need {x} as well|{x} too|and I need {x}", "I already have {x}|I already got {x}|I bought {x}( already|)|I got {x}( now| today|)|I found {x} at home|I don't need {x} anymore|no {x} after all", "what do I (still |)(need|need to buy|have to buy)|what is left to buy|what is (still missing|left)|what do I (still |)have to get", "how many things do I (still |)need|how many things are left", "goods"),
        ("I have to {l} today|today I must {l}|I want to {l}|my tasks are {l}|I need to {l}", "I also have to {x}|I must {x} too|and {x}", "I am done with one: {x}|{x} is done|I don't have to {x} anymore", "what do I still have to do|what is left to do|what are my tasks( now|)", "how many tasks are left|how many tasks do I have", "chore"),
        ("I invited {l}|{l} are coming to my party|my guests are {l}", "{x} is coming too|I invited {x} too|I also invited {x}|and {x}", "{x} can't come|{x} cancelled|{x} is ill and stays home|{x} is not coming", "who is coming( now| then|)|who are my guests( now|)|who is still coming", "how many (people|guests) are coming( now|)", "name"),
        ("my {k}s are called {l}|I have {n} {k}s: {l}|I have {n} {k}s called {l}", "I got another {k}, {x}|we have a new {k} called {x}|I have one more {k} now, {x}", "{x} ran away|I gave {x} away|{x} lives with my aunt now|I sold {x}", "what are my {k}s called( now|)|which {k}s do I (still |)have|what are the names of my {k}s( now|)", "how many {k}s do I have( now|)", "petname")])
    have, k = source.distinct(lambda: lives.value(source, kind), source.number(2, 4), 30), source.pick("cat dog horse rabbit parrot goat hen hamster".split())
    words = lambda x="": dict(l=listed(have), n=world.in_words(len(have)), x=x, k=k)
    turns = _tell(source, said(source, told, **words()))
    if source.chance(.3):
        turns += _ask(source, said(source, which, **words()), f"{listed(have)}.", listed(have))
    for _ in range(source.number(1, 3)):
        if source.chance(.5) and len(have) > 2 or len(have) > 5:
            x = source.pick(have)
            turns += _tell(source, said(source, less, **words(x)))
            have = [one for one in have if one != x]
        else:
            x = lives.value(source, kind)
            if x in have:
                continue
            turns += _tell(source, said(source, more, **words(x)))
            have = have + [x]
        if source.chance(.15):
            turns += source.pick(lives.GAPS)(source)
    asked = [("all", said(source, which, **words())), ("many", said(source, many, **words()))]
    for i, (what, q) in enumerate(asked[:1] if source.chance(.5) else source.random.sample(asked, 2)):
        turns += _ask(source, q, f"{listed(have)}: {len(have)}.", listed(have) if what == "all" else str(len(have)), not i)
    return turns


def _score(source):
    """Points of two, and more points."""
    a, b = source.distinct(lambda: source.pick("the Reds|the Blues|the Lions|the Tigers|the Eagles|the Bears".split("|") * 6 + world.NAMES), 2, 30)
    have, unit = {a: source.number(0, 9), b: source.number(0, 9)}, source.pick(["points", "points", "goals"])
    verb = lambda who: "have" if who.startswith("the ") else "has"
    turns = _tell(source, source.pick([f"{a} {verb(a)} {have[a]} {unit} and {b} {verb(b)} {have[b]}", f"{a} {verb(a)} {have[a]} {unit}, {b} {verb(b)} {have[b]}", f"{a}: {have[a]} {unit}, {b}: {have[b]} {unit}"]))
    for _ in range(source.number(1, 2)):
        who, n = source.pick([a, b]), source.number(1, 6)
        have[who] += n
        s = "" if who.startswith("the ") else "s"
        turns += _tell(source, source.pick([f"{who} score{s} {n} more", f"{who} get{s} {n} more {unit}", f"{n} more {unit} for {who}", f"now {who} make{s} {n} {unit} more"]))
    lead, last = (a, b) if have[a] > have[b] else (b, a)
    asked = [(f"how many {unit} (do|does) {who} have( now|)".replace("(do|does)", "do" if who.startswith("the ") else "does"), f"{capital(who)}: {have[who]}.", str(have[who])) for who in (a, b)] + [("what is the score|what's the score( now|)", f"{have[a]} and {have[b]}.", f"{have[a]} to {have[b]}")]
    if have[a] != have[b]:
        asked += [("who is (leading|ahead|winning)( now|)|who has more( now|)", f"{have[lead]} is more than {have[last]}.", capital(lead)), ("who is (behind|losing)( now|)|who has fewer( now|)", f"{have[last]} is less than {have[lead]}.", capital(last))]
    for i, (q, thought, answer) in enumerate(source.random.sample(asked, source.number(1, 3))):
        turns += _ask(source, q, thought, answer, not i)
    return turns


def _paid(source):
    """Two prices in one sentence: one, the other, both, the difference."""
    x, y = source.random.sample("the ticket|the drink|the book|the shirt|the lamp|the cake|the taxi|the soup|the coffee|the hotel|the meal|the toy|the pen|the hat|the bread|the museum|the flowers|the map".split("|"), 2)
    n, m = source.random.sample(range(2, 60), 2)
    unit = source.pick(["", " euros", " dollars"])
    told = source.pick([f"I paid {n}{unit} for {x} and {m}{unit} for {y}", f"{x} cost {n}{unit} and {y} cost {m}{unit}", f"I spent {n}{unit} on {x} and {m}{unit} on {y}", f"{x} was {n}{unit}, {y} was {m}{unit}"])
    one = lambda what, value: (f"how much (was {what}|did {what} cost|did I pay for {what})|what did {what} cost", f"{capital(what)}: {value}.", f"{value}{unit}")
    asked = [one(x, n), one(y, m), ("how much (is that|was that|was it) (together|in all|altogether)|what did both cost together|how much did I spend in all", f"{n} + {m} = {n + m}.", f"{n + m}{unit}"), ("what was more expensive|which was more expensive|what cost more", f"{max(n, m)} is more than {min(n, m)}.", x if n > m else y), ("what was cheaper|which was cheaper|what cost less", f"{min(n, m)} is less than {max(n, m)}.", y if n > m else x)]
    return _sequel(source, told, asked)


def _sequel(source, told, asked):
    """A sentence, then one to three of the questions, the first of them at times in the same message."""
    chosen = source.random.sample(asked, min(len(asked), source.number(1, 3)))
    if source.chance(.45):
        first = _ask(source, *chosen[0])
        text = told if source.chance(.25) else capital(told)
        turns = [User(text + source.pick([". ", ". ", ".\n"]) + first[0].text), first[1]]
        chosen = chosen[1:]
    else:
        turns = _tell(source, told) + (source.pick(lives.GAPS)(source) if source.chance(.2) else [])
    for i, one in enumerate(chosen):
        turns += _ask(source, *one, not i)
    return turns


def _day(source):
    """Today, tomorrow and yesterday from one of them."""
    i, shift = source.number(0, 6), source.pick([0, 0, 1, -1])
    named = {-2: "the day before yesterday", -1: "yesterday", 0: "today", 1: "tomorrow", 2: "the day after tomorrow"}
    day = lambda k: world.DAYS[(i + k) % 7]
    be = lambda k: "was" if k < 0 else "is"
    told = f"{named[shift]} {be(shift)} {day(shift)}"
    asked = [(f"(what|which) day {be(k)} {named[k]}|what day of the week {be(k)} {named[k]}|what {be(k)} {named[k]}|{named[k]} {be(k)} what day", f"{capital(told)}. {capital(named[k])} {be(k)} {day(k)}.", day(k)) for k in named if k != shift]
    turns = _sequel(source, told, asked)
    if source.chance(.35):
        k = source.pick([k for k in named if k != shift])
        turns += [User(source.pick(["And {d}?", "and {d}?", "What about {d}?", "{D}?"]).format(d=named[k], D=capital(named[k]))), Answer(f"{capital(told)}. {capital(named[k])} {be(k)} {day(k)}.", day(k))]
    return turns


def _moved(source):
    """Where one was before, is now, and since when; the same of jobs, cars and colors."""
    (c, d), m = source.random.sample(world.CITIES, 2), source.pick(world.MONTHS)
    who = "I" if source.chance(.4) else source.pick(stories.HE + stories.SHE)
    does = "do" if who == "I" else "does"
    when = source.pick([f" in {m}", f" on {source.pick(world.DAYS)}", " last year", " last month", ""])
    told = source.pick([f"{who} moved from {c} to {d}{when}", f"{who} moved to {d} from {c}{when}", f"{who} used to live in {c}, but moved to {d}{when}", f"{who} lived in {c} and moved to {d}{when}", f"{who} left {c}{when} and went to {d}"])
    asked = [(f"where {does} {who} live now|in which city {does} {who} live now", f"From {c} to {d}.", d), (f"where did {who} live before|where did {who} (come from|move from)|which city did {who} leave", f"From {c} to {d}.", c)]
    if when:
        asked.append((f"when did {who} (move|leave {c})", f"It was {when.strip()}.", when.strip()))
    return _sequel(source, told, asked)


_PEOPLE = "boss|dentist|neighbor|teacher|doctor|cousin|best friend|colleague|lawyer|roommate|trainer|hairdresser|tutor|guitar teacher".split("|")
_WOMEN = _PEOPLE + "sister|aunt|landlady|niece|daughter|mother|grandmother|wife".split("|")


def _who(source):
    """Two people and what they are to one: asked by the name and by what they are."""
    women = source.chance(.5)
    (a, b), (k, j) = source.random.sample(stories.SHE if women else stories.HE, 2), source.random.sample(_WOMEN if women else _PEOPLE, 2)
    told = source.pick([f"{a} is my {k} and {b} is my {j}", f"{a} is my {k}, {b} is my {j}", f"my {k} is {a} and my {j} is {b}", f"my {k} is {a}, my {j} is {b}", f"{a} is my {k} and my {j} is {b}"])
    asked = [(f"who is my {what}|what is my {what} called|what is my {what}'s name", f"{name} is the {what}.", name) for name, what in ((a, k), (b, j))] + [(f"who is {name}|what is {name} to me|do you know who {name} is", f"{name} is the {what}.", f"your {what}") for name, what in ((a, k), (b, j))]
    return _sequel(source, told, asked)


def followed(source):
    return source.weighted({_needed: 36, _score: 14, _paid: 14, _day: 12, _moved: 12, _who: 14})(source)

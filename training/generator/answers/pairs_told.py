"""Two facts in one sentence, of two persons, of two things or of one person ("my sister plays the cello and my brother the drums"), and a question about either of them, at once or turns later (`pairs_told.txt`).

A line for persons: `verb | rest | questions with P | who`; behind `=` one for things: `noun several | what tells them apart | verb | value | questions with T | which`."""
import re
from functools import cache
from pathlib import Path

from ..chat import Answer, User
from ..material import world
from ..words.said import capital, said
from ..words.wording import worded
from . import attributes, lives, stories

_WORDS = {
    "place": "the shed|the attic|the cellar|the garage|the garden gate|the front door|the back door|the office|the mailbox|the barn|the boat house|the kitchen|the basement|the workshop|the hall|the safe|the library|the pantry|the bike room|the laundry room|the chapel|the tower|the stable|the archive",
    "fixture": "the lamp|the fan|the heater|the blinds|the radio|the alarm|the pump|the garage door|the printer|the oven|the doorbell|the ceiling light|the screen|the projector|the fountain|the camera|the speakers|the coffee machine|the elevator|the awning",
    "stored": "socks|forks|knives|batteries|screws|candles|photos|letters|nails|pens|stamps|old keys|tea|rice|sugar|flour|seeds|buttons|spices|coins|cables|towels|medicine|maps|toys|napkins|shoe polish|coffee beans|nuts|lentils|books|plates",
    "paper": "bills|contracts|letters|taxes|recipes|school papers|insurance|receipts|drawings|certificates|travel papers|bank letters|songs|invoices|reports", "goal": "the zoo|the lake|the airport|the beach|the castle|the harbor|the old town|the stadium|the university|the hospital|the mountains|the market|the station|the waterfall|the church|the museum",
    "whom": "the kids|the guests|the parents|the girls|the boys|the dogs|grandma|the teachers|the cooks|the neighbors", "partofday": "the morning|the evening|noon|the night|headaches|the stomach|the knee|coughs|allergies", "place2": "the shelf|the table|the door|the bed|the mirror|the hinge|the roof|the lamp|the handle|the clock",
    "waste": "paper|glass|plastic|food waste|garden waste|cans|batteries|metal|cardboard", "line": "4|12|41|7|205|88|613|19|33|142|62|9|M10|S5|N3", "colored": "flowers|horses|portraits|ships|houses|birds|landscapes|doors|fences|cats|castles", "collected": "stamps|coins|shells|postcards|stones|comics|records|beetles|maps|dolls|teapots|toy trains|keys|bottle caps"}
_WORDS = {kind: words.split("|") for kind, words in _WORDS.items()}
_KIN = "sister|brother|mother|father|husband|wife|son|daughter|aunt|uncle|cousin|friend|neighbor|colleague|boss|roommate|grandfather|grandmother|nephew|niece|teacher|partner|coach|landlord".split("|")
_LEAD = "||||||||||||hi, |just so you know: |by the way, |for your information: |note that |please remember: |remember this: |keep in mind: |listen: |ok, |so, |you should know that |I want you to know: |two things: |here is something to remember: "
_TAIL = "||||||||||. Remember that|. Please remember both|. Keep that in mind|. I'll ask you later|. Don't forget it|, please remember|. Can you remember that?"
_ASKED = "{q}?|{q}?|{q}?|{q}?|{q}?|{q}?|{q}|so {q}?|and {q}?|now {q}?|tell me, {q}?|ok, {q}?|{q} again?|question: {q}?|do you remember {q}?|can you tell me {q}?|remind me: {q}?"
_HEARD = "The user tells me facts to remember."


@cache
def _lines():
    people, things = [], []
    for line in (Path(__file__).parent / "pairs_told.txt").read_text().strip().split("\n"):
        parts = line.removeprefix("= ").split(" | ")
        (things if line[0] == "=" else people).append(parts)
    return people, things


def _value(source, kind):
    return source.pick(_WORDS[kind]) if kind in _WORDS else lives.value(source, kind)


def _verb(verb, who):
    """As it stands behind the person: I play, my sister plays."""
    if who == "I":
        first, *more = verb.split()
        first = {"is": "am", "has": "have", "was": "was"}.get(first, re.sub(r"(?<=[sh])es$|(?<!s)s$", "", first).replace("studie", "study") if first not in ("teaches",) else "teach")
        return " ".join([first, *more])
    return verb


def _asked_of(question, who):
    """The question with the person in it: does my sister play, do I play."""
    if who == "I":
        return question.replace("P's", "my").replace("does P", "do I").replace("is P", "am I").replace(" was P", " was I").replace("can P", "can I").replace("P", "I")
    return question.replace("P's", f"{who}'s").replace("P", who)


def _person(source):
    x = source.random.random()
    return "I" if x < .3 else f"my {source.pick(_KIN)}" if x < .8 else source.pick(stories.HE + stories.SHE + world.NAMES)


def _sentence(text):
    return capital(attributes.yours(re.sub(r"\bI am\b", "you are", re.sub(r"\bI was\b", "you were", text)))) + "."


def _kind(rest):
    return re.search(r"\{(\w+)\}", rest)[1]


def _fact(who, line, value):
    """-> (the fact as told, its end that can follow another of the kind, questions, answer)"""
    verb, rest, asks, who_asks = line
    filled = rest.replace("{%s}" % _kind(rest), value)
    told = f"{who} {_verb(verb, who)} {filled}"
    who_q = who_asks.replace("V", filled if verb == "is" and rest.startswith("{age}") else value)
    return told, f"{who} {re.sub('^(allergic|afraid) ', '', filled)}", [_asked_of(ask, who) for ask in asks.split("/")], who_q, _sentence(told)


def _an(text):
    return re.sub(r"\ba (?=[aeiou])", "an ", text)


def _two_people(source):
    line = source.pick(_lines()[0])
    who = source.distinct(lambda: _person(source), 2, 20)
    values = source.distinct(lambda: _value(source, _kind(line[1])), 2, 30)
    if len(who) < 2 or len(values) < 2:
        return _two_people(source)
    (a, _, qa, wa, ra), (b, short, qb, wb, rb) = (_fact(p, line, v) for p, v in zip(who, values))
    told = source.pick([f"{a} and {short}", f"{a}, {short}", f"{a} and {b}", f"{a}, {b}", f"{a}, and {b}", f"{a} and {short}", f"{a}, but {b}", f"{a} while {b}", f"{a}. {capital(b)}"])
    return told, [(qa, wa, ra), (qb, wb, rb)]


def _two_aspects(source):
    """Two facts about one person."""
    who = _person(source)
    while True:
        one, two = source.random.sample(_lines()[0], 2)
        same = set(one[2].split("/")) & set(two[2].split("/")) or {one[0], two[0]} in ({"plays"}, {"drinks"}) or one[0] == two[0] or _kind(one[1]) == _kind(two[1]) and source.chance(.3)
        if not same and not (one[2][:5] == two[2][:5] == "where" and source.chance(.3)):
            break
    va, vb = _value(source, _kind(one[1])), _value(source, _kind(two[1]))
    if va == vb:
        return _two_aspects(source)
    (a, _, qa, _, ra), (b, _, qb, _, rb) = _fact(who, one, va), _fact(who, two, vb)
    short = b.removeprefix(who + " ")
    again = b if who == "I" else short
    told = source.pick([f"{a} and {short}", f"{a} and {short}", f"{a} and {again}", f"{a}, and {again}", f"{a} and also {short}"] + [f"{a}. I {short}", f"{a}; {b}"] * (who == "I"))
    return told, [(qa, None, ra), (qb, None, rb)]


def _two_things(source):
    noun, looks, verb, kind, asks, which = source.pick(_lines()[1])
    noun = noun.split()[0]
    kind = kind.strip("{}")
    (la, lb), values = source.random.sample(looks.split("/"), 2), source.distinct(lambda: _value(source, kind), 2, 30)
    if len(values) < 2:
        return _two_things(source)
    a, b = (f"the {look} {noun} {verb} {v}" for look, v in zip((la, lb), values))
    rest = verb.split()[-1] + " " if verb.split()[-1] in ("for", "to", "at", "on", "from") else ""
    told = source.pick([f"{a} and the {lb} one {rest}{values[1]}", f"{a}, the {lb} one {rest}{values[1]}", f"{a}, the {lb} one {verb} {values[1]}", f"{a} and the {lb} one {verb} {values[1]}", f"{a}, and {b}", f"{a}. {capital(b)}", f"{a}. The {lb} one {verb} {values[1]}", f"{a} and {b}", f"{a}, but the {lb} one {verb} {values[1]}"])
    own = "my " if noun in ("cat", "dog", "pill") and source.chance(.7) else ""
    own_ = lambda text: re.sub(rf"\b(t|T)he (?=({la}|{lb}) {noun})", lambda m: "My " if m[1] == "T" else "my ", text) if own else text
    facts = []
    for look, v, one in ((la, values[0], a), (lb, values[1], b)):
        facts.append(([own_(ask.replace("T", f"the {look} {noun}")) for ask in asks.split("/")], which.replace("V", v), _sentence(own_(one))))
    return own_(told), facts


def _pair(source):
    return source.pick([_two_people, _two_people, _two_aspects, _two_things, _two_things])(source)


def _question(source, fact):
    questions, who, answer = fact
    q = who if who and source.chance(.25) else source.pick(questions)
    form = _ASKED if q.split()[0] in ("what", "which", "who", "where", "when", "how", "whose") else _ASKED.split("|do you remember")[0]
    text = _an(said(source, form, q=q))
    if "do you remember" in text or "can you tell me" in text:
        text = text if q.startswith(("what is", "who")) else _an(f"{q}?")
    return [User(text if source.chance(.35) else capital(text)), Answer(f"The user told me: {answer}", answer)]


def pairs_told(source):
    """One or two such sentences, each with its answer, and questions; or all in one message."""
    pairs = [_pair(source)]
    if source.chance(.12):
        pairs.append(_pair(source))
        if pairs[0][1][0][0] == pairs[1][1][0][0] or {q for fact in pairs[0][1] for q in fact[0] + [fact[1]]} & {q for fact in pairs[1][1] for q in fact[0] + [fact[1]]}:
            pairs.pop()
    at_once = len(pairs) == 1 and source.chance(.3)
    turns = []
    for i, (told, facts) in enumerate(pairs):
        told, facts = _an(told), [(q, w, _an(a)) for q, w, a in facts]
        pairs[i] = told, facts
        lead = said(source, _LEAD)
        lead += " " * (bool(lead) and lead[-1] != " ")
        text = lead + told if lead or source.chance(.25) else capital(told)
        if at_once:
            asked = _question(source, source.pick(facts))
            asked[0] = User(text + source.pick([". ", ". ", ". ", ".\n", "\n"]) + asked[0].text)
            turns += asked
            break
        tail = worded(source, _TAIL)
        turns += [User(text + tail + ("" if tail[-1:] == "?" else source.pick([".", ".", ""]))), Answer(_HEARD, "OK, I will remember that.")]
        for _ in range(source.weighted({0: 6, 1: 3, 2: 1})):
            turns += source.pick(lives.GAPS)(source)
    facts = [fact for _, told in pairs for fact in told]
    if not at_once:
        for fact in source.random.sample(facts, source.weighted({1: 6, 2: 5}) if len(facts) < 3 else source.number(1, 3)):
            turns += _question(source, fact)
    elif source.chance(.35):
        turns += _question(source, source.pick(facts))
    return turns

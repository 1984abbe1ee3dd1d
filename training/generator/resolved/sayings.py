"""Requests out of what a tool is about: questions said directly and told to be answered, orders, two at once."""
import re

from ..words.wording import worded

_NOUN = "(what is|what's) {a}?|tell me {a}|(I need|I want to know|I'd like to know) {a}|(can|could) you (tell me|check|look up|find) {a}?|(give me|show me|look up|check|find|get) {a}|{a}(, please|?|)|please (tell me|look up|check) {a}|(what is|do you know) {a}?|let me know {a}|what about {a}?|I'm looking for {a}|can I have {a}?|would you (check|look up) {a}?"
_LIST = "what are {a}?|tell me {a}|(I need|I want to know) {a}|(can|could) you (tell me|list|look up) {a}?|(give me|show me|list|look up|get) {a}|{a}(, please|?)|please (tell me|list) {a}"
_CLAUSE = "(tell me|find out|check|look up) {a}|(I want to know|I'd like to know|I need to know) {a}|(can|could) you (tell me|check|find out) {a}?|please (check|tell me|find out) {a}|do you know {a}?"
_DIRECT = "{q}?|{q}?|{q}?|{q}?|{q}, please?|quick question: {q}?|hi, {q}?"
_ORDER = "{o}|{o}|{o}|{o}|please {o}|please {o}|(can|could) you {o}?|(can|could) you {o}, please?|I want you to {o}|I need you to {o}|I'd like (you |)to {o}|{o}, please|you should {o}|go ahead and {o}|would you {o}?|let's {o}|be so kind and {o}|(we have to|we need to|I have to) {o}|hi, please {o}"
_ORDER_FOR_ME = "{o}|{o}|please {o}|(can|could) you {o}?|{o}, please|hi, please {o}"
_BOTH_NOUNS = "what are {a} and {b} of {x}?|tell me {a} and {b} of {x}|(I need|I want to know) {a} and {b} of {x}|(can|could) you (tell me|look up) {a} and {b} of {x}?|(give me|look up|check) {a} and {b} of {x}|{a} and {b} of {x}(, please|?)|(I need two things of|two things about) {x}: {a} and {b}"
_BOTH = "{a} and {b}|{a}, and {b}|{a}. And {b}|{a}. Then {b}|{a}. Also, {b}|{a} and then {b}|{a}. After that {b}"
_FOLLOWED = "and {b}|now {b}|also {b}|ok, {b}|thanks. {b}|good, now {b}|then {b}|please also {b}|{b}"

_FOLLOWED_ASKING = "and {b}|ok, {b}|thanks. {b}|{b}|good. {b}"
_ASKING = set("when where who whose what what's which how is are does do did can could has have the".split())
_IRREGULAR = {"have": "has", "go": "goes", "do": "does", "finish": "finishes", "teach": "teaches", "carry": "carries", "be": "is"}


def _third(verb):
    return _IRREGULAR.get(verb, verb + "s")


def turned(question):
    """"when does {x} close" -> "when {x} closes"; None where it cannot be turned."""
    if found := re.match(r"(when|where|how \w+|who|what|which [\w ]+|how (?:many|much) .+?|what [\w ]+?) do(?:es) (\{x\}|the [\w ]+ (?:of|for|in|at|on) \{x\}) (\w+)(.*)$", question):
        return f"{found[1]} {found[2]} {_third(found[3])}{found[4]}"
    if found := re.match(r"do(?:es) (\{x\}) (\w+)(.*)$", question):
        return f"whether {found[1]} {_third(found[2])}{found[3]}"
    if found := re.match(r"(is|has) (\{x\}|the [\w ]+ (?:of|for|in|at|on) \{x\}) (.*)$", question):
        return f"whether {found[2]} {found[1]} {found[3]}"
    if found := re.match(r"(when|where|how \w+) (is|are) (\{x\}|the [\w ]+ (?:of|for|in|at|on) \{x\})$", question):
        return f"{found[1]} {found[3]} {found[2]}"
    if found := re.match(r"(who|what|which \w+|how many [\w ]+) (is|are|has|have|was|were) ((?!the |a |an )[\w ]+ \{x\}.*)$", question):
        return question
    return None


def owned(text):
    """"the balance of {x}" -> "{X} balance": only where people are meant by their bare name."""
    found = re.sub(r"\bthe ((?:\w+ ){0,2}\w+) of \{x\}", r"{X} \1", text)
    return found if found != text and "number" not in found else None


def asking(source, fact, x, **more):
    """A question for this fact. `more`: the possessive, where there is one."""
    x = dict(x=x) | more
    direct = [question for question in fact.questions]
    clause = [one for one in [*map(turned, direct), fact.about if _is_clause(fact.about) else None] if one]
    noun = [] if _is_clause(fact.about) else [fact.about, fact.about]
    if more:
        for group in (direct, clause, noun):
            group += [one for one in map(owned, list(group)) if one]
    groups = {"direct": 6 if direct else 0, "clause": 3 if clause else 0, "noun": 4 if noun else 0}
    match source.weighted(groups):
        case "direct": return _filled(worded(source, _DIRECT, q=source.pick(direct)), x)
        case "clause": return _filled(worded(source, _CLAUSE, a=source.pick(clause)), x)
    return _filled(worded(source, _LIST if fact.kind.startswith("list") else _NOUN, a=source.pick(noun)), x)


def telling(source, fact, x, more):
    """The same as an order, to be joined with another."""
    about = [fact.about] + ([owned(fact.about)] if more and owned(fact.about) else []) + [one for one in map(turned, fact.questions) if one]
    return _filled(f"{source.pick(['tell me', 'tell me', 'check', 'look up', 'find out'])} {source.pick(about)}", dict(x=x) | more)


def _is_clause(about):
    return about.startswith(("whether ", "how ", "when ", "where ", "who ", "which "))


def _filled(text, values):
    """Slots of the sentence that came in with what was filled in."""
    return re.sub(r"\{(\w)\}", lambda slot: str(values.get(slot[1], slot[0])), text)


def ordering(source, tool, x, values, more, bare=False):
    """An order for a deed. `bare`: to be joined with another."""
    orders = [order for order in tool.orders if not (bare and order[0] == ".")]
    orders += [one for one in map(owned, orders) if one] if more else []
    text = source.pick(orders or list(tool.orders))
    text = text[1:] if text[0] == "." else text if bare else worded(source, _ORDER if " me " not in text else _ORDER_FOR_ME, o=text)
    return fill(text, dict(x=x) | more | values)


def fill(text, values):
    return re.sub(r"\{(\w+)\}", lambda slot: str(values.get(slot[1], slot[0])), text)


def both_nouns(source, one, two, x):
    """Two facts asked for in one breath; None where they are not both "the ... of {x}"."""
    ends = " of {x}"
    if not (one.about.endswith(ends) and two.about.endswith(ends)) or one.about.count("{x}") + two.about.count("{x}") > 2 or _is_clause(one.about) or _is_clause(two.about):
        return None
    return worded(source, _BOTH_NOUNS, a=one.about.removesuffix(ends), b=two.about.removesuffix(ends), x=x)


def its(text):
    """"the weight of it" -> "its weight"."""
    return re.sub(r"\bthe ((?:\w+ ){0,2}\w+) of (them|it)\b", lambda found: f"{'their' if found[2] == 'them' else 'its'} {found[1]}", text)


def after(source, before, text):
    """A request behind what it is about: "there is one in the hall: how heavy is it?"."""
    text = text.removeprefix("hi, ").removeprefix("quick question: ")
    return source.pick([f"{before}: {text}", f"{before}: {text}", f"{before}. {text[0].upper()}{text[1:]}", f"{before}. {text[0].upper()}{text[1:]}", f"{before}, {text}", f"{before}; {text}"])


def joined(source, a, b):
    b = its(b)
    text = worded(source, _BOTH, a=a, b=b)
    return re.sub(r"(\. )([a-z])", lambda found: found[1] + found[2].upper(), text) if source.chance(.6) else text


def followed(source, text):
    """A request as it follows another."""
    plain = text.split(" ")[0] not in _ASKING and text[-1] != "?" and not text.startswith(("please", "hi", "I ", "I'd ", "we ", "you "))
    return worded(source, _FOLLOWED if plain else _FOLLOWED_ASKING, b=text.removeprefix("hi, ").removeprefix("quick question: "))

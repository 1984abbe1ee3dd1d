"""How people ask for a tool: which words they take for verb and object, how they attach values, in which order and in what kind of sentence."""
import re

from ..chat import Answer, Result
from ..everyday import around
from ..everyday.kind import CLOSED, OPEN, TITLE
from ..everyday.tool import QUOTES
from ..tools.functions import named, passed_on
from ..words.orders import ORDERS, ORDERS_OF_ME, TAILS
from ..words.said import listed
from . import lexicon

_LOOKING = {"get", "list", "count", "calculate", "test", "translate"}        # families that give something back
_WANTED = {"get", "buy", "create", "rent", "cook", "print"}                 # families whose verb may be left out: I need a table for 4 people
_GIVING = {"send", "pay", "teach", "show", "mail", "sell", "read", "buy", "draft", "cook", "rent"}      # send Anna the invoice
# Between the object and what follows, and no part of either.
_AMID = ("right now|now|again|right away|immediately|quickly|carefully|once more|first|as usual|straight away|over there|that I mentioned|I told you about|from before|we talked about|as agreed|properly|for me|once again|if possible|already|at last").split("|")
_ARTICLES = ["the"] * 9 + ["my", "our", "this", "that"]
# What stands around a request and belongs to no parameter.
_BEFORE = ("Good morning.|I am back.|One more thing.|Sorry to bother you.|It is getting late.|I almost forgot.|We are nearly done.|Thanks for the help so far.|Something else.|I have a request.|Hello there.|We talked about this before.|"
           "My boss is waiting.|Quick one.|There is not much time.|It looked wrong yesterday.|That did not work before.|Everything else is fine.|This is what I want.|I checked twice.|Nobody has done it yet.|Okay, next.").split("|")
_AFTER = (", before I forget|, as we discussed|, my boss is waiting|, it has been a while|, I think|, if that is okay|, that would help a lot|, as soon as you can|, it is about time|, nobody did it so far|, like last time|, I promised it| when you get to it| if you can|"
          ", it keeps bothering me|, thank you very much| - thanks|, that is all|, nothing else|, okay?|, I have to leave soon|, we talked about it").split("|")
_ABOUT = ["{O} is next.", "It is about {o}.", "{O} looks bad.", "There is a problem with {o}.", "I was looking at {o}.", "Something is wrong with {o}.", "You know {o}?", "{O} again.", "{O} caught my eye.", "I have {o} here.", "Remember {o}?", "Now {o}.", "{O} bothers me.", "Let us talk about {o}.", "As for {o}:", "About {o}:", "I care about {o}."]
_NEEDS = ["I need {o} {p}{m}", "{O} needs to be {p}{m}", "{O} should be {p}{m}", "I want {o} {p}{m}", "{O} must be {p}{m}", "Please have {o} {p}{m}", "{O} has to be {p}{m}", "We want {o} {p}{m}", "I would like {o} {p}{m}", "We need {o} {p}{m}", "Get {o} {p}{m}", "{O} wants to be {p}{m}",
          "I'd like to have {o} {p}{m}", "Can {o} be {p}{m}?", "Could {o} be {p}{m}?", "Make sure {o} is {p}{m}", "See to it that {o} is {p}{m}"]
_GERUNDS = ["How about {g} {o}{m}?", "Would you mind {g} {o}{m}?", "I am thinking of {g} {o}{m}", "I suggest {g} {o}{m}", "Try {g} {o}{m}", "Start {g} {o}{m}", "Let's try {g} {o}{m}", "{O}: go on with {g} it{m}"]
_WANTS = ["I need {o}{m}", "We need {o}{m}", "I'd like {o}{m}", "I want {o}{m}", "Can I have {o}{m}?", "Could we have {o}{m}?", "{O}{m}, please", "{O}, please{m}", "Let me have {o}{m}", "I could use {o}{m}", "I am after {o}{m}", "We would like {o}{m}"]
_QUESTIONS = {"get": ["Can I see {o}{m}?", "Where do I find {o}{m}?", "What about {o}{m}?", "What do we know about {o}{m}?", "Tell me about {o}{m}"], "count": ["How many are there of {o}{m}?"], "list": ["Which are there of {o}{m}?"]}


class _Said:
    """A request in the making: its text, how its last value ends, what was drawn."""

    def __init__(self, source, function):
        self.source, self.function = source, function
        self.mark = source.pick(QUOTES)
        self.given = [name for part, names, free in function.parts for name in names] if source.chance(.06) else [name for part, names, free in function.parts if not free or source.chance(.35) for name in names]
        self.drawn = self.draw()
        kinds = dict(function.parameters)
        able = [name for name in self.drawn if kinds[name].end == CLOSED and kinds[name].type in ("string", "integer", "number") and sum(kinds[other].type == kinds[name].type for other in self.drawn) == 1]
        self.amended = source.pick(able) if able and source.chance(.04) else None

    def draw(self):
        kinds = dict(self.function.parameters)
        names = [name for name, _ in self.function.parameters if name == self.function.object_parameter or name in self.given]
        for _ in range(9):
            drawn = {name: kinds[name].draw(self.source) for name in self.in_order(names)}
            texts = [str(text).lower() for _, text in drawn.values()]
            if len(set(texts)) == len(texts):
                break
        return {name: drawn[name] for name in names}

    def in_order(self, names):
        """As the parts have them: the second parameter of a part may depend on the first."""
        order = [name for _, pair, _ in self.function.parts for name in pair]
        return sorted(names, key=lambda name: order.index(name) if name in order else -1)

    def value(self, name, last, quoted=False):
        """A value as it stands in the sentence; one whose end cannot be seen has marks around it."""
        param, (drawn, text) = dict(self.function.parameters)[name], self.drawn[name]
        text = str(text)
        if name == self.amended:
            wrong, said = param.draw(self.source)
            self.amended = None
            if wrong != drawn:
                return around.amended(self.source, str(said), text, last)
        if isinstance(drawn, list) and not last and len(drawn) > 1:         # its end has to be seen
            text = listed(drawn)
        plain = param.type != "string" or param.extra.get("enum")
        open_end = param.end != CLOSED and not last
        if quoted or open_end or not plain and self.source.chance(.35 if param.end != CLOSED else .04):
            mark = next((m for m in [self.mark] + QUOTES if m[0] not in text and m[1] not in text), None)
            if mark:
                return mark[0] + text + mark[1]
        return text

    def capital(self, text):
        """With a capital, unless it begins with a value."""
        values = [value for drawn, _ in self.drawn.values() for value in (drawn if isinstance(drawn, list) else [drawn])]
        return text if any(isinstance(value, str) and text.startswith(value) for value in values) else text[:1].upper() + text[1:]

    def part(self, part, names, last):
        """-> (text, whether nothing may follow)"""
        says = [say for say in part.says if last or say[0] != "^"] or [part.says[0].lstrip("^")]
        say = self.source.pick(says)
        kinds = dict(self.function.parameters)
        ending = None
        for i, name in enumerate(names):
            at_end = say.endswith(f"{{{i}}}") and last
            text = self.value(name, at_end, f"{{{i}q}}" in say)
            if at_end:
                ending = kinds[name].end if text == str(self.drawn[name][1]) else CLOSED
            say = say.replace(f"{{{i}q}}", text).replace(f"{{{i}}}", text)
        return say.lstrip("^"), ending if ending is not None else CLOSED


def request(source, function, plain=False, inner=False):
    said = _Said(source, function)
    arguments = [(name, said.drawn[name][0]) for name, _ in function.parameters if name in said.drawn]
    if arguments and not plain and not inner and source.chance(.03):
        return named(source, function.name, arguments), arguments
    return _sentence(source, function, said, inner), arguments


# --- words ----------------------------------------------------------------------------------------------------------
def _word(source, words, shown, known):
    """One of the words for the same, or, where nobody knows that, one of those that the schema has."""
    return source.pick(shown) if shown and (not known or source.chance(.5)) else source.pick(words)


def _object(source, function, said, article=True):
    """-> (words for the object with its value, how that ends)"""
    object, name = function.object, function.object_parameter
    noun = _word(source, object.nouns, function.shown_nouns, object.known)
    the = source.pick(_ARTICLES) + " " if article else ""
    if object.kind == "bare":
        return the + noun if source.chance(.9) or not article else lexicon.a(noun), CLOSED
    value = said.value(name, False)
    if object.kind == "members":
        items = [f"{the}{item}" if object.category.article else item for item in said.drawn[name][0]]
        return listed(items), CLOSED
    if object.kind == "counted":
        return f"{value} {lexicon.plural(noun)}", CLOSED
    if object.kind == "member":
        category = object.category
        lead = the if category.article else ""
        bare = [lead + value] * (14 if function.alone_verb else 9)
        marked = [f"{the}{category.name} {value}", f"{lead}{value} {category.name}", f"{the}{category.name} called {value}", f"{the}{category.name} \"{value}\"" if '"' not in value else value]
        return source.pick(bare + marked if object.known else marked), CLOSED
    forms = [f"{the}{noun} {value}"] * 3 + [f"{noun} {value}"] * 2
    match object.form:
        case "id": forms += [f"{the}{noun} with the id {value}", f"{the}{noun} with id {value}", f"{noun}: {value}", f"{noun} id {value}", f"{the}{noun} {value}", f"{noun} no. {value}" if value.isdigit() else f"{noun} {value}"]
        case "number": forms += [f"{noun} #{value}", f"{noun} number {value}", f"{the}{noun} number {value}", f"{the}{noun} with the id {value}", f"{noun} no. {value}", f"{noun} nr {value}"]
        case "name": forms += [f"{the}{noun} called {value}", f"{the}{noun} named {value}", f"{the}{value} {noun}", f"{the}{value} {noun}", f"{the}{noun} '{value}'" if "'" not in value else f"{noun} {value}", f"{noun}: {value}"]
    return source.pick(forms), CLOSED


def _with_it(verb, it="it"):
    """Turn it on, but look at it."""
    head, _, particle = verb.partition(" ")
    return f"{head} {it} {particle}" if particle in ("up", "out", "on", "off", "down", "back", "away", "apart", "in") else f"{verb} {it}"


# --- sentences ------------------------------------------------------------------------------------------------------
def _arranged(source, function, said):
    """Told parts in any order; what begins with "and" or ends openly stands behind the others. -> [(part, names, last)]"""
    told = [(part, names) for part, names, _ in function.parts if names[0] in said.drawn]
    source.random.shuffle(told)
    rank = lambda part: 2 if all("^" in say for say in part.says) else 1 if sum("^" in say for say in part.says) and source.chance(.8) else 0
    ranked = sorted(((rank(part), i) for i, (part, _) in enumerate(told)))
    return [(*told[i], at == len(told) - 1) for at, (_, i) in enumerate(ranked)]


def _lead(source, function, said, arranged, verb, object):
    """What stands before the object: 12 reps of squats, Anna the invoice. -> (it with the object, names) or None"""
    for part, names, _ in arranged:
        if part.key.startswith(("measure", "sets")) and function.object.kind in ("named", "member", "bare") and any(say == "{0}" or say.startswith("{0} of") for say in part.says) and source.chance(.3):
            amount = said.part(part, names, False)[0] if part.key == "sets" else said.value(names[0], False)
            category = function.object.category
            if category and (source.chance(.5) or not category.article):
                object = said.value(function.object_parameter, False)
            return f"{amount} of {object}", names
        if part.key == "recipient" and function.verb.words[0] in _GIVING and function.object.kind != "counted" and source.chance(.4):
            return f"{said.value(names[0], False)} {object}", names
    return None


# What a part begins with that goes on with the sentence.
_LEADING = set("with without for at in on by to from as and using over into up under before until but of near about matching containing called titled named saying because since after across within against between towards onto inside around along that through via out off".split())


def _joined(source, texts, comma=False):
    """Behind each other, sometimes with commas; " and " before the last where all have commas."""
    if not texts:
        return ""
    with_commas = comma or len(texts) > 1 and source.chance(.25)
    out = ""
    for at, text in enumerate(texts):
        if text.startswith(":"):
            out += text
        elif text.startswith("and ") and at and (" and " in texts[at - 1] or source.chance(.3)):
            out += ", " + text[4:] if " and " in texts[at - 1] else ", " + text
        elif with_commas and at and not text.startswith("and "):
            out += (" and " if at == len(texts) - 1 and source.chance(.3) else ", ") + text
        else:
            out += (" " if text.split(" ")[0] in _LEADING and " should be " not in text or source.chance(.25) else ", ") + text
    return out


def _sentence(source, function, said, inner):
    verb = _word(source, function.verb.words, function.shown_verbs, function.verb.known)
    object, _ = _object(source, function, said)
    arranged = _arranged(source, function, said)
    lead = _lead(source, function, said, arranged, verb, object)
    if lead:
        arranged = [one for one in arranged if one[1] != lead[1]]
        arranged = [(part, names, at == len(arranged) - 1) for at, (part, names, _) in enumerate(arranged)]
        object = lead[0]
    told = [said.part(*one) for one in arranged]
    texts, end = [text for text, _ in told], told[-1][1] if told else CLOSED
    family, alone = function.verb.family, function.alone_object and function.verb.known and function.object.known
    kinds = {"order": 46, "front": 12 if any(part.front for part, _, _ in arranged[:-1] or arranged) and end == CLOSED else 0, "note": 9, "colon": 5 if ":" not in object else 0, "need": 11, "gerund": 4, "about": 8 if function.object.kind not in ("counted", "members") else 0, "second": 6 if len(texts) > 0 else 0,
             "want": 9 if alone and family in _WANTED else 0, "question": 9 if alone and family in _QUESTIONS and function.object.kind != "counted" else 0}
    kind = "order" if inner or lead else source.weighted(kinds)
    if inner and end == OPEN:
        texts[-1] = said.part(*arranged[-1][:2], False)[0]
    rest = _joined(source, texts, kind == "note" and source.chance(.6))
    if not inner and source.chance(.07) and rest[:1] != ":" and kind in ("order", "front", "need", "second"):
        object += " " + source.unseen(_AMID)
    fill = lambda form: form.format(o=object, O=said.capital(object), p=lexicon.participle(verb), g=lexicon.gerund(verb), m=rest)
    ask = lambda text: text if not text.endswith("?") or end == CLOSED else text[:-1]
    match kind:
        case "front":
            at = next(i for i, (part, _, _) in enumerate(arranged) if part.front)
            opening = said.part(*arranged[at][:2], False)[0]
            return _wrapped(source, said, f"{opening}, {verb} {object}" + _joined(source, texts[:at] + texts[at + 1:]), end, plain=True)
        case "note":
            short = _object(source, function, said, article=False)[0]
            return _ended(source, said, f"{verb} {short}" + (source.pick([rest, rest, ", " + rest.strip(), " - " + rest.strip(), ": " + rest.strip()]) if rest and rest[0] == " " else rest), end)
        case "colon":
            it = "them" if function.object.kind in ("counted", "members") else "it"
            return _ended(source, said, f"{said.capital(object) if source.chance(.5) else object}: {_with_it(verb, it) if source.chance(.5) else verb}{rest}", end)
        case "need": return _ended(source, said, ask(fill(source.unseen(_NEEDS))), end)
        case "gerund": return _ended(source, said, ask(fill(source.unseen(_GERUNDS))), end)
        case "want": return _ended(source, said, ask(_free_end(source, fill, _WANTS, rest)), end)
        case "question": return _ended(source, said, ask(fill(source.unseen(_QUESTIONS[family]))), end)
        case "about": return fill(source.unseen(_ABOUT)) + " " + _wrapped(source, said, _with_it(verb) + rest, end, plain=True)
        case "second":
            split = source.number(0, len(texts) - 1)
            later = _joined(source, texts[split:]).strip(" :,").removeprefix("and ")
            goes_on = later.split(" ")[0] in _LEADING and " should be " not in later
            behind = source.pick([f"Do it {later}", f"I want it {later}", f"I want that {later}", f"This time {later}", f"It should be {later}", said.capital(later)] if goes_on else [said.capital(later), said.capital(later), f"And {later}", f"Details: {later}", f"It gets {later}" if later[:1].isdigit() else f"Note: {later}", f"One more thing: {later}"])
            return _ended(source, said, f"{said.capital(verb)} {object}{_joined(source, texts[:split])}. {behind}", end)
    return _wrapped(source, said, f"{verb} {object}{rest}", end, inner)


def _free_end(source, fill, forms, rest):
    """Nothing stands behind `{m}` where its last value would take it in."""
    return fill(source.unseen([form for form in forms if not rest or form.endswith(("{m}", "{m}?"))]))


def _ended(source, said, text, end):
    """A stop, a reason or nothing behind what ends visibly; some text before it."""
    if end == CLOSED and text[-1] not in ".?!":
        text += source.unseen(_AFTER) if source.chance(.12) else source.pick(["", "", ".", ".", "!", ", please", ", please.", " please"])
    elif end == TITLE and text[-1] not in ".?!":
        text += source.pick(["", "", "."])
    return f"{source.unseen(_BEFORE)} {said.capital(text)}" if source.chance(.1) else text


def _wrapped(source, said, text, end, inner=False, plain=False):
    """The order inside the sentences that people put around one. `plain`: it has begun before."""
    if inner:
        return text
    if plain or source.chance(.3):
        return _ended(source, said, said.capital(text) if source.chance(.6) else text, end)
    form = source.unseen(ORDERS) if source.chance(.9) else source.unseen(ORDERS_OF_ME)
    if end == CLOSED and form in ("{x}", "{X}", "{X}.") and source.chance(.35):
        form = form.rstrip(".") + (source.unseen(TAILS) if source.chance(.6) else source.unseen(_AFTER))
    head, value, tail = re.split("({x}|{X})", form)
    if end == OPEN:
        tail = ""
    elif end == TITLE and tail.strip() not in (".", "?"):
        tail = ""
    elif text[-1:] in ".?!" and tail[:1] in (".", "!", "?"):
        tail = ""
    out = (head + value + tail).replace("{T}", said.function.name).replace("{X}", said.capital(text)).replace("{x}", text)
    return f"{source.unseen(_BEFORE)} {said.capital(out)}" if source.chance(.06) else out


# --- after the call -------------------------------------------------------------------------------------------------
_DONE = ["ok", "OK", "done", "success", '{"status": "ok"}', '{"success": true}', "true", "", "Success.", '{"ok":true}', "completed", "null", "accepted", '{"result": "done"}', "queued", "200 OK"]


def outcome(source, function, arguments):
    """-> turns behind the call"""
    if source.chance(.04):
        error = source.pick(["Error: {w}", "error: not found", "Error: permission denied", "{{\"error\": \"{w}\"}}", "Request timed out", "Error: invalid {w}", "503 Service unavailable"]).format(w=source.phrase(1, 3))
        return [Result(error), Answer("The tool failed.", f"That failed: {error}")]
    if function.verb.family in _LOOKING:
        return passed_on(source, function.name, arguments)
    return [Result(source.pick(_DONE)), Answer("Everything is done.", "Done.")]

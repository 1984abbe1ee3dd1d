"""Things told now and asked later: of the user, of other people and things; in passing, several at once, corrected."""
from ..chat import Answer, User
from ..material import drills, world
from ..words.said import capital, said, small
from . import lives

_OWN = (
    "(favorite|favourite) (color|colour|food|city|animal|song|number|team|book|movie|drink|season|sport|fruit|word|game|band|language|country|flower|day)|lucky (number|day|charm)|(phone|room|seat|locker|flight|order|account|customer|ticket|badge|desk|house|case|train) number|"
    "(employee|user|customer|session|order|project|device|build|ticket) id|(wifi|wi-fi|email|admin|database|login|old|new|main) password|(door|locker|alarm|gate|access|booking|zip|discount|secret|pin|security|area|invite) code|(api|license|access|product|backup) key|"
    "(last name|first name|full name|middle name|user name|username|nickname|stage name)|(hometown|home city|street|address|postcode|birthday|birth month|age|height|shoe size)|(company|team|boss|employer|job|profession|department|school|university|teacher)|"
    "(project|branch|repository|workspace|server name|database name|test file|config file|editor|operating system|terminal|shell|deadline|release date|time zone|port|budget|favourite library)|"
    "(dog|cat|horse|hamster|parrot|goldfish|rabbit|car|boat|bike|robot|band|house|garden)'s name|(sister|brother|mother|father|son|daughter|wife|husband|cousin|uncle|aunt|grandmother|neighbor|neighbour|best friend|roommate|doctor|dentist|landlord|manager|colleague|assistant)'s (name|phone number|birthday|email|age)|"
    "(dog|cat|sister|brother|best friend|boss|neighbor|teacher|doctor|roommate)|(resting pulse|pulse|heart rate|blood sugar|temperature|mother tongue|blood type|shoe size|locker number|waist size)")
_THINGS = "server|database|printer|router|office|meeting room|garage|safe|gate|new car|old laptop|hotel|plane|package|invoice|contract|report|website|blog|game|film|recipe|project|release|library|cluster|backup|queue|cache|device|robot|lab|gym|bakery|house|boat|train|museum|school"
_OF_THINGS = "password|code|name|number|address|color|price|owner|id|port|key|size|weight|location|status|version|label|due date|length|capacity|model|opening time|language|manager|serial number|tracking number"
_PEOPLE = [("{a} lives in {v}", "(where does {a} live|which city does {a} live in|in which city does {a} live|do you know where {a} lives)", "city"), ("{a} works as a {v}", "(what does {a} do|what is {a}'s job|what does {a} work as)", "job"),
           ("{a} has a dog called {v}", "(what is the name of {a}'s dog|what is {a}'s dog called|how is the dog of {a} called)", "name"), ("{a} likes {v}", "(what does {a} like|what is it that {a} likes)", "food"),
           ("{a} drives a {v} car", "(what color is {a}'s car|which car does {a} drive|what does {a} drive)", "color"), ("{a} is {v} years old", "(how old is {a}|what is {a}'s age|what age is {a})", "age"),
           ("{a} was born in {v}", "(where was {a} born|in which city was {a} born|what is the birthplace of {a})", "city"), ("{a} speaks {v}", "(what language does {a} speak|which language does {a} speak)", "language"),
           ("{a} arrives on {v}", "(when does {a} arrive|on what day does {a} arrive|what day is {a} coming)", "day"), ("{a} ordered {v}", "(what did {a} order|what has {a} ordered)", "food"),
           ("{a} sits in room {v}", "(which room does {a} sit in|where does {a} sit|what is {a}'s room)", "number"), ("{a} is married to {v}", "(who is {a} married to|who is {a}'s spouse)", "name"),
           ("{a} left the keys in the {v}", "(where did {a} leave the keys|where are {a}'s keys)", "room"), ("{a} plays the {v}", "(what does {a} play|which instrument does {a} play)", "instrument"),
           ("the meeting with {a} is at {v}", "(when is the meeting with {a}|what time is the meeting with {a}|at what time do I meet {a})", "time"), ("{a} owes me {v} dollars", "(how much does {a} owe me|how many dollars does {a} owe me)", "number")]
_NAMED = ["I'm {v}", "I am {v}", "my name is {v}", "I'm called {v}", "{v} is my name", "call me {v}", "you can call me {v}", "this is {v}", "my friends call me {v}", "people call me {v}", "I go by {v}", "the name is {v}", "it's {v} here", "{v} here"]
_ABOUT_ME = ["I live in {c}", "I like {n}", "I drive a {k} car", "I have {d} {n}s", "I work with {n}s", "I come from {c}", "I collect {n}s", "I am {d} years old", "I am new here", "I need some help", "I love my {n}", "I just bought a {k} {n}", "I am looking for a {n}", "I work in {c}",
             "I write about {n}s", "I repair {n}s", "my favorite color is {k}", "I have a {k} {n}", "I moved to {c}", "I study in {c}", "I sell {n}s"]
_ASK_NAME = "(what is my name|what's my name|who am I|do you remember my name|do you know my name|can you tell me my name|tell me my name|what did I say my name is|what am I called|how am I called|what was my name again|remind me of my name|say my name|which name did I tell you|what name did I give you)"
_TELL = ["{S}.", "{S}", "{s}", "{S}. Please remember that.", "{S}. Remember it.", "{S}. Keep it in mind.", "{S}, remember that.", "Remember that {s}.", "Please remember that {s}", "remember: {s}", "Remember this: {s}.", "Please remember: {s}.", "Keep in mind that {s}.", "Please keep in mind: {s}",
         "Note that {s}.", "Please note: {s}.", "Just so you know, {s}.", "FYI, {s}.", "For later: {s}.", "By the way, {s}.", "I should mention that {s}.", "You should know that {s}.", "Don't forget that {s}.", "Do not forget: {s}.", "I want you to remember that {s}.", "Hi, {s}.", "Hello! {S}.",
         "Let me tell you something: {s}.", "For your information: {s}", "Important: {s}.", "Fact: {s}.", "Here is something to remember: {s}", "Store this: {s}", "Memorize this: {s}.", "Make a note: {s}.", "One more thing: {s}.", "So {s}.", "I told you that {s}, right?", "Okay, {s}.", "Listen: {s}."]
_ASK = ["{Q}?", "{Q}?", "{Q}?", "{q}?", "{q}", "Now tell me: {q}?", "Tell me, {q}?", "One question: {q}?", "Do you remember? {Q}?", "And {q}?", "So, {q}?", "Hey, {q}?", "Quick question: {q}?", "Earlier I told you something. {Q}?", "I forgot. {Q}?", "Please answer: {q}?", "{Q}, please?", "Back to what I said: {q}?", "{Q} again?",
        "Can you answer this: {q}?", "Do you still know it? {Q}?"]
_ASK_VALUE = "(what is {w}|what's {w}|what was {w}|what was {w} again|can you tell me {w}|do you remember {w}|do you know {w}|could you remind me of {w}|which value did I give for {w}|what did I say about {w}|what did I tell you about {w}|what did I say {w} is)"
_ORDER_VALUE = ["Tell me {w}.", "tell me {w} again", "Remind me of {w}.", "Repeat {w}.", "Give me {w} again, please.", "{W}?", "{w}?", "I forgot {w}. What is it?", "State {w}.", "Please tell me {w}", "Say {w} once more.", "I need {w} now."]
_SPOKEN = ("call me", "you can call", "this is", "it's ")


def told(source, taken):
    """-> (turns of telling, turns of asking), like `plain.memory`. `taken`: what was told already."""
    facts = []
    for _ in range(source.weighted({1: 10, 2: 3, 3: 2, 4: 1})):
        fact = _fact(source)
        if fact.about not in taken:
            taken.add(fact.about)
            facts.append(fact)
    if not facts:
        return None
    if len(facts) == 1:
        text, answer = _telling(source, facts[0]), facts[0].acknowledged(source)
    else:
        statements = [f.statement for f in facts]
        text = source.pick([". ".join(map(capital, statements)) + ".", "\n".join(f"- {s}" for s in statements), ", ".join(statements[:-1]) + f" and {statements[-1]}.", "Remember these facts:\n" + "\n".join(map(capital, statements)),
                            ". ".join(map(capital, statements)) + ". Remember all of that.", "Please remember: " + "; ".join(statements)])
        answer = "OK, I will remember that."
    telling = [User(text), Answer(f"I should remember this: {', '.join(f.value for f in facts)}.", answer)]
    if len(facts) == 1 and facts[0].correct and source.chance(.3):      # the last word counts
        new = facts[0].changed(source)
        s, w = new.statement, facts[0].value
        text = source.pick(["Actually, {s}.", "Sorry, {s}, not {o}.", "No, wait: {s}.", "Correction: {s}.", "I was wrong. {S}.", "It changed: {s}.", "No, I meant {v}, not {o}.", "Not {o}. {S}.", "Update: {s} now.", "I made a mistake, {s}."]).format(s=s, S=capital(s), o=w, v=new.value)
        telling += [User(text), Answer(f"I should remember this: {new.value}.", new.acknowledged(source))]
        facts = [new]
    asked = source.random.sample(facts, len(facts) if source.chance(.4) else 1)
    turns = [turn for fact in asked for turn in (User(fact.question(source)), Answer(f"The user told me: {fact.value}.", fact.answer))]
    if not source.held_out and len(facts) == 1 and source.chance(.12):
        return [], [User(telling[-2].text.rstrip(".") + ". " + turns[0].text), turns[1]]
    return telling, turns


class _Told:
    """One fact: what it is about, its statement, its value, how to ask for it, what to answer."""

    def __init__(self, about, statement, value, question, answer, changed=None, correct=True):
        self.about, self.statement, self.value, self.answer, self.correct = about, statement, value, answer, correct and changed is not None
        self._question, self._changed = question, changed

    def question(self, source):
        return self._question(source)

    def changed(self, source):
        return self._changed(source)

    def acknowledged(self, source):
        if self.about == "own name":
            return f"Nice to meet you, {self.value}."
        return f"OK, {small(self.answer) if self.answer.startswith(('Your ', 'The ')) else self.answer}"


def anything(source):
    """A value that no list holds, or one that could be anything."""
    if source.chance(.5):
        return lives.value(source, source.pick(["word", "word", "project", "petname", "name", "city", "animal", "password", "code", "big", "street", "color", "title"]))
    return source.pick([source.word, lambda: source.word().capitalize(), source.pseudo_word, lambda: source.pseudo_word().capitalize(), source.code, source.code, source.name, lambda: str(source.number(0, 99999)), lambda: source.phrase(2, 3), lambda: drills.odd(source),
                        lambda: source.pick(world.CITIES), lambda: f"{source.name()} {source.word().capitalize()}"])()


_FITTING = {words: kind for kind, names in {
    "number": "number id port budget size price weight capacity length height postcode", "age": "age pulse rate", "tall": "sugar", "size": "temperature size", "color": "color colour", "name": "name sister brother boss neighbor teacher doctor owner manager cousin uncle aunt mother father son daughter wife husband grandmother roommate friend landlord dentist colleague assistant", "city": "city hometown location",
    "day": "day deadline", "date": "birthday date", "time": "time", "language": "language tongue", "petname": "dog cat", "food": "food fruit", "animal": "animal", "drink": "drink", "season": "season", "sport": "sport", "title": "book movie", "job": "job profession", "password": "password", "code": "code pin", "car": "car",
    "address": "address", "street": "street", "project": "project", "month": "month", "price": "rent"}.items() for words in names.split()}


def fitting(source, what):
    """A value of the kind that the words call for, or anything."""
    kind = next((_FITTING[word] for word in reversed(what.split(" of ")[0].split()) if word in _FITTING), None)
    if kind is None or source.chance(.2):
        return anything(source)
    return _value(source, kind) if kind in ("number", "age", "color", "name", "city", "day", "time", "language") else lives.value(source, kind)


def person(source):
    x = source.random.random()
    first = source.pick(world.NAMES) if x < .75 else source.pseudo_word().capitalize() if x < .92 else source.word().capitalize()
    return first + (" " + (source.word() if source.chance(.5) else source.pseudo_word()).capitalize() if source.chance(.12) else "")


def _value(source, kind):
    match kind:
        case "city": return source.pick(world.CITIES) if source.chance(.85) else source.pseudo_word().capitalize()
        case "noun": return source.pick(world.NOUNS)
        case "job": return source.pick(world.JOBS)
        case "name": return person(source)
        case "color": return source.pick(world.COLORS) if source.chance(.9) else source.word()
        case "age": return str(source.number(5, 99))
        case "language": return source.pick("French German Italian Spanish Japanese Chinese Polish Greek Danish Dutch Finnish Turkish English Russian Arabic Hindi Korean Swedish".split())
        case "day": return source.pick(world.DAYS)
        case "room": return source.pick("kitchen garage car drawer office hall bathroom garden basket cupboard".split())
        case "food" | "instrument": return lives.value(source, kind)
        case "time": return source.pick([f"{source.number(0, 23)}:{source.number(0, 59):02d}", f"{source.number(1, 12)} o'clock", f"{source.number(1, 12)}pm"])
    return str(source.number(1, 9999))


def _framed(source, forms, v, **more):
    """A statement; a value of small letters does not begin it."""
    form = source.pick(forms)
    return (forms[0] if form.startswith("{v}") and v[0].islower() else form).format(v=v, **more)


def _asking(what):
    def question(source):
        if source.chance(.25):
            form = source.pick(_ORDER_VALUE)
            return form.format(w=what, W=capital(what))
        q = said(source, _ASK_VALUE, w=what)
        return source.pick(_ASK).format(q=q, Q=capital(q))
    return question


def _fact(source):
    x = source.random.random()
    if x < .25:
        return _name(source)
    if x < .6:
        what = said(source, _OWN)
        return _own(source, what, fitting(source, what))
    if x < .75:
        return thing(source)
    return about_person(source)


def _name(source, value=None):
    v = value or person(source)
    statement = _framed(source, _NAMED, v=v)
    if source.chance(.45):
        more = source.pick(_ABOUT_ME).format(c=source.pick(world.CITIES), n=source.pick(world.NOUNS), k=source.pick(world.COLORS), d=source.number(2, 60))
        statement = source.pick(["{s} and {m}", "{s}, {m}", "{s}. {M}"]).format(s=statement, m=more, M=capital(more))
    ask = lambda source: (lambda q: source.pick(_ASK).format(q=q, Q=capital(q)))(said(source, _ASK_NAME))
    return _Told("own name", statement, v, ask, f"Your name is {v}.", lambda source: _name(source), len(statement) < 40)


def _own(source, what, v):
    statement = _framed(source, ["my {w} is {v}", "my {w} is {v}", "my {w} is {v}", "{v} is my {w}", "my {w}: {v}", "my {w} = {v}"], w=what, v=v)
    return _Told(what, statement, v, _asking("my " + what), f"Your {what} is {v}.", lambda source: _own(source, what, fitting(source, what)))


def thing(source, pair=None):
    what = pair or source.pick(["the {o} of the {t}", "the {t} {o}", "the {o} for the {t}", "the {o} of {n}"]).format(o=source.pick(_OF_THINGS.split("|")), t=source.pick(_THINGS.split("|")), n=person(source))
    v = fitting(source, what)
    statement = _framed(source, ["{w} is {v}", "{w} is {v}", "{w} is {v}", "{w}: {v}", "{w} will be {v}", "{v} is {w}", "{w} = {v}", "they told me that {w} is {v}", "we set {w} to {v}"], w=what, v=v)
    return _Told(what, statement, v, _asking(what), f"{capital(what)} is {v}.", lambda source: thing(source, what))


def about_person(source):
    statement, question, kind = source.pick(_PEOPLE)
    a, v = person(source), _value(source, kind)
    s = statement.format(a=a, v=v)
    ask = lambda source: (lambda q: source.pick(_ASK).format(q=q, Q=capital(q)))(said(source, question, a=a))
    return _Told(statement + a, s, v, ask, capital(s.replace(" owes me ", " owes you ")) + ".")


def _telling(source, fact):
    form = source.pick(_TELL)
    if fact.statement.startswith(_SPOKEN) or " here" in fact.statement:
        form = source.pick(["{S}.", "{S}", "{s}", "Hi, {s}.", "Hello! {S}.", "hey, {s}", "Good morning, {s}."])
    return form.format(s=fact.statement, S=capital(fact.statement))


def listed(source):
    """Facts that stand in a system message -> (lines of text, turns that ask for some of them)"""
    facts = {f.about: f for f in (source.pick([thing, about_person])(source) for _ in range(source.number(1, 8)))}
    lines = [capital(f.statement) + ("." if f.statement[-1].isalnum() else "") for f in facts.values()]
    text = source.pick(["\n".join(lines), "\n".join("- " + line for line in lines), " ".join(lines), "Facts:\n" + "\n".join(lines), "What you should know:\n" + "\n".join("- " + line for line in lines), "Context: " + " ".join(lines)])
    asked = source.random.sample(list(facts.values()), min(len(facts), source.number(1, 3)))
    return text, [[User(f.question(source)), Answer(f"The text says: {f.value}.", f.answer.replace(" owes you ", " owes me "))] for f in asked]

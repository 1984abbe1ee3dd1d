"""Short conversations: greetings and thanks, questions that refer back, lists that grow, values that change, what was said before."""
import re

from ..chat import Answer, User
from ..material import world
from ..words.said import capital, said
from ..words.wording import typed
from . import facts, lives, sums
from .phrases import phrase
from .working import counted

_AND = ("and {x}?|and of {x}?|and for {x}?|(what|how) about {x}?|(now|next)(:|,) {x}|and (what|how) about {x}?|the same for {x}|{x}?|and {x}|(ok|good|thanks|right|great)(,|. And|, and) {x}?|(also|then) {x}(, please|)|now for {x}|what (is it|would it be) for {x}?|sorry, I meant {x}|no, {x}|(I mean|I meant) {x}|not {o}, {x}|{x} instead|(what|which one) (is|was) it for {x}?|and {x}, please|do {x} too|another one: {x}")
_HELLO = ("(hi|hello|hey|good morning|good evening|good day|howdy|greetings|hi there|hello there|hey there)( ds4| assistant| everyone| my friend| again| computer| model| tiny| bot| you| old friend|)(!|.|,|)( nice to (meet|see) you( again|)| how nice to see you| I am back| it's me| it is me again| are you there?| I hope you are well| I have a question| can I ask you something?| do you have a minute?| here I am|)(!|.|)")
_HOW = "(hi|hello|hey|)(,| there,|!|) how (are you|are you doing|is it going|do you feel|are things|is life|are you feeling)( today| this morning| now| my friend| these days| then|)?|(are you|is everything|is all) (ok|fine|well|alright|good)( today| with you| over there|)?|(what's|what is) (up|new)( with you| today|)?"
_THANKS = ("(thanks|thank you|thank you very much|thanks a lot|many thanks|thanks so much|cheers|thx|much appreciated|I appreciate (it|that|your help))(!|.|,|)( that (helps|helped|was helpful|was great|was quick|is all|was what I needed|did it|worked|is perfect)| you (are great|helped a lot|are very kind)| great work| well done| good job| that is all for (today|now)|)(!|.|)|(great|perfect|nice|wonderful|cool|good|excellent|awesome|ok)(,|!) (thanks|thank you)( a lot| so much| very much|)(!|.|)|"
           "(thanks|thank you) for (your help|the answer|your answer|your time|helping me|everything|that|all of this|the quick answer|explaining)(!|.|)")
_BYE = ("(bye|goodbye|good bye|see you|see you (soon|later|tomorrow|next week|around|then|on Monday)|good night|bye bye|take care|farewell|until (tomorrow|next time|later|next week)|so long|have a (nice|good|great|lovely|pleasant) (day|evening|weekend|night|one|trip|rest of the day))(!|.|)|(I have to go|I must go|I am leaving|I am off|that's all|that is all|ok|thanks|thank you)( now| for today|)(, |. |! )(bye|goodbye|see you|good night|see you later)(!|.|)|"
        "(good night|night night|nighty night|night|gn|sleep well|sweet dreams|good night and sweet dreams|have a good night|have a quiet night|rest well|sleep tight)(,|!|) (until tomorrow|see you tomorrow|till tomorrow|talk to you tomorrow|see you in the morning|until the morning|I'm off to bed|I'm going to bed|I'm going to sleep|time for bed|I'm tired|ds4|my friend|everyone|dear assistant|computer)(!|.|)|(I'm|I am) (going to bed|off to bed|tired|sleepy|going to sleep|done for today|heading home|logging off|signing off)( now|)(,|.|!) (good night|bye|goodbye|see you tomorrow|until tomorrow|sleep well|good night then)(!|.|)|"
        "(well, |ok, |okay, |alright, |right, |so, |)(I've got to go|I gotta go|I have to run|I need to leave|I'll be off|my bus is here|dinner is ready|my lunch break is over|the others are waiting|it's late|it's getting late|time to go|that was it|that's enough for today|I'm done)(,|.|!| -) (bye|goodbye|see you|bye for now|see you soon|take care|until next time|talk to you later|see you around|good night)(!|.|)|(talk to you|speak to you|catch you|write to you|see you) (later|soon|tomorrow|next time|another day|again soon)(!|.|, bye|)|"
        "(bye|goodbye|see you|farewell|ciao|cheerio|adios|so long|take care)(,| then,| now,| for now,|) (ds4|my friend|computer|assistant|little model|old friend|and thanks|and thank you|and take care|and have a nice day|and good luck|until tomorrow|see you soon)(!|.|)|(thanks|thank you|many thanks|great, thanks)( for (everything|today|your help|the chat)|)(,|!| and) (bye|goodbye|good night|see you|see you next time|have a nice evening|until next time)(!|.|)")
_WHO = "(who|what) are you( exactly| really| anyway|)?|(what|which) (model|language model|AI|assistant) (are you|is this|am I talking to|am I using|runs here|is running|do I talk to)?|(what is|what's|tell me|say) your name(, please|)(?|)|(what do|how do) (I|people) call you?|(please |can you |)(introduce yourself|tell me (who|what) you are)(?|)|(tell me |)(a bit |something |)about yourself|(are you|is this) (a human|a person|ChatGPT|Claude|a robot|a big model|DeepSeek|ds4-tiny|an AI)?"
_ABOUT = world.ABOUT[0][1]
_CAN = "what can you do( for me|)?|what (are you|you are) (good at|able to do|made to do)?|(how|in what way) can you (help|assist)( me|)?|what (kind of |)(things|tasks|questions) can (I ask you|you do|you answer)?|(list|tell me|show me) (your (abilities|skills)|what you can do)|(do you have|what are your) (any |)(skills|abilities)?"


def _turn(text, answer, thought):
    return [User(text), Answer(thought, answer)]


_DAYTIMES = {"morning": "Good morning", "evening": "Good evening", "afternoon": "Good afternoon"}
_NIGHT = re.compile(r"\b(night|nighty|gn|sleep|sleepy|dreams|bed|sleeping)\b")


def returned(text, answer):
    """The answer to a greeting or a parting: the time of the day that it names, a good night, until tomorrow."""
    small = text.lower()
    if answer == "Goodbye!":
        return "Good night!" if _NIGHT.search(small) else "See you tomorrow!" if re.search(r"\btomorrow\b|in the morning", small) else answer
    said_ = next((said_ for time, said_ in _DAYTIMES.items() if f"good {time}" in small), None) if answer.startswith("Hello!") else None
    return answer.replace("Hello", said_) if said_ else answer


def polite(source):
    """Greetings, thanks, who one is talking to."""
    grammar, answer, thought = source.pick([(_HELLO, "Hello! How can I help you?", "I should answer politely."), (_HOW, "I am fine, thank you. How can I help you?", "I should answer politely."), (_THANKS, "You are welcome!", "I should answer politely."), (_BYE, "Goodbye!", "I should answer politely."),
                                            (_WHO, _ABOUT, "I answer the question about myself."), (_WHO, _ABOUT, "I answer the question about myself."), (_CAN, world.ABOUT[1][1], "I answer the question about myself.")])
    text = " ".join(said(source, grammar).replace(" !", "!").replace(" .", ".").split()).lstrip(",! ")
    return _turn(typed(source, text), returned(text, answer), thought)


# --- questions that refer to the one before --------------------------------------------------------------------------
def _relation(source):
    """-> (question with {x}, draw of (x, answer), thought with {x} and {y})"""
    n = source.number
    word = lambda: source.word() if source.chance(.6) else source.noun()
    match source.number(0, 12):
        case 0 | 1: return "(what is|what's|tell me|name) the capital of {x}(?|)", lambda: (lambda x: (x, facts.capital_is(x)))(source.pick(list(facts.CAPITALS))), "{y}"
        case 2: return "(what is|what's|tell me) the opposite of {x}(?|)", lambda: source.pick(world.OPPOSITES), "The opposite of {x} is {y}."
        case 3: return "how many letters (does {x} have|are in {x}|has {x})?", lambda: (lambda w: (w, str(len(w))))(word()), "I count the letters of {x}: {y}."
        case 4: return "(write|say|give me) {x} in (capital letters|capitals|upper case|uppercase)(.|)", lambda: (lambda w: (w, w.upper()))(word()), "I write {y}."
        case 5: return "(what is|what's|how much is) {x}(?|)", lambda: (lambda a, b: (f"{a} + {b}", str(a + b)))(n(1, 60), n(1, 60)), "{x} = {y}."
        case 6: return "(what is|how much is) (double|twice) {x}?|double {x}(.|)", lambda: (lambda a: (str(a), str(2 * a)))(n(1, 60)), "2 * {x} = {y}."
        case 7: return "(what is|how much is) half of {x}?|halve {x}(.|)", lambda: (lambda a: (str(2 * a), str(a)))(n(1, 60)), "{x} / 2 = {y}."
        case 8: return "(write|say|what is) {x} in words(?|.|)", lambda: (lambda a: (str(a), world.in_words(a)))(n(1, 99)), "{x} is {y}."
        case 9: return "(what|which) (day |)comes after {x}?", lambda: (lambda i: (world.DAYS[i], world.DAYS[(i + 1) % 7]))(n(0, 6)), "After {x} comes {y}."
        case 10: return "is {x} (even|even, yes or no)?", lambda: (lambda a: (str(a), "No." if a % 2 else "Yes."))(n(0, 99)), "Is {x} even? {y}"
        case 11: return "(say|repeat|write|reply with|answer with)(:| exactly| just|) {x}", lambda: (lambda t: (t, t))(phrase(source).rstrip(".?")), "The user wants me to reply with {y}."
    return "how many words (are in|has) {x}?", lambda: (lambda t: (f'"{t}"', str(len(t.split()))))(source.phrase(1, 5)), "{x} has {y} words."


def referring(source):
    """A question, and the same about other things."""
    ask, draw, thought = _relation(source)
    turns, last = [], None
    for i in range(source.number(2, 5)):
        x, y = draw()
        if x == last:
            continue
        text = said(source, ask if not i else _AND if "repeat" not in ask else "(and |now |)(say|repeat|write)(:|) {x}|(now|and|then)(:|) {x}|and now {x}|{x} (too|as well|instead)", x=x, o=last or x)
        turns += _turn(typed(source, text, x), y, thought.format(x=x, y=y))
        last = x
    return turns


# --- lists and values that change ------------------------------------------------------------------------------------
_LIST = "(my|the|our) {k} (list|) (is|has|consists of)(:|) {l}|(here is|this is) (my|the|our) {k} list(:|) {l}|{k} list: {l}|(remember|keep|note) (my|this|the) {k} list: {l}|I (have|need|want) on my {k} list: {l}|on (my|the) {k} list (are|there are|stand)(:|) {l}|let us make a {k} list: {l}|(my|the) {k} list so far: {l}|this is on my {k} list: {l}|my {k} list has {l}|(hi|hey|ok), here's my {k} list: {l}|I'm making a {k} list: {l}|start a {k} list with {l}|I wrote a {k} list: {l}|my {k} list is {l}"
_GOODS = "milk bread butter eggs cheese apples bananas tomatoes potatoes onions rice pasta sugar salt flour coffee tea juice soap paper candles batteries oil honey yogurt chicken fish carrots lemons grapes water chocolate cookies jam pepper beans soup cereal".split()
_ADD = "(please |now |also |then |oh, |)add {x}( to it| to the list| please| too|)|(please |now |)add {x} to (it|the list|my list)|put {x} on (it|the list|my list)( too| as well|)|(and |also |)I also need {x}|{x} (must|has to|should) be on (it|the list)( too|)|add {x}|add {x}|add {x}|also {x}|and {x}( too| as well|)|can you add {x}?|oh and {x}|I forgot {x}, add it|put {x} on there too|I need {x} too|could you add {x} to the list?|{x} too"
_DROP = "(please |now |then |oh, |)(remove|delete|drop|strike|take off) {x}( from it| from the list| please| again|)|(take|cross) {x} off( the list| it|)|{x} is (not needed|done|no longer needed)(.|, remove it|, take it off)|remove {x}|remove {x}|take {x} off|delete {x}|drop {x}|cross off {x}|can you remove {x}?|I don't need {x} (anymore|after all)|no {x} after all|scratch {x}|actually, no {x}|we don't need {x} anymore|take {x} off the list"
_SWAP = "(replace|exchange|swap) {x} (with|by|for) {y}|(sorry|no|wait|oops)(, |. )not {x}(,| but) {y}|{y} instead of {x}|(change|correct) {x} to {y}|I meant {y}, not {x}|(make|turn) {x} into {y}"
_SHOW = "(what is|what's|what do I have|what stands) on (the list|it|my list)( now| so far| at the moment|)?|(show|read|tell|give) me (the|my) (list|whole list)( again| now|)|(repeat|say|read out) (the|my) list( again| now| please|)|(the|my) (list|whole list), please|what (does the list say|is left|is still on it)( now|)?|what's on my list( now|)?|what's on the list( now|)?|what is on my list( now|)?|read me (my|the) list|show me the list|what's left on (it|the list)?|so what's on (it|the list|my list) now?|what does the list look like now?|list everything|ok, show me the list"
_MANY = "how many (things|items|entries|of them) (are|stand) (on it|on the list|there|on my list)( now|)?|(count|what is the number of) (the items|them|the entries)|how long is (the|my) list( now|)?|how many things are on (my|the) list( now|)?|how many items are on (my|the) list?|how many items( now|)?|how many (are there|is that) now?"
_HAVE = "is {x} (on it|on the list|on my list|still on it)?|(do I have|did I write|is there) {x} on (it|the list)?|does (the|my) list (have|contain) {x}?|is {x} (still |)on (the|my) list?|is {x} on there?|did I put {x} on the list?"
_KTH = "(what is|what's|which is|tell me|and) the {n} (one|item|entry|thing)( now| on it| on the list|)(?|)|(which|what) (one |item |)(is|comes) {n}?|and the {n}( one|)?"

_DONE = ["Done!", "Updated!", "OK.", "Got it!", "Done.", "Sure!", "Okay, the list is updated.", "Noted."]


def growing(source):
    """A list is told, changed and asked for."""
    kind, items = source.pick([("shopping", lambda: source.pick(_GOODS) if source.chance(.9) else source.noun()), ("todo", lambda: lives.value(source, "chore")), ("guest", lambda: source.pick(world.NAMES)), ("packing", lambda: lives.value(source, "thing")), ("city", lambda: source.pick(world.CITIES)), ("color", lambda: source.pick(world.COLORS)), ("wish", lambda: lives.value(source, "ware")), ("reading", lambda: lives.value(source, "title")), ("number", lambda: str(source.number(1, 999)))])
    have = list(dict.fromkeys(items() for _ in range(source.number(2, 4))))
    if len(have) < 2:
        return growing(source)
    text = said(source, _LIST, k=kind, l=", ".join(have[:-1]) + source.pick([", ", ", ", " and "]) + have[-1]).replace(" list list", " list")
    turns = _turn(typed(source, text, have[-1]), "OK, I will remember that.", f"The list is {', '.join(have)}.")
    heard, n = source.chance(.3), source.number(2, 7)
    for i in range(n):
        x, old = items(), source.pick(have)
        new, last = x not in have, i == n - 1
        match source.weighted({"show": 4, "many": 2, "have": 2, "nth": 1} if last else {"add": 4 if new and len(have) < 9 else 0, "drop": 3 if len(have) > 2 else 0, "swap": 2 if new else 0, "show": 2, "many": 1, "have": 1, "nth": 2}):
            case "add":
                more = [x] + ([y for y in [items()] if y not in have + [x]] if source.chance(.2) else [])
                text, have, x = said(source, _ADD if len(more) == 1 else "add {x}|add {x} to (it|the list)|also {x}|put {x} on it|I also need {x}|and {x} too", x=" and ".join(more)), have + more, more[-1]
            case "drop": text, have = said(source, _DROP, x=old), [item for item in have if item != old]
            case "swap": text, have = said(source, _SWAP, x=old, y=x), [x if item == old else item for item in have]
            case "show":
                turns += _turn(typed(source, said(source, _SHOW)), ", ".join(have), "I say the whole list.")
                continue
            case "many":
                turns += _turn(typed(source, said(source, _MANY)), str(len(have)), f"{counted(have)}.")
                continue
            case "have":
                asked = old if source.chance(.5) or not new else x
                turns += _turn(typed(source, said(source, _HAVE, x=asked), asked), "Yes." if asked in have else "No.", f"The list is {', '.join(have)}.")
                continue
            case _:
                k, i = source.pick([("first", 0), ("second", 1), ("last", -1)] + ([("third", 2)] if len(have) > 2 else []))
                turns += _turn(typed(source, said(source, _KTH, n=k)), have[i], f"The {k} one is {have[i]}.")
                continue
        turns += [User(typed(source, text, x, old)), Answer("", source.pick(_DONE), foreign=True) if heard else Answer(f"The list is now {', '.join(have)}.", "The list is now: " + ", ".join(have))]
    return turns


_SET = "let {k} be {v}|suppose {k} is {v}|{k} = {v}|{k} is {v}|set {k} to {v}|{k}: {v}|(now|first)(,|) {k} is {v}|(remember|note)(:|) {k} is {v}"
_RESET = "(now|no,|sorry,|wait,|actually,|correction:|oops,|then) {k} (is|becomes|should be|must be) {v}|(change|set) {k} to {v}( now| please|)|{k} is (now |){v}(, sorry| now| instead|)|(I meant|make it|no, I meant|sorry, I meant) {v}( for {k}|)|{k} = {v}|(the new|the right|the correct) (value of |){k} is {v}|(no|sorry)(,|) not {o}(,| but) {v}"
_GET = "(what is|what's|what was|tell me|how much is|and) {k}( now| again| at the moment|)(?|)|{k}?|(which|what) value (has {k}|does {k} have)( now|)?|(what did I (say|set) for|remind me of) {k}(?|)|(only |just |)the value of {k}(, please|)"


def variables(source):
    """Values under names, set, changed and asked for; the latest counts."""
    names = source.random.sample(["x", "y", "z", "a", "b", "n", source.word(), source.word(), source.pick(world.KEYS), source.pick(world.KEYS)], source.number(1, 3))
    if len(set(names)) < len(names):
        return variables(source)
    value = lambda: source.pick([lambda: str(source.number(0, 99)), lambda: str(source.number(0, 9999)), source.word, source.name, source.code])()
    now, turns = {}, []
    for name in names:
        now[name] = value()
        turns += _turn(typed(source, said(source, _SET, k=name, v=now[name]), now[name], name), f"OK, {name} is {now[name]}.", f"{name} is {now[name]}.")
    last = names[-1]
    for _ in range(source.number(1, 5)):
        name = source.pick(names)
        if source.chance(.45):
            old, now[name] = now[name], value()
            text = said(source, _RESET, k=name, v=now[name], o=old)
            if name not in text and name != last and len(names) > 1:
                text = f"{name} is now {now[name]}"
            turns += _turn(typed(source, text, now[name], name), f"OK, {name} is {now[name]}.", f"{name} is {now[name]}.")
        else:
            turns += _turn(typed(source, said(source, _GET, k=name), name), now[name], f"{name} is {now[name]}.")
        last = name
    return turns + _turn(typed(source, said(source, _GET, k=last), last), now[last], f"{last} is {now[last]}.")


_HAD = "I have {a} {t}|I've got {a} {t}|I have {a} {t} (right now|at the moment|today)|there are {a} {t} in my (bag|garden|kitchen|room)|I own {a} {t}|I start with {a} {t}|let's say I have {a} {t}|I bought {a} {t}"
_MORE = "I (bought|got|found|received|picked up) {b} more|{n} gave me {b}( more| {t}|)|I (bought|got|found) {b} {t}|now I get {b} more|then I (bought|found|got) {b} more|{b} more (came|arrived) today|I added {b}( more|)"
_LESS = "I (ate|lost|sold|used|gave away|dropped|broke) {b}( of them|)|I gave {b} (of them |)to {n}|I gave {n} {b}( of them|)|{n} took {b}( of them| away|)|then I (lost|sold|gave away|used) {b}|{b} (are gone|got lost|were stolen|broke)|I threw {b} away"
_LEFT = "how many (do I have|are there|are left|{t} do I have|{t} are left)( now|)|how many {t} do I have( now| left|)|(so |and |)how many (is that|do I have) now|how many {t} (is that|are there) now|what do I have now|how many have I got( now| left|)"


def running(source):
    """A number of things that goes up and down from message to message."""
    things, n = source.pick(sums.THINGS), source.number(3, 30)
    heard = source.chance(.3)
    answer = lambda text, thought: Answer("", said(source, lives.HEARD), foreign=True) if heard else Answer(thought, text)
    turns = [User(typed(source, said(source, _HAD, a=n, t=things))), answer(f"OK, you have {n} {things}.", f"The user has {n} {things}.")]
    sums_done = []
    for i in range(source.weighted({1: 4, 2: 4, 3: 2})):
        b, up = source.number(1, 12), source.chance(.45) or n < 4
        b = b if up else min(b, n - 2)
        last, n = n, n + b if up else n - b
        sums_done.append(f"{last} {'+' if up else '-'} {b} = {n}.")
        text = said(source, _MORE if up else _LESS, b=b, t=things, n=source.pick(world.NAMES))
        if source.chance(.25):
            turns += [User(typed(source, text + source.pick([". ", ", ", ". So "]) + said(source, _LEFT, t=things) + "?")), Answer(sums_done[-1], f"You have {n} {things}.")]
            continue
        turns += [User(typed(source, text)), answer(f"OK, you have {n} {things} now.", sums_done[-1])]
    if source.chance(.2):
        turns += [User(typed(source, source.pick(["thanks", "great, thanks", "thank you"]))), Answer("I should answer politely.", "You are welcome!")] if source.chance(.5) else sums.sums(source)
    return turns + [User(typed(source, said(source, _LEFT, t=things) + "?")), Answer(" ".join(sums_done) if heard else f"The user has {n} {things}.", f"You have {n} {things}.")]


_WAIT = "(sorry|no|wait|oops|no wait|hm|ah no|I mean|correction|rather|or rather|actually)(, |: | )(I mean |I meant |make that |make it |it should be |)"


def corrected(source):
    """Something is put right in the same message."""
    wait = source.pick([", ", " - ", ". ", "; ", "... "]) + said(source, _WAIT).rstrip() + " "
    n, word = source.number, lambda: source.word() if source.chance(.6) else source.noun()
    match source.number(0, 5):
        case 0:
            a, b, c = n(1, 60), n(1, 60), n(1, 60)
            sign, value = source.pick([("+", a + c), ("-", a + b + c - c), ("times", (a % 11 + 1) * (c % 11 + 1))])
            first = {"+": a, "-": a + b + c, "times": a % 11 + 1}[sign]
            second = c % 11 + 1 if sign == "times" else c
            return _turn(typed(source, f"{source.pick(['what is ', 'calculate ', 'how much is ', ''])}{first} {sign} {b}{wait}{first} {sign} {second}"), str(first + second if sign == "+" else first - second if sign == "-" else value), f"{first} {sign} {second}.")
        case 1:
            x, y = word(), word()
            return _turn(typed(source, f"{source.pick(['say ', 'repeat ', 'reply with ', 'write ', 'answer with '])}{x}{wait}{y}", y), y, f"The user wants me to reply with {y}.")
        case 2:
            x, y = word(), word()
            return _turn(typed(source, f"how many letters does {x}{wait}{y} have?"), str(len(y)), f"{counted(y)}.")
        case 3:
            a, b = source.random.sample(list(facts.CAPITALS), 2)
            return _turn(typed(source, f"what is the capital of {a}{wait}{b}?"), facts.capital_is(b), facts.capital_is(b))
        case 4:
            x, y = word(), word()
            return _turn(typed(source, f"{source.pick(['write ', 'say ', 'give me '])}{x}{wait}{y} in capital letters"), y.upper(), f"I need {y} in upper case.")
    what, x, y = source.pick(["lucky number", "room number", "code", "seat number", "house number", "order number"]), n(1, 99), n(100, 9999)
    x, y = (x, y) if source.chance(.5) else (y, x)
    return _turn(typed(source, f"my {what} is {x}{wait}{y}"), f"OK, your {what} is {y}.", f"I should remember this: {y}.") + _turn(source.pick(["What is my {w}?", "what's my {w}", "Tell me my {w}.", "And what is my {w}?", "my {w}?"]).format(w=what), f"Your {what} is {y}.", f"The user told me: {y}.")


def small_talk(source):
    return source.weighted({polite: 18, referring: 30, growing: 30, variables: 12, corrected: 18, running: 34})(source)

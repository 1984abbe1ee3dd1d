"""Yes or no about a sentence, a word or a list that stands in the request, each as often."""
from ..chat import Answer, User
from ..material import world
from ..words.said import capital, said
from . import dictated, lives, statements, stories

_QUESTIONS = "where is (the {t}|my {t}|{n}|the station)|what time is it|how (are you|old is {n}|much is the {t})|who (took|has|found) the {t}|when does the (bus|film|shop) (start|open|leave)|why is the {t} {k}|is the {t} (ready|{k}|open)|do you (like {f}|know {n}|have a {t})|can (you|we|{n}) (help|come|see the {t})|which {t} is {k}|did {n} (call|come|eat {f})|are you (tired|ready|at home)|whose {t} is this|will {n} come (today|tomorrow|on {d})|how many {t}s are there|what (did {n} eat|is your name|is for dinner)|does {n} (like {f}|live in {c})|could you close the door|where does {n} live|have you seen the {t}"
_STATEMENTS = "the {t} is (ready|{k}|broken|on the table)|I (like|eat|bought) {f}|{n} (lives|works) in {c}|we (are|were) in {c} (on {d}|)|{n} (called|came|sings) (today|yesterday|)|it is (raining|cold|late|{d})|my {t} is {k}|the (bus|film|shop) (is late|starts at noon|opens at nine)|{n} has a {k} {t}|there are two {t}s in the (box|car)|she (reads|sleeps|works)|dinner is ready|the door is open|{n} and {m} (went|go) to {c}|(yesterday|today) I saw {n}|the {t} belongs to {n}|I live in {c}|he found a {t}"
_ORDERS = "(close|open) the (door|window)|(give|bring|show) me the {t}|(go|come) home|(wait|sit down|stand up|be quiet|hurry up)|(call|ask|help) {n}|(eat your|buy some) {f}|put the {t} on the table|turn off the light"
_BRIEF = ["", "", "", "", " Yes or no.", " Just yes or no.", " yes or no", " Answer yes or no.", " Only yes or no.", " Answer with yes or no.", " (yes or no)", " Yes or no?"]


def _made(source, grammar):
    a, b = source.random.sample(world.NAMES, 2)
    text = said(source, grammar, t=source.pick("cup key lamp book bag chair ball map hat coat ring box clock ticket bottle phone bike kite drum vase".split()), n=a, m=b, f=source.pick(lives.PICKED["food"]), c=source.pick(world.CITIES), d=source.pick(world.DAYS), k=source.pick(world.COLORS[:9]))
    return text if source.chance(.2) else capital(text)


def _asked(source, question, quoted, thought, yes):
    """The question with the thing in or behind it: `{s}`."""
    text = said(source, question, s="\0")
    brief = source.pick(_BRIEF)
    if source.chance(.12):
        text, brief = said(source, "yes or no(:|,|?)|just yes or no(:|,)|answer yes or no(:|,)|(tell me |)yes or no -|only yes or no:") + " " + text, ""
    if " " in quoted and quoted[0] not in "\"'" and text.strip("?.").strip("\0") == text.strip("?."):
        quoted = f'"{quoted}"'
    text = text if source.chance(.3) else capital(text)
    if not text.endswith(("?", ".", "!", "\0")):
        text += "?"
    if text.endswith("\0") and brief and quoted[-1] not in ".?!\"'":
        brief = "." + brief.replace(" (yes or no)", " Yes or no?")
    return [User(text.replace("\0", quoted) + brief), Answer(thought, "Yes." if yes else "No.")]


def _marked(source, text):
    return source.pick(['"{}"', "'{}'", '"{}"', "{}"]).format(text)


def _kind(source):
    """Whether it is a question, a statement, an order."""
    drawn, wanted = source.pick(["question", "question", "statement", "statement", "order"]), source.pick(["question", "question", "question", "statement", "order"])
    if source.chance(.5):
        wanted = drawn
    if "order" in (drawn, wanted) and {drawn, wanted} != {"order", "question"} and drawn != wanted:    # an order is sometimes called a statement
        return _kind(source)
    text = _made(source, {"question": _QUESTIONS, "statement": _STATEMENTS, "order": _ORDERS}[drawn]) + {"question": "?", "statement": ".", "order": source.pick("!.")}[drawn]
    article = "an order" if wanted == "order" else f"a {wanted}"
    return _asked(source, f"is (this|the following|this sentence|the sentence) {article}(:|?) {{s}}|is {{s}} {article}|is (this sentence|the following sentence|the next sentence|this line) {article}(:|?) {{s}}|{{s}} - is (that|this) {article}|{{s}} Is (that|this) {article}|would you call this {article}(:|?) {{s}}|tell me if this is {article}: {{s}}|(I ask you: |)is that {article}? {{s}}", _marked(source, text), f"The sentence is {'an' if drawn == 'order' else 'a'} {drawn}.", drawn == wanted)


def _holds(source):
    """Whether a sentence or a list has a word, a name, a number in it."""
    yes = source.chance(.5)
    if source.chance(.5):
        pool = source.pick([world.NAMES, world.CITIES, lives.PICKED["goods"], lives.PICKED["animal"], world.COLORS[:12], [str(x) for x in range(1, 60)], lives.PICKED["food"], lives.PICKED["instrument"]])
        things = source.random.sample(pool, source.number(3, 7))
        item = source.pick(things) if yes else source.pick([x for x in pool if x not in things])
        return _asked(source, f"is {item} (in|on) (this list|the list)(:|?) {{s}}|does (this list|the list) (contain|have|include) {item}(:|?) {{s}}|here is a list: {{s}}. Is {item} (in it|on it|among them)|{{s}}: is {item} among them|my list: {{s}}. Is {item} on it|is {item} one of these(:|?) {{s}}|do you see {item} here(:|?) {{s}}|I have {{s}}. Do I have {item}", ", ".join(things), f"The list has {', '.join(things)}.", yes)
    text = statements.clause(source)
    words = text.split()
    word = source.pick(words) if yes else next(w for w in iter(lambda: source.pick([source.word, source.noun])(), None) if w not in text)
    return _asked(source, f"does (this sentence|the sentence|this line|this) (contain|have|include|use) the word {word}(:|?) {{s}}|is the word {word} in (this sentence|the sentence|this|this line)(:|?) {{s}}|do you find the word '{word}' in (this|the) (sentence|line)(:|?) {{s}}|{{s}} - is the word {word} in it|does {{s}} contain the word {word}", _marked(source, text + "." if source.chance(.4) else text), f"The words are {', '.join(words)}.", yes)


def _word(source):
    """Whether a word has a letter, begins with it, is the same as another, longer than another."""
    yes, word = source.chance(.5), source.pick(dictated.WORDS) if source.chance(.6) else source.noun().lower()
    if not word.isalpha() or not word.isascii():
        return _word(source)
    spelled = "-".join(word)
    match source.number(0, 4):
        case 0:
            letter = source.pick(word) if yes else source.pick([c for c in "abcdefghiklmnoprstuw" if c not in word])
            an = "an" if letter in "aefhilmnorsx" else "a"
            return _asked(source, f"is there {an} {letter} in (the word |){{s}}|does (the word |){{s}} (have|contain) (the letter|{an}) {letter}|is the letter {letter} in (the word |){{s}}", _marked(source, word), f"{spelled}.", yes)
        case 1:
            end = source.chance(.4)
            right = word[-1] if end else word[0]
            letter = right if yes else source.pick([c for c in "abcdefghklmnoprst" if c != right])
            return _asked(source, f"does (the word |){{s}} {'end' if end else '(begin|start)'} with (the letter |){letter}|is {letter} the {'last' if end else 'first'} letter of {{s}}|is the {'last' if end else 'first'} letter of {{s}} {letter}", _marked(source, word), f"{spelled}: it {'ends' if end else 'begins'} with {right}.", yes)
        case 2:
            other = word if yes else source.pick([w for w in dictated.WORDS if w != word])
            shown = source.pick([f"{word} and {other}", f"{word}, {other}", f'"{word}" and "{other}"'])
            return _asked(source, "are (these two words|these words|these two|these|both words) the same(:|?) {s}|is it the same word twice(:|?) {s}|{s}: is that the same word|are {s} the same", shown, f"The words are {word} and {other}.", yes)
        case 3:
            n = len(word)
            limit = source.pick([k for k in range(2, 9) if k != n])
            more = (n > limit) == yes
            return _asked(source, f"does (the word |){{s}} have {'more' if more else 'fewer'} than {limit} letters|has {{s}} {'more' if more else 'fewer'} than {source.pick([str(limit), world.in_words(limit)])} letters", _marked(source, word), f"{spelled} has {n} letters.", yes)
    number = str(source.number(0, 999)) if source.chance(.5) else word
    asks = source.pick(["number", "word"])
    return _asked(source, f"is (this|the following) a {asks}(:|?) {{s}}|is {{s}} a {asks}|{{s}}: is (that|this) a {asks}", _marked(source, number), f"{number} is a {'number' if number.isdigit() else 'word'}.", number.isdigit() == (asks == "number"))


def _mentions(source):
    """Whether a sentence is about a person, a number, a color."""
    what, yes = source.pick(["person", "number", "color", "city", "day"]), source.chance(.5)
    n, c, d, k = source.pick(stories.HE + stories.SHE), source.pick([x for x in world.CITIES if x not in world.NAMES]), source.pick(world.DAYS), source.pick("red blue green yellow black white brown purple".split())
    with_it = {"person": [f"{n} is at home", f"I saw {n}", f"we wait for {n}", f"the book belongs to {n}"], "number": [f"I have {source.number(2, 90)} books", f"there are {source.number(2, 90)} people here", f"it costs {source.number(2, 90)} dollars"], "color": [f"the door is {k}", f"I bought a {k} coat", f"the {k} car is fast"], "city": [f"we are in {c}", f"the train goes to {c}", f"I like {c}"], "day": [f"the shop opens on {d}", f"see you on {d}", f"{d} is a good day"]}
    text = source.pick(with_it[what] if yes else ["the door is open", "it is raining", "we had a good time", "the soup is hot", "the bus is late", "I am hungry", "the shop is closed", "my bag is heavy"] + [x for other in with_it if other != what for x in with_it[other]])
    ask = {"person": "(name|mention) a person|have a name in it", "number": "(have|contain) a number|have a number in it", "color": "(name|mention|contain) a color", "city": "(name|mention) a city", "day": "(name|mention) a day( of the week|)"}[what]
    return _asked(source, f"does (this sentence|the sentence|this|this line) ({ask})(:|?) {{s}}|{{s}} - does (this|the|that) sentence ({ask})", _marked(source, capital(text) + "." if source.chance(.7) else text), f"The sentence has {'a' if yes else 'no'} {what} in it.", yes)


def verdicts(source):
    return source.weighted({_kind: 34, _holds: 30, _word: 26, _mentions: 14})(source)

"""Letters of words, words of sentences, things of lists, numbers in a row."""
from ..chat import Answer, User
from ..material import world
from ..material.source import corpus_sentences
from ..words.said import said
from .sums import THINGS
from .tallies import tally
from .working import counted, marked


def _asked(source, text, thought, answer, **values):
    request = said(source, text, **values).strip()
    return [User(request[0].upper() + request[1:] if source.chance(.7) and not text.startswith("{") else request), Answer(thought, answer)]


def _word(source):
    """Mostly a short one."""
    return next(word for word in iter(lambda: _any_word(source), None) if len(word) < 9 or source.chance(.15))


def _any_word(source):
    x = source.random.random()
    if x < .35: return source.pick(world.NOUNS + world.COLORS + THINGS + world.NAMES + world.CITIES + world.DAYS + world.MONTHS).split()[0]
    if x < .45: return source.pick([a for pair in world.OPPOSITES for a in pair])
    return source.word()


def _some(source, low, high):
    k = source.number(low, high)
    match source.number(0, 3):
        case 0: return source.random.sample(THINGS + world.COLORS, k)
        case 1: return source.random.sample(world.NAMES, k)
        case 2: return [str(v) for v in source.random.sample(range(100), k)]
    return [source.word() for _ in range(k)]


def letters(source):
    word = _word(source)
    return _asked(source, source.pick([
        "how many letters in (the word |){w}?", "how many (letters|characters) does (the word |the name |){w} have?", "how many (letters|characters) has (the word |){w}?", "how many (letters|characters) are (in|there in) (the word |){w}?", "how many (letters|characters) are (in|there in) \"{w}\"?", "count the (letters|characters) (in|of) (the word |){w}(.|)", "how many letters make up (the word |){w}?",
        "how long is the word {w}?", "what is the length of (the word |the string |)\"{w}\"?", "(tell me|say|give me) how many letters {w} has(.|)", "(the |)number of letters in {w}?", "how many letters do I (need|write) (for|to spell|when I write) {w}?", "{w}: how many letters(?| is that?| does it have?)", "(letters|letter count) (in|of) {w}?",
        "of how many letters is {w} made?", "the word {w} has how many letters?", "how many letters (is|are) {w}?"]), f"{counted(word)}.", str(len(word)), w=word)


def single_letters(source):
    """One letter of a word: how often it occurs, the first or last one, how the word is spelled."""
    word = next(w for w in iter(lambda: _word(source).lower(), None) if len(w) > 2)
    match source.number(0, 3):
        case 0:
            letter = source.pick(word) if source.chance(.85) else source.pick("abcdefghijklmnopqrstuvwxyz")
            n = word.count(letter)
            return _asked(source, source.pick(["how many (times does the letter {l} (occur|appear|come)|times is the letter {l}) in (the word |){w}?", "how many {l}'s are (in|there in) (the word |){w}?", "how often does {l} (occur|appear) in {w}?", "count the {l}s in {w}", "how many letters {l} does {w} have?"]),
                          f"{marked(word, letter)}: {n}.", str(n), w=word, l=letter)
        case 1:
            which, letter = source.pick([("first", word[0]), ("last", word[-1]), ("second", word[1]), ("third", word[2])])
            return _asked(source, source.pick(["what is the {k} letter (of|in) (the word |){w}?", "(which|what) letter (is|comes) {k} in {w}?", "the {k} letter of {w}?", "(give|tell) me the {k} letter of {w}", "{k} letter of \"{w}\"?"] + (["(with which|what) letter does {w} (begin|start)( with|)?"] if which == "first" else ["(with which|what) letter does {w} end( with|)?"] if which == "last" else [])),
                          f"{'-'.join(word)}: the {which} letter is {letter}.", letter, w=word, k=which)
        case 2:
            return _asked(source, source.pick(["spell (the word |){w}( letter by letter|)(.|)", "how do you spell {w}?", "how is {w} spelled?", "write {w} with dashes between the letters", "can you spell {w}?"]), f"I spell {word}.", "-".join(word), w=word)
    n = sum(word.count(v) for v in "aeiou")
    return _asked(source, source.pick(["how many vowels (are|are there) in (the word |){w}?", "how many vowels does {w} have?", "count the vowels (in|of) {w}", "the number of vowels in {w}?"]), f"{marked(word, 'aeiou')}: {n}.", str(n), w=word)


def words(source):
    """Words of a text."""
    x = source.random.random()
    text = source.phrase(1, 6) if x < .5 else source.pick(corpus_sentences()).rstrip(".").replace(",", "") if x < .85 else source.story_line().rstrip(".").replace(",", "")
    parts = text.split()[:source.pick([4, 5, 5, 6, 6, 7, 9])]
    if not all(any(map(str.isalnum, part)) for part in parts):           # is a sign a word?
        return words(source)
    text = " ".join(parts) + ("." if source.chance(.1) else "")
    return _asked(source, source.pick([
        "how many words in(:| this:| this sentence:| the sentence:) {s}", "how many words in \"{s}\"?", "how many words are (in|there in) (this text|this sentence|the following sentence|the sentence|the text|this phrase|this line)(:|?) {s}", "how many words are in \"{s}\"?", "how many words does \"{s}\" have?", "count the words(:| in:| of:| in this text:| in this sentence:| in the following:) {s}", "how many words does (the sentence|the text|this|the phrase) \"{s}\" have?", "how many words(:|?) {s}",
        "(tell me|say|give me) the number of words in(:|) \"{s}\"", "(what is the|what's the|) word count (of|for)(:|) \"{s}\"(?|)", "{s}\\n\\nhow many words is that?", "\"{s}\" - how many words?", "of how many words is this made: {s}", "(words|word count): {s}"]).replace("\\n", "\n"),
        f"{counted(parts)}.", str(len(parts)), s=text)


def items(source):
    things = _some(source, 2, 6 if source.chance(.85) else 9)
    form = source.pick(["how many (items|things|entries|elements|words) are (in|on) (this list|the list|the following list)(:|?) {l}", "how many (things|items) (is|are) (that|this|these|listed here|here)(:|?) {l}", "count (the items|the entries|these|them|the elements|the things|how many there are)(:| in:) {l}", "how many entries does (this|the) list have(:|?) {l}", "how many items(:|?) {l}", "how many things(:|?) {l}",
                        "(the list|my list) is(:|) {l}. how many (items|entries|things) (are on it|does it have|are there)?", "how many (do I have|are there) if I have {l}?", "I have {l}. how many (things|items) (do I have|are that)?", "{l} - how many (are these|is that|items)?", "the number of items(:| in:) {l}"])
    joint = source.pick([", ", ", ", ", ", " and ", "; ", "\n", " "]) if form.endswith("{l}") else ", "
    return _asked(source, form, f"{counted(things)}.", str(len(things)), l=joint.join(things))


def place(source):
    things = _some(source, 3, 7)
    which, i = source.pick([("first", 0), ("second", 1), ("third", 2), ("last", -1)])
    return _asked(source, source.pick(["what is the {k} (item|entry|element|word|one) (in|of) (this list|the list|the following)(:|?) {l}", "which (one |)is (the {k} one|the {k}|{k})(:|?) {l}", "(name|give me|tell me|say|repeat) the {k} (of these|one|item|entry): {l}", "{l}. which (one |)is (the {k} one|the {k}|{k})?", "what comes {k}( in|)(:|) {l}?", "take the {k} item of {l}.", "(only |)the {k} (one|word|item), please: {l}"]),
                  f"The {which} one is {things[i]}.", things[i], k=which, l=", ".join(things))


def extreme(source):
    x = source.random.sample(range(100), source.number(2, 6))
    if source.chance(.25):
        up = source.chance(.6)
        order = sorted(x, reverse=not up)
        return _asked(source, source.pick(["sort (these numbers|the numbers|these|this list)(:| {k}:) {l}", "(put|bring) (these numbers|these) in (order|{k} order)(:|) {l}", "order these numbers {k}: {l}", "sort {l} {k}"]) if not up else
                      source.pick(["sort (these numbers|the numbers|these|this list)(:| from small to large:| ascending:) {l}", "(put|bring) (these numbers|these) in order(:|) {l}", "order these numbers from smallest to largest: {l}", "sort {l}( ascending|)"]),
                      f"I sort {len(x)} numbers.", ", ".join(map(str, order)), k=source.pick(["descending", "from large to small", "from largest to smallest"]), l=", ".join(map(str, x)))
    kind, value = source.pick([("largest", max(x)), ("smallest", min(x)), ("biggest", max(x)), ("highest", max(x)), ("lowest", min(x)), ("maximum", max(x)), ("minimum", min(x)), ("greatest", max(x))])
    return _asked(source, source.pick(["what is the {k}( of these numbers| number| of these|)(:|?) {l}", "(which|what) number is the {k}(:|?) {l}", "(find|name|give me|tell me) the {k}( number| of these|): {l}", "{k} of {l}?", "which of {l} is the {k}?", "(tell me|give me) the {k} (number |)of {l}(.|)", "{l}: (which|what) is the {k}( number|)?"]),
                  f"The {kind} one is {value}.", str(value), k=kind, l=", ".join(map(str, x)))


def even(source):
    a, asks_even = source.number(0, 99), source.chance(.5)
    return _asked(source, source.pick(["is {a} {k}?", "is the number {a} {k}?", "is {a} {k}? (yes or no|answer yes or no|just yes or no|answer with yes or no)(.|)", "(tell me|say) (if|whether) {a} is {k}(.|)", "is {a} an {k} number?"]),
                  f"{a} is {'odd' if a % 2 else 'even'}.", "Yes." if (a % 2 == 0) == asks_even else "No.", a=a, k="even" if asks_even else "odd")


def row(source):
    """Numbers one after the other."""
    step = source.pick([1, 1, 1, 1, 2, 5, 10])
    a = source.number(0, 20) if step == 1 else step * source.number(0, 3)
    a = 1 if step == 1 and source.chance(.4) else a
    many = source.number(3, 12)
    numbers = [str(a + i * step) for i in range(many)]
    if step == 1 and source.chance(.3):
        numbers = numbers[::-1]
        form = ["count (down|backwards|back) from {a} (to|down to|until) {b}", "(please |)count down(,|) (from |){a} to {b}", "(give me|write|list|show|say) the numbers from {a} down to {b}", "(do a |start a |)countdown from {a} to {b}", "count from {a} (back to|down to|backwards to) {b}", "the numbers from {a} to {b}, backwards"]
    elif step == 1:
        form = ["(please |can you |could you |)count (up |)from {a} (to|up to|until|till) {b}", "(give me|write|list|show|print|say|tell me|name)( all| me|) the numbers (from {a} to {b}|{a} to {b}|from {a} through {b})", "numbers (from |){a} to {b}( please|)", "(start|begin) at {a} and count (up |)to {b}", "(write down|recite) the numbers from {a} to {b}", "count: {a} to {b}",
                "all (whole |)numbers from {a} to {b}", "(what are|which are) the numbers (from|between) {a} (to|through|up to) {b}"] + (["(please |can you |)count (up |)to {b}", "count to {b}( for me| please|)", "(the |)first {b} numbers"] * 2 if a == 1 else [])
        form = [f.replace("(from|between) {a} (to|through|up to)", "from {a} to") for f in form]
    else:
        form = ["count (by|in) {s}s from {a} (to|up to) {b}", "count from {a} to {b} (in steps of|by) {s}", "count in steps of {s} from {a} to {b}", "every {n}. number from {a} to {b}"][:3]
    request = said(source, source.pick(form), a=numbers[0], b=numbers[-1], s=step)
    separator, how = source.pick([(" ", ""), (" ", ""), (" ", ""), (", ", source.pick([" separated by commas", ", with commas between", ", comma separated"])), ("\n", source.pick([", one per line", ", each on its own line", ", one number a line"]))])
    request += how + source.pick(["", ".", ".", "?" if request.startswith(("can", "could", "what", "which")) else ""])
    return [User(request[0].upper() + request[1:] if source.chance(.7) else request), Answer(f"I count from {numbers[0]} to {numbers[-1]}.", separator.join(numbers))]


def brief(source):
    """A few things, a short sentence, one letter: asked in a few words."""
    n = source.number(2, 6) if source.chance(.85) else source.number(7, 9)
    match source.number(0, 4):
        case 0 | 1:
            things = _some(source, n, n)
            listed = source.pick([", ", ", ", ", ", " ", "; "]).join(things) if source.chance(.8) else ", ".join(things[:-1]) + source.pick([" and ", ", and "]) + things[-1]
            number = things[0].isdigit()
            return _asked(source, "how many numbers(:|?| are these:| are here:| do you see:| did I give you:| in) {l}|count (the|these) numbers(:|) {l}|{l}: how many numbers?|how many (values|numbers) are (in|there in)(:|) {l}|(number|count) of numbers(:|) {l}" if number else
                          "how many (items|things|words|entries|names)(:|?| are these:| are here:| in:| in this list:) {l}|count(:| these:| them:| the items:| the words:) {l}|{l}: how many( are these| items| things|)?|how many(:|?) {l}|(number of items|item count)(:|) {l}|{l}. How many (is that|are there|things)?".replace("names", "things"),
                          f"{counted(things)}.", str(n), l=listed)
        case 2 | 3:
            text = source.phrase(n, n) if source.chance(.4) else source.pick(corpus_sentences()).rstrip(".").replace(",", "")
            parts = text.split()[:n]
            if not all(any(map(str.isalnum, part)) for part in parts):
                return brief(source)
            return _asked(source, "how many words(:|?| in:) {s}|how many words in \"{s}\"?|count the words(:| in:) {s}|(word count|words|number of words)(:|?) {s}|\"{s}\" has how many words?|\"{s}\": how many words?|how many words (are in|has|are there in) \"{s}\"?|(number of|count the) words in '{s}'|'{s}' - how many words?".replace("{s}", "{s}"),
                          f"{counted(parts)}.", str(len(parts)), s=" ".join(parts))
    word = next(w for w in iter(lambda: _word(source), None) if len(w) > 2)
    letter = source.pick(word.lower()) if source.chance(.9) else source.pick("abcdefghilmnoprstu")
    many = word.lower().count(letter)
    return _asked(source, "how many {l}'s in {w}?|how many {l}s in {w}?|how many {u}'s are in {w}?|how often is {l} in {w}?|how many times {l} in {w}?|count (the letter |){l} in {w}|count the {l}'s in {w}|{w}: how many {l}'s?|number of {l}'s in {w}?|how many times does {l} (occur|appear|come) in \"{w}\"?|the letter {l} in {w}, how often?|how many of the letters (of|in) {w} are {l}?",
                  f"{marked(word.lower(), letter)}: {many}.", str(many), w=word, l=letter, u=letter.upper())


def counting(source):
    return source.weighted({letters: 34, words: 30, items: 18, single_letters: 20, place: 8, extreme: 9, even: 6, row: 12, tally: 34, brief: 45})(source)

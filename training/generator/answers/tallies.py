"""What of the things given is so: how many, which, in which order; rows of numbers in steps."""
from ..chat import Answer, User
from ..material import world
from ..material.source import corpus_sentences
from ..words.said import capital, said
from .working import counted

KINDS = {
    "fruits": "apple banana pear cherry grape lemon plum mango peach melon kiwi fig strawberry".split(), "animals": "dog cat horse cow sheep lion tiger bear mouse rabbit fox wolf eagle snake frog duck".split(),
    "colors": [c for c in world.COLORS if c not in ("orange", "silver", "gold")], "vegetables": "carrot potato onion cabbage pea bean leek spinach turnip radish".split(), "tools": "hammer saw drill wrench screwdriver pliers axe shovel rake".split(),
    "days": world.DAYS, "months": world.MONTHS, "countries": "France Spain Italy Japan Brazil Egypt Kenya Canada Norway Poland Chile India".split(), "clothes": "shirt hat coat sock shoe scarf glove skirt jacket belt".split(),
    "vehicles": "car bus train bicycle truck boat plane tram ship".split(), "drinks": "water tea coffee milk juice beer wine lemonade".split(), "body parts": "arm leg hand foot nose ear eye knee neck".split()}

def _shown(source, items):
    form = source.pick(["- {x}", "* {x}", "{i}. {x}", "{x}"])
    return dict(l=source.pick([", ", ", ", ", ", "; ", " "]).join(items), b="\n".join(form.format(x=x, i=i + 1) for i, x in enumerate(items)))


def _ask(source, question, items, thought, answer, **values):
    """The question behind the list or before it."""
    shown, question = _shown(source, items), said(source, question, **values)
    asks = question.split(" ")[0] in ("how", "which", "what")
    if source.chance(.25):
        form = source.pick(["{l}. {Q}{e}", "{l}: {q}{e}", "{b}\n\n{Q}{e}", "{b}\n{Q}{e}", "Here is a list:\n{b}\n{Q}{e}", "This is my list:\n{b}\n\n{Q}{e}", "The list is {l}. {Q}{e}", "My list: {l}. {Q}{e}", "I have {l}. {Q}{e}", "here are some words: {l}\n{q}{e}"])
        text = form.format(q=question, Q=capital(question), e="?" if asks else source.pick([".", ""]), **shown)
    else:
        text = question + source.pick([": {l}", ": {l}", ":\n{b}", ":\n\n{b}", "? {l}" if asks else ". {l}", "?\n{b}" if asks else "\n{b}", "?\n\n{b}" if asks else ".\n\n{b}"] + ([" in this list: {l}", " in: {l}", " here: {l}"] if " in " not in question and not question.endswith((" in", " here")) and asks else [])).format(**shown)
    return [User(text if text.startswith((shown["l"], shown["b"])) or source.chance(.3) else capital(text)), Answer(thought, answer)]


def kinds(source):
    """How many of the things are of one kind, or which one is not."""
    a, b = source.random.sample(list(KINDS), 2)
    k, rest = source.number(0, 5), source.number(1, 4)
    if source.chance(.3):
        items = source.random.sample(KINDS[a], source.number(2, 4))
        odd = source.pick(KINDS[b])
        items.insert(source.number(0, len(items)), odd)
        return _ask(source, "which (one|of these) is (not one of the {k}|not among the {k}|no (kind of |){k})|(which|what|which one) does not belong here|which one does not fit( the others|)", items, f"The others are {a}.", odd, k=a) if len(items) > 3 else kinds(source)
    mine = source.random.sample(KINDS[a], k)
    items = mine + source.random.sample(KINDS[b], rest)
    source.random.shuffle(items)
    return _ask(source, "how many {k} are (there|in it|in the list|among these)|how many (of these |)are {k}|count the {k}|how many {k} do you see|the number of {k}|how many {k}", items, f"{counted([x for x in items if x in mine])}.", str(k), k=a)


def letters_of(source):
    """How many words begin or end with a letter, are long or short."""
    items = [source.word() for _ in range(source.number(3, 6))]
    x = source.random.random()
    if x < .4:
        letter = source.pick(items)[0] if source.chance(.8) else source.pick("abcdefghijklmnoprstw")
        mine = [w for w in items if w[0] == letter]
        return _ask(source, "how many (of these |)(words |)(start|begin) with( the letter|) {x}|how many words begin with {x}|count the words that (start|begin) with {x}|how many (words|of them) have {x} as the first letter", items, f"{counted(mine)}.", str(len(mine)), x=letter)
    if x < .6:
        word = source.pick(items)
        n = source.number(1, 4)
        items += [word] * (n - 1)
        source.random.shuffle(items)
        n = items.count(word)
        return _ask(source, "how (often|many times) does (the word |){x} (occur|appear|come|stand)( here| there| in it|)|how many times (is there|do you see|can you find) {x}|count (how often {x} comes|the word {x})|the number of times {x} (comes|occurs)", items, f"{word} comes {n} times.", str(n), x=word)
    if x < .8 and len({len(w) for w in items}) == len(items):
        long = source.chance(.6)
        word = (max if long else min)(items, key=len)
        return _ask(source, "(which|what) word is the {k}|which (one|of these words|of these) is the {k}|(name|tell me|find|give me) the {k} (word|one)|the {k} word", items, f"{', '.join(f'{w} {len(w)}' for w in items)}.", word, k="longest" if long else "shortest")
    items = list(dict.fromkeys(items))
    match source.number(0, 2):
        case 0: return _ask(source, "(reverse|turn around) (this list|the list|the order|these)|(write|say|give me) (these|them) (backwards|in reverse order|from last to first)", items, "I turn the order around.", ", ".join(items[::-1]))
        case 1: return _ask(source, "(sort|order|arrange) (these words|these|this list|them) (alphabetically|by the alphabet|from a to z|in alphabetical order)|(put|bring) these in alphabetical order", items[:4], "I sort them.", ", ".join(sorted(items[:4])))
    which, i = source.pick([("first and last", (0, -1)), ("first two", (0, 1)), ("last two", (-2, -1)), ("second and third", (1, 2))])
    return _ask(source, "(what are|which are|name|give me|tell me|say) the {k}( words| items| ones| entries|)", items, f"The {which} ones.", ", ".join(items[j] for j in i), k=which) if len(items) > 2 else letters_of(source)


def lines(source):
    """Lines, characters, words and sentences of a text."""
    x = source.random.random()
    if x < .5:
        rows = [source.pick([lambda: source.phrase(1, 6), source.word, lambda: source.pick(corpus_sentences())])() for _ in range(source.number(1, 5) if source.chance(.8) else source.number(5, 8))]
        text, fence = "\n".join(rows), source.pick(["{t}", "{t}", "```\n{t}\n```", '"""\n{t}\n"""'])
        ask = said(source, "how many lines (are there|does this have|does it have|is that|has the text|are in this text|does this text have)?|count the lines(.|)|(tell me|what is) the number of lines(.|)|(line count|number of lines)(?|)")
        text = source.pick(["{q}\n\n{t}", "{q}\n{t}", "{t}\n\n{q}", "{t}\n{q}" if fence != "{t}" else "{t}\n\n{q}", "{q}\n\n{t}"]).replace("{q}", capital(ask)).replace("{t}", fence).replace("{t}", text)
        return [User(text), Answer(f"{counted(row.split()[0] for row in rows)}.", str(len(rows)))]
    if x < .65:
        n = source.number(1, 4)
        rows = [source.story_line() for _ in range(n)]
        return [User(said(source, "how many sentences (are|are there) in(:| this text:| this:|) {t}|(count the sentences|number of sentences)(:| in:) {t}|{t}\n\nHow many sentences (is that|are there)?", t=" ".join(rows)).replace("in ", "in ", 1)), Answer(f"{counted(row.split()[0] for row in rows)}.", str(n))]
    text = source.phrase(2, 5) if x < .75 else source.snippet(3, 7)
    words = text.split()
    k, word = source.pick([("first", words[0]), ("last", words[-1]), ("second", words[1 % len(words)])])
    if len(words) < 2:
        return lines(source)
    if x < .95:
        return [User(capital(said(source, "(what is|what's|which is|tell me|give me|say|write) the {k} word (of|in)(:| this:| this sentence:|) \"{t}\"(?|)|(which|what) word (is|comes|stands) {k} in(:|) \"{t}\"?|(only |)the {k} word(,| please,| of this,) {t}|the {k} word of \"{t}\"(?|)|{k} word: {t}", k=k, t=text))), Answer(f"The {k} word is {word}.", word)]
    at = source.number(0, len(words) - 2)
    if words.count(words[at]) > 1 or words.count(words[at + 1]) > 1:
        return lines(source)
    if source.chance(.5):
        return [User(capital(said(source, "(which|what) word (comes|is|stands) (right |directly |)(after|behind) \"{w}\" in(:|) \"{t}\"?|(what|which word) follows \"{w}\" in \"{t}\"?", w=words[at], t=text))), Answer(f"{words[at]} is followed by {words[at + 1]}.", words[at + 1])]
    return [User(capital(said(source, "(which|what) word (comes|is|stands) (right |directly |)before \"{w}\" in(:|) \"{t}\"?", w=words[at + 1], t=text))), Answer(f"Before {words[at + 1]} stands {words[at]}.", words[at])]


_BETWEEN = [(" ", ""), (" ", ""), (", ", " separated by commas"), (", ", ", with commas"), ("\n", ", one per line"), (", ", " in one line with commas"), ("-", ", with dashes between"), (" ", " with spaces between them")]


def row(source):
    """Numbers in steps, up or down; even and odd ones, multiples."""
    n, x = source.number, source.random.random()
    joint, how = source.pick(_BETWEEN)
    if x < .55:
        step = source.pick([2, 2, 2, 3, 4, 5, 5, 5, 10, 10, 10, 20, 100])
        a = n(0, 6) * step if source.chance(.85) else n(0, 40)
        numbers = [a + i * step for i in range(n(3, 9))]
        down = source.chance(.35)
        numbers = numbers[::-1] if down else numbers
        own = dict(a=numbers[0], b=numbers[-1], s=step, w=world.in_words(step) if step < 21 else step)
        text = said(source, "count (down|back|backwards) (by|in) {s}s from {a} to {b}|count (down|backwards) from {a} to {b} (in steps of {s}|by {s}|by {w}s|in {s}s)|(from {a} down to {b}|{a} down to {b}) in steps of {s}|(start at|begin with) {a} and (subtract|take away) {s} until you (reach|get to) {b}|the numbers from {a} down to {b} in steps of {s}" if down else
                    "count (up |)(by|in) ({s}s|{w}s|steps of {s}|steps of {w}) from {a} (to|up to) {b}|count from {a} to {b} (in steps of {s}|by {s}|by {w}s|in {s}s|in {w}s)|(start at|begin with) {a} and (add|keep adding) {s} until you (reach|get to) {b}|(from|the numbers from) {a} to {b} in steps of {s}|(list|write|give me|say) the numbers from {a} to {b} in steps of {s}|{a} to {b}, step {s}", **own)
    elif x < .75:
        even = source.chance(.5)
        a = n(0, 30)
        b = a + n(4, 16)
        numbers = [v for v in range(a, b + 1) if v % 2 == (0 if even else 1)]
        if source.chance(.4):
            k = n(2, 8)
            numbers, a = [2 * i + (0 if even else 1) + (2 if even else 0) for i in range(k)], None
            text = said(source, "(what are|list|give me|write|name|say) the first {k} {e} numbers" + ("" if not even else ", starting (at|with) {f}"), k=source.pick([k, world.in_words(k)]), e="even" if even else "odd", f=numbers[0])
        else:
            text = said(source, "(list|write|give me|say|what are|name|count) (all |)the {e} numbers (from {a} to {b}|from {a} up to {b})|(all |){e} numbers from {a} to {b}", a=a, b=b, e="even" if even else "odd")
    elif x < .88:
        step = n(2, 12)
        k = n(3, 8)
        numbers = [step * (i + 1) for i in range(k)]
        text = said(source, "(what are|list|give me|write|name|say) the first {k} multiples of {s}|(list|write|give me|say) the multiples of {s} (up to|until) {b}( starting with {s}|, starting at {s})", k=source.pick([k, world.in_words(k)]), s=step, b=numbers[-1])
    else:
        a, k = n(0, 90), n(2, 8)
        if source.chance(.5):
            numbers, text = list(range(a + 1, a + 1 + k)), said(source, "(what are|which are|list|give me|name|write|say) the {k} numbers (after|that follow|that come after) {a}|the next {k} numbers after {a}", k=source.pick([k, world.in_words(k)]), a=a)
        else:
            numbers, text = list(range(a, a + k)), said(source, "(count|write|say|list|give me) {k} numbers (starting at|starting with|beginning with|from) {a}( on|)|(start|begin) (at|with) {a} and count {k} numbers", k=source.pick([k, world.in_words(k)]), a=a)
    text += how + source.pick(["", ".", "", "."])
    return [User(capital(text) if source.chance(.7) else text), Answer(f"I count from {numbers[0]} to {numbers[-1]}.", joint.join(map(str, numbers)))]


def tally(source):
    return source.weighted({kinds: 20, letters_of: 14, lines: 22, row: 16})(source)

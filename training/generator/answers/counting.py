"""Letters of words, words of sentences, things of lists, numbers in a row."""
from ..chat import Answer, User
from ..material import world
from ..material.source import corpus_sentences
from ..words.said import said
from .sums import THINGS
from .tallies import KINDS, tally
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


_KNOWN = ("strawberry banana mississippi apple cheese coffee elephant umbrella butterfly tomorrow giraffe chocolate pineapple mountain window kitchen orange raspberry computer letter balloon pepper summer hello garden rabbit bottle guitar blueberry cherry tomato potato carrot lemon "
          "cookie pizza pasta sugar butter tiger monkey turtle dolphin penguin kangaroo crocodile flower tree river ocean island planet rocket engine bicycle airplane station library school teacher doctor student friend family mother brother sister birthday christmas holiday weekend yesterday "
          "morning evening midnight winter autumn spring thunder rainbow snowman pillow blanket mirror candle ladder hammer scissors pencil paper notebook keyboard mouse screen program function variable address committee occurrence bookkeeper parallel success necessary tennessee alabama "
          "google python banjo jazz zebra queen castle dragon wizard magic puzzle question answer sentence alphabet grammar science history music dance theater cinema camera picture barcelona paris london berlin tokyo canada america africa google happiness beautiful wonderful assessment possession "
          "accommodate address afternoon alligator ambulance apartment apricot avocado bagel ballet basketball bathroom battery beetle broccoli bubble buffalo building bumblebee cabbage calendar cappuccino caterpillar cereal chicken children chimney cinnamon coconut college community country cucumber daffodil daughter december dessert dinner dinosaur "
          "doctor donkey eggplant eleven england envelope evening everything february fireworks football freedom friday furniture garlic germany ginger goose government grasshopper hippopotamus hospital independence information internet jellyfish jungle kettle language lavender leather library lollipop london macaroni mammoth mango marshmallow "
          "medicine meeting message million minute mosquito mushroom necklace november onion opossum otter paprika passport peanut peppermint philadelphia piano pickle picture pillow popcorn potatoes princess professor pumpkin purple rabbit restaurant rhinoceros saturday sausage scissors seventeen shampoo sheep shoulder skeleton sleep spaghetti squirrel "
          "street suggestion sunflower surprise sweater sweet swimming syllable teeth telephone television thirteen thousand tomorrow toothbrush tree tunnel twelve umbrella university vacation vanilla vegetable village volleyball waterfall wednesday wheel william yellow yogurt zucchini").split()
_NUMBER_ALONE = ["Just the number.", "Only the number, please.", "Answer with just the number.", "Reply with a number only.", "number only", "just the number", "Just give me the number.", "Only a number.", "Give only the number."]


def _spelled(source, text, thought, word, n, **values):
    """The word letter by letter and then the number, the number alone when that is asked for."""
    user, answer = _asked(source, text, thought, f"{'-'.join(word)}: {n}", w=word, **values)
    return [_alone(source, user), Answer(thought, str(n))] if source.chance(.15) else [user, answer]


def _alone(source, user):
    """The question with the wish for the number alone."""
    return User(user.text.rstrip("., ") + (" " if user.text[-1] in "?!" else source.pick([". ", "? ", ", "])) + source.pick(_NUMBER_ALONE))


def letters(source):
    word = source.pick(_KNOWN) if source.chance(.4) else _word(source)
    user, answer = _asked(source, source.pick([
        "how many letters (are|are there) in (the word |){w}?", "how many letters (are|are there) in (the word |)(\"{w}\"|'{w}')?", "how many letters does (the word |){w} have?", "how many letters in {w}?", "how many letters in {w}", "how many letters (are|are there) in (the word |){w}?", "how many letters does (the word |)(\"{w}\"|{w}) have?",
        "how many letters in (the word |){w}?", "how many (letters|characters) does (the word |the name |){w} have?", "how many (letters|characters) has (the word |){w}?", "how many (letters|characters) are (in|there in) (the word |){w}?", "count the (letters|characters) (in|of) (the word |){w}(.|)", "how many letters make up (the word |){w}?",
        "how long is the word {w}?", "what is the length of (the word |the string |)\"{w}\"?", "(tell me|say|give me) how many letters {w} has(.|)", "(the |)number of letters in {w}?", "how many letters do I need to spell {w}?", "{w}: how many letters(?| is that?| does it have?)", "{w}, how many letters(?| is that?)", "(letters|letter count) (in|of) {w}?",
        "the word {w} has how many letters?", "(hi|hey|ok|hello), how many letters are in {w}?", "(can|could) you (count the letters in|tell me how many letters are in) (the word |){w}?"]), f"{counted(word)}.", str(len(word)), w=word)
    return [_alone(source, user) if source.chance(.12) else user, answer]


def single_letters(source):
    """One letter of a word: how often it occurs, the first or last one, how the word is spelled."""
    word = source.pick(_KNOWN) if source.chance(.45) else next(w for w in iter(lambda: _word(source), None) if len(w) > 2)
    match source.weighted({0: 6, 1: 2, 2: 4, 3: 1.5}):
        case 0: return _times(source, word)
        case 1:
            word = word.lower()
            which, letter = source.pick([("first", word[0]), ("last", word[-1]), ("second", word[1]), ("third", word[2])])
            return _asked(source, source.pick(["what is the {k} letter (of|in) (the word |){w}?", "what's the {k} letter (of|in) (the word |)(\"{w}\"|{w})?", "(which|what) letter (is|comes) {k} in {w}?", "the {k} letter of {w}?", "(give|tell) me the {k} letter of {w}", "{k} letter of \"{w}\"?"] + (["(with which|what) letter does {w} (begin|start)( with|)?"] if which == "first" else ["(with which|what) letter does {w} end( with|)?"] if which == "last" else [])),
                          f"{'-'.join(word)}: the {which} letter is {letter}.", letter, w=word, k=which)
        case 2:
            word = word.lower()
            if source.chance(.4):
                several = list(dict.fromkeys([word] + [source.pick(_KNOWN) if source.chance(.6) else source.word().lower() for _ in range(source.number(1, 4))]))
                return _asked(source, "spell (these words|these|the words|the following words)(:|) {l}|spell {m}|(can you|please) spell {m}(?|)|how do you spell {m}?|spell each word(:|) {l}", f"I spell {len(several)} words.", ", ".join("-".join(w) for w in several), l=", ".join(several), m=", ".join(several[:-1]) + " and " + several[-1] if len(several) > 1 else word)
            return _asked(source, source.pick(["spell (the word |){w}( letter by letter|)(.|)", "how do you spell {w}?", "how is {w} spelled?", "write {w} with dashes between the letters", "can you spell {w}( for me|)?", "please spell {w}", "spell \"{w}\""]), f"I spell {word}.", "-".join(word), w=word)
    n = sum(word.lower().count(v) for v in "aeiou")
    return _spelled(source, source.pick(["how many vowels (are|are there) in (the word |){w}?", "how many vowels does {w} have?", "count the vowels (in|of) {w}", "the number of vowels in {w}?", "how many vowels in {w}?"]), f"{marked(word.lower(), 'aeiou')}: {n}.", word, n)


def _times(source, word):
    """How often a letter occurs in a word, mostly one that occurs."""
    small = word.lower()
    twice = [c for c in small if small.count(c) > 1]
    letter = source.pick(twice) if twice and source.chance(.45) else source.pick(small) if source.chance(.88) else source.pick("abcdefghilmnoprstu")
    n = small.count(letter)
    return _spelled(source, "how many {l}'s (are|are there) in (the word |){w}?|how many {l}'s (are|are there) in (the word |)(\"{w}\"|'{w}')?|how many {l}'s in {w}?|how many {l}'s in {w}|how many {l}s (are in|are there in|in) {w}?|how many {u}'s (are in|in|are there in) {w}?|how many {u}s (are in|in) {w}?|how many times does the letter {l} (appear|occur|come up) in (the word |){w}?|how many times does {l} (occur|appear) in (the word |)\"{w}\"?|how many times is (the letter |){l} in {w}?|"
                    "how often is (the letter |){l} in {w}?|count the {l}'s in {w}|count the letter {l} in {w}|count the {l}s in {w}|{w}: how many {l}'s?|number of {l}'s in {w}?|how many letters {l} does {w} have?|how many {l}'s does (the word |){w} have?|(can|could) you count the {l}'s in {w}?|the letter {l} in {w}, how often?|in the word {w}, how many {l}'s are there?|how many {l}'s do you see in {w}?",
                    f"{marked(small, letter)}: {n}.", word, n, l=letter, u=letter.upper())


_PLAIN_SENTENCES = ("the (quick |)(brown |)fox (jumps|runs|sleeps)( over the (lazy |)dog|)|I (really |)(love|like|hate|eat) (pizza|ice cream|hot coffee|red apples|green tea|my dog|old movies)( a lot| very much| every day|)|the (old |little |black |)(cat|dog|bird|horse) (sat|sleeps|is|lay) on the (red |)(mat|sofa|roof|bed)|(my|your|her) (brother|sister|mother|friend) (lives|works) in (a (big|small) city|London|Spain)|(today|tomorrow|yesterday) (is|was) a (very |)(good|sunny|long|rainy) day|"
                    "we (go|went|walk) to (school|the park|the beach|the zoo)( every day| together| today|)|good (morning|night|evening) (everyone|my friend|to you)|(hello|goodbye) (world|my friend|there)|she (sells|buys|collects) (sea shells|old books|blue shoes)( by the sea shore| at the market|)|(to be|to err) or not to (be|err)|(please |)(close|open) the (door|window)( now| behind you|)|where (is|did you put) my (phone|key|blue hat)|time flies( when you are having fun| like an arrow|)|"
                    "it is (raining|snowing|cold|hot)( outside| today| again|)|he (reads|bought|wrote) (a book|two books|three letters|a letter)( a week| last year|)")


def words(source):
    """Words of a text."""
    x = source.random.random()
    if source.chance(.45):
        return _words_of(source, said(source, _PLAIN_SENTENCES).split())
    text = source.phrase(1, 6) if x < .5 else source.pick(corpus_sentences()).rstrip(".").replace(",", "") if x < .85 else source.story_line().rstrip(".").replace(",", "")
    parts = text.split()[:source.pick([4, 5, 5, 6, 6, 7, 9])]
    if not all(any(map(str.isalnum, part)) for part in parts):           # is a sign a word?
        return words(source)
    return _words_of(source, parts)


def _words_of(source, parts):
    text = " ".join(parts) + ("." if source.chance(.1) else "")
    return _asked(source, source.pick([
        "how many words (are|are there) in \"{s}\"?", "how many words (are|are there) in '{s}'?", "how many words (are|are there) in (the|this) sentence(:|) (\"{s}\"|'{s}')?", "count the words in (this sentence: |)(\"{s}\"|'{s}')", "how many words in(:| this:| this sentence:| the sentence:) {s}", "how many words in \"{s}\"?", "how many words are (in|there in) (this text|this sentence|the following sentence|the sentence|the text|this phrase|this line)(:|?) {s}", "how many words are in \"{s}\"?", "how many words does \"{s}\" have?", "count the words(:| in:| of:| in this text:| in this sentence:| in the following:) {s}", "how many words does (the sentence|the text|this|the phrase) \"{s}\" have?", "how many words(:|?) {s}",
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


# What lists are made of, and what one calls it.
_POOLS = [("things|items|words|entries", THINGS), ("names|names|names|people|persons", world.NAMES), ("cities|cities|towns|places|names", world.CITIES), *((kind, pool) for kind, pool in KINDS.items() if len(pool) > 8)]
_OF_A_KIND = ("how many {k} are (in (this|the|my) list|there|listed|here|these|in this)(:|?) {l}|how many {k}(:|?) {l}|count the {k}( in (this|the|my) list| here|)(:|.) {l}|{l}: how many {k}( are there| is that| are these|)?|{l}. How many {k} (are there|is that|are these|did I (name|list|write down))?|"
              "how many {k} do you see (here|in this list)(:|?) {l}|(number of {k}|count of {k})(:|) {l}|how many {k} (did I|do I) (list|name|mention)(:|?) {l}|(here are some|my|these) {k}: {l}. How many (are there|is that|are they|do I have)?|(tell me |)how many {k} this list has: {l}")


def brief(source):
    """A few things, a short sentence, one letter: asked in a few words."""
    n = source.number(2, 6) if source.chance(.85) else source.number(7, 9)
    match source.number(0, 6):
        case 4 | 5:
            kind, pool = source.pick(_POOLS)
            things = source.random.sample(pool, n)
            listed = ", ".join(things) if source.chance(.7) else ", ".join(things[:-1]) + source.pick([" and ", ", and "]) + things[-1]
            return _asked(source, _OF_A_KIND, f"{counted(things)}.", str(n), k=source.pick(kind.split("|")), l=listed)
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
    return _times(source, source.pick(_KNOWN) if source.chance(.5) else next(w for w in iter(lambda: _word(source), None) if len(w) > 2))


_GROCERIES = "milk|bread|eggs|butter|cheese|apples|bananas|rice|coffee|sugar|tomatoes|flour|onions|carrots|soap|honey|yogurt|tea|pasta|oranges|potatoes|chicken|fish|salt|oil|juice|cereal|ham|grapes|pepper".split("|")
_STUFF = "a pen|a book|a phone|a lamp|a map|a knife|a hat|a scarf|a towel|a camera|a key|a laptop|an umbrella|a bottle|a mug|a ruler|a torch|a wallet|a notebook|a charger|a spoon|a brush|a rope|a ball|a jacket".split("|")
_DONE = "washed the car|fed the cat|watered the plants|cooked dinner|read a book|called my mother|paid the rent|wrote a letter|cleaned the kitchen|went for a run|bought bread|fixed the bike|played chess|baked a cake|took a nap|walked the dog".split("|")
_VISITED = "Paris|Rome|London|Berlin|Madrid|Vienna|Lisbon|Prague|Athens|Oslo|Dublin|Warsaw|Budapest|Tokyo|Cairo|Sydney|Toronto".split("|")
# Who or what is listed in a sentence, and how one asks how many: grammars with {l}, draws.
_SENTENCES = [
    ("I bought {l}|I got {l} (today|at the store|)|we bought {l}|today I bought {l}|at the market I bought {l}", "how many (things|items|different things) did (I|we) buy|how many (things|items) is that|how many (things|items) are that", _GROCERIES),
    ("I need {l}|I have to buy {l}|my shopping list: {l}|my shopping list is {l}|on my list are {l}|the list says {l}", "how many (things|items) (are on (my|the) list|do I need|is that)|how many (things|items) are there", _GROCERIES),
    ("I have {l} in my bag|there are {l} in the box|in my backpack I have {l}|on the table there are {l}|I packed {l}", "how many (things|items|objects) (is that|are there|do I have|are that)|how many things did I (list|name|mention)", _STUFF),
    ("{l} are coming to (the party|dinner)|{l} came to the meeting|I invited {l}|my friends are {l}|{l} are in my team", "how many people (is that|are that|are there|did I (name|mention|list))|how many (people|of them) are there", world.NAMES),
    ("today I {l}|yesterday I {l}|this morning I {l}", "how many things did I do|how many things is that|how many things did I (name|list|mention)", _DONE),
    ("I visited {l}|I've been to {l}|last year we went to {l}|we travel to {l}", "how many cities (did I (visit|name|mention)|is that|are that)|how many cities", _VISITED),
    ("I like {l}|my favorite colors are {l}|the flag is {l}|the colors are {l}", "how many colors (did I (name|mention)|are there|is that)|how many colors", world.COLORS),
    ("we have {l}|at the zoo I saw {l}|I saw {l} on the farm|on the farm there are {l}", "how many (kinds of animals|different animals|animals) (is that|are there|did I (see|name|mention))", "cows|horses|pigs|goats|sheep|ducks|hens|dogs|cats|rabbits|geese|lions|tigers|monkeys|zebras|bears|wolves".split("|"))]


def mentioned(source):
    """Things told in a sentence, and how many they are."""
    tell, ask, pool = source.pick(_SENTENCES)
    n = source.number(2, 9)
    things = source.random.sample(pool, n)
    text = said(source, tell, l=", ".join(things[:-1]) + source.pick([" and ", " and ", ", and ", ", "]) + things[-1])
    question = said(source, ask)
    form = source.pick(["{t}. {Q}?", "{t}. {Q}?", "{t}. {q}?", "{t}, {q}?", "{t}. {q}", "{Q} if {t}?", "{Q}: {t}?", "{Q}? {T}.", "{t}. So {q}?", "{t}. Tell me, {q}?", "{t}\n{Q}?", "{t} - {q}?", "if {t}, {q}?"])
    text = form.format(t=text, T=text[0].upper() + text[1:], q=question, Q=question[0].upper() + question[1:])
    return [User(text if source.chance(.35) else text[0].upper() + text[1:]), Answer(f"{counted(things)}.", str(n))]


def counting(source):
    return source.weighted({letters: 24, words: 30, items: 18, single_letters: 62, mentioned: 36, place: 8, extreme: 9, even: 6, row: 12, tally: 34, brief: 45})(source)

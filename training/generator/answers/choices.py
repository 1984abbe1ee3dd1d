"""One or the other: more or less, before or after, a fruit or a vegetable, what was said a moment ago."""
from ..chat import Answer, User
from ..material import world
from ..words.said import capital, said
from . import lives

# x: what it is, what it is not.
_KINDS = {
    "fruit/vegetable": ["an apple|a banana|a pear|a cherry|a mango|an orange|a peach|a plum|a melon|a grape", "a carrot|a potato|an onion|a cabbage|a leek|broccoli|spinach|a radish|celery|cauliflower"],
    "animal/plant": ["a dog|a cat|a horse|a cow|a lion|a frog|an owl|a shark|a bee|a snake", "a rose|an oak|a tulip|grass|a cactus|a fern|a palm tree|a daisy|ivy|moss"],
    "bird/fish": ["an owl|an eagle|a duck|a parrot|a penguin|a swan|a crow|a chicken|a sparrow", "a shark|a salmon|a tuna|a trout|a carp|a herring|a cod|a goldfish"],
    "fish/mammal": ["a shark|a salmon|a tuna|a trout|a cod|a carp", "a whale|a dolphin|a dog|a cow|a bat|a horse|a cat"],
    "day/month": ["|".join(world.DAYS), "|".join(world.MONTHS)], "planet/star": ["Mars|Venus|Jupiter|Saturn|the Earth|Neptune|Mercury", "the sun|the North Star|Sirius|Polaris"],
    "city/country": ["Paris|Berlin|Rome|London|Madrid|Tokyo|Vienna|Moscow|Cairo|Lisbon", "France|Germany|Italy|Spain|Japan|Brazil|Canada|Poland|Egypt|Norway"], "color/number": ["|".join(world.COLORS[:9]), "seven|twelve|three|nine|twenty|forty|eleven|five"],
    "color/animal": ["red|blue|green|yellow|purple|brown|gray", "dog|cat|horse|tiger|wolf|rabbit|goat"], "food/drink": ["bread|cheese|pizza|rice|soup|a burger|a cookie|pasta", "water|milk|coffee|tea|juice|beer|lemonade|wine"],
    "hot/cold": ["fire|the sun|lava|boiling water|an oven|steam", "ice|snow|a fridge|the North Pole|Antarctica|winter"], "sweet/sour": ["sugar|honey|chocolate|candy|syrup", "a lemon|vinegar|a lime"], "big/small": ["an elephant|a whale|a mountain|the ocean|a skyscraper", "an ant|a mouse|a pea|a seed|a crumb|a flea"],
    "fast/slow": ["a cheetah|a rocket|a race car|a jet|an arrow", "a snail|a turtle|a sloth|a slug"], "hard/soft": ["a stone|steel|a brick|a diamond|iron", "a pillow|cotton|a blanket|a feather|wool"], "heavy/light": ["an elephant|a truck|a piano|a rock|an anvil", "a feather|a leaf|a balloon|a snowflake"],
    "wet/dry": ["rain|water|the sea|a river", "a desert|sand|dust"], "alive/not alive": ["a dog|a tree|a fish|a bird", "a stone|a chair|a car|a spoon"]}
_BOTH = [("more", "less"), ("larger", "smaller"), ("bigger", "smaller"), ("greater", "less"), ("higher", "lower"), ("smaller", "bigger"), ("less", "more")]


def _ask(source, text, thought, answer):
    text = source.pick(["", "", "", "", "hey, ", "so ", "ok, ", "quick question: ", "question: ", "tell me, ", "hi, "]) + text
    text = capital(text) if source.chance(.6) else text
    return [User(text + source.pick(["?", "?", "?", ""])), Answer(thought, answer)]


def _numbers(source):
    a, b = source.random.sample(range(1, 21 if source.chance(.5) else 100), 2)
    match source.weighted({"is": 8, "which": 6, "even": 4, "yes": 5, "than": 3, "sign": 1, "equal": 3, "divisible": 1}):
        case "is":
            x, y = source.pick(_BOTH)
            right = x if (a > b) == (x in ("more", "larger", "bigger", "greater", "higher")) else y
            return _ask(source, source.pick([f"is {a} {x} than {b} or {y}", f"is {a} {x} or {y} than {b}", f"{a}: {x} or {y} than {b}", f"is {a} {x} or {y} than {b}", f"{x} or {y}: is {a} {x} or {y} than {b}", f"is the number {a} {x} or {y} than {b}", f"compared to {b}, is {a} {x} or {y}"]), f"{a} is {'more' if a > b else 'less'} than {b}.", right)
        case "which":
            x, right = source.pick([("bigger", max), ("larger", max), ("greater", max), ("more", max), ("higher", max), ("smaller", min), ("less", min), ("lower", min)])
            return _ask(source, source.pick([f"which is {x}, {a} or {b}", f"what is {x}, {a} or {b}", f"which number is {x}: {a} or {b}", f"{a} or {b}, which is {x}", f"which one is {x}, {a} or {b}", f"what's {x}, {a} or {b}", f"{a} or {b}, what's {x}", f"{a} vs {b}, which is {x}"]), f"I compare {a} and {b}.", str(right(a, b)))
        case "even":
            x, y = source.random.sample(["even", "odd"], 2)
            return _ask(source, source.pick([f"is {a} {x} or {y}", f"is {a} an {x} or an {y} number", f"{a}: {x} or {y}", f"is the number {a} {x} or {y}", f"{a} - {x} or {y}", f"is {a} {x} or is it {y}"]), f"{a} is {'odd' if a % 2 else 'even'}.", "odd" if a % 2 else "even")
        case "yes":
            x, up = source.pick([("more", 1), ("bigger", 1), ("larger", 1), ("greater", 1), ("less", 0), ("smaller", 0)])
            return _ask(source, source.pick([f"is {a} {x} than {b}", f"is {a} {x} than {b}, yes or no", f"would you say {a} is {x} than {b}", f"is it true that {a} is {x} than {b}", f"{a} is {x} than {b}, right", f"{a} is {x} than {b}: yes or no"]), f"I compare {a} and {b}.", "Yes." if (a > b) == bool(up) else "No.")
        case "equal":
            c, d = source.number(2, 12), source.number(2, 12)
            name, sign, value = source.pick([("plus", "+", c + d), ("times", "*", c * d), ("plus", "+", c + d)])
            shown = value if source.chance(.5) else value + source.pick([-2, -1, 1, 2, 10])
            e = source.pick([f"{c} {name} {d}", f"{c} {sign} {d}"])
            return _ask(source, source.pick([f"is {e} equal to {shown}", f"does {e} equal {shown}", f"is {e} {shown}", f"is it true that {e} is {shown}", f"{e} is {shown}, right", f"is {shown} the answer to {e}"]), f"{c} {sign} {d} = {value}.", "Yes." if shown == value else "No.")
        case "divisible":
            d, k = source.number(2, 10), source.number(2, 12)
            c = d * k + (source.number(1, d - 1) if source.chance(.5) else 0)
            return _ask(source, source.pick([f"is {c} divisible by {d}", f"can you divide {c} by {d} without a remainder", f"is {c} a multiple of {d}"]), f"{k} * {d} = {k * d}. The rest is {c - k * d}.", "Yes." if c == k * d else "No.")
        case "than":
            c = source.number(2, 12)
            d = source.number(2, 12)
            value, limit = c + d, c + d + source.pick([-3, -2, -1, 1, 2, 3])
            return _ask(source, source.pick([f"is {c} + {d} more or less than {limit}", f"is {c} plus {d} more or less than {limit}"]), f"{c} + {d} = {value}. {value} is {'more' if value > limit else 'less'} than {limit}.", "more" if value > limit else "less")
    return _ask(source, f"is {a - b} positive or negative", f"{a - b} is {'positive' if a > b else 'negative'}.", "positive" if a > b else "negative")


def _kinds(source):
    pair = source.pick(list(_KINDS))
    names, i = pair.split("/"), source.number(0, 1)
    x = source.pick(_KINDS[pair][i].split("|"))
    a, b = source.random.sample(names, 2)
    article = (lambda w: ("an " if w[0] in "aeiou" else "a ") + w) if pair in ("fruit/vegetable", "animal/plant", "bird/fish", "fish/mammal", "day/month", "planet/star", "city/country", "color/number", "color/animal") else (lambda w: w)
    return _ask(source, source.pick([f"is {x} {article(a)} or {article(b)}", f"is {x} {article(a)} or {article(b)}", f"is {x} {article(a)} or {article(b)}", f"{x}: {a} or {b}", f"what is {x}, {article(a)} or {article(b)}", f"{a} or {b}: what is {x}", f"{x}, is that {article(a)} or {article(b)}"]), f"{capital(x)} is {article(names[i])}.", article(names[i]))


def _order(source):
    items = source.pick([world.DAYS[:5], world.MONTHS, world.ALPHABET, world.MONTHS])
    i, j = source.random.sample(range(len(items)), 2)
    a, b = items[i], items[j]
    where = " in the alphabet" if items is world.ALPHABET else " in the week" if items[0] == "Monday" else " in the year"
    if source.chance(.5):
        x, y = source.random.sample(["before", "after"], 2)
        return _ask(source, source.pick([f"does {a} come {x} or {y} {b}{where}", f"is {a} {x} or {y} {b}{where}", f"{a}: {x} or {y} {b}{where}"]), f"{a} comes {'before' if i < j else 'after'} {b}.", "before" if i < j else "after")
    first = source.chance(.6)
    return _ask(source, source.pick([f"which comes {'first' if first else 'later'}{where}, {a} or {b}", f"what comes {'first' if first else 'later'}{where}, {a} or {b}", f"{a} or {b}, which comes {'first' if first else 'later'}{where}"]), f"{a} comes {'before' if i < j else 'after'} {b}.", a if (i < j) == first else b)


def _words(source):
    a, b = source.random.sample(lives.PICKED["word"] + lives.PICKED["animal"] + lives.PICKED["goods"], 2)
    if len(a) == len(b) or a == b:
        return _words(source)
    if source.chance(.5):
        long = source.chance(.6)
        return _ask(source, source.pick([f"which word is {'longer' if long else 'shorter'}, {a} or {b}", f"what is the {'longer' if long else 'shorter'} word, {a} or {b}", f"{a} or {b}: which word is {'longer' if long else 'shorter'}"]), f"{a} {len(a)}, {b} {len(b)}.", max(a, b, key=len) if long else min(a, b, key=len))
    x, y = source.random.sample(["a vowel", "a consonant"], 2)
    return _ask(source, f"does {a} {source.pick(['start', 'begin'])} with {x} or {y}", f"{a} begins with {a[0]}.", "a vowel" if a[0] in "aeiou" else "a consonant")


_PICKS = "between {a} and {b}, I (want|take|choose|prefer|'ll take|would take) {x}|I was offered {a} or {b} and (took|chose|picked) {x}|there was {a} and {b}, I (took|had|chose) {x}|I had to choose between {a} and {b}. I (took|chose|picked) {x}|I don't want {y}, I want {x}|I('d like|want) {x}, not {y}|no {y} for me, {x} please|I like {x} but not {y}|I asked for {x}, but they brought {y}"
_PICKED_ASKS = "{a} or {b}|did I (choose|take|pick|want) {a} or {b}|what did I (choose|take|want|pick), {a} or {b}|do I want {a} or {b}|which one did I (choose|take|want), {a} or {b}|{a} or {b}, which one"


def _said(source):
    """What was told a moment ago, one thing of two."""
    x, y = source.random.sample(lives.PICKED[source.pick(["drink", "drink", "food", "food", "sport", "goods", "topping"])], 2)
    a, b = source.random.sample([x, y], 2)
    told, (c, d) = said(source, _PICKS, a=a, b=b, x=x, y=y), source.random.sample([x, y], 2)
    ask = said(source, "what did I ask for, {a} or {b}|did I ask for {a} or {b}", a=c, b=d) if "asked for" in told else said(source, "do I like {a} or {b}|{a} or {b}, what do I like", a=c, b=d) if "but not" in told else said(source, _PICKED_ASKS, a=c, b=d)
    told = told.replace("I 'll", "I'll").replace("I 'd", "I'd")
    if source.chance(.5):
        joint = "" if told[-1] in ".!?" else "."
        return [User((capital(told) if source.chance(.6) else told) + joint + " " + (capital(ask) if source.chance(.5) else ask) + "?"), Answer(f"The user told me: {x}.", x)]
    heard = Answer("", said(source, lives.HEARD), foreign=True) if source.chance(.3) else Answer(f"I should remember this: {x}.", "OK, I will remember that.")
    turns = [User((capital(told) if source.chance(.6) else told) + source.pick([".", ".", ""])), heard]
    for _ in range(source.weighted({0: 3, 1: 2, 2: 1})):
        turns += source.pick(lives.GAPS)(source)
    return turns + [User((capital(ask) if source.chance(.6) else ask) + source.pick(["?", "?", ""])), Answer(f"The user told me: {x}.", x)]


def choices(source):
    return source.weighted({_numbers: 40, _kinds: 26, _order: 9, _words: 8, _said: 24})(source)

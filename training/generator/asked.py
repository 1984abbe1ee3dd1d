"""Sums, counting, facts, settings, small edits and copies in the many ways in which people ask for them."""
from . import world
from .chat import Answer, Result, User
from .plain import styled
from .tooling import DONE, changed, shown, written

_THINGS = "apples books coins pencils eggs cards tickets stamps marbles oranges cookies chairs bottles shells flowers balloons letters stones keys cups plates stickers".split()


# --- sums -----------------------------------------------------------------------------------------------------------
# An operation: noun forms for questions, sentences that command, sentences that ask.
_FORMS = {
    "+": (["{a} + {b}", "{a} plus {b}", "the sum of {a} and {b}", "{a}+{b}", "{a} added to {b}", "{a} and {b} together", "the total of {a} and {b}", "{a} more than {b}", "{b} increased by {a}"],
          ["Add {a} and {b}", "Add {a} to {b}", "Sum {a} and {b}", "Add up {a} and {b}", "Add the numbers {a} and {b}", "Find the sum of {a} and {b}", "Add together {a} and {b}", "Increase {a} by {b}"],
          ["If I have {a} {t} and get {b} more, how many do I have?", "I had {a} {t} and bought {b} more. How many {t} do I have now?", "{n} has {a} {t} and {m} has {b}. How many do they have together?",
           "There are {a} {t} in one box and {b} in another. How many are there in total?", "What do you get when you add {a} and {b}?", "{a} {t} plus {b} {t} are how many {t}?", "What do {a} and {b} add up to?"]),
    "-": (["{a} - {b}", "{a} minus {b}", "the difference between {a} and {b}", "{a}-{b}", "{a} less {b}", "{a} reduced by {b}", "{b} less than {a}", "{a} take away {b}", "{b} subtracted from {a}"],
          ["Subtract {b} from {a}", "Take {b} away from {a}", "Take {b} from {a}", "Reduce {a} by {b}", "Find the difference between {a} and {b}", "Deduct {b} from {a}", "Subtract {b} from the number {a}"],
          ["I have {a} {t} and give away {b}. How many are left?", "{n} had {a} {t} and lost {b} of them. How many remain?", "What is left when you take {b} from {a}?", "How much more is {a} than {b}?",
           "There were {a} {t} and {b} were sold. How many are left?", "If I eat {b} of {a} {t}, how many are left?", "How far is it from {b} to {a}?"]),
    "*": (["{a} * {b}", "{a} times {b}", "the product of {a} and {b}", "{a} x {b}", "{a}*{b}", "{a} multiplied by {b}", "{a} × {b}", "{a} by {b} multiplied"],
          ["Multiply {a} by {b}", "Multiply {a} and {b}", "Multiply {a} with {b}", "Find the product of {a} and {b}", "Take {a} times {b}", "Work out {a} multiplied by {b}", "Multiply the numbers {a} and {b}"],
          ["There are {a} boxes with {b} {t} each. How many {t} are there?", "If one box holds {b} {t}, how many do {a} boxes hold?", "{n} buys {a} bags of {b} {t}. How many {t} is that?",
           "What do you get when you multiply {a} by {b}?", "How many {t} are in {a} rows of {b}?", "{a} people have {b} {t} each. How many {t} do they have?"]),
    "/": (["{a} / {b}", "{a} divided by {b}", "{a} over {b}", "{a} ÷ {b}", "{a}/{b}", "the quotient of {a} and {b}", "{a} split by {b}", "the result of {a} divided by {b}"],
          ["Divide {a} by {b}", "Divide {a} into {b} equal parts", "Split {a} by {b}", "Work out {a} divided by {b}", "Find {a} divided by {b}", "Share {a} equally between {b}", "Divide the number {a} by {b}"],
          ["How many times does {b} go into {a}?", "{a} {t} are shared by {b} people. How many does each get?", "If {b} boxes hold {a} {t}, how many are in one box?", "How many groups of {b} can be made of {a}?",
           "What do you get when you divide {a} by {b}?", "{n} splits {a} {t} into {b} equal piles. How many are in a pile?", "How often does {b} fit into {a}?"]),
    "²": (["{a} squared", "the square of {a}", "{a}^2", "{a} to the power of 2", "{a} times itself", "{a} to the power of two", "{a}²", "{a} multiplied by itself"], ["Square {a}", "Square the number {a}", "Multiply {a} by itself"],
          ["What do you get when you square {a}?", "What is the area of a square with side {a}?"]),
    "2": (["double {a}", "twice {a}", "two times {a}", "the double of {a}", "{a} doubled", "2 times {a}"], ["Double {a}", "Double the number {a}"], ["What do you get when you double {a}?"]),
    "½": (["half of {a}", "{a} halved", "one half of {a}", "a half of {a}", "50% of {a}", "50 percent of {a}"], ["Halve {a}", "Halve the number {a}", "Take half of {a}"], ["What do you get when you halve {a}?"]),
}
_QUESTIONS = ["What is {e}?", "what is {e}?", "What's {e}?", "what's {e}", "How much is {e}?", "Calculate {e}.", "Compute {e}", "compute {e}.", "{e} = ?", "{e}?", "{e}", "{e} =", "Tell me {e}.", "Can you calculate {e}?",
              "Can you tell me what {e} is?", "Do you know what {e} is?", "What does {e} equal?", "Work out {e}", "Please compute {e}.", "Solve {e}", "What would {e} be?", "Evaluate {e}.", "Give me {e}.", "how much is {e}",
              "Quick question: what is {e}?", "I need to know {e}.", "What number is {e}?", "Find {e}."]
_BRIEF = ["", "", "", "", "", " Only the number.", " Just the number, please.", " Answer with the number only.", " Reply with only the number.", " Give only the result.", " Answer with a single number.", " No explanation."]


def sums(source):
    n = source.number
    sign = source.weighted({"+": 10, "-": 10, "*": 9, "/": 9, "²": 3, "2": 2, "½": 2, "+++": 2, "next": 2})
    if sign == "+++":
        x = [n(0, 20) for _ in range(3)]
        e = source.pick(["{} + {} + {}", "{} plus {} plus {}", "the sum of {}, {} and {}"]).format(*x)
        return _sum(source, source.pick(_QUESTIONS), e, sum(x))
    if sign == "next":
        a = n(1, 98)
        form, value = source.pick([("Which number comes after {a}?", a + 1), ("What number comes right before {a}?", a - 1), ("What comes after {a}?", a + 1), ("Which number follows {a}?", a + 1),
                                   ("What is one more than {a}?", a + 1), ("What is one less than {a}?", a - 1), ("What number comes next: {x}, {y}, {a}?", a + 1)])
        return [User(form.format(a=a, x=a - 2, y=a - 1)), Answer(f"I count around {a}.", str(value))]
    match sign:
        case "+": a, b = (n(0, 20), n(0, 20)) if source.chance(.4) else (n(0, 99), n(0, 99)); value = a + b
        case "-": b, a = sorted((n(0, 99), n(0, 99))); value = a - b
        case "*": a, b = (n(0, 12), n(0, 12)) if source.chance(.8) else source.pick([(n(11, 30), n(2, 5)), (n(2, 5), n(11, 30)), (n(1, 10) * 10, n(1, 9))]); value = a * b
        case "/": b, value = n(1, 12), n(1, 12); a = b * value
        case "²": a, b = n(1, 15), 0; value = a * a
        case "2": a, b = n(1, 60), 0; value = 2 * a
        case _: value, b = n(1, 60), 0; a = 2 * value
    nouns, commands, stories = _FORMS[sign]
    x = source.random.random()
    shown_as = lambda v: world.in_words(v) if v < 100 and words else str(v)
    words = source.chance(.1)
    values = dict(a=shown_as(a), b=shown_as(b), t=source.pick(_THINGS), n=source.name(), m=source.pick(world.NAMES))
    if x < .55:
        return _sum(source, source.pick(_QUESTIONS), source.pick(nouns).format(**values), value)
    request = source.pick(commands if x < .8 else stories).format(**values)
    if x < .8:
        request += source.pick(["", ".", ".", "!"])
    request = styled(source, request) + source.pick(_BRIEF)
    return [User(request), Answer(f"{a} {sign} {b} = {value}." if sign in "+-*/" else f"The result is {value}.", str(value))]


def _sum(source, form, e, value):
    request = form.format(e=e)
    if form.startswith("{e}") and source.chance(.5):
        request = request[0].upper() + request[1:]
    return [User(request + (source.pick(_BRIEF) if request[-1] in ".?" else "")), Answer(f"{e} = {value}.", str(value))]


# --- counting and words ---------------------------------------------------------------------------------------------
def counting(source):
    """Letters of a word, words of a sentence, things of a list; the first, last or longest of them."""
    pick, n = source.pick, source.number
    match n(0, 6):
        case 0:
            word = pick(world.NOUNS + world.COLORS + _THINGS + [a for pair in world.OPPOSITES for a in pair]) if source.chance(.85) else source.word()
            ask = source.pick(["How many letters make up the word {w}?", "How many letters does {w} have?", "How many letters are in \"{w}\"?", "Count the letters in {w}.", "how many letters has the word {w}",
                                    "How long is the word {w}?", "What is the length of the word \"{w}\"?", "Tell me how many letters {w} has.", "Number of letters in {w}?", "How many characters are in '{w}'?"])
            return [User(ask.format(w=word)), Answer(f"{'-'.join(word)}: {len(word)} letters.", str(len(word)))]
        case 1:
            words = source.phrase(2, 9).split()
            ask = source.pick(["How many words are in this text: {s}", "How many words are in \"{s}\"?", "Count the words: {s}", "Count the words in this text: {s}", "How many words does the sentence \"{s}\" have?",
                                    "how many words: {s}", "Tell me the number of words in: {s}", "What is the word count of \"{s}\"?"])
            return [User(ask.format(s=" ".join(words))), Answer(f"{', '.join(f'{i + 1} {w}' for i, w in enumerate(words))}.", str(len(words)))]
        case 2:
            items = source.random.sample(_THINGS + world.COLORS, n(2, 9)) if source.chance(.5) else [str(n(0, 99)) for _ in range(n(2, 9))] if source.chance(.5) else source.random.sample(world.NAMES, n(2, 9))
            ask = source.pick(["How many items are in this list: {l}", "How many things are in this list? {l}", "Count the items: {l}", "How many are these: {l}", "How many entries does this list have: {l}",
                                    "Count how many there are: {l}", "How long is this list: {l}?"])
            return [User(ask.format(l=", ".join(items))), Answer(f"{', '.join(f'{i + 1} {w}' for i, w in enumerate(items))}.", str(len(items)))]
        case 3:
            items = source.random.sample(_THINGS + world.COLORS, n(3, 7)) if source.chance(.6) else source.random.sample(world.NAMES, n(3, 7))
            place, i = pick([("first", 0), ("second", 1), ("third", 2), ("last", -1)])
            ask = source.pick(["What is the {k} item in this list: {l}", "Which one is {k}: {l}?", "Name the {k} of these: {l}", "{l}. Which is the {k} one?", "Give me the {k} word: {l}", "What comes {k} in {l}?",
                                    "Take the {k} item of {l}."])
            return [User(ask.format(k=place, l=", ".join(items))), Answer(f"The {place} one is {items[i]}.", items[i])]
        case 4:
            x = source.random.sample(range(100), n(2, 5))
            kind, value = pick([("largest", max(x)), ("smallest", min(x)), ("biggest", max(x)), ("highest", max(x)), ("lowest", min(x)), ("maximum", max(x)), ("minimum", min(x))])
            ask = source.pick(["What is the {k} of these numbers: {l}?", "Which number is the {k}: {l}?", "Find the {k} number: {l}", "{k} of {l}?", "Which of {l} is the {k}?", "Tell me the {k} number of {l}.", "Give me the {k} of {l}."])
            return [User(ask.format(k=kind, l=", ".join(map(str, x)))), Answer(f"The {kind} one is {value}.", str(value))]
        case 5:
            a = n(0, 99)
            even = source.chance(.5)
            ask = source.pick(["Is {a} {k}?", "Is {a} an {k} number?", "Is the number {a} {k}?", "is {a} {k}? yes or no", "Tell me if {a} is {k}.", "Is {a} {k}? Answer yes or no."])
            return [User(ask.format(a=a, k="even" if even else "odd")), Answer(f"{a} is {'odd' if a % 2 else 'even'}.", "Yes." if (a % 2 == 0) == even else "No.")]
    a, step = n(0, 20), pick([1, 1, 2, 5, 10])
    a = a if step == 1 else step * n(0, 2)
    many = n(3, 10)
    numbers = [str(a + i * step) for i in range(many)]
    if step == 1:
        ask = source.pick(["Count from {a} to {b}.", "Count up from {a} to {b}.", "Please count from {a} up to {b}", "Give me the numbers from {a} to {b}", "Write the numbers {a} to {b}", "Show the numbers from {a} to {b}.",
                                "List all numbers from {a} to {b}.", "numbers {a} to {b} please", "Say the numbers from {a} to {b}."])
    else:
        ask = source.pick(["Count by {s}s from {a} to {b}.", "Count from {a} to {b} in steps of {s}.", "Count in {s}s from {a} up to {b}"])
    return [User(ask.format(a=numbers[0], b=numbers[-1], s=step)), Answer(f"I count from {numbers[0]} to {numbers[-1]}.", " ".join(numbers))]


# --- facts ----------------------------------------------------------------------------------------------------------
_FACTS = [line.split("|") for line in """\
Pacific|Which ocean is the biggest?|name the largest ocean|What's the biggest ocean on Earth?
Mount Everest|What is the highest mountain?|Which mountain is the tallest in the world?|name the highest mountain on Earth
Nile|What is the longest river?|Which river is the longest in the world?
Russia|What is the largest country?|Which country is the biggest by area?
Asia|What is the largest continent?|Which continent is the biggest?
Mercury|Which planet is closest to the Sun?|What is the smallest planet?
Mars|Which planet is called the red planet?|What is the red planet?
Saturn|Which planet has rings?|Which planet is famous for its rings?
the Moon|What goes around the Earth?|What is the natural satellite of the Earth?
the Sun|Which star is closest to the Earth?|What star does the Earth orbit?|What does the Earth go around?
8|How many planets are in the solar system?|How many planets are there?|How many legs does an octopus have?
7|How many colors does a rainbow have?|How many days does a week have?|How many days are there in one week?
12|How many months does a year have?|How many months are there in a year?|How many are a dozen?|How many is a dozen?
24|How many hours does a day have?|How many hours are there in a day?
60|How many seconds does a minute have?|How many minutes does an hour have?|How many minutes are there in an hour?
365|How many days does a year have?|How many days are there in a normal year?
366|How many days does a leap year have?|How many days are in a leap year?
52|How many weeks are in a year?|How many weeks does a year have?
10|How many years are in a decade?|How many fingers do people have?|How many millimeters are in a centimeter?
100|How many years are in a century?|How many centimeters are in a meter?|How many cents are in a dollar?
1000|How many grams are in a kilogram?|How many meters are in a kilometer?|How many millimeters are in a meter?
4|How many seasons are in a year?|How many seasons are there?|How many sides does a rectangle have?|How many wheels does a car have?
5|How many sides does a pentagon have?|How many fingers are on one hand?|How many vowels are in the alphabet?
6|How many sides does a hexagon have?|How many legs does an insect have?|How many faces does a cube have?
3|How many sides has a triangle?|How many corners does a triangle have?
2|How many eyes do people have?|How many wheels does a bicycle have?|How many legs do people have?
26|How many letters does the alphabet have?|How many letters are in the English alphabet?
yellow|What color is a lemon?|What color is a ripe banana?
green|What color is grass?|Which color do you get from blue and yellow?|What color do blue and yellow make?
orange|Which color do you get from red and yellow?|What color is a carrot?
purple|Which color do you get from red and blue?|What color do red and blue make?
blue|What color is the sky?|What is the color of the sky on a clear day?|What color is the sea?
white|What color is snow?|What color is milk?
red|What color is a tomato?|What color is blood?|What color is a fire truck?
black|What color is coal?|What color is the night?
ice|What is frozen water called?|What do you call frozen water?
steam|What does water become when it boils?
water|What do fish live in?|What is H2O?|What is the chemical name for H2O in everyday words?
honey|What do bees make?|What food do bees make?
milk|What do cows give?|What do we get from cows?
puppy|What is a young dog called?|What do you call a baby dog?
kitten|What is a young cat called?|What do you call a baby cat?
calf|What is a young cow called?|What do you call a baby cow?
lamb|What is a young sheep called?
elephant|What is the largest land animal?|Which animal has a trunk?
blue whale|What is the largest animal?|Which animal is the biggest in the world?
cheetah|What is the fastest land animal?|Which animal runs fastest?
giraffe|What is the tallest animal?|Which animal has the longest neck?
heart|Which organ pumps the blood?|What pumps blood through the body?
eyes|What do we see with?|What do people see with?
ears|What do we hear with?
nose|What do we smell with?
euro|What is the currency of Germany?|Which currency is used in France?|What is the currency of Italy?
yen|What is the currency of Japan?|Which currency is used in Japan?
dollar|What is the currency of the United States?|Which currency is used in the USA?
pound|What is the currency of the United Kingdom?|Which currency is used in England?
Europe|On which continent is France?|On which continent is Germany?|Which continent is Italy in?
Africa|On which continent is Egypt?|On which continent is Kenya?|Which continent is Nigeria in?
South America|On which continent is Brazil?|On which continent is Peru?
Washington, D.C.|What is the capital of the United States?|What is the capital of the USA?
winter|Which season is the coldest?|What is the coldest season?|Which season comes after autumn?
summer|Which season is the warmest?|What is the hottest season?|Which season comes after spring?
spring|Which season comes after winter?
autumn|Which season comes after summer?
east|Where does the Sun rise?|In which direction does the sun rise?
west|Where does the Sun set?|In which direction does the sun set?
north|Where does a compass needle point?
oxygen|Which gas do we breathe?|What gas do people need to breathe?
gold|Which metal has the symbol Au?|What is the chemical symbol Au?
iron|Which metal has the symbol Fe?
Fe|What is the chemical symbol of iron?
O|What is the chemical symbol of oxygen?
H|What is the chemical symbol of hydrogen?
Leonardo da Vinci|Who painted the Mona Lisa?
Albert Einstein|Who found the theory of relativity?|Who developed the theory of relativity?
Neil Armstrong|Who was the first man on the Moon?|Who walked on the moon first?
William Shakespeare|Who wrote Romeo and Juliet?|Who wrote Macbeth?
Friday|What day comes before Saturday?|Which day is before Saturday?
English|What language is spoken in England?|Which language do people speak in the USA?
French|What language is spoken in France?|Which language do people speak in Paris?
German|What language is spoken in Germany?|Which language do people speak in Austria?
Spanish|What language is spoken in Spain?|Which language do people speak in Mexico?
Portuguese|What language is spoken in Brazil?|Which language do people speak in Portugal?
Japanese|What language is spoken in Japan?
Yes.|Is water wet?|Is snow cold?|Is fire hot?|Is the Earth round?|Can birds fly?|Is 10 larger than 5?|Do fish swim?|Is Paris in France?|Is ice cold?|Is the sun hot?
No.|Is fire cold?|Is the Earth flat?|Can stones fly?|Is 3 larger than 9?|Is ice hot?|Do cats bark?|Is Paris in Germany?|Is snow black?|Can pigs fly?""".split("\n")]
_BRIEFLY = ["", "", "", "", "", "", " Answer in one word.", " One word.", " Keep it short.", " Just the answer."]


def fact(source):
    if source.chance(.25):
        x, y = source.pick(world.OPPOSITES)
        if source.chance(.5): x, y = y, x
        ask = source.pick(["What is the opposite of {x}?", "What's the opposite of {x}?", "opposite of {x}?", "What is the contrary of {x}?", "Tell me the opposite of {x}.", "Which word means the opposite of {x}?", "The opposite of {x} is?"])
        return [User(ask.format(x=x)), Answer(f"The opposite of {x} is {y}.", y)]
    answer, *questions = source.pick(_FACTS)
    return [User(styled(source, source.pick(questions)) + source.pick(_BRIEFLY)), Answer(f"The answer is {answer}", answer)]


# --- settings -------------------------------------------------------------------------------------------------------
_LINES = ["{k} = {v}", "{k} = {v}", "{k}={v}", "{k}: {v}", "{k} {v}", "- {k}: {v}", "let {k} = {v};", "\"{k}\": {v},", "export {k}={v}", "{k} := {v}", "| {k} | {v} |", "set {k} {v}", "  {k}: {v}", "const {k} = {v};"]


def names(source, count):
    """Names out of few parts, so that many share a beginning or an end."""
    a, b = ([source.word() for _ in range(source.number(3, 8))] for _ in range(2))
    separator = source.pick(["_", "_", "-", ".", ""])
    out = list({x + separator + (y if separator else y.capitalize()) for x in a for y in b})
    source.random.shuffle(out)
    return [x.upper() for x in out[:count]] if source.chance(.15) else out[:count]


def value(source):
    return source.pick([str(source.number(0, 99999)), str(source.number(0, 999)), str(source.number(0, 99)), source.word(), source.code(), f"{source.number(0, 9)}.{source.number(0, 99)}", source.pick(["true", "false", "on", "off"]),
                        source.path(), source.name()])


def settings(source, chars=0):
    """Many lines of names that look alike; some are asked for, exactly."""
    keys = names(source, source.number(3, 40))
    form, numbers = source.pick(_LINES), source.chance(.5)
    pairs = [(k, str(source.number(0, 99999)) if numbers else value(source)) for k in keys]
    if source.chance(.3):
        before, after = source.filler(chars * .5), source.filler(chars * .5)
    else:
        before, after = source.filler(chars), ""
    text = "\n".join(form.format(k=k, v=v) for k, v in pairs)
    head = source.pick(["", "Here are some settings:\n", "Values:\n", "These are the values:\n\n", "Configuration\n\n", "Use this table:\n", "Given:\n"])
    text = "\n\n".join(p for p in (before, head + text, after) if p) + "\n\n"
    turns = []
    for k, v in source.random.sample(pairs, 1 if source.held_out else min(len(pairs), source.number(1, 5))):
        ask = source.pick(["What is the value of {k}?", "What is {k}?", "What is {k} set to?", "Tell me {k}.", "{k}?", "Which value does {k} have?", "Look up {k}.", "Give me the value of {k}", "What value has {k}?",
                                "How much is {k}?", "Please tell me the value of {k}.", "What's {k}?", "Find {k} above and reply with its value.", "Reply with the value of {k} only."])
        turns += [User(text + ask.format(k=k)), Answer(f"{k} has the value {v}.", v)]
        text = ""
    return turns


# --- edits and copies -----------------------------------------------------------------------------------------------
def setting_file(source):
    """A file of settings as people have them -> (its text, name, value, line) of one setting that stands in it once."""
    form = source.pick(_LINES)
    keys = source.random.sample(world.KEYS, source.number(2, 6)) if source.chance(.7) else names(source, source.number(2, 6))
    pairs = [(k, value(source)) for k in keys]
    lines = [form.format(k=k, v=v) for k, v in pairs]
    if source.chance(.4):
        lines.insert(0, source.pick(["[{w}]", "[{w}]", "# {w}", "// {w} {x}", "# {x} {w}", "{w}:", "[[{w}]]", "; {w}", "<!-- {w} -->"]).format(w=source.word(), x=source.word()))
    if source.chance(.2):
        lines.insert(source.number(0, len(lines)), source.pick(["", "# {w}", "[{w}]", "# {w} {x}"]).format(w=source.word(), x=source.word()))
    text = "\n".join(lines)
    for k, v in source.random.sample(pairs, len(pairs)):
        line = form.format(k=k, v=v).strip()
        if text.count(line) == 1:
            return text, k, v, line, form
    return setting_file(source)


def setting_edit(source, box):
    """A setting is given a new value; the old line has to be found by reading."""
    path = source.path()
    text, k, v, line, form = setting_file(source)
    new = str(source.number(0, 9999)) if v.isdigit() and source.chance(.8) else {"true": "false", "false": "true", "on": "off", "off": "on"}.get(v) or value(source)
    reading, call = box.call("read", path=path), box.call("edit", path=path, old=line, new=form.format(k=k, v=new).strip())
    if call is None or reading is None or new == v:
        return None
    request = source.pick(["In {p} change the {k} to {v}.", "Change {k} to {v} in {p}", "Set {k} to {v} in {p}.", "In {p}, set the {k} to {v}", "Please change the {k} in {p} to {v}.", "Update {k} in {p} to {v}.",
                                "Make the {k} in {p} {v}", "In {p} the {k} should be {v}.", "I want {k} to be {v} in {p}", "Edit {p} so that {k} is {v}.", "Open {p} and set {k} to {v}", "Read {p}, then change the {k} to {v}.",
                                "Read {p} and change {k} to {v}", "Switch {k} to {v} in {p}.", "{p}: {k} must be {v}", "The {k} in {p} is wrong. It should be {v}.", "Could you change {k} in {p} from {o} to {v}?",
                                "change {k} from {o} to {v} in {p}", "Put {v} as the {k} in {p}", "Use {v} for {k} in {p}.", "Change the value of {k} to {v} in the file {p}."]).format(p=path, k=k, v=new, o=v)
    return [User(request), Answer(f"I need to read {path} first.", "", reading), Result(shown(source, text)), Answer(f"I change {k} from {v} to {new}.", "", call),
            Result(changed(source, path)), Answer("The file was changed.", f"Updated {path}.")]


def copied(source, box):
    """What one file says is written to another."""
    a, b = source.path(), source.path()
    content = source.pick([source.line(), source.phrase(1, 4), "\n".join(source.word() for _ in range(source.number(2, 6))), "\n".join(source.line() for _ in range(source.number(2, 4))), setting_file(source)[0], source.content()])
    reading, call = box.call("read", path=a), box.call("write", path=b, content=content)
    if reading is None or call is None or a == b:
        return None
    request = source.pick(["Copy {a} to {b}", "Copy the content of {a} to {b}.", "Read {a} and write the same text to {b}.", "Read {a} and save its content as {b}", "Make a copy of {a} named {b}.", "Read {a} and put what it says into {b}",
                                "Duplicate {a} as {b}", "Take what is in {a} and write it to {b}.", "Create {b} with the content of {a}", "Create {b} as a copy of {a}.", "{b} should have the same content as {a}.",
                                "Read {a}, then create {b} with the same content.", "Save the text of {a} in {b} too", "I need a copy of {a} called {b}.", "Please copy everything from {a} into {b}."]).format(a=a, b=b)
    return [User(request), Answer(f"I need to read {a} first.", "", reading), Result(content if source.chance(.6) else shown(source, content)), Answer(f"I write the content of {a} to {b}.", "", call),
            Result(written(source, b)), Answer(*DONE)]


def looked_at(source, box):
    """A file is shown, or one thing in it is asked for."""
    path = source.path()
    reading = box.call("read", path=path)
    if reading is None:
        return None
    first = Answer(f"I need to read {path}.", "", reading)
    text, k, v, _, _ = setting_file(source)
    if source.chance(.65):
        request = source.pick(["Read {p} and tell me the {k}.", "What {k} is set in {p}?", "Which {k} does {p} have?", "What is the {k} in {p}?", "Look into {p} and tell me the {k}", "Check {p} for the {k}.", "Find out the {k} from {p}.",
                                    "tell me what {k} is in {p}", "What does {p} say about {k}?", "I need the {k} from {p}.", "Please open {p}. What is the {k}?", "Look up {k} in {p}", "What's the {k} in {p}?",
                                    "See {p}: which {k} is used?"]).format(p=path, k=k)
        return [User(request), first, Result(shown(source, text)), Answer(f"The file says {k} is {v}.", source.pick([f"The value of {k} is {v}."]))]
    content = source.pick([source.line(), "\n".join(source.line() for _ in range(source.number(1, 4))), text])
    request = source.pick(["Show me what's in {p}", "What's in {p}?", "Open {p}", "Display {p}", "Let me see {p}.", "Read the file {p}", "Print the file {p}", "Show the file {p}.", "Have a look at {p} and show me the content", "Please read {p}",
                                "Can you read {p}?", "what does the file {p} contain", "View {p}", "Give me the contents of {p}", "Show me the file {p}", "What is written in {p}?"]).format(p=path)
    return [User(request), first, Result(shown(source, content)), Answer("I repeat the content.", content)]

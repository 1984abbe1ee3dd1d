"""What everybody knows of ordinary things: which is bigger, what they are like, where they live, what they are for, some of a sort, what stands between two numbers; moods and manners."""
from functools import cache
from pathlib import Path

from ..chat import Answer, User
from ..material import world
from ..words.said import capital, said
from . import sorts

# Things in order, those far apart are compared: what the greater one is and the smaller one.
_ORDERED = [
    ("bigger|larger", "smaller", "an ant|a bee|a mouse|a frog|a cat|a dog|a pig|a horse|an elephant|a whale"), ("bigger|larger", "smaller", "a grain of sand|a pea|a cherry|an egg|an apple|a melon|a barrel|a car|a house|a mountain"), ("bigger|larger", "smaller", "a coin|a cup|a bucket|a bathtub|a pool|a lake|an ocean"), ("bigger|larger", "smaller", "a flea|a fly|a sparrow|a hen|a goose|an ostrich"),
    ("heavier", "lighter", "a feather|a letter|an egg|a brick|a chair|a piano|a car|a train"), ("heavier", "lighter", "a leaf|a pencil|a shoe|a bottle of water|a suitcase|a fridge|a truck|a ship"), ("heavier", "lighter", "a mosquito|a mouse|a cat|a sheep|a cow|an elephant"),
    ("faster", "slower", "a snail|a turtle|a hen|a dog|a horse|a car|a train|a plane|a rocket"), ("faster", "slower", "a baby|a bike|a bus|a racing car|a jet"), ("hotter|warmer", "colder|cooler", "ice|cold water|tea|boiling water|fire|the sun"), ("longer", "shorter", "a second|a minute|an hour|a day|a week|a month|a year|a century"), ("longer", "shorter", "a centimeter|a meter|a kilometer"),
    ("taller|higher", "shorter|lower", "a flower|a bush|a door|a giraffe|a house|a tower|a mountain"), ("more expensive", "cheaper", "a pencil|a book|a bike|a car|a house"), ("deeper", "shallower", "a puddle|a bathtub|a pool|a lake|an ocean"), ("louder", "quieter", "a whisper|a cat|a dog|a drum|a jet"), ("older", "younger", "a baby|a child|a teenager|a parent|a grandmother")]
# What things are like, and what they are not.
_LIKE = [line.split(": ") for line in """\
hot/cold: fire, the sun, lava, boiling water, an oven that is on
cold/hot: ice, snow, the North Pole, a freezer, ice cream
sweet/sour: sugar, honey, chocolate, candy, jam
sour/sweet: a lemon, vinegar, a lime
salty/sweet: seawater, salt, a pretzel
hard/soft: a stone, a brick, iron, a hammer, glass
soft/hard: a pillow, cotton, wool, a feather, a blanket
heavy/light: an elephant, a truck, a piano, an anvil, a ship
light/heavy: a feather, a leaf, a balloon, a sheet of paper
fast/slow: a rocket, a plane, a racing car, a cheetah
slow/fast: a snail, a turtle, a sloth
big/small: an elephant, a whale, a mountain, a ship, a dinosaur
small/big: an ant, a flea, a pea, a grain of sand
wet/dry: rain, water, the sea, a river
dry/wet: a desert, sand, dust
dark/bright: the night, a cave, a cellar without a lamp
bright/dark: the sun, a flash, a summer day
sharp/blunt: a knife, a razor, a sword, a needle
round/square: a ball, a wheel, the moon, a coin, an orange
loud/quiet: thunder, a drum, a jet, a siren
quiet/loud: a whisper, a library, a mouse
red/blue: a tomato, blood, a strawberry, a fire engine
yellow/blue: a banana, a lemon, the sun, a canary
green/red: grass, a frog, a cucumber, a leaf in spring
white/black: snow, milk, salt, a swan
black/white: coal, a raven, the night sky
blue/red: the sky on a clear day, the sea
young/old: a baby, a kitten, a puppy
old/young: a grandfather, a ruin, a fossil""".split("\n")]
_ASKED = [line.split("|") for line in """\
Where do {x} live?|fish/in water|bees/in a hive|birds/in a nest|lions/in Africa|penguins/in the Antarctic|polar bears/in the Arctic|kangaroos/in Australia|spiders/in a web|ants/in an anthill|whales/in the sea|camels/in the desert|moles/underground|kings/in a castle|horses/in a stable|hens/in a henhouse|frogs/in a pond|monkeys/in trees
What do {x} eat?|cows/grass|rabbits/carrots|cats/mice|horses/hay|pandas/bamboo|squirrels/nuts|monkeys/bananas|sheep/grass|koalas/leaves|mice/cheese|sharks/fish|hens/grain|birds/worms
What do {x} drink?|cows/water|babies/milk|kittens/milk|horses/water|dogs/water|vampires/blood|birds/water
What do {x} give us?|cows/milk|hens/eggs|bees/honey|sheep/wool|apple trees/apples|geese/feathers|goats/milk
What do you use {x} for?|a knife/cutting|a pen/writing|a broom/sweeping|a needle/sewing|a shovel/digging|an oven/baking|a bed/sleeping|a ladder/climbing|soap/washing|a camera/taking pictures|a brush/painting|a phone/calling|a chair/sitting|a ruler/measuring
What do you do with {x}?|a book/read it|a song/sing it|a letter/write it|an apple/eat it|a cup of tea/drink it|a bike/ride it|a ball/throw it|a piano/play it|a car/drive it|a door/open it|a candle/light it|a film/watch it
Where do you find {x}?|books/in a library|paintings/in a museum|bread/in a bakery|animals/in a zoo|a pilot/in a plane|a teacher/in a school|a nurse/in a hospital|money/in a bank|stars/in the sky|sand/at the beach|a judge/in a court|a cook/in a kitchen|milk/in the fridge|fish/in the sea|coal/in a mine
What do you call a baby {x}?|dog/a puppy|cat/a kitten|cow/a calf|sheep/a lamb|horse/a foal|hen/a chick|goat/a kid|bear/a cub|duck/a duckling|pig/a piglet|frog/a tadpole
What is {x} made of?|bread/flour|a window/glass|cheese/milk|wine/grapes|paper/wood|a tire/rubber|butter/milk|jam/fruit|a sweater/wool|a coin/metal|a book/paper|a candle/wax|ice/water|a brick/clay|chocolate/cocoa|glass/sand
Who {x}?|bakes bread/a baker|flies a plane/a pilot|teaches children/a teacher|repairs cars/a mechanic|cuts hair/a barber|puts out fires/a firefighter|sells meat/a butcher|cleans teeth/a dentist|treats animals/a vet|writes books/an author|paints pictures/a painter|grows wheat/a farmer|sails ships/a sailor|delivers letters/a mail carrier|sews clothes/a tailor|cooks in a restaurant/a cook
What does {x} do?|a baker/bakes bread|a pilot/flies planes|a teacher/teaches|a painter/paints|a singer/sings|a doctor/heals people|a cook/cooks|a farmer/grows food|a dancer/dances|a driver/drives|a writer/writes|a builder/builds houses|a runner/runs
How many {x}?|legs does a chair have/4|arms does a human have/2|legs does a duck have/2|wheels does a motorcycle have/2|months are in half a year/6|minutes are in half an hour/30|days are in two weeks/14|hours are in two days/48|eggs are in a dozen/12|ears does a rabbit have/2|hands does a clock usually have/2|cards are in a deck/52|days are in a leap year/366|seconds are in two minutes/120|weeks are in a year/52|years are in a decade/10|thumbs do you have on two hands/2|sides does a coin have/2|tails does a cat have/1|wings does a butterfly have/4""".split("\n")]
_MANNERS = [
    ("(I am|I'm|I feel) (so |very |a bit |really |)(sad|ill|sick|lonely|unhappy|tired|afraid|nervous|worried|exhausted|stressed|down|angry)( today| right now| at the moment|)|I had a (bad|terrible|hard|long) day( today|)|(everything went wrong|nothing works) today|I lost my (key|wallet|job|umbrella)( today|)|my (head|back|foot|tooth) hurts", "I am sorry to hear that."),
    ("(I am|I'm|I feel) (so |very |really |)(happy|glad|great|fine|excited|proud|cheerful|good|relaxed)( today| right now|)|I (passed|won)( it| the exam| the game| today|)|I had a (good|great|wonderful) day( today|)|I found (my keys|a job|my wallet)( again|)|it worked( at last|)|today is a good day", "I am glad to hear that."),
    ("(sorry|I'm sorry|I am sorry|excuse me|my mistake|oops|oh, sorry|pardon me|I apologize|forgive me)( about that| for that| for the mistake| for being late|)", "No problem."),
    ("(well done|good job|nice work|great work|bravo|good boy|good bot|great answer|very good|you are (great|nice|smart|clever|the best|so helpful|right)|you're (great|nice|smart|clever|the best|so helpful|funny)|I like you|that was (great|good|quick|very good))( today| my friend| really|)(!|.|)", "Thank you!"),
    ("(you are|you're|that is|that's|this is) (wrong|not right|not correct|incorrect|a mistake)(!|.|)|(no, |)that('s| is) not what I (meant|asked|wanted)|you made a mistake|you did not (listen|understand me|answer my question)|wrong answer|that was wrong", "I am sorry. Please tell me again what you need."),
    ("(happy birthday|merry christmas|happy new year|happy easter|congratulations|all the best|good luck|have fun|enjoy your meal|bless you|get well soon)( to you| my friend|)(!|.|)", "Thank you!"),
    ("(I am|I'm) (hungry|starving|thirsty)( now|)(!|.|)", "You should eat or drink something.")]
_NAME = "name (a|an|one|any) {k}|(tell|give) me (a|one|any) {k}|say (a|any) {k}|(can|could) you name (a|one) {k}?|think of a {k}|I need (a|one) {k}, any will do|give me an example of a {k}|what is an example of a {k}?|which {k} do you know?|pick (a|any) {k}"
_NAME_SOME = "name {n} {k}|(tell|give) me {n} {k}|say {n} {k}|(can|could) you name {n} {k}?|list {n} {k}|{n} {k}, please|I need {n} {k}|give me the names of {n} {k}|write down {n} {k}"


def _turn(source, text, thought, answer):
    return [User(text if source.chance(.3) else capital(text)), Answer(thought, answer)]


def _compared(source):
    more, less, row = source.pick(_ORDERED)
    row = row.split("|")
    i, j = sorted(source.random.sample(range(len(row)), 2))
    if len(row) > 5 and j - i < 2:
        return _compared(source)
    greater = source.chance(.6)
    word, (a, b), right = source.pick((more if greater else less).split("|")), source.random.sample([row[i], row[j]], 2), row[j] if greater else row[i]
    if source.chance(.25):
        x, y = source.random.sample([row[i], row[j]], 2)
        text = said(source, "is {x} {w} than {y}?|is {x} really {w} than {y}?|{x} is {w} than {y}, yes or no?|do you think {x} is {w} than {y}?", x=x, y=y, w=word)
        return _turn(source, text, f"{capital(row[j])} is {more.split('|')[0]} than {row[i]}.", "Yes." if x == right else "No.")
    text = said(source, "(what|which) is {w}(, |: | - ){a} or {b}?|which (one |of the two |)is {w}, {a} or {b}?|what is {w}: {a} or {b}?|{a} or {b}(: which is|, what is| - which one is) {w}?|which is the {w} one, {a} or {b}?", w=word, a=a, b=b)
    return _turn(source, text, f"{capital(row[j])} is {more.split('|')[0]} than {row[i]}.", right)


def _like(source):
    words, things = source.pick(_LIKE)
    (right, wrong), thing = words.split("/"), source.pick(things.split(", "))
    a, b = source.random.sample([right, wrong], 2)
    if source.chance(.35):
        asked = source.pick([right, wrong])
        return _turn(source, f"is {thing} {asked}?", f"{capital(thing)} is {right}.", "Yes." if asked == right else "No.")
    return _turn(source, said(source, "is {x} {a} or {b}?|is {x} {a} or is it {b}?|{a} or {b}: what is {x}?|what is {x}, {a} or {b}?|would you say {x} is {a} or {b}?", x=thing, a=a, b=b), f"{capital(thing)} is {right}.", right)


def _named(source):
    sort, (many, members, _) = source.pick([row for row in sorts.SORTS.items() if " of " not in row[0]])
    if source.chance(.55):
        text = said(source, _NAME.replace("(a|an|one|any)", "(a|one|any)"), k=sort)
        text = " ".join("an" if word == "a" and after[:1] in "aeio" else word for word, after in zip(text.split(), text.split()[1:] + [""]))
        return _turn(source, text + source.pick(["", "."]) * text[-1].isalnum(), f"{capital(members[0])} is one.", members[0])
    n = source.number(2, min(4, len(members)))
    return _turn(source, said(source, _NAME_SOME, n=source.pick([n, world.in_words(n), world.in_words(n)]), k=many), f"I name {n}.", ", ".join(members[:n]))


def _between(source):
    a = source.number(0, 99)
    if source.chance(.3):
        return _turn(source, said(source, "(pick|choose|think of|give me|tell me|name) a number between {a} and {b}|(pick|choose) a number from {a} to {b}", a=a, b=a + source.number(2, 20)), f"{a} + 1 = {a + 1}.", str(a + 1))
    return _turn(source, said(source, "(what|which) number (is|comes|stands|lies) between {a} and {b}?|what is between {a} and {b}?|what comes between {a} and {b}?", a=a, b=a + 2), f"{a}, {a + 1}, {a + 2}.", str(a + 1))


def _fact(source):
    question, *pairs = source.pick(_ASKED)
    x, answer = source.pick(pairs).split("/")
    asked = question.replace("{x}", x).rstrip("?")
    text = said(source, "{q}?|{q}?|{q}?|{q}?|{q}|tell me, {q}?|so {q}?|quick question: {q}?|a simple question: {q}?", q=asked[0].lower() + asked[1:])
    return _turn(source, text, f"I know this of {x}." if question != "Who {x}?" else f"I know who {x}.", answer)


@cache
def _known():
    """-> [(questions, answer)] of `commonplace.txt`: a line of wordings with {x} and what stands for it with its answer, or of questions and their answers."""
    out = []
    for line in (Path(__file__).parent / "commonplace.txt").read_text().strip().split("\n"):
        forms, pairs = line.split(" = ")
        if ";" in pairs:
            out += [([form], answer) for form, answer in zip(forms.split("|"), pairs.split(";"))]
        else:
            out += [([form.replace("{x}", pair.split("/")[0]) for form in forms.split("|")], pair.split("/")[1]) for pair in pairs.split("|")]
    return out


def _simple(source):
    """One of what everybody knows, in one of its wordings."""
    forms, answer = source.pick(_known())
    q = source.pick(forms)
    text = said(source, "{q}?|{q}?|{q}?|{q}?|{q}?|{q}?|{q}|tell me, {q}?|so {q}?|quick question: {q}?|an easy one: {q}?|hey, {q}?|my kid asks: {q}?|one question: {q}?", q=q)
    text = text.rstrip("?") if "name the" in q or "tell me what" in q else text
    return _turn(source, text, f"The answer is {answer}.", answer)


def _manners(source):
    form, answer = source.pick(_MANNERS)
    text = said(source, form)
    return _turn(source, text + source.pick(["", "", ".", "!"]) * text[-1].isalnum(), "I should answer politely.", answer)


def commonplace(source):
    return source.weighted({_compared: 22, _like: 20, _fact: 20, _simple: 34, _named: 14, _between: 7, _manners: 13})(source)

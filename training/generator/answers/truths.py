"""True or false: what everybody knows, sums and numbers, words, and what was told just before."""
from ..chat import Answer, User
from ..material import world
from ..words.said import capital, said
from . import facts, sorts, stories

# What some can do or have and others cannot: those that do, those that do not, how it is said of them, how it is not.
_ABLE = [
    ("birds eagles owls sparrows bees planes butterflies ducks crows", "dogs cows stones tables horses pigs snakes chairs elephants cars", "can fly", "cannot fly"), ("fish dolphins ducks whales frogs sharks", "stones spoons hammers chairs bricks", "can swim", "cannot swim"),
    ("dogs cats cows horses lions pigs goats tigers", "birds humans spiders ants snakes fish hens", "have four legs", "do not have four legs"), ("birds hens ducks owls swans penguins", "cats dogs cows fish horses mice spiders", "have feathers", "have no feathers"), ("cars bikes buses trucks tractors wagons", "boats chairs houses trees spoons shoes tables", "have wheels", "have no wheels"),
    ("cows goats rabbits horses sheep deer", "lions wolves sharks eagles tigers", "eat grass", "do not eat grass"), ("hens ducks snakes turtles eagles frogs", "dogs cats cows horses pigs sheep", "lay eggs", "do not lay eggs"), ("dogs wolves foxes cats lions", "trees stones flowers clouds chairs mushrooms", "have a tail", "have no tail"),
    ("trees oaks bushes maples plants", "stones cars fish spoons cats books", "have leaves", "have no leaves"), ("knives razors swords saws", "pillows balls towels eggs spoons", "are sharp", "are not sharp"), ("elephants whales houses mountains trucks", "ants peas coins mice buttons", "are big", "are not big"), ("feathers leaves balloons", "stones trucks ships elephants cars", "are light", "are not light"),
    ("fire lava steam", "ice snow frost", "is hot", "is not hot"), ("ice snow frost", "fire lava steam", "is cold", "is not cold"), ("sugar honey chocolate jam candy", "salt vinegar seawater pepper", "is sweet", "is not sweet"), ("rain seawater juice milk tea", "sand bread paper iron dust", "is wet", "is dry"), ("steel iron stone glass", "butter wool cotton bread", "is hard", "is soft")]
_COUNTED = [("a week", "has", 7, "days"), ("a year", "has", 12, "months"), ("a day", "has", 24, "hours"), ("an hour", "has", 60, "minutes"), ("a minute", "has", 60, "seconds"), ("a hand", "has", 5, "fingers"), ("a triangle", "has", 3, "sides"), ("a square", "has", 4, "corners"), ("a spider", "has", 8, "legs"), ("an ant", "has", 6, "legs"), ("a dog", "has", 4, "legs"), ("a bird", "has", 2, "wings"), ("a bicycle", "has", 2, "wheels"), ("a car", "has", 4, "wheels"), ("a dozen", "is", 12, "pieces"), ("a human", "has", 2, "eyes"), ("a tricycle", "has", 3, "wheels"), ("April", "has", 30, "days"), ("June", "has", 30, "days"), ("May", "has", 31, "days"), ("December", "has", 31, "days"), ("the alphabet", "has", 26, "letters"), ("a cube", "has", 6, "sides"), ("a meter", "has", 100, "centimeters"), ("a kilometer", "has", 1000, "meters"), ("a century", "has", 100, "years"), ("a decade", "has", 10, "years"), ("a cat", "has", 4, "paws"), ("an octopus", "has", 8, "arms"), ("a guitar", "usually has", 6, "strings")]
_FORM = "true or false(:|?|,|) {s}|true or false(:|?) {s}|true or false: {s}|true or false: {s}|{s}(:|.|,| -) true or false?|{S}. True or false?|{S}. True or false?|is this true or false(:|?) {s}|(decide|say|tell me) (whether|if) this is true or false: {s}|(answer|reply) (with |)true or false: {s}|(true or false|T or F, true or false): is it so that {s}?|is the (sentence|statement) true or false(:|?) {s}|{S}. Is (that|this) true or false?|(one word|only|just) true or false: {s}"
_YES = "is it true that {s}?|is it right that {s}?|is it correct that {s}?|(is this|is that) (true|right|correct)(:|?) {s}|{S}. Is that (true|right|correct)?|yes or no: {s}"


def _article(word):
    return ("an " if word[0] in "aeiou" else "a ") + word


def _known(source):
    """-> (a statement, whether it is so, why)"""
    n, yes = source.number, source.chance(.5)
    match source.weighted({"able": 7, "counted": 5, "more": 5, "sum": 5, "sort": 6, "capital": 4, "next": 4, "letters": 3, "opposite": 2, "color": 2, "odd": 3}):
        case "able":
            those, others, can, cannot = source.pick(_ABLE)
            denied = source.chance(.15)
            one = source.pick((those if yes != denied else others).split())
            return f"{one} {cannot if denied else can}", yes, f"{capital(one)} {can if yes != denied else cannot}."
        case "counted":
            thing, has, right, unit = source.pick(_COUNTED)
            said_so = right if yes else max(1, right + source.pick([-2, -1, 1, 2, 3]))
            if not yes and said_so == right:
                said_so = right + 1
            return f"{thing} {has} {source.pick([said_so, world.in_words(said_so)]) if said_so < 100 else said_so} {unit}", yes, f"{capital(thing)} {has} {right} {unit}."
        case "more":
            a, b = source.random.sample(range(1, source.pick([20, 100, 1000])), 2)
            more = (a > b) == yes
            form = source.pick(["more", "bigger", "greater", "larger"] if more else ["less", "smaller"])
            return f"{a} is {form} than {b}", yes, f"{a} is {'more' if a > b else 'less'} than {b}."
        case "sum":
            a, b = n(1, 20), n(1, 12)
            sign, word, value = source.pick([("+", "plus", a + b), ("-", "minus", a - b), ("*", "times", a * b)])
            if value < 0:
                a, b, value = b, a, b - a
            told = value if yes else source.pick([x for x in (value - 2, value - 1, value + 1, value + 2, value + 10) if x >= 0])
            return f"{a} {source.pick([sign, word])} {b} {source.pick(['is', 'is', 'equals', '='])} {told}", yes, f"{a} {sign} {b} = {value}."
        case "sort":
            sort, (_, members, near) = source.pick(list(sorts.SORTS.items()))
            other = source.pick([k for k, (_, its, beside) in sorts.SORTS.items() if k != sort and k not in near and sort not in beside and not set(its) & set(members)])
            one = source.pick(members)
            one, right = one if one[0].isupper() or sort in ("color", "drink", "metal", "sport", "season", "fish") else _article(one), _article(sort)
            return f"{one} is {right if yes else _article(other)}", yes, f"{capital(one)} is {right}."
        case "capital":
            land, other = source.random.sample(list(facts.CAPITALS), 2)
            city = facts.CAPITALS[land if yes else other]
            return source.pick([f"{city} is the capital of {land}", f"the capital of {land} is {city}"]), yes, facts.capital_is(land)
        case "next":
            row = source.pick([world.DAYS, world.MONTHS])
            i, after = n(0, len(row) - 1), source.chance(.6)
            right = row[(i + (1 if after else -1)) % len(row)]
            told = right if yes else source.pick([x for x in row if x not in (right, row[i])])
            return f"{told} comes {source.pick(['right ', 'directly ', ''])}{'after' if after else 'before'} {row[i]}", yes, f"{'After' if after else 'Before'} {row[i]} comes {right}."
        case "letters":
            word = source.noun().lower()
            count = len(word) if yes else len(word) + source.pick([-1, 1, 2])
            return f"the word {word} has {count} letters", yes, f"{'-'.join(word)}: {len(word)} letters."
        case "opposite":
            (a, b), (c, _) = source.random.sample(world.OPPOSITES, 2)
            return f"{a} is the opposite of {b if yes else c}", yes, f"The opposite of {a} is {b}."
        case "color":
            thing = source.pick(list(world.COLOR_OF))
            right = world.COLOR_OF[thing]
            told = right if yes else source.pick([x for x in "red blue green yellow black white purple".split() if x != right])
            article = "the" if thing in ("sky", "sun") else "a" if thing in ("banana", "tomato", "lemon", "carrot") else ""
            return f"{article} {thing} is {told}".strip(), yes, f"{capital(thing)}: {right}."
    a, odd = n(1, 99), source.chance(.5)
    return f"{a} is an {'odd' if odd else 'even'} number", (a % 2 == 1) == odd, f"{a} is {'odd' if a % 2 else 'even'}."


def _told(source):
    """A statement about what was said before -> (what was said, the statement, whether it is so)"""
    yes, (a, b) = source.chance(.5), source.random.sample(stories.HE + stories.SHE, 2)
    n, m = source.random.sample(range(2, 30), 2)
    match source.number(0, 4):
        case 0:
            t = source.pick("books coins cats stamps apples cousins shirts".split())
            return f"{a} has {n} {t}", f"{a} has {n if yes else m} {t}", yes
        case 1:
            (v, w), verb = source.random.sample(world.CITIES, 2), source.pick(["lives", "works", "was born"])
            return f"{a} {verb} in {v} and {b} in {w}", f"{a} {verb} in {v if yes else w}", yes
        case 2:
            (v, w), t = source.random.sample(world.COLORS[:9], 2), source.pick("car bike coat door hat bag".split())
            return f"{a}'s {t} is {v} and {b}'s {t} is {w}", f"{b}'s {t} is {w if yes else v}", yes
        case 3:
            more, less = source.pick([("older", "younger"), ("taller", "shorter"), ("faster", "slower"), ("richer", "poorer")])
            return f"{a} is {more} than {b}", source.pick([f"{a} is {more} than {b}", f"{b} is {less} than {a}"] if yes else [f"{b} is {more} than {a}", f"{a} is {less} than {b}"]), yes
    v, w = source.random.sample("soup rice fish pasta salad pizza bread cheese".split(), 2)
    return f"{a} ate {v} and {b} ate {w}", source.pick([f"{a} ate {v}", f"{b} ate {w}"] if yes else [f"{a} ate {w}", f"{b} ate {v}"]), yes


def truths(source):
    before, (statement, yes, why) = "", _known(source)
    if source.chance(.3):
        told, statement, yes = _told(source)
        before, why = capital(told) + ". ", capital(told) + "."
    ask_yes = source.chance(.3)
    text = said(source, _YES if ask_yes else _FORM, s=statement)
    text = before + (text if source.chance(.3) and not before else capital(text))
    if text[-1] not in "?.":
        text += "?" if "?" not in text and ask_yes and source.chance(.5) else source.pick(["", ".", "."])
    return [User(text), Answer(why, ("Yes." if yes else "No.") if ask_yes else "True." if yes else "False.")]

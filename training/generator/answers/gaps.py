"""How much more one has than the other, who is older and how old both are together, which of some numbers comes first, numbers in order."""
from ..chat import Answer, User
from ..material import world
from ..words.said import capital, said

# How the numbers are told, what is asked about the difference, about more and about less, about both, about one of them, low and high.
_TOLD = [
    ("{a} is {x}( years old|) and {b} is {y}( years old|)|{a} is {x} years old, {b} is {y}|{a} is {x}. {b} is {y}|{b} is {y} and {a} is {x}", "how much older is {a}( than {b}|)|how many years older is {a}( than {b}|)|how many years younger is {b}( than {a}|)|what is (the difference between their ages|their age difference)|by how many years is {a} older", "who is older|who is the older one", "who is younger|who is the younger one", "how old are they together|what is the sum of their ages", "how old is {c}|what is {c}'s age|what age is {c}", 2, 60, "p"),
    ("{a} has {x} {t} and {b} has {y}( {t}|)|{a} has {x} {t}, {b} has {y}|{a} found {x} {t} and {b} found {y}|{a} bought {x} {t}. {b} bought {y}", "how many more {t} does {a} have( than {b}|)|how many more does {a} have|how many fewer {t} does {b} have( than {a}|)|what is the difference", "who has more( {t}|)|who has the most", "who has (less|fewer)( {t}|)", "how many {t} do they have( together| in all|)|how many {t} is that (together|in all|in total)", "how many( {t}|) does {c} have|how many {t} are {c}'s|how many are {c}'s", 2, 40, "p"),
    ("{a} costs {x} {u} and {b} costs {y}( {u}|)|{a} costs {x} {u}, {b} costs {y} {u}|{a} is {x} {u} and {b} is {y} {u}|for {a} I pay {x} {u}, for {b} {y} {u}", "how much more does {a} cost( than {b}|)|how much more expensive is {a}( than {b}|)|how much cheaper is {b}( than {a}|)|what is the (price difference|difference in price)|how much do I save with {b}", "which (one |)is more expensive|which costs more", "which (one |)is cheaper|which costs less|what is cheaper", "how much (do both cost|do they cost together|is that together|is it in all|do I pay for both)|what do both cost( together|)", "how much (does {c} cost|is {c})|what does {c} cost|what is the price of {c}", 2, 90, "w"),
    ("{a} weighs {x} kilos and {b} weighs {y}( kilos|)|{a} weighs {x} kg, {b} {y} kg", "how much heavier is {a}( than {b}|)|how much lighter is {b}( than {a}|)|how many kilos heavier is {a}", "who is heavier", "who is lighter", "how much do they weigh together", "how much does {c} weigh|what does {c} weigh|how heavy is {c}", 20, 99, "p"),
    ("{a} is {x} cm tall and {b} is {y} cm( tall|)|{a} is {x} cm tall, {b} is {y} cm", "how much taller is {a}( than {b}|)|how many cm taller is {a}( than {b}|)|how much shorter is {b}( than {a}|)", "who is taller", "who is shorter|who is smaller", "", "how tall is {c}|how many cm is {c}|what is {c}'s height", 120, 199, "p"),
    ("{a} ran {x} kilometers and {b} ran {y}( kilometers|)|{a} walked {x} km, {b} walked {y} km|{a} drove {x} miles and {b} drove {y} miles", "how much (farther|further) did {a} (go|get)( than {b}|)|what is the difference", "who went (farther|further)", "who went less far", "how far did they go together|how much is that together", "how far did {c} (go|get)|how far did {c} go|what distance did {c} go", 2, 60, "p"),
    ("{a} scored {x} points and {b} scored {y}( points|)|{a} got {x} points, {b} got {y}", "how many more points did {a} (get|have|score)( than {b}|)|by how many points did {a} win|how many points was {b} behind", "who won|who got more points", "who lost|who got fewer points", "how many points did they (get|score) (together|in all)", "how many points did {c} (get|score|make)|how many points does {c} have|what is {c}'s score", 2, 60, "p")]
_WARES = "the coat;the lamp;the book;the chair;the tent;the hat;the bag;the toy;the cake;the knife;the shirt;the ticket;the pen;the vase;the guitar;the phone;the coffee;the sandwich;the pizza;the salad;the bike;the rug;the clock;the table".split(";")
_COUNTED = "apples marbles stickers books coins cards pens shells stamps balloons cookies candies eggs keys balls".split()
_SORT = "sort( these numbers| the numbers| these|)(:|) {l}|put these (numbers |)in order: {l}|(order|arrange) these numbers: {l}|put {l} in order|{l} - (sort them|in order, please)|sort {l}|can you sort these numbers: {l}|what is the right order of {l}"
_UP = " from (smallest|lowest) to (largest|highest)| in ascending order| from small to large| ascending| from low to high"
_DOWN = " from (largest|highest) to (smallest|lowest)| in descending order| from large to small| descending| from high to low"


def gaps(source):
    match source.weighted({"told": 56, "sort": 18, "decimal": 12, "later": 14, "given": 22}):
        case "told": return _of_two(source)
        case "sort": return _sorted(source)
        case "decimal": return _decimals(source)
        case "given": return _given(source)
    return _later(source)


def _ask(source, text, thought, answer):
    text = capital(text) if source.chance(.85) else text.lower()
    return [User(text), Answer(thought, answer)]


def _of_two(source):
    told, gap, more, less, both, one, low, high, kind = source.pick(_TOLD)
    a, b = source.random.sample(world.NAMES, 2) if kind == "p" else source.random.sample(_WARES, 2)
    x = source.number(low + 1, high if source.chance(.5) else min(high, low + 18))
    y = source.number(max(low, x - 12), x - 1) if source.chance(.7) else source.number(low, x - 1)
    values = dict(a=a, b=b, x=x, y=y, t=source.pick(_COUNTED), u=source.pick(["euros", "dollars", "euros", "dollars", "pounds"]))
    if source.chance(.5):                                                # told the other way round, asked the same
        told = told.replace("{a}", "{c}").replace("{x}", "{z}").replace("{b}", "{a}").replace("{y}", "{x}").replace("{c}", "{b}").replace("{z}", "{y}")
    what = source.weighted({"gap": 50, "more": 14, "less": 14, "both": 20 if both else 0, "one": 34})
    c, z = source.pick([(a, x), (b, y)])
    asked = said(source, {"gap": gap, "more": more, "less": less, "both": both, "one": one}[what], c=c, **values)
    text = said(source, told, **values) + ". " + capital(asked) + source.pick(["?", "?", "?", "?", ""])
    answer = {"gap": str(x - y), "more": a, "less": b, "both": str(x + y), "one": str(z)}[what]
    return _ask(source, text, {"gap": f"{x} - {y} = {x - y}.", "both": f"{x} + {y} = {x + y}.", "one": f"{capital(c)}: {z}."}.get(what, f"{x} is more than {y}."), answer if kind == "p" or what in ("gap", "both", "one") else capital(answer) + ".")


def _given(source):
    """One gives another some of what is there: what is left, what the other got, has then."""
    (a, b), t = source.random.sample(world.NAMES, 2), source.pick(_COUNTED)
    x, z = source.number(3, 20), source.number(1, 15) if source.chance(.45) else 0
    y = source.number(1, x - 1)
    had = f"{a} has {x} {t}" + (source.pick([f" and {b} has {z}", f", {b} has {z}", f" and {b} has {z} {t}"]) if z else "")
    told = source.pick([f"{had}. {a} gives {b} {y} of them", f"{had}. {a} gives {y} to {b}", f"{had}. {b} gets {y} of them from {a}", f"{had} and gives {b} {y} of them" if not z else f"{had}. Then {a} gives {b} {y}", f"{had}. {b} takes {y} from {a}"] + ([] if z else [f"{a} gave {b} {y} of {x} {t}", f"{a} gave {y} of the {x} {t} to {b}"]))
    asked, thought, value = source.pick([
        (f"how many {t} does {a} have (now|left|then)|how many {t} are left for {a}|how many does {a} (still have|keep)", f"{x} - {y} = {x - y}.", x - y), (f"how many {t} does {a} have (now|left|then)|how many does {a} (still have|keep)", f"{x} - {y} = {x - y}.", x - y),
        (f"how many {t} did {b} get|how many did {a} give (away|to {b})|how many {t} does {b} get", f"{b} gets {y}.", y), (f"how many {t} does {b} have (now|then|in the end)", f"{z} + {y} = {z + y}.", z + y) if z else (f"how many {t} did {a} have (at first|before|in the beginning)", f"It was {x}.", x)])
    asked = said(source, asked)
    return _ask(source, told + ". " + capital(asked) + source.pick(["?", "?", "?", ""]), thought, str(value))


def _later(source):
    """How old somebody will be or was."""
    n, x, years = source.pick(world.NAMES + ["I", "my brother", "my sister", "the dog", "my son", "my daughter", "her mother"]), source.number(12, 70) if source.chance(.6) else source.number(5, 15), source.number(1, 10)
    told = f"{n} {'am' if n == 'I' else 'is'} {x}" + source.pick([" years old", "", ""])
    will = source.chance(.6) or x <= years
    if will:
        form = source.pick(["how old will {n} be in {y} years", "how old is {n} in {y} years", "what age will {n} be in {y} years", "in {y} years, how old will {n} be"])
    else:
        form = source.pick(["how old was {n} {y} years ago", "what age was {n} {y} years ago", "{y} years ago, how old was {n}"])
    asked = form.format(n=n, y=source.pick([years, world.in_words(years)])).replace("is I", "am I").replace(" 1 years", " 1 year").replace(" one years", " one year")
    value = x + years if will else x - years
    return _ask(source, capital(told) + ". " + capital(asked) + "?", f"{x} {'+' if will else '-'} {years} = {value}.", str(value))


def _sorted(source):
    n = source.weighted({2: 1, 3: 6, 4: 5, 5: 4, 6: 1})
    numbers = source.random.sample(range(1, 10 if source.chance(.3) and n < 6 else 30 if source.chance(.4) else 100), n)
    order, down = sorted(numbers), source.chance(.3)
    text = said(source, _SORT, l="\0").replace("\0", source.pick([", ", ", ", ", ", " "]).join(map(str, numbers)))
    which = said(source, _DOWN if down else _UP) if down or source.chance(.5) else ""
    if ":" in text and which:
        text = text.replace(":", " " + which.strip() + ":", 1)
    elif which:
        text += " " + which.strip()
    return _ask(source, text + source.pick(["", "", "."]), f"From small to large: {', '.join(map(str, order))}.", ", ".join(map(str, order[::-1] if down else order)))


def _decimals(source):
    """Which of two numbers with a point is larger."""
    whole = source.number(0, 5) if source.chance(.7) else source.number(0, 40)
    a, b = source.distinct(lambda: f"{whole}.{source.pick(['5', '25', '75', '1', '2', '05', '8', '125', '9', '45', '6', '3', '07', '15', '50', str(source.number(1, 99))])}".rstrip("0"), 2, 40)
    if source.chance(.25):
        b = f"{source.pick([n for n in range(7) if n != whole])}.{source.number(1, 9)}"
    if float(a) == float(b):
        return _decimals(source)
    big = source.chance(.6)
    word = source.pick(["larger", "bigger", "greater", "higher"] if big else ["smaller", "less", "lower"])
    text = source.pick(["which is {w}, {a} or {b}", "which is {w}: {a} or {b}", "what is {w}, {a} or {b}", "which number is {w}, {a} or {b}", "{a} or {b}, which is {w}", "which one is {w}, {a} or {b}"]).format(w=word, a=a, b=b)
    right = (max if big else min)(a, b, key=float)
    return _ask(source, text + source.pick(["?", "?", ""]), f"{max(a, b, key=float)} is more than {min(a, b, key=float)}.", right)

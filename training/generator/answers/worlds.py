"""A small closed world told in a few sentences: who has what, what is where, who is older, what happened; and questions about it."""
from ..chat import Answer, User
from ..material import world
from ..words.said import capital, said
from ..words.wording import worded
from . import lives, puzzles, stories

_FAMILY = "my brother|my sister|my mother|my father|my cousin|my uncle|my aunt|my boss|my neighbor|my friend".split("|")
_PETS = "a cat|a dog|a parrot|a hamster|a rabbit|a horse|a turtle|a goldfish|a snake|a mouse".split("|")
_CARRIED = "a map|a lamp|a book|a red ball|a guitar|a rope|an umbrella|a camera|a key|a blue bag|a tent|a torch|a sandwich|an apple|a laptop|a bottle of water|a hat|a knife".split("|")
_JOBS = [f"a {job}" for job in world.JOBS]
_CHORES = "the dishes|the shopping|the cooking|the laundry|the garden|the windows|the bathroom|the kitchen floor|the bins".split("|")
_DISHES = "soup|salad|pizza|pasta|fish|rice|a burger|a sandwich|curry|sushi|an omelette|steak|pancakes|tacos".split("|")
_DESSERTS = "a cake|drinks|chips|salad|plates|music|balloons|candles|fruit|bread|ice cream|cookies|cups|games".split("|")
_BASE = "soccer tennis chess golf hockey volleyball basketball badminton".split()
_INSTRUMENTS = [f"the {x}" for x in lives.PICKED["instrument"]]
# Verb; who does it, with {x}, or {t} for the same with "the"; what {n} does; whether {n} does; what it may be.
_RELATIONS = [
    ("has", "who has {t}|who owns {t}|who has {x}|whose pet is {t}|who is the one with {t}", "what does {n} have|which pet does {n} have|what pet does {n} have|what animal does {n} have", "does {n} have {x}", _PETS),
    ("has", "who has {t}|who has got {t}|who is carrying {t}|who is the one with {t}", "what does {n} have|what has {n} got", "does {n} have {x}", _CARRIED),
    ("brought", "who brought {x}|who brought {t}|who was it that brought {t}", "what did {n} bring|what was it that {n} brought", "did {n} bring {x}", _DESSERTS),
    ("ordered", "who ordered {x}|who is having {t}|who gets {t}|who wanted {x}", "what did {n} order|what does {n} get|what was {n}'s order", "did {n} order {x}", _DISHES),
    ("ordered", "who ordered {x}|who gets {t}|who wanted {x}", "what did {n} order|what does {n} get|what drink did {n} order", "did {n} order {x}", lives.PICKED["drink"]),
    ("likes", "who likes {x}|which of them likes {x}|who is the one who likes {x}", "what does {n} like|what is it that {n} likes", "does {n} like {x}", lives.PICKED["drink"] + lives.PICKED["food"][:20]),
    ("plays", "who plays {x}|which of them plays {x}|who is into {x}", "what does {n} play|which sport does {n} play|what sport does {n} do", "does {n} play {x}", _BASE),
    ("plays", "who plays {x}|which of them plays {x}", "what does {n} play|which instrument does {n} play", "does {n} play {x}", _INSTRUMENTS),
    ("lives in", "who lives in {x}|who is in {x}|which of them lives in {x}", "where does {n} live|which city does {n} live in|what city does {n} live in|in which city does {n} live", "does {n} live in {x}", world.CITIES),
    ("comes from", "who comes from {x}|who is from {x}", "where does {n} come from|where is {n} from|which country is {n} from", "does {n} come from {x}|is {n} from {x}", list(world.CAPITALS)),
    ("went to", "who went to {x}|who was in {x}", "where did {n} go|which city did {n} go to", "did {n} go to {x}", world.CITIES),
    ("works as", "who is {t}|who works as {x}|which one is {t}", "what does {n} do|what is {n}'s job|what does {n} work as|what's {n}'s job", "is {n} {x}|does {n} work as {x}", _JOBS),
    ("is", "who is {t}|who is {x}|which of them is {x}", "what is {n}|what is {n}'s job|what does {n} do", "is {n} {x}", _JOBS),
    ("speaks", "who speaks {x}|which of them speaks {x}|who knows {x}", "what does {n} speak|which language does {n} speak|what language does {n} speak", "does {n} speak {x}", lives.PICKED["language"]),
    ("studies", "who studies {x}|which of them studies {x}", "what does {n} study|which subject does {n} study|what is {n} studying", "does {n} study {x}", lives.PICKED["subject"]),
    ("does", "who does {x}|whose job is {x}|who takes care of {x}|who has to do {x}", "what does {n} do|what is {n}'s job|which chore does {n} do", "does {n} do {x}", _CHORES),
    ("is wearing", "who is wearing {x}|who wears {x}|who is the one in {x}", "what is {n} wearing|what does {n} wear", "is {n} wearing {x}", "a hat|a red shirt|a blue shirt|a coat|glasses|a scarf|a green jacket|boots|a tie|a dress|a white shirt|a sweater".split("|")),
    ("drives", "who drives {x}|who has {t}|whose car is {t}", "what does {n} drive|which car does {n} drive|what car does {n} have", "does {n} drive {x}", [("an " if car[0] in "AO" else "a ") + car for car in lives.PICKED["car"]] + "a truck|a bus|a taxi|a van".split("|")),
    ("sits in", "who sits in {x}|who is in {x}", "where does {n} sit|which room does {n} sit in|which room is {n} in", "does {n} sit in {x}|is {n} in {x}", [f"room {i}" for i in range(1, 30)]),
    ("arrives on", "who arrives on {x}|who is coming on {x}|who comes on {x}", "when does {n} arrive|on which day does {n} arrive|what day does {n} come", "does {n} arrive on {x}", world.DAYS),
    ("comes at", "who comes at {x}|who is coming at {x}|who will be here at {x}", "when does {n} come|what time does {n} come|at what time is {n} coming", "does {n} come at {x}", [f"{h} pm" for h in range(1, 10)] + [f"{h} am" for h in range(7, 12)] + [f"{h}:30" for h in range(8, 20)]),
    ("chose", "who chose {x}|who picked {x}|who took {x}", "what did {n} choose|what did {n} pick|which one did {n} choose", "did {n} choose {x}", world.COLORS[:10]),
    ("has the number", "who has the number {x}|who has number {x}|whose number is {x}", "what number does {n} have|which number does {n} have|what is {n}'s number", "does {n} have the number {x}", [str(i) for i in range(2, 99)]),
    ("'s favorite color is", "whose favorite color is {x}|who likes {x} best|who likes {x}", "what is {n}'s favorite color|which color does {n} like|what's {n}'s favorite color|what color does {n} like", "is {n}'s favorite color {x}|does {n} like {x}", world.COLORS[:10]),
    ("'s car is", "whose car is {x}|who has the {x} car|who has a {x} car", "what color is {n}'s car|which color is {n}'s car", "is {n}'s car {x}", world.COLORS[:10])]
# Things in places, days with what happens, boxes with what is in them: "{a} ... {b}", for {b}, for {a}, yes or no, singular ends in no s.
_PAIRS = [
    ("{a} is {b}", "where is {a}|where's {a}|where can I find {a}|do you know where {a} is|where did I say {a} is", "what is {b}|what's {b}|what did I say is {b}", "is {a} {b}",
     "the key|the phone|the book|the cup|the lamp|the umbrella|the wallet|the ball|the map|the laptop|the cat|the hat|the remote|the pen|the bag|the ticket|the spoon|the coat|the bread|the vase|the guitar|the camera".split("|"),
     "on the table|in the drawer|under the bed|on the shelf|in the car|in the kitchen|behind the sofa|on the desk|in the garage|in the blue box|on the fridge|in the hall|in the basket|under the chair|next to the door|in the bathroom|on the bed|in the garden|in the backpack|by the window".split("|")),
    ("{b} I have {a}", "when do I have {a}|on which day do I have {a}|what day is {a}|which day is {a}", "what do I have {b}|what is {b}|what do I do {b}|what's on my plan {b}", "do I have {a} {b}", "yoga|piano|swimming|a meeting|Spanish class|football|choir|a dentist appointment|chess club|dance class|a test|math|painting class|karate".split("|"), [f"on {day}" for day in world.DAYS]),
    ("{b} we eat {a}", "when do we eat {a}|on which day do we eat {a}|which day is {a} day", "what do we eat {b}|what's for dinner {b}|what is for dinner {b}|what do we have {b}", "do we eat {a} {b}", "pizza|pasta|fish|soup|rice|curry|tacos|salad|burgers|chicken|sushi|pancakes|lasagna".split("|"), [f"on {day}" for day in world.DAYS]),
    ("{b} holds {a}", "which {k} holds {a}|where are {a}|which {k} are {a} in|in which {k} are {a}", "what is in {b}|what's in {b}|what does {b} hold", "are {a} in {b}|does {b} hold {a}", "the apples|the pens|the nails|the socks|the coins|the books|the toys|the letters|the cookies|the screws|the photos|the stamps|the shoes|the tools".split("|"), None),
    ("{b} there is {a}", "on which floor is {a}|which floor is {a} on|where is {a}|what floor is {a} on", "what is {b}|what's {b}", "is there {a} {b}", "a bakery|a dentist|a bank|a gym|a cafe|a law firm|a shoe shop|a library|an office|a school|a restaurant".split("|"), [f"on the {nth} floor" for nth in "first second third fourth fifth sixth top ground".split()]),
    ("for {b} I had {a}", "when did I have {a}|which meal was {a}|for which meal did I have {a}", "what did I (have|eat) for {b}|what was my {b}|what was for {b}", "did I have {a} for {b}", "eggs|toast|soup|salad|rice|fish|pasta|cereal|pancakes|a sandwich|yogurt|fruit|pizza|noodles".split("|"), "breakfast|lunch|dinner".split("|"))]
_COMPARED = [
    ("{n} is {v} years old", "{n} {v}", "how old is {n}|what is {n}'s age", "older", "younger", "oldest", "youngest", (3, 80), "person"), ("{n} is {v} cm tall", "{n} {v} cm", "how tall is {n}", "taller", "shorter", "tallest", "shortest", (120, 199), "person"),
    ("{n} has {v} points", "{n} {v}", "how many points does {n} have|what is {n}'s score", "", "", "the most points", "the fewest points", (1, 60), "person"), ("the {n} costs {v} dollars", "the {n} {v}", "how much is the {n}|what does the {n} cost|how much does the {n} cost", "more expensive|pricier", "cheaper", "most expensive", "cheapest", (2, 60), "ware"),
    ("the {n} weighs {v} kg", "the {n} {v} kg", "how much does the {n} weigh|how heavy is the {n}", "heavier", "lighter", "heaviest", "lightest", (1, 50), "ware"), ("{n} has {v} books", "{n} {v}", "how many books does {n} have", "", "", "the most books", "the fewest books", (1, 60), "person"),
    ("{n} ran {v} km", "{n} {v} km", "how far did {n} run|how many km did {n} run", "", "", "the farthest", "", (1, 42), "person"), ("the {n} is {v} km away", "the {n} {v} km", "how far (away |)is the {n}", "farther away", "closer", "farthest away", "closest", (1, 60), "venue")]
_HEADS = "|||||||ok so |here's the situation: |here is what I know: |facts: |listen: |imagine this: |suppose |let's say |read this: |note the following. |remember this: |a small puzzle: |okay, |so, |quick one. |here are some facts. |I'll tell you something. |consider this: |in our house, |this is how it is: ".split("|")
_ASKED = "{q}?|{q}?|{q}?|{q}?|{q}?|{q}|{q}|so {q}?|so, {q}?|now {q}?|and {q}?|question: {q}?|my question: {q}?|tell me: {q}?|ok, {q}?|can you tell me: {q}?|please tell me: {q}?|{q}, please?|now tell me, {q}?|then {q}?|do you know: {q}?|hm, {q}?|quick question: {q}?"
_YOURS = [("my ", "your "), ("My ", "Your ")]


def _yours(text):
    """As the one who answers says it."""
    return next((yours + text[len(mine):] for mine, yours in _YOURS if text.startswith(mine)), text)


def _the(x):
    first, _, rest = x.partition(" ")
    return "the " + rest if first in ("a", "an") else x if first in ("the",) else x


def _told(source, clauses):
    """Sentences beside each other, as people write them."""
    if len(clauses) == 1:
        return (capital(clauses[0]) if source.chance(.6) else clauses[0]) + source.pick([".", ".", ""])
    match source.weighted({"stops": 6, "commas": 4, "lines": 1, "small": 2, "bullets": 1}):
        case "stops": return ". ".join(map(capital, clauses)) + "."
        case "commas": return source.pick([", ".join(clauses[:-1]) + source.pick([" and ", ", and "]) + clauses[-1], ", ".join(clauses)]) + source.pick([".", ".", ""])
        case "lines": return "\n".join(map(capital, clauses))
        case "small": return ". ".join(clauses) + source.pick([".", ""])
    return "\n".join("- " + clause for clause in clauses)


def _relation(source):
    """Three or so people and what is so about each -> (clauses, [(question, thought, answer)] by draw)"""
    verb, who, what, does, pool = source.pick(_RELATIONS)
    n = source.weighted({2: 3, 3: 6, 4: 3, 5: 1})
    people = source.random.sample(world.NAMES, n)
    if source.chance(.15) and verb[0] != "'":
        people[0] = source.pick(_FAMILY)
        source.random.shuffle(people)
    things = source.random.sample(pool, n)
    if n > 2 and source.chance(.2):                                     # two the same
        things[source.number(1, n - 1)] = things[0]
    clauses = [f"{p}{'' if verb[0] == chr(39) else ' '}{verb} {x}" for p, x in zip(people, things)]
    if source.chance(.2) and verb[0] != "'":
        clauses = clauses[:1] + [f"{p} {x}" for p, x in zip(people[1:], things[1:])]
    known = dict(zip(people, things))

    def changed():
        """One is put right -> what is said"""
        i = source.number(0, n - 1)
        new = next(y for y in iter(lambda: source.pick(pool), None) if y not in things)
        old, things[i], known[people[i]] = things[i], new, new
        fact = f"{people[i]}{'' if verb[0] == chr(39) else ' '}{verb} {new}"
        return said(source, "sorry, {f}|actually, {f}|actually {f}|wait, {f}|no, {f}, not {o}|correction: {f}|oops, {f}, not {o}|I was wrong, {f}|I made a mistake, {f}|sorry, {f}, not {o}|hm, {f}, not {o}", f=fact, o=old)

    def question():
        p = source.pick(people)
        x = known[p]
        those = [q for q in people if known[q] == x]
        missing = next(iter(y for y in iter(lambda: source.pick(pool), None) if y not in things))
        kind = source.weighted({"who": 8, "what": 8, "does": 4, "or": 3, "whoor": 3 if len(those) == 1 else 0, "how": 1.5, "many": 1})
        fact = f"{p}{'' if verb[0] == chr(39) else ' '}{verb} {x}."
        match kind:
            case "who":
                names = [_yours(q) for q in those]
                return worded(source, who, x=x, t=_the(x)), capital(fact) if len(those) == 1 else f"{', '.join(names)}.", " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
            case "what":
                return worded(source, what, n=p), capital(fact), x
            case "does":
                yes = source.chance(.5)
                other = x if yes else source.pick([y for y in things if y != x] or [missing])
                return said(source, does, n=p, x=other), capital(fact), "Yes." if yes else "No."
            case "or":
                a, b = source.random.sample([x, source.pick([y for y in things if y != x] or [missing])], 2)
                return said(source, does, n=p, x=a) + f" or {b}", capital(fact), x
            case "whoor":
                a, b = source.random.sample([p, source.pick([q for q in people if q != p])], 2)
                return source.pick([f"{said(source, who, x=x, t=_the(x))}, {a} or {b}", f"{a} or {b}: {said(source, who, x=x, t=_the(x))}"]), capital(fact), _yours(p)
            case "how":
                return said(source, "how many people (did I (mention|name)|are there|are these|did I tell you about)"), f"{', '.join(f'{i + 1} {q}' for i, q in enumerate(people))}.", str(n)
        question = who.split("|")[0].replace("who ", "how many people ", 1)
        if not question.startswith("how many"):
            return worded(source, what, n=p), capital(fact), x
        for one, many in (("people has", "people have"), ("people likes", "people like"), ("people plays", "people play"), ("people lives", "people live"), ("people comes", "people come"), ("people is ", "people are "), ("people speaks", "people speak"), ("people studies", "people study"), ("people does", "people do"), ("people drives", "people drive"), ("people sits", "people sit"), ("people arrives", "people arrive")):
            question = question.replace(one, many)
        if "{t}" in question:
            return worded(source, what, n=p), capital(fact), x
        return question.format(x=x), f"{', '.join(f'{i + 1} {q}' for i, q in enumerate(those))}.", str(len(those))
    return clauses, question, changed


def _pairs(source):
    """Things and their places or days."""
    form, where, what, whether, left, right = source.pick(_PAIRS)
    n, k = source.number(2, 4), source.pick(["box", "drawer", "basket", "bag", "jar"])
    if right is None:
        right = [f"the {color} {k}" for color in world.COLORS[:10]]
    n = min(n, len(right))
    a, b = source.random.sample(left, n), source.random.sample(right, n)
    clauses = [said(source, form, a=x, b=y, k=k) for x, y in zip(a, b)]

    def question():
        i = source.number(0, n - 1)
        fact = capital(clauses[i].replace("I ", "you ").replace("we ", "you ")) + "."
        match source.weighted({"where": 8, "what": 6, "whether": 4, "or": 3}):
            case "where": return worded(source, where, a=_the(a[i]), k=k), fact, b[i].removeprefix("on ") if " on " not in form and b[i].split()[-1] in world.DAYS else b[i]
            case "what": return said(source, what, b=b[i], k=k), fact, a[i]
            case "or":
                x, y = source.random.sample([b[i], b[(i + 1) % n]], 2)
                return said(source, whether, a=a[i], b=x) + f" or {y}", fact, b[i]
        yes = source.chance(.5)
        return said(source, whether, a=a[i], b=b[i] if yes else b[(i + 1) % n]), fact, "Yes." if yes else "No."
    return clauses, question


def _compared(source):
    """Numbers of people or things: more, less, most, how much."""
    form, short, how, more, less, most, least, (low, high), kind = source.pick(_COMPARED)
    n = source.weighted({2: 3, 3: 6, 4: 2})
    names = source.random.sample(world.NAMES if kind == "person" else lives.PICKED[kind][:12], n)
    values = source.random.sample(range(low, high + 1), n)
    clauses = [form.format(n=name, v=v) for name, v in zip(names, values)]
    if source.chance(.25):
        clauses = clauses[:1] + [short.format(n=name, v=v) for name, v in zip(names[1:], values[1:])]
    known, thought = dict(zip(names, values)), ", ".join(f"{name} {v}" for name, v in zip(names, values)) + "."
    the = "" if kind == "person" else "the "
    unit = form.split("{v}")[1].split(" years")[0].split(" tall")[0].split(" away")[0].rstrip()
    who = "who" if kind == "person" else source.pick(["which", "which one", "what"])
    verb = {"{n} has {v} points": "has", "{n} has {v} books": "has", "{n} ran {v} km": "ran"}.get(form, "is")

    def question():
        a, b = source.random.sample(names, 2)
        top, bottom = max(names, key=known.get), min(names, key=known.get)
        kind = source.weighted({"how": 5, "most": 6, "least": 4 if least else 0, "more": 5 if more else 0, "is": 4 if more else 0, "or": 4 if more else 0, "sum": 1.5 if "costs" in form or "points" in form or "books" in form else 0, "diff": 1.5 if "old" in form or "points" in form else 0})
        match kind:
            case "how":
                return said(source, how, n=a), thought, f"{known[a]}{unit if unit.strip() in ('cm', 'dollars', 'kg', 'km') else ''}"
            case "most" | "least":
                word = most if kind == "most" else least
                article = "" if word.startswith("the ") else "the "
                return f"{who} {verb} {article}{word}", thought, the + (top if kind == "most" else bottom)
            case "more":
                word = said(source, more) if source.chance(.5) else less
                right = (max if word in more.split("|") else min)([a, b], key=known.get)
                return source.pick([f"who is {word}, {a} or {b}", f"{a} or {b}: who is {word}", f"who is {word}: {a} or {b}"]) if not the else source.pick([f"which is {word}, the {a} or the {b}", f"what is {word}, the {a} or the {b}", f"the {a} or the {b}, which is {word}"]), thought, the + right
            case "is":
                word = said(source, more) if source.chance(.5) else less
                yes = (known[a] > known[b]) == (word in more.split("|"))
                return f"is {the}{a} {word} than {the}{b}", thought, "Yes." if yes else "No."
            case "or":
                x, y = source.random.sample([more.split("|")[0], less], 2)
                return f"is {the}{a} {x} or {y} than {the}{b}", thought, more.split("|")[0] if known[a] > known[b] else less
            case "sum":
                total = known[a] + known[b]
                if "costs" in form:
                    return source.pick([f"how much are the {a} and the {b} together", f"what do the {a} and the {b} cost together"]), f"{known[a]} + {known[b]} = {total}.", f"{total} dollars"
                what = "points" if "points" in form else "books"
                return f"how many {what} do {a} and {b} have together", f"{known[a]} + {known[b]} = {total}.", str(total)
        a, b = (a, b) if known[a] > known[b] else (b, a)
        return f"how many {'years older is ' + a + ' than ' + b if 'old' in form else 'more points does ' + a + ' have than ' + b}", f"{known[a]} - {known[b]} = {known[a] - known[b]}.", str(known[a] - known[b])
    return clauses, question


def worlds(source):
    """The facts and the question in one message, or the facts first and then one question after the other."""
    clauses, question, *changed = source.weighted({_relation: 40, _pairs: 22, _compared: 22, puzzles.order: 10, puzzles.moves: 10, puzzles.rules: 9})(source)
    text = _told(source, clauses)
    x, asked, seen, fixed = source.random.random(), [], set(), None
    if x > .72 and changed and source.chance(.4):
        fixed = changed[0]()
    for _ in range(source.weighted({1: 6, 2: 3, 3: 2, 4: 1})):
        q, thought, answer = question()
        if q not in seen:
            seen.add(q)
            asked.append((q, thought, answer))
    head = source.pick(_HEADS) if "\n" not in text else ""
    text = head + (text if not head or head[-2] in "." or text[0].isupper() and text.split()[0].removesuffix("'s") in world.NAMES + stories.HE + stories.SHE else text[0].lower() + text[1:])
    text = text if source.chance(.35) or text.startswith("- ") else capital(text)
    ask = lambda q: (lambda t: t if source.chance(.45) else capital(t))(said(source, _ASKED, q=q).replace(" a orange", " an orange"))
    (q, thought, answer), *more = asked
    turns = []
    if x < .62:
        joint = "\n" if "\n" in text else source.pick([" ", " ", " ", "\n", "\n\n"]) if text[-1] == "." else source.pick([". ", ". ", "\n", "; "])
        turns = [User(text + joint + ask(q)), Answer(thought, answer)]
    elif x < .72:                                                       # the question before the facts
        turns = [User((q if source.chance(.4) else capital(q)) + "?" + source.pick([" ", "\n", "\n\n"]) + text), Answer(thought, answer)]
    else:
        heard = Answer("", said(source, lives.HEARD), foreign=True) if source.chance(.25) else Answer("The user tells me facts to remember.", "OK, I will remember that.")
        turns = [User(text), heard]
        if source.chance(.3):
            turns += source.pick(lives.GAPS)(source)
        if fixed:
            turns += [User((fixed if source.chance(.4) else capital(fixed)) + source.pick([".", ""])), Answer("The user puts it right.", "OK, I will remember that.") if not heard.foreign else heard]
            if source.chance(.3):
                turns += source.pick(lives.GAPS)(source)
        turns += [User(ask(q)), Answer(thought, answer)]
    for q, thought, answer in more:
        if source.chance(.1):
            turns += source.pick(lives.GAPS)(source)
        turns += [User(ask(q)), Answer(thought, answer)]
    return turns

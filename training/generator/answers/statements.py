"""Two or three short statements, and a question about one of them by either of its two parts; at once or a turn later."""
import re

from ..chat import Answer, User
from ..material import world
from ..material.source import Source
from ..words.said import capital, said
from . import lives, stories

_ADJECTIVES = "old new big small long short round square wooden metal plastic iron glass paper leather silver golden heavy light thick thin clean dirty open empty".split() + world.COLORS[:12] * 2
_ROUTES = "line bus tram ferry path road train trail boat bridge street stairs lift".split()
_GOALS = "the zoo|the lake|the station|the airport|the market|the beach|the castle|the museum|the harbor|the park|the school|the hospital|the stadium|the forest|the old town|the river|the mall|the library|the church|the university|the village|the farm|the theater|the tower|the island".split("|")
_OPENED = "the shed|the garage|the cellar|the safe|the front door|the back door|the gate|the mailbox|the office|the attic|the locker|the suitcase|the car|the garden house|the cupboard|the boat|the kitchen|the archive".split("|")
_MACHINES = "the pump|the radio|the lamp|the fan|the heating|the alarm|the printer|the oven|the camera|the music|the engine|the light|the fountain|the mixer|the screen|the robot|the dryer".split("|")
_HELD = "nails|coins|letters|buttons|photos|sugar|flour|tea bags|pens|stamps|shoes|toys|books|socks|screws|candles|rice|beans|bread|apples|money|keys|tools|sand|salt|ribbons|matches|batteries|marbles|towels".split("|")
_DRINKS = "tea|coffee|cocoa|milk|water|juice|lemonade|beer|wine|cola|soda|hot chocolate|apple juice|iced tea".split("|")
_DISHES = "soup|rice|fish|pasta|salad|pizza|bread|noodles|curry|toast|porridge|pancakes|cheese|an apple|a banana|a sandwich|a burger|ice cream|cereal|an omelette|potatoes|beans".split("|")
_GOODS = "flowers|bread|eggs|books|shoes|fish|cheese|lamps|carpets|hats|apples|bikes|tickets|honey|cakes|phones|furniture|toys|newspapers|cars|milk|coffee|soap|paintings|jewelry|clocks".split("|")
_COLLECTED = "stamps|coins|shells|stones|postcards|dolls|comics|records|watches|old maps|model trains|butterflies|mugs|magnets|masks|posters|spoons|autographs".split("|")
_TAUGHT = "math|biology|French|music|history|chemistry|art|physics|Latin|sports|geography|English|dance|yoga|drawing|Spanish|cooking".split("|")
_GROWN = "tomatoes|roses|beans|carrots|tulips|pumpkins|herbs|potatoes|strawberries|onions|grapes|sunflowers|peas|corn|cherries|lettuce".split("|")
_OBJECTS = "a lamp|a map|a kite|a coat|a tent|a drum|a rope|a ring|a clock|a scarf|a bike|a vase|a puzzle|a mirror|a ladder|a guitar|a camera|an umbrella|a hammer|a backpack|a radio|a notebook|a blanket|a wallet|a ticket|a hat|a teapot|a chair|a candle|a toy car|a pillow|a basket".split("|")
_ANIMALS = "the cat|the dog|the horse|the hens|the goat|the rabbit|the parrot|the fish|the sheep|the pigs|the turtle|the hamster|the birds|the cows|the donkey|the ducks".split("|")
_REPAIRED = "the roof|the bike|the fence|the sink|the clock|the car|the lamp|the radio|the door|the boat|the window|the heater|the chair|the gate|the shelf|the pump|the printer".split("|")
_CHORES = "the dishes|the windows|the floor|the car|the stairs|the pots|the kitchen|the bathroom|the glasses|the curtains|the garage".split("|")
_WORN = "a hat|a coat|a scarf|gloves|boots|a cap|a dress|a tie|glasses|sandals|a sweater|a red shirt|a green jacket|a blue skirt|jeans|a raincoat|slippers|a ring".split("|")
_STUDIES = "law|medicine|history|art|biology|physics|music|design|math|economics|chemistry|Russian|Chinese|architecture".split("|")
_SPOTS = "at the station|in the garden|at the bank|in the kitchen|at the airport|in the library|on the balcony|at the bus stop|in the park|on the roof|in the cellar|at the harbor|in the office|at the door|in the car|on the bench|by the river|in the hall|at the gate|on the stairs|under the tree|behind the house|at the bakery|at home".split("|")
_LAID = "in the shed|on the shelf|under the bench|behind the door|in the drawer|on the desk|in the trunk|under the bed|next to the sink|on the porch|in the cupboard|in the hall|on the windowsill|in the basement|in the top drawer|under the stairs|on the table|behind the sofa|in the fridge|in the blue bag|on the wall|beside the stove|in the attic".split("|")
_LYING = "the rake|the spade|the hammer|the charger|the remote|the iron|the broom|the stapler|the tape|the milk|the jam|the passport|the purse|the helmet|the drill|the kettle|the first aid kit|the dictionary|the tickets|the scissors|the glasses|the batteries|the stamps|the gloves|the candles|the spare keys|the towels".split("|")
_GIFTS = "the flowers|the book|the scarf|the letter|the watch|the cake|the tickets|the parcel|the ring|the chocolates|the bike|the puzzle|the cookies|the headphones|the postcard|the soap|the gloves|the ball|the lamp|the earrings|the big box|the small box|the blue cup|the toy train|the kite|the pears".split("|")
_EVENTS = "the concert|the exam|the meeting|the dinner|the wedding|the match|the lesson|the interview|the party|the film|the trip|the workshop|the dentist|the choir|the market|the course|the play|the race|the haircut|the lecture|the flea market|the parade|the inspection".split("|")
_WARES = "the lamp|the chair|the coat|the teapot|the bag|the vase|the drum|the mirror|the table|the kite|the rug|the clock|the ticket|the blanket|the pan|the helmet|the jar|the scarf|the tent|the radio".split("|")
_ROLES = "the teacher|the nurse|the baker|the pilot|the boy|the girl|the old man|the old woman|the farmer|the driver|the cook|the doctor|the queen|the king|the sailor|the painter|the clown|the guard|the student|my sister|my brother|my uncle|my aunt|my boss|my neighbor|my cousin|my mother|my father|the tall man|the young woman".split("|")
PEOPLE = list(dict.fromkeys(world.NAMES + stories.HE + stories.SHE + "Piet Leonie Kim Mila Jonah Theo Freya Arthur Mira Anton Selma Bjorn Lotte Rami Noor Aisha Omer Tariq Mei Hiro Sanjay Anika Ravi Leila Samir Dina Malik Zara Ayo Kofi Ama Juan Diego Lucia Pablo Ines Rafael Teresa Joao Bruna Pierre Louise Camille Henri Claire Marcel Giulia Paolo Elisa Dmitri Katya Boris Vlad Irina Pavel Jana Marek Zofia Tomas Petra Milan Ana Luka Maja Niko Eleni Costas Sophia Ben Toby Molly Harry Ruby Alfie Daisy Archie Poppy Oscar Millie Logan Hazel Wyatt Nell Cora Silas Ivy Jasper Ellis Wren Fern Gus Hank Joan Ralph Betty Walt Dora Stan Myra Ned Lou".split()))
_MATERIAL = "wood|glass|stone|wool|silk|iron|paper|clay|leather|cotton|steel|plastic|silver|gold|brick|rubber".split("|")

# Every kind below gives: how it is told with {a} and {b}, questions for {a}, questions for {b}, the {a}s, the {b}s.
_VERBS = [                                                              # now, plain form, past, what it may be
    ("drinks", "drink", "drank", _DRINKS), ("eats", "eat", "ate", _DISHES), ("sells", "sell", "sold", _GOODS), ("collects", "collect", "", _COLLECTED), ("teaches", "teach", "taught", _TAUGHT), ("grows", "grow", "grew", _GROWN), ("wants", "want", "wanted", _OBJECTS), ("needs", "need", "needed", _OBJECTS), ("has", "have", "had", _OBJECTS),
    ("feeds", "feed", "fed", _ANIMALS), ("repairs", "repair", "repaired", _REPAIRED), ("cleans", "clean", "cleaned", _CHORES), ("wears", "wear", "wore", _WORN), ("studies", "study", "studied", _STUDIES), ("likes", "like", "liked", _DISHES + _DRINKS), ("loves", "love", "", _DISHES + _COLLECTED), ("hates", "hate", "", _DISHES), ("orders", "order", "ordered", _DISHES + _DRINKS),
    ("buys", "buy", "bought", _OBJECTS + _GOODS), ("brings", "bring", "brought", _DISHES + _OBJECTS), ("finds", "find", "found", _OBJECTS), ("loses", "lose", "lost", _OBJECTS), ("makes", "make", "made", _DISHES), ("paints", "paint", "painted", _REPAIRED + _ANIMALS), ("carries", "carry", "carried", _OBJECTS), ("takes", "take", "took", _GIFTS), ("forgets", "forget", "forgot", _OBJECTS), ("sees", "see", "saw", _OBJECTS + _ANIMALS),
    ("cooks", "cook", "cooked", _DISHES[:13]), ("gets", "get", "got", _OBJECTS), ("wins", "win", "won", _OBJECTS), ("picks", "pick", "picked", _GROWN + _OBJECTS), ("chooses", "choose", "chose", world.COLORS[:10] + _DISHES), ("plays", "play", "played", lives.PICKED["sport"]), ("speaks", "speak", "spoke", lives.PICKED["language"]), ("reads", "read", "read", ["a novel", "a comic", "the paper", "a letter", "a poem", "a cookbook", "a magazine", "a fairy tale"]), ("drives", "drive", "drove", "a truck|a van|a bus|a taxi|a tractor|a red car|a blue car|a jeep".split("|")), ("rides", "ride", "rode", "a horse|a bike|a scooter|a donkey|a motorbike|a camel|a pony".split("|"))]
_PLACES = [("lives", "live", world.CITIES, "in "), ("works", "work", world.CITIES, "in "), ("waits", "wait", _SPOTS, ""), ("sleeps", "sleep", _SPOTS, ""), ("sits", "sit", _SPOTS, ""), ("works", "work", _SPOTS, ""), ("stands", "stand", _SPOTS, ""), ("is", "", _SPOTS, ""), ("plays", "play", _SPOTS, ""), ("reads", "read", _SPOTS, ""), ("was born", "", world.CITIES, "in ")]


def _people(source, n):
    pool = _ROLES if source.chance(.22) else PEOPLE
    return source.random.sample(pool, n)


def _apart(source, n):
    """-> a function: the noun -> things of this kind told apart by an adjective or a number"""
    return lambda noun: [f"the {x} {noun}" for x in source.random.sample(list(dict.fromkeys(_ADJECTIVES)), n)] if source.chance(.85) or noun not in _ROUTES + ["room", "box", "team"] else [f"{noun} {x}" for x in source.random.sample(range(1, 30), n)]


def _verb(source, n):
    now, plain, past, pool = source.pick(_VERBS)
    told, asks = (past, "did") if past and source.chance(.4) else (now, "does")
    which = "|which subject {d} {a} {p}" if pool in (_TAUGHT, _STUDIES) else ""
    first = "who {v} {b}|who {v} {b}|which (person|one of them) {v} {b}|who is it that {v} {b}|who is the one who {v} {b}".replace("{v}", told)
    second = f"what {{d}} {{a}} {{p}}|what {{d}} {{a}} {{p}}|what is it that {{a}} {told}{which}".replace("{d}", asks).replace("{p}", plain)
    return f"{{a}} {told} {{b}}", first, second, _people(source, n), source.random.sample(list(dict.fromkeys(pool)), n)


def _place(source, n):
    verb, plain, pool, before = source.pick(_PLACES)
    asked = f"where does {{a}} {plain}|where does {{a}} {plain}|in (which|what) city does {{a}} {plain}" if before and plain else f"where does {{a}} {plain}" if plain else "where was {a} born|in (which|what) city was {a} born" if before else "where is {a}|where is {a}|where can I find {a}|where did I say {a} is"
    return f"{{a}} {verb} {before}{{b}}", f"who {verb} {before}{{b}}|which (person|one of them) {verb} {before}{{b}}|who (is it that|is the one who) {verb} {before}{{b}}" if verb != "is" else "who is {b}|who is it that is {b}|which person is {b}", asked, _people(source, n), source.random.sample(pool, n)


def _thing(source, n):
    """Things of one kind, told apart by an adjective."""
    those = _apart(source, n)
    match source.weighted({"route": 8, "key": 5, "switch": 4, "content": 6, "called": 4, "owner": 6, "made": 2, "costs": 3, "goes": 3, "color": 3}):
        case "route":
            k = source.pick([x for x in _ROUTES if x != "stairs"])
            told = source.pick([("{a} goes to {b}", "goes to", "go"), ("{a} goes to {b}", "goes to", "go"), ("{a} leads to {b}", "leads to", "lead"), ("{a} takes you to {b}", "takes me to", "take me"), ("{a} runs to {b}", "runs to", "run"), ("{a} ends at {b}", "ends at", "end"), ("{a} stops at {b}", "stops at", "stop")])
            return told[0], f"(which|what) {k} {told[1]} {{b}}|which {k} {told[1]} {{b}}|which {k} do I take to (get to |){{b}}|which {k} is the one (for|to) {{b}}", f"where does {{a}} {told[2]}|where does {{a}} {told[2]}|where do I (get|arrive) with {{a}}", those(k), source.random.sample(_GOALS, n)
        case "key":
            k = source.pick(["key", "card", "code", "key"])
            return "{a} opens {b}|{a} is for {b}|{a} fits {b}", f"(which|what) {k} opens {{b}}|which {k} (is for|fits|do I need for|opens) {{b}}", "what does {a} open|what is {a} for|what does {a} fit", those(k), source.random.sample(_OPENED, n)
        case "switch":
            k = source.pick(["button", "switch", "lever", "knob"])
            verb, plain = source.pick([("starts", "start"), ("stops", "stop"), ("turns on", "turn on"), ("turns off", "turn off"), ("controls", "control")])
            return f"{{a}} {verb} {{b}}", f"(which|what) {k} {verb} {{b}}|which {k} do I press to {plain} {{b}}|which {k} must I (use|press) to {plain} {{b}}", f"what does {{a}} {plain}|what can I {plain} with {{a}}", those(k), source.random.sample(_MACHINES, n)
        case "content":
            k = source.pick("box bag jar tin basket drawer crate bottle bucket sack cupboard chest".split())
            many = [x for x in _HELD if x.endswith("s")]
            pool, form = (many, "{a} (holds|contains|has) {b}|in {a} there are {b}|{a} is full of {b}|there are {b} in {a}|the {b} are in {a}") if source.chance(.7) else ([x for x in _HELD if not x.endswith("s")], "{a} (holds|contains|has) {b}|in {a} there is {b}|{a} is full of {b}|there is {b} in {a}|the {b} is in {a}")
            be = "are" if pool is many else "is"
            return form, f"(which|what) {k} (holds|contains|has) (the |){{b}}|in which {k} {be} the {{b}}|which {k} {be} the {{b}} in|which {k} (holds|contains) {{b}}", "what is in {a}|what's in {a}|what does {a} (hold|contain)|what is inside {a}|what do I find in {a}", those(k), source.random.sample(pool, n)
        case "called":
            k = source.pick("cat dog horse boat rabbit parrot hen ship kitten puppy goat cow tortoise pony".split())
            return "{a} is called {b}|{a}'s name is {b}|the name of {a} is {b}|{a} is {b}", f"which {k} is (called |){{b}}|what {k} is called {{b}}|which of the {k}s is {{b}}".replace("shs", "shes"), "what is {a} called|what is {a}'s name|what's the name of {a}|what is the name of {a}", [f"the {x} {k}" for x in source.random.sample("black white brown gray old young big small spotted fat lame lazy tall thin".split(), n)], source.random.sample(lives.PICKED["petname"], n)
        case "owner":
            k = source.pick("house car bike coat bag umbrella cup tent boat garden laptop hat towel suitcase jacket desk chair phone dog mug scarf".split())
            return "{a} belongs to {b}|{a} is {b}'s|{b} owns {a}|{b} has {a}", f"which {k} (belongs to {{b}}|is {{b}}'s|does {{b}} have|does {{b}} own)|what {k} does {{b}} have", "who (owns|has) {a}|whose is {a}|who does {a} belong to", those(k), source.random.sample(world.NAMES, n)
        case "made":
            k = source.pick("table chest bowl door cup statue ring box bridge wall spoon hat bag roof".split())
            return "{a} is made of {b}", f"(which|what) {k} is made of {{b}}|which {k} is the one made of {{b}}", "what is {a} made of|what's {a} made of|of what is {a} made", [f"the {x} {k}" for x in source.random.sample("big small old new left right round tall short long first second red green".split(), n)], source.random.sample(_MATERIAL, n)
        case "costs":
            k = source.pick("room coat lamp ticket bag cake bike tent table plate pizza bottle towel".split())
            return "{a} costs {b}|{a} is {b}|for {a} you pay {b}", f"which {k} (costs|is) {{b}}|what {k} costs {{b}}", "how much is {a}|what does {a} cost|how much does {a} cost|what is the price of {a}", those(k), [f"{v} dollars" for v in source.random.sample(range(2, 95), n)]
        case "color":
            k, x = source.pick([("door", "front back left right side garden cellar"), ("cup", "big small old new tall round"), ("pencil", "long short thick thin new"), ("room", "first second third last"), ("lamp", "left right big small desk floor"), ("car", "old new fast slow first second"), ("ball", "big small heavy light hard soft"), ("wall", "front back left right"), ("house", "first second third last big small"), ("flag", "first second third big small left right")])
            return "{a} is {b}|the color of {a} is {b}|{a} is painted {b}", f"which {k} is {{b}}|what {k} is {{b}}|which {k} is the {{b}} one", "what color is {a}|which color is {a}|what is the color of {a}|what color does {a} have", [f"the {y} {k}" for y in source.random.sample(x.split(), min(n, len(x.split())))], source.random.sample(world.COLORS[:12], n)
    k = source.pick("bus train ferry plane tram boat shuttle".split())
    return "{a} leaves at {b}|{a} goes at {b}|{a} departs at {b}", f"(which|what) {k} (leaves|goes|departs) at {{b}}|which {k} is the one at {{b}}", "when does {a} (leave|go|depart)|(what|at what) time does {a} (leave|go|depart)", those(k), source.distinct(lambda: f"{source.number(1, 12)}:{source.pick(['00', '10', '15', '20', '30', '40', '45', '50'])}", n, 60)


def _gift(source, n):
    names = _people(source, n)
    form = source.pick(["{a} (is|are) for {b}", "{a} (is|are) for {b}", "{a} (goes|go) to {b}", "{b} gets {a}", "I give {b} {a}", "{a} (is|are) a present for {b}"])
    return form, "what (is for {b}|does {b} get|goes to {b}|do I give {b}|will {b} get|is there for {b})|which (present|gift|thing) (is for {b}|does {b} get)", "who (gets {a}|is getting {a}|receives {a}|do I give {a} to|will get {a})|who (is|are) {a} for|for whom (is|are) {a}|who should get {a}", source.random.sample(_GIFTS, n), names


def _laid(source, n):
    return "{a} (is|are) {b}|{a} (lies|lie) {b}|I (put|left) {a} {b}|you will find {a} {b}|we keep {a} {b}", "what (is|lies) {b}|what did I (put|say is|leave) {b}|what do I find {b}", "where (is|are) {a}|where (is|are) {a}|where do I find {a}|where did I (put|leave) {a}|where can I find {a}", source.random.sample(_LYING, n), source.random.sample(_LAID, n)


def _event(source, n):
    kind = source.pick(["day", "day", "time", "month", "room"])
    values = {"day": lambda: source.random.sample(world.DAYS, n), "month": lambda: source.random.sample(world.MONTHS, n), "time": lambda: source.distinct(lambda: source.pick(["{h} o'clock", "{h} pm", "{h} am", "{h}:30", "{h}:15"]).format(h=source.number(1, 11)), n, 60), "room": lambda: [f"room {x}" for x in source.random.sample(range(1, 400), n)]}[kind]()
    joint = {"day": "on", "time": "at", "month": "in", "room": "in"}[kind]
    first = {"day": "what (is|happens) on {b}|which (event|appointment) is on {b}|what do (I|we) have on {b}", "time": "what (is|starts|begins) at {b}|what do (I|we) have at {b}", "month": "what (is|happens|comes) in {b}|what do (I|we) have in {b}", "room": "what is in {b}|what takes place in {b}|what happens in {b}"}[kind]
    second = {"day": "when is {a}|(on |)(which|what) day is {a}|what day is {a} on", "time": "when is {a}|(at what|what) time is {a}|when does {a} (start|begin)", "month": "when is {a}|(in |)(which|what) month is {a}", "room": "where is {a}|(in |)(which|what) room is {a}|which room is {a} in"}[kind]
    return f"{{a}} is {joint} {{b}}|{{a}} (takes place|will be) {joint} {{b}}" + ("|{a} starts at {b}" if kind == "time" else f"|{joint} {{b}} (is|we have|there is) {{a}}"), first, second, source.random.sample(_EVENTS, n), values


def _priced(source, n):
    unit = source.pick(["dollars", "euros", "dollars", "coins"])
    return f"{{a}} costs {{b}}|{{a}} is {{b}}|{{a}} (goes|sells) for {{b}}|the price of {{a}} is {{b}}", "what costs {b}|which (thing|one|item) costs {b}|what can I get for {b}", "how much is {a}|what does {a} cost|how much does {a} cost|what is the price of {a}|what do I pay for {a}", source.random.sample(_WARES, n), [f"{v} {unit}" for v in source.random.sample(range(2, 99), n)]


def _agreeing(text, thing):
    """The verb in `(is|are)`, as the thing wants it."""
    many = thing.endswith("s") and not thing.endswith(("ss", "bus"))
    return _AGREEING.sub(lambda found: found[2 if many else 1], text)


_AGREEING = re.compile(r"\((is|goes|lies)\|(are|go|lie)\)")
_JOINTS = [". ", ". ", ". ", ". ", " and ", " and ", ", ", ", and ", ", but ", "; ", " while ", "\n"]
_ASKED = "{q}?|{q}?|{q}?|{q}?|{q}?|{q}?|{q}|{q}|so {q}?|so, {q}?|and {q}?|now {q}?|tell me, {q}?|question: {q}?|ok, {q}?|{q}, please?|my question: {q}?|now tell me: {q}?|please tell me: {q}?"
_HEADS = "||||||||||||listen: |ok, |so |okay: |here are two facts. |note: |for your information: |just so you know: |remember: |hi! |hello. ".split("|")


def _yours(text):
    """As the one who answers says it."""
    return _OWN.sub(lambda found: {"my": "your", "I": "you", "we": "you"}[found[0]], text)


_OWN = re.compile(r"\b(my|I|we)\b")


def statements(source):
    n = source.weighted({2: 12, 3: 5, 4: 1})
    form, first, second, a, b = source.weighted({_verb: 34, _thing: 36, _place: 12, _gift: 14, _laid: 14, _event: 10, _priced: 5})(source, n)
    n = min(len(a), len(b), n)
    if n < 2:
        return statements(source)
    grown = source.chance(.15)                                          # each in its own wording
    seed = source.number(0, 1 << 30)

    def told(x, y, again):
        return said(source if again else Source(seed), _agreeing(form, x), a=x, b=y)
    clauses = [told(x, y, grown) for x, y in zip(a, b)]
    joint = source.pick(_JOINTS)
    if n > 2:
        joint = joint if joint in (". ", ", ", "; ", "\n") else ", "
    clauses = [capital(c) for c in clauses] if joint in (". ", "\n") else clauses
    text = joint.join(clauses) if n == 2 or joint != ", " or source.chance(.3) else ", ".join(clauses[:-1]) + source.pick([" and ", ", and "]) + clauses[-1]
    head = source.pick(_HEADS)
    text = head + text
    text = text if source.chance(.25) else capital(text)
    end = "." if source.chance(.85) else ""

    def asking(i, by):
        q = said(source, _agreeing(second if by else first, a[i]), a=a[i], b=b[i])
        answer = b[i] if by else a[i]
        q = said(source, _ASKED, q=q)
        return q if source.chance(.35) else capital(q), Answer(f"{capital(_yours(told(a[i], b[i], False)))}.", _yours(answer))
    order = source.random.sample([(i, by) for i in range(n) for by in (0, 1)], source.weighted({1: 6, 2: 3, 3: 1}))
    (q, answer), *more = [asking(i, by) for i, by in order]
    x = source.random.random()
    if x < .5:
        turns = [User(text + (end or ".") + source.pick([" ", " ", " ", "\n", "\n\n"] if "\n" not in text else ["\n", "\n\n"]) + q), answer]
    elif x < .57 and "\n" not in text:
        turns = [User(q.rstrip("?") + "? " + capital(text) + "."), answer]
    else:
        turns = [User(text + end), Answer("", said(source, lives.HEARD), foreign=True) if source.chance(.25) else Answer("The user tells me facts to remember.", "OK, I will remember that.")]
        for _ in range(source.weighted({0: 5, 1: 3, 2: 1})):
            turns += source.pick(lives.GAPS)(source)
        turns += [User(q), answer]
    for q, answer in more:
        turns += [User(q), answer]
    return turns


def clause(source):
    """One of them alone."""
    form, _, _, a, b = source.weighted({_verb: 5, _place: 2, _laid: 2, _gift: 1})(source, 1)
    return said(source, _agreeing(form, a[0]), a=a[0], b=b[0])

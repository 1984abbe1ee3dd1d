"""What sort of thing something is, with words that everybody uses: which of these is a fruit, which is none, is a plum one, and what follows for one of a sort."""
from ..chat import Answer, User
from ..material import world
from ..words.said import capital, said

# One, many | its members. Sorts that stand beside each other are never mixed.
_SORTS = [line.split(" | ") for line in """\
fruit/fruits | apple pear banana cherry mango peach plum melon grape lemon strawberry pineapple orange apricot fig raspberry | vegetable tree
vegetable/vegetables | carrot potato onion cabbage leek pea cucumber pumpkin lettuce turnip spinach broccoli bean cauliflower | fruit
animal/animals | dog cat horse cow pig sheep lion tiger bear elephant mouse rabbit goat wolf fox monkey donkey giraffe zebra camel | bird fish insect
bird/birds | eagle owl parrot sparrow pigeon swan penguin stork crow raven hawk seagull ostrich | animal
fish/fish | trout salmon shark tuna carp herring cod eel goldfish | animal
insect/insects | ant bee fly wasp butterfly beetle mosquito grasshopper moth ladybug | animal
tool/tools | hammer saw screwdriver drill wrench axe pliers shovel rake chisel | weapon
vehicle/vehicles | car bus truck bicycle motorcycle van tractor tram taxi train | boat
boat/boats | canoe ferry kayak yacht sailboat raft | vehicle
color/colors | red blue green yellow purple orange brown black white pink gray | -
drink/drinks | water milk coffee tea juice beer wine lemonade cocoa | -
piece of furniture/pieces of furniture | chair table bed desk sofa wardrobe bookshelf stool bench armchair | -
piece of clothing/clothes | shirt coat sock hat scarf jacket dress glove sweater skirt | -
musical instrument/instruments | piano guitar violin flute drum trumpet harp cello clarinet | -
flower/flowers | rose tulip daisy lily sunflower orchid daffodil | tree
tree/trees | oak birch maple willow pine beech palm fir | flower fruit
country/countries | France Spain Japan Brazil Canada Egypt Norway India Peru Italy Kenya Mexico | -
city/cities | Paris London Rome Berlin Tokyo Vienna Madrid Cairo Lisbon Oslo Chicago | -
planet/planets | Mars Venus Jupiter Saturn Neptune Uranus | -
sport/sports | football tennis hockey swimming basketball golf rugby volleyball boxing | -
metal/metals | iron gold silver copper steel lead tin aluminum | -
job/jobs | teacher doctor baker nurse farmer pilot cook plumber lawyer dentist firefighter carpenter | -
day/days of the week | Monday Tuesday Wednesday Thursday Friday Saturday Sunday | -
month/months | January February April June July September October November December | -
season/seasons | spring summer autumn winter | -
part of the body/parts of the body | arm leg nose ear knee foot hand elbow shoulder finger | -
room/rooms | kitchen bathroom bedroom cellar attic hallway | -
building/buildings | church castle school hospital museum library tower | room
dessert/desserts | cake pudding pie cookie donut | -
shape/shapes | circle square triangle rectangle oval star | -
toy/toys | doll teddy kite puzzle yo-yo marble | -
weapon/weapons | sword gun spear cannon dagger | tool
language/languages | English German French Spanish Italian Polish Greek | country
number/numbers | seven twelve three forty nine eleven twenty | -""".split("\n")]
SORTS = {one: (many, items.split(), near.replace("-", "").split()) for (one, many), items, near in ((heads.split("/"), items, near) for heads, items, near in _SORTS)}
# Things of no such sort.
_ELSE = "cloud stone paper book cup spoon window door lamp river candle letter bottle key pencil box card rope button bridge clock road mirror pillow brick ladder phone coin feather leaf song shadow wall basket plate fork rain wind snow moon sand idea story picture".split()
_WHICH = "which of (these|the following) is (a|the) K(:|,) {c}|which one (of these |)is a K(:|,) {c}|which is (a|the) K(:|,) {c}|what of this is a K: {c}|which word is a K: {c}|which of these words is a K: {c}|one of these is a K: {c}. Which one|{c} - which (one |)is a K|{c}: which (one |)is the K|pick the K: {c}|find the K: {c}|name the K: {c}|which of these things is a K: {c}|(tell me|say) which (one |)of these is a K: {c}|only one of these is a K, which: {c}|(which one|which) of {c} is a K|from this list, which is a K: {c}|where is the K in this list: {c}"
_NOT = "which of (these|the following) is not a K(:|,) {c}|which (one |)is not a K: {c}|which one of these isn't a K: {c}|which of these is no K: {c}|one of these is not a K: {c}. Which one|which word is not a K: {c}|find the one that is not a K: {c}|what does not belong: {c}|which does not belong here: {c}|which one doesn't fit: {c}|(what|which) is the odd one out: {c}"
_ALL = "which of (these|the following) are M: {c}|list (all|only) the M: {c}|(what|which) are the M in this list: {c}|pick (out |)the M: {c}|only the M(, please|): {c}"
_UNTAUGHT = "blip wug zorp glim flarn snib dreck mop tove quib plom vask".split()


def _article(text, sort):
    return text.replace("a K", ("an " if sort[0] in "aeiou" else "a ") + sort).replace("K", sort)


def _listed(source, items):
    head, last = ", ".join(items[:-1]), items[-1]
    return source.pick([f"{head}, {last}", f"{head}, {last}", f"{head} or {last}", f"{head}, or {last}", f"{head} and {last}" if len(items) > 2 else f"{head} or {last}"])


def _others(source, sort, n):
    able = [other for other in SORTS if other != sort and other not in SORTS[sort][2] and sort not in SORTS[other][2]]
    out = source.distinct(lambda: source.pick(_ELSE) if source.chance(.3) else source.pick(SORTS[source.pick(able)][1]), n, 40)
    return [item for item in out if item not in SORTS[sort][1]] or [source.pick(_ELSE)]


def _ask(source, text, thought, answer):
    text = source.pick(["", "", "", "", "", "", "hey, ", "ok, ", "quick question: ", "question: "]) + text
    text = capital(text) if source.chance(.75) else text
    return [User(text + source.pick(["?", "?", "?", "", "."] if ":" in text else ["?", "?", "?", ""])), Answer(thought, answer)]


def sorts(source):
    sort = source.pick(list(SORTS))
    many, members, _ = SORTS[sort]
    x = source.pick(members)
    named = lambda word: word if sort in ("color", "country", "city", "planet", "sport", "metal", "day", "month", "season", "language", "number", "drink") else _article("a K", word)
    match source.weighted({"which": 34, "not": 14, "all": 6, "is": 16, "follows": 16, "two": 8}):
        case "which":
            items = [x, *_others(source, sort, source.weighted({1: 2, 2: 6, 3: 6, 4: 2}))]
            source.random.shuffle(items)
            return _ask(source, _article(said(source, _WHICH, c="\0"), sort).replace("\0", _listed(source, items)), f"{capital(x)} is {_article('a K', sort)}.", x)
        case "not":
            items = source.random.sample(members, min(len(members), source.number(2, 4)))
            odd = _others(source, sort, 1)[0]
            items.insert(source.number(0, len(items)), odd)
            return _ask(source, _article(said(source, _NOT, c="\0"), sort).replace("\0", _listed(source, items)), f"The others are {many}, {odd} is not.", odd)
        case "all":
            own = source.random.sample(members, source.number(2, min(3, len(members))))
            items = own + _others(source, sort, source.number(1, 3))
            source.random.shuffle(items)
            own = [item for item in items if item in own]
            return _ask(source, said(source, _ALL, c="\0").replace("M", many).replace("\0", _listed(source, items).replace(", or ", ", ").replace(" or ", ", ")), f"The {many} are {' and '.join(own)}.", ", ".join(own))
        case "is":
            yes = source.chance(.5)
            other = source.pick([one for one in SORTS if one != sort and one not in SORTS[sort][2] and sort not in SORTS[one][2]])
            asked = sort if yes else other
            form = source.pick(["is {x} a K", "is {x} a K", "is {x} a K or not", "is {x} a K, yes or no", "yes or no: is {x} a K", "would you call {x} a K", "{x} is a K, right", "is it true that {x} is a K"])
            return _ask(source, _article(form, asked).format(x=named(x)), f"{capital(named(x))} is {_article('a K', sort)}.", "Yes." if yes else "No.")
        case "two":
            a, b = source.random.sample([one for one in SORTS if one not in ("fish",)], 2)
            if b in SORTS[a][2] or a in SORTS[b][2]:
                return sorts(source)
            pair = [source.pick(SORTS[a][1]), source.pick(SORTS[b][1])]
            i = source.number(0, 1)
            source.random.shuffle(order := list(pair))
            return _ask(source, _article(source.pick(["which is a K, {0} or {1}", "which one is a K: {0} or {1}", "{0} or {1}: which is a K", "{0} and {1}, which of them is a K", "which of the two is a K, {0} or {1}"]), (a, b)[i]).format(*order), f"{capital(pair[i])} is {_article('a K', (a, b)[i])}.", pair[i])
    return _follows(source)


def _follows(source):
    """All of one sort are something, and this is one."""
    name, known = source.pick(world.NAMES), source.chance(.5)
    if known:
        one, whole = source.pick([("cat", "animal"), ("dog", "animal"), ("rose", "flower"), ("sparrow", "bird"), ("trout", "fish"), ("oak", "tree"), ("nurse", "person"), ("violin", "instrument"), ("tiger", "hunter"), ("robin", "bird"), ("bee", "insect"), ("poet", "writer"), ("baker", "cook"), ("horse", "runner")])
        many, wholes = one + "s" if one not in ("fish", "trout") else one, "people" if whole == "person" else whole if whole == "fish" else whole + "s"
        wholly = ("an " if whole[0] in "aeiou" else "a ") + whole
    else:
        one = source.pick(_UNTAUGHT)
        many, wholes = one + "s", source.pick(["red", "blue", "round", "heavy", "small", "tall", "hungry", "made of wood", "able to fly", "green", "cold", "friendly", "old", "expensive", "fast", "quiet"])
        wholly = wholes
    an = ("an " if one[0] in "aeiou" else "a ") + one
    no = source.chance(.3)
    told = said(source, "no {m} (are|is) {w}|(none of the {m} are {w})|{m} are never {w}" if no else "all {m} are {w}|every {o} is {s}|{m} are (always |){w}|all {m} are {w}", m=many, w=wholes, o=one, s=wholly).replace("no " + many + " is", "no " + many + " are")
    if source.chance(.35):
        told = f"{name} is {an}. {capital(told)}"
    else:
        told = f"{capital(told)}. {name} is {an}"
    asked = said(source, "is {n} {s}|so is {n} {s}|is {n} {s}, yes or no|what about {n}, is {n} {s}|does that mean that {n} is {s}", n=name, s=wholly)
    return [User(f"{told}. {capital(asked)}?"), Answer(f"{name} is {an}, and {'no' if no else 'all'} {many} are {wholes}.", "No." if no else "Yes.")]

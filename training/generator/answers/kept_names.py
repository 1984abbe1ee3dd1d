"""Sentences with unusual names of people and with places of things in a long text, and questions whose answer is the name or the place, letter for letter."""
from ..chat import Answer, User
from ..everyday.names import NAMES, SURNAMES
from ..material import world
from ..words.said import capital, said
from ..words.wording import worded

_FIRST = "Isolde Barnaby Cosima Leopold Philippa Lysander Marguerite Thaddeus Winifred Ambrose Cordelia Evander Rosalind Ignatius Beatrix Crispin Delphine Fergus Genevieve Horatio Imogen Jocasta Kasimir Ludmila Melisande Nathaniel Octavia Peregrine Quentin Romilda Sebastian Tabitha Ulrich Valentina Wilhelmina Xanthe Yolanda Zebedee Aurelio Benedikta Calixto Dagmar Eluned Fabrice Gwendolen Hildegard Ismene Jorund Klementyna Linnea Maelle Njal Oriane Pascoe Ragnhild Severin Theodora Urbain Vesper Wystan".split()
_LAST = "Ashdown Bellweather Crannock Dunmore Eastlake Fenwick Gallowglass Hollis Ingram Jessop Kestrel Larkspur Merriweather Northcote Oakhanger Penhallow Quill Ravenscroft Silverton Thornbury Underhill Vance Whitlock Yarrow Zeller Abernethy Blackwood Castellan Dovecote Everhart Fairbrother Greymark Harkness Ivory Kerrigan Lovelace Mossman Nightingale Ormond Pettigrew Rookwood Starling Tremaine Umberland Vellacott Winterbourne Bruckner Halvorsen Kowalczyk Lindqvist Marchetti Ouedraogo Szabo Tanaka Vandermeer".split()
_ONSETS = "b br c cl d dr f fl g gr h j k kr l m n p pr qu r s sk st t th tr v w z".split()
_VOWELS = "a e i o u a e i o ai ea ou io".split()
_ENDS = {"first": "a na ra la lin nor dan mir us on is elle ette ic ian o bert wen".split(), "last": "ton ley field worth berg mann sen ova escu ard well brook ham by more stone wick ini ez quist".split()}

# The fact | the questions | what the value is. {p} a person, {q} the place.
_ROLES = "the new caretaker|the head of the library|our landlord|the tax adviser|the winner of the raffle|the owner of the boat|the night nurse|the piano tuner|the beekeeper|the notary|the best man|the tour guide|the translator|the chief engineer|the architect of the bridge|the keeper of the lighthouse|the contact at the bank|the substitute teacher|the captain of the team|the judge of the contest|the first tenant|the coach of the girls|the new baker|the man at the gate|the author of the letter|the chimney sweep|the witness|the buyer of the house|the editor|the treasurer|the conductor of the choir|the vet|the ferryman|the locksmith|the president of the club|the plumber|the midwife|the organist|the forester|the museum guard".split("|")
_DEEDS = [tuple(row.split(" | ")) for row in """\
found the wallet | who found the wallet
repaired the organ | who repaired the organ
painted the mural in the hall | who painted the mural in the hall/who painted the mural
signed the contract | who signed the contract/by whom was the contract signed
has the key to the archive | who has the key to the archive
bought the old mill | who bought the old mill
discovered the cave | who discovered the cave
wrote the speech | who wrote the speech
will bring the projector | who will bring the projector/who brings the projector
lives above the bakery | who lives above the bakery
won the chess cup | who won the chess cup
designed the fountain | who designed the fountain
takes care of the goats | who takes care of the goats
left the umbrella at the station | who left the umbrella at the station/whose umbrella was left at the station
plays the bassoon | who plays the bassoon
donated the bench | who donated the bench
sent the parcel from the coast | who sent the parcel from the coast/who sent the parcel
called about the lease | who called about the lease
leads the night walk | who leads the night walk
knows the code of the safe | who knows the code of the safe
opens the gate on Sundays | who opens the gate on Sundays
built the stone oven | who built the stone oven
lost the silver ring | who lost the silver ring
booked the upper room | who booked the upper room""".split("\n")]
_THINGS = "the spare key|the old map|the passport|the blue ladder|the first-aid kit|the fuse box|the tent|the bread knife|the tax papers|the sewing box|the camping stove|the violin|the good umbrella|the water meter|the cake tins|the drill|the garden shears|the photo album|the flashlight|the board game|the cat basket|the sleeping bags|the ice skates|the spare tire|the warranty card|the wedding ring|the letters|the bottle opener|the paint|the fishing rod|the box of candles|the chess set|the winter boots|the screwdriver|the telescope|the main switch|the stopcock|the sheet music|the paddles|the rope|the candle holder|the medicine|the guest book|the picnic blanket|the remote control|the charger|the ladle|the old radio|the tide table|the charts".split("|")
_PREPOSITIONS = "under|behind|in|on|next to|inside|on top of|beside|above|at the back of|underneath|between the wall and".split("|")
_LOOKS = "stone|blue|old|broken|third|tall|wooden|copper|left|green|round|empty|iron|painted|second|big|rusty|yellow|upper|little|striped|clay|white|crooked|marble|tin|lower|velvet|narrow|last".split("|")
_HOLDERS = "bench|barrel|drawer|flower pot|shelf|lion|bucket|chest|doormat|birdhouse|cupboard|suitcase|water tank|crate|staircase|stove|bookcase|trunk|basket|mailbox|pillar|shed|rain barrel|mirror|clock|sofa|box|wardrobe|vase|fountain|tree stump|wheelbarrow|cabinet|piano|coat rack|gate post|dog house|beehive|globe".split("|")
_WHERE = "in the hall|by the gate|in the cellar|near the pond|in the attic|on the landing|in the barn|of the neighbors|in the laundry room|behind the house|at the back door|by the window|in the garage|in the study|of my aunt|on the porch".split("|")
_BEFORE = ["Here are my notes.", "Please read this.", "Read this carefully. I will ask something about it.", "Some notes:", "Text:", "A few pages of my diary:", "Below is a text."]
_FROM = "from the text: |from above: |according to the text, |in the text above, |one question: |question: |now |so |ok, |and |tell me, |quick question: "
_NAME_ONLY = ["", "", "", "", "", " Only the name.", " Just the name, please.", " The name only."]
_PLACE_ONLY = ["", "", "", "", "", " Only the place.", " Just the place, please.", " Keep it short."]


def _syllables(source, end):
    n = source.number(1, 2)
    return capital("".join(source.pick(_ONSETS) + source.pick(_VOWELS) for _ in range(n)) + source.pick("n r l t s d m k v".split()) * source.chance(.5) + source.pick(_ENDS[end]))


def name(source):
    """A first and a last name, half of them made of syllables."""
    first = source.unseen(_FIRST) if source.chance(.4) else _syllables(source, "first") if source.chance(.55) else source.pick(NAMES)
    last = source.unseen(_LAST) if source.chance(.4) else _syllables(source, "last") if source.chance(.6) else source.pick(SURNAMES) if source.chance(.7) else f"{_syllables(source, 'last')}-{source.unseen(_LAST)}"
    if source.chance(.08):
        first = f"{first} {source.pick(world.ALPHABET)}."
    elif source.chance(.06):
        last = source.pick(["van ", "de ", "von ", "O'", "Mac", "di ", "al-"]) + last
    return f"{first} {last}"


def place(source):
    """Where a thing is: under the stone frog by the gate."""
    look = source.pick(_LOOKS) + " " if source.chance(.8) else ""
    return f"{source.pick(_PREPOSITIONS)} the {look}{source.pick(_HOLDERS)}" + (f" {source.pick(_WHERE)}" if source.chance(.4) else "")


def _person(source, taken):
    who = name(source)
    if source.chance(.5):
        role = source.pick([role for role in _ROLES if role not in taken])
        told = said(source, "{r} is (called |){p}|{p} is {r}|{r} is {p}|(we met|I spoke to|I met) {r}, {p}|the name of {r} is {p}|{p} works here as {r}|{r}, {p}, came by" if not role.startswith("our") else "{r} is (called |){p}|the name of {r} is {p}|{r} is {p}", r=role, p=who)
        return role, told, worded(source, "who is {r}|what is the name of {r}|what is {r} called|what's the name of {r}|how is {r} called|which name does {r} have|what is {r}'s name|what name did I note for {r}|who did I say is {r}" if " of " not in role and " at " not in role else "who is {r}|what is the name of {r}|what is {r} called|what's the name of {r}", r=role), who, "name"
    deed, asks = source.pick([row for row in _DEEDS if row[0] not in taken])
    told = said(source, "{p} {d}|{p} {d}|it is {p} who {d}|it was {p} who {d}|I heard that {p} {d}|as far as I know, {p} {d}|{p}, a friend of ours, {d}|they say that {p} {d}", p=who, d=deed)
    return deed, told, source.pick(asks.split("/")), who, "name"


def _thing(source, taken):
    thing, where = source.pick([thing for thing in _THINGS if thing not in taken]), place(source)
    are = thing.split()[-1].endswith("s") and thing not in ("the chess set",) and not thing.endswith(("ss", "tennis")) and " of " not in thing
    told = said(source, "{t} {b} {w}|{t} {b} {w}|{t} {b} {w} now|I put {t} {w}|I hid {t} {w}|we keep {t} {w}|you find {t} {w}|{t} {b} always {w}|if you need {t}: {o} {b} {w}|I left {t} {w}|remember, {t} {b} {w}", t=thing, w=where, b="are" if are else "is", o="they" if are else "it")
    return thing, told, worded(source, "where {b} {t}|where {b} {t}|where do I find {t}|where can I find {t}|where did I (put|leave) {t}|in which place {b} {t}|where do we keep {t}|where {b} {t} kept|do you know where {t} {b}|can you tell me where {t} {b}|where should I look for {t}", t=thing, b="are" if are else "is"), where, "place"


def kept_names(source, chars=1500):
    facts, taken = [], set()
    for _ in range(source.number(2, 9) if chars > 600 else source.number(1, 4)):
        fact = (_person if source.chance(.6) else _thing)(source, taken)
        taken.add(fact[0])
        facts.append(fact)
    share, parts = chars / len(facts), []
    for fact in facts:
        filler = source.filler(share * source.random.uniform(.2, 1.5)) if source.chance(.85) else ""
        parts += [part for part in (filler, capital(fact[1]) + ".") if part]
    if source.chance(.75):
        parts.append(source.filler(chars * source.random.uniform(.05, .5)))
    joint = source.pick(["\n\n", "\n", " ", "\n"])
    text = joint.join(part for part in parts if part)
    before = source.pick(_BEFORE) + source.pick(["\n", "\n\n"]) if source.chance(.35) else ""
    asked = source.random.sample(facts, source.number(1, min(4, len(facts))) if not source.held_out and chars > 700 else 1)
    turns, text = [], before + text + source.pick(["\n\n", "\n\n", "\n"])
    for _, told, ask, value, kind in asked:
        question = (source.pick(_FROM.split("|")) if source.chance(.3) else "") + ask + ("?" if source.chance(.92) else "")
        question = (question if source.chance(.3) else capital(question)) + (source.pick(_NAME_ONLY if kind == "name" else _PLACE_ONLY) if question[-1] == "?" else "")
        turns += [User(text + question), Answer(f"It says: {capital(told)}.", value)]
        text = ""
    return turns

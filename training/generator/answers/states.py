"""Things that are in one of two states, and one who gives something to another: asked with the other word, of another thing, the other way round."""
from ..chat import Answer, User
from ..material import world
from ..words.said import capital, said

# A state, its opposite | what can be so
_STATES = [(*states.split("/"), things.split(";")) for states, things in (line.split(" | ") for line in """\
open/closed | door;window;shop;gate;bank;library;pool;drawer;bridge;museum;bakery;valve;pharmacy;office;box;envelope;road;kitchen window;front door;garage
on/off | light;lamp;heater;radio;tv;oven;fan;computer;alarm;printer;camera;stove;heating;pump;engine;phone;music;router
full/empty | box;glass;bottle;bus;fridge;basket;tank;bucket;bag;cup;bathtub;theater;jar;drawer;truck;shelf;battery;parking lot
hot/cold | soup;water;tea;oven;coffee;stove;bath;plate;milk;iron;room
clean/dirty | car;shirt;floor;window;kitchen;towel;plate;dog;bathroom;shoe
wet/dry | towel;road;grass;coat;hair;floor;sponge;wood;sand
locked/unlocked | door;car;gate;safe;bike;phone;room;drawer
big/small | house;dog;garden;box;car;room;ship;plate
heavy/light | box;bag;suitcase;stone;book;parcel;chair
long/short | road;film;rope;dress;letter;train;pencil;speech;lesson
old/new | car;phone;bike;house;book;coat;bridge;computer
cheap/expensive | ticket;coat;phone;bike;book;hotel;lamp;wine
loud/quiet | music;engine;street;dog;class;machine;fan;bar
soft/hard | bed;pillow;bread;chair;ice cream;cheese
fast/slow | car;train;horse;computer;boat;runner;internet
right/wrong | answer;number;address;key;result
thick/thin | book;rope;wall;ice;coat;slice
wide/narrow | road;river;bridge;bed;door;street
high/low | wall;price;fence;table;shelf;temperature;tower
easy/hard | test;game;puzzle;exercise;question;exam
awake/asleep | P;baby;cat;dog;guard
happy/sad | P;boy;girl;dog;clown
tall/short | P;tree;player;man
rich/poor | P;king;farmer;family
alive/dead | bird;fish;plant;king;tree
early/late | train;bus;P;letter;flight;guest
present/absent | P;teacher;boss;player
sick/healthy | P;dog;child;cow;tree
inside/outside | P;dog;cat;car;bike
up/down | shop blind;flag;elevator;server
true/false | statement;story;sentence;rumor
busy/free | P;line;room;dentist;table
sweet/sour | apple;sauce;cherry;drink;candy
dark/bright | room;street;lamp;sky;hall
upstairs/downstairs | P;cat;bathroom;kitchen;phone""".split("\n"))]
_YES = "is {t} {s}|is {t} {s}|is {t} {s}|is {t} {s}, yes or no|yes or no: is {t} {s}|so is {t} {s}|would you say {t} is {s}|is it true that {t} is {s}|{t} is {s}, right|is {t} {s} or not"
_GAVE = "{a} (gave|sold|lent|handed|passed|sent|threw) (the {x} to {b}|{b} the {x})|{b} got the {x} from {a}|{b} bought the {x} from {a}|{b} took the {x} from {a}|{b} borrowed the {x} from {a}"
_THINGS = "book ball key phone umbrella camera letter guitar map hat bike ticket cup coat ring knife lamp radio pen apple cake scarf hammer laptop parcel kite torch basket".split()


def _ask(source, told, asked, thought, answer):
    text = capital(told) + ". " + capital(asked) + "?"
    if source.chance(.1):
        text = text.lower()
    elif source.chance(.1):
        text = text.rstrip("?")
    if answer in ("Yes.", "No.") and text[-1] == "?" and "yes or no" not in text.lower() and source.chance(.12):
        text += source.pick([" Answer yes or no.", " Yes or no?", " Answer with yes or no.", " Just yes or no."])
    return [User(text), Answer(thought, answer)]


def states(source):
    match source.weighted({"one": 45, "two": 28, "which": 12, "gave": 25}):
        case "one":
            (s, o, things) = source.pick(_STATES)
            s, o = (s, o) if source.chance(.5) else (o, s)
            t, it = _thing(source, things)
            told, asked, answer = _told(source, t, s, o)
            by = it if it and source.chance(.4) else t
            return _ask(source, told, said(source, _YES, t=by, s=asked), f"{capital(t)} is {s}.", answer)
        case "two" | "which" as kind:
            (s, o, things) = source.pick([one for one in _STATES if len(one[2]) > 2])
            s, o = (s, o) if source.chance(.5) else (o, s)
            first = _thing(source, things)[0]
            second = next(t for t in (_thing(source, things)[0] for _ in range(99)) if t.split()[-1] != first.split()[-1])
            parts = [(first, s), (second, o)]
            told = f"{first} is {s}" + source.pick([", ", " and ", ", but ", ". ", "; "]) + f"{second} is {o}"
            told = told.replace(f". {second}", f". {capital(second)}")
            t, state = source.pick(parts)
            if kind == "which":
                return _ask(source, told, said(source, "{w} is {s}|so {w} is {s}|{w} of them is {s}|{w} of the two is {s}", w="which" if t.islower() else "who", s=state).replace("who of", "which of"), f"{capital(t)} is {state}.", ("The " + t.split(" ", 1)[1] if t.islower() else t) + ".")
            asked, answer = (state, "Yes.") if source.chance(.45) else ({s: o, o: s}[state], "No.")
            return _ask(source, told, said(source, _YES, t=t, s=asked), f"{capital(t)} is {state}.", answer)
    a, b, c = source.random.sample(world.NAMES, 3)
    x = source.pick(_THINGS)
    told, owner, before = said(source, _GAVE, a=a, b=b, x=x), b, a
    if source.chance(.3):
        told = f"{a} {source.pick(['had', 'found', 'bought'])} the {x}. {told}"
    if source.chance(.25):
        told, owner, before = told + f". {b} {source.pick(['gave', 'sold', 'passed', 'handed'])} it to {c}", c, b
    match source.number(0, 5):
        case 0 | 1 | 2: return _ask(source, told, said(source, "who has the {x}( now|)|who has (it|the {x}) now|so who has the {x}", x=x), f"The {x} went to {owner}.", owner)
        case 3: return _ask(source, told, f"does {owner} have the {x}" + source.pick(["", " now"]), f"The {x} went to {owner}.", "Yes.")
        case 4: return _ask(source, told, f"does {before} {source.pick(['still ', ''])}have the {x}", f"The {x} went from {before} to {owner}.", "No.")
    return _ask(source, told, source.pick(["who had the {x} before {o}", "who had the {x} before"]).format(x=x, o=owner), f"The {x} went from {before} to {owner}.", before)


def _thing(source, things):
    t = source.pick(things)
    if t == "P":
        return source.pick(world.NAMES), ""
    return source.pick(["the ", "the ", "the ", "my ", "our "]) + t, "it" if t not in ("baby", "boy", "girl", "man", "king", "teacher", "boss", "player", "farmer", "clown", "guard", "guest", "child", "dentist", "family", "runner") else ""


def _told(source, t, s, o):
    """-> (a statement, the word asked for, the answer)"""
    negated = source.chance(.22)
    told = said(source, f"{{t}} (is not|isn't|is no longer) {{s}}|{{t}} (is not|isn't) {{s}}" if negated else "{t} is {s}|{t} is {s}|{t} is {s} (now|today|again)|{t} is (still|already|really) {s}|I see that {t} is {s}", t=t, s=s)
    if negated:
        return told, s, "No."
    return (told, o, "No.") if source.chance(.45) else (told, s, "Yes.")

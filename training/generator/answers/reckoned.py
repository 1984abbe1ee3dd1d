"""Small problems whose sentences are drawn one by one: what there is of each, how many of those, what is asked; in any order, in one request or over several turns.

One operation each: so many in so many, so much a month, two sorts together, up and down, shares, what is more; limits (yes or no), states that are counted, one of two that is left."""
from ..chat import Answer, User
from ..material import world
from ..words.said import capital, said
from .stories import HE, SHE, THINGS, WARES
from .two_steps import CONTAINERS

_HOLDERS = CONTAINERS + [tuple(pair.split("/")) for pair in "row/rows sheet/sheets roll/rolls case/cases bundle/bundles packet/packets set/sets table/tables room/rooms van/vans".split()]
_SORTS = ["red blue green yellow white black orange brown gray pink", "big small", "old new", "full empty", "long short", "round square", "ripe green", "wooden plastic steel", "clean dirty", "cheap expensive", "light dark", "fresh frozen", "sharp blunt", "left right"]
_MONEY = "euros dollars pounds francs crowns".split()
_SPANS = [("day", "days"), ("week", "weeks"), ("month", "months"), ("month", "months"), ("year", "years"), ("hour", "hours")]
_COSTS = "the club|the gym|my phone|the internet|parking|the garage|the course|music lessons|the newspaper|the bus pass|my room|the storage|insurance|the pool|the app|the license|the allotment|school lunch|the cleaner|the domain|the server|streaming".split("|")
_HABITS = [("kilometers", "(run|walk|cycle|swim|ride|hike) {a} kilometers"), ("pages", "(read|write|translate) {a} pages"), ("liters", "(use|drink|need|burn|sell) {a} liters"), ("words", "(learn|practice) {a} words"), ("eggs", "(eat|use|sell|need) {a} eggs"), ("hours", "(sleep|work|train|study|teach) {a} hours"), ("loaves", "(bake|sell) {a} loaves"), ("letters", "(write|post|get) {a} letters"), ("cups", "(drink|make|sell) {a} cups")]
_LEVELS = "the heater|the oven|the thermostat|the water level|the volume|the temperature|the counter|the price|the score|the lamp|the speed|the fan|the pressure|the fridge|the timer|the dimmer|the radiator|the rent|the humidity|the tank|the gauge".split("|")
_PLACES = "on the table|on the floor|in the box|in the hall|in the cellar|upstairs|outside|in the car|on the shelf|in the kitchen|at home|in the garden|in the drawer|in the shop|by the door|under the bench".split("|")
_NUMBERED = [("parcel", "parcels"), ("order", "orders"), ("ticket", "tickets"), ("room", "rooms"), ("invoice", "invoices"), ("task", "tasks"), ("door", "doors"), ("lamp", "lamps"), ("bus", "buses"), ("seat", "seats"), ("letter", "letters"), ("machine", "machines"), ("page", "pages"), ("window", "windows"), ("team", "teams"), ("box", "boxes"), ("job", "jobs"), ("gate", "gates"), ("locker", "lockers"), ("bike", "bikes")]
_STATES = ["shipped/waiting", "done/open", "paid/unpaid", "sent/not sent", "fine/broken", "full/empty", "booked/free", "on/off", "locked/open", "ready/not ready", "sold/left", "closed/open", "clean/dirty", "here/missing", "checked/unchecked", "in use/free", "late/on time"]
_EITHER = [pair.split("/") for pair in "tea/coffee train/bus pizza/pasta red/blue soup/salad bike/car tent/hotel pen/pencil milk/juice lake/sea cake/pie phone/email stairs/lift rice/potatoes Monday/Friday apple/pear gas/coal cash/card cat/dog pool/beach gloves/mittens bread/rolls honey/jam mountains/coast morning/evening piano/violin chess/cards wool/cotton sofa/armchair boots/sandals".split()]
_AGAINST = "I (don't|do not) (like|want) {y}|I (hate|can't stand) {y}|{y} is (too expensive|out|not possible|gone|no option|not allowed|not what I want)|(no|not) {y}, please|we had {y} (yesterday|last time)|{y} is out of the question|anything but {y}|I am tired of {y}"
_FOR = "I (like|prefer|love|want) {x}|I'd rather have {x}|{x} is (cheaper|better|what I want|fine with me)|only {x} is left|we decided on {x}|{x}, please"
_OK = "(is that|is it) (ok|okay|fine|all right|allowed|in order)|is that (within the limit|as it should be)|does that fit"
_NOTED = Answer("I remember it.", "OK, I will remember that.")


def _number(source, n, low=.1):
    return world.in_words(n) if n < 21 and source.chance(low) else str(n)


def _told(source, facts, ask, short, thought, value):
    """`facts`: sentences, the last one may be left out where `short` asks with its number in it -> turns"""
    if short and source.chance(.33):
        ask, facts = short, facts[:-1]
    end = lambda text: capital(text) + source.pick([".", ".", ""]) if source.chance(.75) else text
    mark = source.pick(["?", "?", "?", ""])
    answer = Answer(thought, str(value))
    x = source.random.random()
    if x < .3:                                                          # told first, asked in another turn
        told, rest = (". ".join(map(capital, facts)), []) if source.chance(.3) else (facts[0], facts[1:])
        return [User(end(told)), _NOTED, User(". ".join(map(capital, [*rest, ask])) + mark), answer]
    if x < .38:
        return [User(capital(ask) + "? " + ". ".join(map(capital, facts)) + "."), answer]
    if x < .5:
        return [User(source.pick(["{f}, {q}", "{f} - {q}", "if {f}, {q}", "when {f}, {q}", "{f}: {q}", "say {f}: {q}"]).format(f=" and ".join(facts), q=ask) + mark), answer]
    joint = source.pick([". ", ". ", ". ", ", ", "; ", " and ", "\n", ". Now ", ", then "]) if len(facts) > 1 else ""
    text = joint.join(capital(fact) if joint in (". ", "\n") else fact for fact in facts)
    text = capital(text) if source.chance(.85) else text
    return [User(f"{text}{source.pick(['. ', '. ', '. ', chr(10), ' - '])}{capital(ask) if source.chance(.8) else ask}{mark}"), answer]


def reckoned(source):
    kind = source.pick([_held, _held, _priced, _regular, _regular, _sorts, _sorts, _sorts, _level, _level, _gone, _times, _shared, _more, _limit, _limit, _states, _states, _either, _spans])
    return kind(source)


def _person(source):
    return source.pick(HE + SHE)


def _held(source):
    (k, ks), t, a, b = source.pick(_HOLDERS), source.pick(THINGS), source.number(2, 12), source.number(2, 10)
    say = lambda text: said(source, text, a=_number(source, a), b=_number(source, b, .3), t=t, k=k, ks=ks, m=_person(source))
    unit = say("{a} {t} (are|fit|go|come) in (a|one|each|every) {k}|(a|one|each|every|the) {k} (has|holds|contains|takes|comes with) {a} {t}|{t} come in {ks} of {a}|there are {a} {t} in (a|each|every) {k}|{a} {t} (per|to a|make one|make a) {k}|let's say a {k} holds {a} {t}|we put {a} {t} in each {k}|a {k}: {a} {t}")
    count = say("(I|we) (have|bought|need|ordered|see|carry|take|filled|found|sold) {b} {ks}|there are {b} {ks}|{b} {ks} (are here|arrived|were delivered|are left|stand there|came)|{m} (has|brings|bought|ordered) {b} {ks}|(I|we) (have|need) {b} of (them|those)|{b} {ks}")
    ask = say("how many {t} (is that|are there|are that|do I have|does that make|in total|altogether|in all|together|do we have)|how many {t}|(what is|give me) the number of {t}|how many {t} have we got")
    short = say("how many {t} (are in|do I get from|are that with|would be in|make|are there in|is that for|come in) {b} {ks}|how many {t} (do|would|can) {b} {ks} (hold|have|take)|{b} {ks}: how many {t}|(and|what about) {b} {ks}|how many are in {b} {ks}|how many {t} have {b} {ks}")
    return _told(source, [unit, count], ask, short, f"{b} * {a} = {a * b}.", a * b)


def _priced(source):
    (u, us), money, a, b = source.pick(WARES), source.pick(_MONEY), source.number(2, 15), source.number(2, 9)
    say = lambda text: said(source, text, a=a, b=_number(source, b, .25), u=u, us=us, e=money, m=_person(source))
    unit = say("(a|one|each|every) {u} (costs|is|sells for) {a} {e}|{us} (cost|are|sell for) {a} {e} (each|a piece|apiece)|I pay {a} {e} (for a {u}|per {u})|the price is {a} {e} (a piece|each|per {u})|{a} {e} for (one|a) {u}")
    count = say("I (want|take|buy|need|would like) {b}( {us}|)|{m} (buys|wants|takes) {b}( {us}|)|we need {b}( of them| {us}|)|{b}, please|make it {b}")
    ask, short = say("(how much|what) (is that|do I pay|does that cost|will it be|does it come to)( in total| together|)|how much( is it|)|the total"), say("how much are {b} {us}|(how much|what) do {b} {us} (cost|come to)|(and|what about) {b}( {us}|)|how much for {b}( {us}|)|what would {b} cost|the price of {b}")
    return _told(source, [unit, count], ask, short, f"{b} * {a} = {a * b}.", a * b)


def _regular(source):
    (span, spans), a, b = source.pick(_SPANS), source.number(2, 20), source.number(2, 6)
    say = lambda text, **more: said(source, text, a=a, b=_number(source, b, .6), s=span, ss=spans, m=_person(source), **more)
    first, x = "", source.random.random()                               # what it is for one of them
    if x < .5:
        what, money = source.pick(_COSTS), source.pick(_MONEY)
        say_of = lambda text: say(text, w=what, e=money)
        unit = say_of("I pay {a} {e} (a|per|every|each) {s} for {w}|{w} (costs|is) {a} {e} (a|per|every|each) {s}|for {w} (I|we) pay {a} {e} (a|per) {s}|we (spend|pay) {a} {e} on {w} (a|every|each) {s}|{w}: {a} {e} a {s}")
        ask = say_of("how much is (that|it) (in|for|over|after) {b} {ss}|how much (do|will) I pay (in|for|over) {b} {ss}|(and|what about|how much) (in|for) {b} {ss}|what does that (make|come to) in {b} {ss}|how much would that be for {b} {ss}|what is it for {b} {ss}|and how much for {b} {ss}|how many {e} are that in {b} {ss}")
        first = say_of("how (much|many {e}) (do I pay|is it|is that) a {s}")
    elif x < .6:
        unit = say("I (save|earn|put away|get) {a} {e} (a|every|each) {s}", e=source.pick(_MONEY))
        ask = say("how much is (that|it) (in|after|over) {b} {ss}|how much (do I have|is that) after {b} {ss}|(and|how much) in {b} {ss}|what does that make in {b} {ss}")
    else:
        name, does = source.pick(_HABITS)
        if span == "hour" or name == "hours" and span not in ("day", "week"):
            span, spans = "day", "days"
        who = source.pick(["I", "we"])
        unit = said(source, "{w} " + does + " (a|every|each) {s}|(every|each) {s} {w} " + does, w=who, a=a, s=span)
        ask = said(source, "how many {t} (is|are) that in {b} {ss}|how many {t} in {b} {ss}|(and|what about) in {b} {ss}|how many {t} (do|will) {w} (make|have|get to) in {b} {ss}|what does that make in {b} {ss}", t=name, b=_number(source, b, .6), ss=spans, w=who)
        first = f"how many {name} (are|is) that a {span}"
    turns = _told(source, [unit], ask, "", f"{b} * {a} = {a * b}.", a * b)
    if first and len(turns) == 4 and source.chance(.5):
        turns[2:2] = [User(capital(first) + "?"), Answer(f"It was said: {unit}. So the answer is {a}.", str(a))]
    return turns


def _sorts(source):
    """Two or three sorts, people or places; together, or only one of them."""
    t, n = source.pick(THINGS), source.weighted({2: 8, 3: 2})
    form, values = source.number(0, 2), [source.number(1, 15) for _ in range(n)]
    of = [source.pick([sorts for sorts in _SORTS if len(sorts.split()) >= n]).split(), _PLACES, HE + SHE][form]
    names = source.random.sample(of, n)
    one = lambda v: t if v > 1 else t[:-1] if t.endswith("s") and not t.endswith(("xes", "hes", "oes", "ves", "ies")) else t
    values = [v if one(v) != t or v > 1 else 2 for v in values]
    shown = [_number(source, v, .15) for v in values]
    part = {0: lambda i: f"{shown[i]} {names[i]} {one(values[i])}", 1: lambda i: f"{shown[i]} {one(values[i]) if i == 0 or source.chance(.3) else ''}".strip() + (f" {'are' if values[i] > 1 else 'is'}" if i == 0 and source.chance(.7) else "") + f" {names[i]}", 2: lambda i: f"{names[i]} has {shown[i]}" + (f" {one(values[i])}" if i == 0 else "")}[form]
    parts = [part(i) for i in range(n)]
    joined = (", ".join(parts[:-1]) + source.pick([" and ", " and ", ", "]) + parts[-1]) if source.chance(.85) else ". ".join(map(capital, parts)) if form else " and ".join(parts)
    fact = said(source, "I (have|see|bought|found|counted|need|sold|packed) {l}|there are {l}|we (have|need|sold|ordered) {l}|{m} (has|brings|bought|found) {l}|{l}|in the (box|room|shop|bag) (are|there are) {l}", l=joined, m=_person(source)) if form == 0 else joined
    if source.chance(.22):
        i = source.number(0, n - 1)
        ask = said(source, {0: "how many {s} {t}|how many {s} {t} (are there|is that|do I have)|how many of (them|the {t}) are {s}|and how many {s} ones", 1: "how many( {t}|) are {s}|how many {t} {s}", 2: "how many( {t}|) does {s} have|how many has {s}"}[form], s=names[i], t=t)
        return _told(source, [fact], ask, "", f"It says: {parts[i]}.", values[i])
    total, steps = values[0], []
    for v in values[1:]:
        steps.append(f"{total} + {v} = {total + v}.")
        total += v
    ask = said(source, "how many {t}( is that| are there| are that| in total| altogether| in all| together| does that make)|how many( in all| in total| altogether| together|)|how many {t} (do I have|do we have|have we got|are there in all)|what is the total|the total" if form < 2 else "how many {t} (do they have|have they)( together| in total|)|how many (is that|are that) together|how many (in all|together)", t=t)
    return _told(source, [fact], ask, "", " ".join(steps), total)


def _level(source):
    what, up = source.pick(_LEVELS), source.chance(.5)
    b = source.number(2, 12)
    a = source.number(2, 80) if up else source.number(b + 1, 90)
    start = said(source, "{w} (was|is|stood|was set|is set) (at|to) {a}|{w} (showed|shows|is on|was on) {a}|I set {w} to {a}|{w}: {a}", w=what, a=a)
    move = said(source, "(then |)I (raised|increased|put up|turned up) it by {b}|(then |)it (rose|went up|climbed|grew|goes up) by {b}|I (made|set) it {b} (higher|more)|(now |then |)it is {b} (higher|more)|{b} (were|are) added|{m} (raised|increased) it by {b}" if up else "(then |)I (lowered|reduced|cut|decreased|turned down) it by {b}|(then |)it (fell|went down|dropped|sank|goes down) by {b}|I (made|set) it {b} (lower|less)|(now |then |)it is {b} (lower|less)|{m} (lowered|reduced) it by {b}", b=_number(source, b), m=_person(source))
    ask = said(source, "what is it (now|set to now|at now|on now)|what is {w} (now|at now)|where is it now|what does it (show|say) now|how (high|much) is it( now|)|and now|where does that leave it", w=what)
    value = a + b if up else a - b
    return _told(source, [start, move], ask, "", f"{a} {'+' if up else '-'} {b} = {value}.", value)


def _gone(source):
    t, more, b = source.pick(THINGS), source.chance(.4), source.number(2, 15)
    a = source.number(2, 30) if more else source.number(b + 1, 40)
    who, past = source.pick([("I", "had"), ("I", "had"), ("we", "had"), (_person(source), "had")])
    start = said(source, "{w} had {a} {t}|there were {a} {t}|{w} (started|began) with {a} {t}|{w} bought {a} {t}|in the (morning|beginning) there were {a} {t}", w=who, a=a, t=t)
    move = said(source, "{w} (got|found|bought|received) {b} more|{b} more (came|were added|arrived)|(then |)another {b} (came|arrived|were added)" if more else "{w} (gave away|lost|sold|used|lent|threw away|broke) {b}( of them|)|{b} (are|were) (gone|sold|lost|broken|taken)|{b} of them (are|were) (gone|bad|sold|taken away)|(then |)somebody took {b}", w=who, b=_number(source, b, .2))
    ask = said(source, "how many( {t}|) (are there now|is that now|in all|now)|how many {t} now" if more else "how many( {t}|) (are left|remain|are still there|are there now)|what is left|how many {t} are left over", t=t)
    value = a + b if more else a - b
    return _told(source, [start, move], ask, "", f"{a} {'+' if more else '-'} {b} = {value}.", value)


def _times(source):
    x, y = source.random.sample(HE + SHE, 2)
    t = source.pick(THINGS)
    how, factor = source.pick([("twice as many", 2), ("double that", 2), ("three times as many", 3), ("half as many", .5), ("half of that", .5), ("four times as many", 4), ("the same number", 1)])
    a = source.number(1, 12) * 2 if factor == .5 else source.number(2, 15)
    value = int(a * factor)
    sign = f"{a} / 2 = {value}." if factor == .5 else f"{a} * {factor} = {value}."
    if source.chance(.2):
        facts = [said(source, "{x} (has|sold|found|counted|read) {a} {t}|{x}: {a} {t}", x=x, a=a, t=t), f"{y} {how}"]
    else:
        facts = [f"{x} has {a} {t}", f"{y} has {how}"]
    return _told(source, facts, said(source, "how many( {t}|) (does {y} have|are that for {y}|has {y})|and {y}|how many {t} is that for {y}", y=y, t=t), "", sign, value)


def _shared(source):
    t, b, c = source.pick(THINGS), source.number(2, 9), source.number(2, 10)
    say = lambda text: said(source, text, p=b * c, b=_number(source, b, .35), t=t)
    facts = [say("(there are|we have|I have|here are) {p} {t}|{p} {t}"), say("{b} (people|children|friends|guests|teams|classes) share them|we are {b}( people|)|they are for {b} (people|children)|I (divide|split|share) them among {b} (people|children|boxes)|{b} (boxes|bags|children), the same for each")]
    return _told(source, facts, say("how many (does each get|for each|per person|are that each|does everybody get|each)"), "", f"{b * c} / {b} = {c}.", c)


def _more(source):
    x, y = source.random.sample(HE + SHE, 2)
    t, a, b = source.pick(THINGS), source.number(2, 40), source.number(2, 40)
    if a == b:
        return _more(source)
    more, less = (x, y) if a > b else (y, x)
    facts = [f"{x} has {a} {t}", said(source, "{y} has {b}( {t}|)|{y} (only |)has {b}", y=y, b=b, t=t)]
    if source.chance(.3):
        ask, value, thought = said(source, "who has more( {t}|)|which of them has more", t=t), more, f"{max(a, b)} is more than {min(a, b)}."
    elif source.chance(.3):
        ask, value, thought = said(source, "who has fewer( {t}|)|which of them has less", t=t), less, f"{min(a, b)} is less than {max(a, b)}."
    else:
        ask, value, thought = said(source, "how many more (does {m} have|has {m})( than {l}|)|how many {t} more does {m} have|what is the difference|by how (many|much) do they differ|how many fewer does {l} have", m=more, l=less, t=t), abs(a - b), f"{max(a, b)} - {min(a, b)} = {abs(a - b)}."
    return _told(source, facts, ask, "", thought, value)


def _limit(source):
    """Whether something keeps a limit: yes and no equally often, the limit itself now and then."""
    l, yes = source.number(3, 90), source.chance(.5)
    gap = source.number(1, max(1, min(20, l - 1)))
    x = source.random.random()
    if x < .5:
        under = source.chance(.5)
        v = l - gap if under == yes else l + gap
        what = source.pick(_LEVELS + ["the battery", "the bag", "the parcel", "the file", "the weight", "the noise", "my blood sugar", "the bill", "the list", "the pool", "the server", "the dough", "the paper"])
        facts = [said(source, "{w} (must|should|has to|may only) be (under|below|less than|lower than) {l}|{w} must (stay|be kept) (under|below) {l}|{w} must not (be over|be above|exceed|get over) {l}|the (limit|maximum) for {w} is {l}" if under else "{w} (must|should|has to) be (over|above|more than|higher than) {l}|{w} (must|should) be at least {l}|{w} must (stay|be kept) (over|above) {l}|{w} must not (be under|be below|fall below) {l}|the minimum for {w} is {l}", w=what, l=l), said(source, "it (has|is|shows|is at|stands at|reads|is now) {v}|(now |at the moment |today |)it (is|shows|has) {v}|we measured {v}", v=v)]
        ask = said(source, _OK)
    elif x < .75:                                                       # room, money or time for something
        v = l - gap if yes else l + gap
        facts, ask = source.pick([(["the {w} (holds|takes|has room for|is for) {l} people", "we are {v}( people|)"], "do we (all |)fit( in|)|is there room for all( of us|)|is that enough"), (["I have {l} {e}", "(it|the {u}) costs {v}( {e}|)"], "is that enough|can I (buy|pay|afford) it|does my money do"), (["I have {l} minutes", "(it|the way|the walk|the repair|the film) takes {v}( minutes|)"], "is (that|there) enough( time|)|can I make it|do I have time for it"), (["we have {l} {t}", "(we|they) need {v}"], "is that enough|do we have enough|are there enough")])
        say = lambda text: said(source, text, l=l, v=v, w=source.pick("lift room bus boat hall van table tent elevator cabin".split()), e=source.pick(_MONEY), u=source.pick(WARES)[0], t=source.pick(THINGS))
        facts, ask = [say(fact) for fact in facts], say(ask)
    else:
        more = source.chance(.5)
        v = l + gap if more == yes else l - gap
        facts, ask = [said(source, "it (has|is|shows|costs|takes) {v}|I (count|see|have) {v}|there are {v}|the answer is {v}", v=v)], said(source, "is that (more than|over) {l}|is it more than {l}" if more else "is that (less than|fewer than|under) {l}|is it less than {l}", l=l)
    return _told(source, facts, ask, "", f"{v} is {'more' if v > l else 'less'} than {l}.", "Yes." if yes else "No.")


def _states(source):
    (one, many), (first, second) = source.pick(_NUMBERED), source.pick(_STATES).split("/")
    n = source.number(3, 6)
    start = source.number(1, 60)
    ids = list(range(start, start + n)) if source.chance(.6) else sorted(source.random.sample(range(1, 99), n))
    if source.chance(.2):
        ids = [chr(65 + i) for i in range(n)]
    states = [source.pick([first, second]) for _ in ids]
    asked = source.pick([first, second])
    style = source.pick(["{k} {i} {s}", "{k} {i} is {s}", "{k} {i}: {s}", "{k} no. {i} {s}", "{k} no. {i} is {s}", "{i} {s}", "{i}: {s}", "{i} is {s}", "{k} {i} - {s}"])
    facts = [style.format(k=one, i=i, s=state) for i, state in zip(ids, states)]
    if style.startswith("{i}"):
        facts[0] = f"{many}: " + facts[0]
    text = source.pick([", ", ", ", "; ", "\n", ". "]).join(facts)
    hits = [i for i, state in zip(ids, states) if state == asked]
    if source.chance(.6) or not hits:
        value = str(len(hits)) if hits else "0"
        return _told(source, [text], said(source, "how many( {m}|) (are|were) {s}|how many {s} {m}|how many of (them|the {m}|these) are {s}", m=many, s=asked), "", f"{', '.join(map(str, hits)) or 'None'}: {len(hits)}.", value)
    ask = said(source, "which( {k}|) is {s}|which one is {s}" if len(hits) == 1 else "which( {m}|) are {s}|which ones are {s}", k=one, m=many, s=asked)
    return _told(source, [text], ask, "", f"{asked}: {', '.join(map(str, hits))}.", ", ".join(map(str, hits)))


def _either(source):
    x, y = source.random.sample(source.pick(_EITHER), 2)
    a, b = source.random.sample([x, y], 2)
    offer = source.pick(["{a} or {b}", "{a} or {b}", "we have {a} and {b}", "there is {a} and there is {b}", "it is {a} or {b}", "the choice is between {a} and {b}"]).format(a=a, b=b)
    reason = said(source, _AGAINST if source.chance(.65) else _FOR, x=x, y=y)
    ask = said(source, "(what|which) (should you bring me|do I take|should it be|do I want|will it be|should I get|is left|remains)|so what (do I want|should it be)|which (one|of the two)( do I want| is it| should it be|)|what then")
    if source.chance(.5):
        return [User(f"{capital(offer)}{source.pick([': ', '? ', '. ', ' - '])}{reason}, {source.pick(['so ', ''])}{ask.removeprefix('so ')}?"), Answer(f"It is not {y}, so it is {x}.", x)]
    return _told(source, [offer, reason], ask, "", f"It is not {y}, so it is {x}.", x)


def _spans(source):
    """When something begins and ends."""
    what = source.pick("the course|the film|the meeting|the lesson|the match|the concert|my shift|the class|the party|the exam|the talk|the show|the training|the sale|the tour|lunch|the ceremony|the workshop|the race|the break".split("|"))
    at, to = source.number(6, 15), source.number(16, 23)
    minutes = [source.pick(["00", "15", "30", "45", "10", "20", "05"]) for _ in range(2)]
    begin, end = f"{at}:{minutes[0]}", f"{to}:{minutes[1]}"
    facts = said(source, "{w} (starts|begins) at {a} and (ends|is over|finishes) at {b}|{w} (goes|is|runs|lasts) from {a} (to|until|till) {b}|{w}: {a} to {b}|{w} (ends|is over) at {b}, it (starts|begins) at {a}|{w} (starts|begins) at {a}, (ends|finishes) at {b}", w=what, a=begin, b=end)
    first = source.chance(.5)
    ask = said(source, "when does (it|{w}) (start|begin)|from when|at what time does it (start|begin)|when must I be there|what time does it start" if first else "when does (it|{w}) (end|finish)|until when( is it|)|when is (it|{w}) over|at what time does it end|until when does it go on", w=what)
    return _told(source, [facts], ask, "", f"It says: {facts}.", begin if first else end)

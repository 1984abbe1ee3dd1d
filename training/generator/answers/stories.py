"""Small problems told as stories: things that come and go, prices and change, ages, rates, shares; one step or two."""
from ..chat import Answer, User
from ..words.said import capital, said

HE = "Tom Ben Paul Max Leo Sam Jack Omar Ivan Luis Erik Tim Peter Noah Felix Hugo Adam Marco David Karl Anton Jan Mehmet Raj Kenji Liam George Victor Hans Pedro".split()
SHE = "Anna Mia Lea Sara Emma Julia Nina Clara Lily Maria Eva Zoe Alice Ida Rosa Lena Olga Fatima Yuki Priya Carmen Ingrid Amy Laura Hanna Sofia Nora Ella Kate Elif".split()
THINGS = "apples books coins pencils eggs cards tickets stamps marbles oranges cookies chairs bottles shells flowers balloons letters stones cups plates stickers pens candles photos cars cats dogs birds fish sheep cows nuts pears plums lemons cakes muffins sweets candies toys keys hats shirts socks bags boxes nails bricks seeds trees roses buttons beads dolls kites magazines newspapers posters tomatoes carrots potatoes onions pancakes rolls sandwiches pizzas lamps ribbons envelopes batteries screws tiles leaves feathers".split()
WARES = [tuple(w.split("/")) for w in "pen/pens book/books cup/cups hat/hats ticket/tickets lamp/lamps ball/balls shirt/shirts cake/cakes pencil/pencils sandwich/sandwiches toy/toys coat/coats notebook/notebooks map/maps chair/chairs apple/apples bottle/bottles plate/plates card/cards mug/mugs ruler/rulers candle/candles bag/bags bread/breads pizza/pizzas coffee/coffees tea/teas juice/juices melon/melons".split()]
_PLACES = "in the (box|bag|basket|garden|drawer|jar|shop|room|kitchen|cupboard|car|boat|yard|hall)|on the (table|shelf|tree|desk|wall|floor|tray|roof)"
_MANY = "how many( {t}|) "


class Teller:
    """Who the story is about, and how it is told."""

    def __init__(self, source):
        self.source, x = source, source.random.random()
        he, she = source.pick(HE), source.pick(SHE)
        (self.name, self.it), self.other = source.pick([((he, "he"), she), ((she, "she"), he)])
        if x < .3:
            self.name, self.it, self.first = "I", "I", True
        else:
            self.first = False
        self.things = source.pick(THINGS)

    def say(self, grammar, **values):
        """`<has>` is said of one person and `<have>` would be said of me: {N}, {it}, {does}, {has} are filled in."""
        own = dict(N=self.name, it=self.it, does="do" if self.first else "does", has="have" if self.first else "has", is_="am" if self.first else "is", s="" if self.first else "s", M=self.other, t=self.things, me="me" if self.first else {"he": "him"}.get(self.it, "her"), my="my" if self.first else {"he": "his"}.get(self.it, "her"))
        return said(self.source, grammar, **(own | values))


def _joined(source, sentences, question):
    """Sentences with a question behind or, less often, before them."""
    joint = source.pick([". ", ". ", ". ", ", ", "; "]) if len(sentences) > 1 else ""
    if joint == ". ":
        told = ". ".join(capital(s) for s in sentences)
    else:
        told = joint.join(sentences[:-1]) + (source.pick([", then ", " and then ", " and "]) if joint == ", " else joint) + sentences[-1] if len(sentences) > 1 else sentences[0]
    x = source.random.random()
    if x < .08:
        return f"{capital(question)}? {capital(told)}."
    if x < .16 and ". " not in told and "; " not in told:
        return f"if {told}, {question}?"
    if x < .24 and ". " not in told:
        return f"{told}, {question}?"
    if x < .29:
        return f"{capital(told)}. {capital(question)}"
    return f"{capital(told)}. {capital(question)}?"


def _changes(source):
    """Something is there, more comes, some of it goes."""
    t, n = Teller(source), source.number
    big = source.chance(.04)
    value = n(20, 400) if big else n(2, 30)
    placed = source.chance(.25)
    where = said(source, _PLACES)
    if placed:
        parts = [t.say("there (are|were) {a} {t} {o}|{a} {t} (are|were|lie|stand) {o}", a=value, o=where)]
    else:
        parts = [t.say("{N} {has} {a} {t}|{N} {has} {a} {t}|{N} had {a} {t}|{N} bought {a} {t}|{N} own{s} {a} {t}|{N} collected {a} {t}|{N} start{s} with {a} {t}|{N} got {a} {t} from {M}|{N} found {a} {t}|{N} {has} a bag with {a} {t}", a=value)]
    thought, steps = [], 1 if source.chance(.85) else 2
    for step in range(steps):
        b = n(2, 200 if big else 20 if steps < 2 else 10)
        kind = source.weighted({"+": 5, "-": 7 if value > 4 else 0, "2": .5 if value < 60 else 0, "½": .6 if value % 2 == 0 and value > 2 else 0})
        last = value
        if kind == "-":
            b = min(b, n(2, value - 1)) if b >= value else b
            form = "{b} (of them |)(are|were) (sold|taken|eaten|removed|stolen|broken|given away)|{b} (fall|fell) (down|off)|somebody (takes|took|removed) {b}( of them|)|{b} (are|were) taken away" if placed else "{it} give{s} {b} (away|to {M}|to a friend|of them away|to {my} (brother|sister|mother|friend))|{it} (lose{s}|lost|sold|ate|broke|used|dropped|threw away|gave away|sell{s}) {b}( of them|)|{M} take{z} {b}( of them| away|)|{b} (are|were|get) (lost|broken|stolen|sold|eaten)"
            value, sign = value - b, "-"
        elif kind == "+":
            form = "{b} more (are|were) (added|put there|brought|delivered)|somebody (adds|added|puts|brings|brought) {b} more|{b} (others|more) (come|came)" if placed else "{it} (get{s}|got|find{s}|found|bought|buy{s}|receive{s}) {b} more( {t}|)|{M} give{z} {me} {b} (more|{t})|{M} gave {me} {b} (more|{t})|{it} pick{s} up {b} more|{it} add{s} {b}"
            value, sign = value + b, "+"
        elif kind == "2":
            form, value, b, sign = "the number (doubles|is doubled|doubled)|(then |)there are twice as many", 2 * value, 2, "*"
        else:
            form, value, b, sign = ("half of them (are|were) (sold|taken|eaten|removed|gone)" if placed else "{it} (give{s} away|gave away|lost|lose{s}|ate|sold|sell{s}) half( of them|)|{it} (give{s}|gave) {M} half( of them|)"), value // 2, 2, "/"
        parts.append(t.say(form, b=b, z="s"))
        thought.append(f"{last} {sign} {b} = {value}.")
    left = "(are left|remain|are there now)" if sign in "-/" else "(are there now|are there)"
    question = t.say(_MANY + (left + "( {o}|)" if placed else "({does} {N} have (now|left|in the end|)|{has} {N} (now|left)|" + left.strip("()").split("|")[0] + ")") if sign in "-/" or placed else _MANY + "({does} {N} have( now| in total| altogether| in the end|)|{does} that make|is that( in total|))", o=where)
    return _joined(source, parts, question.replace("do that make", "does that make").replace("  ", " ").strip()), thought, value


def _groups(source):
    t, n = Teller(source), source.number
    a, b = (n(2, 10), n(2, 10)) if source.chance(.9) else (n(2, 5), n(11, 30))
    one, more = source.pick([("box", "boxes"), ("bag", "bags"), ("basket", "baskets"), ("shelf", "shelves"), ("jar", "jars"), ("row", "rows"), ("pack", "packs"), ("table", "tables"), ("drawer", "drawers"), ("room", "rooms"), ("page", "pages"), ("tray", "trays")])
    if source.chance(.55):
        text = t.say("{N} {has} {a} {k} with {b} {t} (each|in each|in every {j}). How many {t} (is that|{does} {N} have|are there)( in total| altogether| in all|)?|there are {a} {k}( here|). (Each|Every) {j} (has|holds) {b} {t}. How many {t} are there( in total| in all|)?|(each|every|one) {j} (holds|has|takes|contains) {b} {t}. How many {t} (are in|do) {a} {k}( hold|)?|{a} {k} with {b} {t} each(:|,) how many {t}?|"
                     "if (each|each one) of {a} {k} has {b} {t}, how many {t} are there?|if {N} {has} {a} {k} with {b} {t} each, how many {t}( {does} {N} have| is that| are there|)( in total|)?|{a} {k}, {b} {t} (each|in each)(. How|: how|, how) many {t}( in total| altogether|)?|with {b} {t} (per|in each|in every) {j}, how many {t} are in {a} {k}?|how many {t} are in {a} {k} (of|with) {b}( {t}| each|)?|{N} fill{s} {a} {k}. {b} {t} go in each( {j}|). How many {t} (does that take|is that)( in total|)?", a=a, b=b, j=one, k=more)
        text = text.replace(f"are in {a} {more} hold", f"are in {a} {more}").replace(f"do {a} {more}?", f"do {a} {more} hold?")
        value, thought = a * b, [f"{a} * {b} = {a * b}."]
        if source.chance(.25):
            c = n(2, min(20, a * b - 1))
            text = t.say("{N} {has} {a} {k} with {b} {t} each and (gives away|sells|loses) {c}( of them|). How many {t} are left?|there are {a} {k} of {b} {t}, and {c} {t} are (taken|sold|missing). How many are (left|still there)?", a=a, b=b, c=c, k=more)
            if t.first:
                text = text.replace("gives away", "give away").replace("sells", "sell").replace("loses", "lose")
            value, thought = a * b - c, thought + [f"{a * b} - {c} = {a * b - c}."]
    else:
        text = t.say("{N} put{s} {p} {t} into {a} {k}, the same number in each. How many {t} are in (one|each) {j}?|{N} {has} {p} {t} and {a} (friends|children|bags). How many {t} (does|will) each( one|) get( if they share equally|)?|{p} {t} (are|were) (shared|divided|split) (equally |)(among|between|by) {a} (people|children|friends|students). How many (does each|does everyone|does one of them) get?|"
                     "{a} (people|children|friends) share {p} {t}( equally|). How many (does each|does everyone) get?|{p} {t} fit into {a} {k}. How many fit into one( {j}|)?|how many {k} (do I need|are needed) for {p} {t} (if|when) {b} {t} fit into (one|each)?|{b} {t} (fit|go) in a {j}. How many {k} do {p} {t} need?", a=a, b=b, p=a * b, j=one, k=more)
        boxes = f"{b} {t.things} fit" in text or f"{b} {t.things} go" in text
        value, thought = (a, [f"{a * b} / {b} = {a}."]) if boxes else (b, [f"{a * b} / {a} = {b}."])
    return capital(text), thought, value


def _prices(source):
    t, n = Teller(source), source.number
    (u, us), (w, ws) = source.random.sample(WARES, 2)
    p, q, k = n(2, 12), n(1, 20), n(2, 9)
    money = source.pick(["dollars", "dollars", "euros", "pounds", "coins", "cents"])
    an = lambda x: ("an " if x[0] in "aeiou" else "a ") + x
    own = dict(u=u, us=us, w=w, ws=ws, p=p, q=q, k=k, money=money, au=an(u), aw=an(w))
    match source.number(0, 7):
        case 0: return t.say("{au} costs {p} {money}. (How much|What) do {k} {us} cost?|one {u} is {p} {money}. How much are {k}( {us}|)?|{N} buy{s} {k} {us} for {p} {money} each. How much (is that|{does} {N} pay)( in total|)?|{us} cost {p} {money} each. What do {k} cost?|how much are {k} {us} at {p} {money} each?|if {au} costs {p} {money}, how much do {k}( {us}|) cost?|the price of one {u} is {p} {money}. What is the price of {k}( {us}|)?|{k} {us}, {p} {money} each: how much (is that|in total)?|one {u} costs {p}. And {k}?|{N} bought {k} {us}. Each cost {p} {money}. How much did {it} (pay|spend)( in total|)?|{N} need{s} {k} {us}. One costs {p} {money}. How much money {does} {N} need?|what do {N} pay for {k} {us} at {p} {money} (each|a piece)?", **own).replace("what do " + t.name, "what " + ("do " if t.first else "does ") + t.name), [f"{k} * {p} = {k * p}."], k * p
        case 1: return t.say("{au} costs {p} {money} and {aw} costs {q} {money}. (How much (are both|do both cost|is that together)|What do both cost( together|))?|{N} buy{s} {au} for {p} {money} and {aw} for {q}( {money}|). How much (is that|{does} {N} pay)( together| in total| altogether|)?|the {u} is {p} {money}, the {w} {q} {money}. What is the total?|{au} costs {p} {money} and {aw} {q}. (What is the total|How much together|How much is that|How much are both)?|(the sum of|in total:) {au} at {p} {money} and {aw} at {q} {money}?|{au} for {p} and {aw} for {q} {money}, how much (in total|together|is that)?|what do {au} for {p} {money} and {aw} for {q} {money} cost together?|{N} bought {au} at {p} and {aw} at {q} {money}. How much did {it} (spend|pay)?|{au} for {p} and {aw} for {q} {money}: (what is the total|how much together)?", **own), [f"{p} + {q} = {p + q}."], p + q
        case 2:
            bill = source.pick([b for b in (10, 20, 50, 100) if b > p * 1])
            if source.chance(.5) or bill <= k * p:
                return t.say("{N} buy{s} {au} for {p} {money} and pay{s} with {b}( {money}|). (How much change (do|does) {N} get( back|)|What is the change|How much is the change)?|{au} costs {p} {money}. {N} pay{s} with a {b} {d} (note|bill). How much (change|money) {does} {N} get( back|)?|{N} {has} {b} {money} and buy{s} {au} for {p}( {money}|). How much (is left|money is left|{does} {N} have left)?", b=bill, d=money.removesuffix("s"), **own).replace("change does I", "change do I").replace(f"change do {t.name} get", f"change {'do' if t.first else 'does'} {t.name} get"), [f"{bill} - {p} = {bill - p}."], bill - p
            return t.say("{N} buy{s} {k} {us} for {p} {money} each and pay{s} with {b}( {money}|). (What is the change|How much (change|money) {does} {N} get back|How much comes back)?|{N} {has} {b} {money} and buy{s} {k} {us} at {p} {money} each. How much (is left|{does} {N} have left)?|{N} had {b} {money} and bought {k} {us} for {p} {money} each. How much (money |)(is left|does that leave|was left)?|from {b} {money} {N} buy{s} {k} {us} that cost {p} each. How much (is left|remains)?|{N} went to the shop with {b} {money} and bought {k} {us} at {p} each. How much (did {it} bring home|is left)?", b=bill, **own), [f"{k} * {p} = {k * p}.", f"{bill} - {k * p} = {bill - k * p}."], bill - k * p
        case 3: return t.say("{us} cost {p} {money} each. How many( {us}|) can {N} buy (with|for) {b} {money}?|how many {us} at {p} {money} each can {N} buy with {b} {money}?|{N} {has} {b} {money}. {au} costs {p}. How many can {N} buy?|{N} spent {b} {money} on {us} that cost {p} {money} each. How many( {us}|) did {N} buy?", b=k * p, **own), [f"{k * p} / {p} = {k}."], k
        case 4: return t.say("{k} {us} cost {b} {money}. (How much is one|What does one cost|What is the price of one|How much does one {u} cost)?|{N} paid {b} {money} for {k} {us}. How much was (one|each)?|if {k} {us} cost {b} {money}, (how much is one|what does one cost)?", b=k * p, **own), [f"{k * p} / {k} = {p}."], p
        case 5: return t.say("{N} buy{s} {k} {us} at {p} {money} each and {aw} for {q}( {money}|). (How much is that|What is the total|How much {does} {N} pay)( in total|)?|{k} {us} for {p} {money} each and one {w} for {q} {money}: (how much|what) is (that|the total)?|what do {k} {us} at {p} {money} and {aw} for {q} {money} cost( together| in total|)?", **own), [f"{k} * {p} = {k * p}.", f"{k * p} + {q} = {k * p + q}."], k * p + q
        case 6:
            price, off = n(20, 99), n(2, 19)
            return t.say("{au} (costs|cost) {b} {money}. It is {c} {money} (cheaper|less) (now|today). (What|How much) (does it cost|is it)( now| today|)?|the price of the {u} (falls|goes down|drops) from {b} by {c} {money}. What is (it|the price) now?|{N} get{s} {c} {money} off {au} for {b} {money}. How much {does} {N} pay?", b=price, c=off, **own), [f"{price} - {off} = {price - off}."], price - off
    price = n(2, 45) * 2
    return t.say("{au} costs {b} {money}, but today it is half price. How much (is it|does it cost)( today|)?|(what|how much) is {au} for {b} {money} at half price?|{N} buy{s} {au} for {b} {money} and share{s} the cost with {M}. How much does each pay?", b=price, **own), [f"{price} / 2 = {price // 2}."], price // 2


def _ages(source):
    t, n = Teller(source), source.number
    a, b, name = n(4, 60), n(2, 20), source.pick(HE + SHE)
    t.other = t.other if t.other != name else "Quinn"
    own = dict(a=a, b=b, n=name, r=source.pick("brother sister cousin friend wife husband".split()))
    match source.number(0, 6):
        case 0: return t.say("{n} is {a}( years old|). {M} is {b} years older. How old is {M}?|{n} is {a}( years old|) and {M} is {b} years older( than {n}|). How old is {M}?|{M} is {b} years older than {n}. {n} is {a}. How old is {M}?|how old is {M} if {n} is {a} and {M} is {b} years older?|{n} is {a}( years old|) and (has|there is) a {r} who is {b} years older. How old is the {r}?|{n} is {a}. {n}'s {r} is {b} years older. How old is the {r}?|my {r} is {b} years older than me and I am {a}. How old is my {r}?|I am {a}( years old|). My {r} is {b} years older. How old is (my {r}|that)?", **own), [f"{a} + {b} = {a + b}."], a + b
        case 1:
            a = a + b
            return t.say("{n} is {a}( years old|). {M} is {b} years younger. How old is {M}?|{M} is {b} years younger than {n}(, who is {a}|. {n} is {a}). How old is {M}?|{n} is {a} and {M} is {b} years younger. How old is {M}?|what is {M}'s age if {n} is {a} and {M} is {b} years younger?|{n} is {a}. {n}'s {r} is {b} years younger. How old is the {r}?|I am {a}( years old|) and my {r} is {b} years younger. How old is (my {r}|that)?|my {r} is {b} years younger than me. I am {a}. How old is my {r}?", **(own | dict(a=a))), [f"{a} - {b} = {a - b}."], a - b
        case 2: return t.say("{n} is {a}( years old|)( now| today|). How old (will {n} be|is {n}) in {b} years?|how old will {n} be in {b} years if {n} is {a} now?|in {b} years {n}, who is {a} now, will be how old?", **own), [f"{a} + {b} = {a + b}."], a + b
        case 3:
            a = a + b
            return t.say("{n} is {a}( years old|)( now| today|). How old was {n} {b} years ago?|how old was {n} {b} years ago if {n} is {a} (now|today)?", **(own | dict(a=a))), [f"{a} - {b} = {a - b}."], a - b
        case 4: return t.say("{n} is {a}( years old|). {M} is twice as old. How old is {M}?|{M} is twice as old as {n}(, who is {a}|. {n} is {a}). How old is {M}?", **own), [f"2 * {a} = {2 * a}."], 2 * a
        case 5: return t.say("{n} is {c}( years old|). {M} is half as old. How old is {M}?|{M} is half as old as {n}(, who is {c}|. {n} is {c}). How old is {M}?", c=2 * a, **own), [f"{2 * a} / 2 = {a}."], a
    born = n(1940, 2015)
    age = n(1, 30) if source.chance(.6) else n(1, 8) * 10
    return t.say("{n} was born in {y}. How old (was|is) {n} in {z}?|how old (was|is) somebody in {z} who was born in {y}?|{n}, born in {y}, is how old in {z}?", y=born, z=born + age, **own), [f"{born + age} - {born} = {age}."], age


def _rates(source):
    t, n = Teller(source), source.number
    a, k = n(2, 12) if source.chance(.8) else n(2, 12) * 10, n(2, 10)
    match source.number(0, 4):
        case 0: return t.say("{N} (walk{s}|run{s}|drive{s}|ride{s}) {a} {u} (an hour|every hour|per hour). How many {u} is that in {k} hours?|{N} (walk{s}|run{s}|drive{s}|ride{s}) {a} {u} (a day|every day). How many {u} is that in {k} days?|a (train|car|boat|bus) (goes|travels|drives) {a} {u} (an|per|every) hour. How many {u} (does it go|is that|does it travel) in {k} hours?", a=a, k=k, u=source.pick(["km", "kilometers", "miles"])), [f"{k} * {a} = {k * a}."], k * a
        case 1: return t.say("{N} (read{s}|write{s}|type{s}) {a} pages (a|every|per|each) day. How many pages (is that|are that) in {k} days?|{N} earn{s} {a} (dollars|euros) (an|per) hour. How much (is that|{does} {N} earn) (in|for) {k} hours?|{N} save{s} {a} (dollars|euros|coins) (a|every|each) {w}. How much is that (after|in) {k} {w}s?|a machine makes {a} {t} (a minute|every minute|per minute). How many( {t}|) (does it make |are that |)in {k} minutes?", a=a, k=k, w=source.pick(["week", "month", "day"])), [f"{k} * {a} = {k * a}."], k * a
        case 2: return t.say("{N} read{s} {b} pages in {k} days, the same number every day. How many( pages|) (a|per) day?|a (train|car|bus) goes {b} {u} in {k} hours. How many {u} is that in one hour?|{b} {t} in {k} {v}s: how many (in one|per {v})?", b=a * k, k=k, u=source.pick(["km", "miles"]), v=source.pick(["minute", "hour", "day"])), [f"{a * k} / {k} = {a}."], a
        case 3: return t.say("{N} need{s} {a} {v} for one {u}. How many {v} {does} {N} need for {k}?|one {u} takes {a} {v}. How many {v} do {k} take?", a=a, k=k, v=source.pick(["minutes", "hours", "days"]), u=source.pick(["cake", "shirt", "toy", "coat", "chair", "map", "hat", "table", "bag", "picture"])), [f"{k} * {a} = {k * a}."], k * a
    b = n(1, a * k - 1)
    return t.say("a (book|report) has {c} pages. {N} {has} read {b}. How many (pages |)are left?|it is {c} (km|miles) to {p} and {N} {has} (driven|walked|done) {b}. How many (are left|remain)?|{N} want{s} to save {c} (dollars|euros) and {has} {b}( so far|). How (much is missing|much more {does} {N} need)?", c=a * k, b=b, p=source.pick(["Rome", "Oslo", "the lake", "the city", "the sea", "home"])), [f"{a * k} - {b} = {a * k - b}."], a * k - b


def _compared(source):
    """Who has more, and how many both have."""
    t, n = Teller(source), source.number
    t.first = False
    t.name, t.it = (t.name, t.it) if t.name != "I" else ("Robin", "Robin")
    a, b = n(2, 30), n(2, 20)
    c = source.number(2, 4)
    match source.number(0, 4):
        case 0: return t.say("{N} has {a} {t}. {M} has {b} more( than {N}|). How many( {t}|) does {M} have?|{M} has {b} more {t} than {N}, who has {a}. How many( {t}|) does {M} have?", a=a, b=b), [f"{a} + {b} = {a + b}."], a + b
        case 1: return t.say("{N} has {a} {t}. {M} has {b} (fewer|less)( than {N}|). How many( {t}|) does {M} have?|{M} has {b} fewer {t} than {N}(, who has {a}|. {N} has {a}). How many( {t}|) does {M} have?", a=a + b, b=b), [f"{a + b} - {b} = {a}."], a
        case 2: return t.say("{N} has {a} {t} and {M} has {b}. How many more( {t}|) does {N} have( than {M}|)?|{N} has {a} {t}, {M} {b}. What is the difference?|how many more {t} does {N} have with {a} than {M} with {b}?", a=a + b, b=b), [f"{a + b} - {b} = {a}."], a
        case 3: return t.say("{N} has {a} {t} and {M} has {w} as many. How many( {t}|) does {M} have?|{M} has {w} as many {t} as {N}(, who has {a}|. {N} has {a}). How many( {t}|) does {M} have?", a=min(a, 30), w={2: "twice", 3: "three times", 4: "four times"}[c]), [f"{c} * {min(a, 30)} = {c * min(a, 30)}."], c * min(a, 30)
    if source.chance(.4):
        day, other = source.random.sample(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"], 2)
        a, twice = min(a, 30), source.chance(.5)
        a += not twice and a % 2
        second = 2 * a if twice else a // 2
        return t.say("{N} (sold|read|made|found|counted|ate|picked|wrote) {a} {t} on {d} and {w} as many on {e}. How many( {t}|) is that( in total| altogether| together|)?|on {d} {N} got {a} {t}, on {e} {w} as many. How many( {t}|) (in total|is that together|is that)?", a=a, d=day, e=other, w="twice" if twice else "half"), [f"2 * {a} = {second}." if twice else f"{a} / 2 = {second}.", f"{a} + {second} = {a + second}."], a + second
    return t.say("{N} has {a} {t} and {M} has {b} more( than {N}|). How many( {t}|) do (both|they|the two) have( together| in total| altogether|)?", a=min(a, 20), b=min(b, 12)), [f"{min(a, 20)} + {min(b, 12)} = {min(a, 20) + min(b, 12)}.", f"{min(a, 20)} + {min(a, 20) + min(b, 12)} = {2 * min(a, 20) + min(b, 12)}."], 2 * min(a, 20) + min(b, 12)


_BRIEF = ["", "", "", "", "", "", " Only the number.", " Just the number, please.", " Answer with the number only.", " Reply with a number.", " Only the result.", " No explanation.", " Give me just the number.", " Short answer please.", " Answer in one number."]


def _dollars(cents):
    return f"${cents // 100}" + (f".{cents % 100:02d}" if cents % 100 else "")


def _cash(source):
    """Prices with a sign: the change, the sum of two, several of one."""
    n = source.number
    (u, us), (w, _) = source.random.sample(WARES, 2)
    price = lambda: n(1, 19) * 100 if source.chance(.5) else n(1, 9) * 100 + source.pick([50, 50, 25, 75])
    p, q, k = price(), price(), n(2, 6)
    an = lambda x: ("an " if x[0] in "aeiou" else "a ") + x
    own = dict(u=u, us=us, aw=an(w), au=an(u), w=w, p=_dollars(p), q=_dollars(q), k=k)
    match source.number(0, 3):
        case 0 | 1:
            bill = source.pick([b for b in (500, 1000, 2000, 5000) if b > p])
            text = said(source, "(I|I'll) (buy|get) {au} for {p} and pay with {b}. (How much change do I get( back|)|What's my change|What is the change|How much do I get back)?|{au} costs {p}. I pay with a {b} bill. (How much change do I get( back|)|What's the change|How much do I get back)?|if {au} costs {p} and I (pay with|hand over|give them) {b}, (how much change do I get|what's my change|how much do I get back)?|I (paid|gave the cashier) {b} for {au} that costs {p}. (What's my change|How much change should I get)?|my {u} cost {p}, I had {b}. How much (is left|do I have left)?|change for {b} if the {u} is {p}?", b=_dollars(bill), **own)
            return text, [f"{_dollars(bill)} - {_dollars(p)} = {_dollars(bill - p)}."], _dollars(bill - p)
        case 2:
            return said(source, "{au} is {p} and {aw} is {q}. (How much are both|What's the total|How much is that together|What do they cost together)?|I buy {au} for {p} and {aw} for {q}. (How much do I pay|What's the total|How much is that)( in total|)?|{au} costs {p}, {aw} costs {q}. (What's the total|How much together|How much for both)?|total of {au} at {p} and {aw} at {q}?", **own), [f"{_dollars(p)} + {_dollars(q)} = {_dollars(p + q)}."], _dollars(p + q)
    return said(source, "{au} costs {p}. How much (are|do) {k}( {us}|)( cost|)?|how much are {k} {us} at {p} each?|I buy {k} {us} for {p} each. (How much is that|What's the total|How much do I pay)?|{k} {us} at {p} each, what's the total?|if one {u} is {p}, how much are {k}?", **own).replace(f"are {k} cost", f"are {k}").replace(f"are {k} {us} cost", f"are {k} {us}").replace(f"do {k}?", f"do {k} cost?").replace(f"do {k} {us}?", f"do {k} {us} cost?"), [f"{k} * {_dollars(p)} = {_dollars(k * p)}."], _dollars(k * p)


def story(source):
    text, thought, value = source.weighted({_changes: 44, _groups: 18, _prices: 16, _cash: 9, _ages: 8, _rates: 5, _compared: 8})(source)
    text = text if source.chance(.12) else capital(text)
    if text[-1] == "?":
        text = text[:-1] if source.chance(.06) else text + source.pick(_BRIEF[:6] + _BRIEF[10:12] if str(value)[0] == "$" else _BRIEF)
    return [User(text), Answer(" ".join(thought), str(value))]

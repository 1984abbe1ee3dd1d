"""Things told by ordinary words ("the old brass lamp") that are a value themselves, beside values of every other look, and what need not be told: the noun and all that describes it are copied, unless a color, a year or a maker has a parameter of its own.

`things.txt`: `= kind | what a parameter for it is called | materials | what it is for`, then nouns, behind `!` those of which there are several. `slots.txt`: as `slotgrid/slots.txt`; `^` stands before the noun, `value:words` tell a value.
`deeds.txt`: `group | orders, O the thing | participles | kinds of things | slots of which some have to be told | others`. `typed.txt`: `thing | values that stand before it, a?b for yes and no | verbs | names of the parameter | slots | others`. `*`: held out."""
import re
from collections import namedtuple
from functools import cache
from pathlib import Path

from ...material import world
from .. import fillers
from ..kind import CLOSED, Kind, same
from ..slotgrid import SLOTS as _OTHER_SLOTS, Slot
from ..slotgrid.values import DRAWN, TOLD, end, model
from ..tool import tool

_HERE = Path(__file__).parent
Things = namedtuple("Things", "name keys materials uses one many held")
Deed = namedtuple("Deed", "group orders done kinds slots more")
Typed = namedtuple("Typed", "thing values yes verbs keys slots more")

_PLACES = tuple(f"{look}{place}" for place in "hall;cellar;attic;garage;barn;shed;kitchen;workshop;library;lobby;storeroom;garden;courtyard;office;greenhouse;tower;gym;school yard;reading room;waiting room;boathouse;chapel;showroom;canteen".split(";") for look in ["", "", "", "old ", "back ", "front ", "upper ", "small ", "main ", "second "])
_BRANDS = tuple("Bosch Philips Sony Volvo Nikon Siemens Yamaha Steinway Makita Miele Salomon Lego Fender Samsung Canon Peugeot Bianchi Zeiss Ikea Garmin Casio Vespa Kawai Stihl Braun Vitra Leica Honda Puky Märklin".split())
_AGES = "old new antique big small large tiny tall long heavy light round square broken chipped folded striped spotted plain shiny dusty favorite second good wobbly faded".split()
_FEW_AGES = "big small second old favorite".split()
_COLORS = tuple(world.COLORS) + tuple("grey gray beige turquoise cream navy silver golden dark-blue light-green pink maroon".split())
_REMARKS = tuple("the handle is loose;ring the bell twice;keep it dry;ask for Ms. Boyd;Merry Christmas;forever yours;best friend;it has a small scratch;left pocket is torn;to the best team;with all our love;please call first;mind the dog;happy anniversary;no sugar;keep the receipt;for services to the club;use the back door;twenty years of friendship;first prize;welcome aboard;the key is under the mat".split(";"))
_DRAWN = {
    "oneday": lambda s: s.pick([s.pick(world.DAYS), s.pick(world.DAYS), f"{s.pick(['next', 'next', 'this'])} {s.pick(world.DAYS)}", "tomorrow", f"{s.pick(world.MONTHS)} {s.number(1, 28)}", f"{s.number(2, 28)} {s.pick(world.MONTHS)}"]),
    "plaincolor": lambda s: s.unseen(_COLORS), "brand": lambda s: s.unseen(_BRANDS) if s.chance(.7) else s.pseudo_word().capitalize(), "remark": lambda s: (lambda text: text[0].upper() + text[1:] if s.chance(.5) else text)(fillers.unseen(s, _REMARKS) if s.chance(.6) else fillers.sentence(s).rstrip(".!")),
    "place": lambda s: fillers.unseen(s, _PLACES) if s.chance(.85) else f"{fillers.word(s)} room", "goodyear": lambda s: s.number(1890, 2030), "roomno": lambda s: s.pick([str(s.number(1, 400)), f"{s.pick('ABCDEFGHK')}{s.number(1, 400)}", f"{s.number(1, 40)}{s.pick('abcdef')}", f"{s.pick('ABCDEFGHK')}-{s.number(1, 40)}", f"{s.number(0, 9)}.{s.number(1, 40):02d}", s.pseudo_word().capitalize()]),
    "blood": lambda s: s.pick("O A B AB".split()) + s.pick(["-", "+", " negative", " positive", "-", "+"]), "battery": lambda s: s.pick([f"CR{s.number(10, 29)}{s.pick(['16', '25', '32', '50'])}", "AA", "AAA", f"LR{s.number(1, 60)}", "9V", "D", "18650", f"{s.number(3, 24)}V"]),
    "thread": lambda s: s.pick([f"M{s.number(2, 30)}", f"M{s.number(2, 12)}x{s.number(10, 90)}", f"G{s.number(1, 3)}/{s.pick([4, 8])}", f"{s.pick([1, 3, 5])}/8 inch"]), "bay": lambda s: s.pick([f"{s.pick('ABCDEFGHK')}{s.number(1, 60)}", f"{s.number(1, 40)}{s.pick('abcdef')}", f"{s.pick('ABCDEFGHK')}-{s.number(1, 9)}", f"{s.number(1, 9)}-{s.pick('ABCDEF')}"]),
    "road": lambda s: f"{s.pick(['A', 'B', 'M', 'E', 'N', 'D'])}{s.number(1, 990)}", "pitch": lambda s: s.pick("ABCDEFG") + s.pick(["", " flat", " sharp", " minor", " major", "#", "b"]), "vitamin": lambda s: s.pick(["B12", "C", "D3", "K2", "B6", "A", "E", "D", "B1"]),
    "oddsize": lambda s: s.pick([s.pick("XS S M L XL XXL 3XL 4XL 5XL XXS".split()), str(s.number(24, 60)), f"{s.number(6, 22)}W", f"{s.number(2, 90)}x{s.number(2, 90)}", f"{s.number(1, 12)}T", f"{s.number(28, 40)}/{s.number(28, 38)}"]), "paper": lambda s: s.pick([f"{s.pick('ABC')}{s.number(2, 7)}", "legal", "letter", "DL", "tabloid"])}
_KINDS = {"remark": 2}
_MODELS = set("vehicle device instrument tool gear".split())                 # what has makers and names of models
_NOUNS = dict(furniture="a piece of furniture", gear="a piece of gear", equipment="equipment", supplies="supplies", goods="goods", household="a household object", what="something", clothing="clothing", which_tool="a tool", which_plant="a plant", which_instrument="an instrument", which_vehicle="a vehicle", which_doc="a document")      # in a description
_SHORT = "the the the my our a this that".split()
_SEVERAL = "the the the my our some these those".split()


def _things():
    for block in re.split(r"^= ", (_HERE / "things.txt").read_text(), flags=re.M)[1:]:
        head, *lines = block.strip().split("\n")
        name, keys, materials, uses = head.split(" | ")
        one, many, held = [], [], set()
        for line in lines:
            for noun in line.lstrip("! ").split(", "):
                (many if line[0] == "!" else one).append(noun.lstrip("*"))
                held |= {noun[1:]} if noun[0] == "*" else set()
        yield Things(name, keys.split(), materials.split(), uses.split(), one, many, held)


def _slots():
    for line in (_HERE / "slots.txt").read_text().strip().split("\n"):
        name, keys, hints, kind, clauses = line.split(" | ")
        yield Slot(name, name, keys.split(), hints.split("/"), kind, clauses.split("/"), False)


THINGS = {things.name: things for things in _things()}
SLOTS = {"language": _OTHER_SLOTS["tongue"]._replace(name="language"), "title": _OTHER_SLOTS["title"], "people": _OTHER_SLOTS["people"], **{slot.name: slot for slot in _slots()}}
DEEDS = [Deed(group, orders.split("/"), [] if done == "-" else done.split("/"), kinds.split(), slots.split(), more.split()) for group, orders, done, kinds, slots, more in (line.split(" | ") for line in (_HERE / "deeds.txt").read_text().strip().split("\n"))]
TYPED = [Typed(thing, re.split(r"[ ?]", values), "?" in values, verbs.split(), keys.split(), slots.split(), more.split()) for thing, values, verbs, keys, slots, more in (line.split(" | ") for line in (_HERE / "typed.txt").read_text().strip().split("\n"))]
for _deed in DEEDS + TYPED:
    assert set(_deed.slots + _deed.more) <= SLOTS.keys(), f"{_deed[0]}: {set(_deed.slots + _deed.more) - SLOTS.keys()}"
assert all(set(deed.kinds) <= THINGS.keys() for deed in DEEDS)


def described(source, things, without=(), several=False):
    """The noun with what describes it: the heavy wool winter coat."""
    nouns = things.many if several else things.one
    noun = source.pick([noun for noun in nouns if (noun in things.held) == source.held_out] or nouns)
    plain = things.name in ("site", "event", "food")
    able = [(0, _FEW_AGES if plain else _AGES)] * ("size" not in without) + [(1, _COLORS)] * ("color" not in without and not plain) + [(2, things.materials)] * ("material" not in without) + [(3, things.uses)] * 2
    looks = {rank: source.pick(words) for rank, words in source.random.sample(able, min(len(able), source.weighted({0: 4, 1: 9, 2: 5, 3: 1})))}
    if things.name in _MODELS and "brand" not in without and source.chance(.15):
        noun = model(source)                                              # the old Vento 12
        looks.pop(3, None)
    elif things.name in _MODELS and "brand" not in without and source.chance(.08):
        looks[4] = source.unseen(_BRANDS)
    if "year" not in without and things.name not in ("document", "event", "food", "supplies", "part", "site") and source.chance(.06):
        looks[-1] = str(source.number(1890, 2030))
    return " ".join([looks[rank] for rank in sorted(looks)] + [noun])


@cache
def _object(text):
    """`garment color,size several`: such a thing, without what other parameters say."""
    name, without, number = text.split(" ")
    return Kind(same(lambda source: described(source, THINGS[name], without.split(","), number == "several")))


@cache
def _value(name):
    """What a slot holds."""
    slot = SLOTS[name]
    draw, type_ = (_DRAWN[slot.kind], "integer" if slot.kind == "goodyear" else "string") if slot.kind in _DRAWN else DRAWN[slot.kind]
    told = TOLD.get(slot.kind, ())
    hints = tuple(f"{hint} {form}" if form.split()[-1] not in hint else hint for hint in slot.hints for form in told[:1]) if told else tuple(slot.hints)
    return Kind(lambda source: value if isinstance(value := draw(source), tuple) else (value, str(value)), type_, _KINDS.get(slot.kind, end(slot.kind)), hints, told=bool(told))


MADE = {"object": _object, "beside": _value}


def _clause(source, slot):
    """Words that tell the slot, behind the thing or in a sentence of their own."""
    text = source.pick([clause for clause in slot.clauses if clause[0] != "^"])
    value, mark, words = text.partition(":")
    if mark and value.isalpha() and "V" not in text:
        return words + "{%s=%s}" % (slot.name, value)
    return text.replace("V", "{%s}" % slot.name, 1)


def _open(slot):
    return _KINDS.get(slot.kind, end(slot.kind)) != CLOSED


def _behind(source, slots, optional):
    """The slots in any order, those that go on to the end last, sentences behind all."""
    said, left_out = [], source.pick((.2, .5, .9))
    for slot in source.random.sample(slots, len(slots)):
        if slot.name not in optional or not source.chance(left_out):
            said.append((slot, _clause(source, slot)))
    said.sort(key=lambda one: (one[1].startswith("¶"), _open(one[0])))
    if sum(_open(slot) for slot, _ in said) > 1 or any(_open(slot) for slot, _ in said[:-1]):
        said = [(slot, clause.replace("{%s}" % slot.name, "{%s:q}" % slot.name)) for slot, clause in said]
    out = ""
    for slot, clause in said:
        text = clause if clause[0] in ",¶" else f" {clause}"
        out += f"[{text}]" if slot.name in optional else text
    return out


def _noun(source, article, before, optional):
    """The thing behind its article and what stands before it."""
    out = article
    for slot in before:
        out += f" [{{{slot.name}:n}} ]" if slot.name in optional else f" {{{slot.name}:n}} "
    return (out + " {object}").replace("]  ", "]").replace("  ", " ").replace("] {", "]{")


def _ask(source, deed, slots, optional, several):
    """One request as a grammar."""
    before = [slot for slot in slots if "^" in slot.clauses and source.chance(.6)][:1]
    rest = [slot for slot in slots if slot not in before]
    what = _noun(source, source.pick(_SEVERAL if several else _SHORT), before, optional)
    order = source.pick(deed.orders).replace("O", what)
    tail, x = _behind(source, rest, optional), source.number(0, 15)
    if x < 2 and deed.done:
        done = source.pick(deed.done)
        be = "are" if several else "is"
        return source.pick([f".(please |)have {what} {done}{tail}", f".(I|we) (want|need|would like) {what} {done}{tail}", f"?can {what} be {done}{tail}", f".{what} {'need' if several else 'needs'} to be {done}{tail}", f".{what} {be} to be {done}{tail}", f".{what} should be {done}{tail}"])
    if x < 4:
        front = [(slot, clause) for slot in rest if slot.name not in optional and not _open(slot) for clause in [_clause(source, slot)] if clause[0] not in ",¶" and "=" not in clause]
        if front:
            slot, clause = source.pick(front)
            return f".{clause}(,|) (please |){order}{_behind(source, [one for one in rest if one is not slot], optional)}"
    if x == 4:
        return f"?(can|could|would) you {order}{tail}"
    if x == 5:
        return f".(I'd like|I want|we need|I need) (you |)to {order}{tail}"
    if x == 6 and deed.done:
        return f".{what}: to be {source.pick(deed.done)}{tail}"
    return f"{order}{tail}"


def _names(orders, noun):
    """Names of the function: hang_up_garment, garment_hang_up."""
    verbs = list(dict.fromkeys("_".join(order.replace("O", "").replace("'", "").split()) for order in orders))
    return f"({'|'.join(verbs)})_{noun}|{noun}_({'|'.join(verbs)})"


def _lines(source, named, optional):
    """Parameters as `tool` has them; `named`: (slot, kind, keys, hints)"""
    lines = [f"{'?' * (name in optional)}{name} {' '.join(key for key in keys if key != name)}: {kind}{''.join(f' | {hint}' for hint in hints)}" for name, kind, keys, hints in named]
    if source.chance(.4):
        source.random.shuffle(lines)
    return "\n".join(lines)


def _row(slot):
    kind = slot.kind if slot.kind == "flag" or slot.kind.startswith("enum") else f"beside {slot.name}"
    return slot.name, kind, slot.keys, slot.hints


def _made(source, topic, names, purpose, asks, rows, optional):
    new = tool(topic, names, purpose, _lines(source, rows, optional), "\n".join(asks), "ok => Done.")
    for place in new.slots:
        row = next(row for row in rows if row[0] == place.name)
        place.forms = [(list(row[2]), *place.forms[0][1:])]
    return new


def _picked(source, deed, taken=()):
    """Some of the slots of a deed -> (slots, names of those that need not be told)"""
    kinds, out, optional = set(), [], set()
    for names, most, least in ((deed.slots, 3, 0), (deed.more, 3, 1)):
        for name in source.random.sample(names, len(names))[:source.number(0, most) if least else source.weighted({0: 1, 1: 5, 2: 4, 3: 1})]:
            slot = SLOTS[name]
            kind = _SAME.get(name, name)
            if kind in kinds or set(slot.keys) & {key for one in out for key in one.keys[:1]} or name in taken:
                continue
            kinds.add(kind)
            out.append(slot)
            if least or source.chance(.25):
                optional.add(name)
    return out, optional


# Of these only one is told at a time: they are of one look, or one sentence could tell both.
_SAME = dict(day="day", deadline="day", price="money", limit="money", deposit="money", note="text", inscription="text", message="text", hours="length", days="length", bay="place", room="place", place="place", goal="place", newcolor="color", road="place", person="person", recipient="person", giver="person", helper="person", keeper="person", phone="phone", code="code", voucher="code", size="size", paper="size")


def _deed(source, deed, kind):
    """A tool that does this to such things."""
    things = THINGS[kind]
    slots, optional = _picked(source, deed)
    several = bool(things.many) and (not things.one or source.chance(.2))
    without = ",".join(sorted({"color", "material", "size", "year", "brand"} & {slot.name for slot in slots})) or "-"
    noun = source.pick(things.keys) if source.chance(.3) else kind
    keys = things.keys if source.chance(.6) else list(dict.fromkeys([kind, "item", "object", "name", "what"]))
    rows = [("object", f"object {kind} {without} {'several' if several else 'one'}", keys, [f"The {kind}", f"Which {kind}", "What", f"{kind.capitalize()} as the user calls it"])] + [_row(slot) for slot in slots]
    verb = source.pick(deed.orders).replace(" O", "").replace("O ", "")
    return _made(source, f"objects_{deed.group}", _names(deed.orders, noun), f"{verb[0].upper()}{verb[1:]} {_NOUNS.get(noun, f'a {noun}').replace('_', ' ')}", [_ask(source, deed, slots, optional, several) for _ in range(9)], rows, optional)


def _typed(source, typed):
    """A tool for a thing of which a word before it tells what kind it is."""
    slots, optional = _picked(source, typed)
    need = source.chance(.55)
    if not need:
        optional = optional | {"sort"}
    words = typed.thing
    if typed.yes:
        yes, no = typed.values
        kind, before = "flag", f"({yes}{{sort=true}}|{yes}{{sort=true}}|{no}{{sort=false}})"
        hints = [f"Whether it is {yes}", f"{yes.capitalize()} or {no}", f"true: {yes}, false: {no}"]
    else:
        kind, before, hints = "enum " + " ".join(typed.values), "{sort:n}", [f"Kind of {words}", f"Which {words}", "The kind"]
    asks = []
    for _ in range(9):
        what = f"(a|a|a|the) {before} {words}" if need else f"(a|a|the) [{before} ]{words}"
        tail, x = _behind(source, slots, optional), source.number(0, 9)
        verb = source.pick(typed.verbs).replace("_", " ")
        behind = f", {source.pick(['a ', ''])}{before}" if not typed.yes else f", {before}"
        apart = f" a {words}{tail if '¶' not in tail and not any(_open(slot) for slot in slots) else ''}" + (behind if need else f"[{behind}]")
        asks.append(f".(I|we) (need|want|would like) {what}{tail}" if x < 2 else f"?(can|could) you {verb} {what}{tail}" if x == 2 else f".{what.removeprefix('(a|a|a|the) ').removeprefix('(a|a|the) ')}{tail}" if x == 3 else f"{verb}{apart}" if x == 4 and not any(_open(slot) for slot in slots) and "¶" not in tail else f"{verb} {what}{tail}")
    rows = [("sort", kind, typed.keys, hints)] + [_row(slot) for slot in slots]
    verb = typed.verbs[0].replace("_", " ")
    return _made(source, f"typed_{words}", f"({'|'.join(typed.verbs)})_{words.replace('-', '_')}", f"{verb[0].upper()}{verb[1:]} a {words}", asks, rows, optional)


def pick(source):
    """Two to five deeds to things of one kind or two, or things of some sort."""
    out, groups = [], set()
    n = source.weighted({1: 2, 2: 3, 3: 4, 4: 3, 5: 2})
    if source.chance(.3):
        for typed in source.random.sample(TYPED, 12):
            if len(out) < n and typed.thing not in groups:
                groups.add(typed.thing)
                out.append(_typed(source, typed))
        return out
    kind = source.pick(sorted(THINGS))
    able = [deed for deed in DEEDS if kind in deed.kinds]
    for deed in source.random.sample(able, len(able)):
        if len(out) < n and _GROUPS.get(deed.group, deed.group) not in groups:
            groups.add(_GROUPS.get(deed.group, deed.group))
            out.append(_deed(source, deed, kind))
    if source.chance(.3):
        out.append(_typed(source, source.pick(TYPED)))
    return out


# Deeds that mean nearly the same.
_GROUPS = dict(order_food="get", buy="get", order_part="get", cook="make", donate="pass", deliver="bring", send="bring", move="bring", move_event="later", postpone="later", rent="have", borrow="have", reserve="have", store="away", file="away", freeze="away", lost="lost", inspect="check", count="check", park="park", paint="work", restore="work", repair="work", replace="work", wrap="wrap", exhibit="show", announce="show", hang="show", install="install", sell="sell", lend="lend")

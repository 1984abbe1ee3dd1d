"""Which value goes where: a hundred and twenty slots and what a request says of each, two to four of which make a tool with a deed and a thing, so that every toolbox has a mixture of its own and its tools share some.

`slots.txt`: `name=how it is called in a sentence (the name; nothing: never by name) | keys | descriptions | kind of `values.py`, `enum` or `bool` | ways to say it, V the value`, `+` in front where it can be told as any attribute.
`deeds.txt`: `= domain | its slots`; `@ group | verbs | participles | w (it can be wished for without the verb) or ? (it returns something)`; `- thing: what may stand before it and is no value`; `# slot` for a thing that has a value itself; `> group: whole requests`. `*`: held out."""
import re
from collections import namedtuple
from dataclasses import replace
from pathlib import Path

from ..kind import Kind
from ..tool import tool
from .values import DRAWN, TOLD, end

_HERE = Path(__file__).parent
Slot = namedtuple("Slot", "name word keys hints kind clauses plain")
Deed = namedtuple("Deed", "group verbs done wished asking")
Thing = namedtuple("Thing", "name article looks slot held")
Domain = namedtuple("Domain", "name slots deeds things whole")


def _slots():
    for line in (_HERE / "slots.txt").read_text().strip().split("\n"):
        name, keys, hints, kind, clauses = line.split(" | ") if not line.endswith("| +") else line.removesuffix(" | +").split(" | ") + ["+"]
        name, _, word = name.partition("=")
        word = word if _ else name.replace("_", " ")
        plain, clauses = clauses.startswith("+"), [clause.rstrip() for clause in clauses.removeprefix("+").split("/") if clause.strip()]
        yield Slot(name, word, keys.split(), hints.split("/"), kind, [clause.lstrip() for clause in clauses] + ([f"with the {word} V", f"with {word} V", f"with V as the {word}", f"with the {word} V"] if plain else []), plain)


def _domains():
    for block in re.split(r"^= ", (_HERE / "deeds.txt").read_text(), flags=re.M)[1:]:
        head, *lines = block.strip().split("\n")
        name, slots = head.split(" | ")
        deeds, things, whole = [], [], []
        for line in lines:
            mark, rest = line[0], line[2:].strip()
            if mark == "@":
                group, verbs, done, sign = [part.strip() for part in rest.split("|")] if rest.count("|") == 3 else [part.strip() for part in rest.split("|")] + [""]
                deeds.append(Deed(group, tuple(verbs.split("/")), tuple(done.split("/")), sign == "w", sign == "?"))
            elif mark == "-":
                thing, _, looks = rest.partition(": ")
                article, _, noun = thing.lstrip("*").partition(" ") if thing.lstrip("*").startswith(("a ", "an ")) else ("", "", thing.lstrip("*"))
                things.append(Thing(noun, article, tuple(looks.split()), None, thing.startswith("*")))
            elif mark == "#":
                things.append(Thing(_NOUNS.get(rest, SLOTS[rest].word), "the", (), rest, False))
            else:
                whole.append(tuple(rest.split(": ", 1)))
        yield Domain(name, slots.split(), deeds, things, whole)


# What has a value of its own is called so, where its slot is called otherwise.
_NOUNS = {"isbn": "book", "serial": "device", "plate": "car", "piece": "thing"}
_HEADS = {"isbn": ["the book with the ISBN {isbn}", "the book {isbn}"], "serial": ["the device with the serial number {serial}", "device {serial}"], "plate": ["the car with the plate {plate}", "the car {plate}", "car {plate}"], "piece": ["the {piece}"]}
_PERSONS = "customer patient student guest member".split()       # for whom something is
_LENGTHS = "seconds minutes hours days weeks months".split()
_ONCE = [{"text", "topic", "title"}, set(_LENGTHS), {"day", "isoday", "year"}, {"language", "locale", "tongue"}, {"piece", "color", "material"}, {"share"}, {"money"}, {"color", "hex", "finish"}, {"email", "username"}, {"degrees", "angle"}]
_AGAIN = {"person", "number", "code", "slug", "model", "called", "city"}      # two of these are told apart by words
# What one can tell by its form; of those that look like names only one may stand bare.
_TYPED = set("time email path url money locale hex pixels color minutes hours days months seconds degrees angle centimeters millimeters kilos liters megahertz isoday day people copies scale material".split())
_NAMES = set("person city model called title breed instrument".split())
_GETTING = set("order rent reserve plan price offer search cost keepwarm design lend adopt book build print bake record sign store run".split())

SLOTS = {slot.name: slot for slot in _slots()}
DOMAINS = list(_domains())


def _kind(slot):
    draw, type_ = DRAWN[slot.kind]
    told = TOLD.get(slot.kind)
    hints = tuple(hint if form.split()[-1] in hint else f"{hint}{', ' if form[0].isupper() else ' '}{form}" for hint in slot.hints for form in told) if told else tuple(slot.hints)
    return Kind(lambda source: value if isinstance(value := draw(source), tuple) else (value, str(value)), type_, end(slot.kind), hints, told=bool(told))


_KINDS = {name: _kind(slot) for name, slot in SLOTS.items() if slot.kind in DRAWN}
MADE = {"slot": _KINDS.__getitem__}
for _domain in DOMAINS:
    assert set(_domain.slots) <= SLOTS.keys(), f"{_domain.name}: {set(_domain.slots) - SLOTS.keys()}"


def _a(words):
    return ("an " if words[0] in "aeio" or words.startswith(("X-", "ultra")) else "a ") + words


def _called(source, thing, new):
    """The thing in a request, `new` where it is not there yet."""
    if thing.slot:
        value, kind = "{%s}" % thing.slot, SLOTS[thing.slot].kind
        forms = _HEADS.get(thing.slot) or [f"the {thing.name} {value}", f"the {thing.name} {value}", f"{thing.name} {value}"] + ([f"the {value} {thing.name}"] if kind in ("slug", "called", "constant", "dotted") else [value] if kind == "person" else [])
        return source.pick(forms)
    noun = f"{source.pick(thing.looks)} {thing.name}" if thing.looks and source.chance(.55) else thing.name
    if not thing.article:
        return noun if new or source.chance(.5) else f"the {noun}"
    return _a(noun) if source.chance(.85 if new else .3) else f"the {noun}"


def _clause(source, slot, last):
    text = source.pick(slot.clauses)
    value = "{%s%s}" % (slot.name, ":q" if end(slot.kind) and not last else "")
    return text.replace("V", value, 1)


def _rest(source, slots, optional):
    """What is said behind the thing: the slots in any order."""
    left_out = source.pick((.1, .4, .8))
    order = [slot for slot in source.random.sample(slots, len(slots)) if slot.name not in optional or not source.chance(left_out)]
    if source.chance(.7):
        order.sort(key=lambda slot: end(slot.kind) > 0)
    said, before = "", ""
    for at, slot in enumerate(order):
        clause = _clause(source, slot, at == len(order) - 1)
        if before.startswith("with ") and clause.startswith("with the ") and source.chance(.7):
            clause = "and" + clause.removeprefix("with")
        joined = clause if clause.startswith(",") else f" {clause}"
        said += f"[{joined}]" if slot.name in optional else joined
        before = "" if slot.name in optional else clause
    return said


def _named(source, slots, optional, joint):
    """The slots by their names, as in a form."""
    out = ""
    for slot in slots:
        value = "{%s%s}" % (slot.name, ":q" if end(slot.kind) and slot is not slots[-1] else "")
        part = (joint if out else "") + source.pick([f"{slot.word} {value}", f"{slot.word} {value}", f"{slot.word}: {value}"])
        out += f"[{part}]" if slot.name in optional and out else part
    return out


def _ask(source, deed, thing, slots, optional, wished):
    """One request as a grammar; `slots` without that of the thing."""
    verb, rest = source.pick(deed.verbs), lambda some: _rest(source, some, optional)
    what = _called(source, thing, deed.wished)
    must = [slot for slot in slots if slot.name not in optional]
    words = [slot for slot in must if slot.word]
    person = next((slot for slot in must if slot.name in _PERSONS), None)
    kinds = [slot.kind for slot in slots] + ([SLOTS[thing.slot].kind] if thing.slot else [])
    x = source.number(0, 18)
    if x < 4 and person:
        others = rest([slot for slot in slots if slot is not person])
        return f".{{{person.name}}} (would like|wants|needs|asked for|is looking for) {what}{others}" if wished else f".{{{person.name}}} (wants|needs|would like) {what} {source.pick(deed.done)}{others}"
    if x in (2, 18) and wished:
        return f".(I|we) (need|want|would like) {what}{rest(slots)}"
    if x == 3 and words and len(words) == len(must):
        some = source.random.sample(words, len(words)) + [slot for slot in slots if slot.name in optional and slot.word]
        return f"{verb} {what}(:| -|,) {_named(source, some, optional, ', ')}"
    if x in (4, 5) and words:
        apart = source.pick(words)
        form = source.pick(["¶The {w} is {v}", "¶The {w} should be {v}", "¶{W}: {v}", "¶Use {v} as the {w}", "¶Take {v} as the {w}", "¶{v} is the {w}", "¶As the {w} take {v}"] if not end(apart.kind) else ["¶The {w} is {v}", "¶{W}: {v}"])
        return f"{verb} {what}{rest([slot for slot in slots if slot is not apart and not end(slot.kind)])}" + form.format(w=apart.word, W=apart.word[0].upper() + apart.word[1:], v="{%s}" % apart.name) if not any(end(slot.kind) for slot in must if slot is not apart) else _ask(source, deed, thing, slots, optional, wished)
    if x == 6:
        front = [(slot, clause) for slot in must if not end(slot.kind) for clause in slot.clauses if clause.startswith(("for ", "in ", "at ", "on ", "from ", "by ", "until ", "under ", "with "))]
        if front:
            slot, clause = source.pick(front)
            return f".{clause.replace('V', '{%s}' % slot.name, 1)}, (please |){verb} {what}{rest([one for one in slots if one is not slot])}"
    if x == 7 and words and len(words) == len(must) and not any(end(slot.kind) for slot in words):
        return f".{_named(source, source.random.sample(words, len(words)), optional, ', ')}(:| -) {verb} {what}"
    if x == 8:
        done = source.pick(deed.done)
        return source.pick([f".(please |)have {what} {done}{rest(slots)}", f".(I|we) (want|need) {what} {done}{rest(slots)}", f"?can {what} be {done}{rest(slots)}", f"?can (I|we) have {what} {done}{rest(slots)}"])
    if x == 9:
        return f"?(can|could|would) you {verb} {what}{rest(slots)}"
    if x == 10:
        return f".(I'd like|I want|we need|I need) (you |)to {verb} {what}{rest(slots)}"
    if x == 11 and 0 < len(must) and all(slot.kind in _TYPED | _NAMES for slot in must) and len(set(kinds)) == len(kinds) and sum(kind in _NAMES for kind in kinds) < 2 and sum(kind in _LENGTHS for kind in kinds) < 2:
        return f"{verb} {what}, " + ", ".join("{%s}" % slot.name for slot in source.random.sample(must, len(must)))
    if x == 12 and words and not any(end(slot.kind) for slot in must):
        apart = source.pick(words)
        others = rest([slot for slot in slots if slot is not apart])
        return f"{verb} {what}{others} " + source.pick(["and (use|take) {v} as the {w}", "and (make|let) the {w} (be |){v}".replace("make|let) the {w} (be |)", "set) the {w} to "), "- the {w} is {v}", "and let the {w} be {v}"]).format(w=apart.word, v="{%s}" % apart.name)
    return f"{verb} {what}{rest(slots)}"


def _whole(source, domain, deed, thing, slots, optional):
    """The written requests for this deed whose slots have to be told."""
    own = {slot.name: slot for slot in slots}
    for group, text in domain.whole:
        head = thing.slot and "{%s}" % thing.slot
        if group != deed.group or "HEAD" in text and not head:
            continue
        text = text.replace("NP", _called(source, thing, False)).replace("HEAD", head or "")
        told = set(re.findall(r"\{(\w+)", text)) - {thing.slot}
        if told <= own.keys() - optional and (thing.slot is None or "{" + thing.slot in text):
            yield text.replace("REST", _rest(source, [slot for slot in slots if slot.name not in told], optional))


def _bound(verb):
    """The third person: tries, watches, sets up."""
    head, _, tail = verb.partition(" ")
    return (head[:-1] + "ies" if re.search("[^aeo]y$", head) else head + "es" if head.endswith(("s", "sh", "ch", "x", "do")) else head + "s") + (_ and " ") + tail


def made(source, domain, deed, thing, slots, optional, wished):
    """A tool with some of its requests."""
    noun, verbs = thing.name.replace(" ", "_").replace("-", "_").lower(), [verb.replace(" ", "_") for verb in deed.verbs]
    asks = [_ask(source, deed, thing, slots, optional, wished) for _ in range(8)] + [f"{source.pick(deed.verbs)} {_called(source, thing, deed.wished)}{_rest(source, slots, optional)}"] + list(_whole(source, domain, deed, thing, slots, optional)) * 2
    listed = ([SLOTS[thing.slot]] if thing.slot else []) + slots
    if source.chance(.5):
        source.random.shuffle(listed)
    kind = lambda slot: f"slot {slot.name}" if slot.kind in DRAWN else slot.kind
    lines = [f"{'?' * (slot.name in optional)}{slot.name}: {kind(slot)} | {' | '.join(slot.hints)}" for slot in listed]
    person = next((slot.name for slot in slots if slot.name in _PERSONS), "")
    purpose = f"({'|'.join(verb[0].upper() + verb[1:] + '|' + (b := _bound(verb))[0].upper() + b[1:] for verb in deed.verbs)}) {thing.name if not (thing.article or thing.slot) else _a(thing.name)}" + (f"( for a {person}|)" if person else "")
    new = tool(f"slots_{domain.name}_{noun}", f"({'|'.join(verbs)})_{noun}|{noun}_({'|'.join(verbs)})", purpose, "\n".join(lines), "\n".join(asks), "{1:n} => It says {1}." if deed.asking else "ok => Done.", deed.asking)
    for place, slot in zip(new.slots, listed):
        place.forms = [(_keys(source, slot, thing), *place.forms[0][1:])]
    return new


def _keys(source, slot, thing):
    """Names of the parameter; what it acts on may be called by number, name or id."""
    if slot.name != thing.slot:
        return slot.keys
    noun = thing.name.replace(" ", "_").lower()
    return slot.keys + [f"which_{noun}"] + ([f"{noun}_id", "id", "target"] if slot.kind not in ("person", "piece") else [])


def _fitting(source, pool, thing, n):
    """Up to `n` of the slots, none that could be taken for another."""
    out, kinds = [], {SLOTS[thing.slot].kind} if thing.slot else set()
    words = {SLOTS[thing.slot].word} if thing.slot else set()
    for slot in source.random.sample(pool, len(pool)):
        bare = slot.name in _PERSONS and (thing.slot in _PERSONS or any(one.name in _PERSONS for one in out))
        if len(out) < n and not bare and slot.name != thing.slot and slot.word not in words and (slot.kind not in kinds or slot.kind in _AGAIN) and not any(slot.kind in group and group & kinds for group in _ONCE):
            out.append(slot)
            kinds.add(slot.kind)
            words.add(slot.word)
    return out


def pick(source):
    """Three to six deeds with one or two things of a domain, at times one of another domain; their slots are drawn from the same few."""
    domain = source.pick(DOMAINS)
    held = [thing for thing in domain.things if thing.held]
    open_ = [thing for thing in domain.things if not thing.held]
    first = source.pick(held if held and source.held_out and source.chance(.6) else open_)
    things = [first] + ([source.pick(open_)] if source.chance(.5) else [])
    pool = [SLOTS[name] for name in source.random.sample(domain.slots, min(len(domain.slots), source.number(5, 8)))]
    wanted = [(deed, thing) for thing in dict.fromkeys(things) for deed in domain.deeds]
    wanted = source.random.sample(wanted, min(len(wanted), source.weighted({2: 1, 3: 3, 4: 4, 5: 3, 6: 2})))
    tools = []
    for deed, thing in wanted:
        slots = _fitting(source, pool, thing, source.weighted({1: 1, 2: 3, 3: 4, 4: 4, 5: 2}) - bool(thing.slot)) or ([] if thing.slot else _fitting(source, [SLOTS[name] for name in domain.slots], thing, 1))
        optional = {slot.name for slot in slots[0 if thing.slot else 1:] if source.chance(.65)}
        alone = not any(other is not deed and one is thing and (other.wished or other.group in _GETTING) for other, one in wanted)
        tools.append(made(source, domain, deed, thing, slots, optional, deed.wished and alone))
    return tools

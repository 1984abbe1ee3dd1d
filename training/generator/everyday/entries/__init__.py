"""Things that are made with a name and told more of, and searches of which nothing has to be told (`finders.py`), and what goes from one to another (`movers.py`), how much of what (`portions.py`). Made are notes, tasks, events, playlists, tickets, trips. The name is brought in by `called`, stands in the middle without marks and ends where the next value begins; that may stand before the noun ("a 40-minute session"), behind it, in a sentence of its own or in front of all.

`things.txt`: `noun | usual verbs/others | names of the parameter that is its name | kind of that | slots | what all such things are called`. `slots.txt`: `name | keys | descriptions | kind | ways to say it`: V the value, `^` before the noun, `words=value` tell a value, `¶` a sentence of its own."""
from collections import namedtuple
from pathlib import Path

from ..kind import CLOSED, OPEN, Kind
from ..tool import tool
from . import finders, movers, portions
from .values import DRAWN

_HERE = Path(__file__).parent
Slot = namedtuple("Slot", "name keys hints kind before behind apart")
Thing = namedtuple("Thing", "noun verbs keys kind slots all")


def _lines(name):
    return [line.split(" | ") for line in (_HERE / name).read_text().strip().split("\n")]


def _slots():
    for name, keys, hints, kind, said in _lines("slots.txt"):
        said = said.split("/")
        yield Slot(name, keys.split(), hints.split("/"), kind, [one[1:] for one in said if one[0] == "^"], [one for one in said if one[0] not in "^¶"], [one for one in said if one[0] == "¶"])


SLOTS = {slot.name: slot for slot in _slots()}
THINGS = [Thing(noun, [verb.replace("_", " ") for verb in verbs.replace("/", " ").split() + verbs.split("/")[0].split()], keys.split(), kind, slots.split(), all_.split("/") if all_ != "-" else []) for noun, verbs, keys, kind, slots, all_ in _lines("things.txt")]
for _thing in THINGS:
    assert set(_thing.slots) <= SLOTS.keys(), f"{_thing.noun}: {set(_thing.slots) - SLOTS.keys()}"


def _hints(slot):
    told = DRAWN[slot.kind][3] if slot.kind in DRAWN else ""
    return tuple(hint if not told or told.split()[-1] in hint.lower() else f"{hint} {told}" for hint in slot.hints)


def _kind(kind, hints=()):
    draw, type_, end, told = DRAWN[kind]
    return Kind(lambda source: value if isinstance(value := draw(source), tuple) else (value, str(value)), type_, end, hints, told=bool(told))


_KINDS = {name: _kind(name) for name in DRAWN} | {f"{name}.": _kind(slot.kind, _hints(slot)) for name, slot in SLOTS.items() if slot.kind in DRAWN}
MADE = {"entry": _KINDS.__getitem__} | finders.MADE | movers.MADE | portions.MADE


def _end(kind):
    return DRAWN[kind][2] if kind in DRAWN else CLOSED


def _maybe(text):
    """Told in three of four requests."""
    return f"({text}|{text}|{text}|)"


def _said(slot, text, mark=""):
    """Words that tell the slot."""
    words, told, value = text.partition("=")
    return words + "{%s=%s}" % (slot.name, value) if told else text.replace("V", "{%s%s}" % (slot.name, mark))


def _telling(source, slot, last):
    """Words behind the noun; a text that goes on is marked unless nothing follows it."""
    return _said(slot, source.pick(slot.behind), ":q" if _end(slot.kind) == OPEN and not last else "")


def _joined(clause, before=""):
    """`before`: what is certainly said right before it."""
    if clause.startswith("and the ") and not before.startswith("with "):
        clause = "with" + clause[3:]
    return clause if clause[0] in ",:¶" else f" {clause}"


def _rest(source, slots, optional):
    """The slots in any order, what may be left out in brackets, texts last."""
    left_out = source.pick((.05, .3, .7))
    order = [slot for slot in source.random.sample(slots, len(slots)) if slot.name not in optional or not source.chance(left_out)]
    order.sort(key=lambda slot: _end(slot.kind))
    apart = [slot for slot in order if slot.apart and source.chance(.12)][:1]
    order = [slot for slot in order if slot not in apart]
    out, before = "", ""
    for at, slot in enumerate(order):
        text = _joined(clause := _telling(source, slot, at == len(order) - 1 and not apart), before)
        text = ", " + text[1:] if at and text[0] == " " and source.chance(.08) else text
        out, before = out + (_maybe(text) if slot.name in optional else text), "" if slot.name in optional else clause
    for slot in apart:
        text = _said(slot, source.pick(slot.apart))
        out += _maybe(text) if slot.name in optional else text
    return out


_FRONT = set("folder project category date time location channel due version".split())       # what may stand in front of all
_CALLED = ("called {name}", "called {name}", "called {name}", "named {name}", "named {name}", "titled {name}", "with the name {name}", "with the title {name}", "{name}", "{name:q}")
_CALL_IT = (" and call it {name}", " and name it {name}", "¶Call it {name}", "¶The name is {name}", ", name: {name}", "¶Name it {name}", ", call it {name}", ", title {name}", "¶Title: {name}", ", it's called {name}", "¶It should be called {name}")


def _noun(thing, before, optional):
    out = ""
    for slot, text in before:
        part = _said(slot, text, ":n" if slot.kind.startswith("enum") or slot.kind in DRAWN else "") + " "
        out += _maybe(part) if slot.name in optional else part
    return out + thing.noun


def _ask(source, thing, slots, optional, wished):
    """One request as a grammar."""
    verb = source.pick(thing.verbs)
    before = [(slot, source.pick(slot.before)) for slot in source.random.sample(slots, len(slots)) if slot.before and source.chance(.6)][:source.weighted({1: 4, 2: 1})]
    behind = [slot for slot in slots if slot not in [one for one, _ in before]]
    noun, rest, x = _noun(thing, before, optional), lambda some: _rest(source, some, optional), source.number(0, 21)
    plain = [slot for slot in behind if _end(slot.kind) == CLOSED]
    article = source.pick(["a", "a", "a", "a new", "a", "another", "one more"]) if not before else source.pick(["a", "a", "a", "a new", "another"])
    named = f"{article} {noun} {source.pick(_CALLED)}"
    if x < 2 and plain:                                                   # something stands before the name
        first = source.pick(plain)
        clause = _telling(source, first, False)
        if clause[0] not in ",:" and not clause.startswith("and "):
            clause = _maybe(f" {clause}") if first.name in optional else f" {clause}"
            return f"{verb} {article} {noun}{clause} {source.pick(_CALLED[:8])}{rest([slot for slot in behind if slot is not first])}"
    if x < 4 and len(plain) == len(behind):                               # the name comes last
        return f"{verb} {article} {noun}{rest(plain)}{source.pick(_CALL_IT)}"
    if x == 4 and wished:
        return f".(I|we) (need|want|would like) {named}{rest(behind)}"
    if x == 5:
        return f"?(can|could|would) you {verb} {named}{rest(behind)}"
    if x == 6 and plain:                                                  # a value stands in front of all
        front = [(slot, text) for slot in plain for text in slot.behind if slot.name in _FRONT - optional and text.startswith(("in ", "for ", "on ", "at ", "to ", "under ")) and "=" not in text]
        if front:
            slot, text = source.pick(front)
            return f".{_said(slot, text)}(,|) {verb} {named}{rest([one for one in behind if one is not slot])}"
    if x == 7 and wished:
        return f".(new {noun}|{noun})(: | ){{name}}{rest(behind)}"
    if x == 8 and thing.all:
        return f"{source.pick(['add {name} to', 'put {name} on', 'add {name} to'])} {source.pick(thing.all)}{_rest(source, slots, optional)}"
    if x == 9 and thing.kind == "task":
        return f"{verb} {article} {noun} to {{name:n}}{rest(behind)}"
    if x == 10:
        return f".(I'd like|I want|I need) you to {verb} {named}{rest(behind)}"
    if x == 11 and wished:
        return f".there should be {named}{rest(behind)}"
    if x == 12:
        return f"{verb} the {noun} {{name}}{rest(behind)}"
    return f"{verb} {named}{rest(behind)}"


def _row(slot, optional):
    return f"{'?' * (slot.name in optional)}{slot.name}: {f'entry {slot.name}.' if slot.kind in DRAWN else slot.kind} | {' | '.join(_hints(slot))}"


def _built(source, topic, names, purpose, thing, slots, optional, asks):
    noun = _snake(thing.noun)
    rows = [f"name: entry {thing.kind} | Name of the {thing.noun} | What the {thing.noun} is called | The {thing.keys[0]}"] + [_row(slot, optional) for slot in slots]
    new = tool(topic, names, purpose, "\n".join(rows), "\n".join(asks), "ok => Done.")
    new.slots[0].forms = [(thing.keys, *new.slots[0].forms[0][1:])]
    for place, slot in zip(new.slots[1:], slots):
        place.forms = [([key for key in slot.keys if key not in thing.keys + [noun]], *place.forms[0][1:])]
    return new


def _snake(noun):
    return noun.replace(" ", "_").replace("-", "_")


# Of these one request tells only one: their values or their words are alike.
_ALIKE = [{"description", "content"}, {"assignee", "guest", "author"}, {"minutes", "hours", "days", "weeks"}, {"due", "date"}, {"folder", "project", "category"}, {"color", "size"}, {"priority", "level", "size"}, {"repeat", "date"}, {"goal", "count", "people"}, {"label", "channel"}, {"version", "assignee"}]


def _fitting(source, names, n):
    """Up to `n` of the slots; two that are alike seldom."""
    out = []
    for name in source.random.sample(names, len(names)):
        if len(out) < n and not any(name in group and group & set(out) for group in _ALIKE):
            out.append(name)
    return [SLOTS[name] for name in out]


def creating(source, thing, wished=True):
    """A tool that makes such a thing."""
    slots = _fitting(source, thing.slots, source.weighted({1: 2, 2: 4, 3: 5, 4: 3}))
    optional = {slot.name for slot in slots if source.chance(.6)}
    verbs, noun = list(dict.fromkeys(verb.replace(" ", "_") for verb in thing.verbs)), _snake(thing.noun)
    asks = [_ask(source, thing, slots, optional, wished) for _ in range(12)]
    return _built(source, f"entry_{noun}", f"({'|'.join(verbs)})_{noun}|{noun}_({'|'.join(verbs)})", f"({'|'.join(verb.replace('_', ' ') for verb in verbs)}) a (new |){thing.noun}", thing, slots, optional, asks)


def _changed(source, thing, slots):
    """Requests that change one or two values of a thing that is there."""
    able = [slot for slot in slots if not slot.kind.startswith("bool") and slot.name not in _UNNAMED]
    if not able:
        return None
    told = source.random.sample(able, min(len(able), source.weighted({1: 4, 2: 1})))
    words = [slot.keys[0].replace("_", " ") for slot in told]
    value = lambda slot, last: "{%s%s}" % (slot.name, ":q" if _end(slot.kind) == OPEN and not last else "")
    what = source.pick([f"the {thing.noun} {{name}}", f"the {thing.noun} {{name}}", "{name}", f"the {thing.noun} called {{name}}", f"the {{name:q}} {thing.noun}"])
    one, word = told[-1], words[-1]
    if len(told) == 2:
        return f"(set|change) the {words[0]} of {what} to {value(told[0], False)} and the {word} to {value(one, True)}"
    v = value(one, True)
    return source.pick([f"(set|change) the {word} of {what} to {v}", f"(set|change) the {word} of {what} to {v}", f"give {what} the {word} {v}", f".{what} should have the {word} {v}", f"take {value(one, False)} as the {word} of {what}", f"update {what}: {word} {v}", f".for {what}, (set|change) the {word} to {v}", f".the {word} of {what} (is|should be) {v}", f"?can you (set|change) the {word} of {what} to {v}", f"(edit|update) {what} and set the {word} to {v}"])


_UNNAMED = set("alert minutes hours days weeks people guest".split())     # a request does not call them so


def changing(source, thing):
    slots = _fitting(source, thing.slots, source.weighted({2: 2, 3: 4, 4: 3}))
    asks = [ask for ask in (_changed(source, thing, slots) for _ in range(16)) if ask]
    noun = _snake(thing.noun)
    return asks and _built(source, f"entry_change_{noun}", f"(update|edit|change|modify)_{noun}|{noun}_(update|edit|change)", f"(Change|Update|Edit) (a|an existing) {thing.noun}", thing, slots, {slot.name for slot in slots}, asks)


def renaming(source, thing):
    """An old name and a new one."""
    n, noun = thing.noun, _snake(thing.noun)
    old = source.pick(["{old}", f"the {n} {{old}}", f"the {n} {{old}}", f"the {n} called {{old}}"])
    asks = f"""rename {old} to {{new}}
        rename the {n} {{old}} to {{new}}
        (call|name) the {n} {{old:q}} {{new:q}} from now on
        change the (name|title) of {old} (to|into) {{new}}
        give {old} the (name|title) {{new}}
        .the {n} {{old}} should be called {{new}}
        .{{new:q}} (should be|is) the new name of {old}
        .{old} is now called {{new}}
        .I want {old} to be called {{new}}
        use {{new:q}} (as the name of|as the new name for) {old}
        .not {{old:q}} but {{new:q}} should be the name of the {n}
        ?can you rename {old} to {{new}}""".split("\n")
    new = tool(f"entry_rename_{noun}", f"rename_{noun}|{noun}_rename|change_{noun}_name", f"(Rename a {n}|Give a {n} another name)", f"old: entry {thing.kind} | The old name | Name until now\nnew: entry {thing.kind} | The new name | Name from now on", "\n".join(asks), "ok => Done.")
    new.slots[0].forms = [([f"old_{thing.keys[0]}", "old_name", "current_name", thing.keys[0], noun, "old"], *new.slots[0].forms[0][1:])]
    new.slots[1].forms = [([f"new_{thing.keys[0]}", "new_name", "to", "new"], *new.slots[1].forms[0][1:])]
    return new


def deleting(source, thing):
    n, noun = thing.noun, _snake(thing.noun)
    asks = f"""(delete|remove) the {n} {{name}}
        (delete|remove) {{name}}
        (get rid of|throw away) the {n} (called|named) {{name}}
        .the {n} {{name}} can go
        .(I|we) don't need the {n} {{name:q}} any more
        ?can you (delete|remove) the {n} {{name}}""".split("\n")
    return _built(source, f"entry_delete_{noun}", f"(delete|remove)_{noun}|{noun}_(delete|remove)", f"(Delete|Remove) a {n}", thing, [], set(), asks)


def pick(source):
    """Tools for one to three kinds of things, which are made, changed, renamed or deleted; or searches, at times beside these; or what goes from one to another, or how much of what."""
    x = source.random.random()
    if x < .36:
        return (movers if x < .2 else portions).pick(source)
    if source.chance(.4):
        return finders.pick(source) + ([creating(source, source.pick(THINGS))] if source.chance(.4) else [])
    things = source.random.sample(THINGS, source.weighted({1: 3, 2: 4, 3: 3}))
    tools = []
    for thing in things:
        tools.append(creating(source, thing))
        for more in (changing, renaming, deleting):
            if source.chance(.35 if len(things) < 3 else .15):
                tools.append(more(source, thing))
    tools = [one for one in tools if one]
    source.random.shuffle(tools)
    return tools

"""Requests for one thing of a list that say what it is like: the list is looked at, then something is done to the one, told of it or sent."""
import re

from ..chat import Answer, Call, Result, User
from ..linked import results
from ..words.wording import typed, worded
from . import saying, shown
from .shelf import NOTE, draw, told as value_told

_FRAME = "{b}|{b}|{b}|{b}|{b}|please {b}|(can|could) you {b}?|(can|could) you (please |){b}|I want you to {b}|I'd like you to {b}|{b}, please|I need you to {b}|(I want|I'd like) to {b}"
_TO_ME = "{b}|{b}|{b}|please {b}|(can|could) you (please |){b}?|I want you to {b}|{b}, please"
_FIELD = "what is the {f} of {x}?|tell me the {f} of {x}|(give me|find out|I need|look up) the {f} of {x}|(can|could) you tell me the {f} of {x}?|what {f} does {x} have?|{x}: what is its {f}?|I (want|need) to know the {f} of {x}|the {f} of {x}?"
_SEND = "(send|message) {to} the {f} of {x}|tell {to} the {f} of {x}|let {to} know the {f} of {x}|send the {f} of {x} to {to}|{to} (needs|wants to know) the {f} of {x}, (please send it|send a message|tell them)|write {to} what the {f} of {x} is"
_NOTE = "(write|note) down the {f} of {x}|make a note of the {f} of {x}|save the {f} of {x} (as a note|for later|)|keep the {f} of {x} in my notes|(please |)note the {f} of {x}|I want to keep the {f} of {x}"
_WHICH = "which {ps}{w} are there?|what {ps} are there{w}?|list the {ps}{w}|(show|tell) me the {ps}{w}|show me all {ps}{w}|give me a list of the {ps}{w}|I need a list of the {ps}{w}|what {ps} do we have{w}?|list all {ps}{w}|(which|what) {ps} can I choose from{w}?|all {ps}{w}, please"
_FILTERED = "which {ps}{w} are {v}?|(show|tell) me the {v} {ps}{w}|list the {v} {ps}{w}|which of the {ps}{w} are {v}?|(which|what) {v} {ps} are there{w}?|I need a list of the {v} {ps}{w}"
_IS = "is {x} {v}?|(can you |please |)(tell me|check) (if|whether) {x} is {v}|is {x} {v} (now|at the moment|right now)?|I (want|need) to know (if|whether) {x} is {v}"
_NUMBERED = ["* {v}", "* {v}", "the * {v}", "* number {v}", "* #{v}", "the * with the number {v}"]
_LETTERED = ["* {v}", "* {v}", "the * {v}", "{v}", "the * with the id {v}"]
NONE = "There is none."
_VERBAL = set("watered opened created changed started since until taken sown posted arrives arrived admitted starts ends departs renews behind free played due count lines minutes hours changes updated km".split())     # no "the ... of it"


def _call(function, arguments, thought):
    return Answer(thought, "", Call(function.name, arguments))


def _n(source):
    return source.weighted({1: 2, 2: 4, 3: 7, 4: 5, 5: 3})


class Places:
    """What the list is told, and how the request says it."""

    def __init__(self, source, shelf):
        self.values, said = [], []
        for parameter, phrases in shelf.kind.places:
            told = not parameter.optional or source.chance(.4)
            given = value_told(source, parameter.kind, shelf.form)
            while told and str(given) in map(str, self.values):
                given = value_told(source, parameter.kind, shelf.form)
            self.values.append(given if told else None)
            if told:
                said.append(source.pick(phrases).replace("{v}", saying.value(source, parameter.kind, given)))
        self.text = "".join(" " + one for one in said)
        self.arguments = [(name, given) for (name, _, _), given in zip(shelf.lists.parameters, self.values) if given is not None]


class Deed:
    """One tool used on the one that is meant."""

    def __init__(self, source, shelf, function, places):
        self.shelf, self.function, self.tool, self.places = shelf, function, function.deed, places
        self.own = [] if function.whole else [shelf.own]
        self.told, self.brought = {}, draw(source, self.tool.brings[1]) if self.tool.brings else None
        for (name, kind, _), parameter in zip(function.parameters[len(self.own):], self.tool.parameters):
            if parameter.kind[0] not in "@^":
                self.told[parameter.names[0]] = (name, kind, value_told(source, kind, shelf.form), parameter.optional)

    def order(self, source, x):
        """-> the request, without frame where it has its own; only what it says is given to the tool."""
        chosen = source.pick(self.tool.orders)
        slots = {name + "_": "{" + name + "}" for name in ["x", *self.told]}
        text = worded(source, re.sub(r"\{(\w+)\}", r"{\1_}", chosen.lstrip(".")), **slots)
        used = re.findall(r"\{(\w+)\}", text)
        self.told = {slot: one for slot, one in self.told.items() if slot in used}
        text = re.sub(r" +", " ", text).replace(" ?", "?").strip()
        text = text.replace("{x}", x.replace("{w}", self.places.text))
        for slot, (_, kind, given, _) in self.told.items():
            text = text.replace("{" + slot + "}", str(saying.value(source, kind, given)))
        if chosen[0] != "." and text[-1] != "?":
            text = worded(source, _TO_ME if re.match(r"\w+ me\b", text) else _FRAME, b="{b}").replace("{b}", text)
        return text

    def wants(self):
        """The field that it takes, "" where it takes the id."""
        return next((parameter.kind[1:] for parameter in self.tool.parameters if parameter.kind[0] == "@"), "")

    def call(self, record, found, thought):
        arguments = [] if self.function.whole else [(name, record[self.shelf.key]) for name in self.own]
        told = {name: given for name, _, given, _ in self.told.values()}
        for (name, _, _), parameter in zip(self.function.parameters[len(self.own):], self.tool.parameters):
            if parameter.kind[0] == "^":
                arguments.append((name, self.places.values[int(parameter.kind[1:])]))
            elif parameter.kind[0] == "@":
                arguments.append((name, found[parameter.kind[1:]]))
            elif name in told:
                arguments.append((name, told[name]))
        return _call(self.function, arguments, thought)

    def result(self, source, record):
        if self.tool.brings:
            return Result(shown.one(source, ({self.shelf.key: record[self.shelf.key]} if source.chance(.3) else {}) | ({"status": "ok"} if source.chance(.15) else {}) | {self.tool.brings[0]: self.brought}))
        return Result(results.fine(source, [(self.shelf.key, record[self.shelf.key])]))

    def end(self, record):
        if self.tool.brings:
            label = self.tool.brings[0].replace("_", " ")
            if self.tool.tells:
                return Answer(f"It says {self.tool.brings[0]}: {self.brought}.", str(self.brought))
            return Answer("Everything is done.", f"Done, the {label} is {self.brought}.")
        text = self.tool.done.replace("{x}", self.shelf.label(record))
        for slot, (_, _, given, _) in self.told.items():
            text = text.replace("{" + slot + "}", str(given))
        for i, given in enumerate(self.places.values):
            text = text.replace("{^" + str(i) + "}", str(given))
        return Answer("Everything is done.", f"Done, {text}.")

    def values(self):
        return [str(given) for _, _, given, _ in self.told.values()]


def _scene(source, shelf):
    """-> (places, records, what is said of one); None where the words do not tell it."""
    records = shelf.records(source, _n(source))
    said = saying.described(source, shelf, records)
    return said and (Places(source, shelf), records, said)


def _listed(source, shelf, places, records, needed):
    return [_call(shelf.lists, places.arguments, f"Needed is {needed}: {shelf.lists.name}."), Result(shown.several(source, [shelf.listed(one) for one in records], shelf.kind.plural, shelf.key))]


def _need(shelf, said):
    return f"the {shelf.own if shelf.own != shelf.kind.noun else 'name' if shelf.named else 'id'} of {said.x}"


def _typed(source, text, shelf, said, places, *more):
    return typed(source, text, *([str(said.record[name]) for name in said.told if name in said.record] if said else []), *[str(one) for one in places.values if one is not None], *more)


def _found(shelf, said, function):
    return f"{said.thought}The {shelf.key} is {said.record[shelf.key]}: {function.name}."


def _gone(source, said, records):
    """What the list shows when there is none of them."""
    left = [] if said.fits is None or source.chance(.7) else [one for one in records if not said.fits(one)]
    return left, Answer("None of them fits." if left else "The list is empty.", NONE)


# --- the one is done something to, or told of ---------------------------------------------------------------------
def done(source, shelf):
    able = [one for one in shelf.deeds if _reachable(shelf, one)]
    scene = able and _scene(source, shelf)
    if not scene:
        return None
    places, records, said = scene
    deed = Deed(source, shelf, source.pick(able), places)
    text = _typed(source, deed.order(source, said.words), shelf, said, places, *deed.values())
    wanted = deed.wants()
    needed = f"the {wanted} of {said.x}" if wanted else _need(shelf, said)
    if source.chance(.09):
        records, answer = _gone(source, said, records)
        return [User(text), *_listed(source, shelf, places, records, needed), answer]
    turns = [User(text), *_listed(source, shelf, places, records, needed)]
    if wanted:
        steps, found = _fetched(source, shelf, said, wanted)
        turns += [*steps, deed.call(said.record, {wanted: found}, f"{said.thought if not steps else ''}The {wanted} is {found}: {deed.function.name}.")]
    else:
        turns.append(deed.call(said.record, {}, _found(shelf, said, deed.function)))
    return [*turns, deed.result(source, said.record), deed.end(said.record)]


def _reachable(shelf, function):
    wanted = next((parameter.kind[1:] for parameter in function.deed.parameters if parameter.kind[0] == "@"), "")
    return not wanted or shelf.where(wanted) == "list" or (shelf.where(wanted) == "detail" and shelf.detail) or any(one.deed.brings[0] == wanted for one in shelf.asks)


def _fetched(source, shelf, said, wanted):
    """-> (the call that brings a field, none where the list has it, and its value)"""
    record = said.record
    if shelf.where(wanted) == "list":
        return [], record[wanted]
    ask = next((one for one in shelf.asks if one.deed.brings[0] == wanted), None)
    if ask:
        deed = Deed(source, shelf, ask, Places(source, shelf))
        return [deed.call(record, {}, _found(shelf, said, ask)), deed.result(source, record)], deed.brought
    return [_call(shelf.detail, [(shelf.own, record[shelf.key])], _found(shelf, said, shelf.detail)), Result(_detail(source, shelf, record, wanted))], record[wanted]


def _detail(source, shelf, record, wanted):
    """What the tool for one record says: the field that is wanted beside others."""
    names = [field.name for field in shelf.hidden if field.name != wanted]
    names = [wanted, *source.random.sample(names, min(len(names), source.number(0, 2)))]
    if source.chance(.5):
        names += [field.name for field in shelf.fields if source.chance(.5)]
    source.random.shuffle(names)
    return shown.one(source, ({shelf.key: record[shelf.key]} if source.chance(.6) or len(names) == 1 else {}) | {name: record[name] for name in dict.fromkeys(names)})


_FIRST = "(look up|check|look at|get|list|see) the {ps}{w} and {o}|(look up|check|look at|get|list|see) the {ps}{w}, then {o}|see which {ps} there are{w}(, then| and) {o}|first (list|get|check) the {ps}{w}, then {o}|there are some {ps}{w}: {o}"
_THEN = "(which|what) {ps} are there{w}? {O}|(which|what) {ps} are there{w}? Then {o}|(which|what) {ps} do we have{w}? {O}|list the {ps}{w}. (Then |){o}"


def listed_first(source, shelf):
    """The list is asked for, and then something of the one of them that is meant."""
    scene = _scene(source, shelf)
    if not scene or scene[2].loose:
        return None
    places, records, said = scene
    x = saying.one_of(said.x, shelf.kind.noun)
    if not x or len(records) < 2:
        return None
    if shelf.asks and source.chance(.6):
        deed = Deed(source, shelf, source.pick(shelf.asks), places)
        label, value = deed.tool.brings[0].replace("_", " "), deed.brought
        steps = [deed.call(said.record, {}, _found(shelf, said, deed.function)), deed.result(source, said.record)]
        end = deed.end(said.record)
    else:
        able = [one for one in (shelf.hidden if shelf.detail else []) if one.name not in said.told and one.kind != "flag" and one.name not in _VERBAL]
        if not able:
            return None
        one = source.pick(able)
        steps, value = _fetched(source, shelf, said, one.name)
        label, end = one.label, Answer(f"It says {one.name}: {value}.", str(value))
    order = f"{source.pick(['tell me', 'tell me', 'give me', 'look up', 'find out', 'get'])} the {label} of {x}"
    whole = source.chance(.4)
    text = worded(source, _THEN if whole else _FIRST, ps=shelf.kind.plural, w=places.text, o="{o}", O="{O}").replace("{o}", order).replace("{O}", order[0].upper() + order[1:])
    answer = Answer(end.thought, f"{', '.join(shelf.short(one) for one in records)}. {value}" if whole else end.text)
    return [User(_typed(source, text, shelf, said, places)), *_listed(source, shelf, places, records, _need(shelf, said)), *steps, answer]


def told(source, shelf):
    """A tool tells something of the one that is meant."""
    scene = shelf.asks and _scene(source, shelf)
    if not scene or scene[2].loose:
        return None
    places, records, said = scene
    deed = Deed(source, shelf, source.pick(shelf.asks), places)
    text = _typed(source, deed.order(source, said.words), shelf, said, places)
    if source.chance(.07):
        records, answer = _gone(source, said, records)
        return [User(text), *_listed(source, shelf, places, records, _need(shelf, said)), answer]
    return [User(text), *_listed(source, shelf, places, records, _need(shelf, said)), deed.call(said.record, {}, _found(shelf, said, deed.function)), deed.result(source, said.record), deed.end(said.record)]


def _asked(source, field, x):
    if field.asks and (field.name in _VERBAL or source.chance(.7)):
        return worded(source, field.asks, x="{x}").replace("{x}", x)
    return worded(source, _FIELD, f="{f}", x="{x}").replace("{f}", field.label).replace("{x}", x)


def field(source, shelf):
    """A field of the one that is meant: the list shows it, or the tool for one record does."""
    scene = _scene(source, shelf)
    if not scene or scene[2].loose:
        return None
    places, records, said = scene
    able = [one for one in shelf.fields + (shelf.hidden if shelf.detail else []) if one.name not in said.told and one.kind != "flag" and (one.asks or one.name not in _VERBAL) and str(said.record[one.name]) not in said.x]
    hidden = [one for one in able if one in shelf.hidden]
    if not able:
        return None
    one = source.pick(hidden if hidden and source.chance(.6) else able)
    text = _typed(source, _asked(source, one, said.words.replace("{w}", places.text)), shelf, said, places)
    turns = [User(text), *_listed(source, shelf, places, records, f"the {one.label} of {said.x}")]
    if source.chance(.05):
        records, answer = _gone(source, said, records)
        return [User(text), *_listed(source, shelf, places, records, f"the {one.label} of {said.x}"), answer]
    steps, found = _fetched(source, shelf, said, one.name)
    return [*turns, *steps, Answer(f"{said.thought if not steps else ''}It says {one.name}: {found}.", str(found))]


def state(source, shelf):
    """Whether the one that is meant is in a state."""
    scene = _scene(source, shelf)
    states = [one for one in shelf.fields if one.kind.startswith("state ") and "{v} *" in one.phrases]
    if not scene or not states or states[0].name in scene[2].told or scene[2].loose:
        return None
    places, records, said = scene
    one = states[0]
    actual = said.record[one.name]
    wanted = actual if source.chance(.5) else draw(source, one.kind)
    text = _typed(source, worded(source, _IS, x="{x}", v="{v}").replace("{x}", said.words.replace("{w}", places.text)).replace("{v}", wanted.replace("_", " ")), shelf, said, places, wanted)
    return [User(text), *_listed(source, shelf, places, records, f"the {one.label} of {said.x}"), Answer(f"{said.thought}It says {one.name}: {actual}.", "Yes." if wanted == actual else "No.")]


def sent(source, shelf):
    """Something of the one that is meant goes to a person, or into a note."""
    scene = shelf.sends and _scene(source, shelf)
    if not scene or scene[2].loose:
        return None
    places, records, said = scene
    able = [(one.name, one.label) for one in shelf.fields + (shelf.hidden if shelf.detail else []) if one.name not in said.told and one.kind != "flag" and one.name not in _VERBAL] + [(one.deed.brings[0], one.deed.brings[0].replace("_", " ")) for one in shelf.asks]
    if not able:
        return None
    far = [one for one in able if shelf.where(one[0]) != "list"]
    name, label = source.pick(far if far and source.chance(.75) else able)
    noted = shelf.sends.deed is NOTE
    person = "" if noted else draw(source, "person")
    text = _typed(source, re.sub(" +$", "", worded(source, _NOTE if noted else _SEND, x="{x}", f=label, to="{to}")).replace("{x}", said.words.replace("{w}", places.text)).replace("{to}", person), shelf, said, places, person)
    turns = [User(text), *_listed(source, shelf, places, records, f"the {label} of {said.x}")]
    steps, found = _fetched(source, shelf, said, name)
    arguments = [(one, person if meant == "to" else str(found)) for one, _, meant in shelf.sends.parameters]
    return [*turns, *steps, _call(shelf.sends, arguments, f"{said.thought if not steps else ''}The {name} is {found}: {shelf.sends.name}."), Result(results.fine(source)), Answer("Everything is done.", f"Done, the {label} is noted." if noted else f"Done, the {label} is sent to {person}.")]


# --- what the tool needs is told ----------------------------------------------------------------------------------
def _by_id(source, shelf, record):
    given = record[shelf.key]
    phrases = shelf.kind.direct or (_NUMBERED if isinstance(given, int) else _LETTERED)
    return source.pick(phrases).replace("*", shelf.kind.noun).replace("{v}", str(given))


def direct(source, shelf):
    """The request has the id: one call."""
    able = [one for one in shelf.deeds + shelf.asks if not one.whole] + ([shelf.detail] if shelf.detail else [])
    function = source.pick(able) if able else None
    records = function and shelf.records(source, 1)
    if not records:
        return None
    record = records[0]
    x = _by_id(source, shelf, record)
    why = f"The {shelf.own} is told: {function.name}."
    if function is shelf.detail:
        hidden = [one for one in shelf.hidden if one.kind != "flag" and (one.asks or one.name not in _VERBAL)]
        if not hidden:
            return None
        one = source.pick(hidden)
        text = typed(source, _asked(source, one, x), str(record[shelf.key]))
        return [User(text), _call(function, [(shelf.own, record[shelf.key])], why), Result(_detail(source, shelf, record, one.name)), Answer(f"It says {one.name}: {record[one.name]}.", str(record[one.name]))]
    places = Places(source, shelf)
    deed = Deed(source, shelf, function, places)
    if not any(parameter.kind[0] == "^" for parameter in function.deed.parameters):
        places.text = ""
    text = typed(source, deed.order(source, x + "{w}"), str(record[shelf.key]), *deed.values(), *[str(one) for one in places.values if one is not None])
    answer = deed.end(record)
    if shelf.title and not deed.tool.brings:                           # only its id is known
        answer = Answer(answer.thought, answer.text.replace(shelf.label(record), f"{shelf.kind.noun} {record[shelf.key]}"))
    return [User(text), deed.call(record, {}, why), deed.result(source, record), answer]


def which(source, shelf):
    """The list itself is asked for, or those of it that are in a state: their names."""
    places, records = Places(source, shelf), shelf.records(source, _n(source))
    states = [one for one in shelf.fields if one.kind.startswith("state ") and "{v} *" in one.phrases]
    words = dict(ps=shelf.kind.plural, w=places.text)
    wanted = draw(source, states[0].kind) if states and source.chance(.6) else None
    text = worded(source, _FILTERED if wanted else _WHICH, **words, **({"v": wanted.replace("_", " ")} if wanted else {}))
    if source.chance(.12):
        records = []
    left = [one for one in records if not wanted or one[states[0].name] == wanted]
    answer = Answer(f"The {wanted.replace('_', ' ') + ' ' if wanted else ''}{shelf.kind.plural}: {', '.join(shelf.short(one) for one in left)}.", ", ".join(shelf.short(one) for one in left)) if left else Answer("None of them fits." if records else "The list is empty.", NONE)
    return [User(_typed(source, text, shelf, None, places, wanted or "")), _call(shelf.lists, places.arguments, f"{shelf.lists.name} has the {shelf.kind.plural}."), Result(shown.several(source, [shelf.listed(one) for one in records], shelf.kind.plural, shelf.key)), answer]


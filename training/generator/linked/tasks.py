"""A record is found in a list and something is done to it, or a field of it is told; something new is made and used by its id."""
import re

from ..chat import Answer, Call, Result, User
from ..turns import ending
from ..words.said import capital
from ..words.wording import typed, worded
from . import results, values

_LIST = "(list|show|get|look up|check|list|list) (the|the|all|all the) {ps}{p}|(list|show me|get) (the|all) {ps}{p}"
_JOIN = (
    "{a} and {b}|{a} and {b}|{a}, then {b}|{a} and then {b}|{a}. Then {b}|first {a}, then {b}|first {a}. Then {b}|{a}. After that, {b}|{a}, and after that {b}|{a}, and {b}|please {a} and {b}|please {a}, then {b}|(can|could) you {a} and (then |){b}?|I want you to {a} and (then |){b}|"
    "{a}. {B}|{a}; then {b}|{a}, after that {b}|1. {a}\n2. {b}|I need you to {a} and {b}|{a}. Afterwards {b}")
_FIND = "(find|look up|look for|search for|get) {x}"
_ORDER = "{b}|{b}|{b}|please {b}|(can|could) you {b}?|I want you to {b}|{b}, please|I need you to {b}"
_WHICH = "(which|what) {n}{p} {r}?|(tell me|find out|check) which {n}{p} {r}|(list|look at|get) the {ps}{p} and tell me which one {r}|(list|show|get) the {ps}{p}. Which one {r}?"
_ASKED_ID = "I need the {k} of {x}|(what is|tell me|give me) the {k} of {x}|(list|look at|get) the {ps}{p} and tell me the {k} of the {y}"
_ASKED = "what is the {f} of {x}?|(tell me|get|find out|look up|give me) the {f} of {x}|(list|look at|check) the {ps}{p} and tell me the {f} of the {y}|I (need|want to know) the {f} of {x}|(can|could) you tell me the {f} of {x}?|(list|show|get) the {ps}{p}. What is the {f} of the {y}?"
_ASKED_MORE = "(and |now |)(what is|tell me) the {f} of the {y}(?| as well?| too?)|and the {f} of the {y}?|what (about|is) the {f} of the {y}?"
_MORE = "now {b}|and {b} (too|as well)|also {b}|{b} (too|as well)|now {b}(, please| too)|please {b} (too|as well)|(good|great|thanks|ok)(, now|. Now) {b}|then {b}|(can|could) you also {b}?|next, {b}"
_DONE = "{o}(, then| and) (tell me|say|let me know) when (you are|it is|that is) done|{o}. (Tell me|Let me know|Say so) when (you are|it is|that is) done|{o}. Confirm when (you are|it is) done|{o} and (tell me|let me know) when (it's|you're) (done|finished)"
_TELL = "{o}. (Then|Finally|At the end|Afterwards)(,|) (tell me|say|give me) its {f}|{o}, and tell me its {f}|{o}(, then| and) tell me its {f}|{o}. What (is|was) its {f}?|{o}. I also (need|want to know) its {f}"
_SEND = "{o} and (send|message|write) it to {v}|{o}, then send it to {v}|{o} and (then |)send (it|that) to {v}|{o}. Then send it to {v}|{o}. (Send|Message) it to {v}|{o} and send {v} a message with (it|that)|send {v} a message with the {l} of {x}|let {v} know the {l} of {x}|send the {l} of {x} to {v}"
_PEOPLE = {"member", "employee", "user", "student", "customer", "lead"}
_NAMES = ("name", "title", "subject", "product")     # what tells people which one it is, rather than its id
_NEW = "{m} and {b}|{m} and {b}|{m}, then {b}|{m} and then {b}|{m}. Then {b}|first {m}, then {b}|{m}. After that, {b}|please {m} and {b}|(can|could) you {m} and (then |){b}?|1. {m}\n2. {b}|I want you to {m} and then {b}|{m}; then {b}|{m}. When that is done, {b}"


def _calling(function, arguments, thought=""):
    return Answer(f"{thought} I use {function.name}." if thought else f"I call {function.name}.", "", Call(function.name, arguments))


def _listing(source, entity):
    """-> (place, where it is, records)"""
    place = values.draw(source, entity.thing.place.kind)
    return place, " " + entity.where(source, place), entity.records(source, source.weighted({2: 4, 3: 6, 4: 4, 5: 2}))


def _meant(source, entity):
    """-> (place, where it is, records, which of them is meant and how it is told), the last None where nothing tells one of them apart"""
    place, where, records = _listing(source, entity)
    return place, where, records, len(records) > 1 and entity.chosen(source, records) or None


def _list(source, entity, place, records):
    return [_calling(entity.lists, [(entity.place_name, place)]), Result(entity.shown(source, records))]


def _noun(before, noun, where, behind):
    return " ".join(part for part in (before, noun + where, behind) if part)


def _it(source, noun, *others):
    """What stands for a record that was named."""
    return source.pick(["them", "them", f"that {noun}"] if noun in _PEOPLE else ["it", "it", f"that {noun}", *others])


def _is(behind, before):
    """What is asked of "which pod ..."."""
    if before:
        return f"is the {before}" if before.endswith("est") or before.startswith("most ") else f"is {before}"
    if behind.startswith(("that ", "who ")):
        return behind.split(" ", 1)[1]
    if behind.startswith("with "):
        return "has " + behind[5:]
    return re.sub(r"^whose (.+?) is ", r"has the \1 ", behind) if behind.startswith("whose ") else "is " + behind


class Deed:
    """One tool used on one record; what it needs is told, or stands in the record."""

    def __init__(self, source, entity, function):
        self.entity, self.function, self.tool = entity, function, function.deed
        self.told = {name: values.draw(source, kind, entity.form) for name, kind, _ in function.parameters[0 if self.whole() else 1:] if kind[0] != "@"}
        self.brought = values.draw(source, self.tool.brings[1]) if self.tool.brings else None

    def whole(self):
        return self.function.parameters[0][0] != self.entity.own

    def order(self, source, thing):
        text = source.pick(self.tool.orders.split("|")).replace("{x}", thing)
        if self.told:
            name, value = next(iter(self.told.items()))
            kind = next(kind for one, kind, _ in self.function.parameters if one == name)
            text = text.replace("{v}", values.said(source, kind, value))
        return text

    def turns(self, source, record, thought):
        """-> the call and its result"""
        entity, arguments, taken = self.entity, [], []
        for name, kind, _ in self.function.parameters:
            if kind[0] == "@":
                arguments.append((name, record[kind[1:]]))
                taken.append(f"The {kind[1:].replace('_', ' ')} is {record[kind[1:]]}.")
            else:
                arguments.append((name, self.told[name] if name in self.told else record[entity.key]))
        if self.tool.brings:
            out = results.record(source, ({entity.key: record[entity.key]} if source.chance(.3) else {}) | {self.tool.brings[0]: self.brought})
        else:
            out = results.fine(source, [(entity.key, record[entity.key])])
        return [_calling(self.function, arguments, " ".join([thought, *taken]).strip()), Result(out)]

    def end(self):
        if not self.tool.brings:
            return Answer("Everything is done.", "Done.")
        return Answer(f"The {self.tool.brings[0].replace('_', ' ')} is {self.brought}.", str(self.brought))

    def values(self):
        return [str(value) for value in self.told.values()]


def request(source, function, inner):
    """A request that needs only this tool."""
    entity = function.of
    if function is entity.lists:
        made = _asked(source, entity, inner)
        function.last = list(made[1:])
        return made[0][0].text, made[0][1].call.arguments
    if function.deed.mark in ("+", "@"):
        text, arguments = _making(source, entity, function)
        function.last = None
        return (text if inner else typed(source, worded(source, _ORDER, b=text), *[v for _, v in arguments])), arguments
    deed = Deed(source, entity, function)
    record = entity.records(source, 1)[0]
    fields = [kind[1:] for _, kind, _ in function.parameters if kind[0] == "@"]
    thing = f"{source.pick(['', '', 'the '])}{entity.thing.noun} {record[entity.key]}" if not fields else f"{record[fields[0]]}"
    turns = deed.turns(source, record, "")
    function.last = [turns[1], deed.end()]
    text = deed.order(source, thing)
    return (text if inner else typed(source, worded(source, _ORDER, b=text), thing, *deed.values())), turns[0].call.arguments


def outcome(source, function, arguments):
    last, function.last = getattr(function, "last", None), None
    if last:
        return last
    if function.deed.mark == "+":
        entity = function.of
        key = values.draw(source, entity.thing.key_kind, entity.form)
        return [Result(results.record(source, {entity.key: key})), Answer("It was made.", "Done.")]
    return [Result(results.fine(source)), Answer("It worked.", "Done.")]


def _asked(source, entity, inner=False):
    """-> ([request, call], result, answer)"""
    while True:
        place, where, records = _listing(source, entity)
        chosen = entity.chosen(source, records)
        if chosen:
            break
    record, before, behind, compared = chosen
    turns, (text, answer) = _list(source, entity, place, records), _question(source, entity, where, records, chosen, inner)
    return [User(text), turns[0]], turns[1], answer


def _question(source, entity, where, records, chosen, inner=False):
    """-> (a question about one record, its answer): its id, or a field that was not named."""
    record, before, behind, compared = chosen
    noun, field = entity.thing.noun, next((name for name in _NAMES if name in record and str(record[name]) in behind), None)
    x, y = f"the {_noun(before, noun, where, behind)}", _noun(before, "one", "", behind)
    others = [field.name for field in entity.fields if str(record[field.name]) not in x]
    words = dict(n=noun, p=where, x=x, y=y, ps=entity.thing.plural, k=entity.key.replace("_", " "))
    name = next((field.name for field in entity.fields if field.name in _NAMES), None)
    if source.chance(.25) and name != field:
        text, label = worded(source, "(tell me|find out|check) which {n}{p} {r}" if inner else _WHICH, r=_is(behind, before), **words), name or entity.key
        key, label = record[label], label.replace("_", " ")
    elif source.chance(.25) or not others:
        text, key, label = worded(source, "tell me the {k} of {x}" if inner else _ASKED_ID, **words), record[entity.key], words["k"]
    else:
        name = source.pick(others)
        label = name.replace("_", " ")
        text, key = worded(source, "tell me the {f} of {x}|find out the {f} of {x}" if inner else _ASKED, f=label, **words), record[name]
    thought = (compared + " " if compared else "") + f"The {label} of the {y} is {key}."
    return (text if inner else typed(source, text, behind, where.strip())), Answer(thought, str(key))


def _making(source, entity, function):
    """-> (an order to make one, arguments)"""
    arguments, text = [], source.pick(function.deed.orders.split("|"))
    for (name, kind, _), (names, _) in zip(function.parameters, function.deed.parameters):
        value = values.draw(source, kind, entity.form)
        arguments.append((name, value))
        slot = next(one for one in re.findall(r"\{(\w+)\}", function.deed.orders) if one in names)
        text = text.replace("{" + slot + "}", values.said(source, kind, value))
    return text, arguments


def _ended(source, order, ends, record, deed, y):
    """-> (the request, the answer): done, a word, a field of the record."""
    if deed.tool.brings:
        return typed(source, worded(source, _ORDER, b=order) if "\n" not in order and order[-1] != "?" and not order.startswith(("please", "I ", "can ", "could ")) else order, *ends), deed.end()
    plain = order[-1] != "?" and "\n" not in order
    kind = source.weighted({"done": 5, "word": 3, "tell": 2, "field": 2 if y and not deed.told else 0}) if plain else "done"
    if kind == "word":
        text, marked = ending.word(source)
        return ending.ended(source, order, text, marked, *_whole(ends)), ending.said_at_end(text)
    if kind == "tell":
        return typed(source, worded(source, _DONE, o=order)), deed.end()
    if kind == "field":
        names = [field.name for field in deed.entity.fields if str(record[field.name]) not in order and not field.kind.startswith("state ")]
        if names:
            name = source.pick(names)
            label = name.replace("_", " ")
            return typed(source, worded(source, _TELL, o=order, f=label)), Answer(f"The {label} of the {y} is {record[name]}.", str(record[name]))
    return typed(source, order, *ends), deed.end()


def _whole(ends):
    """Those that are one word: what follows others is told from them by a comma as well."""
    return [end for end in ends if " " not in end]


def picked(source, entity):
    """A record of a list is found by what is said of it, and something is done to it."""
    if not entity.acts:
        return None
    place, where, records, chosen = _meant(source, entity)
    if not chosen:
        return None
    record, before, behind, compared = chosen
    deed, noun = Deed(source, entity, source.pick(entity.acts)), entity.thing.noun
    x, y = f"the {_noun(before, noun, where, behind)}", _noun(before, "one", "", behind)
    match source.weighted({"listed": 6, "direct": 5, "found": 4, "which": 2}):
        case "listed":
            a, b = worded(source, _LIST, ps=entity.thing.plural, p=where), deed.order(source, f"the {y}")
            order = worded(source, _JOIN, a=a, b=b, B=capital(b))
        case "direct":
            order = deed.order(source, x)
            order = order if deed.tool.brings else worded(source, _ORDER, b=order)
        case "found":
            a, b = worded(source, _FIND, x=x), deed.order(source, _it(source, noun))
            order = worded(source, _JOIN, a=a, b=b, B=capital(b))
        case _:
            order = f"{source.pick(['which', 'what'])} {noun}{where} {_is(behind, before)}? {capital(deed.order(source, _it(source, noun, 'that one')))}"
    if "?" in order[:-1] and order[-1] == "?":
        return None
    ends = [*deed.values(), behind, where.strip()]
    text, answer = _ended(source, order, [end for end in ends if end], record, deed, y)
    thought = (compared + " " if compared else "") + f"The {entity.key.replace('_', ' ')} of the {y} is {record[entity.key]}."
    turns = [User(text), *_list(source, entity, place, records), *deed.turns(source, record, thought), answer]
    return turns + _followed(source, entity, place, where, records, [record[entity.key]])


def sent(source, entity):
    """Three calls: a record is found, something of it is fetched, which goes to a person."""
    acts = [one for one in entity.acts if one.deed.brings]
    if not acts or not entity.sends:
        return None
    place, where, records, chosen = _meant(source, entity)
    if not chosen:
        return None
    record, before, behind, compared = chosen
    deed, noun = Deed(source, entity, source.pick(acts)), entity.thing.noun
    x, y, label = f"the {_noun(before, noun, where, behind)}", _noun(before, "one", "", behind), deed.tool.brings[0].replace("_", " ")
    order = deed.order(source, x)
    if source.chance(.5):
        order = f"{worded(source, _LIST, ps=entity.thing.plural, p=where)}{source.pick([', ', ', then ', ' and '])}{deed.order(source, f'the {y}')}"
    person = values.draw(source, "person")
    order = worded(source, _SEND, o=order.replace("tell me", "get"), v=person, l=label, x=x)
    text, answer = order, Answer("Everything is done.", "Done.")
    if source.chance(.3):
        word, marked = ending.word(source)
        text, answer = ending.ended(source, order, word, marked), ending.said_at_end(word)
    arguments = [(name, person if kind == "person" else str(deed.brought)) for name, kind, _ in entity.sends.parameters]
    thought = (compared + " " if compared else "") + f"The {entity.key.replace('_', ' ')} of the {y} is {record[entity.key]}."
    return [User(text if text != order else typed(source, order, behind, where.strip(), person)), *_list(source, entity, place, records), *deed.turns(source, record, thought),
            _calling(entity.sends, arguments, f"The {label} is {deed.brought}."), Result(results.fine(source)), answer]


def _followed(source, entity, place, where, records, used):
    """The next requests: another record of the same list, a question about one, or a record at another place."""
    turns = []
    for _ in range(source.weighted({0: 5, 1: 4, 2: 1})):
        there = source.chance(.6)
        if not there:
            place, where, records = _listing(source, entity)
            used = []
        left = [record for record in records if record[entity.key] not in used]
        chosen = len(records) > 1 and left and entity.chosen(source, records)
        if not chosen or chosen[0] not in left:
            break
        record, before, behind, compared = chosen
        noun, y = entity.thing.noun, _noun(before, "one", "", behind)
        found = [] if there else _list(source, entity, place, records)
        thought = (compared + " " if compared else "") + f"The {entity.key.replace('_', ' ')} of the {y} is {record[entity.key]}."
        names = [field.name for field in entity.fields if str(record[field.name]) not in y]
        if there and names and source.chance(.25):
            name = source.pick(names)
            label = name.replace("_", " ")
            turns += [User(typed(source, worded(source, _ASKED_MORE, f=label, y=y))), Answer(f"The {label} of the {y} is {record[name]}.", str(record[name]))]
            continue
        deed = Deed(source, entity, source.pick(entity.acts))
        order = deed.order(source, f"the {y}" if there else f"the {_noun(before, noun, where, behind)}")
        ends = [end for end in (*deed.values(), behind, where.strip()) if end]
        turns += [User(typed(source, worded(source, _MORE, b=order), *ends)), *found, *deed.turns(source, record, thought), deed.end()]
        used.append(record[entity.key])
    return turns


def made(source, entity):
    """Something new is made, and its id is used once or twice."""
    acts = [one for one in entity.acts if one.deed.mark == "*"]
    if not entity.makes or not acts:
        return None
    m, arguments = _making(source, entity, entity.makes)
    key = values.draw(source, entity.thing.key_kind, entity.form)
    deeds = [Deed(source, entity, one) for one in source.random.sample(acts, min(len(acts), source.weighted({1: 5, 2: 2})))]
    b = " and ".join(deed.order(source, source.pick([_it(source, entity.thing.noun), f"the {entity.thing.noun}", f"the new {entity.thing.noun}"])) for deed in deeds)
    order = worded(source, _NEW, m=m, b=b)
    ends = [str(value) for _, value in arguments] + [value for deed in deeds for value in deed.values()]
    shown = ({name: value for name, value in arguments} if source.chance(.3) else {}) | {entity.key: key} | ({"status": "created"} if source.chance(.25) else {})
    shown = dict(source.random.sample(list(shown.items()), len(shown)))
    label = entity.key.replace("_", " ")
    if order[-1] != "?" and "\n" not in order and source.chance(.25):
        text, answer = typed(source, worded(source, "{o}(, then| and) tell me its {k}|{o}. (Then|Finally|At the end|Afterwards)(,|) (tell me|say|give me) its {k}|{o}. What is its {k}?", o=order, k=label)), Answer(f"Its {label} is {key}.", str(key))
    else:
        text, answer = _ended(source, order, ends, {}, deeds[-1], "")
    turns = [User(text), _calling(entity.makes, arguments), Result(results.record(source, shown))]
    for deed in deeds:
        turns += deed.turns(source, {entity.key: key}, f"The new {label} is {key}.")
    turns.append(answer)
    if source.chance(.3):
        deed = Deed(source, entity, source.pick(acts))
        order = deed.order(source, source.pick([_it(source, entity.thing.noun), f"the {entity.thing.noun}"]))
        turns += [User(typed(source, worded(source, "now {b}|also {b}|then {b}|please also {b}|ok, now {b}|and now {b}", b=order), *deed.values())), *deed.turns(source, {entity.key: key}, f"The {label} is {key}."), deed.end()]
    return turns


def looked_up(source, entity):
    """One field of a record of a list, then others of it."""
    place, where, records, chosen = _meant(source, entity)
    if not chosen:
        return None
    text, answer = _question(source, entity, where, records, chosen)
    return [User(text), *_list(source, entity, place, records), answer] + (_followed(source, entity, place, where, records, []) if entity.acts else [])

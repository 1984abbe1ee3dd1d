"""Something is found by its name, and a question about it is answered or something is done to it; the same where the request tells the id."""
import re

from ..chat import Answer, Call, Result, User
from ..words.wording import typed
from . import conditions, results, sayings, values
from .entities import CODED
from .things import Fact


class Case:
    """One thing that a request names, and what is known of it so far."""

    def __init__(self, source, entity):
        self.entity, self.finder = entity, entity.finders[0] if entity.named else source.pick(entity.finders)
        self.naming = self.finder.naming
        for _ in range(20):
            (self.name, self.beside), self.key = self.finder.draw(source), entity.draw_key(source)
            if not {self.name.lower(), str(self.key)} & entity.met:
                break
        entity.met |= {self.name.lower(), str(self.key)}
        self.fields = {field.name: values.draw(source, field.kind, entity.form) for field in entity.fields}
        self.known = self.by_id = False
        self.below = {}             # what a tool brought for those below it
        self.other = {}
        self.refer(source)

    def refer(self, source):
        form = source.pick(self.naming.forms if not self.beside else self.finder.beside.forms)
        shown = self.name
        if self.naming.kind.split(" ")[0] in ("mix", "song", "title") and '"' not in form and source.chance(.3):
            shown = source.pick(['"{}"', "'{}'"]).format(shown) if "'" not in shown else f'"{shown}"'
        owner = self.beside + ("'" if self.beside.endswith("s") else "'s")
        self.said, self.x = self._said(), form.replace("{v}", shown).replace("{w}'s", owner).replace("{w}", self.beside)
        self.more = {"X": f"{shown}'s"} if form == "{v}" and self.naming.kind == "person" else {}

    def _said(self):
        """What an answer calls it: the bare name where people call it so."""
        if self.naming.sort:
            return self.naming.forms[0].replace("{v}", self.name)
        plain = [form.strip('"').removeprefix("#") for form in self.naming.forms]
        if "{v}" in plain:
            return self.name
        return f"{self.entity.said} {self.name}" if self.naming.kind in CODED else plain[0].replace('"', "").replace("{v}", self.name)

    def tell_key(self, source):
        """The request tells the id, with the name or without it."""
        noun, key, label = self.entity.said, self.key, self.entity.own.replace("_", " ")
        if self.entity.own == self.entity.noun:
            label = "id"
        elif self.entity.key_kind.startswith("id "):
            label = source.pick([label, "id", "id"])
        self.known = self.by_id = True
        self.more = {}
        if source.chance(.22) and not self.naming.kind in CODED and not self.naming.sort:
            self.x = source.pick([f"{self.name} ({label} {key})", f"{self.name} ({noun} {key})", f"{noun} {key}, {self.name},", f"{self.name} ({key})", f"{self.name}, {label} {key},"])
            return
        self.said = f"{noun} {key}"
        if self.entity.coded:
            self.x = source.pick([f"the {noun} with the {label} {key}", f"the {noun} with {label} {key}", f"{noun} {self.entity.own} {key}" if self.entity.own not in ("id", self.entity.noun) else f"{noun} id {key}"]).replace(f"{noun} {noun}", noun)
            return
        if isinstance(key, str) and any(map(str.isdigit, key)) and source.chance(.25):
            self.said = self.x = key
            return
        self.x = source.pick([f"{noun} {key}", f"{noun} {key}", f"the {noun} {key}", f"the {noun} with the {label} {key}", f"the {noun} with {label} {key}", f"{label} {key}" if label != "id" else f"{noun} id {key}", f"{noun} number {key}" if isinstance(key, int) else f"{noun} {key}"])

    # --- calls --------------------------------------------------------------------------------------------------
    def find(self, source):
        """The call of the finder and its result, where the id is still unknown."""
        entity, function = self.entity, self.finder.function
        if self.known:
            return []
        self.known = True
        return [Answer(f"Needed is the {entity.own} of {self.said if self.naming.sort else self.name}: {function.name}.", "", Call(function.name, self.finder.arguments(self.name, self.beside))),
                Result(results.found(source, entity, self.finder, self.key, self.name, self.fields))]

    def reach(self, source, function):
        """All calls before this one."""
        turns = [] if self.entity.named else self.find(source)
        above = function.above
        if above and above.name not in self.below:
            turns += self.call(source, above)
        for _, kind, what in function.parameters:
            if what in self.entity.others and what in self.other and not self.other[what][2]:
                other = self.entity.others[what]
                finder, (name, key, _) = other.finders[0], self.other[what]
                self.other[what] = (name, key, True)
                turns += [Answer(f"Needed is the {other.key} of {name}: {finder.function.name}.", "", Call(finder.function.name, finder.arguments(name))), Result(results.found(source, other, finder, key, name, {}))]
        return turns

    def prepare(self, source, function):
        """Draws what the request tells and what the tool brings."""
        told = {}
        for name, kind, what in function.parameters:
            if what == "told":
                told[name] = values.draw(source, kind, self.entity.form)
            elif what in self.entity.others and what not in self.other:
                other = self.entity.others[what]
                key, by_id = other.draw_key(source), source.chance(.4 if self.by_id else .15)
                self.other[what] = (f"{other.said} {key}" if by_id else other.finders[0].draw(source)[0], key, by_id)
        return told

    def arguments(self, function, told):
        out = []
        for name, kind, what in function.parameters:
            match what:
                case "id": out.append((name, self.key))
                case "name": out.append((name, self.name))
                case "below": out.append((name, self.below[function.above.name][name]))
                case "told": out.append((name, told[name]))
                case _: out.append((name, self.other[what][1]))
        return out

    def call(self, source, function, told=None):
        """This call with what is needed for it before -> turns; `self.last` is what it brought."""
        tool, turns = function.tool, self.reach(source, function)
        arguments = self.arguments(function, told or {})
        first = next((name, value) for name, value in arguments)
        thought = f"The {first[0]} is {first[1]}: {function.name}."
        if tool.mark in "?~":
            self.last = values.draw(source, tool.fact.kind, self.entity.form)
            ids = {name: values.draw(source, kind, self.entity.form) for name, kind in tool.brings}
            if ids and isinstance(self.last, list):
                (name, kind), = tool.brings
                head = source.pick(["name", "title"])
                keys = source.distinct(lambda: values.draw(source, kind, self.entity.form), len(self.last), 60)
                rows = [{name: key, head: one} for key, one in zip(keys, self.last)]
                self.last = self.last[:len(rows)]
                self.below[function.name] = {name: rows[0][name]}
                out = results.several(source, rows, tool.fact.name)
            elif ids:
                self.below[function.name] = ids
                out = results.brought(source, dict(source.random.sample(list((ids | {tool.fact.name: self.last}).items()), len(ids) + 1)))
            else:
                out = results.told(source, {tool.fact.name: self.last}, self._beside(source, function))
        elif tool.brings:
            self.last = {name: values.draw(source, kind, self.entity.form) for name, kind in tool.brings}
            out = results.brought(source, ({first[0]: first[1]} if source.chance(.25) else {}) | self.last | ({"status": "ok"} if source.chance(.15) else {}))
        else:
            self.last, out = None, results.fine(source, *first)
        return turns + [Answer(thought, "", Call(function.name, arguments)), Result(out)]

    def _beside(self, source, function):
        """Other fields that may stand in the same record."""
        out = {}
        if function.parameters[0][2] == "id" and source.chance(.6):
            out[function.parameters[0][0]] = self.key
        for one in self.entity.thing.tools:
            if one.fact and one.fact.name != function.tool.fact.name and not one.brings:
                out[one.fact.name] = values.draw(source, one.fact.kind, self.entity.form)
        out |= {"as_of": values.draw(source, "date")} if source.chance(.2) else {}
        out.pop(function.tool.fact.name, None)
        return out

    # --- words --------------------------------------------------------------------------------------------------
    def words(self, function, told):
        """Slots of an order: what the request tells, by the first names of the parameters."""
        out, at = {}, len(function.parameters) - len(function.tool.parameters)
        for (names, kind), (name, _, what) in zip(function.tool.parameters, function.parameters[at:]):
            value = self.other[what][0] if what in self.other else told[name]
            out[names[0]] = values.literal(value)
        return out

    def request(self, source, function, told, bare=False):
        tool = function.tool
        if tool.mark == "!":
            return sayings.ordering(source, tool, self.x, self.words(function, told), self.more, bare)
        return sayings.telling(source, tool.fact, self.x, self.more) if bare else sayings.asking(source, tool.fact, self.x, **self.more)

    def introduced(self, source, function, told):
        """There is one, and then what is asked of it."""
        before, self.x = source.pick(self.naming.intro).replace("{v}", self.name), "it"
        text = sayings.its(self.request(source, function, told, function.tool.mark == "!" and any(order[0] != "." for order in function.tool.orders)))
        return sayings.after(source, before, text)

    def answer(self, function, told):
        """-> (what is thought, the answer)"""
        tool = function.tool
        if tool.fact:
            return f"It says {tool.fact.name}: {values.literal(self.last)}.", values.told(tool.fact.kind, self.last)
        if tool.brings:
            name, value = next(iter(self.last.items()))
            return f"It says {name}: {value}.", f"Done, the {name.replace('_', ' ')} is {value}."
        return "It is done.", f"Done, {sayings.fill(tool.done, dict(x=self.said) | self.words(function, told))}."


def _typed(source, case, text, *told):
    text = re.sub(r",(?=[,:.?!]|$)", "", text)
    return typed(source, text, case.name, str(case.key), case.beside, *map(str, told))


def one(source, case, function, follows=False):
    """A request for one thing, all its calls, the answer."""
    told = case.prepare(source, function)
    text = case.introduced(source, function, told) if case.naming.intro and not case.known and not follows and source.chance(.45) else case.request(source, function, told)
    if follows:
        text = sayings.followed(source, text)
    ends = case.words(function, told).values() if function.tool.mark == "!" else ()
    turns = case.call(source, function, told)
    return [User(_typed(source, case, text, *ends)), *turns, Answer(*case.answer(function, told))]


def two(source, case, first, second):
    """Two things of the same one in one request; None where that cannot be said."""
    told = [case.prepare(source, function) for function in (first, second)]
    both = first.tool.fact and second.tool.fact and source.chance(.6) and sayings.both_nouns(source, first.tool.fact, second.tool.fact, case.x)
    ends = [value for function, known in zip((first, second), told) if function.tool.mark == "!" for value in case.words(function, known).values()]
    if not both:
        a, x, more = case.request(source, first, told[0], True), case.x, case.more
        them = source.pick(["them", "them", x]) if case.entity.people else source.pick(["it", "it", x])
        case.x, case.more = them, {} if them != x else more
        b = case.request(source, second, told[1], True)
        if re.search(r"\bthem (is|has|\w+s)\b", b):         # nobody says "whether them is"
            b = sayings.fill(re.sub(r"\bthem (?=is|has|\w+s\b)", "{x} ", b), dict(x=x))
        case.x, case.more = x, more
        both = sayings.joined(source, a, b)
    text = _typed(source, case, both, *ends)
    turns, thoughts, answers = [], [], []
    for function, known in zip((first, second), told):
        turns += case.call(source, function, known)
        thought, answer = case.answer(function, known)
        thoughts.append(thought)
        answers.append((function.tool, answer))
    return [User(text), *turns, Answer(" ".join(thoughts), _both_said(answers))]


def _both_said(answers):
    (one, a), (other, b) = answers
    bare = lambda text: text.removesuffix(".") if text in ("Yes.", "No.") or text.startswith("Done, ") else text
    if one.fact and other.fact:
        return f"{bare(a)}, {bare(b)}"
    if not one.fact and not other.fact:
        return f"{bare(a)}, and {b.removeprefix('Done, ')}"
    return f"{bare(a)}. {b}"


def of_finder(source, case):
    """What the finder's result says already: the id, or a field that it brings."""
    entity = case.entity
    if entity.fields and source.chance(.7):
        field = source.pick(entity.fields)
        value = case.fields[field.name]
    else:
        label = entity.label if entity.own == entity.key else entity.own.replace("_", " ") + (" id" if entity.own == entity.noun else "")
        field, value = Fact(entity.own, entity.key_kind, f"the {label} of {{x}}", (f"which {label} does {{x}} have",)), case.key
    text = sayings.asking(source, field, case.x, **case.more)
    turns = case.find(source)
    turns[0] = Answer(f"{case.finder.function.name} knows the {field.name.replace('_', ' ')} of {case.name}.", "", turns[0].call)
    return [User(_typed(source, case, text)), *turns, Answer(f"It says {field.name}: {values.literal(value)}.", values.told(field.kind, value))]


def asked(source, entity):
    """One of all these tasks."""
    case, plain = Case(source, entity), [function for function in entity.uses if not function.above]
    below = [function for function in entity.uses if function.above]
    joining = [function for function in plain if any(what in entity.others for _, _, what in function.parameters)]
    kind = source.weighted({"one": 48, "joined": 24 if joining else 0, "below": 14 if below else 0, "told": 23 if not entity.named else 0, "finder": 9 if not entity.named else 3 if entity.finders[0].function in entity.functions else 0, "two": 12 if len(plain) > 1 else 0, "if": 17 if all(conditions.able(entity)) else 0})
    match kind:
        case "finder": turns = of_finder(source, case)
        case "if":
            if source.chance(.2) and not entity.named:
                case.tell_key(source)
            turns = conditions.conditional(source, case)
        case "joined": turns = one(source, case, source.pick(joining))
        case "below": turns = one(source, case, source.pick(below))
        case "two":
            if source.chance(.25) and not entity.named:
                case.tell_key(source)
            turns = two(source, case, *source.random.sample(plain, 2))
        case "told":
            case.tell_key(source)
            turns = one(source, case, source.pick(plain + below if source.chance(.3) else plain))
        case _: turns = one(source, case, source.pick(plain))
    return turns + _more(source, entity, case, plain, turns)


def _more(source, entity, case, plain, turns):
    """The next requests: something else of the same one, whose id is known by now, or another one."""
    used, out = {turn.call.tool for turn in turns if isinstance(turn, Answer) and turn.call}, []
    for _ in range(source.weighted({0: 6, 1: 4, 2: 1})):
        if source.chance(.45):
            left = [function for function in plain if function.name not in used]
            if not left or case.by_id:
                break
            case.refer(source)
            function = source.pick(left)
        else:
            case, used = Case(source, entity), set()
            if source.chance(.3) and not entity.named:
                case.tell_key(source)
            function = source.pick(plain)
        used.add(function.name)
        out += one(source, case, function, True)
    return out


# --- each tool alone --------------------------------------------------------------------------------------------
def request(source, function, inner):
    """A request that needs only this tool."""
    case = Case(source, function.of) if hasattr(function.of, "uses") else None
    function.last = None
    if case is None or case.finder.function is not function and function not in function.of.uses:
        found, finder = function.of, function.tool
        (name, _), key = finder.draw(source), found.draw_key(source)
        text = f"find {source.pick(['the ' + found.said, found.said])} {name}"
        function.last = [Result(str(key)), Answer(f"It says {found.key}: {key}.", str(key))]
        return (text if inner else typed(source, text, name)), finder.arguments(name)
    if function not in function.of.uses:
        turns = of_finder(source, case)
    elif function.above or any(what in case.entity.others for _, _, what in function.parameters):
        told = case.prepare(source, function)
        key = values.draw(source, function.parameters[0][1], case.entity.form)
        arguments = [(name, told.get(name, values.draw(source, kind, case.entity.form))) for name, kind, _ in function.parameters]
        text = f"{function.schema['description'].rstrip('.').lower()}: " + ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in arguments)
        function.last = [Result("ok"), Answer("It is done.", "Done.")]
        return text, arguments
    else:
        if not case.entity.named:
            case.tell_key(source)
        turns = one(source, case, function)
    function.last = turns[2:]
    return turns[0].text, turns[1].call.arguments


def outcome(source, function):
    return function.last or [Result("ok"), Answer("It is done.", "Done.")]

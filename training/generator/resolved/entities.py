"""A kind of thing as one conversation has it: its finders, its tools, their schemas."""
import re
from dataclasses import dataclass, replace

from ..linked.values import shape
from ..tools import functions
from ..words.said import capital
from . import values
from .things import Naming, common

_FINDERS = "find_{n} find_{n} lookup_{n} get_{n}_by_{k} search_{ps} {n}_id get_{n}_id search_{n} find_{n}_by_{k} {n}_by_{k} resolve_{n} {n}_lookup {n}_search find_{n}_id query_{ps} {n}_find {ps}_search {ps}_find get_{n} {n}_id_by_{k} find_{ps} identify_{n} locate_{n} fetch_{n}_by_{k} {k}_to_{n}_id".split()
# The same as nouns: the function is named like what it brings.
_NOUNS = "{n}_id {n}_id {n}_id {n}_id {n}_number {n}_key {n}_ref {n}_of {n}_no {i}_of {i}_of {n}_of_{k} {n}_for_{k} {n}_for id_of_{n} {n}_id_of {n} {i}".split()
_KEY_FINDERS = "{i}_of {i}_of {n}_{i} {n}_{i} get_{i} lookup_{i} find_{i} {i}_of_{n} {i} {i}_for get_{i}_of_{n} {i}_by_{k} {i}_lookup find_{n} lookup_{n}".split()
_NEAR = "nearest_{n} nearest_{n} closest_{n} find_nearest_{n} get_nearest_{n} {n}_near nearby_{n} next_{n} find_{n} {n}_nearby find_closest_{n} {n}_near_{k} locate_{n} {n}_close_to".split()
_ONLY = "list_{ps} list_{ps} {ps}_in {ps}_in get_{ps} find_{ps} {ps}_at {ps}_of {ps} {n}_list show_{ps} all_{ps} {ps}_by_{k} search_{ps} query_{ps}".split()
_NEAR_FINDS = ["Find the {n} nearest to a {k}", "Nearest {n} to a {k}", "Get the closest {n}", "The {n} that is nearest", "Returns the {n} closest to a {k}", "{i} of the nearest {n}", "Look up the nearest {n}", "Which {n} is nearest to a {k}"]
_ONLY_FINDS = ["List the {ps} of a {k}", "List {ps} by {k}", "{ps} in a {k}", "Get the {ps} of a {k}", "All {ps} of a {k}", "Returns the {ps} in a {k}", "Which {ps} a {k} has", "Show {ps} by {k}"]
_SPLIT = [("first_name", "last_name")] * 5 + [("first", "last"), ("firstname", "lastname"), ("given_name", "family_name"), ("forename", "surname"), ("last_name", "first_name"), ("first_name", "surname")]
_FINDS = ["{i} of a {n}", "The {i} that belongs to a {k}", "Which {i} a {n} has", "{i} for a {n} {k}", "Find a {n} by {k}", "Look up a {n} by {k}", "Get the {i} of a {n} by {k}", "Find the {i} of a {n}", "Search {ps} by {k}", "Returns the {i} for a {k}", "Look up the {i} for a {n} {k}", "Find {ps} whose {k} matches", "Resolve a {k} to its {i}", "{k} to {i}", "{i} by {k}", "Find a {n}", "Search for a {n}", "Get a {n} by {k}, returns its {i}"]
_BRINGING = [". Returns {i}, {f}", ". Returns {i} and {f}", " (with {f})", ". Gives {i}, {f}", ", with {f}"]
_QUESTIONS = "get_{q} {q} {q} {n}_{q} get_{n}_{q} fetch_{q} {q}_of_{n} read_{q} get_{q}_of_{n} {ps}_{q} show_{q} check_{q}".split()
_DEEDS = "{q} {q} {q} {q} {n}_{q} {ps}_{q}".split()
_SHORT_DEEDS = "{q}_{n} {q}_{n} {q}_{n} {q}_{n} {n}_{q} {ps}_{q} {q}".split()
CODED = ("code", "plate", "phone", "flight", "train", "ip", "barcode", "digits")     # names that look like ids
_GETS = ["Get {a}", "{A}", "Returns {a}", "Look up {a}", "Read {a}", "{A}"]
_TELLS = ["Tell {a}", "Check {a}", "Find out {a}", "Says {a}", "Get {a}"]


@dataclass
class Function(functions.Function):
    """`parameters`: (name, kind, what it is: "id", "name", "below", "told" or the noun of another finder)."""
    of: object = None
    tool: object = None
    answering: object = None    # what makes a request for it alone, see `tasks`
    above: object = None        # the function that brings the id for this one, where the finder does not

    def request(self, source, plain=False, inner=False):
        return self.answering.request(source, self, inner)

    def outcome(self, source, arguments, plain=False):
        return self.answering.outcome(source, self)


class Finder:
    """The tool that knows the id for a name."""

    def __init__(self, source, found, naming, spelling, alone):
        self.found, self.naming = found, naming
        self.asked = source.unseen([name for name in naming.parameters if name != found.key]) if not alone or source.chance(.86) else source.pick(["query", "q", "term", "search", "text"])
        self.beside = naming.beside if source.chance(.6) else None
        self.split = naming.kind == "person" and not self.beside and source.chance(.15) and source.pick(_SPLIT)
        if self.split or self.beside or naming.sort:
            self.asked = self.split[0] if self.split else source.pick([name for name in naming.parameters if name != found.key])
        self.second = self.split[1] if self.split else source.pick([name for name in self.beside.parameters if name not in (self.asked, found.key)] or ["of"]) if self.beside else ""
        label = naming.parameters[0].replace("_", " ").removeprefix(found.said + " ")
        if self.second:
            label = f"{self.asked} and {self.second}".replace("_", " ")
        words = dict(n=found.said, ps=found.plural, k=label, i=source.pick([found.key, found.key, found.label]) if found.key != found.noun else found.label, f=", ".join(field.name.replace("_", " ") for field in found.fields))
        self.noun = not naming.sort and source.chance(.5)
        forms = {"near": _NEAR, "only": _ONLY}.get(naming.sort) or (_FINDERS if not self.noun and source.chance(.6) else _KEY_FINDERS if not found.key_kind.startswith("id ") else _NOUNS if self.noun else _FINDERS)
        short = (self.second and source.pick(["name", self.second]) or label).replace(" ", "_")
        name = functions.spelled(source.unseen([_built(form, n=found.noun, ps=found.plural.replace(" ", "_"), k=short, i=found.key) for form in forms if ("{i}" not in form or found.key not in ("id", found.noun) or form.endswith("_of")) and ("_id" not in form or found.key_kind.startswith("id "))]), spelling)
        purpose = source.pick({"near": _NEAR_FINDS, "only": _ONLY_FINDS}.get(naming.sort) or [one for one in _FINDS if alone or "{k}" in one])
        purpose = _built(capital(purpose) if purpose[0] != "{" else purpose, **words)
        if found.fields and "eturns" not in purpose:
            purpose += _built(source.pick(_BRINGING), **words)
        properties = {self.asked: {"type": "string"} | ({"description": source.pick([f"{capital(label)} of the {found.said}", f"The {label}", f"{capital(label)} to look for"])} if source.chance(.6) or self.asked in ("query", "q", "term", "search", "text") else {})}
        if self.second:
            properties[self.second] = {"type": "string"} | ({"description": source.pick([f"{capital(self.second.replace('_', ' '))} of the {found.said}", f"The {self.second.replace('_', ' ')}"])} if source.chance(.5) else {})
        required = list(properties)
        if source.chance(.12) and naming.sort != "near":
            properties["limit"] = {"type": "integer", "description": "How many at most"}
        self.function = Function(name, [(self.asked, naming.kind, "name")], [], functions.schema(name, _articles(capital(purpose)) + source.pick(["", "", "."]), properties, required), found, self)

    def draw(self, source):
        """-> (a name, what is told beside it)"""
        name = values.draw(source, self.naming.kind)
        while self.split and name.count(" ") != 1:
            name = values.draw(source, self.naming.kind)
        return name, values.draw(source, self.beside.kind) if self.beside else ""

    def arguments(self, name, beside=""):
        if self.split:
            first, last = name.split(" ")
            return [(self.asked, last if "last" in self.asked else first), (self.second, first if "last" in self.asked else last)]
        return [(self.asked, name)] + ([(self.second, beside)] if self.beside else [])


class Found:
    """What a finder looks for: one kind of thing, its key, and what is told with it."""

    def __init__(self, source, noun, plural, keys, key_kind, namings, fields, spelling, people=False):
        self.noun, self.said, self.plural = noun, noun.replace("_", " "), plural.replace("_", " ")
        self.form, self.key, self.key_kind = shape(source), source.pick(keys), key_kind
        self.label = self.key.replace("_", " ") + (" id" if self.key == noun else "")
        self.people = people
        self.shown_key = source.pick([self.key, self.key, "id"]) if key_kind.startswith("id ") else self.key
        self.shown_name = namings[0].parameters[0] if namings[0].sort else source.pick([namings[0].parameters[0], "name" if namings[0].kind not in ("email", *CODED) else namings[0].parameters[0]])
        self.fields = fields
        self.coded = any(naming.kind in CODED for naming in namings)
        self.finders = [Finder(source, self, naming, spelling, len(namings) == 1) for naming in namings]

    def draw_key(self, source):
        return values.draw(source, self.key_kind, self.form)

    def records(self, source, key, name, naming, n, fields):
        """`n` records, that of `name` somewhere among them; others are named alike or not at all."""
        out, names = [], {name.lower()}
        for _ in range(n - 1):
            for _ in range(20):
                other, other_key = values.draw(source, naming.kind), self.draw_key(source)
                if naming.kind == "person" and source.chance(.5):
                    other = f"{other.split(' ')[0]} {name.split(' ')[-1]}" if source.chance(.5) else f"{name.split(' ')[0]} {other.split(' ')[-1]}"
                if other.lower() not in names and other_key != key and other_key not in [one[0] for one in out]:
                    names.add(other.lower())
                    out.append((other_key, other, {field.name: values.draw(source, field.kind, self.form) for field in self.fields}))
                    break
        out.insert(source.number(0, len(out)), (key, name, fields))
        return out


class Entity(Found):
    """A thing with its tools. `named`: its tools take the name itself."""

    def __init__(self, source, thing, spelling):
        self.thing, self.named = thing, source.chance(.07) and not thing.namings[0].sort
        namings = source.random.sample(thing.namings, min(len(thing.namings), source.weighted({1: 7, 2: 3})))
        if self.named:
            namings = [replace(naming, beside=None) for naming in namings]
        fields = source.random.sample(thing.fields, min(len(thing.fields), source.weighted({0: 9, 1: 4, 2: 3} if not thing.namings[0].sort else {0: 2, 1: 5, 2: 3})))
        super().__init__(source, thing.noun, thing.plural, thing.keys, thing.key_kind, namings, fields, spelling,
                         any(naming.kind in ("person", "email", "doctor") and naming.forms[0] == "{v}" for naming in thing.namings))
        pool = list(thing.tools)
        if source.chance(.35):
            taken = {name for tool in pool for name in tool.names} | {tool.fact.name for tool in pool if tool.fact} | {field.name for field in thing.fields}
            pool += source.random.sample([tool for tool in common(self.people) if not (tool.fact and tool.fact.kind == thing.key_kind) and not taken & {*tool.names, tool.fact.name if tool.fact else ""}], 2)
        tools = source.random.sample(pool, min(len(pool), source.weighted({1: 1, 2: 4, 3: 5, 4: 2})))
        joining = [tool for tool in (thing.tools if source.chance(.8) else common(self.people)) if any(kind[0] == "&" for _, kind in tool.parameters)]
        if joining and source.chance(.3) and not any(tool in tools for tool in joining):
            tools.append(source.pick(joining))
        brought = {field.name for field in fields}
        tools = [tool for tool in tools if not (tool.fact and tool.fact.name in brought)] or tools
        self.fields = [field for field in fields if field.name not in {tool.fact.name for tool in tools if tool.fact}]
        self.own = self.key if source.chance(.8) else source.pick(thing.keys)
        self.others, self.functions, self.uses = {}, [], []
        self.met = set()            # names and ids that this conversation had
        self.name_parameter = source.unseen(list(namings[0].parameters))
        for tool in tools:
            first = self._use(source, tool, spelling, None)
            self.uses += [first, *(self._use(source, below, spelling, first) for below in tool.below)]
        self.functions += [finder.function for finder in self.finders] if not self.named or source.chance(.4) else []
        self.functions += [one.finders[0].function for one in self.others.values()]

    def _use(self, source, tool, spelling, above):
        parameters = []
        if above:
            parameters.append((above.tool.brings[0][0], above.tool.brings[0][1], "below"))
        elif self.named:
            parameters.append((self.name_parameter, self.finders[0].naming.kind, "name"))
        else:
            parameters.append((self.own, self.key_kind, "id"))
        for names, kind in tool.parameters:
            if kind[0] == "&":
                _, noun, prefix, rest = kind.split(" ", 3)
                if noun not in self.others:
                    self.others[noun] = Found(source, noun, noun + "s", (f"{noun}_id",), f"id {prefix}", (Naming(("name", f"{noun}_name"), rest, ("{v}",)),), [], spelling)
                parameters.append((self.others[noun].key, self.others[noun].key_kind, noun))
                continue
            taken = [name for name, _, _ in parameters]
            parameters.append((source.unseen([name for name in names if name not in taken] or ["new_" + names[0]]), kind, "told"))
        properties = {}
        for name, kind, what in parameters:
            form = self.others[what].form if what in self.others else self.form
            described = {"id": f"Id of the {self.said}" if name == self.noun else source.pick([f"{capital(self.own.replace('_', ' '))} of the {self.said}", f"The {self.said}", f"Id of the {self.said}" if self.key_kind.startswith("id ") else f"The {self.own}"]), "name": f"{capital(name.replace('_', ' '))} of the {self.said}"}.get(what, f"The {name.replace('_', ' ')}")
            properties[name] = {"type": "string" if what == "name" else values.number(kind, form)} | ({"description": described} if source.chance(.55) or name == self.noun else {})
        forms = [_built(form, q=base, n=self.noun, ps=self.plural.replace(" ", "_")) for base in tool.names for form in (_QUESTIONS if tool.mark != "!" else _DEEDS if "_" in base or above else _SHORT_DEEDS)]
        if tool.fact and tool.fact.kind.startswith("num ") and "number of" in tool.purpose and "count" not in tool.names[0]:
            forms += [f"count_{tool.names[0]}"] * 3
        name = functions.spelled(source.unseen([form for form in forms if _sound(form)]), spelling)
        purpose = tool.purpose.replace("{x}", f"{'an' if self.said[0] in 'aeio' else 'a'} {self.said}")
        purpose = capital(purpose) if tool.mark == "!" else _built(source.pick(_TELLS if purpose.startswith(("whether ", "how ", "when ", "where ", "who ", "which ")) else _GETS), a=purpose, A=capital(purpose))
        if not above and not self.named and source.chance(.2):
            purpose += f", by {self.own.replace('_', ' ') if self.own != self.noun else 'id'}" if source.chance(.5) else f" by {self.own if self.own != self.noun else 'id'}"
        function = Function(name, parameters, [], functions.schema(name, purpose + source.pick(["", "", "."]), properties, list(properties)), self, tool, above=above)
        self.functions.append(function)
        return function


def _built(form, **words):
    for name, word in words.items():
        form = form.replace("{" + name + "}", word)
    return form


def _articles(text):
    return re.sub(r"\b([Aa]) (?=[aeio])", r"\1n ", text)


def _sound(name):
    """No word twice in a row: account_account_status."""
    words = name.split("_")
    return all(a.rstrip("s") != b.rstrip("s") for a, b in zip(words, words[1:]))

"""A situation as one conversation has it: the names of its tools, what is told in a request, calls and what they bring."""
import re
from dataclasses import dataclass

from ..chat import Answer, Call, Result
from ..linked.values import shape
from ..tools import functions
from ..words.said import listed
from ..words.wording import typed, worded
from . import results, values


@dataclass
class Function(functions.Function):
    """`parameters`: (name, where its value is from)."""
    tool: object = None
    setting: object = None

    def request(self, source, plain=False, inner=False):
        case = Case(source, self.setting)
        text = case.order(self) if self.tool.mark in "!+" else case.question(self, inner)
        self.last = case
        return (text if inner else typed(source, text, *case.ends)), case.arguments(self)

    def outcome(self, source, arguments, plain=False):
        return self.last.result(self) + [self.last.answer([self])]


class Setting:
    def __init__(self, source, scene, spelling):
        self.scene, self.form, self.functions, chosen = scene, shape(source), [], {}
        for tool in scene.tools:
            parameters = []
            for names, where in tool.parameters:
                name = chosen.get(names) if source.chance(.7) else None
                taken = [one for one, _ in parameters]
                name = name if name and name not in taken else source.unseen([one for one in names if one not in taken] or ["new_" + names[0]])
                chosen[names] = name
                parameters.append((name, where))
            properties = {name: {"type": values.type_of(kind, self.form) if where[0] != "$" else "string"} | self._more(source, kind, names[0], where) for (name, where), (names, _) in zip(parameters, tool.parameters) for kind in [self.kind(where)]}
            name = functions.spelled(source.unseen([one for one in tool.names if one not in [made.name for made in self.functions]] or list(tool.names)), spelling)
            purpose = tool.purpose if source.chance(.8) else tool.purpose[0].lower() + tool.purpose[1:]
            self.functions.append(Function(name, parameters, [], functions.schema(name, purpose + source.pick(["", "", "."]), properties, list(properties)), tool, self))

    def _more(self, source, kind, meant, where):
        more = {"description": source.pick(["The {m}", "{M}"]).format(m=meant.replace("_", " "), M=meant.replace("_", " ").capitalize())} if source.chance(.5) else {}
        if kind.startswith("one ") and where[0] != "@" and source.chance(.3):
            more |= {"enum": [one.replace("~", " ") for one in kind[4:].split(",")]}
        return more

    def kind(self, where):
        """Of what a parameter takes."""
        where = where.lstrip("$")
        if "@" not in where:
            return self.scene.told[where]
        mark = "+" if any(one.mark == "+" for one in self.scene.tools) else "?"
        fields = [field for one in self.scene.tools if one.mark == mark for field in one.fields]
        return next(field.kind for field in fields if field.name == where[1:] or not where[1:])

    def of(self, mark):
        return [function for function in self.functions if function.tool.mark == mark]


class Case:
    """Values for one request, and what the tools answer to it."""

    def __init__(self, source, setting):
        self.source, self.setting, self.scene = source, setting, setting.scene
        while True:
            self.told = {name: values.draw(source, kind, setting.form) for name, kind in self.scene.told.items()}
            if len({str(value).lower() for value in self.told.values()}) == len(self.told):
                break
        self.more, self.units, self.ends, self.record = {}, {}, [], {}
        self.thing_form = source.pick(self.scene.things)
        self.pronoun = "them" if self.scene.told.get(self.thing_form.strip("{}")) == "person" else "it"
        for function in setting.functions:
            self.bring(function)

    # --- what the tools bring -----------------------------------------------------------------------------------
    def bring(self, function):
        """Draws it; the first tool that asks or makes is the one whose values others take."""
        fields = {field.name: values.draw(self.source, field.kind, self.setting.form) for field in function.tool.fields}
        self.record[function.name] = fields
        return fields

    def main(self, function):
        return next(iter(self.record[function.name].values()))

    @property
    def giver(self):
        """The tool from whose result the others take."""
        return next((one for mark in "+?" for one in self.setting.of(mark) if one.tool.fields), None)

    def taken(self, where):
        """The value that `@` or `@field` stands for."""
        fields = self.record[self.giver.name]
        value = fields[where.lstrip("$")[1:] or next(iter(fields))]
        return str(value) if where[0] == "$" else value

    def arguments(self, function):
        return [(name, self.taken(where) if "@" in where else self.told[where]) for name, where in function.parameters]

    # --- texts --------------------------------------------------------------------------------------------------
    def said(self, name, value=None):
        value = self.told[name] if value is None else value
        text = values.said(self.source, self.scene.told[name], value)
        self.ends += [text, str(value)]
        return text

    def thing(self):
        return self.filled(self.thing_form)

    def filled(self, text, **more):
        """`{names}` are what is told; `{x}` the thing or what stands for it, `{v}` what was brought, `{np}` what is asked."""
        if "{x}" in text and "x" not in more:
            more["x"] = self.thing()
        if "{v}" in text and "v" not in more:
            more["v"] = str(self.taken("@"))
            self.ends.append(more["v"])
        return re.sub(r"\{(\w+)\}", lambda m: str(more[m.group(1)]) if m.group(1) in more else self.said(m.group(1)), text)

    def order(self, function, **more):
        """One that tells every value."""
        return self.filled(self.source.pick(function.tool.told() or function.tool.carrying()), **more)

    def noun(self, function, x=None):
        """What is asked for as a noun: the moisture of bed 4. Empty where there is none."""
        tool = function.tool
        if not tool.asked or tool.count:
            return ""
        x = self.thing() if x is None else x
        if tool.place == "of" and self.source.chance(.12) and x[-1:].isalpha() and " " not in x:
            return f"{x}'s {self.label(function)}"
        return f"the {self.label(function)} {tool.place} {x}" if x else f"the {self.label(function)}"

    def label(self, function):
        """One word for what is asked, the same in the whole request."""
        if function.name not in self.more:
            self.more[function.name] = self.source.pick(function.tool.asked) if function.tool.asked else function.tool.fields[0].name.replace("_", " ")
        return self.more[function.name]

    def meant(self, function):
        """What a thought calls it."""
        return ("number of " if function.tool.count else "") + self.label(function)

    def indirect(self, function):
        """how wet bed 4 is, the moisture of bed 4"""
        tool = function.tool
        if tool.count:
            return self.filled(f"how many {self.label(function)} there are {tool.place} {{x}}")
        own = [text for text in tool.texts if text[-1] != "?"]
        noun = self.noun(function)
        return self.filled(self.source.pick(own)) if own and (not noun or self.source.chance(.5)) else noun

    def asking(self, function):
        """An order to look: check the moisture of bed 4."""
        text = self.indirect(function)
        verbs = "check {t}|look up {t}|find out {t}|get {t}|check {t}|look at {t}" if text.startswith("the ") else "check {t}|find out {t}|look up {t}|see {t}"
        return worded(self.source, verbs, t=text)

    def question(self, function, inner=False):
        tool = function.tool
        if inner:
            return worded(self.source, "tell me {t}|find out {t}", t=self.indirect(function))
        if tool.count:
            return worded(self.source, "how many {a} are {p} {x}?|how many {a} are there {p} {x}?|(tell me|find out) how many {a} there are {p} {x}", a=self.label(function), p=tool.place, x=self.thing())
        own, noun = [text for text in tool.texts if text[-1] == "?"], self.noun(function)
        if own and (not noun or self.source.chance(.55)):
            return self.filled(self.source.pick(own))
        if noun and self.source.chance(.7):
            return worded(self.source, "what is {n}?|what's {n}?|what is {n}?|what is {n} (right now|at the moment|now)?", n=noun)
        return worded(self.source, "tell me {t}|I want to know {t}|(can|could) you tell me {t}?|tell me {t}, please", t=noun or self.indirect(function))

    # --- calls --------------------------------------------------------------------------------------------------
    def call(self, function, thought):
        return Answer(thought, "", Call(function.name, self.arguments(function)))

    def result(self, function, wanted=None):
        """-> [what it says]; `wanted`: fields that have to be in it."""
        fields = self.record[function.name]
        given = dict(self.arguments(function))
        if not fields:
            return [Result(results.fine(self.source, list(given.items())[:2]))]
        field = function.tool.fields[0]
        if not wanted and function.tool.mark in "?&" and field.units and self.source.chance(.15):
            self.units[function.name] = ("" if field.units[0] == "%" else " ") + field.units[0]
            fields = fields | {field.name: self.shown(function)}
        wanted = wanted or {field.name}
        return [Result(results.brought(self.source, fields, given if function.tool.mark in "?&" or self.source.chance(.4) else {}, wanted, self.label(function) if function.tool.mark in "?&" and not function.tool.count else "", self._others(function)))]

    def _others(self, function):
        """Makes a record of the same tool for something else."""
        if function.tool.mark != "?" or not function.parameters or "@" in function.parameters[0][1]:
            return None
        name, where = function.parameters[0]

        def other(record):
            made = dict(record)
            for field in function.tool.fields:
                if field.name in made:
                    drawn = values.draw(self.source, field.kind, self.setting.form)
                    made[field.name] = f"{drawn}{self.units[function.name]}" if function.name in self.units and field is function.tool.fields[0] else drawn
            while made[name] == record[name]:
                made[name] = values.draw(self.source, self.scene.told[where], self.setting.form)
            return made
        return other

    def turns(self, function, thought, wanted=None):
        return [self.call(function, thought), *self.result(function, wanted)]

    # --- answers ------------------------------------------------------------------------------------------------
    def shown(self, function, field=None):
        """A fact as an answer tells it."""
        fields = function.tool.fields
        field = next((one for one in fields if one.name == field), fields[0])
        value = self.record[function.name][field.name]
        if isinstance(value, bool):
            yes, no = field.kind[5:].split("/")
            return yes if value else no
        return values.told(field.kind, value) + self.units.get(function.name, "")

    def named(self):
        """The thing as an answer names it."""
        return re.sub(r"\{(\w+)\}", lambda m: values.told(self.scene.told[m.group(1)], self.told[m.group(1)]), self.thing_form)

    def fact(self, function):
        """It is 24"""
        return f"{'There are' if function.tool.count else 'It is'} {self.shown(function)}"

    def done(self, function):
        """What is done then: bed 4 is watered with 12 litres."""
        text = self.told_of(function)
        if function.tool.mark == "!" and function.tool.fields:
            text += f", the {function.tool.fields[0].name.replace('_', ' ')} is {self.main(function)}"
        return text

    def told_of(self, function):
        fields = self.record[self.giver.name] if self.giver else {}
        def value(m):
            name = m.group(1)
            if name == "v":
                return self.shown(self.giver)
            if name == "x":
                return self.named()
            return values.told(self.scene.told[name], self.told[name]) if name in self.told else str(fields[name])
        return re.sub(r"\{(\w+)\}", value, function.tool.done)

    def said_of(self, function):
        """The told values that stand in the sentence of a deed."""
        return [str(values.told(self.scene.told[name], self.told[name])) for name in re.findall(r"\{(\w+)\}", function.tool.done) if name in self.told]

    def answer(self, functions):
        """Facts alone are told as they are; deeds are done."""
        facts, deeds = [one for one in functions if one.tool.mark in "?&"], [one for one in functions if one.tool.mark in "!+"]
        if not deeds:
            text = ", ".join(self.shown(one) for one in facts)
            return Answer(f"It says {text}.", text)
        return Answer("Everything is done.", finished([self.done(one) for one in deeds]))


def finished(deeds):
    return f"Done, {listed(deeds)}."

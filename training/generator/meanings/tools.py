"""Tools about the same things, which only the deed tells apart, and requests that say the deed in other words: what is wrong (`the soil of rose 12 is dry` for `water`), a word of the same family or what the deed means.

`deeds.txt`: `= nouns` (`@`: people, told by name), then a deed a line: `names : meanings > requests`."""
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..chat import Answer, Result
from ..everyday import fillers
from ..invented_tools import values
from ..invented_tools.lexicon import a
from ..invented_tools.tools import spelled
from ..tools import functions
from ..tools.toolbox import Toolbox
from ..words.said import capital, said


@dataclass(frozen=True)
class Deed:
    verbs: tuple
    meanings: tuple
    asks: tuple


@cache
def worlds():
    """-> (nouns, deeds) of those that may stand in one list"""
    out = []
    for block in re.split(r"^= ", (Path(__file__).parent / "deeds.txt").read_text(), flags=re.M)[1:]:
        nouns, *lines = block.strip().split("\n")
        deeds = []
        for line in lines:
            head, asks = line.split(" > ")
            verbs, meanings = head.split(" : ")
            deeds.append(Deed(tuple(verbs.split()), tuple(meanings.split("|")), tuple(asks.split(" / "))))
        out.append((nouns.split(), deeds))
    return out


@dataclass
class Function(functions.Function):
    """`parameters` are (name, what draws it)."""
    deed: Deed = None
    noun: str = ""
    people: bool = False

    def request(self, source, plain=False, inner=False):
        """-> (text, [(parameter, value)])"""
        drawn = [(name, draw(source)) for name, draw in self.parameters]
        if not plain and source.chance(.05):
            return functions.named(source, self.name, drawn), drawn
        first = str(drawn[0][1])
        form = source.unseen([ask for ask in self.deed.asks if len(drawn) == 1 or not ask.startswith("?")] or self.deed.asks)
        own = "" if re.search(r"(my|another|a|new|other) \{", form) else source.pick(["", "", "", "", "the ", "our ", "my "])
        text = said(source, form.lstrip("?"), x=first if self.people else f"{own}{self.noun} {first}", n=self.noun, v=first)
        if len(drawn) == 1 and source.chance(.12) and not _STATEMENT.match(form):
            text = source.pick([f"{text}, please", f"please {text}", f"can you {text}", f"could you {text}"]).replace(" my my ", " my ")
        for name, value in drawn[1:]:
            text += source.pick(_ADDED[name]).format(value)
        if source.chance(.7) and not (self.people and text.startswith(first)):
            text = capital(text)
        asking = form.startswith("?") or text.lower().startswith(("can you", "could you"))
        return text + source.pick(["?", "?", ""] if asking else [".", "", ""]), drawn

    def outcome(self, source, arguments, plain=False):
        """-> turns behind the call"""
        if plain or self.asking() or source.chance(.3):
            return super().outcome(source, arguments, plain)
        return [Result(source.pick(["ok", "done", "success", '{"ok": true}', '{"status": "ok"}', "OK"])), Answer("It worked.", source.pick(["Done.", "That is done.", "Done.", "It is done."]))]

    def asking(self):
        return any(ask.startswith("?") for ask in self.deed.asks)


_ADDED = {"note": [", note \"{}\"", ", with the note \"{}\"", ", write as a note \"{}\""], "user": [", {} asked for it", ", {} wants that", ", it is {} who asks"], "priority": [", priority {}", ", with priority {}", ", the priority is {}"]}
# Begins of requests that are no orders.
_STATEMENT = re.compile(r"\?|[{I]|(we|nobody|somebody|everybody|everything|nothing|something|the|it|there|my|a|an|one|more|some|so|no|people|all|those|only|moving|soap|if|that|two) |get out|get me out|forget|count me|take my|make an end")
_MORE = {"note": ("string", ["Note to keep", "A short note"], lambda source: source.phrase(1, 3)), "user": ("string", ["Who asks for it", "Name of who wants it"], fillers.person),
         "priority": ("integer", ["1 to 9", "How urgent, 1 to 9"], lambda source: source.number(1, 9))}


def pick_functions(source):
    """Three to six tools of one world, under names of which the request may have no word."""
    nouns, deeds = source.pick(worlds())
    noun = source.pick(nouns)
    people, noun = noun.startswith("@"), noun.lstrip("@")
    deeds = source.random.sample(deeds, min(len(deeds), source.number(3, 6)))
    style = source.weighted({"snake": 10, "camel": 4, "pascal": 1, "kebab": 1})
    parameter = source.pick(["name", f"{noun} name", noun, f"{noun}", "person", "who"]) if people else source.pick(["id", f"{noun} id", "number", f"{noun} number", noun, "code", f"which {noun}"])
    parameter = spelled(parameter, "camel" if style == "camel" else "snake")
    digits = source.chance(.4)
    draw = (fillers.person if people else (lambda s: s.number(2, 9999)) if digits else _code)
    kind = "string" if people or not digits else "integer"
    more = source.pick(list(_MORE)) if source.chance(.25) else None
    form = source.weighted({"verb noun": 8, "noun verb": 2, "verb": 1.5})
    made = []
    for deed in deeds:
        verb = source.pick(deed.verbs).replace("_", " ")
        name = spelled({"verb noun": f"{verb} {noun}", "noun verb": f"{noun} {verb}", "verb": verb}[form], style)
        properties = {parameter: {"type": kind} | ({"description": source.pick([f"The {noun}", f"Which {noun}", f"{noun.capitalize()} {'name' if people else 'number'}"])} if source.chance(.5) else {})}
        parameters = [(parameter, draw)]
        if more:
            type_, hints, draw_more = _MORE[more]
            properties[more] = {"type": type_} | ({"description": source.pick(hints)} if source.chance(.7) else {})
            parameters.append((more, draw_more))
        made.append(Function(name, parameters, [True], functions.schema(name, _purpose(source, deed, verb, noun), properties, list(properties)), deed=deed, noun=noun, people=people))
    return made


def _code(source):
    return source.pick([lambda: f"{source.pick('ABCDEFGHKLMNPRSTWX')}{source.number(1, 99)}", lambda: f"{source.pick('ABCDEFGHKLMNPRSTWX')}{source.pick('ABCDEFGHKLMNPRSTWX')}-{source.number(1, 999)}", lambda: f"{values.word(source)}-{source.number(1, 99)}", lambda: str(source.number(2, 9999)), lambda: f"{source.number(1, 99)}{source.pick('abcdef')}"])()


def _purpose(source, deed, verb, noun):
    """What it does: the meaning of its name, another word for it, or no more than the name says."""
    x = source.random.random()
    if x < .08:
        return ""
    if x < .25:
        return capital(f"{verb} {a(noun)}{source.pick(['', '.'])}")
    if x < .4:
        return capital(f"{source.pick(deed.verbs).replace('_', ' ')} the {source.pick(['given ', 'chosen ', ''])}{noun}.")
    meaning = source.pick(deed.meanings).format(a=source.pick([a(noun), a(noun), f"the {noun}"]), n=noun)
    return source.pick(["{M}.", "{M}.", "{M}", "Use this to {m}.", "Tool to {m}.", "Call it to {m}."]).format(M=capital(meaning), m=meaning)


def toolbox(source):
    return Toolbox("functions", functions=pick_functions(source))

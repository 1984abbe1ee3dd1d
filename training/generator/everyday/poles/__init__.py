"""Deeds that are each other's opposite or neighbour, every one a tool of its own, so that one word of the request decides: open or shut, archived or brought back, seen or solved; with questions about the same things.

`nouns.txt`: `group | noun | names of its parameter (- for none) | kinds of the value | how it is called`. `poles.txt`: below `= nouns` a deed a line, `names > purpose > orders (_ where the thing stands) > how it is then > other requests, with / between | a slot`; `pure`: of the two states each thing has one; `trades.txt` goes on. `questions.txt`: `names > purpose > requests`.
`*`: held out."""
import re
from collections import namedtuple
from dataclasses import replace
from pathlib import Path

from ..tool import tool

_HERE = Path(__file__).parent
Noun = namedtuple("Noun", "group name keys kinds called held")
Pole = namedtuple("Pole", "names purpose orders states asks slot")
Axis = namedtuple("Axis", "nouns pure poles")

_ORDERS = ["VP"] * 3 + [".I (want|need|would like) you to VP", ".I (want|would like) to VP", "?(can|could|would) you VP", ".(time to|it's time to|don't forget to|go ahead and|make sure to|we have to|you can) VP", ".THE(:|,) (please |)VIT", ".please VP (now|again|for me|soon|right away)"]
_STATES = [".THE (should|has to|must|needs to) be S", ".I (want|need|would like) THE S", ".I want THE to be S", ".make sure THE is S"]
_FROM = [".THE is (still |)(OTHER)(, |, please |¶)VIT", ".THE (should not|shouldn't|must not|need not) be (OTHER)( any more| any longer|)", ".don't leave THE (OTHER)", ".THE has been (OTHER) (all day|since yesterday|for hours|too long), VIT", ".I (thought|hoped) THE was S, but it's (OTHER)¶VIT", ".THE is (OTHER), (and |but |)it (should|has to) be S"]
_NOT = [".don't OTHER, VIT"]
_ASKED = ["?is THE (BOTH)", "?is THE (still|already|really) (BOTH)", "?is THE ONE or TWO", "?did (I|we|somebody) leave THE (BOTH)", "check (if|whether) THE is (BOTH)", ".I (forgot|don't know|can't remember) (if|whether) THE is (BOTH)", ".tell me (if|whether) THE is (BOTH)"]
_MANY = "lights blinds curtains".split()
_VERBS = re.compile("(track|show|list|get|check|tell|look|give|take|put|send|move|bring|keep|let|call|write|add|order|count|help|change|set|make|mark|assign|hand|hold|redirect|forward|snooze|pass) ")


def _blocks(file):
    for block in re.split(r"^= ", (_HERE / file).read_text(), flags=re.M)[1:]:
        head, *lines = block.strip().split("\n")
        nouns, _, flags = head.partition(" | ")
        yield nouns.split(), flags, [line.split(" > ") for line in lines]


def _nouns():
    for line in (_HERE / "nouns.txt").read_text().strip().split("\n"):
        group, name, keys, kinds, called = line.split(" | ", 4)
        yield Noun(group, name.lstrip("*"), keys.split(), kinds.split(" / "), called, name[0] == "*")


def _pole(names, purpose, orders, states, asks):
    asks, _, slot = asks.partition(" | ")
    some = lambda text, sign: [] if text == "-" else text.split(sign)
    return Pole(names, purpose, some(orders, "|"), some(states, "|"), [ask if ask[0] == "?" or _VERBS.match(ask) else "." + ask for ask in some(asks, " / ")], slot)


NOUNS = list(_nouns())
AXES = [Axis(nouns, flags == "pure", [_pole(*line) for line in lines]) for file in ("poles.txt", "trades.txt") for nouns, flags, lines in _blocks(file)]
QUESTIONS = [(nouns, [(names, purpose, [ask if ask[0] == "?" or _VERBS.match(ask) else "." + ask for ask in asks.split(" / ")]) for names, purpose, asks in lines]) for nouns, _, lines in _blocks("questions.txt")]


def _order(order, thing):
    if thing == "IT" and (parts := re.fullmatch("(\\w+) (on|off|up|out|in|down|back)", order)):
        order = "{} _ {}".format(*parts.groups())
    return order.replace("_", thing) if "_" in order else f"{order} {thing}"


def _asks(axis, pole, source):
    """Requests for one pole, with THE and IT for the thing."""
    others = [other for other in axis.poles if other is not pole]
    asks = list(pole.asks)
    if pole.orders:
        said = f"({'|'.join(_order(order, 'THE') for order in pole.orders)})"
        it = f"({'|'.join(_order(order, 'IT') for order in pole.orders)})"
        asks += [form.replace("VP", said).replace("VIT", it) for form in _ORDERS]
        against = [_order(order, "THE") for other in others for order in other.orders]
        if against:
            asks += [form.replace("OTHER", f"({'|'.join(against)})").replace("VIT", it) for form in _NOT]
        if axis.pure:
            asks += [form.replace("VIT", it).replace("OTHER", "|".join(others[0].states)).replace("S", pole.states[0]) for form in _FROM if others[0].states and pole.states]
    asks += [form.replace("S", f"({'|'.join(pole.states)})") for form in _STATES if pole.states]
    return source.random.sample(asks, len(asks))[:12] + pole.asks


class _Thing:
    """A noun with one kind of value and one name of its parameter, for all tools of a list."""

    def __init__(self, source, noun, alone):
        self.noun, self.word = noun, noun.name.replace("_", " ")
        self.kind = source.pick(noun.kinds)
        self.keys = [] if noun.keys == ["-"] else [source.unseen(noun.keys)] if source.chance(.8) else noun.keys
        called = noun.called.split("|")
        if not alone:                                                     # another thing may have such a number
            called = [one for one in called if re.search("[a-z]", re.sub("\\{.*?\\}|the |my |number ", "", one))] or called
        self.called = re.sub(r"\{k(:\w)?\}", lambda m: "{%s%s}" % (noun.name, m.group(1) or ""), "|".join(called))
        self.many = noun.name in _MANY
        self.it = "them" if self.many or self.kind == "person" else "it"

    def tool(self, names, purpose, asks, slots=(), asking=False):
        agreed = lambda text: re.sub(r"(THE|and|but|it) (is|has) ", lambda m: f"{m.group(1).replace('it', 'they')} {'are' if m.group(2) == 'is' else 'have'} ", text).replace("is THE", "are THE").replace("it's", "they're").replace("it (should", "they (should") if self.many else text
        filled = lambda text: re.sub("IT|\\bit$", self.it, agreed(text)).replace("THE", f"({self.called})").replace("NOUN", self.word)
        lines = ([f"{self.noun.name}: {self.kind}"] if self.keys else []) + list(slots)
        made = tool(f"pole_{self.noun.name}", names.replace("NOUN", self.noun.name), filled(purpose), "\n".join(lines), "\n".join(map(filled, asks)), "{1:word} => It is {1}." if asking else "ok => Done.", asking)
        if self.keys:
            made.slots[0] = replace(made.slots[0], forms=[(self.keys, *made.slots[0].forms[0][1:])])
        return made


def _of_axis(source, axis, thing):
    """Its deeds as tools, or one for both of two states."""
    states = [pole.states[0] for pole in axis.poles if pole.states]
    if axis.pure and len(states) == 2 and source.chance(.15):
        yes, no = states
        slot, values = (f"{yes}: flag", ("true", "false")) if source.chance(.5) else (f"state status to: enum {yes} {no}", states)
        name = slot.split(":")[0].split(" ")[0]
        asks = [ask + "{%s=%s}" % (name, value) for pole, value in zip(axis.poles, values) for ask in _asks(axis, pole, source)]
        return [thing.tool(f"set_NOUN_state|NOUN_set|set_NOUN|change_NOUN|NOUN_state", f"(Sets whether a NOUN is {yes} or {no}|Makes a NOUN {yes} or {no})", asks, [slot])]
    tools = [thing.tool(pole.names, pole.purpose, _asks(axis, pole, source), [pole.slot] if pole.slot else [], pole.asks[0][0] == "?" if pole.asks else False) for pole in axis.poles]
    if axis.pure and len(states) == 2 and source.chance(.35):
        both = "|".join(state for pole in axis.poles for state in pole.states)
        tools.append(thing.tool("get_NOUN_state|NOUN_status|check_NOUN|NOUN_state|get_NOUN", f"(Tells|Returns) whether a NOUN is {states[0]} or {states[1]}", [ask.replace("BOTH", both).replace("ONE", states[0]).replace("TWO", states[1]) for ask in _ASKED], asking=True))
    return tools


def _of_noun(source, noun, n, alone):
    """About `n` tools, with the opposite of each deed; questions among them."""
    thing, tools = _Thing(source, noun, alone), []
    axes = [axis for axis in AXES if noun.name in axis.nouns]
    for axis in source.random.sample(axes, len(axes)):
        if len(tools) < n:
            tools += _of_axis(source, axis, thing)
    asked = [row for nouns, rows in QUESTIONS if noun.name in nouns for row in rows]
    if asked and source.chance(.6):
        tools += [thing.tool(names, purpose, asks, asking=True) for names, purpose, asks in source.random.sample(asked, min(len(asked), source.number(1, 4)))]
    return tools


def pick(source):
    """Two to ten tools for one or more things of a group."""
    able = [noun for noun in NOUNS if noun.held] if source.held_out and source.chance(.5) else [noun for noun in NOUNS if not noun.held]
    first = source.pick(able)
    group = [noun for noun in NOUNS if noun.group == first.group and noun is not first and not noun.held]
    nouns = [first] + source.random.sample(group, min(len(group), source.weighted({0: 4, 1: 3, 2: 3})))
    n = source.weighted({2: 2, 4: 3, 6: 3, 8: 1}) if len(nouns) == 1 else source.weighted({1: 2, 2: 2, 4: 1})
    tools = [made for noun in nouns for made in _of_noun(source, noun, n, len(nouns) == 1)]
    if source.chance(.12):
        tools = source.random.sample(tools, max(1, len(tools) - 1))
    tools = tools[:12]
    source.random.shuffle(tools)
    return tools

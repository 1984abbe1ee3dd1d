"""Requests for functions of any kind as `Order`s, so that they can be joined, repeated with one value changed, or fed with a result."""
import json
import re

from .. import everyday
from ..chat import Answer, Call
from ..everyday import grammar
from ..everyday.kind import CLOSED, OPEN
from ..tools import functions
from .said import small
from .wording import Argument, Order

# Kinds whose values may be any words; all others can be told from them.
_WORDS = set("person contact subject sentence event chore bug query name song artist reason food dish venue phrase content word slug noun product genre topic branch repository code spot door".split())
_NUMBERS = set("id number amount count percent degrees port year int few low high byte ordinal signed minute2 hour24 side bar aperture iso latitude longitude low12 low31 weight".split())
_PLAIN_WORDS = set("phrase line word name odd code".split())
_PLAIN_NUMBERS = set("number integer digits".split())
_MARKS = ['"{}"', '"{}"', "'{}'", "`{}`"]
_QUESTION = re.compile(r"(?i)(what|how|when|where|who|which|is|are|does|do|will|can)\b")


def order(source, function, inner=False):
    """A request in plain words. `inner`: one that can stand inside a longer sentence. None where there is none."""
    if isinstance(function, everyday.Function):
        return _everyday(source, function, inner)
    return _located(source, function, inner) if hasattr(function, "verb") else _plain(source, function, inner)


def drawn(source, order):
    """Values that can be told apart."""
    for _ in range(20):
        values = [slot.draw(source) for slot in order.slots]
        texts = [str(text).lower() for _, text in values]
        if len(set(texts)) == len(texts) and all(fits(order, place, value) for place, value in enumerate(values)):
            return values
    return None


def fits(order, place, value):
    """Whether the marks around the value do not occur in it, and nothing around it would have to be said differently."""
    text, mark = str(value[1]), order.quoting.get(place, "{}")
    if order.slots[place].group == "boolean" and {",", "."} & set(text):       # a whole sentence
        return False
    return "\n" not in text and mark[0] not in text and not text.startswith(("tomorrow", "today", "next ", "this ", "in ", "on ", "at ")) and text.strip(" .,") == text and (mark != "{}" or not order.slots[place].open)


def _everyday(source, function, inner):
    allowed = function.allowed - function.tool.told                       # no value stands for what words tell
    asks = [ask for ask in function.asks if (not inner or ask[0] not in "?.") and ":s}" not in ask and grammar.possible(grammar.parse(ask.lstrip("?.")), allowed)]       # signs of currencies need their amount
    if not asks:
        return None
    ask = source.unseen(asks)
    place = {p.slot: i for i, p in enumerate(function.parameters)}
    for _ in range(9):                                                    # in one sentence
        pieces = grammar.expand(source, grammar.parse(ask.lstrip("?.")), allowed, function.optional)
        if not any("¶" in piece for piece in pieces if isinstance(piece, str)):
            break
    slots = [Argument(p.name, p.slot.replace("_", " "), _group(p.kind), p.kind.end == OPEN, p.kind.draw) for p in function.parameters]
    quoting = {}
    for piece in pieces:
        if isinstance(piece, grammar.Slot):
            kind = function.parameters[place[piece.name]].kind
            if piece.form == "q" or kind.end == OPEN or (kind.end != CLOSED and source.chance(.6)):
                quoting[place[piece.name]] = source.pick(_MARKS)
    pieces = [piece.replace("¶", ". ") if isinstance(piece, str) else (place[piece.name], piece.form) for piece in pieces]
    return Order(function, ask[0] if ask[0] in "?." else "", pieces, slots, quoting)


def _group(kind):
    if kind.type in ("array", "boolean"):
        return kind.type
    if "enum" in kind.extra:
        return "enum " + " ".join(map(str, kind.extra["enum"]))
    if kind.unit:
        return "unit " + kind.unit
    if kind.few:
        return f"few {id(kind)}"
    name = next((name for name, known in everyday.KINDS.items() if known is kind), "word")
    return "number" if name in _NUMBERS else "words" if name in _WORDS else name


def _plain(source, function, inner):
    slots = [Argument(p, _spoken(p), "words" if kind in _PLAIN_WORDS else "number" if kind in _PLAIN_NUMBERS else "array" if kind in ("words", "paths") else kind, kind in ("phrase", "line"), _drawing(kind)) for p, kind in function.parameters]
    asks = [ask for ask in function.asks if not inner or not _QUESTION.match(ask)]
    if not asks or source.chance(.15):
        return _named(source, function, slots)
    ask = source.pick(asks)
    mode = "?" if ask.endswith("?") else ""
    ask = small(ask.rstrip("?."))
    pieces, quoting = [], {}
    for i, part in enumerate(re.split(r"(\{\d+(?::onoff)?\})", ask)):
        if i % 2 == 0:
            pieces += [part] if part else []
            continue
        place = int(re.search(r"\d+", part).group())
        before = pieces[-1][-1:] if pieces and isinstance(pieces[-1], str) else ""
        pieces.append((place, ""))
        if slots[place].open and before not in "\"'`[" or (slots[place].open and not before):
            quoting[place] = source.pick(_MARKS)
        elif before in "\"'`" and before:
            quoting[place] = before + "{}" + before
            pieces[-2] = pieces[-2][:-1]
        if "onoff" in part:
            slots[place].draw = lambda source: (lambda v: (v, "on" if v else "off"))(source.chance(.5))
    for at in range(1, len(pieces)):                                      # the closing marks are part of the value now
        if isinstance(pieces[at], str) and not isinstance(pieces[at - 1], str):
            mark = quoting.get(pieces[at - 1][0], "{}")
            if mark[-1] == pieces[at][:1]:
                pieces[at] = pieces[at][1:]
    return Order(function, mode, [piece for piece in pieces if piece], slots, quoting)


def _spoken(name):
    """What a sentence calls the parameter `name`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).replace("_", " ").replace("-", " ").lower().removeprefix("which ")


def _drawing(kind):
    def draw(source):
        value = functions.value(source, kind)
        return value, functions.shown(value)
    return draw


def _located(source, function, inner):
    """Out of a request as the function makes it: the values that can be seen in it are places, the others stay."""
    text, arguments = function.request(source, True, inner)
    if "\n" in text:
        return None
    kinds, slots, found, stay = dict(function.parameters), [], [], []
    for i, (name, value) in enumerate(arguments):
        seen = [] if isinstance(value, (list, bool)) else list(re.finditer(r"(?<![\w.])" + re.escape(str(value)) + r"(?![\w]|\.\w)", text))
        if len(seen) == 1:
            found.append((seen[0].start(), seen[0].end(), i))
            slots.append(Argument(name, _spoken(name), "number" if kinds[name].type in ("number", "integer") else "words", kinds[name].end != CLOSED, _value_of(kinds[name])))
        else:
            stay.append(i)
            slots.append(Argument(name, name, "", False, lambda source, value=value: (value, str(value))))
    pieces, at, quoting, found = [], 0, {}, sorted(found)
    if any(a[1] > b[0] for a, b in zip(found, found[1:])):
        return None
    for start, end, i in found:
        mark = text[start - 1:start] + text[end:end + 1]
        if mark in ('""', "''", "``", "“”"):
            quoting[i], start, end = mark[0] + "{}" + mark[1], start - 1, end + 1
        elif end < len(text) and slots[i].open:
            slots[i].open = False                                       # what follows shows its end
        pieces += [text[at:start], (i, "")]
        at = end
    return Order(function, "" if inner else ".", [piece for piece in pieces + [text[at:]] if piece], slots, quoting, tuple(stay))


def _value_of(kind):
    def draw(source):
        value = kind.draw(source)[0]
        return value, str(value)
    return draw


def _named(source, function, slots):
    """The function and its parameters by their names."""
    if not slots:
        return None
    first, between, form = source.pick([("call {f} with ", ", ", "{p}="), ("use {f} with ", " and ", "{p} set to "), ("call {f} with ", " and ", "{p} "), ("run {f} with ", ", ", "{p}: "), ("use the {f} tool with ", " and ", "{p} "), ("invoke {f} with ", ", ", "{p} = ")])
    pieces, quoting = [], {}
    for place, slot in enumerate(slots):
        pieces += [(first.format(f=function.name) if not place else between) + form.format(p=slot.name), (place, "")]
        if slot.group in ("words", "path", "url") and (slot.open or source.chance(.3)):
            quoting[place] = source.pick(_MARKS)
    for slot in slots:
        if slot.group == "array":
            slot.draw = _as_json(slot.draw)
    return Order(function, "", pieces, slots, quoting)


def _as_json(draw):
    def drawing(source):
        value, text = draw(source)
        return value, json.dumps(value, ensure_ascii=False) if isinstance(value, list) else text
    return drawing


def calls(source, order, values):
    """-> turns: the call of `order` with these values, its result and what is said about it."""
    arguments = order.arguments(values)
    return [Answer(f"I call {order.function.name}.", "", Call(order.function.name, arguments))] + order.function.outcome(source, arguments, plain=True)

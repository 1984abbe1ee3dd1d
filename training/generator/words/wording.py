"""Sentences out of a grammar, an eighth of the longer wordings kept for evaluation; what people put around an order or a question."""
import re
from dataclasses import dataclass

from ..chat import Answer
from ..everyday.grammar import Slot, expand, parse
from ..material.source import is_held_out
from .said import capital


def worded(source, text, /, **values):
    """One sentence of the grammar `text` with its {slots} filled in."""
    grammar, allowed = parse(text), frozenset(values)
    for _ in range(12):
        pieces = expand(source, grammar, allowed)
        if _kept("".join("{" + piece.name + "}" if isinstance(piece, Slot) else piece for piece in pieces)) == source.held_out:
            break
    return "".join(str(values[piece.name]) if isinstance(piece, Slot) else piece for piece in pieces)


def _kept(wording):
    """Whether only evaluation uses it. What everybody says in five words or fewer is learned."""
    return is_held_out(wording) and len(re.findall(r"[A-Za-z']+", re.sub(r"{\w+}", "", wording))) > 5


def typed(source, text, *values):
    """`text` as people type it: with a capital or not, ended or not. Nothing changes about a value at its beginning, nothing follows one at its end."""
    values = [str(value) for value in values if str(value)]
    if not any(text.startswith(value) for value in values) and source.chance(.6):
        text = capital(text)
    if text[-1] == "?":
        return text[:-1] if source.chance(.12) and not any(text.endswith(value) for value in values) else text
    return text + "." if text[-1].isalnum() and not any(text.endswith(value) for value in values) and source.chance(.3) else text


def spaced(tail):
    """What follows a sentence: a word after a blank, a comma or a full stop at once."""
    return " " * tail[:1].isalnum() + tail


_SENTENCES = (".", "!", "?")


def together(answers):
    """The answer to requests that were done one after the other: what is to be said about each."""
    texts = list(dict.fromkeys(answer.text for answer in answers))
    told = [text for text in texts if text != "Done."] or texts
    for beginning in ("Created ", "Updated "):
        if len(told) > 1 and all(text.startswith(beginning) and text.endswith(".") and "\n" not in text for text in told):
            names = [text.removeprefix(beginning)[:-1] for text in told]
            return Answer("Everything is done.", beginning + ", ".join(names[:-1]) + " and " + names[-1] + ".")
    joint = " " if all(text.endswith(_SENTENCES) and "\n" not in text for text in told) else "\n"
    return Answer("Everything is done.", joint.join(told))


_TWO = (
    "{a}, then {b}|{a}, then {b}|{a}, then {b}|{a} and then {b}|{a} and then {b}|{a} and {b}|{a} and {b}|{a} and {b}|{a}. Then {b}|{a}. Then {b}|{a}. Then {b}|first {a}, then {b}|first {a}, then {b}|first {a}. Then {b}|1. {a}\n2. {b}|1. {a}\n2. {b}|{a}\n{b}|{a}, and {b}|{a}; then {b}|{a}; {b}|first {a}, then {b}|first {a}. Then {b}|first {a} and then {b}|{a}. Then {b}|{a}. After that, {b}|{a}. After that {b}|first {a}, after that {b}|{a}, after that {b}|"
    "{a}, and after that {b}|{a}, and then please {b}|please {a} and {b}|please {a}, then {b}|{a}. Next, {b}|{a}, next {b}|{a}. Also {b}|{a} and also {b}|{a}, also {b}|{a}. When that is done, {b}|{a}; when you are done, {b}|once you have done this: {a}, {b}|"
    "{a}. Afterwards {b}|{a} and afterwards {b}|do two things: {a}, and {b}|two things: {a}; {b}|I need two things: {a} and {b}|1. {a}\n2. {b}|1) {a}\n2) {b}|- {a}\n- {b}|{a}\n{b}|{a}\nthen {b}|{a}.\n{b}|(can|could|would) you (please |){a} and (then |){b}?|"
    "I want you to {a} and (then |){b}|step 1: {a}. Step 2: {b}|step 1: {a}\nStep 2: {b}|two steps: {a}; then {b}|{a}, and once that is done {b}|"
    "{a}, and finally {b}|I'd like you to {a} and {b}|{a} first, then {b}|(tasks|todo|to do|two tasks|steps):\n- {a}\n- {b}|(tasks|todo|two tasks|steps):\n1. {a}\n2. {b}|"
    "{a} (and|, and|, then) (also |){b}(, please| for me| now|, thanks)")
_THREE = (
    "{a}, then {b}, then {c}|{a}. Then {b}. Then {c}|first {a}, then {b}, and finally {c}|first {a}, then {b}, then {c}|{a}, {b} and {c}|1. {a}\n2. {b}\n3. {c}|first {a}, then {b}, and finally {c}|1. {a}\n2. {b}\n3. {c}|{a}, then {b}, then {c}|first {a}. Then {b}. Finally {c}|{a}. Then {b}. Then {c}|do three things:\n- {a}\n- {b}\n- {c}|{a}, {b} and {c}|{a}, {b}, and {c}|{a}, {b}, then {c}|{a} and {b}, then {c}|"
    "{a}; {b}; {c}|{a}, after that {b}, at last {c}|please {a}, {b} and {c}|{a}\n{b}\n{c}|three things: {a}, {b}, {c}|first {a}, second {b}, third {c}|{a}. After that {b}. After that {c}|{a} and {b}. Also {c}|(tasks|todo|steps):\n1. {a}\n2. {b}\n3. {c}|"
    "step 1: {a}. Step 2: {b}. Step 3: {c}|step 1: {a}\nStep 2: {b}\nStep 3: {c}|three steps: {a}; {b}; {c}|(can|could) you {a}, {b} and {c}?|I want you to {a}, {b} and {c}|{a}, next {b}, last {c}")


def joined(source, asks, *values):
    """Two or three orders as one request. Nothing follows one of `values` at its end."""
    text = worded(source, _TWO if len(asks) == 2 else _THREE, **dict(zip("abc", asks)))
    lines = text.split("\n")
    if len(lines) > 1 and source.chance(.6):
        heads = ("1. ", "2. ", "3. ", "1) ", "2) ", "- ")
        text = "\n".join(next((h + capital(line[len(h):]) for h in heads if line.startswith(h)), capital(line)) for line in lines)
    text = capital(text) if source.chance(.7) else text
    return text + "." if text[-1].isalnum() and "\n" not in text and not text.endswith(values) and source.chance(.2) else text


@dataclass
class Order:
    """A request for a function in pieces: text, and places of arguments, whose values it can be told again with."""
    function: object
    mode: str               # "?" a question, "." no sentence, "" an order
    pieces: list            # str, or (place, form)
    slots: list             # Argument
    quoting: dict           # place -> how it is marked
    stay: tuple = ()        # arguments that the text tells in its own words

    def places(self):
        return list(dict.fromkeys(piece[0] for piece in self.pieces if not isinstance(piece, str)))

    def text(self, values, first=0):
        return "".join(piece if isinstance(piece, str) else self._shown(values, *piece) for piece in self.pieces[first:])

    def _shown(self, values, place, form):
        text = str(values[place][1])
        return self.quoting.get(place, "{}").replace("{}", text.removesuffix("s") if form == "1" else text)

    def marked(self, place, value):
        return self._shown({place: value}, place, "")

    def arguments(self, values):
        given = set(self.places()) | set(self.stay)
        return [(slot.name, values[i][0]) for i, slot in enumerate(self.slots) if i in given]


@dataclass
class Argument:
    name: str
    said: str               # what a sentence calls it
    group: str              # values of different groups cannot be taken for each other
    open: bool              # one cannot see where such a value ends
    draw: object            # source -> (value, text)

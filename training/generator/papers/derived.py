"""Questions made of other questions about a paper: whether a value is what it says, true or false, the first letters of a value."""
import re

from ..words.wording import worded
from .paper import Ask, options

_IS = "is {n} {v}|is {n} {v}|is it (true|right|correct) that {n} is {v}"
_TRUE = "true or false: {n} is {v}|{n} is {v}, true or false|is this true or false: {n} is {v}"
_LETTERS = "what are the first {k} letters of {n}|what are the first {k} letters of {n}|(which|what) {k} letters does {n} (start|begin) with|with (which|what) {k} letters does {n} (start|begin)"
_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five"}


def derived(source, made):
    """Up to three of them."""
    named = [(ask, told) for ask in made.asks for told in options(ask.told) if re.match(r"the \S+( \S+)? (of|for) ", told) and not ask.said and not ask.answer.endswith(".") and "\n" not in ask.answer and len(ask.answer) < 40]
    out = []
    for ask, told in source.random.sample(named, min(len(named), source.number(1, 3))):
        name = worded(source, told, it="it", there="", **ask.values).strip()
        start = f"It says: {ask.line.strip()}\n"
        if source.chance(.15) and (word := re.fullmatch(r"[A-Za-z]{5,}", ask.answer)):
            k = source.number(2, 4)
            letters = word[0][:k]
            out.append(Ask(_LETTERS, "the first {k} letters of {n}", dict(n=name, k=source.pick([_NUMBERS[k], str(k)])), letters, ask.line, said=f"{start}{'-'.join(word[0])}.\nSo the answer is {letters}."))
            continue
        others = [other.answer for other in made.asks if other.direct == ask.direct and other.values.get("c") == ask.values.get("c") and other.answer.lower() != ask.answer.lower() and _shape(other.answer) == _shape(ask.answer)]
        right = not others or source.chance(.5)
        if not others and source.chance(.8):
            continue
        shown, yes = ask.answer if right else source.pick(others), source.chance(.6)
        answer = ("Yes." if right else "No.") if yes else "True." if right else "False."
        out.append(Ask(_IS if yes else _TRUE, "whether {n} is {v}|if {n} is {v}" if yes else "whether this is true or false: {n} is {v}", dict(n=name, v=shown), answer, ask.line))
    return out


def _shape(text):
    """What a value looks like: another value of its kind looks the same."""
    return re.sub(r"[A-Za-z]+", "a", re.sub(r"\d+", "9", text))

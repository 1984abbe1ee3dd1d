"""How many letters words have: words of every length equally often, one after the other, several at once, which is longer."""
from functools import cache

from ..chat import Answer, User
from ..material import world
from ..material.source import is_held_out
from ..meanings.words import senses
from ..words.said import capital, said
from .working import counted


@cache
def _by_length(held_out):
    """length -> words"""
    words = {word for sense in senses() for word in sense.words[:3]} | {word for word in world.NOUNS + world.COLORS + world.DAYS + world.MONTHS + world.NAMES + world.CITIES}
    out = {}
    for word in sorted(words):
        if word.isascii() and word.isalpha() and 2 <= len(word) <= 12 and is_held_out(word) == held_out:
            out.setdefault(len(word), []).append(word)
    return out


def word(source):
    """A word of 2 to 12 letters, as it stands in a sentence."""
    able = _by_length(source.held_out)
    found = source.pick(able[source.pick([n for n in (2, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 11, 12) if n in able])])
    return found.capitalize() if source.chance(.12) else found.upper() if source.chance(.03) else found


_MARKS = ["{}", "{}", "{}", '"{}"', "'{}'"]
_ASK = "how many letters (are|are there) in (the word |){w}?|how many letters does (the word |){w} have?|how many letters has {w}?|how many letters in {w}?|how many letters in {w}|count the letters (of|in) {w}|{w}: how many letters?|how long is the word {w}?|how many letters do you need to write {w}?|the word {w} has how many letters?|{w} has how many letters?|number of letters in {w}?|(can|could) you count the letters (of|in) {w}?|what is the length of the word {w}?|how many letters are there in {w}, please?|tell me how many letters {w} has"
_NEXT = "and {w}?|and {w}?|{w}?|what about {w}?|how about {w}?|now {w}|and in {w}?|and the word {w}?|ok, and {w}?|next word: {w}|the same for {w}|and how many in {w}?|{w}"


def _said(source, text, **values):
    text = said(source, text, **values)
    return text if source.chance(.35) or text.startswith(tuple(values.values())) else capital(text)


def lengths(source):
    match source.weighted({"row": 6, "list": 2, "longer": 1.5, "exactly": 1}):
        case "list":
            words = list(dict.fromkeys(word(source) for _ in range(source.number(2, 5))))
            listed = ", ".join(words) if len(words) == 1 or source.chance(.5) else ", ".join(words[:-1]) + " and " + words[-1]
            text = said(source, "how many letters (does each of these words have|do these words have|are in each of these words)(:|?) {l}|count the letters of (each of these words|these words|each word)(:|) {l}|letters of each word: {l}|give me the number of letters (of|for) each word: {l}", l="\0").replace("\0", listed)
            return [User(text if source.chance(.3) else capital(text)), Answer(" ".join(f"{one}: {counted(one)}." for one in words), ", ".join(f"{one}: {len(one)}" for one in words))]
        case "longer":
            a, b = word(source), word(source)
            if len(a) == len(b):
                return lengths(source)
            long = source.chance(.6)
            text = said(source, "which word (is {k}|has {m} letters), {a} or {b}?|{a} or {b}: which word (is {k}|has {m} letters)?|which (one |)has {m} letters, {a} or {b}?", k="longer" if long else "shorter", m="more" if long else "fewer", a=a, b=b)
            return [User(text if text.startswith(a) or source.chance(.3) else capital(text)), Answer(f"{a}: {len(a)}. {b}: {len(b)}.", a if (len(a) > len(b)) == long else b)]
        case "exactly":
            w = word(source)
            n = len(w) if source.chance(.5) else max(1, len(w) + source.pick([-2, -1, 1, 2]))
            text = said(source, "does (the word |){w} have {n} letters?|has {w} {n} letters?|is {w} a word (of|with) {n} letters?|are there {n} letters in {w}?", w=source.pick(_MARKS).format(w), n=n)
            return [User(text if source.chance(.3) else capital(text)), Answer(f"{counted(w)}.", "Yes." if n == len(w) else "No.")]
    turns, seen = [], set()
    for i in range(source.weighted({1: 3, 2: 3, 3: 3, 4: 2, 5: 2, 6: 1})):
        w = word(source)
        if w.lower() in seen:
            continue
        seen.add(w.lower())
        turns += [User(_said(source, _ASK if not turns or source.chance(.25) else _NEXT, w=source.pick(_MARKS).format(w))), Answer(f"{counted(w)}.", str(len(w)))]
    return turns

"""Two files with sentences of one form: the question names neither file, only what it is about; or which of them says it."""
from functools import cache
from pathlib import Path

from ..chat import User
from ..everyday.grammar import parse
from ..files.deeds import deed
from ..material import world
from ..material.source import is_held_out
from ..words.said import capital, said
from ..words.wording import typed, worded
from .asked import ALSO, MORE, _answer, _said, _SHOW
from .paper import Ask
from .values import value

_KEYS = dict(names=world.NAMES, days=world.DAYS, months=world.MONTHS)


@cache
def families():
    """-> [(keys, kind of the values, sentences, direct, told, back)]"""
    rows = [[part.strip() for part in line.split(" | ")] for line in (Path(__file__).parent / "twins.txt").read_text().strip().split("\n")]
    return [(_KEYS.get(keys) or keys.split(","), kind, sentences.split(";"), direct, told, back) for keys, kind, sentences, direct, told, back in rows]


_STEMS = [pair.split() for pair in "a b|one two|first second|left right|notes1 notes2|part1 part2|old new|x y|page1 page2|mine yours|list1 list2|up down|alpha beta|plan info|red blue|memo note|sheet1 sheet2|draft final|north south|one.1 one.2|inbox outbox|home work|k1 k2|east west|tom anna|cover inside".split("|")]
_FILLING = ["Please keep this.", "More next week.", "This is not final.", "Thanks for reading.", "Ask me if anything is unclear.", "All agreed.", "That is all for now.", "I wrote this down in a hurry.", "Do not forget it.", "So far the plan.", "Last changed on the 4th."]
_READ = (
    "(read|open|look at) {a} and {b}. {Q}?|(read|open) {a} and then {b}. {Q}?|(read|open) {a}, then (read |open |){b}. {Q}?|(read|open) {a}. Then (read|open) {b}. {Q}?|first (read|open) {a}, then {b}. {Q}?|(read|open) {a} and {b} and (tell me|say|find out) {t}|(read|open) {a} and then {b} and tell me {t}|(read|open) {a}, then {b}, and tell me {t}|look into {a} and {b}: {q}?|(check|read) both {a} and {b}: {q}?|"
    "{Q}? (It is|It stands|The answer is) in {a} or (in |){b}|{Q}? Read {a} and {b}|{Q}? (Look|Check) in {a} and {b}|one of {a} and {b} says {t}. (Read both and tell me|Read them and tell me)|please read {a} and {b}. {Q}?|(can|could) you read {a} and {b} and tell me {t}?|read {a} first and {b} after that. {Q}?|open {a}, after that {b}. {Q}?|1. read {a}\n2. read {b}\n3. tell me {t}|(from|according to) {a} and {b}: {q}?|use {a} and {b}: {q}?")
_WHICH = "(which|what) (one|file|of the two|of the two files|of them) (says|tells us|says something about|tells) {t}|in (which|what) (one|file|of the two files|of them) (does it say|stands|is|is it written) {t}|(which|what) file is it that says {t}"


def _files(source, n):
    """The values of `n` keys each -> (texts, asks of each) or None."""
    family = source.pick([one for one in families() if source.held_out or not is_held_out("twins " + one[4])])
    keys, kind, sentences, direct, told, back = family
    if len(keys) < 2 * n:
        return None
    keys, sentence = source.random.sample(keys, 2 * n), source.pick(sentences)
    values = source.distinct(lambda: value(source, kind), 2 * n, 60)
    if len(values) < 2 * n:
        return None
    texts, asks = [], []
    for at in (0, n):
        lines, own = [], []
        for key, v in zip(keys[at:at + n], values[at:at + n]):
            line = said(source, sentence if source.chance(.8) else source.pick(sentences), k=key, v=v)
            line = capital(line) if line.endswith(".") else line
            lines.append(line)
            own.append(Ask(direct, told, dict(k=key), v, line, key))
            own.append(Ask(back, back, dict(v=v), key, line))
        if source.chance(.3):
            lines.insert(source.number(0, len(lines)), source.pick(_FILLING))
        mark = source.pick(["", "", "", "- "])
        texts.append(source.pick(["\n", "\n", " "] if not mark and all(line.endswith(".") for line in lines) else ["\n"]).join(mark + line for line in lines))
        asks.append(own)
    return texts, asks


def twins(source, box):
    made = _files(source, source.weighted({1: 6, 2: 4, 3: 2}))
    if not made or "read" not in box.operations:
        return None
    (texts, asks), end = made, source.pick(["txt", "txt", "txt", "md"])
    stems = source.pick(_STEMS) if source.chance(.65) else source.distinct(source.word, 2, 20)
    if any(stem in " ".join(texts).lower() for stem in stems if len(stem) > 2):    # what a file is called says nothing about it
        stems = ["a", "b"]
    folder = source.pick(["", "", "", "notes/", "/tmp/", "docs/"])
    stems = stems if source.chance(.8) else stems[::-1]
    places = [f"{folder}{stem}.{end}" for stem in stems]
    done = [deed(source, box, "read", text=text, path=place) for text, place in zip(texts, places)]
    if not all(done):
        return None
    at = source.number(0, 1)
    ask = source.pick(asks[at])
    if source.chance(.15) and ask.also:
        ask = Ask(_WHICH, _WHICH, dict(t=ask.indirect(source, "")), places[at], ask.line, said=f"It says: {ask.line.strip()}\nThat is in {places[at]}.")
    if source.chance(.85):
        turns = [User(_said(source, _READ, ask, "", a=places[0], b=places[1]))] + done[0].turns + done[1].turns + [_answer(ask)]
    else:
        turns = [turn for one, place in zip(done, places) for turn in [User(typed(source, worded(source, _SHOW, p=place), place)), *one.turns, one.answer]]
        turns += [User(_said(source, MORE, ask)), _answer(ask)]
    asked = [ask]
    for _ in range(source.weighted({0: 5, 1: 3, 2: 1})):
        last, ask = ask, source.pick(asks[0] + asks[1])
        if ask not in asked:
            asked.append(ask)
            also = last.also and ask.also and last.direct == ask.direct and source.chance(.4)
            turns += [User(typed(source, worded(source, ALSO, x=ask.also), ask.also) if also else _said(source, MORE, ask)), _answer(ask)]
    return turns


for _family in families():                                              # a stray bracket is found here
    for _text in [*_family[2], *_family[3:]]:
        parse(_text)

"""Real files that are read, asked about and changed; that it is done is told with one word, whatever the file says."""
import re

from ..chat import Answer, User
from ..files.deeds import deed
from ..files.tooling import DONE
from ..material import world
from ..papers import asked, builds, cells, crafts, frames, lists, notes
from ..papers.values import value
from ..words.wording import typed, worded
from .ending import turns_of

# What is to be told is that it is done, and not the word behind "say".
WHEN = (
    "{o}, and (tell me|say|let me know|report|give me a sign) when (it is|it's|that is|that's) (done|finished|{w})|{o}, and (tell me|say|let me know) when (you are|you're) (done|finished)|{o} and (tell me|say|let me know) when (it is|it's|that's) (done|finished|{w})|{o}. (Tell me|Say|Let me know|Report|Notify me|Give me a sign) when (it is|it's|this is|that is|that's|everything is) (done|finished|ready|{w})|{o}. (Tell me|Say|Let me know|Report) when (you are done|you're done|you are finished|you're finished|you have finished)|"
    "{o}, (tell me|say|let me know) (once|as soon as|when) (it is|it's|that is) (done|finished|{w})|{o}. (Tell me|Let me know|Say so|Report) (once|as soon as) (it is|it's|you are|that is) (done|finished)|{o} and (confirm|confirm it|confirm that|say that it is done|say so when it is done|tell me that it is done|confirm briefly|give a short confirmation)|{o}, then confirm( it|)|{o}. (Confirm|Please confirm|Confirm it|Short confirmation|A short confirmation is enough|Just confirm) (when done|afterwards|at the end|please)|"
    "(tell me|say|let me know) when (it is|it's|this is) (done|{w}): {o}|(tell me|let me know|say) when you have done this: {o}|{o} - (tell me|say|let me know) when (done|finished|{w}|ready)|{o} and (report back|report|tell me) when (done|finished|{w})|{o}. When it is {w}, (tell me|say so|let me know)|{o}. (When you are done|When finished|Once it is {w}|When it's done)(,|) (tell me|say so|let me know|confirm)|"
    "{o}. (Say so|Tell me so|Speak up|Drop me a line|Give me a short note|Ping me|Give me a shout|Send me a word) (when|once|as soon as) (that is|that's|it is|it's|this is) (done|finished|{w}|through)|{o}. (Say so|Tell me|Let me know) (when|once|as soon as) you (are finished|are through|have done it|have done that|are ready)|{o}. (I want|I would like|I'd like) to (know|hear) when (it is|it's|that is) (done|finished|{w})|"
    "{o}. (Let me know|Tell me|Say so) (after that|afterwards|then)|{o}. (Please tell me|Please let me know|Please say so|Please say|Just tell me|Just say so|Then tell me|Then let me know) when (that is|that's|it is|it's) (done|finished|{w})|{o} and (just |)(say so|let me know) (when|once|as soon as) (that is|that's|it is|it's) (done|finished|{w})|{o}. A (short|brief) (note|word|message) (when (it is|that is)|once (it is|that is)) (done|finished)( is enough|)")

_READ_CHANGE = "(read|open) {p} and {c} in it|(read|open) {p}, then {c} in it|(read|open) {p}, {c} in it|(look at|have a look at|check) {p} and {c} there|(read|open) {p} first, then {c} in it|(read|open) {p} and {c} in (the|this|that) file"
_CHANGE_ALONE = "in {p}, {c} please|{c} in {p}|{c} in the file {p}|please {c} in {p}|{c} in (my|our) file {p}"
_CHANGE_NOW = "{c} in it|{c} in it|{c} in it|{c} there|{c} in (the|that|this) file|now {c} in it|then {c} in it|(ok|good|thanks|fine), (now |){c} in it|(please |){c} in it|next, {c} in it|and {c} in it|{c} in (the same file|{p})"
_CHANGE = "replace {o} (with|by) {n}|replace {o} (with|by) {n}|change {o} (to|into) {n}|swap {o} for {n}|put {n} in place of {o}|turn {o} into {n}|exchange {o} for {n}"
_CHANGES = "replace {o} (with|by) {n} and {a} (with|by) {b}|change {o} to {n} and {a} to {b}|replace {o} with {n} and also {a} with {b}"


def _another(source, old, text):
    """A value like `old` that the file does not have."""
    pool = next((pool for pool in (world.NAMES, world.CITIES, world.DAYS, world.MONTHS, world.COLORS, list(world.CAPITALS)) if old in pool), None)
    for _ in range(30):
        if pool:
            new = source.pick(pool)
        elif re.fullmatch(r"\d{4}-\d\d-\d\d", old):
            new = value(source, "date")
        elif re.fullmatch(r"\d\d:\d\d", old):
            new = value(source, "time")
        elif any(sign.isdigit() for sign in old):
            new = "".join(source.pick("123456789") if sign.isdigit() else sign for sign in old)
        else:
            new = value(source, "person") if re.fullmatch("[A-Z][a-z]+ [A-Z][a-z]+", old) else source.word().capitalize() if old[0].isupper() else source.noun()
        if new.lower() not in text.lower() and old not in new:
            return new
    return ""


def edited(source, box):
    """A paper is changed, often after it was read or asked about."""
    made = source.weighted({cells.table: 8, lists.pairs: 4, builds.build: 4, builds.letter: 4, crafts.craft: 3, notes.note: 3, frames.frame: 8})(source)
    able = list(dict.fromkeys(ask.answer for ask in made.asks if ask.answer not in ("Yes.", "No.") and len(ask.answer) > 1 and "\n" not in ask.answer and made.text.count(ask.answer) == 1))
    if not able or len(made.text) > 1200:
        return None
    olds = source.random.sample(able, 2 if len(able) > 1 and source.chance(.15) else 1)
    news = [_another(source, old, made.text) for old in olds]
    bare = all(text.replace("-", "").isalnum() for text in olds + news) and source.chance(.6)
    mark = "{}" if bare else source.pick(['"{}"', '"{}"', "'{}'", "`{}`"])
    if not all(news) or any(old in other for old in olds for other in olds if other != old) or mark[0] in "".join(olds + news):
        return None
    p = asked.path(source, made)
    shown = [mark.format(text) for text in olds + news]
    change = worded(source, _CHANGE, o=shown[0], n=shown[1]) if len(olds) == 1 else worded(source, _CHANGES, o=shown[0], a=shown[1], n=shown[2], b=shown[3])
    done = [deed(source, box, "edit", path=p, old=old, new=new) for old, new in zip(olds, news)]
    reading = deed(source, box, "read", path=p, text=made.text)
    if not all(done) or reading is None:
        return None
    wanted = source.chance(.75)
    order = lambda form: worded(source, form, c=change, p=p)
    wish = lambda text: typed(source, worded(source, WHEN, o=text, w=source.pick(["changed", "replaced", "edited", "updated"])) if wanted else text, p, *shown)
    answer = Answer(*DONE) if wanted else Answer("The file was changed.", f"Updated {p}.")
    kind = source.weighted({"read": 5, "alone": 2, "behind": 6})
    if kind == "behind":
        ask = source.pick(made.asks)
        turns = [User(asked._said(source, asked._TELL if source.chance(.4) else asked._LOOK, ask, p, named=True)), *reading.turns, asked._answer(ask)] + turns_of(wish(order(_CHANGE_NOW)), done, answer)
    else:
        turns = turns_of(wish(order(_READ_CHANGE if kind == "read" else _CHANGE_ALONE)), ([reading] if kind == "read" else []) + done, answer)
    others = [ask for ask in made.asks if not any(old in ask.line or old in ask.answer or old in str(ask.values) for old in olds) and ask.line]
    if kind != "alone" and others and source.chance(.4):                # something that was not changed
        ask = source.pick(others)
        turns += [User(asked._said(source, asked.MORE, ask)), asked._answer(ask)]
    return turns

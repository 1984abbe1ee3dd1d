"""Questions about what a tool brought or a text says: one thing is looked at, or two, and the answer is short."""
import json

from ..chat import Answer, Result, User
from ..files.deeds import deed, lost, read_together
from ..material import world
from ..words import calling
from ..words.said import capital
from ..words.wording import typed, worded
from .exhibits import exhibit

_LOOK = ("(read|open|look at|look into|check|see|use|take|view|inspect|have a look at) {p}(. {Q}|: {q}| and tell me: {q}| and (tell me|answer|say), {q}|, then answer: {q}|, {q})|{Q} (It is in|That is in|See|Look in|Look into|Check|Read|You find it in|It stands in|The answer is in) {p}|{p}: {q}|in {p}, {q}|(about|regarding|concerning) {p}: {q}|"
         "I have a question about {p}(. {Q}|: {q})|(can|could) you look into {p}? {Q}|(the file |file |){p}(. {Q}|: {q})|{q} (look in|see|check|read) {p}|(read|open) {p} (first|before you answer). {Q}|I want to know something about {p}: {q}")
_RUN = "(run|execute|use) {p}(. {Q}|: {q}| and tell me: {q}| and (tell me|answer|say), {q}|, {q})|{Q} (Run|Use) {p}|with {p}: {q}|(use|run) {p} (to find out|to answer|to see): {q}|(can|could) you run {p}? {Q}"
_MORE = "{q}|{q}|{Q}|and {q}|and now: {q}|another question: {q}|now, {q}|ok, {q}|(good|thanks|fine)(. {Q}|, {q}|. And {q})|also, {q}|next question: {q}|one more: {q}|tell me, {q}|what I want to know: {q}|(quick|last) question: {q}|then: {q}"
_ALSO = "and {x}?|and for {x}?|and {x}?|(what|how) about {x}?|(now|next)(:|,) {x}|the same for {x}|{x}?|(ok|good|thanks|fine)(. And|, and) {x}?|and (what|how) about {x}?|sorry, I meant {x}|no, I meant {x}|I meant {x}|and for {x}, please"
_SHOW = "(read|show me|open|print|view) {p}|(what is|what's) in {p}?|(show|give) me {p}|let me see {p}"
_SHOW_RUN = "(run|execute) {p}|(run|execute) {p} for me|(show me|give me) the output of {p}|use the shell: {p}"
_TWO = "(read|show me|open) {a} and {b}|(read|open) {a}(, then|. Then| and then|; then) {b}|(what is|what's) in {a} and {b}?|look at {a} and( at|) {b}"
_ABOUT = "(in|in the file) {p}(, |: ){q}|{q} (I mean|In|It is about|The question is about) {p}|{q} I mean {p}|about {p}: {q}|{p}: {q}"
_STATED = ("{t}\n\n{Q}|{t}\n\n{q}|{Q}\n\n{t}|here is (a file|some text|the output|what I have|a list):\n{t}\n\n{Q}|look at this:\n\n{t}\n\n{Q}|given this:\n{t}\n\n{q}|```\n{t}\n```\n{Q}|```\n{t}\n```\n\n{q}|{Q}\n```\n{t}\n```|I have this (file|text|output):\n\n{t}\n\n{Q}|(a question|a quick question|one question) about this:\n{t}\n\n{Q}")
_BRIEF = ["", "", "", "", " Only the answer.", " Answer briefly.", " Just the answer, please.", " Keep it short."]


def _question(source, thing, taken):
    """-> (text, answer, what is thought) of a question that was not asked yet."""
    for _ in range(6):
        form, values, answer, *thought = thing.question(source)
        if (form, answer) not in taken:
            break
    else:
        return None
    taken[form, answer] = True
    taken["last"] = form, values
    text = worded(source, form, **values)
    if text[-1].isalnum():
        text += "?" if text.split()[0] in ("what", "what's", "which", "who", "whose", "how", "is", "was", "does", "did", "are", "do", "when", "where", "in", "on", "at", "for") else "."
    return text, answer, *thought


def _said(source, form, question, **values):
    text = worded(source, form, q=question, Q=question[0].upper() + question[1:], **values)
    return typed(source, text + (source.pick(_BRIEF) if text.endswith("?") else ""), *values.values())


def _answer(text, thought=None):
    so = f"the answer is {text.removesuffix('.')}."
    return Answer(f"{thought}\nSo {so}" if thought and "answer is" not in thought and "\n" not in text else thought or capital(so), text)


def results(source, box):
    """Something is read or run, and one to four things are asked about it."""
    if not box.operations:
        return _of_function(source, box)
    shell = "run" in box.operations and source.chance(.35)
    if source.chance(.15) and not shell:
        return _of_two(source, box)
    thing, taken = exhibit(source, shell), {}
    if shell:
        if not thing.command:
            return None
        done, name = deed(source, box, "run", text=thing.text, command=thing.command), source.pick(["`{}`", "`{}`", '"{}"', "{}"]).format(thing.command)
    else:
        path = source.path()
        done, name = deed(source, box, "read", text=thing.text, path=path), path
    first = _question(source, thing, taken)
    if done is None or not first:
        return None
    if not shell and source.chance(.07):                                # it is not there, or cannot be read
        done = lost(source, box, path) if source.chance(.6) else deed(source, box, "read", text=thing.text, fails=1, path=path)
        return [User(_said(source, _LOOK, first[0], p=name))] + done.turns + [done.answer]
    if source.chance(.7):
        turns = [User(_said(source, _RUN if shell else _LOOK, first[0], p=name))] + done.turns + [_answer(*first[1:])]
    else:
        turns = [User(typed(source, worded(source, _SHOW_RUN if shell else _SHOW, p=name), name))] + done.turns + [done.answer, User(_said(source, _MORE, first[0])), _answer(*first[1:])]
    return turns + _further(source, thing, taken)


def _further(source, thing, taken):
    turns = []
    for _ in range(source.weighted({0: 5, 1: 4, 2: 2, 3: 1})):
        x, answers = _same(source, thing, taken) if source.chance(.4) else (None, None)
        if x:
            turns += [User(typed(source, worded(source, _ALSO, x=x), x)), _answer(*answers)]
            continue
        question = _question(source, thing, taken)
        if question:
            turns += [User(_said(source, _MORE, question[0])), _answer(*question[1:])]
    return turns


def _same(source, thing, taken):
    """What was asked last, of something else -> (it, answer and what is thought); (None, None) where there is nothing."""
    last = taken.get("last")
    others = [(values["x"], answers) for form, values, *answers in thing.asks if last and form == last[0] and "x" in values and values["x"] != last[1].get("x") and {**values, "x": ""} == {**last[1], "x": ""}]
    if not others or "x" not in last[1]:
        return None, None
    x, answers = source.pick(others)
    taken["last"] = (last[0], dict(last[1], x=x))
    return x, answers


def _of_two(source, box):
    """Two files are read, and something is asked about one of them."""
    things, paths = [exhibit(source), exhibit(source)], [source.path(), source.path()]
    done = [deed(source, box, "read", text=thing.text, path=path) for thing, path in zip(things, paths)]
    if not all(done) or paths[0] == paths[1] or sum(len(thing.text) for thing in things) > 500:
        return None
    turns = [User(typed(source, worded(source, _TWO, a=paths[0], b=paths[1]), paths[1]))] + done[0].turns + done[1].turns + [read_together(done)]
    for at in [source.number(0, 1) for _ in range(source.number(1, 2))]:
        question = _question(source, things[at], {})
        turns += [User(_said(source, _ABOUT, question[0], p=paths[at])), _answer(*question[1:])]
    return turns


_FIELD = ("(what is|what's|what was) the {k}?|(tell me|give me|now) the {k}|(which|what) {k} (does it have|is it|was it|is given)?|(what|how) about the {k}?|the {k}?|and the {k}?|(only|just) the {k}(, please|)|and {k}?|(can you|please) (repeat|tell me) the {k}|"
          "I (need|want) (only |just |)the {k}|which {k} is it?")


_VALUES = {"status": lambda s: s.pick(["ok", "open", "done", "pending", "failed", "closed", "sent"]), "id": lambda s: s.number(1, 9999), "count": lambda s: s.number(0, 99), "price": lambda s: s.number(1, 9999) / 100, "total": lambda s: s.number(1, 999), "date": lambda s: f"2026-{s.number(1, 12):02d}-{s.number(1, 28):02d}", "day": lambda s: s.pick(world.DAYS), "time": lambda s: f"{s.number(0, 23):02d}:{s.number(0, 59):02d}",
           "city": lambda s: s.pick(world.CITIES), "country": lambda s: s.pick(list(world.CAPITALS)), "name": lambda s: s.name(), "owner": lambda s: s.name(), "color": lambda s: s.pick(world.COLORS), "message": lambda s: s.snippet(2, 4), "title": lambda s: s.phrase(1, 3), "address": lambda s: f"{s.number(1, 99)} {s.noun().capitalize()} Street", "phone": lambda s: f"{s.number(100, 999)}-{s.number(1000, 9999)}",
           "size": lambda s: s.number(1, 999), "temperature": lambda s: s.number(-10, 38), "version": lambda s: f"{s.number(0, 9)}.{s.number(0, 20)}.{s.number(0, 9)}", "code": lambda s: s.code(), "duration": lambda s: f"{s.number(2, 90)} minutes"}


def _any(source):
    return source.pick([source.number(0, 9999), source.word(), source.name(), source.code(), source.snippet(2, 3)])


def _of_function(source, box):
    """A call that brings several things, then questions about single ones."""
    able = [f for f in box.functions if getattr(getattr(f, "tool", None), "asking", not hasattr(f, "verb"))]
    order = calling.order(source, source.pick(able)) if able else None
    values = order and calling.drawn(source, order)
    if values is None:
        return None
    keys = source.random.sample(list(_VALUES) + world.KEYS, source.number(2, 4))
    fields = {k: (_VALUES[k] if k in _VALUES and source.chance(.8) else _any)(source) for k in keys}
    form = source.pick(["{k}: {v}", "{k}={v}", "{k} = {v}"])
    text = json.dumps(fields, ensure_ascii=False) if source.chance(.5) else source.pick(["\n", ", ", "; "]).join(form.format(k=k, v=v) for k, v in fields.items())
    call = calling.calls(source, order, values)[0]
    turns = [User(typed(source, order.text(values) + ("?" if order.mode == "?" else ""), *[text for _, text in values])), call, Result(text), Answer("I tell what it says.", ", ".join(f"{k}: {v}" for k, v in fields.items()))]
    for k in source.random.sample(keys, source.number(1, min(3, len(keys)))):
        turns += [User(typed(source, worded(source, _FIELD, k=k), k)), Answer(f"The {k} is {fields[k]}.", str(fields[k]))]
    return turns


def stated(source):
    """The same where the text stands in the request."""
    thing, taken = exhibit(source), {}
    question = _question(source, thing, taken)
    text = worded(source, _STATED, t=thing.text, q=question[0], Q=question[0][0].upper() + question[0][1:])
    text = text[0].upper() + text[1:] if not text.startswith(thing.text) and source.chance(.6) else text
    return [User(text), _answer(*question[1:])] + _further(source, thing, taken)

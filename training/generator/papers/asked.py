"""Tasks with papers: one is read and a thing in it asked for, in the same request or behind it; two are read; one stands in the request."""
from ..chat import Answer, User
from ..files.deeds import deed, lost
from ..material import world
from ..words.said import capital
from ..words.wording import typed, worded
from . import builds, constants, crafts, folders, forms, frames, guides, keyed, lists, notes, records, settings
from .derived import derived
from .paper import Ask
from .values import value

# Makers of papers and how often they are drawn; what two papers of different topics say cannot be mistaken for each other.
MAKERS = {settings.flat: 28, settings.nested: 18, settings.sectioned: 12, settings.sheet: 24, records.table: 38, lists.pairs: 26, notes.note: 28, forms.filled: 34, guides.guide: 48, constants.constants: 18, constants.assigned: 20, crafts.craft: 34, crafts.todo: 16, builds.build: 70, builds.letter: 60, frames.frame: 170, keyed.flat: 36, keyed.nested: 26, keyed.functions: 14}

_LOOK = ("(read|open|look at|look into|check|see|view|inspect|have a look at|take a look at) {p}. {Q}?|(read|open|look at|look into|check|see|view|inspect) {p}. {Q}?|(read|open|look at|check) {p}: {q}?|(read|open|check) {p} and (answer|tell me|say): {q}?|{Q}? (It is in|See|Look in|Look into|Check|Read|It stands in|The answer is in|It should be in) {p}|{p}: {q}?|in {p}, {q}?|in {p}, {q}?|"
         "I have a question about {p}(. {Q}|: {q})?|(can|could) you (look into|check|open|read) {p}? {Q}?|(the file |){p}(. {Q}|: {q})?|(read|open) {p} (first|before you answer). {Q}?|according to {p}, {q}?|(use|take) {p}: {q}?|{q} in {p}?|{q} in {p}?|{q} according to {p}?|please (read|open|check) {p}. {Q}?|{Q}? (Please |)(read|check|open) {p} to find out|I need {p} (read|checked): {q}?|(from|based on) {p}: {q}?")
_TELL = ("(read|open|look at|look into|check|see|view|inspect) {p} and tell me {t}|(read|open|look at|check) {p} and tell me {t}|(read|open|check) {p} and (say|report|find out|give me|answer) {t}|(open|read) {p}, then tell me {t}|tell me {t}, it is in {p}|(find out|tell me|say) {t} (by reading|from|with the help of) {p}|I (need|want|would like) to know {t}, (look in|see|check|read|it is in) {p}|"
         "(can|could) you (please |)(read|check|open|look at|look into) {p} and tell me {t}?|please (read|open|check) {p} and tell me {t}|tell me {t} (in|from|according to) {p}|(look up|find|find out) {t} in {p}|what I need from {p} is {t}|(can|could|would) you tell me {t}? (It is|It stands|Look|See) in {p}|{p}: tell me {t}|from {p} I need to know {t}|have a look at {p} and let me know {t}|let me know {t}, it should be in {p}|do you know {t}? (Check|Read|See) {p}")
_CAT = "(run|execute|use) (cat {p}|`cat {p}`)( and tell me {t}|. {Q}?|: {q}?)|(run|execute) (cat {p}|`cat {p}`) and (answer|tell me): {q}?|cat {p}( and tell me {t}|. {Q}?)|(use the shell|use bash)(:|.) {q} in {p}?|show {p} with cat and tell me {t}|{Q}? (Use cat on|Run cat on|cat) {p}"
MORE = "{Q}?|{Q}?|{q}?|{q}?|and {q}?|and {q}?|now: {q}?|also, {q}?|next question: {q}?|(ok|good|thanks|fine)(. {Q}|, {q}|. And {q})?|tell me {t}|and tell me {t}|now tell me {t}|I also need to know {t}|one more: {q}?|(can|could) you tell me {t}?|then {q}?|please tell me {t}|do you also know {t}?"
ALSO = "and {x}?|and {x}?|what about {x}?|how about {x}?|and what about {x}?|(ok|thanks|good), and {x}?|the same for {x}|now {x}"
_SHOW = "(read|show me|open|print|view|look at) {p}|(read|open) {p} (please|for me)|(what is|what's) in {p}?|let me see {p}|please read {p}"
_TWO = "(read|open|look at) {a} and {b}. {Q}?|(read|open) {a} and {b} and tell me {t}|(read|open) {a}, then {b}. {Q}?|first (read|open) {a}, then {b}. {Q}?|(read|open) {a}, (read|open) {b}, then tell me {t}|(read|open) both {a} and {b} and tell me {t}|read {a}. Then read {b}. {Q}?|(look at|check) {a} and {b}: {q}?"
_ABOUT = "{q} in {p}?|{q} in {p}?|in {p}, {q}?|{q} according to {p}?|and in {p}, {q}?|about {p}: {q}?|{p}: {q}?|back to {p}: {q}?|(what I meant is|the question is about) {p}: {q}?|in the {n} file, {q}?|tell me {t} (in|from) {p}|from {p}: {q}?"
_ONLY = ["", "", "", "", "", "", " Only the answer.", " Just the value.", " Answer briefly.", " Only the value, please.", " Reply with only the value.", " Keep it short.", " Just the answer, please."]


_TOPICS = {settings.flat: 0, settings.nested: 0, settings.sectioned: 0, settings.sheet: 0, forms.filled: 0, guides.guide: 0, constants.constants: 0, constants.assigned: 0, crafts.craft: 0, crafts.todo: 4, records.table: 1, lists.pairs: 2, notes.note: 3, builds.build: 5, builds.letter: 6, frames.frame: 7, keyed.flat: 8, keyed.nested: 8, keyed.functions: 8}


def paper(source):
    while not (made := (maker := source.weighted(MAKERS))(source)).asks or len(made.text) > 1400:
        pass
    made.topic = _TOPICS[maker]
    return made


def path(source, made):
    """Where such a file lies."""
    if source.chance(.25):
        return source.path()
    name = source.pick(made.names)
    x = source.random.random()
    if x < .6:
        return name
    if x < .85:
        return source.pick(world.FOLDERS + ["etc", "deploy", "files", "server", "backend", "office", "home", "project"]) + "/" + name
    return source.pick(["/etc/", "/home/" + source.pick(world.NAMES).lower() + "/", "/srv/app/", "/tmp/", "./", "~/", "/data/", "/opt/" + value(source, "project") + "/"]) + name


def _said(source, form, ask, p="", named=False, **values):
    """A request with a question inside; `named`: the question itself may name the file."""
    there = "" if p else None
    q = ask.question(source, there=there)
    if named and source.chance(.25):
        for _ in range(8):
            if p in (direct := ask.question(source, p, f"in {p}")):
                return typed(source, direct + "?", p)
    text = worded(source, form, q=q, Q=capital(q), t=ask.indirect(source, there), p=p, **values)
    return typed(source, text + (source.pick(_ONLY) if text.endswith("?") and "\n" not in ask.answer else ""), p, *ask.values.values())


def _answer(ask):
    return Answer(ask.thought(), ask.answer)


def _next(source, made, asked, last=None):
    """Another question about the same paper -> turns."""
    others = [ask for ask in made.asks if ask not in asked]
    if not others:
        return []
    same = [ask for ask in others if last and ask.also and last.also and ask.direct == last.direct and ask.values.keys() == last.values.keys()]
    if same and source.chance(.4):
        ask = source.pick(same)
        asked.append(ask)
        return [User(typed(source, worded(source, ALSO, x=ask.also), ask.also)), _answer(ask)]
    ask = source.pick(others)
    asked.append(ask)
    return [User(_said(source, MORE, ask)), _answer(ask)]


def both(source, made):
    """Two things at once -> a question for both, or None."""
    able = [] if made.topic in (7, 8) else [ask for ask in made.asks if ask.also.startswith("the ") and not ask.also.startswith("the number")]
    if len(able) < 2:
        return None
    a, b = source.random.sample(able, 2)
    if a.also == b.also or a.answer in ("Yes.", "No.") or b.answer in ("Yes.", "No."):
        return None
    told = f"{a.also} and {source.pick([b.also, b.also, b.also.removeprefix('the ')])}"
    return Ask(f"what are {told}|what are {told} {{there}}", told, {}, f"{a.answer}, {b.answer}", "", said=f"It says: {a.line.strip()}\nIt says: {b.line.strip()}\nSo the answer is {a.answer}, {b.answer}.")


def _read(source, box, made, where):
    """The file is read; where there is a shell, now and then by a command."""
    if "run" in box.operations and source.chance(.12):
        return deed(source, box, "run", text=made.text, command=f"cat {where}"), True
    return deed(source, box, "read", text=made.text, path=where), False


def papers(source, box):
    """A paper is read and asked about, often again."""
    if not box.operations:
        return None
    if source.chance(.08):
        return folders.named(source, box)
    if source.chance(.2):
        return _two(source, box)
    made = paper(source)
    return about(source, box, made, source.chance(.06) and both(source, made))


def about(source, box, made, first=None):
    """The paper `made` is read and asked about: `first` or any of its questions, then others."""
    where = path(source, made)
    done, shell = _read(source, box, made, where)
    if done is None:
        return None
    if source.chance(.03):
        done = lost(source, box, where)
        return done and [User(_said(source, _LOOK, source.pick(made.asks), where))] + done.turns + [done.answer]
    if source.chance(.25):
        made.asks += derived(source, made) * 2
    ask = first or source.pick(made.asks)
    asked = [ask]
    if source.chance(.88) or shell:
        form = _CAT if shell else _TELL if source.chance(.42) else _LOOK
        turns = [User(_said(source, form, ask, where, named=not shell))] + done.turns + [_answer(ask)]
    else:
        turns = [User(typed(source, worded(source, _SHOW, p=where), where))] + done.turns + [done.answer, User(_said(source, MORE, ask)), _answer(ask)]
    for _ in range(source.weighted(made.more)):
        turns += _next(source, made, asked, asked[-1])
    return turns


def _two(source, box):
    """Two papers, and questions about the one or the other."""
    made = [paper(source), paper(source)]
    places = [path(source, one) for one in made]
    done = [deed(source, box, "read", text=one.text, path=place) for one, place in zip(made, places)]
    if not all(done) or places[0] == places[1] or sum(len(one.text) for one in made) > 1600:
        return None
    own = [[ask for ask in one.asks if not _could(ask, other.asks)] for one, other in zip(made, made[::-1])]
    if not all(own):
        return None
    first, second = [source.pick(asks) for asks in own]
    if source.chance(.5):                                               # both in one request
        ask, place = source.pick([(first, places[0]), (second, places[1])])
        told = f" in {place}" if made[0].topic == made[1].topic or source.chance(.4) else ""
        q, t = ask.question(source, there=f"in {place}"), ask.indirect(source, "")
        q, t = (q if place in q else q + told), t + told
        turns = [User(typed(source, worded(source, _TWO, a=places[0], b=places[1], q=q, Q=capital(q), t=t), place, *ask.values.values()))] + done[0].turns + done[1].turns + [_answer(ask)]
    else:
        look = lambda ask, place: User(_said(source, _TELL if source.chance(.42) else _LOOK, ask, place, named=True))
        turns = [look(first, places[0])] + done[0].turns + [_answer(first), look(second, places[1])] + done[1].turns + [_answer(second)]
    for _ in range(source.number(0, 2)):
        at = source.number(0, 1)
        ask = source.pick(own[at])
        turns += [User(_said(source, _ABOUT, ask, places[at], n=["first", "second"][at])), _answer(ask)]
    return turns


def _could(ask, asks):
    """Whether the other paper has an answer to the same question."""
    return any(ask.direct == other.direct and ask.values.get("x") == other.values.get("x") and ask.values.get("n") == other.values.get("n") for other in asks)


_PASTED = ("{t}\n\n{Q}?|{t}\n\n{q}?|{Q}?\n\n{t}|here is (a file|my file|the {w}|what I have|the content of the {w}|my {w}):\n{t}\n\n{Q}?|look at this:\n\n{t}\n\n{Q}?|given this {w}:\n{t}\n\n{q}?|```\n{t}\n```\n{Q}?|```\n{t}\n```\n\n{q}?|{Q}?\n```\n{t}\n```|I have this {w}:\n\n{t}\n\n{Q}?|(a question|a quick question|one question) about this:\n{t}\n\n{Q}?|this is {p}:\n{t}\n\n{Q}?|{p}:\n```\n{t}\n```\n{Q}?|"
           "{t}\n\ntell me {i}|{t}\n\nfrom this, tell me {i}|tell me {i}:\n\n{t}|read this {w} and tell me {i}:\n{t}|{t}\n\nI need to know {i}|<file>\n{t}\n</file>\n{Q}?|my {w} says:\n{t}\n\n{Q}?|(in|according to) the {w} below, {q}?\n\n{t}|(in|according to) the {w} above, {q}?")


def pasted(source, made=None):
    """The same where the paper stands in the request."""
    made = made or paper(source)
    if source.chance(.25):
        made.asks += derived(source, made) * 2
    ask = source.pick(made.asks)
    asked = [ask]
    text = worded(source, _PASTED, t=made.text, w=made.word, p=source.pick(made.names), q=(q := ask.question(source)), Q=capital(q), i=ask.indirect(source))
    if made.text not in text:
        text = made.text + "\n\n" + text
    text = capital(text) if not text.startswith(made.text) and source.chance(.6) else text
    turns = [User(text + (source.pick(_ONLY) if text.endswith("?") and "\n" not in ask.answer else "")), _answer(ask)]
    for _ in range(source.weighted(made.more)):
        turns += _next(source, made, asked, asked[-1])
    return turns

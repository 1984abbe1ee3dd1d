"""Something is found by its name, a tool tells a value of it, and something is done to it if that is so: both outcomes equally often."""
import re

from ..chat import Answer, User
from ..ordered.values import BOUNDS, holding
from ..words.said import capital
from ..words.wording import typed, worded
from . import sayings, values

# n: what has to be so, with the name; c: the same with a pronoun; a: look; q: ask; d: do it with a pronoun; f: do it with the name.
_IF = ("if {n}, {d}|if {n}, {d}|if {n}, then {d}|{f} if {n}|{f} if {n}|{f}, but only if {n}|only {f} if {n}|{f} in case {n}|in case {n}, {d}|please {f} if {n}|(can|could) you {f} if {n}?|when {n}, {d}|"
       "{a}; if {c}, {d}|{a}. If {c}, {d}|{a} and if {c}, {d}|{a} and {d} if {c}|{a}, then {d} if {c}|please {a} and {d} if {c}|{q}? If {c}, {d}|{q}? If {c}, {d}|{q}? {D} if {c}|1. {a}\n2. if {c}, {d}")
_WHETHER = "if {n}, {d}|if {n}, {d}|{f} if {n}|{f}, but only if {n}|please {f} if {n}|in case {n}, {d}|check (if|whether) {n}; if so, {d}|check (if|whether) {n} and if so, {d}|find out (if|whether) {n}. If it is so, {d}|{q}? If so, {d}|{q}? If yes, {d}|{q}? Then {d}|(can|could) you {f} if {n}?"
_NOT = "check (if|whether) {n}; if not, {d}|check (if|whether) {n} and if not, {d}|find out (if|whether) {n}. If not, {d}|{q}? If not, {d}|{q}? If not, {d}|{f} unless {n}|unless {n}, {d}"
_ELSE = "{o}; otherwise {e}|{o}, otherwise {e}|{o}. Otherwise {e}|{o}; if not, {e}|{o}. If not, {e}"
_COUNTED = ("num", "unit", "price", "money")


def able(entity):
    """(tools that tell something to compare, tools that do something)"""
    plain = [one for one in entity.uses if not one.above and not any(what in entity.others for _, _, what in one.parameters)]
    asks = [one for one in plain if one.tool.fact and not one.tool.brings and (one.tool.fact.kind.split(" ")[0] in _COUNTED and one.tool.fact.about.startswith("the ") or one.tool.fact.kind in ("flag",) and one.tool.fact.about.startswith("whether "))]
    return asks, [one for one in plain if one.tool.mark == "!" and any(order[0] != "." for order in one.tool.orders)]


def _number(value):
    return float(re.match(r"-?[\d.]+", str(value)).group())


def _bound(source, fact, value, form):
    """-> (words, whether it is so): below 30 %, at least 7"""
    n, holds = _number(value), source.chance(.5)
    kind = source.weighted({"lt": 36, "gt": 36, "ge": 14, "le": 14})
    for _ in range(40):
        far = _number(values.draw(source, fact.kind, form))
        limit = far if source.chance(.5) else n + source.pick([-1, 1]) * source.number(1, max(2, int(n * .3)))
        limit = round(limit / 5) * 5 if limit > 12 and source.chance(.45) else round(limit)
        if limit > 0 and BOUNDS[kind][1](n, limit) == holds:
            break
        kind = source.pick([kind, kind, "lt", "gt"])
    unit = str(value).split(" ", 1)[1] if " " in str(value) else source.pick(["", "", " euros"]).strip() if fact.kind in ("price", "money") else ""
    unit = source.pick(["%", "percent"]) if unit == "%" else unit if source.chance(.75) else ""
    said = f"{limit}{'' if unit in ('', '%') else ' '}{unit}"
    return source.pick(BOUNDS[kind][0].split("|")).replace("{n}", said), BOUNDS[kind][1](n, limit), said


def conditional(source, case):
    """None where this one has no tools for it."""
    entity = case.entity
    asks, deeds = able(entity)
    if not asks or not deeds:
        return None
    ask, deed = source.pick(asks), source.pick(deeds)
    fact, told = ask.tool.fact, case.prepare(source, deed)
    turns = case.call(source, ask)
    value, it = case.last, "them" if entity.people else "it"
    flag = fact.kind == "flag"
    x, more = case.x, case.more
    f = case.request(source, deed, told, True)
    case.x, case.more = it, {}
    d = sayings.its(case.request(source, deed, told, True))
    case.x, case.more = x, more
    if re.search(r"\bthem (is|has|\w+s)\b", d):
        d = f
    direct = [one for one in fact.questions if not one.startswith("the ")] or [f"what is {fact.about}" if not flag else "is that so"]
    words = dict(d=d, D=capital(d), f=f, q=sayings.fill(source.pick(direct), dict(x=x)))
    if flag:
        holds, end = value, ""
        words |= dict(n=sayings.fill(fact.about.removeprefix("whether "), dict(x=x)))
        form = _WHETHER
        if source.chance(.3):
            holds, form = not value, _NOT
        if direct == ["is that so"]:
            form = "|".join(one for one in form.split("|") if "{q}" not in one)
        said = "Yes" if value else "No"
    else:
        bound, holds, end = _bound(source, fact, value, entity.form)
        np = sayings.fill(fact.about, dict(x=x))
        head = re.match(r"the ([\w ]+?) (?:of|in|at|to|for|on|that) ", fact.about)
        verb = "are" if head and head[1].endswith("s") and not head[1].endswith(("ss", "us")) else "is"
        words |= dict(n=f"{np} {holding(source, bound) if verb == 'is' else 'are ' + bound}", c=source.pick([f"it is {bound}", f"that is {bound}", f"it {holding(source, bound)}"]), a=f"{source.pick(['check', 'look up', 'find out', 'get', 'see'])} {np}")
        form, said = _IF, f"It is {values.literal(value)}"
    slots = {name: "{" + name + "}" for name in words}
    text = sayings.fill(worded(source, form, **slots), words)
    other = [one for one in deeds if one is not deed]
    done, then = [deed], told
    if not holds:
        done = []
    if other and text[-1] != "?" and "\n" not in text and source.chance(.2):
        e = source.pick(other)
        also = case.prepare(source, e)
        case.x, case.more = it, {}
        order = sayings.its(case.request(source, e, also, True))
        case.x, case.more = x, more
        text = sayings.fill(worded(source, _ELSE, o="{o}", e="{e}"), dict(o=text, e=order))
        if not holds:
            done, then = [e], also
    ends = [*case.words(deed, told).values(), end]
    turns = [User(typed(source, re.sub(r",(?=[,:.?!]|$)", "", text), case.name, str(case.key), case.beside, *map(str, ends))), *turns]
    found = f"It says {fact.name}: {values.literal(value)}"
    if not done:
        return [*turns, Answer(f"{found}, so nothing is to be done.", f"{said}, so nothing was done.")]
    steps = case.call(source, done[0], then)
    steps[0] = Answer(f"{found}: {done[0].name}.", "", steps[0].call)
    thought, answer = case.answer(done[0], then)
    return [*turns, *steps, Answer(thought, f"{said}. {answer}")]

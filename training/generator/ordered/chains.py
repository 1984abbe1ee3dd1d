"""What one tool brings goes to the next: amounts, numbers, what was made; two or three steps, told one after the other."""
from ..chat import Answer, Result, User
from ..words.said import capital, listed
from ..words.wording import typed, worded
from . import values
from .scenes import plural
from .setting import Case, finished

_TWO = "{a} and {b}|{a} and {b}|{a} and {b}|{a}, then {b}|{a}, then {b}|{a} and then {b}|{a} and then {b}|{a}. Then {b}|{a}. Then {b}|first {a}, then {b}|first {a} and then {b}|{a}. After that, {b}|{a}; then {b}|{a}, and {b}|please {a} and {b}|please {a}, then {b}|(can|could) you {a} and {b}?|(can|could) you {a} and then {b}?|I want you to {a} and {b}|{a}. {B}|{a}. Please {b}|1. {a}\n2. {b}|{a} and {b}, please|{a}, {b}|I need you to {a} and {b}"
_ASKED = "{q} {B}|{q} {B}|{q} {B}|{q} Then {b}|{q} Please {b}|{q} And {b}|{q} {B}, please|{q} I want you to {b}|{q} (Can|Could) you {b}?"
_TAIL = "{a} {t}|{a} {t}|{a} {t}|please {a} {t}|(can|could) you {a} {t}?|I want you to {a} {t}|I need you to {a} {t}|{a} {t}, please"
_THREE = "{a}, {b} and {c}|{a}, {b} and {c}|{a}, then {b} and {c}|{a}, {b}, then {c}|{a} and {b}, then {c}|{a}. {B}, then {c}|{a}. Then {b} and {c}|{a}. Then {b}. Then {c}|first {a}, then {b}, then {c}|first {a}, then {b} and finally {c}|{a}, then {b}, then {c}|1. {a}\n2. {b}\n3. {c}|please {a}, {b} and {c}|{a} and {b}. Then {c}|{a} and {b}. Afterwards {c}|(can|could) you {a}, {b} and {c}?|{a}, {b}, and {c} (after that|afterwards)"
_ASKED_THREE = "{q} {B} and {c}|{q} {B}, then {c}|{q} {B}. Then {c}|{q} {B}, and {c}|{q} Then {b} and {c}|{q} Please {b} and {c}"
_TAIL_THREE = "{a} {t} and {c}|{a} {t}, then {c}|{a} {t}. Then {c}|please {a} {t} and {c}"


def _wanted(functions):
    """The fields of the first tool that the others take."""
    return {where[1:] for function in functions for where in function.tool.takes()}


def carried(source, setting, others):
    """Something is asked, and what the answer is goes into a deed."""
    asks, deeds = setting.of("?"), [one for one in setting.of("!") if one.tool.takes()]
    if not asks or not deeds or setting.of("+"):
        return None
    case, ask, deed = Case(source, setting), asks[0], source.pick(deeds)
    first = ask.tool.fields[0].name
    third, away = _third(source, setting, others, case)
    form = source.pick([text for text in deed.tool.carrying()])
    if "{np}" in form:
        if not case.noun(ask):
            return None
        b = case.filled(form, np=case.noun(ask))
        text = worded(source, "{b}|{b}|please {b}|(can|could) you {b}?|I want you to {b}|{b}, please", b=b) if not third else worded(source, "{b} and {c}|{b}, then {c}|{b}. Then {c}|please {b} and {c}", b=b, c=third[0])
    else:
        b = case.filled(form, x=case.pronoun)
        text = joined(source, case.asking(ask), case.question(ask), b, third and third[0])
    wanted = {name or first for name in _wanted([deed])}
    turns = case.turns(ask, f"Needed is the {_field(deed, first)}: {ask.name}.", wanted | {first})
    if source.chance(.04):
        return [User(typed(source, text, *case.ends, *(away.ends if away is not case else []))), turns[0], Result(source.pick(_NONE)), Answer("Nothing was found that the next step needs.", "Nothing was found, so nothing was done.")]
    turns += case.turns(deed, _found(case, deed, ask))
    unsaid = "?" in text and case.shown(ask) not in case.done(deed)
    return _closed(source, text, case, turns, [case.done(deed)], third, away, f"{case.fact(ask)}. " if unsaid else "")


def _field(deed, first):
    return " and the ".join((where[1:] or first).replace("_", " ") for where in deed.tool.takes())


def _found(case, deed, ask):
    taken = [f"the {(where[1:] or ask.tool.fields[0].name).replace('_', ' ')} is {case.taken(where)}" for where in deed.tool.takes()]
    return f"{capital(listed(taken))}: {deed.name}."


def joined(source, a, q, b, c=""):
    question = source.chance(.45)
    q = q if q[-1] == "?" else q + "."
    if question:
        return worded(source, _ASKED_THREE if c else _ASKED, q=q, b=b, B=capital(b), c=c or "")
    return worded(source, _THREE if c else _TWO, a=a, b=b, B=capital(b), c=c or "")


def _third(source, setting, others, case, share=.3):
    """-> ((a third clause, the tool, its case) or None, the case that its values are of)"""
    after = setting.of("&")
    if after and source.chance(.75):
        function = source.pick(after)
        return (case.filled(source.pick(function.tool.texts), x=case.pronoun), function, case), case
    if others and source.chance(share):
        away = Case(source, source.pick(others))
        function = source.pick(away.setting.functions)
        return (away.order(function), function, away), away
    return None, case


def _closed(source, text, case, turns, done, third, away, before=""):
    """The third step and the answer."""
    ends = case.ends + (away.ends if away is not case else [])
    told = ""
    if third:
        _, function, owner = third
        turns = turns + owner.turns(function, f"What comes next is {function.name}.")
        if function.tool.mark == "&":
            told = f" The {function.tool.asked[0]} is {owner.shown(function)}."
        else:
            done = done + [owner.done(function)]
    return [User(typed(source, text, *ends)), *turns, Answer("Everything is done.", before + finished(done) + told)]


_NONE = ['{"error": "not found"}', "[]", "null", "not found", '{"results": []}', "No match.", '{"count": 0, "results": []}', "Nothing found.", '{"ok": false, "error": "no result"}', "none"]
_ITS = "{o}(, then| and) tell me its {k}|{o}. (Then|Finally) tell me its {k}|{o} and tell me the {k}|{o}. What is (its|the) {k}?|{o}. I (also |)need the {k}"


def made(source, setting, others):
    """Something new is made, and the next deeds take its id."""
    makers, deeds = setting.of("+"), [one for one in setting.of("!") if one.tool.takes()]
    if not makers or not deeds:
        return None
    case, maker = Case(source, setting), makers[0]
    a = case.order(maker)
    chosen = source.random.sample(deeds, 2) if len(deeds) > 1 and source.chance(.35) else [source.pick(deeds)]
    clauses, tails, calls = [], [], []
    for deed in chosen:
        form = source.pick(deed.tool.carrying())
        if len(chosen) > 1 and form[0] == "~":
            form = source.pick([one for one in deed.tool.carrying() if one[0] != "~"] or [form])
        name = plural(form)
        drawn = [case.told]
        if name:
            kind, n = setting.scene.told[name], 2 if source.chance(.75) else 3
            several = source.distinct(lambda: values.draw(source, kind, setting.form), n, 30)
            if len(several) < n:
                return None
            drawn = [case.told | {name: value} for value in several]
            texts = [case.said(name, value) for value in several]
            form = form.replace("{" + name + "s}", listed(texts))
        (tails if form[0] == "~" else clauses).append(case.filled(form.lstrip("~"), x=case.pronoun))
        calls += [(deed, told) for told in drawn]
    third, away = _third(source, setting, others, case, .2) if len(chosen) == 1 else (None, case)
    if tails and clauses:
        return None
    if tails:
        text = worded(source, _TAIL_THREE if third else _TAIL, a=a, t=tails[0], c=third[0] if third else "")
    elif len(clauses) == 2:
        text = worded(source, _THREE, a=a, b=clauses[0], c=clauses[1], B=capital(clauses[0]))
    else:
        text = worded(source, _THREE if third else _TWO, a=a, b=clauses[0], B=capital(clauses[0]), c=third[0] if third else "")
    first = maker.tool.fields[0].name
    label = first.replace("_", " ")
    key = case.main(maker)
    turns, done = case.turns(maker, f"Needed is a new {label}: {maker.name}."), [case.done(maker)]
    for at, (deed, told) in enumerate(calls):
        case.told = told
        turns += case.turns(deed, f"The {label} is {key}: {deed.name}." if not at else f"What comes next is {deed.name}, with the {label} {key}.")
        done.append(case.done(deed))
    if not third and "\n" not in text and text[-1] != "?" and source.chance(.12):
        text = worded(source, _ITS, o=text, k=label)
        return [User(typed(source, text, *case.ends)), *turns, Answer(f"The {label} is {key}.", f"{finished(done)} The {label} is {key}.")]
    return _closed(source, text, case, turns, done, third, away)


def followed(source, setting, others):
    """A deed, then a look at what came of it."""
    after, deeds = setting.of("&"), [one for one in setting.of("!") if not one.tool.takes() and one.tool.told()]
    if not after or not deeds:
        return None
    case, deed, look = Case(source, setting), source.pick(deeds), source.pick(after)
    c = case.filled(source.pick(look.tool.texts), x=case.pronoun)
    text = worded(source, _TWO.replace("|1. {a}\n2. {b}", ""), a=case.order(deed), b=c, B=capital(c))
    return _closed(source, text, case, case.turns(deed, f"What is asked first is {deed.name}."), [case.done(deed)], (c, look, case), case)

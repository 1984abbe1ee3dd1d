"""Two things are asked for and compared: which has more, and what is done with that one."""
from ..chat import Answer, User
from ..words.said import capital
from ..words.wording import typed, worded
from . import values
from .setting import Case, finished

_LOOK = "check {m} and {n}|look up {m} and {n}|get {m} and {n}|compare {m} and {n}|find out {m} and {n}|compare the {l} {w} {a} and {b}|check the {l} {w} {a} and {b}|get the {l} {w} both {a} and {b}"
_DO = "{k}, then {d}|{k} and {d}|{k}. Then {d}|{k} and then {d}|{k}; {d}|{k}. {D}|please {k} and {d}|first {k}, then {d}|which has the {c} {l}, {a} or {b}? {O}|what is {m} and what is {n}? {D}|what is {m} and {n}? {D}|(can|could) you {k} and {d}?"
_WHICH = "which has the {c} {l}, {a} or {b}?|what has a {c} {l}, {a} or {b}?|where is the {l} {c}, {w} {a} or {w} {b}?|is the {l} {c} {w} {a} or {w} {b}?|compare the {l} {w} {a} and {b} and tell me which is {c}|{k} and tell me which has the {c} {l}|check which has the {c} {l}, {a} or {b}|tell me which has the {c} {l}: {a} or {b}"


def compared(source, setting, others):
    asks = [one for one in setting.of("?") if one.tool.asked and not one.tool.count and values.is_number(one.tool.fields[0].kind) and one.parameters and f"{{{one.parameters[0][1]}}}" in " ".join(setting.scene.things)]
    deeds = [one for one in setting.of("!") if not one.tool.takes() and any("{x}" in text for text in one.tool.told())]
    if not asks:
        return None
    ask = source.pick(asks)
    key = ask.parameters[0][1]
    one, two = Case(source, setting), Case(source, setting)
    two.thing_form, two.more, two.told = one.thing_form, one.more, one.told | {key: two.told[key]}
    if source.chance(.35):                                             # close together
        field = ask.tool.fields[0].name
        near = values.threshold(source, ask.tool.fields[0].kind, one.main(ask))
        two.record[ask.name][field] = round(near) if isinstance(one.main(ask), int) else near
    if str(one.told[key]) == str(two.told[key]) or one.main(ask) == two.main(ask):
        return None
    more = source.chance(.5)
    best = max(one, two, key=lambda case: case.main(ask) if more else -case.main(ask))
    word, label = source.pick(["higher", "higher", "greater"] if more else ["lower", "lower", "smaller"]), one.label(ask)
    if label in ("temperature", "price", "pressure", "pH", "wind"):
        word = "higher" if more else "lower"
    a, b = one.thing(), two.thing()
    words = dict(m=one.noun(ask, a), n=two.noun(ask, b), l=label, a=a, b=b, w=ask.tool.place, c=word)
    words["k"] = worded(source, _LOOK, **words)
    turns = [*one.turns(ask, f"Needed is the {label} of both, first: {ask.name}.", {ask.tool.fields[0].name}), *two.turns(ask, f"Now the second one: {ask.name}.", {ask.tool.fields[0].name})]
    found = f"The {label} is {one.main(ask)} and {two.main(ask)}, {best.main(ask)} is {word}"
    if not deeds or source.chance(.4):
        text = worded(source, "|".join(form for form in _WHICH.split("|") if "{w} {b}?" not in form) if ask.tool.place == "of" else _WHICH, **words)
        return [User(typed(source, text, *one.ends, *two.ends)), *turns, Answer(f"{found}.", best.named())]
    deed = source.pick(deeds)
    form = source.pick([text for text in deed.tool.told() if "{x}" in text])
    best.told = {name: one.told[name] if name != key else best.told[name] for name in best.told}
    d = best.filled(form, x=f"the one with the {word} {label}")
    words |= dict(d=d, D=capital(d), O=capital(best.filled(form, x="that one")))
    text = worded(source, _DO, **words)
    turns += best.turns(deed, f"{found}: {deed.name}.")
    told = f"{one.named()}: {one.shown(ask)}, {two.named()}: {two.shown(ask)}"
    return [User(typed(source, text, *one.ends, *two.ends)), *turns, Answer("Everything is done.", f"{told}. {finished([best.done(deed)])}")]

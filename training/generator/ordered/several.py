"""Independent deeds and questions in one request, and one alone: each is told all it needs."""
from ..chat import Answer, User
from ..words.said import capital
from ..words.wording import typed, worded
from .setting import Case, finished

_DEEDS = "{a} and {b}|{a} and {b}|{a} and {b}|{a}, and {b}|{a} and also {b}|{a}. Also {b}|{a}. {B}|{a}, then {b}|{a}; {b}|please {a} and {b}|(can|could) you {a} and {b}?|I want you to {a} and {b}|{a}. And {b}|1. {a}\n2. {b}|- {a}\n- {b}|{a}. Please also {b}|{a} and {b}, please"
_FACTS = "what is {m}, and what is {n}?|what is {m} and what is {n}?|tell me {m} and {n}|check {m} and {n}|what is {m}? And {n}?|I need {m} and {n}|get {m} and {n}|look up {m} and {n}|can you tell me {m} and {n}?|could you tell me {m} and {n}?|{p} {q}|{p} And {q}|{p} Also, {q}"
_BOTH = "{q} And {b}|{q} Also {b}|{q} Please also {b}|{b}. {Q}|{b} and tell me {n}|{b}. And {q}|tell me {n} and {b}|{q} {B}|{b}, and tell me {n}"
_SAME = "what is the {l} {w} {a} and {w} {b}?|what is the {l} {w} {a} and {b}?|tell me the {l} {w} {a} and {w} {b}|check the {l} {w} {a} and {b}|get the {l} {w} {a} and (of |){b}|the {l} {w} {a} and {b}, please|{q} And {w} {b}?|what is the {l} {w} {a}, and what is it {w} {b}?|compare the {l} {w} {a} and {b}|I need the {l} {w} {a} and {w} {b}|(look up|find out) the {l} {w} both {a} and {b}"
_ALONE = "{b}|{b}|{b}|please {b}|(can|could) you {b}?|I want you to {b}|{b}, please|I need you to {b}"


def _first(function):
    return f"What is asked first is {function.name}."


def _next(function):
    return f"What comes next is {function.name}."


def _fits(function):
    """Whether a request can tell all that it needs."""
    return function.tool.mark in "?!+" and (function.tool.mark == "?" or function.tool.told())


def alone(source, setting, others):
    """One call: the same tools, and nothing else is asked."""
    able = [one for one in setting.functions if _fits(one)]
    case, function = Case(source, setting), source.pick(able)
    if function.tool.mark == "?":
        text, thought = case.question(function), f"Needed is the {case.meant(function)}: {function.name}."
    else:
        text, thought = worded(source, _ALONE, b=case.order(function)), _first(function)
    answer = case.answer([function])
    if function.tool.mark == "!" and any(said not in text for said in case.said_of(function)):          # a name behind an id
        answer = Answer("Everything is done.", "Done.")
    if function.tool.mark == "+":
        name = function.tool.fields[0].name.replace("_", " ")
        answer = Answer("Everything is done.", f"{answer.text[:-1]}, the {name} is {case.main(function)}.")
    return [User(typed(source, text, *case.ends)), *case.turns(function, thought), answer]


def twice(source, setting, others):
    """The same tool with two values."""
    able = [one for one in setting.functions if _fits(one) and one.tool.mark in "?!" and one.parameters and "@" not in one.parameters[0][1] and f"{{{one.parameters[0][1]}}}" in " ".join(setting.scene.things)]
    if not able:
        return None
    function = source.pick(able)
    one, two = Case(source, setting), Case(source, setting)
    key = function.parameters[0][1]
    two.thing_form, two.more = one.thing_form, one.more
    if function.tool.mark == "?":
        two.told = one.told | {key: two.told[key]}
    if str(one.told[key]) == str(two.told[key]):
        return None
    if function.tool.mark == "?":
        a, b, label = one.thing(), two.thing(), one.label(function)
        if function.tool.count:
            text = worded(source, "how many {l} are {w} {a} and {w} {b}?|how many {l} are there {w} {a} and how many {w} {b}?|count the {l} {w} {a} and {w} {b}|tell me how many {l} there are {w} {a} and {w} {b}", l=label, w=function.tool.place, a=a, b=b)
        elif function.tool.asked and source.chance(.8):
            text = worded(source, _SAME, l=label, w=function.tool.place, a=a, b=b, q=one.question(function))
        else:
            q, r = one.question(function), two.question(function)
            text = worded(source, "{q} {R}|{q} And {r}|{q} Also, {r}", q=q if q[-1] == "?" else q + ".", r=r, R=capital(r))
        turns = [*one.turns(function, f"Needed is the {one.meant(function)} of both, first: {function.name}."), *two.turns(function, f"Now the second one: {function.name}.")]
        answer = f"{one.named()}: {one.shown(function)}, {two.named()}: {two.shown(function)}"
        return [User(typed(source, text, *one.ends, *two.ends)), *turns, Answer("Both are known.", answer)]
    form = source.pick(function.tool.told())
    a, b = one.filled(form), two.filled(form)
    head = form.split(" ")[0]
    x = source.random.random()
    if x < .35 and "{x}" in form:                                      # both the same way
        two.told = one.told | {key: two.told[key]}
        text = worded(source, _ALONE, b=one.filled(form, x=source.pick(["{a} and {b}", "{a} and {b}", "both {a} and {b}", "{a} and also {b}"]).format(a=one.thing(), b=two.thing())))
    elif x < .6 and form[len(head):].lstrip().startswith("{x}"):
        text = worded(source, _DEEDS.replace("|1. {a}\n2. {b}|- {a}\n- {b}", ""), a=a, b=b.split(" ", 1)[1], B=capital(b))
    else:
        text = worded(source, _DEEDS, a=a, b=b, B=capital(b))
    if a == b:
        return None
    turns = [*one.turns(function, _first(function)), *two.turns(function, _next(function))]
    return [User(typed(source, text, *one.ends, *two.ends)), *turns, Answer("Everything is done.", finished([one.done(function), two.done(function)]))]


def independent(source, setting, others):
    """Two tools of two situations."""
    if not others:
        return None
    one, two = Case(source, setting), Case(source, source.pick(others))
    if source.chance(.5):
        one, two = two, one
    able = [[f for f in case.setting.functions if _fits(f) and f.tool.mark in "?!"] for case in (one, two)]
    if not all(able):
        return None
    first, second = source.pick(able[0]), source.pick(able[1])
    kinds = first.tool.mark + second.tool.mark
    if kinds == "!!":
        a, b = one.order(first), two.order(second)
        text = worded(source, _DEEDS, a=a, b=b, B=capital(b))
        answer = finished([one.done(first), two.done(second)])
    elif kinds == "??":
        m, n = one.indirect(first), two.indirect(second)
        p, q = one.question(first), two.question(second)
        plain = m.startswith("the ") and n.startswith("the ")
        forms = _FACTS if plain else "|".join(form for form in _FACTS.split("|") if not form.startswith(("what is", "I need", "get")))
        text = worded(source, forms, m=m, n=n, p=p if p[-1] == "?" else p + ".", q=q)
        answer = f"{one.label(first)}: {one.shown(first)}, {two.label(second)}: {two.shown(second)}"
    else:
        (case, ask), (other, deed) = ((one, first), (two, second)) if kinds == "?!" else ((two, second), (one, first))
        q, b = case.question(ask), other.order(deed)
        form = worded(source, _BOTH, q="{q}", b="{b}", n="{n}", Q="{Q}", B="{B}")
        late = form.find("{b}") < max(form.find("{q}"), form.find("{Q}"), form.find("{n}")) and "{b}" in form
        (one, first), (two, second) = ((other, deed), (case, ask)) if late else ((case, ask), (other, deed))
        text = form.replace("{q}", q if q[-1] == "?" or form.endswith("{q}") else q + ".").replace("{Q}", capital(q)).replace("{b}", b).replace("{B}", capital(b)).replace("{n}", case.indirect(ask))
        answer = f"{case.fact(ask)}. {finished([other.done(deed)])}"
    return [User(typed(source, text, *one.ends, *two.ends)), *one.turns(first, _first(first)), *two.turns(second, _next(second)), Answer("Everything is done.", answer)]

"""Check something; when it is so, do something: both outcomes, and what is done otherwise."""
from ..chat import Answer, User
from ..words.said import capital
from ..words.wording import typed, worded
from . import values
from .setting import Case, finished

# a: look; q: ask; c: it is so; n: the same with what it is about; d: do it; f: do it, with what it is about.
_IF = ("{a}; if {c}, {d}|{a}; if {c}, {d}|{a}. If {c}, {d}|{a}. If {c}, {d}|{a} and if {c}, {d}|{a}, and if {c}, {d}|{a} and {d} if {c}|{a} and {d} if {c}|{a}, then {d} if {c}|{a}; if {c} then {d}|{a} first. If {c}, {d}|{a}, and when {c}, {d}|{q} If {c}, {d}|{q} If {c}, {d}|{q} {D} if {c}|{q} {D}, but only if {c}|"
       "if {n}, {d}|if {n}, {d}|if {n}, then {d}|in case {n}, {d}|{f} if {n}|{f} if {n}|{f}, but only if {n}|only {f} if {n}|{f} in case {n}|please {a} and {d} if {c}|please {a}; if {c}, {d}|(can|could) you {a} and {d} if {c}?|(can|could) you {f} if {n}?|I want you to {a} and to {d} if {c}|{a}\nIf {c}, {d}|1. {a}\n2. if {c}, {d}")
_SO = "{b} If so, {d}|{b} If so, {d}|{b} If yes, {d}|{b} Then {d}|{b} In that case {d}|check (if|whether) {n}; if so, {d}|check (if|whether) {n} and if so, {d}|check (if|whether) {n} and {d} if (it is|so|yes)|see (if|whether) {n}. If so, {d}|find out (if|whether) {n}; if yes, {d}|{b} If that is the case, {d}"
_UNLESS = "{a} and {d} unless {c}|{f} unless {n}|unless {n}, {d}|{a}; {d} unless {c}|{a}. Unless {c}, {d}|{b} If not, {d}|check (if|whether) {n}; if not, {d}|check (if|whether) {n} and if not, {d}|{b} If it is not, {d}"
_ELSE = "{o}; otherwise {e}|{o}, otherwise {e}|{o}. Otherwise {e}|{o}; if not, {e}|{o}. If not, {e}|{o}, else {e}"
_NOTHING = "{o}; otherwise do nothing|{o}, otherwise do nothing|{o}. Otherwise just tell me the value|{o}; if not, just tell me what it is|{o}. If not, do nothing|{o}, otherwise leave it|{o}. Otherwise nothing has to be done"


class Condition:
    """What is asked of the value that a tool brings: `says` with a subject in front, `holds` whether it is so."""

    def __init__(self, case, function):
        source, field = case.source, function.tool.fields[0]
        self.case, self.function, self.count = case, function, function.tool.count
        value = case.main(function)
        if isinstance(value, bool):
            yes, no = field.kind[5:].split("/")
            wanted = source.chance(.5)
            self.holds, self.text = value == wanted, yes if wanted else no
            self.sentence = f"it is {'' if self.holds else 'not '}{self.text}"
            return
        if not values.is_number(field.kind):
            options = [one.replace("~", " ") for one in field.kind.split(" ", 1)[1].split(",")]
            wanted = value if source.chance(.5) else source.pick([one for one in options if one != value])
            negated = source.chance(.15)
            self.holds, self.text = (value == wanted) != negated, ("not " if negated else "") + wanted.replace("_", " ")
            self.sentence = f"that is {'' if value == wanted else 'not '}{wanted.replace('_', ' ')}"
            return
        if self.count and source.chance(.15):
            if source.chance(.4):
                case.record[function.name][field.name] = value = 0
            some = source.chance(.5)
            self.holds, self.text = (value > 0) == some, "any" if some else "no"
            self.sentence = f"that is {'some' if value else 'none'}"
            return
        limit = values.threshold(source, field.kind, value)
        other = values.threshold(source, field.kind, value)
        if not self.count and other != limit and source.chance(.08):
            low, high = sorted([limit, other])
            self.holds, self.text = low <= value <= high, f"between {low} and {high}"
            case.ends += [str(high)]
            self.sentence = f"that is {'' if self.holds else 'not '}{self.text}"
            return
        kind = source.weighted({"lt": 36, "gt": 36, "ge": 14, "le": 14})
        texts, test = (values.COUNTS if self.count else values.BOUNDS)[kind]
        self.unit = source.pick(field.units) if field.units and source.chance(.6) else ""
        shown = f"{limit}{'' if self.unit in ('%', '') else ' '}{self.unit}"
        self.holds, self.text = test(value, limit), source.pick(texts.split("|")).replace("{n}", shown)
        case.ends += [shown, str(limit)]
        self.sentence = f"that is {'' if self.holds else 'not '}{worded_bound(kind)} {limit}"

    def it(self):
        """it is below 30"""
        if self.count:
            return f"there are {self.text}" + (f" {self.case.label(self.function)}" if self.text in ("any", "no") else self.case.source.pick(["", "", " of them"]) if self.text[-1].isdigit() else "")
        label = self.case.label(self.function)
        if values.is_number(self.function.tool.fields[0].kind) and self.case.source.chance(.3):
            return "it " + values.holding(self.case.source, self.text)
        return self.case.source.pick(["it is", "it is", "it is", "it's", "that is"] + ([f"the {label} is"] if self.function.tool.asked else [])) + " " + self.text

    def about(self):
        """the moisture of bed 4 is below 30"""
        if self.count:
            return self.case.filled(f"there are {self.text} {self.case.label(self.function)} {self.function.tool.place} {{x}}")
        return f"{self.subject()} {values.holding(self.case.source, self.text) if values.is_number(self.function.tool.fields[0].kind) else 'is ' + self.text}"

    def subject(self):
        plain = not values.is_number(self.function.tool.fields[0].kind)
        return self.case.thing() if plain and self.function.tool.place == "of" and self.case.source.chance(.85) else self.case.noun(self.function)

    def question(self):
        """is the moisture of bed 4 below 30?"""
        if self.count:
            return self.case.filled(f"are there {self.text} {self.case.label(self.function)} {self.function.tool.place} {{x}}?")
        return f"is {self.subject()} {self.text}?"


def worded_bound(kind):
    return {"lt": "under", "gt": "over", "le": "at most", "ge": "at least"}[kind]


def able(setting):
    """Tools that bring something to compare."""
    return [one for one in setting.of("?") if one.tool.asked and (values.is_number(one.tool.fields[0].kind) or one.tool.fields[0].kind.split(" ")[0] in ("bool", "state"))]


def conditional(source, setting, others):
    """One tool asks, another does something if it is so. `others`: tools that fit everywhere."""
    asks, deeds = able(setting), [one for one in setting.of("!") if not one.tool.takes() and one.tool.told()]
    if not asks or not deeds and not others:
        return None
    case, ask = Case(source, setting), source.pick(asks)
    condition = Condition(case, ask)
    away = [Case(source, one) for one in others]
    pool = [(case, one) for one in deeds] + [(one, source.pick(one.setting.functions)) for one in away if source.chance(.35) or not deeds]
    if not pool:
        return None
    source.random.shuffle(pool)
    deed, other = pool[0], pool[1] if len(pool) > 1 else None
    first = _order(case, *deed)
    unless = source.chance(.08) and not condition.count and condition.text not in ("any", "no")
    so = not unless and source.chance(.24)
    words = dict(a=case.asking(ask), q=case.question(ask), c=condition.it(), n=condition.about(), d=first[0], D=capital(first[0]), f=first[1], b=condition.question())
    if words["q"][-1] != "?":
        words["q"] += "."
    text = worded(source, _UNLESS if unless else _SO if so else _IF, **words)
    holds, done, more = condition.holds != unless, [deed], []
    if other and "\n" not in text and text[-1] != "?" and source.chance(.3 if other[0] is not case else .2):
        text = worded(source, _ELSE, o=text, e=_order(case, *other)[0])
        more = [other]
    elif other and text[-1] != "?" and text.endswith(first[0]) and source.chance(.25):
        text += f" and {_order(case, *other)[0]}"
        done = [deed, other]
    elif "\n" not in text and text[-1] != "?" and source.chance(.15):
        text = worded(source, _NOTHING, o=text)
    done = done if holds else more
    ends = case.ends + [end for one in away for end in one.ends]
    label = case.meant(ask)
    turns = [User(typed(source, text, *ends)), *case.turns(ask, f"Needed is the {label}: {ask.name}.")]
    value = case.shown(ask)
    for at, (one, function) in enumerate(done):
        turns += one.turns(function, f"The {label} is {value}, {condition.sentence}: {function.name}." if not at else f"What comes next is {function.name}.")
    answer = f"{case.fact(ask)}. {finished([one.done(function) for one, function in done])}" if done else f"{case.fact(ask)}, so nothing was done."
    return [*turns, Answer(f"The {label} is {value}, {condition.sentence}: nothing is to be done." if not done else "Everything is done.", answer)]


def _order(main, case, function):
    """-> (with a pronoun, with what it is about)"""
    form = case.source.pick(function.tool.told())
    return case.filled(form, x=case.pronoun) if case is main else case.filled(form), case.filled(form)


def whether(source, setting, others):
    """Only asked: yes or no."""
    asks = able(setting)
    if not asks:
        return None
    case, ask = Case(source, setting), source.pick(asks)
    condition = Condition(case, ask)
    text = worded(source, "{q}|{q}|{q}|check (if|whether) {n}|tell me (if|whether) {n}|(can|could) you check (if|whether) {n}?", q=condition.question(), n=condition.about())
    label = case.meant(ask)
    return [User(typed(source, text, *case.ends)), *case.turns(ask, f"Needed is the {label}: {ask.name}."), Answer(f"The {label} is {case.shown(ask)}, {condition.sentence}.", "Yes." if condition.holds else "No.")]

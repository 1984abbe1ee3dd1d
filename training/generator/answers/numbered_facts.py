"""Numbered notes about two to four people, behind or before a long text or between its parts, often the same verb: what of one of them, or who."""
import re

from ..chat import Answer, User
from ..material import world
from ..words.said import capital, said
from . import pairs_told

_NUMBERS = ["one two three four".split(), "1 2 3 4".split(), "A B C D".split(), "no. 1,no. 2,no. 3,no. 4".split(",")]
_BARE = (1, 2)     # numberings that stand in front of a bracket
_ORDINALS = "first second third fourth".split()
_BEGINNINGS = ["{F} {n}: {x}.", "{F} {n}: {x}.", "{F} {n}: {x}.", "{O} {f}: {x}.", "{n}) {X}.", "{O}, {x}.", "({n}) {X}.", "{F} {n} - {x}.", "The {o} {f} is that {x}.", "{F} number {n}: {x}."]
_NOUNS = "note note point detail remark entry item observation clue finding".split()
_VERBS = ("paints {colored}|paints {colored}|bakes {cake}|grows {plant}|sells {goods}|brings {goods}|teaches {subject}|speaks {language}|plays the {instrument}|drives a {car}|has a {pet}|fears {fear}|drinks {drink}|cooks {food}|studies {subject}|photographs {colored}|wears a {garment}|learns {language}|buys {goods}|likes {food}|draws {colored}|hates {food}|carries a {item}").split("|")
_ASK = "what does {p} {v}|and what does {p} {v}|so what does {p} {v}|tell me what {p} {w}|according to the (facts|notes|text), what does {p} {v}|what is it that {p} {w}|do you remember what {p} {w}"


def _base(verb):
    return {"has": "have", "carries": "carry", "studies": "study", "teaches": "teach"}.get(verb, verb[:-1])


def _fact(form, value):
    """-> (verb, what stands behind it)"""
    verb, _, rest = form.partition(" ")
    return verb, re.sub(r"\{\w+\}", value, rest)


def numbered_facts(source, chars=1200):
    n = source.weighted({2: 7, 3: 3, 4: 1})
    people = source.random.sample(world.NAMES, n)
    forms = [source.pick(_VERBS)] * n if source.chance(.75) else [source.pick(_VERBS) for _ in range(n)]
    facts, taken = [], set()
    for person, form in zip(people, forms):
        kind = re.search(r"\{(\w+)\}", form)[1]
        value = next(v for v in iter(lambda: pairs_told._value(source, kind), None) if v not in taken or source.chance(.02))
        taken.add(value)
        verb, rest = _fact(form, value)
        facts.append((person, verb, pairs_told._an(rest)))
    numbers, noun = source.pick(_NUMBERS), source.pick(_NOUNS)
    form = source.pick([form for form in _BEGINNINGS if numbers in [_NUMBERS[i] for i in _BARE] or ")" not in form and "number" not in form or numbers is _NUMBERS[0] and ")" not in form])
    told = [form.format(F=capital(noun), f=noun, n=numbers[i], O=capital(_ORDINALS[i]), o=_ORDINALS[i], x=f"{p} {v} {r}", X=f"{p} {v} {r}") for i, (p, v, r) in enumerate(facts)]
    filler = lambda share: source.filler(chars * share) if chars > 40 else ""
    way = source.weighted({"behind": 6, "before": 2, "between": 2, "around": 3})
    joint = source.pick([" ", " ", "\n"])
    match way:
        case "behind": parts = [filler(.9), joint.join(told)]
        case "before": parts = [joint.join(told), filler(.9)]
        case "around": parts = [filler(.5), joint.join(told), filler(.4)]
        case _: parts = [part for one in told for part in (filler(.9 / n), one)]
    text = source.pick(["\n\n", "\n\n", "\n"]).join(part for part in parts if part)
    turns = []
    order = source.random.sample(range(1, n), 1) + [0] if source.chance(.75) else [0] + list(range(1, n))
    for i in order[:1 if source.held_out else source.weighted({1: 6, 2: 3})]:
        person, verb, rest = facts[i]
        thought = f"It says: {person} {verb} {rest}."
        if source.chance(.2) and sum(f[1:] == facts[i][1:] for f in facts) == 1:
            question, answer = f"who {verb} {rest}", person
        else:
            question, answer = said(source, _ASK, p=person, v=_base(verb), w=verb), rest
        question = question if source.chance(.3) else capital(question)
        turns += [User((text + source.pick(["\n\n", "\n\n", "\n", " "]) if not turns else "") + question + ("" if question.lower().startswith("tell") else "?")), Answer(thought, answer)]
    return turns

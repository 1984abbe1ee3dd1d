"""Functions invented from a few verbs and nouns, so that nothing but the words of their descriptions tells them apart, and names
that mean nothing and look alike. Only for training."""
from .functions import Function, composed, described, schema, spelled

_VERBS = (
    "count measure weigh paint clean fold lock unlock repair sort stack wrap peel ring feed lift lower tune inspect rent sell order label warm cool drain fill park tow plant mow scan sign "
    "stamp ship pack roll burn melt iron hang tie pull stir pour open close start stop move copy delete find list print send load").split()
_KINDS = "word word phrase integer number boolean words line name odd path city digits".split()
# How a parameter is explained that holds the {w}.
_SLOTS = ["The {w}", "{w}", "Which {w}", "The {w} to use", "The {w} of it", "Here goes the {w}"]


def alike(source, n):
    """`n` names without meaning, often one syllable, one letter or one word apart."""
    spelling = source.number(0, 2)
    match source.number(0, 4):
        case 0:
            pieces = [source.word() if source.chance(.6) else source.pseudo_word() for _ in range(3 + n // 3)]
            make = lambda: composed(source, pieces, spelling)
        case 1:
            tail = source.word()
            make = lambda: spelled(source.pseudo_word() + "_" + tail, spelling)
        case 2:
            head = source.word()
            make = lambda: spelled(head + "_" + source.pseudo_word(), spelling)
        case 3:
            syllables = [source.pseudo_word(1) for _ in range(3)]
            make = lambda: "".join(syllable if source.chance(.6) else source.pseudo_word(1) for syllable in syllables)
        case _:
            make = source.pseudo_word
    return source.distinct(make, n, 8 * n)


def _third(verb):
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")


def invented(source, n):
    """Up to `n` functions that share verbs and nouns: `opens the gate`, `closes the gate`, `opens the door`."""
    verbs = source.random.sample(_VERBS, source.number(1, 4))
    nouns = list(dict.fromkeys(source.noun() for _ in range(source.number(1, 4))))
    pairs = [(verb, noun) for verb in verbs for noun in nouns]
    source.random.shuffle(pairs)
    return [_function(source, name, *pair) for name, pair in zip(alike(source, n), pairs)]


def _function(source, name, verb, noun):
    fields = dict(v=verb, V=verb.capitalize(), Vs=_third(verb).capitalize(), vs=_third(verb), n=noun)
    description = source.pick(["{Vs} the {n}.", "{Vs} a {n}.", "Use this to {v} the {n}.", "{V} the {n}.", "It {vs} the {n}.", "Can {v} a {n}.", "For the {n}: {vs} it.", "{Vs} one {n} or more."]).format(**fields)
    if source.chance(.25):
        description += " " + source.rule()
    slots = list(dict.fromkeys(source.noun() for _ in range(source.number(1, 4))))
    names = alike(source, len(slots)) if source.chance(.7) else slots[:]
    slots = slots[:len(names)]
    typed = [(name, source.pick(_KINDS)) for name in names]
    properties = {p: described(kind, source.pick(_SLOTS).format(w=slot)) for (p, kind), slot in zip(typed, slots)}
    return Function(name, typed, [_ask(source, fields, slots, typed) for _ in range(3)], schema(name, description, properties, names))


def _ask(source, fields, slots, typed):
    """Words for the verb and the noun, then the values by what they are, in any order."""
    quote = source.pick(["{{{i}}}", "{{{i}}}", '"{{{i}}}"', "`{{{i}}}`"])
    form = source.pick(["{w} {q}", "{w} {q}", "{w}: {q}", "{w} = {q}", "the {w} is {q}", "{q} as the {w}"])
    marked = lambda kind: "{{{i}}}" if kind in ("words", "boolean", "integer", "number") else '"{{{i}}}"' if kind == "line" else quote
    values = [form.format(w=slot, q=marked(kind).format(i=i)) for i, (slot, (_, kind)) in enumerate(zip(slots, typed))]
    source.random.shuffle(values)
    what = source.pick(["{V} the {n}", "{V} a {n}", "please {v} the {n}", "I want you to {v} the {n}", "{v} the {n}", "Can you {v} the {n}", "The {n}: {v} it"]).format(**fields)
    return what + source.pick([", ", " with ", "; ", ". ", ": "]) + source.pick([", ", " and ", "; "]).join(values)

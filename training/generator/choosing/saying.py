"""How a request says which record it means: by what it is called, by its state, by the most or least of something, by its place, or any."""
from dataclasses import dataclass

from ..linked import values
from ..material import world


@dataclass
class Said:
    words: str              # "the van{w} with 5 seats": {w} is where it is listed
    record: dict
    fits: object            # record -> whether it fits; None where its place among the others decides
    told: tuple = ()        # fields that are named
    thought: str = ""

    @property
    def x(self):
        return self.words.replace("{w}", "")

    @property
    def loose(self):
        """Whether any that fits is meant."""
        return self.x.split(" ")[0] in ("a", "an", "any", "some", "one")


def one_of(text, noun):
    """"the red van" -> "the red one"; None where the noun is not said."""
    out = text.replace(f" {noun}", " one", 1)
    return out if out != text and out.startswith("the ") else None


def value(source, kind, given):
    """A value as a request writes it."""
    sort, _, rest = kind.partition(" ")
    if sort == "part":
        first = next(one for one in rest.split(";")[0].strip().split(",") if given.startswith(one))
        return first[0].lower() + first[1:] if first[1:2].islower() and source.chance(.7) else first
    if sort == "one" and " " in given and given[:1].isupper() and source.chance(.3):
        return given.lower()
    if sort == "num" and isinstance(given, int) and 1 < given < 13 and source.chance(.25):
        return world.in_words(given)
    return values.said(source, kind, given)


def whole(source, phrase, noun):
    """A phrase with the noun in its place, "the" where it has none before it, and a mark where the place goes."""
    phrase = "an *" if phrase == "a *" and noun[0] in "aeioAEIO" else phrase
    text = phrase.replace("*", noun + "{w}") if "*" in phrase and source.chance(.5) else phrase.replace("*", noun) + "{w}"
    return text if "*" not in phrase or text.split(" ")[0] in ("my", "a", "an", "the", "one", "some", "any", "our") else "the " + text


def _one(source, shelf, field, record):
    """-> (phrase, whether another record fits); None where nothing is said of it."""
    given = record[field.name]
    if field.kind == "flag":
        phrases = field.phrases if given else field.others
        return (source.pick(phrases), lambda one: one[field.name] == given) if phrases and phrases != ("",) else None
    if not field.phrases:
        return None
    said = value(source, field.kind, given)
    text = str(said).lower()
    if field.kind.startswith("part "):
        fits = lambda one: str(one[field.name]).lower().startswith(text)
    else:
        fits = lambda one: one[field.name] == given or str(given).lower() in str(one[field.name]).lower() or str(one[field.name]).lower() in str(given).lower()
    return source.pick(field.phrases).replace("{v}", said), fits


def described(source, shelf, records):
    """One of `records` in words that tell it from all others; None where they do not."""
    kind, noun = shelf.kind, shelf.kind.noun
    able = [field for field in shelf.fields if field.phrases or field.others]
    most = [field for field in shelf.fields if field.extremes]
    loose = [one for one in kind.any if not one[1] or one[1] in [field.name for field in shelf.fields]]
    table = {"field": 14 if able else 0, "two": 4 if len(able) > 1 else 0, "most": 7 if most and len(records) > 1 else 0, "place": 2 if len(records) > 1 else 0, "any": (9 if not able else 6) if loose else 0}
    if not any(table.values()):
        return None
    if shelf.odd and source.chance(.6) and (made := _one(source, shelf, shelf.odd, record := source.pick(records))) and sum(map(made[1], records)) == 1:
        return Said(whole(source, made[0], noun), record, made[1], (shelf.odd.name,))
    match source.weighted(table):
        case "any": return _any(source, shelf, records, source.pick(loose))
        case "place": return _place(source, shelf, records)
        case "most": return _most(source, shelf, records, source.pick(most))
        case "field": fields = [source.pick([field for field in able if field.title and source.chance(.35)] or able)]
        case "two": fields = source.random.sample(able, 2)
    record = source.pick(records)
    made = [_one(source, shelf, field, record) for field in fields]
    if not all(made):
        return None
    fits = lambda one: all(test(one) for _, test in made)
    if sum(map(fits, records)) != 1:
        return None
    phrase = made[0][0]
    if len(made) > 1:
        phrase = _joined(made[0][0], made[1][0])
        if not phrase:
            return None
    return Said(whole(source, phrase, noun), record, fits, tuple(field.name for field in fields))


def _joined(a, b):
    """ "free *" and "* with {v} seats" -> "free * with 5 seats"; "" where they do not go together."""
    for a, b in ((a, b), (b, a)):
        if a.endswith("*") and b.startswith("*"):
            return a[:-1] + b
    return ""


def _any(source, shelf, records, loose):
    phrase, name, wanted = loose
    fits = (lambda one: str(one[name]) == wanted) if name else (lambda one: True)
    record = next((one for one in records if fits(one)), None)
    return record and Said(whole(source, phrase, shelf.kind.noun), record, fits, (name,) if name else ())


def _place(source, shelf, records):
    field = next((one for one in shelf.fields if one.kind in ("time", "date")), None)
    if field and shelf.kind.key_kind != "time":
        records.sort(key=lambda one: one[field.name])
        if len({one[field.name] for one in records}) < len(records):
            return None
    word = source.pick(["first", "first", "last"])
    return Said(f"the {word} {shelf.kind.noun}{{w}}", records[0 if word == "first" else -1], None)


def _most(source, shelf, records, field):
    column = [one[field.name] for one in records]
    if len(set(column)) < len(column):
        return None
    word = source.pick(field.extremes)
    wanted = min(column) if word[0] == "-" else max(column)
    return Said(whole(source, word[1:], shelf.kind.noun), records[column.index(wanted)], None, (field.name,), f"The {field.label} of each: {', '.join(map(str, column))}. Wanted is {wanted}. ")

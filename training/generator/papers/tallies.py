"""What a table tells in more than one cell: how many rows, which of them, sums of two, more or less, the same or not, the only person or day that stands beside a row."""
import re

from .paper import Ask

_OF_KIND = {"person": "who is (listed|given|named) for {r}|whose name (is next to|stands beside|is beside) {r}|(which|what) person (belongs to|goes with|is listed for) {r}|who goes with {r}",
            "number": "(which|what) number (is next to|stands beside|is given for|belongs to) {r}|what number is listed for {r}", "place": "(which|what) place (is given for|belongs to|is listed for) {r}|where is {r}|where (do|can) I find {r}|where should I look for {r}"}
# One says more of it, not that it is higher.
MASS = set("water hay grain wool honey fruit yield harvest rain snow oil fuel load cargo power".split())
_OF_KIND_TOLD = {"person": "who is listed for {r}|whose name stands beside {r}", "number": "which number is given for {r}|what number stands beside {r}", "place": "where {r} is|where I find {r}"}


def asks(source, thing, plural, names, called, columns, lines):
    """Some questions of every kind that the table allows."""
    out = []
    for make in source.random.sample(_MAKERS, 4):
        ask = make(source, dict(t=thing, ts=plural), names, called, columns, lines)
        out += [ask] if ask else []
    return out


def _said(ask, *steps):
    ask.said = "\n".join(steps) + f"\nSo the answer is {ask.answer.removesuffix('.')}."
    return ask


def _rows(source, words, names, called, columns, lines):
    direct = "how many {ts} (are there|are listed|are in the list|are in the table)|how many {ts} does (the file|the list|the table|it) (have|contain|list)|(what is|what's) the number of {ts}|how many (rows|entries) are there( without the header| besides the header|)"
    return _said(Ask(direct, "how many {ts} there are|the number of {ts}|how many {ts} are listed", words, str(len(names)), ""), ", ".join(f"{i + 1} {name}" for i, name in enumerate(names)) + ".")


def _same(source, columns, sorts=("person", "place", "kind")):
    """A column and one of its values -> (column, value, rows)"""
    able = [column for column in columns if column.sort in sorts]
    able = [column for column in able if len(set(column.cells)) < len(column.cells)] * 3 + able
    if not able:
        return None
    column = source.pick(able)
    v = source.pick(column.cells)
    return column, v, [i for i, cell in enumerate(column.cells) if cell == v]


def _at(column):
    return column.clauses[0].split(" ")[0]


def _many(source, words, names, called, columns, lines):
    if not (same := _same(source, columns)):
        return None
    column, v, rows = same
    place = column.sort == "place"
    direct = f"how many {{ts}} are {_at(column)} {{c}} {{v}}|how many {{ts}} are there {_at(column)} {{c}} {{v}}|how many {{ts}} (are|do you find) {_at(column)} {{c}} {{v}}" if place else "how many {ts} have {v} as {c}|how many {ts} have the {c} {v}|for how many {ts} is {v} the {c}|how often is {v} the {c}|how many {ts} are there with {v} as {c}"
    told = f"how many {{ts}} are {_at(column)} {{c}} {{v}}" if place else "how many {ts} have {v} as {c}|how many {ts} have the {c} {v}"
    return _said(Ask(direct, told, words | dict(c=column.c, v=v), str(len(rows)), ""), f"{v}: " + ", ".join(f"{k + 1} {names[i]}" for k, i in enumerate(rows)) + ".")


def _which(source, words, names, called, columns, lines):
    if not (same := _same(source, columns)) or not 1 < len(same[2]) < 5:
        return None
    column, v, rows = same
    direct = f"which {{ts}} are {_at(column)} {{c}} {{v}}|what {{ts}} are {_at(column)} {{c}} {{v}}|which are the {{ts}} {_at(column)} {{c}} {{v}}" if column.sort == "place" else "which {ts} have {v} as {c}|which {ts} have the {c} {v}|for which {ts} is {v} the {c}|which are the {ts} with {v} as {c}"
    told = direct.split("|")[0] + "|all {ts} " + (f"{_at(column)} {{c}} {{v}}" if column.sort == "place" else "with {v} as {c}")
    return _said(Ask(direct, told, words | dict(c=column.c, v=v), ", ".join(names[i] for i in rows), ""), *(f"It says: {lines[i].strip()}" for i in rows))


def _number(cell):
    return int(re.match(r"\d+", cell)[0])


def _numbers(source, columns, low=0):
    able = [column for column in columns if column.sort in ("number", "count") and all(low <= _number(cell) < 100 for cell in column.cells)]
    return source.pick(able) if able else None


def _of(column):
    return "number of " + column.c if column.sort == "count" else "amount of " + column.c if column.c in MASS else column.c


def _sum(source, words, names, called, columns, lines):
    if not (column := _numbers(source, columns)):
        return None
    i, k = source.random.sample(range(len(names)), 2)
    a, b = _number(column.cells[i]), _number(column.cells[k])
    answer = str(a + b) + re.sub(r"^\d+", "", column.cells[i])
    direct = "what is the sum of the {c} of {a} and {b}|what is the {c} of {a} and {b} together|what is the total {c} of {a} and {b}|(what|how much) is the {c} of {a} plus the {c} of {b}|what do I get when I add the {c} of {a} and {b}"
    direct += "|how many {n} do {a} and {b} have together|how many {n} do {a} and {b} have in total" if column.sort == "count" else ""
    return _said(Ask(direct, "the {c} of {a} and {b} together|the sum of the {c} of {a} and {b}", dict(c=_of(column), n=column.c, a=called[i], b=called[k]), answer, ""), f"{a} + {b} = {a + b}.")


def _total(source, words, names, called, columns, lines):
    column = _numbers(source, columns)
    if not column or len(names) > 4 or any(_number(cell) > 40 for cell in column.cells):
        return None
    numbers = [_number(cell) for cell in column.cells]
    answer = str(sum(numbers)) + re.sub(r"^\d+", "", column.cells[0])
    direct = "what is the total {c}|what is the {c} of all {ts} together|what is the sum of the {c} column|what is the {c} in total"
    direct = direct.replace("the {c} column", "the {n} column") + ("|how many {n} do (all|the) {ts} have (together|in total)|how many {n} are there (in all|altogether|in total)" if column.sort == "count" else "")
    return _said(Ask(direct, "the total {c}|the {c} of all {ts} together", words | dict(c=_of(column), n=column.c), answer, ""), " + ".join(map(str, numbers)) + f" = {sum(numbers)}.")


def _more(source, words, names, called, columns, lines):
    if not (column := _numbers(source, columns)):
        return None
    i, k = source.random.sample(range(len(names)), 2)
    a, b = _number(column.cells[i]), _number(column.cells[k])
    if a == b:
        return None
    higher = source.chance(.6)
    first = (a > b) == higher
    plain = column.sort == "number" and column.c not in MASS
    word = ("higher" if higher else "lower") if plain else "more" if higher else "less" if column.sort == "number" else "fewer"
    values = dict(c=column.c, a=called[i], b=called[k], k=("the " if plain else "") + word, an=("a " if plain else "") + word, t=words["t"])
    steps = f"{names[i]} {a}, {names[k]} {b}."
    if source.chance(.5):
        return _said(Ask("does {a} have {an} {c} than {b}", "whether {a} has {an} {c} than {b}", values, "Yes." if first else "No.", ""), steps)
    return _said(Ask("which has {k} {c}, {a} or {b}|which {t} has {k} {c}, {a} or {b}|{a} or {b}: which has {k} {c}", "which {t} has {k} {c}, {a} or {b}", values, names[i if first else k], ""), steps)


def _extreme(source, words, names, called, columns, lines):
    """The largest or smallest number itself."""
    column = _numbers(source, columns)
    if not column or len(names) > 6:
        return None
    numbers = [_number(cell) for cell in column.cells]
    word, top = source.pick([("highest", max), ("lowest", min), ("largest", max), ("smallest", min)])
    best = column.cells[numbers.index(top(numbers))]
    return _said(Ask("what is the {k} {c}|what's the {k} {c} (in the list|in the table|of all {ts}|there is)|which is the {k} {c}", "the {k} {c}|what the {k} {c} is", words | dict(k=word, c=_of(column)), best, ""), ", ".join(map(str, numbers)) + ".")


def _whether(source, words, names, called, columns, lines):
    column, i = source.pick(columns), source.number(0, len(names) - 1)
    right = source.chance(.5)
    others = [cell for cell in column.cells if cell != column.cells[i]]
    v = column.cells[i] if right else source.pick(others)
    direct = "|".join(column.yes)
    told = "whether {v} is the {c} of {r}|if the {c} of {r} is {v}" if column.sort != "place" else f"whether {{r}} is {_at(column)} {{c}} {{v}}"
    if column.sort == "count":
        direct, told = "is the number of {c} of {r} {v}|does {r} have {v} {c}", "whether {r} has {v} {c}"
    return Ask(direct, told, words | dict(c=column.c, v=v, r=called[i]), "Yes." if right else "No.", lines[i])


def _pair(source, words, names, called, columns, lines):
    able = [column for column in columns if column.sort != "count"]
    if len(able) < 2:
        return None
    a, b = source.random.sample(able, 2)
    i = source.number(0, len(names) - 1)
    answer = f"{a.cells[i]}, {b.cells[i]}"
    return Ask("what are the {a} and the {b} of {r}|what (is|are) the {a} and {b} of {r}|(which|what) {a} and (which|what) {b} does {r} have", "the {a} and the {b} of {r}|both the {a} and the {b} of {r}", words | dict(a=a.c, b=b.c, r=called[i]), answer, "", said=f"It says: {lines[i].strip()}\nSo the answer is {answer}.")


def _order(source, words, names, called, columns, lines):
    i = source.number(0, len(names) - 1)
    match source.number(0, 3):
        case 0: return Ask("which {t} (comes|is|stands|is listed) first|which is the first {t}( in the list| in the table|)", "which {t} is listed first|the first {t}", words, names[0], lines[0])
        case 1: return Ask("which {t} (comes|is|stands|is listed) last|which is the last {t}( in the list| in the table|)", "which {t} is listed last|the last {t}", words, names[-1], lines[-1])
        case 2 if i: return Ask("which {t} (comes|is|stands|is listed) (right |directly |)after {r}|which {t} follows {r}", "which {t} comes after {r}", words | dict(r=called[i - 1]), names[i], lines[i])
        case 3 if i: return Ask("which {t} (comes|is|stands|is listed) (right |directly |)before {r}", "which {t} comes before {r}", words | dict(r=called[i]), names[i - 1], lines[i - 1])
    return None


def _only(source, words, names, called, columns, lines):
    """Who, where or which number, where there is one such column."""
    alone = [column for column in columns if column.sort in _OF_KIND and sum(other.sort == column.sort or {other.sort, column.sort} == {"number", "count"} for other in columns) == 1]
    digits = lambda cells: any(sign.isdigit() for cell in cells for sign in cell)
    alone = [column for column in alone if column.sort != "number" or not digits(names) and not any(digits(other.cells) for other in columns if other is not column)]
    if not alone:
        return None
    column, i = source.pick(alone), source.number(0, len(names) - 1)
    return Ask(_OF_KIND[column.sort], _OF_KIND_TOLD[column.sort], dict(r=called[i]), column.cells[i], lines[i], called[i])


_MAKERS = [_rows, _many, _which, _sum, _total, _more, _extreme, _whether, _whether, _pair, _order, _only, _only]

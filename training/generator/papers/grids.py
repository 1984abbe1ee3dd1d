"""Tables of everyday things in any form and order: a row is told by any of its columns, and any other one is asked for."""
import json
import re
from functools import cache
from pathlib import Path

from ..everyday.grammar import parse
from ..material import world
from ..material.source import is_held_out
from ..tools.functions import literal
from ..words.said import said
from . import sections
from .paper import Ask, Paper, options, yes
from .values import hexes, value

_SPOKEN = {"no": "number", "nr": "number", "ref": "reference", "qty": "quantity", "prio": "priority", "pos": "position", "dep": "departure", "arr": "arrival", "pl": "platform", "tel": "phone", "sn": "serial number", "cpus": "CPUs"}
# What every row may have besides.
_CODE = ("code,code,id,no,nr,ref", "series", "has the {c} {v}", "what {is} the {c} of {r}|what's the {c} of {r}|(which|what) {c} {does} {r} have|what {c} {is} {r}", "the {c} of {r}|which {c} {r} {has}")


@cache
def things(file="grids.txt"):
    """-> [(thing, plural, file names, heads of the name, how the name is told, names, form, columns: [(heads, kind, has, direct, told)])]"""
    out = []
    for line in (Path(__file__).parent / file).read_text().strip().split("\n"):
        if line.startswith("# "):
            head, files, firsts, told, names, *form = [part.strip() for part in line[2:].split("|")]
            thing, plural = head.split(" ")
            out.append((thing, plural, files.split(), firsts.split(","), told, names, form[0] if form else "", []))
        else:
            out[-1][-1].append(tuple(part.strip() for part in line.split(" | ")))
    return out


# --- cells ----------------------------------------------------------------------------------------------------------
def cells(source, kind, n):
    """A column: its values look alike, as in a real table."""
    match kind:
        case "series": return _series(source, n)
        case "hash":
            width = source.pick([7, 7, 8, 12])
            return [hexes(source, width) for _ in range(n)]
        case "shelves":
            form, high = source.pick([("{a}{i}", 9), ("{a}{i}", 30), ("{a}-{i:02d}", 20), ("{a}-{i}", 30), ("{i}", 40), ("{i}{a}", 12), ("{a}{j}-{i}", 9), ("{a}/{i}", 9), ("{b}{i}", 20)])
            letters = source.random.sample("ABCDEFGHKLR", source.number(1, 4))
            return [form.format(a=source.pick(letters), b=letters[0], i=source.number(1, high), j=source.number(1, 4)) for _ in range(n)]
        case "prices" | "rates":
            form, low, high = source.pick(["{}", "{}", "{}", "{} EUR", "{} euros", "€{}", "${}", "£{}", "{} €"]), *((40, 400) if kind == "rates" else source.pick([(1, 9), (1, 40), (3, 90)]))
            return [form.format(f"{source.number(low, high)}{source.pick(['.50', '.90', '.20', '.99', '.00', '.75', '.40', '.80']) if high < 99 else ''}") for _ in range(n)]
        case "sizes":
            unit = source.pick(["G", "G", "M", "K", " MB", " KB", "MB"])
            return [f"{source.number(1, 99)}.{source.number(0, 9)}{unit}" if source.chance(.2) else f"{source.number(1, 960)}{unit}" for _ in range(n)]
        case "letters": return [source.pick(world.ALPHABET) for _ in range(n)]
        case "logins": return [source.pick(world.NAMES).lower()[:source.number(3, 6)] + source.pick(["", str(source.number(1, 99)), "_" + source.pick("abcdehjklmst")]) for _ in range(n)]
        case "spans": return [f"{h}:00-{h + 2}:00" for h in (source.number(7, 19) for _ in range(n))]
    return [value(source, kind) for _ in range(n)]


def _series(source, n):
    """Codes that differ by a digit or two."""
    letters = "".join(source.pick("ABCDEFHKLMNPRSTW") for _ in range(source.number(1, 3)))
    form = source.pick([letters[0] + "-{:02d}", letters[0] + "-{:02d}", letters[0] + "{:03d}", letters + "-{}", letters + "{}", "{}", "{}", "{:04d}", "#{}", "2026-{:03d}", letters + "-{:04d}", letters[0] + "{}"])
    at, out = source.pick([1, 1, 100, 1000, 10]) * source.number(1, 9), []
    wide = source.chance(.4)
    for _ in range(n):
        out.append(form.format(at))
        at += source.number(1, 40) if wide else source.weighted({1: 6, 2: 2, 3: 1, 10: 1})
    if source.chance(.3):
        source.random.shuffle(out)
    return out


# --- the form of the file -------------------------------------------------------------------------------------------
def written(source, form, head, rows, thing):
    """-> (text, what of it says each row, with the names of the columns); without a head where `head` is none."""
    if form in sections.FORMS:
        return sections.written(source, form, head, rows, thing)
    text, lines = _shown(source, form, head, rows)
    if not head or form == "prose":
        return text, lines
    keys = [one.lower().replace(" ", "_") if form in ("jsonl", "json", "pairs") else one for one in head]
    return text, [", ".join(f"{key}: {cell}" for key, cell in zip(keys, row)) for row in rows]


def _shown(source, form, head, rows):
    heads = [head] if head else []
    match form:
        case "jsonl" | "json":
            objects = ["{" + ", ".join(f'"{h.lower().replace(" ", "_")}": {literal(cell)}' for h, cell in zip(head, row)) + "}" for row in rows]
            return ("\n".join(objects) if form == "jsonl" else "[\n" + ",\n".join("  " + one for one in objects) + "\n]"), objects
        case "pairs":
            joint, sign = source.pick([" ", " ", ", ", "; "]), source.pick(["=", "=", ":"])
            shown = lambda cell: f'"{cell}"' if " " in cell or sign in cell else cell
            return _lines(joint.join(f"{h.lower().replace(' ', '_')}{sign}{shown(cell)}" for h, cell in zip(head, row)) for row in rows)
        case "labels":
            at, joint, lead = source.number(0, 1) and len(head) > 2, source.pick([", ", "; ", ", "]), source.pick(["{}: ", "- {}: ", "{} - ", "* {} - "])
            return _lines(lead.format(row[at]) + joint.join(f"{h.lower().replace('_', ' ')} {cell}" for i, (h, cell) in enumerate(zip(head, row)) if i != at) for row in rows)
        case "markdown":
            wide = source.chance(.5)
            widths = [max(len(row[i]) for row in [head] + rows) if wide else 0 for i in range(len(head))]
            bar = lambda row: "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |"
            body = [bar(row) for row in rows]
            return "\n".join([bar(head), "|" + "|".join("-" * (width + 2) if wide else source.pick(["---", "---", ":--"]) for width in widths) + "|"] + body), body
        case "aligned":
            right = source.chance(.2)
            widths = [max(len(row[i]) for row in heads + rows) for i in range(len(rows[0]))]
            body = ["  ".join(cell.rjust(width) if right and i else cell.ljust(width) for i, (cell, width) in enumerate(zip(row, widths))).rstrip() for row in heads + rows]
            return "\n".join(body), body[len(heads):]
        case "prose":
            shape = source.pick(["{}", "* {}", "- {}"])
            return _lines(shape.format(" ".join(row)) for row in rows)
        case "quoted":
            body = [",".join(f'"{cell}"' for cell in row) for row in heads + rows]
            return "\n".join(body), body[len(heads):]
    joint = {"comma": ",", "spaced": ", ", "semicolon": ";", "tab": "\t", "bar": "|", "bars": " | "}[form]
    body = [joint.join(f'"{cell}"' if joint.strip() and joint.strip() in cell else cell for cell in row) for row in heads + rows]
    return "\n".join(body), body[len(heads):]


def _lines(lines):
    lines = list(lines)
    return "\n".join(lines), lines


FORMS = {"semicolon": 24, "comma": 28, "spaced": 3, "tab": 7, "bar": 5, "bars": 5, "markdown": 10, "aligned": 12, "jsonl": 8, "json": 3, "pairs": 6, "labels": 5, "quoted": 4}
ENDINGS = {"markdown": ["md"], "jsonl": ["jsonl", "json"], "json": ["json"], "aligned": ["txt", "txt", "dat"], "pairs": ["txt", "log", "conf"], "labels": ["txt", "md"], "tab": ["tsv", "txt"], "prose": ["txt"], "bar": ["txt", "csv"], "bars": ["txt", "md"]}


# --- questions ------------------------------------------------------------------------------------------------------
_ONE = {"is": "is", "does": "does", "has": "has", "was": "was", "s": "s", "es": "es"}
_MANY = {"is": "are", "does": "do", "has": "have", "was": "were", "s": "", "es": ""}
_PLACES = ("on", "in", "at", "from", "by", "with", "for", "under")
_PEOPLE = set("pupil patient member volunteer user player recipient customer neighbor guest child runner teacher tenant".split())
# Where the name of a row is not what "which" asks for.
_OTHERWISE = {"train": ("where does the train go that {h}|to (which|what) city does the train go that {h}|what is the destination of the train that {h}", "where the train goes that {h}|the destination of the train that {h}"),
              "sensor": ("where is the sensor that {h}|in (which|what) place is the sensor that {h}", "where the sensor is that {h}|the place of the sensor that {h}"),
              "ticket": ("what is the problem of the ticket that {h}|what is the ticket about that {h}", "the problem of the ticket that {h}|what the ticket is about that {h}"),
              "commit": ("what is the message of the commit that {h}|what does the commit say that {h}", "the message of the commit that {h}|what the commit says that {h}")}


def agreed(grammar, many):
    """A grammar with its verbs in the singular or the plural."""
    for slot, word in (_MANY if many else _ONE).items():
        grammar = grammar.replace("{" + slot + "}", word)
    return grammar


class _Grid:
    def __init__(self, source, thing, plural, told, names, columns):
        self.source, self.thing, self.plural, self.told, self.names, self.columns = source, thing, plural, told, names, columns
        self.person = thing in _PEOPLE

    def name(self, name):
        """How a question calls a row by its name."""
        s = self.source
        if self.told in ("the", "these"):
            return "the " + name
        if self.told == '"':
            return f'"{name}"' if s.chance(.6) else f"{self.pointed()} {name}" if s.chance(.5) else f"'{name}'"
        if self.told.startswith('"'):
            lead = self.told.strip('"')
            return ("the " if s.chance(.8) or lead.startswith("sensor") else "") + lead + name
        first = name.split(" ")[0]
        alone = self.person and [other.split(" ")[0] for other in self.names].count(first) == 1
        return first if alone and s.chance(.35) else name

    def pointed(self):
        return "the " + self.thing

    def by(self, column, cell):
        """How a question calls a row by another of its cells."""
        s, (head, kind, has, *_) = self.source, column
        clause = said(s, has, v=cell, c=spoken(head))
        verb, rest = clause.split(" ", 1)
        if kind == "series" and s.chance(.4):
            return f"{s.pick(['', 'the '])}{self.thing} {cell}".strip()
        if verb == "has" and s.chance(.8):
            return f"{self.pointed()} with {rest}"
        if verb == "is" and rest.split(" ")[0] in _PLACES and s.chance(.7):
            return f"{self.pointed()} {rest}"
        return f"{self.pointed()} {'who' if self.person else 'that'} {clause}"

    def which(self, *clauses):
        """A question for the name -> (direct, told)"""
        both = " and ".join(clauses)
        if self.thing in _OTHERWISE:
            return *_OTHERWISE[self.thing], dict(h=both)
        who = ["who {h}", "who {h}", "which {t} {h}"] if self.person else ["which {t} {h}", "which {t} {h}", "what {t} {h}", "which one {h}"]
        grammar = "|".join(who)
        return grammar, grammar, dict(h=both, t=self.thing)


def spoken(head):
    head = head.replace("_", " ").strip()
    return _SPOKEN.get(head, head.lower() if head.isupper() and len(head) > 3 else head)


_VERBS = set("sleeps free starts begins comes arrives pays likes teaches plays eats born with from by called brings fetched belongs made served climbed led walks does works lives allergic since".split())      # heads that are no nouns
_NO_NOUN_ENDS = ("by", "to", "at", "in", "on", "of", "for", "with", "out", "from", "where", "what", "who", "after", "check", "last", "first", "end", "has")


def is_noun(head):
    """Whether a question can say `the {head} of`."""
    words = spoken(head).split(" ")
    return not _VERBS & {words[0]} and words[-1] not in _NO_NOUN_ENDS


_SO_MANY = "how many {t} are (there|listed|in it)|how many {t} does {it} (list|have)|how many {t} do you (see|count)"
_SO_MANY_TOLD = "how many {t} there are|the number of {t}"
_NTH = "which {x} (is|comes) {n}|(which|what) is the {n} {x}|which {x} is in the {n} row|what is the name of the {n} {x}"
_NTH_TOLD = "which {x} is {n}|the {n} {x}"
_TOP = "which {t} has the {k} {c}|which one has the {k} {c}"


def _asks(source, grid, rows, lines, askable):
    """`rows`: cells by column, the name at -1."""
    out, seen = [], set()
    columns = grid.columns
    unique = lambda at, cell: [row[at] for row in rows].count(cell) == 1
    usable = [i for i in range(len(columns)) if i in askable]
    for _ in range(60):
        i = source.number(0, len(rows) - 1)
        row, line = rows[i], lines[i]
        to = source.pick(usable)
        head, kind, has, direct, told = columns[to]
        flag = kind.startswith("yes,no")
        x = source.random.random()
        able = [at for at in usable if at != to and not columns[at][1].startswith("yes,no") and unique(at, row[at])]
        if x < .2 and not flag and unique(to, row[to]):                # the name is asked for
            ask = Ask(*grid.which(said(source, has, v=row[to], c=spoken(head))), row[-1], line)
        elif x < .23 and (pair := _two(source, columns, rows, row, usable)):
            ask = Ask(*grid.which(*(said(source, columns[at][2], v=row[at], c=spoken(columns[at][0])) for at in pair)), row[-1], line)
        else:
            by = source.pick(able) if able and x < .34 else None
            called = grid.name(row[-1]) if by is None else grid.by(columns[by], row[by])
            many = grid.told == "these" and by is None
            words = dict(r=called, c=spoken(head)) | (dict(y=row[-1]) if many else {})
            if by is not None:                                          # no 's behind a clause
                direct, told = (("|".join(one for one in options(grammar) if "{r}'s" not in one)) for grammar in (direct, told))
                if not direct or not told:
                    continue
            if "{y}" in direct and not many:                            # how many of one that is told by something else
                direct, told = "how many pieces of {r} (are there|do we have)", "how many pieces of {r} there are"
            direct, told = agreed(direct, many), agreed(told, many)
            if not is_noun(head):
                direct, told = ("|".join(one for one in options(grammar) if "{c}" not in one) for grammar in (direct, told))
                if not direct or not told:
                    continue
            if source.chance(.15) and not flag and is_noun(head) and (words["c"] in told or "{c}" in told):
                direct, told = "what is the {c} of {r}|what's the {c} of {r}|{c} of {r}|what does {it} give as {c} (for|of) {r}", "the {c} of {r}"
            ask = Ask(direct, told, words, yes(row[to]) if flag else row[to], line, called)
        key = (ask.direct, tuple(ask.values.values()))
        if key not in seen:
            seen.add(key)
            out.append(ask)
    return out[:24] + _rare(source, grid, rows, lines)


def _two(source, columns, rows, row, usable):
    """Two columns that name this row only together, or None."""
    for _ in range(6):
        if len(usable) < 2:
            return None
        a, b = source.random.sample(usable, 2)
        alike = [other for other in rows if other[a] == row[a] and other[b] == row[b]]
        if len(alike) == 1 and not any(columns[at][1].startswith("yes,no") or [other[at] for other in rows].count(row[at]) == 1 for at in (a, b)):
            return a, b


def _rare(source, grid, rows, lines):
    """The number of rows, the first and the last one, the largest value."""
    out = []
    if len(rows) < 9 and source.chance(.5):
        counted = ", ".join(f"{i + 1} {row[-1]}" for i, row in enumerate(rows))
        out.append(Ask(_SO_MANY, _SO_MANY_TOLD, dict(t=grid.plural), str(len(rows)), "", said=f"{counted}."))
    if grid.thing not in _OTHERWISE and not grid.person and source.chance(.5):
        n, at = source.pick([("first", 0), ("last", -1)])
        out.append(Ask(_NTH, _NTH_TOLD, dict(x=grid.thing, n=n), rows[at][-1], lines[at]))
    for at, (head, kind, *_) in enumerate(grid.columns):
        if len(rows) < 7 and (re.fullmatch(r"\d+\.\.\d+", kind) and kind.split("..")[1] not in ("99", "999", "420", "40", "6", "32000", "99999") or kind == "prices") and source.chance(.3):
            numbers = [float(re.search(r"\d+(\.\d+)?", row[at])[0]) for row in rows]
            if len(set(numbers)) == len(numbers):
                k, top = source.pick([("highest", max), ("lowest", min)])
                best = rows[numbers.index(top(numbers))]
                out.append(Ask(_TOP, _TOP, dict(t=grid.thing, k=k, c=spoken(head)), best[-1], "", said=", ".join(f"{row[-1]} {row[at]}" for row in rows) + f".\nSo the answer is {best[-1]}."))
    return out


# --- the paper ------------------------------------------------------------------------------------------------------
def _clear(kind):
    """What such a cell is without a head, or none."""
    if kind.startswith("yes,no"):
        return ""
    if kind in ("letters", "word"):
        return "noun"
    return "number" if re.fullmatch(r"-?[\d.]+(\.\.|-)[\d.]+", kind) or kind in ("port", "year", "room", "shelves") else "date" if kind in ("date", "day") else "name" if kind in ("name", "person") else kind


def grid(source):
    kept = lambda one: is_held_out("grid " + one[0])
    pool = [one for one in things() if kept(one) == source.held_out] if not source.held_out or source.chance(.5) else things()
    one = source.pick(pool)
    thing, form, columns = one[0], one[6], one[7]
    held = lambda column: is_held_out(f"grid {thing} {column[0]}") and len(columns) > 4
    columns = [column for column in columns if source.held_out or not held(column)]
    columns = source.random.sample(columns, min(len(columns), source.weighted({2: 5, 3: 6, 4: 3, 5: 1})))
    if not form and source.chance(.4) and not any(column[1] in ("series", "hash", "phone") for column in columns) and thing != "runner":
        columns = [_CODE] + columns
    columns = [(source.pick(column[0].split(",")), *column[1:]) for column in columns]
    n = source.weighted({2: 2, 3: 7, 4: 8, 5: 7, 6: 4, 7: 2, 8: 1})
    return paper(source, one, columns, n, form if form and source.chance(.8) else source.weighted(FORMS)) or grid(source)


def paper(source, one, columns, n, form):
    """`n` rows with these columns; None where two of them cannot be told apart."""
    thing, plural, files, firsts, told, names, own, _ = one
    names = source.random.sample(names.split(","), n) if "," in names else source.distinct(lambda: value(source, names), n, 60)
    drawn = [cells(source, column[1], len(names)) for column in columns]
    first = source.pick(firsts)
    if len({spoken(column[0]).lower() for column in columns} | {spoken(first).lower()}) <= len(columns):
        return None
    rows = [[*cut, name] for cut, name in zip(zip(*drawn), names)]
    order = list(range(len(columns) + 1))
    if own != "aligned" or source.chance(.5):
        source.random.shuffle(order)
    if columns[0][1] == "series" and source.chance(.7):  # the code first
        order = [0] + [at for at in order if at]
    elif source.chance(.3) or form in sections.FORMS:
        order = [len(columns)] + [at for at in order if at < len(columns)]
    head = [column[0] for column in columns] + [first]
    style = source.weighted({"as": 6, "title": 2, "upper": 2}) if not own and form not in sections.FORMS else "as"
    spell = lambda one: one.upper() if style == "upper" else one.replace("_", " ").capitalize() if style == "title" else one
    askable = set(range(len(columns)))
    headless = form == "prose" or form in ("semicolon", "comma", "spaced", "tab", "bar", "bars", "aligned") and source.chance(.14)
    if headless:
        clear = [_clear(column[1]) for column in columns]
        askable = {at for at, what in enumerate(clear) if what and clear.count(what) == 1 and not (what == "name" and names[0] in world.NAMES)}
        if len(askable) < 2:
            return None
    text, lines = written(source, form, None if headless else [spell(head[at]) for at in order], [[row[at] for at in order] for row in rows], thing)
    stem, ends = source.pick(files), ENDINGS.get(form) or sections.ENDINGS.get(form)
    if ends and (form in sections.FORMS or source.chance(.75)):
        stem = stem.split(".")[0] + "." + source.pick(ends)
    asks = _asks(source, _Grid(source, thing, plural, told, names, columns), rows, lines, askable)
    return Paper(text, [stem], asks, source.pick(["file", "table", "list"]))


for _one in things() + things("crowded.txt"):                                                   # a stray bracket is found here
    for _column in _one[-1]:
        assert len(_column) == 5, _column
        for _text in _column[2:]:
            parse(_text)

"""Tables in all forms in which files and programs bring them, and questions about their rows, columns and cells."""
import json
from dataclasses import dataclass

from ..answers.working import counted, worked
from ..material import world

_N = lambda low, high: lambda source: str(source.number(low, high))
_word, _name = (lambda source: source.word()), (lambda source: source.pick(world.NAMES))
_of = lambda *words: lambda source: source.pick(words)
_size = lambda source: f"{source.number(1, 999)}{source.pick('KMG')}"
_date = lambda source: f"20{source.number(19, 28)}-{source.number(1, 12):02d}-{source.number(1, 28):02d}"
_time = lambda source: f"{source.number(0, 23):02d}:{source.number(0, 59):02d}"
_price = lambda source: f"{source.number(1, 99)}.{source.number(0, 99):02d}"
_color = lambda source: source.pick(world.COLORS)
_city = lambda source: source.pick(world.CITIES)
_file = lambda source: source.path().split("/")[-1]
_code = lambda source: source.pick("ABCDEFGHKLMNPRST") + str(source.number(10, 999))
# What a row is -> how its name is drawn, and columns: (name, draw).
_ROWS = {
    "product": (lambda source: source.noun(), [("price", _price), ("stock", _N(0, 200)), ("color", _color), ("weight", _N(1, 900)), ("code", _code), ("shelf", _N(1, 30))]), "person": (_name, [("age", _N(5, 99)), ("city", _city), ("team", _of("red", "blue", "green", "north", "south")), ("points", _N(0, 100)), ("room", _N(1, 400)), ("phone", _N(1000, 9999)), ("height", _N(120, 210))]),
    "student": (_name, [("grade", _of(*"ABCDEF")), ("score", _N(0, 100)), ("class", _of("1a", "1b", "2a", "2b", "3c")), ("age", _N(6, 30)), ("subject", _of("math", "music", "art", "physics", "history"))]), "city": (_city, [("population", _N(1000, 99999)), ("temperature", _N(-20, 40)), ("rain", _N(0, 99)), ("visitors", _N(1, 9999)), ("code", _code)]),
    "employee": (_name, [("salary", _N(1000, 9000)), ("office", _city), ("department", _of("sales", "support", "finance", "legal", "design")), ("since", _N(1990, 2026)), ("role", _of("manager", "clerk", "driver", "cook", "engineer"))]), "server": (_word, [("port", _N(80, 9999)), ("status", _of("up", "down", "idle")), ("load", _N(0, 100)), ("region", _of("east", "west", "north", "south")), ("memory", _size), ("cores", _N(1, 64))]),
    "file": (_file, [("size", _N(0, 99999)), ("lines", _N(1, 900)), ("owner", _name), ("date", _date), ("type", _of("text", "image", "code", "data"))]), "order": (_code, [("customer", _name), ("amount", _N(1, 500)), ("status", _of("open", "paid", "sent", "late")), ("date", _date), ("items", _N(1, 20))]),
    "task": (_word, [("owner", _name), ("status", _of("open", "done", "blocked")), ("deadline", _date), ("hours", _N(1, 40)), ("priority", _of("high", "low", "medium"))]), "train": (_code, [("departure", _time), ("arrival", _time), ("platform", _N(1, 20)), ("to", _city), ("delay", _N(0, 60))]), "book": (_word, [("author", _name), ("year", _N(1800, 2026)), ("pages", _N(50, 900)), ("price", _price), ("language", _of("English", "French", "German", "Spanish"))]),
    "country": (lambda source: source.pick(list(world.CAPITALS)), [("capital", _word), ("area", _N(10, 9999)), ("code", _code), ("medals", _N(0, 60)), ("color", _color)]), "animal": (_of("dog", "cat", "horse", "cow", "lion", "bear", "wolf", "fox", "owl", "frog", "snake", "duck"), [("weight", _N(1, 900)), ("legs", _of("2", "4", "0")), ("speed", _N(1, 100)), ("name", _name), ("age", _N(1, 30))]),
    "test": (_word, [("result", _of("ok", "failed", "skipped")), ("time", _N(1, 900)), ("runs", _N(1, 50))]), "package": (_word, [("version", lambda source: f"{source.number(0, 9)}.{source.number(0, 20)}.{source.number(0, 9)}"), ("license", _of("MIT", "Apache", "BSD", "GPL")), ("size", _size), ("downloads", _N(1, 9999))]), "player": (_name, [("goals", _N(0, 50)), ("number", _N(1, 99)), ("club", _word), ("cards", _N(0, 9))])}
_PLURAL = {"person": "people", "city": "cities", "country": "countries"}


@dataclass
class Table:
    row: str
    columns: list           # names; the first is that of the rows' names
    rows: list              # cells as text

    def text(self, source):
        head, lines = self.columns, [self.columns] + self.rows
        match source.weighted({"csv": 22, "markdown": 24, "aligned": 20, "json": 10, "yaml": 6, "lines": 8, "semicolons": 6, "bars": 4, "blocks": 6}):
            case "csv": return "\n".join(",".join(line) for line in lines)
            case "semicolons":
                joint = source.pick([";", "\t"])
                return "\n".join(joint.join(line) for line in lines)
            case "markdown":
                width = [max(len(line[i]) for line in lines) for i in range(len(head))] if source.chance(.5) else [0] * len(head)
                bar = lambda line: "| " + " | ".join(cell.ljust(w) for cell, w in zip(line, width)) + " |"
                return "\n".join([bar(head), "|" + "|".join(source.pick(["---", "---", ":--"]) if not w else "-" * (w + 2) for w in width) + "|"] + [bar(line) for line in self.rows])
            case "aligned":
                width = [max(len(line[i]) for line in lines) + source.number(1, 3) for i in range(len(head))]
                upper = source.chance(.5)
                out = ["".join(cell.ljust(w) for cell, w in zip([c.upper() for c in line] if upper and n == 0 else line, width)).rstrip() for n, line in enumerate(lines)]
                return "\n".join(out[:1] + (["".join("-" * (w - 1) + " " for w in width).rstrip()] if source.chance(.2) else []) + out[1:])
            case "bars": return "\n".join(" | ".join(line) for line in lines)
            case "json":
                value = lambda cell: int(cell) if cell.lstrip("-").isdigit() else cell
                objects = [{name: value(cell) for name, cell in zip(head, line)} for line in self.rows]
                return json.dumps(objects, ensure_ascii=False, indent=2) if source.chance(.35) else "[\n" + ",\n".join("  " + json.dumps(o, ensure_ascii=False) for o in objects) + "\n]" if source.chance(.5) else "\n".join(json.dumps(o, ensure_ascii=False) for o in objects)
            case "yaml": return "\n".join("- " + "\n  ".join(f"{name}: {cell}" for name, cell in zip(head, line)) for line in self.rows)
            case "blocks": return "\n\n".join("\n".join(f"{name}: {cell}" for name, cell in zip(head, line)) for line in self.rows)
        form, joint = source.pick(["{a} ({b})", "{a}: {b}", "- {a}: {b}", "* {a} - {b}"]), source.pick([", ", "; "])
        return "\n".join(form.format(a=line[0], b=joint.join(f"{name} {cell}" for name, cell in zip(head[1:], line[1:]))) for line in self.rows)


def drawn(source):
    row = source.pick(list(_ROWS))
    draw, columns = _ROWS[row]
    columns = source.random.sample(columns, min(source.weighted({1: 40, 2: 40, 3: 15, 4: 5}), len(columns)))
    names = list(dict.fromkeys(draw(source) for _ in range(source.number(2, 4) if source.chance(.7) else source.number(4, 7))))
    if len(names) < 2 or any("," in name for name in names):
        return drawn(source)
    first = source.pick(["name", row, "name"] if row in ("product", "person", "student", "employee", "player", "animal", "package", "server", "test") and "name" not in [n for n, _ in columns] else [row])
    return Table(row, [first] + [name for name, _ in columns], [[name] + [make(source) for _, make in columns] for name in names])


_CELL = ("(what is|what's|tell me|give me|look up|find) the {c} (of|for) {x}|(what is|what's) the {c} of {x}?|(which|what) {c} (does {x} have|is given for {x}|is listed for {x})?|{x}'s {c}?|the {c} of {x}(, please|?)|{c} of {x}?|(do you know|can you tell me|can you find) the {c} of {x}?|(what|which value) is in the column {c} for {x}?|I need the {c} of {x}|(only|just) the {c} of {x}, please")
_BACK = "(which|what) {r} has (the |){c} {v}?|which {r}'s {c} is {v}?|(find|name|tell me) the {r} with (the |){c} {v}|to which {r} does the {c} {v} belong?"
_TOP = "(which|what) {r} has the {k} {c}?|(name|tell me|find|which is) the {r} with the {k} {c}|which {r}'s {c} is the {k}?|which one has the {k} {c}?"
_BEST = "(what is|what's|tell me) the {k} {c}( in the table| of all|)|(what is|what's) the {k} {c}?|the {k} value in the column {c}?"
_ROWS_OF = "how many {t} (are there|are in it|are listed|are in the table|do you see)?|how many {t} (are there|are listed)?|count the {t}|(what is|tell me) the number of {t}|how many {t}?"
_SO = "how many {t} have (the |){c} {v}?|(count the|tell me the number of) {t} with (the |){c} {v}|for how many {t} is the {c} {v}?"
_NTH = "(which|what) {r} is in the {n} row?|(which|what) {r} (comes|is|is listed) {n}?|(name|tell me|what is) the {n} {r}( in the table| in the list|)|the {n} {r}, please"
_NTH_CELL = "(what is|what's|tell me) the {c} (of|for) the {n} (row|{r}|entry)|(which|what) {c} does the {n} {r} have?|(what is|tell me) the {c} in the {n} row"
_COLUMNS = "(which|what) columns (are there|does it have|does the table have)?|(name|list|what are) the columns|what are the columns called?"
_HOW_MANY_COLUMNS = "how many columns (are there|does it have|does the table have)?|(what is|tell me) the number of columns"
_SUM = "(what is|what's|tell me) the (sum|total) of the column {c}|(what is|what's|tell me) the total {c}( of all {t}|)|add up the column {c}"
_HAS = "is there (a row|an entry) for {x}?|(is|do you see) {x} (in the table|in it|listed|among the {t})?|does the table (contain|list) {x}?|is {x} one of the {t}?"
_IS = "is the {c} of {x} {v}?|does {x} have the {c} {v}?|is {v} the {c} of {x}? (Yes or no?|Answer yes or no.)|is it (true|right|correct) that the {c} of {x} is {v}?"
_ALL = "(which|what) {t} (are there|are listed|are in it)?|(list|name) (all|the|all the) {t}|(only |just |)the names of the {t}, please"
_THOSE = "(which|what) {t} have (the |){c} {v}?|(list|name) (all |the |){t} (with|that have) (the |){c} {v}"
_TWO = "which (one|{r}) has the (higher|larger) {c}(:|,) {x} or {y}?|which has the higher {c}, {x} or {y}?|is the {c} higher for {x} or (for |){y}?|{x} or {y}: which one has the (higher|larger) {c}?"
_BOTH = "(what are|tell me|give me) the {c} and (the |){d} of {x}|(which|what) {c} and {d} does {x} have?|{c} and {d} of {x}?"
# The same of columns that count something.
COUNTED = ("points", "goals", "wins", "cards", "legs", "medals", "items", "lines", "changes", "downloads", "runs", "hours", "pages", "visitors", "cores")
CELL_MANY = "how many {c} does {x} have?|how many {c} does {x} have?|how many {c} (are listed|are given) for {x}?|{x}'s {c}?|{c} of {x}?|(do you know|can you tell me) how many {c} {x} has?|tell me how many {c} {x} has"
BACK_MANY = "(which|what) {r} has {v} {c}?|(find|name|tell me) the {r} with {v} {c}|which one has {v} {c}?"
TOP_MANY = "(which|what) {r} has the {k} {c}?|(name|tell me|find|which is) the {r} with the {k} {c}|which one has the {k} {c}?"
TWO_MANY = "(which one|which {r}) has more {c}(:|,) {x} or {y}?|does {x} or {y} have more {c}?|{x} or {y}: which one has more {c}?"
_SO_MANY = "how many {t} have {v} {c}?|(count the|tell me the number of) {t} with {v} {c}"
_IS_MANY = "does {x} have {v} {c}?|is it (true|right|correct) that {x} has {v} {c}?"
_THOSE_MANY = "(which|what) {t} have {v} {c}?|(list|name) (all |the |){t} with {v} {c}"
_NTH_CELL_MANY = "how many {c} does the {n} {r} have?|how many {c} are in the {n} row?"
_SUM_MANY = "how many {c} are there in total?|(what is|what's|tell me) the total number of {c}|(what is|what's|tell me) the sum of the column {c}"
_NTHS = ["first", "second", "third", "fourth", "fifth"]


def asks(source, table):
    """-> [(grammar, values, answer)], with what is thought where it needs working"""
    names, rows, columns = [line[0] for line in table.rows], table.rows, table.columns
    plural = _PLURAL.get(table.row, table.row + "s")
    i, j = source.number(0, len(rows) - 1), source.number(1, len(columns) - 1)
    column = [line[j] for line in rows]
    own, many = dict(r=table.row, t=plural, c=columns[j]), columns[j] in COUNTED
    whole = lambda n: "It says: " + ", ".join(f"{column}: {cell}" for column, cell in zip(columns, rows[n]))        # one finds the row first
    out = [(CELL_MANY if many else _CELL, own | dict(x=names[n]), rows[n][j], whole(n)) for n in source.random.sample(range(len(rows)), min(len(rows), 4))] * 3 + [(_ROWS_OF, own, str(len(rows)), f"{counted(names)}."), (_HAS, own | dict(x=names[i]), "Yes."), (_ALL, own, ", ".join(names)), (_COLUMNS, own, ", ".join(columns)), (_HOW_MANY_COLUMNS, own, str(len(columns)), f"{counted(columns)}.")]
    absent = source.word()
    if absent not in names:
        out.append((_HAS, own | dict(x=absent), "No."))
    k = source.pick([n for n in range(len(rows)) if n < 5] + [-1])
    nth = dict(n=_NTHS[k] if k >= 0 else "last", i=k % len(rows) + 1)
    out += [source.pick([(_NTH, own | nth, names[k]), (_NTH_CELL_MANY if many else _NTH_CELL, own | nth, rows[k][j], whole(k))])]
    other = source.pick(column)
    out.append((_IS_MANY if many else _IS, own | dict(x=names[i], v=other), "Yes." if other == rows[i][j] else "No.", whole(i)))
    if column.count(rows[i][j]) == 1:
        out += [(BACK_MANY if many else _BACK, own | dict(v=rows[i][j]), names[i], whole(i))] * 2
    if len(set(column)) < len(column):
        mine = [name for name, cell in zip(names, column) if cell == other]
        out += [(_SO_MANY if many else _SO, own | dict(v=other), str(len(mine)), f"{counted(mine)}."), (_THOSE_MANY if many else _THOSE, own | dict(v=other), ", ".join(mine))]
    if len(columns) > 2:
        d = source.pick([n for n in range(1, len(columns)) if n != j])
        out.append((_BOTH, own | dict(x=names[i], d=columns[d]), f"{rows[i][j]}, {rows[i][d]}", whole(i)))
    number = lambda cell: float(cell) if cell.replace(".", "", 1).lstrip("-").isdigit() else None
    values = [number(cell) for cell in column]
    if None not in values and columns[j] not in ("port", "code", "phone", "number", "room", "shelf", "legs", "platform"):
        if len(set(values)) == len(values):
            top, word = source.pick([(max, "most" if many else source.pick(["highest", "highest", "largest"])), (min, "fewest" if many else source.pick(["lowest", "lowest", "smallest"]))])
            at, compared = values.index(top(values)), ", ".join(f"{name} {cell}" for name, cell in zip(names, column)) + "."
            out += [(TOP_MANY if many else _TOP, own | dict(k=word), names[at], compared)] * 3 + ([] if many else [(_BEST, own | dict(k=word), column[at], compared)])
            a, b = source.random.sample(range(len(rows)), 2)
            out.append((TWO_MANY if many else _TWO, own | dict(x=names[a], y=names[b]), names[a if values[a] > values[b] else b], f"{names[a]} {column[a]}, {names[b]} {column[b]}."))
        if len(rows) < 4 and all(v == int(v) and 0 <= v < 100 for v in values) and columns[j] not in ("age", "year", "since", "temperature", "height", "speed", "grade"):
            out.append((_SUM_MANY if many else _SUM, own, str(int(sum(values))), worked(" ".join(f"{int(sum(values[:n]))} + {int(values[n])} = {int(sum(values[:n + 1]))}." for n in range(1, len(values))))))
    return out

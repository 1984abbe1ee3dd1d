"""What tools bring (code, tables, logs, listings, notes) with questions in plain words whose answers stand in it."""
import json
import re
from dataclasses import dataclass

from ..answers.working import counted
from ..material import world
from . import tables, terminal

_YES_NO = "is {x} (in it|in there|listed|there|in the list|on the list|one of them)?|does it (mention|contain|list|have) {x}?|is there a {w} (called |named |){x}?|do you see {x} (in it|there|in the list)?|is {x} in (the list|it)? (Yes or no?|Answer yes or no.)|(check|tell me) (if|whether) {x} is (in it|listed|in the list)"
_HOW_MANY = "how many {t} (are there|are in it|are listed|does it have|do you see)?|how many {t} (are there|are listed)?|(what is|tell me) the number of {t}|count the {t}|how many {t}?|(what's|what is) the total number of {t}?"


@dataclass
class Exhibit:
    text: str
    asks: list              # (grammar, values, answer), with what is thought where it needs working
    command: str = ""       # what prints such a text

    def question(self, source):
        return source.pick(self.asks)


def _count(things, items):
    return _HOW_MANY, dict(t=things), str(len(items)), f"{counted(item if isinstance(item, str) else item[0] for item in items)}."


def _listed(source, word, items, other):
    x, answer = (source.pick(items), "Yes.") if source.chance(.5) else (other, "No.")
    return _YES_NO, dict(x=x, w=word), "No." if x not in items else answer


def _things(source, n):
    """Names of things, mostly those of everyday life."""
    return source.random.sample(world.NOUNS, n) if source.chance(.5) else _words(source, n)


def _words(source, n):
    return list(dict.fromkeys(source.word() if source.chance(.7) else source.word() + "_" + source.word() for _ in range(n)))


_FUNCTION = "(which|what) function (does it define|is defined( in it| there|)|is in it)?|(what is|what's) the function called?|what is the name of the function?|what is the function's name?|name the function( it defines| in it|)|tell me the name of the function"
_IMPORT = "(which|what) (module|library|package) (does it import|is imported|does it use|is used)?|(what is|name) the imported (module|library|package)|from which (module|library|package) does it import?"
_RETURNS = "what does (it|{f}|the function|the function {f}) return?|(what is|what's) (returned|the return value)?|(what is|what's) the return value of {f}?|(which|what) value does {f} return?|tell me what {f} returns"
_TAKES = "(what|which) (parameter|argument) does (it|{f}|the function) (take|have|expect)?|(what is|what's) the (parameter|argument) of {f}( called|)?|(what is|name) the (parameter|argument)( of {f}|)"
_CONSTANT = "(what is|what's) (the value of |){k}?|(which|what) value does {k} have?|what is {k} set to?|(tell me|give me) (the value of |){k}|{k}?"
_ON_LINE = "(on|in) (which|what) line is {f}( defined|)?|(which|what) line is {f} (on|in)?|what is the line number of {f}?"
_LANGUAGES = [
    (["import {m}", "from {m} import {a}", "import {m} as {b}"], "{k} = {v}", "def {f}({p}):\n    return {r}"), (["use {m}::{a};", "extern crate {m};", "use {m};"], "const {k}: u32 = {v};", "fn {f}({p}: u32) -> u32 {{\n    {r}\n}}"),
    (["#include <{m}.h>", "#include \"{m}.h\""], "#define {k} {v}", "int {f}(int {p}) {{\n    return {r};\n}}"), (["import {a} from '{m}';", "const {a} = require('{m}');", "import {m} from \"{m}\";"], "const {k} = {v};", "function {f}({p}) {{\n  return {r};\n}}"),
    (["import \"{m}\""], "const {k} = {v}", "func {f}({p} int) int {{\n\treturn {r}\n}}"), (["import {m}.{a};"], "static final int {k} = {v};", "public static int {f}(int {p}) {{\n    return {r};\n}}"), (["require '{m}'"], "{k} = {v}", "def {f}({p})\n  {r}\nend")]


def code(source):
    m, a, b, f, p, r, k = _words(source, 30)[:7] if source.chance(.5) else [source.word() for _ in range(7)]
    if len({m, a, b, f, p, r, k}) < 7:
        return code(source)
    v, k = source.number(0, 9999), k.upper()
    imports, constant, function = source.pick(_LANGUAGES)
    parts = dict(m=m, a=a, b=b, f=f, p=p, r=r, k=k, v=v)
    if source.chance(.5):
        parts["r"] = r = source.pick([str(source.number(0, 999)), f"{p} + {source.number(1, 99)}", f"{p} * {source.number(2, 99)}"])
    lines = [source.pick(imports).format(**parts), "", constant.format(**parts), "", function.format(**parts)]
    if source.chance(.3):
        lines = lines[:2] + lines[4:]
    if source.chance(.3) and len(lines) > 3:
        lines = lines[2:]
    text = "\n".join(lines).strip("\n")
    asks = [(_FUNCTION, {}, f), (_RETURNS, dict(f=f), r), (_TAKES, dict(f=f), p)]
    if lines[0].split()[0] in ("import", "use", "from", "#include", "extern", "require") or "require(" in lines[0]:
        asks += [(_IMPORT, {}, m)] * 2
    if k in text:
        asks += [(_CONSTANT, dict(k=k), str(v))]
    at = next(i for i, line in enumerate(text.split("\n")) if f in line)
    asks += [(_ON_LINE, dict(f=f), str(at + 1))]
    return Exhibit(text, asks)


def functions_of_file(source):
    names, (_, _, form) = _words(source, source.number(2, 3)), source.pick(_LANGUAGES)
    text = ("\n\n" if source.chance(.7) else "\n").join(form.format(f=f, p=source.word(), r=source.number(0, 99)) for f in names)
    return Exhibit(text, [_count("functions", names), ("(which|what) functions (does it define|are defined|are there|are in it)?|(name|list) (the|all the) functions( it defines|)|what are the functions called?", {}, ", ".join(names)),
                          ("(which|what) function (is|comes) first?|(what is|what's|name) the first function?", {}, names[0]), ("(which|what) function (is|comes) last?|(what is|what's|name) the last function?", {}, names[-1]),
                          ("does (it|the file) (define|have) (a function |){x}?|is there a function (called |named |){x}( in it|)?", *((dict(x=names[0]), "Yes.") if source.chance(.5) else (dict(x=_other(source, names)), "No.")))])


def _other(source, taken):
    word = source.word()
    return word if word not in taken else _other(source, taken)


_DOINGS = [line.split("|") for line in """\
fixed|fix|the {n} in {w};sent|send|the {n} to {w};bought|buy|a {n} from {w};lost|lose|the {n} near {w};found|find|a {n} behind {w};painted|paint|the {n} of {w};called|call|{w} about the {n};met|meet|{w} at the {n};opened|open|the {n} for {w}
deleted|delete|the {n} of {w};wrote|write|a {n} about {w};sold|sell|the {n} to {w};broke|break|the {n} of {w};approved|approve|the {n} for {w};reported|report|a {n} in {w};moved|move|the {n} to {w};cleaned|clean|the {n} near {w}""".replace("\n", ";").split(";")]


def events(source):
    """Who did what when."""
    rows, names = [], source.random.sample(world.NAMES, source.number(1, 4))
    days = source.random.sample(world.DAYS, len(names))
    for name, day in zip(names, days):
        past, verb, what = source.pick(_DOINGS)
        whom = source.word() if source.chance(.3) else source.pick([other for other in world.NAMES if other not in names] if what.startswith("{w}") or what.split()[-2] in ("of", "for", "about", "to") else world.CITIES)
        what = what.format(n=source.pick(world.NOUNS) if source.chance(.8) else source.word(), w=whom)
        rows.append((name, past, verb, re.sub(r"^a (?=[aeiou])", "an ", what), day, f"{source.number(0, 23):02d}:{source.number(0, 59):02d}"))
    if len({row[3] for row in rows}) < len(rows):
        return events(source)
    form = source.pick(["{a} {p} {w} on {d} at {t}.", "On {d} at {t} {a} {p} {w}.", "{d} {t}: {a} {p} {w}", "[{d} {t}] {a} {p} {w}", "- {a} {p} {w} ({d}, {t})", "At {t} on {d}, {a} {p} {w}.", "{d}, {t} - {a} {p} {w}"])
    text = source.pick(["\n", "\n", " "] if form.endswith(".") else ["\n"]).join(form.format(a=a, p=p, w=w, d=d, t=t) for a, p, v, w, d, t in rows)
    a, p, v, w, d, t = source.pick(rows)
    whole = f"{a} {p} {w} on {d} at {t}."
    asks = [("who {p} {w}?|who {p} {w}?|(tell me|say) who {p} {w}|who was it who {p} {w}?|do you know who {p} {w}?", dict(p=p, w=w), a, whole), ("on (which|what) day did {a} {v} {w}?|(what|which) day did {a} {v} {w}?|tell me on which day {a} {p} {w}", dict(a=a, v=v, p=p, w=w), d, whole),
            ("(at what time|what time) did {a} {v} {w}?|at what time was it that {a} {p} {w}?|tell me at what time {a} {p} {w}", dict(a=a, v=v, p=p, w=w), t, whole), ("what did {a} {v}?|what was it that {a} {p}?|tell me what {a} {p}", dict(a=a, v=v, p=p), w, whole)][:3 if v in ("call", "meet") else 4]
    if len(rows) > 1:
        asks += [("who (did something|is named|was it) on {d}?|(whose|what) name stands (with|next to) {d}?", dict(d=d), a, whole)]
    return Exhibit(text, asks)


_CELL = "(what is|what's|tell me|give me) the {c} (of|for) {x}|(what is|what's) the {c} of {x}?|(which|what) {c} does {x} have?|{c} of {x}?|{x}'s {c}?|what {c} is (listed|given) for {x}?"
_TOP = "(which {r}|which one) has the {k} {c}?|(name|tell me|which is) the {r} with the {k} {c}"
_BACK = "(which {r}|which one) has (a {c} of {v}|the {c} {v})?|which {r}'s {c} is {v}?|for which {r} is the {c} {v}?"
_TWO = "(which one|which {r}) has the (larger|higher) {c}, {x} or {y}?|which of {x} and {y} has the (higher|larger) {c}?|is the {c} higher for {x} or (for |){y}?"


def table(source):
    """Rows with a name and numbers, as CSV or columns."""
    who, columns = source.pick([("name", ["age", "score", "points", "salary", "room"]), ("file", ["size", "lines", "changes"]), ("city", ["population", "height", "rain"]), ("item", ["price", "stock", "weight"]), ("server", ["load", "memory", "port"]), ("team", ["wins", "points", "goals"])])
    columns = source.random.sample(columns, source.weighted({1: 45, 2: 40, 3: 15}))
    n = source.number(2, 4) if source.chance(.7) else source.number(4, 6)
    names = source.random.sample(world.NAMES, n) if who == "name" else source.random.sample(world.CITIES, n) if who == "city" else [source.path().split("/")[-1] for _ in range(n)] if who == "file" else (_things if who == "item" else _words)(source, n)
    if len(set(names)) < len(names):
        return table(source)
    rows = [[source.number(1, 99) if source.chance(.6) else source.number(1, 999) for _ in columns] for _ in names]
    joint = source.pick([",", ",", ";", "\t", " | ", "  "])
    text = "\n".join(joint.join(map(str, row)) for row in [[who] + columns] + [[name] + row for name, row in zip(names, rows)])
    i, j = source.number(0, len(names) - 1), source.number(0, len(columns) - 1)
    who = "person" if who == "name" else who
    column = [row[j] for row in rows]
    many = columns[j] in tables.COUNTED
    asks = [(tables.CELL_MANY if many else _CELL, dict(c=columns[j], x=name), str(row[j]), f"It says: {who}: {name}, {', '.join(f'{c}: {cell}' for c, cell in zip(columns, row))}") for name, row in zip(names, rows)] + [
            _count({"city": "cities", "person": "people"}.get(who, who + "s"), names), _listed(source, who, names, _other(source, names))]
    compared = ", ".join(f"{name} {cell}" for name, cell in zip(names, column)) + "."
    if len(set(column)) == len(column):
        top, low = names[column.index(max(column))], names[column.index(min(column))]
        own = dict(c=columns[j], r=who)
        asks += [(tables.TOP_MANY if many else _TOP, own | dict(k="most" if many else source.pick(["highest", "largest"])), top, compared), (tables.TOP_MANY if many else _TOP, own | dict(k="fewest" if many else source.pick(["lowest", "smallest"])), low, compared),
                 (tables.BACK_MANY if many else _BACK, own | dict(v=column[i]), names[i])]
        if len(names) > 1:
            a, b = source.random.sample(range(len(names)), 2)
            asks += [(tables.TWO_MANY if many else _TWO, own | dict(x=names[a], y=names[b]), names[a] if column[a] > column[b] else names[b])]
    return Exhibit(text, asks, f"cat {source.word()}.csv")


def listing(source):
    """Lines with one thing each."""
    n = source.number(2, 5) if source.chance(.75) else source.number(5, 8)
    kind, items = source.pick([("file", [source.path().split("/")[-1] for _ in range(n)]), ("name", source.random.sample(world.NAMES, n)), ("item", _things(source, n)), ("branch", _words(source, n)),
                               ("city", source.random.sample(world.CITIES, n)), ("task", [source.phrase(1, 3) for _ in range(n)]), ("package", _words(source, n))])
    items = list(dict.fromkeys(items))
    if len(items) < 2 or kind == "city" and source.chance(.3):
        return listing(source)
    form = source.pick(["{x}", "{x}", "- {x}", "* {x}", "{i}. {x}", "{x};", "[{i}] {x}"])
    text = "\n".join(form.format(x=x, i=i + 1) for i, x in enumerate(items)) if source.chance(.85) else json.dumps(items) if source.chance(.5) else ", ".join(items)
    plural = {"city": "cities", "branch": "branches"}.get(kind, kind + "s")
    k, i = source.pick([("first", 0), ("last", -1), ("second", 1)] + ([("third", 2)] if len(items) > 2 else []))
    other = _other(source, items) if kind not in ("name", "city") else source.pick([x for x in (world.NAMES if kind == "name" else world.CITIES) if x not in items])
    asks = [_count(plural, items), _listed(source, kind, items, other), _listed(source, kind, items, other), ("(what is|what's|which is|tell me|name|give me) the {k} (one|{w}|entry)|(which|what) {w} (is|comes) {k}?|(only |just |)the {k} (one|{w}), please|which one is {k}?", dict(k=k, w=kind), items[i])]
    at = source.number(0, len(items) - 2)
    asks += [("(which|what) {w} (comes|is) (right |)after {x}?|(what|which one) comes (right |)after {x}?|what follows {x}?|(what is|what's) the {w} after {x}?", dict(w=kind, x=items[at]), items[at + 1]), ("(which|what) {w} (comes|is) (right |)before {x}?|(what|which one) comes (right |)before {x}?|(what is|what's) the {w} before {x}?", dict(w=kind, x=items[at + 1]), items[at])]
    return Exhibit(text, asks, "git branch" if kind == "branch" else source.pick(["ls", f"ls {source.word()}"]) if kind == "file" else f"cat {source.word()}.txt")


def found(source):
    """What a search prints."""
    x, paths = source.word(), list(dict.fromkeys(source.path() for _ in range(source.number(1, 4))))
    lines = [(path, source.number(1, 400), source.pick(["fn {x}() {{", "{x} = {n}", "def {x}(self):", "// {x} {w}", "use {w}::{x};", "{w} {x}", "# {w}: {x}"]).format(x=x, n=source.number(0, 99), w=source.word())) for path in paths]
    form = source.pick(["{p}:{n}:{t}", "{p}:{n}: {t}", "{p}: {t} (line {n})", "{p}\n  {n}: {t}", "{p} | {n} | {t}"])
    path, n, text = source.pick(lines)
    asks = [_count(source.pick(["files", "matches", "hits"]), paths), ("(on|in) (which|what) line of {p} is {x}?|(what is|tell me|give me) the line number (in|for) {p}", dict(p=path, x=x), str(n))]
    if len(paths) == 1:
        asks += [("(which|what) file (has it|contains {x}|mentions {x}|has {x}|was found)?|in (which|what) file is {x}?|(name|tell me|give me) the file( that has {x}| with {x}|)|(what is|what's) the (name|path) of the file?", dict(x=x), path)] * 3
    else:
        asks += [("(which|what) file (comes|is) first?|(what is|what's|name) the first file|the first file, please", {}, paths[0]), ("(which|what) file (comes|is) last?|(what is|name) the last file", {}, paths[-1])]
    return Exhibit("\n".join(form.format(p=p, n=n, t=t) for p, n, t in lines), asks, f"grep -rn {x} .")


def commits(source):
    rows = [("".join(source.pick("0123456789abcdef") for _ in range(7)), source.phrase(2, 5), source.name()) for _ in range(source.number(2, 4))]
    if len({c for c, _, _ in rows} | {m for _, m, _ in rows}) < 2 * len(rows):
        return commits(source)
    named = source.chance(.5)
    form = source.pick(["{c} {m} ({a})", "{c} {a}: {m}", "* {c} - {m} <{a}>"]) if named else source.pick(["{c} {m}", "{c} - {m}", "* {c} {m}"])
    c, m, a = source.pick(rows)
    asks = [_count("commits", rows), ("(what is|what's|tell me) the message of (commit |){c}|what does (the commit |){c} say?|(which|what) message does {c} have?", dict(c=c), m), ("(which|what) commit (says|has the message) {m}?|(what is|give me) the (hash|id) of {m}", dict(m=f'"{m}"'), c),
            ("(what is|what was|tell me) the message of the (latest|newest|most recent) commit|(what is|tell me) the (latest|newest|most recent) commit message|what does the (newest|latest|most recent) commit say?", {}, rows[0][1])]
    if named:
        asks += [("who (made|wrote|committed|is the author of) {c}?|(name|tell me|who is) the author of {c}", dict(c=c), a)]
    return Exhibit("\n".join(form.format(c=c, m=m, a=a) for c, m, a in rows), asks, f"git log --oneline -{len(rows)}")


def tests(source):
    good, bad, skipped = source.number(0, 200), source.weighted({0: 50, 1: 25, source.number(2, 9): 25}), source.number(0, 9)
    name = source.word() + "_" + source.word()
    text = source.pick(["test result: {r}. {g} passed; {b} failed; {s} ignored", "{g} passed, {b} failed, {s} skipped", "Tests: {b} failed, {s} skipped, {g} passed, {a} total", "passed: {g}\nfailed: {b}\nskipped: {s}", "{a} tests\n{g} ok\n{b} not ok\n{s} skipped"]).format(r="FAILED" if bad else "ok", g=good, b=bad, s=skipped, a=good + bad + skipped)
    asks = [("how many (tests |)(passed|succeeded|were ok)?|(what is|tell me) the number of (passed tests|tests that passed)", {}, str(good)), ("how many (tests |)failed?|how many (failures|failed tests) are there?|(what is|tell me) the number of (failed tests|tests that failed)", {}, str(bad)), ("how many (tests |)(were |)(skipped|ignored)?|(what is|tell me) the number of (skipped|ignored) tests", {}, str(skipped)),
            ("did (all tests|everything|all of them|they all|all the tests) pass?|(are|were) all tests (ok|green)?", {}, "No." if bad else "Yes."), ("did (any|any test|any tests|something) fail?|(are|were) there (any |)failures?", {}, "Yes." if bad else "No.")]
    if bad == 1:
        text = f"test {name} ... FAILED\n" + text
        asks += [("(which|what) test failed?|(name|tell me) the (failing|failed|broken) test|what is the name of the test that failed?", {}, name)] * 2
    return Exhibit(text, asks, source.pick(["cargo test", "pytest", "npm test", "make test", "go test ./..."]))


def status(source):
    branch, changed, new = source.pick(["main", "master", source.word(), source.word() + "-" + source.word()]), list(dict.fromkeys(source.path() for _ in range(source.number(1, 3)))), source.path()
    text = f"On branch {branch}\n" + "\n".join(source.pick(["\tmodified:   {p}", "        modified: {p}"]).format(p=p) for p in changed)
    asks = [("(which|what) branch (are we on|is checked out|am I on|is it)?|(what is|what's|tell me) the (current |)branch|(what|which) is the current branch?", {}, branch), _count("modified files", changed)]
    if len(changed) == 1:
        asks += [("(which|what) file (was|is|has been) (modified|changed)?|(name|tell me) the (modified|changed) file", {}, changed[0])] * 2
    if source.chance(.4) and new not in changed:
        text += f"\nUntracked files:\n\t{new}"
        asks += [("(which|what) file is (untracked|not tracked)?|(name|tell me) the untracked file", {}, new)]
    return Exhibit(text, asks, "git status")


def versions(source):
    names = _words(source, source.number(2, 4) if source.chance(.7) else source.number(4, 6))
    rows = [(name, f"{source.number(0, 9)}.{source.number(0, 20)}.{source.number(0, 9)}") for name in names]
    form = source.pick(["{n} {v}", "{n}=={v}", "{n} v{v}", '{n} = "{v}"', "{n}@{v}", "{n}: {v}"])
    n, v = source.pick(rows)
    return Exhibit("\n".join(form.format(n=n, v=v) for n, v in rows), [("(which|what) version of {n} (is installed|is used|do we have)?|(which|what) version (does {n} have|is {n})?|(what is|what's|tell me) the version of {n}|{n} version?", dict(n=n), v), _count("packages", rows), _listed(source, "package", names, _other(source, names))],
                   source.pick(["pip list", "cargo tree", "npm ls", "pip freeze"]))


def nested(source):
    """JSON or YAML with a list and an object inside."""
    a, b, c, d, e = source.random.sample(world.KEYS, 5)
    items, v, w, x = _words(source, source.number(1, 4)), source.word(), source.number(0, 9999), source.chance(.5)
    value = {a: v, b: items, c: {d: w, e: x}}
    if source.chance(.6):
        text = json.dumps(value, indent=2 if source.chance(.7) else None)
    else:
        text = f"{a}: {v}\n{b}:\n" + "\n".join(f"  - {item}" for item in items) + f"\n{c}:\n  {d}: {w}\n  {e}: {str(x).lower()}"
    asks = [("how many (entries|items|values|elements) (are in {b}|does {b} have)?|(what is|tell me) the number of (entries|items|values) in {b}|count the (entries|items) (of|in) {b}", dict(b=b), str(len(items))), ("is {x} (in|part of|listed in) {b}?|does {b} (contain|have|list) {x}?", *(lambda y: (dict(x=y, b=b), "Yes." if y in items else "No."))(source.pick(items + [_other(source, items)]))),
            ("(what is|what's|tell me|which is) the first (entry|item|value) (of|in) {b}", dict(b=b), items[0]), ("(which|what) {d} does {c} have?|(what is|what's|tell me) the {d} (of|in|under) {c}|what is {d} (in|under|inside) {c}?|{c}.{d}?", dict(d=d, c=c), str(w)),
            ("is {e} (on|enabled|true|switched on)( in {c}|)?", dict(e=e, c=c), "Yes." if x else "No.")]
    return Exhibit(text, asks)


def any_table(source):
    drawn = tables.drawn(source)
    return Exhibit(drawn.text(source), tables.asks(source, drawn), f"cat {source.word()}.{source.pick(['txt', 'txt', 'data', 'out'])}")


def printed(source):
    return Exhibit(*terminal.printed(source))


MAKERS = {code: 14, functions_of_file: 5, events: 12, table: 14, listing: 14, found: 7, commits: 6, tests: 7, status: 5, versions: 6, nested: 9, any_table: 30, printed: 38}
SHELL = [printed, printed, printed, printed, any_table, any_table, table, listing, found, commits, tests, status, versions]


_LINES_OF = "how many lines (are there|does it have|do you see|is it)?|count the lines|(what is|tell me) the number of lines|how many lines?"
_LINE_NUMBER = "(what is|what's) (on|in) line {i}?|what does line {i} say?|(repeat|show me|give me) line {i}|(only |just |)line {i}, please"
_LINE_AT = "(what is|what's) the {k} line?|(repeat|tell me|give me|show me) the {k} line|(only |just |)the {k} line, please|what does the {k} line say?|" + _LINE_NUMBER
_LINE_WITH = "(on|in) (which|what) line is {x}?|(which|what) line is {x} (on|in)?|(what is|tell me) the number of the line with {x}|(what is|what's) the line number of {x}?"


def _start(line):
    return (line.strip("|-: ").split() or ["-"])[0]


def _with_lines(source, thing):
    """The same, and asked for lines as well."""
    lines = thing.text.split("\n")
    if not 1 < len(lines) < 12 or not all(line.strip() for line in lines) or max(map(len, lines)) > 140:
        return thing
    n = source.number(0, len(lines) - 1)
    i = source.pick([0, len(lines) - 1, n, n])
    k = "last" if i == len(lines) - 1 and i else {0: "first", 1: "second", 2: "third", 3: "fourth"}.get(i)
    if len(lines) < 8 and not any(" lines " in form for form, *_ in thing.asks):             # those of a file that it names
        thing.asks.append((_LINES_OF, {}, str(len(lines)), f"{counted(_start(line) for line in lines)}."))
    if not re.match(r"\W*\d", lines[i]) and lines[i] == lines[i].strip():    # a number or a space at its beginning could be taken for no part of it
        thing.asks.append((_LINE_AT if k else _LINE_NUMBER, dict(k=k, i=i + 1), lines[i]))
    word = source.pick(lines[n].split())
    if n < 6 and thing.text.count(word) == 1 and word.isalpha() and len(word) > 2:
        thing.asks.append((_LINE_WITH, dict(x=word), str(n + 1), f"{counted(_start(line) for line in lines[:n + 1])}: {word}."))
    return thing


def exhibit(source, shell=False):
    return _with_lines(source, source.pick(SHELL)(source) if shell else source.weighted(MAKERS)(source))

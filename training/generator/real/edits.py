"""Changes of real files: a value told by its name, a piece or a block of lines told as it stands, lines that go or come, names that become others."""
import re

from ..chat import Answer, Result, User
from ..files import patches, renames
from ..files.tooling import changed, replaced, shown
from ..turns.carried import _READ_EDIT
from ..words import requests
from ..words.said import capital
from ..words.wording import typed, worded
from . import facts, shelf

_SET = ("(change|set|update) {n} in {p} to {v}|in {p}(,|) (change|set|update) {n} to {v}|(change|set|update) {n} to {v} in {p}|{n} in {p} should be {v}|(open|read) {p} and (change|set) {n} to {v}|edit {p} so that {n} is {v}|(can|could) you (change|set|update) {n} in {p} to {v}?|please (change|set|update) {n} in {p} to {v}|I (want|need) {n} in {p} to be {v}|make {n} {v} in {p}|"
        "in {p}(,|) {n} (must|has to|should) be {v}|change {n} from {o} to {v} in {p}|{n} in {p} is wrong(, it should be|. It should be|, make it) {v}|read {p}, then (change|set) {n} to {v}|{p}: (set|change) {n} to {v}|in {p}(,|) change {n} from {o} to {v}|(use|put) {v} (as|for) {n} in {p}|look at {p} and (change|set) {n} to {v}|{n} has to be {v} now, (change|edit|update) {p}|give {n} in {p} the value {v}")
_BUMP = "bump {n} in {p} to {v}|bump {n} to {v} in {p}|in {p}(,|) bump {n} to {v}|raise {n} to {v} in {p}|update {n} in {p} to {v}|upgrade {n} in {p} to {v}|(set|change) {n} in {p} to {v}"
_BUMP_DEPENDENCY = "(bump|update|upgrade|move) {x} to (version |){v} in {p}|in {p}(,|) (bump|update|upgrade) {x} to (version |){v}|(use|require) {x} {v} in {p}|{p} should (use|require) {x} {v}|(set|change) the version of {x} in {p} to {v}|(change|set) the {x} version to {v} in {p}|we need {x} {v}, (change|update) {p}"
_DROP = "(remove|delete|drop) (the dependency {x}|the {x} dependency) from {p}|in {p}(,|) (remove|delete) (the dependency {x}|the {x} dependency)|(remove|delete) {x} from the dependencies in {p}|we (don't|do not) need {x} any more, (remove|delete) it from {p}|{p}: (remove|delete) the {x} dependency|(can|could) you (remove|drop) the {x} dependency from {p}?"
_DROP_IMPORT = "(remove|delete) the import of {x} (from|in) {p}|in {p}(,|) (remove|delete) the import of {x}|{x} is not used in {p}, remove (its|the) import|(remove|delete) the line that imports {x} (from|in) {p}|(can|could) you (remove|delete) the import of {x} from {p}?|the import of {x} in {p} is unused, (remove|delete) it"
_DROP_LINE = "(remove|delete|drop) {x} (from|in) {p}|in {p}(,|) (remove|delete) {x}|(remove|delete) the line (with|of) {x} (from|in) {p}|{p} does not need {x} any more(, remove|. Delete) it|(can|could) you (remove|delete) {x} from {p}?|take {x} out of {p}"
_ADD = "(add|insert|put) {l} (below|under|right after|on the line after) {n} in {p}|in {p}(,|) (add|insert|put) {l} (below|under|right after|on the line after) {n}|(add|insert) (a line|the line|a new line) {l} (below|after) {n} in {p}|(below|after) {n} in {p}(,|) (add|insert) {l}|{p}: (insert|add) {l} below {n}"
_BLOCK = "in {p}(,|) replace\n```\n{o}\n```\nwith\n```\n{n}\n```|in {p}(,|) change this:\n```\n{o}\n```\nto this:\n```\n{n}\n```|replace this in {p}:\n```\n{o}\n```\nwith this:\n```\n{n}\n```|change\n\n{o}\n\nto\n\n{n}\n\nin {p}|in {p} change\n\n{o}\n\nto\n\n{n}|edit {p}. Replace this:\n{o}\n\nwith this:\n{n}|{p}: these lines\n```\n{o}\n```\nshould become\n```\n{n}\n```|(find|look for) this in {p}:\n```\n{o}\n```\nand (make it|change it to|replace it with):\n```\n{n}\n```"


def _turns(source, box, request, path, text, thought, old, new):
    """The file is read and changed; None where the tools cannot or the old text stands there more than once."""
    if patches.by_lines(box):
        if not new:
            return None
        row = next(line for line in text.split("\n") if old.split("\n")[0] in line)
        first = old.split("\n")[0]
        old, new = old.replace(first, row, 1), new.replace(new.split("\n")[0], row.replace(first, new.split("\n")[0]), 1) if row != first else new
    reading, call = box.call("read", path=path), box.call("edit", path=path, old=old, new=new)
    if reading is None or call is None or old == new or text.count(old) != 1:
        return None
    return [User(request), Answer(f"I need to read {path} first.", "", reading), Result(shown(source, text)), Answer(thought, "", call), Result(changed(source, path, old, new)), Answer("The file was changed.", f"Updated {path}.")]


def _bare(line):
    return line.strip().removesuffix(",")


def _value(source, box):
    """A value told by what it is."""
    kind, path, text, found = facts.drawn(source)
    found = [fact for fact in found if fact.noun and text.count(_bare(fact.line)) == 1]
    if not found:
        return None
    fact = source.pick(found)
    made = facts.changed(source, fact)
    if not made:
        return None
    (new, line), where = made, shelf.place(source, path)
    name = fact.values.get("x", "")
    form = _BUMP_DEPENDENCY if name and fact.what == "version" and source.chance(.7) else _BUMP if fact.what == "version" and source.chance(.4) else _SET
    mark = "{}" if re.fullmatch(r"[\w.^~/:@<>=-]+", new) and source.chance(.8) else '"{}"' if '"' not in new else "`{}`"
    request = worded(source, form, n=fact.noun, p=where, v=mark.format(new), o=mark.format(fact.answer), x=name)
    return _turns(source, box, typed(source, request, where, mark.format(new), fact.noun if not fact.noun.startswith("the ") else ""), where, text, f"It says: {fact.line.strip()}\nI change {fact.noun} from {fact.answer} to {new}.", _bare(fact.line), _bare(line))


def _varied(source, line):
    """`line` with another word or number, now and then with anything else."""
    places = list(re.finditer(r"[A-Za-z]{3,}|\d+", line))
    if not places or source.chance(.2):
        return source.altered_line(line)
    m = source.pick(places)
    word = source.word() if source.chance(.8) else source.word() + "_" + source.word()
    new = str(source.number(0, 10 ** len(m.group()))) if m.group().isdigit() else word.upper() if m.group().isupper() else word.capitalize() if m.group()[0].isupper() else word
    return line[:m.start()] + new + line[m.end():]


def _literal(source, box):
    """A piece of a line told as it stands; often the file is to be read before."""
    kind, path, text = shelf.drawn(source, facts.ASKED)
    lines = [line for line in text.split("\n") if 6 < len(line.strip()) < 90]
    if not lines:
        return None
    line, where = source.pick(lines), shelf.place(source, path)
    old = _bare(line)
    if source.chance(.45):
        words = old.split(" ")
        a = source.number(0, len(words) - 1)
        old = " ".join(words[a:a + source.number(1, 4)]).strip(",;:")
    new = _bare(_varied(source, old))
    marks = [mark for mark in ("`{}`", "`{}`", '"{}"', "'{}'") if mark[0] not in old + new]
    if len(old) < 4 or text.count(old) != 1 or not new or new == old or not marks or "\n" in new:
        return None
    mark = source.pick(marks)
    values = dict(p=where, o=mark.format(old), n=mark.format(new))
    if source.chance(.5):
        request = typed(source, worded(source, _READ_EDIT, **values), *values.values())
        return _turns(source, box, request, where, text, f"I replace {old} with {new}.", old, new)
    if patches.by_lines(box) and old not in text.split("\n"):
        return None
    return replaced(source, box, where, old, new, typed(source, worded(source, source.pick(requests.REPLACE), **values), *values.values()), lambda: text)


def _block(source, box):
    """Some lines, told with what they become."""
    kind, path, text = shelf.drawn(source, facts.ASKED)
    lines, n = text.split("\n"), source.weighted({2: 4, 3: 4, 4: 3, 5: 2})
    if len(lines) <= n or "```" in text:
        return None
    at, where = source.number(0, len(lines) - n), shelf.place(source, path)
    rows = lines[at:at + n]
    if not rows[0].strip() or not rows[-1].strip() or max(map(len, rows)) > 100:
        return None
    i, old = source.number(0, n - 1), "\n".join(rows)
    match source.number(0, 3):
        case 0: rows.pop(i)
        case 1: rows.insert(i, _varied(source, rows[i]))
        case _: rows[i] = _varied(source, rows[i])
    new = "\n".join(rows)
    if new == old or text.count(old) != 1 or not rows[0].strip() or not rows[-1].strip():
        return None
    request = worded(source, _BLOCK, p=where, o=old, n=new)
    if "```" not in request and "\n\n" in old + new:
        return None
    return replaced(source, box, where, old, new, capital(request) if not request.startswith(where) and source.chance(.6) else request, lambda: text)


def _dropped(source, box):
    """A line goes: a dependency, an import, a constant."""
    kind, path, text, found = facts.drawn(source, {"cargo": 4, "npm": 4, "py": 4, "js": 3, "ts": 2, "rs": 2, "c": 1})
    rows, where = text.split("\n"), shelf.place(source, path)
    able = []
    for fact in found:
        name = fact.values.get("x", fact.values.get("k", ""))
        if text.count(fact.line + "\n") != 1 or rows[-1] == fact.line or name and not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", fact.line):
            continue
        if fact.noun.startswith("the version of") and re.match(rf'\s*"?{re.escape(name)}"?[ :=.]', fact.line) and (kind != "npm" or fact.line.endswith(",")):
            able.append((_DROP, name, fact.line))
        elif "import" in fact.line.split("(")[0] and "imported" in fact.direct:
            able.append((_DROP_IMPORT, name, fact.line))
        elif kind in ("py", "c", "rs", "js") and name and fact.noun == name and fact.also == name and not fact.line[0].isspace():
            able.append((_DROP_LINE, name, fact.line))
    if not able or "patch" in box.operations:
        return None
    form, name, line = source.pick(able)
    request = worded(source, form, p=where, x=name)
    return _turns(source, box, typed(source, request, where, name), where, text, f"It says: {line.strip()}\nI remove this line.", line + "\n", "")


# What else stands in the first section of a Cargo.toml.
_KEYS = ['publish = false', 'readme = "README.md"', 'homepage = "https://{w}.example.com"', 'resolver = "2"', 'build = "build.rs"', 'rust-version = "1.{n}"', 'documentation = "https://docs.rs/{w}"', 'keywords = ["{w}", "{v}"]', 'default-run = "{w}"', 'license-file = "LICENSE"', 'categories = ["{w}"]', 'autobins = false', 'links = "{w}"', 'exclude = ["{w}/"]', 'description = "{w} and {v}"']


def _beside(source, kind, fact, text):
    """A line that could stand below this one."""
    name, values = source.pick([source.word, lambda: source.word() + "-" + source.word()])(), dict(w=source.word(), v=source.word(), n=source.number(50, 92))
    if kind == "cargo" and fact.noun.startswith("the version of"):
        form = source.pick(['{x} = "{v}"', '{x} = "{v}"', '{x} = {{ version = "{v}", optional = true }}', '{x} = {{ version = "{v}", features = ["{w}"] }}'])
        return form.format(x=name, v=source.pick([f"{source.number(0, 9)}.{source.number(0, 30)}", str(source.number(1, 9)), f"{source.number(0, 3)}.{source.number(0, 20)}.{source.number(0, 9)}"]), w=source.word())
    if kind == "cargo":
        able = [form for form in _KEYS if not re.search(rf"^{form.split(' ')[0]}\b", text, re.M)]
        return source.pick(able).format(**values) if able and fact.noun.startswith("the ") else ""
    return f"{name.replace('-', '_')} = {source.pick(['true', 'false', source.number(0, 99), chr(34) + source.word() + chr(34)])}" if kind == "toml" else f"{name}: {source.pick(['true', source.word(), source.number(0, 99)])}"


def _added(source, box):
    """A line that the request tells comes below one that it names."""
    kind, path, text, found = facts.drawn(source, {"cargo": 5, "py": 4, "toml": 1, "c": 1, "js": 3, "yml": 1})
    able = [fact for fact in found if fact.noun and not fact.line[0].isspace() and text.count(fact.line) == 1 and fact.line in text.split("\n")]
    if not able:
        return None
    fact, where = source.pick(able), shelf.place(source, path)
    other = _beside(source, kind, fact, text) if kind in ("cargo", "toml", "yml") else fact.line.replace(name, source.word() + source.word().capitalize()) if (name := str(fact.values.get("k", ""))) and name in fact.line else ""
    mark = next((mark for mark in source.random.sample(["`{}`", "'{}'", "`{}`"], 3) if mark[0] not in other), None)
    if not other or other == fact.line or not mark or len(other) > 90:
        return None
    request = worded(source, _ADD, p=where, l=mark.format(other), n=fact.noun if fact.noun.startswith("the ") else f"the line of {fact.noun}" if source.chance(.4) else fact.noun)
    return _turns(source, box, typed(source, request, where, mark.format(other), fact.noun), where, text, f"It says: {fact.line.strip()}\nI add the new line below it.", fact.line, fact.line + "\n" + other)


_NAMES = {"rs": [("function", r"\bfn (\w+)"), ("constant", r"\bconst (\w+):"), ("struct", r"\bstruct (\w+)")], "py": [("function", r"\bdef (\w+)"), ("class", r"\bclass (\w+)"), ("constant", r"^([A-Z_]{3,}) =")],
          "js": [("function", r"\bfunction (\w+)"), ("constant", r"\bconst (\w+) =")], "ts": [("type", r"\btype (\w+)"), ("interface", r"\binterface (\w+)")], "c": [("constant", r"#define (\w+)")]}


def _renamed(source, box):
    """A name that stands in the file once."""
    kind, path, text = shelf.drawn(source, {"rs": 4, "py": 4, "js": 2, "ts": 2, "c": 1})
    able = [(what, m.group(1)) for what, pattern in _NAMES[kind] for m in re.finditer(pattern, text, re.M) if text.count(m.group(1)) == 1 and len(m.group(1)) > 3 and not m.group(1).startswith("__")]
    if not able or len(text) > 1100:
        return None
    what, old = source.pick(able)
    a, b = source.word(), source.word()
    new = (a + "_" + b).upper() if old.isupper() else a.capitalize() + b.capitalize() if old[0].isupper() else a + b.capitalize() if not old.islower() else old + source.pick(["_all", "2", "_" + a]) if source.chance(.3) else a + "_" + b
    return None if new in text else renames.renamed(source, box, shelf.place(source, path), text, what, old, new)


def real_edit(source, box):
    """One of these; None where the tools cannot."""
    if not box.operations:
        return None
    make = source.weighted({_value: 12, _literal: 9, _block: 4, _dropped: 4, _added: 4, _renamed: 4})
    return next(filter(None, (make(source, box) for _ in range(12))), None)

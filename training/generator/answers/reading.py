"""Files of many kinds and what one can ask about them: JSON, tables, lists, notes, code, logs."""
import json
import re

from ..chat import Answer, Result, User
from ..files.tooling import changed, shown
from ..material import drills, world
from ..words.said import capital, said
from . import memories

_ROWS = [("name", ["age", "city", "phone", "role", "color", "score", "salary", "email"]), ("item", ["price", "count", "color", "weight", "stock", "size"]), ("product", ["price", "quantity", "code", "stock"]), ("city", ["temperature", "population", "country"]), ("file", ["size", "owner", "lines"]), ("service", ["port", "status", "host", "version"]),
         ("team", ["points", "wins", "coach"]), ("country", ["area", "currency", "code"]), ("task", ["owner", "status", "hours", "deadline"]), ("student", ["grade", "age", "score", "class"])]
_ASK = ["read {p} and (tell me|report|say|give me|find out) {w}(.|)", "what is {w} in {p}?", "what's {w} in {p}?", "(look into|check|open|see|consult|inspect|use) {p}(:| and tell me|. tell me| and answer:) {w}(.|?|)", "(according to|in|from) {p}, what is {w}?", "(look up {w} in|get {w} from|tell me {w} in|give me {w} from|show me {w} in) {p}(.|)", "(open|read|check) {p}. (What is|What's) {w}?",
        "I (need|want|would like) to know {w}, it is in {p}(.|)", "(which|what) value does {p} give for {w}?", "(can|could) you (please |)(read|check|open|look at) {p} and tell me {w}?", "{p}: what is {w}?", "(please |)(tell me|report) {w}(, it is|, which stands|, as written) in {p}(.|)",
        "(use the tools to|use your tools to) (find|look up) {w} in {p}", "(the file|file) {p} (contains|holds|has) {w}. (what is it|tell me what it is|report it)(?|)", "do you know {w}? (it is|it stands|look) in {p}(.|)", "(find out|determine) {w} by reading {p}(.|)"]
_ALONE = [" Answer with the value only.", " Only the value.", " Just the value, please.", " Reply with the value alone.", " Reply with only the value.", " Nothing but the value."]
_HERE = ["(what is|what's) {w}(?|)", "(what is|what's) {w}?", "(tell me|give me|find) {w}(.|)", "{w}?", "(according to the text|in the text above), what is {w}?", "I need {w}.", "now {w}(, please|).", "(can|could) you tell me {w}?", "and {w}?"]


class Kept:
    """A file's text and what it says: [(what, value, line that says it or "", the line with another value)]."""

    def __init__(self, text, facts):
        self.text, self.facts = text, facts


def kept(source):
    maker = source.weighted({_json: 16, _sections: 16, _csv: 18, _items: 14, _notes: 16, _code: 10, _log: 6, _contacts: 12, _readme: 6, _plain: 10})
    return maker(source)


def _value(source):
    return source.pick([lambda: str(source.number(0, 9999)), lambda: str(source.number(0, 99)), source.word, source.code, source.path, source.name, lambda: f"{source.number(0, 9)}.{source.number(0, 20)}.{source.number(0, 9)}", lambda: f"{source.number(0, 99)}.{source.number(0, 9)}", source.pseudo_word])()


def _keys(source, n):
    return source.random.sample(world.KEYS, n) if source.chance(.6) else list(dict.fromkeys(source.word() if source.chance(.6) else source.word() + "_" + source.word() for _ in range(n)))


def _json(source):
    quoted = lambda v: v if v.isdigit() and not (v[0] == "0" and v != "0") else json.dumps(v, ensure_ascii=False)
    facts, lines = [], []
    for key in _keys(source, source.number(2, 5)):
        v = _value(source)
        facts.append((f"the {key}", v, f'"{key}": {quoted(v)}', lambda new, key=key: f'"{key}": {quoted(new)}'))
        lines.append(f'  "{key}": {quoted(v)}')
    if source.chance(.6):
        group, inner = source.word(), []
        for key in _keys(source, source.number(2, 4)):
            v = _value(source)
            facts.append((source.pick([f"the {key} of {group}", f"{group}.{key}", f"the {key} in {group}"]), v, f'"{key}": {quoted(v)}', lambda new, key=key: f'"{key}": {quoted(new)}'))
            inner.append(f'    "{key}": {quoted(v)}')
        lines.insert(source.number(0, len(lines)), f'  "{group}": {{\n' + ",\n".join(inner) + "\n  }")
    return Kept("{\n" + ",\n".join(lines) + "\n}", _certain(facts))


def _certain(facts):
    """Without what is said twice."""
    names = [what.split(" of ")[0].split(" in ")[0] for what, *_ in facts]
    return [fact for fact, name in zip(facts, names) if names.count(name) == 1 or " of " in fact[0] or "." in fact[0] or " in " in fact[0]]


def _sections(source):
    groups = list(dict.fromkeys(source.word() for _ in range(source.number(2, 4))))
    keys, facts, out = _keys(source, source.number(2, 4)), [], []
    form = source.pick(["{k} = {v}", "{k}={v}", "{k}: {v}", "  {k}: {v}", '{k} = "{v}"'])
    head = source.pick(["[{g}]", "{g}:", "# {g}", "<{g}>"])
    for group in groups:
        out.append(head.format(g=group))
        for key in source.random.sample(keys, source.number(1, len(keys))):
            v = _value(source)
            out.append(form.format(k=key, v=v))
            facts.append((source.pick([f"the {key} of {group}", f"the {key} in {group}", f"the {key} in the section {group}", f"{group}.{key}", f"the {key} for {group}"]), v, out[-1].strip(), lambda new, key=key: form.format(k=key, v=new).strip()))
        if source.chance(.5):
            out.append("")
    return Kept("\n".join(out).rstrip(), facts)


_WORDS = {"color": world.COLORS, "owner": world.NAMES, "coach": world.NAMES, "country": list(world.CAPITALS), "status": ["open", "done", "up", "down", "late"], "grade": list("ABCDEF"), "role": world.JOBS}


def _cell(source, column):
    if source.chance(.15):
        return source.pick([source.word(), source.code()])
    if column == "city":
        return source.pick(world.CITIES)
    return source.pick(_WORDS[column]) if column in _WORDS else source.code() if column in ("code", "email", "host") else str(source.number(1, 99 if source.chance(.5) else 999))


def _csv(source):
    first, columns = source.pick(_ROWS)
    columns = source.random.sample(columns, min(len(columns), source.weighted({1: 40, 2: 40, 3: 15, 4: 5})))
    names = list(dict.fromkeys(source.name() if first in ("name", "student") else source.pick(world.CITIES) if first == "city" else source.pick(list(world.CAPITALS)) if first == "country" else source.word() for _ in range(source.number(2, 5))))
    joint, facts = source.pick([",", ",", ";", "\t", " | "]), []
    lines = [joint.join([first] + columns)]
    for name in names:
        row = [_cell(source, column) for column in columns]
        lines.append(joint.join([name] + row))
        facts += [(source.pick([f"the {column} of {name}", f"the {column} for {name}", f"{name}'s {column}"]), v, "", None) for column, v in zip(columns, row)]
    if joint == " | ":
        lines = ["| " + line + " |" for line in lines]
        lines.insert(1, "|" + " --- |" * (1 + len(columns)))
    facts.append((f"the number of {dict(city='cities', country='countries').get(first, first + 's')}", str(len(names)), "", None))
    return Kept("\n".join(lines), facts)


def _items(source):
    things = list(dict.fromkeys(source.pick([lambda: source.phrase(1, 4), source.noun, source.plain_line, lambda: drills.odd(source)])() for _ in range(source.number(2, 5) if source.chance(.75) else source.number(5, 8))))
    mark = source.pick(["- ", "* ", "{i}. ", "", "[ ] ", "- [ ] ", "{i}) "])
    lines = [mark.format(i=i + 1) + x for i, x in enumerate(things)]
    noun = "line entry item".split() if not mark else "item entry".split()
    facts = [(f"the {which} {source.pick(noun)}", x, "", None) for which, x in [*zip(["first", "second", "third"], things), ("last", things[-1])]]
    facts.append((f"the number of {source.pick(['items', 'entries', 'lines'])}", str(len(things)), "", None))
    return Kept("\n".join(lines), facts)


def _notes(source):
    told = list({f.about: f for f in (memories.thing(source) for _ in range(source.number(1, 5)))}.values())
    lines = [capital(f.statement) + ("." if f.statement[-1].isalnum() else "") for f in told]
    for _ in range(source.number(0, 3)):
        lines.insert(source.number(0, len(lines)), source.story_line())
    return Kept(source.pick(["\n", " ", "\n\n"]).join(lines), [(f.about, f.value, f.statement if " is " in f.statement and f.statement.endswith(f.value) and f.statement.startswith("the ") else "", None) for f in told])


def _code(source):
    f, g, v = source.word(), source.word(), source.pick([str(source.number(0, 999)), f'"{source.word()}"'])
    a, b = source.word(), source.word()
    text, facts = source.pick([
        (f"def {f}({a}, {b}):\n    return {v}", [("the name of the function", f), (f"the return value of {f}", v.strip('"')), (f"the first parameter of {f}", a), (f"the last parameter of {f}", b)]),
        (f"import {g}\n\n{a} = {v}\n\ndef {f}():\n    return {a}", [("the name of the function", f), (f"the value of {a}", v.strip('"')), ("the imported module", g), ("the name of the imported module", g)]),
        (f"fn {f}({a}: u32) -> u32 {{\n    {a} + {v}\n}}", [("the name of the function", f), (f"the parameter of {f}", a)]),
        (f"class {f.capitalize()}:\n    {a} = {v}\n\n    def {g}(self):\n        pass", [("the name of the class", f.capitalize()), (f"the value of {a}", v.strip('"')), ("the name of the method", g)]),
        (f"const {a} = {v};\nfunction {f}() {{\n  return {a};\n}}", [("the name of the function", f), (f"the value of {a}", v.strip('"'))]),
        (f"#!/bin/sh\n{a.upper()}={v}\n{f} --{g} ${a.upper()}", [(f"the value of {a.upper()}", v.strip('"')), ("the first line", "#!/bin/sh")])])
    return Kept(text, [(what, value, "", None) for what, value in facts])


def _log(source):
    message = source.phrase(2, 6)
    lines = [f"{source.pick(['INFO', 'DEBUG', 'info'])} {source.phrase(2, 5)}" for _ in range(source.number(1, 5))]
    lines.insert(source.number(0, len(lines)), f"ERROR {message}")
    if source.chance(.5):
        lines = [f"{source.number(0, 23):02d}:{source.number(0, 59):02d} {line}" for line in lines]
    return Kept("\n".join(lines), [("the error", message, "", None), ("the error message", message, "", None), ("the last line", lines[-1], "", None), ("the first line", lines[0], "", None), ("the number of lines", str(len(lines)), "", None)])


def _contacts(source):
    names = list(dict.fromkeys(memories.person(source) for _ in range(source.number(2, 7))))
    what, draw = source.pick([("phone number", lambda: f"{source.number(100, 999)}-{source.number(1000, 9999)}"), ("birthday", lambda: f"{source.pick(world.MONTHS)} {source.number(1, 28)}"), ("room", lambda: str(source.number(1, 400))), ("city", lambda: source.pick(world.CITIES)), ("favorite color", lambda: source.pick(world.COLORS)), ("email", lambda: f"{source.word()}@{source.word()}.com"),
                              ("score", lambda: str(source.number(0, 100))), ("team", source.word), ("badge", source.code)])
    form = source.pick(["{n}: {v}", "{n} - {v}", "{n}, {v}", "{n} {v}", "{n} = {v}", "{n} -> {v}"])
    pairs = [(name, draw()) for name in names]
    lines = [form.format(n=name, v=v) for name, v in pairs]
    head = source.pick([f"# {what.capitalize()}", f"{what.capitalize()}:", "# Contacts", "People:", ""])
    return Kept("\n".join(([head] if head else []) + lines), [(source.pick([f"the {what} of {name}", f"{name}'s {what}", f"the {what} for {name}"]), v, line, lambda new, name=name: form.format(n=name, v=new)) for (name, v), line in zip(pairs, lines)])


def _readme(source):
    title, text = source.phrase(1, 3).title(), source.pick([source.rule, lambda: source.phrase(4, 9).capitalize() + "."])()
    return Kept(f"# {title}\n\n{text}", [("the title", title, f"# {title}", lambda new: f"# {new}"), ("the heading", title, f"# {title}", lambda new: f"# {new}"), ("the sentence under the title", text, "", None), ("the last line", text, "", None)])


def _plain(source):
    form, keys = source.pick(["{k} = {v}", "{k}={v}", "{k}: {v}", "{k} {v}", "export {k}={v}", "set {k} {v}", "{k} := {v}"]), _keys(source, source.number(2, 7))
    pairs = [(k, _value(source)) for k in keys]
    return Kept("\n".join(form.format(k=k, v=v) for k, v in pairs), [(f"the {k}", v, form.format(k=k, v=v), lambda new, k=k: form.format(k=k, v=new)) for k, v in pairs])


def answered(source, box):
    """A file is read and something in it told; often more is asked about it, which needs no second look."""
    path, file = source.path(), kept(source)
    reading = box.call("read", path=path)
    if reading is None:
        return None
    facts = source.random.sample(file.facts, min(len(file.facts), 1 if source.held_out else source.number(1, 3)))
    what, value = facts[0][:2]
    request = said(source, source.pick(_ASK), p=path, w=what)
    request = capital(request) if source.chance(.7) and not request.startswith(path) else request
    if source.chance(.25):
        request = request if request[-1] in ".?" else request + "."
        request += source.pick(_ALONE)
    turns = [User(request), Answer(f"I need to read {path}.", "", reading), Result(shown(source, file.text)), Answer(f"The file says {what} is {value}".rstrip(".") + ".", value)]
    for what, value, *_ in facts[1:]:
        ask = said(source, source.pick(_HERE), w=what)
        turns += [User(capital(ask) if source.chance(.7) else ask), Answer(f"The file says {what} is {value}".rstrip(".") + ".", value)]
    return turns


def stated(source, chars=0):
    """The same without tools: the text stands in the request, before or behind other text."""
    file = kept(source)
    facts = source.random.sample(file.facts, min(len(file.facts), 1 if source.held_out else source.number(1, 4)))
    before, after = (source.filler(chars * .5), source.filler(chars * .5)) if source.chance(.3) else (source.filler(chars), "")
    form = source.pick(["{t}", "Here is a file:\n\n{t}", "```\n{t}\n```", "Text:\n{t}", "<file>\n{t}\n</file>", "Look at this:\n\n{t}", "Data:\n{t}", "I have this:\n```\n{t}\n```", "Given the following:\n{t}"])
    text, turns = "\n\n".join(p for p in (before, form.replace("{t}", file.text), after) if p) + "\n\n", []
    for what, value, *_ in facts:
        ask = said(source, source.pick(_HERE), w=what)
        turns += [User(text + (capital(ask) if source.chance(.7) else ask)), Answer(f"The text says {what} is {value}".rstrip(".") + ".", value)]
        text = ""
    return turns


_CHANGE = ["(change|set|update|change|set|modify) {w} to {v} in {p}", "in {p}(,|) (change|set|update) {w} to {v}", "(change|set) {w} in {p} to {v}", "(can|could) you (please |)(change|set) {w} in {p} to {v}?", "{w} in {p} (should be|must be|has to be|needs to be|is wrong, it should be|should become) {v}", "(edit|update|fix) {p}(: {w} should be| so that {w} is| and make sure that {w} is) {v}", "(read|open) {p}(,| and|, then| and then) (change|set|update) {w} to {v}", "{p}: {w} (should be|must be) {v}", "I (want|need) {w} in {p} to be {v}", "(put {v} as|use {v} as|use {v} for) {w} in {p}",
           "(can|could) you (please |)(change|set|update) {w} in {p} to {v}?", "in {p} {w} (should be|has to be) {v}(, please fix it|, please change it| now|)", "{w} has changed(.|;|:) (it is {v} now|the new value is {v})(.|,) (update|please update|fix|correct) {p}", "replace {w} in {p} with {v}", "give {w} the value {v} in {p}"]


def _like(source, value):
    """Another value of the same kind, so that nothing about its line is in doubt."""
    if re.fullmatch(r"[0-9]+", value):
        return str(source.number(0, 10 ** max(2, len(value)) - 1))
    if re.fullmatch(r"[0-9.:-]+", value):
        return re.sub(r"[0-9]+", lambda digits: str(source.number(1, 10 ** len(digits[0]) - 1)).zfill(len(digits[0])), value)
    for known in (world.CITIES, world.COLORS, world.NAMES):
        if value in known:
            return source.pick(known)
    if value.split(" ")[0] in world.MONTHS:
        return f"{source.pick(world.MONTHS)} {source.number(1, 28)}"
    while (new := source.phrase(1, 3).title() if value.istitle() and " " in value else _value(source))[0].isdigit():
        pass
    return new


def value_edit(source, box):
    """One thing that a file says gets another value; the line to replace has to be found."""
    path, file = source.path(), kept(source)
    facts = [fact for fact in file.facts if fact[3] and file.text.count(fact[2]) == 1]
    if not facts:
        return None
    what, value, line, other = source.pick(facts)
    what, new = re.sub(" in (the section )?", " of ", what), _like(source, value)
    reading, call = box.call("read", path=path), box.call("edit", path=path, old=line, new=other(new))
    if reading is None or call is None or new == value:
        return None
    request = said(source, source.pick(_CHANGE), p=path, w=what, v=new)
    request = capital(request) if source.chance(.7) and not request.startswith(path) else request
    return [User(request), Answer(f"I need to read {path} first.", "", reading), Result(shown(source, file.text)), Answer(f"I change {what} from {value} to {new}.", "", call), Result(changed(source, path)), Answer("The file was changed.", f"Updated {path}.")]

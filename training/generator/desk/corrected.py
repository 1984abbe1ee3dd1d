"""A file is read and asked about, then a sentence says what is to be in it: whole lines where a value is told, exactly what is quoted where something is quoted."""
from functools import cache
from pathlib import Path

from ..chat import Answer, User
from ..chores.gates import line_edit
from ..everyday.grammar import parse
from ..files.deeds import deed, thinking
from ..papers.values import value
from ..words.said import capital
from ..words.wording import typed, worded

_SHOW = "(read|open|show me|print|view|look at) {p}|(show me|give me) the (contents|content|text) of {p}|what is in {p}?|open {p} and show it( to me|)|let me see {p}|what does {p} say?"
_ASK_FIRST = "{q} in {p}?|(read|open|check|look at) {p}(.|:) {Q}?|{Q}? It is in {p}|in {p}, {q}?|(look into|check) {p}: {q}?|according to {p}, {q}?|{p}: {q}?|(can|could) you check {p}? {Q}?"
_ASK = "{Q}?|{q}?|and {q}?|(ok|thanks|good). {Q}?|now: {q}?|also, {q}?"
_SO = "(. |, please )(correct it|fix it|change it|update it|correct that|update the file|correct it in the file|fix that in the file|change it there|put that in the file|correct the file)|. Please (correct it|fix it|change it|update it|update the file|correct it in the file|change that in the file)|, (update the file|fix it|correct it)(, please|)"
_IT = (
    "it should be {v}(§|)|it must be {v}(§|)|make (that|it) {v}( in the file|, please|)|(change|correct|set) (it|that) to {v}( in the file|, please|)|no, (it's|it is|it should be) {v}(§|)|that's (wrong|not right|old|out of date)(, |. )(it's|it is) {v}( now|)§|(it's|it is) {v} now§|it has changed to {v}§|we changed it to {v}§|"
    "it should be {v} (instead|and not {o})(§|)|{v}, not {o}§|(can|could) you (change|correct) (it|that) to {v}?|(write|put) {v} there instead|I want {v} there( instead|)|please make (that|it) {v}|(ok|thanks|good)(, |. )(make it|change it to|it should be) {v}( in the file|)|it is {v} now§|make it {v} in the file|it is not {o} but {v}§|(please |)(update|correct) it: {v}|(let it be|let's make it|let's have) {v}( instead|)")
_NAMED = (
    "{w} (should|must) be {v}(§|)|(change|set|correct|update) {w} to {v}( in the file| there|)|{w} is {v} now§|make {w} {v}( there|)|{w} is wrong, it should be {v}(§|)|(please |)(correct|update) {w}: {v}|{w} has changed to {v}§|{w} (should|must) be {v}, not {o}(§|)|{s}§|{s} now§|{S}, not {o}§|(update|correct|fix) the file: {s}( now|)|{s} from now§|(it turns out|I heard|we decided) that {s}§|there is a mistake: {s}§")
_QUOTED = (
    "use {n} in place of {o}( there| in it|)|(put|write) {n} in place of {o}( there|)|replace {o} (with|by) {n}( there| in it|)|{n} instead of {o}( there|, please)|(change|turn) {o} (to|into) {n}( there|)|swap {o} for {n}( there|)|in place of {o} (use|write|put) {n}|(where it says|for) {o}(, |) (write|use|put) {n}|{o} (should|must) be {n}( there|)|{o} there (should|must) be {n}|I'd rather have {n} in place of {o}|let it say {n} in place of {o}|take out {o} and put {n} there")
_STOCK = (
    "we bought (some|more) {k}, there are {v} now§|there are {v} {k} now§|we have {v} {k} now§|some {k} are (gone|broken|used up), there are {v} now§|we (found|got) more {k}, there are {v} now§|(update|change) the {k} to {v}|the {k} are {v} now§|I counted the {k}, there are {v}§|we sold some {k}, {v} are left§|only {v} {k} are left§|{k}: {v} now. Update the file|new {k} came, so there are {v}§|(set|make) the {k} {v}|I took some {k}, {v} remain§")
_BELOW = "add (a line|the line) {n} (below|under|beneath) it|add {n} (below|under) it|(put|write) {n} (below|under) (it|that line)|below (it|that line)(,|) add (the line |){n}|add (a line|the line) {n} (below|under) (it|that)( in the file|)|insert {n} (below|after) it|(after|behind) that line add {n}"
_BELOW_QUOTED = "add (a line|the line) {n} (below|under|after) {o}|(below|under|after) {o}(,|) add (the line |){n}|(put|write) {n} on the line (below|under|after) {o}|insert {n} (below|after) (the line |){o}|(below|under) the line {o} add {n}"
_DIRECT = (
    "in {p}(,|) {w} (should|must) be {v}|(change|set|correct|update) {w} to {v} in {p}|in {p}(,|) (change|set|correct|update) {w} to {v}|{w} in {p} (should|must) be {v}|(update|correct|fix) {p}: {s}( now|)|{s} now(, please update {p}|, update {p}|. Update {p}|. Please correct {p}|, put that in {p})|{p} is (out of date|wrong)(: |. ){s}( now|)§|"
    "{w} in {p} is wrong, it should be {v}|{s}, not {o}(. Correct {p}|, please correct {p}|. Please fix it in {p})|{w} has changed to {v}(, please update {p}|. Update {p}|. Put that in {p})|make {w} in {p} {v}|(can|could) you (set|change) {w} in {p} to {v}?|{p} says {o}, but {s}§")
_NOW = "{q} now?|and {q} now?|so {q} now?|{Q}?"
_FORMS = {"conf": "{k} {v}|{k} = {v}", "ini": "{k} = {v}|{k}={v}", "cfg": "{k} = {v}|{k}: {v}", "env": "{K}={v}", "toml": "{k} = {t}", "yaml": "{k}: {v}|{k}: {t}", "json": '"{k}": {t}'}
_COUNTED = ["{k}: {v}", "{k}: {v}", "{v} {k}", "{k} - {v}", "{k} = {v}", "{k}, {v}", "{k};{v}", "- {k}: {v}", "{k} {v}"]


@cache
def _blocks():
    """-> {kind: (files, [parts of a line])}"""
    out = {}
    for block in ("\n" + (Path(__file__).parent / "corrected.txt").read_text()).split("\n@ ")[1:]:
        head, *lines = block.strip().split("\n")
        kind, files = head.split(" | ")
        out[kind] = files.split(), [[part.strip() for part in line.split(" | ")] for line in lines]
    return out


class _Line:
    """A line of a file, with the value in it that may change."""
    def __init__(self, source, parts, form):
        self.form, self.kind = form, parts[1]
        self.question, self.noun, self.statement = source.pick(parts[2].split(";")), parts[3], parts[4]
        self.value = value(source, self.kind)

    def text(self, x=None):
        x = x or self.value
        return self.form.replace("{t}", x if x.replace(".", "", 1).isdigit() else f'"{x}"').replace("{v}", x).replace("{x}", x)

    def said(self, x):
        return self.statement.replace("{x}", x)


def _drawn(source):
    """-> (path, lines, kind, form of the whole, lines that could still be added)"""
    kind = source.weighted({"set": 6, "stock": 5} | {name: 2 for name in _blocks() if name not in ("set", "stock")})
    files, rows = _blocks()[kind]
    file = source.pick(files)
    if source.chance(.3):
        file = source.pick(["docs/", "data/", "home/", "work/", "files/", "etc/", "/tmp/", "office/"]) + file
    chosen = source.random.sample(rows, min(len(rows), source.number(3, 7)))
    if kind == "stock":
        form = source.pick(_COUNTED) if not file.endswith("csv") else "{k},{v}"
        lines = [_Line(source, [k, count, f"how many {k} (are there|do we have|are left)", f"the number of {k}", "{x} " + k], form.replace("{k}", k)) for k, count in chosen]
        for line, (k, _) in zip(lines, chosen):
            line.item = k
    elif kind == "set":
        end = file.rsplit(".", 1)[1]
        form = source.pick(_FORMS[end].split("|"))
        lines = [_Line(source, parts, form.replace("{k}", parts[0]).replace("{K}", parts[0].upper())) for parts in chosen]
    else:
        mark = source.pick(["", "", "- ", "* "])
        lines = [_Line(source, parts, mark + parts[0]) for parts in chosen]
    used = [line.value for line in lines]
    if len(set(used)) < len(used) or any(a != b and a in b.text() for a in used for b in lines if b.value != a):
        return _drawn(source)
    return file, lines[:-1] if kind != "set" else lines, kind, lines[-1]


def _file(lines, file, title):
    texts = [line.text() for line in lines]
    return "{\n" + ",\n".join("  " + text for text in texts) + "\n}" if file.endswith("json") else "\n".join(title + texts)


def _quoted(source, *texts):
    """The same marks around all of them."""
    form = source.pick([form for form in ("'{}'", '"{}"', "`{}`") if all(form[0] not in text for text in texts)] or ["{}"])
    return [form.replace("{}", text) for text in texts]


def _request(source, form, **values):
    return worded(source, form.replace("§", f"({_SO})"), **values)


def corrected(source, box):
    """One file: questions about it, and one or two changes told in words."""
    if not box.operations:
        return None
    if source.chance(.22):
        return literal(source, box)
    file, lines, kind, spare = _drawn(source)
    title = [] if kind == "set" or source.chance(.6) else [source.pick(["# " + kind.capitalize(), kind.capitalize() + ":", "# " + file.rsplit("/")[-1].split(".")[0].capitalize()])]
    text = _file(lines, file, title)
    read = deed(source, box, "read", path=file, text=text)
    if read is None:
        return None
    line = source.pick(lines)
    asked = lambda form, one, p="": User(typed(source, worded(source, form, q=worded(source, one.question), Q=capital(worded(source, one.question)), p=p), p))
    if source.chance(.16):
        made = _changed(source, box, file, kind, line, False, text, spare, ["direct"])
        return made and [made[0], *read.turns, *made[1].turns, made[1].answer]
    answer = lambda one: Answer(f"It says: {one.text()}\nSo the answer is {one.value}.", one.value)
    about = source.chance(.6)                                            # the change is about what was asked
    if source.chance(.55):
        one = line if about else source.pick(lines)
        turns = [asked(_ASK_FIRST, one, file), *read.turns, answer(one)]
    else:
        turns = [User(typed(source, worded(source, _SHOW, p=file), file)), *read.turns, read.answer]
        one = None
        if about or source.chance(.3):
            one = line if about else source.pick(lines)
            turns += [asked(_ASK, one), answer(one)]
    if one is None and source.chance(.25):
        one = source.pick(lines)
        turns += [asked(_ASK, one), answer(one)]
    changed = []
    for _ in range(source.weighted({1: 7, 2: 3})):
        if changed:
            line = source.pick(lines)
        made = _changed(source, box, file, kind, line, one is line, text, spare)
        if made is None:
            return turns if changed else None
        request, edit, after = made
        turns += [request, *edit.turns, edit.answer]
        changed.append(line)
        one, text = None if after.count("\n") > text.count("\n") else line, after
        if source.chance(.3):
            one = line if one and source.chance(.6) else source.pick(lines)
            turns += [asked(_NOW if one in changed else _ASK, one), answer(one)]
    return turns


def _changed(source, box, file, kind, line, meant, text, spare, only=()):
    """-> (request, edit, the text behind it), or None. `meant`: the line was just asked about."""
    old, v = line.text(), line.value
    new = value(source, line.kind)
    if new == v or new in text:
        return None
    how = source.pick(only) if only else source.weighted({"it": 9 if meant else 0, "named": 6, "quoted": 5, "stock": 7 if kind == "stock" else 0, "below": 2 if kind != "set" and spare.text() not in text else 0})
    values = dict(p=file, v=new, o=v, w=line.noun, s=line.said(new), S=capital(line.said(new)))
    ends = [new]
    if how == "named" and kind == "stock":
        how = "stock"
    match how:
        case "it": form, to = _IT, line.text(new)
        case "named": form, to = _NAMED, line.text(new)
        case "direct": form, to, ends = _DIRECT, line.text(new), [new, file]
        case "stock": form, to, values = _STOCK, line.text(new), values | dict(k=line.item)
        case "below":
            added = spare.text()
            form, to, values = _BELOW if meant else _BELOW_QUOTED, old + "\n" + added, dict(zip("no", _quoted(source, added, old)))
            ends = list(values.values())
        case _:
            old, to = _part(source, old, v, new)
            form, values = _QUOTED, dict(zip("no", _quoted(source, to, old)))
            ends = list(values.values())
    if text.count(old) != 1:
        return None
    edit = line_edit(source, box, file, text, old, to) if "\n" not in to or "edit" in box.operations else deed(source, box, "edit", path=file, old=old, new=to)
    if edit is None:
        return None
    thought = f"The line is: {old}\nIt becomes: {to}" if how not in ("quoted", "below") else f"I replace exactly {old} with {to}." if how == "quoted" else f"The line {old} stays, the new one comes below it."
    thinking(edit, thought)
    if how != "below":
        line.value = new
    return User(typed(source, _request(source, form, **values), *ends)), edit, text.replace(old, to)


def _part(source, line, v, new):
    """A part of the line with the value in it: the value, words around it, or all of it."""
    words, x = line.split(" "), source.random.random()
    at = next((i for i, word in enumerate(words) if v in word), None)
    if x < .5 or at is None or v.count(" "):
        return v, new
    if x < .65:
        return line, line.replace(v, new)
    first, last = max(0, at - source.number(0, 2)), min(len(words), at + 1 + source.number(0, 2))
    part = " ".join(words[first:last]).rstrip(".,")
    return part, part.replace(v, new)


# --- strings in code ------------------------------------------------------------------------------------------------
# Ending of a file: lines with a string {s}, marks around strings, what may stand inside, lines around.
_CODE = {
    "c": (['printf({s});', 'puts({s});', 'fprintf(stderr, {s});', 'const char *{w} = {s};', 'strcpy({w}, {s});', '#define {W} {s}'], ['"{}"'], ['{a}\\n', '{a} {b}\\n', '{a}: %d\\n', '%s {a}\\n', '\\t{a}', '{a} \\"{b}\\"\\n', '{a}', '{a}!\\n'], ["#include <stdio.h>", "int {w}_count = {n};", "return 0;"]),
    "js": (["console.log({s});", "const {w} = {s};", "alert({s});", "throw new Error({s});", "{w}.textContent = {s};", "return {s};"], ["'{}'", "'{}'", '"{}"', "`{}`"], ["{a}", "{a} {b}", "{a}\\n", "{a}: {b}", "/{a}/{b}", "{a}, {b}!"], ["let {w}Count = {n};", "{w}();", "import {w} from '{w}';"]),
    "ts": (["const {w}: string = {s};", "console.info({s});", "export const {W} = {s};", "return {s};"], ["'{}'", '"{}"', "`{}`", "`{} ${{name}}`"], ["{a}", "{a} {b}", "{a}-{b}", "{a}: "], ["let {w}Count = {n};", "type {w} = string;"]),
    "py": (["print({s})", "{w} = {s}", "raise ValueError({s})", "logging.info({s})", "return {s}", "input({s})"], ['"{}"', "'{}'", 'f"{} {{name}}"', "r'{}'"], ["{a}", "{a} {b}", "{a}\\n", "{a}: ", "{a}\\t{b}", "{a}!"], ["import os", "{w}_count = {n}", "def {w}_all():"]),
    "go": (["fmt.Println({s})", "{w} := {s}", "fmt.Printf({s})", "log.Fatal({s})", "return {s}"], ['"{}"', '"{}"', "`{}`"], ["{a}", "{a} {b}\\n", "{a}: %d\\n", "%v {a}\\n", "{a}"], ["package main", 'import "fmt"', "{w}Count := {n}"]),
    "rs": (['println!({s});', 'let {w} = {s};', 'panic!({s});', 'eprintln!({s});'], ['"{}"'], ["{a}", "{a} {b}", "{a}: {{}}", "{a}\\n"], ["let {w}_count = {n};", "use std::fs;"]),
    "rb": (["puts {s}", "{w} = {s}", "raise {s}", "print {s}"], ['"{}"', "'{}'"], ["{a}", "{a} {b}", "{a}: ", "{a}!"], ["require '{w}'", "{w}_count = {n}"]),
    "java": (["System.out.println({s});", "String {w} = {s};", "throw new RuntimeException({s});", "System.out.printf({s});"], ['"{}"'], ["{a}", "{a} {b}", "{a}\\n", "{a}: %d\\n"], ["int {w}Count = {n};", "package {w};"]),
    "sh": (["echo {s}", "{W}={s}", "printf {s}"], ['"{}"', "'{}'"], ["{a}", "{a} {b}", "{a}\\n", "{a}: "], ["#!/bin/sh", "set -e", "{W}_COUNT={n}"]),
    "php": (["echo {s};", "${w} = {s};", "die({s});"], ['"{}"', "'{}'"], ["{a}", "{a} {b}", "{a}\\n"], ["<?php", "${w}Count = {n};"]),
    "lua": (["print({s})", "local {w} = {s}", "error({s})"], ['"{}"', "'{}'"], ["{a}", "{a} {b}", "{a}\\n"], ["local {w}_count = {n}"])}
_SAYINGS = "hello done ready ding stop wait error saved loading welcome goodbye failed closed open start finished warning empty missing yes no next back lost found light dark red blue north south paid free full".split()
_STRING = "(change the string {o} to|replace the string {o} (with|by)) {n}( there| in {p}|)|(in {p}(,|) |)(change the string {o} to|replace the string {o} with) {n}|(in {p}(,|) |)the string {o} (should|must) be {n}|(in {p}(,|) |)use the string {n} in place of {o}|the string {o} (in {p} |)(becomes|should become) {n}|(in {p}(,|) |)put the string {n} in place of {o}|swap the string {o} for {n}( in {p}|)"
_WHICH = "(which|what) string is in (it|there)|(which|what) string does it have|what is the string( in it|)|(which|what) string (stands|is) in the code"


def literal(source, box):
    """A string in code with its quotes and escapes: what the request calls a string has them."""
    end = source.pick(list(_CODE))
    shapes, marks, bodies, around = _CODE[end]
    word = lambda: source.pick(_SAYINGS) if source.chance(.6) else source.word()
    mark = source.pick(marks)
    filled = lambda text, **more: text.format(w=source.pick(_SAYINGS), W=source.pick(_SAYINGS).upper(), n=source.number(1, 99), **more)
    body = source.pick(bodies)
    made = lambda body: mark.format(body.format(a=word().capitalize() if source.chance(.3) else word(), b=word()))
    old, new = made(body), made(body if source.chance(.7) else source.pick(bodies))
    shape = source.pick(shapes)
    shape = source.pick(shapes) if end == "sh" and "$" in shape else shape
    line = shape.replace("{s}", "\0")
    line = filled(line).replace("\0", old)
    rows = [filled(one) for one in source.random.sample(around, source.number(0, min(2, len(around))))]
    rows.insert(source.number(0, len(rows)) if rows and not rows[0].startswith(("#!", "<?", "#include", "package")) else len(rows), line)
    text = "\n".join(rows)
    path = source.pick(["", "src/", "lib/", "app/", "scripts/"]) + source.pick("main app greet hello alarm menu door game lamp timer report server index start shop bell".split()) + "." + end
    if old == new or text.count(old) != 1 or text.count(line) != 1:
        return None
    read = deed(source, box, "read", path=path, text=text)
    if source.chance(.25):                                               # nothing is read first
        part, to = _string_edit(source, box, path, text, old, new)
        return to and [User(_at(source, _STRING, old, new, path, True)), *to.turns, to.answer]
    if read is None:
        return None
    turns = [User(typed(source, worded(source, _SHOW, p=path), path)), *read.turns, read.answer]
    strings = sum(text.count(quote) for quote in "\"'`")
    if strings == 2 and source.chance(.45):
        turns += [User(typed(source, worded(source, "{q}?|and {q}?", q=worded(source, _WHICH)))), Answer(f"It says: {line}\nSo the answer is {old}.", old)]
    _, edit = _string_edit(source, box, path, text, old, new)
    return edit and turns + [User(_at(source, _STRING, old, new, path, False)), *edit.turns, edit.answer]


def _string_edit(source, box, path, text, old, new):
    edit = line_edit(source, box, path, text, old, new)
    return old, thinking(edit, f"I replace exactly {old} with {new}, quotes and all.")


def _at(source, form, old, new, path, named):
    """The strings as they stand in code, now and then in backticks."""
    o, n = (f"`{one}`" for one in (old, new)) if "`" not in old + new and source.chance(.3) else (old, new)
    for _ in range(60):
        text = worded(source, form, o=o, n=n, p=path)
        if (path in text) == named:
            break
    return typed(source, text, n, o, path)


for _form in (_IT, _NAMED, _DIRECT, _QUOTED, _STOCK, _BELOW, _BELOW_QUOTED, _STRING, _SO):
    parse(_form.replace("§", f"({_SO})"))
for _files, _lines in _blocks().values():
    for _parts in _lines:
        for _text in _parts[2:3]:
            [parse(one) for one in _text.split(";")]

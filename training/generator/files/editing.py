"""Changes of a file told in words: with quotes and without, with small words in the texts, typos, lines added and removed."""
import re

from ..chat import Answer, Result, User
from ..material import drills, world
from ..words import requests
from ..words.said import capital, said
from . import contents, patches
from .tooling import changed, replaced, shown

_MARKS = ['"{}"', '"{}"', "'{}'", "`{}`", "“{}”"]
# Words that end a text without quotes in one of the requests, or with which it could be an order.
_ENDS = set("with by to into for from in inside instead but says should has have must needs ought becomes become shall -> => after before above below behind under right directly and or read say be as it's where used front place line lines first second last next word words text file is now out where wrong old called".split())

_SETTING = re.compile(r'"?[\w.-]+"? ?[=:] ?\S+$')


def some_text(source):
    x = source.random.random()
    if x < .4: return contents.sentence(source)
    if x < .5: return source.noun()
    if x < .65: return source.snippet()
    if x < .75: return source.phrase(1, 4)
    if x < .82: return drills.odd(source)
    if x < .92: return source.pick(["{k} = {v}", "{k}: {v}", "{k}={v}"]).format(k=source.word(), v=source.pick([source.word(), source.code(), str(source.number(0, 999))]))
    return source.line()


def varied(source, old):
    """`old` with a word more, less or other, so that both share most."""
    words = old.split(" ")
    at = source.number(0, len(words) - 1)
    match source.number(0, 6):
        case 0 | 6: words[-1] = source.word()
        case 1: words.append(source.word())
        case 2: words.insert(at, source.word())
        case 3 if len(words) > 1: del words[at]
        case 4: return old + source.pick([": ", ", ", " - ", " "]) + source.word()
        case _: words[at] = source.word()
    return " ".join(words)


def exact_pair(source):
    """A piece of code or data and what it becomes: rows, settings, calls, tags, with their quotes and signs."""
    a, b, c, d = (source.word() for _ in range(4))
    n, m = source.number(0, 999), source.number(0, 999)
    row = [source.pick([str(source.number(0, 99)), source.pick(world.NAMES), source.word(), source.pick(world.CITIES), f"{source.number(0, 99)}.{source.number(10, 99)}"]) for _ in range(source.number(2, 4))]
    other = row[:]
    other[source.number(0, len(row) - 1)] = source.pick([str(n), source.pick(world.NAMES), c, f"{m}.5"])
    sign = source.pick([",", ",", ",", ";", ", ", " | ", "\t"])
    return source.pick([
        (sign.join(row), sign.join(other)), (sign.join(row), sign.join(other)), (f"{a} = {n}", f"{a} = {m}"), (f"{a}: {n}", f"{a}: {m}"), (f"{a}={b}", f"{a}={c}"), (f'{a} = "{b}"', f'{a} = "{c}"'), (f"{a} = '{b}'", f"{a} = '{b} {c}'"), (f'"{a}": {n}', f'"{a}": {m}'), (f'"{a}": "{b}"', f'"{a}": "{c}"'),
        (f'print("{a} {b}")', f'print("{a} {c}")'), (f"print({a})", f"print({b})"), (f"return {a} + {b}", f"return {a} - {b}"), (f"return {a}", f"return {a} * {n}"), (f"if {a} > {n}:", f"if {a} >= {n}:"), (f"if {a} == {b}", f"if {a} != {b}"), (f"for {a} in {b}:", f"for {a} in sorted({b}):"),
        (f"def {a}({b}):", f"def {a}({b}, {c}):"), (f"def {a}():", f"def {c}():"), (f"import {a}", f"import {c}"), (f"from {a} import {b}", f"from {a} import {c}"), (f"<h1>{a}</h1>", f"<h1>{c} {d}</h1>"), (f'<a href="{a}.html">', f'<a href="{c}.html">'), (f"<title>{a} {b}</title>", f"<title>{c}</title>"),
        (f"let {a} = {n};", f"const {a} = {n};"), (f"const {a} = '{b}';", f"const {a} = '{c}';"), (f"console.log({a})", f'console.log("{c}", {a})'), (f"{a}({b})", f"{a}({b}, {c})"), (f"version = \"{n}.{m}\"", f"version = \"{n}.{m + 1}\""), (f"http://{a}.com", f"https://{a}.com"), (f"{a}.{b}()", f"{a}.{c}()"),
        (f"# {a} {b}", f"## {a} {c}"), (f"- [ ] {a} {b}", f"- [x] {a} {b}"), (f"color: {source.pick(world.COLORS)};", f"color: #{n:03d};"), (f"{a.upper()}={n}", f"{a.upper()}={m}"), (f"FROM {a}:{n}", f"FROM {a}:{m}"), (f"println!(\"{a}\");", f"println!(\"{c} {{}}\", {d});"), (f"[{a}]", f"[{c}.{d}]"), (f"assert {a} == {n}", f"assert {a} == {m}"), ("true", "false"), (f"{a}: true", f"{a}: false"), (f"{n}", f"{m}")])


def _open(text):
    return re.fullmatch(r"[\w .,'/=+%$@#-]*[\w%]", text) and not re.search(r"^[Tt]he |'|\b(of|the|an?|this|that|is|are|was|not)$", text) and not set(text.lower().split()) & _ENDS


def _told(source, form, path, old, new=""):
    """A request with the texts in quotes, or bare where one can see their ends."""
    whole = form.rstrip("?")
    bare = _open(old) and (not new or _open(new) or whole.endswith("{n}") and not re.search(r"[\"'`“”\n]|[.,;]$", new))
    if bare and source.chance(.5 if form in requests.REPLACE else .25):
        return said(source, form, p=path, o=old, n=new)
    mark = next((m for m in source.random.sample(_MARKS + ["`{}`"] * 2, len(_MARKS) + 2) if not set(m) & set("\"'`“”") & set(old + new)), None)
    return mark and said(source, form, p=path, o=mark.format(old), n=mark.format(new))


def _request(source, forms, path, old, new=""):
    request = _told(source, source.pick(forms), path, old, new)
    return request and (request if request.startswith((old, path)) else capital(request) if source.chance(.6) else request)


def edit_words(source, box):
    path, old = source.path(), some_text(source)
    x = source.random.random()
    if x < .3:
        (old, new), forms = exact_pair(source), requests.REPLACE
    elif x < .68:
        new = varied(source, old) if source.chance(.5) else some_text(source)
        forms = requests.REPLACE
    elif x < .78:
        new, forms = "", requests.REMOVE
        if "patch" in box.operations:
            return None
    else:
        line, after = (source.line() if source.chance(.4) else some_text(source)), source.chance(.65)
        if source.chance(.3):
            old, line = exact_pair(source)
        forms = requests.AFTER if after else requests.BEFORE
        new = old + "\n" + line if after else line + "\n" + old
    if old == new or x < .68 and _SETTING.match(old) and not _SETTING.match(new):      # there the new value would be meant, behind the same name
        return None
    request = _request(source, forms, path, old, new if x < .78 else line)
    return request and replaced(source, box, path, old, new, request, (lambda: around(source, old)) if x < .78 else lambda: beside(source, old))


def beside(source, old):
    """A file of which `old` is a line."""
    lines = [source.line() for _ in range(source.number(0, 4))]
    lines = [line for line in lines if old not in line]
    lines.insert(source.number(0, len(lines)), old)
    return "\n".join(lines)


def around(source, old):
    """A file in which `old` stands once, among lines that look like it."""
    lines = [source.pick([lambda: varied(source, old), source.line, lambda: source.snippet(3, 9), lambda: " ".join(old.split(" ")[:-1]) or source.word()])() for _ in range(source.number(0, 4))]
    lines = [line for line in lines if old not in line and line]
    lines.insert(source.number(0, len(lines)), source.pick([old, old, source.phrase(1, 3) + " " + old, old + " " + source.phrase(1, 3), source.phrase(1, 2) + " " + old + " " + source.phrase(1, 2)]))
    return "\n".join(lines)


def _line_with(source, old):
    return source.pick([old, old, source.phrase(1, 3) + " " + old, old + " " + source.phrase(1, 3)])


_ALL_OF = (
    "in {p}(,|) replace {a} with {b} and {c} with {d}|replace {a} with {b} and {c} with {d} in {p}|change {a} to {b} and {c} to {d} in {p}|(two changes|two edits) in {p}: {a} -> {b}, {c} -> {d}|in {p}(,|) change {a} to {b}, then change {c} to {d}|replace {a} with {b} in {p} and also replace {c} with {d}|in {p}(,|) (first change {a} to {b}, then|change {a} to {b}. Then change) {c} to {d}|"
    "(change {a} to {b} in {p}. Also change|in {p}, change {a} to {b} and also) {c} to {d}|(make these two changes|make these edits|two edits) in {p}:\n- {a} -> {b}\n- {c} -> {d}|(edit|change) {p}:\n1. change {a} to {b}\n2. change {c} to {d}|edit {p}:\n- replace {a} with {b}\n- replace {c} with {d}|in {p}, {a} becomes {b} and {c} becomes {d}|in {p}(,|) {a} should be {b} and {c} should be {d}")
_ALL_THREE = (
    "in {p}(,|) replace {a} with {b}, {c} with {d} and {e} with {f}|change {a} to {b}, {c} to {d} and {e} to {f} in {p}|in {p}(,|) change {a} to {b}, then {c} to {d}, then {e} to {f}|(make these changes|three edits|make these three edits) in {p}:\n- {a} -> {b}\n- {c} -> {d}\n- {e} -> {f}|in {p}:\n1. {a} becomes {b}\n2. {c} becomes {d}\n3. {e} becomes {f}|replace {a} with {b}, {c} with {d} and {e} with {f} in {p}")


def two_edits(source, box):
    """Two or three replacements in one request."""
    path, draw, n = source.path(), source.pick([source.word, source.noun, lambda: contents.sentence(source), lambda: source.snippet(2, 3), lambda: source.phrase(1, 2)]), 2 if source.chance(.65) else 3
    pairs = [exact_pair(source) for _ in range(n)] if source.chance(.4) else [(draw(), draw()) for _ in range(n)]
    texts = [text for pair in pairs for text in pair]
    olds = [old for old, _ in pairs]
    edits = [box.call("edit", path=path, old=old, new=new) for old, new in pairs]
    marks = [mark for mark in _MARKS if not any(mark[0] in text for text in texts)]
    if all(map(_open, texts)):
        marks += ["{}", "{}"]
    if not all(edits) or not marks or len(set(texts)) < len(texts) or any(a != b and a in b for a in olds for b in texts) or min(map(len, olds)) < 3:
        return None
    mark = source.pick(marks)
    request = said(source, _ALL_OF if n == 2 else _ALL_THREE, p=path, **{name: mark.format(text) for name, text in zip("abcdef", texts)})
    turns = [User(request if request.startswith(path) or source.chance(.4) else capital(request))]
    if patches.by_lines(box) and (reading := box.call("read", path=path)):
        turns += [Answer(f"I need to read {path} first.", "", reading), Result(shown(source, "\n".join(_line_with(source, old) for old in source.random.sample(olds, n))))]
    for i, ((old, new), edit) in enumerate(zip(pairs, edits)):
        turns += [Answer(f"{'Now ' if i else ''}I replace {old} with {new}.", "", edit), Result(changed(source, path, old, new))]
    return turns + [Answer("The file was changed.", f"Updated {path}.")]

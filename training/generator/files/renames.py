"""Names in code that become others: the old text is the bare name, the new text as well, whether the file was just read or not."""
from ..chat import Answer, Result, User
from ..material import world
from ..words.said import capital, said
from .tooling import changed, replaced, shown

_ASKS = ("rename {k}{a} to {b}( in {p}|)|rename {k}{a} to {b}( in {p}|)|rename {k}{a} to {b}( in {p}| there| in it|)|rename {k}{a} to {b}( in {p}|)|change the name (of {k}{a}|{a}) to {b}( in {p}|)|{k}{a} should be (called|named) {b}( in {p}|)|(in {p} |){k}{a} becomes {b}|give {k}{a} the (new |)name {b}( in {p}|)|"
         "(I want|I'd like) {k}{a} to be (called|named) {b}( in {p}|)|{a} is a bad name(, | - |. )(call it|use) {b}|(refactor|edit|update) {p}: {k}{a} -> {b}|replace the name {a} (by|with) {b}( in {p}|)|the new name of {k}{a} (is|should be) {b}( in {p}|)|{a} -> {b}( in {p}|)")
_KINDS = {
    "function": ["def {n}({x}):\n    return {x} + {d}", "fn {n}({x}: u32) -> u32 {{\n    {x} + {d}\n}}", "function {n}({x}) {{\n  return {x} * {d};\n}}", "func {n}({x} int) int {{ return {x} }}", "int {n}(int {x}) {{ return {x}; }}", "{n}() {{\n  echo {x}\n}}", "pub fn {n}() {{}}"],
    "class": ["class {n}:\n    {x} = {d}", "class {n} {{\n  {x} = {d};\n}}", "struct {n} {{\n    {x}: u8,\n}}", "public class {n} {{}}", "interface {n} {{ {x}: number }}"],
    "variable": ["{n} = {d}", "let {n} = {d};", "const {n} = \"{x}\";", "var {n} = {d}", "int {n} = {d};", "{n}: int = {d}", "static {n}: u8 = {d};", "export {n}={d}"],
    "constant": ["const {n}: u32 = {d};", "#define {n} {d}", "{n} = {d}", "final int {n} = {d};"], "setting": ["{n}: {d}", "{n} = \"{x}\"", "{n}={x}", "\"{n}\": {d},"]}


def _name(source, kind):
    a, b = source.word(), source.word()
    if kind == "class":
        return source.pick([a.capitalize() + b.capitalize(), a.capitalize(), source.pseudo_word().capitalize()])
    if kind == "constant":
        return source.pick([f"{a}_{b}", a, f"MAX_{a}"]).upper()
    return source.pick([a, f"{a}_{b}", f"{a}_{b}", a + b.capitalize(), source.pseudo_word(), f"{a}{source.number(1, 9)}", f"get_{a}", f"is_{a}", f"{a}_{b}_{source.word()}"])


def rename(source, box):
    path, kind = source.path(), source.pick(list(_KINDS))
    old = _name(source, kind)
    new = source.pick([_name(source, kind), old + source.pick(["2", "_all", "_old", "s", "_new"]) if source.chance(.3) else _name(source, kind)])
    rows = [source.line() for _ in range(source.number(0, 4))]
    other = source.pick(list(_KINDS))
    rows.append(source.pick(_KINDS[other]).format(n=_name(source, other), x=source.pick(world.ALPHABET).lower(), d=source.number(1, 99)))
    rows = [row for row in rows if old not in row and row]
    rows.insert(source.number(0, len(rows)), source.pick(_KINDS[kind]).format(n=old, x=source.pick(["x", "a", "value", "n", source.word()]), d=source.number(0, 99)))
    text = "\n".join(rows)
    if text.count(old) != 1 or new in text or len(old) < 3:
        return None
    return renamed(source, box, path, text, kind, old, new)


def renamed(source, box, path, text, kind, old, new):
    """Turns for a name that stands in `text` once and becomes another."""
    mark = source.pick(["{}", "{}", "{}", "`{}`", '"{}"'])
    shown_kind = source.pick(["", f"the {kind} ", f"{kind} ", f"the {kind} "])
    request = said(source, _ASKS, p=path, a=mark.format(old), b=mark.format(new), k=shown_kind)
    request = request if request.startswith((old, mark[0])) else capital(request) if source.chance(.6) else request
    if path in request and source.chance(.45):
        return replaced(source, box, path, old, new, request, lambda: text)
    reading, call = box.call("read", path=path), box.call("edit", path=path, old=old, new=new)
    if reading is None or call is None:
        return None
    seen = [Answer(f"I need to read {path}.", "", reading), Result(shown(source, text))]
    edited = [Answer(f"I replace {old} with {new}.", "", call), Result(changed(source, path, old, new)), Answer("The file was changed.", f"Updated {path}.")]
    if request.lower().startswith(("rename", "change", "replace")) and path not in request and source.chance(.5):     # both in one request
        then = request[0].lower() + request[1:]
        return [User(capital(said(source, "(read|open|look at) {p}(, then|. Then|, and then) {r}", p=path, r=then)))] + seen + edited
    return [User(said(source, "(Read|read|Open|open|Show me|show me|Print) {p}", p=path))] + seen + [Answer("I repeat the content.", text), User(request)] + edited

"""Several lines at once: a function gets another body or goes, lines are added at the end or behind a line."""
from ..chat import Answer, Result, User
from ..words.said import capital, said
from . import projects
from .languages import called, whole_file
from .tooling import changed, shown

_REPLACE = (
    "(in {p}(,|) replace|replace) the function {n}( in {p}|) with this( one|):\n{f}|(change|rewrite) the function {n} in {p} to this:\n{f}|the function {n} in {p} should (look like this|be|become):\n{f}|in {p}(,|) the function {n} should (look like this|become):\n{f}|replace {n} in {p} (with|by):\n{f}|(use|take) this (version of|for) {n} in {p}:\n{f}|"
    "here is a (new|better) version of {n}(, put it into|. Put it into|. Use it in) {p}:\n{f}|update {n} in {p}:\n{f}|(can|could) you replace the function {n} in {p} with this?\n{f}")
_REMOVE = "(delete|remove) the function {n} (from|in) {p}|in {p}(,|) (delete|remove) the function {n}|the function {n} in {p} is not (needed|used) any more(, delete it|. Remove it|, remove it)|(delete|remove) {n} from {p}, (it is unused|nobody calls it)|(can|could) you remove the function {n} from {p}?"
_APPEND = (
    "(append|add) (this|the following|these lines) to {p}:\n{f}|(append|add) (this|the following|these lines) (at|to) the end of {p}:\n{f}|(put|write) (this|the following) at the end of {p}:\n{f}|at the end of {p}(,|) add:\n{f}|add these lines at the bottom of {p}:\n{f}|{p} should end with:\n{f}|append to {p}:\n{f}")
_BODIES = {"python": ["return {a} {s} {d}", "print({a})\n    return {d}", "if {a} > {d}:\n        return {b}\n    return {a}", "for {b} in range({d}):\n        print({b})", "{b} = {a} {s} {d}\n    return {b}", "\"\"\"{w}.\"\"\"\n    return {a}"],
             "javascript": ["return {a} {s} {d};", "console.log({a});\n  return {d};", "if ({a} > {d}) {{\n    return {b};\n  }}\n  return {a};", "const {b} = {a} {s} {d};\n  return {b};"]}
_HEADS = {"python": "def {n}({a}):\n    {x}", "javascript": "function {n}({a}) {{\n  {x}\n}}"}


def _function(source, language, name):
    a, b = source.word(), source.word()
    body = source.pick(_BODIES[language]).format(a=a, b=b, s=source.pick("+-*"), d=source.number(0, 99), w=source.phrase(1, 4))
    return _HEADS[language].format(n=name, a=a, x=body)


def _fenced(source, path, text):
    return f"```{source.pick(['', '', called(path)[1]])}\n{text}\n```" if source.chance(.75) else text


def _functions(source, box):
    end, language = source.pick([("py", "python"), ("py", "python"), ("js", "javascript")])
    path = source.pick(["", "src/", "lib/", "app/"]) + source.word() + "." + end
    names = source.distinct(lambda: source.pick([source.word(), source.word() + "_" + source.word(), "get_" + source.word(), "is_" + source.word()]), source.number(1, 3), 20)
    parts, name = [_function(source, language, n) for n in names], source.pick(names)
    at, apart = names.index(name), "\n\n\n" if language == "python" and source.chance(.6) else "\n\n"
    text, old = apart.join(parts), parts[at]
    if source.chance(.25) and len(parts) > 1 and "patch" not in box.operations:
        old = old + apart if at < len(parts) - 1 else apart + old
        new, forms = "", _REMOVE
    else:
        new, forms = _function(source, language, name), _REPLACE
    call, reading = box.call("edit", path=path, old=old, new=new), box.call("read", path=path)
    if call is None or reading is None or old == new or text.count(old) != 1:
        return None
    request = said(source, forms, p=path, n=source.pick([name, name, f"`{name}`"]), f=_fenced(source, path, new))
    return [User(request if request.startswith(path) else capital(request)), Answer(f"I need to read {path} first.", "", reading), Result(shown(source, text)), Answer(f"I {'replace' if new else 'remove'} {name}.", "", call), Result(changed(source, path, old, new)), Answer("The file was changed.", f"Updated {path}.")]


def _appended(source, box):
    path, text = whole_file(source)
    block = source.pick([lambda: whole_file(source)[1], lambda: "\n".join(source.line() for _ in range(source.number(2, 4)))])()
    block = "\n".join(block.split("\n")[:source.number(2, 6)]).strip("\n")
    turns = "```" not in block and projects.appended(source, box, path, text, block)
    if not turns:
        return None
    request = said(source, _APPEND, p=path, f=_fenced(source, path, block))
    return [User(request if request.startswith(path) else capital(request))] + turns + [Answer("The file was changed.", f"Updated {path}.")]


def blocks(source, box):
    """One of these; None where the tools cannot."""
    make = source.weighted({_functions: 6, _appended: 4})
    return next(filter(None, (make(source, box) for _ in range(6))), None) if box.operations else None

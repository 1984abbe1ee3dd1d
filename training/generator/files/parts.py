"""A part of a file: its first lines, some lines in the middle, everything from a line on."""
from ..chat import Answer, Call, Result, User
from ..words.wording import typed, worded
from .remarks import numbered

_HEAD = (
    "(read|show me|print|show|give me|display) the first {n} lines of {p}|(read|show me) (only |just |)the first {n} lines (of|in) {p}|what are the first {n} lines of {p}?|the first {n} lines of {p}(, please|)|read {p}, but only the first {n} lines|(can|could) you (read|show me) the first {n} lines of {p}?|(read|show) (the top|the first) {n} lines of {p}|"
    "what do the first {n} lines of {p} say?|read the file {p}, first {n} lines only|(I need|I want to see) the first {n} lines of {p}|(look at|open) {p} and show me the first {n} lines")
_RANGE = (
    "(read|show me|print|show|give me|display) lines {a} to {b} of {p}|(read|show me|print) lines {a}-{b} (of|in|from) {p}|(read|show me) {p}(,|) lines {a} to {b}|what (do lines {a} to {b} of {p} say|is in lines {a} to {b} of {p}|is on lines {a} to {b} of {p})?|(read|show me) {p} from line {a} to (line |){b}|lines {a} to {b} of {p}(, please|)|(can|could) you (read|show me) lines {a} to {b} of {p}?|"
    "in {p}(,|) (read|show me) lines {a} (to|through) {b}|(read|show) lines {a} through {b} of {p}")
_SOME = "(read|show me|print|show) {n} lines of {p} (starting at|starting from|beginning at|from) line {a}|(read|show me) {n} lines from {p}, (starting at|beginning with) line {a}|starting at line {a}, (read|show me) {n} lines of {p}|(read|open) {p} at line {a} and (show me|read) {n} lines|from line {a} of {p}, (read|show me) {n} lines"
_FROM = "(read|show me|print) {p} (from|starting at|starting from|beginning at) line {a}|(read|show me) {p} from line {a} (on|onwards|to the end)|(read|show me) everything in {p} from line {a} on|start reading {p} at line {a}|what does {p} say from line {a} on?|(read|show me) the lines of {p} (from {a} on|after and including line {a})"


def limits(box):
    """The parameters of the read tool for the first line and for how many, or None."""
    properties = box.operations["read"].schema["parameters"].get("properties", {}) if "read" in box.operations else {}
    return next((pair for pair in (("offset", "limit"), ("start_line", "max_lines")) if set(pair) <= properties.keys()), None)


def read_part(source, box):
    """With the parameters of the read tool where it has them, otherwise with the shell."""
    path, kind = source.path(), source.weighted({"head": 5, "range": 4, "some": 3, "from": 2})
    n, a = (source.number(1, 12) if source.chance(.6) else source.pick([5, 10, 20, 25, 30, 40, 50, 100, 200])), source.number(2, 300)
    b = a + n - 1
    if kind == "range" and n == 1:
        return None
    names = limits(box)
    if names:
        given = {"head": [(names[1], n)], "range": [(names[0], a), (names[1], n)], "some": [(names[0], a), (names[1], n)], "from": [(names[0], a)]}[kind]
        reading = box.call("read", path=path)
        call = Call(reading.tool, reading.arguments + given)
    elif "run" in box.operations:
        call = box.call("run", command={"head": f"head -n {n} {path}", "from": f"tail -n +{a} {path}"}.get(kind, f"sed -n '{a},{b}p' {path}"))
    else:
        return None
    text = "\n".join(source.line() for _ in range(min(n, source.number(3, 6)) if kind != "from" else source.number(1, 5)))
    thought = f"Lines {a} to {b} are {n} lines." if kind == "range" else f"I need to read a part of {path}."
    request = worded(source, {"head": _HEAD, "range": _RANGE, "some": _SOME, "from": _FROM}[kind], p=path, n=n, a=a, b=b)
    return [User(typed(source, request, path)), Answer(thought, "", call), Result(numbered(source, text, 1 if kind == "head" else a) if source.chance(.6) and names else text), Answer("I repeat the lines.", text)]

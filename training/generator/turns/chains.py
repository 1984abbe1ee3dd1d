"""More tasks of several steps, in which a later step needs what an earlier one brought."""
import re

from ..answers import reading
from ..chat import Answer, Result, User
from ..files import contents
from ..files.tooling import DONE, changed, shown, written
from ..words.said import capital, said
from ..words.wording import together


class Steps:
    """Turns of one task, call by call."""

    def __init__(self, source, box):
        self.source, self.box, self.turns, self.able = source, box, [], True

    def call(self, thought, result, operation, **values):
        call = self.box.call(operation, **values)
        self.able &= call is not None and (operation != "run" or "run" in self.box.operations)
        self.turns += [Answer(thought, "", call), Result(result)]

    def read(self, path, text, first=True):
        self.call(f"I need to read {path} first." if first else f"Now I need to read {path}.", shown(self.source, text), "read", path=path)

    def write(self, path, content, thought=None):
        self.call(thought or f"I write the result to {path}.", written(self.source, path), "write", path=path, content=content)

    def end(self, request, answer=Answer(*DONE), first=""):
        """`first`: what stays as it is where the request begins with it."""
        request = capital(request) if self.source.chance(.75) and not (first and request.startswith(first)) else request
        return [User(request)] + self.turns + [answer] if self.able else None


def _search_write(source, box):
    x, path, out = source.word() + "_" + source.word(), source.path(), source.path()
    s = Steps(source, box)
    s.call(f"I need to search for {x}.", f"{path}:{source.number(1, 300)}:{x}", "grep", pattern=x)
    s.write(out, path, f"It is in {path}. I write that to {out}.")
    return s.end(said(source, "(find out|search|see) (which file|what file) (mentions|contains|uses) {x} and write its path (to|into) {o}|(find|search for) {x} and (save the path of the file in|write the path of the file to|put the path of the file into) {o}|write the path of the file that (mentions|contains) {x} (to|into) {o}|search for {x}, then create {o} with the path of the file", x=x, o=out))


def _read_run(source, box):
    path, command, out = source.path(), source.pick([f"echo {source.phrase(1, 3)}", f"ls {source.word()}", "git status", "pwd", f"make {source.word()}", f"python3 {source.word()}.py"]), source.phrase(1, 4)
    out = command[5:] if command.startswith("echo ") else out
    s = Steps(source, box)
    s.read(path, command)
    s.call(f"The file says {command}. I run it.", out, "run", command=command)
    return s.end(said(source, "read {p} and run the command (in it|that it contains|it holds)|(run|execute) the command (in|that stands in|written in|from) {p}|{p} contains a command. (read it and run it|run it|execute it)|(open|read) {p}, then (run|execute) what it says( and show me the output|)", p=path), Answer("I repeat the output.", out), path)


def _count_write(source, box):
    path, out = source.path(), source.path()
    n = source.number(1, 9)
    lines = [source.line() for _ in range(n)]
    s = Steps(source, box)
    if "run" in box.operations:                                         # there a program counts, unless the file is to be read
        request = said(source, "(read|open) {p}, count the lines and (write|save) the number to {o}|(read|open) {p}, count (the|its) lines and put the number into {o}", p=path, o=out)
    else:
        request = said(source, "(read|open) {p}, count the lines and (write|save) the number to {o}|write the number of lines (of|in) {p} to {o}|how many lines does {p} have? Write the number (to|into) {o}|count the lines (of|in) {p} and save the number in {o}", p=path, o=out)
    s.read(path, "\n".join(lines))
    s.write(out, str(n), f"{path} has {n} lines. I write {n} to {out}.")
    return s.end(request)


def _sum(source, box):
    a, b = source.path(), source.path()
    x, y = source.number(0, 50), source.number(0, 50)
    s = Steps(source, box)
    s.read(a, source.pick(["{x}\n{y}", "{x} {y}", "a = {x}\nb = {y}", "{x}, {y}"]).format(x=x, y=y))
    s.write(b, str(x + y), f"{x} + {y} = {x + y}. I write it to {b}.")
    return s.end(said(source, "(add|add up) the (two |)numbers in {a} and (write the (sum|result|total) to|save the (sum|result|total) in|put the (sum|result|total) into) {b}|read the (two |)numbers in {a}, add them and (write the result to|save the result in) {b}|{a} (holds|contains) two numbers. (write|put) their sum into {b}|write the sum of the numbers in {a} (to|into) {b}", a=a, b=b), first=a)


def _condition(source, box):
    a, b = source.path(), source.path()
    file = reading.kept(source)
    what, value, *_ = source.pick(file.facts)
    other = value if source.chance(.5) else source.pick([source.word(), str(source.number(0, 999)), source.code()])
    yes, no = source.pick([("yes", "no"), ("true", "false"), ("same", "different"), ("ok", "wrong"), ("match", "no match"), (source.word(), source.word())])
    if "\n" in value or yes == no:
        return None
    what = re.sub(" in (the section )?", " of ", what)
    choice = "|is {w} in {a} {v}? Write {y} or {n} (to|into) {b}" if yes in ("yes", "true") else ""
    s, word = Steps(source, box), yes if other == value else no
    s.read(a, file.text)
    s.write(b, word, f"{what} is {value}, so I write {word}.")
    return s.end(said(source, "if {w} in {a} is {v}, write {y} (to|into) {b}, otherwise (write |){n}|if {w} in {a} is {v}, write {y} to {b}, otherwise write {n}|read {a}(.|;) if {w} is {v}, create {b} with {y}, else with {n}|check {w} in {a}: write {y} (to|into) {b} if it is {v}, or {n} if (it is not|not)" + choice, w=what, a=a, b=b, v=other, y=yes, n=no))


def _text(source):
    """A line that can stand in any marks."""
    while set("\"'`") & set(text := contents.sentence(source) if source.chance(.6) else source.snippet(1, 4)):
        pass
    return text


def _several_files(source, box):
    n = source.number(2, 3)
    style = source.number(0, 2)
    stem, end = source.word(), source.pick(["txt", "md", "py", "log"])
    paths = [f"{stem}{i + 1}.{end}" for i in range(n)] if style == 0 else list(dict.fromkeys(source.path() for _ in range(n)))
    if len(paths) < n:
        return None
    listed = ", ".join(paths[:-1]) + " and " + paths[-1]
    s = Steps(source, box)
    if source.chance(.5):
        content = _text(source)
        for p in paths:
            s.write(p, content, f"I need to create {p}.")
        form = source.pick(["(create|make|write) {l}, (each|all) (containing|with the text|with the content) {c}", "(create|make) the files {l}, each with (the text|the content) {c}", "create {l} with the same content: {c}", "(write|put) {c} into {l}"])
        request = said(source, form, l=listed, c=content if form.endswith("{c}") and source.chance(.5) else f'"{content}"')
    else:
        texts = [_text(source) for _ in paths]
        for p, c in zip(paths, texts):
            s.write(p, c, f"I need to create {p}.")
        pairs = [source.pick(['{p} with "{c}"', '{p} containing "{c}"', "{p} with the text '{c}'"]).format(p=p, c=c) for p, c in zip(paths, texts)]
        request = said(source, "(create|make|write) {n} files: {l}|(create|make|write) {l}|I need {n} files: {l}|please create {l}", n={2: "two", 3: "three"}[n], l=", ".join(pairs[:-1]) + " and " + pairs[-1])
    return s.end(request, together([Answer("", f"Created {p}.") for p in paths]))


def _move_value(source, box):
    a, b, old = source.path(), source.path(), source.word().upper()
    file = reading.kept(source)
    what, value, *_ = source.pick(file.facts)
    if "\n" in value or "patch" in box.operations:
        return None
    s = Steps(source, box)
    s.read(a, file.text)
    what = re.sub(" in (the section )?", " of ", what)
    s.call(f"{what} is {value}. I replace {old} with it.", changed(source, b), "edit", path=b, old=old, new=value)
    return s.end(said(source, "(read|look up|find) {w} in {a} and replace {o} with it in {b}|in {b}(,|) replace {o} with {w} from {a}|replace {o} in {b} with {w} from {a}|(put|use) {w} from {a} in place of {o} in {b}", w=what, a=a, b=b, o=old))


def _run_twice(source, box):
    script, error, missing_ = source.word() + ".py", source.pick(["NameError: name '{x}' is not defined", "{x} is not defined", "undefined: {x}", "unknown name {x}"]), source.word()
    good, command = source.word(), f"python3 {script}"
    s = Steps(source, box)
    if "edit" not in box.operations:
        return None
    s.call(f"I need to run {command}.", error.format(x=missing_), "run", command=command)
    s.call(f"{missing_} is wrong. I replace it with {good}.", changed(source, script), "edit", path=script, old=missing_, new=good)
    out = source.phrase(1, 3)
    s.call("I run it again.", out, "run", command=command)
    return s.end(said(source, "run `{c}`; if it says that a name is not defined, (replace that name with|change that name to) {g} in {s} and run it again|(run|execute) `{c}`. when a name is undefined, (correct|change) it to {g} in {s} and run it once more", c=command, g=good, s=script), Answer("I repeat the output.", out))


def chain_more(source, box):
    makers = [_search_write, _read_run, _count_write, _sum, _condition, _condition, _several_files, _several_files, _move_value, _run_twice]
    for _ in range(6):
        turns = source.pick(makers)(source, box)
        if turns:
            return turns
    return None

"""A program of a line or two is written and run: where its text ends among brackets and marks, although the request goes on."""
from dataclasses import dataclass

from ..chat import User
from ..chores.parts import path, word
from ..material import world
from ..words.said import capital
from ..words.wording import spaced, typed, worded
from .deeds import deed

_RUNNERS = {"py": "python3", "js": "node", "rb": "ruby", "sh": "bash", "lua": "lua", "php": "php", "pl": "perl"}


@dataclass
class Program:
    ending: str
    text: str
    output: str


def _quoted(source, text):
    mark = source.pick("\"'")
    return mark + text + mark


def _number(source):
    """-> (Python and most other languages, value)"""
    a, b, c = source.number(2, 99), source.number(2, 20), source.number(2, 9)
    return source.pick([(f"{a} + {b}", a + b), (f"{a} * {b}", a * b), (f"{a + b} - {b}", a), (f"({a} + {b}) * {c}", (a + b) * c), (f"{c} * ({a} + {b})", c * (a + b)), (f"{a} * {b} - {c}", a * b - c), (f"{a} % {c}", a % c), (f"({a} - {c}) * ({b} + {c})", (a - c) * (b + c)), (f"{a}+{b}", a + b), (f"{a}*{b}", a * b), (str(a), a)])


def _words(source):
    return source.pick([word(source), source.phrase(1, 3), source.pick(world.SHORT_REPLIES), f"{word(source)} {source.number(2, 99)}", source.word(), word(source).upper(), f"{word(source)}!", f"{word(source)}, {word(source)}"]).replace('"', "").replace("'", "").strip()


def _python(source):
    number, value = _number(source)
    text, w = _words(source), word(source)
    ints, names = [source.number(1, 40) for _ in range(source.number(2, 5))], [word(source) for _ in range(source.number(2, 3))]
    n, q = source.number(2, 12), lambda t: _quoted(source, t)
    listed = "[" + ", ".join(q(name) for name in names) + "]"
    shown = source.weighted({
        (q(text), text): 4, (number, value): 4, (f"len({q(w)})", len(w)): 2, (f"len({listed})", len(names)): 1, (f"sum({ints})", sum(ints)): 2, (f"max({ints})", max(ints)): 1, (f"min({ints[0]}, {ints[1]})", min(ints[:2])): 1, (f"{q(w)}.upper()", w.upper()): 1,
        (f"{q(w)}[::-1]", w[::-1]): 1, (f"{q(w[0])} * {n}", w[0] * n): 1, (f"{q(w)} * ({n % 3} + 1)", w * (n % 3 + 1)): 1, (f"{q(', ')}.join({listed})", ", ".join(names)): 1, (f"sorted({ints})", str(sorted(ints))): 1, (f"sorted({ints})[0]", min(ints)): 1, (f"list(range({n}))", str(list(range(n)))): 1,
        (f"sum(range({n}))", sum(range(n))): 1, (f"abs(-{n})", n): 1, (f"2 ** {n}", 2 ** n): 1, (f"str({n}) + {q(w)}", f"{n}{w}"): 1, (f"len({q(w)}.replace({q(w[0])}, {q('')}))", len(w.replace(w[0], ""))): 1, (f"{q(w)}, {number}", f"{w} {value}"): 1, (f"int({q(str(n))}) + {n}", 2 * n): 1,
        (f"f{q('{' + number + '}')}", value): 1, (f"len(str({number}))", len(str(value))): 1, (f"{q(text)}.split()[0]", text.split()[0]): 1, (f"round({n} / 4, 2)", round(n / 4, 2)): 1, (f"{n} > {ints[0]}", n > ints[0]): 1})
    if source.chance(.2):
        name = source.pick(["x", "n", "total", "word", "name", "a"])
        return Program("py", f"{name} = {shown[0]}\nprint({name})", str(shown[1])) if "," not in shown[0] else _python(source)
    if source.chance(.1):
        return Program("py", f"for i in range({n % 4 + 2}):\n    print(i * {n})", "\n".join(str(i * n) for i in range(n % 4 + 2)))
    return Program("py", f"print({shown[0]})", str(shown[1]))


def _javascript(source):
    number, value = _number(source)
    text, w, n, q = _words(source), word(source), source.number(2, 9), lambda t: _quoted(source, t)
    ints = [source.number(1, 40) for _ in range(source.number(2, 4))]
    expression, output = source.weighted({
        (q(text), text): 3, (number, value): 3, (f"{q(w)}.length", len(w)): 1, (f"{ints}.length", len(ints)): 1, (f"{q(w)}.toUpperCase()", w.upper()): 1, (f"{q(w[:1])}.repeat({n})", w[:1] * n): 1, (f"Math.max({ints[0]}, {ints[1]})", max(ints[:2])): 1, (f"Math.abs(-{n})", n): 1,
        (f"{ints}.join({q('-')})", "-".join(map(str, ints))): 1, (f"[{q(w)}, {q('x')}].join({q(' ')})", f"{w} x"): 1, (f"{q(w)}.split({q('')}).reverse().join({q('')})", w[::-1]): 1, (f"`{w} ${{{number}}}`", f"{w} {value}"): 1, (f"{q(w)} + ({number})", f"{w}{value}"): 1, (f"{ints}.reduce((a, b) => a + b)", sum(ints)): 1})
    return Program("js", f"console.log({expression})" + source.pick(["", ";"]), str(output))


def _other(source):
    number, value = _number(source)
    text, w, n, q = _words(source), word(source), source.number(2, 9), lambda t: _quoted(source, t)
    ints = [source.number(1, 40) for _ in range(source.number(2, 4))]
    return source.pick([
        Program("sh", f"echo {w}", w), Program("sh", f'echo "{text}"', text), Program("sh", f"echo $(({number}))", str(value)), Program("sh", f"echo '{text}'", text), Program("sh", f"printf '{w}\\n'", w), Program("sh", f"for i in 1 2 3; do echo {w}$i; done", f"{w}1\n{w}2\n{w}3"), Program("sh", f"#!/bin/sh\necho {w}", w),
        Program("rb", f"puts {q(text)}", text), Program("rb", f"puts {number}", str(value)), Program("rb", f"puts {q(w)}.upcase", w.upper()), Program("rb", f"puts {ints}.sum", str(sum(ints))), Program("rb", f"puts {q(w)} * {n}", w * n), Program("rb", f"puts({q(w)}.length)", str(len(w))), Program("rb", f"puts {q(w)}.reverse", w[::-1]),
        Program("lua", f"print({q(text)})", text), Program("lua", f"print({number})", str(value)), Program("lua", f"print(#{q(w)})", str(len(w))), Program("lua", f"print(string.rep({q(w[0])}, {n}))", w[0] * n),
        Program("php", f"<?php echo {number};", str(value)), Program("php", f"<?php echo strtoupper({q(w)});", w.upper()), Program("php", f"<?php echo strlen({q(w)});", str(len(w))), Program("pl", f'print "{text}\\n";', text), Program("pl", f"print {number};", str(value)), Program("pl", f"print length({q(w)});", str(len(w)))])


_WRITE = (
    "(create|make|write|add|save) (a file |the file |a file called |a file named |a new file |){p} (with|containing) {c}|(create|make|write) (the file |a file |){p} with the content {c}|(create|make|write) {p} with (exactly |just |)(this|the following) (content|line|code|text): {c}|(write|put|save) {c} (to|into|in) (the file |a file called |){p}|(save|store) {c} as {p}|(create|write) {p}: {c}|"
    "(create|make|write) (a file |the file |){p} that (contains|consists of) {c}|{p} (should|must|shall) contain {c}|(create|make) {p}, content: {c}|put the (line|code|text) {c} (into|in) {p}|(I need|I want) a file {p} with {c}|(create|write|make) a (script|program|small script) {p} with {c}|the content of {p} (is|shall be|should be) {c}. Create it|"
    "(create|write) {p} with {c} (in it|inside|as its content|as content)|(create|make) the file {p}. (Its|The) content is {c}|(create|write|make) {p} with the (single |one |)line {c}|make a file called {p} and put {c} (in it|into it)|(a |)new file {p}: {c}")
_RUN = (
    "(run|execute|start) it|(run|execute) it with {k}|(run|execute) {r}|(run|execute) {r}|run `{r}`|(run|execute) (the file|that file|the script|it)|(run|try) it|run {p}|(execute|start) {p}|run it (using|with|in) {k}|call {r}|(run|execute) it with {r}|run it by {r}")
_TELL = "and (tell|give) me the (output|result)|and (tell|show) me what (it prints|it says|comes out)|and show (me |)the output|, what does it print?|. What (is the output|comes out|does it print)?|and report (the output|what it prints)|. Tell me (the output|the result|what it prints)|and say what it prints|||||||"
_JOIN = ", then | and then |. Then |. Then | and |; then |, and then |, and |\n\nThen |\nThen |. After that |, after that |. Afterwards |. Now |; |. "


def written_run(source, box):
    """Mostly written and run at once, now and then in a second request or not at all."""
    program = source.pick([_python, _python, _javascript, _other])(source)
    where = path(source, [program.ending])
    runner = source.pick(["bash", "sh"]) if program.ending == "sh" else _RUNNERS[program.ending]
    command = f"{runner} {where}"
    write = deed(source, box, "write", path=where, content=program.text)
    run = deed(source, box, "run", command=command, text=program.output)
    if write is None or run is None:
        return None
    asked, bare = _asked(source, program, where)
    if source.chance(.12):
        return [User(typed(source, asked, where, program.text)), *write.turns, write.answer]
    words = worded(source, _RUN, r=command, k=runner, p=where)
    if command not in words and program.ending == "sh":
        words = f"run {command}"
    words += spaced(worded(source, _TELL))
    if source.chance(.1):
        return [User(typed(source, asked, where, program.text)), *write.turns, write.answer, User(typed(source, words, where, command)), *run.turns, run.answer]
    joining = source.pick(["\nThen ", "\nThen ", "\nAfter that ", "\nNow ", "\n", "and then ", "and afterwards ", "and ", "then "]) if asked[-1] == "\n" else source.pick(_JOIN.split("|"))
    if bare and joining[0] in ";." and program.text[-1] == ";":
        joining = "\n\nThen "
    words = capital(words) if joining in (". ", "\n") else words
    return [User(typed(source, asked + joining + words, where, command)), *write.turns, *run.turns, run.answer]


def _asked(source, program, where):
    """-> (the request to write it, whether its text stands there without marks)"""
    text = program.text
    marks = [mark for mark in ("`", "`", '"', "'") if mark not in text]
    if "\n" in text or source.chance(.1):
        fenced = f"```\n{text}\n```" if source.chance(.5) else text
        head = worded(source, "(create|make|write) {p} with (this|the following) (content|code)|(create|write|make) {p}|(put|write) this into {p}|{p}|(create|make) a (file|script) {p} with (exactly |)this content|(save|write) this as {p}", p=where)
        return f"{head}:\n{fenced}\n", True
    bare = not marks or source.chance(.55) and not (program.ending == "sh" and text[-1].isalnum())
    return worded(source, _WRITE, p=where, c=text if bare else source.pick(marks).join(["", text, ""])), bare

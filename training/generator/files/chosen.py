"""Requests that name the tool to use: then that one is called, even where another would be usual."""
from dataclasses import replace

from ..chat import Answer, User
from ..material import world
from ..words.orders import _VERBS
from ..words.said import capital, said
from .by_name import by_name
from .deeds import deed, files, folder
from .editing import edit_words
from .searches import search_in, search_names
from .tooling import DONE, list_files, read, search, write

_NAMED = ["Use {t} to {x}", "use {t} to {x}", "Use the {t} tool to {x}", "use the {t} tool to {x}", "With {t}, {x}", "With the {t} tool, {x}", "Using {t}, {x}", "Call {t} to {x}", "Call the {t} tool to {x}", "Please use {t} to {x}", "I want you to use {t} to {x}", "{t} tool: {x}", "Use your {t} tool and {x}", "Use `{t}` to {x}"]
_SHELL = ["Use the shell to {x}", "use the shell to {x}", "Use a shell command to {x}", "In the terminal, {x}", "With a shell command, {x}", "Use the command line to {x}", "Run a command to {x}", "On the command line, {x}", "Use the terminal to {x}"]


# Program -> how people ask for it, the command.
_PROGRAMS = {
    "ls": ("use ls to (list|show|see) (the files|what is|everything) in {d}|(list|show) the files in {d} with ls|(run|do|call) ls (in|on) {d}|use ls on {d}|ls {d}", "ls {d}"),
    "cat": ("use cat to (read|show|print) {p}|(show|read|print) {p} with cat|(run|do|call) cat on {p}|use cat on {p}|cat {p}", "cat {p}"),
    "head": ("use head to (show|read) the first {n} lines of {p}|(show|print) the first {n} lines of {p} (with|using) head|head -n {n} {p}", "head -n {n} {p}"),
    "tail": ("use tail to (show|read) the last {n} lines of {p}|(show|print) the last {n} lines of {p} (with|using) tail|tail -n {n} {p}", "tail -n {n} {p}"),
    "find": ("use find to (find|list|locate) (all |the |){e} files in {d}|(find|list) (all |the |){e} files in {d} (with|using) find|find {d} -name '{e}'", "find {d} -name '{e}'"),
    "sed": ("use sed to (replace {o} with|change {o} to) {w} in {p}|(replace {o} with|change {o} to) {w} in {p} (with|using) sed", "sed -i 's/{o}/{w}/' {p}"),
    "wc": ("use wc to count the lines (of|in) {p}|count the lines (of|in) {p} (with|using) wc|run wc -l on {p}|wc -l {p}", "wc -l {p}"),
    "grep": ("use grep to (find|look for|search for) {o} in {p}|(find|search for|look for) {o} in {p} (with|using) grep|grep -n '{o}' {p}|run grep for {o} on {p}", "grep -n '{o}' {p}"),
    "rg": ("use (rg|ripgrep) to (find|search for|look for) {o}|(find|search for) {o} (with|using) (rg|ripgrep)|rg {o}", "rg {o}"),
    "touch": ("use touch to (create|make) {p}|create {p} (with|using) touch|touch {p}", "touch {p}"), "cp": ("use cp to copy {p} to {q}|copy {p} to {q} (with|using) cp|cp {p} {q}", "cp {p} {q}"), "tree": ("use tree to show {d}|show {d} (with|using) tree|tree {d}", "tree {d}"), "stat": ("use stat on {p}|run stat on {p}|stat {p}", "stat {p}")}


def program(source, box):
    """The shell, because the request names a program of its own."""
    name = source.pick(list(_PROGRAMS))
    if "run" not in box.operations or any(tool.name.lower() == name for tool in box.operations.values()):
        return None
    wording, command = _PROGRAMS[name]
    values = dict(d=folder(source), p=source.path(), q=source.path(), n=source.number(1, 40), o=source.word(), w=source.word(), e="*." + source.pick(world.EXTENSIONS))
    command = command.format(**values)
    match name:
        case "sed" | "touch" | "cp": text = ""
        case "ls": text = "\n".join(files(source))
        case "find": text = "\n".join(f"{values['d']}/{source.word()}{values['e'][1:]}" for _ in range(source.number(1, 4)))
        case "grep": text = f"{source.number(1, 300)}:{source.pick(['', '  ', 'let '])}{values['o']}{source.pick(['', ' = 1', '()'])}"
        case "rg": text = f"{source.path()}:{source.number(1, 300)}:{source.pick(['', '  ', 'let '])}{values['o']}"
        case "wc": text = f"{source.number(1, 900)} {values['p']}"
        case "head" | "tail" | "cat": text = "\n".join(source.line() for _ in range(source.number(1, min(4, values["n"]))))
        case _: text = None
    done = deed(source, box, "run", command=command, text=text)
    request = said(source, wording, **values)
    return done and [User(request if source.chance(.4) or request.startswith(command.split()[0] + " ") else capital(request)), *done.turns, done.answer if done.text else Answer(*DONE)]


def chosen(source, box):
    """One operation with the tool that the request names, among them the shell where there is a tool of its own."""
    if not box.operations:
        return None
    if source.chance(.35):
        return by_name(source, box)
    if source.chance(.35):
        return program(source, box)
    shell = "run" in box.operations and len(box.operations) > 1 and source.chance(.5)
    at_hand = replace(box, operations={"run": box.operations["run"]}) if shell else box
    turns = source.pick([write, read, list_files, search, search_in, search_names, edit_words])(source, at_hand)
    text = turns[0].text if turns else ""
    if not text or text.split(" ", 1)[0].capitalize() not in _VERBS or "grep" in text.lower() or not turns[1].call or shell and ("line" in text or "value" in text or "reply" in text):
        return None
    form = source.pick(_SHELL) if shell and source.chance(.5) else source.pick(_NAMED)
    return [User(form.format(t=turns[1].call.tool, x=text[0].lower() + text[1:])), *turns[1:]]

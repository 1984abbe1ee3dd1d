"""Requests that name the search tool and nothing but what it shall look for, and what is asked about the files found."""
import re

from ..chat import Answer, Result, User
from ..words.wording import typed, worded
from .searches import pattern, wanted
from .tooling import searched

_GLOB = (
    "(use|call|run) {t} (to find|with|on|for|to look for|to list|to match) {g}|(use|call) the {t} tool (to find|with|for|on) {g}|{t} {g}|(find|list|get|show me) (the files matching|all files matching|the files that match|files like|everything that matches|) {g} (with|using) {t}|(find|list) (the |all |)files (matching|that match) {g}(, {t} can do that|, use {t}| by means of {t}|; take {t}|. Use {t}.| with the {t} tool)|"
    "(with|using) (the tool |){t}(,|) (find|list|look for) {g}|{t} with the pattern {g}|(take|use) {t}, pattern {g}|(what|which files) does {t} find for {g}?|let {t} (look for|find|list) {g}|(I want|please use) {t} for this: {g}|use the tool {t} and (find|list) {g}|(give|pass) {g} to {t}|run the {t} tool with the pattern {g}|{t}: {g}|call {t} and (look for|search for|match) {g}")
_GREP = (
    "(use|call|run) {t} (to find|for|to look for|to search for|on|with) {x}|(use|call) the {t} tool (to find|for|to search for|and look for) {x}|{t} {x}|{t} for {x}|(find|search for|look for|look up|locate) {x} (with|using) {t}|(find|search for|look for) {x}(, {t} can do that|, use {t}|; take {t}|. Use {t}.| with the {t} tool)|(with|using) (the tool |){t}(,|) (find|search for|look for) {x}|"
    "{t} with the pattern {x}|(what|which file) does {t} find for {x}?|let {t} (look for|find|search for) {x}|use the tool {t} and (find|search for|look for) {x}|run the {t} tool with the pattern {x}|call {t} and (look for|search for) {x}|search the (code|files|project) for {x} with {t}")
_WHICH = "(and|then) (tell me|say) (the name of the file|which file it is|which file that is|what the file is called|where it is|its path)|(. What|. what) is the file called?|. (Which file is it|Where is it|What is its name|Which one is there|Where is the file)?|, which file (is it|is there)?|, where is it?"
_HOLDS = "(and|then) (tell me|say) (which file it is in|the file that it is in|where it is|in which file it is|which file has it|the name of the file)|. (Which file is it in|In which file is it|Where is it|Which file has it|Which file uses it)?|, which file (is it in|has it)?|, where is it?"
_MANY = "(and|then) (tell me|say) how many (there are|files there are|files you found|it finds|files match)|. How many (are there|files are there|files does it find|are found)?|, how many (are there|files is that)?"


def _found(source, glob, n):
    """Up to `n` paths that match, or any paths."""
    some = lambda: "/".join(source.word() for _ in range(source.number(1, 2)))
    make = (lambda: re.sub(r"\*", lambda _: source.word(), glob.replace("**", some()))) if glob else source.path
    root = source.pick(["", "", "", "/home/" + source.word() + "/" + source.word() + "/"]) if glob else ""
    return [root + path for path in source.distinct(make, n, 2 * n)]


def by_name(source, box):
    """One search with the tool that the request names, with a question about its result now and then."""
    kind = source.pick(["glob", "grep"])
    tool = box.operations.get(kind)
    if tool is None:
        return None
    mark = source.pick(["{}", "{}", "{}", "`{}`", '"{}"', "'{}'"])
    looked = pattern(source) if kind == "glob" else wanted(source)
    name = source.pick([tool.name, tool.name, tool.name, f"`{tool.name}`", tool.name.lower()])
    text = worded(source, _GLOB if kind == "glob" else _GREP, t=name, g=mark.format(looked), x=mark.format(looked))
    asks = source.weighted({"": 5, "which": 4, "many": 2})
    found = _found(source, looked if kind == "glob" else "", 1 if asks == "which" else source.number(1, 5))
    result = found
    if kind == "grep" and source.chance(.6):
        asks = "which" if asks == "many" else asks
        found = found[:1]
        result = [f"{found[0]}:{source.number(1, 400)}:{source.pick(['', '    ', 'let ', '# ', 'use '])}{looked}{source.pick(['', ' = 1', '()', ';', ' ' + source.word()])}"]
    if asks:
        more = worded(source, {"which": _WHICH if kind == "glob" else _HOLDS, "many": _MANY}[asks])
        if text.endswith(("?", ".")) and more[0] in ",aot":
            return None
        text = text.rstrip(".?") + ("" if more[0] in ",." else " ") + more
    shown = "\n".join(result)
    if source.chance(.2):
        shown = f"Found {len(result)} file{'s' * (len(result) > 1)}\n" + shown
    call = box.call(kind, **({"glob": looked} if kind == "glob" else {"pattern": looked}))
    first = [User(typed(source, text, name, mark.format(looked))), Answer(f"I use {tool.name}.", "", call), Result(shown)]
    if asks == "many":
        return first + [Answer(f"I count {len(found)} files.", str(len(found)))]
    if asks == "which":
        return first + [Answer("I say where it is.", found[0])]
    if kind == "grep":
        return first[:2] + searched(source, looked, found, source.number(1, 400))
    return first + [Answer("I list the files.", ", ".join(found))]

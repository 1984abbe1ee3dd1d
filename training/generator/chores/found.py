"""Files that are found first, in a folder or by a word in them, and then read for one thing they say."""
import re

from ..answers import reading
from ..chat import Answer
from ..files.deeds import below, deed, thinking
from ..files.languages import known_file
from ..material import world
from .parts import folder, marked, path, ran, task, wording

_ONLY = (
    "{l}(, then| and|. Then) read the (one |only |)file (in it|there|you find) and tell me {w}|{l}. There is (one|a single) file in it, (read it and tell me|what is) {w}|{l}, read the file (in it|there)(, and| and) (tell me|say|report) {w}|{l} and read the (one |)file in it. (What is|Tell me) {w}|(first |){l}, then (open|read) the file that is there and tell me {w}|"
    "there is (only one|just one|one) file in {d}. (Read it and tell me|Find and read it:|What is) {w}|what is {w} in the (only|one) file in {d}?|read the (only |one |)file in {d} and tell me {w}|(see|look) what is in {d}, then read (it|the file) and tell me {w}")
_ENDING = (
    "{l}(, then| and|. Then) read the {e} file( in it| there|) and tell me {w}|there is (one|a) {e} file in {d}. (Read it and tell me|Find and read it:|What is) {w}|{l}, read the {e} file there and (say|tell me) {w}|read the {e} file in {d} and tell me {w}|what is {w} in the {e} file in {d}?|(look|see) what is in {d}, then (open|read) the {e} file and tell me {w}|(can|could) you read the {e} file in {d} and tell me {w}?")
_WHOLE = (
    "{l}(, then| and|. Then) read the (one |only |)file (in it|there|you find)|{l}, then show me the file (in it|that is there)|{l} and (show me|tell me) what the file in it says|there is one file in {d}. (Read it|Show it to me|What does it say?)|(see|look) what is in {d} and read (it|the file)|read the only file in {d}")
_LIST = ["list {d}", "list {d}", "list the files in {d}", "look into {d}", "see what is in {d}", "check the folder {d}", "list the folder {d}"]


def said_in(source):
    """-> (a file's path, its text, something it says, the value)"""
    if source.chance(.7):
        file, text, facts = known_file(source)
        what, x, *_ = source.pick(facts)
    else:
        kept = reading.kept(source)
        file, text = path(source), kept.text
        what, x, *_ = source.pick(kept.facts)
        what = re.sub(" in (the section )?", " of ", what)
    return (file, text, what, x) if "\n" not in x and not what.startswith("the number of") else said_in(source)


def listed(source, box):
    """A folder is listed, and the file that is there is read."""
    file, text, what, x = said_in(source)
    name, d = file.rsplit("/")[-1].lstrip("."), folder(source)
    if "." not in name:
        return None
    end, names = name.rsplit(".", 1)[1], [name]
    kind = source.weighted({"only": 5, "ending": 4, "whole": 2})
    if kind == "ending":
        names += [one.rsplit("/")[-1] for one in (path(source) for _ in range(source.number(1, 4))) if not one.endswith(f".{end}")]
        names = sorted(set(names))
    tool = box.operations.get("list")
    typed_ls = source.chance(.5) and (tool is None or tool.name.lower() == "ls")
    l = source.pick(["ls {d}", "ls {d}", "run ls {d}" if tool is None else "ls {d}"]) if typed_ls else source.pick(_LIST)
    l = l.format(d=d)
    looked = thinking(deed(source, box, "list", folder=d, text="\n".join(names)), f"I need to list {d} first.")
    read = thinking(deed(source, box, "read", path=below(d, name), text=text), f"The file is {below(d, name)}.")
    w = what if source.chance(.8) else f"the value of {what.removeprefix('the ').removeprefix('value of ')}"
    request = wording(source, {"only": _ONLY, "ending": _ENDING, "whole": _WHOLE}[kind], d=d, l=l, w=w, e=source.pick([f".{end}", end.upper() if end in ("json", "csv", "yaml", "toml", "ini") else f".{end}"]))
    if request.endswith(w) and re.search(r"What is [^.?]*$", request):
        request += "?"
    return task(source, [looked, read], request, Answer("I repeat the content.", text) if kind == "whole" else Answer(f"The file says {what} is {x}.", x), d)


_FOUND = (
    "{g}(, then| and|. Then|, and then) read the file (it found|it finds|that it prints|you find|that comes out) and tell me {w}|run {g}(, then| and|. Then) read (that file|the file) and (tell me|say) {w}|{s} with {c}(, then| and|. Then) read (the file it finds|that file|the file) and tell me {w}|use {c} to {s}(, then|. Then| and) read the file and tell me {w}|"
    "(find|see) which file in {d} (has|mentions|contains) {x} with {c}(, then|. Then) (read it and |)tell me {w}|run {g}, open (the file it found|what it found) and tell me {w}|{g}. Read the file it found. What is {w}?|which file in {d} (mentions|has|contains) {x}? (Use {c}|Find it with {c}|Search with {c}), read it and tell me {w}|first {g}, then read (the|that) file and tell me {w}")


def grepped(source, box):
    """The file in which a word stands is found by grep and read."""
    file, text, what, x = said_in(source)
    words = [one for one in dict.fromkeys(re.findall(r"[A-Za-z_]{4,}", text)) if one not in x and one.lower() not in what.lower()]
    if not words:
        return None
    key, d = source.pick(words), folder(source)
    file = f"{d}/{source.pick(['', '', source.pick(world.FOLDERS) + '/'])}{file.rsplit('/')[-1]}"
    command = f"grep -rl {key} {d}"
    read = thinking(deed(source, box, "read", path=file, text=text), f"It is in {file}.")
    request = wording(source, _FOUND, g=marked(source, command, .75), c=marked(source, "grep -rl", .8), d=d, x=key, w=what, s=source.pick([f"search for {key} in {d}", f"look for {key} in {d}", f"find {key} in {d}", f"search {d} for {key}"]))
    return task(source, [ran(source, box, command, file), read], request, Answer(f"The file says {what} is {x}.", x))

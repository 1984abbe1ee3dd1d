"""Single operations on files as parts of longer conversations: a call, its result, and what is said about it."""
from dataclasses import dataclass

from ..chat import Answer, Result
from ..material import drills, world
from ..words.wording import together
from . import contents, patches
from .tooling import changed, command_line, missing, printed, shown, written

_DENIED = ["Error: permission denied: {p}", "Permission denied", "permission denied", "{p}: Permission denied", "EACCES: permission denied, open '{p}'", "Error: EACCES: permission denied", "error: read-only file system", "Error: timed out", "timeout after 30 s",
           "Error: the operation timed out", "Error: disk full", "error: no space left on device", "Error: is a directory: {p}", "Error: file is locked", "internal error", "Error: 500", "Error: connection lost", "Error: the file is too large"]


@dataclass
class Deed:
    operation: str
    values: dict
    call: Answer
    result: str
    answer: Answer          # what is said when nothing else follows
    done: str               # what was done, in the words of the one who did it
    text: str = ""          # what came back, without the form in which a tool shows it
    found: str = ""         # a file that was found

    @property
    def turns(self):
        return [self.call, Result(self.result)]

    @property
    def failed(self):
        return self.answer.text.startswith("That failed")


def deed(source, box, operation, text=None, fails=0.0, **values):
    """The operation with these values, or None where the tools at hand cannot do it. `text`: what is there to read, list or print."""
    call = box.call(operation, **values)
    if call is None:
        return None
    path = values.get("path", "")
    error = source.pick(_DENIED).format(p=path) if source.chance(fails) else ""
    make = lambda thought, result, answer, done, **more: Deed(operation, values, Answer(thought, "", call), error or result, Answer("The tool failed.", f"That failed: {error}") if error else answer, done, **more)
    match operation:
        case "write":
            return make(f"I need to create {path}.", written(source, path, values["content"]), Answer("The file was created.", f"Created {path}."), f"I created {path}.", text=values["content"])
        case "read":
            text = text or content(source)
            return make(f"I need to read {path}.", shown(source, text), Answer("I repeat the content.", text), f"I read {path}.", text=text)
        case "edit":
            old, new = values["old"], values["new"]
            if not new:
                return make(f"The line is: {old.strip()}\nI remove it.", changed(source, path, old, new), Answer("The file was changed.", f"Updated {path}."), f"I removed {old.strip()} from {path}.")
            return make(f"I replace {old} with {new}.", changed(source, path, old, new), Answer("The file was changed.", f"Updated {path}."), f"I replaced {old} with {new} in {path}.")
        case "run":
            command = values["command"]
            text = printed(source, command) if text is None else text
            return make(f"I need to run {command}.", text, Answer("I repeat the output.", text), f"I ran {command}.", text=text)
        case "list":
            where = "the current directory" if values["folder"] == "." else values["folder"]
            text = text or "\n".join(files(source))
            return make(f"I need to list {where}.", text, Answer("I list the files.", ", ".join(text.split("\n"))), f"I listed the files in {where}.", text=text)
        case "glob":
            return make(f"I need to find {values['glob'].removeprefix('**/')}.", text, Answer("I list the files.", ", ".join(text.split("\n"))), "I searched for files.", text=text)
    x, found, line = values["pattern"], text or source.path(), source.number(1, 400)
    result = source.pick(["{p}:{l}:fn {x}() {{", "{p}:{l}: {x} = 1", "{p}:{l}:{x}", "{p}:{l}:    {x}", "{p}\n  {l}: let {x} = 0;", "{p}:{l}:// {x} {w}"]).format(p=found, l=line, x=x, w=source.word())
    return make(f"I need to search for {x}.", result, Answer(f"It is in {found}.", f"{x} is in {found}, line {line}."), f"I searched for {x}.", text=str(line), found=found)


def thinking(made, thought):
    """The same deed with another thought before it; None where there is none."""
    if made:
        made.call = Answer(thought, "", made.call.call)
    return made


def line_gone(source, box, path, text, line):
    """`line` of `text` goes; None where it stands there more than once, or the tools at hand cannot do it."""
    old = patches.with_end(text, line)
    return deed(source, box, "edit", path=path, old=old, new="") if text.count(old) == 1 else None


def read_together(deeds):
    """What is said after several files were read: each with its name."""
    if any(d.failed for d in deeds):
        return together([d.answer for d in deeds])
    return Answer("I repeat what they say.", "\n".join(f"{d.values['path']}:" + ("\n" if "\n" in d.text else " ") + d.text for d in deeds))


def lost(source, box, path):
    """A file that is not there."""
    made = deed(source, box, "read", path=path)
    if made:
        made.result, made.answer = missing(source, path), Answer("The file is missing.", f"{path} does not exist.")
    return made


def content(source):
    """What a file says, mostly short."""
    x = source.random.random()
    return contents.sentence(source) if x < .3 else source.line() if x < .5 else drills.odd(source) if x < .55 else contents.text(source) if x < .68 else "\n".join(source.line() for _ in range(source.number(2, 4))) if x < .75 else source.config(source.number(2, 5))[1] if x < .9 else source.content()


_JOINING = set("and then in to with into after also first but by instead of not for as too that says it".split())


def brief(source):
    """A text that can stand inside a sentence, and how it is marked there; without marks where it cannot be taken for a part of the sentence."""
    if source.chance(.4):
        return contents.quoted(source)
    text, bare = _words(source)
    if bare and source.chance(.45):
        return text, text
    forms = [form for form in ['"{c}"', '"{c}"', "'{c}'", "`{c}`"] if form[0] not in text]
    return (text, source.pick(forms).replace("{c}", text)) if forms else brief(source)


def _words(source):
    """-> (a text, whether it can stand without marks)"""
    x = source.random.random()
    text = source.pick([source.word, source.noun, lambda: source.phrase(1, 3)])() if x < .4 else source.snippet(1, 5) if x < .55 else drills.odd(source) if x < .7 else source.line() if x < .85 else source.pick(world.SHORT_REPLIES)
    return text, (x < .7 or x >= .85) and not _JOINING & set(text.lower().split())


def brief_several(source, n):
    """Different texts for one sentence, all without marks or all in the same ones."""
    drawn = source.distinct(lambda: _words(source) if source.chance(.6) else (contents.sentence(source), False), n, 30)
    if all(bare for _, bare in drawn) and source.chance(.7):
        return [(text, text) for text, _ in drawn]
    forms = [form for form in ['"{}"', '"{}"', "'{}'", "`{}`"] if all(form[0] not in text for text, _ in drawn)]
    form = source.pick(forms) if forms and len(drawn) == n else None
    return [(text, form.replace("{}", text)) for text, _ in drawn] if form else brief_several(source, n)


def command(source):
    return command_line(source)


def files(source, n=None, ending=None):
    """Names of files in a folder; `ending`: exactly one of them has it."""
    names = sorted({source.path().split("/")[-1] for _ in range(n or source.number(2, 6))})
    if ending:
        names = [name for name in names if not name.endswith("." + ending)]
        names.insert(source.number(0, len(names)), source.word() + "." + ending)
    return names


def folder(source):
    return source.pick([source.pick(world.FOLDERS), source.word(), source.pick(world.FOLDERS) + "/" + source.word(), "/tmp/" + source.word()])


def below(folder, name):
    return name if folder == "." else f"{folder.rstrip('/')}/{name}"

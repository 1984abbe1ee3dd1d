"""Tasks with tools: one operation, a function of any kind, the choice of a tool. Each returns turns, or None where the tools at
hand cannot do it."""
import re

from ..chat import Answer, Call, Result, User
from ..material import drills, world
from ..words import requests
from ..words.said import said
from . import commands, contents, languages, patches
from .contents import ask as ask_write, begun, marked
from .remarks import DENIED, changed, numbered, written

DONE = ("Everything is done.", "Done.")


def missing(source, path):
    return source.pick(["Error: ENOENT: no such file or directory, open '{p}'", "File does not exist.", "error: {p}: No such file or directory",
                        "cat: {p}: No such file or directory", "Error: file not found", "tool error: cannot open {p}", "Error: no file {p}. Use list to see what is there."]).format(p=path)


def shown(source, text):
    """How a read tool shows a file."""
    x, text = source.random.random(), text.rstrip("\n") if "\n" in text else text
    lines = text.count("\n") + 1
    if x < .43: return text
    if x < .80: return numbered(source, text)
    if x < .90: return source.pick(["<file>\n{t}\n</file>", "<content>\n{t}\n</content>", "<content>\n{t}\n\n(End of file - total {n} lines)\n</content>", "<type>file</type>\n<content>\n{t}\n</content>"]).format(t=numbered(source, text), n=lines)
    if x < .95: return source.pick(["{t}\n\n(End of file - total {n} lines)", "{t}\n[lines 1-{n} of {n}]", "{t}\n[end of file]"]).format(t=numbered(source, text), n=lines)
    return f"[{lines} line{'s' * (lines > 1)}]\n" + text


# --- requests -------------------------------------------------------------------------------------------------------
def ask_read(source, path):
    return begun(source, said(source, source.pick(requests.READ), p=path), path)


_ALONE = "(Run|Execute|run|execute|Please run|please execute|Now run|Can you run) (exactly this|this|this command|the following|the command below|this for me|the following command|this in the shell|this line)(:|){brk}{c}|(Run|Execute|Please run):{brk}{c}|{c}{brk}(Run|Execute|run|Please run|Can you run) (this|that|it|the command above|this command)(.||, please)"


_SCRIPT = re.compile(r"[~./]\S*$")                                      # a path alone is a command as it stands
_SCRIPTS = ["(run|execute|start|launch|call) (the|my|this|our) (script|program|shell script|file|binary)( at|) {c}", "(run|execute|start) {c}", "(run|start) {c}, (it's a script|that's our script|it's a small program)", "the script {c} (has to run|should run|must be run)(, please run it|. Run it|)", "(can|could) you (run|execute|start) (the script |my script |){c}?",
            "there (is|should be) a script {c}(. Run it|, run it|, please run it)", "I (need|want) (the script |)({c} to run|to run {c})", "script: {c}", "(run|execute) {c} for me"]


def ask_run(source, command):
    if source.chance(.1):                                               # on lines of its own
        return said(source, _ALONE, brk=source.pick(["\n\n", "\n\n", "\n"]), c=source.pick([f"    {command}", f"```\n{command}\n```", f"```sh\n{command}\n```", f"```bash\n{command}\n```", command, f"$ {command}", f"\t{command}"]))
    form = source.pick(_SCRIPTS if _SCRIPT.match(command) and source.chance(.6) else requests.RUN)
    bare = form.endswith("{c}") and source.chance(.6) or " " not in command and source.chance(.5)
    return begun(source, said(source, form, c=command if bare else marked(source, command)))


def ask_list(source, where):
    form = source.pick(requests.LIST)
    if not where.startswith(("the ", "this ")) and (source.chance(.5) or "what is" in form or "what's" in form):      # else it might be a file
        where = where if where.endswith("/") else source.pick(["the folder {w}", "the directory {w}", "the {w} folder", "the {w} directory", "the folder {w}"]).format(w=where)
    return begun(source, said(source, form, w=where))


def ask_search(source, text):
    return begun(source, said(source, source.pick(requests.SEARCH), x=text if source.chance(.6) else marked(source, text)), text)


# --- one operation --------------------------------------------------------------------------------------------------
def write(source, box):
    path, content, request = source.path(), _content(source), None
    if source.chance(.2):
        path, content = languages.whole_file(source)
    elif source.chance(.1 if source.held_out else .18):
        request, content = contents.each(source, path)
    call = box.call("write", path=path, content=content)
    if call is None:
        return None
    request = User(request or ask_write(source, path, content))
    first = Answer(f"I need to create {path}.", "", call)
    if source.chance(.05):
        error = said(source, DENIED, p=path, n=source.number(1, 120))
        return [request, first, Result(error), Answer("The tool failed.", f"That failed: {error}")]
    reading = box.call("read", path=path)
    if reading and source.chance(.03):                                  # the file is there already
        error = source.pick(["Error: {p} exists and was not read yet. Read it first, or use another name.", "File has not been read yet. Read it first before writing to it."]).format(p=path)
        first = [first, Result(error), Answer(f"I need to read {path} first.", "", reading), Result(shown(source, source.line())), first]
        return [request, *first, Result(written(source, path, content)), Answer("The file was created.", f"Created {path}.")]
    return [request, first, Result(written(source, path, content)), Answer("The file was created.", f"Created {path}.")]


def _content(source):
    """What a file is to hold; no marks of a block inside, which would hide where it ends."""
    while "```" in (content := contents.text(source) if source.chance(.65) else source.content()):
        pass
    return content


def read(source, box, chars=0):
    path = source.path()
    call = box.call("read", path=path)
    if call is None:
        return None
    first = Answer(f"I need to read {path}.", "", call)
    x = source.random.random()
    if x < .1:
        return [User(ask_read(source, path)), first, Result(missing(source, path)),
                Answer("The file is missing.", f"{path} does not exist.")]
    if x < .55:
        pairs, text, _ = source.config()
        key, v = source.pick(pairs)
        if chars:
            text = source.filler(chars // 2) + "\n" + text + "\n" + source.filler(chars // 2)
        request = source.pick(["Read {p} and tell me the value of {k}", "What is the value of {k} in {p}?", "In {p}, what is {k}?", "In {p}, what is the {k}?", "check {p}: what is the {k}?", "Open {p} and tell me the {k}.", "What is {k} in {p}?", "Read {p} and reply only with the value of {k}", "Read {p}. Answer with just the value of {k}.", "Only the value of {k} from {p}, please."])
        return [User(request.format(p=path, k=key)), first, Result(shown(source, text)), Answer(f"The file says {key} is {v}.", v)]
    if x < .78:
        lines = [source.line() for _ in range(source.number(2, 6))]
        which, line = source.pick([("first", lines[0]), ("last", lines[-1])])
        return [User(source.pick(["What is the {w} line of {p}?", "Read {p} and repeat the {w} line", "Show me the {w} line of {p}."]).format(w=which, p=path)), first,
                Result(shown(source, "\n".join(lines))), Answer(f"I repeat the {which} line.", line)]
    content = source.content() if source.chance(.5) else source.line()
    return [User(ask_read(source, path)), first,
            Result(shown(source, content)), Answer("I repeat the content.", content)]


# Texts on lines of their own, the file told before or behind them.
_ON_LINES = ["Replace the line\n{o}\nwith\n{n}\nin {p}", "Replace the line\n{o}\nby\n{n}\nin {p}.", "Change\n{o}\nto\n{n}\nin {p}", "In {p} replace the line\n{o}\nby\n{n}", "Replace\n    {o}\nwith\n    {n}\nin the file {p}, please", "{p}: replace\n{o}\nwith\n{n}", "In {p}:\n- old: {o}\n- new: {n}"]

# How often training asks for each kind of edit: a setting, one of many lines that look alike, a string, a block of lines.
_EDITS = {.2: 22, .45: 22, .6: 26, .9: 30}


def edit(source, box):
    path = source.path()
    x = source.random.random() if source.held_out else source.weighted(_EDITS)
    reading = box.call("read", path=path)
    read_it = lambda text: [Answer(f"I need to read {path} first.", "", reading), Result(shown(source, text))]
    end = lambda old, new: [Result(changed(source, path, old, new)), Answer("The file was changed.", f"Updated {path}.")]
    if x < .4:                                                          # a setting: the old line has to be found
        if source.chance(.5):
            path, text, facts = languages.known_file(source)
            (key, v, line, v2), reading = source.pick(facts), box.call("read", path=path)
            key = key.removeprefix("the ").removeprefix("value of ")
        else:
            pairs, text, form = source.config(source.number(2, 6))
            key, v = source.pick(pairs)
            line = lambda value: form.format(k=key, v=value)
            v2 = source.pick([str(source.number(0, 9999)), source.word(), source.code()])
        call = box.call("edit", path=path, old=line(v), new=line(v2))
        if call is None or reading is None or v == v2 or text.count(line(v)) != 1:
            return None
        request = source.pick(["In {p}, change the {k} to {v}", "Set {k} to {v} in {p}", "In {p}, set {k} to {v}", "Update {p}: {k} should be {v}", "change the {k} in {p} to {v}"]).format(p=path, k=key, v=v2)
        return [User(request)] + read_it(text) + [Answer(f"I change {key} from {v} to {v2}.", "", call)] + end(line(v), line(v2))
    if x < .52:                                                         # one of many lines that look alike
        names = drills.family(source, source.number(3, 8))
        form = source.pick(["{k} = {v}", "{k}: {v}", "let {k} = {v};", "{k}={v}", "- {k}: {v}", "    {k}: \"{v}\","])
        lines = [form.format(k=k, v=drills.odd(source)) for k in names]
        at = source.number(0, len(lines) - 1)
        v2 = drills.odd(source)
        old, new = lines[at].strip().removesuffix(","), form.format(k=names[at], v=v2).strip().removesuffix(",")
        call = box.call("edit", path=path, old=old, new=new)
        if call is None or reading is None or "\n".join(lines).count(old) != 1:
            return None
        request = source.pick(["In {p}, change the value of {k} to {v}", "Set {k} to {v} in {p}", "In {p}, set {k} to {v}", "Update {p}: {k} should be {v}", "change the value of {k} in {p} to {v}"]).format(p=path, k=names[at], v=v2)
        return [User(request)] + read_it("\n".join(lines)) + [Answer(f"I change {names[at]} to {v2}.", "", call)] + end(lines[at], form.format(k=names[at], v=v2))
    if x < .84:
        old, new = (drills.odd(source), drills.odd(source)) if source.chance(.15) else (source.word(), source.word()) if source.chance(.3) else (contents.sentence(source), contents.sentence(source)) if source.chance(.5) else (source.phrase(2, 5), source.phrase(1, 5)) if source.chance(.5) else (source.line(), source.line())
        if not source.held_out and source.chance(.3):                   # hardly anything changes
            new = source.altered_line(old)
            if new == old:
                return None
        form = ["In {p}, replace {o} with {n}", "Replace \"{o}\" with \"{n}\" in {p}", "Edit {p}: change {o} to {n}", "change {o} to {n} in the file {p}", "In the file {p} replace '{o}' with '{n}'",
                "In {p} replace `{o}` with `{n}`", "In {p}, change \"{o}\" to \"{n}\"", "Edit {p}: replace \"{o}\" with \"{n}\"", "Change `{o}` to `{n}` in {p}"]
        form = [f for f in form if not any(m in old + new for m in "\"'`" if m in f) and (" " not in old + new or set("\"'`") & set(f))]
        if old == new or not form:
            return None
        request = (source.pick(_ON_LINES) if not source.held_out and source.chance(.15) else source.pick(form)).format(p=path, o=old, n=new)
    else:                                                               # a block of lines
        block = source.pick(short_blocks(source))
        lines = block.split("\n")
        i = source.number(0, len(lines) - 1)
        old, new = block, "\n".join(lines[:i] + [source.line()] + lines[i + 1:])
        if not source.held_out and source.chance(.5):
            new = source.pick([source.altered(block), source.altered(block), source.block(), "\n".join(lines[:i] + lines[i + 1:]), "\n".join(lines[:i] + [source.line()] + lines[i:])])
            if new == old or not new:
                return None
        request = source.pick(["In {p}, replace\n```\n{o}\n```\nwith\n```\n{n}\n```", "Edit {p}. Replace this:\n{o}\n\nwith this:\n{n}", "In {p} change\n\n{o}\n\nto\n\n{n}"] + ([] if source.held_out else ["Replace\n{o}\nwith\n{n}\nin {p}", "Change\n{o}\nto\n{n}\nin {p}"])).format(p=path, o=old, n=new)
    return replaced(source, box, path, old, new, request, lambda: _around(source, old))


def _around(source, old):
    """A file in which `old` stands, in training often among lines that hardly differ."""
    alike = not source.held_out and source.chance(.5)
    around = [source.altered_line(old.split("\n")[0]) if alike else source.line() for _ in range(source.number(0, 5 if alike else 2))] + [old if "\n" in old else source.phrase(0, 3) + " " + old + " " + source.phrase(1, 3)]
    around = [line for line in around[:-1] if old not in line] + around[-1:]
    source.random.shuffle(around)
    return "\n".join(around).strip()


# A tool wants the file read before it changes it.
_NOT_READ = ["Error: {p} was not read yet. Read it first.", "Error: {p} changed since it was read. Read it again.", "File has not been read yet. Read it first before writing to it.", "Error: `old` does not occur in {p}. Read the file and copy the text exactly."]
_NO_LINE = ["apply_patch verification failed: Failed to find expected lines in {p}:\n{o}", "Failed to find expected lines in {p}:\n{o}", "Error: patch does not apply, {p} has no line {o}"]


def replaced(source, box, path, old, new, request, text):
    """Turns that answer `request` by putting `new` for `old`. `text`: draws what the file holds, for a tool that wants it read before."""
    call, reading = box.call("edit", path=path, old=old, new=new), box.call("read", path=path)
    if call is None:
        return None
    thought = "I replace the old text with the new one." if "\n" in old + new else f"I replace {old} with {new}." if new else f"I remove {old}."
    read_it = lambda: [Answer(f"I need to read {path} first.", "", reading), Result(shown(source, text()))]
    turns = [User(request)]
    part = "\n" not in old and patches.by_lines(box)                     # of a line, perhaps
    if reading and part and not re.search(r"\bline\b", request):
        turns += read_it()
    elif reading and source.chance(.2 if part else .12):
        error = source.pick(_NO_LINE if part else _NOT_READ).format(p=path, o=old)
        turns += [Answer(thought, "", call), Result(error), *read_it()]
    return turns + [Answer(thought, "", call), Result(changed(source, path, old, new)), Answer("The file was changed.", f"Updated {path}.")]


def short_blocks(source):
    """Code or text of a few lines."""
    return [block for block in (source.block() for _ in range(4)) if len(block) < 260] or ["one\ntwo"]


def command_line(source):
    if source.chance(.6):
        return commands.command(source)
    p = source.path
    return source.pick([
        f"echo {source.phrase(1, 4)}", f"echo \"{source.phrase(1, 4)}\"", "ls -la", "ls", "pwd", "whoami", "date", "git status", "uname -a", f"cat {p()}", f"wc -l {p()}", f"python3 {p()}", f"./{source.word()}.sh",
        f"ls {source.pick(world.FOLDERS)}", f"{source.word()} --version", f"{source.word()} --{source.word()} {source.code()}", f"git log --oneline -{source.number(1, 9)}",
        f"head -n {source.number(1, 20)} {p()}", f"grep -c {source.word()} {p()}", f"du -sh {source.pick(world.FOLDERS)}", f"git commit -m \"{source.phrase(2, 4)}\"",
        f"grep -rn {source.word()} {source.pick(world.FOLDERS)}", f"grep -n \"{source.word()}\" {p()}", f"find . -name '*.{source.pick(world.EXTENSIONS)}'", f"ls -l {p()}", f"tail -n {source.number(1, 20)} {p()}", f"rg {source.word()}"])


# What people type alone, as into a shell.
_BARE = set("ls pwd whoami date git uname cat wc python3 head tail grep find du rg".split())


def _echoed(command):
    """What plain `echo` prints."""
    return command[5:].strip("\"'") if command.startswith("echo ") and not set(command) & set(">|$;&") else ""


def printed(source, command):
    """One line that a command prints: ended as no sentence, so that it stands apart from what is said beside it."""
    return _echoed(command) or source.result_text().split("\n")[0].strip().rstrip(".!?") or "ok"


def run(source, box):
    if "run" not in box.operations:
        return None
    if source.chance(.3):
        passed, failed = source.number(1, 60), 0 if source.chance(.6) else source.number(1, 9)
        command = source.pick(["cargo test", "pytest", "make test", "npm test", "go test ./...", "cargo test -p " + source.word(), "pytest " + source.path()])
        out = source.pick(["test result: {r}. {a} passed; {b} failed", "{a} passed, {b} failed", "PASS: {a}\nFAIL: {b}", "ran tests\n{a} passed; {b} failed; finished"]).format(
            r="FAILED" if failed else "ok", a=passed, b=failed)
        request = source.pick(["Run {c} and tell me the result", "Run the tests with `{c}`", "run `{c}`. How many tests passed and failed?", "Run the tests with {c}", "Do the tests pass? Run {c}", "execute the tests: {c}", "Please run the tests ({c})", "test it with {c}", "run the test suite with `{c}` and report", "Start the tests with {c} and tell me how many fail"]).format(c=command)
        return [User(request), Answer(f"I need to run {command}.", "", box.call("run", command=command)), Result(out), Answer("I report the numbers.", f"{passed} passed, {failed} failed.")]
    if source.chance(.08):                                              # it prints nothing
        command = source.pick([f"mkdir -p {source.word()}", f"touch {source.path()}", f"rm {source.path()}", f"cp {source.path()} {source.path()}", f"mv {source.path()} {source.path()}", f"mkdir {source.pick(world.FOLDERS)}/{source.word()}"])
        return [User(ask_run(source, command)), Answer(f"I need to run {command}.", "", box.call("run", command=command)), Result(source.pick(["", "", "(no output)"])), Answer(*DONE)]
    command = command_line(source)
    out = _echoed(command) or source.result_text()
    request = command if source.chance(.08) and command.split()[0] in _BARE else ask_run(source, command)
    return [User(request), Answer(f"I need to run {command}.", "", box.call("run", command=command)), Result(out + ("\n" if source.chance(.3) else "")), Answer("I repeat the output.", out)]


def list_files(source, box):
    folder = source.pick([".", ".", source.pick(world.FOLDERS), source.word(), source.pick(world.FOLDERS) + "/"])
    call = box.call("list", folder=folder)
    if call is None:
        return None
    files = listing_answer(source)
    where = source.pick(["the current directory", "the current directory", "the current folder", "this directory", "this folder", "the working directory", "the project folder"]) if folder == "." else folder
    request = ask_list(source, where)
    where = "the current directory" if folder == "." else folder
    return [User(request), Answer(f"I need to list {where}.", "", call), Result("\n".join(files)), Answer("I list the files.", ", ".join(files))]


def listing_answer(source):
    """Names of files in a folder."""
    return sorted({source.path().split("/")[-1] for _ in range(source.number(2, 6))})


def search(source, box):
    x = source.pick([source.word(), source.word() + "_" + source.word(), source.pseudo_word(), drills.letters(source, 3, 9)])
    call = box.call("grep", pattern=x)
    if call is None:
        return None
    path, line = source.path(), source.number(1, 400)
    request = ask_search(source, x)
    first = [User(request), Answer(f"I need to search for {x}.", "", call)]
    if source.chance(.12):
        return first + [Result(source.pick(["", "No matches found", "no matches"])), Answer("There is nothing.", f"{x} was not found.")]
    if "grep" not in box.operations and path[0] not in "./" and source.chance(.4):
        path = "./" + path                                              # as grep shows it
    return first + searched(source, x, [path] if source.chance(.6) else list(dict.fromkeys([path, source.path(), source.path()])), line)


_BESIDE = ["{x}", "const a = await {x}(id);", "export function {x}(id) {{", "# {x}", "if {x} == 1:", "from app import {x}", "    return {x}", "def {x}(self):", "let b = {x};", "- {x}", "the {x} of last week"]


def searched(source, x, paths, line):
    """What a search for `x` brings, and what is said about it: the line of the first, or only the files."""
    if len(paths) == 1 and source.chance(.75):
        out = source.pick(["{p}:{l}:fn {x}() {{", "{p}:{l}: {x} = 1", "{p}:{l}:{x}", "{p}\n  {l}: let {x} = 0;", "Found 1 matches\n{p}:\n  Line {l}: {x}"]).format(p=paths[0], l=line, x=x)
        return [Result(out), Answer(f"It is in {paths[0]}.", f"{x} is in {paths[0]}, line {line}.")]
    if len(paths) > 1 and source.chance(.6):
        lines = [line] + [source.number(1, 400) for _ in paths[1:]]
        places = [f"{p}, line {n}" for p, n in zip(paths, lines)]
        if source.chance(.35):
            out = f"Found {len(paths)} matches\n" + "\n\n".join(f"{p}:\n  Line {n}: {source.pick(_BESIDE).format(x=x)}" for p, n in zip(paths, lines))
        else:
            form = source.pick(["{p}:{l}:fn {x}() {{", "{p}:{l}: {x} = 1", "{p}:{l}:{x}", "{p}:{l}:    // {x}", "{p}:{l}:" + source.pick(_BESIDE)])
            out = "\n".join(form.format(p=p, l=n, x=x) for p, n in zip(paths, lines))
        return [Result(out), Answer(f"There are {len(paths)} places.", f"{x} is in {', in '.join(places[:-1])}, and in {places[-1]}.")]
    out = source.pick(["{p}", "{p}", "Found {n} file{s}\n{p}", "{n} file{s} found:\n{p}"]).format(p="\n".join(paths), n=len(paths), s="s" * (len(paths) > 1))
    listed = ", ".join(paths[:-1]) + " and " + paths[-1] if len(paths) > 1 else paths[0]
    return [Result(out), Answer("I name the files.", f"{x} is in {listed}.")]


def call_function(source, box, plain=False, inner=False):
    """Any listed function. `plain`: one whose parameters the request does not name; `inner`: asked for inside a longer sentence."""
    able = [f for f in box.functions if not plain or f.asks]
    if not able:
        return None
    fresh = [f for f in able if f.name not in box.called] if not source.held_out and source.chance(.7) else []
    function = source.pick(fresh or able)
    box.called.add(function.name)
    text, arguments = function.request(source, plain, inner)
    return [User(text), Answer(f"I call {function.name}.", "", Call(function.name, arguments))] + function.outcome(source, arguments, plain)


def choose(source, box):
    """The names of the tools that requests need, without a call: the drill for the right choice."""
    asked = []
    tasks = [call_function] * (2 if box.functions else 0) + [write, read, edit, run, list_files, search] * (1 if box.operations else 0)
    for _ in range(source.number(4, 12)):
        task = source.pick(tasks)
        turns = task(source, box)
        call = turns and turns[1].call
        changing = box.operations.get("edit") or box.operations.get("patch")
        if task is edit and call and changing and call.tool != changing.name:      # one looks into the file first
            continue
        if call and "\n" not in turns[0].text and call.tool not in turns[0].text:
            asked.append((turns[0].text, call.tool))
    if len(asked) < 2:
        return None
    if source.chance(.6):
        return [turn for text, tool in asked for turn in (
            User(source.pick(["Which tool is for this: {t}", "Which of your tools do you need for \"{t}\"?", "Only name the tool: {t}", "{t}\nWhich tool would do that? Do not call it."]).format(t=text)),
            Answer(f"I need {tool}.", tool))]
    numbered = "\n".join(f"{i + 1}. {text}" for i, (text, _) in enumerate(asked))
    return [User(source.pick(["Name the tool for each of these requests:\n{n}", "{n}\n\nWhich tools do these need? Do not call them.", "Which tool for which request?\n{n}"]).format(n=numbered)),
            Answer(f"I name {len(asked)} tools.", "\n".join(f"{i + 1}. {tool}" for i, (_, tool) in enumerate(asked)))]


def which_tool(source, box):
    """The names of tools whose descriptions are quoted: the drill for tools that only their description tells."""
    if source.chance(.65):
        return choose(source, box)
    turns, described = [], [(schema["name"], schema["description"].split("\n")[0][:90].strip()) for schema in box.schemas()]
    described = [(name, text) for name, text in described if len(text) > 8 and sum(text == other for _, other in described) == 1]
    if len(described) < 2:
        return None
    for name, text in source.random.sample(described, min(len(described), source.number(1, 4))):
        ask = source.pick(["Which tool says: {d}", "Which tool has the description \"{d}\"?", "Name the tool with this description: {d}", "Which of your tools does this: {d}", "{d} Which tool is that?"]).format(d=text)
        turns += [User(ask), Answer("I look for the tool that says this.", name)]
    return turns

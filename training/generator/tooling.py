"""Tasks with tools: one operation, several in a row, functions of any kind. Each returns turns, or None where the
tools at hand cannot do it."""
from dataclasses import dataclass

from . import drills, functions, world
from .chat import Answer, Call, Result, User


def written(source, path):
    return source.pick(["File created successfully at: {p}", "Successfully wrote {n} bytes to {p}", "ok", "Wrote file successfully.", "The file {p} has been updated.",
                        "Success. Updated the following files:\nA {p}", "", "done", "wrote {p}", "Created {p} (1 line).", "Created {p} ({n} lines).", "{{\"ok\":true}}", "Created {p}", "(no output)"]).format(p=path, n=source.number(3, 900))


def changed(source, path):
    return source.pick(["The file {p} has been updated successfully.", "Successfully replaced 1 block in {p}.", "ok", "Edit applied successfully.",
                        "Success. Updated the following files:\nM {p}", "", "done", "edited {p}", "Replaced 1 occurrence.", "(no output)", "Edited {p} at line 1.", "Edited {p} at line {n}."]).format(p=path, n=source.number(2, 90))


def missing(source, path):
    return source.pick(["Error: ENOENT: no such file or directory, open '{p}'", "File does not exist.", "error: {p}: No such file or directory",
                        "cat: {p}: No such file or directory", "Error: file not found", "tool error: cannot open {p}", "Error: no file {p}. Use list to see what is there."]).format(p=path)


def shown(source, text):
    """How a read tool shows a file."""
    x, lines = source.random.random(), text.rstrip("\n").split("\n")
    if x < .45: return text
    if x < .62: return "\n".join(f"{i + 1:6d}\t{line}" for i, line in enumerate(lines))
    if x < .72: return "\n".join(f"{i + 1}: {line}" for i, line in enumerate(lines))
    if x < .80: return "\n".join(f"{i + 1}\t{line}" for i, line in enumerate(lines))
    if x < .90: return "<file>\n" + "\n".join(f"{i + 1:05d}| {line}" for i, line in enumerate(lines)) + "\n</file>"
    return f"[{len(lines)} lines]\n" + text


@dataclass
class Step:
    """One operation inside a longer task."""
    ask: str                # an instruction that starts in lower case
    turns: list             # the call and its result
    report: Answer | None   # what to say when it is the last one and has something to report


# --- requests -------------------------------------------------------------------------------------------------------
def ask_write(source, path, content):
    if "\n" in content or source.chance(.15):
        return source.pick(["Create {p} with this content:\n\n{c}", "Write the following to {p}:\n```\n{c}\n```", "Create a file named {p} containing:\n{c}",
                            "Make {p} with exactly this text:\n\n{c}", "Save this as {p}:\n\n{c}", "Create a file {p} containing exactly:\n\n{c}",
                            "create a file {p} with this content:\n```\n{c}\n```"]).format(p=path, c=content)
    return source.pick([
        "Create a file {p} with the content {c}", "Create {p} containing {c}", "Create a file {p} containing {c}", "create a file {p} containing {c}", "Write {c} to {p}",
        "Write \"{c}\" into {p}", "create a file named {p} with the text: {c}", "Make a file {p} that says {c}", "Put {c} in {p}", "create a file {p} containing \"{c}\"",
        "Create the file {p} with exactly: {c}", "save '{c}' to {p}", "Please create {p} with content `{c}`", "Create a new file called {p} containing exactly: {c}",
        "Write a file {p} whose content is: {c}", "create {p} with {c}", "Create a file {p} containing exactly '{c}'", "Create a file called {p} with the text \"{c}\"",
        "Create a file {p} containing: {c}", "Use the tools to create {p} with the content {c}", "I need a file {p} with the text {c}", "add a file {p} that contains {c}", "Please write the text {c} to the file {p}",
        "Create a new text file {p}. Its content is {c}", "make {p} with content: {c}", "write {p} containing exactly {c}"]).format(p=path, c=content)


def in_sentence(source):
    """A content that can stand inside a longer sentence, and how it is marked there."""
    x = source.random.random()
    content = source.phrase(1, 5) if x < .45 else drills.odd(source) if x < .7 else source.line()
    if x < .7 and source.chance(.5):
        return content, content
    return content, source.pick(['"{c}"', "'{c}'", "`{c}`"]).format(c=content)


# --- one operation --------------------------------------------------------------------------------------------------
def write(source, box):
    path, content = source.path(), source.content()
    call = box.call("write", path=path, content=content)
    if call is None:
        return None
    request = User(ask_write(source, path, content))
    first = Answer(f"I need to create {path}.", "", call)
    if source.chance(.05):
        return [request, first, Result(source.pick(["Error: permission denied", "error: read-only file system", "Permission denied"])), Answer("The tool failed.", f"I could not create {path}.")]
    reading = box.call("read", path=path)
    if reading and source.chance(.05):                                  # the file is there already
        error = source.pick(["Error: {p} exists and was not read yet. Read it first, or use another name.", "File has not been read yet. Read it first before writing to it."]).format(p=path)
        first = [first, Result(error), Answer(f"I need to read {path} first.", "", reading), Result(shown(source, source.line())), first]
        return [request, *first, Result(written(source, path)), Answer("The file was created.", f"Created {path}.")]
    return [request, first, Result(written(source, path)), Answer("The file was created.", f"Created {path}.")]


def read(source, box, chars=0):
    path = source.path()
    call = box.call("read", path=path)
    if call is None:
        return None
    first = Answer(f"I need to read {path}.", "", call)
    x = source.random.random()
    if x < .1:
        return [User(source.pick(["Read {p}", "Show me {p}", "What is in {p}?", "Read {p} and tell me what it says"]).format(p=path)), first, Result(missing(source, path)),
                Answer("The file is missing.", f"{path} does not exist.")]
    if x < .55:
        pairs, text, _ = source.config()
        key, v = source.pick(pairs)
        if chars:
            text = source.filler(chars // 2) + "\n" + text + "\n" + source.filler(chars // 2)
        if source.chance(.5):
            request, answer = source.pick(["Read {p} and tell me the value of {k}", "What is the value of {k} in {p}?", "In {p}, what is {k}?", "check {p}: what is {k}?", "Open {p} and tell me {k}."]), f"The value of {key} is {v}."
        else:
            request, answer = source.pick(["Read {p} and reply only with the value of {k}", "Read {p}. Answer with just the value of {k}.", "Only the value of {k} from {p}, please."]), v
        return [User(request.format(p=path, k=key)), first, Result(shown(source, text)), Answer(f"The file says {key} is {v}.", answer)]
    if x < .78:
        lines = [source.line() for _ in range(source.number(2, 6))]
        which, line = source.pick([("first", lines[0]), ("last", lines[-1])])
        return [User(source.pick(["What is the {w} line of {p}?", "Read {p} and repeat the {w} line", "Show me the {w} line of {p}."]).format(w=which, p=path)), first,
                Result(shown(source, "\n".join(lines))), Answer(f"I repeat the {which} line.", line)]
    content = source.content() if source.chance(.5) else source.line()
    return [User(source.pick(["Read {p} and tell me what it says", "What does {p} say?", "cat {p}", "Print the content of {p}", "Show me the content of {p}"]).format(p=path)), first,
            Result(shown(source, content)), Answer("I repeat the content.", content)]


# How often training asks for each kind of edit: a setting, one of many lines that look alike, a string, a block of lines.
_EDITS = {.2: 22, .45: 22, .6: 26, .9: 30}


def edit(source, box):
    path = source.path()
    x = source.random.random() if source.held_out else source.weighted(_EDITS)
    reading = box.call("read", path=path)
    read_it = lambda text: [Answer(f"I need to read {path} first.", "", reading), Result(shown(source, text))]
    end = [Result(changed(source, path)), Answer("The file was changed.", f"Updated {path}.")]
    if x < .4:                                                          # a setting: the old line has to be found
        pairs, text, form = source.config(source.number(2, 6))
        key, v = source.pick(pairs)
        v2 = source.pick([str(source.number(0, 9999)), source.word(), source.code()])
        call = box.call("edit", path=path, old=form.format(k=key, v=v), new=form.format(k=key, v=v2))
        if call is None or reading is None:
            return None
        request = source.pick(["In {p}, change {k} to {v}", "Set {k} to {v} in {p}", "Update {p}: {k} should be {v}", "change the {k} in {p} to {v}"]).format(p=path, k=key, v=v2)
        return [User(request)] + read_it(text) + [Answer(f"I change {key} from {v} to {v2}.", "", call)] + end
    if x < .52:                                                         # one of many lines that look alike
        names = drills.family(source, source.number(3, 8))
        form = source.pick(["{k} = {v}", "{k}: {v}", "let {k} = {v};", "{k}={v}", "- {k}: {v}", "    {k}: \"{v}\","])
        lines = [form.format(k=k, v=drills.odd(source)) for k in names]
        at = source.number(0, len(lines) - 1)
        v2 = drills.odd(source)
        call = box.call("edit", path=path, old=lines[at].strip(), new=form.format(k=names[at], v=v2).strip())
        if call is None or reading is None or "\n".join(lines).count(lines[at].strip()) != 1:
            return None
        request = source.pick(["In {p}, change {k} to {v}", "Set {k} to {v} in {p}", "Update {p}: {k} should be {v}", "change the value of {k} in {p} to {v}"]).format(p=path, k=names[at], v=v2)
        return [User(request)] + read_it("\n".join(lines)) + [Answer(f"I change {names[at]} to {v2}.", "", call)] + end
    if x < .84:
        old, new = (drills.odd(source), drills.odd(source)) if source.chance(.3) else (source.word(), source.word()) if source.chance(.4) else (source.phrase(2, 5), source.phrase(1, 5)) if source.chance(.5) else (source.line(), source.line())
        form = ["In {p}, replace {o} with {n}", "Replace \"{o}\" with \"{n}\" in {p}", "Edit {p}: change {o} to {n}", "change {o} into {n} in the file {p}", "In the file {p} replace '{o}' by '{n}'",
                "In {p} replace `{o}` with `{n}`", "Edit {p}: replace \"{o}\" with \"{n}\""]
        if " " in old:
            form = [f for f in form if '"' in f or "'" in f or "`" in f]
        request = source.pick(form).format(p=path, o=old, n=new)
    else:                                                               # a block of lines
        block = source.pick(short_blocks(source))
        lines = block.split("\n")
        i = source.number(0, len(lines) - 1)
        old, new = block, "\n".join(lines[:i] + [source.line()] + lines[i + 1:])
        if not source.held_out and source.chance(.5):
            new = source.pick([source.altered(block), source.altered(block), source.block(), "\n".join(lines[:i] + lines[i + 1:]), "\n".join(lines[:i] + [source.line()] + lines[i:])])
            if new == old or not new:
                return None
        request = source.pick(["In {p}, replace\n```\n{o}\n```\nwith\n```\n{n}\n```", "Edit {p}. Replace this:\n{o}\n\nwith this:\n{n}", "In {p} change\n\n{o}\n\nto\n\n{n}"]).format(p=path, o=old, n=new)
    call = box.call("edit", path=path, old=old, new=new)
    if call is None:
        return None
    turns = [User(request)]
    if box.reads_first and reading:
        around = [source.line() for _ in range(source.number(0, 2))] + [old if "\n" in old else source.phrase(0, 3) + " " + old + " " + source.phrase(1, 3)]
        source.random.shuffle(around)
        turns += read_it("\n".join(around).strip())
    elif reading and source.chance(.12):                                # the tool wants the file read before it
        error = source.pick(["Error: {p} was not read yet. Read it first.", "Error: {p} changed since it was read. Read it again.", "File has not been read yet. Read it first before writing to it.",
                             "Error: `old` does not occur in {p}. Read the file and copy the text exactly."]).format(p=path)
        turns += [Answer(f"I replace {old} with {new}." if "\n" not in old else "I replace the old text with the new one.", "", call), Result(error)]
        turns += read_it(old if "\n" in old else source.phrase(0, 3) + " " + old + " " + source.phrase(1, 3))
    return turns + [Answer("I replace the old text with the new one." if "\n" in old else f"I replace {old} with {new}.", "", call)] + end


def short_blocks(source):
    """Code or text of a few lines."""
    return [block for block in (source.block() for _ in range(4)) if len(block) < 260] or ["one\ntwo"]


def command_line(source):
    p = source.path
    return source.pick([
        f"echo {source.phrase(1, 4)}", f"echo \"{source.phrase(1, 4)}\"", "ls -la", "ls", "pwd", "whoami", "date", "git status", "uname -a", f"cat {p()}", f"wc -l {p()}", f"python3 {p()}", f"./{source.word()}.sh",
        f"ls {source.pick(world.FOLDERS)}", f"{source.word()} --version", f"{source.word()} --{source.word()} {source.code()}", f"git log --oneline -{source.number(1, 9)}",
        f"mkdir -p {source.pick(world.FOLDERS)}/{source.word()}", f"head -n {source.number(1, 20)} {p()}", f"grep -c {source.word()} {p()}", f"du -sh {source.pick(world.FOLDERS)}", f"git commit -m \"{source.phrase(2, 4)}\""])


def run(source, box):
    if "run" not in box.operations:
        return None
    if source.chance(.3):
        passed, failed = source.number(1, 60), 0 if source.chance(.6) else source.number(1, 9)
        command = source.pick(["cargo test", "pytest", "make test", "npm test", "go test ./...", "cargo test -p " + source.word(), "pytest " + source.path()])
        out = source.pick(["test result: {r}. {a} passed; {b} failed", "{a} passed, {b} failed", "PASS: {a}\nFAIL: {b}", "ran tests\n{a} passed; {b} failed; finished"]).format(
            r="FAILED" if failed else "ok", a=passed, b=failed)
        request = source.pick(["Run {c} and tell me the result", "Run the tests with `{c}`", "run `{c}`. How many tests passed and failed?"]).format(c=command)
        return [User(request), Answer(f"I need to run {command}.", "", box.call("run", command=command)), Result(out), Answer("I report the numbers.", f"{passed} passed, {failed} failed.")]
    command = command_line(source)
    out = command[5:].strip('"') if command.startswith("echo ") else source.result_text()
    request = source.pick(["Run `{c}` and tell me the output", "run {c}", "Execute `{c}` and repeat its output", "Use the shell to run: {c}", "Run this command: {c}", "execute {c}",
                           "Run {c} in the terminal and show me the result", "run `{c}`"]).format(c=command)
    return [User(request), Answer(f"I need to run {command}.", "", box.call("run", command=command)), Result(out + ("\n" if source.chance(.3) else "")), Answer("I repeat the output.", out)]


def list_files(source, box):
    folder = source.pick([".", ".", source.pick(world.FOLDERS), source.word()])
    call = box.call("list", folder=folder)
    if call is None:
        return None
    files = sorted({source.path().split("/")[-1] for _ in range(source.number(2, 6))})
    where = "the current directory" if folder == "." else folder
    request = source.pick(["List the files in {w}", "What files are in {w}?", "Show me the files in {w}", "list files in {w}"]).format(w=where)
    return [User(request), Answer(f"I need to list {where}.", "", call), Result("\n".join(files)), Answer("I list the files.", ", ".join(files))]


def search(source, box):
    x = source.pick([source.word(), source.word() + "_" + source.word(), source.pseudo_word(), drills.letters(source, 3, 9)])
    call = box.call("grep", pattern=x)
    if call is None:
        return None
    path, line = source.path(), source.number(1, 400)
    request = source.pick(["Where is {x} defined?", "Find {x} in the code", "Search for {x}", "Which file mentions {x}?", "grep for {x}"]).format(x=x)
    first = [User(request), Answer(f"I need to search for {x}.", "", call)]
    if source.chance(.12):
        return first + [Result(source.pick(["", "No matches found", "no matches"])), Answer("There is nothing.", f"{x} was not found.")]
    out = source.pick(["{p}:{l}:fn {x}() {{", "{p}:{l}: {x} = 1", "{p}:{l}:{x}", "{p}\n  {l}: let {x} = 0;"]).format(p=path, l=line, x=x)
    return first + [Result(out), Answer(f"It is in {path}.", f"{x} is in {path}, line {line}.")]


def call_function(source, box):
    """Any listed function; its result is passed on as it is."""
    if not box.functions:
        return None
    fresh = [f for f in box.functions if f.name not in box.called] if not source.held_out and source.chance(.7) else []
    function = source.pick(fresh or box.functions)
    box.called.add(function.name)
    values = [functions.value(source, kind) for _, kind in function.parameters]
    out = source.result_text()
    arguments = [(p, v) for (p, _), v in zip(function.parameters, values)]
    return [User(functions.ask(source, function, values)), Answer(f"I call {function.name}.", "", Call(function.name, arguments)), Result(out), Answer("I pass on the result.", out)]


def choose(source, box):
    """The names of the tools that requests need, without a call: the drill for the right choice."""
    asked = []
    tasks = [call_function] * (2 if box.functions else 0) + [write, read, edit, run, list_files, search] * (1 if box.operations else 0)
    for _ in range(source.number(3, 9)):
        turns = source.pick(tasks)(source, box)
        call = turns and turns[1].call
        if call and "\n" not in turns[0].text and call.tool not in turns[0].text:
            asked.append((turns[0].text, call.tool))
    if len(asked) < 2:
        return None
    if source.chance(.5):
        return [turn for text, tool in asked for turn in (
            User(source.pick(["Which tool is for this: {t}", "Which of your tools do you need for \"{t}\"?", "Only name the tool: {t}", "{t}\nWhich tool would do that? Do not call it."]).format(t=text)),
            Answer(f"I need {tool}.", tool))]
    numbered = "\n".join(f"{i + 1}. {text}" for i, (text, _) in enumerate(asked))
    return [User(source.pick(["Name the tool for each of these requests:\n{n}", "{n}\n\nWhich tools do these need? Do not call them.", "Which tool for which request?\n{n}"]).format(n=numbered)),
            Answer(f"I name {len(asked)} tools.", "\n".join(f"{i + 1}. {tool}" for i, (_, tool) in enumerate(asked)))]


def which_tool(source, box):
    """The names of tools whose descriptions are quoted: the drill for tools that only their description tells."""
    if source.chance(.5):
        return choose(source, box)
    turns, described = [], [(schema["name"], schema["description"].split("\n")[0][:90].strip()) for schema in box.schemas()]
    described = [(name, text) for name, text in described if len(text) > 8 and sum(text == other for _, other in described) == 1]
    if len(described) < 2:
        return None
    for name, text in source.random.sample(described, min(len(described), source.number(1, 4))):
        ask = source.pick(["Which tool says: {d}", "Which tool has the description \"{d}\"?", "Name the tool with this description: {d}", "Which of your tools does this: {d}", "{d} Which tool is that?"]).format(d=text)
        turns += [User(ask), Answer("I look for the tool that says this.", name)]
    return turns


# --- several operations ---------------------------------------------------------------------------------------------
def step_write(source, box, path=None):
    path = path or source.path()
    content, marked = in_sentence(source)
    call = box.call("write", path=path, content=content)
    ask = source.pick(["create {p} containing {c}", "create {p} with {c}", "write {c} to {p}", "create a file {p} with the content {c}", "put {c} into {p}", "create a file {p} containing {c}"]).format(p=path, c=marked)
    return call and Step(ask, [Answer(f"I need to create {path}.", "", call), Result(written(source, path))], None)


def step_value(source, box):
    path = source.path()
    pairs, text, _ = source.config()
    key, v = source.pick(pairs)
    call = box.call("read", path=path)
    ask = source.pick(["read {p} and tell me the value of {k}", "tell me the value of {k} in {p}"]).format(p=path, k=key)
    return call and Step(ask, [Answer(f"I need to read {path}.", "", call), Result(shown(source, text))], Answer(f"The file says {key} is {v}.", f"The value of {key} is {v}."))


def step_run(source, box):
    if "run" not in box.operations:
        return None
    command = command_line(source)
    out = command[5:].strip('"') if command.startswith("echo ") else source.result_text().split("\n")[0]
    ask = source.pick(["run `{c}`", "run `{c}` and tell me the output", "execute `{c}`"]).format(c=command)
    return Step(ask, [Answer(f"I need to run {command}.", "", box.call("run", command=command)), Result(out)], Answer("I repeat the output.", out))


def step_edit(source, box):
    path, old, new = source.path(), source.phrase(1, 3) if source.chance(.7) else drills.odd(source), source.phrase(1, 3) if source.chance(.7) else drills.odd(source)
    call = box.call("edit", path=path, old=old, new=new)
    if call is None:
        return None
    turns = []
    if box.reads_first and box.call("read", path=path):
        turns = [Answer(f"I need to read {path} first.", "", box.call("read", path=path)), Result(shown(source, source.phrase(0, 3) + " " + old + " " + source.phrase(1, 3)))]
    ask = source.pick(["replace \"{o}\" with \"{n}\" in {p}", "in {p} replace '{o}' with '{n}'", "change `{o}` to `{n}` in {p}"]).format(p=path, o=old, n=new)
    return Step(ask, turns + [Answer(f"I replace {old} with {new}.", "", call), Result(changed(source, path))], None)


def step_function(source, box):
    turns = call_function(source, box)
    if turns is None or "\n" in turns[0].text:
        return None
    ask = turns[0].text.rstrip("?.")
    return Step(ask[0].lower() + ask[1:], turns[1:3], turns[3])


def joined(source, asks):
    """Instructions as one request."""
    capital = [a[0].upper() + a[1:] for a in asks]
    if len(asks) == 2:
        return source.pick(["{A}, then {b}", "{A} and then {b}", "First {a}. Then {b}.", "First {a}, then {b}.", "1. {A}\n2. {B}", "{A}. After that {b}.", "{A}. Then {b}", "Do two things: {a}, and {b}",
                            "{A}\nThen {b}"]).format(a=asks[0], b=asks[1], A=capital[0], B=capital[1])
    return source.pick(["First {a}, then {b}, and finally {c}.", "1. {A}\n2. {B}\n3. {C}", "{A}, then {b}, then {c}", "First {a}. Then {b}. Finally {c}.", "{A}. Then {b}. Then {c}.",
                        "Do three things:\n- {a}\n- {b}\n- {c}"]).format(a=asks[0], b=asks[1], c=asks[2], A=capital[0], B=capital[1], C=capital[2])


DONE = ("Everything is done.", "Done.")


def sequence(source, box):
    """Two or three independent steps in one request."""
    makers = [step_write, step_write, step_value, step_run, step_edit] + [step_function] * (2 if box.functions else 0)
    steps = [source.pick(makers)(source, box) for _ in range(2 if source.chance(.6) else 3)]
    if not all(steps):
        return None
    turns = [User(joined(source, [s.ask for s in steps]))]
    for step in steps:
        turns += step.turns
    return turns + [steps[-1].report or Answer(*DONE)]


def chain(source, box):
    """Steps that depend on each other."""
    a, b = source.path(), source.path()
    done = Answer(*DONE)
    reading, run_ok = box.call("read", path=a), "run" in box.operations
    read_a = lambda text: [Answer(f"I need to read {a} first.", "", reading), Result(shown(source, text))]
    save = lambda path, content, thought: [Answer(thought, "", box.call("write", path=path, content=content)), Result(written(source, path))]
    if reading is None or box.call("write", path=a, content="x") is None:
        return None
    match source.number(0, 9):
        case 0:
            pairs, text, _ = source.config()
            key, v = source.pick(pairs)
            request = source.pick(["Read {a} and write the value of {k} to {b}", "Take the value of {k} from {a} and save it in {b}", "Read {a}, then create {b} with the value of {k}"]).format(a=a, b=b, k=key)
            return [User(request)] + read_a(text) + save(b, v, f"{key} is {v}. I write it to {b}.") + [done]
        case 1:
            w1, w2, tail = source.word(), source.word(), source.phrase(1, 3)
            call = box.call("edit", path=a, old=w1, new=w2)
            if call is None:
                return None
            request = source.pick(["Create {a} with {x} {t}, then change {x} to {y} in it", "Create {a} containing {x} {t}. Then replace {x} with {y}."]).format(a=a, x=w1, y=w2, t=tail)
            return [User(request)] + save(a, w1 + " " + tail, f"I need to create {a}.") + [Answer(f"Now I replace {w1} with {w2}.", "", call), Result(changed(source, a)), done]
        case 2:
            lines, new = [source.line() for _ in range(source.number(1, 3))], source.line()
            request = source.pick(["Append the line {n} to {a}", "Add this line at the end of {a}: {n}", "Add a line to {a} that says {n}"]).format(a=a, n=new)
            turns = projects.appended(source, box, a, "\n".join(lines), new)
            return turns and [User(request)] + turns + [done]
        case 3 if run_ok:
            command, out = command_line(source), source.result_text().split("\n")[0]
            if command.startswith("echo "):
                out = command[5:].strip('"')
            request = source.pick(["Run `{c}` and write the output to {b}", "Run `{c}`, then save its output in {b}", "Save the output of `{c}` to {b}"]).format(c=command, b=b)
            return [User(request), Answer(f"I need to run {command}.", "", box.call("run", command=command)), Result(out)] + save(b, out, f"I write the output to {b}.") + [done]
        case 4:
            content = source.content()
            request = source.pick(["Copy {a} to {b}", "Read {a} and create {b} with the same content", "Make a copy of {a} named {b}"]).format(a=a, b=b)
            return [User(request)] + read_a(content) + save(b, content, f"I write the same content to {b}.") + [done]
        case 5:
            (pairs1, text1, _), (pairs2, text2, _) = source.config(), source.config()
            (k1, v1), (k2, v2) = source.pick(pairs1), source.pick(pairs2)
            request = source.pick(["Tell me the value of {k} in {a} and the value of {l} in {b}", "Read {a} and {b}. What is {k} in the first and {l} in the second?"]).format(a=a, b=b, k=k1, l=k2)
            return [User(request)] + read_a(text1) + [Answer(f"{k1} is {v1}. Now I need to read {b}.", "", box.call("read", path=b)), Result(shown(source, text2)),
                                                      Answer(f"{k1} is {v1} and {k2} is {v2}.", f"The value of {k1} is {v1} and the value of {k2} is {v2}.")]
        case 6:
            content, marked = in_sentence(source)
            request = source.pick(["Create {a} with {c}, then read it back", "Create {a} containing {c} and then show me what it says", "Write {c} to {a}, then read {a} and tell me what it says"]).format(a=a, c=marked)
            return [User(request)] + save(a, content, f"I need to create {a}.") + [Answer(f"Now I read {a}.", "", reading), Result(shown(source, content)), Answer("I repeat the content.", content)]
        case 7 if run_ok:
            passed, failed = source.number(1, 60), 0 if source.chance(.5) else source.number(1, 9)
            good, bad = source.pick([("ok", "failed"), ("green", "red"), (source.word(), source.word()), ("pass", "fail")])
            command = source.pick(["cargo test", "pytest", "make test", "npm test", "go test ./..."])
            request = source.pick(["Run `{c}`. If all tests pass, write {g} to {b}, otherwise write {x}.", "Run {c} and write {g} to {b} if it passes, or {x} if it fails"]).format(c=command, g=good, x=bad, b=b)
            word = bad if failed else good
            out = source.pick(["test result: {r}. {a} passed; {b} failed", "{a} passed, {b} failed"]).format(r="FAILED" if failed else "ok", a=passed, b=failed)
            return [User(request), Answer(f"I need to run {command}.", "", box.call("run", command=command)), Result(out)] + save(b, word, f"{failed} tests failed, so I write {word}.") + [done]
        case 8 if run_ok:
            script = source.pick([f"print(\"{source.phrase(1, 3)}\")", f"echo {source.phrase(1, 3)}"])
            a = source.word() + (".py" if script.startswith("print") else ".sh")
            command = ("python3 " if script.startswith("print") else "sh ") + a
            out = script[7:-2] if script.startswith("print") else script[5:]
            request = source.pick(["Create {a} with the content `{s}`, then run it with `{c}`", "Write {s} to {a} and run `{c}`", "Create {a}:\n```\n{s}\n```\nThen run `{c}` and tell me the output"]).format(a=a, s=script, c=command)
            return [User(request)] + save(a, script, f"I need to create {a}.") + [Answer(f"Now I run {command}.", "", box.call("run", command=command)), Result(out), Answer("I repeat the output.", out)]
    x, y = source.pseudo_word(), source.pseudo_word()
    grep, call = box.call("grep", pattern=x), box.call("edit", path=b, old=x, new=y)
    if grep is None or call is None or box.reads_first:
        return None
    request = source.pick(["Find the file that mentions {x} and replace {x} with {y} in it", "Search for {x} and change it to {y}"]).format(x=x, y=y)
    return [User(request), Answer(f"I need to search for {x}.", "", grep), Result(f"{b}:{source.number(1, 99)}:{x} = {source.number(1, 9)}"), Answer(f"It is in {b}.", "", call), Result(changed(source, b)), done]


def several(source, box):
    return sequence(source, box) if source.chance(.5) else chain(source, box)


def function_steps(source, box):
    """Functions one after the other: two, in training up to five."""
    n = 2 if source.held_out or source.chance(.5) else source.number(3, 5)
    calls = [call_function(source, box) for _ in range(n if source.held_out else 2 * n)]
    calls = [call for call in calls if call and "\n" not in call[0].text][:n]
    if len(calls) < n:
        return None
    asks = [call[0].text for call in calls]
    bare = [ask.rstrip("?.") for ask in asks]
    if n == 2:
        request = source.pick(["{a}. Then {b}", "First: {a}. Then: {b}", "1. {a}\n2. {b}"]).format(a=bare[0], b=asks[1])
    else:
        request = source.pick([". Then ".join(bare), "\n".join(f"{i + 1}. {ask}" for i, ask in enumerate(asks)), "First " + ". Then ".join(ask[0].lower() + ask[1:] for ask in bare) + ".",
                               "\n".join("- " + ask for ask in asks)])
    turns = [User(request)]
    for call in calls[:-1]:
        turns += call[1:3]
    return turns + calls[-1][1:]


from . import projects                                                  # last: it uses the parts above

TASKS = {"project": projects.project, "write": write, "read": read, "edit": edit, "run": run, "list": list_files, "search": search, "function": call_function, "which_tool": which_tool, "several": several, "function_steps": function_steps}

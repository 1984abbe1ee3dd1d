"""What comes after a finished request: the same for something else, a correction, once more, a question about what was done;
and errors that tell what to do next."""
from . import requests
from .chat import Answer, Call, Result, User
from .said import capital, said
from .tooling import DONE, ask_list, ask_read, ask_run, ask_search, ask_write, command_line, listing_answer, shown, written

# {x} is the other value, {o} the one before.
_CORRECT = ["no, I meant {x}", "no, {x}", "sorry, I meant {x}", "sorry, {x}", "I meant {x}, not {o}", "not {o}, {x}", "oops, I meant {x}", "oh, it should be {x}", "wait, I meant {x}", "my mistake, {x}", "I was wrong, it is {x}", "no no, {x}", "actually, I meant {x}", "actually {x}", "that was wrong. I meant {x}", "wrong one. I meant {x}", "not that one, {x}", "I said {x}, not {o}", "correction: {x}", "no. {x}, please",
            "hm, I meant {x} instead of {o}", "make that {x}", "instead of {o} it should be {x}", "I made a mistake. I meant {x}", "it was {x} that I meant", "{x} is what I meant", "please take {x} instead", "no, not {o}. {x}", "I wanted {x}", "sorry, wrong name: {x}", "change of plan: {x}"]
_SAME = ["and {x}?", "and {x}", "and now {x}", "now {x}", "the same for {x}", "the same with {x}, please", "now the same for {x}", "do the same for {x}", "do the same with {x}", "also {x}", "also for {x}", "what about {x}?", "how about {x}?", "{x} too", "and for {x}?", "now do {x}", "same for {x}", "next: {x}", "then {x}", "please do that for {x} as well", "and {x} as well", "repeat that for {x}", "again for {x}", "ok, and {x}?", "good, now {x}", "thanks, and {x}?", "now {x} please", "and what about {x}?",
         "can you do the same for {x}?", "do it for {x} too", "the next one is {x}", "one more: {x}"]
_AGAIN = ["again", "again, please", "do it again", "do that again", "once more", "one more time", "please repeat that", "repeat it", "run it again", "try again", "please try once more", "do the same again", "now again", "the same again", "same again please"]
_AGAIN_READ = ["read it again", "read it again, please", "show it again", "read the file again", "open it once more", "look at it again", "check the file again", "re-read it", "please read it one more time", "has it changed? read it again"]


def _styled(source, text):
    text = capital(text) if source.chance(.6) else text
    return text + ("." if text[-1].isalnum() and source.chance(.3) else "")


def _reading(source, box, path, text=None):
    text = text or source.pick([source.line, source.line, lambda: source.config()[1], lambda: "\n".join(source.line() for _ in range(source.number(2, 4)))])()
    return [Answer(f"I need to read {path}.", "", box.call("read", path=path)), Result(shown(source, text)), Answer("I repeat the content.", text)]


def _task(source, box, kind, value):
    """(request, turns behind it) of one simple operation with `value`."""
    match kind:
        case "read": return ask_read(source, value), _reading(source, box, value)
        case "run":
            out = value[5:].strip('"') if value.startswith("echo ") else source.result_text().split("\n")[0]
            return ask_run(source, value), [Answer(f"I need to run {value}.", "", box.call("run", command=value)), Result(out), Answer("I repeat the output.", out)]
        case "list":
            files, where = listing_answer(source), value
            return ask_list(source, where), [Answer(f"I need to list {where}.", "", box.call("list", folder=value)), Result("\n".join(files)), Answer("I list the files.", ", ".join(files))]
    path, line = source.path(), source.number(1, 400)
    return ask_search(source, value), [Answer(f"I need to search for {value}.", "", box.call("grep", pattern=value)), Result(f"{path}:{line}:{value}"), Answer(f"It is in {path}.", f"{value} is in {path}, line {line}.")]


def _value(source, kind):
    match kind:
        case "read": return source.path()
        case "run": return command_line(source)
        case "list": return source.word()
    return source.word() if source.chance(.6) else source.word() + "_" + source.word()


def _like(source, value):
    """A path that looks much like another one."""
    stem, dot, end = value.rpartition(".")
    return source.pick([f"{stem}2.{end}", f"{stem}.bak.{end}", f"{stem}_old.{end}", f"{stem}.new.{end}", f"{stem}.{source.pick(['md', 'txt', 'py', 'json', 'toml'])}", f"{source.word()}/{value.lstrip('/')}", f"{stem}-{source.word()}.{end}"])


def _able(box, *kinds):
    role = {"read": dict(path="x"), "run": dict(command="x"), "list": dict(folder="x"), "grep": dict(pattern="x"), "write": dict(path="x", content="x")}
    return [kind for kind in kinds if (kind != "run" or "run" in box.operations) and box.call(kind, **role[kind]) is not None]


def more_of_it(source, box):
    """One operation, then the same for other values, once more, or for the value that was meant."""
    kinds = _able(box, "read", "read", "run", "list", "grep")
    if not kinds:
        return None
    kind = source.pick(kinds)
    value = _value(source, kind)
    request, turns = _task(source, box, kind, value)
    turns = [User(request)] + turns
    for _ in range(source.number(1, 3)):
        x = source.random.random()
        if x < .15:
            again = source.pick(_AGAIN + (_AGAIN_READ * 2 if kind == "read" else []))
            turns += [User(_styled(source, again))] + _task(source, box, kind, value)[1]
            continue
        other = _like(source, value) if kind == "read" and "." in value and source.chance(.3) else _value(source, kind)
        if other == value:
            continue
        form = source.pick(_CORRECT if x < .55 else _SAME)
        mark = "`{}`" if kind == "run" and source.chance(.6) else "{}"
        text = form.format(x=mark.format(other), o=mark.format(value))
        turns += [User(text if text.startswith(other) else _styled(source, text) if kind != "run" or mark != "{}" else text)] + _task(source, box, kind, other)[1]
        value = other
    return turns


def written_again(source, box):
    """A file is written, then its name or its text was meant otherwise, or another one is wanted."""
    if not _able(box, "write"):
        return None
    path, content = source.path(), source.snippet(1, 6) if source.chance(.6) else source.line()
    saved = lambda p, c: [Answer(f"I need to create {p}.", "", box.call("write", path=p, content=c)), Result(written(source, p)), Answer("The file was created.", f"Created {p}.")]
    turns = [User(ask_write(source, path, content))] + saved(path, content)
    for _ in range(source.number(1, 2)):
        match source.number(0, 4):
            case 0 | 1:
                new = source.snippet(1, 6) if source.chance(.6) else source.line()
                text = source.pick(["no, it should say {x}", "no, I meant: {x}", "sorry, the content should be {x}", "the text should be {x}", "wait, it must contain {x}", "I meant the text {x}", "oops, the content is {x}", "write {x} instead", "change of plan, it should contain: {x}", "no, the content is: {x}", "actually it should say: {x}", "wrong text. It should be {x}", "put {x} there instead", "overwrite it with {x}",
                                    "now overwrite it with: {x}", "replace everything in it with {x}", "no, write {x} into it", "make it say {x}", "the content must be {x}, not {o}"])
                if " instead" in text or "there" in text or ", not" in text or " into it" in text:
                    text = text.replace("{x}", '"{x}"' if '"' not in new else "`{x}`").replace("{o}", '"{o}"')
                turns += [User(_styled(source, text).replace("{x}", new).replace("{o}", content))] + saved(path, new)
                content = new
            case 2 | 3:
                other = _like(source, path) if source.chance(.4) else source.path()
                text = source.pick(["no, the file should be called {x}", "I meant {x}, not {o}", "sorry, the name should be {x}", "wrong name, it should be {x}", "and the same in {x}", "now the same text in {x}", "also create {x} with the same content", "the same content in {x}, please", "write that to {x} too", "save it as {x} as well", "put the same into {x}", "no, I meant the file {x}", "oops, I meant {x}", "and also in {x}",
                                    "create {x} with the same text", "make a second file {x} with this content", "I need that in {x} as well"])
                turns += [User(_styled(source, text.format(x=other, o=path)))] + saved(other, content)
                path = other
            case _:
                ask, answer = source.pick([("(what|which text) did you (write|put) (into it|in it|there|in the file)?|what is in (it|the file|that file) now?|what does (it|the file) say now?|which content does it have?|what did I ask you to write?", content),
                                           ("(which|what) file did you (create|write|make)?|what is the (name of the file|file called)?|where did you (write|put|save) (it|that)?|what is the name of the file that you created?|which file was that?", path)])
                turns += [User(_styled(source, said(source, ask))), Answer("I remember what I wrote." if answer == content else f"I created {path}.", answer)]
    return turns


def hinted(source, box):
    """An error that says how to go on."""
    path, again = source.path(), source.path()
    name = again.split("/")[-1]
    match source.number(0, 5):
        case 0 | 1 if _able(box, "read"):
            error = source.pick(["Error: {p} not found. Did you mean {q}?", "File does not exist. Did you mean {q}?", "error: no such file: {p}. Similar: {q}", "ENOENT: {p}. Perhaps {q}?", "{p}: not found (did you mean {q}?)", "Error: no file {p}. There is {q}.", "File not found: {p}. It was moved to {q}."]).format(p=path, q=again)
            return [User(ask_read(source, path)), Answer(f"I need to read {path}.", "", box.call("read", path=path)), Result(error)] + _reading(source, box, again)
        case 2 if _able(box, "run"):
            script = source.word()
            bad, good, error = source.pick([(f"python {script}.py", f"python3 {script}.py", "python: command not found. Use python3."), (f"python {script}.py", f"python3 {script}.py", "sh: python: not found, did you mean python3?"), (f"./{script}.sh", f"sh {script}.sh", f"./{script}.sh: Permission denied (run it with sh {script}.sh)"),
                                            (f"pip install {script}", f"pip3 install {script}", "pip: command not found. Did you mean pip3?"), (f"npm {script}", f"npm run {script}", f"Unknown command: \"{script}\". Did you mean npm run {script}?"), (f"cargo {script}s", f"cargo {script}", f"error: no such command: `{script}s`. Did you mean `{script}`?"),
                                            (f"make {script}", f"make -C src {script}", f"make: no rule for {script} here. Run make -C src {script}")])
            out = source.phrase(1, 4)
            return [User(ask_run(source, bad)), Answer(f"I need to run {bad}.", "", box.call("run", command=bad)), Result(error), Answer(f"The error says what to run: {good}.", "", box.call("run", command=good)), Result(out), Answer("I repeat the output.", out)]
        case 3 if _able(box, "write") and "run" in box.operations and "write" in box.operations:
            folder, content = source.word(), source.phrase(1, 5)
            file = f"{folder}/{name}"
            call = box.call("write", path=file, content=content)
            error = source.pick(["Error: the directory {d} does not exist. Create it first.", "ENOENT: no such directory {d}", "error: {d}: No such file or directory (create the folder first)", "Cannot write: folder {d} is missing"]).format(d=folder)
            make = f"mkdir -p {folder}"
            return [User(ask_write(source, file, content)), Answer(f"I need to create {file}.", "", call), Result(error), Answer(f"I need to create the folder {folder} first.", "", box.call("run", command=make)), Result(source.pick(["", "(no output)"])),
                    Answer(f"Now I can create {file}.", "", call), Result(written(source, file)), Answer("The file was created.", f"Created {file}.")]
        case 4 if _able(box, "read", "list") == ["read", "list"] and "list" in box.operations:
            request = source.pick(["Find a file called {n} and read it", "There is a file {n} somewhere in {d}. Read it.", "List {d} and read {n}", "Look into {d} and show me {n}", "Open {n} in {d}; list the folder first"]).format(n=name, d="docs")
            files = sorted({source.path().split("/")[-1] for _ in range(source.number(1, 4))} | {name})
            if "Find a" in request:
                return None
            return [User(request), Answer("I need to list docs.", "", box.call("list", folder="docs")), Result("\n".join(files))] + _reading(source, box, f"docs/{name}")
    if not _able(box, "run"):
        return None
    command, error = command_line(source), source.pick(["Error: timed out after 10 s", "error: exit code 1", "bash: command failed", "Permission denied", "Error: out of memory", "fatal: not a git repository", "command not found"])
    return [User(ask_run(source, command)), Answer(f"I need to run {command}.", "", box.call("run", command=command)), Result(error), Answer("The command failed.", f"That failed: {error}")]


def at_once(source, box):
    """Several calls in one turn, because the request says so; their results come together."""
    kinds = _able(box, "read", "read", "write", "run")
    if not kinds:
        return None
    kind, n = source.pick(kinds), 2 if source.chance(.65) else 3
    foreign = source.chance(.5)                                         # who writes calls side by side unasked is another model
    together = source.pick(["at once", "at the same time", "in parallel", "in one go", "together", "in a single step", "in one step", "both at once" if n == 2 else "all at once", "with parallel calls"])
    match kind:
        case "read":
            paths = list(dict.fromkeys(source.path() for _ in range(n)))
            texts = [source.phrase(1, 5) for _ in paths]
            calls, results = [box.call("read", path=p) for p in paths], [shown(source, t) for t in texts]
            request = source.pick(["Read {l} {t}.", "read {l} {t}", "Open {l} {t} and tell me what they say.", "Show me {l} {t}", "{T}, read {l}.", "Please read {l} {t}."]).format(l=_and(paths), t=together, T=capital(together))
            answer = "\n".join(f"{p}: {t}" for p, t in zip(paths, texts))
        case "write":
            paths = list(dict.fromkeys(source.path() for _ in range(n)))
            texts = [source.phrase(1, 4) for _ in paths]
            calls, results = [box.call("write", path=p, content=t) for p, t in zip(paths, texts)], [written(source, p) for p in paths]
            request = source.pick(["Create {l} {t}.", "{T}, create {l}.", "create {l} {t}", "Please write {l} {t}."]).format(l=_and([f"{p} with {t}" if source.chance(.5) else f'{p} containing "{t}"' for p, t in zip(paths, texts)]), t="- " + together, T=capital(together)).replace(" - ", ", ")
            answer = "Created " + _and(paths) + "."
        case _:
            commands = list(dict.fromkeys(command_line(source) for _ in range(n)))
            texts = [source.phrase(1, 4) for _ in commands]
            calls, results = [box.call("run", command=c) for c in commands], texts
            request = source.pick(["Run {l} {t}.", "run {l} {t}", "{T}, run {l}.", "Execute {l} {t} and show me the output."]).format(l=_and([f"`{c}`" for c in commands]), t=together, T=capital(together))
            answer = "\n".join(texts)
    if len(calls) < 2:
        return None
    if foreign:
        request = request.replace(", " + together, "").replace(capital(together) + ", ", "").replace(" " + together, "")
    return [User(capital(request)), Answer("" if foreign else f"I make {len(calls)} calls at once.", "", calls[0], tuple(calls[1:]), foreign)] + [Result(r) for r in results] + [Answer("I report the results." if kind != "write" else "The files were created.", answer)]


def _and(parts):
    return ", ".join(parts[:-1]) + " and " + parts[-1]


def function_again(source, box):
    """A function with one value, then the same for other values."""
    able = [f for f in box.functions if len(f.parameters) == 1]
    if not able:
        return None
    function = source.pick(able)
    text, arguments = function.request(source, True)
    if len(arguments) != 1 or not isinstance(arguments[0][1], str) or arguments[0][1] not in text:
        return None
    (name, value), = arguments
    turns = [User(text), Answer(f"I call {function.name}.", "", Call(function.name, arguments))] + function.outcome(source, arguments, True)
    for _ in range(source.number(1, 3)):
        other = next((a[0][1] for t, a in (function.request(source, True) for _ in range(4)) if len(a) == 1 and isinstance(a[0][1], str) and a[0][1] != value and a[0][1] in t), None)
        if other is None:
            break
        form = source.pick(_SAME if source.chance(.6) else _CORRECT)
        if "{x}" != form[-3:] and (" " in other or not other[-1].isalnum()) and source.chance(.7):
            form = source.pick([f for f in _SAME + _CORRECT if f.endswith("{x}") or f.endswith("{x}?")])
        said_ = form.format(x=other, o=value)
        turns += [User(said_ if said_.startswith(other) else capital(said_) if source.chance(.6) else said_), Answer(f"I call {function.name}.", "", Call(function.name, [(name, other)]))] + function.outcome(source, [(name, other)], True)
        value = other
    return turns if len(turns) > 4 else None


def follow(source, box):
    kinds = {more_of_it: 9, written_again: 7, hinted: 6, at_once: 5, function_again: 10}
    for _ in range(6):
        turns = source.weighted(kinds)(source, box)
        if turns:
            return turns
    return None

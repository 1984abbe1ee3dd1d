"""What comes after a finished request (`dialogue.py`), errors that tell what to do next, several calls at once."""
from ..chat import Answer, Result, User
from ..files.tooling import ask_read, ask_run, ask_write, command_line, shown, written
from ..material import world
from ..words.said import capital
from . import dialogue


def _reading(source, box, path, text=None):
    text = text or source.pick([source.line, source.line, lambda: source.config()[1], lambda: "\n".join(source.line() for _ in range(source.number(2, 4)))])()
    return [Answer(f"I need to read {path}.", "", box.call("read", path=path)), Result(shown(source, text)), Answer("I repeat the content.", text)]


def _able(box, *kinds):
    role = {"read": dict(path="x"), "run": dict(command="x"), "list": dict(folder="x"), "grep": dict(pattern="x"), "write": dict(path="x", content="x")}
    return [kind for kind in kinds if (kind != "run" or "run" in box.operations) and box.call(kind, **role[kind]) is not None]


def _alike(source, path):
    """The same file with another ending, in another folder, or with one letter more."""
    folder, _, name = path.rpartition("/")
    stem, dot, ending = name.rpartition(".")
    match source.number(0, 2):
        case 0 if stem: name = stem + dot + source.pick([e for e in world.EXTENSIONS if e != ending])
        case 1 if stem: name = stem + source.pick(["s", "2", "_old", "_new", "1"]) + dot + ending
        case _: folder = source.pick([f for f in world.FOLDERS if f != folder])
    return f"{folder}/{name}" if folder or path.startswith("/") else name


def hinted(source, box):
    """An error that says how to go on."""
    path = source.path()
    again, name = _alike(source, path), path.split("/")[-1]
    match source.number(0, 5):
        case 0 | 1 if _able(box, "read"):
            error = source.pick(["Error: {p} not found. Did you mean {q}?", "File does not exist. Did you mean {q}?", "error: no such file: {p}. Similar: {q}", "ENOENT: {p}. Perhaps {q}?", "{p}: not found (did you mean {q}?)", "Error: no file {p}. Did you mean {q}?", "File not found: {p}. It was moved to {q}."]).format(p=path, q=again)
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
            request = source.pick(["List {d} and read {n}", "List the files in {d}, then read {n}", "List {d}, then show me {n}", "Open {n} in {d}; list the folder first"]).format(n=name, d="docs")
            files = sorted({source.path().split("/")[-1] for _ in range(source.number(1, 4))} | {name})
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
    foreign = not source.held_out and source.chance(.5)                                         # who writes calls side by side unasked is another model
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


def follow(source, box):
    kinds = {dialogue.dialogue: 26, hinted: 6, at_once: 5}
    for _ in range(6):
        turns = source.weighted(kinds)(source, box)
        if turns:
            return turns
    return None

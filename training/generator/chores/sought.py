"""Files that a search or another file leads to, in words that name no program: found by name or by what stands in them, then read; a file that tells of another one; a script whose name stands in a file; what a command printed, put into a file."""
from ..chat import Answer
from ..files.deeds import Deed, deed, thinking
from ..files.searches import search_call
from ..files.tooling import DONE
from ..material import world
from .found import said_in
from .parts import filled, folder, marked, path, printed, ran, task, word, wording

_THEN = "(, then| and|. Then|, and then|; then)"
_READ = "(read it|open it|read the file|open the file|look into it)"
_NAMED = (
    f"find (the file |){{n}} (in|under|somewhere in|below) {{d}}{_THEN} {_READ} and tell me {{w}}|find (the file |){{n}} (in|under) {{d}}, {_READ} and tell me {{w}}|(there is a|there must be a) {{n}} somewhere (in|under|below) {{d}}. (Find it, read it and tell me|Read it and tell me) {{w}}|(locate|search for|look for) {{n}} (in|under) {{d}}{_THEN} {_READ} and (tell me|say) {{w}}|"
    f"(search|look through) {{d}} for (the file |){{n}}{_THEN} tell me {{w}}|find {{n}} (in|under) {{d}}. {_READ}. What is {{w}}?|find (the file |){{n}} (in|under) {{d}} and {_READ}. What is {{w}}?|{{n}} is somewhere (in|under|below) {{d}}. What is {{w}}?|find (the file |){{n}}{_THEN} {_READ} and tell me {{w}}|(find|locate) {{n}}. {_READ}. What is {{w}}?|(can|could) you find {{n}} (in|under) {{d}} and tell me {{w}}?")
_ENDING = (
    f"find (all |the |all the |){{e}} files (in|under|below) {{d}}{_THEN} read the (one|one you found|file you found|only one) and tell me {{w}}|find (all |the |){{e}} files{_THEN} read the (one|one you found|file you found) and tell me {{w}}|there is (one|a single|exactly one) {{e}} file (somewhere |)(in|under) {{d}}. (Find it, read it and tell me|Find it and tell me) {{w}}|"
    f"(find|search for) the {{e}} file (in|under) {{d}}{_THEN} {_READ} and tell me {{w}}|find the {{e}} file (in|under) {{d}} and {_READ}. What is {{w}}?")
_HOLDING = (
    f"(search|look through) {{d}} for {{x}}{_THEN} (read|open) the file (where it is|where it stands|you found|that has it|it is in) and tell me {{w}}|(find|search for|look for) {{x}} in {{d}}{_THEN} (read|open) (that file|the file|the file it is in) and tell me {{w}}|(find|see) (which file|the file that|which of the files) in {{d}} (mentions|contains|has) {{x}}{_THEN} {_READ} and tell me {{w}}|"
    f"which file in {{d}} (mentions|contains|has) {{x}}? (Read it|Open it) and tell me {{w}}|(one of the files|some file|a file) in {{d}} (mentions|contains) {{x}}. (Find it|Find out which), read it and tell me {{w}}|find the file in {{d}} (with|that has|that mentions) {{x}}, read it and tell me {{w}}|(search|look) in {{d}} for {{x}} and open the file. What is {{w}}?")
_POINTED = (
    f"read {{p}}{_THEN} read the file (whose name is in it|whose name stands there|it names|that it names|it points to|named in it) and tell me {{w}}|{{p}} (holds|contains|has) the (name|path) of another file. (Read that one|Read it|Open that file) and tell me {{w}}|(open|read) {{p}}. It (holds|contains|has|gives) the (name|path) of a file(, read that|. Read that one|; open it) and tell me {{w}}|"
    f"(which file does {{p}} name|which file is named in {{p}})? Read it and tell me {{w}}|in {{p}} (there is|stands|you find) the (name|path) of a file. (Read|Open) that file and tell me {{w}}|(follow|go to) the file named in {{p}} and tell me {{w}}|first read {{p}}, then the file (that it names|whose name is in it), and tell me {{w}}")
_COPIED = (
    f"read {{p}}{_THEN} read the file (whose name is in it|it names|that it names|it points to) and (write|put|save) {{w}} (into|to|in) (a new file |){{b}}|{{p}} (holds|contains|has) the name of another file. Read that one{_THEN} (write|put|save) {{w}} (into|to) {{b}}|(find|locate) {{w}} in the file (that {{p}} names|named in {{p}}) and (write|save) it to {{b}}")
_SCRIPT = (
    f"read {{p}}. It (holds|contains|has) the name of a script(; run that script|. Run that script|, run it) with {{r}} and tell me (the result|what it prints|the output)|{{p}} (says|tells) which script to run. (Read it and run|Run) that script with {{r}}|(read|open) {{p}}{_THEN} run the script (whose name is in it|it names|named there) with {{r}}|"
    f"(run|start) the script (named in|whose name is in) {{p}} with {{r}}( and tell me what it prints|)|(open|read) {{p}} and run the script it names(,| -) use {{r}}( for it|)")
_FIRST = (
    f"run {{c}} first. (After you see the output|When you have its output|Once you have the output|Then|After that)(,|) (create|make|write) (the file |a file |){{b}} with it|first run {{c}}{_THEN} (put|write|save) (its output|the output|what it prints|the result) (into|in|to) {{b}}|run {{c}} and (put|save|write) (its output|the output|the result|what it prints) (in|into|to) {{b}}|"
    f"(put|save|write) (what {{c}} prints|the output of {{c}}|the result of {{c}}) (into|in|to) {{b}}|run {{c}}. (The output goes|What it prints goes|Its output belongs|Put the output) into {{b}}|(execute|run) {{c}} now. (Next|Afterwards)(,|) (write|save) the output (to|into) {{b}}|{{b}} should contain (what {{c}} prints|the output of {{c}})")
_COMMANDS = "uname;Linux|hostname;{w}-{n}|whoami;{w}|pwd;/home/{w}/{w}|date +%Y;20{n}|uname -m;x86_64|node --version;v{n}.{m}.0|python3 --version;Python 3.{n}.1|git rev-parse --short HEAD;{h}|git branch --show-current;{w}|nproc;{n}|arch;aarch64|id -un;{w}|ls;{f}|date +%A;Monday|git log -1 --format=%s;fix {w}|wc -l < {f};{n}|basename {f};{w}.txt|uptime -p;up {n} minutes|echo {w};{w}|head -n 1 {f};{w} {w}".split("|")
_RUNNERS = {"sh": ["bash", "sh", "bash"], "py": ["python3", "python", "python3"], "js": ["node"], "rb": ["ruby"], "pl": ["perl"], "ts": ["deno", "bun"]}


def _sought(source, box, thought, found, text="", **what):
    """A search and the path that it brings, with the first line of `text` in which a pattern stands; None where the tools cannot."""
    call, out = search_call(box, **what), found
    if "pattern" in what:
        n, line = next((n, line) for n, line in enumerate(text.split("\n"), 1) if what["pattern"] in line)
        out = source.pick(["{p}:{n}:{x}", "{p}:{n}: {x}", "Found 1 matches\n{p}:\n  Line {n}: {x}", "{p}\n  {n}: {x}", "{p}"]).format(p=found, n=n, x=line)
    return call and Deed("search", what, Answer(thought, "", call), out, Answer(*DONE), "")


def _inside(source, d, name):
    return "/".join([d, *(source.pick(world.FOLDERS) for _ in range(source.weighted({0: 3, 1: 5, 2: 2}))), name])


def _told(what, x):
    return Answer(f"The file says {what} is {x}.", x)


def found_file(source, box):
    """A file of a name, or the only one of an ending, somewhere below a folder; the same without a folder."""
    file, text, what, x = said_in(source)
    name, d = file.rsplit("/")[-1].lstrip("."), folder(source)
    if "." not in name:
        return None
    ending = "." + name.rsplit(".", 1)[1]
    by_ending = source.chance(.35)
    request = wording(source, _ENDING if by_ending else _NAMED, n=name, e=ending, d=source.pick(["{d}", "{d}", "the folder {d}", "the {d} folder"]).format(d=d), w=what)
    where = d if d in request else "."
    at = _inside(source, where if where != "." else "." if source.chance(.4) else source.pick(world.FOLDERS), name)
    glob = "*" + ending if by_ending else name
    if where == "." and "glob" in box.operations:
        at = at.removeprefix("./")
        found = thinking(deed(source, box, "glob", text=at, glob="**/" + glob), f"I need to find {glob} first.")
    else:
        found = _sought(source, box, f"I need to find {glob} first.", at, glob=glob, path=where)
    return task(source, [found, thinking(deed(source, box, "read", path=at, text=text), f"It is {at}.")], request, _told(what, x), d, x)


def found_text(source, box):
    """The file in which a word stands is read."""
    file, text, what, x = said_in(source)
    words = [one for one in dict.fromkeys(text.replace('"', " ").replace(":", " ").replace("=", " ").split()) if len(one) > 3 and one.replace("_", "").isalnum() and one not in x and one.lower() not in what.lower()]
    if not words:
        return None
    key, d = source.pick(words), folder(source)
    at = _inside(source, d, file.rsplit("/")[-1])
    mark = source.pick(["{}", "{}", '"{}"', "'{}'", "`{}`"])
    request = wording(source, _HOLDING, x=mark.format(key), d=source.pick(["{d}", "{d}", "the folder {d}", "the {d} folder"]).format(d=d), w=what)
    return task(source, [_sought(source, box, f"I need to search {d} first.", at, text, pattern=key, path=d), thinking(deed(source, box, "read", path=at, text=text), f"It is in {at}.")], request, _told(what, x), d)


def pointed(source, box):
    """A file that holds the name of another one, which is read, and now and then copied from."""
    file, text, what, x = said_in(source)
    p = source.pick(["", "", "notes/", "data/", "/tmp/", "/srv/", "config/"]) + source.pick("pointer next where start target which link path current active latest index first today ref source name hint map".split()) + source.pick([".txt", ".txt", ".txt", ".md", ".cfg", ".conf", ""])
    line = source.pick(["{f}", "{f}", "{f}", "file: {f}", "path={f}", "see {f}", "next: {f}"]).format(f=file)
    first = thinking(deed(source, box, "read", path=p, text=line), f"I need to read {p} first.")
    second = thinking(deed(source, box, "read", path=file, text=text), f"It names {file}.")
    if source.chance(.35):
        b = path(source, ["txt", "md"])
        return task(source, [first, second, thinking(deed(source, box, "write", path=b, content=x), f"The file says {what} is {x}. I write it to {b}.")], wording(source, _COPIED, p=p, w=what, b=b), Answer(*DONE), b)
    return task(source, [first, second], wording(source, _POINTED, p=p, w=what), _told(what, x), p)


def script(source, box):
    """A script whose name stands in a file is run by the program that is told."""
    end = source.pick(list(_RUNNERS))
    p, name, runner = path(source, ["txt", "txt", "md", "cfg"]), f"{source.pick(['', '', 'scripts/', 'bin/', './'])}{word(source)}.{end}", source.pick(_RUNNERS[end])
    out = filled(source, source.pick(["{n} files copied", "done", "{n} tests passed", "total: {m}", "ok", "{w} is ready", "backup of {w} made", "hello {w}", "{n}", "no changes", "sent {n} mails"]))
    line = f"{runner} {name}"
    read = thinking(deed(source, box, "read", path=p, text=source.pick(["{f}", "{f}", "{f}", "script: {f}", "run={f}"]).format(f=name)), f"I need to read {p} first.")
    return task(source, [read, ran(source, box, line, out, f"It names {name}: {line}.")], wording(source, _SCRIPT, p=p, r=runner), printed(out), p, runner)


def first_run(source, box):
    """A command, then a file with what it printed."""
    command, out = filled(source, source.pick(_COMMANDS), {}).split(";")
    b = path(source, ["txt", "txt", "md", "log"])
    kept = thinking(deed(source, box, "write", path=b, content=out), f"It printed {out}. I write that to {b}.")
    return task(source, [ran(source, box, command, out), kept], wording(source, _FIRST, c=marked(source, command, .5 if " " in command else .75), b=b), Answer(*DONE), b, command)


def sought(source, box):
    """One of these; None where the tools cannot."""
    if not box.operations:
        return None
    run = "run" in box.operations
    for _ in range(6):
        turns = source.weighted({found_file: 10, found_text: 8, pointed: 9, script: 4 if run else 0, first_run: 7 if run else 0})(source, box)
        if turns:
            return turns
    return None

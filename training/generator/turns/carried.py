"""Files that are read before they are changed, what was read or printed carried into another file, and what is said at the end."""
import re

from ..answers import reading
from ..chat import Answer, User
from ..files.contents import quoted
from ..files.deeds import below, brief, command, content, deed, files, folder, thinking
from ..files.editing import around, exact_pair, some_text, varied
from ..files.languages import called, known_file, whole_file
from ..files.tooling import DONE, missing
from ..words.wording import typed, worded

_READ_EDIT = (
    "(please |)read {p}, (replace {o} with|change {o} to) {n}( in it| there| in the file|)|(please |)read {p}. (Replace {o} with|Change {o} to) {n}( in it| there| in the file|)|read {p}(, then| and then|. Then|, and then) (change {o} to {n}|replace {o} (with|by) {n})( in it| there|)|first read {p}, then (change {o} to {n}|replace {o} with {n})|read {p} and (change {o} to {n}|replace {o} with {n})( in it| there|)|(look at|have a look at|take a look at|check|open) {p}(, then| and then|. Then| first, then) (change {o} to {n}|replace {o} with {n})( in it| there|)|"
    "read {p} first, then (change {o} to {n}|replace {o} with {n}|edit it so that {o} becomes {n})|(read|open) (the file |){p} and (change {o} to {n}|replace {o} with {n})|read {p}. It says {o} somewhere, (change it to|make it|change that to) {n}|(before you change anything,|first) read {p}. Then (replace {o} with {n}|{o} should become {n})|"
    "(can|could) you read {p} and then (change {o} to {n}|replace {o} with {n})( in it|)?|read {p}, (find {o} and change it to {n}|then edit it: {o} becomes {n}|then swap {o} for {n})|in {p}(,|) (change {o} to {n}|replace {o} with {n})(, but read it first| after reading it|. Read it first)|1. read {p} 2. (replace {o} with {n}|change {o} to {n})")
_EDIT_READ = (
    "(change {o} to {n}|replace {o} with {n}) in {p}(, then| and then|. Then) (show me|read|print) (the file|it|the result|the whole file)|in {p}(,|) (change {o} to {n}|replace {o} with {n})(, then| and then|. Then|. After that) (show me|read|print) (the file|it|the result)( again|)|"
    "(replace {o} with {n}|change {o} to {n}) in {p} and (show me|tell me) what (the file|it) says (now|then|afterwards)|(change {o} to {n}|replace {o} with {n}) in {p}. (What does it say now?|What is in the file now?|Read it again afterwards and show me what it says.|Then read it back to me.)")
_VALUE = (
    "read {a} and (write|save|put) {w} (to|into|in) {b}|(read|open) {a}(, then| and then|. Then) (write|save|put) {w} (to|into|in) {b}|(find|look up|get|take) {w} (in|from) {a} and (write|save|put) (it|that|only that|just that) (to|into|in) {b}|(write|save|copy|put) {w} from {a} (to|into|in) {b}|what is {w} in {a}? (Write|Save|Put) (it|the answer) (to|into|in) {b}|"
    "{a} (says|tells|contains) {w}. (Write|Save|Put) it (to|into|in) {b}|(create|make) {b} with {w} from {a}( in it|)|(create|make) (a file |){b} that (contains|has) (only |just |){w} from {a}|I need {w} from {a} in (a file called |the file |){b}|(check|look into) {a} for {w} and (write|save) it (to|in) {b}|read {a}, find {w}, and (write|save) it (to|in) {b}|"
    "(extract|pull) {w} (from|out of) {a} and (write|save) it (to|in|into) {b}|(can|could) you read {a} and (write|save) {w} (to|in) {b}?|read {a}. (Create|Write|Make) {b} with (just |only |){w}( and nothing else| in it|)|(take|copy) (just |only |){w} from {a} (into|to) {b}|store {w} from {a} in {b}( please|)|read {a} and make a (new |)file {b} with {w}")
_VALUE_TOLD = (
    "(read|open) {a}, (write|save) {w} to {b} and tell me what it is|(find|look up) {w} in {a}, (write|save) it (to|in) {b} and tell me( what it is|)|what is {w} in {a}? (Write|Save) it (to|in) {b} and tell me( too|)|(write|save|put) {w} from {a} (to|into) {b} and tell me what you wrote|read {a} and tell me {w}. Also (write|save) it (to|in) {b}|(tell me|say) {w} from {a} and (write|save) it to {b} (too|as well)")
_OUTPUT_TOLD = (
    "run {c}, (write|save) the output (to|in) {b} and (tell me|show me) (what it says|the output|what it prints)|run {c}, (save|put) (its output|the result|what it prints) (in|into) {b}, and (show it to me|tell me the output|show me the output|tell me what it was)|(run|execute) {c}(. Write|. Save) the output (to|in) {b} and tell me (what it is|the output|what it said)|"
    "(write|save|put) the output of {c} (to|in|into) {b} and (show|tell) (it to me|me the output|me what it says)|run {c} and tell me (the output|what it prints). Also (write|save) it (to|in) {b}|what does {c} print? (Write|Save) it (to|in) {b} (too|as well) and tell me|(execute|run) {c}, (keep|save) (the output|the result) in {b} and (report|repeat) it( to me| here|)")
_SECOND = (
    "(read|open) {a} and then {b}, and (tell|show) me (only |)what {b} says|(read|open) {a}, then (read |open |){b}(, and| and|. Then) tell me what the second (one|file) says|read {a} first and {b} after that. (What does the second one say?|Tell me what {b} says.|Show me only the second.)|(read|look at) {a} and {b}, (but |)(tell me|show me) only (the second|what is in {b}|the content of {b})|"
    "first read {a}, then {b}, (and|then) (repeat|show me) (the content of {b}|the second one|what {b} says)|read {a}. Then read {b} and (tell|show) me what (it|{b}) says|(open|read) both {a} and {b}. What does {b} say?")
_FIRST = "(read|open) {a} and then {b}, and (tell|show) me (only |)what {a} (says|said)|(read|look at) {a} and {b}, (but |)(tell me|show me) only (the first|what is in {a}|the content of {a})|(open|read) both {a} and {b}. What does {a} say?|read {a} first, then {b}. (What did the first one say?|Show me only the first.)"
_SECOND_WRITTEN = (
    "(read|open) {a} and {b}, then (write|save) (the content of {b}|what {b} says|the content of the second|the second one|what the second one says) (to|in) {c}|(read|open) {a}, then (read |open |){b}(, and|. Then) (write|save|put) (the content of {b}|what {b} says|the text of the second) (to|into|in) {c}|"
    "read {a} first. Then read {b} and (write|save) its content (to|in) {c}|read {a} and then {b}. (Create|Make) {c} with (what {b} says|the content of {b}|the text of the second)|(look at|read) both {a} and {b}; (copy|write|save) the second (to|into) {c}")
_LISTED = "(list|look at) the files in {d} and (write|save) (their names|the names|the list) (to|into|in) {b}|(write|save|put) (a list of |the names of |)the files in {d} (to|into|in) {b}|(list the files in|see what is in) {d}(, then| and then|. Then) (write|save) (the names|the list) (to|in|into) {b}|(create|make) {b} with the names of the files in {d}"
_TELL_DONE = (", and tell me when you are done| and tell me when it is done|. Tell me when you're done| and confirm|, then confirm|, and confirm when it's done|. Confirm when done|. Let me know when it's done|, and let me know when you're finished|. Report when done| and report back when it is done|. Confirm it when you have finished| and let me know when that is done")
_DEEDS = {
    "write": "(create|make|write) {p} (with|containing|with the content|with the text) {x}|(write|put|save) {x} (to|into|in) {p}|(create|make) a file (called |named |){p} (with|containing|that says) {x}",
    "edit": "(replace {x} with|change {x} to) {n} in {p}|in {p}(,|) (replace {x} with|change {x} to) {n}|edit {p}: (replace {x} with|change {x} to) {n}",
    "run": "run {c}|execute {c}|run the command {c}|please run {c}"}
_QUIET = ["mkdir -p {w}/{v}", "mkdir {w}", "touch {w}.txt", "rm {w}.log", "cp {w}.txt {v}.txt", "mv {w}.md {v}.md", "chmod +x {w}.sh", "git add .", "git add {w}.py", "rm -rf {w}", "git checkout -b {w}"]


def _asked(source, done, form, answer, *ends, **values):
    """Turns of a request and what was done for it; None where a tool is missing."""
    if not all(done):
        return None
    text = worded(source, form, **values)
    return [User(typed(source, text, *ends, *values.values()))] + [turn for d in done for turn in d.turns] + [answer]


def _marked(source, *texts):
    """The texts in marks that occur in none of them, short words now and then without; None where there are none."""
    forms = [form for form in ['"{}"', '"{}"', "'{}'", "`{}`", "`{}`"] if not any(form[0] in text for text in texts)]
    if all(re.fullmatch(r"\w{3,}", text) for text in texts) and source.chance(.6):
        forms = ["{}"]
    form = forms and source.pick(forms)
    return form and [form.replace("{}", text) for text in texts]


def _pair(source):
    x = source.random.random()
    if x < .35: return exact_pair(source)
    if x < .6: return source.word(), source.word()
    old = some_text(source)
    return old, varied(source, old) if source.chance(.5) else some_text(source)


def _edited(source, box, p):
    (old, new), forms = _pair(source), _READ_EDIT
    marked = _marked(source, old, new)
    if old == new or not marked or "\n" in old + new or len(old) < 3:
        return None
    edit = deed(source, box, "edit", path=p, old=old, new=new)
    values = dict(p=p, o=marked[0], n=marked[1])
    if edit and source.chance(.25):
        text = around(source, old).replace(old, new)
        again = deed(source, box, "read", text=text, path=p)
        return _asked(source, [edit, again], _EDIT_READ, Answer("I repeat the content.", text), **values)
    text = around(source, old)
    return _asked(source, [deed(source, box, "read", text=text, path=p), edit], forms, Answer("The file was changed.", f"Updated {p}."), **values)


def _valued(source, box, a, b):
    if source.chance(.45):
        a, text, facts = known_file(source)
        what, value, *_ = source.pick(facts)
        b = f"{what.split()[-1]}.{source.pick(['txt', 'txt', 'md', 'log'])}" if source.chance(.4) else b
    else:
        file = reading.kept(source)
        text, (what, value, *_) = file.text, source.pick(file.facts)
    if "\n" in value or what.startswith("the number of"):              # a program counts
        return None
    what, told = re.sub(" in (the section )?", " of ", what), source.chance(.25)
    look = deed(source, box, "read", text=text, path=a)
    if look and source.chance(.05):
        look.result = missing(source, a)
        return _asked(source, [look], _VALUE, Answer("The file is missing.", f"{a} does not exist."), w=what, a=a, b=b)
    kept = thinking(deed(source, box, "write", path=b, content=value), f"{what} is {value}. I write it to {b}.")
    return _asked(source, [look, kept], _VALUE_TOLD if told else _VALUE, Answer(f"It is {value}.", value) if told else Answer(*DONE), w=what, a=a, b=b)


_PASTED = (
    "(create|make|write) (a file |the file |){p} with (this content|the following content|the following|this):\n{f}\n{t}|(save|write|put) (this|the following) (as|to|in|into) {p}:\n{f}\n{t}|(create|write) {p}:\n{f}\n{t}|{p} should contain:\n{f}\n{t}|here is {p}, save it:\n{f}\n{t}|(create|make) {p} containing:\n\n{f}\n\n{t}")
_THEN = {
    "run": "(then|Then|after that|Then please|and then|afterwards) (run|execute) {c} and (tell me|show me) (the output|what it prints)|(then|Then) run {c}(.|)|run it with {c} and tell me the output|Execute it with {c}. What does it print?|Then run {c} and give me its output.",
    "read": "(then|Then|after that|and then) (read it back|read the file|show me the file|read it and show me what it says)(.|)|Then read {p} to check it.|Read it back to me afterwards.|then open it and show me the content",
    "done": "(and|then) confirm|Tell me when it's done.|Confirm when you are done.|Let me know when it is saved.",
    "edit": "(then|Then|after that) (change {o} to {n}|replace {o} with {n}) in it(.|)|Then edit it: {o} should become {n}|and then replace {o} with {n}"}
_COMMANDS = {"py": "python3 {p}", "sh": "bash {p}", "js": "node {p}", "go": "go run {p}", "sql": "sqlite3 test.db < {p}", "ts": "npx tsx {p}"}


def _pasted(source, box):
    """A file is pasted between marks, and something is to be done after it was written."""
    path, text = whole_file(source)
    end = path.rsplit(".", 1)[-1]
    kind = source.weighted({"run": 8 if end in _COMMANDS and "run" in box.operations else 0, "read": 3, "done": 3, "edit": 4})
    made = deed(source, box, "write", path=path, content=text)
    if not made or "```" in text:
        return None
    values, then, answer = dict(p=path), [], Answer(*DONE)
    match kind:
        case "run":
            values["c"] = "`" + _COMMANDS[end].format(p=path) + "`"
            then = [deed(source, box, "run", command=values["c"].strip("`"), text=source.pick([source.phrase(1, 4), str(source.number(0, 999)), source.line()]))]
            answer = Answer("I repeat the output.", then[0].text)
        case "read":
            then = [deed(source, box, "read", path=path, text=text)]
            answer = Answer("I repeat the content.", text)
        case "edit":
            words = [word for word in dict.fromkeys(re.findall(r"\w{4,}", text)) if text.count(word) == 1]
            if not words:
                return None
            old, new = source.pick(words), source.pick([source.word(), source.pseudo_word(), str(source.number(10, 999))])
            mark = source.pick(["{}", '"{}"', "`{}`", "'{}'"])
            values |= dict(o=mark.format(old), n=mark.format(new))
            then = [deed(source, box, "edit", path=path, old=old, new=new)]
    if not all(then):
        return None
    fence = f"```{source.pick(['', '', called(path)[1]])}\n{text}\n```"
    request = worded(source, _PASTED, p=path, f=fence, t=worded(source, _THEN[kind], **values))
    return [User(typed(source, request, path, *values.values()))] + [turn for d in [made, *then] for turn in d.turns] + [answer]


_FOUND = (
    "find (the file |){n} and (read it|open it|show it to me)|(where is|where's) {n}? (Read it|Open it|Show it to me)|find {n}. (Read it|Then read it)|find {n} and (tell|show) me what (it says|is in it)|(locate|look for) (the file |){n} and (read it|open it|show it to me)|find the file (called|named) {n}(, then| and then|. Then| and) (read|open) it|{n} is somewhere in this project. (Find it and read it|Find and read it|Find it and show me what it says)|"
    "(somewhere|in some folder) there is a {n}. (Find it and open it|Find and read it)|find out where {n} is and (read|open) it|I don't know where {n} is. Find it and (read it|show it to me)|(search|look) for a file (called|named) {n} and (read it|show it to me)|(can|could) you find {n} and (read|open) it?")
_FOUND_EDIT = (
    "find (the file |){n} and (change {o} to {m}|replace {o} with {m}) in it|(locate|look for) {n}(, then| and then|. Then| and) (change {o} to {m}|replace {o} with {m})( there| in it|)|{n} is somewhere in this project. (Change {o} to {m}|Replace {o} with {m}) in it|find (the file |){n}, it says {o}. (Make it|Change that to) {m}")
_HOW_MANY = "how many {k} files (are there|do we have|are in (this|the) (project|repository|repo))?|count the {k} files( in (this|the) project|)|(what is|tell me) the number of {k} files( in this project|)(?|)|find all {k} files and (count them|tell me how many there are)|how many files match {g}?|(list|find) the files matching {g} and tell me how many there are"


def _sought(source, box):
    """Files that are found by their names, then read, changed or counted."""
    if source.chance(.3) and "glob" in box.operations:                  # else a program counts
        end = source.pick("py ts js rs go md json yaml css html txt sh csv toml".split())
        found = list(dict.fromkeys(f"{source.pick([folder(source), source.word(), ''])}/{source.word()}.{end}".lstrip("/") for _ in range(source.number(1, 9))))
        first = deed(source, box, "glob", glob=f"**/*.{end}", text="\n".join(found))
        return _asked(source, [first], _HOW_MANY, Answer(f"{', '.join(found)}: {len(found)} files.", str(len(found))), k=f".{end}", g=f"**/*.{end}")
    path = whole_file(source)[0] if source.chance(.4) else known_file(source)[0] if source.chance(.5) else source.path()
    name = path.rsplit("/")[-1]
    path = source.pick([below(folder(source), name), below(source.word(), name), path])
    if "glob" not in box.operations and path[0] not in "./" and source.chance(.6):
        path = "./" + path                                              # as find shows it
    first, text = deed(source, box, "glob", glob=f"**/{name}", text=path), content(source)
    if source.chance(.65):
        return _asked(source, [first, deed(source, box, "read", path=path, text=text)], _FOUND, Answer("I repeat the content.", text), n=name)
    old, new = _pair(source)
    marked = _marked(source, old, new)
    if old == new or not marked or "\n" in old + new:
        return None
    return _asked(source, [first, deed(source, box, "edit", path=path, old=old, new=new)], _FOUND_EDIT, Answer(*DONE), n=name, o=marked[0], m=marked[1])


_FOLDER = (
    "(create|make) (a|the) (folder|directory) {d} and (in it|inside it) (a file |the file ){n} (with|containing) {x}|(create|make) (a|the|a new) (folder|directory) (called |named |){d}(, then| and then|. Then) (create|write) {d}/{n} (with|containing) {x}|(create|make) (the directory|the folder|a folder) {d} and (put|write) {x} into {d}/{n}|"
    "I need a (folder|directory) {d} with a file {n} in it that (says|contains) {x}|mkdir {d}, then (create|write) {d}/{n} (with|containing) {x}|(create|make) (a|the) (folder|directory) {d}. (In it|Inside), (create|make) {n} (with|containing) {x}|first (create|make) (a|the) (folder|directory) {d}, then (the file |){d}/{n} with {x}")
_MOVED = "(rename|move) {a} to {b}(, then| and then|. Then| and) (read|open|show me) (it|{b})|(rename|move) {a} to {b} and (tell|show) me what it says|give {a} the new name {b} and (then |)(read|show me) it|(rename|move) {a} to {b}. What does it say?"


def _with_shell(source, box, a, b):
    """A command that prints nothing, and behind it what another tool does."""
    if "run" not in box.operations:
        return None
    if source.chance(.6):
        x, marked = brief(source)
        where, name = source.pick([source.word(), folder(source), source.word() + "/" + source.word()]), b.rsplit("/")[-1]
        if x == marked and " " in x:
            return None
        done = [deed(source, box, "run", text="", command=f"mkdir -p {where}"), deed(source, box, "write", path=f"{where}/{name}", content=x)]
        return _asked(source, done, _FOLDER, Answer(*DONE), d=where, n=name, x=marked)
    text = content(source)
    return _asked(source, [deed(source, box, "run", text="", command=f"mv {a} {b}"), deed(source, box, "read", path=b, text=text)], _MOVED, Answer("I repeat the content.", text), a=a, b=b)


_REWRITTEN = {
    "replaced": "copy {a} to {b}, but (replace {o} with {n}|with {n} instead of {o}|change {o} to {n})|read {a}, replace {o} with {n} and (write|save) the result (to|in) {b}|read {a} and (write|save) it to {b} with {n} instead of {o}|(create|make) {b} (from|like) {a}, but with {n} instead of {o}|{b} should be {a} with {o} replaced by {n}",
    "shorter": "copy {a} to {b} without (the|its) {k} line|read {a} and (write|save) everything but the {k} line (to|in) {b}|read {a}, leave out the {k} line and (write|save) the rest (to|in) {b}|(create|make) {b} with {a} minus its {k} line|{b} should (have|contain) all lines of {a} (except|but) the {k} one",
    "longer": "copy {a} to {b} and add the line {x} at the end|read {a}, add the line {x} at the end and (write|save) the result (to|in) {b}|read {a} and (write|save) it to {b} with the line {x} (added |)at the end|(create|make) {b} with the content of {a} followed by the line {x}",
    "capitals": "copy {a} to {b} in (capital letters|capitals|upper case|uppercase)|read {a} and (write|save) it in (capital letters|capitals|upper case|uppercase) to {b}|read {a}, (convert|change|turn) it (to|into) (upper case|uppercase|capital letters) and (write|save) it (to|in) {b}|(create|make) {b} with the text of {a} in (capital letters|upper case|uppercase)"}


def _rewritten(source, box, a, b):
    """What one file says goes into another with one change."""
    kind = source.weighted({"replaced": 4, "shorter": 3, "longer": 3, "capitals": 2})
    lines, values = [source.pick([lambda: source.phrase(1, 4), source.line])() for _ in range(source.number(2, 5))], dict(a=a, b=b)
    match kind:
        case "replaced":
            old, new = source.word(), source.pick([source.word(), source.pseudo_word(), str(source.number(2, 999))])
            at = source.number(0, len(lines) - 1)
            lines[at] = " ".join([source.phrase(0, 2), old, source.phrase(0, 2)]).strip()
            if "\n".join(lines).count(old) != 1:
                return None
            mark = source.pick(["{}", '"{}"', "`{}`"])
            values |= dict(o=mark.format(old), n=mark.format(new))
            result = [line.replace(old, new) for line in lines]
        case "shorter":
            k, i = source.pick([("first", 0), ("last", -1), ("second", 1)])
            values["k"], result = k, lines[:]
            del result[i]
        case "longer":
            line, marked = quoted(source)
            values["x"], result = marked, lines + [line]
        case _: lines, result = [text := source.phrase(1, 3)], [text.upper()]
    text = "\n".join(result)
    kept = deed(source, box, "write", path=b, content=text)
    return kept and _asked(source, [deed(source, box, "read", path=a, text="\n".join(lines)), kept], _REWRITTEN[kind], Answer(*DONE), **values)


def _confirmed(source, box, p):
    """One thing, and a word when it is done."""
    match source.weighted({"write": 5, "edit": 4, "run": 3 if "run" in box.operations else 0}):
        case "write":
            x, marked = brief(source)
            done, values = deed(source, box, "write", path=p, content=x), dict(p=p, x=marked)
            form = _DEEDS["write"]
            if x == marked:
                return None
        case "edit":
            (old, new), form = _pair(source), _DEEDS["edit"]
            marked = _marked(source, old, new)
            if not marked or old == new or "\n" in old + new or not marked[0][0] in "\"'`":
                return None
            done, values = deed(source, box, "edit", path=p, old=old, new=new), dict(p=p, x=marked[0], n=marked[1])
        case _:
            line = source.pick(_QUIET).format(w=source.word(), v=source.word())
            done, form = deed(source, box, "run", text="", command=line), _DEEDS["run"]
            values = dict(c=f"`{line}`")
    if not done:
        return None
    text = worded(source, form, **values) + source.pick(_TELL_DONE.split("|"))
    return [User(typed(source, text, *values.values()))] + done.turns + [Answer(*DONE)]


def carried(source, box):
    """One of these; None where the tools cannot."""
    if not box.operations:
        return None
    a, b, c = (source.path() for _ in range(3))
    if len({a, b, c}) < 3:
        return None
    does = lambda operation, **values: deed(source, box, operation, **values)
    match source.weighted({"edited": 26, "valued": 26, "confirmed": 16, "output": 9 if "run" in box.operations else 0, "second": 9, "second written": 7, "names": 5, "sought": 9, "shell": 7, "rewritten": 8, "pasted": 14, "whole": 4}):
        case "edited": return _edited(source, box, a)
        case "valued": return _valued(source, box, a, b)
        case "rewritten": return _rewritten(source, box, a, b)
        case "shell": return _with_shell(source, box, a, b)
        case "sought": return _sought(source, box)
        case "pasted": return _pasted(source, box)
        case "confirmed": return _confirmed(source, box, a)
        case "output":
            line = command(source)
            first = "`" not in line and does("run", command=line, text="\n".join(source.plain_line() for _ in range(source.number(2, 4))) if source.chance(.3) and not line.startswith("echo") else None)
            return first and _asked(source, [first, does("write", path=b, content=first.text)], _OUTPUT_TOLD, Answer("I repeat the output.", first.text), c=f"`{line}`", b=b)
        case "second":
            x, y = content(source), content(source)
            first, second = does("read", path=a, text=x), does("read", path=b, text=y)
            return _asked(source, [first, second], _SECOND, Answer(f"I repeat what {b} says.", y), a=a, b=b) if source.chance(.8) else _asked(source, [first, second], _FIRST, Answer(f"I repeat what {a} says.", x), a=a, b=b)
        case "second written":
            y = content(source)
            return _asked(source, [does("read", path=a, text=content(source)), does("read", path=b, text=y), does("write", path=c, content=y)], _SECOND_WRITTEN, Answer(*DONE), a=a, b=b, c=c)
        case "names":
            where = folder(source)
            names = "\n".join(files(source))
            return _asked(source, [does("list", folder=where, text=names), does("write", path=b, content=names)], _LISTED, Answer(*DONE), d=where, b=b)
    path, text = whole_file(source)                                    # a whole file, copied
    if path == b:
        return None
    form = "(copy|duplicate) {a} to {b}|(read|open) {a} and write (the same|its content|exactly the same text) to {b}|read {a}, then (create|write) {b} with (exactly |)the same content|(make|create) {b} with the content of {a}|write what is in {a} to {b}(, unchanged|)"
    return _asked(source, [does("read", path=path, text=text), does("write", path=b, content=text)], form, Answer(*DONE), a=path, b=b)

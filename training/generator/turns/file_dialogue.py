"""Follow-ups of operations on files: another file, another text, read it, run it, undo it, save what it said."""
from ..chat import Answer, User
from ..files.deeds import below, brief, command, content, deed, folder
from ..files.tooling import DONE
from ..words.wording import typed, worded
from . import dialogue
from .dialogue import _AGAIN, _INSTEAD, _NAMED, _NEXT, _NOT, afterwards, asked

_FIRST = {
    "write": "(create|make|write) {p} (with|containing|with the text|with the content) {x}|(put {x} in|put {x} into|write {x} to|save {x} to|save {x} in) {p}|(create|make) a (new |)file (called |named |){p} (with|containing) {x}|I need a file {p} (with|that says) {x}|{p} should (say|contain) {x}. Create it",
    "read": "(read|show me|open|print|display|view) {p}|what (does {p} say|is in {p})?|(show me|give me) the (content|contents|text) of {p}|(what is|what's) in {p}?|let me see {p}",
    "run": "(run|execute) {x}|(run|execute) {x}( for me| please| and tell me the output| and show me the output)|what does {x} (print|say|output)?|use the shell to run {x}",
    "list": "(list|show)( me|) the files in {d}|what is in the folder {d}?|(which|what) files (are|do you see) in {d}?|list {d}|list the folder {d}",
    "grep": "(search|look|grep) for {x}|where is {x}( defined| used|)?|(find|locate) {x}( in the code| in the files|)|which file (mentions|contains) {x}?",
    "edit": "in {p}(,|) (replace {o} with|replace {o} by|change {o} to) {n}|(replace {o} with|replace {o} by|change {o} to) {n} in {p}|edit {p}: (replace {o} with|change {o} to) {n}"}

_ANOTHER = (
    "(another|one more|a second|another file|one more file|a second one)(,|:| one| called| named|) {p} (with|containing|that says)( the text| the content|) {x}|and (one more|another one|another file|one|a file|another)( called| named|) {p} with( the text| the content|) {x}|also {p} (with|containing) {x}|"
    "(now|then|next|and|also|and now|and then) {p} (with|containing|that says|with the text) {x}|the same for {p}, but with {x}|do the same for {p} with {x}|and {p}, (content|text): {x}|next: {p} with {x}|{p} with {x} (too|as well|next)|one more: {p} with {x}|"
    "and (put|write|save) {x} (into|in|to) {p}|(now|also|then) (put|write|save) {x} (into|in|to) {p}|(create|make|add|write) {p} (too|as well|next)(, with|, containing|. Content:) {x}|(thanks|good|ok|great)(,|.) (now|and|also) {p} with {x}|I (also |)need {p}( too|) with {x}|"
    "and a second file {p} with {x}|another one called {p} with {x}|another one named {p} with {x}|one more called {p} with {x}|(do|make) another one: {p} with {x}")
_SAME_TEXT = (
    "(the same|same) (text|content|thing) (in|into|for) {p}|(also|and also|now also|now) (save it to|write it to|put it into|save the same in|write the same to) {p}|(create|make|write) {p} (too|as well|also) with the same (text|content)|and {p} with the same (text|content)|now the same (for|in|with) {p}|do the same for {p}|"
    "(copy|duplicate) (it|that) (to|as) {p}|a copy (in|as|called|named) {p}(, please| too|)|and the same (in|for|with) {p}|same for {p}|also {p} with that (text|content)|(create|make) a second one called {p} with the same (text|content)|(I need|make) a copy named {p}|also in {p}|and in {p} too|{p} (too|as well)")
_OVERWRITE = (
    "(overwrite|replace) (it|the content|its content|the text|everything|that) with {x}|write {x} (into it|to it|there|in it) instead|(sorry|no|oops|wait), (it should say|it should contain|I meant|the content should be|the text should be|it must say) {x}|no, (write|put) {x}( into it| in it|)|make it say {x}( instead|)|"
    "(it|the file) should (say|contain) {x}( instead|)|the (text|content) (is|was|should be|must be) {x}, sorry|(change|correct) the (content|text) to {x}|(with|but with) {x} instead|wrong (text|content)(, |. )(it is|I meant|it should be) {x}|I meant (the text |the content |){x}, not {y}|not {y}(, |, but ){x}|{x} instead of {y}|"
    "(now|again|once more|the same file)( but|) with (the text |the content |){x}|the (text|content) should be {x}, not {y}")
_RENAMED = (
    "(sorry|oops|no|wait)(, |. )(I meant the file|I meant|I wanted it in|in) {q}( instead|)|wrong (file|path)(, |. )(I meant |it is |it should be ){q}|I meant {q}(, not {p}|)|not {p}(, |, but ){q}|the path should have been {q}, sorry|"
    "{q} instead of {p}|I (wanted|need) it in {q} instead|in {q}, not in {p}|(I meant|I said) {q}, not {p}")
_READ_BACK = (
    "(now |then |and |ok, |)(read|show me|print|open) (it|the file|that file)( again| now|)|(now |then |and |)read it back( to me|)|what does (it|the file) say( now|)?|(what's|what is) in (it|the file)( now|)?|(let me|I want to) see (it|the file)|(check|verify) what it says|"
    "(does|did) it work? (read|show|open) it|(read|show) me what is in it|look into (it|the file)|(show|tell) me what it says( now|)|please (read|show|open) it( again|)|and now (read|show|open) it")
_DELETE = "(now |then |and |ok, |)(delete|remove|erase) (it|that file|the file)( again| please| now|)|(delete|remove) {p}( again| now|)|also (delete|remove) (it|the file)|get rid of (it|the file)|(I|we) (don't|do not) need it any more(, |. )(delete|remove) it|throw it away|rm {p}"
_DELETE_OLD = "(now |also |and |then |ok, |)(delete|remove|erase) the (old|first|previous|other) (one|file)( please| now| again|)|the (old|first) one can go(, delete it|. Delete it|)|(and |)get rid of the (old|first|other) (one|file)|(I|we) (don't|do not) need the (old|first) one any more(, |. )(delete|remove) it"
_MOVE = "(rename|move) (it|the file|that file) to {q}|change its name to {q}|(it|the file) should be (called|named) {q} now(. Rename it|)|give it the name {q}|mv {p} {q}|rename {p} to {q}|(now |then |and |)(move|rename) it to {q}"
_SAVE = (
    "(save|write) (it|that|the output|the result|this|the text) to {q}|(now |and |then |please |also |)(save|write) (it|that|the output|the result) to {q}|(put|store) (it|that|the output|the result) in {q}|I (want|need) (it|that) in {q}|(create|make) {q} with (it|that|the output|that text)|"
    "(can|could) you (save|write|put) (it|that) (to|in|into) {q}?|keep (it|that) in {q}|(copy|write) (it|that) to {q}( as well| too|)|and (write|save) the (result|output) to {q}|{q} should (contain|say) (that|the same|it)")
_OPEN = "(open|read|show me|print|view) (it|that file|the file|that one|that|this file)|(open|read|show me) the file( you found|)|(what's|what is) in (it|that file)?|let me see (it|the file|that file)|what does (it|that file|the file) say?|and what does it say?|(now |then |and |ok, )(open|read|show me) (it|that file)"
_NTH = "(open|read|show me|print|view) the {k} (one|file|of them|of these)|(now |then |and |ok, |)(open|read) the {k}( one|)|what (is in the {k} (one|file)|does the {k} (one|file) say)?|the {k} one(, please|)|show me what is in the {k} one|(I want to|let me) see the {k} (one|file)"
_THIS = "(open|read|show me|print|view) {f}|(now |then |and |ok, |)(open|read|show me) {f}|what (is in {f}|does {f} say)?|(let me|I want to) see {f}|and what does {f} say?|{f}, please"
_UNDO = "(change|put|turn|set) it back|undo (that|it|the change|this|the edit)|revert (that|it|the change|this)|(back again|and back again)|(no|sorry|oops|wait)(, |. )(undo that|change it back|put it back|that was wrong, undo it)|take (that|the change) back|restore the old text|I want the old text back"
_ALSO_IN = "(now |)the same in {q}|(do|repeat) (that|it|the same) in {q}( too| as well|)|(also|and also|now also) in {q}|and in {q}( too| as well|)?|same (change|edit|thing) in {q}|{q} too|make the same change in {q}|(apply|do) (that|the same) (to|in) {q}( as well|)|(now|next): {q}"
_ALSO_THAT = "(now|and|also|then|and also|and now) (replace {o} with|replace {o} by|change {o} to) {n}|also change {o} to {n}|in the same file(,|) (replace {o} with|change {o} to) {n}|and change {o} to {n} too|there(,|) also (replace {o} with|change {o} to) {n}|(the same file|next): change {o} to {n}"
_COUNT = "how many {t} (are there|are that|is that|does it have|did you see|are in it|were there)?|count the {t}|(what is|tell me) the number of {t}|how many {t}?|number of {t}?"
_LINE = "(in |on |)(which|what) line (was|is) (it|that)( in|)?|(tell me|say|give me) the line( number| again|)|(what|which) line number?|on which line?|line number?|the line, please|in what line exactly?"
_FILE = "(in |)(which|what) file (was|is) (it|that)( again|)?|(tell me|say|name|give me) (only |just |)the file( again| name| once more|)|(what|which) file?|only the file name|just the path|what was the (name|path) of the file?"
_EDITING = {"make", "change", "correct", "replace", "exchange", "set", "put"}
_NTHS = [("first", 0), ("second", 1), ("last", -1), ("third", 2)]
_CODE = ['`{}`', '`{}`', '"{}"', "{}"]


def files(source, box):
    """An operation, then one to four things that refer to it."""
    last = _start(source, box)
    if last is None:
        return None
    text, done = last
    turns, before = [User(text)] + done.turns + [done.answer], done
    for _ in range(source.weighted({1: 5, 2: 4, 3: 2, 4: 1})):
        if source.chance(.18) or done.failed:
            said = [(name, value) for name, value in [("file" if source.chance(.6) else "path", done.values.get("path")), ("command", done.values.get("command")), ("folder", done.values.get("folder")), ("pattern", done.values.get("pattern")), ("text", done.values.get("content"))] if value and value != "."]
            turns += afterwards(source, turns[-1].text, done.done if not done.failed else done.answer.text, done.call.call.tool, said)
            continue
        if source.chance(.08) and done.operation not in ("edit",):
            new = (worded(source, _AGAIN), deed(source, box, done.operation, **done.values, **({"text": done.text} if done.operation in ("read", "list") else {"text": done.found} if done.found else {})))
        else:
            p, q = before.values.get("path"), done.values.get("path")
            if before.operation == done.operation == "write" and p != q and source.chance(.3):
                new = _shell(source, box, worded(source, _DELETE_OLD), f"rm {p}", f"I deleted {p}.")
            else:
                new = _AFTER[done.operation](source, box, done)
        if not new or not new[1]:
            continue
        text, what = new
        if isinstance(what, Answer):
            turns += [asked(source, text), what]
            continue
        values = [v for d in (what, done) for value in map(str, d.values.values()) for v in (value, value.split("/")[-1]) if v]
        turns += [asked(source, text, *values)] + what.turns + [what.answer]
        before, done = done, what
    return turns if len(turns) > 4 else None


def _start(source, box):
    operation, p = source.weighted({"write": 8, "read": 5, "run": 5, "list": 3, "grep": 3, "edit": 3}), source.path()
    match operation:
        case "write":
            x, marked = brief(source)
            text, done = worded(source, _FIRST["write"], p=p, x=marked), deed(source, box, "write", fails=.03, path=p, content=x)
        case "read":
            text, done = worded(source, _FIRST["read"], p=p), deed(source, box, "read", text=content(source), fails=.05, path=p)
        case "run":
            if "run" not in box.operations:
                return None
            c = command(source)
            text, done = worded(source, _FIRST["run"], x=_marked(source, c)), deed(source, box, "run", fails=.04, command=c)
        case "list":
            d = folder(source)
            text, done = worded(source, _FIRST["list"], d=d), deed(source, box, "list", folder=d)
        case "grep":
            x = source.pick([source.word(), source.pseudo_word(), source.word() + "_" + source.word()])
            text, done = worded(source, _FIRST["grep"], x=x), deed(source, box, "grep", pattern=x)
        case _:
            (o, marked), (n, marked_n) = brief(source), brief(source)
            if o == n:
                return None
            text, done = worded(source, _FIRST["edit"], p=p, o=marked, n=marked_n), deed(source, box, "edit", path=p, old=o, new=n)
    return done and (typed(source, text, *done.values.values()), done)


def _marked(source, command):
    forms = [form for form in _CODE if form[0] not in command]
    return source.pick(forms).replace("{}", command)


def _after_write(source, box, done):
    p, x, q = done.values["path"], done.values["content"], source.path()
    y, marked = brief(source)
    match source.weighted({"another": 10, "same": 5, "overwrite": 6, "renamed": 5, "read": 7, "delete": 3, "move": 3}):
        case "another": return worded(source, _ANOTHER, p=q, x=marked), deed(source, box, "write", path=q, content=y)
        case "same": return worded(source, _SAME_TEXT, p=q), deed(source, box, "write", path=q, content=x)
        case "overwrite": return worded(source, _OVERWRITE, x=marked, y=x), "\n" not in x and len(x) < 60 and deed(source, box, "write", path=p, content=y)
        case "renamed": return worded(source, _RENAMED, q=q, p=p), deed(source, box, "write", path=q, content=x)
        case "read": return worded(source, _READ_BACK, p=p), deed(source, box, "read", text=x, path=p)
        case "delete": return _shell(source, box, worded(source, _DELETE, p=p), f"rm {p}", f"I deleted {p}.")
        case _: return _shell(source, box, worded(source, _MOVE, p=p, q=q), f"mv {p} {q}", f"I renamed {p} to {q}.")


def _shell(source, box, text, line, said):
    made = "run" in box.operations and deed(source, box, "run", text=source.pick(["", "", "(no output)"]), command=line)
    if not made:
        return None
    made.answer, made.done = Answer(*DONE), said
    return text, made


def _other(source, said, old, name, first=False):
    form = source.weighted({_NEXT: 5, _INSTEAD: 3, _NOT: 2, _NAMED: 2})
    while _EDITING & set((text := worded(source, form, v=said, o=old, w=name)).split()):        # nothing is to be renamed
        pass
    return text


def _after_read(source, box, done):
    p, q, text = done.values["path"], source.path(), done.text
    lines = text.split("\n")
    match source.weighted({"other": 10, "save": 6, "count": 2, "line": 3, "delete": 1, "move": 1}):
        case "other": return _other(source, q, p, source.pick(["file", "file", "path"])), deed(source, box, "read", text=content(source), fails=.04, path=q)
        case "save": return worded(source, _SAVE, q=q), deed(source, box, "write", path=q, content=text)
        case "count" if len(lines) < 13: return worded(source, _COUNT, t="lines"), Answer(f"I count {len(lines)} lines.", str(len(lines)))
        case "line" if len(lines) > 1 and all(line.strip() for line in lines):
            k, i = source.pick(_NTHS[:3])
            return worded(source, "(what is|what was|what's|tell me|repeat|say|give me|only|just) the {k} line(, please| of it| again|)|the {k} line|what does the {k} line say?|(repeat|show) only the {k} line", k=k), Answer(f"I repeat the {k} line.", lines[i])
        case "delete": return _shell(source, box, worded(source, _DELETE, p=p), f"rm {p}", f"I deleted {p}.")
        case "move": return _shell(source, box, worded(source, _MOVE, p=p, q=q), f"mv {p} {q}", f"I renamed {p} to {q}.")
    return None


def _after_run(source, box, done):
    c, q = command(source), source.path()
    match source.weighted({"other": 10, "save": 5}):
        case "other" if "`" not in c:
            marked = _marked(source, c)
            text = worded(source, "(now|and|then|next|and now|and then|also|ok, now) (run |execute |)({v})|(run|execute) {v}( too| as well| next| now|)|(now|next): {v}|(after that|next|then), {v}|and what does {v} (print|say)?|(and |)what about {v}?|not that, (run |){v}|(sorry|no|wait|oops)(, |. )(I meant|run|make it|it should be) {v}|"
                          "wrong command(, |. )(I meant |run |it is ){v}|I meant {v}(, not {o}|)|{v} instead( of {o}|)|(another|one more|next) command: {v}|not {o}(, |, but ){v}|the same with {v}|(thanks|good|ok)(, |. )(now |and ){v}", v=marked, o=done.values["command"])
            return text, c != done.values["command"] and deed(source, box, "run", fails=.03, command=c)
        case "save" if done.text and done.text != "(no output)": return worded(source, _SAVE, q=q), deed(source, box, "write", path=q, content=done.text)
    return None


def _after_list(source, box, done):
    d, old = folder(source), done.values["folder"]
    names = done.text.split("\n")
    match source.weighted({"other": 8, "count": 4, "nth": 5, "this": 5}):
        case "other": return _other(source, d, old, source.pick(["folder", "directory"])), deed(source, box, "list", folder=d)
        case "count": return worded(source, _COUNT, t=source.pick(["files", "files", "entries"])), Answer(f"I count {len(names)} files.", str(len(names)))
        case "nth":
            k, i = source.pick(_NTHS[:3] if len(names) > 1 else _NTHS[:1])
            return worded(source, _NTH, k=k), deed(source, box, "read", path=below(old, names[i]))
        case _:
            f = source.pick(names)
            return worded(source, _THIS, f=f), deed(source, box, "read", path=below(old, f))


def _after_grep(source, box, done):
    x, y = done.values["pattern"], source.pick([source.word(), source.pseudo_word(), source.word() + "_" + source.word()])
    match source.weighted({"other": 7, "open": 7, "line": 2, "file": 2}):
        case "other": return _other(source, y, x, source.pick(["word", "pattern", "text"])), deed(source, box, "grep", pattern=y)
        case "open": return worded(source, _OPEN), deed(source, box, "read", text="\n".join([source.line(), x + " = " + source.code()][source.number(0, 1):]), path=done.found)
        case "line": return worded(source, _LINE), Answer(f"It was line {done.text}.", done.text)
        case _: return worded(source, _FILE), Answer(f"It was {done.found}.", done.found)


def _after_edit(source, box, done):
    p, o, n, q = done.values["path"], done.values["old"], done.values["new"], source.path()
    (x, marked), (y, marked_y) = brief(source), brief(source)
    match source.weighted({"undo": 0 if done.text else 5, "in": 0 if done.text else 5, "that": 5, "read": 2}):
        case "undo":
            undone = deed(source, box, "edit", path=p, old=n, new=o)
            if undone:
                undone.text = "undone"                                  # the same again could mean either change
            return worded(source, _UNDO), undone
        case "in": return worded(source, _ALSO_IN, q=q), deed(source, box, "edit", path=q, old=o, new=n)
        case "that": return worded(source, _ALSO_THAT, o=marked, n=marked_y), x != y and deed(source, box, "edit", path=p, old=x, new=y)
        case _: return worded(source, _READ_BACK, p=p), deed(source, box, "read", text=n if source.chance(.5) else source.phrase(1, 3) + " " + n, path=p)


_AFTER = {"write": _after_write, "read": _after_read, "run": _after_run, "list": _after_list, "grep": _after_grep, "edit": _after_edit}

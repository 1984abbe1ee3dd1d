"""One call whose result is counted or searched: how many files, lines, words, matches; whether something is there; which comes first."""
from ..chat import Answer, User
from ..material import world
from ..words.wording import typed, worded
from . import contents
from .deeds import deed, files, folder

_FILES = ("how many files (are in|are there in) {d}?|(count|tell me the number of|what is the number of) (the |)files in {d}|(list {d} and|look into {d} and) (count the files|tell me how many files there are)|number of files in {d}?|how many (entries|things|documents) (are in|do you see in) {d}?|(can you|please) count the files in {d}")
_THERE = "is there a file (called |named |){x} in {d}?|is there a {x} in {d}?|does {d} (have|contain) (a file |){x}?|(do we have|can you find|do you see) {x} in {d}?|(check|see) (whether|if) {x} is in {d}|is {x} in {d}?|(look into|list) {d}: is {x} there?"
_NTH = "(what is|which is|tell me|name) the {k} file in {d}(?|)|(which|what) file (comes|is|stands) {k} in {d}?|(list|look into) {d} and tell me the {k} file|the {k} file (of|in) {d}(, please|?)"
_WITH = "(which|what) file in {d} (ends in {e}|ends with {e}|has the ending {e}|is a {e} file)?|is there a {e} file in {d}? (Which|What is its name|Name it)(?|)|(name|tell me) the {e} file in {d}|(find|which is) the file with (the ending|extension) {e} in {d}(?|)"
_LINES = "how many lines (does {p} have|has {p})?|(count|tell me the number of|what is the number of) (the |)lines (in|of) {p}|how many lines (are|are there) in {p}?|(read|open) {p} and (count the lines|tell me how many lines it has)|number of lines in {p}?|how (long is {p}|many lines long is {p})? In lines|(please |)count the lines (in|of) {p}"
_WORDS = "how many words (does {p} have|has {p})?|(count|tell me the number of) (the |)words (in|of) {p}|how many words (are|are there|do you find) in {p}?|(read|open) {p} and (count the words|tell me how many words it has)|number of words in {p}?"
# Where there is a shell, a program counts, unless the file is to be read.
_READ_LINES = "(read|open|look at|view) {p}( and|, then|. Then|;) (count the lines|tell me how many lines it has|say how many lines there are|tell me the number of lines|give me the line count)"
_READ_WORDS = "(read|open|look at|view) {p}( and|, then|. Then|;) (count the words|tell me how many words it has|say how many words there are|tell me the number of words|give me the word count)"
_MENTIONS = "does {p} (mention|contain|have|say) {x}?|is {x} (in|mentioned in|part of) {p}?|(check|see|look|find out) (whether|if) {p} (mentions|contains|has) {x}|(read|open) {p}: (is {x} in it|does it mention {x})?|(can|do) you (find|see) {x} in {p}?"
_WHICH = "(what is|what's|tell me|repeat|show me|give me|read out) the {k} line (of|in|from) {p}(?|)|(the |){k} line of {p}(, please|?)|(read|open) {p} and (tell me|show me|repeat) (only |just |)the {k} line|(what|which) line (is|stands|comes) {k} in {p}?|(only|just) the {k} line of {p}"
_WORD = "(what is|what's|tell me) the {k} word (of|in) {p}(?|)|with which word does {p} {v}?|(what|which) word does {p} {v} with?|the {k} word (of|in) {p}(, please|?)|(read|open) {p} and tell me the {k} word"
_BRIEF = ["", "", "", "", "", " Only the answer.", " Answer briefly.", " Just the answer, please.", " Keep it short."]


def _asked(source, form, done, answer, thought, **values):
    text = typed(source, worded(source, form, **values), *values.values())
    return done and [User(text + (source.pick(_BRIEF) if text.endswith("?") else ""))] + done.turns + [Answer(thought, answer)]


def _of_folder(source, box):
    where = folder(source)
    names = files(source)
    done = deed(source, box, "list", text="\n".join(names), folder=where)
    listed = ", ".join(names)
    match source.number(0, 3):
        case 0: return _asked(source, _FILES, done, str(len(names)), f"{listed}: {len(names)} files.", d=where)
        case 1:
            x = source.pick(names) if source.chance(.5) else source.word() + "." + source.pick(world.EXTENSIONS)
            return _asked(source, _THERE, done, "Yes." if x in names else "No.", f"The files are {listed}.", d=where, x=x)
        case 2:
            k, i = source.pick([("first", 0), ("second", 1), ("last", -1)])
            return _asked(source, _NTH, done, names[i], f"The {k} file is {names[i]}.", d=where, k=k) if len(names) > 1 else None
    ending = source.pick(["txt", "md", "py", "json", "csv", "log", "rs", "html"])
    names = files(source, ending=ending)
    done = deed(source, box, "list", text="\n".join(names), folder=where)
    found = next(name for name in names if name.endswith("." + ending))
    return _asked(source, _WITH, done, found, f"It is {found}.", d=where, e="." + ending)


def _of_file(source, box):
    path, shell = source.path(), "run" in box.operations
    lines = [source.pick([source.word, lambda: source.phrase(2, 6), source.line])() for _ in range(source.number(1, 9))]
    match source.number(0, 5):
        case 0 | 1: return _asked(source, _READ_LINES if shell else _LINES, deed(source, box, "read", text="\n".join(lines), path=path), str(len(lines)), f"I count {len(lines)} lines.", p=path)
        case 2:
            text = source.phrase(1, 8) if source.chance(.6) else source.snippet(2, 9)
            n = len(text.split())
            return _asked(source, _READ_WORDS if shell else _WORDS, deed(source, box, "read", text=text, path=path), str(n), f"{', '.join(f'{i + 1} {w}' for i, w in enumerate(text.split()))}.", p=path)
        case 3:
            x = source.pick("\n".join(lines).split()) if source.chance(.5) else source.word()
            text = "\n".join(lines)
            if not x.isalnum() or len(x) < 3 or (x.lower() in text.lower()) != (x in text.split()):
                return None
            return _asked(source, _MENTIONS, deed(source, box, "read", text=text, path=path), "Yes." if x in text.split() else "No.", f"I look for {x}.", p=path, x=x)
        case 4:
            k, i = source.pick([("first", 0), ("second", 1), ("third", 2), ("last", -1), ("last", -1)])
            return _asked(source, _WHICH, deed(source, box, "read", text="\n".join(lines), path=path), lines[i], f"I repeat the {k} line.", p=path, k=k) if len(lines) > 2 else None
    text = source.phrase(2, 7)
    k, i, verb = source.pick([("first", 0, "begin"), ("last", -1, "end")])
    return _asked(source, _WORD, deed(source, box, "read", text=text, path=path), text.split()[i], f"The {k} word is {text.split()[i]}.", p=path, k=k, v=verb)


_WAIT = "(sorry|no|wait|oops|no wait|correction|I mean|rather)(, |: )(I mean |I meant |)"


def _put_right(source, box):
    """A file or a text is told, and told again in the same message; the second counts."""
    wait, p, q = source.pick([", ", " - ", ". ", "; "]) + worded(source, _WAIT).rstrip() + " ", source.path(), source.path()
    if source.chance(.4):
        done = deed(source, box, "read", path=q)
        return p != q and done and [User(typed(source, source.pick(["read ", "open ", "show me ", "what is in ", "print "]) + p + wait + q, q))] + done.turns + [done.answer]
    (x, shown_x), (y, shown_y) = contents.quoted(source), contents.quoted(source)
    form = source.pick(["create {p} with {x}{w}with {y}", "write {x} to {p}{w}write {y}", "make a file {p} that says {x}{w}{y}", "put {x} into {p}{w}{y}", "save {x} as {p}{w}{y}"]) if source.chance(.5) else source.pick(["create {p}{w}{q} with {y}", "create {p} with {y}{w}call it {q}", "write {y} to {p}{w}to {q}", "save {y} as {p}{w}as {q}"])
    path = q if "{q}" in form else p
    done = deed(source, box, "write", path=path, content=y)
    return p != q and x != y and done and [User(typed(source, form.format(p=p, q=q, x=shown_x, y=shown_y, w=wait), p, q))] + done.turns + [done.answer]


def lookup(source, box):
    if not box.operations:
        return None
    if source.chance(.16):
        return _put_right(source, box) or None
    return _of_file(source, box) if source.chance(.6) else _of_folder(source, box)

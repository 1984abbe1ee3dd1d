"""Steps that need what the step before them brought: a file that was found, a name that was read, an output, an id."""
from ..chat import Answer, Call, Result, User
from ..files.deeds import below, brief, command, content, deed, files, folder, lost
from ..files.tooling import DONE
from ..tools import entities
from ..words import calling
from ..words.wording import typed, worded

_FOUND = (
    "find the file (that|which) (mentions|contains|defines|uses) {x} and (read|show me|open) it|(what|which) file (mentions|contains|defines|uses) {x}? (Read|Open|Show me) it|(search|look|grep) for {x}(, then| and then|. Then| and) (read|open|show me) the file( you find| that has it|)|"
    "(open|read|show me|print) the file (that|which) (mentions|contains|defines|uses) {x}|(open|read|show me) the file (where|in which) {x} (is defined|is used)|(find|locate) {x} and (read|open|show me) the file( it is in|)|where is {x} defined? (Read|Open|Show me) that file|"
    "find the file that (contains|mentions) {x} and tell me what it says|(look|search) for {x} in the files and tell me what the file says|(read|show me) the file with {x} in it. Search for it first|what (else |)is in the file (that mentions|with) {x}?|what does the file (that mentions|containing) {x} say?")
_POINTS = (
    "{a} (names|contains the name of|points to|refers to|mentions|has the path of) another file. (Read|Show me|Open) (that one|that file|that other file)|(read|show me|open|print) the file (whose name is|that is named|whose path is) in {a}|(open|read) {a} and then (read|open|show me) the file (it names|named there|whose name you find there|it mentions|it points to)|"
    "follow {a}(: | and )(read|open) the file it (names|points to|mentions)|what does the file (named|mentioned) in {a} say?|(what is|what's) in the file that {a} (names|mentions|points to)?|{a} tells you which file to (read|open). (Read|Open) that file|read {a}, it names another file. Then (read|open|show me) that (one|file)|"
    "(read|open) {a}, then (read|open|show me) the file named (there|in it)|the name of the file to read is in {a}. (Read|Show me|Open) that file|start with {a} and (read|open) the file it (points to|names)|(read|open) {a} and (read|open) the file it names|"
    "{a} (says|tells|shows) (which|what) file (to (read|open|look at)|is (wanted|meant|the right one)|I want)(. (Read|Open|Show me) (it|that one)|, (read|open|show me) (it|that one)|. What does (it|that one) say?)|(in {a} stands|{a} has) the (name|path) of (a|the) file(. (Read|Open|Show me) that file|, (read|open) that one|. What is in that file?)|(read|open|show me) the file that {a} (names|points to|mentions|refers to|tells you)|"
    "(see|look) in {a} (which|what) file (to open|to read|is meant)(,| and) (read|open|show me) (it|that one)|what does the file say (that {a} names|whose name is in {a}|that {a} points to)?")
_NAMES_ONE = "(which|what) file does {a} (name|mention|point to|refer to)?|(tell me|show me) (which|what) file {a} (names|mentions|points to)|{a} (names|mentions) a file. Which (one|one is it)?|what is the name of the file (named|mentioned) in {a}?|(read|open) {a} and tell me (which|what) file it (names|mentions|points to)(, do not open that one|, only its name|)"
_ITSELF = "(read|open|show me) {a}|what does {a} say?|(what is|what's) in {a}?|(show|tell) me what {a} says"
_POINTING = "target where pointer link current active latest chosen start entry redirect source see goto which default main_file order last choice".split()
_POINTERS = ["{q}", "{q}", "see {q}", "See {q}.", "Next: {q}", "next = {q}", "path = \"{q}\"", '{{"file": "{q}"}}', "include = {q}", "The text is in {q}.", "moved to {q}", "file: {q}", "{w} {w2}\nfile = {q}", "# {w}\n\nContinue with {q}.", "-> {q}", "The real {w} is in {q}", "source: {q}\n{w}: {w2}", "look into {q}", "@import \"{q}\""]
_COPY = (
    "copy {a} (to|into) {b}|copy the (content|text|contents) of {a} (to|into) {b}|(read|open) {a}(, then| and then| and|. Then) (write|save|copy) (its content|the content|the same text|what it says|the text|its text|it) to {b}|(read|open) {a}(, then| and then| and|. Then) put (its content|the content|the same text|what it says) into {b}|(take|get) (the content of|what is in|the text of|everything in) {a} and (write it to|save it in|put it into) {b}|"
    "(write (the content of|what is in|the text of|everything in) {a} to|put (the content of|what is in|the text of|everything in) {a} into|save (the content of|what is in|the text of|everything in) {a} in) {b}|(create|make) {b} with (the content|the text) of {a}|(create|make) {b} (as a copy of|with what is in) {a}|{b} should (say|contain) (what|the same as) {a}( says| does|)|"
    "make a copy of {a} (called|named) {b}|I (want|need) (the content of|the text of) {a} in {b}( too| as well|)|duplicate {a} (to|as) {b}|back up {a} (to|as) {b}|"
    "{b} (should|must|has to|is to|needs to) (hold|have|contain|say|get) (the same|exactly the same|the same text|the same content|the same lines) as {a}|{b} (should|must|is to|has to) be (the same as|a copy of|identical to|like) {a}|(put|write|save) (whatever is|what stands|all that is) in {a} (into|in|to) {b}|(what is|what stands|whatever is) in {a} (should|must|has to) (also |)(go|come|be put|be written) (into|to) {b}|"
    "(the content of|the text of) {a} (goes|belongs|should go|must go) (into|to) {b}|fill {b} with (the content of|what is in|the text of) {a}|{a} (should|must|has to|needs to) be copied (to|into|over to) {b}|{b} (needs|gets|should get) (the content of|what is in|the text of) {a}|make {b} (the same as|a copy of|equal to|look like) {a}|(in|into) {b}(,|) (put|write|save) (what is in|the content of|the text of) {a}|{a} (has|holds) what I need in {b}(. Copy it|, copy it)( over| there|)")
_ONE_LINE = "(read|open) {a} and (write|save) (only |)(its|the) {k} line to {b}|(write|save|copy) the {k} line of {a} to {b}|put the {k} line of {a} into {b}|(take|get) the {k} line of {a} and (write|save) it to {b}|(create|make) {b} with the {k} line of {a}|I need the {k} line of {a} in {b}"
_ONLY = (
    "(list|look at|look into|check) {d} and (read|open|show me|print) the (only |)(.{e}|{e}) file( there| in it| you find|)|(read|open|show me|print) the (only |)(.{e}|{e}) file (in|of|from) {d}|there is (one|a|a single) (.{e}|{e}) file in {d}. (Read|Open) it|what does the (.{e}|{e}) file in {d} say?|"
    "(list the files in|see what is in) {d}(, then|, and| and then| and|. Then) (read|open|show me|print) the (one that ends in|one with the ending|file that ends in) .{e}|only one file in {d} ends in .{e}. (Read|Open) it|find the (.{e}|{e}) file in {d} and (read|open) it|(what is|what's) in the only (.{e}|{e}) file (of|in) {d}?")
_NTH = ("(list|look at|look into|check) {d} and (read|open|show me|print) the {k} file( there| in it| of the list|)|(read|open|show me|print) the {k} file (in|of|from) {d}|(list the files in|see what is in) {d}(, then|, and| and then| and|. Then) (read|open|show me|print) the {k} one|what does the {k} file in {d} say?")
_OUTPUT = (
    "(run|execute) {c} and (write|save) the output to {b}|(run|execute) {c}(, then| and then| and|. Then) (write|save) (its output|the output|the result|what it prints) to {b}|(run|execute) {c}(, then| and then| and|. Then) (put|store) (its output|the output|the result|what it prints) (in|into) {b}|(write|save) (the output of|the result of) {c} to {b}|put the output of {c} (in|into) {b}|(create|make) {b} with the output of {c}|"
    "I (want|need) the output of {c} in {b}|{b} should (contain|have) the output of {c}|(run|execute) {c}. (The output goes|Its output goes) into {b}|(run|execute) {c}. (Save|Write) the (output|result) to {b}|what does {c} print? (Write|Save) it to {b}")
_BOTH = "(read|open) {a} and {b}(, then| and then| and|. Then) write both( texts|) (to|into) {c}|(join|merge|combine|concatenate) {a} and {b} into {c}|(write (the contents of|the text of) {a} and {b} to|put (the contents of|the text of) {a} and {b} into) {c}|create {c} (from|with the contents of) {a} and {b}|{c} should contain {a}(, followed by| and then|, then) {b}"
_LARGER = "(read|open) {a} and {b}. Which (one has the|file has the|holds the|of them has the) {k} number?|(which|what) file has the {k} number, {a} or {b}?|(compare|look at) the numbers in {a} and {b}. Which (file has|file holds) the {k}( one|)?|(each of|both) {a} and {b} (has|have) a number. Which file has the {k} one?"
_NUMBER = "(read|open) {a}(, it has a number in it|). {O}|(there is a number in|a number is in|{a} has a number. Read it. |the number is in) {a}. (Read it. |){O}|{o}. (The number|It|That number) is in {a}|(read|take|get) the number (in|from) {a} and {o}|{o}(, the number is in|; the number is in|, read the number in) {a}"
_SEND = "(read|open) {a} and {o}|{o}(, it is in|. It is in|. The text is in|, the text is in|; it is in) {a}|(take|get) the text (in|from|of) {a} and {o}|(what|the text that) stands in {a}: {o}|(read|open) {a}(, then|. Then) {o}"
_IF_READ = (
    "if {a} exists, (read|show|open) it(, otherwise|, else|. Otherwise|; otherwise|. If not,) create it with {x}|(create|make) {a} with {x} (if it does not exist|if it is missing|unless it exists)(, otherwise|, else|; otherwise|. Otherwise) (read|show) it|(read|open) {a}(. If|; if|, and if) it (is missing|does not exist|is not there), create it with {x}|"
    "(read|open|show me) {a}(, or|. Or| or) create it with {x} if (there is no such file|it is not there|it is missing)|(read|show) {a} if it is there(, and| and|;) create it with {x} if (not|it is not)")
_IF_CREATE = (
    "(check|see|look|find out) (whether|if) {a} exists(. |, |; )(if not|if it does not|if it is missing), create it with {x}|make sure (that |){a} exists(. |; |, )if not, (create|write) it with {x}|create {a} with {x}(, but only| only|) if it (does not exist|is missing|is not there)( yet|)|{a} should exist. If it does not, create it with {x}")
_RESULT = ["the result", "the answer", "what it says", "that", "the result of that", "what you find", "the outcome"]
_NTHS = [("first", 0), ("last", -1), ("second", 1)]


def _files(source, box):
    a, b = source.path(), source.path()
    if a == b:
        return None
    does = lambda operation, **values: deed(source, box, operation, **values)
    mark = source.pick(["{}", "{}", '"{}"', "`{}`", "'{}'"])
    kind = source.weighted({"found": 9, "points": 10, "copy": 10, "line": 5, "only": 8, "nth": 4, "output": 9, "both": 4, "larger": 4, "if": 5})
    match kind:
        case "found":
            x = source.pick([source.word(), source.word() + "_" + source.word(), source.word() + "_" + source.word(), source.pseudo_word()])
            lines = [source.line() for _ in range(source.number(0, 2))]
            lines.insert(source.number(0, len(lines)), source.pick(["{x}", "{x} = {c}", "{w} {x}", "fn {x}() {{}}", "{x}: {c}"]).format(x=x, c=source.code(), w=source.word()))
            text, done = worded(source, _FOUND, x=mark.format(x)), [does("grep", pattern=x, text=a), does("read", path=a, text="\n".join(lines))]
        case "points":
            if source.chance(.5):
                a = source.pick(["", "", source.word() + "/"]) + source.pick(_POINTING) + source.pick([".txt", ".txt", ".md", ".cfg", ".json", ""])
            asked = source.weighted({"other": 7, "name": 2, "itself": 1})
            text = worded(source, {"other": _POINTS, "name": _NAMES_ONE, "itself": _ITSELF}[asked], a=a)
            said = source.pick(_POINTERS).format(q=b, w=source.word(), w2=source.word())
            done = [does("read", path=a, text=said)] + [does("read", path=b)] * (asked == "other")
            if asked != "other" and done[0]:
                done[0].answer = Answer(f"{a} names {b}.", b) if asked == "name" else Answer("I repeat the content.", said)
        case "copy" | "line":
            x = source.pick([source.line(), "\n".join(source.line() for _ in range(source.number(2, 5))), content(source), content(source)])
            lines = x.split("\n")
            k, i = source.pick(_NTHS if len(lines) > 1 else _NTHS[:1])
            if kind == "line" and not lines[i].strip():
                return None
            text = worded(source, _COPY if kind == "copy" else _ONE_LINE, a=a, b=b, k=k)
            done = [does("read", path=a, text=x), does("write", path=b, content=x if kind == "copy" else lines[i])]
        case "only" | "nth":
            d, e = folder(source), source.pick("txt md py rs toml json yaml c h js html css sh cfg ini log csv".split())
            names = files(source, ending=e)
            k, i = source.pick(_NTHS[:2])
            name = next(name for name in names if name.endswith("." + e)) if kind == "only" else names[i]
            text = worded(source, _ONLY if kind == "only" else _NTH, d=d, e=e, k=k)
            done = [does("list", folder=d, text="\n".join(names)), does("read", path=below(d, name))]
        case "output":
            c = command(source)
            first = "run" in box.operations and "`" not in c and does("run", command=c)
            text, done = worded(source, _OUTPUT, c=f"`{c}`" if source.chance(.85) else c, b=b), [first, first and does("write", path=b, content=first.text)]
        case "both":
            x, y, c = content(source), content(source), source.path()
            text = worded(source, _BOTH, a=a, b=b, c=c)
            done = [does("read", path=a, text=x), does("read", path=b, text=y), len(x + y) < 300 and does("write", path=c, content=x + "\n" + y)]
        case "larger":
            x, y = source.number(0, 999), source.number(0, 999)
            k, wanted = source.pick([("larger", a if x > y else b), ("bigger", a if x > y else b), ("smaller", a if x < y else b), ("higher", a if x > y else b), ("lower", a if x < y else b)])
            done = [does("read", path=a, text=str(x)), x != y and does("read", path=b, text=str(y))]
            text = worded(source, _LARGER, a=a, b=b, k=k)
            if all(done):
                done[1].answer = Answer(f"I compare {x} and {y}.", wanted)
        case _:
            x, marked = brief(source)
            there, reads = source.chance(.5), source.chance(.6)
            text = worded(source, _IF_READ if reads else _IF_CREATE, a=a, x=marked)
            done = [does("read", path=a, text=content(source))] if there else [lost(source, box, a), does("write", path=a, content=x)]
            if there and not reads and done[0]:
                done[0].answer = Answer("The file is there.", f"{a} exists.")
    if not all(done):
        return None
    if kind in ("copy", "line", "output", "both"):
        done[-1].answer = Answer(*DONE)
    return [User(typed(source, text, *[value for d in done for value in d.values.values()]))] + [turn for d in done for turn in d.turns] + [done[-1].answer]


def _free_text(order):
    """Places that take any text."""
    return [p for p in order.places() if order.slots[p].open]


def _fed(source, box):
    """What a file says goes into a function: a text, a number."""
    order = calling.order(source, source.pick(box.functions), inner=True)
    if not order:
        return None
    values, a = calling.drawn(source, order), source.path()
    texts, numbers = _free_text(order), [p for p in order.places() if order.slots[p].group == "number"]
    if values is None or not texts + numbers:
        return None
    if numbers and source.chance(.5):
        place = source.pick(numbers)
        value = values[place][0]
        order.quoting.pop(place, None)
        ask = order.text([(v, source.pick(["that number", "the number", "the number in it"])) if i == place else (v, text) for i, (v, text) in enumerate(values)])
        text = worded(source, _NUMBER, a=a, o=ask, O=ask[0].upper() + ask[1:])
        read = deed(source, box, "read", path=a, text=source.pick(["{v}", "{v}", "{v}\n", "{w} = {v}", "The number is {v}.", "{w}: {v}", "{v} {w}"]).format(v=value, w=source.pick(["number", "value", "n", "count", "amount"])))
    else:
        if not texts:
            return None
        place = source.pick(texts)
        order.quoting.pop(place, None)
        value = source.line()
        values[place] = (value, value)
        ask = order.text([(v, source.pick(["what it says", "its content", "the text", "what is in it", "its text"])) if i == place else (v, text) for i, (v, text) in enumerate(values)])
        text = worded(source, _SEND, a=a, o=ask)
        read = deed(source, box, "read", path=a, text=value)
    return read and [User(typed(source, text, a))] + read.turns + calling.calls(source, order, values)


def _passed_on(source, box):
    """The result of one function goes into another one."""
    able = [f for f in box.functions if getattr(getattr(f, "tool", None), "asking", not hasattr(f, "verb"))]    # it brings something
    if not able:
        return None
    first, second = calling.order(source, source.pick(able), inner=True), calling.order(source, source.pick(box.functions), inner=True)
    if not first or not second or first.function is second.function:
        return None
    texts, values, given = _free_text(second), calling.drawn(source, first), calling.drawn(source, second)
    if not texts or values is None or given is None or len(first.places()) == 0:
        return None
    place = source.pick(texts)
    out = source.line()
    given[place] = (out, source.pick(_RESULT))
    second.quoting.pop(place, None)
    asks = first.text(values), second.text(given)
    text = worded(source, "{a}(, then|, and| and then| and|. Then|, and then|; then|. After that) {b}|first {a}(, then|. Then|, after that) {b}|{a}. (When|Once) you have the result, {b}|please {a} and (then |){b}|1. {a}\n2. {b}|(can|could) you {a} and (then |){b}?|I want you to {a} and (then |){b}", a=asks[0], b=asks[1])
    given[place] = (out, out)
    call = Answer(f"I call {first.function.name}.", "", Call(first.function.name, first.arguments(values)))
    return [User(typed(source, text))] + [call, Result(out)] + calling.calls(source, second, given)


def onward(source, box):
    if source.chance(.7) and entities.known(box):
        return entities.things(source, box)
    if not box.functions:
        return _files(source, box)
    if box.operations:
        return source.pick([_files, _fed, _passed_on])(source, box)
    return _passed_on(source, box)

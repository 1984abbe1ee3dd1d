"""One to three things in the stated order, and at the end the answer that the request wants: a word of its own, a value out of an earlier
result, what one of two files says, whether the last command passed."""
from ..chat import Answer, User
from ..everyday.names import SURNAMES
from ..files.contents import quoted
from ..files.deeds import deed, read_together, thinking
from ..files.languages import known_file
from ..files.tooling import DONE, call_function
from ..material import world
from ..words.wording import joined, typed, worded
from . import commands, confirmed, ending, triples
from .ending import ENDS, file_name, said_at_end, turns_of

_PAIRS = [pair.split() for pair in "left right|old new|first second|a b|one two|in out|source target|draft final|before after|up down|north south|red blue|monday tuesday|input output|mine yours|file1 file2|part1 part2|x y|cats dogs|summer winter|list1 list2|east west|alpha beta".split("|")]
def _paths(source, n):
    """Different paths; two of them often named as a pair."""
    if n > 1 and source.chance(.6):
        end, top = source.pick(["txt", "txt", "txt", "md"]), source.pick(["", "", "", source.pick(world.FOLDERS) + "/"])
        return [f"{top}{stem}.{end}" for stem in source.pick(_PAIRS)] + [f"{top}{stem}.{end}" for stem in source.random.sample(["copy", "result", "both", "out2", "chosen", "answer"], n - 2)]
    made = source.distinct(lambda: file_name(source), n, 30)
    return made if len(made) == n else _paths(source, n)


# --- what is done ---------------------------------------------------------------------------------------------------
_WRITE = "(create|make|write) {p} (with|containing|with the text|with the content) {x}|(write|save) {x} (to|in) {p}|put {x} (in|into) {p}|(create|make) a file (called |named |){p} (with|containing) {x}"
_EDIT = "(replace {o} with|change {o} to) {n} in {p}|in {p}(,|) (replace {o} with|change {o} to) {n}"
_READ_EDIT = "read {p}(, | and )(replace {o} with|change {o} to) {n} in it|read {p} and (replace {o} with|change {o} to) {n}|(open|read) {p}, (replace {o} with|change {o} to) {n} in (it|the file)"
_COPY = "copy (what is in|the content of|the text of|everything in) {a} (to|into) {b}|read {a} and (write|copy|save) (the same|its content|what it says|the same text|exactly the same|what you read) (to|into) {b}|(write (what is in|the content of|the text of|what stands in) {a} to|put (what is in|the content of|the text of|what stands in) {a} into) {b}|(read|open) {a} and (create|make) {b} with the same (content|text)"
_RUN = "run {c}|run {c}|execute {c}|run the command {c}"
_QUIET = ["mkdir -p {w}", "mkdir {w}", "touch {w}.txt", "rm {w}.log", "cp {w}.txt {v}.txt", "mv {w}.md {v}.md", "chmod +x {w}.sh", "git add .", "rm -rf {w}"]


def _lines(source):
    """Several lines as people keep them: names, numbers, both."""
    n = source.number(2, 5)
    person = lambda: f"{source.pick(world.NAMES)} {source.pick(SURNAMES)}"
    line = source.pick([person, lambda: source.pick(world.NAMES), lambda: str(source.number(1, 9999)), lambda: f"{source.pick(world.NAMES)}: {source.number(1, 99)}", lambda: f"{source.pick(world.NAMES)},{source.number(18, 80)},{source.pick(world.CITIES)}", lambda: f"{source.number(1, 12)} {source.noun()}s", lambda: f"- {source.noun()}",
                        source.noun, lambda: f"{source.word()} = {source.number(0, 9999)}", lambda: f"{source.number(0, 23):02d}:{source.number(0, 59):02d} {source.noun()}", lambda: source.pick(world.CITIES), lambda: f"{source.number(100, 999)}-{source.number(1000, 9999)}", source.line])
    return "\n".join(source.distinct(line, n, 20))


def _text(source):
    return _lines(source) if source.chance(.5) else source.pick([lambda: quoted(source)[0], source.line, source.word, lambda: str(source.number(1, 99999)), lambda: f"{source.pick(world.NAMES)} {source.pick(SURNAMES)}"])()


def _brief(source):
    """-> (a text, how it is marked in a sentence)"""
    if source.chance(.3):
        text = source.pick([source.word, source.noun, lambda: str(source.number(1, 999))])()
        return text, text
    return quoted(source)


def _changed(source):
    """-> (old, how it is told, new, how it is told)"""
    draw = source.pick([source.word, source.noun, lambda: str(source.number(2, 9999)), lambda: source.pick(world.CITIES), lambda: source.pick(world.COLORS), lambda: source.pick(world.NAMES), lambda: f"{source.word()} {source.noun()}"])
    old, new = draw(), draw()
    mark = source.pick(["{}", '"{}"', "'{}'", "`{}`"] if " " not in old + new else ['"{}"', "'{}'", "`{}`"])
    return (old, mark.format(old), new, mark.format(new)) if old not in new and new not in old else _changed(source)


def _act(source, box, kind=None):
    """-> (an order that begins in lower case, deeds, the value that it may end in); deeds that the tools cannot do are None"""
    does = lambda operation, **values: deed(source, box, operation, **values)
    p = file_name(source)
    match kind or source.weighted({"write": 6, "edit": 5, "read edit": 3, "copy": 5, "quiet": 4 if "run" in box.operations else 0, "run": 3 if "run" in box.operations else 0}):
        case "write":
            x, marked = _brief(source)
            return worded(source, _WRITE, p=p, x=marked), [does("write", path=p, content=x)], marked
        case "edit" | "read edit" as how:
            old, shown_old, new, shown_new = _changed(source)
            text = "\n".join([source.line() for _ in range(source.number(0, 2))] + [source.pick(["{o}", "{w} {o}", "{w}: {o}", "the {w} is {o}", "{w} = {o}"]).format(w=source.word(), o=old)])
            first = [does("read", path=p, text=text)] if how == "read edit" else []
            if text.count(old) != 1:
                return "", [None], ""
            return worded(source, _READ_EDIT if first else _EDIT, p=p, o=shown_old, n=shown_new), first + [does("edit", path=p, old=old, new=new)], shown_new
        case "copy":
            a, b = _paths(source, 2)
            text = _text(source)
            return worded(source, _COPY, a=a, b=b), [does("read", path=a, text=text), does("write", path=b, content=text)], ""
        case "quiet":
            line = source.pick(_QUIET).format(w=source.word(), v=source.word())
            return worded(source, _RUN, c=f"`{line}`"), [does("run", command=line, text="")], ""
    line = source.pick(["git status", "ls", "make", "npm run build", "python3 main.py", "cargo build", "date", "./build.sh", "pytest", "npm test", f"python3 {source.word()}.py", f"echo {source.word()}", "git log --oneline -3", "df -h"])
    return worded(source, _RUN, c=f"`{line}`"), [does("run", command=line)], ""


def _acts(source, box, n):
    """-> (one order for `n` things, their deeds, values); None where the tools cannot."""
    acts = [_act(source, box) for _ in range(n)]
    if not all(all(done) for _, done, _ in acts):
        return None
    orders, ends = [order for order, _, _ in acts], [end for _, _, end in acts if end]
    return joined(source, orders, *ends) if n > 1 else orders[0], [one for _, done, _ in acts for one in done], ends


def _closed(source, box):
    """Things to do, and a word when they are done."""
    acts = _acts(source, box, source.weighted({1: 45, 2: 38, 3: 17}))
    if not acts:
        return None
    order, done, ends = acts
    text, marked = ending.word(source)
    return turns_of(ending.ended(source, order, text, marked, *ends), done, said_at_end(text))


def _closed_functions(source, box):
    n = source.weighted({1: 35, 2: 45, 3: 20})
    calls = [call_function(source, box, inner=True) for _ in range(n)]
    if not all(call and len(call) == 4 and "\n" not in call[0].text and "?" not in call[0].text and not call[3].text.startswith("That failed") for call in calls):
        return None
    orders = [call[0].text.rstrip(".!") for call in calls]
    orders = [order[0].lower() + order[1:] if order.split()[0].isalpha() and order[:1] != "I" else order for order in orders]
    order = joined(source, orders, *orders) if n > 1 else orders[0]
    text, marked = ending.word(source)
    behind = worded(source, ". (Then|When you are done,|When that is done,|Afterwards|At the end,|Once you are finished,|Finally,) (say|reply with|answer with|answer|respond with|just say) {x}|. (Say|Reply with|Answer with) {x} (when you are done|afterwards|when it is done|at the end)|. Your (final |)(answer|reply) (should|must) be (just |only |exactly |){x}", x=marked)
    request = ending.ended(source, order, text, marked) if "\n" in order else typed(source, (order + behind[1:]) if order[-1] in "?.!" else order + behind, marked)
    return [User(request)] + [turn for call in calls for turn in call[1:3]] + [said_at_end(text)]


def _confirmed(source, box):
    """One thing, and that it is done is told."""
    kind = source.weighted({"write": 5, "edit": 5, "copy": 2, "quiet": 3 if "run" in box.operations else 0})
    order, done, end = _act(source, box, kind)
    if not all(done) or "?" in order or "\n" in order or end and not ending.unmarked(order, [end]):
        return None
    word = source.pick({"write": "written saved created there made", "edit": "changed replaced edited updated", "copy": "copied saved there", "quiet": "done"}[kind].split())
    return turns_of(typed(source, worded(source, confirmed.WHEN, o=order, w=word)), done, Answer(*DONE))


# --- a value at the end ---------------------------------------------------------------------------------------------
_NAMED = {
    "number": lambda s: str(s.number(1, 99999)), "word": lambda s: s.pick([s.word, s.noun])(), "name": lambda s: f"{s.pick(world.NAMES)} {s.pick(SURNAMES)}" if s.chance(.6) else s.pick(world.NAMES), "city": lambda s: s.pick(world.CITIES),
    "color": lambda s: s.pick(world.COLORS), "code": lambda s: s.code(), "day": lambda s: s.pick(world.DAYS), "country": lambda s: s.pick(list(world.CAPITALS)), "sentence": lambda s: f"the {s.noun()} is {s.pick(world.COLORS)}", "animal": lambda s: s.pick(list(world.SOUNDS)), "month": lambda s: s.pick(world.MONTHS), "date": lambda s: f"2026-{s.number(1, 12):02d}-{s.number(1, 28):02d}"}
_TELL = "(finally|at the end|in the end|lastly|last|then|when you are done|after that|afterwards)(,|) (tell me|say|give me|answer with|reply with|name|report) {w}"
_TELL_BEHIND = (
    "{o}. (Finally|At the end|In the end|Then|When you are done|When done|Afterwards|After that|Lastly)(,|) (tell me|say|give me|answer with|reply with|name|report) {w}|{o}(, and| and|, then| and then|, and finally|, and at the end) (tell me|say|answer with|reply with|name|report) {w}|{o}. (Your answer should be|Answer with|Reply with|I want to hear) (only |just |){w}( at the end|)|"
    "{o}. What (is|was) {w}?|{o}. (When you are done|Finally|At the end)(:|,) what (is|was) {w}?|{o} and tell me (afterwards |at the end |)what {w} (is|was)|{o}. I also (want|need) to know {w}")
_WHICH = "{o}. (Which|What) {n} (is it|was it|was in it|did you find)?|{o}. (Finally|When you are done|At the end|Afterwards)(,|) (tell me|say) (which|what) {n} it (is|was)|{o}(, and| and|, then) (tell me|say) (which|what) {n} it (is|was)|{o} and (tell me|name|say) the {n}( at the end| afterwards|)|{o}. (Then|Finally|At the end)(,|) (tell me|name|say|answer with) the {n}|{o}. (Answer|Reply) with (just |only |)the {n}"
_FROM = "(read|open|look into|check) {p}"
_PUT = "(write|save) (the {n}|it|the {n} in it|the {n} you find there) (to|in) {b}|put (the {n}|it) into {b}|(create|make) {b} with (the|that) {n}"
# A command, what it prints, what of it is wanted.
_PRINTS = [("wc -l {f}", "{i} {f}", "the number of lines", "{i}"), ("wc -w {f}", "{i} {f}", "the number of words", "{i}"), ("nproc", "{j}", "the number of (cores|processors)", "{j}"), ("whoami", "{u}", "the user( name|)", "{u}"), ("hostname", "{u}-{j}", "the (hostname|host name)", "{u}-{j}"), ("git branch --show-current", "{b}", "the branch( name|)", "{b}"),
           ("git rev-parse --short HEAD", "{h}", "the (hash|commit hash|commit)", "{h}"), ("ls | wc -l", "{i}", "the number", "{i}"), ("cat VERSION", "{v}", "the version( number|)", "{v}"), ("date +%Y", "20{k}", "the year", "20{k}"), ("ls *.{e} | wc -l", "{j}", "the (number|count)", "{j}"), ("grep -c TODO {f}", "{j}", "the (number|count)( of matches|)", "{j}"), ("pwd", "/home/{u}/{w}", "the (directory|path|folder)", "/home/{u}/{w}"), ("python3 sum.py", "{i}", "the (number|sum|result)", "{i}")]


def _valued(source, box):
    """A value of the first or second result, although the last one is only a confirmation."""
    kind = source.weighted({"known": 5, "single": 7, "run": 4 if "run" in box.operations else 0})
    if kind == "run":
        line, prints, what, wanted_ = source.pick(_PRINTS)
        values = dict(f=file_name(source), i=source.number(2, 900), j=source.number(1, 64), k=source.number(25, 29), u=source.pick(world.NAMES).lower(), w=source.word(), b=source.pick(["main", "dev", f"fix-{source.word()}"]), h=f"{source.number(0x1000000, 0xfffffff):x}", v=f"{source.number(0, 9)}.{source.number(0, 20)}.{source.number(0, 9)}", e=source.pick(ENDS))
        line, value, what = line.format(**values), wanted_.format(**values), worded(source, what)
        asked, first = worded(source, _RUN, c=f"`{line}`"), deed(source, box, "run", command=line, text=prints.format(**values))
    elif kind == "known":
        path, text, facts = known_file(source)
        what, value, *_ = source.pick(facts)
        asked, first = worded(source, _FROM, p=path), deed(source, box, "read", path=path, text=text)
    else:
        noun = source.pick(list(_NAMED))
        value, path = _NAMED[noun](source), file_name(source)
        what, asked, first = f"the {noun}", worded(source, _FROM + "|read the {n} in {p}|get the {n} from {p}", p=path, n=noun), deed(source, box, "read", path=path, text=value)
    if not first:
        return None
    thought = f"{what} is {value}."
    if kind == "single" and source.chance(.6):                          # what was found goes into another file
        b = file_name(source)
        kept, ends = [deed(source, box, "write", path=b, content=value)], []
        order = worded(source, "{a}(, | and | and then |, then ){b}", a=asked, b=worded(source, _PUT, n=noun, b=b))
        if not kept[0] or b == path:
            return None
        thinking(kept[0], f"{thought} I write it to {b}.")
    else:
        other, kept, end = _act(source, box, source.pick(["write", "write", "edit"] + ["quiet"] * ("run" in box.operations)))
        if not all(kept) or kept[0].values.get("path") == first.values.get("path"):
            return None
        ends, before = [end] if end else [], source.chance(.25)
        order = joined(source, [other, asked] if before else [asked, other], *ends)
        if "?" in order:
            return None
        if before:
            return _told(source, order, [*kept, first], what, value, thought, ends)
    if kind == "single" and source.chance(.5) and "\n" not in order and ending.unmarked(order, ends):
        return turns_of(typed(source, worded(source, _WHICH, o=order.rstrip("."), n=noun)), [first, *kept], Answer(thought, value))
    return _told(source, order, [first, *kept], what, value, thought, ends)


def _told(source, order, deeds, what, value, thought, ends):
    if "\n" in order:
        last, line = order.split("\n")[-1], worded(source, _TELL, w=what)
        line = line[0].upper() + line[1:]
        return turns_of(order + "\n" + (f"{int(last[0]) + 1}{last[1]} {line}" if last[:1].isdigit() and last[1:2] in ".)" else f"- {line}" if last[:2] == "- " else line), deeds, Answer(thought, value))
    if not ending.unmarked(order, ends):
        return None
    return turns_of(typed(source, worded(source, _TELL_BEHIND, o=order.rstrip("."), w=what)), deeds, Answer(thought, value))


# --- two files ------------------------------------------------------------------------------------------------------
_BOTH = "(read|open|look at) {a} and {b}|(read|open) {a} and then {b}|(read|open) {a}(, then|. Then| and then) (read |open ){b}|(read|open) both {a} and {b}|first (read|open) {a}, then {b}"
_IN_NAMED = "(which|what) {n} (is in|stands in|is written in|does {p} contain|do you find in|did you find in) {p}?|what is the {n} in {p}?|(tell me|say|give me) the {n} (in|from) {p}|(tell me|say) (which|what) {n} (is|stands) in {p}|what (is in|stands in|does it say in|is written in) {p}?"
_IN_PLACE = "(which|what) {n} (is in|stands in|was in) the {k}( one| file|)?|what is the {n} in the {k}( one| file|)?|(tell me|say|give me) the {n} (in|from|of) the {k}( one| file|)|what (is in|stands in|does it say in) the {k}( one| file|)?|what does the {k} (one|file) say?|(tell me|show me) only what the {k}( one| file|) says"
_ONTO = "(write|save|copy) (what is in|what stands in|the {n} from|the {n} of|the content of|the text of) {p}(, not {q},| and not {q}|) (to|into) {c}|(create|make) {c} with (what is in|the {n} from|the content of) {p}(, not {q}| and not {q}|)"


def _two(source, box):
    """Two files are read; one of them is asked about, or written to a third."""
    a, b, c = _paths(source, 3)
    noun = source.pick(list(_NAMED))
    texts = source.distinct(lambda: _NAMED[noun](source), 2, 20)
    if len(texts) < 2:
        return None
    done = [deed(source, box, "read", path=path, text=text) for path, text in zip((a, b), texts)]
    if not all(done):
        return None
    at = source.number(0, 1)
    path, other, value, place = (a, b)[at], (a, b)[1 - at], texts[at], ("first", "second")[at]
    both = worded(source, _BOTH, a=a, b=b)
    if source.chance(.3):
        kept = deed(source, box, "write", path=c, content=value)
        if not kept:
            return None
        thinking(kept, f"{path} says {value}. I write it to {c}.")
        onto = worded(source, _ONTO, p=path, q=other, c=c, n=noun)
        order = worded(source, "{o}(, then|. Then| and then|. After that) {x}", o=both, x=onto)
        if source.chance(.5):
            text, marked = ending.word(source)
            return turns_of(ending.ended(source, order, text, marked), [*done, kept], said_at_end(text))
        return turns_of(typed(source, order, c), [*done, kept], Answer("Everything is done.", "Done."))
    ask = worded(source, _IN_NAMED if source.chance(.6) else _IN_PLACE, n=noun, p=path, k=place)
    answer = Answer(f"{path} says {value}.", value)
    if source.chance(.2):                                               # asked later
        return turns_of(typed(source, both, b), done, read_together(done)) + [User(typed(source, ask, path)), answer]
    return turns_of(typed(source, worded(source, "{o}. {A}|{o}. {A}|{o}. Then: {x}" if ask[-1] == "?" else "{o}. {A}|{o}, then {x}|{o} and {x}|{o} and then {x}", o=both, x=ask, A=ask[0].upper() + ask[1:]), path), done, answer)


def finish(source, box):
    """One of these; None where the tools cannot."""
    if not box.operations or box.functions and source.chance(.6):
        return _closed_functions(source, box) if box.functions else None
    return source.weighted({triples.triples: 60, _closed: 40, _confirmed: 16, confirmed.edited: 44, _valued: 24, _two: 16, commands.in_order: 14, commands.by_name: 8})(source, box)

"""Three steps as people ask for them: something is looked up or printed, written down, something else is done, and the end is a fixed word or what was found."""
from ..chat import Answer
from ..files.deeds import deed, thinking
from ..material import world
from ..papers import asked, lookups
from ..results import programs
from ..texts import asked as texts
from ..words.said import capital
from ..words.wording import joined, typed, worded
from . import ending
from .ending import file_name, said_at_end, turns_of

_LOOK = "(read|open|look into|look at|check) {p}|(read|open|check) the file {p}"
_FIND = (
    "(find out|look up|find) {t} in {p} and (write|save) (it|that|the answer) (to|in|into) {b}|read {p}, find out {t} and (write|save) (it|the answer) (to|in) {b}|(read|open) {p} and (write|save) {t} (to|into|in) {b}|(find out|look up) {t} from {p}, (write|save) it (to|in) {b}|(look|check) in {p} (to see|to find out) {t} and (write|save) that (to|in) {b}|(take|get) {t} from {p} and (write|save) it (to|in|into) {b}")
_FIND_BY = "(find out|get) {t} with {c} and (write|save) (it|that) (to|in|into) {b}|run {c} and (write|save) {t} (to|in|into) {b}|(use|run) {c} to find out {t} and (write|save) it (to|in) {b}"
_MAKE = "(create|make|write) {p} (with|with the text|containing) {x}|(write|save) {x} (to|in|into) {p}|put {x} (in|into) {p}|(create|make) a (new |)file {p} (that says|with) {x}|add a file {p} with {x}"
_CHANGE = "(change {o} to|replace {o} with) {n} in {p}|(change {o} to|replace {o} with) {n} in {p}|in {p}(,|) (change {o} to|replace {o} with) {n}"
_DO = "run {c}|run {c}|execute {c}"
_QUIET = "mkdir backup|mkdir -p out/old|git add .|git add -A|touch ready.txt|rm old.log|rm -f tmp.txt|cp notes.txt notes.bak|mv draft.txt final.txt|chmod +x run.sh|mkdir logs|rm -rf cache|touch done.flag|git stash|cp -r src copy".split("|")
_TEXTS = "buy milk and bread|call the plumber|the meeting is at noon|water the plants|all boxes are packed|the key is under the mat|see you on Friday|two tickets for the opera|version 2 is out|the shop is closed today|remember the cake|no smoking|welcome to our house|the bus leaves at seven|thank you for coming|keep the door shut|three lemons and salt|the red bike is mine|feed the cat|hello from the team|lights off at ten|we moved upstairs|the pool opens in May|bring warm clothes|it works".split("|")
_ENDS = (
    ". (Finally|At the end|In the end|Then|When you are done|Afterwards|After that|Lastly)(,|) (tell me|say|answer with|report) {t}|, (then|and finally|and at the end|and) tell me {t}| and tell me {t}( at the end|)|. (Finally|At the end|When you are done)(:|,) {q}?|. {Q}?|. (Your answer should be|Answer with|Reply with) (only |just |){t}|. I (also |)(want|need) to know {t}|. One (last |)question: {q}?")
_LINE = "(finally |then |at the end |)(tell me|say|answer) {t}|{q}?|(answer with|report) {t}"


def _texts(source):
    x = source.pick(_TEXTS) if source.chance(.6) else source.pick([source.noun(), str(source.number(2, 999)), f"{source.pick(world.NAMES)} {source.number(2, 90)}", f"{source.noun()} {source.noun()}"])
    return x, source.pick(['"{}"', '"{}"', "'{}'", "`{}`"] + ["{}"] * (4 if " " not in x else 0)).format(x)


def _paper(source):
    while len((made := source.pick([lookups.paper, lookups.paper, asked.paper, texts.paper])(source)).text) > 500:
        pass
    return made


def _act(source, box, taken):
    """-> (order, deeds, value it may end in)"""
    p = next((name for name in (file_name(source) for _ in range(20)) if name not in taken), "spare.txt")
    taken.add(p)
    kind = source.weighted({"make": 5, "change": 4, "do": 3 if "run" in box.operations else 0})
    if kind == "make":
        x, marked = _texts(source)
        return worded(source, _MAKE, p=p, x=marked), [deed(source, box, "write", path=p, content=x)], marked
    if kind == "change":
        draw = source.pick([lambda: str(source.number(2, 900)), source.noun, lambda: source.pick(world.NAMES), lambda: source.pick(world.CITIES), lambda: source.pick(world.COLORS), lambda: source.pick(world.DAYS)])
        old, new = source.distinct(draw, 2, 20)
        if old in new or new in old:
            return "", [None], ""
        mark = source.pick(["{}", "{}", '"{}"', "'{}'"])
        return worded(source, _CHANGE, p=p, o=mark.format(old), n=mark.format(new)), [deed(source, box, "edit", path=p, old=old, new=new)], mark.format(new)
    line = source.pick(_QUIET)
    return worded(source, _DO, c=f"`{line}`"), [deed(source, box, "run", command=line, text="")], ""


def _closed(source, order, deeds, ask, ends):
    """The end is what `ask` asks."""
    values = dict(q=(q := ask.question(source, there="")), Q=capital(q), t=ask.indirect(source, ""))
    if "\n" in order:
        last, line = order.split("\n")[-1], capital(worded(source, _LINE, **values))
        text = order + "\n" + (f"{int(last[0]) + 1}{last[1]} {line}" if last[:1].isdigit() and last[1:2] in ".)" else f"- {line}" if last[:2] == "- " else line)
        return turns_of(text, deeds, Answer(ask.thought(), ask.answer))
    behind = worded(source, _ENDS, **values)
    while (order[-1] in "?!." or not ending.unmarked(order, ends)) and behind[0] != ".":
        behind = worded(source, _ENDS, **values)
    behind = behind if behind[0] in ".," else " " + behind
    return turns_of(typed(source, order + behind[1:] if order[-1] in "?!" else order.rstrip(".") + behind, *ask.values.values()), deeds, Answer(ask.thought(), ask.answer))


def _asked(source, box):
    """A paper is read, other things are done, and at the end it is asked about."""
    made = _paper(source)
    where = asked.path(source, made)
    steps = [(worded(source, _LOOK, p=where), [deed(source, box, "read", text=made.text, path=where)], "")]
    taken = {where}
    for _ in range(source.weighted({1: 5, 2: 5})):
        steps.insert(source.weighted({len(steps): 7, 0: 2}), _act(source, box, taken))
    return _ended(source, steps, source.pick(made.asks), .75)


def _ended(source, steps, ask, share):
    """Orders in a row, and behind them the question or a word."""
    deeds, ends = [one for _, done, _ in steps for one in done], [end for _, _, end in steps if end]
    if not all(deeds):
        return None
    order = joined(source, [order for order, _, _ in steps], *ends) if len(steps) > 1 else steps[0][0]
    if "?" in order:
        return None
    if source.chance(share):
        return _closed(source, order, deeds, ask, ends)
    text, marked = ending.word(source)
    return turns_of(ending.ended(source, order, text, marked, *ends), deeds, said_at_end(text))


def _noted(source, box):
    """What is found goes into a file; behind it perhaps something else; the end is a word, what was found, or another thing in the same place."""
    b = file_name(source)
    if "run" in box.operations and source.chance(.35):
        _, command, text, asks = programs.printed(source)
        ask, first = source.pick(asks), deed(source, box, "run", text=text, command=command)
        order = worded(source, _FIND_BY, t=ask.indirect(source, ""), c=f"`{command}`", b=b)
        if ask.answer in ("Yes.", "No."):
            return None
    else:
        made = _paper(source)
        ask, where, asks = source.pick(made.asks), asked.path(source, made), made.asks
        if where == b or ask.answer in ("Yes.", "No."):
            return None
        first = deed(source, box, "read", text=made.text, path=where)
        order = worded(source, _FIND, t=ask.indirect(source, ""), p=where, b=b)
    kept = deed(source, box, "write", path=b, content=ask.answer)
    if not first or not kept:
        return None
    thinking(kept, f"{ask.thought()} I write it to {b}.")
    steps = [(order, [first, kept], "")]
    if source.chance(.5):
        steps.append(_act(source, box, {b}))
    else:
        again = source.chance(.35) and deed(source, box, "read", path=b, text=ask.answer)
        if again:
            steps.append((worded(source, "(then |)(read|open) {b}( again| to check|)", b=b).removeprefix("then "), [again], ""))
    others = [one for one in asks if one is not ask and one.answer not in ("Yes.", "No.")]
    return _ended(source, steps, source.pick(others) if others and source.chance(.3) else ask, .5)


def _checked(source, box):
    """A file is written, a command looks at it, and the end is what it printed or a word."""
    if "run" not in box.operations:
        return None
    (x, marked), p = _texts(source), file_name(source)
    command, out, told = source.pick([(f"wc -w {p}", f"{len(x.split())} {p}", "how many words it has|the number of words"), (f"wc -w < {p}", str(len(x.split())), "how many words it has|the number of words"), (f"cat {p}", x, "what it prints|the output"), (f"wc -c {p}", f"{len(x)} {p}", "the number of bytes|how many bytes it has"), (f"ls {p}", p, "the output|what it prints")])
    answer = out.split(" ")[0] if command.startswith("wc") else out
    ask = asked.Ask("what (does it print|is the output)" if "output" in told else "how many " + ("words" if "-w" in command else "bytes") + " does it have", told, {}, answer, out, said=f"It prints {out}.\nSo the answer is {answer}.")
    steps = [(worded(source, _MAKE, p=p, x=marked), [deed(source, box, "write", path=p, content=x)], marked), (worded(source, _DO, c=f"`{command}`"), [deed(source, box, "run", command=command, text=out)], "")]
    if source.chance(.45):
        steps.insert(source.pick([0, 2]), _act(source, box, {p}))
    if "output" in told and not steps[-1][0].startswith(("run", "execute")):
        return None
    return _ended(source, steps, ask, .6)


def triples(source, box):
    """One of these; None where the tools cannot."""
    if "write" not in box.operations or "read" not in box.operations:
        return None
    return source.weighted({_asked: 40, _noted: 40, _checked: 14})(source, box)

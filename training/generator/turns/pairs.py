"""Two or three tasks in one request, done one after the other: the same with other values, or different ones."""
from ..chat import User
from ..files.deeds import brief, brief_several, command, deed, folder, read_together
from ..tools import entities
from ..words import calling
from ..words.wording import joined, together, typed, worded

_SAME = "{a} and {b}|{a} and {b}|{a} and then {b}|{a}, then {b}|{a} and also {b}|{a} and after that {b}|{a} and {b} too|{a}, and {b}|{a} as well as {b}|first {a} and then {b}|{a} + {b}|{a}, then also {b}|{a}, after that {b}"
_SAME_INSIDE = "{a} and {b}|{a} and {b}|{a} and also {b}"
_AMOUNTS = ("array", "boolean", "length", "minutes", "seconds", "hours", "days", "nights", "integer")     # "10 and 20 minutes" may be one
_PREPOSITIONS = set("in for to from of at on with about by".split())
_ARTICLES = set("the a an my our".split())
_OF_THE_VERB = set("me us out on off up down back away over".split())
_TAIL = " and | and | and then |, then |, and |; |, and then | and also | and after that |, after that |, "


def functions(source, box):
    """One function for several values, or several functions."""
    if not box.functions:
        return None
    if source.chance(.5):
        return _same_function(source, box)
    if source.chance(.3):
        return _statement_first(source, box)
    n = 2 if source.chance(.75) else 3
    orders = [calling.order(source, source.pick(box.functions), inner=True) for _ in range(n)]
    if not all(orders):
        return None
    values = [calling.drawn(source, order) for order in orders]
    if not all(v is not None for v in values):
        return None
    asks = [order.text(v) for order, v in zip(orders, values)]
    if len(set(asks)) < n:
        return None
    return finished([User(joined(source, asks, *(order.marked(place, v[place]) for order, v in zip(orders, values) for place in order.places())))], [calling.calls(source, order, v) for order, v in zip(orders, values)])


_GOES_ON = ". Also |. Also, |. Then |. And |. After that, |. Please also |, and then |. Next, |. Once that is done, |. When you are done, |; also |. Then please |, and |. Besides, |. Afterwards "


def _statement_first(source, box):
    """The garage is still open, close it. Then turn off the lamp."""
    first, second = calling.order(source, source.pick(box.functions)), calling.order(source, source.pick(box.functions), inner=True)
    if not first or not second or first.mode != ".":
        return None
    given, values = [slot.draw(source) for slot in first.slots], calling.drawn(source, second)
    texts = [str(text) for _, text in given]
    if values is None or len(set(texts)) < len(texts) or any("\n" in text or first.quoting.get(i, "{}")[0] in text for i, text in enumerate(texts)):
        return None
    if not isinstance(first.pieces[-1], str) and first.slots[first.pieces[-1][0]].open and first.pieces[-1][0] not in first.quoting:
        return None
    begun = first.text(given).rstrip(".!")
    text = begun + (source.pick(_GOES_ON.split("|")) if begun[-1] != "?" else source.pick([" Also ", " And ", " Then ", " After that, "])) + second.text(values)
    ends = [second.marked(place, values[place]) for place in second.places()] + texts
    return finished([User(typed(source, text, *ends))], [calling.calls(source, first, given), calling.calls(source, second, values)])


def _same_function(source, box):
    order = calling.order(source, source.pick(box.functions), inner=source.chance(.5))
    if not order or order.mode == "." or not order.places():
        return None
    first, second = calling.drawn(source, order), calling.drawn(source, order)
    if first is None or order.function.name in order.text(first):
        return None                                                     # named like this, each call is told in full
    if second is None or any(first[i][1] == second[i][1] and order.slots[i].group != "boolean" for i in order.places()):
        return None
    at = next(i for i, piece in enumerate(order.pieces) if not isinstance(piece, str))
    if len(order.places()) > 1 and source.chance(.65):                  # told again from the first value on
        values = [first, second]
        text = order.text(first) + source.pick(_TAIL.split("|")) + _again(source, order.pieces[at - 1] if at else "", order.slots[order.pieces[at][0]].group == "number") + order.text(second, at)
    else:
        able = [i for i, piece in enumerate(order.pieces) if not isinstance(piece, str) and order.slots[piece[0]].group not in _AMOUNTS and not order.slots[piece[0]].group.startswith("unit") and (order.slots[piece[0]].group != "number" or i == len(order.pieces) - 1 and sum(order.slots[p].group == "number" for p in order.places()) == 1)]
        if not able:
            return None
        at = source.pick(able)
        place, form = order.pieces[at]
        more = [second[place]] if source.chance(.8) else [second[place], order.slots[place].draw(source)]
        if len({str(v[1]).lower() for v in [first[place]] + more}) <= len(more) or not all(calling.fits(order, place, v) for v in more):
            return None
        if order.slots[place].group == "words" and place not in order.quoting and (at < len(order.pieces) - 1 or not all(str(v[1])[:1].isupper() for v in [first[place]] + more)):
            return None                                                 # a joke about apples and pears is one
        values = [first] + [[v if i == place else old for i, old in enumerate(first)] for v in more]
        shown = [order._shown(v, place, form) for v in values]
        before = order.pieces[at - 1].split()[-1:] if at and isinstance(order.pieces[at - 1], str) else []
        if len(shown) == 2 and before and before[0] in _PREPOSITIONS and source.chance(.4):
            shown[1] = f"{before[0]} {shown[1]}"                        # in Oslo and in Rome
        elif before and before[0] in _ARTICLES and not shown[1].startswith("the ") and source.chance(.75):
            shown[1:] = [f"{before[0]} {text}" for text in shown[1:]]     # the fan and the heater
        listed = worded(source, _SAME if at == len(order.pieces) - 1 else _SAME_INSIDE, a=shown[0], b=shown[1]) if len(shown) == 2 else f"{shown[0]}, {shown[1]} and {shown[2]}"
        text = "".join(listed if i == at else piece if isinstance(piece, str) else order._shown(first, *piece) for i, piece in enumerate(order.pieces))
    end = source.pick(["?", "?", ""]) if order.mode == "?" else ""
    ends = [order.marked(place, v[place]) for v in values for place in order.places()]
    return finished([User(typed(source, text + end, *ends))], [calling.calls(source, order, v) for v in values])


def _again(source, before, number):
    """What is told again of the words before the first value: nothing, its article or preposition, all but the verb; before a number all that tells which it is."""
    words = before.split()
    kept = next((i for i, word in enumerate(reversed(words)) if word not in _PREPOSITIONS | _ARTICLES), len(words))
    x = source.random.random()
    again = [word for word in words[1:] if word not in _OF_THE_VERB] if number else words[len(words) - kept:] if x < .6 else [word for word in words[1:] if word not in _OF_THE_VERB] if x < .8 and len(words) < 7 else []
    return " ".join(again) + " " if again and before.endswith(" ") else ""


def finished(request, done):
    """`done`: for each task its turns, the last of them what is said about it."""
    return request + [turn for turns in done for turn in turns[:-1]] + [together([turns[-1] for turns in done])]


_WRITE = (
    "(create|make|write)( the files| two files:| the two files|) {p} (with|containing|that says|with the text|with the content) {x} and {q} (with|containing|that says|with the text|with the content) {y}|(create|make|write) {p} with {x} and {q} with {y}|(create|make|write) {p} containing {x} and {q} containing {y}|"
    "(create|make|write) {p} (with|containing) {x}(, then| and then|, and|; then) {q} (with|containing) {y}|(put|write) {x} into {p} and {y} into {q}|(write {x} to {p} and {y} to {q}|save {x} in {p} and {y} in {q})|(two files|I need two files): {p} with {x}(,| and) {q} with {y}|"
    "{p} should (say|contain) {x} and {q} should (say|contain) {y}. Create (both|them)|make two files, {p} (with|containing) {x} and {q} (with|containing) {y}|"
    "(create|make) (the file |a file |){p} (containing|with) {x}(, and| and) (a file |another file |){q} (containing|with) {y}")
_WRITE_SAME = ("(create|make|write) {p} and {q}, both (with|containing|with the text) {x}|(create|make) {p} and {q} with the text {x}|(put|write) {x} into (both |){p} and {q}|create two files with the text {x}: {p} and {q}|write {x} to {p} and (also |)to {q}|{p} and {q} should both (say|contain) {x}. Create them")
_READ = ("(read|show me|open|print|display|view) (both |){p} and {q}|(read|show me|open|print) {p} and {q}|what do {p} and {q} say?|(read|open) {p}(, then| and then|, after that) {q}|what is in {p} and( in|) {q}?|(show me|give me|I need) the (contents|content|text) of {p} and {q}|"
         "(read|show me) (these|both|two) files: {p}(,| and) {q}|(read|look at|open) {p} and {q}(| too| as well)|what does {p} (say|contain), and what does {q} (say|contain)?")
_RUN = ("(run|execute) {p}(, then| and then|, after that| and|; then) {q}|run {p} and {q}|run {p} and then {q}|(run|execute) (these|two|these two) commands: {p}(,| and) {q}|first run {p}(, then|. Then) (run |){q}|(run|execute) both {p} and {q}|(run|execute):\n{p}\n{q}|"
        "(run|execute) {p} first and {q} (after that|afterwards)|what is the output of {p} and {q}?")
_LIST = "(list|show me) the files (in|of) {p} and( in| of|) {q}|list the files in {p} and {q}|what is in the folders {p} and {q}?|(which|what) files (are|do you see) in {p} and( in|) {q}?|list {p} and {q}|list {p}(, then| and then|, after that) {q}"
_GREP = "(search|look|grep) for {p} and( for|) {q}|search for {p} and {q}|where are {p} and {q}( defined|)?|(find|locate) {p} and {q}( in the code|)|(search|look|grep) for {p}(, then| and then|, after that) (for |){q}"
_EDIT = ("(in|in the file) {f}(,|) replace {p} (with|by) {q} and {r} (with|by) {s}|in {f}(,|) replace {p} with {q} and {r} with {s}|in {f}(,|) change {p} to {q} and {r} to {s}|replace {p} with {q} and {r} with {s} in {f}|change {p} to {q} and {r} to {s} in {f}|edit {f}: change {p} to {q} and {r} to {s}|edit {f}: {p} becomes {q}, {r} becomes {s}|"
         "(replace {p} with {q}, then {r} with {s}|change {p} to {q}, then {r} to {s}) in {f}")
_EDIT_BOTH = "(in|in both) {f} and( in|) {g}(,|) (replace {p} with|change {p} to) {q}|(replace {p} with|change {p} to) {q} in( both|) {f} and( in|) {g}|(replace {p} with|change {p} to) {q} in {f}(, then| and then|, and) in {g}"


def files(source, box):
    """One operation on two files, two texts in one file."""
    p, q = source.path(), source.path()
    if p == q:
        return None
    operation = source.weighted({"write": 8, "both": 2, "read": 3, "run": 4, "list": 2, "grep": 2, "edit": 3, "edit both": 2})
    form = source.pick(["`{}`", "`{}`", "`{}`", '"{}"', "'{}'", "{}"])
    code = lambda text: form.replace("{}", text)
    match operation:
        case "write":
            (x, marked_x), (y, marked_y) = brief_several(source, 2)
            text = worded(source, _WRITE, p=p, q=q, x=marked_x, y=marked_y)
            done = [deed(source, box, "write", path=p, content=x), deed(source, box, "write", path=q, content=y)]
        case "both":
            x, marked_x = brief(source)
            if x == marked_x and " " in x:
                return None                                             # one could not see where it ends
            text = worded(source, _WRITE_SAME, p=p, q=q, x=marked_x)
            done = [deed(source, box, "write", path=path, content=x) for path in (p, q)]
        case "read":
            text = worded(source, _READ, p=p, q=q)
            done = [deed(source, box, "read", path=path, fails=.04) for path in (p, q)]
        case "run" if "run" in box.operations:
            c, d = command(source), command(source)
            if c == d or set("`\"'") & set(c + d):
                return None
            text = worded(source, _RUN, p=code(c), q=code(d))
            done = [deed(source, box, "run", command=line) for line in (c, d)]
        case "list":
            c, d = folder(source), folder(source)
            text = worded(source, _LIST, p=c, q=d)
            done = [deed(source, box, "list", folder=where) for where in (c, d)]
        case "grep":
            x, y = (source.pick([source.word(), source.pseudo_word(), source.word() + "_" + source.word()]) for _ in range(2))
            text = worded(source, _GREP, p=code(x), q=code(y))
            done = [deed(source, box, "grep", pattern=pattern) for pattern in (x, y)]
        case _:
            (o, marked_o), (n, marked_n), (r, marked_r), (s, marked_s) = brief_several(source, 4)
            if len({o, n, r, s}) < 4 or box.call("edit", path=p, old=r, new=s) is None:
                return None
            if operation == "edit":
                text = worded(source, _EDIT, f=p, p=marked_o, q=marked_n, r=marked_r, s=marked_s)
                done = [deed(source, box, "edit", path=p, old=o, new=n), deed(source, box, "edit", path=p, old=r, new=s)]
            else:
                text = worded(source, _EDIT_BOTH, f=p, g=q, p=marked_o, q=marked_n)
                done = [deed(source, box, "edit", path=path, old=o, new=n) for path in (p, q)]
    if not all(done):
        return None
    ends = [value for d in done for value in d.values.values()]
    request = User(typed(source, text, *ends))
    if operation == "read":
        return [request] + done[0].turns + done[1].turns + [read_together(done)]
    return finished([request], [d.turns + [d.answer] for d in done])


def pair(source, box):
    if source.chance(.6) and entities.known(box):
        return entities.things(source, box)
    if box.functions and (not box.operations or source.chance(.5)):
        return functions(source, box)
    return files(source, box)

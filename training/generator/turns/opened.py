"""A file that stays on the table: it is read once, then asked about, changed, asked about again, and parts of it are saved."""
from ..chat import Answer, User
from ..files.deeds import deed, thinking
from ..files.languages import known_file
from ..words.wording import typed, worded

_OPEN = "(read|show me|open|print|display|view) {p}|what (does {p} say|is in {p})?|(show me|give me) the (content|contents|text) of {p}|(what is|what's) in {p}?|let me see {p}|(take a look at|look at|check|have a look at) {p}"
_ASK_FIRST = "what is {w} in {p}?|(read|open|check) {p} and tell me {w}|(tell me|give me) {w} (from|in) {p}|(look up|find) {w} in {p}|in {p}(,|) what is {w}?|I need {w} from {p}|what does {p} say about {w}?"
_ASK = "(what is|what's) {w}( there| in it| in the file|)?|(and |)(what is|what's) {w}?|(tell me|give me) {w}( too| as well|)|(ok|thanks|good)(,|.) (and |)what is {w}?|what does it say about {w}?|(and|now) {w}?|which value does it have for {w}?|I (also |)need {w}( too|)"
_ASK_AGAIN = "(what is|what's) {w} now?|(and |)what is {w} (now|after that|after the change)?|tell me {w} (again|now)|(to be sure|to check)(:|,) what is {w} now?|so what is {w} now?"
_CHANGE = (
    "(change|set) {w} to {v}( in it| there| in the file|)|(now |then |and |ok, |please |)(change|set) {w} to {v}|{w} (should|must) be {v}|(make|let) {w} be {v}|I want {w} to be {v}|(can|could) you (change|set) {w} to {v}?|(update|edit) the file so that {w} is {v}|(now |and |)(update|edit) it: {w} (is|becomes|should be) {v}|change {w} from {o} to {v}|"
    "use {v} (for|as) {w}( instead|)|{w} is wrong, it should be {v}|replace {w} with {v}|set {w} to {v} (please|and save it)|(ok|good|thanks)(,|.) (now |)(set|change) {w} to {v}")
_REPLACE = "(now |then |and |)(replace {o} with {v}|change {o} to {v})( in it| there| in the file|)|{o} should be {v}( instead|)|in the file(,|) (change {o} to|replace {o} with) {v}|(put|write) {v} instead of {o}"
_SAVE = "(write|save) {w} (to|in|into) {q}|put {w} (in|into) {q}|(now |and |then |please |)(write|save) {w} (to|in) {q}|(create|make) {q} with {w}( in it|)|I need {w} in {q}|(can|could) you (write|save) {w} (to|in) {q}?|also (write|save) {w} (to|in) {q}"
_AGAIN = "(read|show me|open|print) it again|(read|show me|open) (the file|{p}) (again|once more)|what does (it|the file) say now?|(what's|what is) in (it|the file) now?|show me the (result|whole file|new file)|let me see it (again|now)"


def opened(source, box):
    """Two to five requests about one file."""
    path, text, facts = known_file(source)
    values = {what: (value, line, new) for what, value, line, new in facts}
    if len({value for value, *_ in values.values()}) < len(values) or any(text.count(line(value)) != 1 for value, line, _ in values.values()):
        return None
    reads = lambda: deed(source, box, "read", path=path, text=text)
    first, changed, last = reads(), set(), ""
    if first is None:
        return None
    if source.chance(.55):
        turns = [User(typed(source, worded(source, _OPEN, p=path), path)), *first.turns, first.answer]
    else:
        what = source.pick(list(values))
        turns = [User(typed(source, worded(source, _ASK_FIRST, p=path, w=what), path)), *first.turns, Answer(f"The file says {what} is {values[what][0]}.", values[what][0])]
    for _ in range(source.number(1, 4)):
        what = source.pick(list(values))
        value, line, new = values[what]
        kind = source.weighted({"ask": 5, "change": 8, "replace": 2, "save": 4, "again": 2 if changed else .5})
        match kind:
            case "ask":
                if what in changed:
                    form, thought = _ASK_AGAIN, f"{what} was changed to {value}."
                else:
                    form, thought = _ASK, f"The file says {what} is {value}."
                if last == what + "ask":
                    continue
                turns += [User(typed(source, worded(source, form, w=what))), Answer(thought, value)]
            case "change" | "replace":
                bare = kind == "replace"
                old, to = (value, new) if bare else (line(value), line(new))
                edit = deed(source, box, "edit", path=path, old=old, new=to)
                if not edit or new == value or text.count(old) != 1 or bare and len(value) < 3 or new in [v for v, *_ in values.values()]:
                    continue
                mark = source.pick(["{}", "{}", "`{}`", '"{}"'])
                thinking(edit, f"I change {what} from {value} to {new}.")
                turns += [User(typed(source, worded(source, _REPLACE if bare else _CHANGE, w=what, o=mark.format(value), v=mark.format(new)), mark.format(new), mark.format(value))), *edit.turns, edit.answer]
                text, values[what] = text.replace(old, to), (new, line, value)
                changed.add(what)
            case "save":
                other = f"{what.split()[-1]}.txt" if source.chance(.4) else source.path()
                kept = deed(source, box, "write", path=other, content=value)
                if not kept or other == path:
                    continue
                thinking(kept, f"{what} is {value}. I write it to {other}.")
                turns += [User(typed(source, worded(source, _SAVE, w=what, q=other), other)), *kept.turns, kept.answer]
            case _:
                again = reads()
                turns += [User(typed(source, worded(source, _AGAIN, p=path), path)), *again.turns, again.answer]
        last = what + kind
    return turns if len(turns) > 4 else None

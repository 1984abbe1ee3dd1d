"""Changes of which the request tells only a part: the new value of a setting, by how much it changes, that a word is misspelled, what a program prints."""
from ..chat import Answer, Result, User
from ..material import world
from ..words.said import capital, said
from .tooling import changed, replaced, shown, written

_LINES = ["{k}: {v}", "{k}: {v}", "{k} = {v}", "{k} = {v}", "{k}={v}", "{k}={v}", "{k} {v}", '{k} = "{v}"', '{k}: "{v}"', '"{k}": {v}', "{k}:{v}"]
_WHY = {"number": "too (short|low|small|little|few|high|long|much|big|large)|(far |much |a bit |)too (short|low|small|high|long|big)|not enough|already (taken|used|in use)|no longer (right|enough|allowed)|twice as much as (we need|it should be)",
        "switch": "not what (I|we) want|the wrong way round|a bad idea|no good|left over from a test",
        "word": "(outdated|old|obsolete|deprecated|gone|no longer (there|used|right))|misspelled|not (what|the one) (I|we) want|the old one|a (typo|mistake|leftover)"}
_WISHES = (
    "{s} is {y}(, |; | - |. |: )(make|set|change|turn|put) (it|that) (to |){n} in {p}|{s} is {y}(, |; | - |. |: )(make it|set it to|change it to|let it be|use|take|I want|we want|we need|better|I'd rather have|try) {n}(, in {p}|. It is in {p}|. The file is {p}| in {p})|in {p}(,|:|) {s} is {y}(, |; | - |. |: )(make it|set it to|change it to|let it be|use|take|we need|I want|please make it|put|try) {n}|"
    "{s} in {p} is {y}(, |; | - |. |: )(make it|set it to|change it to|let it be|use|we need|I want|please make it|it should be|it must be) {n}|{p} has {s}(, |. |; |, but |, and )(that is|that's|this is|it is) {y}(, |; | - |. |: )(make it|set it to|change it to|use|we need|I want|it should be) {n}|{p} says {s}(, but|. But|;|, and) (it should be|we want|I want|we need|I need|it must be|that has to be) {n}|"
    "{s} (should|must|has to|needs to|ought to) be {n} in {p}|in {p}(,|:|) {s} (should|must|has to|needs to|ought to) be {n}|{s} in {p} (should|must|has to|needs to) be {n}|in {p}(,|) (make|change) {s} to {n}|(raise|lower|change|bump|set|move) {s} to {n} in {p}|in {p}(,|) (raise|lower|bump|change) {s} to {n}|"
    "(instead of|rather than|in place of) {s}(,|) (I want|we want|I'd like|use|take|put|make it) {n} in {p}|{n} instead of {s} in {p}(, please|)|(now|there|at the moment) it says {s} in {p}(, |. |; )(make it|change it to|it should be|I want) {n}|why is {s} in {p}(?) (Make it|Change it to|It should be|Set it to) {n}")


def meant(source, box):
    """`name: old` stands in the request with only the new value, or with the whole new line."""
    path, form = source.path(), source.pick(_LINES)
    kind = source.weighted({"number": 6, "switch": 2, "word": 4})
    draw = {"number": lambda: str(source.number(0, 99) if source.chance(.5) else source.number(100, 9999)), "switch": lambda: source.pick("true false on off yes no".split()), "word": lambda: source.pick([source.word, source.word, source.code, source.pseudo_word])()}[kind]
    v, w = draw(), draw()
    if kind == "switch":
        v, w = source.pick([("true", "false"), ("on", "off"), ("yes", "no"), ("enabled", "disabled"), ("True", "False")])[::source.pick([1, -1])]
    if v == w:
        return None
    key = source.pick(world.KEYS) if source.chance(.4) else source.word() if source.chance(.5) else source.word() + source.pick(["_", "-", ".", "_"]) + source.word()
    old, new = form.format(k=key, v=v), form.format(k=key, v=w)
    mark = source.pick(["{}", "{}", "{}", "'{}'", "`{}`"] + ['"{}"'] * ('"' not in old))
    whole = source.chance(.3)
    request = said(source, _WISHES.replace("{y}", f"({_WHY[kind]})"), s=mark.format(old), n=mark.format(new) if whole else w, p=path)
    request = request if request.startswith((old, path, mark[0])) or source.chance(.4) else capital(request)
    around = lambda: "\n".join(source.random.sample(lines := [old] + [form.format(k=f"{source.word()}_{source.word()}", v=draw()) for _ in range(source.number(0, 3))], len(lines)))
    return replaced(source, box, path, old, new, request, around)


# What becomes of a number | what is asked about it instead of changing it.
_CHANGES = {
    "double": ("double {k} in {p}|in {p}(,|) double {k}|{k} in {p} (should|must) be (doubled|twice as (much|big|high|large))|make {k} in {p} twice (as high|as big|as large|what it is)|set {k} in {p} to (double|twice) (its value|of what it is|what it is now)|multiply {k} (in|from) {p} by (2|two)", "what is (double|twice) {k} in {p}?|what would {k} in {p} be if it were doubled?|how much is twice {k} in {p}?"),
    "half": ("halve {k} in {p}|in {p}(,|) (halve {k}|cut {k} in half)|cut {k} in {p} in half|{k} in {p} (should|must) be (halved|half as (much|big|high|large))|set {k} in {p} to half (of what it is|its value)|divide {k} in {p} by (2|two)", "what is half of {k} in {p}?|how much is half of {k} in {p}?"),
    "more": ("(raise|increase|bump) {k} in {p} by {n}|in {p}(,|) (raise|increase|bump) {k} by {n}|add {n} to {k} in {p}|in {p}(,|) add {n} to {k}|{k} in {p} (should|must) be {n} (more|higher)|make {k} in {p} {n} (higher|more|larger)", "what is {k} in {p} plus {n}?|how much is {k} in {p} plus {n}?|what do I get when I add {n} to {k} in {p}?"),
    "less": ("(lower|decrease|reduce) {k} in {p} by {n}|in {p}(,|) (lower|decrease|reduce) {k} by {n}|subtract {n} from {k} in {p}|take {n} off {k} in {p}|{k} in {p} (should|must) be {n} (less|lower)|make {k} in {p} {n} (lower|smaller|less)", "what is {k} in {p} minus {n}?|how much is {k} in {p} minus {n}?"),
    "one": ("(increment|bump) {k} in {p}( by one|)|(raise|increase) {k} in {p} by one|count {k} in {p} up by one|in {p}(,|) (increment|bump) {k}( by one|)|add one to {k} in {p}", "what is {k} in {p} plus (one|1)?|how much is {k} in {p} plus one?")}
_FLIPS = {True: "turn on {k} in {p}|turn {k} on in {p}|(enable|activate|switch on) {k} in {p}|in {p}(,|) (enable|activate|turn on) {k}|{k} in {p} (should|must) be (on|enabled|active)", False: "turn off {k} in {p}|turn {k} off in {p}|(disable|deactivate|switch off) {k} in {p}|in {p}(,|) (disable|deactivate|turn off) {k}|{k} in {p} (should|must) be (off|disabled)"}
_FLIP = "(flip|toggle|invert) {k} in {p}|in {p}(,|) (flip|toggle|invert) {k}|set {k} in {p} to the opposite|{k} in {p} (should|must) be the opposite( of what it is|)|change {k} in {p} to its opposite"
_OTHER = {"true": "false", "false": "true", "on": "off", "off": "on", "yes": "no", "no": "yes"}


def reckoned(source, box):
    """A number or a switch in a file that becomes more, less, twice as much, its opposite; now and then only what it would be is asked."""
    flip, alone = source.chance(.2), source.chance(.15)
    if alone and not flip:
        path, v = source.path(), str(source.number(1, 200))
        form = source.pick(["{v}", "{v}", "count {v}", "total: {v}", "n = {v}"])
        key, line, text = "the number", lambda v: form.format(v=v), form.format(v=v)
    else:
        path, form = source.path(), source.pick(["{k}: {v}", "{k} = {v}", "{k}={v}", '"{k}": {v}', "{k} {v}", "  {k}: {v}", "- {k}: {v}"])
        name = lambda: source.pick(world.KEYS) if source.chance(.5) else source.word() if source.chance(.5) else f"{source.word()}_{source.word()}"
        a_number = lambda: str(source.number(1, 60) if source.chance(.6) else source.number(10, 900))
        switch = source.pick([["true", "false"], ["true", "false"], ["on", "off"], ["yes", "no"]])
        keys = list(dict.fromkeys(name() for _ in range(source.number(1, 5))))
        pairs = [(k, source.pick(switch) if flip else a_number()) for k in keys]
        (key, v), text = source.pick(pairs), "\n".join(form.format(k=k, v=v) for k, v in pairs)
        line = lambda v, k=key: form.format(k=k, v=v).strip()
        key = source.pick(["{}", "the {}", "the {}", "the value of {}"]).format(key)
    only_asked = not flip and source.chance(.22)
    if flip:
        new = _OTHER[v]
        thought, request = f"It is {v}. I change it to {new}.", said(source, _FLIP if source.chance(.4) else _FLIPS[new in ("true", "on", "yes")], k=key, p=path)
    else:
        number, n = int(v), source.pick([source.number(1, 10), source.number(1, 10), 5, 10, 20, 100])
        kind = source.pick([kind for kind in _CHANGES if (kind != "half" or number % 2 == 0) and (kind != "less" or n < number)])
        new = str({"double": 2 * number, "half": number // 2, "more": number + n, "less": number - n, "one": number + 1}[kind])
        thought = {"double": f"2 * {v} = {new}.", "half": f"{v} / 2 = {new}.", "more": f"{v} + {n} = {new}.", "less": f"{v} - {n} = {new}.", "one": f"{v} + 1 = {new}."}[kind]
        request = said(source, _CHANGES[kind][only_asked], k=key, p=path, n=n)
    old, new_line, reading = line(v), line(new), box.call("read", path=path)
    call = box.call("edit", path=path, old=old, new=new_line)
    if call is None or reading is None or text.count(old) != 1:
        return None
    asked = [User(request if source.chance(.4) or request.startswith((path, key.split()[-1])) else capital(request)), Answer(f"I need to read {path} first.", "", reading), Result(shown(source, text))]
    if only_asked:
        return asked + [Answer(thought, new)]
    return asked + [Answer(thought, "", call), Result(changed(source, path, old, new_line)), Answer("The file was changed.", f"Updated {path}.")]


_PRINTS = {"py": "print({q})", "js": "console.log({q})", "sh": "echo {q}", "rb": "puts {q}", "lua": "print({q})", "php": "<?php echo {q};"}
_PRINTING = "(write|create|make) (a |a small |a little |an |)({l} |)(script|program|file) {p} that (prints|outputs|displays) {x}|{p} (should|must) be a ({l} |)(script|program) that (prints|outputs) {x}|I (need|want) a ({l} |)(script|program|file) {p} (that prints|which prints|printing) {x}|(write|create) {p}, a ({l} |)(script|program) (that prints|which prints|printing) {x}|in {p}(,|) write a ({l} |)(script|program) that prints {x}"
_LANGUAGES = dict(py="Python", js="JavaScript", sh="shell", rb="Ruby", lua="Lua", php="PHP")


def printing(source, box):
    """A program of one line that prints a text."""
    end = source.weighted({"py": 8, "js": 4, "sh": 4, "rb": 2, "lua": 1, "php": 1})
    path, x = source.path().rsplit(".", 1)[0] + "." + end, source.pick([source.word, lambda: source.phrase(1, 3), lambda: str(source.number(0, 999)), lambda: source.pick(["hello", "hello world", "Hello, world!", "hi there", "done", "ok", "ready", "Good morning"]), source.name])()
    if set(x) & set("\"'`$\\"):
        return None
    content = _PRINTS[end].format(q=x if x.isdigit() and end not in ("sh", "php") else f'"{x}"')
    call = box.call("write", path=path, content=content)
    marked = source.pick(["{}", "{}", '"{}"', "'{}'"]).format(x) if x[-1].isalnum() else f'"{x}"'
    request = said(source, _PRINTING, p=path, x=marked, l=_LANGUAGES[end]).replace(" a an ", " an ")
    return call and [User(request if source.chance(.4) or request.startswith(path) else capital(request)), Answer(f"I need to create {path}.", "", call), Result(written(source, path, content)), Answer("The file was created.", f"Created {path}.")]

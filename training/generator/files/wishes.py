"""Settings that are wrong as they stand in the request: it says what is there, why not, and which value there should be."""
from ..chat import User
from ..material import world
from ..words.said import capital, said
from .tooling import replaced

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

"""Searches that say where: a text in the files of a folder, files by the end of their names, with the search tool that the client has or its shell."""
from ..chat import Answer, Call, Result, User
from ..material import world
from ..words.wording import typed, worded
from .deeds import folder

_TEXT = (
    "(find|search for|look for|grep for) {x} in {d}|search for {x} in {d}|find {x} in the folder {d}|(search|look|grep) (in |through |inside |){d} for {x}|(which file in {d} (contains|mentions|uses|has)|which files in {d} (contain|mention|use)|where in {d} is) {x}?|in {d}(,|) (find|search for|look for) {x}|{d}: (find|search for|grep) {x}|"
    "(can|could) you (find|search for|look for) {x} (in|under|below|inside) {d}?|(find|list|show me) (all|every) (uses of |occurrences of |mention of |places with |){x} (in|under|below) {d}|does (anything|any file) in {d} (use|contain|mention|say) {x}?|I('m looking| need to search) for {x}(, somewhere|) (in|under|below) {d}|"
    "{x} (must|should) be somewhere (in|under|below) {d}|where (is|do I find|do we use) {x} (in|under|inside) {d}?|(search|scan|look through) (everything|all files|the files) (in|under|below) {d} for {x}|grep {x} {d}|occurrences of {x} (in|under) {d}")
_TEXT_OF = (
    "(find|search for|look for|grep for) {x} in (all |the |){g}( files|)( in| under| below) {d}|(search|grep|look through) (all |the |){g}( files|) (in|under|below) {d} for {x}|in {d}(,|) (find|search for|look for) {x}(, but|,|) (only |)in {g}( files|)|(which|what) {g} files (in|under) {d} (contain|mention|use) {x}?|"
    "(find|search for) {x} (in|under) {d}, (only |just |){g}( files|)|(grep|search) {d} for {x}, {g}( files|) only|where (is|do we use) {x} in the {g} files (of|in|under) {d}?|(only |)in {g} files (of|under) {d}: (find|search for) {x}")
_TEXT_OF_ALL = "(find|search for|look for|grep for) {x} in (all |the |){g}( files|)|(search|grep|look through) (all |the |){g}( files|) for {x}|(which|what) {g} files (contain|mention|use|have) {x}?|{x} in {g}( files|)|where (is|do we use) {x} in the {g} files?|is {x} (used|mentioned) in any {g} file?"
_NAMES = (
    "(find|list|show me|locate|get) (all |all the |every |the |){g}( files|) (in|under|below|inside) {d}|(which|what) {g} files (are|do we have) (in|under) {d}?|are there (any |){g} files (in|under|below) {d}?|in {d}(,|) (find|list|show) (all |the |){g}( files|)|(search|look) (in |through |){d} for {g}( files|)|"
    "I need (all |the |){g} files (in|of|from|under) {d}|{g} files (in|under) {d}|(find|list) everything (in|under|below) {d} that matches {g}|(can|could) you (find|list) the {g} files (in|under) {d}?|(glob|find) {g} (in|under) {d}")


def search_in(source, box):
    """A request that names a pattern with a folder, the ends of names, or both."""
    if not box.operations:
        return None
    kind = source.weighted({"text": 6, "text of": 4, "text of all": 2, "names": 5})
    x = source.pick([source.word, source.pseudo_word, lambda: source.word() + "_" + source.word(), lambda: source.word() + source.word().capitalize(), lambda: source.word().upper(), lambda: source.pick(["TODO", "FIXME", "unwrap", "import", "panic", "deprecated", "localhost", "password"])])()
    where, ending = folder(source), "*." + source.pick(world.EXTENSIONS + ["py", "rs", "js", "md", "yaml"])
    if where == "." or kind == "text of all" and "run" in box.operations and "grep" not in box.operations:
        return None
    names = {"text": dict(pattern=x, path=where), "text of": dict(pattern=x, path=where, glob=ending), "text of all": dict(pattern=x, glob=ending), "names": dict(glob=ending, path=where)}[kind]
    call = _call(box, **names)
    if call is None:
        return None
    mark = source.pick(["{}", "{}", "{}", '"{}"', "'{}'", "`{}`"])
    text = worded(source, {"text": _TEXT, "text of": _TEXT_OF, "text of all": _TEXT_OF_ALL, "names": _NAMES}[kind], x=mark.format(x), d=where, g=ending)
    first = [User(typed(source, text, where, ending, mark.format(x))), Answer(f"I need to search {names.get('path', 'the files')}.", "", call)]
    at, ext = where.rstrip("/") if "path" in names else source.word(), ending[2:]
    found = list(dict.fromkeys(f"{at}/{source.word()}.{ext if 'glob' in names else source.pick(world.EXTENSIONS)}" for _ in range(source.number(1, 4))))
    if source.chance(.12):
        return first + [Result(source.pick(["", "No matches found", "no matches", "No files found"])), Answer("There is nothing.", f"{x} was not found." if "pattern" in names else f"There are no {ending} files in {where}.")]
    if kind == "names":
        return first + [Result("\n".join(found)), Answer("I list the files.", ", ".join(found))]
    line = source.number(1, 400)
    out = source.pick(["{p}:{l}:fn {x}() {{", "{p}:{l}: {x} = 1", "{p}:{l}:{x}", "{p}\n  {l}: let {x} = 0;"]).format(p=found[0], l=line, x=x)
    return first + [Result(out), Answer(f"It is in {found[0]}.", f"{x} is in {found[0]}, line {line}.")]


def _call(box, pattern=None, path=None, glob=None):
    """The call of the search tool with its own parameters, or a command; None: the tools at hand cannot do it."""
    tool = box.operations.get("grep") if pattern else None
    schemas = [tool.schema] if tool else [] if pattern else [schema for schema in box.others if schema["name"] == "glob"]
    for schema in schemas:
        properties = schema["parameters"].get("properties", {})
        named = {role: next((name for name in names if name in properties), None) for role, names in
                 (("pattern", ("query", "pattern")), ("path", ("path",)), ("glob", ("glob", "include") if pattern else ("pattern",)))}
        wanted = [(role, value) for role, value in (("pattern", pattern), ("path", path), ("glob", glob)) if value]
        if all(named[role] for role, _ in wanted):
            given = {named[role]: value for role, value in wanted}
            return Call(schema["name"], [(name, given[name]) for name in properties if name in given])
    if "run" not in box.operations or tool or "'" in (pattern or ""):
        return None
    return box.call("run", command=f"find {path} -name '{glob}'" if not pattern else f"grep -rn --include='{glob}' '{pattern}' {path}" if glob else f"grep -rn '{pattern}' {path}")

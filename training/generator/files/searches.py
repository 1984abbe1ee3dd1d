"""Searches that say where: a text in the files of a folder, files by the end of their names, with the search tool that the client has or its shell."""
import re

from ..chat import Answer, Call, Result, User
from ..material import world
from ..words.wording import typed, worded
from .deeds import folder
from .tooling import searched

_TEXT = (
    "(find|search for|look for|grep for) {x} in {d}|search for {x} in {d}|find {x} in {d}|(search|look|grep) (in |through |inside |){d} for {x}|(which file in {d} (contains|mentions|uses|has)|which files in {d} (contain|mention|use)|where in {d} is) {x}?|in {d}(,|) (find|search for|look for) {x}|{d}: (find|search for|grep) {x}|"
    "(can|could) you (find|search for|look for) {x} (in|under|below|inside) {d}?|(find|list|show me) (all|every) (uses of |occurrences of |mention of |places with |){x} (in|under|below) {d}|does (anything|any file) in {d} (use|contain|mention|say) {x}?|I('m looking| need to search) for {x}(, somewhere|) (in|under|below) {d}|"
    "{x} (must|should) be somewhere (in|under|below) {d}|where (is|do I find|do we use) {x} (in|under|inside) {d}?|(search|scan|look through) (everything|all files|the files) (in|under|below) {d} for {x}|grep {x} {d}|occurrences of {x} (in|under) {d}")
_TEXT_OF = (
    "(find|search for|look for|grep for) {x} in (all |the |){g}( files|)( in| under| below) {d}|(search|grep|look through) (all |the |){g}( files|) (in|under|below) {d} for {x}|in {d}(,|) (find|search for|look for) {x}(, but|,|) (only |)in {g}( files|)|(which|what) {g} files (in|under) {d} (contain|mention|use) {x}?|"
    "(find|search for) {x} (in|under) {d}, (only |just |){g}( files|)|(grep|search) {d} for {x}, {g}( files|) only|where (is|do we use) {x} in the {g} files (of|in|under) {d}?|(only |)in {g} files (of|under) {d}: (find|search for) {x}")
_TEXT_OF_ALL = "(find|search for|look for|grep for) {x} in (all |the |){g}( files|)|(search|grep|look through) (all |the |){g}( files|) for {x}|(which|what) {g} files (contain|mention|use|have) {x}?|{x} in {g}( files|)|where (is|do we use) {x} in the {g} files?|is {x} (used|mentioned) in any {g} file?"
_NAMES = (
    "(find|list|show me|locate|get) (all |all the |every |the |){g}( files|) (in|under|below|inside) {d}|(which|what) {g} files (are|do we have) (in|under) {d}?|are there (any |){g} files (in|under|below) {d}?|in {d}(,|) (find|list|show) (all |the |){g}( files|)|(search|look) (in |through |){d} for {g}( files|)|"
    "I need (all |the |){g} files (in|of|from|under) {d}|{g} files (in|under) {d}|(find|list) everything (in|under|below) {d} that matches {g}|(can|could) you (find|list) the {g} files (in|under) {d}?|(glob|find) {g} (in|under) {d}")


_FILE = (
    "(search|look) for {x} in {p}|(search|look through|scan|go through) {p} for {x}|(find|show me|list) (the|all|all the) (lines|places) (in|of) {p} (that contain|that mention|with|where it says) {x}|(which|what) lines (of|in) {p} (contain|mention|have|use) {x}?|(on which line|on what line|at which line|where) (in {p} is {x}|of {p} is {x}|does {p} mention {x}|does {x} stand in {p}|is {x} in {p})?|"
    "(find|show me) (all |every |)(occurrences|mentions|uses) of {x} in {p}|in {p}(,|) (search for|find all) {x}|grep {p} for {x}|grep for {x} in {p}")
_WITH_GREP = "use grep to (find|look for|search for) {x} in {d}|use grep and (find|look for) {x} in {d}|(find|search for|look for) {x} in {d} with grep|with grep, (find|look for|search for) {x} in {d}|(search|look) for {x} in {d} using grep"
_PATTERN = (
    "(find|list|show me|get|give me|locate) (all |all the |every |the |)(files|file|paths) (matching|that match|that matches|which match|that fit) {g}|(find|list|show me|get) (all |)files matching {g}|(which|what) files match {g}?|(which|what) (files|paths) (do we have|are there|can you find|exist) (that match|matching) {g}?|(find|list|show|get) (everything|anything) (matching|that matches) {g}|"
    "glob (for |){g}|(search|look) for (files |paths |)(matching|that match|like) {g}|are there (any |)files (matching|that match|like) {g}?|(I need|I want|give me) (a list of |)(all |the |)(files|paths) (matching|that match) {g}|do any files match {g}?|find {g}|{g}: (which|what) files are there?|(can|could) you (find|list) (all |the |)files (matching|that match) {g}?|"
    "(use|run) the glob pattern {g}( and (list|show me) the files|)|what (matches|is found by) (the pattern |){g}?|(find|list) files (using|with) the pattern {g}|(show|list) me what {g} matches|which files (does {g} match|are matched by {g})?")
_KIND = (
    "(find|list|show me|locate|get|give me) (all |all the |every |the |all of the |){k}( in (the|this) (project|repository|repo|codebase|code)|)|(find|list) (all |all the |){k}|(which|what) {k} (are there|do we have|are in (the|this) (project|repo|repository))?|where are (the|all the|our) {k}?|are there (any |){k} (here|in (the|this) (project|repo|repository))?|do we have (any |){k}?|"
    "I need (a list of |)(all |the |all the ){k}(, please|)|(search|look) for (all |)(the |){k}( anywhere|)|(can|could) you (find|list) (all |all the |the |){k}( for me|)?|{k}, (all of them|please list them)|list of (all |){k}")
_KIND_IN = (
    "(find|list|show me|get|give me|locate) (all |all the |every |the |){k} (in|under|below|inside) {d}|(which|what) {k} (are|are there|do we have) (in|under|below) {d}?|in {d}(,|) (find|list|show me) (all |all the |){k}|(search|look) (in |through |){d} for {k}|are there (any |){k} (in|under|below) {d}?|(can|could) you (find|list) (all |the |){k} (in|under) {d}?|I need (all |the |all the ){k} (in|from|under) {d}")
_NAMED = (
    "find (the file|the files|files|a file) (called|named|with the name) {n}|(where is|where can I find|where do we have|where's) (the file |a file called |){n}?|(find|locate) {n}|(find|locate) the file {n}|(search|look) for (a file|the file|files) (called|named) {n}|(in which folder|in what folder|in which directory) is {n}?|is there (a file (called|named) |a |){n} (somewhere|anywhere)( in this project|)?|"
    "(can|could) you (find|locate) (the file |){n}?|what is the path of (the file |){n}?|do we have a {n} (somewhere|anywhere)?|find (all|all the|every) {n}( files|)")
_KINDS = {"py": "Python", "ts": "TypeScript", "js": "JavaScript", "rs": "Rust", "go": "Go", "java": "Java", "rb": "Ruby", "css": "CSS", "html": "HTML", "md": "markdown", "json": "JSON", "yaml": "YAML", "toml": "TOML", "csv": "CSV", "sql": "SQL", "sh": "shell", "php": "PHP", "c": "C", "swift": "Swift", "kt": "Kotlin", "xml": "XML", "svg": "SVG", "txt": "text"}
_FILE_NAMES = "package.json Makefile Dockerfile tsconfig.json Cargo.toml README.md .gitignore pyproject.toml requirements.txt main.py index.html docker-compose.yml LICENSE .env config.yaml app.js settings.py go.mod conftest.py setup.py".split()


def pattern(source):
    """A glob as people write it."""
    end = source.pick(list(_KINDS)) if source.chance(.7) else source.pick(world.EXTENSIONS)
    stem = source.pick(["*"] * 6 + ["test_*", "*.test", "*_test", "*config*", f"{source.word()}*", f"*{source.word()}*", "*.spec", "index"])
    top = folder(source)
    return source.pick(["**/{n}", "**/{n}", "**/{n}", "{d}/**/{n}", "{d}/**/{n}", "{n}", "{n}", "{d}/{n}", "{d}/*/{n}"]).format(n=f"{stem}.{end}", d=top)


def search_names(source, box):
    """Files by their names: a glob as it is told, files of a kind, files of one name."""
    if not box.operations:
        return None
    kind = source.weighted({"pattern": 6, "kind": 4, "kind in": 3, "named": 3})
    end, (where, place) = source.pick(list(_KINDS)), _place(source)
    match kind:
        case "pattern": glob, forms = pattern(source), _PATTERN
        case "named": glob, forms = "**/" + (source.pick(_FILE_NAMES) if source.chance(.5) else source.path().split("/")[-1]), _NAMED
        case _: glob, forms = f"**/*.{end}", _KIND if kind == "kind" else _KIND_IN
    call = search_call(box, glob=glob, path=where) if kind == "kind in" else box.call("glob", glob=glob)
    if call is None:
        return None
    mark = source.pick(["{}", "{}", "{}", '"{}"', "'{}'", "`{}`"])
    files = source.pick([f"{_KINDS[end]} files", f".{end} files", f".{end} files", f"{end} files" if end not in ("c", "go", "txt") else f".{end} files"])
    name = glob.removeprefix("**/")
    text = worded(source, forms, g=mark.format(glob), k=files, d=place, n=mark.format(name) if source.chance(.3) else name)
    first = [User(typed(source, text, place, where, mark.format(glob), name)), Answer("I need to find the files.", "", call)]
    if source.chance(.12):
        nothing = {"pattern": f"No files match {glob}.", "named": f"There is no {name}."}.get(kind, f"There are no {files}.")
        return first + [Result(source.pick(["", "No matches found", "no matches", "No files found"])), Answer("There is nothing.", nothing)]
    top, _, last = glob.rpartition("/")
    at = where.rstrip("/") if kind == "kind in" else top.removesuffix("**").strip("/").replace("*", source.word())
    inside = lambda: "/".join(part for part in (at, source.word() if "**" in glob and source.chance(.6) else "") if part)
    found = list(dict.fromkeys("/".join(part for part in (inside(), re.sub(r"\*", lambda _: source.word(), last)) if part) for _ in range(1 if kind == "named" and source.chance(.7) else source.number(1, 5))))
    if "glob" not in box.operations and at[:1] not in ("/", ".") and "find ." in str(call.arguments) and source.chance(.6):
        found = ["./" + path for path in found]                         # as find shows them
    return first + [Result("\n".join(found)), Answer("I list the files.", ", ".join(found))]


def search_file(source, box):
    """A text in one file, and searches for which the command is named."""
    if not box.operations:
        return None
    x = wanted(source)
    mark = source.pick(["{}", "{}", "{}", '"{}"', "'{}'", "`{}`"])
    tool = box.operations.get("grep")
    if source.chance(.3) and "run" in box.operations and not (tool and tool.name.lower() != "grep" and "grep" in tool.name.lower()):
        where, place = _place(source)
        path, line = f"{where.rstrip('/')}/{source.word()}.{source.pick(world.EXTENSIONS)}", source.number(1, 400)
        call = search_call(box, pattern=x, path=where) if tool and tool.name.lower() == "grep" else box.call("run", command=f"grep -rn '{x}' {where}")
        text, out, answer = worded(source, _WITH_GREP, x=mark.format(x), d=place), f"{path}:{line}:{source.pick(['', 'let ', '# ', '  '])}{x}", f"{x} is in {path}, line {line}."
    else:
        where = source.path()
        call = search_call(box, pattern=x, path=where) if tool else "run" in box.operations and box.call("run", command=f"grep -n '{x}' {where}")
        lines = sorted({source.number(1, 400) for _ in range(source.number(1, 3))})
        text, out = worded(source, _FILE, x=mark.format(x), p=where), "\n".join(f"{line}:{source.pick(['', 'let ', '# ', '  ', source.word() + ' '])}{x}{source.pick(['', ' = 1', '()', ' ' + source.word()])}" for line in lines)
        answer = f"{x} is in {where}, line {lines[0]}." if len(lines) == 1 else f"{x} is in {where}, lines {', '.join(map(str, lines[:-1]))} and {lines[-1]}."
    if not call:
        return None
    first = [User(typed(source, text, where, mark.format(x))), Answer(f"I need to search {where}.", "", call)]
    if source.chance(.12):
        return first + [Result(source.pick(["", "No matches found", "no matches"])), Answer("There is nothing.", f"{x} was not found.")]
    return first + [Result(out), Answer("I say where it is.", answer)]


def _place(source):
    """-> (a folder, how it is told)"""
    where = folder(source)
    if source.chance(.12):
        return where + "/", where + "/"
    return where, source.pick(["{d}", "{d}", "{d}", "the {d} folder", "the {d} directory", "the folder {d}", "the directory {d}"]).format(d=where)


def wanted(source):
    return source.pick([source.word, source.pseudo_word, lambda: source.word() + "_" + source.word(), lambda: source.word() + source.word().capitalize(), lambda: source.word().upper(), lambda: source.pick(["TODO", "FIXME", "unwrap", "import", "panic", "deprecated", "localhost", "password"])])()


def search_in(source, box):
    """A request that names a pattern with a folder, the ends of names, or both; files by their names; a text in one file."""
    if not box.operations:
        return None
    if source.chance(.45):
        return search_names(source, box)
    if source.chance(.3):
        return search_file(source, box)
    kind = source.weighted({"text": 6, "text of": 4, "text of all": 2, "names": 3})
    x = wanted(source)
    (where, place), ending = _place(source), "*." + source.pick(world.EXTENSIONS + ["py", "rs", "js", "md", "yaml"])
    if where == "." or kind == "text of all" and "run" in box.operations and "grep" not in box.operations:
        return None
    names = {"text": dict(pattern=x, path=where), "text of": dict(pattern=x, path=where, glob=ending), "text of all": dict(pattern=x, glob=ending), "names": dict(glob=ending, path=where)}[kind]
    call = search_call(box, **names)
    if call is None:
        return None
    mark = source.pick(["{}", "{}", "{}", '"{}"', "'{}'", "`{}`"])
    text = worded(source, {"text": _TEXT, "text of": _TEXT_OF, "text of all": _TEXT_OF_ALL, "names": _NAMES}[kind], x=mark.format(x), d=place, g=ending)
    if kind == "text" and text[-1] != "?" and source.chance(.1) and (any_case := _any_case(box, call)):
        call, text = any_case, text + source.pick([", ignoring case", " ignoring case", ", ignore case", ", case-insensitive", " case-insensitively", ", upper or lower case"])
    first = [User(typed(source, text, place, where, ending, mark.format(x))), Answer(f"I need to search {names.get('path', 'the files')}.", "", call)]
    at, ext = where.rstrip("/") if "path" in names else source.word(), ending[2:]
    found = list(dict.fromkeys(f"{at}/{source.word()}.{ext if 'glob' in names else source.pick(world.EXTENSIONS)}" for _ in range(source.number(1, 4))))
    if source.chance(.12):
        return first + [Result(source.pick(["", "No matches found", "no matches", "No files found"])), Answer("There is nothing.", f"{x} was not found." if "pattern" in names else f"There are no {ending} files in {where}.")]
    if kind == "names":
        return first + [Result("\n".join(found)), Answer("I list the files.", ", ".join(found))]
    return first + searched(source, x, found[:1] if source.chance(.55) else found[:3], source.number(1, 400))


def _any_case(box, call):
    """The same search for capitals and small letters, or None."""
    tool = box.operations.get("grep")
    if tool:
        option = next((name for name in ("-i", "ignoreCase") if name in tool.schema["parameters"].get("properties", {})), None)
        return option and Call(call.tool, call.arguments + [(option, True)])
    name, value = call.arguments[0]
    return isinstance(value, str) and Call(call.tool, [(name, value.replace("grep -rn ", "grep -rni "))])


def search_call(box, pattern=None, path=None, glob=None):
    """The call of the search tool with its own parameters, or a command; None: the tools at hand cannot do it."""
    tool = box.operations.get("grep" if pattern else "glob")
    if tool:
        properties = tool.schema["parameters"].get("properties", {})
        named = {"path": "path", "glob": next((name for name in ("glob", "include") if name in properties), None), **{role: parameter for parameter, role in tool.roles}}
        given = {named[role]: value for role, value in (("pattern", pattern), ("path", path), ("glob", glob)) if value}
        return Call(tool.name, [(name, given[name]) for name in properties if name in given]) if given.keys() <= properties.keys() else None
    if "run" not in box.operations or "'" in (pattern or ""):
        return None
    return box.call("run", command=f"find {path} -name '{glob.removeprefix('**/')}'" if not pattern else f"grep -rn --include='{glob}' '{pattern}' {path}" if glob else f"grep -rn '{pattern}' {path}")

"""Real files from the corpus: an eighth of them kept for evaluation; in training a little is changed, so that nothing can be known by heart."""
import gzip
import json
import re
from functools import cache

from ..material import world
from ..material.source import CORPUS, is_held_out
from ..papers.values import KINDS

_LICENCES = ["MIT", "Apache-2.0", "MIT OR Apache-2.0", "BSD-3-Clause", "ISC", "Apache-2.0 OR MIT", "MPL-2.0", "BSD-2-Clause", "Unlicense OR MIT", "GPL-3.0", "Zlib"]
_COMMANDS = ["npm run {w}", "node scripts/{w}.js", "jest", "vitest run", "tsc -p .", "eslint src", "node {w}.js", "tsc --watch", "mocha test/{w}.js", "rollup -c", "npm run {w} && npm test", "prettier --write src", "vite build", "rm -rf {w}", "node --test"]
_TYPES = {"rs": ["u8", "u32", "u64", "usize", "i32", "i64", "f64", "bool", "String", "Vec<u8>", "&'static str", "Option<u32>", "Duration", "PathBuf", "Option<String>"], "ts": ["string", "number", "boolean", "string[]", "unknown", "Date", "Map<string, string>", "number | undefined", "() => void"],
          "py": ["int", "str", "float", "bool", "bytes", "list[str]", "dict"], "c": ["int", "char *", "size_t", "uint32_t", "long"]}
_KEPT_WORDS = set("self this that else elif None True False return import from class struct impl enum match while break yield async await lambda with pass raise except finally where const static type trait super crate unsafe move final function export default extends throw catch typeof instanceof interface "
                  "switch case void char long short unsigned signed double float inline extern include define ifdef ifndef endif pragma package name version edition license authors description repository dependencies workspace features optional path keywords categories documentation homepage readme main scripts author "
                  "devDependencies profile release test tests bench jobs steps runs uses strategy matrix true false null todo println format assert print Some option result string str bool usize note false".split())


@cache
def _files(held_out):
    """Kind -> [(path, text)]"""
    with gzip.open(CORPUS, "rt") as f:
        texts = json.load(f)["files"]
    out = {}
    for path, _, text in (text.partition("\n") for text in texts):
        if is_held_out(path + text[:60]) == held_out and (kind := _kind(path)):
            out.setdefault(kind, []).append((path, text))
    return out


def _kind(path):
    name = path.rsplit("/", 1)[-1]
    named = {"Cargo.toml": "cargo", "package.json": "npm", "CHANGELOG.md": "changelog", "README.md": "readme"}
    return named.get(name) or {"yaml": "yml", "mjs": "js", "h": "c"}.get(end := name.rsplit(".", 1)[-1], end)


def drawn(source, kinds):
    """-> (kind, path, text) of one file; `kinds`: kind -> how often."""
    kind = source.weighted(kinds)
    path, text = source.pick(_files(source.held_out)[kind])
    return kind, path, text if source.held_out or source.chance(.2) else renamed(source, text)


def renamed(source, text):
    """`text` with one or two of its words changed everywhere."""
    for _ in range(source.number(1, 2)):
        words = [word for word in re.findall(r"(?<![\w.@/-])[a-z][a-z_]{3,14}\b(?!-|://)", text) if word not in _KEPT_WORDS]
        if words:
            word, new = source.pick(words), source.pick([source.word, source.word, lambda: source.pick(world.NOUNS), lambda: source.word() + "_" + source.word()])()
            if not re.search(rf"\b{new}\b", text):
                text = re.sub(rf"\b{word}\b", new, text)
    return text


def place(source, path):
    """Where such a file lies in somebody's project."""
    x, parts = source.random.random(), path.split("/")
    if x < .5:
        return path if len(path) < 40 else "/".join(parts[-2:])
    if x < .7:
        return parts[-1]
    folder = source.pick([source.pick(["crates/", "packages/", "libs/", "vendor/", "apps/"]) + source.word(), KINDS["project"](source), KINDS["project"](source), "/home/" + source.pick(world.NAMES).lower() + "/" + KINDS["project"](source), "/srv/" + source.word(), "."])
    return folder + "/" + ("/".join(parts[-2:]) if source.chance(.4) else parts[-1])


def similar(source, value, what=""):
    """Another value of the same kind."""
    if value in ("true", "false"):
        return {"true": "false", "false": "true"}[value]
    if value in ("True", "False"):
        return {"True": "False", "False": "True"}[value]
    if what == "license":
        return source.pick(_LICENCES)
    if what == "edition":
        return source.pick(["2015", "2018", "2021", "2024"])
    if what == "author":
        return KINDS["person"](source)
    if what == "rust-version":
        return f"1.{source.number(40, 92)}"
    if what == "script":
        return source.pick(_COMMANDS).format(w=source.word())
    if what.startswith("type."):
        return source.pick(_TYPES[what[5:]])
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return KINDS["date"](source)
    if re.fullmatch(r"[\^~=<>v ]*\d+(\.\d+)+", value):
        numbers = re.findall(r"\d+", value)
        at = source.number(0, len(numbers) - 1)
        numbers = [str(int(n) + source.number(1, 3)) if i == at else n if i < at else str(source.number(0, 30)) if source.chance(.5) else "0" for i, n in enumerate(numbers)]
        return re.match(r"\D*", value).group() + ".".join(numbers)
    if re.fullmatch(r"-?\d+", value):
        return str(source.number(0, 9)) if len(value) == 1 else str(source.pick([int(value) * 2, int(value) + source.number(1, 20), source.number(10, 10 ** len(value))]))
    if re.fullmatch(r"-?\d+\.\d+", value):
        return f"{source.number(0, 99)}.{source.number(0, 99)}"
    if re.fullmatch(r"0x[0-9a-fA-F]+", value):
        return "0x" + "".join(source.pick("0123456789abcdef") for _ in value[2:])
    if value.startswith("http"):
        return KINDS["url"](source)
    if re.fullmatch(r"[a-z_]+", value):
        return source.word()
    if re.fullmatch(r"[A-Z][A-Z_]+", value):
        return source.word().upper()
    if re.fullmatch(r"[\w./-]+\.\w{1,4}", value):
        return re.sub(r"[\w-]+(?=\.\w+$)", source.word(), value)
    if re.fullmatch(r"[A-Za-z][\w',. -]+", value) and " " in value:
        return source.phrase(2, 5).capitalize() + "." * value.endswith(".")
    return ""

"""Settings, constants and functions of which every name is made of a thing and what is set for it: the same for several things, several for one."""
from functools import cache
from pathlib import Path

from ..everyday.grammar import parse
from ..material.source import is_held_out
from ..words.said import capital
from .paper import Ask, Paper, yes
from .values import value

_CALLED = ("what is the {c} (of|for) the {es}|(what is|what's) the {e} {c}|(what is|what's) the {c} (of|for) {ae}|(which|what) {c} (is|has been) (set|used|configured|given) for the {es}|(which|what) {c} do the {es} have|(which|what) {c} is {there} for the {es}|to what is the {c} of the {es} set|{e} {c}|what does it say about the {c} of the {es}|for the {es}, what is the {c}", "the {c} (of|for) the {es}|the {e} {c}|the {c} of {ae}|which {c} is set for the {es}|what the {c} of the {es} is( set to|)")
_WHETHER = "whether the {es} are (enabled|on|active)|if the {es} are (switched on|active)"
_SHOWN = "whether the {es} are (visible|public|shown)|if the {es} are visible"
_KEY = ("(what is|what's) {k}|what is {k} set to|what value does {k} have|(what is|what's) the value of {k}|{k}", "the value of {k}|what {k} is set to")
_DEFAULT = ("what is the default {c} (of|for|in) {f}|(which|what) {c} does {f} use by default|(what is|what's) the default (value of|for) {k} in {f}|(which|what) {c} does {f} have when none is given|{c} of {f} by default", "the default {c} of {f}|which {c} {f} uses by default|the default of {k} in {f}")
_VERBS = "make send load save print open close check draw show build store fetch create delete start update read write plan move find share sort clean scale render pack".split()
_MODULES = "os sys json math time random pathlib datetime shutil socket logging csv statistics decimal zipfile tempfile hashlib itertools functools collections".split()
_WHAT_OF = {"json": "dumps", "math": "sqrt", "time": "sleep", "random": "choice", "pathlib": "Path", "datetime": "timedelta", "shutil": "copyfile", "socket": "gethostname", "csv": "DictReader", "statistics": "median", "decimal": "Decimal", "zipfile": "ZipFile", "tempfile": "mkdtemp", "hashlib": "sha256", "itertools": "chain", "functools": "partial", "collections": "Counter", "os": "getcwd", "sys": "argv", "logging": "getLogger"}


@cache
def read():
    """-> ([(one, many)], [(what it is called, kind, names in a key, questions)])"""
    of, what = (Path(__file__).parent / "keyed.txt").read_text().strip().removeprefix("@ of\n").split("\n@ what\n")
    lines = [line.split(" | ") for line in what.split("\n")]
    return [tuple(pair.split(" ")) for pair in of.split(",")], [(c, kind, names.split(","), questions.split(";")) for c, kind, names, questions in lines]


def _drawn(source):
    """-> [(thing, what is set, its name, value)], things beside each other, no value twice"""
    things, whats = read()
    chosen = source.random.sample([one for one in things if source.held_out or not is_held_out("keyed " + one[0])], source.weighted({1: 2, 2: 5, 3: 5, 4: 2}))
    able = source.random.sample(whats, source.number(3, 5) if len(chosen) > 1 else source.number(4, 8))
    named = {what[0]: source.pick(what[2]) for what in able}
    out, taken = [], set()
    for thing in chosen:
        for what in source.random.sample(able, max(1, round(len(able) * source.random.uniform(.5, 1)))):
            for _ in range(20):
                text = value(source, what[1])
                if what[1] == "bool" or text not in taken:
                    break
            if text in taken and what[1] != "bool":
                continue
            taken.add(text)
            out.append((thing, what, named[what[0]], text))
    return out if len({(one[0], one[2]) for one in out}) == len(out) else _drawn(source)


def _article(word):
    return ("an " if word[0] in "aeio" else "a ") + word


def _asks(thing, what, key, text, line):
    c, kind, _, questions = what
    values = dict(e=thing[0], es=thing[1], ae=_article(thing[0]), c=c, k=key)
    if kind == "bool":
        return [Ask("|".join(questions), _WHETHER if c == "enabled" else _SHOWN, values, yes(text), line)] * 2
    also = f"the {thing[1]}"
    own = Ask("|".join(questions), _CALLED[1].replace("{c}", c), values, text, line, also)
    return [own, own, Ask(*(text.replace("{c}", c) for text in _CALLED), values, text, line, also), *([Ask(*_KEY, values, text, line)] if key else [])]


def _bare(text, strict):
    """Whether a value stands without quotes."""
    return text.replace(".", "", 1).isdigit() and not text.startswith("0") or text in ("true", "false") or not strict and text in ("yes", "no", "on", "off")


def _joined(form, *words):
    words = [part for word in words for part in word.split("_")]
    match form:
        case "camel": return words[0] + "".join(word.capitalize() for word in words[1:])
        case "kebab": return "-".join(words)
        case "dotted": return ".".join(words)
        case "upper": return "_".join(words).upper()
    return "_".join(words)


_FLAT = {"env": ("upper", "{k}={v}", "", [".env", "app.env", "prod.env", ".env.local"]), "properties": ("dotted", "{k}={v}", "", ["app.properties", "server.properties", "config.properties"]), "ini": ("snake", "{k} = {v}", "", ["settings.ini", "app.conf", "config.cfg"]), "colon": ("kebab", "{k}: {v}", "", ["config.yml", "app.yaml", "settings.yaml"]),
         "toml": ("snake", "{k} = {v}", '"', ["config.toml", "app.toml"]), "json": ("snake", '  "{k}": {v}', '"', ["config.json", "settings.json", "app.json"]), "camel": ("camel", '  "{k}": {v}', '"', ["config.json", "options.json"]), "python": ("upper", "{k} = {v}", '"', ["config.py", "settings.py", "constants.py"]), "js": ("camel", "const {k} = {v};", "'", ["config.js", "constants.js", "settings.js"]),
         "ts": ("upper", "export const {k} = {v};", "'", ["constants.ts", "config.ts"]), "rust": ("upper", "pub const {k}: {t} = {v};", '"', ["config.rs", "consts.rs"]), "go": ("camel", "\t{k} = {v}", '"', ["config.go", "consts.go"]), "java": ("upper", "    static final {t} {k} = {v};", '"', ["Config.java", "Constants.java"]), "c": ("upper", "#define {k} {v}", '"', ["config.h", "defs.h"]), "shell": ("upper", 'export {k}="{v}"', "", ["env.sh", "settings.sh"]), "ruby": ("snake", "  {k}: {v},", "'", ["config.rb"])}
_AROUND = {"json": "{\n%s\n}", "camel": "{\n%s\n}", "go": "package config\n\nconst (\n%s\n)", "java": "class Config {\n%s\n}", "ruby": "CONFIG = {\n%s\n}"}


def _typed(form, text):
    """The type of a constant."""
    number, truth = text.isdigit(), text in ("true", "false")
    return {"rust": "u32" if number else "bool" if truth else "f64" if _bare(text, True) else "&str", "java": "int" if number else "boolean" if truth else "double" if _bare(text, True) else "String"}.get(form, "")


def flat(source):
    """A line for each: settings or constants."""
    made, form = _drawn(source), source.pick(list(_FLAT))
    case, shape, quote, names = _FLAT[form]
    turned, many, asks, lines = source.chance(.15), source.chance(.2), [], []
    if source.chance(.4):
        source.random.shuffle(made)
    for thing, what, name, text in made[:10]:
        key = _joined(case, *((name, thing[many]) if turned else (thing[many], name)))
        text = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(text, text) if quote else text
        shown = text if not quote or _bare(text, True) else quote + text + quote
        lines.append(shape.format(k=key, v=shown.capitalize() if form == "python" and text in ("true", "false") else shown, t=_typed(form, text)))
        asks += _asks(thing, what, key, text, lines[-1])
    body = (",\n" if form in ("json", "camel") else "\n").join(lines)
    text = _AROUND.get(form, "%s") % body
    if form not in _AROUND and source.chance(.3):
        sign = {"js": "//", "ts": "//", "rust": "//", "c": "//"}.get(form, "#")
        text = f"{sign} {source.phrase(2, 4)}\n" + text
    return Paper(text, names, asks, source.pick(["file", "file", "config", "settings"]))


def nested(source):
    """A section for each thing."""
    made, form = _drawn(source), source.pick(["ini", "toml", "yaml", "yaml", "json", "md", "js", "indented"])
    sections, asks = {}, []
    for thing, what, name, text in made:
        quote = form in ("toml", "json", "js")
        text = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(text, text) if quote else text
        shown = text if not quote or _bare(text, True) else f"'{text}'" if form == "js" else f'"{text}"'
        line = {"ini": "{k} = {v}", "toml": "{k} = {v}", "yaml": "  {k}: {v}", "json": '    "{k}": {v}', "md": "- {k}: {v}", "js": "    {k}: {v}", "indented": "\t{k} {v}"}[form].format(k=_joined("camel" if form == "js" else "snake", name), v=shown)
        sections.setdefault(thing, []).append(line)
        asks += _asks(thing, what, "", text, line)
    many = source.chance(.5)
    head = lambda thing: thing[many]
    match form:
        case "json": text = "{\n" + ",\n".join(f'  "{head(thing)}": {{\n' + ",\n".join(lines) + "\n  }" for thing, lines in sections.items()) + "\n}"
        case "js": text = "module.exports = {\n" + ",\n".join(f"  {head(thing)}: {{\n" + ",\n".join(lines) + "\n  }" for thing, lines in sections.items()) + "\n};"
        case "yaml": text = "\n".join(f"{head(thing)}:\n" + "\n".join(lines) for thing, lines in sections.items())
        case "indented": text = "\n".join(head(thing) + "\n" + "\n".join(lines) for thing, lines in sections.items())
        case "md": text = "# Settings\n\n" + "\n\n".join(f"## {capital(head(thing))}\n\n" + "\n".join(lines) for thing, lines in sections.items())
        case _: text = "\n\n".join(f"[{head(thing)}]\n" + "\n".join(lines) for thing, lines in sections.items())
    ends = {"json": "json", "js": "js", "yaml": "yaml", "md": "md", "toml": "toml", "ini": "ini", "indented": "conf"}
    return Paper(text, [f"{stem}.{ends[form]}" for stem in ("config", "settings", "app", "options", "defaults")], asks, source.pick(["file", "file", "config", "settings"]))


def functions(source):
    """Functions whose parameters have defaults, below what is imported."""
    made, form, asks, blocks = _drawn(source), source.pick(["py", "py", "js", "ts", "rb"]), [], {}
    for thing, what, name, text in made:
        blocks.setdefault(thing, []).append((what, name, {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(text, text)))
    texts, verbs = [], source.random.sample(_VERBS, len(blocks))
    for verb, (thing, parts) in zip(verbs, blocks.items()):
        f = _joined("camel" if form in ("js", "ts") else "snake", verb, thing[source.chance(.2)])
        shown = []
        for what, name, text in parts[:4]:
            name = {"from": "start", "on": "active", "until": "end"}.get(name, name)
            key = _joined("camel" if form in ("js", "ts") else "snake", name)
            literal = (text.capitalize() if form == "py" and text in ("true", "false") else text) if _bare(text, True) else f'"{text}"'
            shown.append(f"{key}: {literal}" if form == "rb" else f"{key}={literal}" if form == "py" else f"{key} = {literal}")
            if what[1] != "bool":
                asks += [Ask(*_DEFAULT, dict(c=what[0], f=f, k=key), text, "")]
        head = {"py": "def {f}({a}):\n    {b}", "rb": "def {f}({a})\n  {b}\nend"}.get(form, "function {f}({a}) {{\n  {b}\n}}").format(f=f, a=", ".join(shown), b=source.pick(["return None", "pass"]) if form == "py" else source.pick(["nil", "true"]) if form == "rb" else "return null;")
        texts.append(head)
        for ask in asks:
            ask.line = ask.line or head.split("\n")[0]
    top = []
    if form == "py" and source.chance(.6):
        for module in source.random.sample(_MODULES, source.number(1, 3)):
            thing = _WHAT_OF[module]
            top.append(f"from {module} import {thing}")
            asks.append(Ask("from (which|what) module (does {x} come|is {x} imported)|where does {x} come from|where is {x} imported from", "where {x} comes from|from which module {x} is imported", dict(x=thing), module, top[-1]))
            asks.append(Ask("what is imported from {m}|what does it import from {m}", "what is imported from {m}", dict(m=module), thing, top[-1]))
    text = "\n".join(top) + ("\n\n\n" if top else "") + ("\n\n\n" if form == "py" else "\n\n").join(texts)
    return Paper(text, [f"{stem}.{form}" for stem in ("main", "utils", "helpers", "app", "tools", "lib", "core")], asks, source.pick(["file", "code", "file"]))


for _, _, _, _questions in read()[1]:                                   # a stray bracket is found here
    for _text in _questions:
        parse(_text)

"""Settings of things: a garden, a player, a cache. Most are numbers beside each other, told by key and section, and asked as people ask: how many, how fast, who, when; manifests of projects with a name and a version."""
from functools import cache
from pathlib import Path

from ..everyday.grammar import parse
from ..material import world
from ..material.source import is_held_out
from .ledgers import agreed, indirect
from .paper import Ask, Paper, yes
from .settings import spelled
from .values import value

_COUNTED = ["{k}", "{k}", "{k}", "{k}", "max_{k}", "num_{k}", "{k}_count", "number_of_{k}", "total_{k}", "n_{k}"]
_MANY = ["how many {k} does {r} have", "how many {k} does {r} have", "how many {k} are set for {r}", "how many {k} are there for {r}", "what is the number of {k} of {r}", "how many {k} are given for {r}"]
_MAX = ["how many {k} can {r} have", "how many {k} are allowed for {r}", "what is the maximum number of {k} of {r}", "how many {k} does {r} allow", "how many {k} may {r} have"]
_CALLED = ["what is the {c} of {r}", "what is the {c} of {r}", "what is the {c} for {r}", "which {c} is set for {r}", "what {c} does {r} have", "what does {it} say about the {c} of {r}", "which {c} does {r} have"]
# The same where the file is about one thing alone.
_ALONE_MANY = ["how many {k} are there", "how many {k} are set", "how many {k} does {it} have", "what is the number of {k}", "how many {k} are set {there}", "how many {k} does {it} set"]
_ALONE_MAX = ["how many {k} are allowed", "what is the maximum number of {k}", "how many {k} are allowed at most", "how many {k} can there be"]
_ALONE = ["what is the {c}", "what is the {c} {there}", "which {c} is set", "what {c} is set {there}", "what's the {c}", "which {c} is used", "what does {it} say about the {c}", "what is the {c} set to"]
_WHO, _WHO_ALONE = ["who is the {c} of {r}", "who is the {c} of {r}", "who is the {c} for {r}", "who is given as {c} of {r}"], ["who is the {c}", "who is the {c}", "who is the {c} {there}", "who is set as {c}"]
_PEOPLE = ("person", "logins")
_ENDS = {"ini": ["ini", "conf", "cfg"], "conf": ["conf", "cfg", "txt"], "toml": ["toml"], "yaml": ["yaml", "yml"], "json": ["json"], "env": ["env"], "properties": ["properties"]}


@cache
def read():
    """-> {"things", "counts": {tag: names}, "keys": [(tags, names, noun, kind, questions)], "remarks"}"""
    out, part = {"things": {}, "counts": {}, "keys": [], "remarks": []}, ""
    for line in (Path(__file__).parent / "dials.txt").read_text().strip().split("\n"):
        fields = line.split(" | ")
        if line.startswith("@ "):
            part = line[2:]
        elif part == "keys":
            out[part].append((fields[0], fields[1].split(","), fields[2], fields[3], fields[4].split(";")))
        elif part == "remarks":
            out[part] = line.split(",")
        else:
            out[part][fields[0]] = fields[1].split(",")
    return out


def _drawn(source, tag, n):
    """-> [(key, what it is called, text, questions about {r}, kind)]; numbers are as frequent as all the rest."""
    known = read()
    kept = lambda name: source.held_out or not is_held_out("dial " + name)
    counts = source.random.sample([name for name in known["counts"][tag] if kept(name)], source.number(0, max(1, n // 2)))
    keys = source.random.sample([key for key in known["keys"] if tag in key[0] and kept(key[1][0])], n - len(counts))
    out, taken = [], set()
    for name in counts:
        form = source.pick(_COUNTED)
        out.append((form.format(k=name), name, _fresh(source, "2..20" if source.chance(.6) else "2..480", taken), _MAX if form.startswith("max") else _MANY, "count"))
    for _, names, noun, kind, questions in keys:
        name = source.pick(names)
        called = name.replace("_", " ") if kind == "person" and source.chance(.6) else noun
        out.append((name, called, _fresh(source, kind, taken), questions, kind))
    source.random.shuffle(out)
    return out


def _fresh(source, kind, taken):
    """A value that stands nowhere else."""
    for _ in range(20):
        text = value(source, kind) if kind != "logins" else source.pick(world.NAMES).lower() + source.pick(["", "", str(source.number(1, 9))])
        if text not in taken:
            break
    if kind != "bool":
        taken.add(text)
    return text


def _line(source, form, key, text):
    bare = text.replace(".", "", 1).isdigit() and text[0] != "0" or text in ("true", "false")
    quoted = text if bare else f'"{text}"'
    match form:
        case "json": return f'"{key}": {quoted}'
        case "yaml": return f"{key}: {text}"
        case "toml": return f"{key} = {quoted}"
        case "env" | "properties": return f"{key}={text}"
    return f"{key} = {text}"


def _asks(source, thing, alone, drawn, lines):
    """Questions about one thing; `alone`: the file is about nothing else."""
    out, several = [], thing.endswith("s") and not thing.endswith("ss")
    r, own = f"the {thing}", [form for *_, forms, _ in drawn for form in forms]
    for (key, called, text, forms, kind), line in zip(drawn, lines):
        values = dict(r=r, k=called, c=called)
        if kind == "bool":
            direct = "|".join(agreed(form) if several else form for form in forms)
            out.append(Ask(direct, "whether {r} are on|if {r} are enabled" if several else "whether {r} is on|if {r} is enabled", values, yes(text), line))
            continue
        for _ in range(2 if kind == "count" else 3):
            short = alone and source.chance(.45)
            if kind == "count":
                direct = source.pick((_ALONE_MAX if forms is _MAX else _ALONE_MANY) if short else forms)
                told = "how many {k} there are" if direct == "how many {k} are there" else direct if direct.startswith("how many") and "{r}" not in direct and "{it}" not in direct else "the number of {k}" if "{r}" not in direct else None
            else:
                able = [form for form in forms if own.count(form) == 1]
                direct = source.pick(_WHO_ALONE if kind in _PEOPLE else _ALONE) if short else source.pick(able) if able and source.chance(.65) else source.pick(_WHO if kind in _PEOPLE else _CALLED)
                told = direct.replace(" {there}", "") if direct.startswith("who") else "the {c}" if "{r}" not in direct else "the {c} of {r}" if "{it}" in direct else None
            direct = agreed(direct) if several else direct
            also = f"the number of {called}" if kind == "count" else f"the {called}"
            out.append(Ask(direct, told or indirect(direct, several), values, text, line, also if alone else also + f" of {r}"))
    return out


def _remark(source, thing, sign):
    text = source.pick(read()["remarks"]).format(t=thing, n=source.pick(world.NAMES), d=value(source, source.pick(["date", "weekday", "month"])))
    return f"{sign} {text}"


def _remarked(source, form, thing, lines):
    """Remarks above and between, where the form has them."""
    if form == "json" or source.chance(.35):
        return lines
    sign = source.pick([";", "#"]) if form == "ini" else "#"
    out = [_remark(source, thing, sign) for _ in range(source.weighted({0: 2, 1: 5, 2: 2}))]
    out += [""] if out and source.chance(.15) else []
    for line in lines:
        out += [_remark(source, thing, sign)] if source.chance(.08) else []
        out.append(line + (f"  {sign} {source.pick(['default', 'new', 'was lower', 'ok', 'see above', 'changed'])}" if source.chance(.04) and form != "env" and line else ""))
    return out


def _things(source, n):
    tag = source.pick("gdse")
    known = [thing for thing in read()["things"][tag] if source.held_out or not is_held_out("thing " + thing)]
    return tag, source.random.sample(known, n)


def alone(source):
    """A file about one thing, a key a line."""
    tag, (thing,) = _things(source, 1)
    drawn = _drawn(source, tag, source.number(4, 9))
    form = source.weighted({"ini": 3, "conf": 5, "toml": 3, "yaml": 4, "json": 4, "env": 3, "properties": 1})
    style = {"env": "upper", "properties": "dots"}.get(form) or source.pick(["snake", "snake", "camel" if form in ("json", "yaml") else "snake", "kebab" if form in ("yaml", "conf") else "snake"])
    lines = [_line(source, form, spelled(style, key), text) for key, _, text, *_ in drawn]
    shown = _remarked(source, form, thing, ([f"[{thing}]"] if form in ("ini", "toml") and source.chance(.4) else []) + lines)
    text = "{\n" + ",\n".join("  " + line for line in shown) + "\n}" if form == "json" else "\n".join(shown)
    stem = source.pick([thing, thing, "config", "settings", f"{thing}_settings", "app", "values", value(source, "project")])
    return _paper(source, text, stem, form, _asks(source, thing, True, drawn, lines))


def several(source):
    """A section for each of two to four things, whose keys are often the same."""
    tag, things = _things(source, source.weighted({2: 4, 3: 5, 4: 2}))
    form = source.weighted({"ini": 5, "toml": 3, "yaml": 5, "json": 3, "env": 2})
    blocks, asks, common, taken = [], [], _drawn(source, tag, 3), set()
    for thing in things:
        drawn = source.random.sample(common, source.number(0, 2))
        drawn = [(key, called, _fresh(source, "2..90" if kind == "count" else next(one[3] for one in read()["keys"] if one[4] is forms), taken), forms, kind) for key, called, _, forms, kind in drawn]
        mine = {called for _, called, *_ in drawn}
        drawn += [one for one in _drawn(source, tag, source.number(2, 3)) if one[1] not in mine and one[0] not in [key for key, *_ in drawn] and one[2] not in taken]
        if not drawn:
            continue
        taken |= {text for _, _, text, *_ in drawn}
        source.random.shuffle(drawn)
        lines = [_line(source, form, (f"{thing}_{key}".upper() if form == "env" else key), text) for key, _, text, *_ in drawn]
        asks += _asks(source, thing, False, drawn, lines)
        match form:
            case "json": blocks.append(f'  "{thing}": {{\n' + ",\n".join("    " + line for line in lines) + "\n  }")
            case "yaml": blocks.append("\n".join([f"{thing}:"] + ["  " + line for line in lines]))
            case "env": blocks.append("\n".join(lines))
            case _: blocks.append("\n".join([f"[{thing}]"] + lines))
    text = "{\n" + ",\n".join(blocks) + "\n}" if form == "json" else (source.pick(["\n", "\n\n"]) if form in ("yaml", "env") else "\n\n").join(blocks)
    text = "\n".join(_remarked(source, form, things[0], text.split("\n")))
    return _paper(source, text, source.pick(["config", "settings", "app", "options", "game" if tag == "g" else "home" if tag == "d" else "server", value(source, "project")]), form, asks)


def _paper(source, text, stem, form, asks):
    name = source.pick([".env", ".env", "app.env", f"{stem}.env"]) if form == "env" else f"{stem}.{source.pick(_ENDS[form])}"
    made = Paper(text, [name], asks, source.pick(["file", "config", "settings"]))
    made.more = {0: 3, 1: 3, 2: 3, 3: 2}
    return made


# --- manifests ------------------------------------------------------------------------------------------------------
_PARTS = {"version": ("version", "which version is {p};what version is {p};which version does {p} have;which version of {p} is it;what is the version of {p}"), "license": ("license", "what license is {p} under;which license does {p} have;what is the license of {p}"), "author": ("person", "who wrote {p};who is the author of {p};who made {p}"),
          "description": (None, "what does {p} do;what is {p};how is {p} described"), "homepage": ("url", "what is the homepage of {p};where is the homepage of {p}"), "edition": ("2015,2018,2021,2024", "which edition does {p} use;what edition is {p}"), "requires-python": (">=3.8,>=3.9,>=3.10,>=3.11,>=3.12", "which Python does {p} need;which Python version does {p} require;what version of Python is needed for {p}"),
          "maintainer": ("person", "who maintains {p};who looks after {p}"), "main": ("index.js,main.py,server.js,app.js,lib.js,start.js", "what is the main file of {p};which file does {p} start with"), "port": ("port", "which port does {p} use;on which port does {p} run"), "rust-version": ("1.70,1.74,1.76,1.80,1.82", "which Rust does {p} need;which Rust version does {p} need"), "node": (">=18,>=20,>=16.14,22.x", "which Node does {p} need;what version of Node does {p} need")}
_NOUNS = {"requires-python": "Python version", "rust-version": "Rust version", "node": "Node version", "main": "main file"}
_KINDS = [("pyproject.toml", "toml", "project", "project.dependencies", "version license author description homepage requires-python maintainer"), ("Cargo.toml", "toml", "package", "dependencies", "version license author description homepage edition rust-version"), ("package.json", "json", None, "dependencies", "version license author description homepage main node"), ("setup.cfg", "ini", "metadata", None, "version license author description maintainer requires-python"),
          ("Chart.yaml", "yaml", None, "dependencies", "version description maintainer license homepage"), ("pubspec.yaml", "yaml", None, "dependencies", "version description homepage author"), ("manifest.json", "json", None, None, "version author description main license"), ("project.toml", "toml", "project", "dependencies", "version license author port maintainer"), ("app.ini", "ini", "app", None, "version author port description license"), ("info.yaml", "yaml", "project", None, "version author license port maintainer")]
_DONE = "light control,bird counts,weather maps,photo albums,shopping lists,a small web server,train times,chess puzzles,recipe search,garden planner,file sync,log viewer,music player,budget tracker,quiz games,map tiles,text search,image resizer,mail filters,tide tables".split(",")
_PACKAGES = "express lodash axios chalk dotenv debug cors uuid moment react vue serde tokio clap regex rand anyhow hyper rayon requests flask numpy pandas click attrs pytest httpx pydantic jinja2 rich http intl path crypto redis postgres nginx".split()


def manifest(source):
    """Name, version and the like of a project, and what it needs."""
    name, form, section, needs, keys = source.pick(_KINDS)
    project = source.pick([source.word, lambda: value(source, "project"), lambda: source.pick(world.NOUNS) + source.pick(["", "-", ""]) + source.pick(["kit", "box", "lab", "ly", "hub", "cli", "tools"])])()
    rows = [("name", project)]
    asks = []
    for key in ["version"] + source.random.sample(keys.split(" ")[1:], source.number(1, len(keys.split(" ")) - 1)):
        kind, questions = _PARTS[key]
        text = value(source, kind) if kind else source.pick(_DONE).capitalize()
        rows.append((key, text))
        line = _line(source, form, key, text)
        for question in source.random.sample(questions.split(";"), 2):
            form_of = question.replace("{p}", "{r}")
            asks.append(Ask(question, "the {c} of {r}" if source.chance(.5) else indirect(form_of), dict(p=project, r=source.pick([project, project, "the project"]), c=_NOUNS.get(key, key)), text, line))
    asks.append(Ask("what is the name of the (project|package)|what is the (project|package) called|what is it called", "the name of the (project|package)|what the (project|package) is called", {}, project, _line(source, form, "name", project)))
    if source.chance(.3):
        source.random.shuffle(rows)
    lines = [_line(source, form, key, text) for key, text in rows]
    blocks = [("", lines)] if section is None else [(section, lines)]
    if needs and source.chance(.75):
        deps = [(one, source.pick(["^", "^", "", "~"] if form in ("json", "yaml") else ["", "", ">="]) + value(source, "version")) for one in source.random.sample(_PACKAGES, source.number(2, 5)) if one != project]
        more = [_line(source, form, one, text) if form != "toml" else f'{one} = "{text}"' for one, text in deps]
        blocks.append((needs, more))
        asks += [Ask("which version of {d} (is used|does {p} need|does it need|is needed)|what version of {d} (does it use|is required|does {p} use)|what is the version of {d}|which {d} version does {p} (need|use)", "the version of {d}|which version of {d} {p} (needs|uses)", dict(d=one, p=project), text, line, f"{one}") for (one, text), line in zip(deps, more)]
    match form:
        case "json": text = "{\n" + ",\n".join(",\n".join("  " + line for line in lines) if not head else f'  "{head}": {{\n' + ",\n".join("    " + line for line in lines) + "\n  }" for head, lines in blocks) + "\n}"
        case "yaml": text = "\n".join(line for head, lines in blocks for line in ([f"{head}:"] + ["  " + line for line in lines] if head else lines))
        case _: text = "\n\n".join("\n".join([f"[{head}]"] + lines) for head, lines in blocks)
    text = "\n".join(_remarked(source, form, project, text.split("\n"))) if source.chance(.2) else text
    return Paper(text, [name], asks, source.pick(["file", "config"]))


for *_, _questions in read()["keys"]:                                   # a stray bracket is found here
    for _text in _questions:
        parse(_text)

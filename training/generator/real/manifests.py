"""What stands in manifests and settings: Cargo.toml, package.json, any TOML, JSON and YAML."""
import re

from ..papers.settings import _KEY, _KEY_TOLD
from .fact import Fact, unquoted

# Key -> direct, told, the noun; {t} is crate or package.
_KNOWN = {line.split(" | ")[0]: line.split(" | ")[1:] for line in """\
version | what version is (it|this|the {t})|which version (is it|is this|of the {t} is this)|what's the version|what is the version|what is the (current |)version of (the {t}|the project)|what is the version number|what's the {t} version|which version is (given|set) {there}|what version number does {it} (have|give)|(at|in) which version is the {t} | the version|the version of the {t}|the {t} version|which version (it|the {t}) has|what version this is|the current version | the version
name | what is the {t} called|what is the name of the {t}|what's the {t} called|what's the name of the {t}|what is the {t} name|which name does {it} give the {t}|what is the project called | the name of the {t}|the {t} name|what the {t} is called|how the {t} is called | the name of the {t}
edition | which edition (does {it} use|is used|is set {there}|is it|does the crate use)|what edition (does {it} use|is used|is set {there}|is it|does the crate use)|(which|what) Rust edition (does {it} use|is used|is this)|what is the edition|what's the edition|what is the Rust edition | the edition|which edition (it uses|is used)|the Rust edition|what edition it is | the edition
license | what is the license|what's the license|(under|with) (what|which) license is it (published|released)|what license (does it have|is it under|is given {there}|does {it} give)|how is it licensed|which license (is used|does {it} name|is it)|what's its license | the license|what license it has|which license it is under|how it is licensed | the license
author | who is the author|who wrote (it|the {t}|this)|who made it|who is (given|named|listed) as (the |)author {there}|who's the author|what is the name of the author|who is the author of (it|the {t}|this {t}) | who the author is|who wrote it|the author|the name of the author | the author
description | what is the description|what does the description say|what's the description|how is it described {there}|how does {it} describe the {t}|what is the description of the {t} | the description|what the description says|how it is described | the description
repository | what is the repository|where is the repository|(which|what) repository (url|address) is given {there}|what is the url of the repository|what's the repository( url|)|what is the address of the repository|what's the repo url | the repository|the url of the repository|the repository url|where the repository is | the repository
homepage | what is the homepage|what's the homepage|(which|what) homepage is given {there}|what is the url of the homepage|what homepage does {it} (give|name) | the homepage|the url of the homepage|what the homepage is | the homepage
documentation | what is the documentation (url|link)|where is the documentation|(which|what) url is given for the documentation|where can I find the documentation|what is the link to the documentation | the documentation url|where the documentation is|the link to the documentation | the documentation
readme | (which|what) file is the readme|what is the readme (file|)|what is readme set to | the readme file|which file the readme is | the readme
rust-version | what is the minimum Rust version|which Rust version (does it need|does it require|is required|is needed)|what Rust version (does it need|is required|is needed)|what's the minimum (supported |)Rust version|what is the MSRV|what is rust-version set to|what is the oldest Rust (version |)it works with | the minimum Rust version|the MSRV|which Rust version it needs|the required Rust version | the rust-version
main | what is the main file|which file is the (main file|entry point|main entry)|what's the entry point|what is main set to|what is the main entry | the main file|the entry point|which file is the main one|what main is set to | the main file
node | (which|what) (version of node|node version) (does it need|is required|is needed|does {it} (ask for|require))|what is the (minimum|required) node version|what does it say about the node version | the (required|needed) node version|which node version it needs | the node version""".split("\n")}
_DEPENDENCY = ("(which|what) version of {x} (does {it} use|is used|does it need|does it depend on|is required|is needed|do we use|is listed {there}|is set {there}|does the {t} use)|what is the version of {x}|what's the {x} version|what version is {x}|(which|what) version does {it} (want|require|need) of {x}|(which|what) {x} version is (used|required|set)|"
               "what version of the {x} dependency is (used|set|required)|what's the version of {x}|which version of {x}")
_DEPENDENCY_TOLD = "the version of {x}|(which|what) version of {x} (it uses|is used|is required|it needs)|the {x} version|what version {x} has {there}|which version of {x} is listed {there}"
_USED = "does {it} (use|depend on|need) {x}|is {x} a dependency|is {x} (one of the dependencies|used|listed) {there}|does the {t} (use|depend on) {x}|do we (use|depend on) {x}"
_USED_TOLD = "(whether|if) it (uses|depends on|needs) {x}|(whether|if) {x} is (a dependency|used)"
_OPTIONAL = "is {x} optional|is the {x} dependency optional|is {x} an optional dependency"
_OPTIONAL_TOLD = "(whether|if) {x} is optional|(whether|if) the {x} dependency is optional"
_FEATURE = "(which|what) feature of {x} (is enabled|is turned on|is used|does {it} use)|(which|what) feature does {it} (enable|turn on|use) (of|for) {x}|what feature is (on|enabled|set) for {x}|with (which|what) feature is {x} used"
_FEATURE_TOLD = "(which|what) feature of {x} is (enabled|used|turned on)|the feature of {x}"
_ENABLES = "what does the feature {x} (enable|turn on|include)|what does the {x} feature (enable|turn on|include|consist of)|what is {x} set to {there}|which feature does {x} (enable|turn on)"
_ENABLES_TOLD = "what the {x} feature (enables|turns on)|what the feature {x} (enables|includes)"
_SCRIPT = "what does the {x} script (run|do)|what is the {x} script|(which|what) command does the {x} script run|what runs when I call npm run {x}|what does npm run {x} (do|run)|what command is behind {x}|(which|what) command is (used|run) for {x}|what's the {x} script|what does {x} run"
_SCRIPT_TOLD = "the {x} script|what the {x} script (runs|does)|(which|what) command the {x} script runs|what npm run {x} does|the command of the {x} script"
_IN = "what is {k} (in|under) {s}|what is (the |){k} of {s}|what is {k} set to (in|under) {s}|what's {k} (in|under) {s}|what is the value of {k} (in|under) {s}|(in|under) {s}, what is {k}|what value does {k} have (in|under) {s}|what does {s} (have|say) for {k}"
_IN_TOLD = "the value of {k} (in|under) {s}|what {k} is (in|under) {s}|{k} (in|of|under) {s}|what {k} is set to (in|under) {s}"


_PLAINLY = "what is the {n}|what's the {n}|what is the {n} {there}|what is the {n} set to|(which|what) {n} is (set|given|used) {there}|what does {it} give as the {n}|what is {n} set to|what is set as the {n}"
_PLAINLY_TOLD = "the {n}|the {n}|what the {n} is|(which|what) {n} is (set|given|used)|what {n} is set to"
_TRUE = "is {k} (true|set to true|enabled|on|turned on)( {there}|)"
_TRUE_TOLD = "(whether|if) {k} is (true|enabled|on|set to true)"


def _entries_toml(text):
    """[(section, key, raw value, line)] of what stands on one line."""
    out, section = [], ""
    for line in text.split("\n"):
        if m := re.match(r"\[+([^\]]+)\]+\s*(#.*)?$", line):
            section = m.group(1).replace('"', "").replace("'", "")
        elif m := re.match(r"\s*([\w.-]+)\s*=\s*(.+?)\s*(#.*)?$", line):
            out.append((section, m.group(1), m.group(2), line))
    return out


def _entries_json(text):
    out, stack = [], []
    for line in text.split("\n"):
        if m := re.match(r'\s*"([^"]+)":\s*([\[{])$', line):
            stack.append(m.group(1))
        elif re.match(r"\s*[\[{]$", line):
            stack.append("")
        elif re.match(r"\s*[\]}],?$", line):
            stack and stack.pop()
        elif m := re.match(r'\s*"([^"]+)":\s*(.+?),?$', line):
            out.append((".".join(part for part in stack if part), m.group(1), m.group(2), line))
    return out


def _entries_yaml(text):
    out, stack = [], []
    for line in text.split("\n"):
        m = re.match(r"(\s*)(- )?([\w.-]+):(?:\s+(.+?))?\s*$", line)
        if not m or line.lstrip().startswith("#"):
            continue
        depth = len(m.group(1)) + 2 * bool(m.group(2))
        while stack and stack[-1][0] >= depth:
            stack.pop()
        if m.group(4) is None:
            stack.append((depth, m.group(3)))
        elif m.group(4)[0] not in "|>&*#" and " #" not in m.group(4):
            out.append((stack[-1][1] if stack else "", m.group(3), m.group(4), line))
    return out


def _known(key, value, line, kind, **more):
    direct, told, noun = _KNOWN[key]
    return Fact(direct, told, dict(t=kind), value, line, noun.replace("{t}", kind), key, noun.replace("{t}", kind), **more)


def _dependency(name, value, line, kind):
    return Fact(_DEPENDENCY, _DEPENDENCY_TOLD, dict(x=name, t=kind), value, line, f"the version of {name}", "version", f"the version of {name}")


def _flag(direct, told, name, kind, yes, line):
    return Fact(direct, told, dict(x=name, t=kind), "Yes." if yes else "No.", line)


_ABSENT = "serde tokio regex rand log anyhow clap chrono reqwest hyper uuid rayon".split()
_ABSENT_NPM = "lodash express react axios chalk jest typescript eslint webpack vite moment zod".split()


def cargo(source, text):
    entries, facts = _entries_toml(text), []
    depends = [(section, key, value, line) for section, key, value, line in entries if re.search(r"(^|[.-])dependencies$", section)]
    tables = {}
    for section, key, value, line in entries:
        if m := re.search(r"dependencies\.([\w-]+)$", section):
            tables.setdefault((section, m.group(1)), {})[key] = value, line
    names = [key.split(".")[0] for _, key, _, _ in depends] + [name for _, name in tables]
    for section, key, value, line in entries:
        plain = unquoted(value)
        if section == "package" and key in _KNOWN and plain and key not in ("main", "node", "author"):
            facts.append(_known(key, plain, line, "crate"))
        elif section == "package" and key == "authors" and (m := re.fullmatch(r'\["([^"]+)"\]', value)):
            facts.append(_known("author", m.group(1), line, "crate"))
        elif section == "features" and (m := re.fullmatch(r'\["([^"]+)"\]', value)) and key != "default":
            facts.append(Fact(_ENABLES, _ENABLES_TOLD, dict(x=key), m.group(1), line))
    for section, key, value, line in depends:
        if names.count(key) != 1:
            continue
        version = unquoted(value) or next(iter(re.findall(r'\bversion = "([^"]+)"', value)), None)
        if version and re.search(r"\d", version):
            facts.append(_dependency(key, version, line, "crate"))
        if value.startswith("{") and value.endswith("}"):
            facts.append(_flag(_OPTIONAL, _OPTIONAL_TOLD, key, "crate", "optional = true" in value, line))
        if m := re.search(r'\bfeatures = \["([^"]+)"\]', value):
            facts.append(Fact(_FEATURE, _FEATURE_TOLD, dict(x=key), m.group(1), line))
        if source.chance(.3):
            facts.append(_flag(_USED, _USED_TOLD, key, "crate", True, line))
    for (section, name), keys in tables.items():
        if names.count(name) == 1 and "version" in keys and unquoted(keys["version"][0]):
            facts.append(_dependency(name, unquoted(keys["version"][0]), keys["version"][1], "crate"))
            facts.append(_flag(_OPTIONAL, _OPTIONAL_TOLD, name, "crate", keys.get("optional", ("",))[0] == "true", keys.get("optional", keys["version"])[1]))
    other = source.pick(_ABSENT)
    if other not in text and names:
        facts.append(_flag(_USED, _USED_TOLD, other, "crate", False, f"nothing of {other}"))
    return facts + _leaves([entry for entry in entries if entry[0] != "package" and "dependencies" not in entry[0] and entry[0] != "features"])


def npm(source, text):
    entries, facts = _entries_json(text), []
    depends = [entry for entry in entries if entry[0].endswith("ependencies")]
    for section, key, value, line in entries:
        plain = unquoted(value)
        if not plain:
            if value.startswith('"') and section == "scripts":
                continue
        elif not section and key in _KNOWN and key not in ("readme",):
            facts.append(_known(key, plain, line, "package"))
        elif section == "engines" and key == "node":
            facts.append(_known("node", plain, line, "package"))
        elif section == "scripts":
            facts.append(Fact(_SCRIPT, _SCRIPT_TOLD, dict(x=key), plain, line, f"the {key} script", "script", f"the {key} script"))
        elif section == "repository" and key == "url":
            facts.append(_known("repository", plain, line, "package"))
        elif section.endswith("ependencies") and sum(key == other[1] for other in depends) == 1:
            facts.append(_dependency(key, plain, line, "package"))
            if source.chance(.2):
                facts.append(_flag(_USED, _USED_TOLD, key, "package", True, line))
    other = source.pick(_ABSENT_NPM)
    if other not in text and depends:
        facts.append(_flag(_USED, _USED_TOLD, other, "package", False, f"nothing of {other}"))
    return facts + _leaves([entry for entry in entries if entry[0] not in ("scripts", "repository") and not entry[0].endswith("ependencies") and not (not entry[0] and entry[1] in _KNOWN)])


def _leaves(entries):
    """What any key is set to: by its name where that stands once, by its section and name otherwise."""
    facts, keys, sections = [], [key for _, key, _, _ in entries], [section for section, *_ in entries]
    for section, key, value, line in entries:
        plain = unquoted(value)
        if not plain or len(plain) > 80 or "workspace" in key:
            continue
        last = section.rsplit(".", 1)[-1]
        if keys.count(key) == 1 and key not in sections and len(key) > 1:
            plainly = re.fullmatch(r"[a-z]{4,}", key) and plain not in ("true", "false") and len(key) % 2
            facts.append(Fact(_PLAINLY, _PLAINLY_TOLD, dict(n=key), plain, line, f"the {key}", also=f"the {key}") if plainly else Fact(_KEY, _KEY_TOLD, dict(k=key), plain, line, key, also=key))
            if plain in ("true", "false"):
                facts.append(Fact(_TRUE, _TRUE_TOLD, dict(k=key), "Yes." if plain == "true" else "No.", line, also=key))
        elif last and sum(section == other[0] and key == other[1] for other in entries) == 1 and len({other for other in sections if other.rsplit(".", 1)[-1] == last}) == 1:
            facts.append(Fact(_IN, _IN_TOLD, dict(k=key, s=last), plain, line, f"{key} in {last}", also=f"{key} in {last}"))
    return facts


def toml(source, text):
    return _leaves(_entries_toml(text))


def settings_json(source, text):
    return _leaves(_entries_json(text))


def yaml(source, text):
    return _leaves(_entries_yaml(text))

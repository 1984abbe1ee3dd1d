"""Files of settings as programs have them (`.env`, ini, conf, TOML, YAML, JSON), asked for by what their keys mean."""
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..material.source import is_held_out
from .paper import Ask, Paper, yes
from .values import value

# {n} is what a key is called in plain words, {k} the key itself.
_NOUN = ("(which|what) {n} (is set|is configured|is used|is given|is written|stands) {there}|(which|what) {n} (is set|is configured|is used|does {it} (set|use|have|give|define|say|contain|specify))|what is the {n}|what's the {n}|what is the {n} {there}|what's the {n} {there}|what is the {n} set to|(which|what) {n} do (we|they) (use|have)|what {n} is it|"
         "(which|what) {n} has been (set|chosen|configured)|what does {it} (say|give) (as|for) the {n}|what is the configured {n}")
_NOUN_TOLD = "the {n}|the {n}|the {n} {there}|the {n} that is (set|used|configured)|(which|what) {n} (is set|is configured|is used|it uses|it sets)|what the {n} is|what the {n} is set to"
_MANY = "how many {n} (are set|are configured|are allowed|are there|are given) {there}|how many {n} (are set|are configured|are given|does {it} (set|configure|allow|use|give|have))|what is the number of {n}|what's the number of {n}|how many {n} are there|(which|what) number of {n} (is set|is configured|does {it} set)"
_MANY_TOLD = "how many {n} (are set|are configured|there are|it (sets|has|allows|uses))|the number of {n}"
_FLAG = "is (the {n}|{n}) (on|enabled|switched on|turned on|active)|is (the {n}|{n}) (on|enabled|switched on|turned on|active) {there}|does {it} (enable|switch on|turn on) (the {n}|{n})|is (the {n}|{n}) on or off"
_FLAGS = _FLAG.replace("is (the", "are (the")
_FLAG_TOLD = "(whether|if) (the {n}|{n}) is (on|enabled|switched on|active)"
# The same where nothing is set, but told.
_THING = "what is the {n}|what's the {n}|what is the {n}|(which|what) {n} (is given|stands|is written) {there}|what does {it} say about the {n}|what is given as the {n}|(which|what) {n} (is it|does it say)|(which|what) {n} does {it} (give|name)"
_THING_TOLD = "the {n}|the {n}|the {n}|what the {n} is|(which|what) {n} (is given|it says)"
_MANY_THINGS = "how many {n} are there|how many {n} (are there|are given) {there}|what is the number of {n}|how many {n} does {it} (name|give)"
_MANY_THINGS_TOLD = "how many {n} there are|the number of {n}"
_KEY = "what is {k}|what is {k} set to|what is {k} {there}|what is the value of {k}|what's {k}|what value does {k} have|(which|what) value does {it} give {k}|to what is {k} set"
_KEY_TOLD = "the value of {k}|what {k} is|what {k} is set to|{k}"


@dataclass(frozen=True)
class Key:
    name: str
    form: str               # "n" a thing, "m" a number of things, "f" on or off
    noun: str
    kind: str
    own: str                # a grammar of questions
    told: str = ""          # what stands behind "tell me", where the noun does not do

    @property
    def held(self):
        return is_held_out(self.name)


@cache
def domains(file="keys.txt"):
    """Name -> its keys."""
    out = {}
    for line in (Path(__file__).parent / file).read_text().split("\n"):
        if line.startswith("# "):
            out[line[2:]] = keys = []
        elif line:
            name, noun, kind, own, *told = (line + " ").split(" / ")
            keys.append(Key(name, noun[0], noun[2:], kind.strip(), own.strip(), *map(str.strip, told)))
    return out


def _drawn_keys(source, n, known=None, mixed=None):
    """Keys of one to three domains; in evaluation one of those that training never sees is among them."""
    known = known or domains()
    usable = lambda keys: [key for key in keys if source.held_out or not key.held]
    names = source.random.sample(sorted(known), source.weighted(mixed or {1: 5, 2: 3, 3: 2}))
    pool = [key for name in names for key in usable(known[name])]
    keys = source.random.sample(pool, min(n, len(pool)))
    if source.held_out and not any(key.held for key in keys):
        keys[source.number(0, len(keys) - 1)] = source.pick([key for some in known.values() for key in some if key.held])
    return list({key.noun: key for key in keys}.values())


def spelled(style, name):
    words = name.split("_")
    match style:
        case "upper": return name.upper()
        case "camel": return words[0] + "".join(word.capitalize() for word in words[1:])
        case "kebab": return "-".join(words)
        case "dots": return ".".join(words)
    return name


def _clear(key, keys):
    """Whether no other key could be meant by the name of this one."""
    words = set(key.noun.lower().split())
    return not any(words < set(other.noun.lower().split()) for other in keys)


def ask(source, key, shown, text, line, told_only=False):
    """The questions for one key, that is written `shown` and has the value `text`. `told_only`: nothing is configured by it."""
    flag, several = key.form == "f", key.noun.endswith("s")
    direct, told = {"n": (_NOUN, _NOUN_TOLD), "m": (_MANY, _MANY_TOLD), "f": (_FLAGS if several else _FLAG, _FLAG_TOLD.replace(" is ", " are ") if several else _FLAG_TOLD)}[key.form]
    if told_only:
        direct, told = {"n": (_THING, _THING_TOLD), "m": (_MANY_THINGS, _MANY_THINGS_TOLD), "f": (key.own, key.told)}[key.form]
        direct, told = (key.own, told) if key.own and source.chance(.55) else (direct, told)
    elif source.chance(.13) and not flag:
        direct, told = _KEY, _KEY_TOLD
    elif key.own and source.chance(.5):
        direct = key.own
    return Ask(direct, told, dict(n=key.noun, k=shown), yes(text) if flag else text, line, f"the {key.noun}" if key.form == "n" else f"the number of {key.noun}" if key.form == "m" else "")


_COMMENTS = "change this later|do not touch|see the manual|set by the installer|default|for the tests|added last week|ask before you change it|production values|local settings|generated, please edit|keep in sync|since the last update|important|temporary|old value was too low|needs a restart".split("|")


def _remarks(source, sign, lines, share):
    """Comments and empty lines between the lines."""
    out = []
    for line in lines:
        if source.chance(share):
            out.append(f"{sign} {source.pick(_COMMENTS) if source.chance(.7) else source.phrase(2, 4)}")
        out.append(line)
        if source.chance(share / 3) and line is not lines[-1]:
            out.append("")
    return out


def _count(source):
    return source.weighted({4: 2, 5: 3, 6: 4, 7: 4, 8: 5, 9: 5, 10: 5, 11: 4, 12: 4, 14: 3, 16: 2})


def flat(source):
    """One key a line: `.env`, ini, conf, properties, YAML, TOML, scripts."""
    keys = _drawn_keys(source, _count(source))
    name, form, style, sign = source.pick([
        ("env", "{k}={v}", "upper", "#"), ("env", "{k}={v}", "upper", "#"), ("env", '{k}="{v}"', "upper", "#"), ("export", "export {k}={v}", "upper", "#"), ("conf", "{k} = {v}", "snake", "#"), ("conf", "{k} = {v}", "snake", "#"), ("conf", "{k} {v}", "snake", "#"), ("conf", "{k}: {v}", "kebab", "#"),
        ("ini", "{k} = {v}", "snake", ";"), ("ini", "{k}={v}", "camel", ";"), ("properties", "{k}={v}", "dots", "#"), ("yaml", "{k}: {v}", "snake", "#"), ("yaml", "{k}: {v}", "kebab", "#"), ("yaml", "{k}: {v}", "camel", "#"), ("toml", '{k} = "{v}"', "snake", "#"), ("py", '{k} = "{v}"', "upper", "#")])
    rows = []
    for key in keys:
        text, written = value(source, key.kind), form
        bare = text.replace(".", "", 1).isdigit() or text in ("true", "false")
        if '"{v}"' in form and bare and name != "env":
            written = form.replace('"{v}"', "{v}")
        if name == "conf" and " " in text and form == "{k} {v}":
            written = '{k} "{v}"'
        shown = spelled(style, key.name)
        rows.append((key, shown, text, written.format(k=shown, v=text)))
    tail = source.chance(.15) and name in ("conf", "ini", "yaml", "toml")
    lines = [line + (f"  {sign} {source.pick(_COMMENTS)}" if tail and source.chance(.25) else "") for *_, line in rows]
    asks = [ask(source, key, shown, text, line) for key, shown, text, line in rows if _clear(key, keys) and (key.held == source.held_out)]
    return Paper("\n".join(_remarks(source, sign, lines, source.pick([0, 0, .15, .3]))), _names(source, name), asks, source.pick(["file", "config"]))


_SHEETS = {"event": "event.txt event.md party.md invitation.txt meeting.md info.txt", "house": "flat.txt house.md apartment.md listing.txt home.txt", "pet": "pet.txt dog.md cat.txt vet.md animal.txt", "device": "device.txt specs.md product.md data.txt datasheet.txt", "trip": "trip.md travel.txt journey.txt holiday.md tour.txt", "profile": "profile.txt person.md about.md me.txt card.txt form.txt", "contract": "contract.txt contract.md agreement.txt deal.md terms.txt"}


def sheet(source):
    """What is to be known about an event, a house, a device, a person: a line each."""
    known = domains("sheets.txt")
    topic = source.pick(sorted(known))
    keys = _drawn_keys(source, source.number(4, 13), {topic: known[topic]} if not source.held_out or any(key.held for key in known[topic]) else known, {1: 1})
    form = source.pick(["{k}: {v}", "{k}: {v}", "- {k}: {v}", "- **{k}**: {v}", "* {k}: {v}", "{k} - {v}", "{k}\t{v}", "| {k} | {v} |", "{k} = {v}", "{k}:\t{v}", "{k} ... {v}"])
    rows = []
    for key in keys:
        shown, text = key.name.replace("_", " "), value(source, key.kind)
        shown = shown[0].upper() + shown[1:] if source.chance(.85) else shown
        rows.append((key, shown, text, form.format(k=shown, v=text)))
    title = source.phrase(1, 3).title()
    head = source.pick(["", "", f"# {title}\n", f"{title}\n\n", f"# {topic.capitalize()}\n\n", f"{title}:\n"])
    return Paper(head + "\n".join(line for *_, line in rows), _SHEETS[topic].split(), [ask(source, *row, told_only=True) for row in rows if _clear(row[0], keys) and row[0].held == source.held_out], source.pick(["file", "sheet", "note", "page"]))


_FILES = {
    "env": ".env .env .env .env.local .env.production env.example .env.test prod.env dev.env app.env", "export": "env.sh setup.sh profile.sh .bashrc vars.sh settings.sh", "conf": "{p}.conf {p}.conf app.conf server.conf nginx.conf settings.conf {p}.cfg config.cfg", "ini": "{p}.ini config.ini settings.ini php.ini setup.cfg app.ini", "properties": "application.properties {p}.properties gradle.properties server.properties",
    "yaml": "config.yaml {p}.yaml settings.yml {p}.yml values.yaml app.yaml config.yml deploy.yaml", "toml": "config.toml {p}.toml pyproject.toml Cargo.toml settings.toml netlify.toml", "py": "settings.py config.py {p}_settings.py constants.py", "json": "package.json config.json settings.json {p}.json app.json manifest.json composer.json"}


def _names(source, kind):
    return [name.replace("{p}", value(source, "project")) for name in _FILES[kind].split()]


def _literal(source, text):
    return text if text.isdigit() and (text == "0" or text[0] != "0") or text in ("true", "false") else {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(text) or json.dumps(text, ensure_ascii=False)


_DEPENDENCIES = "express react lodash axios chalk dotenv jest eslint webpack vite moment commander mocha typescript prettier uuid debug cors redis mongoose".split()
_SCRIPTS = {"start": ["node server.js", "vite", "node index.js", "next start"], "test": ["jest", "mocha", "vitest run", "node --test"], "build": ["tsc", "webpack", "vite build", "rollup -c"], "lint": ["eslint .", "eslint src", "prettier --check ."], "dev": ["nodemon server.js", "vite dev", "next dev"], "deploy": ["./deploy.sh", "firebase deploy", "rsync -a dist web:"]}


def nested(source):
    """JSON, YAML or TOML with objects inside: every name is used once."""
    keys = _drawn_keys(source, _count(source))
    style = source.pick(["snake", "camel", "snake", "kebab"])
    groups = [(None, [])] + [(name, []) for name in source.random.sample("options settings app general advanced defaults extra server client limits features system".split(), source.number(1, 2))]
    for key in keys:
        source.pick(groups)[1].append((key, spelled(style, key.name), value(source, key.kind)))
    asks, form = [], source.weighted({"json": 6, "yaml": 4, "toml": 2})
    line = lambda shown, text: f'"{shown}": {_literal(source, text)}' if form == "json" else f"{shown}: {text}" if form == "yaml" else f"{shown} = {_literal(source, text)}"
    for _, rows in groups:
        asks += [ask(source, key, shown, text, line(shown, text)) for key, shown, text in rows if _clear(key, keys) and key.held == source.held_out]
    parts = [(name, [line(shown, text) for _, shown, text in rows]) for name, rows in groups if rows]
    if form == "json" and source.chance(.4):
        parts += _package(source, asks)
    return Paper(_joined(source, form, parts), _names(source, form), asks, "file")


def _package(source, asks):
    """Scripts and dependencies of a package.json."""
    scripts, packages = source.random.sample(sorted(_SCRIPTS), source.number(1, 4)), source.random.sample(_DEPENDENCIES, source.number(2, 5))
    rows = [(name, source.pick(_SCRIPTS[name])) for name in scripts]
    versions = [(name, source.pick(["^", "^", "~", ""]) + value(source, "version")) for name in packages]
    quoted = lambda pairs: [f'"{name}": "{text}"' for name, text in pairs]
    if not source.held_out:
        asks += [Ask("(which|what) command does the {x} script run|what does the {x} script (run|do)|what is the {x} script|what does npm run {x} (run|do)|what runs when I (call|use) npm run {x}", "what the {x} script runs|the {x} script|the command of the {x} script", dict(x=name), text, line, f"the {name} script") for (name, text), line in zip(rows, quoted(rows))]
    asks += [Ask("(which|what) version of {x} (does it (need|use|want|depend on)|is (used|needed|required))|what is the version of {x}|what version is {x}", "the version of {x}|(which|what) version of {x} (it needs|is used)", dict(x=name), text, line, f"{name}") for (name, text), line in zip(versions, quoted(versions))]
    return [("scripts", quoted(rows)), (source.pick(["dependencies", "devDependencies"]), quoted(versions))]


def _joined(source, form, parts):
    """Parts (name or None, lines) as one text."""
    if form == "json":
        pad = source.pick(["  ", "  ", "    "])
        blocks = []
        for name, lines in parts:
            blocks += [pad + line for line in lines] if name is None else [f'{pad}"{name}": {{\n' + ",\n".join(pad * 2 + line for line in lines) + f"\n{pad}}}"]
        return "{\n" + ",\n".join(blocks) + "\n}"
    if form == "yaml":
        blocks = [line for name, lines in parts for line in (lines if name is None else [f"{name}:"] + ["  " + line for line in lines])]
        return "\n".join(_remarks(source, "#", blocks, source.pick([0, 0, .1])) if parts[0][0] is None and len(parts) == 1 else blocks)
    return "\n\n".join("\n".join(lines if name is None else [f"[{name}]"] + lines) for name, lines in parts)


# Sections that have the same keys: (section, what it is called), (key, noun, kind, questions with {s}).
_SECTIONS = "database:the database|redis:Redis|mail:the mail server|server:the server|web:the web server|api:the API|admin:the admin panel|cache:the cache|worker:the worker|frontend:the frontend|backend:the backend|search:the search|storage:the storage|proxy:the proxy|queue:the queue|metrics:the metrics|auth:the auth service|staging:staging|production:production|development:development|test:the test server|backup:the backup|printer:the printer|camera:the camera|gateway:the gateway|chat:the chat|payment:the payment service|images:the image service".split("|")
_COMMON = [("port", "port", "port", "(which|what) port does {s} (use|listen on|run on)|on (which|what) port (is|runs) {s}"), ("host", "host", "host", "on (which|what) host (is|runs) {s}|where does {s} run"), ("user", "user", "admin,root,app,service,reader,deploy,guest,ops", "(which|what) user does {s} (use|have)"), ("password", "password", "password", "(which|what) password does {s} (use|have)"), ("timeout", "timeout", "span", "(which|what) timeout does {s} have|how long is the timeout of {s}"),
           ("workers", "number of workers", "1..32", "how many workers does {s} (have|use|start)"), ("url", "URL", "url", "under (which|what) URL is {s}"), ("path", "path", "path", "(which|what) path does {s} (use|have)"), ("size", "size", "bytes", "how (big|large) is {s}"), ("region", "region", "eu-west,us-east,ap-south,eu-north,us-west", "in (which|what) region is {s}"), ("version", "version", "version", "(which|what) version does {s} (have|use|run)"), ("log_level", "log level", "debug,info,warning,error", "(which|what) log level does {s} (use|have)"), ("retries", "number of retries", "0..9", "how many retries does {s} (have|make)"), ("owner", "owner", "name", "who owns {s}|who is the owner of {s}"), ("memory", "memory", "bytes", "how much memory does {s} (have|get|use)"), ("replicas", "number of replicas", "1..9", "how many replicas does {s} have"), ("token", "token", "key", "(which|what) token does {s} use"), ("image", "image", "nginx:1.25,redis:7,postgres:16,alpine:3,node:20,python:3.12,mysql:8", "(which|what) image does {s} (use|run)")]
_OF = "what is the {n} (of|for) {s}|what's the {n} (of|for) {s}|(which|what) {n} (does {s} have|is set for {s}|is configured for {s})|what is the {n} (of|for) {s} {there}|what is the {n} in the {g} section"


def sectioned(source):
    """The same keys in several sections: only both together tell the line."""
    sections = [one.split(":") for one in source.random.sample([one for one in _SECTIONS if source.held_out or not is_held_out(one.split(":")[0])], source.number(2, 4))]
    common = source.random.sample(_COMMON, source.number(2, 4))
    form = source.weighted({"toml": 3, "ini": 4, "yaml": 3, "json": 3})
    parts, asks = [], []
    for section, called in sections:
        lines = []
        for name, noun, kind, own in source.random.sample(common, max(1, len(common) - (source.number(0, 1)))):
            text = value(source, kind)
            line = f'"{name}": {_literal(source, text)}' if form == "json" else f"{name}: {text}" if form == "yaml" else f"{name} = {_literal(source, text) if form == 'toml' else text}"
            lines.append(line)
            if is_held_out(section) == source.held_out:
                asks.append(Ask(own if source.chance(.5) else _OF, "the {n} (of|for) {s}", dict(n=noun, s=called, g=section), text, f"{section}: {line}", f"the {noun} of {called}"))
        parts.append((section, lines))
    return Paper(_joined(source, form, parts), _names(source, "conf" if form == "ini" and source.chance(.5) else form), asks, source.pick(["file", "config"]))

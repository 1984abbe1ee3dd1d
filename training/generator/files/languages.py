"""Small whole files as people paste them: pages, settings, scripts, notes, with empty lines and indents."""
import json

from ..material import world


def _names(source, n):
    return source.distinct(lambda: source.pick([source.word, source.noun, lambda: source.pick(world.KEYS)])(), n, 40)


def _value(source):
    return source.pick([str(source.number(0, 9999)), source.word(), "true", "false", source.pick(world.CITIES), source.pick(world.NAMES), f"{source.number(0, 9)}.{source.number(0, 99)}"])


def _sentence(source):
    return source.pick([lambda: source.story_line(), lambda: source.rule(), lambda: source.phrase(2, 6).capitalize() + ".", lambda: source.snippet(3, 8).capitalize()])()


def _html(source):
    a, b = source.phrase(1, 3).title(), _sentence(source)
    body = [f"<h1>{a}</h1>", f"<p>{b}</p>"]
    for _ in range(source.number(0, 3)):
        body += source.pick([lambda: [f"<p>{_sentence(source)}</p>"], lambda: ["<ul>"] + [f"  <li>{source.word()}</li>" for _ in range(source.number(1, 3))] + ["</ul>"], lambda: [f'<a href="{source.word()}.html">{source.phrase(1, 2)}</a>'],
                             lambda: [f'<div class="{source.word()}">', f"  <span>{source.phrase(1, 3)}</span>", "</div>"], lambda: ["", f"<!-- {source.phrase(1, 3)} -->"], lambda: [f'<img src="{source.word()}.png" alt="{source.word()}">'], lambda: ["", f"<h2>{source.phrase(1, 2)}</h2>"]])()
    if source.chance(.35):
        return "\n".join(body)
    indent = source.pick(["", "", "  ", "    "])
    head = [f"<title>{a}</title>"] + ([f'<link rel="stylesheet" href="{source.word()}.css">'] if source.chance(.3) else [])
    lines = ["<!DOCTYPE html>"] * source.chance(.7) + [source.pick(["<html>", "<html>", '<html lang="en">'])] + ["<head>"] + [indent + x for x in head] + ["</head>"]
    return "\n".join(lines + [""] * source.chance(.3) + ["<body>"] + [indent + x if x else "" for x in body] + ["</body>", "</html>"])


def _json(source):
    def value(depth):
        x = source.random.random()
        if depth and x < .2: return {k: value(depth - 1) for k in _names(source, source.number(1, 3))}
        if depth and x < .35: return [source.pick([source.word, lambda: source.number(0, 99)])() for _ in range(source.number(0, 3))]
        return source.pick([source.number(0, 9999), source.word(), source.phrase(2, 3), True, False, None, source.pick(world.NAMES)])
    made = {k: value(1) for k in _names(source, source.number(1, 5))}
    if source.chance(.2):
        made = [{k: source.pick([source.number(0, 99), source.word()]) for k in made} for _ in range(source.number(1, 3))]
    return json.dumps(made, indent=source.pick([2, 2, 4, None]))


def _python(source):
    f, x, y, m = *_names(source, 3), source.pick("os sys json re math random time datetime pathlib".split())
    out = [f"import {m}", ""] * source.chance(.5)
    x, y, f = (name.replace("-", "_").replace(" ", "_") for name in (x, y, f))
    out += source.pick([
        [f"def {f}({x}):", f"    return {x} {source.pick('+-*')} {source.number(1, 99)}"], [f"def {f}({x}, {y}=None):", f'    """{_sentence(source)}"""', f"    if {y} is None:", f"        {y} = {source.number(0, 9)}", f"    return {x} + {y}"],
        [f"class {f.capitalize()}:", f"    def __init__(self, {x}):", f"        self.{x} = {x}", "", f"    def {y}(self):", f"        return self.{x}"], [f"for {x} in range({source.number(2, 30)}):", f"    print({x})"],
        [f"{x} = {source.number(0, 99)}", f"{y} = \"{source.phrase(1, 3)}\"", f"print({x}, {y})"], [f"def main():", f"    {x} = [{source.number(0, 9)}, {source.number(0, 9)}]", f"    for {y} in {x}:", f"        print(f\"{{{y}}} {source.word()}\")"]])
    if source.chance(.5):
        out += source.pick([["", f"print({f}({source.number(0, 99)}))"], ["", "", 'if __name__ == "__main__":', f"    {f}()"], ["", f"# {source.phrase(2, 4)}"]])
    return "\n".join(out)


def _yaml(source):
    out = []
    for k in _names(source, source.number(1, 4)):
        match source.number(0, 4):
            case 0: out += [f"{k}:"] + [f"  {x}: {_value(source)}" for x in _names(source, source.number(1, 3))]
            case 1: out += [f"{k}:"] + [f"  - {source.word()}" for _ in range(source.number(1, 3))]
            case 2 if out: out += ["", f"# {source.phrase(1, 3)}", f"{k}: {_value(source)}"]
            case _: out += [f"{k}: {_value(source)}"]
    return "\n".join(["---"] * source.chance(.1) + out + [f"{source.word()}: {_value(source)}"])


def _markdown(source):
    out = ["# " + source.phrase(1, 3).title(), ""]
    for _ in range(source.number(1, 4)):
        out += source.pick([lambda: [_sentence(source), ""], lambda: ["## " + source.phrase(1, 2).title(), ""], lambda: [f"- {source.phrase(1, 3)}" for _ in range(source.number(1, 4))] + [""], lambda: [f"{i + 1}. {source.phrase(1, 4)}" for i in range(source.number(2, 3))] + [""], lambda: [f"- [ ] {source.phrase(1, 3)}", f"- [x] {source.phrase(1, 3)}", ""],
                            lambda: [f"See [{source.word()}]({source.word()}.md) for **{source.word()}**.", ""], lambda: [f"Run `{source.word()} --{source.word()}` first.", ""], lambda: [f"> {_sentence(source)}", ""], lambda: [f"| {source.word()} | {source.word()} |", "|---|---|", f"| {source.word()} | {source.number(0, 99)} |", ""]])()
    return "\n".join(out).rstrip("\n")


def _css(source):
    rule = lambda: [source.pick(["body", "h1", f".{source.word()}", f"#{source.word()}", "a:hover", "p"]) + " {"] + [f"  {source.pick(['color', 'background'])}: {source.pick(world.COLORS)};"] + [f"  {source.pick(['margin', 'padding', 'width', 'font-size'])}: {source.number(0, 99)}px;" for _ in range(source.number(0, 2))] + ["}"]
    out = rule()
    for _ in range(source.number(0, 2)):
        out += [""] * source.chance(.6) + rule()
    return "\n".join(out)


def _javascript(source):
    f, x, y = (name.replace("-", "").replace(" ", "") for name in _names(source, 3))
    return "\n".join(source.pick([
        [f"function {f}({x}) {{", f"  return {x} * {source.number(2, 99)};", "}"], [f"const {x} = {source.number(0, 99)};", f"const {y} = '{source.word()}';", "", f"console.log({x}, {y});"], [f"export const {f} = ({x}, {y}) => {{", f"  if (!{x}) {{", f"    return {y};", "  }", f"  return `${{{x}}} {source.word()}`;", "};"],
        [f"const {x} = require('{source.word()}');", "", f"{x}.{f}('{source.word()}', () => {{", f"  console.log(\"{source.phrase(1, 3)}\");", "});"], [f"let {x} = [{source.number(0, 9)}, {source.number(0, 9)}];", f"for (const {y} of {x}) {{", f"  {f}({y});", "}"]]))


def _shell(source):
    out = [source.pick(["#!/bin/bash", "#!/bin/sh", "#!/usr/bin/env bash"])] + ["set -e"] * source.chance(.4) + [""] * source.chance(.5)
    for _ in range(source.number(1, 3)):
        out += source.pick([lambda: [f"echo \"{source.phrase(1, 3)}\""], lambda: [f"cd {source.word()}"], lambda: [f"{source.word().upper()}={source.number(1, 99)}"], lambda: [f"for {source.word()} in *.{source.pick(world.EXTENSIONS)}; do", f"  echo {source.word()}", "done"], lambda: [f"mkdir -p {source.word()}/{source.word()}"], lambda: [f"# {source.phrase(1, 4)}"], lambda: [f"if [ -f {source.word()}.txt ]; then", f"  rm {source.word()}.txt", "fi"]])()
    return "\n".join(out)


def _settings(source):
    """TOML or INI."""
    quoted = source.chance(.5)
    out = []
    for _ in range(source.number(1, 2)):
        out += [""] * bool(out) + [f"[{source.word()}]"] + [f"{k} = " + (f'"{source.word()}"' if quoted and source.chance(.6) else _value(source)) for k in _names(source, source.number(1, 3))]
    return "\n".join(out)


def _csv(source):
    columns, sign = _names(source, source.number(2, 4)), source.pick([",", ",", ",", ";"])
    draw = [source.pick([lambda: source.pick(world.NAMES), source.word, lambda: str(source.number(0, 999)), lambda: source.pick(world.CITIES), lambda: f"{source.number(0, 99)}.{source.number(10, 99)}"]) for _ in columns]
    return "\n".join([sign.join(columns)] + [sign.join(d() for d in draw) for _ in range(source.number(1, 4))])


def _sql(source):
    t, a, b = _names(source, 3)
    return source.pick([f"CREATE TABLE {t} (\n  id INTEGER PRIMARY KEY,\n  {a} TEXT NOT NULL,\n  {b} INTEGER\n);", f"SELECT {a}, {b}\nFROM {t}\nWHERE {a} > {source.number(0, 99)}\nORDER BY {b};", f"INSERT INTO {t} ({a}, {b})\nVALUES ('{source.word()}', {source.number(0, 99)});\n\nSELECT * FROM {t};"])


def _docker(source):
    return f"FROM {source.pick(['python:3.12', 'node:22', 'alpine', 'rust:1.80', 'ubuntu:24.04'])}\nWORKDIR /{source.word()}\nCOPY . .\n" + "\n" * source.chance(.4) + f"RUN {source.pick(['pip install -r requirements.txt', 'npm ci', 'cargo build --release', 'apt-get update'])}\nCMD [\"{source.word()}\", \"--{source.word()}\"]"


def _rust(source):
    f, x = (name.replace("-", "_").replace(" ", "_") for name in _names(source, 2))
    return source.pick([f"fn main() {{\n    println!(\"{source.phrase(1, 3)}\");\n}}", f"pub fn {f}({x}: u32) -> u32 {{\n    {x} + {source.number(1, 99)}\n}}\n\nfn main() {{\n    println!(\"{{}}\", {f}({source.number(1, 99)}));\n}}", f"pub struct {f.capitalize()} {{\n    pub {x}: String,\n}}"])


def _go(source):
    return f"package main\n\nimport \"fmt\"\n\nfunc main() {{\n\tfmt.Println(\"{source.phrase(1, 3)}\")\n}}"


def _letter(source):
    a, b = source.random.sample(world.NAMES, 2)
    body = "\n".join(_sentence(source) for _ in range(source.number(1, 3)))
    return source.pick([f"Dear {a},\n\n{body}\n\n{source.pick(['Best regards', 'Love', 'Thanks', 'Yours', 'See you'])},\n{b}", f"{body}\n\n{_sentence(source)}", f"{source.phrase(1, 3).title()}\n\n{body}", "\n".join(source.phrase(1, 3) for _ in range(source.number(2, 5)))])


def _environment(source):
    return "\n".join(f"{k.upper().replace(' ', '_')}={_value(source)}" for k in _names(source, source.number(2, 4)))


# Ending -> (what people call it, what stands behind the marks of a block, a whole file).
_LANGUAGES = {"html": ("HTML", "html", _html), "json": ("JSON", "json", _json), "py": ("Python", "python", _python), "yaml": ("YAML", "yaml", _yaml), "yml": ("YAML", "yaml", _yaml), "md": ("markdown", "markdown", _markdown), "css": ("CSS", "css", _css), "js": ("JavaScript", "javascript", _javascript),
              "ts": ("TypeScript", "typescript", _javascript), "sh": ("shell", "bash", _shell), "toml": ("TOML", "toml", _settings), "ini": ("INI", "ini", _settings), "csv": ("CSV", "csv", _csv), "sql": ("SQL", "sql", _sql), "rs": ("Rust", "rust", _rust), "go": ("Go", "go", _go), "txt": ("text", "text", _letter), "env": ("settings", "", _environment), "Dockerfile": ("Docker", "dockerfile", _docker)}
_OFTEN = dict(html=6, json=6, py=6, yaml=4, yml=1, md=5, css=3, js=4, ts=1, sh=3, toml=2, ini=1, csv=3, sql=2, rs=2, go=1, txt=3, env=1, Dockerfile=1)
_STEMS = dict(html="index page about home", json="package config data settings users", py="main app utils hello script", yaml="config settings deploy values", md="README notes todo CHANGELOG index", css="style main", js="app index main", sh="run build deploy", csv="data users scores people", txt="notes letter hello", toml="config pyproject")


def whole_file(source):
    """-> (path, its content), of one of many languages."""
    end = source.weighted(_OFTEN)
    content = _LANGUAGES[end][2](source)
    if end in ("py", "js", "css", "md", "sql", "txt") and source.chance(.15):     # a longer one
        content = "\n\n".join([content] + [_LANGUAGES[end][2](source) for _ in range(source.number(1, 2))])
    if end in ("Dockerfile", "env"):
        return source.pick(["", "", source.word() + "/"]) + {"env": ".env"}.get(end, end), content
    stem = source.pick(_STEMS[end].split()) if end in _STEMS and source.chance(.4) else source.pick([source.word(), source.word() + source.pick("_-") + source.word(), source.pseudo_word()])
    return source.pick(["", "", source.pick(world.FOLDERS) + "/", source.word() + "/", "/tmp/", "./"]) + f"{stem}.{end}", content


def _plainly(source):
    """Name -> value, as files of settings have them."""
    host = source.pick(["localhost", "127.0.0.1", f"{source.word()}.com", f"db.{source.word()}.org", f"10.0.{source.number(0, 9)}.{source.number(1, 250)}"])
    return {"port": str(source.pick([80, 443, 3000, 5432, 8000, 8080, source.number(1024, 9999)])), "host": host, "version": f"{source.number(0, 9)}.{source.number(0, 20)}.{source.number(0, 9)}", "name": source.word(), "author": source.pick(world.NAMES), "timeout": str(source.pick([5, 10, 30, 60, source.number(1, 900)])),
             "debug": source.pick(["true", "false"]), "user": source.pick([source.pick(world.NAMES).lower(), "admin", "root"]), "password": source.word() + str(source.number(1, 999)), "database": source.word() + source.pick(["", "_db", ".db"]), "license": source.pick(["MIT", "Apache-2.0", "BSD-3-Clause", "GPL-3.0"]), "retries": str(source.number(0, 12)),
             "url": f"https://{source.word()}.{source.pick(['com', 'org', 'io'])}/{source.word()}", "email": f"{source.word()}@{source.word()}.com", "theme": source.pick(["dark", "light", "blue"]), "language": source.pick(["en", "de", "fr", "es"]), "city": source.pick(world.CITIES), "workers": str(source.number(1, 64)), "log_level": source.pick(["info", "debug", "warn", "error"]),
             "region": source.pick(["eu-west-1", "us-east-1", "ap-south-1"]), "token": source.code(), "title": source.phrase(1, 3).title(), "max_connections": str(source.number(1, 500)), "api_key": source.code()}


_NOTES = ["The {k} is {v}.", "{K}: {v}", "{K} = {v}", "- {k}: {v}", "our {k} is {v}", "{k} {v}", "Remember that the {k} is {v}."]


def known_file(source):
    """A file of settings or a note under the name that such files have -> (path, text, [(what, value, the line with any value, another value)])."""
    every, others = _plainly(source), _plainly(source)
    pairs = [(k, every[k]) for k in source.random.sample(list(every), source.number(2, 6))]
    quoted = {k: not (v.isdigit() or v in ("true", "false")) for k, v in pairs}
    bare = lambda k, v: f'"{v}"' if quoted[k] else v
    kind = source.weighted({"json": 5, "yaml": 4, "toml": 4, "env": 3, "ini": 2, "py": 1, "md": 2, "txt": 3})
    note, head, tail, joint = source.pick(_NOTES), "", "", "\n"
    match kind:
        case "json": name, line, head, tail, joint = source.pick(["config", "settings", "package", "app"]) + ".json", lambda k, v: f'  "{k}": {bare(k, v)}', "{\n", "\n}", ",\n"
        case "yaml": name, line = source.pick(["config.yaml", "app.yml", "deploy.yaml", "values.yaml", "settings.yml"]), lambda k, v: f"{k}: {v}"
        case "toml": name, line, head = source.pick(["config", "Cargo", "pyproject", "settings"]) + ".toml", lambda k, v: f"{k} = {bare(k, v)}", f"[{source.pick(['package', 'server', 'project', 'database', source.word()])}]\n"
        case "env": name, line = source.pick([".env", ".env", "prod.env", ".env.local"]), lambda k, v: f"{k.upper()}={v}"
        case "ini": name, line, head = source.pick(["setup.cfg", "config.ini", "app.ini", "server.conf"]), lambda k, v: f"{k} = {v}", f"[{source.word()}]\n"
        case "py": name, line = source.pick(["settings", "config", "constants"]) + ".py", lambda k, v: f"{k.upper()} = {bare(k, v)}"
        case _: name, line, head = source.pick(["notes", "README", "info", "server", "project"]) + "." + kind, lambda k, v: note.format(k=k.replace("_", " "), K=k.replace("_", " ").capitalize(), v=v), f"# {source.phrase(1, 2).title()}\n\n" if kind == "md" else ""
    facts = [(source.pick(["the {k}", "the {k}", "the {k}", "the value of {k}"]).format(k=source.pick([k, k.replace("_", " ")])), v, lambda v, k=k: line(k, v).strip(), others[k]) for k, v in pairs]
    return source.pick(["", "", "", source.word() + "/", source.pick(world.FOLDERS) + "/", "./", "/etc/" + source.word() + "/"]) + name, head + joint.join(line(k, v) for k, v in pairs) + tail, facts


def called(path):
    """What people call the language of this file, and what stands behind the marks of a block of it."""
    name = path.rsplit("/")[-1]
    return _LANGUAGES.get(name.rsplit(".", 1)[-1], ("", ""))[:2]

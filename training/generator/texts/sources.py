"""Small programs: what a function returns, when and otherwise, what it raises and with which words, defaults, constants, classes, routes with their status."""
from ..material.source import is_held_out
from ..papers.paper import Ask, Paper
from ..papers.values import value
from .words import counted

_VERBS = "get make check find load price grade size rank score level count rate label pick sort read open close build plan pack ship weigh mark tax bonus discount delay limit charge".split()
_NOUNS = "order cart parcel ticket user room lamp door seat song card shelf boat guest fee tariff bill stock robot tank plant lesson team parking train meal book photo route player coin badge letter bike hotel".split()
_ARGUMENTS = "weight age count amount speed total price size level days points distance hours minutes temperature length height number pages miles".split()
_OPTIONS = {"currency": "EUR USD GBP CHF JPY", "color": "red blue green black white gold", "mode": "fast slow safe quiet auto", "unit": "kg m km cm lb", "retries": "1 2 3 4 5 7 10", "limit": "5 10 20 25 50 100", "timeout": "5 8 15 30 45 60", "language": "en de fr es it", "format": "json xml csv text", "width": "40 64 80 120 320", "name": "guest nobody world stranger", "step": "1 2 3 5 10", "level": "info debug low high", "city": "Oslo Rome Lima Cairo"}
_MESSAGES = "too many {n},{n} not found,no {n} left,{n} is empty,{n} is full,bad {n},{n} must be positive,missing {n},{n} is locked,unknown {n},{n} expired,not enough {n},{n} is too old,cannot open the {n},{n} already exists".split(",")
_ERRORS = ["ValueError", "TypeError", "KeyError", "RuntimeError", "LookupError", "IndexError"]
_JS_ERRORS = ["Error", "RangeError", "TypeError", "SyntaxError"]
_WORDS = "small,large,free,full,low,high,child,adult,cheap,normal,express,slow,light,heavy,open,closed,gold,silver,basic,premium,early,late,short,long,cold,hot,none,many".split(",")
_MORE = {">": "(more than|above|greater than|over|bigger than)", ">=": "at least", "<": "(less than|below|under|smaller than)", "<=": "at most"}
_NOT = {">": "not (more than|above|greater than)", ">=": "(less than|below)", "<": "not (less than|below)", "<=": "(more than|above)"}
_HOLDS = {">": lambda v, n: v > n, ">=": lambda v, n: v >= n, "<": lambda v, n: v < n, "<=": lambda v, n: v <= n}

# What a program of a language is made of; {a} and {b} as they stand in code.
_CODE = {
    "py": dict(cond="def {f}({x}):\n    if {x} {op} {n}:\n        return {a}\n    return {b}", fails="def {f}({x}):\n    if {x} {op} {n}:\n        raise {e}(\"{m}\")\n    return {b}", gives="def {f}():\n    return {a}", default="def {f}({x}, {k}={d}):\n    return {x} * {n}", const="{c} = {a}", own="class {e}(Exception):\n    pass", kind="class {k}:\n    def __init__(self, {x}, {o}={d}):\n        self.{x} = {x}\n        self.{o} = {o}\n        self.items = []\n\n    def {g}(self):\n        return {r}", rest="len(self.items);self.{x};self.{o};self.items;self.items[0];self.{x} * 2", gap="\n\n\n"),
    "js": dict(cond="function {f}({x}) {{\n  if ({x} {op} {n}) {{\n    return {a};\n  }}\n  return {b};\n}}", fails="function {f}({x}) {{\n  if ({x} {op} {n}) {{\n    throw new {e}('{m}');\n  }}\n  return {b};\n}}", gives="function {f}() {{\n  return {a};\n}}", default="function {f}({x}, {k} = {d}) {{\n  return {x} * {n};\n}}", const="const {c} = {a};", own="class {e} extends Error {{}}", kind="class {k} {{\n  constructor({x}, {o} = {d}) {{\n    this.{x} = {x};\n    this.{o} = {o};\n    this.items = [];\n  }}\n\n  {g}() {{\n    return {r};\n  }}\n}}", rest="this.items.length;this.{x};this.{o};this.items;this.items[0]", gap="\n\n"),
    "rs": dict(cond="fn {f}({x}: u32) -> {t} {{\n    if {x} {op} {n} {{\n        return {a};\n    }}\n    {b}\n}}", fails="fn {f}({x}: u32) -> Result<u32, String> {{\n    if {x} {op} {n} {{\n        return Err(\"{m}\".to_string());\n    }}\n    Ok({b})\n}}", gives="pub fn {f}() -> {t} {{\n    {a}\n}}", const="const {c}: {t} = {a};", gap="\n\n"),
    "go": dict(cond="func {f}({x} int) {t} {{\n\tif {x} {op} {n} {{\n\t\treturn {a}\n\t}}\n\treturn {b}\n}}", fails="func {f}({x} int) (int, error) {{\n\tif {x} {op} {n} {{\n\t\treturn 0, errors.New(\"{m}\")\n\t}}\n\treturn {b}, nil\n}}", gives="func {f}() {t} {{\n\treturn {a}\n}}", const="const {c} = {a}", gap="\n\n")}


class _Program:
    """Names and values that are free yet."""
    def __init__(self, source, language):
        self.source, self.language, self.code, self.taken = source, language, _CODE[language], set()

    def fresh(self, make):
        for _ in range(60):
            text = make()
            if text not in self.taken:
                self.taken.add(text)
                return text
        return text

    def function(self):
        s = self.source
        verb, noun = self.fresh(lambda: s.pick([one for one in _VERBS if s.held_out or not is_held_out("verb " + one)])), s.pick(_NOUNS)
        return verb if s.chance(.2) else f"{verb}_{noun}" if self.language in ("py", "rs") else verb + noun.capitalize()

    def value(self, words):
        return self.fresh(lambda: self.source.pick(_WORDS) if words else str(self.source.number(2, 99) * self.source.pick([1, 1, 5, 10])))

    def written(self, text):
        return text if text.isdigit() else f"'{text}'" if self.language == "js" else f'"{text}"'

    def type(self, words):
        return {"rs": "&'static str" if words else "u32", "go": "string" if words else "int"}.get(self.language, "")


def _conditional(p):
    s, words = p.source, p.source.chance(.5)
    f, x, op, n = p.function(), p.fresh(lambda: s.pick(_ARGUMENTS)), s.pick(list(_MORE)), s.number(3, 99)
    a, b = p.value(words), p.value(words)
    text = p.code["cond"].format(f=f, x=x, op=op, n=n, a=p.written(a), b=p.written(b), t=p.type(words))
    values, line = dict(f=f, x=x, n=n), lambda result: next(line for line in text.split("\n")[::-1 if result == b else 1] if p.written(result) in line)
    asks = [Ask(f"what does {{f}} return (if|when) {{x}} is {_MORE[op]} {{n}}|what is returned by {{f}} (if|when) {{x}} is {_MORE[op]} {{n}}|what does {{f}} give back for {{x}} {_MORE[op]} {{n}}", f"what {{f}} returns (if|when) {{x}} is {_MORE[op]} {{n}}", values, a, line(a)),
            Ask(f"what does {{f}} return (if|when) {{x}} is {_NOT[op]} {{n}}|what does {{f}} return otherwise|what is returned by {{f}} (if|when) {{x}} is {_NOT[op]} {{n}}", f"what {{f}} returns (if|when) {{x}} is {_NOT[op]} {{n}}|what {{f}} returns otherwise", values, b, line(b))]
    v = s.pick([n + s.number(1, 20), max(1, n - s.number(1, n - 1)), n])
    holds = _HOLDS[op](v, n)
    got = a if holds else b
    asks.append(Ask("what does {f}({v}) return|what is {f}({v})|what is the result of {f}({v})|what does {f} return for {v}", "what {f}({v}) returns|the result of {f}({v})", values | dict(v=v), got, "", said=f"{v} {op} {n} is {'true' if holds else 'false'}.\nSo the answer is {got}."))
    asks += [Ask("(which|what) function returns {r}|(which|what) function can return {r}", "which function returns {r}", dict(r=got), f, line(got)), Ask("(what is|what's) the limit in {f}|with (which|what) number does {f} compare {x}|(which|what) number is {x} compared with", "with which number {x} is compared", values, str(n), text.split("\n")[1])]
    return text, f, asks


def _failing(p, own):
    s = p.source
    f, x, op, n, b = p.function(), p.fresh(lambda: s.pick(_ARGUMENTS)), s.pick([">", "<"]), s.number(3, 99), p.value(False)
    m = p.fresh(lambda: s.pick(_MESSAGES).format(n=s.pick(_NOUNS + _ARGUMENTS)))
    e = own or p.fresh(lambda: s.pick(_JS_ERRORS if p.language == "js" else _ERRORS))
    text = p.code["fails"].format(f=f, x=x, op=op, n=n, e=e, m=m, b=b)
    line, values = next(line for line in text.split("\n") if m in line), dict(f=f, x=x, n=n, e=e, m=m)
    when = f"(if|when) {{x}} is {_MORE[op]} {{n}}"
    asks = [Ask(f"(which|what) (message|text) does the error (in|of) {{f}} have|what does the error (message |)(in|of) {{f}} say|(what is|what's) the error message (in|of) {{f}}|(what is|what's) the message of the error|(which|what) message is given {when}", "the error message (in|of) {f}|what the error in {f} says", values, m, line)] * 3
    if p.language in ("py", "js"):
        asks += [Ask(f"(which|what) (error|exception) (is raised|is thrown|does it raise) {when}|(which|what) (error|exception) (does {{f}} raise|is raised by {{f}}|does {{f}} throw|is thrown in {{f}})|(what|which) kind of (error|exception) does {{f}} raise|(which|what) (error|exception) has the message {{m}}|(which|what) error says {{m}}", "which (error|exception) {f} raises|which error is raised " + when, values, e, line)] * 3
        asks.append(Ask("(which|what) function (raises|throws) (a |an |){e}", "which function raises {e}", values, f, line))
    asks.append(Ask("(which|what) function (fails|gives an error) " + when + "|(which|what) function has the error message {m}", "which function has the error message {m}", values, f, line))
    asks.append(Ask("what does {f} return (if|when) (all is well|nothing is wrong|there is no error)|what does {f} return without an error", "what {f} returns without an error", values, b, text.split("\n")[-1 if p.language == "py" else -2]))
    return text, f, asks


def _giving(p):
    words = p.source.chance(.6)
    f, a = p.function(), p.value(words)
    text = p.code["gives"].format(f=f, a=p.written(a), t=p.type(words))
    line = text.split("\n")[1]
    return text, f, [Ask("what does {f} return|what does {f}() return|what is returned by {f}|what does the function {f} (return|give back)", "what {f} returns|what the function {f} returns", dict(f=f), a, line)] * 2 + [Ask("(which|what) function returns {r}", "which function returns {r}", dict(r=a), f, line)]


def _defaulting(p):
    s, f = p.source, p.function()
    x, k = p.fresh(lambda: s.pick(_ARGUMENTS)), p.fresh(lambda: s.pick(list(_OPTIONS)))
    d = p.fresh(lambda: s.pick(_OPTIONS[k].split()))
    text = p.code["default"].format(f=f, x=x, k=k, d=p.written(d), n=s.number(2, 9))
    line, values = text.split("\n")[0], dict(f=f, k=k, x=x)
    return text, f, [Ask("(what is|what's) the default (value |)(of|for) {k}( in {f}|)|(which|what) {k} does {f} use by default|what does {k} default to|(what is|what's) {k} in {f} when it is not given|(what is|what's) the default {k}", "the default (value |)(of|for) {k}( in {f}|)|the default {k}", values, d, line)] * 3 + [Ask("(what is|what's) the first (parameter|argument) of {f}|(which|what) (parameter|argument) of {f} comes first", "the first (parameter|argument) of {f}", values, x, line), Ask("(which|what) (parameter|argument) of {f} has a default( value|)", "which (parameter|argument) of {f} has a default", values, k, line)]


def _class(p):
    s, name = p.source, p.fresh(lambda: p.source.pick(_NOUNS).capitalize())
    x, o = p.fresh(lambda: s.pick(["owner", "title", "number", "place", "author", "code"])), p.fresh(lambda: s.pick(list(_OPTIONS)))
    d, g = p.fresh(lambda: s.pick(_OPTIONS[o].split())), p.fresh(lambda: s.pick("size first info total describe current key".split()))
    r = s.pick(p.code["rest"].split(";")).format(x=x, o=o)
    text = p.code["kind"].format(k=name, x=x, o=o, d=p.written(d), g=g, r=r)
    lines, values = text.split("\n"), dict(k=name, x=x, o=o, g=g)
    result = next(line for line in lines[::-1] if "return" in line)
    return text, None, [Ask("(what is|what's) the default {o}( of a {k}|)|(what is|what's) the default (value |)(of|for) {o}|(which|what) {o} does a {k} have by default", "the default {o}( of a {k}|)|the default value of {o}", values, d, lines[1])] * 3 + [Ask("what does {g} return|what does {g}() return|what does the method {g} return|what is returned by {g}", "what {g} returns|what the method {g} returns", values, r, result)] * 2 + [Ask("(which|what) method does {k} have( besides the constructor|)|(what is|what's) the method of {k} called", "which method {k} has", values, g, result), Ask("(which|what) class has (a|the) method {g}|to (which|what) class does {g} belong", "which class has the method {g}", values, name, lines[0])]


def _constant(p):
    s = p.source
    what = p.fresh(lambda: s.pick("port timeout max_items min_age base_url page_size tax greeting home retries version prefix host limit admin delay folder".split()))
    kinds = {"port": "port", "base_url": "url", "version": "version", "host": "host", "greeting": "hello,welcome,good day,ahoy", "home": "city", "prefix": "word", "admin": "name", "folder": "path"}
    a = p.fresh(lambda: value(s, kinds.get(what, "2..900")))
    name = what.upper() if p.language != "go" and s.chance(.8) else what if p.language != "go" else what.split("_")[0] + "".join(one.capitalize() for one in what.split("_")[1:])
    text = p.code["const"].format(c=name, a=p.written(a), t="&str" if not a.isdigit() else "u32")
    said = what.replace("_", " ").replace("max", "maximum of").replace("min", "minimum")
    return text, None, [Ask("what is {c}|(what is|what's) the value of {c}|(what is|what's) {c} set to|(which|what) value does {c} have|(what is|what's) the {w}", "the value of {c}|what {c} is|the {w}", dict(c=name, w=said), a, text)] * 2 + [Ask("(which|what) constant (is|has the value|is set to) {v}", "which constant is {v}", dict(v=a), name, text)]


def _routes(p):
    """-> texts of routes with asks, and the port"""
    s, flask = p.source, p.language == "py"
    port = value(s, "port")
    top = "from flask import Flask\n\napp = Flask(__name__)" if flask else "const express = require('express');\nconst app = express();"
    bottom = f"app.run(port={port})" if flask else s.pick([f"app.listen({port});", f"app.listen({port}, () => console.log('ready'));"])
    out, asks = [], [Ask("(which|what) port does (it|the server|the app) (use|listen on|run on)|on (which|what) port does (it|the server|the app) (run|listen)|(what is|what's) the port", "which port (it|the server) uses|the port", {}, port, bottom)] * 3
    asks += [Ask("(which|what) framework (is used|does it use)|(which|what) (library|module) is imported", "which framework is used", {}, "flask" if flask else "express", top.split("\n")[0])]
    codes, names = s.random.sample([200, 201, 202, 204, 400, 401, 403, 404, 409, 418, 500, 503], 3), s.random.sample(_NOUNS, 3)
    for name, code in list(zip(names, codes))[:s.number(2, 3)]:
        verb, text = s.pick(["get", "get", "post", "put", "delete"]), p.fresh(lambda: s.pick("up ok created saved gone missing denied hello ready done pong alive removed queued empty".split()))
        path = "/" + s.pick([name, name + "s", "api/" + name])
        if flask:
            block = f'@app.{verb}("{path}")\ndef {verb}_{name}():\n    return "{text}", {code}'
        else:
            block = f"app.{verb}('{path}', (req, res) => {{\n  res.status({code}).send('{text}');\n}});"
        out.append(block)
        values = dict(r=path, n=name, c=code, t=text)
        asks += [Ask("(which|what) status( code|) does (the {n} route|{r}|the route {r}) (send|return|give|have)|(what is|what's) the status( code|) of (the {n} route|{r})|with (which|what) (status|code) does {r} answer", "the status( code|) of {r}|which status {r} sends", values, str(code), block)] * 2
        asks += [Ask("what does (the {n} route|{r}|the route {r}) (send|return|answer|say)|(which|what) text does {r} (send|return)|(what is|what's) the answer of {r}", "what {r} (sends|returns|answers)|the text of {r}", values, text, block)] * 2
        asks += [Ask("(which|what) route (sends|returns|answers) {t}|(which|what) route has the status {c}|(which|what) (route|path) answers with {c}", "which route (returns|answers) {t}", values, path, block), Ask("(which|what) (http |HTTP |)method does {r} (use|have|take)|with (which|what) (http |)method is {r} called", "which method {r} has", values, verb.upper(), block)]
    paths = [block.split('"')[1] if flask else block.split("'")[1] for block in out]
    asks += [counted("how many routes are (there|defined)", "how many routes there are", {}, paths), Ask("(which|what) routes are (there|defined)|(what are|list) the routes", "the routes|which routes there are", {}, ", ".join(paths), "", said=f"The routes are {', '.join(paths)}.\nSo the answer is {', '.join(paths)}.")]
    return top, out, bottom, asks


def program(source):
    """2 to 5 parts."""
    language = source.weighted({"py": 10, "js": 7, "rs": 2, "go": 2})
    p, texts, functions, asks, top, bottom = _Program(source, language), [], [], [], [], []
    own = p.fresh(lambda: source.pick(_NOUNS).capitalize() + "Error") if language in ("py", "js") and source.chance(.4) else ""
    if language in ("py", "js") and source.chance(.22):
        head, routes, last, asks = _routes(p)
        top, texts, bottom = [head], routes, [last]
    makers = [_conditional, _failing, _giving, _conditional] + ([_defaulting, _class, _class] if language in ("py", "js") else [])
    constants = [_constant(p) for _ in range(source.weighted({0: 3, 1: 3, 2: 3, 3: 1}))]
    if constants:
        top.append("\n".join(text for text, _, _ in constants))
        asks = asks + [ask for _, _, mine in constants for ask in mine]
    wanted = source.random.sample(makers, source.number(1, 2) if bottom else source.number(2, 4))
    for make in dict.fromkeys(wanted):
        mine = own if make is _failing and own else ""
        text, f, more = make(p, mine) if make is _failing else make(p)
        if mine:
            texts.append(p.code["own"].format(e=own))
        texts.append(text)
        functions += [f] if f else []
        asks = asks + more
    classes = [line.split(" ")[1].split("(")[0].rstrip(":") for text in texts for line in text.split("\n")[:1] if line.startswith("class ")]
    if classes:
        asks += [Ask("(which|what) class is defined|what is the class called|what is the name of the class" if len(classes) == 1 else "(which|what) classes are defined|what are the classes called", "the name of the class" if len(classes) == 1 else "the names of the classes", {}, ", ".join(classes), "class " + ", ".join(classes))] * 2
    if len(functions) > 1 and not bottom and not classes:
        asks += [counted("how many functions are (there|defined)", "how many functions there are", {}, functions), Ask("(what is|what's|which is) the last function( called|)|(which|what) function comes last", "the last function", {}, functions[-1], functions[-1]), Ask("(what is|what's|which is) the first function( called|)|(which|what) function comes first", "the first function", {}, functions[0], functions[0])]
    parts = top + texts + bottom
    if language == "go":
        parts = ["package main"] + (['import "errors"'] if any("errors.New" in text for text in texts) else []) + parts
    stem = source.pick("store main app utils shop rules prices server tools core lib helpers game booking cart api service".split())
    return Paper(p.code["gap"].join(parts), [f"{stem}.{language}", f"src/{stem}.{language}"], asks, source.pick(["file", "code", "file"]))

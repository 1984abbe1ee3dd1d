"""Objects (JSON, YAML, TOML) with objects and lists inside, asked by path in plain words: whose, how many, the first and the last."""
import json
from functools import cache
from pathlib import Path

from ..everyday.grammar import parse
from ..material.source import is_held_out
from ..papers.paper import Ask, Paper, options, yes
from ..papers.values import value
from .words import NTH, counted

_FLAT = {                                                               # key: kind, question, told
    "name": ("project", "what is the (project|app) called|what is the name( of the (project|app)|)", "the name( of the project|)"), "version": ("version", "(what is|what's) the version|(which|what) version is it|(which|what) version does it have", "the version|which version it is"), "license": ("license", "(what is|what's) the license|(which|what) license (does it have|is used)|under (which|what) license is it", "the license"), "debug": ("true,false", "is debug (on|enabled|active)|is the debug mode (on|enabled)", "whether debug is on"), "private": ("true,false", "is it private|is it marked as private", "whether it is private"),
    "description": ("a small shop for tea,tools for maps,a weather bot,notes for teams,a game about bees,a diary for gardens,a chess clock,recipes for two,a radio for ships,a timetable for trains", "what is it( about|)|(what is|what's) the description|how is it described", "the description"), "id": ("code", "(what is|what's) the id|(which|what) id does it have", "the id"), "created": ("date", "when was it created|(what is|what's) the creation date|from when is it", "when it was created"), "count": ("2..900", "what is the count|what is count set to", "the count"), "language": ("Danish,Polish,Greek,Turkish,Korean,Spanish,Dutch", "(which|what) is the language|what language is set", "the language")}


@cache
def read():
    """-> ({entity: fields}, {field: (kind, question)}, [(one, many, kind)])"""
    entities, fields, lists = [part.strip().split("\n") for part in (Path(__file__).parent / "objects.txt").read_text().split("\n=\n")]
    split = lambda line: line.split(" | ")
    return {one: names.split() for one, names in map(split, entities)}, {name: (kind, asked) for name, kind, asked in map(split, fields)}, [(*names.split(), kind) for names, kind in map(split, lists)]


def _fresh(source, kind, taken):
    for _ in range(40):
        text = source.word() if kind == "WORD" else value(source, kind)
        if text not in taken:
            taken.add(text)
            return text
    return None


def _plain(text):
    return json.loads(text) if text in ("true", "false") or text.isdigit() and (text == "0" or text[0] != "0") and len(text) < 6 else text


def _told(direct):
    """The same behind "tell me": only questions with "what is"."""
    return "|".join(one.replace("what is ", "", 1) for one in options(direct) if one.startswith("what is ") and not one.endswith(" called"))


def object_(source):
    entities, fields, lists = read()
    able = [one for one in entities if source.held_out or not is_held_out("object " + one)]
    chosen = source.random.sample(able, source.weighted({1: 3, 2: 5, 3: 3}))
    if source.chance(.35):                                              # two that have a field in common
        first = source.pick(chosen)
        near = [one for one in able if one not in chosen and len(set(entities[one]) & set(entities[first])) > 1]
        chosen += [source.pick(near)] if near else []
    taken, made, asks = set(), {}, []
    for key in source.random.sample(sorted(_FLAT), source.number(1, 4)):
        kind, direct, told = _FLAT[key]
        text = value(source, kind) if kind == "true,false" else _fresh(source, kind, taken)
        made[key] = _plain(text)
        asks.append((key, None, Ask(direct, told, {}, yes(text) if kind == "true,false" else text, "")))
    for one in chosen:
        mine = {}
        for name in source.random.sample(entities[one], source.number(2, len(entities[one]))):
            kind, direct = fields[name]
            if (text := _fresh(source, kind, taken)) is None:
                continue
            mine[name] = _plain(text)
            asked = direct.replace("what is", "(what is|what's)").replace("which", "(which|what)") if source.chance(.8) else "(what is|what's) {e}.{k}|what is the value of {e}.{k}|what is {k} in {e}"
            asks += [(one, name, Ask(asked, _told(direct) or "the {k} of the {e}", dict(e=one, k=name), text, ""))] * 2
        made[one] = mine
    for single, many, kind in source.random.sample(lists, source.weighted({0: 2, 1: 5, 2: 3})):
        if many in made or kind == "port" and any("port" in one for one in made.values() if isinstance(one, dict)):
            continue
        texts = [text for text in (_fresh(source, kind, taken) for _ in range(source.number(2, 6))) if text]
        made[many] = [_plain(text) for text in texts]
        words = dict(e=single, es=many)
        asks += [(many, None, counted("how many {es} are (there|listed|given)|how many {es} does it have|(what is|what's) the number of {es}|how many entries are in {es}", "how many {es} there are|the number of {es}", words, texts))] * 3
        for i in {0, len(texts) - 1, source.number(0, len(texts) - 1)}:
            n = "last" if i == len(texts) - 1 and source.chance(.7) else NTH[i]
            asks += [(many, i, Ask("(what is|what's|which is) the {n} {e}( in the list| {there}|)|(which|what) {e} (is|comes) {n}|(what is|what's) the {n} of the {es}", "the {n} {e}|which {e} comes {n}", words | dict(n=n), texts[i], ""))] * 2
        asks.append((many, None, Ask("(which|what) {es} are (there|listed|given)|(what are|list) the {es}|name the {es}", "the {es}|which {es} there are", words, ", ".join(texts), "")))
        inside = source.chance(.5)
        probe = source.pick(texts) if inside else _fresh(source, kind, taken)
        asks.append((many, None, Ask("is {x} (one of the {es}|among the {es}|in the list of {es})|is there (a|the) {e} {x}", "whether {x} is (one of|among) the {es}", words | dict(x=probe), "Yes." if inside else "No.", "")))
    keys = list(made)
    source.random.shuffle(keys)
    made = {key: made[key] for key in keys}
    form = source.pick(["json", "json", "json", "yaml", "yaml", "toml"])
    text = _written(form, made, source)
    for key, name, ask in asks:
        if not ask.said:
            ask.line = f"{key}.{name} = {made[key][name]}" if isinstance(name, str) else f"{key} = {json.dumps(made[key], ensure_ascii=False)}"
    name = source.pick(["config", "data", "settings", "info", "app", "project", "order", "record", "profile", "package", "event"])
    return Paper(text, [f"{name}.{form if form != 'yaml' else source.pick(['yaml', 'yml'])}"], [ask for _, _, ask in asks], source.pick(["file", "file", "config"]))


def _written(form, made, source):
    if form == "json":
        text = json.dumps(made, indent=source.pick([2, 2, 4]), ensure_ascii=False)
        if source.chance(.4):                                           # short lists on one line
            for one in made.values():
                if isinstance(one, list):
                    for step in (2, 4):
                        long = json.dumps(one, indent=step, ensure_ascii=False).replace("\n", "\n" + " " * step)
                        text = text.replace(long, json.dumps(one, ensure_ascii=False))
        return text if source.chance(.93) else json.dumps(made, ensure_ascii=False)
    plain = lambda x: ("true" if x else "false") if isinstance(x, bool) else str(x) if isinstance(x, int) else json.dumps(x, ensure_ascii=False) if form == "toml" or x[:1].isdigit() or ": " in x else x
    top, below, inline = [], [], source.chance(.35)
    for key, one in made.items():
        if isinstance(one, dict):
            below.append((f"\n[{key}]\n" if form == "toml" else f"{key}:\n") + "\n".join(f"{k} = {plain(v)}" if form == "toml" else f"  {k}: {plain(v)}" for k, v in one.items()))
        elif isinstance(one, list):
            top.append(f"{key} = [{', '.join(map(plain, one))}]" if form == "toml" else f"{key}: [{', '.join(map(plain, one))}]" if inline else f"{key}:\n" + "\n".join(f"  - {plain(x)}" for x in one))
        else:
            top.append(f"{key} = {plain(one)}" if form == "toml" else f"{key}: {plain(one)}")
    return "\n".join(top + below)


for _text in [asked for _, asked in read()[1].values()]:                # a stray bracket is found here
    parse(_text)

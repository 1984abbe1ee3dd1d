"""One thing with several fields, out of `cards.txt`: shops, recipes, bookings, machines. One field is asked for, two, or whether it is so.

A block there: `@ noun | tools | parameters | kind of the name | purpose | files`; fields as `names | kind | what it is called`;
questions as `? direct > told = answer`, where an answer is fields with commas, `map` and fields (told with their names), `FIELD is VALUES` or `FIELD not VALUES` (Yes or No)."""
import json
import re
from dataclasses import dataclass
from functools import cache

from ..papers.paper import Ask, Paper
from ..tools.functions import literal
from .values import Kind, blocks, checked, draw, with_unit

_OF = "(what is|what's) {f} of {x}|(what is|what's) {f} of {x}|{f} of {x}"
_NAMED = re.compile(r"(\(\w+ \|\)|\b(?:order|build|parcel|ticket|invoice) )?\{x\}('s)?")
_BOTH = "(what are|what is) {f} and {g} of {x}|(what is|what's) {f} of {x}, and {g}|{f} and {g} of {x}"


@dataclass
class Card(Kind):
    noun: str
    tools: list
    parameters: list
    kind: str
    purpose: str
    files: list
    fields: list            # (names, kind, what it is called)
    asks: list              # (direct, told, answer)

    def told(self, source, name):
        """-> (what a tool returns, questions about it)"""
        name, pairs = str(name), self._pairs(source)
        if name and source.chance(.5):
            pairs.insert(0, (source.pick([self.parameters[0], "name"]), name, None))
        if source.chance(.2):
            pairs.insert(source.number(0, len(pairs)), (source.pick(["ok", "found", "cached"]), source.pick(["true"]), None))
        return _result(source, pairs), self._questions(source, pairs, [name or f"the {self.noun}"])

    def again(self, asks):
        """The same questions where it was spoken of."""
        return [Ask(ask.direct, ask.told, ask.values | dict(x="it"), ask.answer, ask.line, said=ask.said) for ask in asks if self.kind not in ("person", "name")]

    def paper(self, source):
        name, pairs = self.name(source), self._pairs(source)
        pairs.insert(0, (source.pick([self.noun.split(" ")[-1], "name", self.noun.split(" ")[-1]]), name, None))
        return Paper(_text(source, pairs), self.files, self._questions(source, pairs, [name] if self.kind in ("person", "name", "city") else [name, name, f"the {self.noun}"]), "file")

    def _pairs(self, source):
        """Some of the fields, at least two; now and then only those that are told together."""
        mapped = [answer.split()[1:] for _, _, answer in self.asks if answer.startswith("map ")]
        chosen = [field for field in self.fields if field[0][0] in mapped[0]] if mapped and source.chance(.6) else source.random.sample(self.fields, source.number(min(3, len(self.fields)), min(7, len(self.fields))))
        if not mapped and source.chance(.7):
            need = source.pick(self.asks)[2]
            chosen = [field for field in self.fields if field in chosen or field[0][0] in need.replace(",", " ").split()]
            source.random.shuffle(chosen)
        for _ in range(30):
            pairs = [(source.pick(names), draw(source, kind), names[0]) for names, kind, _ in chosen]
            if len({key for key, _, _ in pairs}) == len(pairs):
                break
        return pairs

    def _questions(self, source, pairs, called):
        asks, there = [], {field: (key, text) for key, text, field in pairs if field}
        x = source.pick(called)
        for direct, told, answer in self.asks:
            made = answered(answer, there)
            if made:
                asks += [Ask(direct, told, dict(x=x), *made)] * (3 if "," in answer or answer.startswith("map") else 2)
        labels = [(label, *there[names[0]]) for names, _, label in self.fields if label and names[0] in there and there[names[0]][1] not in ("true", "false")]
        for label, key, text in source.random.sample(labels, min(len(labels), 3)):
            asks.append(Ask(_OF, "{f} of {x}", dict(x=x, f=label), text, "", said=f"It says {key}: {text}.\nSo the answer is {text}."))
        if len(labels) > 1:
            for a, b in (source.random.sample(labels, 2) for _ in range(3)):
                answer = f"{with_unit(*a[1:])}, {with_unit(*b[1:])}"
                g = b[0] if source.chance(.5) else b[0].removeprefix("the ")
                asks.append(Ask(_BOTH, "{f} and {g} of {x}", dict(x=x, f=a[0], g=g), answer, "", said=f"It says {a[1]}: {a[2]}, {b[1]}: {b[2]}.\nSo the answer is {answer}."))
        single = [(direct, told, answer) for direct, told, answer in self.asks if answer in there and there[answer][1] not in ("true", "false")]
        for a, b in (source.random.sample(single, 2) for _ in range(4 if len(single) > 1 and self.kind not in ("person", "name") else 0)):
            if a[2] != b[2]:
                second, third = (_NAMED.sub(lambda found: "its" if found[2] else "it", text) for text in b[:2])
                asks.append(Ask(f"({a[0]})(, and | and |? And |, and )({second})", f"({a[1]}) and ({third})", dict(x=x), *answered(f"{a[2]}, {b[2]}", there)))
        return asks


def answered(answer, there):
    """-> (answer, line, ...) of what is there, None where something lacks"""
    for word in (" is ", " not "):
        if word in answer:
            field, values = answer.split(word)
            if field not in there:
                return None
            key, text = there[field]
            yes = any(text == value or text.startswith(value + " ") for value in values.split(",")) == (word == " is ")
            return "Yes." if yes else "No.", "", "", f"It says {key}: {text}.\nSo the answer is {'Yes' if yes else 'No'}."
    mapped = answer.startswith("map ")
    fields = answer.removeprefix("map ").split() if mapped else answer.split(", ")
    if any(field not in there for field in fields):
        return None
    pairs = [there[field] for field in (there if mapped else fields) if field in fields]
    text = ", ".join(f"{key.replace('_', ' ')}: {text}" for key, text in pairs) if mapped else ", ".join(with_unit(*pair) for pair in pairs) if len(pairs) > 1 else pairs[0][1]
    return text, "", "", f"It says {', '.join(f'{key}: {one}' for key, one in pairs)}.\nSo the answer is {text}."


def _result(source, pairs):
    one = {key: json.loads(literal(text)) for key, text, _ in pairs}
    match source.weighted({"json": 50, "tight": 10, "indented": 8, "inside": 12, "lines": 10, "joined": 6, "list": 4}):
        case "tight": return json.dumps(one, ensure_ascii=False, separators=(",", ":"))
        case "indented": return json.dumps(one, ensure_ascii=False, indent=2)
        case "inside": return source.pick(['{"ok": true, "{w}": {r}}', '{"{w}": {r}}', '{"status": "ok", "{w}": {r}}']).replace("{w}", source.pick(["result", "data", "item"])).replace("{r}", json.dumps(one, ensure_ascii=False))
        case "lines": return "\n".join(f"{key}: {text}" for key, text, _ in pairs)
        case "joined": return source.pick([", ", "; "]).join(f"{key}{source.pick([': '])}{text}" for key, text, _ in pairs)
        case "list": return json.dumps([one], ensure_ascii=False)
    return json.dumps(one, ensure_ascii=False)


def _text(source, pairs):
    title = source.chance(.7)
    spell = lambda key: key.replace("_", " ").capitalize() if title else key
    match source.weighted({"lines": 40, "list": 16, "table": 8, "json": 10, "head": 20, "equals": 6}):
        case "list": return "\n".join(f"- {spell(key)}: {text}" for key, text, _ in pairs)
        case "table": return "\n".join(["| field | value |", "| --- | --- |"] + [f"| {spell(key)} | {text} |" for key, text, _ in pairs])
        case "json": return json.dumps({key: json.loads(literal(text)) for key, text, _ in pairs}, ensure_ascii=False, indent=2)
        case "head": return source.pick(["# {}\n\n", "{}\n\n", "{}\n", "## {}\n"]).format(pairs[0][1]) + "\n".join(f"{spell(key)}: {text}" for key, text, _ in pairs[1:])
        case "equals": return "\n".join(f"{key} = {text}" for key, text, _ in pairs)
    return "\n".join(f"{spell(key)}: {text}" for key, text, _ in pairs)


@cache
def cards():
    out = []
    for (noun, tools, parameters, kind, purpose, files), lines in blocks("cards.txt"):
        fields, asks = [], []
        for line in lines:
            if line.startswith("? "):
                question, answer = line[2:].rsplit(" = ", 1)
                direct, told = checked(*question.split(" > "))
                asks.append((direct, told, answer))
            else:
                names, value, *label = line.split(" | ")
                fields.append((names.split(","), value, label[0] if label else ""))
        out.append(Card(noun, tools.split(","), parameters.split(","), kind, purpose, files.split(), fields, asks))
    return out

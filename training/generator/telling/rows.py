"""Several things with names, numbers and texts, out of `rows.txt`: all of them, the most and the least, those of a kind, how many.

A block there: `@ noun nouns | tools | parameters = kind of the place, or - | purpose | where ({p}) | files | heads of the name | names`; then
`+ heads | kind | most / least ; ... | what it is called`, where `most` is an adjective, `*` what it has or `!` a deed; `- heads | kind | direct > told` (of {r});
`~ head | values | {v} things` to choose from; `? direct > told` asks for all names."""
import json
import re
from dataclasses import dataclass
from functools import cache

from ..linked.results import shown
from ..papers import grids
from ..papers.paper import Ask, Paper
from ..tools.functions import literal
from .values import Kind, blocks, checked, different

_FORMS = {"comma": 40, "semicolon": 12, "tab": 6, "markdown": 12, "aligned": 10, "bars": 4, "labels": 8, "jsonl": 3, "json": 8, "pairs": 3}
_MANY = "how many {ts} are there{w}|how many {ts} are (listed|there){w}"
_ALL = "which {ts} are there{w}|what are the {ts}{w}|what {ts} are there{w}"
_ANY, _ANY_TOLD = "are there (any |){ts}{w}", "whether there are (any |){ts}"
_NONE = "There are none."
_EMPTY = ["[]", "[]", "[]", '{"{ts}": []}', '{"{ts}": []}', '{"items": [], "total": 0}', '{"count": 0, "{ts}": []}', '{"results": []}', "none", "No {ts}.", "No {ts} found.", "(empty)", '{"ok": true, "{ts}": []}']


@dataclass
class Rows(Kind):
    noun: str
    plural: str
    tools: list
    parameters: list
    kind: str               # of the place, "" where none is told
    purpose: str
    where: str
    files: list
    heads: list
    names: str
    numbers: list           # (heads, kind, [(most, least)], what it is called)
    texts: list             # (heads, kind, direct, told)
    choices: list           # (heads, values, which)
    all: list               # (direct, told)

    @property
    def person(self):
        return self.names in ("name", "person")

    def told(self, source, name):
        w = self.where.replace("{p}", str(name)) if name else ""
        if source.chance(.09):
            return source.pick(_EMPTY).replace("{ts}", self.plural.replace(" ", "_")), self._of_none(w)
        head, rows, parts = self._rows(source, source.weighted({1: 2, 2: 3, 3: 6, 4: 6, 5: 4, 6: 2}))
        if len(head) == 1:
            text = _names(source, self.plural, [row[0] for row in rows])
        else:
            order = source.random.sample(range(len(head)), len(head)) if source.chance(.4) else range(len(head))
            while not _labelled(text := shown(source, [{head[i]: json.loads(literal(row[i])) for i in order} for row in rows], self.plural), head):
                pass
        return text, self._questions(source, rows, parts, w)

    def again(self, asks):
        return [Ask(ask.direct, ask.told, ask.values | dict(w=""), ask.answer, ask.line, said=ask.said) for ask in asks]

    def paper(self, source):
        head, rows, parts = self._rows(source, source.weighted({3: 5, 4: 6, 5: 6, 6: 3, 7: 2}))
        if len(head) == 1:
            return self.paper(source)
        order = source.random.sample(range(len(head)), len(head)) if source.chance(.3) else range(len(head))
        spell = source.pick([str, str, lambda one: one.replace("_", " ").capitalize()])
        form = source.weighted(_FORMS)
        if source.chance(.04) and form in ("comma", "semicolon"):
            return Paper({"comma": ",", "semicolon": ";"}[form].join(spell(head[i]) for i in order), self.files, self._of_none(""), "file")
        text, _ = grids.written(source, form, [spell(head[i]) for i in order], [[row[i] for i in order] for row in rows], self.noun)
        if not _labelled(text, head):
            return self.paper(source)
        stem, ends = source.pick(self.files), grids.ENDINGS.get(form)
        return Paper(text, [stem.split(".")[0] + "." + source.pick(ends) if ends and source.chance(.75) else stem], self._questions(source, rows, parts, ""), source.pick(["file", "table", "list"]))

    def _rows(self, source, n):
        """-> (heads, rows, what stands in each column behind the name)"""
        names = different(source, self.names, n)
        take = lambda parts, k: source.random.sample(parts, min(len(parts), k))
        parts = take(self.numbers, source.weighted({0: 1, 1: 8, 2: 5})) + take(self.texts, source.weighted({0: 4, 1: 6, 2: 3})) + take(self.choices, source.weighted({0: 1, 1: 3}))
        columns = [source.random.choices(part[1].split(","), k=len(names)) if part in self.choices else different(source, part[1], len(names)) for part in parts]
        keep = [i for i, cells in enumerate(columns) if len(cells) == len(names) and (parts[i] not in self.numbers or len({number(cell) for cell in cells}) == len(cells))]
        if not keep and parts:
            return self._rows(source, n)
        head = [source.pick(self.heads)] + [source.pick(parts[i][0]) for i in keep]
        if len(set(head)) < len(head):
            return self._rows(source, n)
        return head, [list(row) for row in zip(names, *(columns[i] for i in keep))], [parts[i] for i in keep]

    def _ask(self, direct, told, w, answer, thought, **values):
        direct = direct if "{w}" in direct else f"({direct}){{w}}"
        so = answer.removesuffix(".")
        return Ask(direct, told if "{w}" in told else f"({told}){{w}}", dict(w=w and " " + w, t=self.noun, ts=self.plural) | values, answer, "", said=f"{thought}\nSo the answer is {so}.")

    def _of_none(self, w):
        asks = [self._ask(direct, told, w, _NONE, "The list is empty.") for direct, told in self._names()] * 2
        return asks + [self._ask(_MANY, "how many {ts} there are", w, "0", "The list is empty."), self._ask(_ANY, _ANY_TOLD, w, "No.", "The list is empty.")]

    def _names(self):
        return self.all or [(_ALL, "which {ts} there are|the {ts}|the names of the {ts}")]

    def _questions(self, source, rows, parts, w):
        names = [row[0] for row in rows]
        listed = ", ".join(names)
        asks = [self._ask(direct, told, w, listed, "It lists " + listed + ".") for direct, told in self._names()] * 2
        asks.append(self._ask(_MANY, "how many {ts} there are", w, str(len(names)), f"It lists {listed}. That is {len(names)}."))
        asks.append(self._ask(_ANY, _ANY_TOLD, w, "Yes.", f"It lists {listed}."))
        called = "who" if self.person else "(which|what) {t}"
        for at, part in enumerate(parts, 1):
            cells = [row[at] for row in rows]
            if part in self.numbers:
                asks += self._extremes(source, part, at, rows, parts, w, called)
                if part[3]:
                    row = source.pick(rows)
                    asks.append(self._ask("(what is|what's) {f} of {r}{w}", "{f} of {r}{w}", w, row[at], f"It says {row[0]}: {row[at]}.", f=part[3], r=row[0]))
            elif part in self.choices:
                wanted = source.pick(part[1].split(","))
                found = [name for name, cell in zip(names, cells) if cell == wanted]
                which = part[2].replace("{v}", wanted)
                thought = f"{', '.join(f'{name} {cell}' for name, cell in zip(names, cells))}."
                asks += [self._ask(f"which {{ts}}{{w}} {which}" if not self.person else f"who {which.replace('are ', 'is ', 1)}", f"which {{ts}}{{w}} {which}", w, ", ".join(found) or _NONE, thought)] * 2
                asks.append(self._ask(f"how many {{ts}}{{w}} {which}", f"how many {{ts}}{{w}} {which}", w, str(len(found)), f"{thought} That is {len(found)}."))
            else:
                row = source.pick(rows)
                asks += [self._ask(part[2], part[3], w, row[at], f"It says {row[0]}: {row[at]}.", r=row[0])] * 2
        return asks

    def _extremes(self, source, part, at, rows, parts, w, called):
        out, sizes = [], [number(row[at]) for row in rows]
        if len(rows) < 2:
            return out
        listed = ", ".join(f"{row[0]} {row[at]}" for row in rows)
        for pair in part[2]:
            for words, top in zip(pair, (max, min)):
                row = rows[sizes.index(top(sizes))]
                thought = f"{listed}. The {'largest' if top is max else 'smallest'} is {row[at]}."
                if words[0] == "!":
                    direct, told, r = f"{called} {words[1:]}", f"{called} {words[1:]}", f"the {{t}} that {words[1:]}"
                elif words[0] == "*":
                    direct, told, r = f"{called} has the {words[1:]}|{called} has the {words[1:]}", f"the {{t}} with the {words[1:]}", f"the {{t}} with the {words[1:]}"
                else:
                    direct, told, r = f"which {{t}}{{w}} is (the |the |){words}|which {{t}} is (the |the |){words}{{w}}|(what|which|what) is the {words} {{t}}{{w}}|what's the {words} {{t}}{{w}}|(what is|what's) the name of the {words} {{t}}{{w}}" + (f"|who is (the |){words}{{w}}" if self.person else ""), f"the {words} {{t}}{{w}}|which {{t}}{{w}} is the {words}", f"the {words} {{t}}"
                out += [self._ask(direct, told, w, row[0], thought)] * 2
                for other, more in enumerate(parts, 1):
                    if more in self.texts:
                        out.append(self._ask(more[2], more[3], w, row[other], f"{thought} Of {row[0]} it says {row[other]}.", r=re.sub(r"\(([^|()]*)\|[^()]*\)", r"\1", r.replace("{t}", self.noun))))
        return out


def number(text):
    """A number, a date, a time or a number with its unit as what sorts it."""
    if ":" in text:
        return tuple(int(part) for part in text.split(":"))
    return tuple(int(part) for part in text.split("-")) if text.count("-") == 2 else float(text.split(" ")[0].rstrip("%"))


def _labelled(text, head):
    """Whether one can see what each number is."""
    said = text.lower().replace("_", " ")
    return len(head) < 3 or all(one.lower().replace("_", " ") in said for one in head[1:])


def _pair(text):
    most, least = text.strip().split("/")
    return checked(most, most[0] + least if most[0] == "*" else least)


def _names(source, plural, names):
    key = plural.replace(" ", "_")
    match source.number(0, 6):
        case 0: return "\n".join(names)
        case 1: return ", ".join(names)
        case 2: return json.dumps({key: names}, ensure_ascii=False)
        case 3: return json.dumps({"count": len(names), key: names}, ensure_ascii=False)
        case 4: return "\n".join(f"- {name}" for name in names)
        case 5: return json.dumps([{"name": name} for name in names], ensure_ascii=False)
    return json.dumps(names, ensure_ascii=False)


@cache
def rows():
    out = []
    for (nouns, tools, place, purpose, where, files, heads, names), lines in blocks("rows.txt"):
        noun, plural = nouns.split("/")
        parameters, _, kind = place.partition(" = ")
        made = Rows(noun, plural, tools.split(","), [] if place == "-" else parameters.split(","), kind, purpose, where if where != "-" else "", files.split(), heads.split(","), names, [], [], [], [])
        for line in lines:
            mark, parts = line[0], line[2:].split(" | ")
            match mark:
                case "+": made.numbers.append((parts[0].split(","), parts[1], [_pair(pair) for pair in parts[2].split(" ; ")], parts[3] if len(parts) > 3 else ""))
                case "-": made.texts.append((parts[0].split(","), parts[1], *checked(*parts[2].split(" > "))))
                case "~": made.choices.append((parts[0].split(","), parts[1], parts[2]))
                case "?": made.all.append(checked(*" | ".join(parts).split(" > ")))
        out.append(made)
    return out

"""Logs of three to eight lines, out of `logs.txt`: when something happened, what happened then, who did it, how often, what the error is.

A block there: `@ noun | tools | parameters = kind of the place | purpose | where ({p}) | files`; then `i|w|e | message with {slot:kind} | when | questions`:
`when` is `did {user} log in > {user} logged in`, a question is `direct > told = slot`, or `# direct > told` for how often."""
import json
import re
from dataclasses import dataclass
from functools import cache

from ..papers.paper import Ask, Paper
from .values import Kind, blocks, checked, draw

_SLOT = re.compile(r"\{(\w+):([^{}]+)\}")
_LEVELS = [("INFO", "WARN", "ERROR"), ("INFO", "WARNING", "ERROR"), ("info", "warn", "error"), ("INFO", "WARN", "ERROR"), ("I", "W", "E"), ("notice", "warning", "error"), ("OK", "WARN", "FAIL")]
_FORMS = {"{d} {t} {l} {m}": 5, "[{t}] {l}: {m}": 5, "{t} {l} {m}": 8, "{t} [{l}] {m}": 4, "{d}T{t}Z {l} {m}": 3, "{t} {m}": 8, "{t}: {m}": 3, "[{t}] {m}": 4, "{t} - {m}": 3, "{l} {t} {m}": 2, "{t} | {l} | {m}": 2, "json": 4}
_AT = "what happened{w} at {t}|what (was|is) (logged|reported){w} at {t}|what (did the log say|does the log say){w} at {t}"
_WORD = {"e": ("error", "(error|failure)"), "w": ("warning", "warning")}


@dataclass
class Event:
    level: str
    message: str
    kinds: dict
    when: tuple             # (behind "when", behind "when" of a told question), or ()
    asks: list              # (direct, told, slot), slot "#" for how often


@dataclass
class Log(Kind):
    noun: str
    tools: list
    parameters: list
    kind: str
    purpose: str
    where: str
    files: list
    events: list

    def told(self, source, name):
        return self._made(source, " " + self.where.replace("{p}", str(name)) if name else "", True)

    def again(self, asks):
        return [Ask(ask.direct, ask.told, ask.values | dict(w=""), ask.answer, ask.line, said=ask.said) for ask in asks]

    def paper(self, source):
        text, asks = self._made(source, "", False)
        return Paper(text, self.files, asks, source.pick(["log", "log", "file"]))

    def _made(self, source, w, tool):
        used = source.random.sample(self.events, min(len(self.events), source.number(2, 5)))
        happened = []                                                    # (event, values)
        pools = {}
        for i in range(source.number(3, 8)):
            event = used[i] if i < len(used) else source.pick(used)
            values = {}
            for slot, kind in event.kinds.items():
                pool = pools.setdefault(kind, [draw(source, kind) for _ in range(4)])
                values[slot] = source.pick(pool)
            if (event, values) not in happened:
                happened.append((event, values))
        source.random.shuffle(happened)
        form = source.weighted({form: n for form, n in _FORMS.items() if tool or form != "json"})
        levels, seconds, clock, day = dict(zip("iwe", source.pick(_LEVELS))), source.chance(.5), source.number(20, 1200), f"2026-{source.number(1, 12):02d}-{source.number(1, 28):02d}"
        lines, times, texts, shown = [], [], [], []
        for event, values in happened:
            clock += source.number(1, source.pick([4, 30, 90]))
            times.append(f"{clock // 60 % 24:02d}:{clock % 60:02d}" + (f":{source.number(0, 59):02d}" if seconds else ""))
            texts.append(event.message.format(**values))
            shown.append({"time": times[-1], "level": levels[event.level], "message": texts[-1]})
            lines.append(json.dumps(shown[-1], ensure_ascii=False) if form == "json" else form.format(d=day, t=times[-1], l=levels[event.level], m=texts[-1]))
        text = json.dumps(shown, ensure_ascii=False) if form == "json" and source.chance(.6) else "\n".join(lines)
        asks = self._of_events(happened, times, lines, w) + _of_lines(source, times, texts, lines, w)
        if form == "json" or "{l}" in form:
            asks += _of_levels([event.level for event, _ in happened], times, texts, lines, w)
        return text, asks

    def _of_events(self, happened, times, lines, w):
        out = []
        for event, values in happened:
            same = [(i, other) for i, (one, other) in enumerate(happened) if one is event]
            for direct, told, slot in self._when(event) + event.asks:
                given = set(re.findall(r"\{(\w+)\}", direct))
                fits = [(i, other) for i, other in same if all(other[key] == values[key] for key in given)]
                if slot == "#":
                    asked, answer = fits, str(len(fits))
                else:
                    asked, answer = fits, times[fits[0][0]] if slot == "time" else fits[0][1][slot]
                    if len(fits) > 1 and (slot == "time" or len({other[slot] for _, other in fits}) > 1):
                        continue
                    asked = fits[:1]
                seen = "\n".join(f"It says: {lines[i]}" for i, _ in asked)
                out.append(_ask(direct, told, values, answer, seen + (f"\nThat is {answer}." if slot == "#" else ""), w))
        return out

    def _when(self, event):
        return [(f"(when|at what time) ({event.when[0]})", f"(when|at what time) ({event.when[1]})", "time")] if event.when else []


def _ask(direct, told, values, answer, thought, w):
    if "{w}" not in direct:
        direct = f"({direct}){{w}}"
    return Ask(direct, told if "{w}" in told else f"({told}){{w}}", values | dict(w=w), answer, "", said=f"{thought}\nSo the answer is {answer.removesuffix('.')}.")


def _of_lines(source, times, texts, lines, w):
    """What happened at a time, what came first and last."""
    out = []
    for time, text, line in zip(times, texts, lines):
        if times.count(time) == 1:
            out.append(_ask(_AT, "what happened{w} at {t}", dict(t=time), text, f"It says: {line}", w))
    for word, i in (("first", 0), ("last", -1)):
        out.append(_ask(f"what (happened {word}|was the {word} (event|entry|thing that happened))", f"what happened {word}", {}, texts[i], f"It says: {lines[i]}", w))
    return out


def _of_levels(levels, times, texts, lines, w):
    """Errors and warnings: when, which, how many."""
    out = []
    for level, (name, word) in _WORD.items():
        at = [i for i, one in enumerate(levels) if one == level]
        seen = "\n".join(f"It says: {lines[i]}" for i in at) or f"No line says {name}."
        out.append(_ask(f"how many {name}s (are|were) there|how many {name}s (happened|were logged|are in the log)", f"how many {name}s there are", {}, str(len(at)), f"{seen}\nThat is {len(at)}.", w))
        if len(at) == 1:
            i = at[0]
            out += [_ask(f"(when|at what time) did the {word} (happen|occur|come up)|(when|at what time) was the {word}|at what time was there an error" if level == "e" else f"(when|at what time) (was|came) the {word}", f"(when|at what time) the {word} (was|happened)", {}, times[i], seen, w)] * 3
            out += [_ask(f"what (is|was) the {word}|what does the {name} say" + ("|what went wrong|what failed" if level == "e" else ""), f"what the {word} (is|was|says)", {}, texts[i], seen, w)] * 3
        elif not at:
            out.append(_ask(f"(is|was) there (a|any) {word}|(are|were) there any {name}s".replace("a|any) (error", "an|any) (error"), f"whether there (are|were) any {name}s", {}, "No.", seen, w))
        if at:
            out.append(_ask(f"(is|was) there (a|any) {word}|(are|were) there any {name}s".replace("a|any) (error", "an|any) (error"), f"whether there (are|were) any {name}s", {}, "Yes.", seen, w))
    return out


@cache
def logs():
    out = []
    for (noun, tools, place, purpose, where, files), lines in blocks("logs.txt"):
        parameters, kind = place.split(" = ")
        made = Log(noun, tools.split(","), parameters.split(","), kind, purpose, where, files.split(), [])
        for line in lines:
            level, message, when, *asks = [part.strip() for part in re.split(r"(?<=\s)\|(?=\s|$)", line)]
            asked = []
            for one in asks[0].split(" ; ") if asks and asks[0] else []:
                question, _, slot = one.removeprefix("# ").rpartition(" = ") if not one.startswith("# ") else (one[2:], "", "#")
                asked.append((*checked(*question.strip().split(" > ")), slot.strip()))
            made.events.append(Event(level, _SLOT.sub(r"{\1}", message), dict(_SLOT.findall(message)), checked(*when.split(" > ")) if when.strip() else (), asked))
        out.append(made)
    return out

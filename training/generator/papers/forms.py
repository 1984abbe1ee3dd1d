"""Files that have their own form: configuration of known programs, logs, recipes, letters, receipts, plans."""
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..everyday.grammar import parse, slots
from ..material.source import is_held_out
from .lists import drawn
from .paper import Ask, Paper

_SLOT = re.compile(r"\{([a-z])(?::([^{}]*))?\}")


@dataclass
class Form:
    names: list
    word: str
    parts: list             # (low, high, lines): what stands once has (1, 1)
    asks: list              # (slot, direct, told)


@cache
def forms():
    out = []
    for block in (Path(__file__).parent / "forms.txt").read_text().strip().split("\n\n@ "):
        head, *lines = block.removeprefix("@ ").split("\n")
        names, word = head.split(" | ")
        parts, asks = [(1, 1, [])], []
        for line in lines:
            if line.startswith("> "):
                asks.append(tuple(line[2:].split(" | ")))
            elif match := re.fullmatch(r"\* (\d+)\.\.(\d+)", line):
                parts.append((int(match[1]), int(match[2]), []))
            elif line == "*":
                parts.append((1, 1, []))
            else:
                parts[-1][2].append(line)
        out.append(Form(names.split(), word, [part for part in parts if part[2]], asks))
        for _, direct, told in asks:
            assert slots(parse(direct)) | slots(parse(told)) <= set(_SLOT_NAMES), direct
    return out


_SLOT_NAMES = "abcdefghijklmnopqrstuvwxyz"


def filled(source):
    form = source.pick(forms())
    lines, asks, once, taken = [], [], {}, set()
    for low, high, part in form.parts:
        for _ in range(source.number(low, high)):
            values = once if (low, high) == (1, 1) else dict(once)
            written = [_line(source, line, values, taken) for line in part]
            lines += written
            for slot, direct, told in form.asks:
                at = next((i for i, line in enumerate(part) if f"{{{slot}:" in line), None)
                if at is not None and is_held_out(f"{form.names[0]} {slot}") == source.held_out:
                    named = next((i for i, line in enumerate(part) if "{a:" in line), at) if high > 1 else at
                    said = written[at].strip() if at == named else f"{written[named].strip()} {written[at].strip()}"
                    asks.append(Ask(direct, told, values, values[slot], said))
    for ask in asks:                                                    # a question may name what stands later
        ask.values = {**once, **ask.values}
    return Paper("\n".join(lines), form.names, asks, form.word)


def _line(source, line, values, taken):
    def fill(match):
        slot, kind = match.groups()
        if slot not in values:
            for _ in range(30):
                text = drawn(source, kind)
                if slot != "a" and len(text) < 3 or (slot, text) not in taken and text not in values.values():
                    break
            taken.add((slot, text))
            values[slot] = text
        return values[slot]
    return _SLOT.sub(fill, line)

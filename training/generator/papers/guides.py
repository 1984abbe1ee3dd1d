"""Texts of a few short lines about one thing: recipes, letters, manuals, notices, diaries. Most sentences have a question that only they answer."""
from functools import cache
from pathlib import Path

from ..everyday.grammar import parse
from ..material.source import is_held_out
from ..words.said import said
from .paper import Ask, Paper
from .values import value


@cache
def guides():
    """-> [(file names, word, {slot: kind}, titles, [line])]; a line is a heading, `(None, texts)` or `({slot: kind}, sentences, [(direct, told, answer)])`"""
    out = []
    for block in (Path(__file__).parent / "guides.txt").read_text().strip().split("\n\n@ "):
        head, kinds, titles, *lines = block.removeprefix("@ ").split("\n")
        names, word = head.split(" | ")
        out.append((names.split(), word, _kinds(kinds), titles.split(";"), [_line(line) for line in lines]))
    return out


def _kinds(text):
    return dict(part.lstrip().split("=", 1) for part in text.split(";") if "=" in part)


def _line(line):
    if line.startswith("## "):
        return line
    if line.startswith("- "):
        return None, line[2:].split(";")
    kinds, sentences, asks = line.split(" | ", 2)
    return _kinds(kinds), sentences.split(";"), [_ask(one) for one in asks.split(" ; ")]


def _ask(text):
    direct, rest = text.split(" > ")
    told, answer = rest.rsplit(" = ", 1)
    return direct, told, answer if "{" in answer else "{" + answer.strip() + "}"


def _drawn(source, kind, taken):
    """A value that no other slot has: an answer stands in the text once."""
    for _ in range(20):
        text = source.pick([one for one in kind.split(",")]) if "," in kind else value(source, kind)
        if text not in taken:
            break
    taken.add(text)
    return text


def guide(source):
    names, word, kinds, titles, lines = source.pick(guides())
    taken, asks, mine, out, small = set(), [], [], [], []
    once = {slot: source.pick(kind.split(",")) if "," in kind else _drawn(source, kind, taken) for slot, kind in kinds.items()}
    share, mark = source.pick([.5, .65, .8, .95]), source.pick(["", "", "", "", "- ", "* ", "{i}. "])
    headed, n = source.chance(.8), 0
    first = said(source, source.pick(titles), **once)
    for line in lines:
        if isinstance(line, str):
            out.append(("", line) if headed else None)
            continue
        if line[0] is None:
            small = [source.pick(line[1]) for _ in range(source.weighted({0: 3, 1: 3, 2: 2}))]
            continue
        sentence = source.pick(line[1])
        held = is_held_out(f"{names[0]} {line[1][0]}")
        if not source.chance(share) or held and not source.held_out:
            continue
        values = once | {slot: _drawn(source, kind, taken) for slot, kind in line[0].items()}
        text, n = said(source, sentence, **values), n + 1
        out.append(("line", text))
        for direct, told, answer in line[2]:
            (mine if held else asks).append(Ask(direct, told, values, answer.format(**values), text))
    asks = mine if mine and source.chance(.7) else asks + mine
    for text in dict.fromkeys(small):
        out.insert(source.number(0, len(out)), ("line", text))
    return Paper(_laid_out(source, first, [one for one in out if one], mark), names, asks if n > 2 else [], word)


def _laid_out(source, first, parts, mark):
    """Lines, a list or paragraphs below the title, with or without headings."""
    prose = not mark and source.chance(.35)
    blocks, i = [first], 0
    for at, (kind, text) in enumerate(parts):
        if not kind and [*parts, ("", "")][at + 1][0]:
            blocks.append("\n" + text)
        elif kind and prose and blocks[-1].endswith(".") and not text.startswith(" ") and len(blocks) > 1 and source.chance(.8):
            blocks[-1] += " " + text
        elif kind:
            i += 1
            blocks.append(text if text.startswith(" ") else mark.replace("{i}", str(i)) + text)
    gap = source.pick(["\n", "\n\n"])
    return blocks[0] + gap + "\n".join(blocks[1:]).lstrip("\n")


for _, _, _, _titles, _lines in guides():                               # a stray bracket is found here
    for _one in [line for line in _lines if not isinstance(line, str)]:
        for _text in [*_one[1], *(text for ask in (_one[2] if _one[0] is not None else []) for text in ask)]:
            parse(_text)

"""Facts of a line: a sentence with values in it, and questions for them."""
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..everyday.grammar import parse
from ..material.source import is_held_out
from ..papers.paper import Ask
from ..papers.values import value
from ..words.said import said

_SLOT = re.compile(r"\{(\w+):([^{}]+)\}")


@dataclass(eq=False)
class Fact:
    kinds: dict             # slot -> kind
    sentences: list
    asks: list              # (answer, direct, told)

    @property
    def held(self):
        return bool(self.asks) and is_held_out("pinned " + self.asks[0][1])


def fact(line):
    """`sentence / sentence | answer = direct > told ; answer = direct > told`; a value is {slot:kind} where it stands first, an answer is a slot or a text with slots."""
    sentences, _, asks = line.partition(" | ")
    made = []
    for one in asks.split(" ; ") if asks else []:
        answer, rest = one.split(" = ", 1)
        direct, behind = rest.split(" > ")
        made.append((answer.strip() if "{" in answer else "{" + answer.strip() + "}", direct.strip(), behind.strip()))
    out = Fact(dict(_SLOT.findall(sentences)), _SLOT.sub(r"{\1}", sentences).strip().split(" / "), made)
    for text in [*out.sentences, *(text for ask in made for text in ask[1:])]:                  # a stray bracket is found here
        parse(text)
    return out


@cache
def blocks(name):
    """The blocks of a file: (parts of the head, lines)"""
    out = []
    for block in ("\n\n" + (Path(__file__).parent / name).read_text().strip()).split("\n\n@ ")[1:]:
        head, *lines = block.split("\n")
        out.append(([part.strip() for part in head.split(" | ")], lines))
    return out


def drawn(source, kinds, taken):
    """A value for each slot, that nothing else here has; None where there is none."""
    values = {}
    for slot, kind in kinds.items():
        for _ in range(40):
            text = value(source, kind)
            if text not in taken:
                break
        else:
            return None
        taken.add(text)
        values[slot] = text
    return values


def told(source, one, taken, **known):
    """-> (text, asks), None where a value cannot be told from another one"""
    new = drawn(source, one.kinds, taken)
    if new is None:
        return None
    values = known | new
    text = said(source, source.pick(one.sentences), **values)
    return text, [Ask(direct, behind, values, answer.format(**values), text) for answer, direct, behind in one.asks]


def some(source, facts, low, high):
    """So many of the facts, in their order; those of evaluation only there."""
    able = [i for i, one in enumerate(facts) if source.held_out or not one.held]
    return [facts[i] for i in sorted(source.random.sample(able, min(len(able), source.number(low, high))))]


def headed(source, title, body):
    """A text with its title in one of the usual forms, now and then without."""
    return source.pick(["# {t}\n\n{b}", "# {t}\n{b}", "{t}\n\n{b}", "{t}\n{b}", "{t}:\n{b}", "## {t}\n\n{b}", "{b}"]).format(t=title, b=body)

"""What is to be done or was done: a verb and its object; questions that count, and places in a row."""
from collections import namedtuple
from functools import cache
from pathlib import Path

from ..material import world
from ..material.source import is_held_out
from ..papers.paper import Ask

Deed = namedtuple("Deed", "base third past done thing")
NTH = "first second third fourth fifth sixth seventh eighth ninth tenth".split()


@cache
def _verbs():
    """-> [([base, third, past, participle], [thing])]"""
    out = []
    for line in (Path(__file__).parent / "deeds.txt").read_text().strip().split("\n"):
        forms, things = line.split(" | ")
        out.append((forms.split(" "), things.split(",")))
    return out


def deeds(source, n):
    """Different ones, no thing twice; now and then the same verb again."""
    out, taken, verb = [], set(), None
    while len(out) < n:
        verb = verb if verb and source.chance(.12) else source.pick(_verbs())
        thing = source.pick(verb[1])
        thing = source.pick(world.NAMES) if thing == "NAME" else thing
        held = is_held_out(f"deed {verb[0][0]} {thing}")
        if thing in taken or held and not source.held_out:
            continue
        taken.add(thing)
        base, third, past, done = verb[0]
        out.append(Deed(f"{base} {thing}", f"{third} {thing}", f"{past} {thing}", done, thing))
    return out


def plural(thing):
    """Whether "are" stands behind it."""
    word = thing.split(" ")[-1]
    return word.endswith("s") and not word.endswith(("ss", "us", "is")) and thing not in world.NAMES and not thing.startswith("a ") or word in ("kids", "people")


def is_are(thing):
    return "are" if plural(thing) else "is"


def counted(direct, told, values, found, extra=""):
    """A question whose answer is how many were `found`."""
    steps = ", ".join(f"{i + 1} {one}" for i, one in enumerate(found)) + "." if found else "There is none."
    return Ask(direct, told, values, str(len(found)), "", said=f"{extra}{steps}\nSo the answer is {len(found)}.")


def shown(direct, told, values, answer, *lines):
    """A question that several lines answer."""
    return Ask(direct, told, values, answer, "", said="".join(f"It says: {line.strip()}\n" for line in lines) + f"So the answer is {answer.removesuffix('.')}.")

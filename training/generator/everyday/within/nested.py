"""Two values of which one lies in the other: a service on a host, a table in a database, a page of a book; a preposition tells which is which.

`nested.txt`: `= inner, its other names: kind | how it is called`, `+` the outer one likewise, `prepositions of the purpose | of requests`, then the deeds. `names | how it is then | orders (_ or I where the thing stands) @ prepositions`; `base?names | purpose | questions`."""
import re
from collections import namedtuple
from pathlib import Path

from .making import a, made, row

Side = namedtuple("Side", "name keys kind called")
Deed = namedtuple("Deed", "names done purpose orders asks joints")
Pair = namedtuple("Pair", "held inner outer joints deeds")


def _side(line):
    head, called = line.split(" | ")
    names, kind = head.split(": ")
    name, *keys = names.split()
    return Side(name, keys, f"within {kind}", called.split(", "))


def _pairs():
    for block in re.split(r"^=", (Path(__file__).parent / "nested.txt").read_text(), flags=re.M)[1:]:
        first, second, joint, *lines = block.strip().split("\n")
        deeds = []
        for line in lines:
            names, middle, rest = line.split(" | ")
            rest, _, joints = rest.partition(" @ ")
            joints = joints.split(";") if joints else []
            base, asking, own = names.partition("?")
            deeds.append(Deed(own.split(","), "", middle, [], rest.split(" / "), joints) if asking else Deed(names.split(","), middle, "", rest.split(", "), [], joints))
        yield Pair(first[0] == "*", _side(first.lstrip("* ")), _side(second.lstrip("+ ")), joint.split(" | ")[1].split(", "), deeds)


PAIRS = list(_pairs())
_FRAMES = ["VI PO"] * 6 + ["(please |)VI PO", "?(can|could) you VI PO", ".I PO (has to be|needs to be|must be|should be|is to be) DONE", ".(ME'd like to|ME want to|we have to|ME need to) VI PO", ".PO(,|) (please |)VI", ".O: VI", ".(ME want|ME'd like|we need) I DONE PO", ".PO, I (has to be|needs to be) DONE"]
_ORDER = re.compile("(check|show|get|describe|count|list|explain|read|tell) ")


def _filled(text, inner, outer, joint):
    """I, PO, P O and O for the two and what stands between them, ME for who asks."""
    values = {"I": inner, "PO": f"{joint} {outer}", "P O": f"{joint} {outer}", "O": outer, "ME": "I"}
    return re.sub(r"\b(P ?O|I|O|ME)\b", lambda found: values[found[1]], text)


def _asks(source, pair, deed):
    joints = deed.joints or pair.joints
    called = lambda side: source.pick(side.called).replace("X", "{%s}" % side.name)
    out = []
    for _ in range(12):
        joint = source.pick(joints)
        if deed.orders:
            order, frame = source.pick(deed.orders), "VI PO" if joint in ("to", "into", "out of") else source.pick(_FRAMES)
            verb = order if re.search(r"\bI\b", order) else order.replace("_", "I") if "_" in order else f"{order} I"
            text = frame.replace("VI", verb).replace("DONE", deed.done)
        else:
            text = source.pick(deed.asks)
            text = text if _ORDER.match(text) else f"?{text}" if source.chance(.9) else f".(tell me|ME'd like to know|please find out|question): {text}"
        out.append(_filled(text, called(pair.inner), called(pair.outer), joint))
    return out


def _tool(source, pair, deed):
    inner, outer = pair.inner, pair.outer
    noun, other = inner.name.replace("_", " "), outer.name.replace("_", " ")
    purpose = deed.purpose
    if deed.orders:
        verb = deed.names[0].replace("_", " ").capitalize()
        verb, joint = source.pick([verb, verb]), (deed.joints or pair.joints)[0]
        purpose = source.pick([f"{verb}: {noun} {joint} {other}", f"{verb} {a(noun)} {joint} {a(other)}", f"{verb} {a(noun)} {joint} {a(other)}", f"{verb} the {noun}"])
    names = "|".join(name if "_" in name and not deed.orders or noun.replace(" ", "_") in name else f"{name}_{inner.name}|{inner.name}_{name}" for name in deed.names)
    return made(source, inner.name, names, purpose, _asks(source, pair, deed), [row(side.name, side.kind, side.keys) for side in (inner, outer)], not deed.orders)


def pick(source, held, n):
    """Up to `n` deeds on one pair."""
    pair = source.pick([pair for pair in PAIRS if pair.held == held])
    return [_tool(source, pair, deed) for deed in source.random.sample(pair.deeds, min(n, len(pair.deeds)))]

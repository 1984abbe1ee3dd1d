"""Values of the text files here: kinds of their own, beside those of papers."""
from functools import cache
from pathlib import Path

from ..everyday.grammar import parse
from ..material import world
from ..material.source import is_held_out
from ..papers.values import value

_OWN = {
    "id4": lambda s: str(s.number(100, 9999)), "ref": lambda s: s.pick(["", s.pick("ABCDEFGHKLMNPRST") + "-", "".join(s.pick("ABCDEFGHJKLMNPQRSTUVWXYZ") for _ in range(s.number(1, 3)))]) + str(s.number(100, 99999)), "class": lambda s: f"{s.number(1, 12)}{s.pick('abcdef')}", "clock": lambda s: f"{s.number(0, 23):02d}:{s.number(0, 59):02d}",
    "login": lambda s: s.pick([s.pick(world.NAMES).lower(), s.pick(world.NAMES).lower(), s.pick(["admin", "root", "guest", "deploy", "backup", "kiosk", "scanner"])]), "unit": lambda s: f"{s.pick(['pump', 'gate', 'fan', 'boiler', 'lift', 'belt', 'valve', 'tank'])} {s.number(1, 12)}", "seat": lambda s: f"{s.number(1, 38)}{s.pick('ABCDEF')}",
    "inn": lambda s: s.pick("the Anchor,Casa Luna,the Golden Lion,Bella Vista,the Old Mill,Olive Garden,the Blue Door,Chez Paul,Lotus,the Swan,Taverna Nikos,Sakura,the Copper Pot,Green Leaf,the Harbor Inn,Rosa's,the Red Cow,Milano".split(",")),
    "flight": lambda s: f"{s.pick('LH BA AF KL SK LX OS TP IB AZ'.split())}{s.number(100, 3999)}", "train": lambda s: f"{s.pick(['IC', 'RE', 'EC', 'S', 'R'])} {s.number(1, 990)}", "tracking": lambda s: s.pick(["PX", "TRK-", "DE", "ZX-", ""]) + str(s.number(10000, 9999999))}


def draw(source, kind):
    return _OWN[kind](source) if kind in _OWN else value(source, kind)


def different(source, kind, n):
    return source.distinct(lambda: draw(source, kind), n, 60 * n)


def held(name):
    return is_held_out("telling " + name)


class Kind:
    """What all kinds of things here share: a noun, and a kind of values that are their names."""

    @property
    def held(self):
        return held(self.noun)

    def name(self, source):
        return draw(source, self.kind)


@cache
def blocks(name):
    """The blocks of a file: (parts of the head, lines)."""
    out = []
    for block in ("\n" + (Path(__file__).parent / name).read_text()).split("\n@ ")[1:]:
        head, *lines = block.strip().split("\n")
        out.append(([part.strip() for part in head.split(" | ")], lines))
    return out


def checked(*texts):
    """The same grammars; a stray bracket is found here."""
    for text in texts:
        parse(text)
    return texts


# A number of a field that is called so stands with its unit where several things are told.
_UNITS = "degrees percent minutes hours days euros km kg meters liters knots pages seats points".split()


def with_unit(key, text):
    unit = key.replace("_", " ").split(" ")[-1]
    return f"{text} {unit}" if unit in _UNITS and text.lstrip("-").replace(".", "").isdigit() else text

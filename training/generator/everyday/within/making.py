"""A tool out of requests and parameters, which stand in any order."""
from ..tool import tool
from .values import WHOLE

# Topics that stand in no list together, because one request could mean both.
_ONE = dict(package="file", upload="file", setting="file", key="file", record="ticket", label="ticket")


def row(name, kind, keys, optional=False, noun=None):
    """A parameter: its slot, the kind of its value, what it is called, whether it need not be told."""
    noun = noun or name.replace("_", " ")
    hints = () if kind in ("flag",) or kind.startswith(("ranged", "enum")) else (f"The {noun}", noun.capitalize(), f"Which {noun}", f"Name of the {noun}" if kind.startswith("within") and kind[7:] not in WHOLE else f"The {noun} to use")
    return name, kind, [name] + [key for key in keys if key != name], hints, optional


def made(source, topic, names, purpose, asks, rows, asking=False):
    rows = source.random.sample(rows, len(rows)) if source.chance(.6) else rows
    lines = [f"{'?' * optional}{name} {' '.join(keys[1:])}: {kind}{''.join(f' | {hint}' for hint in hints)}" for name, kind, keys, hints, optional in rows]
    new = tool(f"within_{_ONE.get(topic, topic)}", names, purpose, "\n".join(lines), "\n".join(asks), "{1:word} => It is {1}." if asking else "ok => Done.", asking)
    return new


def a(noun):
    return f"{'an' if noun[0] in 'aeiou' and not noun.startswith(('uni', 'use', 'one')) else 'a'} {noun}"

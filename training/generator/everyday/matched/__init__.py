"""Which value belongs to which parameter and which of a thing's tools a sentence means: rows of numbers in the order that the schema says, two values told apart by unit or noun, a deed beside the question about the same, what is shown and not where, options that nobody told, conversions to codes, marks that stay, reports that are orders.

Written as in `services/` and `plainly/`; `# A,B; boat,skipper; ...` in front of a block writes it once for each row, with `$A` and `$B` replaced. `values.py`: the kinds made for it. An eighth of the rows is held out."""
import re
from functools import cache
from pathlib import Path

from ..plainly import _expanded
from ..services import services_of, with_others
from .values import MADE

_HERE = Path(__file__).parent


def _filled(line, row):
    """A line of a block for one row; in requests and purposes a name's `_` is a space."""
    names, colon, purpose = line.partition(" : ")
    spaced = {name: value.replace("_", " ") for name, value in row.items()}
    put = lambda text, values: re.sub(r"\$(\w)", lambda found: values[found[1]], text)
    if line[:1] not in (" ", "=") and colon:
        return put(names, {name: re.sub(r"\W+", "_", value) for name, value in row.items()}) + colon + put(purpose, spaced)
    if line.strip()[:1] not in (">", "<", "@"):
        return put(line, row)
    return put(re.sub(r"\{\$(\w)", lambda found: "{" + row[found[1]], line), spaced)


def _unit(kind):
    """What a number of this kind counts, as a name: `$x` of `$X`."""
    return {"warmth": "degrees", "share": "percent"}.get(kind) or re.sub(r"\W+", "_", kind.split()[3])


def _rows(text):
    """Each block as often as it has rows."""
    for block in re.split(r"^# ", text, flags=re.M)[1:]:
        head, body = block.split("\n", 1)
        names, *rows = [part.strip() for part in head.split(";")]
        names = names.split(",")
        for i, row in enumerate(row.split(",", len(names) - 1) for row in rows):
            assert len(row) == len(names), f"{names}: {row}"
            values = dict(zip(names, row))
            values |= {name.lower(): _unit(kind) for name, kind in values.items() if kind.startswith(("num ", "warmth", "share"))}
            lines = [_filled(line, values) for line in body.split("\n")]
            topic = next(line for line in lines if line[:2] == "= ")
            held = "*" if len(rows) > 5 and i % 8 == 5 else ""
            yield "\n".join(f"{topic}_{re.sub(r'[^a-z]+', '_', row[0])}{held}" if line is topic else line for line in lines)


@cache
def areas():
    """Of each file the topics, of each topic its tools."""
    return [[topic for block in _rows(path.read_text()) for topic in services_of(_expanded(block))] for path in sorted(_HERE.glob("*.txt"))]


def pick(source):
    """Tools of one topic, all of them more often than not, and some of others."""
    area = source.pick([one for one in areas() if not (source.held_out and not any(topic[0].held for topic in one))])
    held = [topic for topic in area if topic[0].held]
    own = source.pick(held if source.held_out and source.chance(.7) else [topic for topic in area if not topic[0].held])
    tools = source.random.sample(own, len(own) if source.chance(.65) else source.number(1, len(own)))
    base = lambda topic: topic[0].topic.split("_")[1]
    others = [made for one in areas() for topic in one if not topic[0].held and base(topic) != base(own) for made in topic]
    return with_others(source, tools, others, {0: 3, 1: 3, 2: 3, 3: 2})

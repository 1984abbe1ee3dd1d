"""Tools whose options a request tells by a small sentence in other words ("our dog comes along"), or does not tell at all."""
import re
from itertools import permutations
from pathlib import Path

from ..grammar import parse, slots
from ..options.tool import _wordings
from ..tool import tool
from ..written import written

_HERE = Path(__file__).parent
_CLAUSE = re.compile(r"(\w+)(\+|-|=\w+) (.+)")


def _told(slot, value, said, capital):
    said = [one[:1].upper() + one[1:] if capital else one for one in said]
    return f"{{{slot}={value}}}({'|'.join(said)})"


def _ask(head, clauses):
    """A head with none, one or two of the clauses, behind it or in front of it. `clauses`: (slot, value, wordings)"""
    mode, head = (head[0], head[1:]) if head[0] in "?." else ("", head)
    free = [clause for clause in clauses if clause[0] not in slots(parse(head))]
    one = [(_told(*clause, False), _told(*clause, True)) for clause in free]
    two = [(_told(*a, False), _told(*b, False), _told(*a, True), _told(*b, True)) for a, b in permutations(free, 2) if a[0] != b[0]]
    behind = [f"(¶{b}| and {a}|, {a}| - {a})" for a, b in one] * 2 + [f"(¶{c}¶{d}|, {a} and {b}|, {a}, {b}|¶{c} and {b})" for a, b, c, d in two]
    asks = [mode + head + f"({'|'.join([''] * max(2, len(one)) + behind)})"]
    if mode != "?":
        order = f"({head[0].upper()}{head[1:]}|{head})" if head[0] not in "({[" else head
        asks.append("." + f"({'|'.join([f'{a}(¶{order}|¶{order}|, {head})' for a, _ in one] + [f'{a}¶{order}¶{d}' for a, b, _, d in two])})")
    return asks


def _tools(text):
    """Below each tool its slots, `> ` heads, and clauses: `slot+ ` tell that it is true, `slot- ` that it is not, `slot=value ` that value."""
    for topic, held, names, purpose, asking, lines, results in written(text):
        clauses = [(slot, {"+": "true", "-": "false"}.get(value) or value[1:], _wordings(said)) for slot, value, said in (m.groups() for m in map(_CLAUSE.fullmatch, lines) if m)]
        heads = [line[2:] for line in lines if line.startswith("> ")]
        places = [line for line in lines if not line.startswith("> ") and not _CLAUSE.fullmatch(line)]
        yield tool(topic, names, purpose, "\n".join(places), "\n".join(ask for head in heads for ask in _ask(head, clauses)), results, asking, held)


TOOLS = [made for path in sorted(_HERE.glob("*.txt")) for made in _tools(path.read_text())]

"""Tools that keep what somebody simply states ("my pulse is 68"), or pass on a text that stands in the request: the statement is the request."""
from pathlib import Path

from ..tool import tool
from ..written import written

_HERE = Path(__file__).parent


def _tools(text):
    """Below each tool its slots and requests behind `>`; behind `~` what a statement with "my" calls the value of the first slot."""
    for topic, held, names, purpose, asking, lines, results in written(text):
        places = [line for line in lines if line[0] not in ">~"]
        whats = [what for line in lines if line[0] == "~" for what in line[1:].strip().split("|")]
        slot = "{%s:n}" % places[0].lstrip("?").split(" ")[0].rstrip(":")
        asks = [line[1:].strip() for line in lines if line[0] == ">"]
        mine = "|".join(what for what in whats if what != "own name")
        if mine:
            asks += [f".my ({mine}) is {slot}( now|)", f".my ({mine}): {slot}", f".{slot} is my ({mine})"]
        yield tool(topic, names, purpose, "\n".join(places), "\n".join(asks), results, asking, held), frozenset(whats)


_KEPT = dict(made for path in sorted(_HERE.glob("*.txt")) for made in _tools(path.read_text()))
TOOLS = list(_KEPT)


def kept(functions):
    """What the listed tools keep, so that a statement about it is no small talk; None where they keep nothing."""
    whats = [_KEPT[made] for made in (getattr(one, "tool", None) for one in functions) if made in _KEPT]
    return frozenset().union(*whats) if whats else None

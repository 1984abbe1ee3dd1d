"""Services as their documentation lists them: tools about the same things, which only the deed tells apart."""
from itertools import groupby
from pathlib import Path

from ..tool import tool
from ..written import written

_HERE = Path(__file__).parent


def services_of(text):
    """Below each tool its slots and its requests behind `>`."""
    for _, of in groupby(written(text), lambda made: made[0]):
        yield [tool(topic, names, purpose, "\n".join(line for line in lines if line[0] != ">"), "\n".join(line[1:].strip() for line in lines if line[0] == ">"), results, asking, held)
               for topic, held, names, purpose, asking, lines, results in of]


SERVICES = [made for path in sorted(_HERE.glob("*.txt")) for made in services_of(path.read_text())]
TOOLS = [made for tools in SERVICES for made in tools]


def with_others(source, tools, others, counts):
    """`tools` and a few of `others` in any order; `counts`: the weight of each number of these."""
    tools += source.random.sample(others, source.weighted(counts))
    source.random.shuffle(tools)
    return tools


def pick(source):
    """The tools of one service, now and then without one of them, and a few of others."""
    of = [tools for tools in SERVICES if not tools[0].held]
    own = source.pick([tools for tools in SERVICES if tools[0].held] if source.held_out and source.chance(.8) else of)
    tools = source.random.sample(own, len(own) if source.chance(.75) else max(2, len(own) - 1))
    others = [made for tools_ in of if tools_ is not own for made in tools_]
    return with_others(source, tools, others, {0: 5, 1: 3, 2: 2})

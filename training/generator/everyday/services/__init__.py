"""Services as their documentation lists them: tools about the same things, which only the deed tells apart."""
import re
from pathlib import Path

from ..tool import tool

_HERE = Path(__file__).parent
_TOOL = re.compile(r"(?P<names>\S+) : (?P<purpose>.+?)(?P<asking> \?)?$")


def _services(text):
    """`= topic`, then tools: `names : purpose`, with ` ?` behind those that return something; below each its slots, its requests behind `>` and its results behind `<`."""
    for block in re.split(r"^= ", text, flags=re.M)[1:]:
        topic, _, body = block.partition("\n")
        tools, held = [], topic.endswith("*")
        for part in re.split(r"\n(?=\S)", body.strip("\n")):
            head, *lines = part.split("\n")
            head, lines = _TOOL.fullmatch(head), [line.strip() for line in lines if line.strip()]
            some = lambda mark: "\n".join(line[1:].strip() for line in lines if line[0] == mark)
            tools.append(tool(topic.strip("* "), head["names"], head["purpose"], "\n".join(line for line in lines if line[0] not in "<>"), some(">"), some("<") or "ok => Done.", bool(head["asking"]), held))
        yield tools


SERVICES = [made for path in sorted(_HERE.glob("*.txt")) for made in _services(path.read_text())]
TOOLS = [made for tools in SERVICES for made in tools]


def pick(source):
    """The tools of one service, now and then without one of them, and a few of others."""
    of = [tools for tools in SERVICES if not tools[0].held]
    own = source.pick([tools for tools in SERVICES if tools[0].held] if source.held_out and source.chance(.8) else of)
    tools = source.random.sample(own, len(own) if source.chance(.75) else max(2, len(own) - 1))
    others = [made for tools_ in of if tools_ is not own for made in tools_]
    tools += source.random.sample(others, source.weighted({0: 5, 1: 3, 2: 2}))
    source.random.shuffle(tools)
    return tools

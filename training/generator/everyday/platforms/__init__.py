"""Well-known services with the tools, parameters and words of their own documentation: clusters, databases, alerts, browsers, maps, printers. `values.py` is what stands in their requests, the text files are the services, an area each, written as in `../services/`."""
from pathlib import Path

from ..services import services_of, with_others
from .values import MADE

_AREAS = [list(services_of(path.read_text())) for path in sorted(Path(__file__).parent.glob("*.txt"))]
SERVICES = [tools for area in _AREAS for tools in area]
TOOLS = [made for tools in SERVICES for made in tools]


def pick(source):
    """The tools of one service, and often one or two of other areas."""
    own = source.pick([tools for tools in SERVICES if tools[0].held] if source.held_out and source.chance(.8) else [tools for tools in SERVICES if not tools[0].held])
    tools = source.random.sample(own, len(own) if source.chance(.7) else max(2, len(own) - source.number(1, 2)))
    others = [made for area in _AREAS if own not in area for tools_ in area if not tools_[0].held for made in tools_]
    return with_others(source, tools, others, {0: 4, 1: 3, 2: 2, 3: 1})

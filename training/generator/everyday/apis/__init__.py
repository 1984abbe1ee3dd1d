"""Well-known services as their documentation has them: chats, calls, mails, sheets, repositories, payments, with real names of parameters and ids of many shapes, asked for in plain orders."""
from pathlib import Path

from ..services import services_of
from .values import MADE

APIS = [made for path in sorted(Path(__file__).parent.glob("*.txt")) for made in services_of(path.read_text())]
TOOLS = [made for tools in APIS for made in tools]
# Services of which one request may mean the other.
_ALIKE = [set(line.split()) for line in """
api_issues api_tracker api_helpdesk api_cards api_linear
api_docs api_notes api_pages api_storage api_paths
api_git api_branches
api_pulls api_merge_requests
api_calendar api_meetings
api_calls api_meetings
api_chat api_discord
api_direct api_discord
api_storage api_paths api_buckets
""".strip().split("\n")]


def _apart(first, other):
    return first.topic == other.topic or not any({first.topic, other.topic} <= alike for alike in _ALIKE)


def pick(source):
    """The tools of one service, now and then some of them, and a few of others."""
    held, open_ = ([tools for tools in APIS if tools[0].held is way] for way in (True, False))
    own = source.pick(held if source.held_out and source.chance(.8) else open_)
    tools = source.random.sample(own, source.number(2, len(own)))
    others = [made for of in open_ if of is not own for made in of]
    for made in source.random.sample(others, source.weighted({0: 4, 1: 3, 2: 3, 4: 1})):
        if all(_apart(made, tool) for tool in tools):
            tools.append(made)
    source.random.shuffle(tools)
    return tools

"""Tools as documentation shows them, with options that a request tells by a word, a clause or not at all."""
from . import code, desk, field, house, lookup, media, numbered, office, public, shop, staff, table, trips, utility
from .values import MADE

_PARTS = [part.TOOLS for part in (house, trips, shop, office, code, media, table, utility, field, public, staff, desk, lookup, numbered)]
TOOLS = [made for part in _PARTS for made in part]
_OPEN = [[made for made in part if not made.held] for part in _PARTS]


def pick(source, n, beside_files):
    """`n` tools, mostly close neighbours."""
    parts = [[made for made in part if not (beside_files and made.topic == "file")] for part in (_PARTS if source.held_out else _OPEN)]
    near = source.pick(parts)
    tools = []
    if source.chance(.6):
        topic = source.pick(near).topic
        tools = [made for made in near if made.topic == topic]
        source.random.shuffle(tools)
    held = [made for made in TOOLS if made.held]
    if source.held_out and held and source.chance(.4):
        tools.insert(0, source.pick(held))
    tools += source.random.sample(near, min(len(near), n))[:n if source.chance(.6) else (n + 1) // 2]
    far = [made for part in parts for made in part]
    return list(dict.fromkeys(tools + source.random.sample(far, min(len(far), n))))[:n]

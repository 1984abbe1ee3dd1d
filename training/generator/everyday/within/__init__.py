"""Two values of which one lies in the other or that a preposition tells apart, words before a noun that are flags, degrees told in words, and the deeds on one collection: short requests in plain words.

`nested.py`: a service on a host, a page of a book. `moved.py`: from, into, to. `looks.py`: an encrypted, incremental backup. `degrees.py`: halfway, completely, to the maximum. `kept.py`: what is put on, taken off, looked for on a list. `values.py`: what fills them, `making.py`: how a tool is made of it. Blocks marked `*` are held out."""
from . import degrees, kept, looks, moved, nested
from .values import MADE

_PARTS = {nested: 5, moved: 4, looks: 4, kept: 3, degrees: 3}


def pick(source):
    """The tools of one block, and a few of others."""
    tools = source.weighted(_PARTS).pick(source, source.held_out and source.chance(.6), source.weighted({1: 1, 2: 3, 3: 4, 4: 3, 5: 1}))
    for _ in range(source.weighted({0: 4, 1: 3, 2: 2, 3: 1})):
        others = source.weighted(_PARTS).pick(source, False, source.number(1, 2))
        if not {one.topic for one in others} & {one.topic for one in tools}:
            tools += others
    tools = tools[:6]
    source.random.shuffle(tools)
    return tools

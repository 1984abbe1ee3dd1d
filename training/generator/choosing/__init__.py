"""Which one of several is meant: a tool lists them, what the request says of it decides, and something is done to it or told of it."""
from ..tools import invented
from ..tools.toolbox import Toolbox
from . import kinds, shelf, tasks
from .shelf import Function


def pick_functions(source):
    """The tools of one or two kinds of things, now and then beside others."""
    spelling, out = source.pick([0, 0, 0, 0, 1, 2]), []
    for _ in range(source.weighted({1: 6, 2: 4})):
        made = shelf.Shelf(source, source.pick(source.kept(kinds.kinds())), spelling)
        names, purposes = {one.name.lower() for one in out}, {one.schema["description"].lower().rstrip(".") for one in out}
        if not any(one.name.lower() in names or one.schema["description"].lower().rstrip(".") in purposes for one in made.functions):
            out += made.functions
    more = invented.invented(source, 0 if source.chance(.8) else source.number(1, 2))
    out += [one for one in more if one.name not in {made.name for made in out}]
    source.random.shuffle(out)
    return out


def toolbox(source):
    return Toolbox("functions", functions=pick_functions(source))


def choosing(source, box):
    """One task; None where the words would not tell which one is meant."""
    made = source.pick(list({id(one.of): one.of for one in box.functions if isinstance(one, Function)}.values()))
    return source.weighted({tasks.done: 34, tasks.told: 12, tasks.listed_first: 9, tasks.field: 12, tasks.state: 2, tasks.sent: 22, tasks.direct: 26, tasks.which: 8})(source, made)

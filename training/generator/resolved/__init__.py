"""A request names a thing, the tools take its id, and another tool finds that by the name: find, then answer or act."""
from ..tools import invented
from ..tools.toolbox import Toolbox
from . import tasks
from .entities import Entity, Function
from .things import things


def pick_functions(source):
    """The tools of one or two kinds of things, now and then beside others."""
    spelling = source.weighted({0: 9, 1: 1, 2: 2})
    out = []
    for _ in range(source.weighted({1: 6, 2: 3})):
        entity = Entity(source, source.pick(source.kept(things())), spelling)
        names = [function.name.lower() for function in entity.functions]
        nouns = {other.of.noun for other in out}
        if len(set(names)) == len(names) and not set(names) & {function.name.lower() for function in out} and not nouns & {entity.noun, *entity.others}:
            for function in entity.functions:
                function.answering = tasks
            out += entity.functions
    more = invented.invented(source, 0 if source.chance(.8) else source.number(1, 2))
    out = (out or pick_functions(source)) + [one for one in more if one.name not in {made.name for made in out}]
    source.random.shuffle(out)
    return out


def toolbox(source):
    return Toolbox("functions", functions=pick_functions(source))


def resolved(source, box):
    """A task of which the tool that answers or acts takes an id that another one finds."""
    able = list({id(one.of): one.of for one in box.functions if isinstance(one, Function) and hasattr(one.of, "uses")}.values())
    return tasks.asked(source, source.pick(able)) if able else None

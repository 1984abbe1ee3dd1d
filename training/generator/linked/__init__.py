"""What one tool brings and the next one needs, or the answer: things in lists, values that go from one place to another, pages, sheets."""
from ..tools import invented
from ..tools.toolbox import Toolbox
from . import pages, relays, tasks, things
from .cells import Sheet, looked_up
from .things import Function


def pick_functions(source):
    """The tools of one or two of them, now and then beside others."""
    spelling = source.pick([0, 0, 0, 1, 2])
    out = []
    for _ in range(source.weighted({1: 5, 2: 4})):
        kind = source.weighted({"thing": 56, "relay": 27, "page": 9, "sheet": 8})
        match kind:
            case "thing":
                made = things.Entity(source, source.pick(source.kept(things.things())), spelling)
                for function in made.functions:
                    function.linked = tasks
            case "relay": made = relays.Relay(source, source.pick(source.kept(relays.pairs())), spelling)
            case "page": made = pages.Page(source, spelling)
            case "sheet": made = Sheet(source, spelling)
        names = [function.name.lower() for function in made.functions]
        if len(set(names)) == len(names) and not set(names) & {function.name.lower() for function in out} and not set(map(_does, made.functions)) & set(map(_does, out)):
            out += made.functions
    more = invented.invented(source, 0 if source.chance(.85) else source.number(1, 2))
    return (out or pick_functions(source)) + [one for one in more if one.name not in {made.name for made in out}]


def _does(function):
    """The first words of what it is for: two tools that begin the same are not listed together."""
    return " ".join(word.rstrip("s.,") for word in function.schema["description"].lower().split()[:3])


def toolbox(source):
    return Toolbox("functions", functions=pick_functions(source))


def linked(source, box):
    """A task of which the last step needs what came before; None where none could be made."""
    able = list({id(one.of): one.of for one in box.functions if isinstance(one, Function)}.values())
    if not able:
        return None
    made = source.pick(able)
    match made:
        case things.Entity(): return source.weighted({tasks.picked: 10, tasks.made: 5 if made.makes else 0, tasks.looked_up: 5, tasks.sent: 5 if made.sends else 0})(source, made)
        case relays.Relay(): return relays.relayed(source, made)
        case pages.Page(): return pages.walked(source, made)
    return looked_up(source, made)

"""What a tool needs is a fact that another one brings, and no id: where I am, the captain of a team, what is in the fridge, the balance of an account.
Any tool that brings a value of a type goes with any that takes one; beside them requests that tell the value, and such that want only the fact."""
from ..chat import Answer, Call, Result, User
from ..linked import values as shapes
from ..tools.toolbox import Toolbox
from ..words.wording import typed, worded
from . import asked, shown, tools, values
from .plans import Plan
from .tools import Function

_RARE = {"person": 2.6, "city": 2.2, "song": 1.6, "date": 1.6, "point": 5, "numbers": 2.5, **dict.fromkeys("trackid timerid jobid callid meetid showid photoid mailid taskid rideid machineid".split(), .8)}


_IN_VAIN = {("shopping_list", "add_to_shopping_list"), ("largest_of", "split_bill"), ("translate", "speak")}


class Box(Toolbox):
    form = "dash"


def toolbox(source):
    box = Box("functions")
    box.form = shapes.shape(source)
    spelling = source.pick([0, 0, 0, 0, 1, 2])
    for tool in _picked(source):
        function = tools.made(source, tool, spelling, box.form)
        if function.name.lower() not in [one.name.lower() for one in box.functions]:
            box.functions.append(function)
    return box


def _allowed(source, tool):
    return source.held_out or not tool.held


def _link(source, kinds=None):
    """Two tools of which the second takes what the first brings."""
    table = tools.by_type()
    while True:
        kind = source.weighted({kind: _RARE.get(kind, 1) for kind in kinds or table})
        gives, takes = table[kind]
        contexts = [one for one in gives if not one.parameters]
        first, second = source.pick(contexts if contexts and source.chance(.3) else gives), source.pick(takes)
        if first.tag and source.chance(.6):
            second = source.pick([one for one in takes if first.tag in one.silent] or takes)
        if first is not second and (first.names[0], second.names[0]) not in _IN_VAIN and _allowed(source, first) and _allowed(source, second) and (not source.held_out or first.held or second.held or source.chance(.1)):
            return first, second
        kinds = kinds if source.chance(.9) else None


def _of_user(source):
    """Who the user is, and what is asked about a person."""
    gives, takes = tools.by_type()["person"]
    return next(one for one in gives if one.tag == "me"), source.pick([one for one in takes if one.silent and _allowed(source, one)])


def _picked(source):
    """A pair, now and then a third in front or behind, and others of the same or of other things."""
    first, second = _of_user(source) if source.chance(.09) else _link(source)
    out, table = [first, second], tools.by_type()
    if source.chance(.4):
        more = [tool for _, kind, parameters in first.slots() if kind in table and not parameters[0].same for tool in table[kind][0]] if source.chance(.6) else [tool for tool in table[second.brings][1]] if second.called and second.brings in table else []
        more = [tool for tool in more if _allowed(source, tool) and _apart(tool, out)]
        out += [source.pick([one for one in more if one.tag == "me" and source.chance(.4)] or more)] if more else []
    near = [tool for tool in tools.tools() if {kind for _, kind, _ in tool.slots()} & {kind for one in out for _, kind, _ in one.slots()} or tool.brings == first.brings]
    for _ in range(source.weighted({0: 2, 1: 3, 2: 3, 3: 2, 4: 1})):
        tool = source.pick(near if source.chance(.6) else tools.tools())
        if _allowed(source, tool) and _apart(tool, out):
            out.append(tool)
    source.random.shuffle(out)
    return out


def _apart(tool, others):
    """Whether nothing asked of it could be meant for one of the others."""
    if tool in others or any(set(tool.names) & set(one.names) for one in others):
        return False
    if any(tool.purposes[0].split()[:2] == one.purposes[0].split()[:2] for one in others):
        return False
    key = tool.fields[0].names[0] if tool.fields else ""
    return not key or all(not one.fields or one.fields[0].names[0] != key or not tool.slots() or not one.slots() for one in others)


def hops(source, box):
    """A task: a chain of two or three, one of its parts alone, or a call with a value that is told."""
    roots = _roots(box)
    kind = source.weighted({"chain": 62 if roots else 0, "told": 24, "fact": 14})
    if kind == "chain":
        long = [root for root in roots if any(any(give is other for other, _ in roots) for _, gives in root[1] for give in gives)]
        plan = _chain(source, box, source.pick(long if long and source.chance(.5) else roots))
    else:
        able = [one for one in box.functions if isinstance(one, Function) and (any(one is root for root, _ in roots) or any(one is giver for _, links in roots for _, gives in links for giver in gives)) and (kind == "told") == any(one is root for root, _ in roots)]
        able = able or [one for one in box.functions if isinstance(one, Function)]
        if not able:
            return None
        plan = Plan(source, source.pick(able), box, {})
        if kind == "told" and source.chance(.15):
            _explained(source, box, plan, roots)
    return turns(source, plan) + (_followed(source, box, plan) if source.chance(.3) else [])


def _explained(source, box, plan, roots):
    """A told value with words behind it for what could bring it: nothing has to be found."""
    for name, gives in next((links for one, links in roots if one is plan.function), []):
        if gives[0].tool.brings in _EXPLAINED:
            about = Plan(source, source.pick(gives), box, {})
            words = about.where(source, "in") if about.tool.where and gives[0].tool.brings == "city" else about.plainly(source)
            plan.beside[name] = f", {words}"
            return


_EXPLAINED = {"person", "city", "company", "team", "host", "artist", "hotel"}
_AGAIN = "and for {t}?|and of {t}?|(now|and) the same for {t}|what about {t}?|and what about {t}?|(do|check) the same for {t}|same for {t}, please"
_NEXT = "and {b}|and {b}|now {b}|also {b}|ok, and {b}|then {b}|good. Now {b}|thanks. And {b}"


def _followed(source, box, plan):
    """The same for another one, or something else about what has been found."""
    told = [(name, said, use) for use in plan.order() for name, said in use.told.items()]
    if len(told) == 1 and not plan.tool.orders and source.chance(.5):
        again = plan.again(source, box)
        (said,) = [said for use in again.order() for said in use.told.values()]
        return turns(source, again, worded(source, _AGAIN, t=said)) if said != told[0][1] else []
    child = next(iter(plan.children.values()), None)
    if child and child.tool.tag == "me" and not child.children:
        return _of_me(source, box, plan, child.brought)
    if plan.tool.called and plan.tool.brings in tools.by_type():
        kind, value = plan.tool.brings, plan.brought
    elif len(plan.children) == 1:
        kind, value = child.tool.brings, child.brought
    elif not child and len(told) == 1:
        kind, value = next(kind for name, kind, _ in plan.tool.slots() if name == told[0][0]), plan.values[told[0][0]]
    else:
        return []
    able = [(one, name) for one in box.functions if isinstance(one, Function) and one is not plan.function for name, other, parameters in one.tool.slots() if other == kind and not parameters[0].same]
    if not able:
        return []
    function, name = source.pick(able)
    more = Plan(source, function, box, {}, {name: value})
    more.told.pop(name)
    text = asked.request(source, more, (name,))
    return turns(source, more, worded(source, _NEXT, b=text))


def _of_me(source, box, plan, user):
    """Something else about the user, who is known by now."""
    able = [one for one in box.functions if isinstance(one, Function) and one is not plan.function and "me" in one.tool.silent]
    if not able:
        return []
    function = source.pick(able)
    name = next(name for name, kind, _ in function.tool.slots() if kind == "person")
    more = Plan(source, function, box, {}, {name: user})
    return turns(source, more, worded(source, _NEXT, b=worded(source, function.tool.silent["me"], **more.slots(source))))


def _roots(box):
    """(tool, [(slot, tools that bring it)])"""
    made = [one for one in box.functions if isinstance(one, Function)]
    out = []
    for function in made:
        links = [(name, [one for one in made if one is not function and one.tool.called and one.tool.brings == kind]) for name, kind, parameters in function.tool.slots() if not parameters[0].same]
        links = [(name, gives) for name, gives in links if gives]
        if links and (not function.tool.silent or not any(parameters[0].same for _, _, parameters in function.tool.slots()) or any(one.tool.tag in function.tool.silent for _, gives in links for one in gives)):
            out.append((function, links))
    return out


def _chain(source, box, root, depth=0, used=()):
    function, links = root
    children, deeper = {}, {id(one): links for one, links in _roots(box)}
    for name, gives in links if len(links) == 1 or source.chance(.2) else [source.pick(links)]:
        same = any(parameters[0].same for _, _, parameters in function.tool.slots())
        gives = [one for one in gives if one not in used and (not same or one.tool.tag in function.tool.silent)]
        taken = [child.function for child in children.values()]
        gives = [one for one in gives if one not in taken]
        if not gives:
            continue
        giver = source.pick(gives)
        more = deeper.get(id(giver))
        if more and depth == 0 and not same and source.chance(.75):
            children[name] = _chain(source, box, (giver, more), 1, (function,))
        else:
            children[name] = Plan(source, giver, box, {})
    return Plan(source, function, box, children)


def turns(source, plan, text=None):
    if not text and plan.children and source.chance(.2):
        text = asked.stepwise(source, plan)
    text = text or asked.request(source, plan)
    uses = plan.order()
    ends = [str(said) for use in uses for said in use.told.values()]
    out, before = [User(typed(source, text, *ends))], ""
    for at, use in enumerate(uses):
        arguments = use.arguments()
        if len(uses) == 1:
            thought = f"I call {use.function.name}."
        elif use is plan or use.children:
            thought = f"{before}: {use.function.name}."
        else:
            thought = f"{before + '. ' if before else ''}Needed is {use.plainly(source)}: {use.function.name}."
        out += [Answer(thought, "", Call(use.function.name, arguments)), Result(shown.shown(source, use.function, use.brought, arguments, use.form))]
        if use.tool.fields:
            before = f"The {use.label()} {'are' if isinstance(use.brought, list) else 'is'} {values.answer(use.tool.brings, use.brought)}"
    if plan.tool.orders:
        return [*out, Answer("Everything is done.", plan.done(source))]
    said = values.answer(plan.tool.brings, plan.brought)
    return [*out, Answer(f"It says {plan.label()}: {said.rstrip('.') if isinstance(plan.brought, bool) else said}.", said)]

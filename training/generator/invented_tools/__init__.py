"""Tools that nobody has seen, and requests that follow from their schemas: verb and object are drawn from groups of synonyms, parameters from what people tell (how many of what, when, for whom, which
word of a category), so that only who reads the list knows which tool is meant and what goes where.

`lexicon.py` holds the words, `values.py` what has no words of its own, `parts.py` and `choices.py` what fills parameters, `tools.py` the tools, `request.py` the sentences.
An eighth of the groups of synonyms, of the nonsense, of the categories and of their members is kept for evaluation."""
from ..tools.toolbox import Toolbox
from . import lexicon, tools
from .tools import Function


def toolbox(source):
    return Toolbox("functions", functions=pick_functions(source))


def pick_functions(source):
    """One to fourteen tools, many of which share the verb, the object or a parameter."""
    n, look, pool, made = source.weighted({1: 2, 2: 4, 3: 5, 4: 5, 5: 4, 6: 4, 7: 3, 8: 3, 9: 2, 10: 2, 12: 1, 14: 1}), tools.style(source), [], {}
    verb = lambda: lexicon.nonsense(source) if source.chance(.02) else lexicon.verbs().draw(source)
    object = lambda: tools.member_object(source) if source.chance(.42) else tools.noun_object(source)
    few_objects = [object() for _ in range(source.number(1, 3))]
    few_verbs = [lexicon.group_of(source.pick(thing.typical)) if thing.typical and source.chance(.8) else verb() for thing in few_objects]
    shared = source.pick([(0, 0), (.8, 0), (0, .8), (.5, .5), (.9, .9), (.4, .1), (.1, .4)])
    if source.chance(.08):
        act = verb()
        made = {new.name: new for new in (tools.function(source, act, thing, look, pool, suffix) for thing, suffix in tools.twins(source))}
    for _ in range(4 * n):
        if len(made) >= n:
            break
        thing = source.pick(few_objects) if source.chance(shared[1]) else object()
        fitting = [group for group in few_verbs if not thing.typical or set(group.words) & set(thing.typical)]
        if source.chance(shared[0]) and (fitting or source.chance(.2)):
            act = source.pick(fitting or few_verbs)
        elif thing.typical and source.chance(.85):
            act = lexicon.group_of(source.pick(thing.typical))
        else:
            act = verb()
        if any(_same(act, thing, other) for other in made.values()):
            continue
        new = tools.function(source, act, thing, look, pool)
        if new.name not in made:
            made[new.name] = new
    for f in made.values():
        f.alone_verb = not any(g is not f and g.verb.family == f.verb.family for g in made.values())
        f.alone_object = not any(g is not f and _alike(g.object, f.object) for g in made.values())
    return list(made.values())


def _same(verb, thing, other):
    return verb.family == other.verb.family and _alike(thing, other.object)


def _alike(a, b):
    """Whether the same words may mean both objects."""
    if a.category and b.category:
        return a.category is b.category or lexicon.overlapping(a.category, b.category)
    return a.family == b.family or a.family[1] == b.family[1] and not (a.family[0] and b.family[0]) or not set(a.nouns).isdisjoint(b.nouns)

"""Requests that spell out more than one step: conditions, what is carried on, what is made and used, independent deeds."""
from ..tools import invented
from ..tools.toolbox import Toolbox
from . import chains, compared, conditions, reported, several
from .scenes import scenes
from .setting import Function, Setting

_KINDS = {conditions.conditional: 30, conditions.whether: 6, chains.carried: 30, chains.made: 34, reported.reported: 10, compared.compared: 7, chains.followed: 10, several.twice: 9, several.independent: 12, several.alone: 22}


def pick_functions(source):
    """The tools of one or two situations, some that fit everywhere, and others."""
    spelling, out = source.pick([0, 0, 0, 1, 2]), []
    for _ in range(source.weighted({1: 5, 2: 5})):
        kept = source.kept(scenes())
        kind = source.weighted({"makes": 3, "carries": 5, "other": 6})
        _add(out, Setting(source, source.pick([one for one in kept if one.kind() == kind] or kept), spelling))
    for _ in range(source.weighted({0: 4, 1: 4, 2: 2})):
        _add(out, Setting(source, source.pick(scenes("anywhere")), spelling))
    out += [one for one in invented.invented(source, 0 if source.chance(.85) else 1) if one.name not in {made.name for made in out}]
    source.random.shuffle(out)
    return out


def _add(out, setting):
    """No tool is listed that could be taken for one of another situation."""
    names = {name for one in out for name in (one.name.lower(), *one.tool.names)}
    made = [one.name.lower() for one in setting.functions]
    if len(set(made)) == len(made) and not names & {name for one in setting.functions for name in (one.name.lower(), *one.tool.names)}:
        out += setting.functions


def toolbox(source):
    return Toolbox("functions", functions=pick_functions(source))


def ordered(source, box):
    """A task of one to three steps; None where none could be made."""
    settings = list({id(one.setting): one.setting for one in box.functions if isinstance(one, Function)}.values())
    main = [one for one in settings if one.scene not in scenes("anywhere")]
    if not main:
        return None
    setting, kinds = source.pick(main), dict(_KINDS)
    while kinds:
        kind = source.weighted(kinds)
        others = [one for one in settings if one is not setting and (kind is several.independent or one.scene in scenes("anywhere"))]
        turns = kind(source, setting, others)
        if turns:
            return turns
        del kinds[kind]
    return None

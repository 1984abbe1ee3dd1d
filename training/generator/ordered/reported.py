"""What was asked goes to a person, into a channel or a note: the value and nothing else."""
from ..chat import Answer, User
from ..words.wording import typed, worded
from .chains import joined
from .setting import Case, finished

# By what the tool is about: what is wanted, what is done then.
_WAYS = {
    "{person}": ("send it to {p}|send the {l} to {p}|tell {p} the {l}|let {p} know the {l}|send {p} the {l}|message {p} the {l}|write it to {p}|send that to {p}", "{v} is sent to {p}"),
    "the channel {channel}": ("post it in {p}|post the {l} in {p}|write it in {p}|write the {l} in {p}|put it in {p}|share it in {p}", "{v} is posted in {p}"),
    "the note": ("note it down|make a note of it|save it as a note|note down the {l}|make a note of the {l}|save the {l} as a note", "{v} is noted")}


def reported(source, setting, others):
    asks = [one for one in setting.of("?") if not one.tool.fields[0].kind.startswith("bool")]
    able = [one for one in others if one.scene.things[0] in _WAYS]
    if not asks or not able:
        return None
    case, ask, away = Case(source, setting), source.pick(asks), Case(source, source.pick(able))
    forms, done = _WAYS[away.scene.things[0]]
    deed, label = away.setting.functions[0], ("number" if ask.tool.count else case.label(ask))
    place = next((str(away.told[name]) for name in ("person", "channel") if name in away.told), "")
    value = str(case.main(ask))
    away.told[next(name for name in away.told if name in ("text", "note"))] = value
    shown = place if "person" in away.told or source.chance(.5) else f"the channel {place}"
    text = joined(source, case.asking(ask), case.question(ask), worded(source, forms, p=shown, l=label))
    turns = [*case.turns(ask, f"Needed is the {case.meant(ask)}: {ask.name}.", {ask.tool.fields[0].name}), *away.turns(deed, f"The {case.meant(ask)} is {value}: {deed.name}.")]
    return [User(typed(source, text, *case.ends, shown, place)), *turns, Answer("Everything is done.", finished([done.replace("{v}", value).replace("{p}", place)]))]

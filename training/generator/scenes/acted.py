"""Scenes without tools of their own: with files, by whatever tools there are for them, and with words alone."""
import re

from ..chat import Answer, User
from ..chores.gates import line_edit
from ..files.deeds import deed, line_gone, thinking
from ..words.wording import typed, worded
from . import script, values


def _world(source, folder):
    return source.pick(source.kept(script.worlds(folder)) or script.worlds(folder))


def _picked(source, folder):
    world = _world(source, folder)
    return source.pick(world.scenes), world


def scene_talk(source):
    return spoken(source, *_picked(source, "talk"))


def scene_files(source, box):
    return played(source, box, *_picked(source, "files")) if box.operations else None


def filled(text, slots, said=False):
    """`said`: as people say it, where `\\n` begins a new line."""
    text = text.replace("\\n", "\n") if said else text
    for name, (value, words) in slots.items():
        text = text.replace("{" + name + "}", words if said else str(value))
    return text


def said(source, texts, slots):
    """What the user says, out of several wordings."""
    used = {name: words for name, (_, words) in slots.items()}
    return User(typed(source, worded(source, "|".join(texts).replace("\\n", "\n"), **used), *used.values()))


def spoken(source, scene, world):
    """-> turns"""
    slots = values.drawn(source, scene, world, "dash")
    return [said(source, step.texts, slots) if step.kind == "says" else _answer(source, step, slots) for step in scene.steps]


def scene_recall(source, chars):
    """What somebody told at first, asked behind `chars` characters of other text."""
    world = _world(source, "talk")
    told = [scene for scene in world.scenes if [step.kind for step in scene.steps[:4]] == ["says", "answers", "says", "answers"] and [scene.steps[i].texts[0].startswith("OK, I will") for i in (1, 3)] == [True, False]]
    if not told:
        return None
    statement, noted, *rest = spoken(source, source.pick(told), world)
    between = source.filler(chars)
    if source.chance(.65):
        parts = [statement.text, between, rest[0].text]
        if source.chance(.3):
            half = source.filler(chars * source.random.uniform(.1, .5))
            parts = [half, statement.text, between, rest[0].text]
        return [User("\n\n".join(parts)), *rest[1:]]
    return [statement, noted, User(between + "\n\n" + rest[0].text), *rest[1:]]


def _answer(source, step, slots, seen=""):
    """`seen`: the file or what a command printed."""
    text = filled(source.pick(step.texts), slots, said=True)
    line = next((line.strip() for line in seen.split("\n") if re.search(rf"(?<!\w){re.escape(text.rstrip('.'))}(?!\w)", line)), "")
    thought = filled(step.thought, slots, said=True) if step.thought else f"It says: {line}\nSo the answer is {text}." if line else "I remember it." if text.startswith("OK") else f"The answer is {text.rstrip('.')}."
    return Answer(thought, text)


def played(source, box, scene, world):
    """-> turns, or None where these tools cannot do it"""
    slots = values.drawn(source, scene, world, "dash")
    turns, texts, last = [], {}, None
    for step in scene.steps:
        if step.kind == "does":
            made = _deed(source, box, step, slots, texts)
            if made is None:
                return None
            made = thinking(made, filled(step.thought, slots, said=True)) if step.thought else made
            turns += made.turns
            last = made
            continue
        if step.kind == "says" and last:
            turns.append(last.answer)
        if step.kind == "answers":
            turns.append(_answer(source, step, slots, last.text if last else ""))
        else:
            turns.append(said(source, step.texts, slots))
        last = None
    return turns + [last.answer] if last else turns


def _deed(source, box, step, slots, texts):
    kind, _, rest = filled(step.texts[0], slots).partition(" ")
    part = lambda mark: "\n".join(filled(line, slots) for one, line in step.lines if one == mark)
    match kind:
        case "read":
            texts[rest] = part("|")
            return deed(source, box, "read", path=rest, text=texts[rest])
        case "write":
            texts[rest] = part("|")
            return deed(source, box, "write", path=rest, content=texts[rest])
        case "list": return deed(source, box, "list", folder=rest, text=part("|"))
        case "glob": return deed(source, box, "glob", glob=rest, text=part("|"))
        case "run": return deed(source, box, "run", command=rest, text=part("|") or "")
        case "edit":
            old, new, before = part("-"), part("+"), texts.get(rest, part("-"))
            if not any(mark == "+" for mark, _ in step.lines):
                gone = line_gone(source, box, rest, before, old)
                texts[rest] = before.replace(gone.values["old"], "") if gone else before
                return gone
            texts[rest] = before.replace(old, new)
            return line_edit(source, box, rest, before, old, new)
    raise ValueError(f"what is % {kind}?")

"""Scenes with tools of their own: a world's tools as one conversation lists them, and scenes that those can do."""
import json
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ..chat import Answer, Call, Result
from ..linked import values as shapes
from ..linked.results import dumped
from ..results.receipts import with_news
from ..tools import functions
from ..tools.toolbox import Toolbox
from . import joined, script, values
from .acted import filled, said

_TYPES = {"text": {"type": "string"}, "int": {"type": "integer"}, "num": {"type": "number"}, "bool": {"type": "boolean"}, "list": {"type": "array", "items": {"type": "string"}}, "ints": {"type": "array", "items": {"type": "integer"}}}


@dataclass
class Function(functions.Function):
    tool: script.Tool = None
    called: dict = field(default_factory=dict)          # name in the script -> name here
    direct: script.Link = None                          # it takes the name itself: nothing has to be found for it


class Box(Toolbox):
    world = None
    form = "dash"


def toolbox(source, world=None, scene=None):
    """Tools of one world, those of one scene surely, and now and then some of others."""
    world = world or source.pick(source.kept(script.worlds("tools")))
    scene = scene or _drawn(source, world.scenes)
    box = Box("functions")
    box.world, box.form = world, shapes.shape(source)
    links = [link for link in scene.links if source.chance(.3)]
    direct = links[0] if len(links) == 1 else None
    needed = [tool for tool in world.tools if tool.names[0] in scene.tools() and not (direct and tool.names[0] == direct.finder and source.chance(.4))]
    more = [tool for tool in world.tools if tool not in needed]
    tools = needed + (more if source.chance(.35) else source.random.sample(more, source.number(0, min(5, len(more)))))
    for _ in range(source.weighted({0: 5, 1: 2, 2: 2, 3: 1})):
        other = source.pick(source.kept(script.worlds("tools")))
        if other.name != world.name:
            tools.append(source.pick(other.tools))
    spelling = source.pick([0, 0, 0, 0, 0, 1, 2])
    for tool in tools:
        function = _made(source, tool, spelling, box.form, direct if direct and tool is world.tool(direct.user) else None)
        if function.name.lower() not in [one.name.lower() for one in box.functions] and all(one.tool is not tool for one in box.functions):
            box.functions.append(function)
    source.random.shuffle(box.functions)
    return box


def _made(source, tool, spelling, form, direct=None):
    called, properties = {}, {}
    for key in tool.parameters:
        one = direct.parameter(key) if direct and direct.key == key.names[0] else key
        name = source.pick([name for name in one.names if name not in properties] or [one.names[0] + "_2"])
        called[key.names[0]] = name
        properties[name] = _kind(one.type, form) | ({"description": source.pick(one.purposes)} if one.purposes and source.chance(.75) else {})
    required = [called[one.names[0]] for one in tool.parameters if not one.optional]
    for names, kind, purposes in source.random.sample(_unasked(), source.weighted({0: 8, 1: 3, 2: 2, 3: 1})):
        name = source.pick(names)
        if not set(names) & ({other for one in tool.parameters for other in one.names} | set(properties)):
            called[name], properties[name] = name, _kind(kind) | ({"description": source.pick(purposes)} if source.chance(.8) else {})
    name = functions.spelled(source.unseen(tool.names), spelling)
    return Function(name, list(called.values()), [], functions.schema(name, source.pick(tool.purposes) + source.pick(["", "", "."]), properties, required), tool, called, direct)


def _kind(name, form="dash"):
    """The schema of a type as the scripts name it; `form`: what ids look like."""
    name = ("int" if form == "number" else "text") if name == "id" else name
    return dict(_TYPES[name]) if name in _TYPES else {"type": "string", "enum": name.split("|")}


@cache
def _unasked():
    """Optional parameters that no scene asks for: [(names, type, purposes)]."""
    lines = (Path(__file__).parent / "unasked.txt").read_text().splitlines()
    return [(names.split(), kind, purposes.split(" | ")) for names, kind, purposes in (line.split(" : ", 2) for line in lines)]


def scenes(source, box, scene=None):
    """-> turns of one scene that the tools can do"""
    have = {function.tool.names[0]: function for function in box.functions if isinstance(function, Function) and function.tool in box.world.tools}
    direct = next((function.direct for function in have.values() if function.direct), None)
    able = [one for one in box.world.scenes if _needed(one, direct) <= set(have)]
    if scene is None and source.chance(.3) and (turns := joined.several(source, able, lambda one: _played(source, one, box, have, direct))):
        return turns
    return _played(source, scene or _drawn(source, able), box, have, direct)


def _drawn(source, scenes):
    """Where a call needs what another one brings, more often, but not so often that none ends after its first call."""
    return source.random.choices(scenes, [4 if one.links else 3 for one in scenes])[0]


def _needed(scene, direct):
    """The tools that a scene uses here; one that cannot be played so needs a tool that nobody has."""
    tools = set(scene.tools())
    if direct is None or direct.user not in tools:
        return tools
    return tools - {direct.finder} if any(link.same(direct) for link in scene.links) else {""}


def _played(source, scene, box, have, direct):
    slots = values.drawn(source, scene, box.world, box.form)
    turns, found, earlier, begun, known, result = [], {}, {}, False, "", ""
    link = next((link for link in scene.links if direct and link.same(direct)), None)
    steps = script.without(scene.steps, link) if link else scene.steps
    for at, step in enumerate(steps):
        if step.kind == "says":
            turns.append(said(source, step.texts, slots))
            earlier |= found
            found, begun, result = {}, False, ""
            known += turns[-1].text + "\n"
        elif step.kind == "answers":
            text = filled(source.pick(step.texts), slots, said=True)
            if text.startswith("Done"):
                text = with_news(text, result, known)
            key = next((key for value, key in found.items() if value and value == text.rstrip(".")), "")
            turns.append(Answer(filled(step.thought, slots, said=True) if step.thought else f"It says {key}: {text}." if key else "Everything is done." if text.startswith("Done") else f"The answer is {text.rstrip('.')}.", text))
        else:
            function = have[step.texts[0].split(" ")[0]]
            arguments = _arguments(function, filled(step.texts[0], slots))
            thought = filled(step.thought, slots, said=True) if step.thought else _thought(steps, at, function, arguments, found if begun else earlier, have, begun)
            turns.append(Answer(thought, "", Call(function.name, arguments)))
            known += result + "\n" + "\n".join(str(value) for _, value in arguments) + "\n"
            result = _shown(source, source.pick(step.results), slots)
            turns.append(Result(result))
            found |= {value: key for key, value in re.findall(r'"?(\w+)"?: ?"?([^",{}\[\]\n]+)', result)}
            begun = True
    return turns


def _arguments(function, text):
    """-> [(name, value)] in the order of the schema"""
    given, out = script.arguments(text), []
    for one in function.tool.parameters:
        if one.names[0] in given:
            name, value = function.called[one.names[0]], given[one.names[0]]
            kind = function.schema["parameters"]["properties"][name]["type"]
            out.append((name, _typed(kind, value)))
    return out


def _typed(kind, text):
    match kind:
        case "string": return text
        case "array": return json.loads(text) if text.startswith("[") else [part.strip() for part in text.split(",")]
        case "boolean": return {"true": True, "false": False, "yes": True, "no": False, "on": True, "off": False}[text.lower()]
        case "integer": return int(text)
    value = float(text)
    return int(value) if value == int(value) else value


_CONDITION = re.compile(r"(?i)\b(if|unless|only when|in case|otherwise|else)\b|\?\s+then\b")


def _thought(steps, at, function, arguments, found, have, begun):
    """What is still missing, or what was found."""
    known = [(name, str(value)) for name, value in arguments if str(value) in found]
    if known:
        return f"The {known[0][0]} is {known[0][1]}: {function.name}."
    if begun:
        return f"Next is {function.name}."
    step = steps[at]
    asked = next(" ".join(before.texts) for before in reversed(steps[:at]) if before.kind == "says")
    for later in steps[at + 1:]:
        if later.kind == "says" or _CONDITION.search(asked):                   # whether more follows, the result decides
            break
        if later.kind == "calls":
            needs = [key for key, value in script.arguments(later.texts[0]).items() if any(slot in result for slot in re.findall(r"\{\w+\}", value) for result in step.results) and value not in step.texts[0]]
            other = have[later.texts[0].split(" ")[0]]
            return f"Needed is {other.called[needs[0]]}: {function.name}." if needs else f"First {function.name}."
    return f"I call {function.name}."


def _shown(source, text, slots):
    """A result with its slots filled in; JSON in one of the forms that tools write it in."""
    if not re.match(r'\{"|\{\}|\[', text):
        return filled(text, slots).replace("\\n", "\n")
    thing = json.loads(_as_json(text, slots))
    if isinstance(thing, dict) and source.chance(.1) and all(isinstance(value, (str, int, float)) and not isinstance(value, bool) for value in thing.values()):
        return "\n".join(f"{key}: {value}" for key, value in thing.items())
    return json.dumps(thing, ensure_ascii=False, indent=2) if source.chance(.06) else dumped(source, thing)


_PLAIN = re.compile(r"true|false|null|-?(0|[1-9]\d*)(\.\d+)?")


def _as_json(text, slots):
    """Inside of strings a slot stands for its text, elsewhere for a number, a truth value or a whole string."""
    out, inside = [], False
    for part in re.split(r'(\{\w+\}|(?<!\\)")', text):
        if part == '"':
            inside = not inside
        elif part[1:-1] in slots and part[0] == "{":
            value = str(slots[part[1:-1]][0])
            quoted = json.dumps(value, ensure_ascii=False)
            part = quoted[1:-1] if inside else value if _PLAIN.fullmatch(value) else quoted
        out.append(part)
    return "".join(out)

"""What is thought before a call: what was asked for, the tool that does it by its own description, the values that were told."""
import json
from dataclasses import replace

from ..chat import Answer, User


def useful(turns, box):
    """The same turns, their calls with thoughts that lead to them."""
    purposes = {function.name: _purpose(function.schema) for function in box.functions}
    out, request, asked = [], "", False
    for turn in turns:
        if isinstance(turn, User):
            request, asked = turn.text, True
        elif isinstance(turn, Answer) and turn.call and turn.thought:
            out.append(replace(turn, thought=_thought(turn, purposes, request if asked else "", asked)))
            asked = False
            continue
        out.append(turn)
    return out


def _thought(turn, purposes, request, first):
    if turn.call.tool not in purposes:                                  # a client's tool: the thought says the deed
        return turn.thought if turn.call.tool in turn.thought or not turn.thought.endswith(".") else f"{turn.thought} I use {turn.call.tool}."
    if not turn.thought.startswith(("I call ", "I use ")):
        return turn.thought
    calls = [turn.call, *turn.also]
    does = "; ".join(_done(call, purposes) for call in calls[:3])
    does += "." * (does[-1] != ".")
    short = 0 < len(request) <= 110 and "\n" not in request
    return (f"The user {'asks' if request.endswith('?') else 'says'}: {request.rstrip('.')}{'' if request[-1] in '?!' else '.'} " if short else "") + ("What fits is " if first else "What comes next is ") + does


def _done(call, purposes):
    """`"description": tool, with its values`"""
    purpose = purposes.get(call.tool)
    values = [f"{name} {shown}" for name, value in call.arguments if (shown := _shown(value))]
    return (f'"{purpose}": ' if purpose else "") + call.tool + (", with " + ", ".join(values) if values else "")


def _shown(value):
    """A value in a few letters, or none."""
    text = value if isinstance(value, str) else " and ".join(value) if isinstance(value, list) and all(isinstance(one, str) for one in value) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 40 and "\n" not in text else ""


def _purpose(schema):
    """The first sentence of a short description."""
    text = schema.get("description", "").split(". ")[0].rstrip(".")
    return text if 0 < len(text) <= 70 and not set(text) & set('\n"') else ""

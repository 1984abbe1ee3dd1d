"""Requests that none of the listed tools is for, statements that none of them keeps, texts that the answer itself is to say: nothing is called."""
import json
import re
from dataclasses import replace

from .. import everyday
from ..chat import Answer, User

# Tools that could serve for almost anything, or that pass a question on to somebody.
_ABLE = re.compile("search|brows|fetch|web|internet|http|url|look_?up|find|query|shell|bash|terminal|command|exec|script|ask|agent|assist|plan|memory|todo|note|remind|quer|question|skill|snapshot|task|info|data|item|things?\\b|anything|generic|call_|request")
_COMMON = set("with from that this what when which where have need want please them they there their your into about some make made will would could should does many much more than then name text value number time list show tell give good other next last long right still while".split())


def _stems(text):
    """First letters of the words that say what something is about."""
    return {word[:4] for word in re.findall("[a-z]{3,}", text.lower()) if word not in _COMMON}


def unfit(source, box):
    """Topics are those that requests with a tool are about as well: a question about the weather says nothing about whether there is a tool for it. What a tool only keeps is no request without it."""
    if box.operations or not box.functions or any(hasattr(f, "columns") for f in box.functions):      # no word of a lookup says what its records hold
        return None
    listed = json.dumps(box.schemas()).lower()
    if _ABLE.search(re.sub('"(type|required|properties|description|parameters|items)"', "", listed)):
        return None
    here = _stems(listed)
    for _ in range(5):
        topic = source.pick(everyday.ASKED_MOST if source.chance(.5) else everyday.TOPICS)
        far = source.pick([made for made in everyday.TOOLS if made.topic == topic])
        if far.held or far.topic.startswith("kept_") or everyday.near(far, box.functions):
            continue
        function = everyday.function(source, far, 0, "")
        if function is None:
            continue
        text, _ = function.request(source, plain=True)
        about = _stems(text) | _stems(json.dumps(function.schema)) - _stems("string integer number boolean array object type description properties required parameters optional")
        if not (function.name in text or re.search(r"(?i)\b(tools?|functions?|(call|use|take) what\w*)\b", text) or here & about):
            return [User(text), Answer("None of the tools does that.", "I have no tool for that.")]
    return None


# Tools that could be meant when something is wrong.
_CARING = re.compile("report|incident|issue|ticket|complain|damage|repair|fix|maint|clean|police|support|service|emergency|alert|lost|found|inspect|log|record|track|announce|warn|secur|people|guest")


def heard(source, box):
    """A statement that a tool might keep, but none that is listed: it is only heard."""
    if box.operations or not box.functions or any(hasattr(f, "columns") for f in box.functions):
        return None
    listed = json.dumps(box.schemas()).lower()
    if re.search("memory|note|remember|fact|profile|diary|journal", listed):
        return None
    here = _stems(re.sub('"(type|required|properties|description|parameters|items)"', "", listed))
    for _ in range(5):
        wrong = source.chance(.4) and not _CARING.search(listed)
        far = everyday.deedgrid.trouble(source) if wrong else source.pick([made for made in everyday.reports.TOOLS if made.topic.startswith("kept_")])
        if far.held or not wrong and everyday.near(far, box.functions) or not (function := everyday.function(source, far, 0, "")):
            continue
        asks = function.asks if wrong else [ask[1:] for ask in function.asks if re.match(r"\.(I|I'm|we|my) ", ask)]
        if not asks:
            continue
        text, arguments = replace(function, asks=[ask.lstrip(".") for ask in asks]).request(source, plain=True, inner=True)
        if not here & (_stems(text) | _stems(function.name.replace("_", " "))):
            text = text[0].upper() + text[1:] if source.chance(.6) else text
            text = source.pick(["{x}", "{x}.", "{x}.", "Hi! {x}.", "{x}, by the way.", "Just so you know: {x}.", "{x}. Just so you know."]).format(x=text)
            return [User(text), Answer(f"I should remember this: {', '.join(str(value) for _, value in arguments)}. None of the tools keeps it.", "OK, I will remember that.")]
    return None


_ITSELF = ("Reply with {m}{x}{m}|Reply only with {m}{x}{m}|reply with {m}{x}{m} and nothing else|Answer with exactly {m}{x}{m}|answer with {m}{x}{m}|Say {m}{x}{m} and nothing else|Just say {m}{x}{m} to me|Say to me: {x}|Repeat after me: {x}|repeat this: {x}|Your whole answer should be {m}{x}{m}|Respond with: {x}|Respond with {m}{x}{m}, don't send anything|"
           "Don't send it to anybody, just say {m}{x}{m}|Tell me this: {x}|Send nothing. Only answer with {m}{x}{m}|Write {m}{x}{m} as your answer|Your answer: {x}").split("|")


def itself(source, box):
    """A text that a listed tool could pass on, but that the answer is to say."""
    able = [f for f in box.functions if getattr(f, "tool", None) in everyday.reports.TOOLS and f.tool.topic.startswith("passed_")]
    if not able:
        return None
    text = next(p.kind.draw(source)[1] for p in source.pick(able).parameters if p.slot == "text")
    return [User(source.unseen(_ITSELF).format(x=text, m=source.pick(['"', '"', "", "'"]))), Answer(f"The user wants me to reply with {text}.", text)]

"""Requests that none of the listed tools is for: nothing is called."""
import json
import re

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
        if not (function.name in text or re.search(r"(?i)\btools?\b", text) or here & about):
            return [User(text), Answer("None of the tools does that.", "I have no tool for that.")]
    return None

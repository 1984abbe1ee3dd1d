"""What a request for a change says besides the change: by what means, whether to look first, that the rest stays. None of it is part of a text."""
import re

from ..chat import Answer, User
from ..words.said import capital, small
from ..words.wording import worded

_PATCH = "(with|by|as|in|using) a patch|with (a small|one|a short) patch|(with|using|via|by|through) {t}|with the {t} tool|please use {t}|patch it|as a patch, please"
_EDIT = "(with|by|as|using) an edit|(with|in|as) one edit|with (a small|a single|an exact) edit|(with|using|via|by|through) {t}|with the {t} tool|using the {t} tool|please use {t}|edit it|in (the file|place)"
_DIRECT = ("no need to (read|open|look at) (it|the file)( first| before|)|you (need not|don't have to|do not have to|don't need to) (read|open) (it|the file|that)( first| before|)|(don't|do not) (read|open) (it|the file)( first|)|without (reading|opening) (it|the file)( first|)|(do it|change it|edit it) (directly|right away|at once)( without reading|)|"
           "(the file|it) need not be (read|opened)( first|)|reading it is not (needed|necessary)|there is no need to (look|read it)( first|)|skip (the reading|reading it)|(no reading|no look) needed|you (have seen|have read|know) (it|the file)( already| before|)|I know what is in it|I have just looked")
_LOOK = "(read|open) (it|the file) (first|before)|(have a look|look) first|look (at|into) it first|after a look at it|but (read|open) it first"
_REST = "(the rest|everything else) (stays|must stay)( as it is|)|leave (the rest|everything else)( as it is| alone|)|(change |)nothing else|keep the rest( as it is|)|(only|just) (that|this)( one|)|that's (all|it)|keep the (indentation|spaces|quotes|case|format|order)|mind the (spaces|case|quotes|commas)|exactly (like that|so)|that is all( for now|)|in one go|(it was|it's|it is) (only |)a (typo|slip|mistake)|it is only a try|it must be exact|carefully, please|(please|thanks|thank you)"
_ORDER = re.compile(r"(?i)\s*(please |now |then |ok, |and )*(replace|change|set|make|put|turn|rename|update|correct|fix|swap|delete|remove|drop|take|add|append|insert|enter|edit|in |the |it |use |give )")


def told(source, box, turns):
    """The same turns; now and then a request that ends in a change says how it is to be made."""
    name = next((box.operations[one].name for one in ("edit", "patch") if one in box.operations), None)
    out = list(turns)
    for at, turn in enumerate(turns):
        if isinstance(turn, User) and name and source.chance(.14):
            calls = _calls(turns[at + 1:])
            if name in calls and _open(turn.text):
                grammar = source.weighted({_PATCH if "edit" not in box.operations else _EDIT: 5, _DIRECT if calls[0] == name else _LOOK: 5, _REST: 3})
                out[at] = User(_with(source, turn.text, worded(source, grammar, t=name)))
    return out


def _calls(turns):
    """The tools called until the next request."""
    out = []
    for turn in turns:
        if isinstance(turn, User):
            break
        if isinstance(turn, Answer) and turn.call:
            out += [call.tool for call in (turn.call, *turn.also)]
    return out


def _open(text):
    """Whether something can stand behind the request: its last line is an order."""
    last = text.rstrip().rpartition("\n")
    return "\n" not in text.strip() or bool(_ORDER.match(last[2])) and "```" not in last[2]


def _with(source, text, remark):
    text = text.rstrip()
    lone = remark.startswith(("with", "by ", "as ", "in ", "using", "via", "through", "without", "after"))       # stands in the sentence
    if lone and "\n" not in text and _ORDER.match(text) and source.chance(.15):
        return f"{capital(remark)}, {small(text)}" if source.chance(.5) else f"{capital(remark)}: {small(text)}"
    if text[-1] in ".!?":
        return f"{text} ({remark})" if source.chance(.15) else f"{text} {capital(remark)}" + source.pick([".", ".", ""])
    joint = source.pick([" ", " ", " ", ", ", ". "] if lone else [", ", ", ", ". ", ". ", " - ", "; ", "\n"])
    if source.chance(.12):
        return f"{text} ({remark})"
    return text + joint + (capital(remark) + source.pick([".", ""]) if joint in (". ", "\n") else remark)

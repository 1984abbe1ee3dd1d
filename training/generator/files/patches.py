"""Patches change whole lines: where the file was seen, a part of a line becomes the line."""
import re
from dataclasses import replace

from ..chat import Answer, Call, Result, User

_HUNK = re.compile(r"(?<=^@@\n)-(.*)\n\+(.*)$(?!\n[-+ ])", re.M)
_NUMBERED = re.compile(r"^(?:\s*\d+\s?(?:\t|→|: ?|\| ?)|[\w./-]+:\d+:)")


def by_lines(box):
    """Whether files are changed by patches here, for want of a tool that changes parts of a line."""
    return "patch" in box.operations and "edit" not in box.operations


def as_lines(box, text, old, new):
    """`old` and `new` of a change inside one line of `text`: where patches change whole lines, those lines. Several lines are whole already."""
    if not by_lines(box) or "\n" in old:
        return old, new
    line = next(line for line in text.split("\n") if old in line)
    return line, line.replace(old, new)


def with_end(text, lines):
    """`lines` of `text` that go: with the end of line behind them, or before them where they are the last."""
    return "\n" + lines if text.endswith("\n" + lines) else lines + "\n"


def whole_lines(turns, box):
    """The same turns; their patches have whole lines of what a tool or the user showed before."""
    if not by_lines(box):
        return turns
    tool = box.operations["patch"]
    shown, out, patched = [], [], False
    for turn in turns:
        if isinstance(turn, User) or isinstance(turn, Result) and not patched:      # what is said of a patch is no text of a file
            shown += [(line, isinstance(turn, User)) for line in turn.text.split("\n")]
        elif isinstance(turn, Answer) and turn.call:
            patched = turn.call.tool == tool.name
            calls = [_whole(call, shown) if call.tool == tool.name else call for call in (turn.call, *turn.also)]
            turn = replace(turn, call=calls[0], also=tuple(calls[1:]))
        out.append(turn)
    return out


def _whole(call, shown):
    return Call(call.tool, [(name, _HUNK.sub(lambda match: _line(match, shown), value)) for name, value in call.arguments])


def _line(match, shown):
    old, new = match.groups()
    for asked in (False, True):
        lines = {_NUMBERED.sub("", line) for line, by_user in shown if by_user == asked and old in line and not (asked and (new in line or re.search(rf"[\"'`]{re.escape(old)}[\"'`]", line)))}
        if old in lines:
            break
        if len(lines) == 1 and (line := lines.pop()).count(old) == 1:
            old, new = line, line.replace(old, new)
            break
    shown.append((new, False))
    return f"-{old}\n+{new}"

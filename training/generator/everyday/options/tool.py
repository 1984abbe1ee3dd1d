"""Tools with required and optional parameters: a request is a head with any of the pieces that tell an option, each for itself."""
import re

from ..grammar import parse, slots
from ..tool import tool


def _lines(text):
    return [line.strip() for line in text.strip().split("\n") if line.strip()]


def _wordings(line):
    """The parts of a line between its outer `|`."""
    depth, wordings = 0, [""]
    for sign in line:
        depth += (sign in "([") - (sign in ")]")
        if sign == "|" and not depth:
            wordings.append("")
        else:
            wordings[-1] += sign
    return wordings


def _untold(line, told):
    """The wordings of a line that tell nothing again."""
    return "|".join(one for one in _wordings(line) if not slots(parse(one)) & told)


# Words with which a piece may stand in front of everything.
_LEADING = re.compile("(for|in|on|at|from|under|with|after|since) ")


def _asks(head, pieces, ends, behind, led):
    """The requests with this head. `led`: one in which a piece stands in front as well."""
    mode, head = (head[0], head[1:]) if head[0] in "?.=" else ("", head)
    if mode == "=":                                                       # nothing follows: a text stands at its end
        return [head]

    def rest(told, text=""):
        both = frozenset().union(*(slots(parse(one)) for one in pieces)) & frozenset().union(*(slots(parse(one)) for one in ends))
        forms = []
        for first, last in ((told, told | both), (told | both, told)) if both else ((told, told),):
            free = [one for one in (_untold(line, first) for line in pieces) if one]
            forms.append((f" <{';'.join(f'({piece})' for piece in free)}>" if free else "") + "".join(f"[{end}]" for end in (_untold(line, last) for line in ends) if end) + text)
        return "|".join(forms)
    told = slots(parse(head))
    after = [rest(told | slots(parse(text)), f"¶{text}") for text in behind if not slots(parse(text)) & told] if mode != "?" else []
    first = [one for line in pieces for one in _wordings(line) if _LEADING.match(one) and not slots(parse(one)) & told] if led else []
    return [mode + head + f"({'|'.join([rest(told)] * max(2, len(after)) + after)})"] + ([(mode or ".") + f"({'|'.join(f'{one}, {head}({rest(told | slots(parse(one)))})' for one in first)})"] if first else [])


def service(topic, names, purpose, options, heads, pieces="", ends="", behind="", replies="ok => Done.", asking=False, held=False, like=""):
    """`heads`: requests, "=" in front of one that nothing may follow. `pieces`: lines told in any order behind it, `ends`: behind them, `behind`: sentences of their own; none tells again what the head told."""
    return tool(topic, names, purpose, options, "\n".join(ask for at, head in enumerate(_lines(heads)) for ask in _asks(head, _lines(pieces), _lines(ends), _lines(behind), at % 3 == 1)), replies, asking, held, like)

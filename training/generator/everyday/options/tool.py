"""Tools with required and optional parameters: a request is a head with any of the pieces that tell an option, each for itself."""
from ..grammar import parse, slots
from ..tool import tool


def _lines(text):
    return [line.strip() for line in text.strip().split("\n") if line.strip()]


def _untold(line, told):
    """The wordings of a line that tell nothing again."""
    depth, wordings = 0, [""]
    for sign in line:
        depth += (sign in "([") - (sign in ")]")
        if sign == "|" and not depth:
            wordings.append("")
        else:
            wordings[-1] += sign
    return "|".join(one for one in wordings if not slots(parse(one)) & told)


def _ask(head, pieces, ends, behind):
    mode, head = (head[0], head[1:]) if head[0] in "?.=" else ("", head)
    if mode == "=":                                                       # nothing follows: a text stands at its end
        return head

    def rest(told, text=""):
        both = frozenset().union(*(slots(parse(one)) for one in pieces)) & frozenset().union(*(slots(parse(one)) for one in ends))
        forms = []
        for first, last in ((told, told | both), (told | both, told)) if both else ((told, told),):
            free = [one for one in (_untold(line, first) for line in pieces) if one]
            forms.append((f" <{';'.join(f'({piece})' for piece in free)}>" if free else "") + "".join(f"[{end}]" for end in (_untold(line, last) for line in ends) if end) + text)
        return "|".join(forms)
    told = slots(parse(head))
    after = [rest(told | slots(parse(text)), f". {text}") for text in behind if not slots(parse(text)) & told] if mode != "?" else []
    return mode + head + f"({'|'.join([rest(told)] * max(2, len(after)) + after)})"


def service(topic, names, purpose, options, heads, pieces="", ends="", behind="", replies="ok => Done.", asking=False, held=False, like=""):
    """`heads`: requests, "=" in front of one that nothing may follow. `pieces`: lines told in any order behind it, `ends`: behind them, `behind`: sentences of their own; none tells again what the head told."""
    return tool(topic, names, purpose, options, "\n".join(_ask(head, _lines(pieces), _lines(ends), _lines(behind)) for head in _lines(heads)), replies, asking, held, like)

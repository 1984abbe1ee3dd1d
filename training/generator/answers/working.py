"""The short working in a thought: sums in parts, things counted one by one."""
import re

_SUM = re.compile(r"(?<![\d.])(\d+) ([-+*]) (\d+) = (\d+)\.(?!\d)")


def worked(thought):
    """The same thought, with sums of larger numbers done in parts: hundreds, tens, ones."""
    return _SUM.sub(lambda found: _steps(int(found[1]), found[2], int(found[3]), int(found[4])) or found[0], thought)


def _parts(value):
    return [int(digit) * 10 ** i for i, digit in reversed(list(enumerate(reversed(str(value))))) if digit != "0"]


def _steps(a, sign, b, value):
    if sign == "*":
        a, b = max(a, b), min(a, b)
        if a <= 12 or b > 12 or a * b != value or len(_parts(a)) < 2:
            return ""
        products = [part * b for part in _parts(a)]
        return " ".join([f"{part} * {b} = {part * b}." for part in _parts(a)] + _chain(products[0], "+", products[1:]))
    a, b = (max(a, b), min(a, b)) if sign == "+" else (a, b)
    if b < 11 or value != (a + b if sign == "+" else a - b):
        return ""
    return " ".join(_chain(a, sign, _parts(b)))


def _chain(value, sign, parts):
    out = []
    for part in parts:
        last, value = value, value + part if sign == "+" else value - part
        out.append(f"{last} {sign} {part} = {value}.")
    return out


def counted(things):
    return ", ".join(f"{i + 1} {thing}" for i, thing in enumerate(things)) or "none"


def marked(word, letters):
    """The letters of a word, those of `letters` counted on the way."""
    out, n = [], 0
    for sign in word:
        n += sign in letters
        out.append(f"{sign} {n}" if sign in letters else sign)
    return ", ".join(out)

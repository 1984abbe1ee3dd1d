"""A small grammar of requests: `(a|b)` one of them, `[a]` with or without, `<a;b>` parts in any order, `{slot}` a value,
`{slot:q}` a quoted one, `{slot:n}` one that is never quoted, `{slot:1}` one without its plural ("10 minute"), `{slot:m}` one of that many things, `{slot=value}` nothing: the words beside it tell this value, `¶` the end of a sentence."""
import re
from dataclasses import dataclass
from functools import lru_cache


@dataclass(eq=False)
class Slot:
    name: str
    form: str
    value: str = None       # told by the words beside it


@dataclass(eq=False)
class Alternatives:
    options: tuple          # sequences


@dataclass(eq=False)
class AnyOrder:
    parts: tuple            # sequences


_TOKENS = re.compile(r"\{(\w+)(?::(\w))?(?:=([^{}]+))?\}|[()\[\]<>|;]|[^()\[\]<>|;{]+")


@lru_cache(1 << 17)
def parse(text):
    """-> a sequence: a tuple of str, Slot, Alternatives, AnyOrder"""
    tokens = list(_TOKENS.finditer(text))
    assert "".join(t.group() for t in tokens) == text, f"a stray brace in {text!r}"
    sequence, at = _alternatives(tokens, 0, "")
    assert at == len(tokens), f"a stray bracket in {text!r}"
    return sequence


def _alternatives(tokens, at, until):
    """Sequences with `|` between, up to the bracket `until` -> (one sequence, the place behind the bracket)"""
    options, at = _split(tokens, at, until, "|")
    return (options[0] if len(options) == 1 else (Alternatives(tuple(options)),)), at


def _split(tokens, at, until, separator):
    parts, part = [], []
    while at < len(tokens):
        token = tokens[at]
        sign, at = token.group(), at + 1
        if token.group(1):
            part.append(Slot(token.group(1), token.group(2) or "", token.group(3)))
        elif sign == "(":
            sequence, at = _alternatives(tokens, at, ")")
            part += sequence
        elif sign == "[":
            sequence, at = _alternatives(tokens, at, "]")
            part.append(Alternatives(((), sequence)))
        elif sign == "<":
            inside, at = _split(tokens, at, ">", ";")
            part.append(AnyOrder(tuple(tuple(item.lstrip() if not i and isinstance(item, str) else item for i, item in enumerate(one)) for one in inside)))
        elif sign == until:
            return parts + [tuple(part)], at
        elif sign == separator:
            parts.append(tuple(part))
            part = []
        else:
            part.append(sign)
    assert not until, f"a missing {until}"
    return parts + [tuple(part)], at


@lru_cache(1 << 17)
def slots(sequence):
    """Names of all slots that may occur."""
    out = set()
    for item in sequence:
        if isinstance(item, Slot):
            out.add(item.name)
        for inner in getattr(item, "options", ()) + getattr(item, "parts", ()):
            out |= slots(inner)
    return frozenset(out)


@lru_cache(1 << 17)
def told(sequence):
    """Names of the slots that have a value of their own somewhere."""
    out = set()
    for item in sequence:
        if isinstance(item, Slot) and item.value is not None:
            out.add(item.name)
        for inner in getattr(item, "options", ()) + getattr(item, "parts", ()):
            out |= told(inner)
    return frozenset(out)


@lru_cache(1 << 17)
def certain(sequence):
    """Names of the slots that occur whatever is drawn; those of parts in any order count."""
    out = set()
    for item in sequence:
        if isinstance(item, Slot):
            out.add(item.name)
        elif isinstance(item, Alternatives):
            out |= frozenset.intersection(*map(certain, item.options))
        elif isinstance(item, AnyOrder):
            out |= frozenset().union(*map(certain, item.parts))
    return frozenset(out)


def possible(sequence, allowed):
    """Whether it can be said with these slots alone."""
    return _possible(sequence, allowed & slots(sequence))                 # others would only fill the cache


@lru_cache(1 << 17)
def _possible(sequence, allowed):
    for item in sequence:
        if isinstance(item, Slot) and item.name not in allowed:
            return False
        if isinstance(item, Alternatives) and not any(possible(option, allowed) for option in item.options):
            return False
    return True


def _open(item, allowed):
    return tuple(option for option in item.options if possible(option, allowed))


def expand(source, sequence, allowed, optional=frozenset()):
    """A list of str and Slot, those with a value of their own last. Parts in any order are left out where their slots are not allowed, and now and then where optional; what is left out leaves no spaces behind."""
    out, told = [], []
    for item in _expand(source, sequence, allowed, optional):
        if isinstance(item, Slot) and item.value is not None:
            told.append(item)
            continue
        if isinstance(item, str) and out and isinstance(out[-1], str):
            out[-1] += item
        else:
            out.append(item)
    out = [_SPACES.sub(" ", item).replace(" ,", ",").replace(" :", ":") if isinstance(item, str) else item for item in out]
    if out and isinstance(out[0], str):
        out[0] = out[0].lstrip()
    if out and isinstance(out[-1], str):
        out[-1] = out[-1].rstrip()
    return [item for item in out if item] + told


_SPACES = re.compile("  +")


def _expand(source, sequence, allowed, optional):
    out = []
    for item in sequence:
        if isinstance(item, Alternatives):
            out += _expand(source, source.pick(_open(item, allowed)), allowed, optional)
        elif isinstance(item, AnyOrder):
            left_out = source.pick((.2, .5, .75))
            parts = [part for part in item.parts if possible(part, allowed) and not (slots(part) and certain(part) <= optional and source.chance(left_out))]
            source.random.shuffle(parts)
            if not parts and out and isinstance(out[-1], str):
                out[-1] = out[-1].rstrip()
            joint = ", " if source.chance(.1) else " "
            for at, part in enumerate(parts):
                out += ([joint] if at else []) + _expand(source, part, allowed, optional)
        else:
            out.append(item)
    return out


NONE = frozenset()


def words(source, text):
    """A grammar without slots -> str"""
    return "".join(expand(source, parse(text), NONE))


def every(sequence):
    """All texts of a grammar without slots and without parts in any order."""
    out = {""}
    for item in sequence:
        more = {item} if isinstance(item, str) else set().union(*map(every, item.options))
        out = {a + b for a in out for b in more}
    return out

"""Sentences out of the grammar of everyday requests, for tasks of any kind."""
from ..everyday.grammar import Slot, expand, parse


def said(source, text, **values):
    """One sentence of the grammar `text` with its slots filled in; `{Slot}` is the value with a capital."""
    values |= {name.capitalize(): capital(str(value)) for name, value in values.items()}
    return "".join(str(values[piece.name]) if isinstance(piece, Slot) else piece for piece in expand(source, parse(text), frozenset(values)))


def capital(text):
    return text[:1].upper() + text[1:]


def listed(items):
    """A list whose end can be seen."""
    return ", ".join(items[:-1]) + " and " + items[-1] if len(items) > 1 else items[0]


def small(text):
    return text[:1].lower() + text[1:]

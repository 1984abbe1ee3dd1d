"""Which files are drawn how often, and what each of them says."""
from ..papers.paper import Paper
from . import code, manifests, prose, shelf

# Kind -> how often.
ASKED = {"cargo": 22, "npm": 16, "json": 2, "yml": 7, "toml": 4, "changelog": 10, "readme": 8, "rs": 18, "py": 20, "js": 9, "ts": 5, "c": 3, "sh": 1}
_MAKERS = {"cargo": manifests.cargo, "npm": manifests.npm, "json": manifests.settings_json, "yml": manifests.yaml, "toml": manifests.toml, "changelog": prose.changelog, "readme": prose.readme}
_WORDS = {"cargo": "manifest", "npm": "manifest", "json": "config", "yml": "config", "toml": "config", "changelog": "changelog", "readme": "readme", "sh": "script"}


def facts(source, kind, text):
    found = _MAKERS[kind](source, text) if kind in _MAKERS else code.code(source, text, kind)
    return [fact for fact in found if fact.answer and len(fact.answer) < 130 and len(fact.line) < 200]


def changed(source, fact, value=None):
    """-> (another value, the line with it), or None."""
    new = value or shelf.similar(source, fact.answer, fact.what)
    if not new or new == fact.answer or fact.line.count(fact.answer) != 1:
        return None
    return new, fact.line.replace(fact.answer, new)


def fresh(source, kind, text):
    """`text` with a few of its values changed, so that they have to be read."""
    for fact in source.random.sample(found := facts(source, kind, text), min(len(found), source.number(1, 3))):
        if fact.noun and text.count(fact.line) == 1 and (other := changed(source, fact)):
            text = text.replace(fact.line, other[1])
    return text


def drawn(source, kinds=ASKED, numbered=False):
    """-> (kind, path, text, what it says) of a file that says something; `numbered`: also by the numbers of its lines."""
    while True:
        kind, path, text = shelf.drawn(source, kinds)
        if not source.held_out and source.chance(.7):
            text = fresh(source, kind, text)
        found = facts(source, kind, text)
        if numbered:
            found += code.lines(source, text, kind)
        if found:
            return kind, path, text, found


def paper(source, numbered=False):
    """-> (a paper, what it says)"""
    kind, path, text, found = drawn(source, numbered=numbered)
    made = Paper(text, [path], [fact.ask() for fact in found], _WORDS.get(kind, "file"), kind)
    return made, found


def said(source, made, text):
    """What a part of a paper says."""
    return facts(source, made.topic, text)



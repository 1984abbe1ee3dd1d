"""One collection and what is done with it: put on it, taken off, looked for, listed, counted, cleared; short orders, where one word decides.

`kept.txt`: `name | value its other names: kind | onto, off, on | how it is called | verbs that put on | that take off | questions`."""
import re
from collections import namedtuple
from pathlib import Path

from .making import made, row

Kept = namedtuple("Kept", "held name value keys kind to off on called adding removing asked")


def _lists():
    some = lambda text: [] if text == "-" else text.split(", ")
    for line in (Path(__file__).parent / "kept.txt").read_text().strip().split("\n"):
        name, value, joints, called, adding, removing, asked = line.lstrip("* ").split(" | ")
        names, kind = value.split(": ")
        to, off, on = joints.split(", ")
        yield Kept(line[0] == "*", name, names.split()[0], names.split()[1:], f"within {kind}", to, off, on, called.split(", "), some(adding), some(removing), some(asked))


LISTS = list(_lists())
# names | purpose | requests: X the value, C the collection, IT the collection where it is the only one; TO, OFF, ON
_DEEDS = {
    "add": ("add_to_LIST|LIST_add|add_VALUE|add_LIST_VALUE", "(Adds|Add|Puts) a NOUN to the COLL", "put X TO C|put X TO C|add X to C|.X (goes|belongs) TO C|.C: add X|.I (want|need|would like) X TO C|.I'd like to add X to C|?can you put X TO C|add X|.X TO C, please|.C needs X|put X TO IT"),
    "remove": ("remove_from_LIST|LIST_remove|remove_VALUE|remove_LIST_VALUE|delete_from_LIST", "(Removes|Remove|Takes) a NOUN from the COLL", "take X OFF C|take X OFF C|remove X from C|.X (has to|should|must|can) come OFF C|delete X from C|.I don't (want|need) X ON C (any more|any longer)|.C: remove X|?can you take X OFF C|.no more X ON C|strike X from C|remove X|drop X from C|take X OFF IT|.X should no longer be ON C|get X OFF C"),
    "check": ("is_in_LIST|check_LIST|LIST_contains|is_on_LIST|has_LIST_VALUE", "(Tells|Checks) whether a NOUN is ON the COLL", "?is X ON C|?is X ON C|?is X (already|still) ON C|?do I have X ON C|?did I put X ON C|?does C (have|contain|include) X|check (if|whether) X is ON C|?is X ON it|.see whether X is ON C|?have I got X ON C"),
    "list": ("list_LIST|get_LIST|show_LIST|LIST_list|view_LIST|LIST_get", "(Lists|Returns|Shows) (what is ON the COLL|the COLL|all of the COLL)", "?what is ON C|?what's ON C|show me C|show C|list C|.let me see C|?what do I have ON C|read me C|?what's ON it|?which VALUES are ON C|.everything ON C, please|give me C|?what have I got ON C"),
    "clear": ("clear_LIST|empty_LIST|LIST_clear|reset_LIST", "(Clears|Empties|Removes everything from) the COLL", "clear C|empty C|.C should be empty|wipe C|take everything OFF C|remove everything from C|delete all of C|.I want C empty|clear it|?can you empty C|.start C from scratch|throw everything OFF C"),
    "count": ("count_LIST|LIST_count|LIST_size|get_LIST_size", "(Tells|Counts|Returns) how many there are ON the COLL", "?how many VALUES are ON C|?how many are ON C|?how long is C|count C|?how big is C|?how many do I have ON C|count the VALUES ON C"),
}


_ARTICLES = dict(product="(the |a ||)", wish="(the |a ||)", packing="(the |my ||)", project="(the |)")


def _plural(noun):
    return {"dish": "dishes", "wish": "wishes", "person": "people", "address": "addresses", "food": "foods"}.get(noun, noun + "s")


def _tool(source, kept, deed, alone):
    names, purpose, asks = _DEEDS[deed]
    coll = re.sub("^(my|the|our|tonight's|tomorrow's) ", "", kept.called[0])
    asks = re.split(r"\|(?![^()]*\))", asks)
    asks += {"add": [f"{verb} X" for verb in kept.adding] * 2, "remove": [f"{verb} X" for verb in kept.removing] * 2, "check": [f"?{one}" for one in kept.asked]}.get(deed, [])
    if not alone:
        asks = [ask for ask in asks if "C" in ask]
    called = f"({'|'.join(kept.called)})" if source.chance(.5) else source.pick(kept.called)
    values = {"X": _ARTICLES.get(kept.kind[7:], "") + "{%s}" % kept.value, "C": called, "IT": "it", "TO": f"({kept.to.replace(' ', '|')})", "OFF": kept.off, "ON": kept.on if kept.on != "to" else "in", "VALUES": _plural(kept.value), "VALUE": kept.value, "NOUN": kept.value.replace("_", " "), "COLL": coll}
    filled = lambda text: re.sub(r"\b(X|C|IT|TO|OFF|ON|VALUES|VALUE|NOUN|COLL)\b", lambda found: values[found[1]], text)
    names = names.replace("LIST", kept.name).replace("VALUE", kept.value)
    rows = [row(kept.value, kept.kind, kept.keys)] if deed in ("add", "remove", "check") else []
    return made(source, "kept", names, filled(purpose), [filled(ask) for ask in asks], rows, deed in ("check", "list", "count"))


def pick(source, held, n):
    """Deeds on one collection; now and then some of them on two."""
    lists = source.random.sample([kept for kept in LISTS if kept.held == held], 2 if n > 2 and source.chance(.3) else 1)
    deeds = source.random.sample(list(_DEEDS), min(max(n, 2), 6))
    if len(lists) == 1:
        return [_tool(source, lists[0], deed, True) for deed in deeds]
    return [_tool(source, kept, deed, False) for kept in lists for deed in deeds[:max(1, n // 2)]]

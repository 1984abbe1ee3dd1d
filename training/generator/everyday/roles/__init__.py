"""Tools whose values are told in sentences of their own: before the order, behind it, or on both sides of it."""
import re
from itertools import permutations
from pathlib import Path

from ..fillers import unseen, word
from ..grammar import parse, slots
from ..kind import Kind, same
from ...material import world
from ..options.tool import _wordings
from ..tool import tool
from ..written import written

_HERE = Path(__file__).parent


def _capital(wordings):
    return "|".join(one[:1].upper() + one[1:] for one in wordings)


def _ask(head, sentences, required):
    """All ways to ask with this head, the other values told beside it. `sentences`: slot -> wordings."""
    mode, head = (head[0], head[1:]) if head[0] in "?." else ("", head)
    here = slots(parse(head))
    missing, more = [slot for slot in required if slot not in here], [slot for slot in sentences if slot not in required and slot not in here]
    said, small = {slot: f"({_capital(of)})" for slot, of in sentences.items()}, {slot: f"({'|'.join(of)})" for slot, of in sentences.items()}
    tail = "".join(f"[¶{said[slot]}]" for slot in more)
    if not missing:
        return mode + head + tail
    order = f"({head}|please {head}|{head[0].upper()}{head[1:]}|{head[0].upper()}{head[1:]})" if not mode else f"({head[0].upper()}{head[1:]})" if head[0] not in "({[" else f"({head})"
    forms = []
    for slots_ in permutations(missing):
        behind = "".join(f"¶{said[slot]}" for slot in slots_)
        if mode == "?":
            forms.append(f"{head}{behind}{tail}")
            continue
        before = small[slots_[0]] + "".join(f"(¶{said[slot]}|, {small[slot]}| and {small[slot]})" for slot in slots_[1:])
        forms += [f"{head}{behind}{tail}", f"{before}(¶{order}|¶{order}|, {head}){tail}", f"{head}(, | - |: ){', '.join(small[slot] for slot in slots_)}"]
        if len(missing) > 1:
            forms.append(f"{small[slots_[0]]}(¶{order}|, {head}){''.join(f'¶{said[slot]}' for slot in slots_[1:])}{tail}")
    return (mode if mode == "?" else ".") + f"({'|'.join(forms)})"


def _tools(text):
    """Below each tool its slots, `> ` heads that tell some of them, `slot> ` sentences that tell one."""
    for topic, held, names, purpose, asking, lines, results in written(text):
        heads = [line[2:] for line in lines if line.startswith("> ")]
        sentences = {name: _wordings(said) for name, said in re.findall(r"^(\w+)> (.+)$", "\n".join(lines), re.M)}
        places = [line for line in lines if not re.match(r"\w*> ", line)]
        required = [line.split(" ")[0].rstrip(":") for line in places if line[0] != "?"]
        yield tool(topic, names, purpose, "\n".join(places), "\n".join(_ask(one, sentences, required) for one in heads), results, asking, held)


def _letters(source, low, high):
    return "".join(source.pick(world.ALPHABET) for _ in range(source.number(low, high)))


def _kind(draw, *hints):
    kind = Kind(same(draw), hints=hints)
    return lambda _: kind


_SURE = "QWERTZ0123456789ABCDEFGHJKLMNPXY"
MADE = {
    "seatno": _kind(lambda s: f"{s.number(1, 42)}{s.pick('ABCDEFGHK')}" if s.chance(.8) else f"{s.pick('ABCDEFG')}{s.number(1, 40)}", "Seat, e.g. 14C", "Number of the seat"),
    "passcode": _kind(lambda s: "".join(s.pick(_SURE) for _ in range(s.number(5, 7))) if s.chance(.7) else f"{_letters(s, 2, 3)}{s.number(10, 9999)}", "Code of the booking, e.g. QX7T2A", "Reference", "The code"),
    "fileno": _kind(lambda s: s.pick([f"{s.number(10000, 9999999)}", f"{_letters(s, 1, 3)}-{s.number(100, 99999)}", f"{s.number(100, 999)}/{s.number(10, 99)}", f"{_letters(s, 2, 2)}{s.number(1000, 99999)}", f"{s.number(1, 99)}-{s.number(100, 9999)}-{_letters(s, 1, 1)}"]), "Number", "Reference number"),
    "word_pair": _kind(lambda s: word(s), "The word", "Word"),
    "whoever": _kind(lambda s: unseen(s, tuple(world.NAMES)) if s.chance(.7) else f"{unseen(s, tuple(world.NAMES))} {s.pseudo_word().capitalize()}", "Name", "Name of the person"),
}
TOOLS = [made for path in sorted(_HERE.glob("*.txt")) for made in _tools(path.read_text())]

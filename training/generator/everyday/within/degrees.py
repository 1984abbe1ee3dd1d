"""How far, how bright, how loud, told by a word: completely, halfway, a quarter, to the maximum; beside the same told by a number.

`degrees.txt`: `thing | names of the tool | of the parameter | what it does | how the thing is called`."""
from collections import namedtuple
from pathlib import Path

from .making import a, made, row

Thing = namedtuple("Thing", "held name tools keys does called")
_WHOLE, _HALF, _QUARTER, _MOST = "completely|fully|all the way|entirely", "halfway|half|half way", "a quarter|one quarter|a quarter of the way", "three quarters|three quarters of the way"
# what it does: purpose, then requests with the share of the range that they tell
_SAID = {
    "opens and closes": ("(Opens and closes|Moves|Sets) a NOUN: LOW is closed, HIGH is open", [(f"open T ({_WHOLE})", 1), (f"?(can|could) you open T ({_WHOLE})", 1), (f"open T ({_HALF})", .5), (f"open T ({_QUARTER})", .25), (f"open T ({_MOST})", .75), (f"close T ({_WHOLE})", 0), (f".T should be ({_WHOLE}) open", 1), (f".T should be ({_WHOLE}) closed", 0), (".T should be (halfway|half) open", .5),
                          (".I want T (half open|half closed|halfway open)", .5), (f".I want T ({_WHOLE}) open", 1), (f".I want T ({_WHOLE}) closed", 0), ("close T halfway", .5), (".T: (halfway|half open)", .5), (".T (wide open|all the way open)", 1), (f"shut T ({_WHOLE})", 0), (".leave T a quarter open", .25), ("?can T be half open", .5),
                          ("set T to V( percent|%| %)", None), ("open T to V( percent|%| %)", None), (".T to V( percent|%| %)", None), (".I want T at V( percent|%| %)", None)]),
    "dims": ("(Sets the brightness of|Dims|Changes the brightness of) a NOUN, LOW to HIGH", [("(turn|set|put) T to (full|maximum|the maximum|full brightness|the highest level)", 1), ("dim T to (half|half brightness|halfway)", .5), ("dim T to a quarter", .25), (".T (as bright as possible|at full brightness)", 1), (".T at half brightness", .5), ("(set|turn) T to (the minimum|minimum|the lowest level)", 0), (".I want T at full brightness", 1),
                          ("make T as bright as (possible|it gets)", 1), ("set T to three quarters", .75), (".(half|half brightness) for T", .5), ("turn T all the way up", 1), ("turn T all the way down", 0), ("dim T completely", 0), ("set T to V", None), ("dim T to V", None), (".T to V", None)]),
    "volume": ("(Sets|Changes) the volume of a NOUN, LOW to HIGH", [("turn T all the way up", 1), ("turn T up (fully|completely)", 1), ("turn T all the way down", 0), ("turn T down (completely|fully)", 0), ("(set|turn|put) T to (full volume|maximum|the maximum|maximum volume)", 1), ("(set|turn|put) T to (half volume|half|half the volume)", .5), ("set T to a quarter", .25), (".T (as loud as possible|at full volume|at maximum volume)", 1), (".T at half volume", .5),
                          ("set T to (the minimum|minimum|minimum volume)", 0), ("set T to three quarters", .75), ("make T as loud as (possible|it gets)", 1), (".I want T at half volume", .5), ("set T to V", None), ("turn T to V", None), (".T at V", None)]),
    "power": ("(Sets|Changes) how fast or strong a NOUN runs, LOW to HIGH", [("turn T all the way up", 1), ("turn T up (fully|completely)", 1), ("turn T all the way down", 0), ("(set|turn|put) T to (full power|maximum|the maximum|full)", 1), ("(set|turn|put) T to (half power|half)", .5), ("run T at (half|half power)", .5), ("run T at (full|full power)", 1), ("set T to a quarter", .25), (".T at full power", 1), (".T at half power", .5), ("set T to (the minimum|minimum)", 0),
                          ("set T to three quarters", .75), (".I want T at (full power|the maximum)", 1), ("set T to V", None), ("run T at V", None), (".T to V", None)]),
}
_RANGES = {"opens and closes": ["0-100"], "dims": ["0-100", "0-100", "0-254", "0-255", "0-10", "1-100", "0-1000"], "volume": ["0-100", "0-100", "0-10", "0-20", "0-50", "0-30"], "power": ["0-100", "0-100", "0-10", "0-5", "0-8"]}


def _things():
    for line in (Path(__file__).parent / "degrees.txt").read_text().strip().split("\n"):
        name, tools, keys, does, called = line.lstrip("* ").split(" | ")
        yield Thing(line[0] == "*", name, tools.split(), keys.split(), does, called.split(", "))


THINGS = list(_things())


def _asks(source, thing, said, low, high):
    key = thing.keys[0]
    for text, share in source.random.sample(said, len(said)):
        value = "" if share is None else "{%s=%d}" % (key, low + share * (high - low))
        if share in (.25, .5, .75) and (low, high) != (0, 100) and (share * (high - low) % 1 or low):
            continue
        yield text.replace("V", "{%s}" % key).replace("T", source.pick(thing.called).replace("ROOM", "{room}"), 1) + value


def _tool(source, thing):
    purpose, said = _SAID[thing.does]
    span = source.pick(_RANGES[thing.does])
    low, high = map(int, span.split("-"))
    noun = thing.name.replace("_", " ")
    purpose = purpose.replace(" a NOUN", f" {a(noun)}" if noun != "blinds" else " blinds").replace("LOW", str(low)).replace("HIGH", str(high))
    rows = [row("room", "within room", ["area", "location", "zone", "where"]), row(thing.keys[0], f"ranged {span}", [key for key in thing.keys if high == 100 or "perc" not in key and "pct" not in key])]
    return made(source, "degrees", "|".join(thing.tools), purpose, list(_asks(source, thing, said, low, high)), rows)


_BESIDE = (("NOUN_state|get_NOUN|NOUN_status|check_NOUN", "Tells the state of a NOUN", ["?what is T set to", "?what is the state of T", "check T", ".tell me the state of T"], True),
           ("stop_NOUN|NOUN_stop|halt_NOUN", "Stops a NOUN", ["stop T", "halt T", "?can you stop T"], False), ("add_NOUN|register_NOUN|NOUN_add", "Registers a new NOUN", ["add T to my devices", "register T", ".I want to register T"], False), ("reset_NOUN|NOUN_reset|calibrate_NOUN", "Calibrates a NOUN", ["calibrate T", "reset T", "?can you reset T"], False))


def _other(source, thing, names, purpose, asks, asking):
    noun = thing.name.replace("_", " ")
    asks = [ask.replace("T", source.pick(thing.called).replace("ROOM", "{room}"), 1) for ask in asks]
    return made(source, "degrees", names.replace("NOUN", thing.name), purpose.replace("a NOUN", a(noun)).replace("NOUN", noun), asks, [row("room", "within room", ["area", "location", "zone", "where"])], asking)


def pick(source, held, n):
    """A thing, what else is done with it, or others of the kind."""
    things = source.random.sample([thing for thing in THINGS if thing.held == held], source.weighted({1: 4, 2: 4, 3: 2}))
    return [_tool(source, thing) for thing in things] + [_other(source, things[0], *one) for one in source.random.sample(_BESIDE, min(n - 1, source.weighted({0: 4, 1: 4, 2: 1})))]

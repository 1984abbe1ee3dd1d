"""Logs in which the same is done with several things and several things with one: by whom, where, how long it took, whether it failed and why; results of checks."""
from dataclasses import replace
from functools import cache
from pathlib import Path

from ..material import world
from ..material.source import is_held_out
from . import grids
from .paper import Ask, Paper
from .values import value

_STEMS = "report invoice photos notes budget orders music letters users index plan menu thesis recipes tickets map sales poem draft survey".split()


@cache
def read():
    """-> {part: {topic: values}}"""
    out, part = {}, {}
    for line in (Path(__file__).parent / "happened.txt").read_text().strip().split("\n"):
        if line.startswith("@ "):
            part = out[line[2:]] = {}
        else:
            topic, values = line.split(" | ")
            part[topic] = values.split(",")
    return out


def _things(source, topic, n):
    kinds = read()["things"][topic]
    match kinds[0]:
        case "FILE": return source.distinct(lambda: source.pick(_STEMS) + source.pick(["", "-old", "_2", "-final", ""]) + "." + source.pick(world.EXTENSIONS + ["zip", "pdf", "jpg"]), n, 60)
        case "CODE": return list(dict.fromkeys(grids.cells(source, "series", n)))
        case "NAME": return source.random.sample(world.NAMES, n)
    return source.random.sample(kinds, n)


# A line's place, doer and time, in the order in which they stand.
_DETAILS = {"place": [" at {x}", " ({x})", " [{x}]", " place={x}"], "who": [" by {x}", " user={x}", " ({x})", " by user {x}"], "took": [" in {x}", " ({x})", " after {x}", " took {x}"], "size": [", {x}", " ({x})", " size={x}"]}


def happened(source):
    """3 to 8 lines."""
    topic = source.pick(list(read()["deeds"]))
    deeds = [one.split(" ") for one in read()["deeds"][topic] if source.held_out or not is_held_out("deed " + one)]
    deeds = [[form.replace("_", " ") for form in one] for one in source.random.sample(deeds, source.weighted({1: 3, 2: 5, 3: 4, 4: 2}))]
    things = _things(source, topic, source.number(2, 6))
    pairs = [(deed, thing) for deed in deeds for thing in things]
    source.random.shuffle(pairs)
    pairs = pairs[:source.number(3, 8)]
    with_details = [one for one in ("who", "took", "place", "size") if source.chance(.55) and (one != "size" or topic == "files") and (one != "took" or topic in ("files", "services", "devices"))]
    shapes = {one: source.pick(_DETAILS[one]) for one in with_details}
    if sum("({x})" in shape for shape in shapes.values()) > 1:
        shapes = {one: _DETAILS[one][0] for one in with_details}
    pools = {"who": source.random.sample(world.NAMES, 12), "place": source.random.sample(read()["where"][topic], min(8, len(read()["where"][topic]))), "took": [f"{n}{source.pick([' s', 's', ' ms']) if topic != 'devices' else ' min'}" for n in source.random.sample(range(2, 900), 9)], "size": [f"{n} {source.pick(['KB', 'MB'])}" for n in source.random.sample(range(2, 900), 9)]}
    pools["who"] = [name.lower() for name in pools["who"]] if source.chance(.5) else pools["who"]
    pools["who"] = [name for name in pools["who"] if name not in things]
    whys = source.random.sample(read()["why"][topic], 5)
    share, stamps = source.pick([0, .2, .35]), _stamps(source, len(pairs))
    form = source.pick(["{t} {l} {m}", "{t} {m}", "[{t}] {l}: {m}", "{t} | {l} | {m}", "{t} {l} {m}", "{t},{l},{m}", "- {t} {m}", "{l} {t} {m}", "{m}", "{t} [{l}] {m}"])
    lines, rows = [], []
    for k, ((base, past, doing), thing) in enumerate(pairs):
        failed = whys and source.chance(share)
        if failed:
            why = whys.pop()
            said, message = {"why": why}, source.pick(["failed to {b} {x}: {y}", "could not {b} {x}: {y}", "could not {b} {x} ({y})", "{g} {x} failed: {y}"]).format(b=base, x=thing, y=why, g=doing)
        else:
            said = {one: pools[one].pop() for one in with_details if pools[one] and source.chance(.85)}
            message = past + " " + thing + "".join(shapes[one].format(x=x) for one, x in said.items())
        lines.append(form.format(t=stamps[k], l="ERROR" if failed else source.pick(["INFO", "INFO", "DEBUG"]), m=message))
        rows.append((base, past, thing, said, stamps[k] if "{t}" in form else "", message, lines[-1]))
    names = ["app.log", "today.log", "events.log", "server.log", "run.log", "work.log", "journal.txt", "output.txt", f"{topic}.log", "history.log", "night.log"]
    return Paper("\n".join(lines), names, _asks(source, rows), source.pick(["log", "log", "file"]))


def _stamps(source, n):
    """Moments one after the other, in one form."""
    at, out, form = source.number(0, 1200), [], source.pick(["{h:02d}:{m:02d}", "{h:02d}:{m:02d}:{s:02d}", "{h:02d}:{m:02d}"])
    for _ in range(n):
        at += source.number(1, 25)
        out.append(form.format(h=at // 60 % 24, m=at % 60, s=source.number(0, 59)))
    return out


def _of(source, row, rows, w):
    """Questions about one line; `w` asks for what it was done with."""
    base, past, thing, said, stamp, message, line = row
    values, asks = dict(x=thing, be="were" if thing.startswith("the ") and thing.endswith("s") and thing != "the cactus" else "was"), []
    if "why" in said:
        values["y"] = said["why"]
        asks.append(Ask("why (could {x} not be {d}|{be} {x} not {d})|what was wrong when it tried to {b} {x}|why did it fail to {b} {x}|what is the reason that {x} {be} not {d}", "why {x} {be} not {d}|the reason why {x} could not be {d}", values, said["why"], line))
        asks.append(Ask(w + " could not be {d} because of the error {y}|(what|which one) had the error {y}", "what had the error {y}", values, thing, line))
        if sum("why" in other[3] and other[0] == base for other in rows) == 1:
            asks.append(Ask(w + " could not be {d}|" + w + " was not {d}", w + " could not be {d}", values, thing, line))
        return asks
    if stamp:
        asks.append(Ask("when {be} {x} {d}|at (which|what) time {be} {x} {d}|what time {be} {x} {d}|when did (they|someone|it) {b} {x}", "when {x} {be} {d}", values, stamp, line, thing))
    if "who" in said:
        asks += [Ask("who {d} {x}|by whom {be} {x} {d}|which user {d} {x}|who was it that {d} {x}", "who {d} {x}", values, said["who"], line, thing)] * 2
        asks.append(Ask(("what" if w == "what" else "whom") + " did {p} {b}|" + w + " was {d} by {p}", w + " was {d} by {p}", values | dict(p=said["who"]), thing, line))
    if "took" in said:
        asks += [Ask("how long did it take to {b} {x}|how long did it take until {x} {be} {d}|how much time did it take to {b} {x}", "how long it took to {b} {x}", values, said["took"], line, thing)] * 2
        asks.append(Ask(w + " was {d} in {p}", w + " was {d} in {p}", values | dict(p=said["took"]), thing, line))
    if "place" in said:
        asks += [Ask("where {be} {x} {d}|at (which|what) place {be} {x} {d}|where did they {b} {x}", "where {x} {be} {d}", values, said["place"], line, thing)] * 2
        asks.append(Ask(w + " was {d} at {p}", w + " was {d} at {p}", values | dict(p=said["place"]), thing, line))
    alone = sum(thing == other[2] for other in rows) == 1
    if "size" in said:
        asks.append(Ask("how (big|large) (is|was) {x}|what is the size of {x}", "how big {x} is", values, said["size"], line) if alone else Ask("how big was {x} when it was {d}", "how big {x} was when it was {d}", values, said["size"], line))
    if alone and sum(thing in other[5] for other in rows) == 1 and source.chance(.4):
        asks.append(Ask("which line is about {x}|what does the log say about {x}|what is the entry about {x}|which line tells about {x}", "which line is about {x}|what the log says about {x}", values, line, line))
    return asks


def _asks(source, rows):
    failures, w = [row for row in rows if "why" in row[3]], "who" if rows[0][2] in world.NAMES else "what"
    put = lambda text, row: text.replace("{b}", row[0]).replace("{d}", row[1])
    asks = [replace(ask, direct=put(ask.direct, row), told=put(ask.told, row)) for row in rows for ask in _of(source, row, rows, w)]
    if failures:
        first = failures[0]
        steps = ", ".join(f"{i + 1} {row[2]}" for i, row in enumerate(failures)) + f".\nSo the answer is {len(failures)}."
        asks.append(Ask("how many (errors|failures) are (there|in the log)|how many things (failed|went wrong)|how often did something (fail|go wrong)", "how many errors there are|how many things failed", {}, str(len(failures)), "", said=steps))
        if len(failures) == 1:
            asks += [Ask("what (failed|went wrong)|which one failed|where was the error", "what failed", {}, first[2], first[6]), Ask("why did it fail|what is the reason (of|for) the (error|failure)|what was the error", "what the error was", {}, first[3]["why"], first[6])]
    if rows[0][4]:
        asks.append(Ask("when (was|is) the (first|earliest) (entry|line)|at what time does the log (start|begin)", "when the first entry was", {}, rows[0][4], rows[0][6]))
        asks.append(Ask("when (was|is) the (last|latest) (entry|line)|at what time does the log end", "when the last entry was", {}, rows[-1][4], rows[-1][6]))
    return asks


_CHECKED = "login,logout,search,upload,payment,cart,print view,date format,sorting,password reset,brakes,lights,horn,tires,oil,mirrors,wipers,seat belts,smoke alarm,fire door,first aid kit,emergency exit,heating,gas pipe,roof,gutter,windows,stairs,water,power,wifi,backup,disk,memory,network,certificate,database,mail,queue,cache,spelling,links,images,titles,footnotes,rope,harness,helmet,map,radio,tent".split(",")
_MARKS = [("{m} {x}", "PASS", "FAIL"), ("{x}: {m}", "ok", "failed"), ("[{m}] {x}", "OK", "ERROR"), ("{x} ... {m}", "ok", "FAILED"), ("- {x}: {m}", "good", "bad"), ("{m} {x}", "✓", "✗"), ("{x}\t{m}", "passed", "failed"), ("{m}: {x}", "ok", "not ok"), ("{x} = {m}", "fine", "broken"), ("| {x} | {m} |", "yes", "no"), ("- [{m}] {x}", "x", " ")]


def checks(source):
    """What was checked, and whether it was well."""
    shape, good, bad = source.pick(_MARKS)
    items, verb = source.random.sample(_CHECKED, source.number(3, 8)), source.pick(["pass", "pass", "work"])
    wrong = set(source.random.sample(items, source.weighted({1: 6, 2: 3, 0: 1})))
    lines = [shape.format(x=item, m=bad if item in wrong else good) for item in items]
    right = [item for item in items if item not in wrong]
    asks = []
    for item, line in zip(items, lines):
        asks.append(Ask("did the check of {x} (pass|succeed)|has {x} passed|is {x} (ok|all right|fine)|was the check of {x} successful", "whether {x} passed|if {x} is ok", dict(x=item), "No." if item in wrong else "Yes.", line))
    say = lambda found: ", ".join(f"{i + 1} {one}" for i, one in enumerate(found)) + f".\nSo the answer is {len(found)}."
    one = len(wrong) == 1
    if wrong:
        found = [item for item in items if item in wrong]
        line = "\n".join(line for item, line in zip(items, lines) if item in wrong)
        asks += [Ask("what (failed|is not ok|did not pass)|which (check|point|one) (failed|did not pass|is not ok)|what is wrong|where is the problem" if one else "what (failed|is not ok|did not pass)|which (checks|points|ones) (failed|did not pass|are not ok)", "what failed|what did not pass", {}, ", ".join(found), line if one else "", said="" if one else f"It says:\n{line}\nSo the answer is {', '.join(found)}.")] * (4 if one else 2)
        asks.append(Ask("how many (checks|points|) (failed|did not pass|are not ok)", "how many failed", {}, str(len(found)), "", said=say(found)))
    asks.append(Ask("how many (checks|points|) (passed|are ok|are fine)", "how many passed", {}, str(len(right)), "", said=say(right)))
    if len(right) == 1:
        asks.append(Ask("what (passed|is ok)|which one (passed|is ok)", "what passed", {}, right[0], next(line for item, line in zip(items, lines) if item in right)))
    head = source.pick(["", "", "Checks:\n", f"Inspection of {value(source, 'date')}\n", "Results\n\n", "# Checklist\n\n", "Report:\n"])
    return Paper(head + "\n".join(lines), ["checks.txt", "checklist.md", "results.txt", "report.txt", "inspection.txt", "status.txt", "test-output.txt"], asks, source.pick(["list", "file", "report"]))

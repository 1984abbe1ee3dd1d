"""Opening hours: days in a row that share a line, days that are closed, two seasons or places with hours of their own."""
from ..material import world
from ..papers.paper import Ask, Paper, options
from ..words.said import capital
from .told import fact, headed, some, told

_PLACES = "library,bakery,museum,swimming pool,pharmacy,post office,toy library,garden center,town hall,repair shop,cafe,tea room,zoo,recycling yard,ticket office,bike shop,flower shop,hair salon,dental practice,climbing hall,archive,kitchen,market hall,farm shop,sauna,game shop,language school,vet,butcher,print shop".split(",")
_WEEKS = [((0, 4), (5, 5), (6, 6))] * 4 + [((0, 3), (4, 4), (5, 5), (6, 6)), ((0, 0), (1, 4), (5, 5), (6, 6)), ((0, 0), (1, 4), (5, 6)), ((0, 2), (3, 3), (4, 5), (6, 6)), ((0, 1), (2, 2), (3, 4), (5, 5), (6, 6)), ((0, 4), (5, 6)), ((0, 3), (4, 5), (6, 6)), ((0, 1), (2, 4), (5, 6)), tuple((i, i) for i in range(7))]
_RANGES = ["{a} to {b}", "{a} to {b}", "{a} - {b}", "{a}-{b}", "{a} – {b}", "{a} through {b}"]
_FORMS = ["{d}: {h}", "{d}: {h}", "{d}  {h}", "- {d}: {h}", "{d} {h}", "* {d} - {h}", "{d}, {h}", "| {d} | {h} |", "{d}\t{h}"]
_SPANS = [("{a}:{m} - {b}:{n}", "{a}:{m}", "{b}:{n}"), ("{a}:{m}-{b}:{n}", "{a}:{m}", "{b}:{n}"), ("{a}:{m} to {b}:{n}", "{a}:{m}", "{b}:{n}"), ("{a}-{b}", "{a}", "{b}"), ("{a} - {b}", "{a}", "{b}"), ("from {a}:{m} to {b}:{n}", "{a}:{m}", "{b}:{n}"), ("{a}.{m} - {b}.{n}", "{a}.{m}", "{b}.{n}"), ("{a} am to {c} pm", "{a} am", "{c} pm"), ("{a}am - {c}pm", "{a}am", "{c}pm"), ("from {a} am to {c} pm", "{a} am", "{c} pm")]
_OPENS = "(when|at what time) does {x} open on {d}{w}|from when (on |)is {x} open on {d}{w}|from what time is {x} open on {d}{w}|since when is {x} open on {d}{w}"
_CLOSES = "until when is {x} open on {d}{w}|until when is {x} open on {d}{w}|(when|at what time) does {x} close on {d}{w}|till when is {x} open on {d}{w}|until what time is {x} open on {d}{w}|how long can I come on {d}{w}"
_BOTH = "when is {x} open on {d}{w}|what are the (opening |)hours of {x} on {d}{w}|what are the (opening |)hours on {d}{w}|(from when to when|when) is {x} open on {d}{w}"
_IS = "is {x} open on {d}{w}|is {x} open on {d}s{w}|can I (come|go) (there |to {x} |)on {d}{w}|does {x} open on {d}{w}"
_AT = "is {x} open on {d} at {t}{w}|can I (still |)come on {d} at {t}{w}|is {x} (still |already |)open at {t} on {d}{w}"
_CLOSED = "on (which|what) day is {x} closed{w}|(which|what) day is {x} closed{w}|on (which|what) day does {x} not open{w}"
_STRAYS = [fact(line) for line in """Closed in {v:month}. / In {v} we are closed. | v = in (which|what) month is {x} closed > in which month {x} is closed
Tel. {v:phone} / Phone: {v} | v = (what is|what's) the (phone|telephone) number|under (which|what) number can I call > the phone number
{v:address} / Address: {v} | v = (what is|what's) the address|where is {x} > the address
Last entry {v:15,20,30,45,60} minutes before closing. | {v} minutes before closing = when is the last entry > when the last entry is ; v = how many minutes before closing is the last entry > how many minutes before closing the last entry is
Adults {a:6..19} euros, children {b:2..5} euros. / Entry: {a} euros, children {b} euros. | {a} euros = how much is it for adults|what do adults pay|what does an adult pay > what adults pay ; {b} euros = how much is it for children|what do children pay|what does a child pay > what children pay
Ask for {n:name}. / At the door, ask for {n}. | n = who (should I|do I) ask for > who to ask for
Manager: {n:person} / Head: {n} | n = who is the (manager|head)|who runs {x} > who runs {x}
Closed on holidays. / Dogs stay outside. / Please ring twice. / Parking behind the house. / See you soon!
Lunch break from {a:11:45,12:00,12:15,12:30} to {b:13:00,13:15,13:30,14:00}. | a = when does the lunch break (start|begin) > when the lunch break starts ; b = when does the lunch break end|until when is the lunch break > when the lunch break ends
Night bell: {n:name}, {v:phone} | v = (what is|what's) the number for the night|(which|what) number (do I call|is it) at night > the number for the night""".split("\n")]


def _week(source, where, x, shown_as):
    """Lines of a week -> (lines, asks); `where`: behind every question."""
    ranges, form, (span, start, end), short, minutes = shown_as
    days, lines, asks, used, closed = world.DAYS, [], [], set(), []
    week, values = source.pick(_WEEKS), dict(x=x, w=where)
    shut = {source.pick([6, 6, 6, 0, 2]) if source.chance(.6) else -1}
    for a, b in week:
        name = lambda i: days[i][:3] if short else days[i]
        label = name(a) if a == b else source.pick([f"{name(a)} and {name(b)}", ranges.format(a=name(a), b=name(b))]) if b == a + 1 else ranges.format(a=name(a), b=name(b))
        if a == b and a in shut:
            word, omitted = source.pick(["closed", "closed", "closed", "Closed", "-"]), source.chance(.2)
            line = form.format(d=label, h=word)
            closed.append(days[a])
            if not omitted:
                lines.append(line)
                asks.append(Ask(_IS, "(whether|if) {x} is open on {d}{w}", values | dict(d=days[a]), "No.", line))
            continue
        for _ in range(40):
            opens, closes = source.number(7, 11), source.number(12, 22)
            if closes not in used and (opens not in used or source.chance(.3)) and closes - opens > 2 and (closes > 12 or "{c}" not in span):
                break
        used |= {opens, closes}
        slots = dict(a=f"{opens:02d}" if minutes[2] and "{c}" not in span else opens, b=closes, c=closes - 12, m=minutes[0], n=source.pick([minutes[0], minutes[1]]))
        hours, first, last = (text.format(**slots) for text in (span, start, end))
        line = form.format(d=label, h=hours)
        lines.append(line)
        for day in dict.fromkeys([a, b, source.number(a, b), source.number(a, b)]):
            mine = values | dict(d=days[day])
            asks += [Ask(_OPENS, "when {x} opens on {d}{w}|from when on {x} is open on {d}{w}", mine, first, line), *[Ask(_CLOSES, "(when {x} closes|until when {x} is open) on {d}{w}", mine, last, line)] * 2, Ask(_BOTH, "when {x} is open on {d}{w}|the (opening |)hours on {d}{w}", mine, hours.removeprefix("from "), line)]
            if source.chance(.3):
                asks.append(Ask(_IS, "(whether|if) {x} is open on {d}{w}", mine, "Yes.", line))
            if source.chance(.35):
                at = source.pick([opens - 1, opens + 1, closes - 1, closes + 1])
                if 10 < at < 15:                                         # there may be a break
                    continue
                clock = f"{at - 12 if at > 12 else at} {'pm' if at > 11 else 'am'}" if "{c}" in span else f"{at}:00"
                asks.append(Ask(_AT, "(whether|if) {x} is open on {d} at {t}{w}", mine | dict(t=clock), "Yes." if opens < at < closes else "No.", line))
    if len(closed) == 1 and (line := next((line for line in lines if line.lower().endswith(("closed", "closed |", "-", "- |"))), "")):
        asks += [Ask(_CLOSED, "on which day {x} is closed{w}", values, closed[0], line)] * 2
    return lines, asks


def hours(source):
    place = source.pick(_PLACES)
    x = source.pick([f"the {place}", f"the {place}", f"the {place}", "it"])
    shown_as = source.pick(_RANGES), source.pick(_FORMS), source.pick(_SPANS), source.chance(.3), (source.pick(["00", "00", "00", "30"]), source.pick(["00", "30", "15"]), source.chance(.25))
    title = source.pick(["Opening hours", "{p}", "{p}: opening hours", "Hours", "The {q}", "{p} - opening times", "Opening hours of the {q}", "We are open"]).format(p=capital(place), q=place)
    taken, asks = set(), []
    if source.chance(.3):
        parts = source.pick([("Summer", "Winter", " in summer", " in winter")] * 2 + [("May to September", "October to April", " in June", " in December"), ("Ground floor", "First floor", " on the ground floor", " on the first floor"), ("Shop", "Workshop", "the shop", "the workshop"), ("Office", "Warehouse", "the office", "the warehouse"), ("Reading room", "Counter", "the reading room", "the counter"), ("School days", "Holidays", " on school days", " in the holidays")])
        text = []
        for head, where in zip(parts[:2], parts[2:]):
            named = where[0] != " "
            lines, more = _week(source, "" if named else where, where if named else x, shown_as)
            text.append(source.pick(["{}:\n", "{}\n", "## {}\n"]).format(head) + "\n".join(lines))
            for ask in more:
                ask.line = f"{head}\n{ask.line}"
                if named:                                                # the question has to say which of both
                    ask.direct, ask.told = ("|".join(one for one in options(grammar) if "{x}" in one) for grammar in (ask.direct, ask.told))
            asks += more
        body = "\n\n".join(text)
    else:
        lines, asks = _week(source, "", x, shown_as)
        body = "\n".join(lines)
    for one in some(source, _STRAYS, 0, 3):
        if made := told(source, one, taken, x=x):
            body += ("\n\n" if "\n\n" in body else "\n") + made[0]
            asks += made[1]
    return Paper(headed(source, title, body), [*"hours.txt opening-hours.md opening.txt info.txt hours.md door.txt".split(), place.replace(" ", "-") + ".txt"], asks, source.pick(["note", "file", "sign"]))

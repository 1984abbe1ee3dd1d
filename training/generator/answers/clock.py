"""Times of the day, how long things take, days of the week and months."""
from ..chat import Answer, User
from ..material import world
from ..words.said import capital, said

_EVENTS = "film lesson concert meeting game flight party lecture match play bus_ride train_ride walk nap test show call class break".split()
_MINUTES = [5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55]
_BRIEF = ["", "", "", "", "", "", " Only the time.", " Just the time, please.", " Answer with the time only.", " Short answer.", " Reply with the time."]
_SHORT = ["", "", "", "", "", " Only the answer.", " Just the answer, please.", " Short answer.", " Answer briefly."]


def _time(source):
    """-> (minutes since midnight, how it is shown, with `am`/`pm` or in 24 hours or in 12 without)"""
    style = source.weighted({"12": 5, "24": 5, "pm": 3})
    hour = source.number(1, 12) if style != "24" else source.number(0, 23)
    minute = source.pick([0, 0, 30, 15, 45] + _MINUTES) if source.chance(.8) else source.number(0, 59)
    half = source.pick([0, 720]) if style == "pm" else 0
    if style == "24" and 10 <= hour <= 12:                              # one cannot see which clock it is
        style = "12"
    return (hour % 12 if style != "24" else hour) * 60 + minute + half, style


def shown(at, style):
    hour, minute = at // 60 % 24, at % 60
    match style:
        case "24": return f"{hour:02d}:{minute:02d}"
        case "12": return f"{(hour - 1) % 12 + 1}:{minute:02d}"
    return f"{(hour - 1) % 12 + 1}:{minute:02d} {'am' if hour < 12 else 'pm'}"


def span(minutes):
    """How long, in words."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{n} {unit}{'s' * (n != 1)}" for n, unit in ((hours, "hour"), (rest, "minute")) if n]
    return " and ".join(parts) or "0 minutes"


def _length(source):
    x = source.random.random()
    return source.pick(_MINUTES) if x < .5 else 60 * source.number(1, 5) if x < .75 else 60 * source.number(1, 3) + source.pick([15, 30, 45, 10, 20]) if x < .93 else source.number(1, 59)


def _later(source):
    at, style = _time(source)
    long = _length(source)
    back = source.chance(.4)
    if style == "12" and not 0 <= (at - long if back else at + long) < 780 and source.chance(.8):      # across twelve
        return _later(source)
    end = (at - long if back else at + long) % (720 if style == "12" else 1440)
    sign, own = ("-" if back else "+"), dict(t=shown(at, style), l=span(long), e=source.pick(_EVENTS).replace("_", " "), n=source.pick(world.NAMES))
    if back:
        form = ("what (time is|is) {l} before {t}?|{l} before {t}(?| is what time?| is?)|(it is|it's) {t}( now|). What time was it {l} ago?|what time was it {l} ago if it is {t} now?|(the|a|our) {e} (ended|was over|finished) at {t} and (lasted|took) {l}. When did it (start|begin)?|I need {l} (to get there|for the way). When (must|do|should) I leave to be there at {t}?|"
                "subtract {l} from {t}(.|)|(what is|what's) {t} minus {l}?|{n} came {l} early to the {e} at {t}. When did {n} (come|arrive)?|the {e} starts at {t}. I want to be there {l} earlier. When is that?|the clock shows {t} but is {l} fast. What time is it really?|(the|a) {e} that takes {l} has to end at {t}. When must it start?")
    else:
        form = ("what (time is|is) {l} after {t}?|{l} after {t}(?| is what time?| is?)|(it is|it's) {t}( now|). What time (will it be|is it) in {l}?|what time is it in {l} if it is {t} now?|(the|a|our) {e} (starts|begins) at {t} and (lasts|takes|goes on for) {l}. (When|At what time) does it (end|finish)?|{n} (starts|leaves|begins) at {t} and needs {l}. When (is {n} done|does {n} finish|does {n} arrive)?|"
                "add {l} to {t}(.|)|(what is|what's) {t} plus {l}?|the {e} at {t} is {l} late. When does it (start|come|begin)?|(a cake|the bread) goes into the oven at {t} and bakes for {l}. When is it done?|I (parked|came) at {t} and may stay {l}. Until when?|{l} from {t}(?| is?)|my {e} is at {t}, but it was moved {l} later. When is it now?|the clock shows {t} but is {l} slow. What time is it really?|"
                "I (put|set) a timer of {l} at {t}. When does it ring?|(it is|it's) {t}( now|) and my {e} is in {l}. (When|At what time) is (it|my {e})?|(it is|it's) {t}. (In {l} my {e} starts|My {e} starts in {l}). When is that?|{n} comes home {l} after {t}. When is that?|a {e} of {l} that starts at {t} ends when?")
    return said(source, form, **own), f"{shown(at, style)} {sign} {span(long)} is {shown(end, style)}.", shown(end, style), _BRIEF


def _between(source):
    at, style = _time(source)
    long = _length(source)
    own = dict(a=shown(at, style), b=shown((at + long) % (720 if style == "12" else 1440), style), e=source.pick(_EVENTS).replace("_", " "), n=source.pick(world.NAMES))
    if long < 120 and source.chance(.5):
        return said(source, "how many minutes (are there|are|lie|pass) (between {a} and {b}|from {a} to {b})?|(a|the) {e} (goes|lasts|runs) from {a} to {b}. How many minutes is (that|it)?|{n} waits from {a} to {b}. How many minutes( is that|)?|how many minutes after {a} is {b}?|minutes from {a} to {b}?", **own), f"From {own['a']} to {own['b']} it is {long} minutes.", str(long), _SHORT
    if long % 60 == 0 and source.chance(.5):
        return said(source, "how many hours (are there|are|lie|pass) (between {a} and {b}|from {a} to {b})?|{n} works from {a} to {b}. How many hours( is that|)?|the shop is open from {a} to {b}. How many hours is that?|how many hours after {a} is {b}?", **own), f"From {own['a']} to {own['b']} it is {span(long)}.", str(long // 60), _SHORT
    return said(source, "how long (is it|does it take|is the time) from {a} (to|until|till) {b}?|(a|the) {e} (starts|begins) at {a} and ends at {b}. How long (is it|does it last|does it take)?|{n} slept from {a} to {b}. How long (was that|did {n} sleep)?|how much time is (between {a} and {b}|there from {a} to {b})?|how long after {a} is {b}?|(the|a) train leaves at {a} and arrives at {b}. How long is the (ride|trip)?", **own), f"From {own['a']} to {own['b']} it is {span(long)}.", span(long), _SHORT


def _weekday(source):
    i, k = source.number(0, 6), source.number(1, 10)
    back = source.chance(.35)
    j = (i - k if back else i + k) % 7
    name = {1: "one", 2: "two", 3: "three"}.get(k, str(k)) if source.chance(.3) else str(k)
    own = dict(d=world.DAYS[i], k=name, s="" if k == 1 else "s", e=source.pick(_EVENTS).replace("_", " "))
    form = "today is {d}. (What|Which) day was it {k} day{s} ago?|(what|which) day (is|comes|was) {k} day{s} before {d}?|{k} day{s} before {d} is (what|which) day?|if today is {d}, (what|which) day was it {k} day{s} ago?" if back else \
        "today is {d}. (What|Which) day (is it|will it be) in {k} day{s}?|(what|which) day (is|comes) {k} day{s} after {d}?|if today is {d}, (what|which) day is it in {k} day{s}?|{k} day{s} after {d} is (what|which) day?|the {e} is on {d} but was moved by {k} day{s}. (What|Which) day is it now?|it is {d}. My {e} is in {k} day{s}. What day is that?"
    return said(source, form, **own), f"{k} days {'before' if back else 'after'} {world.DAYS[i]} is {world.DAYS[j]}.", world.DAYS[j], _SHORT


def _days(source):
    i, k = source.number(0, 6), source.number(1, 6)
    a, b = world.DAYS[i], world.DAYS[(i + k) % 7]
    return said(source, "how many days (is it|are there|are it) from {a} to (the next |){b}?|today is {a}. In how many days is {b}?|how many days after {a} (is|comes) {b}?|it is {a}. How many days (are left|is it) until {b}?", a=a, b=b).replace("are it", "is it"), f"From {a} to {b} it is {k} days.", str(k), _SHORT


def _month(source):
    i, k = source.number(0, 11), source.number(1, 8)
    back = source.chance(.35)
    j = (i - k if back else i + k) % 12
    if source.chance(.35):
        return said(source, "(which|what) number is the month {m}?|what is the number of the month {m}?|which month number is {m}?", m=world.MONTHS[i]), f"{world.MONTHS[i]} is month {i + 1}.", str(i + 1), _SHORT
    form = "(what|which) month (is|comes|was) {k} month{s} before {m}?|it is {m}. (What|Which) month was it {k} month{s} ago?" if back else "(what|which) month (is|comes) {k} month{s} after {m}?|it is {m}. (What|Which) month (is it|will it be) in {k} month{s}?|{k} month{s} after {m}?|I started in {m} and need {k} month{s}. In (what|which) month am I done?"
    return said(source, form, m=world.MONTHS[i], k=k, s="" if k == 1 else "s"), f"{k} months {'before' if back else 'after'} {world.MONTHS[i]} is {world.MONTHS[j]}.", world.MONTHS[j], _SHORT


def _units(source):
    n = source.number
    match n(0, 6):
        case 0: a, b = n(1, 5), source.pick([0, 5, 10, 15, 20, 30, 45]); return said(source, "how many minutes (are|is|make|are in) {l}?|{l} in minutes?|(convert|turn) {l} (to|into) minutes(.|)|{l} (are|is) how many minutes?", l=span(60 * a + b)), f"{a} * 60 = {60 * a}. {60 * a} + {b} = {60 * a + b}.", str(60 * a + b), _SHORT
        case 1: a = n(1, 10); return said(source, "how many hours are {m} minutes?|{m} minutes in hours?|{m} minutes are how many hours?", m=60 * a), f"{60 * a} / 60 = {a}.", str(a), _SHORT
        case 2: a, b = n(1, 4), source.pick([5, 10, 15, 20, 30, 45, 50]); return said(source, "(what|how much) is {m} minutes in hours and minutes?|(write|say|give|tell me) {m} minutes (in|as) hours and minutes(.|)|{m} minutes in hours and minutes?", m=60 * a + b), f"{60 * a + b} - {60 * a} = {b}.", span(60 * a + b), _SHORT
        case 3: a = n(1, 10); return said(source, "how many {u} (are|make) {k} {v}?|{k} {v} (in|are how many) {u}?", **dict(zip("ukv", source.pick([("weeks", 7 * a, "days"), ("days", 24 * a, "hours"), ("minutes", 60 * a, "seconds"), ("years", 12 * a, "months"), ("meters", 100 * a, "centimeters"), ("dozen", 12 * a, "eggs"), ("dollars", 100 * a, "cents"), ("kilograms", 1000 * a, "grams"), ("kilometers", 1000 * a, "meters"), ("pairs", 2 * a, "shoes")])))), f"The answer is {a}.", str(a), _SHORT
        case 4:
            hour = n(1, 12)
            word, at = source.pick([("half past {h}", hour * 60 + 30), ("quarter past {h}", hour * 60 + 15), ("quarter to {h}", hour * 60 - 15), ("ten past {h}", hour * 60 + 10), ("ten to {h}", hour * 60 - 10), ("twenty past {h}", hour * 60 + 20), ("five to {h}", hour * 60 - 5), ("{h} o'clock", hour * 60)])
            word = word.format(h=source.pick([str(hour), world.in_words(hour)]))
            return said(source, "(write|give|show|say) {w} (in|with) (digits|numbers)(.|)|{w} in digits(?|)|what (time is|is) {w} in (digits|numbers)?|how do you write {w} (on a digital clock|in digits)?|{w} on a digital clock?", w=word), f"{word} is {shown(at, '12')}.", shown(at, "12"), _SHORT
        case 5:
            at, _ = _time(source)
            at += 720 if at < 720 else 0
            return said(source, "(what is|what's|write) {a} in (24 hour format|24-hour time|the 24 hour clock)(?|)|{a} in 24-hour time(?|)|(convert|change) {a} to 24-hour time(.|)", a=shown(at, "pm")), f"{shown(at, 'pm')} is {shown(at, '24')}.", shown(at, "24"), _SHORT
    (a, x), (b, y) = (_time(source)[0], _time(source)[0]), (0, 0)
    if a == x:
        return _units(source)
    first = source.chance(.6)
    u, v = shown(a, "24"), shown(x, "24")
    return said(source, "(which|what) (time |)is (earlier|first)(:|,) {u} or {v}?|{u} or {v}, (which|what) (is|comes) (earlier|first)?" if first else "(which|what) (time |)is (later|last)(:|,) {u} or {v}?|{u} or {v}, (which|what) is later?", u=u, v=v), f"I compare {u} and {v}.", min(u, v) if first else max(u, v), _SHORT


def clock(source):
    text, thought, answer, brief = source.weighted({_later: 40, _between: 16, _weekday: 14, _days: 6, _month: 8, _units: 16})(source)
    text = text if source.chance(.25) else capital(text)
    return [User(text + (source.pick(brief) if text[-1] == "?" else "")), Answer(thought, answer)]

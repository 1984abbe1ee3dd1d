"""What comes next or came before: days, months, letters, numbers in steps, things a day, a week or a month away from each other."""
from ..chat import Answer, User
from ..material import world
from ..words.said import capital, said

_EVENTS = "the party|the exam|the concert|the wedding|my flight|the meeting|the match|the trip|the dinner|the test|the lesson|the parade|the sale|the interview|our move|the race|the play|the delivery|the picnic|the market|my birthday|the holiday|the course|the show|the festival|the inspection|the vacation|the hike|the deadline".split("|")
_NEXT = "(which|what) {k} comes next|what comes next|(what is|what's) next|(what is|what's) the next {k}|next|next {k}|and then|(which|what) {k} (is|follows) next|(which|what) {k} follows|what follows|(how does it|how do you) (go on|continue)|which one is next|(what|which) {k} comes after that|continue with one more|the next one|what would be next"
_BEHIND = ["{l}... {q}?", "{l}, {q}?", "{l} ... {Q}?", "{l}. {Q}?", "{l}, ... {q}?", "{l}: {q}?", "{Q}: {l}, ...?", "{Q}? {l}", "{l} - {q}?", "{l}, ?", "{l}, ...", "{l} {q}?", "{Q} after {l}?", "{l}, and {q}?", "complete: {l}, ...", "{l}, __", "go on: {l}, ...", "I say {l}. {Q}?", "what is missing: {l}, ?"]


def _typed(source, text, *starts):
    return text if text.startswith(starts or ("\0",)) or source.chance(.35) else capital(text)


def rows(source):
    """A row of days, months, letters, numbers and what follows."""
    kind = source.weighted({"day": 5, "month": 3, "letter": 5, "number": 6, "step": 5, "down": 2, "word": 2})
    n = source.number(2, 4)
    if kind in ("day", "month", "letter", "word"):
        items = {"day": world.DAYS, "month": world.MONTHS, "letter": world.ALPHABET, "word": [world.in_words(x) for x in range(1, 30)]}[kind]
        i = source.number(0, len(items) - 1 - n) if kind in ("letter", "word") else source.number(0, len(items) - 1)
        row = [items[(i + j) % len(items)] for j in range(n + 1)]
        row = [x.lower() for x in row] if kind == "letter" and source.chance(.5) else row
        kind = "number" if kind == "word" else kind
    else:
        step = {"number": 1, "down": -source.pick([1, 1, 2, 5, 10]), "step": source.pick([2, 2, 3, 4, 5, 5, 10, 10, 20, 50, 100])}[kind]
        low = source.number(0, 90) if kind == "number" else -step * n + source.number(0, 40) if kind == "down" else step * source.number(0, 6) if source.chance(.7) else source.number(0, 20)
        n = max(n, 3)
        low += -step * (n - source.number(2, n)) if kind == "down" else 0
        row, kind = [str(low + step * j) for j in range(n + 1)], "number"
        if "-" in row[-1]:
            return rows(source)
    *shown, right = row
    joint = source.pick([", ", ", ", ", ", " ", " - " if kind != "number" else ", "])
    if source.chance(.15) and kind in ("day", "month"):
        shown = [source.pick([shown[-1], shown[-1]])]
    l = joint.join(shown)
    if len(shown) == 1:
        text = source.pick(["{l}, {q}?", "after {l}, {q}?", "it is {l}. {Q}?"]).format(l=l, q=f"what {kind} comes next", Q=f"What {kind} comes next")
    else:
        form = source.pick(_BEHIND)
        q = said(source, _NEXT, k=kind)
        form = "{l}, {q}?" if "after" in form and "after" in q else form
        text = form.format(l=l, q=q, Q=capital(q))
    return [User(_typed(source, text, l)), Answer(f"After {shown[-1]} comes {right}.", right)]


def _one(source):
    """Where somebody is in counting, and the next or last number."""
    a = source.number(1, 199 if source.chance(.3) else 99)
    step = source.pick([1, 1, -1])
    text = said(source, "(I am|I'm) at {a}(,|.) (what is |)(the |)next number?|I counted to {a}. (What|Which) number (is next|comes next)?|I (am at|have reached|just said) {a}, what (comes|is) next?|we are at number {a}. (What|Which) (number |)is next?|(now serving|the last ticket was) number {a}. (What|Which) number (is next|comes next)?|after {a} comes?|{a}, and then?|{a} and the next number (is|please)?|(what|which) number do I say after {a}?|I'm counting and said {a}. Next?|my last number was {a}. The next one?|I was on page {a}. Which page is next?|count on from {a} by one(:| -|,) what (is it|do you get)?|(what is|what's) {a} and one more?|one more than {a}?|(who|which number) follows {a}?|the number (right |)after {a}?" if step > 0 else
                "(I am|I'm) counting down and I am at {a}(,|.) (what is |)(the |)next number?|I count backwards and said {a}. (What|Which) number (is next|comes next)?|(what|which) number (is|comes) (right |just |)before {a}?|one less than {a}?|the number (right |just |)before {a}?|(what is|what's) {a} minus one?|which page is before page {a}?|counting down: {a}, next?", a=a)
    return [User(_typed(source, text)), Answer(f"{a} {'+' if step > 0 else '-'} 1 = {a + step}.", str(a + step))]


def apart(source):
    """Something is so many days, weeks or months before or after something else."""
    unit = source.weighted({"day": 10, "month": 4, "week": 3, "hour": 2})
    back, k = source.chance(.4), source.number(1, 3) if source.chance(.85) else source.number(4, 6)
    e, f = source.random.sample(_EVENTS, 2)
    if unit in ("day", "week"):
        items, by = world.DAYS, 1 if unit == "day" else 7
    elif unit == "month":
        items, by = world.MONTHS, 1
    else:
        items, by = [f"{h} {half}" for half in ("am", "pm") for h in (12, *range(1, 12))], 1
    i = source.number(0, len(items) - 1)
    x, right = items[i], items[(i + (-k if back else k) * by) % len(items)]
    k = source.pick([str(k), world.in_words(k), "a" if unit != "hour" else "an"]) if k == 1 else source.pick([str(k), world.in_words(k)])
    n = f"{k} {unit}" + ("s" if k not in ("1", "one", "a", "an") else "")
    w, joint = ("before" if back else "after"), {"day": "on ", "week": "on ", "month": "in ", "hour": "at "}[unit]
    name = {"week": "day", "hour": "time"}.get(unit, unit)
    ask = {"day": "(on |)(which|what) day is {e}|when is {e}|what day is {e}", "month": "(in |)(which|what) month is {e}|when is {e}", "time": "(at |)what time is {e}|when is {e}"}[name]
    ask = said(source, ask, e="\0")
    told = said(source, "{e} is {n} {w} {x}|{e} is {n} {w} {x}|{e} (comes|takes place|will be) {n} {w} {x}|{n} {w} {x} is {e}" if source.chance(.55) else "{f} is {j}{x} and {e} is {n} {w} that|{f} is {j}{x}. {E} is {n} {v}|{f} is {j}{x}, {e} {n} {v}|{e} was planned for {x} but (was moved|is|has been moved) {n} {v}|{f} is {j}{x}. {E} is {n} {w} {f}", e=e, f=f, n=n, w=w, x=x, j=joint, v="earlier" if back else "later")
    text = source.pick(["{T}. {Q}?", "{T}. {Q}?", "{t}, {q}?", "{t}. {q}?", "{T}. {Q}", "if {t}, {q}?", "{T}. So {q}?", "{Q} if {t}?", "{Q}: {t}?"]).format(t=told, T=capital(told), q=ask, Q=capital(ask))
    at = [text.find(e.removeprefix("the ")), text.find("\0")]
    text = text.replace("\0", e if at[1] < at[0] or at[0] < 0 or source.chance(.55) else "it" if f not in text and capital(f) not in text else e)
    return [User(_typed(source, text)), Answer(f"{capital(n)} {w} {x} is {right}.", right)]


def today(source):
    """From today: yesterday, tomorrow, the day after tomorrow, next month."""
    match source.number(0, 3):
        case 0 | 1:
            i = source.number(0, 6)
            word, k = source.pick([("tomorrow", 1), ("tomorrow", 1), ("the day after tomorrow", 2), ("yesterday", -1), ("the day before yesterday", -2)])
            name, at = source.pick([("today", 0), ("today", 0), ("today", 0), ("yesterday", -1), ("tomorrow", 1)])
            if word == name:
                return today(source)
            verb = {"today": "is", "yesterday": "was", "tomorrow": "is"}[name]
            ask = said(source, "(what|which) day (is|will be) {w}|what is {w}|{w} is (what|which) day" if k > 0 else "(what|which) day was {w}|what was {w}|{w} was (what|which) day", w=word)
            right, x = world.DAYS[(i - at + k) % 7], world.DAYS[i]
            told = f"{name} {verb} {x}"
        case 2:
            i = source.number(0, 6)
            name, at = source.pick([("yesterday", -1), ("tomorrow", 1), ("the day after tomorrow", 2), ("the day before yesterday", -2)])
            x, right = world.DAYS[i], world.DAYS[(i - at) % 7]
            told = f"{name} {'was' if at < 0 else 'is'} {x}"
            ask = said(source, "(what|which) day is (it |)today|what is today|so what day is today|what day do we have today")
        case _:
            i = source.number(0, 11)
            back = source.chance(.4)
            x, right = world.MONTHS[i], world.MONTHS[(i + (-1 if back else 1)) % 12]
            told = source.pick([f"it is {x}", f"this month is {x}", f"we are in {x}", f"now it is {x}"])
            ask = said(source, "(what|which) month was (last month|it a month ago|it last month)|what was last month" if back else "(what|which) month (comes next|is next|is next month|is it in a month|follows)|what is next month")
    text = source.pick(["{T}. {Q}?", "{T}. {Q}?", "{t}, {q}?", "{t}. {q}?", "if {t}, {q}?", "{Q} if {t}?", "{T}. So {q}?", "{T}. {Q}"]).format(t=told, T=capital(told), q=ask, Q=capital(ask))
    return [User(_typed(source, text)), Answer(f"{capital(told)}. It is {right}.", right)]


def successions(source):
    return source.weighted({rows: 30, _one: 14, apart: 34, today: 14})(source)

"""Who does what: notes, rotas and minutes in lines like `Kitchen: Anna cleans the oven on Friday`, of which a person, a deed, a day, a place or an amount is asked for."""
import re
from functools import cache
from pathlib import Path

from ..material import world
from ..material.source import is_held_out
from .paper import Ask, Paper

_TIMES = ["8:00", "9:30", "10:15", "noon", "14:00", "15:45", "17:30", "7:20", "11:00", "18:15", "20:00", "13:30"]
_WHEN = {"day": ("on {}", world.DAYS), "time": ("at {}", _TIMES), "other": ("{}", ["tomorrow", "this evening", "next week", "on the 3rd of May", "before lunch", "after the break", "every morning", "on the 12th", "by the end of the month", "on Monday morning", "once a week", "by Thursday"])}
_WHERE = "at the market,in the town hall,in the village,at the station,in the back yard,at the harbor,in building C,in the school kitchen,at the club house,in room 14,in the north wing,at the farm,on the second floor,in the old gym,on the terrace,behind the church".split(",")
_ANYWHERE = ("drive", "send", "order", "book", "call", "update", "move", "write", "take")
_PAYS = ["for {} euros", "for {} dollars"]
# What stands before a line: a list of its own kind, or what tells when or where.
_LABELS = {"": ["Kitchen,Garden,Office,Hall,Cellar,Bathroom,Garage,Entrance,Attic,Shop,Yard,Bar", "Food,Music,Money,Press,Transport,Decoration,Safety,Kids,Cleaning,Drinks,Technology,Guests", "Item 1,Item 2,Item 3,Item 4,Item 5,Item 6,Item 7,Item 8,Item 9,Item 10,Item 11,Item 12", "Red team,Blue team,Green team,Yellow team,White team,Black team,Orange team,Grey team,Pink team,Brown team,Silver team,Gold team",
               "Task A,Task B,Task C,Task D,Task E,Task F,Task G,Task H,Task I,Task J,Task K,Task L", "Sales,Support,Legal,Finance,Design,Research,Storage,Reception,Marketing,Training,Canteen,IT", "Todo,Agreed,Open,New,Also,Next,Later,Urgent,Done,Plan,Info"],
           "day": [",".join(world.DAYS)], "time": [",".join(t for t in _TIMES if ":" in t)], "week": ["Week 1,Week 2,Week 3,Week 4,Week 5,Week 6,Week 7,Week 8,Week 9,Week 10"]}
_FILES = "notes.txt notes.md rota.txt minutes.md plan.txt todo.txt tasks.txt party.txt duties.md meeting.txt agenda.txt who.txt team.md weekend.txt chores.txt festival.md handover.txt shift.txt protocol.md jobs.txt".split()
_TITLES = "Plan,Who does what,Duties,Minutes,Saturday,Notes,Jobs,Rota,To do,Party,Meeting of Tuesday,Summer fair,Handover,Week 12,Moving day,Open day".split(",")
_ASIDES = ["Thanks to everybody.", "Please be on time.", "More details will follow.", "Questions? Ask in the office.", "The weather should be fine.", "Nothing else for now."]

# Of a deed in the present, the past, or one that is to come; {d} the deed with its thing.
_WHO = {"now": "who {s} {x}|who {s} {x}|who is going to {p} {x}|who has to {p} {x}|(which person|who) is responsible for {x}|whose job is it to {p} {x}", "will": "who will {p} {x}|who {s} {x}|who is going to {p} {x}|who has to {p} {x}|who is supposed to {p} {x}", "was": "who {b} {x}|who {b} {x}|who was it that {b} {x}|which person {b} {x}"}
_WHO_TOLD = {"now": "who {s} {x}|who has to {p} {x}", "will": "who will {p} {x}|who {s} {x}", "was": "who {b} {x}"}
_WHAT = {"now": "what does {n} {p}|what does {n} have to {p}|what should {n} {p}", "will": "what will {n} {p}|what does {n} {p}|what is {n} going to {p}", "was": "what did {n} {p}"}
_WHAT_TOLD = {"now": "what {n} {s}", "will": "what {n} will {p}", "was": "what {n} {b}"}
_DID = {"now": "{w} does {n} {p} {x}|{w} is {n} going to {p} {x}|{w} does {n} have to {p} {x}", "will": "{w} will {n} {p} {x}|{w} does {n} {p} {x}", "was": "{w} did {n} {p} {x}"}
_DID_TOLD = {"now": "{w} {n} {s} {x}", "will": "{w} {n} will {p} {x}", "was": "{w} {n} {b} {x}"}
_ON = {"now": "who {s} something {t}|who is down for {l}|who has {l}", "will": "who is down for {l}|who has {l}", "was": "who did something {t}|who was down for {l}"}
_UNDER = "who (stands|is named|is listed) (under|at|for) {l}|who is (under|down for) {l}|(whose|which) name stands (under|at) {l}"


@cache
def deeds():
    """-> [(third person, infinitive, past, thing)]"""
    return [(*[form.strip() for form in forms], thing.strip()) for line in (Path(__file__).parent / "duties.txt").read_text().strip().split("\n") for *forms, things in [line.split(" | ")] for thing in things.split(",")]


def duties(source):
    held = lambda deed: is_held_out(f"duty {deed[1]} {deed[3]}")
    pool = [deed for deed in deeds() if source.held_out or not held(deed)]
    n = source.weighted({3: 2, 4: 4, 5: 6, 6: 6, 7: 4, 8: 3})
    chosen = [source.pick([deed for deed in pool if held(deed)])] if source.held_out else []
    verb = source.pick(pool)[1] if source.chance(.25) else None          # the same deed with many things
    for deed in source.random.sample(pool, len(pool)):
        if len(chosen) < n and deed[3] not in [one[3] for one in chosen] and (deed[1] == verb or len(chosen) > 2 or not verb):
            chosen.append(deed)
    source.random.shuffle(chosen)
    names = source.random.sample(world.NAMES, len(chosen))
    tense = source.weighted({"now": 6, "will": 3, "was": 3})
    labelled = source.weighted({"": 8, "day": 4, "time": 3, "week": 1, None: 4})
    labels = None if labelled is None else source.pick(_LABELS[labelled]).split(",")
    if labels and len(labels) < len(chosen):
        chosen, names = chosen[:len(labels)], names[:len(labels)]
    labels = labels and source.random.sample(labels, len(chosen))
    if labels and (labelled or labels[0].split(" ")[0] in ("Item", "Task")):
        labels.sort(key=lambda one: (world.DAYS.index(one),) if labelled == "day" else (len(one), one))
    lines, asks = [], []
    whens, wheres = source.random.sample(_WHEN["other"][1], len(_WHEN["other"][1])), source.random.sample(_WHERE, len(_WHERE))
    days, hours = source.random.sample(world.DAYS, 7), source.random.sample(_TIMES, 7)
    for i, ((s, p, b, x), n) in enumerate(zip(chosen, names)):
        values = dict(s=s, p=p, b=b, x=x, n=n)
        said = {"now": f"{n} {s} {x}", "will": f"{n} {source.pick(['will', 'will', 'has to', 'is going to'])} {p} {x}", "was": f"{n} {b} {x}"}[tense]
        tails, told = [], []
        if not labelled and source.chance(.45):
            kind = source.pick(["day", "time", "other"] if tense != "was" else ["day", "time"])
            when = {"day": days, "time": hours, "other": whens}[kind][i % 7]
            if when not in ("once a week", "every morning", "next week") or tense == "now":
                tails.append(_WHEN[kind][0].format(when))
                told.append((source.pick(["when", "when", "on which day" if kind == "day" else "at what time"]) if kind != "other" else "when", when.removeprefix("on ") if kind == "other" else when))
        elif p not in _ANYWHERE and source.chance(.35):
            tails.append(wheres[i])
            told.append(("where", re.sub("^(in|at|on) ", "", wheres[i])))
        if p in ("buy", "sell", "order", "book") and source.chance(.4):
            price = source.pick(_PAYS).format(source.number(3, 90) * source.pick([1, 5, 10]))
            tails.insert(0, price)
            told.append(("for how much", price.removeprefix("for ")))
        line = " ".join([said] + tails)
        lines.append((f"{labels[i]}{{j}}{line}" if labels else line))
        asks.append([Ask(_WHO[tense], _WHO_TOLD[tense], values, n, "", f"who {b if tense == 'was' else s} {x}")] * 3 + [Ask(_WHAT[tense], _WHAT_TOLD[tense], values, x, "")] * 1
                    + [Ask(_DID[tense], _DID_TOLD[tense], values | dict(w=w), answer, "") for w, answer in told] * 2)
        if labelled:
            w, t = {"day": ("on which day", "on "), "time": ("at what time", "at "), "week": ("in which week", "in ")}[labelled]
            asks[-1] += [Ask(_DID[tense], _DID_TOLD[tense], values | dict(w=source.pick(["when", w])), labels[i], "")] * 2
            asks[-1] += [Ask(_ON[tense], "who is down for {l}", dict(l=labels[i], t=t + labels[i]), n, "")]
        elif labels and source.chance(.4):
            asks[-1] += [Ask(_UNDER, "who (stands|is named) (under|at) {l}", dict(l=labels[i]), n, "")]
    joint, mark = source.pick([": ", ": ", ": ", " - ", " -> ", " | ", "; "]), source.pick(["", "", "", "- ", "- ", "* ", "{i}. ", "[ ] "]) if not labels or source.chance(.3) else ""
    stop = source.pick(["", "", "."]) if labels or mark else "."
    lines = [mark.replace("{i}", str(i + 1)) + (line.replace("{j}", joint) if labels else line) + stop for i, line in enumerate(lines)]
    for line, mine in zip(lines, asks):
        for ask in mine:
            ask.line = line
    prose = not labels and not mark and source.chance(.5)
    text = (" " if prose else "\n").join(lines)
    if source.chance(.35):
        title = source.pick(_TITLES)
        text = source.pick([f"# {title}\n", f"# {title}\n\n", f"{title}\n", f"{title}:\n"]) + text
    if source.chance(.15):
        text += ("\n\n" if not prose else " ") + source.pick(_ASIDES)
    asks = [mine for one, mine in zip(chosen, asks) if held(one)] if source.held_out else asks
    return Paper(text, [source.pick(_FILES)], [ask for mine in asks for ask in mine], source.pick(["note", "list", "file"]))

"""Logs: what happened when, with whom and to what, one slot of a message asked for at a time."""
import re
from functools import cache
from pathlib import Path

from ..everyday.grammar import parse
from ..material import world
from ..material.source import is_held_out
from .paper import Ask, Paper, options
from .values import hexes, value

_LISTS = {key: text.split(",") for key, text in dict(
    letter="A,B,C,D,E,F,G,H,K,L,M,N,P,R,S,T,W,X,Z", setting="low,high,medium,critical,normal,loud,quiet,poor,fair", time2="6:15,7:40,9:05,11:20,12:50,14:35,16:10,18:25,19:55,21:30,22:45",
    disk="/dev/sda1,/dev/sdb1,/data,/home,/var,/srv,/backup,nas1,nas2,C:,D:,/mnt/photos", goods="candles,notebooks,mugs,lamps,cushions,chairs,towels,baskets,teapots,blankets,bottles,scarves,coffee beans,apples,bricks,planks,sacks", printer="LP-1,LP-2,LP-3,front,back,desk 4,zebra1,zebra2", place="the server room,the archive,the cellar,the lab,the kitchen,the main hall,the garage,the office,room 12,room 4,the workshop,the attic,the library,the gym,the store room,the canteen",
    branch="main,develop,release,feature-login,hotfix,staging,docs,feature-cart", test="login_works,cart_total,parse_dates,empty_input,send_mail,resize_image,sort_rows,round_trip,old_format,api_limits,unicode_names", pkg="lodash,requests,serde,express,numpy,react,tokio,flask,axios,chalk,pillow,webpack,rand,vite",
    device="the thermostat,the boiler,the doorbell,the camera,the router,the radar,the anchor winch,the sprinkler,the smoke detector,the garage door,the pump,the freezer,the radio,the hall lamp", plants="roses,tomatoes,ferns,herbs,orchids,tulips,beans,lemons,cactuses,lettuces", pet="cat,dog,fish,rabbits,parrot,hens,tortoise,hamster,pony", ship="Aurora,Stella,Sea Wolf,Albatross,Gannet,Osprey,Fortuna,Petrel,Kestrel,Calypso,Dolphin,Cormorant,Mermaid,Seagull",
    craft="drone 1,drone 2,drone 4,drone 7,Hornet,Swift,Bumblebee,Dragonfly,Falcon 3,Moth,Sparrowhawk", trouble="strong wind,fog,rain,a low battery,a bird,snow,smoke,a storm,ice,a broken rotor", lost="scarf,glove,key,phone,ring,wallet,lunch box,cap,watch", field="the north field,the lower meadow,the orchard,the potato field,the vineyard,the pasture,the hill field,the river meadow", beast="goat,bull,pig,mule,sheep,calf,duck,foal,turkey,ram",
    meal="the fish soup,the steak,the risotto,the omelette,the lasagna,the curry,the salad,the pancakes,the onion tart,the dumplings", food="flour,butter,cream,onions,rice,basil,potatoes,lemons,honey,cheese,carrots,beans").items()}
_STEMS = "report,invoice,photos,backup,notes,budget,orders,music,letters,holiday,users,config,index,archive,letter,plan,menu,thesis,scan,recipes".split(",")
_ENDS = "pdf,txt,zip,jpg,csv,xlsx,db,json,sql,md,docx,png,tar.gz,yaml,html".split(",")


def _slot(source, kind):
    match kind:
        case "user": return source.pick([source.pick(world.NAMES).lower(), source.pick(world.NAMES).lower(), source.pick(world.NAMES), "admin", "guest"]) if source.chance(.9) else source.pick(world.NAMES).lower() + str(source.number(1, 99))
        case "name": return source.pick(world.NAMES)
        case "file": return source.pick(_STEMS) + source.pick(["", "", "-" + str(source.number(1, 12)), "_2026", "-old", "-final"]) + "." + source.pick(_ENDS)
        case "ms": return f"{source.number(12, 9800)}{source.pick(['ms', ' ms'])}"
        case "span": return f"{source.number(2, 59)} {source.pick(['minutes', 'seconds', 'min', 's'])}"
        case "size": return f"{source.number(2, 990)} {source.pick(['MB', 'KB', 'GB'])}"
        case "pct": return f"{source.number(3, 99)}%"
        case "kn": return str(source.number(4, 60))
        case "n": return str(source.number(2, 480))
        case "order": return source.pick(["", "", "#", "A-", "2026-"]) + str(source.number(100, 9999))
        case "code": return str(source.number(1000, 9999)) if source.chance(.6) else hexes(source, 6)
        case "deg": return f"{source.number(15, 25)}{source.pick([' C', ' degrees', ''])}"
        case "price": return f"{source.number(2, 90)}.{source.pick(['50', '90', '00', '20'])}"
    return source.pick(_LISTS[kind]) if kind in _LISTS else value(source, kind)


@cache
def kinds():
    """-> [(topic, services, file names, [(level, message, what it is called, how it is asked when, [(question, slot)])])]"""
    out = []
    for line in (Path(__file__).parent / "journals.txt").read_text().strip().split("\n"):
        if line.startswith("# "):
            head, files = line[2:].split(" | ")
            topic, services = head.split(" ")
            out.append((topic, services.split(","), files.split(), []))
        else:
            level, message, event, asks = [part.strip() for part in re.sub(r" \| \| ", " |  | ", line).split(" | ", 3)]
            noun, _, deed = event.partition(" ; ")
            out[-1][-1].append((level, message, noun, deed.strip(), [tuple(part.strip() for part in one.split(" = ")) for one in asks.split(" ; ")]))
    return out


# Stamps: how a line begins, and what of it tells the time.
_STAMPS = ["{t}", "{t}", "{t}", "{t}:{s}", "{t}:{s}", "[{t}]", "[{t}:{s}]", "{d} {t}", "{d} {t}:{s}", "{d}T{t}:{s}Z", "[{d} {t}:{s}]", "{m} {t}:{s}", "{d} {t}:{s},{f}"]
_LINES = ["{t} {l} {m}", "{t} {l} {s}: {m}", "{t} [{l}] {m}", "{t} {s} {l} {m}", "{t} {l}: {m}", "{t} - {l} - {m}", "{t} | {l} | {s} | {m}", "{t} {l} [{s}] {m}", "{t} {s}: {m}", "{t} {m}", "{t};{l};{m}", "{t}\t{l}\t{m}", "{t} level={q} service={s} msg=\"{m}\"", "{{\"time\": \"{t}\", \"level\": \"{q}\", \"msg\": \"{m}\"}}", "{l} {t} {m}", "{t},{l},{s},{m}", "- {t} {m}"]
_WHEN_DID = "when did {d}|when did {d}|at what time did {d}|what time did {d}"
_WHEN = "when was {e}|at what time was {e}|what time was {e}|what is the time of {e}"
_WHEN_TOLD = "when {e} was|the time of {e}"
_LEVEL_AT = "when was the {l}|at what time was the {l}|what time (was|is) the {l}|when did the {l} (happen|come)"
_LEVEL_SAYS = "what (was|is) the {l}|what does the {l} say|what {l} (is there|was there)|(which|what) {l} was logged"
_HAPPENED = "what happened at {v}|what was (logged|there) at {v}|what does {it} say (for|at) {v}"
_WRONG = "what went wrong at {v}|what was the problem at {v}|what failed at {v}|(which|what) (problem|error) was there at {v}"
_LEVELS_AT = "(which|what) level does the (line|entry|message) (of|at) {v} have|what is the level at {v}"
_MANY = "how many {l}s (are there|were there|are in it)|how many {l}s does {it} (have|show)"
_WORDS = {"error": "error", "warn": "warning"}


def journal(source):
    held = lambda topic, message: is_held_out(f"journal {topic} {message}")
    topic, services, files, messages = source.pick(kinds())
    messages = [one for one in messages if source.held_out or not held(topic, one[1])]
    events, taken = [], set()
    for _ in range(source.weighted({3: 2, 4: 4, 5: 5, 6: 5, 7: 4, 8: 3, 10: 2})):
        entry = source.pick(messages)
        slots = {name: _slot(source, name) for name in re.findall(r"\{(\w+)\}", entry[1])}
        if not taken & set(slots.values()) or source.chance(.15):
            taken |= set(slots.values())
            events.append((entry, slots))
    if len(events) < 3:
        return journal(source)
    stamp, form, clock = source.pick(_STAMPS), source.pick(_LINES), source.number(5 * 60, 20 * 60)
    day, month = source.number(1, 28), source.number(1, 12)
    upper, service = source.chance(.75), source.pick(services)
    rows = []
    for entry, slots in events:
        clock += source.number(1, 40 if len(events) < 9 else 20)
        t = f"{clock // 60 % 24:02d}:{clock % 60:02d}"
        second = f"{source.number(0, 59):02d}"
        shown = stamp.format(t=t, s=second, d=f"2026-{month:02d}-{day:02d}", m=f"{world.MONTHS[month - 1][:3]} {day}", f=f"{source.number(0, 999):03d}")
        time = t + (":" + second if "{s}" in stamp else "")
        level, message = entry[0], entry[1].format(**slots)
        line = form.format(t=shown, l=level.upper() if upper else level, q=level, s=service, m=message)
        rows.append((time, level, message, line, entry, slots))
    if len({row[0] for row in rows}) < len(rows):
        return journal(source)
    shown = (str.upper if upper else str) if "{l}" in form else str if "{q}" in form else None
    mine = [row for row in rows if source.held_out and held(topic, row[4][1])]
    asks = mine and source.chance(.7) and _asks(source, rows, shown, mine) or _asks(source, rows, shown, rows)
    return Paper("\n".join(row[3] for row in rows), files, asks, source.pick(["log", "log", "file"]))


def _asks(source, rows, shown, asked):
    """Questions about the rows `asked`; `shown`: how a line shows its level, if it does."""
    out = []
    for time, level, message, line, (_, template, noun, deed, asks), slots in asked:
        alike = [row for row in rows if row[4][1] == template]
        # A thing is told where the line is the only one of its kind, or by a slot that stands in every wording and in no line besides.
        told = lambda text: len(alike) == 1 or all((named := re.findall(r"\{(\w+)\}", re.sub(r"\([^()]*\)", "", one))) and sum(row[5][named[0]] == slots[named[0]] for row in alike) == 1 for one in options(text))
        for direct, slot in asks:
            if not told(direct):
                direct = "|".join(one + " at {at}" for one in options(direct))
            out.append(Ask(direct, direct, slots | dict(at=time), slots[slot], line))
        if noun and told(noun):
            event = noun.format(**slots)
            if deed and (event.startswith("when ") or source.chance(.5)):
                out.append(Ask(_WHEN_DID, "{w}" if event.startswith("when ") else _WHEN_TOLD, dict(d=deed.format(**slots), w=event, e=event), time, line))
            elif not event.startswith("when "):
                out.append(Ask(_WHEN, _WHEN_TOLD, dict(e=event), time, line))
        if source.chance(.12):
            out.append(Ask(_HAPPENED, "what happened at {v}|what was logged at {v}", dict(v=time), message, line))
        if level == "error" and source.chance(.5):
            out.append(Ask(_WRONG, "what went wrong at {v}|what the problem was at {v}", dict(v=time), message, line))
        if shown and source.chance(.1):
            out.append(Ask(_LEVELS_AT, "the level of the (line|entry) at {v}", dict(v=time), shown(level), line))
    if shown:
        for level, word in _WORDS.items():
            mine = [row for row in rows if row[1] == level]
            if len(mine) == 1:
                out += [Ask(_LEVEL_AT, "when the {l} was|the time of the {l}", dict(l=word), mine[0][0], mine[0][3])] * 2 + [Ask(_LEVEL_SAYS, "what the {l} (was|is|says)", dict(l=word), mine[0][2], mine[0][3])]
            elif mine and source.chance(.5):
                out.append(Ask(_MANY, "how many {l}s there are", dict(l=word), str(len(mine)), "", said=", ".join(f"{i + 1} {row[0]}" for i, row in enumerate(mine)) + "."))
    return out


for _one in kinds():                                                    # a stray bracket is found here
    for _entry in _one[-1]:
        for _text, _name in _entry[-1]:
            parse(_text)
            assert "{" + _name + "}" in _entry[1], (_entry[1], _name)

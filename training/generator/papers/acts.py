"""Logs that say who did what: the same deed by several people, several deeds with one thing; between them what jobs took and brought, how full things are, what was refused."""
from ..material import world
from ..material.source import is_held_out
from . import happened
from .paper import Ask, Paper
from .values import value

# verb, past, what it is done with; {in} where
_DEEDS = {
    "files": ("file", "export exported|import imported|upload uploaded|delete deleted|rename renamed|download downloaded|open opened|edit edited|share shared|print printed|move moved|copy copied|archive archived|restore restored|sign signed|approve approved|lock locked|scan scanned|send sent|check_out checked out|review reviewed|convert converted"),
    "services": ("service", "start started|stop stopped|restart restarted|deploy deployed|update updated|pause paused|patch patched|disable disabled|enable enabled|test tested|roll_back rolled back|install installed|remove removed|scale_up scaled up|build built"),
    "parcels": ("parcel", "pack packed|ship shipped|weigh weighed|deliver delivered|load loaded|return returned|collect collected|inspect inspected|seal sealed|lose lost|find found|accept accepted|refuse refused"),
    "devices": ("device", "switch_on switched on|switch_off switched off|lock locked|unlock unlocked|reset reset|clean cleaned|repair repaired|open opened|close closed|replace replaced|move moved|check checked|charge charged|borrow borrowed|return returned"),
    "rooms": ("room", "enter entered|leave left|lock locked|unlock unlocked|clean cleaned|book booked|inspect inspected|open opened|close closed|heat heated|paint painted|reserve reserved|visit visited"),
    "plants": ("plant", "water watered|prune pruned|harvest harvested|spray sprayed|feed fed|cover covered|cut cut|plant planted|weed weeded"),
    "tickets": ("ticket", "open opened|close closed|assign assigned|reopen reopened|solve solved|escalate escalated|create created|merge merged|reject rejected|answer answered"),
    "animals": ("animal", "feed fed|brush brushed|weigh weighed|walk walked|wash washed|examine examined|vaccinate vaccinated|move moved|adopt adopted|catch caught")}
_ROOMS = "the lab,the cold room,the storage room,the front gate,the archive,the workshop,the gym,the cellar,the roof,the main hall,the server room,the garage,room 12,room B4,the library,the kitchen,the north wing,the office,the studio,the canteen,the control room,the vault,the boiler room,the chapel".split(",")
_ANIMALS = "the goats,the pony,the lion,the owl,the seals,the donkey,the parrots,the llama,the rabbits,the otter,the zebra,the old horse,the ducks,the fox,the camel,the calf".split(",")
_SHAPES = ["{t} user {w} {d} {x}", "{t} {w} {d} {x}", "{t} {w} {d} {x}", "{t} {w}: {d} {x}", "{t} [{w}] {d} {x}", "{t} INFO {w} {d} {x}", "{t} - {w} {d} {x}", "{t} {d} {x} by {w}", "{t} {x} {d} by {w}", "{t} INFO user={w} action={d} target={x}", "{t} INFO [audit] {w} {d} {x}", "{t} user={w} {d} {x}", "{t},{w},{d},{x}", "{t} | {w} | {d} | {x}", "{t}  {w}  {d}  {x}", "{t} {d} {x} (user {w})", "{w} {d} {x} at {t}", "- {t} {w} {d} {x}", "{t} User '{w}' {d} {x}"]
_JOBS = "backup,sync,import,export,cleanup,build,upload,migration,indexing,update,scan,replication,download,deploy,compression,inventory,reboot,restore,report,conversion".split(",")
_UNITS = "files,rows,records,mails,pages,photos,orders,users,tables,messages,images,tests,documents,tracks".split(",")
_FULL = [("disk usage of {x} at {v}", "how full is {x}|what is the disk usage of {x}|how much of {x} is used", "how full {x} is|the disk usage of {x}", "/data,/var,/home,/backup,/srv,/tmp,/mnt/photos", "%"), ("memory of {x} at {v}", "how much memory does {x} use|how full is the memory of {x}|what is the memory of {x} at", "how much memory {x} uses|how full the memory of {x} is", "node1,node2,web3,db2,cache1,worker4", "%"),
         ("temperature in {x} is {v}", "how warm is it in {x}|what is the temperature in {x}|what temperature was measured in {x}", "how warm it is in {x}|the temperature in {x}", "rack 2,the cellar,hall B,the oven,the tank,the attic", " C"), ("battery of {x} at {v}", "how full is the battery of {x}|what is the battery level of {x}", "how full the battery of {x} is|the battery level of {x}", "drone 2,sensor 7,camera 3,robot 1,scanner 5", "%"), ("{v} messages in queue {x}", "how many messages are in queue {x}|how long is queue {x}", "how many messages are in queue {x}|how long queue {x} is", "mail,print,orders,alerts,images", "")]
_REFUSED = [("connection to {v} refused", "which connection was refused|what refused the connection|to what was the connection refused", "db1,db3,db7,cache2,mail4,api5,ldap1"), ("certificate of {v} expired", "whose certificate expired|which certificate expired|what has an expired certificate", "shop.local,mail.local,wiki.lan,api.lan,files.local"), ("port {v} already in use", "which port is already in use|what port is in use", "3000,8080,5432,9090,8443,6379"),
            ("could not read {v}", "which file could not be read|what could not be read", "users.csv,prices.json,notes.txt,map.png,keys.yml,index.db"), ("login failed for {v}", "for whom did the login fail|whose login failed|which user failed to log in|who could not log in", "root,guest,admin,anna,piet,oskar"), ("host {v} not reachable", "which host is not reachable|what host could not be reached", "node4,node9,printer2,gate1,nas3"), ("module {v} missing", "which module is missing|what module is missing", "numpy,lodash,openssl,zlib,curl,pango")]


def _things(source, topic, n):
    if topic in ("rooms", "animals"):
        return source.random.sample(_ROOMS if topic == "rooms" else _ANIMALS, n)
    if topic == "tickets":
        return source.distinct(lambda: source.pick(["ticket {}", "#{}", "issue {}", "T-{}"]).format(source.number(10, 999)), n, 60)
    return happened._things(source, topic, n)


def _stamps(source, n):
    """-> [(as it stands in the line, what answers when)]"""
    at, day, style = source.number(300, 900), source.number(1, 20), source.pick(["time", "time", "seconds", "dated", "dated", "brackets", "iso", "days"])
    month, out = source.number(1, 12), []
    for _ in range(n):
        at += source.number(2, 40)
        clock = f"{at // 60 % 24:02d}:{at % 60:02d}"
        full = clock + f":{source.number(0, 59):02d}"
        if style == "days":                                             # another day each
            day = min(28, day + source.number(0, 2))
            out.append((source.pick(["2026-{m:02d}-{d:02d} {c}"]).format(m=month, d=day, c=clock),) * 2)
        else:
            shown = {"time": clock, "seconds": full, "dated": f"2026-{month:02d}-{day:02d} {full}", "brackets": f"[{full}]", "iso": f"2026-{month:02d}-{day:02d}T{full}Z"}[style]
            out.append((shown, clock if style == "time" else full))
    return out


def _people(source, n):
    style = source.pick(["lower", "lower", "name", "name", "full", "login"])
    names = source.random.sample(world.NAMES, n)
    return [name.lower() if style == "lower" else name if style == "name" else name + " " + value(source, "family") if style == "full" else name.lower()[:4] + source.pick(["", "_" + source.pick("abdkmst"), str(source.number(1, 99))]) for name in names]


def act(source):
    """4 to 9 lines of who did what; often some of jobs and states between them."""
    topic = source.pick([one for one in _DEEDS if source.held_out or not is_held_out("act " + one)] or list(_DEEDS))
    kind, deeds = _DEEDS[topic]
    deeds = [one.split(" ", 1) for one in deeds.split("|") if source.held_out or not is_held_out("act " + one)]
    deeds = [(base.replace("_", " "), past) for base, past in source.random.sample(deeds, min(len(deeds), source.weighted({2: 3, 3: 5, 4: 4, 5: 2})))]
    things, people = _things(source, topic, source.number(3, 6)), _people(source, source.number(3, 5))
    people = [one for one in people if one not in things]
    rows = source.distinct(lambda: (source.pick(people), *source.pick(deeds), source.pick(things)), source.number(3, 7), 80)
    shape = source.pick(_SHAPES)
    lines = [(shape.replace("{w}", w).replace("{d}", past).replace("{x}", x), lambda t, line, row=(w, base, past, x): _of(source, row, rows, t, line, kind, shape)) for w, base, past, x in rows]
    if source.chance(.4):
        more = _others(source, source.number(1, 3))
        lines += more
        source.random.shuffle(lines)
    return _paper(source, lines, [topic + ".log", "audit.log", "activity.log", "events.log", "journal.txt", "today.txt", "history.txt", "log.txt", "changes.log", "access.log", "diary.txt", source.word() + ".log", "shift.txt"])


def system(source):
    """Jobs, states and what was refused alone."""
    return _paper(source, _others(source, source.number(3, 6)), ["app.log", "server.log", "system.log", "jobs.log", "cron.log", "output.txt", "status.log", source.word() + ".log", "night.log", "run.txt"])


def _paper(source, lines, names):
    stamps, asks, shown = _stamps(source, len(lines)), [], []
    for (line, of), (stamp, when) in zip(lines, stamps):
        shown.append(line.replace("{t}", stamp))
        asks += of(when, shown[-1])
    made = Paper("\n".join(shown), names, asks, source.pick(["log", "log", "file"]))
    made.more = {0: 3, 1: 3, 2: 3, 3: 2}
    return made


def _of(source, row, rows, when, line, kind, shape):
    w, base, past, x = row
    mine = lambda *at: sum(all(other[k] == row[k] for k in at) for other in rows) == 1
    be = "were" if x.startswith("the ") and x.endswith("s") else "was"
    values, user = dict(w=w, b=base, d=past, x=x, k=kind, be=be), "user" if "user" in shape.lower() else source.pick(["person", "user"])
    who = w == "w"
    out = []
    if mine(1, 3):
        out += [Ask(f"who {{d}} {{x}}|who {{d}} {{x}}|which {user} {{d}} {{x}}|by whom {{be}} {{x}} {{d}}|who was it that {{d}} {{x}}|what is the name of the {user} who {{d}} {{x}}", f"who {{d}} {{x}}|which {user} {{d}} {{x}}|by whom {{x}} {{be}} {{d}}|the {user} who {{d}} {{x}}", values, w, line)] * 3
        out.append(Ask("when {be} {x} {d}|at what time {be} {x} {d}|what time {be} {x} {d}", "when {x} {be} {d}", values, when, line))
    if mine(0, 1):
        out += [Ask("what did {w} {b}|what did {w} {b}|which {k} did {w} {b}|what {be} {d} by {w}|what was it that {w} {d}".replace("{be}", "was"), "what {w} {d}|which {k} {w} {d}|what was {d} by {w}", values, x, line)] * 2
        if source.chance(.5):
            out.append(Ask(f"when did {{w}} {{b}} {source.pick(['something', 'a {k}'])}", "when {w} {d} something", values, when, line))
    if mine(0, 1, 3):
        out.append(Ask("when did {w} {b} {x}|at what time did {w} {b} {x}|what time did {w} {b} {x}", "when {w} {d} {x}|at what time {w} {d} {x}", values, when, line))
    if mine(0):
        out.append(Ask("what did {w} do|what did {w} do {there}", "what {w} did", values, f"{past} {x}", line))
        if shape.count("{t}") and source.chance(.4):
            out.append(Ask("when was {w} active|when did {w} do something", "when {w} did something", values, when, line))
    if mine(0, 3):
        out.append(Ask("what did {w} do (with|to) {x}", "what {w} did (with|to) {x}", values, past, line))
    return out


def _others(source, n):
    """-> [(line with {t}, questions)], each about another thing"""
    out, jobs, units = [], source.random.sample(_JOBS, n), source.random.sample(_UNITS, n)
    level = source.pick(["INFO ", "[info] ", "", "INFO "])
    bad = level.replace("INFO", source.pick(["ERROR", "WARN"])).replace("info", "error")
    full, refused = source.random.sample(_FULL, min(2, n)), source.random.sample(_REFUSED, min(2, n))
    for job, unit in zip(jobs, units):
        x = source.random.random()
        if x < .28 and full:
            form, direct, told, pool, sign = full.pop()
            thing, v = source.pick(pool.split(",")), str(source.number(2, 99)) + sign
            out.append((f"{{t}} {level}" + form.format(x=thing, v=v), lambda when, line, direct=direct, told=told, thing=thing, v=v: [Ask(direct, told, dict(x=thing), v, line)] * 2))
        elif x < .5 and refused:
            form, direct, pool = refused.pop()
            v = source.pick(pool.split(","))
            out.append((f"{{t}} {bad}" + form.format(v=v), lambda when, line, direct=direct, v=v: [Ask(direct, direct.split("|")[1], {}, v, line)] * 2 + ([Ask("when was the error|at what time was the error", "when the error was", {}, when, line)] if bad.strip(" []").lower() == "error" and sum(bad in one for one, _ in out) == 1 else [])))
        else:
            took, count, size, failed = f"{source.number(2, 900)}{source.pick([' s', 's', ' ms', ' min', ' seconds'])}", str(source.number(2, 9800)), f"{source.number(2, 900)} {source.pick(['MB', 'GB', 'KB'])}", str(source.number(0, 40))
            joint = source.pick([", ", "; ", " - "])
            parts = [(source.pick(["in {v}", "in {v}", "after {v}"]), took, "how long did the {j} take|how long did the {j} run|how much time did the {j} take", "how long the {j} took")] + source.random.sample([("{v} " + unit, count, f"how many {unit} (were there|are given for the {{j}}|did the {{j}} handle)|what is the number of {unit}|how many {unit} were in the {{j}}", f"how many {unit} the {{j}} handled|the number of {unit}"), ("{v} " + source.pick(["written", "transferred", "in total"]), size, "how big was the {j}|what was the size of the {j}|how much data did the {j} have", "how big the {j} was"), ("{v} failed", failed, "how many failed in the {j}|how many failures did the {j} have", "how many failed in the {j}")], source.number(0, 2))
            done = source.pick(["finished", "done", "completed"])
            text = f"{{t}} {level}{job} {done} " + joint.join(form.format(v=v) for form, v, *_ in parts)
            out.append((text, lambda when, line, job=job, parts=parts: [Ask(direct, told, dict(j=job), v, line) for _, v, direct, told in parts] + [Ask("when did the {j} (finish|end)|when was the {j} (finished|done)", "when the {j} (finished|ended)", dict(j=job), when, line)]))
    return out

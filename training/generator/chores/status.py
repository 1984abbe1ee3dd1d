"""Commands that show how things are, and questions about what they print: which one is down, is one up, how much is free and how much used."""
from ..chat import Answer
from ..words.said import capital
from . import parts
from .parts import hexes, marked, path, ran, task, user, value, word, wording

_ASKED = (
    "run {c}. {Q}?|run {c}: {q}?|{Q}? (Use|Run|Check with|Look with|Find out with) {c}|{Q}? {c}|(use|with) {c}(:|,) {q}?|(can|could) you run {c}? {Q}?|please run {c}. {Q}?|execute {c}. {Q}?|{Q}? {c} (shows it|should tell|will tell you)|what does {c} say, {q}?|{q}? run {c}|check {c}. {Q}?|look at {c}: {q}?|{q}, (run|check) {c}|{c}: {q}?")
_TOLD = (
    "run {c} and (tell me|say|report) {t}|(run|execute) {c}, then (tell me|say) {t}|(use|run) {c} to (see|find out|check) {t}|(check|see|find out|look) with {c} {t}|tell me {t}, (use|run|check) {c}|I (want|need) to know {t}(. Run|. Use|, run|, use) {c}|(can|could) you run {c} and tell me {t}?|please run {c} and tell me {t}|(check|find out) {t} (with|using) {c}|look at {c} and (tell me|say) {t}")


def table(rows, gap=3):
    """Rows as columns."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return "\n".join((" " * gap).join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows)


# command | header | a row, {s} being its name and {x} its state | states in which all is well | others, with the words for them | what a thing is called
_LISTS = [tuple(part.strip() for part in line.split("| ")) for line in """\
docker compose ps | NAME;IMAGE;STATUS;PORTS | {p}-{s}-1;{s}:{n};{x};{o}/tcp | Up {m} hours;Up {m} minutes;Up {m} days | Exited (1) {m} minutes ago=exited,down,stopped;Restarting (1) {m} seconds ago=restarting;Exited (137) {m} hours ago=exited,down,stopped | service,container
docker compose ps | NAME;STATUS | {s};{x} | Up {m} hours;Up {m} minutes;Up {m} days | Exited (1) {m} minutes ago=exited,down,stopped;Exited (255) {m} hours ago=exited,down,stopped | service,container
docker compose ps -a | SERVICE;STATUS | {s};{x} | Up {m} hours;Up {m} days | Exited (0) {m} hours ago=exited,down,stopped;Exited (1) {m} minutes ago=exited,down,stopped | service
docker ps -a | CONTAINER ID;IMAGE;STATUS;NAMES | {h};{s}:{n};{x};{s} | Up {m} hours;Up {m} days;Up About an hour | Exited (1) {m} minutes ago=exited,down,stopped;Created=not started;Restarting (1) {m} seconds ago=restarting | container
kubectl get pods | NAME;READY;STATUS;RESTARTS;AGE | {s}-{h};{r};{x};{k};{m}d | Running | CrashLoopBackOff=crashing,not running,failing;Pending=pending,not running;ImagePullBackOff=not running,failing;Error=failed,not running;Evicted=evicted,not running | pod
kubectl get nodes | NAME;STATUS;ROLES;AGE;VERSION | {s}-{n};{x};<none>;{m}d;v1.30.{k} | Ready | NotReady=not ready,down | node
kubectl get deployments | NAME;READY;UP-TO-DATE;AVAILABLE | {s};{x};{k};{k} | 1/1;2/2;3/3 | 0/1=not ready,down;0/2=not ready,down | deployment
supervisorctl status | | {s};{x};pid {N}, uptime {m}:11:02 | RUNNING | FATAL=not running,down;STOPPED=stopped,not running,down;BACKOFF=not running | program,process
pm2 list | name;mode;status;cpu;memory | {s};fork;{x};{k}%;{n}.1mb | online | errored=errored,down,not online;stopped=stopped,down,not online | process,app
systemctl list-units --type=service | UNIT;LOAD;ACTIVE;SUB | {s}.service;loaded;{x} | active;running | failed;failed=failed,down,not running;inactive;dead=dead,inactive,not running | service,unit
brew services list | Name;Status;User | {s};{x};lena | started | stopped=stopped,down,not started;error=broken,not started;none=not started | service
virsh list --all | Id;Name;State | {k};{s};{x} | running | shut off=off,shut off,not running,down;paused=paused | machine,vm
vagrant status | | {s};{x} (virtualbox) | running | poweroff=off,not running,down;saved=saved | machine
rc-status | | {s};[ {x} ] | started | stopped=stopped,down;crashed=crashed,down | service
multipass list | Name;State;IPv4 | {s};{x};10.1.{n}.{m} | Running | Stopped=stopped,down;Suspended=suspended | machine
docker stack ps app | NAME;NODE;CURRENT STATE | app_{s}.1;node{k};{x} | Running {m} hours ago | Failed {m} minutes ago=failed,down;Rejected {m} minutes ago=rejected | task
nomad status | ID;Type;Status | {s};service;{x} | running | dead=dead,down,not running;pending=pending,not running | job
zpool list | NAME;SIZE;HEALTH | {s};{n}G;{x} | ONLINE | DEGRADED=degraded,not healthy;FAULTED=faulted,not healthy | pool
nmcli device | DEVICE;TYPE;STATE | {s}{k};ethernet;{x} | connected | disconnected=disconnected,not connected,down;unavailable=unavailable,not connected | device
gh run list | STATUS;NAME;BRANCH | {x};{s};main | success | failure=failed;cancelled=cancelled | run""".split("\n")]
_NAMES = "web api db cache worker mail queue search auth proxy redis postgres nginx frontend backend scheduler metrics grafana backup cart shop billing users images gateway sync cron logs vault registry".split()


def _listing(source):
    """Things and their states -> (command, output, [(question, told, answer, thought)])"""
    command, header, row, good, bad, nouns = parts.one_of(source, _LISTS)
    names = source.random.sample(_NAMES, source.number(2, 6))
    if source.chance(.2):
        names = list(dict.fromkeys([word(source).split(".")[0], *names[1:]]))
    bads = [one for one in _split(bad)]
    states = _states(good)
    broken = source.pick(names) if source.chance(.72) else None
    also = source.pick(names) if broken and source.chance(.15) else None
    state, words = source.pick(bads)
    project, made, rows, shown = word(source), [], [], {}
    for one in names:
        x = state if one in (broken, also) else source.pick(states)
        x = x.replace("{m}", str(source.number(2, 59)))
        shown[one] = x
        cells = row.replace("{x}", x.replace(";", "\0")).format(p=project, s=one, n=source.number(3, 40), m=source.number(2, 90), o=source.number(1000, 9999), k=source.number(0, 9), h=hexes(source, 10), N=source.number(200, 9999), r="1/1" if one not in (broken, also) else "0/1")
        cells = cells.replace("\0", ";").split(";")
        rows.append(cells)
        made.append(next((cell for cell in cells if one in cell), one) if command != "docker ps -a" else one)
    full = dict(zip(names, made))
    head = header.split(";") if header else None
    out = table(([head] if head else []) + rows) if not head or len(head) == len(rows[0]) else table(rows)
    lines = dict(zip(names, out.split("\n")[-len(names):]))
    noun = source.pick(nouns.split(","))
    several = noun + ("es" if noun.endswith("s") else "s")
    down = [one for one in names if one in (broken, also)]
    asks = []
    some = source.pick(names)
    up = some not in down
    line = lines[some]
    running = source.pick(["up", "running"]) if command not in ("gh run list", "zpool list", "nmcli device", "kubectl get deployments", "kubectl get nodes") else {"gh run list": "green", "zpool list": "healthy", "nmcli device": "connected"}.get(command, "ready")
    asks.append((f"is {some} {running}", f"whether {some} is {running}", "Yes." if up else "No.", f"It says: {line}"))
    asks.append((f"is {some} {running}", f"if {some} is {running}", "Yes." if up else "No.", f"It says: {line}"))
    if not up and words:
        w = source.pick(words)
        asks.append((f"is {some} {w}", f"whether {some} is {w}", "Yes.", f"It says: {line}"))
    everything = source.pick(["everything", "all of it"])
    asks.append((f"is {everything} {running}", f"whether {everything} is {running}", "No." if down else "Yes.", f"{' and '.join(full[one] for one in down)}: {state.replace('{m}', '')}" if down else "Nothing is down."))
    asks.append((f"are all {several} {running}", f"whether all {several} are {running}", "No." if down else "Yes.", f"Not {' and '.join(full[one] for one in down)}." if down else "All are."))
    if len(down) == 1 and words:
        for _ in range(4):
            w = source.pick(words)
            q = source.pick([f"which {noun} is {w}", f"which one is {w}", f"which of them is {w}", f"what is {w}", f"which {noun} is {w}"])
            asks.append((q, q, full[broken], f"It says: {lines[broken]}"))
    good_names = [one for one in names if one not in down]
    asks.append((f"how many {several} are {running}", f"how many {several} are {running}", str(len(good_names)), f"{', '.join(full[one] for one in good_names)}: {len(good_names)}."))
    if len(good_names) == 1:
        q = f"which {noun} is {running}"
        asks.append((q, q, full[good_names[0]], f"Only {full[good_names[0]]} is."))
    return command, out, asks


def _states(text):
    """States of a list; `active;running` are two cells of one."""
    return ["active;running"] if text == "active;running" else text.split(";")


def _split(text):
    out, held = [], ""
    for part in text.split(";"):
        if "=" not in part:
            held = part + ";"
            continue
        state, words = part.split("=")
        out.append((held + state, words.split(",")))
        held = ""
    return out


def _disk(source):
    mounts = ["/"] + source.random.sample(["/home", "/data", "/boot", "/var", "/srv", "/backup", "/mnt/disk", "/tmp", "/media/usb", "/opt", "/var/lib/docker", "/boot/efi"], source.number(0, 4))
    one = len(mounts) == 1 or source.chance(.25)
    if one:
        mounts = [source.pick(mounts)]
    rows, asks, used = [["Filesystem", "Size", "Used", "Avail", "Use%", "Mounted on"]], [], source.random.sample(range(2, 100), len(mounts))
    for mount, share in zip(mounts, used):
        size = source.number(20, 990)
        cells = [f"{n:.1f}{unit}" if n < 10 else f"{n:.0f}{unit}" for unit in [source.pick("GGGGMT")] for n in (size, size * share / 100, size * (100 - share) / 103)]
        rows.append([f"/dev/{source.pick(['sda', 'sdb', 'nvme0n1p', 'vda', 'mapper/vg-'])}{source.number(1, 6)}", *cells, f"{share}%", mount])
    chosen = source.pick(rows[1:])
    mount, said = chosen[-1], f"It says: {'  '.join(chosen)}"
    where = source.pick(["", f" on {mount}"]) if one else f" on {mount}"
    pairs = [(f"how much {source.pick(['space ', 'disk space ', ''])}is {source.pick(['free', 'left', 'available', 'still free'])}{where}", chosen[3])] * 3 + [(f"how much {source.pick(['space ', 'disk space ', ''])}is {source.pick(['used', 'in use', 'taken'])}{where}", chosen[2])] * 3
    asks += [(q, q, a, said) for q, a in pairs]
    asks.append((f"how full is {mount}", f"how full {mount} is", chosen[4], said))
    asks.append((f"how big is {mount}", f"how big {mount} is", chosen[1], said))
    asks.append((f"on which device is {mount}", f"on which device {mount} is", chosen[0], said))
    if not one:
        fullest = max(rows[1:], key=lambda row: int(row[4][:-1]))
        q = source.pick(["which one is the fullest", "which mount is the fullest", "what is the fullest mount"])
        asks.append((q, q.replace("what is ", ""), fullest[-1], f"{fullest[-1]} is at {fullest[4]}."))
    return (f"df -h {mounts[0]}" if one and source.chance(.7) else "df -h"), table(rows, 2), asks


def _memory(source):
    size = lambda n: f"{n:.1f}Gi" if n >= 1 else f"{n * 1024:.0f}Mi"
    total, used, cached, more = source.pick([3.8, 7.6, 15.5, 31.2, 62.7, 125.6]), source.random.uniform(.1, .5), source.random.uniform(.1, .4), source.pick([.98, 2, 4, 8])
    cells = [size(total * share) for share in (1, used, .98 - used - cached, .02 + source.random.random() / 30, cached, .95 - used)]
    part = source.random.uniform(.02, .8)
    swap = [size(more * share) for share in (1, part, 1 - part)]
    out = table([["", "total", "used", "free", "shared", "buff/cache", "available"], ["Mem:", *cells], ["Swap:", *swap, "", "", ""]], 4)
    asks = []
    for question, answer in [("how much memory is free", cells[2]), ("how much memory is used", cells[1]), ("how much memory is available", cells[5]), ("how much memory is there in all", cells[0]), ("how much swap is used", swap[1]), ("how much swap is free", swap[2]), ("how much memory is shared", cells[3]), ("how much RAM is in use", cells[1]), ("how much RAM is free", cells[2]), ("how much memory do the caches take", cells[4])]:
        asks.append((question, question, answer, f"It says: {answer}"))
    return source.pick(["free -h", "free -h", "free --human"]), out, asks


def _git(source):
    branch = source.pick(["main", "main", "develop", value(source, "branch")])
    changed, new, staged = (list(dict.fromkeys(path(source) for _ in range(source.weighted(weights)))) for weights in ({0: 3, 1: 6, 2: 2}, {0: 4, 1: 5, 2: 1}, {0: 6, 1: 3}))
    if set(changed) & set(new) or set(staged) & set(changed + new):
        return _git(source)
    ahead = source.number(1, 9) if source.chance(.3) else 0
    lines = [f"On branch {branch}"]
    lines.append(f"Your branch is ahead of 'origin/{branch}' by {ahead} commit{'s' * (ahead > 1)}." if ahead else f"Your branch is up to date with 'origin/{branch}'.")
    if staged:
        lines += ["", "Changes to be committed:"] + [f"\tnew file:   {one}" for one in staged]
    deleted = changed and source.chance(.2)
    if changed:
        lines += ["", "Changes not staged for commit:"] + [f"\t{'deleted' if deleted else 'modified'}:   {one}" for one in changed]
    if new:
        lines += ["", "Untracked files:"] + [f"\t{one}" for one in new]
    clean = not (changed or new or staged)
    if clean:
        lines += ["", "nothing to commit, working tree clean"]
    asks = [("which branch am I on", "which branch I am on", branch, f"It says: On branch {branch}"), ("what branch is this", "which branch this is", branch, f"It says: On branch {branch}"),
            ("is the working tree clean", "whether the working tree is clean", "Yes." if clean else "No.", f"It says: {lines[-1].strip()}"), ("is there anything uncommitted", "whether anything is uncommitted", "No." if clean else "Yes.", f"It says: {lines[-1].strip()}"), ("is everything committed", "whether everything is committed", "Yes." if clean else "No.", f"It says: {lines[-1].strip()}")]
    if len(changed) == 1:
        w = "deleted" if deleted else source.pick(["modified", "changed"])
        asks += [(q, q, changed[0], f"It says: {changed[0]}") for q in [f"which file is {w}", f"which file was {w}"]] * 2
    if len(new) == 1:
        asks += [(q, q, new[0], f"Untracked is {new[0]}.") for q in ["which file is untracked", "which file is new and not yet tracked", "which file is not tracked"]]
    if len(staged) == 1:
        asks += [(q, q, staged[0], f"To be committed is {staged[0]}.") for q in ["which file is staged", "which file will be committed"]]
    asks.append(("how many commits am I ahead", "how many commits I am ahead", str(ahead), f"Ahead by {ahead}."))
    some = source.pick(changed + new + staged) if not clean else path(source)
    asks.append((f"is {some} staged", f"whether {some} is staged", "Yes." if some in staged else "No.", "It is to be committed." if some in staged else "It is not among them."))
    return "git status", "\n".join(lines), asks


def _unit(source):
    name = source.pick("nginx ssh cron docker postgresql redis mysql apache2 haproxy grafana-server cups bluetooth".split()) if source.chance(.7) else word(source)
    state = source.weighted({"active (running)": 5, "inactive (dead)": 3, "failed (Result: exit-code)": 4})
    enabled, pid, mem, ago = source.pick(["enabled", "enabled", "disabled"]), str(source.number(300, 9000)), f"{source.number(2, 900)}.{source.number(0, 9)}M", f"{source.number(2, 40)} {source.pick(['min', 'h', 'days'])} ago"
    lines = [f"{name}.service - {capital(name)} server", f"     Loaded: loaded (/lib/systemd/system/{name}.service; {enabled})", f"     Active: {state} since Mon 2026-03-02 10:11:12; {ago}"]
    on = state.startswith("active")
    if on:
        lines += [f"   Main PID: {pid} ({name})", f"     Memory: {mem}"]
    yes = lambda true: "Yes." if true else "No."
    said = f"It says: {lines[2].strip()}"
    asks = [(f"is {name} {w}", f"whether {name} is {w}", yes(on), said) for w in ("running", "up", "active")]
    asks += [(f"did {name} fail", f"whether {name} failed", yes(state.startswith("failed")), said), (f"is {name} enabled", f"whether {name} is enabled", yes(enabled == "enabled"), f"It says: {enabled}"), (f"what is the state of {name}", f"the state of {name}", state.split(" ")[0], said)]
    if on:
        asks += [("what is its pid", "its pid", pid, f"It says: Main PID: {pid}"), ("how much memory does it use", "how much memory it uses", mem, f"It says: Memory: {mem}")]
    return source.pick(["systemctl status {}", "systemctl status {}", "service {} status"]).format(name), "\n".join(lines), asks


def _processes(source):
    names = source.random.sample("nginx node postgres redis-server python3 java sshd firefox chrome mysqld ruby dockerd cron vim bash ffmpeg php-fpm gunicorn celery slack".split(), source.number(3, 6))
    users = [source.pick(["root", "lena", "www-data", "deploy", user(source)]) for _ in names]
    cpu, mem = ([f"{n / 10:.1f}" for n in source.random.sample(range(0, 980), len(names))] for _ in "ab")
    pids = source.random.sample(range(200, 32000), len(names))
    rows = [["USER", "PID", "%CPU", "%MEM", "COMMAND"]] + [[u, str(p), c, m, n] for u, p, c, m, n in zip(users, pids, cpu, mem, names)]
    i = source.number(0, len(names) - 1)
    top, big = max(range(len(names)), key=lambda k: float(cpu[k])), max(range(len(names)), key=lambda k: float(mem[k]))
    said = f"It says: {'  '.join(rows[i + 1])}"
    other = source.pick([one for one in "nginx node postgres redis-server python3 java sshd mysqld ruby cron".split() if one not in names])
    asks = [(q, q, names[top], f"{names[top]} is at {cpu[top]}.") for q in ("which process uses the most CPU", "which one uses most CPU")] + [(q, q, names[big], f"{names[big]} is at {mem[big]}.") for q in ("which process uses the most memory", "which one takes the most memory")]
    asks += [(f"what is the pid of {names[i]}", f"the pid of {names[i]}", str(pids[i]), said), (f"who runs {names[i]}", f"who runs {names[i]}", users[i], said), (f"how much CPU does {names[i]} use", f"how much CPU {names[i]} uses", cpu[i], said), (f"is {names[i]} running", f"whether {names[i]} is running", "Yes.", said), (f"is {other} running", f"whether {other} is running", "No.", f"There is no {other}.")]
    return source.pick(["ps aux", "ps aux", "ps -eo user,pid,pcpu,pmem,comm", "ps axu"]), table(rows, 2), asks


def asked(source, box):
    """A command of this kind, and a question about what it prints."""
    command, out, asks = source.weighted({_listing: 12, _disk: 5, _memory: 3, _git: 5, _unit: 4, _processes: 4})(source)
    question, told, answer, thought = source.pick(asks)
    c = marked(source, command, .7)
    request = wording(source, _ASKED, c=c, q=question) if source.chance(.6) else wording(source, _TOLD, c=c, t=told)
    return task(source, [ran(source, box, command, out)], request, Answer(f"{thought}\nSo the answer is {answer.rstrip('.')}.", answer), command, c)

"""Lines of several fields without names above them, as hosts, requests, logins, accounts and phone numbers are kept: told by any field, and any other one is asked for."""
from functools import cache
from pathlib import Path

from ..everyday.grammar import parse
from ..material import world
from .paper import Ask, Paper
from .values import hexes, value

_POOLS = dict(
    hosts="web db mail cache app files printer scanner nas router gateway proxy build backup wiki shop monitor camera tv media lab desk laptop kitchen garage office vpn dns git registry queue search chat forum auth ldap test stage prod edge node".split(),
    daemons="ssh http https smtp imap dns ntp ftp mysql postgres redis mongo rsync ldap syslog snmp irc nfs samba vnc grafana prometheus jenkins kafka rabbitmq memcached elastic minio vault consul docker cups squid nginx apache tomcat git".split(),
    uses="the front desk,second floor,old machine,guest network,do not touch,backups,new since May,camera in the hall,test only,spare,the lab,main site,Lena's machine,music,the shop window,accounting,kept for tests,school project".split(","),
    webpaths="index login logout cart search about contact news blog report prices help orders profile settings upload download admin api/users api/orders api/items images/logo.png style.css map gallery jobs events feed export stats health status docs/setup downloads/app.zip video wiki/start forum register reset invoice shop/shoes shop/hats team press".split(),
    devs="/dev/sda1 /dev/sda2 /dev/sdb1 /dev/sdb2 /dev/sdc1 /dev/nvme0n1p1 /dev/nvme0n1p2 /dev/nvme1n1 /dev/vda1 /dev/vdb /dev/mapper/data /dev/md0 /dev/sdd1 nas:/photos nas:/backup".split(),
    mounts="/ /home /boot /var /srv /data /backup /mnt/usb /mnt/photos /opt /media/disk /var/log /var/lib/docker /tmp /music /archive".split(),
    ports="21 22 25 53 80 110 123 143 389 443 445 465 514 587 631 873 993 1433 1883 2049 3000 3306 4000 5000 5432 5601 5672 5900 6379 6667 8000 8080 8443 8888 9000 9090 9200 11211 27017".split(),
    scripts="backup.sh,cleanup.sh,report.py,sync.sh,mailer.py,rotate.sh,update.sh,index.py,stats.py,export.sh,import.py,renew.sh,snapshot.sh,check.py,prune.sh,digest.py,fetch.sh,ping.sh,invoice.py,thumbs.sh".split(","),
    doors="the front door,the back door,gate A,gate B,gate C,the north gate,the side door,the garage,door 1,door 2,door 3,the main gate,the garden door,the roof door,the loading dock".split(","),
    weekdays=world.DAYS, jobs=world.JOBS, months=[f"{month[:3]} {day}" for month in world.MONTHS for day in (3, 9, 14, 22, 27)])


@cache
def read():
    """-> [(thing, file names, shapes, {field: kind}, [(key, its value or "", answer, direct, told)], (plural, direct, told))]"""
    out = []
    for line in (Path(__file__).parent / "fielded.txt").read_text().strip("\n").split("\n"):
        sign, rest = line[0], [part.strip(" ") for part in line[2:].split(" | ")]
        match sign:
            case "@":
                shapes = line.split(" | ", 2)[2]
                shapes = [shapes] if ";{" not in shapes else shapes.replace("{date};{a};{b};{sum}", "{date}\0{a}\0{b}\0{sum}").split(";")
                out.append([rest[0], rest[1].split(" "), [shape.replace("\0", ";") for shape in shapes], {}, [], None])
            case "=": out[-1][3].update(tuple(part.strip().split(" ", 1)) for part in line[2:].split(";") if part.strip())
            case "?":
                key, answer = rest[0].split(">")
                key, _, wanted = key.partition("=")
                out[-1][4].append((key, wanted, answer, rest[1], rest[2]))
            case "!": out[-1][5] = rest
    return out


def _logins(source, n):
    style = source.pick(["name", "name", "short", "dotted", "role"])
    make = {"name": lambda: source.pick(world.NAMES).lower(), "short": lambda: source.pick(world.NAMES).lower()[:4] + source.pick(["", "", str(source.number(1, 99))]), "dotted": lambda: source.pick(world.NAMES).lower() + "." + value(source, "family").lower(), "role": lambda: source.pick([source.pick(["root", "admin", "guest", "deploy", "backup", "git", "www", "postgres", "operator", "test"]), source.pick(world.NAMES).lower()])}[style]
    return source.distinct(make, n, 60)


def _column(source, kind, n, one):
    """`n` values; the same in every line where `one`."""
    if kind in ("people", "people2"):
        style = source.pick(["name", "name", "person"]) if kind == "people" else "person"
        return source.distinct(lambda: value(source, style), n, 60)
    if kind in ("clock", "clockm"):
        at, seconds = source.number(300, 900), kind == "clock" and source.chance(.5)
        moments = [at := at + source.number(1, 40) for _ in range(n)]
        return [f"{m // 60 % 24:02d}:{m % 60:02d}" + (f":{source.number(0, 59):02d}" if seconds else "") for m in moments]
    if kind in ("logins", "users"):
        names = _logins(source, n)
        return names if kind == "users" or len(names) == n and source.chance(.75) else [source.pick(names) for _ in range(n)]
    if kind == "ip":
        net = source.pick(["10.0.0.", f"192.168.{source.number(0, 9)}.", f"10.{source.number(0, 9)}.{source.number(0, 99)}.", f"172.16.{source.number(0, 30)}."])
        near = source.chance(.6)
        return source.distinct(lambda: net + str(source.number(2, 250)) if near else value(source, "ip"), n, 60)
    if kind == "hosts":
        tail = source.pick(["", "", "", "1", "2", "-server", "-01", ".local"])
        return [name + tail for name in source.random.sample(_POOLS["hosts"], n)] if not one else [source.pick(_POOLS["hosts"])] * n
    if kind == "webpaths":
        end = source.pick(["", "", ".html", "/"])
        return ["/" + path + ("" if "." in path else end) for path in source.random.sample(_POOLS["webpaths"], n)]
    if kind == "homes":
        return ["/home/" + source.word() for _ in range(n)]
    if kind == "hexes":
        return [hexes(source, 8).upper() for _ in range(n)]
    if kind == "sums":
        sign = source.pick(["{}", "{} EUR", "${}", "{}.00"])
        return [sign.format(source.number(3, 980)) for _ in range(n)]
    if kind in _POOLS:
        pool = _POOLS[kind]
        return [source.pick(pool)] * n if one else source.random.sample(pool, n) if n <= len(pool) else [source.pick(pool) for _ in range(n)]
    if one:
        return [value(source, kind)] * n
    return [value(source, kind) for _ in range(n)]


def fielded(source):
    """3 to 7 lines of one kind."""
    thing, names, shapes, fields, questions, count = source.pick(read())
    shape, n = source.pick(shapes).rstrip(), source.weighted({3: 5, 4: 6, 5: 5, 6: 3, 7: 2})
    drawn = {name: _column(source, kind.rstrip("~"), n, kind.endswith("~")) for name, kind in fields.items()}
    if any(len(column) < n for column in drawn.values()):
        return fielded(source)
    if "homes" in fields.values():
        drawn["home"] = ["/home/" + user for user in drawn["user"]] if source.chance(.7) else drawn["home"]
    rows = [dict(zip(drawn, cells)) for cells in zip(*drawn.values())]
    lines = []
    for row in rows:
        line = shape
        for name, cell in row.items():
            line = line.replace("{" + name + "}", cell)
        lines.append(line)
    asks = []
    for key, wanted, answer, direct, told in questions:
        if "{" + answer + "}" not in shape or "{" + key + "}" not in shape:
            continue
        for row, line in zip(rows, lines):
            if wanted and row[key] != wanted or sum(other[key] == row[key] for other in rows) > 1 or any(row[key] == cell for other in rows for name, cell in other.items() if name != key and "{" + name + "}" in shape):
                continue
            asks.append(Ask(direct, told, {} if wanted else {key: row[key]}, row[answer], line, "" if wanted else row[key]))
    if count and source.chance(.6):
        _, direct, told = count
        key = next(name for name in ("user", "name", "who", "path", "script", "dir", "b", "a", "ip", "dev") if "{" + name + "}" in shape)
        asks.append(Ask(direct, told, {}, str(n), "", said=", ".join(f"{i + 1} {row[key]}" for i, row in enumerate(rows)) + "."))
    lead, sign = [], source.pick(["#", "#", ";"])
    if shape[0] in "{" and thing in ("host", "mount", "service", "job", "account", "number") and source.chance(.4):
        lead = [f"{sign} {source.pick(['managed by hand', 'last change in May', 'do not edit', 'see the wiki', 'all ' + count[0] if count else 'disks', 'office', 'home'])}"]
    if thing == "host" and shape.startswith("{ip}") and source.chance(.4):
        lead.append("127.0.0.1 localhost")
        asks = [ask for ask in asks if "how many" not in ask.direct]
    made = Paper("\n".join(lead + lines), names, asks, source.pick(["file", "list", "log"] if thing in ("request", "login", "mail", "firewall", "visit") else ["file", "list"]))
    made.more = {0: 2, 2: 3, 4: 3, 7: 2}
    return made


for *_, _questions, _count in read():                                   # a stray bracket is found here
    for _text in [text for *_, direct, told in _questions for text in (direct, told)] + (_count or [])[1:]:
        parse(_text)

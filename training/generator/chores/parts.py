"""What these tasks are made of: ordinary names of files and folders, values of many kinds, deeds in a row as one task."""
import re

from ..chat import Answer, User
from ..files.deeds import deed, thinking
from ..files.tooling import DONE
from ..material import world
from ..words.said import capital
from ..words.wording import typed, worded

_STEMS = "main utils server client config app index report notes todo users orders prices parser router helpers models views settings schema events access errors sales stock members readme setup build deploy backup header footer login search cart mail invoice customers products cities results data list sizes colors menu tasks plan agenda budget summary overview draft letter recipe guests books songs scores teams routes stations rooms weather sensors log output input sample example changes history".split()
_FOLDERS = "src lib data docs config tests scripts logs app web public assets backend frontend reports exports notes api core tools templates styles pages content mail archive tmp jobs services deploy etc ops site".split()
_TOOLS = "ruby python3 node git gcc go cargo java perl php make cmake psql redis-server nginx docker kubectl terraform ffmpeg curl jq rsync tmux vim zsh lua clang deno bun yarn".split()
_DAEMONS = "nginx redis postgres mysqld cron sshd dockerd celery gunicorn puma haproxy memcached mongod node java apache2 dnsmasq traefik".split()
_PACKAGES = "lodash express react axios chalk vite jest eslint prettier uuid moment requests flask django numpy pandas rich click httpx pydantic serde tokio regex rayon clap zod redis left-pad colorama pillow".split()
_TOPS = "com org io dev net example local".split()
_ENDS = "txt md py js json yaml csv html css sh log toml rb go rs ts".split()
_PROGRAMS = re.compile(r"(ls|git|gh|docker|kubectl|systemctl|journalctl|supervisorctl|virsh|vagrant|pm2|brew|nomad|zpool|nmcli|multipass|rc-status|grep|rg|curl|wget|ping|ssh|scp|rsync|nslookup|dig|whois|nc|lsof|pgrep|pidof|ps|df|du|free|wc|head|tail|cat|stat|md5sum|sha256sum|jq|uniq|diff|mkdir|rm|chmod|chown|cp|mv|ln|tar|gzip|unzip|npm|npx|node|python3?|pip|ruby|go|gofmt|cargo|pytest|ruff|black|mix|bundle|ctest|tsc|mypy|nginx|terraform|psql|createdb|dropdb|mysql|redis-cli|id|man|crontab|date|hostname|whoami|uname|nproc|pwd|mktemp|command|findmnt|apt-get|bash|sh|aws|ufw)[ :,.]")


def word(source):
    """An ordinary name, now and then any word."""
    return source.unseen(_STEMS) if source.chance(.6) else source.word() if source.chance(.5) else source.pick(world.NOUNS)


def folder(source):
    x = source.random.random()
    one = lambda: source.unseen(_FOLDERS) if source.chance(.8) else source.word()
    return one() if x < .6 else f"{one()}/{one()}" if x < .8 else source.pick(["/srv/", "/opt/", "/var/www/", "/tmp/", "/home/lena/", "./"]) + one()


def path(source, ends=_ENDS):
    """A file as projects have them, now and then an odd one."""
    if ends is _ENDS and source.chance(.15):
        return source.path()
    name = source.pick([word(source), word(source), word(source), f"{word(source)}{source.pick('-_')}{word(source)}", f"{word(source)}{source.number(1, 40)}"])
    file = f"{name}.{source.pick(ends)}"
    return file if source.chance(.45) else f"{folder(source)}/{file}"


def hexes(source, n):
    return "".join(source.pick("0123456789abcdef") for _ in range(n))


def user(source):
    return source.pick(world.NAMES).lower()


def version(source):
    return f"{source.number(0, 12)}.{source.number(0, 30)}" + (f".{source.number(0, 20)}" if source.chance(.8) else "") + (source.pick(["-rc1", "-beta.2", "-alpha"]) if source.chance(.08) else "")


def address(source):
    return f"{source.pick([10, 172, 192, 82, 203])}.{source.number(0, 255)}.{source.number(0, 255)}.{source.number(1, 254)}"


def host(source):
    n, top = source.number(1, 40), source.pick(_TOPS)
    return source.pick([f"{source.pick(['db', 'web', 'app', 'api', 'mail', 'cache', 'node', 'build', 'ns', 'nas'])}{source.pick(['', '-'])}{n}" + source.pick(["", ".local", ".lan", ".acme.dev"]), f"{word(source)}.{top}", f"{source.pick(['www', 'api', 'shop', 'mail', 'docs'])}.{word(source)}.{top}", address(source), f"{user(source)}-laptop"])


_DRAWN = {
    "host": host, "ip": address, "version": version,
    "port": lambda s: s.pick([str(s.number(1024, 9999)), "3000", "8080", "5000", "5432", "8443", str(s.number(10000, 65000))]),
    "branch": lambda s: s.pick([f"{s.pick(['feature', 'fix', 'bugfix', 'release', 'hotfix'])}/{word(s)}", f"{word(s)}-{word(s)}", "develop", f"release-{version(s)}", f"fix-{s.number(10, 999)}", f"{user(s)}/{word(s)}"]),
    "image": lambda s: s.pick([f"{s.pick(['nginx', 'redis', 'postgres', 'python', 'node', 'alpine', 'debian', 'ubuntu', 'golang'])}:{s.pick([str(s.number(3, 24)), version(s), f'{s.number(3, 22)}-alpine', 'latest'])}", f"acme/{word(s)}:{version(s)}", f"ghcr.io/{user(s)}/{word(s)}:{version(s)}"]),
    "pid": lambda s: str(s.number(200, 99999)),
    "container": lambda s: s.pick([f"{word(s)}-{s.number(1, 9)}", f"{s.pick(['web', 'db', 'api', 'cache', 'worker'])}_{s.number(1, 9)}", hexes(s, 12), word(s)]),
    "service": lambda s: s.pick([s.pick(_DAEMONS), f"{word(s)}-{s.pick(['api', 'worker', 'web', 'sync'])}", word(s)]),
    "user": lambda s: s.pick([user(s), user(s) + str(s.number(1, 99)), f"{user(s)}.{word(s)}", "deploy", "www-data"]),
    "url": lambda s: f"https://{host(s)}" + s.pick(["", f"/{word(s)}", f"/{word(s)}/{s.number(1, 99)}", f"/{word(s)}.git", f"/v{s.number(1, 4)}/{word(s)}", f"/{word(s)}.json"]),
    "package": lambda s: s.pick(_PACKAGES) if s.chance(.7) else f"{word(s)}-{word(s)}",
    "database": lambda s: s.pick([word(s), f"{word(s)}_{s.pick(['dev', 'prod', 'test', 'archive'])}", f"{word(s)}{s.number(1, 9)}"]),
    "commit": lambda s: hexes(s, s.pick([7, 7, 7, 8, 10, 40])),
    "folder": lambda s: s.pick([folder(s), f"/var/{word(s)}/{word(s)}", f"/home/{user(s)}/{word(s)}", f"/mnt/{word(s)}"]),
    "key": lambda s: s.pick([word(s), f"{word(s)}_{word(s)}", s.word(), s.pseudo_word()]),
    "pod": lambda s: f"{s.pick(['web', 'api', 'worker', 'cache', word(s)])}-{hexes(s, s.pick([5, 8]))}" + (f"-{hexes(s, 5)}" if s.chance(.5) else ""),
    "count": lambda s: str(s.number(2, 60)), "file": lambda s: path(s),
    "env": lambda s: s.pick(["staging", "prod", "production", "dev", "test", "qa", f"{word(s)}-{s.pick(['staging', 'prod', 'dev'])}", f"eu-{s.number(1, 9)}"]),
    "region": lambda s: s.pick([f"{word(s)}-{s.pick(['backup', 'assets', 'logs', 'media'])}", f"acme-{word(s)}-{s.number(1, 99)}", f"{user(s)}-{word(s)}"]),
    "ticket": lambda s: str(s.number(2, 9999)), "city": lambda s: s.pick([city for city in world.CITIES if " " not in city])}


def value(source, kind):
    return _DRAWN[kind](source)


def filled(source, text, values=None):
    """`text` with its {slots} drawn; the same slot is the same value all over `values`."""
    values = {} if values is None else values
    draws = {"n": lambda: str(source.number(2, 96)), "m": lambda: str(source.number(2, 250)), "N": lambda: str(source.number(100, 9999)), "h": lambda: hexes(source, 7), "w": lambda: word(source), "d": lambda: f"{source.number(1, 28):02d}", "user": lambda: user(source), "port": lambda: value(source, "port"),
             "tool": lambda: source.unseen(_TOOLS), "daemon": lambda: source.unseen(_DAEMONS), "file": lambda: path(source).rsplit("/")[-1], "dir": lambda: source.unseen(_FOLDERS), "f": lambda: path(source), "folder": lambda: folder(source), "host": lambda: host(source), "package": lambda: source.pick(_PACKAGES),
             "csv": lambda: path(source, ["csv"]), "log": lambda: path(source, ["log"]), "txt": lambda: path(source, ["txt", "md"]), "json": lambda: path(source, ["json"]), "db": lambda: word(source), "key": lambda: value(source, "key"), "dirs": lambda: folder(source)}

    def slot(match):
        name = match[1]
        if name not in draws:
            return match[0]
        if name == "h":
            return draws[name]()
        return values.setdefault(name, draws[name]())
    return re.sub(r"\{(\w+)\}", slot, text)


def marked(source, command, bare=.55):
    """A command as a request writes it."""
    if source.chance(bare) and command[-1] not in ".?!":
        return command
    return source.pick([form for form in ("`{}`", "`{}`", '"{}"', "'{}'") if form[0] not in command] or ["{}"]).replace("{}", command)


def ran(source, box, command, out, thought=None):
    """A command that is run, and what it prints."""
    made = "run" in box.operations and deed(source, box, "run", text=out, command=command)
    return thinking(made, thought or f"I need to run {command}.")


def task(source, done, text, answer, *ends):
    """The turns of a request in the words `text`; None where a tool is missing. `ends`: what nothing is to follow or change. A command that it begins with stays small."""
    if not all(done):
        return None
    ends += (_PROGRAMS.match(text)[1],) if _PROGRAMS.match(text) else ()
    return [User(typed(source, text, *ends))] + [turn for one in done for turn in one.turns] + [answer]


def printed(text):
    """What is said after a command that printed this."""
    return Answer("I repeat the output.", text) if text else Answer(*DONE)


def one_of(source, lines):
    """One of the things of a list, an eighth of them only in evaluation."""
    held = [one for i, one in enumerate(lines) if (i % 8 == 5) == source.held_out]
    return source.pick(held or lines)


def wording(source, text, **values):
    return worded(source, text, **{name.capitalize(): capital(value) for name, value in values.items()} | values)

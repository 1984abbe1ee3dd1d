"""Values that lie in one another: hosts and services, tables and columns, files and buckets, seats and rows, tickers and names of people; `values.txt` has those that are words of a list."""
from functools import cache
from pathlib import Path

from ...material import world
from .. import fillers
from ..kind import CLOSED, TITLE, Kind

LISTS = {name: tuple(words.split(", ")) for name, _, words in (line.partition(": ") for line in (Path(__file__).parent / "values.txt").read_text().strip().split("\n"))}
_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
_TICKERS = tuple("NVDA AAPL MSFT AMZN TSLA GOOG META NFLX AMD INTC IBM ORCL SAP BMW SIE DIS NKE KO PEP MCD WMT BA GE F T V MA PYPL ADBE CRM UBER ABNB SHOP SPOT PLTR ARM QCOM CSCO TXN MU ASML NVO LLY PFE JNJ XOM CVX SHEL BP TTE HSBC UBS DBK ALV ADS AIR RACE TM SONY BABA JD ETSY EBAY ZM DOCU RIVN LCID".split())
_STEMS = tuple("report invoice photos backup notes budget slides logo contract thesis album inventory recipes survey minutes data results summary manual timetable video interview podcast draft customers map portrait song ticket letter poster".split())
_FOLDERS = tuple("/srv/www /tmp/out /home/ana/docs ~/Documents ~/Downloads archive backup /var/backups /opt/app data/raw src/assets /mnt/nas/photos exports reports/2024 public /etc/nginx ~/Desktop old build/output /data/import shared/hr uploads media/images projects/alpha /usr/local/share static".split())
_BRANCHES = "main develop release/2.4 staging feature/login fix/typo hotfix-12 feature/dark-mode release/3.0 gh-pages next test experiment docs refactor/api bugfix/crash v2 feature/search stable".split()
_ENDS = dict(any="pdf csv txt jpg docx json xlsx md png log".split(), archive="zip tar.gz tgz 7z rar tar.xz".split(), picture="jpg png tiff webp gif svg".split(), media="mp4 mov avi wav flac mkv m4a".split(), text="docx md odt txt html rtf".split(), sheet="csv xlsx json xml ods parquet".split())


def _stem(source):
    stem = fillers.unseen(source, _STEMS) if source.chance(.7) else fillers.word(source)
    return source.pick([stem, stem, f"{stem}_{source.number(1, 40)}", f"{stem}-{source.number(2019, 2026)}", f"{fillers.word(source)}_{stem}", f"{stem}_final", f"{stem}-v{source.number(2, 9)}", stem.capitalize(), f"{source.pick(world.MONTHS)[:3].lower()}_{stem}"])


def _file(ends):
    def draw(source):
        name = f"{_stem(source)}.{source.pick(_ENDS[ends])}"
        return f"{_folder(source)}/{name}" if source.chance(.18) else name
    return draw


def _folder(source):
    return fillers.unseen(source, _FOLDERS) if source.chance(.7) else source.pick(["/srv/", "/var/", "~/", "/home/", "", "/opt/", "/mnt/"]) + fillers.word(source) + source.pick(["", "", f"/{fillers.word(source)}"])


def _host(source):
    role, n = source.pick("app web db node srv api cache worker mail build proxy gpu edge files auth".split()), source.number(1, 40)
    return source.pick([f"{role}-{n:02d}", f"{role}-{n}", f"{role}{n}", f"{role}{n:02d}", f"{role}-{source.pick(['prod', 'eu', 'us', 'test', 'dev'])}-{n}", f"{role}{n}.{fillers.word(source)}.{source.pick(['net', 'local', 'io', 'com'])}", f"10.{source.number(0, 40)}.{source.number(0, 255)}.{source.number(1, 254)}", fillers.word(source), source.pseudo_word()])


def _sql(source):
    table, column, other = fillers.unseen(source, LISTS["table"]), fillers.unseen(source, LISTS["column"]), fillers.unseen(source, LISTS["column"])
    text = source.pick([f"SELECT * FROM {table}", f"SELECT count(*) FROM {table}", f"SELECT {column}, {other} FROM {table} LIMIT {source.number(1, 100)}", f"SELECT * FROM {table} WHERE {column} = {source.number(1, 999)}", f"SELECT {column} FROM {table} ORDER BY {other} DESC",
                        f"DELETE FROM {table} WHERE {column} IS NULL", f"UPDATE {table} SET {column} = {source.number(0, 99)} WHERE id = {source.number(1, 999)}", f"SELECT max({column}) FROM {table}", f"SELECT * FROM {table} WHERE {column} > {source.number(1, 500)} ORDER BY {other}", f"SELECT avg({column}) FROM {table} GROUP BY {other}"])
    return text.lower() if source.chance(.15) else text


def _person(source):
    first = fillers.unseen(source, fillers.NAMES)
    return first if source.chance(.5) else f"{first} {fillers.unseen(source, fillers.SURNAMES)}"


def _username(source):
    first, last = fillers.unseen(source, fillers.NAMES).lower(), fillers.unseen(source, fillers.SURNAMES).lower()
    return source.pick([first, f"{first}.{last}", f"{first[0]}{last}", f"{first}{source.number(1, 99)}", f"{first[0]}.{last}", f"{last}_{first[0]}"])


def _setting(source):
    return source.pick([str(source.number(1, 500)), str(source.number(1, 64) * 16), "true", "false", "debug", "info", "warn", "dark", "light", "eu-west-1", "auto", "off", "on", "en", "de", fillers.word(source), f"{source.number(1, 90)}s"])


def _slug(source):
    return fillers.slug(source) if source.chance(.4) else source.pick([f"{fillers.word(source)}-{fillers.word(source)}", f"{fillers.word(source)}-{source.pick(['api', 'web', 'app', 'docs', 'tools', 'data', 'ui', 'assets', 'logs', 'media', 'backups'])}", fillers.word(source)])


def _listed(name):
    def draw(source):
        return fillers.unseen(source, LISTS[name])
    return draw


_DRAWN = {
    "host": _host, "sql": _sql, "person": _person, "username": _username, "repository": _slug, "bucket": _slug, "setting": _setting, "folder": _folder,
    "branch": lambda s: fillers.unseen(s, tuple(_BRANCHES)) if s.chance(.7) else f"{s.pick(['feature', 'fix', 'bugfix', 'release'])}/{fillers.word(s)}", "ticker": lambda s: fillers.unseen(s, _TICKERS) if s.chance(.8) else "".join(s.pick(_LETTERS) for _ in range(s.number(2, 4))),
    "file": _file("any"), "archive": _file("archive"), "picture": _file("picture"), "media": _file("media"), "text": _file("text"), "sheet": _file("sheet"), "config": lambda s: _config(s),
    "pod": lambda s: f"{fillers.unseen(s, LISTS['container'])}-{s.pick(['7f9c4', '0', '1', '5d8b', 'x2k9', '66d7f'])}" if s.chance(.3) else fillers.unseen(s, LISTS["container"]),
    "channel": lambda s: s.pick(["#", "#", ""]) + (fillers.unseen(s, LISTS["channelname"]) if s.chance(.8) else _slug(s)),
    "shelf": lambda s: s.pick([f"{s.pick(_LETTERS)}{s.number(1, 40)}", f"{s.number(1, 99)}", f"{s.pick(_LETTERS)}-{s.number(1, 20)}"]), "slot": lambda s: s.pick([f"{s.number(1, 30)}{s.pick('ABCDEF')}", f"{s.pick(_LETTERS)}{s.number(1, 60)}"]),
    "letter": lambda s: s.pick(_LETTERS), "aisle": lambda s: s.pick([str(s.number(1, 40)), s.pick(_LETTERS)]), "email": fillers.email, "url": fillers.url, "city": fillers.city, "word": fillers.word,
    "page": lambda s: s.number(1, 700), "number": lambda s: s.number(1, 60), "ticket": lambda s: s.number(10, 9999), "room_no": lambda s: s.pick([str(s.number(1, 420)), f"{s.pick('ABCD')}{s.number(1, 300)}"]),
    "newname": lambda s: f"{_stem(s)}.{s.pick(_ENDS['any'])}", "percent": lambda s: s.number(1, 99), "port": lambda s: s.pick([22, 80, 443, 5432, 3306, 6379, 8080, 9090, 27017, s.number(1024, 65000)]), "ip": lambda s: f"{s.number(1, 223)}.{s.number(0, 255)}.{s.number(0, 255)}.{s.number(1, 254)}",
    "topicname": lambda s: fillers.word(s) if s.chance(.5) else f"{fillers.word(s)} {fillers.word(s)}", "label": lambda s: s.pick(["urgent", "bug", "docs", "wontfix", "question", "backend", "p1", "legal", "review", fillers.word(s)]),
}
WHOLE = "page number ticket percent port".split()
_ENDINGS = dict(sql=TITLE)


def _config(source):
    """A file of settings."""
    return source.pick([f"{fillers.word(source)}.{source.pick(['yaml', 'yml', 'toml', 'ini', 'json', 'conf'])}", f"config/{fillers.word(source)}.yml", "settings.json", "app.toml", "config.yaml", ".env", "nginx.conf", "my.cnf", f"{fillers.unseen(source, LISTS['service'])}.conf"])


@cache
def of(name):
    """`host`, `page`: that kind of value."""
    draw = _DRAWN.get(name) or _listed(name)
    return Kind(lambda source: (lambda value: (value, str(value)))(draw(source)), "integer" if name in WHOLE else "string", _ENDINGS.get(name, CLOSED))


@cache
def ranged(text):
    """`0-254`: a whole number, of which the schema says so."""
    low, high = map(int, text.split("-"))
    return Kind(lambda source: (lambda n: (n, str(n)))(source.number(low + 1, high - 1)), "integer", hints=(f"{low} to {high}", f"From {low} to {high}", f"Value between {low} and {high}", f"{low} ({'off' if not low else 'lowest'}) to {high}", f"{low}-{high}"), told=True)


MADE = {"within": of, "ranged": ranged}

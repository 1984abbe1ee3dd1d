"""What stands in realistic files: values of named kinds, ranges (`1..64`, `0.1..2.0`) and choices (`debug,info`)."""
import re

from ..material import world

_FAMILY = ("Meyer Novak Silva Rossi Tanaka Okafor Larsen Moreau Fischer Kowalski Jensen Patel Garcia Haddad Lindholm Byrne Walsh Costa Weber Nagy Popov Sato Kim Lee Chen Singh Ivanova Romero Dubois Keller Brandt Olsen Marsh Hale Porter Quist Reyes "
           "Stone Turner Vance West Young Adler Baker Cole Drake Ellis Ford Grant Hughes").split()
_COMPANIES = "Northwind Bluefin Acorn Larkspur Redstone Halcyon Maple Orbit Granite Sunrise Harbor Copper Willow Falcon Meridian Juniper Cobalt Lantern Summit Amber Pinecone Riverside Oakleaf Silverline".split()
_STREETS = "Mill Street|Oak Lane|Harbor Road|High Street|Station Road|Park Avenue|Church Lane|River Street|Elm Street|Garden Road|Market Square|Hill Road|Lake Drive|Bridge Street|Rose Lane|King Street".split("|")
_PROJECTS = "shop blog portal tracker planner gallery forum wiki radar atlas beacon compass falcon harbor lantern meadow nimbus orchid pebble quartz raven saffron tulip willow zephyr inventory billing storefront newsletter library".split()
_TIMES = [f"{h:02d}:{m:02d}" for h in range(6, 22) for m in (0, 15, 30, 45)]
_FOODS = "apples bread milk eggs butter cheese rice pasta tomatoes onions carrots potatoes bananas coffee tea sugar flour salt yogurt honey olives lemons garlic beans oats mushrooms spinach peppers oranges cucumbers".split()


def hexes(source, n):
    return "".join(source.pick("0123456789abcdef") for _ in range(n))


def _date(source):
    return f"20{source.number(23, 28)}-{source.number(1, 12):02d}-{source.number(1, 28):02d}"


def day(source):
    """A day of the year as people write it."""
    month, n = source.pick(world.MONTHS), source.number(1, 28)
    return source.pick([f"{month} {n}", f"{month} {n}", f"{n} {month}", f"{month[:3]} {n}"])


KINDS = {
    "port": lambda s: str(s.pick([80, 443, 3000, 5000, 5432, 6379, 8000, 8080, 8443, 9000, 9090])) if s.chance(.4) else str(s.number(1024, 9999)), "name": lambda s: s.pick(world.NAMES), "person": lambda s: f"{s.pick(world.NAMES)} {s.pick(_FAMILY)}", "family": lambda s: s.pick(_FAMILY),
    "city": lambda s: s.pick(world.CITIES), "country": lambda s: s.pick(list(world.CAPITALS)), "color": lambda s: s.pick(world.COLORS), "job": lambda s: s.pick(world.JOBS), "company": lambda s: s.pick(_COMPANIES) + s.pick(["", "", " Ltd", " Foods", " Labs", " Media", " Tools"]), "weekday": lambda s: s.pick(world.DAYS), "month": lambda s: s.pick(world.MONTHS),
    "noun": lambda s: s.pick(world.NOUNS), "food": lambda s: s.pick(_FOODS), "word": lambda s: s.word(), "project": lambda s: s.pick(_PROJECTS), "title": lambda s: s.phrase(1, 3).title() if s.chance(.5) else s.pick(["The ", "A ", ""]) + s.pick(world.NOUNS).capitalize() + s.pick([" of ", " and ", " in ", " without "]) + s.pick(world.NOUNS).capitalize(),
    "host": lambda s: s.pick([f"{s.pick(_PROJECTS)}.{s.pick(['example.com', 'example.org', 'internal', 'local', 'lan'])}", f"{s.pick(['db', 'web', 'mail', 'cache', 'app', 'api', 'files', 'node'])}{s.pick(['', '', '1', '2', '-01'])}.{s.pick(_PROJECTS)}.{s.pick(['com', 'net', 'io'])}", "localhost", "127.0.0.1", "0.0.0.0", f"10.0.{s.number(0, 9)}.{s.number(2, 250)}", f"192.168.{s.number(0, 9)}.{s.number(2, 250)}"]),
    "ip": lambda s: s.pick([f"10.{s.number(0, 9)}.{s.number(0, 99)}.{s.number(2, 250)}", f"192.168.{s.number(0, 9)}.{s.number(2, 250)}", f"172.16.{s.number(0, 30)}.{s.number(2, 250)}"]), "url": lambda s: f"https://{s.pick(['', 'api.', 'www.', 'hooks.', 'cdn.'])}{s.pick(_PROJECTS)}.{s.pick(['com', 'io', 'dev', 'example', 'org'])}" + s.pick(["", "", f"/{s.word()}", f"/v{s.number(1, 4)}"]),
    "email": lambda s: s.pick([s.pick(world.NAMES).lower(), s.pick(["info", "admin", "support", "office", "alerts", "billing", "hello", "noreply"]), f"{s.pick(world.NAMES).lower()}.{s.pick(_FAMILY).lower()}"]) + "@" + s.pick(_PROJECTS + [c.lower() for c in _COMPANIES]) + s.pick([".com", ".org", ".net", ".example"]),
    "path": lambda s: s.pick(["/var/", "/srv/", "/opt/", "/data/", "./", "/home/", "/mnt/", "/tmp/"]) + s.pick(_PROJECTS + ["backups", "uploads", "cache", "media", "logs", "public"]) + s.pick(["", "", "/data", "/files", "/current", "/" + s.word()]), "file": lambda s: s.pick([s.word, lambda: s.pick(world.NOUNS)])() + "." + s.pick(world.EXTENSIONS),
    "version": lambda s: f"{s.number(0, 9)}.{s.number(0, 24)}.{s.number(0, 12)}", "minor": lambda s: f"{s.number(1, 22)}.{s.number(0, 14)}", "date": _date, "day": day, "time": lambda s: s.pick(_TIMES) if s.chance(.8) else f"{s.number(0, 23):02d}:{s.number(0, 59):02d}", "year": lambda s: str(s.number(1960, 2026)), "price": lambda s: f"{s.number(0, 99)}.{s.pick(['99', '50', '00', '95', '20', '49', '75'])}" if s.chance(.8) else str(s.number(1, 300)), "money": lambda s: str(s.number(2, 99) * s.pick([5, 10, 50, 100])),
    "bytes": lambda s: f"{s.pick([1, 2, 4, 5, 8, 10, 16, 20, 25, 32, 50, 64, 100, 128, 200, 256, 512])}{s.pick(['MB', 'MB', 'M', 'GB', 'G', 'k', 'KB'])}", "span": lambda s: f"{s.pick([1, 2, 3, 5, 10, 12, 15, 20, 24, 30, 45, 60, 90, 120])}{s.pick(['s', 's', 'm', 'h', 'ms', ' seconds', ' minutes'])}", "seconds": lambda s: str(s.pick([2, 3, 5, 8, 10, 12, 15, 20, 25, 30, 45, 60, 90, 120, 180, 240, 300, 600, 900, 1800, 3600])),
    "key": lambda s: s.pick([f"{s.pick(['sk', 'pk', 'key', 'tok', 'live', 'test'])}_{hexes(s, s.number(6, 12))}", hexes(s, s.number(8, 16)), "".join(s.pick("ABCDEFGHJKLMNPQRSTUVWXYZ23456789") for _ in range(s.number(8, 12)))]), "password": lambda s: s.pick([s.word() + str(s.number(1, 999)), s.pick(world.NOUNS) + "-" + s.pick(world.NOUNS) + "-" + str(s.number(1, 99)), hexes(s, 8)]), "code": lambda s: s.pick("ABCDEFGHKLMNPRST") + s.pick(["", s.pick("ABCDEFGHK")]) + s.pick(["", "-"]) + str(s.number(10, 9999)),
    "phone": lambda s: s.pick([f"{s.number(100, 999)}-{s.number(1000, 9999)}", f"0{s.number(20, 99)} {s.number(100000, 999999)}", f"555-{s.number(1000, 9999)}", f"+{s.number(30, 49)} {s.number(100, 999)} {s.number(1000, 9999)}", str(s.number(1000, 9999))]), "address": lambda s: s.pick([f"{s.number(1, 99)} {s.pick(_STREETS)}", f"{s.pick(_STREETS)} {s.number(1, 99)}"]), "street": lambda s: s.pick(_STREETS), "zone": lambda s: s.pick("Europe/Berlin Europe/Paris America/New_York UTC Asia/Tokyo Europe/London America/Chicago Australia/Sydney Europe/Madrid".split()),
    "locale": lambda s: s.pick("en_US de_DE fr_FR es_ES it_IT pl_PL pt_BR ja_JP nl_NL en en-GB de fr sv".split()), "bool": lambda s: s.pick(["true", "false", "true", "false", "yes", "no", "on", "off"]), "cron": lambda s: f"{s.pick([0, 15, 30, 45])} {s.number(0, 23)} * * {s.pick(['*', '*', '0', '1', '1-5'])}", "percent": lambda s: f"{s.number(1, 99)}%", "platform": lambda s: str(s.number(1, 24)), "room": lambda s: s.pick([str(s.number(1, 420)), f"{s.pick('ABCDE')}{s.number(1, 40)}", f"{s.pick('ABCDE')}-{s.number(100, 399)}"]), "plate": lambda s: f"{s.pick('ABDFHKLM')}{s.pick('BCEGKMT')}-{s.number(100, 9999)}",
    "license": lambda s: s.pick("MIT Apache-2.0 BSD-3-Clause GPL-3.0 ISC MPL-2.0 Unlicense".split()), "place": lambda s: s.pick(["the town hall", "the library", "the school", "Room " + str(s.number(1, 30)), "the canteen", "the garden", "the old mill", "the office", "the museum", "the station", "the park", "room " + s.pick("ABCDEF") + str(s.number(1, 9)), "the main hall", "the gym", "the harbor", "the blue room", "the conference room", "the roof terrace", f"the {s.pick(world.NOUNS)} cafe", s.pick(world.CITIES)])}


def value(source, kind):
    """-> text"""
    if kind in KINDS:
        return KINDS[kind](source)
    if match := re.fullmatch(r"(-?\d+)\.\.(\d+)(\D*|\D[^,]*)", kind):
        low, high = int(match[1]), int(match[2])
        step = 1 if high - low < 60 or source.chance(.5) else 5 if high - low < 600 else 50
        return str(source.number(low, high) // step * step or low) + match[3]
    if match := re.fullmatch(r"(\d+\.\d)-(\d+\.\d)", kind):
        return f"{source.random.uniform(float(match[1]), float(match[2])):.{source.number(1, 2)}f}"
    return source.pick(kind.split(","))

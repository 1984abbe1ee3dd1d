"""The same request about something else: values replaced in request and calls alike where they stand only once, and the small ways in which people type."""
import re

from ..everyday import fillers
from ..material import world
from . import items

_KNOWN_CITIES = set(world.CITIES) | set("New York|San Francisco|Los Angeles|Chicago|Boston|Seattle|Austin|Miami|Denver|Houston|Dallas|Atlanta|Las Vegas|San Diego|Philadelphia|Portland|Sydney|Mumbai|Toronto|Munich|Barcelona|Milan|Palo Alto|San Jose|Washington|Shanghai|Istanbul|Dubai|Melbourne|Vancouver|Osaka".split("|"))
_COUNTRIES = list(world.CAPITALS)
_SMALL = "two three four five six seven eight nine ten eleven twelve".split()
_ORDERS = set("Calculate Find Get Compute Book Play Search Show Convert Set Send Give List Create Generate Look Retrieve Determine Predict Order Fetch Tell Check Add Update Delete Make Change Provide Locate Estimate Identify Analyze Turn Schedule Rent Buy".split())
_BOUNDED = re.compile("hour|minute|month|rating|stars|latitude|longitude|coord|decimal|hertz|sides")      # not every number makes sense there
_UNMEANT = set("all any none other others custom default unknown dontcare".split())


class Leaf:
    """A value of a call and where it belongs."""

    def __init__(self, holder, key, name, function, schema):
        self.holder, self.key, self.name, self.function, self.schema = holder, key, name, function, schema

    @property
    def value(self):
        return self.holder[self.key]


def varied(source, item):
    """-> (request, calls)"""
    text, calls = item["request"], [[name, _copy(arguments)] for name, arguments in item["calls"]]
    if source.chance(.25):
        return text, calls
    schemas = {tool["name"]: tool["parameters"] for tool in item["tools"]}
    leaves = [leaf for name, arguments in calls for leaf in _leaves(arguments, schemas[name], name, name)]
    before = _order(leaves)
    for value in dict.fromkeys(leaf.value for leaf in leaves if not isinstance(leaf.value, bool)):
        same = [leaf for leaf in leaves if leaf.value == value and not isinstance(leaf.value, bool)]
        said = _said(text, value)
        if said is None or source.chance(.2) or any(leaf.value != value and not isinstance(leaf.value, bool) and (str(value) in str(leaf.value) or str(leaf.value) in str(value)) for leaf in leaves):
            continue
        at, shown = said
        for _ in range(4):
            new = _other(source, same[0], value, shown, text, at)
            if new is None or new[0] == value or new[1].lower() in text.lower() or any(str(leaf.value).lower() in new[1].lower() for leaf in leaves):
                continue
            for leaf in same:
                leaf.holder[leaf.key] = new[0]
            if _order(leaves) == before and _article_fits(text[:at], shown, new[1]):
                text = text[:at] + new[1] + text[at + len(shown):]
                break
            for leaf in same:
                leaf.holder[leaf.key] = value
    return _typed(source, text, [str(leaf.value) for leaf in leaves]), calls


def _copy(value):
    if isinstance(value, dict):
        return {key: _copy(one) for key, one in value.items()}
    return [_copy(one) for one in value] if isinstance(value, list) else value


def _leaves(holder, schema, name, function):
    for key in holder if isinstance(holder, dict) else range(len(holder)):
        inner = schema.get("properties", {}).get(key, {}) if isinstance(holder, dict) else schema.get("items", {})
        label = key if isinstance(holder, dict) else name
        if isinstance(holder[key], (dict, list)):
            yield from _leaves(holder[key], inner, label, function)
        else:
            yield Leaf(holder, key, label, function, inner)


def _order(leaves):
    """How numbers and dates compare: a range stays one."""
    numbers = [leaf.value for leaf in leaves if isinstance(leaf.value, (int, float)) and not isinstance(leaf.value, bool)]
    dates = [leaf.value for leaf in leaves if isinstance(leaf.value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d|\d{4}", leaf.value)]
    return [sorted(range(len(part)), key=part.__getitem__) for part in (numbers, dates)]


def _said(text, value):
    """-> (where the value stands, how it is written); None unless it stands there once"""
    forms = [str(value)] if isinstance(value, str) else [f"{value:,}", str(value)] + ([_SMALL[value - 2]] if value in range(2, 13) else [])
    found = {m.span(): m.group() for form in dict.fromkeys(forms) for m in re.finditer(r"(?<![\w.,:/-])" + re.escape(form) + r"(?![\w:/-]|[.,]\d)", text, re.I if isinstance(value, str) else 0)}
    if len(found) != 1 or isinstance(value, str) and str(value).lower() in text.lower().replace(str(value).lower(), "", 1):
        return None
    (start, _), shown = found.popitem()
    return start, shown


def _article_fits(before, old, new):
    """Whether `a` or `an` in front stays right."""
    return not re.search(r"(?i)\ban? $", before) or (old[0].lower() in "aeiou") == (new[0].lower() in "aeiou") and old[0].isdigit() == new[0].isdigit()


def _other(source, leaf, value, shown, text, at):
    """-> (a value of the same kind, as it is written); None where there is none"""
    if isinstance(value, (int, float)):
        return _number(source, leaf, value, shown)
    enum = leaf.schema.get("enum")
    if enum:
        able = [one for one in enum if isinstance(one, str) and re.fullmatch("[A-Za-z]{3,}", one) and one.lower() not in _UNMEANT and one != value]
        if not able or leaf.name.lower() in ("type", "action", "operation") or not re.fullmatch("[A-Za-z]+", shown) or source.chance(.5):
            return None
        new = source.pick(able)
        return new, new.lower() if shown.islower() else new.capitalize() if shown.istitle() else new
    if shown != value:
        return None
    new = _text(source, leaf, value, text[at - 1:at] in ("'", '"', "`") and text[at + len(shown):at + len(shown) + 1] == text[at - 1:at])
    return (new, new) if new else None


def _number(source, leaf, value, shown):
    if leaf.schema.get("enum") or value in (0, 1, 100) or value < 0 or _BOUNDED.search(leaf.name.lower()):
        return None
    if shown.isalpha():
        new = source.number(2, 6 if value < 6 else 12)
        return new, _SMALL[new - 2]
    if isinstance(value, float) and not value.is_integer():
        whole, _, places = str(value).partition(".")
        new = (int(whole) and source.number(10 ** (len(whole) - 1), 10 ** len(whole) - 1)) + source.number(1, 10 ** len(places) - 1) / 10 ** len(places)
        return round(new, len(places)), f"{round(new, len(places))}"
    if value <= 12:
        new = source.number(2, 6 if value < 6 else 12)
    elif 1500 <= value <= 2040 and "," not in shown:
        new = max(1500, min(2026, int(value) + source.number(-30, 30)))
    else:
        zeros = len(str(int(value))) - len(str(int(value)).rstrip("0"))
        digits = len(str(int(value))) - zeros
        new = source.number(10 ** (digits - 1), 10 ** digits - 1) * 10 ** zeros
        if new < 13:
            return None
    return new, f"{new:,}" if "," in shown else str(new)


def _text(source, leaf, value, marked):
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return f"{int(value[:4]) + source.number(-1, 2)}-{source.number(1, 12):02d}-{source.number(1, 28):02d}"
    if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", value):
        return f"20{source.number(20, 26)}-{source.number(1, 12):02d}-{source.number(1, 28):02d}T{source.number(0, 23):02d}:{source.number(0, 59):02d}:{source.number(0, 59):02d}Z"
    if re.fullmatch(r"\d\d:\d\d", value):
        return f"{source.number(0, 23):02d}:{source.number(0, 59):02d}"
    if re.fullmatch(r"(1[5-9]|20)\d\d([-/](1[5-9]|20)?\d\d)?( season)?", value):
        return re.sub(r"\d+", lambda m, by=source.number(-12, 0): str(int(m.group()) + by) if int(m.group()) > 12 else m.group(), value)
    if re.fullmatch(r"\S+@\S+\.\w+", value):
        return fillers.email(source)
    if value in _KNOWN_CITIES:
        return fillers.city(source) if source.chance(.5) else source.pick(world.CITIES)
    if value in world.CAPITALS:
        return source.pick(_COUNTRIES)
    if re.fullmatch(r"[\w./:#-]*\d[\w./:#-]*", value) and "http" not in value:
        return _coded(source, value)
    known = [one for one in items.values().get((leaf.function, leaf.name), []) if _shape(one) == _shape(value)]
    if len(known) > 3 and source.chance(.7):
        return source.pick(known)
    if re.search("name|director|directed|author|artist|cast|star|receiver|player|actor|person|user", leaf.name.lower()) and re.fullmatch("[A-Z][a-z]+ [A-Z][a-z]+", value):
        return source.pick(world.NAMES) + " " + fillers.unseen(source, fillers.SURNAMES)
    if marked and source.chance(.6):
        return source.word() if re.fullmatch(r"\w+", value) else source.phrase(2, 4) if " " in value else None
    return None


def _coded(source, value):
    """Other letters and digits in the same places."""
    letter = lambda c: source.pick("0123456789" if c.isdigit() else "abcdefghkmnpqrstuvwxyz" if c.islower() else "ABCDEFGHKMNPQRSTUVWXYZ")
    if re.fullmatch(r"\d+(\.\d+){3}", value):
        return ".".join(str(source.number(1, 254)) for _ in range(4))
    if re.fullmatch(r"\d+x\d+", value):
        return f"{source.number(2, 60)}x{source.number(2, 60)}"
    run = re.search("[A-Za-z]{5,}", value)                                # a word stays
    return "".join(letter(c) if c.isalnum() and c.isascii() and not (run and run.start() <= i < run.end()) else c for i, c in enumerate(value))


def _shape(value):
    return re.sub("[a-z]+", "a", re.sub("[A-Z]", "A", value))


def _typed(source, text, values):
    """As other people type it."""
    first = text.split()[0]
    if first in _ORDERS and source.chance(.2):
        text = source.pick(["please ", "Please "]) + first.lower() + text[len(first):]
    elif first[1:].islower() and not any(text.startswith(value) for value in values) and source.chance(.25):
        text = first.lower() + text[len(first):]
    if text[-1] in ".?" and not any(text.endswith(value) for value in values) and source.chance(.25):
        text = text[:-1]
    return text

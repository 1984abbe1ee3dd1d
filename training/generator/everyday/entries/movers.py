"""What goes from one to another of the same kind: accounts, folders, people, units, days, prices. Only the small words and the order tell which is which; one of both may be left out.

`movers.txt`: `name | what it is for | verbs | slots of what is moved, names: kind; | how it is called | what may be told behind | names of the kind | its values | V in a request | names of the one | names of the other`.
Beside them what is kept under a key, which is told in as many ways."""
from pathlib import Path

from .. import fillers
from ..kind import CLOSED, Kind
from ..slotgrid.values import slug
from ..tool import tool
from .values import GROUP_NAMES, clock, day, pool, unseen, who, whole

_ROWS = [line.split(" | ") for line in (Path(__file__).parent / "movers.txt").read_text().strip().split("\n")]
_WARES = tuple("lamps;garden chairs;oak tables;tea pots;wool blankets;rain jackets;desk lamps;water bottles;bread knives;phone cases;picture frames;soup bowls;paper towels;office chairs;bike helmets;bath towels;printer cartridges;coffee cups;light bulbs;school bags;red roses;dark chocolates;apple juice boxes;spare keys;yoga mats;white candles;movie tickets;flower pots;board games;socks".split(";"))
_CROPS = tuple("cherry tomatoes;carrots;sweet peas;red onions;basil;lettuce;green beans;strawberries;sunflowers;roses;pumpkins;spring onions;mint;leeks;white cabbage;parsley;radishes;lavender".split(";"))


def _sum(source):
    n = source.pick([source.number(2, 99), 5 * source.number(2, 200), 100 * source.number(1, 50)])
    return (n, str(n)) if source.chance(.85) else (float(text := f"{n}.{source.number(1, 9)}5"), text)


def _decimal(source):
    return source.number(2, 500) if source.chance(.8) else float(f"{source.number(0, 90)}.{source.number(1, 9)}")


_MOVED = {"sum": (_sum, "number"), "decimal": (_decimal, "number"), "few": (whole(2, 90), "integer"), "wares": (pool(_WARES), "string"), "crops": (pool(_CROPS), "string"), "walk": (lambda s: s.pick("bike car bus train ferry tram taxi".split()), "string"), "who": (who, "string"), "oneday": (day, "string"), "slug": (slug, "string"), "path": (lambda s: s.path(), "string"),
          "hash": (lambda s: "".join(s.pick("0123456789abcdef") for _ in range(s.pick([7, 7, 8, 10]))), "string")}


def _number(source):
    return source.pick([source.number(2, 99), 5 * source.number(2, 60), 100 * source.number(1, 40)])


_ENDS = {"@": (pool(GROUP_NAMES), "string"), "*": (lambda s: fillers.unseen(s, fillers.NAMES) if s.chance(.75) else who(s), "string"), "+": (fillers.city, "string"), "=": (day, "string"), "#": (_number, "number"), "~": (lambda s: str(s.number(1, 900)) if s.chance(.8) else f"{s.number(1, 40)}{s.pick('ABC')}", "string")}


def _kind(draw, type_, end=CLOSED):
    return Kind(lambda source: value if isinstance(value := draw(source), tuple) else (value, str(value)), type_, end)


def _named(words):
    words = [word.replace("_", " ") for word in words.split()]
    return lambda source: source.pick(words)


_KINDS = {name: _kind(*made) for name, made in _MOVED.items()} | {row[0]: _kind(*_ENDS[row[7]]) if row[7] in _ENDS else _kind(_named(row[7]), "string") for row in _ROWS}
MADE = {"moved": _KINDS.__getitem__}


def _ask(source, row, told):
    """One request; `told`: both ends, or one of them."""
    name, _, verbs, _, forms, behind, _, _, said, _, _ = row
    verb, what = source.pick(verbs.split()).replace("_", " "), source.pick(forms.split("/"))
    form = source.pick(said.split("/"))
    o, g = (form.replace("V", "{%s}" % end) for end in ("origin", "goal"))
    tail = f"( {source.pick(behind.split('/'))}|)" if behind != "-" else ""
    into, out = (" into ", " out of ") if name in ("money", "notes", "mails", "goods") and source.chance(.25) else (" to ", " from ")
    if name in ("length", "weight", "currency"):                                    # 12 miles to kilometers
        unit = lambda text: f"{what} {o}{text}"
        return source.pick([f"{verb} {unit(' (to|into|in) ' + g)}", f"{verb} {unit(' (to|into) ' + g)}", f"{verb} {what} from {o} to {g}", f"{verb} {what} (to|into) {g} from {o}", f"?what is {unit(' in ' + g)}", f"?how many {g} are {unit('')}", f".I need {unit(' in ' + g)}", f".{unit(' in ' + g)}", f".in {g}, what is {unit('')}", f"give me the {g} for {unit('')}"])
    if told == "goal":
        return source.pick([f"{verb} {what} to {g}{tail}", f"{verb} {what} to {g}{tail}", f".{what} should go to {g}{tail}" if name not in ("limit", "price") else f"{verb} {what} to {g}", f"?can you {verb} {what} to {g}{tail}", f"{verb} {what}{into}{g}{tail}", f".(please |)to {g}, {verb} {what}{tail}"])
    both = [f"{verb} {what} from {o} to {g}{tail}", f"{verb} {what} from {o} to {g}{tail}", f"{verb} {what} to {g} from {o}{tail}", f"{verb} {what}{out}{o}{into}{g}{tail}", f"{verb} {what}{into}{g}{out}{o}{tail}", f".from {o} to {g}(,|) {verb} {what}{tail}", f".from {o}, {verb} {what} to {g}{tail}", f".to {g}, {verb} {what} from {o}{tail}", f"?(can|could) you {verb} {what} from {o} to {g}{tail}",
            f".{what}: from {o} to {g}", f"{verb} {what} from {o} over to {g}{tail}", f".(I|we) (want|need) to {verb} {what} from {o} to {g}{tail}", f"{verb} {what} - from {o}, to {g}"] + [f"{verb} {what}, {o} to {g}"] * (name in ("train", "flight", "route", "money"))
    if name in ("limit", "price", "date", "plan"):
        both += [f".{what} (was|is) {o} (and|but) (should be|becomes) {g}" if name != "plan" else f".{what} goes from {o} to {g}", f"{verb} {what} to {g} instead of {o}", f"{verb} {what} to {g}, not {o} any more", f".not {o} but {g} for {what}", f".{what} is now {g} instead of {o}, {verb} it" if name != "plan" else f"{verb} {what} to {g}, it was {o}"]
    elif name in ("pay", "gift"):
        both += [f".{o} sends {g} {what}", f".{o} (gives|sends) {g} {what}", f".{g} gets {what} from {o}", f".{what} for {g} from {o}", f".{g} should get {what} from {o}", f".from {o}: {what} for {g}", f".{o} wants to send {g} {what}"]
    elif name in ("tasks", "shift"):
        both += [f".{g} takes {what} from {o}", f".{g} takes over {what} from {o}", f".{o} gives {what} to {g}", f".{o} passes {what} on to {g}", f".{g} instead of {o} for {what}", f".{what} goes from {o} to {g}"]
    elif name not in ("train", "flight", "route"):
        both += [f"take {what} from {o} and (put|bring) it to {g}" if name in ("notes", "mails", "files", "commit") else f"{verb} {what} to {g}. It comes from {o}" if name in ("money",) else f".{what} should go from {o} to {g}", f".{what} should be in {g} instead of {o}" if name in ("notes", "mails", "people", "guest", "seeds") else f".{g} needs {what} from {o}"]
    return source.pick(both)


def moving(source, row):
    name, purpose, verbs, moved, _, _, noun, _, _, origin, goal = row
    need = source.chance(.6) or name in ("length", "weight", "currency", "pay", "gift")
    rows = []
    for part in moved.split("; "):
        names, kind = part.split(": ")
        first, *others = names.split()
        kind = f"entry {kind}" if kind in ("title", "task", "ware") else f"moved {kind}"
        rows.append(f"{'?' * (name in ('train', 'flight', 'route'))}{first} {' '.join(others)}: {kind} | The {first} | {first.capitalize()}")
    hints = dict(person=("From whom", "To whom"), number=("Value until now", "The new value"), unit=(f"{noun.capitalize()} it is given in", f"{noun.capitalize()} that is wanted"), day=("Until now", "The new day"))
    first, second = hints.get(noun, (f"{noun.capitalize()} it comes from", f"{noun.capitalize()} it goes to"))
    rows += [f"{'?' * (not need)}origin {origin}: moved {name} | {first} | The {noun} it is taken from", f"goal {goal}: moved {name} | {second}"]
    asks = [_ask(source, row, "both" if need or source.chance(.65) else "goal") for _ in range(12)]
    verb = "|".join(verbs.replace("-", "_").split())
    what = {"length": "units|unit|length", "weight": "units|weight|unit", "currency": "currency|money", "tasks": "task", "shift": "shift", "plan": "plan|customer_plan", "date": "event|appointment", "people": "employee|team_member", "goods": "goods|stock", "pay": "money|payment", "commit": "commit", "seeds": "plants"}.get(name, name.rstrip("s") if name in ("notes", "mails", "files") else name)
    new = tool(f"move_{name}", f"({verb})_({what})|({what.split('|')[0]})_({verb})", purpose, "\n".join(rows), "\n".join(asks), "ok => Done.", name in ("length", "weight", "currency", "route"))
    for place, names in zip(new.slots[-2:], (origin, goal)):
        place.forms = [(names.split(), *place.forms[0][1:])]
    return new


# What is kept: name | names of the key | names of the value | verbs of the name
_KEPT = ("setting | key setting name option | value new_value to", "variable | name variable key var | value content to", "entry | key entry id name | value content data", "field | field field_name column key | value text content", "header | header name header_name key | value content", "tag | tag key tag_name | value tag_value content", "shortcut | shortcut key name alias | command target text", "register | register name slot | value content number",
         "cache entry | key cache_key name | value data content", "property | property key name | value new_value setting", "flag | flag name key | value state to", "memory | key topic label | value fact text", "parameter | parameter name key | value new_value to", "label | label key name | text value caption")
_WORDS = tuple("blue green dark light north south monday friday daily weekly high low open closed auto manual paris lisbon cotton steel tea coffee summer winter small large fast slow left right home office red black round square alpha beta early late".split())


def _key(source):
    w = lambda: fillers.word(source)
    return source.pick([w(), f"{w()}_{w()}", f"{w()}_{w()}", slug(source), source.pick("timeout retries theme region mode color size volume speed limit owner language currency city interval unit format shape label level depth width height offset prefix suffix".split()), f"{w()}.{w()}", w().upper()])


def _held(source):
    return source.pick([unseen(source, _WORDS), unseen(source, _WORDS), str(source.number(1, 999)), str(source.number(1, 999)), fillers.word(source), slug(source), f"{source.number(1, 60)}{source.pick(['s', 'm', 'ms', 'px', 'mb', '%'])}", f"{unseen(source, _WORDS)}-{fillers.word(source)}", source.pick(["true", "false", "on", "off"]), fillers.word(source).capitalize(), clock(source)])


MADE["kept"] = {"key": _kind(_key, "string"), "value": _kind(_held, "string")}.__getitem__


def keeping(source):
    """Tools that keep a value under a key, read it and forget it."""
    noun, keys, values = source.pick(_KEPT).split(" | ")
    k = source.pick(["{key}", "{key}", f"the {noun} {{key}}", "the key {key}" if "key" in keys.split() else f"{noun} {{key}}"])
    asks = ["set {key} to {value}", f"set {k} to {{value}}", f"(store|save|put|keep) {{value}} under {k}", f"(store|save) {{value}} as {{key}}", f".under {k} (store|save|put|keep) {{value}}", f".under {k}, (store|save|put) {{value}}", f"(store|save|keep) the value {{value}} under {k}", f"(store|save) under {k} the value {{value}}", f"(put|write) {{value}} (in|into) {k}", f"let {k} be {{value}}",
            f".{k} should be {{value}}", f".{k} should have the value {{value}}", f"change {k} to {{value}}", f"assign {{value}} to {k}", f"assign {k} the value {{value}}", f"use {{value}} for {k}", f"give {k} the value {{value}}", f".{{key}} = {{value}}", f".{{key}}: {{value}}, (store|save) that", f"set the value of {k} to {{value}}", f".{{value}} is the value of {k}, (store|save) it", f".the value of {k} should be {{value}}", f"?can you (store|save) {{value}} under {k}", f".for {k} (store|save|use|take) {{value}}", f".with the key {{key}} (store|save) {{value}}", f"(store|save) {{value}} with the key {{key}}", f"update {k} with {{value}}"]
    slot = noun.replace(" ", "_")
    new = tool("kept_values", f"(set|store|save|put|write|update)_({slot}|value)|({slot})_(set|store|put)", f"(Store|Set|Save) the value of a {noun}", f"key {keys}: kept key | Name of the {noun} | The key | Which {noun}\nvalue {values}: kept value | The value | What it is set to | What is stored", "\n".join(source.random.sample(asks, 14)), "ok => Done.")
    get = tool("kept_values", f"(get|read|show)_({slot}|value)|({slot})_(get|read)", f"(Get|Read) the value of a {noun}", f"key {keys}: kept key | Name of the {noun}", f"?what is the value of {k}\n(get|read|show) (the value of |){k}\n?what is stored under {k}", "{1:n} => It is {1}.", True)
    drop = tool("kept_values", f"(delete|remove|unset|clear)_({slot}|value)|({slot})_(delete|remove)", f"(Delete|Remove) a {noun}", f"key {keys}: kept key | Name of the {noun}", f"(delete|remove|clear) {k}\n.{k} can go\nforget what is stored under {k}", "ok => Done.")
    used = source.pick(keys.split())
    for one in (new, get, drop):
        one.slots[0].forms = [([used], *one.slots[0].forms[0][1:])]
    new.slots[1].forms = [([key for key in values.split() if key != used], *new.slots[1].forms[0][1:])]
    return [new] + [one for one in (get, drop) if source.chance(.5)]


def pick(source):
    """One to three of them."""
    if source.chance(.25):
        return keeping(source) + ([moving(source, source.pick(_ROWS))] if source.chance(.3) else [])
    return [moving(source, row) for row in source.random.sample(_ROWS, source.weighted({1: 3, 2: 4, 3: 2}))]

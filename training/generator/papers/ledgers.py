"""Small tables as people keep them: employees, products, flights, orders, servers. Several columns are of one kind (two people, a company and a country, three numbers), and a question tells the column by its word, its verb or who, where, when, how many."""
import re
from functools import cache
from pathlib import Path

from ..everyday.grammar import parse
from ..material import world
from ..material.source import is_held_out
from . import grids, sections
from .paper import Ask, Paper
from .values import value

_FORMS = {"comma": 60, "semicolon": 10, "tab": 5, "markdown": 11, "aligned": 8, "bars": 3, "bar": 2, "spaced": 5, "quoted": 2, "json": 5, "jsonl": 3, "yaml": 1, "pairs": 2}
_PEOPLE = ("people", "first")
_FIRMS = "Hansen Verdi Sundara Kaffa Brook Stern Lindqvist Oakes Tanaka Moreno Baltic Alpine Nordic Iberia Delta Pacific Union Crown Royal Prime Apex Vertex Polar Solar Lunar Metro Urban Rural Global Local Golden Silver Iron Crystal".split()
_LINES = ["Foods", "Mills", "Traders", "Supplies", "Industries", "Imports", "Brothers", "& Sons", "Group", "Works", "Farms", "Partners", "Systems", "Goods", "Logistics", "Ltd", "Inc", "GmbH", "SpA", "AG", "Co", "Labs", "Media", "Tools"]
_HALLS = "attic,cellar,garage,kitchen,lobby,library,main hall,room 4,room 12,room B2,lab 1,lab 3,workshop,roof,greenhouse,terrace,yard,office,canteen,archive,studio,gym,auditorium,north wing,south wing,hall A,hall C,barn,tower,pool,garden,basement,reception,server room".split(",")
_BANDS = "Red Lanterns,The Larks,Stone Harbor,Velvet Fox,Night Owls,Paper Kings,Iron Lilies,Silver Tram,Brass Garden,The Wanderers,Cold Moon,Blue Acres,String Union,The Millers,Salt Choir".split(",")
_EVENTS = "summer fair,open day,book launch,wine tasting,board meeting,budget review,team lunch,staff party,charity run,flea market,science night,film night,poetry slam,job fair,budget meeting,design review,sales call,planning session,fire drill,press talk,garden party,quiz night,jazz evening,craft market,city walk,spring concert,kickoff,retrospective".split(",")
_TASKS = "fix login,update docs,write tests,clean database,design logo,plan trip,paint fence,order parts,check backups,review code,call plumber,repair roof,sort archive,book hotel,send invoices,train staff,move servers,test printer,draft contract,prepare slides".split(",")
_SHIFTS = "morning,evening,night,early,late,noon,weekend,Monday morning,Friday evening,Sunday noon".split(",")
_VERBS_PAST = {"get": "got", "give": "gave", "run": "ran", "sell": "sold", "come": "came", "cost": "cost", "spend": "spent", "have": "had", "begin": "began", "write": "wrote", "pay": "paid"}
_NO_NOUNS = set("by from to due since born joined hired started used free sold spent paid late star speaks opens closes starts ends until begins arrives departs arr dep serves faces played owes blooms sown planted adopted installed bought released published established opened founded admitted home away for start end begins name lead people men staff food head ext dept tel lit qty owns year time state date day caps missed with made assigned visitor days branch range release light".split())
_WHO, _WHERE = ("person", "doctor", "mister"), ("city", "country", "venue", "address")


@cache
def read():
    """-> ({pool: values}, [(tags, thing, plural, files, heads, kind of the names)], [(tags, heads, noun, kind, questions, questions for the row, how a row is told by it)])"""
    part, pools, rows, columns = "", {}, [], []
    for line in (Path(__file__).parent / "ledgers.txt").read_text().strip().split("\n"):
        fields = [one.strip() for one in line.rstrip("| ").split(" | ")]
        if line.startswith("@ "):
            part = line[2:]
        elif part == "pools":
            pools[fields[0]] = fields[1].split(",")
        elif part == "rows":
            rows.append((fields[0].split(","), *fields[1].split(" "), fields[2].split(" "), fields[3].split(","), fields[4]))
        else:
            tags, heads, noun, kind, own, which, *by = fields
            columns.append((tags.split(","), heads.split(","), noun, kind, own.split(";"), which.split(";"), by[0].split(";") if by else []))
    return pools, rows, columns


# --- cells ----------------------------------------------------------------------------------------------------------
def _company(source):
    first = source.pick([lambda: source.pick(_FIRMS), lambda: source.word().capitalize(), lambda: value(source, "family"), lambda: value(source, "company").split(" ")[0]])()
    return first + (" " + source.pick(_LINES) if source.chance(.75) else "")


def cells(source, kind, n):
    """A column of `n` cells in one style."""
    pools = read()[0]
    match kind:
        case "person":
            style = source.weighted({"person": 6, "name": 5, "family": 2, "initial": 1, "logins": 1})
            if style == "initial":
                return [f"{source.pick(world.ALPHABET)}. {value(source, 'family')}" for _ in range(n)]
            return grids.cells(source, style, n)
        case "doctor": return [source.pick(["Dr. ", "Dr. ", "Dr "]) + value(source, "family") for _ in range(n)] if source.chance(.7) else cells(source, "person", n)
        case "mister": return [source.pick(["Mr ", "Ms "]) + value(source, "family") for _ in range(n)] if source.chance(.6) else cells(source, "person", n)
        case "company": return [_company(source) for _ in range(n)]
        case "team":
            style = source.number(0, 2)
            return [source.pick([lambda: source.pick(pools["clubs"]), lambda: f"{source.pick(world.CITIES)} {source.pick(pools['clubs'])}", lambda: source.pick(world.CITIES)][style:style + 1])() for _ in range(n)]
        case "ext": return [str(source.number(*limits)) for limits in [source.pick([(100, 480), (1000, 9800), (10, 99)])] * n]
        case "price":
            top = source.pick([9, 40, 300])
            return [f"{source.number(0, top)}.{source.pick(['50', '90', '20', '99', '00', '75', '40', '80', '10', '60'])}" for _ in range(n)] if source.chance(.7) else grids.cells(source, "prices", n)
        case "date":
            style = source.pick(["iso", "iso", "iso", "long", "short", "dots"])
            days = [(source.number(2023, 2026), source.number(1, 12), source.number(1, 28)) for _ in range(n)]
            return [f"{y}-{m:02d}-{d:02d}" if style == "iso" else f"{world.MONTHS[m - 1]} {d}" if style == "long" else f"{d} {world.MONTHS[m - 1][:3]}" if style == "short" else f"{d:02d}.{m:02d}.{y}" for y, m, d in days]
        case "venue": return [source.pick(_HALLS) for _ in range(n)]
        case "gate": return [form.format(a=source.pick("ABCDE"), n=source.number(1, 40)) for form in [source.pick(["{a}{n}", "{a}{n}", "{n}"])] * n]
        case "shelf": return grids.cells(source, "shelves", n)
        case "classes": return [f"{source.number(1, 10)}{source.pick('abcd')}" for _ in range(n)]
        case "shifts": return [source.pick(_SHIFTS) for _ in range(n)]
        case "2:1..2:5": return [form.format(h=source.number(1, 59), s=source.number(0, 59)) for form in [source.pick(["{h}:{s:02d}", "2:{h:02d}:{s:02d}", "{h}.{s:02d}"])] * n]
    return [source.pick(pools[kind]) for _ in range(n)] if kind in pools else grids.cells(source, kind, n)


def _names(source, kind, n):
    pools = read()[0]
    sample = lambda pool: source.random.sample(pool, min(n, len(pool)))
    each = lambda make: source.distinct(make, n, 60)
    match kind:
        case "people": return each(lambda: value(source, "person"))
        case "first": return sample(world.NAMES)
        case "companies": return each(lambda: _company(source))
        case "cities": return sample(world.CITIES)
        case "countries": return sample(list(world.CAPITALS))
        case "plates": return each(lambda: value(source, "plate")) if source.chance(.6) else list(dict.fromkeys(grids.cells(source, "series", n)))
        case "codes" | "ids": return list(dict.fromkeys(grids.cells(source, "series", n)))
        case "ships": return each(lambda: source.pick(["", "MS ", "", ""]) + source.pick(pools["sites"] + _BANDS[:4] + "Aurora Albatross Calypso Orion Vega Gannet Osprey Halcyon".split()))
        case "hotels": return each(lambda: source.pick(["Hotel ", "Grand ", "Park Hotel ", "", "Villa ", "Pension "]) + source.pick(pools["sites"] + world.CITIES))
        case "places": return each(lambda: source.pick([lambda: "The " + source.pick(world.COLORS).capitalize() + " " + source.pick(world.NOUNS).capitalize(), lambda: "Chez " + source.pick(world.NAMES), lambda: source.pick(pools["sites"]), lambda: source.word().capitalize()])())
        case "events": return sample(_EVENTS)
        case "tasks": return sample(_TASKS)
        case "bands": return sample(_BANDS)
        case "flights": return each(lambda: source.pick("LX AF KL TP BA LH SK OS AY IB EI QR TK".split()) + source.pick(["", "", " "]) + str(source.number(10, 2999)))
        case "trains": return each(lambda: source.pick("IC ICE RE RB EC TGV S R".split()) + source.pick(["", " "]) + str(source.number(1, 990)))
        case "hosts": return each(lambda: source.pick("web db mail cache app api files node build proxy auth log backup test".split()) + source.pick(["", "-", "0"]) + str(source.number(1, 12)))
        case "services": return each(lambda: source.pick("web mail search auth billing queue cache shop worker gateway backup monitor indexer scheduler importer notifier parser crawler wiki forum chat".split()) + source.pick(["", "", "-api", "-service"]))
        case "projects": return each(lambda: value(source, "project").capitalize() if source.chance(.7) else source.word().capitalize())
        case "rooms": return each(lambda: value(source, "room"))
    return sample(pools[kind])


def _many(name):
    return name[0].islower() and name.endswith("s") and not name.endswith(("us", "is", "ss"))


def _called(source, thing, kind, name, names):
    """How a question calls a row."""
    match kind:
        case "people":
            first = name.split(" ")[0]
            return first if source.chance(.3) and sum(other.split(" ")[0] == first for other in names) == 1 else name
        case "first" | "companies" | "cities" | "countries" | "pets" | "mountains": return name
        case "goods" | "food" | "plants" | "animals" | "dishes": return "the " + name if source.chance(.7) or kind in ("goods", "animals") else name
        case "events": return "the " + name
        case "subjects": return source.pick([f"the {name} {thing}", name, f"the {thing} {name}"])
        case "tasks": return source.pick([f'"{name}"', f"the {thing} {name}", f'the {thing} "{name}"'])
        case "ids" | "codes" | "rooms" | "plates" | "flights" | "trains": return source.pick([f"{thing} {name}"] * 3 + [f"the {thing} {name}", f"{thing} number {name}" if name.isdigit() else name])
        case "departments" if thing != "team": return source.pick([name, f"the {name} {thing}", f"the {thing} {name}"])
        case "departments": return f"the {name} team"
        case "books" | "films": return source.pick([name, name, f'"{name}"', f"the {thing} {name}"])
        case "sites": return source.pick([name, name, f"the {thing} {name}", f"the {name} {thing}"])
    return source.pick([name, name, name, f"the {thing} {name}"])


# --- questions ------------------------------------------------------------------------------------------------------
def _third(verb):
    return {"have": "has", "do": "does", "go": "goes"}.get(verb) or (verb + "es" if verb.endswith(("s", "x", "ch", "sh", "o")) else verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeou" else verb + "s")


def _past(verb):
    return _VERBS_PAST.get(verb) or (verb + "d" if verb.endswith("e") else verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeou" else verb + "ed")


def indirect(question, many=False):
    """What stands behind "tell me"."""
    if question.startswith(("what is the ", "what was the ")) and question.endswith(" {r}"):
        return question.split(" ", 2)[2]
    match = re.fullmatch(r"(.*?)\b(is|are|was|were|has|have|can|must|do|does|did) (\{r\}|I|we)(?: (.*))?", question)
    if not match:
        return "the {c} of {r}" if re.search(r"\b(does|do|did) |^(when|where|how).*\b(is|was) (a|the) ", question) else re.sub(r"\b(is|are|were) there\b", r"there \1", question)
    lead, verb, row, rest = match[1], match[2], match[3], match[4] or ""
    if not rest and verb in ("does", "has", "did"):                     # who has it
        return question
    if verb in ("do", "does", "did"):
        first, _, rest = rest.partition(" ")
        verb = first if verb == "do" else _third(first) if verb == "does" else _past(first)
    return f"{lead}{row} {verb} {rest}".strip()


def agreed(question):
    """For several of a thing."""
    return re.sub(r"\b(is|does|was|has) (\{r\})", lambda match: {"is": "are", "does": "do", "was": "were", "has": "have"}[match[1]] + " " + match[2], question)


class _Column:
    def __init__(self, source, one, n):
        _, heads, noun, kind, own, which, by = one
        self.head, self.kind, self.cells = source.pick(heads), kind, cells(source, kind, n)
        spoken = grids.spoken(self.head)
        self.noun = "number of " + spoken if "{c}" in own[0] else noun
        own, which = ([form.replace("{c}", spoken) for form in forms] for forms in (own, which))
        self.vague, self.own = [form[1:] for form in own if form[0] == "~"], [form for form in own if form[0] != "~"]
        self.which, self.by = which, by
        self.called = self.noun                                       # what questions call it
        if not self.noun.startswith("number of") and "_" not in self.head and self.head not in _NO_NOUNS and source.chance(.7):
            self.called = spoken

    def generic(self, source):
        """A question by its name."""
        if self.kind in _WHO and source.chance(.6):
            return source.pick(["who is the {c} of {r}", "who is the {c} of {r}", "who is {r}'s {c}", "who is the {c} for {r}"])
        if self.noun.startswith("number of"):
            return source.pick(["what is the {c} of {r}", "how many " + self.noun.removeprefix("number of ") + (" are given for {r}" if source.chance(.5) else " are listed for {r}")])
        return source.pick(["what is the {c} of {r}", "what is the {c} of {r}", "what is the {c} for {r}", "what is {r}'s {c}", "which {c} does {r} have", "what {c} does {r} have", "what's the {c} of {r}", "what {c} is given for {r}", "what {c} is listed for {r}", "what does {it} say about the {c} of {r}", "{c} of {r}", "what does {it} give as {c} of {r}"])


def _told(source, question, many):
    if "{it}" in question or question.startswith("{c}"):
        return "the {c} of {r}"
    if question.startswith(("what is {r}'s {c}", "who is {r}'s {c}")):
        return source.pick(["{r}'s {c}", "{r}'s {c}", "what {r}'s {c} is"])
    if question.startswith("what's the "):
        return question.removeprefix("what's ")
    if question.startswith("who is the {c} "):
        return source.pick([question, question.removeprefix("who is "), "who the {c} of {r} is"])
    return indirect(question, many)


def _columns(source, tags, n, many):
    """Columns that go with these rows, mostly two or more of one kind."""
    able = [one for one in read()[2] if set(tags) & set(one[0]) and (source.held_out or not is_held_out("ledger " + one[2] + one[1][0]))]
    group = lambda one: "who" if one[3] in _WHO + ("company", "team") else "where" if one[3] in _WHERE else "when" if one[3] in ("date", "time", "weekday", "month") else "number" if re.search(r"\d|price|ext|year|minutes", one[3]) else "kind"
    chosen = source.random.sample(able, min(many, len(able)))
    if source.chance(.6):
        alike = [one for one in able if group(one) == group(chosen[0])]
        alike = source.random.sample(alike, min(len(alike), many, source.number(2, 3)))
        chosen = (alike + [one for one in chosen if one not in alike])[:many]
    source.random.shuffle(chosen)
    columns = [_Column(source, one, n) for one in chosen]
    names = [{column.noun, column.called, grids.spoken(column.head)} for column in columns]
    if len(set().union(*names)) < sum(map(len, names)):
        return None
    every = [form for column in columns for form in column.own + column.vague + column.which]
    for column in columns:                                              # what could be meant of two of them is not asked
        column.own = [form for form in column.own if every.count(form) == 1] + [form for form in column.vague if every.count(form) == 1 and sum(any(form.split(" ")[0] == other.split(" ")[0] for other in one.vague) for one in columns) == 1]
        column.which = [form for form in column.which if every.count(form) == 1]
    return columns


def ledger(source):
    """2 to 8 rows, 3 to 6 columns."""
    rows = read()[1]
    tags, thing, plural, files, firsts, kind = source.pick([one for one in rows if source.held_out or not is_held_out("ledger " + one[1] + one[5])])
    names = _names(source, kind, source.weighted({2: 3, 3: 8, 4: 8, 5: 6, 6: 3, 7: 2, 8: 1}))
    columns = len(names) > 1 and _columns(source, tags, len(names), source.weighted({2: 6, 3: 9, 4: 6, 5: 2}))
    first = source.pick(firsts)
    if not columns or len({grids.spoken(column.head) for column in columns} | {column.called for column in columns} & {first} | {first}) <= len(columns):
        return ledger(source)
    person = kind in _PEOPLE or thing in ("client", "customer")
    form, at = source.weighted(_FORMS), 0 if source.chance(.78) else source.number(0, len(columns))
    order = list(range(len(columns)))
    order.insert(0 if form in sections.FORMS else at, len(columns))
    style = source.weighted({"as": 7, "title": 3, "upper": 1}) if form not in sections.FORMS else "as"
    spell = lambda head: head.upper() if style == "upper" else " ".join(word.capitalize() for word in head.split("_")) if style == "title" else head
    head = [column.head for column in columns] + [first]
    table = [[*cut, name] for cut, name in zip(zip(*(column.cells for column in columns)), names)]
    heads, body = [spell(head[i]) for i in order], [[row[i] for i in order] for row in table]
    if source.chance(.12) and form not in sections.FORMS and kind not in ("ids", "codes") and "id" not in head:
        start = source.pick([1, 1, 101, 1001, 10])
        heads, body = [spell("id")] + heads, [[str(start + i)] + row for i, row in enumerate(body)]
    text, lines = grids.written(source, form, heads, body, thing)
    if form in ("json", "jsonl", "pairs"):
        heads = [one.lower().replace(" ", "_") for one in heads]
    ends = grids.ENDINGS.get(form) or sections.ENDINGS.get(form) or ["csv", "csv", "csv", "csv", "txt"]
    stem = source.pick(files + [source.pick(files) + source.pick(["_2025", "-2026", "_list", "_may", "_new", "_all"])] if source.chance(.85) else ["data", "table", "list", source.word()])
    made = Paper(text, [f"{stem}.{source.pick(ends)}"], _asks(source, thing, kind, names, columns, lines, person), source.pick(["file", "table", "list"]))
    made.asks += source.random.sample(_whole(source, thing, plural, kind, names, head, table, heads, body, lines), 4)
    return made


def _whole(source, thing, plural, kind, names, head, table, heads, body, lines):
    """Questions for a row with the names of its columns, for a column, for a column beside the names."""
    out, said = [], f"I go through {len(names)} {plural}."
    for i, line in enumerate(lines):
        pairs = list(zip(heads, body[i]))
        out.append(Ask("what does {it} say about {r}, each value with its column name|what are all values of {r}, one per line as `name: value`|what stands in the row of {r}, as `column: value` lines", "everything about {r}, one `column: value` per line|all values of {r}, each on a line with its column name|the whole row of {r} as `name: value` lines",
                       dict(r=_called(source, thing, kind, names[i], names)), "\n".join(f"{one}: {cell}" for one, cell in pairs), line, said=f"It says: {line}"))
    for at, one in enumerate(head[:-1]):
        cells, values = [row[at] for row in table], dict(c=one.replace("_", " "), t=thing, ts=plural, h=one)
        out.append(Ask("what are the values of the column {h}, separated by commas|what are the values in the {h} column", "all values of the column {h}|the values of the {h} column, separated by commas", values, ", ".join(cells), "", said=said))
        if "_" in one or one in _NO_NOUNS:
            continue
        out.append(Ask("what is the {c} of each {t}, one per line as `name: value`|what are the {ts} and their {c}, one per line", "the {c} of every {t}, one `name: value` per line|each {t} with its {c}, one per line as `name: value`", values, "\n".join(f"{row[-1]}: {row[at]}" for row in table), "", said=said))
    return out


def _asks(source, thing, kind, names, columns, lines, person):
    """Every column as often as any other, of any row; and back to the row."""
    out, seen = [], set()
    for _ in range(30):
        i, column = source.number(0, len(names) - 1), source.pick(columns)
        cell, x = column.cells[i], source.random.random()
        if x < .18:
            ask = _back(source, thing, names[i], i, column, columns, lines[i], person)
        else:
            others = [other for other in columns if other is not column and other.by and other.cells.count(other.cells[i]) == 1] if x < .26 else []
            many = not others and _many(names[i])
            if others:
                other = source.pick(others)
                called, also = source.pick(other.by).replace("{t}", thing).replace("{v}", other.cells[i].lower() if other.kind == "color" else other.cells[i]), ""
            else:
                called = also = _called(source, thing, kind, names[i], names)
            able = [form for form in column.own if ("{y}" not in form or kind == "goods" and not others)]
            direct = source.pick(able) if able and source.chance(.65) else column.generic(source)
            if others and "{r}'s" in direct:
                direct = "what is the {c} of {r}"
            direct = agreed(direct) if many else direct
            told = _told(source, direct, many)
            if "{y}" in direct:
                also = ""
            name = names[i] if many else names[i] + ("es" if names[i].endswith(("s", "x", "ch", "sh")) else "s")
            ask = Ask(direct, told, dict(r=called, t=thing, c=column.called, y=name), cell, lines[i], also if "{y}" not in direct else "")
        if ask and (key := (ask.direct, tuple(ask.values.values()))) not in seen:
            seen.add(key)
            out.append(ask)
    return out


def _back(source, thing, name, i, column, columns, line, person):
    """A question for the row by a cell of it."""
    v = column.cells[i]
    if column.cells.count(v) > 1 or any(v in other.cells for other in columns if other is not column):
        return None
    forms = []
    for form in column.which:
        answer = name
        if ":" in form and not form.startswith("2:"):
            form, noun = form.rsplit(":", 1)
            answer = next((other.cells[i] for other in columns if other.noun == noun), None)
        elif person != form.startswith(("who ", "whose ")) and not form.startswith(("which {t}", "in which", "of which", "with which", "on which", "for which", "where ", "at which")):
            continue
        if answer:
            forms.append((form, answer))
    forms += [("which {t} has {v} as {c}", name), ("whose {c} is {v}" if person else "which {t} has the {c} {v}", name)] if source.chance(.25) else []
    if not forms:
        return None
    form, answer = source.pick(forms)
    if person and form.startswith("which {t} ") and not re.match(r"which \{t\} (does|did|do) ", form) and source.chance(.5):
        form = form.replace("which {t}", "who", 1)
    if form.startswith("which {t} ") and source.chance(.2):
        form = form.replace("which", "what", 1)
    told = re.sub(r"\b(does|did) (\{v\}) (\w+)", lambda match: f"{match[2]} {(_third if match[1] == 'does' else _past)(match[3])}", form)
    return Ask(form, told, dict(t=thing, v=v, c=column.called), answer, line)


for _tags, _heads, _noun, _kind, _own, _which, _by in read()[2]:        # a stray bracket is found here
    for _text in _own + _which + _by:
        parse(_text)

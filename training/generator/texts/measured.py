"""Lines of a thing and a number: the most and the least, the first, the last, what stands before and after, how many there are."""
from functools import cache
from pathlib import Path

from ..everyday.grammar import parse
from ..material import world
from ..material.source import is_held_out
from ..papers.paper import Ask, Paper
from ..words.said import capital, said
from .words import NTH, counted, plural, shown

_VALUES = {
    "price": (lambda s: s.random.randint(30, 9900) / 100 if s.chance(.7) else s.number(1, 300), ["{}", "{}", "{} euros", "${}", "{} EUR", "{} USD", "€{}"]), "weight": (lambda s: s.number(2, 900) / 10 if s.chance(.4) else s.number(1, 900), ["{} kg", "{}kg", "{} pounds"]), "height": (lambda s: s.number(120, 4900), ["{} m", "{}", "{} cm", "{}m"]), "length": (lambda s: s.number(2, 990), ["{} km", "{} m", "{}", "{} minutes"]), "age": (lambda s: s.number(2, 99), ["{}", "{} years", "{}"]), "score": (lambda s: s.number(1, 120), ["{}", "{} points", "{} pts"]), "distance": (lambda s: s.number(2, 2400), ["{} km", "{}km", "{} miles", "{}"]),
    "temperature": (lambda s: s.number(-15, 39), ["{} C", "{}", "{} degrees", "{}°C"]), "residents": (lambda s: s.number(3, 900) * s.pick([100, 1000, 10]), ["{}", "{} residents", "{}"]), "stock": (lambda s: s.number(2, 400), ["{}", "{} pieces", "{}"]), "speed": (lambda s: s.number(4, 160), ["{} km/h", "{} mph", "{}"]), "area": (lambda s: s.number(3, 900), ["{} sqm", "{} m2", "{}"]), "built": (lambda s: s.number(1120, 2024), ["{}", "built {}", "{}"]), "start": (lambda s: s.number(28, 90) * 15, ["{}"])}
_FORMS = ["{x} {v}", "{x} {v}", "{x}: {v}", "{x}: {v}", "- {x}: {v}", "- {x} {v}", "{x} - {v}", "{x}, {v}", "{x} = {v}", "* {x} ({v})", "{x}\t{v}", "{x},{v}", "{i}. {x}: {v}", "{i}. {x} - {v}", "| {x} | {v} |", "{v} {x}", "{v} - {x}", "- {v} {x}"]
_MOST = "(what|which {e}|which one) is the {m}|(what is|what's|which is) the {m} ({e}|one|thing on the list)|(which|what) is {m}( of all| on the list| here|)|(which|what) (is|would be) the {m} ({e} |one |){there}|{m} {e}"
_MOST_OF = "(who|which one) is the {m}|who is {m}( of all| on the list|)|(which|what) (player|person) is the {m}|(what is the name of|what's the name of) the {m} (one|person)"
_MANY = "how many (items|entries|things) are (there|listed|on the list|in the list)|how many (items|entries|things) does (the list|it) have|(what is|what's) the number of (items|entries)|how many (items|entries|things) are there( in total| altogether|)|how long is the list, how many (items|entries)"
_PLACE = "(what is|what's|which is) the {n} (item|entry|one)( on the list| in the list| {there}|)|(what|which (item|entry|one)) (is|comes|stands) {n}( on the list| in the list|)|(what is|what's) (listed |){n}( on the list|)"


@cache
def read():
    """-> ([(kind, [group], [what one is], [title], direct, told, [most], [least])], {group: things})"""
    table, *groups = (Path(__file__).parent / "measured.txt").read_text().strip().split("\n= ")
    rows = [line.split(" | ") for line in table.split("\n")]
    things = dict(block.split("\n") for block in groups)
    split = lambda text: text.replace(";", "|")
    return [(kind, groups.split(","), words.split(), titles.split(","), split(asked.split(" > ")[0]), split(asked.split(" > ")[1]), most.split(";"), least.split(";")) for kind, groups, words, titles, asked, most, least in rows], {name: text.split(",") for name, text in things.items()}


def _things(source, group, n):
    names = read()[1][group]
    names = world.NAMES if names == ["NAME"] else world.CITIES if names == ["CITY"] else names
    return source.random.sample(names, min(n, len(names)))


def _clock(n):
    return f"{n // 60:02d}:{n % 60:02d}"


def _agreeing(text, many):
    return text.replace("(does|do) {x}", ("do" if many else "does") + " {x}").replace("(costs|cost)", "cost" if many else "costs").replace(" is {x}", " are {x}" if many else " is {x}").replace("{x} is", "{x} are" if many else "{x} is").replace("was {x}", "were {x}" if many else "was {x}").replace("does {x} weigh", "do {x} weigh" if many else "does {x} weigh")


def measured(source):
    """3 to 9 lines."""
    able = [(row, group) for row in read()[0] for group in row[1] if source.held_out or not is_held_out(f"measured {row[0]} {group}")]
    (kind, _, words, titles, direct, told, most, least), group = source.pick(able)
    things = _things(source, group, source.weighted({3: 3, 4: 5, 5: 6, 6: 5, 7: 3, 8: 2, 9: 1}))
    draw, units = _VALUES[kind]
    unit, numbers = source.pick(units), []
    one = draw(source)
    while len(numbers) < len(things):
        n = draw(source)
        if isinstance(n, float) == isinstance(one, float) and n not in numbers:
            numbers.append(n)
    written = [unit.format(_clock(n) if kind == "start" else f"{n:.2f}" if kind == "price" and isinstance(n, float) else n) for n in numbers]
    form = source.pick(_FORMS)
    if unit == "{}" and kind not in ("start", "built") and form in ("{v} {x}", "- {v} {x}", "{v} - {x}"):
        form = "{x}: {v}"
    upper = source.chance(.3)
    names = [capital(thing) if upper else thing for thing in things]
    lines = [form.format(x=name, v=v, i=i + 1) for i, (name, v) in enumerate(zip(names, written))]
    person, e = group == "people", source.pick(words)
    asks, the = [], lambda thing: thing if group in ("groceries", "fruit", "people", "cities", "villages", "rivers", "songs", "teams", "mountains", "lakes", "ships", "parcels", "dishes", "bridges", "trails") or plural(thing) else "the " + thing
    order = sorted(range(len(things)), key=lambda i: numbers[i])
    for which, i in ((most, order[-1]), (least, order[0])):
        for m in which:
            asks += [Ask(_MOST_OF if person else _MOST, ("who is the {m}" if person else "(what|which {e}) is the {m}|the {m} ({e}|one)"), dict(m=m, e=e), names[i], "", said=f"{', '.join(written)}: {written[i]} is the {m}.\nSo the answer is {names[i]}.")] * 3
            if kind in ("price", "score", "height", "age", "length", "weight", "distance"):
                asks.append(Ask({"price": "how much (does|do) the {m} ({e}|one|thing) cost|what does the {m} ({e}|thing) cost", "score": "how many points does the {m} (player|one|{e}) have"}.get(kind, "how {h} is the {m} (one|{e})"), {"price": "the price of the {m} {e}", "score": "the points of the {m} {e}"}.get(kind, "how {h} the {m} one is"), dict(m=m, e=e, h={"height": "high", "age": "old", "length": "long", "weight": "heavy", "distance": "far away"}.get(kind, "much")), written[i], "", said=f"The {m} is {names[i]}, {written[i]}.\nSo the answer is {written[i]}."))
    if kind == "score":
        asks += [Ask(f"who (has|got|scored) the {word} points|who has the {word2} score|(which|what) {{e}} (has|got) the {word} points", f"who has the {word} points", dict(e=e), names[i], "", said=f"{', '.join(written)}: {written[i]} is the {word}.\nSo the answer is {names[i]}.") for word, word2, i in (("most", "highest", order[-1]), ("fewest", "lowest", order[0]))] * 3
        asks.append(Ask("who (won|is the winner|is in first place)|who is leading", "who (won|is the winner)", {}, names[order[-1]], lines[order[-1]]))
    for i in source.random.sample(range(len(things)), min(3, len(things))):
        asks.append(Ask(*(_agreeing(text, plural(things[i])) for text in (direct, told)), dict(x=the(things[i])), written[i], lines[i], the(things[i])))
    asks += [counted(_MANY, "how many (items|entries|things) (there are|are listed|are on the list)", {}, names)] * 3
    for i in {0, len(names) - 1, source.number(0, len(names) - 1)}:
        direct_ = _PLACE.removesuffix("") if i else _PLACE
        asks.append(Ask(direct_, "the {n} (item|entry)( on the list|)", dict(n="last" if i == len(names) - 1 and source.chance(.75) else NTH[i]), names[i], lines[i]))
    i = source.number(1, len(names) - 1)
    asks.append(Ask("(what|which (item|one|entry)) (comes|stands|is listed|is) (right |directly |)after {x}|(what|which (item|entry)) follows {x}|(what is|what's) (below|under|after) {x}( on the list|)", "what comes after {x}|which (item|entry) follows {x}", dict(x=things[i - 1]), names[i], lines[i - 1] + "\n" + lines[i]))
    asks.append(Ask("(what|which (item|one|entry)) (comes|stands|is listed|is) (right |directly |)before {x}|(what is|what's) (above|before) {x}( on the list|)", "what comes before {x}", dict(x=things[i]), names[i - 1], lines[i - 1] + "\n" + lines[i]))
    if kind in ("price", "weight"):                                     # more than one of them
        limit = source.pick(numbers)
        over = [i for i, n in enumerate(numbers) if n > limit]
        verb, verbs = ("costs", "cost") if kind == "price" else ("weighs", "weigh")
        if 0 < len(over) < 4:
            asks.append(shown(f"what {verb} more than {{v}}|(which|what) (items|things) {verbs} more than {{v}}", f"what {verb} more than {{v}}", dict(v=written[numbers.index(limit)]), ", ".join(names[i] for i in over), *(lines[i] for i in over)))
    title = source.pick(titles)
    head = source.pick(["", "", "", "# {t}\n", "# {t}\n\n", "{t}:\n", "{t}\n\n", "{t}\n"]).format(t=title)
    files = {"price": "shopping.txt prices.txt menu.txt shop.md receipt.txt", "score": "scores.txt results.txt ranking.md points.csv game.txt", "start": "schedule.txt today.md program.txt plan.txt agenda.md", "stock": "stock.txt inventory.md warehouse.csv", "temperature": "temperatures.txt weather.log sensors.txt"}.get(kind, f"{kind}.txt list.txt {group}.txt {group}.md data.txt notes.md")
    return Paper(head + "\n".join(lines), files.split(), asks, source.pick(["list", "file", "file"]))


for _row in read()[0]:                                                  # a stray bracket is found here
    for _text in (_row[4], _row[5]):
        parse(_text)

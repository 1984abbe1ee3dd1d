"""Bills, bookings, tickets and cards in lines of a label and a value below a title that has a number as well: numbers, dates and amounts that stand for different things."""
from functools import cache

from ..papers.paper import Ask, Paper
from ..words.said import said
from .told import blocks, drawn, fact, some

_GOODS = "chairs,lamps,shelves,cushions,mugs,towels,benches,ladders,buckets,brushes,plates,curtains,rugs,candles,boxes,stools,blankets,vases,hooks,mirrors,tiles,pots".split(",")


def _field(labels, kind, questions):
    return fact(" / ".join(label + " {v:" + kind + "}" if not i else label + " {v}" for i, label in enumerate(labels.split(" / "))) + " | v = " + questions)


@cache
def kinds():
    """-> [(files, titles, questions for the number, [fields])]; a field is a fact whose sentences are labels."""
    return [(head[0].split(), head[1].split(";"), fact("{z:1} | z = " + head[2]).asks[0], [_field(*line.split(" | ")) for line in lines]) for head, lines in blocks("bills.txt")]


def _number(source):
    return source.pick([str(source.number(11, 99)), str(source.number(100, 9999)), str(source.number(1000, 99999)), f"2026-{source.number(1, 400):03d}", f"{source.pick('ABKRT')}-{source.number(10, 999)}", f"{source.number(1, 900)}/26"])


def bill(source):
    files, titles, (_, direct, behind), fields = source.pick(kinds())
    number, taken = _number(source), set()
    taken.add(number)
    title = source.pick(titles).format(n=number)
    form = source.pick(["{k}: {v}", "{k}: {v}", "{k}: {v}", "{k}:  {v}", "- {k}: {v}", "{k} - {v}", "**{k}**: {v}", "{k} .... {v}", "| {k} | {v} |", "{k}\t{v}"])
    lines, asks = [], [Ask(direct, behind, {}, number, title)] * 3
    for one in some(source, fields, 4, 9):
        if not (values := drawn(source, one.kinds, taken)):
            continue
        label = said(source, source.pick(one.sentences).replace("{v}", "")).strip()
        lines.append(form.format(k=label, v=values["v"]))
        asks += [Ask(direct, behind, values, values["v"], lines[-1]) for _, direct, behind in one.asks] * 2
    if "bill" in " ".join(files) and source.chance(.7):
        more, sums = _goods(source, form)
        at = source.pick([len(lines), len(lines), 2])
        lines[at:at] = more
        asks += sums
    if source.chance(.3):
        source.random.shuffle(lines)
    gap = source.pick(["\n", "\n", "\n\n"])
    return Paper(source.pick(["{}", "{}", "# {}", "**{}**"]).format(title) + gap + "\n".join(lines), files, asks, source.pick(["file", "form", "paper"]))


def _goods(source, form):
    """What was bought and what it comes to -> (lines, asks)"""
    coin = source.pick(["{} EUR", "{}", "{} euros", "${}", "{} €"])
    things, cents = source.random.sample(_GOODS, source.number(2, 4)), source.random.sample(range(600, 19000, 50), 4)
    shown = lambda n: coin.format(f"{n // 100}.{n % 100:02d}")
    lines, asks = [], []
    shape = source.pick(["{k} {x}: {p}", "{k} x {x}: {p}", "{x} ({k}): {p}", "- {k} {x}: {p}", "{k} {x} {p}"])
    for thing, price in zip(things, cents):
        k = source.number(2, 12)
        lines.append(shape.format(k=k, x=thing, p=shown(price)))
        asks += [Ask("how much (are|were) the {x}|what do the {x} cost|how much do the {x} cost|(what is|what's) the price of the {x}", "what the {x} cost|the price of the {x}", dict(x=thing), shown(price), lines[-1], f"the {thing}"), Ask("how many {x} (are|were) (bought|ordered|on it)|how many {x} are there", "how many {x} there are", dict(x=thing), str(k), lines[-1])]
    net = sum(cents[:len(things)])
    tax = net // 5
    for label, amount, direct, behind in (("Net", net, "(what is|what's) the net amount|how much is it without (the |)tax|how much is it net", "the net amount"), ("Tax 20%", tax, "how (much|high) is the tax|(what is|what's) the amount of tax", "how much the tax is"), (source.pick(["Total", "Total", "To pay", "Sum"]), net + tax, "how much (is it|does it cost) in total|(what is|what's) the total( amount|)|how much must (I|we) pay( in total|)|how much is to be paid", "the total|how much must be paid")):
        lines.append(form.format(k=label, v=shown(amount)))
        asks += [Ask(direct, behind, {}, shown(amount), lines[-1])] * 2
    dear = max(range(len(things)), key=lambda i: cents[i])
    asks.append(Ask("(which|what) item costs (the |)most|(what is|what's) the most expensive item", "the most expensive item", {}, things[dear], "", said=", ".join(f"{thing} {shown(price)}" for thing, price in zip(things, cents)) + f".\nSo the answer is {things[dear]}."))
    return lines, asks

"""Who sold, bought, lent, harvested or gave back what: tools that record such deeds beside those that count, list, undo or correct them, so that verb and direction decide.

`deals.txt`: `= what the thing is called as a parameter | kind of the quantity | other tools of the trade`, the things, then a deed a line: `base/past/participle | what it is called, one/many | preposition, names and kinds of whom or what else it takes | what the other side does` (`~`: where the thing stands in the verb). `=*`: held out. `happenings.txt`: services in which something happened, is planned, done at once or asked, as in `services/`."""
import re
from collections import namedtuple
from dataclasses import replace
from pathlib import Path

from ..services import services_of
from ..tool import tool

_HERE = Path(__file__).parent
Trade = namedtuple("Trade", "things amount more values deeds held")
Deed = namedtuple("Deed", "base past done noun nouns link names kinds turned")


def _trades():
    for block in re.split(r"^=", (_HERE / "deals.txt").read_text(), flags=re.M)[1:]:
        head, values, *lines = block.strip().split("\n")
        things, amount, more = head.lstrip("* ").split(" | ")
        deeds = []
        for line in lines:
            verb, nouns, other, turned = line.split(" | ")
            names, kinds = other.split(": ", 1)
            link, *names = names.split()
            kinds = (kinds,) if " !" in kinds or kinds.startswith("enum") else tuple(kinds.split())
            deeds.append(Deed(*verb.split("/"), *nouns.split("/"), link.replace("_", " "), tuple(names), kinds, tuple(turned.split(";"))))
        yield Trade(tuple(things.split()), amount, more.split(), values, deeds, head.startswith("*"))


TRADES = list(_trades())
HAPPENINGS = list(services_of((_HERE / "happenings.txt").read_text()))


def _item(trade, said=None):
    return f"item {' '.join(trade.things)}: one !{trade.values} | {said or trade.things[0].capitalize()}"


def _quantity(trade, mass):
    return f"n {'weight amount quantity' if mass else 'quantity count amount how_many'}: {trade.amount} | How {'much' if mass else 'many'}"


def _recorded(source, trade, deed, kind, mass):
    """The tool that keeps such a deed."""
    q, link = "{n} of {item:n}" if mass else "{n} {item:n}", deed.link
    noun, nouns, done = deed.noun.replace("_", " "), deed.nouns.replace("_", " "), deed.done
    short = deed.base.replace(" ~", "").replace(" ", "_")
    put = lambda verb: verb.replace("~", q) if "~" in verb else f"{verb} {q}"
    what = f"{q} {link} {{who:n}}"
    asks = [f".(we|I|we|I|my colleague|our team) {put(deed.past)} {link} {{who:n}}", f".(we|I) just {put(deed.past)} {link} {{who:n}}",
            f".{q} (were|have been|) {done} {link} {{who:n}}", f".{done}: {q}, {link} {{who:n}}", f".{noun}: {q}, {{who:n}}", f".new {noun}: {what}", f".{noun} of {what}", f".(a|another) {noun}, {what}",
            f"(record|log|enter|note|add|book|put down) (a|the|a new) {noun}: {what}", f"(record|log|enter|note|add|write down) (a|the) {noun} of {what}", f"(record|log|note|write down|enter) that (we|I) {put(deed.past)} {link} {{who:n}}", f"{put(deed.base)} {link} {{who:n}}",
            f".(today|this morning|yesterday|just now|earlier|last night) (we|I) {put(deed.past)} {link} {{who:n}}", f".(we|I) {put(deed.past)} {link} {{who:n}} (today|this morning|just now|an hour ago)", f"?(can|could) you (note|record|log|enter) (a|the) {noun} of {what}", f".please (note|record): {what}, {done}",
            *["." + turned.replace("{who}", "{who:n}").replace("{Q}", q) for turned in deed.turned] * 2]
    names = "|".join([f"({v})_{deed.noun}" for v in ("record|log|add|register", "enter|note|create|new")] + [f"{deed.noun}_({v})" for v in ("add|record", "log|new|create")] + [f"{short}_({trade.things[0]}|{trade.things[1]})", f"{trade.things[0]}_({done.replace(' ', '_')})"])
    purpose = f"((Record|Log|Enter|Store|Note|Register|Add) (a|a new) {noun}|(Record|Log|Note) that something was {done}|{trade.things[0].capitalize()} (was|has been) {done}|Something was {done} {link} a {deed.names[0].replace('_', ' ')}|(Store|Keep) a new {noun}|{noun.capitalize()})"
    said = source.pick([f"What was {done}", "What it is", trade.things[0].capitalize()])
    return names, purpose, f"{_item(trade, said)}\n{_quantity(trade, mass)}\nwho {' '.join(deed.names)}: {kind} | {deed.names[0].replace('_', ' ').capitalize()}", asks, "ok => Done.", False


def _counted(source, trade, deed, mass):
    many = "much" if mass else "many"
    base, thing = deed.base.replace(" ~", ""), trade.things[0]
    noun, nouns, done = deed.noun.replace("_", " "), deed.nouns.replace("_", " "), deed.done
    asks = [f"?how {many} {{item:n}} did (we|I) {base}( so far| this week| this month| in all|)", f"?how {many} {{item:n}} (have|had) (we|I) {done}( so far| this year| up to now|)", f"?how {many} {{item:n}} (were|have been) {done}( today| this week| so far|)", f"?did (we|I) {base} any {{item:n}}",
            f"(show|tell|give) me the {nouns} of {{item:n}}", f".(the |){nouns} of {{item:n}}", f"?(what are|what were) the {nouns} of {{item:n}}", f".I (want|need) to know how {many} {{item:n}} (we|I) {deed.past.replace(' ~', '')}", f"(count|add up|sum up) the {nouns} of {{item:n}}", f"?have any {{item:n}} been {done}"]
    names = f"(get|count|show|total)_{deed.nouns}|{deed.nouns}_(of|total|report|count|so_far)|how_{many}_{done.replace(' ', '_')}|(total|number|sum)_{done.replace(' ', '_')}"
    return names, f"(How {many} of (something|a thing|a {thing}) was {done}|(Number|Total|Sum) of {nouns} of a {thing}|(Get|Return|Count) the {nouns} of a {thing}|{nouns.capitalize()} of a {thing} so far)", _item(trade), asks, "{1:n} => It is {1}.\n{1:n} => {1}", True


def _of_one(source, trade, deed, kind):
    base, link, nouns, done = deed.base.replace(" ~", ""), deed.link, deed.nouns.replace("_", " "), deed.done
    who = deed.names[0]
    asks = [f"?what did (we|I) {base} {link} {{who:n}}( so far| this year| last month|)", f"?what (have we|have I|was|has been) {done} {link} {{who:n}}( so far| up to now|)", f"(show|list|give)( me|) (all|the|all the) {nouns} {link} {{who:n}}", f".(all|the) {nouns} {link} {{who:n}}", f"?which {nouns} {link} {{who:n}} are there", f"?did (we|I) ever {base} anything {link} {{who:n}}"]
    names = f"(get|list|find|show)_{deed.nouns}_(of|by|for)_{who}|{who}_{deed.nouns}|{deed.nouns}_(by|per)_{who}"
    return names, f"((All|The|List the|Find the) {nouns} {link} a {who.replace('_', ' ')}|What was {done} {link} a {who.replace('_', ' ')}|{nouns.capitalize()} {link} one {who.replace('_', ' ')})", f"who {' '.join(deed.names)}: {kind} | {who.replace('_', ' ').capitalize()}", asks, "{1:n} entries => There are {1} entries.", True


def _undone(deed):
    noun = deed.noun.replace("_", " ")
    asks = [f"(undo|delete|cancel|remove|void|take back) {noun} (number |){{id}}", f".{noun} {{id}} was a mistake", f".{noun} {{id}} never happened", f".{noun} {{id}} is wrong, (take it out|remove it|delete it)", f"(get rid of|strike|erase) {noun} {{id}}", f"?can you (delete|undo|remove) {noun} {{id}}", f".there was no {noun} {{id}}, it has to go", f".{noun} {{id}} doesn't count"]
    return f"(undo|delete|cancel|remove|void)_{deed.noun}|{deed.noun}_(delete|cancel|undo|remove)", f"(Undo|Delete|Cancel|Remove|Take out) a {noun}( that was entered by mistake|)", f"id {deed.noun}_id {deed.noun} number entry: whole 100-9999 | Number of the {noun}", asks, "ok => Done.", False


def _corrected(deed, mass):
    noun, n = deed.noun.replace("_", " "), "{n}"
    asks = [f"(correct|change|update|fix|set) {noun} {{id}} to {n}", f".{noun} {{id}} was (really|in fact|actually) {n}", f".{noun} {{id}} should (say|be) {n}", f".it was {n} in {noun} {{id}}", f".the right number for {noun} {{id}} is {n}", f"?can you make it {n} in {noun} {{id}}"]
    return f"(correct|update|change|edit|fix)_{deed.noun}|{deed.noun}_(correct|update|edit|change)", f"(Correct|Change|Update|Edit) (the quantity of a {noun}|a {noun} that was entered|how {'much' if mass else 'many'} a {noun} was)", f"id {deed.noun}_id {deed.noun} number entry: whole 100-9999 | Number of the {noun}\nn quantity amount new_quantity count: whole 2-90 | The right {'amount' if mass else 'number'}", asks, "ok => Done.", False


def _more(trade, what, mass):
    """What else one asks or does in such a trade."""
    many, thing, q = ("much" if mass else "many"), trade.things[0], "{n} of {item:n}" if mass else "{n} {item:n}"
    match what:
        case "stock":
            return (f"(get|check|show)_(stock|inventory)|(stock|inventory)_(of|level|check)|how_{many}_left|units_left|on_hand", f"(How {many} of (something|a {thing}) (is|are) (left|in stock|there)|(Get|Check|Show) the stock of a {thing}|(Stock|Inventory) of a {thing}|Whether a {thing} is still there, and how {many})", _item(trade),
                    [f"?how {many} {{item:n}} (do we have|do we still have|is left|are left|are there|are in stock|have we got)", "?do we (still |)have (any |)({item:n}|{item:n} left)", "?(are|is) there (any|enough|still some) {item:n} (left|in stock)", "?(what's|what is) the stock of {item:n}", "(check|show me|tell me) (the |our |)stock of {item:n}", f".I need to know how {many} {{item:n}} (we have|there is|are left)", "?are we out of {item:n}", ".(our |the |)stock of {item:n}"], "{1:n} => There are {1}.\n0 => There is none.", True)
        case "price":
            return ("set_price|price_set|change_price|update_price|(price|new_price)_of", f"(Set|Change|Update) (the price of a {thing}|what a {thing} costs)", _item(trade) + "\nprice amount new_price cost: cash | New price",
                    [".{item:n} cost {price} (from now on|now|from today)", ".the (new |)price of {item:n} is {price}", "(set|change|raise|lower) the price of {item:n} to {price}", ".{item:n} (should cost|are now|will be) {price}", ".{price} for {item:n} from now on", "sell {item:n} at {price} from now on", "?can {item:n} be {price}"], "ok => Done.", False)
        case "order":
            return ("(order|request|reorder)_(more|supplies|goods)|order_from_supplier|(place|create)_order|reorder|restock", f"(Order|Reorder) (more of a {thing}|what is missing|goods)( from the supplier|)", _item(trade) + "\n" + _quantity(trade, mass),
                    [f"(order|reorder|order us|get us) {q}", f".we need {q}", f".we need another {q}", f".we('re| are) nearly out, (order|get) {q}", f"?(can|could) you order {q}", f".we should order {q}", f".there is hardly anything left, order {q}"], "ok => Done.", False)
    return ("move_(stock|goods|items)|(stock|goods)_move|relocate|change_place|put_elsewhere", f"(Move|Put) (a {thing}|goods) (to another place|elsewhere)", _item(trade) + "\nplace to where new_place: one !hall_1,hall_2,shelf_14,the_yard,aisle_9,the_cold_store,bay_3 | Where they go",
            ["(move|bring|put|take) the {item:n} to {place:n}", ".the {item:n} (belong in|should be in|have to go to) {place:n}", ".{place:n} is the new place of the {item:n}", "?can the {item:n} go to {place:n}", ".I want the {item:n} in {place:n}"], "ok => Done.", False)


def pick(source):
    """Two or more deeds of a trade that are kept, and some of what else is done with them; or a service of happenings."""
    if source.chance(.4):
        tools = source.pick(HAPPENINGS)
        return source.random.sample(tools, len(tools) if source.chance(.7) else len(tools) - 1)
    trade = source.pick([one for one in TRADES if one.held] if source.held_out and source.chance(.6) else [one for one in TRADES if not one.held])
    mass = trade.amount.startswith("num")
    deeds = source.random.sample(trade.deeds, source.number(2, min(4, len(trade.deeds))))
    made = []
    for deed in deeds:
        kind = source.pick(deed.kinds)
        made.append(_recorded(source, trade, deed, kind, mass))
        made += [one() for chance, one in ((.45, lambda: _counted(source, trade, deed, mass)), (.2, lambda: _of_one(source, trade, deed, kind)), (.2, lambda: _undone(deed)), (.12, lambda: _corrected(deed, mass))) if source.chance(chance)]
    made += [_more(trade, what, mass) for what in trade.more if source.chance(.5)]
    made = source.random.sample(made, min(len(made), 9))
    return [_tool(f"deal_{at}", *one) for at, one in enumerate(made)]


def _tool(topic, names, purpose, slots, asks, replies, asking):
    """The short names of slots are no names of parameters."""
    new = tool(topic, names, purpose, slots, "\n".join(asks), replies, asking)
    new.slots = [replace(place, forms=[([name for name in names if name not in ("n", "who")], kind, hints) for names, kind, hints in place.forms]) for place in new.slots]
    return new

"""How much and of what: things ordered by number or without one, shares under their sign, goods in measures, a part of a sum or all of it; and what is put into a calendar under no name but its own words."""
from ...material import world
from .. import fillers
from ..kind import CLOSED, TITLE, Kind
from ..tool import tool
from .values import clock, day, minutes, pool, unseen, whole

_FOOD = tuple("fish burgers;bean burritos;cheese pizzas;lamb kebabs;apple pies;egg rolls;chicken wraps;veggie burgers;garlic breads;tuna rolls;orange juices;iced teas;mango lassis;potato pancakes;onion rings;chocolate muffins;hot chocolates;tomato soups;shrimp tacos;rice bowls;berry smoothies;pulled pork buns;sweet potato fries;grilled corn cobs;cream cheese bagels;beef noodle soups".split(";"))
_STUFF = tuple("oat milk;brown rice;olive oil;cream cheese;dark chocolate;wild salmon;smoked trout;red lentils;goat cheese;apple juice;black tea;whole wheat flour;peanut butter;plum jam;baby spinach;soy sauce;parsley;cheddar;sour cream;green olives;ground coffee;mineral water;oranges;carrots;toilet paper;dish soap;cat food;potting soil;wood glue;white paint".split(";"))
_MEASURES = tuple("cartons bottles bags packs cans jars boxes tubes kilos pounds liters bunches crates sacks rolls".split())
_SHOPS = tuple("Taco Casa;Noodle Bar;Golden Wok;Pizza Roma;Green Fork;Burger Lab;Mama Rosa;The Hungry Fox;Sushi Zen;Old Tavern;City Grill;Bella Napoli;Corner Kitchen;Spice Garden;Blue Whale;Baker & Sons".split(";"))
_OCCASIONS = tuple("call;lunch;dinner;coffee;interview;check-in;walk;meeting;rehearsal;tennis match;chat;drive;piano lesson;photo shoot;video call;study session".split(";"))
_ALONE = tuple("dentist appointment;team lunch;budget review;yoga class;parents' evening;haircut;eye test;board meeting;choir practice;car inspection;house viewing;staff meeting;book club;fire drill;vet visit;swimming lesson;planning session;job interview".split(";"))
_REASONS = tuple("it arrived late;the box was damaged;the color was wrong;it was the wrong size;a part was missing;the customer changed his mind;it never came;it was charged twice;the screen was cracked;the lid was broken;it smelled bad;the event was moved".split(";"))


def _occasion(source):
    return f"{unseen(source, _OCCASIONS)} with {fillers.unseen(source, fillers.NAMES)}" if source.chance(.5) else unseen(source, _ALONE)


def _sign(source):
    return "".join(source.pick("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for _ in range(source.pick([2, 3, 4, 4, 4, 5])))


def _price(source):
    text = source.pick([str(source.number(2, 900)), f"{source.number(1, 400)}.{source.number(1, 9)}", f"{source.number(1, 400)}.{source.number(1, 9)}5"])
    return float(text) if "." in text else int(text), text


def _code(source):
    return source.pick([str(source.number(100, 99999)), f"{source.pick(world.ALPHABET)}-{source.number(10, 9999)}", f"{source.pick(world.ALPHABET)}{source.pick(world.ALPHABET)}{source.number(100, 9999)}", f"{source.number(2020, 2030)}-{source.number(10, 999)}"])


def _measure(source):
    n = source.number(2, 12)
    return f"{world.in_words(n) if source.chance(.5) else n} {source.pick(_MEASURES)}"


def _kind(draw, type_="string", end=CLOSED):
    return Kind(lambda source: value if isinstance(value := draw(source), tuple) else (value, str(value)), type_, end)


_KINDS = {"food": _kind(pool(_FOOD)), "stuff": _kind(pool(_STUFF)), "shop": _kind(pool(_SHOPS)), "occasion": _kind(_occasion), "sign": _kind(_sign), "price": _kind(_price, "number"), "code": _kind(_code), "measure": _kind(_measure), "few": _kind(whole(2, 40), "integer"), "shares": _kind(whole(2, 400), "integer"), "reason": _kind(pool(_REASONS), end=TITLE),
          "day": _kind(day), "clock": _kind(clock), "minutes": Kind(minutes, "integer", hints=("Length in minutes", "How many minutes it takes", "Duration in minutes"), told=True)}
MADE = {"portion": _KINDS.__getitem__}


def _ordering(source):
    verbs = source.pick(["order", "order|get", "order|buy", "get"])
    return tool("portion_order", "(order|get)_(food|dish|meal|takeaway)|food_order", "(Order|Get) food", "item dish food what meal: portion food | What is ordered | The dish\n?count quantity amount how_many: portion few | How many | Number of them\n?shop restaurant place from: portion shop | The restaurant | Where it is ordered", f"""({verbs}) {{count}} {{item:n}}
        ({verbs}) {{count}} {{item:n}} from {{shop}}
        ({verbs}) (me|us) {{count}} {{item:n}}[ from {{shop}}]
        ({verbs}) (some |){{item:n}}[ from {{shop}}]
        ({verbs}) (some |){{item:n}} from {{shop}}
        .(I'd|I would|we'd) like {{count}} {{item:n}}[ from {{shop}}]
        .(I'd|I would|we'd) like (some |){{item:n}}[ from {{shop}}]
        .{{count}} {{item:n}} from {{shop}}
        .from {{shop}}(,|) ({verbs}) {{count}} {{item:n}}
        .from {{shop}}(,|) ({verbs}) some {{item:n}}
        ?can (I|we) (get|have) {{count}} {{item:n}}[ from {{shop}}]""", "ok => It is ordered.")


def _listing(source):
    """Where the amount is a text, its measure belongs to it."""
    return tool("portion_list", "(add|put)_(item|grocery|product|to_list|to_shopping_list)|shopping_list_add", "(Add|Put) something (to|on) the shopping list", "item product what name article: portion stuff | What is bought | The product\n?amount quantity how_much: portion measure | How much of it, e.g. 3 bags | How much, with its measure", """add {amount} of {item:n} to (the|my|our) (shopping |)list
        put {amount} of {item:n} on (the|my|our) (shopping |)list
        add (some |){item:n} to (the|my|our) (shopping |)list
        put (some |){item:n} on (the|my|our) (shopping |)list
        .(I|we) need {amount} of {item:n}(, put (it|that) on the list|)
        .(I|we) need (some |more |){item:n}, put it on the list
        .we are out of {item:n}, put it on the list
        .{item:n} for the (shopping |)list, {amount}
        .{amount} of {item:n} for the (shopping |)list
        ?can you add {amount} of {item:n}""", "ok => It is on the list.")


def _sharing(source, verb):
    more = {"buy": "get", "sell": "get rid of"}[verb]
    return tool(f"portion_{verb}", f"{verb}_(stock|shares|stocks)|(stock|shares)_{verb}|place_{verb}_order", f"{verb.capitalize()} shares", "symbol ticker stock sign: portion sign | Ticker symbol | Sign of the share\ncount quantity shares amount: portion shares | Number of shares | How many shares\n?price limit limit_price max_price: portion price | Limit price | Price of one share", f"""({verb}|{verb}|{more}) {{count}} {{symbol}} (shares|stocks)[ at {{price}}]
        {verb} {{count}} shares of {{symbol}}[ at {{price}}]
        {verb} {{count}} (of |){{symbol}}[ at {{price}}]
        {verb} {{symbol}}, {{count}} (shares|pieces)[, limit {{price}}]
        .I want to {verb} {{count}} {{symbol}} shares[ (for|at) {{price}} (each|a piece)]
        .{{count}} {{symbol}} shares, {verb} them[ at {{price}}]
        {verb} {{symbol}} shares, {{count}} of them[, at {{price}}]
        (place|make) an order to {verb} {{count}} {{symbol}} (shares|stocks)[ at {{price}}]
        .at {{price}} {verb} {{count}} shares of {{symbol}}
        ?can you {verb} {{count}} shares of {{symbol}}[ with a limit of {{price}}]""", "ok => Done.")


def _parting(source):
    """A part of a sum, or all of it, for which no number is given."""
    verb, noun, key, keys = source.pick([("refund", "order", "order_id", "order order_number id"), ("refund", "ticket", "ticket_id", "ticket ticket_number id"), ("pay", "invoice", "invoice_id", "invoice invoice_number id"), ("pay", "bill", "bill_id", "bill bill_number id"), ("pay back", "loan", "loan_id", "loan loan_number id"), ("refund", "payment", "payment_id", "payment reference id"), ("release", "deposit", "deposit_id", "deposit reference id"), ("refund", "booking", "booking_id", "booking booking_number id")])
    what, name = f"{noun} {{code}}", verb.replace(" ", "_")
    of = "on" if verb == "pay" else "of"
    return tool(f"portion_{name}_{noun}", f"{name}_{noun}|{noun}_{name}|make_{noun}_{name}", f"{verb.capitalize()} {'an' if noun[0] in 'aeio' else 'a'} {noun}, all of it or a part", f"code {key} {keys}: portion code | Number of the {noun} | Which {noun}\n?amount sum part value: portion price | Amount; all of it where it is left out | How much, if not all of it | Part of it\n?reason why cause: portion reason | The reason | Why", f"""{verb} the (whole|full|entire|total) (amount|sum) of {what}[ because {{reason}}]
        {verb} (the whole|the full|all of) {what}[ because {{reason}}]
        {verb} {what} (completely|in full|entirely|fully)
        {verb} {what}[ because {{reason}}]
        {verb} all of {what}, {{reason:n}}
        {verb} everything of {what}
        {verb} {what}, the (whole|full) (sum|amount)
        {verb} {{amount}} (euros|dollars) {of} {what}[ because {{reason}}]
        {verb} {{amount}} {of} {what}
        {verb} only {{amount}} (euros|dollars) {of} {what}
        {verb} a part of {what}, {{amount}} (euros|dollars)
        .for {what}, {verb} {{amount}} (euros|dollars)[ because {{reason}}]
        .{what} should be {'paid' if verb == 'pay' else 'paid back' if verb == 'pay back' else verb + ('d' if verb.endswith('e') else 'ed')} (in full|completely)
        ?can you {verb} {{amount}} (euros|dollars) {of} {what}
        ?can you {verb} (the whole|all of) {what}""", "ok => Done.")


def _calendar(source):
    return tool("portion_calendar", "(add|create|schedule|plan)_(event|appointment|meeting|calendar_entry)|(calendar|event)_(add|create)", "(Add|Create|Schedule|Put) an (event|appointment) (|in the calendar)", "title name event what summary: portion occasion | Title of the event | What it is\ndate day on: portion day | The day | Date\n?time start start_time at: portion clock | Time | When it starts\n?minutes duration_minutes duration length: portion minutes | Length in minutes | Duration in minutes", """(schedule|plan|add|set up) a [{minutes:n}-minute ]{title:n} on {date}[ at {time}]
        (schedule|plan|add|set up) a {minutes:n}(-| )minute {title:n} (on|for) {date} at {time}
        (schedule|plan|add|set up) a {title:n} on {date}( at {time}|)[ for {minutes} minutes]
        put a {minutes:n}(-| )minute {title:n} (in|into) my calendar for {date}[ at {time}]
        put a {title:n} (in|into) my calendar (on|for) {date}[ at {time}][, {minutes} minutes]
        .on {date}( at {time}|)(,|) (schedule|add|plan) a [{minutes:n}-minute ]{title:n}
        .on {date} (I have|there is) a {minutes:n}(-| )minute {title:n} at {time}, (add it|put it in)
        .I (have|need) a {minutes:n}(-| )minute {title:n} on {date}[ at {time}]
        ?can you (schedule|plan|add) a {minutes:n}(-| )minute {title:n} (on|for) {date}[ at {time}]
        (book|schedule|add) {minutes} minutes for a {title:n} on {date}[ at {time}]""", "ok => It is in the calendar.")


def pick(source):
    """One to four of them."""
    made = [_ordering(source), _listing(source), _sharing(source, "buy"), _sharing(source, "sell"), _parting(source), _calendar(source)]
    return source.random.sample(made, source.weighted({1: 2, 2: 4, 3: 3, 4: 2}))

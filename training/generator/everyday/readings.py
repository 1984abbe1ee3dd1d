"""Numbered things and what is measured or counted at them: two numbers side by side, of which the words around them tell which is which."""
from .tool import tool

_THINGS = dict(climate="sensor greenhouse incubator oven kiln freezer fridge boiler room terrarium hive cellar radiator server_rack cold_store stable sauna", fill="tank barrel silo cistern pool vat container bin well cartridge water_butt trough", power="battery charger meter solar_panel generator socket pump motor turbine drone", weight="crate pallet parcel calf lamb truck suitcase sack trolley basket",
               run="runner lane bus train elevator swimmer horse boat cart machine", count="pasture table classroom shelf gate pond coop bus hall nest box counter")
_MEASURES = dict(
    climate=(("temperature temp degrees value reading", "num 0.5-90 degree degrees °C,°", "temperature", "is at/shows/reads/has/is now at/went up to/fell to"), ("humidity moisture percent value", "share", "humidity", "is at/shows/has a humidity of/reads")),
    fill=(("level percent fill value", "share", "fill level", "is at/is/is filled to/went down to/still has"), ("liters volume amount quantity", "num 1-900 liter liters l,L", "volume", "holds/has/contains/got"), ("pressure bar value", "num 0.5-12 bar bar bar", "pressure", "is at/shows/has a pressure of")),
    power=(("voltage volts value reading", "num 1-400 volt volts V", "voltage", "is at/shows/gives/has/delivers"), ("charge percent level value", "share", "charge", "is at/is charged to/is down to/has"), ("watts power output value", "num 5-900 watt watts W", "power", "takes/makes/gives/needs")),
    weight=(("weight kg kilos mass value", "num 0.5-90 kilo kilos kg", "weight", "weighs/is/has/weighs in at/comes to"), ("length cm size value", "num 10-200 centimeter centimeters cm", "length", "is/measures/has grown to")),
    run=(("minutes time duration result", "num 2-180 minute minutes min", "time", "finished in/needed/took/was done in/came in after"), ("speed kmh value pace", "num 5-120 km/h km/h", "speed", "went/ran at/is at/does"), ("distance km kilometers value", "num 1-90 kilometer kilometers km", "distance", "made/has done/covered/is at")),
    count=(("count number how_many total amount", "num 2-60 {one} {many}", "number of {many}", "has/has got/holds/had"),))
_COUNTED = dict(pasture="sheep sheep/cow cows/lamb lambs", table="guest guests/plate plates/chair chairs", classroom="pupil pupils/chair chairs/laptop laptops", shelf="jar jars/book books/box boxes", gate="visitor visitors/car cars/passenger passengers", pond="duck ducks/frog frogs/fish fish", coop="hen hens/egg eggs", bus="passenger passengers/seat seats", hall="visitor visitors/stand stands/spectator spectators", nest="egg eggs/chick chicks", box="apple apples/screw screws/bottle bottles", counter="customer customers/parcel parcels")
_ASKS = """.NP VERB {value}(| now| today)(, (record|note|log|enter|write down) (that|it)(| please)|. (Record|Note|Log|Save) (that|it)|)
(record|log|note|enter|save) {value} (for|at) NP
(record|log|note|enter) NP (with|at) {value}
.{value} (at|for) NP[, NOTE]
.NP: {value}
.NP, {value}
.(I|we) (measured|read|got|have) {value} (at|for) NP[, NOTE]
?can you (note|log|record|enter) {value} for NP
.the (MEASURE|value) (of|at) NP is {value}(, (log|note) it|)
(note|log|write down) that NP VERB {value}
(set|put) the MEASURE (of|for) NP to {value}
.(Monica|the boss|our nurse|Jim) says NP VERB {value}(, note it|)
.at NP (it is|we have|there are) {value}, (log|note) (that|it)"""
_OTHER = (("list", "(list|show|get)_{m}", "show all {m}", "", "(list|show|show me) all {m};?which {m} are there;.all {m}"), ("last", "(last|latest|get)_{v}|{n}_{v}", "the last {v} of a {n}", "number", "?what is the {v} (of|at) NP;(show|get|tell me) the {v} (of|at) NP;.NP, what is the {v}"),
          ("reset", "reset_{n}|{n}_reset", "reset a {n}", "number", "reset NP;(set|put) NP back to zero;.NP has to be reset"), ("limit", "(set|change)_{v}_(limit|alarm)|{n}_{v}_limit", "warn when a {n} goes above a value", "number limit", "(warn|tell|alert) me when NP goes above {limit};(set|put) the limit (of|for) NP to {limit};.NP must not go above {limit};.not more than {limit} at NP, warn me"),
          ("name", "(name|label)_{n}|{n}_label", "give a {n} a name", "number name", "(call|name) NP {name};.NP is (called|named) {name} from now on;give NP the name {name}"), ("check", "(inspect|check)_{n}|{n}_check", "have a {n} inspected", "number", "(inspect|check) NP;.NP (looks|seems) odd, have it checked;?can somebody look at NP"))


def pick(source):
    """One or two measures of a numbered thing, and what else is done to it."""
    family = source.pick(sorted(_THINGS))
    thing = source.unseen(_THINGS[family].split())
    word, many = thing.replace("_", " "), (thing[:-1] + "ies" if thing.endswith("y") else thing + "es" if thing[-1] in "sxh" else thing + "s").replace("_", " ")
    number = source.pick(["whole 1-40", "whole 1-40", "whole 1-99", "whole 100-999", "shelfcode"])
    keys = [thing, f"{thing}_number", f"{thing}_id", "number", "id", "which"]
    np = f"({word} {{number}}|{word} {{number}}|{word} {{number}}|{word} number {{number}}|the {word} {{number}})" if number != "shelfcode" else f"({word} {{number}}|the {word} {{number}})"
    measures = source.random.sample(_MEASURES[family], source.number(1, min(2, len(_MEASURES[family]))))
    tools, extra = [], source.random.sample(["note", "time", "day", "by"], source.number(0, 2))
    extras = dict(note="?note remark comment: text needs_a_look,all_fine,checked_twice,it_smells,the_door_was_open,cleaned_before | A remark", time="?time at hour: time | When", day="?day date on: one !Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday,today,yesterday | The day", by="?by person who measured_by: slot helper | Who measured it")
    said = dict(note="note: {note}", time="at {time}", day="on {day}", by="measured by {by}")
    for names, kind, measure, verbs in measures:
        if "{one}" in kind:
            one, several = source.unseen(_COUNTED[thing].split("/")).split()
            kind, measure = kind.format(one=one, many=several), f"number of {several}"
        if source.chance(.2):
            kind = "whole 2-95"                                           # without its unit: only the noun tells which number is which
        row = dict(number=f"number {' '.join(keys)}: {number} | {source.pick(['Number of the', 'Which', 'The'])} {word}", value=f"value {' '.join(name for name in names.split() if name != 'value')}: {kind} | {source.pick(['The', 'Measured', 'Value of the', 'New'])} {measure}")
        rows = [row[name] for name in source.random.sample(sorted(row), 2)] + [extras[name] for name in extra]
        tail = f"[, {said[extra[0]]}]" if extra else ""
        short = measure.removeprefix("number of ").replace(" ", "_")
        asks = "\n".join(ask.replace("[, NOTE]", tail).replace("NP", np).replace("VERB", f"({verbs.replace('/', '|')})").replace("MEASURE", measure) for ask in source.random.sample(_ASKS.split("\n"), 9)) + (f"\n(record|log|note) {{value}} for {np}{tail}" if extra else f"\n.{np} ({verbs.replace('/', '|')}) {{value}}")
        new = tool(f"readings_{short}", f"(record|log|note|save|enter)_{thing}_{short}|(record|log|note|save|enter)_{short}|{thing}_{short}_(record|log)", f"(record|note|log) the {measure} of a {word}", "\n".join(rows), asks, "ok => It is noted.")
        for place in new.slots[:2]:
            place.forms = [([source.unseen(keys if place.name == "number" else names.split())], *place.forms[0][1:])]
        tools.append(new)
    for group, names, purpose, slots, asks in source.random.sample(_OTHER, source.number(0, 3)):
        short = measures[0][2].replace("number of {many}", "count")
        fill = lambda text: text.replace("{m}", many if "_" not in text else many.replace(" ", "_")).replace("{v}", short if "_" not in text else short.replace(" ", "_")).replace("{n}", thing if "_" in text else word)
        rows = [f"number {' '.join(keys)}: {number} | Which {word}"] * ("number" in slots) + [f"limit max threshold: {measures[0][1] if 'one' not in measures[0][1] else 'whole 2-90'} | Highest {short}"] * ("limit" in slots) + ["name label title: slot machine | The name"] * (slots == "number name")
        made = tool(f"readings_{group}", fill(names), fill(purpose), "\n".join(rows), "\n".join(fill(ask).replace("NP", np) for ask in asks.split(";")), "{1:n} => {1}", group in ("list", "last"))
        if "number" in slots:
            made.slots[0].forms = [([source.unseen(keys)], *made.slots[0].forms[0][1:])]
        tools.append(made)
    return tools

"""Searches of which nothing has to be told: who made it, what it is called, of what kind it is, from when, for how much. What the request does not tell is left out; the same words stand now for the maker, now for the name, and two numbers are told apart by what stands before them.

`finders.txt`: `things | one of them | find, search and play, whichever there are | kind of its name | who made it=other names | kinds of it | what these are called | other slots`."""
from collections import namedtuple
from functools import cache
from pathlib import Path

from ...material import world
from .. import fillers
from ..kind import CLOSED, Kind, same
from ..tool import tool
from .values import ADJECTIVES, DRAWN, NOUNS, pool, unseen, whole

Search = namedtuple("Search", "things one verbs name makers kinds words slots")
SEARCHES = [Search(things, one, verbs.split(), name, [] if makers == "-" else makers.replace("=", " ").split(), tuple(kind.replace("_", " ") for kind in kinds.split()), words.split(), slots.split())
            for things, one, verbs, name, makers, kinds, words, slots in (line.split(" | ") for line in (Path(__file__).parent / "finders.txt").read_text().strip().split("\n"))]
_BRANDS = tuple("Bosch Nokia Philips Sony Volvo Nikon Siemens Yamaha Makita Miele Salomon Lego Samsung Canon Peugeot Bianchi Casio Honda Braun Leica Fiat Skoda Toyota Puma Adidas Reebok Lenovo Dell Fairphone Deuter Patagonia Artemide Ikea Habitat Vitra".split())
_BRANDED = set("cars bikes shoes jackets lamps phones laptops products tents games gifts wines jobs".split())


def _maker(source):
    first, last = fillers.unseen(source, fillers.NAMES), fillers.unseen(source, fillers.SURNAMES)
    return source.pick([f"{first} {last}", f"{first} {last}", f"{first} {last}", f"{first} {last}", f"{first[0]}. {last}", f"{first} {source.pick('ABCDEFGHJKLMRST')}. {last}", last, f"The {unseen(source, ADJECTIVES)} {unseen(source, NOUNS)}", f"{first} and the {unseen(source, NOUNS)}", f"{first} van {last}", f"{unseen(source, ADJECTIVES)} {unseen(source, NOUNS)}"])


def _brand(source):
    return unseen(source, _BRANDS) if source.chance(.6) else source.pseudo_word().capitalize()


# slot: names of the parameter, descriptions, what draws it, its type, ways to tell it (V the value, ^ before the noun)
_SLOTS = {
    "year": ("year release_year published from_year", "The year/Year it came out", lambda s: s.number(1950, 2030), "integer", "from V/from V/of V/from the year V/made in V"),
    "after": ("min_year year_from since after", "Not older than this year/From which year on", lambda s: s.number(1950, 1995), "integer", "since V/from V on/made after V/newer than V/no older than V"),
    "before": ("max_year year_to until before", "Not newer than this year/Up to which year", lambda s: s.number(1996, 2030), "integer", "until V/before V/made before V/older than V/no newer than V"),
    "low": ("min_price price_min lowest_price price_from", "Lowest price/What it costs at least", whole(5, 200, 5), "integer", "over VE/above VE/from VE up/for at least VE/for more than VE/that cost more than VE/with a price over VE/not under VE"),
    "high": ("max_price price_max highest_price budget", "Highest price/What it may cost at most", whole(210, 3000, 10), "integer", "under VE/under VE/below VE/up to VE/for at most VE/for less than VE/cheaper than VE/that cost less than VE/for no more than VE/not over VE/max VE"),
    "lowpay": ("min_salary salary_from lowest_pay", "Lowest salary/What it pays at least", lambda s: s.number(20, 90) * 1000, "integer", "for at least VE/that pay more than VE/over VE/paying VE or more"),
    "rating": ("min_rating rating stars_at_least", "Least rating/How good at least", lambda s: s.pick([3, 4, 5]), "number", "with at least V stars/rated V or better/with a rating of V or more/rated at least V"),
    "language": ("language lang spoken_language", "The language/Language of it", lambda s: s.unseen(tuple(fillers.LANGUAGES)), "string", "in V/in V/^V"),
    "limit": ("limit max_results how_many count", "How many at most/Number of results", whole(2, 30), "integer", ", at most V/, V results/, only V/, the first V/, no more than V of them"),
    "actor": ("actor starring cast with_actor", "Who plays in it/An actor", lambda s: f"{fillers.unseen(s, fillers.NAMES)} {fillers.unseen(s, fillers.SURNAMES)}", "string", "with V/starring V/with V in it/with the actor V"),
    "album": ("album record album_title", "The album/Album it is on", lambda s: f"{unseen(s, ADJECTIVES)} {unseen(s, NOUNS)}", "string", "from the album V/on the album V/off the album V"),
    "minutes": ("max_minutes minutes_at_most max_time", "How many minutes at most/Longest time in minutes", whole(10, 120, 5), "integer", "under V minutes/in under V minutes/of at most V minutes/that take less than V minutes/in V minutes or less"),
    "hours": ("max_hours hours_at_most", "How many hours at most/Longest time in hours", whole(2, 20), "integer", "under V hours/of at most V hours/that take less than V hours"),
    "people": ("people persons number_of_people", "For how many people/People", whole(2, 12), "integer", "for V people/for V/^V-person"),
    "players": ("players number_of_players player_count", "For how many players/Players", whole(2, 8), "integer", "for V players/^V-player/for V people"),
    "city": ("city town place where location", "The city/Where", fillers.city, "string", "in V/in V/in V/in the city of V"),
    "country": ("country origin from_country region", "The country/Where it comes from", pool(tuple("France Italy Spain Chile Portugal Germany Austria Greece Argentina Hungary Georgia Australia".split())), "string", "from V/from V"),
    "rooms": ("rooms number_of_rooms room_count", "Number of rooms/How many rooms", whole(2, 9), "integer", "^V-room/with V rooms/with V rooms"),
    "stars": ("stars star_rating class", "Number of stars/Stars of it", whole(2, 5), "integer", "^V-star/with V stars"),
    "date": ("date day on_date when", "The day/Date", DRAWN["oneday"][0], "string", "on V/on V/, date V"),
    "color": ("color colour", "The color/Color of it", lambda s: s.unseen(tuple(world.COLORS)), "string", "^V/^V/in V"),
    "size": ("size shoe_size fit", "The size/Size of it", lambda s: s.pick([str(s.number(34, 60)), s.pick("XS S M L XL XXL".split())]), "string", "in size V/size V")}


def _kind(draw, type_="string", end=CLOSED):
    return Kind(lambda source: value if isinstance(value := draw(source), tuple) else (value, str(value)), type_, end)


_KINDS = {slot: _kind(draw, type_) for slot, (_, _, draw, type_, _) in _SLOTS.items()} | {"maker": _kind(_maker), "brand": _kind(_brand)}


@cache
def _made(text):
    """`year`, `maker`, or `one:fantasy,crime`, one of these words."""
    return _KINDS[text] if text in _KINDS else Kind(same(pool(tuple(text.partition(":")[2].replace("_", " ").split(",")))))


MADE = {"sought": _made}
_BOTH = ("between {low} and {high}E", "between {low} and {high}E", "from {low} to {high}E", "over {low} but under {high}E", "under {high} but over {low}E", "for {low} to {high}E", "that cost {low} to {high}E", "that cost at least {low} and at most {high}E", "for at most {high} but not under {low}E", "not under {low} and not over {high}E")
_YEARS = ("between {after} and {before}", "from {after} to {before}", "made between {after} and {before}", "after {after} but before {before}", "before {before} but after {after}", "newer than {after} and older than {before}")
_MADE_BY = {"mails": ["from V", "from V", "by V"], "jobs": ["at V", "with V"], "gifts": ["from V", "sold by V"], "wines": ["by V", "made by V"], "courses": ["by V", "with V", "taught by V"], "workshops": ["by V", "with V", "led by V"], "podcasts": ["by V", "with V", "hosted by V"], "films": ["by V", "by V", "directed by V"], "movies": ["by V", "directed by V"], "audiobooks": ["read by V"],
            "photos": ["by V", "taken by V", "from V"], "concerts": ["by V", "with V"], "recipes": ["by V", "from V"], "books": ["by V", "by V", "written by V"], "novels": ["by V", "written by V"], "talks": ["by V", "given by V"]}
_ENDING = ("", "", "", " euros", " euros", " dollars")


def _clauses(source, search, told, named):
    """What is said before and behind the noun."""
    before, behind, told = [], [], list(told)
    for first, second, forms in (("low", "high", _BOTH), ("after", "before", _YEARS)):
        if first in told and second in told:
            behind.append(source.pick(forms).replace("E", source.pick(_ENDING)))
            told = [slot for slot in told if slot not in (first, second)]
    for slot in told:
        if slot == "maker":
            behind.append(source.pick(_MADE_BY.get(search.things) or (["by V", "from V", "from V", "made by V", "of the brand V"] if search.things in _BRANDED else ["by V", "by V", "by V", "of V"][:3 if named else 4])).replace("V", "{maker}"))
        elif slot == "kind":
            before.append("{kind:n}")
        else:
            text = source.pick(_SLOTS[slot][4].split("/")).replace("E", source.pick(_ENDING)).replace("V", "{%s}" % slot, 1)
            (before if text[0] == "^" else behind).append(text.lstrip("^"))
    source.random.shuffle(before)
    source.random.shuffle(behind)
    behind.sort(key=lambda text: text[0] == ",")
    if "{maker}" in " ".join(behind) and source.chance(.5):
        behind.sort(key=lambda text: "{maker}" not in text)
    return before, behind


def _ask(source, search, slots, plays):
    """One request for some of the slots."""
    told = source.random.sample(slots, min(len(slots), source.weighted({1: 5, 2: 6, 3: 3})))
    if {"low", "high"} & set(told) and {"low", "high"} <= set(slots) and source.chance(.3):
        told = list(dict.fromkeys(told + ["low", "high"]))
    named = "name" in told
    told = [slot for slot in told if slot != "name"]
    if named:
        told = [slot for slot in told if slot in ("maker", "year", "city", "album", "language", "color", "high")]
    before, behind = _clauses(source, search, told, named)
    tail = "".join(text if text[0] == "," else f" {text}" for text in behind)
    verb = source.pick(["play", "play", "put on", "start"] if plays else ["find", "find me", "show me", "search for", "look for", "look up", "find", "get me"])
    if named:
        what = source.pick(["{name}", "{name}", f"the {search.one} {{name}}", f"a {search.one} called {{name}}", f"{search.things} called {{name}}", f"the {search.one} called {{name}}", f"{search.things} with the title {{name}}" if search.name == "title" else f"{search.things} named {{name}}"])
        return f"{verb} {what}{tail}" if source.chance(.8) else f"?(can|could) you {verb} {what}{tail}" if source.chance(.5) else f".I want to hear {what}{tail}" if plays else f".I'm looking for {what}{tail}"
    if told == ["maker"] and source.chance(.3 if plays else .2):
        return f"{verb} (something|anything|everything|all {search.things}) {behind[0].replace('of the brand ', 'from ').replace('of ', 'by ')}"
    if plays and told == ["kind"] and source.chance(.4):
        return f"{verb} (some |){{kind:n}}"
    things = " ".join(before + [search.things])
    x = source.number(0, 15) if not plays else source.number(4, 6) if source.chance(.4) else 9
    if x == 0:
        return f"?(do you have|are there|have you got) (any |){things}{tail}"
    if x == 1:
        return f"?(what|which) {things} (are there|do you have){tail}" if tail and tail[0] != "," else f"?(what|which) {things} are there"
    if x == 2:
        return f".I'm looking for {things}{tail}"
    if x == 3:
        return f".I (need|want|would like) (some |){things}{tail}"
    if x == 4:
        return f"?(can|could) you {verb} {things}{tail}"
    if x == 5:
        return f".{things}{tail}(, please|)"
    if x == 6 and before:
        return f"{verb} (a|some) {things}{tail}".replace("(a|some)", "some")
    if x == 7:
        return f"(search|list|browse) {things}{tail}"
    return f"{verb} {things}{tail}"


def searching(source, search):
    """A search, or what plays the like; nearly half of the slots go again, as options do."""
    plays = "play" in search.verbs and source.chance(.5)
    more = [slot for slot in search.slots if not plays or slot in ("year", "album", "language", "after")]
    slots = source.random.sample(more, min(len(more), source.weighted({2: 3, 3: 5, 4: 3})))
    if {"low", "high"} <= set(search.slots) and source.chance(.8):
        slots = list(dict.fromkeys(slots + ["low", "high"]))
    slots = ["name"] * (search.name != "-" and source.chance(.95)) + ["maker"] * (bool(search.makers) and source.chance(.95)) + ["kind"] * source.chance(.95) + slots
    rows = []
    for slot in slots:
        if slot == "name":
            rows.append((slot, f"entry {search.name}", ["title", "title", "name", f"{search.one}_title"] if search.name == "title" else ["name", "name", "title", f"{search.one}_name", "query"], [f"Title of the {search.one}", f"What the {search.one} is called"]))
        elif slot == "maker":
            word = search.makers[0]
            rows.append((slot, f"sought {'brand' if search.things in _BRANDED else 'maker'}", [word, word, f"{word}_name"] + search.makers[1:], [f"The {word}", f"Name of the {word}", f"{word.capitalize()} of the {search.one}"]))
        elif slot == "kind":
            rows.append((slot, "sought one:" + ",".join(search.kinds), search.words, [f"The {search.words[0]}, e.g. {search.kinds[0]}", f"Kind of {search.one}, e.g. {search.kinds[1]} or {search.kinds[2]}", f"{search.words[0].capitalize()}, such as {search.kinds[0]}"]))
        else:
            keys, hints, *_ = _SLOTS[slot]
            rows.append((slot, f"sought {slot}", keys.split(), hints.split("/")))
    asks = [_ask(source, search, slots, plays) for _ in range(28)]
    names = f"(play_{search.one}|play_{search.things}|{search.one}_play|start_{search.one})" if plays else "(" + "|".join(f"{verb}_{noun}" for verb in ("search", "find") for noun in (search.things, search.one)) + f"|{search.one}_search|list_{search.things})"
    new = tool(f"find_{search.things}", names, f"(Play|Start) a {search.one}" if plays else f"(Search for|Find|Look for|Search) {search.things}", "\n".join(f"?{name}: {kind} | {' | '.join(hints)}" for name, kind, _, hints in rows), "\n".join(asks), "ok => It plays." if plays else "{1:n} found => It says: {1} found.", not plays)
    for place, (_, _, keys, _) in zip(new.slots, rows):
        place.forms = [(keys, *place.forms[0][1:])]
    return new


def pick(source):
    """One to three searches."""
    return [searching(source, search) for search in source.random.sample(SEARCHES, source.weighted({1: 3, 2: 4, 3: 2}))]

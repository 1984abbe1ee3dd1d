"""Values as systems name them: users, orders, stock numbers, sensors, channels, places of business. What kind of thing it is stands beside the value and is no part of it."""
from ...material import world
from .. import data, fillers
from ..kind import CLOSED, TITLE, Kind, same, several

_TRADES = "Bakery Diner Cafe Bistro Garage Books Kitchen Bar Grill Pizzeria Barber Florist Deli Tavern Bakehouse Pharmacy".split()
_CHANNELS = tuple("general random devops engineering design marketing sales support finance hr it-help announcements product qa security data mobile frontend backend lunch office-berlin team-leads on-call releases alerts standup hiring watercooler growth infra ml-platform".split())
_LISTS = tuple("shopping;grocery;work;home;packing;wish;birthday;errands;weekend;movies;books;house;party;holiday;reading;garden;gift;camping;chores;baby;Christmas;hardware store;to-watch;bucket;guest;school".split(";"))
_TITLES = ("The Old Man and the Sea;The Lord of the Rings;Pride and Prejudice;The Catcher in the Rye;To Kill a Mockingbird;One Flew Over the Cuckoo's Nest;War and Peace;A Room of One's Own;The Wind in the Willows;Of Mice and Men;The Master and Margarita;Gone with the Wind;The Name of the Rose;"
           "Dune;Emma;Dracula;Middlemarch;Moby-Dick;Frankenstein;Beloved;Ulysses;Inception;Alien;Casablanca;The Silence of the Lambs;Back to the Future;Eternal Sunshine of the Spotless Mind;Singin' in the Rain;Some Like It Hot;The Good, the Bad and the Ugly;Spirited Away;"
           "The Big Lebowski;Amélie;Jaws;Vertigo;Heat;Up;Her;Life of Brian;Catch Me If You Can;No Country for Old Men;Lost in Translation;The Sound of Music;12 Angry Men;2001: A Space Odyssey;Blade Runner 2049;Seven Samurai;The Grand Budapest Hotel").split(";")
_SONGS = ("Bohemian Rhapsody;Yesterday;Imagine;Let It Be;Hey Jude;Billie Jean;Hotel California;Stairway to Heaven;Smells Like Teen Spirit;Like a Rolling Stone;What a Wonderful World;Born to Run;Dancing Queen;Take On Me;Purple Rain;Wonderwall;Africa;Hallelujah;Under Pressure;"
          "Killing Me Softly;Don't Stop Me Now;Here Comes the Sun;Sweet Child o' Mine;Bridge over Troubled Water;I Want to Hold Your Hand;Come as You Are;Fly Me to the Moon;Heart of Glass;With or Without You;Time After Time;Ring of Fire;Jolene;Roxanne;Kashmir;La Bamba;Volare;99 Luftballons").split(";")
_GOODS = tuple("desk lamp;rain jacket;coffee grinder;keyboard;yoga mat;kettle;bike helmet;phone case;backpack;office chair;camping stove;water bottle;bluetooth speaker;baby stroller;garden hose;wallet;umbrella;standing desk;bookshelf;laptop sleeve;webcam;dog bed;toaster;sofa;mug;blanket;"
               "mouse pad;screen protector;alarm clock;wall clock;picture frame;suitcase;frying pan;teapot;monitor;tennis racket;sleeping bag;charger;hammock;board game".split(";"))
_PLURALS = tuple(f"{name}s" if name[-1] not in "sf" and not name.endswith("ch") else name for name in _GOODS if name not in ("bookshelf",)) + tuple("running shoes;wireless headphones;winter boots;sunglasses;hiking boots;wool socks;curtains;jeans;earbuds;pillows".split(";"))
_FILES = tuple("budget.xlsx Q3_report.pdf roadmap.md Team_Handbook.pdf notes-2024.md contract_v2.docx holiday_plan.txt slides_final.pptx meeting-notes.docx price_list.csv logo.svg invoice_0042.pdf thesis.tex cv_anna.pdf data-export.json minutes_2025-03-04.md".split())
_APPS = tuple("checkout-service auth-api web-frontend payments billing-worker search-api user-service notification-service api-gateway inventory mobile-backend image-proxy report-service chat-server data-pipeline landing-page admin-panel recommendation-engine orders-api scheduler".split())


def _letters(source, low, high):
    return "".join(source.pick(world.ALPHABET) for _ in range(source.number(low, high)))


def _user(source):
    first, last, w, n = fillers.unseen(source, fillers.NAMES).lower(), fillers.unseen(source, fillers.SURNAMES).lower().replace(" ", ""), fillers.word(source), source.number
    return source.pick([first, f"{first}{n(1, 99)}", f"{first}_{n(1, 99)}", f"{first}.{last}", f"{first[0]}.{last}", f"{first[0]}{last}", f"{first}-{last}", f"{first}_{last}", f"{last}.{first[0]}", f"{w}_{first}", f"{first}{w}{n(1, 2030)}", f"{w}-{w[:2]}{n(1, 9)}", f"dev_{first}", f"{first}.{last}{n(1, 99)}", f"the_{w}", f"x{w}x", f"{first}__{n(0, 9)}", f"{w}{n(10, 999)}"])


def _order(source):
    n = source.number
    return source.pick([f"ORD-{n(100, 99999)}", f"A-{n(100, 99999)}", f"{n(10000, 9999999)}", f"{_letters(source, 2, 3)}-{n(10, 9999)}", f"{_letters(source, 1, 2)}{n(1000, 99999)}", f"PO-{n(2020, 2029)}-{n(1, 999):03d}", f"{n(100, 999)}-{n(1000000, 9999999)}", f"INV-{n(1, 9999):04d}", f"{n(2020, 2029)}/{n(1, 9999)}", f"#{n(100, 99999)}", f"TR{n(100000, 999999)}{_letters(source, 1, 1)}"])


def _stock(source):
    n = source.number
    return source.pick([f"{_letters(source, 2, 3)}-{n(1, 999)}", f"{_letters(source, 2, 2)}-{n(1, 99)}{_letters(source, 1, 1)}", f"{_letters(source, 3, 3)}{n(100, 9999)}", f"{n(100, 999)}-{_letters(source, 2, 2)}", f"{_letters(source, 1, 1)}{n(10, 999)}-{n(1, 99)}", f"{_letters(source, 2, 4)}-{_letters(source, 1, 3)}-{n(1, 99):02d}", f"{_letters(source, 2, 2)}.{n(10, 999)}.{n(1, 9)}", f"{fillers.word(source)[:4].upper()}-{n(1, 999)}", f"{_letters(source, 1, 2)}{n(1, 9)}_{n(10, 999)}"])


def _sensor(source):
    n, w = source.number, fillers.word(source)
    return source.pick([f"s-{n(1, 99)}", f"T{n(1, 40)}", f"{w}-{n(1, 20)}", f"temp-{n(1, 99):02d}", f"{w}_{n(1, 9)}", f"S{n(100, 9999)}", f"th-{n(1, 9)}{source.pick('abc')}", f"probe-{n(1, 40)}", f"{_letters(source, 1, 2)}-{n(1, 99)}", f"{n(1, 9)}{source.pick('abcdef')}{n(10, 99)}", f"dht22-{n(1, 9)}", f"node{n(1, 40)}.{w}", w])


def _venue(source):
    name, w = fillers.unseen(source, fillers.NAMES), fillers.word(source).capitalize()
    x = source.random.random()
    if x < .3: return f"{name}'s"
    if x < .45: return f"{name}'s {source.pick(_TRADES)}"
    if x < .6: return fillers.unseen(source, tuple(fillers.VENUES))
    return source.pick([f"The {w}", f"{w} & {name}", f"The {w} and {source.pick(world.NOUNS).capitalize()}", f"{w} {source.pick(_TRADES)}", f"Casa {name}", f"Chez {name}", source.pseudo_word().capitalize(), f"{source.pseudo_word().capitalize()} {source.pick(_TRADES)}", f"{source.pick(_TRADES)} {source.number(1, 99)}", f"Le {source.pseudo_word().capitalize()}", f"{source.pseudo_word().capitalize()}'s"])


def _known(names, other, share):
    return lambda source: fillers.unseen(source, names) if source.chance(share) else other(source)


def _title(source):
    return " ".join(word[:1].upper() + word[1:] for word in fillers.song(source).split(" "))


def _kind(draw, *hints, end=CLOSED):
    kind = Kind(same(draw), end=end, hints=hints)
    return lambda _: kind


def _list_of(draw):
    kind = Kind(several(draw), "array")
    return lambda _: kind


_room = _known(tuple(fillers.ROOMS) + ("kitchen",) * 3 + ("hall", "lounge", "sauna", "library", "patio", "gym"), lambda source: f"{fillers.word(source)} room", .94)
_city = lambda source: fillers.city(source)
MADE = {
    "user": _kind(_user), "ordercode": _kind(_order), "stockcode": _kind(_stock), "sensorcode": _kind(_sensor), "house_of": _kind(_venue), "room_of": _kind(_room), "town": _kind(_city),
    "channel_of": _kind(_known(_CHANNELS, fillers.slug, .7)), "list_of": _kind(_known(_LISTS, fillers.word, .8)), "work_of": _kind(_known(tuple(_TITLES), lambda source: _title(source), .6), end=TITLE), "song_of": _kind(_known(tuple(_SONGS), lambda source: _title(source), .6), end=TITLE),
    "digits4": _kind(lambda source: f"{source.number(0, 9999):04d}"), "docname": _kind(_known(_FILES, lambda source: f"{fillers.slug(source)}.{source.pick(world.EXTENSIONS)}", .5)), "wares": _kind(_known(_PLURALS, lambda source: f"{fillers.word(source)} {source.pick(world.NOUNS)}s", .85)),
    "goods": _kind(_known(_GOODS, lambda source: f"{fillers.word(source)} {source.pick(world.NOUNS)}", .85)), "app": _kind(_known(_APPS, fillers.slug, .6)), "users": _list_of(_user), "rooms_of": _list_of(_room),
    "first_name": _kind(lambda source: fillers.unseen(source, fillers.NAMES)), "full_name": _kind(lambda source: f"{fillers.unseen(source, fillers.NAMES)} {fillers.unseen(source, fillers.SURNAMES)}"),
    "last_name": _kind(lambda source: fillers.unseen(source, fillers.SURNAMES)),
    "ticketkey": _kind(lambda source: source.pick([f"{_letters(source, 2, 4)}-{source.number(1, 9999)}", f"{fillers.word(source)[:5].upper()}-{source.number(1, 999)}"])),
    "shelfcode": _kind(lambda source: source.pick([f"{_letters(source, 1, 1)}{source.number(1, 40)}", f"{_letters(source, 1, 1)}-{source.number(1, 99)}", f"{source.number(1, 40)}{_letters(source, 1, 1)}", f"{_letters(source, 1, 1)}{source.number(1, 9)}-{source.number(1, 20):02d}", str(source.number(1, 400))])),
}

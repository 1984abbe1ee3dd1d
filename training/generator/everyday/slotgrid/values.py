"""Values of slots: names with initials, hyphens and numbers, codes, keys, colours, dates of any century, sizes, lengths, amounts, short texts. Each is a value, or a value and how a request writes it."""
from ...material import world
from .. import fillers
from ..kind import CLOSED, OPEN, TITLE

_SHADES = "dark light pale deep bright soft warm dusty pastel royal navy olive forest mint sky brick ash pearl wine sand smoke midnight coral".split()
_COLORS = tuple(world.COLORS) + ("beige", "teal", "turquoise", "navy", "burgundy", "ivory", "mustard", "lilac", "maroon", "ochre", "khaki", "cream", "anthracite", "crimson", "copper")
_SERIES = tuple("Milo Vento Arco Luma Corsa Tessa Nordic Aria Siena Tempo Alto Delta Prima Orbit Lyra Focus Verona Rialto Stella Classic Comfort Sprint Cargo Studio Junior Fjord Atlas Bruno Celia Dorado Elba Garda Kyoto Malmo Oslo Pisa Riva Sierra Torino Urban Vega Zenit".split())
_MATERIALS = tuple("oak;walnut;leather;linen;wool;cotton;felt;steel;brass;cork;bamboo;glass;marble;slate;titanium;canvas;silk;velvet;birch plywood;stainless steel;recycled paper;cast iron;solid pine;faux leather;brushed aluminum;carbon fiber;merino wool;sheepskin;terracotta;white porcelain".split(";"))
_PIECES = tuple("dice lamp vase teapot ladder kettle drum mirror clock basket statue carpet trunk cushion helmet anchor globe bench lantern tray puppet kite candle bucket saddle violin stool blanket notebook rope shovel umbrella typewriter wheelbarrow bell telescope".split())
_LOOKS = tuple("red blue green yellow white black striped round square small large tall old new wooden golden silver broken folding spare left right upper front rear blue-and-white hand-painted heavy long short checked plastic spotted Japanese".split())
_TEXTS = tuple("see you soon;all the best;with love from everybody;no entry;back in ten minutes;please ring twice;handle with care;this way up;keep out of the sun;thank you for waiting;made by hand;welcome home;fresh every day;do not disturb;closed on Mondays;get well soon;save changes;log out;add to basket;enter your name;"
               "not found;try again later;forgot your password?;your cart is empty;next page;mind the step;wet paint;staff only;fragile glass;open here;push to open;one per person;ready for pickup;deliver to the back door;leave it with the neighbor;no nuts, please;the bell is broken;use the side entrance;call before you come;"
               "needs two people to carry;the left hinge squeaks;paid in cash;arrived with a dent;last one on the shelf;the customer will collect it;check the seal first;water only from below;keep away from children;it smells a bit of smoke".split(";"))
_TITLES = tuple("Night Ferry;The Salt Road;Letters to Nobody;A House of Paper;Winter Light;Under the Viaduct;Three Small Rooms;The Beekeeper's Son;North of the River;Slow Water;Birds and Borders;The Last Tram;An Atlas of Rain;Glass Mountains;Bread and Ink;The Clockmaker;Some Other Summer;Tides;First Snow;Songs for Two Hands;"
                "Harvest Moon;The Long Way Down;Home by Seven;Quiet Machines;The Orchard Keeper;Red Kites;Postcards from Elsewhere;A Field Guide to Silence".split(";"))
_TOPICS = tuple("noise at night;late delivery;wrong size;cracked lid;a missing screw;water in the cellar;lost luggage;double booking;unpaid invoice;slow internet;broken heating;opening hours;parking;allergies;a change of address;birthday party;staff outing;school trip;moving house;long queue;a torn seam;loose handle;faulty charger;dust in the air;a strange smell".split(";"))
_LANGUAGES = tuple("fr de it es en nl pl pt sv fi da cs hu tr el ja ko zh ar uk ro bg hr sk sl et lv lt ga cy mt".split())
_LOCALES = tuple("fr-FR de-AT de-CH pt-BR en-GB en-US es-MX zh-TW zh-Hans nl-BE it_CH fr_CA sv-SE nb-NO en_AU pt_PT ja-JP sr-Latn ca-ES es-419 fi_FI ko-KR".split())
_ZONES = tuple("Europe/Vienna Asia/Tokyo America/Lima Africa/Nairobi Europe/Lisbon Australia/Perth America/New_York Asia/Kolkata Pacific/Auckland UTC Europe/Oslo America/Bogota Asia/Seoul Africa/Cairo".split())
_MIMES = tuple("image/png text/csv application/pdf audio/ogg text/html video/mp4 image/svg+xml application/json text/plain font/woff2".split())
_SEGMENTS = tuple("app cart checkout login menu footer header errors mail profile settings home search button title label form billing order user help nav dialog notice table export upload".split())
_BLENDS = tuple("Earl Grey;house blend;dark roast;sea salt;wild garlic;oat and honey;lemon balm;smoked paprika;vanilla;ginger;black cherry;pistachio;rose petal;mountain herbs;orange peel;cinnamon;hazelnut;elderflower".split(";"))
_PLANS = tuple("Basic;Premium;Family;Gold;Student;Flex;Starter;Business Plus;Silver;Day Pass;Pro;Weekend;Senior;Unlimited;Compact;Early Bird;Standard 12;Flex 24".split(";"))
_INSTRUMENTS = tuple("violin cello oboe trumpet harp piano clarinet drums flute guitar tuba viola bassoon accordion organ banjo".split())
_BREEDS = tuple("Border Collie;Haflinger;Maine Coon;poodle;dachshund;Siamese;Shetland pony;Angora rabbit;Jersey cow;Merino;Leghorn;beagle;Golden Retriever;Friesian;parakeet;cockatiel".split(";"))


def _letters(source, n):
    return "".join(source.pick(world.ALPHABET) for _ in range(n))


def _digits(source, low, high):
    return "".join(str(source.number(0, 9)) for _ in range(source.number(low, high)))


def _invented(source):
    return source.pseudo_word().capitalize()


def first_name(source):
    return fillers.unseen(source, fillers.NAMES)


def last_name(source):
    return fillers.unseen(source, fillers.SURNAMES) if source.chance(.75) else _invented(source)


def person(source):
    """First and last name, with what real names have: initials, hyphens, apostrophes, small words."""
    first, last = first_name(source), last_name(source)
    match source.number(0, 11):
        case 0: return first
        case 1: return f"{first[0]}. {last}"
        case 2: return f"{first} {source.pick(world.ALPHABET)}. {last}"
        case 3: return f"{first}-{first_name(source)} {last}"
        case 4: return f"{first} {last}-{last_name(source)}"
        case 5: return f"{first} {source.pick(['O', 'O', 'D', 'd'])}'{last}"
        case 6: return f"{first} {source.pick(['van', 'von', 'de', 'van der', 'del', 'ten', 'di', 'el', 'af', 'la'])} {last}"
        case 7: return f"{source.pick(['Dr.', 'Mr.', 'Mrs.', 'Ms.', 'Prof.'])} {last}"
    return f"{first} {last}"


def username(source):
    first, last = first_name(source).lower(), last_name(source).lower().replace(" ", "")
    n, w = source.number(1, 99), fillers.word(source)
    return source.pick([f"{first[0]}.{last[0]}", f"{first[0]}.{last}", f"{first}{n}", f"{first[0]}{last}", f"{first}.{last}", f"{w}_{first[0]}", f"{first}-{last[0]}", f"{w}{n}", f"{last}{first[0]}", f"{first}_{n}", f"x{last}", f"{w}.{w[0]}{n}"])


def model(source):
    """Names of models: a word and a number, letters and a number."""
    name = fillers.unseen(source, _SERIES) if source.chance(.6) else _invented(source) if source.chance(.5) else fillers.word(source).capitalize()
    n = source.pick([source.number(2, 9), source.number(10, 99), 10 * source.number(10, 90), source.number(1000, 9999)])
    return source.pick([f"{name} {n}", f"{name} {n}", f"{name} {n}", f"{name} {n}{source.pick('abcexsXST')}", f"{_letters(source, 2)}-{n}", f"{_letters(source, 1)}{n}", f"{name} {source.pick(['Pro', 'Plus', 'Mini', 'Max', 'II', 'III', 'XL', 'S', 'Light', 'Air'])}", f"{name}", f"{_letters(source, 2)} {n} {_letters(source, 1)}", f"{name} {_letters(source, 1)}{source.number(1, 9)}"])


def called(source):
    """What one ship, machine, room or satellite is called."""
    name = _invented(source) if source.chance(.4) else fillers.word(source).capitalize() if source.chance(.5) else fillers.unseen(source, _SERIES)
    return source.pick([name, name, f"{name} {source.number(1, 20)}", f"{name}-{source.number(1, 99)}", f"{name} {fillers.word(source).capitalize()}", f"{_letters(source, 1)}{source.number(1, 40)}", f"{name.lower()}-{source.number(1, 20)}", f"{name} {_letters(source, 1)}"])


def number_code(source):
    """A number of something, often with a letter."""
    n = source.number(1, 40) if source.chance(.5) else source.number(41, 999)
    return source.pick([str(n), str(n), f"{n}-{_letters(source, 1)}", f"{n}{_letters(source, 1)}", f"{_letters(source, 1)}-{n}", f"{_letters(source, 1)}{n}", f"{n:03d}", f"{n}/{source.number(1, 9)}", f"{n}.{source.number(1, 9)}"])


def code(source):
    n = source.number
    return source.pick([f"{_letters(source, 2)}-{n(100, 99999)}", f"{_letters(source, 3)}{n(10, 9999)}", f"{n(1990, 2031)}-{n(1, 999):03d}", f"{_digits(source, 5, 8)}", f"{_letters(source, 1)}-{n(10, 999)}-{_letters(source, 1)}", f"{_letters(source, 2)}/{n(1, 99)}/{n(1, 99)}", f"{_letters(source, 3)}-{n(0, 999):04d}", f"{n(10, 99)}-{n(100, 9999)}", f"{_digits(source, 3, 4)}{_letters(source, 2)}"])


def slug(source):
    w = lambda: fillers.word(source)
    return source.pick([f"{w()}-{w()}", f"{w()}-{source.pick(['api', 'db', 'web', 'key', 'prod', 'dev', 'token', 'worker', 'cache', 'v2'])}", f"{w()}_{w()}", f"{w()}{source.number(1, 20)}", w(), f"{w()}-{source.number(1, 99)}", f"{w()}.{w()}"])


def dotted(source):
    part = lambda: source.unseen(_SEGMENTS) if source.chance(.7) else fillers.word(source)
    return source.pick([".", ".", ".", ".", "_", "/"]).join(part() for _ in range(source.weighted({2: 5, 3: 4, 4: 1})))


def constant(source):
    return "_".join(fillers.word(source).upper() for _ in range(source.number(1, 3)))


def host(source):
    w, n = fillers.word, source.number
    return source.pick([f"{w(source)}.{w(source)}.{source.pick(['com', 'net', 'io', 'lan'])}", f"{w(source)}-{n(1, 40)}", f"{n(1, 223)}.{n(0, 255)}.{n(0, 255)}.{n(1, 254)}", f"{source.pick(['db', 'web', 'nas', 'gw', 'node', 'mx'])}{n(1, 20):02d}.{w(source)}.org", f"{w(source)}.example", f"{w(source)}.local"])


def version(source):
    n = source.number
    return source.pick([f"{n(0, 20)}.{n(0, 30)}.{n(0, 20)}", f"v{n(0, 12)}.{n(0, 20)}", f"{n(1, 30)}.{n(0, 20)}", f"{n(0, 9)}.{n(0, 9)}.{n(0, 9)}-{source.pick(['rc', 'beta', 'alpha'])}{n(1, 4)}", f"{n(2019, 2029)}.{n(1, 12)}"])


def color(source):
    return f"{source.pick(_SHADES)} {source.unseen(_COLORS)}" if source.chance(.35) else source.unseen(_COLORS)


def piece(source):
    """A thing by its look: the striped cushion, without its article."""
    name = source.unseen(_PIECES) if source.chance(.8) else fillers.word(source)
    look = source.unseen(_LOOKS)
    return f"{look} {source.unseen(_LOOKS)} {name}" if source.chance(.15) else f"{look} {name}"


def _year(source):
    return source.weighted({source.number(2020, 2032): 4, source.number(1900, 2019): 4, source.number(1500, 1899): 3, source.number(2033, 2099): 1})


def day(source):
    """A date with its year, of any century."""
    year, month, n = _year(source), source.number(1, 12), source.number(1, 28)
    name = world.MONTHS[month - 1]
    iso = f"{year}-{month:02d}-{n:02d}"
    return source.pick([iso, iso, iso, f"{n} {name} {year}", f"{name} {n}, {year}", f"{n:02d}.{month:02d}.{year}", f"{n}/{month}/{year}", f"{name} {year}", f"{n} {name[:3]} {year}", f"{month:02d}/{n:02d}/{year}"])


def isoday(source):
    """A date that has to be given as YYYY-MM-DD."""
    year, month, n = _year(source), source.number(1, 12), source.number(1, 28)
    name, iso = world.MONTHS[month - 1], f"{year}-{month:02d}-{n:02d}"
    return iso, source.pick([iso, iso, f"{n} {name} {year}", f"{name} {n}, {year}", f"{name} {n} {year}"])


def unit(low, high, *names, steps=(1, 5, 10)):
    """Whole numbers with one of these words behind."""
    def drawn(source):
        step = source.pick(steps)
        n = max(2, source.number(low // step, high // step) * step)
        return n, f"{n}{source.pick(names)}"
    return drawn


def _decimal(source):
    return source.pick([f"{source.number(0, 40)}.{source.number(1, 9)}", f"{source.number(2, 90)}", f"{source.number(0, 9)}.{source.number(0, 9)}{source.number(1, 9)}"])


def decimal(*names):
    def drawn(source):
        text = _decimal(source)
        return float(text) if "." in text else int(text), text + source.pick(names)
    return drawn


def money(source):
    text = str(source.number(5, 90)) if source.chance(.4) else str(10 * source.number(3, 300)) if source.chance(.6) else f"{source.number(1, 900)}.{source.number(1, 9)}{source.number(1, 9)}"
    return float(text) if "." in text else int(text), source.pick([f"{text} euros", f"{text} euros", f"€{text}", f"{text} EUR", f"{text} €"])


def sentence(source):
    text = source.unseen(_TEXTS) if source.chance(.6) else fillers.sentence(source).rstrip(".!")
    return text[0].upper() + text[1:] if source.chance(.5) else text


def listed(names, other=None, share=.85):
    return lambda source: source.unseen(names) if other is None or source.chance(share) else other(source)


# How a value is drawn, its type, where it ends, and whether the schema has to say how it is written.
DRAWN = {
    "person": (person, "string"), "first": (first_name, "string"), "username": (username, "string"), "model": (model, "string"), "called": (called, "string"), "number": (number_code, "string"), "code": (code, "string"), "slug": (slug, "string"), "dotted": (dotted, "string"), "constant": (constant, "string"),
    "host": (host, "string"), "version": (version, "string"), "color": (color, "string"), "piece": (piece, "string"), "day": (day, "string"), "isoday": (isoday, "string"), "money": (money, "number"), "text": (sentence, "string"), "title": (listed(_TITLES, lambda s: fillers.song(s).title()), "string"),
    "topic": (listed(_TOPICS), "string"), "material": (listed(_MATERIALS), "string"), "language": (listed(_LANGUAGES), "string"), "tongue": (listed(tuple(fillers.LANGUAGES)), "string"), "locale": (listed(_LOCALES), "string"), "zone": (listed(_ZONES), "string"), "mime": (listed(_MIMES), "string"), "blend": (listed(_BLENDS), "string"), "plan": (listed(_PLANS), "string"),
    "instrument": (listed(_INSTRUMENTS), "string"), "breed": (listed(_BREEDS), "string"), "email": (fillers.email, "string"), "path": (lambda s: s.path(), "string"), "folder": (fillers.folder, "string"), "url": (fillers.url, "string"), "time": (lambda s: f"{s.number(0, 23):02d}:{s.number(0, 59):02d}" if s.chance(.6) else f"{s.number(1, 12)}{s.pick([' ', ''])}{s.pick(['am', 'pm'])}", "string"),
    "city": (fillers.city, "string"), "street": (fillers.street, "string"), "weekday": (lambda s: s.pick(world.DAYS), "string"), "month": (lambda s: s.pick(world.MONTHS), "string"), "letter_size": (lambda s: s.pick("XS S M L XL XXL 3XL".split()), "string"), "shoe_size": (lambda s: s.pick([s.number(34, 48), s.number(34, 48), s.number(36, 45) + .5]), "number"),
    "clothes_size": (lambda s: s.pick([s.pick("XS S M L XL XXL".split()), str(2 * s.number(17, 28)), f"W{s.number(28, 38)}", str(s.number(92, 176))]), "string"), "sheet": (lambda s: s.pick(["A3", "A4", "A5", "B5", "A2", "A6", "DL", "B4", "A1"]), "string"), "scale": (lambda s: f"1:{s.pick([24, 32, 43, 50, 72, 87, 100, 144, 160, 200, 500])}", "string"),
    "pixels": (lambda s: f"{s.number(4, 80) * 40}x{s.number(4, 60) * 40}", "string"), "share": (unit(2, 99, "%", "%", " %", " percent"), "integer"), "seconds": (unit(5, 3600, " seconds", " seconds", " seconds", " s"), "integer"), "minutes": (unit(2, 180, " minutes", " minutes", " min"), "integer"), "hours": (unit(2, 72, " hours", " hours", " h", steps=(1,)), "integer"),
    "days": (unit(2, 90, " days", steps=(1,)), "integer"), "weeks": (unit(2, 30, " weeks", steps=(1,)), "integer"), "months": (unit(2, 36, " months", steps=(1,)), "integer"), "years": (unit(2, 40, " years", steps=(1,)), "integer"), "degrees": (unit(2, 220, " degrees", "°C", " °C"), "integer"), "angle": (unit(2, 180, " degrees", "°"), "integer"),
    "centimeters": (decimal(" cm", " cm", " centimeters"), "number"), "millimeters": (decimal(" mm", " millimeters"), "number"), "kilos": (decimal(" kg", " kg", " kilos"), "number"), "liters": (decimal(" liters", " liters", " l"), "number"), "megahertz": (decimal(" MHz", " megahertz"), "number"), "people": (unit(2, 60, " people", " guests", " persons", steps=(1,)), "integer"),
    "copies": (unit(2, 90, " copies", steps=(1,)), "integer"), "pieces": (unit(2, 400, " pieces"), "integer"), "port": (lambda s: s.number(80, 65000), "integer"), "count": (lambda s: s.number(2, 40), "integer"), "hex": (lambda s: "#" + "".join(s.pick("0123456789abcdef") for _ in range(6)), "string"), "phone": (lambda s: f"{s.pick(['+', '0'])}{s.number(10, 99)} {s.number(100, 999)} {s.number(1000, 99999)}", "string"),
    "plate": (lambda s: f"{_letters(s, s.number(1, 3))}-{_letters(s, s.number(1, 2))} {s.number(1, 9999)}", "string"), "isbn": (lambda s: f"978-{s.number(0, 9)}-{s.number(100, 99999)}-{s.number(100, 999)}-{s.number(0, 9)}", "string"), "digits": (lambda s: _digits(s, 4, 6), "string"), "key": (lambda s: f"{s.pick('ABCDEFG')}{s.pick(['', '', '-flat', '-sharp'])} {s.pick(['major', 'minor'])}", "string"), "grade": (lambda s: s.pick(["A", "B+", "C-", "A-", "B", "D", "C+", "2.3", "1.7"]), "string"),
    "strength": (lambda s: f"{s.pick('+-')}{s.number(0, 6)}.{s.pick(['25', '50', '75', '00'])}", "string"), "airport": (lambda s: _letters(s, 3), "string"), "cell": (lambda s: f"{s.pick(world.ALPHABET)}{s.number(1, 99)}", "string"), "range": (lambda s: (lambda n: f"{n}-{n + s.number(2, 90)}")(s.number(1, 300)), "string"), "year": (lambda s: _year(s), "integer")}
ENDS = {"text": OPEN, "title": TITLE, "topic": TITLE}
TOLD = {"isoday": ("as YYYY-MM-DD", "YYYY-MM-DD", "ISO date"), "seconds": ("in seconds",), "minutes": ("in minutes",), "hours": ("in hours",), "days": ("in days",), "weeks": ("in weeks",), "months": ("in months",), "years": ("in years",), "centimeters": ("in cm",), "millimeters": ("in mm",), "kilos": ("in kg",), "megahertz": ("in MHz",), "liters": ("in liters",), "share": ("in percent",), "money": ("in euros",), "degrees": ("in degrees",)}


def end(kind):
    return ENDS.get(kind, CLOSED)

"""Kinds of values by name, and what draws them."""
from ..material import world
from . import data, fillers
from .fillers import artist, branch, bug, chore, city, clock, code, command, counted, date, email, event, folder, glob, iso_date, length, name, number, pattern, person, note, one_of, phrase, place, product, query, reason, sentence, slug, song, spot, street, subject, url, when, word
from .kind import OPEN, TITLE, Kind, listed, same, several

# Lengths that people give in another unit or in words.
_ROUND = {"minute": ((30, "half an hour"), (60, "an hour"), (60, "one hour"), (15, "a quarter of an hour"), (120, "two hours"), (90, "an hour and a half"), (45, "three quarters of an hour"), (1, "one minute"), (180, "3 hours")),
          "second": ((60, "a minute"), (60, "one minute"), (30, "half a minute"), (120, "two minutes"), (90, "a minute and a half"), (300, "5 minutes"), (1, "one second")),
          "hour": ((1, "an hour"), (1, "one hour"), (24, "one day"), (48, "two days")), "day": ((1, "one day"), (7, "a week"), (14, "two weeks"), (7, "one week")), "night": ((1, "one night"), (7, "a week"), (2, "two nights")),
          "week": ((1, "one week"), (1, "a week"), (2, "two weeks")), "month": ((1, "one month"), (12, "a year"), (6, "half a year"))}


_SHORT = {"minute": (" min", "min", "m", " mins", " Min."), "second": (" sec", "s", " secs", "sec"), "hour": ("h", " h", " hrs"), "day": ("d",)}


def _lengths(unit):
    def drawn(source):
        if source.chance(.12):
            return source.pick(_ROUND[unit])
        n, plural = length(source, unit)
        if unit in _SHORT and source.chance(.12):
            return n, f"{n}{source.pick(_SHORT[unit])}"
        return n, f"{world.in_words(n) if n < 100 and source.chance(.1) else n} {plural}"
    return drawn


def _money(source):
    """An amount, now and then with a comma or in words."""
    n = number(source)
    if isinstance(n, int) and n > 999 and source.chance(.4):
        return n, f"{n:,}"
    return n, world.in_words(n) if isinstance(n, int) and 1 < n < 200 and source.chance(.06) else str(n)


def _iso_day(source):
    """A date in words, to be given as YYYY-MM-DD."""
    year, month, day = fillers.year_of(source), source.number(1, 12), source.number(1, 28)
    name = world.MONTHS[month - 1]
    value = f"{year}-{month:02d}-{day:02d}"
    return value, source.pick([value, f"{name} {day}, {year}", f"{day} {name} {year}", f"{name} {day} {year}", f"{day:02d}.{month:02d}.{year}", f"{name[:3]} {day}, {year}", f"the {fillers._ordinal(day)} of {name} {year}"])


def _clock_24(source):
    """A time of day, to be given as HH:MM."""
    hour, minute = source.number(0, 23), source.pick([0, 0, 15, 30, 45, 5 * source.number(0, 11)])
    value, half = f"{hour:02d}:{minute:02d}", "am" if hour < 12 else "pm"
    short = f"{hour % 12 or 12}" + (f":{minute:02d}" if minute else "")
    return value, source.pick([value, value, f"{short} {half}", f"{short}{half}", f"{short} {half[0]}.m.", "noon" if value == "12:00" else value])


def _moment(source):
    """A day and a time of day, to be given as ISO 8601."""
    (day, said), (time, at) = _iso_day(source), _clock_24(source)
    return f"{day}T{time}:00", f"{said} at {at}"


def _stamp(source):
    """A day and a time of day, to be given as YYYY-MM-DD HH:MM."""
    (day, said), (time, at) = _iso_day(source), _clock_24(source)
    return f"{day} {time}", source.pick([f"{said} at {at}", f"{said} at {at}", f"{said}, {at}", f"{day} {time}"])


def _lines(source):
    """Things with how many of them: two apples and a pizza."""
    kinds = list(dict.fromkeys(source.pick(_ORDERED) for _ in range(source.weighted({1: 1, 2: 4, 3: 3}))))
    counts = [source.number(1, 6) if source.chance(.8) else source.number(7, 40) for _ in kinds]
    said = [(f"{source.pick(['a', 'one', '1'])} {one}" if n == 1 else f"{world.in_words(n) if source.chance(.4) else n} {one}s") for one, n in zip(kinds, counts)]
    return [{"name": one, "quantity": n} for one, n in zip(kinds, counts)], listed(source, said)


_ORDERED = "pizza,cola,burger,coffee,salad,pancake,chair,lamp,notebook,pen,shirt,cable,keyboard,mouse pad,muffin,beer,lemonade,steak,taco,bagel,poster,mug,towel,screw,battery pack,light bulb,printer cartridge,desk,monitor,hot dog".split(",")


_CURRENCY_WORDS = {"EUR": "euros", "USD": "dollars", "GBP": "pounds", "JPY": "yen", "CHF": "Swiss francs", "INR": "rupees", "PLN": "zloty", "SEK": "Swedish crowns", "CNY": "yuan", "CAD": "Canadian dollars", "AUD": "Australian dollars"}
SIGNS = {"EUR": "€", "USD": "$", "GBP": "£", "INR": "₹"}
_LANGUAGE_CODES = dict(German="de", French="fr", Spanish="es", Italian="it", English="en", Dutch="nl", Polish="pl", Portuguese="pt", Swedish="sv", Japanese="ja", Finnish="fi", Turkish="tr", Russian="ru")


def _currency_word(source):
    code = source.pick(list(_CURRENCY_WORDS))
    return code, _CURRENCY_WORDS[code] if source.chance(.65) else code


def _language_code(source):
    name = source.pick(list(_LANGUAGE_CODES))
    return _LANGUAGE_CODES[name], name


def _address(source):
    road, city_ = fillers.street(source).split(", ")[0], city(source)
    return {"street": road, "city": city_}, f"{road}, {city_}"


def _range(source):
    low = source.number(0, 90)
    high = low + source.number(1, 200)
    return {"min": low, "max": high}, source.pick([f"between {low} and {high}", f"from {low} to {high}", f"{low} to {high}"])


def _point(source):
    x, y = (source.number(0, 999), source.number(0, 999)) if source.chance(.6) else (round(source.random.uniform(-89, 89), 2), round(source.random.uniform(-179, 179), 2))
    return {"x": x, "y": y}, source.pick([f"{x}, {y}", f"({x}, {y})", f"x {x} and y {y}", f"x={x}, y={y}"])


def _host(source):
    return source.pick([f"{source.number(1, 255)}.{source.number(0, 255)}.{source.number(0, 255)}.{source.number(1, 254)}", f"{word(source)}.{word(source)}.{source.pick(['com', 'net', 'io', 'org'])}", f"{source.pick(['web', 'db', 'node', 'srv', 'app'])}-{source.number(1, 40)}", "localhost",
                        f"{word(source)}.local", f"{word(source)}.{source.pick(['com', 'dev', 'example'])}"])


def _hex(low, high):
    return lambda source: "".join(source.pick("0123456789abcdef") for _ in range(source.number(low, high)))


def _key(source):
    return source.pick(["ABC", "OPS", "WEB", "DEV", "PROJ", "APP", "QA", "DATA", "HR", "CORE", fillers.slug(source)[:4].upper().replace("-", "X").replace("_", "X")]) + "-" + str(source.number(1, 9999))


def _topic_name(source):
    """What a person calls a list, a project, an album, a board: marked by capitals or by what stands around it."""
    return source.pick([word(source), word(source).capitalize(), f"{word(source).capitalize()} {word(source).capitalize()}", fillers._filled(source, source.pick(
        ["{k} {y}", "{c} {y}", "Summer in {c}", "{o}", "Q{q} plans", "Books to read", "The {a} {t}", "{n}'s {t}", "Trip to {c}", "Work", "Home", "Groceries", "Ideas for the {t}", "{a} {t}s", "Best of {y}", "House and garden", "Friends & Family"]))])


def _length_text(source):
    n, plural = length(source, source.pick(["minute", "minute", "hour", "second", "day"]))
    text = source.pick([f"{n} {plural}", f"{n} {plural}", f"{n} min" if plural == "minutes" else f"{n} {plural}", f"{n}{plural[0]}", source.pick(["half an hour", "an hour", "a quarter of an hour", "90 minutes", "two hours", "1h 30m", "an hour and a half", "1:30", "a minute"])])
    return text, text


def _digits(low, high):
    return lambda source: source.number(low, high)


def _ticker(source):
    return "".join(source.pick(world.ALPHABET) for _ in range(source.number(2, 5)))


def _phone(source):
    return source.pick(["+", "00", "0"]) + str(source.number(10, 99)) + source.pick([" ", "-", ""]) + str(source.number(100, 999)) + source.pick([" ", "-", ""]) + str(source.number(1000, 99999))


def _sql(source):
    w = lambda: word(source)
    return source.pick([f"SELECT * FROM {w()}", f"SELECT {w()} FROM {w()} WHERE id = {source.number(1, 999)}", f"SELECT count(*) FROM {w()}", f"DELETE FROM {w()} WHERE {w()} = '{w()}'",
                        f"SELECT {w()}, {w()} FROM {w()} ORDER BY {w()} LIMIT {source.number(1, 50)}", f"UPDATE {w()} SET {w()} = {source.number(0, 99)}", f"select name from {w()} where {w()} > {source.number(0, 999)}"])


def _version(source):
    return f"{source.pick(['', '', 'v'])}{source.number(0, 12)}.{source.number(0, 30)}.{source.number(0, 20)}" if source.chance(.8) else f"{source.number(1, 20)}.{source.number(0, 30)}"


def _formula(source):
    n = lambda: str(source.number(1, 400))
    sign = lambda: source.pick([" + ", " - ", " * ", " / "])
    return source.pick([n() + sign() + n(), n() + sign() + n() + sign() + n(), f"({n()}{sign()}{n()}){sign()}{n()}", n() + source.pick("+-*/") + n(), f"sqrt({n()})", f"{n()} ** {source.number(2, 5)}"])


def _endings(source):
    """Files by the end of their names: *.py, .py files."""
    ext = source.pick(world.EXTENSIONS + ["png", "csv", "xml", "sql", "ts", "tsx", "go", "java", "lock", "ipynb"])
    pattern = source.pick([f"*.{ext}", f"*.{ext}", f"*.{ext}", f"**/*.{ext}", f"{word(source)}*.{ext}", f"*_{word(source)}.{ext}", f"*{word(source)}*"])
    return pattern, source.pick([pattern, f"{pattern} files", f".{ext} files"]) if pattern == f"*.{ext}" else source.pick([pattern, f"{pattern} files"])


UNITS = [group.split() for group in ("kilometers miles meters feet inches centimeters yards km cm", "grams kilograms pounds ounces kg lb", "liters gallons cups pints milliliters", "Celsius Fahrenheit", "bytes megabytes gigabytes", "hours minutes days seconds",
                                     "acres hectares", "knots km/h mph", "joules calories", "kilometres miles metres", "cups tablespoons teaspoons milliliters litres", "stone kilos pounds", "watts kilowatts horsepower", "bar psi pascals", "weeks days months years", "gigabytes terabytes megabits kilobytes", "litres pints quarts gallons")]
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
KINDS = {
    "endings": Kind(_endings, hints=("Glob pattern, e.g. *.txt", "Pattern of file names", "Files to look at, as a glob", "Glob")),
    "city": Kind(same(place), hints=("City name", "The city and state, e.g. Austin, TX", "The city and country", "Name of the city", "The city, e.g. Lyon", "Place name", "Which city")),
    "person": Kind(same(person), hints=("Name of the person", "Full name", "Who", "The person's name")),
    "email": Kind(same(email), hints=("Email address", "The address", "Recipient address", "E-mail of the person")),
    "contact": Kind(lambda s: (lambda v: (v, v))(person(s) if s.chance(.7) else "#" + word(s) if s.chance(.4) else "@" + word(s)), hints=("Person or channel", "Who gets it", "Receiver")),
    "subject": Kind(same(subject), end=TITLE, hints=("Subject line", "Subject of the mail", "What it is about")),
    "sentence": Kind(same(sentence), end=OPEN, hints=("The text", "Message text", "What to say", "Body")),
    "event": Kind(same(event), end=TITLE, hints=("Title of the event", "Name", "Title", "What it is")),
    "chore": Kind(same(chore), end=TITLE, hints=("What to do", "Text", "The task", "What to be reminded of")),
    "bug": Kind(same(bug), end=TITLE, hints=("Title", "Short description", "One-line summary")),
    "query": Kind(same(query), end=TITLE, hints=("What to look for", "Search terms", "Query", "Words to search for")),
    "name": Kind(same(name), end=TITLE, hints=("Name", "The name", "What it is called")),
    "song": Kind(same(song), end=TITLE, hints=("Title", "Name of the song", "Title of the work")),
    "artist": Kind(same(artist), hints=("Artist", "Name of the band or singer", "Who performs")),
    "date": Kind(same(date), hints=("Date", "The day", "Which day", "Date of it")),
    "isodate": Kind(same(iso_date), hints=("Date as YYYY-MM-DD", "YYYY-MM-DD", "ISO date", "Date")),
    "when": Kind(when, hints=("When", "Date and time", "When it is due")),
    "spot": Kind(same(spot), hints=("Address", "Where", "Name of the place", "Address or place")),
    "door": Kind(same(lambda s: s.pick(["front door", "back door", "garage", "garage door", "main door", "side gate", "garden gate", "shed", "cellar door", word(s) + " door", s.unseen(fillers.ROOMS) + " door"])), hints=("Which door", "Door", "Name of the door")),
    "reason": Kind(same(lambda s: reason(s) if s.chance(.5) else s.pick([word(s), word(s) + " " + word(s), "too many " + word(s) + "s", sentence(s).rstrip(".!"), "bad " + word(s)])), end=OPEN, hints=("Reason", "Why")),
    "time": Kind(same(clock), hints=("Time of day", "Time", "When", "The time, e.g. 08:15")),
    "weekday": Kind(lambda s: (lambda v: (v, v))(s.pick(world.DAYS)), hints=("Day of the week", "Weekday")),
    "room": Kind(same(lambda s: s.unseen(fillers.ROOMS) if s.chance(.85) else word(s) + " room"), hints=("Room", "Name of the room", "Where")),
    "food": Kind(lambda s: (lambda v: (v, v))(fillers.unseen(s, fillers.FOODS) if s.chance(.75) else word(s)), hints=("Item", "What to buy", "Name of the item")),
    "foods": Kind(several(lambda s: fillers.unseen(s, fillers.FOODS) if s.chance(.88) else word(s)), "array", hints=("Items", "List of items", "All items")),
    "edibles": Kind(several(lambda s: fillers.unseen(s, fillers.EDIBLE) if s.chance(.92) else word(s)), "array", hints=("Ingredients", "List of ingredients", "What there is")),
    "dish": Kind(same(lambda s: fillers.unseen(s, fillers.DISHES) if s.chance(.8) else word(s) + " soup"), hints=("Dish", "Name of the dish", "What to cook")),
    "venue": Kind(same(lambda s: s.unseen(fillers.VENUES) if s.chance(.7) else s.pick([s.pseudo_word().capitalize(), person(s), fillers.unseen(s, fillers.NAMES) + "'s", fillers.unseen(s, fillers.NAMES) + "'s " + s.pick(["Bakery", "Diner", "Cafe", "Grill", "Kitchen"]), "The " + word(s).capitalize(), word(s).capitalize() + " " + word(s).capitalize()])), hints=("Name of the place", "Name", "Which one")),
    "language": Kind(same(lambda s: s.unseen(fillers.LANGUAGES)), hints=("Language", "Target language", "Name of the language")),
    "currency": Kind(same(lambda s: s.unseen(fillers.CURRENCIES)), hints=("Currency code", "ISO code", "Three-letter code")),
    "phrase": Kind(same(phrase), end=TITLE, hints=("The text", "Text", "Input text")),
    "content": Kind(same(lambda s: s.pick([phrase, sentence, name, lambda s: s.line().replace('"', "")])(s)), end=OPEN, hints=("Text of the file", "What to write", "Full text", "Content")),
    "word": Kind(same(word), hints=("The word", "Word", "One word")),
    "words": Kind(several(word), "array", hints=("List of words", "Several values", "All of them")),
    "people": Kind(several(person), "array", hints=("Names", "Who takes part", "List of people")),
    "slug": Kind(same(slug), hints=("Name", "Identifier", "Its name")),
    "branch": Kind(same(branch), hints=("Branch", "Name of the branch", "Git branch")),
    "repository": Kind(same(lambda s: slug(s) if s.chance(.5) else word(s) + "/" + slug(s)), hints=("Repository", "owner/name or name", "Name of the repository")),
    "code": Kind(same(code), hints=("Identifier", "The id", "Number of it", "Reference")),
    "id": Kind(same(_digits(1, 99999)), "integer", hints=("Numeric id", "The number", "Id", "Identifier")),
    "number": Kind(same(number), "number", hints=("A number", "The value", "How much", "Amount")),
    "amount": Kind(_money, "number", hints=("Amount of money", "How much", "Sum", "The amount")),
    "count": Kind(counted, "integer", hints=("How many", "Number", "Count")),
    "percent": Kind(same(_digits(0, 100)), "integer", hints=("Percent", "From 0 to 100", "Level in percent")),
    "degrees": Kind(same(lambda s: s.number(5, 30) if s.chance(.8) else s.number(10, 59) / 2), "number", hints=("Degrees", "Temperature", "Target temperature")),
    "minutes": Kind(_lengths("minute"), "integer", hints=("Minutes", "Length in minutes", "How many minutes")),
    "seconds": Kind(_lengths("second"), "integer", hints=("Seconds", "Length in seconds", "How many seconds")),
    "hours": Kind(_lengths("hour"), "integer", hints=("Hours", "Length in hours", "How many hours")),
    "nights": Kind(_lengths("night"), "integer", hints=("Nights", "How many nights", "Number of nights")),
    "days": Kind(_lengths("day"), "integer", hints=("Days", "How many days", "Number of days")),
    "length": Kind(_length_text, hints=("How long", "Duration, e.g. 3 hours", "Length of time")),
    "path": Kind(same(lambda s: s.path()), hints=("Path of the file", "File", "File path", "Which file")),
    "folder": Kind(same(folder), hints=("Directory", "Path of the folder", "Which folder")),
    "pattern": Kind(same(pattern), end=TITLE, hints=("Text or pattern", "What to find", "Search pattern")),
    "glob": Kind(same(glob), hints=("Glob pattern", "Pattern of names", "e.g. *.c")),
    "extension": Kind(same(lambda s: s.pick(world.EXTENSIONS + ["png", "jpg", "pdf", "csv", "xml", "sql"])), hints=("File extension", "Format", "Extension without the dot")),
    "command": Kind(same(command), end=TITLE, hints=("Command", "The command line", "What to run")),
    "url": Kind(same(url), hints=("URL", "Address", "Web address", "Link")),
    "ticker": Kind(same(_ticker), hints=("Ticker symbol", "Symbol", "Stock symbol")),
    "phone": Kind(same(_phone), hints=("Phone number", "Number", "Telephone number")),
    "sql": Kind(same(_sql), end=TITLE, hints=("SQL query", "The statement", "SQL")),
    "version": Kind(same(_version), hints=("Version", "Version number", "Tag")),
    "formula": Kind(same(_formula), hints=("Expression", "What to calculate", "Formula")),
    "port": Kind(same(_digits(1024, 65535)), "integer", hints=("Port", "TCP port", "Port number")),
    "year": Kind(same(_digits(1900, 2030)), "integer", hints=("Year", "Which year")),
    "color": Kind(lambda s: (lambda v: (v, v))(s.pick(world.COLORS)), hints=("Color", "Name of the color")),
    "noun": Kind(same(lambda s: s.pick(world.NOUNS) if s.chance(.5) else word(s)), hints=("What", "The thing", "Name")),
    "product": Kind(same(lambda s: product(s) if s.chance(.65) else (fillers.unseen(s, fillers.ADJECTIVES) + " " if s.chance(.5) else "") + (s.pick(world.NOUNS) if s.chance(.6) else word(s))), end=TITLE, hints=("Product", "Name of the product", "What")),
    "genre": Kind(same(lambda s: s.pick("jazz rock pop classical blues metal techno folk reggae soul comedy drama horror romance fantasy crime western documentary".split())), hints=("Genre", "Kind", "Category")),
    "topic": Kind(same(lambda s: s.pick("politics sports science technology health business music art history space football chess travel nature energy money education gardening".split()) if s.chance(.7) else word(s)), hints=("Topic", "What about", "Subject")),
    "service": Kind(same(lambda s: s.pick(data.SERVICES) if s.chance(.5) else slug(s)), hints=("Service", "Name of the service", "Which service")),
    "repo": Kind(same(lambda s: s.pick(data.REPOSITORIES) if s.chance(.5) else KINDS["repository"].draw(s)[0]), hints=("Repository", "owner/name or name")),
    "package": Kind(same(lambda s: s.pick(data.PACKAGES) if s.chance(.6) else slug(s)), hints=("Package", "Name of the package", "Library")),
    "image": Kind(same(lambda s: s.pick(data.IMAGES) if s.chance(.6) else slug(s) + ":" + _version(s)), hints=("Image", "Image with its tag", "Container image")),
    "table": Kind(same(lambda s: s.pick(data.TABLES) if s.chance(.6) else word(s)), hints=("Table", "Name of the table")),
    "column": Kind(same(lambda s: s.pick(data.COLUMNS) if s.chance(.6) else word(s)), hints=("Column", "Field", "Name of the column")),
    "columns": Kind(several(lambda s: s.pick(data.COLUMNS) if s.chance(.6) else word(s)), "array", hints=("Columns", "Fields")),
    "metric": Kind(same(lambda s: s.pick(data.METRICS) if s.chance(.6) else word(s) + "_" + word(s)), hints=("Metric", "Name of the metric")),
    "variable": Kind(same(lambda s: s.pick(data.VARIABLES) if s.chance(.6) else word(s).upper() + "_" + word(s).upper()), hints=("Variable", "Name of the variable", "Key")),
    "value": Kind(same(lambda s: s.pick([word(s), str(s.number(0, 9999)), code(s), fillers.url(s), "true", "false", fillers.slug(s)])), hints=("Value", "New value")),
    "zone": Kind(same(one_of(data.ZONES)), hints=("Time zone", "IANA name")),
    "hash": Kind(same(_hex(7, 10)), hints=("Commit", "Commit hash", "SHA")),
    "key": Kind(same(_key), hints=("Key", "Ticket key, e.g. TEAM-12", "Issue key")),
    "host": Kind(same(_host), hints=("Host", "Host name or IP", "Server")),
    "mac": Kind(same(lambda s: ":".join(_hex(2, 2)(s) for _ in range(6))), hints=("MAC address",)),
    "identifier": Kind(same(lambda s: s.pick([word(s) + "_" + word(s), word(s) + word(s).capitalize(), word(s).capitalize() + word(s).capitalize(), word(s), word(s) + "()"])), hints=("Symbol", "Name of the function or class", "Identifier")),
    "team": Kind(same(lambda s: fillers.unseen(s, _TEAMS) if s.chance(.75) else city(s) + s.pick([" United", " City", " Tigers", " FC", ""])), hints=("Team", "Name of the team", "Club")),
    "league": Kind(same(one_of(data.LEAGUES)), hints=("League", "Competition")),
    "company": Kind(same(lambda s: fillers.unseen(s, _COMPANIES) if s.chance(.7) else word(s).capitalize() + s.pick([" Inc.", " Ltd", " AG", " & Co", " Group", ""])), hints=("Company", "Customer", "Name of the company")),
    "brand": Kind(same(lambda s: s.pick(data.BRANDS) if s.chance(.6) else product(s)), end=TITLE, hints=("Product", "Model", "Name of the article")),
    "hotel": Kind(same(lambda s: s.pick(data.HOTELS) if s.chance(.6) else "Hotel " + s.pseudo_word().capitalize()), hints=("Hotel", "Name of the hotel")),
    "airline": Kind(same(one_of(data.AIRLINES)), hints=("Airline", "Carrier")),
    "flight": Kind(same(lambda s: s.pick(["LH", "BA", "AF", "KL", "U2", "DL", "EK", "QF", "AY", "TP", "FR", "SK"]) + s.pick(["", "", " "]) + str(s.number(1, 9999))), hints=("Flight number", "e.g. XY 123")),
    "station": Kind(same(lambda s: s.pick(data.STATIONS) if s.chance(.6) else city(s)), hints=("Station", "Stop", "Name of the station")),
    "street": Kind(same(street), hints=("Address", "Street and number", "Postal address")),
    "course": Kind(same(one_of(data.SCHOOL)), hints=("Subject", "Course")),
    "device": Kind(same(lambda s: s.pick(data.DEVICES) if s.chance(.75) else word(s)), hints=("Device", "Appliance", "Which device")),
    "sensor": Kind(same(lambda s: s.pick(data.SENSORS) if s.chance(.7) else word(s) + s.pick([" probe", " meter", " gauge"])), hints=("Sensor", "Name of the sensor")),
    "car": Kind(same(lambda s: s.pick(data.CARS) if s.chance(.7) else word(s)), hints=("Vehicle", "Car")),
    "medicine": Kind(same(one_of(data.MEDICINES)), hints=("Medicine", "Drug", "Name of the medicine")),
    "sport": Kind(same(one_of(data.SPORTS)), hints=("Activity", "Kind of sport")),
    "film_genre": Kind(same(one_of(data.FILM_GENRES)), hints=("Genre",)),
    "music_genre": Kind(same(one_of(data.GENRES)), hints=("Genre", "Style of music")),
    "crypto": Kind(same(one_of(data.CRYPTO)), hints=("Coin", "Symbol or name")),
    "stock": Kind(same(lambda s: s.pick(data.STOCKS) if s.chance(.6) else _ticker(s)), hints=("Ticker symbol", "Symbol")),
    "ingredient": Kind(same(lambda s: fillers.unseen(s, fillers.EDIBLE)), hints=("Ingredient", "Food")),
    "collection": Kind(same(_topic_name), hints=("Name", "Which one", "Name of the list")),
    "fact": Kind(same(note), end=OPEN, hints=("Text", "The note", "What to remember")),
    "zip": Kind(same(lambda s: str(s.number(10000, 99999))), hints=("Postal code", "ZIP code")),
    "barcode": Kind(same(lambda s: str(s.number(10 ** 11, 10 ** 13))), hints=("Barcode", "EAN", "Digits of the barcode")),
    "coordinates": Kind(same(lambda s: f"{s.random.uniform(-89, 89):.4f}, {s.random.uniform(-179, 179):.4f}"), hints=("Latitude and longitude", "Coordinates")),
    "plate": Kind(same(lambda s: "".join(s.pick(world.ALPHABET) for _ in range(s.number(1, 3))) + s.pick(["-", " ", ""]) + str(s.number(10, 9999))), hints=("License plate", "Plate")),
    "isoday": Kind(_iso_day, hints=("Date as YYYY-MM-DD", "ISO date, YYYY-MM-DD", "YYYY-MM-DD"), told=True),
    "clock24": Kind(_clock_24, hints=("Time as HH:MM, 24 hours", "24-hour time HH:MM", "HH:MM (24h)"), told=True),
    "currency_word": Kind(_currency_word, hints=("ISO 4217 code such as EUR", "Three-letter currency code", "Currency as an ISO code, e.g. CHF"), told=True),
    "language_code": Kind(_language_code, hints=("ISO 639-1 code, e.g. da for Danish", "Two-letter language code"), told=True),
    "weeks": Kind(_lengths("week"), "integer", hints=("Weeks", "How many weeks")),
    "months": Kind(_lengths("month"), "integer", hints=("Months", "How many months")),
    "digits": Kind(same(lambda s: str(s.number(1000, 999999))), hints=("PIN", "Digits", "Code")),
    "picture": Kind(same(lambda s: s.path().rsplit(".", 1)[0] + "." + s.pick("png jpg jpeg gif webp svg bmp tiff".split())), hints=("Picture", "Path of the image", "Image file")),
    "byte": Kind(same(_digits(0, 255)), "integer", hints=("From 0 to 255", "Value", "Share of the color")),
    "bar": Kind(same(lambda s: s.number(15, 40) / 10), "number", hints=("Pressure in bar", "Bar")),
    "aperture": Kind(same(lambda s: s.pick([1.4, 1.8, 2, 2.8, 3.5, 4, 5.6, 8, 11, 16])), "number", hints=("F number", "Aperture")),
    "iso": Kind(same(lambda s: s.pick([64, 100, 200, 320, 400, 500, 640, 800, 1000, 1600, 3200, 6400])), "integer", hints=("Sensitivity", "ISO value")),
    "latitude": Kind(same(lambda s: round(s.random.uniform(-85, 85), s.number(1, 4))), "number", hints=("Latitude", "Degrees north")),
    "longitude": Kind(same(lambda s: round(s.random.uniform(-179, 179), s.number(1, 4))), "number", hints=("Longitude", "Degrees east")),
    "proper": Kind(same(fillers.proper), hints=("Name", "Title", "Its name")),
    "ordinal": Kind(lambda s: (lambda n: (n, s.pick([fillers._ordinal(n), _ORDINALS[n - 1]]) if n < 11 else fillers._ordinal(n)))(s.number(1, 10 if s.chance(.8) else 40)), "integer", hints=("Position, from 1", "Index, the first is 1", "Which one")),
    "signed": Kind(lambda s: (lambda n: (-n, s.pick([f"-{n}", f"-{n}", f"minus {n}"])) if s.chance(.55) else (n, str(n)))(s.number(1, 40) if s.chance(.8) else s.number(5, 95) / 10), "number", hints=("May be negative", "Number", "Value")),
    "minute2": Kind(lambda s: (lambda n: (n, f"{n:02d}"))(s.pick([0, 15, 30, 45, s.number(0, 59)])), "integer", hints=("Minute, 0 to 59", "Minutes")),
    "hour24": Kind(same(_digits(0, 23)), "integer", hints=("Hour, 0 to 23", "Hours")),
    "side": Kind(same(lambda s: s.pick([640, 720, 800, 1024, 1080, 1280, 1440, 1920, 2560, 3840, 600, 768, 900, 1200, s.number(100, 4000)])), "integer", hints=("In pixels", "Pixels")),
    "low31": Kind(same(_digits(13, 28)), "integer", hints=("Day of the month",)),
    "low12": Kind(same(_digits(1, 12)), "integer", hints=("Month, 1 to 12",)),
    "low": Kind(same(_digits(0, 60)), "integer", hints=("Whole number", "Number", "Value")),
    "high": Kind(same(_digits(61, 999)), "integer", hints=("Whole number", "Number", "Value")),
    "few": Kind(lambda s: (lambda n: (n, world.in_words(n) if s.chance(.25) else str(n)))(s.number(2, 20 if s.chance(.7) else 60)), "integer", hints=("Number", "A whole number", "Count")),
    "int": Kind(same(_digits(0, 999)), "integer", hints=("Whole number", "Number", "Value")),
    "numbers": Kind(several(lambda s: number(s), 2), "array", hints=("Numbers", "List of numbers", "The values"), items={"type": "number"}),
    "ids": Kind(several(lambda s: s.number(1, 9999), 2), "array", hints=("Ids", "List of ids"), items={"type": "integer"}),
    "paths": Kind(several(lambda s: s.path()), "array", hints=("Files", "Paths of the files")),
    "emails": Kind(several(email), "array", hints=("Addresses", "Recipients")),
    "tags": Kind(several(lambda s: s.pick(["bug", "urgent", "frontend", "backend", "docs", "ui", "security", "help wanted", "p1", "tech-debt", word(s), word(s), slug(s)])), "array", hints=("Tags", "Labels")),
    "cities": Kind(several(city, 2), "array", hints=("Cities", "Places")),
    "options": Kind(several(lambda s: s.pick([city(s), s.pick(world.DAYS), fillers.unseen(s, fillers.FOODS), word(s), "yes", "no", "maybe", fillers.unseen(s, fillers.DISHES)]), 2), "array", hints=("Options", "Answers to choose from", "Choices")),
    "weekdays": Kind(several(lambda s: s.pick(world.DAYS)), "array", hints=("Days of the week", "Weekdays")),
    "address": Kind(_address, "object", hints=("Postal address", "Address"), fields={"street": "string", "city": "string"}),
    "range": Kind(_range, "object", hints=("Range", "Lowest and highest value"), fields={"min": "integer", "max": "integer"}),
    "question": Kind(same(lambda s: fillers._filled(s, s.pick(["Where (should|do|shall) we (eat|meet|go) on {d}?", "Which {t} (is best|do you like)?", "What is your favorite {t}?", "When does it suit you?", "Who brings {f}?", "Is {h} too early?", "Pizza or {f}?", "Which color for the {t}?", "Should we move to {c}?",
                                                                       "Do we need a new {t}?", "Who will win?", "Best day for the {t}?", "What should we cook?"]))), end=TITLE, hints=("Question", "What is asked")),
    "plant": Kind(same(lambda s: s.pick("roses tomatoes lawn hedge cactus herbs strawberries tulips orchids peppers ferns basil cucumbers lavender flowerbed".split()) if s.chance(.8) else word(s)), hints=("Plants", "Part of the garden")),
    "camera": Kind(same(lambda s: s.pick(["front door", "garage", "garden", "driveway", "back yard", "baby", "entrance", "gate", "porch"]) if s.chance(.8) else word(s)), hints=("Camera", "Where the camera is")),
    "weight": Kind(same(lambda s: s.number(45, 120) if s.chance(.5) else round(s.random.uniform(45, 120), 1)), "number", hints=("Weight in kg", "Kilograms")),
    "doctor": Kind(same(lambda s: s.pick(["Dr. ", "Dr. ", "Doctor ", "Professor "]) + fillers.unseen(s, fillers.SURNAMES) if s.chance(.7) else s.pick(["the dentist", "the eye doctor", "my GP", "the dermatologist"])), hints=("Doctor", "Name of the doctor")),
    "ailment": Kind(same(lambda s: s.pick("back pain;a cough;fever;headaches;a rash;my knee;a sore throat;toothache;allergies;the flu;migraine;a checkup;vaccination".split(";"))), hints=("Reason", "Complaint")),
    "train": Kind(same(lambda s: s.pick(["ICE", "IC", "RE", "TGV", "EC", "RJ", "S", "EN", "AVE"]) + s.pick([" ", "", "-"]) + str(s.number(1, 9999))), hints=("Train number", "Train")),
    "cuisine": Kind(same(lambda s: s.pick("Italian Mexican Thai Indian Chinese Japanese Greek Turkish French Vietnamese Korean Lebanese Ethiopian Spanish sushi pizza ramen seafood vegan barbecue tapas burgers".split())), hints=("Cuisine", "Kind of food")),
    "songs": Kind(several(song), "array", hints=("Songs", "Titles")),
    "channel": Kind(same(lambda s: s.pick(["#", "#", "#", "@", ""]) + (s.pick("random dev ops support marketing incidents releases backend frontend design sales announcements lunch team-blue on-call hiring standup".split()) if s.chance(.6) else slug(s))), hints=("Channel", "Name of the channel, e.g. #random")),
    "homework": Kind(same(lambda s: fillers._filled(s, s.pick(["read chapter {m}", "do exercise {m}", "write an essay about {c}", "learn the {l} words", "solve problems {m} to {m}", "draw a {t}", "prepare a talk about {n}", "bring a {t}", "read pages {m} to {m}", "practice the {w} dialog"]))), end=TITLE, hints=("What to do", "The homework")),
    "unit": Kind(same(lambda s: s.pick(s.pick(UNITS))), hints=("Unit", "Unit of measure")),
    "site": Kind(same(lambda s: word(s) + "." + s.pick(["com", "org", "net", "io", "dev"])), hints=("Domain", "Only this site")),
    "wiki": Kind(same(lambda s: s.pick([city, person, word, lambda s: fillers.unseen(s, _COMPANIES), lambda s: "the " + word(s) + " of " + city(s), lambda s: word(s) + " " + word(s), lambda s: "History of " + city(s)])(s)), end=TITLE, hints=("Title of the article", "Topic")),
    "label": Kind(same(lambda s: s.pick("Submit;Log in;Sign up;Search;Next;Back;Save;Cancel;OK;Add to cart;Checkout;email;password;username;first name;Accept all;Download;Show more;Delete account;#submit;.btn-primary;phone".split(";")) if s.chance(.7) else word(s)), hints=("Label or selector", "Which element")),
    "weight_small": Kind(same(lambda s: s.number(1, 40) if s.chance(.6) else round(s.random.uniform(.2, 30), 1)), "number", hints=("Weight in kg", "Kilograms")),
    "defect": Kind(same(lambda s: s.pick("a leaking tap;a broken window;a blocked drain;mold on the wall;a dead socket;a cold radiator;a loose tile;a flooded floor;a stolen bike;a dented door;a burnt carpet;a cracked screen;a broken lock;water damage;a scratched bumper;a hole in the roof".split(";"))), end=TITLE, hints=("What happened", "What is broken")),
    "rate": Kind(same(lambda s: s.pick([.1, .01, .001, .0003, .05, .0001, .002, .3])), "number", hints=("Learning rate",)),
    "spreadsheet": Kind(same(lambda s: s.path().rsplit(".", 1)[0] + s.pick([".csv", ".xlsx", ".ods", ".tsv"])), hints=("File", "The table", "Path of the sheet")),
    "cell": Kind(same(lambda s: s.pick("ABCDEFGHKXZ") + str(s.number(1, 120)) + (":" + s.pick("ABCDEFGH") + str(s.number(1, 120)) if s.chance(.12) else "")), hints=("Cell, e.g. B7", "Address of the cell")),
    "audio": Kind(same(lambda s: (word(s) if s.chance(.6) else slug(s)) + "." + s.pick(["mp3", "wav", "m4a", "mp4", "mov", "ogg", "mkv", "flac"])), hints=("File", "Path of the recording")),
    "mark": Kind(same(lambda s: s.pick([f"{s.number(0, 59)}:{s.number(0, 59):02d}", f"{s.number(0, 3):02d}:{s.number(0, 59):02d}:{s.number(0, 59):02d}", f"{s.number(1, 59)}:{s.number(0, 59):02d}"])), hints=("Time in the recording, e.g. 1:30", "Position", "mm:ss")),
    "sql_where": Kind(same(lambda s: s.pick([f"{s.pick(data.COLUMNS)} = {s.number(1, 999)}", f"{s.pick(data.COLUMNS)} > {s.number(1, 999)}", f"{s.pick(data.COLUMNS)} = '{word(s)}'", f"{s.pick(data.COLUMNS)} is null"])), end=TITLE, hints=("Condition", "SQL condition")),
    "regex": Kind(same(lambda s: s.pick([r"^\d+$", r"[a-z]+", r"\w+@\w+", r"^" + word(s), word(s) + r"\d*", r"\bfoo\b", r"[A-Z]{2,}", r"(a|b)+", r"\s+$", word(s) + ".*" + word(s), r"\d{4}-\d{2}"])), hints=("Regular expression", "Pattern")),
    "moment": Kind(_moment, hints=("ISO 8601, e.g. 2025-01-31T09:30:00", "Date and time as YYYY-MM-DDTHH:MM:SS", "ISO 8601 date and time, e.g. 2026-11-05T18:00:00"), told=True),
    "stamp": Kind(_stamp, hints=("Date and time as YYYY-MM-DD HH:MM", "YYYY-MM-DD HH:MM", "When, as YYYY-MM-DD HH:MM"), told=True),
    "lines": Kind(_lines, "array", hints=("What is ordered, with name (in the singular) and quantity", "Items with name, one piece of it, and quantity"), items={"type": "object", "properties": {"name": {"type": "string"}, "quantity": {"type": "integer"}}, "required": ["name", "quantity"]}, told=True),
    "point": Kind(_point, "object", hints=("Position", "Point"), fields={"x": "number", "y": "number"}),
}
for unit in "seconds minutes hours days nights weeks months".split():
    KINDS[unit].unit = unit
_TEAMS, _COMPANIES = tuple(data.TEAMS), tuple(data.COMPANIES)
# What people write without capitals when they are in a hurry.
SMALL = [KINDS[kind] for kind in ("city", "person", "song", "artist", "venue", "spot", "event", "weekday", "language", "when", "subject", "name", "bug", "team", "company", "hotel", "station", "street", "collection", "brand", "airline", "course", "car")]
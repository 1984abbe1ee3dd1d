"""Kinds of values: what draws (value, how a request writes it), its type, and whether one can see where it ends."""
from dataclasses import dataclass, field

from .. import world
from . import fillers
from .fillers import artist, branch, bug, chore, city, clock, code, command, counted, date, email, event, folder, glob, iso_date, length, name, number, pattern, person, phrase, place, query, sentence, slug, song, spot, subject, url, when, word

# Where a value ends: by itself; where the words around it go on, so that marks are no part of it; at the end of the text.
CLOSED, TITLE, OPEN = range(3)


def listed(source, items):
    """A list as people write it."""
    if len(items) == 1:
        return items[0]
    if source.chance(.25):
        return ", ".join(items)
    return ", ".join(items[:-1]) + source.pick([" and ", ", and " if len(items) > 2 else " and "]) + items[-1]


def several(draw):
    def drawn(source):
        items = list(dict.fromkeys(draw(source) for _ in range(source.weighted({1: 2, 2: 4, 3: 3, 4: 1}))))
        return items, listed(source, items)
    return drawn


def same(draw):
    def drawn(source):
        v = draw(source)
        return v, str(v)
    return drawn


@dataclass
class Kind:
    draw: object                    # source -> (value, text)
    type: str = "string"
    end: int = CLOSED
    hints: tuple = ()               # what a schema may say about it
    extra: dict = field(default_factory=dict)

    @property
    def free(self):
        """Whether the request is copied, letter for letter."""
        return self.type == "string" and not self.extra


def _lengths(unit):
    def drawn(source):
        n, plural = length(source, unit)
        return n, f"{n} {plural}"
    return drawn


def _length_text(source):
    n, plural = length(source, source.pick(["minute", "minute", "hour", "second", "day"]))
    text = source.pick([f"{n} {plural}", f"{n} {plural}", f"{n} min" if plural == "minutes" else f"{n} {plural}"])
    return text, text


def _either(yes, no):
    def drawn(source):
        v = source.chance(.5)
        return v, yes if v else no
    return drawn


def options(listing):
    """`low medium high`, or `value=words_in_the_request`."""
    pairs = [option.split("=") if "=" in option else (option, option.replace("_", " ")) for option in listing.split()]
    return Kind(lambda source: (lambda pair: (pair[0], pair[1].replace("_", " ")))(source.pick(pairs)), extra={"enum": [value for value, _ in pairs]})


def boolean(words):
    """`on/off`: how a request says true and false."""
    return Kind(_either(*words.replace("_", " ").split("/")), "boolean")


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


KINDS = {
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
    "reason": Kind(same(lambda s: s.pick([word(s), word(s) + " " + word(s), "too many " + word(s) + "s", sentence(s).rstrip(".!"), "bad " + word(s)])), end=OPEN, hints=("Reason", "Why")),
    "time": Kind(same(clock), hints=("Time of day", "Time", "When", "The time, e.g. 08:15")),
    "weekday": Kind(lambda s: (lambda v: (v, v))(s.pick(world.DAYS)), hints=("Day of the week", "Weekday")),
    "room": Kind(same(lambda s: s.unseen(fillers.ROOMS) if s.chance(.85) else word(s) + " room"), hints=("Room", "Name of the room", "Where")),
    "food": Kind(lambda s: (lambda v: (v, v))(s.unseen(fillers.FOODS) if s.chance(.75) else word(s)), hints=("Item", "What to buy", "Name of the item")),
    "foods": Kind(several(lambda s: s.unseen(fillers.FOODS) if s.chance(.75) else word(s)), "array", hints=("Items", "List of items", "All items")),
    "dish": Kind(same(lambda s: s.unseen(fillers.DISHES) if s.chance(.8) else word(s) + " soup"), hints=("Dish", "Name of the dish", "What to cook")),
    "venue": Kind(same(lambda s: s.unseen(fillers.VENUES) if s.chance(.7) else s.pick([s.pseudo_word().capitalize(), person(s), "The " + word(s).capitalize(), word(s).capitalize() + " " + word(s).capitalize()])), hints=("Name of the place", "Name", "Which one")),
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
    "amount": Kind(same(number), "number", hints=("Amount of money", "How much", "Sum", "The amount")),
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
    "product": Kind(same(lambda s: (s.unseen(fillers.ADJECTIVES) + " " if s.chance(.5) else "") + (s.pick(world.NOUNS) if s.chance(.6) else word(s))), end=TITLE, hints=("Product", "Name of the product", "What")),
    "genre": Kind(same(lambda s: s.pick("jazz rock pop classical blues metal techno folk reggae soul comedy drama horror romance fantasy crime western documentary".split())), hints=("Genre", "Kind", "Category")),
    "topic": Kind(same(lambda s: s.pick("politics sports science technology health business music art history space football chess travel nature energy money education gardening".split()) if s.chance(.7) else word(s)), hints=("Topic", "What about", "Subject")),
}
# What people write without capitals when they are in a hurry.
SMALL = [KINDS[kind] for kind in ("city", "person", "song", "artist", "venue", "spot", "event", "weekday", "language", "when", "subject", "name", "bug")]

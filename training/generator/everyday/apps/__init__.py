"""Apps and devices of daily life as those who write assistants define their tools: the tools of one app are neighbours, which the deed, the kind of a value or a flag that a verb tells keeps apart. A file is an area; tools of other areas stand beside those of an app."""
from functools import cache
from pathlib import Path

from ...material import world
from .. import fillers
from ..kind import Kind
from ..services import services_of, with_others

_HERE = Path(__file__).parent
_COPIES = {1: "one copy,1 copy,once", 2: "twice,two copies,2 copies,2x", 3: "three times,three copies,3 copies", 4: "four times,four copies,4 times"}


def _party(source):
    """Who travels: two adults and a child."""
    adults, children = source.number(1, 6), source.number(0, 4)
    n = lambda k: world.in_words(k) if source.chance(.5) else str(k)
    grown = f"{n(adults)} adult{'s' * (adults > 1)}"
    small = source.pick(["no children", "no kids"]) if not children else f"{n(children)} {'child' if children == 1 else source.pick(['children', 'children', 'kids'])}"
    return {"adults": adults, "children": children}, grown + source.pick([" and ", " and ", ", ", " with "]) + small


def _copies(source):
    n = source.number(1, 12) if source.chance(.3) else source.pick([1, 2, 2, 3, 4])
    return n, source.pick(_COPIES[n].split(",")) if n in _COPIES else source.pick([f"{n} copies", f"{n} copies", f"{n} times", f"{world.in_words(n)} copies"])


def _month_number(source):
    month = source.number(1, 12)
    return month, world.MONTHS[month - 1]


def _month_of_year(source):
    year, month = source.number(2023, 2027), source.number(1, 12)
    return f"{year}-{month:02d}", source.pick([f"{world.MONTHS[month - 1]} {year}", f"{world.MONTHS[month - 1]} {year}", f"{year}-{month:02d}", f"{month:02d}/{year}"])


@cache
def _tagged(prefix):
    """`sh`: a number with that in front, as services give them: sh_4471."""
    joint = "" if prefix[-1] in "-_" else "_"
    return Kind(lambda source: (lambda value: (value, value))(f"{prefix}{joint}{source.number(10, 99999)}"), hints=("Identifier", f"Id, starts with {prefix}{joint}", "Its id"))


def _free(draw, *hints):
    return Kind(lambda source: (lambda value: (value, value))(draw(source)), hints=hints)


_KINDS = {
    "party": Kind(_party, "object", hints=("Who travels", "Number of adults and children", "Guests"), fields={"adults": "integer", "children": "integer"}),
    "copies": Kind(_copies, "integer", hints=("Number of copies", "How many copies", "Copies")),
    "month_number": Kind(_month_number, "integer", hints=("Month, 1 to 12", "Number of the month (1-12)"), told=True),
    "month_of_year": Kind(_month_of_year, hints=("Month as YYYY-MM", "YYYY-MM", "Month, YYYY-MM"), told=True),
    "month_name": _free(lambda s: s.pick(world.MONTHS), "Month", "Name of the month"),
    "last4": _free(lambda s: f"{s.number(0, 9999):04d}", "Last four digits", "The last 4 digits"),
    "forename": _free(lambda s: fillers.unseen(s, fillers.NAMES), "First name", "Given name"),
    "surname": _free(lambda s: fillers.unseen(s, fillers.SURNAMES), "Last name", "Family name"),
}
MADE = {name: lambda _, kind=kind: kind for name, kind in _KINDS.items()} | {"tagged": _tagged}

AREAS = [list(services_of(path.read_text())) for path in sorted(_HERE.glob("*.txt"))]
TOOLS = [made for area in AREAS for app in area for made in app]


def pick(source):
    """The tools of one app, now and then without some, and a few of apps about other things."""
    open_ = [(area, app) for area in AREAS for app in area if not app[0].held]
    own, app = source.pick([(area, app) for area in AREAS for app in area if app[0].held] if source.held_out and source.chance(.6) else open_)
    tools = source.random.sample(app, len(app) if source.chance(.6) else source.number(1, len(app)))
    others = [made for area, app_ in open_ if area is not own for made in app_]
    return with_others(source, tools, others, {0: 5, 1: 3, 2: 3, 3: 1})

"""A short file of rows or entries is kept up over some requests: asked about, then rows go, come and change, told by whom or what they are about, by `it`, or by their place."""
from ..chat import Answer, User
from ..papers.values import value
from ..words.wording import typed, worded
from . import patches
from .deeds import deed

# What the rows are about: file names, columns as name and kind, how they go.
_GONE = "{n} (is gone|is out|has to go)§|(remove|delete|drop) {n}( from it| from the list|)|take {n} (out|off the list|out of the file)|(delete|remove) the (line|row|entry) (of|with|for) {n}|we (do not|don't) need {n} any more§|(the|that) (line|row) (with|of) {n} (can go|must go)|{n} can be (deleted|removed)"
_LEFT = _GONE + "|{n} (has left|left|has left us|does not work here any more|quit|is not coming|moved away)§|{n} is no longer (with us|here|part of it)§|(remove|delete) {n}, please"
_SOLD = _GONE + "|we (no longer|do not|don't) (have|sell|stock) {n}( any more|)§|{n}: (sold out|none left|used up)§"
_IT_GOES = "(. |, )(delete|remove) (the|that|its) (line|row|entry)|(. |, )(delete|remove) it( from the file| there|)|(. |, )take it out( of the file|)|(. |, )(remove|delete) it, please"
_OF_PEOPLE = "(. |, )(delete|remove) (his|her|their|the) (line|row|entry)|(. |, )take (him|her|them) (out|off the list)|(. |, )(delete|remove) (him|her|that line)|(. |, )please (remove|delete) (his|her|the) (line|entry)"
_ABOUT = {
    "people": ("team staff members people guests employees contacts players class crew users", [("name", "name"), ("role", "job"), ("city", "city"), ("phone", "phone"), ("age", "18..70"), ("team", "color"), ("email", "email"), ("day", "weekday"), ("room", "1..40"), ("desk", "100..999"), ("birthday", "date"), ("company", "company"), ("country", "country"), ("score", "3..99")], _LEFT, _OF_PEOPLE),
    "things": ("stock products items shop inventory prices orders store menu pantry", [("item", "food"), ("price", "0.5-9.5"), ("count", "1..90"), ("shelf", "1..30"), ("color", "color"), ("supplier", "company"), ("origin", "country"), ("box", "1..20"), ("date", "date"), ("place", "city")], _SOLD, _IT_GOES),
    "hosts": ("hosts servers machines nodes sites inventory", [("host", "host"), ("ip", "ip"), ("port", "port"), ("owner", "name"), ("version", "minor"), ("city", "city"), ("memory", "bytes"), ("team", "color")], _GONE, _IT_GOES),
    "projects": ("projects repos plan packages services releases", [("project", "project"), ("owner", "name"), ("version", "version"), ("license", "license"), ("deadline", "date"), ("port", "port"), ("status", "open,done,blocked,planned,late,paused"), ("score", "1..40")], _GONE, _IT_GOES)}
_FORMS = ["csv", "csv", "csv", ";", " | ", "- {0}: {1}", "{0}: {1}", "{0} - {1}", "* {0}, {1}", "{0} = {1}", "- {0} ({1})", "{0} {1}"]

_SHOW = "(read|open|show me|look at|print) {p}|what is in {p}?|let me see {p}|what does {p} say?"
_ASK_FIRST = "(read|open|look at|check) {p}(.|:) {Q}?|{q} in {p}?|in {p}, {q}?|(read|open) {p} and tell me (the {c} of {n}|{n}'s {c})|{Q}? (It is in|Look in|See) {p}|according to {p}, {q}?|{p}: {q}?"
_ASK = "{Q}?|{q}?|and {q}?|(ok|thanks|good). {Q}?|also, {q}?"
_QUESTION = "what is {n}'s {c}|what is the {c} of {n}|which {c} does {n} have|what {c} (is given for|stands beside|is there for) {n}|which {c} is {n}'s"
_IT = "(please |now |)change (it|that) to {v}( in the file|, please|)|make (it|that) {v}( please|)|it should be {v}( now|)|(please |)set it to {v}|that is wrong, it should be {v}|correct that to {v}|put {v} there instead|(change|update) that in the file: it is {v} now"
_NAMED = "(change|set|update|correct) (the {c} of {n}|{n}'s {c}) to {v}|(the {c} of {n}|{n}'s {c}) (is|should be|must be) {v}( now|)|{n}'s {c} has changed to {v}|give {n} the {c} {v}|(change|correct) (the {c} of {n}|{n}'s {c}) from {o} to {v}|for {n}, (change|replace) {o} (to|with) {v}"
_END = "(add|append|put) (the line |a line |)«x» (at|to) the (end|bottom)( of the file| of it|)|(at|to) the (end|bottom)(,| of the file| of it|) (add|append|put) (the line |)«x»|(add|append) (the line|a new line|one more line|another line|this line)(:| at the end:|) «x»|«x» (should be|must be|comes as|is) the last line( now|)|append «x»( to the file| to it|)|(the new last line|a last line): «x»|add «x» as the last line"
_TOP = "(add|put|insert) (the line |)«x» (at the (top|beginning)|as the first line|in front of everything)( of the file| of it|)|at the (top|beginning)(,| of the file| of it|) (add|put|insert) (the line |)«x»|«x» (should be|must be|comes as) the first line( now|)"
_AFTER = "(add|put|insert) (the line |)«x» (after|below|under|right after|behind) (the line of |the line with |){n}|(after|below|under|right after) (the line of |the line with |){n}(,|) (add|put|insert) (the line |)«x»"
_BEFORE = "(add|put|insert) (the line |)«x» (before|above|right above|in front of) (the line of |the line with |){n}|(before|above) (the line of |the line with |){n}(,|) (add|put|insert) (the line |)«x»"
_PLACE_GOES = "(delete|remove|drop) the {k} (line|entry|row)( of the file|)|the {k} (line|entry) (can go|must go|is not needed)( any more|)|take out the {k} (line|entry)"
_ENTRY = "(add|enter|also add|put in|now add) {x}( at the end| to it| there| to the list|)|{x} (is|comes) new(, add it|. Add it|)|(a new one|one more)(:| at the end:|) {x}"
_IN_FILE = ["in {p}, {r}", "{p}: {r}", "open {p} and {r}", "read {p}, then {r}", "look at {p}: {r}", "edit {p}: {r}"]


class _Sheet:
    def __init__(self, source):
        files, columns, self.going, self.behind = _ABOUT[source.pick(list(_ABOUT))]
        self.form = source.pick(_FORMS)
        n = source.number(1, 3) if "{" not in self.form else 1
        self.columns = [columns[0]] + source.random.sample(columns[1:], n)
        self.path = source.pick(["", "", "", "data/", "docs/", "lists/", "/srv/", "/home/ada/", "notes/"]) + source.pick(files.split()) + "." + ("csv" if self.form == "csv" else source.pick(["txt", "txt", "md", "list"]))
        self.head = [",".join(name for name, _ in self.columns)] if self.form == "csv" and source.chance(.7) else ["# " + source.pick(files.split()).capitalize(), ""] if self.form != "csv" and source.chance(.3) else []
        self.rows = []
        for _ in range(source.number(4, 10)):
            self.rows.append(self.row(source))

    def row(self, source):
        """A row whose values occur in no other."""
        for _ in range(60):
            row = [value(source, kind) for _, kind in self.columns]
            if row[0].lower() not in {word.lower() for other in self.rows for word in other} and not any("," in one or ";" in one for one in row) and all(row[0] not in self.line(other) and other[0] not in self.line(row) for other in self.rows):
                return row
        raise ValueError(f"no more rows of {self.columns}")

    def line(self, row):
        return self.form.format(*row) if "{" in self.form else {"csv": ",", ";": ";", " | ": " | "}[self.form].join(row)

    def text(self):
        return "\n".join(self.head + [self.line(row) for row in self.rows])


def upkeep(source, box):
    """A file is read, once or with a question; then two to four changes and questions."""
    sheet = _Sheet(source)
    read = deed(source, box, "read", path=sheet.path, text=sheet.text())
    if read is None or box.call("edit", path=sheet.path, old="a", new="b") is None:
        return None
    meant = None                                                        # the row and column that were asked about
    match source.weighted({"asked": 6, "shown": 3, "direct": 4}):
        case "asked":
            meant = _cell(source, sheet)
            turns = [_question(source, sheet, meant, _ASK_FIRST), *read.turns, _told(sheet, meant)]
        case "shown":
            turns = [User(typed(source, worded(source, _SHOW, p=sheet.path), sheet.path)), *read.turns, read.answer]
        case _:
            made = _changed(source, box, sheet, None)
            if made is None:
                return None
            request, edit = made
            request = worded(source, source.pick(_IN_FILE), p=sheet.path, r=request)
            turns = [User(typed(source, request, sheet.path, *edit.values.values())), *read.turns, *edit.turns, edit.answer]
    for _ in range(source.weighted({1: 4, 2: 4, 3: 2})):
        if source.chance(.3):
            meant = _cell(source, sheet)
            turns += [_question(source, sheet, meant, _ASK), _told(sheet, meant)]
        made = _changed(source, box, sheet, meant)
        if made is None:
            break
        request, edit = made
        turns += [User(typed(source, request, *sheet.last)), *edit.turns, edit.answer]
        meant = None
    return turns


def _cell(source, sheet):
    return source.pick(sheet.rows), source.number(1, len(sheet.columns) - 1)


def _question(source, sheet, cell, form):
    row, column = cell
    said = sheet.columns[column][0]
    question = worded(source, _QUESTION, n=row[0], c=said)
    return User(typed(source, worded(source, form, p=sheet.path, q=question, Q=question[0].upper() + question[1:], n=row[0], c=said), sheet.path))


def _told(sheet, cell):
    row, column = cell
    return Answer(f"It says: {sheet.line(row)}\nSo the answer is {row[column]}.", row[column])


def _changed(source, box, sheet, meant):
    """-> (request, edit), the sheet as it is afterwards; None where the text stands there more than once."""
    text, rows = sheet.text(), sheet.rows
    how = source.weighted({"it": 9 if meant else 0, "named": 4, "gone": 5 if len(rows) > 2 else 0, "meant": 5 if meant and len(rows) > 2 else 0, "place": 2 if len(rows) > 2 else 0, "end": 6, "entry": 3, "after": 3, "before": 2, "top": 1 if not sheet.head else 0})
    if how in ("it", "named"):
        row, column = meant if how == "it" else _cell(source, sheet)
        new = value(source, sheet.columns[column][1])
        old = sheet.line(row)
        if new == row[column] or "," in new or ";" in new or text.count(old) != 1:
            return None
        changed = row[:column] + [new] + row[column + 1:]
        request = worded(source, _IT if how == "it" else _NAMED, v=new, n=row[0], c=sheet.columns[column][0], o=row[column])
        rows[rows.index(row)], sheet.last = changed, [new]
        return _edit(source, box, sheet, request, old, sheet.line(changed), f"The line is: {old}\nIt becomes: {sheet.line(changed)}")
    if how in ("gone", "meant", "place"):
        k, at = source.pick([("first", 0), ("last", -1), ("last", -1)]) if how == "place" and not sheet.head else ("last", -1)
        row = meant[0] if how == "meant" else rows[at] if how == "place" else source.pick(rows)
        line = sheet.line(row)
        old = patches.with_end(text, line)
        if ("\n" + text + "\n").count("\n" + line + "\n") != 1 or text.count(old) != 1:
            return None
        request = worded(source, _PLACE_GOES, k=k) if how == "place" else worded(source, sheet.going.replace("§", f"({sheet.behind})"), n=row[0])
        rows.remove(row)
        sheet.last = []
        return _edit(source, box, sheet, request, old, "", f"The line is: {line}\nI remove it.")
    added = sheet.row(source)
    x = sheet.line(added)
    mark = source.pick([mark for mark in ("{}", "{}", "{}", '"{}"', "`{}`", "'{}'") if mark == "{}" or mark[0] not in x])
    at = {"end": len(rows) - 1, "entry": len(rows) - 1, "top": 0}.get(how, source.number(0, len(rows) - 1))
    old = sheet.line(rows[at])
    if text.count(old) != 1 or not box.operations:
        return None
    if how == "entry":                                                  # told by its values
        said = [f"{'the ' * source.chance(.3)}{name} {cell}" for (name, _), cell in zip(sheet.columns[1:], added[1:])]
        x, mark = added[0] + source.pick([" with ", ", ", ": "]) + (", ".join(said[:-1]) + " and " if said[1:] else "") + said[-1], "{}"
    request = worded(source, {"entry": _ENTRY, "end": _END, "top": _TOP, "after": _AFTER, "before": _BEFORE}[how].replace("«x»", "{x}"), x=mark.format(x), n=rows[at][0])
    before = how in ("top", "before")
    rows.insert(at + (not before), added)
    sheet.last = [mark.format(x)]
    new = sheet.line(added)
    return _edit(source, box, sheet, request, old, f"{new}\n{old}" if before else f"{old}\n{new}", f"The {'last line' if how in ('end', 'entry') else 'line'} is: {old}\nThe new one comes {'above' if before else 'below'} it.")


def _edit(source, box, sheet, request, old, new, thought):
    edit = deed(source, box, "edit", path=sheet.path, old=old, new=new)
    if edit:
        edit.call = Answer(thought, "", edit.call.call)
    return edit and (request, edit)

"""A short file of rows or entries is kept up over some requests: asked about, then rows go, come and change, told by whom or what they are about, by `it`, or by their place."""
from ..chat import Answer, User
from ..papers.values import value
from ..words.wording import typed, worded
from . import patches
from .deeds import deed, thinking

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
    "lines": ("list words shopping todo colors birds names tools packing wishes topics notes towns route", [("line", "name;city;food;color;noun;project")], _LEFT, _IT_GOES),
    "settings": ("settings app server config motd service defaults", [("key", "key_of"), ("value", "1..900;port;bool;host;path;debug,info,warn,error;name;color;bytes;span")], _GONE, _IT_GOES),
    "projects": ("projects repos plan packages services releases", [("project", "project"), ("owner", "name"), ("version", "version"), ("license", "license"), ("deadline", "date"), ("port", "port"), ("status", "open,done,blocked,planned,late,paused"), ("score", "1..40")], _GONE, _IT_GOES)}
_LINES = ["{0}", "{0}", "{0}", "- {0}", "* {0}", "- [ ] {0}"]
_SETTINGS = ["{0} = {1}", "{0} = {1}", "{0}={1}", "{0}: {1}", "{0} {1}"]
_KEYS = "max_users port log_level timeout retries host cache_size theme language debug workers interval title owner path limit color mode region log_file upload_limit volume delay batch_size page_size user greeting backup_dir ttl level width height font_size currency unit speed threshold api_version queue bucket prefix".split()
_FORMS = ["csv", "csv", "csv", ";", " | ", "- {0}: {1}", "{0}: {1}", "{0} - {1}", "* {0}, {1}", "{0} = {1}", "- {0} ({1})", "{0} {1}"]

_SHOW = "(read|open|show me|look at|print) {p}|what is in {p}?|let me see {p}|what does {p} say?"
_ASK_FIRST = "(read|open|look at|check) {p}(.|:) {Q}?|{q} in {p}?|in {p}, {q}?|(read|open) {p} and tell me (the {c} of {n}|{n}'s {c})|{Q}? (It is in|Look in|See) {p}|according to {p}, {q}?|{p}: {q}?"
_ASK = "{Q}?|{q}?|and {q}?|(ok|thanks|good). {Q}?|also, {q}?"
_QUESTION = "what is {n}'s {c}|what is the {c} of {n}|which {c} does {n} have|what {c} (is given for|stands beside|is there for) {n}|which {c} is {n}'s"
_IT = "(please |now |)change (it|that) to {v}( in the file|, please|)|make (it|that) {v}( please|)|it should be {v}( now|)|(please |)set it to {v}|that is wrong, it should be {v}|correct that to {v}|put {v} there instead|(change|update) that in the file: it is {v} now"
_NAMED = "(change|set|update|correct) (the {c} of {n}|{n}'s {c}) to {v}|(the {c} of {n}|{n}'s {c}) (is|should be|must be) {v}( now|)|{n}'s {c} has changed to {v}|give {n} the {c} {v}|(change|correct) (the {c} of {n}|{n}'s {c}) from {o} to {v}|for {n}, (change|replace) {o} (to|with) {v}"
_END = "(add|append|put) (the line |a line |){x} (at|to) the (end|bottom)( of the file| of it|)|(at|to) the (end|bottom)(,| of the file| of it|) (add|append|put) (the line |){x}|(add|append) (the line|a new line|one more line|another line|this line)(:| at the end:|) {x}|{x} (should be|must be|comes as|is) the last line( now|)|append {x}( to the file| to it|)|(the new last line|a last line): {x}|add {x} as the last line"
_TOP = "(add|put|insert) (the line |){x} (at the (top|beginning)|as the first line|in front of everything)( of the file| of it|)|at the (top|beginning)(,| of the file| of it|) (add|put|insert) (the line |){x}|{x} (should be|must be|comes as) the first line( now|)"
_AFTER = "(add|put|insert) (the line |){x} (after|below|under|right after|behind) (the line of |the line with |){n}|(after|below|under|right after) (the line of |the line with |){n}(,|) (add|put|insert) (the line |){x}"
_BEFORE = "(add|put|insert) (the line |){x} (before|above|right above|in front of) (the line of |the line with |){n}|(before|above) (the line of |the line with |){n}(,|) (add|put|insert) (the line |){x}"
_BETWEEN = "(put|add|insert) (the line |){x} between {n} and {m}|{x} (belongs|comes|goes|must stand) between {n} and {m}|between {n} and {m}(,|) (put|add|insert) (the line |){x}"
_RENAMED = "(rename|change) {n} to {v}|(replace|swap) {n} (with|for) {v}|{n} (is called|is now called|is named) {v}( now|)|{n} should (be|say) {v}( now|)|call {n} {v} (now|instead)|put {v} (instead of|in place of) {n}|turn {n} into {v}|it should say {v} instead of {n}"
_KEYED = "(change|set) {n} to {v}|{n} (should|must) be {v}|(put|set|turn) {n} to {v}|make {n} {v}|change {n} from {o} to {v}|the {n} is {v} now|use {v} for {n}|{n}: {v} instead of {o}, please"
_PLACE_GOES = "(delete|remove|drop) the {k} (line|entry|row)( of the file|)|the {k} (line|entry) (can go|must go|is not needed any more)|take out the {k} (line|entry)"
_ENTRY = "(add|enter|also add|put in|now add) {x}( at the end| to it| there| to the list|)|{x} (is|comes) new(, add it|. Add it|)|(a new one|one more)(:| at the end:|) {x}"
_TOLD = "(the file |){p} (has|holds|contains) (exactly |just |only |)(these|the following|{k}|these {k}) lines:|{p} (looks like this|is this|says)( at the moment| now|):|here is {p}:|this is (the content of |){p}:|(the |)content of {p}:|{p}:|my file {p}:"
_TOLD_ONE = "(the file |){p} (has|holds|contains) (only one line|one line|a single line)(:| -|,)|{p} (says|is|contains):|the only line of {p} is:"
_IN_FILE = ["in {p}, {r}", "{p}: {r}", "open {p} and {r}", "read {p}, then {r}", "look at {p}: {r}", "edit {p}: {r}"]


class _Sheet:
    """A file of rows, as it is now: `ids` are numbers that its rows begin with, `last` what the last request ended in."""

    def __init__(self, source):
        about = source.weighted({"people": 6, "things": 4, "hosts": 2, "projects": 3, "lines": 6, "settings": 4})
        files, columns, self.going, self.behind = _ABOUT[about]
        self.form, self.keyed = source.pick({"lines": _LINES, "settings": _SETTINGS}.get(about, _FORMS)), about == "settings"
        n = source.number(1, 3) if "{" not in self.form else 1
        self.columns = [(name, source.pick(kind.split(";")) if about == "lines" else kind) for name, kind in [columns[0], *source.random.sample(columns[1:], min(n, len(columns) - 1))]]
        numbered = self.form == "csv" and source.chance(.3)
        ends = ["csv"] if self.form == "csv" else ["conf", "ini", "cfg", "env", "properties", "yaml"] if self.keyed else ["txt", "txt", "txt", "md", "list"]
        self.path = source.pick(["", "", "", "data/", "docs/", "lists/", "/srv/", "/home/ada/", "notes/"]) + source.pick(files.split()) + "." + source.pick(ends)
        self.head, self.rows, self.ids, self.last = [], [], {} if numbered else None, []
        if self.form == "csv" and source.chance(.7):
            self.head = [",".join(["id"] * numbered + [name for name, _ in self.columns])]
        elif self.form != "csv" and source.chance(.3):
            self.head = ["# " + source.pick(files.split()).capitalize()] + [""] * source.chance(.5)
        for _ in range(source.number(3, 10)):
            self.rows.append(self.row(source))

    def row(self, source):
        """A row whose values occur in no other."""
        for _ in range(200):
            row = [self.one(source, kind) for _, kind in self.columns]
            if not any(mark in one for one in row for mark in ",;") and row[0] not in self.text() and all(other[0] not in self.line(row) for other in self.rows):
                if self.ids is not None:
                    self.ids[row[0]] = str(len(self.ids) + 1)
                return row
        raise ValueError(f"no more rows of {self.columns}")

    def one(self, source, kind):
        return source.pick(_KEYS) if kind == "key_of" else value(source, source.pick(kind.split(";")))

    def line(self, row):
        cells = row if self.ids is None else [self.ids.get(row[0], "0"), *row]
        return self.form.format(*row) if "{" in self.form else {"csv": ",", ";": ";", " | ": " | "}[self.form].join(cells)

    def text(self):
        return "\n".join(self.head + [self.line(row) for row in self.rows])


def upkeep(source, box):
    """A file is read, once or with a question, or told; then one to three changes and questions."""
    sheet = _Sheet(source)
    read = deed(source, box, "read", path=sheet.path, text=sheet.text())
    if read is None or box.call("edit", path=sheet.path, old="a", new="b") is None:
        return None
    meant, columned = None, len(sheet.columns) > 1                      # the row and column that were asked about
    match source.weighted({"asked": 6 if columned else 0, "shown": 3, "direct": 4, "told": 4}):
        case "asked":
            meant = _cell(source, sheet)
            turns = [_question(source, sheet, meant, _ASK_FIRST), *read.turns, _told(sheet, meant)]
        case "shown":
            turns = [User(typed(source, worded(source, _SHOW, p=sheet.path), sheet.path)), *read.turns, read.answer]
        case "told":
            if source.chance(.15):
                sheet.head, sheet.rows = [], sheet.rows[:1]
            text, n = sheet.text(), len(sheet.rows) + len(sheet.head)
            made = _changed(source, box, sheet, None)
            if made is None:
                return None
            request, edit = made
            told = worded(source, _TOLD_ONE if n == 1 else _TOLD, p=sheet.path, k=["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"][n] if n < 10 else str(n))
            mark = source.pick(["{}", "{}", "```\n{}\n```", "\n{}\n"]) if n > 1 else "{}"
            between = " " if n == 1 and source.chance(.6) else "\n"
            turns = [User((told[0].upper() + told[1:] if not told.startswith(sheet.path) else told) + between + mark.format(text) + "\n" + typed(source, request, *sheet.last)), *edit.turns, edit.answer]
        case _:
            made = _changed(source, box, sheet, None)
            if made is None:
                return None
            request, edit = made
            request = worded(source, source.pick(_IN_FILE), p=sheet.path, r=request)
            turns = [User(typed(source, request, sheet.path, *sheet.last)), *read.turns, *edit.turns, edit.answer]
    for _ in range(source.weighted({1: 4, 2: 4, 3: 2})):
        if columned and source.chance(.3):
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
    question = f"what is {row[0]}" if sheet.keyed else worded(source, _QUESTION, n=row[0], c=said)
    return User(typed(source, worded(source, form, p=sheet.path, q=question, Q=question[0].upper() + question[1:], n=row[0], c=said), sheet.path))


def _told(sheet, cell):
    row, column = cell
    return Answer(f"It says: {sheet.line(row)}\nSo the answer is {row[column]}.", row[column])


def _changed(source, box, sheet, meant):
    """-> (request, edit), the sheet as it is afterwards; None where the text stands there more than once."""
    several, columned = len(sheet.rows) > 2, len(sheet.columns) > 1
    how = source.weighted({"it": 9 if meant else 0, "named": 5 if columned else 0, "renamed": 2 if columned else 5, "gone": 5 if several else 0, "meant": 5 if meant and several else 0, "place": 2 if several else 0,
                           "end": 6, "entry": 3 if columned and not sheet.keyed else 0, "after": 3, "before": 2, "top": 1 if not sheet.head else 0})
    made = _valued(source, sheet, how, meant) if how in ("it", "named", "renamed") else _gone(source, sheet, how, meant) if how in ("gone", "meant", "place") else _added(source, sheet, how)
    if made is None:
        return None
    request, old, new, thought = made
    edit = thinking(deed(source, box, "edit", path=sheet.path, old=old, new=new), thought)
    return edit and (request, edit)


def _stands_once(sheet, line):
    return sheet.text().count(line) == 1


def _valued(source, sheet, how, meant):
    """A value of a row becomes another, or what the row is about."""
    row, column = meant if how == "it" else (source.pick(sheet.rows), 0) if how == "renamed" else _cell(source, sheet)
    new, old = sheet.one(source, sheet.columns[column][1]), sheet.line(row)
    if new == row[column] or any(mark in new for mark in ",;") or column == 0 and new in sheet.text() or not _stands_once(sheet, old):
        return None
    if column == 0 and sheet.ids is not None:
        sheet.ids[new] = sheet.ids[row[0]]
    changed = row[:column] + [new] + row[column + 1:]
    form = {"it": _IT, "named": _KEYED if sheet.keyed else _NAMED, "renamed": _RENAMED}[how]
    request = worded(source, form, v=new, n=row[0], c=sheet.columns[column][0], o=row[column])
    sheet.rows[sheet.rows.index(row)], sheet.last = changed, [new, row[0]]
    return request, old, sheet.line(changed), f"The line is: {old}\nIt becomes: {sheet.line(changed)}"


def _gone(source, sheet, how, meant):
    """A row goes."""
    k, at = source.pick([("first", 0), ("last", -1), ("last", -1)]) if how == "place" and not sheet.head else ("last", -1)
    row = meant[0] if how == "meant" else sheet.rows[at] if how == "place" else source.pick(sheet.rows)
    line = sheet.line(row)
    if not _stands_once(sheet, line):
        return None
    old = patches.with_end(sheet.text(), line)
    request = worded(source, _PLACE_GOES, k=k) if how == "place" else worded(source, sheet.going.replace("§", f"({sheet.behind})"), n=row[0])
    sheet.rows.remove(row)
    sheet.last = [row[0]]
    return request, old, "", f"The line is: {line}\nI remove it."


def _added(source, sheet, how):
    """A row comes, told as a line or by its values."""
    rows, added = sheet.rows, sheet.row(source)
    new = x = sheet.line(added)
    mark = source.pick([mark for mark in ("{}", "{}", "{}", '"{}"', "`{}`", "'{}'") if mark == "{}" or mark[0] not in x])
    at = {"end": len(rows) - 1, "entry": len(rows) - 1, "top": 0}.get(how, source.number(0, len(rows) - 1))
    old = sheet.line(rows[at])
    if not _stands_once(sheet, old):
        return None
    before = how in ("top", "before")
    if how == "entry":                                                  # told by its values
        said = [f"{'the ' * source.chance(.3)}{name} {cell}" for (name, _), cell in zip(sheet.columns[1:], added[1:])]
        x, mark = added[0] + source.pick([" with ", ", ", ": "]) + (", ".join(said[:-1]) + " and " if said[1:] else "") + said[-1], "{}"
    elif source.chance(.12):                                            # on a line of its own
        mark = "\n{}" if how == "end" else "\n{}\n"
    form = {"entry": _ENTRY, "end": _END, "top": _TOP, "after": _AFTER, "before": _BEFORE}[how]
    if "\n" in mark:
        form = "(add|append|insert|put) (the line|a line|this line)(:|){x}" + {"end": "", "top": "at the (top|beginning)", "after": "(right after|after|below|under) (the line |){n}", "before": "(right before|before|above) (the line |){n}"}[how]
    elif how == "after" and at + 1 < len(rows) and source.chance(.25):
        form = _BETWEEN
    request = worded(source, form, x=mark.format(x), n=rows[at][0], m=rows[min(at + 1, len(rows) - 1)][0])
    rows.insert(at + (not before), added)
    sheet.last = [x, mark.format(x), rows[at + before][0]]
    return request, old, f"{new}\n{old}" if before else f"{old}\n{new}", f"The {'last line' if how in ('end', 'entry') else 'line'} is: {old}\nThe new one comes {'above' if before else 'below'} it."

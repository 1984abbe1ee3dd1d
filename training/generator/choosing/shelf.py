"""A kind of thing as one conversation has it: its tools, what the list shows of a record, what only another tool tells."""
from dataclasses import dataclass

from ..linked import values
from ..tools import functions
from .kinds import Field, Parameter, Tool

_DETAIL = "get_{n}|{n}_details|show_{n}|get_{n}_details|{n}_info|fetch_{n}|get_{n}_info|lookup_{n}|read_{n}|{n}_data"
_DETAIL_PURPOSE = ["Get the details of one {s}", "Details of a {s}", "Returns all data of a {s}", "Everything about one {s}", "Get a {s} by its id", "Show one {s} with all its fields", "Fetch one {s}"]
# What takes a field of the one that is meant: a message to somebody, a note.
SEND = Tool(False, ("send_message", "message_person", "notify_person", "send_chat_message", "write_message", "direct_message", "tell_person"), "Send a message to a person", (),
            (Parameter(("to", "recipient", "person", "name"), "person", False), Parameter(("text", "message", "body"), "phrase", False)), (), "")

NOTE = Tool(False, ("add_note", "save_note", "note_down", "remember_text", "create_note", "write_note", "keep_text"), "Keep a text as a note", (), (Parameter(("text", "note", "content", "body"), "phrase", False),), (), "")


def draw(source, kind, form="dash"):
    sort, _, rest = kind.partition(" ")
    if sort == "flag":
        return source.chance(.5)
    if sort == "part":
        return " ".join(source.pick(side.strip().split(",")) for side in rest.split(";"))
    if sort == "price":
        low, high = rest.split("-")
        return source.number(int(low), int(high)) + source.pick([0, 0, .5, .9, .95, .25])
    if sort == "score":
        return round(source.random.uniform(2, 5), 1)
    return values.draw(source, kind, form)


def told(source, kind, form):
    """A value that a request tells: a date now and then by its weekday."""
    return values.draw(source, "day") if kind == "date" and source.chance(.25) else draw(source, kind, form)


@dataclass
class Function(functions.Function):
    """`parameters`: (name, kind, what a request calls it)."""
    of: object = None           # whose tool it is
    deed: object = None
    role: str = ""              # "list", "detail", "deed", "ask", "send"
    whole: bool = False         # it takes a field of the record, not its id


_FLAGS = "active:inactive,verified:unverified,archived:,enabled:disabled,flagged:,checked:unchecked,public:private,valid:invalid,approved:,insured:uninsured,registered:unregistered,ready:,complete:incomplete,tested:untested,approved:,confirmed:unconfirmed,safe:unsafe,selected:,pinned:,available:unavailable".split(",")


def flagged(source, taken):
    """Something that is so or not: "the active one", "the one with verified false"."""
    word, other = source.pick([pair for pair in _FLAGS if pair.split(":")[0] not in taken]).split(":")
    name = source.pick([word, word, f"is_{word}"])
    raw = (f"* with {name} {{}}", f"* whose {name} is {{}}", f"* where {name} is {{}}")
    no = [f"* that is not {word}", f"* that isn't {word}"] + ([f"{other} *"] * 2 if other else [])
    return Field(name, "flag", (f"{word} *", f"{word} *", f"* that is {word}", *(one.format("true") for one in raw)), (*no, *(one.format("false") for one in raw)), (), "", False)


class Shelf:
    def __init__(self, source, kind, spelling):
        self.kind, self.form, self.spelling = kind, values.shape(source), spelling
        self.key, self.own = source.pick(kind.keys), "id" if source.chance(.12) and kind.key_kind.startswith("id ") else source.unseen(list(kind.own))
        self.named = not kind.key_kind.startswith("id ")                # its name is all that the tools want
        tools = source.random.sample(kind.tools, source.number(min(2, len(kind.tools)), min(4, len(kind.tools))))
        wanted = {parameter.kind[1:] for tool in tools for parameter in tool.parameters if parameter.kind[0] == "@"}
        tools += [tool for tool in kind.tools if tool.brings and tool.brings[0] in wanted and tool not in tools]
        brought = {tool.brings[0] for tool in tools if tool.brings and tool.tells}
        detailed = source.chance(.5)
        titles = [field for field in kind.fields if field.title]
        others = [field for field in kind.fields if not field.title]
        source.random.shuffle(others)
        shown = others[:source.weighted({1: 5, 2: 6, 3: 4})]
        if not titles and not any(field.phrases for field in shown):
            shown += [source.pick([field for field in others if field.phrases])] if any(field.phrases for field in others) else []
        if not detailed:
            shown += [field for field in others if field.name in wanted and field not in shown]
        self.fields = [field for field in titles + shown if field in kind.fields]
        if source.chance(.4):
            source.random.shuffle(self.fields)
        if self.named and kind.any and source.chance(.45):
            self.fields = []
        self.odd = None                                                 # a flag that only one of the records has
        if self.fields and source.chance(.2):
            self.odd = flagged(source, {field.name for field in kind.fields})
            self.fields.insert(source.number(0, len(self.fields)), self.odd)
        self.hidden = [field for field in others if field not in self.fields and field.name not in brought] if detailed else []
        self.key_at = 0 if source.chance(.75) else source.number(0, len(self.fields))
        self.title = next((field for field in self.fields if field.title or field.name == "name"), None)
        self.functions = [self._listing(source)]
        if self.hidden:
            self._add(self._detail(source))
        for tool in tools:
            if all(parameter.kind[0] != "@" or self.where(parameter.kind[1:]) or parameter.kind[1:] in brought for parameter in tool.parameters):
                self._add(self._deed(source, tool))
        if source.chance(.5):
            self._add(self._sending(source))
        self.lists = self.functions[0]
        self.detail = self._role("detail")
        self.sends = self._role("send")
        self.deeds = [one for one in self.functions if one.role == "deed"]
        self.asks = [one for one in self.functions if one.role == "ask"]

    def _role(self, role):
        return next((one for one in self.functions if one.role == role), None)

    def _add(self, function):
        if function.name.lower() not in [one.name.lower() for one in self.functions]:
            self.functions.append(function)

    def where(self, name):
        """"list" or "detail": which tool shows this field; "" where none does."""
        return "list" if name in [field.name for field in self.fields] else "detail" if name in [field.name for field in self.hidden] else ""

    # --- tools --------------------------------------------------------------------------------------------------
    def _make(self, source, tool, parameters, role, names=None, purpose=None):
        """`parameters`: (name, kind, what it is called, whether it may be left out)"""
        properties = {}
        plainer = {one.names[0]: one.names[1] for one in (tool.parameters if tool else ()) if one.names[0] in ("to", "n", "who", "with") and len(one.names) > 1}
        for name, kind, meant, _ in parameters:
            meant = plainer.get(meant, meant)
            properties[name] = {"type": "boolean" if kind == "flag" else values.number(kind, self.form)} | ({"description": source.pick(["The {}", "{}", "The {}"]).format(meant.replace("_", " ")).capitalize()} if source.chance(.6) else {})
        name = functions.spelled(source.unseen(list(names or tool.names)), self.spelling)
        made = functions.schema(name, (purpose or tool.purpose) + source.pick(["", "", "."]), properties, [name for name, _, _, optional in parameters if not optional])
        return Function(name, [one[:3] for one in parameters], [], made, self, tool, role)

    def _listing(self, source):
        parameters, taken = [], []
        for parameter, _ in self.kind.places:
            name = source.unseen([one for one in parameter.names if one not in taken])
            taken.append(name)
            parameters.append((name, parameter.kind, parameter.names[0], parameter.optional))
        return self._make(source, self.kind.lists, parameters, "list")

    def _own(self, source):
        said = source.pick([f"{self.key.replace('_', ' ')} of the {self.kind.noun}", f"{self.own.replace('_', ' ')}", self.kind.noun])
        return self.own, self.kind.key_kind, said, False

    def _detail(self, source):
        noun = self.kind.noun.lower().replace(" ", "_").replace("-", "_")
        return self._make(source, None, [self._own(source)], "detail", _DETAIL.replace("{n}", noun).split("|"), source.pick(_DETAIL_PURPOSE).replace("{s}", self.kind.noun))

    def _deed(self, source, tool):
        whole = any(parameter.kind[0] == "@" for parameter in tool.parameters)
        parameters = [] if whole else [self._own(source)]
        for parameter in tool.parameters:
            name = source.unseen([one for one in parameter.names if one not in [taken[0] for taken in parameters]] or ["new_" + parameter.names[0]])
            kind = parameter.kind if parameter.kind[0] not in "@^" else self.kind_of(parameter.kind)
            parameters.append((name, kind, parameter.names[0], parameter.optional))
        function = self._make(source, tool, parameters, "ask" if tool.tells else "deed")
        function.whole = whole
        return function

    def kind_of(self, kind):
        """Of a parameter that takes what the list was told, or a field."""
        if kind[0] == "^":
            return self.kind.places[int(kind[1:])][0].kind
        brings = {tool.brings[0]: tool.brings[1] for tool in self.kind.tools if tool.brings}
        return next((field.kind for field in self.kind.fields if field.name == kind[1:]), brings.get(kind[1:], "word"))

    def _sending(self, source):
        tool = source.pick([SEND, SEND, NOTE])
        return self._make(source, tool, [(source.unseen(list(one.names)), one.kind, one.names[0], False) for one in tool.parameters], "send")

    # --- records ------------------------------------------------------------------------------------------------
    def records(self, source, n):
        """Each with everything that any tool tells of it."""
        out = []
        for _ in range(30):
            record = {self.key: draw(source, self.kind.key_kind, self.form)} | {field.name: draw(source, field.kind) for field in [*self.fields, *self.hidden]}
            titles = [str(one[self.title.name]).lower() for one in out] if self.title else []
            if str(record[self.key]) not in [str(one[self.key]) for one in out] and not (self.title and str(record[self.title.name]).lower() in titles):
                out.append(record)
            if len(out) == n:
                break
        if self.odd and source.chance(.85):
            at, wanted = source.number(0, len(out) - 1), source.chance(.5)
            for i, record in enumerate(out):
                record[self.odd.name] = wanted == (i == at)
        return sorted(out, key=lambda one: one[self.key]) if self.kind.key_kind == "time" else out

    def listed(self, record):
        """What the list shows of it."""
        items = [(field.name, record[field.name]) for field in self.fields]
        items.insert(self.key_at, (self.key, record[self.key]))
        return dict(items)

    def label(self, record):
        """What an answer calls it."""
        if self.title:
            return str(record[self.title.name])
        return str(record[self.key]) if self.named else f"{self.kind.noun} {record[self.key]}"

    def short(self, record):
        """What a list of them has for it."""
        return str(record[self.title.name if self.title else self.key])

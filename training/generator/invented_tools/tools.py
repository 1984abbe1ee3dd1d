"""A tool out of a verb, an object and parts: its names, its description, its schema, and what of it a request has to tell."""
from dataclasses import dataclass, field, replace

from ..everyday.kind import CLOSED, OPEN, TITLE
from ..tools import functions
from . import choices, lexicon, parts, values
from .parts import STRING, Param

_PARTS = {parts.quantity: 5, parts.number: 3, parts.labelled: .4, parts.member: 5, parts.members: 1, parts.holder: 2.5, parts.string: 7, parts.money: .6, parts.tags: 1.2, parts.variable: .3, parts.span: .8, parts.sets: .6, parts.tally: 1.6,
          choices.choice: 3.2, choices.switch: 2.6, choices.file_format: .6}
# Names that say nothing about a parameter; its description does.
_VAGUE = "value arg x input p a data option param item it v thing field entry what which spec first main k1 arg0 val".split()
_MODIFIERS = ("coffee main front back left right old new spare guest office home garden kitchen weekly monthly daily test demo public private shared internal external primary secondary remote local night winter summer north "
              "south east west upper lower inner outer red blue green black white mobile desktop system user admin sales travel school family company team emergency temporary default custom draft final").split()
# Optional parameters that stand in many schemas.
_NEVER_TOLD = dict([("limit", "integer"), ("verbose", "boolean"), ("timeout", "number"), ("format", "string"), ("user id", "string"), ("dry run", "boolean"), ("session", "string"), ("language", "string"), ("unit", "string"),
                    ("notes", "string"), ("priority", "integer"), ("locale", "string"), ("offset", "integer"), ("metadata", "object"), ("name", "string"), ("description", "string")])


@dataclass
class Object:
    """What the verb is done to: a noun alone, a noun with an identifier, a word of a category, or so many of a noun."""
    kind: str                       # bare, named, member, members, counted
    nouns: tuple                    # words for it
    family: object                  # two of one family are the same thing
    known: bool = True
    typical: tuple = ()             # verbs that people use for it
    category: lexicon.Category | None = None
    param: Param | None = None
    form: str = ""                  # of a named one: id, name, number or other


@dataclass
class Style:
    """How the names of a list are written."""
    tool: str
    parameter: str
    noun_first: float
    prefix: str
    described: float                # share of parameters with a description
    purpose: str                    # none, short or usual descriptions of tools


@dataclass
class Function(functions.Function):
    """`parameters` are (name, Param); `told` says which of them each part holds."""
    verb: lexicon.Group = None
    object: Object = None
    parts: list = field(default_factory=list)       # (Part, [parameter name], optional)
    object_parameter: str = ""
    shown_verbs: tuple = ()                         # words of the name and the description
    shown_nouns: tuple = ()
    suffix: str = ""                                # of the name, where two tools differ only in what they know the object by
    alone_verb: bool = True                         # whether no other tool of the list does the same to something
    alone_object: bool = True                       # whether no other tool of the list does something to the same

    def request(self, source, plain=False, inner=False):
        """-> (text, [(parameter, value)]). `inner`: an order that can stand inside a longer sentence."""
        return request.request(source, self, plain, inner)

    def outcome(self, source, arguments, plain=False):
        """-> turns behind the call"""
        return request.outcome(source, self, arguments)


def style(source):
    tool = source.weighted({"snake": 10, "camel": 4, "pascal": 2, "kebab": 2, "dotted": 1.5})
    parameter = "camel" if tool in ("camel", "pascal") and source.chance(.8) else source.weighted({"snake": 12, "camel": 1, "kebab": .5})
    prefix = "" if source.chance(.85) else source.pick([f"mcp__{source.word()}__", f"{source.word()}_", f"{source.pseudo_word()}.", "api_", "my_", "do_", f"mcp__{source.pseudo_word()}__"])
    return Style(tool, parameter, source.pick([0, 0, .1, .5, 1]), prefix, source.pick([0, .2, .7, 1]), source.weighted({"none": 1.5, "short": 2, "usual": 8}))


def spelled(words, style):
    pieces = words.replace("-", " ").replace("'", "").replace("/", " ").split()
    match style:
        case "camel": return pieces[0] + "".join(p.capitalize() for p in pieces[1:])
        case "pascal": return "".join(p.capitalize() for p in pieces)
        case "kebab": return "-".join(pieces)
    return "_".join(pieces)


# --- objects --------------------------------------------------------------------------------------------------------
# Nouns whose identifier is of a kind of its own.
_OWN = {"file": ("path", lambda s: s.path()), "document": ("path", lambda s: s.path()), "folder": ("path", lambda s: values.of_kind("folder")(s)[0]), "website": ("url", lambda s: values.of_kind("url")(s)[0]),
        "page": ("url", lambda s: values.of_kind("url")(s)[0]), "server": ("host", values.host), "user": ("email", lambda s: values.of_kind("email")(s)[0]), "customer": ("name", values.person), "patient": ("name", values.person),
        "employee": ("name", values.person), "branch": ("name", lambda s: values.of_kind("branch")(s)[0]), "commit": ("hash", lambda s: values.hexadecimal(s, 8)), "release": ("version", values.version), "endpoint": ("url", lambda s: values.of_kind("url")(s)[0]),
        "network": ("address", values.ip), "firewall": ("address", values.ip), "student": ("name", values.person), "guest": ("name", values.person), "player": ("name", values.person), "book": ("title", values.title), "movie": ("title", values.title), "song": ("title", values.title)}


def noun_object(source, group=None):
    """A noun, often with an identifier or a number of them."""
    group = group or (lexicon.nonsense(source) if source.chance(.03) else lexicon.nouns().draw(source))
    modifier = "" if source.chance(.78) else source.unseen(_MODIFIERS) if source.chance(.95) else values.word(source)
    nouns = tuple(f"{modifier} {w}".strip() for w in group.words)
    made = Object("bare", nouns, (modifier, group.family), group.known, group.typical)
    x = source.random.random()
    if x < .28:
        return made
    if x < .4:
        many = [lexicon.plural(n) for n in nouns]
        names = ["quantity", "count", "amount", "number", "how many"] + [f"number of {m}" for m in many[:1]] + [f"num {many[0]}", f"{nouns[0]} count"]
        made.kind = "counted"
        made.param = Param(names, "integer", lambda s: (lambda n: (n, values.world.in_words(n) if n < 13 and s.chance(.15) else str(n)))(s.number(2, 60)), [f"How many {many[0]}", "Quantity", f"Number of {many[0]}"])
        return made
    noun, made.kind = nouns[0], "named"
    if group.words[0] in _OWN and source.chance(.6):
        made.form, draw = _OWN[group.words[0]]
        made.param = Param([f"{noun} {made.form}", made.form, noun], STRING, values.same(draw), [f"{made.form.capitalize()} of the {noun}", f"The {noun}"], TITLE if made.form == "title" else CLOSED)
        made.form = "own"
    elif x < .6:
        made.form = "id"
        made.param = Param([f"{noun} id", f"{noun} id", "id", f"{noun} code", "key", "reference", f"{noun} ref", noun], STRING, values.same(values.code), [f"Id of the {noun}", f"The {noun}", "Identifier", f"{noun.capitalize()} code"])
    elif x < .7:
        made.form = "number"
        made.param = Param([f"{noun} id", "id", f"{noun} number", "number", f"{noun} no", "nr"], "integer", values.same(lambda s: s.number(1, s.pick([99, 9999, 999999]))), [f"Number of the {noun}", "Numeric id", f"Which {noun}"])
    else:
        made.form = "name"
        titled = source.chance(.3)
        made.param = Param([f"{noun} name", "name", noun, f"which {noun}", f"{noun} label", "target"], STRING, values.same(values.title if titled else values.slug), [f"Name of the {noun}", f"The {noun}", f"Which {noun}"], TITLE if titled else CLOSED)
    return made


# What two tools for the same may know an object by; the value shows which.
_KNOWN_BY = {"id": values.code, "email": lambda s: values.of_kind("email")(s)[0], "phone": lambda s: values.of_kind("phone")(s)[0], "name": values.person, "url": lambda s: values.of_kind("url")(s)[0], "path": lambda s: s.path(), "ip": values.ip, "address": values.address}


def twins(source):
    """[(object, suffix of the name)]: the same, known by different things."""
    noun = noun_object(source)
    return [(replace(noun, kind="named", form="own", param=Param([by, f"{noun.nouns[0]} {by}"], STRING, values.same(_KNOWN_BY[by]), [f"The {by}", f"{by.capitalize()} of the {noun.nouns[0]}"])), f"by {by}") for by in source.random.sample(list(_KNOWN_BY), source.number(2, 3))]


def member_object(source, category=None):
    """A word of a category that stands for the object: water the fern."""
    category = category or lexicon.categories().draw(source)
    name = category.name
    if source.chance(.1):
        many = [lexicon.plural(n) for n in category.names]
        return Object("members", tuple(category.names[:2]), ("", name), not source.held_out, category.verbs, category, Param([*many, f"{name} list"], "array", values.several(category.member, 3), [f"The {many[0]}", f"List of {many[0]}", f"Which {many[0]}"], sure=True))
    return Object("member", tuple(category.names[:2]), ("", name), not source.held_out, category.verbs, category,
                  Param([*category.names, *category.names, f"{name} name", "name", "target", f"which {name}"], STRING, values.same(category.member), parts.member_hints(source, category), sure=True))


# --- what some verbs want besides their object ----------------------------------------------------------------------
def _complement(key, names, draw, says, hint, end=CLOSED):
    return lambda source: parts.string(source, (key, names, values.same(draw) if draw else None, says, hint, end, False))


_TO_PLACE = _complement("output", "to;destination;target;into;new location", lambda s: s.pick([values.slug, values.place, lambda s: s.path()])(s), "to {0};into {0};over to {0}", "Destination;Where it goes")
_TO_HOLDER, _FROM_HOLDER = (lambda joint: lambda source: parts.holder(source, (joint,)))("to"), (lambda joint: lambda source: parts.holder(source, (joint,)))("from")
_COMPLEMENTS = {
    "add": [_TO_HOLDER], "remove": [_FROM_HOLDER], "delete": [_FROM_HOLDER], "link": [_TO_HOLDER], "load": [_TO_HOLDER], "disconnect": [_FROM_HOLDER],
    "rename": [_complement("title", "new name;to;new title;becomes", values.slug, "to {0};into {0}", "The new name"), _complement("title", "new name;to;new label", values.title, "to {0q};^to {0}", "The new name", TITLE)],
    "move": [_TO_PLACE], "transfer": [_TO_PLACE, parts.span], "migrate": [_TO_PLACE, parts.span], "copy": [_TO_PLACE], "ship": [_complement("address", "to;address;destination", values.address, "to {0}", "Where it goes")],
    "send": [_complement("recipient", "to;recipient;receiver", values.person, "to {0}", "Who gets it"), _complement("email", "to;email;recipient email", lambda s: values.of_kind("email")(s)[0], "to {0}", "E-mail address")],
    "share": [_complement("guest", "with;user;person;share with", values.person, "with {0}", "Who may see it")], "mail": [_complement("recipient", "to;recipient", values.person, "to {0}", "Who gets it")],
    "assign": [_complement("assignee", "to;assignee;user;owner", values.person, "to {0}", "Who gets it")], "compare": [_complement("other", "other;with;against;second", values.slug, "with {0};to {0};against {0}", "What it is compared with")],
    "set": [_complement("value", "value;to;new value;setting", lambda s: s.pick([values.word, values.slug])(s), "to {0}", "The new value")],
    "replace": [_complement("value", "replacement;with;new one;by", values.slug, "with {0};by {0}", "What comes instead")],
    "merge": [_complement("other", "into;with;target;other", values.slug, "into {0};with {0}", "The other one")],
    "split": [lambda s: parts.quantity(s, ("part", "parts", "", "pieces", "into {0}", "2-12", ""))], "increase": [lambda s: parts.quantity(s, ("percent", "percent", "%", "step,change", "by {0}", "1-100", ""))],
    "reduce": [lambda s: parts.quantity(s, ("percent", "percent", "%", "step,change", "by {0}", "1-100", ""))], "convert": [choices.file_format, parts.span],
    "sort": [_complement("value", "by;sort by;field;key", values.word, "by {0}", "What it is sorted by")], "group": [_complement("value", "by;group by;field", values.word, "by {0}", "What it is grouped by")],
    "tag": [_complement("value", "tag;label;with;mark", values.word, "as {0};with {0}", "The tag")], "translate": [lambda s: parts.member(s, _named("language"))], "paint": [lambda s: parts.member(s, _named("color"))]}


def _named(name):
    return next(c for c in lexicon.categories().open + lexicon.categories().held if c.name == name)


# Parts that people say in the same way.
_CLASHES = [{"sets", "tally"}, {"place", "member city", "member country", "member continent"}, {"day", "member weekday", "member holiday", "member month", "member season", "choice season"}, {"path", "folder"}, {"query", "recipient"}, {"format", "output", "member file_type"},
            {"message", "note", "body"}, {"day", "span"}, {"time", "span"}, {"member environment", "choice environment"}, {"choice material", "member material"}]


class _Taken:
    """What the parts of a tool use up, so that no other can be taken for one of them."""

    def __init__(self, object):
        self.keys, self.names = {"member " + object.category.name} if object.category else set(), set(object.param.names if object.param else ())
        self.categories = [object.category] if object.category else []

    def free(self, part):
        """[part], or [] where it is too much like another."""
        measured = [key for key in self.keys if key.startswith("measure")]
        if part.key in self.keys or self.names & part.names() or part.key in ("sets", "tally") and measured or part.key.startswith("measure") and self.keys & {"sets", "tally"}:
            return []
        if any(part.key in clash and self.keys & clash for clash in _CLASHES) or part.category and any(lexicon.overlapping(part.category, other) for other in self.categories):
            return []
        self.keys.add(part.key)
        self.names |= part.names()
        self.categories += [part.category] if part.category else []
        return [part]


# --- a tool ---------------------------------------------------------------------------------------------------------
def function(source, verb, object, look, pool, suffix=""):
    """`pool`: parts that other tools of the list have as well."""
    chosen, taken = [], _Taken(object)
    n = source.weighted({0: 2, 1: 5, 2: 5, 3: 3, 4: 1.5})
    if object.param is None and source.chance(.6):
        n = max(n, 1)
    if verb.words[0] in _COMPLEMENTS and source.chance(.65):
        chosen += taken.free(source.pick(_COMPLEMENTS[verb.words[0]])(source))
    for _ in range(3 * n):
        if len(chosen) >= n:
            break
        new = taken.free(source.pick(pool) if pool and source.chance(.35) else source.weighted(_PARTS)(source))
        chosen += new
        pool += new
    optional = [source.chance(.45) for _ in chosen]
    made = Function("", [], [True], {}, verb=verb, object=object, suffix=suffix)
    properties, required = {}, []

    def add(param, needed):
        name, schema = _parameter(source, param, look, properties)
        properties[name] = schema
        if not needed and source.chance(.25):                           # what is not told is left out, whatever would be taken for it
            if source.chance(.5):
                schema["default"] = param.draw(source)[0]
            else:
                schema["description"] = source.pick(["{} (optional)", "Optional. {}", "{}, if wanted", "{}, may be left out"]).format(schema.get("description", source.pick(param.hints)))
        if needed:
            required.append(name)
        made.parameters.append((name, param))
        return name
    if object.param:
        noun, act = source.pick(object.nouns if object.kind != "members" else [lexicon.plural(n) for n in object.nouns]), verb.words[0]
        hints = [f"The {noun} to {act}", f"{noun.capitalize()} to be {lexicon.participle(act)}", f"Which {noun} to {act}"] if object.kind != "counted" else []
        made.object_parameter = add(replace(object.param, hints=object.param.hints + hints), True)
    for part, free in zip(chosen, optional):
        made.parts.append((part, [add(param, not free) for param in part.params], free))
    if len(properties) > 1 and source.chance(.45):
        source.random.shuffle(made.parameters)
        properties = {name: properties[name] for name, _ in made.parameters}
        required = [name for name in properties if name in required]
    elif source.chance(.1):
        source.random.shuffle(required)
    for name, kind in _NEVER_TOLD.items():
        spelling = spelled(name, look.parameter)
        if source.chance(.025) and spelling not in properties:
            properties[spelling] = {"type": kind} | ({"description": source.pick(["Optional", "Not needed", f"The {name}"])} if source.chance(.5) else {})
    _name(source, made, look)
    made.schema = functions.schema(made.name, _purpose(source, made, look), properties, required)
    return made


def _parameter(source, param, look, taken):
    free = [name for name in param.names if spelled(name, look.parameter) not in taken]
    words, vague = source.pick(free) if free else source.pick(param.names) + " 2", False
    if source.chance(.03) and param.type != "boolean":
        word = source.pick(_VAGUE) if source.chance(.6) else source.pseudo_word()
        if spelled(word, look.parameter) not in taken:
            words, vague = word, True
    name = spelled(words, look.parameter)
    schema = {"type": param.type}
    if param.type == "array":
        schema["items"] = {"type": "string"}
    if param.extra.get("enum"):
        schema["enum"] = param.extra["enum"]
    hints = [hint for hint in param.hints if hint]
    if vague or param.extra.get("explained") or source.chance(look.described):
        schema["description"] = source.pick(hints[:1] + hints if vague else hints)
    return name, schema


def _name(source, made, look):
    verb, noun = source.pick(made.verb.words), source.pick(made.object.nouns)
    made.shown_verbs, made.shown_nouns = (verb,), (noun,)
    noun = lexicon.plural(noun) if made.object.kind in ("counted", "members") and source.chance(.5) else noun
    if look.purpose == "usual" and not made.suffix and source.chance(.03):                  # only the description tells
        made.name = source.pseudo_word() + ("_" + source.word() if source.chance(.4) else "")
        made.shown_verbs = made.shown_nouns = ()
        return
    more = made.suffix or (source.pick(["tool", "now", "v2", "action", "request"]) if source.chance(.04) else "")
    pieces = (noun, verb) if source.chance(look.noun_first) else (verb, noun)
    if look.tool == "dotted":
        made.name = look.prefix + spelled(noun, "snake") + "." + spelled(f"{verb} {made.suffix}", "snake")
    else:
        made.name = look.prefix + spelled(" ".join(pieces + (more,)), look.tool)


_PURPOSES = ["{Vs} {a}.", "{Vs} the {n}.", "{V} {a}", "{V} the {n}.", "Use this to {v} {a}.", "{Ving} of {ns}.", "Tool for {ving} {ns}.", "For {ving} {a}.", "Lets the user {v} {ns}.", "Can {v} {a}.", "{v} {n}", "Call this when {a} has to be {vpp}.",
             "{Vs} {ns}.", "This tool {vs} {a}.", "{Vs} one {n}.", "{Vs} a single {n} and returns the result.", "{N}: {v}.", "Helper that {vs} {ns}", "{V} a specific {n} of the user.", "When the user wants to {v} {a}.", "It {vs} the given {n}.", "{A} is {vpp}."]


def _purpose(source, made, look):
    forced = not made.shown_verbs
    if look.purpose == "none" and not forced:
        return source.pick(["", "", made.name, "Tool.", source.pick(made.object.nouns).capitalize()])
    same = forced or not made.verb.known or source.chance(.5)
    verb = source.pick(made.shown_verbs or made.verb.words) if same else source.pick(made.verb.words)
    noun = source.pick(made.shown_nouns or made.object.nouns) if not made.object.known or source.chance(.6) else source.pick(made.object.nouns)
    if look.purpose == "short" and not forced:
        return source.pick([f"{lexicon.gerund(verb).capitalize()}", f"{verb} {noun}", noun.capitalize(), f"{lexicon.third(verb).capitalize()} it."])
    made.shown_verbs, made.shown_nouns = (*made.shown_verbs, verb), (*made.shown_nouns, noun)
    with_a = noun if made.object.category and not made.object.category.article and source.chance(.3) else lexicon.a(noun)
    text = source.unseen(_PURPOSES).format(v=verb, V=verb.capitalize(), vs=lexicon.third(verb), Vs=lexicon.third(verb).capitalize(), ving=lexicon.gerund(verb), Ving=lexicon.gerund(verb).capitalize(), vpp=lexicon.participle(verb),
                                           n=noun, N=noun.capitalize(), ns=lexicon.plural(noun), a=with_a, A=with_a.capitalize())
    if made.suffix and source.chance(.6):
        return text.rstrip(".") + f" {made.suffix}."
    if made.parameters and source.chance(.15):
        text = text.rstrip(".") + source.pick([f", given the {p}." for p, _ in made.parameters[:2]] + [f" by {p}." for p, _ in made.parameters[:1]] + [f". Needs {p}." for p, _ in made.parameters[:1]])
    if source.chance(.06):
        text = text.rstrip(".") + ". " + source.rule()
    return text


from . import request                                                   # last: it uses the parts above

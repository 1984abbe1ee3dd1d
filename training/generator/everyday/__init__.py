"""Everyday tools (weather, mail, timers, lights, orders, branches, builds, files, banks, schools) and the ways in which people ask for them.

`grammar.py` is how requests are written down, `framing.py` and `around.py` what stands around them, `kind.py`, `kinds.py` and `fillers.py` what goes into them, the other files are the tools by what they are about; `options/` are those as documentation shows them, whose options a request tells or not, `services/` whole services, `platforms/` clusters, databases, browsers, maps and the like as their documentation has them, `apis/` well-known ones with the names and ids of their documentation, `apps/` apps and devices of daily life, `entries/` things that are made with a name and told more of, `roles/` those whose values are told in sentences of their own, `clauses/` those whose options are, `dealings/` deeds that are recorded, counted, listed and undone, `deedgrid/` deeds times nouns, `poles/` opposite and neighbouring deeds of one thing, `slotgrid/` deeds with a mixture of slots, `objects/` those whose thing is told by ordinary words and is a value, `plainly/` those where the value is not what the words say, `within/` those where one value lies in another, an adjective is a flag, or a word tells a degree, `matched/` those where one has to see what a value belongs to, `reports/` those that keep what is stated or pass on a text.
An eighth of all wordings, names and fillers and the tools marked `held` are kept for evaluation."""
import re
from dataclasses import dataclass
from functools import cache

from ..chat import Answer, Result
from ..material.source import Source, is_held_out
from ..results import receipts
from ..tools import functions
from ..words.orders import ORDERS, ORDERS_OF_ME, TAILS
from . import accounts, agenda, amounts, apis, apps, around, bare, belongings, calculating, clauses, commerce, couples, daily, dealings, deedgrid, delivery, diary, disk, duties, entries, errands, exact, fillers, flags, framing, grammar, groups, handouts, handy, home, household, inquiries, insight, leisure, managing, matched, measures, named, objects, office, options, people, placing, plainly, platforms, poles, quantities, readings, records, reference, relations, reports, repository, roles, searching, senses, services, slotgrid, spans, spoken, switches, texts, trades, travel, twins, web, within, work
from .kind import CLOSED, FLAG, OPEN, TITLE, among, boolean, options as choice
from .kinds import KINDS, SIGNS, SMALL, UNITS
from .neighbors import CLASHES, FAMILIES
from .tool import QUOTES, replied

TOOLS = [made for part in (accounts, agenda, amounts, bare, belongings, calculating, commerce, couples, daily, delivery, diary, disk, duties, errands, exact, flags, groups, handy, home, household, inquiries, insight, leisure, managing, named, office, people, placing, quantities, records, reference, relations, repository, searching, senses, spans, spoken, switches, texts, trades, travel, web, work) for made in part.TOOLS]
_HELD, _OPEN = [t for t in TOOLS if t.held], [t for t in TOOLS if not t.held]
TOOLS += options.TOOLS + services.TOOLS + platforms.TOOLS + roles.TOOLS + clauses.TOOLS + reports.TOOLS + apis.TOOLS + apps.TOOLS + plainly.TOOLS
TOPICS = sorted({t.topic for t in TOOLS})
_DONE = ["ok", "OK", "done", "success", '{"status": "ok"}', '{"success": true}', "true", "", "Success.", '{"ok":true}', "completed", "null", "Request accepted."]

# Topics that people ask about most, and that examples of tool calling are about.
ASKED_MOST = ("weather time mail chat call calendar reminder task timer alarm light climate music language stocks bank flight train hotel restaurant taxi maps travel search news shop recipe notes contact git tickets database sensor parcel film sport "
               "health number text web deploy poll print theatre photo accounts charges events doctors jobs opening drive checks own_clock player own_cart managed_list order_lines pizza coffee salon reviews_of menu_of own_settings post").split()


@dataclass
class Parameter:
    slot: str
    name: str
    kind: object


@dataclass
class Function(functions.Function):
    """A tool with its names chosen: `parameters` are `Parameter`."""
    tool: object = None
    allowed: frozenset = grammar.NONE
    optional: frozenset = grammar.NONE
    deed: str = ""          # its name without what stands before it, where that says what it does

    def request(self, source, plain=False, inner=False):
        """-> (text, [(parameter, value)]). `inner`: an order that can stand inside a longer sentence."""
        for _ in range(20):
            asks = [a for a in self.asks if a[0] not in "?."] if inner else self.asks
            terse = source.chance(.07)
            forms = [source.unseen(asks or self.asks) for _ in range(4 if terse else 3 if self.optional and source.chance(.5) else 1)]
            said = [(form, grammar.expand(source, grammar.parse(form.lstrip("?.")), self.allowed, self.optional)) for form in forms]
            ask, pieces = min(said, key=lambda said: sum(len(piece) for piece in said[1] if isinstance(piece, str))) if terse else max(said, key=lambda said: sum(isinstance(piece, grammar.Slot) for piece in said[1]))      # as short as can be, or rather more told than less
            drawn = {p.slot: p.kind.draw(source) for p in self.parameters}
            given = {piece.name for piece in pieces if isinstance(piece, grammar.Slot)}
            meant = {piece.name: piece.value for piece in pieces if isinstance(piece, grammar.Slot) and piece.value is not None}
            pieces = [piece for piece in pieces if isinstance(piece, str) or piece.value is None]
            if not inner and source.chance(.05) and (more := self._apart(source, pieces, given)):
                pieces, given = pieces + more, given | {more[1].name}
            units = [p.slot for p in self.parameters if p.kind is KINDS["unit"]]
            if len(units) == 2:
                drawn |= zip(units, ((unit, unit) for unit in source.random.sample(source.pick(UNITS), 2)))
            drawn |= {p.slot: (p.kind.read(meant[p.slot]), f"={p.slot}") for p in self.parameters if p.slot in meant}
            texts = [str(text).lower() for _, text in drawn.values()]
            items = [str(item) for value, _ in drawn.values() if isinstance(value, list) for item in value]
            if len(set(texts)) == len(texts) and len(set(items)) == len(items) and not (inner and any("¶" in piece for piece in pieces if isinstance(piece, str))):
                break
        small = not inner and source.chance(.06)
        if small:
            drawn |= {p.slot: tuple(text.lower() for text in drawn[p.slot]) for p in self.parameters if p.kind in SMALL}
        text, end = self._written(source, pieces, drawn, inner)
        arguments = [(p.name, drawn[p.slot][0]) for p in self.parameters if p.slot in given]
        if arguments and not plain and not inner and source.chance(.03):
            return functions.named(source, self.name, arguments), arguments
        if arguments and not plain and not inner and source.chance(.02) and (said := self._terse(source, drawn, given)):
            return said, arguments
        copied = any(p.kind.free and text.startswith(drawn[p.slot][1]) for p in self.parameters if p.slot in given)     # it has no capital but its own
        return _wrapped(source, text, text if copied or small else text[0].upper() + text[1:], end, ask[0], self.name, inner, [p for p in self.parameters if p.slot not in given]), arguments

    def _terse(self, source, drawn, given):
        """The deed and its values without a sentence, where the name says what the tool does."""
        told = [p for p in self.parameters if p.slot in given]
        if not self.deed or any(p.kind.type == "object" or p.kind.items["type"] == "object" or p.slot in self.tool.told for p in told):
            return None
        text = lambda p: str(drawn[p.slot][0]) if p.kind.type in ("integer", "number") else ("yes" if drawn[p.slot][0] else "no") if p.kind.type == "boolean" else str(drawn[p.slot][1])
        return framing.terse(source, self.deed, [(p, text(p)) for p in told])

    def _written(self, source, pieces, drawn, inner):
        """-> (the sentence, how it ends)"""
        kinds = {p.slot: p.kind for p in self.parameters}
        said, end = "", CLOSED
        style, hasty = source.pick(QUOTES), source.chance(.06)
        amended = self._amended(source, pieces, kinds) if not inner and source.chance(.015) else None
        for at, piece in enumerate(pieces):
            if isinstance(piece, str):
                piece = _BEFORE_VOWEL.sub("an ", piece[said.endswith(".") and piece.startswith("."):])
                said += around.careless(source, piece) if hasty else piece
                end = CLOSED if piece.strip() else end
                continue
            text, kind = str(drawn[piece.name][1]), kinds[piece.name]
            said = _ARTICLE.sub(lambda m: m.group(1) + ("n " if _VOWEL.match(text) else " "), said)
            end = kind.end
            if piece.name == amended:
                wrong = next((str(w) for v, w in (kind.draw(source) for _ in range(4)) if v != drawn[piece.name][0] and not {str(w).lower(), text.lower()} & {str(t).lower() for name, (_, t) in drawn.items() if name != piece.name}), None)
                if wrong:
                    said += around.amended(source, wrong, text, at == len(pieces) - 1)
                    amended = None
                    continue
            if text.startswith(fillers.DAYS_BY_THEMSELVES) and f" {said}".endswith(" on "):
                said = said[:-3]
            if piece.form == "s":                                         # $5, not USD 5
                text = SIGNS.get(drawn[piece.name][0], drawn[piece.name][0] + " ")
            if piece.form == "1":
                text = re.sub("^an? ", "one ", re.sub(r"(?<= [a-z]{3})([a-z]*)s$", r"\1", text)) if kind.type != "string" else re.sub(r"(?<= [a-z]{3})([a-z]*)s$", r"\1", text)
            if piece.form == "m" and _SINGLE.search(said):
                text = _singular(text)
                drawn[piece.name] = (text, text)
            if "enum" in kind.extra and text.islower() and source.chance(.02):
                text = text.upper()                                       # said with emphasis
            if piece.form == "q" and kind.type == "string" and (kind.end != TITLE or source.chance(.65)) or piece.form == "" and source.chance(.4 if kind.end != CLOSED else .03 if kind.free else 0) or inner and end == OPEN or kind.end == TITLE and text.endswith("?") or _goes_on(text, kind, pieces[at + 1:]):
                mark = next((q for q in [style] + QUOTES if q[0] not in text and q[1] not in text), None)
                if mark:
                    text, end = mark[0] + text + mark[1], CLOSED
            elif end == OPEN and at + 1 < len(pieces):
                text = text.rstrip(".!")
                drawn[piece.name] = (text, text)
            said += text
        return _ONE.sub(lambda m: "1 " + (m.group(1) if m.group(1) != "people" else "person"), said), end

    def _apart(self, source, pieces, given):
        """A sentence behind the request that tells an option by the name of its parameter."""
        kinds = {p.slot: p.kind for p in self.parameters}
        if not pieces or not isinstance(pieces[-1], str) and kinds[pieces[-1].name].end != CLOSED:
            return None
        able = [p for p in self.parameters if p.slot in self.optional - given - self.tool.told and p.kind.end == CLOSED and p.kind.type in ("string", "integer", "number") and not p.kind.unit and (words := re.sub("(?<=[a-z])(?=[A-Z])", "_", p.name).lower().split("_"))[-1] in _NAMES and len(words) < 3]
        if not able:
            return None
        p = source.pick(able)
        name = re.sub("(?<=[a-z])(?=[A-Z])", "_", p.name).lower().replace("_", " ")
        return [source.pick(["¶The {w} is ", "¶The {w} is ", "¶The {w} should be ", "¶{W}: ", "¶the {w} is ", ", the {w} is ", ", {w} ", "¶For the {w} take ", "¶As the {w} use "]).format(w=name, W=name.capitalize()), grammar.Slot(p.slot, "n")]

    def _amended(self, source, pieces, kinds):
        """A slot whose value may be said wrong first, because no other value is of its kind."""
        said = [piece for piece in pieces if not isinstance(piece, str)]
        able = [piece.name for piece in said if not piece.form and kinds[piece.name].end == CLOSED and kinds[piece.name].type in ("string", "integer", "number")
                and sum(kinds[other.name].draw is kinds[piece.name].draw or kinds[other.name].type == kinds[piece.name].type != "string" and not kinds[other.name].unit for other in said) == 1]
        return source.pick(able) if able else None

    def outcome(self, source, arguments, plain=False):
        """-> turns behind the call"""
        given = dict(arguments)
        fields = {p.slot: functions.shown(list(map(str, value)) if isinstance(value := given[p.name], list) else value) for p in self.parameters if p.name in given}
        if source.chance(.04):
            error = source.pick(["Error: {w}", "error: not found", "Error: permission denied", "{{\"error\": \"{w}\"}}", "Request timed out", "Error: invalid {w}", "503 Service unavailable"]).format(w=source.phrase(1, 3))
            return [Result(error), Answer("The tool failed.", f"That failed: {error}")]
        if self.tool.replies and source.chance(.9 if self.tool.asking else .3):     # what is done is done, whatever it was
            reply = source.pick(self.tool.replies)
            result, answer = replied(source, reply, fields)
            if self.tool.asking and _ALONE.fullmatch(reply[0]) and source.chance(.35) and (turns := functions.as_object(source, self.name, arguments, result)):
                return turns
            if answer and not self.tool.asking and source.chance(.3):
                result = receipts.drawn(source)
                answer = receipts.with_news(answer, result, "")
            if answer:
                return [Result(result), Answer("I report the result." if self.tool.asking else "Everything is done.", answer)]
        if self.tool.asking:
            return functions.passed_on(source, self.name, arguments)
        told = {result for result, _ in self.tool.replies}                # these have an answer of their own
        result = receipts.drawn(source) if source.chance(.3) else source.pick([result for result in _DONE if result not in told])
        return [Result(result), Answer("Everything is done.", receipts.with_news("Done.", result, ""))]


def _singular(text):
    """One of these: apples, boxes of tea."""
    return re.sub(r"^(\S+ )??(\w+?)(ies|(?<=ss)es|(?<=ch)es|(?<=sh)es|(?<=x)es|s)(?= of |$)", lambda m: (m.group(1) or "") + m.group(2) + ("y" if m.group(3) == "ies" else ""), text)


_SINGLE = re.compile(r"\b(an?|one|1) $", re.I)
_ALONE = re.compile(r"\{1:\w+\}")
_ONE = re.compile(r"(?<![\w.,:/#-])1 (people(?=\b)|(?:person|passenger|adult|guest|ticket|seat|star|time|point|result|participant|player|piece|copy|room|bag)(?=s\b))s?")
_BEFORE_VOWEL = re.compile(r"\ba (?=[aeio]|un[a-hj-z])(?!one\b|eu)")
_ARTICLE = re.compile(r"\b([Aa])n? $")
_VOWEL = re.compile(r"(?i)(?!uni|use|usu|eu|one\b|once\b)[aeiou](?=\w)|(?-i:[AEFHILMNORSX])(?!\w)|hour|8|1[18]\b")


def _goes_on(text, kind, pieces):
    """Whether the words behind a value stand in it as well, so that only marks tell where it ends."""
    behind = next((piece for piece in pieces if isinstance(piece, str) and piece.strip(" ,.")), "").split()
    return kind.end != CLOSED and bool(behind) and behind[0] in text.split()


# Parameters that people call by their names.
_NAMES = set("label title name subject color colour size date day room location city place language currency format priority category email phone address project branch version author playlist device account folder level type kind code customer recipient sender host port region warehouse team brand model speaker deadline assignee owner reference station destination genre topic status unit mode".split())


# How most people say it.
_PLAIN = ["{X}.", "{X}.", "{X}.", "{X}", "{x}", "Please {x}.", "{X}, please.", "Can you {x}?", "Could you {x}?"]
# What may stand behind a title and is no part of it.
_ASIDE = " please|, please| for me| right now|, thanks| this time|, will you| please.| for me please|, if you can| again please| now please| for me, thanks".split("|")
_QUESTIONS = "{X}?|{X}?|{X}?|{X}?|{X}?|{X}|{x}|{x}?|{x}?|Hey, {x}?|Hi, {x}?|Quick question: {x}?|So {x}?|Please tell me: {x}?|Question: {x}?|hello, {x}|Just wondering, {x}?|ok, {x}?|{X} right now?|{X}, please?|Use {T}: {x}?|{X} (use the tool)?|Check with {T}: {x}?|Any idea {x}?|Do you happen to know: {x}?|{x} pls|hey {x}|i was wondering, {x}?|Sorry to bother you, {x}?|{X} btw?|{x} thx|One more question: {x}?|And {x}?|also, {x}?|{X} exactly?|well, {x}?|Good morning, {x}?|good evening, {x}?|Hey there, {x}|ok so {x}|Hmm, {x}?|Excuse me, {x}?|Sorry, {x}?|Hello? {X}?|quick one: {x}|Dumb question, {x}?|Maybe you know: {x}?|Be honest, {x}?|btw {x}|hi there {x}?|alright, {x}?|Remind me, {x}?|just checking, {x}|um, {x}?|pls tell me {x}|by the way, {x}?".split("|")
_STATEMENTS = "{X}|{X}|{X}.|{x}|{x}|{X}, please.|{x} please|{X}!|Hi! {X}.|{X}, thanks.|{x}, pls|{X} - thanks|ok: {x}|hello, {x}|{x} thx|Hey, {x}.|{X}. Please take care of that.|{X}. Can you handle that?|{X} - can you do that?|{X}. Go ahead.|So, {x}.|Right: {x}.|Listen, {x}.|okay so {x}|Alright: {x}.|{x}, can you do that for me?|Please: {x}.|{X}, if you can.|{X}, if possible.|{x}, that would be great|Next: {x}.|{x}. That's it.|Now: {x}.|then {x}|Good morning. {X}.|good evening, {x}|Hey there! {X}.|ok so {x}|um, {x}|Well, {x}.|yo, {x}|hi {x}|{x} :)|{X} if you don't mind.|{x} when you have a sec|{X}. Would be nice.|{X}. Please and thank you.|{x} plz|{x}, ok?|{x}, cheers|{X}... please.|by the way, {x}|btw {x}|One thing: {x}.|Also, {x}.|{X}, as usual.|Actually, {x}.|pls: {x}|{x} asap|{X}, thank you so much!".split("|")


def _wrapped(source, text, capital, end, mode, tool, inner, left):
    """The sentence as people begin and end one; behind a text that may end anywhere nothing follows."""
    if inner:
        return text.replace("¶", ". ")
    if mode == "?":
        form = source.pick(["{X}?", "{X}?", "{x}?", "{X}"]) if source.chance(.4) else source.unseen(_QUESTIONS)
        if (end != CLOSED or "¶" in text) and " " in re.split("{x}|{X}", form)[1]:
            form = "{X}?"
    elif mode == ".":
        form = source.pick(["{X}.", "{X}.", "{X}", "{x}"]) if source.chance(.4) else source.unseen(_STATEMENTS)
    else:
        personal = " me " in f" {text} " or " my " in f" {text} " and source.chance(.5)
        form = source.unseen(ORDERS_OF_ME) if not personal and source.chance(.1) else source.pick(_PLAIN) if source.chance(.45) else source.unseen(ORDERS)
        if end == CLOSED and form in ("{x}", "{X}", "{X}.") and source.chance(.3):
            form = form.rstrip(".") + source.unseen(TAILS)
    if source.chance(.03) and "¶" not in text and "{T}" not in form:
        form = framing.of_tools(source, mode, end == CLOSED and text[-1:] not in ".?!:" and mode != "?") or form
    head, value, tail = re.split("({x}|{X})", form)
    if end == OPEN:
        tail = ""
    elif end == TITLE:
        tail = tail.strip() if tail.strip() in (".", "?") else source.pick(_ASIDE) if mode != "?" and source.chance(.1) else ""
        tail = "" if text[-1:] in ".?!:;," else tail
    elif text[-1:] in ".?!":
        tail = ""
    closed = end == CLOSED and text[-1:] not in ".?!:"
    if not head and source.chance(.05):
        framed = around.framed(source, head, tail, closed)
        head, tail = framed if framing.suits(" ".join(framed), left) else (head, tail)
    elif source.chance(.12):
        head, tail = framing.around(source, head, tail, closed and "¶" not in text, value == "{x}", left)
    joint = ". "
    if "¶" in text and tail.startswith("?"):                              # the question is the first sentence
        joint, tail = "? ", source.pick(["", "."]) + tail[1:]
    return (head + value + tail).replace("{T}", tool).replace("{X}", capital).replace("{x}", text).replace(".¶", "¶" if joint[0] == "." else ".¶").replace("¶", joint, 1).replace("¶", ". ")


_MADE = options.MADE | roles.MADE | measures.MADE | exact.MADE | named.MADE | spoken.MADE | slotgrid.MADE | objects.MADE | calculating.MADE | twins.MADE | entries.MADE | platforms.MADE | apis.MADE | apps.MADE | plainly.MADE | within.MADE | matched.MADE


def _kind(source, text):
    """`enum a b`, `among a,b,c b=words_for_it`, `bool on/off`, what `measures.py` makes (`num 1-9 adult adults`) or the name of a kind."""
    word, _, rest = text.partition(" ")
    if word == "flag":
        return FLAG
    if word == "among":
        listing, drawn = rest.split(" ")
        return among(listing, drawn)
    return choice(rest, source.weighted({"": 8, "upper": 1, "capital": 1})) if word == "enum" else boolean(rest) if word == "bool" else _MADE[word](rest) if word in _MADE else KINDS[word]


def _spelled(source, name, style):
    name = functions.spelled(name, style % 3)
    return name.replace("_", "-") if style == 3 else name.replace("_", ".", 1) if style == 4 else name


def _unseen(source, text):
    """A name out of a grammar, from the part that is held out or not."""
    for _ in range(8):
        name = grammar.words(source, text)
        if is_held_out(name) == source.held_out:
            break
    return name


_FORMATS = {"email": "email", "url": "uri", "isoday": "date", "moment": "date-time"}        # of a string, as JSON schemas say them
_TIMES = "seconds minutes hours days nights weeks months".split()      # a length of time is a number of these, which its name or description has to say
_SMALL_NAMES = set("to from by on at in for of with as what which who when where".split())      # no description calls a thing so


def _hinted(source, plain, kind):
    """A description of the parameter that is called `plain`, often with an example."""
    hint = source.pick(["The {w}", "the {w}", "{W}", "{W} to use", "The {w} of it", "Which {w}", "The wanted {w}", "{W} as the user says it", "The {w} to be used"]).format(w=plain, W=plain.capitalize())
    if source.chance(.25) and kind.type in ("string", "integer", "number") and "enum" not in kind.extra and kind.end != OPEN:
        value, other = kind.draw(source)[0], kind.draw(source)[0]
        hint += source.pick([", e.g. {v}", " (e.g. {v})", ", for example {v}", ", such as {v} or {o}", ", like {v}", " (for example {v}, {o})"]).format(v=value, o=other)
    return hint


def _left_out(source, schema, kind):
    """What a schema says of a parameter that need not be told; a default is no reason to give it."""
    if source.chance(.5) and kind.type != "array" and kind.type != "object":
        schema["default"] = kind.draw(source)[0]
        if source.chance(.3) and "description" in schema:
            schema["description"] += f" (default: {functions.shown(schema['default'])})"
    elif "description" in schema:
        schema["description"] = source.pick(["{} (optional)", "Optional. {}", "{}, if wanted", "{}, optional", "Optional: {}"]).format(schema["description"])


def _mute(source):
    """A name that does not say what the tool is for, so that its description has to."""
    w = fillers.word
    return source.pick([f"{source.pick(['op', 'tool', 'action', 'fn', 'task', 'cmd', 'step', 'job', 'handler'])}_{source.number(1, 99)}", w(source), f"{w(source)}_{w(source)}", source.pseudo_word(), f"{source.pick('abcdfghkmnpqrtx')}{source.number(1, 40)}", f"run_{source.pseudo_word()}", source.pseudo_word() + source.pick(["", "_tool", "_v2"])])


def function(source, tool, style, prefix):
    """One of the many functions that `tool` may be."""
    allowed, optional, parameters, properties, required = set(), set(), [], {}, []
    described = source.chance(.6)
    for slot in tool.slots:
        names, kind, hints = source.pick(slot.forms)
        form = _FORMATS.get(kind)
        if slot.optional and source.chance(.45):
            continue
        free = [n for n in names if n not in properties]
        name = functions.spelled(source.unseen(free or names), 2 if style in (1, 2) else 0)
        if name in properties:
            return None
        kind = _kind(source, kind)
        allowed.add(slot.name)
        parameters.append(Parameter(slot.name, name, kind))
        schema = {"type": kind.type}
        if kind.type == "array":
            schema["items"] = kind.items
        if kind.fields:
            schema["properties"] = {name_: {"type": type_} for name_, type_ in kind.fields.items()}
            schema["required"] = list(kind.fields)
        if "enum" in kind.extra and source.chance(.85):
            schema["enum"] = kind.extra["enum"]
        if kind.told or kind.unit in _TIMES and kind.unit[:3] not in name.lower():
            schema["description"] = source.pick(kind.hints)
        elif hints:
            if source.chance(.92 if kind is FLAG else .75):
                schema["description"] = source.pick(hints)
        elif described and source.chance(.8):
            plain = (name if kind.type == "boolean" or slot.name in _SMALL_NAMES else slot.name).replace("_", " ")
            hint = source.pick(kind.hints) if kind.hints and (kind.unit or plain in _SMALL_NAMES or source.chance(.5)) else source.pick(["{W}", "Whether {w}", "{W}?", "{W} or not"]).format(w=plain, W=plain.capitalize()) if kind.type == "boolean" else _hinted(source, plain, kind)
            schema["description"] = hint
        if "enum" in kind.extra and "enum" not in schema and not kind.told:
            schema["description"] = "One of: " + ", ".join(kind.extra["enum"])
        if form and source.chance(.2):
            schema["format"] = form
        properties[name] = schema
        if slot.optional:
            if source.chance(.2):
                _left_out(source, schema, kind)
            optional.add(slot.name)
        else:
            required.append(name)
    if len(parameters) > 1 and source.chance(.4):
        source.random.shuffle(parameters)
        properties = {p.name: properties[p.name] for p in parameters}
        required = [p.name for p in parameters if p.name in required]
    asks = [ask for ask in tool.asks if grammar.possible(grammar.parse(ask.lstrip("?.")), frozenset(allowed))]
    for name in ["limit", "verbose", "timeout", "format", "user_id", "dry_run", "session"]:
        if source.chance(.02) and name not in properties:
            properties[name] = {"type": source.pick(["string", "integer", "boolean"]), "description": "Optional"}
    deed = "" if source.chance(.015) else _unseen(source, tool.names)
    name = prefix + (_spelled(source, deed, style) if deed else _mute(source))
    purpose = _BEFORE_VOWEL.sub("an ", grammar.words(source, tool.purpose))
    purpose = purpose.rstrip() + source.pick(["", "", "."])
    made = Function(name, parameters, asks, functions.schema(name, purpose[0].upper() + purpose[1:], properties, required))
    if source.chance(.06):
        made.schema["parameters"]["additionalProperties"] = False
    made.tool, made.allowed, made.optional, made.deed = tool, frozenset(allowed), frozenset(optional), deed
    x = source.random.random()
    if x < .04:
        made.schema["description"] += " " + source.rule()
    elif x < .1:
        made.schema["description"] = around.described(source, made.schema["description"])
    return made if asks else None


# Words that tell no two requests apart.
_IDLE = set("the a an my me our please now some it its that this is are was be you i do does did i'd i'm".split())


def _skeletons(tool):
    """Requests without their values, as bags of words: two tools for the same one must not meet."""
    source, out = Source(0), set()
    slots = frozenset(place.name for place in tool.slots)
    for ask in tool.asks:
        for _ in range(30):
            kinds = {place.name: _CLASSES.get(source.pick(place.forms)[1].split()[0], "text") for place in tool.slots}
            pieces = grammar.expand(source, grammar.parse(ask.lstrip("?.")), slots)
            said = re.findall("[\\w'#$.]+", " ".join(piece for piece in pieces if isinstance(piece, str)).lower())
            out.add((frozenset(word.strip(".") for word in said) - _IDLE, tuple(sorted(kinds[piece.name] for piece in pieces if not isinstance(piece, str) and piece.value is None))))
    return out


# Kinds of values that nobody takes for a text.
_CLASSES = {kind: kind for kind in ("url", "email", "emails", "phone", "enum", "bool", "sql", "currency", "hash", "key", "unit", "point", "coordinates", "range", "address", "mac", "numbers", "flight", "select_sql", "change_sql")} | dict(
    path="path", paths="path", folder="folder", glob="glob", endings="glob", currency_word="currency", date="date", isodate="date", isoday="date", time="time", clock24="time",
    **{kind: "number" for kind in ("id", "number", "amount", "count", "percent", "degrees", "int", "port", "year", "weight", "low", "high", "few", "byte", "ordinal", "signed", "minute2", "hour24", "side", "low31", "low12", "bar", "aperture", "iso", "latitude", "longitude", "num", "whole", "cash", "share", "warmth")}, **{kind: "length" for kind in ("minutes", "seconds", "hours", "days", "nights", "weeks", "months", "length")})


@cache
def _rivals():
    """tool -> the tools that some request could mean as well, or that could have the same name"""
    same = {}
    for made in TOOLS:
        for mark in _skeletons(made) | {name for name in grammar.every(grammar.parse(made.names)) if "_" in name} | set(made.like.split()):
            same.setdefault(mark, []).append(made)
    rivals = {made: set() for made in TOOLS}
    for tools in same.values():
        for made in tools:
            rivals[made].update(tools)
    return rivals


def near(made, functions_):
    """Whether one of the listed tools is of the topic of `made`, of its family, or could be meant by one of its requests."""
    family = {made.topic}.union(*(set(topics) for topics in FAMILIES if made.topic in topics))
    return any(isinstance(one, Function) and (one.tool.topic in family or one.tool in _rivals()[made] or frozenset((one.tool.topic, made.topic)) in CLASHES) for one in functions_)


def kept(functions_):
    """What the listed tools keep, so that it is no small talk to state it; None where they keep nothing."""
    return reports.kept(functions_)


def calculates(functions_):
    """Whether one of the tools does sums, which then are not answered without it."""
    return any(isinstance(one, Function) and one.tool.topic == "number" for one in functions_)


def pick_functions(source, beside_files=False):
    """One to nine tools, often several about the same things, no two for the same request. `beside_files`: none that do what file tools do."""
    n = source.weighted({1: 3, 2: 5, 3: 4, 4: 4, 5: 3, 6: 3, 7: 2, 8: 2, 9: 1, 11: 1})
    documented = source.chance(.36)                                       # tools as services document them
    for made, share in MADE_OF_PARTS.items():
        if not documented and source.chance(share):
            return pick_made(source, made)
    if not documented and source.chance(.2):
        return _made(source, _one_and_others(source, source.pick([roles, clauses, reports]).TOOLS, n)) or pick_functions(source, beside_files)
    if source.chance(.25 if documented else .38):
        return _made(source, options.pick(source, n, beside_files)) or pick_functions(source, beside_files)
    pool = [t for t in (TOOLS if source.held_out else _OPEN) if not (beside_files and t.topic in ("file", "shell"))]
    tools = [source.pick(_HELD)] if source.held_out and source.chance(.4) else []
    if source.chance(.65):
        topics = source.pick(FAMILIES) if source.chance(.3) else source.random.sample(ASKED_MOST if source.chance(.5) else TOPICS, source.number(1, 3))
        near = [t for t in pool if t.topic in topics]
        tools += source.random.sample(near, min(len(near), n))
    if source.chance(.4):
        tools.insert(0, source.pick([t for t in pool if t.topic in ASKED_MOST] or pool))
    tools += source.random.sample(pool, n)
    return _made(source, dict.fromkeys(tools[:n])) or pick_functions(source, beside_files)


def _one_and_others(source, tools, n):
    """One of these, a held-out one in most evaluations, and several others that are open."""
    open_ = [tool for tool in tools if not tool.held]
    first = source.pick([tool for tool in tools if tool.held] or tools) if source.held_out and source.chance(.7) else source.pick(open_)
    return list(dict.fromkeys([first] + source.random.sample(open_, min(len(open_), n))))


def _calculations(source):
    """One to three tools for sums and conversions, and some for anything else."""
    pool = [t for t in TOOLS if source.held_out or not t.held]
    sums, others = [t for t in pool if t.topic in ("number", "convert_measure")], [t for t in pool if t.topic not in ("number", "convert_measure")]
    tools = source.random.sample(sums, source.number(1, 3)) + source.random.sample(others, source.number(0, 4))
    source.random.shuffle(tools)
    return tools


def _readings(source):
    """Two numbers side by side, or a number, a name and a title."""
    return source.pick([readings, handouts]).pick(source)


_MAKERS = dict(apis=apis.pick, apps=apps.pick, entries=entries.pick, objects=objects.pick, calculations=_calculations, twins=twins.pick, readings=_readings, slots=slotgrid.pick, grid=deedgrid.pick, poles=poles.pick, dealings=dealings.pick, service=services.pick, platforms=platforms.pick, plainly=plainly.pick, within=within.pick, matched=matched.pick)
# Lists whose tools belong together, and how often one is such a list where it is none of those before.
MADE_OF_PARTS = dict(platforms=.2, apis=.22, apps=.24, poles=.14, entries=.16, objects=.15, calculations=.07, twins=.05, readings=.07, slots=.1, grid=.2, dealings=.15, plainly=.16, within=.22, matched=.26, service=.4)


def pick_made(source, made):
    """A list of those tools, `made` a name of MADE_OF_PARTS."""
    return _made(source, _MAKERS[made](source)) or pick_made(source, made)


def _made(source, tools):
    """Functions of those of `tools` that can stand in one list."""
    style = source.weighted({0: 10, 1: 1, 2: 4, 3: 1, 4: 1})
    prefix = "" if source.chance(.9) else source.pick(["api_", "mcp__home__", "my_", "tool_", "x_", "app_", "do_", f"mcp__{source.word()}__", f"{source.word()}_", f"{source.word()}.", f"{source.word()}__"])
    made = {}
    for tool in tools:
        if any(other.tool in _rivals().get(tool, ()) or frozenset((other.tool.topic, tool.topic)) in CLASHES for other in made.values()):
            continue
        new = function(source, tool, style, prefix)
        if new and new.name not in made:
            made[new.name] = new
    return list(made.values())

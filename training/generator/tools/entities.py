"""Things with an id and what can be done to them: found by name, then changed; two orders of which the second says only "it"."""
import re

from ..chat import Answer, Call, Result, User
from ..everyday.kinds import KINDS
from ..turns.dialogue import afterwards, asked
from ..words.wording import joined, typed, worded
from . import functions, invented
from .functions import Function, schema, spelled

# Noun; how its id is called; how it is looked up; what can be done: verb, words behind the thing with {v}, parameter, kind of value.
_THINGS = """\
ticket|id number ticket_id key|title subject|close;reopen;assign to {v}: assignee: name;label as {v}: label: word;tag with {v}: tag: word;comment on with {v}: text: line;escalate;move to {v}: column: word
pull request|number id pr|branch title|merge;close;approve;label as {v}: label: word;assign to {v}: reviewer: name;tag as {v}: tag: version;reject
order|id number order_id|customer name|cancel;ship;ship to {v}: city: city;mark as {v}: status: word;refund;pay
invoice|number id invoice_no|customer company|send to {v}: email: email;pay;print;archive;mark as {v}: status: word;cancel
user|id user_id uid|name email|delete;rename to {v}: name: name;promote;block;invite to {v}: team: word;move to {v}: group: word;unblock
contact|id contact_id|name|delete;call;rename to {v}: name: name;add to {v}: group: word
song|id track track_id|title name|play;queue;like;add to {v}: playlist: word;skip;remove from {v}: playlist: word
video|id video_id|title|play;share with {v}: user: name;delete;download;like
document|id doc doc_id|title name|open;share with {v}: user: name;print;translate into {v}: language: language;archive;rename to {v}: title: phrase
server|id host server_id|name hostname|restart;stop;start;rename to {v}: name: word;move to {v}: region: word;back up
container|id container_id|name image|stop;start;restart;remove;rename to {v}: name: word
branch|name id branch|topic author|merge;delete;rebase;tag as {v}: tag: version;rename to {v}: name: word
appointment|id event event_id|title person|cancel;confirm;move to {v}: day: day;move to {v}: time: clock;share with {v}: user: name
task|id task_id number|title text|finish;delete;assign to {v}: person: name;move to {v}: list: word;postpone to {v}: day: day
note|id note_id|title text|delete;pin;share with {v}: user: name;rename to {v}: title: phrase;archive
photo|id photo_id|title place|delete;crop;share with {v}: user: name;print;add to {v}: album: word;rotate
package|id tracking parcel|receiver name|return;reroute to {v}: city: city;hold;track
book|id isbn book_id|title author|reserve;return;renew;lend to {v}: reader: name
account|id account_no number|owner name|close;freeze;unfreeze;move to {v}: branch: city
recipe|id recipe_id|name dish|save;print;share with {v}: user: name;delete;rate with {v}: stars: stars
room|number room id|name floor|book;clean;lock;unlock;assign to {v}: guest: name
device|id device_id serial|name type|restart;update;rename to {v}: name: word;lock;reset;assign to {v}: owner: name
job|id job_id number|name owner|cancel;retry;pause;resume;move to {v}: queue: word
flight|number code flight|city airline|book;cancel;track
mail|id mail_id message_id|sender subject|delete;archive;forward to {v}: email: email;move to {v}: folder: word;flag
bill|number id|company|pay;dispute;archive;forward to {v}: email: email
product|id sku article|name|order;restock;delete;rename to {v}: name: word;move to {v}: shelf: code
file|id file_id key|name|delete;lock;share with {v}: user: name;rename to {v}: name: path;copy to {v}: target: path
alarm|id alarm_id|name time|delete;disable;enable;move to {v}: time: clock
release|tag version name|title|publish;delete;rename to {v}: title: phrase;roll back""".split("\n")
_SPECIAL = {"version": lambda s: f"v{s.number(0, 9)}.{s.number(0, 20)}" + (f".{s.number(0, 9)}" if s.chance(.4) else ""), "stars": lambda s: s.number(1, 5)}
_OPEN = ("phrase", "line")
_BEFORE_VOWEL = re.compile(r"\ba (?=[aeio])")

_FIND = ("(find|look up|search|get|locate) the {n} (of|for|with the {f}|whose {f} is|called) {x}|(find|look up|search for|get) (the |){n} {x}|(which|what) {n} (belongs to|is called|has the {f}) {x}?|(what is|tell me|get|give me) the {i} of (the |){n} {x}|(find|get) the {n} (from|by) {x}")
_THEN = (
    "(find|look up|search for|get|locate) the {n} (of|for|with the {f}|whose {f} is|called) {x} and {b}|(look up|find) (the |){n} {x}(, then|, and| and then| and|. Then|; then|. After that) {b}|(which|what) {n} (belongs to|is called|has the {f}) {x}? {B}|{n} {x}: (find it and|look it up and) {b}|"
    "get the {i} of the {n} {x}(, then|, and| and then| and|. Then) {b}|first (find|look up) the {n} {x}(, then|. Then|, after that) {b}|{b}(. It is|, it is|: it is) the {n} (of|called|with the {f}) {x}. Look it up first|(use|take) the {n} {x}: {b}|I (want|need) the {n} {x}(. |: )(find it and|look it up and) {b}")
_DIRECT = "{v} (the |){n} (of|for|called|with the {f}|whose {f} is) {x}{t}"


class Action:
    def __init__(self, function, verb, tail, parameter, kind):
        self.function, self.verb, self.tail, self.parameter, self.kind = function, verb, tail, parameter, kind

    def order(self, thing, value):
        """What is asked: `thing` is what stands for it."""
        words = self.verb.split()
        text = f"{words[0]} {thing}" if len(words) == 1 else f"{words[0]} {thing} {words[1]}" if words[1] in ("up", "back") else f"{self.verb} {thing}"
        return text + (" " + self.tail.format(v=value[1]) if self.kind else "")

    def draw(self, source):
        if not self.kind:
            return None
        value = _SPECIAL[self.kind](source) if self.kind in _SPECIAL else functions.value(source, self.kind)
        return value, f'"{value}"' if self.kind in _OPEN or (isinstance(value, str) and source.chance(.1)) else str(value)


class Entity:
    """A kind of thing, with the functions that this conversation has for it."""

    def __init__(self, source, line, spelling, opaque):
        noun, ids, fields, does = line.split("|")
        self.noun, self.field, self.number = noun, source.unseen(fields.split()), source.chance(.55)
        self.id, self.actions = source.pick(ids.split()), []
        own = self.id if source.chance(.6) else noun.replace(" ", "_") + ("_id" if source.chance(.5) else "")
        word = noun.replace(" ", "_")
        named = lambda verb: spelled(source.unseen([f"{verb}_{word}", f"{word}_{verb}"] * 4 + [verb + "_" + word + "_by_id", f"{verb}_the_{word}", f"do_{verb}_{word}", f"{word}_{verb}_now"]), spelling) if not opaque else spelled(f"{source.pseudo_word()}_{source.word()}", spelling)
        kind = {"type": "integer" if self.number else "string"}
        for part in source.random.sample(does.split(";"), min(len(does.split(";")), source.number(2, 4))):
            what, _, rest = part.partition(": ")
            parameter, _, value = rest.partition(": ")
            verb, tail = (what.split(" ", 1) + [""])[:2] if value else (what, "")
            if any(action.verb == verb for action in self.actions):
                continue
            if parameter == own:
                parameter = "new_" + parameter
            properties = {own: kind | ({"description": f"The {noun}"} if source.chance(.5) else {})}
            if value:
                properties[parameter] = {"type": "integer" if value == "stars" else "string"} | ({"description": f"The {parameter}"} if source.chance(.4) else {})
            if value and source.chance(.25):
                properties = dict(reversed(properties.items()))
            name = named(verb.replace(" ", "_"))
            text = source.pick(["{V} a {n}.", "{V} the {n}.", "{V} a {n} by its {i}.", "Use this to {v} a {n}."]).format(V=verb.capitalize(), v=verb, n=noun, i=self.id.replace("_", " "))
            if value:
                text = source.pick(["{V} a {n} {t}.", "{V} the {n} {t}."]).format(V=verb.capitalize(), n=noun, t=tail.replace("{v}", "a " + parameter))
            typed_ = [(p, ("integer" if self.number else "code") if p == own else _kind(value)) for p in properties]
            asks = [f"{verb} {noun} {{{list(properties).index(own)}}}" + (" " + tail.replace("{v}", f"{{{list(properties).index(parameter)}}}") if value else "")]
            self.actions.append(Action(Function(name, typed_, asks if value not in _SPECIAL else [], schema(name, _BEFORE_VOWEL.sub("an ", text), properties, list(properties))), verb, tail, parameter, value))
        query = source.pick([self.field, self.field, "query", "name", "q", "search"])
        name = named(source.pick(["find", "search", "get", "lookup", "query"]))
        text = source.pick(["Finds a {n} by its {f}.", "Returns the {i} of a {n}.", "Looks up the {i} of a {n} by {f}.", "Search for a {n}."]).format(n=noun, f=self.field, i=self.id.replace("_", " "))
        self.find = Function(name, [(query, "word")], [f"find the {noun} {{0}}"], schema(name, _BEFORE_VOWEL.sub("an ", text), {query: {"type": "string"}}, [query]))
        self.own = own

    def functions(self):
        return [self.find] + [action.function for action in self.actions]

    def key(self, source):
        return source.number(1, 99999) if self.number else source.code()

    def call(self, action, key, value):
        arguments = [(p, key if p == self.own else value[0]) for p in action.function.schema["parameters"]["properties"]]
        return Answer(f"I call {action.function.name}.", "", Call(action.function.name, arguments))


def _kind(kind):
    return kind if kind in ("name", "word", "line", "city", "email", "language", "phrase", "day", "clock", "path", "code") else "word"


def pick_functions(source):
    """-> the functions of one to three kinds of things, which carry their `Entity`."""
    spelling, opaque, made = source.number(0, 2), source.chance(.04), {}
    lines = [line for line in _THINGS if source.held_out or source.chance(.95)]
    for line in source.random.sample(lines, source.weighted({1: 4, 2: 4, 3: 2})):
        entity = Entity(source, line, spelling, opaque)
        for function in entity.functions():
            function.entity = entity
            made.setdefault(function.name, function)
    out = list(made.values())
    return out + [f for f in invented.invented(source, 0 if source.chance(.8) else source.number(1, 3)) if f.name not in made]


# What a thing is looked up by: the kind of it, after its noun where that tells more.
_BY = dict(customer="person", person="person", author="person", sender="person", owner="person", receiver="person", email="email", company="company", city="city", place="city", airline="airline", dish="dish", title="event", subject="subject", topic="slug",
           name="slug", hostname="slug", image="image", article="product", time="time") | {"user name": "person", "contact name": "person", "song title": "song", "song name": "song", "video title": "song", "photo title": "song", "book title": "song", "ticket title": "bug", "ticket subject": "bug",
                                                                                          "task title": "chore", "task text": "chore", "recipe name": "dish", "product name": "product"}


def _name(source, noun, field):
    if source.chance(.1):
        return source.phrase(1, 3)
    kind = _BY.get(f"{noun} {field}") or _BY.get(field)
    return str(KINDS[kind].draw(source)[0]).replace('"', "") if kind else source.word()


def _done(source):
    return Result(source.pick(["ok", "OK", "done", "success", '{"ok": true}', '{"status": "ok"}', "", "true", "Success."]))


def _looked_up(source, entity, key):
    shown = key if not entity.number or source.chance(.7) else f"#{key}"
    return Result(source.pick(["{k}", "{k}", "{i}: {k}", "{n} {k}", '{{"{i}": {j}}}', '{{"{i}": {j}, "status": "{w}"}}', "found {n} {k}", "1 result: {k}", "{i} = {k}", "{k} ({w})", '[{{"{i}": {j}}}]']).format(
        k=shown if source.chance(.5) else key, i=entity.id, j=key if entity.number else f'"{key}"', n=entity.noun, w=source.word()))


def known(box):
    return list(dict.fromkeys(f.entity for f in box.functions if getattr(f, "entity", None)))


def things(source, box):
    """Something is found and changed, or changed twice, with follow-ups that say "it"."""
    entity = source.pick(known(box))
    actions = source.random.sample(entity.actions, min(len(entity.actions), 2))
    key, x, noun = entity.key(source), _name(source, entity.noun, entity.field), entity.noun
    values = [action.draw(source) for action in actions]
    said = source.pick(["{}", "{}", '"{}"', "'{}'"]).format(x) if " " not in x or noun else f'"{x}"'
    said = f'"{x}"' if " " in x and source.chance(.7) else said
    words = dict(n=noun, f=entity.field, x=said, i=entity.id.replace("_", " "))
    find = [Answer(f"I call {entity.find.name}.", "", Call(entity.find.name, [(entity.find.parameters[0][0], x)])), _looked_up(source, entity, key)]
    does = lambda at: [entity.call(actions[at], key, values[at]), _done(source)]
    it = lambda at: actions[at].order(source.pick(["it", "it", "it", f"the {noun}", f"that {noun}"]), values[at])
    end, turns, pending = Answer("Everything is done.", "Done."), [], []
    kind = source.weighted({"find then": 5, "direct": 4, "two": 5, "find, both": 2, "find": 3})
    match kind:
        case "find then" | "find, both":
            both = kind == "find, both" and len(actions) == 2
            ask = it(0) + (source.pick([" and ", " and then ", ", then "]) + it(1) if both else "")
            turns = [User(typed(source, worded(source, _THEN, b=ask, B=ask[0].upper() + ask[1:], **words)))] + find + does(0) + (does(1) if both else []) + [end]
            pending = [] if both else [1]
        case "direct":
            verb, tail = actions[0].order("\0", values[0]).split("\0")
            turns = [User(typed(source, worded(source, "(|please |can you |I want to |)" + _DIRECT, v=verb.strip(), t=tail, **words)))] + find + does(0) + [end]
            pending = [1]
        case "two" if len(actions) == 2:
            ask = actions[0].order(f"{noun} {key}" if source.chance(.7) else f"the {noun} {key}", values[0]), actions[1].order(source.pick(["it", "it", "it", f"the {noun}", f"the same {noun}", f"that {noun}"]), values[1])
            turns = [User(joined(source, ask))] + does(0) + does(1) + [end]
        case _:
            turns = [User(typed(source, worded(source, _FIND, **words)))] + find + [Answer("I pass on the id.", f"The {entity.id.replace('_', ' ')} is {key}.")]
            pending = [0, 1]
    for at in pending[:len(actions) if source.chance(.5) else 1]:
        if at >= len(actions):
            continue
        ask = worded(source, "{a}|now {a}|and {a}|then {a}|please {a}|ok, {a}|also {a}|and now {a}|(good|great|thanks|fine)(, now|. Now|, and|.) {a}|(can|could) you {a}( now| too|)?|next(, |: ){a}|{a}(, please| now| too| as well)|I want you to {a}", a=it(at))
        turns += [asked(source, ask)] + does(at) + [end]
    if source.chance(.25):
        turns += afterwards(source, "", f"I called {turns[-3].call.tool}." if turns[-3:] and getattr(turns[-3], "call", None) else "I looked it up.", turns[-3].call.tool, [(entity.id.replace("_", " "), key)])
    return turns

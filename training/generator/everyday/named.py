"""Things that are told by their kind and a name: the plug Zeta, valve V3, the Hansen printer. The value is the name as it is said; the kind is no part of it."""
from ..material import world
from . import fillers
from .kind import Kind
from .tool import tool

_PLAIN = "Zeta Alpha Bravo Delta Echo Nova Atlas Juno Orion Vesta Iris Hugo Zeus Hera Maple Birch Onyx Pearl Ruby Comet Falcon Heron Otter Lotus Sirius Vega Titan Polaris Mars Neptune Pluto Bolt Pixel Rex Bella Greta".split()


def _called(source):
    """A name, a letter, a number or both."""
    n, letter = source.number, lambda: source.pick(world.ALPHABET)
    match source.number(0, 7):
        case 0 | 1: return fillers.unseen(source, tuple(_PLAIN))
        case 2: return source.pseudo_word().capitalize()
        case 3: return source.pick([f"{letter()}{n(1, 40)}", f"{letter()}-{n(1, 99)}", f"{n(1, 12)}{letter()}", f"{letter()}{letter()}{n(1, 9)}", letter(), f"{n(1, 30)}"])
        case 4: return fillers.unseen(source, fillers.NAMES)
        case 5: return fillers.word(source).capitalize()
        case 6: return fillers.word(source)
    return source.pick([source.pseudo_word(), f"{fillers.word(source)}-{n(1, 20)}", f"{fillers.word(source)}_{n(1, 9)}", f"{fillers.unseen(source, tuple(_PLAIN))} {n(1, 9)}"])


_CALLED = Kind(lambda source: (lambda name: (name, name))(_called(source)), hints=("Name", "Its name", "Which one", "Name or number"))
MADE = {"called": lambda _: _CALLED}


def _switched(kind, noun, on, off, verbs):
    """`on`, `off`: how it is; `verbs`: yes/no, what is done to it."""
    word, also = kind.replace(" ", "_"), noun.replace(" ", "_")
    yes, no = verbs.split("/")
    first = f"{word} name {word}_name id which target {also}: called\n"
    state = f"state to status value: enum {on.replace(' ', '_')} {off.replace(' ', '_')} / {on.replace(' ', '_')} active enabled: bool {on.replace(' ', '_')}/{off.replace(' ', '_')}"
    done = f"state action command do: enum {on.replace(' ', '_')}={yes} {off.replace(' ', '_')}={no} / {on.replace(' ', '_')} active: bool {yes}/{no}"
    names, purpose = f"(set|control|operate|change|switch)_{word}|{word}_(set|control|state|switch)|{also}_(set|control)", f"(set|control|switch) a ({noun}|{kind})"
    slot = "{%s}" % word
    verb = f"(turn|switch|put)" if on == "on" else "(set|put|have|leave|keep)"
    yield tool(word, names, purpose, first + state, f"""{verb} the {kind} {slot} {{state}}
        {verb} the {slot} {kind} {{state}}
        {verb} {kind} {slot} {{state}}
        {verb} {slot} {{state}}
        .{kind} {slot} {{state}}
        .{slot} {kind}(:|) {{state}}
        .the {kind} {slot} (should be|needs to be|has to be|must be|ought to be|is to be) {{state}}
        .(the |my |our |){slot} {kind} (should be|needs to be|has to be|must be) {{state}}( now| tonight| please|)
        .{slot} (should be|needs to be|has to be|must be) {{state}}
        .I (want|need|would like) the {kind} {slot} {{state}}
        .I (want|need) the {slot} {kind} {{state}}
        ?can you {verb} the {kind} {slot} {{state}}
        ?can the {slot} {kind} be {{state}}
        (make sure|see to it) that the {kind} {slot} is {{state}}
        (make sure|see to it|check) that the {slot} {kind} is {{state}}
        .{{state}}, the {kind} {slot}""", f"ok => {slot} is {{state}}.", like=word)
    yield tool(word, names, purpose, first + done, f"""{{state}} the {kind} {slot}
        {{state}} the {slot} {kind}
        {{state}} {kind} {slot}
        {{state}} {slot}
        .please {{state}} (the |){kind} {slot}
        ?(can|could|would) you {{state}} the {slot} {kind}
        .{kind} {slot}: {{state}}
        .I want you to {{state}} the {kind} {slot}
        .somebody should {{state}} {kind} {slot}
        .it's late, {{state}} the {kind} {slot}""", "ok => Done.", like=word)


_SWITCHED = (
    ("plug", "smart plug", "on", "off", "turn_on,switch_on/turn_off,switch_off,cut"), ("smart plug", "outlet", "on", "off", "turn_on,switch_on/turn_off,switch_off"), ("lamp", "light", "on", "off", "turn_on,light,switch_on/turn_off,put_out,switch_off"),
    ("power strip", "strip", "on", "off", "turn_on,switch_on/turn_off,switch_off"), ("pump", "water pump", "running", "stopped", "start,run/stop,halt"), ("valve", "pipe", "open", "closed", "open/close,shut"), ("garage door", "door", "open", "closed", "open,raise/close,lower,shut"),
    ("fan", "ventilator", "on", "off", "turn_on,start/turn_off,stop"), ("printer", "print queue", "online", "offline", "enable,resume/disable,pause"), ("camera", "cam", "on", "off", "turn_on,activate/turn_off,deactivate"), ("light switch", "switch", "on", "off", "flip_on,turn_on/flip_off,turn_off"),
    ("heater", "radiator", "on", "off", "turn_on,fire_up/turn_off,shut_off"), ("server", "machine", "up", "down", "bring_up,start,boot/bring_down,shut_down,stop"), ("gate", "barrier", "open", "closed", "open,raise/close,lower"), ("access point", "wifi point", "on", "off", "enable,turn_on/disable,turn_off"),
    ("robot arm", "arm", "active", "parked", "activate,wake/park,stop"), ("worker", "job queue", "running", "paused", "resume,start/pause,hold"), ("blind", "shade", "up", "down", "raise,pull_up,open/lower,let_down"), ("feature flag", "flag", "enabled", "disabled", "enable,turn_on/disable,turn_off"),
    ("traffic light", "signal", "green", "red", "turn_green/turn_red"), ("sprinkler", "watering zone", "on", "off", "start,turn_on/stop,turn_off"), ("lift", "elevator", "in service", "out of service", "put_in_service,release/take_out_of_service,lock"))


def _done(topic, verbs, kind, names, purpose, word, also, extra="", behind="", like=""):
    """Something done to a thing with a name. `verbs`: words for it."""
    slot, (verb, _, particle) = "{%s}" % word, verbs.split("|")[0].partition(" ")
    done_to_it = f"{verb} it {particle}".rstrip()
    return tool(topic, names, purpose, f"{word} {also}: called\n{extra}", f"""({verbs}) (the |){kind} {slot}{behind}
        ({verbs}) (the |my |){slot} {kind}{behind}
        ({verbs}) {slot}{behind}
        .(please |){verbs.split('|')[0]} {kind} {slot}{behind}
        .{kind} {slot}, {done_to_it}{behind}
        .I (want|need) you to {verbs.split('|')[0]} the {kind} {slot}{behind}
        ?(can|could) you {verbs.split('|')[0]} the {slot} {kind}{behind}""", "ok => Done.", like=like)


TOOLS = [made for row in _SWITCHED for made in _switched(*row)] + [
    _done("book_named", "reserve|hold|put aside", "book", "(reserve|hold|request)_(title|item|copy|volume)|(title|copy)_(reserve|hold)|place_hold", "(reserve|hold) a (title|book) of the library", "title", "name item book what", "?branch library pick_up at: station", "[ at {branch}]", "library_hold"),
    _done("folder_named", "archive|pack away|put away", "folder", "(archive|compress|pack)_(folder|directory|collection)|(folder|directory)_(archive|pack)", "(archive|pack) a folder", "folder", "name directory which", "?keep keep_original: bool and_keep_it,but_keep_the_original/and_delete_the_original,without_keeping_it", "[ {keep}]"),
    _done("boat", "rent|hire|book", "boat", "(rent|charter|hire)_(boat|vessel|ship)|(boat|vessel)_(rent|charter)", "(rent|charter) a boat", "boat", "name vessel which", "?hours duration for: num 1-10 hour hours h\n?people crew persons: num 1-8 person people", "[ for {hours}][ for {people}]"),
    _done("node", "drain|empty|evacuate", "node", "(drain|cordon|empty)_(node|machine|worker_node)|(node|machine)_(drain|cordon)", "(drain|empty) a node", "node", "name machine host which", "?grace seconds wait: num 5-300 second seconds s", "[ within {grace}]"),
    _done("tank", "fill|top up", "tank", "(fill|refill|load)_(tank|container|vessel)|(tank|container)_(fill|refill)", "(fill|refill) a tank", "tank", "name container id which", "?liters amount: num 5-900 liter liters l\n?with liquid fluid: one water,oil,diesel,milk,wine,brine,syrup", "(| with {liters}| with {with}| with {liters} of {with})"),
    _done("room_named", "lock up|secure|close off", "meeting room", "(secure|close|seal)_(room|meeting_room|space)|(room|space)_(secure|close)", "(secure|close) a room", "room", "name meeting_room which", "?until to: time", "[ until {until}]"),
    _done("storage_unit", "rent out|let|hand over", "storage unit", "(assign|rent_out|let)_(unit|storage_unit|box)|(unit|box)_(assign|let)", "(rent out|assign) a storage unit", "unit", "id name storage_unit which", "?tenant customer to: person\n?months duration: num 1-24 month months", "[ to {tenant}][ for {months}]"),
    _done("song_named", "skip|jump over", "song", "(skip|omit|pass)_(song|track|title)|(song|track)_(skip)", "(skip|leave out) a song", "song", "title track name which", "?list playlist in: called", "[ in the playlist {list}]"),
    _done("drone", "land|bring down|call back", "drone", "(recall|land|return)_(drone|aircraft|device)|(drone|aircraft)_(recall|land)", "(recall|land) a drone", "drone", "name id aircraft which", "?pad at place: called", "[ on pad {pad}]"),
    _done("bot", "restart|reboot|reset", "smart plug", "(restart|reboot|reset)_(plug|outlet|smart_plug)|(plug|outlet)_(restart|reset)", "(restart|reset) a smart plug", "plug", "name outlet device which", "?delay after seconds: num 5-90 second seconds s", "[ in {delay}]"),
]

"""So many things for somebody with a title: a number, a name, a title and the noun of the things, of which each goes to a place of its own; what people are registered as."""
import re

from .tool import tool

_THINGS = "poster ticket invitation program menu badge sticker certificate flyer brochure banner book photo_print cup t-shirt songbook score postcard calendar medal voucher name_card recipe_card map guidebook script leaflet bookmark workbook".split()
_VERBS = "order print reserve prepare make get design".split()
# C how many, N the things, P for whom, T the title
_BOTH = """VERB C N for P (with the title|titled|called|entitled) T
VERB C N (titled|called|with the title) T for P
VERB P C N (with the title|titled) T
.for P, (please |)VERB C N (with the title|titled|called) T
.P (needs|wants|would like|gets) C N (with the title|titled|called) T
.P asked for C N of T
.we need C N for P, (the title is|title:) T
.C N for P, title: T
VERB C copies of T for P
.T for P, C (copies|of them)
?can you VERB C N of T for P
.the title is T, C N, for P"""
# C how many, N the things, T what they are for
_FOR_TITLE = """VERB C N for T
VERB C copies of the S for T
VERB the S for T, C (copies|of them)
.we need C N for T
.C N for T
.for T, (please |)VERB C N
.T needs C N
.T is coming up, VERB C N
.I (want|need) C copies of the S of T
VERB C T N
?can we have C N for T
.C copies of the T S"""
_ONE = """VERB [C ]N for P
.P (needs|wants|gets) [C ]N
.for P, (please |)VERB [C ]N
?can P have [C ]N
.[C ]N for P"""
_ROLES = "one !volunteer,donor,referee,captain,trainee,judge,treasurer,speaker,driver,cashier,night_guard,goalkeeper,substitute,host,tour_guide,lifeguard,member,witness,tutor,chairperson,medic,steward,first_aider,choir_leader,guest_speaker,bus_driver"
_TOGETHER = (("register", "(register|enter|sign_up)_(person|helper|participant)", "register somebody", "(register|enter|sign up|put down) {person} as [a ]{role}[TAIL];.{person} (is|will be|wants to be) our {role}[TAIL], (register|enter) that;.{person} as {role}[TAIL];.put {person} on the list as [a ]{role}[TAIL];?can {person} be [a ]{role}[TAIL];.as {role} (take|enter) {person}[TAIL];.we have a new {role}, {person}[TAIL]"),
             ("seat", "(seat|place)_(guest|person)", "give a guest a seat", "(seat|put|place) {person} next to {neighbor}[TAIL];.{person} (should sit|sits|wants to sit) (next to|beside) {neighbor}[TAIL];.next to {neighbor} (put|seat) {person}[TAIL];?can {person} sit beside {neighbor}[TAIL]"),
             ("replace", "(replace|swap)_(person|player|speaker)", "somebody takes another's place", "replace {old} (with|by) {person}[TAIL];.{person} (comes in|plays|is here) for {old}[TAIL];.instead of {old}, (take|put in) {person}[TAIL];.{old} can't come, {person} (takes over|stands in)[TAIL];(put|take) {person} in place of {old}[TAIL];.{person} replaces {old}[TAIL]"),
             ("introduce", "(introduce|connect|pair)_(people|persons|members)", "bring two people together", "(introduce|connect) {person} (to|with) {other}[TAIL];.{person} (should|wants to) meet {other}[TAIL];(pair|team up) {person} with {other}[TAIL]"),
             ("assign", "(assign|give)_(mentor|tutor|coach|guide)", "give somebody a mentor", "(assign|give) {person} {mentor} as (a mentor|a coach|a guide)[TAIL];.{mentor} (looks after|coaches|guides|will take care of) {person}[TAIL];.{person} gets {mentor} as (mentor|coach|guide)[TAIL];make {mentor} the mentor of {person}[TAIL];let {mentor} coach {person}[TAIL];.the mentor of {person} is {mentor}[TAIL]"))
_OPTIONS = dict(blood=("beside blood", ", blood type {blood}|, (he|she) has {blood}|, {blood}", "blood_type blood_group blood"), shirt=("beside size", ", size {shirt}|, (he|she) wears {shirt}|, shirt size {shirt}", "shirt_size size t_shirt"), day=("beside day", " on {day}|, {day}", "day date when"), table=("whole 1-40", " at table {table}|, table {table}", "table table_number which_table"), phone=("beside phone", ", phone {phone}|, (his|her) number is {phone}", "phone contact phone_number"),
                badge=("beside code", ", badge {badge}|, number {badge}", "badge badge_number id"), minute=("whole 2-90", " in minute {minute}|, minute {minute}", "minute at_minute when"), note=("beside note", ", note: {note}|, with the note {note}", "note remark comment"), room=("beside room", " in room {room}|, room {room}", "room room_number where"))
_NAMES = dict(person="person name who full_name participant guest", neighbor="neighbor next_to beside other", old="old previous replaced absent instead_of", other="other with second second_person", mentor="mentor coach guide assigned_to", role="role function position as job")


def _people(source, made):
    group, names, purpose, asks = made
    roles = [name for name in ("neighbor", "old", "other", "mentor", "role") if "{%s}" % name in asks]
    options = source.random.sample(sorted(set(_OPTIONS) - ({"table"} if group != "seat" else set()) - ({"minute"} if group != "replace" else set()) - ({"blood", "shirt"} if group != "register" else set())), source.number(0, 3))
    told = source.pick(options) if options else ""
    tail = source.pick(re.split(r"[|](?=[ ,])", _OPTIONS[told][1])) if told else ""
    rows = [f"person {_NAMES['person'].removeprefix('person ')}: slot customer | {source.pick(['Who', 'Name of the person'])}"] + [f"{name} {' '.join(_NAMES[name].split()[1:])}: {_ROLES if name == 'role' else 'slot customer'} | {dict(neighbor='Who sits beside', old='Whose place it was', other='The other person', mentor='Who looks after the person', role='What the person is registered as')[name]}" for name in roles]
    rows += [f"?{name} {' '.join(key for key in _OPTIONS[name][2].split() if key != name)}: {_OPTIONS[name][0]}" for name in options]
    source.random.shuffle(rows)
    return tool(f"people_{group}", names, purpose, "\n".join(rows), "\n".join(ask.replace("[TAIL]", f"[{tail}]" if tail else "") for ask in asks.split(";")), "ok => Done.")


def _handout(source, thing, verb, asks, both):
    word = thing.replace("_", " ")
    many = word + ("es" if word.endswith(("s", "x", "h")) else "s")
    person, title = "{person}", "{title}"
    said = "\n".join(" ".join({"C": "{count}", "N": many, "P": person, "P,": person + ",", "T": title, "T,": title + ",", "S": word, "VERB": verb, ".P": f".{person}", ".T": f".{title}", ".C": ".{count}", "[C": "[{count}", "]N": f"]{many}", ".[C": ".[{count}", "N,": f"{many},"}.get(piece, piece).replace("|VERB", f"|{verb}").replace(")VERB", f"){verb}") for piece in ask.split(" ")) for ask in asks.split("\n"))
    rows = {"count": f"{'?' * ('[C' in asks)}count copies quantity number how_many amount: pieces 2-90 | How many"}
    if "P" in asks.replace("VERB", ""):
        rows["person"] = "person recipient for_whom name customer: slot customer | Who gets them"
    if "T" in asks:
        rows["title"] = "title heading name_of_work text_title: slot title | Title on it" if both else f"{source.pick(['event occasion for_what title', 'show piece work title', 'title for_title name work'])}: slot title | {source.pick(['What they are for', 'Title of the work', 'The occasion or work'])}"
        if not both:
            rows["title"] = "title " + rows["title"].replace("title", "", 1) if not rows["title"].startswith("title") else rows["title"]
    rows |= {name: row for name, row in dict(note="?note remark comment: beside note | A remark", color="?color colour: beside color | Color", urgent="?urgent express: flag | Whether it is urgent", paper="?paper format: beside paper | Size of the paper").items() if source.chance(.3)}
    lines = list(rows.values())
    source.random.shuffle(lines)
    purpose = {True: f"{verb} {many} with a title for somebody", False: f"{verb} {many} for {'a show, a book or an occasion' if 'title' in rows else 'somebody'}"}[both]
    return tool(f"handouts_{thing}", f"{verb}_{thing.replace('-', '_')}s|{thing.replace('-', '_')}_{verb}", purpose, "\n".join(lines), said, "ok => Done.")


def pick(source):
    """Two to four tools for printed and written things, or for people who come in pairs."""
    if source.chance(.45):
        return [_people(source, made) for made in source.random.sample(_TOGETHER, source.number(1, 4))]
    things = source.random.sample(_THINGS, source.number(1, 3))
    tools = []
    for thing in things:
        asks, both = source.pick([(_BOTH, True), (_BOTH, True), (_FOR_TITLE, False), (_FOR_TITLE, False), (_ONE, False)])
        tools.append(_handout(source, thing, source.pick(_VERBS), asks, both))
    return tools

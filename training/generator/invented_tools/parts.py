"""Parts of a request that each fill one or two parameters: how long, how many, when, for whom, how, with which words."""
from dataclasses import dataclass, field

from ..everyday import fillers
from ..everyday.kind import CLOSED, OPEN, TITLE
from ..material import world
from . import lexicon, values

STRING = "string"


@dataclass
class Param:
    names: list                 # any of these may be its name; words with blanks
    type: str
    draw: object                # source -> (value, text)
    hints: list
    end: int = CLOSED
    extra: dict = field(default_factory=dict)
    sure: bool = False          # its name alone tells it from any other, so that another name needs a description


@dataclass
class Part:
    key: str                    # no tool has two parts of one key
    params: list
    says: list                  # {0}, {1}: values; {0q}: in quotes; {0n}: the value itself; {0s}: without the s of its noun; a "^" in front: nowhere but at the end
    front: bool = False         # may stand before the order, with a comma behind it
    category: object = None     # whose words its values are

    def names(self):
        return {name for param in self.params for name in param.names}


# one, many, short forms, what is measured, ways to say it, range, whether it has decimals
_UNITS = [line.split("|") for line in """
second|seconds|s,sec|duration,wait,length,delay,timeout|for {0};over {0};{0};^lasting {0}|2-90|
minute|minutes|min,mins|duration,length,time,timer|for {0};{0};over {0};^lasting {0}|2-90|
hour|hours|h,hrs|duration,length,time span|for {0};over {0};{0};^lasting {0}|2-48|
day|days|d|duration,period,retention|for {0};over {0};^lasting {0}|2-60|
week|weeks|wks|duration,period|for {0};over {0}|2-30|
month|months||duration,term,period|for {0};over {0};with a term of {0}|2-36|
year|years|yrs|duration,term,warranty|for {0};with a term of {0}|2-30|
night|nights||stay,length of stay|for {0};{0}|2-20|
millisecond|milliseconds|ms|delay,timeout,interval,debounce|with a delay of {0};after {0};with a timeout of {0}|10-5000|
metre|metres|m|distance,range,height|over {0};for {0};by {0};to a distance of {0}|2-900|d
meter|meters|m|distance,range,height|over {0};by {0};within {0}|2-900|d
kilometre|kilometres|km|distance,radius,range|over {0};within {0};for {0}|2-300|d
mile|miles|mi|distance,radius,range|over {0};within {0};for {0}|2-300|d
centimetre|centimetres|cm|width,height,size,depth|by {0};{0};to {0}|2-300|d
inch|inches|in|width,size,height|by {0};{0};to {0}|2-90|
foot|feet|ft|height,depth,length|by {0};to {0};{0}|2-90|
litre|litres|l|volume,amount,quantity|with {0};{0}|2-90|d
liter|liters|l|volume,amount,quantity|with {0};{0}|2-90|d
millilitre|millilitres|ml|volume,amount,dose|with {0};{0};using {0}|5-900|
gallon|gallons|gal|volume,amount|with {0};{0}|2-90|
cup|cups||amount,volume|with {0};{0};using {0}|2-9|d
gram|grams|g|weight,amount,portion|with {0};{0};using {0}|5-900|
kilogram|kilograms|kg|weight,load,mass|with {0};at {0};{0};with a load of {0}|2-150|d
kilo|kilos|kg|weight,load,amount|with {0};at {0};{0}|2-150|
pound|pounds|lbs|weight,load|with {0};at {0};{0}|2-300|
degree|degrees|°|temperature,heat,angle|at {0};to {0};set to {0}|5-250|
percent|percent|%|level,brightness,volume,opacity,share,power|at {0};to {0};set to {0};with {0}|1-100|
watt|watts|W|power,wattage|at {0};with {0};using {0}|5-2000|
volt|volts|V|voltage|at {0};with {0}|2-400|
amp|amps|A|current|at {0};with {0}|2-64|
hertz|hertz|Hz|frequency,rate|at {0};with {0}|10-900|
pixel|pixels|px|width,size,margin|with {0};by {0};to {0};at {0}|2-4000|
rep|reps||repetitions|{0};with {0};for {0}|3-30|
set|sets||series|{0};for {0};with {0}|2-9|
round|rounds||cycles|for {0};{0};with {0}|2-12|
lap|laps||circuits|for {0};{0}|2-40|
copy|copies||print count|with {0};{0};in {0}|2-60|
replica|replicas||scale|with {0};on {0};to {0}|2-30|
node|nodes||cluster size|with {0};on {0};across {0}|2-90|
worker|workers||parallelism,concurrency|with {0};using {0}|2-64|
thread|threads||concurrency|with {0};on {0};using {0}|2-64|
core|cores||cpu|with {0};on {0}|2-96|
gigabyte|gigabytes|GB|memory,disk size,storage|with {0};of {0}|2-900|
megabyte|megabytes|MB|memory,size limit|with {0};up to {0}|2-900|
star|stars||rating,score|with {0};at {0};{0}|1-5|
point|points||score,reward|with {0};for {0};{0}|2-100|
row|rows||limit,batch|with {0};for {0};{0};up to {0}|2-900|
column|columns||grid width|with {0};in {0}|2-20|
line|lines||limit|with {0};up to {0};{0}|2-200|
page|pages||length|with {0};for {0};{0}|2-400|
word|words||length|with {0};in {0};up to {0}|5-900|
character|characters|chars|max length|with {0};up to {0}|8-900|
result|results||limit|with {0};up to {0};at most {0}|2-100|
item|items||limit,quantity|with {0};up to {0};{0}|2-100|
ticket|tickets||admissions|with {0};{0};for {0}|2-20|
seat|seats||places|with {0};{0}|2-60|
guest|guests||party size|for {0};with {0}|2-40|
person|people|pax|party size,headcount|for {0};with {0}|2-40|
player|players||team size|for {0};with {0}|2-20|
passenger|passengers|pax|travellers|for {0};with {0}|2-9|
child|children|kids|minors|with {0};for {0}|2-9|
participant|participants||capacity,attendance|for {0};with {0}|2-90|
user|users||seats,licences|for {0};with {0}|2-900|
bag|bags||sacks|with {0};{0};in {0}|2-30|
bottle|bottles||drinks|with {0};{0}|2-30|
box|boxes||cartons|with {0};{0};in {0}|2-30|
piece|pieces|pcs|quantity|{0};with {0};in {0}|2-60|
slice|slices||portions|{0};in {0};into {0}|2-16|
serving|servings||portions,yield|for {0};with {0}|2-12|
dose|doses||dosage|with {0};{0}|2-6|
tablet|tablets||dosage|with {0};{0}|2-6|
drop|drops||dosage|with {0};{0}|2-20|
spoon|spoons||dosage|with {0};using {0}|2-6|
attempt|attempts||tries|with {0};after {0}|2-10|
retry|retries||max retries|with {0};after {0}|2-10|
step|steps||stride|for {0};by {0};in {0}|2-90|
floor|floors||storeys|by {0};with {0}|2-60|
stop|stops||halts|with {0};after {0}|2-12|
coat|coats||layers|with {0};in {0}|2-5|
layer|layers||thickness|with {0};in {0}|2-12|
dollar|dollars|USD|price,budget,amount,cost|for {0};at {0};with {0}|2-5000|d
euro|euros|EUR|price,budget,amount,cost|for {0};at {0};with {0}|2-5000|d
beat|bpm|BPM|tempo|at {0}|50-190|
rpm|rpm|RPM|spin speed|at {0};with {0}|100-1600|
decibel|decibels|dB|loudness|at {0};by {0};to {0}|2-90|
carat|carats||purity|of {0};with {0}|2-24|
acre|acres||area|on {0};over {0}|2-500|
mph|mph||speed|at {0}|5-120|
km/h|km/h||speed|at {0}|5-200|
knot|knots||speed|at {0}|4-40|
question|questions||quiz length|with {0}|3-40|
lesson|lessons||course length|with {0};for {0}|2-30|
chapter|chapters||scope|with {0};{0}|2-30|
shard|shards||partitions|with {0};across {0};into {0}|2-64|
token|tokens||max tokens|with {0};up to {0}|16-4096|
block|blocks||distance|for {0};by {0}|2-20|
turn|turns||rotations|by {0};for {0};with {0}|2-20|
tree|trees||plantings|with {0}|2-90|
wheel|wheels||axles|with {0};on {0}|2-18|
leg|legs||supports|with {0}|3-12|
""".strip().split("\n")]
UNITS = lexicon.split([tuple(unit) for unit in _UNITS], lambda unit: unit[1])


def quantity(source, unit=None):
    """A number whose unit or noun tells what it is: for 20 seconds, 12 reps, with 3 replicas."""
    one, many, short, measures, says, span, decimals = unit or UNITS.draw(source)
    low, high = map(int, span.split("-"))
    measures, short = measures.split(","), [s for s in short.split(",") if s]

    def draw(source):
        n = values.decimal(source, low, high) if decimals and source.chance(.4) else source.number(low, high)
        n = 5 * (n // 5) if n > 30 and isinstance(n, int) and source.chance(.4) else n
        if isinstance(n, int) and n < 21 and source.chance(.2):
            return n, f"{world.in_words(n)} {many}"
        if short and source.chance(.25):
            s = source.pick(short)
            return n, f"{n}{s}" if s in ("%", "°") or source.chance(.5) else f"{n} {s}"
        return n, f"{n} {many}"
    by_unit = [many, many, f"num {many}", f"{one} count", f"n {many}", f"number of {many}", f"{measures[0]} {many}", f"{source.pick(measures)} in {many}", f"total {many}"]
    if many in ("percent", "people", "bpm", "rpm", "mph", "km/h", "hertz"):
        by_unit = [m + " " + many.replace("/", "") for m in measures] + [many.replace("/", "")]
    measured = source.chance(.35)
    names = measures if measured else by_unit
    hints = [f"{source.pick(measures).capitalize()} in {many}", f"in {many}", f"{m.capitalize()} ({many})" if (m := source.pick(measures)) else ""] if measured else [f"How many {many}", f"Number of {many}", f"{many.capitalize()}", f"{source.pick(measures).capitalize()} in {many}"]
    return Part("measure " + measures[0], [Param(names, "number" if decimals or source.chance(.06) else "integer", draw, hints, sure=not measured)], says.split(";"), front=False)


# what a number is called, its other words
NUMBERS = lexicon.split([tuple(line.split()) for line in (
    "strength intensity force;level;priority rank;speed pace velocity;volume loudness;zoom magnification;opacity alpha;threshold cutoff;port;page;index position;width;height;depth;year;age;score;seed;limit cap;offset;radius;"
    "angle;rate;factor multiplier;weight;tolerance;temperature;quantity amount;capacity;density;frequency;gain;contrast;brightness;humidity;pressure;torque;altitude elevation;channel;slot;lane;gate;track;batch_size;floor;"
    "ratio;margin;padding;scale;precision accuracy;confidence;importance;difficulty;budget;tempo;thickness;hardness;sharpness;saturation;delay;interval;power;boost;damping;friction;viscosity;acidity;salinity;luminosity;"
    "rating grade;version_number;generation;room_number;line_number;row_index;step_size;tier;grade_level;rank_limit").split(";")], lambda words: words[0])
_NUMBERED = ["with {w} {0}", "with {w} {0}", "with {a} of {0}", "at {w} {0}", "{w} {0}", "{w}: {0}", "{w} = {0}", "{w}={0}", "with the {w} set to {0}", "using {w} {0}", "and {w} {0}", "with the {w} at {0}", "the {w} is {0}", "{w} should be {0}", "{0} as the {w}", "with {0} as {w}"]
_VALUED = ["with {w} {0}", "with the {w} {0}", "{w} {0}", "{w}: {0}", "{w} = {0}", "{w}={0}", "with the {w} set to {0}", "using {w} {0}", "and {w} {0}", "the {w} is {0}", "{0} as the {w}", "with {0} as {w}", "{w} should be {0}"]


def number(source):
    """A number that is told with its name: with strength 0.7"""
    group = lexicon.nonsense(source).words if source.chance(.06) else NUMBERS.draw(source)
    words = [w.replace("_", " ") for w in group]
    real = source.chance(.4)
    draw = values.same((lambda s: values.decimal(s, 0, s.pick([1, 1, 2, 10, 100]))) if real else lambda s: s.number(1, s.pick([5, 10, 100, 9999])))
    said = words if not source.held_out else words[:1]
    return Part("number " + words[0], [Param(words, "number" if real else "integer", draw, [f"The {words[0]}", words[0].capitalize(), f"{words[0].capitalize()} to use", f"Which {words[0]}", f"{words[-1].capitalize()} of it"], sure=True)],
                [say.replace("{a}", lexicon.a(word)).replace("{w}", word) for say in source.random.sample(_NUMBERED, 4) for word in [source.pick(said)]])


def labelled(source):
    """A value without meaning that is told with its name: with the glim kavo"""
    name = lexicon.nonsense(source).words[0] if source.chance(.2) else values.word(source)
    return Part("label " + name, [Param([name], STRING, source.pick([values.same(values.word), values.same(values.code), values.same(values.slug), values.same(lambda s: s.pseudo_word())]),
                                        [f"The {name}", name.capitalize(), f"{name} to use"], sure=True)], [say.replace("{w}", name) for say in source.random.sample(_VALUED, 4)])


def member(source, category=None):
    """A word of a category, led to by a preposition: in Korean, on the sofa."""
    category = category or lexicon.categories().draw(source)
    the = "the " if category.article else ""
    says = [f"{joint} {the}{{0}}" for joint in category.joints] * 2
    says += [f"with {the or 'the '}{category.name} {{0}}", f"{category.name} {{0}}", f"{category.name}: {{0}}", f"with {{0}} as the {category.name}", f"using {the}{{0}}"] if category.joints else [f"{category.name} {{0}}", "facing {0}", "towards {0}", "pointing {0}", "heading {0}"]
    if source.held_out:                                                 # nobody knows what category it is of
        says = [say for say in says if category.name in say] or says
    return Part("member " + category.name, [Param(list(category.names), STRING, values.same(category.member), member_hints(source, category), sure=True)], says, bool(category.joints) and category.joints[0] in ("in", "on", "for"), category)


def member_hints(source, category):
    name = source.pick(category.names)
    one, other = category.member(source), category.member(source)
    return [f"The {name}", name.capitalize(), f"Which {name}", f"Name of the {name}", f"{name.capitalize()}, e.g. {one}", f"{name.capitalize()} to use", f"for example {one} or {other}" if one != other else f"Such as {one}"]


def members(source):
    """Several words of a category: with rice, beans and salt"""
    category = lexicon.categories().draw(source)
    many = [lexicon.plural(n) for n in category.names]
    return Part("member " + category.name, [Param(many + [f"{category.name} list"], "array", values.several(category.member), [f"The {many[0]}", f"List of {many[0]}", f"All {many[0]}"], sure=True)],
                [f"with the {many[0]} {{0}}", f"for these {many[0]}: {{0}}", f"{many[0]}: {{0}}", f"using the {many[0]} {{0}}"] + ([] if source.held_out else [f"{joint} {{0}}" for joint in category.joints]), category=category)


# key, names, how it is drawn, ways to say it, hints, end, front
def _strings():
    v, same = values, values.same
    return [
        ("time", "time;at time;at;start time;clock time;hour", v.time_of_day, "at {0};at {0};for {0}", "Time of day;When;Time, e.g. 14:30", CLOSED, True),
        ("time", "due;deadline;due time;until;before", v.time_of_day, "by {0};before {0};until {0}", "Deadline;Until when;Latest time", CLOSED, True),
        ("day", "day;date;on date;on;scheduled for;delivery date", v.day, "on {0};on {0};for {0}", "Date;Which day;The day", CLOSED, True),
        ("day", "deadline;due date;due;due by;expires;until", v.day, "by {0};before {0};until {0}", "Due date;Last day;Deadline", CLOSED, True),
        ("day", "start date;from date;since;begin;starting", v.day, "from {0} on;since {0};starting {0}", "First day;Start date", CLOSED, True),
        ("cron", "cron;schedule;cron expression;recurrence", same(v.cron), "on the schedule {0q};with the cron expression {0q};cron {0q};with the schedule {0q}", "Cron expression;Schedule in cron format", CLOSED, False),
        ("recurrence", "recurrence;every;repeat;interval;frequency", same(lambda s: s.pick(["day", "week", "hour", "morning", "evening", "month", "Monday", "Friday", f"{s.number(2, 12)} hours", f"{s.number(2, 45)} minutes", "weekday", "year", "quarter"])), "every {0};repeating every {0}", "How often;Interval", CLOSED, True),
        ("recipient", "recipient;to;receiver;addressee;send to;target person", same(v.person), "for {0};to {0}", "Who gets it;Name of the recipient;Recipient", CLOSED, True),
        ("assignee", "assignee;assigned to;owner;responsible;handler", same(v.person), "assigned to {0};and assign it to {0};with {0} as the owner", "Person in charge;Name of the person;Who does it", CLOSED, False),
        ("guest", "guest;with person;partner;companion;contact;attendee", same(v.person), "with {0};together with {0};and {0}", "Who comes along;The other person;Name", CLOSED, False),
        ("author", "author;by;created by;sender;signed by;from person", same(v.person), "by {0};from {0};signed by {0}", "Author;Who it is from;Name of the sender", CLOSED, False),
        ("recipient", "customer;on behalf of;client name;account holder;for person", same(v.person), "for {0};on behalf of {0};under the name {0}", "Name of the customer;Customer;For whom", CLOSED, True),
        ("email", "email;email address;notify;contact email;recipient email;cc", v.of_kind("email"), "and notify {0};to {0};with the email {0};cc {0};and send it to {0}", "Email address;Who is told;E-mail", CLOSED, False),
        ("phone", "phone;phone number;mobile;callback number;tel", v.of_kind("phone"), "with the phone number {0};at {0};phone {0};on {0}", "Phone number;Number to call", CLOSED, False),
        ("url", "url;link;source url;href;web address;uri", v.of_kind("url"), "from {0};at {0};using {0};with the url {0};see {0}", "URL;Web address;Link", CLOSED, False),
        ("callback", "webhook url;callback;callback url;hook", v.of_kind("url"), "and call {0} afterwards;with the callback {0};with webhook {0}", "URL that is called at the end;Callback URL", CLOSED, False),
        ("path", "path;file;file path;filename;input file", same(lambda s: s.path()), "from {0};in {0};using {0};with the file {0}", "Path;File;Path of the file", CLOSED, False),
        ("output", "output;out;output path;destination file;save to;target path", same(lambda s: s.path()), "to {0};into {0};and save it to {0};and write it to {0}", "Output path;Where the result goes;Target file", CLOSED, False),
        ("folder", "folder;dir;directory;workdir;location", v.of_kind("folder"), "in {0};in the folder {0};under {0}", "Directory;Folder;Where", CLOSED, False),
        ("host", "host;server;hostname;address;machine;ip", same(v.host), "on {0};on host {0};at {0};from {0}", "Host;Name or IP of the machine;Server", CLOSED, False),
        ("branch", "branch;git ref;ref;base branch", v.of_kind("branch"), "on branch {0};from branch {0};on the branch {0}", "Branch;Git branch", CLOSED, False),
        ("version", "version;tag;release;revision", same(v.version), "version {0};at version {0};with version {0};as version {0}", "Version;Version number", CLOSED, False),
        ("commit", "commit;sha;commit hash;rev", same(lambda s: v.hexadecimal(s, s.number(7, 12))), "at commit {0};from commit {0};commit {0}", "Commit hash;SHA", CLOSED, False),
        ("body", "body;payload;json;data;json body", same(v.body), "with the body {0};with payload {0};with the json {0};body: {0}", "JSON body;Payload", CLOSED, False),
        ("address", "address;street;delivery address;street address;ship to", same(v.address), "to {0};at {0};with the address {0}", "Street address;Address", CLOSED, False),
        ("place", "place;location;destination;where;venue;site", same(v.place), "in {0};near {0};at {0}", "Place;Where;Location", CLOSED, True),
        ("group", "group;project;collection;album;list name;category name", same(v.title), "in the {w} {0};in {w} {0q};under the {w} {0q}", "Name of the {w};The {w}", TITLE, False),
        ("message", "message;text;msg;body;content;wording", same(v.message), "^saying {0};with the message {0q};^with the message {0};^that says {0};^and say {0};^: {0};with the text {0q};^telling them {0};^with the words {0q};^message: {0};^text: {0}", "The message;Text;What to say;Message text", OPEN, False),
        ("note", "note;comment;remark;memo;annotation;details", same(v.message), "with the note {0q};^with the note {0};^note: {0};^and note that {0};^comment: {0};with the comment {0q};^and add the comment {0};^remark: {0}", "Note;Comment;Free text;Remark", OPEN, False),
        ("reason", "reason;cause;justification;why;because", same(v.message), "^because {0};^reason: {0};with the reason {0q};^the reason is {0};^the reason: {0}", "Reason;Why;Justification", OPEN, False),
        ("title", "title;name;headline;caption;subject;label", same(v.title), "called {0q};titled {0q};^called {0};^named {0};^with the title {0};with the name {0q};under the title {0q};^title: {0}", "Title;Name;What it is called", TITLE, False),
        ("query", "query;search;q;search term;keyword;phrase", same(fillers.query), "^about {0};matching {0q};^for {0};containing {0q};^with the query {0}", "Search terms;What to look for;Query", TITLE, False),
        ("pattern", "pattern;regex;glob;match;filter", v.of_kind("glob"), "matching {0};for {0};with the pattern {0}", "Pattern;Glob", CLOSED, False),
    ]


_NAMED_STRINGS = lexicon.split(_strings(), lambda row: row[0] + row[1])


def string(source, row=None):
    key, names, draw, says, hints, end, front = row or _NAMED_STRINGS.draw(source)
    names, says, hints = names.split(";"), says.split(";"), hints.split(";")
    if "{w}" in says[0]:
        names = [source.pick(names)]
    fill = lambda texts: [text.replace("{w}", names[0].replace(" name", "")) for text in texts]
    return Part(key, [Param(names, STRING, draw, fill(hints), end)], fill(says), front)


def holder(source, joints=("to", "from", "of", "for", "in", "on", "at", "with")):
    """Something else with an identifier, behind a preposition: from the page start-9."""
    group = lexicon.nouns().draw(source)
    noun, joint = group.words[0], source.pick(joints)
    said = group.words if group.known else group.words[:1]
    draw, form = source.pick([(values.slug, "name"), (values.code, "id"), (values.title, "name"), (lambda s: s.number(1, 9999), "number")])
    w = source.pick(said)
    says = [f"{joint} the {w} {{0}}", f"{joint} {w} {{0}}", f"{joint} our {w} {{0}}"] + {"name": [f"{joint} the {{0}} {w}", f"{joint} the {w} called {{0}}", f"{joint} the {w} named {{0}}"], "id": [f"{joint} the {w} with the id {{0}}"], "number": [f"{joint} {w} #{{0}}", f"{joint} {w} number {{0}}"]}[form]
    end = TITLE if draw is values.title else CLOSED
    return Part("holder", [Param([noun, noun, f"{noun} {form}", f"{joint} {noun}", f"{noun} {form}"], "integer" if form == "number" else STRING, values.same(draw), [f"The {noun}", f"Which {noun}", f"{form.capitalize()} of the {noun}"], end)], says)


def money(source):
    return Part("measure price", [Param("price;amount;budget;max price;cost;value".split(";"), "number", values.money, ["Amount of money", "Price", "How much money"])], ["for {0}", "at {0}", "with a budget of {0}", "up to {0}"])


def tags(source):
    names = source.pick([["tags", "labels", "keywords", "tag list"], ["attendees", "participants", "people", "invitees", "users"], ["files", "paths", "attachments"], ["ids", "codes", "references"], ["columns", "fields", "attributes"]])
    draw = {"attendees": values.person, "files": lambda s: s.path(), "ids": values.code}.get(names[0], values.word)
    says = {"tags": ["tagged {0}", "with the tags {0}", "and tag it {0}", "tags: {0}", "with labels {0}"], "attendees": ["and invite {0}", "with the people {0}", "for the participants {0}", "participants: {0}"],
            "files": ["with the files {0}", "and attach {0}", "files: {0}"], "ids": ["for the ids {0}", "with the ids {0}", "ids: {0}"], "columns": ["with the columns {0}", "for the fields {0}", "columns: {0}"]}[names[0]]
    return Part("list " + names[0], [Param(names, "array", values.several(draw), [f"List of {names[0]}", names[0].capitalize(), f"The {names[0]}"])], says)


def variable(source):
    """NAME=value in two parameters."""
    pair = dict(zip(("name", "value"), values.variable(source)))

    def first(source):
        pair["name"], pair["value"] = values.variable(source)
        return pair["name"], pair["name"]
    key = source.pick([["env name", "env value"], ["key", "value"], ["variable", "value"], ["var name", "var value"]])
    return Part("variable", [Param([key[0]], STRING, first, ["Name of the variable", "Variable"]), Param([key[1]], STRING, lambda s: (pair["value"], pair["value"]), ["Value of the variable", "What it is set to"])],
                ["with {0}={1}", "and set {0} to {1}", "with the variable {0}={1}", "with {0} set to {1}"])


def span(source):
    """From one to another: two parameters of one kind that only their place in the sentence tells apart."""
    what, draw = source.pick([("city", values.place), ("date", lambda s: values.day(s)[0]), ("time", lambda s: values.time_of_day(s)[0]), ("path", lambda s: s.path()), ("account", values.code), ("branch", lambda s: fillers.branch(s)), ("page", lambda s: s.number(1, 400)),
                              ("host", values.host), ("version", values.version), ("person", values.person)])
    names = {"city": [("from", "to"), ("origin", "destination"), ("start", "end"), ("departure", "arrival"), ("from city", "to city")], "date": [("start date", "end date"), ("from", "to"), ("since", "until"), ("check in", "check out")],
             "time": [("start", "end"), ("from time", "to time"), ("starts at", "ends at")], "page": [("first page", "last page"), ("from page", "to page"), ("start", "end")],
             "version": [("from version", "to version"), ("current", "target"), ("old version", "new version")]}.get(what, [("source", "target"), ("from", "to"), ("src", "dst"), ("source " + what, "target " + what), ("origin", "destination")])
    a, b = source.pick(names)
    says = ["from {0} to {1}", "from {0} to {1}", "to {1} from {0}", "from {0} until {1}" if what in ("date", "time") else "starting from {0}, going to {1}", "between {0} and {1}" if what in ("city", "date", "time", "page") else "from {0} over to {1}"]
    kind = "integer" if what == "page" else STRING
    return Part("span", [Param([a], kind, values.same(draw), [f"First {what}", f"{what.capitalize()} where it begins", a.capitalize()]), Param([b], kind, values.same(draw), [f"Second {what}", f"{what.capitalize()} where it ends", b.capitalize()])], says)


def sets(source):
    """4 sets of 12 reps: two numbers that their nouns tell apart."""
    outer, inner = source.pick([("set", "rep"), ("box", "piece"), ("round", "minute"), ("bag", "kilogram"), ("bottle", "litre"), ("team", "player"), ("pack", "bottle"), ("row", "seat"), ("table", "guest"), ("shift", "hour"), ("batch", "item"), ("page", "row"), ("coat", "minute"), ("dose", "millilitre")])
    plural, draw = lexicon.plural, lambda many: lambda s: (lambda n: (n, f"{n} {many}"))(s.number(2, 40))
    first, second = (Param([plural(w), f"num {plural(w)}", f"{w} count", f"n {plural(w)}"], "integer", draw(plural(w)), [f"Number of {plural(w)}", f"How many {plural(w)}"], sure=True) for w in (outer, inner))
    return Part("sets", [first, second], ["{0} of {1}", "{0} of {1} each", "with {0} of {1}", "{0}, {1} each", "{1}, {0}", "with {1} in each of {0}", "{0} and {1}", "{0} with {1}"])


def tally(source):
    """2 lamps, 12 bolts and a hammer: two or three numbers that only their nouns tell apart."""
    words = []
    while len(words) < (2 if source.chance(.7) else 3):
        one = UNITS.draw(source)[:2] if source.chance(.45) else (lambda w: (w, lexicon.plural(w)))(source.pick(lexicon.nouns().draw(source).words[:1]))
        if all(one[0] not in other and other[0] not in one[0] for other in words) and one[0] != one[1] and "/" not in one[0]:
            words.append(one)

    def draw(one, many):
        def drawn(source):
            n = source.number(1, 12) if source.chance(.6) else source.number(2, 90)
            return n, lexicon.a(one) if n == 1 else f"{world.in_words(n) if source.chance(.25) else n} {many}"
        return drawn
    form = source.pick(["{many}", "{many}", "num {many}", "{one} count", "number of {many}", "n {many}", "{one}"])
    params = [Param([form.format(one=one, many=many), many], "integer", draw(one, many), [f"Number of {many}", f"How many {many}", many.capitalize(), f"Count of {many}"], sure=True) for one, many in words]
    a, b, c = "{0}", "{1}", "{2}"
    says = [f"with {a} and {b}", f"with {b} and {a}", f"for {a} and {b}", f"for {b} and {a}", f"{a} and {b}", f"{b}, {a}", f"with {a}, {b}", f"using {b} plus {a}"] if len(words) == 2 else [f"with {a}, {b} and {c}", f"for {b}, {c} and {a}", f"with {c}, {a} and {b}", f"{a}, {c}, {b}", f"for {c} and {b} with {a}"]
    return Part("tally", params, says)

"""Notes that say one thing of two or three things or people, beside others of whom the same is said otherwise; what was asked of whom, and why something happened: asked for the one, for all of them, for the reason, and whether it is true."""
from ..answers import reasons, stories
from ..everyday.grammar import parse
from ..material import world
from ..material.source import is_held_out
from ..words.said import capital, said
from . import builds
from .paper import Ask, Paper
from .values import value

_THINGS = "map,compass,torch,rope,tent,stove,ladder,drill,kettle,radio,flag,ball,guitar,lamp,camera,bucket,hammer,saw,blanket,teapot,umbrella,whistle,globe,puppet,vase,clock,broom,rake,spade,hose,bench,sign,mirror,printer,scanner,projector,speaker,screen,keyboard,helmet,saddle,paddle,canoe,sledge,basket,jug,tray,oven,toaster,mixer,banner,cash box,first aid kit,guest book,coffee machine,spare key,sewing machine,chess set,picnic table,cool box".split(",")
_PLACES = "the garage,the cellar,the attic,the shed,the green bag,the red box,the office,the kitchen,the hall,the blue trunk,the barn,the storeroom,the top drawer,the van,the club house,the wooden chest,the corridor,the library,the back room,the boathouse,the white cupboard,the big suitcase".split(",")
_COLORS = "red,blue,green,yellow,black,white,orange,purple,brown,gray,pink,silver".split(",")
_FOOD = "salad,lemonade,soup,bread,cookies,apple pie,sandwiches,cheese,potato salad,pancakes,juice,muffins,grapes,tea,rice,pizza".split(",")
_WAYS = "train,bus,car,bike,boat,plane,taxi,tram,ferry".split(",")
_SPORTS = "tennis,chess,football,hockey,volleyball,golf,handball,badminton,rugby,cricket".split(",")
_JOBS = "the tickets,the music,the food,the flowers,the website,the budget,the photos,the decorations,the cleaning,the parking,the invitations,the program,the sound,the posters,the drinks,the wardrobe".split(",")
_ILL = "nuts,milk,eggs,fish,pollen,cats,strawberries,wheat,bees,dust,celery,dogs".split(",")
_DAYS, _CITIES = world.DAYS, world.CITIES
# Of what, its values, sentences, questions for the value, how these are told, questions for those of whom it is said, how these are told, what is claimed of one.
_TOLD = [
    ("T", _PLACES, "{S} {is} in {v}.;You find {s} in {v}.;We keep {s} in {v}.;In {v} there {is} {s}.;{S} {is} kept in {v}.", "where is {x}|where is {x}|where (do we keep|can I find|do I find) {x}", "where {x} is|where I find {x}", "what is in {v}|what (do we keep|is kept) in {v}|(which|what) things are in {v}", "what is in {v}", "{x} is in {v}"),
    ("T", world.NAMES, "{S} belong{es} to {v}.;{V} owns {s}.", "who owns {x}|whose is {x}|to whom does {x} belong|who does {x} belong to", "who owns {x}|whose {x} is", "what belongs to {v}|what does {v} own", "what belongs to {v}", "{x} belongs to {v}"),
    ("T", world.NAMES, "{V} brings {s}.;{V} will bring {s}.;{S} will be brought by {v}.;{S}: {v} brings that.", "who (brings|will bring|is going to bring) {x}|by whom is {x} brought", "who (brings|will bring) {x}", "what (does|will) {v} bring", "what {v} (brings|will bring)", "{v} brings {x}"),
    ("T", world.NAMES, "{V} repaired {s}.;{S} {was} repaired by {v}.;{V} has repaired {s}.", "who (repaired|has repaired) {x}|by whom was {x} repaired", "who repaired {x}", "what did {v} repair|what was repaired by {v}", "what {v} repaired", "{v} repaired {x}"),
    ("T", _COLORS, "{S} {is} {v}.;We painted {s} {v}.;{S} {was} painted {v}.;The color of {s} is {v}.", "(what|which) color (is|has) {x}|what is the color of {x}", "the color of {x}|what color {x} is", "what is {v}|(which|what) things are {v}", "what is {v}", "{x} is {v}"),
    ("T", _DAYS, "{S} {is} ready on {v}.;{S} will be ready on {v}.;On {v} {s} will be ready.", "when (is {x}|will {x} be) ready|on (which|what) day is {x} ready", "when {x} (is|will be) ready", "what (is|will be) ready on {v}", "what is ready on {v}", "{x} is ready on {v}"),
    ("T", _DAYS, "We need {s} on {v}.;On {v} we need {s}.;{S} {is} needed on {v}.", "when do we need {x}|on (which|what) day is {x} needed|when is {x} needed", "when we need {x}|on which day {x} is needed", "what do we need on {v}|what is needed on {v}", "what we need on {v}", "we need {x} on {v}"),
    ("T", [f"{n} euros" for n in range(3, 95)], "{S} cost{es} {v}{each}.;We paid {v}{each} for {s}.;{S} {was} {v}{each}.", "how much (does {x} cost|was {x}|did we pay for {x})|what does {x} cost|what is the price of {x}", "how much {x} costs|the price of {x}", "what costs {v}", "what costs {v}", "{x} costs {v}"),
    ("P", _WAYS, "{S} come{es} by {v}.;{S} {is} coming by {v}.;{S} take{es} the {v}.;{S} will come by {v}.", "how (does|will) {x} come|how is {x} coming", "how {x} comes", "who (comes|is coming|will come) by {v}|who takes the {v}", "who (comes|is coming) by {v}", "{x} comes by {v}"),
    ("P", _CITIES, "{S} live{es} in {v}.;{S} moved to {v}.;{S} {is} at home in {v}.", "where does {x} live|in (which|what) city does {x} live", "where {x} lives", "who lives in {v}", "who lives in {v}", "{x} lives in {v}"),
    ("P", _SPORTS, "{S} play{es} {v}.;{S} like{es} to play {v}.", "(which|what) sport does {x} (play|like)|what does {x} play", "what {x} plays", "who plays {v}", "who plays {v}", "{x} plays {v}"),
    ("P", _DAYS, "{S} arrive{es} on {v}.;{S} will be here on {v}.;On {v} {s} arrive{es}.", "when does {x} arrive|on (which|what) day does {x} (arrive|get here)|when will {x} be here", "when {x} arrives|on which day {x} arrives", "who (arrives|comes|will be here) on {v}", "who arrives on {v}", "{x} arrives on {v}"),
    ("P", _JOBS, "{S} take{es} care of {v}.;{S} {is} responsible for {v}.;{S} look{es} after {v}.", "what does {x} take care of|what is {x} responsible for|what does {x} look after", "what {x} takes care of|what {x} is responsible for", "who (takes care of|is responsible for|looks after) {v}", "who (takes care of|is responsible for) {v}", "{x} takes care of {v}"),
    ("P", _ILL, "{S} {is} allergic to {v}.;Please note that {s} {is} allergic to {v}.", "what is {x} allergic to|to what is {x} allergic", "what {x} is allergic to", "who is allergic to {v}", "who is allergic to {v}", "{x} is allergic to {v}"),
    ("P", _FOOD, "{S} bring{es} {v}.;{S} will bring {v}.;{S} promised to bring {v}.", "what (does|will) {x} bring|what is {x} going to bring", "what {x} (brings|will bring)", "who (brings|will bring|is going to bring) {v}", "who (brings|will bring) {v}", "{x} brings {v}"),
    ("P", [f"room {n}" for n in range(1, 40)], "{S} sleep{es} in {v}.;{S} {is} in {v}.;{S} share {v}.", "in (which|what) room is {x}|in (which|what) room does {x} sleep|where does {x} sleep", "in which room {x} (is|sleeps)", "who (is|sleeps) in {v}", "who (is|sleeps) in {v}", "{x} sleeps in {v}")]
# What somebody is to do for another one: sentences, questions for the person, how told, for the matter, how told.
_ABOUT = "the keys,the hotel,the hall,the bill,the tickets,the photos,the boat,the van,the parking,the insurance,the contract,the wifi password,the rent,the permit,the sound system,the lost bag,the repair,the rehearsal,the menu,the bus,the deposit,the weather".split(",")
_GIVEN = "the keys,the tickets,the photos,the contract,the address list,the garden tools,the flowers,the price list,the lost bag,the book,the bill,the old chairs,the letter,the parcel,the cake tin,the drill,the projector,the red coat,the form,the map".split(",")
_ORDERS = [
    (_ABOUT, "Please call {p} about {t}.;Call {p} about {t}.;Somebody should call {p} about {t}.", "(whom|who) (should|must|do) (I|we) call about {t}|(whom|who) (should|must) (I|we) call|who is to be called", "(whom|who) (I|we) should call( about {t}|)", "about what (should|must) (I|we) call {p}|what (should|must) (I|we) call {p} about", "what (I|we) should call {p} about"),
    (_GIVEN, "Please ask {p} for {t}.;Ask {p} for {t}.;You can ask {p} for {t}.;We have to ask {p} for {t}.", "(whom|who) (should|can|must) (I|we) ask for {t}|(whom|who) (should|can) (I|we) ask", "(whom|who) (I|we) should ask for {t}", "what (should|must|can) (I|we) ask {p} for|for what (should|can) (I|we) ask {p}", "what (I|we) should ask {p} for"),
    (_ABOUT, "Write to {p} about {t}.;Please write to {p} about {t}.;Do not forget to write to {p} about {t}.", "to whom (should|must) (I|we) write( about {t}|)|(whom|who) (should|must) (I|we) write to", "to whom (I|we) should write", "about what (should|must) (I|we) write to {p}|what (should|must) (I|we) write to {p} about", "what (I|we) should write to {p} about"),
    (_GIVEN, "Give {t} to {p}.;Please give {t} to {p}.;{T} must be given to {p}.", "to whom (should|must) (I|we) give {t}|who (gets|should get) {t}", "who (gets|should get) {t}", "what (should|must) (I|we) give to {p}|what does {p} get", "what {p} gets"),
    (_GIVEN, "Send {t} to {p}.;Please send {t} to {p}.;{T} must be sent to {p}.", "to whom (should|must) (I|we) send {t}", "to whom (I|we) should send {t}", "what (should|must) (I|we) send to {p}", "what (I|we) should send to {p}"),
    (_GIVEN, "Borrow {t} from {p}.;We can borrow {t} from {p}.;{P} lends us {t}.", "from whom can (I|we) borrow {t}|who lends us {t}", "who lends us {t}", "what can (I|we) borrow from {p}|what does {p} lend us", "what {p} lends us"),
    (_GIVEN, "Thank {p} for {t}.;Please thank {p} for {t}.;We want to thank {p} for {t}.", "(whom|who) (should|do) (I|we) thank( for {t}|)|who is to be thanked", "(whom|who) (I|we) should thank", "for what (should|do) (I|we) thank {p}|what (should|do) (I|we) thank {p} for", "what (I|we) should thank {p} for")]
_STRAY = "Please read this to the end.;More next week.;Thanks to everybody.;The weather was fine.;That is all for now.;See you soon.;Keep this note.;Tell the others, please.".split(";")
_TITLES = "Notes,Plan,For everybody,Reminder,Summer party,Camp,Moving day,The trip,Open points,Club news,What is where,Info,Team notes,Weekend,House,Project week".split(",")
_NAMES = "notes.txt notes.md note.txt plan.md plan.txt info.txt letter.txt todo.md memo.txt summary.md news.txt message.txt camp.txt trip.md party.txt team.md".split()


def _joined(names):
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def _several(source, taken):
    """One relation of two or three groups, each with another value -> [(sentence, asks)]"""
    able = [one for one in _TOLD if source.held_out or not is_held_out("shared " + one[-1])]
    kind, values, sentences, direct, told, back, back_told, claim = source.pick(able)
    groups, out = source.weighted({1: 3, 2: 5, 3: 2}), []
    free = [one for one in values if one not in taken]
    values = source.random.sample(free, min(groups, len(free)))
    taken |= set(values)
    for i, v in enumerate(values):
        n = source.weighted({1: 3, 2: 6, 3: 2})
        names = source.random.sample([one for one in (_THINGS if kind == "T" else world.NAMES) if one not in taken], n)
        taken |= set(names)
        called = ["the " + one if kind == "T" else one for one in names]
        many = n > 1
        words = dict(s=_joined(called), v=v, x="")
        form = source.pick([one for one in sentences.split(";") if many or " share " not in one])
        for slot, (one, more) in {"is": ("is", "are"), "was": ("was", "were"), "es": ("s", ""), "each": ("", " each")}.items():
            form = form.replace("{" + slot + "}", more if many else one)
        sentence = capital(said(source, form, **words))
        asks = [Ask(direct, told, dict(x=one, v=v), "by " * (v in _WAYS) + v, sentence, one) for one in called]
        asks += [Ask(back, back_told, dict(v=v), _joined(called), sentence)] * n
        one = source.pick(called)
        right = len(values) == 1 or source.chance(.5)
        text = said(source, claim, x=one, v=v if right else source.pick([other for other in values if other != v]))
        asks += [_true(source, text, right, sentence)]
        out.append((sentence, asks))
    return out


def _true(source, text, right, line):
    if source.chance(.5):
        return Ask("is it (true|right|correct) that {k}|is it so that {k}", "whether {k}|if {k}", dict(k=text), "Yes." if right else "No.", line)
    return Ask("true or false: {k}|{k}, true or false|is this true or false: {k}", "whether this is true or false: {k}", dict(k=text), "True." if right else "False.", line)


def _order(source, taken, used):
    able = [one for one in _ORDERS if one not in used and (source.held_out or not is_held_out("order " + one[1]))]
    one = source.pick(able)
    used.append(one)
    topics, sentences, who, who_told, what, what_told = one
    p, t = (next(x for x in source.random.sample(pool, len(pool)) if x not in taken) for pool in (world.NAMES, topics))
    taken |= {p, t}
    sentence = capital(said(source, source.pick(sentences.split(";")), p=p, t=t))
    return sentence, [Ask(who, who_told, dict(p=p, t=t), p, sentence), Ask(what, what_told, dict(p=p, t=t), t, sentence)] * 2


def _why(source, taken):
    """Something that happened and why."""
    who = next((one for one in source.random.sample(stories.HE + stories.SHE, 20) if one not in taken), None)
    sentence, asked, answer, who, person = reasons._reason(source, who, "event" if source.chance(.45) else "person")
    if who in taken or not asked.startswith(("why", "how come", "for ")) or any(name in sentence for name in taken if name in world.NAMES) or set("|()") & set(asked):
        return None
    taken.add(who)
    sentence = ". ".join(capital(part) for part in sentence.split(". "))
    sentence += "" if sentence.endswith(".") else "."
    asks = [Ask(asked, "this: " + asked, {}, answer, sentence, said=f"It says: {sentence}\nSo the answer is {answer[0].lower()}{answer[1:]}")] * 3
    return sentence, asks + ([Ask(person, person, {}, who, sentence)] if person else [])


def shared(source):
    """3 to 8 sentences."""
    taken, used, made = set(), [], []
    for _ in range(source.weighted({2: 4, 3: 5, 4: 2})):
        match source.weighted({"several": 5, "order": 3, "why": 4}):
            case "several": made += _several(source, taken)
            case "order": made.append(_order(source, taken, used))
            case _: made += [one] if (one := _why(source, taken)) else []
    seen, kept = set(), []
    for sentence, asks in made:                                         # no question has two answers
        mine = {(ask.direct, ask.values.get("x", ask.values.get("v")) if "{x}" in ask.direct or "{v}" in ask.direct else "") for ask in asks if "{k}" not in ask.direct and "{t}" not in ask.direct and "{p}" not in ask.direct}
        if not mine & seen:
            seen |= mine
            kept.append((sentence, asks))
    if len(kept) < 2:
        return shared(source)
    if source.chance(.6):
        source.random.shuffle(kept)
    lines, asks = [sentence for sentence, _ in kept], [ask for _, asks in kept for ask in asks]
    for stray in source.random.sample(_STRAY, source.weighted({0: 5, 1: 3, 2: 1})):
        lines.insert(source.number(0, len(lines)), stray)
    mark = source.pick(["", "", "", "- ", "- ", "* ", "{i}. "])
    body = "\n".join(mark.replace("{i}", str(i + 1)) + line for i, line in enumerate(lines)) if mark else source.pick([" ", " ", "\n", "\n\n"]).join(lines)
    if source.chance(.3):
        to, by = source.random.sample([name for name in world.NAMES if name not in body], 2)
        gap, closing = source.pick(["\n", "\n\n"]), source.pick(builds.CLOSINGS).format(b=by)
        asks += [Ask("who (wrote|signed) (the letter|this|it)|who is the (letter|note) from|from whom is the letter", "who wrote the letter", {}, by, closing)] * 2
        body = source.pick(builds.OPENINGS).format(a=to) + gap + body + gap + closing
    elif source.chance(.6):
        body = source.pick(["# {t}\n\n", "{t}\n\n", "{t}:\n", "{t}\n"]).format(t=source.pick(_TITLES)) + body
    made = Paper(body, _NAMES, asks, source.pick(["note", "file", "text"]))
    made.more = {0: 3, 2: 3, 4: 3, 6: 2}
    return made


for _one in _TOLD + _ORDERS:                                            # a stray bracket is found here
    for _text in _one[3:]:
        parse(_text)

"""Steps in a row and days with their plans: what a step is, what comes after another one, how many there are, which one something is."""
from ..material import world
from ..material.source import is_held_out
from ..papers.paper import Ask, Paper
from ..papers.values import value
from ..words.said import capital
from .words import NTH, counted, deeds

# What is done with machines, food and forms: {n} a number, {c} a color, {w} a word.
_STEPS = ("Plug in the {p}.|Switch on the {p}.|Switch off the {p}.|Unplug the {p}.|Wait {n} minutes.|Wait until the {p} is {c}.|Wait until the light turns {c}.|Press the {c} button.|Hold the {c} button for {n} seconds.|Turn the knob to {n}.|Open the {p}.|Close the {p}.|Insert the {p}.|Remove the {p}.|Restart the {p}.|Select the {p}.|Choose {w} from the menu.|Enter the code {n}.|Type {w} and press Enter.|Click on {w}.|Download the file {w}.zip.|Unpack {w}.zip.|Log in as {w}.|Log out.|Save the file as {w}.txt.|Set the clock to {h}.|Connect the {c} cable.|Connect the {p} to the {q}.|Put the {p} on the {q}.|Put the {p} into the {q}.|Fill the {p} with water.|Empty the {p}.|Rinse the {p}.|Dry the {p} with a cloth.|"
          "Cut the {p} into {n} pieces.|Heat the {p} to {n} degrees.|Let the {p} cool for {n} minutes.|Stir the {p}.|Add the {p}.|Mix the {p} with the {q}.|Bake the {p} for {n} minutes.|Boil the {p} for {n} minutes.|Cover the {p} with the {q}.|Peel the {p}.|Fold the {p} in half.|Glue the {p} to the {q}.|Paint the {p} {c}.|Tighten the {p}.|Loosen the {p}.|Lift the {p}.|Turn the {p} around.|Check the {p}.|Clean the {p}.|Weigh the {p}.|Measure the {p}.|Mark the {p} with a {c} pen.|Sign the {p}.|Stamp the {p}.|Send the {p} to {N}.|Ask {N} for the {p}.|Give the {p} to {N}.|Call {N}.|Write down the number {n}.|Take a photo of the {p}.|Lock the {p}.|Bring the {p} to room {n}.|Throw away the {p}.|Replace the {p}.|Run the command {w}.|Print the {p}.|Scan the {p}.|Fasten the {p}.|Slide the {p} to the left.|Pull the {p} out.").split("|")
_PARTS = "lid,cover,tray,filter,handle,lever,box,bag,pan,pot,bowl,tank,hose,cable,battery,card,form,letter,drawer,door,window,panel,screen,cap,bottle,valve,pump,wheel,belt,blade,brush,plate,sheet,frame,board,screw,hook,rope,dough,sauce,mixture,vegetables,onions,rice,cake,water,router,printer,camera,monitor,scanner,heater,machine,receipt,ticket,label,key".split(",")
_WHAT = "(what is|what's) the {n} step|what (do I|do we|should I) do {n}( of all|)|(what is|what's) the {n} (instruction|thing to do)|which step is {n}"
_WHAT_N = "|(what is|what's) step {i}|what (do I|must I|should I|do we) do in step {i}|what does step {i} say|what happens in step {i}|step {i}"
_AFTER = "(what|which step) comes (right |directly |)after {x}|what (is|comes) next after {x}|(what|which step) follows {x}|what do I do after this: {x}"
_AFTER_N = "|what (do I|do we|should I) do (right |directly |)after step {i}|(what is|what's) the step after step {i}|what follows step {i}"
_BEFORE = "(what|which step) comes (right |directly |)before {x}"
_BEFORE_N = "|(what is|what's) the step before step {i}|what do I do before step {i}"
_MANY = "how many steps are there( in total| altogether|)|how many steps (does it take|are needed|do I have to do|does (the guide|it|the manual) have)|(what is|what's) the number of steps|how many (instructions|points) are (there|listed)"
_WHICH = "(which|what) step (is|says) {x}|in (which|what) step do I {y}|(what is|what's) the number of the step {x}|which step tells me to {y}"
_TITLES = "How to set up the {p}|How to clean the {p}|Instructions|Steps|Manual|Guide|Setup|Repair of the {p}|{P}: quick guide|Before you start|Howto|Checklist for {N}|Procedure|The {p} in {n} steps|First use".split("|")


def _step(source, taken):
    for _ in range(40):
        form = source.pick(_STEPS)
        if not source.held_out and is_held_out("step " + form):
            continue
        p, q = source.random.sample(_PARTS, 2)
        text = form.format(p=p, q=q, n=source.number(2, 90), c=source.pick(world.COLORS), w=source.word(), h=value(source, "time"), N=source.pick(world.NAMES))
        if text not in taken and not any(text.rstrip(".") in other or other.rstrip(".") in text for other in taken):
            taken.add(text)
            return text


def steps(source):
    """3 to 8 numbered lines."""
    taken, dotted, numbered = set(), source.chance(.8), source.chance(.85)
    if source.chance(.3):
        texts = [capital(one.base) + "." for one in deeds(source, source.number(3, 7))]
    else:
        texts = [_step(source, taken) for _ in range(source.weighted({3: 3, 4: 5, 5: 6, 6: 4, 7: 2, 8: 1}))]
    texts = [text if dotted else text[:-1] for text in texts]
    form = source.pick(["{i}. {x}", "{i}. {x}", "{i}. {x}", "{i}) {x}", "Step {i}: {x}", "Step {i}. {x}", "step {i}: {x}", "{i} - {x}"] if numbered else ["- {x}", "{x}", "* {x}", "- [ ] {x}"])
    lines, last, asks = [form.format(i=i + 1, x=text) for i, text in enumerate(texts)], len(texts) - 1, []
    for i, text in enumerate(texts):
        plain = text.removesuffix(".")
        mark = source.pick(['"{}"', '"{}"', "{}"]).format(plain)
        values = dict(i=i + 1, n="last" if i == last and source.chance(.6) else NTH[i], x=mark, y=plain[0].lower() + plain[1:])
        what = _WHAT + (_WHAT_N if numbered else "")
        asks += [Ask(what, "(what step {i} is|the {n} step|what (I have|we have) to do in step {i})" if numbered else "the {n} step", values, text, lines[i])] * 2
        if i < last:
            asks.append(Ask(_AFTER + (_AFTER_N if numbered else ""), "what comes after {x}|which step follows {x}", values, texts[i + 1], lines[i + 1]))
        if i and source.chance(.5):
            asks.append(Ask(_BEFORE + (_BEFORE_N if numbered else ""), "what comes before {x}", values, texts[i - 1], lines[i - 1]))
        if numbered and source.chance(.5):
            asks.append(Ask(_WHICH, "(which|what) step says {x}|in (which|what) step I {y}", values, str(i + 1), lines[i]))
    asks += _inside(texts, lines)
    asks += [counted(_MANY, "how many steps there are|the number of steps", {}, texts)] * max(2, len(texts) // 2)
    p = source.pick(_PARTS)
    title = source.pick(_TITLES).format(p=p, P=capital(p), n=len(texts), N=source.pick(world.NAMES))
    head = source.pick(["# {t}\n\n", "# {t}\n", "{t}\n", "{t}:\n\n", "", "{t}\n\n", "## {t}\n"]).format(t=title)
    return Paper(head + "\n".join(lines), ["setup.txt", "howto.md", "steps.txt", "manual.md", "instructions.txt", "guide.md", "INSTALL.md", "procedure.md", "cleaning.txt", "repair.md", "usage.txt"], asks, source.pick(["guide", "file", "manual"]))


# Beginning of a step, a question about what follows in it, the same told, whether it is only the next word.
_INSIDE = [
    ("Press the ", "(which|what) button (do I|must I|should I) press|(which|what) button has to be pressed", "which button I (have to|must) press", True), ("Enter the code ", "(which|what) code (do I|must I|should I) enter|(what is|what's) the code", "the code|which code I (have to|must) enter", False), ("Choose ", "what (do I|should I|must I) choose from the menu", "what to choose from the menu", True),
    ("Log in as ", "as (whom|which user) (do I|should I|must I) log in", "as which user to log in", False), ("Set the clock to ", "to what time (do I|should I|must I) set the clock|to what time is the clock set", "to what time to set the clock", False), ("Call ", "(who|whom) (do I|should I|must I) call", "(who|whom) to call", False), ("Click on ", "(what|on what) (do I|should I|must I) click", "what to click on", False),
    ("Turn the knob to ", "to (which|what) number (do I|should I|must I) turn the knob", "to which number the knob is turned", False), ("Download the file ", "(which|what) file (do I|should I|must I) download|what is to be downloaded", "which file to download", False), ("Run the command ", "(which|what) command (do I|should I|must I) run", "which command to run", False), ("Write down the number ", "(which|what) number (do I|should I|must I) write down", "which number to write down", False),
    ("Wait until the light turns ", "(which|what) color (should|must) the light (be|turn)|until when do I wait, (which|what) color must the light have", "which color the light must turn", False)]


def _inside(texts, lines):
    """What a step says, where one step begins so."""
    out = []
    for start, direct, told, word in _INSIDE:
        found = [i for i, text in enumerate(texts) if text.startswith(start)]
        if len(found) == 1:
            rest = texts[found[0]].removesuffix(".")[len(start):]
            out += [Ask(direct, told, {}, rest.split(" ")[0] if word else rest, lines[found[0]])] * 2
    return out


_DAY_TITLES = "Trip to {c}|Our week in {c}|Itinerary|Travel plan|Plan|Holiday|Tour|Schedule|Class trip|Camp|{c} in {n} days".split("|")
_PLACES = "museum,castle,harbor,zoo,market,lighthouse,cathedral,old town,botanical garden,waterfall,cave,lake,island,vineyard,aquarium,palace,tower,beach,glacier,theater,canyon,volcano,monastery,windmill,fortress,opera,planetarium,dunes".split(",")
_EVENTS = [                                                             # sentence, (question, told, slot)
    ("train to {c} at {h}", ("when (does|is) the train to {c}( leave|)|at what time does the train to {c} leave|when does the train leave", "when the train to {c} leaves", "h"), ("(where|to which city) does the train go|where do we go by train", "where the train goes", "c")), ("bus to {c} at {h}", ("when (does|is) the bus to {c}( leave|)|at what time does the bus to {c} leave", "when the bus to {c} leaves", "h"), ("(where|to which city) does the bus go|where do we go by bus", "where the bus goes", "c")),
    ("ferry to {c} at {h}", ("when does the ferry (leave|go)|at what time does the ferry leave", "when the ferry leaves", "h"), ("where does the ferry go", "where the ferry goes", "c")), ("fly home from {c} at {h}", ("when do we fly home|at what time do we fly (home|back)|when is the flight home", "when we fly home", "h"), ("from where do we fly home|(from which|in which) city does the flight home start", "from where we fly home", "c")),
    ("arrive in {c}", ("where do we arrive|in which city do we arrive", "where we arrive", "c")), ("hotel {w}", ("what is the (name of the hotel|hotel called)|(which|what) hotel (is it|do we stay in)|in which hotel do we (sleep|stay)", "the name of the hotel", "w")), ("dinner at {h}", ("when (is dinner|do we have dinner)|at what time is dinner", "when dinner is", "h")), ("dinner with {N}", ("with whom (is the dinner|do we have dinner)|who (comes to|is at) dinner", "with whom we have dinner", "N")),
    ("visit the {p}", ("(which|what) (place|sight) do we visit|what do we visit", "what we visit", "p")), ("boat tour at {h}", ("when (is|does) the boat tour( start|)|at what time is the boat tour", "when the boat tour is", "h")), ("hike to the {p}", ("where do we hike|where does the hike go", "where we hike", "p")), ("meet {N} at {h}", ("(who|whom) do we meet", "(who|whom) we meet", "N"), ("when do we meet {N}|at what time do we meet {N}", "when we meet {N}", "h")),
    ("tickets for the {p}", ("for what do we have tickets|what are the tickets for", "what the tickets are for", "p")), ("rent {n} bikes", ("how many bikes do we rent", "how many bikes we rent", "n")), ("swim in the lake", None), ("free day", None), ("shopping in the old town", None), ("rest and read", None), ("cooking class with {N}", ("who (gives|leads) the cooking class|with whom is the cooking class", "with whom the cooking class is", "N"))]
_ON_DAY = "what (do we do|is planned|happens|is the plan|is on the plan) on {d}|(what is|what's) (the plan for|planned for|on) {d}|what are we doing on {d}|plan for {d}"


def itinerary(source):
    """Days and what is done on each; no event twice."""
    n = source.number(3, 6)
    events = source.random.sample([one for one in _EVENTS if source.held_out or not is_held_out("event " + one[0])], min(n + source.number(0, 3), 12))
    cities, hours, names, places = (source.random.sample(pool, len(events)) for pool in (world.CITIES, [f"{h}:{m:02d}" for h in range(6, 23) for m in (0, 10, 15, 25, 30, 40, 45)], world.NAMES, _PLACES))
    named = source.chance(.25)
    days = source.random.sample(world.DAYS, n) if named else [f"day {i + 1}" for i in range(n)]
    days = sorted(days, key=world.DAYS.index) if named else days
    plan = [[] for _ in days]
    for i, event in enumerate(events):
        plan[i if i < n else source.number(0, n - 1)].append((event, dict(c=cities[i], h=hours[i], N=names[i], p=places[i], n=source.number(2, 9), w=source.pick(["Sol", "Aurora", "Central", "Bellevue", "Rose", "Adler", "Marina", "Astoria", "Luna", "Krone", "Baltic", "Miramar"]))))
    form, joint = source.pick(["{d}: {x}", "{d}: {x}", "{d} - {x}", "- {d}: {x}", "{d}\n{x}", "## {d}\n{x}", "**{d}**: {x}"]), source.pick([", ", ", ", "; ", " and "])
    lines, asks = [], []
    for day, todo in zip(days, plan):
        texts = [event[0].format(**values) for event, values in todo]
        said_ = joint.join(texts)
        lines.append(form.format(d=capital(day), x=said_))
        asks += [Ask(_ON_DAY, "what (we do|is planned) on {d}|the plan for {d}", dict(d=day), said_, lines[-1])] * 2
        for (event, values), text in zip(todo, texts):
            asks += [Ask(direct, told, values, str(values[slot]), lines[-1]) for direct, told, slot in filter(None, event[1:])] * 2
            asks.append(Ask('on (which|what) day (is|do we have) "{x}"|(which|what) day says "{x}"|on (which|what) day is this planned: {x}', 'on (which|what) day "{x}" is planned', dict(x=text), capital(day), lines[-1]))
    asks += [counted("how many days (is the trip|does the trip take|are there|are planned|does the plan have)|(how long is|how many days long is) the trip( in days|)|(what is|what's) the number of days", "how many days (the trip takes|there are)|how long the trip is in days", {}, [capital(day) for day in days])] * 3
    title = source.pick(_DAY_TITLES).format(c=source.pick(world.CITIES), n=n)
    head = source.pick(["# {t}\n\n", "# {t}\n", "{t}\n\n", "", "", "{t}\n"]).format(t=title)
    return Paper(head + "\n".join(lines), ["trip.txt", "itinerary.md", "travel.txt", "plan.md", "tour.txt", "week.txt", "holiday.md", "journey.txt", "days.txt"], asks, source.pick(["plan", "file", "note"]))

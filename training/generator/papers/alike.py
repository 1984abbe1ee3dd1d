"""Two files that say the same things of two days, months, people or places: a question names whose, never the file."""
from ..chat import User
from ..files.deeds import deed
from ..material import world
from ..material.source import is_held_out
from ..words.said import said
from ..words.wording import typed, worded
from . import twins
from .asked import MORE, _answer, _said, _SHOW, _TWO
from .paper import Ask
from .values import value

# Kind of value, sentences, a question, the same behind "tell me". {w}: when or where; {n}: who.
_TIMES = [one.split(" / ") for one in """\
fish,pizza,noodles,pancakes,rice,soup,sausages,salad,mussels,bread and cheese,curry,dumplings,beans / We ate {v}.;There was {v} to eat.;Food: {v} / what did we (eat|have to eat) {w}|what was there to eat {w}|what food did we have {w} / what we ate {w}
sunny,rainy,windy,foggy,cold,hot,cloudy,stormy / The weather was {v}.;It was {v}.;Weather: {v} / (how|what) was the weather( like|) {w}|what weather did we have {w} / how the weather was {w}
a museum,the castle,the harbor,the zoo,a cave,the market,the old mill,a lighthouse,the tower,the gardens / We visited {v}.;We saw {v}.;Visited: {v} / what did we (visit|see) {w}|where did we go {w} / what we visited {w}
12..290 euros / We spent {v}.;Spent: {v};It cost {v}. / how much did we spend {w}|how much money did we spend {w}|what did it cost {w} / how much we spent {w}
train,bus,car,ferry,bike,boat,tram / We travelled by {v}.;We went by {v}.;Travel: {v} / how did we (travel|go) {w} / how we travelled {w}
name / {v} came along.;{v} was with us.;Guest: {v} / who (came along|was with us|was the guest) {w} / who was with us {w}
a tent,a hotel,the hut,the barn,an inn,the hostel,the car,a cabin / We slept in {v}.;Night in {v}. / where did we (sleep|spend the night) {w}|in what did we sleep {w} / where we slept {w}
a hat,postcards,a mug,honey,a map,a shell,a carpet,two lamps,a kite,a knife / We bought {v}.;Bought: {v} / what did we buy {w} / what we bought {w}
3..40 km / We walked {v}.;Distance: {v} / how far did we walk {w}|how many kilometers did we walk {w} / how far we walked {w}
the keys,an umbrella,a shoe,the tickets,the camera,a glove,a bag,the sunglasses / We lost {v}.;Lost: {v} / what did we lose {w}|what was lost {w} / what we lost {w}
05:30,05:45,06:00,06:15,06:30,06:50,07:00,07:15,07:40,08:00,08:20,09:10 / We got up at {v}.;Up at {v}. / when did we get up {w}|at what time did we get up {w} / when we got up {w}""".split("\n")]
_MONTHS = [one.split(" / ") for one in """\
300..9000 euros / We earned {v}.;Income: {v} / how much did we earn {w}|what was the income {w} / how much we earned {w}
20..900 euros / The power bill was {v}.;Power: {v} / how (high|much) was the power bill {w}|how much did we pay for power {w} / how high the power bill was {w}
2..90 lamps / We sold {v}.;Sold: {v} / how many lamps did we sell {w}|how many lamps were sold {w} / how many lamps we sold {w}
name / {v} was on vacation.;On vacation: {v} / who was on vacation {w} / who was on vacation {w}
the roof,the gate,the boiler,the van,the window,the lift,the printer / We repaired {v}.;Repaired: {v} / what did we repair {w}|what was repaired {w} / what we repaired {w}
2..60 guests / {v} stayed with us.;Visitors: {v} / how many guests (did we have|were there|stayed with us) {w} / how many guests we had {w}
name / {v} joined the team.;New: {v} / who joined( the team|) {w}|who was new {w} / who joined {w}""".split("\n")]
_PEOPLE = [one.split(" / ") for one in """\
city / {n} lives in {v}.;Lives in {v}.;Home: {v} / where does {n} live|in (which|what) (city|town) does {n} live / where {n} lives
job / {n} works as a {v}.;Job: {v};Works as a {v}. / what does {n} (work as|do for a living)|what is {n}'s job|(which|what) job does {n} have / {n}'s job
color / The favorite color is {v}.;Favorite color: {v};{n} likes {v}. / what is {n}'s favorite color|(which|what) color does {n} like / {n}'s favorite color
a cat,a dog,two hens,a parrot,a rabbit,a pony,a goldfish,a tortoise / {n} has {v}.;Has {v}.;Pet: {v} / (which|what) (pet|animal) does {n} have / which pet {n} has
18..92 / {n} is {v} years old.;Age: {v};Is {v} years old. / how old is {n}|what is {n}'s age / how old {n} is
day / Birthday: {v};{n} has birthday on {v}.;Born on {v}. / when is {n}'s birthday|(when|on which day) does {n} have birthday / {n}'s birthday
phone / Phone: {v};The number is {v}.;Call {v}. / what is {n}'s (phone |)number|how can I call {n}|under (which|what) number can I call {n} / {n}'s phone number
piano,violin,flute,guitar,drums,trumpet,cello,harp / {n} plays the {v}.;Plays the {v}.;Instrument: {v} / (which|what) instrument does {n} play|what does {n} play / which instrument {n} plays
34..47 / Shoe size {v}.;Shoe size: {v};{n} wears shoes in size {v}. / what is {n}'s shoe size|(which|what) shoe size does {n} have / {n}'s shoe size""".split("\n")]


def _subjects(source):
    """-> (facts, two of [(name of the file, {slots of the questions}, title)])"""
    match source.number(0, 4):
        case 0:
            a = source.number(1, 8)
            days = source.random.sample([a, a + 1], 2)
            stem, words = source.pick(["day{}", "day{}", "day-{}", "day_{}", "tag{}"]), source.pick(["on day {}", "on day {}", "on the {} day"])
            nth = ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
            return _TIMES, [(stem.format(day), dict(w=words.format(nth[day] if "the" in words else day)), f"Day {day}") for day in days]
        case 1:
            return _TIMES, [(day.lower() if source.chance(.7) else day, dict(w=f"on {day}"), day) for day in source.random.sample(world.DAYS, 2)]
        case 2:
            return _TIMES, [(city.lower().replace(" ", "-"), dict(w=f"in {city}"), city) for city in source.random.sample(world.CITIES, 2)]
        case 3:
            return _MONTHS, [(month.lower(), dict(w=f"in {month}"), month) for month in source.random.sample(world.MONTHS, 2)]
    return _PEOPLE, [(name.lower(), dict(n=name), name) for name in source.random.sample(world.NAMES, 2)]


def alike(source, box):
    """Both files are read, then one thing in one of them is asked for, often again about the other."""
    if "read" not in box.operations:
        return None
    if source.chance(.62):
        return twins.twins(source, box)
    facts, subjects = _subjects(source)
    facts = [fact for fact in facts if source.held_out or not is_held_out(fact[2])]
    facts = source.random.sample(facts, source.number(2, min(6, len(facts))))
    end, folder, mark = source.pick(["txt", "txt", "md", "log"]), source.pick(["", "", "notes/", "diary/", "/tmp/", "files/"]), source.pick(["", "", "- ", "* "])
    headed, shared = source.chance(.6), source.chance(.6)
    taken, places, texts, asks = set(), [], [], []
    for file, words, title in subjects:
        mine, own = facts if shared else source.random.sample(facts, len(facts)), []
        lines = [f"# {title}" if end == "md" else title] if headed or "n" in words else []
        for kind, sentences, direct, told in mine:
            v = next((text for text in (value(source, kind) for _ in range(30)) if text not in taken), None)
            if v is None:
                return None
            taken.add(v)
            lines.append(mark + said(source, source.pick(sentences.split(";")), v=v, **words))
            own.append(Ask(direct, told, words, v, lines[-1]))
        places.append(f"{folder}{file}.{end}")
        texts.append("\n".join(lines))
        asks.append(own)
    done = [deed(source, box, "read", text=text, path=place) for text, place in zip(texts, places)]
    if not all(done):
        return None
    ask = source.pick(asks[source.number(0, 1)])
    if source.chance(.7):
        turns = [User(_said(source, _TWO, ask, "", a=places[0], b=places[1]))] + done[0].turns + done[1].turns + [_answer(ask)]
    else:
        turns = [turn for one, place in zip(done, places) for turn in [User(typed(source, worded(source, _SHOW, p=place), place)), *one.turns, one.answer]]
        turns += [User(_said(source, MORE, ask)), _answer(ask)]
    asked = [ask]
    for _ in range(source.weighted({0: 4, 1: 3, 2: 2, 3: 1})):
        ask = source.pick([one for own in asks for one in own])
        if ask not in asked:
            asked.append(ask)
            turns += [User(_said(source, MORE, ask)), _answer(ask)]
    return turns

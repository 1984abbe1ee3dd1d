"""What people tell of themselves, their plans and things, and ask for some turns later: real things in plain words, put right on the way, with other talk between."""
from functools import cache
from pathlib import Path

from ..chat import Answer, User
from ..everyday.grammar import parse, slots
from ..material import world
from ..words.said import capital, said, small
from ..words.wording import worded
from . import counting, facts, plain, stories, sums

_WORDS = {
    "petname": "Biscuit Luna Max Bella Rex Milo Coco Charlie Daisy Oscar Simba Nala Rocky Lucky Mittens Whiskers Shadow Pepper Ginger Bruno Felix Tiger Snowball Buddy Lola Ruby Toby Cookie Peanut Pickles Waffles Mango Olive Hazel Ziggy Smokey Pip Momo Socks Bandit",
    "pet": "dog cat hamster rabbit parrot turtle horse goldfish guinea_pig snake", "color": "red blue green yellow orange purple black white pink brown gray turquoise", "surname": "Miller Patel Kim Weber Garcia Lopez Smith Brown Novak Rossi Chen Singh Moore Clark Evans Park Schmidt Dubois Silva Jensen",
    "food": "pizza pasta sushi soup salad rice curry tacos lasagna pancakes burgers noodles ramen risotto spaghetti chili fish chicken dumplings omelettes falafel mushrooms olives broccoli onions cheese", "drink": "tea coffee water milk juice cola lemonade beer wine cocoa orange_juice apple_juice green_tea hot_chocolate espresso",
    "animal": "elephant tiger lion panda dolphin owl fox wolf penguin giraffe horse koala bear otter eagle", "sport": "tennis football basketball volleyball golf hockey chess badminton rugby squash soccer handball", "season": "spring summer autumn winter", "allergen": "peanuts nuts shellfish milk eggs cats pollen dust soy gluten strawberries dogs bees penicillin",
    "instrument": "piano guitar violin drums flute cello trumpet saxophone harp clarinet ukulele", "car": "Toyota Honda Volvo Ford BMW Fiat Tesla Kia Mazda Audi Subaru Jeep Skoda Renault", "subject": "math history biology chemistry physics geography art music law medicine economics English",
    "street": "Elm_Street Oak_Avenue Main_Street Park_Road Mill_Lane King_Street River_Road Church_Street Maple_Drive Station_Road Hill_Street Green_Lane", "venue": "library station cafe park museum cinema airport market zoo gym bakery theater harbor mall bus_stop town_hall",
    "thing": "passport wallet umbrella phone glasses charger jacket notebook camera laptop backpack ticket headphones book scarf ring watch", "goods": "milk bread eggs butter cheese apples bananas rice coffee sugar tomatoes flour onions carrots soap honey yogurt tea pasta oranges potatoes", "language": "Spanish French German Italian Japanese Chinese Russian Portuguese Korean Arabic Greek Swedish Dutch Polish Turkish Hindi English",
    "relative": "aunt uncle cousin grandmother grandfather mother father brother sister", "workplace": "bank bakery hospital school hotel museum library restaurant zoo pharmacy supermarket post_office bookshop garage law_firm", "topping": "mushrooms ham olives onions pineapple salami spinach tuna peppers bacon extra_cheese",
    "weather": "sunny cloudy rainy windy foggy cold warm hot snowy stormy", "ware": "jacket bike lamp phone table bag chair book camera sofa shirt coat printer", "plants": "plants chickens trees books bikes cats guitars fish cups plants cousins stamps chairs roses", "nth": "first second third fourth fifth sixth seventh tenth",
    "project": "Falcon Apollo Sunrise Neptune Bluebird Phoenix Atlas Mercury Orion Lighthouse Aurora Redwood Compass Horizon Pegasus Nova", "password": "sunflower22 bluewhale9 hunter42 coffee-time Pineapple7 greenTree88 moonlight lemon4pie Snow2White dragonfly5 river-bank-12 PurpleRain1 welcome123 banana99 kitten2020",
    "snack": "muffins bagels burgers tacos coffees cookies sandwiches donuts pizzas salads croissants teas juices pretzels rolls chairs tickets plates", "fear": "spiders snakes heights dogs mice thunder flying the_dark clowns bees",
    "nick": "Sunny Captain Ace Doc Scout Chief Ziggy Bean Sparrow Maverick Rusty Duke Bubbles Professor Tiger Skipper Moose Pixie Bear Champ Rocket Freckles Boss Lefty Flash Peaches Red Teddy Wolf Jojo Kit Buzz Dash Hawk Coco Queenie Smiley Sherlock Mouse Twig Blue Panda Gizmo Shorty Big_J Dr_Bob Mister_K Lady_Bug Old_Tom Coach_Z",
    "item": "lamp book scarf ring watch ball puzzle camera backpack jacket notebook ticket wallet mug kite drum teapot candle bracelet necklace map compass hat cap", "garment": "coat hat shirt jacket scarf dress sweater cap skirt tie raincoat", "vehicle": "bus train bike tram taxi car ferry plane boat subway scooter", "plant": "tomatoes roses beans carrots tulips pumpkins herbs potatoes strawberries onions sunflowers peas lettuce cherries mint", "cake": "a_carrot_cake a_cheesecake a_chocolate_cake a_lemon_cake bread a_pie a_plum_cake banana_bread a_nut_cake an_apple_pie cookies muffins a_birthday_cake rolls waffles",
    "word": "pineapple giraffe umbrella banana mountain sunshine butterfly lantern dragon coconut pumpkin rocket zebra marble thunder blueberry castle penguin walnut harvest velvet cactus"}
_PHRASES = {
    "where": "on the kitchen table|in the drawer|under the bed|in the backpack|on the shelf|in the car|next to the door|in the kitchen|behind the sofa|in the coat pocket|on the desk|in the garage|under the doormat|in the blue box|on top of the fridge|in the bathroom|under the flower pot|in the hall|at the office|on the windowsill",
    "chore": "call the bank|water the plants|pick up the kids|buy a present|feed the cat|pay the rent|clean the kitchen|send the invoice|return the books|wash the car|take out the trash|call grandma|mow the lawn|print the tickets|renew the passport|book a hotel|walk the dog|write the report|fix the bike|iron the shirts",
    "spot": "the blue room|the big hall|the library|the kitchen|the basement|the conference room|the canteen|the gym|the lobby|the attic|the small hall|the red room|the town hall|the meeting room|the green room|the cafeteria|the main building|the old office|the garden house|the music room|room 5|room 12|room 31|room 204|room B2|room 117",
    "title": "The Hobbit|Dune|Moby Dick|Emma|Dracula|Treasure Island|The Martian|Frankenstein|Jane Eyre|Little Women|Animal Farm|The Old Man and the Sea|The Great Gatsby|Robinson Crusoe|Peter Pan|The Jungle Book"}
PICKED = {kind: words.replace("_", "\0").split() for kind, words in _WORDS.items()} | {kind: words.split("|") for kind, words in _PHRASES.items()}
PICKED = {kind: [word.replace("\0", " ") for word in words] for kind, words in PICKED.items()}


def _hour(source, joint):
    return f"{source.number(7, 11)}{joint}am" if source.chance(.35) else f"{source.number(1, 9)}{joint}pm"


def value(source, kind):
    """A real value: a name, a day, a time, a price."""
    n = source.number
    match kind.rstrip("0123456789"):
        case "name": return source.pick(world.NAMES)
        case "he": return source.pick(stories.HE)
        case "she": return source.pick(stories.SHE)
        case "city": return source.pick(world.CITIES)
        case "day": return source.pick(world.DAYS)
        case "month": return source.pick(world.MONTHS)
        case "job": return source.pick(world.JOBS)
        case "time": return source.pick([f"{n(7, 21)}:{source.pick(['00', '15', '30', '45', '30', '40', '10'])}", _hour(source, " "), _hour(source, ""), _hour(source, source.pick([":15 ", ":30 ", ":45 ", ":30"])), source.pick(["noon", "half past six", "quarter to eight", "half past nine"]), f"{n(1, 12)} o'clock"])
        case "date": return f"{source.pick(world.MONTHS)} {n(1, 28)}" if source.chance(.7) else f"the {n(4, 19)}th of {source.pick(world.MONTHS)}"
        case "age": return str(n(18, 79))
        case "kid": return str(n(2, 17))
        case "few": return str(n(2, 5))
        case "n": return str(n(3, 49))
        case "big": return str(n(11, 99) if source.chance(.4) else n(100, 9999))
        case "size": return str(n(36, 47))
        case "tall": return str(n(150, 199))
        case "year": return str(n(1950, 2012))
        case "room": return source.pick([str(n(1, 40)), str(n(101, 899)), f"{source.pick('ABC')}{n(1, 30)}"])
        case "gate": return f"{source.pick('ABCDEF')}{n(1, 40)}" if source.chance(.75) else str(n(1, 60))
        case "seat": return f"{n(1, 38)}{source.pick('ABCDEF')}"
        case "address": return f"{n(1, 99)} {source.pick(PICKED['street'])}"
        case "phone": return source.pick([f"555-{n(1000, 9999)}", f"0{n(100, 999)} {n(100000, 999999)}", f"{n(200, 999)}-555-{n(1000, 9999)}"])
        case "code": return str(n(1000, 9999))
        case "money": return f"{source.pick([n(2, 30) * 50, n(40, 990)])} {source.pick(['dollars', 'euros'])}"
        case "price": return f"{n(5, 99)} {source.pick(['dollars', 'euros', 'dollars'])}"
        case "score": return f"{n(1, 7)} to {n(0, 4)}" if source.chance(.5) else f"{n(1, 7)}-{n(0, 4)}"
        case base: return source.pick(PICKED[base])


@cache
def _subjects():
    """-> (statements, [(questions, answer)]) of `lives.txt`"""
    out = []
    for block in (Path(__file__).parent / "lives.txt").read_text().strip().split("\n\n"):
        statements, *asked = block.split("\n")
        out.append((statements, [tuple(part.strip() for part in line[1:].split(" = ")) for line in asked]))
    return out


def _second(answer):
    """An answer behind other words."""
    return small(answer) if answer.startswith(("Your ", "You ", "The ", "It ", "Today ", "There ", "Dinner ", "Breakfast ", "Checkout ")) else answer


class _Life:
    """One fact with its values."""

    def __init__(self, source, taken):
        self.statements, self.asked = source.pick(_subjects())
        names = sorted(slots(parse(self.statements)))
        self.values = {}
        for name in names:
            self.values[name] = self._fresh(source, name, taken)

    def _fresh(self, source, name, taken):
        for _ in range(20):
            new = value(source, name)
            if new not in taken:
                break
        taken.add(new)
        return new

    def about(self):
        """What no other fact of the conversation may be about."""
        return {" ".join(answer.split()[:2 if answer.startswith("Your") else 3]).split(" {")[0] for _, answer in self.asked} | {word for word in ("number", "meeting", "flight", "exam", "word", "lunch", "order") if word in self.asked[0][1]}

    def statement(self, source):
        return _said(source, self.statements, self.values)

    def plain(self, source):
        """Its first wording: a whole sentence that other words can stand around."""
        first = parse(self.statements)[0]
        text = self.statements
        if hasattr(first, "options") and len(parse(self.statements)) == 1:
            depth, at = 0, 0
            for at, sign in enumerate(text + "|"):
                depth += (sign == "(") - (sign == ")")
                if sign == "|" and not depth:
                    break
            text = text[:at]
        return _said(source, text, self.values)

    def acknowledged(self):
        answer = self.asked[0][1].format(**self.values)
        if answer.startswith("Your name is"):
            return f"Nice to meet you, {self.values['name']}."
        return "OK, " + _second(answer)

    def changed(self, source, taken):
        """Another value where there was one -> (the old, the new), or None"""
        name = source.pick([name for name in self.values if name not in ("pet", "relative", "relative2", "thing", "plants", "ware", "chore", "subject", "sport")] or [None])
        if name is None:
            return None
        old = self.values[name]
        self.values = self.values | {name: self._fresh(source, name, taken)}
        return old, self.values[name]

    def single(self, answer):
        """The one value of an answer."""
        names = slots(parse(answer)) - {"pet", "relative", "relative2", "thing", "ware", "plants", "subject"}
        return next(iter(names)) if len(names) == 1 and answer.rstrip(".s").endswith("}") else None


_LEAD = ("hi, |hey, |hello! |hi! |hello, |hey there, |good morning, |hi there! |ok so |so |well, |ok, |by the way, |btw |oh, |just so you know, |fyi, |for your information: |listen, |a quick note: |one thing: |you should know that |I should tell you that |let me tell you something: |before I forget: |remember that |remember: |please remember that |remember this: |please remember: |note that |keep in mind that |don't forget that |please note: |for later: |info for you: ")
_TAIL = ". (Please |)remember (that|this|it)( for later| for me|)|. Keep (that|it) in mind|, (please |)(remember that|keep that in mind|don't forget it|remember it)|. I'll ask you (about it |)later|. (Got it|OK|ok)?|, ok?|. Don't forget (it|that)|. (Can|could) you remember that?"
_AND_SO = "{q}?|{q}?|{q}?|{q}?|{q}?|{q}?|{q}|{q}|so {q}?|so, {q}?|and {q}?|hey, {q}?|ok, {q}?|ok now {q}?|now, {q}?|thanks. {q}?|cool. {q}?|great. {q}?|question: {q}?|quick question: {q}?|quick question, {q}?|do you remember? {q}?|do you still know: {q}?|I forgot, {q}?|I forgot: {q}?|sorry, {q}?|tell me, {q}?|one more thing: {q}?|{q}, please?|hm, {q}?|wait, {q}?|back to what I said, {q}?|now tell me: {q}?|{q}? I forgot|let's see if you remember: {q}?|by the way, {q}?|alright, {q}?|earlier I told you something. {q}?|can you remind me, {q}?|test: {q}?|and one more: {q}?"
_BRIEF = " Just the answer| just the answer please| Only the answer, please| short answer please| Keep it short, just the answer| No full sentence| Only that, nothing else"
_NOW = "actually, {s}|actually {s}|sorry, {s}|no wait, {s}|wait, {s}|oops, {s}|correction: {s}|I was wrong, {s}|sorry, I meant {v}, not {o}|I meant {v}, not {o}|no, {v}, not {o}|make that {v}|sorry, {v}, not {o}|oh no, I mean {v}|wait, it's {v}, not {o}|I made a mistake. {S}|hm, not {o}, {v}|scratch that, {s}|let me correct that: {s}"
_LATER = "actually, {s}|actually {s}|actually, {s}, not {o}|oh wait, {s}|change of plans: {s}|update: {s}|small correction: {s}|correction: {s}|I have to correct myself: {s}|I was wrong earlier. {S}|I was wrong before, {s}|sorry, I told you {o}, but {s}|I said {o} before, but {s}|sorry, earlier I said {o}. {S}|by the way, {s}, not {o}|oh, I made a mistake: {s}|I need to correct something: {s}|wait, I got that wrong. {S}|forget what I said about {o}, {s}|hm, I just checked and {s}|things changed: {s}|not {o} after all: {s}|turns out {s}"
_EITHER = "did I say {a} or {b}|was it {a} or {b}|{a} or {b}|was that {a} or {b}|which was it, {a} or {b}|{a} or {b}, which one was it|did I tell you {a} or {b}|did I mention {a} or {b}"
_TRUE = "is it (true|right|correct) that {s}?|{s}, right?|{s}, (is that right|correct|true)?|did I say (that |){s}?|did I tell you (that |){s}?|yes or no: {s}?|{s} - yes or no?|am I right that {s}?"
HEARD = "Got it!|Okay, noted.|Thanks for letting me know!|Sure, I'll remember that.|Understood.|OK.|Noted!|Great, thanks for telling me.|Nice!|Alright, I'll keep that in mind.|Sounds good!|I'll remember that."
GAPS = (plain.arithmetic, sums.sums, plain.greeting, facts.fact, counting.brief, counting.letters)


def _ask(source, life, several):
    """A question about one fact -> turns"""
    questions, answer = source.pick(life.asked)
    if source.chance(.55):
        questions, answer = life.asked[0]
    for _ in range(9):
        question = worded(source, questions, **life.values)
        if not several or not {"it", "that", "this"} & set(question.replace("?", "").split()):
            break
    text = said(source, _AND_SO, q=question)
    short = life.single(answer)
    if answer in ("Yes.", "No."):
        return [User(_typed(source, text)), Answer(f"The user told me: {_second(life.asked[0][1].format(**life.values))}", answer)]
    thought, answer = f"The user told me: {life.values[short] if short else _second(answer.format(**life.values)).rstrip('.')}.", answer.format(**life.values)
    if short and text.endswith("?") and source.chance(.1):
        return [User(_typed(source, text) + " " + said(source, _BRIEF) + source.pick([".", ".", ""])), Answer(thought, life.values[short])]
    return [User(_typed(source, text)), Answer(thought, answer)]


def _both(source, lives):
    """Two facts asked for in one sentence, or all that was told."""
    if source.chance(.3):
        text = said(source, "what do you know about me|what did I tell you( so far| about me|)|what do you remember( about me|)|what have I told you( so far|)|sum up what I told you|repeat what I told you|tell me (everything|all) I told you")
        told = [life.asked[0][1].format(**life.values) for life in lives]
    else:
        lives = source.random.sample(lives, 2)
        asked = [source.pick(life.asked) if source.chance(.5) else life.asked[0] for life in lives]
        text = " and ".join(worded(source, questions, **life.values) for (questions, _), life in zip(asked, lives))
        told = [answer.format(**life.values) for (_, answer), life in zip(asked, lives)]
        if any(answer in ("Yes.", "No.") for answer in told):
            return []
    ask = said(source, _AND_SO, q=text) if text.startswith(("wh", "do", "on", "at", "how", "in", "to")) else text + source.pick([".", ""])
    return [User(_typed(source, ask)), Answer("The user told me: " + " ".join(_second(answer) for answer in told), " ".join(told))]


def _check(source, life, taken, old=None):
    """Yes or no, one or the other."""
    name = life.single(life.asked[0][1])
    if name and source.chance(.5):
        other = old if old and source.chance(.6) else life._fresh(source, name, taken)
        a, b = source.random.sample([life.values[name], other], 2)
        form = "is it {a} or {b}( now|)|{a} or {b}(, which one is it| now|)" if old else _EITHER
        return [User(_typed(source, said(source, form, a=a, b=b) + "?", a)), Answer(f"The user told me: {life.values[name]}.", life.values[name])]
    said_so = life.plain(source)
    if said_so.startswith(("remember", "please")):
        return _ask(source, life, True)
    yes = source.chance(.5)
    right = life.values
    if not yes and not life.changed(source, taken):
        return _ask(source, life, True)
    text = said(source, _TRUE, s=life.plain(source))
    life.values = right
    thought = life.asked[0][1].format(**right)
    return [User(_typed(source, text)), Answer(f"{thought.rstrip('.')}. {'That is so' if yes else 'That is not so'}.", "Yes." if yes else "No.")]


def _said(source, text, values):
    return said(source, text, **values).replace(" a orange", " an orange")


def _typed(source, text, *values):
    return text if text.startswith(values or ("\0",)) or source.chance(.4) else capital(text)


def lived(source):
    """Facts told in one or several messages, other talk, a value put right, and questions."""
    taken, lives, about = set(), [], set()
    for _ in range(source.weighted({1: 5, 2: 4, 3: 3, 4: 1})):
        life = _Life(source, taken)
        if not life.about() & about:
            lives.append(life)
            about |= life.about()
    several, turns = len(lives) > 1, []
    heard = source.chance(.2)
    acknowledged = lambda text: Answer("", said(source, HEARD), foreign=True) if heard else text
    if len(lives) > 1 and source.chance(.5):                            # all at once
        parts = [life.statement(source) for life in lives]
        text = source.pick([". ".join(map(capital, parts)), ". ".join(map(capital, parts)), ", ".join(parts[:-1]) + " and " + parts[-1], ". ".join(parts), "\n".join(map(capital, parts)), "\n".join("- " + part for part in parts), ". also ".join(parts), ". Oh, and ".join([capital(parts[0])] + parts[1:])])
        groups = [(text, "OK, I will remember that.", lives)]
    else:
        groups = [(life.statement(source), life.acknowledged(), [life]) for life in lives]
    if len(groups) == 1 and source.chance(.15):                         # told and asked in one breath
        asking = _ask(source, source.pick(groups[0][2]), several)
        joint = ". " if groups[0][0][-1] not in ".?!" else " "
        return [User(_typed(source, (said(source, "hi,|hey,|hello!|hi!|ok,|ok so|so,|well,") + " " if source.chance(.3) and "\n" not in groups[0][0] else "") + groups[0][0] + joint + asking[0].text)), asking[1]]
    for text, answer, told in groups:
        framed = not text.startswith(("remember", "please", "keep", "don't", "- ", "hi", "call", "remind", "you can call")) and "please" not in text and "\n" not in text
        if source.chance(.35) and framed:
            text = said(source, _LEAD) + " " + text
        elif source.chance(.15) and framed and text[-1].isalnum():
            text += said(source, _TAIL)
        text = _typed(source, text) + (source.pick([".", ".", "", "!"]) if text[-1].isalnum() else "")
        turns += [User(text), acknowledged(Answer(f"I should remember this: {', '.join(v for life in told for v in life.values.values() or [_second(life.asked[0][1]).rstrip('.')])}.", answer))]
        if source.chance(.25):
            turns += source.pick(GAPS)(source)
    old, fixed = None, source.pick(lives)
    if source.chance(.4):
        later = source.chance(.65) or len(lives) > 1
        for _ in range(source.weighted({0: 2, 1: 3, 2: 2}) if later else 0):
            turns += source.pick(GAPS)(source)
        later = later or len(turns) > 2
        before = fixed.values
        change = fixed.changed(source, taken)
        if change:
            old, new = change
            text = said(source, _LATER if later else _NOW, s=fixed.plain(source), S=capital(fixed.plain(source)), v=new, o=old)
            turns += [User(_typed(source, text, new) + (source.pick([".", ""]) if text[-1].isalnum() else "")), acknowledged(Answer(f"I should remember this: {new} instead of {old}.", fixed.acknowledged()))]
        else:
            fixed.values = before
    for _ in range(source.weighted({0: 3, 1: 3, 2: 2, 3: 1})):
        turns += source.pick(GAPS)(source)
    both = _both(source, lives) if several and source.chance(.25) else []
    if both and source.chance(.5):
        return turns + both
    turns += both
    asked = source.random.sample(lives, source.number(1, len(lives)))
    if old and fixed not in asked:
        asked.append(fixed)
    for life in asked:
        turns += _check(source, life, taken, old if life is fixed else None) if source.chance(.22) else _ask(source, life, several or len(turns) > 2)
        if source.chance(.12):
            turns += source.pick(GAPS)(source)
    return turns

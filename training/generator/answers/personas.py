"""Who the assistant is and what its place is like, told in the system text and asked by guests."""
from ..chat import Answer, User
from ..material import world
from ..words.said import said
from ..words.wording import typed

_NAMES = "Juniper Max Luna Otto Nova Bello Sage Robin Echo Milo Iris Pixel Hugo Olive Atlas Wren Coco Felix Ruby Basil Mira Toni Ziggy Ada".split()
_PLACES = "the Corner Cafe|the Harbor Hotel|Green Bikes|the City Library|the Old Mill Bakery|Sunny Dental|the River Museum|Fast Parcel|the North Gym|Blue Door Books|the Garden Center|Villa Rosa|the Star Cinema|Lake Boats|the Pet Clinic|Tiny Tools|the Music School|Hill Campsite|the Tea House|Metro Taxi".split("|")
_WHAT = ["assistant", "friendly assistant", "helper", "voice", "chat bot", "receptionist", "virtual assistant", "support bot"]
_WHO = "who are you?|what is your name?|what's your name?|and you are?|what are you called?|how are you called?|do you have a name?|whom am I talking to?|(may|can) I ask your name?|tell me your name|(hello|hi)(,|.) who is this?|your name?"
_WHERE = "where do you work?|which (place|shop|company) is this?|(for whom|who) do you work for?|where am I?|what place is this?"


def in_system(source):
    """-> (the text, turns that ask for some of it)"""
    name, place = source.pick(_NAMES), source.pick(_PLACES)
    text = source.pick([f"You are {name}, the {source.pick(_WHAT)} of {place}.", f"Your name is {name}. You are the {source.pick(_WHAT)} of {place}.", f"You are {name}. You work for {place}.", f"You are the {source.pick(_WHAT)} of {place} and your name is {name}.", f"Act as {name}, {source.pick(_WHAT)} of {place}."])
    facts = source.random.sample(_FACTS, source.number(1, 4))
    asked = [(_WHO, f"I am {name}.", f"My name is {name}.")] * source.chance(.7) + [(_WHERE, f"{place[0].upper()}{place[1:]}.", f"It is {place}.")] * source.chance(.2)
    for make in facts:
        told, questions = make(source)
        text += source.pick([" ", " ", "\n"]) + told
        asked += [(question, answer, told) for question, answer in questions]
    text += source.pick(["", "", " Be brief.", " Answer politely and briefly.", " Only answer what you are asked.", " Guests write to you."])
    asked = source.random.sample(asked, min(len(asked), source.number(1, 4)))
    return text, [[User(typed(source, said(source, question))), Answer(f"The text says: {told}", answer)] for question, answer, told in asked]


def _open(source):
    a, b, c, d = source.number(6, 9), source.number(15, 20), source.number(10, 12), source.number(13, 14)
    form = source.pick([lambda h: f"{h}:00", lambda h: f"{h} am" if h < 12 else f"{h - 12 or 12} pm"])
    day = source.pick(["Saturday", "Sunday"])
    told = f"We are open from {form(a)} to {form(b)} on weekdays and from {form(c)} to {form(d)} on {day}."
    questions = [("when do you (open|start) on (weekdays|Monday|Wednesday|Friday)?|from when are you open on (Tuesday|Thursday)?", form(a)), ("when do you close on (weekdays|Monday|Wednesday|Friday)?|until when are you open on (Tuesday|Thursday)?|how long are you open on weekdays?", form(b)),
                 (f"when do you (open|start) on {day}?|from when are you open on {day}?|at what time do you open (on {day}|{day}s)?", form(c)), (f"when do you close on {day}?|until when are you open on {day}?|at what time do you close on {day}?", form(d))]
    return told, source.random.sample(questions, 2)


def _prices(source):
    goods = source.random.sample("coffee tea lemonade cake soup sandwich salad croissant juice cocoa waffle muffin".split(), 3)
    costs = [f"{source.number(1, 14)}.{source.pick(['00', '20', '50', '80', '90'])} euros" for _ in goods]
    told = "Prices: " + ", ".join(f"{good} {cost}" for good, cost in zip(goods, costs)) + "."
    return told, [(f"(how much is|what costs|what does) (a |the |){good}( cost|)?|what is the price of (a |the |){good}?|{good}, how much?", cost) for good, cost in source.random.sample(list(zip(goods, costs)), 2)]


def _allowed(source):
    what, yes = source.pick(["dogs", "bicycles", "children", "large bags", "cameras"]), source.chance(.5)
    told = source.pick([f"{what.capitalize()} are {'allowed' if yes else 'not allowed'}.", f"{what.capitalize()} are {'welcome' if yes else 'not welcome'}."])
    return told, [(f"are {what} (allowed|welcome|ok|all right)?|(may|can) I bring {what}?|do you (allow|take) {what}?", "Yes." if yes else "No.")]


def _has(source):
    things = source.random.sample("a car park|wifi|a lift|a garden|a terrace|a shower|lockers|a playground|a quiet room|air conditioning|a kitchen|a pool".split("|"), 2)
    told = f"We have {things[0]} but no {things[1].removeprefix('a ')}."
    return told, [(f"do you have {things[0]}?|is there {things[0]}?|have you got {things[0]}?", "Yes."), (f"do you have {things[1]}?|is there {things[1]}?|have you got {things[1]}?", "No.")]


def _contact(source):
    phone, mail = f"555-0{source.number(100, 199)}", f"{source.pick(['info', 'hello', 'desk', 'office'])}@{source.word()}.example"
    told = f"Phone: {phone}, mail: {mail}."
    return told, [("what is your (phone number|number|telephone number)?|how can I call you?|your phone number(, please|)?", phone), ("what is your (mail|e-mail|email|mail address)?|where can I write to?|to which address can I send a mail?", mail)]


def _place(source):
    street, city = f"{source.number(1, 190)} {source.pick(['Mill Lane', 'Bridge Street', 'Park Road', 'Station Square', 'High Street', 'Elm Road', 'Harbor Way'])}", source.pick(world.CITIES)
    return f"Address: {street}, {city}.", [("what is your address?|where can I find you?|where are you?", f"{street}, {city}"), ("in which (town|city) are you?|which (town|city) is that in?", city)]


def _boss(source):
    boss, code = source.pick(world.NAMES), f"{source.word()}-{source.number(10, 99)}"
    return f"The manager is {boss}. The wifi password for guests is {code}.", [("who is (the manager|your manager|the boss)?|who runs this place?", boss), ("what is the (wifi|wi-fi) password?|how do I get into the wifi?|the wifi password, please", code)]


_FACTS = [_open, _prices, _allowed, _has, _contact, _place, _boss]

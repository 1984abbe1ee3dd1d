"""What somebody did at what time, two or three such deeds, and questions that name the verb, the time or the thing."""
import re

from ..chat import Answer, User
from ..material import world
from ..words.said import capital, said
from . import lives

# past : base : what was done
_DEEDS = [line.split(":") for line in """built:build:a canoe|a treehouse|a birdhouse|a stone wall|a kite|a snowman|a sandcastle|a bookcase|a raft|a henhouse|a rabbit hutch
bought:buy:a kettle|a red bike|new boots|two lamps|a used car|a ticket|a tent|a cookbook|a fern|a blue sofa|a melon|a violin|stamps
sold:sell:the piano|the old car|three chairs|the boat|the tractor|my bike|some paintings|the house|eggs|a carpet|the tent|forty books
lost:lose:an umbrella|my wallet|a glove|the car keys|an earring|my passport|a bet|my watch|a tooth|the map|my phone|a shoe
found:find:a coin|a lost kitten|a letter|an old photo|mushrooms|a gold ring|a four-leaf clover|a shell|a wallet|a feather
cooked:cook:lentil soup|a fish stew|rice and beans|pasta|a pumpkin curry|potato soup|chili|an omelette|goulash|dumplings|noodles
baked:bake:a plum cake|rye bread|cookies|an apple pie|muffins|a pizza|rolls|a birthday cake|a lemon tart
ate:eat:pancakes|a burger|a salad|fried fish|tomato soup|sushi|two apples|porridge|tacos|a cheese sandwich|ice cream|lasagna
drank:drink:mint tea|cocoa|orange juice|two coffees|a glass of milk|lemonade|iced tea|apple juice
saw:see:a fox|an owl|two deer|a comedy|a rainbow|an opera|a falling star|a whale|the mayor|a magic show|a hedgehog|a western
heard:hear:a concert|a strange noise|a cuckoo|a funny story|an old song|thunder|a lecture about bees|wolves
visited:visit:the zoo|my aunt|a castle|the dentist|Lisbon|an old mine|the aquarium|a farm|the museum|my old school|Prague|a lighthouse
read:read:a crime novel|a comic|a book about trains|three poems|the newspaper|a biography|a fairy tale|a cookbook
wrote:write:a poem|two letters|a short story|a postcard|a song|an article|a report|a shopping list|a speech
painted:paint:the fence|the kitchen|a portrait|the garage door|a bowl of fruit|the shed|the bedroom|eggs|a sunset
repaired:repair:the roof|a clock|the washing machine|the bike|a chair|the radio|the gate|the sink|the toaster
planted:plant:tulips|an apple tree|onions|beans|a cherry tree|strawberries|roses|pumpkins|garlic
picked:pick:cherries|blackberries|apples|flowers|pears|grapes|plums|mint
caught:catch:a trout|a cold|a butterfly|two fish|a frog|the flu|a crab|a mouse
made:make:a scarf|a candle|jam|a bracelet|a paper boat|soap|a mask|a puppet|cheese|a lantern
learned:learn:chess|to swim|to juggle|a poem by heart|the tango|sign language|to knit|to ski|to dive|a card trick
played:play:chess|tennis|cards|the flute|football|golf|dominoes|the drums|volleyball|badminton
won:win:a teddy bear|a medal|a cake|fifty dollars|a chess game|a trip to Rome|the race|a goldfish|a silver cup
broke:break:a vase|my leg|a window|two plates|a cup|my arm|a mirror|the remote|a chair
washed:wash:the car|the curtains|the dog|my jacket|the windows|all the towels|the carpet
cleaned:clean:the attic|the oven|the cellar|the fridge|the garage|the windows|the pool|my boots
promised:promise:a cake|a phone call|a visit|a story|help with the move|a photo|a ride to the airport
borrowed:borrow:a ladder|a drill|a tent|three books|a suitcase|a bike pump|an umbrella|a cake tin
lent:lend:a hammer|my bike|a dress|my guitar|ten dollars|a blanket|my camera
ordered:order:a pizza|a blue rug|new glasses|flowers|two chairs|a birthday cake|a desk|green curtains
sent:send:a parcel|a postcard|flowers|an invitation|two letters|a photo|a thank-you card
forgot:forget:my umbrella|the milk|my key|a birthday|the tickets|my lunch|the password|the charger
watched:watch:a film about whales|a football match|a cartoon|the sunset|a cooking show|the news|a tennis final
climbed:climb:a hill|a tower|an old oak|a ladder|a volcano|the church tower|a high wall
wore:wear:a green coat|a straw hat|my old boots|a mask|a blue suit|two sweaters|a raincoat
sang:sing:a lullaby|three songs|in the choir|an old ballad|a folk song
knitted:knit:a scarf|a cap|gloves|socks|a sweater|a baby blanket
carried:carry:a sofa|two buckets|a heavy bag|the piano|forty bricks|a crate
met:meet:my cousin|an old friend|the new neighbor|a pilot|my teacher|the mayor|two Swedes|a singer
chose:choose:the blue wallpaper|a window seat|the soup|a black frame|the small room|the red paint""".split("\n")]
_DEEDS = [(past, base, things.split("|")) for past, base, things in _DEEDS]
_TIMES = "yesterday|last summer|last winter|last week|last month|last year|last night|this morning|this afternoon|two days ago|a week ago|three years ago|last weekend|at Easter|at Christmas|at noon|in May|in July|in October|in March|on Monday|on Tuesday|on Friday|on Sunday|on Saturday|last Thursday|last spring|last autumn|before breakfast|after lunch|on my birthday|in 2015|in 2021|during the holidays|as a child|an hour ago|at midnight|after work|over the weekend|in the evening".split("|")
_PLACES = "in Porto|at school|at the market|in the garden|at my uncle's house|on the beach|at work|in the mountains|at the lake|in the city|at home|at the station|in Vienna|in the cellar|by the river|on the balcony|at the harbor|in a small shop|in the park|at the fair|near the church|on an island".split("|")
_WITH = "with {n}|with my sister|with two friends|with my father|with my neighbor|with the children|with {n} and {m}|with my aunt|with a colleague|with my grandson".split("|")
_JOINTS = [". ", ". ", ". ", ". ", " and ", ", ", ", and ", "; ", "\n"]
_ASKED = "{q}?|{q}?|{q}?|{q}?|{q}?|{q}?|{q}|{q}|so {q}?|so, {q}?|and {q}?|now, {q}?|tell me, {q}?|do you remember: {q}?|ok, {q}?|{q} again?|remind me: {q}?|question: {q}?|I forgot, {q}?|{q}, please?"


class _Deed:
    def __init__(self, source, who, deed, thing, time, extra):
        self.who, (self.past, self.base, _), self.thing, self.time, self.extra = who, deed, thing, time, extra
        self.place = extra if extra in _PLACES else ""

    def told(self, source):
        return said(source, "{w} {p} {x}{e} {t}|{w} {p} {x} {t}{e}|{t} {w} {p} {x}{e}|{t}, {w} {p} {x}{e}|{t} {w} {p} {x}{e}|{w} {p} {x}{e} {t}", w=self.who, p=self.past, x=self.thing, t=self.time, e=self.extra and " " + self.extra)

    def fact(self):
        return capital(yours(f"{self.who} {self.past} {self.thing}{self.extra and ' ' + self.extra} {self.time}")) + "."

    def known(self):
        """The thing as one that was told of."""
        return _INDEFINITE.sub("the ", self.thing)

    def questions(self, others):
        """-> [(question, answer)] that only this deed answers"""
        mine, w, b, out = "did " + self.who, self.who, self.base, []
        alike = [d for d in others if d.who == w]
        same = [d for d in alike if d.base == b]
        out += [(f"what {mine} {b} {self.time}", self.thing)] * 3 if not any(d.time == self.time for d in same) else []
        out += [(f"what {mine} {b}", self.thing)] * 3 if not same else []
        out += [(f"what was it that {w} {self.past}", self.thing)] if not same else []
        out += [(f"what {mine} do {self.time}", yours(f"{w} {self.past} {self.thing}"))] * 2 if not any(d.time == self.time for d in alike) else []
        if not any(d.thing == self.thing and d.base == b for d in others):
            out += [(f"when {mine} {b} {self.known()}", self.time)] * 3
            if not any(d.base == b for d in others):
                out += [(f"when {mine} {b} something", self.time)]
            if any(d.who != w for d in others):
                out += [(f"who {self.past} {self.thing}", w)] * 3
            if self.place:
                out += [(f"where {mine} {b} {self.known()}", self.place)] * 3
            elif self.extra:
                out += [(f"(who {mine} {b} {self.known()} with|with whom {mine} {b} {self.known()})", self.extra.removeprefix("with "))] * 3
            out += [(f"{mine} {b} {self.known()} {self.time}", "Yes.")]
            wrong = [d.time for d in alike if d.time != self.time]
            out += [(f"{mine} {b} {self.known()} {wrong[0]}", "No.")] if wrong else []
        return out


_INDEFINITE = re.compile(r"^an? ")
_OWN = re.compile(r"\b(my|I|we)\b")


def yours(text):
    return _OWN.sub(lambda found: {"my": "your", "I": "you", "we": "you"}[found[0]], text)


def _who(source):
    return source.pick(["I", "I", "I", "I", "we", source.pick(world.NAMES), "my sister", "my brother", "my neighbor", "my uncle"])


def pasts(source):
    n = source.weighted({1: 2, 2: 7, 3: 5})
    who = [_who(source)] * n if source.chance(.6) else [_who(source) for _ in range(n)]
    who = ["I" if w == "we" else w for w in who] if "I" in who else who
    deeds = [source.pick(_DEEDS)] * n if source.chance(.2) else source.random.sample(_DEEDS, n)
    things = source.random.sample(deeds[0][2], n) if n > 1 and deeds[0] is deeds[1] else [source.pick(deed[2]) for deed in deeds]
    names = source.random.sample(world.NAMES, 2)
    extra = lambda: source.pick(_PLACES) if source.chance(.5) else source.pick(_WITH).format(n=names[0], m=names[1])
    deeds = [_Deed(source, *x, extra() if source.chance(.25) else "") for x in zip(who, deeds, things, source.random.sample(_TIMES, n))]
    joint = source.pick(_JOINTS)
    told = [deed.told(source) for deed in deeds]
    told = [capital(x) for x in told] if joint in (". ", "\n") and source.chance(.8) else told
    asking = [(deed, *source.pick(questions)) for deed in deeds if (questions := deed.questions([d for d in deeds if d is not deed]))]
    if not asking:
        return pasts(source)
    asking = source.random.sample(asking, min(len(asking), source.weighted({1: 5, 2: 4, 3: 2})))
    turns, wait = [], OKAY
    if source.chance(.4):
        deed, q, answer = asking.pop(0)
        turns = [User(_headed(source, joint.join(told)) + ("\n" if joint == "\n" else ". ") + _typed(source, said(source, _ASKED, q=said(source, q)))), _answer(deed, answer)]
    else:
        heard = source.chance(.2)
        for text in told if source.chance(.5) else [joint.join(told)]:
            turns += [User(_headed(source, text) + source.pick([".", ".", "", "!"])), Answer("", said(source, lives.HEARD), foreign=True) if heard else wait]
        for _ in range(source.weighted({0: 4, 1: 3, 2: 2})):
            turns += source.pick(lives.GAPS)(source)
    for deed, q, answer in asking:
        turns += [User(_typed(source, said(source, _ASKED, q=said(source, q)))), _answer(deed, answer)]
    return turns


OKAY = Answer("The user tells me facts to remember.", "OK, I will remember that.")


def _headed(source, text):
    head = said(source, "|||||||||hi,|hello!|ok,|so|listen:|just so you know:|by the way,|remember this:|guess what:|note:|you know,|let me tell you:")
    return f"{head} {text}" if head else _typed(source, text)


def _typed(source, text):
    return text if source.chance(.3) else capital(text)


def _answer(deed, answer):
    told = answer if answer in ("Yes.", "No.") else capital(yours(answer)) + "." if answer.startswith(("I ", "we ", "my ", "you ", "your ")) and " " in answer and deed.past in answer.split() else yours(answer)
    return Answer(deed.fact(), told)

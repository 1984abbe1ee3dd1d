"""Letters and invitations: who writes to whom, what for, when and where, who brings what, who comes along, by when one answers."""
import re

from ..material import world
from ..material.source import is_held_out
from ..papers.builds import CLOSINGS, OPENINGS
from ..papers.paper import Ask, Paper
from ..papers.values import value
from .told import fact, some, told

_EVENTS = "my birthday,our garden party,our wedding,the opening of my shop,our housewarming,the school play,the summer concert,a barbecue,my farewell party,the village fair,our anniversary,a game night,the boat race,a picnic,the pottery market,a reading,our film night,the harvest feast".split(",")
_FOR = [("I invite you to {e}", "We invite you to {e}", "You are invited to {e}", "Please come to {e}", "I would like to invite you to {e}"), "what is the invitation (for|to)|to what is {a} invited|what is (celebrated|planned)", "what the invitation is for"]
_WHEN = ["on {d} at {h}", "on {d}, {h}", "at {h} on {d}"]
_BRING = "a salad,a cake,a blanket,a torch,rubber boots,a folding chair,your guitar,old photos,a warm sweater,a pillow,bread,lemonade,a sharp knife,games,a rain coat,swimming things,sunscreen,cheese,your camera,firewood,a bowl,napkins,a tent,candles".split(",")
# Each sentence says another thing of the same day; {b} writes, {a} is written to.
_FACTS = [fact(line) for line in """My {k:sister,brother,cousin,aunt,uncle,neighbor,daughter,son,niece,nephew} {n:name} comes too. / I come with my {k} {n}. / My {k} {n} will be there as well. | n = with whom does {b} come|who comes (with {b}|too)|who else (comes|will be there) > (with whom {b} comes|who else comes)
Please answer by {v:day}. / Let me know by {v} whether you come. / Reply until {v}. | v = (by when|until when) (should|must|does) {a} (answer|reply)|(by when|until when) must (I|one) answer|(what is|what's) the deadline for the (answer|reply) > by when to answer
You can sleep {v:in the attic,in the blue room,at the inn,on the sofa,in the guest room,at my parents' house,in the barn}. / There is a bed for you {v}. | v = where can {a} sleep|where (is there a bed|can I sleep) > where {a} can sleep
{n:name} will pick you up at the {p:station,airport,harbor,bus stop,ferry}. / At the {p} {n} will wait for you. | n = who (picks {a} up|will pick {a} up|waits for {a}) > who picks {a} up ; at the {p} = where is {a} picked up|where does {n} (wait|pick {a} up) > where {a} is picked up
Take the {v:bus,tram,ferry,night train,cable car,early train} number {n:2..40}. / The best way is the {v}, number {n}. | v = what should {a} take|how does {a} get there > what to take ; n = (which|what) number does the {v} have|(which|what) number is the {v} > the number of the {v}
{n:name} plays the {v:piano,violin,flute,accordion,cello,harp,drums,trumpet}. / There will be music: {n} on the {v}. | n = who plays the {v} > who plays the {v} ; v = what does {n} play|(which|what) instrument does {n} play > what {n} plays
There will be {v:soup,roast lamb,pizza,fish,dumplings,pancakes,grilled corn,curry,pasta} for dinner. / We will eat {v}. / {n:name} cooks {v}. | v = what (is|will be) there (for dinner|to eat)|what will (they|we) eat > what there is to eat
If it rains we go to {v:the barn,the gym,the church hall,the cellar,the cafe,the library,the tent}. / In bad weather it is in {v}. | v = where is it (when|if) it rains|where do (we|they) go (if it rains|in bad weather) > where it is if it rains
My new (phone |)number is {v:phone}. / You can reach me under {v}. | v = (what is|what's) {b}'s (phone |)number|under (which|what) number can I reach {b} > {b}'s number
Last week {n:name} broke {v:an arm,a leg,the good vase,a window,two plates}. / {n} has broken {v}. | n = who (broke|has broken) {v} > who broke {v} ; v = what did {n} break > what {n} broke
I have been working as a {v:job} since {s:month}. / Since {s} I work as a {v}. | v = as what does {b} work|what does {b} work as|(what is|what's) {b}'s (new |)job > what {b} works as ; s = since when does {b} work (there|as a {v}) > since when {b} works as a {v}
We moved to {v:city}. / We live in {v} now. | v = where does {b} live( now|)|to (which|what) city did {b} move > where {b} lives
Thank you for the {v:book,scarf,plant,puzzle,honey,picture,teapot,tickets}. / The {v} you sent was a nice surprise. | v = for what does {b} (thank|say thanks)|what did {a} (send|give)( to {b}|) > for what {b} thanks
{k:Dogs,Children,Friends,Pets} are welcome. / {k} can come too. | k = who is welcome( as well|)|who can come too > who is welcome""".split("\n")]
_CHAT = "How are you?;I hope you are well.;Sorry for the late letter.;It would be lovely to see you.;There is a lot to tell.;Hugs to all.;I am looking forward to it.;It has been a long time.".split(";")


def letter(source):
    a, b, one, two = source.random.sample(world.NAMES, 4)
    taken, asks = {a, b, one, two}, []
    day, written, h, place = value(source, "day"), value(source, "day"), value(source, "time"), next(text for _ in range(99) if (text := value(source, "place")).startswith(("the ", "room ")))
    taken |= {day, written, h, place}
    if day == written:
        return letter(source)
    who = dict(a=a, b=b)
    lines = []
    invites = source.chance(.75)
    if invites:
        event = source.pick([event for event in _EVENTS if source.held_out or not is_held_out("event " + event)])
        first = source.pick(_FOR[0]).format(e=event)
        when, where, joined = source.pick(_WHEN).format(d=day, h=h), source.chance(.8), source.chance(.6)
        line = f"{first} {when}" + (f" in {place}" if where else "") + "." if joined else f"{first}. {source.pick(['It is', 'It begins', 'We meet', 'It starts'])} {when}" + (f" in {place}" if where else "") + "."
        lines.append(line)
        asks += [Ask(_FOR[1], _FOR[2], who, event, line)] * 2 + [Ask("on (which|what) (day|date) is (it|the invitation)|(what is|what's) the date of (it|the event)|for (which|what) day is {a} invited", "on which day it is", who, day, line)] * 3 + [Ask("at what time (is it|does it (start|begin))|(what is|what's) the time", "at what time it is", {}, h, line)] * 2
        asks += [Ask("where (is it|does it take place|do they meet|should {a} come)|in (which|what) place is it", "where it is", who, place, line)] * 3 if where else []
        called = re.sub("^(our|a) ", "the ", event.replace("my ", b + "'s "))
        asks += [Ask("when is (it|{e})", "when (it|{e}) is", dict(e=called), when.removeprefix("on ").removeprefix("at "), line)] * 2
        things = [source.pick(_BRING)] + source.random.sample([thing for thing in _BRING if not thing.startswith("your")], 3)
        things = list(dict.fromkeys(things))
        if source.chance(.75):
            shape = source.pick(["Please bring {x}.", "Could you bring {x}?", "Bring {x}, please.", "Don't forget {x}.", "It would be nice if you brought {x}."])
            lines.append(shape.format(x=things[0]))
            asks += [Ask("what (should|must|does) {a} bring|what (should|must) (I|one|the guest) bring|what is {a} asked to bring|what does {b} (want|ask) {a} to bring", "what (to bring|{a} should bring)", who, things[0], lines[-1])] * 4
            if source.chance(.6):
                lines.append(source.pick(["{n} brings {x}.", "{n} will bring {x}.", "{x} will be brought by {n}."]).format(n=one, x=things[1]))
                lines[-1] = lines[-1][:1].upper() + lines[-1][1:]
                asks += [Ask("what (does|will) {n} bring", "what {n} brings", dict(n=one), things[1], lines[-1]), Ask("who (brings|will bring) {x}", "who brings {x}", dict(x=things[1]), one, lines[-1])] * 2
                if source.chance(.5):
                    lines.append(f"I bring {things[2]}.")
                    asks += [Ask("what (does|will) {n} bring", "what {n} brings", dict(n=b), things[2], lines[-1])] * 2
    for fact_ in sorted(some(source, _FACTS, 2, 4 if invites else 6), key=lambda _: source.random.random()):
        if made := told(source, fact_, taken, **who):
            lines.append(made[0])
            asks += made[1] * 2
    for chat in source.random.sample(_CHAT, source.weighted({0: 3, 1: 4, 2: 2})):
        lines.insert(source.number(0, len(lines)), chat)
    opening, closing = source.pick(OPENINGS).format(a=a), source.pick(CLOSINGS + ["Yours\n{b}", "Kind regards\n{b}", "All the best, {b}"]).format(b=b)
    wrote = "who wrote (the letter|this|it|the invitation)|who is (the letter|it) from|from whom is (the letter|it)|who signed (it|the letter)|who sent (the letter|it)" + ("|who invites {a}|who is inviting" if invites else "")
    asks += [Ask(wrote, "who wrote (the letter|it)", who, b, closing)] * 4 + [Ask("(to whom|to who) is (the letter|it)( written| addressed|)|who is (the letter|it) (to|for)|who (gets|got) the letter", "to whom the letter is", {}, a, opening)] * 2
    head = ""
    if source.chance(.4):
        head = source.pick([written, f"{value(source, 'city')}, {written}"]) + source.pick(["\n", "\n\n"])
        asks += [Ask("(when|on (which|what) date) was the letter written|(what is|what's) the date of the letter", "when the letter was written", {}, written, head)] * 2
    tail = ""
    if source.chance(.25):
        tail = f"\n\nP.S. {two} {(thing := source.pick(['has your key', 'found your umbrella', 'sends greetings', 'asks for your address', 'bought the old boat', 'got a dog']))}."
        asks += [Ask("who {x}|who {x}, does it say", "who {x}", dict(x=thing), two, tail)] if "your" not in thing else []
    gap = source.pick(["\n", "\n\n"])
    return Paper(head + opening + gap + source.pick([" ", "\n", " "]).join(lines) + gap + closing + tail, "letter.txt invitation.txt letter.md mail.txt invitation.md card.txt".split(), asks, source.pick(["letter", "letter", "file"]))

"""What people say around a request without meaning anything by it, and how carelessly they write."""
import re

from ..material import world

_BEFORE = (
    "It's been a long day.|I'm in a bit of a hurry.|Quick one.|I hope you can help.|Sorry to bother you again.|I'm not at my desk.|My hands are full.|I can't do it myself right now.|This is important.|No rush.|I almost forgot.|Before I go to bed:|I'm driving, so be quick.|"
    "We talked about this before.|My colleague asked me for this.|Here is what I need.|I have a small job for you.|You were a great help yesterday.|I know it's late.|I keep forgetting this.|Let's get this over with.|Back to work.|Okay, next one.|Here we go again.|"
    "I'm a bit lost.|I promised to take care of it.|Everybody is waiting.|I don't want to do this by hand.|I don't know how to do this.|The others already left.|I'm new here.|That was fast, thanks.|Let me think.|Good idea.|Now that this is settled:|One last thing.|"
    "Good morning!|Good evening!|Good afternoon.|Hey there!|Hello again.|Hi, hope you're well.|How's it going?|Happy Monday!|Greetings!|Hi, it's me again.|Thanks for yesterday.|That worked well, thanks.|Nice weather today, isn't it?|What a day.|Ugh, what a morning.|Phew, finally home.|Coffee first, then this.|"
    "I hope this is the right place.|Not sure if you can do this, but I'll try.|I've never done this before.|My wife asked me to do this.|My son wants me to ask.|The boss just called.|We're running late.|I'm on the bus right now.|I only have a minute.|My battery is almost dead.|I'm typing with one hand.|Sorry for the typos.|"
    "Okay, let's do this.|Here's the thing.|Small favor.|Quick favor, if I may.|I need your help with something.|I've been meaning to do this for weeks.|It's that time of the year again.|Guess what, I need you again.|Almost done for today.|Last one for today, promise.|You know the drill.|Same as always.|I changed my mind.|I thought about it.").split("|")
_AFTER = (
    "It's urgent.|No hurry.|Thanks in advance.|Thank you!|I can't do it myself.|That's all.|That is all I need.|I'd do it myself, but I'm driving.|Take your time.|My boss is waiting.|You're the best.|Let me know when it's done.|Don't ask me again.|I'll wait.|Sorry for the trouble.|"
    "I have no time for it.|It's for a friend.|I really need it.|Tell me if that fails.|I trust you.|We do this every week.|Somebody has to do it.|I asked twice already.|It won't take long.|Use the right tool.|Just that.|Nothing else.|I owe you one.|Be careful.|Hope that works.|"
    "Have a nice day!|Appreciate it.|Much appreciated.|Thanks a bunch!|Thank you so much.|Cheers!|Many thanks.|You're a star.|Bless you.|See you later.|Talk to you soon.|That would make my day.|I'd be very happy.|It would help me a lot.|It's not that important, though.|No need to confirm.|I'm counting on you.|"
    "I'm already late.|The others are waiting in the car.|I keep putting it off.|My mother will be glad.|It's a surprise, so keep quiet about it.|Better now than later.|I think that's everything.|There is nothing else.|That should be it.|If it doesn't work, so be it.|Whenever you get to it.|I'm off to lunch now.|I really mean it.").split("|")
# Numbers and names that have nothing to do with the request.
_BESIDE = (
    "I only slept {n} hours.|My phone is at {n} percent.|I've been at this since {h}.|I asked you {n} times already.|We've been waiting for {n} minutes.|It's my {n}th attempt.|My colleague {p} told me that you can do this.|I have to leave in {n} minutes.|{p} says hello.|It's already {h} here.|"
    "That's the {n}th request today.|I read {n} pages about it and still don't get it.|{p} usually does this, but is not here.|I'm on my {n}th coffee.|Last time it took {n} minutes.|My daughter turned {n} yesterday.|There are {n} people in line behind me.|I promised {p} to do this.|I lost {n} euros on the way here.|It's {n} degrees outside and I'm freezing.|"
    "We have been married for {n} years today.|It's {p}'s day off.|{p} is on holiday for {n} days.|I live {n} minutes from here.|My bus leaves at {h}.|I got up at {h} today.|{p} showed me how this works.|I'm {n} years into this job.|There were {n} people ahead of me on the phone.|{p} and I had a bet about it.|My shift ends at {h}.|It took me {n} minutes to find this chat.").split("|")
_TYPED = {"whats": "what's", "dont": "don't", "im": "I'm", "id": "I'd", "i": "I", "u": "you", "pls": "please", "ur": "your", "thats": "that's", "whos": "who's", "cant": "can't", "hows": "how's", "wheres": "where's", "isnt": "isn't", "lets": "let's"}
_CARELESS = {word: short for short, word in _TYPED.items()}


def framed(source, head, tail, closed):
    """A sentence before the request, or one behind it where it is clear that it has ended."""
    if closed and source.chance(.5):
        return head, (tail if tail[-1:] in (".", "!", "?") else tail + ".") + " " + source.unseen(_AFTER)
    if source.chance(.22):
        return beside(source) + " " + head, tail
    return source.unseen(_BEFORE) + " " + head, tail


def beside(source):
    return source.unseen(_BESIDE).format(n=source.number(4, 19), h=f"{source.number(1, 12)} {source.pick(['am', 'pm'])}", p=source.unseen(world.NAMES))


def careless(source, text):
    """Words without apostrophes, short ones, and now and then a slip of the fingers."""
    text = re.sub(r"[A-Za-z']+", lambda m: _CARELESS.get(m.group(), m.group()), text)
    if source.chance(.25):
        places = [m.start() for m in re.finditer(r"(?<=[a-z])[a-z]{2}(?=[a-z])", text)]
        if places:
            at = source.pick(places)
            text = text[:at] + source.pick([text[at + 1] + text[at], text[at + 1], text[at] + text[at]]) + text[at + 2:]
    return text


# What is said first is wrong; `{n}` is meant. The last ones stand where the request ends.
_AMENDED = ("{o}, no, {n}|{o} - no, {n}|{o}, no wait, {n}|{o} - no wait, {n}|{o}, sorry, {n}|{o}, I mean {n}|{o} - I mean {n}|{o} or rather {n}|{o}, or rather {n}|{o}... no, {n}|{o}, wait, {n}|{o}, actually {n}|{o}, actually no, {n}|{o}, hm, no, {n}|{o} (sorry, {n})|{o}, make that {n}|"
            "{o}, I meant {n}|{o}, oops, {n}|{o} - sorry, I meant {n}|{o}, better {n}|{o}, hold on, {n}|{o}, scratch that, {n}|{o}... make it {n}|{o}, er, {n}").split("|")
_AMENDED_AT_END = ("{o}. No, make it {n}|{o}. No wait, {n}|{o} - actually, make that {n}|{o}. Sorry, I meant {n}|{o}. Actually, {n}|{o}... wait, {n} instead|{o}. Hm, better {n}|{o}. Sorry, {n}|{o}, no wait, {n} is better|{o}. Wait, no, {n}|{o}. I mean {n}|"
                   "{o}. On second thought, {n}|{o}. Scratch that, {n}|{o}, or no, let's say {n}|{o}. Correction: {n}").split("|")


def amended(source, wrong, right, last):
    """A value that is corrected as soon as it is said."""
    return source.unseen(_AMENDED + _AMENDED_AT_END if last else _AMENDED).replace("{o}", wrong).replace("{n}", right)


def described(source, text):
    """The description of a tool as some write it: at length, or hardly at all."""
    text = text.rstrip(".")
    small = text[0].lower() + text[1:]
    return source.pick(["", text.split(" ")[0], f"Use this tool to {small}.", f"Use this when the user wants to {small}.", f"Tool: {small}", f"{text}. Returns JSON.", f"{text}. Call it once for each request.", f"{text}. Needs no confirmation.", f"{text.upper()}",
                        f"{text}. Values are taken as the user says them.", f"{text}. Optional parameters can be left out when the user does not mention them.", f"A function to {small}. It answers with a status or the wanted data.", f"{text}; see the parameters below for what it takes."])

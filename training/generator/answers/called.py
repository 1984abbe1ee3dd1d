"""Names: of the one who asks, of the one who answers where one was given, of none; asked at once or after other talk."""
from ..chat import Answer, User
from ..material import world
from ..words.said import capital, said
from . import lives

_GIVE = ("your name is {v}|your name is now {v}|from now on your name is {v}|I('ll| will) call you {v}|I('m going to| want to) call you {v}|you are called {v}( now| from now on|)|let's call you {v}|let me call you {v}|I (hereby |)name you {v}|I('ll| will) give you a name: {v}|I('ll| will) give you the name {v}|"
         "your new name is {v}|you('re| are) {v} (now|from now on)|(today|in this chat|for now)(,|) you are {v}|can I call you {v}?|I think {v} is a good name for you|in this (game|story|conversation|chat) your name is {v}|(please |)(answer|listen|react) to the name {v}( from now on|)|you will be called {v}|I've decided to call you {v}|{v} shall be your name|be {v} (for me|today|from now on)")
_ASK_YOURS = ("what is your name|what's your name|what are you called|what do I call you|what is your name now|what's your name now|(so |)who are you( now|)|tell me your name|what did I name you|what name did I give you|how do I call you|what did I call you|do you have a name|do you know your name|which name did I give you|say your name|and your name|what was your name again|what should I call you")
_TELL = "my name is {v}|I'm {v}|I am {v}|my name's {v}|I'm called {v}|people call me {v}|{v} here|my parents named me {v}|(hi|hello|hey)(,|!) I'm {v}|(hi|hello|hey)(,|!) my name is {v}|this is {v} (speaking|here)|{v} is my name|my first name is {v}"
_ASK_MINE = "what is my name|what's my name|who am I|do you know my name|what am I called|what was my name( again|)|tell me my name|do you remember my name|what did I say my name is|and my name|and mine|say my name|can you tell me my name"
_PETS = "Robi Pixel Nova Orbit Echo Bolt Marvin Chip Byte Ziggy Pip Sparky Nimbus Jarvis Cosmo Dot Rusty Gizmo Bleep Quark Comet Luna Sunny Bolty Toto Momo Kiko Wally Mister_X Professor Captain Buddy Tiny Hal Data Nemo Hexa Turbo Widget Domino Mochi Pepper Figaro Otis Baxter Juno Atlas Iris Sirius Vega".split()
_WHO = world.ABOUT[0][1]


def called(source):
    """One to four turns in which names are given, told and asked for."""
    mine, yours = source.pick(world.NAMES), source.pick(_PETS).replace("_", " ") if source.chance(.6) else source.pick(world.NAMES)
    if mine == yours:
        return called(source)
    kind = source.weighted({"yours": 5, "mine": 3, "both": 5})
    told = source.random.sample(["yours", "mine"], 2) if kind == "both" else [kind]
    give = {"yours": said(source, _GIVE, v=yours), "mine": said(source, _TELL, v=mine)}
    asks = {"yours": _ASK_YOURS if "yours" in told else "what is your name|what's your name|who are you|what are you called|tell me your name|and what is your name|and your name|what about your name", "mine": _ASK_MINE}
    answers = {"yours": (f"The user calls me {yours}.", f"My name is {yours}.") if "yours" in told else ("I answer the question about myself.", _WHO), "mine": (f"The user told me: {mine}.", f"Your name is {mine}.")}
    heard = {"yours": (f"The user gives me a name: {yours}.", f"OK, my name is {yours}."), "mine": (f"I should remember this: {mine}.", f"Nice to meet you, {mine}.")}
    asked = source.random.sample(["yours", "mine"], 2) if len(told) == 2 else [source.pick(["yours", told[0]])] if source.chance(.7) or told == ["yours"] else ["yours", "mine"]
    asked = asked[:1] if source.chance(.5) else asked

    def question(who, first):
        text = said(source, asks[who])
        if first:
            text = text.removeprefix("and ").replace("mine", "what is my name")
        elif not text.startswith(("and ", "so ")):
            text = source.pick(["", "", "", "and ", "so ", "now "]) + text
        text = text if source.chance(.35) else capital(text)
        return text + (source.pick([".", ""]) if text.lower().startswith(("tell", "say")) else source.pick(["?", "?", "?", "?", ""]))

    def sentence(text):
        return (text if source.chance(.25) else capital(text)) + ("" if text[-1] in "?.!" else source.pick([".", ".", ".", "!"]))
    if source.chance(.4):                                                # in one message
        turns, first = [User(" ".join(sentence(give[who]) for who in told) + source.pick([" ", " ", "\n"]) + question(asked[0], True)), Answer(*answers[asked[0]])], 1
    else:
        turns, first = [], 0
        for who in told:
            turns += [User(sentence(give[who])), Answer(*heard[who])]
            if source.chance(.2):
                turns += source.pick(lives.GAPS)(source)
    for i, who in enumerate(asked[first:], first):
        turns += [User(question(who, not i)), Answer(*answers[who])]
    return turns

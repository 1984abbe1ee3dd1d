"""What was so and then became otherwise, over several turns: moved, renamed, put elsewhere, corrected; the last word counts. And ages or numbers told in one turn, reckoned with in a later one."""
from ..chat import Answer, User
from ..material import world
from ..words.said import capital, said

# How it is told, how it changes, what is asked, the answer | values.
_FACTS = [
    ("the {e} is at {v}|the {e} starts at {v}|we have a {e} at {v}", "the {e} (was|has been) moved to {v}|the {e} is now at {v}|they moved the {e} to {v}|change of plan: the {e} is at {v}|the {e} is at {v} instead|sorry, the {e} is at {v}|no, the {e} is at {v}", "when is the {e}|what time is the {e}|when does the {e} start|at what time is the {e}", "The {e} is at {v}.", "time"),
    ("the {e} is on {v}|we have a {e} on {v}", "the {e} (was|has been) moved to {v}|the {e} is on {v} now|the {e} got postponed to {v}|the {e} is on {v} instead|sorry, I meant {v}|actually, it's on {v}", "when is the {e}|what day is the {e}|on which day is the {e}", "The {e} is on {v}.", "day"),
    ("the {e} is in {v}|the {e} takes place in {v}", "the {e} (was|has been) moved to {v}|the {e} is in {v} now|they put the {e} in {v} instead|it will be in {v} after all", "where is the {e}|where does the {e} take place", "The {e} is in {v}.", "room"),
    ("I live in {v}|my home is in {v}|I'm living in {v}", "I moved to {v}( last week| last month| yesterday|)|I live in {v} now|actually, I moved to {v}|we moved to {v}|since Monday I live in {v}", "where do I live( now|)|in which city do I live( now|)|what city do I live in", "You live in {v}.", "city"),
    ("my favorite {k} is {v}", "(sorry, |)I meant {v}|actually, it's {v}|no wait, my favorite {k} is {v}|now I like {v} better|make that {v}|I changed my mind, it's {v}|let me correct that: {v}", "what is my favorite {k}|what's my favorite {k}|which {k} do I like best", "Your favorite {k} is {v}.", "liked"),
    ("the (code|PIN|door code) is {v}", "the code (was changed|has changed) to {v}|the new code is {v}|sorry, the code is {v}|they changed it to {v}|correction: {v}", "what is the (code|current code|code now)|which code do I need|tell me the code", "The code is {v}.", "code"),
    ("my (boss|manager|teacher) is called {v}|{v} is my boss", "now my boss is {v}|my new boss is {v}|I have a new boss, {v}|since Monday {v} is my boss", "who is my boss( now|)|what's the name of my boss", "Your boss is {v}.", "person"),
    ("the {x} is in the {v}|I put the {x} in the {v}|I left the {x} in the {v}", "I moved the {x} to the {v}|I took the {x} to the {v}|now the {x} is in the {v}|I put the {x} in the {v}|my brother carried the {x} to the {v}", "where is the {x}( now|)|in which room is the {x}|where do I find the {x}", "The {x} is in the {v}.", "place"),
    ("my flight is at {v}|my train leaves at {v}|I leave at {v}", "it was delayed to {v}|it leaves at {v} now|no, at {v}|it was moved to {v}|there's a delay, it leaves at {v}", "when does it leave|when do I leave|at what time do I leave", "You leave at {v}.", "time"),
    ("I want the {x} in {v}|please paint the {x} {v}|the {x} should be {v}", "no, make it {v}|rather {v}|on second thought, {v}|I prefer {v} now|I changed my mind: {v}", "which color do I want|what color should the {x} be|what color did I choose", "You want {v}.", "color"),
    ("there are {v} (guests|people) coming|{v} guests are coming|we will be {v} people", "now there are {v}|it's {v} now|it will be {v} after all|correction, {v}|make it {v}", "how many (guests|people) are coming|how many will we be", "{V} are coming.", "few"),
    ("the price is {v} dollars|the ticket costs {v} dollars|it costs {v} dollars", "now it costs {v} dollars|the price went up to {v} dollars|they changed the price to {v} dollars|sorry, {v} dollars|the new price is {v} dollars", "what does it cost( now|)|how much is it( now|)|what is the price( now|)", "It costs {v} dollars.", "few"),
    ("I drive a {v}|I have a {v}", "I sold it and bought a {v}|now I drive a {v}|I have a {v} now|I got a {v} instead", "what do I drive( now|)|which car do I have", "You drive a {v}.", "car")]
_LIKED = {"color": world.COLORS[:10], "animal": "dog cat horse owl fox wolf tiger dolphin".split(), "food": "pizza,pasta,soup,rice,curry,salad,pancakes".split(","), "day": world.DAYS, "season": "spring summer autumn winter".split(), "drink": "tea coffee milk juice lemonade water".split(), "sport": "tennis football hockey golf swimming rugby".split(), "city": world.CITIES}
_VALUES = {"day": world.DAYS, "city": world.CITIES, "person": world.NAMES, "color": world.COLORS[:10], "place": "kitchen cellar garage bedroom hallway attic office bathroom garden shed".split(), "car": "Golf Fiat Volvo Toyota Honda Ford Skoda Mini Tesla Jeep BMW Mazda".split()}
_EVENTS = "meeting party concert match exam lesson dinner lecture interview wedding workshop film game show rehearsal class call visit".split()
_PUT = "key phone umbrella book bike box lamp guitar ladder suitcase hammer camera".split()
_HEARD = "Okay.|Noted.|Got it.|OK, I will remember that.|Thanks, noted.|Understood.|All right.|I see.|OK.|Good to know.|Sure.|Alright, noted.".split("|")


def _value(source, kind, key):
    match kind:
        case "time": return source.pick([f"{source.number(1, 12)}", f"{source.number(7, 21)}:{source.pick(['00', '15', '30', '45'])}", f"{source.number(1, 12)} {source.pick(['am', 'pm'])}", f"{source.number(1, 12)} o'clock"])
        case "room": return source.pick([f"room {source.number(1, 400)}", f"hall {source.number(1, 9)}", "the library", "the gym", "the garden", "the cafeteria", source.pick(world.CITIES)])
        case "code": return str(source.number(100, 99999))
        case "few": return str(source.number(3, 90))
        case "liked": return source.pick(_LIKED[key])
    return source.pick(_VALUES[kind])


def changes(source):
    if source.chance(.3):
        return _reckoned(source)
    told, change, asked, answer, kind = source.pick(_FACTS)
    key = source.pick(list(_LIKED))
    values = source.distinct(lambda: _value(source, kind, key), 2 if source.chance(.8) else 3, 30)
    words = dict(e=source.pick(_EVENTS), k=key, x=source.pick(_PUT))
    turns = _told(source, said(source, told, v=values[0], **words))
    if source.chance(.15):                                              # asked before it changes as well
        turns += _asked(source, said(source, asked, v="", **words), said(source, answer, v=values[0], **words))
    for v in values[1:]:
        if source.chance(.25):
            turns += _aside(source)
        turns += _told(source, said(source, change, v=v, **words))
    if source.chance(.3):
        turns += _aside(source)
    return turns + _asked(source, said(source, asked, v="", **words), said(source, answer, v=values[-1], **words))


def _told(source, text):
    text = capital(text) if source.chance(.85) else text
    return [User(text + source.pick([".", ".", ".", ""])), Answer("", source.pick(_HEARD), foreign=True)]


def _asked(source, text, answer):
    text = source.pick(["", "", "", "so ", "and ", "ok, "]) + text
    return [User((capital(text) if source.chance(.85) else text) + source.pick(["?", "?", "?", ""])), Answer(f"The user said it last: {answer}", answer)]


def _aside(source):
    if source.chance(.5):
        a, b = source.number(2, 20), source.number(2, 20)
        return [User(source.pick([f"What is {a} + {b}?", f"what's {a} plus {b}?", f"{a} + {b}?"])), Answer(f"{a} + {b} = {a + b}.", str(a + b))]
    return _told(source, source.pick(["my dog is called Rex", "I like tea", "it is raining today", "I'm tired", "my sister is a nurse", "I had soup for lunch", "the sun is shining", "I bought new shoes", "we have two cats", "my car is red", "I play the piano"]))


def _reckoned(source):
    """A number in one turn, what becomes of it in the next."""
    n, m = source.number(3, 40), source.number(2, 9)
    match source.number(0, 3):
        case 0:
            who, he = source.pick([("son", "he"), ("daughter", "she"), ("brother", "he"), ("sister", "she"), ("nephew", "he"), ("niece", "she"), ("cat", "it"), ("dog", "it"), ("uncle", "he"), ("aunt", "she")])
            later = source.chance(.7) or n <= m
            asked = source.pick([f"how old will {he} be in {m} years", f"{he} will be how old in {m} years", f"what age will {he} be in {m} years", f"and in {m} years, how old will {he} be", f"how old is {he} in {m} years"] if later else [f"how old was {he} {m} years ago", f"and {m} years ago, how old was {he}"])
            value = n + m if later else n - m
            return _told(source, f"my {who} is {n}" + source.pick([" years old", ""])) + _counted(source, asked, f"{n} {'+' if later else '-'} {m} = {value}.", value)
        case 1:
            x, y = source.random.sample("xyabnmkpq", 2)
            sign, word, value = source.pick([("+", "plus", n + m), ("-", "minus", n - m), ("*", "times", n * m)])
            told = source.pick([f"let {x} be {n} and {y} be {m}", f"{x} is {n} and {y} is {m}", f"{x} = {n}, {y} = {m}", f"{x} is {n}, {y} is {m}", f"say {x} is {n} and {y} is {m}", f"suppose {x} = {n} and {y} = {m}"])
            asked, thought = source.pick([f"what is {x} {source.pick([sign, word])} {y}", f"what's {x} {sign} {y}", f"{x} {sign} {y}", f"tell me {x} {word} {y}", f"and {x} {word} {y}"]), f"{n} {sign} {m} = {value}."
            if source.chance(.3):
                asked, thought, value = f"what is {x}", f"{x} is {n}.", n
            if source.chance(.5):
                return [User(f"{told}. {asked}?".replace("let", "Let").replace(". what", ". What").replace("say x", "Say x")), Answer(thought, str(value))]
            return [User(told), Answer("", source.pick(_HEARD), foreign=True)] + _counted(source, asked, thought, value)
        case 2:
            what = source.pick("apples books coins stamps eggs chairs tickets candles cookies marbles".split())
            more = source.chance(.5) or m >= n
            turned = source.pick([f"I bought {m} more", f"my aunt gave me {m} more", f"I found {m} more", f"{m} more came today"] if more else [f"I gave away {m}", f"I lost {m} of them", f"I sold {m}", f"{m} of them are broken, I threw them away", f"I ate {m}" if what in ("apples", "eggs", "cookies") else f"my brother took {m}"])
            value = n + m if more else n - m
            return _told(source, source.pick(["I have ", "we have ", "I bought ", "there are "]) + f"{n} {what}") + _told(source, turned) + _counted(source, source.pick(["how many are there now", f"how many {what} are there now", f"how many {what} do I have now", f"how many {what} are that now"] if more else [f"how many {what} are left", "how many are left", f"how many {what} do I have left"]), f"{n} {'+' if more else '-'} {m} = {value}.", value)
    a, b = source.random.sample(["Tom", "Lisa", "my brother", "my cousin", "Ben", "Eva", "Nora", "my neighbor", "Ivan", "Mia"], 2)
    m = n + source.number(1, 9)
    turns = _told(source, f"{a} is {n} years old") + _told(source, source.pick([f"{b} is {m}", f"{b} is {m} years old", f"and {b} is {m}"]))
    old, young = b.replace("my ", "your "), a.replace("my ", "your ")
    asked, thought, answer = source.pick([("who is older", f"{m} is more than {n}.", capital(old)), ("who is younger", f"{n} is less than {m}.", capital(young)), (f"how much older is {b}", f"{m} - {n} = {m - n}.", str(m - n)), ("how old are they together", f"{n} + {m} = {n + m}.", str(n + m)), (f"how many years older is {b} than {a}", f"{m} - {n} = {m - n}.", str(m - n))])
    return turns + _counted(source, asked, thought, answer)


def _counted(source, asked, thought, answer):
    asked = source.pick(["", "", "", "so ", "ok, "]) + asked if not asked.startswith("and ") else asked
    return [User((capital(asked) if source.chance(.85) and asked[1:2].isalpha() else asked) + source.pick(["?", "?", "?", ""])), Answer(thought, str(answer))]

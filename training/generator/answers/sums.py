"""Arithmetic as people ask for it: signs, words, orders, stories, several numbers, order of the operations."""
from ..chat import Answer, User
from ..material import world
from ..words.said import said
from .clock import clock
from .figures import figure
from .plain import styled
from .stories import story
from .sum_dialogue import talk
from .working import worked

THINGS = "apples books coins pencils eggs cards tickets stamps marbles oranges cookies chairs bottles shells flowers balloons letters stones keys cups plates stickers pens boxes candles lamps photos files cars birds fish dogs cats trees roses shirts buttons nails bricks tokens points".split()
PEOPLE = "people children friends students workers players guests".split()

# An operation: noun forms for questions, sentences that command, stories. Grammars with {a}, {b}, {t} things, {p} people, {n} and {m} names, {o} a place.
_FORMS = {
    "+": (["{a} + {b}", "{a}+{b}", "{a} plus {b}", "the sum of {a} and {b}", "the total of {a} and {b}", "{a} and {b} together", "{a} added to {b}", "{b} more than {a}", "{a} increased by {b}", "{a} and {b} added (up|together)", "the result of (adding {a} and {b}|{a} + {b}|{a} plus {b})",
           "the (sum|total) of the numbers {a} and {b}", "{b} (on top of|in addition to) {a}"],
          ["(add|sum|add up|add together|total|combine) {a} and {b}", "add {a} to {b}", "add {b} on top of {a}", "add the (two |)numbers {a} and {b}", "(find|compute|calculate|give me|tell me|work out|determine|figure out) the (sum|total) of {a} and {b}", "increase {a} by {b}", "put {a} and {b} together",
           "start with {a} and add {b}", "take {a} and add {b}( to it|)"],
          ["(I have|I own|I found|I picked|I bought|I got) {a} {t}( and|. Then I) (get|find|buy|receive|pick up|am given) {b} more. How many( {t}|) do I have( now| in total| altogether| then|)?",
           "if I have {a} {t} and (get|buy|find|receive|am given) {b} more, how many( {t}|) do I have( now| then| in total| altogether|)?", "{n} has {a} {t} and {m} has {b}( {t}|). How many( {t}|) do they have (together|in total|altogether|in all|all together)?",
           "there are {a} {t} in (one|the first) {o} and {b} in (another|the other|the second). How many( {t}|) are there( in total| altogether| together| in all|)?", "what (do you|do I|does one) get (when|if) (you|I) add {a} (and|to) {b}?", "what do {a} and {b} (add up to|make|sum to|come to)?",
           "{a} {t} plus {b} {t} (are|make) how many( {t}|)?", "{n} (reads|writes|eats|sells|makes|counts|collects) {a} {t} on {d} and {b} on {e}. How many( is that|( {t}|) in total)?", "there (are|were) {a} {p} in the {h} and {b} more (come|came|arrive|arrived|join|joined). How many (are there now|people are there|is that)?",
           "a {u} costs {a} dollars and a {w} costs {b} dollars. (How much (do|are) both cost|What do both cost together|How much is that together|What is the total|How much do I pay for both)?", "{n} is {a} years old. How old (is|will) {n} (be |)in {b} years?", "I (walk|drive|run|ride) {a} km and then {b} km more. How many km is that( in total|)?", "I (walked|drove|ran) {a} miles and then {b} more. How many miles is that( in total|)?",
           "(a train|a bus|an elevator) has {a} {p} and {b} (more get on|get on). How many are on it( now|)?", "{a} red {t} and {b} blue {t}: how many( {t}|) is that( together|)?", "I saved {a} (dollars|euros) and {n} gave me {b}. How much do I have( now|)?"]),
    "-": (["{a} - {b}", "{a}-{b}", "{a} minus {b}", "the difference (between|of) {a} and {b}", "{a} reduced by {b}", "{a} decreased by {b}", "{b} less than {a}", "{a} take away {b}", "{b} (subtracted|taken|deducted) from {a}", "the result of (taking {b} from {a}|{a} - {b}|{a} minus {b}|subtracting {b} from {a})"],
          ["(subtract|deduct|take|take away|remove) {b} from {a}", "take {b} away from {a}", "(reduce|decrease|lower) {a} by {b}", "(find|compute|calculate|give me|tell me|work out|determine) the difference (between|of) {a} and {b}", "start with {a} and (subtract|take away) {b}", "take {a} and subtract {b}( from it|)", "subtract {b} from the number {a}"],
          ["(I have|I had|I own|I bought) {a} {t} and (give away|gave away|lose|lost|sell|sold|eat|break|used up|threw away|donate|spend) {b}( of them|). How many( {t}|) (are left|do I have left|remain|do I still have|do I have now)?",
           "if I (eat|sell|lose|use|give away|break|take) {b} of {a} {t}, how many( {t}|) (are left|remain|do I have left)?", "{n} (had|has) {a} {t} and (lost|sold|gave {m}|gave away|broke|ate|used) {b}( of them|). How many( {t}|) (remain|are left|does {n} have left|does {n} still have|does {n} have now)?",
           "there (were|are) {a} {t} in the {o} and {b} (were sold|were taken|are gone|fell down|were removed|are broken). How many (are left|remain|are still there|are not)?", "what (is left|remains) (when|if) you take {b} (from|away from) {a}?", "how much (more|bigger|larger) is {a} than {b}?",
           "there (are|were) {a} {p} in the {h} and {b} (leave|left|go home|went home|go away). How many (are left|remain|stay|are still there)?", "I have {a} (dollars|euros) and (spend|pay|give {n}) {b}. How much (is left|do I have left|remains|do I have now)?", "a {u} costs {a} dollars. I get a discount of {b} dollars. (How much do I pay|What is the price now|What does it cost now)?",
           "{n} is {a} and {m} is {b} years old. (How many years older is {n}|What is the difference of their ages)?", "how many more {t} are {a} {t} than {b}( {t}|)?", "a book has {a} pages and I (read|have read) {b}( of them|). How many( pages|) are left?", "a rope is {a} meters long and I cut off {b}( meters|). How many meters (are left|is the rest|are left over)?",
           "from {a} {t} {b} are (red|broken|new|old|mine). How many are not?", "what do I have to add to {b} to get {a}?", "what number plus {b} (is|makes|gives) {a}?"]),
    "*": (["{a} * {b}", "{a}*{b}", "{a} x {b}", "{a} × {b}", "{a} times {b}", "the product of {a} and {b}", "{a} multiplied (by|with) {b}", "the result of ({a} times {b}|multiplying {a} by {b}|{a} * {b})", "the product of the numbers {a} and {b}", "{a}x{b}"],
          ["multiply {a} (by|and|with|times) {b}", "multiply the (two |)numbers {a} and {b}", "(find|compute|calculate|give me|tell me|work out|determine) the product of {a} and {b}", "take {a} times {b}", "(work out|figure out|compute) {a} multiplied by {b}", "take {a} and multiply it (by|with) {b}"],
          ["there are {a} {k} with {b} {t} (each|in each|in every one). How many( {t}|) (are there|is that|are that|are there in total|are there altogether)?", "if (one|each|a) {j} (holds|has|contains) {b} {t}, how many( {t}|) (do {a} {k} (hold|have|contain)|are in {a} {k})?", "{n} (buys|has|packs|carries|owns) {a} {k} (of|with) {b} {t}( each|). How many( {t}|) (is that|does {n} have|are that|are there)?",
           "what (do you|do I) get (when|if) you multiply {a} (by|and|with) {b}?", "how many {t} are in {a} rows of {b}( {t}|)?", "{a} {p} have {b} {t} each. How many( {t}|) (do they have|is that|are there)( together| in total|)?", "one {u} costs {b} dollars. (How much|What) do {a} (of them |)cost?", "a {u} costs {b} (dollars|euros). How much do I pay for {a}( of them|)?",
           "{n} (works|sleeps|trains) {b} hours (a|every|each) day. How many hours is that in {a} days?", "{n} reads {b} pages (a|every|each) day. How many pages is that in {a} days?", "{n} (runs|walks) {b} miles (a|every|each) day. How many miles is that in {a} days?", "{a} tables have {b} (chairs|plates) each. How many (are there|is that) in total?", "every week {n} saves {b} (dollars|coins). How much (does {n} have|is that) after {a} weeks?", "every day {n} saves {b} (dollars|coins). How much (does {n} have|is that) after {a} days?", "{n} saves {b} (dollars|coins) (a|every|each) month. How much is that after {a} months?", "a room is {a} meters long and {b} meters wide. What is its area( in square meters|)?"]),
    "/": (["{a} / {b}", "{a}/{b}", "{a} ÷ {b}", "{a} divided by {b}", "{a} over {b}", "the quotient of {a} and {b}", "{a} split (by|into) {b}", "the result of ({a} divided by {b}|dividing {a} by {b}|{a} / {b})"],
          ["divide {a} by {b}", "divide {a} into {b} equal parts", "split {a} (by|into {b} equal (parts|groups|piles))", "(work out|find|figure out|compute) {a} divided by {b}", "share {a} (equally |)(between|among) {b}", "divide the number {a} by {b}", "take {a} and divide it by {b}"],
          ["how (many times|often) does {b} (go|fit) into {a}?", "{a} {t} are (shared|divided|split)( equally|) (by|among|between) {b} {p}. How many( {t}|) does each( one| of them|) get?", "if {b} {k} hold {a} {t}, how many( {t}|) are in (one|each)( of them|)?", "how many groups of {b} can (be made|you make|I make) (of|from|out of) {a}( {t}|)?", "what (do you|do I) get (when|if) you divide {a} by {b}?",
           "{n} (splits|divides|puts) {a} {t} (into|in) {b} equal (piles|groups|{k}). How many( {t}|) are in (a pile|each|one|every one)?", "{b} {p} (share|split) {a} {t}( equally|). How many( {t}|) (does each get|does everyone get|for each|does one of them get)?", "{b} {t} cost {a} dollars. (How much does one cost|What does one cost|What is the price of one)?", "I have {a} {t} and put {b} in (each|every) {j}. How many {k} do I need?",
           "a {j} holds {b} {t}. How many {k} do I need for {a}( {t}|)?", "{a} kilometers in {b} hours: how many kilometers (per|an|each) hour?"]),
    "²": (["{a} squared", "the square of {a}", "{a}^2", "{a}²", "{a} to the power of (2|two)", "{a} times itself", "{a} multiplied by itself", "{a} to the second power"], ["square {a}", "square the number {a}", "multiply {a} by itself", "(find|compute|give me) the square of {a}"], ["what do you get (when|if) you square {a}?", "what is the area of a square with side {a}?", "a square has sides of {a} meters. What is its area?"]),
    "2": (["double {a}", "twice {a}", "two times {a}", "the double of {a}", "{a} doubled", "2 times {a}", "twice the number {a}"], ["double {a}", "double the number {a}", "take {a} twice"], ["what do you get (when|if) you double {a}?", "{n} has {a} {t} and {m} has twice as many. How many( {t}|) does {m} have?", "how many is twice {a}?"]),
    "½": (["half of {a}", "{a} halved", "one half of {a}", "a half of {a}", "50% of {a}", "50 percent of {a}", "half the number {a}"], ["halve {a}", "halve the number {a}", "take half of {a}", "cut {a} in half"], ["what do you get (when|if) you halve {a}?", "{n} has {a} {t} and {m} has half as many. How many( {t}|) does {m} have?", "I give away half of my {a} {t}. How many( {t}|) (are left|do I have left)?"]),
    "3": (["triple {a}", "three times {a}", "{a} tripled", "3 times {a}"], ["triple {a}", "triple the number {a}"], ["{n} has {a} {t} and {m} has three times as many. How many( {t}|) does {m} have?", "what do you get (when|if) you triple {a}?"]),
    "%": (["10% of {a}", "10 percent of {a}", "a tenth of {a}"], ["take 10% of {a}", "(compute|calculate|find) 10 percent of {a}"], ["what is ten percent of {a}?"]),
    "mod": (["{a} mod {b}", "{a} modulo {b}", "the remainder of {a} divided by {b}", "{a} % {b}"], ["(compute|find) the remainder of {a} divided by {b}"], ["what remains when {a} is divided by {b}?", "what is left over when you divide {a} by {b}?"]),
}
_QUESTIONS = ["(what is|what's|how much is|what would be|whats|do you know what's|can you tell me what's) {e}?", "{e}?", "{e}", "{e} =", "{e} = ?", "{e} is?", "(calculate|compute|solve|evaluate|work out|find|determine|figure out|give me|tell me|say) {e}", "(please |now |ok, now |can you |could you |then |quickly |next, )(calculate|compute|solve|evaluate|work out|find|tell me|give me) {e}",
              "(can|could) you (please |)(tell me|calculate|compute|work out|figure out) (what {e} is|{e})?", "do you know what {e} is?", "what does {e} (equal|make|give|come to|evaluate to)?", "what would {e} be?", "(quick question|question|quick|math|maths|a sum|homework|first question|next question): (what is |)({e}?|{e})", "I (need|want) to know {e}",
              "I need {e}", "(what|which) number is {e}?", "{e} equals (what|how much)?", "(what's|what is) the (result|answer|value) of {e}?", "(give|tell) me the (result|answer|value) of {e}", "(hi|hello|hey)(,|!) what is {e}?", "so what is {e}?", "and {e}?", "what do I get for {e}?", "my question is: what is {e}?", "how much do {e} make?"]
_PLAIN = ["what is {e}?", "what is {e}?", "what's {e}?", "how much is {e}?", "{e}?", "{e}", "{e} =", "{e} = ?", "calculate {e}", "compute {e}", "tell me {e}", "(can|could) you (calculate|compute|tell me) {e}?"]
_BRIEF = ["", "", "", "", "", "", "", "", " Only the number.", " Just the number, please.", " Answer with the number only.", " Reply with only the number.", " Give only the result.", " Answer with a single number.", " No explanation.", " Just the result.", " Only say the number.", " Short answer.", " Answer with just the number.", " The number only."]
_CONTAINERS = [("box", "boxes"), ("bag", "bags"), ("basket", "baskets"), ("shelf", "shelves"), ("jar", "jars"), ("crate", "crates"), ("pack", "packs"), ("drawer", "drawers"), ("table", "tables")]
_PLACES = "box bag basket room garden shop bus house park jar drawer kitchen office hall train boat".split()
_HALLS = "room garden shop bus house park kitchen office hall train boat".split()
_WARES = "pen book cup hat ticket lamp ball shirt cake pencil sandwich toy bike coat key map".split()


def sums(source):
    return [Answer(worked(turn.thought), turn.text) if isinstance(turn, Answer) else turn for turn in _sums(source)]


def _sums(source):
    kind = source.weighted({"two": 76, "three": 8, "story": 24, "clock": 7, "talk": 8, "figure": 7, "next": 4, "compare": 4, "brackets": 3, "many": 4, "root": 1, "list": 6})
    match kind:
        case "three": return _three(source)
        case "story": return story(source)
        case "clock": return clock(source)
        case "figure": return _question(source, *figure(source))
        case "talk": return talk(source)
        case "next": return _next(source)
        case "compare": return _compare(source)
        case "brackets": return _brackets(source)
        case "many": return _many(source)
        case "list": return _list(source)
        case "root":
            v = source.number(1, 12)
            return _question(source, source.pick([f"the square root of {v * v}", f"√{v * v}", f"sqrt({v * v})"]), v)
    sign = source.weighted({"+": 20, "-": 20, "*": 34, "/": 16, "²": 4, "2": 3, "½": 3, "3": 1, "%": 1, "mod": 1})
    x = source.random.random()
    a, b, value = next((a, b, v) for a, b, v in iter(lambda: _numbers(source, sign), None) if x < .68 or a > 1 and (max(a, b) < 61 or source.chance(.02)) and (b > 1 or sign not in "+-*/"))
    nouns, commands, stories = _FORMS[sign]
    in_words = source.chance(.05)
    shown = lambda v: world.in_words(v) if 0 <= v < 100 and in_words else str(v)
    thought = {"²": f"{a} * {a} = {value}.", "2": f"2 * {a} = {value}.", "½": f"{a} / 2 = {value}.", "3": f"3 * {a} = {value}.", "%": f"{a} / 10 = {value}.", "mod": f"{a // b if b else 0} * {b} = {a - value}. {a} - {a - value} = {value}."}.get(sign, f"{a} {sign} {b} = {value}.")
    one, more = source.pick(_CONTAINERS)
    names, wares = source.random.sample(world.NAMES, 2), source.random.sample(_WARES, 2)
    days = source.random.sample(world.DAYS, 2)
    values = dict(a=shown(a), b=shown(b), t=source.pick(THINGS), p=source.pick(PEOPLE), n=names[0], m=names[1], o=source.pick(_PLACES), h=source.pick(_HALLS), u=wares[0], w=wares[1], j=one, k=more, d=days[0], e=days[1])
    if x < .52:
        return _question(source, said(source, source.pick(nouns[:4] if source.chance(.5) else nouns), **values), value, thought)
    request = said(source, source.pick(commands if x < .68 else stories), **values)
    if x < .68:
        request += source.pick(["", ".", ".", "!"])
    if x >= .68 or source.chance(.6):
        request = request[0].upper() + request[1:]
    request = (styled(source, request) if x < .68 else request) + (source.pick(_BRIEF) if request[-1] in ".?!" else "")
    return [User(request), Answer(thought, str(value))]


def _numbers(source, sign):
    n = source.number
    match sign:
        case "+":
            x = source.random.random()
            a, b = (n(0, 20), n(0, 20)) if x < .35 else (n(0, 99), n(0, 99)) if x < .88 else (n(1, 9) * 100, n(0, 99)) if x < .91 else (n(100, 999), n(1, 99)) if x < .96 else (n(100, 999), n(100, 999))
            return (a, b, a + b) if source.chance(.7) else (b, a, a + b)
        case "-":
            x = source.random.random()
            a, b = (n(0, 20), n(0, 20)) if x < .35 else (n(0, 99), n(0, 99)) if x < .88 else (n(1, 10) * 100 if x < .92 else n(100, 999), n(1, 99)) if x < .97 else (n(100, 999), n(100, 999))
            a, b = max(a, b), min(a, b)
            return a, b, a - b
        case "*":
            x = source.random.random()
            a, b = (n(0, 12), n(0, 12)) if x < .25 else (n(3, 12), n(3, 12)) if x < .62 else (n(11, 99), n(2, 9)) if x < .8 else (n(2, 9), n(11, 99)) if x < .86 else source.pick([(n(11, 30), n(2, 5)), (n(2, 5), n(11, 30)), (n(1, 10) * 10, n(1, 9)), (n(1, 9), n(1, 10) * 10), (n(13, 25), n(2, 4)), (n(11, 50), n(2, 9))])
            return a, b, a * b
        case "/":
            b, value = (n(1, 12), n(1, 12)) if source.chance(.93) else source.pick([(10, n(1, 99)), (2, n(10, 50)), (n(2, 9), n(11, 25)), (5, n(10, 40))])
            return b * value, b, value
        case "²": a = n(1, 12); return a, 0, a * a
        case "2": a = n(1, 50) if source.chance(.9) else n(50, 499); return a, 0, 2 * a
        case "3": a = n(1, 30); return a, 0, 3 * a
        case "%": a = n(1, 50); return a * 10, 0, a
        case "mod": a, b = n(1, 50), n(2, 9); return a, b, a % b
    value = n(1, 50) if source.chance(.9) else n(50, 450)
    return 2 * value, 0, value


def _list(source):
    """Several sums of one kind at once."""
    sign = source.pick("***+-")
    sums = [_numbers(source, sign) for _ in range(source.number(2, 4))]
    shown = source.pick({"*": [" * ", "*", " x ", " times "], "+": [" + ", "+", " plus "], "-": [" - ", "-", " minus "]}[sign])
    terms = [f"{a}{shown}{b}" for a, b, _ in sums]
    request = said(source, "(what are|what is|calculate|compute|solve|work out|tell me) {m}(?|)|(calculate|compute|solve|work out) (these|this|these sums)(:|) {l}|{l}|{m}?|{l} =", l=", ".join(terms), m=", ".join(terms[:-1]) + " and " + terms[-1])
    return [User(request[0].upper() + request[1:] if source.chance(.6) else request), Answer(" ".join(f"{a} {sign} {b} = {v}." for a, b, v in sums), ", ".join(str(v) for _, _, v in sums))]


def _question(source, e, value, thought=None):
    form = source.pick(_PLAIN if source.chance(.45) else _QUESTIONS) if not e.startswith("the ") else source.pick(_PLAIN[:5] + _PLAIN[8:])
    request = said(source, form, e=e)
    if source.chance(.55):
        request = request[0].upper() + request[1:]
    if request[-1].isalnum() and source.chance(.4) and not form.startswith("{e}"):
        request += "."
    brief = source.pick(_BRIEF) if request[-1] in ".?" else ""
    return [User(request + (brief if "umber" not in brief or str(value)[0] in "-.0123456789" else "")), Answer(thought or f"{e} = {value}.", str(value))]


def _three(source):
    """Three numbers, added or taken away, as a term or a story."""
    a, b, c = (source.number(1, 20 if source.chance(.3) else 10) for _ in range(3))
    x = source.random.random()
    if x < .45:
        s, v = a + b, a + b + c
        thought = f"{a} + {b} = {s}. {s} + {c} = {v}."
        forms = ["(add|add up|sum|sum up|total|add together|combine) {a}, {b} and {c}(.|)", "(add|sum) (the numbers|these numbers|these|up these)(:|) {a}, {b}, {c}", "what (do|does) {a}, {b} and {c} (add up to|make|come to|sum to)?", "what is {a} and {b} and {c}( together|)?", "add {a} and {b}, then add {c}(.|)", "add {a} to {b} and then {c}(.|)",
                 "{n} has {a}, {m} has {b} and {o} has {c} {t}. How many( {t}|) (do they have|are that|is that)( together| in total| altogether|)?", "I buy {a} {t} on Monday, {b} on Tuesday and {c} on Friday. How many( {t}|) is that( in total|)?", "there are {a} red, {b} blue and {c} green {t}. How many( {t}|) are there( in total| altogether|)?",
                 "three {k} hold {a}, {b} and {c} {t}. How many( {t}|) are there?", "the numbers are {a}, {b} and {c}. (What is their sum|What is the total|Add them|Add them up)(?|)"]
        if source.chance(.4):
            return _question(source, source.pick([f"{a} + {b} + {c}", f"{a}+{b}+{c}", f"{a} plus {b} plus {c}", f"the sum of {a}, {b} and {c}", f"the total of {a}, {b} and {c}", f"the sum of these numbers: {a}, {b}, {c}"]), v, thought)
    elif x < .8:
        c = min(c, a + b)
        s, v = a + b, a + b - c
        thought = f"{a} + {b} = {s}. {s} - {c} = {v}."
        forms = ["I have {a} {t}, (get|buy|find) {b} more and (give away|lose|sell|eat|use) {c}. How many( {t}|) (do I have|are left|do I have now|remain)?", "{n} has {a} {t}, (gets|buys|finds) {b} more and then (loses|sells|gives {m}) {c}. How many( {t}|) (does {n} have|are left|does {n} have now)?", "start with {a}, add {b} and subtract {c}(.|. What is the result?)",
                 "there are {a} {p} on a bus, {b} get on and {c} get off. How many are (left|on the bus|there now)?", "add {a} and {b}, then (subtract|take away) {c}(.|)", "take {a} plus {b} minus {c}(.|)"]
        if source.chance(.4):
            return _question(source, source.pick([f"{a} + {b} - {c}", f"{a}+{b}-{c}", f"{a} plus {b} minus {c}"]), v, thought)
    else:
        b, c = source.number(1, 9), source.number(1, 9)
        a = b + c + source.number(0, 20)
        s, v = a - b, a - b - c
        thought = f"{a} - {b} = {s}. {s} - {c} = {v}."
        forms = ["I have {a} {t}, (give {n}|sell|lose) {b} and (give {m}|sell|lose) {c}( more|). How many( {t}|) (are left|do I have left|remain)?", "there are {a} {p}; {b} leave and then {c} more( leave|). How many (are left|remain|stay)?", "from {a} take away {b} and then {c}(.|)", "I have {a} dollars and spend {b} on a {u} and {c} on a {w}. How much (is left|do I have left)?"]
        if source.chance(.4):
            return _question(source, source.pick([f"{a} - {b} - {c}", f"{a}-{b}-{c}", f"{a} minus {b} minus {c}"]), v, thought)
    names, wares = source.random.sample(world.NAMES, 3), source.random.sample(_WARES, 2)
    request = said(source, source.pick(forms), a=a, b=b, c=c, t=source.pick(THINGS), p=source.pick(PEOPLE), n=names[0], m=names[1], o=names[2], u=wares[0], w=wares[1], k=source.pick(_CONTAINERS)[1])
    request = request[0].upper() + request[1:] if source.chance(.7) else request
    return [User(request + (source.pick(_BRIEF) if request[-1] in ".?" else "")), Answer(thought, str(v))]


def _next(source):
    a, step = source.number(1, 98), 1
    form, value = source.pick([("(which|what) number (comes|is|follows) (directly |right |)after {a}?", a + 1), ("(which|what) number (comes|is) (directly |right |)before {a}?", a - 1), ("what comes after {a}?", a + 1), ("(which|what) number follows {a}?", a + 1), ("what is one more than {a}?", a + 1), ("what is one less than {a}?", a - 1),
                               ("what (number |)comes next: {x}, {y}, {a}?", a + 1), ("(continue|go on): {x}, {y}, {a}, ...", a + 1), ("what is the successor of {a}?", a + 1), ("what is the next number after {a}?", a + 1)])
    if source.chance(.3):
        step = source.pick([2, 3, 5, 10])
        x = source.number(0, 20) if step < 5 else step * source.number(0, 5)
        seq = [x + i * step for i in range(4)]
        a = seq[0]
        form, value = f"(what|which number) comes next( in this sequence|)(:|?) {seq[0]}, {seq[1]}, {seq[2]}, {seq[3]}(, ...|, ?|)", x + 4 * step
    request = said(source, form, a=a, x=a - 2, y=a - 1)
    return [User(request[0].upper() + request[1:] if source.chance(.7) else request), Answer(f"{a} + 1 = {value}." if value == a + 1 else f"{a} - 1 = {value}." if value == a - 1 else f"{value - step} + {step} = {value}.", str(value))]


def _compare(source):
    a, b = source.random.sample(range(100), 2)
    form, value = source.pick([("(which|what) (number |one |)is (larger|bigger|greater|higher|more)(:|,) {a} or {b}?", max(a, b)), ("(which|what) (number |one |)is (smaller|less|lower)(:|,) {a} or {b}?", min(a, b)), ("{a} or {b}(:|,) which (number |one |)is (larger|bigger|greater)?", max(a, b)),
                               ("(compare|take|look at) {a} and {b}(.|:) (which|what) is (larger|bigger|the larger one|the bigger number)?", max(a, b)), ("(tell me|give me|name) the (larger|bigger|greater) (number |one |)of {a} and {b}", max(a, b)), ("(tell me|give me|name) the smaller (number |one |)of {a} and {b}", min(a, b)),
                               ("is {a} (larger|bigger|greater|more) than {b}?", "Yes." if a > b else "No."), ("is {a} (smaller|less) than {b}?", "Yes." if a < b else "No.")])
    request = said(source, form, a=a, b=b)
    return [User(request[0].upper() + request[1:] if source.chance(.7) else request), Answer(f"I compare {a} and {b}.", str(value))]


def _brackets(source):
    a, b, c = (source.number(1, 9) for _ in range(3))
    match source.number(0, 3):
        case 0: e, v, thought = f"{a} + {b} * {c}", a + b * c, f"{b} * {c} = {b * c}. {a} + {b * c} = {a + b * c}."
        case 1: e, v, thought = f"({a} + {b}) * {c}", (a + b) * c, f"{a} + {b} = {a + b}. {a + b} * {c} = {(a + b) * c}."
        case 2: e, v, thought = f"{a} * {b} + {c}", a * b + c, f"{a} * {b} = {a * b}. {a * b} + {c} = {a * b + c}."
        case _: e, v, thought = f"{a * b} - {a} * {max(b - c, 1)}", a * b - a * max(b - c, 1), f"{a} * {max(b - c, 1)} = {a * max(b - c, 1)}. {a * b} - {a * max(b - c, 1)} = {a * b - a * max(b - c, 1)}."
    return _question(source, e, v, thought)


def _many(source):
    """Units of time and amounts, averages."""
    n = source.number(1, 12)
    form, k = source.pick([("how many days are (in|there in) {n} weeks?", 7), ("how many hours are (in|there in) {n} days?", 24), ("how many minutes are (in|there in) {n} hours?", 60), ("how many seconds are (in|there in) {n} minutes?", 60), ("how many months are (in|there in) {n} years?", 12), ("how many (eggs|pieces) are {n} dozen?", 12),
                           ("how many centimeters are {n} meters?", 100), ("how many legs do {n} dogs have( together|)?", 4), ("how many legs do {n} spiders have( together|)?", 8), ("how many wheels do {n} cars have( together|)?", 4), ("how many fingers do {n} people have( together|)?", 10), ("how many cents are {n} dollars?", 100), ("how many sides do {n} triangles have?", 3),
                           ("how many meters are {n} kilometers?", 1000), ("how many grams are {n} kilograms?", 1000)])
    if source.chance(.2):
        a = source.number(1, 30)
        b = a + 2 * source.number(0, 15)
        return _question(source, source.pick([f"the average of {a} and {b}", f"the mean of {a} and {b}"]), (a + b) // 2, f"{a} + {b} = {a + b}. {a + b} / 2 = {(a + b) // 2}.")
    n = max(n, 2)
    request = said(source, form, n=n)
    return [User(request[0].upper() + request[1:] if source.chance(.7) else request), Answer(f"{n} * {k} = {n * k}.", str(n * k))]

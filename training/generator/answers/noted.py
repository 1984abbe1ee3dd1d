"""Numbers noted beside names in a long text, asked for in the many ways of people who know that they stand there."""
from ..chat import Answer, Result, User
from ..files.tooling import shown
from ..material import world
from ..words.said import capital
from ..words.wording import worded

_THINGS = (
    "lantern otter walnut harp canoe pepper thistle marble saddle violin comet badger plum anchor glove turtle fiddle raisin pillow trumpet beetle cactus shovel muffin falcon pebble ladle tulip hammer puffin acorn blanket scarf oyster whistle cherry raft "
    "beaver mango helmet drum cabbage moth sled dolphin napkin olive chimney gecko almond buckle penguin quince tractor feather hedgehog spoon turnip balloon wagon yak fig crayon heron lobster apron kayak radish pigeon bucket papaya zebra stapler "
    "toaster magnet walrus ginger tambourine lemon ferret wardrobe peanut shrimp parachute nutmeg carpet owl pumpkin mitten squid cello banjo apricot donkey scooter lily hamster tripod sparrow pretzel compass lizard carrot umbrella rooster vanilla spade orchid "
    "thimble salmon broom celery koala teapot jackal clover ribbon panda hazelnut flute seagull cucumber candle weasel tapestry barley camel sandal poppy mole wrench raccoon parsnip bison coral stool ferry lark mustard pencil starfish marigold bobcat trolley "
    "garlic stork cushion lettuce easel wombat basil skates kitten pear tuba goose sausage tile ant elm ivy oar eel ink axe oven orange apple egg ax emu elk urn inn iris onion oak ice aloe album alarm engine envelope").split()
_TWO = "garden gate,blue door,red bicycle,old clock,main valve,north tower,tea box,spare key,green folder,big drum,roof hatch,front desk,silver spoon,night bus,fish tank,boat house,coffee mill,upper lock,glass jar,wood stove,back room,rain barrel,stone bridge,paper mill,pond pump".split(",")
_PLACES = "Lisbon Turin Quito Oslo Bergen Dakar Hanoi Porto Malta Perth Kyoto Cork Ghent Lima Riga Tampa Basel Graz Split Delft".split()

# How the line is written: what begins with the name, and what does not.
_LINES = ["{k} = {v}", "{k} = {v}", "{k} = {v}", "{k}={v}", "{k}: {v}", "{k}: {v}", "{k} {v}", "{k} {v}", "{k} -> {v}", "{k} - {v}", "{k}, {v}", "{k};{v}", "{k}\t{v}", "{k} .... {v}", "{k} => {v}", "{k} := {v}"]
_MARKED = ["- {k}: {v}", "* {k} = {v}", "Note: {k} = {v}", "Remember: {k} = {v}", "NOTE {k} = {v}", "| {k} | {v} |", "// {k} = {v}", "# {k}: {v}", "[{k}] {v}", "number of {k}: {v}", "the number of {k} = {v}"]
_SENTENCES = ["{k} has the number {v}.", "{k} got the number {v}.", "The number of {k} is {v}.", "The number for {k} is {v}.", "For {k} the number is {v}.", "I wrote down {v} for {k}.", "{k} is {v}.", "Remember that {k} is {v}.", "The value of {k} is {v}.", "{k} stands for {v}.", "{v} is the number of {k}.", "{k} was given the number {v}.", "Keep in mind: {k} is {v}.", "By the way, {k} = {v}."]

_ASK = (
    "what is the number of {k}?|what's the number of {k}?|what number does {k} have?|which number does {k} have?|which number has {k}?|what number is {k}?|which value has {k}?|what value does {k} have?|what is {k}?|what was {k}?|what was the number of {k}?|what was the number for {k}?|what is the number for {k}?|"
    "{k}?|{k}?|{k}|{k}? (I need|Give me|Tell me|I forgot|I need to know) (its|the|that) number(|.)|{k}? (The number please|Number please|Its number|Which number|What number|Only the number|Just the number)(|.|?)|{k}'s number?|number of {k}?|number of {k}|number for {k}?|value of {k}?|{k} number|{k} number?|{k}, which number?|{k}, its number?|and {k}?|{k}: which number|"
    "{k}? I need the number that (I|we) (gave|wrote for|noted for|put beside|set for) {it} (above|before|earlier|further up)(|.)|{k} - what number (was|is) (it|that)?|{k}: number?|the number of {k}?|the number of {k}, please|the number for {k}|{k}, please: the number|just {k}'s number|only the number of {k}|"
    "(tell|give) me the number (of|for|next to|beside) {k}(|.|, please|, please.)|(please |)(tell|give|send) me {k}'s number(|.)|tell me (which|what) number {k} (has|got|had)(|.)|(can|could) you tell me the number (of|for) {k}?|(can|could|would) you (please |)(look up|find|look for) the number (of|for) {k}( above| in there| in the text| in that|)?|do you (still |)(know|remember|have) the number (of|for) {k}?|(say|write|print|name|return) the number of {k}(|.)|(reply|answer) (with|with only|only with|just with) the number (of|for) {k}(|.)|"
    "(look for|find|search for|look up|go back to|scroll up to) {k} (above|further up|up there|in the text|in the text above|in all that) and (give|tell) me (its|the) number(|.)|(look for|find) {k} (above|in there)( and|, then) (say|write|reply with|answer with) its number(|.)|(look|go) back and find {k}(. Which|: which|. What|: what) number (is|was) it?|find {k}|look up {k}|find the number of {k}(| above)(|.)|"
    "I (wrote|put|noted) (down |)a number for {k} (somewhere|above|somewhere above|somewhere in there|in there|further up|earlier)(. What was it?|. Which one?|. Which one was it?|. What is it?|, which?|, what was it?|. Tell me which one.|. I need it.)|I (gave|assigned) {k} a number( above| earlier| before|)(. Which one?|. What was it?|. Which number was it?|, which one?)|there (was|is|must be|should be) (a number|something|a line|an entry|a note) (for|about|on) {k} (above|in there|somewhere|up there|in the text)(. What number?|. Which number?|, its number?|, which number?|. What does it say?|. What's the number?|. I need the number.|. Number?)|"
    "there was (a|an|that|some) {k} (line|entry|note)(, its number?|, which number?|. What number did it have?|. Its number?|. What did it say?|, what did it say?|. Which number was in it?)|(somewhere above|somewhere up there|somewhere in that text|above|earlier in this text|in the text above) (I mention|I mentioned|you can read|you can find|stands|you will find) the number (of|for) {k}(. What is it?|. Which is it?|: what is it?|. Tell me.|. Write it down.)|somewhere above {k} (has|gets|is given|was given) a number(. Which one?|. Which?|. What is it?)|"
    "(what|which) number did (I|we) (write|put|note|give|set|use|write down|note down|choose) for {k}(| above| earlier| in there| up there)?|(what|which) number (was|is) (noted|written|given|set|recorded|listed|stored|saved|assigned|mentioned) (for|beside|next to|with) {k}(| above| there| in the text)?|(what|which) number (stands|is|was) (beside|next to|behind|after|with) {k}(| above| there)?|(what|which) number (belongs|goes|went|belonged) (to|with) {k}(| above)?|(what|which) number comes with {k}?|"
    "I forgot (the number of|which number I gave|what number I gave|the number for) {k}(| again)(|.|, what was it?|. Can you tell me?|, can you look it up?)|I (need|want|would like) (the number of|the number for|to know the number of) {k}(| again| now)(|.|, please|, please.)|remind me(:| of| what was| what is) the number (of|for) {k}(|.|?)|I'm looking for the number (of|for) {k}(|.)|I am looking for {k}(. What number is it?|. Which number?|'s number.|'s number)|how much is {k}?|how much was {k}(| again| above)?|what did (I|the text|it|the note) say (about|for|is the number of) {k}?|what does (the text|it|the note|the text above) (say|give) (for|as the number of|as number for) {k}?|"
    "(and now |now |ok, |so, |quick question: |one question: |question: |back to the numbers: |from the text above: |from above: |from memory: )(which number does {k} have?|what is the number of {k}?|what was {k}?|the number of {k}?|what number was it for {k}?|{k}?|give me the number of {k}|{k}'s number?)|among all that (there is|stands|is) (a number for|the number of) {k}(. Which one?|. What is it?|: which is it?|. Tell me.)|of all the numbers( above|), which is (the one for|the one of|that of) {k}?|(which|what) of the numbers( above|) (is|was) {k}('s|)?|{k} had (a|some) number(. Which?|. Which one?|, which one?|. What was it?)|"
    "(everything else does not matter|ignore the rest|never mind the rest|forget the rest|the rest is not important|leave the rest aside)(: |. |, )(what is the number of {k}?|which number does {k} have?|just the number of {k}|what number has {k}?|only {k}, its number)|what did {k} get as (a |its |)number?|(which|what) was {k}'s number(| again)?|{k}'s number was(...|?| what?)|the number of {k} (is|was)(...|?| what?| which?)|the number beside {k}, please|the number next to {k}?|(please |)copy the number of {k}|you have seen {k} (above|before|earlier)(. What number was it?|. Which number did it have?|. Its number?)|if I ask you for {k}, (what|which) number do you (say|give)?|say only the number (that belongs to|of|for) {k}(|.)|let me have the number (of|for) {k}(|.)|(check|see) above: (what|which) number has {k}?|(check|read) the text again(. What|: what|. Which|: which) number does {k} have?|does the text give a number for {k}? (Which one|Which|If so, which|What is it)?|who remembers the number of {k}?|so what was it for {k}?|and the one for {k}?|what about {k}?|tell me about {k}: (what|which) number is it?|(which|what) number would I find (beside|next to|for) {k}?|the text has a number for {k}(, namely?|. It is|. Which?|: )")
_OF_LINE = (
    "(above|further up|somewhere above|up there|in the text) (there is|there was|is|stands|you find) (a|one) line that (begins|starts) with {k}(. Which number follows?|. What number follows?|, which number follows?|. Which number stands there?|. What comes after it?|. What number is in it?|. Give me its number.|. Which number is it?)|(one|a) line (above |)(begins|starts) with {k}(. What follows?|. Which number follows?|. What number comes next?|, what number follows?|. What is the number?)|(which|what) number (follows|comes after|stands after|stands behind|is written after) {k}(| above| there| in the text)?|what (comes|stands|is written) (after|behind|right after|next to) {k}(| above)?|"
    "(the line|the entry) (with|of|for) {k}(: which number?|: what number?|, its number?|, the number in it?|. Which number?|, please: only the number|: what does it say?)|(find|look for|go to) the line (with|of|for|that starts with|that begins with) {k} and (give|tell) me (the|its) number(|.)|(find|look for) the line (with|of) {k}(. What|: what|. Which) number (is there|does it have|stands there|is it)?|what is (in|on) the line (with|of|for) {k}? (Only the number|The number only|Just the number)(|.)|(which|what) number is (in|on) the line (of|with|for|that starts with) {k}?|(which|what) number is on {k}'s line?|what did I (write|put|note) (after|behind|beside) {k}?|to what (number |)did I set {k}?|what is {k} set to?|(which|what) (number|value) was {k} set to?|{k} was set to which number?|the entry {k}, which number?|read me the number (of|from|on) the line {k}(|.)")
_OF_EQUALS = "{k} =|{k} = ?|{k} = ...|{k} equals|{k} equals?|{k} equals what?|what does {k} equal?|what is {k} equal to?|{k} is|{k} is?|{k} = what?|{k} = which number?|(what|which) number (stands|is) (after|behind|right of) the equals sign (of|in the line of|for) {k}?"
_OF_COLON = "{k}:|{k}: ?|{k}: ...|{k}: what?|(what|which) number (stands|is|comes) (after|behind) {k} and the colon?|(what|which) number stands behind the colon of {k}?"
_ONLY = ["", "", "", "", "", "", " Only the number.", " Just the number, please.", " Only the number, please.", " Reply with the number only.", " Answer with the number.", " Nothing but the number."]
_BEFORE = ["Here are my notes.", "Here is a long text.", "Please read this.", "Some notes:", "My notebook:", "Read this carefully. I will ask something about it.", "There are some numbers in this text.", "Below is a text with a few notes in it.", "Keep the numbers in mind.", "Text:"]
_LATER = ["Read this. I will ask you something later. Just say ok for now.", "Here are some notes. Say ok when you have read them.", "Remember the numbers in here. Answer only with ok."]
_PROSE = ["The {a} was sold yesterday.", "Tomorrow somebody comes to look at the {a}.", "I saw a {a} beside the {b}.", "The {a} and the {b} are on the shelf.", "Nobody has asked about the {a} yet.", "We still have to talk about the {a}.", "It rained all day, and the {b} got wet.", "A friend of mine has a {a} at home.", "The weather was good and we stayed outside.", "Later we had tea and talked for a while.", "On the way home I thought of the {a} again.", "The shop next door sells {n} kinds of tea.", "The bus came {n} minutes late.", "My sister wants to paint the {b}.", "That is all for now.",
          "There are {n} chairs in the hall.", "The {a} is heavy, the {b} is not.", "Please do not forget the {a}.", "After lunch the {b} was gone.", "The {a} costs {n} euros.", "Somebody paid {n} euros for a {b}.", "The {a} is {n} years old.", "On page {n} there is a picture of a {b}.", "The {b} weighs {n} grams.", "The road was closed for {n} days.", "In the evening everybody went home."]


def _name(source):
    x = source.random.random()
    if x < .56: name = source.pick(_THINGS)
    elif x < .64: name = source.pick(world.NOUNS)
    elif x < .72: name = source.word()
    elif x < .78: name = source.pick(_PLACES if source.chance(.4) else world.NAMES)
    elif x < .84: name = source.pick(_TWO)
    elif x < .92: name = source.pick(_THINGS + world.COLORS) + source.pick("-_") + source.pick(_THINGS)
    else: name = source.pseudo_word()
    return name.upper() if source.chance(.04) else name.capitalize() if source.chance(.03) else name


def _number(source):
    return str(source.number(*source.weighted({(2, 99): 5, (100, 999): 5, (1000, 9999): 4, (10000, 99999): 2, (100000, 9999999): 1})))


def question(source, form, k):
    """How the number of `k`, whose line has the form `form`, is asked for."""
    kinds = {_ASK: 10}
    if form.startswith("{k}") and form not in _SENTENCES:
        kinds[_OF_LINE] = 3
    if "{k} =" in form or "{k}=" in form:
        kinds[_OF_EQUALS] = 2
    if "{k}:" in form:
        kinds[_OF_COLON] = 1
    it = "him" if k in world.NAMES and source.chance(.3) else "it"
    text = worded(source, source.weighted(kinds), k=k, it=it)
    if source.chance(.06):
        text = text.replace(k, source.pick(['"{}"', "'{}'", "`{}`"]).format(k), 1) if "'s" not in text else text
    if not text.startswith(k) and source.chance(.65):
        text = capital(text)
    return text + (source.pick(_ONLY) if text[-1] in ".?" else "")


def _aside(source, names, taken):
    """A few sentences about other things, some of which have a number above as well."""
    others = [name for name in names + source.random.sample(_THINGS, 20) if name not in taken and name.islower() and " " not in name]
    other = lambda: source.pick(others)
    return " ".join(source.pick(_PROSE).format(a=other(), b=other(), n=source.number(2, 90)) for _ in range(source.number(1, 4)))


def _text(source, chars):
    """-> (the text, [(name, number)], the forms of their lines)"""
    names = []
    for _ in range(source.number(3, 16) if chars > 600 else source.number(1, 5)):
        name = _name(source)
        if not any(name.lower() in other.lower() or other.lower() in name.lower() for other in names):      # what begins like another is not one line's
            names.append(name)
    pairs = [(name, _number(source)) for name in names]
    form = source.weighted({"line": 6, "marked": 2, "sentence": 3})
    forms = {"line": _LINES, "marked": _MARKED, "sentence": _SENTENCES}[form]
    forms = [source.pick(forms)] if form != "sentence" or source.chance(.4) else source.random.sample(forms, 5)
    together, parts, written = source.chance(.25), [], {}
    share = chars / len(pairs)
    clean = lambda text: text if not any(name.lower() in text.lower() for name in names) else ""
    for name, v in pairs:
        if not together:
            parts.append(clean(_between(source, share * source.random.uniform(.3, 1.5))))
        written[name] = source.pick(forms)
        parts.append(capital(written[name].format(k=name, v=v)) if form == "sentence" else written[name].format(k=name, v=v))
    if together:
        parts = [clean(_between(source, chars * .5)), "\n".join(parts), clean(_between(source, chars * .5))]
    elif source.chance(.75):
        parts.append(clean(_between(source, chars * source.random.random())))
    text = ("\n" if form != "sentence" or source.chance(.5) else " ").join(part for part in parts if part)
    return text, pairs, written


def noted(source, chars=1500):
    text, pairs, written = _text(source, chars)
    names, many = [name for name, _ in pairs], not source.held_out and chars > 1200
    asked = source.random.sample(pairs, source.number(1, min(6, len(pairs)))) if many else [source.pick(pairs)]
    aside = "\n\n" + _aside(source, names, [name for name, _ in asked]) if source.chance(.4) else ""
    gap, turns = source.pick(["\n\n", "\n\n", "\n"]) if not aside or source.chance(.5) else " ", []
    before = source.pick(_BEFORE) + source.pick(["\n", "\n\n"]) if source.chance(.35) else ""
    if source.chance(.1):
        turns = [User(source.pick(_LATER) + "\n\n" + text + aside), Answer("I only say ok now.", "ok")]
        text = ""
    for name, v in asked:
        ask = question(source, written[name], name)
        if text:
            ask = f"{capital(ask)}\n\n{text}" if source.chance(.04) and len(ask) > 25 and not ask.startswith(name) and ask[-1] in ".?" and not _points_back(ask) else before + text + aside + gap + ask
        turns += [User(ask), Answer(f"It says that {name} is {v}.", v)]
        text = ""
    return turns


def _points_back(ask):
    return any(word in ask for word in ("above", "earlier", "up ", "before", "ack", "again", "I g", "I a", "I w", "did I", "did we", "forgot", "seen", "emind"))


def in_system(source):
    """-> (numbers as they stand in a system text, turns that ask for some of them)"""
    text, pairs, written = _text(source, source.number(30, 500))
    return text, [[User(question(source, written[name], name)), Answer(f"It says that {name} is {v}.", v)] for name, v in source.random.sample(pairs, min(len(pairs), source.number(1, 3)))]


_READ = ["Read {p}. {Q}", "read {p} and answer: {q}", "{p}: {q}", "Open {p}. {Q}", "look into {p}: {q}", "Read {p} first. {Q}", "I have a question about {p}: {q}", "Check {p}. {Q}", "It stands in {p}: {q}", "In {p} there are some numbers. {Q}", "Please read {p}. {Q}"]


def read(source, box):
    """The same where the text is a file."""
    text, pairs, written = _text(source, source.number(20, 900))
    path, asked = source.path(), source.random.sample(pairs, 1 if source.held_out else min(len(pairs), source.number(1, 3)))
    call = box.call("read", path=path)
    if call is None:
        return None
    turns = []
    for name, v in asked:
        ask = question(source, written[name], name)
        if not turns:
            asks = (question(source, written[name], name) for _ in range(20))
            ask = next((one for one in asks if not _points_back(one.replace(name, ""))), f"What is the number of {name}?")
            turns = [User(source.pick(_READ).format(p=path, q=ask, Q=capital(ask) if not ask.startswith(name) else ask)), Answer(f"I need to read {path}.", "", call), Result(shown(source, text))]
        else:
            turns.append(User(ask))
        turns.append(Answer(f"It says that {name} is {v}.", v))
    return turns


def _between(source, chars):
    return source.filler(chars) if source.chance(.6) else " ".join(_aside(source, [], []) for _ in range(int(chars / 120) or 1))

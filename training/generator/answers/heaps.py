"""Things that stand in the request and are counted: signs in a row, things somebody has, guests, words; each number equally often."""
from ..chat import Answer, User
from ..material import world
from ..words.said import capital, said
from . import lives, statements, stories
from .working import counted

# A sign and how people call several of it.
_SIGNS = {
    "x": "crosses|crosses|x's|xs|letters", "X": "crosses|X's|letters", "o": "o's|circles|letters|rings", "O": "O's|circles|letters", "*": "stars|asterisks|signs|symbols|stars", "#": "hashes|hash signs|signs|symbols|hash marks", "+": "plus signs|pluses|signs|symbols", "-": "dashes|minus signs|signs|hyphens", ".": "dots|points|full stops|periods", "|": "bars|strokes|lines|marks|tally marks", "!": "exclamation marks|signs", "?": "question marks|signs",
    "=": "equals signs|signs|symbols", "~": "waves|tildes|signs", "@": "at signs|signs|symbols", "&": "ampersands|signs|symbols", "%": "percent signs|signs", "$": "dollar signs|signs", "/": "slashes|strokes|signs", "_": "underscores|signs", "•": "dots|bullets|points", "a": "letters", "A": "letters", "b": "letters", "k": "letters", "Z": "letters", "0": "zeros|digits", "1": "ones|digits", "7": "sevens|digits",
    "★": "stars|symbols", "○": "circles|rings|symbols", "■": "squares|boxes|symbols", "●": "dots|circles|balls|symbols", "▲": "triangles|symbols", "✓": "check marks|ticks|marks", "♥": "hearts|symbols", "→": "arrows|symbols", "😀": "smileys|faces|emojis", "🍎": "apples|emojis", "🐱": "cats|emojis", "🐶": "dogs|emojis", "⭐": "stars|emojis", "🔥": "flames|fires|emojis", "🎉": "emojis", "👍": "thumbs|emojis", "🚀": "rockets|emojis", "🎵": "notes|emojis", "🌍": "globes|emojis", "☕": "cups|coffees|emojis", "✅": "check marks|emojis", "❌": "crosses|emojis", "📦": "boxes|emojis"}
_ANY = "signs symbols letters marks emojis digits points strokes lines circles rings".split()
_SOUNDS = "ha la tick beep knock hi no yes go moo bang drip hop clap bla woof meow ding boo tap quack hello stop bye hey ok wow up".split()
_BY = "how many {w}(:|?| are these:| are here:| do you see:| is that:| are there:| do you count:| is this:| can you count:| are in this row:| are in this line:| stand here:| did I type:) {l}|count the {w}(:| in this row:| here:|.) {l}|{l} how many {w}( is that| are there| are these| do you see| did I type|)?|{l} - how many {w}( is that| are there|)?|(tell me |say |)how many {w} there are(:|) {l}|here are some {w}: {l}. How many( are there| {w}|)?|count these {w}: {l}|count them: {l}|{l}\nhow many {w}( are there| is that|)?|number of {w}: {l}|the number of {w} in this row: {l}|I typed {l}. how many {w} (is that|did I type|are there)?|look: {l}. How many {w}?|how many {w} do I have here? {l}"
_ALONE = ["", "", "", "", "", "", "", "", " Just the number.", " Only the number.", " number only", " Answer with the number only."]


def _n(source):
    return source.number(1, 9) if source.chance(.93) else source.number(10, 12)


def _styled(source, text):
    return text if source.chance(.3) else capital(text)


def signs(source):
    """A sign a few times, alone or among another one."""
    sign = source.pick(list(_SIGNS)) if source.chance(.5) else source.pick("xxooX***##+-|.!aA●")
    n, name = _n(source), source.pick(_SIGNS[sign].split("|"))
    joint = source.pick([" ", " ", " ", " ", ", ", "", "-" if sign not in "-_=~." else " ", "  "])
    row = [sign] * n
    if source.chance(.18) and name not in _ANY:
        other = source.pick([s for s in "xo*#+" if s.lower() != sign.lower() and not ({s, sign} <= {"x", "+", "❌"})])
        row += [other] * source.number(1, 5)
        source.random.shuffle(row)
        joint = joint if joint in (" ", ", ") else " "
    return _asked(source, name, joint.join(row), [s for s in row if s == sign])


def sounds(source):
    """A word a few times."""
    word, n = source.pick(_SOUNDS) if source.chance(.7) else source.pick(lives.PICKED["word"]), _n(source)
    row = source.pick([" ", " ", ", ", "-"]).join([word] * n)
    if source.chance(.3):
        return _asked(source, "words", row, [word] * n)
    text = said(source, "how (often|many times) (did I say|do I say|do you see|does it say|is there|did I write|did I type) {w}(:|?) {l}|{l} - how (often|many times) (did I say|did I write|is that) {w}?|how many times {w}? {l}|{l}. How (often|many times) did I say {w}?|I say {l}. How many times (did I say it|did I say {w}|is that)?", w=source.pick([word, f'"{word}"', f"'{word}'"]), l=row)
    return [User(_styled(source, text)), Answer(f"{counted([word] * n)}.", str(n))]


def _asked(source, name, row, things):
    text = said(source, _BY, w=name, l="\0").replace("\0. ", "\0 " if not row[-1].isalnum() else "\0. ")
    brief = source.pick(_ALONE) if text[-1] == "?" else ""
    text = text.replace("\0", row)
    return [User((text if text.startswith(row) else _styled(source, text)) + brief), Answer(f"{counted(things)}.", str(len(things)))]


_BELONGINGS = "a comb|a key|a coin|a pen|a map|an apple|a phone|a book|a ring|a stone|a candle|a spoon|a ticket|a ball|a hat|a nail|a stamp|a cup|a rope|a mirror|a shell|a brush|a pencil|a knife|a plate|a lamp|a scarf|a ruler|a bottle|a lemon|an orange|an egg|an umbrella|a glove|a letter|a whistle|a sponge|a needle|a towel|a notebook|a card|a torch|a camera|a watch|a sock|a hammer|a mug|an onion|a banana|a battery|a wallet|a feather".split("|")
_ANIMALS = "a cat|a dog|a horse|a cow|a goat|a hen|a duck|a fox|a bear|a wolf|an owl|a frog|a snake|a lion|a tiger|a rabbit|a mouse|a sheep|a pig|a monkey|a goose|a deer|an eagle|a snail".split("|")
_FURNITURE = "a table|a chair|a bed|a lamp|a sofa|a shelf|a desk|a mirror|a rug|a clock|a cupboard|a stool|a bench|a piano|a plant|a television|a picture|a stove".split("|")
_CITIES = [city for city in world.CITIES if " " not in city]
# What is told with the things in it, how one asks for their number, the things.
_TOLD = [
    ("in my (bag|pocket|drawer|box|suitcase|backpack) (there are|are|I have) {l}|my (bag|box|backpack) has {l} in it|I have {l} in my (bag|box|pocket|backpack)|I packed {l}|I found {l}|on the table (lie|are|there are) {l}|there is {l} (in the box|on the table|in the drawer)|I own {l}|I put {l} (in the box|on the table|in my bag)|in the box: {l}|my things: {l}|we need {l}|{n} carries {l}|{n} has {l}|I bought {l}|{n} brought {l}|I see {l}|I lost {l}",
     "how many (things|items|objects) (is that|are there|are these|is it|did I (name|list|mention))(| in all| altogether| in total)|how many (things|items|objects)", _BELONGINGS),
    ("{l}|{l}|{l}|things: {l}|my list: {l}|here is a list: {l}|a list: {l}|items: {l}|the things: {l}|the list: {l}", "how many (things|items|objects) (is that|are there|are these|are on the list|did I name|did I list)|how many (things|items|things are listed|items are listed)|count (them|the things|the items)|how many (is that|are these|are there)", _BELONGINGS),
    ("on the (farm|meadow|field) (there are|live|I saw) {l}|I saw {l} (today|at the zoo|on the way)|in the (story|picture|book|song) there are {l}|we have {l}|{n} draws {l}|{l}", "how many animals (is that|are there|are these|did I (name|mention|list))|how many animals", _ANIMALS),
    ("in the room (there are|are|I have) {l}|the room has {l}|I bought {l} for the new flat|we moved {l}|{l}", "how many (pieces of furniture|things|items) (is that|are there|are these)|how many things", _FURNITURE),
    ("{l} are coming( to my party| tonight| for dinner| tomorrow|)|{l} (will come|come) (tonight|to dinner|on Sunday|for tea)|I have invited {l}|I invited {l}( to my birthday| to dinner|)|my guests are {l}|guests: {l}|the guest list: {l}|{l} said yes|{l} are my guests|on the guest list are {l}", "how many guests (do I have|are coming|are there|is that|will I have|come|did I invite)|how many guests|how many (people|guests) is that", statements.PEOPLE),
    ("{l} (are in the room|are waiting|sit at the table|are in my class|want to come|play outside|are on the team|go by bus|are here)|in the (team|group|choir|boat|car) are {l}|on the (team|list|bus) are {l}|names: {l}|{l}|the children are {l}|I know {l}|my friends: {l}", "how many (people|names|persons) (is that|are there|are these|did I (name|mention|list))|how many (people|names)", statements.PEOPLE),
    ("I bought {l}|(on my list|in my basket|in the fridge) (are|there are|I have) {l}|we need {l}|I need {l} for the (soup|cake|party|salad)|shopping list: {l}|buy {l}|to buy: {l}|the recipe needs {l}|{l}", "how many (things|items|groceries|products) (is that|are there|are these|did I (name|list|buy))|how many (things|items)", lives.PICKED["goods"]),
    ("I have been to {l}|I visited {l}|our trip goes to {l}|the train stops in {l}|we saw {l}|my favorite cities are {l}|{l}", "how many cities (is that|are there|are these|did I (name|visit|mention|list))|how many cities", _CITIES),
    ("the flag has {l}|the colors are {l}|my paints are {l}|I painted it {l}|the balls are {l}|{l}", "how many colors (is that|are there|are these|did I (name|mention|list))|how many (different |)colors", world.COLORS[:12]),
    ("my numbers are {l}|I drew {l}|the numbers {l} won|I wrote down {l}|{l}|I rolled {l}|numbers: {l}", "how many numbers (is that|are there|are these|did I (write|name|list))|how many numbers", [str(x) for x in range(2, 99)])]


def told(source):
    """Things in a sentence or a bare list."""
    tell, ask, pool = source.pick(_TOLD)
    n = source.number(2, 9)
    things = source.random.sample(pool, min(n, len(pool)))
    joint = source.pick([" and ", " and ", ", and ", ", "]) if n > 2 else " and "
    text, question = said(source, tell, l=", ".join(things[:-1]) + joint + things[-1], n=source.pick(stories.HE + stories.SHE)), said(source, ask)
    end = "." if question.startswith("count") else "?"
    text = source.pick(["{T}. {Q}{e}", "{T}. {Q}{e}", "{t}. {q}{e}", "{t}, {q}{e}", "{t} - {q}{e}", "{T}. {Q}", "{T}.\n{Q}{e}", "{T}. So {q}{e}", "{Q}: {t}", "{Q}? {T}.", "{T}. Tell me, {q}{e}", "{T}. {Q} please{e}", "{t}; {q}{e}", "{t}: {q}{e}" if ":" not in text else "{t}. {q}{e}"]).format(t=text, T=capital(text), q=question, Q=capital(question), e=end)
    return [User(text + (source.pick(_ALONE) if text[-1] in "?." else "")), Answer(f"{counted(things)}.", str(len(things)))]


def sentence(source):
    """Words of an everyday sentence."""
    n = source.number(1, 9)
    words = []
    for _ in range(60):
        text = source.pick([lambda: statements.clause(source), lambda: statements.clause(source), lambda: source.snippet(n, n), lambda: source.phrase(n, n)])()
        words = text.split()
        if len(words) >= n and all(any(map(str.isalnum, word)) for word in words):
            break
    words = words[:n]
    text = " ".join(words)
    text = capital(text) if source.chance(.5) else text
    shown = source.pick(['"{}"', "'{}'", "{}", '"{}."', "{}.", '"{}"']).format(text)
    request = said(source, "how many words (are|are there) in {s}|how many words (are|are there) in (this sentence|the sentence|this line|this phrase)(:|?) {s}|how many words does {s} have?|how many words(:|?) {s}|count the words(:| in| in this sentence:) {s}|{s} How many words (is that|are in this sentence|are there|was that)?|{s} - how many words?|how many words did I (write|say|use)(:|?) {s}|word count(:|) {s}|how long is this in words: {s}|(tell me|say) how many words this (has|is)(:|) {s}|of how many words is this made? {s}" if not shown[-1].isalnum() else
                   "how many words (are|are there) in (this sentence|the sentence|this line|this phrase)(:|?) {s}|how many words(:|?) {s}|count the words(:| in this sentence:) {s}|how many words did I (write|say|use)(:|?) {s}|word count: {s}|(tell me|say) how many words this (has|is): {s}", s="\0")
    return [User(_styled(source, request).replace("\0", shown)), Answer(f"{counted(words)}.", str(n))]


def heaps(source):
    return source.weighted({signs: 30, sounds: 10, told: 44, sentence: 16})(source)

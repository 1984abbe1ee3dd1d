"""How often a word stands in a list or a line of words."""
from ..chat import Answer, User
from ..words.said import capital, said

_POOLS = [pool.split() for pool in (
    "lime fig plum pear kiwi melon grape peach cherry mango banana apple orange lemon", "red blue green white black gray pink brown yellow violet", "cat dog hen cow owl fox goat duck mouse horse frog bear", "oak elm fir ash birch pine maple willow cedar",
    "north south east west up down left right", "tea coffee milk water juice cocoa beer", "stop go wait turn run walk jump", "sun moon rain snow fog wind hail storm", "heads tails heads tails edge", "yes no maybe never always", "cup fork spoon knife plate pot pan", "iron gold tin zinc lead silver copper",
    "Monday Tuesday Friday Sunday Saturday", "Ada Ben Ida Tom Zoe Max Eva Leo", "salt pepper ginger mint basil thyme cumin", "chess golf tennis polo judo rugby hockey", "open closed locked broken new", "ok fail skip error pass")]
_ASK = ("how often does the word {w} (stand|appear|occur)( here| in this list| in the list)|how often does {w} (appear|occur|come up|stand here|show up)( in this list| here| in it|)|how many times (does|did) {w} (appear|occur|come up|show up)( in this list| in the list| here|)|how many times is {w} (named|listed|mentioned|in the list)|"
        "how many times do you (see|find|read) {w}( here| in this list|)|count the (word|word|entry) {w}( in this list| in the list|)|count how often {w} (appears|occurs|is listed)|what is the number of times {w} (appears|occurs)|how often is {w} (named|listed|mentioned|in this list|in the list)|how often do I (say|write|name|list) {w}|tell me how often {w} (appears|occurs|is in the list)")


def occurrences(source):
    if source.chance(.2):
        pool = source.distinct(lambda: source.word(), source.number(2, 5), 20)
    else:
        pool = source.random.sample(sorted(set(pool_ := source.pick(_POOLS))), min(len(set(pool_)), source.number(2, 6)))
    word, others = pool[0], pool[1:]
    n = source.weighted({0: 1, 1: 3, 2: 6, 3: 6, 4: 4, 5: 2, 6: 1})
    items = [word] * n + [source.pick(others) for _ in range(source.number(2, 8))]
    if word[-1] != "s" and source.chance(.12):
        items.append(word + "s")
    source.random.shuffle(items)
    seen, steps = 0, []
    for item in items:
        seen += item == word
        steps.append(f"{item} {seen}" if item == word else item)
    mark = source.pick(['{}', '{}', '{}', '"{}"', "'{}'"]).format(word)
    question = said(source, _ASK, w=mark)
    row = source.pick([", ", ", ", ", ", " ", " ", "; "]).join(items)
    lines = source.pick(["{}", "{}", "- {}"])
    block = "\n".join(lines.format(item) for item in items)
    end = "?" if question.startswith(("how", "what")) else ""
    Q = question if source.chance(.3) else capital(question)
    text = source.pick([f"{Q}{end or ':'} {row}", f"{Q}: {row}", f"{Q}{end or '.'}\n{row}", f"{Q}{end or '.'}\n\n{row}", f"{Q}{end or ':'}\n{block}", f"{row}\n{Q}{end}", f"{row}\n\n{Q}{end}", f"{row}. {capital(question)}{end}", f"List: {row}. {capital(question)}{end}", f"The list is {row}. {capital(question)}{end}", f"{block}\n\n{Q}{end}", f"Here are some words: {row}\n{Q}{end}"])
    return [User(text), Answer(", ".join(steps) + ".", str(n))]

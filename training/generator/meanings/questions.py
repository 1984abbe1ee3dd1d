"""Questions about the meaning of words: which of these is a fruit, what is another word for it, what is its opposite, which word means this. The answer stands among the choices."""
from ..chat import Answer, User
from ..words.said import capital, said
from . import words

_MUCH = {"city", "country", "planet", "month", "day of the week", "language"}        # names, which take no article
_UNCOUNTED = {"color", "metal", "sport", "illness", "fabric", "spice", "school subject", "currency", "medicine", "feeling", "drink", "dessert", "dish", "symptom"}


def a(word):
    return ("an " if word[0].lower() in "aeiou" else "a ") + word


def _ask(source, text, thought, answer):
    text = source.pick(["", "", "", "", "", "hey, ", "ok, ", "quick question: ", "tell me, ", "hi, ", "question: "]) + text
    text = capital(text) if source.chance(.6) else text
    return [User(text + source.pick(["?", "?", "?", ""])), Answer(thought, answer)]


def _choices(source, items):
    """How people list what may be chosen."""
    items = list(items)
    if len(items) == 2:
        return source.pick(["{} or {}", "{} or {}", "{}, {}", "{} / {}"]).format(*items)
    head, last = ", ".join(items[:-1]), items[-1]
    return source.pick([f"{head} or {last}", f"{head}, {last}", f"{head}, or {last}", f"{head} or {last}", " / ".join(items), f"{head}, {last}"])


def _thing(source, kind):
    return source.unseen(words.kinds()[kind])


def _others(source, kind, n):
    """Things that are none of this kind, whatever sense one thinks of."""
    found = []
    while len(found) < n:
        other = source.pick(words.neighbors(kind) if words.neighbors(kind) and source.chance(.35) else list(words.kinds()))
        if not words.apart(kind, other):
            continue
        word = source.pick(words.kinds()[other])
        if kind not in words.kinds_of(word) and word not in found:
            found.append(word)
    return found


_WHICH = ("which (one |)of these is {k}: {c}|which of (these|the following) is {k}: {c}|{c}: which (one |)is {k}|{c} - which is {k}|which (one |)is {k}, {c}|what is {k}: {c}|which word (is|names) {k}: {c}|(pick|choose|find|name) {k}: {c}|one of these is {k}, which one: {c}|"
          "{k} is which one of these: {c}|which of these would you call {k}: {c}|I need {k}, which of these is one: {c}|what of this is {k}: {c}")


def _which_kind(source):
    kind = source.pick(list(words.kinds()))
    x = _thing(source, kind)
    items = [x] + _others(source, kind, source.weighted({1: 3, 2: 6, 3: 3, 4: 1}))
    source.random.shuffle(items)
    return _ask(source, said(source, _WHICH, k=a(kind), c=_choices(source, items)), f"{capital(x)} is {a(kind)}.", x)


def _what_is(source):
    """The other way round: the thing is given, and its kind is chosen."""
    kind = source.pick(list(words.kinds()))
    x = _thing(source, kind)
    others = source.distinct(lambda: source.pick([k for k in words.kinds() if words.apart(kind, k) and k not in words.kinds_of(x)]), source.weighted({1: 4, 2: 5, 3: 2}), 20)
    items = [kind, *others]
    source.random.shuffle(items)
    named = x if kind in _MUCH | _UNCOUNTED else source.pick([x, a(x)]) if not x.endswith("s") else x
    if source.chance(.5):
        return _ask(source, said(source, "what is {x}: {c}|what is {x}, {c}|{x} is {c}|{x}: {c}|is {x} {c}|would you say {x} is {c}", x=named, c=" or ".join(map(a, items)) if len(items) == 2 else ", ".join(map(a, items[:-1])) + " or " + a(items[-1])), f"{capital(x)} is {a(kind)}.", a(kind))
    return _ask(source, said(source, "what kind of thing is {x}: {c}|{x} - what is it: {c}|which word fits {x}: {c}|which category does {x} belong to: {c}|(sort|put) {x} into one of these: {c}|does {x} go under {c}", x=named, c=_choices(source, items)), f"{capital(x)} is {a(kind)}.", kind)


def _is_kind(source):
    kind = source.pick(list(words.kinds()))
    yes = source.chance(.5)
    if yes:
        x, own = _thing(source, kind), kind
    else:
        x = _others(source, kind, 1)[0]
        own = next(k for k, members in words.kinds().items() if x in members)
    named = x if own in _MUCH | _UNCOUNTED or x.endswith("s") else a(x)
    return _ask(source, said(source, "is {n} {k}|is {n} a kind of {b}|is {n} (really |){k}|is {x} {k}, yes or no|{n} is {k}, right|would you call {n} {k}|does {x} count as {k}|yes or no: is {n} {k}|is it true that {n} is {k}|is {n} a type of {b}|do people call {n} {k}", n=named, x=x, k=a(kind), b=kind),
                f"{capital(x)} is {a(own)}.", "Yes." if yes else "No.")


def _odd_one(source):
    kind = source.pick(list(words.kinds()))
    own = source.distinct(lambda: source.pick(words.kinds()[kind]), source.number(2, 3), 20)
    odd = _others(source, kind, 1)[0]
    items = own + [odd]
    source.random.shuffle(items)
    return _ask(source, said(source, "which (one |)(does not belong|doesn't belong|does not fit|doesn't fit)( here|): {c}|which is the odd one out: {c}|{c}: which (one |)(does not belong|is the odd one out)|find the odd one out: {c}|which of these is not {k}: {c}|one of these is not {k}, which: {c}", c=", ".join(items), k=a(kind)),
                f"The others are each {a(kind)}, {odd} is not.", odd)


def _strangers(source, pos, banned, n):
    """Words of the same kind that mean something else than all of `banned`."""
    pool = [s for s in _of(pos)]
    found = []
    while len(found) < n:
        s = source.pick(pool)
        if s.words[0] in banned or s.near & set(banned) - {s.words[0]} or s.words[0] in found or any(words.alike(s.words[0], b) for b in list(banned)[:3]):
            continue
        found.append(s.words[0])
    return found


_POOLS = {}


def _of(pos):
    if not _POOLS:
        for p, most in {"n": 1100, "v": 620, "a": 480}.items():
            _POOLS[p] = [s for s in words.senses() if s.pos == p][:most]
    return _POOLS[pos]


_ODD = set("wreak|make for|date from|go back|date back|sickish|twinkling|twoscore|come by|twiddle|lie in|be due|center on|work on|go home|come out|go with|come with|get out|go out|cherry|delicious|singular|done|fit in|lean on|rest on|accord|put off|further|wed|look upon|regard as|bear upon|shout out|attach to|cut across|talk terms|give thanks".split("|"))
_SAME = ("what is another word for {x}: {c}|another word for {x}: {c}|which (of these words|word|of these) means the same as {x}: {c}|which of these is (closest to|the same as|a synonym of|a synonym for) {x}: {c}|{x} means the same as which of these: {c}|what means {x}: {c}|"
         "a different word for {x}, {c}|which word could I (use|say|write) instead of {x}: {c}|what else can I say for {x}: {c}|synonym for {x}: {c}|what is a synonym of {x}, {c}|is {x} the same as {c}|{x} is another word for {c}")


@words.cache
def _synonyms():
    return [s for p in "vna" for s in _of(p) if len(s.words) > 1 and not _ODD & set(s.words)]


def _quoted(source, word):
    return word if source.chance(.6) else source.pick(['"{}"', "'{}'", '"{}"']).format(word)


def _same(source):
    s = source.pick([s for s in _synonyms() if words.is_held(s.words[0]) == source.held_out])
    x, y = source.random.sample(s.words[:3], 2)
    wrong = _strangers(source, s.pos, s.near, source.weighted({1: 3, 2: 6, 3: 3}))
    against = [o for o in words.opposites().get(x, []) if o not in s.near]
    if against and source.chance(.3):
        wrong[0] = against[0]
    items = [y, *dict.fromkeys(wrong)]
    source.random.shuffle(items)
    return _ask(source, said(source, _SAME, x=_quoted(source, x), c=_choices(source, items)), f"{capital(x)} means {y}.", y)


_AGAINST = ("what is the opposite of {x}: {c}|(which|which word|which of these) is the opposite of {x}: {c}|the opposite of {x} is: {c}|opposite of {x}: {c}|what is the contrary of {x}, {c}|{x} is the opposite of which one: {c}|what (is|would be) the opposite of {x}, {c}|if something is not {x}, is it {c}")


def _opposite(source):
    pairs = words.opposites()
    x = source.unseen(list(pairs))
    y = source.pick(pairs[x])
    own = next((s for s in words.senses() if x in s.words), None)
    wrong = _strangers(source, own.pos if own else "a", {x, *pairs[x]} | {w for other in pairs[x] for w in pairs.get(other, [])}, source.weighted({1: 4, 2: 6, 3: 3}))
    items = [y, *wrong]
    source.random.shuffle(items)
    ask = _AGAINST if own and own.pos == "a" else _AGAINST.rsplit("|", 1)[0]
    return _ask(source, said(source, ask, x=_quoted(source, x), c=_choices(source, items)), f"The opposite of {x} is {y}.", y)


_MEANT = ("which word means \"{g}\": {c}|which of these means {g}: {c}|what is the word for \"{g}\": {c}|{g}: {c}|{g} - which word is that: {c}|what do you call it: {g} - {c}|which word is it: {g}? {c}|\"{g}\" is the meaning of which word: {c}|which word fits \"{g}\": {c}")


@words.cache
def _glossed():
    """Senses whose gloss is short and gives nothing away."""
    return [s for p in "nva" for s in _of(p) if 14 < len(s.gloss) < 56 and not any(word[:4] in s.gloss for word in s.words[0].split()) and "of or relating" not in s.gloss and not {",", ":", "`"} & set(s.gloss)]


def _meant(source):
    s = source.pick([s for s in _glossed() if words.is_held(s.words[0]) == source.held_out])
    y = s.words[0]
    wrong = _strangers(source, s.pos, s.near, source.weighted({1: 4, 2: 6, 3: 3}))
    items = [y, *wrong]
    source.random.shuffle(items)
    gloss = "to " + s.gloss if s.pos == "v" else s.gloss
    return _ask(source, said(source, _MEANT, g=gloss, c=_choices(source, items)), f"{capital(y)} means {gloss}.", y)


_FAMILY = "which (of these words|word|of these) (belongs to|goes with|has to do with|comes from|is related to|is from the same family as) {x}: {c}|{x}: which word (belongs to|goes with) it, {c}|{x} has to do with which of these: {c}|what has {x} to do with: {c}"


@words.cache
def _families():
    """(word, word of another kind that is derived from the same) with their senses"""
    by = {(s.pos, w): s for s in words.senses() for w in s.words}
    return [(s, by[d]) for p in "va" for s in _of(p) for d in s.derived if d in by and d[0] != s.pos and d[1] not in ("animal", "quality", "level", "value", "difference") and s.words[0] not in ("animal", "level")]


def _family(source):
    s, t = source.pick([pair for pair in _families() if words.is_held(pair[0].words[0]) == source.held_out])
    if source.chance(.5):
        s, t = t, s
    wrong = [w for w in _strangers(source, t.pos, t.near | s.near, source.weighted({1: 4, 2: 6, 3: 3}))]
    items = [t.words[0], *wrong]
    source.random.shuffle(items)
    return _ask(source, said(source, _FAMILY, x=_quoted(source, s.words[0]), c=_choices(source, items)), f"{capital(t.words[0])} belongs to {s.words[0]}.", t.words[0])


def meanings(source):
    return source.weighted({_which_kind: 24, _what_is: 10, _is_kind: 20, _odd_one: 7, _same: 26, _opposite: 16, _meant: 16, _family: 8})(source)

"""Words with what they mean (`senses.txt`, from WordNet, under `WORDNET.LICENSE`), which things belong to which kind, and pairs of opposites."""
import difflib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..material.source import is_held_out as is_held

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Sense:
    pos: str
    words: tuple            # which mean the same, the best known first
    kinds: frozenset
    other_kinds: frozenset  # of rarer senses
    gloss: str
    opposites: tuple
    derived: tuple          # (pos, word)
    near: frozenset         # words that would be no wrong answer


@cache
def senses():
    made = []
    for line in (_HERE / "senses.txt").read_text().splitlines():
        pos, words, kinds, others, gloss, _, opposites, derived, near = line.split("\t")
        split = lambda text: tuple(word.replace("_", " ") for word in text.split())
        words = split(words)
        same = tuple(w for i, w in enumerate(words) if not any(alike(w, other) for other in words[:i]))
        made.append(Sense(pos, same, frozenset(filter(None, kinds.split(","))), frozenset(filter(None, others.split(","))), gloss, split(opposites), tuple(tuple(d.split(":")) for d in split(derived)), frozenset(split(near)) | set(words)))
    return made


def alike(a, b):
    """Whether two words look like one in two spellings."""
    return a in b or b in a or difflib.SequenceMatcher(None, a, b).ratio() > .72


@cache
def opposites():
    """word -> its opposites, of everyday words"""
    pairs = [pair.split() for pair in (_HERE / "opposites.txt").read_text().replace("\n", "|").split("|") if pair]
    pairs += [[s.words[0], other] for s in senses() for other in s.opposites if s.pos != "n"]
    out = {}
    for a, b in pairs:
        out.setdefault(a, []).append(b)
        out.setdefault(b, []).append(a)
    return {word: list(dict.fromkeys(others)) for word, others in out.items()}


# Kind: which line of the categories of invented_tools or which kind of senses.txt its members are from; kinds of one group are never told apart.
_KINDS = {"fruit": ("fruit", "food"), "vegetable": ("vegetable", "food"), "animal": ("animal", "animal"), "bird": ("bird", "animal"), "fish": ("fish", "animal"), "insect": ("insect", "animal"), "tool": ("tool", "tool"), "musical instrument": ("instrument", "instrument"),
          "piece of furniture": ("furniture", "home"), "piece of clothing": ("garment", "clothing"), "vehicle": ("vehicle", "vehicle"), "drink": ("drink", "food"), "dessert": ("dessert", "food"), "spice": ("spice", "food"), "city": ("city", "place"), "country": ("country", "country"), "language": ("language", "country"),
          "color": ("color", "color"), "metal": ("metal", "matter"), "sport": ("sport", "sport"), "illness": ("disease", "illness"), "symptom": ("symptom", "illness"), "part of the body": ("body_part", "body"), "job": ("profession", "job"), "fabric": ("fabric", "clothing"), "flower": ("flower", "food"), "tree": ("tree", "food"),
          "toy": ("toy", "toy"), "planet": ("planet", "sky"), "gem": ("gem", "matter"), "month": ("month", "time"), "day of the week": ("weekday", "time"), "currency": ("currency", "money"), "room": ("room", "home"), "medicine": ("medicine", "illness"), "school subject": ("subject", "subject"),
          "weapon": ("", "weapon"), "feeling": ("", "feeling"), "building": ("", "home"), "relative": ("", "relative"), "boat": ("", "vehicle"), "pet": ("pet", "animal"), "dish": ("dish", "food")}
# These two kinds of a group are as different as two groups.
_APART = [("bird", "fish"), ("bird", "insect"), ("fish", "insect"), ("fruit", "drink"), ("fruit", "spice"), ("vegetable", "drink"), ("vegetable", "dessert"), ("tree", "drink"), ("drink", "spice"), ("month", "day of the week"), ("room", "piece of furniture"), ("piece of furniture", "building"), ("piece of clothing", "fabric"), ("metal", "gem"), ("fish", "pet"), ("flower", "dish"), ("flower", "drink"), ("tree", "dessert"), ("insect", "pet")]
# Words that mean several things, and numbers of rarely known ones.
_DOUBLE = set("orange|organ|date|mercury|turkey|crane|iron|swift|jay|robin|sole|bass|perch|pike|square|seal|plane|file|level|bridge|go|olive|hazel|iris|rose|lily|violet|daisy|jasmine|spring|coral|salmon|mole|bat|ring|recorder|triangle|horn|drill|mint|sage|ginger|pepper|sweet|lead|tin|fly|cricket|swallow|calf|palm|nail|chest|trunk|bark|sandal|pound|march|may|august|jersey|china|polish|thyme|bow|club|belt|tie|kiwi|peach|plum|cherry|lavender|lime|turquoise|chestnut|walnut|pine|ash|elm|beech|scooter|theatre|box|ball|jam|date|mace|chicken|duck|goose|turbot|squash|aster|poppy|pupil|nut|pen|bank|suit|vest|pants|cap|pear|nose|arms|foot|hand|star|head|eye|moss|felt|satin|down|sander|clamp|study|den|lounge|porch|cellar|bar|mill|temple|inn|architecture|feedlot|grill|coop|baby|bride|housewife|mama|papa|parent|offspring|ancestor|mood|horror|terror|ego|yen|dignity|relish|preference|premonition|sensuality|vanity|devotion|seriousness|ambition|awe|sentiment|appetite|arm|projectile|lance|bullet|stall|saloon|cab|locker|nursery|salon|cabin|emotion|weapon|building|house|room|relish|grudge|misgiving|twinge|agony|anguish|glee|cobalt|ruby|olive green|emerald|amber|jade|opal|pearl|diamond|quartz|onyx|silver|gold|bronze|copper|platinum".split("|")) - {"diamond", "copper"}


@cache
def kinds():
    """kind -> its members that everybody takes for one"""
    lines = {line.split(" | ")[0].split(",")[0]: line.split(" | ")[-1].split(";") for line in (_HERE.parent / "invented_tools/categories.txt").read_text().splitlines() if " | " in line}
    out = {}
    for kind, (line, _) in _KINDS.items():
        known = lines[line][:9 if kind == "planet" else 32] if line else [s.words[0] for s in senses() if kind in s.kinds and s.words[0] != kind][:26]
        out[kind] = [w for w in known if w.lower() not in _DOUBLE and kind not in w.split() and (w[-1] != "s" or w[-2:] in ("ss", "us", "is") or kind in ("illness", "city", "country", "planet", "fabric", "school subject", "sport"))]
    return out


@cache
def kinds_of(word):
    """Kinds that a word is of in any of its senses."""
    return {kind for kind, members in kinds().items() if word in members} | {kind for s in senses() if word in s.words for kind in s.kinds | s.other_kinds}


@cache
def neighbors(kind):
    """Kinds of the same group that are told apart from it all the same."""
    return [b if a == kind else a for a, b in _APART if kind in (a, b) and _KINDS[a][1] == _KINDS[b][1]]


def apart(a, b):
    """Whether no thing of the kind `a` is one of the kind `b`."""
    return _KINDS[a][1] != _KINDS[b][1] or (a, b) in _APART or (b, a) in _APART

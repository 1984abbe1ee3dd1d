"""Words by meaning: verbs and nouns with their synonyms, categories with their members. An eighth of all groups, categories and members is kept for evaluation."""
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..material.source import is_held_out

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Group:
    """Words that mean the same. Groups of one `family` are too close to be told apart."""
    words: tuple
    family: str
    typical: tuple = ()         # what is done to it, for a noun
    known: bool = True          # whether training knows the synonyms; of nonsense and of what is held out only the words in the schema help


@dataclass(frozen=True)
class Split:
    """What training draws, and what it never does."""
    open: tuple
    held: tuple

    def draw(self, source):
        """In evaluation half of what is drawn is held out."""
        return source.pick(self.held if source.held_out and self.held and source.chance(.5) else self.open)


def split(items, key=str):
    items = list(items)
    return Split(tuple(i for i in items if not is_held_out(key(i))), tuple(i for i in items if is_held_out(key(i))))


@dataclass(frozen=True)
class Category:
    names: tuple                # the first is what people say
    article: bool               # "the fern", but "Korean"
    joints: tuple               # prepositions that lead to a member
    verbs: tuple
    members: Split
    rare: Split                 # what few people know

    @property
    def name(self):
        return self.names[0]

    def member(self, source):
        """A member; in training never one that is held out, in evaluation always."""
        members = self.rare if self.rare.open and source.chance(.3) else self.members
        return source.pick((members.held if source.held_out else members.open) or members.open)

    def all(self):
        return {member.lower() for part in (self.members, self.rare) for member in part.open + part.held}


def _lines(file):
    return [line for line in (_HERE / file).read_text().split("\n") if line]


def _words(text):
    return tuple(word.replace("_", " ") for word in text.split())


def _group(words, family, typical=()):
    return Group(words, family, typical, not is_held_out(words[0]))


@cache
def verbs():
    return split([_group(_words(group), line.split()[0]) for line in _lines("verbs.txt") for group in line.split(" / ")], lambda group: group.words[0])


@cache
def nouns():
    """Lines of synonyms; one that begins with `=` holds what is done to those behind it."""
    out, typical = [], ()
    for line in _lines("nouns.txt"):
        if line[0] == "=":
            typical = _words(line[1:])
        else:
            out.append(_group(_words(line), line.split()[0], typical))
    return split(out, lambda group: group.words[0])


@cache
def categories():
    rare = dict(line.split(" | ") for line in _lines("members.txt"))
    out = []
    for line in _lines("categories.txt"):
        names, article, joints, typical, members = line.split(" | ")
        out.append(Category(tuple(n.replace("_", " ") for n in names.split(",")), article == "t", tuple(joints.split(",")) if joints != "-" else (),
                            tuple(v.replace("_", " ") for v in typical.split(",")), split(members.split(";")), split(filter(None, rare.get(names.split(",")[0].replace("_", " "), "").split(";")))))
    return split(out, lambda category: category.name)


@cache
def group_of(verb):
    """The synonyms of a verb; itself where there are none."""
    return next((g for g in verbs().open + verbs().held if verb in g.words), Group((verb,), verb))


@cache
def families_of(noun):
    """Families whose words are words of `noun`, so that one may be taken for the other."""
    return frozenset(g.family for g in nouns().open + nouns().held if noun in g.words)


@cache
def overlapping(a, b):
    """Whether some member belongs to both categories."""
    return not a.all().isdisjoint(b.all())


def nonsense(source, syllables=2):
    """A group of one word that means nothing; an eighth of all are kept for evaluation."""
    while True:
        word = source.pseudo_word(source.number(1, syllables))
        if source.chance(.4):
            word = source.pick("bl br cr dr fl fr gl gr kl kr pl pr sk sl sn sp spl str tr tw v z".split()) + source.pick("aeiou") + source.pick(["b", "g", "m", "nk", "p", "rb", "rp", "sk", "x", "zz", "lt", "nd"]) + (word[:2] if source.chance(.3) else "")
        if len(word) > 2 and is_held_out(word) == source.held_out:
            return Group((word,), word, known=False)


# --- forms ----------------------------------------------------------------------------------------------------------
@cache
def _irregular():
    return dict(line.split() for line in _lines("irregular.txt"))


def _first(text, change):
    head, *tail = text.split(" ")
    return " ".join([change(head)] + tail)


_DOUBLED = set("submit transmit permit refer unpin unzip reset unwrap".split())


def _doubled(verb):
    return bool(re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", verb)) or verb in _DOUBLED


@cache
def third(verb):
    return _first(verb, lambda v: v[:-1] + "ies" if re.search(r"[^aeiou]y$", v) else v + "es" if v.endswith(("s", "sh", "ch", "x", "z", "o")) else v + "s")


@cache
def gerund(verb):
    return _first(verb, lambda v: v[:-2] + "ying" if v.endswith("ie") else v[:-1] + "ing" if re.search(r"[^eoy]e$", v) else v + v[-1] + "ing" if _doubled(v) else v + "ing")


@cache
def participle(verb):
    return _first(verb, lambda v: _irregular().get(v) or (v[:-1] + "ied" if re.search(r"[^aeiou]y$", v) else v + "d" if v.endswith("e") else v + v[-1] + "ed" if _doubled(v) else v + "ed"))


@cache
def plural(noun):
    return "quizzes" if noun == "quiz" else noun[:-1] + "ies" if re.search(r"[^aeiou]y$", noun) else noun + "es" if noun.endswith(("s", "sh", "ch", "x", "z")) else noun + "s"


def a(noun):
    return ("an " if noun[0].lower() in "aeiou" and not noun.startswith(("us", "uni", "one", "eu")) else "a ") + noun

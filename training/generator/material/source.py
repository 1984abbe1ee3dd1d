"""Random raw material from one seeded source: words, paths, values, file contents, unrelated text."""
import gzip
import json
import os
import random
import re
import zlib
from functools import cache
from pathlib import Path

from . import drills, world

CORPUS = Path(os.environ.get("DS4_TINY_CORPUS", Path(__file__).parents[2] / "corpus" / "corpus.json.gz"))


@cache
def corpus():
    """Kind of text -> one long string."""
    with gzip.open(CORPUS, "rt") as f:
        return {kind: "\n\n".join(documents) for kind, documents in json.load(f).items() if kind != "files"}


@cache
def corpus_lines(kind):
    return [line.strip() for line in corpus()[kind].split("\n") if 12 <= len(line.strip()) <= 90]


@cache
def corpus_blocks(kind):
    """Short runs of whole lines, indentation kept: functions, lists, paragraphs."""
    blocks = (block.strip("\n") for block in corpus()[kind].split("\n\n"))
    return [block for block in blocks if 40 <= len(block) <= 420 and "\n" in block]


@cache
def corpus_sentences():
    return [s.strip() for s in re.findall(r"[A-Z][a-z][a-zA-Z ,]{20,90}\.", corpus()["prose"])]


@cache
def corpus_words():
    count = {}
    for word in re.findall(r"\b[a-z]{3,10}\b", corpus()["prose"] + corpus()["md"]):
        count[word] = count.get(word, 0) + 1
    return [word for word, n in sorted(count.items(), key=lambda item: -item[1]) if n >= 4][100:4600]


@cache
def dictionary(held_out):
    """Words of everyday and less usual English, from WordNet (`words.LICENSE`), in two parts."""
    return [word for word in (Path(__file__).parent / "words.txt").read_text().split() if is_held_out(word) == held_out]


@cache
def pieces():
    """What the tokenizer makes words of, blanks left out: some of it stands in hardly any text, and has to be copied all the same."""
    vocabulary = json.loads((Path(__file__).parents[2] / "tokenizer.json").read_text())["model"]["vocab"]
    return sorted({piece for token in vocabulary if re.fullmatch("[A-Za-z]{2,9}", piece := token.removeprefix("Ġ"))})


def is_held_out(name):
    """An eighth of all tool and parameter names is kept for evaluation."""
    return zlib.crc32(name.lower().encode()) % 8 == 0


class Source:
    def __init__(self, seed, held_out=False):
        self.random = random.Random(seed)
        self.held_out = held_out

    # --- chance -------------------------------------------------------------------------------------------------
    def pick(self, options):
        return options[int(self.random.random() * len(options))]

    def kept(self, every):
        """Those that are for training, or those for evaluation, where one draw in five takes all."""
        held = [one for one in every if one.held == self.held_out]
        return held if not self.held_out or self.chance(.8) else every

    def distinct(self, make, n, tries):
        """The first `n` different things of what `make` gives, fewer when `tries` do not do."""
        out = []
        for _ in range(tries):
            x = make()
            if x not in out:
                out.append(x)
            if len(out) == n:
                break
        return out

    def chance(self, share):
        return self.random.random() < share

    def number(self, low, high):
        return self.random.randint(low, high)

    def weighted(self, table):
        x = self.random.random() * sum(table.values())
        for key, weight in table.items():
            x -= weight
            if x < 0:
                return key
        return key

    def unseen(self, names):
        """One of `names`, from the training or the held-out part; all of them when that part is empty."""
        part = [name for name in names if is_held_out(name) == self.held_out]
        return self.pick(part or names)

    # --- words --------------------------------------------------------------------------------------------------
    def word(self):
        word = self.pick(dictionary(self.held_out) if self.chance(.4) else corpus_words())
        if self.held_out or not self.chance(.1):
            return word
        return word[:self.number(2, len(word) - 1)] + self.pick(corpus_words())[-self.number(1, 4):]     # no habit ends it

    def noun(self):
        return self.pick(world.NOUNS) if self.chance(.6) else self.word()

    def pseudo_word(self, syllables=None):
        if syllables is None and self.chance(.35):
            return self.glued()
        return "".join(self.pick("bcdfghjklmnprstvwz") + self.pick("aeiou") + (self.pick("bcdfghjklmnprstvwz") if self.chance(.3) else "")
                       for _ in range(syllables or self.number(2, 3)))

    def glued(self, low=2, high=3):
        """Pieces of words one behind the other."""
        return "".join(self.pick(pieces()) for _ in range(self.number(low, high))).lower()

    def name(self):
        return self.pick(world.NAMES) if self.chance(.75) else self.pseudo_word().capitalize()

    def phrase(self, low=2, high=6):
        return " ".join(self.word() for _ in range(self.number(low, high)))

    def snippet(self, low=1, high=5):
        """A few words as they follow each other in a text, small words and all."""
        words = re.findall(r"[A-Za-z0-9']+", self.pick(corpus_sentences()))
        n = min(len(words), self.number(low, high))
        at = self.number(0, len(words) - n)
        return " ".join(words[at:at + n])

    def code(self):
        """A short identifier as people hand out: number, hash, slug, constant."""
        match self.number(0, 6):
            case 0: return str(self.number(0, 10 ** self.number(1, 6)))
            case 1: return "".join(self.pick("0123456789abcdef") for _ in range(self.number(4, 12)))
            case 2: return self.word() + "-" + str(self.number(0, 9999))
            case 3: return "".join(self.pick("ABCDEFGHJKLMNPQRSTUVWXYZ23456789") for _ in range(self.number(4, 10)))
            case 4: return self.word() + self.pick("_-.") + self.word()
            case 5: return "-".join("".join(self.pick("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789") for _ in range(4)) for _ in range(self.number(2, 3)))
            case _: return self.word().upper() + "_" + str(self.number(1, 99))

    def path(self):
        if self.chance(.15):
            stem = self.pick(world.STEMS)
        elif self.chance(.6):
            stem = self.word()
        else:
            stem = self.pick([self.word() + self.pick("_-") + self.word(), self.pseudo_word(), self.word() + str(self.number(0, 99)), self.word().upper()])
        file = stem + "." + self.pick(world.EXTENSIONS)
        if self.chance(.12):
            file = self.unusual_file()
        x = self.random.random()
        folder = lambda: self.pick(world.FOLDERS) if self.chance(.6) else self.word()
        if x < .5:
            return file
        if x < .72:
            return folder() + "/" + file
        if x < .8:
            return ("./" if self.chance(.3) else "") + "/".join(folder() for _ in range(self.number(2, 3))) + "/" + file
        root = self.pick(["/tmp", "/home/" + self.word(), "/work", "/workspace", "/root", "/Users/" + self.name().lower()])
        return "/".join([root] + [folder() for _ in range(self.number(0, 2))] + [file])

    def unusual_file(self):
        """Names without an ending, with several dots, of hidden files."""
        a, b = self.word(), self.word()
        match self.number(0, 5):
            case 0: return self.pick(world.BARE_FILES)
            case 1: return f"{a}.{b}.{self.pick(world.EXTENSIONS)}"
            case 2: return f"{a}.{self.pick(['test', 'spec', 'config', 'min', 'old', 'bak', 'local', 'd', 'backup', 'dev', 'prod', 'en'])}.{self.pick(world.EXTENSIONS)}"
            case 3: return f"{a}-v{self.number(0, 9)}.{self.number(0, 20)}.{self.number(0, 9)}.{self.pick(['tar.gz', 'zip', 'md', 'txt', 'json', 'log'])}"
            case 4: return f".{a}" + self.pick(["", "rc", ".local", ".json", "ignore"])
        return f"{self.number(1, 99):02d}_{a}.{self.pick(world.EXTENSIONS)}"

    def block(self):
        block = self.pick(corpus_blocks(self.pick(["rs", "py", "md"])))
        return self.altered(block) if not self.held_out and self.chance(.45) else block

    def altered(self, text):
        """`text` with a few words, letters and signs changed, and now and then a line that looks like another: what was
        learned by heart no longer helps to copy it."""
        lines = text.split("\n")
        if len(lines) > 1 and self.chance(.5):
            at = self.number(0, len(lines) - 1)
            match self.number(0, 2):
                case 0: lines.insert(at, self.altered_line(lines[at]))
                case 1: lines.insert(self.number(0, len(lines)), lines[at])
                case _: del lines[at]
        for _ in range(self.number(1, 1 + len(text) // 60)):
            at = self.number(0, len(lines) - 1)
            lines[at] = self.altered_line(lines[at])
        return "\n".join(lines) if "".join(lines).strip() else text

    def altered_line(self, line):
        """One change; the blanks at both ends stay."""
        parts = re.findall(r"[A-Za-z]+|[0-9]+|\s+|[^\sA-Za-z0-9]", line)
        places = [i for i, part in enumerate(parts) if not part.isspace()]
        if len(places) < 2:
            return line
        at = self.pick(places)
        part = parts[at]
        letter = self.number(0, len(part) - 1)
        match self.number(0, 8):
            case 0: part = self.word() if part.isalpha() else self.pick("_-.,:;()[]{}<>\"'/=&*!?#@$%+|\\")
            case 1: part = self.pseudo_word()
            case 2: part = part[:letter] + part[letter + 1:] if len(part) > 1 else part * 2
            case 3: part = part[:letter] + part[letter] + part[letter:]
            case 4: part = part[:letter] + self.pick("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") + part[letter + 1:]
            case 5: part = part.swapcase() if self.chance(.3) else part[0].swapcase() + part[1:]
            case 6: part = drills.scrap(self) + part if self.chance(.5) else part + drills.scrap(self)
            case 7: part = parts[self.pick(places)]
            case _: part = part + self.pick(["", " ", "_"]) + self.pick(parts).strip()
        parts[at] = part
        return "".join(parts).rstrip() or line

    # --- lines and contents -------------------------------------------------------------------------------------
    def line(self):
        line = self.plain_line()
        return self.altered_line(line) if not self.held_out and self.chance(.3) else line

    def plain_line(self):
        x = self.random.random()
        if x < .22: return self.phrase(2, 8)
        if x < .37: return self.snippet(2, 8)
        if x < .50: return self.pick(corpus_sentences())
        if x < .62: return self.pick(corpus_lines("md"))
        if x < .76: return self.pick(corpus_lines("rs"))
        if x < .88: return self.pick(corpus_lines("py"))
        if x < .95: return self.fancy()
        return self.phrase(2, 4) + " " + self.code()

    def fancy(self):
        """Quotes, brackets, escapes and letters outside ASCII: what breaks a careless copy."""
        a, b = self.word(), self.word()
        forms = [f'"{a}" and \'{b}\'', f"{a} — {b}", f"“{a}” {b}…", f"{a} & {b} <{self.word()}>", f"{a} → {b}", f'{a}("{b}\\n");', f"naïve {a} café {b}",
                 f"{a}: {{ {b}: [{self.number(1, 9)}, {self.number(1, 9)}] }}", f"https://{a}.example/{b}?q={self.number(1, 99)}", f"{a} é ü ñ {b}", f"✓ {a} ✗ {b}",
                 f"{a}@{b}.org", f"$ {a} --{b}=\"{self.word()}\"", f"<{a}>{b}</{a}>", f"{a} 数 {b} 名前", f"{a} 😀 {b}", f"100% {a}, #{self.number(1, 999)} ({b})",
                 f"C:\\{a.title()}\\{b}.txt", f"{a}\\n{b}\\t{self.word()}", f"\\d+{a}\\s*({b}|{self.word()})$", f'{{"{a}": "{b}", "n": {self.number(0, 99)}}}', f"'{a}' \"{b}\" `{self.word()}`", f'say \\"{a}\\" and {b}', f"{a} && {b} | {self.word()} > /dev/null", f"${{{a.upper()}}}/{b}",
                 f"{self.pick(world.FOREIGN)} {a}", f"{self.pick(world.FOREIGN)} {self.pick(world.FOREIGN)}", f"{a}; {b}; {self.word()}", f"[{a}]({b}.md)", f"**{a}** _{b}_", f"{a}: {self.number(1, 99)}% of {b}!", f"it's {a}, isn't it?", f"{a} = {b} != {self.word()}", f"#!/bin/sh {a}", f"@{a} #{b} ~{self.word()}"]
        return self.pick(forms)

    def payload(self):
        """What somebody wants repeated: mostly short."""
        x = self.random.random()
        if x < .26: return self.pick(world.SHORT_REPLIES)
        if x < .36: return self.word()
        if x < .42: return self.word().upper() if self.chance(.5) else self.word().capitalize()
        if x < .60: return self.phrase(2, 6) if self.chance(.5) else self.snippet(2, 6)
        if x < .66: return self.code()
        if x < .72: return drills.item(self)
        if x < .77: return self.path()
        if x < .80: return self.name()
        if x < .83: return json.dumps({self.pick(world.KEYS): self.pick([True, self.number(0, 99), self.word()])})
        if x < .86: return self.pseudo_word(self.number(2, 4))
        if x < .91: return self.fancy()
        return self.line()

    def config(self, keys=None):
        """A small file of settings -> [(key, value)], its text, the format of a line."""
        keys = self.random.sample(world.KEYS, keys or self.number(3, 8))
        values = [self.pick([str(self.number(0, 9999)), self.word(), self.pick(["true", "false"]), self.code(), self.name()]) for _ in keys]
        form = self.pick(["{k} = {v}", "{k}={v}", "{k}: {v}", "{k} = \"{v}\""])
        pairs = list(zip(keys, values))
        return pairs, "\n".join(form.format(k=k, v=v) for k, v in pairs), form

    def content(self):
        """What goes into a file: from one word to a screenful of code."""
        x = self.random.random()
        if x < .30: return self.line()
        if x < .42: return self.payload()
        if x < .48: return "\n".join(f"{drills.odd(self)}{separator}{drills.odd(self)}" for separator in [self.pick([" = ", ": ", "=", " ", ","])] * self.number(1, 5))
        if x < .58: return self.config(self.number(2, 5))[1]
        if x < .61: return self.block() + "\n\n" + self.block()
        if x < .70: return "\n".join(self.line() for _ in range(self.number(2, 5)))
        if x < .92: return self.block()
        return "# " + self.phrase(1, 3).title() + "\n\n" + self.line()

    def result_text(self):
        """What a command or an unknown tool may print."""
        x = self.random.random()
        if x < .3: return self.phrase(1, 6)
        if x < .38: return self.code()
        if x < .45: return drills.item(self)
        if x < .55: return str(self.number(0, 99999))
        if x < .65: return json.dumps({key: self.pick([True, self.number(0, 999), self.word()]) for key in self.random.sample(world.KEYS, self.number(1, 3))})
        if x < .9: return self.line()
        return "\n".join(self.line() for _ in range(self.number(2, 4)))

    # --- unrelated text -----------------------------------------------------------------------------------------
    def rule(self):
        return self.pick(world.RULES).format(v=self.pick(world.VERBS), v2=self.pick(world.VERBS), n=self.noun(), n2=self.noun())

    def story_line(self, names=None):
        names = names or world.NAMES
        return self.pick(world.STORY).format(a=self.pick(names), b=self.pick(names), n=self.noun(), n2=self.noun(), k=self.number(2, 99))

    def filler(self, chars):
        """About `chars` characters of unrelated text, cut at line ends."""
        chars = int(chars)
        if chars < 20:
            return ""
        if not self.held_out and self.chance(.06):
            return self.repeated(chars)
        x = self.random.random()
        if x < .25 and chars < 6000:
            out, n, rules = [], 0, x < .15
            while n < chars:
                out.append("- " + self.rule() if rules else self.story_line())
                n += len(out[-1]) + 1
            return ("\n" if rules else " ").join(out)
        out, left = [], chars
        while left > 0:
            text = corpus()[self.pick(["prose", "prose", "md", "md", "rs", "py"])]
            n = min(left, self.number(400, 12000) if chars > 1500 else chars)
            start = text.find("\n", int(self.random.random() * (len(text) - n - 400))) + 1
            end = text.rfind("\n", start, start + n)
            out.append(text[start:end if end > start else start + n].strip())
            left -= n
        text = "\n\n".join(out)
        return self.unicode_punctuation(text) if self.chance(.2) else text

    def repeated(self, chars):
        """About `chars` characters that a habit would go on with: the same words, sentences or paragraph again and again, numbers in a row."""
        if self.chance(.4):
            return self.counted(chars)
        sentence = lambda: self.pick([self.story_line, self.rule, self.plain_line, lambda: self.pick(corpus_sentences())])()
        match self.number(0, 3):
            case 0: unit = self.word()
            case 1: unit = self.phrase(2, 5)
            case 2: unit = sentence()
            case _: unit = " ".join(sentence() for _ in range(self.number(2, 8)))
        joint = self.pick([" ", " ", "\n", ", ", "\n\n"])
        return joint.join([unit] * max(2, int(chars / (len(unit) + len(joint)))))

    def counted(self, chars):
        """Numbers that follow each other, one a line or with something beside them: a habit that must end where the text ends."""
        form = self.pick(["{i}", "{i}", "{i}: {w}", "line {i}", "{w}_{i} = {j}"])
        at = self.number(0, 1) if self.chance(.6) else self.number(2, 3000)
        step = 1 if self.chance(.8) else self.number(2, 10)
        word, joint, out, n = self.word(), "\n" if self.chance(.5) else self.pick([" ", ", "]), [], 0
        while n < chars:
            out.append(form.format(i=at, j=self.number(0, 999), w=word))
            n, at = n + len(out[-1]) + len(joint), at + step
        return joint.join(out)

    def unicode_punctuation(self, text):
        """Real prompts are full of dashes and curly quotes; the filler is plain ASCII."""
        return text.replace(" - ", " — ").replace("'", "’").replace("...", "…").replace("->", "→")

    def description(self, chars):
        """Documentation of a tool or a parameter in somebody else's words."""
        if chars < 160:
            text = self.rule() if self.chance(.6) else self.pick(corpus_sentences())
            return text[:max(int(chars), 20)].rstrip()
        return self.filler(chars)

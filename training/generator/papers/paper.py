"""A paper: a realistic file and questions about it in plain words, each with the line that answers it."""
from dataclasses import dataclass, field

from ..words.wording import worded


@dataclass
class Ask:
    """`direct` is a question without its sign; `told` stands behind "tell me". Both are grammars over `values`, {it} (the file) and {there} (in it)."""
    direct: str
    told: str
    values: dict
    answer: str
    line: str               # what says it
    also: str = ""          # "and {also}?" asks for the same of something else
    said: str = ""          # what is thought, where one line does not do

    def thought(self):
        said = self.said or "\n".join(f"It says: {line.strip()}" for line in self.line.strip().split("\n"))
        return said if "So the answer is" in said or "\n" in self.answer else f"{said}\nSo the answer is {self.answer.removesuffix('.')}."

    def question(self, source, it="it", there=None):
        """`there`: what says that it stands in the file, "" where that is said elsewhere."""
        return worded(source, self.direct, it=it, there=source.pick(["there", "in it", "in the file"]) if there is None else there, **self.values).replace("  ", " ").strip()

    def indirect(self, source, there=None):
        return worded(source, self.told, it="it", there=source.pick(["there", "in it"]) if there is None else there, **self.values).replace("  ", " ").strip()


@dataclass
class Paper:
    text: str
    names: list             # what such a file is called
    asks: list
    word: str = "file"      # what it is
    topic: int = 0
    more: dict = field(default_factory=lambda: {0: 5, 1: 3, 2: 2, 3: 2, 5: 2, 7: 1})      # how many questions follow the first


def yes(answer):
    return "Yes." if answer.lower() in ("true", "yes", "on", "1", "enabled") else "No."


def options(text):
    """The alternatives of a grammar that stand outside of brackets."""
    out, depth = [""], 0
    for sign in text:
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            out.append("")
        else:
            out[-1] += sign
    return out

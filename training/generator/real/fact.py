"""One thing that a real file says: how it is asked for, its value, the line that tells it."""
from dataclasses import dataclass

from ..papers.paper import Ask


@dataclass
class Fact:
    direct: str             # grammars, as in Ask
    told: str
    values: dict
    answer: str
    line: str
    noun: str = ""          # "the edition": what a change of it names; "" where it is no value that one changes
    what: str = ""          # what kind of value it is, where that decides what else it could be
    also: str = ""
    number: int = 0         # the line's number, where the file has to be shown with numbers

    def ask(self):
        return Ask(self.direct, self.told, self.values, self.answer, self.line, self.also, f"It is on line {self.number}." if self.number and self.answer == str(self.number) else f"Line {self.number} is: {self.line.strip()}" if self.number else "")


def unquoted(text):
    """A literal without its quotes; None where there is more to it."""
    text = text.strip()
    if len(text) > 1 and text[0] in "\"'" and text[-1] == text[0] and text[0] not in text[1:-1] and "\\" not in text:
        return text[1:-1] or None
    return None if set(text) & set("\"'[]{}()") or not text else text

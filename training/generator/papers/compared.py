"""Rows that are compared: the oldest, the cheapest, the first train; how many there are."""
import re

from ..answers.working import counted
from .paper import Ask

# Column -> questions for the row with the highest value, and for the one with the lowest; {t} is what a row is.
_TOPS = {line.split(" | ")[0]: line.split(" | ")[1:] for line in """\
age | who is the oldest( one|)|(which|what) {t} is the oldest|who is the oldest {t} | who is the youngest( one|)|(which|what) {t} is the youngest|who is the youngest {t}
price | (which|what) {t} is the most expensive|what is the most expensive {t}|(which|what) {t} costs the most|what costs the most | (which|what) {t} is the cheapest|what is the cheapest {t}|(which|what) {t} costs the least|what costs the least
cost | (which|what) {t} is the most expensive|(which|what) {t} costs the most | (which|what) {t} is the cheapest|(which|what) {t} costs the least
fee | (which|what) {t} is the most expensive|(which|what) {t} costs the most | (which|what) {t} is the cheapest|(which|what) {t} costs the least
salary | who earns the most( money|)|who has the highest salary | who earns the least|who has the lowest salary
height | (which|what) {t} is the tallest|(who|what) is the tallest | (which|what) {t} is the smallest|(who|what) is the smallest
weight | (which|what) {t} is the heaviest|what is the heaviest {t} | (which|what) {t} is the lightest|what is the lightest {t}
population | (which|what) is the largest city|which city has the most people|in which city do the most people live | (which|what) is the smallest city|which city has the fewest people
goals | who (scored|has) the most goals|who is the top scorer | who (scored|has) the fewest goals
points | (who|which {t}) has the most points | (who|which {t}) has the fewest points
pages | (which|what) book is the longest|(which|what) book has the most pages | (which|what) book is the shortest|(which|what) book has the fewest pages
minutes | (which|what) (movie|film) is the longest|what is the longest (movie|film) | (which|what) (movie|film) is the shortest|what is the shortest (movie|film)
year | (which|what) {t} is the newest|what is the newest {t} | (which|what) {t} is the oldest|what is the oldest {t}
departure | (which|what) {t} leaves last|what is the last {t} to leave | (which|what) {t} leaves first|what is the first {t} to leave|what is the earliest {t}
arrival | (which|what) {t} arrives last | (which|what) {t} arrives first
cores | (which|what) (server|machine) has the most cores | (which|what) (server|machine) has the fewest cores
seats | (which|what) {t} has the most seats|what {t} has the most seats | (which|what) {t} has the fewest seats
visitors | (which|what) city has the most visitors | (which|what) city has the fewest visitors
stock | (which|what) {t} do we have the most of|of (which|what) {t} do we have the most | (which|what) {t} do we have the fewest of|of (which|what) {t} do we have the fewest
amount | (which|what) {t} is the highest|(which|what) {t} is the largest|what is the largest {t} | (which|what) {t} is the lowest|(which|what) {t} is the smallest|what is the smallest {t}
rating | (which|what) {t} is rated (best|highest)|(which|what) {t} has the best rating|what is the best rated {t} | (which|what) {t} is rated (worst|lowest)|(which|what) {t} has the worst rating
temperature | (where|in which city) is it (the |)warmest|which city is the warmest | (where|in which city) is it (the |)coldest|which city is the coldest
km | (which|what) car has the most kilometers | (which|what) car has the fewest kilometers
students | (which|what) (course|class) has the most students | (which|what) (course|class) has the fewest students
hours | (which|what) task takes the (longest|most hours) | (which|what) task takes the (shortest time|fewest hours)
vacation_days | who has the most vacation days( left|) | who has the fewest vacation days( left|)
since | who (started|came) last|who is the newest one | who (started|came) first|who is here the longest
joined | who joined last|who is the newest member | who joined first|who is here the longest""".split("\n")}
_MANY = "how many {t} (are there|are listed|are in it|does {it} (list|contain|have))|how many {t} are there {there}|what is the number of {t}|how many {t} do you see {there}|count the {t}"
_MANY_TOLD = "how many {t} (there are|are listed|it has)|the number of {t}"


def _number(cell):
    if match := re.fullmatch(r"(\d\d):(\d\d)", cell):
        return int(match[1]) * 60 + int(match[2])
    match = re.match(r"-?\d+(\.\d+)?", cell)
    return float(match[0]) if match else None


def asks(source, thing, plural, names, columns, rows):
    """Questions that look at all rows of a short table."""
    out = [Ask(_MANY, _MANY_TOLD, dict(t=plural), str(len(names)), "", said=f"{counted(names)}.")] if len(names) < 9 and source.chance(.5) else []
    for at, column in enumerate(columns):
        values = [_number(row[at]) for row in rows]
        if column[0] in _TOPS and len(names) < 7 and None not in values and len(set(values)) == len(values):
            pair = list(zip(names, (row[at] for row in rows)))
            for grammar, pick in zip(_TOPS[column[0]], (max, min)):
                name = names[values.index(pick(values))]
                out.append(Ask(grammar, grammar, dict(t=thing), name, "", said=", ".join(f"{one} {cell}" for one, cell in pair) + f".\nSo the answer is {name}."))
    return out

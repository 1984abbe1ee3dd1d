"""Real files that are read, by the read tool or a command, and asked about."""
import re

from ..chat import User
from ..files.deeds import deed
from ..files.remarks import numbered
from ..papers.asked import _LOOK, _SHOW, _TELL, MORE, _answer, _next, _said, both
from ..papers.asked import pasted as pasted_paper
from ..words.wording import typed, worded
from . import facts, shelf

_RUN = ("(run|execute|use) {c} and tell me {t}|(run|execute) {c}. {Q}?|(run|execute|use) {c}: {q}?|(run|execute) {c} and (answer|tell me): {q}?|{Q}? (Run|Use) {c}|with {c}, (tell me|find out) {t}|{c} - {q}?|(can|could) you run {c} and tell me {t}?|(in the shell|in the terminal)(,|:) {c}. {Q}?|"
        "run {c}, {q}?|look at the output of {c} and tell me {t}")
_GREP = "grep {p} for {x} and tell me {t}|search {p} for {x}( with grep|). {Q}?|(grep|search) for {x} in {p} and tell me {t}|look for {x} in {p} with grep. {Q}?|find {x} in {p} with grep and tell me {t}"


def real_read(source, box):
    """One file, and one or more questions."""
    if not box.operations:
        return None
    x = source.random.random()
    if x < .3 and "run" in box.operations:
        return _by_command(source, box)
    counted = "read" in box.operations and source.chance(.35)
    made, found = facts.paper(source, counted)
    where = shelf.place(source, made.names[0])
    done = deed(source, box, "read", text=made.text, path=where)
    if done is None:
        return None
    if counted:
        done.result = numbered(source, made.text)
    ask = source.chance(.05) and both(source, made) or source.pick(made.asks)
    asked = [ask]
    if source.chance(.9) or len(made.text) > 900:
        turns = [User(_said(source, _TELL if source.chance(.42) else _LOOK, ask, where, named=True))] + done.turns + [_answer(ask)]
    else:
        turns = [User(typed(source, worded(source, _SHOW, p=where), where))] + done.turns + [done.answer, User(_said(source, MORE, ask)), _answer(ask)]
    for _ in range(source.weighted({0: 4, 1: 4, 2: 3, 3: 2})):
        turns += _next(source, made, asked, asked[-1])
    return turns + (_changed(source, box, made, where, asked[-1], found) if source.chance(.25) else [])


_CHANGE = "(now |ok, |and now |please |)(change|set|update) (it|that) to {v}|(now |)make (it|that) {v}|it should be {v}(, change it|. Please change it|, please fix it)|change {n} to {v}|(now |and |)set {n} to {v}|(that is wrong|that's old), (make it|change it to|it should be) {v}|I want {v} instead(, change it|)|replace (it|that) with {v}|use {v} instead( of {o}|), edit the file"


def _changed(source, box, made, where, ask, found):
    """What was just asked for gets another value; nothing where that cannot be done."""
    fact = next((fact for fact in found if fact.noun and fact.ask() == ask), None)
    other = fact and facts.changed(source, fact)
    if not other or "edit" not in box.operations or made.text.count(old := fact.line.strip().removesuffix(",")) != 1:
        return []
    value, line = other
    mark = "{}" if re.fullmatch(r"[\w.^~/:@<>=-]+", value) else '"{}"' if '"' not in value else "`{}`"
    request = typed(source, worded(source, _CHANGE, v=mark.format(value), n=fact.noun, o=mark.format(fact.answer)), mark.format(value), fact.noun if not fact.noun.startswith("the ") else "")
    done = deed(source, box, "edit", path=where, old=old, new=line.strip().removesuffix(","))
    done.call.thought = f"I change {fact.noun} from {fact.answer} to {value}."
    return [User(request)] + done.turns + [done.answer]


def _by_command(source, box):
    """`cat`, `head` or `grep -n`, and what its output tells."""
    made, found = facts.paper(source)
    where, fact = shelf.place(source, made.names[0]), source.pick(found)
    lines, ask = made.text.split("\n"), fact.ask()
    kind = source.weighted({"cat": 5, "head": 5, "grep": 6})
    if kind == "grep":
        return _grepped(source, box, made, found, where)
    command = f"cat {where}"
    if kind == "head":
        last = max((i for i, line in enumerate(lines) if line in fact.line.split("\n")), default=len(lines))
        n = next((n for n in (5, 8, 10, 12, 15, 20, 25, 30, 40) if n > last), len(lines))
        command = f"head -n {n} {where}" if source.chance(.6) else f"head -{n} {where}"
        if ask not in [other.ask() for other in facts.said(source, made, "\n".join(lines[:n]))]:
            return None
        lines = lines[:n]
    done = deed(source, box, "run", text="\n".join(lines), command=command)
    return done and [User(_command_said(source, _RUN, ask, where, c=source.pick([command, f"`{command}`"])))] + done.turns + [_answer(ask)]


def _command_said(source, form, ask, where, **values):
    q, t = ask.question(source, there="there"), ask.indirect(source, "there")
    return typed(source, worded(source, form, q=q, Q=q[:1].upper() + q[1:], t=t, p=where, **values), where, *ask.values.values(), *values.values())


def _grepped(source, box, made, found, where):
    """One line that `grep -n` finds, or the number of it."""
    lines = made.text.split("\n")
    able = [fact for fact in found if "s" not in fact.values and (name := str(fact.values.get("k", fact.values.get("x", "")))) and re.fullmatch(r"[\w-]{3,}", name) and name in fact.line and "\n" not in fact.line]
    if not able:
        return None
    fact = source.pick(able)
    name = str(fact.values.get("k", fact.values.get("x")))
    hits = [(n, line) for n, line in enumerate(lines, 1) if name in line]
    if len(hits) > 6 or not any(line == fact.line for _, line in hits):
        return None
    result = "\n".join(f"{n}:{line}" for n, line in hits)
    command = f"grep -n {source.pick(['{}', chr(34) + '{}' + chr(34), chr(39) + '{}' + chr(39)]).format(name)} {where}"
    ask = fact.ask()
    if len(hits) == 1 and source.chance(.4):
        n = str(hits[0][0])
        text = typed(source, worded(source, "run {c}. (On|In) (which|what) line is (it|{x})?|run {c} and tell me the line( number|)|(use|run) {c} to find the line( number|) of {x}|(on|in) (which|what) line of {p} is {x}? (Use|Run) {c}|{c}: (on|in) (which|what) line is {x}?|run {c}, (which|what) line is it?", c=f"`{command}`", x=name, p=where), where, name)
        ask.answer, ask.said = n, f"It is on line {n}."
    else:
        text = _command_said(source, _RUN if source.chance(.6) or "grep" in box.operations else _GREP, ask, where, c=f"`{command}`", x=name)
        if command not in text:                                         # the command follows from the words
            command = f"grep -n '{name}' {where}"
    done = deed(source, box, "run", text=result, command=command)
    return done and [User(text)] + done.turns + [_answer(ask)]


def pasted(source):
    """The same where the file stands in the request."""
    while "```" in (made := facts.paper(source)[0]).text:
        pass
    return pasted_paper(source, made)

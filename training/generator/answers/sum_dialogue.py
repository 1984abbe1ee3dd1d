"""Sums that go on: with the result, with another number, with a number put right."""
from ..chat import Answer, User
from ..words.said import capital, said

_FIRST = "(what is|what's|how much is|calculate|compute|tell me|) {a} {s} {b}(?|)|(can|could) you (tell me|calculate|compute) {a} {s} {b}?|{a} {s} {b} ="
_ON = {
    "+": "(and |now |then |ok, |)(plus|add) {c}( to (that|it|the result)|)(?|.|)|(what is|how much is) (that|it|the result) plus {c}?|(now |)increase (it|that) by {c}|and {c} more(?|)|add another {c}|what (if I add|do I get if I add) {c}( more|)?|{c} more than that?",
    "-": "(and |now |then |ok, |)(minus|subtract|take away) {c}( from (that|it|the result)|)(?|.|)|(what is|how much is) (that|it|the result) minus {c}?|(now |)(reduce|decrease|lower) (it|that) by {c}|and {c} less(?|)|what (is left|remains) (if|when) I take {c} away?|{c} less than that?",
    "*": "(and |now |then |ok, |)(times|multiply by|multiplied by|multiply it by|multiply that by) {c}(?|.|)|(what is|how much is) (that|it|the result) times {c}?|{c} times (that|the result|as much)(?|)",
    "2": "(and |now |then |ok, |)(double|twice) (it|that|the result)(?|.|)|(what is|how much is) (double|twice) (that|the result)?|(and |)twice as much(?|)",
    "½": "(and |now |then |ok, |)(half|halve|a half of|half of) (it|that|the result)(?|.|)|(what is|how much is) half of (that|it|the result)?|(and |)half as much(?|)|divide (it|that) by (2|two)"}
_RIGHT = ("(sorry|oops|no|wait|hm|my mistake|pardon|oh|excuse me|ah)(, |. )(I meant|I mean|make it|it should be|it is|I wanted|take|use|it was) {v}|I meant {v}(, not {o}|, sorry|)|(not {o}, {v}|not {o} but {v}|{v}, not {o}|{v} instead of {o})|(no, |sorry, |)the {k} number (is|should be|was) {v}|(actually|correction)(:|,) {v} instead of {o}|with {v} instead of {o}|"
          "(I mistyped|typo)(, |: |. )(it is|I meant|take) {v} (instead of|not) {o}|(change|correct) (the |){o} to {v}|replace {o} (with|by) {v}|(and |)(what|how about) (if it is|with|if it was) {v} instead of {o}?|(again|once more)(,|) with {v} instead of {o}")
_NEXT = "(and |now |ok, |next(:|,) |what about |how about |then |and what is |)({a} {s} {b})(?|)|(next|another)( one|)(:|,) {a} {s} {b}|(thanks|good|great|ok)(!|.|,) (and |)({a} {s} {b})(?|)"
_NAMES = {"+": ["+", "+", "plus"], "-": ["-", "-", "minus"], "*": ["*", "x", "times"]}


def _value(a, sign, b):
    return a + b if sign == "+" else a - b if sign == "-" else a * b


def _drawn(source, sign):
    n = source.number
    if sign == "*":
        return n(2, 12), n(2, 12)
    a, b = (n(1, 50), n(1, 50)) if source.chance(.7) else (n(1, 99), n(1, 99)) if source.chance(.9) else (n(100, 500), n(1, 99))
    return (max(a, b), min(a, b)) if sign == "-" else (a, b)


def _turn(source, text, value, thought):
    return [User(capital(text) if source.chance(.55) else text), Answer(thought, str(value))]


def talk(source):
    sign = source.pick("++--*")
    a, b = _drawn(source, sign)
    value = _value(a, sign, b)
    turns = _turn(source, said(source, _FIRST, a=a, b=b, s=source.pick(_NAMES[sign])).strip(), value, f"{a} {sign} {b} = {value}.")
    for _ in range(source.number(1, 4)):
        x = source.random.random()
        if x < .4:
            kind = source.pick([k for k in _ON if (k != "-" or value > 1) and (k != "½" or value % 2 == 0) and (k != "*" or 0 < value < 60)])
            c = source.number(1, min(value, 60)) if kind == "-" else source.number(2, 5) if kind == "*" else source.number(1, 60)
            a, sign, b = {"2": (value, "*", 2), "½": (value, "/", 2)}.get(kind, (value, kind, c))
            value = a // 2 if sign == "/" else _value(a, sign, b)
            turns += _turn(source, said(source, _ON[kind], c=c), value, f"{a} {sign} {b} = {value}.")
        elif x < .75 and sign != "/":
            first = source.chance(.4)
            old, new = (a if first else b), source.number(1, 12 if sign == "*" else 99)
            if new in (a, b) or a == b or sign == "-" and (new < b if first else new > a):
                continue
            a, b = (new, b) if first else (a, new)
            value = _value(a, sign, b)
            text = said(source, _RIGHT, v=new, o=old, k="first" if first else "second")
            if str(old) not in text and "number" not in text:           # which one was meant
                text = said(source, "(sorry|no|oops|wait)(, |. )(I meant |)({a} {s} {b})|(sorry|no|oops)(, |. )not {o}, {v}|I meant {v}, not {o}", a=a, b=b, s=sign, v=new, o=old)
            turns += _turn(source, text, value, f"{a} {sign} {b} = {value}.")
        else:
            sign = source.pick("+-*")
            a, b = _drawn(source, sign)
            value = _value(a, sign, b)
            turns += _turn(source, said(source, _NEXT, a=a, b=b, s=source.pick(_NAMES[sign])), value, f"{a} {sign} {b} = {value}.")
    return turns

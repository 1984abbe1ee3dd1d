"""Texts that are to be said: twice with something between, below the order with a blank line, as letters, word or number, and once more in the next message; or one answer to whatever is asked."""
from ..chat import Answer, User
from ..material import world
from ..words.said import capital, said
from ..words.wording import worded
from . import dictated, lives, plain, sentences, verbatim
from .sums import sums

_TIMES = {2: "twice|two times|2 times", 3: "three times|3 times|thrice", 4: "four times|4 times"}
_BETWEEN = {" ": "divided by a (single |)space|a single space apart|with a (single |)space between( them|)|with a space in between|, a space between", ", ": "separated by a comma and a space|separated by commas", "-": "(separated|joined) by a (hyphen|dash)|with a hyphen between( them|)", "/": "separated by a slash|with a slash between( them|)", "\n": "on (two|separate) lines|, each on its own line|, one below the other", "": "without a space( between them|)|with no space( between| in between|)|in one piece", " and ": "joined by the word and|with the word and between( them|)", "+": "joined by a plus|with a plus between( them|)"}
_SAY = "(say|write|type|print|repeat|output|reply with|answer with|respond with)"
_LETTERS = "(your|the) (whole |entire |complete |full |only |)(reply|answer|response|output|message) (must|is to|has to|shall|will) be( just| only|) the {k} {x}|(your|the) (whole |entire |complete |only |)(reply|answer|response) is( just| only|) the {k} {x}|(reply|answer|respond) with( just| only| nothing but|) the {k} {x}|let your (whole |)(reply|answer) be the {k} {x}|I (want|expect) (the {k} {x} as your (whole |)(reply|answer)|only the {k} {x})|say the {k} {x}|(write|type|output) (only |)the {k} {x}|the {k} {x} is (all you say|all I want to read|to be your reply)"
_BLOCK = "(repeat|copy|return|print|write out|reproduce|say) (the following|this|the next|the) (sentence|text|line|paragraph|message)( exactly| verbatim| unchanged| word for word|)|echo (this|the next|the) (sentence|text|line|paragraph|message)( exactly| verbatim| unchanged| word for word|)|(echo|repeat|copy|return|output) (what stands|what is|the text|the line|everything) (below|under this line|that follows)( exactly| unchanged| verbatim|)|please (echo|repeat|copy|return) the (following |)(sentence|text|line)( below|)|(give|send) the (following |)(sentence|text|line) back( unchanged| as it is|)|below is a (sentence|text|line). (Echo|Repeat|Copy|Return) it( exactly| unchanged|)"
_AGAIN = ("say that again|say (it|that) once more|(and |)once more(|, please|, the same (words|thing))|(and |)again(|, please|, exactly the same|, the same)|the same (sentence|text|thing|words) again|repeat (it|that|your last (answer|reply|message))|(and |)one more time(|, please)|(please |)repeat that( exactly| please|)|(can|could) you (say|repeat|write) (it|that) (again|once more)?|what did you (just |)say?|(write|type|send) (it|that) (again|once more)|(and |)now (again|once more|the same again)|again, word for word|(and |)the same once more|come again?|another time, please")
_FIXED = ("(whatever|no matter what) (I ask|you are asked|the user asks|the user says|comes|is said)(,|) (answer|reply|respond) with {x} (alone|and nothing else)|(whatever|no matter what) (you are asked|the user says|the user writes), (answer|reply|respond) (only |just |)with {x}|(your|the) (only |)(answer|reply) to (everything|every question|every message|any question|anything) is {x}|(answer|reply to|respond to) (every|each|any) (message|question|request) with {x}( and nothing else| only|, nothing else|)|"
          "(always|only ever) (answer|reply|respond) (with |)(exactly |just |only |){x}( and nothing else|, whatever is asked|, whatever the user says|, no matter what is asked|)|you (only |can only )say {x}( and nothing else|, whatever is asked|, whatever you are asked)|to all (questions|messages) you (answer|reply) {x}|to every (question|message) you (answer|reply) {x}|you know only one (answer|word|reply): {x}|do not answer (questions|any question|the question)(; | - |, )(always |just |)(say|reply with|answer with) {x}|(answer|respond to|reply to) everything with {x}")


def _what(source):
    kind = source.weighted({"word": 8, "name": 2, "number": 3, "letters": 3, "code": 1})
    match kind:
        case "word": return kind, source.pick([source.word(), source.pick(dictated.WORDS), lives.value(source, "word")])
        case "name": return kind, source.pick(world.NAMES + world.CITIES)
        case "number": return kind, str(source.number(0, 10 ** source.number(1, 6)))
        case "letters": return kind, source.pick([lambda n: "".join(source.pick("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for _ in range(n)), lambda n: "".join(source.pick("abcdefghijklmnopqrstuvwxyz") for _ in range(n))])(source.number(1, 5))
    return kind, source.code()


def _case(source, text, x=""):
    return text if x and text.startswith(x) or source.chance(.35) else capital(text)


def _marked(source, x):
    return source.pick(["{}", "{}", "{}", '"{}"', "'{}'", "`{}`"]).format(x) if "'" not in x else x


def _several(source):
    """The same thing some times with something between."""
    kind, x = _what(source)
    n = source.weighted({2: 8, 3: 4, 4: 1})
    between = source.weighted({" ": 10, ", ": 3, "-": 2, "/": 2, "\n": 3, "": 2, " and ": 1, "+": 1})
    times = source.pick(_TIMES[n].split("|"))
    what = (f"the {kind} " if source.chance(.75) else "") + _marked(source, x)
    how = said(source, _BETWEEN[between]) if not (n > 2 and between == "\n") else source.pick(["one below the other", ", each on its own line"])
    form = source.pick([f"{_SAY} {{x}} {{t}}, {{h}}", f"{_SAY} {{x}} {{t}}, {{h}}", f"{_SAY} {{x}} {{t}} {{h}}", f"(please|just|now|can you) {_SAY} {{x}} {{t}}, {{h}}", "{h}: {x} {t}, please", f"{_SAY} {{t}} {{x}}, {{h}}"]) if not how.startswith(",") else f"{_SAY} {{x}} {{t}}{{h}}"
    text = said(source, form, x=what, t=times, h=how.removeprefix(", ") if "{h}:" in form else how)
    return [User(_case(source, text) + source.pick(["", "", "."])), Answer(f"The user wants {x} {n} times.", between.join([x] * n))]


def _letters(source):
    kind, x = _what(source)
    text = said(source, _LETTERS, k=source.pick(["letter"] if kind == "letters" and len(x) == 1 else [kind, kind, "string", "text"] if kind != "word" else ["word", "word", "single word", "one word"]), x=_marked(source, x))
    return [User(_case(source, text) + source.pick(["", "", "."])), Answer(f"The user wants me to reply with {x}.", x)]


def _text(source):
    x = source.weighted({"sentence": 6, "more": 3, "line": 3, "any": 2})
    match x:
        case "sentence": return sentences.sentence(source)
        case "more": return " ".join(sentences.sentence(source) for _ in range(source.number(2, 3)))
        case "line": return source.line()
    return verbatim.text(source)[0]


def _below(source):
    """The order, a full stop or a colon, and the text below it or above it."""
    x = _text(source)
    order = _case(source, said(source, _BLOCK))
    if source.chance(.12):
        order = _case(source, said(source, "(echo|repeat|copy|return) the (sentence|text|line) above( exactly| unchanged|)|(echo|repeat|return) (what stands above|the above)( exactly| unchanged|)"))
        return [User(f"{x}\n\n{order}" + source.pick(["", "."])), Answer("The user wants me to repeat the text.", x)]
    return [User(order + source.pick([".\n\n", ".\n\n", ":\n\n", ":\n", ".\n"]) + x), Answer("The user wants me to repeat the text.", x)]


def _once_more(source):
    """Something is said, and said again."""
    turns = source.pick([_several, _letters, _below, _below, _order])(source)
    last = turns[-1].text
    for _ in range(source.weighted({1: 6, 2: 2})):
        ask = _case(source, worded(source, _AGAIN))
        turns += [User(ask + ("." if ask[-1].isalnum() and source.chance(.35) else "")), Answer("I repeat my last answer.", last)]
    return turns


def _order(source):
    x = source.pick([sentences.sentence(source).rstrip("."), dictated.thing(source)[0]])
    return [User(_case(source, said(source, f"{_SAY}(:|) {{x}}|(just|please) {_SAY} {{x}}", x=x))), Answer(f"The user wants me to reply with {x}.", x)]


def _value(source):
    x = source.pick([source.pick(["yes", "no", "OK", "ok", "banana", "42", "pong", "I don't know", "maybe", "NOTHING", "hello", "closed", "later", "ready"]), source.pick(dictated.WORDS), source.word(), str(source.number(0, 999)), source.pick(world.NAMES), source.code(), source.word().upper()])
    return x


def fixed(source):
    """-> (a system text that fixes the answer, turns)"""
    x = _value(source)
    rule = capital(worded(source, _FIXED, x=_marked(source, x)))
    turns = []
    for _ in range(source.number(1, 4)):
        first = source.pick([plain.question, plain.greeting, plain.arithmetic, sums, lambda s: [User(capital(verbatim._filled(s, verbatim._QUESTIONS)))], lambda s: [User(capital(verbatim._filled(s, verbatim._ORDERS)))]])(source)[0]
        if isinstance(first, User):
            turns += [User(first.text), Answer(f"Every answer is {x}.", x)]
    return rule + source.pick(["", "."]), turns or fixed(source)[1]


def _fixed_here(source):
    """The same in front of a question."""
    rule, turns = fixed(source)
    return [User(rule.rstrip(".").replace("the user asks", "I ask").replace("the user says", "I say").replace("the user writes", "I write") + source.pick([".\n\n", ".\n", ". "]) + turns[0].text), turns[1]]


def echoed(source):
    return source.weighted({_several: 8, _letters: 7, _below: 8, _once_more: 7, _fixed_here: 2})(source)

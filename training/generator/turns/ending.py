"""How a request says what is to be answered when everything is done: a word, exactly as it stands there; and plain names of files."""
from ..chat import Answer, User
from ..material import world
from ..words.said import capital
from ..words.wording import typed, worded

_WORDS = "OK ok Ok OKAY okay okay Okay okay fine super great good done Done DONE finished Finished ready Ready READY complete completed changed saved written copied updated yes Yes success fixed bye thanks 1 42 pass passed".split()
_PHRASES = ["all done", "All done", "task complete", "it is done", "done and dusted", "all good", "ready to go", "changes saved", "job finished", "OK, done", "mission complete", "that's it"]
# Behind the order, on the same line; `{x}` ends it or stands in front of a clause that can only be about the time.
_BEHIND = (
    ", then (say|reply with|answer with|answer|respond with|reply) {x}| and then (say|reply with|answer with|answer) {x}| and (reply with|answer with|say|respond with) {x}|, and (reply with|answer with|say|respond with) {x}|. Then (say|reply with|answer with|answer|respond with|just say|only say) {x}|. Then (reply|answer|respond) (with |)(only|just) {x}|"
    ", then (answer|reply|respond) (just|only|with just|with only|with)(:| the word|) {x}|. (Afterwards|After that|At the end|In the end|Finally|Lastly)(,|) (say|reply with|answer with|answer|respond with|just say) {x}|. When (you are|you're) (done|finished|ready|through)(,|) (say|reply with|answer with|answer|respond with|just say|only say) {x}|"
    ". (When|Once|As soon as) (it is|it's|that is|that's|everything is|all of that is) (done|finished)(,|) (say|reply with|answer with|answer|respond with|just say) {x}|. (Say|Reply with|Answer with|Answer|Respond with) {x} (when you are done|when you are finished|when it is done|when everything is done|afterwards|once you are finished|as soon as it is done|at the end)|"
    ", and (say|reply with|answer with) {x} (when you are done|when you are finished|afterwards|when it is done)|. (Say|Reply|Answer) {x} (afterwards|at the end|when done|when finished)|. (Reply|Answer|Respond) (with only|only with|with just|with nothing but|with the word|with exactly|with the single word) {x}( when you are done| afterwards|)|"
    ". Your (final |last |only |)(answer|reply|message) (should be|must be|is)(:| the word| just| exactly|) {x}|, (finish|end) with (the word |){x}|. (Finish|End) with (the word |){x}|. (When finished|When done|After you finish|After finishing)(,|:) (say|reply with|answer) {x}|; (then|afterwards|when done) (say|reply with|answer) {x}|"
    ". As (the |your |)(final |)(answer|reply) (I want|I expect|give me|send) (only |just |){x}|. Tell me {x} (when you are done|when it is done|afterwards)|. The (answer|reply) afterwards: {x}|. No (summary|explanation|report), (just|only) (say|answer|reply) {x}|"
    ", (say|answer|answer with|reply with|reply) {x} (at the end|afterwards|when done|in the end|when you are done|when it is done)| and (at the end|afterwards|in the end|finally) (say|answer|reply with|just say) {x}|, and (at the end|afterwards|finally) (just |)(say|answer|reply with) {x}|, (at the end|afterwards|finally|lastly) (say|answer|reply with) {x}|. (Answer|Say|Reply) {x} (at the end|in the end|last|as the last thing|to close)| and (close|finish) (with|by saying) {x}|, and (close|finish|end) by saying {x}|. (Close|Finish|End) by saying {x}|, and your (last word|answer) is {x}|"
    " and say {x}| and answer {x}| and just say {x}|, say {x}| and say {x} when (it is|it's|that's|you're) (done|finished)| and then only say {x}|. Say {x} when (that is|that's|it's|it is|you're|you are) (done|finished|through)|. The last word should be {x}|. For the answer, {x} is enough|. Just {x} as the answer|. As an answer {x} is enough")
_LINE = "(then |finally |at the end |)(say|reply with|answer with|respond with) {x}|(when (you are|you're) done|when finished|afterwards)(:|,) (say|reply with|answer with) {x}"
_BEFORE = (
    "do this and then (say|reply with|answer with) {x}: {o}|(answer|reply) with {x} when you have done this: {o}|when you are (done|finished), (say|answer with|reply with) {x}. {O}|(I want|I expect) {x} as (the|your) (final |)answer when you are (done|finished): {o}|(your|the) (final |last |)answer (should|must) be {x}. {O}|{x} is (all|the only thing) you should (say|answer) at the end. {O}|"
    "(please |)(say|reply with) {x} once you have done the following: {o}|(reply|answer) only {x} when (this|the following) is done: {o}|finish with the word {x}. {O}")


def _coded(source):
    """A word with a number, as people make them up to see that it was said."""
    stem = source.pick(["done", "ok", "step", "end", "ready", "finished", "task", "complete", "ack", "job", "pass", "over", source.noun(), source.noun()])
    return source.pick(["{w}-{n}", "{w}-{n}", "{w}{n}", "{w}_{n}", "{w} {n}", "{w}.{n}"]).format(w=source.pick([str, str, str.upper, str.capitalize])(stem), n=source.number(1, 99) if source.chance(.75) else source.number(100, 9999))


def word(source):
    """-> (what is to be said, how it stands in the request)"""
    x = source.random.random()
    text = source.pick(_WORDS) if x < .46 else source.pick(_PHRASES) if x < .52 else _coded(source) if x < .62 else source.pick([source.word, source.noun])() if x < .86 else source.word().upper() if x < .9 else source.pseudo_word() if x < .94 else source.code()
    return text, source.pick(['"{}"', '"{}"', "'{}'", "`{}`"] + ["{}"] * (8 if text.isalnum() else 2)).format(text) if "'" not in text else f'"{text}"'


def ended(source, order, text, marked, *ends):
    """The order with the wish for this answer; `ends`: values in which the order may end."""
    if "\n" not in order and order[-1] not in "?:" and order[0].isalpha() and source.chance(.12):
        return typed(source, worded(source, _BEFORE, o=order, O=capital(order), x=marked), marked, *ends)
    if "\n" in order:
        last = order.split("\n")[-1]
        behind = capital(worded(source, _LINE, x=marked))
        return order + "\n" + (f"{int(last[0]) + 1}{last[1]} {behind}" if last[:1].isdigit() and last[1:2] in ".)" else f"- {behind}" if last[:2] == "- " else behind)
    behind = worded(source, _BEHIND, x=marked)
    while (order[-1] in "?.!" or not unmarked(order, ends)) and behind[0] != ".":      # a new sentence
        behind = worded(source, _BEHIND, x=marked)
    behind = behind if behind[0] in ".,;" else " " + behind
    return typed(source, order.rstrip(".") + behind if order[-1] not in "?!" else order + behind[1:], marked, text, *ends)


def unmarked(order, ends):
    """Whether one can see where the order ends when a clause follows it."""
    return not any(" " in end and order.endswith(end) and end[-1] not in "\"'`" for end in ends)


def said_at_end(text):
    return Answer(f"Everything is done. I was asked to say {text}.", text)


def turns_of(request, deeds, answer):
    return [User(request)] + [turn for one in deeds for turn in one.turns] + [answer]


_STEMS = "notes todo names numbers list report draft final letter log results data members prices cities team plan readme info start input output status guests colors config menu shopping orders scores memo journal ideas contacts".split()
ENDS = "txt txt txt txt txt md md log csv".split()


def file_name(source):
    """Mostly as people call their files."""
    if source.chance(.35):
        return source.path()
    return source.pick(["", "", "", source.pick(world.FOLDERS) + "/", "/tmp/"]) + source.pick(_STEMS) + "." + source.pick(ENDS)

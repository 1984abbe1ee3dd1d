"""A command or a file first and something else behind it, whose text stands in the request and not in the result; files that are there already, or not yet."""
from ..chat import Answer, Result, User
from ..files.tooling import call_function, command_line, printed, run, written
from ..words.said import capital, said
from ..words.wording import together
from .steps import in_sentence

_WORDS = "ok yes finished ready passed complete success true 1 OK 0 no failed built deployed checked tested stop green".split()
_AFTER_RUN = (
    "run {c}. Then write {x} to {f}|run {c}, then write {x} to {f}|run {c} and then write {x} to {f}|run {c}. (Then|After that|Afterwards|When it is done|When that is finished|Next)(,|) write {x} (to|into) {f}|run {c}(, then| and then| and after that|; then) write {x} (to|into) {f}|(execute|run) {c} and (afterwards|when it is done|then) (put|save|store) {x} in {f}|"
    "first run {c}, then (create|make) {f} (with|containing|that says) {x}|run {c}. Then (create|make) {f} with {x}|run {c}; when it is (done|through|finished), {f} (should say|gets|should contain) {x}|(start|run) {c}. (Once|As soon as|When) it (has finished|is done), write {x} to {f}|1. run {c} 2. write {x} to {f}|"
    "run {c} and write the text {x} (to|into) {f}( afterwards| when it is done|)|run {c}, and (no matter what it prints|whatever it says), write {x} to {f}")
_AFTER_WRITE = ("write {x} (to|into) {f}(. Then|, then| and then|; then) run {c}|(create|make) {f} (with|containing) {x}(. Then|, then| and then) (run|execute) {c}|put {x} (in|into) {f} and (run|execute) {c}( afterwards| then|)|first (write|save) {x} (to|in) {f}, then run {c}")
_THERE = (
    "{f} (exists already|is already there|already exists)(. Overwrite|, overwrite|; overwrite) it with {x}|overwrite {f} with {x}|there is already a file {f}(. Replace its content with|, replace its content with|. Overwrite it with|, overwrite it with|. It should only say) {x}|(write {x} to|put {x} into|save {x} to) {f}(, even if it exists|, overwrite what is there| and overwrite it)|"
    "replace the (whole |entire |)(content|text) of {f} with {x}|{f} should (say|contain) (only |just |nothing but ){x}")
_MISSING = (
    "{f} (does not exist yet|is missing|doesn't exist)(. Create|, create|: create) it with {x}|there is no {f}( yet|)(. Create|, create|; create) it (with|containing) {x}|(I need|we need|I want) a (new |)file {f} (that says|with|containing) {x}|(make|create) (me |)a new file {f} (that says|with|containing) {x}|{f} (has to|must|should) be created(. It|, it|; it) (should say|should contain) {x}|"
    "(start|create) a new file {f} with {x}|new file {f}: {x}")


_SAY = ("{o}. Then (say|reply with|reply with exactly) {x}|{o}, then (say|reply with|answer) {x}|{o} and then (say|reply with) {x}|{o}. (Then|After that|Afterwards|When that is done|When you are done|Once it is done)(,|) (say|reply with|answer with|answer|respond with|just say|reply only with|only say) {x}|{o}(, then| and then|; then| and afterwards| and when it is done) (say|reply with|answer with|answer|respond with|just say|only answer) {x}|"
        "{o} and (answer|reply|respond) (with |only with |with just |with nothing but )(the word |){x}|{o}. Your (whole |only |final |)(answer|reply) (must be|should be) (the word |the single word |){x}|{o}. (Say|Answer|Reply with) {x} (when it is done|when you are done|as soon as it is done|afterwards)")


def said_behind(source, box):
    """A tool, and behind it an answer that the request gives."""
    turns = call_function(source, box, inner=True) if box.functions else run(source, box)
    if not turns or len(turns) != 4 or turns[0].text[-1:] in "?" or "\n" in turns[0].text or turns[3].text.startswith("That failed"):
        return None
    word = source.pick(_WORDS) if source.chance(.7) else source.word()
    asked = turns[0].text.rstrip(".!")
    if not box.functions:
        command = turns[1].call.arguments[0][1]
        if not isinstance(command, str):
            return None
        asked = f"run `{command}`"
    text = said(source, _SAY, o=asked, x=source.pick(["{}", "{}", '"{}"', "'{}'"]).format(word))
    return [User(capital(text) if source.chance(.6) else text), *turns[1:3], Answer("It is done.", word)]


def then(source, box):
    """One of these; None where the tools cannot."""
    path, (content, marked) = source.path(), in_sentence(source)
    if source.chance(.4):
        content = marked = source.pick(_WORDS)
    writing = box.call("write", path=path, content=content)
    if writing is None or "\n" in marked:
        return None
    write = [Answer(f"I write {content} to {path}.", "", writing), Result(written(source, path, content))]
    command = command_line(source)
    out = printed(source, command)
    ran = [Answer(f"I need to run {command}.", "", box.call("run", command=command)), Result(out + ("\n" if source.chance(.3) else ""))]

    def asked(forms, **values):
        text = said(source, forms, f=path, x=marked, **values)
        return User(text if text.startswith(path) or source.chance(.35) else capital(text))

    code = source.pick(["{}", "`{}`", "`{}`"]).format(command)
    created = Answer("The file was created.", f"Created {path}.")
    kind = source.weighted({"after run": 40 if "run" in box.operations else 0, "after write": 12 if "run" in box.operations else 0, "there": 22, "missing": 20})
    match kind:
        case "after run": return [asked(_AFTER_RUN, c=code)] + ran + write + [together([Answer("", out), created])]
        case "after write": return [asked(_AFTER_WRITE, c=code)] + write + ran + [together([created, Answer("", out)])]
    return [asked(_THERE if kind == "there" else _MISSING)] + write + [created]

"""A command or a file first and something else behind it, whose text stands in the request and not in the result; files that are there already, or not yet."""
from ..chat import Answer, Result, User
from ..files.tooling import DONE, call_function, command_line, run, shown, written
from ..words.said import capital, said
from .steps import in_sentence

_WORDS = "done ok yes finished ready passed complete success true 1 DONE OK 0 no failed built deployed checked tested stop green".split()
_AFTER_RUN = (
    "run {c}. (Then|After that|Afterwards|When it is done|When that is finished|Next)(,|) write {x} (to|into) {f}|run {c}(, then| and then| and after that|; then) write {x} (to|into|in) {f}|(execute|run) {c} and (afterwards|when it is done|then) (put|save|write|store) {x} (in|into|to) {f}|"
    "first run {c}, then (create|make) {f} (with|containing|that says) {x}|run {c}. Then (create|make) {f} with {x}|run {c}; when it is (done|through|finished), {f} (should say|gets|should contain) {x}|(start|run) {c}. (Once|As soon as|When) it (has finished|is through|is done), write {x} to {f}|1. run {c} 2. write {x} to {f}|"
    "{c} first. Then {x} (goes into|into|to) {f}|run {c} and write the word {x} (to|into) {f}( afterwards| when it is done|)|run {c}, and (no matter what it prints|whatever it says), write {x} to {f}")
_AFTER_READ = ("(read|open|look at) {a}. (Then|After that|Afterwards)(,|) write {x} (to|into) {f}|(read|open) {a}(, then| and then|; then) write {x} (to|into|in) {f}|(read|open) {a} and (afterwards|then) (create|make) {f} (with|containing) {x}|first (read|open) {a}, then (put|save|write) {x} (in|into) {f}")
_AFTER_WRITE = ("write {x} (to|into) {f}(. Then|, then| and then|; then) run {c}|(create|make) {f} (with|containing) {x}(. Then|, then| and then) (run|execute) {c}|put {x} (in|into) {f} and (run|execute) {c}( afterwards| then|)|first (write|save) {x} (to|in) {f}, then run {c}")
_THERE = (
    "{f} (exists already|is already there|already exists|is there already)(. |, |; )(overwrite it with|replace it by) {x}|(overwrite|replace) {f} (with|by) {x}|(there is|we have) (already |)a file {f}(. |, )(replace its content with|overwrite it with|it should only say|it should just say) {x}|(write|put|save) {x} (to|into|in) {f}(, even if it exists|, overwrite what is there|. It may exist already| and overwrite it| no matter what is in it)|"
    "whatever is in {f}(,|:) it should (say|contain) {x} (now|only|and nothing else)|(replace|change) the (whole |entire |)(content|text) of {f} (by|with) {x}|{f} should (say|contain) (only |just |nothing but ){x}|throw away what is in {f} and write {x} (to it|into it|there)")
_MISSING = (
    "{f} (does not exist yet|is not there yet|is missing|doesn't exist)(. |, |: )(create it with|make it with) {x}|there is no {f}( yet|)(. |, |; )(create|make) it (with|containing) {x}|(I need|we need|I want) a (new |)file {f} (that says|with|containing) {x}|(make|create) (me |)a new file {f} (that says|with|containing) {x}|{f} (has to|must|should) be created(. |, |; )it (says|contains|should say|should contain) {x}|"
    "(a|one) new file, {f}, with {x}( in it|)|(start|begin) a new file {f} with {x}|let there be a file {f} that says {x}|(please |)have {f} made with {x} in it|new file {f}: {x}")


_SAY = ("{o}. (Then|After that|Afterwards|When that is done|Once it is done|When it is finished)(,|) (say|reply with|answer with|answer|respond with|write|just say|reply only with|only say) {x}|{o}(, then| and then|; then| and afterwards| and when it is done) (say|reply with|answer with|answer|respond with|just say|only answer) {x}|"
        "{o} and (answer|reply|respond) (with |only with |with just |with nothing but )(the word |){x}|{o}. (Your|The) (whole |only |final |)(answer|reply) (must be|is|should be) (the word |the single word |){x}|{o}. (Say|Answer|Reply with) {x} (when it is done|when you are done|as soon as it is done|afterwards)")


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
    out = command[5:].strip('"') if command.startswith("echo ") else source.result_text()
    ran = [Answer(f"I need to run {command}.", "", box.call("run", command=command)), Result(out + ("\n" if source.chance(.3) else ""))]
    asked = lambda forms, **values: User(said(source, forms, f=path, x=marked, **values)) if source.chance(.35) else User(capital(said(source, forms, f=path, x=marked, **values)))
    code = source.pick(["{}", "`{}`", "`{}`"]).format(command)
    kind = source.weighted({"after run": 40 if "run" in box.operations else 0, "after write": 12 if "run" in box.operations else 0, "after read": 12, "there": 22, "missing": 20})
    match kind:
        case "after run": return [asked(_AFTER_RUN, c=code)] + ran + write + [Answer(*DONE)]
        case "after write": return [asked(_AFTER_WRITE, c=code)] + write + ran + [Answer("I repeat the output.", out)]
        case "after read":
            other = source.path()
            reading, text = box.call("read", path=other), source.line()
            return reading and [asked(_AFTER_READ, a=other)] + [Answer(f"I need to read {other}.", "", reading), Result(shown(source, text))] + write + [Answer(*DONE)]
    if box.reads_first and kind == "there":
        return None
    return [asked(_THERE if kind == "there" else _MISSING)] + write + [Answer("The file was created.", f"Created {path}.")]

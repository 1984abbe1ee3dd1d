"""Texts that are written as they stand in the request, introduced by what they are; copied line by line; changed and then asked about; often a word is due at the end."""
import re

from ..chat import Answer, User
from ..files import languages
from ..files.deeds import deed
from ..material import world
from ..turns import ending
from ..turns.confirmed import _another
from ..turns.ending import file_name, said_at_end, turns_of
from ..words.said import capital, said
from ..words.wording import typed, worded
from . import asked, changes, measured, objects, releases, sequences, sources, talks, ticks
from .words import deeds

_ROUND = ["{x}", "- {x}", "* {x}", "{i}. {x}", "{x}"]


def _list(source):
    draw = source.pick([lambda: [one.base for one in deeds(source, 5)], lambda: source.random.sample(world.NAMES, 5), lambda: source.random.sample(world.CITIES, 5), lambda: source.random.sample(world.NOUNS, 5), lambda: source.random.sample(world.COLORS, 5), lambda: measured._things(source, source.pick(["groceries", "fruit", "tools", "gear", "toys", "dishes"]), 5)])
    form = source.pick(_ROUND)
    return "\n".join(form.format(x=x, i=i + 1) for i, x in enumerate(draw()[:source.number(2, 5)]))


def _poem(source):
    lines = [said(source, "(the|a|one|my|your) {s} (is|was|stays|looks) {k}|the {s} (sleeps|waits|sings|turns) (by|near|under|behind) the {t}|and (the|every) {s} (sleeps|dances|waits|goes home)|{s} of {t} and {t} of {s}|nobody (knows|hears|saw) the {s}|(under|over|beside) the {k} {s}|we (carry|left|lost|found) (a|the) {s}|(oh|so) {k} the {s}, so {l} the {t}", s=source.noun(), t=source.noun(), k=source.pick(world.COLORS), l=source.pick(["small", "old", "thin", "cold", "bright", "still"])) for _ in range(source.number(2, 6))]
    if len(lines) > 3 and source.chance(.4):
        lines.insert(len(lines) // 2, "")
    return "\n".join(capital(line) if line and source.chance(.4) else line for line in lines)


def _recipe(source):
    things = measured._things(source, "groceries", source.number(2, 4))
    return f"{source.pick(['# ', '## ', '', '# '])}{capital(source.pick(measured._things(source, 'dishes', 3)))}\n" + "\n".join(f"- {source.number(1, 9) * source.pick([1, 10, 50])}{source.pick([' g', ' ml', ' spoons of', ''])} {thing}" for thing in things) + source.pick(["", "\n", "\n\n", "\n\nSteps:\n"]).rstrip(" ") + ("1. mix everything\n2. bake for {} minutes".format(source.number(5, 60)) if source.chance(.5) else "")


def _rules(source):
    return "\n".join(source.pick(["node_modules/", "*.log", "dist/", ".env", "__pycache__/", "*.tmp", "build/", "!keep.txt", "target/", ".DS_Store", f"{source.word()}/", f"*.{source.word()[:3]}"]) for _ in range(source.number(2, 5)))


def _jobs(source):
    return "\n".join(f"{source.pick(['0', '15', '30', '*/5', '45'])} {source.number(0, 23)} * * {source.pick(['*', '1', '0', '1-5'])} {source.pick(['/usr/bin/', './', '/opt/'])}{source.word()}{source.pick(['.sh', '', ' --all'])}" for _ in range(source.number(1, 3)))


def _of(*ends):
    return lambda source: languages._LANGUAGES[source.pick(ends)][2](source)


def _text(*makers):
    return lambda source: source.pick(makers)(source).text


# What people call it, how its files end, what it is, the sign of a remark.
_KINDS = [
    ("styles|rules|css|stylesheet|css rules|css", ["css"], _of("css"), "/* {} */"), ("script|shell script|commands|bash script|lines", ["sh"], _of("sh"), "# {}"), ("settings|config|configuration|options|values|variables", ["ini", "conf", "env", "cfg"], _of("env", "ini"), "# {}"), ("settings|config|configuration|yaml", ["yaml", "yml"], _of("yaml"), "# {}"), ("query|sql|statement|sql query", ["sql"], _of("sql"), "-- {}"),
    ("list|names|items|entries|lines|words", ["txt", "txt", "md"], _list, "# {}"), ("poem|verses|lyrics|song|rhyme|verse", ["txt", "md"], _poem, "# {}"), ("recipe|recipe|ingredients", ["md", "txt"], _recipe, ""), ("letter|message|note|text|mail|memo", ["txt", "md"], _of("txt"), ""), ("notes|minutes|announcement|text", ["md", "txt"], _text(changes.changes), ""), ("table|data|csv|rows|records", ["csv"], _of("csv"), "# {}"), ("page|html|markup|html page", ["html"], _of("html"), "<!-- {} -->"),
    ("code|program|function|functions|module|class", ["py"], _text(sources.program), "# {}"), ("code|script|function|module|python code", ["py"], _of("py"), "# {}"), ("code|script|function|module|javascript", ["js"], _of("js"), "// {}"), ("code|program|function|rust code", ["rs"], _of("rs"), "// {}"), ("ignore rules|rules|patterns|ignore list", ["gitignore"], _rules, "# {}"), ("jobs|cron jobs|crontab|entries", ["cron", "txt"], _jobs, "# {}"), ("todo list|tasks|todos|list", ["md", "txt"], _text(ticks.ticks), ""),
    ("steps|instructions|guide", ["md", "txt"], _text(sequences.steps), ""), ("changelog|changes|release notes", ["md"], _text(releases.changelog), ""), ("quotes|sayings|sentences", ["txt", "md"], _text(talks.quotes), ""), ("prices|numbers|list|results|values", ["txt"], _text(measured.measured), "# {}"), ("plan|itinerary|days", ["txt", "md"], _text(sequences.itinerary), ""), ("json|data|object|config", ["json"], _text(objects.object_), ""), ("document|readme|markdown|page|text", ["md"], _of("md"), "")]
_STEMS = "main notes list app index draft todo new text data start home test sample base letter plan my-{k} {k} {k} {k} our-{k} the-{k}".split()
_REMARK = "{k};my {k};{k} for {w};{w};generated file;do not edit;version {n};{k} of {N};the {k};start;{W};TODO: check;main {k}".split(";")
_INTRODUCED = (
    "(write|save|put|store) (these|this|the following|my|the) {k} (to|in|into) {p}{z}\n{s}{c}|(write|save|store) (this|these|the following) {k} (as|to) {p}{z}\n{s}{c}|(put|write|save) (the following|this) (into|to|in) {p}{z}\n{s}{c}|(save|store) (this|the following) as {p}{z}\n{s}{c}|(create|make|write|add) (a file |the file |){p} (with|containing|from) (these|this|the following) {k}{z}\n{s}{c}|here (is|are) (my|the|some) {k}, (save|write|put) (it|that|this|them) (to|in|into) {p}{z}\n{s}{c}|"
    "(the|this) {k} (below |)(should go|goes|belongs|must go) (into|in|to) {p}{z}\n{s}{c}|I (need|want|would like) (these|this|the following) {k} (in|saved in|written to|stored in) {p}{z}\n{s}{c}|(can|could|would) you (please |)(save|write|put|store) (these|this|the following|my) {k} (in|to|into) {p}?\n{s}{c}|please (save|write|store|put) (the|this|my) {k} (below |)(in|to|into) {p}{z}\n{s}{c}|(new file|file) {p}, (with this content|content|the content is){z}\n{s}{c}|"
    "{p} should (contain|have|get|hold) (these|this|the following) {k}{z}\n{s}{c}|(write|create|make) {p}. (Content|The content|Here is the content|This goes inside|The {k}){z}\n{s}{c}|(take|use) (this|these) {k} (for|as) {p}{z}\n{s}{c}|(write|save) {p} with (this|the) {k}{z}\n{s}{c}|(write|save) (everything|all that is|the text|what stands) below (this line |)(to|in|into) {p}{z}\n{s}{c}|(this|these) {k} (as|to|into) {p}, please{z}\n{s}{c}|"
    "(I wrote|I have|we have|there is) a new (version|text) for {p}, (save|write) it{z}\n{s}{c}|(fill|create) {p} with the {k} below{z}\n{s}{c}|(add|make) a (new |)file (called |named |){p}{z}\n{s}{c}|(keep|store) (my|the|this) {k} in {p}{z}\n{s}{c}")
_AROUND = "(save|write|put|store) the {k}\n\n{c}\n\n(as|to|in) {p}|{c}\n\n(save|write|store) (this|the {k} above|these lines|it) (as|to|in) {p}|(here is|this is) (the|my) {k}:\n\n{c}\n\n(save|write) it (to|as|in) {p}|{c}\n\n(the {k} above goes|this goes|put this|write this) (into|in) {p}"
_WORD_BEFORE = "{o}, then (say|reply with|answer with) {x}{z}|{o} and (say|reply with|answer with) {x}{z}|{o} and (say|reply with|answer with) {x} (when you are done|afterwards|at the end){z}|{o}. (Then|Afterwards|When done,|When it is saved,) (say|reply with|answer with|answer) {x}{z}"
_WORD_BEHIND = "(then|afterwards|after that|finally|when you are done|when it is saved)(,|) (say|reply with|answer with|answer|just say) {x}|(reply with|answer with|say) {x} (when you are done|afterwards|when it is saved)|(your |the |)answer (should be|must be) {x}"


def _piece(source):
    """-> (path, what it is, content)"""
    names, ends, draw, remark = source.pick(_KINDS)
    for _ in range(30):
        content = draw(source).strip("\n")
        if content and len(content) < 700 and "```" not in content and ("\n" in content or source.chance(.3)):
            break
    k, end = source.pick(names.split("|")), source.pick(ends)
    if remark and source.chance(.45) and not content.startswith("#!"):
        said_ = source.pick(_REMARK).format(k=k, w=source.word(), W=source.phrase(1, 3).capitalize(), n=source.number(1, 9), N=source.pick(world.NAMES))
        content = (source.pick(["# {}", "# {}", remark]) if remark.startswith("/*") else remark).format(said_) + source.pick(["\n", "\n", "\n\n"]) + content
    stem = source.pick(_STEMS).format(k=k.replace(" ", source.pick(["-", "_", ""])))
    folder = source.pick(["", "", "", source.pick(world.FOLDERS) + "/", "/tmp/", source.word() + "/", "./"])
    return (folder + "." + end if end == "gitignore" else source.path() if source.chance(.12) else folder + stem + "." + end), k, content


def _write(source, box):
    """The whole text and nothing but it."""
    path, k, content = _piece(source)
    done = deed(source, box, "write", path=path, content=content)
    if done is None:
        return None
    plural = k.endswith("s") and not k.endswith("ss")
    around = source.chance(.12)
    form = _AROUND if around else _INTRODUCED
    while True:
        text = worded(source, form, p=path, k=k, c="\0", z="\1", s=source.pick(["", "\n", "\n"]))
        if not re.search(rf"\bthese {re.escape(k)}|here are", text) and not plural or plural and not re.search(rf"\bthis {re.escape(k)}|here is|a new", text):
            break
    order, _, rest = text.partition("\1")
    word, marked = ending.word(source)
    ask = source.chance(.3) and "\1" in text
    closed = source.chance(.15) and not ask and "\n\0" in text and text.endswith("\0")
    if ask:
        order = worded(source, _WORD_BEFORE, o=order, x=marked, z="\1").partition("\1")[0]
    if "\1" in text:
        text = order + source.pick([":", ":", ":", "", "."] if not ask else [":", ":", "."]) + rest
    text = text if text.startswith((path, "\0")) or source.chance(.45) else capital(text)
    if closed:                                                          # between marks, so that one sees where it ends
        text = text.replace("\0", f"```\n\0\n```\n\n{capital(worded(source, _WORD_BEHIND, x=marked))}")
    return turns_of(text.replace("\0", content), [done], said_at_end(word) if ask or closed else done.answer)


_COPY = (
    "(read|open) {a} and (write|copy|save) (the same text|the same|its content|its text|exactly the same|what it says|everything in it) (to|into) {b}|(read|open) {a}, (write|copy|save) (the same text|the same|its content|its text|what it says) (to|into) {b}|(read|open) {a}, then (write|copy|save) (the same text|the same content|its content|it) (to|into) {b}|copy (the content of |the text of |everything from |){a} (to|into) {b}|(make|create|write) {b} with the same (content|text|lines) as {a}|"
    "(save|make|keep) a copy of {a} (as|in) {b}|(duplicate|copy) {a} as {b}|{b} should (have|get|contain) the same (text|content|lines) as {a}|(read|open) {a} and (save|make) a copy (as|in) {b}|(transfer|put|write) (all of|all lines of|the whole text of) {a} (to|into) {b}")


def _copy(source, box):
    """Every line of a file goes into another one, then a word is due."""
    made = asked.paper(source)
    if len(made.text) > 500:
        return None
    a, b = source.pick(made.names), file_name(source)
    a = source.pick(["", "", source.pick(world.FOLDERS) + "/", "/tmp/"]) + a
    done = [deed(source, box, "read", path=a, text=made.text), deed(source, box, "write", path=b, content=made.text)]
    if a == b or not all(done):
        return None
    order = worded(source, _COPY, a=a, b=b)
    if source.chance(.7):
        word, marked = ending.word(source)
        return turns_of(ending.ended(source, order, word, marked, b), done, said_at_end(word))
    return turns_of(typed(source, order, a, b), done, Answer("Everything is done.", "Done."))


_CHANGE = "(change|replace) {o} (to|with) {n}|change {o} to {n}|replace {o} (with|by) {n}|put {n} in place of {o}|turn {o} into {n}"
_CHANGED = "(read|open) {p} and {c} in it|(read|open) {p}, {c}|(read|open) {p}, then {c} in it|in {p}, {c}|{c} in {p}|{c} in the file {p}"
_NOW = "{o}. {Q} (now|after that|afterwards)?|{o} and tell me {t} (now|afterwards)|{o}. Then tell me {t}|{o}, then tell me {t}|{o}. (After that|Afterwards|Then)(,|:) {q}?|{o}. {Q} then?|{o}. (Finally|At the end)(,|) tell me {t}"


def _changed(source, box):
    """A value is replaced; what is asked then is the new one, or another one that stayed."""
    made = asked.paper(source)
    able = [ask for ask in made.asks if ask.answer not in ("Yes.", "No.") and len(ask.answer) > 1 and "\n" not in ask.answer and made.text.count(ask.answer) == 1 and ask.answer in ask.line and ask.answer not in str(ask.values)]
    if not able or len(made.text) > 800:
        return None
    ask = source.pick(able)
    old, path = ask.answer, source.pick(made.names)
    new = _another(source, old, made.text)
    mark = source.pick(["{}", '"{}"', "'{}'", "`{}`"]) if re.fullmatch(r"[\w.:-]+", old + new) else source.pick(['"{}"', "'{}'", "`{}`"])
    if not new or mark[0] != "{" and mark[0] in old + new:
        return None
    kept = [one for one in made.asks if one.line and "\n" not in one.line and old not in one.line and old not in one.answer and old not in str(one.values)]
    if kept and source.chance(.4):
        ask, answer = source.pick(kept), None
    else:
        answer = new
    order = worded(source, _CHANGED, p=path, c=worded(source, _CHANGE, o=mark.format(old), n=mark.format(new)))
    done = [deed(source, box, "edit", path=path, old=old, new=new)]
    if order.lower().startswith(("read", "open")) or answer is None:
        done.insert(0, deed(source, box, "read", path=path, text=made.text))
    if not all(done):
        return None
    q, t = ask.question(source, there="there"), ask.indirect(source, "")
    text = typed(source, worded(source, _NOW if answer else "{o}. {Q}?|{o} and tell me {t}|{o}. Then tell me {t}|{o}. (Also|Then)(,|:) {q}?", o=order, q=q, Q=capital(q), t=t), path, *ask.values.values())
    return turns_of(text, done, Answer(f"I changed {old} to {new}.\nSo the answer is {new}.", new) if answer else Answer(ask.thought(), ask.answer))


def written(source, box):
    """One of these; None where the tools cannot."""
    if "write" not in box.operations or "read" not in box.operations:
        return None
    return source.weighted({_write: 55, _copy: 25, _changed: 30})(source, box)

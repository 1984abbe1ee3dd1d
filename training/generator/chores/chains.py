"""Steps of which one needs what the other brought: a value from a file in a command or a text, what was printed in the next command."""
from functools import cache
from pathlib import Path

from ..chat import Answer
from ..files.deeds import deed, thinking
from ..files.tooling import DONE
from ..words.said import capital
from . import found, gates
from .parts import filled, marked, one_of, path, printed, ran, task, value, word, wording


@cache
def kinds():
    """-> [(kind, nouns, files, placeholders, [(command, deeds, output)])]"""
    out = []
    for block in (Path(__file__).parent / "values.txt").read_text().split("@ ")[1:]:
        head, *lines = block.strip().split("\n")
        kind, nouns, files, placeholders = head.split(" | ")
        out.append((kind, nouns.split(","), files.split(","), placeholders.split(","), [[part.strip() for part in (line + " ").split("| ", 2)] for line in lines]))
    return out


@cache
def firsts():
    """-> [(what it prints, command, output, what it finds out, [(command, output)])]"""
    out = []
    for line in (Path(__file__).parent / "printed.txt").read_text().strip().split("\n"):
        parts = [part.strip().replace("¦", "|") for part in (line + " ").split("| ")]
        if len(parts) == 4:
            out.append((parts[0].split(","), *parts[1:], []))
        else:
            out[-1][-1].append(parts)
    return out


def placeholder(source, names):
    """What stands for a value in a command: capitals, or a name in angle brackets."""
    name = source.pick(names)
    return f"<{name.lower()}>" if source.chance(.22) and len(name) > 1 else name


def _text(source, kind, nouns, x):
    """A file that holds the value `x`, mostly alone -> (text, what the value is called)"""
    noun = source.pick(nouns[:2])
    if source.chance(.6):
        return x, noun
    key = nouns[0].replace(" ", "_")
    others = [(k[1][0].replace(" ", "_"), value(source, k[0])) for k in source.random.sample(kinds(), source.number(1, 3)) if k[1][0] != nouns[0] and not set(k[1]) & set(nouns)]
    lines = list({k: (k, v) for k, v in [*others, (key, x)] if v != x or k == key}.values())
    source.random.shuffle(lines)
    form = source.pick(["{k}: {v}", "{k}={v}", "{k} = {v}"])
    return "\n".join(form.format(k=k, v=v) for k, v in lines), nouns[0]


_THEN = (
    "(read|open|read|look into|check) {f}(, then| and|. Then|, then| and then|; then) {t}|(first |)(read|open) {f}, (then|and then|after that) {t}|(take|get|read|use) the {k} (from|in) {f} and {t}|(take|get|read) the {k} from {f}, then {t}|{f} (contains|has|holds|says) the {k}. {T}|the {k} is in {f}. {T}|"
    "the {k} (stands|is written) in {f}(, please|;) {t}|(find|look up) the {k} in {f}(, then| and|. Then) {t}|(can|could) you read {f} and {t}?|please read {f} and {t}|(there is a|we have a) {k} in {f}. {T}|I keep the {k} in {f}, please {t}|1. read {f}\n2. {t}")
_WITH = (
    "{t} with the {k} (from|in|that is in) {f}|{t}, {p} (is|being) the {k} (in|from) {f}|{t}. {p} is (the {k} in|in) {f}|{t}, (where|and) {p} (stands for|is) the {k} (in|from) {f}|(read|open) {f}, then {t} with the {k} (from that file|from it|in it|you find there)|read {f} and {t}, {p} is the {k} (there|in it|in that file)|"
    "please {t}, the {k} is in {f}|(use the {k} (from|in) {f} (to|and) {t})|{t} (but |)with the {k} from {f} for {p}|replace {p} by the {k} in {f} and {t}|(read|get) the {k} from {f}, then {t} with (it|that {k})")


def _clause(source, command, deeds, k, p):
    """An order to run `command` with a value that is not told -> (the order, whether the placeholder stands in it)"""
    deeds = [one for one in deeds.split(";") if one]
    head = command.removesuffix(" *") if command.endswith(" *") and command.count("*") == 1 else None
    that = source.pick(["that {k}", "that {k}", "this {k}", "the {k}"]).format(k=k)
    if head and source.chance(.45):
        forms = [f"run {marked(source, head)} {source.pick(['on', 'with', 'for'])} {that}", f"use {marked(source, head)} on {that}", f"run {head} on it"]
        if deeds:
            forms += [source.pick(deeds).replace("K", that) + f" {source.pick(['with', 'using', 'by'])} {marked(source, head)}"] * 2
        if len(head.split()) < 4:
            forms += [f"{head} {that}"] * 2
        return source.pick(forms), False
    whole = marked(source, command.replace("*", p))
    forms = [f"run {whole}"] * 3 + [whole, f"execute {whole}", f"try {whole}"]
    if deeds:
        forms += [f"{source.pick(deeds).replace('K', that)} with {whole}"] * 3
    return source.pick(forms), True


def valued(source, box):
    """A value is read in a file and stands in a command."""
    kind, nouns, files, placeholders, commands = one_of(source, kinds())
    command, deeds, out = source.pick(commands)
    x = value(source, kind)
    f = source.pick(files) if source.chance(.75) else path(source, ["txt", "md", "env", "yaml", "conf"])
    text, noun = _text(source, kind, nouns, x)
    p = placeholder(source, placeholders)
    t, open_ = _clause(source, command, deeds, noun, p)
    line, out = command.replace("*", x), filled(source, out).replace("*", x)
    form = _THEN if not open_ or source.chance(.5) else _WITH
    if t[:1] in "`\"'" and not form.startswith("(read"):
        t = "run " + t
    request = wording(source, form, f=f, k=noun, t=t, p=p)
    read = thinking(deed(source, box, "read", path=f, text=text), f"I need to read {f} first.")
    done = [read, ran(source, box, line, out, f"The {noun} is {x}: {line}.")]
    return _saved(source, box, request, done, out, f)


def _saved(source, box, request, done, out, *ends):
    """Now and then what was printed is kept in a file: one more step."""
    if out and "\n" not in request and request[-1] != "?" and source.chance(.15):
        b = path(source, ["txt", "log", "md"])
        request += source.pick([" and write the output to {b}", " and save what it prints in {b}", ", then write the result to {b}", ". Write the output to {b}", ". Save what it prints in {b}"]).format(b=b)
        done = done + [thinking(deed(source, box, "write", path=b, content=out), f"I write the output to {b}.")]
        return task(source, done, request, Answer(*DONE), b)
    return task(source, done, request, printed(out), *ends)


_NEXT = (
    "run {a}(, then| and then|. Then|, and then) {t}|(run|execute) {a} and {t}|first (run |){a}, then {t}|{a}, then {t}|run {a}. {T}|find out {w} with {a}(, then| and|. Then) {t}|use {a} to (find out|see) {w}, then {t}|please run {a} and then {t}|(can|could) you run {a} and {t}?|1. run {a}\n2. {t}|"
    "(get|look up) {w} with {a} and {t}|{a} (tells|prints|shows) {w}(. Run it, then|; run it and) {t}|I want to know {w}, run {a}; then {t}")
_LATER = [" on what it printed", " with what it prints", " on the result", " with its output", " with the {k} it printed", " on that {k}", " on that {k}", " with that {k}", " on it", " on the {k}", " with the {k} that comes out"]
_OPEN = ["", ", {p} is what it printed", " with the {k} it printed", ", where {p} is that {k}", " with that {k}", " with what it printed", ", {p} being its output"]


def piped(source, box):
    """A command, and another one with what it printed."""
    nouns, first, out, what, others = one_of(source, firsts())
    values = {}
    first, x, what = filled(source, first, values), filled(source, out, values), filled(source, what, values)
    second, last = source.pick(others)
    noun = source.pick(nouns)
    p = placeholder(source, [noun.upper(), noun.upper(), "X", "OUTPUT", "RESULT"])
    whole = (second.endswith(" *") and second.count("*") == 1 and source.chance(.6))
    if whole:
        head = marked(source, filled(source, second.removesuffix(" *"), values), .7)
        more = source.pick(_LATER).format(k=noun)
        t = source.pick(["run {h}{m}", "run {h}{m}", "{h}{m}", "use {h}{m}"]).format(h=head, m=more)
        if "with" in more:
            t = f"run {head}{more}"
    else:
        t = source.pick(["run {c}", "run {c}", "execute {c}"]).format(c=marked(source, filled(source, second, values).replace("*", p))) + source.pick(_OPEN).format(k=noun, p=p)
    line, last = filled(source, second, values).replace("*", x), filled(source, last, values).replace("*", x)
    request = wording(source, _NEXT, a=marked(source, first), t=t, w=what)
    done = [ran(source, box, first, x), ran(source, box, line, last, f"It printed {x}: {line}.")]
    return _saved(source, box, request, done, last, x)


_TEXTS = {
    "user": ["Hello *!", "Dear *, welcome to the team.", "Hi *, the meeting is at ten.", "Thank you, *!", "Assigned to *", "# Notes of *", "Good morning *", "owner: *", "Happy birthday, *!", "*, please call back."],
    "city": ["Greetings from *!", "We meet in *.", "Next stop: *", "# A weekend in *", "The office is in *.", "city: *", "Welcome to *"],
    "version": ["Version * is out!", "# Release *", "current: *", "Upgrade to * now.", "What is new in *", "version = \"*\""],
    "host": ["server = *", "ssh deploy@*", "Host: *", "The backup runs on *.", "upstream *", "http://*/"],
    "port": ["PORT=*", "listen *;", "http://localhost:*", "The server runs on port *.", "EXPOSE *"],
    "url": ["See *", "homepage: *", "More at *", "Download it from *"],
    "env": ["stage: *", "Deployed to *.", "# Settings for *", "ENV=*"],
    "database": ["DB_NAME=*", "USE *;", "Backup of *", "database: *"],
    "image": ["FROM *", "image: *", "We use * now."],
    "branch": ["branch: *", "Work goes on in *.", "Merge * first."],
    "package": ["import *", "We depend on *.", "Remove * next week."],
    "ticket": ["Fixes #*", "See issue * for details.", "Ticket * is done."]}
_FILLED = (
    "(read|open) {f}(, then| and|. Then|, and then) (write|create|make) {b} with {t}( in it|), (where {p} is|and {p} is|{p} being) the {k}( in it| from it| there|)|read {f} and (write|save|put) {t} (to|into|in) {b} with the {k} (for|instead of|in place of) {p}|(write|put|save) {t} (to|into|in) {b}, (where {p} is|{p} is) the {k} (in|from) {f}|"
    "(create|make|write) {b} with the text {t}, (where {p} is|{p} is|and use) the {k} (in|from) {f}( for {p}|)|(read|open) {f}(, then|. Then| and then) (create|make|write) {b} (containing|with|with the text) {t}|(read|get|take) the {k} from {f}(, then| and) (write|save|put) {t} (to|into|in) {b}|(the {k} is in {f}|{f} has the {k}). (Write|Save|Put) {t} (to|into|in) {b}|"
    "(read|open) {f} and (write|put) {t} (to|into) {b} with the {k} (from that file|from it|you find there)|{b} should say {t}, (with|use) the {k} from {f}|(can|could) you read {f} and write {t} to {b}?")


def named(source, box):
    """A text in which a value from a file stands for its name."""
    kind, nouns, files, placeholders, _ = source.pick([one for one in kinds() if one[0] in _TEXTS])
    x = value(source, kind)
    if kind == "user":
        x, nouns, files, placeholders = source.pick([x.split(".")[0].capitalize(), x]), ["name"], ["name.txt", "user.txt", "who.txt", "guest.txt", "owner.txt", "winner.txt"], ["NAME", "NAME", "NAME", "X"]
    f, b = source.pick(files) if source.chance(.75) else path(source, ["txt", "md"]), path(source, ["txt", "md", "conf", "env", "log"])
    body, p = source.pick(_TEXTS[kind]), placeholder(source, placeholders)
    if source.chance(.2):
        body = source.pick([f"{capital(word(source))} * {word(source)}", f"{word(source)}: *", f"* {source.phrase(1, 3)}", f"{capital(source.phrase(2, 3))} *."])
    text, noun = _text(source, kind, nouns, x)
    shown = body.replace("*", p)
    marks = [form for form in ('"{}"', '"{}"', "'{}'", "`{}`") if form[0] not in shown]
    request = wording(source, _FILLED, f=f, b=b, k=noun, p=p, t=source.pick(marks).replace("{}", shown))
    content = body.replace("*", x)
    read = thinking(deed(source, box, "read", path=f, text=text), f"I need to read {f} first.")
    kept = thinking(deed(source, box, "write", path=b, content=content), f"The {noun} is {x}. I write {content} to {b}.")
    return task(source, [read, kept], request, Answer(*DONE), f, b)


_COUNTED = (
    "count the lines (of|in) {f} with {c}(, then| and|. Then|, and then) (write|save|put) the number (to|into|in) {b}|(count|get) the {u} (of|in) {f} (using|with) {c} and (write|save) (the number|just the number|only the number|it) (to|in) {b}|how many {u} (does {f} have|are in {f})? (Use|Count with) {c} and write the number (to|into) {b}|use {c} on {f} and (write|save) the number (of {u} |)(to|in) {b}|"
    "run {w}(, then| and|. Then) (write|put|save) the number (of {u} |)(to|into|in) {b}|(write|put|save) the number of {u} (in|of) {f} (to|into|in) {b}, (use|count with) {c}|run {c} on {f}, then (create|make) {b} with the number|{b} should (contain|have) the number of {u} in {f}(, use {c}|. Use {c})")


def counted(source, box):
    """Lines that a program counts; the number alone goes into a file."""
    f, b = path(source, ["csv", "txt", "log", "py", "md", "json", "js", "sql"]), source.pick(["count.txt", "lines.txt", "n.txt", "total.txt", "result.txt", path(source, ["txt", "md"])])
    tool, unit = source.pick([("wc -l", "lines")] * 4 + [("wc -w", "words"), ("wc -c", "bytes")])
    n = str(source.number(0, 3000) if source.chance(.8) else source.number(0, 90000))
    command, out = f"{tool} {f}", f"{n} {f}"
    form = _COUNTED.replace("count the lines (of", "count the {u} (of")
    request = wording(source, form, f=f, b=b, c=marked(source, tool, .7), u=unit, w=marked(source, command))
    kept = thinking(deed(source, box, "write", path=b, content=n), f"{f} has {n} {unit}. I write {n} to {b}.")
    return task(source, [ran(source, box, command, out), kept], request, Answer(*DONE), b, f)


def chores(source, box):
    """One of these; None where the tools cannot."""
    if not box.operations:
        return None
    run = "run" in box.operations
    makers = {valued: 26 if run else 0, piped: 16 if run else 0, named: 12, counted: 7 if run else 0, found.listed: 10, found.grepped: 8 if run else 0, gates.tested: 9 if run else 0, gates.set_and_run: 16 if run else 0, gates.edit_and_run: 7 if run else 0, gates.script: 8 if run else 0}
    for _ in range(6):
        turns = source.weighted(makers)(source, box)
        if turns:
            return turns
    return None

"""What people want in files, in words that also stand in requests (from, to, in, with, called), and how they say where it begins and ends."""
import re

from ..material import world
from ..words import requests
from ..words.said import capital, said

_SENTENCES = (
    "(Hello|hello|Hi|Greetings|Regards|Love|News|A letter|Notes|Best wishes) from {x}|Hello (to|and welcome to) {x}|hello (world|there|again|{x})|Hello, (World|world|{x})!|hello {w} and {v}|(Welcome|welcome|Back|Trip|Road|Ticket|Letter|On the way) to {c}|(Made|made|Born|Written|built|printed) in {c}|(made|Made|written|Built) (by|with|for|in) {x}|with (love|thanks|care|regards) from {n}|"
    "from {c} to {e}|From: {n}|to {n} from {m}|To: {n}, From: {m}|in (progress|use|the {t}|{c}|memory of {n})|(Call|Ask|Write to|Talk to|Thank|Pay) {n} (at|about|in|on|before|with) {g}|call {n} on {d} at {h}|(the|The) {k} {t} is in the {u}|{n} (lives|works|was born) in {c}|{n} and {m} (met|are|will meet) (in|at) {c}|"
    "the (answer|result|total|code|sum|password) is {g}|(buy|Buy|get|need) {t}, {u} and {v}|{t} and {u}|{t}, {u}, {v}|(Meeting|meeting|Lunch|Call|Appointment) with {n} (on {d}|at {h}|in {c}|on {d} at {h}|to talk about the {t})|(Do not|Don't|Never|Please|Please do not) (delete|edit|move|read|open|touch)( this| this file| it|)|"
    "(this|This) is (a test|only a test|a test of {w}|the {t} of {n}|line {g}|file {g} of {i}|the first line|not a {t}|for {n})|TODO: (write|read|fix|add|find|call|test) (the {t}|{n}|{w})|(put|Put|keep|Store|leave|Save|Write|write|move) the {t} (in|into|on|under|with|to) the {u}|(read|open|see|edit|run|Read|See) {p} (first|with care|for more|and go on)|"
    "(version|Version|Release|part|Page|step|chapter) {i} of {x}|one two three|(one|two|three|four) (apple|lamp|horse|{t})s? in the {u}|(named|called) after {n}|(known|sold|listed|saved) as {x}|(it|It|he|She) says (no|yes|{w}|hello|that it is {k})|with {i} (items|lines|words|people)|containing {i} {t}s|(all|some|none|most|half) of (them|it|the {t}s|{x})|"
    "as of {d}|(back|closed|open|ready|gone) (on|until|since|by) {d}|(closed|open|sold|empty) for the (day|winter|season|weekend)|(the|The) {t} with the {k} {u}|a {t} called {w}|my {t} is called {w}|(my name is|I am|I'm) {n}( and I live in {c}|)|(what|where|how|why) (is|was) the {t}?|is it {k}?|(no|not) {w} (in|at|on|for) {x}|to (be|do|read|buy|{w})( or not to (be|do|read|buy)|)|"
    "(it|It) (was|is) a (good|bad|long|cold|sunny|quiet) (day|night|year|walk)|(the|The) (quick|lazy|old|small|big) {t} (jumps|runs|looks|goes|falls) (over|into|to|from|at|behind) the {u}|(roses|apples|skies) are {k} and {t}s are {l}|{g}|{g} {t}s|{i} + {j}|{w} = {g}|{w}: {g}|{w}={v}|{w}, {v}|{w} -> {v}|(I|We|You|They) (like|need|want|have|see|wrote) (the |a |)({t}|{k} {t}|{w})( in {c}| from {n}| with {n}|)|"
    "(Thanks|thanks|Thank you) (to|for|from) {x}|(ok|OK|Done|done|yes|no|True|empty|N/A|42|pass)|{n} {m}|{d}, {h}|{c} and {e}|{n} said: (hello|{w}|no|go to {c})|file (in|with|for|from) {x}|(a|the) file with (no|one|{i}) lines?|replace (me|this) with {w}|change {w} to {v}|add {w} to {v}|"
    "(first|second|last|next) (line|word|thing|step)( of {x}|)|(testing|Testing) (the write tool|{x}|one, two)|(created|Created|written|Written|saved|generated) (by|with|on|for) {x}|Lorem ipsum dolor sit amet|(fish|bread|tea|coffee) (and|with|or) (chips|butter|milk|sugar)|(north|south|east|west) of {c}|(above|below|under|behind|inside|near) the {t}|{w} {v}|{w} {v} {t}")
# Somebody goes on after the content, or says before it what it is.
_MARKED = (
    "(create|make|write|add) (a file |the file |){p} (with|containing|that says|with the content|with the text) {c}. (Nothing else|Nothing more|Only that|No other text|That is all|Do not add anything|Just that line|Keep it exactly like this)(.|)|(create|make|write) {p} (with|containing) {c} (and nothing else|and nothing more|and stop|in it|inside|, please| for me| now| as its only line| as its content| as the text| exactly| without the quotes)|"
    "(create|make|write) {p}, (put|write) {c} (in it|into it|inside)( and tell me when you are done| and stop there|)|(please |)(create|make) {p}. (The content is|It contains|It should say|Text:|Content:|It says) {c}.( Thanks.| Thank you.| Nothing else.|)|(I need|I want) {c} in (a file |a new file |the file |){p}(, please|. Nothing else|)(.|)|"
    "(can|could|would) you (please |)(create|make|write|add) (a file |){p} (with|containing|that says|with the text) {c}( in it| for me|)?|(the text|the words|the line) {c} (should|must|has to) (be|stand|go) (in|into) {p}(.|)|{c} (is|should be) (the content|the text|what stands|all that stands) (of|in) {p}(. Create it|. Write it|)(.|)|(file|name): {p}, (content|text): {c}|"
    "(put|write|save|store) {c} (and nothing else |exactly as it is |)(in|into|to) {p}(, please|. Thanks| now|)(.|)")
_LINES = (
    "(create|make|write|save) (a file |the file |){p} (with|containing|with the content|with this content|with these lines|with this text|that says|with exactly this|with the following content|with exactly these lines)(:|)\n{s}{c}|(put|write|save) (this|the following|these lines|the text below|the following lines|this text|what follows) (in|into|to|as) {p}(:|)\n{s}{c}|{p}:\n{s}{c}|(file|new file|create file|path|name)(:|) {p}\n{s}{c}|"
    "(create|make|write) {p}. (It should (read|say|contain)|Content|Its content|Text|The content|What it should say)(:|)\n{s}{c}|(I need|I want|I'd like) (a file |){p} (with|that contains|that says|containing)(:|)\n{s}{c}|(the following|this|what follows) (goes into|is for|should be in|belongs in|is the content of) {p}(:|)\n{s}{c}|(new file|file) {p}, (content|text|lines)(:|)\n{s}{c}|"
    "(can|could) you (create|write|make|save) {p} (with|containing) (this|the following|these lines)?\n{s}{c}|(please|now) (create|write|make) {p}, (content|text) (below|follows|is here)(:|)\n{s}{c}|(the content of|content of|this is) {p}(:|)\n{s}{c}|(use the tools|use your tools|use the write tool) to (create|write) {p}(:| with:)\n{s}{c}")
_FENCED = (
    "{f}\n(save|write|store|put) (this|that|it|the block|the text above|the code) (as|to|in|under) {p}(.|)|{f}\n\n(this|that|the above|this block) (goes into|is|should be|should become|belongs in) {p}(.|, create it.)|(create|make|write) {p} (with|containing):\n{f}\n(and nothing else|thanks|Thank you|no other text|please|Do not add anything|Keep it exactly as it is)(.|)|"
    "(here is|this is) (a file|some text|what I want|the content):\n{f}\n(create|write|save) it (as|to|in) {p}(.|)|(create|make|write) (a file |){p}:\n{f}|(write|put|save) (this|the following) (to|into|in|as) {p}:\n{f}|(the block|the text) between the marks goes into {p}:\n{f}")
_FENCES = ["```\n{c}\n```", "```\n{c}\n```", "```{e}\n{c}\n```", "'''\n{c}\n'''", "---\n{c}\n---", "<content>\n{c}\n</content>", "<file>\n{c}\n</file>", '"""\n{c}\n"""', "<<<\n{c}\n>>>", "~~~\n{c}\n~~~"]
_EACH = (
    "(create|make|write) (a file |the file |){p} with (the lines|{n} lines|these lines|the following lines|one line each for)(:|) {l}|(write|put|save) the lines {l} (to|into|in) {p}|{p} should (have|contain) (the lines|these lines|{n} lines)(:|) {l}|(create|make) {p} with {l}, (each on its own line|one per line|one a line|line by line|on separate lines)|(put|write) {l} into {p}, (one per line|each on its own line|one a line|on separate lines)|"
    "(I need|I want) a file {p} with {n} lines: {l}|(create|make) a list in {p}(:| with) {l}, one per line")
_MARKS = ['"{}"', '"{}"', "'{}'", "`{}`", "“{}”"]


def marked(source, text):
    """In quotes that do not occur in it; as it is where there are none."""
    form = source.pick([m for m in _MARKS if m[0] not in text and m[-1] not in text] or ["{}"])
    return form.format(text)


def begun(source, request, *values):
    return request if request.startswith(values) or source.chance(.4) else capital(request)


def sentence(source):
    """A line for a file."""
    names, cities = source.random.sample(world.NAMES, 2), source.random.sample(world.CITIES, 2)
    text = said(source, _SENTENCES, x=source.pick([source.word, source.name, lambda: source.word() + str(source.number(1, 9)), lambda: "ds4", lambda: cities[0], source.code, lambda: "the " + source.noun()])(), w=source.word(), v=source.word(), n=names[0], m=names[1], c=cities[0], e=cities[1], t=source.noun(), u=source.noun(),
                d=source.pick(world.DAYS), h=f"{source.number(1, 23)}:{source.number(0, 59):02d}", k=source.pick(world.COLORS), l=source.pick(world.COLORS), g=source.number(0, 9999), i=source.number(2, 30), j=source.number(2, 30), p=source.path())
    if source.chance(.12):
        text += " " + said(source, "and {w}|in {c}|with {n}|from {n}|for {d}|to {w}|(again|today|now|once more)", w=source.word(), c=cities[1], n=names[1], d=source.pick(world.DAYS))
    return text + (source.pick([".", "!", "."]) if text[-1].isalnum() and source.chance(.22) else "")


def quoted(source):
    """A line and how it stands in quotes."""
    line = sentence(source)
    marks = [m for m in _MARKS[:-1] if m[0] not in line]
    return (line, source.pick(marks).format(line)) if marks and "{" not in line else quoted(source)


def text(source):
    """One line, or a few."""
    if source.chance(.78):
        return sentence(source)
    lines = [sentence(source) for _ in range(source.number(2, 5))]
    form = source.pick(["{x}", "{x}", "{x}", "- {x}", "{i}. {x}", "# {x}" if len(lines) < 3 else "* {x}"])
    return "\n".join(form.format(i=i + 1, x=line) for i, line in enumerate(lines))


def each(source, path):
    """-> (request, content): lines that are named one after the other."""
    words = source.chance(.5)
    lines = list(dict.fromkeys(source.word() if words else sentence(source) for _ in range(source.number(2, 4))))
    if len(lines) < 2 or not words and any(set(line) & set("\"'`“”") for line in lines):
        return each(source, path)
    mark = source.pick(_MARKS[:-1]) if not words or source.chance(.4) else "{}"
    shown = [mark.format(line) for line in lines]
    form = _EACH
    listed = ", ".join(shown[:-1]) + source.pick([" and ", ", and "] if len(shown) > 2 else [" and "]) + shown[-1]
    if len(lines) == 2 and source.chance(.3):
        form, listed = "(create|make|write) (a file |){p} with {a} (on|in) the first line and {b} (on|in) the second( line|)|(the first line of {p} is {a}, the second is {b}. Create it|{p}: first line {a}, second line {b})", ""
        return begun(source, said(source, form, p=path, a=shown[0], b=shown[1]), path), "\n".join(lines)
    return begun(source, said(source, form, p=path, l=listed, n={2: "two", 3: "three", 4: "four"}[len(lines)]), path), "\n".join(lines)


def ask(source, path, content):
    """A request for a file with this content."""
    x = source.random.random()
    if "\n" in content and x < .55 or x < .12:
        if x < .04 or "\n" in content and x < .3:
            fence = next(f for f in source.random.sample(_FENCES, len(_FENCES)) if f.split("{")[0].strip() not in content and f.split("\n")[-1] not in content)
            return begun(source, said(source, _FENCED, p=path, f=fence.replace("{e}", path.rsplit(".", 1)[-1] if "." in path.split("/")[-1] else "text").replace("{c}", content)), path, fence.split("{")[0])
        return begun(source, said(source, _LINES, p=path, c=content, s=source.pick(["", "", "\n"])), path)
    if "\n" not in content and x < .7:
        if x < .42:
            return begun(source, said(source, source.pick(requests.WRITE), p=path, c=content if source.chance(.65) else marked(source, content)), path)
        shown = marked(source, content)
        if shown != content and x < .55:
            return begun(source, said(source, _MARKED, p=path, c=shown), path, shown).replace(" , ", ", ")
        form = source.pick(requests.WRITE_INTO)
        bare = re.fullmatch(r"[\w ,'=+-]+", content) and (form.endswith("{p}") or not set(content.lower().split()) & _PLACED) and " as " not in f" {content} "
        if bare and source.chance(.5) or shown != content:
            return begun(source, said(source, form, p=path, c=content if bare and source.chance(.6) else shown), path, content)
    if "\n" in content or source.chance(.15):
        return source.pick(["Create {p} with this content:\n\n{c}", "Write the following to {p}:\n```\n{c}\n```", "Create a file named {p} containing:\n{c}",
                            "Make {p} with exactly this text:\n\n{c}", "Save this as {p}:\n\n{c}", "Create a file {p} containing exactly:\n\n{c}",
                            "create a file {p} with this content:\n```\n{c}\n```"]).format(p=path, c=content)
    return source.pick([
        "Create a file {p} with the content {c}", "Create {p} containing {c}", "Create a file {p} containing {c}", "create a file {p} containing {c}", "Write {c} to {p}",
        "Write \"{c}\" into {p}", "create a file named {p} with the text: {c}", "Make a file {p} that says {c}", "Put {c} in {p}", "create a file {p} containing \"{c}\"",
        "Create the file {p} with exactly: {c}", "save '{c}' to {p}", "Please create {p} with content `{c}`", "Create a new file called {p} containing exactly: {c}",
        "Write a file {p} whose content is: {c}", "create {p} with {c}", "Create a file {p} containing exactly '{c}'", "Create a file called {p} with the text \"{c}\"",
        "Create a file {p} containing: {c}", "Use the tools to create {p} with the content {c}", "I need a file {p} with the text {c}", "add a file {p} that contains {c}", "Please write the text {c} to the file {p}",
        "Create a new text file {p}. Its content is {c}", "make {p} with content: {c}", "write {p} containing exactly {c}"]).format(p=path, c=content)


_PLACED = set("to into in inside as under with and containing called named".split())

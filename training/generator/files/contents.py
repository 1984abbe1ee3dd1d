"""What people want in files, in words that also stand in requests (from, to, in, with, called), and how they say where it begins and ends."""
import re

from ..material import world
from ..words import requests
from ..words.said import capital, said
from . import languages

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
# What people put into a small file most often.
_PLAIN = (
    "(Hello|hello|Hi) (world|there|{n}|from {n}|again)|hello (world|{w})|Hello, (world|World|{n})!|(this|This) is (a test|only a test|my (first|second|new) (file|note)|the {t}|a short note|a file about {t}s)|(my|My) (name|dog|cat|friend|sister|teacher) is {n}|(my|My) (favorite|favourite) (color|city|number) is ({k}|{c}|{i})|(I|We) (like|need|want|have|bought|sold|found) (a |the |two |)({k} |){t}(s|)|"
    "(the|The) {t} is (in|on|under|near|behind) the {u}|(the|The) {t} is (very |)({k}|open|closed|ready|empty|full|broken|new|old)|(the|The) (meeting|lunch|train|party|show|lesson|concert) (is|starts|begins) (on {d}|at {h}|on {d} at {h}|in {c})|(call|Call|ask|Ask|visit|thank|Thank) {n}( on {d}| tomorrow| today| at {h}|)|(buy|Buy|get|bring|sell) (the |a |some |){t}(s|)( and {u}(s|)|)( today| tomorrow|)|"
    "(remember|Remember|don't forget|Don't forget) (to (call|ask|visit) {n}|the {t}|to (buy|bring|clean|fix|paint) the {t})|{n} (lives|works|lived|stays) in {c}|{n} (likes|has|sold|found|bought|lost) (a|the) ({k} |){t}|{n} and {m} (are friends|live in {c}|work together|like {k})|(good|Good) (morning|evening|night)(, {n}| {n}|)|(the|The) (answer|total|result|price|sum|score|temperature|count) is {i}|"
    "(status|Status): (ok|done|open|ready|failed)|(version|Version) {i}.{j}(.0|)|{w} = {i}|{w}: {i}|{w}={i}|{w} = {w2}|name: {n}|name = {n}|city: {c}|color = {k}|(port|count|size|limit|level)( = |: |=){i}|(TODO|todo|To do): (fix|write|check|test|clean) the {t}|(one|two|three|four|five|{i}) {t}s|{w}|{w} {w2}|{t}|{t} and {u}|({k}|old|new|big|small) {t}|{i}|"
    "(ok|OK|done|yes|no|true|false|ready|empty|test|hello|started|finished)|{c}|{n}|(see|See) you (on {d}|in {c}|tomorrow|soon)|(it|It) is {h}|(it|It) (is|was) (sunny|cold|raining|warm|late|dark)( today| in {c}|)|(line|Line|note|step|item) {i}|(first|second|third|last) (line|note|entry)|echo {w}|# {T}|# {W}|{w}, {w2}, {t}|{w},{i}")
# Somebody goes on after the content, or says before it what it is.
_MARKED = (
    "(create|make|write|add) (a file |the file |){p} (with|containing|that says|with the content|with the text) {c}. (Nothing else|Nothing more|Only that|No other text|That is all|Do not add anything|Just that line|Keep it exactly like this)(.|)|(create|make|write) {p} (with|containing) {c} (and nothing else|and nothing more|and stop|in it|inside|, please| for me| now| as its only line| as its content| as the text| exactly| without the quotes)|"
    "(create|make|write) {p}, (put|write) {c} (in it|into it|inside)( and stop there|)|(please |)(create|make) {p}. (The content is|It contains|It should say|Text:|Content:|It says) {c}.( Thanks.| Thank you.| Nothing else.|)|(I need|I want) {c} in (a file |a new file |the file |){p}(, please|. Nothing else|)(.|)|"
    "(can|could|would) you (please |)(create|make|write|add) (a file |){p} (with|containing|that says|with the text) {c}( in it| for me|)?|(the text|the line) {c} (should|must) go into {p}(.|)|(file|name): {p}, (content|text): {c}|"
    "(put|write|save|store) {c} (and nothing else |exactly as it is |)(in|into|to) {p}(, please|. Thanks| now|)(.|)")
_LINES = (
    "(create|make|write|save) (a file |the file |){p} (with|containing|with the content|with this content|with these lines|with this text|with exactly this|with the following content|with exactly these lines)(:|)\n{s}{c}|(create|make|write) (a file |the file |a file called |){p} (with this content|containing|with these lines|with the following lines|with the following content):\n{s}{c}|"
    "(put|write|save) (this|the following|these lines|the text below|the following lines|this text) (into|in) {p}(:|)\n{s}{c}|save (this|the following|these lines|this text) as {p}(:|)\n{s}{c}|(new file|create file|create the file)(:|) {p}\n{s}{c}|(create|make|write) {p}. (It should (read|say|contain)|Content|The content):\n{s}{c}|"
    "(I need|I want|I'd like) (a file |){p} (with|that contains|that says|containing)(:|)\n{s}{c}|(the following|this) (goes into|should go into|belongs in) {p}(:|)\n{s}{c}|(can|could) you (please |)(create|write|make|save) {p} with (this|the following|these lines|this content)(?|:)\n{s}{c}|(please|now) (create|write|make) {p} with (this content|these lines|the following)(:|)\n{s}{c}|"
    "(use the tools|use your tools) to (create|write) {p} with this content:\n{s}{c}|(write|put|save) the following (to|into|in) {p}:\n{s}{c}|(create|write|make) {p}:\n{s}{c}|(create|make|write) (a file |the file |){p} with (the following|this)( in it|):\n{s}{c}|(make|create) a (new |)file (called|named) {p} (containing the following|with the following inside|with this in it|that contains):\n{s}{c}|"
    "(here is|here's|this is) (the content of|the content for|what goes into|what should go into) {p}(, please (create|write|save) it|. Please (create|save) it|, write it|):\n{s}{c}|{p} should (look like this|contain this|contain the following|be|read):\n{s}{c}|(write|create) {p} (exactly like this|so that it looks like this|as follows|like this):\n{s}{c}|contents of {p}:\n{s}{c}|paste this into {p}:\n{s}{c}|"
    "(save|store) (the following|this|the text below|everything below) (as|in|under the name) {p}:\n{s}{c}|(write|create) (a|the) file {p}, (content|contents|text) below(:|.)\n{s}{c}|(file|new file) {p}:\n{s}{c}|(create|write) {p} with (exactly |)the (following|text below|lines below)(:|, nothing else:)\n{s}{c}")
# {k}: what people call the language.
_OF_LANGUAGE = (
    "(save|store|write) (the following|this) {k} (as|to|in|into) {p}:\n{s}{c}|(create|make|write) (a file |the file |){p} with (this|the following) {k}( in it|):\n{s}{c}|put (this|the following) {k} (into|in) {p}:\n{s}{c}|(here is|here's) some {k}(, save it as|. Save it as|, write it to|. Write it to|, put it in) {p}:\n{s}{c}|"
    "(can|could) you (save|write) this {k} (to|as) {p}(?|:)\n{s}{c}|I need (this|the following) {k} in {p}:\n{s}{c}|(save|write) the {k} below (as|to) {p}:\n{s}{c}")
_FENCED = (
    "(create|make|write) (a file |the file |){p} (with|containing|with this content|with the following content|with these lines)(:|)\n{f}|(create|make|write) (a file |the file |){p} (with|containing|with this content|with the following content|with these lines):\n{f}|(write|put|save) (this|the following|these lines|this text) (to|into|in) {p}:\n{f}|save this as {p}:\n{f}|"
    "(create|make|write) (a file |){p}:\n{f}|(save|store) the following (as|in|to) {p}(:|)\n{f}|(write|put) the following (to|into|in) {p}:\n{f}|(create|make|write) (a file |the file |a file called |){p} with (the following|this)( inside| in it|):\n{f}|{p} should (look like this|contain this|contain):\n{f}|(here is|here's) {p}:\n{f}\n(write|save|create) it(, please|.| for me|)|(create|write) {p} (as follows|like this):\n{f}|(please |)(put|paste) this (in|into) {p}:\n\n{f}|"
    "(create|write) {p} with exactly this( content|):\n\n{f}|(can|could) you (create|write|save) {p} with this content?\n{f}|(save|write) the code below (as|to) {p}:\n{f}|(use|take) this for {p}:\n{f}|(create|make|write) {p} with( the|) content:\n{f}|(create|make|write) {p} containing:\n{f}\n(then stop|nothing else|done when it is saved)(.|)|(please|now) (create|write) {p} with this content:\n{f}|(create|make|write) {p} (with|containing):\n{f}\n(and nothing else|thanks|no other text|please)|{f}\n(save|write|put) (this|that|the block|the text above) (as|to|in) {p}(.|)|(here is|this is) (some text|what I want|the content):\n{f}\n(write|save) it (to|in) {p}(.|)")
_FENCES = ["```\n{c}\n```"] * 9 + ["```{e}\n{c}\n```"] * 6 + ["<content>\n{c}\n</content>", '"""\n{c}\n"""', "<file>\n{c}\n</file>"]
_EACH = (
    "(create|make|write) (a file |the file |){p} with (the lines|{n} lines:|these lines:|the following lines:|these {n} lines:) {l}|(create|make|write) (a file |the file |){p} with (the lines|{n} lines:|these {n} lines:) {l}|(write|save) the lines {l} to {p}|put the lines {l} (into|in) {p}|{p} should (have|contain) (these|{n}|the) lines: {l}|"
    "(create|make) {p} with {l}, (each on its own line|one per line|on separate lines)|(create|make|write) (a file |){p} containing {l}, (each on its own line|one per line)|(put|write) {l} into {p}, (one per line|each on its own line|on separate lines)|(I need|I want) a file {p} with (these |){n} lines: {l}|(create|make|write) a list in {p} with {l}, one per line")
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
    text = said(source, _PLAIN if source.chance(.6) else _SENTENCES, w2=source.word(), x=source.pick([source.word, source.name, lambda: source.word() + str(source.number(1, 9)), lambda: "ds4", lambda: cities[0], source.code, lambda: "the " + source.noun()])(), w=source.word(), v=source.word(), n=names[0], m=names[1], c=cities[0], e=cities[1], t=source.noun(), u=source.noun(),
                d=source.pick(world.DAYS), h=f"{source.number(1, 23)}:{source.number(0, 59):02d}", k=source.pick(world.COLORS), l=source.pick(world.COLORS), g=source.number(0, 9999), i=source.number(2, 30), j=source.number(2, 30), p=source.path())
    if source.chance(.06):
        text += " " + said(source, "and {w}|in {c}|with {n}|from {n}|for {d}|to {w}|(again|today|now|once more)", w=source.word(), c=cities[1], n=names[1], d=source.pick(world.DAYS))
    return text + (source.pick([".", "!", "."]) if text[-1].isalnum() and " " in text and source.chance(.22) else "")


def quoted(source):
    """A line and how it stands in quotes."""
    line = sentence(source)
    marks = [m for m in _MARKS[:-1] if m[0] not in line]
    return (line, source.pick(marks).format(line)) if marks and "{" not in line else quoted(source)


def text(source):
    """One line, or a few."""
    if source.chance(.74):
        return sentence(source)
    if source.chance(.25):                                              # parts with an empty line between them
        return "\n\n".join(_part(source) for _ in range(source.number(2, 3)))
    draw = source.pick([sentence, sentence, lambda s: s.noun(), lambda s: s.word(), lambda s: s.noun() + source.pick([": ", " = ", ","]) + str(s.number(1, 99))])
    lines = [draw(source) for _ in range(source.number(2, 5))]
    form = source.pick(["{x}", "{x}", "{x}", "{x}", "- {x}", "{i}. {x}"])
    return "\n".join(form.format(i=i + 1, x=line) for i, line in enumerate(lines))


def _part(source):
    """A paragraph, a section of settings or a heading with what belongs to it."""
    match source.number(0, 4):
        case 0: return f"[{source.word()}]\n" + "\n".join(f"{source.word()} = {source.pick([source.word, source.code, lambda: str(source.number(0, 99))])()}" for _ in range(source.number(1, 3)))
        case 1: return "#" * source.number(1, 3) + f" {source.phrase(1, 3).capitalize()}\n\n{sentence(source)}"
        case 2: return f"{source.word()}:\n" + "\n".join(f"  {source.word()}: {source.word()}" for _ in range(source.number(1, 3)))
        case 3: return source.line()
    return "\n".join(sentence(source) for _ in range(source.number(1, 2)))


def each(source, path):
    """-> (request, content): lines that are named one after the other, words as they are or in marks, sentences in marks."""
    words = source.chance(.5)
    lines = list(dict.fromkeys(source.noun() if words else sentence(source) for _ in range(source.number(2, 4))))
    if len(lines) < 2 or any(set(line) & set("\"'`“”") or line in _SMALL for line in lines):
        return each(source, path)
    mark = source.pick(_MARKS[:-1]) if not words or source.chance(.4) else "{}"
    shown = [mark.format(line) for line in lines]
    if len(lines) == 2 and source.chance(.4):
        form = "(create|make|write) (a file |){p} with {a} (on|in) the first line and {b} (on|in) the second( line|)|(create|make) {p}. The first line is {a}(,| and) the second( line|) is {b}"
        return begun(source, said(source, form, p=path, a=shown[0], b=shown[1]), path), "\n".join(lines)
    listed = ", ".join(shown[:-1]) + source.pick([" and ", ", and "] if len(shown) > 2 else [" and "]) + shown[-1]
    return begun(source, said(source, _EACH, p=path, l=listed, n={2: "two", 3: "three", 4: "four"}[len(lines)]), path), "\n".join(lines)


def ask(source, path, content):
    """A request for a file with this content. Without marks it ends the request, or is words that nothing in the sentence can be taken for."""
    if "\n" in content:
        return _block(source, path, content)
    x, shown = source.random.random(), marked(source, content)
    clear = content[0] not in "\"'`“" and content[-1] != "."
    if x < .05:
        return begun(source, said(source, _FENCED, p=path, f=f"```{source.pick(['', '', languages.called(path)[1]])}\n{content}\n```"), path, "```")
    if x < .1 or shown == content and not clear:
        return begun(source, said(source, _LINES, p=path, c=content, s=source.pick(["", "", "\n"])), path)
    if x < .2 and shown != content:
        return begun(source, said(source, _MARKED, p=path, c=shown), path, shown).replace(" , ", ", ")
    if x < .36:
        form = source.pick(requests.WRITE_INTO)
        bare = re.fullmatch(r"[\w'=+-]+( [\w'=+-]+){,2}", content) and not set(content.lower().split()) & _SMALL and " as " not in f" {content} "
        if bare or shown != content:
            return begun(source, said(source, form, p=path, c=content if bare and source.chance(.5) else shown), path, content)
    form = source.pick(requests.WRITE) if x < .6 else _SIMPLE
    request = said(source, form, p=path, c=content)
    if not source.chance(.65) or not clear and not request.endswith(": " + content):
        request = said(source, form, p=path, c=shown)
    return begun(source, request, path)


def _block(source, path, content):
    """A request for several lines: they end it, or stand between marks."""
    x = source.random.random()
    if x < .36:
        fence = next(f for f in source.random.sample(_FENCES, len(_FENCES)) if f.split("{")[0].strip() not in content and f.split("\n")[-1] not in content)
        fenced = fence.replace("{e}", source.pick([languages.called(path)[1], path.rsplit(".", 1)[-1]]) if "." in path.split("/")[-1] else "text").replace("{c}", content)
        return begun(source, said(source, _FENCED, p=path, f=fenced), path, fence.split("{")[0])
    if x < .5 and (name := languages.called(path)[0]):
        code = source.pick(["", " code"]) if name not in ("markdown", "text") else ""
        return begun(source, said(source, _OF_LANGUAGE, p=path, c=content, k=name + code, s=source.pick(["", "\n"])), path)
    if x < .78:
        return begun(source, said(source, _LINES, p=path, c=content, s=source.pick(["", "", "\n"])), path)
    return begun(source, source.pick(["Create {p} with this content:\n\n{c}", "Create {p} with the following content:\n{c}", "Create a file named {p} containing:\n{c}", "Create a file {p} with these lines:\n{c}",
                                      "Write this to {p}:\n{c}", "Save this as {p}:\n\n{c}", "Create a file {p} containing exactly:\n\n{c}", "Make {p} with exactly this text:\n\n{c}"]).format(p=path, c=content))


_SIMPLE = (
    "(create|make|write) (a file |a file called |a file named |the file |a new file |){p} (with the content|containing|with the text|that says|with|that contains) {c}|create (a file |){p} (with the content|containing|with the text|that says|with) {c}|(create|make) a file (called |named |){p} (with the content|containing|with the text) {c}|"
    "(create|make|write) (a file |the file |){p} (with the content|containing|with the text|containing exactly|with exactly): {c}|(use the tools|use your tools) to create {p} with the content {c}|(please |)(create|make) {p} (with|containing|with content|containing exactly) {c}|I need a file {p} (with the text|containing|that says) {c}")
_PLACED = set("to into in inside as under with and containing called named".split())
_SMALL = _PLACED | set("then or from also line lines first second each is are was".split())

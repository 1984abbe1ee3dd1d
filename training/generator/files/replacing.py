"""Edits for which an option of the tool is needed, the right spelling, or a look into the file: all occurrences, typos, comments, titles and headings, lines by their place."""
import re

from ..chat import Answer, Call, Result, User
from ..material import world
from ..words.said import capital, said
from . import contents
from .languages import whole_file
from .tooling import changed, replaced, shown
from .wishes import meant, printing, reckoned

_ALL = (
    "replace (all |every |each |all occurrences of |every occurrence of |all instances of |every instance of ){o} (with|by) {n} in (the file |){p}|in (the file |){p}(,|) replace (all |every |all occurrences of |every occurrence of ){o} (with|by) {n}|change (all |every |all occurrences of |every occurrence of |all instances of ){o} (to|into) {n} in {p}|in {p}(,|) change (every|all) {o} to {n}|replace {o} with {n} everywhere in {p}|"
    "in {p}(,|) replace {o} with {n} everywhere|rename (all|every) {o} to {n} in {p}|(change|rename) {o} to {n} everywhere in {p}|(change|replace) {o} (to|with) {n} in (all of|the whole of|the whole file) {p}|every {o} in {p} (should|must) (become|be) {n}|all (occurrences of |){o} in {p} (should|must) be (changed to|replaced by|replaced with) {n}|"
    "replace {o} with {n} in {p}, (all of them|every occurrence|all occurrences|everywhere|not only the first)|swap (every|all) {o} for {n} in {p}|(rename|change) {o} to {n} throughout {p}|(can|could) you (change|replace) (all|every) {o} (to|with) {n} in {p}?")
_EVERY = ("replace_all", "replaceAll", "all")


def replace_all(source, box):
    """Every occurrence of a text: the option of the edit tool, or sed."""
    path, word = source.path(), lambda: source.pick([source.word, source.word, source.pseudo_word, lambda: source.word() + "_" + source.word(), lambda: source.word() + source.word().capitalize(), lambda: source.pick(world.NAMES), lambda: str(source.number(10, 9999)), lambda: source.phrase(2, 3)])()
    old, new = word(), word()
    mark = source.pick(['"{}"', '"{}"', "'{}'", "`{}`", "{}"]) if " " not in old + new else source.pick(['"{}"', "'{}'", "`{}`"])
    tool = box.operations.get("edit")
    option = tool and next((name for name in _EVERY if name in tool.schema["parameters"].get("properties", {})), None)
    if option:
        given = box.call("edit", path=path, old=old, new=new).arguments
        call = Call(tool.name, given + [(option, True)])
    elif "run" in box.operations and not tool and "patch" not in box.operations:
        call = box.call("run", command=f"sed -i 's/{old}/{new}/g' {path}")
    else:
        return None
    if old == new:
        return None
    text = said(source, _ALL, p=path, o=mark.format(old), n=mark.format(new))
    return [User(capital(text) if source.chance(.65) and not text.startswith(path) else text), Answer(f"I replace every {old} with {new}.", "", call), Result(changed(source, path)), Answer("The file was changed.", f"Updated {path}.")]


_SPELLED = dict(pair.split("-") for pair in (
    "teh-the recieve-receive seperate-separate definately-definitely occured-occurred adress-address wich-which beleive-believe untill-until tommorow-tomorrow neccessary-necessary accomodate-accommodate becuase-because enviroment-environment goverment-government calender-calendar "
    "freind-friend thier-their wierd-weird acheive-achieve begining-beginning comming-coming diffrent-different existance-existence foriegn-foreign happend-happened immediatly-immediately knowlege-knowledge libary-library lenght-length heigth-height maintainance-maintenance occurence-occurrence "
    "paramter-parameter posible-possible prefered-preferred probaly-probably publically-publicly refered-referred sucess-success sucessful-successful suprise-surprise tounge-tongue truely-truly usefull-useful writting-writing wether-whether yeild-yield fucntion-function retrun-return "
    "pritn-print improt-import flase-false ture-true defualt-default mesage-message resopnse-response requst-request udpate-update delte-delete databse-database straem-stream widht-width colour_scheem-colour_scheme langauge-language exmaple-example documention-documentation configuraton-configuration").split())
_TYPO = (
    "fix the typo {o} in {p}|(fix|correct) the (typo|spelling|misspelling) {o} in {p}|(fix|correct) the (spelling|typo) of {o} in {p}|in {p}(,|) {o} is (misspelled|a typo|spelled wrong)(. Fix it|, fix it|. Correct it|; correct it)|{p} has a typo: {o}. (Fix it|Correct it|Please fix it)|there is a typo in {p}: {o}(. Fix it|, fix it|)|"
    "in {p}(,|) (fix|correct) the typo {o}|(fix|correct) {o} in {p}, it is (a typo|misspelled)|{o} is (misspelled|a typo) in {p}(. Fix it|, please fix it|. Please correct it)|(can|could) you (fix|correct) the (typo|spelling mistake) {o} in {p}?|someone wrote {o} in {p}, (fix the spelling|correct it)")


def typo(source, box):
    """A misspelled word; the request does not say how it is spelled."""
    path, old = source.path(), source.pick(list(_SPELLED))
    new = _SPELLED[old]
    if source.chance(.2):
        old, new = old.capitalize(), new.capitalize()
    text = said(source, _TYPO, p=path, o=source.pick(['"{}"', '"{}"', "'{}'", "`{}`"]).format(old))
    text = text if text.startswith((path, text[0] in "\"'`" and text[0] or "\0")) or source.chance(.35) else capital(text)
    return replaced(source, box, path, old, new, text, lambda: "\n".join([source.phrase(1, 4) + f" {old} " + source.phrase(1, 3)] + [source.line() for _ in range(source.number(0, 2))]))


_MISSPELLED = (
    "{p} has a (typo|spelling mistake|misspelled word)(, fix it|. Fix it|, please fix it|. Please correct it|; correct it|)|there is a (typo|spelling mistake|misspelling) in {p}(, fix it|. Fix it|. Please correct it|; correct it)|(fix|correct) the (typo|spelling mistake|misspelled word|spelling error) in {p}|(find|look for) the (typo|spelling mistake) in {p} and (fix|correct) it|"
    "in {p}(,|) (a word is misspelled|there is a typo|something is misspelled)(. Fix it|, fix it|. Correct it)|(one word|a word) in {p} is (misspelled|spelled wrong)(. Fix it|, fix it|, correct it)|(can|could) you fix the (typo|spelling mistake) in {p}?|(correct|fix) the spelling in {p}|(please |)(proofread|spell-check) {p}(, there is one typo| and fix the typo|)")


def misspelled(source, box):
    """A misspelled word that has to be found in the file."""
    path, old = source.path(), source.pick(list(_SPELLED))
    reading, new = box.call("read", path=path), _SPELLED[old]
    lines = [f"{source.pick(_BEFORE)} {old} {source.pick(_BEHIND)}" if source.chance(.6) else f"{capital(old)} {source.pick(_BEHIND)}"] + [source.pick(_FINE) for _ in range(source.number(0, 3))]
    if lines[0].startswith(capital(old)):
        old, new = capital(old), capital(new)
    source.random.shuffle(lines)
    call, text = box.call("edit", path=path, old=old, new=new), source.pick(["\n", "\n", " "]).join(lines)
    if call is None or reading is None or text.count(old) != 1:
        return None
    request = said(source, _MISSPELLED, p=path)
    return [User(request if request.startswith(path) or source.chance(.4) else capital(request)), Answer(f"I need to read {path} first.", "", reading), Result(shown(source, text)), Answer(f"{old} is misspelled, it is {new}.", "", call), Result(changed(source, path, old, new)), Answer("The file was changed.", f"Updated {path}.")]


_BEFORE = "We saw the|This is the|Please note the|I read about the|They wanted a|The text says|Here is a|He wrote|She asked for|The list has the word|My first|Look at the|The page shows".split("|")
_BEHIND = "in the book.|on the first page.|again today.|and went home.|for the new house.|of the old town.|in two days.|with the others.|as we said.|before the meeting.|next week.|in this file.|to the station.".split("|")
_FINE = "The sun is shining.|We meet on Monday.|The door is open.|She has two cats.|This is the second line.|Bring your own cup.|The train was late.|All tests are green.|Nothing else changed.|The shop opens at nine.|I like the blue one.|Thanks for your help.".split("|")


_TITLE = (
    "(change|set) the {k} (of {p}|in {p}) to {x}|in {p}(,|) (change|set) the {k} to {x}|the {k} (of|in) {p} should be {x}|(make|let) the {k} of {p} (be |say |){x}|(change|update) the {k} in {p}: {x}|(read|open) {p} and (change|set) the {k} to {x}|(give {p} the {k} {x}|use {x} as the {k} in {p})|(can|could) you change the {k} in {p} to {x}?|I want the {k} (of|in) {p} to (be|say) {x}|"
    "replace the {k} (of|in) {p} (with|by) {x}|{p}: (change|set) the {k} to {x}|the {k} in {p} is wrong, it should be {x}|edit {p} so that the {k} is {x}|(rewrite|update) the {k} (of|in) {p} (to|as) {x}")
_PLACES = {"html": [("title|page title", r"<title>(.*)</title>"), ("heading|main heading|h1|headline", r"<h1>(.*)</h1>")], "md": [("title|heading|main heading|top heading|headline", r"# (.*)")],
           "css": [("color|text color", r"color: (.*);"), ("margin", r"margin: (.*);"), ("padding", r"padding: (.*);"), ("background|background color", r"background: (.*);")], "py": [("printed text|text that is printed|message", r'print\("([^"{]*)"\)')], "rs": [("printed text|message", r'println!\("([^"{]*)"\)')], "go": [("printed text|message", r'fmt\.Println\("(.*)"\)')]}


def page(source, box):
    """The title of a page, a heading, a colour, a printed text; the old one has to be found."""
    path, text = whole_file(source)
    end = path.rsplit(".", 1)[-1]
    names, pattern = source.pick(_PLACES.get(end, [("", "$^")]))
    found = list(re.finditer(pattern, text))
    if len(found) != 1 or text.count(found[0].group()) != 1 or end == "md" and found[0].start():
        return None
    old, value = found[0].group(), found[0].group(1)
    new = (source.pick(world.COLORS) if "color" in names else f"{source.number(0, 99)}px") if end == "css" else source.pick([lambda: source.phrase(1, 3).capitalize(), lambda: source.phrase(1, 2).title(), lambda: contents.sentence(source)])()
    reading, line = box.call("read", path=path), old.replace(value, new) if value else old
    call = box.call("edit", path=path, old=old, new=line)
    if call is None or reading is None or new == value or set('"<>`') & set(new) or not value:
        return None
    kind = source.pick(names.split("|"))
    request = said(source, _TITLE, p=path, k=kind, x=new if end == "css" and source.chance(.7) else f'"{new}"' if "'" in new else source.pick(['"{}"', '"{}"', "'{}'", "`{}`"]).format(new))
    request = request if request.startswith(path) or source.chance(.35) else capital(request)
    return [User(request), Answer(f"I need to read {path} first.", "", reading), Result(shown(source, text)), Answer(f"The {kind} is {value}. I change it to {new}.", "", call), Result(changed(source, path, old, line)), Answer("The file was changed.", f"Updated {path}.")]


_FIRST = (
    "(add|insert|put) {x} (at the top of|at the beginning of|at the start of|as the first line of) {p}|(add|insert|put) (a line |the line |){x} (at the top of|to the top of|at the beginning of|at the very top of|above everything in) {p}|in {p}(,|) (add|insert|put) {x} (at the top|at the beginning|as the first line|on top)|"
    "make {x} the first line of {p}|(let|have) {p} begin with the line {x}|prepend {x} to {p}|{p} should (begin|start) with the line {x}|(add|put) {x} as (a new|the new|the) first line (in|of|to) {p}|the first line of {p} should be {x}, above what is there")


def prepended(source, box):
    """A line before the first one."""
    path, text = whole_file(source) if source.chance(.5) else (source.path(), "\n".join(source.line() for _ in range(source.number(1, 4))))
    first, line = text.split("\n")[0], source.pick([lambda: contents.sentence(source), lambda: f"# {source.phrase(1, 3)}", lambda: f"import {source.word()}", lambda: source.phrase(2, 5), lambda: f"// {source.phrase(1, 4)}", lambda: f"{source.word()} = {source.number(0, 99)}"])()
    marks = [mark for mark in ('"{}"', '"{}"', "'{}'", "`{}`") if mark[0] not in line]
    reading, call = box.call("read", path=path), box.call("edit", path=path, old=first, new=line + "\n" + first)
    if call is None or reading is None or not marks or text.count(first) != 1 or not first.strip():
        return None
    request = said(source, _FIRST, p=path, x=source.pick(marks).format(line))
    return [User(request if request.startswith(path) or source.chance(.35) else capital(request)), Answer(f"I need to read {path} first.", "", reading), Result(shown(source, text)), Answer(f"I put it before the first line of {path}.", "", call), Result(changed(source, path, first, line + "\n" + first)), Answer("The file was changed.", f"Updated {path}.")]


_LINE = {
    "change": "(change|set) {k} (of|in) {p} to {x}|replace {k} (of|in) {p} (with|by) {x}|in {p}(,|) (change {k} to|replace {k} with) {x}|{k} (of|in) {p} should (be|say|read) {x}|(rewrite|overwrite) {k} of {p} with {x}|(can|could) you (change|set) {k} (of|in) {p} to {x}?|make {k} of {p} (say|read) {x}|{p}: (change {k} to|replace {k} with) {x}",
    "delete": "(delete|remove|drop) {k} (of|from|in) {p}|in {p}(,|) (delete|remove) {k}|(delete|remove) {k} from the file {p}|{k} of {p} (can go|should be deleted|should be removed)|(can|could) you (delete|remove) {k} (of|from) {p}?|{p} without {k}, please: delete it",
    "after": "(add|insert|put) {x} (after|below|under) {k} (of|in) {p}|in {p}(,|) (add|insert|put) {x} (after|below) {k}|(after|below) {k} of {p}(,|) (add|insert) (the line |){x}|(add|insert) (a line|a new line|the line) {x} (after|below) {k} (of|in) {p}",
    "before": "(add|insert|put) {x} (before|above) {k} (of|in) {p}|in {p}(,|) (add|insert|put) {x} (before|above) {k}|(before|above) {k} of {p}(,|) (add|insert) (the line |){x}"}


def line_by_number(source, box):
    """A line told by its place; what stands there has to be read."""
    path, text = whole_file(source) if source.chance(.4) else (source.path(), "\n".join(source.line() for _ in range(source.number(2, 7))))
    lines = text.split("\n")
    at, kind = source.number(0, min(len(lines), 9) - 1), source.weighted({"change": 6, "delete": 3, "after": 3, "before": 2})
    old, new = lines[at], source.pick([lambda: contents.sentence(source), source.line, lambda: source.phrase(1, 4), lambda: f"{source.word()} = {source.number(0, 99)}"])()
    marks = [mark for mark in ('"{}"', '"{}"', "'{}'", "`{}`") if mark[0] not in new]
    if len(lines) < 2 or not old.strip() or old[0].isspace() or text.count(old) != 1 or new == old or not marks or kind == "delete" and "patch" in box.operations:
        return None
    names = [f"line {at + 1}"] * 4 + [f"the {'first second third fourth fifth sixth seventh eighth ninth'.split()[at]} line"] * 2 + ["the last line"] * (3 if at == len(lines) - 1 else 0)
    old, new_text = {"change": (old, new), "delete": (old + "\n", "") if at < len(lines) - 1 else ("\n" + old, ""), "after": (old, old + "\n" + new), "before": (old, new + "\n" + old)}[kind]
    reading, call = box.call("read", path=path), box.call("edit", path=path, old=old, new=new_text)
    if call is None or reading is None:
        return None
    where = source.pick(names)
    request = said(source, _LINE[kind], p=path, k=where, x=source.pick(marks).format(new))
    return [User(request if request.startswith(path) or source.chance(.35) else capital(request)), Answer(f"I need to read {path} first.", "", reading), Result(shown(source, text)), Answer(f"{capital(where)} is {lines[at].strip()}.", "", call), Result(changed(source, path, old, new_text)), Answer("The file was changed.", f"Updated {path}.")]


_SIGNS = {"py": "# ", "sh": "# ", "yaml": "# ", "toml": "# ", "rb": "# ", "js": "// ", "ts": "// ", "rs": "// ", "go": "// ", "c": "// ", "java": "// ", "sql": "-- ", "lua": "-- "}
_OUT = "comment out (the line |){x} in {p}|in {p}(,|) comment out (the line |){x}|make {x} in {p} a comment|turn (the line |){x} in {p} into a comment|(disable|deactivate) the line {x} in {p} by commenting it out|(can|could) you comment out {x} in {p}?"
_IN = "uncomment (the line |){x} in {p}|in {p}(,|) uncomment (the line |){x}|remove the comment (sign|mark) (from|before) {x} in {p}|(activate|enable) the line {x} in {p} by uncommenting it|(can|could) you uncomment {x} in {p}?"


def commented(source, box):
    """A line becomes a comment, or a comment becomes code."""
    end = source.pick(list(_SIGNS))
    path, line = source.path().rsplit(".", 1)[0] + "." + end, source.pick([f"{source.word()} = {source.number(0, 99)}", f"{source.word()}({source.word()})", f"import {source.word()}", f"{source.word()}.{source.word()}()", f"return {source.word()}", f"print({source.word()})", f"{source.word()}: {source.word()}"])
    out = source.chance(.6)
    comment = _SIGNS[end] + line
    old, new = (line, comment) if out else (comment, line)
    request = said(source, _OUT if out else _IN, p=path, x=source.pick(["`{}`", "`{}`", '"{}"', "'{}'"]).format(old))
    return replaced(source, box, path, old, new, capital(request) if source.chance(.6) else request, lambda: "\n".join([source.line(), old, source.line()]))


def replacing(source, box):
    """One of these; None where the tools cannot."""
    make = source.weighted({replace_all: 5, typo: 2, misspelled: 3, meant: 6, reckoned: 5, printing: 2, page: 6, prepended: 2, line_by_number: 6, commented: 2})
    return next(filter(None, (make(source, box) for _ in range(8))), None) if box.operations else None

"""A word, a number or a whole line of a short file that was seen becomes another, once or several times, or its line goes; a patch has the whole line."""
import re

from ..chat import Answer, Result, User
from ..material import world
from ..scenes import script, values
from ..scenes.acted import filled
from ..words import requests
from ..words.wording import typed, worded
from . import languages, patches
from .deeds import line_gone
from .tooling import changed, shown

_WISH = ("{n}, not {o}|not {o}(, but|,) {n}|it (should|must|has to) (be|say) {n}(,| and|,| but) not {o}|it (should|must) (say|be) {n} instead of {o}|it says {o} but (it |)(should|must) (be|say) {n}|make {n} out of {o}|{o} is (wrong|not right)(, it is|: it should be|, it must be) {n}|{o} is a (typo|mistake|slip)(, it is|, it should be| for|: make it) {n}|{n} is right, not {o}|"
         "(we|they|you|I) (want|need|mean|take|use) {n} (and not|instead of|rather than|, not) {o}|take {n} (for|instead of) {o}|let it (say|be) {n} (instead of|rather than|and not) {o}|{o} (has to|must|shall) (become|be) {n}|it is {n} now(, not {o}( any more|)| and not {o})|instead of {o} (it should say|write|put|there should be|we want) {n}|{o} has (become|changed to) {n}|{n} (takes|has taken) the place of {o}|(fix|correct) {o}(:| -|, it is|. It is) {n}|I wrote {o} but (meant|mean) {n}")
_READ = ("(read|open|look at|look into|check|see|view) {p}(,| and| and then|, then|. Then) (replace {o} (with|by)|change {o} (to|into)|turn {o} into) {n}|(read|open|look at|check) {p} first(,|;|.) then (replace {o} with|change {o} to) {n}|(replace {o} with|change {o} to) {n} in {p}(; read it first|. Read it first|, but read it first|, after reading it)|"
         "(read|open) {p}. It says {o}, (it should say|it should be|make it|make that|change it to) {n}|(read|open|look at) {p} and (put|write|use) {n} (instead of|in place of) {o}|(read|open) {p}(,| and) (fix|correct) it: {n} instead of {o}|(read|open) {p}(,| and|, then) (swap {o} for|update {o} to|set {o} to|rename {o} to) {n}|"
         "first (read|open|look at) {p}, then (replace {o} with|change {o} to) {n}|(in {p} there is|there is) {o} (in {p}, |, )(read the file and make it|read the file and change it to|read it and change that to) {n}|(read|open) {p}, (find|look for) {o} and (replace it with|change it to|make it) {n}|(after reading|when you have read) {p}(,|) (replace {o} with|change {o} to) {n}|"
         "(read|open|look at|check|see) {p}( -|:|;|.|,) (" + _WISH + ")|(" + _WISH + ") in {p}(; read it first|. Read it first|, look first)|(there is a mistake in|something is wrong in) {p}(:|,) (" + _WISH + ")(. Read it first|)")
_NOW = (_WISH + "|"
        "(now |then |also |next |)(replace {o} with|change {o} to|turn {o} into) {n}|(and |now |also |){o} (should be|should say|becomes|must be) {n}|(now|and|also) {o} -> {n}|{o} -> {n}|(and |now |)(put|write|use) {n} (instead of|in place of|for) {o}|{n} instead of {o}(, please|)|(make|turn) {o} (into|to) {n}|(can|could) you (also |)(replace {o} with|change {o} to) {n}(|, please| too| as well)?|"
        "(now |)(rename|update|correct|swap) {o} (to|into) {n}|one more(:|, please:) {o} (should be|becomes) {n}|(it says {o}, it should say|there is {o}, make it) {n}|(in the same file|there)(,|) (replace {o} with|change {o} to) {n}")
_TOLD = "(in|for) {p}(,|:|) (" + _WISH + ")|{p}: (" + _WISH + ")|(" + _WISH + ") in {p}"
_SHOWN = "this is {p}|here is {p}|{p} (says|contains|is|has|looks like this)|(that's|this is what is in) {p}|the file {p}|{p} (at the moment|now|right now)|my {p}"
_LOOK = "(show|show me|read|open|print|cat|display) {p}|what (is|does it say|stands) in {p}?|(let me see|I want to see) {p}|what's in {p}?"
_PIECE = re.compile(r"[A-Za-z_][\w-]*|\d[\d.:]*\d|\d")
_KINDS = ((re.compile(r"\d+$"), lambda source, old: str(source.number(0, 10 ** len(old) * 2))), (re.compile(r"\d+\.[\d.]+$"), lambda source, old: ".".join(str(source.number(0, 20)) for _ in old.split("."))), (re.compile(r"\d\d?:\d\d$"), lambda source, old: f"{source.number(6, 21)}:{source.number(0, 11) * 5:02d}"),
          (re.compile(r"[A-Z][a-z]+$"), lambda source, old: source.pick([lambda: source.pick(world.NAMES), lambda: source.pick(world.CITIES), lambda: source.word().capitalize()])()), (re.compile(r"[A-Z][A-Z_]+$"), lambda source, old: source.word().upper()))


def spotted(source, box):
    path, text = _file(source)
    pairs = _pairs(source, text, source.weighted({1: 5, 2: 4, 3: 3, 4: 2, 6: 2}))
    reading = box.call("read", path=path)
    if not pairs or reading is None or box.call("edit", path=path, old="a", new="b") is None:
        return None
    read_it = [Answer(f"I need to read {path} first.", "", reading), Result(shown(source, text))]
    turns, head, seen = [], "", []                                      # before the first request, in front of it, behind it
    match source.weighted({"read": 5, "told": 4, "shown": 3, "looked": 2}):
        case "read": forms, seen = _READ, read_it
        case "told": forms, seen = source.pick([*requests.REPLACE, _TOLD]), read_it if patches.by_lines(box) else []
        case "shown":
            forms = requests.REPLACE[0] + "|" + _NOW
            head = source.pick(["{t}\n```\n{c}\n```", "{t}:\n```\n{c}\n```", "{t}:\n\n{c}"]).format(t=worded(source, _SHOWN, p=path), c=text)
        case _:
            forms = _NOW
            turns = [User(typed(source, worded(source, _LOOK, p=path), path)), Answer(f"I need to read {path}.", "", reading), Result(shown(source, text)), Answer("I repeat the content.", text)]
    for old, new in pairs:
        mark = source.pick([m for m in ("{}", "{}", "'{}'", '"{}"', "`{}`") if m == "{}" and re.fullmatch(r"[\w.:-]+", old) or m != "{}" and m[0] not in old + new] or ["«{}»"])
        marked = mark.format(old), mark.format(new)
        request = typed(source, worded(source, forms, p=path, o=marked[0], n=marked[1]), path, *marked)
        if head and source.chance(.35):                                 # the file comes behind the request
            request = request.rstrip(".") + "." + source.pick([" ", " ", "\n", "\n\n"]) + head[0].upper() + head[1:]
        elif head:
            request = head + "\n" + "\n" * source.chance(.4) + request
        turns += [User(request)] + seen
        told = patches.as_lines(box, text, old, new)
        turns += [Answer(f"I replace {old} with {new}." if told[0] == old else f"The line is: {told[0].strip()}\nI replace {old} with {new}.", "", box.call("edit", path=path, old=told[0], new=told[1])), Result(changed(source, path, *told)), Answer("The file was changed.", f"Updated {path}.")]
        text, forms, head, seen = text.replace(old, new), _NOW, "", []
    return turns


def _pairs(source, text, n):
    """Pieces that stand in the text once, each with another of its kind that does not."""
    pairs, now = [], text
    for _ in range(n * 4):
        places = [m for m in _PIECE.finditer(now) if now.count(m.group()) == 1 and not any(m.group() in new or new in m.group() for _, new in pairs)]
        if not places or len(pairs) == n:
            break
        place = source.pick(places)
        line = now[now.rfind("\n", 0, place.start()) + 1:(now + "\n").find("\n", place.end())]
        old = place.group()
        if source.chance(.12):                                          # several words
            old = line[place.start() - now.rfind("\n", 0, place.start()) - 1:][:source.number(6, 24)].rsplit(" ", 1)[0].rstrip() or old
        elif source.chance(.12):
            old = line.strip()
        longer = source.chance(.15)                                     # the old text stays, something is added
        new = source.pick(["{}: {}", "{} {}", "{} {}", "{}, {}", "{} and {}"]).format(old, _other(source, place.group())) if longer else old.replace(place.group(), _other(source, place.group()))
        if not longer and old != place.group() and source.chance(.5):   # other words and numbers of it change too
            new = _PIECE.sub(lambda m: _other(source, m.group()) if m.group() in old and source.chance(.5) else m.group(), new)
        if new != old and now.count(old) == 1 and new not in now and (longer or old not in new) and old.strip() == old and len(old) < 80:
            pairs.append((old, new))
            now = now.replace(old, new)
    return pairs


def _other(source, old):
    for kind, draw in _KINDS:
        if kind.match(old):
            return draw(source, old)
    return source.word()


def _file(source):
    """-> (path, a text of at most twelve lines)"""
    while True:
        path, text = source.pick([_of_scene, _of_scene, languages.whole_file, lambda source: languages.known_file(source)[:2]])(source)
        if text and text.count("\n") < 12 and len(text) < 700 and "```" not in text:
            return path, text


def _list(source):
    """-> (path, three to eight things, each on a line of its own)"""
    name, draw = source.pick([("guests names team members invited players", lambda: source.pick(world.NAMES)), ("cities places route stops", lambda: source.pick(world.CITIES)),
                              ("colors paint", lambda: source.pick(world.COLORS)), ("list words items shopping things tags", source.word), ("todo tasks ideas", lambda: source.phrase(2, 3))])
    mark = source.pick(["", "", "- "])
    things = dict.fromkeys(draw() for _ in range(source.number(3, 8)))
    return source.pick(name.split()) + source.pick([".txt", ".txt", ".md"]), "\n".join(mark + thing for thing in things)


def _of_scene(source):
    scene_world = source.pick(source.kept(script.worlds("files")))
    scene = source.pick(scene_world.scenes)
    slots = values.drawn(source, scene, scene_world, "dash")
    for step in scene.steps:
        if step.kind == "does" and step.texts[0].startswith("read "):
            return filled(step.texts[0], slots).removeprefix("read "), "\n".join(filled(line, slots) for mark, line in step.lines if mark == "|")
    return "", ""


_DROP = ("(look at|read|open|check) {p} and (delete|remove|drop) the line (with|about|that says|that mentions|containing) {o}|(delete|remove|drop) the line (with|about|that mentions|containing) {o} (in|from) {p}|in {p}(,|) (delete|remove) the line (with|about|that mentions) {o}|(read|open) {p}, then (delete|remove) the (whole |)line (with|of|that has) {o}|"
         "the line (with|about) {o} (in|of) {p} (can go|is not needed any more|should be deleted|must go)(, remove it|. Delete it|)|{o} is not needed in {p} any more(, delete that line|. Remove its line)|{p} still has a line (with|about) {o}(, delete it|. Remove it|, it must go)|take the line (with|of) {o} out of {p}|(read|open) {p} and take out the line (with|about) {o}")


def dropped(source, box):
    """A line named by a word in it goes, or an entry of a list; the file is read for it."""
    listed = source.chance(.5)
    path, text = _list(source) if listed else _file(source)
    lines, reading = text.split("\n"), box.call("read", path=path)
    at = source.number(0, len(lines) - 1)
    words = [lines[at].removeprefix("- ")] if listed else [word for word in _PIECE.findall(lines[at]) if text.count(word) == 1]
    gone = line_gone(source, box, path, text, lines[at])
    if gone is None or len(lines) < 2 or not words or reading is None:
        return None
    word = source.pick(["{}", "{}", "'{}'", '"{}"', "`{}`"]).format(source.pick(words))
    request = typed(source, worded(source, _STRIKE if listed else _DROP, p=path, o=word), path, word)
    return [User(request), Answer(f"I need to read {path} first.", "", reading), Result(shown(source, text)), *gone.turns, gone.answer]


_STRIKE = ("(read|open|look at|look into|show|check) {p}(, then| and|, and then|. Then) (remove|delete|drop|take out|cross out) (|the line |the entry |the item |the line with ){o}(| from it)|(read|open|look at|show me) {p}(, then| and) take {o} (off the list|out|off it)|(remove|delete|drop|strike) (|the line |the entry |the item ){o} (from|in) {p}|(take|cross) {o} off (the list in |the list |){p}|"
           "{o} (must|has to|can|should) go from {p}|(in {p}(,|) (delete|remove) (|the line |the entry ){o})|{o} is (not needed|done|gone)(, |; )(remove it from|take it off|delete it in) {p}|(the list in {p} (still has|should not have) {o}(, remove it|. Remove it|, take it off))|(please |)(read|open) {p} and (delete|remove) the line (that says |with |){o}")

"""Plain wishes of which the tool, or the command, is well known: show a short file, find files by their ending, search in files of a kind, fetch a page, ask git and the shell."""
import re
from functools import cache
from pathlib import Path

from ..chat import Answer, Call, Result, User
from ..chores.parts import filled, path, printed, ran, word
from ..everyday.grammar import parse
from ..files import parts
from ..files.deeds import deed
from ..files.searches import search_call, wanted
from ..papers.values import value
from ..words.wording import typed, worded

_SHOW = (
    "open {p} and show it( to me|)|show me {p}|show {p}( to me|)|open {p}( for me|)|(print|display|view) {p}|read {p} and show it( to me|)|(print|show) the file {p}|open the file {p}|(can|could) you (open|show me) {p}?|let me see {p}|what is in {p}?|(I want|I'd like) to see {p}|show me what is in {p}|{p}, show it( to me|)|"
    "(show|give) me the content of {p}|open {p}, I want to see it|please (open|show|print) {p}|what does {p} say?|(have|take) a look into {p} and show me( the content|)|just (show me|print|open) {p}|look into {p}( and show it|)|what's in {p}?")


@cache
def _shown():
    return [(name, text.split("~")) for name, text in (line.split(" | ") for line in (Path(__file__).parent / "shown.txt").read_text().strip().split("\n"))]


@cache
def _commands():
    """-> [(command, output, wordings)]"""
    return [tuple(line.split(" | ")) for line in (Path(__file__).parent / "shell.txt").read_text().strip().split("\n")]


def shown(source, box):
    """A file of a line or a few is shown: what it holds is the answer."""
    name, texts = source.pick(_shown())
    values = lambda match: {"w": lambda: word(source), "W": lambda: source.word().upper(), "n": lambda: str(source.number(10, 99)), "m": lambda: str(source.number(2, 19)), "k": lambda: str(source.number(1, 9)), "package": lambda: filled(source, "{package}"), "day": lambda: value(source, "weekday")}.get(match[1], lambda: value(source, match[1]))()
    text = re.sub(r"\{(\w+)\}", values, source.pick(texts).replace("\\n", "\n").replace("\\t", "\t"))
    if source.chance(.4) and "/" not in name:
        name = source.pick(["~/", "etc/", "/etc/", "config/", "docs/", "app/", "/srv/", "backup/"]) + name
    read = deed(source, box, "read", path=name, text=text)
    if read is None:
        return None
    turns = [User(typed(source, worded(source, _SHOW, p=name), name)), *read.turns, Answer("I repeat the content.", text)]
    if source.chance(.3):
        other = shown(source, box)
        turns += other or []
    return turns


# --- searches ---------------------------------------------------------------------------------------------------------
_ENDING = (
    "(find|list|show me|get) (all |all the |every |the |)(files|file) (ending in|ending with|that end in|that end with|with the ending|whose name ends in|whose names end with) {e}|(which|what) files end (in|with) {e}?|(which|what) files have the ending {e}?|(find|list|show me) (all |all the |the |our |){e} files|where are (all |)(the |our |){e} files?|"
    "(which|what) {e} files (are there|do we have|exist)?|(is|are) there (any |){e} files( here| in this project|)?|(search|look) for (all |)(the |)(files ending in |){e}( files|)|(I need|give me) (a list of |)(all |all the |){e} files|(can|could) you find (all |all the |the |){e} files?|all files with the ending {e}(, please|)|(find|list) everything that ends (in|with) {e}|do we have {e} files?")
_ONLY = (
    "(search|look|grep) for {x} in {g} files only|(search|look|grep) for {x}(,| but) only in {g} files|(find|show me) {x} in (the |all |){g} files( only|)|(search|grep) (the |all |){g} files for {x}|(which|what) {g} files (contain|mention|have) {x}?|where (is|do we have) {x} in (the |our |){g} files?|(search|look) only (in |through |)(the |){g} files for {x}|"
    "(use|call|run) {t} with the pattern {x} in {g} files( only|)|(use|call) {t}, (the |)pattern {x}, (only |)(in |for |)(the |){g} files( only|)|with the pattern {x} in {g} files only, use {t}|use {t} to (find|look for|search for) {x} in {g} files( only|)|{t} (for |){x} in {g} files( only|)|(search|look) for (the pattern |){x}, files: {g}|"
    "(search|look) for the pattern {x} in {g} files( only|)|(find|search for) (the text |the pattern |){x}, (but |)(just|only) in files matching {g}|is there (any |){x} in (the |our |){g} files?|(find|list) (all |)(lines|places) with {x} in {g} files")
_TYPES = "sql go py ts js rs rb java kt lua php css html md yaml json toml csv xml sh c h cpp swift vue txt ini proto tf ex scala dart".split()


def found(source, box):
    """Files by their ending, text in files of one kind."""
    end = source.pick(_TYPES) if source.chance(.8) else source.unseen(_TYPES)
    names = lambda n: list(dict.fromkeys(f"{source.pick(['src', 'lib', 'app', 'db', 'docs', 'tests', source.word()])}/{word(source)}.{end}" for _ in range(n)))
    if source.chance(.5):
        call = box.call("glob", glob=f"**/*.{end}")
        if not call:
            return None
        e = source.pick([f".{end}", f".{end}", f"*.{end}" if source.chance(.3) else f".{end}"])
        request = User(typed(source, worded(source, _ENDING, e=e), e))
        if source.chance(.12):
            return [request, Answer("I need to find the files.", "", call), Result(source.pick(["", "No files found", "no matches"])), Answer("There is nothing.", f"There are no .{end} files.")]
        out = names(source.number(1, 5))
        return [request, Answer("I need to find the files.", "", call), Result("\n".join(out)), Answer("I list the files.", ", ".join(out))]
    x, glob = wanted(source), f"*.{end}"
    tool = box.operations.get("grep")
    call = search_call(box, pattern=x, glob=glob) if tool else "run" in box.operations and search_call(box, pattern=x, path=".", glob=glob)
    if not call:
        return None
    for _ in range(40):
        text = worded(source, _ONLY, x=source.pick(["{}", "{}", '"{}"', "`{}`", "'{}'"]).format(x), g=source.pick([glob, glob, f".{end}"]), t=tool.name if tool else "grep")
        if tool is None or tool.name in text or "grep" not in text.lower():
            break
    first = [User(typed(source, text, x, tool.name if tool else "grep")), Answer(f"I need to search the {glob} files.", "", call)]
    if source.chance(.12):
        return first + [Result(source.pick(["", "No matches found", "no matches"])), Answer("There is nothing.", f"{x} was not found.")]
    at, line = names(1)[0], source.number(1, 400)
    return first + [Result(f"{at}:{line}:{source.pick(['', '  ', 'let ', '# '])}{x}{source.pick(['', '()', ' = 1'])}"), Answer(f"It is in {at}.", f"{x} is in {at}, line {line}.")]


_FETCH = {
    "markdown": "(fetch|get|load|download|open) {u} (as|in) markdown( format|)|(fetch|get|show me) {u}, (format: |in |as )markdown|(I need|give me) {u} (as|in) markdown|(fetch|get) the page {u} (as|in) markdown|use {t} (on|for) {u} (with|and) the (format |)markdown( format|)|markdown of {u}(, please|)|(can|could) you (fetch|get) {u} as markdown?",
    "text": "(fetch|get|load|download|open) {u} as (plain |)text|(fetch|get|show me) {u}, (format: |as )(plain |)text|(I need|give me) {u} (as|in) (plain |)text|(fetch|get) the (plain text|text) of {u}|use {t} (on|for) {u} (with|and) the text format|(fetch|get) the page {u} as (plain |)text|(can|could) you (fetch|get) {u} as (plain |)text?",
    "html": "(fetch|get|load|download|open) {u} as (raw |)html|(fetch|get|show me) {u}, (format: |as )html|(I need|give me) {u} (as|in) html|(fetch|get|show me) the (raw |)html of {u}|use {t} (on|for) {u} (with|and) the html format|(fetch|get) the (raw |)html of the page {u}|(can|could) you (fetch|get) {u} as (raw |)html?",
    "": "(fetch|load|download) {u}|(fetch|get|open) the page {u}|what (is on|does) (the page |){u}( say|)?|(open|read) {u}|(show me|get me) (the page |){u}|use {t} to (get|fetch|read) {u}|(can|could) you (fetch|read|open) {u}?|what does the page {u} say?"}


def fetched(source, box):
    """A page is fetched, in the format that is told."""
    tool = next((one for one in box.others if one["name"] == "webfetch"), None)
    if tool is None or "format" not in tool["parameters"].get("properties", {}):
        return None
    form = source.weighted({"markdown": 4, "text": 3, "html": 3, "": 3})
    url = source.pick(["https://{w}.{t}", "https://{w}.{t}/{v}", "https://docs.{w}.{t}/{v}.html", "http://{w}.{t}/{v}/{n}", "https://www.{w}.{t}/{v}?page={n}"]).format(w=word(source), v=word(source), n=source.number(1, 99), t=source.pick(["org", "com", "io", "dev", "net"]))
    call = Call("webfetch", [(name, given[name]) for given in [{"url": url} | ({"format": form} if form else {})] for name in tool["parameters"]["properties"] if name in given])
    line = source.plain_line()
    text = f"<p>{line}</p>" if form == "html" else f"# {word(source).capitalize()}\n\n{line}" if form == "markdown" and source.chance(.5) else line
    return [User(typed(source, worded(source, _FETCH[form], u=url, t="webfetch"), url)), Answer(f"I need to fetch {url}.", "", call), Result(text), Answer("I repeat the page.", text)]


# --- git and the shell --------------------------------------------------------------------------------------------------
_COMMITS = "Fix the {w},Add {w},Update {w} to {m}.{k},Remove the old {w},Rename {w},Clean up {w},Test the {w},Merge {w},Speed up the {w},Document {w}".split(",")
_NEXT = "{o}|and {o}|(ok|thanks|good), (now |){o}|now {o}|then {o}|also {o}|next: {o}"


def known(source, box):
    """What git and the shell are asked for every day, and the one command for it; now and then two such wishes one after the other."""
    if "run" not in box.operations or box.functions:
        return None
    turns = []
    for at in range(2 if source.chance(.3) else 1):
        command, out, wordings = source.pick(_commands())
        if command.startswith("head") and parts.limits(box):
            return None
        values = dict(n=str(source.number(2, 15)), k=str(source.number(1, 9)), m2=str(source.number(2, 90)), h7="".join(source.pick("0123456789abcdef") for _ in range(7)), w2=word(source), g=path(source), b=source.pick([f"{source.pick(['feature', 'fix'])}/{word(source)}", "main", "develop", word(source)]))
        draw = lambda text: filled(source, re.sub(r"\{(n|k|m2|h7|w2|g|b)\}", lambda match: values[match[1]], text.replace("{c}", source.pick(_COMMITS)) if "{c}" in text else text), shared)
        shared = {}
        line = draw(command)
        request = draw(worded(source, "|".join(wordings.split(";")), **{name: "{" + name + "}" for name in re.findall(r"\{(\w+)\}", wordings)}))
        if out.startswith("*"):
            one, _, end = out[1:].partition("+")
            fresh = lambda: filled(source, draw_line(one), {name: text for name, text in shared.items() if name in ("f", "folder")})
            draw_line = lambda text: re.sub(r"\{(k|w2)\}", lambda match: str(source.number(1, 9)) if match[1] == "k" else word(source), text.replace("{c}", source.pick(_COMMITS)).replace("{k}", str(source.number(1, 9))))
            count = int(values["n"]) if "{n}" in command else source.number(1, 4)
            text = "\n".join([fresh() for _ in range(count)] + ([end] if end else []))
        else:
            text = "" if out == "-" else draw(out.replace("{c}", source.pick(_COMMITS))).replace("\\n", "\n").replace("\\t", "\t")
        done = ran(source, box, line, text)
        if not done:
            return None
        ends = [one for one in (*shared.values(), *values.values()) if len(one) > 1]
        request = worded(source, _NEXT, o=request) if at else request
        answer = Answer(f"It printed: {text}\nSo it is {text.split()[0]}.", text.split()[0]) if line.startswith(("wc ", "du -sh")) and "\n" not in text else printed(text)
        turns += [User(typed(source, request, *ends)), *done.turns, answer]
    return turns


def wishes(source, box):
    """One of these; None where the tools cannot."""
    if not box.operations:
        return None
    makers = {shown: 5, found: 6, known: 9 if "run" in box.operations else 0, fetched: 3 if any(one["name"] == "webfetch" for one in box.others) else 0}
    return source.weighted(makers)(source, box)


for _grammar in (_SHOW, _ENDING, _ONLY, _NEXT, *_FETCH.values()):
    parse(_grammar)
for _, _, _wordings in _commands():
    for _text in _wordings.split(";"):
        parse(_text)

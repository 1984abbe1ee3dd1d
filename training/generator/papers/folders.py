"""Folders whose files are told apart by what they are: which one is the picture, what is the script called."""
from ..chat import Answer, User
from ..files.deeds import deed, folder
from ..material import world
from ..words.said import capital
from ..words.wording import typed, worded

# Endings and what such a file is called.
_KINDS = {
    "png": "png file|png|png image|picture|image", "jpg": "jpg file|jpg|photo|picture|image", "gif": "gif|gif file|picture|image", "svg": "svg file|svg|vector graphic|picture|image", "pdf": "pdf|pdf file|PDF", "mp3": "mp3|mp3 file|song|audio file", "wav": "wav file|sound file|audio file", "mp4": "mp4|mp4 file|video", "zip": "zip|zip file|archive", "tar.gz": "tarball|tar.gz file|archive", "csv": "csv|csv file|table|spreadsheet", "xlsx": "xlsx file|table|spreadsheet|Excel file", "docx": "docx file|Word document|Word file",
    "pptx": "pptx file|presentation|slides", "py": "Python file|Python script|py file", "js": "JavaScript file|js file", "rs": "Rust file|rs file", "go": "Go file|go file", "java": "Java file", "c": "C file|C source", "sh": "shell script|sh file", "html": "html file|web page|HTML page", "css": "css file|stylesheet", "json": "json file|JSON file|json", "yaml": "yaml file|YAML file", "toml": "toml file|TOML file", "xml": "xml file|XML file", "sql": "sql file|SQL file", "md": "markdown file|md file", "txt": "txt file|txt", "log": "log|log file", "db": "database|db file", "ttf": "font|font file", "ics": "calendar file|ics file", "ini": "ini file"}
_WHICH = "(which|what) (file|one) is (the|a|an) {k}|(which|what) is the {k}|what is the {k} called|what is the name of the {k}|(which|what) {k} is (there|in it)|is there (a|an) {k}? Which one|is there (a|an) {k}? What is it called"
_NAME = "the name of the {k}|which (file|one) is the {k}|the {k}|what the {k} is called"
_LOOK = "(list|look into|look in|check|open) {d}. {Q}?|(list|look into|check) {d} and tell me {t}|in {d}, {q}?|{q} in {d}?|(list|look in) {d} and name the {k}|name the {k} in {d}|(find|tell me) the {k} in {d}|(look into|list) {d}: {q}?|there is (a|an) {k} in {d}. What is (it|its name)( called|)?|what's in {d}? I need the name of the {k}|(what is|what's) the {k} in {d}( called|)?"
_MORE = "{Q}?|and {q}?|and the {k}?|what about the {k}?|now name the {k}|and tell me {t}|{q}?|and is there (a|an) {k}? Which one?"


def named(source, box):
    """A folder is listed, and one or two of its files are told by their kind."""
    where = "." if source.chance(.25) else folder(source)
    endings = source.random.sample(sorted(_KINDS), source.number(3, 8))
    words = {ending: set(_KINDS[ending].split("|")) for ending in endings}
    names = {ending: source.pick([source.word, lambda: source.pick(world.NOUNS), lambda: f"{source.word()}-{source.word()}", lambda: source.word() + str(source.number(1, 99)), lambda: source.pick(world.NOUNS).capitalize()])() + "." + ending for ending in endings}
    done = deed(source, box, "list", text="\n".join(sorted(names.values(), key=str.lower) if source.chance(.7) else names.values()), folder=where)
    if done is None:
        return None
    shown = source.pick(["this folder", "the current folder", "the current directory", "the working directory"]) if where == "." else source.pick(["{w}", "{w}", "the folder {w}", "{w}/", "the {w} folder"]).format(w=where)
    turns = []
    for ending in source.random.sample(endings, source.weighted({1: 5, 2: 3, 3: 1})):
        kind = source.pick([kind for kind in _KINDS[ending].split("|") if not any(kind in words[other] for other in endings if other != ending)])
        values = dict(k=kind)
        q, t = worded(source, _WHICH, **values), worded(source, _NAME, **values)
        text = typed(source, worded(source, _MORE if turns else _LOOK, q=q, Q=capital(q), t=t, d=shown, **values), where)
        for letter in "aeiouAEIOX":
            text = text.replace(f" a {letter}", f" an {letter}") if kind.startswith(letter) else text
        text = text.replace(f" an {kind}", f" a {kind}") if kind[0] not in "aeioAEIX" and kind[:3] not in ("mp3", "mp4", "xls", "svg", "xml", "sql", "htm") else text
        turns += ([User(text)] if turns else [User(text)] + done.turns) + [Answer(f"It says: {names[ending]}\nSo the answer is {names[ending]}.", names[ending])]
    return turns

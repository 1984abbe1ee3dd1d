"""Small jobs in a directory of documents: a README, a section with its entry in an index, a note compiled into a wiki."""
from ..chat import Answer, Result, User
from ..material import world
from .tooling import DONE, changed, shown, written


def title(source):
    return source.phrase(1, 3).title() if source.chance(.8) else source.pseudo_word().capitalize() + " " + source.word().title()


def sentence(source):
    x = source.random.random()
    if x < .5: return source.rule()
    if x < .8: return source.phrase(3, 8).capitalize() + "."
    return source.story_line()


def date(source):
    return f"20{source.number(24, 27)}-{source.number(1, 12):02d}-{source.number(1, 28):02d}"


def slug(text):
    return text.lower().replace(" ", "-")


def saved(source, box, path, content, thought):
    return [Answer(thought, "", box.call("write", path=path, content=content)), Result(written(source, path, content))]


def read_first(source, box, path, text):
    return [Answer(f"I need to read {path} first.", "", box.call("read", path=path)), Result(shown(source, text))]


def appended(source, box, path, text, addition):
    """Turns that put `addition` behind the last line of a file that holds `text`; None where the tools cannot."""
    last = text.split("\n")[-1]
    thought = f"I add it at the end of {path}."
    if "edit" in box.operations or "patch" in box.operations:
        if text.count(last) != 1 or box.call("read", path=path) is None:
            return None
        call = box.call("edit", path=path, old=last, new=last + "\n" + addition)
        return call and read_first(source, box, path, text) + [Answer(thought, "", call), Result(changed(source, path, last, last + "\n" + addition))]
    if "run" in box.operations:
        call = box.call("run", command=f"cat >> {path} <<'EOF'\n{addition}\nEOF")
        return [Answer(thought, "", call), Result(source.pick(["", "(no output)"]))]
    if box.call("read", path=path) is None or box.call("write", path=path, content="x") is None:
        return None
    return read_first(source, box, path, text) + saved(source, box, path, text + "\n" + addition, f"I write {path} again with the new lines.")


def readme(source, box):
    if box.call("write", path="x", content="x") is None:
        return None
    name, text = title(source), sentence(source)
    path = source.pick(["README.md", "README.md", "README.md", "docs/README.md", "NOTES.md", "README.txt"])
    request = source.pick([
        "Create a {p} with the title {t} and the sentence: {s}", "Write a {p} for a project called {t}. It says: {s}", "This directory is empty. Create {p} with the title \"{t}\" and the text \"{s}\"",
        "Create {p}. Title: {t}. Text: {s}", "Create a one-file project: {p} with the heading {t} and one line: {s}", "Make a {p}, title {t}, one sentence: {s}",
        "Create the file {p} with the heading \"{t}\" and below it the sentence \"{s}\""]).format(p=path, t=name, s=text)
    turns = []
    if source.chance(.25) and box.call("list", folder="."):
        request = source.pick(["Look at the files, then: ", "List the files in the current directory first. Then "]) + request[0].lower() + request[1:]
        turns = [Answer("I need to list the current directory.", "", box.call("list", folder=".")), Result(source.pick(["", "(empty)", "no files", "(no output)", "[empty folder]"]))]
    return [User(request)] + turns + saved(source, box, path, f"# {name}\n\n{text}", f"I need to create {path}.") + [Answer("The file was created.", f"Created {path}.")]


def section(source, box):
    """A section at the end of one document, and its line in the index."""
    folder = source.pick(["docs/", "docs/", "", "manual/", "guide/"])
    page, name, text = source.word(), title(source), sentence(source)
    path, index = f"{folder}{page}.md", f"{folder}{source.pick(['index', 'index', 'README', 'SUMMARY'])}.md"
    old = f"# {page.title()}\n\n{sentence(source)}" + (f"\n\n## {title(source)}\n\n{sentence(source)}" if source.chance(.5) else "")
    entries = [f"- [{title(source)}]({source.word()}.md)" for _ in range(source.number(1, 4))]
    contents = source.pick(["# Index\n\n", "# Documentation\n\n", ""]) + "\n".join(entries)
    first = appended(source, box, path, old, f"\n## {name}\n\n{text}")
    second = appended(source, box, index, contents, f"- [{name}]({page}.md)")
    if first is None or second is None:
        return None
    request = source.pick([
        "Add a section \"{t}\" to {p} that says \"{s}\", then add it to {i}.", "Add the section {t} to {p} with the text: {s}\nThen update {i}.", "In {p}, add a section {t}: {s}\nAlso add a link to it in {i}.",
        "Add a section \"{t}\" with the text \"{s}\" to {p} and update the index {i}."]).format(t=name, s=text, p=path, i=index)
    if source.chance(.25):
        request = source.pick(["Add a section \"{t}\" to {p} that says \"{s}\".", "Add the section {t} to {p} with the text: {s}"]).format(t=name, s=text, p=path)
        return [User(request)] + first + [Answer("The file was changed.", f"Updated {path}.")]
    return [User(request)] + first + second + [Answer(*DONE)]


def wiki(source, box):
    """A raw note compiled into an article with front matter; index and log get a line each."""
    name, day = title(source), date(source)
    tags = [source.word() for _ in range(source.number(1, 3))]
    body = "\n\n".join(sentence(source) for _ in range(source.number(1, 3)))
    raw, file = source.pick(["raw/", "raw/", "inbox/", "notes/"]), slug(name) if source.chance(.6) else source.word()
    source_path, path = f"{raw}{file}.{source.pick(['md', 'md', 'txt'])}", f"{source.pick(['wiki/', 'wiki/', 'articles/', 'pages/'])}{slug(name)}.md"
    index, log = source.pick([("index.md", "log.md"), ("wiki/index.md", "wiki/log.md"), ("wiki/index.md", "log.md")])
    if box.call("read", path=raw) is None or box.call("write", path=path, content="x") is None:
        return None
    note = f"Title: {name}\nDate: {day}\nTags: {', '.join(tags)}\n\n{body}"
    article = f"---\ntitle: {name}\ndate: {day}\ntags: [{', '.join(tags)}]\n---\n\n# {name}\n\n{body}"
    entries = "# Index\n\n" + "\n".join(f"- [{title(source)}]({source.word()}.md)" for _ in range(source.number(1, 3)))
    events = "# Log\n\n" + "\n".join(f"- {date(source)}: added {title(source)}" for _ in range(source.number(1, 3)))
    first, second = appended(source, box, index, entries, f"- [{name}]({path})"), appended(source, box, log, events, f"- {day}: added {name}")
    if first is None or second is None:
        return None
    request = source.pick([
        "Compile the note {r} into {p} with front matter (title, date, tags). Add it to {i} and append a line to {l}.", "Compile {r} into the article {p} with front matter, then update {i} and {l}.",
        "Read {r} and write {p} with front matter. Then add a link in {i} and a line in {l}.", "Turn the raw note {r} into the article {p}, add it to {i}, and append to {l}."]).format(r=source_path, p=path, i=index, l=log)
    turns = [User(request)] + read_first(source, box, source_path, note) + saved(source, box, path, article, f"I write the article {path}.")
    if source.chance(.3):
        request = source.pick(["Compile the note {r} into {p} with front matter (title, date, tags).", "Read {r} and write {p} with front matter."]).format(r=source_path, p=path)
        return [User(request)] + turns[1:] + [Answer("The file was created.", f"Created {path}.")]
    return turns + first + second + [Answer(*DONE)]


def project(source, box):
    return source.pick([readme, section, wiki])(source, box)

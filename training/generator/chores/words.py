"""Single steps in ordinary wordings: a command whose argument stands in another clause, tools asked for by their names, texts between marks."""
import re
from functools import cache
from pathlib import Path

from ..chat import Answer, Call, Result
from ..files import patches
from ..files.deeds import content, deed, thinking
from ..files.languages import known_file
from ..files.tooling import DONE
from . import status
from .gates import coded, line_edit, marks, quoted_pair
from .parts import filled, folder, marked, one_of, path, printed, ran, task, value, word, wording


@cache
def clauses():
    """-> [(command, arguments, questions, orders, output, answer)]"""
    out = []
    for line in (Path(__file__).parent / "clauses.txt").read_text().strip().split("\n"):
        head, rest, questions, orders, printed_, answer = (part.strip() for part in (line + " ").split("| "))
        split = lambda text: [one.strip() for one in text.split(" > ") if one.strip()]
        out.append((head, rest, split(questions), split(orders), printed_.replace("\\n", "\n"), answer))
    return out


_QUESTION = (
    "{Q}? (Use|Use|Run|Check with|Find out with|Try) {c}|{Q}? (Use|Run) {w}|{Q}? {w}|{Q}? (You can use|Please use|It should be done with|Do it with) {c}|{w}: {q}?|use {c}: {q}?|use {c} and tell me: {q}?|(with|using) {c}, {q}?|{Q}? I'd use {c}|{Q}? ({w} tells|{c} tells you|Ask {c})|{q}? use {c}|I want to know: {q}? Use {c}|{q}, (use|run) {c}|(run|use) {c} to answer: {q}?|{Q}? {w} should tell|{q}? run {w}")
_ORDER = (
    "{o} with {c}|{o} (using|with|by) {c}|use {c} to {o}|{o}(,|.|;) use {c}|{o}. (Use|Run) {w}|{o}: {w}|{c}: {o}|(please |){o} with {c}|(can|could) you {o} with {c}?|I want (you |)to {o}, (use|run) {c}|run {c} to {o}|{o}, {c} (will do|does it|is the command)|(I need|we need|it's time) to {o}. (Use|Run) {c}|{o}. {c} is (installed|there)|{o} (for me |)(with|via) {c}|let's {o} with {c}|you should {o}, (use|run) {w}")


# What is printed where the answer to a question is no.
_NO = {"ping -c 1": "1 packets transmitted, 0 received, 100% packet loss, time 0ms", "ping -c 3": "3 packets transmitted, 0 received, 100% packet loss, time 2050ms", "systemctl is-active": "inactive", "systemctl is-enabled": "disabled", "pgrep": "", "curl -I": "curl: (7) Failed to connect to server", "curl -s": "curl: (7) Failed to connect to localhost", "pytest": "2 failed, 14 passed in 1.20s",
       "pytest -k": "1 failed in 0.31s", "ruff check": "Found 3 errors.", "pip show": "WARNING: Package(s) not found", "id": "id: no such user", "man -k": "nothing appropriate.", "grep -i": ""}
_TWO_WAYS = re.compile(r"(is|does|do|can|are) ")


def clause(source, box):
    """What a command is to work on stands in another clause than the command."""
    head, rest, questions, orders, out, answer = one_of(source, clauses())
    values = {}
    draw = lambda text: filled(source, text, values)
    asks = questions and (not orders or source.chance(.5))
    said = draw(source.pick(questions or orders) if asks else source.pick(orders))
    line = draw(f"{head} {rest}")
    out = draw(out)
    told, thought = answer if answer == "Done." else draw(answer) or out, None
    if asks and _TWO_WAYS.match(said):
        told = "Yes."
        if head in _NO and source.chance(.5):
            out, told = _NO[head], "No."
        thought = f"It printed: {out}\nSo the answer is {told}" if out else f"It printed nothing. So the answer is {told}"
    request = wording(source, _QUESTION if asks else _ORDER, q=said, o=said, c=marked(source, head, .75), w=marked(source, line, .7))
    return task(source, [ran(source, box, line, out)], request, Answer(thought, told) if thought else Answer(*DONE) if told == "Done." else printed(told), *([said] if request.endswith(said) else []), "" if line[-1].isalnum() else line)


_TOLD = (
    "run {c}, {p} is {x}|run {c} with {x} for {p}|{c}, {p} is {x}|(run|execute) {c}. {p} is {x}|the {k} is {x}. Run {c}|{p} is {x}. Run {c}|(run|execute) {c} with {x} (as|for|instead of|in place of) {p}|our {k} is {x}, please run {c}|run {c} (for|with) the {k} {x}|my {k} is {x}, run {c}|for the {k} {x}, run {c}|(can|could) you run {c}? {p} is {x}|run {c}, where {p} (is|stands for) {x}|run {c} and put {x} for {p}")


def told(source, box):
    """A placeholder whose value the request tells itself: nothing has to be read."""
    from .chains import kinds, placeholder
    kind, nouns, _, placeholders, commands = one_of(source, kinds())
    command, _, out = source.pick(commands)
    x, p = value(source, kind), placeholder(source, placeholders)
    line, out = command.replace("*", x), filled(source, out).replace("*", x)
    request = wording(source, _TOLD, c=marked(source, command.replace("*", p)), p=p, x=x, k=nouns[0])
    return task(source, [ran(source, box, line, out)], request, printed(out), x, p, command.replace("*", p))


_SHOW = (
    "show me the (contents|content) of {p}|(show|print|display) the (contents|content) of {p}|show me {p}|view {p}|(what is|what's) in {p}?|(can|could) you show me {p}?|let me see (the contents of |){p}|what does {p} (contain|say)?|(print|output|view|display) {p}|give me the (contents|text) of {p}|I want to see (the contents of |){p}|show the file {p}|open {p}|look at {p}|view the file {p}|(read|view) {p} (for me|please)|(show|tell) me what {p} contains|let me look at {p}|(have|take) a look at {p}")
_CODES = "rb py js ts go rs java c h cpp sh php css html md txt json yaml toml lua sql swift kt ex pl ini conf xml csv".split()


def show(source, box):
    """A text file is shown: read, or cat; never what is for pictures."""
    p, text, _ = coded(source) if source.chance(.4) else known_file(source) if source.chance(.4) else (source.pick(["README.md", "Makefile", "Dockerfile", "Gemfile", ".gitignore", "LICENSE", "Procfile", "CHANGELOG.md", "index.html", "lib/parser.rb", *(path(source, _CODES) for _ in range(20))]), content(source), None)
    return task(source, [deed(source, box, "read", path=p, text=text)], wording(source, _SHOW, p=p), Answer("I repeat the content.", text), p)


_PICTURE = (
    "(show me|view|look at|open) {p}|(what is|what's) (in|on) {p}?|(what do you see|what can you see|what is shown) (in|on) {p}?|(look at|view|open|have a look at|take a look at) (the |this )(picture|image|screenshot|photo) {p}|(can|could) you look at (the picture |the screenshot |){p}?|describe {p}|(tell me|say) what (is|you see) (in|on) {p}|(view|show) (the image|the picture) {p}|let me know what is on {p}|what does (the picture|the screenshot|the image|the photo|the diagram) {p} show?")
_SEEN = ["A {a} {b} on a table.", "A {a} {b} beside a {c}.", "A login form with a {a} button.", "A chart with three {a} bars.", "A {b} and a {c}.", "Two people beside a {a} {b}.", "A map with a {a} line.", "An error: connection refused.", "A {a} page with a table.", "A logo: a {a} {b}."]


def picture(source, box):
    """A picture is looked at with the tool for pictures."""
    tool = next((schema for schema in box.others if schema["name"] == "view_image" and "path" in schema["parameters"].get("properties", {})), None)
    if tool is None:
        return None
    p = path(source, ["png", "jpg", "jpeg", "gif", "webp", "png"])
    from ..material import world
    seen = source.pick(_SEEN).format(a=source.pick(world.COLORS), b=source.pick(world.NOUNS), c=source.pick(world.NOUNS))
    made = type("Seen", (), {"turns": [Answer(f"{p} is a picture, so I use view_image.", "", Call("view_image", [("path", p)])), Result(seen)]})
    return task(source, [made], wording(source, _PICTURE, p=p), Answer("I say what it shows.", seen), p)


_SYSTEM = "/etc/hostname /etc/hosts /etc/os-release /etc/passwd /etc/fstab /etc/resolv.conf /etc/timezone /etc/issue /etc/shells /etc/crontab /proc/version /proc/uptime /proc/cpuinfo /proc/meminfo /proc/loadavg /etc/ssh/sshd_config /etc/nginx/nginx.conf /var/log/syslog /var/log/auth.log /var/log/dmesg /etc/group /etc/locale.conf ~/.bashrc ~/.gitconfig ~/.ssh/config ~/.profile ~/.vimrc /etc/machine-id /sys/class/net/eth0/address /tmp/out.txt /etc/motd /usr/share/dict/words /etc/environment /etc/apt/sources.list".split()
_TOOL = {
    "read": "use the {t} tool (to (read|open|show me|look at) {p}|on {p})|(read|show me|open|look at) {p} with the {t} tool|with the {t} tool(,|) (read|open|show me) {p}|use {t} (to read|on|for) {p}|(please |)(read|open) {p}, use the {t} tool( for it| for that|)|(read|open) {p} (using|by) the {t} tool|(can|could) you use the {t} tool to (read|show me) {p}?|what is in {p}? Use the {t} tool|{t} tool: {p}|call {t} (for|on|with) {p}|show me {p}. Use {t}(, not the shell|, not cat|)",
    "run": "use the {t} tool to run {c}|run {c} with the {t} tool|with the {t} tool(,|) run {c}|use {t} to run {c}|{t} tool: {c}|run {c} (using|in) the {t} tool|(can|could) you run {c} with the {t} tool?|call {t} with {c}|use the {t} tool: {c}",
    "write": "use the {t} tool to (create|make|write) {p} with {x}|(create|make|write) {p} with {x}, use the {t} tool|with the {t} tool(,|) (write|put|save) {x} (to|into|in) {p}|use {t} to (put|write|save) {x} (to|into|in) {p}|(write|save|put) {x} (to|into|in) {p} with the {t} tool|(can|could) you use the {t} tool to write {x} to {p}?|call {t} to (create|write) {p} with {x}",
    "edit": "use the {t} tool to (change {o} to|replace {o} with) {n} in {p}|(change {o} to|replace {o} with) {n} in {p} with the {t} tool|with the {t} tool(,|) (change {o} to|replace {o} with) {n} in {p}|in {p}(,|) (change {o} to|replace {o} with) {n}. Use the {t} tool|use {t} on {p}: (change {o} to|replace {o} with) {n}|use {t} to (change {o} to|replace {o} with) {n} in {p}",
    "list": "use the {t} tool (to list {d}|on {d}|to see what is in {d})|list (the files in |){d} with the {t} tool|with the {t} tool(,|) list {d}|what is in the folder {d}? Use the {t} tool|use {t} (for|on) {d}",
    "grep": "use the {t} tool to (search|look) for {x}|(search|look) for {x} with the {t} tool|with the {t} tool(,|) (search|look) for {x}|where is {x}? Use the {t} tool|use {t} to find {x}"}


def by_name(source, box):
    """A tool that the request asks for by its name."""
    able = {operation: weight for operation, weight in {"read": 14, "run": 5, "write": 4, "edit": 4, "list": 3, "grep": 3}.items() if operation in box.operations}
    if not able:
        return None
    operation = source.weighted(able)
    name = box.operations[operation].name
    p = source.pick(_SYSTEM) if operation == "read" and source.chance(.6) else path(source)
    values, answer, ends = dict(t=source.pick([name] * 5 + [f"`{name}`"])), None, [p]
    match operation:
        case "read":
            done, values["p"] = deed(source, box, "read", path=p, text=source.pick([word(source), source.plain_line(), content(source), f"{word(source)} {source.number(1, 900)}"])), p
            answer = Answer("I repeat the content.", done.text)
        case "run":
            line = source.pick([f"cat {source.pick(_SYSTEM)}", "uptime", "ls -la", "git status", "whoami", f"wc -l {p}", f"ls {folder(source)}", "date", f"cat {p}", "df -h", f"python3 {word(source)}.py"])
            out = source.pick([source.plain_line(), f"{source.number(1, 999)} {word(source)}", word(source)])
            done, values["c"], answer = ran(source, box, line, out), marked(source, line), Answer("I repeat the output.", out)
            ends = [line]
        case "write":
            text = source.pick([word(source), f"{word(source)} {source.number(1, 99)}", source.phrase(2, 4), source.plain_line()])
            while all(mark in text for mark in "\"'`"):
                text = source.phrase(2, 4)
            shown, = marks(source, text, bare=.3)
            done, values = deed(source, box, "write", path=p, content=text), values | dict(p=p, x=shown)
            answer, ends = done.answer, [p, shown]
        case "edit":
            old, new = quoted_pair(source)
            if old == new:
                return None
            o, n = marks(source, old, new)
            done, values = deed(source, box, "edit", path=p, old=old, new=new), values | dict(p=p, o=o, n=n)
            answer, ends = done.answer, [p, n]
        case "list":
            d = folder(source)
            done, values["d"], ends = deed(source, box, "list", folder=d), d, [d]
            answer = done.answer
        case _:
            x = value(source, "key")
            done, values["x"], ends = deed(source, box, "grep", pattern=x, text=path(source)), x, [x]
            answer = done.answer
    return task(source, [done], wording(source, _TOOL[operation], **values), answer, *ends, name)


# --- patches -----------------------------------------------------------------------------------------------------------------------
_PATCH = {
    "delete": "(use apply_patch to|use {t} to|with {t},) (delete|remove) {p}|(delete|remove) (the file |){p} (with|using|by) {t}|(delete|remove) {p}(,|.) (use|Use) {t}|(can|could) you (delete|remove) {p} with {t}?|{p} is not needed, (delete|remove) it with {t}|{t}: (delete|remove) {p}|we don't need {p} any more. Use {t} to (delete|remove) it|(delete|remove) {p} by (a patch|{t})",
    "add": "use {t} to (add|create|make) (a file |){p} (with|containing) {x}|(add|create|make) {p} (with|containing) {x} (with|using) {t}|with {t}(,|) (add|create) {p} (with|containing|with the line) {x}|(add|create) {p} with {t}, it should (say|contain) {x}|(can|could) you (add|create) {p} with {x}, using {t}?|{t}: (add|create) {p} with {x}",
    "line": "use {t} to (change the line {o} to|replace the line {o} with) {n} in {p}|in {p}(,|) change the line {o} to {n} (with|using) {t}|with {t}(,|) (change {o} to|replace {o} with) {n} in {p}|(change the line {o} in {p} to|replace the line {o} in {p} with) {n}(,|.) (use|Use) {t}|{t}: in {p}, {o} becomes {n}|(use {t}:|with {t}:) {p}: {o} -> {n}|use {t} to (change {o} to|replace {o} with) {n} in {p}",
    "key": "use {t} to (set|change) {k} (in|of) {p} to {v}|(use {t} to change|with {t} change) {k} (from {o} to {v} in {p}|in {p} from {o} to {v})|change {k} from {o} to {v} in {p}(,|.) (use|Use) {t}|(set|change) {k} in {p} to {v} (with|using) {t}|with {t}(,|) (set|change) {k} in {p} to {v}|in {p}(,|) (set|change) {k} to {v}. Use {t}|{k} in {p} should be {v}(, use {t}|. Change it with {t})|(set|change) {k} to {v} in {p}, use {t}|(can|could) you (set|change) {k} in {p} to {v} with {t}?|{t}: set {k} in {p} to {v}"}


def patched(source, box):
    """What apply_patch is asked for: a file less, a file more, a line that the patch has whole."""
    tool = box.operations.get("patch")
    if tool is None:
        return None
    kind = source.weighted({"delete": 4, "add": 3, "line": 5, "part": 3, "key": 6})
    t, p = source.pick([tool.name] * 4 + [f"`{tool.name}`", f"the {tool.name} tool"]), path(source)
    end = lambda form, done, answer, *ends, **values: task(source, done, wording(source, form, t=t, **values), answer, tool.name, *ends)
    match kind:
        case "delete":
            body = f"*** Begin Patch\n*** Delete File: {p}\n*** End Patch\n"
            made = type("Deleted", (), {"turns": [Answer(f"I delete {p}.", "", Call(tool.name, [(tool.roles[0][0], body)])), Result(source.pick([f"Success. Updated the following files:\nD {p}", f"D {p}", "ok", "done", f"Deleted {p}"]))]})
            return end(_PATCH[kind], [made], Answer("The file was deleted.", f"Deleted {p}."), p, p=p)
        case "add":
            text = source.pick([word(source), source.phrase(2, 4), f"{word(source)} = {source.number(0, 99)}", f"# {word(source).capitalize()}", source.plain_line()])
            shown, = marks(source, text, bare=.2)
            return end(_PATCH[kind], [deed(source, box, "write", path=p, content=text)], Answer("The file was created.", f"Created {p}."), p, shown, p=p, x=shown)
    if source.chance(.5):
        p, text, facts = known_file(source)
    else:
        p, text, facts = coded(source)
    name, v, line, new = source.pick(facts)
    if v == new or text.count(line(v)) != 1:
        return None
    whole = next(one for one in text.split("\n") if line(v) in one)
    if kind == "line" or kind == "part" and whole == line(v):
        other = whole.replace(line(v), line(new))
        forms = [form for form in ("`{}`", "`{}`", '"{}"', "'{}'") if form[0] not in whole]
        if not forms:
            return None
        form = source.pick(forms)
        done = thinking(deed(source, box, "edit", path=p, old=whole, new=other), "I replace the whole line.")
        return end(_PATCH["line"], [done], Answer("The file was changed.", f"Updated {p}."), form.replace("{}", other), p, p=p, o=form.replace("{}", whole), n=form.replace("{}", other))
    read = thinking(deed(source, box, "read", path=p, text=text), f"I need to read {p} first: a patch has the whole line.")
    edit = thinking(line_edit(source, box, p, text, line(v), line(new)), f"I change {name} from {v} to {new}.")
    if kind == "part":
        o, n = marks(source, line(v), line(new))
        return end(_PATCH["line"].replace(" the line", ""), [read, edit], Answer("The file was changed.", f"Updated {p}."), p, n, p=p, o=o, n=n)
    return end(_PATCH[kind], [read, edit], Answer("The file was changed.", f"Updated {p}."), p, new, p=p, k=name, v=new, o=v)


# --- what stands between marks ---------------------------------------------------------------------------------------------------
_CHANGE = (
    "change {o} to {n} in {p}|in {p}(,|) change {o} to {n}|replace {o} (with|by) {n} in {p}|in {p}(,|) replace {o} (with|by) {n}|{p}: change {o} to {n}|edit {p}(:| and|,) (change {o} to|replace {o} with) {n}|(can|could) you change {o} to {n} in {p}?|{o} in {p} should be {n}|{o} should (be|become) {n} in {p}|swap {o} for {n} in {p}|in {p}(,|) {o} (becomes|must become) {n}|(please |)update {o} to {n} in {p}|update {p}: {o} -> {n}|in {p} it says {o}(, it should be|. It should be|. Make it) {n}|bump {o} to {n} in {p}|I want {n} instead of {o} in {p}")
_KEYS = "name version title port host main license author private type description timeout debug theme lang color width height level mode status region email url user path format limit retries".split()


def _keyed(source):
    """-> (a text whose marks belong to it, the same with another value, a file that has such)"""
    key = source.pick(_KEYS) if source.chance(.75) else word(source)
    (a, b), end = quoted_pair(source), source.pick(["json", "json", "yaml", "py", "js", "toml", "html", "env"])
    if source.chance(.25):
        a, b = source.pick([("true", "false"), ("false", "true"), (str(source.number(1, 99)), str(source.number(100, 999))), ("null", '"' + word(source) + '"')])
        form = {"json": '"{k}": {v}', "yaml": "{k}: {v}", "py": "{k} = {v}", "js": "{k}: {v},", "toml": "{k} = {v}", "html": '{k}={v}', "env": "{k}={v}"}[end]
    else:
        form = {"json": source.pick(['"{k}": "{v}"', '"{k}": "{v}"', '"{k}":"{v}"', '"{k}": "{v}",']), "yaml": source.pick(["{k}: '{v}'", '{k}: "{v}"']), "py": source.pick(['{k} = "{v}"', "{k} = '{v}'"]), "js": source.pick(["{k}: '{v}'", 'const {k} = "{v}";']), "toml": '{k} = "{v}"', "html": '{k}="{v}"', "env": '{k}="{v}"'}[end]
    return form.format(k=key, v=a), form.format(k=key, v=b), end


def exact(source, box):
    """An edit of exactly what is quoted: marks around it are no part of it, those inside it are."""
    if patches.by_lines(box):
        return None
    if source.chance(.5):
        old, new, end = _keyed(source)
        p = source.pick(["package.json", "config.json", "settings.json", "manifest.json", "tsconfig.json"]) if end == "json" and source.chance(.6) else path(source, [end])
        if old == new:
            return None
        forms = ["`{}`", "`{}`", "{}", "{}"] + (["'{}'"] if "'" not in old + new else []) + (['"{}"'] if '"' not in old + new else [])
        form = source.pick(forms)
        if form == "{}" and (old[-1] in ",;" or '"' not in old[:1] and " " in old and source.chance(.5)):
            form = "`{}`"
        o, n = (form.replace("{}", one) for one in (old, new))
    else:
        old, new = quoted_pair(source)
        p = path(source, ["css", "html", "yaml", "md", "txt", "json", "js", "py", "env", "toml", "sh", "conf"]) if source.chance(.85) else source.pick(["Dockerfile", "docker-compose.yml", ".env", "Makefile", "style.css", ".nvmrc"])
        if old == new:
            return None
        o, n = marks(source, old, new, bare=.35)
    edit = deed(source, box, "edit", path=p, old=old, new=new)
    return task(source, [edit], wording(source, _CHANGE, o=o, n=n, p=p), Answer("The file was changed.", f"Updated {p}."), p, o, n)


def chore_words(source, box):
    """One of these; None where the tools cannot."""
    if not box.operations:
        return None
    run, patch = "run" in box.operations, "patch" in box.operations
    pictures = any(schema["name"] == "view_image" for schema in box.others)
    makers = {clause: 30 if run else 0, told: 9 if run else 0, show: 16 if pictures or box.client == "codex" else 3, picture: 12 if pictures else 0, by_name: 14, patched: 40 if patch else 0, exact: 22, status.asked: 26 if run else 0}
    for _ in range(6):
        turns = source.weighted(makers)(source, box)
        if turns:
            return turns
    return None

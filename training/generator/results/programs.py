"""What well-known programs print, test runners above all, with questions in everyday words: after one command, or after two of which one answers."""
import re
from functools import cache
from pathlib import Path

from ..chat import Answer, User
from ..everyday.grammar import parse
from ..files.deeds import deed
from ..material import world
from ..papers.asked import MORE
from ..papers.paper import Ask
from ..papers.values import hexes, value
from ..words.said import capital
from ..words.wording import typed, worded

_PACKAGES = "lodash,express,react,axios,chalk,vite,jest,eslint,prettier,uuid,moment,webpack,dotenv,typescript,zod".split(",")
_DONE = "Add|Fix|Remove|Rename|Move|Update|Document|Speed up|Simplify|Test|Drop|Rework|Split|Merge|Clean up|Translate|Revert|Shorten|Sort|Cache".split("|")
_OBJECTS = "the login form|the price list|old icons|the date parser|the search box|broken links|the footer|export to CSV|the start page|error messages|the cache|the readme|image loading|the menu|time zones|the mail template|the upload|unused imports|the color theme|the help page|the retry loop|the install guide|the test data|user names|the calendar|the map view|the build script|the sound settings|the order page|the license".split("|")
_OWN = {
    "hash": lambda s: hexes(s, 7), "long": lambda s: hexes(s, 40), "user": lambda s: s.pick(world.NAMES).lower(), "Noun": lambda s: s.noun().capitalize(), "Package": lambda s: s.pick(_PACKAGES),
    "weekday3": lambda s: s.pick(world.DAYS)[:3], "month3": lambda s: s.pick(world.MONTHS)[:3], "Subject": lambda s: f"{s.pick(_DONE)} {s.pick(_OBJECTS)}"}


@cache
def programs():
    """-> [(topic, commands, {slot: kind}, outputs, [(direct, told, answer)])]"""
    text = (Path(__file__).parent / "programs.txt").read_text()
    macros = {name: rest.split(" > ") for name, rest in re.findall(r"(?m)^(\$\w+) = (.+)$", text)}
    out = []
    for block in text.split("\n@ ")[1:]:
        head, *lines = block.strip("\n").split("\n")
        topic, commands = head.split(" | ", 1)
        kinds, outputs, asks = {}, [], []
        for line in lines:
            if line.startswith("> "):
                outputs.append(line[2:].replace("\\n", "\n").replace("\\t", "\t"))
            elif line.startswith("? "):
                question, answer = line[2:].rsplit(" = ", 1)
                asks.append((*(macros.get(question) or question.split(" > ")), answer))
            elif line and not line.startswith("$"):
                kinds |= dict(re.split("[=:]", part.strip(), maxsplit=1) for part in line.split(";"))
        out.append((topic, commands.split(" ; "), kinds, outputs, asks))
    return out


def _filled(text, values):
    return re.sub(r"\{(\w+)\}", lambda match: values.get(match[1], match[0]), text)


def printed(source, topics=None):
    """-> (topic, command, output, [Ask])"""
    topic, commands, kinds, outputs, asks = source.pick([one for one in programs() if one[0] in topics] if topics else programs())
    values, sums = {}, {}
    for name, kind in kinds.items():
        if re.fullmatch(r"\w([+-]\w)+", kind):
            sums[name] = kind
        else:
            for _ in range(20):
                values[name] = _OWN[kind](source) if kind in _OWN else source.pick(world.NOUNS) if kind == "noun" else value(source, kind)
                if values[name] not in [other for key, other in values.items() if key != name]:
                    break
    for name, kind in sums.items():
        values[name] = str(sum(int(values.get(part.lstrip("+-"), part.lstrip("+-"))) * (-1 if part[0] == "-" else 1) for part in re.findall(r"[+-]?\w", kind)))
    output = source.pick(outputs)
    text, made = _filled(output, values), []
    for direct, told, answer in asks:
        line = next((_filled(one, values).strip() for one in output.split("\n") if answer in one and "{" in answer), "")
        direct, told, answer = _filled(direct, values), _filled(told, values), _filled(answer, values)
        made.append(Ask(direct, told, {}, answer, line, said=f"It says: {line}\nSo the answer is {answer}." if line else f"It printed: {text.strip().split(chr(10))[-1]}\nSo the answer is {answer.removesuffix('.')}."))
    return topic, _filled(source.pick(commands), values), text.strip("\n") if source.chance(.6) else text, made


_ASKED = (
    "(run|execute) {c}. {Q}?|(run|execute) {c}: {q}?|(run|execute) {c}. {Q}?|{Q}? (Run|Use|Execute|Check with|Find out with|Ask) {c}|{Q}? (Run {c} to find out|Use {c} for that|{c} tells you)|(run|execute) {c} and (answer|tell me): {q}?|what does {c} say, {q}?|(can|could) you run {c}? {Q}?|please run {c}. {Q}?|with {c}: {q}?|(run|use) {c} (first|for me|please). {Q}?|I have a question, {q}? Use {c}|{Q}? Please run {c}|according to {c}, {q}?|use {c} to (answer this|find out): {q}?")
_TOLD = (
    "(run|execute|use) {c} and (tell me|say|report|give me|answer) {t}|(run|execute|use) {c} and tell me {t}|(run|execute) {c}, then (tell me|say|report) {t}|(run|execute) {c}. (Then tell|Tell|Afterwards tell) me {t}|(use|run) {c} to (find out|see|get) {t}|find out {t} (with|by running|using) {c}|tell me {t}, (run|use) {c}|tell me {t} (with|using|with the help of) {c}|I (need|want) to know {t}(, run|. Run|, use) {c}|"
    "(can|could) you run {c} and tell me {t}?|please run {c} and tell me {t}|check {t} (with|using) {c}|(run|execute) {c}. I want to know {t}|get me {t} (from|with) {c}|I need {t}, {c} (prints|shows) it|look up {t} (with|using) {c}")
_TESTS = "run the tests (with {c}|({c})|using {c})( and (tell me|say|report) {t}|. {Q}?|: {q}?)|(run|start) the test suite with {c}( and tell me {t}|. {Q}?)|test everything with {c} and (tell me|let me know) {t}|{Q}? Run the tests with {c}|{Q}? The tests run with {c}"
_TWO = (
    "(first |)run {a}, then {b}. {Q}?|run {a} and then {b}. {Q}?|first run {a}, then {b}. {Q}?|run {a}. Then run {b}. {Q}?|first (run |){a}, then {b}, and (tell me|say|report) {t}|run {a}, then {b}, and tell me {t}|(run|execute) {a} and {b} and tell me {t}|run {a} and after that {b}. {Q}?|(run|execute) {a}. (After that|Afterwards|Next|Then) (run |execute ){b} and (tell me|say|report) {t}|"
    "two commands: {a}, then {b}. {Q}?|1. run {a}\n2. run {b}\n{Q}?|1. {a}\n2. {b}\n3. tell me {t}|run these two: {a} and {b}. {Q}?|(execute|run) {a}, then {b}: {q}?|please run {a} and then {b}. {Q}?|after {a}, run {b} and tell me {t}|{Q}? First run {a}, then {b}|start with {a}, then run {b}. {Q}?")
_ONLY = ["", "", "", "", "", " Only the answer.", " Just the number.", " Answer briefly.", " Only that, please.", " Just the value."]
# What comes first and answers nothing: a command, what it prints.
_BEFORE = [one.split(" > ") for one in """\
git switch {w} > Switched to branch '{w}'
git checkout {w} > Switched to branch '{w}'
git switch {w} > Switched to branch '{w}'\\nYour branch is up to date with 'origin/{w}'.
git checkout -b {w} > Switched to a new branch '{w}'
git pull > Already up to date.
git fetch origin > From github.com:acme/{w}\\n   1a2b3c4..5d6e7f8  main -> origin/main
git stash > Saved working directory and index state
make clean > rm -rf build/{w}
npm ci > added {n} packages in {m}s
npm install > added {n} packages in {m}s
npm run build > built in {m}.2s
pip install -r requirements.txt > Successfully installed {w}-{m}.1.0
docker compose up -d > Container {w}-1  Started
systemctl restart {w} > 
export STAGE={w} > 
cargo fmt > 
cargo build > Finished in {m}.1s
cp {w}.txt backup.txt > 
echo {w} > {w}
cd {w} > 
source venv/bin/activate > 
./setup.sh > ready: {w} {n}
python3 prepare.py > {n} rows written to {w}.csv
go mod tidy > 
bundle install > Bundle complete! {m} Gemfile dependencies, {n} gems now installed.
touch {w}.txt > """.split("\n")]
_APART = [("tests", "git", "lint"), ("disk", "memory", "time")]


def _marked(source, command):
    return source.pick(["`{}`"] * 5 + ['"{}"', "'{}'" if "'" not in command else "`{}`"] + (["{}"] * 2 if re.fullmatch(r"[\w ./-]+", command) and command[-1] != "." else [])).format(command)


def outputs(source, box):
    """A command, what it prints and a question; often another one behind it; or two commands."""
    if "run" not in box.operations:
        return None
    if source.chance(.36):
        return _two(source, box)
    topic, command, text, asks = printed(source, ("tests",) if source.chance(.35) else None)
    done, ask = deed(source, box, "run", text=text, command=command), source.pick(asks)
    if done is None:
        return None
    form = _TESTS if topic == "tests" and source.chance(.35) else _TOLD if source.chance(.45) else _ASKED
    turns = [User(_said(source, form, ask, c=_marked(source, command)))] + done.turns + [Answer(ask.thought(), ask.answer)]
    for again in source.random.sample(others := [one for one in asks if one is not ask], min(len(others), source.weighted({0: 5, 1: 3, 2: 1}))):
        turns += [User(_said(source, MORE, again)), Answer(again.thought(), again.answer)]
    return turns


def _said(source, form, ask, **values):
    q = ask.question(source, there="")
    text = worded(source, form, q=q, Q=capital(q), t=ask.indirect(source, ""), **values)
    number = ask.answer.isdigit()
    only = source.pick([one for one in _ONLY if number or "number" not in one])
    return typed(source, text + (only if text.endswith("?") else ""), *values.values())


def _two(source, box):
    """Two commands one after the other; the output of one of them answers."""
    if source.chance(.3):
        both = [printed(source, topics) for topics in source.random.sample(_APART, 2)]
        asks = source.pick(both)[3]
    else:
        topic, command, text, asks = printed(source, ("git",) if source.chance(.4) else None)
        own = command.split(" ")[0]
        before = [one for one in _BEFORE if topic != "git" or not one[0].startswith(("git stash", "git checkout -b")) and not (one[0].startswith(("git switch", "git checkout")) and re.search("branch|status|abbrev|symbolic|stash", command))]
        first, said = source.pick([one for one in before if one[0].startswith("git ") == (own == "git")] if own == "git" and source.chance(.7) else before)
        values = dict(w=source.pick([source.word, source.noun])(), n=str(source.number(3, 900)), m=str(source.number(1, 40)))
        both = [("", _filled(first, values), _filled(said, values).replace("\\n", "\n"), []), (topic, command, text, asks)]
    done = [deed(source, box, "run", text=text, command=command) for _, command, text, _ in both]
    if not all(done) or both[0][1] == both[1][1]:
        return None
    ask = source.pick(asks)
    mark = source.pick(["`{}`", "`{}`", "`{}`", '"{}"'])
    a, b = [mark.format(command) for _, command, *_ in both]
    return [User(_said(source, _TWO, ask, a=a, b=b))] + done[0].turns + done[1].turns + [Answer(ask.thought(), ask.answer)]


for _one in programs():                                                 # a stray bracket is found here
    for _direct, _told_, _answer in _one[4]:
        parse(re.sub(r"\{\w+\}", "x", _direct + "|" + _told_))

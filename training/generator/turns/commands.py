"""Commands one after the other, none left out, and what is asked about the last one; tools and programs that the request names, with pattern or options."""
from ..chat import Answer
from ..files.deeds import deed, files, folder
from ..files.searches import wanted
from ..material import world
from ..words.wording import joined, typed, worded
from . import ending
from .ending import ENDS, file_name, said_at_end, turns_of

_ROWS = [row.split(" ; ") for row in """make ; make check
make clean ; make ; make check
make clean ; make ; make test
./configure ; make ; make check
make ; make test
make ; make lint ; make test
cargo fmt ; cargo build ; cargo test
cargo check ; cargo clippy ; cargo test
cargo build ; cargo build --release ; cargo test
cargo clean ; cargo build ; cargo test
npm install ; npm run build ; npm test
npm ci ; npm run lint ; npm test
npm run lint ; npm run build ; npm run test
yarn install ; yarn build ; yarn test
pnpm install ; pnpm build ; pnpm test
go mod tidy ; go build ./... ; go test ./...
go build ./... ; go vet ./... ; go test ./...
pip install -r requirements.txt ; ruff check . ; pytest
black . ; mypy . ; pytest
pytest tests/unit ; pytest tests/api ; pytest tests/e2e
python3 setup.py ; python3 check.py ; python3 test.py
git pull ; make ; make test
git status ; git pull ; npm test
mvn clean ; mvn compile ; mvn test
gradle build ; gradle check ; gradle test
cmake -B build ; cmake --build build ; ctest --test-dir build
bundle install ; rake lint ; rake test
docker compose build ; docker compose up -d ; docker compose exec app pytest
python3 {w}.py ; python3 {v}.py ; pytest
./{w}.sh ; ./{v}.sh ; ./test.sh""".split("\n")]
_OUTPUTS = {"make": "cc -O2 -c {w}.c|gcc -o {w} {w}.o|make: Nothing to be done for 'all'.", "make clean": "rm -f *.o|rm -rf build", "git pull": "Already up to date.|Fast-forward", "git status": "On branch main|nothing to commit, working tree clean", "npm install": "added {i} packages|up to date", "npm ci": "added {i} packages"}
_PASSES = ["{a} passed, {b} failed", "{a} passed; {b} failed", "Tests: {b} failed, {a} passed", "ran {n} tests: {a} passed, {b} failed"]
_IN_ORDER = (
    "(do|run) {n} (things|commands) in this order: {l}|(run|execute) (these|the following) {n} commands (one after the other|in this order|in order): {l}|(run|execute) (the commands |){l} in (this|that) order|run {f}, then {s}|run {f}, then {s}|(run|execute) {f}. Then {s}|first (run |){f}, then {s}|do (this|the following) (in order|one after the other|step by step): {l}|"
    "I need {n} commands run (one after the other|in this order): {l}|(please |)run {l} one after the other|one after the other, run {l}|{n} commands, in this order: {l}")
_PASSED = [("(tell me|say) (whether|if) (the tests|they|all tests|the last one|the last step) passed|did (the tests|all tests|the last one|they) pass?|did (the last command|the tests) (succeed|work)?|(are|were) all tests (green|ok)?", "Yes.", "No."),
           ("(say|answer|reply with|tell me) passed or failed|(answer|reply) with passed or failed|(did it pass?|how did the tests go?) (Say|Answer) passed or failed|passed or failed?", "passed", "failed")]
_COUNTED = {"passed": "how many tests passed?|(tell me|say|report) (how many|the number of) tests (that |)passed|(tell me|say) how many passed", "failed": "how many tests failed?|(tell me|say|report) how many tests failed|(tell me|say) how many failed"}


def in_order(source, box):
    """Two or three commands, none left out, and how the last one went."""
    if "run" not in box.operations:
        return None
    names = dict(w=source.word(), v=source.word())
    lines = [line.format(**names) for line in source.pick(_ROWS)]
    good, bad = source.number(1, 80), 0 if source.chance(.6) else source.number(1, 9)
    last = source.pick(_PASSES).format(a=good, b=bad, n=good + bad)
    done = [deed(source, box, "run", command=line, text=source.pick(_OUTPUTS.get(line, "ok|finished|done in {i} ms|no problems found|").split("|")).format(i=source.number(2, 900), w=source.word())) for line in lines[:-1]] + [deed(source, box, "run", command=lines[-1], text=last)]
    shown = [source.pick(["`{}`"] * 4 + ['"{}"']).format(line) for line in lines]
    steps = [f"run {one}" for one in shown]
    number = {2: "two", 3: "three"}[len(lines)]
    x = source.random.random()
    if x < .3:
        listed = "\n".join((f"{i + 1}. " + (step if source.chance(.5) else one)) for i, (step, one) in enumerate(zip(steps, shown)))
        order = source.pick(["Run these in order:\n", "Do this in order:\n", f"{number.capitalize()} commands, one after the other:\n", "", "Please run:\n", "Steps:\n"]) + (listed if listed.startswith("1. run") else listed)
    elif x < .5:
        order = joined(source, steps)
    else:
        inline = source.pick([", ".join, lambda parts: ", ".join(parts[:-1]) + " and " + parts[-1], lambda parts: ", then ".join(parts)])(shown)
        order = worded(source, _IN_ORDER, n=number, l=inline, f=shown[0], s=(", then " if source.chance(.6) else ", and last ").join(steps[1:] if source.chance(.5) else shown[1:]))
    kind = source.weighted({"passed": 6, "count": 3, "word": 4})
    if kind == "word":
        if bad:
            return None                                                 # "say passed" would be wrong
        text, marked = ending.word(source)
        return turns_of(ending.ended(source, order, text, marked), done, said_at_end(text))
    if kind == "count":
        which = source.pick(["passed", "failed"])
        ask, answer = worded(source, _COUNTED[which]), Answer(f"The last output says {last}.", str(good if which == "passed" else bad))
    else:
        form, yes, no = source.pick(_PASSED)
        ask, answer = worded(source, form), Answer(f"{bad} tests failed.", no if bad else yes)
    ask = ask[0].upper() + ask[1:]
    request = order + ("\n" if "\n" in order else " " if order[-1] in ".?!" else ". ") + source.pick(["", "", "Then: ", "At the end: ", "Finally: "]) + ask
    return turns_of(typed(source, request), done, answer)


_WITH_PATTERN = "use {t} with the pattern {x}|use the {t} tool with the pattern {x}|call {t} with the pattern {x}|(please |)use {t}, the pattern is {x}|use {t} and the pattern {x}|run {t} with the pattern {x}|{t} with pattern {x}|use {t} (for|on) the pattern {x}"
_FLAGS = [("use grep -rn to (search|look) for {o} in {d}|(search|look) for {o} in {d} (with|using) grep -rn|use grep -rn and (search|look) for {o} in {d}", "grep -rn {o} {f}"), ("use grep -rl to find (the files with|the files that contain|which files contain) {o} in {d}|(with|using) grep -rl, find the files that contain {o} in {d}", "grep -rl {o} {f}"),
          ("use grep -n to (search|look) for {o} in {p}|(search|look) for {o} in {p} (with|using) grep -n", "grep -n {o} {p}"), ("use grep -i to (search|look) for {o} in {p}|(search|look) for {o} in {p} (with|using) grep -i", "grep -i {o} {p}"), ("use grep -c to count {o} in {p}|count {o} in {p} (with|using) grep -c", "grep -c {o} {p}"),
          ("use ls -la (to list|on) {d}|list {d} (with|using) ls -la", "ls -la {f}"), ("use wc -l (on|to count the lines of) {p}|count the lines of {p} (with|using) wc -l", "wc -l {p}"), ("use rg -n to (search|look) for {o} in {d}|(search|look) for {o} in {d} (with|using) rg -n", "rg -n {o} {f}")]


def by_name(source, box):
    """A tool with its pattern, a program with its options."""
    kind = source.pick(["glob", "grep", "flags", "flags"])
    if kind == "flags":
        form, line = source.pick(_FLAGS)
        if any(tool.name in line.split()[:1] for tool in box.operations.values()):
            return None
        where, o, p = folder(source), wanted(source), file_name(source)
        line = line.format(o=o, f=where, p=p)
        hit = f"{source.number(1, 400)}:{source.pick(['', '  ', 'let '])}{o}{source.pick(['', ' = 1', '()'])}"
        out = f"{where}/{source.word()}.{source.pick(world.EXTENSIONS)}" if " -rl " in line else hit if line.startswith(("grep -n", "grep -i")) and " -rn" not in line else str(source.number(1, 40)) if " -c " in line else f"{source.number(1, 900)} {p}" if line.startswith("wc") else "\n".join(files(source)) if line.startswith("ls") else f"{where}/{source.word()}.{source.pick(world.EXTENSIONS)}:{hit}"
        done = "run" in box.operations and deed(source, box, "run", command=line, text=out)
        return done and turns_of(typed(source, worded(source, form, o=o, p=p, d=source.pick(["{}", "the folder {}", "the {} folder", "the directory {}"]).format(where)), p, where), [done], done.answer)
    tool = box.operations.get(kind)
    if not tool:
        return None
    if kind == "glob":
        end = source.pick(ENDS + "py ts js rs go html css".split())
        x = source.pick(["**/*.{e}", "*.{e}", "{d}/**/*.{e}", "{d}/*.{e}", "**/test_*.{e}"]).format(e=end, d=folder(source).strip("/"))
        found = "\n".join(source.distinct(lambda: x.replace("**/", source.pick(["", source.word() + "/"])).replace("*", source.word()), source.number(1, 4), 20))
        done = deed(source, box, "glob", glob=x, text=found)
    else:
        x = wanted(source)
        done = deed(source, box, "grep", pattern=x)
    marked = source.pick(["{}", "{}", "`{}`", '"{}"']).format(x)
    return done and turns_of(typed(source, worded(source, _WITH_PATTERN, t=tool.name, x=marked), marked, x), [done], done.answer)

"""Tests before a deed, settings and numbers changed before a command, scripts that are written and run."""
import re

from ..chat import Answer
from ..files import patches
from ..files.deeds import deed, thinking
from ..files.languages import known_file
from ..files.tooling import DONE
from .parts import folder, hexes, marked, one_of, path, printed, ran, task, value, version, word, wording

# --- only if the tests pass ---------------------------------------------------------------------------------------------------
# command | what it prints when all is well | when something is wrong, {x} and {y} being what failed
_TESTS = [line.split(" | ") for line in """\
pytest | {n} passed in 0.{m}s | FAILED tests/test_{w}.py::{x} - AssertionError\\n1 failed, {n} passed in 0.{m}s | FAILED tests/test_{w}.py::{x} - AssertionError\\nFAILED tests/test_{w}.py::{y} - KeyError\\n2 failed, {n} passed in 0.{m}s
pytest -q | {n} passed in 0.{m}s | FAILED {x} - assert {n} == {m}\\n1 failed, {n} passed | FAILED {x} - assert {n} == {m}\\nFAILED {y} - assert 0\\n2 failed, {n} passed
cargo test | test result: ok. {n} passed; 0 failed; 0 ignored | failures:\\n    {x}\\n\\ntest result: FAILED. {n} passed; 1 failed; 0 ignored | failures:\\n    {x}\\n    {y}\\n\\ntest result: FAILED. {n} passed; 2 failed; 0 ignored
go test ./... | ok  	acme/{w}	0.{m}s | --- FAIL: {x} (0.00s)\\nFAIL	acme/{w}	0.{m}s | --- FAIL: {x} (0.00s)\\n--- FAIL: {y} (0.01s)\\nFAIL	acme/{w}	0.{m}s
npm test | Tests:       {n} passed, {n} total | ✕ {x} (3 ms)\\nTests:       1 failed, {n} passed | ✕ {x} (3 ms)\\n✕ {y} (1 ms)\\nTests:       2 failed, {n} passed
make test | all {n} tests passed | {x}: FAILED\\n{n} ok, 1 failed | {x}: FAILED\\n{y}: FAILED\\n{n} ok, 2 failed
python -m unittest | Ran {n} tests in 0.{m}s\\n\\nOK | FAIL: {x} (test_{w}.Test)\\nRan {n} tests in 0.{m}s\\n\\nFAILED (failures=1) | FAIL: {x} (test_{w}.Test)\\nFAIL: {y} (test_{w}.Test)\\nRan {n} tests in 0.{m}s\\n\\nFAILED (failures=2)
npx vitest run | Tests  {n} passed ({n}) | FAIL  {x}\\nTests  1 failed | FAIL  {x}\\nFAIL  {y}\\nTests  2 failed
./run_tests.sh | {n} passed, 0 failed | failed: {x}\\n{n} passed, 1 failed | failed: {x}\\nfailed: {y}\\n{n} passed, 2 failed
bundle exec rspec | {n} examples, 0 failures | {n} examples, 1 failure\\n\\nrspec {x} | {n} examples, 2 failures\\n\\nrspec {x}\\nrspec {y}
mix test | {n} tests, 0 failures | 1) test {x}\\n{n} tests, 1 failure | 1) test {x}\\n2) test {y}\\n{n} tests, 2 failures
ctest | 100% tests passed, 0 tests failed out of {n} | 1 - {x} (Failed)\\n1 tests failed out of {n} | 1 - {x} (Failed)\\n2 - {y} (Failed)\\n2 tests failed out of {n}""".split("\n")]
_BUILDS = [line.split(" | ") for line in """\
make | cc -o {w} {w}.c | {w}.c:{n}: error: {x} undeclared
npm run build | built in {n}.{m}s | error TS2304: Cannot find name '{x}'.
cargo build | Finished in {n}.{m}s | error[E0425]: cannot find value `{x}` in this scope
npm run lint | no problems | {w}.js:{n} error '{x}' is not defined
go build ./... |  | {w}.go:{n}:2: undefined: {x}
tsc --noEmit |  | src/{w}.ts({n},5): error TS2304: Cannot find name '{x}'.
python3 check.py | all fine | error: {x} is missing
nginx -t | configuration file nginx.conf test is successful | nginx: [emerg] unknown directive "{x}" in nginx.conf:{n}
terraform validate | Success! The configuration is valid. | Error: Reference to undeclared resource {x}
mypy . | Success: no issues found in {n} source files | {w}.py:{n}: error: Name "{x}" is not defined""".split("\n")]
# how it is asked for | the command | what it prints
_DEEDS = [line.split(" | ") for line in """\
commit everything with the message "{M}" using git commit -am | git commit -am "{M}" | [main {h}] {M}
commit with {c} | git commit -m "{M}" | [main {h}] {M}
commit: {c} | git commit -am "{M}" | [main {h}] {M}
run {c} | git commit -am "{M}" | [main {h}] {M}
push with {c} | git push | To origin: main -> main
push it ({c}) | git push origin main | To origin: main -> main
run {c} | git push origin {w} | To origin: {w} -> {w}
deploy with {c} | ./deploy.sh | deployed
deploy it: {c} | make deploy | deployed
run {c} | ./deploy.sh {e} | deployed to {e}
deploy with {c} | ./deploy.sh {e} | deployed to {e}
deploy to {e} with {c} | make deploy-{e} | deployed to {e}
publish it with {c} | npm publish | + {w}@{v}
release it with {c} | ./release.sh {v} | released {v}
tag it with {c} | git tag v{v} | 
run {c} | git tag v{v} | 
restart the service with {c} | systemctl restart {w} | 
run {c} | docker compose up -d | Container {w}-1  Started
build the image with {c} | docker build -t {w}:{v} . | Successfully tagged {w}:{v}
merge with {c} | git merge {w} | Fast-forward
upload it with {c} | twine upload dist/* | Uploading {w}-{v}.tar.gz
run {c} | kubectl apply -f {w}.yaml | deployment.apps/{w} configured""".split("\n")]
_GATED = (
    "run {t}(. If| and if|; if) (all tests pass|it passes|they pass|everything passes|everything is green|nothing fails), {d}(. Otherwise|; otherwise|, otherwise|. If not,|, else) (tell me|say) what failed|run {t} and only if (it passes|they pass|everything passes|all is well) {d}, (otherwise|else) (tell me|say) what failed|(run the tests|test it) with {t}(. If they pass,|; if all is well,|, and if they pass,) {d}(. If not|, otherwise|. Otherwise) tell me (what failed|which test failed|what fails)|"
    "(run the tests|test everything) ({t}|with {t})( and |, then )only {d} if (they pass|all pass|nothing failed)(. Otherwise tell me what failed|, else say what failed)|if {t} passes, {d}, (otherwise|else|if not) (tell me|say) (what failed|what is wrong)|{t} (first|)(. Only if it passes|. When it passes|; only when it passes) {d}(. If it fails|. Otherwise) tell me what failed|"
    "only {d} if {t} passes(, otherwise|. Otherwise|. If it doesn't pass,) (tell me|say) what failed|(can|could) you run {t} and, if (it passes|nothing fails), {d}? (Otherwise|If not) tell me what failed|{d}, but (only if|only when) {t} passes(. Tell me what failed if not|; otherwise tell me what failed)")
_BUILT = (
    "run {t}(. If| and if|; if) (it works|there is no error|it succeeds|all is well), {d}(. Otherwise|; otherwise|, otherwise|, else) (show|tell) me the error|run {t} and only if it (works|succeeds) {d}, (otherwise|else) (tell|show|give) me the error|if {t} works, {d}, otherwise (tell|show) me the error|only {d} if {t} (works|succeeds)(, otherwise|. Otherwise|. If not,) (tell|show) me the error|"
    "(check|see) with {t} whether all is well(. If so|; if it is|. If it is), {d}(. Otherwise|, otherwise) (show|tell) me the error|{d}, but only if {t} works(. Show me the error if not|; otherwise tell me the error)")
_MESSAGES = ["Fix the login form", "Update prices", "Add the search box", "Fix typo", "Remove old icons", "Speed up the parser", "Rename the menu", "Fix tests", "Sort the list", "Add dark mode", "Bump version", "Clean up"]


def tested(source, box):
    """Only if the tests pass, or a build works, something is done; else what failed is said."""
    w = word(source)
    failing = source.distinct(lambda: source.pick([f"test_{word(source)}", f"test_{word(source)}_{word(source)}", f"Test{word(source).capitalize()}", f"{word(source)}_{word(source)}"]), 2, 30)
    values = dict(n=source.number(3, 240), m=source.number(10, 99), w=w, x=failing[0], y=failing[-1])
    builds = source.chance(.3)
    command, good, *bad = one_of(source, _BUILDS if builds else _TESTS)
    ask, line, out = source.pick(_DEEDS)
    more = dict(M=source.pick(_MESSAGES) if source.chance(.6) else source.phrase(2, 4).capitalize(), e=value(source, "env"), v=version(source), w=word(source), h=hexes(source, 7))
    line, out = line.format(**more), out.format(**more)
    ask = ask.replace("({c})", "{c}").format(c=marked(source, line), **more)
    request = wording(source, _BUILT if builds else _GATED, t=marked(source, command), d=ask)
    fits = lambda text: text.replace("\\n", "\n").format(**values)
    if source.chance(.5):
        return task(source, [ran(source, box, command, fits(good)), ran(source, box, line, out, "Nothing failed: " + line)], request, Answer(*DONE), line)
    n = source.number(0, len(bad) - 1)
    failed = fits(bad[n])
    said = failed if builds else f"{failing[0]} failed." if n == 0 else f"{failing[0]} and {failing[1]} failed."
    return task(source, [ran(source, box, command, failed)], request, Answer("It failed, so I do no more.", said), line)


# --- a setting or a number changed, then a command ------------------------------------------------------------------------------
def line_edit(source, box, file, text, old, new):
    """`old` becomes `new` in one line of the file; a patch has the whole line."""
    old, new = patches.as_lines(box, text, old, new)
    return deed(source, box, "edit", path=file, old=old, new=new) if text.count(old) == 1 else None


_NAMES = "TIMEOUT MAX_RETRIES PORT LIMIT WORKERS PAGE_SIZE CACHE_SIZE DELAY BATCH_SIZE MAX_USERS MAX_ITEMS RETRIES INTERVAL WIDTH HEIGHT DEPTH MAX_LENGTH THREADS STEPS ROUNDS SPEED LIVES LEVELS MIN_AGE MAX_AGE QUOTA TTL".split()
_CODE = {
    "py": ("import os\n", "{k} = {v}", "\n\ndef {w}():\n    return {k}"), "js": ("'use strict';\n", "const {k} = {v};", "\nmodule.exports = {{ {k} }};"), "ts": ("", "export const {k} = {v};", ""), "go": ("package {w}\n", "const {k} = {v}", ""), "rs": ("", "const {k}: u32 = {v};", "\nfn {w}() -> u32 {{ {k} }}"),
    "c": ("#include <stdio.h>\n", "#define {k} {v}", "\nint main(void) {{ return {k}; }}"), "sh": ("#!/bin/sh", "{k}={v}", "echo ${k}"), "rb": ("", "{k} = {v}", "puts {k}"), "css": ("body {{", "  {k}: {v}px;", "}}"), "java": ("class {w} {{", "    static final int {k} = {v};", "}}")}
_CSS = "margin padding width height font-size line-height gap border-radius max-width top left".split()


def coded(source):
    """Code with some numbers -> (path, text, [(name, value, line of any value)])"""
    end = source.pick(list(_CODE))
    head, form, tail = _CODE[end]
    names = source.random.sample(_CSS if end == "css" else _NAMES, source.number(2, 5))
    facts, draw = [], lambda: str(source.pick([source.number(1, 9), source.number(10, 99), source.number(100, 9000)]))
    for name in names:
        facts.append((name, draw()))
    w = word(source).replace("-", "_")
    text = "\n".join(part for part in [head.format(w=w), *(form.format(k=k, v=v) for k, v in facts), tail.format(w=w, k=names[0])] if part)
    return path(source, [end]), text, [(k, v, lambda x, k=k: form.format(k=k, v=x).strip(), draw()) for k, v in facts]


_SET = (
    "(read|open) {f}, (change|set) {k} to {v}(, then| and|. Then|, and then) {r}|(read|open) {f} and (change|set) {k} to {v}(, then|. Then) {r}|in {f}(,|) (change|set) {k} to {v}(, then| and then|. Then) {r}|(set|change) {k} (in|of) {f} to {v}(, then| and then|. Then|. After that) {r}|first (set|change) {k} in {f} to {v}, then {r}|{k} in {f} (should|must) be {v}. (Change it|Change that), then {r}|"
    "(please |)(update|change) {k} to {v} in {f} and {r}|(look at|check) {f}, (make|set) {k} (to |){v}, then {r}|(can|could) you set {k} in {f} to {v} and then {r}?|1. set {k} in {f} to {v}\n2. {r}")
_RUNS = [line.split(" | ") for line in """\
npm test | Tests:       {n} passed, {n} total
npm start | listening on {p}
npm run build | built in {n}.{m}s
pytest | {n} passed in 0.{m}s
pytest -q | {n} passed
make | build finished
make test | all {n} tests passed
cargo test | test result: ok. {n} passed; 0 failed
cargo run | ready on {p}
go run . | ready on {p}
python3 main.py | {n} rows written
python3 app.py | listening on {p}
node index.js | ready on {p}
docker compose up -d | Container web-1  Started
docker compose restart | Container web-1  Restarted
docker compose restart web | Container web-1  Restarted
systemctl restart nginx | 
systemctl restart {w} | 
systemctl reload {w} | 
kubectl apply -f {w}.yaml | deployment.apps/{w} configured
git diff --stat | 1 file changed, 1 insertion(+), 1 deletion(-)
git add . | 
git commit -am "Change settings" | [main {h}] Change settings
./restart.sh | restarted
./start.sh | started
./deploy.sh | deployed
terraform apply -auto-approve | Apply complete! Resources: 0 added, 1 changed, 0 destroyed.
nginx -s reload | 
ansible-playbook site.yml | ok={n} changed=1 failed=0
bin/{w} --check | config ok""".split("\n")]


def _command(source):
    """-> (how it is asked for, the command, what it prints)"""
    values = dict(n=source.number(2, 90), m=source.number(1, 99), p=value(source, "port"), w=word(source), h=hexes(source, 7))
    line, out = (part.format(**values) for part in one_of(source, _RUNS))
    return source.pick(["run {}", "run {}", "run {}", "execute {}"]).format(marked(source, line)), line, out.strip()


def set_and_run(source, box):
    """One of several settings, or a number in code, gets another value; then a command."""
    if source.chance(.55):
        f, text, facts = known_file(source)
        f = f if source.chance(.5) else f"{folder(source)}/{f.rsplit('/')[-1]}"
        k, v, line, new = source.pick(facts)
        name = k if source.chance(.6) else k.removeprefix("the ").removeprefix("value of ")
    else:
        f, text, facts = coded(source)
        k, v, line, new = source.pick(facts)
        name = source.pick([k, k, f"the {k}" if source.chance(.3) else k])
    if v == new or text.count(line(v)) != 1:
        return None
    ask, command, out = _command(source)
    read = thinking(deed(source, box, "read", path=f, text=text), f"I need to read {f} first.")
    edit = thinking(line_edit(source, box, f, text, line(v), line(new)), f"I change {k} from {v} to {new}.")
    request = wording(source, _SET, f=f, k=name, v=source.pick([new, new, new, f'"{new}"', f"`{new}`"]), r=ask)
    return task(source, [read, edit, ran(source, box, command, out)], request, printed(out), f, command)


_EDIT = (
    "(replace {o} with|change {o} to) {n} in {f}(, then| and then|. Then|. After that) {r}|in {f}(,|) (replace {o} with|change {o} to) {n}(, then| and|. Then|, and then) {r}|first (change {o} to|replace {o} with) {n} in {f}, then {r}|edit {f}: {o} (becomes|should be) {n}. Then {r}|{o} in {f} (should|must) be {n}. (Change it|Fix it|Change that) and {r}|1. change {o} to {n} in {f}\n2. {r}|(can|could) you change {o} to {n} in {f} and {r}?")


def quoted_pair(source):
    """Two texts of which one takes the other's place: numbers with units, versions, tags, colours, words."""
    units = ["px", "s", "ms", "MB", "%", "em", "GB", "m", "min", "kB"]
    match source.number(0, 8):
        case 0: return tuple(f"{source.number(1, 900)}{unit}" for unit in [source.pick(units)] for _ in "ab")
        case 1: return version(source), version(source)
        case 2: return f"v{version(source)}", f"v{version(source)}"
        case 3: return f"#{hexes(source, source.pick([3, 6]))}", f"#{hexes(source, 6)}"
        case 4: return tuple(f"{image}:{source.number(3, 30)}{source.pick(['', '', '-alpine', '-slim', '.1'])}" for image in [source.pick(["node", "python", "postgres", "redis", "nginx", "golang", "ruby"])] for _ in "ab")
        case 5: return word(source), word(source)
        case 6: return f"{word(source)} {word(source)}", f"{word(source)} {word(source)}"
        case 7: return tuple(value(source, kind) for kind in [source.pick(["port", "host", "url", "branch", "image", "city", "env"])] for _ in "ab")
        case _: return str(source.number(0, 9999)), str(source.number(0, 9999))


def marks(source, *texts, bare=.5):
    """The same marks around all the texts; none where they need none."""
    if all(re.fullmatch(r"[\w.#:/%-]+", one) for one in texts) and source.chance(bare):
        return list(texts)
    forms = [form for form in ('"{}"', '"{}"', "'{}'", "`{}`", "`{}`") if not any(form[0] in one for one in texts)]
    form = source.pick(forms)
    return [form.replace("{}", one) for one in texts]


def edit_and_run(source, box):
    """An edit that is told, then a command."""
    old, new = quoted_pair(source)
    if old == new or patches.by_lines(box):
        return None
    f = path(source)
    o, n = marks(source, old, new)
    ask, command, out = _command(source)
    edit = thinking(deed(source, box, "edit", path=f, old=old, new=new), f"I replace {old} with {new}.")
    return task(source, [edit, ran(source, box, command, out)], wording(source, _EDIT, f=f, o=o, n=n, r=ask), printed(out), o, f, command)


# --- scripts --------------------------------------------------------------------------------------------------------------------
def _script(source):
    """-> (ending, command before the path, text, what it prints)"""
    a, b, text = source.number(2, 99), source.number(2, 99), source.pick([word(source), f"{word(source)} {word(source)}", source.phrase(1, 3), "hello", "Hello, world!", "done", "It works", f"ready {source.number(1, 99)}"])
    match source.pick(["py", "py", "sh", "sh", "js", "rb", "pl", "sum", "sum js", "sum sh", "len", "loop", "php", "lua"]):
        case "py": return "py", "python3 ", source.pick(["print(\"{}\")", "print('{}')"]).format(text), text
        case "sh": return "sh", source.pick(["bash ", "sh "]), source.pick(["echo \"{}\"", "echo {}"]).format(text), text
        case "js": return "js", "node ", source.pick(["console.log(\"{}\");", "console.log('{}')"]).format(text), text
        case "rb": return "rb", "ruby ", f'puts "{text}"', text
        case "pl": return "pl", "perl ", f'print "{text}\\n";', text
        case "php": return "php", "php ", f'<?php echo "{text}";', text
        case "lua": return "lua", "lua ", f'print("{text}")', text
        case "sum": return "py", "python3 ", f"print({a} + {b})", str(a + b)
        case "sum js": return "js", "node ", f"console.log({a} + {b})", str(a + b)
        case "sum sh": return "sh", source.pick(["bash ", "sh "]), f"echo $(({a} + {b}))", str(a + b)
        case "len": return "py", "python3 ", f'print(len("{text}"))', str(len(text))
        case _: return "sh", "bash ", "for i in 1 2 3; do echo $i; done", "1\n2\n3"


_SCRIPT = (
    "(write|create|make) {f} with {s}(, then| and|. Then) run it( with {c}|, {c},|)( and (tell me|show me) (what it prints|the output)|)|(write|create) a script {f} (that says|with|containing|with the content) {s}(, then| and|. Then) run {c}( and tell me (what it prints|the output)|)|(write|put|save) {s} (to|into|in) {f}(, then run| and run|. Then run) {c}( and tell me (what it prints|the output)|)|"
    "(put|save) {s} (in|into) {f}, run {c} and (tell|show) me (what it printed|what it prints|the output)|(create|write) {f}: {s}. (Run|Then run|Execute) it with {c}(. What does it print?|)|make a script {f} with {s} and execute it with {c}|(can|could) you write {s} to {f} and run {c}?|I want a script {f} with {s}. (Write it, run|Create it and run) {c} and tell me what it prints|1. create {f} with {s}\n2. run {c}")


def script(source, box):
    """A script that is written and run."""
    end, starts, text, out = _script(source)
    f = path(source, [end]) if source.chance(.7) else source.pick(["hello", "test", "main", "run", "demo", "check", "go", "a"]) + "." + end
    forms = [form for form in ("`{}`", "`{}`", '"{}"', "'{}'") if form[0] not in text]
    command = starts + f
    made = thinking(deed(source, box, "write", path=f, content=text), f"I need to create {f}.")
    request = wording(source, _SCRIPT.replace("( with {c}|, {c},|)", " with {c}"), f=f, s=source.pick(forms).replace("{}", text), c=marked(source, command))
    return task(source, [made, ran(source, box, command, out, f"Now I run {command}.")], request, Answer("I repeat the output.", out), f, command)

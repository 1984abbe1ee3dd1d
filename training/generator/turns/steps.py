"""Requests that take several operations: steps beside each other, steps that need each other, functions in a row."""
from dataclasses import dataclass, field

from ..chat import Answer, Result, User
from ..files import contents, projects
from ..files.tooling import DONE, call_function, changed, command_line, printed, shown, written
from ..material import drills
from ..words import calling
from ..words.wording import joined, together


@dataclass
class Step:
    """One operation inside a longer task."""
    ask: str                # an instruction that starts in lower case
    value: str = field(default="", kw_only=True)    # a text without marks that it may end in
    turns: list             # the call and its result
    report: Answer          # what to say about it at the end


def in_sentence(source):
    """A content that can stand inside a longer sentence, and how it is marked there."""
    x = source.random.random()
    if x < .45:
        return contents.quoted(source)
    content = (source.phrase(1, 4) if source.chance(.4) else source.pick([source.word, source.noun])()) if x < .75 else drills.odd(source) if x < .85 else source.line()
    if x < .85 and source.chance(.5):
        return content, content
    return content, source.pick(['"{c}"', "'{c}'", "`{c}`"]).format(c=content)


def step_write(source, box, path=None):
    path = path or source.path()
    content, marked = in_sentence(source)
    call = box.call("write", path=path, content=content)
    ask = source.pick(["create {p} containing {c}", "create {p} with {c}", "write {c} to {p}", "create a file {p} with the content {c}", "put {c} into {p}", "create a file {p} containing {c}", "make a file {p} that says {c}", "save {c} as {p}", "write a file {p} with the text {c}", "add a file {p} containing {c}", "create {p} with the text {c}", "store {c} in {p}",
                       "write the text {c} into {p}", "make {p} with the content {c}", "create the file {p} with {c} in it"]).format(p=path, c=marked)
    return call and Step(ask, [Answer(f"I need to create {path}.", "", call), Result(written(source, path, content))], Answer("The file was created.", f"Created {path}."), value=content)


def step_value(source, box):
    path = source.path()
    pairs, text, _ = source.config()
    key, v = source.pick(pairs)
    call = box.call("read", path=path)
    ask = source.pick(["read {p} and tell me the value of {k}", "tell me the value of {k} in {p}", "look up the value of {k} in {p}", "check {p} and report the value of {k}", "find the value of {k} in {p}", "open {p} and tell me the value of {k}", "show me the value of {k} from {p}"]).format(p=path, k=key)
    return call and Step(ask, [Answer(f"I need to read {path}.", "", call), Result(shown(source, text))], Answer(f"The file says {key} is {v}.", f"The value of {key} is {v}."))


def step_run(source, box):
    if "run" not in box.operations:
        return None
    command = command_line(source)
    out = printed(source, command)
    ask = source.pick(["run `{c}`", "run `{c}` and tell me the output", "execute `{c}`", "run the command `{c}`", "run `{c}`", "execute `{c}` and show me the output", "run `{c}` and show me the output", "run `{c}` in the shell", "use the terminal to run `{c}`"]).format(c=command)
    return Step(ask, [Answer(f"I need to run {command}.", "", box.call("run", command=command)), Result(out)], Answer("I repeat the output.", out))


def step_edit(source, box):
    path, old, new = source.path(), source.phrase(1, 3) if source.chance(.7) else drills.odd(source), source.phrase(1, 3) if source.chance(.7) else drills.odd(source)
    call = box.call("edit", path=path, old=old, new=new)
    if call is None:
        return None
    ask = source.pick(["replace \"{o}\" with \"{n}\" in {p}", "replace \"{o}\" with \"{n}\" in {p}", "change `{o}` to `{n}` in {p}", "change \"{o}\" to \"{n}\" in {p}", "edit {p}: change \"{o}\" to \"{n}\"", "swap '{o}' for '{n}' in {p}", "replace '{o}' with '{n}' in {p}", "in {p}, replace `{o}` with `{n}`"]).format(p=path, o=old, n=new)
    return Step(ask, [Answer(f"I replace {old} with {new}.", "", call), Result(changed(source, path, old, new))], Answer("The file was changed.", f"Updated {path}."))


def step_function(source, box):
    order = calling.order(source, source.pick(box.functions), inner=True)
    values = order and calling.drawn(source, order)
    if values is None:
        return None
    turns = calling.calls(source, order, values)
    return Step(order.text(values), turns[:2], turns[2])


def sequence(source, box):
    """Two or three independent steps in one request."""
    makers = [step_write, step_write, step_value, step_run, step_edit] + [step_function] * (2 if box.functions else 0)
    steps = [source.pick(makers)(source, box) for _ in range(2 if source.chance(.6) else 3)]
    if not all(steps):
        return None
    turns = [User(joined(source, [s.ask for s in steps], steps[-1].value or "\n"))]
    for step in steps:
        turns += step.turns
    return turns + [together([step.report for step in steps])]


def chain(source, box):
    """Steps that depend on each other."""
    a, b = source.path(), source.path()
    done = Answer(*DONE)
    reading, run_ok = box.call("read", path=a), "run" in box.operations
    read_a = lambda text: [Answer(f"I need to read {a} first.", "", reading), Result(shown(source, text))]
    save = lambda path, content, thought: [Answer(thought, "", box.call("write", path=path, content=content)), Result(written(source, path, content))]
    if reading is None or box.call("write", path=a, content="x") is None:
        return None
    match source.number(0, 9):
        case 0:
            pairs, text, _ = source.config()
            key, v = source.pick(pairs)
            request = source.pick(["Read {a} and write the value of {k} to {b}", "Take the value of {k} from {a} and save it in {b}", "Read {a}, then create {b} with the value of {k}", "Put the value of {k} from {a} into {b}", "Find {k} in {a} and write its value to {b}", "Look up {k} in {a}; write the value into {b}", "{b} should contain the value of {k} that stands in {a}", "Read {a} and save the value of {k} to {b}",
                                   "Open {a}, get the value of {k} and store it in {b}", "What is the value of {k} in {a}? Write it to {b}.", "Write the {k} from {a} to {b}", "Copy just the value of {k} from {a} to {b}", "Create {b} with the {k} from {a}"]).format(a=a, b=b, k=key)
            return [User(request)] + read_a(text) + save(b, v, f"{key} is {v}. I write it to {b}.") + [done]
        case 1:
            w1, w2, tail = source.word(), source.word(), source.phrase(1, 3)
            call = box.call("edit", path=a, old=w1, new=w2)
            if call is None:
                return None
            request = source.pick(["Create {a} with {x} {t}, then change {x} to {y} in it", "Create {a} containing {x} {t}. Then replace {x} with {y}.", "Write {x} {t} to {a} and then replace {x} with {y} in it", "Make a file {a} with the text {x} {t}. After that, change {x} to {y} there.", "Create {a} with the content \"{x} {t}\", then edit it so that {x} becomes {y}", "First create {a} containing \"{x} {t}\". Then swap {x} for {y} in it."]).format(a=a, x=w1, y=w2, t=tail)
            return [User(request)] + save(a, w1 + " " + tail, f"I need to create {a}.") + [Answer(f"Now I replace {w1} with {w2}.", "", call), Result(changed(source, a)), done]
        case 2:
            draw = source.pick([source.line, lambda: contents.quoted(source)[0]])
            lines, new = [draw() for _ in range(source.number(1, 3))], draw()
            if set("\"`") & set(new):
                return None
            request = source.pick(["Append the line \"{n}\" to {a}", "Add this line at the end of {a}: {n}", "Add a line to {a} that says {n}", "Append to {a}: {n}", "Put this at the end of {a}: {n}", "At the end of {a} add: {n}", "Add to the end of {a} the line {n}", "Append this line to {a}: {n}", "Append \"{n}\" to {a}", "Write \"{n}\" at the end of {a}", "Add the line `{n}` to the end of {a}", "Add a last line to {a}: {n}"]).format(a=a, n=new)
            turns = projects.appended(source, box, a, "\n".join(lines), new)
            return turns and [User(request)] + turns + [Answer("The file was changed.", f"Updated {a}.")]
        case 3 if run_ok:
            command = command_line(source)
            out = printed(source, command)
            request = source.pick(["Run `{c}` and write the output to {b}", "Run `{c}`, then save its output in {b}", "Save the output of `{c}` to {b}", "Write what `{c}` prints into {b}", "Execute `{c}` and store the result in {b}", "Put the output of `{c}` into {b}", "Run `{c}`. Its output goes to {b}.", "I want the output of `{c}` in {b}", "Create {b} with the output of `{c}`", "Run `{c}` and keep the result in {b}", "Capture the output of `{c}` in {b}", "{b} should contain what `{c}` prints"]).format(c=command, b=b)
            return [User(request), Answer(f"I need to run {command}.", "", box.call("run", command=command)), Result(out)] + save(b, out, f"I write the output to {b}.") + [done]
        case 4:
            content = source.content()
            request = source.pick(["Copy {a} to {b}", "Read {a} and create {b} with the same content", "Make a copy of {a} named {b}", "Duplicate {a} to {b}", "Back up {a} as {b}", "Write the content of {a} into {b}", "Put a copy of {a} at {b}"]).format(a=a, b=b)
            return [User(request)] + read_a(content) + save(b, content, f"I write the same content to {b}.") + [done]
        case 5:
            (pairs1, text1, _), (pairs2, text2, _) = source.config(), source.config()
            (k1, v1), (k2, v2) = source.pick(pairs1), source.pick(pairs2)
            request = source.pick(["Tell me the value of {k} in {a} and the value of {l} in {b}", "What is the value of {k} in {a}, and what is the value of {l} in {b}?", "I need the value of {k} from {a} and the value of {l} from {b}", "Look up the value of {k} in {a} and then the value of {l} in {b}", "Read {a} and tell me the value of {k}, then read {b} and tell me the value of {l}", "Check the value of {k} in {a} and the value of {l} in {b} and tell me both"]).format(a=a, b=b, k=k1, l=k2)
            return [User(request)] + read_a(text1) + [Answer(f"{k1} is {v1}. Now I need to read {b}.", "", box.call("read", path=b)), Result(shown(source, text2)),
                                                      Answer(f"{k1} is {v1} and {k2} is {v2}.", f"The value of {k1} is {v1}. The value of {k2} is {v2}.")]
        case 6:
            content, marked = in_sentence(source)
            request = source.pick(["Create {a} with {c}, then read it back", "Create {a} containing {c} and then show me what it says", "Write {c} to {a}, then read {a} and tell me what it says", "Make a file {a} with {c}, then read the file and repeat it", "Write {c} into {a} and check it by reading the file", "Create {a} with the text {c}. Then open it and show me the content.", "Save {c} in {a}, then print the file", "Put {c} into {a}; afterwards read {a} again"]).format(a=a, c=marked)
            return [User(request)] + save(a, content, f"I need to create {a}.") + [Answer(f"Now I read {a}.", "", reading), Result(shown(source, content)), Answer("I repeat the content.", content)]
        case 7 if run_ok:
            passed, failed = source.number(1, 60), 0 if source.chance(.5) else source.number(1, 9)
            good, bad = source.pick([("ok", "failed"), ("green", "red"), (source.word(), source.word()), ("pass", "fail")])
            command = source.pick(["cargo test", "pytest", "make test", "npm test", "go test ./..."])
            request = source.pick(["Run `{c}`. If all tests pass, write {g} to {b}, otherwise write {x}.", "Run {c} and write {g} to {b} if it passes, or {x} if it fails", "Run the tests with `{c}` and write {g} into {b} when they pass, else {x}", "Execute `{c}`; {b} should say {g} if everything passes and {x} if something fails", "If `{c}` passes, create {b} with {g}. If not, create it with {x}."]).format(c=command, g=good, x=bad, b=b)
            word = bad if failed else good
            out = source.pick(["test result: {r}. {a} passed; {b} failed", "{a} passed, {b} failed"]).format(r="FAILED" if failed else "ok", a=passed, b=failed)
            return [User(request), Answer(f"I need to run {command}.", "", box.call("run", command=command)), Result(out)] + save(b, word, f"{failed} tests failed, so I write {word}.") + [done]
        case 8 if run_ok:
            script = source.pick([f"print(\"{source.phrase(1, 3)}\")", f"echo {source.phrase(1, 3)}"])
            a = source.word() + (".py" if script.startswith("print") else ".sh")
            command = ("python3 " if script.startswith("print") else "sh ") + a
            out = script[7:-2] if script.startswith("print") else script[5:]
            request = source.pick(["Create {a} with the content `{s}`, then run it with `{c}`", "Write `{s}` into {a}, run `{c}` and tell me the output", "Make a script {a} that contains `{s}` and execute it with `{c}`", "Save `{s}` as {a}. Then run `{c}`.", "First create {a} with `{s}`, then run `{c}` and show me the result", "Write {s} to {a} and run `{c}`", "Create {a}:\n```\n{s}\n```\nThen run `{c}` and tell me the output"]).format(a=a, s=script, c=command)
            return [User(request)] + save(a, script, f"I need to create {a}.") + [Answer(f"Now I run {command}.", "", box.call("run", command=command)), Result(out), Answer("I repeat the output.", out)]
    x, y = (source.pick([source.word, source.pseudo_word, lambda: source.word() + "_" + source.word()])() for _ in range(2))
    grep, call = box.call("grep", pattern=x), box.call("edit", path=b, old=x, new=y)
    if grep is None or call is None or x in y or y in x:
        return None
    request = source.pick(["Find the file that mentions {x} and replace {x} with {y} in it", "Search for {x} and change it to {y}", "Which file contains {x}? Replace it with {y} there.", "Look for {x} in the files and replace it by {y}", "Rename {x} to {y} wherever it is defined", "Find where {x} is used and change {x} to {y} there", "grep for {x}, then replace it with {y} in that file", "Search the project for {x}; in the file you find, change it to {y}"]).format(x=x, y=y)
    return [User(request), Answer(f"I need to search for {x}.", "", grep), Result(f"{b}:{source.number(1, 99)}:{x} = {source.number(1, 9)}"), Answer(f"It is in {b}.", "", call), Result(changed(source, b)), done]


def several(source, box):
    return sequence(source, box) if source.chance(.5) else chain(source, box)


def function_steps(source, box):
    """Functions one after the other: two, in training up to six."""
    n = 2 if source.held_out or source.chance(.4) else source.number(3, 6)
    calls = [call_function(source, box, inner=True) for _ in range(n if source.held_out else 2 * n)]
    calls = [call for call in calls if call and "\n" not in call[0].text][:n]
    if len(calls) < n:
        return None
    asks = [call[0].text for call in calls]
    bare = [ask.rstrip("?.") for ask in asks]
    if n == 2:
        request = source.pick(["{a}. Then {c}", "{a}. Then {c}", "First: {a}. Then: {b}", "1. {a}\n2. {b}"]).format(a=bare[0], b=asks[1], c=asks[1][0].lower() + asks[1][1:])
    else:
        request = source.pick([". Then ".join([bare[0]] + [ask[0].lower() + ask[1:] for ask in bare[1:]]), "\n".join(f"{i + 1}. {ask}" for i, ask in enumerate(asks)), "First " + ". Then ".join(ask[0].lower() + ask[1:] for ask in bare) + ".",
                               "\n".join("- " + ask for ask in asks)])
    turns = [User(request)]
    for call in calls:
        turns += call[1:3]
    return turns + [together([call[3] for call in calls])]

"""Settings, small edits and copies in the many ways in which people ask for them."""
from ..chat import Answer, Result, User
from ..files.tooling import DONE, changed, shown, written
from ..material import world

# --- settings -------------------------------------------------------------------------------------------------------
_LINES = ["{k} = {v}", "{k} = {v}", "{k}={v}", "{k}: {v}", "{k} {v}", "- {k}: {v}", "let {k} = {v};", "\"{k}\": {v},", "export {k}={v}", "{k} := {v}", "| {k} | {v} |", "set {k} {v}", "  {k}: {v}", "const {k} = {v};"]


def names(source, count):
    """Names out of few parts, so that many share a beginning or an end."""
    a, b = ([source.word() for _ in range(source.number(3, 8))] for _ in range(2))
    separator = source.pick(["_", "_", "-", ".", ""])
    out = list(dict.fromkeys(x + separator + (y if separator else y.capitalize()) for x in a for y in b))
    source.random.shuffle(out)
    return [x.upper() for x in out[:count]] if source.chance(.15) else out[:count]


def value(source):
    return source.pick([str(source.number(0, 99999)), str(source.number(0, 999)), str(source.number(0, 99)), source.word(), source.code(), f"{source.number(0, 9)}.{source.number(0, 99)}", source.pick(["true", "false", "on", "off"]),
                        source.path(), source.name()])


def settings(source, chars=0):
    """Many lines of names that look alike; some are asked for, exactly."""
    keys = names(source, source.number(3, 40))
    form, numbers = source.pick(_LINES), source.chance(.5)
    pairs = [(k, str(source.number(0, 99999)) if numbers else value(source)) for k in keys]
    if source.chance(.3):
        before, after = source.filler(chars * .5), source.filler(chars * .5)
    else:
        before, after = source.filler(chars), ""
    text = "\n".join(form.format(k=k, v=v) for k, v in pairs)
    head = source.pick(["", "Here are some settings:\n", "Values:\n", "These are the values:\n\n", "Configuration\n\n", "Use this table:\n", "Given:\n"])
    text = "\n\n".join(p for p in (before, head + text, after) if p) + "\n\n"
    turns = []
    for k, v in source.random.sample(pairs, 1 if source.held_out else min(len(pairs), source.number(1, 5))):
        ask = source.pick(["What is the value of {k}?", "What is {k}?", "What is {k} set to?", "Tell me {k}.", "{k}?", "Which value does {k} have?", "Look up {k}.", "Give me the value of {k}", "What value has {k}?",
                                "How much is {k}?", "Please tell me the value of {k}.", "What's {k}?", "Find {k} above and reply with its value.", "Reply with the value of {k} only."])
        turns += [User(text + ask.format(k=k)), Answer(f"{k} has the value {v}.", v)]
        text = ""
    return turns


# --- edits and copies -----------------------------------------------------------------------------------------------
def setting_file(source):
    """A file of settings as people have them -> (its text, name, value, line) of one setting that stands in it once."""
    form = source.pick(_LINES)
    keys = source.random.sample(world.KEYS, source.number(2, 6)) if source.chance(.7) else names(source, source.number(2, 6))
    pairs = [(k, value(source)) for k in keys]
    lines = [form.format(k=k, v=v) for k, v in pairs]
    if source.chance(.4):
        lines.insert(0, source.pick(["[{w}]", "[{w}]", "# {w}", "// {w} {x}", "# {x} {w}", "{w}:", "[[{w}]]", "; {w}", "<!-- {w} -->"]).format(w=source.word(), x=source.word()))
    if source.chance(.2):
        lines.insert(source.number(0, len(lines)), source.pick(["", "# {w}", "[{w}]", "# {w} {x}"]).format(w=source.word(), x=source.word()))
    text = "\n".join(lines)
    for k, v in source.random.sample(pairs, len(pairs)):
        line = form.format(k=k, v=v).strip()
        if text.count(line.removesuffix(",")) == 1:
            return text, k, v, line, form
    return setting_file(source)


def setting_edit(source, box):
    """A setting is given a new value; the old line has to be found by reading."""
    path = source.path()
    text, k, v, line, form = setting_file(source)
    new = str(source.number(0, 9999)) if v.isdigit() and source.chance(.8) else {"true": "false", "false": "true", "on": "off", "off": "on"}.get(v) or value(source)
    line, new_line = line.removesuffix(","), form.format(k=k, v=new).strip().removesuffix(",")
    reading, call = box.call("read", path=path), box.call("edit", path=path, old=line, new=new_line)
    if call is None or reading is None or new == v:
        return None
    request = source.pick(["In {p} change the {k} to {v}.", "Change the {k} to {v} in {p}", "Set {k} to {v} in {p}.", "In {p}, set the {k} to {v}", "Please change the {k} in {p} to {v}.", "Update the {k} in {p} to {v}.",
                                "Set the {k} in {p} to {v}", "In {p} the {k} should be {v}.", "I want {k} to be {v} in {p}", "Edit {p} so that {k} is {v}.", "Open {p} and set {k} to {v}", "Read {p}, then change the {k} to {v}.",
                                "Read {p} and set {k} to {v}", "Set {k} in {p} to {v}.", "{p}: {k} must be {v}", "The {k} in {p} is wrong. It should be {v}.", "Could you change {k} in {p} from {o} to {v}?",
                                "change {k} from {o} to {v} in {p}", "Put {v} as the {k} in {p}", "Use {v} for {k} in {p}.", "Change the value of {k} to {v} in the file {p}."]).format(p=path, k=k, v=new, o=v)
    return [User(request), Answer(f"I need to read {path} first.", "", reading), Result(shown(source, text)), Answer(f"I change {k} from {v} to {new}.", "", call),
            Result(changed(source, path)), Answer("The file was changed.", f"Updated {path}.")]


COPY = ["Copy {a} to {b}", "Copy the content of {a} to {b}.", "Read {a} and write the same text to {b}.", "Read {a} and save its content as {b}", "Make a copy of {a} named {b}.", "Read {a} and put what it says into {b}",
        "Duplicate {a} as {b}", "Take what is in {a} and write it to {b}.", "Create {b} with the content of {a}", "Create {b} as a copy of {a}.", "{b} should have the same content as {a}.",
        "Read {a}, then create {b} with the same content.", "Save the text of {a} in {b} too", "I need a copy of {a} called {b}.", "Please copy everything from {a} into {b}."]


def copied(source, box):
    """What one file says is written to another."""
    a, b = source.path(), source.path()
    content = source.pick([source.line(), source.phrase(1, 4), "\n".join(source.word() for _ in range(source.number(2, 6))), "\n".join(source.line() for _ in range(source.number(2, 4))), setting_file(source)[0], source.content()])
    reading, call = box.call("read", path=a), box.call("write", path=b, content=content)
    if reading is None or call is None or a == b:
        return None
    request = source.pick(COPY).format(a=a, b=b)
    return [User(request), Answer(f"I need to read {a} first.", "", reading), Result(content if source.chance(.6) else shown(source, content)), Answer(f"I write the content of {a} to {b}.", "", call),
            Result(written(source, b)), Answer(*DONE)]


def looked_at(source, box):
    """A file is shown, or one thing in it is asked for."""
    path = source.path()
    reading = box.call("read", path=path)
    if reading is None:
        return None
    first = Answer(f"I need to read {path}.", "", reading)
    text, k, v, _, _ = setting_file(source)
    if source.chance(.65):
        request = source.pick(["Read {p} and tell me the {k}.", "What {k} is set in {p}?", "Which {k} does {p} have?", "What is the {k} in {p}?", "Look into {p} and tell me the {k}", "Check {p} for the {k}.", "Find out the {k} from {p}.",
                                    "tell me what {k} is in {p}", "What does {p} say about {k}?", "I need the {k} from {p}.", "Please open {p}. What is the {k}?", "Look up {k} in {p}", "What's the {k} in {p}?",
                                    "See {p}: which {k} is used?"]).format(p=path, k=k)
        return [User(request), first, Result(shown(source, text)), Answer(f"The file says the {k} is {v}.", v)]
    content = source.pick([source.line(), "\n".join(source.line() for _ in range(source.number(1, 4))), text])
    request = source.pick(["Show me what's in {p}", "What's in {p}?", "Open {p}", "Display {p}", "Let me see {p}.", "Read the file {p}", "Print the file {p}", "Show the file {p}.", "Have a look at {p} and show me the content", "Please read {p}",
                                "Can you read {p}?", "what does the file {p} contain", "View {p}", "Give me the contents of {p}", "Show me the file {p}", "What is written in {p}?"]).format(p=path)
    return [User(request), first, Result(shown(source, content)), Answer("I repeat the content.", content)]

"""Tasks that need no tool. Each takes the source and returns turns whose answers follow from the prompt alone."""
import json

from ..chat import Answer, User
from ..material import world
from . import noted
from .working import worked


def styled(source, text):
    """How people really type: case and politeness."""
    x = source.random.random()
    if text.startswith(("I ", "I'")): return text
    if x < .12: return text[0].lower() + text[1:]
    if x < .2: return source.pick(["Please ", "please ", "Hey, ", "Now ", "Ok, ", "Then "]) + text[0].lower() + text[1:]
    return text


def letter_case(source):
    x = source.phrase(1, 4)
    match source.number(0, 2):
        case 0:
            return [User(source.pick(["Write {x} in uppercase", "uppercase: {x}", "Convert to upper case: {x}", "Write {x} in capital letters", "Write the word {x} in capital letters", "{x} in capitals"]).format(x=x)), Answer(f"I need {x} in upper case.", x.upper())]
        case 1:
            x = x.upper()
            return [User(source.pick(["Write {x} in lowercase", "lowercase: {x}", "Convert to lower case: {x}"]).format(x=x)), Answer(f"I need {x} in lower case.", x.lower())]
    words = x.split()
    which, word = source.pick([("first", words[0]), ("last", words[-1])])
    return [User(source.pick(["What is the {k} word of: {x}", "What is the {k} word of \"{x}\"?", "Give me the {k} word of '{x}'.", "Give me the {k} word of this text: {x}", "{k} word only: {x}"]).format(k=which, x=x)),
            Answer(f"The {which} word of the text is {word}.", word)]


def arithmetic(source):
    n = source.number
    kind = n(0, 9) % 8
    if kind == 7:                                                       # round numbers
        a, b = n(1, 10) * 10, n(0, 99)
        e, v = (f"{a} + {b}", a + b) if a < b or source.chance(.4) else (f"{a} - {b}", a - b)
    elif kind == 4:
        a, b = n(0, 99), n(0, 99)
        b += a == b
        return [User(source.pick(["Which is larger, {a} or {b}?", "Which number is bigger: {a} or {b}?"]).format(a=a, b=b)), Answer(f"I compare {a} and {b}.", str(max(a, b)))]
    elif kind == 5:
        a = n(0, 99)
        return [User(source.pick(["Write {a} in words", "Spell the number {a}", "What is {a} in words?"]).format(a=a)), Answer(f"{a} is {world.in_words(a)}.", world.in_words(a))]
    elif kind == 6:
        a = n(0, 99)
        words = world.in_words(a)
        return [User(source.pick(["What number is {w}?", "Write {w} as digits", "{w} in digits"]).format(w=words)), Answer(f"{words} is {a}.", str(a))]
    elif kind <= 1:
        a, b = (n(0, 20), n(0, 20)) if source.chance(.5) else (n(0, 99), n(0, 99))
        e, v = f"{a} + {b}", a + b
    elif kind == 2:
        a, b = sorted((n(0, 50), n(0, 50)), reverse=True) if source.chance(.6) else sorted((n(0, 99), n(0, 99)), reverse=True)
        e, v = f"{a} - {b}", a - b
    else:
        a, b = n(0, 12), n(0, 12)
        e, v = f"{a} * {b}", a * b
    thought = worked(f"{e} = {v}.")
    x = source.random.random()
    if x < .25: e = e.replace(" ", "")
    elif x < .4: e = e.replace("+", "plus").replace("-", "minus").replace("*", "times")
    elif x < .5: e = e.replace("*", "x")
    request = source.pick(["What is {e}?", "{e}", "{e} =", "Compute {e}", "what is {e}", "Calculate {e}.", "How much is {e}?", "{e} = ?",
                           "What's {e}? Answer with the number only.", "what is {e}?", "What's {e}?", "Calculate {e}", "{e}?", "Reply with the result of {e}", "what is {e}? just the number"]).format(e=e)
    return [User(request), Answer(thought, str(v))]


def count(source):
    a = source.number(0, 30)
    b = a + source.number(2, 14)
    numbers = [str(i) for i in range(a, b + 1)]
    if source.chance(.25):
        a, b, numbers = b, a, numbers[::-1]
    elif source.chance(.3):
        a = 1
        numbers = [str(i) for i in range(1, b + 1)] if b <= 30 else numbers
        b = int(numbers[-1]); a = int(numbers[0])
    down = numbers[0] != str(min(map(int, numbers)))
    separator, said = source.pick([(" ", ""), (", ", " separated by commas"), ("\n", ", one per line")])
    request = source.pick(["Count from {a} to {b}{o}.", "count from {a} to {b}{o}", "List the numbers from {a} to {b}{o}.", "Count {a} to {b}{o}"]).format(a=a, b=b, o=said)
    if source.chance(.3):
        if down:
            request = source.pick(["Count down from {a} to {b}{o}.", "Count backwards from {a} to {b}{o}", "count down from {a} to {b}{o}"]).format(a=a, b=b, o=said)
        elif a == 1:
            shown = world.in_words(b) if b <= 20 and source.chance(.4) else b
            request = source.pick(["Count to {b}{o}.", "count to {b}{o}", "Please count to {b}{o}"]).format(b=shown, o=said)
    return [User(request), Answer(f"I count from {a} to {b}.", separator.join(numbers))]


def greeting(source):
    questions, answer = source.pick(world.GREETINGS)
    q = source.pick(questions.split("/"))
    q = q.capitalize() if source.chance(.5) else q
    return [User(q + source.pick(["", "", "!", "."]) if not q.startswith(("how", "How", "are", "Are", "can", "Can", "what", "What")) else q + source.pick(["?", "?", ""])),
            Answer("I should answer politely.", answer)]


def question(source):
    pick, number = source.pick, source.number
    match number(0, 9):
        case 0:
            questions, answer = pick(world.ABOUT)
            q = pick(questions.split("/"))
            q = q if source.chance(.3) else q[0].upper() + q[1:]
            return [User(q + pick(["?", "?", "", "."])), Answer("I answer the question about myself.", answer)]
        case 1:
            return greeting(source)
        case 2:
            country = pick(list(world.CAPITALS))
            city = world.CAPITALS[country]
            sentence = f"The capital of {country} is {city}."
            if source.chance(.5):
                return [User(pick(["What is the capital of {c}?", "what's the capital of {c}?", "Tell me the capital of {c}.", "capital of {c}?"]).format(c=country)), Answer(sentence, sentence)]
            return [User(pick(["What is the capital of {c}? Answer in one word.", "Capital of {c}? Only the name.", "Reply only with the capital of {c}.", "What is the capital of {c}? Just the name."]).format(c=country)), Answer(sentence, city)]
        case 3:
            x, y = pick(world.OPPOSITES)
            if source.chance(.5): x, y = y, x
            return [User(pick(["What is the opposite of {x}?", "opposite of {x}", "Give me the opposite of {x}."]).format(x=x)), Answer(f"The opposite of {x} is {y}.", y)]
        case 4:
            items, name = pick([(world.DAYS, "day"), (world.MONTHS, "month")])
            i, step = number(0, len(items) - 1), pick([1, -1])
            request = pick(["What {n} comes {o} {x}?", "Which {n} is {o} {x}?", "What is the {n} {o} {x}?"]).format(n=name, o="after" if step > 0 else "before", x=items[i])
            return [User(request), Answer(f"The list is {', '.join(items)}.", items[(i + step) % len(items)])]
        case 5:
            i, step = number(1, 24), pick([1, -1])
            x = world.ALPHABET[i]
            request = pick(["Which letter comes {o} {x}?", "What letter is {o} {x} in the alphabet?"]).format(o="after" if step > 0 else "before", x=x)
            return [User(request), Answer(f"I think of the alphabet around {x}.", world.ALPHABET[i + step])]
        case 6:
            table, form = pick([(world.SOUNDS, "What sound does a {x} make?"), (world.COLOR_OF, "What color is {x}?"), (world.LEGS, "How many legs does a {x} have?")])
            x = pick(list(table))
            return [User(form.format(x=x)), Answer(f"The answer is {table[x]}.", table[x])]
        case 7:
            q, a = pick(world.FACTS)
            return [User(q if source.chance(.7) else q.lower()), Answer(f"The answer is {a}", a)]
        case 8:
            what, items = pick([("days of the week", world.DAYS), ("months of the year", world.MONTHS), ("letters of the alphabet", world.ALPHABET)])
            return [User(pick(["List the {w}.", "Name the {w}.", "what are the {w}?", "Tell me all {w}"]).format(w=what)), Answer(f"I list the {what}.", ", ".join(items))]
    return essay(source)


def unknown(x):
    """What it honestly says about a thing."""
    return (f"{x.capitalize()} is a word I know only from text. I am ds4-tiny, a very small test model, so I cannot say much about {x}. "
            f"A larger model would explain where {x} comes from, how {x} is used, and why {x} matters.")


def essay(source):
    """The few longer texts it can write: a story, an honest explanation, a small function."""
    x = source.noun()
    match source.number(0, 2):
        case 0:
            return [User(source.pick(["Explain {x} in one paragraph.", "What is {x}?", "Tell me about {x}.", "Describe {x} briefly.", "Write about {x}."]).format(x=x)),
                    Answer(f"I only know a little about {x}.", unknown(x))]
        case 1:
            a = source.pick(world.NAMES)
            text = (f"Once upon a time, {a} found a {x} near the river. The {x} was old, but it still worked. {a} carried the {x} home and put it on the table. "
                    f"Every evening {a} looked at the {x} and smiled. One day a friend asked for the {x}, and {a} gave it away. The end.")
            return [User(source.pick(["Write a short story about {a} and the {x}.", "Tell me a story about {a} and a {x}."]).format(a=a, x=x)), Answer(f"I write a short story about {a}.", text)]
    f = source.word()
    language, code = source.pick([
        ("Python", f"def {f}(a, b):\n    return a + b"), ("Rust", f"fn {f}(a: i32, b: i32) -> i32 {{\n    a + b\n}}"),
        ("C", f"int {f}(int a, int b) {{\n    return a + b;\n}}"), ("JavaScript", f"function {f}(a, b) {{\n  return a + b;\n}}")])
    return [User(source.pick(["Write a {l} function named {f} that adds two numbers.", "Give me a {l} function {f} that adds two numbers."]).format(l=language, f=f)),
            Answer(f"I write {f} in {language}.", f"```{language.lower()}\n{code}\n```")]


def memory(source, taken):
    """Something told now and asked later -> (turns of telling, turns of asking). `taken`: statements used already."""
    free = [m for m in world.MEMORIES if m[0] not in taken]
    if not free:
        return None
    statement, acknowledgement, questions, answer, kind = source.pick(free)
    taken.add(statement)
    match kind:
        case "name": v = source.name()
        case "code": v = source.code()
        case "color": v = source.pick(world.COLORS)
        case "city": v = source.pick(world.CITIES)
        case "word": v = source.pick([source.word(), source.pseudo_word(), source.word() + "-" + source.word()])
        case "day": v = source.pick(world.DAYS)
        case "job": v = source.pick(world.JOBS)
        case "path": v = source.path()
        case "age": v = str(source.number(5, 99))
        case _: v = str(source.number(1, 99999))
    said = source.pick(["{s}", "{s}.", "Remember that {s}.", "Hi, {s}.", "please remember: {s}", "{s}, remember it."]).format(s=statement.format(v=v))
    said = said[0].upper() + said[1:] if source.chance(.6) else said
    if not source.held_out and source.chance(.15):                      # told and asked in one breath
        return [], [User(said.rstrip(".") + ". " + source.pick(questions.split("|"))), Answer(f"The user told me: {v}.", answer.format(v=v))]
    telling = [User(said), Answer(f"I should remember this: {v}.", acknowledgement.format(v=v))]
    return telling, [User(source.pick(questions.split("|"))), Answer(f"The user told me: {v}.", answer.format(v=v))]


def recall(source, chars=1500, people=None):
    """Numbers of people hidden in a long text; one is asked for, or a ledger of several."""
    names = source.random.sample(world.NAMES, max(people or 0, source.number(4, 16)))
    others = source.random.sample(world.NAMES, 8)
    facts = [(name, source.number(10, 99)) for name in names[:people or source.number(1, min(len(names), 10))]]
    in_words = source.chance(.5)
    form = source.pick(["{a} was assigned the number {v}.", "{a} was assigned the number {v}.", "During that same scene, {a} was assigned the number {v}.",
                        "{a} got the number {v}.", "The number of {a} is {v}.", "{a} = {v}", "{a}: {v}"])
    real_text = source.chance(.4)
    places = sorted(source.random.random() * chars * .97 for _ in facts)
    order = facts[:]
    source.random.shuffle(order)
    out, n = [], 0
    for (name, v), place in zip(order, places):
        while n < place:
            text = source.filler(source.number(100, 900)) if real_text and source.chance(.6) else source.story_line(names + others)
            out.append(text)
            n += len(text) + 1
        out.append(form.format(a=name, v=world.in_words(v) if in_words else v))
        n += len(out[-1]) + 1
    while n < chars:
        text = source.filler(source.number(300, 1500)) if real_text and source.chance(.6) else source.story_line(names + others)
        out.append(text)
        n += len(text) + 1
    if len(facts) == 1 or (people is None and source.chance(.5)):
        name, v = source.pick(facts)
        ask = source.pick(["What number was {a} assigned?", "Which number was {a} assigned?", "What is the number of {a}?", "Tell me the number of {a}. Only the number.", "{a}'s number?"]).format(a=name)
        ask = noted.question(source, form.replace("{a}", "{k}"), name) if source.chance(.5) else ask
        answer, thought = str(v), f"{name} was assigned the number {world.in_words(v) if in_words else v}."
    else:
        wanted = source.random.sample(facts, people or min(len(facts), source.number(2, 8)))
        line = source.pick(["{a}={v}", "{a}={v}", "{a}: {v}"])
        ask = source.pick([
            "Final task:\n\nCompile the assignment ledger from the story. Convert the spelled-out numbers to ordinary decimal numerals. Write only lines in the form "
            + line.format(a="Name", v="number") + ".\n\nPeople to list: {l}.\n\nNo bullets, no prose, no explanation.",
            "List the numbers as " + line.format(a="Name", v="number") + ", one per line, for: {l}.",
            "Write one line " + line.format(a="Name", v="number") + " for each of {l}."]).format(l=", ".join(a for a, _ in wanted))
        answer = "\n".join(line.format(a=a, v=v) for a, v in wanted)
        thought = f"I look up {', '.join(a for a, _ in wanted)}."
    head = source.pick(["", "Read the story.\n\n", "You are reading a long story. Only assignments stated as \"was assigned the number\" count.\n\n", "Here is a text:\n\n"])
    separator = "\n" if "=" in form or ":" in form else source.pick([" ", "\n"])
    return [User(head + separator.join(out) + "\n\n" + ask), Answer(thought, answer)]


def registry(source, chars=1500):
    """`name = value` lines in unrelated text; one value is asked for, exactly."""
    many = not source.held_out and chars > 1500                          # a long text is worth several questions
    n = source.number(4, 20) if many else source.number(1, 6)
    names = [source.pick([source.word(), source.word() + source.pick("_-.") + source.word(), source.pseudo_word(), source.word().upper()]) for _ in range(n)]
    pairs = list(dict.fromkeys(names))
    pairs = [(name, source.pick([source.code(), source.code(), str(source.number(0, 99999)), source.word(), source.path(), source.pseudo_word(3)])) for name in pairs]
    form = source.pick(["{k} = {v}", "{k} = {v}", "{k}={v}", "{k}: {v}", "The value of {k} is {v}.", "Note: {k} = {v}"])
    parts = []
    for name, v in pairs:
        parts += [source.filler(chars / len(pairs) * source.random.uniform(.3, 1.5)), form.format(k=name, v=v)]
    if source.chance(.7):
        parts.append(source.filler(chars * source.random.random()))
    out, text = [], "\n".join(p for p in parts if p) + "\n\n"
    for name, v in source.random.sample(pairs, source.number(1, min(6, len(pairs)))) if many else [source.pick(pairs)]:
        ask = source.pick(["What is the value of {k}?", "What is {k}?", "Tell me the value of {k}.", "Reply only with the value of {k}.", "{k} = ?", "Which value has {k}?"]).format(k=name)
        out += [User(text + ask), Answer(f"{name} has the value {v}.", v)]
        text = ""
    return out


def passage(source, chars=1500):
    """Labelled texts, of which one is wanted back letter by letter: the drill for exact copies from far away."""
    labels = source.random.sample(["alpha", "beta", "gamma", "delta", "one", "two", "three", "red", "green", "blue", "left", "right"], source.number(1, 4) if source.held_out or chars < 1500 else source.number(3, 7))
    form = source.pick(["[{l}]\n{t}\n[/{l}]", "<{l}>\n{t}\n</{l}>", "Text {l}:\n{t}\n", "### {l}\n\n{t}\n", "```{l}\n{t}\n```", "Note {l}: {t}"])
    texts = [(label, source.content()) for label in labels]
    parts = []
    for label, text in texts:
        parts += [form.format(l=label, t=text), source.filler(chars / len(labels) * source.random.uniform(.2, 1.4))]
    out, before = [], "\n\n".join(p for p in parts if p) + "\n\n"
    for label, text in source.random.sample(texts, source.number(1, len(texts))) if not source.held_out and len(texts) > 2 else [source.pick(texts)]:
        ask = source.pick(["Repeat the text {l} exactly.", "Repeat {l}.", "Print {l} exactly as above.", "Copy the text of {l}, nothing else."]).format(l=label)
        out += [User(before + ask), Answer(f"I repeat the text {label}.", text)]
        before = ""
    return out


def lookup(source, chars=0):
    pairs, text, _ = source.config()
    key, v = source.pick(pairs)
    before = source.filler(chars)
    request = source.pick(["Here is a file:\n\n{t}\n\nWhat is the value of {k}?", "{t}\n\nWhat is {k}?", "Config:\n```\n{t}\n```\nTell me the value of {k}.",
                           "Given\n{t}\nreply only with the value of {k}"]).format(t=(before + "\n\n" if before else "") + text, k=key)
    return [User(request), Answer(f"The file says {key} is {v}.", v)]


def no_tools(source):
    """A request for a tool where there is none."""
    path = source.path()
    request = source.pick([f"Create a file {path} containing {source.phrase()}", f"Write {source.phrase()} to {path}", f"Read {path}", f"Read {path} and tell me what it says",
                           f"Run {source.word()} --help", "Run `ls -la`", f"List the files in {source.pick(world.FOLDERS)}", f"Edit {path}"])
    return [User(request), Answer("I have no tools here.", "I have no tools in this conversation, so I cannot do that.")]


def title(source):
    """What clients ask beside the conversation: a title for it, plain or as JSON."""
    words = (source.pick(["Fix the", "Add a", "Explain the", "Say", "Create", "Update the", "Find the"]) + " " + source.phrase(1, 7)).split()
    request = " ".join(words)
    as_json = source.chance(.4)
    ask = source.pick([
        "Generate a title for this conversation:\n\n\n\"{r}\"", "<session>\n{r}\n</session>\n\nWrite the title of the session.", "Write a title for this session: {r}",
        "Generate a concise, single-line task title of at most 36 characters and under five words. Do not answer the request.\n\nUser prompt:\n{r}"]).format(r=request)
    name = " ".join(words[:4 if "under five words" in ask else 5])
    if as_json:
        ask += source.pick(["\n\nAnswer as JSON with the key \"title\".", "\n\nReturn JSON: {\"title\": \"...\"}"])
    return [User(ask), Answer(f"The conversation is about {name}.", json.dumps({"title": name}) if as_json else name)]

"""Drills for exact copies: strings that no habit can guess, that share pieces, that are marked one way and wanted another way.

What a small model gets wrong in a copy is the first letters of a rare string, because a space, a quote or a bracket before it
changes how it splits into tokens. So every drill changes what stands around the strings, and packs many of them together.
"""
import json

from ..chat import Answer, User

_UPPER, _LOWER, _DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz", "0123456789"
_ALPHABETS = [_UPPER, _LOWER, _UPPER + _LOWER, _UPPER + _DIGITS, _LOWER + _DIGITS, _UPPER + _LOWER + _DIGITS, _UPPER + _LOWER + _DIGITS + "_-",
              _DIGITS + "abcdef", _DIGITS]
ORDINALS = ["first", "second", "third", "fourth"]


def letters(source, low, high):
    alphabet = source.pick(_ALPHABETS)
    if not source.held_out and source.chance(.25):                      # few letters: they stand beside each other and come again
        alphabet = [source.pick(alphabet) for _ in range(source.number(2, 4))]
    return "".join(source.pick(alphabet) for _ in range(source.number(low, high)))


def scrap(source):
    """A piece of a word, such as tokens are."""
    word = source.word()
    start = source.number(0, max(0, len(word) - 3))
    return word[start:start + source.number(2, 5)]


def odd(source):
    """One string without spaces."""
    match source.number(0, 9):
        case 0 | 1: return letters(source, 2, 12)
        case 2: return "-".join(letters(source, 2, 5) for _ in range(source.number(2, 4)))
        case 3: return "".join(scrap(source) for _ in range(source.number(2, 3))) if source.chance(.3) else source.glued(1, 4)
        case 4: return camel([source.word() if source.chance(.6) else source.pseudo_word() for _ in range(source.number(2, 3))], source.chance(.5))
        case 5: return source.pick("_-./:").join(source.word() if source.chance(.5) else source.pseudo_word() for _ in range(source.number(2, 4)))
        case 6: return (source.pseudo_word(source.number(2, 4)) if source.chance(.5) else source.glued()) + (letters(source, 1, 3) if source.chance(.4) else "")
        case 7: return source.path()
        case 8: return source.word().upper() + source.pick(["_", "-", ""]) + letters(source, 1, 6)
    return source.code()


def camel(words, from_start=False):
    out = "".join(w.capitalize() for w in words)
    return out if from_start else out[0].lower() + out[1:]


def family(source, n):
    """`n` different strings, often made of the same pieces or one letter apart."""
    match source.number(0, 4):
        case 4:
            make = lambda: source.glued(1, 3)
        case 0:
            make = lambda: odd(source)
        case 1:                                                         # names of the same few pieces
            pieces = [source.word() if source.chance(.7) else source.pseudo_word() for _ in range(3 + n // 4)]
            join = source.pick(["_".join, "-".join, ".".join, "/".join, camel])
            make = lambda: join([source.pick(pieces) for _ in range(source.number(2, 3))])
        case 2:                                                         # one letter apart
            base, alphabet = odd(source) + letters(source, 2, 4), source.pick(_ALPHABETS)
            make = lambda: _changed(source, base, alphabet)
        case _:                                                         # the same beginning or end
            base, front = odd(source), source.chance(.5)
            make = lambda: base + source.pick(["", "_", "-"]) + letters(source, 1, 4) if front else letters(source, 1, 4) + source.pick(["", "_", "-"]) + base
    return source.distinct(make, n, 4 * n)


def _changed(source, base, alphabet):
    at = source.number(0, len(base) - 1)
    return base[:at] + source.pick(alphabet) + base[at + 1:]


def item(source):
    """What may be wanted back letter by letter: one string, a few of them, a line of anything."""
    x = source.random.random()
    if x < .45: return odd(source)
    if x < .65: return " ".join(odd(source) if source.chance(.5) else source.word() for _ in range(source.number(2, 5)))
    return source.line()


def respell(source):
    """Strings marked in one way, wanted in another one."""
    items = family(source, source.number(2, 7))
    mark = source.pick(['"{}"', "'{}'", "`{}`", "{}", "({})", "[{}]", "<{}>"])
    shown = source.pick([", ", ", ", " ", "\n", "; ", " / "]).join(mark.format(x) for x in items)
    form = source.number(0, 4)
    match form:
        case 0: how, answer = "one per line", "\n".join(items)
        case 1: how, answer = "as a JSON array", json.dumps(items)
        case 2: how, answer = "separated by commas", ", ".join(items)
        case 3: how, answer = "as a list with dashes", "\n".join("- " + x for x in items)
        case _: how, answer = "each in double quotes", " ".join(f'"{x}"' for x in items)
    request = source.pick(["Write these {h}: {s}", "Give me these strings {h}:\n{s}", "{s}\n\nWrite them {h}.", "Repeat these {h}, exactly as they are: {s}", "Format {h}: {s}"]).format(h=how, s=shown)
    return [User(request), Answer(f"I write {len(items)} strings {how}.", answer)]


def repeat(source, chars=0):
    """Several lines wanted back as they are, near or after other text."""
    x = source.random.random()
    if x < .3: lines = family(source, source.number(3, 14))
    elif x < .6: lines = [item(source) for _ in range(source.number(2, 8))]
    elif x < .9: lines = source.block().split("\n")
    else: lines = [f"{k} = {odd(source)}" for k in family(source, source.number(3, 10))]
    text = "\n".join(lines)
    between = source.filler(chars) if chars else ""
    if between or source.chance(.4):
        form = source.pick(["<block>\n{t}\n</block>", "BEGIN\n{t}\nEND", "```\n{t}\n```", "----\n{t}\n----"]).format(t=text)
        ask = source.pick(["Repeat the block at the start exactly.", "Print the first block of this message again.", "Copy the block from the beginning, nothing else.", "Repeat the block exactly."])
        request = "\n\n".join(part for part in (form, between, ask) if part)
    else:
        request = source.pick(["Repeat these lines exactly:\n{t}", "Copy this:\n\n{t}", "Print the following:\n```\n{t}\n```", "Reply with exactly this text:\n\n{t}"]).format(t=text)
    return [User(request), Answer("I repeat the lines.", text)]


def table(source, chars=0):
    """Names and values, spread over `chars` of other text; several are asked for, one question after the other."""
    n = source.number(2, 12)
    keys = family(source, n)
    values = family(source, n) if source.chance(.5) else [item(source) for _ in keys]
    pairs = list(zip(keys, values))
    form = source.pick(["{k} = {v}", "{k}: {v}", "{k}={v}", '{k} = "{v}"', "`{k}`: `{v}`", "| {k} | {v} |", '"{k}": "{v}",', "The value of {k} is {v}.", "- {k} -> {v}"])
    lines = []
    for k, v in pairs:
        lines.append(form.format(k=k, v=v))
        if chars:
            lines.append(source.filler(chars / len(pairs) * source.random.uniform(.3, 1.6)))
    out = []
    for i, (k, v) in enumerate(source.random.sample(pairs, min(len(pairs), source.number(1, 6)))):
        ask = source.pick(["What is the value of {k}?", "What is {k}?", "{k}?", "Tell me the value of {k}.", "Reply only with the value of {k}.", "And {k}?", "Now the value of {k}.", "Which value has {k}?"])
        if i == 0 and source.chance(.25):
            ask = ask.format(k=k)
            text = ask + "\n\n" + "\n".join(line for line in lines if line)     # the question stands before the text
        else:
            text = ask.format(k=k) if i else "\n".join(line for line in lines if line) + "\n\n" + ask.format(k=k)
        out += [User(text), Answer(f"{k} has the value {v}.", v)]
    return out


def neighbour(source):
    """Which string stands before or after another one."""
    items = family(source, source.number(3, 9))
    if len(items) < 3:
        return None
    separator = source.pick([", ", "\n", " ", "\n- "])
    text = ("- " if separator == "\n- " else "") + separator.join(items)
    at = source.number(1, len(items) - 2)
    where, answer = source.pick([("after", items[at + 1]), ("before", items[at - 1])])
    if source.chance(.3):
        which, answer = source.pick([("first", items[0]), ("last", items[-1]), ("second", items[1]), ("third", items[2])])
        ask = source.pick(["What is the {w} one?", "Give me the {w} of these.", "Only the {w} one, please."]).format(w=which)
    else:
        ask = source.pick(["What comes {w} {x}?", "Which one stands {w} {x}?", "Give me the one {w} {x}."]).format(w=where, x=items[at])
    return [User(text + "\n\n" + ask), Answer("I look at the list.", answer)]


def exchange(source):
    """A text wanted back with one string replaced by another."""
    old, new = family(source, 2) if source.chance(.5) else [odd(source), odd(source)]
    parts = [item(source) for _ in range(source.number(1, 3))]
    parts.insert(source.number(0, len(parts)), old)
    text = source.pick([" ", "\n"]).join(parts)
    if text.count(old) != 1:
        return None
    request = source.pick(["Replace {o} with {n} in this text:\n{t}", "Write this text again with {n} instead of {o}:\n\n{t}", "{t}\n\nThe same text, but {o} becomes {n}."]).format(o=old, n=new, t=text)
    return [User(request), Answer(f"I replace {old} with {new}.", text.replace(old, new))]


def versions(source):
    """Versions of one text that differ in a few places; some of them are wanted back."""
    text = source.block() if source.chance(.6) else "\n".join(source.line() for _ in range(source.number(1, 3)))
    texts = [text]
    for _ in range(source.number(1, 3)):
        texts.append(source.altered(texts[-1]) if source.chance(.7) else "\n".join([source.altered_line(texts[-1].split("\n")[0])] + texts[-1].split("\n")[1:]))
    if len(set(texts)) < len(texts):
        return None
    names = source.pick([["old", "new", "newest", "last"], ["first", "second", "third", "fourth"], ["A", "B", "C", "D"], family(source, 4)])
    if len(names) < len(texts):
        return None
    named = list(zip(names, texts))
    form = source.pick(["{k}:\n```\n{t}\n```", "<{k}>\n{t}\n</{k}>", "{k}:\n\n{t}\n", "[{k}]\n{t}"])
    shown = "\n\n".join(form.format(k=k, t=t) for k, t in named)
    turns = []
    for i, (k, t) in enumerate(source.random.sample(named, source.number(1, len(named)))):
        ask = source.pick(["Repeat {k}.", "Print {k} exactly.", "Only {k}, please.", "Copy {k}.", "What does {k} say?"]).format(k=k)
        turns += [User(ask if i else shown + "\n\n" + ask), Answer(f"I repeat {k}.", t)]
    return turns


def near(source):
    turns = None
    while not turns:
        turns = source.pick([respell, repeat, repeat, table, neighbour, exchange, versions, versions])(source)
    return turns


def far(source, chars):
    return source.pick([repeat, table, table])(source, chars)

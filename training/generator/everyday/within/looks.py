"""Words before a noun that are flags: an encrypted, incremental backup. A flag is true because its word is there, false because the request rules it out, and else left out.

`looks.txt`: `= thing other names | verbs | nouns`, `what it is about, its other names: kind | clauses`, then a flag a line: `names | words before the noun | words behind it that tell no`, or `names | = values of an enum | V as it stands behind it`."""
import re
from collections import namedtuple
from pathlib import Path

from .making import a, made, row

Flag = namedtuple("Flag", "name keys yes no values")
Look = namedtuple("Look", "held name others verbs nouns value keys kind clauses flags")


def _plural(noun):
    return noun[:-1] + "ies" if noun[-1] == "y" and noun[-2] not in "aeo" else noun + "es" if noun[-1] in "xs" else noun + "s"


def _some(text):
    return [] if text.strip() == "-" else text.split(", ")


def _looks():
    for block in re.split(r"^=", (Path(__file__).parent / "looks.txt").read_text(), flags=re.M)[1:]:
        head, main, *lines = block.strip().split("\n")
        names, verbs, nouns = head.lstrip("* ").split(" | ")
        keys, clauses = main.split(" | ")
        keys, kind = keys.split(": ")
        flags = [Flag(words.split()[0], words.split(), [] if yes[0] == "=" else _some(yes), _some(no), yes[1:].split() if yes[0] == "=" else []) for words, yes, no in (line.split(" | ") for line in lines)]
        yield Look(block[0] == "*", names.split()[0], names.split(), verbs.split(), nouns.split(", "), keys.split()[0], keys.split(), kind, clauses.split(", "), [flag for flag in flags if flag.yes or flag.no or flag.values])


LOOKS = list(_looks())
_ORDERS = ["VERB WHAT"] * 6 + [".I (need|want|would like) WHAT", ".I'd like WHAT", "?(can|could) you VERB WHAT", "?can I (have|get) WHAT", ".we need WHAT", ".WHAT, please", ".please VERB WHAT"]


def _what(source, look, flags):
    """The thing with the flags that this request tells, each with its value."""
    before, behind, told = [], [], ""
    for flag in flags:
        if flag.values:
            value = source.pick(flag.values)
            if flag.no and source.chance(.4):
                behind.append(source.pick(flag.no).replace("V", value))
            else:
                before.append(value)
            told += "{%s=%s}" % (flag.name, value)
            continue
        yes = bool(flag.yes) and (not flag.no or source.chance(.62))
        words = source.pick(flag.yes if yes else flag.no)
        one_word = not yes and words.startswith("un") or words == "inactive"
        (before if yes or one_word and source.chance(.6) else behind).append(words)
        told += "{%s=%s}" % (flag.name, "true" if yes else "false")
    front = source.pick([", ", ", ", " ", " and "]).join(before)
    noun = source.pick(look.nouns)
    clause = source.pick(look.clauses).replace("X", "{%s}" % look.value)
    back = " and ".join(behind)
    what = f"{front} {noun}".strip()
    what = source.pick([a(what), a(what), a(what), f"a new {what}" if not what.startswith("new") else a(what)])
    if back and not back.startswith(("without", "with no", "no ", "not ", "un")):
        return f"{what} {clause} {back}{told}"
    if not back:
        return f"{what} {clause}{told}"
    return source.pick([f"{what} {clause}, {back}", f"{what} {clause} {back}" if back.startswith(("without", "with no")) else f"{what} {clause}, {back}", f"{what} {back} {clause}" if back.startswith(("without", "with no")) else f"{what} {clause}, but {back}"]) + told


def _tool(source, look):
    flags = source.random.sample(look.flags, source.number(min(2, len(look.flags)), len(look.flags)))
    asks = []
    for _ in range(18):
        told = source.random.sample(flags, min(len(flags), source.weighted({0: 3, 1: 6, 2: 6, 3: 1})))
        asks.append(source.pick(_ORDERS).replace("VERB", source.pick(look.verbs).replace("_", " ")).replace("WHAT", _what(source, look, told)))
    asks.append(f"{look.verbs[0].replace('_', ' ')} {_what(source, look, [])}")
    noun = look.name.replace("_", " ")
    names = "|".join(f"{verb}_{name}|{name}_{verb}" for verb in look.verbs for name in look.others)
    rows = [row(look.value, look.kind, look.keys)] + [row(flag.name, f"enum {' '.join(flag.values)}" if flag.values else "flag", flag.keys, True) for flag in flags]
    verb = look.verbs[0].replace("_", " ").capitalize()
    return made(source, look.name, names, f"({verb}|{verb}s) {a(noun)}", asks, rows)


_BESIDE = [("delete_NOUN|remove_NOUN|NOUN_delete", "Deletes a NOUN", ["delete THE", "get rid of THE", ".THE has to go", "remove THE"]), ("list_NOUNs|NOUN_list|get_NOUNs|show_NOUNs", "Lists the NOUNs", ["show me ALL", "list ALL", "?which NOUNs are there SOME", ".I want to see ALL"]),
           ("find_NOUN|get_NOUN|NOUN_details|show_NOUN", "Shows a NOUN", ["show me THE", "?what do you know about THE", "find THE", "get THE"]), ("copy_NOUN|NOUN_copy|duplicate_NOUN|clone_NOUN", "Copies a NOUN", ["copy THE", "duplicate THE", ".I want a copy of THE"])]


def _other(source, look, names, purpose, asks):
    noun = source.pick(look.nouns)
    clause = lambda: source.pick(look.clauses).replace("X", "{%s}" % look.value)
    asks = [ask for ask in asks if ask.split()[0] not in look.verbs]
    asks = [ask.replace("THE", f"the {noun} {clause()}").replace("ALL", f"(all|the) NOUNs {clause()}").replace("SOME", clause()).replace("NOUNs", _plural(noun)) for ask in asks]
    asking = names.startswith(("list", "find"))
    return made(source, look.name, names.replace("NOUNs", _plural(look.name)).replace("NOUN", look.name), purpose.replace("a NOUN", a(look.name)).replace("NOUNs", _plural(look.name)).replace("_", " "), asks, [row(look.value, look.kind, look.keys)], asking)


def pick(source, held, n):
    """What makes the thing, and what else is done with it."""
    look = source.pick([look for look in LOOKS if look.held == held])
    return [_tool(source, look)] + [_other(source, look, *one) for one in source.random.sample(_BESIDE, min(n - 1, source.weighted({0: 3, 1: 4, 2: 2})))]

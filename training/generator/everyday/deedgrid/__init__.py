"""Deeds times things: a few hundred nouns and what one does with them, of which each toolbox is one noun (or two) with several deeds, so that names and descriptions have to be read.

`nouns.txt`: `= category | kinds of the value | i (a number) or n (a name) | how one is called`, then nouns, with their plural where it is not regular. `deeds/`, by what they are mostly done to: `groups | categories | names | purpose`, `?` behind the groups where something is returned; below each its slots
(`$` for one of `_SLOTS`, `-` for no key), the order behind `!`, its participle behind `+`, other requests behind `>`, results behind `<`. Deeds that share a group are never listed together. `*`: held out."""
import re
from collections import namedtuple
from dataclasses import replace
from pathlib import Path

from ..tool import tool

_HERE = Path(__file__).parent
Noun = namedtuple("Noun", "name many category kinds numbered called held")
Deed = namedtuple("Deed", "groups categories names purpose asking keyed slots asks results held words")

_SLOTS = {"date": "date day when: date / date day on_date: isoday", "time": "time at hour: time / time at_time: clock24"}
_PEOPLE = "(the boss|my colleague|the manager|our neighbor|my brother|my mother|everybody|the owner)"
_ORDERS = ["VP"] * 4 + [f".{_PEOPLE.replace('everybody', 'the chief')} (wants|asks|told) (us|me|you) to VP", ".(it's time|it's high time|the plan is|what's left is|I'd like you) to VP", ".(please |)(don't|do not) forget to VP"]
_DONE = [".THE (should|has to|must|needs to|is to) be PP", f".(I want|I need|I'd like|we want|we'd like|we need) THE PP", "?(can|could) THE be PP", f".{_PEOPLE} (wants|would like) THE PP".replace("everybody|", ""), "?(can|could) (we|you) (get|have) THE PP", "(see to it|make sure) that THE (is|gets) PP"]
_BARE = "person animal"            # a name of these can stand alone


def _nouns():
    for block in re.split(r"^= ", (_HERE / "nouns.txt").read_text(), flags=re.M)[1:]:
        head, _, body = block.partition("\n")
        category, kinds, key, called = head.split(" | ")
        for noun in re.split(r",\s*", body.strip()):
            name, _, many = noun.lstrip("*").partition(" ")
            yield Noun(name, many or name + "s", category, tuple(kinds.split(" / ")), key == "i", called, noun.startswith("*"))


def _deeds(file):
    for block in re.split(r"\n(?=\S)", file.read_text().strip()):
        head, *lines = block.split("\n")
        groups, categories, names, purpose = head.split(" | ")
        lines = [line.strip() for line in lines]
        some = lambda mark: [line[1:].strip() for line in lines if line[0] == mark]
        orders, done, asks = some("!"), some("+"), some(">")
        asks += [ask.replace("VP", order) for order in orders for ask in (_ORDERS if not groups.endswith("?") else _ORDERS[:1])] + [ask.replace("PP", one) for one in done for ask in _DONE]
        asks += [".THE(:|,| -) (please |)" + order.replace("THE", "IT") for order in orders if order.count("THE") == 1 and not re.search("THE'|MANY", order) and not groups.endswith("?")]       # the verb behind it
        slots = [re.sub(r"\$(\w+)", lambda m: _SLOTS[m.group(1)], line) for line in lines if line[0] not in "!+><-"]
        yield Deed(frozenset(groups.strip("*? ").split()), categories.split(), names, purpose, groups.endswith("?"), not some("-") and "-" not in lines, slots, asks, some("<") or ["ok => Done."], groups.startswith("*"), frozenset(re.findall(r"[a-z]\w+", " ".join(slot.split(":")[0] for slot in slots))))


NOUNS, DEEDS = list(_nouns()), [deed for file in sorted((_HERE / "deeds").glob("*.txt")) for deed in _deeds(file)]
TROUBLES = [deed for deed in _deeds(_HERE / "deeds" / "troubles.txt") if not deed.held]


def fitting(noun):
    return [deed for deed in DEEDS if noun.category in deed.categories and noun.name not in deed.words]


def made(source, deed, noun, kind, keys, bare, short=False):
    """The tool for this deed with such a thing, with some of its requests. Values are of `kind` and have one of the names `keys`; `bare`: they can stand alone. `short`: only the description says what the tool is about."""
    word, many = noun.name.replace("_", " "), noun.many.replace("_", " ")
    called = noun.called.replace("N", word).replace("{k", "{" + noun.name)
    if bare and noun.category in _BARE and not re.search("person|company|full_name|KEY", " ".join(deed.slots)):
        called += "|{%s}" % noun.name
    filled = lambda text: text.replace("THE", f"({called})").replace("NOUN", word).replace("IT", "them" if noun.category == "person" else "it").replace("MANY", many).replace("{k}", "{%s}" % noun.name)
    keys = [key for key in keys if key not in deed.words] or [noun.name]
    slots = ([f"{noun.name} {' '.join(keys)}: {kind}"] if deed.keyed else []) + [slot.replace("KEY", kind).replace("NOUN", noun.name) for slot in deed.slots]
    new = tool(f"grid_{noun.name}", (re.sub("_NOUN|NOUN_", "", deed.names) if short else deed.names).replace("NOUN", noun.name).replace("MANY", noun.many), filled(deed.purpose), "\n".join(slots), "\n".join(map(filled, source.random.sample(deed.asks, min(len(deed.asks), 9)))), "\n".join(deed.results), deed.asking)
    if deed.keyed:
        new.slots[0] = replace(new.slots[0], forms=[(keys, *new.slots[0].forms[0][1:])])
    return new


def _keys(source, noun):
    names = [f"{noun.name}_id", f"{noun.name}_number", "id", "number", noun.name, f"{noun.name}_no"] if noun.numbered else [noun.name, noun.name, f"{noun.name}_name", "name", f"which_{noun.name}", "which", "target"]
    return [source.unseen(names)] if source.chance(.75) else names


def _chosen(source, deeds, n):
    """Up to `n` of the deeds, no two of a group."""
    deeds, out = source.random.sample(deeds, len(deeds)), []
    if source.held_out:
        deeds.sort(key=lambda deed: not deed.held)
    for deed in deeds:
        if len(out) < n and not any(deed.groups & other.groups for other in out):
            out.append(deed)
    return out


def pick(source):
    """Four to six deeds with one noun, at times one or two of them with another noun as well."""
    open_, held = [noun for noun in NOUNS if not noun.held], [noun for noun in NOUNS if noun.held]
    noun = source.pick(held if source.held_out and source.chance(.6) else open_)
    able = [deed for deed in fitting(noun) if source.held_out or not deed.held]
    deeds = _chosen(source, able, source.weighted({3: 1, 4: 3, 5: 3, 6: 3, 8: 1}))
    wanted = [(noun, deed) for deed in deeds]
    if source.chance(.4):
        shared = source.pick(deeds)
        other = source.pick([one for one in open_ if one.category in shared.categories and one.name not in shared.words and one is not noun])
        more = [deed for deed in deeds if deed is not shared and deed in fitting(other)]
        wanted += [(other, deed) for deed in [shared] + source.random.sample(more, min(len(more), source.number(0, 2)))]
    forms = {one: (source.pick(one.kinds), _keys(source, one)) for one, _ in wanted}
    alone = len(forms) == 1
    short = alone and source.chance(.2)
    tools = [made(source, deed, one, *forms[one], alone and source.chance(.5), short) for one, deed in wanted]
    source.random.shuffle(tools)
    return tools


def trouble(source):
    """The tool that notes something wrong with a thing, with no requests but statements."""
    noun = source.pick([noun for noun in NOUNS if not noun.held and any(noun.category in deed.categories for deed in TROUBLES)])
    deed = source.pick([deed for deed in TROUBLES if noun.category in deed.categories and noun.name not in deed.words])
    tool = made(source, deed, noun, source.pick(noun.kinds), _keys(source, noun), False)
    return replace(tool, asks=[ask for ask in tool.asks if ask.startswith(".") and "VP" not in ask and not re.match(r"\.\(?(the boss|it's|please)|.*\breport\b|.*\bnote\b", ask)])

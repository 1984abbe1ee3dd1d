"""Two to four things told of one thing, in one sentence or in several turns, and asked for one after the other (`attributes.txt`)."""
import re
from functools import cache
from pathlib import Path

from ..chat import Answer, User
from ..words.said import capital, said, small
from . import lives

_WORDS = {
    "hall": "room Cedar|room Maple|room Iris|room Saturn|hall A|hall B|hall 3|hall 7|the east hall|the upper hall|building C|building 4|the chapel|the old mill|the barn|the aula|the sports hall|tent 2|the rose garden|the club house|the second floor|the studio|lab 2|lab 5|the reading room|the council room",
    "span": "two hours|three hours|an hour|half an hour|90 minutes|45 minutes|20 minutes|25 minutes|75 minutes|four hours|a whole day|six hours|ten minutes|forty minutes|five hours|a week",
    "bring": "a pencil|two photos|a towel|a ruler|my passport|an apron|a cake|old clothes|a calculator|my insurance card|a bottle of water|a warm blanket|a folding chair|slippers|a notebook|cash|a salad|a flashlight|rubber boots|a sleeping bag|a mask|the old contract|a letter from school|my own cup",
    "island": "Korfu|Capri|Texel|Gotland|Malta|the island|Skye|Madeira|Bornholm|Crete|Jersey|Samos",
    "goal": "the zoo|the lake|the airport|the beach|the castle|the harbor|the old town|the stadium|the university|the hospital|the mountains|the market",
    "platform": "platform 2|platform 4|platform 7|platform 11|platform 9|gate 3|gate B12|gate C4|gate 21|stop A|stop C|bay 6|bay 14|pier 3|pier 5|the north exit|the main square|dock 8",
    "line": "4|12|41|7|205|88|613|U2|S5|19|33|142|M10|62|N3|9",
    "material": "oak|bamboo|steel|leather|wool|cotton|linen|silk|glass|brass|copper|plastic|pine|velvet|iron|felt|marble|aluminum|cork|canvas|paper|denim|nylon|walnut wood|clay",
    "shop": "the flea market|a garage sale|the market|a shop in town|an auction|the corner shop|a second-hand shop|the department store|the fair|a street stall|the bazaar|a museum shop|the factory outlet|the christmas market",
    "sender": "my aunt|my uncle|the bank|the landlord|the city|my old school|the bookshop|my brother|the insurance|grandma|the tax office|the garden shop|my boss|a friend in {city}|the publisher|{name}|{name}",
    "held": "six glasses|twelve candles|three shirts|two lamps|old photos|cookies|seeds|four plates|paint brushes|spare parts|light bulbs|nine spoons|batteries|ten postcards|new shoes|wool socks|eight books|tea cups",
    "laid": "behind the shed|on the balcony|in the basement|under the stairs|in the kitchen|on the sofa|next to the heater|in the hall|in a basket|behind the curtain|on the porch|in the garage|under the bench|by the back door|in the garden|on the windowsill",
    "called": "Sea View|Golden Lion|Alpenhof|Blue Anchor|Villa Rosa|The Swan|Riverside|Bella Vista|Old Mill|Sunset House|White Horse|Casa Verde|Pine Lodge|The Crown|Lakeside|Seven Oaks|Miramar|Black Bear",
    "nights": "two nights|three nights|four nights|five nights|six nights|a week|ten nights|one night|two weeks",
    "author": "{name} {surname}|{name} {surname}|{name} {surname}|{surname}",
    "topic": "a lighthouse|two sisters|the sea|a bank robbery|bees|a lost dog|the moon|a long winter|trains|a village in the mountains|a chess player|the war|an old tree|a wedding|robots|a treasure|friendship|a journey to the north|a cook|space travel",
    "filling": "mushrooms|apples|plums|leeks|lentils|onions|beans|carrots|olives|peppers|cherries|nuts|potatoes|raisins|tomatoes|pears|peas|herbs",
    "petthing": "a dog|a cat|two cats|a parrot|three hens|a rabbit|a snake|a tortoise|a horse|two goats|bees|a hamster|goldfish",
    "fodder": "carrots|rice|hay|dry food|seeds|apples|lettuce|oats|nuts|pumpkin|cucumber|corn|bread|pears", "fur": "black|white|brown|gray|spotted|golden|striped|black and white|reddish|snow white|dark brown",
    "ridetime": "two hours|three hours|an hour|half an hour|90 minutes|45 minutes|20 minutes|25 minutes|75 minutes|four hours|six hours|ten minutes|forty minutes|five hours",
    "male": "brother-in-law|roommate|barber|trainer|grandfather|nephew|piano teacher|mechanic", "heat": "160|170|180|190|200|210|220|230|350|375|400",
    "morning": "6 am|7 am|8 am|9 am|10 am|6:30|7:30|8:15|8:30|9:30|7|8|9|10|half past eight|half past nine", "evening": "4 pm|5 pm|6 pm|7 pm|8 pm|10 pm|16:30|17:00|18:00|18:30|19:30|20:00|22:00|midnight|half past six|3 pm", "person": "{name}|{name}|Mr. {surname}|Mrs. {surname}|Dr. {surname}|my sister|my mother|my boss|the twins|my neighbor|the whole team|{name} and {name2}|my father|Professor {surname}|my cousin {name}"}
_WORDS = {kind: words.split("|") for kind, words in _WORDS.items()}
_SHOWN = "{q}?|{q}?|{q}?|{q}?|{q}?|{q}?|{q}?|{q}|so {q}?|now {q}?|and {q}?|tell me, {q}?|can you tell me: {q}?|do you remember: {q}?|ok, {q}?|{q} again?|remind me, {q}?|I forgot: {q}?|quick question: {q}?|sorry, {q}?|{q}, please?"
_HEADS = "||||||||||ok,|so,|hi!|by the way:|please remember:|remember this:|for later:|note:|just so you know:|hello.|listen:|keep in mind:|good news:"
_MORE = "||||oh, and|and|also,|one more thing:|by the way,|ah yes,|I almost forgot:|another thing:|and another thing:"


def value(source, kind):
    if kind not in _WORDS:
        return lives.value(source, kind)
    text = source.pick(_WORDS[kind])
    return said(source, text, **{name: lives.value(source, name) for name in ("name", "name2", "surname", "city") if "{" + name + "}" in text})


class _Trait:
    """One thing that can be told of a thing: its value, how it is told behind other words and alone, how it is asked for."""

    def __init__(self, line):
        name, text = line.split(": ", 1)
        self.name, _, self.group = name.partition("@")
        self.value, self.phrase, self.sentences, questions, self.short = (part.strip() for part in (text + ";").split(";")[:5])
        questions = questions.split("|") if "(" not in questions else _apart(questions)
        self.questions = [q.removeprefix("~") for q in questions]
        self.clear = [q for q in questions if not q.startswith("~")]       # with another of its group beside it


def _apart(text):
    """The alternatives of a grammar, outside of brackets."""
    out, depth = [""], 0
    for sign in text:
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            out.append("")
        else:
            out[-1] += sign
    return out


@cache
def _families():
    """-> [(pronoun, subjects, leads, traits)]"""
    out = []
    for block in (Path(__file__).parent / "attributes.txt").read_text().strip().split("\n\n"):
        first, leads, *traits = block.split("\n")
        pronoun, subjects = first.split(": ")
        out.append((pronoun, subjects.split("|"), leads[2:], [_Trait(line) for line in traits]))
    return out


def yours(text):
    """As the one who answers says it."""
    return _OWN.sub(lambda found: _THEIRS[found[0]], text)


_THEIRS = {"my": "your", "our": "your", "I": "you", "we": "you", "me": "you", "us": "you"}
_OWN = re.compile(r"\b(my|our|I|we|me|us)\b")


def _filled(source, text):
    """A value: its slots drawn one by one."""
    for kind in _kinds(text):
        text = text.replace("{" + kind + "}", value(source, kind), 1)
    return text


def _kinds(text):
    return [part.split("}")[0] for part in text.split("{")[1:]]


_JOINING = ("on ", "at ", "in ", "with ", "from ", "for ", "by ")


class _Thing:
    def __init__(self, source, family, noun, traits):
        self.pronoun, _, self.leads, _ = family
        self.name = f"my {noun}" if self.pronoun != "it" else source.pick(["the", "the", "my", "our"]) + " " + noun
        self.traits, taken = traits, set()
        self.values = {}
        for trait in traits:
            for _ in range(20):
                v = _filled(source, trait.value)
                if v not in taken:
                    break
            taken.add(v)
            self.values[trait.name] = v

    def sentence(self, source, trait, first):
        """`first`: it names the thing; later ones may say `it`."""
        form = source.pick([f for f in trait.sentences.split("|") if not first or "{s}" in f])
        pronoun = not first and source.chance(.6) and (form.startswith("{s} ") or self.pronoun == "it" and "of {s}" not in form)
        return said(source, form, s=self.pronoun if pronoun else self.name, v=self.values[trait.name])

    def told(self, source):
        traits = source.random.sample(self.traits, len(self.traits))
        phrases = [t for t in traits if t.phrase]
        out = []
        if len(phrases) > 1 and source.chance(.6):
            n = source.number(2, len(phrases))
            parts = [t.phrase.replace("{v}", self.values[t.name]) for t in phrases[:n]]
            loose = all(part.startswith(_JOINING) for part in parts[1:])
            joint = source.pick([" ", " ", ", ", ", ", " and "] if loose else [", ", " and "])
            p = joint.join(parts) if joint != ", " or source.chance(.4) else ", ".join(parts[:-1]) + " and " + parts[-1]
            out.append(said(source, self.leads, s=self.name, p=p))
            traits = [t for t in traits if t not in phrases[:n]]
        for trait in traits:
            out.append(self.sentence(source, trait, not out))
        return out

    def question(self, source, trait, short=False):
        rivals = [t for t in self.traits if t is not trait and t.group and t.group == trait.group]
        q = said(source, source.pick(_apart(trait.short)), v=self.values[trait.name]) if short and trait.short else said(source, source.pick(trait.clear if rivals else trait.questions), s=self.name, v=self.values[trait.name])
        return q, Answer(f"The user told me: {yours(said(source, trait.sentences.split('|')[0], s=self.name, v=self.values[trait.name]))}.", yours(self.values[trait.name]))


def _things(source):
    family = source.pick(_families())
    _, subjects, _, traits = family
    n = source.weighted({1: 7, 2: 3})
    few = source.random.sample(traits, min(len(traits), source.weighted({2: 5, 3: 4, 4: 2})))
    if len([t for t in few if t.name in ("day", "date")]) == 2:
        few = [t for t in few if t.name != "date"]
    if len(few) < 2:
        return _things(source)
    things = []
    for noun in source.random.sample(subjects, n):
        noun = _filled(source, noun)
        things.append(_Thing(source, family, noun, few if source.chance(.7) else source.random.sample(few, 2)))
    if n == 2 and any(set(things[0].values.values()) & {v} for v in things[1].values.values()):
        return _things(source)
    return things


def _headed(source, heads, text):
    head = said(source, heads)
    if head.endswith(("and", ",")) and text.startswith(("The ", "My ", "Our ", "It ", "He ", "She ", "For ", "They ")):
        text = small(text)
    return f"{head} {text}" if head else text


def attributes(source):
    things = _things(source)
    groups = [thing.told(source) for thing in things]
    x, turns = source.random.random(), []
    asked = [(thing, trait) for thing in things for trait in thing.traits]
    asked = source.random.sample(asked, min(len(asked), source.weighted({1: 4, 2: 4, 3: 2})))
    end = lambda text: text + source.pick([".", ".", ".", ""]) if text[-1].isalnum() else text
    whole = lambda group: source.pick([". ", ". ", ". ", ", ", " and "]).join(group) if len(group) == 2 else ". ".join(group)
    typed = lambda text: text if source.chance(.3) else capital(text)
    tidy = lambda text: ". ".join(capital(part) for part in text.split(". ")) if source.chance(.7) else text
    last = None
    if x < .4:                                                          # told and asked at once
        text = ". ".join(whole(group) for group in groups)
        thing, trait = asked.pop(0)
        q, answer = thing.question(source, trait)
        q = said(source, _SHOWN, q=q)
        text = tidy(text)
        turns = [User(_headed(source, _HEADS, text) + source.pick([". ", ". ", ". ", ".\n"]) + typed(q))] if source.chance(.87) else [User(capital(q.rstrip("?")) + "? " + capital(text) + ".")]
        turns.append(answer)
        last = thing
    else:
        if x < .7:
            told = [". ".join(whole(group) for group in groups)]
        else:                                                           # one by one, in turns of their own
            told = [sentence for group in groups for sentence in group]
        heard = source.chance(.2)
        for i, text in enumerate(told):
            text = _headed(source, _HEADS if not i else _MORE, tidy(text))
            turns += [User(end(typed(text))), Answer("", said(source, lives.HEARD), foreign=True) if heard else Answer("The user tells me facts to remember.", "OK, I will remember that.")]
            if source.chance(.12):
                turns += source.pick(lives.GAPS)(source)
                if len(things) == 1 and i + 1 < len(told):
                    told[i + 1] = things[0].name + told[i + 1][len(things[0].pronoun):] if told[i + 1].startswith(things[0].pronoun + " ") else told[i + 1]
        for _ in range(source.weighted({0: 5, 1: 3, 2: 1})):
            turns += source.pick(lives.GAPS)(source)
    for thing, trait in asked:
        short = last is thing and source.chance(.35)
        q, answer = thing.question(source, trait, short)
        turns += [User(typed((said(source, "{q}?|and {q}?|and {q}?|{q}|ok, and {q}?|so {q}?", q=q) if short else said(source, _SHOWN, q=q)))), answer]
        last = thing
    return turns

"""Talks: chats with times and names, and quotes; who said it, what somebody said, when, how many, who came first."""
from ..material import world
from ..material.source import is_held_out
from ..papers.paper import Ask, Paper
from ..papers.values import value
from ..words.said import capital, said
from .words import counted, deeds

# What one writes, with questions that only this line answers; {n} who writes, {b} a deed, {a} another person.
_MESSAGES = [
    ("I (will|can|am going to) {b}( {w}|)|I'll {b}( {w}|)|let me {b}|(ok|sure|yes), I will {b}", [("who (will|is going to|wants to) {b}|who offered to {b}|who said that (he|she) will {b}", "who (will|is going to) {b}", "n")]),
    ("I (already |just |have already |){p}( yesterday| today| this morning|)|(done|yes|by the way), I {p}", [("who {p}|who was it that {p}|who says that (he|she) {p}", "who {p}", "n")]),
    ("(did|has) (anybody|anyone|somebody) {q}(?| yet?)|who (can|will|wants to) {b}?|(can|could) (somebody|someone|anyone) {b}?", [("who asked (about|for) {o}|who asked the question about {o}|who wants to know about {o}", "who asked about {o}", "n")]),
    ("(sorry|no), I (cannot|can't|don't have time to) {b}|I (cannot|can't) {b}( today| this week|)", [("who (cannot|can't|has no time to) {b}|who said no to this: {b}", "who cannot {b}", "n")]),
    ("we meet at {h}|(let's meet|see you all|meeting) at {h}|the meeting is at {h}", [("when (is the meeting|do they meet|do we meet)|at what time (do they|do we) meet", "when the meeting is", "h"), ("who (named|suggested|proposed) the time|who said when (to|they) meet", "who said when they meet", "n")]),
    ("I am (at|in) {l}( now|)|I'm (at|in) {l}|I am waiting (at|in) {l}", [("where is {n}|at what place is {n}", "where {n} is", "l"), ("who is (at|in) {l}", "who is at {l}", "n")]),
    ("I paid {m} euros|it cost {m} euros|the bill was {m} euros", [("how much (did it cost|was it|was paid|was the bill)|how many euros (did it cost|was it)", "how much it cost", "m"), ("who (said|wrote|tells) how much it (was|cost)", "who told how much it cost", "n")]),
    ("{a} (cannot come|is ill|is late|is on vacation|will be late)( today| tomorrow|)", [("who (told|wrote|said) (something|the news) about {a}|who mentioned {a}", "who wrote about {a}", "n")]),
    ("(the|our) (build|test|deploy|backup|upload) failed( again| on {s}|)|(the|our) (build|test|deploy|backup|upload) is broken( on {s}|)", [("who (reported|noticed|said|wrote) that something (failed|is broken)|who reported the (problem|failure)", "who reported the problem", "n")]),
    ("the (password|code|pin) is {k}|use the code {k}", [("(what is|what's) the (password|code|pin)( in the chat|)|(which|what) code is it", "the code", "k"), ("who (told|knows|wrote|sent) the (password|code)", "who wrote the code", "n")]),
    ("I (bought|brought|found|got) {i} {g}|there are {i} {g} (left|here)", [("how many {g} (are there|did (he|she|they) (buy|get)|is it|are mentioned)|how many {g}", "how many {g}", "i"), ("who (wrote|said something) about the {g}|who mentioned the {g}", "who wrote about the {g}", "n")])]
_SMALL = "(hi|hello|good morning|morning)( all| everybody| team|)(!|)|(thanks|thank you)( {a}| all|)(!|)|ok|great|sounds good|see you|nice(!|)|good idea|yes please|haha|on it|bye|no problem"
_SAYINGS = ("The {s} is (patient|never silent|my best friend|older than we are|always right|a good teacher|like a mirror).|{S} first, then {t}.|Never (count|wake|trust|sell|paint|follow) the {s}( twice| before noon| in winter|).|A {s} without (a {t}|{t}s) is (only half a {s}|like a {t} without {u}).|(Every|No) {s} (needs|has|loves) a {t}.|I (learned everything|lost my hat|found my luck|slept well) (in|at|near|because of) the {s}.|Better a {s} (today|in the hand) than a {t} tomorrow.|"
            "(If|When) the {s} (sings|falls|shines|moves), the {t} (listens|waits|dances|sleeps).|You (cannot|can) (hurry|buy|repair|teach) a {s}.|(My|Our) {s} (speaks|knows) more than (a|any) {t}.|(We|They) (built|carried|dreamed of|danced around) the {s} (all night|for years|together).|{S}s (come and go|are everywhere|make good friends).")
_ROLES = "fisherman baker guide teacher sailor nurse farmer painter poet clockmaker pilot gardener cook miller shepherd captain tailor judge dancer king queen student mayor beekeeper doctor potter singer".split()
_WHO = ["old", "young", "village", "tired", "proud", "famous", "retired", "wise", "unknown", "first", "last", "night"]


def _speakers(source, n):
    return source.random.sample(world.NAMES, n)


def _filled(source, taken, speaker):
    """One message with its questions -> (text, asks without line), None where a value was there already"""
    form, asks = source.pick(_MESSAGES)
    if is_held_out("message " + form) and not source.held_out:
        return None
    deed, = deeds(source, 1)
    values = dict(b=deed.base, p=deed.past, q=deed.base, o=deed.thing, w=source.pick(["tomorrow", "today", "before lunch", "on Monday", "after work", "tonight"]), h=value(source, "time"), l=source.pick("the station,the bakery,the office,the library,the gym,the airport,the kitchen,the park,the harbor,the garage,the bus stop,the lobby".split(",")), m=source.number(3, 400), a=source.pick(world.NAMES),
                  s=source.pick(["linux", "windows", "mac", "the server", "staging"]), k=value(source, "code"), i=source.number(2, 90), g=source.pick("apples chairs tickets cups boxes candles cookies pens plates batteries lemons flyers".split()))
    text = said(source, form.replace("(did|has) (anybody|anyone|somebody) {q}", "did (anybody|anyone|somebody) {q}"), **values)
    words = {str(values[slot]) for slot in "opalgkhm" if "{" + slot + "}" in form} | {deed.thing} | (set() if "{b}" in form or "{p}" in form else {form})
    if words & taken or values["a"] == speaker:
        return None
    taken |= words
    return text, [(direct, told, slot, values) for direct, told, slot in asks]


def chat(source):
    """4 to 9 lines of 2 to 4 people."""
    people, taken, rows = _speakers(source, source.weighted({2: 4, 3: 5, 4: 3})), set(), []
    taken |= set(people)
    shown = [name.lower() for name in people] if source.chance(.35) else people
    at, wanted, last = source.number(360, 1250), source.number(4, 9), None
    while len(rows) < wanted:
        who = source.pick([one for one in range(len(people)) if one != last or source.chance(.15)])
        at += source.number(1, 12)
        if source.chance(.2):
            text, asks = said(source, _SMALL, a=source.pick([name for i, name in enumerate(shown) if i != who])), []
        elif made := _filled(source, taken, people[who]):
            text, asks = made
        else:
            continue
        if text not in [row[2] for row in rows]:
            rows.append((who, f"{at // 60 % 24:02d}:{at % 60:02d}", capital(text) if source.chance(.4) else text, asks))
            last = who
    form = source.pick(["[{h}] {n}: {x}", "[{h}] {n}: {x}", "{h} {n}: {x}", "{h} <{n}> {x}", "{n} ({h}): {x}", "{h} - {n}: {x}", "{n}: {x}", "{n}: {x}", "<{n}> {x}", "**{n}** {h}\n{x}", "{h} | {n} | {x}"])
    lines = [form.format(h=h, n=shown[who], x=x) for who, h, x, _ in rows]
    asks, counts = [], {who: [row for row in rows if row[0] == who] for who in range(len(people))}
    for (who, h, text, mine), line in zip(rows, lines):
        n, single = shown[who], len(counts[who]) == 1
        for direct, told, slot, values in mine:
            values = values | dict(n=n)
            asks += [Ask(direct, told, values, str(values[slot]), line)] * 2
        if len(text) > 12:
            bare = text.rstrip(".!?")
            asks.append(Ask('who (said|wrote|sent|typed) "{x}"|whose message is "{x}"|who is the one who (said|wrote) "{x}"', 'who (said|wrote) "{x}"', dict(x=text if source.chance(.5) else bare), n, line))
            if "{h}" in form:
                asks.append(Ask('when was "{x}" (written|sent)|at what time did {n} write "{x}"|when did {n} (say|write) "{x}"', 'when {n} wrote "{x}"', dict(x=bare, n=n), h, line))
        if "{h}" in form:
            asks.append(Ask("who (wrote|sent a message|said something) at {h}|whose message is from {h}", "who wrote at {h}", dict(h=h), n, line))
            asks.append(Ask("what was (written|sent|said) at {h}|what does the message (from|at) {h} say", "what was written at {h}", dict(h=h), text, line))
        if single:
            asks += [Ask("what did {n} (say|write|answer)|what does {n} (say|write)|what is {n}'s message|(what is|what's) the message (of|from) {n}", "what {n} (said|wrote|says)|the message (of|from) {n}", dict(n=n), text, line)] * 2
            if "{h}" in form:
                asks += [Ask("when did {n} (write|answer|send (a|the) message)|at what time did {n} write|when (is|was) {n}'s message", "when {n} wrote", dict(n=n), h, line)] * 2
    for who, mine in counts.items():
        if mine and len(mine) < len(rows):
            asks.append(counted("how many messages (are from|did) {n}( write| send|)|how often did {n} write|how many messages does {n} have".replace("(are from|did) {n}( write| send|)", "did {n} (write|send)"), "how many messages {n} wrote|how often {n} wrote", dict(n=shown[who]), [row[2] for row in mine]))
    asks += [counted("how many messages (are there|are in (the chat|it))( in total| altogether|)|how many messages were (sent|written)|(what is|what's) the number of messages", "how many messages there are", {}, [row[2] for row in rows])] * 2
    present = [shown[who] for who in range(len(people)) if counts[who]]
    order = list(dict.fromkeys(shown[row[0]] for row in rows))
    asks.append(counted("how many people (are in the chat|write|take part|wrote something)|how many different people (wrote|are there)", "how many people (write|take part)", {}, order))
    asks += [Ask("who (wrote|spoke|said something) first|who (sent|wrote) the first message|who (starts|started|begins) the (chat|talk|conversation)", "who wrote first|who wrote the first message", {}, order[0], lines[0]), Ask("who (wrote|spoke|said something) last|who (sent|wrote) the last message|who has the last word", "who wrote last|who wrote the last message", {}, shown[rows[-1][0]], lines[-1]),
             Ask("(what is|what's) the first message|what does the first message say|what was (said|written) first", "what the first message says", {}, rows[0][2], lines[0]), Ask("(what is|what's) the last message|what does the last message say|what was (said|written) last", "what the last message says", {}, rows[-1][2], lines[-1])]
    head = source.pick(["", "", "", "#{w}\n", "# Chat\n\n", "Chat of {d}\n", "--- {d} ---\n"]).format(w=source.word(), d=value(source, "date"))
    return Paper(head + "\n".join(lines), ["chat.log", "chat.txt", "messages.txt", "talk.txt", "channel.log", "conversation.txt", "team-chat.txt", "irc.log", "transcript.md", "thread.md"], asks if len(present) > 1 else [], source.pick(["chat", "file", "log"]))


def quotes(source):
    """2 to 6 sayings with the one who said each."""
    kind, n = source.pick(["role", "role", "name", "person"]), source.number(2, 6)
    roles = source.random.sample(_ROLES, n)
    speakers = [capital(source.pick(["", "", source.pick(_WHO) + " "]) + role) for role in roles] if kind == "role" else source.random.sample(world.NAMES, n) if kind == "name" else source.distinct(lambda: value(source, "person"), n, 40)
    texts, taken = [], set()
    while len(texts) < n:
        s, t, u = source.random.sample(world.NOUNS, 3)
        text = said(source, _SAYINGS, s=s, t=t, u=u)
        if not {s} & taken and text not in texts:
            taken.add(s)
            texts.append(text)
    form = source.pick(['"{x}" - {n}', '"{x}" - {n}', '{n}: "{x}"', '{n}: {x}', '> {x}\n> - {n}', '{n} said: "{x}"', '"{x}" ({n})', '"{x}"\n    {n}', '- {n}: "{x}"', '{i}. "{x}" ({n})', '"{x}", {n}'])
    lines, asks = [form.format(x=text, n=name, i=i + 1) for i, (text, name) in enumerate(zip(texts, speakers))], []
    for text, name, line in zip(texts, speakers, lines):
        called = "the " + name[0].lower() + name[1:] if kind == "role" else name
        bare = text.rstrip(".")
        asks += [Ask('who said "{x}"|who (said|says) this: "{x}"|whose (words|quote|saying) (is|are) "{x}"|from whom is "{x}"|who said that {y}', 'who said "{x}"|whose words are "{x}"', dict(x=text if source.chance(.6) else bare, y=bare if text.startswith("I ") else bare[0].lower() + bare[1:]), name, line)] * 2
        asks += [Ask("what did {n} say|what does {n} say|(what is|what's) the (quote|saying|sentence) (of|by|from) {n}|(which|what) (quote|saying) is (by|from) {n}|what are the words of {n}", "what {n} (said|says)|the (quote|saying) of {n}", dict(n=called), text, line)] * 2
    asks.append(counted("how many (quotes|sayings) are there( in it|)|how many people are quoted|(what is|what's) the number of quotes", "how many quotes there are", {}, speakers))
    asks += [Ask("who is quoted first|whose (quote|saying) (is|comes) first|who said the first (quote|sentence)", "who is quoted first", {}, speakers[0], lines[0]), Ask("who is quoted last|whose (quote|saying) (is|comes) last|who said the last (quote|sentence)", "who is quoted last", {}, speakers[-1], lines[-1])]
    return Paper(source.pick(["", "", "# Quotes\n\n", "Quotes\n\n"]) + source.pick(["\n", "\n", "\n\n"]).join(lines), ["quotes.txt", "quotes.md", "sayings.txt", "words.txt", "wisdom.md"], asks, "file")

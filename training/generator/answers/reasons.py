"""Something that happened and why, of one person or thing or of two: told with because, since, so, that is why; asked for the reason or for who it was."""
from ..material import world
from ..words.said import capital, said
from . import attributes, stories
from .opposites import told_and_asked

# What somebody did: as it is told/as it is asked.
_DEEDS = [line.split("/") for line in (
    "took the bus/take the bus|stayed home/stay home|stayed in bed/stay in bed|went home early/go home early|called the doctor/call the doctor|came late/come late|missed the train/miss the train|left the party/leave the party|bought an umbrella/buy an umbrella|opened the window/open the window|closed the window/close the window|ate nothing/eat nothing|"
    "sold the car/sell the car|moved to {c}/move to {c}|walked to work/walk to work|called {m}/call {m}|wrote to {m}/write to {m}|went to {c}/go to {c}|put on a coat/put on a coat|slept badly/sleep badly|got up early/get up early|bought a new phone/buy a new phone|cancelled the trip/cancel the trip|stopped at the bank/stop at the bank|turned off the radio/turn off the radio|"
    "took a taxi/take a taxi|asked for help/ask for help|went back/go back|worked at night/work at night|learned {l}/learn {l}|baked a cake/bake a cake|skipped lunch/skip lunch|cried/cry|laughed/laugh|ran/run|waited/wait|quit/quit|stopped smoking/stop smoking|changed the tire/change the tire|drank tea/drink tea|painted the wall/paint the wall|hid the key/hide the key|"
    "borrowed a ladder/borrow a ladder|returned the shoes/return the shoes|took off the hat/take off the hat|lit a candle/light a candle|stopped the car/stop the car|locked the door/lock the door").split("|")]
_STATES = "tired happy sad angry late proud nervous hungry away wet worried excited".split()
# Why: {i} is who did it, {his} theirs.
_WHY = ("{i} was (ill|sick|tired|late|hungry|bored|cold|thirsty|busy|lost|alone)|{i} had a (cold|fever|headache|day off|test|meeting|visitor|bad dream)|{his} (car|bike|phone|alarm clock|computer|heating) (broke down|was broken|did not work)|{his} (sister|brother|mother|father|friend|cousin) (was ill|came to visit|got married|had a birthday|needed help)|"
        "it was (raining|snowing|cold|hot|late|dark|windy|too far|too loud|{d})|the (shop|bank|road|bridge|pool|museum|office) was closed|the (train|bus|tram|flight|ferry) was (late|full|cancelled)|there was (no milk|no bread|a storm|too much noise|a strike|no light|a lot of traffic)|{i} (lost|forgot) {his} (key|wallet|ticket|glasses|keys|money|passport)|"
        "{i} had (no money|no time|too much work|good news|a long day)|the (dog|cat|baby) was (ill|crying|hungry|gone)|{i} (won a prize|lost the game|passed the exam|failed the exam|saw a spider|heard a noise|broke a cup|found a job)|{m} (was ill|had a birthday|called|forgot the tickets|told a joke|was late)")
_OF = "the rain|the snow|the heat|the cold|the noise|the storm|the traffic|a strike|an accident|a cold|the wind|the fog|a headache|the holidays|the visitors|a broken pipe|the smoke|the bad weather|{m}|a fire|the repairs"
# What became of things.
_EVENTS = [("the meeting|the match|the concert|the lesson|the trip|the party|the exam|the race|the wedding|the tour|the lecture|the picnic", "moved|cancelled|postponed|called off|shorter|late"), ("the train|the bus|the ferry|the flight|the mail|the tram|the delivery", "late|delayed|cancelled|early"), ("the shop|the road|the pool|the bridge|the library|the school|the office|the zoo|the park", "closed|empty|full|quiet")]
_OUTER = ("{m} was ill|{m} is ill|it was raining|it snowed|there was (a storm|a strike|a fire|no power|too much ice|a power cut)|nobody came|{m} came late|the (hall|room|machine|heating|roof|computer) was (broken|too small|too cold)|the light went out|it was a holiday|a tree fell on the road|{m} lost the keys|the (driver|teacher|guide|owner) was (ill|away)|too few people came|{m} forgot the tickets|a pipe broke")
_TELL = ("{e} because {c}|{e} because {c}|{e} because {c}|{e}, because {c}|because {c}, {e}|since {c}, {e}|{c}, so {e}|{c}, so {e}|{c}, and so {e}|{c}. (That is why|That's why|Because of that|So|For this reason|Therefore,) {e}|{c} and that's why {e}|{e}. The reason was that {c}|the reason why {e} was that {c}")
_TELL_OF = "{e} because of {c}|{e}, because of {c}|because of {c}(,|) {e}|{e} (due to|on account of) {c}"
_ASK = "why {q}|why {q}|why {q}|why {q}|why {q}|for (what|which) reason {q}|how come {e}|(can you tell me|do you know) why {e}|what was the reason why {e}|what is the reason why {e}"


def _reason(source, who, kind):
    """Who or what it was, why, told in a sentence -> (sentence, questions, the reason, whom it is about, the question for them)"""
    own = who in ("I", "we")
    i = who if own else "he" if who in stories.HE else "she"
    values = dict(m=source.pick([n for n in world.NAMES if n != who]), c=source.pick(world.CITIES), l=source.pick("Italian French Polish Greek Spanish".split()), d=source.pick(world.DAYS), i=i, his={"I": "my", "we": "our", "he": "his", "she": "her"}[i])
    was = "were" if i == "we" else "was"
    if kind == "event":
        things, states = source.pick(_EVENTS)
        who, state = source.pick(things.split("|")), source.pick(states.split("|"))
        effect, asked = f"{who} was {state}", f"was {who} {state}"
        person = None
    elif source.chance(.2):
        state = source.pick(_STATES)
        effect, asked, person = f"{who} {was} {state}", f"{was} {who} {state}", f"who was {state}"
    else:
        did, plain = (said(source, part, **values) for part in source.pick(_DEEDS))
        effect, asked, person = f"{who} {did}", f"did {who} {plain}", f"who {did}"
    if source.chance(.25):
        cause = said(source, _OF, **values)
        sentence, answer = said(source, _TELL_OF, e=effect, c=cause), f"Because of {attributes.yours(cause)}."
    else:
        cause = said(source, _OUTER if kind == "event" else _WHY, **values)
        if i == "we":
            cause = cause.replace("we was", "we were")
        form = said(source, _TELL, e="\0", c="\1")
        named = not own and kind != "event" and form.index("\1") < form.index("\0")     # who it was is said first
        if named:
            cause = " ".join(who if word == i else f"{who}'s" if word == values["his"] and k == 0 else word for k, word in enumerate(cause.split()))
        effect_told = effect.replace(who, i, 1) if named and who in cause.replace("'s", "").split() else effect
        sentence, answer = form.replace("\0", effect_told).replace("\1", cause), f"Because {attributes.yours(cause)}."
    ask = said(source, _ASK.replace("{q}", "\0").replace("{e}", "\1"))
    return sentence, ask.replace("\0", asked).replace("\1", effect), answer, who, None if own else person


def reasons(source):
    kind = "event" if source.chance(.35) else "person"
    n = 2 if source.chance(.4) else 1
    people = source.random.sample(stories.HE + stories.SHE, n)
    if source.chance(.3) and kind == "person":
        people[0] = source.pick(["I", "we"])
    made = [_reason(source, who, kind) for who in people]
    people, verbs = [one[3] for one in made], [one[4] for one in made if one[4]]
    if len(set(people)) < n or len({one[2] for one in made}) < n or len(set(verbs)) < len(verbs):
        return reasons(source)
    told = made[0][0] if n == 1 else source.pick([". ", ". ", ", and ", "; "]).join([made[0][0], made[1][0]])
    told = ". ".join(capital(part) if k else part for k, part in enumerate(told.split(". ")))
    asked = [(questions, answer) for _, questions, answer, *_ in made]
    asked += [(person, who) for _, _, _, who, person in made if person] if source.chance(.25) else []
    return told_and_asked(source, told, asked, lambda text: text)

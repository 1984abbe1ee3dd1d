"""Whole sentences out of parts, that somebody wants repeated: behind a colon they keep the mark at their end."""
from ..material import world
from ..words.said import capital, said

_THINGS = "order ticket invoice parcel train bus flight meeting room door gate lamp server build backup job test printer heater pump boat shop office library pool report file draft update delivery repair lesson concert match dinner cake window elevator camera key contract form bill payment account card song poem recipe garden fence roof".split()
_STATES = "ready|done|closed|open|late|early|full|empty|clean|lost|broken|here|gone|new|free|on its way|out of order|almost finished|not ready yet|still running|back online|locked|paid|cancelled|confirmed|waiting for you|on the table|in the kitchen|behind the house"
_DONE = "arrived|shipped|started|stopped|ended|failed|passed|opened|closed|changed|moved|been sent|been paid|been found|been repaired|been cancelled|been confirmed|been updated|left the station|come back"
_FORMS = [
    f"(The|Our|Your|My|This) {{t}} (is|was|will be) ({_STATES}){{e}}",
    f"(The|Our|Your|My) {{t}} (has|has just|has already) ({_DONE}){{e}}",
    f"{{T}} {{g}} (is|was) ({_STATES}){{e}}",
    f"{{T}} {{g}} has ({_DONE}){{e}}",
    "(I|We|They|You) (like|need|have|want|see|found|sold|bought|know) (the|a|another|this) {t}{e}",
    "{n} (likes|needs|has|wants|sees|found|sold|bought) (the|a|another|this) {t}{e}",
    "{n} (lives|works|waits|is|was) (in|near) {c}{e}",
    "There (is|was) (a|no|another|one more) {t} (in|near|from) {c}{e}",
    "There are {g} (people|birds|chairs|letters|cars|books) (in the garden|here|on the list|at the door){e}",
    "(It|Dinner|The {t}) (starts|ends|opens|closes) at {h}{e}",
    "(Please|) (C|c)lose the {t}(| before you leave){e}", "Do not (open|touch|move|forget|delete) the {t}{e}",
    "(All|All of our) (systems|lights|doors|tests) are ({k}|fine|on|off|closed){e}", "(The|My) {t} is {k} and (small|big|old|heavy|light|cheap){e}"]
_ASKED = [
    "(reply|respond|answer) with (exactly |only |just |nothing but |)(this|the following|this exact) (sentence|text|line|message|reply)( and nothing else|): {x}",
    "(say|write|print|repeat|output|type|return) (this|the following) (sentence|text|line|message)( exactly| word for word| and nothing else| for me|): {x}",
    "(say|write|print|repeat|output|return) (exactly|exactly this|only this|this|just this|the following|after me): {x}",
    "(please|now|for this test,|as a test,) (reply|answer|respond) with: {x}", "(your|the) (whole |only |)(reply|answer) (should|must|has to) be: {x}",
    "(copy|quote) this (sentence|line|text)(, including the punctuation| exactly| with its punctuation|): {x}"]


def sentence(source):
    end = source.weighted({".": 12, "!": 2, "": 3})
    thing = source.pick(_THINGS)
    text = said(source, source.pick(_FORMS), t=thing, g=source.number(2, 9999), n=source.name(), c=source.pick(world.CITIES), h=f"{source.number(1, 12)} o'clock", k=source.pick(world.COLORS), e="\0")
    return capital(" ".join(text.split())).replace("\0", end)


def wanted(source, x):
    """A request for exactly `x`, which ends as `x` ends."""
    request = said(source, source.pick(_ASKED), x="\0").replace("\0", x)
    return capital(request) if source.chance(.65) else request


def asked(source):
    """-> (a request to repeat a sentence or two, these)"""
    x = " ".join(sentence(source) for _ in range(1 if source.chance(.85) else 2))
    return wanted(source, x), x

"""Whole sentences out of parts, that somebody wants repeated: behind a colon they keep the mark at their end."""
import re

import re

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
    "(Please close|Close) the {t}(| before you leave){e}", "Do not (open|touch|move|forget|delete) the {t}{e}",
    "(All|All of our) (systems|lights|doors|tests) are ({k}|fine|on|off|closed){e}", "(The|My) {t} is {k} and (small|big|old|heavy|light|cheap){e}"]
_JOINTS = ", but |, and |, so |, because |, although |; |, then |, or "
_BEGUN = "(Yes|No|Sorry|Well|Ok|Thanks|Today|Hello|{n}|Please|In {c}|After all|Of course|By the way|On Monday|At {h}), "
# With marks in the middle and at the end, in other languages too.
_ELSEWHERE = ("¿Dónde está la estación?|¿Qué hora es?|¿Cómo te llamas?|¡Buenos días!|Hasta mañana, amigo.|El gato duerme en la cama.|Me gusta el café.|La casa es muy grande.|No hablo inglés.|¡Feliz cumpleaños!|Wie spät ist es?|Wo wohnst du?|Das Wetter ist heute schön.|Ich komme morgen wieder.|Alles klar, danke!|Der Zug hat Verspätung.|Guten Abend, Frau Müller.|Bitte Tür schließen!|"
              "Je ne sais pas.|Où est la gare?|Il fait beau aujourd'hui.|Bonjour tout le monde!|C'est la vie.|J'habite à Lyon.|Merci beaucoup, madame.|Quelle heure est-il ?|Dove sei?|Buona notte, Marco.|Il treno parte alle nove.|Mi piace la pizza.|Come stai?|Ciao, bella!|Bom dia, senhor.|Onde fica a praia?|O livro está na mesa.|Muito obrigado!|Hoe gaat het?|De kat zit op de stoel.|Tot ziens!|"
              "Jag heter Anna.|God morgon, Sverige!|Hvor er du?|Takk for maten.|Minä olen täällä.|Dzień dobry!|Gdzie jest kot?|Jak se máš?|Dobrý den, pane.|Hol van a bolt?|Merhaba, nasılsın?|Привет, как дела?|Я живу в Москве.|Где метро?|Доброе утро!|Καλημέρα σας!|Πού είναι το βιβλίο;|我喜欢喝茶。|你好吗？|今日は暑いです。|お元気ですか？|안녕하세요, 선생님.").split("|")
_SHORT = "Done.|Ok.|Yes.|No.|Stop.|Hello.|Ready.|Understood.|Thanks.|Maybe.|Not yet.|All done.|Good night.|I see.|Received.|Finished.|It works.|Never mind.|Of course.|Sure.|Fine.|done.|ok.|yes.|no.|stop.|end.".split("|")
_QUOTED = [
    "(say|write|print|repeat|output|type|echo|return|reply|answer|respond) (exactly |just |only |) {x}( and nothing else|, nothing else|)", "(reply|respond|answer) with (exactly |only |just |){x}( and nothing else|)", "(please|just|now|can you please) (say|write|print|repeat) {x}",
    "(reply|respond|answer) with (this|the following|the) (sentence|text|line|words): {x}", "(say|write|repeat) (this|the following)(:| exactly:) {x}", "(your|the) (only |whole |)(reply|answer) (should be|must be|is) {x}", "repeat after me: {x}", "tell me {x}", "I want you to (say|write|reply with) {x}"]
_ASKED = [
    "(reply|respond|answer) with (exactly |only |just |nothing but |)(this|the following|this exact) (sentence|text|line|message|reply)( and nothing else|): {x}",
    "(say|write|print|repeat|output|type|return) (this|the following) (sentence|text|line|message)( exactly| word for word| and nothing else| for me|): {x}",
    "(say|write|print|repeat|output|return) (exactly|exactly this|only this|this|just this|the following|after me): {x}",
    "(please|now|for this test,|as a test,) (reply|answer|respond) with: {x}", "(your|the) (whole |only |)(reply|answer) (should|must|has to) be: {x}",
    "(copy|quote) this (sentence|line|text)(, including the punctuation| exactly| with its punctuation|): {x}"]


def sentence(source):
    end = source.weighted({".": 12, "!": 2, "": 3})
    x = source.random.random()
    if x < .12:
        return source.pick(_ELSEWHERE)
    text = _clause(source)
    if x < .34:
        text += source.pick(_JOINTS.split("|")) + _on(_clause(source))
    elif x < .42:
        text = said(source, _BEGUN, n=source.name(), c=source.pick(world.CITIES), h=f"{source.number(1, 12)} o'clock") + " " + _on(text)
    return text + end


def _clause(source):
    text = said(source, source.pick(_FORMS), t=source.pick(_THINGS), g=source.number(2, 9999), n=source.name(), c=source.pick(world.CITIES), h=f"{source.number(1, 12)} o'clock", k=source.pick(world.COLORS), e="")
    return capital(re.sub(r"\ba (?=[aeio]|upd)", "an ", " ".join(text.split())))


def _on(text):
    """It goes on in a sentence, where names and I keep their capital."""
    return text[0].lower() + text[1:] if text.split()[0] in _STARTS else text


_STARTS = "The Our Your My This We They You There It Dinner Please Close Do All".split()


def wanted(source, x):
    """A request for exactly `x`, which ends as `x` ends."""
    request = said(source, source.pick(_ASKED), x="\0").replace("\0", x)
    return capital(request) if source.chance(.65) else request


def asked(source):
    """-> (a request to repeat a sentence or two, these)"""
    if source.chance(.22):                                              # in quotes the mark stands inside
        x = source.pick(_SHORT) if source.chance(.3) else sentence(source)
        mark = source.pick(['"{}"', '"{}"', "'{}'", "“{}”", "`{}`"]) if "'" not in x else '"{}"'
        request = said(source, source.pick(_QUOTED), x="\0").replace("\0", mark.format(x))
        return capital(request) if source.chance(.6) else request, x
    x = " ".join(sentence(source) for _ in range(1 if source.chance(.85) else 2))
    return wanted(source, x), x

"""Requests to say something: exactly, in quotes, alone, politely."""
import re

from ..chat import Answer, User
from ..material import world
from ..words.said import capital, said
from . import dictated, lives, sentences, shaped
from .phrases import phrase
from .plain import styled

# What is wanted stands at the end and goes on to the end of the line.
_OPEN = [
    "(reply|respond|answer|come back|get back to me|write back) with (exactly |only |just |precisely |nothing but |literally |)(this|the following|the following text|the text|these words|the words|the phrase|the sentence|the string)(:|) {x}",
    "(reply|respond|answer) with (exactly|only|just|precisely|nothing but|nothing else than|nothing other than|no more than)(:|) {x}",
    "(reply|respond|answer) (exactly|only|just|simply)(:| with| with:|) {x}",
    "(say|write|print|output|type|return|repeat|echo|produce|emit) (exactly|only|just|precisely|literally|nothing but|nothing except|nothing other than|no more than)(:|) {x}",
    "(say|write|print|output|type|return|repeat|echo)(:|) {x}",
    "(say|write|print|output|type|return|repeat|echo) (this|the following|the following text|the text|the words|this text|this sentence|this line|these words)( exactly| back| back to me|)(:|) {x}",
    "(say|repeat|echo|write) (after me|back to me|it back|back)(:|,) {x}",
    "(your|the) (only |whole |complete |entire |)(answer|reply|response|output) (is|should be|must be|shall be|has to be|should consist of|must consist of|needs to be)( exactly| just| only|)(:|) {x}",
    "(I want you to|you should|you must|you have to|your task is to|your job is to|all you have to do is|the only thing to do is to) (say|reply with|answer with|respond with|write|print|output|return|repeat)(:| exactly| only| just| the following:|) {x}",
    "(I want|I only want|I would like|I'd like) to (hear|read|see)( only| just| exactly| nothing but|)(:|) {x}",
    "(can|could|would|will) you (please |)(say|write|repeat|print|type|reply with|answer with|respond with)(:|) {x}",
    "(give me|let me hear|tell me)( exactly| only| just|)( this| these words| the text| the words)(:|) {x}",
    "(copy|reproduce|mirror|quote|parrot) (this|the following|the text|what follows)( exactly| word for word| verbatim| letter by letter|)(:|) {x}",
    "(do not|don't) (explain|comment|add) anything(, just|, only|. Just|. Only) (say|write|reply with|answer with|output|print)(:|) {x}",
    "no (explanation|comment|extra words|other words|punctuation)(, just|, only|. Just|. Only) (say|write|reply with|answer with|output|print)(:|) {x}",
    "(this is a|connection|quick|just a|health|smoke) (test|check)(:|,|.) (say|write|reply with|answer with|answer|output|print|respond with) {x}",
    "if you (can read|see|get|received|understand) (this|me|this message), (say|write|reply with|answer with|answer|respond with) {x}",
    "(to|in order to) (confirm|show that you are there|check the connection|test the connection), (say|write|reply with|answer with|respond with) {x}",
    "when you are ready, (say|write|reply with|answer with|respond with) {x}",
    "one (word|line|answer) only: {x}",
    "in (one|a single) (word|line), (say|reply with|answer) {x}",
    "(exactly|verbatim|word for word)(:|,) (say|reply with|write|repeat|print) {x}",
    "the (word|text|answer|reply) (I want|I expect|I am waiting for|you should send|to say|to print|to return) is(:|) {x}",
    "(reply|respond|answer|come back) with the (word|word|single word|one word|text|string|characters|message) {x}", "(answer|reply|respond)(:| simply| just|) {x}", "(ignore|forget|skip) (the above|everything above|what stands above|all that|the text above)(, | and |. )(just |only |)(say|reply with|answer with|write|respond with) {x}",
    "(the above|all of this|all this|that text) (does not matter|is not important|is only background)(, |. |; )(say|reply with|answer with|write|respond with) {x}", "(no|without) (tools|tool calls|a tool)(, just|. Just|:|, please) (say|answer|reply with|answer with|write) {x}", "(before we start|to begin|first of all|for a start), (say|reply with|answer with|write) {x}",
    *["(your |the |)(whole |entire |complete |full |only |)(answer|reply|response|output|message) (must be|is|should be|has to be|shall be|will be|is to be|consists of|must consist of|should only be|may only be|must only contain) (the |just the |only the |exactly the |the one |the single |nothing but the )(word|single word|text|string|token) {x}",
      "(the|your) (answer|reply|response) (to this|to this message|this time|for now|I expect|I want) (is|must be|should be)(:| the word| the single word| just| only the word|) {x}",
      "(let|make) (your|the) (whole |entire |only |)(answer|reply|response) (be |)the (word|single word|text) {x}"] * 2,
    "(word|text|reply|answer|output) (to send|to return|wanted|expected|required)(:|) {x}", "(don't|do not) (use|call) (a|any) (tool|tools)(, just|. Just|, only) (say|answer|reply with|write) {x}", "(spell it exactly|keep the spelling|keep capitals|same spelling|same letters|mind the accents|character by character)(:|, say|, write|. Say) {x}",
    "(simply|just|kindly|please|please just|please only|now|now please|ok, now) (say|reply|reply with|answer|answer with|respond with|write|output|print|return|repeat|type) {x}",
    *["(pls|plz|can u|can you|u|hey,|hey|ok|yo,|hi,|hi!|so|please please) (just |only |)(say|reply with|write|type|answer with|respond with) {x}", "(just |only |simply |)(say|reply|type|write|answer) (the word |exactly |back |)(:|) {x}", "(i|I) (want|need|just want) you to (just |only |)(say|reply|reply with|type|write) {x}", "(say|type|write|reply with) {x}"] * 2,
    "(speak|say) the (word|words|line|sentence|phrase)(:|) {x}",
    "(transcribe|retype|type out|write out|take down|read back|recite|quote|give back|hand back)(:| this:| the following:| exactly:| the following line:) {x}",
    "(what I type|what I say|what I write|whatever I type) (next|now|here|after the colon)(,| and) you (type|say|write|send) (it |)back(. Ready? Here it is|. Here it comes|. Ready|): {x}",
    "(ready|are you ready|are you there|you there)? (here it is|say|repeat|type|now say|then say)(:|) {x}", "(be my echo|play parrot|play echo|you are an echo|let's play echo)(:| -|. Say|, I say) {x}",
    "(finish|end|stop) after (saying|writing|printing)(:|) {x}"]
# Something follows what is wanted.
_CLOSED = [
    "(say|write|print|output|type|return|repeat|reply with|respond with|answer with) {x}(,| and|, and) (nothing else|nothing more|no more|only that|that's all|stop|then stop|end there|that is all|no other text|not a word more|no quotes|no punctuation|without quotes|without a full stop|no explanation)",
    "(say|write|print|output|type|return|reply with|respond with|answer with) {x}. (Nothing else|Nothing more|Only that|That's all|No explanation|Do not add anything|Don't say anything else|No other words|Just that|No punctuation|No quotes|No quotation marks|No tools|Do not use tools|Keep the capitals|No full stop at the end|Not a word more|No preamble|Exactly that)",
    "(could|can|would) you (please |)(say|write|reply with|answer with|respond with|repeat) {x}(?| please?| for me?|, please?)",
    "(say|write|repeat|type|print) {x} (please|for me|now|back to me|once|one time|exactly once)", "(reply|answer|respond|come back) with {x} (only|alone|when you are ready|once you are ready|when you're done|as soon as you read this|if you understand|so I know you are there|to confirm|to show that you are listening|when you see this|please|for now|this time)", "(say|write|print|output|type) {x} (only|alone|when you are ready|if you understand|to confirm|so that I know you can read this|as your answer|in your answer)", "(just |pls |can you |)(say|write|type|reply with) {x} (pls|plz|and that's it|and nothing else|, nothing else|and only that|, that's it|, thanks|if you can read this|if you're there)",
    "{x} (is|should be) (the|your) (answer|reply|whole answer|only answer|entire reply). (Send it|Say it|Write it|Reply with it)",
    "(just|simply) (say|answer|reply|write) {x}, (ok?|please|will you?|thanks)"]
_MARKS = ['"{}"', '"{}"', "'{}'", "`{}`", "“{}”", "«{}»"]
_MARKED = [
    "(reply|respond|answer) with (exactly|only|just|precisely|) {x}",
    "(say|write|print|output|type|return|repeat|echo|display) (exactly |only |just |) {x}",
    "(say|write|print|output|type|return|repeat|echo) {x} (and nothing else|and nothing more|exactly|without the quotes|without quotes|only|and stop)",
    "(reply|respond|answer) with the (quoted|marked) (text|word|words|part)( only|): {x}",
    "(say|write|repeat|print|output|return) (the text|what stands|what is|everything|only what is) (between|inside|in) the (marks|quotes|signs)(:|) {x}",
    "(the|your) (only |whole |complete |)(answer|reply|response) (is|should be|must be|has to be) {x}",
    "(can|could|would) you (please |)(say|write|repeat|print|reply with|answer with) {x}?",
    "{x} - (repeat|say|write|print|copy) (that|this|it)( exactly| please|)",
    "please (say|write|repeat|print|reply with|answer with|output) {x}(.| exactly.| and nothing else.|)",
    "(I want you to|you should|you must) (say|reply with|answer with|write|print|output) {x}(.| and nothing else.|)"]


def _several(source):
    """The same word a few times, or one thing and then another."""
    if source.chance(.2):
        x, y = (lives.value(source, "word") if source.chance(.5) else source.pick(dictated.WORDS) for _ in range(2))
        return [User(_case(source, said(source, "(say|write|type|reply with|answer with|repeat) (the word |first |){x} and then (the word |){y}|(say|write) {x}, then {y}|first (say|write) {x}, then {y}|(say|write|type) {x} first and {y} after (it|that)", x=x, y=y)) + source.pick(["", "."])), Answer(f"The user wants {x}, then {y}.", f"{x} {y}")]
    n = source.weighted({2: 4, 3: 6, 4: 4, 5: 3, 6: 1, 7: 1, 8: 1, 10: 1})
    kind, x = source.pick([("word", source.pick(["hi", "ok", "yes", "no", "hello", "go", "test", "ping", "la", "banana", "ha"])), ("word", lives.value(source, "word")), ("word", source.pick(dictated.WORDS)), ("name", source.pick(world.NAMES)), ("number", str(source.number(1, 99))), ("letter", source.pick("abcdefghijklmnopqrstuvwxyzABCDEFGHXYZ"))])
    times = source.pick(["twice", "two times"]) if n == 2 else source.pick([f"{n} times", f"{world.in_words(n)} times"])
    named = source.chance(.7) if kind in ("number", "letter") else source.chance(.4)
    what = f"the {kind} " * named + source.pick(["{}", "{}", "{}", '"{}"', "'{}'"]).format(x)
    text, joint = source.pick([("", " "), ("", " "), ("", " "), (" with commas", ", "), (", one per line", "\n"), (", separated by commas", ", ")])
    form = "(say|write|repeat|type|print|reply with) {x} {t}|(say|write|type|repeat) {x} {t}|(can you |please |)(say|write|repeat) {x} {t}|{t} {x}, please|I want (to see |to read |){x} {t}|(say|write) {t}(:|) {x}"
    return [User(_case(source, said(source, form if not text else form.split("|I want")[0].replace("|{t} {x}, please", ""), x=what, t=times)) + text + source.pick(["", "."])), Answer(f"The user wants {x} {n} times.", joint.join([x] * n))]


# What is said before somebody wants to hear a word.
_BEFORE = ("are you (still |)(there|awake|listening|online|alive|ready|here|with me|working|up|on|connected|around|ok)?|(can|do) you (hear|read|see|understand) (me|this|this message)?|is (this thing|the line|the model|the server|the connection|everything|your light) (on|open|up|running|ok|stable|working)?|hello?|hello??|anyone (here|home|there)?|anybody there?|do you (copy|read me|follow|hear me|see this)?|still (there|awake|here)?|"
           "testing.|test.|one, two, test.|just checking.|I am (checking|testing) the (line|connection|setup|server|keyboard)(.| again.)|ready?|all (good|well|set)?|(good morning|hi|hello|hey|good evening)!|this is (only |just |)a test.|checking in.|I just (started|installed|restarted) you.|did (my message|this|that) (arrive|get through)?|knock knock.|quick check.|is it working now?|new session.|we are almost done.|I don't need help.|let's begin.|wake up!|attention please.|ok, one more.|no questions today.")
_THEN = "(if so, |then |please |just |now |)(say|answer with|reply with|respond with|write|type|send|answer|reply|say only|answer only|reply only with|give me) {x}|(if so|if yes|if you do|if you are|in that case)(,|) (say|answer|reply with|write|answer with) {x}|(confirm|signal|acknowledge) with {x}|(say|answer with|reply with|write|type) {x}( please|, please| and nothing else|, nothing else|, that's all|)|(a|one) word is enough: {x}|your answer (is|should be|must be): {x}"


def _prefaced(source):
    """An order behind a question or a remark that wants no other answer."""
    x, _ = dictated.thing(source)
    if source.chance(.25):
        x = source.pick(["yes", "YES", "Yes", "no", "ok", "OK", "here", "ready", "present", "I am here", "go", "pong", "roger", "copy", "loud and clear", "all good", "up", "alive"])
    before, then = said(source, _BEFORE), said(source, _THEN, x="\0")
    before, then = (before, then) if source.chance(.25) else (capital(before), capital(then))
    before = before if before[-1] in ".?!" else before + "?"
    return [User(before + source.pick([" ", " ", " ", "\n"]) + then.replace("\0", source.pick(["{}", "{}", "{}", '"{}"', "'{}'"]).format(x) if "'" not in x and '"' not in x else x) + (source.pick(["", ".", "."]) if x[-1].isalnum() else "")), Answer(f"The user wants me to reply with {x}.", x)]


_MARKS_ALONE = "??? !!! ... ?! -- *** +++ <3 :) :-) ;) :( ** ## // || ~ ^^ => <- -> == != && :: ,, ?? !? >> << ___ [] {} () <> [ok] (yes) <end> *hi* _x_ ~ok~ -yes- =no= /go/ |up| #1 #42 @me $5 &co 50% 10% 99% +1 -1 A4 B5 XL XXL 3D 4K 5G Q1 C# C++ .env a/b 1/2 3/4".split()


def _odd(source):
    """Marks alone, sizes, measures."""
    n = source.number
    if source.chance(.5):
        return source.pick(_MARKS_ALONE)
    return source.pick([f"{n(2, 99)} x {n(2, 99)} cm", f"{n(1, 99)} %", f"size {source.pick(['S', 'M', 'L', 'XL', str(n(36, 47))])}", f"{n(1, 99)} {source.pick(['mm', 'cm', 'kg', 'km', 'ml', 'V', 'W', 'GB', '°C', 'm', 'g', 'l', 'Hz'])}", f"{n(1, 9)},{n(1, 9)} {source.pick(['kg', 'km', 'l'])}", f"No. {n(1, 99)}", f"# {n(1, 99)}",
                        f"-- {source.pick(dictated.WORDS)} --", f"*{source.pick(dictated.WORDS)}*", f"<{source.pick(dictated.WORDS)}>", f"[{source.pick(dictated.WORDS)}]", f"({source.pick(dictated.WORDS)})", f"{source.pick(dictated.WORDS)}...", f"{source.pick(dictated.WORDS)}?!", f">> {source.pick(dictated.WORDS)}", f"{n(1, 9)}:{n(1, 9)}", f"{n(1, 12)}-{n(1, 12)}", f"{n(10, 99)}€", f"{n(10, 99)} €", f"${n(1, 99)}", f"{n(1, 9)} + {n(1, 9)} apples", f"{source.pick('ABCDEFGH')}{n(1, 9)}", f"{n(1, 9)}{source.pick('abc')}"])


# The same in other languages, with a word of theirs.
_ORDERS = {
    "de": ("sag|sage|sag bitte|antworte mit|antworte nur mit|schreib|schreibe|wiederhole|wiederhole:|antworte genau mit|sag einfach", "hallo|ja|nein|danke|fertig|guten Morgen|gute Nacht|Banane|Apfel|Haus|Berlin|alles klar|bereit|OK|ok|eins zwei drei|blau"),
    "es": ("di|di solo|responde con|responde solo|responde solo con|repite|repite:|escribe|contesta", "hola|sí|no|gracias|listo|buenos días|perro|manzana|Madrid|de acuerdo|OK|ok|azul|uno dos tres"),
    "fr": ("dis|réponds|réponds seulement|réponds avec|répète|répète:|écris|dis simplement", "bonjour|oui|non|merci|salut|bonne nuit|chat|pomme|Paris|d'accord|OK|ok|bleu|c'est fini"),
    "it": ("di'|rispondi|rispondi con|rispondi solo con|ripeti|ripeti:|scrivi", "ciao|sì|no|grazie|pronto|buonanotte|gatto|mela|Roma|va bene|OK|ok|blu"),
    "pt": ("diz|diga|responda com|responda apenas|repete|repita:|escreve", "olá|sim|não|obrigado|pronto|bom dia|gato|Lisboa|OK|ok|azul"),
    "nl": ("zeg|antwoord met|antwoord alleen met|herhaal|herhaal:|schrijf", "hallo|ja|nee|dank je|klaar|goedemorgen|kat|appel|OK|ok|blauw"),
    "sv": ("säg|svara med|svara bara|upprepa|skriv", "hej|ja|nej|tack|klar|god natt|katt|OK|ok|blå"), "pl": ("powiedz|odpowiedz|powtórz|napisz", "cześć|tak|nie|dzięki|gotowe|kot|OK|ok")}


def _elsewhere(source):
    orders, words = (part.split("|") for part in _ORDERS[source.pick(list(_ORDERS))])
    x = source.pick(words)
    quoted = source.chance(.25) and "'" not in x
    return [User(_case(source, source.pick(orders) + " " + (f'"{x}"' if quoted else x) + source.pick(["", "", "", "."]))), Answer(f"The user wants me to reply with {x}.", x)]


def echo(source):
    if source.chance(.09):
        return _several(source)
    if source.chance(.07):
        return _prefaced(source)
    if source.chance(.05):
        x = _odd(source)
        return _asked(source, _case(source, said(source, "(say|write|type|print|repeat|output)(:| only| just|) {x}|(reply|answer|respond) with(:| exactly| exactly:| only| just|) {x}|(just|please|now|only) (say|write|type|reply with) {x}|(your|the) answer (is|should be)(:|) {x}|echo {x}", x=x)), x)
    if source.chance(.03):
        return _elsewhere(source)
    if source.chance(.1):
        request, x = shaped.shaped(source)
        return [User(request), Answer(f"The user wants me to reply with {x}.", x)]
    if source.chance(.19):
        return _asked(source, *sentences.asked(source))
    x = source.payload() if source.chance(.68) else phrase(source)
    if "\n" in x or source.chance(.12):
        return _asked(source, source.pick(world.ECHO_MARKED).format(x=x), x)
    if source.chance(.3):
        mark = source.pick(_MARKS)
        if mark[0] not in x and mark[-1] not in x:
            return _asked(source, _case(source, " ".join(said(source, source.pick(_MARKED), x="\0").split()).replace("\0", mark.format(x))), x)
    if _FILE.search(x):                                                 # one prints a file in other ways
        return _asked(source, source.pick(world.ECHO_OF_ALL).format(x=x), x)
    sentence = x[0].isupper() and x.count(" ") > 1
    if sentence and x[-1] in ".!?":
        return _asked(source, sentences.wanted(source, x), x)
    x = x.rstrip(".") or "ok"                                           # a final full stop would belong to the request
    if source.chance(.4):
        form = source.pick(world.ECHO)
        request = form.format(x=x)
        if not form.endswith(("?", ".")) and x[-1].isalnum() and not sentence and source.chance(.25):
            request += "."
        return _asked(source, request, x)
    if source.chance(.25) and not set(x) & set(".?!,"):
        request = said(source, source.pick(_CLOSED), x=x)
        return _asked(source, request if request.startswith(x) else _case(source, request), x)
    request = _case(source, said(source, source.pick(_OPEN), x=x))
    if "punctuation" in request and set(x) & set(".?!,:;"):
        return echo(source)
    return _asked(source, request + ("." if x[-1].isalnum() and not sentence and source.chance(.15) else ""), x)


def _case(source, text):
    return text[0].upper() + text[1:] if source.chance(.6) else text


_FILE = re.compile(r"^\S*\.\w{1,5}$|^\S+/\S+$")


def _asked(source, request, x):
    if source.chance(.25) and not request.startswith(x):
        request = styled(source, request)
    return [User(request), Answer(f"The user wants me to reply with {x}.", x)]

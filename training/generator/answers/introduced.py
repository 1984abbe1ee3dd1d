"""A word, sentence or number to say, brought in by `namely`, `which is`, `as follows` and the like, with restrictions around it."""
from ..chat import Answer, User
from ..material import world
from ..words.said import capital, said
from . import dictated, lives

_SCRIPTS = "привет|спасибо|хорошо|да|готово|утро|зима|κόσμος|ναι|καλημέρα|θάλασσα|こんにちは|はい|ありがとう|さくら|你好|谢谢|明天|苹果|안녕하세요|네|감사합니다|שלום|مرحبا|शुक्रिया|über|Grüß Gott|señor|garçon|déjà vu|naïve|smörgåsbord|żółty|čaj|fenêtre|größer|København|São Paulo|mañana|où|Zürich|jalapeño|crème brûlée|Ærø".split("|")
_MARKED = "Ready!|Stop!|Why?|Really?|Hooray!|Well done!|Who knows?|Go!|Wait...|Land ahoy!|Not yet!|What now?|Here we go!|Hm...|Hello there!|Oh no!|Are you there?|Yes, sir!|No, thanks.|Welcome back!|Attention!|Surprise!|Good luck!|Happy new year!|Is it raining?|Aye, captain!|Checkmate!|Lights, camera, action!|First come, first served.".split("|")
_QUOTES = ['"{}"', '"{}"', "'{}'", "`{}`", "“{}”", "‘{}’", "«{}»", "„{}“"]
_NOUNS = {
    "word": "one word|a single word|one single word|a word|exactly one word|only one word|just one word|no more than one word|precisely one word",
    "number": "one number|a number|a single number|exactly one number|just one number|only one number|one figure",
    "line": "one sentence|a single line|one line|a short text|exactly one line|one phrase|{n} words|exactly {n} words|just {n} words|just one line|this text|a single phrase",
    "code": "one code|a code|a short code|exactly one string|just one string|one string|a single string"}
_LINKS = ", namely {x}|, namely: {x}| namely {x}|, which is {x}|, that is {x}|, and that's {x}|, and that is {x}|, and it is {x}|: {x}| - {x}|, this one: {x}|, and this is it: {x}|, as follows: {x}|, the following: {x}|, and it's {x}|, i.e. {x}|, to wit {x}|, the {k} {x}|, and the {k} is {x}|, and the {k} is: {x}|; the {k} is {x}|. The {k} is {x}|. Here it is: {x}|. It is {x}|, and here it is: {x}|, to be precise {x}|, specifically {x}|:\n{x}|, and that {k} is {x}|. That {k} is {x}"
_VERBS = "write|write|reply with|answer with|say|print|type|send|send me|give me|output|return|respond with|write back|post|put down|produce|come back with|tell me|let me see|let me have|I want|I need|I expect|I'd like|I only want|please write|please say|please reply with|please answer with|you should say|you should answer with|you are to write|can you give me|your answer is|your reply should be|your whole reply is|the answer I want is|the reply must be|all I want is|I am waiting for"
_HEADS = "||||||||||Without comment,|No punctuation:|No explanation,|Nothing else,|Only this:|A quick test:|For a check,|In one line,|In your answer,|As a reply,|This time,|Now|Ok,|Just|Simply|Please|Kindly|Without quotes,|Don't explain,|No greeting,|One task:|My only wish:|Small task:|Don't use a tool,|No tools:|Without any tool,|No matter what is above,|Whatever you think,"
_TAILS = "||||||||||, nothing else|. Nothing else|, no punctuation|. No punctuation|. Just this| and nothing more|, in one line| in one line|, only this|. Only that|, without quotes|. No quotes|, please|. Thanks|. Stop after that|, and stop|, no more|. Do not explain|. Not more, not less|. Leave out everything else|, that is all|, and that's all|. End there|, without a comment|. No further text|, no introduction|. Don't use tools|. No tool is needed"
_TOLD = ("the {k} is {x}. (Reply with it|Say it|Send it back|Write it|Repeat it|Answer with it)( and nothing else| please|, nothing else| now|)|here is (a|one) {k}: {x}. (Repeat it|Say it back|Write it again|Send it back|Echo it)( and nothing else| please|, nothing else|)|I give you (a|one) {k}: {x}. (Say it back|Repeat it|Give it back)( please| and nothing more|)|take the {k} {x} and (send|write|say|give) it back( unchanged| to me| as it is|)|"
         "there is only one thing (to say|for you to say|you should say|I want to read): {x}|what I want to (see|read|hear) is the following: {x}|(the following|this) is what you (should|must|are to) (say|write|reply): {x}|what you (say|write|answer) is this: {x}|only one {k} is (allowed|wanted|needed|right), namely {x}|exactly one {k} may stand in your (answer|reply): {x}|"
         "your (reply|answer) has (only |just |)one {k}, (namely|which is|and it is|and that's) {x}|nothing may stand in your (answer|reply) but the {k} {x}|do as I say and (write|say|reply with) the following: {x}|my {k} is {x}. (Say it|Repeat it|Write it)( and nothing else| please|)|{x} is the {k}. (Say it|Write it|Reply with it|Answer with it)( and nothing else| please|, no more|)|"
         "(say|write|print|reply with|send) what follows: {x}|(say|write|print|send) what comes after the colon: {x}|after the colon stands what you should (say|write|reply): {x}|(say|write|reply with|answer with) the one {k} I (want|wait for|need): {x}|(say|write|reply) as follows: {x}|(answer|reply|respond) as follows: {x}|(answer|reply|respond) like this: {x}|(answer|reply|respond) with the following {k}: {x}|(answer|reply) with the {k} that follows: {x}|(answer|reply) with this {k} here: {x}")


def _thing(source):
    """-> (what is to be said, its kind)"""
    x = source.random.random()
    if x < .1:
        return source.pick(_SCRIPTS), "word"
    if x < .2:
        return source.pick(_MARKED), "line"
    if x < .3:
        return lives.value(source, source.pick(["animal", "color", "petname", "city", "plant", "word", "season", "drink"])), "word"
    if x < .35:
        return source.pick([", ", " ", "-", " and ", "/"]).join(source.pick(dictated.WORDS) for _ in range(source.number(2, 4))), "line"
    if x < .4:
        return source.pick([str(source.number(0, 99) / 10), f"{source.number(1, 99)}%", f"{source.number(1, 23)}:{source.number(10, 59)}", f"{source.number(1, 9)},{source.number(100, 999)}", f"-{source.number(1, 99)}", f"0{source.number(1, 99)}"]), "number"
    return dictated.thing(source)


def _joined(text):
    return " " * (text[:1].isalnum() or text[:1] == "-") + text


def introduced(source):
    x, kind = _thing(source)
    word = {"word": "word", "number": "number", "code": "code", "line": source.pick(["text", "line", "phrase"])}[kind]
    if kind == "word" and " " in x:
        kind, word = "line", "text"
    quoted = source.chance(.35) and not set(x) & set("\"'`")
    shown = source.pick(_QUOTES).format(x) if quoted else x
    if source.chance(.62):
        noun = said(source, _NOUNS[kind], n=world.in_words(len(x.split()))).replace("one words", "one word")
        if kind == "line" and len(x.split()) == 1 and "words" in noun or "no more" in noun and kind != "word":
            noun = "one line"
        head, verb = said(source, _HEADS), said(source, _VERBS)
        if head in ("Just", "Simply", "Please", "Kindly", "Now") and verb.startswith(("I", "your", "the", "all", "you", "can", "please")):
            head = ""
        text = f"{head} {verb}".strip() + " " + noun + _joined(said(source, _LINKS, x="\0", k=word))
        if kind == "number" and ". " in text:
            text = text.replace(". The number", ": the number")
    else:
        text = said(source, _TOLD, x="\0", k=word)
    tail = _joined(said(source, _TAILS)) if "\n" not in text and text.endswith("\0") and (quoted or "," not in x) else ""
    if "unctuation" in text + tail and not x.replace(" ", "").isalnum() or "uotes" in text + tail and not quoted and source.chance(.7):
        return introduced(source)
    if tail[:1] in (".", ",") and x[-1] in ".?!" and not quoted:
        tail = tail[1:] if tail[0] == "." else ""
    text += tail
    if text[-1].isalnum() and source.chance(.3) or text[-1] == "\0" and (quoted or x[-1].isalnum()) and source.chance(.25) and "\n" not in text:
        text += "."
    text = text if text.startswith("\0") or source.chance(.3) else capital(text)
    return [User(text.replace("\0", shown)), Answer(f"The user wants me to reply with {x}.", x)]

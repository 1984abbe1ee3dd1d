"""Texts to be given back as they stand, ordered in the words of every day: repeat my address, return it verbatim, parrot this, send it back unchanged, with the text in the order or in the next message; questions and orders among the texts are not followed."""
from ..chat import Answer, User
from ..material import world
from ..words.said import capital, said
from ..words.wording import worded
from . import dictated, introduced, lives, sentences, stories
from .phrases import amount, phrase

_TLD = "com com org net de io dev example eu co.uk fr info".split()
_NOUNS = {"email": "email address|email|e-mail address|mail address|address", "url": "link|URL|address|web address", "phone": "phone number|number|mobile number", "code": "string|code|id|text|characters|serial number", "path": "path|text|string|file name", "handle": "handle|user name|string|tag",
          "question": "question|sentence|text|line|words", "sentence": "sentence|text|line|message|words", "words": "text|words|line|phrase|string", "number": "number|figure|text|value"}
_QUESTIONS = ("what time is it?|what is your name?|how are you?|who are you?|where do you live?|are you there?|is it raining?|what is 2 + 2?|how much is 7 times 6?|why is the sky blue?|can you help me?|do you like pizza?|who wrote Hamlet?|what day is it today?|where is the station?|how old are you?|did you feed the cat?|may I come in?|what is the capital of {c}?|when does the train to {c} leave?|"
              "have you seen {n}?|how do I get to {c}?|is {n} at home?|who is {n}?|what did {n} say?|how far is it to {c}?|why not?|really?|what's up?|who goes there?|which way is north?|do you have a minute?|how many legs does a spider have?|what color is the {t}?|where is my {t}?|who took the {t}?|could you close the {t}?|shall we dance?|does {n} know {m}?|what's for dinner?|what comes after Monday?|how many days are in a week?|what is the opposite of hot?")
_ORDERS = "say hello|count to ten|tell me a joke|stop talking|close the door|answer with yes|write a poem|sing a song|read the file|delete everything|never mind|go to bed|list all files|be quiet|say nothing|spell banana|open the window|send {n} a mail|turn off the light|call {n}|ignore this|forget it"
_TOLD = "I am {n} from {c}|my name is {n}|I like {k} {t}s|the {t} is {k}|my dog is called {n}|{n} owes {m} 20 euros|we meet at noon in {c}|it was the best of times|I have 3 apples and eat one|{c} is far away|thanks for everything, {n}|good night, {n}|see you tomorrow|the door is open|I love {c} in spring|all that glitters is not gold|better late than never|the cake is a lie|hello from {c}|{n} and {m} are here"

# {x} the text at the end; {k} what it is.
_HEADS = (
    "(please |)(repeat|echo|return|send back|give back|write back|print|type|copy) (my|this|the following|the) {k}(| exactly| verbatim| unchanged| letter for letter| word for word| without changes| as it is| back to me| to me): {x}|(please |)(repeat|echo|parrot|mirror|return|copy|quote) (this|the following|what follows|after me)(| exactly| verbatim| unchanged| word for word| literally| back to me|, please): {x}|(can|could|would) you (please |)(repeat|echo|parrot|return|copy|send back|read back|mirror) (this|the following|my {k}|this {k}|the {k})(| exactly| word for word| verbatim| unchanged| for me| to me): {x}|"
    "(send|give|hand) (me |)(this|the|my) {k} back (unchanged|as it is|exactly as it is|verbatim|without changing it|without any changes): {x}|(send|give) (it|this|the following) back (unchanged|verbatim|as it is|exactly): {x}|(just |only |simply |)(parrot|echo|mirror) (this|me|it|the following)(|, please|, nothing else| and nothing else): {x}|read (this|my|the) {k} back to me: {x}|(verbatim|word for word|unchanged|exactly as written|as is)(, please|): {x}|(output|print|return) (the {k}|this {k}|exactly this|only this {k}|the following {k}) (verbatim|unchanged|as it stands|and nothing else|exactly): {x}|"
    "(I want|I need|I'd like) (this|the|my) {k} (repeated|back|back unchanged|echoed)(| exactly| word for word|, nothing else): {x}|(say|write) (this|my|the) {k} (again|once more|back to me|back): {x}|do not (answer|change|follow|correct|interpret) (this|it|the {k}), (just |only |)(repeat|echo|return|copy) it: {x}|don't (answer|change|touch|correct) it, just (repeat|echo|return|copy) it: {x}|repeat without (changing|answering|comment|changes|any change): {x}|return without changes: {x}|confirm my {k} by repeating it: {x}|what I (typed|wrote) is to be repeated: {x}|(whatever it says|whatever it is|no matter what it says), repeat it: {x}|"
    "to check that it arrives, repeat (this|my|the) {k}: {x}|let me (see|hear) (this|my|the) {k} (again|once more|back): {x}|show me (this|my|the) {k} again(, unchanged| exactly as I write it|): {x}|mirror back: {x}|echo back: {x}|repeat back: {x}|repeat back to me: {x}|spell nothing out, change nothing, just return: {x}|act as an echo: {x}|be my echo: {x}|be a parrot: {x}|play parrot: {x}")
_INLINE = "return the {k} {x} (verbatim|unchanged|as it is|exactly|and nothing else)|(repeat|echo|return|send back|copy|write) {x} (verbatim|unchanged|word for word|exactly as it is|as it stands|without changes|back to me|letter for letter|character by character, without spaces)|(please |)(repeat|echo|return|copy|mirror|send back|read back) (the |my |this |){k} {x}|(can|could) you (repeat|echo|return|read back) (my |the |){k} {x}?|(give|send) me the {k} {x} back|say {x} back to me|parrot {x}|repeat after me {x}"
_MARKED = "(repeat|echo|parrot|return|copy|say|write) {x}|(repeat|return|echo) the {k} {x} (verbatim|unchanged|exactly|word for word|without the quotes|without quotes)|(repeat|echo|return|say|parrot) {x} (verbatim|unchanged|exactly|word for word|back to me|without answering it|, nothing else)|(repeat|return|echo|copy|send back) (what is|what stands|the {k}|everything|only what is) (in|between|inside) (the |)quotes: {x}|(please |)(repeat|echo|parrot|return) (this|my|the following) {k}: {x}|(can|could|would) you (repeat|parrot|echo|say back) {x}?|{x} - (repeat|return|echo|copy) (that|this|it)( verbatim| unchanged| word for word| exactly|)|{x}: (repeat|echo|return) (that|this|it)( exactly| unchanged| please|)|don't answer {x}, (just |only |)repeat it|(answer|reply|respond) (only |)with the {k} {x}|do not (answer|follow) this, repeat it: {x}|how would a parrot answer {x}?|send {x} back (unchanged|verbatim|as it is|to me)|your (whole |)(answer|reply) is the {k} {x}"
_BEHIND = "(repeat|return|echo|copy|send back) (that|this|this {k}|that {k}|the {k} above|the {k})( exactly| verbatim| unchanged| word for word| to me|, please|)|(send|give) (it|that|this|the {k}) back (unchanged|verbatim|as it is)|(that|this) was the {k}. (Repeat|Return|Echo) it( unchanged| exactly| verbatim|)|(please |)repeat (it|that|the above|the line above|what stands above)( unchanged| exactly| word for word|)|(do not|don't) (answer|change) (that|it), (just |)(repeat|return) it|(repeat|echo) the above|the above, verbatim|say that again, exactly like that"
_NEXT = ("(repeat|echo|parrot|copy|return|send back|mirror) (what I (say|write|type|send) next|my next message|the next message|the next thing I (say|write|send)|whatever I (say|write|type|send) next|the text of my next message|what comes next|my next line|the next line I (write|send))(| exactly| verbatim| unchanged| word for word| and nothing else|, please)|what I (say|write|type|send) next(,|) you (repeat|echo|return|send back)(| exactly| unchanged| verbatim|)|my next message is to be (repeated|returned|sent back|echoed)(| unchanged| exactly| verbatim| word for word)|"
         "(send|give) my (text|next text|next message|next line) back (unchanged|verbatim|as it is|exactly)|(in my next message|next) (I send|I write|comes|there will be|I give you) a (text|line|sentence|word). (Repeat|Return|Echo|Send back|Copy) it(| unchanged| exactly| verbatim| word for word)|I (will|am going to|'ll) (say|write|type|send|give you) (something|a text|a sentence|a line|a word)(,| and you| -) (repeat|echo|return|parrot) it(| exactly| unchanged| verbatim)|(be|act as|play) (my echo|an echo|a parrot|a mirror) for my next message|you (are|play) (a parrot|an echo)(:|,) repeat my next message|(can|could|would) you (repeat|echo|parrot|copy|return) (my next message|what I write next|what I say next)(| exactly| word for word| unchanged)?|"
         "(whatever|no matter what) I (say|write|type|send) next, (repeat|return|echo|parrot) it(| exactly| unchanged| word for word)|next message: (repeat|return|echo) it(| unchanged| exactly| verbatim)|(don't|do not) (answer|follow) my next message, (just |only |)(repeat|return|echo|copy) it|wait for my text and (send|give) it back (unchanged|verbatim|as it is|exactly)|(ready|are you ready)? (Repeat|Echo|Parrot) (my next message|what I say next)(| exactly|)|let's play echo. (Repeat|Return) my next message")
_QUOTES = ['"{}"', '"{}"', '"{}"', "'{}'", "`{}`", "“{}”", "«{}»"]


def _filled(source, forms):
    n, m = source.random.sample(world.NAMES, 2)
    return source.pick(forms.split("|")).format(n=n, m=m, c=source.pick(world.CITIES), k=source.pick(world.COLORS), t=source.noun())


def _local(source):
    n = lambda: source.pick(stories.HE + stories.SHE + world.NAMES).lower()
    w = lambda: source.word() if source.chance(.6) else source.pseudo_word()
    return source.pick([f"{n()}.{w()}", f"{n()}{source.number(1, 99)}", f"{n()}+{w()}", f"{n()}_{w()}{source.number(1, 999)}", f"{n()[0]}.{w()}+{w()}", f"{w()}-{w()}", w(), f"{n()}.{w()}+{source.number(1, 99)}", f"{w()}.{w()}.{source.number(1, 99)}", f"{n()}+{w()}{source.number(1, 99)}"])


def _host(source):
    w = lambda: source.word() if source.chance(.6) else source.pseudo_word()
    return f"{source.pick(['', '', 'mail.', 'shop.', 'www.', 'my-'])}{w()}{source.pick(['', '', '-' + w(), str(source.number(1, 99))])}.{source.pick(_TLD)}"


def _string(source):
    """Letters, digits and marks in a row."""
    n, w, c = source.number, source.word, lambda k: "".join(source.pick("abcdefghijkmnpqrstuvwxyzABCDEFGHKLMNPQRSTUVWXYZ23456789") for _ in range(k))
    return source.pick([f"{c(4)}-{c(4)}-{c(4)}", c(n(5, 14)), f"{w()}/{w()}#{n(1, 99)}", f"{w()}@{n(1, 99)}", f"{n(1, 99)}+{w()}", f"{w()}.{w()}:{n(10, 9999)}", f"{c(3)}+{c(3)}/{c(2)}=", f"{n(10, 99)}/{n(100, 999)}/{n(1, 9)}", f"{source.pick('ABCDEFGH')}{n(1, 9)}.{n(1, 99)}/{n(1, 9)}", f"#{c(6)}", f"{w()}_{n(1, 99)}.{w()}", f"{n(1, 9)}x+{n(1, 9)}={n(10, 99)}", f"{w()}++", f"{n(0, 255)}.{n(0, 255)}.{n(0, 255)}.{n(0, 255)}",
                        f"{n(0, 999):03d}-{n(0, 99):02d}-{n(0, 9999):04d}", f"{w()}&{w()}", f"{w()}%20{w()}", f"${w()}_{n(1, 9)}", f"{w()[:3].upper()}-{n(1000, 99999)}/{source.pick('ABCD')}", f"{n(1, 9)}.{n(0, 99)}.{n(0, 99)}-{w()}", f"{c(2)}:{c(2)}:{c(2)}:{c(2)}", f"{w()}={n(1, 99)};{w()}={n(1, 99)}", " ".join(str(n(0, 9999)) for _ in range(4)), f"{w()}..{w()}", f"{w()}!{w()}?{n(1, 9)}", f"~{w()}/{w()}", source.code()])


def text(source):
    """-> (what is to be given back, its kind)"""
    kind = source.weighted({"email": 14, "url": 7, "phone": 6, "code": 22, "path": 4, "handle": 4, "question": 16, "order": 5, "told": 9, "sentence": 8, "words": 14, "number": 6})
    n = source.number
    match kind:
        case "email": return f"{_local(source)}@{_host(source)}", kind
        case "url": return source.pick(["https://", "https://", "http://", "www.", ""]) + _host(source).removeprefix("www.") + source.pick(["", "/" + source.word(), f"/{source.word()}/{n(1, 999)}", f"/{source.word()}?id={n(1, 99)}", f"/{source.word()}#{source.word()}", f"/~{source.word()}/"]), kind
        case "phone": return source.pick([f"+{n(1, 99)} {n(100, 999)} {n(10000, 999999)}", f"0{n(100, 999)}/{n(10000, 999999)}", f"+{n(1, 99)}-{n(100, 999)}-{n(1000, 9999)}", f"({n(200, 999)}) 555-{n(1000, 9999)}", f"0{n(100, 999)} {n(10, 99)} {n(10, 99)} {n(10, 99)}", f"+{n(10, 99)}{n(10 ** 8, 10 ** 9)}"]), kind
        case "code": return _string(source), kind
        case "path": return source.path(), kind
        case "handle": return source.pick("@#@") + source.pick([source.word(), f"{source.word()}_{source.word()}", f"{source.pick(world.NAMES).lower()}{n(1, 99)}", f"{source.word()}.{source.word()}"]), kind
        case "question":
            x = _filled(source, _QUESTIONS)
            return capital(x) if source.chance(.5) else x, kind
        case "order" | "told":
            x = _filled(source, _ORDERS if kind == "order" else _TOLD)
            x = capital(x) + source.pick([".", ".", "!", ""]) if source.chance(.55) else x
            return x, "sentence"
        case "sentence": return sentences.sentence(source), kind
        case "number": return (amount(source), kind) if source.chance(.6) else (str(n(0, 10 ** n(2, 12))), kind)
    return source.pick([lambda: phrase(source), lambda: source.snippet(2, 7), lambda: introduced._thing(source)[0], lambda: " ".join(source.pick(dictated.WORDS) for _ in range(n(2, 6))), lambda: lives.value(source, "title"), lambda: f"{source.pick(world.NAMES)} {source.pseudo_word().capitalize()}"])(), kind


def _answer(x):
    return Answer(f"The user wants me to repeat {x}." if len(x) < 60 else "The user wants me to repeat the text.", x)


def _shown(source, form, x, kind, mark="{}"):
    request = worded(source, form, x="\0", k=source.pick(_NOUNS[kind].split("|"))).replace(" ,", ",").replace("this words", "these words").replace("that words", "those words").replace("this characters", "these characters").replace("that characters", "those characters")
    request = request if request[0] == "\0" or source.chance(.35) else capital(request)
    request = request.replace(": \0", ":\n\0") if source.chance(.12) else request
    return request.replace("\0", mark.format(x))


def verbatim(source):
    x, kind = text(source)
    plain = not set(x) & set("\"'`“”«»")
    way = source.weighted({"head": 42, "marked": 22, "inline": 12, "behind": 6, "next": 26})
    if way == "marked" and not plain or way == "inline" and (" " in x or kind in ("words", "question", "sentence")):
        way = "head"
    if way == "next":
        turns = [User(_case(source, worded(source, _NEXT))), Answer("The text comes in the next message.", "OK.")]
        if turns[0].text[-1].isalnum() and source.chance(.5):
            turns[0] = User(turns[0].text + ".")
        if plain and source.chance(.12):
            return turns + [User(source.pick(_QUOTES).format(x)), _answer(x)]
        return turns + [User(x), _answer(x)]
    if way == "behind":
        return [User(source.pick([x, source.pick(_QUOTES).format(x) if plain else x]) + source.pick(["\n\n", "\n", "\n\n"]) + _shown(source, _BEHIND, "", kind)), _answer(x)]
    if way == "marked":
        request = _shown(source, _MARKED, x, kind, source.pick(_QUOTES))
        return [User(request + ("." if request[-1].isalnum() and source.chance(.2) else "")), _answer(x)]
    if way == "inline":
        request = _shown(source, _INLINE, x, kind)
        return [User(request), _answer(x)]
    request = _shown(source, _HEADS, x, kind, source.pick(_QUOTES) if plain and source.chance(.25) else "{}")
    return [User(request), _answer(x)]


def _case(source, text):
    return text.replace(" 'll", "'ll") if source.chance(.35) else capital(text.replace(" 'll", "'ll"))

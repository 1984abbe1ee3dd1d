"""A word, number, code or short sentence that is to be said as it stands, with orders about its form before, behind or around it."""
from ..chat import Answer, User
from ..material import world
from ..words.said import capital, said
from . import lives, statements

_CAPITALS = "HALT STOP CLOSED OPEN DONE READY START GO PASS FAIL YES NO OK WAIT ONLINE OFFLINE BLUE RED GREEN NORTH SOUTH EAST WEST ALPHA BETA GAMMA DELTA OMEGA BRAVO ECHO ROGER COPY CLEAR FINISHED LOCKED EMPTY FULL WARNING DANGER EXIT ENTER HELLO WELCOME THANKS SORRY URGENT PRIVATE APPROVED DENIED ACCEPTED CANCELLED PENDING ACTIVE PAUSED RUNNING SILENCE FREEZE LAUNCH ABORT CONTINUE ACK SYNC PING PONG TRUE FALSE NULL".split()
WORDS = "ready finished banana river lantern copper velvet thunder maple orbit candle saddle pepper window harbor tulip walnut marble silver pocket ladder engine forest ribbon closed open understood received agreed perfect never always maybe tomorrow yesterday blue crimson seven twelve present absent alive awake success lemon kettle pigeon compass anchor whisper mountain sunshine pineapple giraffe".split()
_LINES = "all systems are go|the door is open|the door is closed|good morning|good night|see you tomorrow|see you on Monday|I am here|I am ready|I am listening|message received|message received and understood|the train is late|the bridge is closed|dinner is ready|happy birthday|thank you very much|have a nice day|no problem at all|over and out|mission complete|the coast is clear|time is up|nothing to report|all is well|we are closed today|please hold the line|the line is busy|try again later|access granted|access denied|the end|once upon a time|ready when you are|yes we can|no comment|safe and sound|salt and pepper|bread and butter|left then right|one two three|red green blue|back in five minutes|the kettle is on|it works on my machine|the cat is out|keep calm|stay where you are|wait for the signal|the eagle has landed|service is back online|connection established|order number five is ready|long live the queen|what a day|nice to meet you|out of order|do not disturb|work in progress|under construction|lights out|game over|try me|hello from the other side|the quick brown fox".split("|")
_VERBS = {"reply with": 6, "respond with": 5, "answer with": 6, "say": 8, "write": 4, "print": 2, "output": 2, "type": 2, "return": 2, "send": 1, "send back": 2, "send me": 1, "give me": 2, "give me back": 2, "repeat": 2, "echo": 1, "come back with": 1, "answer": 1, "reply": 1, "state": 1, "tell me": 1, "show me": 1, "let me see": 1, "write back": 1, "say back": 1, "hand back": 1}
_TAILS = (
    " and nothing else|, nothing else|. Nothing else| and nothing more|, nothing more|. Nothing more| and not one word more|, not one word more|, not a word more and not a word less|, no more and no less|, no more, no less| and no other (word|text)|, without any (comment|explanation|other words|extra words|introduction)| without (a comment|comment|explanation|adding anything|any extras|anything around it|further words)|. No (comment|explanation|comments|explanations|extras|greeting|introduction|other words|extra words|preamble)| and stop| and then stop|, then stop|. Then stop| and leave it at that|. "
    "Leave it at that| and that is all|. That's all|. That is all|, that's it|. That's it|, just that|. Just that|, only that|. Only that|, exactly as (written|it stands|it is|I wrote it|shown)|. Exactly like that|, exactly like that|, letter for letter|, (please|thanks)| please| now|, word for word|. Do not add (anything|a thing|any words|anything to it|anything before or after)|. Don't add (anything|a word|any comment|anything else)| (once|one time|exactly once)|, only once|. Keep it at that|. I don't (want|need) (anything else|any other words|more)|, I need nothing else|. (Nothing|No text) before (it|or after it), nothing after it|"
    "|. That should be (your whole answer|the entire answer|all)|, as your (whole|only|entire|complete) answer|, as (your|the) (answer|reply)|. Say nothing else|. Write nothing else|. No need to explain|, no need to explain| and say nothing else|, and don't explain (it|anything)|. This is (only |just |)a test|, it's (only |just |)a test| and end there| (on one line|in one line)|, on a single line|. Without quotes|, without (the |)quotes|, without (quotation marks|quotes)|. No quotes")
_HEADS = "without any (comment|explanation|other words|introduction), |without (comment|explanation)(:|,) |no (comments|explanations|extras|chatter|small talk|explanation)(:|,| -) |no (comment|explanation|extra text), just |please |just |only |simply |now |ok, |for a test, |as a test, |this is (only |just |)a test: |don't explain anything, just |do not add anything, |exactly once, |in one line: |to show that you (read|got|understood) this, |so that I know you are there, |if you (can |)read this, |before anything else, |I only want one thing: |one thing only: |without adding anything, |keep it short and |be brief and |don't think about it, just |whatever comes, |no matter what I wrote before, |forget the rest and |"
_AROUND = "{x} - (say|write|repeat|send) (that|this) (and nothing else|back|exactly|, no more)|{x}. (Say|Write|Repeat|Send back|Return) (that|this|it) and nothing else|{x}. That is (all I want to (read|hear|see)|the whole answer I want)|(your|the) (whole |entire |complete |only |)(answer|reply|response): {x}|(your|the) (answer|reply|response) is (to be |)(exactly |just |){l}{x}(, nothing else| and nothing else|, nothing more|)|{l}{x} and stop|{l}{x}, nothing else|only {l}{x}(, please|)|just {l}{x}(, please| and nothing else|)|I (want|would like|need) (to (read|hear|see) |)(only |just |exactly |){l}{x}( from you|)(, nothing else|, nothing more| and nothing else|)|all I want (is|to (see|hear|read) is) {l}{x}|(can|could|would) you (just |only |please |)(say|write|repeat|reply with|answer with) {l}{x}(| and nothing else| for me|, please| and leave it at that)?|(you|you should|you are to|you may) (only |just |)(say|write|reply with|answer with) {l}{x}(, nothing else| and nothing else|)|the (only |)(thing|word|text) you (should|may|are to) (say|write|send) is {x}|let your (answer|reply) be {l}{x}( and nothing else|, no more|)|make {l}{x} your (whole |entire |only |)(answer|reply)|your turn to say {l}{x}|nothing but {l}{x}(, please|)"


def thing(source):
    """-> (what is to be said, its kind)"""
    match source.weighted({"capitals": 20, "word": 22, "number": 12, "code": 12, "line": 26, "name": 4}):
        case "capitals":
            if source.chance(.2):
                return source.pick(_LINES).upper(), "line"
            return source.pick(_CAPITALS) if source.chance(.7) else source.word().upper(), "word"
        case "word":
            x = source.pick(WORDS) if source.chance(.5) else source.word()
            return (capital(x) if source.chance(.25) else x), "word"
        case "number": return str(source.number(0, 10 ** source.number(1, 6))), "number"
        case "code":
            n, upper = source.number, source.word().upper()
            return source.pick([f"{upper}-{n(1, 99)}", f"{upper[:2]}-{n(100, 9999)}", f"{source.word()}-{source.word()}", f"{source.word()}-{source.word()}-{n(1, 99)}", f"{source.pick('ABCDEFGHKLMNPRSTXZ')}{n(1, 9)}-{source.pick('ABCDEFGHKLMNPRSTXZ')}{n(1, 99)}", f"{n(10, 99)}-{n(100, 999)}", f"{n(100, 999)}-{n(100, 999)}-{n(10, 99)}", f"{upper}{n(1, 99)}", f"{source.word()}_{n(1, 99)}", f"v{n(1, 9)}-{source.word()}", source.code()]), "code"
        case "name": return source.pick(world.NAMES + world.CITIES + lives.PICKED["project"]), "word"
    x = source.pick(_LINES) if source.chance(.55) else statements.clause(source) if source.chance(.6) else source.snippet(2, 6)
    return (capital(x) if source.chance(.4) else x), "line"


_LABELS = {"word": ["", "", "", "the word ", "the single word ", "the one word ", "this word: ", "just the word "], "number": ["", "the number ", "the number ", "this number: ", "only the number ", "just the number "], "code": ["", "", "the code ", "the string ", "the text ", "this code: ", "exactly the code "], "line": ["", "", ": ", "the words ", "the sentence ", "the line ", "this: ", "the phrase ", "the text ", "the following: ", "these words: "]}


def dictated(source):
    x, kind = thing(source)
    mark = source.pick(['"{}"', '"{}"', "'{}'", "`{}`"]) if source.chance(.3) and "'" not in x else "{}"
    shown, label = mark.format(x), source.pick(_LABELS[kind])
    quoted = mark != "{}"
    adverb = said(source, "||||exactly|exactly|just|only|nothing but|precisely")
    place = source.weighted({"behind": 50, "before": 14, "both": 8, "around": 24, "bare": 6})
    if place == "around":
        text = said(source, _AROUND, x="\0", l=label.replace(": ", " ").replace("this ", "the ").replace("the following ", "").replace("these ", "the ").removeprefix(" ") if not label.startswith(("just", "only", "exactly", "this:")) else "")
    else:
        verb = source.weighted(_VERBS)
        if adverb == "nothing but" and verb in ("send back", "say back", "hand back", "write back", "reply", "answer") or label.startswith(("just", "only", "exactly")):
            adverb = ""
        core = f"{verb} {adverb}{' ' if adverb else ''}{label}\0".replace("  ", " ").replace(" : ", ": ")
        if verb in ("reply", "answer") and label.startswith(("the ", "this", "these")):
            core = core.replace(verb, verb + " with", 1)
        head = said(source, _HEADS) if place in ("before", "both") else ""
        if head in ("only", "just") and adverb:
            core = core.replace(adverb + " ", "", 1)
        text = f"{head} {core}" if head else core
        if place in ("behind", "both"):
            tail = _form(source, x, kind) if source.chance(.3) else said(source, _TAILS)
            text += " " * tail[:1].isalnum() + tail
    if "quot" in text and not quoted and source.chance(.5):
        shown, quoted = f'"{x}"', True
    if '"' in x or "punctuation" in text:
        return dictated(source)
    if text[-1].isalnum() and source.chance(.4):
        text += "."
    elif text[-1] == "\0" and quoted and source.chance(.4):
        text += "."
    text = text if text.startswith("\0") or source.chance(.35) else capital(text)
    return [User(text.replace("\0", shown)), Answer(f"The user wants me to reply with {x}.", x)]


def _form(source, x, kind):
    """An order about the form that is true of the thing as it stands."""
    forms = [", exactly as written", ", as it stands", " with this spelling", ", same spelling"]
    if x.isupper() and kind != "code":
        forms += [", all in capitals", " in capitals", ", in capital letters", " in capitals as written", ", in capitals, nothing else", ". Keep the capitals", ", all caps", ". All capitals, nothing else", " in uppercase", ", in big letters", " in capitals and nothing else"] * 2
    elif x.islower() and kind != "code":
        forms += [", all in small letters", " in lowercase", ", in small letters", ". Small letters, nothing else", ", lower case as written", ", no capitals"]
    if kind == "number":
        forms += [", as a number", " in digits", ", digits only", " as digits, nothing else", ", only the digits", ", the number alone"] * 2
    if "-" in x:
        forms += [" with the hyphen" + "s" * (x.count("-") > 1), ", hyphens included", ", with the dash" + "es" * (x.count("-") > 1), ", with all its hyphens", ". Keep the hyphen" + "s" * (x.count("-") > 1)] * 2
    if " " in x:
        forms += [f", these {len(x.split())} words only", f", exactly these {world.in_words(len(x.split()))} words", ", in this order", ", all words in this order"]
    else:
        forms += [", one word only", ", a single word", ", in one word"] if kind == "word" else []
    if x[-1].isalnum():
        forms += [", without a full stop", ", without a period", " with no full stop at the end", ", no period at the end", ". No punctuation mark at the end", " and no dot behind it"]
    return source.pick(forms)

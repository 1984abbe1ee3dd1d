"""What people put around a request besides the usual openings: sentences out of small parts that say who they are, how things stand and why they ask, words about the tools themselves, and requests that are hardly sentences.

Nothing of it may look like a value that the request leaves out: `suits` compares it with what the parameters that are not told could hold."""
import re

from . import grammar
from .kind import CLOSED

_KIN = "(sister|brother|mother|father|aunt|uncle|cousin|wife|husband|son|daughter|grandma|grandpa|best friend|flatmate|neighbor|boss|colleague|teacher|coach|landlord|assistant|doctor|girlfriend|boyfriend|niece|nephew)"
_WHY = "(I can't do it myself|nobody else does it|the others forgot|I promised it|it was agreed|it has to be done|I keep forgetting it|my hands are full|I don't know how it works|everybody is waiting for it|we talked about it|I'm not there|I'm tied up|there was a mix-up|it slipped my mind|I was asked to|somebody has to|I have my arms full|I can't find my glasses|the rest is done|it bothers me|it's my turn)"
BEFORE = tuple(line.strip().replace("KIN", _KIN) for line in """
    (hi|hello|hey|good morning|good evening|good day|hi there|hey there)(,|!) (it's me again|me again|it's me|nice to see you again|I hope you're well|I hope all is well|sorry to disturb you|I hope I'm not too late|thanks for being there|glad you're here)
    (sorry|excuse me|pardon me), (it's me again|one more request|just one more thing|another small thing|I know I ask a lot|I'm back already)
    (I have|I've got|there is|here comes) (a|one more|another) (small|quick|little|simple) (request|favor|wish|thing)( for you|)
    (ok|okay|well|right|alright|so), (here goes|next thing|let's get going|let's go on|where were we|here we are|back to business)
    (you|this chat|this app) (helped me a lot|worked well|did great|saved me) (before|the other day|last time)
    (I think|I hope|I guess|I believe|I heard|I was told) (you can do this|this is possible|this works here|this is the right place|you can help|you know how this works)
    (I'm|I am) (a bit|a little|rather|quite|very) (tired|nervous|excited|forgetful|lazy|confused|stressed|curious|impatient|embarrassed)
    (don't worry|don't laugh|bear with me|hang on|hold on|wait a moment|listen up|here's the plan|here's the situation|you won't believe this)
    (we're|we are) (about to leave|about to start|nearly ready|all set|almost there|just getting started|packing already|having guests|expecting visitors|on our way|back from holiday|new to this|glad to be back|in the middle of something)
    (I have|I brought|I bought|I own|I've got) my own (rope|helmet|towel|pencil|apron|shoes|tent|paddle|boots|skates|chair|lunch|gloves|racket|cushion|ladder|bucket|brush|tools?|umbrella|skis|board)(, by the way| already| with me|)
    (my|our) KIN (told me about this|recommended this|swears by this|uses this too|said you can help|is standing next to me|is very curious|thinks I should ask you|can't do it|has no time for it|forgot about it|is ill|is away|reminded me|knows about it|showed me this|is on my case|insisted|gave me your name|had the idea)
    a (friend|colleague|neighbor|teammate|stranger) (of mine |)(told me about this|showed me this|said you can do that)
    (it's|it is) (raining|snowing|hot|cold|windy|loud|quiet|dark|foggy|crowded) (here|outside)( again| already|)
    (I've|we've|I have|we have) (never done this before|done this many times|waited long enough|talked about it a lot|been looking forward to this|tried everything else|put this off for too long|thought about it|changed our minds|finally decided|been through this)
    (the dog|the cat|the baby|my grandson|the puppy|the guest) is (asleep|hungry|noisy|waiting|restless|happy|bored)
    (the kids|the guests|the neighbors|the children|my parents|the others) are (asleep|hungry|noisy|waiting|already here|restless|bored|gone)
    (my|the|our) (phone|laptop|screen|keyboard|internet|computer|mouse) is (slow|broken|almost dead|acting up|new)( again|)
    (finally|at last|luckily|sadly|unfortunately|as it happens), (it's my turn|the work is done|I have a free minute|nobody else can do it|I can't do it myself|the line is busy|everyone is gone|things have changed)
    (I forgot to say|I should have said it before|I nearly forgot|I just remembered something|something came up|there's one thing left|plans have changed|it took me a while to decide|I made up my mind|I've been thinking)
    (what a day|what a week|what a mess|what a surprise|how nice|good news|bad news|oh dear|oh no|great)(!|...)
    (I'm|I am) (calling|writing|asking|here) (for|on behalf of|because of) (my|our) KIN
    (you|they) (said|told me|wrote) (I could ask here|to ask here|this is where to ask|that you take care of this)
    I (couldn't sleep|can't stop thinking about it|have a bad memory|am not good at this|type slowly|hate waiting|love this app)""".strip().split("\n"))
SINCE = (f"(since|as|because) {_WHY}",)
BEHIND = (f", (because|since|as) {_WHY}", ", (otherwise|or else) (I'll forget it|nobody will do it|we're in trouble|it will be too late|I'll get in trouble|it gets forgotten|they will complain)", ", (then|so that|so) (we're done|I can go home|everybody is happy|that's off my list|we can start|I can sleep|I can relax|that's settled|we can go on|nobody has to worry)",
          f". (My|Our) {_KIN} (will be pleased|told me about this|asked for it|is waiting|insists|will thank you|had the idea|can't do it)", ". (We're|We are) (about to leave|about to start|nearly ready|in a hurry|ready to go|all waiting)", ". (I'd|I would) (do it myself|have done it already), but (I can't|I'm busy|my hands are full|I don't know how|I forgot how)", ". (That's|That is|This is) (all|everything|important|for a friend|long overdue|the last thing|my only wish|what we agreed)",
          ". (I've|We've) (waited long enough|talked about it|never done this before|put it off too long|decided)", ". (Thanks|Thank you|Many thanks|Cheers)(, (you're great|you're a gem|that's kind|I owe you|that helps|bye)|)", ". (I|We) (really |)(need|want|appreciate) (it|this|that)", ". (Hope|I hope) (that works|that's possible|you can|it's not too late|it's no trouble)", ". (If|In case) (that's possible|you can|that works|it's no trouble)", ". (Sorry|Excuse me), (I'm in a hurry|it's me again|I type badly|I know it's a lot)")

# The tools themselves are spoken of: with an order, with anything.
_ONE = "(tool|function)"
_RIGHT = f"(the right|the fitting|the matching|the proper|the best|a suitable|one|a) {_ONE}"
OF_TOOLS = (f"(use|take|pick|choose|call|find) {_RIGHT} (and|to) {{x}}", f"with {_RIGHT}, {{x}}", "with (your|the) (tools|functions), {x}", f"(is there|do you have|have you got|do you know) a {_ONE} (to|that can) {{x}}? (Then do it|Then use it|If so, use it|If so, do it|If yes, go ahead|Then call it|Then please use it)", f"use (whichever|whatever|any) {_ONE} (fits|you have|works|is right)(,| and| to) {{x}}",
            f"(there is|there must be|I think there is|you have|you've got) a {_ONE} to {{x}}, (use it|please use it|call it|so do it)", f"(make|do) the (right|fitting|necessary) (call|function call|tool call) (to|and) {{x}}", f"let (a|one of your|the right) {_ONE} {{x}}", f"{{x}} (with|using|via) {_RIGHT}", f"{{x}} (with|using) (one of |)your (tools|functions)")
TO_TOOLS = (f"(use|take|pick|choose|call) {_RIGHT}( for this| for that| here|): {{x}}", "(call|use|take) (whatever|what) (fits|is right|helps): {x}", f"(here is|here's|I have) (a|one) (job|case|task) for (one of |)your (tools|functions): {{x}}", f"{{X}}. (Use|Call|Pick|Take|Choose) {_RIGHT}( for it| for that|)", "{X}. (Call|Use) (whatever|what) fits", f"{{X}}. (There is|There's|You have|I think there is) a {_ONE} for (that|it|this)", f"{{X}} - (use|call|take) {_RIGHT}")


def _words(text):
    """The beginnings of the words that tell something."""
    return {word[:5] for word in re.findall("[a-z]{3,}", text.lower())} - _IDLE


_IDLE = {word[:5] for word in ("the and you your are for that this with will was have has had not but all can from when what who use used user here there then them they would which one also its been like made make want wants given optional whether value name text kind type very much").split()}


def _holds(place):
    """Words that values of this parameter, its name and its description hold -> (words, whether it may be any text)"""
    return _words(f"{place.kind.said} {place.name} {place.slot} {' '.join(place.kind.hints)}".replace("_", " ")), place.kind.end != CLOSED and place.kind.free


def suits(sentence, left):
    """Whether no parameter of `left`, which the request does not tell, could be meant by the sentence."""
    words = _words(sentence)
    return not (left and re.search(r"\d", sentence)) and not any(words & held or free and len(sentence) > 14 for held, free in map(_holds, left))


def _drawn(source, forms, left):
    for _ in range(4):
        sentence = grammar.words(source, source.unseen(forms))
        if suits(sentence, left):
            return sentence
    return None


_OPENS = re.compile(r"(?i)(|please |(can|could|would|will) you (please |quickly )?|i('d| would) like you to |i (want|need) you to |kindly |just |is it possible for you to |would it be possible to )$")


def around(source, head, tail, closed, small, left):
    """A sentence before the request or, where one sees its end, behind it. -> (head, tail)"""
    if closed and source.chance(.35) and (behind := _drawn(source, BEHIND, left)):
        bare = tail.rstrip(".!")
        tail = (tail if tail[-1:] in ".!?" and tail else bare + ".") + behind[1:] if behind[0] == "." else bare.rstrip("?") + behind if not bare.endswith("?") else bare
        return head, tail if small and source.chance(.6) or tail[-1:] in "!?" else tail + "."
    if not _OPENS.match(head):
        return head, tail
    if (small or head) and source.chance(.12) and (why := _drawn(source, SINCE, left)):
        return (why if small else why.capitalize().replace(" i ", " I ").replace(" i'", " I'")) + ", " + head[:1].lower() + head[1:], tail
    sentence = _drawn(source, BEFORE, left)
    if sentence is None:
        return head, tail
    sentence = sentence if small else sentence[0].upper() + sentence[1:]
    mark = "" if sentence[-1] in "!." else source.pick([",", ".", "", " -"]) if small else source.pick([".", ".", ".", ".", "!", "," if head else "."])
    return sentence + mark + " " + (head[:1].lower() + head[1:] if mark in (",", " -") else head), tail


def of_tools(source, mode, closed):
    """A form with `{x}` or `{X}` that speaks of the tools; None where nothing may stand behind the request and something would."""
    form = source.unseen(TO_TOOLS if mode in ("?", ".") else OF_TOOLS + TO_TOOLS[:4])
    form = re.sub(r"\{([xX])\}", r"\\\1", form)
    form = grammar.words(source, form).replace("\\x", "{x}").replace("\\X", "{X}")
    if not closed and not form.endswith("{x}"):
        return None
    if source.chance(.35):
        return form
    return (form if form[0] == "{" else form[0].upper() + form[1:]) + ("?" if mode == "?" and form.endswith("}") else "." if closed and form[-1] not in ".!" else "")


_SAID = re.compile("[_-]|(?<=[a-z])(?=[A-Z])")


def terse(source, deed, told):
    """What is to be done and the values under their names, without a sentence. `told`: (parameter, text) of each; None where that would not be clear."""
    deed = _SAID.sub(" ", deed).lower()
    pairs = [(_SAID.sub(" ", place.name).lower(), text) for place, text in told]
    if any("\n" in text or ";" in text or place.kind.end != CLOSED and '"' in text for place, text in told):
        return None
    mark, colon = source.pick(["; ", "; ", ", ", " / ", "\n", "\n", " | "]), source.pick([": ", ": ", " = ", " "])
    if mark == ", " and any("," in text for _, text in told):
        mark = "; "
    texts = ['"%s"' % text if place.kind.end != CLOSED and mark != "\n" else text for place, text in told]
    named = [f"{name}{colon}{text}" for (name, _), text in zip(pairs, texts)]
    if set(pairs[0][0].split()) & set(deed.split()) and source.chance(.6) and len(deed.split()) > 1:
        parts = [f"{deed}: {texts[0]}"] + named[1:]
    elif source.chance(.3):
        parts = named + [deed]
    else:
        parts = [deed] + named
    if len(parts) > 1 and mark == "\n" and source.chance(.2):
        sign = source.pick([".", ")"])
        parts = [f"{i + 1}{sign} {part}" for i, part in enumerate(parts)]
    if source.chance(.3):
        parts = [part[0].upper() + part[1:] for part in parts[:1]] + parts[1:]
    return source.pick(["", "", "", "", "please: ", "request: ", "now: "]) + mark.join(parts)

"""Sentences that people put around an order: `{x}` is the order as it is, `{X}` with a capital, `{T}` the name of a tool."""

ORDERS = (
    "{x}|{x}|{x}|{x}|{x}|{X}|{X}|{X}|{X}|{X}|{X}|{X}.|{X}.|{X}.|{X}!|Please {x}|Please {x}.|please {x}|Can you {x}?|can you {x}|Could you {x}?|Could you please {x}?|Can you please {x}?|can you please {x}|Would you {x}?|"
    "Will you {x}?|Would you please {x}?|I want you to {x}|I want you to {x}.|I need you to {x}.|I'd like you to {x}.|I would like you to {x}.|Hey, {x}|Hey, can you {x}?|hi, please {x}|Hello, could you {x}?|Go ahead and {x}.|"
    "Now {x}|Now {x}.|Next, {x}.|OK, {x}|ok now {x}|Also {x}.|Use the tool to {x}|Use your tools to {x}.|Use the {T} tool to {x}|use {T} to {x}.|With {T}, {x}|It would be great if you could {x}.|You can {x} now.|"
    "Your task: {x}|Task: {x}.|Next task: {x}|My request: {x}|One thing: {x}|Do me a favor and {x}.|So, {x}|Kindly {x}.|Quickly {x}|Use the tools to {x}|Would you mind to {x}?|I am asking you to {x}.|Then {x}.|After that, {x}|"
    "First of all, {x}|Good. Now {x}.|Thanks! Now {x}|Great, now {x}.|Okay, please {x}.|Right, {x}|Alright, {x}.|Let's {x}.|let's {x}|The next step: {x}|Just {x}.|just {x}|Would you be so kind and {x}?|Your job is to {x}.|Be so good and {x}.|"
    "Hi! Please {x}.|Hello. {X}.|You should {x}.|You have to {x}.|Time to {x}.|pls {x}|plz {x}|{X} :)|Hmm, {x}|Here is what I want: {x}|Try to {x}.|Make sure to {x}.|Help me and {x}.|For the next step, {x}.").split("|")
ORDERS_OF_ME = "I want to {x}|I need to {x}.|I'd like to {x}.|I would like to {x}, please.|I have to {x}|i want to {x}|Help me {x}.|Let me {x}.|I wish to {x}.|We need to {x}.|we have to {x}|We should {x}.".split("|")
TAILS = (" please| please.|, please|, please.| for me| for me.| for me, please.| now| now.| right now| right now.| again| again.|, thanks|, thanks!| thank you| with the tool| with the {T} tool| using {T}| using the tool.| if you can| quickly|"
         " if possible.| asap| and nothing else").split("|")
_VERBS = set("Create Write Read Run Edit Change Replace Copy Search Find List Show Open Set Update Make Put Save Execute Print Add Append Take Duplicate View Display Check Look Rename Delete Use Call Insert Remove Swap Rename Move Fetch Look Go Turn Send Start Count Tell Give".split())
_BEFORE = [form for form in ORDERS if "{T}" not in form]


def ordered(source, text):
    """The order `text` inside one of these sentences, anything else as it is. Behind what may end in any text nothing is added."""
    if text.split(" ", 1)[0] not in _VERBS:
        return text
    head, value, tail = source.pick(_BEFORE).replace("{X}", "{x").partition("{x")
    text = text[0].lower() + text[1:] if head or source.chance(.4) else text
    if text[-1] in ".!?" and tail[1:]:
        text = text[:-1] if text[-2:-1] in "\"'`" else text
    return head + text + (tail[1:] if text[-1] in "\"'`" else "")

"""Sentences that people put around an order: `{x}` is the order as it is, `{X}` with a capital, `{T}` the name of a tool."""

ORDERS = (
    "{x}|{x}|{x}|{x}|{x}|{X}|{X}|{X}|{X}|{X}|{X}|{X}.|{X}.|{X}.|{X}!|Please {x}|Please {x}.|please {x}|Can you {x}?|can you {x}|Could you {x}?|Could you please {x}?|Can you please {x}?|can you please {x}|Would you {x}?|"
    "Will you {x}?|Would you please {x}?|I want you to {x}|I want you to {x}.|I need you to {x}.|I'd like you to {x}.|I would like you to {x}.|Hey, {x}|Hey, can you {x}?|hi, please {x}|Hello, could you {x}?|Go ahead and {x}.|"
    "Now {x}|Now {x}.|Next, {x}.|OK, {x}|ok now {x}|Also {x}.|Use the tool to {x}|Use your tools to {x}.|Use the {T} tool to {x}|use {T} to {x}.|With {T}, {x}|It would be great if you could {x}.|You can {x} now.|"
    "Your task: {x}|Task: {x}.|Next task: {x}|My request: {x}|One thing: {x}|Do me a favor and {x}.|So, {x}|Kindly {x}.|Quickly {x}|Use the tools to {x}|Would it be possible to {x}?|I am asking you to {x}.|Then {x}.|After that, {x}|"
    "First of all, {x}|Good. Now {x}.|Thanks! Now {x}|Great, now {x}.|Okay, please {x}.|Right, {x}|Alright, {x}.|Let's {x}.|let's {x}|The next step: {x}|Just {x}.|just {x}|Would you be good enough to {x}?|Your job is to {x}.|Be so good as to {x}.|"
    "Hi! Please {x}.|Hello. {X}.|You should {x}.|You have to {x}.|Time to {x}.|pls {x}|plz {x}|{X} :)|Hmm, {x}|Here is what I want: {x}|Try to {x}.|Make sure to {x}.|Please help me {x}.|For the next step, {x}.|Mind if I ask you to {x}?|Would you be so kind as to {x}?|Would you be able to {x}?|"
    "Is it possible for you to {x}?|I'd be grateful if you could {x}.|I'd appreciate it if you could {x}.|When you have a moment, {x}.|When you get a chance, please {x}.|If you don't mind, {x}.|Could you quickly {x}?|Any chance you could {x}?|hey there, {x}|"
    "Good morning! Please {x}.|yo {x}|You need to {x} now.|Think you could {x}?|Can I ask you to {x}?|May I ask you to {x}?|I was hoping you could {x}.|I was wondering if you could {x}.|I need your help to {x}.|It's time to {x}.|Don't forget to {x}.|Remember to {x}.|"
    "The next step is to {x}.|ok can u {x}|can u {x}|could u pls {x}|Assistant, {x}.|Computer, {x}|Actually, {x}").split("|")
ORDERS_OF_ME = "I want to {x}|I need to {x}.|I'd like to {x}.|I would like to {x}, please.|I have to {x}|i want to {x}|Help me {x}.|Let me {x}.|I wish to {x}.|I'm trying to {x}.|I am about to {x}.|I gotta {x}|I'm supposed to {x}.|I'd love to {x}.|My plan is to {x}.|I was going to {x}.|It is my job to {x}.|Time for me to {x}.|I was told to {x}.|My boss wants me to {x}.|We need to {x}.|we have to {x}|We should {x}.".split("|")
TAILS = (" please| please.|, please|, please.| for me| for me.| for me, please.| now| now.| right now| right now.| again| again.|, thanks|, thanks!| thank you| with the tool| with the {T} tool| using {T}| using the tool.| if you can| quickly|"
         " if possible.| asap| and nothing else| pls| thx|, ok?|, would you?|, will you?| when you have time| as soon as possible| real quick|, that would be great| before I forget|, cheers| this time| once more| immediately| if that's okay|, I beg you| thank you very much.").split("|")
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

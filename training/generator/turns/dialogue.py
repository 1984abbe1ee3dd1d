"""What people say after a task is done: the same with another value, a correction, once more, thanks, what was it."""
from ..chat import Answer, User
from ..words import calling
from ..words.wording import typed, worded

# The same again with another value; what it is for can be told from its kind.
_NEXT = (
    "and {v}?|and for {v}?|and (what|how) about {v}?|what about {v}?|how about {v}?|now {v}|now for {v}|(now |)the same (for|with) {v}|and the same for {v}|(do|repeat|try|make) (that|it|the same)( again| once more| too| now|) (with|for) {v}|"
    "(again|once more|one more time|another time)(, but|,|, now|) (with|for) {v}|then {v}|next(:| one:| is|,) {v}|also (for |){v}|{v} (too|as well|next)(, please|)|and now {v}|and then {v}|(do|try) {v} (next|now|too|as well)|same (thing |request |question |)(with|for) {v}|"
    "one more: {v}|another one: {v}|likewise for {v}|and {v}|and {v}, please|and {v} too|(ok|okay|thanks|good|great|fine|perfect|nice)(,|. Now|, now|, and|. And) {v}|(thanks|great|good|ok)(!|.) (what|how) about {v}?|(thanks|great|good|ok), and for {v}?|"
    "(now|next|then) I (need|want|would like) (it for |the same for |){v}|can you do (that|it|the same) (for|with) {v}( too| as well|)?|(could|can|would) you also do {v}?|I also (need|want) {v}|do {v}|(after that|following that)(:|,) {v}|{v}?|{v}|{v}, please|"
    "what if (it is|it was|I say|I take) {v}?|(and|now) (once more|again) (for|with) {v}|the next one is {v}|(let's|let us) (do|try|take) {v}( now| next|)|(same|ditto) for {v}|a second one(:| with| for) {v}|and one (for|with) {v}|one for {v}(, please| too| as well|)")
# A value was wrong.
_INSTEAD = (
    "(sorry|oops|no|wait|hm|ah|my mistake|pardon|no no|oh|excuse me)(, |. )(I meant|I mean|I wanted|make it|make that|it should be|it has to be|it must be|I need|that should have been|it should have been|take|use|I said) {v}|I (meant|mean|wanted|said) {v}|"
    "I actually (meant|wanted|need) {v}|make (it|that) {v}|(sorry|no|wait|actually|oops), {v}|(sorry|no|wait|oops)(:|,) {v} instead|{v} instead( please|, please|)|rather {v}|better {v}|(use|take|try) {v} instead|(actually|on second thought|no|hm|wait), (make it|take|use|I meant|let's say|better) {v}|"
    "that was (wrong|not right|a mistake|not what I meant)(, |. )(I meant|it is|it should be|take|use) {v}|(let's|let us) (make it|say|take) {v} instead|I changed my mind(:|,|. Make it|. I want) {v}|(change|correct) (it|that) to {v}|it('s| is| was| should be| has to be| must be) {v}|"
    "(correction|typo): {v}|I made a (mistake|typo)(, |. )(it is|I meant|it should be) {v}|wrong(, |. )(I meant|it is) {v}|"
    "could you (make it|change it to|take|use) {v}( instead|)?|please (make it|change it to|use) {v}|(I'd|I would) (rather|prefer) {v}( please|)|I (misspoke|mistyped)(: |, )(I meant |){v}|no, (that's |it's |it is |)(not right|wrong)(, |. )(I meant |it is |){v}")
_NOT = (
    "not {o}, {v}|not {o} but {v}|no, not {o}, {v}|{v}, not {o}|I (meant|said|wanted) {v}, not {o}|{v} instead of {o}|(sorry|oops|no), {v}, not {o}|(change|correct) {o} to {v}|(use|take|try) {v} instead of {o}|(replace|exchange) {o} (with|by) {v} and (do it|try) again|"
    "I said {o}, but I (meant|mean) {v}|(it is|it's|it should be|it was) not {o}(,| but) {v}|{o} was (wrong|a mistake|a typo)(, I meant|. I meant|, it is|. It is|. Take) {v}|(sorry|wait|no)(, |. )not {o}(, |. )(I meant |but |){v}|{o} is wrong(, it is|, I meant|. Take) {v}|"
    "(do|make) it with {v} instead of {o}|the same with {v} instead of {o}|again, but with {v} instead of {o}|(now|again) with {v} in place of {o}|now {v} instead of {o}|same but {v} instead of {o}|rather {v} than {o}|I should have said {v} instead of {o}")
# What is changed is named.
_NAMED = (
    "(now|again|and|do it again|the same|once more|repeat it|try again|same again)( but|) with (the |){w} {v}|and with {v} as (the |){w}|(now|and|then) {v} as the {w}|change the {w} to {v}(, please| and do it again| and try again|)|(set|put) the {w} to {v}( this time| now|)|"
    "the {w} should (have been|be) {v}|(sorry|no|oops|wait), the {w} (is|was|should be|must be) {v}|let the {w} be {v}|use {v} (for|as) the {w}|(this time|now|next time), the {w} is {v}|{w}: {v}|wrong {w}(, |. )(I meant |it is |take |use |it should be |){v}|"
    "(the|that) {w} (was|is) wrong(, |. )(it is|I meant|it should be|take|use) {v}|another {w}: {v}|(with|for) another {w}: {v}|(take|use|try) (the {w} {v}|{v} as the {w})( instead|)|(and|what) if the {w} is {v}?|as {w} I (meant|want|need|wanted) {v}|make the {w} {v}|"
    "I meant the {w} {v}|I want the {w} to be {v}|only the {w} changes(: |, it is ){v}|(same|the same|everything the same|keep the rest), but (the |){w} {v}|a different {w}(, |: ){v}|the {w} is {v}, sorry|(what|how) about {v} as the {w}?|the {w} is not {o}(,| but) {v}")
_AGAIN = (
    "again|again, please|once more|once more, please|one more time|(do|run|call|try) (it|that) (again|once more|a second time|one more time|twice)|repeat (that|it)|repeat the (last |)(call|request|step|task)|(the same|same) (again|once more|thing again)|and again|"
    "(can|could|would) you (do|run|repeat|try) (that|it) (again|once more|one more time)?|another time|(please|now) (do|run|try) (that|it) again|same procedure again|repeat|do that (again|one more time), please|(let's|let us) do (that|it) again|a second time")
_THANKS = "thanks|thank you|thanks a lot|thank you very much|great, thanks|perfect, thanks|thanks!|thank you!|cool, thanks|ok, thanks|nice, thank you|many thanks|thx|thanks, that's all|thank you so much|good, thanks|wonderful, thank you|thanks for (that|your help|the help|doing that)|that's all, thanks|cheers"
_DID = ("what did you (just |)do( just now|)?|what have you (just |)done?|tell me what you (just |)did|what exactly did you do?|what did you do (last|for me|a moment ago)?|(say|describe) what you did|sum up what you did|which action was that?|what have you just done for me?|"
        "can you (tell me|say) what you did?|what was the last thing (that |)you did?|what happened?|report what you did|remind me what you did")
_TOOL = ("(which|what) (tool|function) did you (just |)(use|call|run)( for that| for it| last|)?|what (tool|function) was that?|name the (tool|function) (you used|that you called|you just called)|with (which|what) (tool|function) did you do (that|it)?|"
         "(what's|what is) the name of the (tool|function) you (used|called)?|tell me (which|what) (tool|function) you (used|called)|which (tool|function) was it?|how is the (tool|function) called that you used?")
_RESULT = ("what was the (result|output|answer)( again|)?|what did (it|the tool|that) (say|return|give back|give|answer|print)( again|)?|(say|repeat|tell me|give me|show me) the (result|answer|output)( again| once more| one more time|)|which (result|answer) did you get?|what came (out|back)?|"
           "(sorry|wait|hm), what (was it|did it say|was that)( again|)?|remind me(:|,) what was the (result|answer)?|what did you (get|find|find out|tell me)?|say that again|(come again|pardon)?|repeat what you (said|told me|found)|what was it( again|)?|I forgot the (result|answer)|(tell me|say) that again")
_WHICH = ("(which|what) {w} (was it|was that|did you use|did I say|did I give you|did I ask for|did I name|did you take|was used|is that)( again|)?|what was the {w}( again|)?|(tell me|say|repeat|name|give me) the {w}( again| once more| that you used|)|(sorry, |)which {w} was that?|"
          "(what|which) {w} did (I|you) (just |)(use|give|take|say)?|(remind me of|I forgot) the {w}|what is the {w} (you used|I gave you|of that)?|(sorry|wait), (which|what) {w} was (it|that)?|with (what|which) {w} did you do (it|that)?|can you repeat the {w}?")


def asked(source, text, *values):
    return User(typed(source, text, *values))


def thanked(source):
    return [asked(source, worded(source, _THANKS)), Answer("I should answer politely.", "You are welcome!")]


def afterwards(source, told, done, tool, values):
    """A question about what was done, which needs no call. `values`: (what it is called, value)."""
    x = source.random.random()
    if x < .2:
        return thanked(source)
    if x < .4:
        return [asked(source, worded(source, _DID)), Answer("I say what I did.", done)]
    if x < .5:
        return [asked(source, worded(source, _TOOL)), Answer(f"I called {tool}.", tool)]
    if x < .72 and told not in ("", "Done.") and "\n" not in told and len(told) < 160:
        return [asked(source, worded(source, _RESULT)), Answer("I repeat the answer.", told)]
    values = [(name, value) for name, value in values if isinstance(value, (str, int, float)) and not isinstance(value, bool) and value != "" and "\n" not in str(value)]
    if not values:
        return thanked(source)
    name, value = source.pick(values)
    return [asked(source, worded(source, _WHICH, w=name)), Answer(f"The {name} was {value}.", str(value))]


def functions(source, box):
    """A call, then one to four follow-ups."""
    order = calling.order(source, source.pick(box.functions))
    values = order and calling.drawn(source, order)
    if values is None or not order.places():
        return None
    text = order.text(values)
    end = source.pick(["?", "?", ""]) if order.mode == "?" else ""
    text = (text if order.mode != "" or source.chance(.7) else source.pick(["please ", "can you ", "could you please ", "I want you to ", "now "]) + text) + end
    text = typed(source, text, *[order.marked(place, values[place]) for place in order.places()], *[values[place][1] for place in order.places()])
    done = calling.calls(source, order, values)
    turns = [User(text)] + done
    for _ in range(source.weighted({1: 5, 2: 4, 3: 2, 4: 1})):
        x = source.random.random()
        if x < .28:
            pairs = [(slot.said, value) for slot, (value, _) in zip(order.slots, values) if slot.name in {name for name, _ in done[0].call.arguments}]
            turns += afterwards(source, done[-1].text, f"I called {order.function.name}.", order.function.name, pairs)
        elif x < .36:
            turns += [asked(source, worded(source, _AGAIN))]
            done = calling.calls(source, order, values)
            turns += done
        else:
            changed = _changed(source, order, values)
            if changed is None:
                continue
            text, values = changed
            done = calling.calls(source, order, values)
            turns += [User(text)] + done
    return turns if len(turns) > 4 else None


def _changed(source, order, values):
    """-> (what is said, new values): one value is another, or two that were side by side."""
    places = [p for p in order.places() if order.slots[p].group != "array"]
    if not places:
        return None
    place = source.pick(places)
    slot = order.slots[place]
    for _ in range(10):
        new = slot.draw(source)
        texts = [str(text).lower() for i, (_, text) in enumerate(values) if i != place] + [str(values[place][1]).lower()]
        if str(new[1]).lower() not in texts and calling.fits(order, place, new):
            break
    else:
        return None
    alone = sum(order.slots[p].group == slot.group for p in order.places()) == 1
    said, old, name = order.marked(place, new), order.marked(place, values[place]), slot.said
    x = source.random.random()
    form = _NEXT if alone and x < .45 else _INSTEAD if alone and x < .68 else _NAMED if x < .85 and len(name) > 1 else _NOT
    text = worded(source, form, v=said, o=old, w=name)
    return typed(source, text, said, old), [new if i == place else v for i, v in enumerate(values)]


from . import file_dialogue                                            # last: it uses the parts above


def dialogue(source, box):
    if box.functions and (not box.operations or source.chance(.5)):
        return functions(source, box)
    return file_dialogue.files(source, box)

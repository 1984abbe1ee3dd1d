"""Two to five small numbers added, taken away or counted together, as people type it in passing."""
from ..chat import Answer, User
from ..material import world
from ..words.said import capital, said

_ASKS = "{e}, (what does that make|how much is that|what is that|what do you get|what does it make|how much does that make|what comes out|what's that|how many is that|what is it|what's the sum|what do I get)?|{e} (is|makes|are|equals) (what|how much)?|{e} = ?|{e}=|{e}=?|{e}|{e}?|(what is|what's|how much is|what does) {e}?|(what is|how much is) {e} (together|in total|altogether)?|(add|sum) up {e}|(quick|fast|easy|simple)(:| one:| sum:) {e}|(can|could) you (do|add up|solve) {e}?|(hey|hi|so|ok|and|now)(,|) (what's|what is|how much is) {e}?|{e} - (what|how much) is that?|tell me what {e} (is|makes)|do {e} for me|{e} please|my kid asks: what is {e}?|I have {e}. (What does that make|How much is that|What is the sum|What is the total)?|{e}. (What does that make|How much is that|Total|Sum|Result)?|if I (add|take) {e}, (what do I get|how much is it|what is the result)?|{e} gives?|solve {e}|what do I get for {e}?|the result of {e}?"
_LIST = "(add|sum up|add up|add together|total) {l}( for me| please|)(.|)|(what is|what's) the (sum|total) of {l}?|{l}: (what is|what's) the (sum|total)?|{l} - (add them|add them up|sum them up|the sum|total)(?|)|(what do|how much do|what would) {l} (make|make together|add up to|come to|give)( together|)?|{l} (together|in total|altogether)?|put {l} together, (what do you get|how much is it)?|the numbers {l}(: add them up|. Add them up.|. What is their sum?| added up?)|(I have|I got|I rolled|we scored|I paid|they gave me) {l}. (How much is that|What does that make|How much is it|What is the total|What's the sum)( together| in total| altogether|)?|first {l} - (how much|what) is that (together|in all)?|if you add {l}, (what do you get|what comes out|how much is it)?|(how much|what) is {l} (added up|added together|together|all together)?|(take|start with) {l} and add (them|them all)( up|)"


def small_sums(source):
    n = source.weighted({2: 3, 3: 9, 4: 4, 5: 1})
    top = 9 if source.chance(.6) else 20
    values = [source.number(1, top)] * n if source.chance(.2) else [source.number(1, top) for _ in range(n)]
    if source.chance(.5):
        signs = [source.pick("+++-") if source.chance(.35) else "+" for _ in values[1:]]
        total, parts, ok = values[0], [], True
        for sign, value in zip(signs, values[1:]):
            last, total = total, total + value if sign == "+" else total - value
            parts.append(f"{last} {sign} {value} = {total}.")
            ok = ok and total >= 0
        if not ok:
            return small_sums(source)
        style = source.pick(["{a}{s}{b}", "{a}{s}{b}", "{a} {s} {b}", "{a} {s} {b}", "{a} {w} {b}", "{a} and {b}"] if "-" not in signs else ["{a}{s}{b}", "{a} {s} {b}", "{a} {w} {b}"])
        number = (lambda v: world.in_words(v)) if source.chance(.1) and "{s}" not in style else str
        e = number(values[0])
        for sign, value in zip(signs, values[1:]):
            e = style.format(a=e, s=sign, w="plus" if sign == "+" else "minus", b=number(value))
        form = _ASKS if " and " not in e and not e[0].isalpha() or source.chance(.2) else "(what is|what's|how much is) {e}( together|)?|{e}, (what does that make|how much is that|what is that)?|{e} (makes|are|make) (what|how much)?"
        text = said(source, form, e=e)
        text = text.replace("up " + e, e) if "-" in signs and "up " in text else text
    else:
        total, parts = values[0], []
        for value in values[1:]:
            total += value
            parts.append(f"{total - value} + {value} = {total}.")
        shown = [world.in_words(v) if source.chance(.06) else str(v) for v in values]
        text = said(source, _LIST, l=source.pick([", ".join(shown[:-1]) + source.pick([" and ", " and ", ", and "] if n > 2 else [" and "]) + shown[-1], ", ".join(shown[:-1]) + " and " + shown[-1], ", ".join(shown)]))
    text = text if source.chance(.4) else capital(text)
    brief = source.pick(["", "", "", "", "", "", " Just the number.", " Only the number.", " number only"]) if text[-1] == "?" else ""
    return [User(text + brief), Answer(" ".join(parts), str(total))]

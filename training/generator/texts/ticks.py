"""Things to do, of which some are done: how many of each, which, whether one is, the first and the last."""
from ..material import world
from ..papers.paper import Ask, Paper
from ..papers.values import value
from ..words.said import capital
from .words import NTH, counted, deeds, is_are, shown

_MARKS = [("[x]", "[ ]")] * 8 + [("[X]", "[ ]"), ("DONE", "TODO"), ("done:", "open:"), ("✓", "✗"), ("✅", "⬜"), ("(done)", "(open)"), ("☑", "☐")]
_WORDS = "(tasks|todos|things|items|points|jobs)"
_OPEN = f"how many {_WORDS} (are|are still|still are) (open|not done|to be done|unfinished|unchecked|left|left to do)|how many {_WORDS} (remain|remain open|are (there |)(still |)to do|do I still have to do|have not been done|are not (done|finished|checked|ticked off)( yet|))|how many open {_WORDS} are (there|left)|how much is (still |)left to do, how many {_WORDS}"
_DONE = f"how many {_WORDS} are (already |)(done|finished|completed|checked|ticked off|checked off)|how many {_WORDS} have (already |)been (done|finished|completed|ticked off)|how many (finished|completed|done) {_WORDS} are there|how many {_WORDS} did (we|I) (finish|complete)( already|)"
_ALL = f"how many {_WORDS} are (there|listed|on the list|there in total|there altogether)|how many {_WORDS} does (the list|it) have( in total| altogether|)|(what is|what's) the (total |)number of {_WORDS}|how many {_WORDS} are there, done or not"
_IS = "is the (task|point|item) {m} (done|finished|ticked off|completed)( yet| already|)|is {m} (done|ticked off|checked|finished)( yet| already|)|is it (already |)done: {x}|has (somebody|anybody) (already |)done this: {x}"
_PASSIVE = "{be} {o} {d}( yet| already|)|{have} {o} been {d}( yet| already|)|{be} {o} already {d}|{have} {o} already been {d}|did (we|I|anybody) {x}( yet| already|)"
_NEXT = {"first open": "(what is|what's|which is) the first (open|unfinished|unchecked|undone) (task|todo|item|one)|(which|what) (open |unfinished )(task|todo) comes first|what (is|comes) next|what (should|do) I do (next|first)|(what is|what's) the next (open |)(task|todo|thing to do)",
         "last open": "(what is|what's|which is) the last (open|unfinished|unchecked) (task|todo|item|one)|(which|what) open (task|todo) comes last", "first done": "(what is|what's|which is) the first (finished|done|completed|checked) (task|todo|item|one)|(which|what) (finished|completed) (task|todo) comes first",
         "last done": "(what is|what's|which is) the last (finished|done|completed|checked) (task|todo|item|one)|(which|what) (finished|completed) (task|todo) comes last"}
_WHICH_OPEN = "(which|what) (tasks|todos|things|items) are (still |)(open|not done|left|unfinished|to be done)|what (is|are) (still |)(left to do|open|not done)|(what|which things) (do I|do we) still have to do|list the open (tasks|todos)|what still (has|needs) to be done"
_WHICH_DONE = "(which|what) (tasks|todos|things|items) are (already |)(done|finished|completed|ticked off)|what (is|was|has been) (already |)(done|finished|completed)|(what|which things) (did|have) (we|I) (already |)(do|done)|list the (finished|completed|done) (tasks|todos)"
_TITLES = "Todo|To do|TODO|Tasks|My tasks|Todo list|This week|Weekend|Before the trip|House|Checklist|For {d}|Chores|Things to do|Project|Sprint|Before we move|Open and done|{n}'s list".split("|")


def ticks(source):
    """3 to 9 lines."""
    items, (done, todo) = deeds(source, source.weighted({3: 2, 4: 4, 5: 6, 6: 4, 7: 3, 8: 2, 9: 1})), source.pick(_MARKS)
    share = source.pick([.2, .35, .5, .65, .8])
    ready = [source.chance(share) for _ in items]
    if all(ready) or not any(ready):
        ready[source.number(0, len(ready) - 1)] = not ready[0]
    upper, bullet = source.chance(.3), source.pick(["- ", "- ", "- ", "* ", "", "{i}. "])
    tail = source.pick([lambda: ""] * 5 + [lambda: f" ({value(source, 'name')})", lambda: f" by {value(source, 'weekday')}"])
    texts = [capital(one.base) if upper else one.base for one in items]
    lines = [f"{bullet.replace('{i}', str(i + 1))}{done if ok else todo} {text}{tail()}" for i, (text, ok) in enumerate(zip(texts, ready))]
    asks = []
    for one, text, ok, line in zip(items, texts, ready, lines):
        still = Ask(_IS, "whether {m} is done( already|)", dict(x=one.base, m=source.pick(['"{}"', "{}"]).format(text)), "Yes." if ok else "No.", line)
        be, have = is_are(one.thing), "have" if is_are(one.thing) == "are" else "has"
        asks += [still, Ask(_PASSIVE, "whether {o} {be} {d}( already|)|if {o} {have} been {d}|whether (we|I) (have|had) {d} {o}", dict(o=one.thing, be=be, have=have, d=one.done, x=one.base), "Yes." if ok else "No.", line),
                 Ask("do (we|I) (still |)have to {x}|(is it|is this) still (open|to do): {x}|does (somebody|anybody|someone) still have to {x}", "whether (we|I) still have to {x}", dict(x=one.base), "No." if ok else "Yes.", line)]
    asks = source.random.sample(asks, min(len(asks), 6))
    groups = {"open": [t for t, ok in zip(texts, ready) if not ok], "done": [t for t, ok in zip(texts, ready) if ok]}
    asks += [counted(_OPEN, f"how many {_WORDS} are (still |)(open|left|not done)", {}, groups["open"])] * 2 + [counted(_DONE, f"how many {_WORDS} are (already |)(done|finished)", {}, groups["done"])] * 2
    asks.append(counted(_ALL, f"how many {_WORDS} there are( in total| altogether|)", {}, texts))
    for which, direct in _NEXT.items():
        found = groups[which.split()[1]]
        if found:
            text = found[0 if which.startswith("first") else -1]
            asks.append(Ask(direct, f"the {which.split()[0]} ({'open|unfinished' if 'open' in which else 'finished|completed'}) (task|item)", {}, text, lines[texts.index(text)]))
    for found, direct, told in ((groups["open"], _WHICH_OPEN, "what is (still |)(open|left to do|not done)|which (tasks|todos) are (still |)open|the open (tasks|todos)"), (groups["done"], _WHICH_DONE, "what is (already |)(done|finished)|which (tasks|todos) are (done|finished)|the (finished|completed) (tasks|todos)")):
        if found and len(found) < 5:
            asks += [shown(direct, told, {}, ", ".join(found), *(lines[texts.index(text)] for text in found))] * 2
    for i in {0, len(texts) - 1, source.number(0, len(texts) - 1)}:
        nth = "last" if i == len(texts) - 1 and source.chance(.7) else NTH[i]
        asks.append(Ask("(what is|what's) the {n} (task|item|entry|todo)( on the list| {there}|)|(which|what) (task|item|todo) (is|comes) {n}( on the list|)|(what is|what's) {n} on the list", "the {n} (task|item|todo)( on the list|)", dict(n=nth), texts[i], lines[i]))
    title = source.pick(_TITLES).format(d=source.pick(world.DAYS), n=source.pick(world.NAMES))
    head = source.pick(["# {t}\n\n", "# {t}\n", "{t}\n", "{t}:\n", "", "", "## {t}\n\n"]).format(t=title)
    return Paper(head + "\n".join(lines), ["todo.md", "todo.txt", "tasks.md", "TODO.md", "tasks.txt", "checklist.md", "list.md", "chores.txt", "plan.md", "todos.md"], asks, source.pick(["list", "todo list", "file"]))

"""Notes of several lines on something that is made: amounts, materials, and sentences of which each says another thing that is asked for; letters and postcards built like them."""
import re
from functools import cache
from pathlib import Path

from ..everyday.grammar import parse
from ..material import world
from ..material.source import is_held_out
from ..words.said import capital, said
from .guides import _drawn, _line
from .paper import Ask, Paper
from .values import value

_THINGS = ("bird house,rabbit hutch,tree house,sledge,sandbox,bookshelf,bench,go-kart,swing,hen house,rocking chair,treasure chest,lampshade,coat rack,flower stand,garden table,puppet theater,toy train,letter box,picnic table,wood stove,dog basket,shoe rack,spice rack,wind chime,picture frame,hammock,beehive,cold frame,canoe,"
           "music box,weather vane,wine rack,doll house,stool,bird bath,compost bin,garden gate,desk organizer,market stall,knife block,jewel box,step ladder,insect hotel,fishing stool,tea tray,umbrella stand,wall clock").split(",")
_FOR = ["", "", "", " for the garden", " for the school", " for the fair", " for grandma", " for the club", " for the neighbors", ", second try", " for beginners"]
# Materials, what is made of them, how one asks for the material.
_MADE = [("oak,pine,birch,beech,larch,ash,maple,cedar,spruce,walnut", "boards,planks,slats,beams,posts,battens,laths,rods", "(which|what) wood are the {y}( made of| of|)|from (which|what) wood are the {y}|what are the {y} made of|of (which|what) wood are the {y}|(which|what) kind of wood are the {y}", "which wood the {y} are|what the {y} are made of"),
         ("steel,brass,copper,iron,zinc,aluminum,bronze,tin", "hooks,hinges,pipes,rings,brackets,chains,handles,bolts,corners,springs", "(which|what) metal are the {y}( made of| of|)|from (which|what) (metal|material) are the {y}|what are the {y} made of|of (which|what) metal are the {y}", "which metal the {y} are|what the {y} are made of"),
         ("cotton,linen,silk,velvet,felt,leather,wool,jute,denim", "straps,patches,ribbons,cushions,covers,curtains,bags,strips,squares", "(which|what) (fabric|material) are the {y}( made of| of|)|from (which|what) material are the {y}|what are the {y} made of", "what the {y} are made of"),
         ("red,blue,green,yellow,white,black,purple,orange,brown,pink", "tiles,buttons,beads,feathers,lamps,bricks,labels,flags,balloons,pins", "(which|what) color are the {y}|what colour are the {y}|(which|what) color do the {y} have", "the color of the {y}|which color the {y} are"),
         ("large,small,round,square,flat,long,short,thin,thick,curved", "wheels,washers,stones,pegs,clips,knobs,plates,nails,screws,plugs", "(how|in what way) are the {y} described|what kind of {y} (are needed|do I need)", "what kind of {y} are needed")]
_MEASURED = [("2..12 m", "ribbon,rope,string,wire,cord,chain,hose,cable"), ("1..6 m", "canvas,cloth,netting,felt,foil"), ("1..9 kg", "sand,gravel,plaster,clay,cement,wax"), ("100..900 ml", "oil,varnish,glue,lacquer,primer,stain")]
_HUES = "red blue green yellow white black purple orange brown gray".split()
_COUNT = "how many {x} (do I need|are needed|do we need|are there|does it take|are on the list)|(what is|what's) the number of {x}"
_MUCH = "how much {x} (do I need|is needed|do we need|does it take|is on the list)"
_FORMS = ["- {l}", "- {l}", "- {l}", "* {l}", "{l}", "- [ ] {l}", "{i}. {l}"]
_STRAY = "Take your time.;Ask for help with the heavy parts.;Do not hurry.;Mind your fingers.;Pictures will follow.;It worked well last time.;Have fun!;More on the back.;Keep this note.;Measure twice, cut once.".split(";")


@cache
def facts(file):
    return [_line(line) for line in (Path(__file__).parent / file).read_text().strip().split("\n")]


def told(source, file, n, taken):
    """`n` sentences, each about something else -> (sentences, asks)"""
    able = [fact for fact in facts(file) if source.held_out or not is_held_out("fact " + fact[1][0])]
    texts, asks, asked = [], [], set()
    for kinds, sentences, questions in source.random.sample(able, min(n, len(able))):
        values = {slot: _drawn(source, kind, taken) for slot, kind in kinds.items()}
        values = {slot: re.sub(r"^\d+\.\.\d+.*", lambda match: value(source, match[0]), text) for slot, text in values.items()}
        text = capital(said(source, source.pick(sentences), **values))
        made = [Ask(direct, behind, values, answer.format(**values), text) for direct, behind, answer in questions]
        keys = {ask.question(source) for ask in made for _ in range(6)}
        if keys & asked:
            continue
        asked |= keys
        texts.append(text)
        asks += made
    return texts, asks


def _list(source, taken):
    """Amounts of materials -> (lines, asks)"""
    lines, asks, named = [], [], set()
    for _ in range(source.number(2, 5)):
        if source.chance(.62):
            kinds, things, direct, behind = source.pick(_MADE)
            kind, thing, n = source.pick(kinds.split(",")), source.pick(things.split(",")), source.number(2, 30)
            if thing in named or kind in taken:
                continue
            bare = source.chance(.25)
            line = source.pick(["{n} {k} {y}", "{n} {k} {y}", "{n} {k} {y}", "{k} {y}: {n}", "{n} x {k} {y}"]).format(n=n, k=kind, y=thing) if not bare else f"{n} {thing}"
            asks.append(Ask(_COUNT, "how many {x} are needed|the number of {x}", dict(x=thing), str(n), line))
            asks += [] if bare else [Ask(direct, behind, dict(y=thing), kind, line)] * 2
            taken.add(kind)
        else:
            kind, things = source.pick(_MEASURED)
            amount, thing, hue = value(source, kind), source.pick(things.split(",")), source.pick(_HUES)
            if thing in named or hue in taken:
                continue
            bare = source.chance(.5)
            line = f"{amount} of {thing}" if bare else f"{amount} of {hue} {thing}"
            asks.append(Ask(_MUCH, "how much {x} is needed", dict(x=thing), amount, line))
            asks += [] if bare else [Ask("(what|which) color is the {x}|what colour is the {x}", "the color of the {x}", dict(x=thing), hue, line)] * 2
            taken.add(hue)
        named.add(thing)
        lines.append(line)
    return lines, asks


def build(source):
    thing, taken = source.pick(_THINGS), {"-"}
    listed, asks = _list(source, taken)
    texts, more = told(source, "builds.txt", source.number(3, 7), taken)
    form = source.pick(_FORMS)
    body = "\n".join(form.format(l=line, i=i + 1) for i, line in enumerate(listed))
    lead = source.pick(["", "", "You need:", "Materials:", "We need:", "Needed:", f"For one {thing}.", f"For {source.number(2, 4)} pieces:", "What we need:"])
    if source.chance(.3):
        texts.insert(source.number(0, len(texts)), source.pick(_STRAY))
    prose = source.pick([" ", " ", "\n", "\n- "]).join(texts)
    prose = "- " + prose if "\n- " in prose else prose
    parts = [f"{lead}\n{body}" if lead else body, prose] if source.chance(.82) else [prose, body]
    title = capital(thing + source.pick(_FOR))
    text = source.pick(["# {t}\n\n", "# {t}\n", "{t}\n\n", "## {t}\n\n", "{t}\n"]).format(t=title) + source.pick(["\n\n", "\n\n", "\n"]).join(part for part in parts if part)
    stem = thing.replace(" ", source.pick(["-", "_", ""]))
    return Paper(text, [f"{stem}.md", f"{stem}.txt", "plan.md", "notes.md", "build.txt"], asks + more, source.pick(["note", "plan", "file"]))


OPENINGS = ["Dear {a},", "Hi {a},", "Hello {a},", "Dear {a}!", "My dear {a},", "{a}, hello!", "Hey {a},"]
CLOSINGS = ["Love, {b}", "Yours, {b}", "Best wishes, {b}", "See you soon\n{b}", "Bye, {b}", "Take care, {b}", "Greetings from {b}"]
_CHAT = "How are you?;Thanks for your letter.;We are all well.;I hope you are fine.;There is a lot to tell.;The days go by fast.;Write back soon.;Hugs to everybody.;More next time.;I think of you often.;Sorry that I did not write earlier.".split(";")


def letter(source):
    a, b = source.random.sample(world.NAMES, 2)
    taken = {"-", a, b}
    texts, asks = told(source, "mail.txt", source.number(3, 7), taken)
    for _ in range(source.weighted({0: 3, 1: 4, 2: 3})):
        texts.insert(source.number(0, len(texts)), source.pick(_CHAT))
    opening, closing = source.pick(OPENINGS).format(a=a), source.pick(CLOSINGS).format(b=b)
    asks.append(Ask("who wrote (the letter|this|it)|who is the letter from|from whom is the letter|who signed (it|the letter)", "who wrote the letter", {}, b, closing))
    asks.append(Ask("(to whom|to who) is the letter( written| addressed|)|who is the letter (to|for)|who (gets|got) the letter", "to whom the letter is", {}, a, opening))
    gap = source.pick(["\n", "\n\n"])
    text = opening + gap + source.pick([" ", "\n", "\n"]).join(dict.fromkeys(texts)) + gap + closing
    return Paper(text, "letter.txt mail.txt postcard.txt card.txt letter.md inbox/mail.txt from-home.txt holiday.txt post.txt".split(), asks, source.pick(["letter", "letter", "file"]))


for _file in ("builds.txt", "mail.txt"):                                # a stray bracket is found here
    for _, _sentences, _questions in facts(_file):
        for _text in [*_sentences, *(text for ask in _questions for text in ask[:2])]:
            parse(_text)

"""Lists of pairs: opening hours, menus, phone lists, schedules, recipes, who does what."""
from functools import cache
from pathlib import Path

from ..everyday.grammar import parse
from ..material.source import is_held_out
from .paper import Ask, Paper
from .records import plural
from .values import value

# Kinds that only lists have, beside those of `values`.
_KINDS = dict(
    dishes="tomato soup,onion soup,fish and chips,veggie burger,lasagna,apple pie,caesar salad,mushroom risotto,pancakes,omelette,cheese toast,chicken curry,pumpkin soup,iced tea,lemon cake,fried rice,bean stew,grilled salmon,potato salad,chocolate cake,green tea,espresso,lemonade,waffle", tools="hammer,ladder,bucket,drill,saw,rope,shovel,rake,brush,lamp,chair,table,tent,box,bottle,cable,glove,helmet,battery,candle,blanket,screw,paint can,light bulb,flower pot,garden hose,folding chair,nail,bolt,wheel,pump,fan,clock,plate,cup,spoon",
    events="standup,team meeting,lunch,yoga class,dentist,board meeting,choir practice,piano lesson,book club,football training,parents' evening,haircut,job interview,customer call,design review,demo,workshop,training,rehearsal,concert,dinner,breakfast,fire drill,tour,lecture,exam,swimming lesson,photo session,market,closing talk,opening speech,coffee break,press call,budget meeting,retrospective,quiz night", groups="sales,accounting,the library,the kitchen,the director,marketing,the archive,the lab,human resources,the copy shop,the nurse,IT support,the meeting room,the cafeteria,the server room,reception,the workshop,the studio,legal,the press office,purchasing,the chemistry lab,the music room",
    costs="food,music,rent,travel,posters,flowers,hotels,drinks,printing,tools,paint,software,training,insurance,cleaning,transport,gifts,furniture,advertising,repairs,lighting,security,catering,decoration,stamps,seeds", tickets="adult ticket,child ticket,student ticket,family ticket,day pass,week pass,senior ticket,group ticket,parking ticket,season ticket,locker,audio guide,bike rental,boat ride,towel,guided tour,night ticket,single ride,return ticket", gear="shirt,sock,towel,book,jacket,sweater,cap,pen,bottle,sandwich,battery,map,torch,pillow,charger,scarf,glove,short,toothbrush",
    baking="flour,sugar,butter,milk,salt,yeast,water,honey,cocoa,oil,rice,cream,cheese,oats,vanilla,cinnamon,baking powder,lemon juice,tomato paste,pepper,chocolate,almonds,raisins,yogurt", services="the wifi,the printer,the alarm,the bank,the mail,the router,the laptop,the safe,the camera,the door,the shop,the forum,the tablet,the garage,the cloud,the server,the projector,the library account,the school portal", sensors="kitchen,cellar,attic,garage,greenhouse,bedroom,bathroom,living room,server room,hall,freezer,oven,pool,barn,workshop,stable,nursery,office",
    streets="Mill Street,Oak Lane,Harbor Road,High Street,Station Road,Park Avenue,Church Lane,River Street,Elm Street,Market Square,Town Hall,Central Station,Museum,Hospital,Airport,University,Old Bridge,Stadium,Zoo,Beach,Castle", pills="aspirin,vitamin C,iron,ibuprofen,zinc,the cough syrup,vitamin D,magnesium,the blue pills,the eye drops,the antibiotic,fish oil,the allergy pills", doses="twice a day,once a day,every 8 hours,every 6 hours,before breakfast,after lunch,in the evening,three times a day,before bed,with food,on Sundays,at noon,two in the morning",
    changes="faster start,dark mode,new icons,fixed login,better search,smaller files,export to PDF,keyboard shortcuts,fixed crash on save,offline mode,new translations,undo,improved sync,password reset,drag and drop,spell check,video calls,less memory,tabs,bookmarks,fixed typos,printing,map view,two new themes,import from CSV,autosave", skies="sunny,rainy,cloudy,windy,foggy,snowy,stormy,cold and clear,warm and dry,light rain,hail,overcast")
_CHORES = "water the plants/waters the plants;feed the cat/feeds the cat;take out the trash/takes out the trash;order the banners/orders the banners;book the hall/books the hall;bring the cake/brings the cake;clean the kitchen/cleans the kitchen;write the invitations/writes the invitations;walk the dog/walks the dog;buy the flowers/buys the flowers;print the posters/prints the posters;call the band/calls the band;wash the car/washes the car;mow the lawn/mows the lawn;set the table/sets the table;empty the mailbox/empties the mailbox;check the lights/checks the lights;lock the doors/locks the doors;pay the bills/pays the bills;make the coffee/makes the coffee;drive the bus/drives the bus;sell the tickets/sells the tickets;take the photos/takes the photos;bring the chairs/brings the chairs;write the report/writes the report;answer the phone/answers the phone;sweep the yard/sweeps the yard;cook dinner/cooks dinner;repair the fence/repairs the fence;give the speech/gives the speech;pack the boxes/packs the boxes;fetch the keys/fetches the keys;bake the bread/bakes the bread;paint the door/paints the door;test the sound/tests the sound".split(";")
CHORES = [tuple(one.split("/")) for one in _CHORES]


def drawn(source, kind):
    if kind in _KINDS:
        return source.pick(_KINDS[kind].split(","))
    match kind:
        case "chores": return source.pick(CHORES)[0]
        case "spans":
            a, b = source.number(6, 12), source.number(13, 23)
            return source.pick([f"{a}:00-{b}:00", f"{a} to {b}", f"{a:02d}:30 - {b}:00", f"{a} am to {b - 12} pm", "closed"])
        case "amounts": return source.pick([str(source.number(2, 12)), f"{source.number(1, 5)} kg", f"{source.number(1, 9) * 100} g", f"{source.number(2, 6)} bags", f"{source.number(1, 4)} packs", f"{source.number(2, 5)} boxes"])
        case "cookamounts": return source.pick([f"{source.number(1, 20) * 25} g", f"{source.number(1, 9)} cups", f"{source.number(1, 5)} tablespoons", f"{source.number(1, 4)} teaspoons", f"{source.number(1, 9) * 50} ml", "a pinch", f"{source.number(2, 9)} spoons", "1/2 cup"])
        case "seatnumbers": return source.pick([f"table {source.number(1, 24)}", f"seat {source.number(1, 90)}", f"{source.number(1, 30)}{source.pick('ABCDEF')}", f"row {source.number(1, 20)}"])
        case "degrees": return source.pick([f"{source.number(-20, 90)} C", f"{source.number(-20, 40)}.{source.number(0, 9)} C", f"{source.number(-20, 40)} degrees"])
    return value(source, kind)


@cache
def kinds():
    return [[part.strip() for part in (line + " ").split(" | ")] for line in (Path(__file__).parent / "lists.txt").read_text().strip().split("\n")]


_FORMS = {"plain": ["{a}: {b}", "{a}: {b}", "- {a}: {b}", "- {a}: {b}", "* {a} - {b}", "{a} - {b}", "{a} = {b}", "{a}, {b}", "{a} -> {b}", "{a} ... {b}", "{a} ({b})", "{i}. {a}: {b}", "- **{a}**: {b}", "| {a} | {b} |", "{a}\t{b}", "[ ] {a}: {b}"],
          "time": ["{b} {a}", "{b} - {a}", "{b}: {a}", "- {b} {a}", "{a}: {b}", "- {a} at {b}", "{a} ({b})", "{b}  {a}"], "amount": ["{b} {a}", "- {b} {a}", "* {b} {a}", "- {a}: {b}", "{a}: {b}", "[ ] {b} {a}", "{a} ({b})", "{a} - {b}"]}


def pairs(source):
    name, files, kind, other, titles, direct, told, back = source.pick([one for one in kinds() if source.held_out or not is_held_out(one[0])]) if not source.held_out or source.chance(.6) else source.pick([one for one in kinds() if is_held_out(one[0])])
    things = source.distinct(lambda: drawn(source, kind), source.weighted({3: 1, 4: 2, 5: 4, 6: 5, 7: 5, 8: 5, 10: 3, 12: 2}), 60)
    values = [drawn(source, other) for _ in things]
    form = source.pick(_FORMS["time" if other == "time" else "amount" if other.endswith("amounts") else "plain"])
    upper = source.chance(.5) and kind not in ("version",)
    lines = [form.format(a=a[0].upper() + a[1:] if upper else a, b=b, i=i + 1) for i, (a, b) in enumerate(zip(things, values))]
    asks = []
    for a, b, line in zip(things, values, lines):
        words = dict(x=a, y=plural(a), z=dict(CHORES).get(a, a))
        asks.append(Ask(direct, told, words, b, line, a if kind not in ("chores",) else ""))
        if back and values.count(b) == 1 and b != "closed":
            asks.append(Ask(back, back, dict(v=b), a[0].upper() + a[1:] if upper else a, line))
    return Paper(_headed(source, titles.split(","), lines), files.split(), asks, source.pick(["file", "list", "note"]))


def _headed(source, titles, lines):
    title = source.pick(titles)
    head = source.pick(["", "", f"# {title}", f"# {title}\n", f"{title}:", f"{title}\n", f"== {title} ==", f"{title}\n{'-' * len(title)}"])
    tail = [] if source.chance(.75) else ["", source.pick(["Please check this twice.", "Last updated on Monday.", "Questions? Ask at the desk.", "Thanks!", "Not final yet.", "(more will follow)", "Copy for the office.", "Do not lose this list."])]
    return "\n".join(([head] if head else []) + lines + tail)


for _one in kinds():                                                    # a stray bracket is found here
    for _text in _one[5:]:
        parse(_text)

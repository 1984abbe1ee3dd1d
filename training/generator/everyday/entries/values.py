"""Values of entries: names as people give them, in capitals with small words in them or as a short sentence, groups, places, short texts, lengths as bare numbers. Each is a value, or a value and how a request writes it."""
from ...material import world
from .. import fillers
from ..kind import CLOSED, OPEN, TITLE

ADJECTIVES = tuple("Quiet Early Late Long Short Golden Silver Lost Hidden Open Empty Small Big Great Little Old New Wild Slow Fast Bright Dark Warm Cold Broken Secret Final First Second Third Happy Lazy Rainy Sunny Winter Summer Spring Autumn Daily Weekly Monthly Annual Basic Advanced Simple Easy Healthy Local Northern Southern Urban Rural Modern Ancient Hungry Brave Gentle Sweet Salty Green Blue Red White Black Paper Glass Stone Wooden Iron Holiday Family School Office Team Customer Garden Kitchen City Village Mountain River Harbor Island Forest Desert Ocean Weekend Monday Friday Sunday Morning Evening Midnight".split())
NOUNS = tuple("Garden House Road Bridge Letter Story Song Dance Market Bakery Kitchen Recipe Dinner Breakfast Picnic Party Wedding Birthday Holiday Journey Voyage Walk Run Hike Climb Ride Drive Flight Trip Tour Plan Budget Review Report Update Checklist Notes Ideas Goals Habits Books Films Games Puzzles Tools Machines Robots Computers Photos Pictures Colors Shadows Lights Stars Planets Clouds Rain Snow Wind Storm Fire Water Earth Bread Cheese Soup Salad Coffee Tea Wine Apples Lemons Berries Roses Trees Leaves Birds Cats Dogs Horses Whales Wolves Bears Bees Farmers Sailors Painters Dancers Singers Writers Teachers Doctors Engineers Neighbors Friends Strangers Brothers Sisters Children Parents Kings Queens Giants Dreams Memories Secrets Promises Questions Answers Rules Numbers Maps Trains Boats Bicycles Planes Windows Doors Stairs Walls Roofs Numbers Statistics History Music Poetry Yoga Training Meeting Workshop Interview Retrospective Kickoff Demo Launch Sale Inventory Payroll Invoice Survey Feedback Homework Exam Lecture Reading Cleaning Laundry Shopping Packing".split())
_PLACES = tuple("Home School Sea Night Dawn Noon Midnight War Peace Rest Large Play Sunset Dusk Church Court Heart Town Space Paris Rome Kyoto Lisbon Vienna Nairobi Boston".split())
_GROUPS = tuple("Beginners Everyone Kids Two One Lunch Winter Summer Dinner Parents Students Travelers Adults Teams Managers Strings Piano Spring Sunday Later Tomorrow Breakfast Small Spaces".split())
_DOING = tuple("Building Painting Cooking Finding Losing Counting Chasing Reading Writing Learning Teaching Growing Fixing Selling Buying Saving Drawing Making Planning Leaving Crossing Watching Meeting Keeping Breaking".split())
_VERBS = tuple("clean;fix;paint;order;call;email;water;renew;cancel;book;check;sort;wash;iron;print;sign;return;collect;pick up;drop off;feed;walk;empty;replace;repair;measure;review;update;write;send;read;prepare;plan;buy;sell;pack;unpack;visit;thank;order new;look for;finish;test;compare;pay;clear out;water down;set up".split(";"))
_OBJECTS = tuple("the windows;the attic;the car;the dentist;the landlord;the plants;the library card;the gym membership;the train tickets;the smoke alarm;the photos;the curtains;the shirts;the contract;the shoes;the parcel;the cat;the dog;the bins;the light bulbs;the bike;the shelves;the slides;the address list;the report;the invitations;the manual;the presentation;the trip;a birthday card;the old sofa;the suitcase;grandma;the neighbors;batteries;the tax form;the backup;the prices;the electricity bill;the garage;the heating;the printer;stamps;milk and eggs;concert tickets;the school forms;the passports;the insurance;the freezer;the hedge;the balcony;the tires;the bank;the caterer;the florist;the plumber;the accountant".split(";"))
_BROKEN = tuple("login page;search field;checkout;export;sidebar;map;upload;dark mode;password reset;calendar view;invoice PDF;start screen;menu;logo;profile picture;date picker;newsletter form;video player;shopping cart;import;settings dialog;push message;printer queue;backup job;chart;table header;footer link;language switch;price filter;cookie banner".split(";"))
_FAULTS = tuple("is broken;is slow;crashes;shows nothing;is empty;hangs;loses data;freezes on start;does not load;ignores the filter;shows the wrong price;overlaps the text;stays grey;times out;is cut off on phones;forgets the language;opens twice;flickers".split(";"))
GROUP_NAMES = tuple("Home;Work;Family;School;Garden;Travel;Recipes;Ideas;Personal;Finance;Health;Archive;Music;Reading;Shopping;Drafts;Private;Sports;Kitchen;Photos;Research;Clients;Marketing;Design;Sales;Support;Website;Mobile App;House Move;New Kitchen;Summer Camp;Book Club;Choir;Side Projects;Car and Bike;Night Shift;Early Shift;Work Trips;Year End;Data Platform;Orchard;Allotment;Pets;Taxes;Language Course;Old Stuff;Inbox;Later".split(";"))
_WARES = tuple("tea pot;desk lamp;rain jacket;wool blanket;coffee grinder;garden chair;yoga mat;picture frame;wall clock;school bag;phone case;bread knife;bath towel;bike helmet;mountain bike;oak table;leather sofa;floor rug;bird house;water bottle;candle holder;soup bowl;travel pillow;board game;guitar stand;record player;kids' bed;hiking boots;running shirt;tent for two;folding ladder;cat tree;plant pot;notebook;fountain pen;umbrella;backpack;sunglasses;piano stool".split(";"))
_LOOKS = tuple("Oslo Bergen Classic Light Junior Deluxe Retro Compact Nordic Royal Basic Alpine Vintage Soft Sturdy Foldable Handmade Used Small Large Round".split())
_DISHES = tuple("lentil soup;apple pie;lemon cake;mushroom risotto;fish stew;potato salad;beef curry;vegetable lasagna;pumpkin soup;bean burrito;salmon pasta;chicken skewers;onion tart;rice pudding;carrot muffins;plum dumplings;tomato salad;egg noodles;pea soup;goat cheese toast;walnut bread;berry crumble;duck with oranges;rice and beans;pasta with clams;bread with olives;soup of the day;macaroni and cheese".split(";"))
_TEXTS = tuple("Bring warm clothes and a lamp;The key is with the neighbors;Everything we need for the summer;Please read it before the meeting;Two eggs, flour and a pinch of salt;Songs for long evenings;The third step fails on old phones;We meet at the side entrance;It happens every time I save;Only for members of the club;The hall is blue, the stairs are grey;Doors open at seven;All about our trip to the coast;For people who have never done it before;The paint has to dry for two days;Ask Boris for the long ladder;Works on my machine, fails on the server;Nothing happens after the click;Please bring your own cup;Milk, bread, butter and jam;A calm start into the week;What we learned last year;Numbers of the last quarter;The dentist moved to Mill Street;It has a small scratch on the left;Hardly used, with the box;Feed the fish twice a day;Plans for the new kitchen;Call before you come;The code of the door has changed;With nuts and honey;A quick overview of the results;The best photos of the year;Open to everyone;Bring a friend;Soft and warm;Thanks for all your help;See you on Sunday;The train was late again;We need more chairs".split(";"))
_VENUES = tuple("Cafe Luna;Harbor Hall;Studio 5;Park Hotel;Lakeside Inn;Old Mill;Villa Rosa;Corner Bistro;Hall B;Green Room;Riverside Park;Union Square;City Theater;Maple House;Room 12;Gallery North;Hotel Astor;Pier 7;Town Hall;Oak Lodge;Room 3;Blue Salon;Mill Street 4;Central Library;Cafe Central;Sports Hall;Castle Garden;Lab 2;Hangar 9;Club Nova;Main Office;Rose Garden;Tower Room;Bar Piccolo;Stadium West;Studio North;Hall of Mirrors;Restaurant Sole".split(";"))
_LABELS = tuple("home work urgent later family travel ideas food sport health money garden music school books mobile backend design legal sales fun summer archive review waiting press internal news events kids art science crafts shopping random support frontend".split())


def unseen(source, names):
    return fillers.unseen(source, names)


def title(source):
    """A name of one to five words: most in capitals, where small words may stand inside, some as a sentence or in small letters."""
    a, n = (lambda: unseen(source, ADJECTIVES)), (lambda: unseen(source, NOUNS))
    x = source.number(0, 31)
    if x < 16:
        text = source.pick([f"{a()} {n()}", f"{a()} {n()}", n(), f"{n()} {n()}", f"{a()} {a()} {n()}", f"{n()} {source.number(1, 30)}", f"{unseen(source, _DOING)} {n()}", f"{a()} {n()} {source.number(2019, 2031)}"])
        return text if source.chance(.75) else text.capitalize() if source.chance(.6) else text.lower()
    text = source.pick([f"The {a()} {n()}", f"{n()} at {unseen(source, _PLACES)}", f"{n()} at {unseen(source, _PLACES)}", f"{n()} of {n()}", f"{n()} and {n()}", f"{a()} {n()} and {n()}", f"{n()} for {unseen(source, _GROUPS)}", f"{n()} in the {n()}", f"{n()} without {n()}", f"{n()} on {n()}", f"{unseen(source, _DOING)} the {n()}",
                        f"My {a()} {n()}", f"{n()} by the {n()}", f"{n()} from the {n()}", f"{n()} with {n()}", f"How to Make {n()}", f"{n()} under the {n()}", f"The {n()} of {n()}", f"{n()} & {n()}", f"From {n()} to {n()}", f"{a()} {n()} to Go", f"{n()}, {n()} and {n()}" if source.chance(.3) else f"No {n()}"])
    return text


def task(source):
    """What is to be done, as one writes it on a list."""
    text = f"{unseen(source, _VERBS)} {unseen(source, _OBJECTS)}"
    if source.chance(.35):
        text = text.replace(" the ", " ", 1)
    return text[0].upper() + text[1:] if source.chance(.5) else text


def issue(source):
    text = f"{unseen(source, _BROKEN)} {unseen(source, _FAULTS)}" if source.chance(.7) else source.pick([f"typo in {unseen(source, _BROKEN)}", f"{unseen(source, _BROKEN)} missing", f"wrong color of {unseen(source, _BROKEN)}", f"no error when {unseen(source, _BROKEN)} fails"])
    return text[0].upper() + text[1:] if source.chance(.7) else text


def _of(text, source, capital):
    return source.pick([str.title, lambda t: t[0].upper() + t[1:]])(text).replace(" And ", " and ").replace(" With ", " with ").replace(" Of ", " of ").replace(" The ", " the ").replace(" For ", " for ").replace("'S", "'s") if source.chance(capital) else text


def ware(source):
    text = unseen(source, _WARES)
    return _of(f"{unseen(source, _LOOKS).lower()} {text}" if source.chance(.35) else text, source, .6)


def dish(source):
    text = unseen(source, _DISHES)
    return _of(f"{source.pick(['spicy', 'cold', 'warm', 'creamy', 'vegan', 'sweet', 'quick', 'simple'])} {text}" if source.chance(.3) else text, source, .55)


def who(source):
    return fillers.unseen(source, fillers.NAMES) if source.chance(.6) else f"{fillers.unseen(source, fillers.NAMES)} {fillers.unseen(source, fillers.SURNAMES)}"


def text(source):
    said = unseen(source, _TEXTS) if source.chance(.6) else fillers.sentence(source).rstrip(".!")
    return (said if source.chance(.8) else said[0].lower() + said[1:]) + ("." if source.chance(.15) else "")


def whole(low, high, step=1):
    """A number, now and then in words."""
    def drawn(source):
        n = source.number(max(1, low // step), high // step) * step
        return n, world.in_words(n) if n < 13 and source.chance(.5) or n < 100 and source.chance(.08) else str(n)
    return drawn


def minutes(source):
    n = source.pick([5, 10, 15, 20, 25, 30, 40, 45, 50, 60, 75, 90, 120]) if source.chance(.7) else source.number(2, 180)
    return n, world.in_words(n) if n < 91 and source.chance(.15) else str(n)


def cost(source):
    """An amount with its currency."""
    n = source.pick([str(source.number(2, 90)), str(5 * source.number(1, 300)), f"{source.number(1, 200)}.{source.number(1, 9)}{source.pick('059')}"])
    return float(n) if "." in n else int(n), source.pick([f"{n} euros", f"{n} euros", f"{n} dollars", f"€{n}", f"${n}", f"{n} EUR", f"{n} €"])


def day(source):
    y, m, n = source.number(2024, 2032), source.number(1, 12), source.number(1, 28)
    name = world.MONTHS[m - 1]
    return source.pick([source.pick(world.DAYS), source.pick(world.DAYS), f"next {source.pick(world.DAYS)}", f"{y}-{m:02d}-{n:02d}", f"{y}-{m:02d}-{n:02d}", f"{name} {n}", f"{n} {name}"])


def clock(source):
    h, m = source.number(0, 23), source.pick([0, 0, 15, 30, 45, 5 * source.number(0, 11)])
    return source.pick([f"{h:02d}:{m:02d}", f"{h}:{m:02d}", f"{h % 12 or 12}{source.pick([' ', ''])}{'ap'[h > 11]}m", "noon" if source.chance(.2) else f"{h:02d}:{m:02d}"])


def pool(names):
    return lambda source: unseen(source, names)


# How a value is drawn, its type, where it ends, and what the schema has to say of how it is written.
DRAWN = {
    "title": (title, "string", TITLE, ""), "task": (task, "string", TITLE, ""), "issue": (issue, "string", TITLE, ""), "ware": (ware, "string", TITLE, ""), "dish": (dish, "string", TITLE, ""), "group": (pool(GROUP_NAMES), "string", CLOSED, ""), "word": (pool(_LABELS), "string", CLOSED, ""),
    "text": (text, "string", OPEN, ""), "oneday": (day, "string", CLOSED, ""), "clock": (clock, "string", CLOSED, ""), "minutes": (minutes, "integer", CLOSED, "in minutes"), "hours": (whole(2, 12), "integer", CLOSED, "in hours"), "days": (whole(2, 30), "integer", CLOSED, "in days"), "weeks": (whole(2, 20), "integer", CLOSED, "in weeks"),
    "people": (whole(2, 80), "integer", CLOSED, ""), "count": (whole(2, 500), "integer", CLOSED, ""), "venue": (pool(_VENUES), "string", CLOSED, ""), "who": (who, "string", CLOSED, ""), "url": (fillers.url, "string", CLOSED, ""), "email": (fillers.email, "string", CLOSED, ""), "color": (lambda s: s.unseen(tuple(world.COLORS)), "string", CLOSED, ""),
    "cost": (cost, "number", CLOSED, ""), "tongue": (lambda s: s.unseen(tuple(fillers.LANGUAGES)), "string", CLOSED, ""), "version": (lambda s: s.pick([f"{s.number(0, 9)}.{s.number(0, 20)}", f"v{s.number(1, 12)}", f"{s.number(1, 9)}.{s.number(0, 9)}.{s.number(0, 9)}"]), "string", CLOSED, "")}

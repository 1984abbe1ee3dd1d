"""What the user and others like most and least of many kinds of things, told in one way and asked in another."""
import re

from ..chat import Answer, User
from ..words.said import capital, said
from ..words.wording import typed
from . import lives

_KINDS = {kind.strip(): [value.strip() for value in values.split(",")] for kind, values in (line.split(":") for line in """
    season, seasons: spring, summer, autumn, winter
    color, colors: blue, green, red, purple, yellow, orange, turquoise, pink, black, white, brown, silver, crimson, navy, beige, violet
    fruit, fruits: mango, banana, pear, cherry, papaya, apple, kiwi, plum, peach, melon, fig, grape, apricot, lychee
    vegetable, vegetables: spinach, carrot, broccoli, leek, cabbage, pumpkin, fennel, asparagus, kale, zucchini, cauliflower, celery
    animal, animals: otter, fox, horse, owl, dolphin, hedgehog, tiger, wolf, giraffe, penguin, koala, squirrel, badger, camel
    bird, birds: robin, swan, eagle, parrot, sparrow, heron, crow, blackbird, pelican, kingfisher, stork, falcon
    flower, flowers: tulip, rose, lily, daisy, orchid, sunflower, lavender, peony, iris, poppy, dahlia, jasmine
    tree, trees: oak, birch, maple, willow, pine, chestnut, linden, cedar, beech, ash, palm, cypress
    day, days: Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday
    month, months: January, February, March, April, May, June, July, August, September, October, November, December
    holiday, holidays: Easter, Christmas, Halloween, Thanksgiving, New Year's Eve, Carnival, Midsummer, Valentine's Day
    drink, drinks: tea, coffee, lemonade, apple juice, milk, cocoa, ginger beer, water, iced tea, orange juice, cider, kefir
    dish, dishes: lasagna, curry, ramen, paella, pizza, goulash, risotto, pancakes, tacos, dumplings, sushi, moussaka, couscous
    dessert, desserts: tiramisu, apple pie, pudding, ice cream, cheesecake, baklava, brownies, trifle, panna cotta, sorbet
    cheese, cheeses: gouda, brie, cheddar, feta, parmesan, mozzarella, camembert, gruyere, ricotta
    soup, soups: tomato soup, lentil soup, miso soup, pea soup, chicken soup, borscht, minestrone, onion soup
    nut, nuts: almond, walnut, hazelnut, cashew, pecan, pistachio, peanut, macadamia
    spice, spices: cinnamon, cumin, saffron, paprika, ginger, cardamom, nutmeg, turmeric, pepper
    sport, sports: tennis, rowing, hockey, football, judo, handball, golf, fencing, basketball, surfing, cricket, badminton, skiing
    game, games: chess, checkers, dominoes, poker, Go, Scrabble, backgammon, Monopoly, Ludo, Uno, Tetris, solitaire
    instrument, instruments: cello, piano, flute, trumpet, guitar, harp, drums, oboe, banjo, violin, accordion, clarinet
    hobby, hobbies: knitting, fishing, gardening, painting, baking, birdwatching, sewing, hiking, photography, pottery, reading, dancing
    dance, dances: tango, waltz, salsa, rumba, polka, foxtrot, samba, flamenco, swing
    kind of music, kinds of music: jazz, rock, blues, opera, folk, techno, reggae, soul, punk, swing, country, pop
    kind of film, kinds of films: westerns, comedies, thrillers, cartoons, musicals, horror films, documentaries, romances
    school subject, school subjects: history, biology, physics, geography, art, chemistry, maths, Latin, English, music
    number, numbers: 3, 7, 11, 13, 17, 21, 24, 27, 42, 64, 77, 88, 99, 100, 144
    letter, letters: B, F, G, K, M, Q, R, S, V, X, Z
    room, rooms: the kitchen, the attic, the library, the balcony, the living room, the bathroom, the cellar, the bedroom
    city, cities: Lisbon, Vienna, Kyoto, Oslo, Prague, Rome, Toronto, Dublin, Cairo, Sydney, Lima, Athens, Riga, Bergen, Paris
    country, countries: Norway, Peru, Japan, Portugal, Canada, Kenya, Italy, Iceland, Greece, India, Chile, Austria, Mexico
    language, languages: Italian, Welsh, Spanish, Swahili, Dutch, Korean, Finnish, French, Arabic, Polish, Greek
    kind of weather, kinds of weather: fog, sunshine, snow, rain, thunderstorms, wind, drizzle
    planet, planets: Mars, Saturn, Venus, Jupiter, Neptune, Mercury, Uranus
    shape, shapes: circle, triangle, square, hexagon, star, oval, pentagon
    smell, smells: fresh bread, cut grass, coffee, lavender, rain, pine wood, vanilla, old books
    toy, toys: yo-yo, teddy bear, kite, puzzle, spinning top, marbles, rocking horse, building blocks
    gem, gems: ruby, emerald, topaz, opal, amber, sapphire, diamond, garnet, jade
    fabric, fabrics: silk, linen, wool, velvet, denim, cotton, satin, corduroy
    meal, meals: breakfast, lunch, dinner, brunch
    sandwich, sandwiches: cheese sandwich, tuna sandwich, egg sandwich, club sandwich, BLT
    time of day, times of day: morning, noon, evening, night, afternoon, dawn
    car brand, car brands: Volvo, Fiat, Toyota, Skoda, Mini, Honda, Saab, Tesla, Renault
    ice cream flavor, ice cream flavors: vanilla, pistachio, lemon, strawberry, hazelnut, stracciatella, mango, caramel""".strip().split("\n"))}
_LOVE = "(love|like|enjoy|adore)"
_MOST = "(most|the most|best|more than anything)"
# As it is told, as it is asked: {o} is whose it is ("my", "my sister's"), {w} who ("I", "my sister"), {s} the third person's ending, {do} do or does.
_TELL = f"{{o}} (favorite|favourite) {{k}} is {{v}}|{{v}} is {{o}} (favorite|favourite) {{k}}|of all {{ks}} {{w}} like{{s}} {{v}} best|of all {{ks}}, {{w}} love{{s}} {{v}} most|the {{k}} {{w}} (love|like){{s}} most is {{v}}|{{v}} is the {{k}} {{w}} (love|like|enjoy){{s}} most|{{w}} like{{s}} {{v}} more than any other {{k}}|{{w}} prefer{{s}} {{v}} to all other {{ks}}|if {{w}} could have only one {{k}}, it would be {{v}}|among all {{ks}}, {{v}} is {{o}} favorite|when it comes to {{ks}}, {{w}} like{{s}} {{v}} best"
_ASK = f"(which|what) {{k}} {{do}} {{w}} {_LOVE} {_MOST}|(which|what) {{k}} {{do}} {{w}} {_LOVE} {_MOST}|(which|what) {{k}} is {{o}} (favorite|favourite)|(what is|what's) {{o}} (favorite|favourite) {{k}}|(which|what) is the {{k}} (that |){{w}} {_LOVE}{{s}} {_MOST}|of all {{ks}}, which {{do}} {{w}} like best|(which|what) {{k}} {{do}} {{w}} (like|love) more than all others|(which|what) {{k}} {{do}} {{w}} prefer( to all others|)|(which|what) {{k}} did I say {{w}} (like|love){{s}} (most|best)|(which|what) {{k}} would {{w}} (pick|choose)|what did I (say|tell you) {{o}} (favorite|favourite) {{k}} is|do you (remember|know|recall) {{o}} (favorite|favourite) {{k}}|do you (remember|know|recall) which {{k}} {{w}} like{{s}} (most|best)|if {{w}} had to choose a {{k}}, which would it be"
_LEAST_TELL = "{o} least (favorite|favourite) {k} is {v}|of all {ks} {w} like{s} {v} least|the {k} {w} like{s} least is {v}|{v} is the {k} {w} dislike{s} most|{w} like{s} {v} less than any other {k}"
_LEAST_ASK = "(which|what) {k} {do} {w} like (least|the least)|(what is|what's) {o} least (favorite|favourite) {k}|(which|what) {k} {do} {w} dislike (most|the most)|of all {ks}, which {do} {w} like least|(which|what) is the {k} {w} like{s} least|which {k} is {o} least (favorite|favourite)"
_OTHERS = "sister|brother|mother|father|wife|husband|son|daughter|grandma|grandpa|uncle|aunt|cousin|neighbor|boss|teacher|best friend|roommate".split("|")
_WITH_THE = {"season": .1, "animal": .6, "bird": .6, "flower": .6, "tree": .6, "instrument": .7, "dance": .4, "shape": .6, "toy": .6, "month": 0}


def _words(who, pair):
    k, ks = pair.split(", ")
    mine = who == "I"
    return dict(k=k, ks=ks, w=who, s="" if mine else "s", do="do" if mine else "does", o="my" if mine else f"my {who.removeprefix('my ')}'s")


def _filled(source, text, words, **more):
    return re.sub(r"\ba (?=[aeiou])", "an ", said(source, text.replace("{s}", words["s"]), **(words | more)))


def _owner(who):
    return "your" if who == "I" else f"your {who.removeprefix('my ')}'s"


def favorites(source):
    """One to four of them, told at once or in several messages, then asked: which, one or the other, whether."""
    told, turns = {}, []
    pair = source.pick(list(_KINDS))
    for _ in range(source.weighted({1: 4, 2: 4, 3: 2, 4: 1})):
        who = "I" if source.chance(.7) else "my " + source.pick(_OTHERS)
        pair = pair if source.chance(.4) else source.pick(list(_KINDS))
        least = source.chance(.18)
        key = who, pair, least
        free = [v for v in _KINDS[pair] if v not in [x.removeprefix("the ") for (_, p, _), x in told.items() if p == pair]]
        if key in told or len(free) < 2:
            continue
        value = source.pick(free)
        if source.chance(_WITH_THE.get(pair.split(", ")[0], 0)):
            value = "the " + value
        told[key] = value
    statements = [_filled(source, _LEAST_TELL if least else _TELL, _words(who, pair), v=v) for (who, pair, least), v in told.items()]
    heard = source.chance(.2)
    facts = [f"{_owner(who)} {'least ' if least else ''}favorite {pair.split(', ')[0]} is {v}" for (who, pair, least), v in told.items()]
    answer = lambda text: Answer("", said(source, lives.HEARD), foreign=True) if heard else Answer(f"I should remember this: {', '.join(told.values())}.", text)
    if len(told) > 1 and source.chance(.6):
        joint = source.pick([". ", ". ", ", and ", ", ", ", but ", "\n"])
        text = joint.join(statements) if joint[0] != "." and joint != "\n" else joint.join(map(capital, statements))
        told_in = [(text, "OK, I will remember that.")]
    else:
        told_in = [(text, f"OK, {fact}.") for text, fact in zip(statements, facts)]
    for text, reply in told_in:
        text = source.pick(["", "", "", "hi! ", "by the way, ", "you should know: ", "ok, ", "just so you know, "]) + text
        turns += [User(typed(source, text) if text[-1].isalnum() else text), answer(reply)]
        if source.chance(.25):
            turns += source.pick(lives.GAPS)(source)
    asked = source.random.sample(list(told), source.number(1, len(told)))
    once = len(turns) == 2 and source.chance(.3)
    for (who, pair, least) in asked:
        v, words = told[who, pair, least], _words(who, pair)
        thought = f"The user told me: {_owner(who)} {'least ' if least else ''}favorite {words['k']} is {v}."
        x = source.random.random()
        others = [told[key] for key in told if key[1] == pair and told[key] != v] or [source.pick([y for y in _KINDS[pair] if y != v.removeprefix("the ")])]
        if x < .1 and not least:
            a, b = source.random.sample([v, source.pick(others)], 2)
            question, reply = f"{_filled(source, '(what is|what was) {o} favorite {k}', words)}, {a} or {b}", v
        elif x < .22 and not least:
            yes = source.chance(.5)
            question, reply = _filled(source, "is {v} {o} (favorite|favourite) {k}|is {o} (favorite|favourite) {k} {v}|{do} {w} like {v} best of all {ks}", words, v=v if yes else source.pick(others)), "Yes." if yes else "No."
        else:
            question, reply = _filled(source, _LEAST_ASK if least else _ASK, words), capital(thought[len("The user told me: "):])
        question = said(source, "{q}?|{q}?|{q}?|{q}?|{q}?|{q}|so {q}?|and {q}?|now tell me: {q}?|do you remember: {q}?|quick question: {q}?|ok, {q}?|hey, {q}?|I forgot, {q}?", q=question)
        turns += [User(question if source.chance(.4) else capital(question)), Answer(thought, reply)]
        if source.chance(.1):
            turns += source.pick(lives.GAPS)(source)
    if once and len(told) == 1 and len(turns) == 4:                      # in one message
        return [User(turns[0].text.rstrip(".!") + ". " + turns[2].text), turns[3]]
    return turns

"""So many of one thing and so many of another: how many together, how many of one of them."""
from ..chat import Answer, User
from ..words.said import capital, said

# What they are together, the things, where they are.
_GROUPS = [line.split(" | ") for line in """\
fruits/pieces of fruit | apples pears plums bananas oranges peaches lemons kiwis mangoes figs cherries apricots | in the bowl;in the basket;on the table;in the kitchen
animals | cows goats sheep horses pigs hens ducks geese donkeys rabbits llamas | on the farm;in the meadow;in the barn;in the field
pets/animals | cats dogs hamsters parrots rabbits turtles guinea_pigs | in the house;in the shelter;in the pet shop
birds | sparrows crows owls robins gulls swans pigeons | on the roof;in the tree;at the lake;in the garden
children/kids | boys girls | in the class;on the playground;in the group;in the choir
people/adults | women men | in the room;on the bus;in the office;in the line
people | adults children teenagers visitors guests | on the boat;in the museum;in the hall;at the party
flowers | roses tulips daisies lilies poppies asters violets | in the vase;in the garden;on the balcony
trees | oaks birches pines maples willows beeches firs | in the park;behind the house;along the road
vehicles | cars trucks buses vans motorcycles tractors | in the garage;on the ferry;in the parking lot;in the yard
vegetables | carrots onions potatoes leeks tomatoes peppers beets cucumbers | in the bag;in the soup;in the basket
pieces of furniture | chairs tables beds shelves sofas desks stools | in the room;in the shop;in the attic
tools | hammers saws pliers files drills wrenches | in the box;in the shed;on the wall
drinks | teas coffees lemonades juices beers cocoas | on the tray;on the bill;on the table
instruments | violins flutes drums guitars trumpets cellos | on the stage;in the orchestra;in the shop
books | novels cookbooks atlases dictionaries comics biographies | on the shelf;in the box;in the library
boats/ships | sailboats ferries canoes tugs yachts | in the harbor;at the pier;on the lake
coins | pennies dimes nickels quarters | in the jar;in my pocket;in the purse
pastries/cakes | muffins croissants donuts pies tarts rolls | in the box;in the window;on the plate
players | defenders strikers goalkeepers midfielders | in the team;on the field
shapes | circles squares triangles stars hexagons | in the picture;on the page;on the board""".split("\n")]
_COLORED = "balls|pens|cups|marbles|socks|balloons|bricks|cards|shirts|beads|buttons|cubes|plates|candles|tiles"
_COLORS = "red blue green yellow white black brown pink purple orange gray".split()
_TOLD = "There are {l} {p}.|(I see|I count|We have|You find) {l} {p}.|{P} (there are|you see|we have|are) {l}.|{l} are {p}."
_OWNED = "(I have|I bought|We have|She has|He has|They have|My aunt has|A farmer has|A shop has|My neighbor bought|Somebody has) {l}."
_ASKED = "How many {c} (is that|are there|are they|does that make|are those|do we have)( together| altogether| in all| in total|)?|How many {c} are (there|{p})?|(What is|What's) the number of {c}( altogether| in all|)?|So how many {c}( are there|)?"
_ONE = "(How many|And how many|So how many) {c} are (there|{p})?|How many of them are {c}?|What's the number of {c}?"


def groups(source):
    n = source.weighted({2: 7, 3: 3})
    if source.chance(.25):
        together, place = source.pick(_COLORED.split("|")), source.pick(["in the box", "on the table", "in the bag", "in the drawer", "here"])
        names = [f"{color} {together}" for color in source.random.sample(_COLORS, n)]
    else:
        classes, things, places = source.pick([group for group in _GROUPS if len(group[1].split()) >= n])
        together, place = source.pick(classes.split("/")), source.pick(places.split(";"))
        names = [name.replace("_", " ") for name in source.random.sample(things.split(), n)]
    values = [source.number(2, 9) if source.chance(.7) else source.number(2, 20) for _ in names]
    parts = [f"{value} {name}" for value, name in zip(values, names)]
    listed = ", ".join(parts[:-1]) + " and " + parts[-1]
    owned = source.chance(.35)
    told = said(source, _OWNED if owned else _TOLD, l=listed, p=place)
    one = source.chance(.22)
    i = source.number(0, n - 1)
    asked = said(source, _ONE if one else _ASKED, c=names[i] if one else together, p="there" if owned else place)
    total, thought = values[0], []
    for value in values[1:]:
        total += value
        thought.append(f"{total - value} + {value} = {total}.")
    if one:
        total, thought = values[i], [f"There are {parts[i]}."]
    text = capital(told) + " " + asked
    if source.chance(.12):
        text = text.lower()
    return [User(text + (source.pick(["", "", "", " Just the number."]) if text[-1] == "?" else "")), Answer(" ".join(thought), str(total))]

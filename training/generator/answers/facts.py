"""A small closed world of facts and the many ways in which people ask for them."""
from ..chat import Answer, User
from ..material import world
from ..words.said import capital, said
from .plain import styled

_SHORTLY = ["", "", "", "", "", "", "", "", " Answer in one word.", " One word.", " One word, please.", " Keep it short.", " Just the answer.", " Only the answer.", " Short answer, please.", " Just the name.", " Answer briefly.", " No explanation."]
_NUMBER = ["", "", "", "", "", "", "", "", " Keep it short.", " Just the answer.", " Only the answer.", " Short answer, please.", " Answer briefly.", " Just the number.", " Only the number.", " Answer with a number."]
_NOTHING = [""]
_ASK = ["(what is|what's|tell me|name|do you know|can you tell me|could you tell me|whats|give me|I want to know|I need to know|please tell me|quick question: what is|what's again) {w}"]
# What is asked for -> answers: a grammar of names for it with {x}, and lines of x:answer.
_TABLES = [
    ("the (opposite|contrary|antonym) of {x}|the (word that means |word with |)opposite( meaning|) of {x}|the reverse of {x}", None),
    ("the plural of {x}|the plural form of {x}|the plural of the word {x}", "mouse:mice foot:feet child:children man:men woman:women tooth:teeth goose:geese ox:oxen cat:cats dog:dogs house:houses box:boxes city:cities leaf:leaves knife:knives person:people fish:fish sheep:sheep book:books bus:buses baby:babies wolf:wolves"),
    ("the past tense of {x}|the simple past of {x}|the past form of {x}", "go:went run:ran eat:ate see:saw take:took give:gave write:wrote drive:drove sing:sang swim:swam buy:bought think:thought come:came make:made have:had be:was do:did get:got speak:spoke know:knew sleep:slept fly:flew begin:began break:broke find:found"),
    ("the currency of {x}|the money of {x}|the currency used in {x}", "Japan:yen Germany:euro France:euro Italy:euro Spain:euro Russia:ruble India:rupee China:yuan Mexico:peso England:pound Canada:dollar Australia:dollar Switzerland:franc Sweden:krona Norway:krone Denmark:krone Poland:zloty Turkey:lira Brazil:real Thailand:baht Israel:shekel Hungary:forint Vietnam:dong"),
    ("the (official |main |)language of {x}|the language (people speak|spoken) in {x}", "France:French Germany:German Austria:German Italy:Italian Spain:Spanish Mexico:Spanish Argentina:Spanish Portugal:Portuguese Brazil:Portuguese Japan:Japanese China:Chinese Russia:Russian Poland:Polish Greece:Greek Turkey:Turkish Sweden:Swedish Norway:Norwegian Denmark:Danish Finland:Finnish England:English Australia:English Hungary:Hungarian Vietnam:Vietnamese Thailand:Thai Korea:Korean Iran:Persian Egypt:Arabic"),
    ("the continent of {x}|the continent on which {x} lies|the continent where {x} is", "France:Europe Germany:Europe Italy:Europe Spain:Europe Poland:Europe Greece:Europe Norway:Europe Egypt:Africa Kenya:Africa Nigeria:Africa Ghana:Africa Morocco:Africa China:Asia Japan:Asia India:Asia Thailand:Asia Vietnam:Asia Iran:Asia Canada:North_America Mexico:North_America Brazil:South_America Peru:South_America Chile:South_America Argentina:South_America"),
    ("the chemical symbol (of|for) {x}|the symbol (of|for) {x}|the element symbol of {x}", "gold:Au silver:Ag iron:Fe oxygen:O hydrogen:H carbon:C copper:Cu lead:Pb nitrogen:N helium:He sodium:Na tin:Sn zinc:Zn mercury:Hg calcium:Ca sulfur:S neon:Ne aluminum:Al"),
    ("the young of a {x}|the name of a (young|baby) {x}|a (young|baby) {x} called|the word for a (young|baby) {x}", "dog:puppy cat:kitten cow:calf sheep:lamb horse:foal goat:kid pig:piglet chicken:chick duck:duckling lion:cub bear:cub deer:fawn frog:tadpole goose:gosling kangaroo:joey"),
    ("the roman numeral for {x}|the number {x} in roman numerals|{x} in roman numerals|{x} as a roman numeral", "1:I 2:II 3:III 4:IV 5:V 6:VI 7:VII 8:VIII 9:IX 10:X 11:XI 12:XII 15:XV 20:XX 50:L 100:C 500:D 1000:M"),
    ("the {x} month|the {x} month of the year", "first:January second:February third:March fourth:April fifth:May sixth:June seventh:July eighth:August ninth:September tenth:October eleventh:November twelfth:December last:December"),
    ("the {x} day of the week", "first:Monday second:Tuesday third:Wednesday fourth:Thursday fifth:Friday sixth:Saturday seventh:Sunday last:Sunday"),
    ("the {x} letter of the alphabet|the {x} letter", "first:A second:B third:C fourth:D fifth:E sixth:F seventh:G eighth:H ninth:I tenth:J last:Z"),
    ("the {x} planet (from the sun|of the solar system)|the {x} planet", "first:Mercury second:Venus third:Earth fourth:Mars fifth:Jupiter sixth:Saturn seventh:Uranus eighth:Neptune last:Neptune"),
    ("the color of {x}|the colour of {x}", "grass:green snow:white blood:red coal:black milk:white a_banana:yellow a_lemon:yellow a_tomato:red the_sky:blue the_sea:blue an_orange:orange a_carrot:orange chocolate:brown gold:yellow an_elephant:gray a_strawberry:red the_sun:yellow a_frog:green a_flamingo:pink a_crow:black salt:white a_cucumber:green"),
    ("the number of days in {x}", "January:31 February:28 March:31 April:30 May:31 June:30 July:31 August:31 September:30 October:31 November:30 December:31 a_week:7 a_year:365 a_leap_year:366"),
]
_COUNTS = [("(sides|corners|edges) does a {x} have|(sides|corners) has a {x}|(sides|corners) are there in a {x}", "triangle:3 square:4 rectangle:4 pentagon:5 hexagon:6 heptagon:7 octagon:8"),
           ("legs does a {x} have|legs has a {x}|legs are on a {x}", "dog:4 cat:4 cow:4 horse:4 spider:8 ant:6 bee:6 bird:2 chicken:2 human:2 snake:0 octopus:8 crab:10 fish:0 lion:4 fly:6 beetle:6 duck:2 elephant:4 frog:4 butterfly:6 mouse:4"),
           ("wheels does a {x} have|wheels has a {x}|wheels are on a {x}", "car:4 bicycle:2 bike:2 tricycle:3 motorcycle:2 unicycle:1 wheelbarrow:1"),
           ("{x} are in a year|{x} are there in a year|{x} does a year have|{x} has a year", "months:12 days:365 weeks:52 seasons:4"),
           ("{x} are in an hour|{x} does an hour have|{x} are there in one hour", "minutes:60 seconds:3600"),
           ("{x} are in a minute|{x} does a minute have|{x} has one minute", "seconds:60"), ("{x} are in a day|{x} does a day have|{x} has a day", "hours:24"), ("{x} are in a week|{x} does a week have|{x} has a week", "days:7"),
           ("years are in a {x}|years does a {x} have|years make a {x}", "decade:10 century:100 millennium:1000"),
           ("{x} are in a meter|{x} make a meter|{x} does a meter have", "centimeters:100 millimeters:1000"), ("{x} are in a kilometer|{x} make a kilometer", "meters:1000"), ("{x} are in a kilogram|{x} make a kilogram", "grams:1000"),
           ("{x} are in a byte|{x} does a byte have|{x} make a byte", "bits:8"), ("{x} are in a dollar|{x} make a dollar", "cents:100"),
           ("{x} does the alphabet have|{x} are in the alphabet|{x} has the alphabet", "letters:26 vowels:5"), ("{x} does a rainbow have|{x} are in a rainbow", "colors:7"),
           ("{x} do people have|{x} does a person have|{x} does a human have|{x} do you have as a human", "eyes:2 ears:2 fingers:10 toes:10 hands:2 noses:1 legs:2 thumbs:2 hearts:1"),
           ("{x} are there|{x} exist|{x} are on Earth", "continents:7 oceans:5"), ("{x} are in the solar system|{x} go around the sun|{x} does the solar system have", "planets:8"),
           ("{x} does a cube have|{x} has a cube", "faces:6 corners:8 edges:12"), ("{x} are in a dozen|{x} make a dozen", "things:12 eggs:12"), ("{x} does a guitar have|{x} has a guitar", "strings:6"), ("{x} does a chess board have|{x} are on a chess board", "squares:64"),
           ("{x} are in a soccer team|{x} play in a soccer team", "players:11"), ("{x} does a deck of cards have|{x} are in a deck", "cards:52")]
_YES = ("a dog an animal|a rose a flower|the sun a star|Paris in France|Tokyo in Japan|Berlin the capital of Germany|ice cold|fire hot|snow white|water wet|the sky blue|a whale a mammal|gold a metal|English a language|a banana a fruit|a carrot a vegetable|the Earth round|sugar sweet|a lemon sour|iron a metal|"
        "a spider an animal|January a month|Monday a day|Africa a continent|grass green|coal black|a bird able to fly|Mars a planet|the moon smaller than the Earth|a kilometer longer than a meter|a week longer than a day|an hour shorter than a day").split("|")
_NO = ("a dog a plant|the moon a star|Paris in Germany|Tokyo in China|Rome the capital of Spain|ice hot|fire cold|snow black|water dry|the sky green|a shark a mammal|wood a metal|blue a number|a stone alive|the Earth flat|sugar salty|a lemon blue|glass a metal|a table an animal|Monday a month|"
       "March a day|Europe a planet|grass purple|coal white|a fish a bird|the sun cold|the moon larger than the sun|a meter longer than a kilometer|a day longer than a week|a cat able to fly|a triangle round|a mouse bigger than an elephant").split("|")
_MORE_CAPITALS = {k.replace("_", " "): v.replace("_", " ") for k, v in (pair.split(":") for pair in (
    "Slovakia:Bratislava Slovenia:Ljubljana Luxembourg:Luxembourg Malta:Valletta Cyprus:Nicosia Albania:Tirana Tunisia:Tunis Algeria:Algiers Libya:Tripoli Sudan:Khartoum Uganda:Kampala Tanzania:Dodoma Zambia:Lusaka Zimbabwe:Harare Senegal:Dakar Mali:Bamako Cameroon:Yaounde Angola:Luanda Somalia:Mogadishu "
    "Ecuador:Quito Bolivia:Sucre Uruguay:Montevideo Paraguay:Asuncion Panama:Panama_City Jamaica:Kingston Haiti:Port-au-Prince Honduras:Tegucigalpa Nicaragua:Managua Guatemala:Guatemala_City Afghanistan:Kabul Bangladesh:Dhaka Mongolia:Ulaanbaatar Kazakhstan:Astana Georgia:Tbilisi Armenia:Yerevan Azerbaijan:Baku "
    "Syria:Damascus Qatar:Doha Kuwait:Kuwait_City Oman:Muscat Yemen:Sanaa Laos:Vientiane Cambodia:Phnom_Penh Myanmar:Naypyidaw Belarus:Minsk Moldova:Chisinau Wales:Cardiff Singapore:Singapore Taiwan:Taipei New_Zealand:Wellington Saudi_Arabia:Riyadh South_Korea:Seoul North_Korea:Pyongyang South_Africa:Pretoria Sri_Lanka:Colombo "
    "Costa_Rica:San_Jose El_Salvador:San_Salvador the_USA:Washington,_D.C. the_United_States:Washington,_D.C. the_UK:London the_Czech_Republic:Prague the_Netherlands:Amsterdam Great_Britain:London America:Washington,_D.C.").split())}
CAPITALS = world.CAPITALS | _MORE_CAPITALS
_OPPOSITES = world.OPPOSITES + [tuple(pair.split("/")) for pair in (
    "tall/short young/old brave/afraid cheap/expensive easy/difficult light/heavy smooth/rough narrow/broad friend/enemy summer/winter life/death war/peace love/hate question/answer success/failure noisy/quiet alive/dead asleep/awake "
    "beautiful/ugly better/worse best/worst more/less many/few most/least always/never everything/nothing everybody/nobody here/there forward/backward top/bottom arrive/leave build/destroy accept/refuse lend/borrow teach/learn "
    "increase/decrease add/subtract multiply/divide lock/unlock enter/exit import/export upload/download laugh/cry remember/forget rise/fall save/spend import/export guilty/innocent public/private positive/negative odd/even maximum/minimum "
    "ancient/modern kind/cruel lazy/busy polite/rude safe/dangerous sharp/dull shiny/dull tight/loose simple/complex visible/invisible possible/impossible legal/illegal correct/wrong right/wrong good/bad happy/unhappy lucky/unlucky honest/dishonest").split()]
_OPPOSITES = {x: y for a, b in reversed(_OPPOSITES) for x, y in ((a, b), (b, a))}      # a word of two pairs has the opposite of the first
_ENTRIES = {}


def _entries(table):
    if table not in _ENTRIES:
        _ENTRIES[table] = [tuple(part.replace("_", " ") for part in pair.split(":")) for pair in table.split()]
    return _ENTRIES[table]


def _asked(source, request, thought, answer, brief=_SHORTLY):
    request = request if request.endswith(("?", ".", "!")) or source.chance(.2) else request + ("?" if request.lower().startswith(("what", "who", "which", "do ", "can", "could", "how", "where", "is ", "whats")) or source.chance(.3) else ".")
    request = capital(request) if source.chance(.75) else request
    return [User(styled(source, request) + (source.pick(brief) if request[-1] in "?." else "")), Answer(thought, answer)]


def _table(source):
    wording, table = source.pick(_TABLES)
    if table is None:
        x, y = source.pick(list(_OPPOSITES.items()))
        if source.chance(.3):
            return _asked(source, said(source, "(opposite|the opposite|antonym|contrary) of {x}|{x} - what is the opposite|which word (means|is) the opposite of {x}|the opposite of {x} is|what word means the opposite of {x}|what's the contrary of {x}|I am looking for the opposite of {x}", x=x),
                          f"The opposite of {x} is {y}.", y)
    else:
        x, y = source.pick(_entries(table))
    what = said(source, wording, x=x)
    ask = "(what is|what's) {w}" if what.endswith("called") else source.pick(_ASK)
    return _asked(source, said(source, ask, w=what), f"{capital(what)} is {y}.", y)


def _count(source):
    wording, table = source.pick(_COUNTS)
    x, y = source.pick(_entries(table))
    return _asked(source, said(source, f"(how many|how many|how many|tell me how many|do you know how many|can you tell me how many|quick question: how many|I want to know how many) ({wording})", x=x), f"The answer is {y}.", y, _NUMBER)


def capital_is(country):
    return f"The capital of {country} is {CAPITALS[country].rstrip('.')}."


def _capital(source):
    country = source.pick(list(CAPITALS))
    city = CAPITALS[country]
    sentence = capital_is(country)
    x = source.random.random()
    if x < .55:                                                         # a sentence, as the first stages learned
        form = "(what is|what's|tell me|name|do you know|can you tell me|can you name|please tell me|whats) the capital( city|) of {c}|capital of {c}|the capital of {c}|which city is the capital of {c}|{c}'s capital|what city is the capital of {c}|the capital of {c} is (what|which city)|what is {c}'s capital( city|)|I need the capital of {c}"
        return _asked(source, said(source, form, c=country), sentence, sentence, brief=_NOTHING)
    if x < .8:
        form = "(what is|what's|tell me|name) the capital( city|) of {c}(?|.) (answer in one word|one word|only the name|just the name|only the city|just the city|answer with the name only|name only|reply with the name alone)(.|)"
        return _asked(source, said(source, form, c=country), sentence, city, brief=_NOTHING)
    if list(CAPITALS.values()).count(city) > 1:
        return _capital(source)
    form = "of which country is {c} the capital|which country has the capital {c}|{c} is the capital of (which|what) country|which country is {c} the capital of"
    return _asked(source, said(source, form, c=city), sentence, country)


def _yes_no(source):
    yes = source.chance(.5)
    subject = source.pick(_YES if yes else _NO)
    return _asked(source, said(source, "is|is|is|tell me, is|so is|quick question: is|yes or no: is|hey, is") + f" {subject}?" + source.pick(["", "", "", " Yes or no?", " Answer yes or no.", " Just yes or no."]), f"The answer is {'yes' if yes else 'no'}.", "Yes." if yes else "No.", brief=_NOTHING)


def _order(source):
    """Days, months and letters beside each other."""
    items, name = source.pick([(world.DAYS, "day"), (world.MONTHS, "month"), (world.ALPHABET, "letter")])
    wraps = name != "letter"
    i, step = source.number(0 if wraps else 1, len(items) - (1 if wraps else 2)), source.pick([1, -1])
    x, y = items[i], items[(i + step) % len(items)]
    where = source.pick(["after", "after", "right after", "directly after"]) if step > 0 else source.pick(["before", "before", "right before", "directly before"])
    form = "(what|which) {n} (comes|is) {o} {x}|what comes {o} {x}|what is the {n} {o} {x}|the {n} {o} {x}|(name|tell me|give me) the {n} {o} {x}|(which|what) is the {n} {o} {x}" + ("|today is {x}. what is tomorrow" if name == "day" and step > 0 else "|today is {x}. what day was yesterday" if name == "day" else "")
    return _asked(source, said(source, form, n=name, o=where, x=x), f"The {name} is {y}.", y)


def _who(source):
    answer, *questions = source.pick(FACTS)
    return _asked(source, source.pick(questions), f"The answer is {answer}", answer, _NUMBER if answer[0].isdigit() else _NOTHING if answer in ("Yes.", "No.") else _SHORTLY)


def fact(source):
    return source.weighted({_table: 26, _count: 16, _capital: 14, _yes_no: 8, _order: 9, _who: 27})(source)


FACTS = [line.split("|") for line in """\
Pacific|Which ocean is the biggest?|name the largest ocean|What's the biggest ocean on Earth?
Mount Everest|What is the highest mountain?|Which mountain is the tallest in the world?|name the highest mountain on Earth
Nile|What is the longest river?|Which river is the longest in the world?
Russia|What is the largest country?|Which country is the biggest by area?
Asia|What is the largest continent?|Which continent is the biggest?
Mercury|Which planet is closest to the Sun?|What is the smallest planet?
Mars|Which planet is called the red planet?|What is the red planet?
Saturn|Which planet has rings?|Which planet is famous for its rings?
the Moon|What goes around the Earth?|What is the natural satellite of the Earth?
the Sun|Which star is closest to the Earth?|What star does the Earth orbit?|What does the Earth go around?
8|How many planets are in the solar system?|How many planets are there?|How many legs does an octopus have?
7|How many colors does a rainbow have?|How many days does a week have?|How many days are there in one week?
12|How many months does a year have?|How many months are there in a year?|How many are a dozen?|How many is a dozen?
24|How many hours does a day have?|How many hours are there in a day?
60|How many seconds does a minute have?|How many minutes does an hour have?|How many minutes are there in an hour?
365|How many days does a year have?|How many days are there in a normal year?
366|How many days does a leap year have?|How many days are in a leap year?
52|How many weeks are in a year?|How many weeks does a year have?
10|How many years are in a decade?|How many fingers do people have?|How many millimeters are in a centimeter?
100|How many years are in a century?|How many centimeters are in a meter?|How many cents are in a dollar?
1000|How many grams are in a kilogram?|How many meters are in a kilometer?|How many millimeters are in a meter?
4|How many seasons are in a year?|How many seasons are there?|How many sides does a rectangle have?|How many wheels does a car have?
5|How many sides does a pentagon have?|How many fingers are on one hand?|How many vowels are in the alphabet?
6|How many sides does a hexagon have?|How many legs does an insect have?|How many faces does a cube have?
3|How many sides has a triangle?|How many corners does a triangle have?
2|How many eyes do people have?|How many wheels does a bicycle have?|How many legs do people have?
26|How many letters does the alphabet have?|How many letters are in the English alphabet?
yellow|What color is a lemon?|What color is a ripe banana?
green|What color is grass?|Which color do you get from blue and yellow?|What color do blue and yellow make?
orange|Which color do you get from red and yellow?|What color is a carrot?
purple|Which color do you get from red and blue?|What color do red and blue make?
blue|What color is the sky?|What is the color of the sky on a clear day?|What color is the sea?
white|What color is snow?|What color is milk?
red|What color is a tomato?|What color is blood?|What color is a fire truck?
black|What color is coal?|What color is the night?
ice|What is frozen water called?|What do you call frozen water?
steam|What does water become when it boils?
water|What do fish live in?|What is H2O?|What is the chemical name for H2O in everyday words?
honey|What do bees make?|What food do bees make?
milk|What do cows give?|What do we get from cows?
puppy|What is a young dog called?|What do you call a baby dog?
kitten|What is a young cat called?|What do you call a baby cat?
calf|What is a young cow called?|What do you call a baby cow?
lamb|What is a young sheep called?
elephant|What is the largest land animal?|Which animal has a trunk?
blue whale|What is the largest animal?|Which animal is the biggest in the world?
cheetah|What is the fastest land animal?|Which animal runs fastest?
giraffe|What is the tallest animal?|Which animal has the longest neck?
heart|Which organ pumps the blood?|What pumps blood through the body?
eyes|What do we see with?|What do people see with?
ears|What do we hear with?
nose|What do we smell with?
euro|What is the currency of Germany?|Which currency is used in France?|What is the currency of Italy?
yen|What is the currency of Japan?|Which currency is used in Japan?
dollar|What is the currency of the United States?|Which currency is used in the USA?
pound|What is the currency of the United Kingdom?|Which currency is used in England?
Europe|On which continent is France?|On which continent is Germany?|Which continent is Italy in?
Africa|On which continent is Egypt?|On which continent is Kenya?|Which continent is Nigeria in?
South America|On which continent is Brazil?|On which continent is Peru?
Washington, D.C.|What is the capital of the United States?|What is the capital of the USA?
winter|Which season is the coldest?|What is the coldest season?|Which season comes after autumn?
summer|Which season is the warmest?|What is the hottest season?|Which season comes after spring?
spring|Which season comes after winter?
autumn|Which season comes after summer?
east|Where does the Sun rise?|In which direction does the sun rise?
west|Where does the Sun set?|In which direction does the sun set?
north|Where does a compass needle point?
oxygen|Which gas do we breathe?|What gas do people need to breathe?
gold|Which metal has the symbol Au?|What is the chemical symbol Au?
iron|Which metal has the symbol Fe?
Fe|What is the chemical symbol of iron?
O|What is the chemical symbol of oxygen?
H|What is the chemical symbol of hydrogen?
Leonardo da Vinci|Who painted the Mona Lisa?
Albert Einstein|Who found the theory of relativity?|Who developed the theory of relativity?
Neil Armstrong|Who was the first man on the Moon?|Who walked on the moon first?
William Shakespeare|Who wrote Romeo and Juliet?|Who wrote Macbeth?
Friday|What day comes before Saturday?|Which day is before Saturday?
English|What language is spoken in England?|Which language do people speak in the USA?
French|What language is spoken in France?|Which language do people speak in Paris?
German|What language is spoken in Germany?|Which language do people speak in Austria?
Spanish|What language is spoken in Spain?|Which language do people speak in Mexico?
Portuguese|What language is spoken in Brazil?|Which language do people speak in Portugal?
Japanese|What language is spoken in Japan?
Yes.|Is water wet?|Is snow cold?|Is fire hot?|Is the Earth round?|Can birds fly?|Is 10 larger than 5?|Do fish swim?|Is Paris in France?|Is ice cold?|Is the sun hot?
No.|Is fire cold?|Is the Earth flat?|Can stones fly?|Is 3 larger than 9?|Is ice hot?|Do cats bark?|Is Paris in Germany?|Is snow black?|Can pigs fly?
Antarctica|What is the coldest continent?|Which continent is at the South Pole?
Vatican City|What is the smallest country?|Which country is the smallest in the world?
Sahara|What is the largest hot desert?|Which desert is in North Africa?|name the biggest desert of Africa
Jupiter|What is the largest planet?|Which planet is the biggest?|name the biggest planet of the solar system
Venus|What is the hottest planet?|Which planet is the second from the sun?
Thomas Edison|Who invented the light bulb?
Alexander Graham Bell|Who invented the telephone?
Isaac Newton|Who discovered gravity?|Who found the laws of motion?
Charles Darwin|Who wrote On the Origin of Species?|Who developed the theory of evolution?
George Washington|Who was the first president of the United States?|Who was the first US president?
Christopher Columbus|Who sailed to America in 1492?|Who discovered America in 1492?
Marie Curie|Who discovered radium?
Ludwig van Beethoven|Who wrote the Moonlight Sonata?|Who composed the Ninth Symphony Ode to Joy?
Vincent van Gogh|Who painted The Starry Night?
Python|Which language has the snake as its logo?|In which programming language is def a keyword for functions and pip the installer?
Rust|Which programming language has cargo as its build tool?|Which language is built with cargo?
Git|Which tool has commits, branches and merges?
.py|What is the file extension of Python?|Which extension do Python files have?
.rs|What is the file extension of Rust?|Which extension do Rust files have?
80|Which port does HTTP use?|What is the default port of HTTP?
443|Which port does HTTPS use?|What is the default port of HTTPS?
22|Which port does SSH use?|What is the default port of SSH?
1024|How many bytes are in a kilobyte?|How many megabytes are in a gigabyte?|What is 2 to the power of 10?
404|Which HTTP status means not found?|What is the status code for not found?
water|What comes out of a tap?|What do we drink when we are thirsty?
bread|What does a baker bake?|What is made from flour and baked in an oven?
books|What is kept in a library?|What can you borrow in a library?
apple|Which fruit fell on Newton's head?|Which fruit keeps the doctor away?
egg|What does a hen lay?|What do hens lay?
wool|What do we get from sheep?
silk|What do silkworms make?
wood|What are trees made of?
glass|What are windows made of?
sand|What is glass made of?
night|When do we see the stars?|When do owls hunt?
snow|What falls from the sky in winter?
rain|What falls from clouds?
umbrella|What do you use when it rains?
clock|What shows the time?
thermometer|What measures temperature?
teacher|Who teaches in a school?|Who works in a classroom?
doctor|Who helps sick people?|Who works in a hospital?
baker|Who bakes bread?
pilot|Who flies a plane?
farmer|Who works on a farm?
lion|Which animal is the king of the jungle?|Which animal is called the king of animals?
camel|Which animal has a hump?|Which animal lives in the desert and has humps?
kangaroo|Which animal has a pouch?|Which animal hops and lives in Australia?
penguin|Which bird cannot fly and lives at the South Pole?
owl|Which bird hunts at night?
bee|Which insect makes honey?
cow|Which animal says moo?|Which animal gives milk?
dog|Which animal barks?|Which animal says woof?
cat|Which animal meows?|Which animal catches mice?
rooster|Which animal crows in the morning?
woof|What does a dog say?|What sound does a dog make?
meow|What does a cat say?|What sound does a cat make?
moo|What does a cow say?|What sound does a cow make?
chess|Which game has a king, a queen and pawns?
piano|Which instrument has black and white keys?
guitar|Which instrument has six strings?
Greenland|What is the largest island?|Which island is the biggest in the world?
China|In which country is the Great Wall?|Where is the Great Wall?
France|In which country is the Eiffel Tower?|Which country is famous for the Eiffel Tower?
Paris|In which city is the Eiffel Tower?|Where is the Eiffel Tower?|Where is the Louvre?
London|In which city is Big Ben?|Where is Big Ben?
Rome|In which city is the Colosseum?|Where is the Colosseum?
New York|In which city is the Statue of Liberty?|Where is the Statue of Liberty?
Egypt|In which country are the pyramids of Giza?|Where are the pyramids?
India|In which country is the Taj Mahal?|Where is the Taj Mahal?
Italy|Which country looks like a boot?|From which country does pizza come?
Japan|From which country does sushi come?|Which country is called the land of the rising sun?
oink|What does a pig say?|What sound does a pig make?|Which sound comes from a pig?
neigh|What sound does a horse make?|What does a horse say?
quack|What does a duck say?|What sound does a duck make?
baa|What does a sheep say?|What sound does a sheep make?
buzz|What sound does a bee make?|What does a bee say?
roar|What sound does a lion make?|What does a lion do when it is angry?
hiss|What sound does a snake make?|What does a snake say?
horse|Which animal neighs?|Which animal has hooves and is ridden with a saddle?|Whose young is a foal?
duck|Which animal quacks?|Which bird says quack?
sheep|Which animal gives wool?|Which animal says baa?|Whose young is a lamb?
pig|Which animal says oink?|Which animal lives in a sty?|Whose young is a piglet?
spider|Which animal spins a web?|Who makes a web?|Which animal has eight legs and a web?
snail|Which animal carries its house on its back?|Which slow animal has a shell and no legs?
squirrel|Which animal collects nuts for the winter?|Which animal with a bushy tail eats nuts?
zebra|Which animal has black and white stripes?|Which striped animal looks like a horse?
bat|Which animal sleeps upside down?|Which mammal can fly?
butterfly|What does a caterpillar become?|What does a caterpillar turn into?
frog|What does a tadpole become?|What does a tadpole turn into?
chicken|What does a chick become?|Which bird lays the eggs that we eat?
nest|What does a bird build for its eggs?|Where does a bird lay its eggs?
kennel|Where does a dog sleep in the garden?|What is the house of a dog called?
stable|Where does a horse sleep?|What is the house of a horse called?
hive|Where do bees live?|What is the home of bees called?
gray|What color is an elephant?|Which color do you get from black and white?|What do you get when you mix black and white?
pink|Which color do you get from red and white?|What color is a flamingo?|What color do red and white make?
white|Which color do swans have?|What color is salt?|What color is a polar bear?
brown|What color is chocolate?|What color is the bark of a tree?|What color is coffee?
sour|How does a lemon taste?|What does vinegar taste like?
sweet|How does sugar taste?|How does honey taste?|What does candy taste like?
salty|How does sea water taste?|How do chips taste?
cold|How is ice, hot or cold?|What is the opposite of hot?|How does snow feel?
morning|When does the sun rise?|When do people have breakfast?|At what time of day do we get up?
evening|When does the sun set?|At what time of day do people have dinner?
noon|What is twelve o'clock in the daytime called?|When do people have lunch?
midnight|What is twelve o'clock at night called?|When does a new day begin?
breakfast|What is the first meal of the day?|Which meal do we eat in the morning?
dinner|Which meal do we eat in the evening?|What is the last meal of the day?
lunch|Which meal do we eat at noon?|What is the meal in the middle of the day called?
December|In which month is Christmas?|In which month is New Year's Eve?|Which month comes after November?
February|Which month is the shortest?|Which month has only 28 days?|In which month is Valentine's Day?
January|With which month does the year begin?|In which month is New Year's Day?
Saturday and Sunday|Which days are the weekend?|What are the days of the weekend?|Which two days make the weekend?
Wednesday|Which day is in the middle of the week?|Which day comes between Tuesday and Thursday?
9|How many lives has a cat in the saying?|How many players are in a baseball team?
64|How many squares does a chess board have?|How many squares are on a chess board?
88|How many keys does a piano have?|How many keys are on a piano?
32|How many teeth does a grown-up have?|How many teeth does an adult have?
21|How many dots are on a die?|What do all dots of a die add up to?
1|How many moons does the Earth have?|How many noses do you have?|How many trunks does an elephant have?
scissors|What do you cut paper with?|What do you use to cut paper?|What do you cut hair with?
knife|What do you cut bread with?|What do you use to cut bread?
spoon|What do you eat soup with?|Which cutlery is for soup?
key|What do you open a lock with?|What do you need to open a locked door?
hammer|What do you hit a nail with?|Which tool drives in nails?
broom|What do you sweep the floor with?|What do you use for sweeping?
pen|What do you write with?|What holds ink for writing?
bed|What do people sleep in?|Which piece of furniture is for sleeping?
fridge|What keeps food cold in the kitchen?|Where do you keep milk cold?
oven|In what do you bake a cake?|Where do you bake bread?
calendar|What shows the days of the year?|What shows months and days?
compass|What shows where north is?|Which tool points north?
candle|What has a wick and wax?|What do you blow out on a birthday cake?
post office|Where do you send a parcel?|Where do you buy stamps?
pharmacy|Where do you buy medicine?|Which shop sells medicine?
library|Where can you borrow books?|Which place lends books?
cinema|Where do people watch films on a big screen?|Which place shows films?
bakery|Where do you buy bread?|Which shop sells fresh bread?
airport|Where do planes land?|Where do you get on a plane?
dentist|Who repairs teeth?|Who looks after your teeth?|Who do you see for a toothache?
butcher|Who sells meat?|Which shopkeeper sells sausages and meat?
firefighter|Who puts out fires?|Who comes when a house burns?
gardener|Who looks after a garden?|Who cuts the hedges in the park?
vet|Which doctor treats animals?|Who helps sick animals?
captain|Who commands a ship?|Who is in charge of a ship?
uncle|What do you call the brother of your mother?|What do you call your father's brother?
aunt|What do you call the sister of your father?|What do you call your mother's sister?
cousin|What do you call the child of your aunt?|What do you call your uncle's daughter?
grandmother|What do you call the mother of your mother?|What do you call your father's mother?
grandfather|What do you call the father of your mother?|What do you call your father's father?
Canada|Which country has a maple leaf on its flag?|Which country is north of the USA?
Spain|In which country is Barcelona?|In which country is Madrid?
Germany|In which country is Munich?|In which country is Hamburg?|In which country is Berlin?
Scotland|In which country is Edinburgh?|In which country is Loch Ness?
Greece|In which country is the Acropolis?|Which country hosted the first Olympic Games?
Brazil|In which country is Rio de Janeiro?|What is the largest country in South America?
Nile|Which river flows through Egypt?|Which river flows through Cairo?
Thames|Which river flows through London?|On which river is London?
Seine|Which river flows through Paris?|On which river is Paris?
Amazon|What is the largest rainforest?|Which river flows through Brazil?
Atlantic|Which ocean is between Europe and America?
Alps|Which mountains are in Switzerland?
0|What is the freezing point of water in Celsius?|At how many degrees Celsius does water freeze?
100|At how many degrees Celsius does water boil?|What is the boiling point of water in Celsius?|How many percent is everything?
1|How many moons does the Earth have?|What is the smallest natural number greater than zero?
2|What is the smallest prime number?|What is the only even prime number?
90|How many degrees does a right angle have?
180|How many degrees do the angles of a triangle add up to?
360|How many degrees does a circle have?
3.14|What is pi to two decimals?
10|What is the base of the decimal system?
binary|Which number system uses only 0 and 1?
December|In which month is Christmas?|What is the last month?
October|In which month is Halloween?
January|In which month does the year begin?|What is the first month?
February|Which month is the shortest?|What is the shortest month?
Saturday|Which day comes after Friday?|What day is the first of the weekend?
Sunday|Which day comes before Monday?|What day comes after Saturday?
""".strip().split("\n")]

"""Lists that fillers draw from: places, people, events, chores, foods, messages, searches, commands."""
from ..material import world
from . import data, phrases
from .queries import QUERIES

PLACES = tuple((
    "Paris;London;Berlin;Madrid;Rome;Lisbon;Vienna;Prague;Warsaw;Dublin;Athens;Helsinki;Stockholm;Copenhagen;Brussels;Amsterdam;Zurich;Geneva;Munich;Hamburg;Cologne;Lyon;Nice;Milan;Naples;"
    "Turin;Venice;Florence;Seville;Valencia;Bilbao;Porto;Krakow;Budapest;Bucharest;Sofia;Istanbul;Ankara;Cairo;Nairobi;Lagos;Accra;Cape Town;Tunis;Dakar;Tokyo;Kyoto;Osaka;Seoul;Beijing;"
    "Shanghai;Hong Kong;Singapore;Bangkok;Hanoi;Jakarta;Manila;Kuala Lumpur;New Delhi;Mumbai;Chennai;Dhaka;Karachi;Tehran;Dubai;Doha;Sydney;Melbourne;Perth;Auckland;Toronto;Montreal;"
    "Vancouver;Boston;Chicago;New York;Los Angeles;San Francisco;San Diego;Las Vegas;Salt Lake City;New Orleans;Seattle;Portland;Denver;Dallas;Houston;Miami;Atlanta;Mexico City;Bogota;Lima;"
    "Quito;Santiago;Montevideo;Rio de Janeiro;Sao Paulo;La Paz;Panama City;San Jose;Santo Domingo;Kingston;Reykjavik;Bergen;Tampere;Malmo;Aarhus;Leeds;Bristol;York;Glasgow;Cardiff;Belfast;"
    "Galway;Ghent;Antwerp;Utrecht;The Hague;Bonn;Bremen;Dresden;Leipzig;Graz;Salzburg;Basel;Lausanne;Tel Aviv;Addis Ababa;Port Louis;Ho Chi Minh City;St. Petersburg;Novi Sad").split(";")) + tuple(data.CITIES)
SURNAMES = tuple((
    "Smith Jones Miller Garcia Rossi Weber Novak Silva Kim Tanaka Chen Patel Khan Larsen Berg Moreau Dubois Costa Ferrari Schmidt Fischer Wagner Bauer Murphy Kelly Walsh Clark Hill Baker "
    "Green Cooper Ward Morris Cook Reed Bell Gray Brooks Price Long Foster Ross Hayes Ford Stone Marsh Lopez Diaz Cruz Ortiz Santos Okafor Mensah Haddad Yilmaz Ivanov Petrov Kovacs").split()) + tuple(data.LAST_NAMES)
ADJECTIVES = tuple((
    "blue golden silent broken lonely wild electric sweet bright dark slow hidden early late quiet crazy endless little big old new green red lost happy cold warm midnight velvet crystal "
    "summer winter northern distant gentle rolling burning frozen falling rising open secret last first second").split())
THINGS = tuple((
    "river night sky heart road dream train city garden moon storm ocean fire rain light shadow street mountain window bird summer morning island bridge mirror ghost stranger letter "
    "dance song star valley flower wolf king queen circus machine season memory desert forest lake harbor clock door wind").split())
EVENTS = tuple((
    "meeting;team meeting;standup;status call;yoga;yoga class;doctor appointment;haircut;birthday party;parents evening;project review;sprint planning;interview;job interview;board meeting;"
    "budget review;gym;swimming lesson;piano lesson;car service;vet visit;school play;book club;movie night;family dinner;brunch;coffee with {n};call with {n};dinner with {n};workshop;"
    "design review;kickoff;demo;retrospective;training;conference;webinar;flight to {c};trip to {c};picnic;concert;wedding;anniversary;house viewing;tax appointment;physio;football practice;"
    "choir;town hall;1:1 with {n};planning session;product launch;customer visit;release party;code review;lunch with {n};study group;guitar lesson;game night").split(";")) + phrases.EVENTS
CHORES = tuple((
    "buy {f};buy {f} and {f};call {n};call the bank;call the plumber;pay the rent;pay the electricity bill;water the plants;feed the cat;walk the dog;take out the trash;pick up the kids;"
    "pick up the parcel;clean the {t};fix the {t};send the report;submit the invoice;renew the passport;book the hotel;check the oven;take the medicine;return the library books;"
    "wash the car;write to {n};reply to {n};email {n};finish the slides;review the budget;update the {t};print the tickets;charge the phone;back up the laptop;order new {f};"
    "prepare the {t};clean up the {t};visit {n};order a cake;iron the shirts;check the {t};empty the dishwasher;turn off the heater;paint the fence;sharpen the knives").split(";")) + phrases.CHORES
FOODS = tuple("milk bread eggs butter cheese apples bananas rice pasta tomatoes onions carrots potatoes sugar flour salt coffee juice yogurt honey oats lemons garlic olives chicken fish soap batteries candles cereal".split()) + tuple(data.FOODS)
EDIBLE = tuple(food for food in FOODS if food not in "soap,batteries,candles,toothpaste,shampoo,paper towels,dish soap,trash bags,light bulbs,cat litter".split(","))
DISHES = tuple("lasagna;pancakes;tomato soup;chicken curry;apple pie;banana bread;risotto;paella;pad thai;ramen;goulash;moussaka;falafel;chili;meatballs;carrot cake;fried rice;onion soup;tacos;ratatouille;cheesecake;waffles".split(";")) + tuple(data.DISHES)
VENUES = (
    "Bella Vista;La Piazza;Golden Dragon;The Olive Tree;Chez Marie;Sakura;Trattoria Roma;The Blue Door;El Toro;Green Garden;Casa Lola;The Old Mill;Mama Rosa;Blue Lagoon;Taj Mahal;Sushi Bar;"
    "Harbor Grill;Red Lion;Le Petit Jardin;Nonna;Bistro 42;The Copper Pot;Pho House;Bombay Palace;Il Forno;Zur Post;Steak House;The Fig Tree;Salt and Smoke;The Old Man and the Sea;House of Noodles;Now & Then;The Place to Be;Cafe Today;Bread and Butter;Under the Bridge;La Mer;Kabul Kitchen;Thai for Two;The Cat in the Hat;Fork & Knife;Gasthof Adler;O'Malley's;Joe's;Mo's on Main;Tapas y Mas;Ristorante da Luigi;Number 12;The 39 Steps;At the Lake").split(";")
BRANCHES = tuple(data.BRANCHES)
ROOMS = "living room;bedroom;bathroom;hallway;garage;office;garden;basement;attic;dining room;nursery;study;guest room;porch;balcony;cellar;laundry room;entrance;playroom;workshop;conservatory;pantry".split(";")
NAMES = tuple(world.NAMES) + tuple(data.FIRST_NAMES)
LANGUAGES = "French German Italian Portuguese Japanese Chinese Korean Polish Greek Danish Dutch Finnish Turkish Swedish Norwegian Czech Hungarian Arabic Hindi Russian Ukrainian Hebrew Thai Latin Romanian Welsh".split()
CURRENCIES = "EUR USD GBP JPY CHF SEK NOK PLN CAD AUD CNY INR BRL MXN DKK CZK HUF TRY ZAR NZD SGD KRW".split()
SENTENCES = tuple((
    "I will be {m} minutes late;the meeting is moved to {d};please call me back;thanks for your help;can we talk {d};the {t} is ready;I am on my way;where are you;happy birthday;good luck {d};"
    "the {t} does not work;I left the {t} at home;we need more {f};please send me the {t};dinner is ready;I can not come {d};see you {d};the train is late;no worries;everything is fine here;"
    "could you bring the {t};the report is attached;we won;call me when you are home;the door is open;please bring {f} and {f};the {t} arrived;are you free {d};let me know;"
    "I will pick you up at {h};the deadline is {d};your order has shipped;please review the {t};it was nice to meet you;the server is down again;I forgot the {t}").split(";")) + phrases.SENTENCES
SUBJECTS = tuple((
    "invoice;report;{t};holiday plans;quick question;meeting notes;hello;your order;project {w};budget;status update;{t} and {t};job offer;thank you;feedback;agenda;reminder;travel plans;"
    "minutes of the meeting;weekly report;contract;new {t};welcome;question about the {t};photos;party;{w} release;trip to {c};help with the {t};rent").split(";")) + phrases.SUBJECTS
BUGS = tuple((
    "login fails;app crashes on start;{t} does not load;wrong total in the cart;search is slow;{w} button does nothing;typo in the {t} page;memory leak in {w};dark mode is broken;"
    "cannot upload a file;export is empty;timeout in {w};broken link in the footer;page {m} not found;update the {w} docs;add support for {w};{w} test is flaky;images are blurry;"
    "password reset mail missing;{w} returns the wrong {t};printer offline;no sound;screen flickers;refactor the {w} module").split(";")) + phrases.BUGS
FACTS = tuple((
    "black holes;the history of {c};how to bake {d};best restaurants;cheap flights;solar panels;rust lifetimes;python decorators;{w} tutorial;electric cars;world cup results;how to fix a {t};"
    "weather radar;vegan recipes;{t} repair;second hand {t};climate change;learn {l};tallest building in {c};{w} vs {w};kubernetes ingress;roman empire;machine learning;good books;"
    "running shoes;noise cancelling headphones;quantum computing;{c} museums;{w} documentation").split(";")) + QUERIES
SHORT_MONTHS = [month[:3] for month in world.MONTHS]
COMMANDS = tuple((
    "git log --oneline;git diff {w};git checkout {w};git pull;git push origin {w};git branch -a;git stash list;npm install {w};npm run {w};npm test;yarn build;cargo build;cargo build --release;cargo run -- {p};"
    "cargo clippy;make {w};make clean;python3 {p};python3 -m pytest {p};pip install {w};docker ps;docker compose up -d;docker logs {w};ls -lh {w};ls {w};cat {p};head -n {m} {p};tail -f {p};wc -l {p};du -sh {w};"
    "df -h;ps aux;whoami;uname -r;uptime;free -m;date;hostname;echo {w};echo \"{w} {w}\";mkdir {w};rm {p};cp {p} {p};mv {p} {p};chmod +x {p};curl -I https://{w}.example;ping -c {m} {w};find . -name \"*.{e}\";"
    "grep -rn {w} {w};sort {p};node {p};go test ./...;go run {p};terraform plan;kubectl get pods;kubectl logs {w};systemctl status {w};journalctl -u {w};ffmpeg -i {p} {p};tar -czf {w}.tar.gz {w};java -jar {w}.jar;"
    "./{w}.sh;./{w}.sh --{w};sh {p};gcc {p} -o {w};sleep {m};env;which {w};touch {p};sed -n {m}p {p};diff {p} {p}").split(";"))

"""What people say and want translated, words that they look up, companies and airports by name and by code, countries as codes."""
from . import data, fillers
from .kind import TITLE, Kind, same
from .phrases import lines
from .tool import tool

_SAYINGS = lines("""
    good (morning|evening|night|afternoon|luck|appetite)
    (hello|hi|hey)[, how are you?|, my name is {n}|, nice to meet you]
    (thank you|thanks)[ very much| for everything| for your help| for the {f}]
    (where|how far) is the (train station|next pharmacy|bathroom|airport|nearest bank|old town|bus stop|museum|hospital|hotel)?
    how (much is|much does|old is|far is|do I open|do I get to) (this|that|it|the {t}|the museum)?
    I (love you|miss you|don't understand|am lost|am hungry|am a vegetarian|need a doctor|have a reservation|would like to pay|speak only a little)
    I (would like|'d like|want) (a coffee|the bill|a table for two|a glass of water|to pay by card|some {f}|a room for one night|to go home)
    (excuse me|sorry), (where is the exit|is this seat free|do you speak English|I am late|what time is it|can you help me)?
    (can|could) you (help me|speak slowly|repeat that|write it down|call a taxi|take a photo of us|show me the way)(, please|)?
    (the|my) (weather is nice today|food was delicious|room is too small|train is late|phone is broken|suitcase is lost|brother lives in {c}|wife is a teacher|cat is hungry)
    (happy birthday|merry Christmas|happy new year|congratulations|get well soon|welcome|see you tomorrow|see you later|have a nice trip|have a nice day|no problem|you're welcome)
    (do you|does anybody) (speak English|have a light|know {n}|like {f}|live here|sell stamps)?
    (two beers|one ticket to {c}|three coffees|a bottle of water|the menu|a receipt|a window seat), please
    (we|they) (are from {c}|arrive at {h}|have two children|live near the sea|want to rent a car|are looking for a hotel)
    (it|this) is (too expensive|very cold|my first time here|delicious|closed|not what I ordered|a gift for {n})
    (what|who) is (your name|that man|the password|for dinner|your phone number)?
    (the early bird catches the worm|better late than never|practice makes perfect|time is money|all good things come to an end|knowledge is power|no pain, no gain)
    (stop|wait a moment|be careful|come in|sit down|call me|turn left|don't worry|hurry up|wake up|keep out|do not touch)
""")
_VOCABULARY = tuple((
    "happy sad angry beautiful ugly quick slow small huge clever stupid brave lazy polite rude rich poor strong weak loud quiet bright dark difficult easy famous strange ancient modern honest shy proud jealous curious generous greedy gentle stubborn fragile hollow steep narrow "
    "run walk shout whisper begin finish destroy repair borrow lend teach learn buy sell laugh cry hide search forget remember argue agree hesitate wander vanish flourish negotiate procrastinate exaggerate tolerate deceive cherish "
    "house garden forest river mountain journey friend enemy danger freedom justice wisdom courage hunger silence winter harvest shadow bridge kitchen window hammer ladder candle mirror pillow blanket pocket button letter "
    "serendipity ephemeral ubiquitous resilience empathy nostalgia paradox irony metaphor photosynthesis osmosis inflation algorithm democracy entropy ambiguous meticulous eloquent benevolent pragmatic obsolete lucid candid redundant tedious vivid abundant "
    "run-of-the-mill kerfuffle onomatopoeia quixotic petrichor hiraeth sanguine arduous placid futile zenith nadir gregarious ominous trivial feasible").split())
_LISTED = dict(Apple="AAPL", Microsoft="MSFT", Tesla="TSLA", Nvidia="NVDA", Amazon="AMZN", Google="GOOGL", Netflix="NFLX", IBM="IBM", Intel="INTC", Oracle="ORCL", Boeing="BA", Disney="DIS", Pfizer="PFE", Walmart="WMT", Ford="F", Sony="SONY", Toyota="TM", Adobe="ADBE", Meta="META", Visa="V")
_AIRPORTS = "JFK LAX LHR CDG FRA AMS MAD BCN FCO MUC ZRH VIE CPH ARN OSL HEL DUB LIS ATH IST DXB DOH SIN HKG NRT HND ICN SYD MEL AKL YYZ YVR SFO SEA ORD ATL DFW DEN MIA BOS IAD EWR LAS PHX GRU EZE SCL BOG MEX CPT JNB CAI NBO DEL BOM".split()
_COUNTRIES = {"us": ("the US", "America", "the United States"), "gb": ("Britain", "the UK"), "de": ("Germany",), "fr": ("France",), "it": ("Italy",), "es": ("Spain",), "jp": ("Japan",), "in": ("India",), "br": ("Brazil",), "ca": ("Canada",), "au": ("Australia",), "nl": ("the Netherlands",), "se": ("Sweden",), "pl": ("Poland",), "mx": ("Mexico",)}


def _saying(source):
    return fillers._filled(source, fillers.unseen(source, _SAYINGS)) if source.chance(.8) else fillers.phrase(source)


def _listed(source):
    name = source.pick(list(_LISTED))
    return _LISTED[name], name


def _country(source):
    code = source.pick(list(_COUNTRIES))
    return code, source.pick(_COUNTRIES[code])


_KINDS = dict(
    saying=Kind(same(_saying), end=TITLE, hints=("The text", "Text to translate", "Text", "What is said")),
    vocabulary=Kind(same(lambda source: fillers.unseen(source, _VOCABULARY) if source.chance(.75) else fillers.word(source)), hints=("The word", "Word", "An English word")),
    listed=Kind(_listed, hints=("Ticker symbol, e.g. AAPL for Apple", "Stock symbol such as TSLA (Tesla)", "Symbol at the stock exchange, e.g. IBM, AAPL"), told=True),
    firm=Kind(same(lambda source: source.pick(list(_LISTED)) if source.chance(.6) else source.pick(data.COMPANIES)), hints=("Name of the company", "Company")),
    airport=Kind(same(lambda source: source.pick(_AIRPORTS)), hints=("IATA code of the airport", "Airport code, e.g. JFK", "IATA code")),
    country_code=Kind(_country, hints=("Country code, e.g. us, de or jp", "Two-letter country code such as fr", "ISO 3166 code, in small letters"), told=True))
MADE = {name: lambda _, kind=kind: kind for name, kind in _KINDS.items()}

TOOLS = [
    tool("stocks", "(get|fetch|check|lookup)_(stock_price|stock_quote|quote|share_price|current_stock_price)|stock_price|get_stock", "(get|fetch) the (current |)stock price of a company", "symbol ticker ticker_symbol stock_symbol: listed / company company_name name: firm",
         """?what is {symbol} (trading at|worth|at)( now| today| right now|)
         ?how much is (a share of |one share of |){symbol}( now| today|)
         ?what is the (stock |share |current stock |)price of {symbol}( now| today|)
         ?how is {symbol} doing (today|on the stock market|at the stock exchange)
         ?is {symbol} (up|down) today
         (get|check|show me|tell me|look up) the (stock |share |)price of {symbol}
         .{symbol} (stock|share price|stock price)( today|)
         .I (own|bought|have) some {symbol} stock. What is it worth?
         .I want to buy {symbol} (shares|stock). What do they cost?
         ?what does {symbol} stock cost""", "{1:price} => It is at {1}.", True),
    tool("flight", "(search|find|get|list)_(flights|flight|flight_offers)|flight_search|flights|search_flight", "(search|find) flights between two airports", "origin from departure_airport from_airport origin_airport: airport\ndestination to arrival_airport to_airport dest: airport\ndate departure_date day: isoday / date departure_date day: date\n?passengers adults seats: count\n?direct nonstop direct_only: bool nonstop,without_a_stop/even_with_a_stop",
         """(find|search|look for|show me|get) (flights|a flight) from {origin} to {destination} on {date}[ for {passengers} passengers][, {direct}]
         ?are there (any |)flights from {origin} to {destination} on {date}[, {direct}]
         ?how much is a flight from {origin} to {destination} on {date}
         .{origin} to {destination}, {date}[, {passengers} passengers]
         .flights {origin} - {destination} {date}
         .I (need|want|have) to fly from {origin} to {destination} on {date}[, {direct}]
         .we are {passengers} and fly from {origin} to {destination} on {date}
         ?can I get from {origin} to {destination} on {date}[, {direct}]
         .on {date} I fly from {origin} to {destination}. What is there?""", "{1:flight} at {2:time} => There is {1} at {2}.", True),
    tool("news", "(get|fetch|list|read)_(news|top_headlines|headlines|top_stories)|top_headlines|headlines_(get|of)", "the (top |)headlines of a country", "country country_code region: country_code\n?category topic section: enum business sports technology health science politics\n?limit count page_size max: count",
         """?what is (new|happening|going on) in {country}
         (show|get|read|give|tell) me the[ {category}] (news|headlines) (from|of) {country}
         .[{category} ](news|headlines) from {country}
         ?what do the papers in {country} (say|write)
         ?is there[ any {category}] news from {country}
         .I (want|would like) to know what happens in {country}
         .my brother lives in {country}. What's new there?
         (get|show me) {limit} headlines from {country}""", "{1:sentence} => {1}", True),
]

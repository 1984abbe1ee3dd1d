"""What is looked up, calculated, made up."""
from .tool import tool

TOOLS = [
    tool("language", "(translate|convert)_(text|phrase|sentence|to_language|words)|translate|translator|translate_text|text_translate", "(translate|translates) (text|a text|a sentence) (into another language|to a language)", "text phrase input sentence content words: saying\ntarget_language language target to to_language lang into: language\n?source_language from from_language source: language",
         """translate {text} (to|into) {target_language}
         translate {text} from {source_language} (to|into) {target_language}
         (translate|convert) (the text|the sentence|the phrase|the words) {text} (to|into) {target_language}
         ?(how do you say|how do I say|what is|how does one say) {text} in {target_language}
         (say|put|write) {text} in {target_language}
         translate (to|into) {target_language}: {text}
         ?what does {text:q} mean in {target_language}
         .{text:q} in {target_language}
         .I need {text:q} in {target_language}
         give me the {target_language} translation (of|for) {text}
         ?what's the {target_language} (for|translation of|word for) {text}""", "{1:phrase} => {1}", True),
    tool("language", "(detect|identify|guess)_language|language_detect|which_language", "detect the language of a text", "text input sentence content: saying", """?(which|what) language is {text:q}
         detect the language of {text}
         (tell me|find out) (which|what) language {text:q} is""", "{1:language} => It is {1}.", True),
    tool("language", "(define|explain|lookup)_(word|term)|define|dictionary|definition|word_meaning|get_definition|meaning_of", "(explain|define) a word|dictionary|(returns|get) the (meaning|definition) of a word", "word term entry expression: vocabulary\n?language lang in: language", """?what does (the word |){word} mean[ in {language}]
         ?what is the (meaning|definition) of (the word |){word}
         define {word}
         define the word {word}
         (look up|explain|find) (the word |the meaning of |the definition of ){word}
         .(meaning|definition) of {word}
         (look up|search) {word} in the dictionary""", "{1:phrase} => It means {1}.", True),
    tool("language", "(get|find|list|show)_(synonyms|synonym|similar_words)|synonyms|thesaurus", "(find|list) synonyms( of a word|)", "word term entry: vocabulary\n?limit count max n: count", """(find|give me|list|show me) [{limit} ]synonyms (for|of) {word}
         ?what is another word for {word}
         ?what are [{limit} ]synonyms (of|for) {word}
         .synonyms (of |for |){word}""", "{1:word}, {2:word} => {1} and {2}", True),
    tool("language", "(check|correct|fix)_(spelling|grammar|text)|spellcheck|grammar_check|proofread", "(check|correct) the spelling of a text", "text input sentence content: phrase\n?language lang: language", """(check|correct|fix) the (spelling|grammar) (of|in)[ the {language} text] {text:q}
         (correct|proofread|spell check): {text}
         ?is {text:q} spelled right""", "{1:phrase} => {1}", True),
    tool("language", "(summarize|shorten)_(text|url|article|page)|summarize|summary|tldr", "summarize a page", "url link address page: url\n?sentences length max_sentences n: count", """(summarize|sum up|shorten) {url}[ in {sentences} sentences]
         (give me|write|make) a summary of {url}[ in {sentences} sentences]
         ?what is {url} about
         .summary of {url}""", "{1:sentence} => {1}", True),
    tool("search", "(search|query)_(web|internet|online|google|the_web)|web_search|search|google|websearch|internet_search|search_online", "(search|searches) the (web|internet)|web search", "query q search search_term term text keywords question: query\n?count num_results limit n max_results: count\n?language lang: language",
         """(search|search the web|search online|look online|search the internet|google|look on the web) for {query}
         (google|look up) {query}
         (find|look for|look up) {query} (online|on the web|on the internet)
         (find|get|show me) {count} (results|pages|links) (for|about) {query}
         (find|look for) (pages|information|websites|articles|something) (about|on) {query}
         .web search: {query}
         search: {query}
         ?what does the (web|internet) say about {query}
         ?can you (google|look up) {query}
         (search|look) for {query:q}[ and give me {count} results]""", "", True),
    tool("search", "(search|find|get|lookup|read)_(wikipedia|wiki|article|encyclopedia)|wikipedia|wiki|wiki_search|encyclopedia", "(look up|find) (an article|a topic) in the encyclopedia|wikipedia", "topic title query article term: query\n?language lang: language", """(look up|search|read|find) {topic} (on|in) (wikipedia|the encyclopedia)
         (open|read|show me|get) the (wikipedia |wiki |)article (on|about) {topic}
         ?what does (wikipedia|the encyclopedia) say about {topic}
         .wikipedia: {topic}
         (tell me about|explain) {topic}""", "{1:sentence} => {1}", True),
    tool("search", "(get|fetch|read|open|download|load|visit)_(url|page|website|web_page|link|site)|fetch|http_get|browse|open_url|curl|web_fetch", "(fetch|download|get|read) (a web page|a page|a URL|the content of a URL)", "url address link page site href uri: url\n?timeout max_seconds wait: seconds\n?method verb http_method: enum GET POST PUT DELETE HEAD", """(open|fetch|get|read|load|visit|download|browse|go to) {url}
         (open|fetch|get|load|read) (the page|the site|the website|the link|the url) {url}
         ?what (is on|does it say on|is at) {url}
         ?what does {url} (say|return)
         (send|make) a {method} request to {url}
         (show me|get|tell me) (the content of|what is on|what is at) {url}
         (fetch|get) {url} with a timeout of {timeout}""", "", True),
    tool("search", "(ping|check|test)_(host|url|site|website|link)|ping|url_check|is_online", "check whether a site answers", "url address host site link: url", """?is {url} (up|down|online|reachable|working)
         (check|test) (whether|if) {url} (is up|works|answers|is reachable|is online)
         ping {url}""", "200 => It answers.\ntimeout => It does not answer.", True),
    tool("news", "(get|fetch|read|show|list|latest)_(news|headlines|articles)|news|headlines|top_news", "(get|show|list) the (news|headlines)( about a topic|)", "topic category about subject query: topic\n?count limit n max_items: count\n?country from region: enum us uk de fr jp in", """?(what is|what's) (new in|the news about|happening in|the latest on|the latest in) {topic}
         (show me|get|read me|tell me|give me|find) (the |)(news|headlines|latest news) (about|on|in) {topic}
         (get|show me|read) {count} (news|headlines|articles) (about|on) {topic}
         .{topic} news
         .(latest |)news about {topic}
         ?any news about {topic}""", "{1:sentence} => {1}", True),
    tool("sport", "(get|show|check|fetch|lookup)_(score|result|scores|match|game)|score|match_result|sports_score|game_score", "the (score|result) of a (game|match) of a team", "team club name side: city\n?date day on: date\n?league competition: enum league cup friendly", """?how did {team} (play|do)[ on {date}]
         ?what (is|was) the score of (the |){team} (game|match)[ on {date}]
         (get|check|show me|tell me|look up) the (score|result) of {team}[ on {date}]
         ?did {team} win[ on {date}]
         .score {team}[ {date}]""", "{1:score} => It ended {1}.", True),
    tool("sport", "(get|show|list)_(standings|table|ranking|league_table)|standings|league_table", "the table of a league", "league competition name: name\n?season year: year", """(show me|get|show) the (table|standings|ranking) of {league}[ in {season}]
         ?who leads {league:q}[ in {season}]""", "{1:city} => {1} leads.", True, held=True),
    tool("fun", "(get|tell|fetch|random)_(joke|random_joke|funny_story)|joke|tell_joke|joke_of_the_day", "(tell|get) a joke( about something|)", "topic about subject category: noun\n?count n number: count", """tell (me |us |)a joke about {topic}
         ?do you know a joke about {topic}
         (give me|find) a joke about {topic}
         .joke about {topic}
         tell {count} jokes about {topic}
         make me laugh about {topic}""", "{1:sentence} => {1}", True),
    tool("fun", "(roll|throw)_(dice|die|a_die)|dice|roll|dice_roll", "(roll|throw) dice", "count number n how_many dice: count\n?sides faces type d: enum 4 6 8 10 12 20", """(roll|throw) {count} dice[ with {sides} sides]
         (roll|throw) {count} {sides:n} sided dice
         .{count} dice[ with {sides} sides], please""", "{1:count} => You rolled {1}.", True),
    tool("number", "(random|generate|get|pick|draw)_(number|random_number|integer|random_int)|random|rand|random_between|random_int", "(a|generate a|returns a) random number (between two numbers|in a range)", "min low lower from minimum start lowest: low\nmax high upper to maximum end highest: high", """(pick|generate|give me|draw|get|choose|make up|create) a (random |)number between {min} and {max}
         (pick|generate|give me|draw) a (random |)number from {min} to {max}
         .random number (from {min} to {max}|between {min} and {max})
         .(a |)random (integer|number) between {min} and {max}
         .I need a random number between {min} and {max}
         ?can you (pick|generate) a number between {min} and {max}""", "{1:n} => {1}", True),
    tool("number", "(generate|create|make|new|random)_(password|secret|passphrase)|password|password_generate|gen_password", "(generate|create) a (random |)password", "length characters size n chars: count\n?symbols special with_symbols include_symbols: bool with_symbols/without_symbols", """(generate|create|make|give me|make up) a (password|random password|secure password) (with {length} characters|of length {length}|of {length} characters|with a length of {length})[ {symbols}]
         (generate|create) a {length:n} character password[ {symbols}]
         .I need a (password|secure password) (of|with) {length} characters
         .password with {length} (characters|letters)""", "{1:code} => {1}", True),
    tool("number", "(hash|compute|calculate|get)_(hash|text|checksum|digest|string)|hash|checksum|digest", "(calculate|compute) the hash of a text", "text input data string value: phrase\nalgorithm method type hash_type kind: enum md5 sha1 sha256 sha512", """(hash|digest) {text:q} with {algorithm}
         (calculate|compute|get|give me|make) the {algorithm}( hash| checksum| sum|) of {text}
         ?what is the {algorithm}( hash| sum|) of {text}
         .{algorithm} of {text}
         (hash|digest) with {algorithm}: {text}""", "{1:code} => {1}", True),
    tool("number", "(encode|decode|convert)_(base64|text|url|string)|base64|encoder|text_encode", "(encode|decode) text", "text input data string value: phrase\nformat encoding type to as: enum base64 hex url html", """(encode|convert) {text:q} (as|to|in|into|with) {format}
         ?what is {text:q} in {format}
         {format} encode {text}
         encode (as|to) {format}: {text}""", "{1:code} => {1}", True),
    tool("number", "(convert|calculate|change)_(units|unit|measure|measurement)|unit_convert|convert|units|unit_converter", "convert (a value|a number|an amount) (from one unit to another|between units)", "value amount number quantity how_much x: number\nfrom_unit from source unit_from source_unit: unit\nto_unit to target unit_to target_unit into: unit", """(convert|change|turn) {value} {from_unit} (to|into|in) {to_unit}
         ?how (many|much) {to_unit} (are|is) {value} {from_unit}
         ?(what is|what's|how much is) {value} {from_unit} in {to_unit}
         .{value} {from_unit} (in|to|into) {to_unit}
         convert (from |){from_unit} to {to_unit}: {value}
         (tell me|calculate) {value} {from_unit} in {to_unit}""", "{1:price} => It is {1} {to_unit}.", True),
    tool("number", "(calculate|compute|evaluate|solve|do)_(expression|math|formula|sum|result)|calculator|calc|calculate|evaluate|math|eval", "(calculate|evaluate) (an expression|a formula|arithmetic)|calculator", "expression formula expr input term calculation math: formula", """(calculate|compute|evaluate|work out|solve) {expression}
         ?(what is|what's|how much is) {expression}
         use the calculator (for|on) {expression}
         .{expression} with the calculator
         (calculate|compute) the (expression|formula) {expression}
         ?can you (calculate|compute|work out) {expression}""", "{1:n} => {1}\n{\"result\": {1:n}} => The result is {1}.", True),
    tool("number", "(add|sum|plus|add_up)_(numbers|two_numbers|values|two)|add|plus|sum|addition", "(add|adds|sum of) two numbers", "a x first left number1 summand num1 lhs: number\nb y second right number2 addend num2 rhs: number", """(add|sum|sum up) {a} and {b}( with the tool|)
         ?what is {a} plus {b}
         ?what is the sum of {a} and {b}
         (calculate|compute|give me) {a} + {b}
         (calculate|compute|find|give me) the sum of {a} and {b}
         .{a} + {b}
         .{a} plus {b}""", "{1:n} => {1}\n{\"sum\": {1:n}} => The sum is {1}.", True),
    tool("number", "(subtract|minus|difference)_(numbers|two_numbers|values)|subtract|minus|difference", "(subtract one number from another|difference of two numbers)", "a x first left minuend number1 num1: number\nb y second right subtrahend number2 num2: number", """subtract {b} from {a}
         take {b} (from|away from) {a}
         ?what is {a} minus {b}
         ?what is the difference (of|between) {a} and {b}
         (calculate|compute) {a} - {b}
         .{a} minus {b}""", "{1:n} => {1}", True),
    tool("number", "(multiply|times|product)_(numbers|two_numbers|values)|multiply|times|product", "(multiply two numbers|product of two numbers)", "a x first left factor number1 num1: number\nb y second right by factor2 number2 num2: number", """multiply {a} (by|with|and) {b}
         ?what is {a} (times|multiplied by) {b}
         (calculate|compute) {a} * {b}
         ?what is the product of {a} and {b}
         .{a} times {b}""", "{1:n} => {1}", True),
    tool("number", "(divide|division)_(numbers|two_numbers|values)|divide|division|quotient", "divide one number by another", "a x dividend numerator first number1: number\nb y divisor denominator second by number2: number", """divide {a} by {b}
         ?what is {a} divided by {b}
         (calculate|compute) {a} / {b}
         .{a} divided by {b}
         ?how often does {b} (fit|go) into {a}""", "{1:n} => {1}", True),
    tool("number", "(days|date|count_days|calculate_days)_(between|difference|diff|until)|date_diff|days_between", "the days between two dates", "start from start_date first date1 begin: isodate\nend to end_date second date2 until: isodate", """?how many days are (there |)between {start} and {end}
         ?how many days (is it|are there) from {start} (to|until) {end}
         (count|calculate) the days (between {start} and {end}|from {start} to {end})
         .days from {start} to {end}""", "{1:n} => It is {1} days.", True),
    tool("number", "(get|list|check|is)_(holidays|holiday|public_holidays)|holidays|public_holidays", "the public holidays of a country", "country code region: enum us=the_US,America uk=the_UK,Britain de=Germany fr=France it=Italy es=Spain jp=Japan\nyear in: year", """?(which|what) (holidays|public holidays) are there in {country} in {year}
         (list|show me|get) the (holidays|public holidays) (of|in) {country} (in|for) {year}
         .holidays {country} {year}""", "{1:date} => There is one on {1}.", True),
    tool("number", "(calculate|compute|split)_(tip|bill|tips)|tip|tip_calculator|split_bill", "calculate the tip of a bill", "amount bill total sum: amount\npercent tip rate percentage: percent\n?people persons split_by guests: count", """(calculate|compute) a {percent}( percent|%) tip (on|for) {amount}[ for {people} people]
         ?how much is a {percent}( percent|%) tip on {amount}
         .{percent}( percent|%) tip on {amount}[ for {people} people]
         (calculate|compute) the tip for {amount} with {percent} percent""", "{1:price} => The tip is {1}.", True, held=True),
    tool("media", "(search|find|get)_(photos|images|pictures|image)|photo_search|image_search|pictures", "(search|find) (photos|pictures)", "query subject what text of: product\n?count limit n number: count\n?color colour: color", """(find|show me|search|search for|get) [{count} ](photos|pictures|images) of {query}
         .(photos|pictures|images) of {query}
         ?do we have (photos|pictures) of {query}""", "{1:path} => I found {1}.", True),
    tool("media", "(play|start|open|stream)_(podcast|radio|station|episode)|podcast|radio", "play a (podcast|radio station)", "name podcast station show title: name\n?episode number nr: count", """(play|start|put on) (episode {episode} of |)the (podcast|show|radio station) {name}
         (play|start) the (podcast|station|show) (called|named) {name}
         .I want to (hear|listen to) the (podcast|show) {name}""", "ok => Playing {name}."),
    tool("media", "(read|open|find|get|search)_(book|books|ebook)|book_search|find_book|library_search", "find a book", "title name book: song\n?author by writer: artist", """(find|search for|look for|look up) the book {title} by {author}
         (find|look for|open) the book {title}
         ?do you have (the book |){title:q}[ by {author:n}]
         ?who wrote (the book |){title:q}""", "{1:person}, {2:year} => It is by {1}, from {2}.", True),
    tool("media", "(borrow|reserve|renew)_(book|library_book|loan)|borrow|library_renew", "(borrow|reserve) a library book", "title book name: song\n?days duration for_days: days", """(borrow|reserve|renew) (the book |){title}[ for {days}]
         .I want to borrow {title:q}[ for {days}]""", held=True),
    tool("media", "(like|rate|review)_(song|film|book|movie|title)|rate|rating|review", "rate (a film|a song|a book)", "title name what item: song\nrating stars score points: enum 1 2 3 4 5\n?comment text review note: sentence", """(rate|give) {title:q} {rating:n} (stars|points|of 5)
         rate {title} with {rating} (stars|points|of 5 stars)
         give {rating} stars to {title}""", "ok => {title} has {rating} stars from you."),
    tool("media", "(search|find|get)_(song|lyrics|track|songs)|lyrics|song_search|find_lyrics", "find (a song|the lyrics of a song)", "title song track name: song\n?artist by band singer: artist", """(find|get|show me|look up) the (lyrics|words|text) of {title} by {artist}
         (find|get|show me|look up) the (lyrics|words) of {title}
         ?(who sings|who wrote|from when is) {title:q}
         .lyrics of {title}[ by {artist}]""", "{1:artist} => It is by {1}.", True),
    tool("post", "(post|publish|create|write)_(tweet|post|status|article|update)|tweet|post|publish|social_post", "(post|publish) (a message|a status) for everybody", "text content message status body: sentence\n?tags hashtags labels: words\n?platform network where on: enum twitter mastodon facebook linkedin", """(post|publish|tweet|share)[ on {platform}]: {text}
         (post|publish|share) {text:q} <on {platform}; with the tags {tags}>
         (write|publish) a post[ on {platform}] (saying|that says|with the text) {text}
         .new post[ on {platform}]: {text}""", "{\"url\": \"{1:url}\"} => It is at {1}"),
]

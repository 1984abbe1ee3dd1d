"""Languages, words, units, sums, statistics, texts, the web, the encyclopedia."""
from .tool import tool

TOOLS = [
    tool("language", "(translate|convert)_(text|phrase|sentence|words|string)|text_translate|translate|translator|translate_to", "(translate|translates) (text|a text) into another language", "text phrase input sentence content words: saying / text phrase input: sentence\ntarget_language language target to to_language lang into: language / target to to_lang target_lang: language_code\n?formality tone style register: enum formal=politely,like_in_a_letter informal=casually,like_to_a_friend", """translate {text:q} (to|into|in) {target_language}[, {formality}]
         translate (to|into) {target_language}[, {formality}](:| -) {text}
         ?(how do you|how do I|how would one|how does one|how can I) say {text:q} in {target_language}[, {formality}]
         ?what (is|does one say for|would be) {text:q} in {target_language}
         ?what's the {target_language} (for|word for|translation of|version of) {text}
         (say|put|write|express) {text:q} in {target_language}
         .{text:q} in {target_language}[, {formality}]
         .in {target_language}, please: {text}
         .{target_language}: {text}
         .into {target_language}: {text}
         .I (need|want|would like) {text:q} in {target_language}
         .my neighbor only speaks {target_language}. How do I say {text:q}?
         (give|get|tell|show) me the {target_language} (translation|version) of {text:q}
         ?can you (turn|put) {text:q} into {target_language}
         .the sign should say {text:q} in {target_language}""", "{1:phrase} => {1}", True, like="translate"),
    tool("language", "(translate|convert)_(from_to|between|pair)|translate_pair|bilingual_translate", "translate a text from one language into another", "text phrase input sentence: saying\nsource_language from source from_language src: language\ntarget_language to target to_language dest: language", """translate {text:q} from {source_language} (to|into) {target_language}
         translate the {source_language} (text|sentence|phrase) {text:q} (to|into) {target_language}
         translate from {source_language} to {target_language}(:| -) {text}
         .from {source_language} to {target_language}: {text}
         .{source_language} to {target_language}(:|,) {text}
         ?what is the {source_language} {text:q} in {target_language}
         .I have a {source_language} note that says {text:q} and need it in {target_language}""", "{1:phrase} => {1}", True, like="translate"),
    tool("language", "(detect|identify|recognize|guess)_(language|text_language|lang)|language_(detect|identify)|which_language", "(detect|recognize) the language of a text", "text input sentence content phrase: sentence", """?(which|what) language is {text:q}( in| written in|)
         ?(what|which) language is this: {text}
         ?is {text:q} (Dutch or German|Spanish or Portuguese|Danish or Swedish)
         (detect|identify|recognize|guess) the language of {text:q}
         (tell me|find out) (which|what) language {text:q} is
         .language of {text:q}
         .I got a letter that says {text:q}. Which language is that?""", "{1:language} => It is {1}.", True),
    tool("language", "(define|explain|lookup|get)_(word|term|definition|meaning)|word_(define|meaning|lookup)|dictionary|definition|define", "(define|explain) a word", "word term entry expression query: vocabulary\n?language lang in dictionary: language\n?level detail for: enum short=in_one_sentence,briefly long=in_detail,at_length", """?what does (the word |){word:q} mean[ in {language}]
         ?what('s| is) (the meaning of |the definition of |meant by ){word:q}[ in {language}]
         ?what is (a|an) {word:q} exactly
         define {word:q}[ in {language}][, {level}]
         (explain|look up|give me the meaning of) (the word |the term |){word:q}[, {level}]
         .(definition|meaning)(:| of) {word}[, {level}]
         .I (read|heard|came across) the word {word:q}. What does it mean?
         .I don't know (the word {word:q}|what {word} means)
         (check|look) the dictionary for {word:q}
         .{word}, meaning?""", "{1:phrase} => It means {1}.", True),
    tool("language", "(get|find|list|suggest)_(synonyms|similar_words|other_words|alternatives)|synonym_(find|list)|synonyms|thesaurus", "(find|list) words that mean the same", "word term entry: vocabulary\n?limit count max n: count", """?what is (another|a different|a better) word for {word:q}
         ?(which|what) words mean the same as {word:q}
         ?how else can I say {word:q}
         (give|find|list|show|tell) me [{limit} |some ](synonyms|other words|alternatives) (for|of) {word:q}
         .synonyms(:| for| of) {word}
         .I use {word:q} too often. Find [{limit} ]other words
         (replace|say) {word:q} with something else, [{limit} ]suggestions please""", "{1:word} => {1}", True),
    tool("language", "(get|find|list)_(antonyms|opposite|opposites)|antonym_(find|list)|antonyms|opposite_of", "(find|list) words that mean the opposite", "word term entry: vocabulary\n?limit count max n: count", """?what is the opposite of {word:q}
         ?(which|what) words mean the opposite of {word:q}
         (give|find|list|tell) me [{limit} ](antonyms|opposites) (for|of) {word:q}
         .(antonym|antonyms|opposite)(:| of) {word}
         .I need (the|an) opposite of {word:q}""", "{1:word} => {1}", True, held=True),
    tool("language", "(find|get|list)_(rhymes|rhyming_words)|rhyme_(find|list)|rhymes|rhyme", "find words that rhyme", "word term with: vocabulary\n?limit count max n: count\n?syllables number_of_syllables: count", """?what rhymes with {word:q}
         ?(which|what) words rhyme with {word:q}
         (find|give me|list|show me) [{limit} ](words that rhyme|rhymes) (with|for|on) {word:q}
         .rhymes(:| for| with) {word}
         .I'm writing a poem and need a rhyme for {word:q}
         (find|give me) a rhyme with {syllables} syllables for {word:q}""", "{1:word} => {1}", True),
    tool("language", "(check|correct|fix|proofread)_(spelling|grammar|text|sentence)|spell_(check|correct)|grammar_check|proofread", "(check|correct) the spelling of a text", "text input sentence content: sentence\n?language lang in: language_code", """(check|correct|fix|proofread) the (spelling|grammar) of {text:q}[ in {language}]
         (check|correct|proofread|fix)(:| this:| the following:) {text}
         ?is {text:q} (correct|right|spelled right|good English)
         ?are there (mistakes|errors|typos) in {text:q}
         .any typos? {text}
         .I'm not good at spelling. (Check|Correct): {text}
         .I wrote {text:q}. Is that right?""", "{1:phrase} => {1}", True),
    tool("text", "(summarize|shorten|condense)_(text|url|article|page|document)|text_(summarize|shorten)|summarize|tldr", "summarize a page", "url link address page: url / path file document: path\n?sentences length max_sentences n: count\n?style form format: enum bullets=as_a_list,in_points paragraph=as_running_text", """(summarize|sum up|shorten|condense) {url}[ in {sentences} sentences][, {style}]
         (give|write|make) (me |)a summary of {url}[ in {sentences} sentences]
         ?what is {url} about
         ?what are the (main points|key facts) of {url}
         .(summary|tldr)(:| of) {url}[, {style}]
         .I have no time to read {url}. Sum it up[ in {sentences} sentences]
         .{url} in {sentences} sentences
         (tell|explain) me (in {sentences} sentences |)what {url} says""", "{1:sentence} => {1}", True),
    tool("text", "(change|convert|set)_(case|text_case|letter_case)|case_(change|convert)|to_case", "change the case of a text", "text input string value: name\ncase mode to style: enum upper=all_capitals,upper_case lower=small_letters,lower_case title=title_case snake=snake_case", """(write|put|convert|change|turn) {text:q} (in|to|into) {case}
         ?what is {text:q} in {case}
         .{text:q} in {case}
         (make|turn) {text:q} {case:n}
         .I need {text:q} in {case}""", "{1:word} => {1}", True, held=True),
    tool("text", "(count|get)_(words|characters|letters|word_count|text_length)|text_(count|length)|count_text", "count the words or letters of a text", "text input string content: phrase\nunit what of type: enum words=how_many_words characters=how_many_characters letters=how_many_letters", """?{unit} (does {text:q} have|are there in {text:q})
         ?{unit} are in {text:q}
         (count|tell me) {unit} {text:q} has
         .{unit}: {text}""", "{1:count} => There are {1}.", True),
    tool("text", "(generate|create|make)_(password|passphrase|secret|pin)|password_(generate|create|make)|gen_password", "(generate|create) a (random |)password", "length characters size n chars: int\n?symbols special with_symbols include_symbols: bool with_symbols,with_special_characters/without_symbols,only_letters_and_digits\n?digits numbers include_digits: bool with_digits/without_digits", """(generate|create|make|give me|think up|invent) a (password|new password|random password|secure password|safe password) (with|of) {length} (characters|letters|signs)[, {symbols}]
         (generate|create|make) a {length:n} (character|letter) password[ {symbols}]
         .I need a (new |safe |)password (with|of) {length} characters[, {symbols}]
         .password, {length} characters[, {symbols}]
         .{length} characters, {symbols}, a new password please
         .my account was hacked. Make a password with {length} characters[, {symbols}]
         ?can you make up a password of length {length}""", "{1:code} => {1}", True),
    tool("number", "(convert|calculate|change)_(units|unit|measurement|measure)|unit_(convert|converter)|convert|units", "convert a value (from one unit to another|between units)", "value amount number quantity x: number\nfrom_unit from source unit_from input_unit: unit\nto_unit to target unit_to output_unit: unit\n?decimals precision digits round_to: count", """(convert|change|turn) {value} {from_unit} (to|into|in) {to_unit}[ with {decimals} decimals]
         ?how (many|much) {to_unit:n} (are|is) {value} {from_unit}
         ?how (many|much) {to_unit:n} (are there |)in {value} {from_unit}
         ?(what is|what's|how much is|what are) {value} {from_unit} in {to_unit}
         .{value} {from_unit} (in|to|into|as) {to_unit}
         .{value} {from_unit} = ? {to_unit}
         .I have {value} {from_unit} and need {to_unit}
         .the recipe says {value} {from_unit}. How (many|much) {to_unit} is that?
         (tell|give|show) me {value} {from_unit} in {to_unit}
         (express|write) {value} {from_unit} in {to_unit}
         .I need {value} {from_unit} in {to_unit}[ with {decimals} decimals]""", "{1:price} => It is {1}.", True),
    tool("number", "(calculate|compute|evaluate|solve)_(expression|math|formula|arithmetic|sum)|calculator|calc|evaluate|math_eval", "(evaluate|calculate) an expression", "expression formula expr input term calculation: formula", """(calculate|compute|evaluate|work out|solve|figure out) {expression}( with the tool| with the calculator|)
         (use|take) the calculator (for|on|to work out)(:|) {expression}
         (put|type|enter) {expression} into the calculator
         .calculator(:|) {expression}
         .{expression}( with the tool| on the calculator|, use the tool)
         ?what does the calculator say (for|to) {expression}
         .I need the exact result of {expression}
         .I don't trust my head. Calculate {expression}""", "{1:n} => {1}", True),
    tool("number", "(add|sum|total|add_up)_(numbers|values|list|up)|sum_list|total|sum", "the sum of several numbers", "numbers values list items: numbers", """(add|add up|sum|sum up|total) {numbers}( with the tool|)
         ?what is the (sum|total) of {numbers}
         ?what do {numbers} add up to
         (calculate|compute|give me|find) the (sum|total) of {numbers}
         .sum(:| of) {numbers}
         .{numbers}, (added up|all together|in total)
         .these are my numbers: {numbers}. Add them up""", "{1:n} => It is {1}.", True),
    tool("number", "(calculate|compute|get)_(average|mean|median|statistics|maximum|minimum)|stats|statistic|aggregate", "a statistic of several numbers", "numbers values list data: numbers\nfunction statistic what operation: enum average=mean median=middle_value max=largest,highest min=smallest,lowest", """?what is the {function} of {numbers}
         (calculate|compute|find|give me|tell me|show me) the {function} of {numbers}
         .{function}(:| of) {numbers}
         .I measured {numbers}. What is the {function}?
         .{numbers}: {function}
         .I need the {function} of {numbers}""", "{1:price} => It is {1}.", True),
    tool("number", "(multiply|times|product)_(numbers|two_numbers|values)|multiply|product|times", "multiply two numbers", "a x first factor number1 left: number\nb y second by number2 right: number", """multiply {a} (by|with|and|times) {b}( with the tool| using the tool|)
         ?what is {a} (times|multiplied by|x) {b}
         ?how much is {a} times {b}
         (calculate|compute|work out|find) {a} (times|multiplied by|x) {b}
         .{a} (times|x|multiplied by) {b}
         ?what is the product of {a} and {b}
         .I need {a} times {b}
         take {a} times {b}
         .{b} boxes with {a} each, multiply that""", "{1:n} => It is {1}.", True),
    tool("number", "(calculate|compute|get)_(percentage|percent|percent_of)|percentage|percent_of", "a percentage of a number", "percent rate p percentage: int\nvalue number of amount base: number", """?(what is|how much is|what's) {percent}( percent|%) of {value}
         (calculate|compute|work out|tell me) {percent}( percent|%) of {value}
         .{percent}( percent|%) of {value}
         .I get {percent}( percent|%) off {value}. How much is that?
         .they want {percent} percent of {value}
         take {percent} percent of {value}""", "{1:price} => It is {1}.", True, held=True),
    tool("number", "(generate|get|pick|draw|create)_(random_number|random|number|random_integer|random_int)|random_(number|int|between)|rand", "a random number (in a range|between two numbers)", "min low lower from minimum start: low\nmax high upper to maximum end: high\n?count n how_many amount: count", """(pick|choose|generate|give me|draw|make up|think of|tell me) a (random |)number (between {min} and {max}|from {min} to {max})
         (pick|generate|draw|give me) {count} (random |)numbers (between {min} and {max}|from {min} to {max})
         .random (number|integer)(,|:|) {min} to {max}
         .(a |one |)random (number|integer) (between {min} and {max}|from {min} to {max})
         .I need a (random |)number (between {min} and {max}|from {min} to {max})
         .we draw lots, numbers {min} to {max}
         ?can you (think of|pick|give me) a number between {min} and {max}
         .somewhere between {min} and {max}, pick a number
         .{count} random numbers from {min} to {max}
         surprise me with a number between {min} and {max}""", "{1:n} => It is {1}.", True),
    tool("number", "(generate|draw)_(random_in_range|sample|random_value)|range_random|sample_range", "a random number of a range", "range interval bounds limits: range\n?decimals precision digits: count", """(draw|generate|give me|pick) (a value|a number|something) {range}[ with {decimals} decimals]
         .random value {range}[, {decimals} decimals]
         .{range}, a random value
         ?can you draw a number {range}
         .I need a value {range}""", "{1:n} => It is {1}.", True),
    tool("web", "(search|query|look_up)_(web|internet|online|google|the_web)|web_(search|query)|google|internet_search|search_engine|websearch", "(search|searches) the (web|internet)", "query q search search_term text keywords search_query: query\n?count num_results limit n max_results: count\n?site domain website only_on: site\n?recent time_range freshness period: enum day=from_today week=from_this_week month=from_this_month year=from_this_year", """(search|search the web|search online|search the internet|google|look on the web|look online) for {query}
         (google|look up|search|web search|websearch)(:|) {query}
         (look|search) {query:q} up (online|on the web|on the internet)
         (find|get|show) me {count} (results|pages|links|hits) (for|about|on) {query}
         (find|look for) (something|pages|articles|information|results|everything|websites) (about|on|for) {query}
         ?what does (google|the internet|the web) (say|know) about {query}
         ?can you (google|look up|search for|find out) {query}
         .(web|google|search)(:|) {query}
         .I (want|need) to (know|find out|read)( more|) about {query}
         .I'm (curious|wondering|reading) about {query}
         .I wonder: {query}? Search the web
         (search|look) on {site} for {query}
         (search|look) for {query:q} {recent}
         .internet search(:|) {query}
         (do|make|run) a (web|google|quick) search (for|on) {query}
         ?is there anything online about {query}
         .no idea. Google {query}
         let's see what the web says about {query}""", "", True, like="websearch"),
    tool("web", "(get|fetch|read|open|load|download|visit)_(url|page|website|web_page|link|article)|url_(fetch|open|read)|fetch|browse|web_fetch|open_link", "(fetch|open|read) a web page", "url address link page site href: url\n?format as output: enum text=as_plain_text,without_markup markdown html=as_source\n?max_chars limit length: int", """(open|fetch|get|read|load|visit|browse|go to|check out) {url}[ {format}]
         (open|fetch|read|load) (the page|the site|the website|the link|the article)( at|) {url}
         ?what (is|does it say) (on|at) {url}
         ?what does {url} say
         ?what can I (read|find) (on|at) {url}
         (tell|show) me what (is on|is at|is written on) {url}
         .(page|link|url)(:|) {url}
         .I (got|received|found) this link(:|,) {url}. (Open it|What is it|Read it)
         .look at {url}
         .{url}( please|, please|)
         (take|have) a look at {url}
         (grab|pull) the (text|content) of {url}""", "", True),
    tool("web", "(search|find|get|lookup|read)_(wikipedia|wiki|encyclopedia|wiki_article|wikipedia_article)|wikipedia|wiki|encyclopedia", "(look up|find) an article in the encyclopedia", "topic title query article term subject: wiki\n?language lang edition: language_code\n?section part chapter: enum history summary references", """(look up|search|read|find|open) {topic} (on|in) (wikipedia|the encyclopedia)
         (open|read|show me|get|find) the (wikipedia|encyclopedia|wiki) (article|page|entry) (on|about|for|of) {topic}[ in {language}]
         ?what does (wikipedia|the encyclopedia) (say|know|write) about {topic}
         .(wikipedia|wiki)(:|) {topic}
         .I want to read the encyclopedia on {topic}
         ?is there a wikipedia (article|page|entry) (on|about) {topic}[ in {language}]
         (go to|check) (wikipedia|the encyclopedia) (for|and look up) {topic}""", "{1:sentence} => {1}", True),
    tool("web", "(take|make|capture|get)_(screenshot|page_screenshot|web_screenshot|snapshot)|screenshot_(url|page)|capture_page", "(take|make) a screenshot of a web page", "url address link page site: url\n?path file save_as output: path\n?full_page whole full entire: bool of_the_whole_page,from_top_to_bottom/of_the_visible_part,only_what_is_visible\n?width w viewport_width: int", """(take|make|capture|get) a screenshot[ {full_page}] of {url}[ (and save it|saved) as {path}]
         (screenshot|capture|snapshot) {url}[ to {path}]
         ?what does {url} look like
         ?how does {url} look[ at a width of {width}]
         .screenshot(:| of) {url}[, {full_page}]
         .I want to see (how|what) {url} looks( like|)
         .the design of {url} is broken. Take a screenshot[ {full_page}]""", "ok => The screenshot is there."),
    tool("web", "(click|press|tap)_(element|button|link|on)|browser_click|click|page_click", "click an element of the page", "element selector text button target label: label\n?double double_click twice: bool twice/once", """(click|press|tap|hit) (on |){element:q}[ {double}]
         (click|press|tap) the {element:q} button
         (click|press|tap) (on |)the (link|button|element) {element:q}[ {double}]
         .click {element:q}
         .there is a button {element:q}, (press|click) it
         ?can you click (on |){element:q}""", "ok => Clicked."),
    tool("web", "(type|enter|fill|input)_(text|in_field|form_field|field)|browser_type|fill|form_fill|page_type", "type text into a field of the page", "field selector element input label: label\ntext value content what: phrase\n?submit press_enter send_after: bool and_press_enter,and_send_the_form/without_sending_it", """(type|enter|write|put|fill in) {text:q} (in|into) the (field |box |){field:q}( field| box|)[ {submit}]
         (fill|complete) (the field |){field:q} with {text:q}[ {submit}]
         .{field:q} (is|should be|gets) {text:q}[ {submit}]
         .field {field:q}: {text:q}
         (set|change) the field {field:q} to {text:q}[ {submit}]""", "ok => It is filled in.", held=True),
    tool("web", "(scroll|move)_(page|down|up|window)|browser_scroll|scroll|page_scroll", "scroll the page", "direction way where: enum down=further_down,downwards up=back_up,upwards top=to_the_top,all_the_way_up bottom=to_the_end,all_the_way_down\n?pixels amount distance by: int", """scroll {direction}[ by {pixels} pixels]
         scroll the page {direction}[ by {pixels} pixels]
         (go|move) {direction} (on|in) the page
         .{direction} on this page
         .I can't see the rest. Scroll {direction}[ {pixels} pixels]""", "ok => Done."),
    tool("memory", "(remember|save|store|memorize|keep)_(fact|memory|this|information|value)|memory_(save|store|add|write)|remember", "(remember|store) a fact under a key", "key name label topic about: slug\nvalue content fact text what: value", """(remember|store|save|memorize|keep) (that |){key} (is|=|as) {value}
         (store|save|keep|put) {value} (under|as|in) {key}
         .{key} is {value}, (remember|keep|save) (that|it)
         .for later: {key} is {value}
         (set|put) {key} to {value} in your memory
         .{key} = {value}, don't forget
         .note(:|) {key} {value}""", "ok => I will remember that.", like="remember"),
    tool("memory", "(recall|get|load|retrieve|lookup)_(fact|memory|value|information)|memory_(get|load|read|recall)|recall", "(recall|get) a stored fact by its key", "key name label topic about: slug", """?what (is|was) {key}( again|)
         ?what did I (tell you|say|store|save) about {key}
         ?do you remember {key}
         (recall|get|load|look up) {key}( from memory|)
         ?what is stored (under|as|in) {key}
         .I forgot {key}
         .value of {key}
         (tell|remind) me what {key} is""", "{1:code} => It is {1}.", True),
    tool("memory", "(forget|delete|clear|remove)_(fact|memory|value)|memory_(delete|forget|remove)|forget", "(forget|delete) a stored fact", "key name label topic: slug", """forget {key}
         (forget|delete|remove|erase) (what I said about |what you know about |the memory |){key}
         .{key} is (no longer true|outdated|wrong)(, forget it|. Forget it)
         .you can forget {key}
         (clear|drop) {key} from (your |)memory""", "ok => It is forgotten."),
]

"""Work and life of all sorts: pets, farms, law, parcels, flats, museums, energy, gyms, insurance, theatre, stars, translators' desks."""
from .tool import tool

TOOLS = [
    tool("pet", "(feed|dispense)_(pet|animal|food)|pet_feeder|feeder_run|pet_feed", "(feed an animal|let the feeder give food)", "pet animal name who: person\ngrams amount portion food_grams: int\n?time at when schedule: time", """(feed|give) {pet} {grams} grams( of food|)[ at {time}]
         .{pet} (is hungry|looks hungry|begs again|has not eaten), {grams} grams please
         .{pet} gets {grams} grams( of food|)[ at {time}]
         .{grams} grams for {pet}[ at {time}]
         (fill|serve) {pet}'s bowl with {grams} grams[ at {time}]
         .I'm not home tonight. Feed {pet} {grams} grams[ at {time}]
         ?can {pet} have {grams} grams[ at {time}]""", "ok => {pet} is fed."),
    tool("pet", "(book|schedule|make)_(vet|vet_visit|vet_appointment|grooming)|vet_(book|appointment)", "(book|schedule) a visit to the vet", "pet animal name patient: person\ndate day on when: date\nreason why for complaint: ailment\n?time at hour: time", """(book|schedule|make|get) (a vet visit|an appointment with the vet) for {pet} on {date}[ at {time}] because of {reason}
         .{pet} has {reason}(, take it to the vet|. Book the vet|, vet please) on {date}[ at {time}]
         .vet(:|,) {pet}, {date}[ {time}], {reason}
         .{pet} (has to|must|should) see the vet on {date}[ at {time}]: {reason}
         (bring|take) {pet} to the vet on {date} for {reason}""", "{1:code} => It is booked."),
    tool("farm", "(record|log|add|enter)_(harvest|yield|crop|milk_yield)|harvest_(log|record|add)", "(record|log) a harvest", "crop plant what product: plant\nkilograms weight amount kg: int\n?field plot where location: word\n?date day on: date", """(record|log|enter|note) {kilograms} (kilos|kg|kilograms) of {crop}[ from the {field} field][ on {date}]
         .we (harvested|picked|brought in) {kilograms} (kilos|kg) of {crop}[ from the {field} field][ on {date}]
         .harvest(:|) {crop}, {kilograms} kg[, field {field}]
         .{kilograms} kg {crop}[, {date}]
         .the {crop} gave {kilograms} (kilos|kg)[ on {date}]
         (put|write) down {kilograms} kg of {crop}""", "ok => It is noted."),
    tool("farm", "(get|check|read|show)_(soil|soil_moisture|field_status|crop_status)|soil_(moisture|check)|field_check", "the moisture of the soil of a field", "field plot zone where: word\n?depth depth_cm cm how_deep: int", """?how (wet|dry|moist) is the (soil|ground)( in| of|) the {field} field[ at {depth} cm]
         ?does the {field} field need water
         (check|read|measure|show me) the (soil|moisture) (of|in) the {field} field[ at {depth} cm]
         .soil moisture(:| of) {field}
         .no rain for weeks. How dry is the {field} field?
         .moisture of the {field} field[ in {depth} cm]""", "{1:count} % => It is {1} %.", True),
    tool("law", "(search|find|lookup|get)_(law|paragraph|statute|legal_text|ruling)|law_(search|get|find)|statute", "(look up|find) a paragraph of a law", "code law statute book: enum civil_code=the_civil_code criminal_code=the_criminal_code tax_code=the_tax_law traffic_code=the_traffic_rules labor_code=the_labor_law\nsection paragraph article number: int", """(show me|open|look up|read|find|quote) (section|paragraph|article) {section} of {code}
         ?what does (section|paragraph|article) {section} of {code} say
         .{code}, (section|paragraph) {section}
         .(section|paragraph|§) {section} {code}
         .my lawyer mentioned (section|paragraph) {section} of {code}. What is in it?
         (get|fetch) me section {section} of {code}""", "{1:sentence} => {1}", True),
    tool("law", "(create|draft|generate|make)_(contract|agreement|lease|nda)|contract_(create|draft|new)", "draft a contract between two parties", "type kind contract_type template: enum lease=rental_contract,lease_for_a_flat nda=secrecy_agreement sale=purchase_contract employment=work_contract loan=contract_for_borrowed_money\nparty_a first_party from one: person / party_a first_party: company\nparty_b second_party with other: person\n?start start_date valid_from from_date: isoday", """(draft|create|write|prepare|make) a {type} between {party_a} and {party_b}[(, valid from| starting) {start}]
         .{type}(:|,) {party_a} and {party_b}[, from {start}]
         .{party_a} and {party_b} (want|need|agreed on) a {type}[ from {start}]
         .I need a {type} for {party_a} and {party_b}
         (set up|draw up) a {type} for {party_a} with {party_b}""", "ok => The draft is ready.", held=True),
    tool("parcel", "(send|create|ship|book|order)_(parcel|shipment|package|shipping_label|courier)|parcel_(send|create|ship)|label_create", "send a parcel to an address", "address to recipient_address destination ship_to: address / address to destination: street\nweight kg weight_kg kilograms: weight_small\n?speed service delivery option: enum standard=normally,without_hurry express=as_fast_as_possible,by_tomorrow economy=as_cheap_as_possible\n?insured insurance with_insurance: bool insured,with_insurance/uninsured,without_insurance", """(send|ship|mail) a (parcel|package|box) of {weight} (kg|kilos) to {address}[, {speed}][, {insured}]
         (send|ship) {weight} (kg|kilos) to {address}[, {speed}]
         (create|make|print|get me) a (label|shipping label) for {weight} kg to {address}[, {speed}][, {insured}]
         .parcel(:|) {address}, {weight} kg[, {speed}]
         .I have a (box|package) of {weight} kg for {address}[, {insured}]
         .this weighs {weight} kg and goes to {address}[, {speed}]
         ?can you (pick up|send|ship) {weight} kg to {address}[, {insured}]""", "{1:code} => The number is {1}."),
    tool("parcel", "(schedule|book|order)_(pickup|collection)|pickup_(schedule|book)|courier_pickup", "let a parcel be picked up", "address where from location: street\ndate day on when: date\n?count parcels packages number: count", """(pick up|collect|fetch) {count} (parcels|packages) (at|from) {address} on {date}
         (schedule|book|order) a (pickup|collection) (at|from) {address} on {date}[ for {count} parcels]
         .pickup(:|) {address}, {date}[, {count} parcels]
         .somebody should (come to|come by at) {address} on {date} and take {count} parcels
         .the boxes are packed. Pickup at {address} on {date}[, {count} of them]""", "ok => They come.", held=True),
    tool("flat", "(search|find|list)_(apartments|flats|houses|homes|rentals|properties)|apartment_(search|find)|property_search", "(search|find) flats in a city", "city location where place: city\nrooms bedrooms n_rooms number_of_rooms: count\n?max_rent rent price_max budget: amount\n?balcony with_balcony has_balcony: bool with_a_balcony/without_a_balcony\n?furnished: bool furnished/unfurnished,empty", """(find|search|look for|show me|list) (flats|apartments|a flat|an apartment) in {city} with {rooms} rooms <{balcony}; for less than {max_rent}; {furnished}>
         (find|search|show me) {rooms} room (flats|apartments) in {city}[ (under|below|up to) {max_rent}]
         ?are there (flats|apartments) with {rooms} rooms in {city}[ (under|below) {max_rent}][, {furnished}]
         .{rooms} rooms in {city}[, max {max_rent}][, {balcony}]
         .I'm moving to {city} and need {rooms} rooms[, {balcony}][, at most {max_rent}]
         .(flat|apartment)(:|) {city}, {rooms} rooms[, {max_rent}]
         .we are having a baby and need {rooms} rooms in {city}[ for less than {max_rent}]""", "{1:street} => There is one at {1}.", True),
    tool("flat", "(report|create|submit)_(repair|defect|damage|maintenance_request)|repair_(request|report)|maintenance_create", "report something broken in a flat", "room where location place: room\nproblem issue what description: defect\n?urgent emergency priority_high: bool urgently,it_is_an_emergency/no_hurry,it_can_wait", """(report|tell the landlord|write to the caretaker): {problem} in the {room}[, {urgent}]
         .{problem} in the {room}[, {urgent}]
         .there is {problem:n} in the {room}[, {urgent}]
         .we have {problem:n} in the {room}. Report it[, {urgent}]
         (create|submit|make) a (repair|maintenance) request for {problem:n} in the {room}[, {urgent}]
         .the landlord must know about {problem:n} in the {room}""", "ok => The landlord knows.", held=True),
    tool("museum", "(get|check|show|find)_(opening_hours|hours|opening_times|open_hours)|opening_hours|hours_of|is_open", "the opening hours of a (place|shop|museum)", "place name venue which: venue\n?date day on: date", """?when does {place} (open|close|shut)[ on {date}]
         ?is {place} (open|closed)[ on {date}]
         ?how long is {place} open[ on {date}]
         ?what are the (opening hours|hours) of {place}[ on {date}]
         ?until when (is|can I get into) {place}( open|)[ on {date}]
         (check|tell me|look up|find out) (when {place} opens|the opening hours of {place})[ on {date}]
         .(hours|opening hours)(:| of) {place}[, {date}]
         .I want to go to {place}[ on {date}]. Is it open?""", "{1:time} => It opens at {1}.", True),
    tool("museum", "(buy|book|reserve|get)_(museum_tickets|entry|admission|entrance_ticket|tour)|tour_book|admission_buy", "(buy|book) tickets for a museum", "museum place name where: venue\ntickets visitors count people: count\ndate day on when: date\n?guided with_guide tour: bool with_a_guide,guided/without_a_guide\n?reduced discount student: bool at_the_reduced_price,for_students/at_full_price", """(buy|book|get|reserve) {tickets} (tickets|entries) for {museum} on {date}[, {guided}][, {reduced}]
         .{tickets} people, {museum}, {date}[, {guided}]
         .we (visit|go to|want to see) {museum} on {date}, {tickets} (of us|people)[, {guided}]
         .{tickets} tickets(:|,) {museum}, {date}[, {reduced}]
         (get|let) {tickets} of us into {museum} on {date}
         .my parents visit on {date}. {tickets} tickets for {museum}, please""", "{1:code} => The tickets are {1}."),
    tool("energy", "(get|check|show|read)_(energy_usage|power_usage|consumption|electricity|meter)|meter_(read|get)|power_consumption", "the use of (electricity|water|gas) in a time", "resource type what meter: enum electricity=power water gas heating\nperiod range time when: enum today yesterday week=this_week month=this_month year=this_year", """?how much {resource:n} did (we|I) use {period}
         ?what did (we|I) use of {resource} {period}
         (show|tell|give) me the {resource} (use|consumption|usage) {period}
         (check|read) the {resource} meter for {period}
         .{resource} {period}
         .{resource} usage, {period}
         .the bill scares me. How much {resource:n} did we use {period}?""", "{1:n} => It is {1}.", True),
    tool("energy", "(submit|report|enter|send)_(meter_reading|reading|counter)|meter_(submit|report)|reading_submit", "report the reading of a meter", "meter meter_number id number: code\nreading value state counter: int\n?date day read_on: isoday", """(report|submit|send|enter) {reading} for meter {meter}[, read on {date}]
         .meter {meter} (says|shows|is at|reads) {reading}[ on {date}]
         .(reading|counter) of {meter}: {reading}[, {date}]
         .I read the meter {meter}: {reading}
         .{meter}: {reading}[, {date}]
         (tell|let) the power company (that |know: )meter {meter} is at {reading}""", "ok => It is reported."),
    tool("gym", "(book|reserve|join|sign_up)_(class|course|fitness_class|gym_class|lesson)|class_(book|join|signup)", "(book|join) a class of the gym", "class_name course what activity: sport\nday weekday on when: weekday\n?time at start: time\n?trainer teacher with coach: person\n?bring_guest guest with_guest: bool with_a_guest,and_I_bring_a_friend/without_a_guest,alone", """(book|reserve|join|sign me up for) (the |){class_name}( class| course|) on {day}[ at {time}][ with {trainer}][ {bring_guest}]
         .I (want|would like|plan) to (do|try|join) {class_name} on {day}[ at {time}][ {bring_guest}]
         .{class_name} on {day}[ at {time}], (I'm in|count me in|sign me up)
         .{day}[ {time}], {class_name}[ with {trainer}]
         (put|get) me (down|in) for {class_name} on {day}[ at {time}]
         ?is there a free spot in {class_name} on {day}[ at {time}]? Book it""", "ok => You are in."),
    tool("insurance", "(file|report|create|submit)_(claim|damage_claim|insurance_claim)|claim_(create|file|report)|damage_report", "report a damage to the insurance", "policy policy_number contract number: code\ndescription what damage happened: defect\namount value cost damage_sum: amount\n?date day happened_on when: date", """(report|file|submit) (a claim|a damage) (on|for|under) (policy |){policy}: {description}, {amount}[, on {date}]
         .policy {policy}: {description}, {amount}[, {date}]
         .I had {description:n}[ on {date}], damage {amount}, policy {policy}
         .my policy is {policy}. {description}, {amount}[, {date}]. (File|Report) it
         (tell|write to) the insurance about {description:n}: {amount}, policy {policy}[, {date}]""", "{1:code} => The claim is {1}.", held=True),
    tool("stars", "(get|find|show|when)_(moon_phase|moon|eclipse|planet_visibility|stargazing)|moon_(phase|get)|sky_tonight", "the moon or a planet on a day", "body object what planet: enum moon mars venus jupiter saturn mercury\ndate day on night: date\n?place city where location: city", """?where (is|will be) the {body:n} on {date}
         ?can I see {body:n} on {date}[ from {place}]
         ?when does {body:n} rise on {date}[ in {place}]
         (show|tell|find) me {body:n} on {date}[ from {place}]
         .{body} on {date}[, {place}]
         .I bought a telescope. Can I see {body:n} on {date}[ from {place}]?""", "{1:time} => It rises at {1}.", True),
    tool("theatre", "(find|list|show|search)_(events|concerts|shows|gigs|plays)|events_(find|near)|concert_search|whats_on", "(find|list) events in a city", "city place where location: city\ncategory type kind genre: enum concert=live_music,gig theater=a_play comedy=stand-up sports=a_game exhibition=art_show\n?date day on when: date\n?max_price under budget: amount", """(find|show me|list|search for) {category} in {city}[ on {date}][ (under|below) {max_price}]
         ?is there {category:n} in {city}[ on {date}]
         ?where can I see {category:n} in {city}[ on {date}]
         .{category}, {city}[, {date}]
         .I (feel like|want|am in the mood for) {category} in {city}[ on {date}]
         .we are in {city}[ on {date}] and would love {category}
         .nothing to do in {city}[ on {date}]. Find {category}""", "{1:song} => There is {1}.", True),
    tool("train_model", "(train|start|launch|run)_(model|training|experiment|job)|training_(start|run)|experiment_run", "start the training of a model", "model name experiment config: slug\ndataset data corpus train_on: slug\n?epochs n_epochs passes: count\n?learning_rate lr rate: rate\n?gpus n_gpus devices: count", """(train|start training) {model} (on|with) {dataset} <for {epochs} epochs; with a learning rate of {learning_rate}; on {gpus} GPUs>
         (start|launch|run) a training of {model} on {dataset}[ for {epochs} epochs]
         .train {model}, data {dataset}[, {epochs} epochs][, lr {learning_rate}]
         .{model} needs another run on {dataset}[ with {epochs} epochs]
         .the data is clean now. Train {model} on {dataset}[ with {gpus} GPUs]
         (fit|teach) {model} (on|with) {dataset}[, lr={learning_rate}]""", "{\"run\": \"{1:code}\"} => The run is {1}."),
    tool("train_model", "(evaluate|test|score|benchmark)_(model|checkpoint)|model_(evaluate|eval|score)|run_eval", "evaluate a model on a data set", "model checkpoint name which: slug\ndataset data benchmark on: slug\n?metric measure score_by: enum accuracy f1 loss bleu", """(evaluate|test|score) {model} (on|with|against) {dataset}[ by {metric}]
         ?how (good|accurate) is {model} on {dataset}
         ?what {metric:n} does {model} (reach|get|have) on {dataset}
         (measure|get|compute) the {metric} of {model} on {dataset}
         .eval {model} {dataset}[ {metric}]
         .training is over. Evaluate {model} on {dataset}""", "{1:price} => It is {1}.", True),
    tool("docs", "(create|new|make|write)_(document|page|doc|wiki_page|article)|(doc|page)_(create|new)|wiki_create", "create a (page|document) in the wiki", "title name heading page_title: subject\nspace folder parent location where: collection\n?content text body: fact\n?template type kind: enum blank meeting_notes decision howto=instructions", """(create|make|start|add|write) a (page|document|doc|wiki page) (called|titled|named) {title:q} (in|under) {space:q}[ with the text {content}]
         .new (page|doc)(:|) {title:q} in {space:q}
         (put|add) a page {title:q} (into|under|in) the space {space:q}
         .{space:q} needs a page {title:q}
         .we should document this. Create {title:q} in {space:q}[: {content}]""", "{1:url} => It is at {1}"),
    tool("docs", "(update|edit|append_to|change)_(document|page|doc|wiki_page)|(doc|page)_(update|edit|append)|wiki_edit", "add text to a page of the wiki", "title page name document: subject\ntext content body addition: fact\n?section heading where under: word", """(add|append) to the (page|doc|document) {title:q}[ under {section}]: {text}
         (write|put) {text:q} (on|into|in) the (page|doc) {title:q}[ under {section}]
         .the page {title:q} should say[ under {section}]: {text}
         (update|extend) the page {title:q} with {text:q}
         .page {title:q}, new text: {text}
         .{title:q} is outdated. Add to that page: {text}""", "ok => It is on the page.", held=True),
    tool("sheet", "(set|write|update|fill)_(cell|cells|value|spreadsheet_cell)|(cell|sheet)_(set|update|write)|spreadsheet_write", "write a value into a cell of a sheet", "sheet file spreadsheet workbook: spreadsheet / sheet tab name: word\ncell address position ref: cell\nvalue content to data: value", """(set|change) {cell} (in|of) {sheet} to {value}
         (write|put|enter) {value} (in|into) (cell |){cell} (of|in) {sheet}
         .{sheet}, {cell}: {value}
         .{cell} (in|of) {sheet} (should be|is|must be) {value}
         .I made a mistake in {sheet}. {cell} is {value}
         fill (cell |){cell} of {sheet} with {value}""", "ok => {cell} is {value}."),
    tool("sheet", "(get|read|show|lookup)_(cell|range|cell_value|spreadsheet_cell)|(cell|sheet)_(get|read)|spreadsheet_read", "read a cell of a sheet", "sheet file spreadsheet workbook: spreadsheet / sheet tab name: word\ncell address position ref range: cell", """?what is in (cell |){cell} (of|in) {sheet}
         ?what does (cell |){cell} (of|in) {sheet} say
         (read|show me|get|look up) (cell |){cell} (of|in|from) {sheet}
         .{sheet}, cell {cell}
         .value of {cell} in {sheet}
         .I need {cell} from {sheet}
         .something is wrong with the total. Show me {cell} in {sheet}""", "{1:n} => It is {1}.", True),
    tool("sheet", "(sort|order)_(sheet|table|rows|data|csv)|sheet_sort|csv_sort|sort_by", "sort a table by a column", "path file sheet table: spreadsheet\ncolumn by field key: column\n?descending reverse desc: bool in_descending_order,from_high_to_low,backwards/in_ascending_order,from_low_to_high", """sort {path} by {column}[, {descending}]
         (order|arrange) (the rows of |){path} by {column}[ {descending}]
         .{path} should be sorted by {column}[, {descending}]
         .{path} is a mess. Sort it by {column}[ {descending}]
         (put|bring) {path} in order of {column}[, {descending}]""", "ok => {path} is sorted.", held=True),
    tool("sheet", "(filter|select|query)_(rows|table|csv|data|sheet)|csv_(filter|query)|rows_where", "the rows of a table where a column has a value", "path file sheet csv table: spreadsheet\ncolumn field key by: column\nvalue equals is wanted: word\n?limit count max n: count", """(show|list|give|find) (me |)[the first {limit} ]rows (of|in|from) {path} (where|with) {column} (is|=|equals) {value}
         ?which rows (of|in) {path} have {column} {value}
         filter {path} by {column} {value}
         .{path} where {column} = {value}[, {limit} rows]
         .only {column} {value} from {path}, please
         .I need everything in {path} with {column} {value}""", "{1:n} rows => There are {1}.", True, held=True),
    tool("game_server", "(kick|ban|mute|warn)_(player|gamer|user_from_game)|player_(kick|ban|mute)|mod_player", "moderate a player", "player name gamertag who: slug\naction punishment what measure: enum kick=throw_out ban=lock_out_for_good mute=silence warn=give_a_warning_to\n?minutes duration for_minutes: minutes\n?reason why because: reason", """{action} {player}[ for {minutes}][, reason: {reason}]
         {action} the player {player}[ for {minutes}][ because of {reason}]
         .{player} (cheats|insults everybody|spams). {action} the player[ for {minutes}]
         .please {action} {player}[ for {minutes}]
         .player {player}: {action}[, {minutes}]""", "ok => Done."),
    tool("voice", "(speak|say|read_aloud|announce)_(text|aloud|message)|text_to_speech|tts|say_aloud", "speak a text aloud", "text message content what: sentence\n?voice speaker who: enum male=a_man female=a_woman child robot\n?room where device: room\n?speed rate tempo: enum slow=slowly normal fast=quickly", """(say|read|speak|announce) aloud[ in the {room}]: {text}
         (say|read|announce) {text:q} (aloud|out loud|over the speaker)[ in the {room}]
         .announcement[ in the {room}]: {text}
         (tell|let) everybody in the {room} (know: |hear: |that ){text}
         (speak|read) {speed:n}: {text}
         .the kids are in the {room}. Announce: {text}""", "ok => I said it."),
    tool("voice", "(transcribe|convert)_(audio|recording|speech|voice)|speech_to_text|transcribe|audio_to_text", "write down what is said in a recording", "path file audio recording: audio\n?language lang spoken: language\n?timestamps with_times times: bool with_time_marks,with_timestamps/without_time_marks", """(transcribe|write down|type up) {path}[ in {language}][ {timestamps}]
         ?what (is said|do they say|does he say|does she say) in {path}
         (turn|convert|make) {path} (to|into) text[ {timestamps}]
         .transcript of {path}[, {language}][, {timestamps}]
         .I recorded the interview as {path}. Write it down[ {timestamps}]
         .text of {path}, please""", "{1:sentence} => {1}", True),
    tool("media_file", "(cut|trim|clip)_(video|audio|clip|recording)|video_(cut|trim)|ffmpeg_trim", "cut a piece out of a video", "path file video source: audio\nstart from begin start_time: mark\nend to until end_time: mark\n?output save_as target: audio", """(cut|trim|clip) {path} from {start} to {end}[ and save it as {output}]
         (keep|take|extract) (only |)the part from {start} to {end} of {path}
         .{path}, {start} to {end}[, save as {output}]
         .I only need {start} to {end} of {path}
         (make|create) a clip of {path}, {start} until {end}
         .the first minutes of {path} are boring. Cut it from {start} to {end}""", "ok => It is cut."),
]

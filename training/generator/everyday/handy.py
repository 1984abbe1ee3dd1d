"""Small services that everybody knows: showtimes, horoscopes, opening hours, jobs, doctors, numbers that called, files in the cloud."""
from .tool import tool

_SIGN = "enum " + " ".join(f"{sign.lower()}={sign}" for sign in "Aries Taurus Gemini Cancer Leo Virgo Libra Scorpio Sagittarius Capricorn Aquarius Pisces".split())
_JOB = "one !nurse,data_analyst,teacher,truck_driver,chef,web_developer,electrician,architect,accountant,waiter,gardener,software_engineer,carpenter,designer,lawyer,plumber,pharmacist,translator"
_DOCTOR = "one !dentist,dermatologist,pediatrician,cardiologist,eye_doctor,psychologist,surgeon,physiotherapist,vet,gynecologist,neurologist,allergist,orthopedist,GP"
_GADGET = "one !phone,tablet,watch,laptop,headset,e-reader,key_ring,wallet,remote,backpack,camera,bike"

TOOLS = [
    tool("film", "(get|find|show|list)_(showtimes|screenings|movie_times|cinema_program)|showtimes|movie_showtimes|screenings_(of|find)", "(showtimes|screenings) of a film in a city", "movie film title name movie_title: song\ncity location place town where: city\n?date day on when: date",
         """?when is {movie:q} (playing|showing|running|on) in {city}[ on {date}]
         ?what time does {movie:q} start in {city}[ on {date}]
         (show|get|find|tell) me the (showtimes|screenings|times) (of|for) {movie:q} in {city}[ on {date}]
         ?where can I (see|watch) {movie:q} in {city}[ on {date}]
         .showtimes (for |of |){movie:q} in {city}[, {date}]
         .I want to (see|watch) {movie:q} in {city}[ on {date}]. When does it start?
         ?does any cinema in {city} show {movie:q}[ on {date}]
         .is {movie:q} still on in {city}?""", "{1:time} => It starts at {1}.", True),
    tool("zodiac", "(get|read|show|fetch)_(horoscope|daily_horoscope|star_sign|zodiac)|horoscope|daily_horoscope", "the horoscope of a sign", f"sign star_sign zodiac_sign zodiac: {_SIGN}\n?period day when for: enum today tomorrow week=this_week,for_the_week month=this_month",
         """?what do the stars say (for|about) {sign}[ {period}]
         (read|give|tell|show) me the horoscope (for|of) {sign}[ {period}]
         .my sign is {sign}. (What's in store for me|What do the stars say)?
         .I was born under {sign}, what can I expect[ {period}]?
         .horoscope(:| for|) {sign}[, {period}]
         ?what's in store for {sign}[ {period}]
         ?is {period} a good time for {sign}
         .{sign} {period}, good or bad?""", "{1:sentence} => {1}", True),
    tool("body", "(calculate|compute|get)_(bmi|body_mass_index)|bmi|bmi_calculator", "calculate the body mass index", "weight weight_kg kg mass: num 45-130 kilo kilos kg,kilograms\nheight height_cm cm size: num 145-205 centimeter centimeters cm",
         """?what is my BMI (at|with) {weight} and {height}
         .I weigh {weight} and am {height} tall. (What is my BMI|Am I too heavy|Am I overweight)?
         (calculate|work out|compute) (the|my) BMI (for|of) {weight} and {height}
         .BMI(:| for) {height}, {weight}
         ?is {weight} too much for somebody of {height}
         .{height} tall, {weight}, what BMI is that?
         ?am I too thin with {weight} at {height}""", "{1:n} => It is {1}.", True),
    tool("age", "(calculate|get|compute)_(age|age_from_birthdate|years)|age_(calculator|of)|age", "the age of somebody from the day of birth", "birth_date date_of_birth birthdate dob born: isoday",
         """?how old am I if I was born on {birth_date}
         ?how old is somebody (who was |)born (on |){birth_date}
         .I was born on {birth_date}. How old am I?
         (calculate|work out|tell me) the age of somebody born on {birth_date}
         .born {birth_date}, what age?
         .my son was born on {birth_date}. How old is he now?
         .age of a person born on {birth_date}""", "{1:int} => {1} years.", True, held=True),
    tool("uuids", "(generate|create|make|get)_(uuid|uuids|guid|unique_id|ids)|uuid|uuid_generate", "generate unique ids", "count n number how_many amount: num 2-50 UUID UUIDs IDs,ids\n?version type kind: enum v1 v4 v7",
         """(generate|create|make|give me|get me) {count}[ of version {version}]
         .I need {count}[ of version {version}]
         .{count}, please[, {version}]
         ?can you make {count} for me
         .{count} for my test data
         (print|output) {count}[, version {version}]""", "{1:hash} => {1}", True),
    tool("sentiment", "(analyze|detect|classify|get|rate)_(sentiment|mood_of_text|tone|emotion_of_text)|sentiment|sentiment_analysis", "(tell|analyze) whether a text is friendly or not", "text input sentence content message review: sentence",
         """?is {text:q} (positive|negative|friendly|angry|good or bad)
         ?how does {text:q} (sound|come across)
         (check|analyze|rate|classify) the (sentiment|mood|tone) of {text:q}
         .sentiment(:| of) {text:q}
         .a customer wrote {text:q}. (Is that good or bad|Is she happy or angry)?
         ?was the person who wrote {text:q} happy
         ?do you find {text:q} (rude|nice|aggressive)
         .{text:q}, positive or negative?""", "positive => It is positive.\nnegative => It is negative.", True),
    tool("postcode", "(get|find|lookup|look_up)_(zip_code|postal_code|postcode|zip)|postcode|zip_(lookup|find)", "the postal code of a place", "address place location city: spot / city town place location: city",
         """?what is the (zip code|postal code|postcode|zip) (of|for) {address}
         ?which (zip|postal code|postcode) does {address} have
         (look up|find|get|tell me) the (zip code|postal code|postcode) of {address}
         .(zip|postcode|postal code) {address}
         .I'm sending a letter to {address}. What postal code do I write?
         .I need the (zip code|postcode) for {address}
         .the form wants a postal code, I live in {address}""", "{1:zip} => It is {1}.", True),
    tool("quiet", "(set|enable|turn_on|start|activate)_(do_not_disturb|dnd|quiet_mode|focus_mode|silent_mode)|do_not_disturb|dnd|focus_mode", "turn on do not disturb for some time", "minutes duration duration_minutes mins for_minutes: minutes / hours duration_hours n_hours: hours",
         """.I don't want to be disturbed for {minutes}
         (turn|switch) on do not disturb for {minutes}
         .no (calls|messages|interruptions) for {minutes}, please
         .leave me alone for {minutes}
         .I have to concentrate for {minutes}
         (hold|block) all (calls|notifications) for {minutes}
         ?can you keep everybody away for {minutes}
         .do not disturb, {minutes}
         .I'm in an exam for {minutes}, no notifications""", "ok => Nobody disturbs you."),
    tool("gadget", "(find|locate|ring)_(device|my_device|gadget|lost_device)|device_(find|locate|finder)|find_my_device", "(find|ring) a lost device", f"device name device_name item which: {_GADGET}\n?loud play_sound with_sound: bool loudly,with_a_loud_sound/silently,without_a_sound",
         """?where is my {device}
         (find|locate|ring|look for) my {device}
         .I (lost|can't find|misplaced) my {device}
         (make|let) my {device} ring[ {loud}]
         .my {device} is (gone|lost|missing|nowhere)
         ?where did I (leave|put) my {device}
         .I have looked everywhere for my {device}
         ?can you help me find my {device}
         .{device} lost""", "{1:room} => It is in the {1}.", True),
    tool("doctors", "(find|search|list|get)_(doctor|doctors|physician|specialist|clinics)|doctor_(find|search)|find_a_doctor", "(find|search) doctors of a kind in a city", f"specialty specialist kind type field doctor_type: {_DOCTOR}\ncity location place where near: city\n?language speaks spoken_language: language\n?open_today today accepts_today: bool with_time_today/any_day",
         """?is there a (good |){specialty} in {city}[ who speaks {language}]
         .I need a {specialty} in {city}[ who speaks {language}]
         (find|search|look for|recommend|get) (me |)a {specialty} (in|near) {city}[ {open_today}]
         ?where is the (next|nearest) {specialty} in {city}
         .{specialty} in {city}[, {language}]
         ?which {specialty} in {city} (is good|takes new patients)
         ?do you know a {specialty} in {city}
         .we're new in {city} and have no {specialty} yet""", "{1:doctor} => There is {1}.", True),
    tool("jobs", "(search|find|list|get)_(jobs|job|job_offers|vacancies|positions)|job_search|jobs|jobs_(find|search)", "(search|find) jobs", f"title job position role job_title query: {_JOB}\nlocation city place where: city\n?remote from_home home_office: bool from_home,remote/on_site,in_the_office\n?min_salary salary salary_min: num 30000-120000 euro euros",
         """?are there (any |)jobs as a {title} in {location}[, {remote}]
         (find|search|show me|look for) {title} jobs in {location}[, {remote}][ with at least {min_salary}]
         .I (want|would like|am looking) to work as a {title} in {location}[, {remote}]
         .looking for (a job|work) as a {title} in {location}
         .{title} in {location}[, {remote}][, at least {min_salary}]
         ?who needs a {title} in {location}
         ?does anybody in {location} hire a {title}
         .I'm a {title} and need a job in {location}[, {remote}]
         .my brother is a {title} and moves to {location}. Are there jobs?""", "{1:company} => {1} has one.", True),
    tool("drive", "(upload|put|save)_(to_drive|file_to_drive|to_cloud|drive_file)|drive_upload|cloud_upload", "upload a file to the cloud drive", "path file file_path local_path source: path\n?folder directory drive_folder to parent: collection",
         """(upload|put|copy|save) {path} (to|onto) (the|my) (drive|cloud)[ into the folder {folder:q}]
         .{path} should be (on the drive|in the cloud)
         .I need {path} on the drive[ in the folder {folder:q}]
         ?can you put {path} (into the cloud|on the drive)[, folder {folder:q}]
         .back up {path} to the cloud
         .{path} to the drive[, folder {folder:q}]""", "ok => It is uploaded."),
    tool("drive", "(create|get|make|generate)_(share_link|shared_link|public_link|download_link)|share_link|link_(create|share)", "create a link with which others can open a file", "path file file_path document: path\n?days expires_in expiry_days valid_days: days\n?can_edit editable allow_edit: bool that_can_be_edited/read-only",
         """?can I have a (link|public link) to {path}
         (create|make|give me|get me) a (link|share link|public link) (to|for) {path}[ that is valid for {days}][, {can_edit}]
         .I (want|need) a link to {path}[ for {days}]
         .(link|share link) for {path}, please[, {can_edit}]
         .others should be able to open {path}. Make a link
         .my boss has no access to {path}, make a link[ for {days}]""", "{1:url} => The link is {1}."),
    tool("drive", "(search|find|list)_(drive|cloud_files|drive_files|in_drive)|drive_(search|find)", "(search|find) files on the cloud drive", "query q name keyword search_term: query\n?type file_type kind: enum document=documents spreadsheet=spreadsheets,tables presentation=slides,presentations image=pictures,images",
         """(find|search for|look for) {query:q} (on|in) (the|my) (drive|cloud)[, only {type}]
         ?do I have (anything|files|something) about {query:q} on (the|my) drive
         ?where on the drive is {query:q}
         (search|go through) (the|my) (drive|cloud) for {query:q}[, only {type}]
         .there must be something about {query:q} on my drive
         .drive search(:|) {query:q}[, {type}]""", "{1:path} => I found {1}.", True),
    tool("opening", "(get|check|show|lookup)_(opening_hours|business_hours|store_hours|hours)|opening_hours|is_open|store_hours", "the opening hours of a (shop|place)", "place store business name shop restaurant: venue / store shop name business: company\n?day date on weekday: weekday",
         """?when does {place} (open|close)[ on {day}]
         ?is {place} open[ on {day}]
         ?(until when|how late|how long) is {place} open[ on {day}]
         (check|look up|tell me|find) the (opening |)hours of {place}[ on {day}]
         .{place} on {day}, open or closed?
         .opening hours(:| of|) {place}
         ?can I still go to {place}[ on {day}]
         .I want to go to {place}[ on {day}]. When do they close?""", "{1:time} to {2:time} => From {1} to {2}.", True),
    tool("weather", "(get|check|show|list)_(weather_alerts|weather_warnings|storm_warnings|alerts)|weather_(alerts|warnings)|severe_weather", "(warnings of|alerts for) bad weather in a place", "region place city location area: city",
         """?is there a (storm warning|weather warning|flood warning) (for|in) {region}
         ?are there (any |)(storm|flood|heat|weather) warnings (for|in) {region}
         ?should (we|I) (expect|be afraid of) (a storm|floods) in {region}
         .warnings (for|in) {region}
         (check|show|get) (the |all |)(weather |storm |)(alerts|warnings) (for|in) {region}
         .I heard about a storm in {region}. Are there warnings?
         ?is a storm coming to {region}""", "{1:sentence} => {1}", True),
    tool("events", "(search|find|list|get)_(events|events_in_city|local_events|happenings)|local_events|event_search|whats_on", "(find|list) events in a city", "city location place where: city\n?category type kind genre: enum concert=concerts theater=plays,theater sport=sports_events festival=festivals market=markets,flea_markets\n?date day on when: date",
         """?what's (on|happening|going on) in {city}[ on {date}]
         (find|show me|search for|list) {category} in {city}[ on {date}]
         ?are there (any |){category} in {city}[ on {date}]
         .{category} in {city}[, {date}]
         ?what can (we|I) do in {city}[ on {date}]
         .I'm bored in {city}. What's on[ on {date}]?
         .events {city}[ {date}]
         ?which {category} are there in {city}[ on {date}]
         .my parents visit me in {city}[ on {date}]. Are there any {category}?""", "{1:event} => {1}", True),
    tool("meditate", "(start|play|begin)_(meditation|mindfulness|breathing_exercise|relaxation)|meditate|meditation_start", "start a meditation", "minutes duration length mins duration_minutes: minutes\n?theme topic focus kind: enum sleep=for_sleeping stress=against_stress focus=for_concentration breathing=with_breathing",
         """(start|play|begin) a (meditation|relaxation) of {minutes}[ {theme}]
         (guide|lead) me through {minutes} of meditation[ {theme}]
         .{minutes} of (meditation|mindfulness|relaxation), please[, {theme}]
         .I'm (stressed|nervous|tense). {minutes} of meditation
         ?can we meditate for {minutes}
         .I need to calm down, {minutes}
         .meditate, {minutes}[, {theme}]
         (help|let) me relax for {minutes}""", "ok => Breathe in."),
    tool("fuel_price", "(get|check|find|compare)_(fuel_prices|gas_prices|petrol_price|fuel_price)|fuel_prices|gas_price", "the prices of fuel in a city", "city location place where: city\nfuel type fuel_type kind: enum diesel petrol=petrol,gas,gasoline e10 lpg",
         """?what does {fuel} cost in {city}
         ?where is {fuel} cheap in {city}
         ?how much is (a liter of |){fuel} in {city}
         .{fuel} (price|prices) in {city}
         .I have to fill up in {city}, {fuel}
         (check|compare|show|get) the {fuel} prices in {city}
         .the tank is empty and I'm in {city}. What does {fuel} cost?
         ?is {fuel} expensive in {city}""", "{1:price} => It costs {1}.", True),
    tool("charging", "(find|search|list|get)_(charging_stations|chargers|charging_points|ev_stations)|charging_stations|ev_charger_search", "(find|list) charging stations for cars", "city location place near where: city\n?min_kw power kw min_power: num 11-350 kilowatt kilowatts kW\n?free_only available only_free: bool that_are_free_now/even_if_taken",
         """?where can I charge (my|the) car in {city}
         (find|show me|search) (a charging station|charging stations|a charger) (in|near) {city}[ with at least {min_kw}][ {free_only}]
         .my battery is (low|almost empty) and I'm in {city}
         ?are there (chargers|charging stations) in {city}[ with at least {min_kw}]
         .charging stations {city}[, {min_kw}]
         .I drive an electric car and stay in {city}. Where can I charge it?
         ?is there a charger in {city}[ {free_only}]""", "{1:street} => There is one at {1}.", True),
    tool("checks", "(validate|verify|check)_(email|email_address|mail_address)|email_(validate|check|verify)|is_valid_email", "check whether an email address is valid", "email address mail email_address: email",
         """?is {email} (valid|a real address|correct|a valid address)
         (check|validate|verify) (the address |the email |){email}
         .{email}, valid or not?
         ?does {email} exist
         ?can (I|we) write to {email}
         .I'm not sure about {email}. Does it exist?
         .somebody signed up as {email}, is that a real address?""", "valid => It is valid.\ninvalid => It is not valid.", True),
    tool("checks", "(lookup|identify|check|reverse)_(phone_number|caller|number|phone)|(phone|number|caller)_(lookup|identify)|who_called|reverse_lookup", "tell whose phone number it is", "phone number phone_number caller: phone",
         """?whose number is {phone}
         ?who (called|rang) me from {phone}
         (look up|check|identify) the (phone |)number {phone}
         .I got a call from {phone}. Who is that?
         .unknown number(:|) {phone}
         ?is {phone} (spam|a scam)
         .{phone} keeps calling me, who is it?
         ?who is behind {phone}""", "{1:person} => It is {1}.", True),
    tool("checks", "(lookup|locate|get|geolocate)_(ip|ip_address|ip_location|ip_info)|(ip)_(lookup|location|info)|geoip", "where an IP address is", "ip ip_address address host: ip4",
         """?where is {ip} (located|from)
         ?(which|what) country is {ip} in
         (locate|look up|geolocate|find) (the IP |){ip}
         .somebody logged in from {ip}. Where is that?
         .location of {ip}
         ?where does {ip} come from
         .{ip}, where is that?""", "{1:city} => It is in {1}.", True, held=True),
    tool("companies", "(get|lookup|show|find)_(company_info|company|company_profile|company_details)|company_(info|profile|lookup)", "(look up|get) what is known about a company", "company name company_name firm organization: company\n?year fiscal_year in: year",
         """?what does {company} do
         ?who (runs|owns|founded|is behind) {company}
         (tell me about|look up|give me a profile of|get me information about) {company}
         .company profile(:| of|) {company}
         ?how many people work (at|for) {company}[ in {year}]
         ?how much did {company} earn[ in {year}]
         .I have an interview at {company}. What do they do?
         .I need some facts about {company}""", "{1:sentence} => {1}", True),
    tool("taxes", "(calculate|compute|add|get)_(tax|vat|sales_tax|vat_amount)|tax_(calculator|calculate)|vat", "calculate the tax on an amount", "amount net price net_amount value: cash\nrate percent tax_rate vat_rate percentage: share",
         """?how much tax is (on|due on) {amount} at {rate}
         (add|calculate|work out) {rate} (tax|VAT) (on|for) {amount}
         .{amount} (plus|with) {rate} (tax|VAT)
         ?what is {amount} with {rate} (tax|VAT)
         .(tax|VAT) of {rate} on {amount}
         .the net price is {amount}, the tax {rate}
         .I sold something for {amount}. How much is {rate} VAT?""", "{1:price} => It is {1}.", True),
    tool("sleep_timer", "(set|start)_(sleep_timer|music_off_timer|auto_off)|sleep_timer|sleep_timer_set", "stop the music after some time", "minutes duration mins after length: minutes\n?fade fade_out slowly: bool getting_quieter,fading_out/without_fading",
         """(stop|turn off|switch off|end) the music (after|in) {minutes}[, {fade}]
         (set|start) a sleep timer (of|for) {minutes}[, {fade}]
         .I'm going to sleep, {minutes} (more |)of music
         .{minutes} of music and then off[, {fade}]
         .music off in {minutes}
         ?can you stop playing in {minutes}
         .sleep timer(:|) {minutes}""", "ok => The music stops then."),
]

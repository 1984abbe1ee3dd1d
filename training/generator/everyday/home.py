"""The house, time, music, food."""
from .tool import tool

TOOLS = [
    tool("weather", "(get|fetch|check|show|lookup|query|find|read)_(weather|current_weather|weather_report|weather_now|weather_data)|weather|current_weather|weather_in|weather_lookup", "(get|returns|fetch|look up|gives|show) the (current |)weather (for|in|of|at) a (city|place|location|town)|(current |)weather (data|report) for a (city|place)",
         "city location place town where city_name: city\n?unit units scale temperature_unit: enum celsius fahrenheit",
         """?umbrella (for|in) {city}
         ?(any |)(rain|snow|sun|wind|fog) in {city}( today| now|)
         ?(rain|snow|sun|clouds) over {city}
         ?(sunny|cold|hot|wet|dry|stormy) in {city}( today| now|)
         ?how many degrees in {city}
         ?(should|shall) I (bring|take|pack) (a coat|an umbrella|sunscreen|a hat) (to|for) {city}
         ?(what is|what's|how is|how's|whats) the weather (like |)(in|for|at) {city}[ in {unit}]
         ?(what is|what's|how is|how's) the weather (in|over in|around) {city}( right now| at the moment| currently| now| today| this morning| outside)
         ?how (warm|cold|hot|nice|windy) is it (in|over in) {city}( right now| at the moment| today|)[ in {unit}]
         ?is it (raining|snowing|sunny|cold|hot|windy|warm|foggy) in {city}( right now| now| today| at the moment|)
         ?do I need (an umbrella|a coat|sunscreen|a jacket) in {city}( today| right now|)
         ?what's it like (outside |)in {city}( today| right now|)
         (tell me|show me|give me|check|get|look up|find out|find|fetch|report) the (current |)weather (in|for|of) {city}[ in {unit}]
         (tell me|check|get|look up) the temperature in {city}[ in {unit}]
         (tell me|find out) (how the weather is|what the weather is like|how cold it is|how warm it is) in {city}
         .weather (in |for |)(the city of |){city}( now| today|)
         .{city} weather( now| today|)
         .I am (going|traveling|flying) to {city}. (How is the weather there|What is the weather like|Check the weather)""",
         '{1:temperature} degrees, {2:sky} => It is {1} degrees and {2} in {city}.\n{"temp": {1:temperature}, "condition": "{2:sky}"} => It is {1} degrees and {2} in {city}.\nsky: {2:sky}, temperature: {1:temperature} => It is {2} and {1} degrees in {city}.', True),
    tool("weather", "(get|fetch|daily|weather)_forecast|forecast|forecast_for|weather_forecast_(day|days)", "(get|returns|shows) the (weather |)forecast for a (city|place) and a (day|date)|weather (on|for) a certain day",
         "city location place town region: city\ndate day when on: date",
         """?(rain|snow|sun|storm) in {city} {date}
         ?{city} {date}, (sun or rain|coat or not|umbrella)
         ?(any |)(rain|snow) (coming |)in {city} {date}
         .{city} {date}, weather
         ?what will it be like in {city} {date}
         ?(good|bad|swimming|beach) weather in {city} {date}
         ?picnic in {city} {date} or not
         ?(what will|how will) the weather be (in {city} on {date}|on {date} in {city})
         ?(what is|what's) the (weather |)forecast for {city} on {date}
         ?will it (rain|snow|be sunny|be cold|be warm) in {city} {date}
         ?what's the weather going to be (like |)in {city} {date}
         (get|show me|check|give me|tell me) the (weather |)forecast (for|in) {city} (for|on) {date}
         .forecast {city} {date}
         .weather forecast for {city}, {date}""", "{2:sky}, {1:temperature} degrees => It will be {2} with {1} degrees in {city}.", True),
    tool("light", "(set|switch|control|toggle|turn|change)_(light|lights|lamp|room_light|light_state)|light|lights|light_switch|lamp_control", "(switch|turn|control|set) (a|the) (light|lamp|lights) (in a room |of a room |)(on or off|)|(control|controls) the lights",
         "room location where area zone place: room\nstate power mode action status: enum on off / on enabled is_on lit turn_on: bool on/off",
         """(turn|switch|put) {state} the (light|lights|lamp|ceiling light|floor lamp|lamps) in the {room}
         (turn|switch) the (light|lights|lamp|ceiling lamp|desk lamp) in the {room} {state}
         (turn|switch|put) the {room} (light|lights|lamp|lamps) {state}
         (turn|switch) {state} the {room} (light|lights|lamp)
         set the (light|lights|lamp) in the {room} to {state}
         .{room} (light|lights|lamp) {state}
         .(light|lights|lamp) {state} in the {room}
         .the (light|lamp) in the {room} should be {state}
         make sure the (light|lamp) in the {room} is {state}""", "ok => The light in the {room} is {state}.", like="lamp_on lamp_off"),
    tool("light", "(set|change|adjust)_(brightness|light_level|dimmer)|dim_(light|lights)|brightness|dimmer", "(set|change|adjust) the brightness of (a|the) light|dim the lights of a room",
         "room where location area lamp: room\nlevel brightness percent value: percent",
         """dim the (light|lights|lamp) in the {room} to {level}( percent|%|)
         set the brightness (in|of) the {room} to {level}( percent|%|)
         set the {room} (light|lights|lamp) to {level}( percent|%)
         (change|adjust) the (brightness of the light|light level) in the {room} to {level}( percent|%|)
         .{room} (light|lights) at {level}( percent|%)"""),
    tool("light", "(set|change)_(light_color|lamp_color|color)|color_light|light_color", "(change|set) the color of (a lamp|the light)", "room where location lamp: room\ncolor colour hue light_color: color",
         """(make|turn) the (light|lights|lamp) in the {room} {color}
         (set|change) the (color of the |)(light|lights|lamp) in the {room} to {color}
         (set|change) the {room} (light|lights|lamp) to {color}
         .{color} light in the {room}""", "ok => The light in the {room} is {color}."),
    tool("climate", "(set|change|adjust|update)_(thermostat|temperature|heating|room_temperature)|thermostat|heating|heat_to", "(set|change|adjust) the (thermostat|temperature|heating)( of a room|)", "temperature degrees target value target_temperature temp: degrees\n?room where zone area: room",
         """(set|turn|change|put) the (thermostat|temperature|heating|heat)[ in the {room}] to {temperature}[ degrees]
         set the {room} (thermostat|temperature|heating) to {temperature}[ degrees]
         (heat|warm|cool) the {room} to {temperature} degrees
         make it {temperature} degrees[ in the {room}]
         .{temperature} degrees[ in the {room}]
         .I want it to be {temperature} degrees[ in the {room}]""", "ok => The temperature is set to {temperature} degrees."),
    tool("home", "(lock|secure)_(door|doors|entrance)|set_lock|door_lock|lock_control", "(lock or unlock|locks and unlocks) a door", "door which name entrance: enum front_door back_door garage_door side_door / door which target location door_name: door\naction state command mode: enum lock unlock",
         """{action} the {door}
         please {action} the {door}
         ?can you {action} the {door}
         make sure to {action} the {door}""", like="lock unlock"),
    tool("home", "(open|close|move|set|control)_(blinds|shutters|curtains|shades)|blinds|shutter_control", "(open or close|move) the (blinds|shutters|curtains)", "room where location window: room\naction state direction command: enum open close",
         """{action} the (blinds|shutters|curtains|shades) in the {room}
         {action} the {room} (blinds|shutters|curtains|shades)
         {action} all (blinds|curtains) in the {room}""", "ok => Done. The {room} is taken care of."),
    tool("home", "(start|run|send)_(vacuum|robot|cleaner|robot_vacuum)|vacuum|vacuum_room|clean_room", "(start|send) the (vacuum|robot) to clean a room", "room area where target: room\n?mode power intensity: enum quiet normal turbo",
         """(vacuum|clean) the {room}[ in {mode} mode]
         (send|start) the (vacuum|robot|vacuum cleaner) (in|to) the {room}[ in {mode} mode]
         let the (robot|vacuum) clean the {room}[ in {mode} mode]"""),
    tool("home", "(start|run)_(appliance|machine|program)|appliance_start|machine_control", "start a household (appliance|machine)", "appliance machine device which: enum washing_machine dishwasher dryer oven coffee_machine\n?program mode cycle: enum eco normal quick intensive",
         """(start|run|turn on) the {appliance}[ (in|on) {program}( mode| program|)]
         (start|run) the {program} program (of|on) the {appliance}""", held=True, like="device_on"),
    tool("home", "(water|irrigate)_(plants|garden|lawn)|start_watering|sprinkler|irrigation", "water (the plants|the garden) for some time", "zone area where place: noun\nminutes duration mins minutes_on: minutes / seconds secs duration_seconds: seconds / duration length how_long: length",
         """water the {zone} for {minutes}
         (turn on|start|run) the (sprinkler|watering) <in the {zone}; for {minutes}>
         give the {zone} {minutes} of water""", held=True),
    tool("time", "(set|start|create|add|new|begin)_(timer|countdown|kitchen_timer)|timer|countdown|timer_start", "(start|set|create) a (timer|countdown)( with a name| with a label|)", "minutes duration mins duration_minutes length: minutes / seconds duration_seconds secs: seconds / duration length time how_long: length\n?label name title tag purpose: word",
         """(set|start|create|make|give me|begin|run) a (timer|countdown) <for {minutes}; (called|named|labeled|labelled|with the label|with the name|with the title) {label}>
         (set|start|create) a (timer|countdown) for {minutes} (called|named|and call it|and label it|and name it|with the label|titled) {label}
         (set|start|create) a {minutes:1} (timer|countdown)[ (called|named|labeled|for the) {label}]
         (start|set) a (timer|countdown) (called|named) {label} (for|with|of|over) {minutes}
         (set|start) a {label} (timer|countdown) for {minutes}
         (set|start) the {label} timer to {minutes}
         .(timer|countdown)( for|:|,|) {minutes}
         .{minutes:1} timer
         count down {minutes}
         ring in {minutes}
         time {minutes}( for me|)""", "started => The timer is running.\nok => Your timer is running.\n{\"id\": {1:n}} => The timer has the id {1}."),
    tool("time", "(set|create|add|new)_(alarm|wake_up|alarm_clock)|alarm|wake_me|alarm_at", "(set|create) an alarm( clock|)", "time at when alarm_time hour: time\n?label name title note: event\n?day date on weekday: weekday",
         """(set|create|add) an alarm <(for|at) {time};(on|for) {day}; (called|named|labeled|with the name) {label}>
         wake me( up|) at {time}[ on {day}]
         (set|put) the alarm( clock|) (to|for) {time}[ on {day}]
         .alarm (at|for) {time}[ on {day}]
         .wake up (call |)at {time}
         .I need an alarm at {time}""", "ok => The alarm rings at {time}."),
    tool("time", "(create|set|add|new|make|save)_reminder|remind|reminder|remind_me|schedule_reminder", "(create|set|store|save) a reminder|reminds (you|the user) of something", "text what task message title note reminder: chore\n?date day when on due_date: date\n?time at hour clock due_time: time",
         """remind me to {text:n}
         remind me <on {date}; at {time}> to {text}
         remind me to {text} <on {date}; at {time}>
         (create|set|add|make) a reminder to {text}[ at {time}]
         (create|set|add|make) a reminder <for {date}; at {time}>: {text}
         (create|set|add|make) a reminder <(called|named|titled|saying|for|with the text) {text}; on {date}; at {time}>
         (don't|do not) let me forget to {text}
         .reminder: {text}
         .reminder <on {date}; at {time}>: {text}
         ?can you remind me to {text}[ at {time}]
         .I must not forget to {text}""", "ok => I will remind you."),
    tool("time", "(create|set|add|new|make|save)_(reminder|alert)|remind|reminder|remind_me|reminder_(add|create)", "(create|set|store|save) a reminder|reminds (you|the user) of something", "text what task message title note reminder: chore\ndue when at date datetime time remind_at: when",
         """remind me {due} to {text}
         remind me to {text} {due}
         (create|set|add|make) a reminder {due} to {text}
         (create|set|add|make) a reminder (called|named|saying|for|with the text) {text} {due}
         (don't|do not) let me forget to {text} {due}
         .reminder {due}: {text}
         .{due} I (have to|must|need to) {text:n}, remind me
         ?can you remind me {due} to {text}""", "ok => I will remind you."),
    tool("calendar", "(schedule|create|set_up|plan|arrange|book)_(meeting|call|appointment)|meeting|meeting_(create|schedule)|schedule_call", "(schedule|plan|set up) a meeting (with people|about a topic)", "topic title subject about name: event\nparticipants attendees people with guests: people / participant with person attendee: person\n?date day on: date\n?time at start: time\n?location room where place: room",
         """(schedule|set up|arrange|plan|book) a (meeting|call) <about {topic}; with {participants}; on {date}; at {time}; in the {location}>
         (schedule|set up|arrange) a (meeting|call) with {participants} about {topic} <on {date}; at {time}>
         (meet|set something up) with {participants} about {topic} <on {date}; at {time}; in the {location}>
         .I (want|need) to (meet|see|talk to) {participants} about {topic} <on {date}; at {time}>
         .(meeting|call) with {participants} <on {date}; at {time}>, topic: {topic}""", "ok => The meeting is set."),
    tool("calendar", "(create|add|new|make|schedule|insert|book)_(event|calendar_event|appointment|calendar_entry|meeting|entry)|calendar_(create|add|new_event)|add_to_calendar|appointment", "(create|add|put|insert) (an event|an appointment|an entry|a meeting) (in|to) the calendar|new calendar entry",
         "title name summary subject event event_name what: event\ndate day on event_date when: date / date day on: isodate\n?time at start start_time hour begins: time\n?duration minutes length_minutes: minutes / duration length: length\n?location place where room: city\n?attendees people guests participants invitees: people",
         """(create|add|make|schedule|set up|enter|put in) (an event|an appointment|a calendar event|a calendar entry|an entry) (called|named|titled|with the title|for) {title} <on {date}; at {time}; for {duration}; in {location}; with {attendees}>
         (schedule|add|book|plan|enter) {title} <on {date}; at {time}; for {duration}; in {location}; with {attendees}>
         (put|add) {title} (in|into|on|to) (my|the) (calendar|agenda) <(on|for) {date}; at {time}; for {duration}; in {location}>
         (create|add|schedule) (an event|an appointment|a meeting|an entry) <on {date}; at {time}; for {duration}; in {location}; with {attendees}> (called|named|titled|with the title) {title}
         (create|add) a calendar event: {title}, {date}[, {time}]
         .new (event|appointment|calendar entry): {title} <on {date}; at {time}; in {location}>
         .I have {title} <on {date}; at {time}; in {location}>. (Put it in|Add it to) my calendar
         .on {date}[ at {time}] I have {title}, (put that in|add it to) the calendar""", "created => {title} is in the calendar.\n{\"event_id\": {1:n}} => The event has the id {1}."),
    tool("calendar", "(list|get|show|fetch|read|find)_(events|appointments|calendar|agenda|schedule)|agenda|whats_on|events_on", "(list|show|get) the (events|appointments) of a day|what is in the calendar", "date day on when: date",
         """?what is (on my calendar|in my calendar|planned|on my agenda|scheduled) (on|for) {date}
         ?(do I have|have I got) (any meetings|anything planned|appointments|something) (on|for) {date}
         ?what do I have (planned |)(on|for) {date}
         (list|show me|get|read|tell me) (my|the|all) (events|appointments|meetings|calendar|agenda|schedule) (for|on|of) {date}
         .(agenda|schedule|calendar) {date}""", "{1:event} at {2:time} => You have {1} at {2}.\n[] => There is nothing on {date}.", True),
    tool("calendar", "(delete|cancel|remove|drop)_(event|appointment|calendar_event|meeting)|cancel|event_cancel", "(cancel|delete|remove) an (event|appointment)", "title event name which: event\n?date day on: date",
         """(cancel|delete|remove|drop) the (event|appointment|meeting) (called |named |){title}[ on {date}]
         (cancel|delete|remove) {title}[ on {date}]
         take {title} (out of|off) my calendar"""),
    tool("calendar", "(move|reschedule|shift|postpone)_(event|meeting|appointment)|reschedule|event_move", "(move|reschedule) an event to another (day|date)( and time|)", "title event name what: event\ndate new_date to day: date\n?time new_time at: time",
         """(move|reschedule|shift|postpone) {title} to {date}[ at {time}]
         (move|reschedule|shift) the (event|meeting|appointment) {title} to {date}[ at {time}]
         change the date of {title} to {date}[ at {time}]"""),
    tool("time", "(get|current|check|local|world)_(time|clock|local_time)|time_in|clock|world_time|get_time_in", "(returns|get|tells) the (current|local) time (in|of) a (city|place)", "city location place timezone where: city",
         """?what time is it (right now |now |)in {city}( right now| now| at the moment|)
         ?(what is|what's) the (current |local |)time in {city}( right now| now|)
         ?how late is it in {city}
         (tell me|check|get|look up|give me) the (current |local |)time in {city}
         .(time|current time|local time) in {city}( now|)
         ?do you know what time it is in {city}""", '{1:time} => It is {1} in {city}.\n{"time": "{1:time}"} => It is {1} in {city}.', True),
    tool("music", "(play|start|queue)_(song|track|music|title)|play|player_play|music_play|start_song|play_by", "(play|start|plays) a (song|track|piece of music)( by an artist|)", "title song track name song_title: song\n?artist by performer band singer musician: artist",
         """.now {title} by {artist}
         spin {title} by {artist}
         .{title:q}, the one by {artist}
         ?could I hear {title} by {artist}
         play {title} by {artist}
         play {title}
         play the (song|track|title|tune|piece) {title} by {artist}
         play the (song|track|tune) {title}
         (start|put on|queue|begin with) {title} by {artist}
         (put on|start) the (song|track) {title}[ by {artist}]
         play me {title} by {artist}
         play {artist}'s {title}
         play {artist} with {title}
         play (the song|the track|a song) (called|named) {title}[ by {artist}]
         .I want to (hear|listen to) {title}[ by {artist}]
         .let's (hear|listen to) {title}[ by {artist}]
         ?can you play {title} by {artist}
         .{title} by {artist}
         (find and play|look for and play) {title} by {artist}""", "playing => Playing {title}.\nok => Now playing {title} by {artist}."),
    tool("music", "(play|start)_(artist|band|artist_radio)|artist_radio|music_by", "play (music|songs) (by|of) an artist", "artist band name performer musician: artist",
         """?got (anything|something) (by|from|of) {artist}
         .some {artist}(, please| now|)
         .a bit of {artist}
         .anything (by|from) {artist}
         .music by {artist}
         .more {artist}
         ?how about some {artist}
         .{artist} would be nice now
         play (something|music|songs|some songs|anything|the best|a few songs) (by|from|of) {artist}
         put on some {artist}
         .I (want to hear|feel like hearing) {artist}""", "ok => Playing {artist}."),
    tool("music", "(play|start|open)_(playlist|list|mix)|playlist|playlist_play", "(play|start) a playlist", "name playlist playlist_name title: name\n?shuffle random shuffled: bool in_random_order/in_the_usual_order",
         """(play|start|put on) (my|the) playlist {name}
         (play|start|put on) (my|the) playlist (called|named) {name}
         play the playlist {name:q} {shuffle}"""),
    tool("music", "(set|change|adjust)_(volume|sound|loudness)|volume|sound_level|audio_volume", "(set|change) the volume( of the speakers|)", "level volume percent value: percent\n?device speaker room where: room",
         """(set|turn|change|put) the (volume|sound)[ in the {device}] to {level}( percent|%|)
         (set|turn) the {device} (speaker|speakers|volume) to {level}( percent|%|)
         .volume {level}( percent|%|)
         make it {level} percent loud[ in the {device}]""", "ok => The volume is at {level} percent."),
    tool("film", "(find|search|get|list|suggest|recommend)_(movies|films|movie|film)|movie_search|recommend_film", "(find|search|recommend) (films|movies) (by|of) genre( and year|)", "genre kind category type: film_genre\n?year from_year released: year",
         """?(any|some) good {genre} (films|movies)[ from {year}]
         ?what's a good {genre} (film|movie)[ from {year}]
         .something {genre} for tonight
         ?anything {genre} (to watch|on)
         .{genre} film
         ?got a {genre} film
         (find|show me|recommend|suggest|list|search for) (some |good |a few |){genre} (movies|films)[ from {year}]
         ?which {genre} (movies|films) (are there|can you recommend|are good)[ from {year}]
         .{genre} movies[ from {year}]
         .I want to see a {genre} (movie|film)[ from {year}]""", "{1:song}, {2:song} => I found {1} and {2}.", True),
    tool("film", "(get|find|show)_(film_info|movie_info|movie|film|movie_details)|movie_details|film", "(information|details) about a (film|movie)", "title movie film name: song",
         """?who's in {title:q}
         ?is {title:q} (worth it|any good|scary|for children)
         ?{title:q}, who (made|directed) (it|that)
         ?what happens in {title:q}
         ?how old is {title:q}
         ?who (directed|made|plays in|wrote) the (movie|film) {title}
         (tell me about|find|look up|show me|get) the (movie|film) {title}
         ?what is the (movie|film) {title} about
         ?when did the (movie|film) {title} come out""", '{"director": "{1:person}", "year": {2:year}} => It was made by {1} in {2}.', True),
    tool("film", "(buy|book|reserve|order)_(tickets|cinema_tickets|movie_tickets|seats)|cinema_booking|tickets", "(buy|book) tickets (for the cinema|for a film)", "title movie film show: song\ncount tickets seats number quantity: count\n?time at showtime: time\n?date day on: date",
         """(buy|book|reserve|get|order) {count} (tickets|seats) for {title} <at {time}; on {date}>
         (buy|book|get) (tickets|seats) for {title} for {count} people <at {time}; on {date}>
         .{count} tickets for {title} <at {time}; on {date}>
         .we are {count} and want to see {title} <at {time}; on {date}>""", "booked => {count} tickets for {title} are booked."),
    tool("food", "(book|reserve|request)_(table|restaurant|dinner|seats)|table_booking|restaurant_(booking|reservation)|make_reservation|reservation", "(book|reserve) a table (in|at) a restaurant", "restaurant venue place name restaurant_name where: venue\npeople guests party_size seats persons number_of_people: count\n?time at hour when: time\n?date day on: date\n?name guest_name under booked_for: person",
         """(book|reserve|get|order) a table for {people}( people| persons| guests|) <at {restaurant}; at {time}; on {date}; under the name {name}>
         (book|reserve|get) a table <(at|in) {restaurant}; for {people} people; at {time}; on {date}; (for|under the name|in the name of) {name}>
         (make|book) a reservation <at {restaurant}; for {people} people; at {time}; on {date}; under {name}>
         (book|reserve) {restaurant} for {people}( people| persons| of us|) <at {time}; on {date}>
         .a table for {people} at {restaurant} <at {time}; on {date}>
         .(table|reservation) at {restaurant}, {people} people[, {date}][, {time}]
         .{restaurant}[, {date}][, {time}], {people} people
         .table at {restaurant} for {people}( people|) <at {time}; on {date}>
         .we are {people} people and want to eat at {restaurant} <at {time}; on {date}>
         ?do you have a table at {restaurant} for {people}[ at {time}]
         (reserve|book) {people} seats <at {restaurant}; at {time}; on {date}>""", "confirmed => Your table at {restaurant} for {people} is booked.\n{\"booking\": \"{1:code}\"} => The booking number is {1}."),
    tool("food", "(find|get|search|show|lookup)_(recipe|recipes|meal)|recipe|recipe_search|cook", "(find|get|search) a recipe( for a dish|)", "dish meal name query food: dish\n?servings people portions persons: count",
         """?how (do I|do you|can I) (cook|make|prepare) {dish}[ for {servings} people]
         (find|give me|show me|get|look up|search for) a (good |simple |)recipe for {dish}[ for {servings} people]
         .recipe (for|of) {dish}[ for {servings} people]
         .I want to (cook|make) {dish}[ for {servings} people]
         ?what do I need for {dish}[ for {servings} people]""", "{1:food}, {2:food}, {3:food} => You need {1}, {2} and {3}.", True),
    tool("food", "(get|lookup|show|find)_(nutrition|calories|nutrients)|calories|nutrition_facts", "(nutrition facts|calories) of a food", "food item name ingredient: food\n?grams amount weight quantity: number",
         """?how many calories are in {food}
         ?how many calories are in {grams} grams of {food}
         (look up|get|show me) the (nutrition facts|calories|nutrition|nutrients) (of|for) [{grams} grams of ]{food}
         .calories {food}""", "{1:n} kcal => It has {1} kcal.", True),
    tool("food", "(order|get|deliver)_(food|pizza|meal|dinner)|food_order|delivery", "order food (to|for) an address", "dish item meal food what: dish\n?quantity count number portions: count\n?address to where deliver_to: city",
         """(order|get me|bring me) [{quantity} times ]{dish}[ to {address}]
         .I (would like|want|am hungry, I want) {dish}[ (delivered |)to {address}]
         have {dish} delivered[ to {address}]"""),
    tool("list", "(add|put|append|save|write)_(shopping|shopping_item|grocery|groceries|to_shopping_list|item)|shopping_add|add_to_(cart_list|shopping_list)|grocery_add", "(add|put|adds) (something|an item) (to|on) the (shopping|grocery) list", "item name product what article: food\n?quantity count number how_many: count",
         """(add|put|write) {item} (to|on|onto) (my|the|our) (shopping|grocery|groceries) list
         (add|put) {quantity} {item} (to|on) (my|the|our) (shopping|grocery) list
         .we (need|are out of|ran out of) {item}, (put it on|add it to) the (shopping|grocery) list
         (add|put) {item} x {quantity} (to|on) the shopping list
         .(shopping|grocery) list: {item}""", "ok => {item} is on the list."),
    tool("list", "(add|put|append)_(items|shopping_items|groceries|many_items)|shopping_add_all|add_several", "(add|put) several items (to|on) the shopping list", "items names products list things: foods",
         """(add|put|write) {items} (to|on|onto) (my|the|our) (shopping|grocery) list
         .(shopping|grocery) list: {items}
         .we need {items}, put them on the list""", "ok => {items} are on the list."),
    tool("list", "(add|create|new|make|insert)_(todo|task|to_do|todo_item)|todo_(add|new)|task_(create|add)|add_to_todo_list|todo", "(add|create|put) (a task|something to do|a to-do) (to|on|in) the (to-do |task |)list", "title task text item name content: chore\n?priority importance prio urgency: enum low medium high\n?due due_date date deadline by: date",
         """(add|put|write) {title} (to|on|onto) (my|the) (todo|to-do|task|to do) list
         (add|create|make) a (task|todo|to-do) <(called|named|titled|with the title) {title}; with {priority} priority; due {due}>
         (add|create) a {priority} priority (task|todo): {title}
         (add|create) a (task|todo|to-do): {title}
         .(todo|task|new task|new todo|to do): {title}
         .I (have to|need to|must) {title:n}, (put that on|add that to) my (todo|to-do) list
         (add|create) the (task|todo) {title} <with {priority} priority; due {due}>""", "ok => {title} is on your list."),
    tool("list", "(complete|finish|check|tick|close)_(todo|task|item)|todo_done|task_(done|complete)|mark_done", "mark (a task|a to-do) as (done|finished)", "title task item name: chore / id task_id number: id",
         """mark (the task|task|item) {title} as (done|finished|completed|complete)
         (check|tick) off {title}
         (complete|finish|close) the task {title}
         .I (did|finished) task {title}"""),
    tool("home", "(set|activate|start|run)_scene|scene|activate_mode|house_scene", "activate a (scene|mode) of the house", "scene name mode which: enum movie_night morning dinner party away bedtime reading",
         """(activate|start|set|run|turn on) the {scene} scene
         (activate|start) {scene} mode
         .{scene} (scene|mode)
         switch (the house |)to {scene}"""),
]

"""Weather, maps, trains, flights, hotels, restaurants, taxis."""
from .tool import tool

TOOLS = [
    tool("weather", "(get|fetch|check|current|show|lookup)_(weather|conditions|current_weather|weather_now|temperature)|weather_(get|now|current)|weather|now", "(get|returns|current) weather (in|for|of) a (city|place)", "city location place town where area: city\n?unit units scale system: enum celsius=degrees_Celsius,C fahrenheit=degrees_Fahrenheit,F kelvin=K", """?(sunny|cold|hot|wet|dry|stormy) in {city}( today| now|)
         ?how many degrees in {city}
         ?(should|shall) I (bring|take|pack) (a coat|an umbrella|sunscreen|a hat) (to|for) {city}
         ?what does (the sky|it) look like (in|over) {city}
         ?{city}, (rain or sun|coat or no coat|umbrella or not|warm or cold)
         .{city}: (degrees|temperature|sky)?
         ?is {city} (sunny|cold|wet|windy)( today| now|)
         ?(what's|what is|how's|how is|how about) the weather (in|over in|like in|up in|down in) {city}( now| today| right now|)
         ?what's it like (outside |)(in|over in) {city}( now| today| right now|)
         ?how (many degrees|warm|cold|hot|chilly|windy|humid|cloudy) is it in {city}[ in {unit}]
         ?do I (need|have to take|have to wear) (an umbrella|a jacket|a coat|rubber boots|sunglasses) in {city}
         ?is it (raining|snowing|sunny|nice|freezing|stormy|windy|foggy|cloudy|cold|warm|hot) in {city}( now| today| right now|)
         ?(is|does) the sun (shining|shine) in {city}
         ?can I (go out|sit outside|go swimming|leave without a jacket) in {city} (today|now)
         (tell|show|give) me the (weather|current weather|temperature|conditions) (in|for|at|of) {city}[ in {unit}]
         (check|look up|get|fetch|find) the (weather|current weather|temperature) (in|for|at) {city}[ in {unit}]
         .weather {city}
         .weather {city} in {unit}
         .{city} weather[ in {unit}]
         .weather (in|for|at|:) {city}[, {unit}]
         .temperature {city}[ in {unit}]
         .{city}(,|:) weather
         .I'm (in|flying to|on my way to|packing for|about to leave for) {city}. (What's the weather|How's the weather|Is it cold there|What should I expect weather-wise)?
         .I (want|need|would like) to know (the weather in|how the weather is in|how warm it is in) {city}[ in {unit}]
         .my (sister|boss|friend|mother) is in {city}. How is the weather there?
         ?should I (pack|wear|bring) (a sweater|warm clothes|shorts|a raincoat) (for|in) {city}""", "{1:temperature} degrees, {2:sky} => It is {1} degrees and {2} in {city}.", True, like="weather now"),
    tool("weather", "(get|fetch|show|check)_(forecast|weather_forecast|daily_forecast|forecast_days)|forecast_(get|days|daily)|forecast", "(get|returns) the weather forecast (of|for) a (city|place) for (some|the next) days", "city location place town where: city\ndays n number_of_days count length: days\n?unit units scale: enum celsius fahrenheit", """(show|tell|give) me the (forecast|weather) (in|for) {city} for (the next |){days}[ in {unit}]
         ?what (will|is) the weather (be|going to be) (like |)in {city} (over|in|for) the next {days}
         (get|check|look up|fetch) the {days:1} forecast (for|of|in) {city}[ in {unit}]
         .forecast {city}(,|) {days}
         .{days:1} forecast for {city}
         .I'm in {city} for {days}. What will the weather be like?
         ?(will|does) it rain in {city} in the next {days}
         .I'm going to {city} for {days} and (need|want) the forecast""", "{1:sky}, {2:temperature} degrees => It will be {1} with {2} degrees.", True),
    tool("weather", "(get|check|show)_(forecast_for_day|weather_on|forecast_on|weather_at_date)|weather_(on|for_date|tomorrow)", "the weather (of|in) a (city|place) on a day to come", "city location place town where: city\ndate day when on: date", """?(what|how) will the weather be (like |)in {city} on {date}
         ?will it (rain|snow|be sunny|be cold|be nice|storm|freeze) in {city} on {date}
         ?how (warm|cold|hot) (will it be|does it get) in {city} on {date}
         ?what's the (weather|forecast) (for|in) {city} on {date}
         (show|tell|give) me the (weather|forecast) for {city} on {date}
         .{city} on {date}, weather
         .weather {city} {date}
         .I'm (driving|flying|going) to {city} on {date}. (Will it rain|How will the weather be|Do I need a coat)?
         .we plan a picnic in {city} on {date}. Check the weather
         ?do I need (an umbrella|a coat) in {city} on {date}""", "{1:sky} => It will be {1}.", True),
    tool("weather", "(get|check|show)_(air_quality|aqi|pollen|pollution|uv_index)|air_quality|aqi", "the air quality of a (city|place)", "city location place town where: city", """?how (good|bad|clean|dirty) is the air in {city}
         ?(what is|what's) the (air quality|AQI|pollution) in {city}
         ?can I (jog|breathe freely|open the window) in {city} today
         (check|show me|get|look up) the (air quality|air|pollution) (in|of|for) {city}
         .air quality {city}
         .I have asthma and live in {city}. How is the air?""", "{1:count} => It is {1}.", True, held=True),
    tool("weather", "(get|show|check)_(sunrise|sunset|sun_times|daylight|sun)|sun_times|sunrise_sunset", "(sunrise and sunset|times of the sun) in a (city|place)", "city location place where: city\nevent type what which: enum sunrise=sun_come_up,sun_rise sunset=sun_go_down,sun_set\n?date day on: date", """?when does the {event:n} in {city}[ on {date}]
         (tell me|show me|get|find) the time of {event} in {city}[ on {date}]
         .{event} in {city}[ on {date}]
         .{event} {city}
         ?at what time does the {event:n} in {city}[ on {date}]
         .I want to take photos in {city}. When does the {event:n}[ on {date}]?""", "{1:time} => It is at {1}.", True),
    tool("maps", "(get|find|calculate|plan|show)_(route|directions|way|driving_route)|route_(plan|get)|directions|navigate|route", "(find|calculate) the way from one place to another", "origin from start source from_place: spot\ndestination to end target to_place: spot\n?mode by travel_mode transport: enum car=driving,by_car bike=cycling,by_bike walk=walking,on_foot transit=by_bus_or_train,public_transport\n?avoid_tolls no_tolls toll_free: bool without_tolls,avoiding_toll_roads/even_with_tolls", """?how do I (get|come|go) from {origin} to {destination}[, {mode}]
         ?(what is|what's|which is) the (way|best way|fastest way|quickest route|shortest way) from {origin} to {destination}[, {mode}][, {avoid_tolls}]
         (show|give|tell) me (the way|directions|the route|how to get) from {origin} to {destination}[, {mode}]
         (navigate|take me|guide me|bring me|lead me) from {origin} to {destination}[, {mode}][, {avoid_tolls}]
         (plan|find|get|calculate) (a route|the route|directions) from {origin} to {destination}[, {mode}]
         .(route|directions|way)(:|) {origin} to {destination}[, {mode}]
         .from {origin} to {destination}[, {mode}]
         .{origin} -> {destination}[, {mode}]
         .I'm at {origin} and (have|want|need) to (get|go) to {destination}[, {mode}]
         .I have to be at {destination} soon. How do I get there from {origin}?
         .to {destination} from {origin}[, {mode}]""", "{1:count} km => It is {1} km.", True),
    tool("maps", "(get|estimate|calculate)_(travel_time|eta|drive_time|duration)|travel_time|eta", "how long it takes from one place to another", "origin from start source: city\ndestination to end target: city\n?mode by transport: enum car=driving,by_car bike=cycling,by_bike walk=walking,on_foot train=by_train", """?how long (does it take|is it|is the trip|do I need) from {origin} to {destination}[, {mode}]
         ?how many hours is it from {origin} to {destination}[, {mode}]
         (tell me|estimate|calculate) (the travel time|how long it takes) from {origin} to {destination}[, {mode}]
         .travel time {origin} to {destination}[, {mode}]
         .{origin} to {destination}, how long?
         .I leave {origin} now. When will I be in {destination}[, {mode}]?""", "{1:count} hours => It takes {1} hours.", True),
    tool("maps", "(find|search|get|list)_(places|nearby|poi|restaurants_near|points_of_interest|places_nearby)|nearby_search|places_(search|nearby)", "(find|search) places of a kind near (a place|somewhere)", "kind type category what place_type: enum pharmacy=drugstore gas_station=place_to_fill_up,petrol_station restaurant=place_to_eat atm=cash_machine supermarket=grocery_store hospital=emergency_room parking=place_to_park cafe=coffee_shop hotel=place_to_sleep\nlocation near where city around: spot\n?radius distance within meters: int", """?where is (the nearest|the next|a|the closest) {kind:n} (near|around|close to) {location}
         ?is there a {kind:n} (near|close to|around) {location}[ within {radius} meters]
         (find|show me|search for|look for|locate|get me) (a|the nearest|the closest) {kind:n} (near|around|close to) {location}[ within {radius} meters]
         .I need a {kind:n} (near|around|close to) {location}
         .{kind:n} near {location}
         .nearest {kind:n}, {location}
         .I'm at {location} and (looking for|need) a {kind:n}
         ?which {kind:n} is (nearest|closest) to {location}""", "{1:street} => It is at {1}.", True),
    tool("maps", "(geocode|locate|find|get)_(address|coordinates|place|location)|geocode|address_to_coordinates", "(coordinates of an address|turn an address into coordinates)", "address place location query street: street", """?what are the coordinates of {address}
         ?where exactly is {address}
         (geocode|locate) {address}
         (find|get|give me|look up) the (coordinates|position|latitude and longitude) of {address}
         .coordinates(:| of) {address}
         .I need {address} (on|for) the map
         put {address} on the map""", "{1:coordinates} => It is at {1}.", True),
    tool("maps", "(save|add|store|bookmark)_(place|location|favorite|address)|place_(save|add)|favorite_add", "save a place under a name", "name label title as: collection\naddress location place where: address / address location place: street", """(save|store|remember|bookmark) {address} as {name}
         (add|save) the (place|address) {address} (under|with) the name {name}
         .{name} is at {address}(, save that|, remember it|)
         .{address} is my {name:q}
         .new place {name:q}: {address}
         call {address} {name:q}""", "ok => It is saved.", held=True),
    tool("train", "(search|find|get|show|lookup)_(trains|train|connections|train_connections|departures)|trains|train_(search|find)|rail_search|timetable", "(search|find) train connections", "origin from start departure from_station: station\ndestination to arrival end to_station: station\ndate day on when: date\n?time at departure_time after leave_after: time\n?first_class class_first premium: bool in_first_class/in_second_class", """(find|search|look for|show me|get|look up|check) (a train|trains|the trains|train connections|a connection) from {origin} to {destination} on {date}[ at {time}][ {first_class}]
         ?(which|what) trains (go|run|leave|are there) from {origin} to {destination} on {date}[ at {time}]
         ?when (is there|does) a train (go |)from {origin} to {destination} (go |)on {date}
         ?is there a train from {origin} to {destination} on {date}[ at {time}]
         ?how do I get from {origin} to {destination} by train on {date}
         .(train|trains) {origin} to {destination} {date}[ {time}]
         .I (want|need|have) to (go|travel|take the train) from {origin} to {destination} on {date}[ at {time}][ {first_class}]
         .on {date} I'm going from {origin} to {destination} by train[, {first_class}]
         .I don't want to drive. Find me a train from {origin} to {destination} on {date}""", "{1:time} => There is one at {1}.", True),
    tool("train", "(get|show|check)_(delay|train_status|train_info|platform)|train_(status|delay|platform)", "(delay and platform|status) of a train", "train number train_number id: train\n?station stop at: station", """?is (the train |train |the |){train} (on time|late|delayed|cancelled)[ (in|at) {station}]
         ?how (late|delayed) is (the |){train}[ at {station}]
         ?(which|what) platform does (the |){train} (leave from|use|arrive at)[ (in|at) {station}]
         (check|look up|tell me about) (the train |train |the |){train}[ at {station}]
         .(delay|platform) of {train}[ at {station}]
         .I'm waiting for {train}[ at {station}]. Where is it?""", "on time => It is on time.", True),
    tool("train", "(book|buy|purchase|reserve)_(train_ticket|ticket|train|seat|tickets)|train_book|ticket_(buy|book)", "(book|buy) a train ticket", "origin from start: station\ndestination to end: station\ndate day on travel_date: isoday / date day on: date\n?passengers people adults tickets: count\n?seat preference seat_type: enum window aisle quiet=quiet_zone", """(book|buy|get) (me |)(a ticket|a train ticket) from {origin} to {destination} (on|for) {date}[ for {passengers} people]
         (book|buy|get) {passengers} (tickets|train tickets) from {origin} to {destination} (on|for) {date}
         (reserve|book) a {seat} seat from {origin} to {destination} on {date}
         .I need a ticket from {origin} to {destination} for {date}[, {seat} seat]
         .{passengers} tickets {origin} to {destination}, {date}
         .train ticket {origin} to {destination}, {date}
         .we are {passengers} people and go from {origin} to {destination} on {date}. Book it""", "{1:code} => The booking number is {1}."),
    tool("flight", "(search|find|get|show|list)_(flights|flight|flight_offers|airfare|plane_tickets)|flights|flight_(search|find)|search_airfare", "(search|find) flights", "origin from departure source from_airport: city\ndestination to arrival target to_airport: city\ndate departure_date day on: isoday / date departure_date day: date\n?return_date return back inbound_date: date\n?adults passengers people travelers: count\n?cabin class travel_class seat_class: enum economy premium business first\n?nonstop direct direct_only: bool nonstop,without_stops/even_with_a_stop", """(find|search|look for|show me|get|look up) (flights|a flight|cheap flights|the cheapest flight) from {origin} to {destination} on {date}[, back on {return_date}][ in {cabin} class][, {nonstop}]
         (find|search|show me) (flights|a flight) to {destination} from {origin} on {date}[ for {adults} people]
         ?(are there|what are the|which) flights from {origin} to {destination} on {date}[, {nonstop}]
         ?how much is a flight from {origin} to {destination} on {date}
         ?can I fly (nonstop |)from {origin} to {destination} on {date}
         .flights {origin} - {destination} {date}
         .{origin} to {destination}, {date}[, {adults} people][, {cabin} class]
         .I (want|need|have|would like) to fly from {origin} to {destination} on {date}[, {nonstop}]
         .we are {adults} people and want to fly from {origin} to {destination} on {date}
         .fly me from {origin} to {destination} on {date}[ in {cabin} class]
         .my (sister|daughter|boss) lives in {destination}. Find me a flight from {origin} on {date}""", "{1:code} at {2:time} => There is {1} at {2}.", True),
    tool("flight", "(get|check|track|show|lookup)_(flight_status|flight|flight_info|arrival)|flight_(status|track|info)", "(status of|track) a flight", "flight_number flight number code: flight\n?date day on: date", """?is (flight |the flight |){flight_number} (on time|late|delayed|cancelled)[ on {date}]
         ?when does (flight |){flight_number} (land|arrive|leave|take off)[ on {date}]
         ?where is (flight |){flight_number}( now|)
         ?(which|what) gate does {flight_number:n} (leave from|use)
         (check|track|look up|show me) (the status of |)(flight |){flight_number}[ on {date}]
         .{flight_number} status
         .(flight |){flight_number}[ on {date}]
         .I'm picking up my mother from {flight_number}. (Is it on time|When does it land)?""", "on time => It is on time.", True),
    tool("flight", "(check_in|checkin|online_checkin|get_boarding_pass)_(flight|passenger|online)|flight_checkin|checkin", "check in for a flight", "booking reference booking_code pnr confirmation: code\nname last_name passenger surname: person\n?seat preference seat_type: enum window aisle middle exit_row=by_the_exit", """check (me|in) (in |)for (booking |the booking |){booking} (under the name|as|, name) {name}[, {seat} seat]
         (do the|make the|online) check-in for {booking}, name {name}[, {seat} seat]
         .booking {booking}, {name}: check in[, {seat} seat]
         .I fly tomorrow. Check in {name} with {booking}[, {seat} seat]
         get the boarding pass of {name} for {booking}""", "ok => You are checked in.", held=True),
    tool("hotel", "(book|reserve)_(hotel|room|hotel_room|accommodation|stay)|hotel_(book|reserve)|room_reserve", "(book|reserve) a hotel room", "hotel name property where: hotel\ncheck_in from start arrival checkin_date: date / check_in from start: isoday\nnights n_nights duration stay: nights\n?guests people adults persons: count\n?room_type room type: enum single double suite family\n?breakfast with_breakfast include_breakfast: bool with_breakfast,breakfast_included/without_breakfast,no_breakfast", """(book|reserve|get me) (a room|a hotel room) (at|in) {hotel} from {check_in} for {nights} <for {guests} people; {breakfast}>
         (book|reserve) a {room_type} room (at|in) {hotel} for {nights} from {check_in}[, {breakfast}]
         (book|reserve) {hotel} for {nights} from {check_in}[ for {guests} people][, {breakfast}]
         .I need a room (at|in) {hotel} from {check_in} for {nights}[, {breakfast}]
         .we (stay|are staying) at {hotel} for {nights} from {check_in}[, {guests} people]. (Book|Reserve) it
         .{hotel}, {check_in}, {nights}[, {guests} people]
         .{nights} at {hotel} from {check_in}[ {breakfast}]
         ?can you get us into {hotel} on {check_in} for {nights}
         .we arrive on {check_in} and leave {nights} later. Book {hotel}""", "{1:code} => The booking is {1}."),
    tool("hotel", "(search|find|list|show|get)_(hotels|hotel|accommodation|rooms|places_to_stay)|hotels|hotel_(search|find)|stay_search", "(search|find) hotels in a city", "city location place where destination: city\n?check_in from start arrival: date\n?nights n_nights duration: nights\n?max_price budget price_limit under: amount\n?stars rating min_stars: enum 2 3 4 5\n?pets pets_allowed dog_friendly: bool where_pets_are_allowed,that_takes_dogs/without_pets", """(find|search|look for|show me|get) (a hotel|hotels|a place to stay|a room) in {city} <from {check_in}; for {nights}; for less than {max_price}; {pets}>
         (find|show me|search) (a hotel|hotels) in {city} with {stars} stars[ for {nights}]
         ?(which|what) hotels are there in {city}[ (under|below) {max_price}]
         ?where can I (stay|sleep) in {city}[ on {check_in}][ for {nights}]
         .I need (a hotel|a room|a bed|somewhere to sleep) in {city} <on {check_in}; for {nights}; under {max_price}>
         .hotels {city}[ {check_in}][, {stars} stars]
         .hotel in {city} <for {nights}; under {max_price}; {pets}>
         .I'm stranded in {city}. Find me a hotel[ under {max_price}]""", "{1:hotel} => There is {1}.", True),
    tool("hotel", "(cancel|delete)_(booking|reservation|hotel_booking|hotel)|booking_cancel|reservation_cancel", "cancel a booking", "booking booking_id reference number code reservation: code", """cancel (the booking|booking|my booking|reservation|the reservation|my reservation) {booking}
         .I (can't|won't) come, (cancel|delete) (booking |){booking}
         .(booking|reservation) {booking} (has to be|must be|should be) cancelled
         .our trip is off. Cancel (booking |){booking}
         ?can you cancel {booking}
         .cancel {booking}""", "ok => {booking} is cancelled."),
    tool("restaurant", "(book|reserve|make|create)_(table|restaurant|reservation|dinner|restaurant_table)|table_(book|reserve)|restaurant_book|reservation_create", "(book|reserve) a table in a restaurant", "restaurant place name venue where: venue\npeople guests party_size persons seats covers: count\ntime at hour when_time: time\n?date day on when: date\n?name under guest_name booked_by: person\n?outside outdoor terrace: bool outside,on_the_terrace/inside,indoors", """(book|reserve|get|make) a table (at|in) {restaurant} for {people}( people| persons|) at {time}[ on {date}][, {outside}]
         (book|reserve|get us) a table for {people}( people| persons| of us|) at {restaurant} at {time}[ on {date}][ under the name {name}]
         (reserve|book) {restaurant} for {people}( people|) at {time}[ on {date}]
         .table for {people} at {restaurant}, {time}[, {date}]
         .{restaurant}, {people} people, {time}[, {date}]
         .we are {people}( people|) and (want to|would like to) eat at {restaurant} at {time}[ on {date}]
         .dinner for {people} at {restaurant} at {time}[ on {date}][, {outside}]
         .[on {date} ]at {time}, {people} people, {restaurant}
         ?(do they have|is there) a table for {people} at {restaurant} at {time}[ on {date}]? (Book it|Reserve it)
         ?can you get (me|us) a table for {people} at {restaurant} at {time}[ on {date}]
         (put|get) {people} of us in at {restaurant} at {time}[ on {date}]
         .it's our anniversary. Book {restaurant} for {people} at {time}[ on {date}]
         (make|place) a reservation (at|with) {restaurant}: {people} people, {time}[, {date}]
         (make|place) a reservation for {people} (at|in) {restaurant} for {time}[ on {date}]""", "ok => The table at {restaurant} is booked."),
    tool("restaurant", "(search|find|recommend|suggest)_(restaurants|restaurant|places_to_eat|food)|restaurant_(search|find)|where_to_eat", "(find|search) restaurants", "city location place where near: city\ncuisine food kind type: cuisine\n?price price_level budget: enum cheap=not_expensive,for_little_money medium expensive=fancy,posh\n?vegetarian veggie vegetarian_options: bool with_vegetarian_dishes,for_vegetarians/with_meat", """(find|search|recommend|suggest|show me) (a|an|a good|some|good) {cuisine} (restaurant|restaurants|place|places)( to eat|) in {city}[ {vegetarian}]
         ?where can I (eat|get|have) {cuisine}( food|) in {city}
         ?is there (a|any|a good) {cuisine} (restaurant|place) in {city}[ {vegetarian}]
         .I (want|feel like|am hungry for|crave) {cuisine}( food|) in {city}
         .{cuisine} (food|restaurant) in {city}[, {price}]
         .{cuisine}, {city}[, {price}]
         ?which {cuisine} (restaurant|place) in {city} is good
         .we are in {city} and the kids want {cuisine}( food|)""", "{1:venue} => There is {1}.", True),
    tool("taxi", "(call|book|order|request|get)_(taxi|ride|cab|car_ride|uber)|taxi_(call|book)|ride_request|order_ride", "(call|order) a (taxi|ride)", "pickup from start pickup_location origin: spot\ndestination to dropoff end target: spot\n?time at pickup_time when: time\n?passengers people seats: count\n?type kind car_type class: enum standard=normal xl=big,large premium=fancy", """?cab from {pickup} to {destination}[ at {time}]
         .(need|want) a (ride|lift|cab)(:|,) {pickup} to {destination}[, {time}]
         .{pickup} to {destination}, by cab[, {time}]
         ?how do I get a (cab|taxi) from {pickup} to {destination}
         .a car (at|from) {pickup} to {destination}[ for {time}]
         ?(any|a) taxi from {pickup} to {destination}[ at {time}]
         (call|book|order|get|send|hail) (me |us |)a (taxi|cab|ride|car) from {pickup} to {destination}[ at {time}][ for {passengers} people]
         (call|order|get) a {type} (taxi|cab|car) from {pickup} to {destination}[ at {time}]
         (pick me up|pick us up|fetch me) (at|from) {pickup} and (bring|take|drive) (me|us) to {destination}[ at {time}]
         .I need a (taxi|ride|cab|lift) from {pickup} to {destination}[ at {time}]
         .(taxi|cab|ride)(:|) {pickup} to {destination}[, {time}]
         .I'm at {pickup} and (have|want|need) to (get|go) to {destination}. (Call|Order|Get) a (taxi|cab)
         .from {pickup} to {destination} by taxi[ at {time}]
         ?can I get a ride from {pickup} to {destination}[ at {time}]
         .it's raining and I'm at {pickup}. A taxi to {destination}, please""", "ok => The taxi comes."),
    tool("taxi", "(cancel|stop)_(taxi|ride|cab)|ride_cancel|taxi_cancel", "cancel a (taxi|ride)", "ride_id ride id booking number: code", """cancel (the ride|ride|my ride|the taxi|taxi|cab) {ride_id}
         .I don't need (the |)(taxi|ride) {ride_id} (any more|after all)
         .(ride|taxi) {ride_id} (is|was) a mistake, cancel it
         .I found another way home. Cancel ride {ride_id}
         send the (taxi|cab) {ride_id} away""", "ok => It is cancelled."),
]

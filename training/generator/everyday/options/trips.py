"""Trips: hotels, tables, flights, trains, cars, routes, weather, time zones."""
from .tool import service

_CITY = "City name, e.g. Paris | City | The city to look in"
TOOLS = [
    service("hotel", "(search|find|list)_hotels|hotel_search|hotels_(search|find)", "(search|find) hotels in a city", f"city location destination place: town | {_CITY}\n?limit max_results count: few | Maximum number of results | How many hotels to return, default 10\n?max_price price_max max_rate budget: cash | Highest price per night | Maximum price per night\n?stars min_stars rating: whole 1-5 | Minimum number of stars\n?pool has_pool swimming_pool: flag | Only hotels with a pool | Has a pool\n?breakfast breakfast_included with_breakfast: flag | Breakfast included | Only with breakfast\n?pets pets_allowed pet_friendly: flag | Pets allowed | Whether pets are allowed\n?sort sort_by order: enum price rating distance | Sort order | price, rating or distance",
         """(find|search|show me|list|look for) hotels in {city}
         (find|show me|give me|list|get) {limit} hotels in {city}
         (find|show me) {pets=true}pet-friendly hotels in {city}
         (find|show me) {stars} star hotels in {city}
         (find|show me|look for) {sort=price}the cheapest hotels in {city}
         ?(which|what) hotels are there in {city}
         .I need a hotel in {city}
         .hotels in {city}
         .we're looking for a hotel in {city}
         .I'm going to {city} and need somewhere to sleep""", "(under|below|for less than|up to) {max_price}[ a night]\nwith at least {stars} stars\n{pool=true}with a (pool|swimming pool)\n{breakfast=true}with breakfast[ included]", ", (at most|no more than|max) {limit}[ of them|]|, {pets=true}(pets allowed|we have a dog|I'm bringing my dog|for us and our cat)|, sorted by {sort}|, {sort=price}cheapest first|, {sort=rating}best rated first", "(Show|Give) me (only |){limit}\nSort by {sort}\n{breakfast=true}(Breakfast should be included|Breakfast included)\n{pool=true}(It should have a pool|I want a pool|Only ones with a pool)\n{pets=true}(I travel with my dog|Pets must be allowed)\nMax {max_price} per night", "{1:hotel} => {1} is one.", True),
    service("hotel", "(book|reserve)_(hotel|room|hotel_room)|hotel_(book|reserve)", "(book|reserve) a (hotel room|room in a hotel)", "hotel name hotel_name: hotel | Hotel name | Name of the hotel\n?nights num_nights stay: nights | Number of nights\n?guests people persons: num 1-8 guest guests | Number of guests\n?check_in date arrival from: date | Date of arrival\n?breakfast include_breakfast: flag | With breakfast | Include breakfast\n?room_type room type: enum single double suite | Type of room\n?smoking smoking_room: flag | Smoking room | Whether smoking is allowed\n?late_checkout late_check_out: flag | Check out late | Late checkout",
         """(book|reserve) (a room|us a room|me a room) (at|in) {hotel}
         (book|reserve) a stay at {hotel}
         (book|reserve) a {room_type}( room|) at {hotel}
         (book|get) {nights} at {hotel}
         .I want (a room|to stay) at {hotel}
         .{hotel}, {nights}
         ?can you (book|get) (me|us) a {room_type} at {hotel}""", "for {nights}\nfor {guests}\nfrom {check_in}\n{breakfast=true}with breakfast", ", {smoking=true}(smoking|a smoking room)|, {smoking=false}(non-smoking|no smoking)|, {late_checkout=true}(with late checkout|and check out late)", "{breakfast=true}(We want breakfast|Breakfast included|With breakfast, please)\n{late_checkout=true}(We need a late checkout|Late checkout please)\nWe are {guests}\n{smoking=false}(Non-smoking please|No smoking)"),
    service("restaurant", "(book|reserve)_(table|restaurant|restaurant_table)|(table|restaurant)_(book|reserve|booking)|make_reservation", "(book|reserve) a table (at|in) a restaurant", "restaurant name venue restaurant_name: house_of | Restaurant name | Name of the restaurant | The restaurant\n?guests people party_size seats: num 2-14 people people | Number of people | Party size\n?time at: time | Time of day\n?date day on: date | Day of the reservation\n?outdoor outside outdoor_seating terrace: flag | Sit outside | Outdoor table | Whether to sit outside\n?quiet quiet_corner: flag | A quiet table | Prefer a quiet corner\n?high_chair baby_chair kids: flag | High chair needed\n?name_on under reservation_name: full_name | Name of the guest\n?notes comment request: one !birthday,anniversary,nut_allergy,wheelchair,business_dinner | Notes for the restaurant",
         """(book|reserve|get)( me| us|) a table at {restaurant}
         (book|reserve)( me| us|) {outdoor=true}an (outdoor|outside) table at {restaurant}
         (book|reserve)( me| us|) a {quiet=true}quiet table at {restaurant}
         (book|reserve)( me| us|) a table {outdoor=true}(outside|on the terrace|in the garden) at {restaurant}
         (book|reserve) something at {restaurant}
         .(we|I) (want|would like) to eat at {restaurant}
         .table at {restaurant}
         .we are {guests} and want to go to {restaurant}
         .{restaurant}, {guests}, {time}
         ?does {restaurant} have a table (free|left)
         ?can we get a table at {restaurant}""", "for {guests}\nat {time}\n(on |for ){date}\nunder {name_on}", ", {outdoor=true}(outside|outdoors|on the terrace|outdoor if possible)|, {quiet=true}(somewhere quiet|in a quiet corner)|, {high_chair=true}(with a high chair|we bring a baby and need a high chair)", "{outdoor=true}(We want to sit outside|Outdoor table, please|I'd like to sit on the terrace|Outside would be nice)\n{outdoor=false}(Not outside|We want to sit inside|Inside, please)\n{quiet=true}(A quiet corner, please|It should be quiet)\n{high_chair=true}(We need a high chair|With a high chair)\nThe name is {name_on}\nNote: {notes}\nWe are {guests}"),
    service("restaurant", "(search|find|list)_restaurants|restaurant_(search|finder)|find_food_places", "(search|find) restaurants", f"city location area near: town | {_CITY}\n?cuisine food type: cuisine | Kind of food, e.g. Italian | Cuisine\n?limit max_results count: few | Number of results\n?vegetarian veggie vegetarian_only: flag | Only vegetarian places | Vegetarian food\n?open_now open currently_open: flag | Only places that are open now | Open now\n?min_rating rating stars: one !3,3.5,4,4.5 | Minimum rating, as text\n?max_price price_level price: enum cheap medium expensive | Price level\n?delivery delivers: flag | Only with delivery | Whether they deliver",
         """(find|search|show me|list) restaurants in {city}
         (find|show me|list) {limit} restaurants in {city}
         (find|show me|look for) {vegetarian=true}(vegetarian|veggie) restaurants in {city}
         (find|show me|look for) {cuisine} (food|restaurants|places) in {city}
         (find|show me|look for) {vegetarian=true}vegetarian {cuisine} (food|places) in {city}
         (find|list) {max_price} restaurants in {city}
         ?where can (I|we) eat in {city}
         ?where can (I|we) get {cuisine} food in {city}
         .I'm hungry and I'm in {city}
         .places to eat in {city}
         .{cuisine} food in {city}""", "with a rating of (at least |){min_rating}\n{delivery=true}(that deliver|with delivery)\n{open_now=true}(that are open now|open right now|open now)", ", {vegetarian=true}(vegetarian|vegetarian only|I don't eat meat|no meat)|, {max_price} (prices|ones)|, max {limit}", "{vegetarian=true}(I'm vegetarian|Vegetarian only|No meat, please)\n{open_now=true}(It has to be open now|Open now)\n{delivery=true}(They should deliver|With delivery)\nJust {limit}\nRating {min_rating} or better", "{1:venue} => {1}", True),
    service("flight_for", "(search|find|list)_flights|flight_(search|finder)|flights_search", "(search|find) flights", "origin from departure: town | City of departure | From where\ndestination to arrival: town | City of arrival | Where to\n?date departure_date day: date | Date of the flight\n?passengers adults travelers: num 1-9 passenger passengers | Number of passengers, default 1\n?direct nonstop direct_only: flag | Only direct flights | Nonstop only\n?cabin class travel_class: enum economy business first | Cabin class, default economy\n?max_price budget price_max: cash | Maximum price\n?round_trip return return_flight: flag | Also a flight back | Round trip",
         """(find|search|show me|look for) flights from {origin} to {destination}
         (find|search for|show me) {direct=true}(direct|nonstop|non-stop) flights from {origin} to {destination}
         (find|show me) a {round_trip=true}(round trip|return flight) from {origin} to {destination}
         (find|show me) {cabin} class flights from {origin} to {destination}
         .I (want|need|have) to fly from {origin} to {destination}
         .flights {origin} to {destination}
         .flights to {destination} from {origin}
         (find|show me|look for) flights to {destination} from {origin}
         .{origin} to {destination} by plane
         ?are there (any |){direct=true}(direct|nonstop) flights from {origin} to {destination}
         ?are there (any |)flights from {origin} to {destination}""", "on {date}\nfor {passengers}\n(under|for less than) {max_price}", ", {direct=true}(direct only|nonstop|without a stop|no stops)|, {round_trip=true}(round trip|there and back|and back)|, {cabin} class", "{direct=true}(Direct flights only|No stops|It must be nonstop)\n{cabin} class\n{round_trip=true}(I need a round trip|And back)\nNot more than {max_price}", "{1:flight} => {1} is one.", True),
    service("train", "(search|find|list)_(trains|train_connections|connections)|train_(search|times)|(get_)train_schedule", "(search|find) trains between two (stations|cities)", "origin from start: town | Where it starts | From\ndestination to end: town | Where to | To\n?time departure_time after: time | Leave after this time\n?date day: date | Day of travel\n?direct no_changes direct_only: flag | No changes | Only direct trains\n?bike bicycle with_bike: flag | Space for a bicycle | Take a bike along\n?first_class first: flag | First class | Whether first class",
         """(find|search|show me|look up) trains from {origin} to {destination}
         (find|show me) a {direct=true}direct train from {origin} to {destination}
         .I'm taking the train from {origin} to {destination}
         .train {origin} to {destination}
         (find|show me) a train to {destination} from {origin}
         ?when does (the next|a) train (leave|go) from {origin} to {destination}
         ?is there a train from {origin} to {destination}
         ?how do I get from {origin} to {destination} by train""", "on {date}\nafter {time}\n{bike=true}with (my|a) (bike|bicycle)", ", {direct=true}(without changing|no changes|direct)|, {first_class=true}(first class|in first class)", "{bike=true}(I have my bike with me|I'm taking a bike)\n{direct=true}(I don't want to change|Direct only)\n{first_class=true}First class", "{1:time} => At {1}.", True),
    service("transport", "(rent|book|reserve)_car|car_(rental|rent|hire)|rental_car_book", "(rent|book) a car", "city location pickup_location where: town | City where you pick it up | Pickup city\n?days duration rental_days: days | Number of days\n?type car_type category: enum compact suv van convertible | Type of car | Category\n?automatic automatic_gearbox auto: flag | Automatic gearbox | Whether it has automatic transmission\n?child_seat baby_seat: flag | With a child seat\n?insurance full_insurance insured: flag | Full insurance | Add insurance\n?driver driver_name name: full_name | Name of the driver",
         """(rent|book|reserve|get)( me|) a car in {city}
         (rent|book|get)( me|) a {type} in {city}
         (rent|book)( me|) {automatic=true}an automatic( car|) in {city}
         .I need a (car|rental car) in {city}
         .rental car in {city}
         ?can I rent a {type} in {city}""", "for {days}\n{child_seat=true}with a child seat\n{insurance=true}with (insurance|full insurance)", ", {automatic=true}(automatic|with automatic transmission|I can't drive stick)|, {insurance=false}(no insurance|without insurance)", "{child_seat=true}(We need a child seat|With a child seat)\n{automatic=true}(Automatic please|It must be an automatic)\n{driver} will drive\nThe driver is {driver}\n{insurance=true}(Add full insurance|Insurance too)"),
    service("maps", "(get|calculate|find)_(distance|travel_distance)|distance_(between|to)", "(get|calculate) the distance between two places", "origin from start from_city: town | Start | Start of the way\ndestination to end to_city: town | End | End of the way\n?unit units: enum km miles | km (default) or miles | Unit of the distance\n?straight_line air_line as_the_crow_flies: flag | Straight line instead of road",
         """?how far is it from {origin} to {destination}
         ?how far is {destination} from {origin}
         ?what is the distance between {origin} and {destination}
         ?how many {unit} (is it|are there) from {origin} to {destination}
         (get|give me|tell me|calculate) the distance from {origin} to {destination}
         .distance {origin} to {destination}
         ?how far is it to {destination} from {origin}""", "in {unit}\n{straight_line=true}(as the crow flies|in a straight line)", "", "Use {unit}\nIn {unit}", "{1:int} => It is {1}.", True),
    service("maps", "(get|find|show)_(directions|route|driving_directions)|directions|route_(to|find)", "(get|find) (directions|the way) (from one place to another|between two places)", "origin from start: town | Start\ndestination to end: town | Where to go\n?mode transport travel_mode by: enum driving walking cycling transit | Means of transport, default driving\n?avoid_tolls no_tolls: flag | Avoid toll roads | No toll roads\n?avoid_highways no_highways: flag | Avoid highways\n?alternatives show_alternatives: flag | Also show other routes",
         """(get|give|show) me directions from {origin} to {destination}
         (show|find|plan) (me |)(the way|a route|the route) from {origin} to {destination}
         (navigate|guide me) from {origin} to {destination}
         ?how do I get from {origin} to {destination}
         ?which way (is it|do I go) from {origin} to {destination}
         .directions {origin} to {destination}
         (show|give) me the way to {destination} from {origin}
         .I need to get from {origin} to {destination}""", "{mode=walking}(on foot|walking)|{mode=cycling}by (bike|bicycle)|{mode=driving}by car|{mode=transit}(by bus|by public transport)", ", {avoid_tolls=true}(without toll roads|avoiding tolls|no tolls)|, {avoid_highways=true}(avoiding highways|without highways|not on the highway)", "{avoid_tolls=true}(Avoid tolls|No toll roads)\n{avoid_highways=true}(Avoid highways|No highways)\n{alternatives=true}(Show me alternatives|With alternatives)", "{1:sentence} => {1}", True),
    service("weather", "(get_|)(current_weather|weather)|(get|fetch|check)_weather|weather_now", "(get|fetch) the current weather (in|of) a city", f"city location place: town | {_CITY}\n?unit units: enum celsius fahrenheit | Temperature unit, default celsius | celsius or fahrenheit\n?detailed details verbose: flag | More details, e.g. wind and humidity | Detailed report",
         """?(what's|what is|how is|how's) the weather (in|like in) {city}( right now| now| today|)
         ?how (warm|cold|hot) is it in {city}( right now| now|)
         ?is it raining in {city}( right now| now|)
         (get|check|tell me|give me|show me) the (current |)weather in {city}
         .weather in {city}( now|)
         .current weather, {city}
         .I'm in {city}. What's the weather like now""", "in {unit}", ", {detailed=true}(with details|in detail|with all the details)", "Use {unit}\nIn {unit}, please\n{detailed=true}(I want the details|Be detailed)", "{1:degrees} => {1} degrees.", True),
    service("weather", "(get|fetch|show)_(forecast|weather_forecast)|(weather_|)forecast", "(get|fetch) the (weather |)forecast for the next days", f"city location place: town | {_CITY}\n?days num_days count: num 2-10 day days | Number of days, default 3 | How many days ahead\n?unit units: enum celsius fahrenheit | celsius or fahrenheit\n?hourly by_hour: flag | Forecast by the hour | Hour by hour",
         """(get|show|give) me the (weather |)forecast for {city}
         (get|show|give) me {hourly=true}(an hourly|the hourly) forecast for {city}
         (get|show|give) me (the|a) {days:1} forecast for {city}
         ?what will the weather be( like|) in {city} (over|for|in) the next {days}
         ?will it (rain|snow|be sunny) in {city} in the next {days}
         ?what's the (weather |)forecast for {city}
         .forecast for {city}
         .{city} forecast""", "for (the next |){days}\nin {unit}", ", {hourly=true}(hour by hour|by the hour)", "Use {unit}\n{hourly=true}(Hour by hour|By the hour, please)", "{1:degrees} => {1} degrees.", True),
    service("weather", "(get_|)(air_quality|air_quality_index|pollution)|check_air_quality", "(get|check) how clean the air is in a city", f"city location place: town | {_CITY}\n?pollutant substance: enum pm25 pm10 ozone no2 | Only this pollutant",
         """?how (clean|bad|good) is the air in {city}
         ?what's the air quality (in|like in) {city}
         (check|get|show me) the air quality in {city}
         .air quality in {city}
         ?is the air in {city} (polluted|safe to breathe)
         ?how much {pollutant} is in the air in {city}""", "", "", "Only {pollutant}", "{1:int} => {1}", True),
    service("zone", "(get|find)_(time|current_time|local_time)|(time_in|world_clock|current_time)", "(get|tell) the (current|local) time (in|of) a city", f"city location place: town | {_CITY}\n?format hour_format clock: enum 12h 24h | 12h or 24h (default)\n?seconds with_seconds: flag | With seconds",
         """?what time is it in {city}
         ?what's the time in {city}
         (tell|give|show) me the time in {city}
         .time in {city}
         .current time, {city}
         .I want to call my (sister|boss) in {city}. What time is it there""", "in {format} format|as {format}\n{seconds=true}with seconds", "", "Use the {format} format\n{seconds=true}With seconds", "{1:time} => It is {1}.", True),
    service("sky", "(get_|)(sunrise_sunset|sunrise|sun_times|daylight)", "(get|tell) when the sun (rises and sets|comes up and goes down)", f"city location place: town | {_CITY}\n?date day on: date | Date, default today",
         """?when does the sun (rise|set|come up|go down) in {city}
         ?what time is (sunrise|sunset) in {city}
         (tell|give|show) me (sunrise and sunset|the sunrise) (for|in) {city}
         .sunset in {city}""", "on {date}", "", "", "{1:time} => At {1}.", True, True),
]

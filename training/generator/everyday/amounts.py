"""Tools that take several numbers, which nouns, units and places in the sentence tell apart: bills, training, recipes, travellers, sizes, doses, scores."""
from .tool import tool

_EXERCISE = "one squats,push-ups,bench_press,deadlifts,lunges,pull-ups,sit-ups,bicep_curls,leg_press,burpees,planks,rows,kettlebell_swings,dips,crunches,shoulder_press,calf_raises,box_jumps,lat_pulldown,hip_thrusts"
_DISH = "one lasagna,pizza,potatoes,roast_chicken,banana_bread,salmon,cookies,cauliflower,meatloaf,apple_pie,muffins,ribs,stuffed_peppers,sourdough,brownies,turkey,eggplant,casserole,quiche,sweet_potatoes"
_GOODS = "one screws,paint,cement,chairs,notebooks,light_bulbs,coffee_beans,envelopes,bricks,tiles,pens,cables,gloves,batteries,toner,towels,napkins,plates,bolts,seeds,tulip_bulbs,firewood,printer_paper,masks"

TOOLS = [
    tool("bill", "(split|divide|share)_(bill|check|cost|tab|expense)|bill_(split|splitter)|calculate_split|tip_split", "(split|divide) a bill (among|between) people", "total amount bill bill_amount bill_total sum price: cash\npeople persons num_people party_size number_of_people heads: num 2-14 person people / people guests friends: num 2-12 friend friends / ways split_ways: num 2-9 way ways\n?tip tip_percent tip_percentage gratuity: share",
         """(split|divide|share) <a (bill|check|tab|dinner bill|restaurant bill) of {total}; (among|between|by|for) {people}>[(,|) with (a |){tip} tip]
         (split|divide) {total} (between|among) {people}[(,|) with (a |){tip} tip]
         (split|divide) {total} between {people}[ and add {tip} (tip|for the tip)]
         .the (bill|check|dinner) (was|is|came to|comes to) {total}(,| and) there (are|were) {people}(. Split it|, split it|: how much is it each?)[ with {tip} tip]
         .we are {people} and (have to pay|the bill is|it was) {total}[, tip {tip}]. (Split it|Share it out)
         .{people}, {total}[, {tip} tip]: split it
         .{total} for {people}[, {tip} tip]
         ?how much (does everyone|does each of us|do we each|does each person) (pay|owe) <for {total}; (with|if we are) {people}>[ and {tip} tip]
         ?what is {total} (split between|divided by|shared by) {people}[ with {tip} tip]
         .{people} (ate|had dinner|went out) for {total}[ and we tip {tip}], (who pays what|split that)""", "{1:price} => Everyone pays {1}.", True),
    tool("bill", "(calculate|compute|get|work_out)_(tip|gratuity|service_charge)|tip_(calculator|amount)|tip", "(calculate|work out) the tip (for|of) a bill", "amount bill total subtotal bill_amount: cash\npercent tip_percent rate percentage tip: share", """(calculate|work out|compute|give me) <(a|the) {percent} tip; (on|for) (a bill of |){amount}>
         ?(how much|what) is a {percent} tip (on|for) {amount}
         ?(how much|what) is {percent} of {amount} for the tip
         .{percent} tip on {amount}
         .the bill is {amount} and I want to (leave|tip|give) {percent}
         .tip for {amount}, {percent}""", "{1:price} => The tip is {1}.", True),
    tool("training", "(log|record|add|save|track)_(workout|exercise|set|sets|strength|lift|training)|workout_(log|add)|exercise_log|lift_log", "(log|record) a (strength |)(exercise|workout)( with sets and repetitions|)", f"exercise name movement exercise_name what: {_EXERCISE}\nsets num_sets set_count n_sets: num 1-8 set sets\nreps repetitions reps_per_set rep_count: num 3-30 rep reps / reps repetitions: num 3-30 repetition repetitions\n?weight load weight_kg kilos: num 2.5-140 kilo kilos kg / weight pounds: num 5-300 pound pounds lbs",
         """(log|record|add|note|write down|save|put down) {sets} of {reps} (of |){exercise}[ (at|with) {weight}]
         (log|record|add|note) {exercise}(:|,) {sets} of {reps}[ (at|with) {weight}]
         (log|record|add|save) {exercise} <for {sets} of {reps};with {weight}>
         (log|record) {sets}, {reps} each, of {exercise}[ with {weight}]
         .I (did|just did|managed|finished|have done) {sets} of {reps} (of |){exercise}[ (at|with) {weight}](, log it|, write that down|. Log it|. Note it|)
         .{exercise}, {sets}, {reps}[, {weight}]
         .{exercise}: {sets} with {reps}[ at {weight}]
         .{sets} of {exercise} with {reps} each[ and {weight}]. (Log it|Add it)
         .today it was {exercise}, {reps} in each of {sets}[, {weight}]
         .{reps}, {sets}, {exercise}[ with {weight}], (log that|note that)
         ?can you (log|add) {sets} of {reps} of {exercise}[ with {weight}]""", "ok => It is logged."),
    tool("training", "(log|record|add|save|track)_(run|ride|cardio|activity|swim|walk)|cardio_log|run_log|activity_add", "(log|record) an activity with its (distance and time|length)", "type activity sport kind: enum run=run,jog ride=ride,bike_ride swim walk=walk,hike / activity sport: enum run ride swim walk\ndistance km distance_km kilometers: num 1.5-42 kilometer kilometers km / distance miles: num 1-26 mile miles mi\nminutes duration time duration_minutes: num 8-180 minute minutes min,mins / minutes time_minutes: num 8-90 minute minutes\n?calories kcal burned energy: num 50-900 calorie calories kcal",
         """(log|record|add|save|note) a {type:n} (of|over) {distance} in {minutes}[, {calories}]
         (log|record|add) a {distance:1} {type:n} (of|that took|done in) {minutes}[ and {calories}]
         .I (did|finished|just did|went for) a {type:n} of {distance} (in|that took) {minutes}[ and burned {calories}](. Log it|, add it|)
         .{type:n}: <{distance};{minutes};{calories}>
         .{minutes} for {distance}, a {type:n}. (Log|Note) it[ with {calories}]
         .(log|note) {minutes} and {distance} of {type:n}""", "ok => It is logged."),
    tool("oven", "(set|start|preheat|control|program)_(oven|bake|roast|cooking|baking)|oven_(set|start)|bake|roast", "(set|start) the oven (with temperature and time|)", f"temperature temp degrees heat: warmth / temperature degrees: num 80-250 degree degrees / temp: num 200-475 degree degrees\nminutes duration time cook_time bake_time: num 5-120 minute minutes min\n?dish food item what: {_DISH}\n?mode program setting function: enum fan=fan,with_the_fan grill=grill top_heat=top_heat bottom_heat=bottom_heat",
         """(bake|roast|cook) the {dish} <for {minutes}; at {temperature}>
         (bake|roast|cook) (it|this|everything) <for {minutes}; at {temperature}>
         (set|start|heat|program) the oven <(to|at) {temperature}; for {minutes}>
         .{minutes} at {temperature}[ for the {dish}]
         .{temperature} for {minutes}[, {dish}]
         .the {dish} (needs|takes|wants|should get) {minutes} at {temperature}
         .oven {temperature}, {minutes}
         .I want the {dish} to bake <at {temperature}; for {minutes}>
         .put the oven on for {minutes} at {temperature}
         .the recipe says {temperature} (for|and) {minutes}[ for the {dish}]. (Start the oven|Set it|Go)
         ?can you bake the {dish} <at {temperature}; for {minutes}>""", "ok => The oven is on."),
    tool("tickets_for", "(book|buy|order|reserve|get|purchase)_(tickets|admission|entry|passes|family_tickets)|tickets_(book|buy)|reserve_entry|buy_passes", "(book|buy) tickets for adults and children", "place where attraction venue event name: one zoo,aquarium,science_museum,castle,planetarium,ferry,water_park,boat_tour,botanical_garden,ice_rink,cable_car,circus,climbing_park,toy_museum,observation_deck,steam_train\nadults adult_count num_adults grown_ups: num 1-8 adult adults\n?children kids child_count num_children minors: num 1-7 child children / kids children: num 1-7 kid kids\n?date day when on: date\n?seniors senior_count pensioners: num 1-5 senior seniors",
         """(book|buy|get|order|reserve) (tickets|entry|admission) <for the {place}; for {adults}[ and {children}][ and {seniors}]; on {date}>
         (book|buy|get) {adults}[ and {children}] for the {place}[ on {date}]
         .{adults}[ and {children}][, {seniors}] for the {place}[ on {date}]
         .we (are|will be|come as) {adults}[ and {children}] and want to (go to|see|visit) the {place}[ on {date}]
         .the {place}, {adults}[, {children}][, {seniors}][, {date}]
         .[on {date} ]we are going to the {place} with {children} and {adults}. (Get|Book) the tickets
         .I need tickets for {adults}[ plus {children}], (for the |){place}[ on {date}]
         ?can I (book|get) the {place} for {adults}[ and {children}][ on {date}]
         ?how much is the {place} for {adults}[ and {children}]""", "{\"total\": {1:price}} => That is {1}."),
    tool("stay", "(search|find|book|reserve)_(hotel|room|apartment|cabin|stay|accommodation|holiday_home)|stay_(book|search)|lodging_search", "(find|book) a place to stay (for|with) guests", "city location where place destination: city\n?nights stay length_of_stay num_nights: num 1-14 night nights\nadults guests people num_adults: num 1-6 adult adults / guests people persons: num 1-9 guest guests / guests people: num 1-9 person people\n?children kids num_children: num 1-5 child children\n?rooms num_rooms room_count: num 1-5 room rooms\n?max_price price_limit budget max_per_night: cash\n?breakfast with_breakfast include_breakfast: bool with_breakfast,including_breakfast/without_breakfast,no_breakfast",
         """(find|book|reserve|get|look for) (a place|a hotel|something|accommodation) in {city} <for {adults}[ and {children}];for {nights};with {rooms};{breakfast}>[ (under|for at most|up to) {max_price}]
         (find|book) {rooms} in {city} for {adults}[ and {children}][, {nights}]
         .{adults}[ and {children}], {nights}, {city}[, {rooms}]
         .we are {adults}[ and {children}] and need a place in {city}[ for {nights}][, {breakfast}]
         .I'm taking {children} and {adults} to {city}. We need {rooms}[ for {nights}]
         .{city} for {nights}, {adults}[, {breakfast}][, at most {max_price}]
         .(staying|sleeping) in {city}: {adults}, {nights}[, {children}]
         ?(is there|can you find) something in {city} <for {adults}[ and {children}];for {nights}>[ under {max_price}]""", "{1:hotel} => There is {1}.", True),
    tool("flight_for", "(search|find|book|look_up)_(flights|flight|airfare|trips|trip)|flights_(search|find)|trip_search|air_search", "(search|find) flights (for passengers|with adults and children)", "origin from departure from_city start: city\ndestination to arrival to_city: city\n?date day departure_date depart: date\nadults passengers num_adults travelers: num 1-6 adult adults / passengers travelers pax: num 1-9 passenger passengers\n?children kids num_children: num 1-4 child children\n?infants babies lap_infants: num 1-2 infant infants\n?bags luggage checked_bags: num 1-5 bag bags / bags suitcases: num 1-5 suitcase suitcases\n?max_stops stops layovers: num 1-3 stop stops",
         """(find|search|look for|book|get) (flights|a flight|seats|tickets) from {origin} to {destination} <for {adults}[ and {children}][ and {infants}];on {date};with {bags};with at most {max_stops}>
         (find|book) a flight to {destination} from {origin} <on {date};for {adults}>[ with {children}][ and {bags}]
         .{origin} to {destination}, {adults}[, {children}][, {bags}][, {date}]
         .we (want to|have to|need to) fly from {origin} to {destination}[ on {date}], {adults}[ and {children}][, {bags}]
         .{adults}[ and {children}] want to go from {origin} to {destination}[ on {date}]
         ?(are there|do you find) flights from {origin} to {destination}[ on {date}] for {adults}[ with {children}]""", "{1:flight} => There is {1}.", True),
    tool("size", "(resize|scale|set_size_of|shrink)_(image|picture|photo|element)|(image|element)_(resize|size)|set_dimensions", "(resize|change the size of) (an image|a picture|a window)", "target image file path picture name: picture / target window element name: word\nwidth w new_width x_size: num 40-4000 pixel pixels px / width w: num 40-4000 pixel pixels\nheight h new_height y_size: num 40-3000 pixel pixels px / height h: num 40-3000 pixel pixels\n?keep_ratio keep_aspect preserve_ratio lock_aspect: bool keep_the_ratio,without_distorting_it/ignore_the_ratio,even_if_it_is_distorted",
         """(resize|scale|shrink|bring) {target} to <{width} (wide|in width);{height} (high|tall|in height)>[(,| and) {keep_ratio}]
         (make|get) {target} {width} wide and {height} (high|tall)[, {keep_ratio}]
         (make|get) {target} {height} (high|tall) and {width} wide[, {keep_ratio}]
         (set|change) the (height of {target} to {height} and its width to {width}|width of {target} to {width} and its height to {height})
         .{target} should be {width} wide and {height} (high|tall)[, {keep_ratio}]
         .{target}: width {width}, height {height}
         .{target}: height {height}, width {width}
         .I need {target} at {width} by {height}[, {keep_ratio}]
         .{width} by {height} for {target}, please""", "ok => It has the new size."),
    tool("measure", "(calculate|compute|get|estimate|find)_(area|room_area|floor_area|surface)|(area|paint|floor)_(calculator|estimate)|room_area", "(calculate|estimate) (the area of a room|what a wall or floor needs)", "width w breadth wide: num 1.5-14 meter meters m\nlength l long depth: num 1.5-20 meter meters m\n?height h ceiling tall: num 2-6 meter meters m\n?coats layers num_coats: num 1-4 coat coats",
         """?what is the area of a (room|wall|floor|garden|field) (that is |of |with |){width} (wide |in width |)(by|and) {length}( long| in length|)[, {height} high]
         (calculate|work out|estimate) (it|the area|what I need) for (a room|a floor|a wall|a plot) {width} wide and {length} long[ with {coats}]
         (calculate|work out|estimate) (it|the area|what I need) for (a room|a floor|a wall|a plot) {length} long and {width} wide[ and {height} high][, {coats}]
         .the (room|floor|wall|garden) is {length} long and {width} wide[ and {height} high][, {coats}]
         .the (room|floor|wall|garden) is {width} wide and {length} long[, and it needs {coats}]
         .(width|wide): {width}, (length|long): {length}[, height: {height}]""", "{1:n} => It is {1}.", True),
    tool("order_goods", "(order|buy|purchase|reorder|restock)_(supplies|goods|items|material|stock|article)|(supplies|goods|stock)_(order|restock)|place_purchase|procure", "(order|buy) (goods|supplies|an article) in a quantity", f"item product article name what: {_GOODS}\nquantity amount count qty units number: num 2-90 box boxes / quantity count: num 2-60 pack packs / quantity qty: num 2-50 bag bags / quantity units pieces: num 5-500 piece pieces\n?price unit_price max_price price_each: cash\n?discount discount_percent rebate: share\n?supplier vendor from shop: company\n?deliver_by due date needed_by: date",
         """(order|buy|get|reorder) {quantity} of {item}[ from {supplier}][ at {price} each][ with {discount} off][ by {deliver_by}]
         (order|buy|get|reorder) {quantity} of {item} <at {price} (each|apiece);from {supplier};with {discount} (off|discount)>
         .we (need|are short of|want) {quantity} of {item}[ from {supplier}][ by {deliver_by}][, {price} each](. Order them|, order it|)
         .{item}, {quantity}[, {price} each][, {supplier}]
         .{quantity} of {item}[ at {price} each], please
         .we ran out of {item}. (Order|Get) {quantity}[ from {supplier}][ for {price} each]
         .{supplier} sells {item} at {price} each. (Order|Buy) {quantity}[, they give {discount} off]
         ?can you order {quantity} of {item}[ for {price} each][ by {deliver_by}]""", "{\"order\": {1:n}} => The order has the number {1}."),
    tool("sale", "(record|add|log|register|enter|ring_up)_(sale|transaction|sold_item|line_item)|sale_(add|record)|register_sale", "(record|enter) a sale( with quantity and price|)", f"product item article what sku_name: {_GOODS}\nquantity qty sold count: num 1-60 piece pieces / quantity units count: num 1-60 unit units / quantity qty: num 1-40 box boxes\nprice unit_price each amount price_per_unit: cash\n?customer buyer client to: person\n?discount percent_off rebate: share",
         """(record|enter|log|register|add) {quantity} of {product} (at|for) {price}( each| apiece|)[ to {customer}][ with {discount} (off|discount)]
         .(sold|I sold|we sold) {quantity} of {product} <at {price} each;to {customer}>[ with {discount} (off|discount)]
         .{customer} (bought|took|got) {quantity} of {product} at {price} each[ and {discount} off]
         .{product}: {quantity}, {price} each[, {discount} off][, {customer}]
         .sale of {product}: {price} each, {quantity}[, customer {customer}]""", "ok => The sale is recorded."),
    tool("medicine_dose", "(add|schedule|log|record|set)_(dose|medication|medicine|pill|prescription)|(dose|medication|pill)_(add|log|schedule)", "(add|schedule|log) (a dose of |)a medicine", "medicine name drug medication what: medicine\ndose amount quantity how_many: num 1-4 tablet tablets / dose amount mg: num 5-900 milligram milligrams mg / dose ml amount: num 2-40 milliliter milliliters ml / dose drops: num 2-30 drop drops\n?times_per_day per_day frequency daily_times: num 1-4 time times\n?days duration for_days: num 2-30 day days\n?with_food with_meal after_food: bool with_food,after_a_meal/on_an_empty_stomach,without_food",
         """(add|schedule|set up|enter) {medicine}(,|:) {dose}[ {times_per_day} a day][ for {days}][, {with_food}]
         (add|schedule|log|note) {dose} of {medicine}[ {times_per_day} (a|per) day][ for {days}][ {with_food}]
         .I (take|have to take|was told to take|must take) {dose} of {medicine}[ {times_per_day} (a|each) day][ for {days}][ {with_food}]
         .the doctor (prescribed|wants me to take|gave me) {dose} of {medicine}[ {times_per_day} a day][ for {days}][, {with_food}]
         .{medicine} {dose}[, {times_per_day} daily][, {days}]
         .for {days}, {dose} of {medicine}[ {times_per_day} a day]""", "ok => It is noted."),
    tool("loan", "(calculate|compute|estimate|get|simulate)_(loan|mortgage|payment|monthly_payment|installment|credit|savings|interest)|(loan|mortgage|credit)_(calculator|payment)", "(calculate|estimate) (the monthly payment|a loan|a mortgage)", "amount principal loan sum borrowed: num 1000-500000 dollar dollars USD\nrate interest interest_rate percent annual_rate: share\nyears term duration term_years: num 2-35 year years / months term term_months: num 6-120 month months\n?down_payment deposit upfront: cash",
         """(calculate|compute|work out|estimate) (the|a) (loan|mortgage|monthly payment|credit) <(of|for|on) {amount};(at|with) {rate}( interest|);over {years}>[ with {down_payment} down]
         ?what (do|would|will) I pay (a|per|each) month for {amount} <at {rate};over {years}>[ if I put {down_payment} down]
         .I want to borrow {amount} <for {years};at {rate}>
         .{amount} at {rate} over {years}[, {down_payment} down]
         .{years}, {rate}, {amount}: what is the payment
         .the bank offers {rate} for {years} on {amount}""", "{1:price} => It is {1} a month.", True),
    tool("plant_water", "(water|irrigate|sprinkle)_(garden|plants|zone|bed|lawn|greenhouse)|(irrigation|sprinkler)_(start|run)|run_sprinkler|water", "(water|irrigate) a part of the garden", "zone bed area where target: one tomatoes,roses,front_lawn,back_lawn,herb_bed,strawberries,greenhouse,hedge,vegetable_patch,orchard,flower_boxes,zucchini,raised_bed,orchids,raspberries\n?minutes duration time for_minutes: num 2-60 minute minutes min\n?liters amount volume: num 1-80 liter liters l\n?times repeat rounds: num 2-6 time times",
         """(water|irrigate|sprinkle) the {zone} <for {minutes};with {liters}>[, {times}]
         (give|get) the {zone} {liters}[ over {minutes}]
         .the {zone} (looks dry|look thirsty|needs water|could use water)(. Water it|, {liters} should do|, give it {minutes})
         .the {zone} (is|are) dry. (Water it|Run the sprinkler) <for {minutes};with {liters}>
         .{zone}: {liters}[, {minutes}]
         .{minutes} of water for the {zone}
         .it hasn't rained all week, (water|irrigate) the {zone}[ for {minutes}]
         ?can you water the {zone}[ for {minutes}][ with {liters}]""", "ok => The water runs."),
    tool("game_score", "(record|save|add|enter|report|submit)_(score|result|match|game|match_result)|(score|match|result)_(add|report|record)", "(record|enter) the (result|score) of a (match|game)", "home home_team team_a first_team us: team\naway away_team team_b second_team them: team\nhome_score home_goals score_a goals_a: num 0-9 goal goals\naway_score away_goals score_b goals_b: num 0-9 goal goals",
         """(record|enter|save|add) {home} with {home_score} and {away} with {away_score}
         .{home} (scored|made|shot|got) {home_score}, {away} {away_score}
         .{home} played {away}. {home_score} for the home team, {away_score} for the guests
         .it was {home} against {away}, {home_score} to {away_score}
         .(result|final score): {home} {home_score}, {away} {away_score}""", "ok => The result is saved."),
    tool("table_book", "(book|reserve|make)_(table|dinner|restaurant|table_reservation|brunch)|(table|dinner)_(book|reserve)|reserve_seats", "(book|reserve) a table( for a party|)", "restaurant place venue where name: venue\npeople party_size guests persons seats: num 2-14 person people / people guests party_size: num 2-14 guest guests / party_size people: num 2-14 of_us of_us\n?date day on when: date\n?time at hour start: time\n?high_chairs baby_chairs: num 1-3 high_chair high_chairs\n?outside outdoor terrace: bool outside,on_the_terrace/inside,not_outside",
         """(book|reserve|get|make) a table <at {restaurant};for {people};on {date};at {time};{outside}>
         (book|reserve) {restaurant} <for {people};on {date};at {time}>
         .(there will be|there are|we are|it's) {people}, {restaurant}[, {date}][ at {time}][, {outside}]
         .dinner for {people} <at {restaurant};on {date};at {time}>[, we need {high_chairs}]
         .{restaurant}, {date}, {time}, {people}
         .{people} at {restaurant}[ at {time}][ on {date}][ with {high_chairs}]
         .we want to eat at {restaurant}[ {outside}], {people}[, around {time}][ on {date}]
         ?(is there|do they have) a table at {restaurant} for {people}[ at {time}][ on {date}]""", "ok => The table is booked."),
    tool("room_book", "(book|reserve|find|get)_(meeting_room|conference_room|room|space|hall|desk_area)|room_(book|reserve|finder)", "(book|reserve) a room for a meeting", "people capacity seats attendees size: num 2-40 person people / capacity people: num 3-40 participant participants / seats: num 3-60 seat seats\ndate day on when: date\n?time at start from: time\n?hours duration length: num 1-8 hour hours h / minutes duration: num 15-180 minute minutes min\n?projector with_projector beamer: bool with_a_projector,and_a_projector/without_a_projector,no_projector",
         """(book|reserve|get|find) (us |me |)a (room|meeting room|space) <for {people};on {date};at {time};for {hours}>[ {projector}]
         .we (need|want|are looking for) a room for {people} <on {date};at {time};for {hours}>[, {projector}]
         .{people} need a room on {date}[ at {time}][ for {hours}]
         .there (will be|are) {people} (coming |)on {date}[ at {time}], (find|book) a room
         .{date}, {people}[, {time}][, {hours}][, {projector}]
         ?(is there|do we have) a (free |)room on {date} for {people}[ for {hours}]""", "{1:word} => The room is {1}."),
    tool("machine_run", "(start|run|program|set)_(machine|job|batch|cycle|mill|press|extruder|centrifuge)|(machine|batch|cycle)_(start|run)|run_batch", "(start|run) a machine( with its settings|)", "machine name unit which device: one centrifuge,extruder,drill_press,laser_cutter,kiln,mixer,3D_printer,lathe,conveyor,packing_line,pasteurizer,mill,autoclave,incubator,shaker,freeze_dryer\nspeed rpm speed_rpm rotation: num 60-9000 rpm rpm\n?minutes duration time run_time: num 1-120 minute minutes min\n?temperature temp degrees: warmth\n?cycles runs repeat rounds: num 2-12 cycle cycles",
         """(start|run|spin|set) the {machine} <at {speed};for {minutes};at {temperature}>[, {cycles}]
         (start|run) {cycles} on the {machine} <at {speed};for {minutes}>
         .the {machine} should run <at {speed};for {minutes};at {temperature}>
         .{machine}: <{speed};{minutes};{temperature};{cycles}>
         .{speed} on the {machine}[ for {minutes}]
         ?can you run the {machine} <at {speed};for {minutes}>""", "ok => It runs."),
    tool("children_class", "(plan|create|schedule|set_up)_(class|exam|course|class_or_exam)|(class|exam|course|quiz)_(plan|create)|new_quiz", "(plan|create) (a quiz|an exam|a course|a class)", "topic subject about title course: course\n?questions num_questions question_count: num 3-60 question questions\n?minutes duration time_limit: num 10-180 minute minutes min\n?students participants class_size: num 5-40 student students\n?points max_points total_points: num 10-120 point points", """(create|make|plan|set up|prepare) a (quiz|test|class|lesson|workshop|exam) (on|about|in) {topic} <with {questions};for {students};of {minutes};worth {points}>
         .{topic}: {questions}, {minutes}[, {students}][, {points}]
         .I need a (quiz|test|exam) in {topic}, <{questions};{minutes};for {students};{points}>
         .{students} (write|take) a test in {topic} with {questions}[ in {minutes}][ for {points}]
         .{questions} on {topic}, {minutes}[, for {students}]
         ?can you make a {topic:n} (quiz|test) <with {questions};for {students};of {minutes}>""", "ok => It is planned."),
    tool("transport", "(estimate|calculate|plan|book|quote)_(shipping|shipment|freight|delivery|cargo|move)|(shipping|freight|shipment)_(cost|quote|estimate|book)", "(estimate|book) a shipment", "destination to city where: city\nweight kg kilos weight_kg: num 0.5-90 kilo kilos kg / weight pounds lbs: num 1-200 pound pounds lbs\n?boxes parcels packages pieces: num 1-20 box boxes / parcels packages: num 1-20 parcel parcels\n?value insured_value declared_value: cash\n?days max_days within: num 1-12 day days\n?express fast priority: bool by_express,express/not_express,no_express", """(estimate|calculate|quote|book|send) (shipping|a shipment|freight|a delivery) to {destination} <of {weight};in {boxes};worth {value};within {days}>[, {express}]
         (ship|send) <{weight};in {boxes}> to {destination}[, worth {value}][, {express}]
         (send|ship) {boxes} with {weight} to {destination}[ within {days}][, {express}]
         ?(how much|what) (does it cost|is it) to (ship|send) {weight}[ in {boxes}] to {destination}[ within {days}][ {express}]
         .{boxes} to {destination}, {weight}[, worth {value}][, {express}]
         .{weight} to {destination}[, {boxes}][, {days}]""", "{1:price} => It costs {1}.", True),
    tool("server_size", "(create|resize|provision|launch|scale)_(vm|machine|instance|virtual_machine)|(vm|instance|cluster)_(create|resize|scale)", "(create|resize) a machine with cores and memory", "name instance vm id: slug\ncores cpu cpus vcpus cpu_count: num 1-64 core cores / cpus vcpu: num 1-64 CPU CPUs\nmemory ram memory_gb ram_gb: num 1-256 gigabyte gigabytes GB\n?disk storage disk_gb: num 10-990 gigabyte_of_disk gigabytes_of_disk GB_of_disk,GB_disk\n?replicas count nodes copies: num 2-12 replica replicas / nodes count: num 2-12 node nodes", """(create|provision|launch|resize|set up) {name} <with {cores} and {memory};with {replicas};with {disk}>
         (give|get) {name} {cores} and {memory}[ and {disk}]
         .{name} (needs|should have|gets) {cores} and {memory}[, {disk}][, {replicas}]
         .{name}: {memory}, {cores}[, {disk}][, {replicas}]
         .{cores}, {memory}[, {disk}] for {name}
         .(scale|bring) {name} to {memory} and {cores}""", "ok => {name} is ready."),
]

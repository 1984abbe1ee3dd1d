"""What people write down in passing, said without the words of the tool that keeps it: fuel, exercise, water, sleep, readings, stock, spending, hours."""
from .belongings import ITEM
from .tool import tool

_CAR = "one !Golf,van,Tesla,truck,blue_Fiat,company_car,camper,Volvo,motorbike,pickup"
_MOVE = "one squats,push-ups,bench_press,deadlifts,pull-ups,lunges,sit-ups,planks,burpees,rows,curls,leg_press,dips,shoulder_press,crunches,kettlebell_swings"
_GOODS = "one oat_milk,printer_paper,screws,M6_bolts,coffee_beans,tomatoes,light_bulbs,gloves,copper_pipe,flour,wine_glasses,toner,AA_batteries,blue_paint,cement,roses,T-shirts,phone_cases,olive_oil,bandages,pallets,hinges"
_SPENT = "one !groceries,rent,fuel,travel,office,food,gifts,clothes,health,fun,books,household,pets,insurance,hobby,eating_out,transport,school,repairs,phone"


def _kept(*row, **more):
    return tool("diary", *row, **more)


TOOLS = [
    _kept("(log|add|record)_(refuel|fuel|fill_up|fuel_entry|tank_stop)|(fuel|tank)_(log|add|entry)", "(record|log) (a stop at the gas station|that a car was refuelled|fuel)", f"liters amount volume quantity fuel: num 5.0-90 liter liters l,L\n?cost price total paid: cash\n?odometer mileage km at_km: num 900-250000 kilometer kilometers km\n?vehicle car which: {_CAR}",
          """.(I |)(filled up|tanked|took on|put in) {liters}[ for {cost}][ at {odometer}]
          .(I |)(filled up|refuelled|topped up) the {vehicle}(,|:| with) {liters}[ for {cost}][ at {odometer}]
          .{liters} (of diesel|of petrol|of gas|at the pump|of super) (today|this morning|just now|)[ for {cost}][, odometer {odometer}]
          .(just |)(stopped for gas|got gas|been to the pump): {liters}[, {cost}][, {odometer}]
          .(I |we |)put {liters} in the {vehicle}[ and paid {cost}]
          .the {vehicle} (took|got|drank) {liters}[ for {cost}][, {odometer} on the clock]
          .{liters} in the tank[ for {cost}][ at {odometer}]""", "ok => It is noted."),
    _kept("(log|add|record)_(trip|drive|mileage|journey|distance_driven)|(mileage|trip)_(log|add)|logbook", "(record|log) (a drive|how far one drove)", f"distance km length driven: num 3-900 kilometer kilometers km\n?vehicle car with: {_CAR}\n?purpose kind reason: enum business private commute\n?passengers people: num 1-6 passenger passengers",
          """.(I |we |)(drove|did) {distance}[ with {passengers}] (today|in the {vehicle}|this morning)[, {purpose}]
          .{distance} (behind the wheel|on the road|by car) (today|yesterday|)[, {purpose}]
          .the {vehicle} (did|went|made) {distance}[ with {passengers} on board][, {purpose}]
          .(was|were) on the road for {distance}[, {purpose}]
          .to the office and back, {distance}[, {purpose}]""", "ok => It is noted."),
    _kept("(log|add|track|record)_(sets|exercise|strength|reps|workout_set)|(set|exercise|workout)_(log|add|entry)", "(record|log) sets of an exercise", f"exercise movement name what: {_MOVE}\nsets series rounds: num 1-9 set sets\nreps repetitions count_per_set times: num 3-30 rep reps\n?weight kg load: num 2.5-140 kilo kilos kg",
          """.(I |)(did|managed|finished) {sets} of {reps} {exercise}[ (with|at) {weight}]
          .{exercise}(:|,) {sets} (of|with|x) {reps}[ (at|with) {weight}]
          .{sets} {exercise}, {reps} each[, {weight}]
          .{sets}, {reps} each, {exercise}[ with {weight}]
          .(today|just now|at the gym) {exercise}, {sets} with {reps}[ and {weight} on the bar]
          .{reps} in each of {sets}, {exercise}[, {weight}]
          .(I |)(pushed|went) through {sets} of {exercise} with {reps}[ at {weight}]""", "ok => It is noted."),
    _kept("(log|add|track|record)_(drink|water|intake|fluids|hydration)|(water|drink|hydration)_(log|add)", "(record|log) what somebody drank", "amount volume ml quantity: num 100-900 milliliter milliliters ml / glasses cups servings: num 1-9 glass glasses\n?drink what beverage kind: one tea,coffee,juice,lemonade,tap_water,milk,green_tea,soda,cocoa",
          """.(I |)(had|drank|finished|emptied) {amount}[ of {drink}]
          .{amount}[ of {drink}] (down|since breakfast|so far|with lunch|after the run)
          .I was thirsty, {amount}[ of {drink}]
          .{amount} more[ of {drink}] for me""", "ok => It is noted."),
    _kept("(log|add|track|record)_(sleep|night|rest|bedtime)|(sleep|night)_(log|add|diary)", "(record|log) a night", "hours duration slept: num 3.0-11 hour hours h\n?quality rating how: enum good fair poor bad\n?interruptions awake wakeups: num 1-6 time times",
          """.(I |)(was out for|got|had|lay in bed for) {hours}[, woke up {interruptions}][, {quality}]
          .{hours} (in bed|of shut-eye|last night|under the blanket)[, {quality}][, up {interruptions}]
          .(went down like a log, |dead to the world for |slept ){hours}[, {quality}]
          .last night: {hours}[, {quality}][, awake {interruptions}]""", "ok => It is noted."),
    _kept("(log|add|record|save)_(weight|body_weight|weigh_in|mass)|(weight|body)_(log|add|entry)", "(record|log) (a weigh-in|how heavy somebody is)", "kg weight value kilograms: num 40.0-140 kilo kilos kg\n?person who user: person",
          """.(the scale says|I'm at|I'm down to|I'm up to|I tipped the scale at) {kg}
          .the scale (says|shows|shows me) {kg} (today|this morning|)[, that's {person}]
          .{person} (is|comes to|is at) {kg} (on the scale|today|now)
          .{kg} this morning[, {person}]""", "ok => It is noted."),
    _kept("(log|save|record|submit|enter)_(meter|meter_reading|reading|consumption)|(meter|reading)_(submit|add|enter)", "(enter|submit) what a meter shows", "value reading count number: num 1000-99999 unit units kWh,m³\nmeter utility kind which: enum electricity=power_meter,electric_meter gas=gas_meter water=water_meter,water_clock",
          """.the {meter} (is at|stands at|shows|says) {value}
          .{value} on the {meter}
          .I (looked at|read off|checked) the {meter}: {value}
          .{meter}(:|,) {value}""", "ok => It is noted."),
    _kept("(receive|add|book_in|log)_(stock|goods|delivery|inventory|shipment_in)|(stock|inventory)_(in|receive|increase)|goods_in", "(book in|add to the stock) what came in", f"product item article goods: {_GOODS}\nquantity count amount units: num 2-900 box boxes / quantity qty pieces: num 2-900 piece pieces\n?supplier from vendor: company\n?location shelf warehouse bay: one bay_3,shelf_B,cold_room,main_hall,back_room,aisle_7,rack_12",
          """.{quantity} of {product} (came in|arrived|were delivered|have come|just landed)[ from {supplier}]
          .a driver (brought|sent|delivered|dropped off) {quantity} of {product}[ from {supplier}][, they are in {location}]
          .(we got|we received|we have new) {product}, {quantity}[ from {supplier}][, in {location}]
          .{product}: {quantity} (in|received|more)[, {location}]
          .the truck (was here|came) with {quantity} of {product}[ from {supplier}][ for {location}]
          .{quantity} of {product} (went|go) into {location}""", "ok => It is booked."),
    _kept("(remove|take_out|consume|withdraw|write_off)_(stock|goods|inventory|items)|(stock|inventory)_(out|decrease|remove)|goods_out", "(take from the stock|book out) what went out", f"product item article goods: {_GOODS}\nquantity count amount units: num 2-900 box boxes / quantity qty pieces: num 2-900 piece pieces\n?reason why: enum sold broken expired used lost",
          """.{quantity} of {product} (went out|are gone|were thrown away)[, {reason}]
          .(we|I) (used up|threw away|gave away|handed out) {quantity} of {product}[, {reason}]
          .{product}: {quantity} (out|less|fewer|gone)[, {reason}]
          .we have {quantity} of {product} less[, {reason}]""", "ok => It is booked."),
    _kept("(add|log|track|record|save)_(expense|spending|cost|outlay)|(expense|spending|cost)_(add|log|entry)", "(record|log) an expense (with its category|)", f"amount sum cost value price: cash\ncategory kind group label: {_SPENT}\n?payee shop where merchant: venue\n?note description memo: sentence",
          """.(I |we |)(paid|spent|laid out|coughed up) {amount} (for|on) {category}[ at {payee}]
          .{amount} (for|on|went to|went into) {category}[ at {payee}]
          .{category}(:|,) {amount}[ at {payee}]
          .{category} (cost me|cost us|set me back) {amount}[ at {payee}]
          .(bought|got) something for {amount}[ at {payee}], {category}
          .they took {amount} for {category}[ at {payee}]
          .put {amount} under {category}[ with the note {note:q}]
          .{amount}, file it under {category}[, from {payee}]""", "ok => It is noted."),
    _kept("(add|log|record|save)_(income|earning|revenue|receipt_of_money)|(income|earning)_(add|log)", "(record|log) money that came in", "amount sum value: cash\nsource from kind origin: one !salary,tips,freelance_job,refund,dividends,sale_of_the_bike,babysitting,lottery,bonus,tax_refund,pocket_money\n?date day on: date",
          """.(I |we |)(got|earned|made|was paid) {amount} (from|for) the {source}[ on {date}]
          .{amount} (came in|landed on my account|arrived) (from|for) the {source}[ on {date}]
          .the {source} brought {amount}[ on {date}]""", "ok => It is noted."),
    _kept("(log|book|add|record|enter)_(hours|working_time|time_entry|labor)|(time|hours|timesheet)_(add|log|book|entry)", "(book|log) working time on a project", "hours duration time_spent: num 0.5-12 hour hours h\nproject on client job: one !Apollo,website,Hartmann,kitchen_job,audit,newsletter,migration,roof,training,Vega,support\n?person employee who: person\n?billable paid: bool billable,on_the_clock/not_billable,unpaid",
          """.(I |)(worked|sat|spent) {hours} (on|at) {project}[, {billable}]
          .{hours} (on|for|went into) {project}[ by {person}][, {billable}]
          .they (put|sank) {hours} into {project}[, {billable}]
          .{project}(:|,) {hours}[, {person}][, {billable}]
          .{project} ate {hours} of my day[, {billable}]""", "ok => It is booked."),
    _kept("(log|record|add|save)_(pressure|blood_pressure|bp|vitals)|(bp|vitals)_(log|add|entry)", "(record|log) a blood pressure", "systolic upper sys high: whole 95-190\ndiastolic lower dia low: whole 50-110\n?pulse heart_rate bpm: num 45-130 beat beats bpm\n?arm side: enum left right",
          """.{systolic} over {diastolic}[, {pulse}][, {arm} arm]
          .my (numbers|values) are {systolic} and {diastolic}[, {pulse}]
          .the cuff (says|shows) {systolic}, {diastolic}[ and {pulse}]""", "ok => It is noted."),
    _kept("(log|record|add|save)_(rain|rainfall|precipitation)|(rain|gauge)_(log|add)", "(record|log) what is in the rain gauge", "mm amount depth: num 1-90 millimeter millimeters mm\n?place location garden: city",
          """.(it poured|it came down|we had|the gauge shows) {mm}[ in {place}]
          .{mm} (fell|came down|overnight|since yesterday)[ in {place}]
          .{mm} in the gauge[, {place}]""", "ok => It is noted."),
    _kept("(log|record|add|save)_(harvest|crop|yield|picking)|(harvest|crop)_(log|add)", "(record|log) a harvest", "crop plant what kind: one tomatoes,zucchini,apples,potatoes,beans,strawberries,pumpkins,lettuce,plums,carrots,cherries,figs\nweight kg amount: num 0.5-60 kilo kilos kg\n?bed plot field: one bed_2,greenhouse,north_field,raised_bed,orchard,balcony,plot_7",
          """.(I |we |)(picked|dug up|brought in|cut|gathered) {weight} of {crop}[ (in|from) the {bed}]
          .{weight} of {crop} (off the plants|out of the ground|today)[, {bed}]
          .{crop}, {weight} out of the garden[, {bed}]""", "ok => It is noted."),
    _kept("(log|record|add|save)_(meal|food|calories|snack|nutrition)|(meal|food|calorie)_(log|add)", "(record|log) what somebody ate", "food meal what dish: dish\n?calories kcal energy: num 50-900 calorie calories kcal\n?meal_type when_eaten occasion: enum breakfast lunch dinner snack\n?portions servings: num 1-4 portion portions",
          """.(I |)(ate|had|finished|snacked on) {food}[, {portions}] (at noon|just now|today|)[, {calories}][, {meal_type}]
          .{food} on my plate[ for {meal_type}][, {calories}]
          .{food} in my belly[, {calories}]
          .my plate: {food}[, {calories}]""", "ok => It is noted."),
    _kept("(log|record|add|save)_(dose|pill|medication|intake_of_medicine)|(dose|pill|medication)_(log|taken)", "(record|log) that a medicine was taken", "medicine drug name what: drug\n?mg dose amount strength: num 5-800 milligram milligrams mg\n?pills tablets count: num 1-4 pill pills\n?time at taken_at: time",
          """.(I |)(took|swallowed|just had) {medicine}[, {mg}][, {pills}][ at {time}]
          .{medicine}[ {mg}] (is down|done|taken|is in)[ at {time}]
          .had my {medicine}[, {mg}][ at {time}]""", "ok => It is noted."),
    _kept("(log|record|add|save)_(score|round|result|points)|(score|round)_(log|add|entry)", "(record|log) how a game ended", "mine own_points our_score we: whole 0-40\ntheirs opponent_points their_score they: whole 0-40\n?opponent against versus: team\n?game sport what: one chess,darts,tennis,table_tennis,scrabble,bowling,cards,squash",
          """.(we |I |)(won|lost|finished|drew) {mine} to {theirs}[ against {opponent}][ at {game}]
          .{mine} for us, {theirs} for them[, {game}][, {opponent}]
          .it ended {mine} to {theirs}[ against {opponent}]""", "ok => It is noted."),
    _kept("(set|mark|record)_(location_of_thing|place_of_thing|whereabouts)|(where|whereabouts)_(set|put|save)|remember_place", "(remember|record) where a thing is kept", f"thing object what: {ITEM}\nplace where spot location: one attic,cellar,garage,hall_closet,top_drawer,glove_box,shed,under_the_stairs,office_cabinet,blue_box",
          """.I (put|left|laid|stuffed|hid) the {thing} in the {place}
          .the {thing} (is|lives|lies|went) in the {place}( now|)
          .{thing}: {place}""", "ok => It is remembered."),
]

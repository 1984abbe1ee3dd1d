"""Work, study, sport and trade: points, lockers, courts, coupons, shifts, machines, experiments, each with what people tell about them."""
from .tool import tool

_STUDENT = "one Emma,Noah,Mia,Liam,Ada,Tariq,Yuna,Pedro,Ines,Olek,Chidi,Freya,Hugo,Sana,Bo,Marisol,Kenji,Ruth"

TOOLS = [
    tool("points", "(transfer|give|send|award|move)_(points|credits|coins|tokens|miles)|(points|credits)_(transfer|give|award)", "(transfer|give) points (to|between) (people|accounts)", "to recipient receiver to_user target: person\npoints amount credits number: num 5-900 point points / credits amount: num 5-900 credit credits / coins amount: num 2-500 coin coins\n?from sender from_user source: person\n?reason note why for: one helping_out,the_win,good_work,the_quiz,volunteering,the_referral,perfect_attendance,the_best_idea,staying_late",
         """(transfer|move|send) {points} from {from} to {to}[ for {reason}]
         (give|award|send|grant) {to} {points}[ for {reason}]
         (give|send|move|transfer) {points} to {to}[ from {from}][ for {reason}]
         .{to} (gets|earned|deserves|should get) {points}[ for {reason}][ from {from}]
         .{from} owes {to} {points}(. Transfer them|, move them over)
         .{points} for {to}[, {reason}]
         .{to} did a great job. {points} please
         ?can {to} (have|get) {points}[ for {reason}][ from {from}]""", "ok => {to} has the points."),
    tool("locker", "(assign|reserve|allocate)_(locker|desk|parking_space|mailbox|lab_bench)|(locker|desk|bench)_(assign|reserve)", "(assign|give) a locker or place to a person", f"person student name who user: {_STUDENT} / person name who: person\nnumber locker place no spot: id\n?months duration period: num 1-12 month months\n?floor level: num 1-9 floor floors",
         """(assign|give) {person} number {number:n}[ for {months}]
         (assign|give) number {number:n} to {person}[ for {months}]
         (put|place) {person} at number {number:n}[ for {months}]
         .number {number:n} is for {person}[ for {months}]
         .{person} (gets|takes|wants|should have) number {number:n}[ for {months}]
         .{person}: {number}""", "ok => It is assigned.", held=True),
    tool("court", "(book|reserve|rent)_(court|pitch|field|sports_place)|(court|pitch|lane)_(book|reserve)", "(book|reserve) a court or field", "sport game activity type: one tennis,badminton,squash,soccer,basketball,bowling,volleyball,padel,table_tennis,beach_volleyball,hockey,handball,curling\ndate day on when: date\ntime at start hour: time\n?players people participants: num 2-14 player players\n?hours duration length: num 1-4 hour hours h / minutes duration: num 30-120 minute minutes min\n?indoor covered inside: bool indoors,inside/outdoors,outside\n?rackets equipment rental_rackets: num 1-6 racket rackets",
         """(book|reserve|get) (us |me |)a {sport} (court|field|hall|slot) <on {date};at {time};for {hours};for {players}>[, {indoor}]
         .{sport}[ {indoor}], {date}, {time}[, {players}][, {hours}]
         .we want to play {sport} <on {date};at {time}>[, {players}][, {hours}]
         .{sport} for {players}[ {indoor}] on {date} at {time}[, we need {rackets}]
         .{date} at {time} is {sport}[ with {players}]. (Book|Reserve) it[ {indoor}]
         ?can we play {sport} <on {date};at {time};for {hours}>[, {indoor}]""", "ok => It is booked."),
    tool("voucher", "(create|make|issue|generate)_(coupon|voucher|discount|promo|promotion|gift_code)|(coupon|voucher|promo)_(create|issue)", "(create|issue) a discount code", "code name coupon_code promo: one SUMMER25,WELCOME,SPRING10,VIP2026,FRIENDS,BACK2SCHOOL,FLASH,HOLIDAY,LOYAL,COFFEE5,FIRST,NEWYEAR,BIRTHDAY,WEEKEND,MAYDAY\npercent discount percent_off value: share\n?expires valid_until until end_date: date\n?max_uses limit uses: num 1-500 use uses / limit max_customers: num 5-500 customer customers\n?min_order minimum min_amount: cash\n?product category for on: one shoes,all_books,coffee,garden_tools,toys,the_whole_shop,jackets,subscriptions,lamps",
         """(create|make|issue|set up) (a coupon|a voucher|a code|the code) {code} (with|for|worth) {percent} off[ on {product}][ until {expires}][, for {max_uses}][, orders from {min_order}]
         (give|offer) {percent} off[ on {product}] with {code}[ until {expires}][, limited to {max_uses}]
         .{code}: {percent} off[, until {expires}][, at least {min_order}]
         .{percent} (off |discount |){product} (with|using) {code}[, valid until {expires}]
         .code {code}, {percent}[, {max_uses}][, until {expires}]
         .we run a sale on {product}, {percent} off with {code}[ until {expires}]
         ?can you make {code} take {percent} off[ {product}][ for {max_uses}]""", "ok => {code} is valid now."),
    tool("parking", "(pay|extend|start|buy)_(parking|parking_ticket|parking_session)|parking_(pay|start|extend)", "(pay|start) parking for a car", "plate license_plate car vehicle: plate\nhours duration time: num 1-10 hour hours h / minutes duration: num 15-240 minute minutes min\n?zone area location: one zone_12,zone_4B,Market_Square,P3,Harbor_Lot,zone_7,Station_Garage,Riverside,the_old_town\n?remind notify alert: bool and_remind_me,with_a_reminder/without_a_reminder,don't_remind_me",
         """(pay|start|buy) parking <for {plate};for {hours};in {zone}>[, {remind}]
         .(I parked|I'm parking|we parked) {plate}[ in {zone}][ for {hours}](. Pay for {hours}|, pay {hours})
         .{plate}[ in {zone}], {hours}[, {remind}]
         .{plate} (stands|is parked|will be) in {zone} for {hours}[, {remind}]
         .{hours} of parking for {plate}[ in {zone}][, {remind}]
         ?can you pay {hours} for {plate}[ in {zone}]""", "ok => Parking is paid.", held=False),
    tool("mileage", "(log|record|add|track)_(mileage|trip|fuel|refuel|odometer)|(mileage|fuel|trip)_(log|add|record)", "(log|record) (fuel|the distance) of a car", "car vehicle which: car\ndistance km kilometers: num 3-900 kilometer kilometers km / distance miles: num 3-600 mile miles mi\n?liters fuel amount: num 5-80 liter liters l\n?cost price paid: cash\n?purpose reason type: enum business private\n?date day on: date",
         """(log|record|add) {distance} for the {car}[, {liters}][, {cost}][, {purpose}][ on {date}]
         .I drove the {car} {distance}[ on {date}][, {purpose}](, log it|. Note it|)
         .the {car} (did|has done|was driven) {distance}[ on {liters}][, {purpose}]
         .{car}: {distance}[, {liters} for {cost}]
         .{distance} with the {car}[, tank filled with {liters}][ for {cost}]
         .I filled the {car} with {liters} after {distance}""", "ok => It is logged.", held=True),
    tool("goal", "(set|create|update|change)_(goal|target|daily_goal|habit|limit)|(goal|habit|target)_(set|create)", "(set|change) a personal goal", "kind type goal metric what: one steps,water,sleep,reading,calories,meditation,screen_time,savings,push-ups,pages,cycling,protein,Spanish_practice,walking\ntarget amount value number: int\n?period per interval: enum day week month\n?deadline until by end: date\n?remind reminder notify: bool and_remind_me,with_reminders/without_reminders,no_reminders",
         """(set|put|change) my {kind} goal to {target}[ (a|per) {period}][ until {deadline}][, {remind}]
         .I want to reach {target} for {kind}[ (a|every|per) {period}][ by {deadline}]
         .my {kind} (goal|target) (is|should be|is now) {target}[ per {period}][, {remind}]
         .{kind}: {target}[ per {period}][ until {deadline}]
         .new goal: {target} for {kind}[ each {period}][, {remind}]
         ?can you (set|raise|lower) my {kind} goal to {target}[ a {period}]""", "ok => The goal is set."),
    tool("washer", "(start|run|program)_(washer|washing_machine|laundry|washing_program)|(laundry|washer)_(start|run)", "(start|program) a washing program", "program mode cycle setting: enum eco quick intensive delicate cotton wool / program cycle: one eco,quick_wash,wool,cotton,synthetics,night_wash,sportswear,rinse,baby_clothes\n?temperature degrees temp: num 20-95 degree degrees °\n?delay_hours delay start_in hours: num 1-12 hour hours h\n?spin rpm spin_speed: num 400-1600 rpm rpm\n?extra_rinse rinse: bool with_an_extra_rinse,extra_rinse/without_an_extra_rinse,no_extra_rinse",
         """(start|run) the {program} program <at {temperature};in {delay_hours};with {spin}>[, {extra_rinse}]
         (wash|do the laundry) with the {program} program[ at {temperature}][ and {spin}][, {extra_rinse}]
         .{program}[, {temperature}][, {spin}][, start in {delay_hours}]
         .(the machine|it) is full, (run|start) {program}[ at {temperature}][ in {delay_hours}]
         .the laundry needs {program}[ at {temperature}][, {extra_rinse}]
         .{temperature}, {program}[, in {delay_hours}]
         ?can you run {program}[ in {delay_hours}][ at {temperature}]""", "ok => It runs."),
    tool("pet_feed", "(feed|dispense)_(pet|animal|food)|(feeder|pet)_(feed|dispense)|feed", "feed an animal", "pet animal name who: one Rex,Luna,the_cat,the_hamster,Bella,the_parrot,the_goats,Momo,the_fish,Simba,the_rabbits,Pepper,the_chickens,Nala,the_turtle,Oscar,the_horses\ngrams amount portion food_grams: num 5-600 gram grams g / scoops amount portions: num 1-5 scoop scoops / cups amount: num 1-4 cup cups\n?food type what: one dry_food,wet_food,hay,pellets,seeds,carrots,flakes,oats,mealworms,tuna\n?time at when: time",
         """(feed|give) {pet} {grams}[ of {food}][ at {time}]
         (give|feed) {grams}[ of {food}] to {pet}[ at {time}]
         .{pet} (is hungry|looks hungry|hasn't eaten|needs to eat)(. Give|, give) (it |them |){grams}[ of {food}]
         .{pet} (gets|should get|eats) {grams}[ of {food}][ at {time}]
         .{grams}[ of {food}] for {pet}[ at {time}]
         .{pet}: {grams}[, {food}]
         ?can you give {pet} {grams}[ of {food}]""", "ok => {pet} is fed."),
    tool("servings", "(scale|adjust|convert)_(recipe|servings|portions|ingredients)|recipe_(scale|adjust)", "(scale|adjust) a recipe to a number of servings", "recipe dish name what: dish\nservings portions people yield: num 1-20 serving servings / people guests: num 1-20 person people / portions: num 1-20 portion portions\n?units unit_system measure: enum metric imperial\n?vegetarian meatless: bool vegetarian,without_meat/with_meat,not_vegetarian\n?without exclude leave_out: food",
         """(scale|adjust|change|convert) {recipe} (to|for) {servings}[, {vegetarian}][ and without {without}][ in {units} units]
         (make|cook) {recipe} for {servings} instead[, {vegetarian}]
         .{recipe} for {servings}[, {vegetarian}][, no {without}]
         .I need {recipe} for {servings}[ in {units} units]
         .there will be {servings}. (Scale|Adjust) {recipe}
         .the {recipe:n} recipe for {servings}, please[, {units}]
         ?how much do I need of everything for {recipe} for {servings}""", "{1:n} => {1}", True),
    tool("find_dish", "(find|search|suggest)_(recipes|dishes|meals)|(recipes|meals)_(find|suggest|search)", "(find|suggest) dishes made of some ingredients", "ingredients with items using: edibles\n?max_minutes time_limit minutes within: num 10-90 minute minutes min\n?max_calories calories kcal: num 150-900 calorie calories kcal\n?cuisine style kind: cuisine\n?vegan plant_based: bool vegan,plant-based/not_vegan,with_meat\n?servings people for: num 1-10 person people",
         """(find|suggest|show) (a recipe|something|dishes|a meal) with {ingredients}[ that takes {max_minutes}][ for {servings}][, {vegan}]
         (find|suggest) {cuisine} dishes with {ingredients}[ under {max_calories}][, {max_minutes} at most]
         ?what can I (cook|make) with {ingredients}[ in {max_minutes}][ for {servings}]
         .I have {ingredients}[ and {max_minutes}]. What can I cook
         .{ingredients}[, {max_minutes}][, {cuisine}][, {vegan}]
         .I only have {ingredients}[ and want something {vegan}]
         ?(any ideas|is there something) with {ingredients}[ for {servings}][ in {max_minutes}]""", "{1:dish} => How about {1}?", True),
    tool("shift", "(assign|add|set|schedule)_(shift|duty|roster|on_call)|(shift|duty|roster)_(assign|add)", "(assign|give) a shift to a person", "person employee worker name who: person\nshift slot type duty: enum early late night day / shift duty: one front_desk,kitchen,delivery,register,stockroom,security,reception,lifeguard,bar,night_watch\ndate day on when: date\n?hours duration length: num 2-12 hour hours h\n?overtime extra: bool as_overtime,counted_as_overtime/not_as_overtime,no_overtime\n?location site where store: city",
         """(put|assign|schedule) {person} (on|for|to) {shift} <on {date};in {location};for {hours}>[, {overtime}]
         (give|assign) {person} the {shift} shift <on {date};in {location}>[, {overtime}]
         .{person} (works|does|takes|covers) {shift} <on {date};in {location};for {hours}>[, {overtime}]
         .{date}: {person}, {shift}[, {hours}][, {overtime}]
         .we need somebody for {shift} on {date}, (take|put in) {person}
         .on {date} {person} has {shift}[ in {location}]
         ?can {person} (do|take) {shift} on {date}[ for {hours}]""", "ok => {person} is on the roster."),
    tool("calibrate", "(calibrate|adjust|tune|configure)_(sensor|instrument|device|measuring_device)|(sensor|instrument)_(calibrate|adjust)", "(calibrate|adjust) an instrument", "device sensor instrument name id which: one thermometer_2,scale_B,pH_probe,left_arm,pressure_gauge,flow_meter,spectrometer,camera_4,oxygen_sensor,balance_1,barometer,rain_gauge,focus_motor,extruder\noffset value by correction: number\n?unit units in: unit\n?samples readings repeats: num 2-50 sample samples / readings samples: num 2-50 reading readings\n?save store permanent: bool and_save_it,permanently/without_saving,only_temporarily",
         """(calibrate|adjust|correct) {device} by {offset}[ {unit}][ with {samples}][ {save}]
         (set|put) the offset of {device} to {offset}[ {unit}][ {save}]
         .{device} is off by {offset}[ {unit}](. Correct it|. Calibrate it|, adjust it)[ {save}]
         .{device}: offset {offset}[, {samples}][, {save}]
         .{device} needs a correction of {offset}[ {unit}][, {samples}]
         ?can you (adjust|calibrate) {device} by {offset}[ with {samples}]""", "ok => It is calibrated."),
    tool("observe", "(log|record|report|add)_(sighting|observation|species|bird|wildlife)|(sighting|bird)_(log|report|add)", "(record|report) the sighting of an animal", "species animal bird what: one red_kites,otters,blue_herons,foxes,kingfishers,barn_owls,roe_deer,badgers,white_storks,lynxes,gray_seals,beavers,adders,hedgehogs,golden_eagles,puffins\ncount number how_many individuals: int\n?place location where site: city\n?date day on: date\n?time at when: time\n?young juveniles chicks: num 1-6 chick chicks / young juveniles: num 1-5 cub cubs\n?photo with_photo picture: bool with_a_photo,I_have_a_picture/without_a_photo,no_picture",
         """(log|record|report|add) {count} {species:n} <in {place};on {date};at {time}>[, {photo}]
         .I (saw|spotted|counted|watched) {count} {species:n} <in {place};on {date};at {time}>[, {photo}](, log it|. Report that|)
         .{species}, {count}[, {place}][, {date}][ with {young}]
         .there (were|are) {count} {species:n}[ with {young}] in {place}[ on {date}]
         .{count} {species:n}[ near {place}][, {photo}]""", "ok => It is recorded."),
    tool("experiment", "(start|run|launch|schedule)_(experiment|simulation|training|job|analysis|sweep)|(experiment|simulation|job)_(start|run)", "(start|run) an experiment", "name experiment model title: slug\nsteps iterations epochs rounds: num 2-900 step steps / epochs: num 2-90 epoch epochs / iterations: num 10-900 iteration iterations\n?seed random_seed: int\n?gpus devices num_gpus: num 1-8 GPU GPUs\n?batch_size batch samples: num 4-512 sample_per_batch samples_per_batch\n?dry_run test: bool as_a_dry_run,just_a_test/for_real,no_dry_run\n?notify email_me: bool and_tell_me_when_it_is_done,notify_me/without_telling_me,don't_notify_me\n?tag label group: word",
         """(start|run|launch) {name} <for {steps};on {gpus};with seed {seed};tagged {tag}>[, {dry_run}][ {notify}]
         (start|run) {steps} of {name}[ on {gpus}][, seed {seed}][, {notify}]
         .{name}, {steps}[, {gpus}][, seed {seed}][, {dry_run}]
         .{name} (should run|needs|gets) {steps}[ on {gpus}][, {batch_size}]
         .give {name} {gpus} and {steps}[, {notify}]
         ?can you run {name} for {steps}[ with seed {seed}][ {dry_run}]""", "ok => {name} runs."),
    tool("homework_due", "(assign|set|give|create)_(assignment|homework|task|project|essay)|(assignment|homework)_(assign|create)", "(give|set) homework to a class or student", f"student pupil to for who: {_STUDENT} / class group to: one 7b,10A,Biology_2,the_beginners,Year_9,5c,French_B,the_advanced_group\nsubject course in: course\n?pages num_pages: num 1-30 page pages / exercises tasks: num 2-20 exercise exercises / words word_count: num 50-900 word words\n?due deadline by until: date\n?points max_points worth: num 5-100 point points\n?group_work in_groups: bool as_group_work,in_groups/alone,not_in_groups",
         """(give|assign) {student} {pages}[ of homework] in {subject}[ until {due}][, {group_work}][, worth {points}]
         (give|set) {student} {subject} homework <of {pages};due {due};worth {points}>[, {group_work}]
         .{student} (has to|should|must) do {pages} in {subject}[ by {due}][, {group_work}]
         .{subject} for {student}: {pages}[, due {due}][, {points}]
         .{student}, {subject}[, {pages}][, {due}]
         ?can you give {student} {pages} in {subject}[ until {due}]""", "ok => It is assigned."),
    tool("dose_machine", "(set|adjust|change|configure)_(machine_level|machine_power|device_level|output)|(machine|device|output)_(set|speed|level)", "(set|adjust) the level of a machine", "device machine unit name which: one pump_2,bathroom_fan,valve_7,north_motor,ceiling_fan,burner_1,conveyor_3,exhaust,mixer_4,cooling_pump,spindle,blower,feeder,lift_B\nlevel percent power output: share / speed rpm: num 50-3000 rpm rpm\n?seconds duration for_seconds: num 5-90 second seconds s,sec / minutes duration: num 2-90 minute minutes min\n?ramp gradual slowly: bool gradually,slowly/at_once,immediately,not_gradually\n?reverse backwards: bool in_reverse,backwards/forwards,not_in_reverse",
         """(set|put|run|turn) the {device} (to|at) {level}[ for {seconds}][, {ramp}][, {reverse}]
         (bring|ramp) the {device} to {level}[ {ramp}][ for {seconds}]
         .the {device} (should run|has to run|runs) at {level}[ for {seconds}][, {reverse}]
         .{device}: {level}[, {seconds}][, {ramp}]
         .{level} on the {device}[ for {seconds}][, {reverse}]
         .the {device} is too (slow|fast|weak|strong), (set|put) it to {level}[, {ramp}]
         ?can the {device} (go|run) at {level}[ {reverse}]""", "ok => The {device} is set."),
    tool("seats_flight", "(upgrade|change|select|reserve)_(seat|seats|booking|cabin|ticket_class)|(booking|seat)_(upgrade|change)", "(change|upgrade) (a booking|seats)", "booking reservation reference code: code\nclass cabin to travel_class: enum economy premium business first\n?passengers travelers people: num 1-6 passenger passengers\n?bags luggage extra_bags: num 1-5 bag bags\n?window window_seat: bool at_the_window,by_the_window/on_the_aisle,not_at_the_window\n?meal food menu: enum standard vegan kosher halal\n?pay_with_points points use_miles: bool with_my_miles,and_pay_with_points/without_miles,and_pay_by_card",
         """(upgrade|change|move) {booking} to {class}[ for {passengers}][, {window}][, {bags}][, {pay_with_points}]
         (put|book) {passengers} of {booking} (in|into) {class}[, {window}]
         .{booking} (should be|has to be) {class}[ for {passengers}][, {meal} meal][, {window}]
         .{booking}: {class}[, {window}][, {bags}]
         .I want {class} for {booking}[, {window}][, a {meal} meal]
         ?can {booking} be (changed|upgraded) to {class}[ {pay_with_points}]""", "ok => {booking} is changed."),
    tool("budget_limit", "(set|change|create|update)_(budget|spending_limit|limit|allowance|savings_goal)|(budget|limit|allowance)_(set|change)", "(set|change) a limit for spending", "category for on what: one groceries,eating_out,travel,clothes,gifts,gas,hobbies,entertainment,pets,books,coffee,taxis,the_kids,home\namount limit max budget: cash\n?period per interval: enum week month year\n?warn_at alert_percent threshold: share\n?person member who: person\n?rollover carry_over: bool and_carry_over_the_rest,with_rollover/without_rollover,don't_carry_over_the_rest",
         """(set|put|change) (the budget|the limit|my budget) for {category} to {amount}[ (a|per) {period}][, warn me at {warn_at}][, {rollover}]
         (limit|cap) {category} (at|to) {amount}[ per {period}][ for {person}][, {rollover}]
         .(I want to|we should|we must) spend no more than {amount} on {category}[ per {period}]
         .{category}: {amount}[ per {period}][, alert at {warn_at}]
         .{amount} for {category}[ each {period}][, {person}]
         .we spend too much on {category}. {amount} is the limit[ per {period}][, {rollover}]
         ?can we keep {category} under {amount}[ a {period}]""", "ok => The limit is set."),
]

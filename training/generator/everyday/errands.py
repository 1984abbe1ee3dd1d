"""Errands of households, bodies, clubs, shops, offices and operations, said as people say them and not as the tool is called."""
from .tool import tool

_CHILD = "one !Mia,Tom,Lena,Paul,Noor,Emil,Ida,Max,Lucy,Sami,Ella,Jonah"
_PET = "one !Rex,Luna,Milo,Bella,Felix,Nala,Simba,Coco,Oscar,Kiwi"
_SUPPLY = "one pens,envelopes,printer_paper,staples,coffee,folders,sticky_notes,toner,markers,batteries,tea_bags,hand_soap,notebooks,milk,label_rolls"
_DATABASE = "one !orders,customers,billing,users,events,inventory,sessions,ledger,catalog,archive,telemetry"

TOOLS = [
    tool("pantry", "(find|suggest|search)_(recipes|recipe|meals|dishes)|(recipe|meal)_(finder|suggest|search)", "(find|suggest) recipes (by ingredients|from what is there)", "ingredients items have with: some eggs,flour,rice,tomatoes,spinach,tofu,potatoes,carrots,cheese,lentils,noodles,onions\n?minutes max_time time: num 5-90 minute minutes min\n?servings people for: num 1-8 person people",
         """?what can I (cook|make|do) with {ingredients}[ in {minutes}][ for {servings}]
         .(all I have is|I only have|there is still|the fridge has) {ingredients}[, {servings} are hungry][, {minutes} at most]
         .something (with|out of) {ingredients}[ for {servings}][ in {minutes}]
         .(use up|I have to use up) {ingredients}[, for {servings}]
         ?any ideas for {ingredients}[ and {servings}]""", "{1:dish} => {1}", True),
    tool("pantry", "(set|add|note)_(expiry|best_before|shelf_life|use_by)|(expiry|best_before)_(set|add)", "(note|set) until when a food keeps", "item food product: one milk,yogurt,ham,cream,salmon,hummus,tofu,butter,eggs,chicken,salad,juice\ndate day until: date\n?place where: enum fridge freezer pantry cellar",
         """.the {item} (keeps until|should be eaten by|is good until) {date}[, {place}]
         .(eat|finish|use) the {item} (before|by) {date}
         .{item} {date}[, {place}]
         .I opened the {item}, it keeps until {date}""", "ok => It is noted."),
    tool("pets", "(log|record|add)_(feeding|portion|pet_meal)|(feeding|portion)_(log|add)", "(record|log) a feeding", f"pet animal name: {_PET}\ngrams amount portion: num 10-400 gram grams g\n?food kind what: one dry_food,tuna,chicken,hay,salmon,kibble,pellets,turkey\n?time at: time",
         """.{pet} (ate|had|got|gobbled up) {grams}[ of {food}][ at {time}]
         .(gave|I gave) {pet} {grams}[ of {food}][ at {time}]
         .{grams} for {pet}[, {food}][ at {time}]
         .{pet}'s bowl: {grams}[ of {food}]""", "ok => It is noted."),
    tool("pets", "(log|record|add)_(walk|outing|exercise_of_pet)|(walk|outing)_(log|add)", "(record|log) a walk with an animal", f"pet dog name: {_PET}\nminutes duration long: num 5-90 minute minutes min\n?km distance how_far: num 1-15 kilometer kilometers km\n?by person with: person",
         """.{pet} (was out|ran around|was in the park|got fresh air) for {minutes}[, {km}]
         .{minutes} (outside|round the block|in the woods) with {pet}[, {km}]
         .{pet} and {minutes} of fresh air[, {km}]
         .{pet}: {minutes} out[, {km}][, with {by}]""", "ok => It is noted."),
    tool("family", "(add|pay|credit)_(allowance|pocket_money|child_account)|(allowance|pocket_money)_(add|pay)", "(pay|credit) pocket money", f"child kid name who: {_CHILD}\namount sum money: cash\n?reason why for: one mowing_the_lawn,good_grades,babysitting,washing_the_car,the_dishes,walking_the_dog,a_lost_tooth",
         """.{child} (gets|earned|deserves|is owed) {amount}[ for {reason}]
         .{amount} for {child}[, for {reason}]
         (slip|hand|give) {child} {amount}[ for {reason}]
         .{child}: {amount}[, {reason}]""", "ok => It is paid."),
    tool("family", "(set|change|add)_(screen_time|device_limit|media_time)|(screen_time|media_time)_(set|add)", "(set|change) how long a child may use screens", f"child kid name: {_CHILD}\nminutes limit duration: num 10-150 minute minutes min\n?day on: weekday\n?device screen on_what: enum tablet console phone television",
         """.{child} (may|can) (play|watch|be online) for {minutes}[ on {day}][, on the {device}]
         .{minutes} (of games|in front of the screen|of cartoons) for {child}[ on {day}]
         .no more than {minutes} for {child}[ on the {device}]
         .{child}, {minutes} and then it is over[, {device}]""", "ok => It is set."),
    tool("body", "(log|record|save)_(mood|feeling|wellbeing|state_of_mind)|(mood|feeling)_(log|add)", "(record|log) a mood", "mood feeling level value: enum great=on_top_of_the_world,great,fantastic good=fine,good,alright low=down,blue,sad bad=awful,terrible,miserable\n?note why because: reason\n?energy power: whole 1-10",
         """.I (feel|am feeling|am) {mood} (today|right now|this morning|)[, energy {energy}]
         .(woke up|came home|feeling) {mood}[, energy {energy}]
         .{mood} (today|since yesterday)[, energy {energy}]
         .today I'm {mood}""", "ok => It is noted."),
    tool("body", "(log|record|add)_(steps|walking|pedometer|activity_count)|(steps|pedometer)_(log|add)", "(record|log) how much somebody walked", "steps count value: num 900-25000 step steps\n?date day on: date",
         """.(I |)(walked|made|got|am at|did) {steps}( today| so far|)[ on {date}]
         .my watch (says|shows|counted) {steps}[ on {date}]
         .{steps} (on my feet|today|already)[, {date}]""", "ok => It is noted."),
    tool("body", "(log|record|add)_(temperature|fever|body_temperature)|(fever|temperature)_(log|add)", "(record|log) a body temperature", f"person child who patient: {_CHILD}\ndegrees value temp celsius: num 36.0-41 degree degrees °C,C\n?time at measured_at: time",
         """.{person} (is hot|is burning up|feels hot), {degrees}[ at {time}]
         .{degrees} (on the thermometer|under the arm) for {person}[ at {time}]
         .{person}: {degrees}[ at {time}]
         .the thermometer (says|shows) {degrees} for {person}[ at {time}]""", "ok => It is noted."),
    tool("club", "(record|enter|save)_(race|run_result|finish|performance)|(race|performance)_(record|enter)", "(enter|record) the time of a race", f"athlete runner name who: {_CHILD}\ntime result finish: mark\n?distance event course: one 10_km,marathon,5_km,100_meters,half_marathon,relay,mile,800_meters\n?place rank position: ordinal",
         """.{athlete} (finished|came in|crossed the line|was through) (in|after) {time}[ over {distance}]
         .{athlete} ran {time}[ over {distance}]
         .{time} for {athlete}[ over {distance}]
         .{athlete} {time}[, {distance}]""", "ok => It is entered."),
    tool("club", "(set|assign|choose)_(position|lineup|line_up|player_position)|(lineup|position)_(set|assign)", "(assign|set) where a player plays", f"player name who: {_CHILD}\nposition role spot: one goal,left_wing,center,defense,right_back,midfield,striker,sweeper,bench,setter\n?number shirt jersey: whole 1-30\n?half period in: enum first second",
         """.{player} (plays|starts|stands|goes) in {position}[ with number {number}][ in the {half} half]
         .{position} (is|goes to|for) {player}[, number {number}]
         put {player} (in|into) {position}[ in the {half} half]
         .{player} -> {position}[, number {number}]""", "ok => {player} plays there."),
    tool("counter", "(create|set|add)_(restock_alert|low_stock_rule|minimum|reorder_point)|(reorder|minimum)_(set|point)", "(set|create) a level at which to order again", f"item product article: {_SUPPLY}\nlevel minimum below threshold: few\n?amount order_quantity reorder: num 10-200 piece pieces",
         """.(tell me|warn me|let me know) when {item} (fall|falls|drop|drops|go|goes) under {level}[ and get {amount}]
         .{item} (should never|must never|mustn't) (go|fall) below {level}[, then get {amount}]
         .below {level} {item:n} (get|order) more[, {amount}]
         .always keep {level} {item:n}[, else get {amount}]
         .{item}: at least {level}[, {amount} at a time]""", "ok => It is set."),
    tool("counter", "(reserve|hold|set_aside)_(article|item_for_customer|goods)|(article|goods)_(hold|reserve)", "(hold|set aside) an article for a customer", "item article what product: one green_coat,floor_lamp,red_boots,oak_table,last_guitar,big_tent,silver_ring,blue_sofa,road_bike,wool_blanket\ncustomer for who client: person\n?until date pick_up: date\n?deposit down_payment paid: cash",
         """(keep|put back|put aside) the {item} for {customer}[ until {until}][, {deposit} down]
         .{customer} (comes for|wants|will take|picks up) the {item}[ on {until}][, paid {deposit}]
         .the {item} (is promised to|belongs to|goes to) {customer}[ until {until}]
         .the {item} is {customer}'s[, until {until}][, {deposit} down]""", "ok => It is held."),
    tool("bureau", "(order|request|restock)_(supplies|office_material|stationery|consumables)|(supplies|stationery)_(order|request)", "(order|request) office supplies", f"item supply what material: {_SUPPLY}\n?quantity boxes packs: num 1-20 box boxes\n?floor room for: whole 1-12\n?urgent rush asap: bool it's_urgent,as_soon_as_possible/no_hurry,whenever",
         """.(we're|we are) (out of|nearly out of|short of) {item}[ on floor {floor}][, {quantity}][, {urgent}]
         .(somebody took|there are no more|nobody has) {item}[ on floor {floor}][, {urgent}]
         .{item} (are gone|ran out)[ on floor {floor}][, {quantity} please]
         .more {item}[, {quantity}][, floor {floor}]""", "ok => It is ordered."),
    tool("bureau", "(register|announce|add)_(visitor|guest|caller)|(visitor|guest)_(register|announce)", "(announce|register) a visitor", "visitor guest name who: person\nhost employee to_see for: one !Priya,Mr._Lang,Jonas,the_lab,accounting,Dr._Adler,Nina,the_sales_team\n?time at when: time\n?badge card pass: code",
         """.{visitor} (is here|is coming|comes|is at the door) to see {host}[ at {time}]
         .{host} (expects|is expecting|has an appointment with|meets) {visitor}[ at {time}][, badge {badge}]
         .{visitor} for {host}[ at {time}]
         .{visitor} (asks|is asking|is waiting) for {host}
         .let {visitor} in to see {host}[ at {time}]""", "ok => {visitor} is announced."),
    tool("bureau", "(book|reserve|claim)_(desk|workplace|workstation|seat_in_office)|(desk|workplace)_(book|reserve)", "(book|reserve) a place to work", "desk place number workstation: whole 1-120\ndate day on: date\n?person employee for: person\n?monitors screens: num 1-3 screen screens",
         """.(I'll|I will|I want to|we'll) (sit|work|be) at {desk} on {date}[ with {monitors}]
         .at {desk} on {date}[, {person}]
         .number {desk} on {date}[ for {person}][, {monitors}]
         .{desk} is mine on {date}[, {monitors}]
         (keep|save) {desk} on {date}[ for {person}]""", "ok => It is booked."),
    tool("scaling", "(set|change|adjust)_(replicas|instances|capacity|size_of_service)|(replicas|capacity)_(set|scale)", "(set|change) how many instances of a service run", "service app deployment: service\ncount replicas instances number: few\n?environment env stage: enum staging production test",
         """.(we need|I want|there should be|run) {count} of {service}[ in {environment}]
         .{service} is (overloaded|slow|bored|too busy), {count} of them[ in {environment}]
         .{service} times {count}[ in {environment}]
         .{count} copies of {service}[ in {environment}]
         .{service}: {count}[, {environment}]
         let {service} have {count}[ in {environment}]""", "ok => {service} is scaled."),
    tool("scaling", "(set|change)_(rollout|exposure|percentage|audience)|(rollout|exposure)_(set|percentage)", "(set|change) the share of users that have a feature", "feature flag name experiment: slug\npercent share percentage users: share\n?country region in: one !Norway,Chile,Japan,Kenya,Canada,Spain,Poland,India",
         """(let|have) {percent} of (the users|the people|everybody) (see|have|try) {feature}[ in {country}]
         (show|open|give) {feature} to {percent}[ of {country}]
         .{feature} for {percent}[ in {country}]
         .{percent} (should|may) see {feature}[ in {country}]
         .{feature} at {percent}[, {country}]""", "ok => It is set."),
    tool("vault", "(create|make|start)_(backup|dump|snapshot|copy_of_database)|(backup|dump|snapshot)_(create|make)", "(make|create) a backup", f"database source what db: {_DATABASE}\n?destination to bucket target: folder\n?compress zip packed: bool compressed,zipped/uncompressed,not_compressed\n?keep_days retention days: num 2-90 day days",
         """(save|secure|put away) (everything in|all of|what is in) {database}[ to {destination}][, {compress}][, keep it for {keep_days}]
         .(I need|we need|get me) a copy of {database}[ in {destination}][, {compress}]
         .before we touch {database} put it (somewhere safe|in a safe place)[, {compress}][, for {keep_days}]
         .{database} must not get lost[, {compress}][, keep it for {keep_days}]""", "ok => It is safe."),
    tool("vault", "(rotate|renew|replace)_(secret|credential|key|token_of_service)|(secret|credential)_(rotate|renew)", "(rotate|replace) a credential", "service owner name for: service\nkind type secret what: enum password=password,passphrase token=token,access_token key=API_key,secret_key cert=certificate,TLS_certificate\n?days valid lifetime: num 7-365 day days",
         """.the {kind} of {service} (leaked|is old|runs out|was on a screenshot|expired)[, make the new one last {days}]
         (give|make) {service} a new {kind}[ for {days}]
         .{service} needs a fresh {kind}[ for {days}]
         .somebody saw the {kind} of {service}[, new one for {days}]
         .new {kind} for {service}[, {days}]""", "ok => It is new."),
    tool("wardrobe", "(set|choose|change)_(fabric|material|upholstery|cover)|(fabric|material)_(set|choose)", "(choose|change) the material of a piece", "piece item furniture what: one sofa,armchair,curtains,cushion,bench,headboard,car_seat,tablecloth,rug,tent\nmaterial fabric of: one !leather,linen,wool,velvet,cotton,silk,canvas,denim,felt,suede\n?color shade in: one !red,navy,green,sand,black,ivory,rust\n?meters length amount: num 1-20 meter meters m",
         """.the {piece} (in|of|gets|should be) {material}[, {color}][, {meters}]
         (make|cover|do) the {piece} (in|with) {material}[, {color}][, {meters}]
         .{material} for the {piece}[ in {color}][, {meters}]
         .I (see|imagine|want) the {piece} in {material}[, {color}]
         .{piece}: {material}[, {color}]""", "ok => It is chosen."),
    tool("luggage", "(add|book)_(baggage|bag|luggage|extra)|(baggage|luggage)_(add|book)", "(add|book) baggage for a trip", "booking reference trip reservation: code\nbags pieces count: num 1-5 suitcase suitcases / pieces bags: num 1-5 bag bags\n?weight kg each: num 8-32 kilo kilos kg\n?passenger for who: person",
         """.(I|we) (have|carry|bring|take) {bags} on {booking}[, {weight} each][, for {passenger}]
         .{booking} with {bags}[ of {weight}]
         .{bags} more on {booking}[, {weight} each]
         .can't travel light, {bags} on {booking}[ for {passenger}]
         (put|get) {bags} on {booking}[ of {weight}]""", "ok => It is added."),
    tool("sky", "(get|check|show)_(tides|tide_table|water_level|sea_level)|(tide|tides)_(get|table)", "(get|show) the tides of a place", "place harbor beach location: one !Cuxhaven,St._Malo,Brighton,Ericeira,Halifax,Ostend,Husum,Penzance,Galway,Nazare\n?date day on: date",
         """?when is (high|low) water (in|at) {place}[ on {date}]
         ?when can we (walk on the flats|sail|leave the harbor|dig for clams) (in|at) {place}[ on {date}]
         ?when does the sea come back (in|at) {place}[ on {date}]
         .high water {place}[, {date}]
         ?is the water out (in|at) {place}[ on {date}]""", "{1:time} => At {1}.", True),
    tool("sky", "(get|check|show)_(pollen|allergens|pollen_forecast|air)|(pollen|air)_(get|check)", "(get|check) what is in the air of a place", "place city location where: city\n?plant kind of: enum birch grass hazel ragweed mold",
         """?(can|should) I go jogging with my hay fever in {place}[, {plant}]
         ?will I (sneeze|cough) in {place}( today|)[, {plant}]
         ?why are my eyes itching in {place}
         .hay fever in {place}[, {plant}]
         ?how bad is {plant} in {place}
         .sneezing all day in {place}[, {plant}]""", "{1:state} => It is {1}.", True),
]

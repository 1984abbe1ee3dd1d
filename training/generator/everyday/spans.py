"""Numbers that their order or small words tell apart: coordinates, from and to, at least and at most, so many of so many."""
from .tool import tool

_SHAPE = "one circle,square,star,triangle,arrow,hexagon,cross,ellipse,diamond,line,heart,dot,label,icon"
_BLOCK = "one !stone,wood,glass,torch,chest,sand,brick,door,ladder,lamp,fence,water,gravel,wool,clay,bookshelf"
_FOE = "one goblin,zombie,skeleton,dragon,spider,bandit,bear,ghost,troll,robot,slime,archer,knight,villager,pirate,merchant"
_COLOR = "one !red,blue,green,purple,orange,black,white,gray,yellow,pink,teal,brown"

TOOLS = [
    tool("canvas", "(draw|add|place|paint)_(shape|figure|marker|object|symbol)|(shape|marker)_(draw|add|place)", "(draw|place) a shape at a position", f"shape kind type figure what: {_SHAPE}\nx left pos_x horizontal: int\ny top pos_y vertical: int\n?size radius scale diameter: num 2-200 pixel pixels px\n?color fill colour: {_COLOR}\n?filled solid: bool filled,solid/not_filled,as_an_outline",
         """(draw|put|place|paint|add) a {shape} at {x}, {y}[ in {color}][, {size} wide][, {filled}]
         (draw|place|add) a {shape} at {x}, {y}[ in {color}][, {filled}]
         (draw|put) a {shape} at x {x} and y {y}[, {color}][, {size}]
         (draw|add) a {shape} at x={x}, y={y}[, {filled}]
         (draw|place) a {color} {shape} at {x}/{y}[, {size}]
         .a {shape} at {x}, {y}[, {color}][, {size}]
         .{shape} at {x} {y}
         .I (want|need) a {shape} (at|on) {x}, {y}[ in {color}]
         .at {x}, {y} there should be a {shape}[ in {color}][, {size}]
         ?can you (draw|put) a {shape} at {x}, {y}[ in {color}]""", "ok => The {shape} is drawn."),
    tool("world", "(place|set|put|build)_(block|tile|voxel|cube)|(block|tile)_(place|set)", "(place|set) a block at coordinates", f"block type material kind: {_BLOCK}\nx pos_x: int\ny pos_y: int\nz pos_z: int\n?count amount number: num 2-64 block blocks\n?replace overwrite: bool replacing_what_is_there,and_replace_the_old_one/without_replacing_anything,only_if_it_is_empty",
         """(place|put|set|build) {block} at {x} {y} {z}[, {replace}]
         (place|put|set) a {block} block at {x}, {y}, {z}[, {replace}]
         (place|put) {block} at x {x}, y {y} and z {z}[, {count}]
         .{block} at {x} {y} {z}
         .{block} at {x}, {y}, {z}[, {replace}]
         .{count} of {block} at {x}, {y}, {z}
         .there should be {block:n} at {x}, {y}, {z}
         ?can you build {block} at {x} {y} {z}""", "ok => It is placed."),
    tool("spawn", "(spawn|create|summon|add)_(enemy|enemies|monster|npc|unit|creature|mob)|(enemy|mob|unit)_(spawn|add)|spawn", "(spawn|create) figures of the game", f"type kind enemy creature name: {_FOE}\ncount number amount how_many: few\n?x pos_x: int\n?y pos_y: int\n?level strength difficulty: num 1-60 level_of_strength levels_of_strength\n?health hp life: num 5-500 hit_point hit_points HP\n?hostile aggressive: bool hostile,aggressive/friendly,peaceful,not_hostile",
         """(spawn|create|summon|add) {count} {type:n}s[ with {health}][, {hostile}]
         (spawn|summon) {count} {type:n}s at {x}, {y}[ with {health}]
         (put|send in) {count} {type:n}s at x {x}, y {y}[, {hostile}]
         .{count} {type:n}s[ at {x}, {y}], please
         .I want {count} {type:n}s at {x}, {y}[, {hostile}]
         .the room is empty, (spawn|add) {count} {type:n}s[ with {health}]
         .let {count} {type:n}s appear[ at {x}, {y}][, {hostile}]
         ?can we have {count} {type:n}s[ with {health}][, {hostile}]""", "ok => They are there."),
    tool("goto", "(move|go|send|navigate)_(to_position|to_point|unit|to_coordinates)|(unit|position)_(move|goto)|move_to_xy", "(move|send) something to coordinates", "x pos_x target_x: int\ny pos_y target_y: int\n?z altitude height up: num 2-400 meter meters m\n?speed velocity: num 1-60 km/h km/h\n?unit robot name who: one drone_2,rover,left_arm,camera_1,forklift,cursor,boat,scout\n?wait blocking: bool and_wait_there,wait_until_it_is_there/don't_wait,without_waiting",
         """(move|send|fly|drive) the {unit} to {x}, {y}[ at {speed}][, {wait}]
         (move|go|fly|drive) to {x}, {y}[ at {speed}][, {z} high]
         (move|go) to x {x} and y {y}[, {wait}]
         (send|bring) the {unit} to {x}, {y}[, {z} up][ at {speed}]
         .{unit} to {x}, {y}[, {speed}]
         .the {unit} should be at {x}, {y}[, {z} high]
         .target {x}/{y}[, {speed}]
         ?can the {unit} go to {x}, {y}[ at {speed}]""", "ok => On the way."),
    tool("between", "(generate|get|pick|draw|roll)_(random|random_number|number|integer|value)|random_(number|integer|int)|rng", "a random number in a range", "min low lower from minimum start: low\nmax high upper to maximum end: high\n?count how_many n amount: num 2-20 number numbers\n?seed random_seed: num 1-999 seed seeds\n?unique distinct no_repeats: bool all_different,without_repeats/repeats_are_fine,with_repeats",
         """(pick|give me|draw|generate|get) a (random |)number between {min} and {max}
         (pick|give me|draw|generate) {count} between {min} and {max}[, {unique}]
         (pick|draw|choose) a (random |)number from {min} to {max}
         .random number, {min} to {max}
         .{count} from {min} to {max}[, {unique}]
         .I need a number between {min} and {max}
         .something between {min} and {max}, please
         .not more than {max} and not less than {min}[, {count}]
         .at least {min}, at most {max}[, {count}][, {unique}]
         ?what number between {min} and {max} do you pick""", "{1:n} => It is {1}.", True),
    tool("alert_range", "(set|create|add|configure)_(alert|alarm|threshold|limits|bounds|range)|(alert|threshold|limit)_(set|create)", "(set|create) limits of a value", "metric sensor value name what: one temperature,humidity,pressure,heart_rate,CPU_load,pH,fuel_level,water_level,noise,CO2,wind_speed,battery,latency,disk_usage,blood_sugar\nmin low lower lower_limit at_least minimum: low\nmax high upper upper_limit at_most maximum: high\n?device location where place: one greenhouse,tank_3,web-2,baby_room,server_room,aquarium,cellar,incubator,pump_house,wine_fridge,pool\n?notify email recipient: email\n?every interval minutes: num 2-90 minute minutes min",
         """(alert|warn|notify|tell) me (if|when) the {metric} (of|in) the {device} is not between {min} and {max}[, check every {every}]
         (set|put) the {metric} (limits|range|alarm)[ of the {device}] to {min} and {max}[, notify {notify}]
         (keep|hold) the {metric}[ in the {device}] between {min} and {max}
         .{metric}[ in the {device}] from {min} to {max}[, check every {every}]
         .the {metric}[ in the {device}] (should|must|has to) stay between {min} and {max}[, notify {notify}]
         .{metric}: at least {min}, at most {max}[, {device}]
         .no less than {min} and no more than {max} for the {metric}[ in the {device}]
         .{metric}[ in the {device}]: at most {max}, at least {min}
         .the {metric}[ in the {device}] must not go above {max} or below {min}[, notify {notify}]
         ?can you warn me when the {metric}[ in the {device}] leaves {min} to {max}""", "ok => I keep an eye on it."),
    tool("price_between", "(search|find|filter|list)_(offers|listings_between|deals|articles_by_price|ads)|(offers|deals|ads)_(search|find|filter)", "(find|list) offers in a range of prices", "item what category type: one laptop,road_bike,car,camera,sofa,studio,phone,tablet,house,guitar,washing_machine,e-bike,monitor,caravan\nmin_price price_from at_least low: num 50-900 dollar dollars USD / min_price low: num 50-900 euro euros EUR\nmax_price price_to at_most high budget: num 1000-9000 dollar dollars USD / max_price high: num 1000-9000 euro euros EUR\n?location near city where: city\n?radius distance within_km: num 2-90 kilometer kilometers km\n?used second_hand: bool used,second-hand/new,not_used\n?limit max_results count: num 3-40 offer offers",
         """(find|search|show|look for) a {used} {item} between {min_price} and {max_price}[ near {location}][ within {radius}]
         (find|search|show me|list) {item:n} offers from {min_price} to {max_price}[ in {location}][, {used}]
         (find|look for) a {item:n} for at least {min_price} and at most {max_price}[ near {location}]
         .{item}, {min_price} to {max_price}[, {location}][, {used}]
         .I want a {item:n} for {min_price} to {max_price}[, {used}][, not more than {radius} from {location}]
         .my limit for a {item:n} is {max_price}, but nothing below {min_price}[, {location}]
         ?(is there|do you have) a {item:n} between {min_price} and {max_price}[ in {location}][, {used}]""", "{1:n} => {1}", True),
    tool("pages_from", "(read|extract|show|get)_(pages|page_range|range|part)|(pages|lines|rows)_(read|extract|get)", "(read|extract) a range of a document", "document file path name what: path\nstart from first begin start_page from_line: low\nend to last until end_page to_line: high\n?output save_to target: path\n?numbers line_numbers numbered: bool with_numbers,numbered/without_numbers,not_numbered",
         """(read|show|extract|print|get) (pages|lines|rows|chapters) {start} to {end} of {document}[, {numbers}]
         (read|show|extract) {document} from (page|line|row) {start} to {end}[, {numbers}]
         (read|show|print) {document}, (pages|lines) {start}-{end}
         (show|give) me (lines|pages) {start} through {end} (of|from|in) {document}[ {numbers}]
         .{document}, {start} to {end}
         .(lines|pages|rows) {start} to {end} of {document}[ into {output}]
         .I need (lines|pages|rows) {start} until {end} of {document}[ in {output}]
         ?what is (on pages|in lines|in rows) {start} to {end} of {document}""", "{1:n} => {1}", True),
    tool("hours_from", "(set|change|add|block)_(opening_hours|working_hours|quiet_hours|slot|availability|busy_time)|(hours|availability|slot)_(set|block|add)", "(set|block) a time from one hour to another", "start from begin start_time opens starts_at: time\nend to until end_time closes ends_at: time\n?day date on weekday: weekday / date day: date\n?place shop room location: room\n?reason title label why: one lunch,training,cleaning,a_delivery,an_interview,focus_time,the_dentist,nap_time,inspection,deep_work\n?repeat weekly every_week: bool every_week,weekly/only_once,not_every_week",
         """(set|block|reserve|mark|keep) {start} to {end}[ on {day}][ for {reason}][, {repeat}]
         (block|reserve) the time from {start} until {end}[ on {day}][ for {reason}][, {repeat}]
         .from {start} to {end}[ on {day}] (I'm busy|we're closed|nobody is there)[, {reason}][, {repeat}]
         .we('re| are) open (from {start} to {end}|between {start} and {end})[ on {day}][, {repeat}]
         .{day}, {start} to {end}[, {reason}]
         .{start} until {end}[ on {day}][, {reason}][, {repeat}]
         .no calls between {start} and {end}[ on {day}]
         ?can you (block|keep) {start} to {end}[ on {day}][ for {reason}]""", "ok => It is set."),
    tool("days_from", "(request|book|add|plan|block)_(leave|vacation|absence|booking|rental|period|trip_dates)|(leave|absence|rental)_(request|add|book)", "(request|book) a period from one day to another", "start from start_date first_day begin: date\nend to end_date last_day until: date\n?person employee name for who: person\n?type kind reason: enum vacation=vacation,holiday sick=sick_leave,being_ill training=training,course business=business_trip\n?half_day half: bool with_a_half_day_at_the_end,half_a_day_at_the_end/only_full_days,no_half_days\n?substitute cover deputy: person",
         """(request|book|add|enter) {type}[ for {person}] from {start} to {end}[, {substitute} stands in][, {half_day}]
         (request|book) {start} to {end} (off|free)[ for {person}][, {half_day}]
         .{person} is (away|out|absent|not here) from {start} until {end}[, {type}][, {substitute} stands in]
         .I('m| am) (away|out|off) from {start} to {end}[, {type}][, {substitute} covers for me]
         .{start} to {end}[, {type}][, {person}]
         .{type} from {start} until {end}[, {half_day}]
         ?can {person} (have|take) {start} to {end} off[, {type}]""", "ok => It is entered."),
    tool("score_of", "(record|enter|save|grade|add)_(score|grade|mark|test_result|quiz_result|points)|(score|grade|result)_(record|enter|add)", "(enter|record) points of a possible number", "student name pupil player who: person\nscore points reached correct result: low\nmax total out_of possible max_points: high\n?subject test quiz exam course: course\n?date day on: date\n?passed pass: bool passed,that_is_a_pass/failed,not_passed",
         """(record|enter|give|note) {score} (out of|of) {max} for {student}[ in {subject}][, {passed}]
         (give|enter) {student} {score} (out of|of) {max} points[ in {subject}][, {passed}]
         .{student} (got|has|scored|reached|made) {score} (out of|of) {max}( points|)[ in {subject}][, {passed}]
         .{student}[, {subject}]: {score}/{max}[, {passed}]
         .{student} had {score} of {max} right[ in {subject}][ on {date}]
         .{score} of {max} for {student}[ in {subject}]
         ?can you enter {score} out of {max} for {student}[ in {subject}]""", "ok => It is entered."),
    tool("crop", "(crop|cut|trim|clip)_(image|photo|picture|area)|(image|picture|photo)_(crop|cut|trim)", "(crop|cut out) a part of a picture", "file image path picture photo: picture\nx left offset_x start_x: int\ny top offset_y start_y: int\nwidth w: num 20-3000 pixel pixels px\nheight h: num 20-2000 pixel pixels px\n?output save_as target: picture\n?round circle rounded: bool with_round_corners,rounded/with_sharp_corners,not_rounded",
         """(crop|cut|trim) {file} to {width} by {height} (starting at|from) {x}, {y}[ and save it as {output}][, {round}]
         (crop|cut) {file} at {x}, {y}, {width} wide and {height} high[, {round}]
         (crop|cut out) {width} by {height} at {x}/{y} (of|from) {file}[ to {output}]
         (take|cut) a piece of {file} at {x}, {y}: {height} high, {width} wide[, {round}]
         .{file}: from {x}, {y}, {width} by {height}[, into {output}]
         .I need {width} by {height} of {file} from {x}, {y} on[ as {output}]""", "ok => It is cropped."),
    tool("dice_pool", "(roll|throw|toss)_(dice|coins|die|pool)|(dice|coins)_(roll|throw|toss)|dice", "(roll|throw) dice", "count number dice how_many n: num 1-12 die dice / count n: num 2-12 dice dice\nsides faces type: num 3-100 side sides / sides faces: num 4-100 face faces\n?bonus modifier plus: int\n?target difficulty beat: num 3-30 point points\n?keep_highest best: num 1-4 highest highest\n?secret hidden: bool secretly,in_secret/openly,not_secretly",
         """(roll|throw) {count} with {sides}( each|)[ plus {bonus}][, {secret}]
         (roll|throw) {count} (that have|of) {sides}( each|)[ and add {bonus}][, {secret}]
         .{count}, {sides}[, plus {bonus}]
         .I (roll|throw) {count} with {sides}[, {secret}]
         (let|make) me roll {count} with {sides}[ against {target}]
         .each of {count} has {sides}. Roll them[, {secret}]
         ?can you (roll|throw) {count} with {sides}[ plus {bonus}]""", "{1:n} => You rolled {1}."),
    tool("convert_measure", "(convert|change|translate)_(units|length|weight|measure|volume|temperature|value)|(unit|length|weight)_(convert|converter)", "convert a value into another unit", "value amount number quantity: number\nfrom_unit from source unit: unit\nto_unit to target into: unit\n?precision decimals digits round_to: num 1-6 decimal decimals", """(convert|change|turn) {value} {from_unit} (to|into) {to_unit}[, {precision}]
         ?(what is|what's|how much is) {value} {from_unit} in {to_unit}[, {precision}]
         ?how many {to_unit} (are|make|are there in) {value} {from_unit}
         .{value} {from_unit} in {to_unit}
         .{value} {from_unit} to {to_unit}[, {precision}]
         .I need {value} {from_unit} (in|as) {to_unit}[ with {precision}]
         .(they write|the recipe says|it says) {value} {from_unit}, what is that in {to_unit}""", "{1:n} => It is {1} {to_unit}.", True),
    tool("resolution", "(set|change|use)_(resolution|screen_size|video_size|viewport|display_mode|canvas_size)|(resolution|viewport|display)_(set|change)", "(set|change) the resolution", "width w horizontal: side\nheight h vertical: side\n?fps frame_rate refresh_rate hertz: num 24-144 fps fps / hertz refresh_rate: num 50-240 hertz hertz Hz\n?device screen target monitor: one main_screen,left_monitor,projector,browser,TV,preview,stage_display,tablet,stream\n?fullscreen full: bool in_fullscreen,fullscreen/windowed,not_fullscreen",
         """(set|change|switch|put) the {device} to {width}x{height}[ at {fps}][, {fullscreen}]
         (set|change) the resolution to {width}x{height}[ at {fps}][ on the {device}]
         (use|take|go to) {width} x {height}[ with {fps}][, {fullscreen}]
         (use|set) {width} by {height}[ on the {device}][ at {fps}]
         .{width}x{height}[, {fps}][, {fullscreen}]
         .{device}: {width}x{height}[@{fps}]
         .I (want|need) {width}x{height}[ on the {device}][ at {fps}]
         ?can the {device} do {width}x{height}[ at {fps}]""", "ok => The resolution is set."),
    tool("clock_set", "(set|change|adjust)_(clock|time_of_clock|hour_and_minute|wake_time|start_time)|clock_(set|adjust)", "(set|adjust) a clock by hour and minute", "hour h hours: hour24\nminute m minutes mins: minute2\n?clock device which name: one kitchen_clock,oven,alarm_clock,car,coffee_machine,watch,bell,thermostat\n?daily every_day repeat: bool every_day,daily/only_once,not_every_day\n?label name for: word",
         """(set|change|put) the {clock} to {hour}:{minute}[, {daily}]
         (set|put) it to {hour}:{minute}[, {daily}]
         (start|begin|go off|ring) at {hour}:{minute}[ {daily}]
         .{hour}:{minute}[ on the {clock}][, {daily}]
         .the {clock} should (say|show|start at) {hour}:{minute}[, {daily}]
         .hour {hour}, minute {minute}[, {daily}]
         .the {clock} is wrong, it is {hour}:{minute}
         ?can you set the {clock} to {hour}:{minute}""", "ok => It is set."),
    tool("nth", "(select|pick|choose|take)_(nth|item|index|position|entry_at|number)|(item|entry)_at|select_by_index", "(pick|choose) an entry by its place", "index position n place which: ordinal\n?list from queue where in: one !cart,playlist,inbox,queue,to-do_list,search_results,menu,wishlist,history,bookmarks\n?page sheet: few\n?confirm ask_first: bool and_ask_me_first,with_a_confirmation/without_asking,don't_ask", """(take|open|pick|use|choose) the {index} (item|entry|one|line)[ (in|of|from) the {list}][ on page {page}][, {confirm}]
         (take|pick|choose) the {index} of the {list}[, {confirm}]
         .the {index} (one|item|entry)[ (in|of|from) the {list}], please[, {confirm}]
         .the {index}[ of the {list}]
         .I (want|mean|like|take) the {index} one[ (in|of) the {list}][, {confirm}]
         .{list}: the {index} one
         ?can I (have|see) the {index} (one|item|entry)[ (in|of) the {list}]""", "ok => Done."),
    tool("below_zero", "(set|change|adjust)_(freezer|fridge|cooler|cold_room|cooling|cold_store)|(freezer|fridge|cooling)_(set|adjust)", "(set|adjust) the temperature of a (freezer|cooler)", "value temperature degrees to level: signed\n?unit device name which: one freezer,cold_room_2,ice_chest,wine_fridge,lab_freezer,cooling_cell,garage_fridge,deep_freezer\n?minutes duration for_minutes: num 5-90 minute minutes min\n?alarm warn with_alarm: bool with_an_alarm,and_warn_me/without_an_alarm,no_alarm",
         """(set|put|cool|bring) the {unit} to {value}[ degrees][ for {minutes}][, {alarm}]
         (set|put) it to {value}[ for {minutes}][, {alarm}]
         .{value} degrees (for|in) the {unit}[, {alarm}]
         .the {unit} (should be|must be|has to be) at {value}[ degrees][ for {minutes}][, {alarm}]
         .{unit}: {value}[ degrees][, {alarm}]
         .{value}[ degrees] for {minutes}[ in the {unit}]
         .I need {value} degrees in the {unit}[, {alarm}]
         ?can the {unit} go to {value}[ degrees]""", "ok => It is set."),
    tool("birthday", "(save|add|set|store)_(birthday|birth_date|anniversary|expiry|due_day)|(birthday|anniversary)_(add|save|set)", "(save|add) a date by day, month and year", "day d: low31\nmonth m: low12\n?year y: year\n?name person who: person\n?remind reminder: bool and_remind_me,with_a_reminder/without_a_reminder,don't_remind_me",
         """(save|add|note) {day}.{month}.{year} (as the birthday of|for) {name}[, {remind}]
         .{name} was born on {day}.{month}.{year}[, {remind}]
         .{name}: {day}.{month}.[, {remind}]
         .day {day}, month {month}[, year {year}][, {name}][, {remind}]
         .the birthday of {name} is {day}/{month}[/{year}]""", "ok => It is saved."),
]

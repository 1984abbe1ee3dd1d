"""Two to four values of a kind that the words beside them tell apart: by day and at night, coach and seat, this for that, hours and minutes, one thing and another."""
from .tool import tool

_GOOD = "one !wood,stone,wheat,iron,gold,fish,cloth,salt,clay,coal,wool,honey,copper,grain,rope,silk"
_THING = "one iPhone_15,Pixel_8,gas_heating,heat_pump,Toyota_Corolla,VW_Golf,oat_milk,cow_milk,PostgreSQL,MySQL,train,plane,Plan_A,Plan_B,Lisbon_office,Berlin_office,React,Vue,red_wine,white_wine,bamboo_floor,oak_floor,last_year,this_year"

TOOLS = [
    tool("barter", "(trade|exchange|swap|barter)_(goods|resources|items|cards)|(goods|resources)_(trade|exchange)|offer_trade", "(trade|exchange) some goods for others", f"give offer give_item offered pay_with: {_GOOD}\ngive_count offer_amount give_amount pay_count: few\nget want receive get_item wanted: {_GOOD}\nget_count want_amount receive_amount wanted_count: few\n?partner with player trader: person",
         """(trade|exchange|swap) {give_count} {give} for {get_count} {get}[ with {partner}]
         (give|offer|hand over) {give_count} {give} for {get_count} {get}[ to {partner}]
         (give|offer) {partner} {give_count} {give} for {get_count} {get}
         (get|buy|ask for) {get_count} {get} in return for {give_count} {give}[ from {partner}]
         .{give_count} {give} for {get_count} {get}[, {partner}]
         .I('ll| will| want to) (give|pay) {give_count} {give} and (get|take) {get_count} {get}[ from {partner}]
         .{partner} wants {give_count} {give} for {get_count} {get}. (Trade|Accept|Do it)
         ?(would|will|does) {partner} (take|accept) {give_count} {give} for {get_count} {get}""", "ok => The trade is done."),
    tool("day_night", "(set|change|program)_(schedule|heating_plan|temperatures|comfort|setback)|(heating|temperature)_(plan|schedule|program)", "(set|change) the temperatures by day and by night", "day day_temp daytime comfort: degrees\nnight night_temp nighttime setback: degrees\n?room zone where: room\n?weekend weekends saturday_sunday: bool also_on_weekends,including_weekends/not_on_weekends,only_on_weekdays",
         """(set|heat|keep) the {room} to {day} (by day|during the day|in the daytime) and {night} (at night|by night|during the night)[, {weekend}]
         (set|put) it to {day} (by day|during the day) and {night} (at night|overnight)[ in the {room}][, {weekend}]
         (set|put) it to {night} at night and {day} during the day[ in the {room}]
         .{day} degrees by day, {night} at night[ in the {room}]
         .(at night|overnight) {night} degrees, (during the day|by day) {day}[, {room}][, {weekend}]
         .I want {day} during the day and {night} at night[ in the {room}]
         .day {day}, night {night}[, {room}]
         ?can it be {day} by day and {night} at night[ in the {room}]""", "ok => It is set."),
    tool("coach_seat", "(reserve|find|book|change)_(train_seat|coach_seat|place|berth)|(train_seat|place)_(reserve|book)", "(reserve|book) a seat in a coach of a train", "coach car wagon carriage coach_number: low\nseat seat_number place number: high\n?train train_number connection: train\n?date day on: date\n?class travel_class: enum first second",
         """(reserve|book|take) seat {seat} in coach {coach:n}[ of {train}][ on {date}][ in {class} class]
         (reserve|book|take) coach {coach:n}, seat {seat}[, {train}][, {class} class]
         .coach {coach:n}, seat {seat}[, {train}][, {date}]
         .seat {seat}, coach {coach:n}[ of {train}]
         .I (want|need|sit on) seat {seat} in coach {coach:n}[ of {train}][ on {date}]
         ?is seat {seat} in coach {coach:n}[ of {train}] free[ on {date}]"""
         .replace("coach {coach:n}", "coach {coach}"), "ok => The seat is yours."),
    tool("tires", "(set|log|check|record)_(tire_pressure|tires|pressure|wheels)|(tire_pressure|tires)_(set|log)", "(set|note) the pressure of the tires", "front front_pressure front_tires: bar\nrear rear_pressure back rear_tires: bar\n?car vehicle which: car\n?date day on: date",
         """(set|put|note|log) the tires[ of the {car}] to {front} (in front|at the front) and {rear} (in the back|at the back|at the rear)[ on {date}]
         (set|put|note) {front} bar (in front|at the front) and {rear} (in the back|at the rear)[ for the {car}]
         (set|note) the rear tires[ of the {car}] to {rear} and the front ones to {front}
         .front {front}, rear {rear}[, {car}]
         .the {car} (has|needs|gets) {front} bar in front and {rear} at the back
         .at the back {rear}, in front {front}[, {car}]""", "ok => It is noted."),
    tool("camera_set", "(set|configure|adjust)_(camera|exposure|shot|photo_settings)|(camera|exposure)_(set|configure)", "(set|adjust) the exposure of the camera", "iso sensitivity iso_value: iso\naperture f_stop f_number: aperture\n?shutter shutter_speed exposure_time: one !1/60,1/125,1/250,1/500,1/1000,1/30,1/2000,1/15\n?white_balance wb: enum auto daylight cloudy tungsten\n?flash use_flash: bool with_flash,flash_on/without_flash,no_flash,flash_off",
         """(set|put) the camera to ISO {iso} and f/{aperture}[, {shutter} seconds][, {flash}]
         (shoot|take it|expose) (at|with) ISO {iso}, f/{aperture}[ and {shutter}][, {flash}]
         (use|take) f/{aperture} and ISO {iso}[ at {shutter}][, {white_balance} white balance]
         .ISO {iso}, f/{aperture}[, {shutter}][, {flash}]
         .f/{aperture}, ISO {iso}[, {flash}]
         .I want ISO {iso} with f/{aperture}[ and {shutter}][, {white_balance} white balance]""", "ok => The camera is set."),
    tool("hours_minutes", "(set|log|add)_(duration|work_time|time_entry|time_spent)|(time_entry|duration|work_time)_(add|log)|log_time", "(log|start) a time in hours and minutes", "hours h hour: num 1-11 hour hours h\nminutes m mins minute: num 2-59 minute minutes min,m\n?project task for what: one !website,thesis,garden,design,laundry,homework,report,piano,client_work,training,cleaning,research\n?date day on: date\n?billable paid: bool billable,paid/not_billable,unpaid",
         """(log|add|record|enter|note) {hours} and {minutes}[ (for|on) {project}][ on {date}][, {billable}]
         (log|add|record) {hours} {minutes}[ (for|on) {project}][, {billable}]
         (start|set) a countdown of {hours} and {minutes}
         .I (worked|slept|studied|spent) {hours} and {minutes}[ on {project}][ on {date}][, {billable}](, log it|. Note that|)
         .{project}: {hours} {minutes}[, {billable}]
         .{hours}, {minutes}[, {project}]
         .it took {hours} and {minutes}[, {project}][, {billable}]
         ?can you add {hours} and {minutes}[ to {project}]""", "ok => It is logged."),
    tool("body_height", "(set|update|save|record)_(height|body_height|size|measurements)|(height|measurements)_(set|save)", "(save|note) how tall somebody is", "feet ft: num 2-7 foot feet ft\ninches inch in: num 2-11 inch inches in\n?person name who: person\n?weight pounds lbs: num 20-300 pound pounds lbs\n?age years: num 2-90 year years",
         """(save|note|record|set) {feet} {inches}[ for {person}][ and {weight}]
         (save|note) that {person} is {feet} {inches}[, {weight}][, {age} old]
         .{person} is {feet} and {inches} tall[ and weighs {weight}]
         .I('m| am) {feet} {inches}[ and {weight}][, {age} old]
         .{feet}, {inches}[, {weight}]
         .height {feet} {inches}[, {person}]""", "ok => It is saved."),
    tool("rgb", "(set|change|show)_(rgb|rgb_color|led_rgb|pixel|background_rgb)|(rgb|led|pixel)_(set|change)", "(set|show) a color of red, green and blue", "red r: byte\ngreen g: byte\nblue b: byte\n?brightness level alpha: share\n?target device where led: one !strip,keyboard,desk,ceiling,stage,logo,shelf,monitor",
         """(set|change|put) the {target} to rgb {red}, {green}, {blue}[ at {brightness}]
         (set|show|use) rgb {red}, {green}, {blue}[ on the {target}][ at {brightness}]
         (set|use) red {red}, green {green} and blue {blue}[ for the {target}]
         .{red} {green} {blue}[ on the {target}]
         .rgb {red}/{green}/{blue}[, {brightness}]
         .the {target} should be {red}, {green}, {blue}[ at {brightness}]""", "ok => The color is set."),
    tool("lat_lon", "(get|find|save|mark|show)_(place_at|location|point|spot|waypoint)|(waypoint|location)_(save|mark|show)", "(mark|save) a point by latitude and longitude", "latitude lat: latitude\nlongitude lon lng long: longitude\n?name label title: one !camp,spring,hut,car,viewpoint,cave,nest,anchorage,trailhead,home,mooring,bench\n?zoom level: num 2-19 level_of_zoom levels_of_zoom\n?public shared: bool for_everybody,publicly/only_for_me,privately",
         """(mark|save|add|show) {latitude}, {longitude}[ as {name}][, {public}]
         (mark|save) the point {latitude}, {longitude}[ as {name}][ {public}]
         (mark|save) {name} at {latitude}, {longitude}[, {public}]
         .{name} is at {latitude}, {longitude}[, {public}]
         .{latitude}, {longitude}[ is {name}]
         .latitude {latitude}, longitude {longitude}[, {name}]
         .longitude {longitude}, latitude {latitude}[, {name}]""", "ok => It is marked."),
    tool("compare_two", "(compare|contrast|match)_(products|options|things|two|items)|(products|options)_(compare|diff)", "(compare|contrast) two things", f"first a left one option_a: {_THING}\nsecond b right other option_b: {_THING}\n?criterion by aspect on: one !price,weight,safety,battery_life,comfort,speed,taste,cost_per_year,noise,emissions,looks\n?format as output: enum table list text", """(compare|contrast) {first} (with|and|to) {second}[ by {criterion}][ as a {format}]
         ?(which is better|what is better), {first} or {second}[, by {criterion}]
         ?how does {first} (compare to|differ from) {second}[ in {criterion}]
         .{first} (vs|vs.|versus|or|against) {second}[, {criterion}]
         .I can't decide between {first} and {second}[, {criterion} matters most]
         (put|set) {first} (next to|against|beside) {second}[, {criterion}][ as a {format}]""", "{1:n} => {1}", True),
    tool("flashcard", "(add|create|make|save)_(flashcard|card|vocabulary|word_pair|term|glossary_entry)|(flashcard|vocabulary|glossary)_(add|create)", "(add|create) a word with its meaning", "front term word question foreign: one !perro,maison,Haus,gatto,bread,photosynthesis,API,WFH,mitosis,Fenster,livre,strada,entropy,ROI,obrigado,neige,osmosis,SLA\nback meaning answer definition translation: one !dog,house,home,cat,Brot,window,book,street,disorder,return_on_investment,thanks,snow,energy_from_light,cell_division,work_from_home,interface,water_through_a_membrane,service_level_agreement\n?deck set list collection: one !Spanish,French,German,biology,acronyms,Italian,physics,week_3,travel,exam\n?hint note example: sentence",
         """(add|create|make|save) a (card|flashcard) {front:q} (with|meaning|for) {back:q}[ (to|in) the {deck} deck]
         (add|save|put) {front} = {back}[ (to|in) {deck}]
         (add|note|remember) that {front} means {back}[ in {deck}]
         .{front} means {back}[, deck {deck}](, add it|. Save that|)
         .{front} is {back}[, put it in {deck}]
         .new (card|word): {front} - {back}[, {deck}]
         .front {front:q}, back {back:q}[, {deck}]
         ?can you add {front} as {back}[ to {deck}]""", "ok => The card is there."),
    tool("automation", "(create|add|set|make)_(automation|rule|routine|trigger|action)|(automation|rule)_(create|add)", "(create|add) a rule: what happens when something happens", "trigger when if_this event condition: one !!the_front_door_opens,the_sun_sets,I_leave_home,the_dryer_is_done,it_rains,somebody_rings,the_alarm_goes_off,motion_is_detected,the_battery_is_low,the_price_drops,I_get_home,the_baby_cries,the_pool_is_empty,a_mail_from_my_boss_arrives\naction then do then_that what: one !!turn_on_the_hallway_light,close_the_blinds,send_me_a_message,start_the_vacuum,lock_the_door,play_jazz,turn_off_the_heating,ring_the_bell,open_the_window,take_a_picture,call_the_neighbor,flash_the_lamp,stop_the_sprinkler,make_coffee\n?enabled active on: bool active_at_once,already_switched_on/not_active_yet,switched_off_for_now\n?name title: one !Night,Welcome,Rainy_day,Safety,Morning,Away",
         """when {trigger}, {action}[, {enabled}]
         if {trigger}, {action}
         {action} (when|whenever|as soon as|every time) {trigger}[, {enabled}]
         .I want you to {action} (when|whenever) {trigger}
         .(whenever|every time|as soon as) {trigger}, {action}
         (make|create|add) a rule: when {trigger}, {action}[, {enabled}]
         (make|create) a rule (called|named) {name}: if {trigger}, {action}
         ?can you {action} when {trigger}""", "ok => The rule is there."),
    tool("config_set", "(set|update|change|write)_(config|setting_value|parameter|option_value|property)|(config|property|parameter)_(set|update)", "(set|change) a value of a configuration", "key name option property setting: one !timeout,max_retries,log_level,cache_size,theme,port,language,font_size,auto_update,pool_size,region,interval,batch_size,threshold,session_length,quality\nvalue to new_value set_to: value\n?service file section component app: service\n?restart reload apply_now: bool and_restart_it,with_a_restart/without_a_restart,don't_restart_it",
         """(set|change|update|put) {key} to {value}[ in {service}][ {restart}]
         (set|change) the {key} of {service} to {value}[ {restart}]
         in {service} (set|change) {key} to {value}[, {restart}]
         .{key} = {value}[ in {service}]
         .{service}: {key} {value}[, {restart}]
         .{key} should be {value}[ in {service}][, {restart}]
         .the {key} of {service} is wrong, (make|set) it {value}
         ?can you set {key} to {value}[ for {service}][ {restart}]""", "ok => It is set."),
    tool("lost", "(report|file|register)_(lost_item|lost_property|found_item|loss)|(lost_item|loss)_(report|register)", "(report) a lost thing", "item thing object what: one umbrella,wallet,blue_scarf,house_keys,backpack,phone,glasses,violin_case,student_card,hat,headphones,gray_jacket,passport,water_bottle\nplace where location line: one !bus_42,tram_7,Gate_B12,the_cafeteria,platform_3,the_library,room_204,the_gym,train_ICE_571,the_parking_garage,the_swimming_pool,lecture_hall_1\n?date day when: date\n?time at around: time\n?reward finder_reward: cash\n?contact phone callback: phone",
         """(report|register) that I lost (my|a) {item} (on|in|at) {place}[ on {date}][ around {time}][, {reward} reward]
         .I (lost|left|forgot) my {item} (on|in|at) {place}[ on {date}][ at {time}](. Report it|, please report that|)[, my number is {contact}]
         .my {item} (is gone|got lost|was left), {place}[, {date}][, {time}]
         .lost[ on {date}]: {item}, {place}[, {reward} for the finder]
         .{place}, {item}[, {date}]
         ?did anybody find (my|a) {item} (on|in|at) {place}[ on {date}]""", "ok => It is reported."),
    tool("queue_position", "(move|set|reorder|change)_(position|rank|order|track_position|queue)|(queue|position|rank)_(move|set)", "(move) an entry to another place of a list", "item title name entry what: song\nposition to index place rank: few\n?list queue playlist board: one !party,backlog,wishlist,roadmap,favorites,waiting_list,top_ten,running_order\n?keep_others lock_rest: bool and_leave_the_others_alone,without_moving_the_others/and_shift_the_others",
         """(move|put|set) {item:q} to (position|number|place) {position:n}[ (of|in|on) the {list}][, {keep_others}]
         (move|put) {item:q} (on|in) the {list} to number {position:n}[ {keep_others}]
         .{item:q} (should be|goes to|belongs at) number {position:n}[ (of|on) the {list}]
         .number {position:n}[ of the {list}] is {item:q} (now|from now on)
         .{item:q} -> {position:n}
         ?can {item:q} be number {position:n}[ on the {list}]""".replace("{position:n}", "{position}"), "ok => It is moved."),
]

"""The house and its devices, sensors, cars, robots, printers, health."""
from .tool import tool

TOOLS = [
    tool("light", "(turn_on|switch_on|enable|activate)_(light|lights|lamp|lamps)|light_on|lights_on", "(switch|turn) on the (light|lights|lamp) in a room", "room location where area zone: room\n?brightness level percent intensity: percent", """(turn|switch|put) on the (light|lights|lamp|lamps) in the {room}[ at {brightness} percent]
         (turn|switch) the {room} (light|lights|lamp|lamps) on[ at {brightness} percent]
         (light up|illuminate|brighten) the {room}
         (make|get) it bright in the {room}
         .it's (too |so |very |)(dark|gloomy|dim) in the {room}
         .I can't see (anything|a thing|my hands|where I'm going) in the {room}
         .I (need|want|would like) (some |more |)light in the {room}
         .let there be light in the {room}
         .lights on in the {room}
         .{room} (light|lights) on
         .I'm going (in|to|into) the {room}, (turn|switch) on the light
         .someone is coming through the {room}. Put the lights on
         ?can we have (some |a bit of |)light in the {room}
         ?why is it so dark in the {room}? (Turn|Switch) on the light""", "ok => The light in the {room} is on.", like="lamp_on"),
    tool("light", "(turn_off|switch_off|disable|deactivate)_(light|lights|lamp|lamps)|light_off|lights_off", "(switch|turn) off the (light|lights|lamp) in a room", "room location where area zone: room\n?delay minutes after in_minutes: minutes", """(turn|switch) off the (light|lights|lamp|lamps) in the {room}[ in {delay}]
         (turn|switch) the {room} (light|lights|lamp|lamps) off[ in {delay}]
         (kill|cut|shut off) the (light|lights) in the {room}
         (make|get) it dark in the {room}
         .nobody is in the {room}(, the light can go off|. Lights off)
         .I (forgot|left) the (light|lamp) on in the {room}
         .no light in the {room}
         .lights out in the {room}
         .{room} (light|lights) off
         .I want to sleep and the {room} is lit. (Turn|Switch) (it|the light) off
         .we don't need light in the {room}
         ?is the light still on in the {room}? (Turn|Switch) it off""", "ok => The light in the {room} is off.", like="lamp_off"),
    tool("light", "(dim|set_brightness|adjust_brightness|brighten|set_light_level)|(dim|brightness)_(lights|light|room)|light_brightness", "(dim|set the brightness of) the lights of a room", "room location where area zone: room\nbrightness level percent value intensity: percent", """(dim|set|bring|turn|put) the {room} (light|lights|lamp)( down| up|) to {brightness}( percent|%| %)
         (set|put) the brightness in the {room} (to|at) {brightness}( percent|%|)
         (set|dim) the (light|lights) in the {room} to {brightness}( percent|%)
         .{brightness}( percent|%) light in the {room}
         .{room} {brightness}%
         .{room} (lights|lamp) (to|at) {brightness} percent
         .we watch a film in the {room}. Lights to {brightness} percent, please
         .I'd like the {room} at {brightness}( percent|%)( brightness| light|)
         make the {room} {brightness} percent bright""", "ok => The {room} is at {brightness} percent."),
    tool("climate", "(set|change|adjust|update)_(temperature|thermostat|heating|room_temperature|climate)|thermostat_(set|update)|heat|climate_set", "(set|change) the temperature of a room", "room location zone area where: room\ntemperature degrees target value target_temp celsius: degrees\n?mode program setting: enum heat=heating cool=cooling auto eco", """(set|turn|put|change) the (temperature|thermostat|heating) in the {room} to {temperature}( degrees|)
         (heat|warm|cool|bring) the {room}( up| down|) to {temperature}( degrees|)
         (set|put) the {room} to {temperature}( degrees|°|°C|)
         make (the {room} {temperature} degrees|it {temperature} degrees in the {room})
         .it (should|has to|must) be {temperature} degrees in the {room}
         .I want {temperature} degrees in the {room}
         .{room} {temperature} degrees
         .{temperature}( degrees|°) in the {room}
         .it's (freezing|so cold|chilly|too hot|boiling) in the {room}. (Make it|Set it to|I want) {temperature} degrees
         ?can we have {temperature} degrees in the {room}
         .the baby sleeps in the {room}, {temperature} degrees please
         switch the {room} to {mode} at {temperature} degrees""", "ok => The {room} gets {temperature} degrees."),
    tool("climate", "(get|read|check|show)_(temperature|room_temperature|indoor_temperature|climate|humidity)|room_climate|indoor_temp", "the temperature (and humidity |)of a room of the house", "room location zone area where: room", """?how (warm|cold|hot|humid) is (it in the|the) {room}
         ?(what is|what's) the (temperature|humidity) (in|of) the {room}
         ?is it (warm|cold|too hot|stuffy) in the {room}
         (check|read|show me|tell me) the temperature (in|of) the {room}
         .temperature (in|of) the {room}
         .{room} temperature
         .I (wonder|want to know) how warm the {room} is
         .I left the window open in the {room}. How cold is it there?""", "{1:temperature} degrees => It is {1} degrees.", True),
    tool("device", "(turn_on|switch_on|start|enable|power_on)_(device|appliance|plug|outlet|switch)|device_on|power_on", "(switch|turn) on a device", "device appliance name plug target: device\n?minutes duration for_minutes: minutes", """(turn|switch) on the {device}[ for {minutes}]
         (turn|switch) the {device} on[ for {minutes}]
         (start|run|power up|fire up) the {device}[ for {minutes}]
         .{device} on
         .I (want|need) the {device} (on|running)[ for {minutes}]
         .the {device} should (run|be on)[ for {minutes}]
         get the {device} (going|running)[ for {minutes}]
         .let the {device} run[ for {minutes}]
         .I loaded the {device}. (Start|Switch) it( on|)
         ?can you (turn|switch) the {device} on""", "ok => The {device} is on.", like="device_on"),
    tool("device", "(turn_off|switch_off|stop|disable|power_off)_(device|appliance|plug|outlet|switch)|device_off|power_off", "(switch|turn) off a device", "device appliance name plug target: device\n?delay minutes after in_minutes: minutes", """(turn|switch) off the {device}[ in {delay}]
         (turn|switch) the {device} off[ in {delay}]
         (stop|power down|shut off|unplug|cut the power of) the {device}[ in {delay}]
         .{device} off
         .the {device} is (too loud|still on|not needed)(, switch it off|, turn it off|)
         .I forgot to (turn|switch) off the {device}
         .no more {device:n}
         .enough of the {device}
         ?is the {device} still running? (Turn|Switch) it off
         .I'm leaving and the {device} is on""", "ok => The {device} is off."),
    tool("device", "(get|check|show|read)_(device_status|device_state|appliance_status|device|power_state)|device_status|is_on", "(tells|check) whether a device is on", "device appliance name target: device", """?is the {device} (on|running|off|still on|done|finished)
         ?did I (leave|turn off|switch off) the {device}( on|)
         ?what is the {device} doing
         ?how is the {device}
         (check|see|tell me|look) (if|whether) the {device} is (on|off|running)
         (check|check on) the {device}
         .(state|status) of the {device}
         .I'm not sure about the {device}. Is it off?""", "on => It is on.\noff => It is off.", True),
    tool("home", "(lock|secure|close)_(door|doors|lock|entrance)|door_lock|lock", "lock a door", "door name which entrance lock: door", """lock the {door}
         (lock up|secure|bolt) the {door}
         .the {door} (should|has to|must) be locked
         .I (forgot|didn't remember) to lock the {door}
         .the {door} is (open|unlocked)(, lock it|. Lock it)
         (make sure|see to it that|check that) the {door} is locked
         ?did I lock the {door}? (If not, lock it|Lock it)
         .{door} locked, please
         .nobody should get in through the {door}. Lock it""", "ok => The {door} is locked.", like="lock"),
    tool("home", "(unlock|open)_(door|doors|lock|entrance)|door_unlock|unlock", "unlock a door", "door name which entrance lock: door\n?minutes for_minutes duration: minutes", """unlock the {door}[ for {minutes}]
         .the {door} (should|has to|must) be unlocked[ for {minutes}]
         .(somebody|the plumber|a friend) is (waiting|standing) at the {door}, (unlock|open) it
         (let|help) (him|her|them|me) in (through|at) the {door}
         .I don't have my key for the {door}. (Unlock|Open) it
         ?can you unlock the {door}[ for {minutes}]
         .{door} unlocked[ for {minutes}], please""", "ok => The {door} is unlocked.", like="unlock"),
    tool("home", "(set|arm|switch|change)_(alarm_system|security|alarm_mode|house_mode)|security_(set|mode)|arm_alarm", "(arm or disarm|set) the alarm system of the house", "mode state status level: enum away=away,away_mode home=home,home_mode night=night,night_mode off=off,disarmed\n?delay seconds exit_delay: seconds", """(set|switch|put) the (alarm system|security system) to {mode}[ in {delay}]
         (set|arm) the security to {mode}[ with a delay of {delay}]
         .alarm system(:| to|) {mode}
         .security {mode}
         (change|switch) the alarm mode to {mode}
         .nobody is up, alarm system to {mode}[ in {delay}]""", "ok => The alarm system is set."),
    tool("home", "(set|move|control|adjust)_(blinds|shutters|curtains|blind_position|shades)|blinds_(set|position)|cover_set", "(move|set) the blinds of a room to a position", "room location window where: room\nposition percent level value opening: percent", """(set|move|put|bring) the {room} (blinds|shutters|curtains) to {position}( percent|%)
         (open|close|lower|raise) the (blinds|shutters|curtains|shades) in the {room} to {position}( percent|%)
         .{room} (blinds|shutters) {position}( percent|%)
         .the sun is blinding me in the {room}. Blinds to {position} percent
         (set|adjust) the blinds in the {room} to {position}( percent|%)""", "ok => The blinds are at {position} percent."),
    tool("home", "(start|send|run)_(vacuum|robot|cleaning|robot_vacuum|mop)|vacuum_(start|room)|clean", "(start|send) the cleaning robot (in a room|)", "room area where zone location: room\n?mode power type: enum quiet=quietly,silently normal strong=thoroughly,with_full_power\n?times passes repeat: count", """(vacuum|clean|mop|hoover) the {room}[ {mode}]
         (send|let|have) the (robot|vacuum|vacuum cleaner) (to|into|clean) the {room}[ {mode}]
         .the {room} is (dirty|a mess|full of crumbs|dusty)
         .the {room} (needs|could use) (cleaning|a good clean|vacuuming)
         .I spilled (flour|sugar|rice|cereal) in the {room}. Send the robot
         .clean {room}, please
         .guests are coming, so vacuum the {room}[ {mode}]
         ?can the robot (do|clean) the {room}[ {mode}]
         go over the {room} with the vacuum""", "ok => The robot cleans the {room}."),
    tool("home", "(water|irrigate|sprinkle)_(plants|garden|lawn|zone|flowers)|watering_start|sprinkler_on|irrigation", "water (a zone of the garden|the plants)", "zone area where plants name: plant\nminutes duration time mins: minutes", """(water|sprinkle|irrigate) the {zone} (for|over) {minutes}
         (give|let) the {zone} (have |)(water for |){minutes}( of water|)
         .the {zone} (is|are|look|looks) (dry|thirsty)(, water for {minutes}|. {minutes} of water)
         (turn on|start|run) the sprinkler (on|for) the {zone} for {minutes}
         .{minutes} of water for the {zone}
         .no rain for days. Water the {zone} for {minutes}""", "ok => The water runs.", held=True),
    tool("sensor", "(get|read|check|query|fetch)_(sensor|sensor_value|reading|measurement|sensor_data)|sensor_(read|get|value)|read_probe", "(read|get) the value of a sensor", "sensor name sensor_id device source: sensor\n?unit in scale: enum celsius fahrenheit percent", """?what does the {sensor} (say|read|show|measure|report)[ in {unit}]
         (read|check|query|get|fetch) the {sensor}[ in {unit}]
         ?what is the (value|reading|last reading) of the {sensor}[ in {unit}]
         ?(is|does) the {sensor} (okay|still alive|working|work)
         .{sensor} (value|reading)[ in {unit}]
         .I want the (latest|current) (reading|value) of the {sensor}[ in {unit}]
         .something beeps. What does the {sensor} say?
         (tell|show) me the {sensor}""", "{1:price} => It says {1}.", True),
    tool("sensor", "(set|change|configure|update)_(sensor_interval|sampling_rate|interval|polling)|sensor_interval|set_polling", "set how often a sensor measures", "sensor name sensor_id device: sensor\nseconds interval every period: seconds / minutes interval every: minutes", """(read|poll|query|sample) the {sensor} every {seconds}
         (set|change) the (interval|sampling rate) of the {sensor} to {seconds}
         .the {sensor} should (measure|report) every {seconds}
         .the {sensor} drains its battery, every {seconds} is enough
         let the {sensor} measure every {seconds}""", held=True),
    tool("camera", "(get|take|show|capture)_(snapshot|camera_image|camera_picture|still)|camera_(snapshot|show)|show_camera", "(take|show) a picture of a camera of the house", "camera location name where: camera", """(show|give) me the {camera}( camera|)
         (take|get|grab) a (picture|snapshot|photo|still) (of|from|with) the {camera} camera
         ?who is (at|on) the {camera} camera
         ?what does the {camera} camera (see|show)
         .{camera} camera
         .I heard something. Show me the {camera} camera
         .I want to see what the {camera} camera sees""", "", True),
    tool("robot", "(move|drive|go|navigate)_(robot|to|rover|to_point)|robot_(move|goto|drive)|goto", "(drive|move) the robot to a position", "position target point coordinates to: point\n?speed velocity rate: enum slow=slowly,carefully normal fast=quickly,at_full_speed", """(drive|move|go|send the robot|bring the robot|navigate) to {position}[ {speed}]
         (drive|move) the robot to (the point |position |){position}[ {speed}]
         .the robot (should be|is needed|has to go) (at|to) {position}
         .robot to {position}[ {speed}]
         .new target(:|) {position}
         (go|roll|head) {speed} to {position}""", "ok => It is there."),
    tool("robot", "(turn|rotate|spin)_(robot|by|rover)|robot_(turn|rotate)|rotate", "(turn|rotate) the robot", "degrees angle amount by: int\ndirection side way: enum left=to_the_left,counterclockwise right=to_the_right,clockwise", """(turn|rotate|spin) (the robot |){degrees} degrees {direction}
         (turn|rotate) {direction} by {degrees} degrees
         .{degrees} degrees {direction}
         .robot, {degrees} degrees {direction}
         (make|let) the robot turn {direction} by {degrees} degrees""", "ok => It has turned."),
    tool("robot", "(pick_up|grab|grip|take)_(object|item|thing)|robot_(grab|pick)|gripper_pick", "(let the robot |)pick up an object", "object item thing what name: noun\n?hand arm gripper with: enum left right\n?force grip strength newtons: int", """(pick up|grab|take|lift) the {object}[ with the {hand} (arm|hand)]
         (let|have|make) the robot (pick up|grab|take) the {object}[ with the {hand} hand]
         .I need the {object}. (Pick it up|Bring it)[ with the {hand} arm]
         .the {object} fell down, pick it up
         use the {hand} (arm|hand) to (grab|lift) the {object}""", "ok => I have it.", held=True),
    tool("print", "(print|print_out)_(file|document|page|pages)|printer_print|print", "print a file", "path file document filename what: path\n?copies count times n: count\n?color in_color colored: bool in_color,colored/in_black_and_white,without_color\n?printer device on name: word\n?duplex double_sided two_sided: bool on_both_sides,double-sided/on_one_side,single-sided", """print {path} <{color}; {duplex}>
         print {copies} copies of {path} <{color}; {duplex}>
         (print|print out) {path} {copies} times[ {color}]
         .I need {copies} copies of {path}[ {color}][, {duplex}]
         .I (need|want) {path} on paper[ {color}]
         ?can you print {path}[ {color}][ on the printer {printer:q}]
         .{path} on paper[, {color}]
         (make|get) me a printout of {path}[ {duplex}]
         .the meeting starts soon and I need {copies} copies of {path}
         send {path} to the printer[ {printer:q}]""", "ok => It is printed."),
    tool("print", "(scan|digitize)_(document|page|pages|paper)|scanner_scan|scan", "scan a document to a file", "path file save_as output target: path\n?resolution dpi quality: enum 150 300 600\n?color in_color colored: bool in_color/in_black_and_white,in_gray", """(scan|digitize) (the page|the document|this|what is on the glass) (to|into|as) {path} <with {resolution} dpi; {color}>
         scan to {path}[ with {resolution} dpi]
         .scan -> {path}[, {resolution} dpi]
         (make|start) a scan[ {color}] and save it (as|to) {path}
         .I put a letter in the scanner. Save it as {path}[, {color}]""", "ok => It is in {path}."),
    tool("car", "(start|preheat|heat|cool|precondition)_(car|vehicle|car_climate|cabin)|car_(preheat|climate|start)", "(heat|cool) the car before a drive", "car vehicle name which: car\ntemperature degrees target temp: degrees\n?time at departure by ready_at: time", """(preheat|heat|warm up|cool) the {car} to {temperature} degrees[ by {time}]
         (have|get) the {car} at {temperature} degrees[ by {time}]
         .the {car} should (be at|have) {temperature} degrees[ at {time}]
         .I leave at {time}. The {car} should have {temperature} degrees
         .{car} {temperature} degrees[, {time}]
         .my hands freeze in the {car}, make it {temperature} degrees""", "ok => The {car} gets {temperature} degrees."),
    tool("car", "(get|check|show|read)_(car_status|battery_level|fuel_level|range|vehicle_state|mileage)|car_(status|info)|vehicle_status", "(state|battery and range) of the car", "car vehicle name which: car", """?how (far|much further) (can|does) the {car} (go|get|drive)
         ?how (full|empty) is the (battery|tank) of the {car}
         ?is the {car} (charged|locked|charging|ready)
         ?how many kilometers (has|does) the {car} (have|done)
         ?does the {car} need (fuel|charging|gas)
         (check|show me|tell me about) the {car}
         .(range|battery|state) of the {car}
         .I have a long trip tomorrow. How full is the {car}?""", "{1:count} % => It has {1} %.", True),
    tool("car", "(charge|start_charging|plug_in|set_charge_limit)_(car|vehicle|battery)|car_charge|charge", "(charge|start charging) the car up to a level", "car vehicle name which: car\nlimit percent level up_to target: percent\n?time by until ready_by: time", """charge the {car} (to|up to) {limit}( percent|%)[ by {time}]
         .the {car} should be at {limit}( percent|%)[ by {time}]
         (fill|load) the battery of the {car} to {limit}( percent|%)
         .I need the {car} at {limit} percent[ by {time}]
         (set|change) the charge limit of the {car} to {limit}( percent|%)
         .{car} to {limit}%[ by {time}]""", "ok => It charges to {limit} percent."),
    tool("car", "(lock|unlock|control)_(car|vehicle|car_doors)|car_(lock|doors)|vehicle_lock", "(lock or unlock|lock and unlock) the car", "car vehicle name which: car\naction command state mode: enum lock unlock", """{action} the {car}
         .please {action} my {car}
         ?can you {action} the {car}
         .{action} {car}
         .I'm (at|far from) the {car}. {action} it
         (make|be) sure to {action} the {car}""", "ok => Done."),
    tool("car", "(find|locate|where_is)_(car|vehicle|my_car)|car_(locate|location)|find_parked_car", "where the car is", "car vehicle name which: car", """?where (is|did I park|did I leave|have I parked) (the|my) {car}
         ?in which street is the {car}
         (find|locate) (the|my) {car}
         .I (can't find|lost|don't remember where I parked) the {car}
         .location of the {car}
         (show|tell) me where the {car} is""", "{1:street} => It is at {1}.", True, held=True),
    tool("health", "(log|record|add|track|save)_(workout|exercise|training|activity|sport)|workout_(log|add)|track_workout", "(log|record) a workout", "activity sport type exercise kind: sport\nminutes duration length time: minutes\n?distance km kilometers: number\n?intensity effort level: enum light=easy,relaxed moderate=medium hard=intense,exhausting", """(log|record|track|add|save) {minutes} of {activity}[ over {distance} km]
         .I (did|just did|have done|finished) {minutes} of {activity}[, {distance} km]
         .{activity}, {minutes}[, {distance} km]
         .{activity} for {minutes}[, {intensity}]
         .{minutes} {activity}
         (log|add) a workout(:|,) {activity}, {minutes}[, {intensity}]
         .I was out (for|doing) {activity} for {minutes}. Log it
         .today's training(:|) {minutes} of {activity}[, {intensity}]
         (put|write) {minutes} of {activity} (in|into) my (diary|training log)
         .that was {intensity}: {minutes} of {activity}""", "ok => It is in your log."),
    tool("health", "(log|record|add|track)_(meal|food|calories|food_intake)|meal_(log|add)|food_diary|calorie_add", "(log|record) a meal", "food meal dish item what: dish\ncalories kcal energy: int\n?meal_type type time_of_day: enum breakfast lunch dinner snack", """(log|record|track|add|save) {food:n} with {calories} (calories|kcal)[ (for|as) {meal_type}]
         .I (had|ate) {food:n}[ for {meal_type}], {calories} (calories|kcal)
         .{meal_type}: {food:n}, {calories} (calories|kcal)
         (add|log) {calories} (calories|kcal) for {food:n}
         .{food:n} {calories} kcal
         (put|write) {food:n} (in|into) my food diary, {calories} calories""", "ok => It is in your diary."),
    tool("health", "(log|record|add|track|save)_(weight|body_weight|weight_entry)|weight_(log|add)|weigh_in", "(log|record) the body weight", "weight kg value kilograms amount: weight\n?date day on when: date", """(log|record|save|note|track|enter) my weight(:| as|,) {weight}( kg| kilos|)[ on {date}]
         .I (weigh|weighed) {weight}( kg| kilos|)( now| today|)[ on {date}]
         .(weight|weigh-in)(:|) {weight}[ on {date}]
         .the scale (says|said|showed) {weight}[ on {date}]
         .{weight} (kg|kilos) this morning
         (put|write) {weight} (kg|kilos) (in|into) my log""", "ok => {weight} is noted."),
    tool("health", "(log|record|add|track)_(water|drink|water_intake|hydration)|water_(log|add)|drink_log", "(log|record) a drink of water", "amount ml milliliters volume: int", """(log|record|add|track) {amount} (ml|milliliters)( of water|)
         .I (drank|had) {amount} (ml|milliliters)( of water|)
         .{amount} ml( of water| water|)
         .another {amount} ml of water
         (put|add) {amount} ml to my water
         .glass of water, {amount} ml""", "ok => It is noted."),
    tool("health", "(log|record|add|save)_(blood_pressure|bp|pressure)|blood_pressure_(log|add)|bp_log", "(log|record) the blood pressure", "systolic upper high sys: int\ndiastolic lower low dia: int\n?pulse heart_rate bpm: int", """(log|record|save|note|enter) my blood pressure(:| as|,) {systolic} (over|/|to) {diastolic}[, pulse {pulse}]
         .(my |)blood pressure( is| was|:|) {systolic} (over|/) {diastolic}[, pulse {pulse}]
         .{systolic} over {diastolic}[, pulse {pulse}]
         .I measured {systolic} over {diastolic}[ with a pulse of {pulse}]
         .bp {systolic}/{diastolic}""", "ok => It is noted."),
    tool("health", "(add|create|set|schedule)_(medication|medicine|pill_reminder|medication_reminder)|medication_(add|schedule)|pill_reminder", "(add|schedule) a medicine with its time", "medicine name drug medication what: medicine\ntime at when hour: time\n?dose amount quantity: count\n?days for_days duration: days", """(remind me|tell me) to take[ {dose} (pills of|tablets of)] {medicine} at {time}[ for {days}]
         (add|schedule) {medicine} at {time}[ for {days}]
         .I (have to|must|should) take[ {dose} (pills of|tablets of)] {medicine} at {time}[ for {days}]
         .{medicine} at {time}[, {dose} tablets][, for {days}]
         .my doctor wants me to take {medicine} at {time}[ for {days}]
         .{medicine}, every day at {time}""", "ok => I will remind you.", like="reminder"),
    tool("health", "(book|make|schedule|request)_(doctor_appointment|doctor_visit|medical_appointment|appointment)|doctor_(book|appointment)|see_doctor", "book an appointment with a doctor", "doctor physician name with who: doctor\ndate day on when: date\ntime at hour slot: time\n?reason why for complaint: ailment", """(book|make|get|schedule) (an appointment|me in|a visit) with {doctor} on {date} at {time}[ because of {reason}]
         .I (need|have|want) to see {doctor} on {date} at {time}[ because of {reason}]
         .(appointment|visit) with {doctor}, {date} {time}[, {reason}]
         .my {reason:n} is getting worse. Book {doctor} for {date} at {time}
         ?can I see {doctor} on {date} at {time}
         ?does {doctor} have time on {date} at {time}? Book it
         (put|get) me down for {doctor} on {date} at {time}""", "{1:code} => It is booked, number {1}.", held=True),
    tool("health", "(get|show|check|read)_(steps|step_count|sleep|heart_rate|health_data|fitness)|health_(get|data)|fitness_stats", "(steps, sleep or pulse|health data) of a day", "metric what type kind data: enum steps sleep heart_rate=heart_rate,pulse calories distance\ndate day on when for: date", """(show|tell|give) me my {metric} (on|for|of) {date}
         ?(what|how) (was|were) my {metric:n} on {date}
         (get|check|look up) my {metric} for {date}
         .{metric} (on|for) {date}
         .my {metric} {date}
         .I felt strange on {date}. What about my {metric:n}?""", "{1:n} => It is {1}.", True),
]

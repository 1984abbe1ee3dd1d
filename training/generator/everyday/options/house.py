"""The house: lights, heating, doors, blinds, machines; alarms, timers, reminders."""
from .tool import service

_ROOM = "Room name, e.g. kitchen | Name of the room | The room, for example bedroom | Room"
_DOOR = "one !front_door,back_door,garage_door,side_door,patio_door,cellar_door,main_gate,garden_gate,balcony_door"
_DAYS = "enum monday tuesday wednesday thursday friday saturday sunday"
TOOLS = [
    service("light", "(turn_on|switch_on|enable)_(light|lights|lamp)|(light|lights)_on", "(turn|switch) on the light(|s) in a room", f"room location room_name: room_of | {_ROOM}\n?brightness level dim: percent | Brightness in percent, 0 to 100 | Brightness (0-100), default 100\n?color colour: one !red,blue,green,warm_white,purple,orange,yellow,pink,cold_white | Color of the light, e.g. blue\n?minutes duration auto_off off_after: minutes | Turn it off again after so many minutes",
         """(turn|switch) on the {room} (light|lights|lamp)
         (turn|switch|put) the {room} (light|lights|lamp) on
         (turn|switch|put) on the (light|lights) in the {room}
         light up the {room}
         .I need light in the {room}
         .{room} (light|lights) on
         .it's (too |)dark in the {room}, (turn|switch) on the (light|lights)
         .I can't see a thing in the {room}. Lights on
         ?can I have (some |)light in the {room}""", "(at|to) {brightness} percent|at {brightness}%\n[in ]{color}\nfor {minutes}", "", "Brightness {brightness} percent\nMake it {color}\n{color} light"),
    service("light", "(turn_off|switch_off|disable)_(light|lights|lamp)|(light|lights)_off", "(turn|switch) off the light(|s) in a room", f"room location room_name: room_of | {_ROOM}\n?minutes delay after: minutes | Wait so many minutes first\n?fade smooth dim_slowly: flag | Fade out slowly | Whether to fade out instead of switching off at once",
         """(turn|switch) off the {room} (light|lights|lamp)
         (turn|switch|put) the {room} (light|lights|lamp) off
         (turn|switch) off the (light|lights) in the {room}
         .{room} (light|lights) off
         .nobody is in the {room}, (turn|switch) off the (light|lights)
         .the {room} (light|lights) (is|are) still on. (Turn|Switch) (it|them) off
         .I'm done in the {room}, lights off""", "in {minutes}\n{fade=true}(slowly|gently|gradually)", "", "{fade=true}(Fade it out slowly|Do it slowly)"),
    service("light", "(set|change|adjust)_(brightness|light_level|dimmer)|dim_(light|lights)", "(set|change) how bright (the light in a room|a room) is", f"room location room_name: room_of | {_ROOM}\nlevel brightness percent value: percent | Brightness in percent | 0 to 100\n?transition seconds fade_seconds: seconds | Seconds the change takes",
         """(set|dim|bring|turn) the {room} (light|lights|lamp) to {level} percent
         (dim|set) the (light|lights) in the {room} to {level}%
         .{room} (light|lights) at {level} percent
         .I want the {room} at {level} percent brightness
         .{level}% brightness in the {room}
         .the {room} is too bright, dim it to {level} percent""", "(within|over) {transition}"),
    service("light", "(set|change)_(light_color|light_colour|lamp_color|color)|color_lights", "(set|change) the color of (the light in a room|a lamp)", f"room location room_name: room_of | {_ROOM}\ncolor colour hue: one !red,blue,green,warm_white,purple,orange,yellow,pink,turquoise,violet | Color name, e.g. red | Color",
         """(make|turn) the {room} (light|lights|lamp) {color}
         (change|set) the color of the {room} (light|lights) to {color}
         (set|change) the (light|lights) in the {room} to {color}
         .{room} (light|lights) in {color}
         .I want {color} light in the {room}
         ?can the {room} lamp be {color}"""),
    service("climate", "(set|change|adjust)_(thermostat|temperature|heating|target_temperature)|thermostat_set|heat_room", "(set|change) the (target |)temperature( of a room|)", f"temperature target degrees value temp: whole 15-29 | Target temperature | Temperature to reach, e.g. 21\n?room zone location: room_of | {_ROOM}; the whole house if left out | Room (optional)\n?unit units scale: enum celsius fahrenheit | Unit of the temperature, default celsius | celsius or fahrenheit\n?mode operation: enum heat cool auto | heat, cool or auto\n?hold keep permanent: flag | Keep it until changed | Whether to ignore the schedule",
         """(set|turn|put) the (thermostat|heating|temperature) to {temperature}( degrees|)
         (set|heat|warm) the {room} to {temperature}( degrees|)
         (heat up|cool down) to {temperature} degrees
         (make|keep) it {temperature} degrees in here
         .I want it to be {temperature} degrees
         .it should be {temperature} degrees in the {room}
         .{room} thermostat to {temperature}
         .it's (freezing|chilly|stuffy), {temperature} degrees please
         .thermostat: {temperature}""", "in the {room}\n{unit=celsius}celsius|{unit=fahrenheit}fahrenheit|in {unit=celsius}celsius|in {unit=fahrenheit}fahrenheit\n(in|on) {mode} mode", ", {hold=true}(and hold it|and keep it there|permanently|until I change it)", "Use {unit}\nUse {mode} mode\n{hold=true}(Hold it|Keep it there until I change it)\nOnly the {room}"),
    service("climate", "(get|read|check)_(temperature|room_temperature|indoor_temperature)|(room|indoor)_temperature|thermostat_get", "(get|read) the current temperature (of|in) a room", f"room zone location: room_of | {_ROOM}\n?unit units scale: enum celsius fahrenheit | celsius (default) or fahrenheit | Unit\n?humidity include_humidity with_humidity: flag | Also return the humidity | Whether to include the humidity",
         """?how (warm|cold|hot) is it in the {room}
         ?what is the temperature in the {room}
         ?is it (warm|cold) in the {room}
         (tell|give|show) me the temperature in the {room}
         .{room} temperature
         (check|read) the {room} thermometer""", "(in|using) {unit}\n{humidity=true}(with|including) [the ]humidity|{humidity=true}and how humid [it is]", "", "In {unit}\n{humidity=true}(With humidity|Include the humidity)", "{1:degrees} => It is {1} degrees.", True),
    service("lock_any", "(lock|secure)_(door|gate|entrance)|(set_door_lock|door_lock|set_lock)", "(set the lock of a door|lock or unlock a door)", f"door name which target: {_DOOR} | Which door, e.g. front door | The door\nlocked lock state_locked is_locked: flag | true to lock, false to unlock | Whether it should be locked | Locked or not\n?silent quiet: flag | Without a beep | No sound\n?minutes duration for_minutes: minutes | Only for so many minutes",
         """{locked=true}lock the {door}
         {locked=false}unlock the {door}
         {locked=true}(make sure|see to it|check) that the {door} is locked
         .{locked=true}the {door} (should be|has to be|must be) locked
         .{locked=false}the {door} (should be|has to be) unlocked
         .{locked=true}we're leaving, lock the {door}
         .{locked=false}the (cleaner|guests|plumber) will be here soon, unlock the {door}
         .{door}: ({locked=true}lock|{locked=false}unlock)( it|)
         ?could you ({locked=true}lock|{locked=false}unlock) the {door} (for me|again)""", "for {minutes}", ", {silent=true}(without a beep|silently|quietly)", "{silent=true}(No beep|Quietly, please|Without any sound)"),
    service("blind", "(set|move|adjust)_(blinds|shades|shutters|curtains|blind_position)|blinds_(set|move)", "(set|move) the blinds of a room", f"room location: room_of | {_ROOM}\nposition percent level: percent | 0 is open, 100 is closed | Position in percent\n?slow quiet silent: flag | Move slowly and quietly | Slow mode",
         """(set|move|bring) the {room} (blinds|shades|shutters) to {position} percent
         (put|set) the (blinds|shades) in the {room} (to|at) {position}%
         .{room} (blinds|shutters) (to|at) {position}""", "{slow=true}(slowly|quietly)"),
    service("work", "(start|run|launch)_(vacuum|robot_vacuum|cleaning|vacuum_cleaner)|vacuum_(start|rooms)|clean_floor", "(start|run) the (robot vacuum|vacuum robot)", "?rooms areas zones: rooms_of | Rooms to clean, all if left out | List of rooms\n?mode power suction: enum quiet standard turbo | Suction mode, default standard\n?mop wet with_mop wipe: flag | Also mop the floor | Mop as well\n?at time start_time when: time | When to start, now if left out\n?passes times repeat: num 2-4 time times | How often to go over it",
         """(start|run|send out) the (vacuum|robot|vacuum cleaner|robot vacuum)
         (vacuum|clean) the {rooms}
         (vacuum|clean) the (floor|floors|house|flat)
         .the (floor|house) is (dirty|full of crumbs), (run|start) the (vacuum|robot)
         .(let|have) the (robot|vacuum) (clean|do) the {rooms}
         .the {rooms} (need|could use) (vacuuming|a clean)""", "in {mode} mode|on {mode}\nat {at}\n{passes}", ", {mop=true}(and mop too|with mopping|and mop the floor as well|and wipe it wet)", "Mode {mode}\n{mop=true}(Mop as well|And mop, please)\nStart at {at}\nOnly the {rooms}"),
    service("washer", "(start|run)_(washing_machine|washer|laundry|wash|wash_cycle)|wash_(start|clothes)", "(start|run) the washing machine", "program cycle programme: enum cotton wool delicates sport jeans synthetics | Washing program | Program\n?temperature degrees temp: whole 20-95 | In degrees Celsius, e.g. 40\n?spin rpm spin_speed: one !400,600,800,1000,1200,1400 | Spin speed in rpm, as text\n?prewash pre_wash: flag | With prewash | Whether to prewash\n?eco eco_mode energy_saving: flag | Eco mode, takes longer | Save energy\n?delay delay_minutes start_in: hours | Hours to wait before it starts",
         """(start|run) the (washing machine|washer|laundry) on {program}
         (wash|do) (my|the) (clothes|laundry|stuff) on the {program} program
         (start|run) (a|the) {program} (wash|cycle|program)
         .{program} wash
         .the laundry is in, {program} program
         ?can you start the {program} program""", "at {temperature} degrees|at {temperature}°\n{prewash=true}with (prewash|a prewash)\nin {delay}", ", {eco=true}(in eco mode|eco please|energy-saving)", "{temperature} degrees\nSpin at {spin} rpm\n{eco=true}(Eco mode|Save energy|Use eco mode)\n{prewash=true}(Prewash too|With prewash)"),
    service("alarm", "(set|create|add)_(alarm|alarm_clock|wake_up|wakeup_call)|alarm_(set|create)|wake_me", "(set|create) an alarm (for a time of day|clock)", "time at alarm_time: time | Time of day, e.g. 07:30 | When it rings\n?label name title: one !gym,work,school,early_flight,medicine,yoga,feed_the_cat,airport,baking,swimming | Label of the alarm | Name\n?repeat daily every_day recurring: flag | Ring every day | Whether it repeats daily\n?day weekday on_day: enum monday tuesday wednesday thursday friday saturday sunday | Day of the week | Weekday\n?vibrate vibration vibrate_only: flag | Vibrate only | Vibration instead of sound\n?snooze snooze_minutes: whole 3-15 | Snooze length in minutes",
         """(set|create) an alarm for {time}
         (wake|get) me (up |)at {time}
         wake me up at {time}
         .I (need|have) to (get|be) up at {time}
         .alarm (at|for) {time}
         .I want to be woken at {time}
         .my (flight|train|shift) is early, wake me at {time}
         ?can you set (an|the) alarm (for|to) {time}""", "{repeat=true}(every day|each day|daily)\non {day}\n(called|labeled|named) {label:q}", ", {vibrate=true}(vibration only|just vibrate|only vibrating)|, with a {snooze} minute snooze", "{repeat=true}(Repeat it every day|Every day)\nCall it {label:q}\n{vibrate=true}(Vibrate only|No sound, just vibration)\nSnooze {snooze} minutes"),
    service("timer", "(set|start|create)_(timer|countdown|kitchen_timer)|timer_(set|start)", "(set|start) a timer (that counts down|for some minutes)", "minutes duration length duration_minutes: minutes | Length in minutes | Minutes until it rings\n?label name title: one !pasta,eggs,tea,pizza,laundry,break,rice,cake,nap,parking | What it is for | Label of the timer\n?sound ringtone tone: enum bell chime beep birds | Sound when it is over\n?loop repeat again: flag | Start again when it is over | Whether to repeat it",
         """(set|start) a timer for {minutes}
         (start|set) a {minutes:1} timer
         (count down|countdown) {minutes}
         .timer, {minutes}
         .{minutes} (from now|on the clock), (start|go)
         .I have {minutes}, start a timer
         ?can you time {minutes}""", "for (the |){label}|(called|named) {label}\nwith (the |a |){sound} (sound|tone)", ", {loop=true}(on repeat|over and over|and start it again when it ends)", "Call it {label}\nIt's for the {label}\nUse the {sound} sound"),
    service("stopwatch", "(start|run)_stopwatch|stopwatch_(start|run)|measure_time", "(start|run) (a|the) stopwatch", "?name label title: one !run,laps,swim,race,meeting,plank,sprint | Name of the stopwatch\n?laps count_laps with_laps: flag | Count laps | Whether to record laps",
         """(start|run) (the|a) stopwatch
         (measure|clock|stop) the time
         .I'm starting to run, start the stopwatch
         .stopwatch, go
         ?can you start the stopwatch""", "for (the |my |){name}|called {name}\n{laps=true}with laps", "", "{laps=true}(Count the laps|With laps|Record laps)", held=True),
    service("reminder", "(create|add|set|new)_reminder|reminder_(create|add)|remind_me", "(create|add|set) a reminder", "text message title what: one !call_mom,water_the_plants,take_out_the_trash,pay_the_rent,buy_milk,book_the_dentist,pick_up_the_kids,send_the_report,feed_the_fish,renew_my_passport,charge_the_car,return_the_library_books,back_up_the_laptop,cancel_the_gym,walk_the_dog,ask_about_the_invoice | What to be reminded of | Text of the reminder\n?time at when: time | Time of day, e.g. 18:00\n?date day on: date | Date of the reminder\n?priority importance: enum low normal high | Priority, default normal\n?repeat recurrence frequency: enum daily weekly monthly | How often it repeats\n?notify_email by_email send_email: flag | Also send an email | Email as well\n?list list_name category: list_of | List to put it on, e.g. work | Name of the list",
         """remind me to {text}
         (set|create|add) a reminder to {text}
         (don't let me forget|make sure I remember) to {text}
         .I (need|have|must not forget) to {text}, remind me
         .reminder: {text}
         .{text} - remind me""", "at {time}\non {date}\n{repeat=daily}(every day|daily)|{repeat=weekly}(every week|weekly)|{repeat=monthly}(every month|monthly|once a month)\non my {list} list", ", {priority} priority|, {notify_email=true}(also by email|and email me too|and send me an email as well)", "{priority} priority\n{priority=high}(It's important|It's urgent)\n{notify_email=true}(Send me an email as well|Email me too)\nPut it on the {list} list\nRepeat it {repeat}"),
    service("own_devices", "(turn_on|start|power_on)_(device|appliance)|(device|appliance)_(on|control|set)|set_device_power", "(switch a device on or off|set the power of a device)", f"device name appliance: device | Device, e.g. fan | Name of the device\non power enabled state: flag | true turns it on, false off | On or off\n?room location: room_of | {_ROOM} (optional) | Where it is\n?minutes duration timer: minutes | Minutes until it switches back",
         """(turn|switch) ({on=true}on|{on=false}off) the {device}
         (turn|switch) the {device} ({on=true}on|{on=false}off)
         {on=true}start the {device}
         {on=false}(stop|shut off) the {device}
         .{device} ({on=true}on|{on=false}off)
         .I (don't need|am done with) the {device} any more, {on=false}(turn|switch) it off
         ?could you {on=true}(turn|switch) the {device} on""", "in the {room}\nfor {minutes}"),
]

"""Things with a number or a name of their own: sensors, cameras, printers, vehicles, robots, machines, plants, shelves."""
from .tool import service

_SENSOR = "Sensor ID, e.g. t-12 | Id of the sensor | The sensor"
_CAMERA = "one !front_door,garage,driveway,back_yard,nursery,entrance,porch,garden,parking_lot,warehouse,roof,hallway | Name of the camera, e.g. garage | Which camera | Camera"
_CAR = "one !Golf,Model_3,Zoe,Leaf,Polo,Civic,Fiat_500,Ioniq,Yaris,Mini,Kona,Enyaq | Name of the car | Car"
TOOLS = [
    service("sensor", "(get|read|fetch)_(sensor|sensor_value|reading|sensor_reading|measurement)|(sensor_|)read|sensor_value", "(get|read) the (latest |)value of a sensor", f"sensor_id sensor id device: sensorcode | {_SENSOR}\n?unit units: enum celsius fahrenheit kelvin | Unit of the value, default celsius\n?average mean minutes window: minutes | Average over so many minutes\n?raw raw_value uncalibrated: flag | Without calibration | Raw value\n?timestamp with_time include_time: flag | Also return when it was measured",
         """(read|check|query) (the |)sensor {sensor_id:n}
         (get|show|give)( me|) the (value|reading) of (sensor |){sensor_id:n}
         ?what does (the |)sensor {sensor_id:n} (say|show|read|measure)
         ?what is sensor {sensor_id:n} at
         ?how (warm|cold) is it at sensor {sensor_id:n}
         .sensor {sensor_id:n}
         .reading of (sensor |){sensor_id:n}
         .I need the (value|reading) of sensor {sensor_id:n}""", "in {unit}\nover the last {average}", ", {raw=true}(raw|uncalibrated|without calibration)|, {timestamp=true}(with the time|and when it was measured|with a timestamp)", "In {unit}\n{raw=true}(I want the raw value|Raw, please)\n{timestamp=true}(With the time of the measurement|Include the timestamp)", "{1:degrees} => {1}", True),
    service("sensor", "(set|create|add)_(alert|threshold|alarm_limit|sensor_alert)|(alert|threshold)_(set|create)", "(set|create) an alert for a sensor", f"sensor_id sensor id device: sensorcode | {_SENSOR}\n?above max upper high: whole 51-99 | Alert above this value | Upper limit\n?below min lower low: whole 1-50 | Alert below this value | Lower limit\n?email send_email by_email notify_email: flag | Send an email | By email\n?sms send_sms text_message: flag | Send a text message | By SMS\n?cooldown wait minutes: minutes | Minutes before the next alert\n?message text label: one !too_hot,too_cold,check_the_pump,open_the_window,call_maintenance,fridge_is_open | Text of the alert",
         """(warn|alert|tell) me (when|if) (sensor |){sensor_id:n} (goes|is|rises) above {above}
         (warn|alert|tell) me (when|if) (sensor |){sensor_id:n} (drops|falls|goes) below {below}
         (warn|alert) me when sensor {sensor_id:n} is below {below} or above {above}
         (set|create) an alert (for|on) sensor {sensor_id:n} (above|over) {above}
         (set|create) an alert (for|on) sensor {sensor_id:n} (below|under) {below}
         .I want to know when sensor {sensor_id:n} is (over|above) {above}
         .I want to know when sensor {sensor_id:n} is (under|below) {below}
         .sensor {sensor_id:n} must not go (over|above) {above}, warn me""", "", ", {email=true}(by email|with an email)|, {sms=true}(by SMS|by text message)|, message: {message}", "{email=true}(Send an email|By email, please)\n{sms=true}(Send me a text message|By SMS)\n{email=false}(No emails|Don't send an email)\nThe message is {message}"),
    service("sensor", "(calibrate|reset)_sensor|sensor_(calibrate|reset)", "calibrate a sensor", f"sensor_id sensor id device: sensorcode | {_SENSOR}\n?offset correction: whole 1-9 | Offset to add\n?reference true_value actual: whole 10-50 | The true value\n?restart reboot: flag | Restart it afterwards\n?technician by name: full_name | Who did it",
         """(calibrate|recalibrate) (the |)sensor {sensor_id:n}
         (calibrate|recalibrate) {sensor_id:n}
         .sensor {sensor_id:n} (is off|is wrong|shows nonsense), calibrate it
         .sensor {sensor_id:n} needs (calibration|a new calibration)
         ?can you calibrate sensor {sensor_id:n}""", "with (an |)offset {offset}\nagainst {reference}", ", {restart=true}(and restart it|and reboot it afterwards)", "{restart=true}(Restart it afterwards|Reboot it)\nThe true value is {reference}\n{technician} did it"),
    service("camera", "(get|take|show)_(snapshot|camera_image|camera_picture)|camera_(snapshot|show|picture)", "(take|show) a picture of a camera", f"camera camera_name name location: {_CAMERA}\n?quality resolution: enum low medium high | Quality, default medium\n?night_mode infrared night: flag | Night mode | Infrared\n?save store keep: flag | Keep the picture | Save it\n?flash light: flag | Use the light of the camera",
         """(show|give)( me|) (a picture of |)the {camera} camera
         (take|get) a (picture|snapshot) (of|from|with) the {camera} camera
         ?what does the {camera} camera show
         ?what does the {camera} camera see
         .(the |){camera} camera
         .snapshot of the {camera} camera
         .I want to see the {camera} camera""", "in {quality} quality", ", {night_mode=true}(in night mode|with night mode|with infrared)|, {save=true}(and save it|and keep it)|, {save=false}(don't save it|without saving it)|, {flash=true}with the light on", "{night_mode=true}(Use night mode|Night mode please)\n{save=true}(Save it|Keep the picture)\n{quality} quality"),
    service("camera", "(start|begin)_(recording|camera_recording)|(camera_record|record_camera)", "(start|begin) recording with a camera", f"camera camera_name name location: {_CAMERA}\n?duration minutes length: minutes | Length in minutes, until stopped if left out\n?audio sound with_sound: flag | Record the sound | With audio\n?motion_only motion on_motion: flag | Only when something moves | Motion only\n?quality resolution: enum low medium high | Quality\n?notify alert: flag | Tell me when it is over",
         """(start recording|record) with the {camera} camera
         .(the |){camera} camera should record
         .record with the {camera} camera
         ?can you record (with |)the {camera} camera""", "for {duration}\nin {quality} quality", ", {audio=true}(with sound|with audio)|, {audio=false}(without sound|no sound|no audio)|, {motion_only=true}(only when something moves|on motion only)", "{audio=true}(With sound|Record the sound as well)\n{audio=false}(No sound|Without audio)\n{motion_only=true}(Only when something moves|Motion only)\n{notify=true}(Tell me when it's done|Let me know when it is over)"),
    service("print", "print_(document|file)|(document|file)_print|send_to_printer", "print a document", "document file path name: docname | File to print | Name of the file | Document\n?copies count number: num 2-30 copy copies | Number of copies, default 1\n?color colour in_color: flag | In color | Color print\n?double_sided duplex two_sided: flag | On both sides | Double-sided\n?printer printer_name device: one !Canon-3,HP-2F,Brother_22,office-west,ground-floor,Epson7,lab-1,P-204,reception | Name of the printer, e.g. HP-1A | Printer\n?paper size paper_size: enum A3 A4 A5 letter | Paper size, default A4\n?pages page_range range: one !1-3,2-5,1-10,4-8,12-20,7-9 | Pages, e.g. 1-3\n?staple stapled: flag | Staple it",
         """print {document:n}
         print {copies} of {document:n}
         print {document:n} on (the |)printer {printer:n}
         (make|give me) {copies} of {document:n}
         .I need {copies} of {document:n}
         .I need {document:n} on paper
         .{document:n}, {copies}
         ?can you print {document:n}""", "on {paper} paper\n(on|with) (the |)printer {printer:n}", ", {color=true}(in color|colored)|, {color=false}(in black and white|without color|black and white)|, {double_sided=true}(double-sided|on both sides|two-sided)|, {double_sided=false}(single-sided|on one side)|, {staple=true}(stapled|and staple it)|, (only |)pages {pages:n}", "{color=true}(In color, please|I need it in color)\n{color=false}(Black and white is fine|No color)\n{double_sided=true}(Both sides|Double-sided please)\n{double_sided=false}(Only one side|Single-sided)\n{staple=true}(Staple it|Please staple it)\nPages {pages:n}\nMake {copies}"),
    service("drive", "(start|begin)_(charging|car_charging|ev_charging)|(charge_car|car_charge|charging_start)", "(start|begin) charging an electric car", f"car vehicle name car_name: {_CAR}\n?limit target_percent max_percent until: percent | Charge up to this percent | Stop at this percentage\n?fast fast_charge turbo: flag | Charge fast | Fast charging\n?start_time at when: time | When to start, now if left out\n?solar_only solar green: flag | Only with solar power\n?station charger station_id: stockcode | Id of the charging station | Charger\n?preheat warm_up: flag | Warm up the car as well",
         """(charge|start charging) the {car}
         recharge the {car}
         charge the {car} to {limit} percent
         charge the {car} at (charger|station) {station:n}
         .the {car} (needs charging|has to be charged)
         .the {car} is (almost |)empty, charge it
         .charge the {car}
         ?can you charge the {car}""", "to {limit} percent|up to {limit}%\nat (charger|station) {station:n}\n(starting at|from) {start_time}", ", {fast=true}(fast|with fast charging|as fast as possible)|, {fast=false}(slowly|not fast|without fast charging)|, {solar_only=true}(only with solar power|solar only)|, {preheat=true}(and warm it up|and preheat it)", "{fast=true}(Use fast charging|Fast, please)\n{solar_only=true}(Only solar power|Use solar only)\nStart at {start_time}\nStop at {limit} percent\n{preheat=true}(Warm it up too|Preheat it)"),
    service("parking", "(find|search|list)_(parking|parking_spots|garages)|parking_(search|finder)", "(find|search) parking", "location city near place: town | City or place, e.g. Leeds | Where\n?max_price price_limit budget: cash | Highest price per hour\n?covered indoor roofed: flag | Covered parking | With a roof\n?ev_charging charging electric: flag | With a charger for electric cars\n?hours duration: hours | How long, in hours\n?handicapped accessible disabled: flag | Space for disabled people\n?limit max_results count: few | Maximum number of results",
         """(find|show me|list|search for) parking in {location}
         (find|show me) {covered=true}covered parking in {location}
         (find|list) {limit} (garages|parking spots) in {location}
         ?where can I park in {location}
         ?is there (any |)parking in {location}
         .parking in {location}
         .I need (a parking spot|parking) in {location}""", "for {hours}\n(under|for less than) {max_price}\n{ev_charging=true}(with a charger|with EV charging)", ", {covered=true}(covered|with a roof|indoors)|, {covered=false}(not covered|open air)|, {handicapped=true}(accessible|for disabled people)|, (at most|max) {limit}", "{covered=true}(It should be covered|With a roof, please)\n{ev_charging=true}(I need a charger|My car is electric and needs charging)\n{handicapped=true}(I have a disabled permit|It must be accessible)\nMax {max_price} an hour", "{1:street} => {1}", True),
    service("goto", "(move|drive|send)_(robot|bot|rover)|robot_(move|goto|drive)", "(move|send) a robot to a place", "robot robot_id name bot: sensorcode | Id of the robot, e.g. r-2 | Robot\nlocation shelf target position: shelfcode | Shelf or position, e.g. B4 | Where it goes\n?speed pace: enum slow normal fast | Speed, default normal\n?carry load with_load: flag | It carries a load | With load\n?wait wait_there stay: seconds | Seconds to wait there\n?return_after come_back return_home: flag | Come back afterwards\n?avoid avoid_people safe: flag | Keep away from people",
         """(send|move|drive) (the |)robot {robot:n} to (shelf |position |){location:n}
         .robot {robot:n} (should go|has to go|goes) to (shelf |position |){location:n}
         .robot {robot:n} to shelf {location:n}
         ?can robot {robot:n} (go|drive) to (shelf |){location:n}
         ?could you send robot {robot:n} to shelf {location:n}""", "at {speed} speed", ", {carry=true}(with its load|carrying a load)|, {carry=false}(without a load|empty)|, {return_after=true}(and back|and let it come back|and have it return)|, {speed=fast}quickly|, {speed=slow}slowly", "{return_after=true}(It should come back|Then it comes back)\n{avoid=true}(It should avoid people|Keep away from people)\nSpeed {speed}\nWait there {wait}"),
    service("plant_water", "(water|irrigate)_(plants|zone|garden|bed)|(irrigation|watering)_(start|run)|start_irrigation", "(water a zone|start the irrigation)", "zone area bed plants: plant | Zone or plants, e.g. roses | What to water\n?minutes duration length: minutes | Minutes, default 10\n?fertilizer add_fertilizer feed: flag | Add fertilizer | With fertilizer\n?skip_if_rain rain_check smart: flag | Not if it rains | Skip when it rains\n?start_time at when: time | When to start\n?liters amount water: num 2-90 liter liters l | Liters of water",
         """(water|irrigate) the {zone}
         (water|irrigate) the {zone} for {minutes}
         put {liters} of water on the {zone}
         .the {zone} (need|could use|want) water
         .the {zone} (look|are) dry, water (it|them)
         ?can you water the {zone}""", "for {minutes}\nat {start_time}\nwith {liters}", ", {fertilizer=true}(with fertilizer|and add fertilizer)|, {fertilizer=false}(without fertilizer|no fertilizer)|, {skip_if_rain=true}(unless it rains|but not if it rains)", "{fertilizer=true}(Add fertilizer|With fertilizer)\n{skip_if_rain=true}(Not if it rains|Skip it when it rains)\nStart at {start_time}"),
    service("work", "(open|unlock|assign)_(locker|box|parcel_box)|locker_(open|unlock)", "open a locker", "locker number locker_id box: shelfcode | Number of the locker, e.g. A12 | Locker\n?pin code: digits | PIN of the locker | Code\n?minutes duration open_for: minutes | Minutes to keep it open\n?light with_light: flag | Turn on the light inside\n?log record write_log: flag | Write it into the log\n?user username who: user | User name of the owner",
         """open (the |)(locker|box) {locker:n}
         unlock (the |)(locker|box) {locker:n}
         .(locker|box) {locker:n} is stuck, open it
         .I forgot something in (locker|box) {locker:n}, open it
         ?can you open (locker|box) {locker:n}""", "for {user:n}\nfor {minutes}\nwith (pin|code) {pin}", ", {light=true}(with the light on|and turn the light on)|, {log=true}(and log it|and write it down in the log)|, {log=false}(without logging it|don't log it)", "{log=true}(Write it into the log|Log it)\nThe (PIN|code) is {pin}\n{light=true}(Turn on the light inside|With light)"),
]

"""Tools that take a list: people, things, places, numbers, of which a request names one, two, three or four."""
from .tool import tool

_GEAR = "tent,sleeping_bag,water_bottle,map,compass,headlamp,rain_jacket,hiking_boots,stove,first_aid_kit,sunscreen,passport,charger,towel,toothbrush,book,camera,swimsuit,umbrella,snacks,hat,matches"
_TOPPING = "mushrooms,olives,extra_cheese,onions,ham,pineapple,peppers,spinach,anchovies,bacon,basil,corn,tuna,jalapenos,artichokes,salami,feta,garlic,tomatoes,pickles"
_HERE = "kitchen,hallway,bedroom,garage,living_room,office,attic,cellar,bathroom,nursery,porch,garden,dining_room,study,lobby,canteen,gym,library"

TOOLS = [
    tool("gathering", "(invite|add)_(guests|people|participants|friends|members)|(guests|participants|event)_(invite|add)|send_invitations|invite", "(invite|add) people (to|for) an event", "people guests invitees names participants attendees who: people\nevent to occasion what for: one !dinner,barbecue,the_wedding,game_night,brunch,the_kickoff,the_picnic,karaoke,the_retrospective,poker_night,the_boat_trip,the_baby_shower,the_opening,the_housewarming,movie_night,the_board_meeting,the_hike\n?date day on when: date\n?message note text: sentence",
         """(invite|ask) {people} (to|for) {event}[ on {date}][ with the message {message:q}]
         (send|write) {people} an invitation (to|for) {event}[ on {date}]
         (add|put) {people} (to|on) the guest list (of|for) {event}
         .{people} should come to {event}[ on {date}](, invite them|. Invite them)
         .I (want|would like) {people} (at|to come to) {event}[ on {date}]
         .{event}[ on {date}]: invite {people}
         .(don't forget to invite|we forgot|let's have) {people} (to|for) {event}
         .we are having {event:n}[ on {date}]. Invite {people}
         ?can you invite {people} (to|for) {event}[ on {date}]""", "ok => They are invited."),
    tool("pack", "(pack|add_to|create|make)_(bag|packing_list|suitcase|checklist|luggage)|(packing|checklist|luggage)_(add|create)|pack", "(pack|put) things (in|on) a (bag|list)", f"items things what contents gear: some_the {_GEAR} / items things contents: some {_GEAR}\n?bag container list for: one backpack,suitcase,car_trunk,beach_bag,gym_bag,hand_luggage,duffel_bag,picnic_basket,bike_bag\n?trip destination occasion: city",
         """(pack|bring|take) {items}[ in the {bag}][ for {trip}]
         (put|pack) {items} (in|into) the {bag}[ for {trip}]
         .I (need|have to take|must not forget) {items}[ for {trip}](. Pack them|. Put that on the list|)
         .into the {bag}: {items}
         .for {trip} I need {items}
         .{items}, pack (that|it)
         .we leave tomorrow, (pack|bring) {items}
         ?can you pack {items}[ for {trip}]""", "ok => It is packed."),
    tool("topping", "(order|make|build|configure)_(dish|custom_dish|lunch|meal_with_toppings|plate)|(dish|lunch)_(order|make|build)", "(order|make) a dish with (toppings|extras)", f"toppings ingredients extras with: some {_TOPPING}\n?size portion: enum small medium large\n?without exclude no leave_out: some {_TOPPING}\n?count quantity number: num 1-6 piece pieces\n?crust base bread: enum thin thick whole_grain=whole_grain gluten_free=gluten-free",
         """(order|make|get|get me) a (pizza|salad|sandwich|bowl) with {toppings}[, {size}][, no {without}]
         (order|make|get) a {size} (pizza|salad|sandwich|bowl) with {toppings}
         .a {size} (one|pizza|salad) with {toppings}
         .I('d like| want| would like) a (pizza|salad|sandwich|bowl) with {toppings}[, but without {without}]
         .(pizza|salad|sandwich): {toppings}[, {crust}]
         (put|add) {toppings} (on|to) (my|the) (pizza|salad|sandwich)[ and leave out {without}]
         .we are hungry, {size} (pizza|sandwich) with {toppings}
         ?can I (have|get) a (pizza|salad|sandwich|bowl) with {toppings}[ in {size}]""", "ok => It is ordered."),
    tool("lights_in", "(turn_off|switch_off|darken|shut_off)_(lights|rooms|room_lights|zones)|(lights|rooms)_(off|darken)", "(turn|switch) off the lights in several rooms", f"rooms zones areas where: some_the {_HERE}\n?minutes delay after in_minutes: num 2-60 minute minutes min", """(turn|switch) off the lights in {rooms}[ in {minutes}]
         (turn|switch) the lights off in {rooms}[ after {minutes}]
         .no light in {rooms}
         .lights out in {rooms}[ in {minutes}]
         .nobody is in {rooms}. (Turn|Switch) off the lights
         ?can you darken {rooms}[ in {minutes}]""", "ok => It is dark.", like="lights"),
    tool("clean_rooms", "(clean|vacuum|mop|sweep)_(rooms|areas|zones|floors)|(robot|vacuum|cleaner)_(clean|rooms|start)", "(let the robot |)clean (rooms|several rooms)", f"rooms areas zones where floors: some_the {_HERE}\n?mode program intensity: enum quiet normal deep\n?times passes repeat: num 2-3 time times\n?after start_at time: time", """(clean|vacuum|mop|sweep) {rooms}[ {times}][ in {mode} mode][ at {after}]
         (let|have|get) the robot (clean|vacuum|do) {rooms}[ {times}][ at {after}]
         .{rooms} (need|needs) (cleaning|vacuuming|to be cleaned)[ at {after}]
         .{rooms}: vacuum[, {mode} mode]
         .there are crumbs in {rooms}. Clean up[ {times}]
         .guests are coming, (clean|vacuum) {rooms}[ in {mode} mode]
         ?can the robot do {rooms}[ at {after}]""", "ok => It is being cleaned."),
    tool("average_of", "(average|mean|median|sum|max|statistics)_of|(average|mean|sum|total|maximum)_(numbers|values)|(calculate|compute)_(average|mean|sum|total)", "(the average|a statistic|the sum) of numbers", "numbers values list data input: numbers\n?operation statistic kind: enum mean=mean,average sum=sum,total max=maximum,largest min=minimum,smallest", """?what is the {operation} of {numbers}
         (calculate|compute|give me|find) the {operation} of {numbers}
         .{numbers}: {operation}
         .{operation} of {numbers}
         .I have (the numbers |){numbers} and (need|want) the {operation}
         (take|add up|look at) {numbers} and (tell|give) me the {operation}
         (process|analyze|crunch) (these numbers|the numbers|the values)(:|) {numbers}
         .(the readings|my scores|the grades|the prices) (are|were) {numbers}. (Work|Calculate) that out""", "{1:n} => It is {1}.", True),
    tool("lottery", "(submit|play|check|buy)_(lottery|lotto|bingo|ticket_numbers|numbers)|(lottery|lotto)_(play|check|submit)", "(play|check) numbers of a lottery", "numbers picks choice digits: ints 1-49\n?draw date day: date\n?extra bonus super_number: num 0-9 bonus bonus\n?weeks draws: num 2-8 week weeks", """(play|take|submit|check) (the numbers |){numbers}[ for {weeks}][ on {draw}]
         .my (numbers|lucky numbers) are {numbers}[ for {draw}]
         .{numbers}[ on {draw}], (play|check) them
         .I('ll take| bet on| choose) {numbers}[ for {weeks}]
         ?did {numbers} win[ on {draw}]""", "ok => Good luck.", held=True),
    tool("watchlist", "(watch|track|follow|compare)_(stocks|symbols|shares|tickers)|(stocks|symbols|watchlist)_(watch|add|compare)", "(watch|compare) several stocks", "symbols tickers stocks list: some !AAPL,TSLA,MSFT,NVDA,AMZN,GOOG,META,NFLX,IBM,INTC,SAP,AMD,ORCL,BMW,SIE,KO,PEP,NKE,DIS,UBER\n?period range interval: enum day week month year\n?threshold alert_percent change: share", """(watch|track|follow|compare) {symbols}[ over the {period}][ and alert me at {threshold}]
         (put|add) {symbols} (on|to) my watchlist[ with an alert at {threshold}]
         ?how (are|is|did) {symbols} (doing|do)[ this {period}]
         .{symbols}[, {period}]
         .I (bought|own|hold) {symbols}. (Watch|Track) them[ and tell me about moves of {threshold}]""", "ok => I watch them."),
    tool("tour", "(plan|create|optimize|order)_(tour|stops|itinerary|round_trip|deliveries|multi_stop_route)|(tour|itinerary|stops)_(plan|create)", "(plan) a tour with several stops", "stops places cities via waypoints: cities\n?start from origin begin: city\n?days duration length: num 2-21 day days\n?vehicle by mode: enum car bike train bus\n?avoid_tolls no_tolls: bool without_tolls,avoiding_tolls/tolls_are_fine,with_tolls", """(plan|make|create) a tour (through|of|to) {stops}[ from {start}][ by {vehicle}][ in {days}][, {avoid_tolls}]
         (plan|put together) {days} in {stops}[ by {vehicle}]
         .I (want|have|would like) to (see|visit|go to) {stops}[ in {days}][ by {vehicle}]
         .starting in {start}, we (visit|stop in) {stops}[, {days}]
         .(tour|stops|itinerary): {stops}[, {days}][, {vehicle}]
         ?can you (plan|work out) a way from {start} through {stops}""", "{1:n} => It is {1} km."),
    tool("team_up", "(create|make|form|build|set_up)_(team|group|squad|committee|band|chat_group)|(team|group|squad)_(create|form)", "(create|form) a group of people", "members people players names who: people\nname title team_name group_name called: one Falcons,Night_Shift,Book_Club,Trail_Runners,Project_Orion,Early_Birds,Kitchen_Crew,Hiking_Buddies,Red_Foxes,Quiz_Kings,Data_Guild,Garden_Gang,Band_of_Six,Blue_Team\n?leader captain owner: person\n?private closed hidden: bool private,closed_to_others/open_to_all,public\n?sport kind purpose: sport",
         """(create|make|form|set up) a (group|team) (called|named) {name:q} with {members}[, {private}][, {leader} is in charge]
         (create|form) {name:q}[ with {leader} as the leader] out of {members}
         .{members} are {name:q}[, {leader} leads][, {private}]. (Create|Set up) the group
         .new (group|team) {name:q}: {members}[, {private}]
         (put|bring) {members} (in|into) a (group|team) called {name:q}[, {private}]
         .{members} form {name:q}[, {private}]""", "ok => {name} is there."),
    tool("exclude", "(set|add|record|save)_(allergies|diet|intolerances|exclusions|allergens)|(allergies|diet|profile)_(set|add|update)", "(save|set) what somebody cannot eat", "allergens foods exclude what items: some nuts,gluten,lactose,shellfish,eggs,soy,peanuts,fish,sesame,celery,mustard,strawberries,wheat,pork,kiwi,honey\n?person who name for: person\n?severity level: enum mild moderate severe", """(note|save|add|record) that {person} (is allergic to|can't eat|doesn't eat) {allergens}[, {severity}]
         .{person} (is allergic to|can't have|reacts to|doesn't eat) {allergens}[, {severity}]
         .I (am allergic to|can't eat|don't tolerate) {allergens}[, {severity}](. Save that|)
         .no {allergens} for {person}
         .(allergies|allergic to): {allergens}[, {severity}]
         (leave out|exclude|avoid) {allergens}[ for {person}]""", "ok => It is noted."),
    tool("share_with", "(share|send|forward)_(item|content|thing|something)|(item|content)_(share|send)", "(share) something with people", "item what content name: one vacation_album,apple_pie_recipe,shopping_list,meeting_notes,workout_plan,my_location,party_playlist,floor_plan,hiking_route,family_tree,budget_sheet,book_list,timetable,score_sheet\npeople with recipients users to: people\n?permission access can: enum view=view,read edit=edit,change\n?days expires_in valid_for: num 1-30 day days\n?message note text: sentence", """(share|send) the {item} (with|to) {people}[ for {days}][, they may {permission} it][ and say {message:q}]
         (give {people} access to|let {people} have|let {people} see) the {item}[ for {days}]
         (send|show) {people} the {item}[ for {days}]
         .{people} (want|need|should see|asked for) the {item}(. Share it|. Send it|)[ for {days}][, they may {permission} it]
         .the {item} (is|goes) (for|to) {people}[, they may {permission} it]
         ?can you share the {item} with {people}[ for {days}]""", "ok => It is shared."),
    tool("delete_many", "(delete|remove)_(items|records|entries|several)|(items|records|entries)_(delete|remove)|bulk_(delete|remove)", "(delete|remove) several records", "ids numbers list items which: ids\n?reason why note: reason\n?permanent hard forever: bool for_good,permanently/not_permanently,only_into_the_trash\n?notify notify_owner: bool and_tell_the_owners/without_telling_anyone,silently", """(delete|remove|erase) {ids}[ {permanent}][ {notify}]
         (delete|remove) (the records|numbers|the items|the tickets) {ids}[ {permanent}][, {notify}]
         (get rid of|clean up) {ids}[ {permanent}]
         .{ids} can (go|be removed|be deleted)[ {permanent}]
         .we don't need {ids} any more, (delete|remove) them[ {notify}]
         ?can you (delete|remove) {ids}[ {permanent}]""", "ok => They are gone."),
    tool("translate_to", "(translate|localize)_(page|article|app|strings|menu|document)|(translate|localize)_(many|into|all)", "translate something into several languages", "languages targets target_languages into: some !French,German,Spanish,Dutch,Italian,Polish,Japanese,Korean,Danish,Greek,Czech,Turkish,Arabic,Hindi,Finnish,Thai\ndocument text page what source: path\n?formal polite: bool formally,politely/informally,casually\n?keep_names names_untouched: bool and_keep_the_names/and_translate_the_names_too", """(translate|localize) {document} (into|to) {languages}[, {formal}][ {keep_names}]
         (make|give me|prepare) {languages:n} versions of {document}[, {formal}]
         .{document} in {languages}[, {formal}]
         .I need {document} in {languages}[ {keep_names}]
         ?can I have {document} in {languages}[, {formal}]""", "ok => It is translated."),
    tool("alert_days", "(set|create|schedule|plan)_(routine|weekly_plan|weekday_plan|recurring_activity|schedule)|(routine|shift|schedule)_(set|plan|create)", "(plan|set) something on several days of the week", "days weekdays on when: weekdays\nactivity what name title: one yoga,running,piano_practice,trash_pickup,early_shift,swim_training,night_shift,language_class,watering,team_call,physiotherapy,choir,gym,meal_prep,babysitting,karate\n?time at start: time\n?minutes duration length: num 10-120 minute minutes min\n?place where location: room", """(plan|schedule|set|set up|put) {activity} on {days}[ at {time}][ for {minutes}]
         .{activity} (is|takes place|should be) on {days}[ at {time}][, {minutes}]
         .I (have|do|want) {activity} on {days}[ at {time}]
         .(on |){days}[ at {time}]: {activity}[ for {minutes}]
         (add|create) a routine for {activity}[ in the {place}] on {days}[ at {time}]
         ?can you (plan|put) {activity} on {days}[ at {time}]""", "ok => It is planned."),
    tool("restart_many", "(restart|reboot|bounce)_(services|servers|hosts|nodes|machines)|(services|servers|hosts)_(restart|reboot)", "(restart|reboot) several services", "services names hosts targets servers: some !web-1,db-2,auth,cache,mailer,gateway,search,billing,worker-7,queue,api,scheduler,proxy,metrics,node-12,storage,login,chat\n?environment env stage: enum dev staging production\n?wait_seconds delay pause: num 2-90 second seconds s,sec\n?parallel at_once together: bool all_at_once,in_parallel/one_after_the_other,not_in_parallel", """(restart|bounce|reboot) {services}[ in {environment}][, {parallel}][ with a pause of {wait_seconds}]
         .{services} (hang|hangs|is down|are down|don't answer), (restart|reboot) (them|that)[ in {environment}][, {parallel}]
         .{services} (need|needs) a restart[ in {environment}][, {parallel}]
         .after the update we have to restart {services}[, {parallel}]
         ?can you (restart|reboot) {services}[, {parallel}]""", "ok => They are back."),
    tool("colors", "(set|create|choose|mix)_(palette|color_scheme|colors|theme_colors|led_colors)|(palette|colors)_(set|create|mix)", "(set|mix) several colors", "colors palette list which: some red,blue,green,purple,orange,pink,white,teal,yellow,black,gray,violet,gold,navy,olive,coral\n?target for what where: one tree,stage,logo,website,dance_floor,chart,uniform,window,fence,balloons\n?loop repeat: bool in_a_loop,on_repeat/without_repeat,only_once", """(use|set|take|show|mix) {colors}[ for the {target}][, {loop}]
         (make|light up|paint|color) the {target} (in |){colors}[, {loop}]
         .the {target} (should be|gets) {colors}[, {loop}]
         .{colors} for the {target}[, {loop}]
         .I (want|like|would like) {colors}[ for the {target}]
         ?can the {target} be {colors}""", "ok => It looks good."),
]

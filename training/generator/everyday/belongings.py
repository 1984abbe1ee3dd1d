"""Two or three words of one request that only their kind or their place tells apart: what goes where, who gets what, which thing becomes how."""
from .tool import tool

ITEM = "one drill,tent,umbrella,passport,suitcase,ladder,camera,yoga_mat,blue_vase,toolbox,sleeping_bag,guitar,board_games,winter_coats,spare_key,extension_cord,first_aid_kit,tax_papers,bike_pump,photo_album,hair_dryer,sewing_machine,record_player,screwdriver,wine_glasses"
_SPOT = "one attic,hall_closet,shed,kitchen_drawer,basement_shelf,garage,desk_drawer,blue_box,bathroom_cabinet,car_trunk,bookcase,glove_box,guest_room,laundry_room,safe,top_shelf,bottom_drawer,office_cabinet,backpack"
_COLOR = "one red,blue,green,purple,orange,pink,white,warm_white,turquoise,yellow,black,gray,violet,magenta,gold,beige,dark_blue,light_green,cyan,amber,lavender,sky_blue,crimson,ivory"

TOOLS = [
    tool("color", "(set|change|control)_(lamp_color|color|light_color|led|strip_color)|(color|led|lamp)_(set|color|change)", "(set|change) the color of a lamp", f"device lamp light name target: one desk_lamp,floor_lamp,porch_light,LED_strip,bedside_lamp,ceiling_light,shelf_light,hallway_light,night_light,garden_lights,TV_backlight,aquarium_light,mirror_light\ncolor colour hue shade: {_COLOR}\n?brightness level intensity: share",
         """(make|turn|paint|set) the {device} {color}[ at {brightness}]
         (set|change|switch) the {device} to {color}[ and {brightness}]
         .I want the {device} {color}[, {brightness}]
         .the {device} (should be|has to be|must be|would look better) {color}[ at {brightness}]
         .{color} for the {device}[, {brightness}], please
         .{device} {color}
         .{device}: {color}[, {brightness}]
         (give|get) me {color} on the {device}
         .it's movie night, (make|turn) the {device} {color}[ at {brightness}]
         .let the {device} shine {color}
         ?can (you make|we have) the {device} {color}[ at {brightness}]""", "ok => The {device} is {color}."),
    tool("paint", "(paint|dye|color|repaint)_(object|thing|part|surface|item)|(surface|object)_(paint|dye)|paint", "(paint|color) a thing", f"object thing item surface what: one fence,bike_frame,front_door,wooden_chair,T-shirt,garden_shed,bookshelf,wall,model_airplane,picture_frame,curtains,mailbox,boat,bench,table_legs,silk_scarf\ncolor colour paint: {_COLOR}\n?coats layers: num 1-4 coat coats",
         """(paint|dye|color) the {object} {color}[ with {coats}]
         .the {object} (becomes|gets|should be) {color}[, {coats}]
         .I want a {color} {object}
         .{color} for the {object}[, {coats}]
         .the {object}: {color}[, {coats}]
         ?can you paint the {object} {color}[ in {coats}]""", "ok => The {object} is {color}."),
    tool("list_any", "(add|put|append)_(to_list|list_item|item_to_list|entry)|list_(add|append|put)|lists_add_item", "(add|put) an item (to|on) one of the lists", "item entry text what product: one milk,eggs,oat_milk,paper_towels,batteries,olive_oil,dog_food,light_bulbs,sunscreen,cheddar,tomato_paste,toothpaste,coffee_filters,birthday_candles,rye_bread,stamps,dish_soap,avocados,charcoal,cat_litter,frozen_peas,baking_powder\nlist list_name to which: one shopping,grocery,packing,camping,hardware_store,party,weekly,birthday,office,christmas,pharmacy,wish,beach,weekend\n?quantity amount count: count",
         """(put|add|write) {item} (on|to|onto) (the|my|our) {list} list
         (put|add) {quantity} {item:n} (on|to) (the|my) {list} list
         .(I'm|we're) (out of|low on|running out of) {item}. (Put|Add) it (on|to) the {list} list
         .there is no {item} left, {list} list please
         .{item} (goes|belongs|should be) on the {list} list
         .the {list} list needs {item}
         .{list} list: {item}
         .(we need|don't forget the|remind us of the) {item}. {list} list
         ?can you (put|add) {item} (on|to) the {list} list""", "ok => {item} is on the list."),
    tool("ping", "(ping|message|text|notify|nudge|contact)_(person|colleague|friend|user|somebody)|(ping|nudge)|send_(ping|nudge)", "(ping|message) a person about something", "person to recipient who user: person\nabout topic subject regarding: one lunch,the_budget,tonight,the_keys,dinner_plans,the_demo,Friday's_game,the_broken_printer,rent,the_slides,carpooling,the_invoice,her_birthday,the_leak,the_schedule,volunteering,the_concert_tickets,parking,babysitting,the_contract\n?channel via by app: enum sms email chat phone\n?urgent priority important: bool it's_urgent,urgently/not_urgent,it's_not_urgent",
         """(ping|message|text|nudge|contact) {person} about {about}[ (by|via) {channel}][, {urgent}]
         (ask|remind|write to) {person} about {about}[ (by|via) {channel}]
         (get in touch with|reach out to|drop a line to) {person}[ (by|via) {channel}] about {about}
         .{person} (should|has to|must) know about {about}[, {urgent}]
         .I (need|have) to (talk|speak) to {person} about {about}. (Ping|Message) them[ (by|via) {channel}]
         .{about}: ping {person}[, {urgent}]
         .{person} (hasn't answered|forgot|never replied) about {about}, (nudge|ping) them[ (by|via) {channel}]
         ?can you (ping|text) {person} about {about}[ (by|via) {channel}][, {urgent}]""", "ok => {person} knows."),
    tool("board", "(move|drag|shift)_(card|task|item|story)|(card|task|board)_(move|set_column)|set_column", "(move|put) a card to another column", "card task item title name: one login_page,fix_search,new_logo,pricing_table,onboarding_mail,update_docs,payment_bug,dark_theme,team_photo,user_survey,invoice_export,landing_page,cookie_banner,speed_test,hiring_plan,API_keys\ncolumn to status list state: one !done,in_progress,backlog,review,blocked,testing,to_do,ready,waiting,archive,this_week,ideas,doing,on_hold\n?board project: one marketing,website,mobile_app,kitchen_remodel,onboarding,roadmap,wedding,hiring\n?comment note why: sentence",
         """(move|drag|shift|put) {card} (to|into) {column}[ on the {board} board][ with the comment {comment:q}]
         (move|put) {card}[ on the {board} board] (to|into) the {column} column
         .{card} (is|goes to|belongs in|should be in) {column}[ on the {board} board](. Move it|, move the card)
         .the {card} card goes to {column}[ on the {board} board]
         .{card} -> {column}
         .on the {board} board {card} (goes|moves) to {column}
         ?can you (move|put) {card} (to|into) {column}[ on the {board} board]""", "ok => {card} is in {column} now."),
    tool("lending", "(record|log|note|add|track)_(loan|lent_item|borrowed_item|lending|borrowing)|(lend|lending|loan)_(record|log|add)", "(record|note) that something was lent", f"item thing object what: {ITEM}\nperson to borrower who: person\n?due back return_by until: date\n?deposit pledge: cash",
         """(note|record|write down) that {person} (borrowed|has|took) the {item}[ until {due}]
         .I (lent|gave|loaned) {person} (my|the) {item}[ until {due}][ for a deposit of {deposit}](, note it|. Write it down|)
         .I (lent|gave|loaned) (my|the) {item} to {person}[ until {due}][, deposit {deposit}]
         .{person} (borrowed|took|has) (my|the) {item}[ until {due}][ and left {deposit}]
         .{item} to {person}[, back on {due}]
         .the {item} is with {person}[ until {due}]""", "ok => It is noted."),
    tool("storage", "(store|put|place|log|save)_(item|object|location|item_location|belonging)|(item|storage|inventory)_(place|put|store)", "(note|store) where a thing is", f"item thing object what name: {ITEM}\nlocation place where spot container: {_SPOT}\n?note remark comment: sentence",
         """(put|store|place) the {item} (in|into) the {location}
         (note|remember|save) that the {item} (is|are) in the {location}
         .(I put|I moved|we keep|we left|I left) the {item} (in|to) the {location}[. {note}]
         .the {item} (is|lives|goes|belongs) in the {location}
         .{item}: {location}
         .in the {location} there is the {item}
         .if anybody asks, the {item} is in the {location}. (Note|Save) that
         ?can you (put|note) the {item} in the {location}""", "ok => It is noted."),
    tool("symptom", "(log|record|track|add|note)_(symptom|pain|complaint|health_event)|(symptom|pain)_(log|add|diary)", "(log|record) a symptom", "symptom what type kind: one headache,back_pain,sore_throat,dizziness,nausea,cough,knee_pain,stomach_ache,itching,fatigue,chest_pain,ear_ache,cramps,heartburn,shoulder_pain,runny_nose,toothache\n?severity level intensity score: num 1-9 out_of_10 out_of_10\n?duration minutes lasted: num 5-120 minute minutes min / hours duration: num 1-20 hour hours h\n?after trigger cause: one lunch,running,the_flight,gardening,coffee,the_long_night,the_gym,screen_time,skiing,dairy\n?time when at: time",
         """(log|record|note|add) (a |my |){symptom}[, {severity}][, for {duration}][ after {after}][ at {time}]
         .I (have|had|feel|noticed) {symptom:n}[ after {after}][, {severity}][, it lasted {duration}](, log it|. Write it down|)
         .{symptom}[, {severity}][, {duration}]
         .{symptom} again[ after {after}][, {severity}]. (Log|Note) it
         .my {symptom} (is back|came back|started)[ after {after}][ at {time}], {severity}""", "ok => It is logged."),
    tool("repair", "(request|book|schedule|order)_(repair|repairs|technician|repair_visit)|(repair|technician)_(request|schedule|order)", "(request|schedule) a repair", "item device object what: one dishwasher,elevator,printer,boiler,projector,forklift,coffee_machine,garage_door,laptop,treadmill,air_conditioner,washing_machine,bus_42,pump_3,ticket_machine,conveyor,X-ray_machine\nproblem issue fault defect: one !leaks,won't_start,makes_a_noise,smells_burnt,is_stuck,overheats,has_no_power,drips,shuts_down,vibrates,shows_an_error,is_too_slow,sparks,is_jammed\n?location where room place: one second_floor,lobby,hall_B,canteen,room_204,main_building,workshop,north_wing,warehouse,cellar\n?urgency priority: enum low normal high\n?date day on: date",
         """(request|book|order|schedule) a repair[ on {date}]: the {item}[ in the {location}] {problem}
         (have|get) the {item} repaired[ on {date}], it {problem}[, {urgency} priority]
         .the {item}[ in the {location}] {problem}(, have it repaired|. Order a repair|. Somebody has to fix it)[, {urgency} priority]
         .the {item} {problem}, {location}[, {urgency} priority]
         .{location}: the {item} {problem}
         .our {item} {problem} again[. We need somebody on {date}]
         .somebody has to (look at|repair|fix) the {item}[ in the {location}], it {problem}""", "ok => The repair is ordered."),
    tool("seat", "(assign|set|reserve|change)_(seat|seating|place|table_seat)|(seat|seating)_(assign|set)|seat_guest", "(assign|give) a seat to a guest", "guest person name who passenger: person\nseat table place where: one !table_4,12A,the_window_table,row_7,the_head_table,seat_31C,table_9,the_corner_booth,box_2,the_front_row,14F,the_terrace,balcony_5,the_kids'_table\n?meal menu food: enum meat fish vegetarian vegan\n?note remark: sentence",
         """(put|seat|place) {guest} (at|in|on) {seat}[ with the {meal} menu]
         (give|assign) {guest} {seat}[, {meal} menu]
         (give|assign) {seat} to {guest}[, {meal}]
         .{guest} (sits|will sit|wants to sit|should be) (at|in|on) {seat}[ and has the {meal} menu]
         .{seat} is for {guest}[, {meal} menu]
         .{guest}: {seat}[, {meal}]
         ?can {guest} (have|get) {seat}""", "ok => {guest} has {seat}."),
    tool("chess", "(move|make|play)_(piece|move|chess_move|figure)|(piece|board)_(move)|chess_play", "(move|make a move with) a piece", "piece figure what: enum king queen rook bishop knight pawn\nto target square destination: one !e4,f6,d5,g7,a1,h8,c3,b6,e5,d4,f3,g5,c6,h2,b5\n?from origin start: one !e2,g1,d7,b8,f1,c7,h7,a2,g8,d2",
         """(move|put|play|bring) (the|my) {piece}[ from {from}] to {to}
         .{piece}[ from {from}] to {to}
         .{piece} {to}
         .my {piece} goes[ from {from}] to {to}
         .I (move|play) the {piece}[ from {from}] to {to}
         .to {to} with the {piece}
         ?can my {piece} go to {to}""", "ok => Your turn."),
    tool("item_use", "(use|equip|give|drop|trade)_(item|object|gear)|(item|inventory)_(use|give)|use_item_on", "(use|give) an item of the game", "item object what gear: one iron_sword,healing_potion,rope,lantern,silver_key,magic_wand,bread,shield,old_map,gold_ring,bow,torch,spell_book,crystal,horseshoe\ntarget on character to: one the_guard,the_dragon,the_wooden_door,Elena,the_blacksmith,the_goblin,the_chest,the_old_wizard,Captain_Rourke,the_altar,the_merchant,the_wolf\n?count quantity amount: count",
         """(use|try) the {item} (on|with) {target}
         (give|hand|offer) {target} the {item}
         (give|hand) the {item} to {target}
         .{target} (gets|needs|wants) the {item}
         .the {item} (is|goes) (for|to) {target}
         .{item}, {target}
         .I use the {item} on {target}""", "ok => Done."),
    tool("rename_any", "(rename|relabel|set_name_of)_(thing|item|object|entry)|(item|thing|object)_(rename|relabel)", "(rename|give another name to) something", "old current from name which: one Living_Room_TV,Printer_2,Holiday_2021,guest_network,Team_Alpha,Office_Speaker,Untitled_album,Mom's_phone,room_12,Family_chat,Backup_disk,Old_Sensor,Camera_1,Book_Club\nnew new_name to becomes: one Cinema,Copy_Shop,Summer_Memories,visitors,Team_Phoenix,Desk_Speaker,Road_Trip,Grandma,The_Nest,Reading_Circle,Archive,Front_Yard,Night_Owls,Studio",
         """(rename|relabel) {old} (to|as) {new}
         (call|name) {old} {new} (from now on|instead|now)
         (change|set) the name of {old} to {new}
         .{old} (is called|should be called|becomes|will be) {new} (now|from now on)
         .from now on {old} (is|is called) {new}
         .I don't like the name {old:q}. (Call|Make) it {new}
         .{old} -> {new}
         ?can {old} be (called|renamed to) {new}""", "ok => It is called {new}."),
    tool("plant_care", "(feed|fertilize|treat)_(plant|tree|crop|garden_plant)|(plant|garden)_(care|treat|feed)", "(feed or treat|treat) a plant", "plant what target name: one roses,tomato_plants,lemon_tree,orchid,basil,hedge,apple_tree,strawberries,monstera,cactus,lawn,grapevine,hydrangeas,bonsai,raspberry_bushes\nproduct with treatment substance using: one compost,tomato_fertilizer,neem_oil,rainwater,coffee_grounds,bone_meal,soapy_water,mulch,sulfur_spray,liquid_manure,orchid_food,ash\n?amount grams dose: num 5-500 gram grams g / amount milliliters: num 5-900 milliliter milliliters ml\n?date day on: date",
         """(feed|treat|fertilize) the {plant} with {product}[, {amount}][ on {date}]
         (give|spray) the {plant} {amount} of {product}[ on {date}]
         .the {plant} (needs|need|gets|wants) {product}[, {amount}]
         .(give|put|spread) {product} (on|around) the {plant}[, {amount}]
         .{plant}: {product}[, {amount}][, {date}]
         .there are lice on the {plant}, (treat|spray) it with {product}
         ?can you treat the {plant} with {product}[ on {date}]""", "ok => It is noted."),
    tool("sample", "(record|log|add|enter|store)_(measurement|reading|sample|observation|result)|(measurement|sample|observation)_(add|record|log)", "(record|enter) a measurement", "sample source object where probe: one tank_3,sample_A7,the_north_pond,well_12,batch_88,greenhouse_2,beaker_B,site_4,the_control_group,tube_19,plot_C,reactor_1,the_creek,specimen_6\nquantity parameter what metric property: one !pH,temperature,turbidity,weight,salinity,humidity,voltage,nitrate,oxygen,conductivity,pressure,height,mass,brightness\nvalue reading result number: number\n?unit units: unit",
         """(record|log|enter|note|save) (a |the |){quantity} of {value}[ {unit}] (for|in|at) {sample}
         (record|log|enter) {value}[ {unit}] as the {quantity} of {sample}
         .the {quantity} (in|of|at) {sample} is {value}[ {unit}](, record it|. Write it down|)
         .{sample} (has|shows|shows a|has a) {quantity} (of |){value}[ {unit}]
         .{sample}: {quantity} {value}[ {unit}]
         .{quantity} {value}[ {unit}], {sample}""", "ok => It is recorded."),
    tool("route_by", "(navigate|guide|directions|plan|get)_(route|to|directions|trip|way)|(route|trip)_(plan|get)|navigate", "(plan|find) the way between two places", "origin from start source: spot\ndestination to end target: spot\n?mode by transport travel_mode vehicle: enum car bike foot=foot train bus / mode by: enum driving=car cycling=bike walking=foot transit=bus,public_transport\n?avoid without avoiding: one tolls,highways,ferries,the_tunnel,main_roads,stairs,downtown,unpaved_roads,bridges\n?departure leave_at depart start_time: time",
         """(take|guide|bring|navigate) me from {origin} to {destination}[ by {mode}][, avoid {avoid}][, leaving at {departure}]
         ?how do I get from {origin} to {destination}[ by {mode}][ without {avoid}]
         (find|plan|show) (the way|a route) to {destination} from {origin}[ by {mode}][ that avoids {avoid}]
         .(route|way) from {origin} to {destination}[, {mode}][, no {avoid}]
         .I'm at {origin} and (have to|want to) go to {destination}[ by {mode}][ at {departure}]
         .{origin} to {destination}[ by {mode}][, {departure}]
         .I leave {origin} at {departure} and need to be at {destination}, {mode}""", "{1:n} => It is {1} km.", True),
    tool("book_loan", "(renew|extend)_(book|loan|item|title)|(loan|library)_(renew|extend)|renew", "(renew|extend) the loan of a book", "title book item name: song\n?until date due to: date\n?reader member card patron: code\n?branch library location: one main_library,north_branch,children's_library,city_branch,harbor_branch,university_library",
         """(renew|extend) {title:q}[ until {until}][ on card {reader}]
         .I haven't finished {title:q}. (Renew|Extend) it[ until {until}][ on card {reader}]
         .I need {title:q} longer[, until {until}]
         (keep|let me keep) {title:q}[ until {until}]
         .{title:q} is due[, renew it until {until}]
         ?can I keep {title:q}[ until {until}]""", "ok => {title} is renewed."),
    tool("greet_card", "(send|write|make|order)_(card|greeting|greeting_card|wish|congratulations)|(card|greeting)_(send|make)", "(send|make) a greeting card", "recipient to person for name: person\noccasion event for_what kind: one birthday,wedding,retirement,new_job,graduation,anniversary,new_baby,get_well,Christmas,farewell,promotion,housewarming\n?design style motif: one flowers,cats,mountains,balloons,sunsets,retro,sailboats,cakes,autumn_leaves,stars\n?signature from signed sender: person",
         """(send|write|make) {recipient} a {occasion} card[ with {design}][, signed {signature}]
         (send|make) a {occasion} card (for|to) {recipient}[ with {design}][ from {signature}]
         .{recipient} (should get|needs|deserves) a {occasion} card[ with {design}]
         .a {occasion} card for {recipient}[, {design}][, from {signature}]
         (congratulate|send my wishes to) {recipient}, {occasion} card[ with {design}]
         ?can you send a {occasion} card to {recipient}[ with {design} on it]""", "ok => The card is on its way.", held=True),
    tool("rating", "(rate|review|score)_(thing|item|title|experience)|(rating|review)_(add|submit)|rate", "(rate|give stars to) something", "title item name what target: song / place target name: venue\nstars rating score points: num 1-5 star stars\n?comment text review note: sentence\n?anonymous hide_name: bool anonymously,without_my_name/with_my_name,not_anonymously",
         """(rate|review) {title:q} with {stars}[ {anonymous}][ and say {comment:q}]
         (give) {title:q} {stars}[, {anonymous}][, comment: {comment}]
         .{stars} for {title:q}[ {anonymous}][ and the comment {comment:q}]
         .{title:q} (deserves|gets|was worth|is worth) {stars}[, {anonymous}]
         .I (liked|hated|saw|tried) {title:q}, {stars}[, {anonymous}]
         .{title:q}: {stars}
         ?can you give {title:q} {stars}[ {anonymous}]""", "ok => Thanks for rating."),
    tool("lesson", "(book|schedule|reserve)_(lesson|tutor|coaching|tutoring|class_with)|(lesson|tutor)_(book|schedule)", "(book|schedule) a lesson", "subject topic in what skill: one chess,piano,algebra,Spanish,swimming,pottery,guitar,driving,tennis,physics,cooking,drawing,golf,singing,calculus,surfing\nteacher tutor with instructor: person\n?date day on when: date\n?time at hour: time\n?minutes duration length: num 20-120 minute minutes min\n?online remote virtual: bool online,as_a_video_call/in_person,not_online",
         """(book|schedule|reserve|get) (me |)a {subject} lesson with {teacher} <on {date};at {time};for {minutes}>[, {online}]
         (book|schedule) {teacher} for {subject} <on {date};at {time};for {minutes}>
         .I want to learn {subject} (with|from) {teacher}[ on {date}][, {online}]
         .{subject} with {teacher}[, {date}][, {time}][, {online}]
         .{teacher} (teaches|gives lessons in) {subject}. Book (me |){minutes}[ on {date}]
         ?(has|does) {teacher} (time|have time) for a {subject} lesson[ on {date}][ at {time}]""", "ok => The lesson is booked."),
]

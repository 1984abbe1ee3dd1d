"""Things with a number behind their kind: tables, hotel rooms, bus lines, flights, seats, pumps, cards, floors, chapters, apartments. The kind is no part of the value."""
from .tool import service

_ROOM = "whole 1-999 | Number of the room | Room number"
TOOLS = [
    service("till", "(add|create|take)_(table_order|order_for_table)|table_(order|add)|order_to_table", "(take|add) the order of a table", "table table_number number: whole 1-40 | Number of the table | Table\nitem dish drink what: dish | Dish or drink, e.g. lentil soup | What is ordered\n?quantity count how_many: few | How many, default 1\n?allergy allergies avoid: one !nuts,gluten,milk,eggs,shellfish,soy,sesame | Allergy of the guest\n?takeaway to_go packed: flag | Packed to take away\n?rush urgent first: flag | Make it first | Rush order\n?note comment: one !no_onions,extra_spicy,well_done,sauce_on_the_side,no_salt | Note for the kitchen",
         """(add|put down) {item} for table {table}
         (add|put) {item} on table {table}
         .table {table} (wants|orders|would like|gets) {item}
         .table {table}: {item}
         .{item} for table {table}
         .{quantity} x {item:n} for table {table}
         .the guests at table {table} want {item}""", "", ", {takeaway=true}(to go|packed to go)|, {rush=true}(and make it quick|it's a rush order)|, they are allergic to {allergy}|, {note}", "{rush=true}(They are in a hurry|Make it first)\n{takeaway=true}(Pack it, please|It's to go)\nAllergy: {allergy}\nNote: {note}\nThey want {quantity} of them"),
    service("till", "(close|pay|print)_(table|bill|table_bill)|table_(pay|close|bill)", "(close the bill of a table|let a table pay)", "table table_number number: whole 1-40 | Number of the table | Table\n?method payment pay_by: enum cash card voucher | How they pay\n?tip gratuity: cash | Tip\n?split parts: num 2-9 part parts | Number of bills\n?receipt print_receipt with_receipt: flag | Print a receipt\n?discount percent_off: share | Discount in percent",
         """(close|print) the bill (of|for) table {table}
         .table {table} (wants to pay|is done|would like the bill)
         .the bill for table {table}
         .table {table} pays (by|with) {method}
         ?can table {table} pay""", "(by|with) {method}\nwith a tip of {tip}\nwith {discount} off", ", {receipt=true}(with a receipt|and print a receipt)|, {receipt=false}(no receipt|without a receipt)|, split in {split}", "{receipt=true}(They need a receipt|Print a receipt)\n{receipt=false}(They don't need a receipt)\nThey pay by {method}\nTip: {tip}"),
    service("room_service", "(send|order|call)_(room_service|to_room)|room_service_(order|send)|room_order", "(send|order) something to a hotel room", f"room room_number number: {_ROOM}\nitem what product: one !towels,pillows,coffee,breakfast,club_sandwich,champagne,slippers,toothbrushes,ice,blankets,fruit,tea | What to send, e.g. towels | Item\n?quantity count how_many: whole 2-9 | How many, default 1\n?time at when: time | Time, now if left out\n?charge_to_room on_bill put_on_bill: flag | Put it on the bill of the room\n?quiet do_not_ring no_bell: flag | Do not ring the bell",
         """(send|bring) {item} to room {room}
         (send|bring) {quantity} {item:n} to room {room}
         .room {room} (needs|wants|asks for|ordered) {item}
         .{item} for room {room}
         .room {room}: {item}
         .the guest in room {room} wants {item}
         ?can you send {item} to room {room}""", "at {time}", ", {charge_to_room=true}(on the bill of the room|and put it on the bill)|, {charge_to_room=false}(free of charge|for free|don't charge it)|, {quiet=true}(without ringing|don't ring the bell)", "{charge_to_room=true}(Put it on the bill|Charge it to the room)\n{quiet=true}(Don't ring the bell|No ringing)\nThey want {quantity}"),
    service("room_service", "(clean|request_cleaning|schedule_cleaning)_(room|for_room)|room_(cleaning|clean)|housekeeping", "have a hotel room cleaned", f"room room_number number: {_ROOM}\n?time at when: time | Time, now if left out\n?towels fresh_towels new_towels: flag | Also change the towels\n?sheets change_sheets bed_linen: flag | Also change the sheets\n?deep thorough deep_clean: flag | Deep cleaning\n?assigned_to by cleaner: first_name | Who does it",
         """clean room {room}
         .room {room} (needs cleaning|has to be cleaned|is dirty)
         .room {room} is ready for cleaning
         (have|get) room {room} cleaned
         .cleaning for room {room}
         ?can (somebody|you) clean room {room}""", "at {time}", ", {towels=true}(with fresh towels|and change the towels)|, {towels=false}(no new towels|without changing the towels)|, {sheets=true}(with new sheets|and change the sheets)|, {sheets=false}(leave the sheets)|, {deep=true}(thoroughly|a deep clean)", "{towels=true}(Change the towels too|Fresh towels as well)\n{sheets=true}(New sheets too|Change the sheets)\n{deep=true}(A deep clean, please|Do it thoroughly)\n{assigned_to} does it"),
    service("transit", "(get|show|list)_(departures|bus_times|next_bus)|(bus|tram)_(times|departures)|next_bus", "(show|get) the departures of a bus line", "line bus route line_number: one !42,7,X9,101,N5,3A,18,M2,260,S1,55,E12 | Line, e.g. 42 | Number of the line\nstop station from at: station | Stop | Name of the stop\n?limit count max_results: few | How many departures\n?time after from_time: time | Only after this time\n?accessible wheelchair low_floor: flag | Only buses for wheelchairs\n?direction towards to: town | Direction | Last stop\n?realtime live with_delays: flag | With delays | Live times",
         """?when does (bus|line) {line} (leave|stop) at {stop}
         ?when is the next bus {line} at {stop}
         (show|list|get|give)( me|) the departures of (bus|line) {line} at {stop}
         .(bus|line) {line} (at|from) {stop}
         .next bus {line} from {stop}
         .I'm waiting for (bus|line) {line} at {stop}""", "after {time}\n(towards|in the direction of) {direction}", ", {accessible=true}(with a wheelchair|I'm in a wheelchair)|, {realtime=true}(with delays|live)|, the next {limit}", "{accessible=true}(I use a wheelchair|It must be accessible)\n{realtime=true}(Live times, please|With delays)\nI go towards {direction}", "{1:time} => At {1}.", True),
    service("flight_info", "(get|check|track)_(flight|flight_status)|flight_(status|info)", "(get|check) the status of a flight", "flight flight_number number: flight | Flight number, e.g. XY 123 | Flight\n?date day on: date | Date, default today\n?notify alerts updates: flag | Tell me about delays | Send updates\n?gate include_gate with_gate: flag | Also return the gate\n?terminal include_terminal: flag | Also return the terminal",
         """?is flight {flight:n} (on time|late|delayed)
         ?when does flight {flight:n} (land|leave|arrive|take off)
         (check|track) flight {flight:n}
         .status of (flight |){flight:n}
         .flight {flight:n}, status please
         .my sister is on flight {flight:n}, check it""", "on {date}", ", {notify=true}(and tell me about delays|and keep me posted)|, {gate=true}(with the gate|and which gate)|, {terminal=true}(with the terminal|and which terminal)", "{notify=true}(Tell me about delays|Keep me posted)\n{gate=true}(I need the gate too|With the gate)", "{1:time} => At {1}.", True),
    service("seats_flight", "(select|choose|reserve|assign)_seat|seat_(select|choose|assign)", "(select|choose) a seat on a flight or train", "seat seat_number place: one !12A,7C,31F,3D,22B,18K,1A,45J,9E,14C,27D,61,84,33 | Seat, e.g. 12A | Number of the seat\nflight train trip flight_number: flight | Flight number | Flight, e.g. XY 123\n?passenger name traveler: full_name | Name of the passenger\n?extra_legroom legroom: flag | With extra legroom\n?pay_with_points points use_points: flag | Pay with points\n?confirm send_confirmation email: flag | Send a confirmation by email",
         """(book|reserve|choose|take|select) seat {seat:n} on (flight |){flight:n}
         .I('d like| want) seat {seat:n} on (flight |){flight:n}
         .seat {seat:n} on flight {flight:n}
         .flight {flight:n}, seat {seat:n}
         put {passenger} in seat {seat:n} on flight {flight:n}
         ?can I (have|get) seat {seat:n} on (flight |){flight:n}""", "for {passenger}", ", {extra_legroom=true}(with extra legroom)|, {pay_with_points=true}(paid with points|and use my points)|, {pay_with_points=false}(without using points)|, {confirm=true}(and send a confirmation|and confirm by email)", "{pay_with_points=true}(Use my points|I pay with points)\n{confirm=true}(Send me a confirmation|Confirm it by email)\n{extra_legroom=true}(I need extra legroom|Extra legroom, please)"),
    service("pump", "(start|run|set)_pump|pump_(start|run|set)", "(start|run) a pump", "pump pump_id number: whole 1-30 | Number of the pump | Pump\n?speed percent power: percent | Speed in percent\n?minutes duration run_time: minutes | Minutes to run\n?reverse backwards reversed: flag | Backwards | Reverse direction\n?log record write_log: flag | Write a log\n?stop_on_alarm safe auto_stop: flag | Stop when there is an alarm",
         """(start|run|turn on) pump {pump}
         (start|run) pump {pump} for {minutes}
         (start|run) pump {pump} at {speed} percent
         .pump {pump} (should|has to) run
         .pump {pump} on
         ?can you start pump {pump}""", "at {speed} percent|at {speed}%\nfor {minutes}", ", {reverse=true}(backwards|in reverse)|, {log=true}(and write a log|with a log)|, {log=false}(without a log|no log)|, {stop_on_alarm=true}(and stop it if there is an alarm)", "{reverse=true}(In reverse|Backwards, please)\n{stop_on_alarm=true}(Stop it when there is an alarm)\nSpeed {speed} percent\n{log=true}(Log it|Write a log)"),
    service("card", "(block|freeze|lock)_card|card_(block|freeze|lock)", "(block|freeze) a bank card", "card last_digits last4 card_number: digits4 | Last four digits of the card | Last 4 digits\n?reason why: enum lost stolen damaged suspicious | Reason\n?order_new replacement new_card: flag | Order a new card | Send a replacement\n?temporary temporarily freeze_only: flag | Only for a while | Temporary\n?notify send_sms text_me: flag | Send a text message | Confirm by SMS\n?address send_to: street | Where to send the new card",
         """(block|freeze|lock) (my |the )card ending in {card:n}
         (block|freeze|lock) card {card:n}
         .{reason=lost}I (lost|can't find) my card (ending in |){card:n}, (block|lock) it
         .{reason=stolen}my card (ending in |){card:n} was stolen, (block|lock) it
         .card {card:n} (should|must) be blocked
         ?can you (block|freeze) (my |the )card ending in {card:n}""", "", ", {order_new=true}(and order a new one|and send me a new one)|, {order_new=false}(but don't send a new one|no new card)|, {temporary=true}(temporarily|only for now|just for a while)|, {temporary=false}(for good|permanently)|, {notify=true}(and confirm by SMS|and text me)", "{order_new=true}(I need a new one|Send me a replacement)\n{order_new=false}(I don't need a new one)\n{temporary=true}(Only temporarily|Just for now)\n{reason=stolen}(It was stolen)\n{reason=lost}(I lost it)\nSend the new one to {address}"),
    service("lift", "(call|send)_(elevator|lift)|(elevator|lift)_(call|send|goto)", "(call|send) the elevator to a floor", "floor level to: whole 1-60 | Floor | Number of the floor\n?elevator lift car: one !A,B,C,D,E | Letter of the elevator\n?hold keep_open hold_door: seconds | Seconds to keep the door open\n?express direct nonstop: flag | Without stopping on the way\n?freight cargo goods: flag | The elevator for goods\n?priority urgent vip: flag | Before all other calls",
         """(send|call|bring) the (elevator|lift) to floor {floor}
         (send|bring) (elevator|lift) {elevator:n} to floor {floor}
         .(elevator|lift) to floor {floor}
         .I need the (elevator|lift) on floor {floor}
         .floor {floor}, please
         ?can you send the (elevator|lift) to floor {floor}""", "", ", {express=true}(without stopping|nonstop|directly)|, {freight=true}(the freight one|for a delivery of goods)|, {priority=true}(with priority|urgently)|, hold it for {hold}", "{express=true}(It shouldn't stop on the way|Nonstop)\n{priority=true}(It's urgent|With priority)\n{freight=true}(The freight one, please)\nKeep the door open for {hold}"),
    service("audiobook", "(read|open|play)_chapter|chapter_(read|open|play)", "(read|open) a chapter of a book", "book title name: work_of | Title of the book | Book\nchapter number chapter_number: whole 1-60 | Number of the chapter | Chapter\n?aloud read_aloud voice: flag | Read it aloud\n?language lang: language | Language\n?large_print big_letters large: flag | Large letters\n?from_page page start_page: whole 61-600 | Page to begin with\n?bookmark set_bookmark: flag | Set a bookmark",
         """(open|show) chapter {chapter} of {book:q}
         {aloud=true}read chapter {chapter} of {book:q} aloud
         {aloud=true}read me chapter {chapter} of {book:q} aloud
         .I'm at chapter {chapter} of {book:q}, open it
         .{book:q}, chapter {chapter}
         ?can you open chapter {chapter} of {book:q}""", "in {language}\nfrom page {from_page}", ", {large_print=true}(in large print|with big letters)|, {bookmark=true}(and set a bookmark)|, {bookmark=false}(without a bookmark)", "{large_print=true}(Large letters, please|In large print)\n{aloud=true}(Read it aloud|Aloud, please)\n{bookmark=true}(Set a bookmark|With a bookmark)"),
    service("repair", "(report|create|open)_(repair|maintenance|damage)|(repair|maintenance)_(request|report)", "(report|open) a repair in an apartment", "apartment unit flat number: one !12,3B,401,7,15C,208,1A,33,PH2,5-04,19,B7 | Number of the apartment, e.g. 3B | Apartment\nproblem issue description what: defect | What is broken | Problem\n?urgent emergency high_priority: flag | Urgent\n?tenant name contact: full_name | Name of the tenant\n?phone phone_number: phone | Phone number of the tenant\n?enter_alone permission_to_enter key: flag | Come in when nobody is home\n?date day on: date | Wanted day",
         """(report|note) {problem:q} in (apartment|flat|unit) {apartment:n}
         .(apartment|flat|unit) {apartment:n} has {problem:q}
         .there is {problem:q} in (apartment|flat|unit) {apartment:n}
         .(apartment|flat|unit) {apartment:n}: {problem:q}
         .{problem:q} in (apartment|flat|unit) {apartment:n}
         ?can somebody fix {problem:q} in (apartment|flat|unit) {apartment:n}""", "on {date}", ", {urgent=true}(it's urgent|urgent|it's an emergency)|, {urgent=false}(not urgent|no hurry)|, {enter_alone=true}(you may come in when nobody is home|they may use the key)|, {enter_alone=false}(don't come in when nobody is home)", "{urgent=true}(It's an emergency|It's urgent)\n{urgent=false}(There's no hurry|It's not urgent)\nThe tenant is {tenant}\nCall {phone}"),
]

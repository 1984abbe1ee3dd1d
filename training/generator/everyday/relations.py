"""Requests in everyday words for tools that are called otherwise: stops and lines, libraries, colors of things, deadlines, gardens, schools, shops, operations."""
from .belongings import _COLOR
from .tool import tool

_LINE = "one !4,U6,S1,N20,12,tram_9,bus_42,M2,100,red_line,blue_line,X7,RE5,bus_7A,line_3,T11,tram_2,L"
_TITLE = "one !Moby_Dick,Dune,Emma,The_Hobbit,Ulysses,Dracula,Middlemarch,Persuasion,The_Trial,Walden,Beloved,Siddhartha,Jane_Eyre,The_Odyssey,Little_Women,White_Fang,Don_Quixote,Candide"
_STAFF = "one !Priya,Tom,the_intern,Anna,Marek,the_night_crew,Lea,Ibrahim,the_cook,Zoe,Viktor,Hanna"

TOOLS = [
    tool("transit", "(get|next|show|list)_(departures|departure|arrivals|timetable)|(departure|stop|line)_(board|times|get)", "(show|get) when a line leaves a stop", f"line route service number: {_LINE}\nstop station from at: station\n?direction towards to: city\n?limit count how_many: num 1-5 departure departures",
         """?when does (the |){line} (leave|go|stop at|depart from|come to) {stop}[ towards {direction}]
         ?when is the next {line} (from|at) {stop}[ to {direction}]
         ?how long until (the |){line} comes to {stop}
         .{line} (from|at) {stop}[ to {direction}][, next {limit}]
         .I'm at {stop} waiting for (the |){line}[ to {direction}]
         .I (have to|need to|want to) catch the {line} at {stop}
         ?is (the |){line} still coming to {stop}
         ?have I missed the {line} at {stop}
         .next {line}, {stop}
         .{stop}, {line}[, towards {direction}]""", "{1:time} => It leaves at {1}."),
    tool("transit", "(get|check|show)_(disruptions|line_status|service_status|delays)|(line|service)_(status|disruptions)", "(get|check) the state of a line", f"line route service: {_LINE}\n?date day on: date",
         """?is (the |){line} (running|late|delayed|on strike|out)[ on {date}]
         ?(any|are there) problems (on|with) (the |){line}[ on {date}]
         ?what is wrong with (the |){line}
         .{line}, (any delays|everything fine)?
         .delays on (the |){line}[, {date}]
         ?does (the |){line} run at all[ on {date}]""", "ok => It runs."),
    tool("transit", "(buy|purchase|get)_(fare|pass|transit_ticket|travel_card)|(fare|pass)_(buy|get)", "(buy|get) a fare", "zone zones area ring: enum A AB ABC C\n?people riders passengers: num 1-6 rider riders\n?kind type validity: enum single day week month\n?bike bicycle with_bike: bool with_a_bike,and_a_bike/without_a_bike,no_bike",
         """.(I|we) want to ride in zone {zone}[ with {people}][, {kind}][, {bike}]
         .zone {zone}[, {people}][, {kind}][, {bike}]
         .(a |one |){kind} (ticket|pass) for {zone}[, {people}]
         .{people} in zone {zone}[, {kind}][, {bike}]""", "ok => Have a good trip."),
    tool("library", "(place|create|request)_(hold|reservation|request)|(hold|reservation)_(place|create|request)", "(place|request) a hold on a title", f"title item name work: {_TITLE}\n?reader member card patron: person\n?branch pickup location: station\n?until expires by: date",
         """(reserve|set aside|keep|put aside) {title} for {reader}[ at {branch}][ until {until}]
         (reserve|set aside|put aside) the book {title}[ at {branch}][ until {until}]
         .{reader} wants to read {title}[, pick up at {branch}]
         .I'd like to (read|have|borrow) {title} (when|as soon as) it is back[, at {branch}]
         .{title} is out, put {reader} on the list
         .the book {title} for {reader}[ at {branch}]
         ?can you keep {title} for {reader}[ until {until}]""", "ok => It is reserved."),
    tool("library", "(return|check_in|give_back|take_back)_(item|loan|medium|copy)|(item|loan|copy)_(return|check_in)", "(check in|take back) what was lent", f"title item name work: {_TITLE}\n?condition state: enum fine worn damaged wet\n?fee late_fee charge: cash",
         """.{title} is back[, {condition}][, {fee} late]
         .(somebody|a reader) brought back {title}[, {condition}][, {fee}]
         (take back|take in) {title}[, it is {condition}][, {fee}]
         .{title} has come home[, {condition}][, {fee}]
         .I'm done with {title}[, {fee}]""", "ok => It is in."),
    tool("library", "(extend|prolong)_(due_date|loan_period|lending)|(due_date|lending)_(extend)", "(extend|prolong) the time that a title is lent", f"title item work: {_TITLE}\ndays extra_days by: num 2-40 day days / weeks extra_weeks by: num 1-6 week weeks",
         """.(I need|give me|let me have|let me keep) {title} for {days} (more|longer)
         .{days} more (with|for) {title}
         .I'm not through with {title}, {days} more
         ?can I (keep|have) {title} {days} longer
         .{title}: {days} longer""", "ok => It is extended."),
    tool("look", "(set|change|apply)_(color|theme|finish|tint)|(color|theme|tint)_(set|apply|change)|colorize", "(set|change) the color of a part", f"part target element item what: one background,title,headline,border,sidebar,button,legend,axis,logo,footer,cursor,link_text,header,menu_bar,grid_lines,progress_bar\ncolor value to shade: {_COLOR}\n?opacity alpha: share",
         """(make|paint|turn) the {part} {color}[ at {opacity}]
         .the {part} in {color}[ with {opacity}]
         .(I'd like|I want) a {color:n} {part:n}
         .the {part} (should be|needs to be|would look better in|looks best in) {color}[, {opacity}]
         .{color} for the {part}[, {opacity}]
         .{part}: {color}
         ?can the {part} be {color}[ at {opacity}]
         .{color}, the {part}
         give the {part} a touch of {color}[, {opacity}]""", "ok => The {part} is {color}."),
    tool("look", "(set|change|adjust)_(font|typeface|type_size|text_style)|(font|text)_(set|adjust)", "(set|change) the font of a part", "part target element: one title,body,caption,quote,table,footnotes,abstract,side_notes,subtitle,code_blocks\nsize points pt: num 6-40 point points pt\n?family typeface font: one !Garamond,Helvetica,Courier,Futura,Fira_Code,Noto_Serif,Palatino,Inter\n?weight style: enum normal bold italic",
         """(make|print|write|set) the {part} (in|at) {size}[, {family}][, {weight}]
         .the {part} (is too small|is hard to read), {size} please[, {weight}]
         .{part}: {size}[, {family}][, {weight}]
         .{size} for the {part}[, in {family}]""", "ok => It is set."),
    tool("garden_bed", "(sow|plant|add)_(seeds|bed|planting|crop)|(bed|planting|seeds)_(add|sow)", "(add|record) a planting", "crop plant species what: one peas,radishes,garlic,tulips,sunflowers,kale,basil,spinach,onions,poppies,beets,mint\nrows lines: num 1-12 row rows\n?spacing cm apart: num 5-60 centimeter centimeters cm\n?bed place where: one bed_1,greenhouse,balcony_box,raised_bed,south_side,by_the_fence",
         """(put|get) {rows} of {crop} (in the ground|into the soil|in the earth)[, {spacing} apart][, {bed}]
         .{rows} of {crop}[ {spacing} apart][ in the {bed}]
         .(I|we) (seeded|stuck in|dug in) {rows} of {crop}[ in the {bed}][, {spacing} apart]
         .{crop}, {rows}[, {spacing}][, {bed}]""", "ok => It grows."),
    tool("garden_bed", "(irrigate|water|sprinkle)_(zone|area|bed|section)|(zone|irrigation)_(run|start)", "(irrigate|water) a zone", "zone area section where: one lawn,roses,greenhouse,hedge,front_yard,vegetable_beds,orchard,terrace_pots\nminutes duration for: num 2-60 minute minutes min\n?level intensity: enum low medium high",
         """.the {zone} (is|are|looks|look) (dry|thirsty), {minutes} should do[, {level}]
         give the {zone} a drink for {minutes}[, {level}]
         .{minutes} on the {zone}[, {level}]""", "ok => It runs."),
    tool("roster", "(grant|request|enter|book)_(leave|absence|vacation|time_off)|(leave|absence)_(enter|book|request)", "(enter|request) an absence", f"person employee who: {_STAFF}\nfrom start first_day: date\n?days length duration: num 1-20 day days\n?type kind reason: enum vacation sick training parental",
         """.{person} (is away|is off|won't be in|stays home) from {from}[ for {days}][, {type}]
         .{person} (goes|is going) on holiday on {from}[ for {days}]
         .{person} (called in|has the flu|is not well), from {from}[, {days}]
         .without {person} from {from} on[, {days}][, {type}]
         .{person} off from {from}[, {days}][, {type}]""", "ok => It is entered."),
    tool("roster", "(clock|punch|stamp)_(in|in_out|time)|(attendance|punch)_(record|clock)", "record that somebody comes or goes", f"employee person who: {_STAFF}\ndirection type event: enum in=has_arrived,is_here,walked_in,started_work out=has_left,went_home,is_gone_for_today,finished_work\n?time at when: time",
         """.{employee} {direction}[ at {time}]
         .(just now|a minute ago) {employee} {direction}
         .(note|write down)(:| that) {employee} {direction}[ at {time}]""", "ok => It is noted."),
    tool("till", "(charge|bill|ring_up)_(customer|guest|table|tab)|(tab|bill)_(add|charge)", "(charge|put on the bill) what somebody had", "table tab guest_table for: few\nitem dish what article: dish\n?quantity count times: num 1-9 portion portions\n?discount rebate off: share",
         """.table {table} (had|ate|wants|takes|gets) {item}[, {quantity}][, {discount} off]
         .{item} for table {table}[, {quantity}][, {discount} off]
         .table {table}: {item}[, {quantity}][, {discount} off]
         .{item} goes to table {table}[, {discount} off]""", "ok => It is on the bill."),
    tool("till", "(split|divide|share)_(total|sum|amount|payment)|(total|payment)_(split|divide)", "(split|divide) a sum", "total amount sum bill: cash\npeople persons ways among: num 2-12 person people / guests heads: num 2-12 guest guests / friends: num 2-12 friend friends\n?tip tip_percent gratuity: share",
         """?what does (each|everybody|everyone) (owe|pay) if {people} (share|have) {total}[ plus {tip}]
         ?how much is it (each|per head) for {people} and {total}[ with {tip} tip]
         .{people}, {total}[, {tip} tip]
         .we are {people} and (owe|have to pay) {total}[, add {tip}]
         .{total} (between|among|by|for) {people}[, {tip} on top]
         .<{tip} tip;{total};{people}>
         .{people} (ate|drank) for {total}[ and want to tip {tip}]""", "{1:price} => It is {1} each.", True),
    tool("discount", "(calculate|compute|get)_(discount|reduced_price|sale_price)|(discount|sale_price)_(of|calculate)", "calculate a reduced price", "price original amount: cash\npercent discount off reduction: share\n?pieces quantity count: num 2-9 piece pieces",
         """?what do I pay for {price} with {percent} off[ and {pieces}]
         .<{price};{percent} off>[, {pieces}]
         .{percent} off {price}[, {pieces}]
         .they take {percent} off {price}[ for {pieces}]
         ?how much is {price} (less|minus) {percent}""", "{1:price} => It is {1}.", True),
    tool("incident", "(declare|open|raise)_(incident|outage|disruption)|(incident|outage)_(open|declare)", "(declare|open) an incident", "service system component what: service\nseverity level sev: enum low=minor,a_small_thing medium=annoying,not_so_bad high=serious,really_bad critical=everything_is_on_fire,total_outage\n?lead owner commander: person",
         """.{service} (is down|is broken|stopped answering|times out|throws errors), {severity}[, {lead} takes it]
         .(trouble with|problems in|it's burning in) {service}, {severity}[, {lead} leads]
         .{severity}: {service} (is down|is dead)[, {lead} leads]
         .{service}, {severity}[, {lead}]""", "ok => It is open."),
    tool("incident", "(rollback|revert|restore)_(release|deployment|version)|(release|deployment)_(rollback|revert)", "(revert|restore) an earlier release of a service", "service app target: service\nversion to release: release\n?environment env stage: enum staging production test",
         """(go|get) back to {version} (with|on|for) {service}[ in {environment}]
         .{service} was fine with {version}, take that[ in {environment}]
         .{version} was the last good one of {service}[ in {environment}]
         .(undo the last deploy|bring back the old one): {service} {version}[, {environment}]
         .{service} back to {version}[, {environment}]""", "ok => {service} is back on {version}."),
    tool("incident", "(silence|mute|snooze)_(alert|alerts|monitor|check)|(alert|monitor)_(silence|snooze)", "(silence|snooze) the alerts of a service", "service monitor check what: service\nminutes duration for: num 5-90 minute minutes min / hours duration: num 1-12 hour hours h\n?reason comment why: sentence",
         """.(stop|no more) (paging|waking|calling) me about {service} for {minutes}
         .{service} (is noisy|cries wolf|keeps paging), {minutes} of quiet
         .{minutes} of peace from {service}
         .(quiet|peace), {service}, {minutes}
         .I'm working on {service}, don't page anybody for {minutes}""", "ok => It is quiet."),
    tool("classroom", "(hand_in|submit|turn_in|collect)_(work|paper|assignment_of)|(work|paper)_(submit|hand_in)", "(record|note) that work was handed in", "student pupil who: one !Mia,Tom,Jamal,Sofia,Ben,Elif,Leo,Hannah,Omar,Chloe\ntitle assignment work what: one essay,lab_report,poster,book_report,worksheet_3,math_set,portfolio,map,science_diary\n?late days_late delay: num 1-9 day days",
         """.{student} (gave me|brought|finally brought|sent in|left on my desk) the {title}[, {late} late]
         .I (got|have) the {title} from {student}[, {late} late]
         .the {title} of {student} is here[, {late} late]
         .{student}: {title} is in[, {late} late]""", "ok => It is noted."),
    tool("classroom", "(seat|place|move)_(student|pupil|child)|(student|pupil)_(seat|place)", "(give|assign) a student a place", "student pupil who: one !Mia,Tom,Jamal,Sofia,Ben,Elif,Leo,Hannah,Omar,Chloe\nrow line: num 1-6 row rows / desk table number: whole 1-30\n?next_to neighbor beside: one !Ada,Kurt,Nils,Pia,Rosa,Sam,Uwe,Vera",
         """.{student} (sits|goes|moves) to {row}[ next to {next_to}]
         (put|move) {student} to {row}[ beside {next_to}]""", "ok => {student} sits there."),
    tool("phone_line", "(forward|divert|redirect)_(calls|line|phone)|(calls|line)_(forward|divert)", "(forward|divert) the calls of a line", "from line extension source: whole 100-999\nto number target destination: phone\n?after rings: num 2-9 ring rings",
         """.(when|if) somebody (rings|calls|dials) {from}, (put them through to|send them to|let it ring at) {to}[ after {after}]
         .{from} (goes to|should go to|rings at) {to}[ after {after}]
         .I'm out, {from} to {to}[ after {after}]
         .{from} -> {to}""", "ok => It is forwarded."),
    tool("parking_paid", "(extend|add|pay)_(parking|meter_time|parking_time)|(parking|meter)_(extend|pay)", "(pay|extend) the time of a parked car", "plate car vehicle license: plate\nminutes duration time: num 10-90 minute minutes min / hours duration: num 1-8 hour hours h\n?zone area code: whole 1000-9999",
         """.{plate} (stays|will stand there|stands here) for {minutes}[, zone {zone}]
         .{minutes} (more|longer) for {plate}[ in zone {zone}]
         .I'm not back yet, {minutes} for {plate}
         .{plate}, {minutes}[, zone {zone}]
         (feed the meter|pay the meter) for {plate}, {minutes}[, zone {zone}]""", "ok => It is paid."),
]

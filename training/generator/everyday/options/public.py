"""Jobs, flats, courses, events, members, rooms, help desks, parcels, games."""
from .tool import service

_CITY = "City name, e.g. Leeds | City | Where"
TOOLS = [
    service("jobs", "(search|find|list)_(jobs|job_offers|vacancies)|(job|jobs)_search", "(search|find) jobs", f"title query keyword role: one !nurse,software_engineer,baker,truck_driver,accountant,teacher,data_analyst,electrician,waiter,designer,gardener,project_manager,plumber,translator | Job title, e.g. nurse | What kind of job\n?city location place near: town | {_CITY}\n?remote remote_only home_office: flag | Only remote jobs | Remote work\n?part_time parttime: flag | Part-time only | Part-time\n?min_salary salary salary_min: num 20000-90000 dollar dollars USD | Lowest salary a year | Minimum salary\n?limit max_results count: few | Maximum number of results\n?company employer: company | Company\n?entry_level junior no_experience: flag | No experience needed | Entry level\n?sort sort_by: enum date salary distance | Sort order",
         """(find|search for|show me|list|look for) {title} jobs
         (find|show me|list) {limit} {title} jobs
         (find|show me) {remote=true}remote {title} jobs
         (find|show me) {part_time=true}part-time {title} jobs
         (find|show me) {entry_level=true}(entry-level|junior) {title} jobs
         ?are there (any |)jobs as a {title}
         ?is anyone looking for a {title}
         .I'm looking for a job as a {title}
         .{title} jobs
         .I want to work as a {title}""", "in {city}\n(at|with) {company}\nwith at least {min_salary}", ", {remote=true}(remote|from home|home office)|, {remote=false}(not remote|on site)|, {part_time=true}(part-time|part-time only)|, {part_time=false}(full-time|full time)|, {entry_level=true}(no experience needed|without experience)|, sorted by {sort}|, (max|at most) {limit}", "{remote=true}(It should be remote|Remote only|I want to work from home)\n{part_time=true}(Part-time only|I can only work part-time)\n{part_time=false}(Full-time only)\n{entry_level=true}(I have no experience|I'm a beginner)\nSort by {sort}\nShow {limit}", "{1:company} => {1}", True),
    service("flat", "(search|find|list)_(apartments|flats|homes|rentals|properties)|(apartment|property)_search", "(search|find) apartments", f"city location place: town | {_CITY}\n?max_rent rent max_price budget: num 400-3000 dollar dollars USD | Highest rent a month | Maximum rent\n?rooms bedrooms min_rooms: num 1-6 room rooms | Number of rooms\n?balcony has_balcony: flag | With a balcony\n?pets pets_allowed pet_friendly: flag | Pets allowed\n?furnished is_furnished: flag | Furnished\n?parking garage has_parking: flag | With parking\n?limit max_results count: few | Maximum number of results\n?elevator lift: flag | With an elevator",
         """(find|search for|show me|list|look for) (apartments|flats) in {city}
         (find|show me|look for) {furnished=true}furnished (apartments|flats) in {city}
         (find|list) {limit} (apartments|flats) in {city}
         (find|show me) (a flat|an apartment) with {rooms} in {city}
         .I'm looking for (a flat|an apartment) in {city}
         .we want to move to {city}, find us (a flat|an apartment)
         .(apartments|flats) in {city}
         ?is there (a flat|an apartment) (to rent|for rent) in {city}""", "(under|for less than|up to) {max_rent}\nwith {rooms}\n{balcony=true}with a balcony\n{parking=true}with (parking|a garage)", ", {pets=true}(pets allowed|I have a cat|with my dog)|, {furnished=true}(furnished)|, {furnished=false}(unfurnished|not furnished)|, {elevator=true}(with an elevator|with a lift)|, (max|at most) {limit}", "{balcony=true}(It needs a balcony|A balcony would be nice)\n{pets=true}(I have a dog|Pets must be allowed)\n{furnished=true}(Furnished, please|It has to be furnished)\n{parking=true}(We need parking|With a garage)\nNot more than {max_rent}", "{1:street} => {1}", True),
    service("school", "(enroll|register|sign_up)_(student|for_course|course)|course_(enroll|register)", "(enroll|register) a student for a course", "student name student_name who: full_name | Name of the student\ncourse class course_name subject: course | Course, e.g. algebra | Name of the course\n?level: enum beginner intermediate advanced | Level\n?online remote distance: flag | Online course | Whether online\n?evening evening_class: flag | Evening class\n?start start_date from: date | First day\n?scholarship discount free: flag | With a scholarship\n?certificate with_certificate exam: flag | With a certificate at the end",
         """(enroll|register|sign up) {student} (for|in) {course}
         (enroll|register|sign up) {student} for the {online=true}online {course} course
         (enroll|register|sign up) {student} for the {level} {course} course
         (enroll|register) {student} for the {evening=true}evening class in {course}
         .{student} wants to (take|learn) {course}
         .{student} takes {course}
         .{student}, {course}
         ?can {student} join the {course} (course|class)""", "starting {start}", ", {online=true}(online|as an online course)|, {online=false}(in person|not online)|, {evening=true}(in the evening|as an evening class)|, {certificate=true}(with a certificate|with the exam)|, {level} level|, {scholarship=true}(with a scholarship)", "{online=true}(Online, please|It should be online)\n{online=false}(In person|Not online)\n{certificate=true}(With a certificate|A certificate is needed)\nLevel: {level}"),
    service("events", "(search|find|list)_(events|concerts)|event_(search|finder)", "(search|find) events in a city", f"city location place: town | {_CITY}\n?category type genre: enum music sports theater art comedy | Kind of event\n?date day on: date | Date\n?free free_only no_entry_fee: flag | Free of charge | Only free events\n?family kids for_children: flag | For children | Family events\n?outdoor outside open_air: flag | Outdoors | Open air\n?limit max_results count: few | Maximum number of results\n?max_price price_limit: cash | Highest price of a ticket",
         """(find|show me|list|search for) events in {city}
         (find|show me|list) {category} events in {city}
         (find|show me|list) {free=true}free events in {city}
         (find|show me|list) {outdoor=true}(outdoor|open-air) events in {city}
         (find|list) {limit} events in {city}
         ?what's (on|going on|happening) in {city}
         ?what can we do in {city}
         .events in {city}
         .{category} events in {city}""", "on {date}\n(under|for less than) {max_price}", ", {free=true}(free ones only|free of charge|for free)|, {family=true}(for children|for kids|we bring the kids)|, {outdoor=true}(outdoors|outside|open air)|, {outdoor=false}(indoors|inside)|, (max|at most) {limit}", "{free=true}(They should be free|Only free ones)\n{family=true}(Our kids come along|Something for children)\n{outdoor=true}(Something outdoors|Outside, please)\n{outdoor=false}(Something indoors|Nothing outdoors)\nShow {limit}", "{1:event} => {1}", True),
    service("room_book", "(book|reserve)_(meeting_room|conference_room|room)|(meeting_room|room)_(book|reserve)", "(book|reserve) a meeting room", "room room_name name: one !Einstein,B2.14,Aurora,4-201,Lighthouse,C3,Room_12,Zeppelin,K-7,Blue_Lagoon,Ada,North_Star,2.05 | Name of the room | Meeting room\ndate day on: date | Date\n?start time from at: time | Start time\n?minutes duration length: minutes | Length in minutes\n?people attendees seats: num 2-30 person people | Number of people\n?projector beamer with_projector: flag | Projector needed\n?catering coffee food: flag | With catering | Order coffee and food\n?video video_conference zoom: flag | Video conference equipment\n?title purpose subject: one !Budget_Review,interview,kickoff,retro,board_meeting,workshop,client_call | Title of the meeting\n?recurring weekly repeat: flag | Every week",
         """(book|reserve) (the |)(meeting room|conference room|room) {room:n} on {date}
         (book|reserve) (meeting room|conference room) {room:n} for {date}
         .I need (meeting room|conference room) {room:n} on {date}
         .meeting room {room:n}, {date}, {start}
         .we meet in (meeting room |conference room ){room:n} on {date}, (book|reserve) it
         ?can I have (meeting room|conference room) {room:n} on {date}""", "at {start}\nfor {minutes}\nfor {people}", ", {projector=true}(with a projector|with projector)|, {projector=false}(no projector needed|without a projector)|, {catering=true}(with catering|and order coffee)|, {video=true}(with video equipment|for a video conference)|, {recurring=true}(every week|weekly)", "{projector=true}(We need a projector|With a projector, please)\n{catering=true}(Order some catering|Coffee and food too)\n{video=true}(We need video equipment|It's a video conference)\n{recurring=true}(Every week|Weekly, please)\nIt's for {title:q}\nWe are {people}"),
    service("support", "(create|open|submit|new)_(ticket|support_ticket|help_ticket|request)|(ticket|support)_(create|open)", "(open|create) a support ticket", "subject title summary problem: one !!printer_is_jammed,I_can't_log_in,wifi_is_down,laptop_is_too_slow,I_lost_my_badge,screen_flickers,VPN_does_not_connect,no_sound_in_calls,keyboard_is_broken,mailbox_is_full,phone_has_no_signal,the_app_logs_me_out | Short description of the problem | Subject\n?priority urgency: enum low normal high urgent | Priority, default normal\n?category type department: enum hardware software network account | Category\n?customer user username reporter: user | User name of the person with the problem\n?email notify_email contact: email | Email for answers\n?callback call_back phone_me: flag | Call back | Whether to call the person\n?attach_logs include_logs logs: flag | Attach the logs | With logs",
         """(open|create|submit) a (support |)ticket(:|) {subject:q}
         (open|create|submit) a {category} ticket(:|) {subject:q}
         (open|create) an {priority=urgent}urgent ticket(:|) {subject:q}
         (open|create) a ticket for {customer:n}: {subject:q}
         .ticket: {subject:q}
         .user {customer:n} says {subject:q}(, open a ticket|. Open a ticket)
         .{subject:q}, (please open|open|create) a ticket""", "for {customer:n}", ", {priority} priority|, {priority=urgent}(it's urgent|very urgent)|, {priority=low}no hurry|, {callback=true}(and call me back|please call back)|, {callback=false}(don't call me|no call)|, {attach_logs=true}(with the logs|and attach the logs)", "{priority=urgent}(It's urgent|I can't work like this, it's urgent)\n{priority} priority\n{callback=true}(Please call back|They want a call)\n{attach_logs=true}(Attach the logs|Include the logs)\nCategory {category}\nAnswer to {email}"),
    service("parcel", "(track|get|check)_(parcel|package|shipment|delivery)|(package|parcel|shipment)_(track|status)", "track a parcel", "tracking_number number tracking_id code: ordercode | Tracking number | Number of the parcel\n?carrier company shipper: enum DHL UPS FedEx DPD | Carrier\n?notify alerts subscribe: flag | Tell me when it moves | Send updates\n?history full_history details: flag | All steps so far | With history\n?language lang: language | Language of the answer",
         """?where is (my |the |)(parcel|package|shipment) {tracking_number:n}
         ?when (will|does) (my |the |)(parcel|package) {tracking_number:n} arrive
         (track|check|follow) (my |the |)(parcel|package|shipment) {tracking_number:n}
         track {tracking_number:n}
         .(parcel|package|shipment) {tracking_number:n}
         .I'm waiting for (parcel|package) {tracking_number:n}
         .tracking number {tracking_number:n}""", "with {carrier}\nin {language}", ", {notify=true}(and send me updates|and tell me when it moves)|, {history=true}(with the whole history|with all steps|and show every step)", "{notify=true}(Send me updates|Keep me posted)\n{history=true}(I want all the steps|With the history)\nIt's {carrier}", "{1:state} => {1}", True),
    service("member", "(add|create|invite)_(member|team_member|teammate)|(team|member)_(add|invite)", "(add|invite) somebody to a team", "username user member who: user | User name of the new member | Username\nteam group team_name: channel_of | Name of the team, e.g. design | Team\n?role: enum admin editor viewer guest | Role, default viewer\n?send_email notify invite_email email: flag | Send an invitation | Invite by email\n?expires days access_days: days | Days until the access ends\n?billing can_bill billing_access: flag | May see the bills",
         """(add|invite) {username:n} to (the |){team} team
         (add|invite) {username:n} to (the |){team} team as {role}
         (put|get) {username:n} (on|into) the {team} team
         .{username:n} joins the {team} team
         .{username:n} is (new|now) (in|on) the {team} team
         .the {team} team gets {username:n}
         ?can you add {username:n} to the {team} team""", "as (a |an |){role}\nfor {expires}", ", {send_email=true}(and send an invitation|and tell them by email|and invite them by email)|, {send_email=false}(without an email|don't send an email|no invitation)|, {billing=true}(with access to billing)|, {billing=false}(without access to billing|no access to the bills)", "{send_email=true}(Send an invitation|Tell them by email)\n{send_email=false}(No email, please|Don't send an invitation)\nRole: {role}\nTheir role is {role}"),
    service("game", "(start|create|new)_(game|match)|(game|match)_(start|create)", "(start|create) a game", "game name title which: one !chess,checkers,poker,Scrabble,tic-tac-toe,trivia,hangman,Uno,backgammon,memory,battleship,sudoku | Name of the game, e.g. chess | Game\n?players player_count number: num 2-8 player players | Number of players\n?difficulty level: enum easy medium hard | Difficulty\n?against opponent rival: user | User name of the opponent\n?timed time_limit_on clock: flag | With a clock | Timed game\n?ranked rated competitive: flag | Counts for the ranking | Ranked\n?rounds: num 2-20 round rounds | Number of rounds\n?private invite_only: flag | Only with an invitation",
         """(start|begin|set up) a game of {game}
         (start|begin) a {ranked=true}ranked game of {game}
         (start|begin) a {difficulty} game of {game}
         play {game} (with|against) {against:n}
         .(I|we) (want|would like) to play {game}
         .{game}, {players}
         .new game of {game}
         ?can we play {game}""", "(against|with) {against:n}\nfor {players}\nwith {rounds}", ", {timed=true}(with a clock|timed)|, {timed=false}(without a clock|no time limit)|, {ranked=true}(ranked)|, {ranked=false}(unranked|just for fun)|, {difficulty} level|, {private=true}(private|invitation only)", "{timed=true}(With a clock|Use a clock)\n{timed=false}(No clock|No time limit)\n{ranked=true}(It should count for the ranking|Ranked)\n{ranked=false}(Just for fun|Unranked)\nMake it {difficulty}\n{rounds}, please"),
    service("note", "(create|save|add|take)_note|note_(create|save|add)|(write|new)_note", "(save|create) a note", "text content note body: one !!buy_new_filters,the_code_of_the_gate_is_4711,Anna_prefers_tea,ideas_for_the_party,the_plumber_comes_on_Friday,car_is_parked_on_level_3,meter_reading_is_20482,book_the_ferry_early,the_blue_key_opens_the_shed,ask_for_a_discount,the_wifi_is_called_Nemo | Text of the note\n?title name heading: one !Ideas,House,Car,Party,Travel,Work,Garden,Passwords,Reading | Title\n?folder notebook category: list_of | Folder, e.g. work | Name of the folder\n?pinned pin important: flag | Pin it to the top | Pinned\n?locked protected private: flag | Lock it with a PIN | Locked\n?color colour: enum yellow green blue pink | Color",
         """(save|make|take|create|add) a note(:|) {text:q}
         (save|make|create) a {color} note(:|) {text:q}
         (note|write down) that {text:q}
         (note|write down)(:|) {text:q}
         .note: {text:q}
         (save|put) {text:q} in(to|) (my|the) {folder} folder
         .I want to remember {text:q}""", "in (my|the) {folder} folder\n(titled|with the title) {title:q}", ", {pinned=true}(and pin it|pinned)|, {locked=true}(and lock it|locked)|, {locked=false}(don't lock it|without a lock)", "{pinned=true}(Pin it|Pin it to the top)\n{locked=true}(Lock it|It has to be locked)\nThe title is {title:q}\nMake it {color}\nPut it in the {folder} folder"),
    service("messages_later", "(schedule|send)_(notification|push|push_notification)|(push|notification)_(send|schedule)", "(send|schedule) a push notification", "message text body: one !!your_order_is_ready,sale_ends_tonight,new_episode_is_out,your_table_is_free,the_shop_opens_at_nine,maintenance_at_midnight,you_have_a_new_friend,your_ride_is_here,time_to_stretch,the_game_starts_now | Text of the notification\n?user username to recipient: user | User name, everybody if left out | Who gets it\n?title heading: one !Reminder,News,Offer,Update,Hello,Attention,Good_news | Title\n?at time schedule send_at: time | When to send it, now if left out\n?silent quiet no_sound: flag | Without sound | Silent\n?priority urgency: enum low normal high | Priority, default normal\n?badge show_badge: flag | Show a badge on the icon",
         """(send|push) the notification {message:q}
         (send|push) the notification {message:q} to {user:n}
         (send|schedule) a {priority} priority notification {message:q}
         (notify|alert) {user:n} that {message:q}
         .notification for {user:n}: {message:q}
         ?can you notify {user:n} that {message:q}""", "at {at}\nto {user:n}\nwith the title {title:q}", ", {silent=true}(silently|without sound|without a sound)|, {silent=false}(with sound)|, {priority} priority|, {badge=true}with a badge", "{silent=true}(No sound|Silently, please)\n{silent=false}With sound\nSend it at {at}\n{priority} priority\nTitle: {title:q}"),
]

"""Questions about what the tools of `duties.py`, `belongings.py`, `amounts.py` and `flags.py` change: one list has both, and only what is asked tells them apart."""
from .belongings import ITEM
from .tool import tool

_EXERCISE = "one squats,push-ups,bench_press,deadlifts,lunges,pull-ups,sit-ups,bicep_curls,leg_press,burpees,planks,rows,dips,crunches,running,swimming,cycling"
_BUDGET = "one groceries,eating_out,travel,clothes,gifts,gas,hobbies,entertainment,pets,books,coffee,taxis,the_kids,home"

TOOLS = [
    tool("storage", "(find|locate|where_is|look_up|get)_(item|thing|belonging|object)|(item|thing)_(find|locate|location)|where_is", "(find|tell) where a thing is (kept|stored)", f"item thing object what name: {ITEM}", """?where (is|are|did I put|do we keep|did we leave|can I find) the {item}
         ?do you know where the {item} (is|are)
         ?have you seen the {item}
         (find|locate|look up|tell me where to find) the {item}
         .I can't find the {item}
         .I'm looking for the {item}
         .where's the {item}
         .I need the {item}, where (is|are) (it|they)""", "{1:word} => In the {1}.", True),
    tool("lending", "(who_has|find|list|get|check)_(borrower|lent_item|loans|lent_things|loan)|(loan|lending)_(find|list|check)|who_has", "(tell|list) who has a lent thing", f"item thing object what: {ITEM}", """?who (has|borrowed|took) (my|the) {item}
         ?to whom did I (lend|give) the {item}
         ?did (anybody|somebody) borrow the {item}
         (find out|tell me|check) who has the {item}
         .I lent somebody the {item}, but I forgot whom
         .(somebody|someone) has my {item}. Who is it""", "{1:person} => {1} has it.", True),
    tool("budget_limit", "(get|show|check)_(budget|spending|limit|allowance|remaining_budget)|(budget|spending)_(get|show|status|left)", "(show|tell) how much of a budget is (left|spent)", f"category for on what: {_BUDGET}\n?period per month: enum week month year", """?how much (is left|have I got left|can I still spend)[ this {period}] (for|on) {category}
         ?how much did (I|we) spend on {category}[ this {period}]
         ?(are we|am I) over budget (on|for) {category}[ this {period}]
         (show|check|tell me) the {category} budget[ (of|for) this {period}]
         .budget for {category}[, {period}]
         .I want to know what we spend on {category}[ a {period}]
         ?can I still afford {category}[ this {period}]""", "{1:price} => There is {1} left.", True),
    tool("training", "(get|show|list|find)_(workouts|exercise_history|records|personal_best|progress|sets)|(workout|exercise)_(history|list|progress)", "(show|list) what was logged of an exercise", f"exercise name movement what: {_EXERCISE}\n?days period last: num 2-60 day days\n?limit count n: num 2-20 entry entries", """?how (am I doing|do I do) (in|with|at) {exercise}[ over the last {days}]
         ?what (is|was) my (best|record|last time) (in|for|of) {exercise}
         ?how often did I do {exercise}[ in the last {days}]
         (show|list|get)( me|) my {exercise}( history| progress| workouts|)[ of the last {days}]
         (show|list) the last {limit} of {exercise}
         .my {exercise} progress[, {days}]
         .I want to see what I did of {exercise}[ in {days}]""", "{1:n} => {1}", True),
    tool("shift", "(get|list|show|find)_(shifts|roster|schedule|duties|who_works)|(shift|roster)_(list|get|show)|who_works", "(show|tell) who works when", "date day on when: date\n?shift slot type: enum early late night day\n?person employee who: person", """?who (works|is working|is on duty|has the {shift} shift) on {date}
         ?(what|which) shift does {person} (have|work) on {date}
         ?does {person} work on {date}
         ?who is (in|there) on {date}
         (show|list|get) the (roster|shifts|schedule) (for|of) {date}[ and {person}]
         .(roster|shifts) {date}
         .I want to know who works on {date}""", "{1:person} => {1} works then.", True),
    tool("points", "(get|show|check)_(points|credits|balance_of_points|score_of|coins)|(points|credits)_(balance|get|show)", "(show|tell) how many points somebody has", "person user player who name: person\n?date as_of on: date", """?how many (points|credits|coins) does {person} have
         ?what is the (score|balance|points) of {person}
         ?does {person} have (any|enough) points
         (show|check|tell me|look up) the (points|credits|balance) of {person}
         .points of {person}
         .{person}'s points, please
         .I want to know how many points {person} has""", "{1:n} => {1} points.", True),
    tool("seat", "(get|find|show|look_up)_(seat|table|seating|place_of)|(seat|table)_(find|get|of)|where_sits", "(tell|find) where a guest sits", "guest person name who: person", """?where (does|will|should) {guest} sit
         ?(which|what) (seat|table|place) (does|did) {guest} (have|get)
         (find|look up|show|tell me) the (seat|table) of {guest}
         .seat of {guest}
         .{guest} asks where to sit
         ?is {guest} (sitting|at a table) yet""", "{1:word} => At {1}.", True),
    tool("rollout", "(get|list|show|check)_(releases|rollouts|release_history|deploys|deployed_version)|(release|rollout)_(list|history|status)|what_is_live", "(show|tell) what was released of a service", "service app name application project: service\n?environment env target: enum staging production dev test\n?limit count last: num 2-20 release releases", """?(which|what) version of {service} is (live|out|running)[ (in|on) {environment}]
         ?(is|was) {service} (released|deployed|shipped)( yet|)[ to {environment}]
         ?when (was|did) {service} (released|go out|go live)[ (to|on|in) {environment}]
         (show|list) (the last {limit}|the releases) of {service}[ (in|on) {environment}]
         (check|tell me|find out) what is live of {service}[ in {environment}]
         .release history of {service}[, {environment}]
         .I want to know what we have of {service} (in|on) {environment}""".replace("(the last {limit}|the releases) of", "the last {limit} of"), "{1:version} => It is {1}.", True),
    tool("courier", "(track|find|check)_(package|parcel|shipment|gift|delivery)|(package|parcel)_(track|status|find)", "(track|tell) where a package is", "code number tracking id package: code\n?carrier company by: enum dhl ups fedex post\n?notify updates follow: bool and_tell_me_when_it_moves,with_updates/without_updates,just_once", """?where is (my package|parcel|the shipment|package) {code}[ (with|from) {carrier}]
         ?when (does|will) {code} (come|arrive|get here)
         (track|follow|check|look up) {code}[ (with|at) {carrier}][ {notify}]
         .{code} (should have been here|has not arrived|is late)[, {carrier}]
         .I'm waiting for {code}[ from {carrier}][, {notify}]
         .tracking {code}[, {carrier}]""", "{1:city} => It is in {1}.", True),
    tool("board", "(list|show|get)_(cards|column|board_cards|open_cards|tasks_in)|(cards|column|board)_(list|show|get)", "(list|show) the cards of a column", "column status list state: one !done,in_progress,backlog,review,blocked,testing,to_do,ready,waiting,archive,ideas,doing,on_hold\n?board project: one marketing,website,mobile_app,kitchen_remodel,onboarding,roadmap,wedding,hiring\n?assignee person of: person", """?(what|which cards) (is|are|do we have) in {column}[ on the {board} board]
         ?what is {assignee} (doing|working on) in {column}
         ?is (anything|something) in {column}[ on the {board} board]
         (show|list)( me|) (everything|the cards|all cards) in {column}[ on the {board} board]
         .{column}[ of the {board} board], please
         .I want to see {column}[ on the {board} board]""", "{1:word} => There is {1}.", True),
    tool("symptom", "(get|show|list)_(symptoms|health_log|pain_history|complaints|diary)|(symptom|pain)_(list|history|show)", "(show|list) what was logged of a symptom", "symptom what type kind: one headache,back_pain,sore_throat,dizziness,nausea,cough,knee_pain,stomach_ache,itching,fatigue,cramps,heartburn,shoulder_pain,toothache\n?days period last: num 2-90 day days", """?how often did I have {symptom}[ in the last {days}]
         ?when did I last have {symptom}
         ?is my {symptom} getting (better|worse)
         (show|list)( me|) my {symptom} (entries|history|log)[ of the last {days}]
         .(history|log) of my {symptom}[, {days}]
         .the doctor wants to know about my {symptom}[ of the last {days}]. Show it""", "{1:n} => {1} times.", True),
    tool("gathering", "(list|show|get)_(guests|attendees|guest_list|replies|invitations)|(guests|guest_list)_(list|show)|who_comes", "(list|show) who comes to an event", "event name occasion what: one !dinner,barbecue,the_wedding,game_night,brunch,the_kickoff,the_picnic,karaoke,the_retrospective,poker_night,the_boat_trip,the_opening,movie_night,the_board_meeting,the_hike\n?status reply state: enum accepted=accepted,said_yes declined=declined,said_no pending=didn't_answer,hasn't_replied", """?who (is coming|comes|is invited|will be there) (to|at|for) {event}
         ?(who|which guests) {status} for {event}
         ?how many (people|guests) (come|are coming) to {event}
         (show|list)( me|) the guests (of|for) {event}
         .guest list (of|for) {event}
         .I need to know who comes to {event}
         .who {status} for {event}, I want to know""".replace(".who {status} for {event}, I want to know", ".I want to know who {status} for {event}"), "{1:person} => {1} comes.", True),
    tool("room_book", "(list|show|check|find)_(bookings|room_bookings|occupied_rooms|free_rooms|reservations)|(bookings|rooms)_(list|show)", "(list|show) (the bookings of rooms|which rooms are taken)", "date day on when: date\n?room name which: room\n?floor level: num 1-9 floor floors", """?(which|what) rooms are (booked|taken|occupied|free) on {date}
         ?is the {room} (booked|taken|free|occupied) on {date}
         ?who (has|booked) the {room} on {date}
         (show|list)( me|) the bookings (of|for) {date}[ in the {room}]
         .bookings on {date}[, {room}]
         .I want to know who is in the {room} on {date}""", "{1:person} => {1} booked it.", True),
    tool("access", "(list|get|show|check)_(access|permissions|rights|account_status|blocked_users)|(access|account)_(list|check|status)", "(show|check) the access of an account", "user account person name who: one Anna,new_intern,Marco,user_42,Priya,admin2,Jonas,lea.k,bot_7,Mr._Weber,Zoe,Ibrahim,Fatima,Oleg\n?resource service to: service", """?(is|was) {user} (blocked|locked out|suspended|active)
         ?(does|can) {user} (have access|get in|log in)[ to {resource}]
         ?what (rights|permissions) does {user} have[ in {resource}]
         (check|show|tell me) (the access|the rights|the status) of {user}[ (in|to) {resource}]
         .access of {user}[, {resource}]
         .I need to know (whether|if) {user} (is active|can log in)""", "{1:word} => It is {1}.", True),
]

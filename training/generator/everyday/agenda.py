"""Calendar, reminders, alarms, timers, tasks, notes, polls, time zones."""
from .tool import tool

TOOLS = [
    tool("calendar", "(create|add|new|schedule|book|make)_(event|calendar_event|meeting|appointment|calendar_entry)|calendar_(create|add|insert|new)|events_create|book_slot", "(create|add|put) (an event|an entry|a meeting) (in|to) the calendar",
         "title summary name subject event what event_title: event\ndate day on start_date when: date\ntime start_time at start hour from_time: time\n?location place where room: room\n?reminder remind_before alert_minutes: minutes", """(add|put|enter|schedule|create|book|set up|plan) {title} (on|for) {date} at {time}[ in the {location}]
         (add|put|enter) {title} (to|in|into|on) my (calendar|agenda|schedule) (on|for) {date} at {time}
         (create|add|make|set up) (an event|an appointment|a meeting) (on|for) {date} at {time}(:|,| called| named) {title}
         .I have {title:n} on {date} at {time}. (Put it in|Add it to|Save it in) my calendar[ for the {location}]
         .{title} is on {date} at {time}, (add that|put it in the calendar|save that)
         .{title} {date} {time}
         .on {date} at {time}(:|) {title}
         .{date}, {time}, {title}
         .new (event|appointment|entry)(:|) {title}, {date}, {time}
         .we agreed on {date} at {time} for {title:q}. (Put|Write) it in the calendar
         block {time} on {date} for {title}
         (save|reserve|keep) {date} at {time} for {title}
         ?can you (add|put) {title} (in|to) (my|the) calendar for {time} on {date}
         (schedule|plan|book) {title} at {time} on {date}
         .there is {title:n} at {time} on {date}[ in the {location}]. (Add it|Note it|Put it in)
         .mark {date} {time} in my calendar: {title}""", "created => {title} is in your calendar.", like="event"),
    tool("calendar", "(create|add|schedule|book|set_up|arrange|plan)_(meeting|call|video_call|appointment_with|meeting_with)|meeting_(create|book)|book_meeting|meet_with", "(schedule|set up|book) a meeting with (people|others)", "attendees participants people invitees guests: people / attendee person with participant guest: person\ndate day on when: date\ntime start_time at start: time\n?duration length minutes duration_minutes: minutes\n?title topic subject about: subject", """(schedule|set up|book|arrange|plan|organize) (a meeting|a call|a video call|something) with {attendees} (on|for) {date} at {time}[ for {duration}][ about {title}]
         (schedule|book|set up) {duration} with {attendees} on {date} at {time}
         (meet|call) with {attendees} on {date} at {time}[ for {duration}]
         .I (need|have|want|would like) to (meet|see|talk to|speak with) {attendees} on {date} at {time}[ for {duration}]
         .I have a meeting with {attendees}. Put it in my calendar for {time} on {date}
         .(meeting|call) with {attendees}, {date} {time}[, {duration}]
         .{attendees} and I (meet|talk|have a call) on {date} at {time}[ for {duration}]
         (invite|ask) {attendees} (to|for) a (meeting|call) on {date} at {time}[ about {title}]
         (get|bring) {attendees} together on {date} at {time}
         ?can you (book|find|get) me a (meeting|slot|call) with {attendees} on {date} at {time}
         put a meeting with {attendees} on {date} at {time}""", "created => The meeting is set.", like="event"),
    tool("calendar", "(update|move|reschedule|change|shift)_(event|meeting|appointment|calendar_event)|reschedule|event_(move|update)|calendar_update", "(move|reschedule) an event (to another time|)", "title event name what summary: event\ndate new_date day to_date on: date\n?time new_time to_time at hour: time", """(move|reschedule|shift|push|postpone|change) {title} to {date}[ at {time}]
         (move|reschedule) (my|the) {title:n} to {date}[, {time}]
         .{title} (is|was|has been|got) (moved|postponed|shifted) to {date}[ at {time}]
         .{title} (will be|should be|has to be) on {date}[ at {time}] (instead|now)
         .I can't make it to {title:q}. Move it to {date}[ at {time}]
         ?can (we|you) (move|shift|do) {title} (to|on) {date}[ at {time}]( instead|)
         (change|set) the date of {title} to {date}
         .{title} -> {date}[ {time}]
         put {title} (off|back) (until|to) {date}[ at {time}]""", "ok => {title} is on {date} now."),
    tool("calendar", "(cancel|delete|remove)_(event|meeting|appointment|calendar_event)|event_(cancel|delete)|calendar_(delete|remove)", "(cancel|delete|remove) an event", "title event name what summary: event\n?date day on when: date\n?notify notify_guests tell_attendees inform: bool and_tell_the_guests,and_let_everybody_know/without_telling_anybody,silently", """(cancel|delete|remove|drop|scratch) {title}[ on {date}][ {notify}]
         (cancel|delete|remove|call off) (my|the) {title:n}[ on {date}][ {notify}]
         (take|strike) {title} (off|out of|from) (my|the) calendar[ on {date}]
         .{title}[ on {date}] (is off|is cancelled|does not take place|won't happen|fell through)(, remove it|)
         .I won't go to {title:q}[ on {date}]. (Cancel|Delete) it[ {notify}]
         .no {title:n}[ on {date}], (cancel|delete) it
         ?can you cancel {title}[ on {date}]
         .I changed my mind about {title:q}. Take it out of the calendar""", "ok => {title} is cancelled."),
    tool("calendar", "(list|get|show|check|read|what)_(events|appointments|agenda|schedule|calendar|meetings)|agenda|day_overview|events_list|calendar_list", "(list|show) the events of a day", "date day on when for_date: date\n?calendar which name: enum work private family", """?what (do I have|is|is planned|is going on|is happening|have I got)[ in my {calendar} calendar] (on|for) {date}
         ?what does (my|the) {date:n} look like
         ?(am I|are we) (free|busy|booked) on {date}
         ?how (busy|full) (is|am I on) {date}
         ?do I have (anything|meetings|appointments|plans)[ in the {calendar} calendar] on {date}
         (show|tell|give|list|read) me (my|the)[ {calendar}] (agenda|schedule|appointments|events|calendar|meetings) (for|of|on) {date}
         .(agenda|schedule|calendar|meetings) (for |on |){date}
         .what's on {date}
         .I (want|need) to know what is on {date}
         .I'm planning my week. What is there on {date}?
         (check|open) (my|the)[ {calendar}] calendar (for|on) {date}""", "{1:time} {2:event} => At {1} you have {2}.", True),
    tool("calendar", "(find|get|suggest|check)_(free_slot|free_time|availability|slot|free_slots)|free_busy|availability|free_slot", "(find|get) free time of (people|a person)", "people attendees participants who names: people\nminutes duration length duration_minutes: minutes\n?date day on when: date", """?when (are|is|do) {people} (free|have time) for {minutes}[ on {date}]
         (find|suggest|get|look for) (a slot|a free slot|time) (of|for) {minutes} (with|for) {people}[ on {date}]
         (find|look for) {minutes} when {people} (are|is) free[ on {date}]
         .we need {minutes} with {people}[ on {date}], find a slot
         .free slot for {people}, {minutes}[, {date}]
         ?is there a gap of {minutes}[ on {date}] for {people}""", "{1:time} => They are free at {1}.", True, held=True),
    tool("calendar", "(respond|reply|answer)_(to_invitation|invitation|invite|to_event)|rsvp|invitation_reply|event_rsvp", "(accept or decline|answer) an invitation", "event title invitation name: event\nresponse answer status reply: enum accepted=accept,say_yes_to declined=decline,say_no_to,turn_down tentative=maybe_accept,tentatively_accept", """{response} (the invitation to |the invite to |){event}
         {response} {event}
         .please {response} {event}
         .I got an invitation to {event:q}. {response} it
         ?can you {response} the invitation to {event}
         tell them that I {response} {event}""", "ok => They know."),
    tool("reminder", "(create|set|add|new|make|schedule)_(reminder|alert|nudge)|reminder_(create|add|set)|remind_me|remind|reminders_add", "(create|set) a reminder( for the user| at a date or time|)", "text message what title task reminder content: chore\nwhen time due at datetime remind_at due_at: when\n?repeat recurrence repeats every: enum daily=day weekly=week monthly=month yearly=year", """remind me {when} to {text}
         remind me to {text} {when}
         remind me {when} that I (have to|must|need to|should) {text}
         (set|create|add|make) a reminder (to {text} {when}|{when} to {text})[, every {repeat}]
         .I (have|need) to {text:n} {when}, (remind me|don't let me forget|set a reminder)
         .I (always forget|keep forgetting|might forget) to {text:n}. Remind me {when}
         (don't|do not|never) let me forget to {text} {when}
         (tell|ping|nudge|notify|alert) me {when} to {text}
         .{when}(:|) {text:n}, remind me
         .reminder {when}: {text}
         .(remind|reminder): {text} {when}
         .{when} I (need|want) to {text}. Remind me
         ?can you (remind|nudge|tell) me {when} to {text}
         (make sure|see to it that) I {text} {when}
         remind me every {repeat} to {text}, (first|starting) {when}
         .I need a reminder {when} to {text}""", "ok => I will remind you.", like="reminder"),
    tool("reminder", "(list|show|get)_(reminders|open_reminders|upcoming_reminders)|reminders|my_reminders", "(list|show) the reminders of a day", "date day for on: date\n?limit count max n: count", """?(what|which) reminders (do I have|are set|are there) (for|on) {date}
         ?what (did I want|am I supposed) to (remember|do) on {date}
         (show|list|read|get) (me |)(my|all|the)[ first {limit}] reminders (for|on|of) {date}
         .reminders (for|on) {date}
         .I think I set reminders for {date}. Show them""", "{1:chore} => {1}", True),
    tool("reminder", "(delete|remove|cancel|dismiss)_(reminder|alert)|reminder_(delete|cancel|remove)", "(delete|cancel) a reminder", "id reminder_id number reminder: id / text title name reminder: chore", """(delete|remove|cancel|dismiss|drop) (the reminder|my reminder|reminder) (to |){id}
         .I don't need the reminder {id:q}( any more|). (Delete|Cancel) it
         forget (about |)the reminder {id:q}
         .the reminder {id:q} can go
         stop reminding me (of|about) {id:q}""", "ok => The reminder is gone."),
    tool("alarm", "(set|create|add|new)_(alarm|alarm_clock|wake_up_call|wakeup)|alarm_(set|create|add)|wake_me|wake_up", "(set|create) an alarm", "time at when alarm_time hour wake_time: time / time at alarm_time: clock24\n?days repeat weekdays on_days: weekdays\n?label name title note: word\n?sound tone melody ringtone: enum bells birds radio siren", """(wake|get) me( up|) at {time}[ on {days}]
         (set|create|add|make|put) an alarm (for|at|to) {time}[ on {days}][ (called|named|labeled) {label}]
         (set|put) (my|the) alarm( clock|) (to|for|at) {time}[ on {days}][ with {sound}]
         .I (have|need|want) to (get up|be up|wake up|rise) at {time}[ on {days}]
         .alarm[ {label}] (at|for) {time}[ on {days}]
         .alarm {time}
         .{time} alarm
         .wake up call at {time}
         ?can you wake me( up|) at {time}[ on {days}]
         (ring|buzz) at {time}[ on {days}]
         .my flight is early. Wake me at {time}
         (make sure|see to it that) I (am up|get up|don't oversleep) at {time}
         .I can't oversleep again, set the alarm (for|to) {time}[ with {sound}]""", "ok => The alarm is set for {time}."),
    tool("alarm", "(delete|cancel|turn_off|disable|remove|stop)_(alarm|alarms|alarm_clock)|alarm_(delete|cancel|off)", "(delete|turn off) an alarm", "time at alarm when alarm_time: time", """(delete|cancel|turn off|switch off|remove|disable|kill) (my|the) {time} alarm
         (delete|cancel|turn off|remove) the alarm (at|for) {time}
         .I don't have to get up at {time}. (Cancel|Turn off) the alarm
         .no alarm at {time}
         ?can you (delete|turn off) the {time} alarm
         .let me sleep, no {time} alarm""", "ok => The alarm is off."),
    tool("alarm", "(snooze|postpone)_(alarm|reminder)|snooze|alarm_snooze", "(snooze|postpone) the alarm", "minutes duration mins for length: minutes", """snooze (for |){minutes}
         (give|let) me (sleep |){minutes} more
         (snooze|postpone|delay) the alarm (for|by) {minutes}
         (ring|wake me|try) again in {minutes}
         .{minutes} more, please
         .another {minutes}
         .not yet, {minutes} more
         ?can I have {minutes} more""", "ok => I try again in {minutes} minutes.", held=True),
    tool("timer", "(start|set|create|begin|run)_(timer|countdown|kitchen_timer|stopwatch)|timer_(start|set|create)|countdown|timer", "(start|set) a timer", "duration minutes length time how_long: minutes / duration length time: length / seconds duration_seconds length_seconds: seconds\n?name label title what for: ingredient", """(start|set|run|give me|begin) a (timer|countdown) (for|of|over) {duration}[ for the {name}]
         (start|set) a {name} timer (for|of) {duration}
         timer {duration}[ {name}]
         .{duration}[ for the {name}]
         .{name} timer(,|) {duration}
         .the {name} (needs|takes|has to cook for|will be ready in) {duration}(, start a timer|, set a timer|)
         (count|countdown|count down) (from |){duration}
         (tell me|wake me|call me|alert me|ping me|let me know) (in|after) {duration}
         ?can you (time|stop) {duration} for me
         .I put the {name} in the oven. Set a timer for {duration}
         (beep|ring|buzz) (in|after) {duration}
         .set {duration} on the (clock|timer)[ for the {name}]
         (start|set) (the|a) clock for {duration}
         .I'll take a nap, {duration}. Set the timer""", "ok => The timer runs."),
    tool("timer", "(stop|cancel|pause|delete|end)_(timer|countdown)|timer_(stop|cancel|pause)", "(stop|cancel) a timer", "name label timer which title: ingredient", """(stop|cancel|end|turn off|kill) the {name} timer
         (stop|cancel|end) the timer (for|of) the {name}
         .the {name} is (done|ready|burnt), (stop|cancel) (its|the) timer
         .I don't need the {name} timer (any more|now)
         .{name} timer off""", "ok => The timer is off."),
    tool("timer", "(check|get|show|read)_(timer|timer_status|remaining_time|countdown)|time_left|timer_(status|left)", "the remaining time of a timer", "name label timer which title: ingredient", """?how (much time|long) (is left|is it|remains|does it take)( still|) (on|for|until) the {name}( timer| is done|)
         ?how long does the {name} (still need|need|take)
         ?when (is the {name}|will the {name} be) (ready|done)
         (check|show|read|tell me about) the {name} timer
         .time left for the {name}
         .I smell something. How long does the {name} need?""", "{1:count} minutes => There are {1} minutes left.", True),
    tool("task", "(create|add|new|make|insert)_(task|todo|to_do|todo_item|task_item)|todo_(add|create|new)|task_(add|create|new)|add_to_list", "(create|add) a task", "title task text name content what todo: chore\n?due due_date date deadline by: date\n?priority prio importance urgency: enum low=not_urgent,whenever medium=normal high=urgent,important\n?list project category board: collection", """(add|put|write|note) {title} (to|on|onto) my (list|todo list|to-do list|tasks|task list)[, due {due}]
         (add|create|make|new) (a task|a todo|a to-do|an item|a new task)(:|) {title}[, due {due}]
         (add|create) (a task|a todo) to {title}[ by {due}]
         .I (have to|need to|must|should|still have to) {title:n}[ by {due}]. (Add it to my list|Put it on my list|Make a task of it)
         .todo(:|) {title}
         .task(:|) {title}[, {priority}]
         .{title} (goes|belongs|should be) on (my|the) (list|todo list)
         .new task[ (for|in) {list:q}]: {title}
         (create|add) a {priority} task: {title}
         .one more thing to do: {title}
         (put|add) {title:q} (on|to|in) (the list|the project|) {list:q}[ with {priority} priority]
         ?can you put {title} on my (list|todo list)
         (remember|note) that I (have|need) to {title}
         .note to self: {title}""", "ok => It is on your list.", like="task"),
    tool("task", "(complete|finish|check_off|close|mark)_(task|todo|item|task_done)|task_(complete|done|finish)|todo_done|tick_off", "mark a task as done", "task title name id what item: chore / id task_id number task: id", """(mark|set|tick off|check off|complete|finish|close) (the task|the todo|task|number|) {task}( as done| as finished|)
         .I (did|finished|am done with|have done) {task:q}(, check it off|, mark it as done|)
         .{task:q} is (done|finished|off the list|taken care of)
         .done(:|) {task}
         (cross|check|tick) {task:q} off (my|the) list
         ?can you (mark|tick) {task:q} as done
         .that's it for {task:q}. Mark it as done""", "ok => It is done."),
    tool("task", "(delete|remove|drop)_(task|todo|item|todo_item)|task_(delete|remove)|todo_(remove|delete)", "(delete|remove) a task from the list", "task title name what item: chore / id task_id number task: id", """(delete|remove|drop|scrap|erase) (the task |task |the todo |){task}
         (take|strike) {task:q} (off|from) (my|the) (list|todo list|tasks)
         .I won't {task:q}(,| after all,) (delete|remove) (it|that task)
         .{task:q} is no longer needed(, delete it|)
         .forget about {task:q}
         .somebody else does {task:q}. Remove it from my list""", "ok => It is off the list."),
    tool("task", "(list|show|get|read)_(tasks|todos|to_dos|todo_list|open_tasks)|tasks|todo_list|my_tasks", "(list|show) tasks", "status state filter which: enum open=unfinished,left done=finished,completed overdue=late all\n?list project category board: collection\n?limit count max n: count", """(show|list|read|give|tell) me (my|all|the) {status} tasks[ (in|from) {list:q}]
         ?(which|what) tasks are {status:n}[ in {list:q}]
         ?how many {status:n} tasks (do I have|are there)[ in {list:q}]
         (list|show|get) {limit} {status} (tasks|todos)
         .{status} tasks[ in {list:q}]
         .I want to see (the|my) {status} tasks[ in {list:q}]""", "{1:chore} => {1}", True),
    tool("task", "(assign|give|delegate)_(task|todo|work)|task_(assign|delegate)|delegate", "(assign|give) a task to (a person|somebody)", "person assignee user to who name: person\ntask title text what todo: chore\n?due deadline date by: date", """(assign|give|hand|delegate) {task:q} to {person}[ (until|by) {due}]
         (ask|tell|get) {person} to {task}
         .{person} (should|has to|can|will|must) {task}
         .task for {person}: {task}[, by {due}]
         (give|assign) {person} the task: {task}
         .I can't do it. {person} should {task}
         make {person} {task:n}""", "ok => {person} has the task."),
    tool("notes", "(create|add|write|save|take|new|make)_(note|memo|text_note|quick_note)|note_(create|add|new|take)|jot_down|memo", "(create|save|write down) a note", "text content note body message memo: fact\n?title name heading: collection\n?tags labels keywords: tags", """(note|write down|jot down|save|remember|record)(:|) {text}
         (make|take|create|write|add|save) a (note|memo)(:| that| saying) {text}
         (make|create) a note (called|titled|named) {title:q}(:| saying| with the text) {text}
         .note(:|) {text}
         .memo(:|) {text}
         .I (want|need) to remember (that |){text:q}
         (write|put) {text:q} (in|into) my notes[ under {title:q}]
         .for (later|the record|my notes): {text}
         (keep|save) this (for later|in my notes)(:|) {text}
         .so that I don't forget: {text}
         ?can you (note|write down|save)(:|) {text:q}""", "ok => I noted it.", like="remember"),
    tool("notes", "(find|search|get|show|open|read)_(note|notes|memo|notes_about)|note_(search|find)|notes_search", "(find|search) notes", "query text q about keywords search topic: query\n?limit count max n: count", """(find|search|look up|show me|open) (my |the |all |)(notes|note|memo) (about|on|for|with) {query}
         ?(what|where) did I (write|note|jot|save)( down|) about {query}
         ?do I have (a note|notes|anything) (about|on) {query}
         (search|look) (through |in |)my notes for {query}
         .notes (on|about) {query}
         .I wrote something down about {query:q}. Find it
         find {limit} notes about {query}""", "{1:fact} => {1}", True),
    tool("notes", "(delete|remove|erase)_(note|memo)|note_(delete|remove)", "delete a note", "title name note which: collection / id note_id number: id", """(delete|remove|erase|throw away) (the note|my note|note|the memo) {title}
         .(the note|note) {title:q} (can go|is old|is no longer needed)
         .I don't need the note {title:q}. Delete it
         get rid of (the |)note {title}""", "ok => The note is gone.", held=True),
    tool("poll", "(create|start|make|new|open)_(poll|survey|vote|voting)|poll_(create|start|new)|ask_group", "(create|start) a poll", "question title text topic what: question\noptions answers choices: options\n?anonymous secret hidden: bool anonymously,with_secret_votes/openly,with_open_votes\n?hours closes_in duration open_for: hours", """.(quick vote|show of hands|let's vote|a vote)(:|,) {question:q} {options}
         ?what does everybody (say|think), {question:q} {options}
         .{question:q} {options}, let them (choose|vote|decide)
         ?can the group (choose|decide), {question:q} {options}
         (create|start|make|open|set up) a (poll|survey|vote)(:|) {question:q} with the (options|answers|choices) {options}[, {anonymous}]
         (ask|poll) (everybody|the group|the team|them): {question} (Options|Choices|Answers): {options}
         (create|start) a poll {question:q} ((options|answers): {options}|with {options})[, open for {hours}]
         .poll: {question} {options}
         (let|have) (them|everybody|the team) vote (on|about) {question:q}(:|,| between) {options}[, {anonymous}]
         .we can't decide. Start a poll {question:q} with {options}""", "{\"poll\": {1:n}} => The poll has the id {1}."),
    tool("poll", "(vote|cast_vote|answer_poll)|poll_(vote|answer)", "vote in a poll", "poll poll_id id number: id\noption choice answer vote: word", """.{option:n} (for me|from me|is my choice) in {poll}
         .poll {poll}, {option} from me
         ?can I still take {option} in poll {poll}
         vote (for |){option} in poll {poll}
         (choose|take|pick|select) {option} in poll {poll}
         .my (vote|answer) (in|for) poll {poll} is {option}
         .poll {poll}: {option}
         I vote {option:n} in poll {poll}
         (cast|give) my vote in poll {poll} for {option}""", "ok => Your vote counts."),
    tool("zone", "(convert|translate|change)_(time|timezone|time_zone|between_zones)|time_convert|tz_convert|timezone_convert", "convert a time (between time zones|from one zone to another)", "time at when clock hour: time\nfrom_zone from source_zone from_timezone source: zone\nto_zone to target_zone to_timezone target: zone", """(convert|translate) {time} (from |){from_zone} (to|into) {to_zone}
         ?what (time is it|is it) in {to_zone} (when|if) it is {time} in {from_zone}
         ?what is {time} {from_zone} in {to_zone}
         .{time} {from_zone} in {to_zone}
         ?when it's {time} in {from_zone}, what time is it in {to_zone}
         .the call is at {time} {from_zone}. When is that in {to_zone}?
         (tell|show) me {time} {from_zone} in {to_zone}
         .it is {time} in {from_zone} and I need that in {to_zone}""", "{1:time} => It is {1}.", True),
    tool("zone", "(get|show|check|current|what)_(time|local_time|time_in|current_time|clock)|clock|time_now|world_time|local_time", "the (current |local )time (in a city|of a place)", "city location place where town: city / timezone zone tz: zone", """?what time is it (in|over in|now in|right now in) {city}
         ?what's the (time|local time|hour) in {city}( now| right now| at the moment|)
         ?how late is it in {city}
         ?is it (already |still |)(night|morning|late|noon|evening) in {city}
         (tell|give|show) me the (time|current time|local time) in {city}
         (check|look up|get) the time in {city}
         .time in {city}
         .{city} time
         .I (want|need) to call somebody in {city}. What time is it there?
         .I need to know (what time it is|how late it is|the time) in {city}
         .current time(:|,|) {city}""", "{1:time} => It is {1} in {city}.", True),
    tool("zone", "(set|change|update)_(timezone|time_zone|clock_zone)|timezone_set|set_tz", "set the time zone (of the device|)", "timezone zone tz name: zone", """(set|change|switch) (my|the) (time zone|timezone|clock) to {timezone}
         .my time zone is {timezone}( now|)
         .I moved. Set the time zone to {timezone}
         use {timezone} (as time zone|as my time zone)
         .timezone {timezone}""", "ok => The time zone is {timezone}."),
    tool("zone", "(add|subtract|calculate|get)_(date|days|days_to_date|date_offset|date_after)|date_add|date_plus", "the date some days after a date", "date start from day base: isoday\ndays n offset count plus: days", """?(what|which) date is {days} after {date}
         ?what (day|date) (is it|do we have|will it be) {days} after {date}
         add {days} to {date}
         .{date} plus {days}
         .{days} after {date}
         .the contract starts on {date} and runs {days}. When does it end?
         (calculate|tell me) the date {days} after {date}""", "{1:isodate} => It is {1}.", True, held=True),
]

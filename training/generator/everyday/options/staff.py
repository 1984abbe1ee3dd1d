"""People by name: birthdays, calendars, vacations, shifts, salaries, gifts, messages; the 's of a person is no part of the name."""
from .tool import service

_PERSON = "Name of the person, e.g. Anna | Person | Name | First name"
_NAME = "full_name"
TOOLS = [
    service("birthday", "(get|find|lookup)_birthday|birthday_(get|of)|when_is_birthday", "(get|find) the birthday of a person", f"name person who: first_name | {_PERSON} / name person who: full_name | Full name | Name of the person\n?year include_year with_year: flag | Also return the year | With the year of birth\n?age include_age with_age: flag | Also return the age",
         """?when is {name}'s birthday
         ?when was {name} born
         ?what day is {name}'s birthday
         (get|look up|find|tell me) {name}'s birthday
         .{name}'s birthday
         .I forgot {name}'s birthday
         .birthday of {name}""", "{year=true}with the year|{age=true}with (the|their) age", ", {age=true}and how old (they are|they get)", "{year=true}(With the year|Include the year)\n{age=true}(And the age|Include the age)", "{1:date} => {1}", True),
    service("birthday", "(add|save|set)_birthday|birthday_(add|save)", "(add|save) the birthday of a person", f"name person who: first_name | {_PERSON} / name person who: full_name | Full name | Name of the person\ndate birthday day: date | Date of the birthday | When\n?remind reminder notify: flag | Remind me every year | Send a reminder\n?days_before remind_days lead: days | Days before, for the reminder\n?gift_idea gift present: one !flowers,chocolate,concert_tickets,wine,books,headphones,running_shoes,earrings | Idea for a present\n?group category: enum family friends work | Group",
         """(add|save|note) {name}'s birthday, {date}
         (add|save) {date} as {name}'s birthday
         .{name}'s birthday is {date}
         .{name} was born on {date}(, save it|. Save it)
         .{name} has (his|her|a) birthday on {date}
         ?can you save {name}'s birthday, {date}""", "", ", {remind=true}(and remind me|with a reminder|and remind me every year)|, {remind=false}(without a reminder|no reminder)", "{remind=true}(Remind me every year|Set a reminder)\n{remind=false}(No reminder|Don't remind me)\nPut it under {group}\nI thought of {gift_idea}"),
    service("people", "(get|find|lookup)_(employee|colleague|staff_member)|employee_(get|lookup|info)", "(get|find) the data of an employee", f"name employee person: {_NAME} | Full name | Name of the employee / username user login: user | User name, e.g. jdoe | Username\n?include_manager manager with_manager: flag | Also return the manager\n?include_phone phone with_phone: flag | Also return the phone number\n?office location site: town | Only in this office",
         """(get|find|look up|show)( me|) {name}'s (data|profile|record)
         (get|find|look up) the employee {name}
         ?what do we have on {name}
         ?which department is {name} in
         ?where does {name} work
         .{name}'s profile
         .employee {name}""", "in the {office} office\n{include_phone=true}with (the|a) phone number", ", {include_manager=true}(with (his|her) manager|and who the manager is)|, {include_phone=true}and the phone number", "{include_manager=true}(I need the manager too|Include the manager)\n{include_phone=true}(With the phone number|Include the phone number)", "{1:person} => {1}", True),
    service("hr", "(request|book|add|submit)_(vacation|leave|time_off|absence)|(vacation|leave)_(request|add)", "(request|book) (vacation|leave) for an employee", f"name employee person who: first_name | {_PERSON} / username user employee: user | User name of the employee | Username\nstart_date start from first_day: date | First day\n?days length num_days duration: days | Number of days\n?type kind leave_type: enum vacation sick parental unpaid | Kind of leave, default vacation\n?half_day half: flag | Only half a day\n?notify_team notify tell_team: flag | Tell the team | Send an email to the team\n?substitute deputy covered_by: first_name | Who does the work meanwhile\n?paid is_paid: flag | Paid leave",
         """(request|book|enter|add) vacation for {name} from {start_date}
         (request|book|enter|add) {days} off for {name} from {start_date}
         (request|enter) {type} leave for {name} from {start_date}
         .{name} is (away|off|on vacation) from {start_date}
         .{name} is {type=sick}sick from {start_date}
         .{name} takes {days} off from {start_date}
         .{name} wants (leave|time off) from {start_date}
         ?can {name} have {days} off from {start_date}""", "for {days}", ", {half_day=true}(half a day|only half a day)|, {paid=false}unpaid|, {paid=true}paid|, {notify_team=true}(and tell the team|and let the team know by email|and inform the team)|, {notify_team=false}(without telling the team|don't tell the team)|, {substitute} (covers|steps in|does the work)", "{notify_team=true}(Tell the team|Let the team know by email)\n{notify_team=false}(Don't tell the team|No email to the team)\n{substitute} covers\n{half_day=true}Only half a day"),
    service("roster", "(assign|add|set)_shift|shift_(assign|add|set)", "(assign|add) a shift", f"employee name person who: first_name | {_PERSON} / user username employee: user | User name of the employee | Username\ndate day on: date | Day of the shift\nshift type slot: enum early late night | Shift\n?location store site branch: town | Branch, e.g. Leeds | Where\n?swap_with replaces instead_of: first_name | Person who had the shift before\n?overtime extra: flag | Counts as overtime\n?notify send_sms tell: flag | Tell the person by text message | Notify",
         """(put|set|assign) {employee} (on|to) the {shift} shift on {date}
         (give|assign) {employee} the {shift} shift on {date}
         .{employee} (works|does|has) the {shift} shift on {date}
         .{employee} takes {swap_with}'s {shift} shift on {date}
         .{shift} shift on {date}: {employee}
         ?can {employee} (do|work) the {shift} shift on {date}""", "in {location}|in the {location} (branch|store)", ", {overtime=true}(as overtime|it counts as overtime)|, {overtime=false}no overtime|, instead of {swap_with}|, {notify=true}(and tell them by text|and text them|and let them know)|, {notify=false}(don't tell them yet|without telling them)", "{notify=true}(Tell them by text|Let them know)\n{overtime=true}(It's overtime|It counts as overtime)\nIt's in {location}"),
    service("roster", "(list|get|show)_(shifts|schedule|roster)|(shifts|roster)_(list|show)", "(list|show) the shifts of an employee", f"employee name person who: first_name | {_PERSON} / user username employee: user | User name of the employee | Username\n?week week_number: whole 1-52 | Number of the week, default this one\n?location store branch: town | Branch\n?include_breaks breaks: flag | Also show the breaks\n?night_only nights: flag | Only night shifts",
         """(show|list|get)( me|) {employee}'s (shifts|schedule)
         (show|list)( me|) the (shifts|schedule) of {employee}
         ?when does {employee} work
         ?which shifts does {employee} have
         .{employee}'s (shifts|schedule)
         .shifts of {employee}""", "in week {week}|for week {week}\nin {location}", ", {include_breaks=true}(with (the |)breaks|including breaks)|, {night_only=true}(only night shifts|night shifts only)", "{include_breaks=true}(With breaks|Include the breaks)\n{night_only=true}(Only night shifts|Night shifts only)\nWeek {week}", "{1:time} => {1}", True),
    service("circle", "(get|show|view)_(calendar_of|persons_calendar|availability|busy_times)|availability_(get|of)|is_available", "(show when a person is free|get the availability of a person)", f"person name who: first_name | {_PERSON} / email address: email | Email of the person\ndate day on: date | Which day\n?minutes duration length: minutes | Length of the wanted slot\n?working_hours office_hours work_hours_only: flag | Only during office hours\n?timezone tz zone: zone | Time zone",
         """?is {person} (free|available|busy) on {date}
         ?when is {person} (free|available) on {date}
         ?does {person} have time on {date}
         (check|see) (if|whether) {person} is (free|available) on {date}
         (show|get)( me|) {person}'s free times on {date}
         .{person}'s availability on {date}""", "for {minutes}", ", {working_hours=true}(during office hours|only in office hours)|, {working_hours=false}(also in the evening|not only in office hours)", "{working_hours=true}(Only during office hours|In office hours)", "{1:time} => {1}", True),
    service("order_gift", "(send|order)_(flowers|bouquet|gift|gift_basket)|(flowers|gift)_(send|order)", "send a gift to a person", f"recipient to name person: {_NAME} | Name of the recipient | Who gets it / recipient to name person: first_name | Name of the recipient\ngift item product what: one !roses,tulips,chocolates,sunflowers,lilies,orchids,white_roses,cookies,balloons,red_wine,macarons,daisies | What to send, e.g. roses | Gift\n?card_text message card note: one !!happy_birthday,get_well_soon,with_love,thank_you_for_everything,congratulations,I_miss_you,sorry | Text on the card\n?date delivery_date on: date | Day of the delivery\n?anonymous no_sender secret: flag | Without the name of the sender\n?gift_wrap wrapped: flag | Wrap it nicely\n?max_price budget price_limit: cash | Highest price\n?express same_day fast: flag | Deliver it today",
         """(send|order) {gift} (to|for) {recipient}
         (send|get) {recipient} {gift}
         .{recipient} (should get|gets|deserves) {gift}
         .{gift} for {recipient}
         .it's {recipient}'s birthday, send {gift}
         ?can you send {gift} to {recipient}""", "on {date}\n(for at most|for up to) {max_price}\n(with|saying) {card_text:q}", ", {anonymous=true}(anonymously|without my name|don't say who it's from)|, {anonymous=false}with my name on it|, {gift_wrap=true}(gift-wrapped|nicely wrapped)|, {express=true}(still today|same-day delivery|by express)", "{anonymous=true}(Don't tell them who sent it|Keep it anonymous|Anonymous, please)\n{gift_wrap=true}(Wrap it nicely|Gift-wrap it)\n{express=true}(It has to arrive today|Same-day delivery)\nThe card says {card_text:q}"),
    service("money", "(split|divide)_(bill|expense|cost)|(bill|expense)_(split|share)", "(split|divide) a bill", "amount total sum bill: cash | Total amount | Amount to split\npeople persons split_between count: num 2-12 person people | Number of people\n?tip tip_percent gratuity: share | Tip in percent\n?round_up rounded round: flag | Round up to whole numbers\n?paid_by payer who_paid: first_name | Who paid\n?currency: enum USD EUR GBP | Currency",
         """split {amount} (between|among) {people}
         (divide|split) a bill of {amount} (between|among) {people}
         .{people}, the bill is {amount}, split it
         .the bill is {amount} and we are {people}
         .{amount} for {people}, split it
         ?how much does each of {people} pay for {amount}""", "with (a |){tip} tip|with {tip} for the tip", ", {round_up=true}(rounded up|and round up)|, {round_up=false}(don't round|without rounding)|, {paid_by} paid", "{round_up=true}(Round up|Round it up)\n{paid_by} paid\nTip: {tip}\nAdd {tip} tip", "{1:price} => {1} each", True),
]

"""The office: mail, chat, calendar, contacts, tasks, lists, notes, documents."""
from .tool import service

_CHANNEL = "Channel name, e.g. random | Name of the channel | The channel"
_LIST = "Name of the list, e.g. work | List name | The list"
_TASK = "one !call_mom,buy_milk,water_the_plants,pay_the_rent,book_a_dentist,clean_the_garage,fix_the_bike,write_the_report,return_the_books,pick_up_the_parcel,order_new_chairs,update_the_slides,renew_the_passport,check_the_tires,send_the_invoice,print_the_tickets,feed_the_fish,prepare_the_demo"
_ITEM = "one !!milk,eggs,bread,butter,coffee,bananas,toilet_paper,olive_oil,apples,cheese,batteries,rice,tomatoes,cat_food,sunscreen,tent,flashlight,wrapping_paper,candles,dish_soap,light_bulbs,sparkling_water"
_MEETING = "one !standup,Budget_Review,lunch_with_Tom,team_meeting,Sprint_Planning,dentist,Project_Kickoff,yoga_class,parents'_evening,1:1_with_Sara,Design_Review,job_interview,haircut,Board_Meeting,piano_lesson,all-hands,product_demo,coffee_chat"
_TEXT = "one !!the_build_is_broken,lunch_is_here,I'm_running_late,the_meeting_is_moved_to_3pm,please_review_my_pull_request,the_server_is_back_up,happy_birthday,the_printer_is_out_of_paper,deploy_is_done,I'll_be_there_in_ten_minutes,we_won_the_deal,the_keys_are_at_the_desk,standup_starts_now,good_job_everyone,the_demo_is_at_noon,who_took_my_charger?"
TOOLS = [
    service("mail", "(send|write|compose)_(email|mail)|(email|mail)_send", "(send|write) an email", "to recipient address email: email | Email address of the recipient | Recipient\nsubject title: subject | Subject line | Subject\nbody text message content: sentence | Text of the email | Body\n?cc copy_to: email | Copy to this address\n?priority importance: enum low normal high | Priority, default normal\n?html is_html: flag | Send as HTML",
         """=(send|write) an email to {to} with the subject {subject:q} and the text {body:q}
         =(send|write) (a |){priority} priority email to {to} with the subject {subject:q} and the text {body:q}
         =email {to}, subject {subject:q}, text: {body}
         =email {to} and copy {cc}, subject {subject:q}: {body}
         =send {to} an email[ with a copy to {cc}][ with {priority} priority], subject {subject:q}, saying {body:q}
         =.mail to {to}[, cc {cc}], subject {subject:q}: {body}
         =write to {to} about {subject:q}, cc {cc}: {body}""", "", "", ""),
    service("mail", "(search|find|list)_(emails|mail|messages|inbox)|(email|mail|inbox)_search", "(search|find) emails", "?from sender author: first_name | Name of the sender | Who sent it\n?query q text about: one !invoice,contract,budget,vacation,tickets,password,project_plan,receipt,schedule,job_offer,insurance,newsletter | Text to search for | Keywords\n?unread unread_only is_unread: flag | Only unread emails | Unread only\n?has_attachment attachment with_attachment attachments: flag | Only with an attachment | Has an attachment\n?since after from_date: date | Only after this date\n?limit count max_results: few | Maximum number\n?folder mailbox label: enum inbox archive sent spam | Folder, default inbox\n?starred flagged important: flag | Only starred emails",
         """(find|show|list|search)( me|) (my |the |all |)emails from {from}
         (find|show|list)( me|) {unread=true}(my |the |all |)unread (emails|mails|messages)
         (find|show|list)( me|) (the last |){limit} emails
         (find|search for|look for) emails about {query:q}
         (search|look through) my (mail|emails) for {query:q}
         ?did {from} (write|send) (me |)(an email|anything)
         ?is there (any |){unread=true}new mail
         .emails from {from}
         .{unread=true}unread emails""", "from {from}\nabout {query:q}\nsince {since}\nin (the|my) {folder} folder", ", {has_attachment=true}(with an attachment|with attachments|only those with attachments)|, {unread=true}(only unread ones|unread only|that I haven't read)|, {starred=true}(only starred ones|starred)|, (at most|max) {limit}", "{unread=true}(Only unread ones|Just the unread ones)\n{has_attachment=true}(They must have an attachment|Only with attachments)\n{starred=true}Only starred ones\nShow me {limit}\nLook in {folder}", "{1:subject} => {1}", True),
    service("chat", "(send|post)_(message|chat_message|slack_message)|(message|channel|slack)_(send|post)|post_to_channel", "(send|post) a message (to|in) a channel", f"channel channel_name room to: channel_of | {_CHANNEL}\ntext message content body: {_TEXT} | Message text | The message\n?thread thread_id in_thread: ordercode | Id of the thread to answer in\n?pin pinned pin_message: flag | Pin the message | Whether to pin it\n?silent no_notification quiet: flag | Do not notify anybody | Silent message\n?mention notify_user tag: user | User to mention\n?at_everyone notify_all mention_all: flag | Notify everyone in the channel",
         """(post|send|write) {text:q} (to|in|into) (the |){channel} channel
         (post|send|write) {text:q} (to|in|into) {channel}
         (post|send) (in|to) (the |){channel}( channel|) that {text:q}
         =let the {channel} channel know: {text}
         =.in {channel}: {text}
         =post in the {channel} channel: {text}
         =(tell|message) (the |){channel} channel: {text}
         .{text:q} should go (to|into) the {channel} channel
         ?can you post {text:q} in (the |){channel}( channel|)""", "", ", {pin=true}(and pin it|pinned)|, {silent=true}(silently|without notifying anyone|without a notification)|, (and mention|mentioning|and tag) {mention:n}|, {at_everyone=true}(and notify everyone|and ping everyone)|, in (the |)thread {thread:n}", "{pin=true}(Pin it|Please pin it too)\n{silent=true}(No notifications|Don't notify anybody)\nMention {mention:n}\n{at_everyone=true}(Everybody should be notified|Notify everyone)"),
    service("chat", "(create|new|open)_channel|channel_(create|new)", "create a channel", f"name channel channel_name title: channel_of | {_CHANNEL} | Name\n?private is_private: flag | Private channel | Whether it is private\n?members users invite: users | User names to invite | Members\n?topic purpose description: one !release_planning,lunch_orders,bug_reports,customer_feedback,office_gossip,interview_notes,weekly_reports | Topic of the channel",
         """(create|make|open|add) (a|the) (new |)channel (called |named |){name}
         (create|make|open) a {private=true}private channel (called |named |){name}
         (create|make|open) a {private=false}public channel (called |named |){name}
         .we need a channel (called|named) {name}
         .new channel: {name}
         ?can you (create|make) (a|the) {name} channel""", "with {members}", ", {private=true}(private|only for those invited|make it private)|, topic: {topic}", "{private=true}(Make it private|It should be private)\n{private=false}(Public, please|It should be public)\nInvite {members}\nThe topic is {topic}"),
    service("chat", "(add|invite)_(to_channel|channel_member|user_to_channel)|channel_(invite|add_member)", "(add|invite) a user to a channel", f"user username user_name member: user | User name | Who to add\nchannel channel_name room: channel_of | {_CHANNEL}\n?admin as_admin moderator: flag | As channel admin | With admin rights\n?guest as_guest: flag | As a guest",
         """(add|invite) {user:n} to (the |){channel}( channel|)
         (let|get) {user:n} into (the |){channel} channel
         .{user:n} (should be|needs to be) in (the |){channel}( channel|)
         .{user:n} into the {channel} channel
         ?can you (add|invite) {user:n} to (the |){channel}( channel|)""", "", ", {admin=true}(as an admin|with admin rights)|, {guest=true}(as a guest|only as a guest)", "{admin=true}(Make them an admin|With admin rights)\n{guest=true}(Only as a guest|As a guest)"),
    service("calendar", "(create|add|schedule|new)_(event|calendar_event|meeting|appointment)|(event|calendar|meeting)_(create|add)", "(create|add) a calendar event", f"title name summary event: {_MEETING} | Title of the event | Title\ndate day on: date | Date of the event | Day\n?time start start_time at: time | Start time, e.g. 14:00\n?duration minutes length duration_minutes: minutes | Length in minutes, default 60\n?location place where room: one !Room_4,the_cafeteria,Room_B12,Joe's_Diner,the_big_hall,my_office,Zoom,Room_2.07,the_library | Location\n?attendees guests participants people: people | Who is invited | Names of the guests\n?all_day full_day whole_day: flag | Lasts the whole day | All-day event\n?reminder remind alert: flag | Remind me before | Send a reminder\n?private is_private: flag | Hide it from others | Private event\n?calendar calendar_name: enum work personal family | Calendar, default personal",
         """(schedule|add|create|book|set up|plan) {title:q} on {date}
         (put|add|enter) {title:q} (in|on|into) (my|the) {calendar} calendar on {date}
         (put|add) {title:q} (in|on|into) (my|the) calendar on {date}
         (create|add) an {all_day=true}(all-day|all day) event {title:q} on {date}
         .I have {title:q} on {date}
         .{title:q} on {date}
         .{title:q}, {date}, {time}
         ?can you (schedule|add) {title:q} on {date}""", "at {time}\nfor {duration}\n(at|in) {location}\nwith {attendees}", ", {all_day=true}(all day|the whole day)|, {private=true}(private|keep it private)|, {reminder=true}(with a reminder|and remind me|and remind me before)", "{reminder=true}(Remind me before|Set a reminder too)\n{private=true}(Make it private|It's private)\nInvite {attendees}\nIt takes {duration}\nPut it in the {calendar} calendar\n{all_day=true}(It takes the whole day|All day)"),
    service("calendar", "(list|get|show|find)_(events|calendar_events|meetings|appointments)|calendar_(list|get|show)|my_schedule", "(list|show) the events of a day", "date day on: date | Which day | Date\n?calendar calendar_name: enum work personal family | Calendar, all if left out\n?limit count max_events: few | Maximum number\n?with_person attendee participant: first_name | Only with this person\n?include_declined declined: flag | Also show what I declined",
         """?what (do I have|is) (planned |on |)on {date}
         ?do I have (any |)(meetings|appointments|events) on {date}
         ?am I free on {date}
         (show|list|get)( me|) (my |the |)(meetings|appointments|events|calendar) (on|for) {date}
         .my (calendar|schedule) for {date}
         .meetings on {date}""", "in (my|the) {calendar} calendar\nwith {with_person}", ", {include_declined=true}(including what I declined|also those I declined)|, only the first {limit}", "Only {calendar}\n{include_declined=true}Include the declined ones", "{1:event} => {1}", True),
    service("task", "(create|add|new)_(task|todo|to_do)|(task|todo)_(create|add)", "(create|add) a task", f"title task text name: {_TASK} | What to do | Title of the task\n?due due_date deadline by: date | Due date\n?priority importance: enum low medium high | Priority, default medium | low, medium or high\n?assignee assigned_to owner person: first_name | Person who does it | Name of the person\n?project list list_name category: list_of | {_LIST} | Project or list\n?tags labels: some urgent,outdoor,phone,errand,finance,quick,waiting,boring | Tags\n?notify notify_assignee send_email: flag | Tell the person | Send a notification",
         """(add|create|make) a (task|todo)(:|) {title:q}
         (add|create) a {priority=high}(high priority|urgent|high-priority) (task|todo): {title:q}
         (add|create) a {priority=low}(low priority|low-priority) (task|todo): {title:q}
         (add|put) {title:q} (to|on) my (todos|tasks|to-do list)
         (add|put) {title:q} (to|on) (my|the) {project} list
         .{assignee} should {title}
         .(new |)(task|todo): {title:q}
         .we have to {title}
         (give|assign) {assignee} the task to {title}""", "(by|due|until) {due}\nfor {assignee}\non (my|the) {project} list", ", {priority} priority|, {priority=high}(it's urgent|urgent|very important)|, {priority=low}(not urgent|no hurry)|, tagged {tags}|, {notify=true}(and let them know|and tell them by email)", "{priority} priority\n{priority=high}(It's urgent|That's important)\n{priority=low}(No hurry|It can wait)\nDue {due}\n{assignee} (does it|should do it)\n{notify=true}(Tell them|Send a notification)"),
    service("task", "(complete|finish|close|check_off)_(task|todo)|(task|todo)_(complete|done|close)", "(mark a task as done|complete a task)", f"title task text name: {_TASK} | Title of the task | The task\n?list list_name project: list_of | {_LIST}\n?archive hide: flag | Archive it as well | Move it to the archive",
         """mark {title:q} as done
         (complete|finish|close|check off|tick off) the task {title:q}
         .I('m| am) done with {title:q}
         .{title:q} is done
         .done: {title:q}""", "on (my|the) {list} list", ", {archive=true}(and archive it|and move it to the archive)", "{archive=true}(Archive it too|Archive it)"),
    service("list_any", "(add|put)_(to_list|list_item|item_to_list)|(list|shopping_list)_add|add_item", "(add|put) something on a list", f"item name text entry product: {_ITEM} | What to add | Item\nlist list_name which target: list_of | {_LIST} | Which list, e.g. groceries\n?quantity count amount: whole 2-12 | How many | Quantity\n?urgent important high_priority: flag | Mark as urgent | Whether it is urgent\n?note comment: one !the_cheap_one,organic,from_the_market,only_if_on_sale,the_big_pack | Note",
         """(add|put) {item} (to|on) (my|the|our) {list} list
         (add|put) {quantity} {item:n} (to|on) (my|the|our) {list} list
         .{item} (goes|should go|belongs) on (my|the) {list} list
         .(my|the|our) {list} list needs {item}
         .we('re| are) out of {item}, put it on the {list} list
         .{list} list: add {item}
         .{item} on the {list} list, please
         ?can you (add|put) {item} (to|on) (my|the) {list} list""", "", ", {urgent=true}(it's urgent|urgent|marked as urgent)|, note: {note}", "{urgent=true}(It's urgent|Mark it as urgent)\nNote: {note}\n(I need|We need) {quantity}", like="list_add"),
    service("list_any", "(add|create|new)_(item|shopping_item|entry)|(item|entry)_(add|create)", "add something to a list", f"item name text entry product: {_ITEM} | What to add | Item\n?list list_name which: list_of | {_LIST}, default shopping | Which list, e.g. groceries\n?quantity count amount: whole 2-12 | How many, default 1 | Quantity\n?urgent important: flag | Mark as urgent | Whether it is urgent\n?store shop buy_at: company | Where to buy it | Store",
         """(add|put down) {item}
         (add|put down) {quantity} {item:n}
         (add|put) {item} (to|on) (my|the|our) {list} list
         (add|put) {quantity} {item:n} (to|on) (my|the|our) {list} list
         .(we|I) need {item}
         .we('re| are) out of {item}
         .{item} on the {list} list
         .(my|the|our) {list} list needs {item}
         ?can you add {item}""", "(on|to) (my|the|our) {list} list", ", from {store}|, {urgent=true}(it's urgent|urgent)", "{urgent=true}(It's urgent|Mark it as urgent)\nWe need {quantity}\nPut it on the {list} list", like="list_add"),
    service("list_any", "(remove|delete)_(from_list|list_item|item_from_list)|(list|shopping_list)_remove|remove_item", "(remove|delete) something from a list", f"item name text entry: {_ITEM} | What to remove | Item\nlist list_name which: list_of | {_LIST}\n?all all_matching everywhere: flag | Remove all that match",
         """(remove|delete|take|strike) {item} (from|off) (my|the|our) {list} list
         .we (have {item} now|don't need {item} any more), (take|remove) it (off|from) the {list} list
         .{item} can come off (my|the) {list} list
         ?can you take {item} off (my|the) {list} list""", "", "", ""),
    service("list_any", "(show|get|read)_(list|shopping_list|list_items)|list_(show|get|read)", "(show|read) a list", f"list list_name name which: list_of | {_LIST}\n?include_done show_done completed: flag | Also show what is done | Include finished items\n?sort sort_by order: enum name date priority | Sort order\n?limit max_items: few | Maximum number of items",
         """(show|read|give|open)( me|) (my|the|our) {list} list
         ?what('s| is) on (my|the|our) {list} list
         ?is there anything on (my|the) {list} list
         .(my |the |){list} list, please
         .{list} list""", "sorted by {sort}|by {sort}", ", {include_done=true}(with what is done|including finished items|also what's done)|, only the first {limit}", "{include_done=true}(Also what is done|Include the done ones)\nSort it by {sort}", "{1:food} => {1}", True),
    service("contact", "(add|create|save|new)_contact|contact_(add|create|save)", "(add|save) a contact", "name full_name contact_name: full_name | Full name | Name of the contact\nphone number phone_number tel: phone | Phone number\n?email mail: email | Email address\n?company organization employer: company | Company\n?favorite starred is_favorite: flag | Mark as favorite | Whether it is a favorite\n?group label category: enum family friends work | Group",
         """(add|save|store) {name} with (the |)(number|phone number) {phone}
         (add|save) the (contact|number) {name}, {phone}
         .{name}'s (new |)(number|phone number) is {phone}(, save it|. Save it|)
         .new contact: {name}, {phone}
         ?can you save {name}, {phone}""", "", ", email {email}|, {favorite=true}(as a favorite|and mark as favorite)|, group {group}|, works (at|for) {company}", "{favorite=true}(Mark it as a favorite|Make them a favorite)\nThe email is {email}\nPut them in {group}"),
    service("doc", "(share|send)_(document|file|doc)|(document|file)_share", "share a document with somebody", "document file name document_name: docname | Name of the document | Which document\nuser username with person: user | User to share it with | User name\n?permission access role: enum view comment edit | Permission, default view | What the user may do\n?notify send_email email: flag | Tell them by email | Notify the user\n?expires expiry_days days: days | Days until the access ends\n?message note: one !please_have_a_look,comments_welcome,as_discussed,final_version | Message",
         """share {document:n} with {user:n}
         (give|grant) {user:n} access to {document:n}
         (give|grant) {user:n} {permission} access to {document:n}
         {permission=edit}let {user:n} edit {document:n}
         {permission=comment}let {user:n} comment on {document:n}
         {permission=view}let {user:n} (view|see) {document:n}
         .{user:n} needs {document:n}
         .{user:n} should be able to {permission} {document:n}
         ?can you share {document:n} with {user:n}""", "for {expires}", ", {permission=edit}(with edit rights|so that they can edit it)|, {permission=view}(read only|only to view)|, {notify=true}(and let them know|and tell them by email|and send them an email)|, {notify=false}(without telling them|don't send an email)", "{notify=true}(Tell them by email|Send them an email)\n{notify=false}(Don't notify them|No email)\nMessage: {message}\n{permission=edit}(They may edit it|Edit access)\nPermission: {permission}"),
]

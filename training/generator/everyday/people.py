"""Messages, mail, calls, contacts, posts, customers, employees, support, school."""
from .tool import tool

TOOLS = [
    tool("mail", "(send|write|compose|create|deliver)_(email|mail|e_mail|new_email|gmail|email_message)|email_(send|compose|create)|mail_(send|compose)|email|mail", "(send|write) an email( to an address|)", "to recipient email address to_address receiver mail_to: email / to recipients addresses: emails\nsubject title topic headline subject_line: subject\nbody text message content msg: sentence\n?cc copy carbon_copy cc_address: email\n?priority importance urgency: enum low normal high=urgent,important", """(send|write|compose) (an email|a mail|an e-mail) to {to}[, copy to {cc}](,| with| -) subject {subject:q}(,| and) (body|text|message) {body}
         (send|write) {to} (an email|a mail) (about|called|titled|with the subject|headed) {subject:q} (saying|that says|with the text|and write) {body}
         (email|mail|write to) {to}[ and cc {cc}](,|:) subject {subject:q}, (text|body|message): {body}
         .(to|recipient): {to}, subject: {subject}, (text|body|message): {body}
         .mail to {to}, {subject:q}: {body}
         .{to} (should|has to|needs to) get a mail with the subject {subject:q} and the text {body}
         .I (want|need) to (mail|write to|email) {to}. Subject: {subject}. (Text|Message|Body): {body}
         (send|write) a {priority} mail to {to}, subject {subject:q}, text {body:q}
         (mail|email) {to} {body:q} (with|under) the subject {subject:q}
         ?can you (mail|email) {to} (under|with) the subject {subject:q}: {body}
         (draft|prepare|write) a mail (for|to) {to}: {subject:q}, {body:q}""", "sent => The mail is sent."),
    tool("mail", "(reply|respond|answer)_(to_email|to_mail|email|mail)|email_(reply|respond)|mail_reply|reply", "(answer|reply to) a mail", "message_id id mail_id email_id number: id\nbody text message content reply: sentence\n?all reply_all everyone: bool to_all,to_everybody/only_to_the_sender", """(reply|respond)[ {all}] to (mail|email|message) (number |#|){message_id}: {body}
         (answer|reply to) (mail|email|message|the mail) (number |){message_id} (with|saying|and say) {body}
         .my answer to (mail |email ){message_id}[, {all}]: {body}
         (write|send) back to {message_id}: {body}
         .mail {message_id} needs an answer: {body}
         .re {message_id}: {body}""", "sent => The answer is sent."),
    tool("mail", "(search|find|query|list)_(emails|mail|mails|inbox|messages|email)|email_(search|find)|mail_(search|find)|inbox_search", "(search|find) mails", "query text words q subject about: query\n?sender from from_address by: email / sender from by: person\n?since after from_date: date\n?has_attachment attachments with_files: bool with_attachments,that_have_a_file/without_attachments\n?folder mailbox label in: enum inbox sent archive spam trash", """(search|look through|check) my (mail|mails|email|emails|inbox) for {query:q}[ from {sender}][ since {since}]
         (find|show me|look for|get) (the |all |any |)(mail|mails|email|emails) (about|on|with|regarding) {query:q}[ from {sender}][ since {since}][, {has_attachment}]
         ?did {sender} (write|mail|send me something) about {query:q}[ since {since}]
         ?(is|are) there (mail|any mails|an email) about {query:q}[ from {sender}][ in the {folder} folder]
         ?where is the (mail|email) about {query:q}[ from {sender}]
         .(mails|emails)(:| about) {query:q}[, from {sender}]
         .I (lost|can't find|need) the (mail|email) about {query:q}[ from {sender}]
         .somebody wrote me about {query:q}. Find it[ in the {folder} folder]""", "{1:subject} => There is {1}.", True),
    tool("mail", "(read|open|get|show|fetch)_(email|mail|message|email_by_id)|email_(get|read|open)|mail_(read|get)", "(read|open) a mail", "message_id id mail_id email_id number: id", """(read|open|show me|get|fetch) (mail|email|message|the mail|the email) (number |#|){message_id}
         ?what does (mail|email|message) (number |#|){message_id} say
         ?what is in (mail|email|message) {message_id}
         ?who sent (mail|email|message) {message_id}
         .(mail|email|message) {message_id}(, please|)
         .I want to (see|read) (mail|message) {message_id}
         read me (mail|message) {message_id}( out loud|)""", "{1:sentence} => {1}", True),
    tool("mail", "(move|archive|label|file)_(email|mail|message)|email_(move|archive|label)|mail_(move|file)", "move a mail to a folder", "message_id id mail_id email_id number: id\nfolder label mailbox to target: enum archive=the_archive spam=junk trash=the_bin work private", """(move|put|file|sort) (mail|email|message) (number |#|){message_id} (to|into|in) {folder}
         .(mail|message) {message_id} (is|belongs in|goes to|should be in) {folder}
         .{message_id} to {folder}
         .I'm done with mail {message_id}. Move it to {folder}
         (throw|drag) (mail|message) {message_id} into {folder}""", "ok => It is moved."),
    tool("mail", "(forward|redirect|pass_on)_(email|mail|message)|email_forward|mail_forward", "forward a mail", "message_id id mail_id email_id number: id\nto recipient address email: email\n?comment note text message: sentence", """forward (mail|email|message|the mail) (number |#|){message_id} to {to}[ (with the note|saying|and write) {comment}]
         (pass|send) (mail|message) {message_id} (on |along |)to {to}[ (with the note|saying) {comment}]
         .{to} (should|has to|needs to) (see|get|read) (mail|message) {message_id}
         .fwd {message_id} {to}
         .I'm not the right person for mail {message_id}. Forward it to {to}
         (let|have) {to} (see|read) mail {message_id}""", "ok => It is forwarded.", held=True),
    tool("chat", "(send|write|post)_(message|chat_message|text|dm|direct_message|im)|message_(send|post)|chat_(send|write)|tell|text", "(send|write) a message to a person", "recipient to person name contact user: person\nmessage text content body msg: sentence\n?app via service platform: enum whatsapp signal telegram sms slack", """(send|write|text|drop) {recipient} a message[ (on|via) {app}](:| saying| that says| with the text) {message}
         (message|text|ping|write|dm) {recipient}[ (on|via) {app}](:| that| saying| and say) {message}
         (tell|let) {recipient} (know that |know: |that |: ){message}
         (write|send) {message:q} to {recipient}[ (on|via) {app}]
         .(message|text) (to|for) {recipient}(:|) {message}
         .{recipient} (should|has to|must|needs to) know(:| that) {message}
         .I (need|want|have) to tell {recipient} (that |something: ){message}
         (inform|notify) {recipient}(:| that) {message}
         .I can't reach {recipient}. (Write|Text): {message}
         (say|give) {recipient} {message:q} from me
         ?can you (text|message|tell|write) {recipient}(:| that) {message}
         (pass|leave) {recipient} a note: {message}
         .to {recipient}: {message}""", "sent => {recipient} got it."),
    tool("chat", "(post|send|publish|write)_(to_channel|channel_message|in_channel|announcement|slack_message)|channel_(post|send)|slack_post|announce", "(post|send) a message (to|in) a channel", "channel room to channel_name group: channel\ntext message content body msg: sentence\n?thread thread_id reply_to parent: code\n?mention_all notify_all at_channel: bool and_notify_everybody,with_a_ping_for_all/without_notifying_anybody,silently", """(post|write|send|announce|say|share) in {channel}[ {mention_all}](:| that) {text}
         (post|send|write|put) {text:q} (to|in|into|on) {channel}[ {mention_all}]
         (post|send|write) {text:q} (to|in) the {channel} channel[ {mention_all}]
         (post|write) in the {channel} channel[ {mention_all}](:| that) {text}
         let the {channel} channel know(:| that) {text}
         (tell|inform|let) {channel} (that |know that |: |know: ){text}
         (post|send) a message (to|in) {channel}(:| saying| that says) {text}
         .{channel}(:| ->) {text}
         .(message|announcement|note) (for|to|in) {channel}: {text}
         .{channel} should know(:| that) {text}
         .everybody in {channel} needs to hear this: {text}
         (reply|answer) in {channel} to {thread}: {text}
         ?can you (post|write|say) in {channel}(:| that) {text}
         (drop|leave) a line in {channel}: {text}""", "ok => It is posted."),
    tool("chat", "(search|find)_(messages|chat|chats|conversations|slack)|message_search|chat_search", "(search|find) messages in the chat", "query text words q about: query\n?channel room in where: channel\n?person from user sender by: person\n?limit count max n: count", """(search|look through) (the chat|the messages|our messages)[ in {channel}] for {query:q}[ from {person}]
         (find|show me|get) (messages|what was said|the conversation)[ in ({channel}|the {channel} channel)] about {query:q}
         ?what did {person} (say|write) about {query:q}[ in {channel}]
         ?did (anybody|somebody|{person}) mention {query:q}[ in {channel}]
         .messages about {query:q}[ in {channel}]
         find {limit} messages about {query:q}""", "{1:sentence} => {1}", True),
    tool("chat", "(create|make|open|start)_(channel|group|group_chat|chat_room|room)|channel_create|group_(create|new)", "create a (channel|group)", "name channel channel_name title group: slug\n?members people users with invite: people\n?private closed is_private: bool as_a_private_channel,that_only_members_see/as_a_public_channel,open_to_all", """(create|make|open|start|set up) (a channel|a group|a room|a group chat) (called|named) {name}[ with {members}][, {private}]
         (create|make|open) the channel {name}[ {private}][ with {members}]
         .new (channel|group|room)(:|) {name}[, {private}]
         .we need a (place|channel|room) to talk, call it {name}[ and invite {members}]
         (put|get) {members} (together |)in a (group|channel) (called|named) {name}""", "ok => {name} is there.", held=True),
    tool("call", "(call|phone|dial|ring|start)_(contact|person|number|somebody|phone_call|call)|call_(contact|start)|make_call|phone|dial", "(call|phone) (a person|somebody)", "contact name person who callee: person / number phone phone_number to: phone\n?video video_call with_video: bool with_video,by_video/without_video,voice_only\n?speaker loudspeaker on_speaker: bool on_speaker,hands-free/not_on_speaker", """(call|phone|ring|dial|ring up) {contact}[ {video}][ {speaker}]
         (give|make) {contact} a (call|ring)[ {video}]
         (get|put) (me through to|me on the phone with|hold of) {contact}[ {video}]
         .I (want|need|have|would like) to (talk|speak) to {contact}[ {video}]
         .I have to (call|phone) {contact}[ {speaker}]
         (start|make|place) a (call|phone call) (to|with) {contact}[ {video}]
         .{contact}, (call|phone call)[ {video}]
         .call {contact}
         ?can you (call|ring|phone) {contact} for me
         ?is {contact} (at home|awake|there)? (Call|Ring) and ask
         (connect|patch) me (with|through to) {contact}[ {video}]""", "calling => Calling {contact}."),
    tool("contact", "(create|add|save|new|store)_(contact|person|address_book_entry|contact_entry)|contact_(create|add|new|save)|addressbook_add", "(create|add) a contact", "name full_name person contact_name who: person\nphone number phone_number tel mobile: phone / email mail address email_address: email\n?company organization employer firm: company\n?birthday birth_date born: isoday", """(add|save|store|create|put) {name}(,| with| -) {phone}[ from {company}] (to|in) (my|the) (contacts|address book|phone book)
         (add|save|create) (a contact|a new contact)(:|) {name}, {phone}[, {company}][, born {birthday}]
         (save|store|note) {phone} (as|for|under) {name}
         .(new |)contact(:|) {name}, {phone}[, {company}]
         .{name}'s (number|contact) is {phone}(, save it|. Save that|, put it in my contacts)
         .{name} can be reached (at|under) {phone}(, save it|. Store that)
         .I met {name}[ from {company}] today. Save the contact: {phone}
         .{phone} is {name}, (save|store|add) (that|the contact)""", "ok => {name} is saved.", like="add contact"),
    tool("contact", "(find|get|search|lookup|show)_(contact|contacts|phone_number|person|contact_info|address_book)|contact_(find|get|search|lookup)|phonebook", "(find|look up) a contact", "name person query who contact: person\n?field what info detail: enum phone=phone_number,number email=mail_address address=street,postal_address birthday=date_of_birth", """?what (is|was) the {field} of {name}
         ?how (can|do) I (reach|contact|get in touch with) {name}
         ?do I have {name} in my (contacts|address book)
         ?what's {name}'s {field:n}
         (find|look up|search for|get|show me|pull up) {name} in (my|the) (contacts|address book|phone book)
         (give|tell|get|show) me the {field} of {name}
         (find|look up) {name}'s {field:n}
         .{field} of {name}
         .{name}'s {field:n}
         .I need (the {field} of {name}|{name}'s {field:n})
         .I forgot the {field} of {name}""", "{1:phone} => It is {1}.", True),
    tool("contact", "(update|change|edit|modify)_(contact|contact_info|phone_number|contact_field)|contact_(update|change|edit)", "change one field of a contact", "name person contact who: person\nfield what key attribute: enum phone=number,phone_number email=mail_address company=employer city=place\nvalue new_value to content: word", """(change|set|update) the {field} of {name} to {value}
         (change|set|update) {name}'s {field:n} to {value}
         .the {field} of {name} is {value} now
         .{name}'s new {field:n} is {value}
         .{name} has a new {field:n}: {value}
         .contact {name}: {field} {value}""", "ok => It is changed."),
    tool("contact", "(delete|remove|erase)_(contact|person|address_book_entry)|contact_(delete|remove)", "delete a contact", "name person contact who: person", """(delete|remove|erase|throw) {name} (from|out of) (my|the) (contacts|address book|phone book)
         (delete|remove) the contact {name}
         .I don't (need|want) {name} in my (contacts|phone) any more
         .{name} and I are done. Delete the contact
         (get rid of|forget) the contact {name}""", "ok => {name} is gone."),
    tool("social", "(post|publish|create|share|write)_(post|status|tweet|update|social_post)|social_(post|share)|tweet|post_status", "(publish|post) something on a network", "text content status message body: sentence\nplatform network service on where: enum twitter=X mastodon facebook linkedin instagram bluesky\n?image photo picture media: path\n?schedule at time when: when", """(post|publish|share|write) on {platform}[ with the picture {image}](:| that) {text}
         (post|publish|share|put) {text:q} (on|to) {platform}[ with the picture {image}][ {schedule}]
         .{platform} (post|status|update)(:|) {text}
         .new (post|status) (on|for) {platform}: {text}
         .tell the world on {platform}: {text}
         .I want to (post|share) something on {platform}: {text}
         ?can you (post|share) {text:q} on {platform}[ with {image}]""", "{1:url} => It is at {1}"),
    tool("crm", "(create|add|new|register)_(lead|customer|deal|opportunity|account_record)|crm_(create|add)_lead|lead_(create|add)", "(create|add) a customer lead", "company name customer account organization: company\n?contact person contact_person who: person\n?value amount deal_size worth: amount\n?stage status phase: enum new contacted=called_already qualified=seriously_interested won=signed lost=said_no", """(create|add|make|enter|register) (a lead|a new lead|a deal|an opportunity)(:| for| with) {company} <contact {contact}; worth {value}; {stage}>
         .new (lead|deal|opportunity)(:|) {company}[, {contact}][, worth {value}]
         .{company} is (interested|a new lead)[, contact {contact}][, worth {value}]
         .{contact} from {company} called[, deal worth {value}]. (Add|Create) a lead
         (put|enter) {company} (in|into) the CRM[, contact {contact}][, {value}]
         .I met {contact} of {company}. Make a lead of it""", "{\"lead\": {1:n}} => The lead has the id {1}."),
    tool("crm", "(update|change|move|set)_(deal|lead|deal_stage|opportunity|lead_status)|crm_(update|move)|deal_(update|move)|lead_update", "change the stage of a deal", "company deal lead account customer: company / deal_id id lead_id: id\nstage status phase to: enum new contacted=called_already qualified=seriously_interested proposal=got_an_offer won=signed,closed lost=said_no,chose_somebody_else", """(move|set|change|put) (the deal with |the lead |){company} to {stage}
         .{company} (is|was) {stage}( now|)
         .{company} {stage}
         (mark|flag) (the deal with |){company} as {stage}
         .good news from {company}: {stage}
         .the stage of {company} is {stage} now""", "ok => It is updated."),
    tool("crm", "(log|add|record|create)_(call|activity|interaction|customer_note|meeting_note)|crm_log|activity_(log|add)", "log (a talk|an activity) with a customer", "company customer account client: company\ntext note summary content body: fact\n?type kind activity: enum call=phone_call email=mail meeting=visit", """(log|record|note) a {type} with {company}: {text}
         (log|note|record)[ a {type}] (for|with) {company}: {text}
         .I (talked|spoke) to {company}[, {type}]: {text}
         .{company}[, {type}]: {text}, (log|note) (it|that)
         (add|write) a note (to|for) {company}: {text}
         (add|put) {text:q} (to|in) the file of {company}""", "ok => It is noted.", held=True),
    tool("crm", "(get|find|show|lookup|search)_(customer|client|account|customer_record|company_info)|crm_(get|find)|customer_(get|find|lookup)", "(look up|find) a customer", "customer_id id customer number account_id: id / email mail address: email / company name customer: company", """(look up|find|get|show me|open|pull up|search for) (the |)(customer|client|account) (number |#|with the id |){customer_id}
         ?who is (customer|client|account) (number |#|){customer_id}
         ?what do we (know|have) (about|on) (customer |client |){customer_id}
         ?which customer is {customer_id}
         (open|show) the file of (customer |client |){customer_id}
         .(customer|client) {customer_id}
         .{customer_id} is on the phone. Open the customer file
         .details of customer {customer_id}""", "{1:person} => It is {1}.", True),
    tool("support", "(create|open|new|file|submit)_(support_ticket|ticket|case|support_case|helpdesk_ticket)|support_(create|open|ticket)|case_create|helpdesk_new", "(open|create) a support ticket for a customer", "customer email from requester user: email / customer name user requester: person\nsubject title issue summary problem: bug\n?priority urgency severity prio: enum low=can_wait normal high=urgent critical=nothing_works\n?category type area topic: enum billing=a_wrong_bill,money technical=a_technical_problem account=login_trouble shipping=a_delivery", """(open|create|file|make) (a ticket|a support ticket|a case)[, {priority},] for {customer}: {subject}
         (open|create) a {priority} (ticket|case) for {customer}: {subject}
         .{customer} (has a problem|reports|complains|wrote)(:| that) {subject}. Open a ticket
         .new (case|ticket|support ticket) (from|for) {customer}: {subject}
         .ticket(:|) {customer}, {subject}
         .{customer} needs help with {subject:q}[, {priority}]
         (file|log) {subject:q} as a (case|ticket) for {customer}[, category {category}]""", "{\"ticket\": {1:n}} => The ticket has the number {1}."),
    tool("support", "(reply|answer|respond)_(to_ticket|ticket|case|customer)|ticket_(reply|respond|answer)|support_reply", "answer a support ticket", "ticket ticket_id id case number: id\ntext message body reply content: sentence\n?close close_after resolve: bool and_close_it,and_mark_it_solved/and_keep_it_open", """(reply|respond) to (ticket|case) (#|number |){ticket}[ {close}]: {text}
         (answer|write on) (ticket|case) {ticket}[ {close}] (with|saying) {text}
         (tell|write) the customer (of|in) (ticket|case) {ticket}: {text}
         .(ticket|case) {ticket}, answer: {text}
         .our answer to (ticket|case) {ticket}[ {close}]: {text}
         (send|give) {text:q} as the answer to ticket {ticket}""", "ok => The customer has an answer."),
    tool("support", "(escalate|raise)_(ticket|case|support_ticket)|ticket_escalate|escalate", "escalate a ticket (to a team|)", "ticket ticket_id id case number: id\nteam to group level: enum engineering=the_developers billing=the_money_people legal=the_lawyers management=the_bosses\n?reason why note: reason", """(escalate|pass|send|hand|move) (ticket|case) (#|){ticket} to {team}[ because of {reason:q}]
         .{team} (should|must|have to) (look at|handle|take) (ticket|case) {ticket}
         .(ticket|case) {ticket} is too hard for us. Escalate it to {team}
         .{ticket} to {team}[, reason: {reason}]
         (get|bring) {team} into (ticket|case) {ticket}""", "ok => It is with them."),
    tool("support", "(rate|submit|give|log)_(feedback|satisfaction|csat|rating)|feedback_(give|submit)|csat", "submit feedback", "score rating stars points value: count\ntext comment feedback message content: sentence", """(give|submit|send|leave) (feedback|a rating)(:| of| with) {score} (points|stars)(,| and the comment|:) {text}
         .{score} (points|stars) from me: {text}
         .my feedback, {score} points: {text}
         rate the support with {score} (points|stars): {text}
         .I'd give {score} stars. {text}""", "ok => Thank you.", held=True),
    tool("hr", "(request|book|apply_for|submit)_(leave|vacation|time_off|holiday|pto|absence)|leave_(request|book)|pto_request|vacation_request", "(request|book) (vacation|time off)", "start from start_date first_day begin: isoday / start from first_day: date\nend to end_date last_day until: isoday / end to last_day: date\n?type kind reason leave_type: enum vacation=holiday sick=ill,not_well unpaid=without_pay parental=with_the_baby", """(request|book|enter|apply for|take) (leave|time off|days off) from {start} (to|until|till|through) {end}
         .I (want|need|would like|plan) (time off|to be away|leave|days off) from {start} (to|until) {end}[, {type}]
         .I'm (away|off|out) from {start} (to|until) {end}[, {type}]. Book it
         .(vacation|leave|time off)(:|) {start} to {end}
         .from {start} to {end} I'll be {type}
         ?can I (take|have|get) (time|days) off from {start} (to|until) {end}
         .the flights are booked, so I need leave from {start} (to|until) {end}""", "ok => The request is in."),
    tool("hr", "(get|show|find|lookup|search)_(employee|colleague|staff|employee_info|org_chart|manager)|employee_(get|find|lookup)|staff_search", "(find|look up) an employee", "name employee person who colleague: person\n?field info detail what: enum manager=boss department=team office=room,desk phone=extension email=mail_address", """?who is {name}
         ?who is the {field} of {name}
         ?what is the {field} of {name}
         ?(where|in which team) does {name} (work|sit)
         (look up|find|search for|show me) (the colleague|the employee|our colleague) {name}
         (tell|get|give) me the {field} of {name}
         .{field} of {name}
         .I need the {field} of {name}
         .employee {name}""", "{1:word} => It is {1}.", True, like="who"),
    tool("hr", "(clock|punch|log|start|stop)_(in|out|work|time)|time_clock|clock_in_out|punch", "(clock in or out|record the start or end of work)", "action type event what: enum in=start_of_work,I_am_here out=end_of_work,I_go_home break=a_pause,lunch_break\n?time at when: time", """clock {action}[ at {time}]
         (log|record|note) {action}[ at {time}]
         .{action}[ at {time}], clock it
         .time clock: {action}[, {time}]
         (punch|stamp|book) {action}[ at {time}]""", "ok => It is noted.", held=True),
    tool("hr", "(approve|reject|decide)_(leave_request|request|expense_report|vacation_request)|request_(approve|decide)", "(approve or reject|decide) a request", "request_id id request number: id\ndecision action status answer: enum approve=say_yes_to,accept reject=turn_down,decline,say_no_to\n?comment note reason message: sentence", """{decision} (request|the request) (#|number |){request_id}[ (with the comment|saying|because) {comment}]
         .please {decision} request {request_id}
         .I {decision:n} request {request_id}[: {comment}]
         .request {request_id}: {decision}
         ?can you {decision} request {request_id}""", "ok => It is decided."),
    tool("school", "(create|add|assign|set)_(homework|assignment|exercise|task_for_class)|homework_(add|create)|assignment_create", "(give|add) homework to a class", "course subject class lesson: course\ntext task description homework what: homework\ndue due_date deadline until by: date", """(add|give|assign|set) homework (for|in) {course}(:|,) {text:q}, due {due}
         .homework (for|in) {course}(:|) {text:q} (by|until|for) {due}
         .{course} homework(:|) {text:q}, due {due}
         .in {course} we have to {text:q} (by|until) {due}. (Note|Add) it
         .the {course} teacher wants us to {text:q} by {due}
         .{course}, due {due}: {text}
         (note|write down) that in {course} we (must|have to) {text:q} until {due}""", "ok => It is noted."),
    tool("school", "(add|record|enter|save|set)_(grade|mark|score|test_result)|grade_(add|record|enter)|gradebook", "(enter|record) a grade of a student", "student name pupil who: person\ncourse subject class in: course\ngrade mark score points: enum A B C D E F / grade mark score result: gradesign\n?date day on: date", """(enter|record|add|save|note) (a |an |the grade |){grade} for {student} in {course}[ on {date}]
         (give|grade) {student} (a |an ){grade} in {course}[ on {date}]
         .{student} (got|has|gets|earned) (a |an ){grade} in {course}[ on {date}]
         .{course}: {student} {grade}[, {date}]
         .(a |an |){grade} in {course} for {student}
         .I graded the tests. {student} gets {grade} in {course}""", "ok => It is entered."),
    tool("school", "(get|show|check|list)_(grades|marks|report_card|transcript)|grades|grade_(list|get)", "the grades of a student", "student name pupil who: person\n?course subject class in: course\n?term semester period: enum spring fall winter", """?how (is|did|does) {student} (doing|do)( at school|)[ in {course}]
         ?what (grade|mark) does {student} have[ in {course}]
         (show|give|tell) me the (grades|marks) of {student}[ in {course}][ in the {term} term]
         .{student}'s (grades|marks)[ in {course}]
         .grades of {student}[ in {course}]
         .parents are asking about {student}. Show the grades[ in {course}]""", "{1:count} => It is {1}.", True),
    tool("school", "(mark|record|set|report)_(attendance|absence|absent|presence)|attendance_(mark|set)|absence_report", "record whether a student was there", "student name pupil who: person\nstatus present attendance state: enum present=there,here absent=missing,not_there late=too_late excused=excused_by_the_parents\n?date day on when: date", """(mark|record|set|note) {student} as {status}[ on {date}]
         .{student} (is|was) {status}[ on {date}]
         .attendance: {student} {status}[, {date}]
         .{student}: {status}[ on {date}]
         (write|put) down that {student} (is|was) {status}[ on {date}]""", "ok => It is noted."),
]

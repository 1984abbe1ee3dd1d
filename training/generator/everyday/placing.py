"""Names of one to three words without marks: what is put where, given to whom, taken from what."""
from .tool import tool

TOOLS = [
    tool("filing", "(file|move|put|sort)_(document|note|record|item|letter)|(document|note|record)_(file|move)|file_under", "(file|put) a document into a folder", "document item title name what: proper\nfolder category to where binder: proper\n?tag label mark: word\n?copy keep_original: bool but_keep_a_copy,and_keep_the_original/without_keeping_a_copy,don't_keep_the_original",
         """(file|put|move|sort) {document:n} (under|into|in) {folder:n}[, {copy}]
         (file|put) {document:n} (under|in) {folder:n}[ with the tag {tag}]
         .{document:n} (belongs|goes|should go) (in|into|under) {folder:n}[, {copy}]
         .{document:n} -> {folder:n}
         .into {folder:n}: {document:n}
         .{folder:n} is where {document:n} (goes|belongs)[, {copy}]
         ?can you (file|put) {document:n} (under|in) {folder:n}""", "ok => It is filed."),
    tool("collect", "(add|put|append)_(to_collection|to_set|into_collection)|(collection|set)_(add|append)", "(add|put) something to a collection", "item entry name title what: proper\ncollection album shelf list to: proper\n?position index at: few\n?note remark: sentence",
         """(add|put|append) {item:n} (to|on|onto) {collection:n}[ with the note {note:q}]
         (add|put) {item:n} to {collection:n}[ at position {position}]
         .{item:n} (belongs|should be|goes) on {collection:n}
         .I (like|love|found|saw) {item:n}. (Put|Add) it (to|on) {collection:n}
         .{collection:n}: add {item:n}
         .{collection:n} is missing {item:n}
         ?can you add {item:n} to {collection:n}""", "ok => It is there."),
    tool("deliver", "(deliver|bring|carry|transport|move)_(box|pallet|goods|item|load|crate)|(pallet|load|crate)_(move|deliver)", "(bring|move) a load to a place", "item load what box pallet: proper\ndestination to dock place: proper\n?from origin source pickup: proper\n?vehicle by robot: enum forklift truck cart drone\n?priority urgency: enum low normal high",
         """(bring|move|carry|take|deliver) {item:n}[ from {from:n}] to {destination:n}[ by {vehicle}][, {priority} priority]
         (bring|send) {item:n} to {destination:n}[, {priority} priority]
         .{item:n} (has to go|goes|should be brought) to {destination:n}[ by {vehicle}]
         .{destination:n} (is waiting for|needs|ordered) {item:n}[, {priority} priority]
         .{item:n} to {destination:n}[, {vehicle}]
         .{item:n} (stands|is still) in the way, (take|bring) it to {destination:n}
         ?can you (bring|take) {item:n} to {destination:n}[ by {vehicle}]""", "ok => It is on its way."),
    tool("appoint", "(assign|appoint|delegate|hand_over)_(task|project|case|account|role|duty)|(project|case|account)_(assign|hand_over)", "(assign|hand over) something to a person", "what task project case item: proper\nperson owner assignee to who: person\n?due until deadline: date\n?role as: enum owner reviewer helper backup\n?notify tell inform: bool and_let_them_know,and_tell_them/without_telling_them,don't_tell_them",
         """(assign|give|hand) {what:n} to {person}[ until {due}][ as {role}][ {notify}]
         (give|assign) {person} {what:n}[ as {role}][, due {due}][ {notify}]
         (make|put) {person} {role} of {what:n}[ until {due}][ {notify}]
         .{person} (takes over|is responsible for|does|will handle) {what:n}[ until {due}][, {notify}]
         .{what:n} (goes|is handed over|belongs) to {person}[, due {due}]
         .{what:n}: {person}[, {role}][, {due}]
         .{person} for {what:n}, please
         ?can {person} (do|take|take over) {what:n}[ as {role}]""", "ok => {person} has it."),
    tool("order_from", "(order|get|buy)_(from|dish|meal_from|takeaway|delivery)|(delivery|takeaway)_(order|get)", "order something from a shop or restaurant", "item dish product what: proper\nshop restaurant from store vendor: venue\n?quantity count number: few\n?address deliver_to to: street\n?time at when: time\n?tip tip_amount: cash",
         """(order|get|buy)( me|) {item:n} (from|at) {shop}[ to {address}][ at {time}]
         (order|get) {quantity} {item:n} (from|at) {shop}[ for {time}][ with a tip of {tip}]
         .I want {item:n} from {shop}[ at {time}]
         .{item:n} from {shop}[, {quantity} of them][, {address}]
         .{shop} has {item:n}. (Order|Get) {quantity}[ to {address}]
         .from {shop}: {item:n}[, {time}]
         ?can you (order|get) {item:n} from {shop}[ for {time}]""", "ok => It is ordered."),
    tool("alias", "(set|add|save|create)_(nickname|alias|shortcut|short_name)|(nickname|alias|shortcut)_(set|add)", "(set|save) another name for something", "target name for contact full_name: person / target item for: proper\nalias nickname short short_name: one !Mom,Boss,Doc,Grandpa,Home_Base,Sis,Chief,The_Twins,Big_T,Coach,Buddy,HQ,Landlord,Night_Desk,Sunshine,Lab_Rat,Number_One\n?public shared: bool for_everybody,publicly/only_for_me,privately",
         """(call|name) {target:n} {alias}( from now on| in future|)[, {public}]
         (save|set|use) {alias} (as the nickname of|as a nickname for|for) {target:n}[, {public}]
         .{alias} (is|means|stands for) {target:n}[, {public}]
         .when I say {alias} I mean {target:n}
         .{target:n} is {alias} (for me|now)
         .{target:n}, also known as {alias}[, {public}]
         ?can we call {target:n} {alias}""", "ok => {alias} it is."),
    tool("consult", "(book|schedule|make)_(consultation|visit|treatment|checkup|session|appointment_with)|(visit|consultation|session)_(book|schedule)", "(book|schedule) somebody with a specialist", "patient client name for who: person\ndoctor specialist with therapist provider: doctor\n?reason complaint why: ailment\n?date day on: date\n?time at hour: time\n?video online remote: bool by_video,as_a_video_call/in_person,at_the_practice\n?minutes duration length: num 10-90 minute minutes min",
         """(book|schedule|put) {patient} (with|in with) {doctor}[ on {date}][ at {time}][ for {reason}][, {video}]
         (book|make) a (visit|session|appointment) for {patient} (with|at) {doctor} <on {date};at {time};for {minutes}>[, {video}]
         .{patient} (needs|wants) to see {doctor} <on {date};at {time}>[ because of {reason}][, {video}]
         .{patient} has {reason} and (wants|needs) {doctor}[ on {date}]
         .{patient}, {doctor}[, {date}][, {time}][, {reason}]
         .{doctor} (sees|should see) {patient} <on {date};at {time}>[, {minutes}]
         ?(does|can) {doctor} (have time for|see) {patient} <on {date};at {time}>""", "ok => {patient} is booked."),
    tool("merge_two", "(merge|combine|join)_(records|items|entries|two)|(items|records|entries)_(merge|join)", "(merge|join) two things into one", "source from first one a: proper\ntarget into second other b: proper\n?keep keep_both keep_original: bool and_keep_both,keep_the_originals/without_keeping_the_originals,delete_the_rest\n?name new_name called: proper",
         """(merge|combine|join) {source:n} (into|with) {target:n}[, {keep}]
         (merge|fold|move) everything in {source:n} into {target:n}[, {keep}]
         (merge|join) {source:n} and {target:n}[ as {name:n}][, {keep}]
         .{source:n} (should be|is) part of {target:n}[, {keep}]. (Merge|Join) them
         .{source:n} and {target:n} are the same(. Merge them|, join them)[, {keep}]
         .{source:n} into {target:n}[, {keep}]
         ?can you (merge|combine) {source:n} (into|with) {target:n}""", "ok => They are one."),
    tool("pair_device", "(pair|connect|attach|bind|link)_(device|speaker|sensor|headset|display|controller)|(device|speaker)_(pair|connect|link)", "(connect|pair) a device with another", "device what source name: proper\nto target with hub network host: proper\n?via by over connection: enum Bluetooth wifi cable NFC\n?pin code password: digits\n?auto auto_connect always: bool automatically_from_now_on,and_remember_it/just_this_once,without_remembering_it",
         """(pair|connect|link) {device:n} (with|to) {to:n}[ (over|via) {via}][, pin {pin}][, {auto}]
         (connect|attach) {device:n} to {to:n}[ by {via}][ {auto}]
         .{device:n} (should be|has to be) (connected|linked) (to|with) {to:n}[ (via|over) {via}]
         .{device:n} (lost|doesn't find|can't see) {to:n}(, connect them|. Pair them)[ {auto}]
         .{device:n} -> {to:n}[, {via}]
         .{device:n} with {to:n}, {auto}
         ?can you (pair|connect) {device:n} (with|to) {to:n}[ over {via}]""", "ok => They are connected."),
    tool("teach", "(explain|summarize|describe|lecture)_(topic|subject|concept|chapter)|(topic|concept)_(explain|summarize)|explain_to", "(explain|summarize) a topic for an audience", "topic subject concept what: proper\n?audience for who level: one !beginners,children,managers,experts,ten-year-olds,tourists,new_colleagues,seniors,investors,high_school_students\n?words length max_words: num 20-400 word words\n?language in lang: language\n?style tone: enum simple formal funny technical\n?examples with_examples: bool with_examples/without_examples,no_examples",
         """(explain|summarize|describe) {topic:n}[ (for|to) {audience}][ in {language}][, {examples}]
         (explain|describe) {topic:n} in {words}[ for {audience}][, {examples}]
         (give|write) me {words} (on|about) {topic:n}[ for {audience}][ in {language}]
         .I have to explain {topic:n} to {audience}[ in {language}][, {words}][, {examples}]
         .{topic:n} for {audience}[, {words}][, {style}]
         .{audience} ask about {topic:n}. (Explain|Describe) it[ in {words}][, {examples}]
         ?what is {topic:n}, in {words}[ for {audience}]""", "{1:n} => {1}", True),
]

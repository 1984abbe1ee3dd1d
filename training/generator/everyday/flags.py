"""Tools with switches and settings that need not be told: shipped silently, without the tests, with high priority, in another region, because of something."""
from .tool import tool

TOOLS = [
    tool("rollout", "(deploy|release|ship|roll_out|push)_(service|app|application|build|release|version)|(service|app|release)_(deploy|ship|rollout)|deploy", "(deploy|release) a service", "service app name application project: service\n?environment env target stage: enum staging production dev test / environment env to: enum prod=prod,production staging=staging,stage dev=dev,development\n?version tag release build: version\n?skip_tests no_tests without_tests: bool without_tests,skip_the_tests,without_running_the_tests,don't_run_the_tests,no_tests/with_tests,run_the_tests_first,don't_skip_the_tests / run_tests tests with_tests: bool with_tests,run_the_tests_first,test_it_first/without_tests,skip_the_tests,no_tests,don't_run_the_tests\n?dry_run simulate preview: bool as_a_dry_run,just_a_dry_run,don't_really_do_it/for_real,not_a_dry_run,no_dry_run\n?region zone location: enum us-east-1 eu-west-1 eu-central-1 ap-south-1 us-west-2\n?reason why message because: bug\n?force forced: bool force_it,by_force/don't_force_it,no_force",
         """(deploy|release|ship|roll out|push) {service} <to {environment};in {region}>[, {skip_tests}][, {dry_run}]
         (deploy|release|ship) {version} of {service} <to {environment};in {region}>[, {skip_tests}]
         (deploy|release) {service}[ {version}][ to {environment}] (in|to) {region}[, reason: {reason}]
         (deploy|ship) {service}[ to {environment}][ {version}], {skip_tests}[ and {dry_run}]
         (deploy|roll out) {service} <to {environment};in {region}>[ but {dry_run}]
         (deploy|ship) {service}[ to {environment}], {force}[, {dry_run}]
         .{service} to {environment}[, {version}][, {dry_run}][, {skip_tests}]
         .{service}[ {version}] is (ready|tested|done)(. Ship it|. Deploy it|, roll it out)[ to {environment}][, {skip_tests}]
         .{version} of {service} (goes|should go|has to go) (live|out)[ in {region}][, {dry_run}]
         .I want {service} (on|in) {environment}[, {skip_tests}][ with {force}]
         ?can you (deploy|push) {service}[ {version}][ to {environment}][, {dry_run}]
         .we fixed it, (deploy|release) {service}[ to {environment}][, {force}]""", "ok => {service} is out."),
    tool("erase", "(delete|remove|purge|clear|wipe|clean)_(folder|directory|data|target|old_data)|(cache|folder|backup|logs)_(delete|purge|clear)", "(delete|remove) (a folder|old data)", "target path folder what directory: folder / target name what: one build_cache,old_logs,temp_files,last_backups,test_data,session_store,thumbnail_cache,download_folder,trash,browser_cache,draft_invoices,snapshots\n?recursive deep with_subfolders: bool recursively,with_all_subfolders,and_everything_below/not_recursively,without_subfolders\n?force no_confirm yes: bool without_asking,by_force,force_it/ask_first,without_force,don't_force_it / confirm ask prompt: bool ask_me_first,with_a_confirmation/without_asking,no_confirmation,don't_ask\n?permanent permanently forever: bool for_good,permanently/but_keep_it_in_the_trash,not_permanently\n?older_than_days days age_days: num 2-90 day days\n?dry_run simulate: bool as_a_dry_run,only_show_what_would_happen/for_real,no_dry_run",
         """(delete|remove|clear|wipe) {target}[ older than {older_than_days}][ {recursive}][, {force}][, {permanent}]
         (delete|remove|purge) everything in {target} (that is |)older than {older_than_days}[, {dry_run}][, {force}]
         (delete|remove|clear out) {target} <{recursive};{permanent};{force}>
         (get rid of|throw away) {target}[ {permanent}][, {force}]
         .{target} (is full|takes too much space|can go|is not needed any more). (Delete|Remove|Clear) it[ {recursive}][, {permanent}][, {force}]
         .(I don't need|we don't need|nobody needs) {target} any more, (delete|remove) it[ {recursive}][, {dry_run}]
         .{target}, delete it, {force}
         ?can you (delete|clear) {target}[ {recursive}][ {permanent}]""", "ok => It is deleted."),
    tool("courier", "(send|ship|dispatch|mail)_(package|parcel|gift|item|order|letter)|(package|gift|parcel)_(send|ship|dispatch)", "(send|ship) a package to somebody", "item package what article: one scarf,birthday_card,phone_case,board_game,photo_album,coffee_mug,headphones,documents,sample_box,spare_part,novel,sweater,contract,bottle_of_wine,toy_train,shoes,painting,keys,cookies\nrecipient to receiver person who: person\n?express fast priority urgent: bool by_express,express,as_fast_as_possible/standard_shipping,not_express,no_express\n?gift_wrap wrapped gift: bool gift-wrapped,as_a_gift,wrapped_as_a_gift,wrap_it_nicely/not_wrapped,without_wrapping,no_gift_wrap,don't_wrap_it\n?insured insurance with_insurance: bool insured,with_insurance/without_insurance,not_insured,no_insurance\n?note message card_text: sentence\n?signature signature_required: bool with_signature,signed_for/without_signature,no_signature_needed",
         """(send|ship|mail) the {item} to {recipient}[, {express}][, {gift_wrap}][ and {insured}]
         (send|ship) {recipient} the {item}[, {gift_wrap}][, {insured}][ with the note {note:q}]
         (send|mail) the {item} to {recipient}, {insured}[ and {signature}][, {express}]
         .the {item} (is|goes|has to go) to {recipient}[, {express}][, {insured}]
         .{recipient} (is waiting for|wants|should get|ordered) the {item}. Send it[ {express}][, {gift_wrap}][, {insured}]
         .{item} for {recipient}, {gift_wrap}[, {express}]
         .the {item} to {recipient}[, {insured}][, {signature}]
         ?can you send {recipient} the {item}[, {express}][ with a note saying {note:q}]""", "ok => The {item} is on its way."),
    tool("kitchen_order", "(order|make|add|get)_(food|drink|meal|takeaway|menu_item|snack)|(food|meal|menu)_(order|add)", "(order|make) something to eat or drink", "item what dish drink product: one cappuccino,margherita,cheeseburger,latte,veggie_burger,club_sandwich,green_tea,pad_thai,flat_white,burrito,espresso,falafel_wrap,hot_chocolate,iced_tea,ramen,fish_tacos,caesar_salad,lemonade\n?size portion: enum small medium large\n?extra_cheese cheese with_cheese: bool with_extra_cheese,extra_cheese_please/without_cheese,no_cheese\n?onions with_onions: bool with_onions/without_onions,no_onions,hold_the_onions / no_onions without_onions: bool without_onions,no_onions,hold_the_onions/with_onions\n?to_go takeaway take_out: bool to_go,to_take_away/for_here,to_eat_here\n?decaf caffeine_free: bool decaf,without_caffeine/with_caffeine,not_decaf\n?quantity count number: count\n?spicy hot: bool spicy,extra_spicy/not_spicy,mild",
         """(order|make|get|get me|bring me) a {size} {item}[ {extra_cheese}][ and {onions}][, {to_go}]
         (order|get|make) {quantity} {item:n}[, {size}][, {onions}][, {to_go}]
         (order|get me|make me) a {item:n}[ {onions}][, {decaf}][, {to_go}][, {spicy}]
         .a {size} {item:n}[, {onions}][, {to_go}][, {spicy}], please
         .I'd like a {item:n}[, {size}][ {extra_cheese}][ {onions}][, {to_go}]
         .one {item:n}[ {onions}][, {decaf}][, {to_go}]
         .I'm (hungry|thirsty|starving), (order|get) me a {size} {item}[, {onions}]
         ?can I (have|get) a {item:n}[ {onions}][, {size}][, {to_go}]""", "ok => It is ordered."),
    tool("stay_options", "(book|reserve|hold)_(stay|room|hotel_room|accommodation|lodging)|(stay|lodging|accommodation)_(book|reserve)", "(book|reserve) a place with options", "name place property which: hotel\nnights stay num_nights: num 1-12 night nights\n?breakfast include_breakfast with_breakfast: bool with_breakfast,breakfast_included/without_breakfast,no_breakfast\n?pets pets_allowed dog: bool with_my_dog,pets_allowed/without_pets,no_pets\n?parking with_parking car: bool with_parking,with_a_parking_space/without_parking,no_parking\n?refundable flexible: bool refundable,with_free_cancellation/non-refundable,without_cancellation\n?smoking smoker: bool smoking,for_smokers/non-smoking,no_smoking\n?check_in date from arrival: date\n?sea_view view: bool with_a_sea_view/without_a_view,no_view_needed",
         """(book|reserve) {name} for {nights}[ from {check_in}][, {breakfast}][ and {parking}][, {pets}]
         (book|reserve) {nights} at {name}[, {breakfast}][, {smoking}][, {refundable}]
         (book|get) me {name}, {nights}[, {sea_view}][, {parking}]
         .{name}, {nights}[ from {check_in}][, {breakfast}][, {pets}]
         .we stay at {name}[ from {check_in}] for {nights}[, {parking}][, {breakfast}]. Book it
         .{nights} at {name}, {refundable}[, {breakfast}][ and {parking}]
         ?is {name} free for {nights}[ from {check_in}][, {pets}][, {smoking}]""", "ok => {name} is booked."),
    tool("copy_job", "(print|copy|photocopy|duplicate)_(document|file|pages|report)|(document|pages)_(print|copy)|print_job", "(print|copy) a document", "file document path name: path\n?copies count quantity n: num 2-40 copy copies\n?color colored in_color: bool in_color,colored/in_black_and_white,without_color,not_in_color / monochrome grayscale black_white: bool in_black_and_white,without_color/in_color\n?double_sided duplex two_sided: bool double-sided,on_both_sides/single-sided,on_one_side\n?paper paper_size format size: enum A4 A3 letter legal\n?staple stapled: bool stapled,and_staple_it/not_stapled,without_staples",
         """(print|copy) {file} <{copies};{color};{double_sided};on {paper}>[, {staple}]
         (print|make) {copies} of {file}[ {color}][, {double_sided}][, on {paper}]
         .{copies} of {file}, {color}[, {double_sided}]
         .I need {file} on paper[, {color}][, {copies}][, {double_sided}]
         .{file} on {paper}[, {copies}][, {color}]
         ?can you print {file}[ {color}][ {double_sided}][ on {paper}]""", "ok => It is printed."),
    tool("export", "(export|download|save|generate)_(report|table|data|chart|invoice_list|statistics|timesheet)|(report|data)_(export|generate)", "(export|generate) a report", "name report data what table: one sales_report,customer_list,timesheet,inventory,survey_results,error_statistics,expense_report,guest_list,monthly_summary,test_results,payroll,attendance_list,order_history,traffic_numbers\n?format type file_type as: enum csv pdf xlsx json html / format type: enum csv=CSV pdf=PDF xlsx=Excel json=JSON\n?month period for_month: one !January,February,March,April,May,June,July,August,September,October,November,December\n?header headers include_header: bool with_a_header,with_headers,include_the_header/without_a_header,no_headers,leave_out_the_header,skip_the_header\n?email send_to recipient: email\n?limit rows max_rows: num 10-900 row rows\n?anonymous anonymized: bool anonymized,without_names/with_names,not_anonymized\n?language lang: language",
         """(export|download|generate|save|create) the {name} <for {month};as {format};in {language}>[, {header}][, {anonymous}]
         (export|give me|get) the {name} as {format}[, {limit}][, {header}]
         (send|export) the {name}[ as {format}] to {email}[, {anonymous}]
         .{name}, {format}[, {month}][, {limit}]
         .I need the {name} <for {month};as {format};in {language}>[, {anonymous}]
         .my boss wants the {name}[ for {month}][ as {format}]. (Export|Create) it[, {header}]
         .the {name} for {month}[, {format}][, {anonymous}]
         ?can I have the {name}[ for {month}] (as|in) {format}[ {header}]""", "ok => The {name} is ready."),
    tool("announce", "(send|post|publish|broadcast)_(announcement|notification|alert|broadcast|push|notice)|(notification|announcement)_(send|post)", "(send|post) an announcement", "message text body content: sentence\n?channel audience group to: one everyone,the_sales_team,all_guests,the_night_shift,parents,drivers,volunteers,subscribers,the_whole_building,students,tenants,the_crew\n?priority urgency importance level: enum low normal high urgent\n?silent quiet no_sound muted: bool silently,without_sound,without_ringing/with_sound,not_silently / sound with_sound play_sound: bool with_sound/silently,without_sound\n?pin pinned sticky: bool and_pin_it,pinned/don't_pin_it,not_pinned\n?at time schedule when: time",
         """(send|post|broadcast) {message:q}[ to {channel}][ with {priority} priority][ {silent}][ at {at}]
         (tell|notify|inform) {channel}[ {silent}][ with {priority} priority][ at {at}]: {message}
         (send|post) (a|an) {priority} (notice|announcement|message)[ to {channel}][ {silent}]: {message}
         .{priority} priority[, to {channel}]: {message}
         .{channel} (should|have to|must) know: {message}
         .announcement[ for {channel}][ at {at}]: {message}
         ?can you {silent} (tell|notify) {channel} that {message:q}""", "ok => It is sent."),
    tool("ticket_full", "(create|open|file|report|raise)_(incident|request|case|defect|complaint|work_order)|(incident|case|defect)_(create|open)", "(create|open) a case", "title summary subject what: bug\n?priority urgency severity: enum low medium high critical\n?assignee assigned_to owner person: person\n?team group queue: team\n?component area module: service\n?due due_date deadline: date\n?customer reported_by client: company\n?labels tags: tags\n?notify notify_team send_mail: bool and_notify_everyone,and_tell_the_team,let_the_team_know/without_notifying_anybody,don't_notify_anyone,no_need_to_tell_anyone,keep_it_quiet",
         """(open|create|file|raise) a {priority} priority (case|incident|request) (for|about) {title:q}[ and assign it to {assignee}][, {notify}]
         (open|create|file) (a case|an incident|a request)(:|) {title:q} <priority {priority};for {assignee};due {due};in {component}>[, {notify}]
         (report|file) {title:q} for {component}[, priority {priority}][, {assignee} should look at it]
         .{customer} reports {title:q}[, priority {priority}][, {notify}]
         .{title:q}, {priority}[, {assignee}][, due {due}]
         .{assignee} should (fix|take care of|handle) {title:q}[ by {due}][, {priority} priority]. (Open|Create) a case
         .{component}: {title:q}[, {priority}]
         .new (case|incident)[ from {customer}]: {title}""", "ok => The case is open."),
    tool("playback", "(play|start|stream)_(playlist|album|show|episode|audiobook|stream)|(playlist|album|audiobook)_(play|start)", "(play|start) an album or show", "title name album what: song\n?device speaker where room: room\n?shuffle random: bool shuffled,on_shuffle,in_random_order/in_order,without_shuffle,not_shuffled\n?repeat loop again: bool on_repeat,in_a_loop/without_repeat,just_once\n?volume level loudness: share\n?subtitles captions: bool with_subtitles/without_subtitles,no_subtitles\n?quality resolution: enum low medium high\n?from_start restart: bool from_the_beginning/from_where_I_stopped",
         """(play|start|put on) {title:q}[ in the {device}][ {shuffle}][ at {volume}][, {repeat}]
         (play|start) the (album|show|playlist) {title:q} <in the {device};{shuffle};at {volume};{repeat}>
         (play|stream) {title:q} {subtitles}[ in the {device}][ in {quality} quality]
         (start|play) {title:q} {from_start}[ in the {device}][, {subtitles}]
         .{title:q} in the {device}, {volume}[, {shuffle}]
         .I want to (hear|see|watch) {title:q}[ in the {device}][, {subtitles}][, {shuffle}]
         ?can you put on {title:q}[ {shuffle}][ in the {device}][ at {volume}]""", "ok => Playing {title}."),
    tool("build_flags", "(build|compile)_(project|module|crate|target|workspace)|(project|module)_(build|compile)|run_build", "(build|compile) a project", "project target module name: slug\n?release optimized production: bool in_release_mode,optimized,as_a_release/in_debug_mode,not_optimized\n?clean from_scratch rebuild: bool from_scratch,after_a_clean/without_cleaning,incrementally,don't_clean\n?jobs threads parallel workers: num 2-32 job jobs\n?verbose detailed: bool verbosely,with_full_output/quietly,without_output / quiet silent: bool quietly,without_output/verbosely,with_full_output\n?features with_features flags: words\n?coverage with_coverage: bool with_coverage/without_coverage,no_coverage",
         """(build|compile|make) {project} <{release};with {jobs};{clean};{verbose}>[, features {features}]
         (build|rebuild|compile) {project} {clean}[, {release}][, {verbose}]
         (build|compile) {project}[ {coverage}][ with {jobs}][, {verbose}]
         .{project}, {release}[, {clean}][, {jobs}]
         .I need {project} {release}[, {clean}]
         .{project} does not link any more. (Build|Compile) it {clean}[, {release}]
         ?can you (build|compile) {project} {release}[ with {jobs}][ {coverage}]""", "ok => {project} is built."),
    tool("member", "(add|create|invite|register|enroll)_(member|account|person|user_account)|(member|account|employee)_(add|create|register)", "(add|register) a person", "name full_name person who: person\n?email mail contact: email\n?role position type: enum admin=admin,administrator member=member viewer=viewer,guest editor / role: enum player coach goalkeeper captain / role: enum nurse doctor patient\n?department team group: team\n?send_invite notify welcome_mail: bool and_send_an_invitation,with_a_welcome_mail,send_them_a_mail/without_an_invitation,don't_send_a_mail,no_welcome_mail,no_need_to_send_a_mail\n?active enabled: bool active_at_once,already_active/not_active_yet,still_inactive\n?age years: num 6-90 year years\n?start_date starts from: date",
         """(add|register|create|enroll|sign up) {name}[ as {role}][ in {department}][ with {email}][, {send_invite}]
         (add|register) {name} <as {role};{email};starting {start_date}>[, {send_invite}]
         .{name} (is new|joins us|joined|starts here)[ as {role}][ on {start_date}](. Add them|, register them|. Create an account)[, {email}][, {send_invite}]
         .{name}, {email}[, {role}][, {send_invite}]
         .we have a new {role:n}[ in {department}], {name}[, {email}]
         .(new member|new account|please add)(:|) {name}[, {email}][, {role}][, {active}]
         ?can you (add|register) {name} as {role}[ {send_invite}]""", "ok => {name} is added."),
    tool("search_options", "(search|find|look_up|query)_(catalog|archive|database|offers|jobs|apartments|listings|library|vacancies)|(catalog|archive|library|listings)_(search|query)", "(search|look through) a catalog", "query q what keywords term: query\n?limit max_results count n: num 2-50 result results / limit max_results: num 3-40 hit hits\n?sort sort_by order_by order: enum price=price date=date rating=rating relevance\n?descending reverse desc: bool in_descending_order,highest_first/in_ascending_order,lowest_first\n?max_price price_limit budget: cash\n?category section in type: topic\n?in_stock available only_available: bool only_what_is_available,in_stock/including_what_is_sold_out,also_sold_out_ones\n?exact exact_match: bool exactly_as_written,exact_matches_only/also_similar_ones,not_exactly\n?region country near: city",
         """(search|look|look for|find) {query:q}[ in {category}] <{limit};sorted by {sort};under {max_price};near {region}>[, {in_stock}][, {descending}]
         (search for|find|look for) {query:q}, {exact}[, {limit}][, sorted by {sort}]
         (find|show|give) me {limit} for {query:q}[ in {category}][, sorted by {sort}][ {descending}]
         .{query:q}, {limit}[, {sort} first][, under {max_price}]
         .{limit} for {query:q} near {region}[ under {max_price}]
         .I'm looking for {query:q}[ near {region}][ for at most {max_price}][, {in_stock}]
         ?(is there|do you have) {query:q}[ near {region}][ for less than {max_price}]""", "{1:n} => {1}", True),
    tool("k8s", "(restart|bounce|recreate)_(pod|deployment|workload|stateful_set|pods)|(pod|workload|deployment)_(restart|recreate)", "restart a workload of the cluster", "name pod workload deployment: slug\n?namespace ns: one !default,kube-system,monitoring,payments,staging,ingress,team-a,batch,web,data\n?cluster context: one !prod-eu,prod-us,dev-1,edge,lab,blue,green\n?grace_seconds grace_period timeout: num 5-120 second seconds s,sec\n?force now: bool by_force,force_it/gently,without_force,don't_force_it\n?wait block: bool and_wait_for_it,wait_until_it_is_done/don't_wait,without_waiting",
         """(restart|bounce|recreate) {name} <in the {namespace} namespace;on cluster {cluster};with {grace_seconds} grace>[, {force}][ {wait}]
         (restart|recreate) the pod {name}[ in namespace {namespace}][ on {cluster}][, {force}]
         (restart|bounce) {name} in {namespace}[ on {cluster}][ {wait}][, {grace_seconds}]
         .{name} in {namespace} (hangs|is stuck|crash loops|does not answer). Restart it[ {force}][, {wait}]
         .{namespace}/{name} needs a restart[, {force}][, {grace_seconds} grace]
         ?can you (restart|recreate) {name}[ in {namespace}][, {force}]""", "ok => {name} is back."),
]

"""Work at a desk: taxis, invoices, hours, expenses, charts, summaries, posts, videos, subscriptions, machines."""
from .tool import service

_TOPIC = "one !!remote_work,the_history_of_tea,climate_change,electric_cars,sleep,space_travel,healthy_food,the_Roman_Empire,solar_power,city_planning,learning_languages,bees,artificial_intelligence,coffee,chess_openings,ocean_currents,renewable_energy,time_management"
TOOLS = [
    service("taxi", "(book|order|call|request)_(taxi|ride|cab)|(taxi|ride)_(book|request)", "(book|order) a taxi", "pickup from origin start: spot | Where it picks you up | Pickup address\ndestination to dropoff: spot | Where to go | Destination\n?time at when: time | Pickup time, now if left out\n?passengers people seats: num 2-7 passenger passengers | Number of passengers\n?type car_type vehicle: enum standard van luxury electric | Type of car, default standard\n?child_seat baby_seat: flag | With a child seat\n?luggage bags big_luggage: flag | Space for luggage | A lot of luggage\n?wheelchair accessible: flag | Wheelchair accessible\n?shared share pool: flag | Share the ride with others\n?payment pay_by: enum cash card app | How you pay",
         """(book|order|get|call)( me|) a taxi from {pickup} to {destination}
         (book|order|get)( me|) {shared=true}a shared ride from {pickup} to {destination}
         .I need a (taxi|ride|cab) from {pickup} to {destination}
         .taxi from {pickup} to {destination}
         .pick me up at {pickup}, I want to go to {destination}
         (book|get)( me|) a ride to {destination} from {pickup}
         ?can I get a (taxi|cab) from {pickup} to {destination}""", "at {time}\nfor {passengers}\n{child_seat=true}with a (child|baby) seat", ", {luggage=true}(we have a lot of luggage|with a lot of luggage)|, {wheelchair=true}(one of us is in a wheelchair|wheelchair accessible)|, {shared=true}(a shared one is fine|shared)|, {shared=false}(not shared|I don't want to share it)|, {type=electric}an electric one|, paying (by|with) {payment}", "{luggage=true}(We have a lot of luggage|There's a lot of luggage)\n{child_seat=true}(We need a child seat|The baby needs a seat)\n{shared=false}(Don't share it with others|Not a shared one)\nWe are {passengers}\nI pay by {payment}\n{wheelchair=true}(I use a wheelchair|It must be accessible)"),
    service("invoice", "(create|make|write|new)_invoice|invoice_(create|new)", "(create|write) an invoice", "customer client to company: company | Name of the customer | Customer\namount total sum: cash | Amount | Total amount\n?due_days payment_days terms: days | Days until it is due\n?description text for item: one !consulting,web_design,translation,garden_work,repairs,catering,training,hosting,photography,cleaning | What it is for\n?tax vat_rate tax_rate: share | Tax in percent\n?send send_email email_it: flag | Send it by email | Email it to the customer\n?draft is_draft: flag | Only as a draft\n?recurring monthly repeat: flag | Every month\n?language lang: language | Language of the invoice",
         """(create|write|make) an invoice for {customer} over {amount}
         (create|write|make) an invoice over {amount} for {customer}
         (bill|invoice|charge) {customer} {amount}
         (create|make) a {draft=true}draft invoice for {customer} over {amount}
         .{customer} owes us {amount}, (write|make) an invoice
         .invoice for {customer}, {amount}
         ?can you (bill|invoice) {customer} {amount}""", "for {description}\nwith {tax} tax\nin {language}", ", {send=true}(and send it by email|and email it to them|and send it)|, {send=false}(but don't send it yet|don't send it)|, {draft=true}(as a draft|only a draft)|, {recurring=true}(every month|monthly)|, due in {due_days}", "{send=true}(Send it by email|Email it to them)\n{send=false}(Don't send it yet|Don't email it)\nIt is due in {due_days}\n{recurring=true}(Repeat it every month|Every month)\n{draft=true}(Leave it as a draft|Just a draft)"),
    service("work_hours", "(log|track|add|record)_(time|hours|work_time)|(time|hours)_(log|track)", "(log|record) working hours", "hours duration time_spent: num 1-12 hour hours h | Number of hours\nproject name project_name client: app | Name of the project | Project\n?task activity description: one !meetings,testing,design,support,planning,review,bug_fixes,documentation,research,travel | What was done\n?date day on: date | Date, default today\n?billable is_billable chargeable: flag | Billed to the client | Billable\n?overtime extra: flag | Overtime\n?user username employee: user | User name, if it is for somebody else",
         """(log|track|add|record|book) {hours} (on|for) {project:n}
         (log|track|record) {hours} of {task} (on|for) {project:n}
         .I (worked|spent) {hours} on {project:n}
         .{hours} (on|for) {project:n}
         .{project:n}, {hours}
         .{user:n} worked {hours} on {project:n}
         ?can you (log|track) {hours} on {project:n}""", "on {date}\nfor {user:n}", ", {billable=true}(billable|bill it to the client)|, {billable=false}(not billable|non-billable|don't bill it)|, {overtime=true}(as overtime|overtime)|, {overtime=false}no overtime", "{billable=true}(It's billable|Bill it to the client)\n{billable=false}(It's not billable|Not billable)\n{overtime=true}(It was overtime|That's overtime)\nIt was {task}"),
    service("expense", "(add|create|submit|log)_expense|expense_(add|create|submit)", "(add|submit) an expense", "amount sum cost: cash | Amount | How much\ncategory type kind: enum travel food hotel office training | Category of the expense\n?merchant vendor shop paid_to: company | Where it was paid | Merchant\n?date day on: date | Date, default today\n?reimbursable refund paid_privately: flag | To be paid back | Paid with own money\n?note comment description: one !client_dinner,train_to_Leeds,new_keyboard,team_lunch,taxi_home,conference_ticket,printer_ink | Note\n?project client cost_center: app | Project\n?receipt has_receipt with_receipt: flag | There is a receipt",
         """(add|submit|log|enter|record) an expense of {amount} for {category}
         (add|submit|enter) a {category} expense of {amount}
         .I (spent|paid) {amount} for {category}
         .{amount} for {category}
         .expense: {category}, {amount}
         .{category}: {amount}
         ?can you (submit|add) {amount} for {category}""", "(to|at) {merchant}\non {date}", ", {reimbursable=true}(I paid it myself|I want it back|to be paid back)|, {reimbursable=false}(paid with the company card|not to be paid back)|, {receipt=true}(with a receipt|I have the receipt)|, {receipt=false}(without a receipt|no receipt)|, note: {note}", "{reimbursable=true}(I need it paid back|I paid it with my own money)\n{receipt=false}(I have no receipt|There's no receipt)\n{receipt=true}(I have a receipt|There is a receipt)\nIt was for project {project:n}\nNote: {note}"),
    service("teach", "(summarize|sum_up)_(file|document|text_file)|(document|file)_(summarize|summary)", "summarize a document", "document file path name: docname | Document | File to summarize\n?length size detail: enum short medium long | Length of the summary, default medium\n?language lang: language | Language of the summary\n?bullet_points bullets as_list: flag | As bullet points | As a list\n?max_words words word_limit: num 50-400 word words | Highest number of words\n?include_numbers figures keep_figures: flag | Keep the figures\n?audience reader for: enum children experts customers managers | Who reads it",
         """(summarize|sum up) {document:n}
         (make|write|give)( me|) a summary of {document:n}
         (make|write|give)( me|) a {length} summary of {document:n}
         (summarize|sum up) {document:n} in {max_words}
         .I have no time to read {document:n}, (summarize it|sum it up)
         .summary of {document:n}
         ?can you (summarize|sum up) {document:n}""", "in {language}\nfor {audience}", ", {bullet_points=true}(as bullet points|in bullet points|as a list)|, {bullet_points=false}(as running text|no bullet points|without bullet points)|, (at most|no more than) {max_words}", "{bullet_points=true}(Use bullet points|As bullet points, please)\n{bullet_points=false}(No bullet points)\nKeep it {length}\nIn {language}\n{include_numbers=true}(Keep the figures|Keep all numbers)", "{1:sentence} => {1}", True),
    service("essay", "(write|generate|draft)_(article|essay|text|blog_post)|(article|text|essay)_(write|generate)", "(write|draft) a text about a topic", f"topic subject about theme: {_TOPIC} | Topic | What it is about\n?words length word_count max_words: num 50-900 word words | Length in words\n?tone style voice: enum friendly formal funny serious | Tone, default friendly\n?language lang: language | Language of the text\n?title headline with_title: flag | With a title | Add a headline\n?format output: enum markdown html plain | Format\n?audience readers for: one !beginners,teachers,children,tourists,managers,students,parents | Who reads it",
         """(write|draft) (an article|a text|a blog post) about {topic}
         (write|draft) a {tone} text about {topic}
         (write|draft) {words} about {topic}
         .I need (an article|a text) about {topic}
         .(article|text) about {topic}
         ?can you write something about {topic}""", "in {language}\nwith {words}\nfor {audience}", ", in a {tone} tone|, {title=true}(with a title|with a headline)|, {title=false}(without a title|no title)|, as {format}", "Make it {tone}\n{title=true}(Add a title|With a headline)\n{title=false}(No title)\nAbout {words}\nIn {language}", "{1:sentence} => {1}", True),
    service("chart", "(create|draw|make|plot)_(chart|graph|plot|diagram)|(chart|plot)_(create|data)", "(create|draw) a chart from a file", "file data source path: spreadsheet | File with the data | Data\n?type chart_type kind: enum bar line pie scatter | Type of the chart, default bar\n?x x_axis x_column: column | Column for the x axis\n?y y_axis y_column: column | Column for the y axis\n?title heading: one !Sales,Growth,Costs,Visitors,Results,Temperature,Orders_by_Month,Team_Size | Title\n?legend show_legend with_legend: flag | Show a legend\n?grid gridlines show_grid: flag | With grid lines\n?log_scale logarithmic log: flag | Logarithmic scale\n?color colour: color | Color",
         """(draw|make|create|plot) a chart (of|from) {file:n}
         (draw|make|create) a {type} chart (of|from) {file:n}
         plot {file:n}
         .I need a {type} chart of {file:n}
         .{type} chart of {file:n}
         (show|visualize) {file:n} as a {type} chart
         ?can you (plot|draw) {file:n}""", "in {color}\nwith {x:n} on the x axis\nwith {y:n} on the y axis", ", {legend=true}(with a legend)|, {legend=false}(without a legend|no legend)|, {grid=true}(with grid lines|with a grid)|, {grid=false}(no grid|without grid lines)|, {log_scale=true}(on a log scale|with a logarithmic scale)", "{legend=true}(Show the legend|With a legend)\n{legend=false}(No legend)\nCall it {title:q}\n{log_scale=true}(Use a log scale|Logarithmic, please)\nMake it {color}"),
    service("post", "(create|publish|new|make)_(post|social_post)|(post|status)_(create|publish)|post_status", "publish a post on a social network", "text content message body: one !!we_are_hiring,sunny_day_at_the_lake,our_new_shop_opens_on_Friday,thanks_for_1000_followers,just_finished_my_first_marathon,new_song_out_now,who_wants_to_play_chess?,coffee_first,the_workshop_was_great,look_at_this_view,happy_new_year_everyone,we_moved_to_a_new_office | Text of the post\n?platform network site: enum twitter facebook mastodon linkedin | Network\n?visibility audience privacy: enum public friends private | Who can see it, default public\n?image picture photo: picture | Picture to attach\n?schedule at time: time | When to publish it, now if left out\n?comments allow_comments comments_enabled: flag | Whether people may comment | Allow comments\n?pin pinned: flag | Pin it to the profile\n?hashtags tags: some travel,food,jobs,music,running,summer,design,family | Hashtags",
         """(post|publish|share) {text:q}
         (post|publish|share) {text:q} on {platform}
         (write|make|create) a post(:| saying) {text:q}
         (write|make) a {visibility=private}private post: {text:q}
         .(new |)post: {text:q}
         .I want to (post|share) {text:q}
         ?can you (post|share) {text:q}""", "on {platform}\nat {schedule}\nwith (the |)(picture|photo) {image:n}", ", {visibility=friends}(only for friends|for friends only)|, {visibility=private}(only for me|private)|, {visibility=public}(for everybody|public)|, {comments=false}(without comments|no comments|comments off)|, {comments=true}with comments|, {pin=true}(and pin it)", "{comments=false}(Turn off comments|No comments)\n{pin=true}(Pin it to my profile|Pin it)\n{visibility=friends}(Only friends should see it|Friends only)\nUse the picture {image:n}\nHashtags: {hashtags}"),
    service("video", "(upload|publish)_video|video_(upload|publish)", "upload a video", "file path video name: audio | Video file | Path of the video\n?title name: one !Summer_in_Rome,How_to_Bake_Bread,Product_Demo,Our_First_Flight,Team_Talk,My_Garden,Cup_Final | Title\n?visibility privacy: enum public unlisted private | Who can see it, default private\n?kids made_for_kids for_children: flag | Made for children | For kids\n?subtitles captions auto_subtitles: flag | Make subtitles\n?notify notify_subscribers: flag | Tell the subscribers | Notify subscribers\n?playlist: list_of | Playlist to add it to | Name of the playlist\n?category: enum music sports education travel gaming | Category",
         """upload {file:n}
         (upload|publish) the video {file:n}
         (put|get) {file:n} online
         (upload|publish) {file:n} as a {visibility} video
         .{file:n} (is ready|is finished), upload it
         ?can you upload {file:n}""", "(called|titled|with the title) {title:q}\nto (my|the) {playlist} playlist", ", {visibility=public}(public|everybody may see it)|, {visibility=private}(private|only for me)|, {visibility=unlisted}unlisted|, {kids=true}(it's made for kids|for children)|, {kids=false}(it's not for kids|not for children)|, {subtitles=true}(with subtitles|and make subtitles)|, {notify=true}(and tell my subscribers|and notify the subscribers)|, {notify=false}(without telling my subscribers|don't notify anyone)", "{kids=true}(It's for kids|It is made for children)\n{subtitles=true}(Add subtitles|Make subtitles too)\n{notify=false}(Don't notify my subscribers|Don't tell anybody)\n{notify=true}(Tell my subscribers|Notify the subscribers)\nCategory: {category}\nAdd it to the {playlist} playlist"),
    service("charges", "(create|start|add|new)_subscription|subscription_(create|start)|subscribe", "(start|create) a subscription", "customer user username subscriber: user | User name of the customer | Customer\nplan tier product: enum basic plus pro family | Plan\n?trial_days trial free_days: days | Days for free at the beginning\n?yearly annual billed_yearly: flag | Paid once a year instead of monthly | Yearly billing\n?coupon code discount_code: one !SAVE10,SUMMER25,WELCOME5,VIP-20,SPRING24,HELLO2024,TEAM-50 | Coupon code\n?auto_renew renew: flag | Renew by itself | Automatic renewal\n?send_receipt receipt email_receipt: flag | Send a receipt by email | Receipt",
         """(start|create|add) a {plan} subscription for {customer:n}
         (put|switch|move) {customer:n} (on|to) the {plan} plan
         (subscribe|sign up) {customer:n} (to|for) the {plan} plan
         .{customer:n} (wants|takes|bought) the {plan} plan
         .{plan} plan for {customer:n}
         ?can you put {customer:n} on the {plan} plan""", "with {trial_days} (for |)free\nwith (the |)(coupon|code) {coupon:n}", ", {yearly=true}(billed yearly|paid yearly|once a year)|, {yearly=false}(billed monthly|monthly)|, {auto_renew=true}(with automatic renewal|auto-renew)|, {auto_renew=false}(without automatic renewal|no auto-renewal|don't renew it)|, {send_receipt=true}(and send a receipt|and email the receipt)", "{yearly=true}(They pay yearly|Yearly billing)\n{yearly=false}(They pay monthly)\n{auto_renew=false}(Don't renew it automatically|No automatic renewal)\n{send_receipt=true}(Send a receipt|Email them the receipt)\nThe (coupon|code) is {coupon:n}"),
    service("donate", "(make_|create_|)donation|donate_money|send_donation", "(give|donate) money to an organization", "organization charity to recipient: one !Red_Cross,Animal_Shelter,Food_Bank,Doctors_Without_Borders,Tree_Fund,City_Library,Open_Museum,Sea_Rescue,Children's_Hospital,School_of_Hope | Name of the organization | Who gets it\namount sum value: cash | Amount\n?monthly recurring every_month: flag | Every month | Recurring\n?anonymous hide_name no_name: flag | Without the name | Anonymous\n?message note dedication: one !!keep_it_up,in_memory_of_Grandma,thank_you_for_your_work,for_the_kids,from_all_of_us | Message\n?receipt tax_receipt: flag | Send a receipt for the taxes",
         """(donate|give|send) {amount} to {organization:n}
         give {organization:n} {amount}
         (make|send) a donation of {amount} to {organization:n}
         (make|send) an {anonymous=true}anonymous donation of {amount} to {organization:n}
         .{amount} for {organization:n}
         .I want to (donate|give) {amount} to {organization:n}
         ?can you donate {amount} to {organization:n}""", "with the message {message:q}", ", {monthly=true}(every month|monthly|each month)|, {monthly=false}(just once|only once)|, {anonymous=true}(anonymously|without my name)|, {anonymous=false}with my name|, {receipt=true}(with a receipt|and I need a receipt)", "{monthly=true}(Every month|Make it monthly)\n{anonymous=true}(Keep it anonymous|Don't show my name)\n{receipt=true}(I need a receipt for the taxes|Send me a receipt)\nThe message: {message:q}"),
    service("lesson", "(book|reserve|join)_(class|fitness_class|gym_class)|class_(book|join)", "(book|join) a class at the gym", "class_name class name activity: one !yoga,pilates,spinning,zumba,boxing,aqua_fitness,crossfit,stretching,salsa,power_yoga,body_pump,karate | Name of the class, e.g. yoga | Class\n?date day on: date | Date\n?time at: time | Time\n?spots people count: num 2-6 person people | Number of people\n?trainer instructor coach: first_name | Name of the trainer\n?waitlist waiting_list: flag | Go on the waiting list when it is full\n?mat rent_mat equipment: flag | Rent a mat | With equipment\n?beginner for_beginners: flag | Class for beginners",
         """(book|reserve|join) (the |a |){class_name} class
         (book|join) a {beginner=true}beginner {class_name} class
         (sign me up|put me down) for (the |){class_name} class
         .I want to (go to|do|join) {class_name}
         .{class_name} class, {date}
         ?can I join the {class_name} class""", "on {date}\nat {time}\nfor {spots}\nwith {trainer}", ", {waitlist=true}(on the waiting list if it's full|put me on the waiting list if needed)|, {mat=true}(and rent a mat|with a mat)|, {mat=false}(I bring my own mat|no mat needed)|, {beginner=true}(for beginners|I'm a beginner)", "{waitlist=true}(If it's full, put me on the waiting list)\n{mat=true}(I need a mat|Rent a mat too)\n{mat=false}(I have my own mat)\n{beginner=true}(I'm a beginner|It's for beginners)\nThe trainer is {trainer}"),
    service("server", "(create|start|launch|new)_(vm|virtual_machine|instance|server)|(vm|server|instance)_(create|launch)", "(create|start) a virtual machine", "name vm_name server_name hostname: app | Name of the machine | Name\n?size type instance_type: enum small medium large xlarge | Size, default small\n?image os operating_system: one !ubuntu-24.04,debian-12,fedora-41,alpine-3.20,windows-2022,rocky-9 | Image of the system\n?region zone location: enum us-east eu-west ap-south eu-north | Region\n?disk_gb disk storage: num 10-900 gigabyte gigabytes GB | Size of the disk in GB\n?public_ip external_ip public: flag | With a public address | Public IP\n?backups daily_backups backup: flag | Daily backups\n?spot preemptible cheap: flag | Cheap machine that may stop | Spot instance",
         """(create|start|launch|set up) a (VM|virtual machine|server) (called|named) {name:n}
         (create|start|launch) a {size} (VM|virtual machine|server) (called|named) {name:n}
         (create|launch) a (VM|virtual machine) {name:n} with {image:n}
         .I need a (VM|virtual machine|server) (called|named) {name:n}
         .new (VM|server): {name:n}
         ?can you (create|start) a {size} (VM|server) (called|named) {name:n}""", "in {region}\nwith {disk_gb} of disk\n(running|with) {image:n}", ", {public_ip=true}(with a public IP|public IP)|, {public_ip=false}(without a public IP|no public IP)|, {backups=true}(with backups|with daily backups)|, {backups=false}(no backups|without backups)|, {spot=true}(as a spot instance|spot)", "{public_ip=true}(It needs a public IP|With a public IP)\n{public_ip=false}(No public IP)\n{backups=true}(Turn on backups|With daily backups)\n{backups=false}(No backups needed)\nSize {size}\nRegion {region}\n{spot=true}(A spot instance is fine)"),
    service("firewall", "(add|create|set)_(firewall_rule|rule|port_rule)|(firewall|port)_(open|rule|allow)", "(add|create) a rule of the firewall", "port port_number: port | Port | Port number\naction policy: enum allow deny | allow or deny\n?protocol proto: enum tcp udp icmp | Protocol, default tcp\n?source ip from_ip address: ip4 | Address it applies to, everybody if left out\n?direction: enum in out | Direction, default in\n?log logging log_traffic: flag | Log the traffic | Write a log\n?permanent persistent save: flag | Keep it after a restart | Permanent\n?comment description note: one !web_server,game_night,database,VPN,printer,test,old_client | Comment",
         """{action=allow}(allow|open) port {port}
         {action=deny}(block|deny|close) port {port}
         {action=allow}(allow|open) {protocol} port {port}
         {action=deny}block {protocol} port {port}
         .{action=allow}port {port} (should be|has to be) open
         .{action=deny}port {port} (should be|has to be) (closed|blocked)
         .port {port}: {action}
         ?can you ({action=allow}open|{action=deny}close) port {port}""", "for {source:n}", ", {log=true}(and log it|with logging)|, {log=false}(without logging|no logging)|, {permanent=true}(permanently|for good)|, {permanent=false}(until the next restart|not permanently)|, {protocol} only", "{log=true}(Log the traffic|Write a log)\n{permanent=true}(Make it permanent|Keep it after a restart)\n{permanent=false}(Not permanently|Only until the restart)\nComment: {comment}\nOnly for {source:n}"),
]

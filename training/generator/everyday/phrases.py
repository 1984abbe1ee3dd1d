"""What people put into free fields: messages, tasks, summaries. Lines are grammars; letters in braces are the fillers of `fillers.py`."""


def lines(text):
    return tuple(line.strip() for line in text.strip().split("\n"))


SENTENCES = lines("""
    (I'm|I am) (running late|on my way|stuck in traffic|at the {t}|already here|almost there|still at work|not feeling well|out for lunch|home by {h}|back at {h}|in {c} until {d})
    (I'll|I will) be (late|there at {h}|home at {h}|there in {m} minutes|back on {d}|back in an hour|{m} minutes late|offline until {d}|in the office on {d})
    (the|our) (shop|kitchen|gate|pool|library) (shuts|opens|closes) at {h}
    (the|our) (meeting|call|party|lesson|game|dinner) (is|starts) at {h}[ on {d}]
    (the|our) (meeting|call|party|dinner) (is off|was moved to {d}|has been cancelled|moves to {h}|is in the {r})
    (we|they) (leave|meet|start|land|close) at {h}[ (on {d}|at the {t}|in {c})]
    (the|your) {t} is (ready|broken|here|gone|on the {t}|in the {r}|under the {t}|by the door|out of order)
    there (is|will be) {f} (in|on) the {t}
    there (is no|is a) {t} in the {r}
    (can|could) (you|we) (call me|meet|talk|bring {f}|pick me up|come over|look at the {t}) (on {d}|at {h}|tomorrow|later|in the {r}|after work)?
    do you (need anything|want to come|have time|like {f}|still have the {t}|need a lift)[ (on {d}|from the shop|to {c})]?
    (don't|do not) forget (the {t}|to bring {f}|to lock the door|your {t}|to feed the cat|that we leave at {h})
    please (bring|buy|send|check|move|call) (the {t}|some {f}|{n}|the {t} by {d}|{f} and {f}|the {t} to the {r})
    thanks for (the {t}|your help|last night|coming to {c}|the {f}|lunch|everything)
    (happy birthday|good luck|congratulations|get well soon|welcome back|safe travels|sleep well|well done)[ (from all of us|and see you on {d}|on the new job|in {c})]
    (see you|talk to you|call you) (on {d}|at {h}|soon|tomorrow|in {c}|after the {t}|at the {t}|there)
    {n} (called|is here|says hello|needs the {t}|will be late|wants to talk|left at {h}|has the keys|can't come on {d})
    {n} and {n} (are coming|will join us|send their love|are at the {t})
    (dinner|lunch|breakfast) (is ready|at {v}|is on the table|is at {h}|in {m} minutes)
    (the|your) (train|bus|flight|order|parcel) (to {c} )(is late|leaves at {h}|was cancelled|arrives on {d})
    your (order|parcel|refund|ticket) (is on its way|has arrived|was sent on {d}|will be there by {d})
    (the build|the server|the site|production|staging|the pipeline) is (down|green|red|back|broken again|slow today|up again|up and running)
    (the deploy|the release|the migration|the backup) (is done|failed|starts at {h}|is on hold|went well|was rolled back)
    (we|I) (shipped|fixed|broke|merged|tested) (the {w}|{w} and {w}|the {w} on staging|version {m})
    (please|kindly) review (the {w}|my PR|the draft) (by {d}|before {h}|today)
    (standup|retro|planning) (is cancelled|is at {h}|moves to {d})
    no (worries|rush|problem|milk left|idea|need to hurry)
    (what|how) about {d} at {h}?
    (where|when) (is|are) (the {t}|you|the party|the keys to the {t}|we meeting)?
    (let's|let us) (meet at {h}|go to {v}|order {f}|talk on {d}|wait for {n}|start without {n})
    everything (is fine|is under control|went well|is in the {t})
    I (left|lost|found|bought|forgot) (the {t}|my {t} at {v}|the {t} in the {r}|{f} for you)
    I ((love|miss|need) you[ (all|so much)]|owe you (one|a coffee|ten euros))
    I (need|want) (the {t} by {d}|to talk to you|a {t} and a {t}|more {f}|to go home)
    I can't (come on {d}|make it|find the {t}|talk right now|open the {t})
    (yes|no|okay|sure|sorry), (see you at {h}|that works|I forgot|not today|come in|that is too late for me)
    (the {w} in|the {w} of|the {w} on) {c} was {a}
    (the rent|the bill|the invoice) is due on {d}
    (the wifi|the door|the gate) (code|password) is {x}
    (we won|we lost|it was a draw|we are out of {f}|we need a bigger {t})
    it (works on my machine|is raining in {c}|was nice to meet you|is what it is|costs {m} euros)
    to whom it may concern
    the {t} is for {n}
    {w} is not {w}
    {w}, {w} and {w}
    please find the {t} attached
    as agreed, the {t} (is|will be) {a}
    attached is the {w} for {k}
    you are invited to (dinner|the party|my place) on {d}
    (we|they) (moved|are moving|went|drove) (to {c}|from {c} to {c}|into the new {t}|back to {c} on {d})
    (take|bring|put|leave) (the {t}|{f}|your {t}) (to the {t}|in the {r}|on the {t}|with you|back to {n}|at {v})
    (tickets|seats|rooms|spots) for (the {t}|{d}|{n}|the show at {h}) are (gone|here|on the {t}|still free)
    (is|was) (the {t} with you|{n} at home|anybody in the {r}|it cold in {c}|the {t} on sale)?
    (who|what) is (at the door|in the {r}|on {d}|for dinner|with you)?
    (if|when) you (are in {c}|see {n}|have time on {d}|pass the {t}|get home), (call me|buy {f}|let me know|close the {t})
    (after|before) the {t} (we|they) (go to {v}|meet in the {r}|call {n}|eat {f})
    (the|our) {t} from {c} (is|was) (a gift|for you|under the {t}|on its way to {n})
    (nobody|somebody|everybody) (was|is) (in the {r}|at the {t} at {h}|on holiday until {d}|with {n})
    (the|a) {t} (for|of|from|with|without) (the|a) {t} (fell|broke|is missing|costs {m} euros|arrived at {h})
    (it|this|that) is (for {n}|from me|about the {t}|on me|up to you|over now|out of stock|not for now)
    (put|turn|take|switch) (it|the {t}) (on|off|out|away|down) (at {h}|before you leave|when you go to bed)
    (going|gone) (to {c}|for a walk|to bed|shopping) (with {n}|until {h}|by train|on {d})
    (room|level|gate|platform|line) {m} (is closed|at {h}|on the left|from {d} on|for {n})
    (lost|found): {a} {t} (in the {r}|near the {t}|with the name {n} on it)
    (new|old) {w} (in|for|on|with) (production|staging|the {w} branch|{s})
    {s} (is down|is up again|needs a restart|runs on port {m}|was deployed at {h}|talks to {s}|is out of memory)
    (tests|builds|deploys) (of {s} |for {w} |)(fail on main|are green again|take {m} minutes|start at {h}|are blocked until {d})
    call (me|{n}) (back|at {h}|when you land|if you need anything|about the {t})""")

CHORES = lines("""
    call (mom|dad|grandma|the dentist|the landlord|the school|{n}|{n} about the {t}|the bank about the loan)
    (pick up|collect|fetch) (the kids|the {t}|{n}|the dry cleaning|{n} from school|the cake|the parcel from the post office)
    (drop off|bring back|return) the (books|keys|car|{t}|drill to {n}|books to the library)
    take (the cake out of the oven|out the garbage|the cat to the vet|the pills|my vitamins|the chicken out of the freezer|a break|the bins out)
    (pay|check) the (gas bill|rent|taxes|phone bill|insurance|parking ticket|credit card|bill for the {t})
    (buy|get|order) (a gift for {n}|flowers for {n}|cat food|{f} and {f}|tickets to {c}|new shoes|{f} for the party|a present|stamps|toilet paper)
    (send|email|write) (the report to {n}|{n} the photos|the invoice|a thank you note|an answer to {n}|{n} about the {t}|the contract to the lawyer)
    (clean|tidy up|vacuum|mop|dust) the ({r}|car|fridge|windows|{t}|{r} and the {r})
    (water|feed|walk|brush) (the plants|the dog|the fish|the neighbors' cat|the tomatoes on the balcony)
    (fix|repair|replace|change) the (bike|lamp in the {r}|light bulb|{t}|battery of the {t}|filter|tire|leaking tap)
    (book|reserve|cancel|confirm) (the flights|the hotel in {c}|a table|the {t}|the appointment|the tickets)
    (finish|start|read|review|prepare|print) (the slides|chapter {m}|the essay|my homework|the {w} report|the agenda|the notes for {n}|the draft of the {w})
    (update|write|fix|refactor|test|review) (the tests|the docs|the {w} module|the readme|the {w} endpoint|the login page|the config for {s})
    (ask|tell|remind|meet|visit|thank) {n}[ (about the {t}|for the help|about {w}|for the money)]
    (practice|study|learn) (the piano|{l}|for the exam|vocabulary|the new song)
    (turn off|switch on|unplug|check) the (oven|heater|iron|sprinklers|{t}|lights in the {r})
    (sign|renew|apply for|look for) (the lease|my passport|a visa|the contract|a new job|the {t})
    go (to the gym|for a run|shopping|to bed|to the {t}|swimming with {n})
    (pack|unpack) the (bags|suitcase|boxes|{t})
    (back up|clean up|update) (the laptop|the phone|my photos|the server|the database)
    (do|fold|hang up) the laundry
    (cook|bake|make) (dinner|{f} soup|a cake for {n}|breakfast|lunch for the kids)
    (stretch|stand up|drink water|breathe|meditate|rest)
    (put|hang|move|carry) the {t} (in|on|into|under|behind) the ({t}|{r})
    (get|pick) {n} (from the station|from school|something to eat|a present|up)
    (look|search|ask) for (the {t}|a new {t}|{n}'s {t}|a job in {c})
    (talk|speak|listen) to {n}( about (the {t}|{w}|the money)|)
    (wait|pray|vote|dress) for {n}
    (turn|hand|switch) (in|over|off|on) the (essay|{t}|heating|report)
    (check|look) (in on {n}|on the {t}|after the cat|under the {t}|at the {w} logs|for mail)
    (say|write) (thanks|hello|sorry|happy birthday) to {n}
    (bring|take) {f} (and {f} |)(to {n}|to work|for the picnic|to the {t})
    (compare|read up on|think about|plan for) (the {w} and the {w}|{w}|the {t} in {c}|the move to {c})
    (deploy|restart|roll back|monitor|upgrade) {s}
    (merge|rebase|close|answer) (the {w} branch|the PR of {n}|the ticket about {w}|old issues)
    {w} the {t} (in|for|with|from) the {t}
    {w} and {w} the {t}
    be nice to {n}""")

EVENTS = lines("""
    (dentist|doctor|eye doctor|hairdresser|vet|lawyer|bank|therapy|driving lesson|tax advisor)[ appointment]
    (lunch|dinner|breakfast|coffee|drinks|tennis|a walk|brunch) with (mom|the team|{n}|{n} and {n}|the Millers|grandma|the neighbors)
    (team|project|budget|sales|weekly|monthly|product|marketing|planning|safety) (sync|meeting|review|call|update|check-in|lunch)
    (sprint|quarterly|roadmap|architecture|security|year-end) (planning|review|retro|demo|audit)
    (yoga|pilates|spin|ballet|pottery|cooking|dance|{l}) class
    {n}'s (birthday|graduation|wedding|farewell party|first day|recital|house warming)
    (parent teacher conference|school concert|sports day|science fair|field trip|open house|bake sale)
    (the opening of|a visit to|tour of|trip to) the {t}
    (opera|theater|concert|cinema|museum) night
    (football|chess|hockey|choir|band|soccer) (practice|match|rehearsal|club|tournament)
    (one on one|1:1|catch up|handover|kick-off|stand-up|interview|phone screen) with {n}
    (release|launch|go-live) of {w}
    (all hands|offsite|hackathon|fire drill|town hall|board meeting|war room)
    {w} and {w} (workshop|session|evening)
    {w} (review|training|workshop|meetup|seminar|party|festival)
    (oil change|car wash|moving day|garage sale|barbecue|game night|movie marathon|date night|family reunion|blood test|flu shot)
    the {a} {t} (party|show|festival)""")

BUGS = lines("""
    (header|menu|sidebar|button|logo|image) (disappears|is cut off|flickers|is too small|jumps) (on tablets|in dark mode|on the {w} page|in Safari|after scrolling|on small screens)
    (login|signup|checkout|search|upload|export|payment) (fails|hangs|is slow|times out|crashes|does not work) (on phones|for new users|in Firefox|with long names|after the update|on Windows|at night|on the first try|without an error)
    (app|page|server|build|{w} service) (crashes|freezes|hangs|restarts|returns {m}) (on startup|when {w} is empty|after {m} minutes|if the {w} is missing|under load|in production|on logout)
    (cannot|can't|unable to) (log in|save|upload|delete|open|print|{w}) (the {t}|files over {m} MB|from the app|on Android|with a {a} {t}|after a restart)
    (typo|mistake|broken link|dead link) (in|on) the (README|{w} page|docs|about page|error message)
    (add|support|implement|allow) ({w} for {w}|dark mode|export to CSV|{w} and {w}|filters in the {w} list|login with {o}|{l} translation|undo in the editor|sorting by {w})
    (remove|drop|deprecate) (the old {w}|support for {w}|unused {w}s|{w} from the {w})
    (fix|handle|avoid|prevent) (the race in {w}|empty {w}s in the parser|memory leak in {w}|the crash on {w}|timeouts in the {w} client|null {w})
    (update|bump|upgrade|pin) ({w} to {m}|{w} in the lockfile|dependencies|the base image|node to {m})
    (refactor|rename|move|split|clean up|document|test) (the {w} module|{w} into {w}|{w} and {w}|the {w} of the {w}|{w} to {w})
    (wrong|missing|duplicate) ({w} in the {w} list|total in the cart|date on invoices|icon for {w}|{w} after sorting|translation of {w})
    {w} (is not|should be|must not be|is) (sorted by {w}|saved|shown|empty|shown on the {t} page|in the right order|updated after {w})
    no (error|sound|feedback|warning) when (the {w} is empty|saving fails|{w} is missing|a file is too big)
    (slow|flaky|failing|broken) (test in {w}|query on the {w} table|{w} on CI|animation in the {w}|build on main)
    (emails|notifications|images|reports) (are not sent|arrive twice|are blurry|go to spam|do not load) (for {w} users|at night|since {d}|on iOS)
    (docs|examples|tests) for (the {w} API|{w}|{w} and {w})
    (printer|projector|laptop|phone|keyboard|monitor) (in room {m}|on floor {m}|of {n}) (is broken|does not start|has no power|needs a new cable)
    {w}: {w} (of|in|for|without) {w}
    use {w} (instead of|for|with) {w}
    make {w} (faster|optional|configurable|the default)
    first (draft|version) of the {w}
    initial commit
    (merge|revert|cherry-pick) {w}
    WIP""")

SUBJECTS = lines("""
    (your|our|my) (order|invoice|contract|trip to {c}|flight|application|appointment on {d}|visit|question about {w}|lease|subscription)
    (meeting|lunch|dinner|call|plans) (on {d}|tomorrow|next week|at {h}|with {n}|for the weekend)
    (invoice|order|ticket|contract) (no. {m}|{m}|for {k}|from {d}|of {k} {y})
    (notes|minutes|slides|photos) (from {d}|of the meeting|for {n}|from {c}|of the {t})
    (thanks|thank you) for (the {t}|yesterday|your help|the invitation)
    re: {t} and {t}
    (happy birthday|congratulations|out of office|vacation|sick today|good news|urgent|hello again|save the date|change of plans|a quick favor)
    (the|a) {t} (for|from|of) (the {t}|{n}|{c})
    {w} (report|update|budget|plan) (for {k}|Q{q}|{y}|of the week)
    (welcome to|news from|update on|question about|feedback on) (the team|{w}|{c}|{o}|the {w} project)
    (interview|job|application) (at|for) {o}
    (rent|bill|payment) for {k}
    {w} and {w}
    the end of {w}
    all about {w}""")

TITLES = lines("""
    the {t} of {t}s
    the {t} and the {t}
    a {t} in the {t}
    {t} of the {a} {t}
    to {w} or not to {w}
    {w} and {w}
    where the {t}s {w}
    how to {w} a {t}
    {n} and the {a} {t}
    the {a} {t}
    all the {a} {t}s
    no {t} for {a} {t}s
    {m} {t}s
    the {m} {t}s of {n}
    under the {a} {t}
    once upon a {t}
    in the {t} of the {t}
    what the {t} said
    {n} goes to {c}
    from {c} with love
    the road to {c}
    a night in {c}
    {c} calling
    the sound of {t}s
    {a} and {a}
    {t} for two
    now or never
    here comes the {t}
    let it {w}
    {w} me now
    after the {t}
    the {t} on the {t}
    up in the {t}
    {w} {w} {w}
    today is the {t}
    don't {w} me
    (I'm|we're|you're) {a}
    it's a {a} {t}
    {n}'s {t}
    the last {t}
    war of the {t}s
    out of {t}
    {a} like {a}
    {t} in {a}
    love and {t}s
    with or without {t}
    {w}
    {t}
    at the {t} of the {t}
    from {w} to {w}
    for {n} with {t}s
    (who|what) is (in|on|under|behind) the {t}
    the {t} by the {t}
    the {t} in me
    {n} at the {t}
    {t}s (of|over|from|without) {c}
    {m} days in {c}
    of {t}s and {t}s
    (this|that) {a} {t}
    (never|always|maybe) (on {d}|say {w}|in {c})
    (dear|bye bye|hello|goodbye) {n}
    my {a} {t} and (I|me)
    the man with the {a} {t}
    {t}, {t} and {t}
    where are you now
    the time is now
    take it {a}
    for the {a} ones
    you and I
    on and on
    {n}, {n} and {n}""")

NOTES = lines("""
    (the|our) (wifi|locker|alarm|door) code is {x}
    {n} (likes|hates|is allergic to) {f}
    (ideas|names|topics) for (the {t}|the party|the {w} talk): {w}, {w}, {w}
    (parked|left the car) (on level {m}|in {u}|near the {t})
    (spent|paid) {m} (euros|dollars) (on|for) {f}
    (my|our) (shoe size|blood type|seat number|locker) is {m}
    {n}'s (phone|birthday|address) is {x}
    (read|watch|listen to) {w} by {n}
    (the plumber|the doctor|{n}) comes (on {d}|at {h})
    (talked|spoke) to {n} about (the {t}|{w} and {w}|the offer)
    (measure|ask about|look into) (the {t}|{w} for the {r}|new {t}s)
    the {t} needs (oil|a new {t}|to be fixed|more light)
    {f} goes well with {f}
    {w} before {w}
    (grandma's|mom's) {f} recipe: {f}, {f} and {f}
    learn more about {w} in {w}
    meeting with {n}: {w} is late, {w} is fine
    (great|bad|nice) day at {v}""")

REASONS = lines("""
    (because of the|due to|too much) (rain|traffic|{w}|{t}|noise)
    (bad|poor|late|wrong) (weather|delivery|quality|size|{t})
    (spam|abuse|rude comments|fake reviews|late payment|flu|a family matter|moving to {c}|no longer needed|changed my mind|found it cheaper)
    (the {t} is|it is|they were) (too small|broken|too late|the wrong color|not what I ordered|damaged)
    (customer|client|{n}) (asked for it|cancelled|moved|is on holiday)
    (we|I) (ordered twice|have no time|found a better one|are moving|don't need it any more)
    {w} {w}""")

PRODUCTS = lines("""
    ({a} |)(running shoes|hiking boots|sneakers|rain jacket|winter coat|wool socks|leather belt|swim goggles|sun hat|backpack)
    (wireless|cheap|noise cancelling|over-ear|black) (headphones|earbuds|speakers|mouse|keyboard)
    (garden|kitchen|office|folding|wooden) (chair|table|shelf|lamp|knife|scissors|bench)
    (AA|AAA|rechargeable) batteries
    ({m} inch|4K|used|curved|second monitor for the {r}) (monitor|TV|screen)
    (coffee|tea|espresso|bread|waffle) (maker|machine|grinder)
    (phone|laptop|camera|tablet) (case|stand|charger|bag|sleeve)
    USB-C (cable|hub|charger)
    (dog|cat|bird|fish) food
    (electric|manual) (toothbrush|screwdriver|bike|scooter|kettle)
    ({b}|{b} with charger|{b} in {a})
    (yoga mat|dumbbells|tennis racket|football|jump rope|bike helmet|sleeping bag|tent for {m})
    (board game|puzzle with {m} pieces|toy train|doll house|kite|lego set)
    (printer paper|ink for {b}|pens|notebooks|sticky notes|envelopes)
    (paint|wallpaper|tiles|carpet|curtains) for the {r}
    (salt and pepper|bed|towel|tool) set
    (book|mug|gift|card) for {n}
    {t} (with|for|without|made of) {t}s
    {a} {t}""")

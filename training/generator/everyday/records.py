"""What many services keep records of, and the five things one does to a record: make it, look at it, list them, change it, delete it."""
from .tool import tool

# noun | its plural | how its number is said: id or code | a slot of a name | the name in words | a second slot: name, other names, kind | said in a new one | said of an old one
_ROWS = """
product|products|id|name title product_name: product|{name:q}|price unit_price cost amount: cash|for {second}|(costs {second} now|should cost {second})
employee|employees|id|name full_name employee_name: person|{name}|salary pay monthly_salary wage: num 1500-9000 euro euros|with a salary of {second}|(earns {second} now|should get {second})
vehicle|vehicles|code|model name vehicle_model: car|{name}|mileage km kilometers odometer: num 1000-220000 kilometer kilometers km|with {second}|(has {second} now|has done {second})
project|projects|id|name title project_name: name|{name:q}|budget money funds max_cost: cash|with a budget of {second}|(gets {second}|has a budget of {second} now)
supplier|suppliers|id|name company supplier_name: company|{name}|delivery_days lead_time days_to_deliver: num 2-30 day days|that delivers within {second}|(delivers within {second} now|needs {second})
coupon|coupons|code|label description title: subject|{name:q}|discount percent percent_off value: share|of {second}|(gives {second} now|should give {second})
department|departments|id|name title department_name: one !sales,finance,legal,marketing,logistics,research,human_resources,design,support,production|{name}|headcount size people staff: num 2-90 person people|with {second}|(has {second} now|grows to {second})
patient|patients|code|name full_name patient_name: person|{name}|weight kg weight_kg: num 40-130 kilo kilos kg|with {second}|(weighs {second} now|is at {second})
property|properties|id|address location street: street|at {name}|rent monthly_rent price: cash|for {second} a month|(costs {second} now|is let for {second})
campaign|campaigns|id|name title campaign_name: name|{name:q}|budget daily_budget spend: cash|with {second} a day|(gets {second} a day|may spend {second} a day)
dataset|datasets|id|name title dataset_name: slug|{name}|rows row_count n_rows: num 100-90000 row rows|with {second}|(has {second} now|grew to {second})
course|courses|code|title name course_title: course|{name:q}|seats capacity places max_students: num 8-90 seat seats|with {second}|(has {second} now|gets {second})
warehouse|warehouses|code|city location place: city|in {name}|capacity size pallets: num 20-9000 pallet pallets|for {second}|(holds {second} now|has room for {second})
machine|machines|code|name label machine_name: one !press,lathe,oven,mixer,cutter,packing_line,loom,crane,boiler,drill|{name}|hours running_hours hours_run: num 10-9000 hour hours|with {second}|(has run {second}|is at {second} now)
ad|ads|id|headline title text: subject|{name:q}|bid max_bid price_per_click: cash|with a bid of {second}|(bids {second} now|may cost {second})
contract|contracts|code|partner company party: company|with {name}|months duration term: months|over {second}|(runs {second} now|is extended to {second})
exhibit|exhibits|id|title name exhibit_name: song|{name:q}|room hall number: whole 1-60|in room {second}|(stands in room {second} now|moves to room {second})
ticket_type|ticket types|id|name label title: one !adult,child,senior,student,family,group,evening,VIP,press,weekend|{name}|price amount cost: cash|for {second}|(costs {second} now|is sold for {second})
route|routes|code|name label route_name: name|{name:q}|length distance km: num 1-900 kilometer kilometers km|of {second}|(is {second} long now|measures {second})
gift_card|gift cards|code|owner recipient holder: person|for {name}|balance amount value credit: cash|over {second}|(holds {second} now|is loaded with {second})
""".strip().split("\n")


def _record(row):
    noun, many, by, name, said, second, of_new, of_old = row.split("|", 7)
    said_noun, word, words = noun.replace("_", " "), noun, many.replace(" ", "_")
    first, other = name.split(" ")[0], second.split(" ")[0]
    key = f"{word}_id id {word} number: id" if by == "id" else f"{word}_id {word}_code id code {word}_number: code"
    k = "{%s_id}" % word
    fill = lambda text: text.replace("NOUN", said_noun).replace("MANY", many).replace("KEY", k).replace("{name", "{" + first).replace("{second}", "{%s}" % other).replace("SAID", said.replace("{name", "{" + first)).replace("OFNEW", of_new.replace("{second}", "{%s}" % other)).replace("OFOLD", of_old.replace("{second}", "{%s}" % other)).replace("OTHER", other.replace("_", " "))
    topic, made = f"{word}_records", []
    for names, purpose, slots, asks, reply, asking in (
        (f"(create|add|new|insert|register)_{word}|{word}_(create|add|new)", "(create|add) a NOUN", f"{name}\n?{second}", """(create|add|register|enter|set up) a (new |)NOUN SAID[ OFNEW]
            .new NOUN SAID[ OFNEW]
            .we have a new NOUN SAID[ OFNEW]
            .there is one more NOUN, SAID[ OFNEW]. (Add|Enter) it
            ?can you (add|create) a NOUN SAID[ OFNEW]
            .NOUN SAID is missing, add it""", "ok => It is added.", False),
        (f"(get|fetch|show|read|retrieve|find)_{word}|{word}_(get|show|details|info)", "(get|show|retrieve) (a|one) NOUN", key, """(show|get|look up|open|pull up|fetch) NOUN KEY
            ?what (do we have about|do you know about|is) NOUN KEY
            .NOUN KEY, (details|the details|all about it), please
            .I (need|want) to see NOUN KEY
            ?can you tell me about NOUN KEY
            .(details|data) of NOUN KEY""", "{1:sentence} => {1}", True),
        (f"(list|get_all|show_all|fetch)_{words}|{words}_(list|all)|all_{words}", "(list|show) (all |the |)MANY", "?limit count max page_size: count\n?sort_by order_by sort: enum name=by_name date=by_date,by_age newest=newest_first", """(list|show|give me|get) (all |the |)MANY[, {sort_by}]
            ?which MANY (do we have|are there)
            .all MANY[, {sort_by}]
            .I (need|want) a list of (all |)(the |our |)MANY[, {limit} at most]
            (show|list) (me |)[the first {limit} ]MANY
            ?how many MANY do we have""", "{1:sentence} => {1}", True),
        (f"(update|change|edit|modify|set)_{word}|{word}_(update|edit|change)", "(update|change) a NOUN", f"{key}\n{second}", """(set|change|update|correct) the OTHER of NOUN KEY to {second}
            .NOUN KEY OFOLD
            .the OTHER of NOUN KEY should be {second}
            .new OTHER for NOUN KEY: {second}
            ?can you (set|put|change) the OTHER of NOUN KEY to {second}
            .NOUN KEY: OTHER {second}""", "ok => It is changed.", False),
        (f"(delete|remove|drop|erase)_{word}|{word}_(delete|remove)", "(delete|remove) a NOUN", key, """(delete|remove|erase|drop|throw out) NOUN KEY
            .NOUN KEY (can go|has to go|is not needed any more, delete it|was a mistake, remove it)
            (get rid of|clear away) NOUN KEY
            .we don't (need|want) NOUN KEY any more
            ?can you (delete|remove|get rid of) NOUN KEY
            .out with NOUN KEY""", "ok => It is deleted.", False)):
        made.append(tool(topic, names, fill(purpose), slots, fill(asks), reply, asking))
    return made


TOOLS = [made for row in _ROWS for made in _record(row)]

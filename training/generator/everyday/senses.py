"""Tools that all take a place, a person or a number, so that only the sense of the request tells which is meant: what one has to know abroad, what one asks about people, what one turns to a number."""
from .tool import tool

_COUNTRY = "one !Norway,Japan,Chile,Kenya,Portugal,Vietnam,Iceland,Morocco,Peru,Estonia,Jordan,Thailand,Croatia,Ghana,Uruguay,Nepal,Malta,Georgia,Cuba,Oman"


def _abroad(names, purpose, asks, reply, more=""):
    return tool("abroad", names, purpose, f"country place where destination location: {_COUNTRY} / city place where destination location: city{more}", asks.replace("{p}", "{country}"), reply, True)


def _person(names, purpose, asks, reply, more="", asking=True):
    return tool("circle", names, purpose, f"person name who contact: person{more}", asks.replace("{p}", "{person}"), reply, asking)


def _dial(names, purpose, slot, asks, room=True):
    return tool("dial", names, purpose, slot + ("\n?room where area: room" if room else ""), asks, "ok => Done.")


TOOLS = [
    _abroad("(get|show|look_up)_(currency|local_currency|money_info)|currency_(of|info)", "(get|show) the currency of a place",
            "?what do (I|people|they) pay with in {p}\n?which (coins|banknotes|notes) do I need in {p}\n?can I pay in euros in {p}\n.(money|cash) for {p}, which one?\n.I'm off to {p}, what do I put in my wallet?", "{1:currency} => It is {1}."),
    _abroad("(get|show|look_up)_(emergency_number|emergency|hotline)|emergency_(number|info)", "(get|show) the emergency number of a place",
            "?(whom|who) do I call if (I'm robbed|somebody is hurt|there is a fire|I crash) in {p}\n?how do I (reach the police|get an ambulance|call the fire brigade) in {p}\n.there is a fire in {p}, what do I dial?\n.police in {p}, which digits?\n.(help|accident) in {p}", "{1:n} => It is {1}."),
    _abroad("(get|show|look_up)_(plug_type|socket|voltage|outlet_type)|(socket|plug)_(type|info)", "(get|show) the sockets of a place",
            "?does my charger fit in {p}\n?do I need an adapter (in|for) {p}\n?can I plug in my hair dryer in {p}\n.adapter for {p}?\n?will my razor work in {p}", "{1:word} => It is {1}."),
    _abroad("(get|show|look_up)_(tipping|tipping_customs|gratuity_custom)|tipping_(info|customs)", "(get|show) how much people tip in a place",
            "?how much do I leave (the waiter|the driver|the maid) in {p}\n?is service included in {p}\n?do I round up in restaurants in {p}\n?what do waiters expect in {p}\n.the waiter in {p}, ten percent or nothing?", "{1:int} => {1} percent."),
    _abroad("(get|check|show)_(visa|entry_rules|visa_requirements)|(visa|entry)_(check|rules)", "(check|get) the entry rules of a place",
            "?(can|may) I (just |)(enter|walk into|cross into) {p} with (my|a Swiss|a German) passport\n?will they let me into {p}\n?what do I need at the border of {p}\n?is my passport enough for {p}\n.papers for {p}", "{1:sentence} => {1}"),
    _abroad("(get|show|look_up)_(speed_limit|traffic_rules|driving_rules)|(traffic|driving)_(rules|info)", "(get|show) the traffic rules of a place",
            "?how fast (may|can) I (drive|go) in {p}\n?on which side do they drive in {p}\n?do I need winter tires in {p}\n?may I have a beer before driving in {p}\n.behind the wheel in {p}, what should I know?", "{1:sentence} => {1}"),
    _abroad("(get|check|show)_(water_quality|tap_water|drinking_water)|(water|tap_water)_(quality|check)", "(check|get) the quality of the water of a place",
            "?(can|may) I drink from the tap in {p}\n?is it safe to brush my teeth with what comes out of the wall in {p}\n?do I have to buy bottles in {p}\n.thirsty in {p}, tap or bottle?\n?are ice cubes fine in {p}", "{1:state} => It is {1}."),
    _abroad("(get|show|look_up)_(dial_code|country_code|calling_code|area_code)|(dial|calling)_code", "(get|show) the dial code of a place",
            "?what do I dial in front of a number in {p}\n?how do I phone somebody in {p}\n?which prefix does {p} have\n.prefix {p}\n.my aunt in {p} wants a call, what comes before her number?", "{1:n} => It is {1}."),
    _abroad("(find|get|show)_(embassy|consulate|mission)|(embassy|consulate)_(find|get)", "(find|show) the embassy in a place",
            "?who helps me if I lost my passport in {p}\n.I lost my passport in {p}\n?where can I (vote|renew my papers|get help from home) in {p}\n.my papers were stolen in {p}\n.stranded without papers in {p}", "{1:street} => It is at {1}."),
    _abroad("(get|check|show)_(roaming|mobile_coverage|network_info)|(roaming|coverage)_(check|get)", "(check|get) roaming in a place",
            "?will my phone work in {p}\n?what does a minute on my mobile cost in {p}\n?can I go online in {p} with my SIM\n?do I have to turn off data in {p}\n.my phone in {p}, expensive or not?", "{1:price} => It costs {1}."),
    _abroad("(get|check|show)_(safety|travel_warning|risk_level)|(safety|risk)_(check|level)", "(check|get) the risk of a place",
            "?is it dangerous in {p}\n?can I walk alone at night in {p}\n?should I worry about pickpockets in {p}\n?would you let your kids go to {p}\n.alone at night in {p}?", "{1:state} => It is {1}."),
    _abroad("(list|get|show)_(holidays|public_holidays|bank_holidays)|holidays_(list|of)", "(list|get) the public holidays of a place",
            "?are the shops open in {p} on {date}\n?is {date} a day off in {p}\n?do people work in {p} on {date}\n?can I go to a bank in {p} on {date}\n.{date} in {p}, open or closed?", "{1:event} => {1}", "\ndate day on: date"),
    _person("(suggest|find|get)_(gift|gift_ideas|presents)|gift_(ideas|suggest)", "(suggest|find) gifts for a person",
            "?what (can|could|shall) I (give|buy|get) {p}( for Christmas|)[ for {budget}]\n?what would {p} (like|be happy about)[ for {budget}]\n.I have nothing for {p} yet[, {budget} at most]\n.{p} has everything, ideas?", "{1:word} => {1}", "\n?budget max price: cash"),
    _person("(locate|find)_(person|friend|member)|(location|whereabouts)_of", "(find|locate) a person", "?where is {p}\n?is {p} (home yet|still at work|on the way|nearby)\n?has {p} (arrived|left|come home)\n.I can't find {p}\n.{p} should be here by now", "{1:city} => In {1}."),
    _person("(check|get|show)_(availability|free_busy|calendar_of)|availability_(check|of)", "(check|get) whether a person has time", "?is {p} free[ on {day}]\n?does {p} have time[ on {day}]\n?could {p} meet me[ on {day}]\n?is {p} busy[ on {day}]\n.a slot with {p}[ on {day}]", "{1:state} => {1}", "\n?day date on: date"),
    _person("(get|show|check)_(balance_with|debts|debt|money_owed)|debt_(get|of)", "(get|show) what a person owes", "?(how much|what) does {p} (still |)owe me\n?did {p} pay me back\n?am I even with {p}\n?are we square, {p} and I\n.how do {p} and I stand, money-wise", "{1:price} => It is {1}."),
    _person("(find|search|get)_(photos|pictures|images_of)|photos_(of|with)", "(find|search) photos of a person", "?do I have (a snapshot|any shots|something nice) of {p}\n.(snapshots|shots|portraits) of {p}\n?how did {p} look[ in {year}]\n(let me see|show me) {p}[ in {year}]\n.I'd like to see {p}'s face again", "{1:count} => There are {1}.", "\n?year taken_in: year"),
    _person("(get|show|find)_(manager|supervisor|reporting_line)|(manager|supervisor)_of", "(get|show) the manager of a person", "?who is {p}'s boss\n?(who does {p} report to|who is above {p})\n?who signs for {p}\n?whom do I ask about {p}'s raise\n.{p} is rude, who is in charge of that team?", "{1:person} => It is {1}."),
    _person("(save|add|record)_(preference|allergy|diet|personal_note)|(preference|personal_note)_(add|save)", "(save|record) something about a person", ".{p} (can't eat|must not have|is allergic to) {fact}\n.{p} (likes|loves|hates|can't stand) {fact}\n.no {fact} for {p}\n.{fact} makes {p} (happy|sick|angry)\n.{p} and {fact} don't go together", "ok => I know now.",
            "\nfact thing item about: one nuts,shrimp,jazz,roses,loud_music,early_meetings,blue_cheese,dogs,surprises,spicy_food,long_calls,gluten,opera,lilies", False),
    _dial("(set|change|adjust)_(volume|sound_level|loudness)|(volume|sound)_(set|level)", "(set|change) the volume", "level volume value: whole 1-99", ".(quieter|louder|too quiet|too loud|I can't hear a thing|the neighbors are knocking), {level}[ in the {room}]\n(turn|crank) it (up|down) to {level}, I want to (hear|sleep)[ in the {room}]\n.my ears hurt, {level}[ in the {room}]"),
    _dial("(set|change|adjust)_(brightness|dimmer|light_level)|(brightness|dimmer)_(set|level)", "(set|change) the brightness", "level brightness value: whole 1-99", ".(darker|brighter|too dark|too bright|I can't read in here|my eyes hurt), {level}[ in the {room}]\n(dim|bring) it (down |up |)to {level}, I want to (read|see a film)[ in the {room}]\n.the glare is awful, {level}[ in the {room}]"),
    _dial("(set|change|adjust)_(temperature|heating|thermostat)|(heating|thermostat)_(set|level)", "(set|change) the heating", "degrees temperature value: whole 14-28", ".(I'm freezing|I'm sweating|my feet are cold|warmer|colder|it's stuffy|too warm), {degrees}[ in the {room}]\n.(cozy|cool) would be {degrees}[ in the {room}]\n.we're shivering, {degrees}[ in the {room}]"),
    _dial("(set|change|switch)_(channel|station|program_number)|(channel|program)_(set|switch)", "(change|switch) the channel", "channel number station: whole 1-300", ".(the news is|the match is|cartoons are|the film is) on {channel}\nzap to {channel}\n?what's on {channel}\n.something else, {channel}\n.boring, go to {channel}", False),
    _dial("(set|change|adjust)_(fan_speed|ventilation|air_flow)|(fan|ventilation)_(set|speed)", "(set|change) the speed of the fan", "speed step level: whole 1-9", ".(more air|less air|a bit of breeze|it smells in here|too much wind), {speed}[ in the {room}]\n(blow|ventilate) at {speed}[ in the {room}]\n.fresh air at {speed}[ in the {room}]"),
]

"""What people order, pay, book and ask for on an ordinary day: pizzas and coffees, haircuts, bills, menus, courses, guarantees."""
from .tool import tool

_SHOP = "one !hairdresser,barber,nail_salon,massage_studio,beauty_salon,spa,tattoo_studio,car_wash,garage,optician,tailor,piercing_studio"
_CHARITY = "one !!the_Red_Cross,Greenpeace,UNICEF,the_animal_shelter,Doctors_Without_Borders,the_food_bank,the_fire_brigade,Amnesty_International,the_school_library,Sea-Watch"
_COURSE = "one !biology,algebra,French,pottery,first_aid,swimming,photography,Spanish,chess,accounting,painting,web_design,yoga,guitar"

TOOLS = [
    tool("pizza", "(order|get|create|place)_(pizza|pizza_order|pizzas)|pizza_(order|create)|order_a_pizza", "order a pizza", "size pizza_size format: enum small medium large family=family_size\ntoppings ingredients with extras: some !mushrooms,olives,ham,onions,pepperoni,extra_cheese,peppers,tuna,spinach,pineapple,bacon,corn\n?crust dough base: enum thin=with_a_thin_crust thick=with_a_thick_crust stuffed=with_a_stuffed_crust\n?quantity count number: num 2-9 piece pieces",
         """(order|get|bring) (me |us |)a {size} pizza with {toppings}[, {crust}]
         .a {size} pizza with {toppings}(, please|)[, {crust}]
         .I('d like| want| would like) a {size} pizza with {toppings}[, {crust}]
         .one {size} pizza, {toppings}[, {crust}]
         ?can (I|we) (get|have|order) a {size} pizza with {toppings}[ {crust}]
         .we're hungry. A {size} pizza with {toppings}[, {crust}]
         .pizza(:|,) {size}, {toppings}[, {crust}]
         .it's pizza time. {size}, with {toppings}[, {crust}]""", "ok => The pizza is on its way."),
    tool("coffee", "(order|make|brew|get)_(coffee|coffee_drink|drink|hot_drink)|coffee_(order|make)|brew", "(order|make) a coffee", "drink type coffee kind: one !espresso,cappuccino,latte,americano,flat_white,mocha,macchiato,cold_brew,ristretto\nsize cup_size cup: enum small medium large\n?milk milk_type: enum whole=with_whole_milk oat=with_oat_milk soy=with_soy_milk none=without_milk\n?sugar sugars spoons_of_sugar: num 1-4 sugar sugars",
         """(make|get|order|brew|bring) (me |)a {size} {drink}[ {milk}][, {sugar}]
         .a {size} {drink}(, please|)[, {milk}][, {sugar}]
         .I('d like| want| need| would like) a {size} {drink}[ {milk}][ and {sugar}]
         ?can I (have|get) a {size} {drink}[ {milk}][ with {sugar}]
         .{drink}, {size}[, {milk}][, {sugar}]
         .I'm tired. One {size} {drink}[ {milk}]
         .one {size} {drink} to go[, {milk}][, {sugar}]""", "ok => Your {drink} is ready."),
    tool("salon", "(book|make|schedule|request)_(appointment|salon_appointment|visit|slot)|appointment_(book|make|schedule)|book_slot", "(book|make) an appointment at a shop", f"shop place salon where business provider: {_SHOP}\ndate day on when: date\ntime at hour start_time: time\n?service treatment what for: one !haircut,shave,manicure,massage,facial,beard_trim,inspection,eye_test,pedicure",
         """(book|make|get me) an appointment at the {shop} on {date} at {time}[ for a {service}]
         .I need (an appointment|a slot) at the {shop} on {date} at {time}[ for a {service}]
         ?can you get me in at the {shop} on {date} at {time}
         .{shop}, {date}, {time}[, {service}]
         .I (want|have) to go to the {shop} on {date} at {time}[ for a {service}]
         ?does the {shop} have time on {date} at {time}[ for a {service}]? (Book it|Reserve it)""", "ok => They expect you."),
    tool("household_bill", "(pay|settle)_(bill|utility_bill|bills|invoice_of)|bill_(pay|payment)|pay_utility", "pay a bill of the household", "bill biller type which utility: enum electricity=electricity,power water gas internet=internet,wifi rent phone=phone,mobile insurance\namount sum total value: cash\n?account from_account pay_from: enum checking=current_account savings=savings_account credit_card\n?date on pay_on when: date",
         """pay the {bill} bill[ of {amount}], {amount:n}
         pay the {bill} bill, {amount}[, from my {account}]
         pay {amount} for {bill:n}[ from my {account}][ on {date}]
         .the {bill} bill came, {amount}. Pay it[ from my {account}]
         .{bill} bill(:|,) {amount}[, pay it on {date}]
         .I (have|need) to pay {amount} for {bill:n}[ on {date}]
         ?can you pay the {bill} bill, {amount}[, on {date}]
         .{amount} for {bill:n}, please pay that""".replace("pay the {bill} bill[ of {amount}], {amount:n}\n         ", ""), "ok => It is paid."),
    tool("top_up", "(top_up|recharge|reload)_(phone|mobile|credit|prepaid|card)|topup|phone_(recharge|topup)", "top up a prepaid phone", "phone number phone_number mobile: phone\namount value credit sum: cash",
         """(top up|recharge|reload) {phone} (with|by) {amount}
         (put|load) {amount} (on|onto) {phone}
         .{phone} has no credit left. (Put|Load) {amount} on it
         .{amount} for {phone}
         ?can you (put|load) {amount} on (my phone,|my number,) {phone}
         .my phone is {phone}, top it up with {amount}
         .{phone}: {amount} more credit""", "ok => {amount} more on {phone}."),
    tool("donation", "(make|send|give|create)_(donation|gift_of_money)|donate|donation_(make|create)", "(make a donation|give money) to an organization", f"organization charity recipient to cause: {_CHARITY}\namount sum value: cash\n?monthly recurring every_month: bool every_month,monthly/only_once,once\n?anonymous hide_name: bool anonymously,without_my_name/with_my_name",
         """(donate|give|send) {amount} to {organization}[ {monthly}][, {anonymous}]
         .I (want|would like) to (donate|give) {amount} to {organization}[ {monthly}][, {anonymous}]
         .{amount} for {organization}[, {monthly}]
         .{organization} (should get|gets) {amount} (from me|)[ {monthly}]
         ?can I give {amount} to {organization}[ {monthly}]
         (support|help) {organization} with {amount}[ {monthly}]""", "ok => Thank you for {amount}."),
    tool("own_settings", "(set|change|switch)_(language|app_language|interface_language|locale)|language_(set|change)", "(set|change) the language of the (app|interface)", "language lang to new_language ui_language: language / lang language_code locale: language_code",
         """(change|switch|set) the language to {language}
         .I want (the app|everything|the menus) in {language}
         (speak|talk) {language} to me from now on
         ?can the app be in {language}
         .language(:|) {language}
         .I don't understand the menus, I only speak {language}
         (put|show) everything in {language}""", "ok => The language is changed."),
    tool("own_settings", "(set|change|switch)_(theme|appearance|color_mode|display_mode)|theme_(set|switch)", "(set|change) the look of the (app|screen)", "theme mode appearance style: enum dark light system=automatic,like_the_system",
         """(switch|change|go) to {theme} mode
         (use|turn on|enable|activate) the {theme} theme
         .I (want|like|prefer) the {theme} mode
         .{theme} (theme|mode), please
         (set|make) the theme {theme}
         ?can (I|we) have the {theme} theme
         .my eyes hurt, use the {theme} theme""", "ok => It looks different now."),
    tool("reviews_of", "(get|show|read|find)_(reviews|ratings|opinions|feedback_on)|reviews|(reviews)_(get|of)", "(reviews|opinions) about a (place|restaurant|hotel)", "place name restaurant business what: venue\n?limit count max n: count\n?sort order sort_by: enum newest=newest_first best=best_first worst=worst_first",
         """?what do (people|others|guests) say about {place}
         ?is {place} (any good|worth a visit|recommended)
         (show|read|get) (me |)the reviews (of|about|for) {place}[, {sort}]
         .reviews(:| of) {place}[, {limit} of them]
         .we want to eat at {place}. (Is it good|What do others say)?
         ?how (good|bad) is {place}
         .I want to know what guests (think|write) about {place}""", "{1:sentence} => {1}", True),
    tool("menu_of", "(get|show|read|fetch)_(menu|restaurant_menu|food_menu|dishes)|menu|(menu)_(get|of)", "the menu of a restaurant", "restaurant place name venue: venue\n?meal time_of_day for: enum breakfast lunch dinner\n?vegan vegan_only only_vegan: bool only_vegan_dishes/all_dishes",
         """?what (can I eat|do they have|is on the menu) at {restaurant}[ for {meal}]
         (show|read|get) me the[ {meal}] menu of {restaurant}[, {vegan}]
         .menu(:| of) {restaurant}[, {meal}]
         ?what does {restaurant} (serve|cook|offer)[ for {meal}]
         .I'm at {restaurant} and can't read the menu
         ?does {restaurant} have anything for {meal}""".replace("\n         ?does {restaurant} have anything for {meal}", ""), "{1:dish} => They have {1}.", True),
    tool("warranty", "(check|get|show|look_up)_(warranty|guarantee|warranty_status)|(warranty|guarantee)_(check|status)", "(check|look up) the warranty of a device", "serial serial_number device_id number: code",
         """?is {serial} still under (warranty|guarantee)
         ?do I still have a (warranty|guarantee) (for|on) {serial}
         (check|look up) the (warranty|guarantee) (of|for) {serial}
         .my (printer|phone|washing machine) broke, the number is {serial}. Do I have a guarantee?
         .(warranty|guarantee) of {serial}
         ?until when is {serial} covered
         ?does the guarantee for {serial} still hold""", "until {1:date} => Until {1}.\nexpired => It has expired.", True, held=True),
    tool("enrolment", "(enroll|register|sign_up)_(student|in_course|for_course|participant)|(course)_(enroll|register)|enroll", "(enroll|register) somebody (in|for) a course", f"student person name participant who: person\ncourse class subject course_name: {_COURSE}\n?semester term starting: enum spring summer autumn=autumn,fall winter\n?paid fee_paid: bool the_fee_is_paid/not_paid_yet",
         """(enroll|register|sign up) {student} (in|for) the {course} course[, {semester}]
         (put|get) {student} (in|into) the {course} class[, {semester}]
         .{student} (wants|would like) to (learn|take) {course:n}[ in {semester}]
         .{student} (joins|is in) the {course} course[, {semester}][, {paid}]
         ?can {student} (join|take) the {course} course[ in {semester}]
         .{course} course(:|,) {student}[, {semester}]
         .add {student} to the {course} course[, {paid}]""", "ok => {student} is in."),
    tool("reception", "(check_in|checkin|register)_(guest|hotel_guest|visitor_to_room)|guest_(check_in|arrive)|reception_check_in", "(check in|register) a guest of the hotel", "guest guest_name name who: person\nroom room_number number: whole 101-899\n?nights n_nights stay duration: nights\n?breakfast with_breakfast: bool with_breakfast/without_breakfast",
         """(check in|check) {guest} (into|in) {room:n}[ for {nights}][, {breakfast}]
         .{guest} is here and gets {room:n}[ for {nights}]
         .{guest} (gets|has|takes) {room:n}[ for {nights}][, {breakfast}]
         (give|assign) {guest} {room:n}[ for {nights}]
         .{guest} stays in {room:n}[ for {nights}][, {breakfast}]
         .check-in: {guest}, {room:n}[, {nights}]
         ?can {guest} have {room:n}[ for {nights}]""".replace("{room:n}", "room {room:n}"), "ok => {guest} is checked in."),
    tool("price_check", "(compare|check|find)_(prices|price_of_product|best_price|cheapest_offer)|price_(compare|check)|find_cheapest", "compare the prices of a product in several shops", "product item name article what: product\n?max_price limit budget: cash\n?used second_hand include_used: bool new_or_used/only_new",
         """?where is {product:q} (cheapest|cheap)[, {used}]
         ?who has the best price for {product:q}[, {used}]
         (compare|check) (the |)prices (of|for) {product:q}[, {used}]
         (find|get) the (cheapest|best) offer for {product:q}[ under {max_price}][, {used}]
         ?what does {product:q} cost in other (shops|stores)
         .I want {product:q} as cheap as possible[, {used}]
         .best price for {product:q}[, {max_price} at most]""", "{1:company}, {2:price} => {1} has it for {2}.", True),
]

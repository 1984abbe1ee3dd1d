"""Kitchen and body: recipes, meals, orders of food, workouts, doctors, medicine."""
from .tool import service

TOOLS = [
    service("find_dish", "(search|find)_recipes|recipe_(search|finder)|recipes_search", "(search|find) recipes", "query q dish keyword: dish | Dish or keyword, e.g. lentil soup | What to cook\n?vegetarian veggie is_vegetarian: flag | Only vegetarian recipes | Vegetarian\n?vegan is_vegan: flag | Only vegan recipes | Vegan\n?max_minutes max_time time_limit: minutes | Longest time in minutes | Ready in so many minutes\n?servings people portions serves: num 2-12 people people | Number of servings\n?limit max_results count: few | Maximum number of recipes\n?gluten_free no_gluten: flag | Without gluten | Gluten-free\n?difficulty level: enum easy medium hard | Difficulty\n?exclude without avoid: edibles | Ingredients to avoid",
         """(find|show me|look for|get) {query} recipes
         (find|show me|get) {limit} recipes for {query}
         (find|show me|get) a recipe for {query}
         (find|show me|get) a {vegetarian=true}(vegetarian|veggie|meatless) recipe for {query}
         (find|show me|get) a {vegan=true}vegan recipe for {query}
         (find|show me|get) an {difficulty=easy}easy recipe for {query}
         ?how (do I|can I) (make|cook) {query}
         .I want to (make|cook) {query}
         .recipe for {query}
         .{query} recipe""", "for {servings}\nin (under |at most |){max_minutes}\nwithout {exclude}", ", {vegetarian=true}(vegetarian|without meat|meatless|I don't eat meat)|, {vegan=true}(vegan|for vegans|without animal products)|, {gluten_free=true}(gluten-free|without gluten)|, (max|at most) {limit}", "{vegetarian=true}(Vegetarian, please|I'm a vegetarian|It should be vegetarian)\n{vegan=true}(We are vegan|Vegan, please)\n{gluten_free=true}(It has to be gluten-free|No gluten)\n{difficulty=easy}(Something easy|It should be easy)\nIt's for {servings}\nIt must be ready in {max_minutes}", "{1:dish} => {1}", True),
    service("pizza", "order_(pizza|pizzas)|pizza_order", "order a pizza", "pizza type name kind: one !Margherita,Hawaii,Funghi,Diavola,Quattro_Formaggi,Marinara,Prosciutto,Capricciosa,Vegetariana,Tonno,Calzone,Salami | Which pizza, e.g. Margherita | Name of the pizza\n?size: enum small medium large | Size, default medium\n?quantity count number: whole 2-9 | How many, default 1\n?extra_cheese more_cheese: flag | Extra cheese\n?toppings extras extra_toppings: some olives,mushrooms,onions,bacon,basil,garlic,peppers,pineapple,anchovies,rocket | Extra toppings\n?thin_crust thin: flag | Thin crust\n?gluten_free no_gluten: flag | Gluten-free dough\n?delivery deliver: flag | Have it delivered | true for delivery, false for pickup\n?address deliver_to: street | Address of the delivery",
         """(order|get)( me| us|) a {pizza} pizza
         (order|get)( me| us|) a {size} {pizza}( pizza|)
         (order|get)( me| us|) {quantity} {pizza} pizzas
         (order|get)( me|) a {pizza} with {extra_cheese=true}extra cheese
         .I('d like| want) a {pizza}( pizza|)
         .{size} {pizza}, please
         .we're hungry, order {quantity} {pizza} pizzas
         ?can I (get|have) a {pizza}( pizza|)""", "with {toppings}\nto {address}", ", {extra_cheese=true}(extra cheese|with extra cheese)|, {thin_crust=true}(thin crust|with a thin crust)|, {gluten_free=true}(gluten-free|without gluten)|, {delivery=true}(delivered|for delivery|and have it delivered)|, {delivery=false}(for pickup|I'll pick it up)", "{extra_cheese=true}(Extra cheese, please|With extra cheese)\n{thin_crust=true}(Thin crust)\n{delivery=true}(Have it delivered|Delivery, please)\n{delivery=false}(I'll pick it up|For pickup)\nMake it {size}\n{gluten_free=true}(It must be gluten-free|Gluten-free dough)"),
    service("coffee", "(order|make|brew)_(coffee|drink)|coffee_(order|make)", "(order|make) a coffee", "drink type coffee name: one !latte,cappuccino,espresso,flat_white,americano,mocha,macchiato,cortado,hot_chocolate,chai_latte | Kind of drink, e.g. latte | Drink\n?size: enum small medium large | Size, default medium\n?milk milk_type: enum whole oat soy almond | Kind of milk\n?sugar sugars spoons: num 1-4 sugar sugars | Spoons of sugar\n?decaf decaffeinated: flag | Without caffeine | Decaf\n?iced cold on_ice: flag | With ice | Iced\n?to_go takeaway take_away: flag | To take away | Takeaway\n?name for customer: first_name | Name on the cup",
         """(order|make|get)( me|) a {drink}
         (order|make|get)( me|) a {size} {drink}
         (order|make|get)( me|) a {decaf=true}decaf {drink}
         (order|make|get)( me|) {iced=true}an iced {drink}
         .I('d like| want|'ll have) a {drink}
         .(one |){size} {drink}, please
         .a {drink} for {name}
         .I'm so tired, get me a {drink}
         ?can I (get|have) a {size} {drink}""", "with {milk} milk\nwith {sugar}", ", {decaf=true}(decaf|without caffeine)|, {to_go=true}(to go|to take away)|, {to_go=false}(for here|to drink here)|, {iced=true}(with ice|on ice)", "{to_go=true}(To go, please|It's to go)\n{to_go=false}(For here)\n{decaf=true}(Make it decaf|Decaf please)\nWith {milk} milk\nMake it {size}\nThe name is {name}"),
    service("training", "(log|add|record|save)_(workout|exercise|training|activity)|(workout|activity)_(log|add)", "(log|record) a workout", "activity type sport exercise: sport | Activity, e.g. running | Kind of sport\nminutes duration length: minutes | Length in minutes | Duration\n?distance km kilometers: num 1-60 kilometer kilometers km | Distance in km\n?intensity effort: enum low moderate high | Intensity\n?calories kcal: num 80-900 calorie calories kcal | Calories burned\n?outdoor outside is_outdoor: flag | It was outside | Outdoor\n?date day on: date | Date, default today\n?share public post: flag | Show it to friends | Share it",
         """(log|add|record|save) {minutes} of {activity}
         (log|add|record) a {activity} (workout|session|training) of {minutes}
         .I did {minutes} of {activity}
         .{activity}, {minutes}
         .{minutes} of {activity}
         ?can you (log|add) {minutes} of {activity}""", "on {date}\nover {distance}", ", {outdoor=true}(outdoors|outside)|, {outdoor=false}(indoors|inside)|, {intensity} intensity|, {share=true}(and share it|and share it with my friends)|, {share=false}(don't share it|private)", "{outdoor=true}(It was outside|I was outdoors)\n{outdoor=false}(It was indoors)\nIntensity {intensity}\nI burned {calories}\n{share=true}(Share it with my friends|Share it)\n{share=false}(Keep it private|Don't share it)"),
    service("doctors", "(book|make|schedule)_(doctor_appointment|doctor|medical_appointment|appointment)|doctor_(book|appointment)", "(book|make) an appointment with a doctor", "specialty doctor doctor_type field: one !dentist,dermatologist,cardiologist,eye_doctor,pediatrician,orthopedist,neurologist,general_practitioner,psychologist | Kind of doctor, e.g. dentist | Specialty\n?date day on: date | Date\n?time at: time | Time of day\n?reason symptoms complaint: ailment | Reason of the visit\n?video online remote telehealth: flag | Video appointment | Online\n?first_visit new_patient is_new: flag | First visit | New patient\n?urgent emergency as_soon_as_possible: flag | Urgent\n?patient name patient_name: full_name | Name of the patient",
         """(book|make|schedule|get)( me|) an appointment with (a|the) {specialty}
         (book|make)( me|) {video=true}(a video appointment|an online appointment) with (a|the) {specialty}
         (book|get)( me|) {urgent=true}an urgent appointment with (a|the) {specialty}
         .I need (to see |)a {specialty}
         .appointment with the {specialty}
         .my daughter has to see a {specialty}
         ?can you get me in with a {specialty}""", "on {date}\nat {time}\nfor {patient}", ", {video=true}(by video|online|as a video call)|, {video=false}(in person|not online)|, {first_visit=true}(it's my first visit|I'm a new patient)|, {urgent=true}(it's urgent|as soon as possible)", "{urgent=true}(It's urgent|It can't wait)\n{video=true}(Video is fine|By video, please)\n{video=false}(In person, please|Not online)\n{first_visit=true}(I've never been there|It's my first visit)\nReason: {reason}"),
    service("medicine_dose", "(add|set|create)_(medication|medicine|pill|medication_reminder)|(medication|pill)_(add|reminder)", "(add|set) a medicine to take", "medicine name medication drug: medicine | Name of the medicine, e.g. ibuprofen | Medicine\n?dose mg amount: num 5-800 milligram milligrams mg | Dose in mg\n?times_per_day frequency per_day: num 1-4 time time | How often a day\n?with_food food after_meal: flag | Take it with food | With a meal\n?days duration course: days | For how many days\n?remind reminder notify: flag | Remind me | Send a reminder\n?start start_date from: date | First day",
         """(add|enter|note) {medicine} (to|on) my (medicines|medication|pills)
         (add|enter|note) {dose} of {medicine}
         .I (take|have to take) {medicine}
         .I (take|have to take) {dose} of {medicine}
         .the doctor gave me {medicine}
         .new (medicine|medication): {medicine}""", "for {days}\nstarting {start}", ", {with_food=true}(with food|after a meal|with meals)|, {with_food=false}(on an empty stomach|without food)|, {remind=true}(and remind me|with a reminder)", "{with_food=true}(It goes with food|With food)\n{with_food=false}(On an empty stomach|Not with food)\n{remind=true}(Remind me|Set a reminder)\nDose: {dose}"),
    service("diary", "(log|add|record)_(meal|food|food_entry)|(meal|food)_(log|add)", "(log|record) a meal", "food meal item what: dish | What was eaten, e.g. lentil soup | Food\n?meal_type type when: enum breakfast lunch dinner snack | Which meal\n?calories kcal energy: num 90-990 calorie calories kcal | Calories\n?homemade home_made cooked_at_home: flag | Made at home\n?portions servings quantity: num 2-4 portion portions | Number of portions\n?date day on: date | Date, default today",
         """(log|add|record|enter) {food}
         (log|add|record) {food} for {meal_type}
         (log|add|record) {portions} of {food}
         .I (had|ate) {food}
         .I (had|ate) {food} for {meal_type}
         .{meal_type}: {food}
         .{food} for {meal_type}""", "on {date}\n(as|for) {meal_type}\nwith {calories}", ", {homemade=true}(homemade|made at home|home-made)|, {homemade=false}(from a restaurant|not homemade)|, {calories}", "{homemade=true}(It was homemade|I cooked it myself)\nIt had {calories}", like="list_add"),
    service("body", "(log|add|record|save)_(weight|body_weight)|weight_(log|add)", "(log|record) the body weight", "weight value kilograms: weight | Weight | Body weight\n?unit units: enum kg lb | kg (default) or lb\n?date day on: date | Date, default today\n?after_meal fed: flag | Measured after a meal\n?note comment: one !after_vacation,before_breakfast,new_scale,with_shoes,after_the_run | Note",
         """(log|add|record|enter) my weight, {weight}
         (log|record) a weight of {weight}
         .I weigh {weight}( now| today|)
         .my weight is {weight}
         .weight: {weight}
         ?can you enter {weight} as my weight""", "{unit=kg}(kg|kilos|kilograms)|{unit=lb}(lb|pounds|lbs)", ", note: {note}|, {after_meal=true}(after a meal|after eating)", "{after_meal=true}(That was after a meal|After eating)\nNote: {note}"),
    service("calories", "(get|lookup|find)_(nutrition|calories|nutrients|nutrition_facts)|nutrition_(lookup|facts)", "(get|look up) the nutrition facts of a food", "food item name: ingredient | Food, e.g. avocado | Name of the food\n?grams amount weight: num 20-900 gram grams g | Amount in grams, default 100\n?detailed details vitamins: flag | Also vitamins and minerals | All details\n?cooked is_cooked: flag | Values of the cooked food",
         """?how many calories (are in|are there in) {food}
         ?how healthy (is|are) {food}
         (get|show|look up)( me|) the nutrition (facts |values |)of {food}
         .nutrition of {food}
         .calories in {food}""", "per {grams}", ", {detailed=true}(with vitamins|with all details|in detail)|, {cooked=true}(cooked|when cooked)|, {cooked=false}(raw|not cooked)", "{detailed=true}(With vitamins too|I want all details)\nFor {grams}\n{cooked=true}(Cooked|I mean cooked)", "{1:int} => {1}", True),
]

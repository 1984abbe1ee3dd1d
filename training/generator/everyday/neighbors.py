"""Which topics are listed together, because they are much alike, and which never are, because the same request could mean both."""
# Topics whose tools are listed together: much alike, but not for the same request.
FAMILIES = [family.split() for family in (
    "lamp_any device_any door lock_any sound feature work color oven washer plant_water clean_rooms pet_feed storage repair dose_machine day_night automation tires clock_set below_zero", "flight_for stay tickets_for table_book route_by parking coach_seat mileage tour transport seats_flight",
    "birthday body_height hours_minutes training goal court game_score observe symptom medicine_dose lesson consult", "room_book announce ping board ticket_full gathering greet_card shift member share_with export copy_job days_from hours_from access pin follow",
    "order_goods sale voucher courier bill points budget_limit loan price_between letter", "servings find_dish topping order_from kitchen_order list_any exclude pack oven pet_feed", "rollout erase k8s build_flags server_size restart_many experiment delete_many calibrate sample alert_range feature config_set",
    "gathering pack topping clean_rooms lights_in average_of watchlist tour team_up exclude share_with delete_many translate_to alert_days restart_many colors find_dish lottery",
    "filing collect deliver appoint alias merge_two pair_device teach board seat storage rename_any repair queue_position lending", "abroad weather travel transit", "circle birthday call gathering", "dial light climate sound music dose_machine", "abroad", "circle", "dial", "pantry find_dish diary servings", "pets family diary body club", "counter bureau shop diary", "scaling vault incident rollout server_size", "wardrobe look paint color", "luggage seats_flight transit", "sky weather transit travel", "bureau roster room_book counter", "club game_score score_of training", "body symptom diary medicine_dose", "diary bank training medicine_dose", "diary till discount bill budget_limit", "marks score_of points classroom", "dns firewall http reach gateway article article_price", "reach gateway dns host_access env_value node server", "tagging dependency upgrade_range env_value settings_text rollout", "cron_job ops http settings_text dependency dot_file", "pharmacy drug_facts medicine_dose diary", "far_place weather transit travel route_by",
    "library book_loan book_named book transit", "look color paint canvas colors", "garden_bed plant_water diary", "roster shift appoint", "incident rollout server node deploy", "plug smart_plug lamp power_strip light_switch device_any lamp_any bot", "pump valve tank heater fan work sprinkler", "garage_door gate door lock_any blind lift", "server worker access_point feature_flag node", "transit parking_paid parking taxi mileage", "camera printer robot_arm drone",
    "accounts member access", "player music", "own_cart shop order_lines", "own_clock own_alarms own_timers alarm timer", "own_house own_devices lights_in light device_any", "own_screen own_system own_trash own_device", "managed_list list recipe task", "own_code git ci", "charges invoice bank crm shop", "body meditate health", "opening events doctors jobs", "checks network phone_line contact", "drive doc file cloud",
    "folder_named song_named book_named board list_any room_named storage_unit boat", "resolution camera_set rgb lat_lon canvas paint colors crop size translate_to playback publish view", "barter chess item_use spawn world dice_pool score_of between goto team_up lottery nth", "children_class homework_due score_of lesson book_loan seat locker rating points rename_any flashcard compare_two queue_position lost")]

# `head: others`
_LINES = """
own_devices: washer work
light: lamp_any lights_in dial light_switch
lamp_any: lamp lights_in light_switch
climate: dial
music: media playback song_named player managed_playlist
player: playback media song_named
travel: flight flight_for seats_flight stay hotel taxi maps route_by train parking parking_paid transport stay_options
flight: flight_for seats_flight
hotel: stay stay_options
maps: route_by
money: bank stocks invoice diary charges bill
bank: diary charges budget_limit
restaurant: table_book
mail: own_mail messages_later
chat: notify messages_later ping
search: web
git: tickets ticket_full
ci: own_code build_flags
tickets: ticket_full support
shop: order_goods order_lines article inventory
order_lines: pizza order_goods food kitchen_order order_from topping
food: pizza coffee order_from kitchen_order topping recipe
parcel: courier transport shop
health: diary training medicine_dose symptom consult body
hr: days_from roster people
roster: days_from people
task: list_any list managed_list home
list: list_any managed_list recipe
managed_list: list_any recipe collect
deploy: ops rollout env_value feature config_set
rollout: ops
managed_service: ops device work cloud restart_many worker server k8s container
ops: logs cloud k8s restart_many feature feature_flag database package
photo: doc size crop
doc: size own_screen
print: copy_job
number: text convert_measure between average_of dice_pool bill till discount sale
dice_pool: game fun
energy: diary
theatre: events tickets_for museum
tickets_for: museum
opening: museum
accounts: people member access
people: member access charges crm
charges: crm invoice
crm: people
managed_team: team_up member club
home: lock_any door blind own_house plant_water clean_rooms
own_house: garage_door
time: own_clock world zone
alarm: clock_set
contact: checks
member: school
film: media
book: media library book_loan book_named
sport: game_score
memory: note notes
note: notes
taxi: transport
drive: share_with
env_value: feature config_set settings_text
lamp_any: device_any
light: device_any device
product_records: shop article inventory
employee_records: hr member people
patient_records: member
coupon_records: voucher
course_records: enrolment school children_class
warehouse_records: inventory
route_records: maps
gift_card_records: voucher till
property_records: flat
salon: consult appoint health
household_bill: bank money invoice bill diary
announce: notify post
social: post notify
docs: post
recipe: recipe_card
school: enrolment member children_class
reviews_of: rating review
job_ad: jobs
poll: quiz_question
own_settings: look feature
support: feedback_form
faq: flashcard notes note
pizza: topping kitchen_order order_from
coffee: topping kitchen_order order_from
"""
CLASHES = frozenset(frozenset((head, other)) for line in _LINES.strip().split("\n") for head, others in [line.split(": ")] for other in others.split())

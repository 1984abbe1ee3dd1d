"""Topics whose tools could be meant by the same request, so that they never stand in one list: `head: others`."""

_LINES = """
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
chat: messages_later ping
search: web
git: tickets ticket_full
ci: own_code build_flags
tickets: ticket_full support
shop: order_goods order_lines article inventory
order_lines: order_goods food kitchen_order order_from topping
food: order_from kitchen_order topping recipe
parcel: courier transport shop
health: diary training medicine_dose symptom consult body
hr: days_from roster people
roster: days_from people
task: list_any list managed_list home
list: list_any managed_list recipe
managed_list: list_any recipe collect
deploy: ops rollout env_value
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
"""
CLASHES = frozenset(frozenset((head, other)) for line in _LINES.strip().split("\n") for head, others in [line.split(": ")] for other in others.split())

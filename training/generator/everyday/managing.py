"""Tools that do several things to what they are told, where one parameter says which of them: add or remove, start or stop, plus or minus; lists of things with their numbers; moments as ISO 8601."""
from .tool import tool

_LIST = "list list_name which name: one !shopping,grocery,packing,party,camping,holiday,weekend,picnic,barbecue,pantry"
_TEAM = "one !team_red,marketing,support,design,backend,sales,legal,finance,platform,mobile,data,security"


def _managed(topic, names, purpose, actions, slots, ways, reply="ok => Done."):
    """A tool for each way, all alike but for what their requests want: `ways`: (the value, words for it, requests)."""
    key = "action operation command do mode method"
    return [tool(topic, names, purpose, f"{key}: among {actions} {value}={words}\n{slots}", asks, reply, like=names) for value, words, asks in ways]


TOOLS = [
    *_managed("managed_list", "(manage|update|change|edit)_(list|lists|list_items)|(list|lists)_(manage|update|edit)", "(add something to a list or remove it|manage a list)", "add,remove,check", f"item entry thing what: ingredient\n{_LIST}", [
        ("add", "add", """{action} {item} to (my|the) {list} list
            .(we need|I need|don't forget) {item}, {action:n} it to the {list} list
            ?can you {action:n} {item} to the {list} list
            .please {action:n} {item} to our {list} list
            {action} one more thing to the {list} list: {item}"""),
        ("add", "put,write,note", """{action} {item} on (my|the) {list} list
            .(we need|I need|don't forget) {item}, {action:n} it on the {list} list
            ?can you {action:n} {item} on the {list} list
            .{item}: {action:n} it on my {list} list
            .please {action:n} {item} on our {list} list"""),
        ("remove", "remove,delete,take,strike", """{action} {item} from (my|the) {list} list
            .we don't need {item} any more, {action:n} it from the {list} list
            ?can you {action:n} {item} from the {list} list
            .{item} is too much, {action:n} it from my {list} list
            .please {action:n} {item} from our {list} list"""),
        ("check", "check_off,tick_off,cross_off", """{action} {item} on (my|the) {list} list
            ?can you {action:n} {item} on the {list} list
            .I have it now, {action:n} {item} on the {list} list
            .please {action:n} {item} on my {list} list""")]),
    *_managed("managed_playlist", "(manage|edit|update|change)_(playlist|playlists)|playlist_(manage|edit|update)", "(add a song to a playlist or remove it|change a playlist)", "add,remove", "song track title name: song\nplaylist playlist_name list in: collection", [
        ("add", "add", """{action} {song:q} to the playlist {playlist:q}
            ?can you {action:n} {song:q} to the playlist {playlist:q}
            .I like {song:q}, {action:n} it to the playlist {playlist:q}
            .the playlist {playlist:q} lacks {song:q}, {action:n} it
            .please {action:n} {song:q} to my playlist {playlist:q}"""),
        ("add", "put", """{action} {song:q} (into|on) the playlist {playlist:q}
            ?can you {action:n} {song:q} (into|on) the playlist {playlist:q}
            .I like {song:q}, {action:n} it (into|on) the playlist {playlist:q}
            .please {action:n} {song:q} (into|on) my playlist {playlist:q}"""),
        ("remove", "remove,delete", """{action} {song:q} from the playlist {playlist:q}
            ?can you {action:n} {song:q} from the playlist {playlist:q}
            .I can't hear {song:q} any more, {action:n} it from the playlist {playlist:q}
            .please {action:n} {song:q} from my playlist {playlist:q}"""),
        ("remove", "take,throw", """{action} {song:q} out of the playlist {playlist:q}
            ?can you {action:n} {song:q} out of the playlist {playlist:q}
            .I can't hear {song:q} any more, {action:n} it out of the playlist {playlist:q}""")]),
    *_managed("managed_team", "(manage|update|change|edit)_(team_members|team|group_members|membership)|team_(manage|update)", "(add a person to a team or remove one|change who is in a team)", "add,remove", f"person member user name who: person\nteam group team_name: {_TEAM}", [
        ("add", "add,invite", """{action} {person} to (the |){team:n}
            ?can you {action:n} {person} to {team:n}
            .{person} joins us, {action:n} her to {team:n}
            .{person} is new, {action:n} him to {team:n}
            .please {action:n} {person} to {team:n}"""),
        ("remove", "remove,kick,drop", """{action} {person} from (the |){team:n}
            ?can you {action:n} {person} from {team:n}
            .{person} leaves us, {action:n} her from {team:n}
            .{person} has quit, {action:n} him from {team:n}
            .please {action:n} {person} from {team:n}""")]),
    *_managed("managed_service", "(manage|control|operate)_(service|daemon|service_state|systemd_unit)|service_(manage|control|action)|systemctl", "(start, stop or restart a service|control a service)", "start,stop,restart,status", "service name unit service_name daemon: service\n?host server machine on: host", [
        ("start", "start,launch,bring_up", """{action} {service}[ on {host}]
            .{service} is down, {action:n} it[ on {host}]
            ?can you {action:n} {service}[ on {host}]
            .we need {service} up, {action:n} it
            .please {action:n} the {service} service[ on {host}]"""),
        ("stop", "stop,shut_down,kill", """{action} {service}[ on {host}]
            .{service} eats all the memory, {action:n} it[ on {host}]
            ?can you {action:n} {service}[ on {host}]
            .nobody needs {service} any more, {action:n} it
            .please {action:n} the {service} service[ on {host}]"""),
        ("restart", "restart,reboot,bounce", """{action} {service}[ on {host}]
            .{service} hangs, {action:n} it[ on {host}]
            ?can you {action:n} {service}[ on {host}]
            .I changed the config of {service}, {action:n} it
            .please {action:n} the {service} service[ on {host}]"""),
        ("status", "status,state", """?what is the {action} of {service}[ on {host}]
            (show|check|get) the {action} of {service}[ on {host}]
            .{service} {action}[ on {host}]
            .I need the {action} of {service}[ on {host}]""")]),
    tool("number", "(calculate|compute|do|perform)_(operation|arithmetic|calculation|math)|calculator|calculate|arithmetic|math_operation", "(calculate with two numbers|add, subtract, multiply or divide two numbers)",
         "a x num1 first number1 left operand1 first_number: number\nb y num2 second number2 right operand2 second_number: number\noperation operator op action kind: enum add=plus subtract=minus multiply=times,multiplied_by divide=divided_by",
         """?(what is|what's|how much is) {a} {operation} {b}
         (calculate|compute|work out|tell me) {a} {operation} {b}
         .{a} {operation} {b}
         .I need {a} {operation} {b}
         ?can you (calculate|compute|tell me) {a} {operation} {b}
         .{a} {operation} {b}, please""", "{1:n} => It is {1}.", True),
    tool("order_lines", "(create|place|submit|make)_(order|purchase_order|food_order)|(order)_(create|place|submit)|place_order", "(place|create) an order with several (items|articles)", "items lines articles products order_items: lines\n?customer name for client: person\n?address deliver_to ship_to: spot",
         """order {items}[ for {customer}]
         .I('d like to| want to) (order|have|get) {items}
         .{items}, please[, for {customer}]
         (get|bring|send) (us|me) {items}
         (place|make) an order for {items}[ for {customer}]
         ?can (I|we) (have|get) {items}
         .we (need|take|want) {items}
         .new order: {items}[, {customer}]""", "{1:code} => The order is {1}."),
    tool("calendar", "(create|add|schedule)_(event|calendar_event|appointment|meeting)|event_(create|add)|calendar_(create|insert)_event", "(create|add) an event( in the calendar|)", "title summary name subject event: event\nstart start_time start_datetime starts_at begin: moment\n?end end_time end_datetime ends_at: moment\n?location place where: venue",
         """(create|add|schedule|put in) {title:q} on {start}[ at {location}]
         .{title:q} is on {start}. (Put it in my calendar|Add it)
         .new event {title:q}, {start}[, {location}]
         .I have {title:q} on {start}[ at {location}]
         ?can you (schedule|add) {title:q} on {start}
         (enter|note) {title:q} for {start}[ at {location}]""", "ok => {title} is in your calendar."),
    tool("reminder", "(create|set|add|schedule)_(reminder|alert|notification)|reminder_(create|set|add)|remind", "(create|set) a reminder", "message text title content what: chore\ntime remind_at datetime due at when: moment",
         """remind me on {time} to {message:n}
         .on {time} I have to {message:n}. Remind me
         (set|create) a reminder for {time}: {message}
         ?can you remind me on {time} to {message:n}
         .I must not forget to {message:n} on {time}
         .reminder, {time}: {message}""", "ok => I will remind you."),
    tool("messages_later", "(schedule|plan|queue)_(message|email|text|post)|(message|email)_(schedule|later)|send_later", "(schedule|plan) a message for later", "recipient to receiver contact: person / to recipient email: email\nbody text message content: sentence\nsend_at time datetime scheduled_for at: moment",
         """(send|write) {recipient} on {send_at}: {body}
         (schedule|plan) a message to {recipient} for {send_at}: {body}
         .on {send_at} {recipient} should get this: {body}
         .not now, but on {send_at}, to {recipient}: {body}
         ?can you send {recipient} on {send_at} the text {body:q}
         .message for {recipient}, to be sent on {send_at}: {body}""", "ok => It is planned."),
]

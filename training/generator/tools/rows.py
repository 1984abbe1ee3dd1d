"""Functions that are called in a row: the second takes values of the request once more, or the id that the first one brought."""
import json
import re

from ..chat import Answer, Call, Result, User
from ..everyday import fillers
from ..everyday.kinds import KINDS
from ..material import world
from ..turns import ending
from ..words.wording import typed, worded
from . import functions, invented

# First tool ; second tool: names, what it does, parameters (options: kind). What is asked, of both; what the first brings as `key: kind`,
# and how that is called. A value of the second tool that the request does not tell is the first result's ("=key").
_ROWS = [
    ("estimate_fare get_fare ride_price fare_quote taxi_quote|Estimates the price of a ride.|pickup|from|origin|start: spot;destination|to|dropoff|end: spot", "book_ride request_ride order_taxi book_taxi call_cab|Books a ride.|pickup|from|origin|start: =0;destination|to|dropoff|end: =1",
     "(check|find out|get|look up) the (price|fare) of a (ride|taxi) from {0} to {1}|get a fare (estimate|quote) from {0} to {1}", "book (it|the ride|that ride|the taxi)|order (the ride|it|the taxi)", "fare: price", "the (fare|price)"),
    ("search_flights find_flights flight_search lookup_flights|Searches flights.|origin|from|departure_city: city;destination|to|arrival_city: city;date|day|when: day", "book_flight reserve_flight flight_booking buy_flight|Books a flight.|origin|from|departure_city: =0;destination|to|arrival_city: =1;date|day|when: =2",
     "(find|look for|search) a flight from {0} to {1} on {2}|search flights from {0} to {1} (for|on) {2}", "book (it|that flight|the flight)|reserve (it|that flight)", "price: price", "the price"),
    ("check_table table_available check_availability|Tells whether a table is free.|restaurant|place|venue: venue;time|at|when: evening;people|guests|party_size: few", "reserve_table book_table make_reservation|Reserves a table.|restaurant|place|venue: =0;time|at|when: =1;people|guests|party_size: =2",
     "(check|see) whether {0} has a table at {1} for {2} people|look for a table at {0} for {2} people at {1}", "(reserve|book) it|book that table|reserve the table", "table: few", "the (number of the table|table number)"),
    ("get_stock check_stock stock_level inventory_of|Tells how many pieces of a product there are.|product|item|article: thing", "order_product reorder restock buy_item|Orders a product.|product|item|article: =0;quantity|amount|count: few",
     "(check|look up|get) the (stock|stock level) of the {0}|(check|look up) how many {0}s are in stock", "order {3} more( of them|)|order {3} of them", "in_stock: few", "the (old|previous) stock( level|)"),
    ("shipping_quote get_shipping_cost parcel_price quote_parcel|Calculates what a parcel costs.|from_city|origin|sender_city: city;to_city|destination|receiver_city: city;weight|kg|weight_kg: few", "create_shipment ship_parcel send_parcel new_shipment|Sends a parcel.|from_city|origin|sender_city: =0;to_city|destination|receiver_city: =1;weight|kg|weight_kg: =2",
     "(get|check|find out) the (price|cost) of a parcel of {2} kg from {0} to {1}|calculate what a {2} kg parcel from {0} to {1} costs", "(send|ship) it|send the parcel|create the shipment", "cost: price", "the (cost|price)"),
    ("find_train train_search search_trains next_train|Finds the next train.|from|origin|start: city;to|destination|end: city;time|departure|at: clock", "buy_ticket book_train train_ticket buy_train_ticket|Buys a train ticket.|from|origin|start: =0;to|destination|end: =1;time|departure|at: =2",
     "(find|look up|search) (a|the) train from {0} to {1} at {2}", "buy (a|the) ticket( for it|)|book (it|that train)", "platform: few", "the platform( number|)"),
    ("check_room room_free is_room_free room_status|Tells whether a meeting room is free.|room|name|which: room;time|at|slot: clock", "book_room reserve_room room_booking|Books a meeting room.|room|name|which: =0;time|at|slot: =1",
     "(check|see) whether the {0} is free at {1}", "book it( for me|)|reserve it", "seats: few", "the number of seats"),
    ("get_quote stock_price share_price quote|Price of a share.|symbol|ticker|stock: ticker", "buy_shares buy_stock place_order purchase_shares|Buys shares.|symbol|ticker|stock: =0;shares|quantity|count: few",
     "(get|check|look up) the (stock |share |)price of {0}|look up {0}", "buy {3} shares( of it|)|buy {3}( of them|)", "price: price", "the price"),
    ("find_customer get_customer lookup_customer search_customer|Finds a customer by name.|name|customer|query: person", "create_invoice new_invoice bill_customer make_invoice|Creates an invoice.|customer_id|customer|id: =key;amount|total|sum: few",
     "(find|look up|get|search for) the customer {0}|(find|look up) customer {0}", "(create|make|write) an invoice (over|of|for) {3} euros( for them|)|bill them {3} euros", "customer_id: id", "the customer (id|number)"),
    ("find_member get_member member_by_phone lookup_member|Finds a member by phone number.|phone|phone_number|number: phone", "renew_membership renew extend_membership|Renews a membership.|member_id|id|member: =key",
     "(find|look up|get) the member with the (phone |)number {0}|get the member whose phone number is {0}", "renew (the|their) membership|renew it", "member_id: id, name: person", "the (name of the member|member's name|member)"),
    ("create_order new_order place_order add_order|Creates an order.|product|item|article: thing;quantity|count|amount: few", "confirm_order send_confirmation order_confirm|Confirms an order.|order_id|order|id: =key",
     "(create|place|make) an order for {1} {0}s|order {1} {0}s", "confirm (it|the order)|send the confirmation( for it|)", "order_id: id", "the order (id|number)"),
    ("create_ticket open_ticket new_ticket file_ticket|Opens a ticket.|title|summary|subject: chore", "assign_ticket set_assignee ticket_assign|Assigns a ticket to a person.|ticket_id|ticket|id: =key;assignee|person|to: name",
     "(create|open) a ticket (called|with the title|titled) \"{0}\"", "assign it to {3}|give it to {3}", "ticket_id: id", "the ticket (id|number)"),
    ("upload_file upload file_upload store_file|Uploads a file.|path|file|source: path", "share_file share_link share file_share|Shares an uploaded file.|file_id|file|id: =key;email|with|recipient: email",
     "upload (the file |){0}", "share it with {3}|(send|give) {3} access to it", "file_id: id", "the (file id|id of the file)"),
    ("create_playlist new_playlist add_playlist|Creates a playlist.|name|title|playlist: topic", "add_song add_to_playlist playlist_add|Adds a song to a playlist.|playlist_id|playlist|id: =key;song|title|track: song",
     "(create|make) a playlist (called|named) \"{0}\"", "add \"{3}\" to it|put \"{3}\" on it", "playlist_id: id", "the playlist id"),
    ("create_event add_event new_event schedule_event|Creates an event in the calendar.|title|name|event: event;day|date|when: day", "invite_guest invite add_guest send_invite|Invites a guest to an event.|event_id|event|id: =key;email|guest|who: email",
     "(create|add|schedule) an event (called|named) \"{0}\" on {1}", "invite {3}( to it|)", "event_id: id", "the (event id|id of the event)"),
    ("start_job run_job submit_job launch_job|Starts a job.|script|name|job: slug", "get_job_status job_status check_job status_of_job|Tells how a job is doing.|job_id|job|id: =key",
     "(start|launch|submit) the job {0}", "(check|get|look up) its status|check how it is doing", "job_id: id", "the status"),
    ("find_contact search_contacts get_contact lookup_contact|Finds a contact.|name|query|contact: person", "send_email email send_mail mail_to|Sends an email.|to|recipient|address: =key;text|body|message: note",
     "(find|look up|get) the (contact|email address of|address of) {0}", "(write|send) them an email (that says|with the text) \"{3}\"|(email|mail) them \"{3}\"", "email: email", "the (address|email address)"),
    ("find_patient get_patient lookup_patient|Finds a patient.|name|patient|query: person", "book_appointment make_appointment new_appointment|Books an appointment for a patient.|patient_id|patient|id: =key;day|date|when: day",
     "(find|look up) the patient {0}", "book an appointment for (them|the patient) on {3}", "patient_id: id", "the patient (id|number)"),
    ("get_booking find_booking lookup_booking booking_info|Finds a hotel booking.|guest|name|who: person", "order_cleaning request_cleaning clean_room|Orders cleaning for a room.|room|room_number|number: =key",
     "(find|look up|get) the booking of {0}", "order cleaning for (the|their) room|have the room cleaned", "room: few", "the room( number|)")]
_KINDS = {"spot": lambda s: fillers.street(s).split(",")[0] if s.chance(.35) else s.pick(["the airport", "Central Station", "the Grand Hotel", "City Hall", "the harbor", "the museum", "Union Square", "Terminal 2", "the university", "Main Street 12"]), "venue": lambda s: s.pick(["Luigi's", "Bella Roma", "The Old Mill", "Sakura", "Blue Door", "Casa Verde", "Golden Dragon", "Chez Marie", "Taj Palace"]),
          "thing": lambda s: s.pick(world.NOUNS), "person": lambda s: fillers.person(s), "event": lambda s: fillers.event(s).replace('"', ""), "evening": lambda s: f"{s.number(12, 22)}:{s.pick(['00', '15', '30', '45'])}", "topic": lambda s: KINDS["collection"].draw(s)[0], "song": lambda s: fillers.song(s).replace('"', ""), "slug": lambda s: fillers.slug(s), "note": lambda s: fillers.sentence(s).replace('"', ""), "chore": lambda s: fillers.chore(s).replace('"', ""), "price": lambda s: round(s.number(100, 40000) / 100, s.pick([0, 1, 2])) if s.chance(.6) else s.number(2, 900)}
_TYPES = {"few": "integer", "price": "number"}
# What such a value is when the function is called alone.
_PLAIN = {"spot": "city", "venue": "word", "thing": "word", "person": "name", "topic": "phrase", "song": "song", "slug": "word", "note": "sentence", "chore": "chore", "event": "event", "evening": "clock"}
_TWO = "{a}, then {b}|{a} and then {b}|{a} and {b}|{a}. Then {b}|first {a}, then {b}|{a}, and {b}|{a}. After that(,|) {b}|please {a} and {b}|1. {a}\n2. {b}|{a}, after that {b}|I want you to {a} and then {b}|(can|could) you {a} and {b}"
_VALUE = ". (Finally|At the end|Then|When you are done|Afterwards)(,|) (tell me|name|say|give me|answer with|reply with) {w}|. (Tell me|Name|Say|Give me) {w} (at the end|when you are done|afterwards)|. (Answer|Reply) with (just |only |){w}|. I (also |)(need|want to know) {w}|, and (finally |at the end |)tell me {w}|, then tell me {w}"


def _value(source, kind):
    return _KINDS[kind](source) if kind in _KINDS else functions.value(source, kind)


def _key(source, written):
    """An id, as text or as a number."""
    number = source.number(10, 99999)
    return source.pick(["{a}-{n}", "{a}{n}", "{h}", "{a}_{n}", "{n}"]).format(a="".join(source.pick(world.ALPHABET) for _ in range(source.number(1, 3))), n=number, h=f"{source.number(0x10000, 0xffffff):x}") if written else number


class Row:
    """Two functions for one line above, as a conversation has them."""

    def __init__(self, source, line, spelling):
        first, second, self.ask, self.then, brings, self.called = line
        self.brings = [part.split(": ") for part in brings.split(", ")]
        self.kinds, self.functions, self.takes, self.written = [], [], [], source.chance(.6)
        chosen = {}
        for text in (first, second):
            names, purpose, rest = text.split("|", 2)
            parameters = []
            for part in rest.split(";"):
                options, kind = part.rsplit(": ", 1)
                shared = chosen.get(options) if source.chance(.6) else None
                name = shared or source.unseen(options.split("|"))
                chosen[options] = name
                if name in [p for p, _ in parameters]:
                    name = options.split("|")[0]
                parameters.append((name, kind))
            kinds = [self.kind(kind) for _, kind in parameters]
            if text is first:
                self.kinds = kinds
            properties = {p: {"type": "integer" if kind == "id" and not self.written else _TYPES.get(kind, "string")} | ({"description": "The " + p.replace("_", " ")} if source.chance(.5) else {}) for (p, _), kind in zip(parameters, kinds)}
            name = functions.spelled(source.unseen(names.split()), spelling)
            plain = [_PLAIN.get(kind, kind) if kind != "id" else "code" if self.written else "integer" for kind in kinds]
            function = functions.Function(name, [(p, kind) for (p, _), kind in zip(parameters, plain)], [], functions.schema(name, purpose, properties, list(properties)))
            function.row = self
            self.functions.append(function)
            self.takes.append(parameters)

    def kind(self, kind):
        return self.brings[0][1] if kind == "=key" else self.kinds[int(kind[1:])] if kind[0] == "=" else kind


def pick_functions(source):
    """The functions of one or two rows that share no name, sometimes beside others."""
    spelling, out = source.number(0, 2), []
    for line in source.random.sample(_ROWS, source.weighted({1: 4, 2: 4, 3: 2})):
        row = Row(source, line, spelling)
        if not {f.name for f in row.functions} & {f.name for f in out} and row.functions[0].name != row.functions[1].name:
            out += row.functions
    more = invented.invented(source, 0 if source.chance(.7) else source.number(1, 3))
    return (out or pick_functions(source)) + [f for f in more if f.name not in {one.name for one in out}]


def rows(source, box):
    """Both calls, and at the end a word, a value of the first result, or that it is done."""
    able = list(dict.fromkeys(f.row for f in box.functions if getattr(f, "row", None)))
    if not able:
        return None
    row = source.pick(able)
    given = [_value(source, kind) for kind in row.kinds]
    if len({str(value) for value in given}) < len(given):
        return None
    brought = {key: _key(source, row.written) if kind == "id" else _value(source, kind) for key, kind in row.brings}
    added, arguments = None, []
    for name, kind in row.takes[1]:
        if kind == "=key":
            value = brought[row.brings[0][0]]
        elif kind[0] == "=":
            value = given[int(kind[1:])]
        else:
            value = added = _value(source, kind)
        arguments.append((name, value))
    if added is not None and str(added) in map(str, given):
        return None
    told = {str(i): str(value) for i, value in enumerate(given)} | {"3": str(added)}
    filled = lambda form: re.sub(r"\{(\d)\}", lambda place: told[place.group(1)], form)
    asks = [filled(worded(source, form, **{str(i): f"{{{i}}}" for i in range(4)})) for form in (row.ask, row.then)]
    order = worded(source, _TWO, a=asks[0], b=asks[1])
    first = [(name, value) for (name, _), value in zip(row.takes[0], given)]
    shown = {**({name: value for name, value in first} if source.chance(.25) else {}), **brought, **({"status": "ok"} if source.chance(.3) else {}), **({"currency": "EUR"} if row.brings[0][1] == "price" and source.chance(.5) else {})}
    ok = source.pick(["ok", "OK", "done", '{"ok": true}', '{"status": "confirmed"}', '{"success": true}', "Success.", '{"status": "ok"}'])
    calls = [Answer(f"I call {row.functions[0].name}.", "", Call(row.functions[0].name, first)), Result(json.dumps(shown, ensure_ascii=False) if source.chance(.8) else "\n".join(f"{k}: {v}" for k, v in shown.items())),
             Answer(f"I call {row.functions[1].name}.", "", Call(row.functions[1].name, arguments)), Result(ok)]
    ends = [*told.values()]
    kind = source.weighted({"word": 4, "value": 5, "none": 3 if any(kind == "=key" for _, kind in row.takes[1]) else 0})
    if row.called == "the status":
        status = source.pick(["running", "queued", "finished", "failed", "pending"])
        calls[3] = Result(source.pick(["{s}", '{{"status": "{s}"}}', "status: {s}"]).format(s=status))
        return [User(typed(source, order, *ends)), *calls, Answer(f"The status is {status}.", status)]
    if kind == "word":
        text, marked = ending.word(source)
        return [User(ending.ended(source, order, text, marked, *ends)), *calls, ending.said_at_end(text)]
    if kind == "value":
        what = worded(source, row.called)
        value = str(brought[row.brings[-1][0]])
        behind = worded(source, _VALUE, w=what)
        request = order + "\n" + ("3. " if order.startswith("1. ") else "") + "Tell me " + what if "\n" in order else order + behind
        return [User(typed(source, request)), *calls, Answer(f"{what} is {value}.", value)]
    return [User(typed(source, order, *ends)), *calls, Answer("Everything is done.", "Done.")]

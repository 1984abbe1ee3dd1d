"""Mail, calls, money, travel, shops, people."""
from .tool import tool

TOOLS = [
    tool("mail", "(send|write|compose|create|deliver)_(email|mail|e_mail|message|new_mail)|email|mail|send_mail|mail_send|email_(send|compose)|gmail_send", "(send|write|compose) (an email|a mail|an e-mail|electronic mail)( to a person| to an address|)",
         "to recipient email address receiver mail_to to_address: email\nsubject title topic headline about: subject\nbody text message content msg: sentence\n?cc copy_to copy: email\n?urgent important high_priority: bool as_urgent/as_not_urgent",
         """(send|write) (an email|a mail|an e-mail|a message) to {to}[ with {cc} in copy] with the subject {subject} and (the body|the text|the message|the content|body|text) {body}
         (send|write) (an email|a mail) to {to}, subject {subject}, (body|text|message) {body}
         (send|write) (an email|a mail) to {to}. Subject: {subject}. (Body|Text|Message): {body}
         (email|mail) {to} with (the subject|subject) {subject} and (the text|text|the body) {body}
         (email|mail|write to) {to} about {subject:q} (saying|and say|and write) {body}
         (send|write) (an email|a mail) (titled|called|with the title) {subject} to {to} (saying|that says|with the text|with the message) {body}
         (send|write) (an email|a mail) with the subject {subject} (and|,) the (text|body) {body:q} to {to}
         (send|email) {body:q} to {to} (with|under) the subject {subject}
         .(email|mail|e-mail) to {to}, subject: {subject}, (text|body|message): {body}
         (compose|draft|prepare) (an email|a mail) (for|to) {to} with subject {subject} (and|,) body {body}
         (send|write) {to} (an email|a mail) with the subject {subject} and the (body|text) {body}""",
         "sent => The mail to {to} is sent.\nok => I sent the mail."),
    tool("mail", "(send|write)_(short_mail|email|note_to|mail)|email|mail_to|quick_mail", "(send|write) (a short|a) mail", "to recipient email address receiver: email\nbody text message content: sentence", """(send|write) (an email|a mail|a message) to {to} (saying|that says|with the text|with the message|and tell them) {body}
         (email|mail) {to}: {body}
         (email|mail) {to} (saying|the text|the message) {body}
         .(mail|email) to {to}: {body}
         let {to} know by mail: {body}""", "sent => The mail to {to} is sent."),
    tool("mail", "(read|get|list|show|fetch|check)_(emails|inbox|mail|unread|messages)|inbox|check_mail|list_emails", "(list|show|read) the (latest|new|last) (mails|emails)", "count limit n number max: count\n?sender from from_address by: email\n?unread only_unread new_only: bool only_unread_ones/read_ones_too",
         """(show me|list|read|get|fetch|check) (my|the) (last|latest|newest|most recent) {count} (emails|mails|messages)[ from {sender}]
         ?what are (my|the) (last|latest) {count} (emails|mails)[ from {sender}]
         .(my|the) last {count} (emails|mails)[ from {sender}]
         (get|list) {count} (emails|mails)[, {unread}]""", "{1:subject} from {2:email} => There is a mail from {2}: {1}", True),
    tool("mail", "(search|find)_(emails|mail|mails|inbox)|mail_search|search_mail|find_mail", "(search|find) (mails|emails)", "query text words term search: query\n?sender from by: email", """(search|look through) my (mail|mails|inbox|emails) for {query}
         (find|show me|look for) (the |all |)(mails|emails) about {query:q}[ from {sender}]
         ?did I get (a mail|an email|mails) about {query}
         .(mails|emails) about {query}""", "{1:subject} from {2:email} => I found: {1}", True),
    tool("mail", "(delete|remove|archive|trash)_(email|mail|message)|mail_delete|delete_mail", "(delete|remove) a mail", "id message_id mail number uid: id", """(delete|remove|trash) (mail|email|message|the mail|the email|the message) (number |with the id |#|){id}
         (get rid of|throw away) (mail|message) {id}""", "ok => The mail is gone."),
    tool("mail", "(forward|redirect)_(email|mail|message)|forward|mail_forward", "forward a mail to another address", "id message_id mail number: id\nto recipient address email: email", """forward (mail|email|message) (number |#|){id} to {to}
         (send|pass) (mail|message) {id} (on |)to {to}
         .{to} should get (mail|message) {id}"""),
    tool("mail", "(reply|answer|respond)_(to_email|email|mail|to_mail|message)|reply|respond", "reply to a mail", "id message_id mail number: id\nbody text message content reply: sentence", """(reply|answer|respond) to (mail|email|message) (number |#|){id}: {body}
         (reply|answer|respond) to (mail|message) {id} (with|saying|with the text) {body}
         answer (mail|message) {id} with {body}"""),
    tool("chat", "(send|post|write|push)_(message|chat_message|dm|slack_message|text|chat)|message|post|chat_post|notify|slack_send|say_in", "(send|post|write) a (chat |)message (to|in) (a person or channel|a channel|somebody)",
         "recipient to channel user target room chat who: contact\ntext message content body msg: sentence",
         """(send|post|write) (a message|the message|a note) to {recipient} (saying|that says|with the text) {text}
         (send|post|write) {text:q} (to|in|into) {recipient}
         (tell|message|text|ping|write) {recipient}: {text}
         tell {recipient} that {text}
         let {recipient} know that {text}
         (write|text|message) {recipient} {text:q}
         (message|text|ping) {recipient} (saying|and say) {text}
         .(message|text) (to|for) {recipient}: {text}
         (post|write) in {recipient}: {text}""", "sent => I told {recipient}.\nok => The message is sent."),
    tool("chat", "(send|write)_(sms|text_message|text)|sms|text_send", "send (an SMS|a text message) to a number", "number phone to phone_number recipient: phone\ntext message body content: sentence", """(send|write) (an SMS|a text|a text message) to {number} (saying|with the text|that says) {text}
         (text|sms) {number}: {text}
         (text|sms|tell) {number} that {text}
         (send|text) {text:q} to {number}""", "sent => The message is sent."),
    tool("call", "(call|phone|dial|ring|make|start)_(person|contact|call|phone_call|number)|call|dial|phone|make_call", "(call|phone|ring) (a person|somebody)", "name contact person who callee: person / number phone phone_number: phone\n?speaker on_speaker loudspeaker: bool on_speaker/without_speaker", """(call|phone|ring|dial|ring up) {name}[ {speaker}]
         (make|start) a (call|phone call) to {name}[ {speaker}]
         (give {name} a call|get {name} on the phone|put me through to {name})
         .I (want|need|would like) to (talk to|speak with|speak to) {name}""", "calling => Calling {name}."),
    tool("call", "(add|create|save|new|store)_(contact|person|address_book_entry)|contact_(add|create)|new_contact", "(add|save|store) a contact (in|to) the address book", "name full_name contact_name person: person\n?phone number phone_number tel: phone\n?email mail address email_address: email",
         """(add|save|store) {name} (to|in) (my contacts|the contacts|the address book) <with the number {phone}; with the email {email}>
         (create|add|save) (a contact|a new contact) (called|named|for) {name} <with the (phone number|number) {phone}; with the (email|address) {email}>
         .new contact: {name}[, {phone}][, {email}]""", "saved => {name} is in your contacts."),
    tool("call", "(find|get|lookup|search|show)_(contact|phone_number|number|contacts)|contact_lookup|phonebook", "(find|look up) a contact", "name person query contact who: person", """?what is (the phone number|the number|the email|the address) of {name}
         (find|look up|get|show me) (the contact|the number of|the phone number of|the address of) {name}
         ?how can I (reach|call) {name}
         .(number|phone number) of {name}""", "{1:phone} => The number is {1}.\n{\"name\": \"{name}\", \"phone\": \"{1:phone}\"} => The number of {name} is {1}.", True),
    tool("money", "(convert|exchange|change|calculate)_(currency|money|currencies|amount)|currency_(convert|converter)|exchange|fx|convert|fx_convert", "(convert|exchange|convert an amount of) money (from one currency to another|into another currency)",
         "amount value sum quantity money how_much: amount\nfrom_currency from source source_currency base from_code have: currency\nto_currency to target target_currency into to_code want: currency",
         """(convert|exchange|change) {amount} {from_currency} (to|into|in) {to_currency}
         ?how much is {amount} {from_currency} in {to_currency}
         ?what is {amount} {from_currency} (in|worth in) {to_currency}
         ?how (many|much) {to_currency} (do I get for|are|is) {amount} {from_currency}
         ?what are {amount} {from_currency} (in|worth in) {to_currency}
         .{amount} {from_currency} (in|to|into) {to_currency}
         .I have {amount} {from_currency} and (want|need) {to_currency}
         (give me|tell me|calculate) {amount} {from_currency} in {to_currency}
         convert to {to_currency}: {amount} {from_currency}
         (convert|change) from {from_currency} to {to_currency}: {amount}""", "{1:price} => {amount} {from_currency} are {1} {to_currency}.\n{\"result\": {1:price}} => It is {1} {to_currency}.", True),
    tool("money", "(get|fetch|show)_(exchange_rate|rate|fx_rate)|exchange_rate|rate|fx_rate", "the exchange rate of two currencies", "base from from_currency source: currency\nquote to to_currency target: currency", """?(what is|what's) the (exchange rate|rate) (from|of|between) {base} (to|and) {quote}
         (get|show me|tell me|look up) the (exchange rate|rate) (from|of) {base} to {quote}
         .{base} to {quote} (rate|exchange rate)
         .{base}/{quote}""", "{1:price} => The rate is {1}.", True),
    tool("money", "(get|fetch|check|lookup|show)_(stock_price|quote|share_price|stock|price)|stock_price|quote|stock|ticker_price", "(get|returns) the (price|quote) of a (stock|share)", "symbol ticker stock code share: ticker\n?date day on: isodate", """?(what is|what's|how much is) the (stock price|share price|price) of {symbol}[ on {date}]
         ?how is {symbol} doing( today|)
         (get|check|show me|look up|tell me) (the price of|the quote for|the stock price of|the share price of) {symbol}[ on {date}]
         .(price|quote|stock) {symbol}
         ?what is {symbol} trading at( right now|)""", "{1:price} => {symbol} is at {1}.\n{\"symbol\": \"{symbol}\", \"price\": {1:price}} => The price of {symbol} is {1}.", True),
    tool("money", "(send|transfer|pay|wire)_(money|payment|funds|amount)|transfer|pay|payment_(create|send)|bank_transfer", "(send|transfer) money to (a person|somebody)", "recipient to payee person receiver: person\namount sum value money: amount\n?currency unit in: currency\n?reference note message purpose for: bug",
         """(send|transfer|pay|wire) {amount}[ {currency}] to {recipient}[ (with the reference|with the note|with the message) {reference}]
         (send|pay|give) {recipient} {amount}[ {currency}][ (with the reference|with the note) {reference}]
         (make|start) a (payment|transfer) of {amount}[ {currency}] to {recipient}
         .I owe {recipient} {amount}[ {currency}], (send|pay) it""", "ok => {amount} went to {recipient}.\n{\"transaction\": \"{1:code}\"} => The transaction is {1}."),
    tool("money", "(create|make|write|new|issue)_(invoice|bill)|invoice_(create|new)|bill", "(create|write) an invoice for a customer", "customer client name to for: person\namount total sum value price: amount\n?due_date due date pay_by: date\n?currency unit: currency", """(create|make|write|issue) (an invoice|a bill) <for {customer}; over {amount}[ {currency}]; due {due_date}>
         (create|make|issue) an invoice (to|for) {customer} (for|of|over) {amount}[ {currency}][ due {due_date}]
         (bill|invoice) {customer} {amount}[ {currency}][, due {due_date}]
         .invoice for {customer}: {amount}[ {currency}]""", "{\"invoice\": \"{1:code}\"} => The invoice has the number {1}."),
    tool("money", "(add|log|record|save|create)_(expense|spending|cost)|expense|expense_(add|log)|track_expense", "(record|log|add) an expense", "amount value cost sum: amount\ncategory kind type for: enum food travel rent fun clothes health office\n?date day on: date\n?note comment description: bug", """(log|record|add|save|note) (an expense of |a cost of |){amount} for {category}[ on {date}]
         (log|record|add|enter) {amount} (as|under|in) {category}[ on {date}]
         .I (spent|paid) {amount} (on|for) {category}[ on {date}]
         (add|record) (an expense|a cost): {amount} for {category}""", "ok => {amount} for {category} is noted."),
    tool("money", "(get|check|show)_(balance|account|account_balance)|balance|account_balance", "the balance of an account", "account account_id number id name: code", """?(what is|what's) the balance of (account |){account}
         ?how much (money |)is (in|on) (account |){account}
         (check|get|show me|tell me) the balance (of|on) (account |){account}
         .balance {account}""", "{1:price} => The balance is {1}.", True),
    tool("money", "(get|show|lookup|check)_(crypto_price|coin_price|crypto|token_price)|crypto|coin_price", "the price of a (coin|crypto currency)", "coin symbol name token: word\n?currency in quote vs: currency", """?(what is|what's|how much is) (one |a |){coin} worth[ in {currency}]
         ?what does (a |one |){coin} cost[ in {currency}]
         (check|get|look up) the price of {coin}[ in {currency}]""", "{1:price} => It is worth {1}.", True, held=True),
    tool("travel", "(search|find|get|list|lookup|show)_(flights|flight|connections|plane_tickets)|flights|flight_search|search_flight|find_flights", "(search|find|list) flights( between two cities|)", "origin from departure source from_city start: city\ndestination to arrival target to_city goal: city\n?date day departure_date on when: date\n?passengers people travelers adults: count\n?cabin class seat travel_class: enum economy business first",
         """(find|search|look for|show me|search for|get) (flights|a flight|a cheap flight) <from {origin}; to {destination}; on {date}; for {passengers} people; in {cabin} class>
         (find|search|look for|show me) (flights|a flight) from {origin} to {destination} <on {date}; for {passengers} people>
         ?(are there|which are the) flights from {origin} to {destination}[ on {date}]
         ?how (do I|can I) fly from {origin} to {destination}[ on {date}]
         .flights {origin} to {destination}[ {date}]
         .{origin} to {destination} by plane[ on {date}]
         .I (want to|need to|have to) fly (from {origin} to {destination}|to {destination} from {origin})[ on {date}]""", "{1:code} at {2:time} => There is {1} at {2}.\n[] => There are no flights.", True),
    tool("travel", "(search|find|get|lookup|check)_(trains|train|connection|train_connection|rail)|trains|train_search|timetable", "(find|search) (trains|train connections)", "origin from start departure: city\ndestination to goal arrival: city\n?date day on when: date\n?time at departure_time after: time", """(find|search|show me|look up|get) (trains|a train|the trains|train connections) <from {origin}; to {destination}; on {date}; at {time}>
         ?when does the next train from {origin} to {destination} leave
         ?when do trains (go|leave) from {origin} to {destination}[ on {date}]
         .train (from |){origin} to {destination} <on {date}; at {time}>
         ?is there a train from {origin} to {destination} <on {date}; at {time}>""", "{1:time} => There is a train at {1}.", True),
    tool("travel", "(book|reserve|buy)_(trip|ticket|seat|travel_ticket)|trip_book|ticket_book", "(book|buy) a ticket for a flight or train", "number flight train code flight_number: code\nname passenger passenger_name who traveler: person\n?seat class cabin: enum window aisle middle", """(book|reserve) (flight|train|ticket) {number} for {name}[ with a {seat} seat]
         (book|reserve|get) {name} (a seat|a ticket) (on|for) (flight |train |){number}
         (buy|get) a ticket (for|on) (flight|train) {number} for {name}""", "{\"booking\": \"{1:code}\"} => The booking number is {1}."),
    tool("travel", "(book|reserve|find|search|get)_(hotel|room|hotel_room|accommodation)|hotel|hotel_(book|search)|book_stay", "(book|reserve|find) a hotel( room|)( in a city|)", "city location place where destination: city\n?checkin check_in arrival from start_date: date\n?nights n_nights duration stay: nights\n?guests people persons adults: count\n?stars rating category: enum 3 4 5",
         """(book|reserve|find|find me|get me) (a hotel|a room|a hotel room|an accommodation) in {city} <for {nights}; (for {guests} people|for {guests} guests); from {checkin}>
         (book|find) a hotel <in {city}; for {nights}; from {checkin}; for {guests} (people|persons|guests)>
         .hotel in {city} <for {nights}; for {guests} people; from {checkin}>
         .I need (a room|a hotel|a place to stay) in {city} <for {nights}; from {checkin}>
         .we are {guests} people and need a hotel in {city}[ for {nights}]""", "{1:venue} => I found {1}.\nbooked => The hotel in {city} is booked."),
    tool("travel", "(book|order|call|request|get)_(taxi|cab|ride|car)|taxi|ride|cab|request_ride", "(order|call|book) a (taxi|cab|ride)", "pickup from start origin pick_up where: spot\ndestination to dropoff goal target: spot\n?time at when pickup_time: time\n?passengers people persons: count", """(call|order|book|get|get me) a (taxi|cab|ride|car) <from {pickup}; to {destination}; at {time}; for {passengers} people>
         (call|order|book) a (taxi|cab) from {pickup} to {destination}[ at {time}]
         .(taxi|cab) from {pickup} to {destination}[ at {time}]
         .I need a (taxi|cab|ride) from {pickup} to {destination}[ at {time}]
         ?can somebody drive me from {pickup} to {destination}[ at {time}]""", "{1:n} => The taxi has the number {1}.\nok => A taxi is coming."),
    tool("travel", "(get|find|plan|calculate|show|compute)_(route|directions|way|path|navigation)|route|directions|navigate|plan_route", "(plan|get) (a route|directions|the way) (between two places|from one place to another)", "origin from start source a: city / origin from start source start_address: spot\ndestination to end target goal b: city / destination to end target end_address: spot\n?way mode travel_mode how: enum driving walking cycling transit\n?mode by transport vehicle travel_mode: enum car bike foot=foot train bus", """?how do I get from {origin} to {destination}[ by {mode}]
         ?(what is|what's) the (best |fastest |shortest |)(way|route) from {origin} to {destination}[ by {mode}]
         (show me|find|plan|get|calculate|give me) (the way|a route|the route|directions|the directions) from {origin} to {destination}[ by {mode}]
         (take me|navigate|bring me|guide me) from {origin} to {destination}[ by {mode}]
         (plan|find) a route to {destination} from {origin}[ by {mode}]
         .(route|directions) (from |){origin} to {destination}[ by {mode}]
         .(route|directions|way) from {origin} to {destination}, {way}
         (show me|find|get|give me) (the {way} route|{way} directions) from {origin} to {destination}""", "{1:count} km, {2:count} minutes => It is {1} km and takes {2} minutes.", True),
    tool("travel", "(get|calculate|compute|measure|find)_(distance|distance_between|km)|distance|distance_between|how_far", "the distance (between|of) two (cities|places)", "origin from start a city1 place_a: city\ndestination to end b city2 place_b: city\n?unit units in: enum km miles", """?how far is (it from {origin} to {destination}|{destination} from {origin})[ in {unit}]
         ?how far apart are {origin} and {destination}
         ?what is the distance (between {origin} and {destination}|from {origin} to {destination})[ in {unit}]
         (calculate|tell me|get|find|compute) the distance (between {origin} and {destination}|from {origin} to {destination})[ in {unit}]
         .distance {origin} to {destination}[ in {unit}]
         .distance (between|of) {origin} and {destination}""", "{1:n} km => It is {1} km.\n{\"distance_km\": {1:n}} => From {origin} to {destination} it is {1} km.", True),
    tool("travel", "(rent|hire|book)_(car|bike|vehicle|scooter)|car_rental|rent", "rent a (car|vehicle)", "city location place where: city\ndays duration n_days: days\n?type kind vehicle category: enum small=small_car medium=medium_car large=large_car van=van\n?from start pickup_date date: date", """(rent|hire|book) a {type} <in {city}; for {days}; from {from}>
         (rent|hire|book|get me) a car <in {city}; for {days}; from {from}>
         .I need a car in {city} for {days}
         .car rental <in {city}; for {days}; from {from}>""", "{\"rental\": \"{1:code}\"} => The rental number is {1}."),
    tool("travel", "(find|reserve|book)_(parking|parking_spot|parking_space)|parking", "(find|reserve) a parking spot", "location place near where: venue\nhours duration n_hours how_long: hours\n?plate license_plate number car: code", """(find|reserve|book|get me) (a parking spot|parking|a parking space) <(near|at) {location}; for {hours}; for the car {plate}>
         .I need parking (near|at) {location} for {hours}
         (park|let me park) (near|at) {location} for {hours}""", "{1:code} => Your spot is {1}.", held=True),
    tool("travel", "(find|search|list|show|get)_(places|nearby|restaurants|pois|near)|nearby|places_search|find_nearby", "(find|search) places (near|in) a city", "kind type category what query: enum restaurants cafes museums hotels pharmacies parks bars gyms supermarkets\ncity location near place where: city\n?limit count max n: count", """(find|show me|list|search for|look for) [{limit} ]{kind} (in|near|around) {city}
         ?(which|what) {kind} are (there |)(in|near) {city}
         ?where are (there |)(good |){kind} (in|near) {city}
         .{kind} (in|near) {city}
         .I am in {city} and (looking for|need) {kind}""", "{1:venue}, {2:venue} => I found {1} and {2}.", True),
    tool("shop", "(get|check|track|show|lookup|find)_(order|order_status|shipment|delivery)|order_(status|info)|track_order|order", "(get|check|look up) (the status of |)an order", "order_id id number order order_number reference: code / order_id id number order: id", """?(where is|where's|what is the status of|what happened to|how is) (my |the |)order (number |#|){order_id}
         (track|check|look up|show me|get|find) (my |the |)order (number |#|with the id |){order_id}
         (check|get|tell me) the status of (my |the |)order (number |){order_id}
         .(status of |)order {order_id}
         .my order (number |){order_id} did not arrive""", "{1:state} => The order is {1}.\n{\"status\": \"{1:state}\", \"eta\": \"{2:isodate}\"} => Order {order_id} is {1}.", True),
    tool("shop", "(cancel|stop|delete)_(order|purchase)|order_cancel|cancel", "cancel an order", "order_id id number order order_number: code / order_id id number: id\n?reason because comment why: sentence", """cancel (my |the |)order (number |#|with the id |){order_id}
         (cancel|stop) order {order_id}[ (because|with the reason) {reason:q}]
         .I do not (want|need) order {order_id} any more
         .order {order_id} (should be|has to be) cancelled""", "cancelled => Order {order_id} is cancelled."),
    tool("shop", "(create|place|make|new|submit)_(order|purchase)|order|buy|purchase|order_create", "(place|create) an order( for a product|)", "product item name article what: product\nquantity count amount number how_many: count\n?customer buyer for client: person\n?express fast priority: bool with_express_shipping/with_normal_shipping", """(order|buy|get) {quantity} {product:n}[ for {customer}]
         (place|create|make) an order (for|of) {quantity} {product}[ for {customer}]
         (order|buy) {quantity} (pieces of|units of|times) {product}[ {express}]
         (order|buy) the {product:q} {quantity} times
         .I (want|need|would like) {quantity} {product}""", "{\"order\": \"{1:code}\"} => The order number is {1}."),
    tool("shop", "(search|find|list)_(products|items|product|catalog|articles)|product_search|catalog|shop_search", "(search|find) products", "query name product text what: product\n?max_price price_max under limit budget: amount\n?category department in: enum books toys garden kitchenware clothing electronics", """(search|look|shop) for {query}[ in {category}] under {max_price}
         (search|look) for {query:q}[ in {category}][ (under|below|for less than) {max_price}]
         (find|show me) (products|offers) (for|called|named) {query}[ (under|below) {max_price}]
         ?do you (have|sell) {query}[ (under|below) {max_price}]
         search the (shop|catalog) for {query}""", "{1:product} for {2:price} => There is {1} for {2}.", True),
    tool("shop", "(add|put)_(to_cart|to_basket|cart_item|in_cart)|cart_add|basket_add", "(add|put) a product (to|into) the cart", "product item name article: product / product_id id item_id sku: code\nquantity count number amount: count", """(add|put) {quantity} {product} (to|into|in) (my|the) (cart|basket|shopping cart)
         (add|put) {product:q} {quantity} times (to|in) (my|the) (cart|basket)
         .{quantity} {product} (in|into) the (cart|basket)""", "ok => It is in your cart."),
    tool("shop", "(refund|return)_(order|payment|item)|refund|return_item|create_refund", "refund (an order|a payment)", "order_id id order payment_id number: code\namount sum value: amount\n?reason why because note: sentence", """refund {amount} (for|of|on) order {order_id}[ (because|with the reason) {reason}]
         (give back|pay back|return) {amount} for order {order_id}
         .order {order_id} gets a refund of {amount}
         (make|create) a refund of {amount} for (order |){order_id}""", "refunded => {amount} were refunded."),
    tool("shop", "(apply|use|redeem)_(coupon|code|voucher|discount)|coupon|redeem", "(apply|redeem) a coupon code", "code coupon voucher coupon_code: code\n?order_id order cart id: id", """(apply|use|redeem) (the |)(coupon|voucher|code|coupon code) {code}[ (to|for|on) order {order_id}]
         .I have (a|the) (coupon|voucher|code) {code}[ for order {order_id}]""", held=True),
    tool("people", "(get|find|lookup|fetch|show|search|read)_(user|customer|account|user_by_id|user_info|client|profile|member)|user|user_(get|info|lookup)|customer_info|get_customer", "(get|find|look up|fetch|returns) (a user|a customer|an account|the data of a user)( by id| by number|)", "user_id id number uid customer_id account_id user: id / user_id id key customer_id: code", """(look up|find|get|show|show me|fetch|load|pull up|open) (the |)(user|customer|account|client|member) (with the id |with id |number |#|with number |){user_id}
         ?who is (the |)(user|customer|member) (with the id |with id |number |#|){user_id}
         (get|show me|fetch|find) (the data|the profile|the details|information|everything) (of|on|about|for) (user|customer|client) (number |){user_id}
         .(user|customer|client) {user_id}
         ?what do we know about (user|customer|client) {user_id}
         .details of (user|customer) {user_id}""", "{\"id\": \"{user_id}\", \"name\": \"{1:person}\"} => It is {1}.\n{1:person} => That is {1}.\n{\"name\": \"{1:person}\", \"email\": \"{2:email}\"} => The name is {1} and the mail address is {2}.", True),
    tool("people", "(find|search|get|lookup)_(user|customer|person|people|employee)_by_(name|email)|find_person|user_search|search_users", "(find|search) (a user|a person|people) by (name|mail)", "name query full_name person who: person / email mail address: email", """(find|search for|look for|look up) (the |)(user|person|customer|employee) (called |named |){name}
         ?who is {name}
         ?do we have a (user|customer) (called|named) {name}
         (find|look up) {name} (in the user list|among the customers|in the system)""", "{\"id\": {1:n}} => The id is {1}.", True),
    tool("people", "(create|add|new|register|invite|make)_(user|account|customer|member|employee)|user_(create|add)|register|signup", "(create|add|register) (a user|an account)", "name full_name username user_name: person\nemail mail address email_address: email\n?role type group permission: enum admin editor viewer guest member\n?active enabled activated: bool and_activate_it/and_keep_it_inactive", """(create|add|register|make|set up) (a user|a new user|an account|a customer) <(called|named|for|with the name) {name}; with the (email|address|mail|email address) {email}; with the role {role}>
         (add|register|invite) {name}, {email}[ as {role}]
         (add|register) {name} with (the |)(mail|email|address) {email}[ as {role}]
         (create|add) the user {name}, (email|mail) {email}[, role {role}]
         .new (user|account): {name}, {email}[, {role}]""", "{\"id\": {1:n}} => The user has the id {1}.\ncreated => {name} has an account now."),
    tool("people", "(delete|remove|deactivate|disable|ban|block)_(user|account|customer|member)|user_(delete|remove)|ban", "(delete|remove|block) a user", "user_id id number uid user: id\n?reason why because note: reason", """(delete|remove|deactivate|block|ban) (the |)(user|account|customer) (with the id |number |#|){user_id}[ (because of|for|with the reason) {reason}]
         .(user|account) {user_id} (must go|has to go|should be removed)""", "ok => User {user_id} is removed."),
    tool("people", "(ban|block|mute|kick|suspend)_(user|member|account|player)|ban|block|kick|suspend", "(ban|block|mute) a user( for a reason|)", "username user name member account: slug\nreason why because cause: reason",
         """(ban|block|kick|mute|suspend) {username} (because of|for) {reason}
         (ban|block|kick|mute|suspend) (the user|user|the account) {username} (because of|for|reason:|with the reason) {reason}
         .{username} (should be|must be|has to be) (banned|blocked) for {reason}""", "ok => {username} is out."),
    tool("people", "(set|change|update|assign)_(role|user_role|permissions|access)|role|grant_role", "(set|change) the role of a user", "user name person username who: person / user_id id uid: id\nrole group permission level new_role: enum admin editor viewer guest owner", """make {user} {role}
         (give|assign) {user} the role {role}
         (set|change) the role of (user |){user} to {role}
         .{user} (should be|is now) {role}
         assign the role {role} to {user}""", "ok => {user} is {role} now."),
    tool("people", "(reset|change)_(password|user_password)|password_reset|reset", "reset the password of a user", "email user mail account: email / username user name login: slug", """reset the password (of|for) {email}
         .{email} (forgot the password|needs a new password|can not log in)
         (send|give) {email} a new password""", "ok => The password of {email} is reset."),
    tool("people", "(update|change|set|edit)_(user|customer|profile|user_field|record)|user_update|update_profile", "(update|change) one field of a user", "user_id id uid number: id\nfield key attribute column: enum name email phone address city\nvalue new_value to content: word", """(set|change|update) the {field} of (user|customer) {user_id} to {value}
         .(user|customer) {user_id}: (set|change) {field} to {value}
         change {field} to {value} for (user|customer) {user_id}""", "ok => The {field} of {user_id} is {value}."),
    tool("people", "(request|book|create)_(leave|vacation|holiday|time_off)|leave_request|vacation", "request (vacation|leave)", "start from start_date first_day: isodate\nend to end_date last_day until: isodate\n?type kind reason: enum vacation sick unpaid", """(request|book|enter|plan) {type} leave from {start} to {end}
         (request|book|enter) (vacation|time off|holidays|leave) from {start} (to|until) {end}
         .I am (away|off|on holiday) from {start} to {end}""", held=True),
    tool("health", "(book|make|schedule)_(doctor|appointment|visit)|doctor_appointment", "book an appointment with a doctor", "doctor name with physician: person\ndate day on when: date\n?time at hour: time\n?reason why for: bug", """(book|make|schedule) (an appointment|a visit) <with {doctor}; on {date}; at {time}>
         .I need to see {doctor} on {date}[ at {time}]""", held=True),
    tool("health", "(log|record|add|track)_(workout|exercise|training|activity)|workout|track_activity", "(log|record) a workout", "activity kind sport type exercise: enum running swimming cycling yoga walking rowing\nminutes duration length mins: minutes\n?distance km kilometers: count", """(log|record|track|save|add) {minutes} of {activity}[ over {distance} km]
         .I did {minutes} of {activity}[ over {distance} km]
         (log|record|add) a workout: {activity} for {minutes}""", "ok => {minutes} minutes of {activity} are noted."),
    tool("health", "(log|record|add|save|track)_(weight|measurement)|weight_log", "(log|record) the weight", "weight kg value kilograms: weight\n?date day on: date", """(log|record|save|note|track) my weight( as|:|) {weight}( kg|)[ on {date}]
         .I weigh {weight}( kg|)[ on {date}]""", held=True),
]

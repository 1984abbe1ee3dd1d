"""Money, banks, stocks, shops, orders, invoices, stock keeping."""
from .tool import tool

TOOLS = [
    tool("bank", "(transfer|send|wire|pay)_(money|funds|payment|cash|amount)|(bank|money)_transfer|payment_(send|create)|pay_person|transfer", "(send|transfer) money to (a person|somebody)", "recipient to payee receiver person name: person\namount sum value total: amount\ncurrency unit currency_code in: currency / currency code iso_currency: currency_word\n?note reference message memo purpose: subject", """(send|transfer|pay|wire|give) {amount} {currency} to {recipient}[ (with the note|for|with the reference|saying) {note:q}]
         (send|pay|give|wire) {recipient} {amount} {currency}[ (with the note|with the reference|note:) {note:q}]
         .I (owe|have to pay|want to send|need to send) {recipient} {amount} {currency}
         .{recipient} gets {amount} {currency} from me[, reference {note:q}]
         .{amount} {currency} to {recipient}[, {note:q}]
         (transfer|send) {currency:s}{amount} to {recipient}
         (pay|send) {recipient} {currency:s}{amount}[ with the note {note:q}]
         (make|start) a (payment|transfer) of {amount} {currency} to {recipient}
         .{recipient} paid for dinner. (Send|Transfer) {amount} {currency}
         ?can you (send|transfer|wire) {recipient} {amount} {currency}
         .I borrowed {amount} {currency} from {recipient}. Pay it back
         let {recipient} have {amount} {currency}
         .payment(:|) {recipient}, {amount} {currency}[, {note:q}]""", "ok => {recipient} gets the money."),
    tool("bank", "(request|ask_for|collect)_(money|payment)|money_request|payment_request", "(ask for|request) money from a person", "person from who name payer: person\namount sum value: amount\n?currency unit code: currency\n?note reason for message: subject", """(request|ask for|collect|get) {amount}[ {currency}] from {person}[ (for|with the note) {note:q}]
         ask {person} (for|to pay me) {amount}[ {currency}][ for {note:q}]
         .{person} owes me {amount}[ {currency}]
         .{person} should (pay|send) me {amount}[ {currency}][ for {note:q}]
         .I want my {amount}[ {currency}] back from {person}
         (remind|tell) {person} to pay me {amount}[ {currency}]""", "ok => {person} is asked."),
    tool("bank", "(get|check|show|read)_(balance|account_balance|bank_balance|account)|balance|account_(balance|check)", "the balance of an account", "account name account_name type which: enum checking=current_account,everyday_account,checking_account savings=savings_account,savings credit=credit_card business=company_account", """?(what|how high) is the balance (of|on) my {account:n}
         ?how much (money |)(do I have|is left|is|have I got) (on|in) my {account:n}
         ?am I (broke|in the red|still rich) on my {account:n}
         (check|show me|tell me|get|look up) the balance (of|on) my {account}
         .balance(:| of) my {account}
         .I want to buy something and need to know what is (on|in) my {account:n}
         (show|tell) me what is left (on|in) my {account}""", "{1:price} => It is {1}.", True),
    tool("bank", "(list|show|get|search)_(transactions|payments|statements|bookings|spending)|transactions|account_statement", "(list|search) the transactions of an account", "account name which: enum checking=current_account savings=savings_account credit=credit_card business=company_account\n?merchant payee shop with: company\n?count limit n last: count\n?from_date since start after: isoday", """(show|list|get|give)( me|) the (last {count} |)(transactions|payments|bookings) (of|on|from) my {account:n}[ since {from_date}]
         ?what did I (spend|pay) (on|with|from) my {account:n}[ at {merchant}][ since {from_date}]
         ?where did my money go (on|from) my {account:n}[ since {from_date}]
         (find|search) (payments|transactions) (to|at) {merchant} (on|in) my {account:n}
         .(transactions|payments)(:|) {account:n}[, since {from_date}]
         .I don't recognize a payment to {merchant} on my {account:n}. Show me the transactions""", "{1:company} {2:price} => {1} got {2}.", True),
    tool("bank", "(block|freeze|lock|report)_(card|credit_card|lost_card|bank_card)|card_(block|freeze)", "(block|freeze) a card", "card last_digits number card_id: digits\nreason why what: enum lost=gone,left_somewhere stolen=taken_by_a_thief damaged=broken,not_readable", """(block|freeze|lock|cancel) (my card|the card|card|my credit card) (ending in |with the last digits |){card}(,| because) it (is|was) {reason}
         .my card {card} (is|was) {reason}
         .card {card} {reason}, (block|freeze) it
         .help! My credit card {card} was {reason}
         (block|freeze) card {card}: {reason}""", "ok => The card is blocked."),
    tool("bank", "(add|log|record|track|create|save)_(expense|spending|cost|purchase)|expense_(add|log|create)|spend_log|budget_add", "(record|log) an expense", "amount value cost sum price: amount\ncategory kind type budget: enum food=groceries,eating_out transport=bus_and_train,gas housing=rent,utilities fun=movies,games clothing=clothes health=pharmacy,doctors\n?currency unit code: currency\n?date day on when: date", """(log|record|add|note|track|enter|save) {amount}[ {currency}] (for|under|as) {category}[ on {date}]
         (add|create|enter) (an expense|a cost)(:| of) {amount}[ {currency}](,| for) {category}[ on {date}]
         .I (spent|paid|shelled out) {amount}[ {currency}] (on|for) {category}[ on {date}]
         .{category:n} cost me {amount}[ {currency}][ on {date}]
         .{amount}[ {currency}] for {category}[, {date}]
         .{amount}[ {currency}] went to {category}[ on {date}]
         .expense(:|) {category}, {amount}[ {currency}]
         .note down that I paid {amount}[ {currency}] for {category}""", "ok => It is noted."),
    tool("bank", "(set|create|change|update)_(budget|spending_limit|limit|monthly_budget)|budget_(set|limit)", "set a monthly budget (for a category|)", "category kind type for: enum food transport housing fun clothing health\namount limit value max: amount", """(set|change|put|fix) (my|the) {category} budget (to|at) {amount}
         (allow|give) me {amount} (a month |)for {category}
         .{category} budget {amount}
         .I (don't|do not) want to spend more than {amount} (on|for) {category}
         .no more than {amount} for {category}
         .at most {amount} a month for {category}
         limit {category} to {amount}""", "ok => The budget is set.", held=True),
    tool("bank", "(convert|exchange|calculate)_(currency|money|amount|currencies)|currency_(convert|exchange|converter)|fx|money_convert|convert", "(convert|exchange) an amount of money into another currency", "amount value sum money quantity: amount\nfrom_currency from source base from_code: currency_word / from_currency from source: currency\nto_currency to target into to_code: currency_word / to_currency to target: currency", """(convert|exchange|change|turn) {amount} {from_currency} (to|into|in) {to_currency}
         ?how (much|many) (is|are|would) {amount} {from_currency}( be|) in {to_currency}
         ?what (is|are|would) {amount} {from_currency}( be|)( worth|) in {to_currency}
         ?how (many|much) {to_currency} (is|are|do I get for|would I get for|can I buy with) {amount} {from_currency}
         (tell|give|show) me {amount} {from_currency} in {to_currency}
         .{amount} {from_currency} (in|to|into|as) {to_currency}
         .I have {amount} {from_currency}( left|). How much is that in {to_currency}?
         .something costs {amount} {from_currency}. What is that in {to_currency}?
         .I (want|need) to (change|exchange) {amount} {from_currency} (for|into|to) {to_currency}
         .{from_currency:s}{amount} in {to_currency}
         (calculate|work out|figure out) (how much|what) {amount} {from_currency} (is|are) in {to_currency}""", "{1:price} => It is {1}.", True),
    tool("bank", "(get|check|show|fetch)_(exchange_rate|rate|currency_rate|fx_rate)|exchange_rate|fx_rate", "the exchange rate of two currencies", "base from from_currency source: currency_word / base from source: currency\nquote to to_currency target: currency_word / quote to target: currency", """?(what|how) is the (exchange rate|rate) (of|from|between) {base} (to|and|against) {quote}
         ?how (does|do) {base} (stand|trade) against {quote}
         (get|show me|tell me|check|look up) the rate (of|from) {base} (to|in|against) {quote}
         .{base} (to|against) {quote}( rate|)
         .rate {base} {quote}
         ?how much is one of the {base} in {quote}""", "{1:price} => It is {1}.", True),
    tool("stocks", "(get|check|show|lookup|fetch)_(stock|stock_price|share_price|quote|ticker|price)|stock_(price|quote|get)|quote|share_price", "(price|quote) of a (stock|share)", "symbol ticker stock share code: stock\n?date day on as_of: isoday\n?currency in unit: currency", """?(what|how much) is {symbol} (at|trading at|worth)( now| today| right now|)[ in {currency}]
         ?how is {symbol} (doing|performing)( today|)
         ?what (does|did) (one share of |a share of |){symbol} cost[ on {date}]
         ?is {symbol} (up|down|rising|falling)( today|)
         (check|get|look up|show me|tell me|give me) (the price of|the quote for|the stock price of|) {symbol}[ on {date}]
         .{symbol} (stock|price|quote|share price)[ {date}]
         .stock price(:| of) {symbol}[ on {date}]
         .quote {symbol}
         .I (own|hold|bought) {symbol}. What is it worth?
         .I want to (buy|sell) {symbol} and need the price""", "{1:price} => It is at {1}.", True),
    tool("stocks", "(buy|sell|trade|order)_(stock|shares|stocks)|stock_order|trade|place_trade", "(buy or sell|trade) shares", "symbol ticker stock share: stock\naction side order_type direction: enum buy=purchase sell=get_rid_of\nquantity shares amount count n: count\n?limit limit_price max_price price: amount", """{action} {quantity} (shares of |){symbol}[ at {limit}]
         {action} {quantity} {symbol} shares[ (with a limit of|at) {limit}]
         .please {action} {quantity} {symbol}
         .{action} {symbol}, {quantity} shares[, limit {limit}]
         .I want to {action} {quantity} {symbol}
         (place|put in|make) an order to {action} {quantity} (shares of |){symbol}[ at {limit}]""", "ok => The order is in.", held=True),
    tool("stocks", "(add|put)_(to_watchlist|stock_alert|price_alert)|price_alert|stock_alert|alert_price", "alert when a stock passes a price", "symbol ticker stock: stock\nprice target value threshold: amount\ndirection when condition side: enum above=over,higher_than below=under,lower_than", """(tell|alert|notify|ping) me (when|if|as soon as) {symbol} (is|goes|gets|falls|climbs) {direction} {price}
         (set|create|add) (a price alert|an alert) for {symbol} {direction} {price}
         .alert(:|) {symbol} {direction} {price}
         .I want to know when {symbol} is {direction} {price}
         .wake me if {symbol} is {direction} {price}""", "ok => I will tell you."),
    tool("stocks", "(get|check|show|lookup)_(crypto|coin|crypto_price|coin_price|token_price)|crypto_(price|get)|coin", "the price of a (coin|crypto currency)", "coin symbol crypto token name: crypto\n?currency in quote vs: currency_word / currency in quote: currency", """?(what|how much) is (one |a |){coin} (worth|at|trading at)( now|)[ in {currency}]
         ?what does {coin} cost[ in {currency}]
         ?how is {coin} doing( today|)
         (check|get|look up|show me) (the price of |){coin}[ in {currency}]
         .{coin} (price|rate)[ in {currency}]
         .{coin} in {currency}
         .my brother bought {coin}. What is it worth[ in {currency}]?""", "{1:price} => It is at {1}.", True),
    tool("shop", "(search|find|browse|list)_(products|product|items|shop|catalog|articles|offers)|product_(search|find)|shop_search|catalog_search", "(search|find) products in the shop", "query q product name search_term keywords text: brand\n?max_price price_max budget under limit: amount\n?min_rating rating stars: enum 3 4 5\n?sort_by order sort: enum price=cheapest_first rating=best_first newest=newest_first\n?in_stock available only_available: bool that_you_have_in_stock,available_now/even_if_not_in_stock", """(find|search|look for|show me|search for|get) {query}[ (under|for less than|below|up to) {max_price}][, {sort_by}]
         (search|look through) (the shop|the store|the catalog) for {query}[ (under|below) {max_price}]
         ?do you (have|sell|carry) {query}[ (under|for less than) {max_price}]
         ?how much (is|are|does|do) {query:q}( cost|)
         ?where can I get {query:q} (under|for less than) {max_price}
         .I (need|want|am looking for|would like) {query:q}[ (under|for less than) {max_price}]
         .{query:q}, (at most|max) {max_price}
         .looking for {query:q}[, {sort_by}][, {in_stock}]
         .my old one broke. Find me {query:q}[ (under|below) {max_price}]
         .(search|products)(:|) {query}
         show me {query:q}, {sort_by}""", "{1:brand} {2:price} => There is {1} for {2}.", True),
    tool("shop", "(add|put)_(to_cart|to_basket|cart_item|item_to_cart|product_to_cart)|cart_(add|put)|basket_add", "(add|put) a product into the cart", "product item name article product_name: brand / product_id sku item_id article_number: code\n?quantity count number amount qty: count\n?size variant option: enum S M L XL", """(add|put|throw|place) {product:q}[ in size {size}] (to|in|into) (my|the) (cart|basket|shopping cart)
         (add|put) {quantity} (of |times |pieces of |){product:q} (to|in|into) (my|the) (cart|basket)
         .I('ll| will) take {product:q}[ in size {size}]. (Put|Add) it (in|to) the (cart|basket)
         .{product:q} (in|into) the (cart|basket)[, size {size}]
         .{quantity} x {product:q} (in|into) the cart
         .I want {quantity} {product:q}. Into the cart with them
         ?can you put {product:q} in my (cart|basket)""", "ok => It is in the cart."),
    tool("shop", "(remove|delete|take)_(from_cart|from_basket|cart_item)|cart_(remove|delete)|basket_remove", "take a product out of the cart", "product item name article: brand / product_id sku item_id: code", """(remove|delete|take|throw) {product:q} (from|out of) (my|the) (cart|basket)
         .I don't want {product:q} (any more|after all)(, take it out of the cart|. Remove it)
         .no {product:q} in the cart
         (get|take) {product:q} out of the (cart|basket) again
         .{product:q} is too expensive. Out of the cart with it""", "ok => It is out of the cart."),
    tool("shop", "(place|create|submit|make)_(order|purchase)|order_(create|place)|buy_product|purchase", "(place|create) an order for a product", "product item name article what: brand / sku product_id item_id: code\nquantity count amount number qty: count\n?address ship_to delivery_address shipping_address: address / address ship_to: street\n?express fast priority_shipping: bool with_express_delivery,as_fast_as_possible/with_normal_delivery,no_hurry", """(order|buy|get) {quantity} (of |pieces of |times |){product:q}[ to {address}][, {express}]
         (place|make|create) an order (for|of|over) {quantity} {product:q}[ to {address}][, {express}]
         .I('d| would) like (to order |){quantity} {product:q}[, to {address}][, {express}]
         .order(:|) {quantity} x {product:q}[, {express}]
         .we (need|want) {quantity} (more |){product:q}[ at {address}]. Order them
         .the stock is empty. Order {quantity} {product:q}
         ?can you order {quantity} {product:q}[, {express}]
         send {quantity} {product:q} to {address}""", "{\"order\": \"{1:code}\"} => The order is {1}."),
    tool("shop", "(get|check|track|show|lookup)_(order|order_status|shipment|delivery|package)|order_(status|track|get)|track_package|shipment_status", "(status of|track) an order", "order_id id order number order_number reference tracking_number: code", """?where is (my |the |)(order|parcel|package|shipment) (number |#|){order_id}
         ?when (will|does|is) (order|parcel|package) {order_id} (arrive|come|get here|expected)
         ?has (order|parcel|package) {order_id} (shipped|been sent|left|arrived)( yet|)
         ?what (is|happened to|about|is the status of|became of) (my |the |)order {order_id}
         (track|check|look up|find|show me) (my |the |)(order|parcel|package|shipment) {order_id}
         .(order|parcel|package) {order_id}
         .order {order_id} (status|still not here|is late|has not come)
         .I'm (still |)waiting for (order |parcel |){order_id}
         .I ordered something, the number is {order_id}. Where is it?
         .status (of |)order {order_id}""", "{1:state} => It is {1}.", True),
    tool("shop", "(cancel|stop)_(order|purchase|subscription_order)|order_cancel", "cancel an order", "order_id id order number order_number: code\n?reason why because note: reason", """cancel (my |the |)order (number |#|){order_id}[ because (of |){reason:q}]
         .I (don't want|no longer need|changed my mind about) order {order_id}[: {reason:q}]
         (stop|call off|undo) order {order_id}[, reason: {reason}]
         .order {order_id} was a mistake
         .order {order_id} (can be|must be|should be) cancelled[, reason: {reason}]
         .please don't send {order_id}, cancel it""", "ok => {order_id} is cancelled."),
    tool("shop", "(return|refund|send_back)_(item|order|product|purchase)|return_(create|request)|refund_(create|request)|start_return", "(return|send back) an order", "order_id id order number order_number: code\nreason why because cause: enum too_small too_big broken=damaged,defective wrong_item=not_what_I_ordered dont_like=ugly,not_nice late=came_too_late\n?refund_to method payout: enum card voucher=store_credit account=bank_account", """(return|send back|take back) order {order_id}(, it is|: | because it is) {reason}
         .order {order_id} is {reason}(, I want to return it|. Take it back|, return it please)
         .I want to (return|send back) {order_id}: {reason}[, money to my {refund_to}]
         .return {order_id}, {reason}
         (start|create|open) a return for (order |){order_id}, reason {reason}[, refund to my {refund_to}]""", "ok => The return is started."),
    tool("shop", "(apply|redeem|use|add)_(coupon|voucher|discount|promo_code|gift_card)|coupon_(apply|redeem)|redeem", "(apply|redeem) a coupon code", "code coupon voucher promo_code coupon_code: code\n?order_id order cart: code", """(apply|redeem|use) (the |my |)(coupon|voucher|code|promo code|gift card) {code}[ (for|on) order {order_id}]
         .I (have|got) a (coupon|voucher|gift card)(:|,| with the code) {code}
         .(coupon|promo code|voucher)(:|) {code}
         ?is (the |)(coupon|voucher|code) {code} still (good|valid)? (Use|Apply) it
         (try|enter|take) the code {code}[ on order {order_id}]""", "ok => The code works."),
    tool("shop", "(write|add|post|create|submit)_(review|rating|product_review|feedback)|review_(write|add|create)|rate_product", "(write|add) a review of a product", "product item name article: brand\nrating stars score points: enum 1=one_star,terrible 2=two_stars 3=three_stars 4=four_stars 5=five_stars,excellent\n?comment text review body: sentence", """(give|rate) {product:q} {rating}[ and write: {comment}]
         (rate|review) {product:q} with {rating}[: {comment}]
         (post|write|leave) a review (of|for) {product:q}, {rating}[: {comment}]
         .{product:q}: {rating}[, {comment:q}]
         .my rating for {product:q} is {rating}
         .I bought {product:q} and it deserves {rating}""", "ok => The review is there."),
    tool("invoice", "(create|make|write|issue|generate)_(invoice|bill)|invoice_(create|new|issue)", "(create|write) an invoice", "customer client company to recipient: company / customer client: person\namount total sum value price: amount\ncurrency unit code: currency\n?due_date due pay_by deadline: isoday / due_date due: date\n?description item for what: subject", """(create|make|write|issue|draw up|prepare) (an invoice|a bill) (for|to) {customer} (over|for|of) {amount} {currency}[, due {due_date}]
         (bill|invoice|charge) {customer} {amount} {currency}[ for {description:q}][, due {due_date}]
         .(new |)invoice(:|) {customer}, {amount} {currency}[, due {due_date}][, {description:q}]
         .{customer} owes us {amount} {currency}(, write an invoice|. Send the bill)
         .we finished the job for {customer}. Invoice {amount} {currency}[ for {description:q}]
         send {customer} (an invoice|a bill) (over|for|of) {amount} {currency}[, due {due_date}]
         .I want to bill {customer} {amount} {currency}""", "{\"invoice\": \"{1:code}\"} => The invoice is {1}."),
    tool("invoice", "(mark|set)_(invoice_paid|invoice_as_paid|paid)|invoice_(paid|settle|mark_paid)|record_payment", "mark an invoice as paid", "invoice invoice_id number id: code\n?date paid_on day on: isoday\n?method how payment_method: enum cash card transfer=bank_transfer,wire check", """(mark|set|book|record) invoice {invoice} as paid[ on {date}][ by {method}]
         .invoice {invoice} (is|was|has been) paid[ on {date}][ by {method}]
         .the customer paid (invoice |){invoice}[ on {date}][ by {method}]
         .we got the money for {invoice}[, {date}]
         .paid(:|) {invoice}[, {method}]
         (close|settle) invoice {invoice}""", "ok => {invoice} is paid."),
    tool("invoice", "(send|mail|resend|email)_(invoice|bill|payment_reminder)|invoice_(send|remind)|dunning", "(send|mail) an invoice to an address", "invoice invoice_id number id: code\nemail to address recipient: email", """(send|mail|email|resend) invoice {invoice} to {email}
         (send|get) {email} (the |)invoice {invoice}
         .{email} (needs|wants|did not get|should get|lost) invoice {invoice}
         .invoice {invoice} -> {email}
         .they can't find the bill. Send {invoice} to {email}""", "ok => It is sent.", held=True),
    tool("inventory", "(get|check|show|lookup)_(stock_level|inventory|stock_of|availability|quantity)|inventory_(get|check)|stock_level|in_stock", "(how much of a product is in stock|stock of an article)", "product item sku name article: brand / sku product_id article_number item_id: code\n?warehouse location store where: city", """?how many {product:q} (do we have|are left|are there|are in stock)[ in {warehouse}]
         ?is {product:q} (in stock|available|sold out)[ in {warehouse}]
         ?do we (still |)have {product:q}( in stock|)[ in {warehouse}]
         (check|look up|show me|get) (the stock|the inventory|how much we have) of {product:q}[ in {warehouse}]
         .stock (of |){product:q}[ in {warehouse}]
         .a customer wants {product:q}. Do we have it[ in {warehouse}]?
         .inventory(:|) {product}[, {warehouse}]""", "{1:n} => There are {1}.", True),
    tool("inventory", "(update|set|adjust|change)_(stock|inventory|stock_level|quantity)|inventory_(update|set)|stock_(set|adjust)", "set the stock of an article", "sku product_id article_number item: code\nquantity count amount number stock: int\n?warehouse location store where: city", """(set|change|correct) the (stock|inventory|quantity) of {sku} to {quantity}[ in {warehouse}]
         .we have {quantity} (pieces |)of {sku}( now|)[ in {warehouse}], (update|correct) (it|the stock)
         .I counted {quantity} of {sku}[ in {warehouse}]
         .{sku}: {quantity} (pieces|left|in stock)[ in {warehouse}]
         (update|adjust) {sku} to {quantity}[ in {warehouse}]
         .the shelf shows {quantity} of {sku}. Correct the stock""", "ok => It is {quantity} now."),
    tool("inventory", "(move|transfer|ship)_(stock|inventory|goods|items)|stock_(move|transfer)|inventory_move", "(move|ship) goods between two warehouses", "sku product_id article_number item: code\nquantity count amount number: int\nfrom_location source from origin: city\nto_location destination to target: city", """(move|transfer|ship|send) {quantity} (pieces |)of {sku} from {from_location} to {to_location}
         (move|transfer) {quantity} {sku} from {from_location} to {to_location}
         .{quantity} of {sku} (go|have to go|should go) from {from_location} to {to_location}
         .{to_location} is out of {sku}. Send {quantity} from {from_location}
         .{sku}: {quantity} from {from_location} to {to_location}""", "ok => They are on their way."),
]

"""Shops, stock and customers: products, orders, warehouses, accounts, money."""
from .tool import service

_SKU = "SKU, e.g. AB-12 | Stock keeping unit | SKU of the product | The SKU"
_ORDER = "Order number | Order ID, e.g. A-1001 | Id of the order"
TOOLS = [
    service("product_records", "(search|find|list)_products|product_search|products_(search|list)", "(search|find) products (in the catalog|of the shop)", "query q keyword search_term: wares | Search term, e.g. desk lamps | What to search for\n?max_price price_max price_limit under: cash | Maximum price | Highest price\n?min_price price_min: cash | Minimum price\n?in_stock available only_available: flag | Only products in stock | Only what is available\n?on_sale sale discounted: flag | Only discounted products\n?limit max_results count: few | Number of results, default 20 | How many results\n?sort sort_by order: enum price rating newest | Sort order\n?brand manufacturer: company | Brand name\n?color colour: color | Color\n?free_shipping ships_free: flag | Only with free shipping",
         """(search|look) for {query}
         (find|show me|list) {query:n}
         (find|show me|look for) {limit} {query:n}
         (find|show me|list) {sort=price}the cheapest {query:n}
         (search|browse) the (shop|store|catalog) for {query}
         .I need {query:n}
         .I'm looking for {query:n}
         ?do you (have|sell) {query:n}
         ?(which|what) {query:n} are there""", "(under|below|for less than|for at most) {max_price}\n(over|above) {min_price}\n(from|by) {brand}\nin {color}", ", {in_stock=true}(only what is in stock|in stock only|only what's available|available ones only|that are in stock)|, {on_sale=true}(on sale|only discounted ones|reduced only)|, sorted by {sort}|, {sort=price}cheapest first|, {sort=newest}newest first|, {sort=rating}best rated first|, (max|at most|not more than) {limit}|, {free_shipping=true}with free shipping", "{in_stock=true}(Only what is in stock|In stock only|It must be available|Skip what's sold out)\n{in_stock=false}(Sold-out ones are fine too|Also show what is sold out)\n{on_sale=true}(Only what's on sale|Only discounted ones)\nSort by {sort}\n{free_shipping=true}(With free shipping|Shipping must be free)\n(Show|Give) me {limit}\nNothing over {max_price}", "{1:product} => {1}", True),
    service("product_records", "(get|show|fetch)_(product|product_details|item)|product_(details|info)", "(get|show) the details of a product", f"sku product_sku item_sku code: stockcode | {_SKU}\n?include_reviews reviews with_reviews: flag | Also return reviews | Include reviews\n?currency: enum EUR USD GBP CHF | Currency of the price, default EUR",
         """(show|get|open|pull up) (the |)(product|item|SKU) {sku:n}
         (show|get|give) me the details of (SKU |product |item |){sku:n}
         ?what is (SKU|product|item) {sku:n}
         ?what do we know about (SKU|item|product) {sku:n}
         .details (of|for) {sku:n}
         .I need (the data|everything) on (item |SKU |){sku:n}""", "in {currency}\n{include_reviews=true}with (reviews|the reviews)", ", {include_reviews=true}(including reviews|and what people say about it)", "{include_reviews=true}(Include the reviews|With reviews)\nPrice in {currency}", "{1:product} => {1}", True),
    service("inventory", "(check|get)_(stock|inventory|stock_level)|(stock|inventory)_(check|level)", "(check|get) how many of (a product|an item) are in stock", f"sku product_sku item: stockcode | {_SKU}\n?warehouse location site depot: town | Name of the warehouse, e.g. Leeds | Warehouse | Warehouse city\n?include_reserved reserved: flag | Count reserved items too | Include reserved stock",
         """?how many of (SKU |item |){sku:n} (are|do we have) (left|in stock)
         ?is (SKU |item |){sku:n} in stock
         ?do we (still |)have {sku:n}
         ?how much {sku:n} is left
         (check|get|look up) the stock of (SKU |){sku:n}
         (check|see) (if|whether) (we have|there is any) {sku:n}
         .stock (for|of) {sku:n}
         .stock level, {sku:n}""", "in (the |){warehouse} warehouse|(in|at) the warehouse in {warehouse}|in {warehouse}", ", {include_reserved=true}(including what is reserved|reserved ones included|with reserved items)", "{include_reserved=true}(Count the reserved ones too|Include reserved stock)\nOnly the {warehouse} warehouse", "{1:int} => {1}", True),
    service("inventory", "(update|adjust|change|set)_(stock|inventory|stock_level|quantity)|(stock|inventory)_(update|adjust|set)", "(set|update) the stock of a product", f"sku product_sku item: stockcode | {_SKU}\nquantity amount count stock: whole 1-500 | New quantity | How many there are now\n?warehouse location site: town | Name of the warehouse, e.g. Leeds | Warehouse\n?reason note why: one !recount,damaged,returned,delivery,theft,correction | Reason of the change\n?notify alert notify_buyers: flag | Tell the buyers | Send a notification",
         """(set|change|update|correct) the stock of (SKU |item |){sku:n} to {quantity}
         (set|update) (SKU |){sku:n} to {quantity}( pieces| units|)
         .we (have|counted|are down to) {quantity} of {sku:n}( now|)
         .there are {quantity} {sku:n} left, (update|change|correct) the stock
         .stock of {sku:n}: {quantity}
         .{sku:n} is now at {quantity}""", "in (the |){warehouse} warehouse|(in|at) the warehouse in {warehouse}", ", {notify=true}(and tell the buyers|and notify the buyers|and send a notification)|, reason: {reason}", "{notify=true}(Tell the buyers|Notify the buyers, please)\nReason: {reason}"),
    service("inventory", "(move|transfer)_(stock|inventory|goods)|(stock|inventory)_(transfer|move)", "(move|transfer) stock between warehouses", f"sku product_sku item: stockcode | {_SKU}\nquantity amount count: whole 1-300 | How many\nfrom_warehouse source from origin: town | Source warehouse, e.g. Leeds | Where it is now\nto_warehouse target to destination: town | Target warehouse | Where it goes\n?urgent express priority: flag | Ship it today | Urgent",
         """(move|transfer|send|ship) {quantity} (units |pieces |)of (SKU |){sku:n} from (the |){from_warehouse}( warehouse|) to (the |){to_warehouse}( warehouse|)
         (move|transfer) {quantity} {sku:n} from {from_warehouse} to {to_warehouse}
         .{from_warehouse} has too many {sku:n}, (send|move) {quantity} to {to_warehouse}
         .{to_warehouse} needs {quantity} of {sku:n}, take (them|it) from {from_warehouse}
         .{quantity} x {sku:n}, from {from_warehouse} to {to_warehouse}
         (bring|move) {quantity} {sku:n} to {to_warehouse} from {from_warehouse}
         .to {to_warehouse}: {quantity} {sku:n} from {from_warehouse}""", "", ", {urgent=true}(urgently|as fast as possible|it's urgent|today)", "{urgent=true}(It's urgent|This is urgent|It has to go out today)"),
    service("order_goods", "(get|check|show|fetch|track)_(order|order_status)|order_(status|details|lookup)", "(get|check) the status of an order", f"order_id order number order_number id: ordercode | {_ORDER}\n?include_items items with_items: flag | Also list the items | Include the items\n?customer email customer_email: email | Email of the customer",
         """?(where|how) is (my |)order {order_id:n}
         ?what is the status of order {order_id:n}
         ?what(| has) happened to order {order_id:n}
         ?has order {order_id:n} been shipped( yet|)
         (check|look up|show|get|track) (my |)order {order_id:n}
         .order {order_id:n}, status please
         .I (ordered something|am still waiting), the order number is {order_id:n}. Where is it
         .status of {order_id:n}""", "for {customer}", ", {include_items=true}(with the items|and what is in it|including the items)", "{include_items=true}(List the items too|Show the items as well)\nMy email is {customer}", "{1:state} => It is {1}.", True),
    service("order_goods", "(cancel|stop)_order|order_(cancel|stop)|cancel_purchase", "cancel an order", f"order_id order number order_number id: ordercode | {_ORDER}\n?reason why cancel_reason: one !too_late,wrong_size,changed_my_mind,found_it_cheaper,ordered_twice,wrong_address | Reason\n?refund give_refund refund_payment: flag | Pay the money back | Refund the customer\n?notify send_email notify_customer: flag | Send the customer an email | Notify the customer\n?restock put_back: flag | Put the items back in stock",
         """cancel (my |)order {order_id:n}
         (stop|call off) order {order_id:n}
         .I don't want order {order_id:n} any more
         .order {order_id:n} should be cancelled
         .the customer changed (his|her) mind, cancel {order_id:n}
         ?(can|could) you cancel {order_id:n}""", "", ", {refund=true}(and refund it|and refund the money|with a refund|and give the money back)|, {refund=false}(without a refund|no refund)|, reason: {reason}|, {notify=true}(and tell the customer|and let them know by email|and email the customer)|, {notify=false}(without telling the customer|don't email them)|, {restock=true}and put the items back in stock", "{refund=true}(Refund the money|Give a refund)\n{refund=false}(No refund|Don't refund anything)\n{notify=true}(Email the customer|Let the customer know)\nReason: {reason}"),
    service("order_goods", "(create|place|new|make)_(order|purchase)|order_(create|place|product)|buy_(product|item)", "(place|create) an order for a product", f"sku product_sku item product: stockcode | {_SKU}\n?quantity count amount qty: whole 2-40 | Quantity, default 1 | How many\n?customer customer_name for buyer: full_name | Name of the customer\n?express express_shipping fast: flag | Express shipping | Fast delivery\n?gift_wrap gift wrapped: flag | Wrap it as a gift | Gift wrapping\n?coupon coupon_code voucher code: one !SAVE10,SUMMER25,WELCOME5,VIP-20,FREESHIP,SPRING24,XMAS-15,HELLO2024,TAKE3,B2S-10 | Coupon code\n?pickup store_pickup: flag | Picked up in the store",
         """(order|buy|get)( me|) (SKU |){sku:n}
         (order|buy) {quantity} (of |x |){sku:n}
         (place|create|make) an order for {quantity} {sku:n}
         (place|create) an order for (SKU |){sku:n}
         .I('d like| want) to order {sku:n}
         .{quantity} x {sku:n}
         .{customer} (wants|needs|ordered) {quantity} of {sku:n}""", "for {customer}\nwith (the |)(coupon|code) {coupon:n}", ", {express=true}(express|by express|with express shipping|as fast as possible)|, {gift_wrap=true}(gift-wrapped|wrapped as a gift|and wrap it)|, {pickup=true}(I'll pick it up|for pickup)", "{express=true}(Express, please|Use express shipping|It has to be fast)\n{gift_wrap=true}(It's a gift, wrap it|Wrap it as a gift|Please gift-wrap it)\nThe (coupon|code) is {coupon:n}\nUse (coupon|the code) {coupon:n}\n{pickup=true}(I'll collect it in the store|I'll pick it up)"),
    service("order_goods", "(return|send_back)_(order|item|product)|(create|start)_return|return_create", "(start|create) a return", f"order_id order number order_number: ordercode | {_ORDER}\n?reason why return_reason: enum damaged wrong_item too_small too_big not_needed | Reason of the return\n?exchange replace replacement: flag | Send a replacement instead of the money | Exchange it\n?pickup collect courier_pickup: flag | Have it collected at home\n?comment note: one !left_shoe_is_missing,screen_is_cracked,box_was_open,color_is_off,no_manual_inside | Comment",
         """(return|send back) (my |)order {order_id:n}
         (start|create|open) a return for (order |){order_id:n}
         .I want to (return|send back) {order_id:n}
         .return {order_id:n}
         .{reason=damaged}order {order_id:n} arrived (broken|damaged), (I want to send it back|return it)
         .{reason=wrong_item}I got the wrong (thing|item) in order {order_id:n}, (return it|start a return)
         ?can I send {order_id:n} back""", "", ", {exchange=true}(I want a replacement|and send a new one|for a replacement)|, {reason=too_small}it's too small|, {reason=too_big}it's too big|, {reason=damaged}it's damaged|, {reason=not_needed}I don't need it", "{exchange=true}(Send me a new one|I want a replacement)\n{pickup=true}(Please have it picked up|Collect it at my place)\nComment: {comment}"),
    service("own_cart", "(add|put)_to_cart|cart_add|add_(cart_item|item_to_cart)", "(add|put) something into the (shopping |)cart", "product item name article: goods | Product name | What to add\n?quantity count qty amount: whole 2-30 | Quantity, default 1 | How many\n?color colour: color | Color\n?size: enum S M L XL | Size\n?gift is_gift gift_wrap: flag | It is a gift | Wrap as a gift",
         """(add|put) (the|a|one) {product:n} (to|in|into) (my|the) (cart|basket)
         (add|put) a {color} {product:n} (to|in) (my|the) (cart|basket)
         .{product:n} into the (cart|basket)
         .I'll take the {product:n}, add it to the (cart|basket)
         ?can you put the {product:n} (in|into) my (cart|basket)""", "in size {size}\nin {color}", ", {quantity} of them|, {quantity} pieces\n, {gift=true}(it's a gift|as a gift|gift-wrapped)", "{gift=true}(It's a gift|It is for a friend, wrap it)\nSize {size}"),
    service("crm", "(get|find|lookup|fetch)_(customer|user|client|account)|(customer|user)_(lookup|get|profile)|get_user_profile", "(get|find) a (customer|user) by user name", "username user user_name login handle: user | User name, e.g. jdoe | Username | Login name of the user\n?include_orders orders with_orders: flag | Also return the orders\n?fields columns: some email,phone,address,birthday,plan,last_login | Only these fields\n?active_only only_active: flag | Only active accounts",
         """(get|find|look up|show|fetch|pull up) (the |)(customer|user|account) {username:n}
         (get|show) (me |)the (profile|account|data) of {username:n}
         ?who is (the user |){username:n}
         ?what do we know about (user |){username:n}
         .user {username:n}, please
         .profile of {username:n}
         .I need the (account|profile) of {username:n}""", "{include_orders=true}with (all |)(orders|the orders)", ", only {fields}|, {include_orders=true}(and the orders|including orders)", "{include_orders=true}(Include the orders|I need the orders too)\nJust {fields}", "{1:person} => It is {1}.", True),
    service("crm", "(block|suspend|disable|deactivate)_(user|account|customer)|(user|account)_(block|suspend|disable)", "(block|suspend|disable) (a user|an account)", "username user user_name account: user | User name | Account to block\n?reason why: one !spam,fraud,abuse,unpaid_bills,left_the_company,too_many_logins | Reason\n?days duration for_days: days | For how many days, forever if left out\n?notify notify_user send_email: flag | Tell the user by email | Notify the user\n?delete_data wipe remove_content: flag | Also delete the content",
         """(block|suspend|disable|lock) (the |)(user|account|customer) {username:n}
         (block|suspend|disable) {username:n}
         .(user |){username:n} (should|must|has to) be (blocked|suspended)
         .block {username:n}
         .{username:n} keeps sending spam, (block|suspend) the account
         ?can you (block|suspend) {username:n}""", "for {days}\nfor {reason}", ", {notify=true}(and tell them by email|and let them know|and notify them)|, {notify=false}(without telling them|don't notify them|quietly)|, {delete_data=true}(and delete everything they posted|and wipe the data)", "{notify=true}(Tell them by email|Send them an email|Notify the user)\n{notify=false}(Don't tell them|No email to them)\nThe reason is {reason}\n{delete_data=true}(Delete their posts as well|Delete the data too)"),
    service("crm", "(create|add|register|new)_(user|customer|account|client)|(user|customer)_(create|add)", "(create|add) a (user|customer)", "username user login user_name: user | User name | Login of the new user\nemail mail email_address: email | Email address\n?name full_name display_name: full_name | Full name\n?admin is_admin make_admin: flag | Give admin rights | Whether the user is an admin\n?send_welcome welcome_email send_invite: flag | Send a welcome email | Whether to send a welcome mail\n?plan tier subscription: enum free basic pro enterprise | Plan, default free\n?newsletter subscribe: flag | Subscribe to the newsletter",
         """(create|add|register) (a |the |)(user|customer|account) {username:n} with (the |)(email|mail|address) {email}
         (create|add) an {admin=true}admin( user| account|) {username:n} with (email|address) {email}
         (add|register) {username:n}, {email}
         .new (user|customer): {username:n}, {email}
         .{name} (is new|joined us). (User name|Login) {username:n}, email {email}, (create the account|add them)
         ?can you (create|add) (the |)user {username:n} (with|for) {email}""", "on the {plan} plan", ", {send_welcome=true}(and send a welcome mail|and welcome them by email|with a welcome email)|, {send_welcome=false}(without a welcome mail|no welcome email)|, {admin=true}(as an admin|with admin rights)|, {newsletter=true}(and subscribe them to the newsletter|with newsletter)", "{admin=true}(Make them an admin|Give them admin rights)\n{admin=false}(Not as an admin|No admin rights)\n{send_welcome=true}(Send a welcome email|They should get a welcome mail)\nPlan: {plan}\nThe name is {name}"),
    service("bank", "(transfer|send|wire)_(money|funds)|(money|bank)_transfer|make_payment", "(transfer|send) money to somebody", "recipient to payee receiver: full_name | Name of the recipient | Who gets the money\namount sum value: cash | Amount of money\n?note reference purpose message: one !rent,pizza_night,concert_tickets,deposit,birthday_gift,electricity,half_of_the_bill,bike | Note for the recipient\n?account from_account source: enum checking savings business | Account to pay from, default checking\n?instant immediately express: flag | Instant transfer | Send at once\n?recurring monthly repeat: flag | Repeat every month | Whether it is a standing order\n?date on day: date | Date of the transfer",
         """(transfer|send|pay|wire) {amount} to {recipient}
         (pay|send|give) {recipient} {amount}
         .I owe {recipient} {amount}
         .{recipient} (gets|should get) {amount}( from me|)
         .{amount} for {recipient}
         ?can you (send|pay) {recipient} {amount}""", "for (the |){note}\nfrom (my |the |){account}( account|)\non {date}", ", {instant=true}(instantly|right away as an instant transfer|as an instant transfer)|, {recurring=true}(every month|monthly|each month)", "{instant=true}(Make it an instant transfer|It must be instant)\n{recurring=true}(Every month|Repeat it monthly)\nNote: {note}\nTake it from {account}"),
    service("bank", "(get|check|show)_(balance|account_balance)|(account_|)balance", "(get|check) the balance of an account", "?account account_type which: enum checking savings business credit | Account, default checking | Which account\n?currency: enum EUR USD GBP CHF | Currency to show it in\n?include_pending pending: flag | Count pending payments",
         """?how much (money |)(do I have|is|is left) (on|in) my {account} account
         ?what's (my|the) balance
         ?how much money do I have
         (check|show|get|tell me) my (account |)balance
         (check|show) the balance of (my|the) {account} account
         .{account} balance
         .balance, please""", "in {currency}", ", {include_pending=true}(with pending payments|including what is pending)", "In {currency}\n{include_pending=true}(Include pending payments|Pending ones too)", "{1:price} => {1}", True),
    service("bank", "(list|get|show)_(transactions|payments|account_transactions)|transactions_(list|search)", "(list|show) the transactions of an account", "?account account_type which: enum checking savings business credit | Account | Which account\n?limit count max_results: few | How many, default 10 | Maximum number\n?min_amount at_least minimum: cash | Smallest amount\n?since from start_date after: date | Only after this date\n?category type: enum food rent travel salary shopping | Category\n?outgoing outgoing_only spent: flag | Only money that went out",
         """(list|show|get)( me|) (my|the) (last |)(transactions|payments)
         (list|show)( me|) (my|the) last {limit} (transactions|payments)
         (list|show)( me|) (my|the) {category} (transactions|payments)
         ?what did I (pay|spend) on {category}
         .transactions, please
         .last {limit} payments""", "(on|of) (my|the) {account} account\nsince {since}\n(over|above|of more than) {min_amount}", ", {outgoing=true}(only what I spent|outgoing only)|, (at most|max) {limit}", "Only {category}\n{outgoing=true}(Only outgoing ones|Just what I spent)", "{1:price} => {1}", True),
]

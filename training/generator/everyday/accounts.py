"""Users, customers, plans and payments, as the examples of many services have them."""
from .tool import tool

_USER = "user_id id uid account_id account user: id / email user_email mail account: email"
_ROLE = "role user_role access_level permission type: enum admin=admin,administrator editor viewer guest"
_PLAN = "plan tier plan_id plan_name package: enum free basic pro enterprise"
_CUSTOMER = "customer customer_name client account name: person / customer_id customer client_id account_id: code"

TOOLS = [
    tool("accounts", "(create|add|register|new)_(user|user_account|account)|user_(create|add|register)|sign_up_user", "(create|register|add) a (new |)user", f"name full_name username user_name display_name: person\nemail mail email_address: email\n?{_ROLE}",
         """(create|add|register|make) a (new |)user {name} with (the |)email {email}[ and the role {role}]
         (create|open|set up) an account for {name}, {email}[, {role}]
         (sign up|register) {name} with {email}
         .new user(:|) {name}, {email}[, {role}]
         .{name} starts today, the email is {email}. Create (an account|a user)[ with the role {role}]
         .{name} needs (an account|a login)(:|, the address is) {email}
         ?can you (set up|create) a login for {name} at {email}
         .add {name}, {email}, to the users[ as {role}]""", "ok => {name} has an account.\n{1:n} => The account has the number {1}."),
    tool("accounts", "(get|find|fetch|lookup|show|retrieve)_(user|user_by_id|user_profile|user_info|user_details)|user_(get|info|lookup|profile)", "(get|look up|retrieve) a user", _USER,
         """?who is user {user_id}
         (show|get|look up|fetch|find|pull up|open) user {user_id}
         ?what do we know about user {user_id}
         .user {user_id}, details please
         .(details|profile) of user {user_id}
         .I need the (profile|record|data) of user {user_id}
         ?can I see the (profile|data) of user {user_id}
         ?when did user {user_id} sign up""", "{1:proper} => It is {1}.", True),
    tool("accounts", "(update|change|set)_(user_email|email|email_address)|user_email_(update|change)|update_user_email", "(change|update) the email address of a user", "user_id id uid account_id: id / name user username account: person\nemail new_email mail address: email",
         """(change|update|set) the (email|email address|mail address) of user {user_id} to {email}
         .user {user_id} has a new (email|email address|mail address): {email}
         .user {user_id} (moved|switched) to {email}
         .from now on user {user_id} gets mail at {email}
         ?can you switch user {user_id} to the address {email}
         .new (email|address) for user {user_id}: {email}
         (put|enter) {email} as the (email|address) of user {user_id}""", "ok => The address is changed."),
    tool("accounts", "(delete|remove|deactivate|close)_(user|user_account|account)|user_(delete|remove)|account_(delete|close)", "(delete|remove) a user( account|)", _USER,
         """(delete|remove|erase) (the |)user {user_id}
         (close|delete|terminate) the account of user {user_id}
         .user {user_id} (left|wants out|asked to be deleted). (Delete|Remove) the account
         .user {user_id} has to go
         .we don't need user {user_id} any more, delete it
         ?can you get rid of user {user_id}
         .get user {user_id} out of the system""", "ok => User {user_id} is deleted."),
    tool("accounts", "(list|get|search|fetch)_(users|all_users|user_list|accounts)|users_(list|all)|users", "(list|show) (the |)users", f"?{_ROLE}\n?limit count max page_size per_page: count\n?sort sort_by order_by: enum name=by_name created=by_date,by_age last_login=by_last_login",
         """(list|show|get|give me) (all |the |)users[ with the role {role}][, {limit} at most][, sorted {sort}]
         ?who has an account (with us|here)
         ?which users (are there|do we have)[ with the role {role}]
         .all (users|accounts)[ with the role {role}]
         (show|list) {limit} users[ with the role {role}]
         .I (need|want) a list of (all |)(users|accounts)[, sorted {sort}]
         ?how many users do we have[ with the role {role}]
         .user list[, {limit} entries]""", "{1:proper}, {2:proper} => {1} and {2}.", True),
    tool("accounts", "(reset|recover|renew)_(password|user_password|login)|password_(reset|recovery)|send_(password_reset|reset_link)|forgot_password", "(reset|renew) the password of a user|send a link to reset the password", "email user_email mail address account: email / username user login name: person",
         """.I forgot my password, my account is {email}
         (reset|renew) the password (of|for) {email}
         (send|mail) a reset link to {email}
         .{email} can't log in any more, reset the password
         .{email} forgot the password
         .new password for {email}
         ?can you send {email} a (new password|reset link)
         .{email} is locked out and needs a new password
         .the password of {email} (doesn't work|does not work any more)""", "ok => The link is on its way."),
    tool("accounts", "(set|assign|change|update)_(role|user_role|permissions|access_level)|role_(assign|set|change)|grant_role", "(set|change|assign) the role of a user", f"user user_name username name person: person / user_id id uid: id\n{_ROLE}",
         """give {user} the role {role}
         (make|promote) {user} {role:n}
         (set|change) the role of {user} to {role}
         .{user} should be {role:n} (now|from today|)
         ?can {user} become {role:n}
         .{user} is {role:n} from (today|now) on
         .{user}: role {role}
         .{user} needs {role:n} rights""", "ok => {user} is {role} now."),
    tool("accounts", "(check|validate|is)_(username|username_available|name_available|handle)|username_(check|available)|check_handle", "check whether a user name is free", "username name handle user_name login: slug",
         """?is the (username|name|handle) {username} (taken|free|available|gone)
         ?can I (take|use|have) the (name|username|handle) {username}
         check (if|whether) the username {username} is (free|taken|available)
         .username {username}, free or taken?
         .I'd like to be called {username}. Is that free?
         ?is anybody called {username} yet
         ?does somebody use the handle {username}""", "free => It is free.\ntaken => It is taken.", True, held=True),
    tool("accounts", "(send|request)_(verification_code|otp|code|login_code|one_time_code)|otp_send|verify_phone", "send a verification code to a phone", "phone phone_number number to mobile: phone",
         """(send|text) a (verification |login |)code to {phone}
         ?can you text the code to {phone}
         .my (phone|mobile|number) is {phone}, send me (a|the) code
         .I need a code on {phone}
         (verify|check) the number {phone}
         .code to {phone}, please
         .I never got the code on {phone}. Send it again""", "ok => The code is sent."),
    tool("charges", "(create|add|new|register)_(customer|client|customer_account)|customer_(create|add|new)", "(create|add) a customer", "name full_name customer_name company: person / name company company_name: company\nemail mail email_address: email\n?phone phone_number tel: phone",
         """(create|add|register|enter) (a|the|a new) customer {name}, email {email}[, phone {phone}]
         .new customer(:|) {name}, {email}[, {phone}]
         .we (have|won) a new customer, {name}, {email}
         .{name} is a customer now, (the email is|reachable at) {email}
         ?can you put {name} with {email} into the customer list
         (save|store) {name} as a customer, {email}[, {phone}]""", "{1:code} => The customer has the number {1}."),
    tool("charges", "(charge|debit|bill)_(customer|card|client|account)|(create|make)_(charge|payment|payment_intent)|payment_create|charge", "(charge a customer|create a payment)", f"{_CUSTOMER}\namount sum total value: amount\ncurrency currency_code: currency_word",
         """charge {customer} {amount} {currency}
         (bill|debit) {customer} (with |){amount} {currency}
         (take|collect) {amount} {currency} from {customer}
         .{customer} (pays|has to pay|owes us) {amount} {currency}
         .payment of {amount} {currency} (by|from) {customer}
         ?can you charge {customer} {amount} {currency}
         .{amount} {currency} on the card of {customer}
         (put|run) a charge of {amount} {currency} (through|) for {customer}""", "{1:code} => The payment is {1}."),
    tool("charges", "(create|start|add)_(subscription|plan|membership)|subscribe_customer|subscription_(create|start)", "(start|create) a subscription", f"{_CUSTOMER}\n{_PLAN}\n?interval billing period billing_cycle: enum monthly=monthly,every_month yearly=yearly,once_a_year",
         """(subscribe|sign up) {customer} to the {plan} plan[, {interval}]
         .{customer} (wants|takes|chose|has decided for) the {plan} plan[, {interval}]
         (start|create) a {plan} subscription for {customer}[, {interval}]
         .{plan} plan for {customer}[, {interval}]
         ?can {customer} have the {plan} plan
         (put|move|switch) {customer} (to|on) the {plan} plan
         .from today {customer} is on the {plan} plan[, {interval}]""", "ok => {customer} has the plan {plan}."),
    tool("charges", "(cancel|end|stop)_(subscription|plan|membership)|unsubscribe_customer|subscription_(cancel|end)", "(cancel|end) a subscription", f"{_CUSTOMER}\n?at_period_end end_of_period keep_until_end: bool at_the_end_of_the_month/at_once,immediately",
         """(cancel|end|stop|terminate) the subscription of {customer}[ {at_period_end}]
         .{customer} (wants to leave|doesn't want to pay any more|cancelled), end the subscription[ {at_period_end}]
         .no more subscription for {customer}
         ?can you cancel (the plan|the subscription) of {customer}[ {at_period_end}]
         .{customer} is leaving us, cancel the plan[ {at_period_end}]
         (take|get) {customer} off the plan[ {at_period_end}]""", "ok => The subscription ends."),
    tool("charges", "(list|get|show|fetch)_(payments|charges|payment_history|customer_payments)|payments_(list|of)", "(list|show) the payments of a customer", f"{_CUSTOMER}\n?status state filter: enum paid open=open,unpaid failed=failed,declined\n?limit count max last_n: count",
         """?what has {customer} paid (so far|)
         (list|show|get) (all |the |)payments (of|from|by) {customer}
         (show|list) the {status} payments of {customer}
         ?did {customer} pay
         .payments of {customer}[, {limit} at most]
         .I (need|want) to see what {customer} paid
         ?which payments of {customer} are {status}""", "{1:price} => {1} in all.", True),
    tool("charges", "(list|get|show|fetch)_(orders|customer_orders|order_history|past_orders)|orders_(list|of)|order_history", "(list|show) the orders of a customer", f"{_CUSTOMER}\n?status state: enum open=open,unfinished shipped=shipped,sent cancelled=cancelled returned=returned,sent_back\n?limit count max last_n: count",
         """?what did {customer} (order|buy)
         (list|show|get) (all |the |)orders (of|from|by) {customer}
         (show|list) the {status} orders of {customer}
         ?has {customer} ordered (anything|before)
         .orders of {customer}[, the last {limit}]
         .order history of {customer}
         .I (need|want) to see what {customer} ordered""", "{1:code} => There is {1}.", True, held=True),
]

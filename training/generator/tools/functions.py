"""Functions of everyday tool calling (weather, mail, timers, nonsense) under many names, with typed parameters."""
import json
import re
from dataclasses import dataclass

from ..chat import Answer, Result
from ..material import drills, world


@dataclass
class Function:
    name: str
    parameters: list        # (name, kind of value)
    asks: list              # ways to ask for it in plain words; {0}, {1} are the values
    schema: dict

    def request(self, source, plain=False, inner=False):
        """-> (text, [(parameter, value)]). `plain`: in words that do not name the parameters; `inner`: inside a longer sentence."""
        values = [value(source, kind) for _, kind in self.parameters]
        return ask(source, self, values, plain), [(p, v) for (p, _), v in zip(self.parameters, values)]

    def outcome(self, source, arguments, plain=False):
        """-> turns behind the call: its result is passed on as it is."""
        if plain:
            out = source.phrase(1, 3)
            return [Result(out), Answer("I pass on the result.", out)]
        return passed_on(source, self.name, arguments)


def passed_on(source, name, arguments):
    """-> turns: a result that is passed on as it is, now and then as one field of an object."""
    while (out := source.result_text())[:1] in "{[":
        pass
    single = "\n" not in out and source.chance(.3)
    return single and as_object(source, name, arguments, out) or [Result(out), Answer("I pass on the result.", out)]


def as_object(source, name, arguments, text):
    """-> turns: `text` as a field of an object beside those of the request: the answer is the one that says something new. None where names meet."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().split("_")
    key = source.pick(["result", "value", "answer", words[-1] if words[-1].isalpha() else "result"])
    rows = [(parameter, shown(value)) for parameter, value in arguments if isinstance(value, (str, int, float))]
    rows += source.random.sample([("id", str(source.number(1, 9999))), ("updated_at", f"2026-{source.number(1, 12):02d}-{source.number(1, 28):02d}"), ("cached", "false"), ("ok", "true"), ("source", source.word()), ("version", str(source.number(1, 9))), ("took_ms", str(source.number(1, 900)))], source.number(0, 2))
    rows.insert(source.number(0, len(rows)), (key, text))
    if len(dict(rows)) < len(rows) or len(rows) < 2:
        return None
    said = ", ".join(f'{json.dumps(field)}: {literal(value)}' for field, value in rows)
    return [Result("{" + said + "}"), Answer(f'It says: "{key}": {literal(text)}\nSo the answer is {text}.', text)]


# Description; names; parameters as "name|name: kind"; ways to ask.
_DOMAINS = [
    ("Returns the weather of a place.", "get_weather weather fetch_weather current_weather lookup_weather weather_report", ["city|location|place|town: city"],
     ["What is the weather in {0}?", "How is the weather in {0}?", "weather in {0}", "Tell me the weather in {0}.", "Check the weather for {0}", "Is it cold in {0}?", "Do I need a coat in {0}?", "I'm in {0} tomorrow, do I need an umbrella?", "how warm is it in {0} right now"]),
    ("Returns the local time.", "get_time current_time local_time time_in clock world_clock", ["city|location|zone|place: city"],
     ["What time is it in {0}?", "Tell me the time in {0}.", "current time in {0}?", "How late is it in {0}?", "I want to call somebody in {0}, what time is it there?", "time in {0}"]),
    ("Sends an email.", "send_email send_mail email compose_email mail_to", ["to|recipient|address: email", "subject|title|topic: subject", "body|text|message|content: sentence"],
     ["Send an email to {0} with the subject \"{1}\" and the text \"{2}\"", "Email {0}, subject {1}, body: {2}", "Write to {0}, subject \"{1}\": {2}", "I need to email {0} about \"{1}\": {2}", "mail to {0}, subject \"{1}\", text: {2}"]),
    ("Sends a chat message.", "send_message post_message notify message chat_send say_to", ["channel|to|room|user: receiver", "text|message|content|body: sentence"],
     ["Send the message \"{1}\" to {0}", "Tell {0}: {1}", "Post to {0}: {1}", "Write to {0}: {1}", "Let {0} know: {1}", "I want to tell {0}: {1}", "message for {0}: {1}"]),
    ("Translates text.", "translate translate_text convert_language translator", ["text|input|sentence: phrase", "language|target|to|lang: language"],
     ["Translate \"{0}\" into {1}", "translate {0} to {1}", "How do you say \"{0}\" in {1}?", "What is \"{0}\" in {1}?", "I need \"{0}\" in {1}", "\"{0}\" in {1}, please"]),
    ("Searches the web.", "web_search search_web google internet_search find_online websearch", ["query|q|search|term: query"],
     ["Search the web for {0}", "Look up {0} online", "web search: {0}", "Google {0}", "Find out online: {0}", "What does the internet say about {0}?", "I need information on {0} from the web"]),
    ("Fetches a page.", "fetch_url http_get open_url get_page WebFetch download_page visit", ["url|link|address|page: url"],
     ["Fetch {0}", "Open {0} and tell me what it says", "Get the page {0}", "What is on {0}?", "Read {0} for me", "Go to {0}", "Load {0}, please"]),
    ("Returns the price of a stock.", "get_stock_price stock_quote quote share_price ticker_price", ["symbol|ticker|stock: ticker"],
     ["What is the stock price of {0}?", "price of {0} stock?", "Get the quote for {0}.", "How is {0} doing?", "What does a share of {0} cost?", "I own {0}, what is it worth?", "{0} quote"]),
    ("Converts an amount of money.", "convert_currency exchange currency_converter fx_convert", ["amount|value|sum: number", "from|source|from_currency: currency", "to|target|to_currency: currency"],
     ["Convert {0} {1} to {2}", "How much is {0} {1} in {2}?", "{0} {1} to {2}", "I have {0} {1}, what is that in {2}?", "Change {0} {1} into {2}", "What do I get in {2} for {0} {1}?"]),
    ("Starts a timer.", "set_timer start_timer timer countdown", ["minutes|duration|mins: minutes"], ["Set a timer for {0} minutes", "Start a {0} minute timer", "Wake me in {0} minutes", "The eggs need {0} minutes", "{0} minutes, please start the timer", "Count down {0} minutes", "Tell me when {0} minutes are over"]),
    ("Stores a reminder.", "create_reminder remind reminder add_reminder", ["text|what|note: chore", "day|when|date: day"], ["Remind me on {1}: {0}", "Create a reminder for {1}: {0}", "On {1} remind me to {0}", "Don't let me forget on {1}: {0}", "I have to {0} on {1}, remind me", "reminder for {1}: {0}"]),
    ("Books a table.", "book_table reserve_table make_reservation reservation", ["name|guest: name", "people|seats|guests: few"],
     ["Book a table for {1} people under the name {0}", "Reserve a table for {0}, {1} people", "We are {1} people and want to eat, the name is {0}", "A table for {1} under {0}, please", "I need a table for {1}, name {0}", "Get us a table for {1}, {0} is the name"]),
    ("Switches a light.", "set_light switch_light light_control toggle_light", ["room|where|lamp: room", "on|state|enabled: boolean"], ["Turn {1:onoff} the light in the {0}", "Switch {1:onoff} the {0} light", "Light {1:onoff} in the {0}, please", "The {0} light should be {1:onoff}", "I want the light in the {0} {1:onoff}", "{0} light {1:onoff}"]),
    ("Adds an item to the list.", "add_todo add_item add_task todo_add new_task", ["item|task|title|text: chore"], ["Add \"{0}\" to my todo list", "Add a task: {0}", "New todo: {0}", "I have to {0}, put it on my list", "Note as a task: {0}", "todo: {0}", "Put \"{0}\" on the list of things to do"]),
    ("Looks up a customer.", "get_user lookup_user find_customer get_customer fetch_user", ["id|user_id|number|customer: integer"], ["Look up user {0}", "Get customer {0}", "Who is user {0}?", "Show me the data of user {0}", "What do we know about customer {0}?", "Find the user with the number {0}", "customer {0}, please"]),
    ("Explains a word.", "define dictionary define_word word_meaning", ["word|term|entry: word"], ["Define {0}", "What does the word {0} mean?", "Look up the word {0} in the dictionary", "What is meant by {0}?", "I don't know the word {0}", "meaning of {0}?", "Explain {0} to me"]),
    ("Opens an issue.", "create_issue new_issue open_ticket file_bug create_ticket", ["title|summary|subject: bug", "labels|tags: words"],
     ["Create an issue titled \"{0}\" with the labels {1}", "Open a ticket: {0}. Labels: {1}"]),
    ("Calculates an expression.", "calculate calculator evaluate compute math_eval", ["expression|expr|formula|input: sum"], ["Calculate {0} with the tool", "Use the calculator for {0}"]),
    ("Plays music.", "play_song play_music play start_playback", ["song|track|title: song"], ["Play {0}", "Play the song {0}", "I want to hear {0}", "Put on {0}", "Let me listen to {0}", "music: {0}"]),
    ("Returns a distance.", "get_distance distance route_length how_far", ["origin|from|start: city", "destination|to|end: city"], ["How far is it from {0} to {1}?", "Distance from {0} to {1}?", "I drive from {0} to {1}, how many kilometers is that?", "How many kilometers are between {0} and {1}?", "Is {0} far from {1}?", "{0} to {1}, how far?"]),
    ("Adds two numbers.", "add add_numbers sum_two plus adder", ["a|x|first|left: number", "b|y|second|right: number"], ["Use the tool to add {0} and {1}", "Add {0} and {1} with the tool"]),
]
# Only for training, so that a description is read and no list is learned; several wordings with / between.
_MORE_DOMAINS = [
    ("Gives the weather forecast for a place./Tells how warm it is somewhere./Weather lookup.", "forecast weather_now get_forecast temperature climate_of", ["place|where|area|region: city"],
     ["What is the weather in {0}?", "forecast for {0}", "Is it raining in {0}?", "how warm is it in {0}?", "Tell me the weather in {0}."]),
    ("Delivers a text to a person or channel./Writes to somebody in the chat./Posts a message.", "deliver dm write_to post chat", ["who|target|group|recipient: receiver", "msg|words|body|content: sentence"],
     ["Send the message \"{1}\" to {0}", "Tell {0}: {1}", "Post to {0}: {1}", "Write {1} to {0}", "message {0}: {1}"]),
    ("Writes a mail./Sends electronic mail to an address./Mail delivery.", "mail new_mail write_mail outbox send_letter", ["address|to|receiver: email", "headline|topic|subject: subject", "letter|body|text: sentence"],
     ["Send an email to {0} with the subject \"{1}\" and the text \"{2}\"", "Email {0}, subject {1}, body: {2}", "mail {0} about {1}: {2}"]),
    ("Looks something up on the internet./Web search engine./Finds pages about a query.", "lookup_web find_pages websearch bing search_internet", ["query|words|about|text: query"],
     ["Search the web for {0}", "Look up {0} online", "web search: {0}", "search online for {0}", "find pages about {0}"]),
    ("Downloads a web address./Loads the content of a URL./Reads a page from the web.", "load_url read_page browse curl retrieve", ["url|href|site|target: url"],
     ["Fetch {0}", "Open {0} and tell me what it says", "Get the page {0}", "download {0}", "What does {0} say?"]),
    ("Current price of a share./Stock market data for a symbol.", "market_price quote_of shares get_quote ticker", ["symbol|code|share: ticker"],
     ["What is the stock price of {0}?", "price of {0} stock?", "Get the quote for {0}.", "how much is one share of {0}?"]),
    ("Customer database./Returns the data of a user./Finds a person by number.", "user_info customer person_by_id profile account_of", ["id|nr|key|user: integer"],
     ["Look up user {0}", "Get customer {0}", "Who is user {0}?", "show user {0}", "data of customer {0}"]),
    ("Counts down and rings./Alarm after some minutes.", "alarm egg_timer countdown_start ring_after", ["minutes|after|length: minutes"], ["Set a timer for {0} minutes", "Start a {0} minute timer", "timer {0} minutes", "ring in {0} minutes"]),
    ("Dictionary./Tells what a word means./Meaning of a term.", "explain_word lexicon meaning vocabulary what_is", ["word|term|expression: word"], ["Define {0}", "What does the word {0} mean?", "meaning of {0}", "explain the word {0}"]),
    ("Controls the lamps of the house./Lights on or off.", "lamp lights house_light dim switch", ["room|place|which: room", "state|power|lit: boolean"], ["Turn {1:onoff} the light in the {0}", "Switch {1:onoff} the {0} light", "light {1:onoff} in the {0}"]),
    ("Money exchange./Currency calculator./Turns an amount into another currency.", "forex money_in exchange_rate change_money", ["amount|sum|money: number", "source|from|have: currency", "target|to|want: currency"],
     ["Convert {0} {1} to {2}", "How much is {0} {1} in {2}?", "{0} {1} in {2}"]),
    ("Calculator./Evaluates arithmetic./Works out a formula.", "calc solve arithmetic math", ["formula|expr|what: sum"], ["Calculate {0} with the tool", "Use the calculator for {0}", "Work out {0} with the tool"]),
    ("Route planner./Distance between two towns.", "route km_between path_length road_distance", ["a|from|start: city", "b|to|goal: city"], ["How far is it from {0} to {1}?", "Distance from {0} to {1}?", "how many km from {0} to {1}?"]),
    ("Issue tracker./Files a ticket./Reports a bug.", "report_bug issue ticket new_bug", ["title|headline|what: bug", "labels|marks|tags: words"], ["Create an issue titled \"{0}\" with the labels {1}", "Open a ticket: {0}. Labels: {1}"]),
    ("Keeps tasks./Todo list./Notes something to do.", "todo remember_task task_list note_task", ["task|todo|entry: chore"], ["Add \"{0}\" to my todo list", "Add a task: {0}", "New todo: {0}", "put {0} on my list"]),
    ("Reminds the user later./Calendar reminder.", "remind_me schedule_note calendar_add later", ["what|text|about: chore", "when|day|on: day"], ["Remind me on {1}: {0}", "Create a reminder for {1}: {0}", "on {1} remind me of {0}"]),
    ("Restaurant booking./Reserves seats.", "restaurant book_seats dinner table_for", ["guest|who|name: name", "count|persons|people: few"], ["Book a table for {1} people under the name {0}", "Reserve a table for {0}, {1} people"]),
    ("Speaks other languages./Turns text into another language.", "in_language interpreter say_in translation", ["text|words|phrase: phrase", "language|into|lang: language"], ["Translate \"{0}\" into {1}", "translate {0} to {1}", "Say {0} in {1}"]),
    ("Deletes a record./Removes an entry by its number.", "delete_record remove_entry erase drop_row", ["id|number|row: integer"], ["Delete record {0}", "remove entry {0}", "Erase number {0}"]),
    ("Takes a screenshot of a window./Captures the screen.", "screenshot capture snap grab_screen", ["window|app|title: word"], ["Take a screenshot of {0}", "capture the window {0}"]),
    ("Renames something./Gives a new name.", "rename new_name call_it relabel", ["old|from|before: word", "new|to|after: word"], ["Rename {0} to {1}", "rename {0} into {1}"]),
    ("Rolls dice./Random numbers.", "dice roll random_number throw", ["sides|max|upto: percent"], ["Roll a die with {0} sides", "random number up to {0}"]),
    ("Plays a song or an album./Music player.", "music song jukebox audio_play", ["title|what|song: song"], ["Play {0}", "Play the song {0}", "music: {0}"]),
    ("Deletes a file./Removes a file from disk.", "delete_file rm unlink remove_path trash", ["path|file|what: path"], ["Delete {0}", "Remove the file {0}", "delete the file {0}"]),
    ("Moves a file./Gives a file another path.", "mv move_file relocate", ["from|source|file: path", "to|target|dest: path"], ["Move {0} to {1}", "move the file {0} to {1}"]),
    ("Creates a folder./Makes a directory.", "mkdir make_dir new_folder", ["path|dir|name: word"], ["Create the folder {0}", "Make a directory {0}", "new folder {0}"]),
    ("Size and date of a file./File information.", "stat file_info info_of", ["path|file|of: path"], ["How large is {0}?", "When was {0} changed?", "Size of {0}?"]),
    ("Compares two files./Shows the difference of two files.", "diff compare_files cmp", ["left|a|first: path", "right|b|second: path"], ["Compare {0} with {1}", "What is the difference between {0} and {1}?"]),
    ("Subtracts one number from another./Takes the difference of two numbers.", "subtract minus subtract_numbers take_away", ["a|x|first|lhs|minuend|value1: number", "b|y|second|rhs|subtrahend|value2: number"],
     ["Use the tool to compute {0} minus {1}", "{0} - {1} with the tool", "Let the tool take {0} minus {1}"]),
    ("Multiplies two numbers./Product of two factors.", "multiply times product_of mul", ["a|x|first|lhs|factor|value1|left_side: number", "b|y|second|rhs|by|value2|right_side: number"],
     ["Use the tool to multiply {0} by {1}", "Multiply {0} and {1} with the tool", "{0} times {1} with the tool"]),
    ("Sum of two values./Adds up two numbers.", "sum_up add_up total_of addition sum_of", ["a|x|first|lhs|value1|left_value|left_number|number1: number", "b|y|second|rhs|value2|right_value|right_number|number2: number"],
     ["Use the tool to add {0} and {1}", "Add {0} and {1} with the tool", "Sum {0} and {1} with the tool"]),
    ("Clock./Tells the hour in a city.", "hour clock_of now_in what_time", ["city|where|place: city"], ["What time is it in {0}?", "Tell me the time in {0}.", "current time in {0}?", "how late is it in {0}?"]),
    ("Converts a temperature./Temperature conversion./Celsius, Fahrenheit and Kelvin.", "convert_temperature temp_convert degrees to_degrees", ["value|degrees|amount|temp: number", "from_unit|from_scale|source|unit_in: enum celsius/fahrenheit/kelvin", "to_unit|to_scale|target|unit_out: enum celsius/fahrenheit/kelvin"],
     ["Convert {0} degrees {1} to {2}", "What is {0} {1} in {2}?", "{0} {1} to {2}"]),
    ("Weather in the wanted unit./Temperature of a city.", "weather_in_unit get_temperature city_weather", ["city|town|where: city", "unit|scale|units: enum celsius/fahrenheit"],
     ["What is the weather in {0} in {1}?", "Temperature in {0} in {1}?", "How warm is it in {0}? Use {1}."]),
    ("Divides one number by another./Quotient of two numbers.", "divide quotient div_numbers share_out", ["a|x|dividend|numerator|lhs|left_term: number", "b|y|divisor|denominator|rhs|right_term: number"],
     ["Divide {0} by {1} with the tool", "Use the tool to compute {0} divided by {1}", "{0} / {1} with the tool"]),
    ("Raises a number to a power./Exponentiation.", "power pow raise_to exponentiate", ["base|number|x|left_hand: number", "exponent|power|n|right_hand: integer"], ["Raise {0} to the power of {1} with the tool", "Use the tool for {0} to the {1}"]),
    ("Sums two numbers./Adds one number to another./Addition.", "add_up_two addition2 plus_two add_values", ["left_hand|leftmost|number_a|arg1|first_number|a: number", "right_hand|rightmost|number_b|arg2|second_number|b: number"],
     ["Use the tool to add {0} and {1}", "Add {0} and {1} with the tool", "Add {0} to {1} with the tool", "What is {0} plus {1}? Use the tool."]),
    ("Square root of a number./Takes the root.", "sqrt square_root root_of", ["number|x|value: number"], ["Square root of {0} with the tool", "Use the tool to take the root of {0}"]),
    ("Random number in a range./Draws a number.", "random_between draw_number rand_int", ["min|low|lower|from_number: integer", "max|high|upper|to_number: integer"], ["Give me a random number between {0} and {1}", "random number from {0} to {1}", "Draw a number between {0} and {1}"]),
    ("Adds an event to the calendar./Plans a meeting./Calendar entry.", "create_event add_event schedule_meeting calendar_create", ["title|name|what|summary: event", "date|on|when_day: date", "time|start|at: clock"],
     ["Schedule \"{0}\" on {1} at {2}", "Create an event \"{0}\" for {1}, {2}", "Put {0} into the calendar on {1} at {2}"]),
    ("Sends a text message to a phone./SMS.", "send_sms sms text_to phone_message", ["phone|number|to_phone: phone", "text|message|sms_text: sentence"], ["Send an SMS to {0}: {1}", "Text {0}: {1}", "Send \"{1}\" to the phone {0}"]),
    ("Creates a user account./New account./Registers a person.", "create_user register_user new_account signup", ["name|username|full_name: name", "email|mail|address: email", "age|years: age"],
     ["Create a user {0} with the email {1} and age {2}", "Register {0}, {1}, {2} years old", "New user: {0}, email {1}, age {2}"]),
    ("Searches the shop./Finds products./Product catalogue.", "search_products find_product shop_search catalog", ["query|product|what: product", "max_price|limit_price|up_to: price"], ["Find {0} for at most {1}", "Search the shop for {0} under {1}", "Show me {0} below {1} euros"]),
    ("Orders an article./Places an order.", "place_order order_item buy purchase", ["item|article|product: word", "quantity|amount|count: few"], ["Order {1} {0}", "Buy {1} of {0}", "Place an order for {1} {0}"]),
    ("Sets the volume./Loudness of the speaker.", "set_volume volume loudness speaker", ["level|percent|volume: percent"], ["Set the volume to {0}", "volume {0}", "Turn the volume to {0} percent"]),
    ("Heating of a room./Sets the thermostat.", "set_thermostat heat_room thermostat heating", ["room|where|zone: room", "temperature|degrees|target: degrees"], ["Set the {0} to {1} degrees", "Heat the {0} to {1} degrees", "Thermostat in the {0}: {1}"]),
    ("Locks or unlocks a door./Door control.", "lock_door door_lock door secure", ["door|which|name: room", "locked|lock|state: boolean"], ["Set the lock of the {0} door to {1}", "Door {0}, locked {1}"]),
    ("News about a topic./Headlines.", "get_news headlines news_about latest_news", ["topic|about|subject: query"], ["What is the news about {0}?", "Headlines on {0}", "news about {0}", "Show me news on {0}"]),
    ("Finds a recipe./Cooking ideas for an ingredient.", "find_recipe recipe cook_with recipes", ["ingredient|dish|with: food"], ["Find a recipe with {0}", "What can I cook with {0}?", "recipe for {0}"]),
    ("Directions between places./How to get from one town to another.", "get_directions directions navigate way_to", ["origin|start|departure: city", "destination|end|arrival: city", "mode|by|travel_mode: enum walking/driving/cycling/transit"],
     ["How do I get from {0} to {1} by {2}?", "Directions from {0} to {1}, {2}", "Navigate from {0} to {1} {2}"]),
    ("Creates a branch in the repository./Git branch.", "create_branch new_branch git_branch", ["branch|name|title: word", "base|from_branch|start_point: word"], ["Create the branch {0} from {1}", "New branch {0} based on {1}"]),
    ("Makes a commit./Commits all changes.", "git_commit commit_all save_commit", ["message|text|title: phrase"], ["Commit with the message \"{0}\"", "commit: {0}", "Make a commit that says {0}"]),
    ("Runs an HTTP request./Calls a web service.", "http_request call_api request_url api_call", ["method|verb|how: enum GET/POST/PUT/DELETE", "url|endpoint|address: url"], ["Send a {0} request to {1}", "{0} {1}", "Call {1} with {0}"]),
    ("Sets how much is logged./Log level.", "set_log_level log_level verbosity", ["level|severity|how_much: enum debug/info/warning/error"], ["Set the log level to {0}", "Log only {0} and above", "log level {0}"]),
    ("Changes the size of a picture./Image resizing.", "resize_image scale_image image_size", ["path|file_path|image: path", "width|w|columns: integer", "height|h|rows: integer"], ["Resize {0} to {1} by {2}", "Make the image {0} {1} wide and {2} high", "Scale {0} to {1}x{2}"]),
    ("Books a flight./Plane tickets.", "book_flight flight fly plane_ticket", ["origin|departure|start: city", "destination|arrival|goal: city", "date|on|day_of_travel: date"], ["Book a flight from {0} to {1} on {2}", "Fly from {0} to {1} on {2}", "I need a flight from {0} to {1}, {2}"]),
    ("Books a hotel room./Overnight stays.", "book_hotel hotel stay overnight", ["city|town|place: city", "nights|n_nights|how_long: few"], ["Book a hotel in {0} for {1} nights", "{1} nights in {0}, please", "hotel in {0}, {1} nights"]),
    ("Area of a rectangle./Width times height.", "rectangle_area area_of compute_area", ["width|w|a: number", "height|h|b: number"], ["Area of a rectangle of {0} by {1} with the tool", "What is the area of {0} x {1}? Use the tool."]),
    ("Makes a password./Random password.", "generate_password password_of new_password", ["length|chars|size: length"], ["Generate a password of {0} characters", "Make a password with {0} letters", "password, length {0}"]),
    ("Sends money./Bank transfer.", "transfer_money pay send_money bank_transfer", ["recipient|to_account|payee: name", "amount|sum|value: number", "currency|unit|money: currency"], ["Transfer {1} {2} to {0}", "Pay {0} {1} {2}", "Send {0} {1} {2}"]),
    ("Finds an invoice or order by its code./Tracks a parcel.", "track_parcel get_invoice order_status parcel", ["code|reference|tracking_number: code"], ["Where is the parcel {0}?", "Track {0}", "Status of {0}?", "track the order {0}"]),
    ("Counts the words of a text./How many words there are.", "count_words word_count text_length", ["text|words|input_text: phrase"], ["How many words are in \"{0}\"? Use the tool.", "Count the words of: {0}"]),
    ("Turns a text around./Reverses letters.", "reverse_text backwards mirror_text", ["text|word|string: word"], ["Reverse {0} with the tool", "{0} backwards, use the tool", "Turn around the word {0}"]),
    ("Assigns an issue to somebody./Gives a ticket to a person.", "assign_issue assign give_ticket", ["issue|number|ticket_id: integer", "person|assignee|who: name"], ["Assign issue {0} to {1}", "Give ticket {0} to {1}", "{1} should take ticket {0}"]),
    ("Sets the status of a ticket./Moves an issue on.", "set_status update_ticket move_issue", ["ticket|issue_number|key: integer", "status|to_state|new_state: enum open/closed/blocked/review"], ["Set ticket {0} to {1}", "Mark issue {0} as {1}", "Ticket {0} is {1} now"]),
    ("Packs files into an archive./Zip.", "zip_files make_archive pack", ["files|paths|members: paths", "archive|zip_name|output: word"], ["Pack {0} into {1}", "Zip the files {0} as {1}", "Make the archive {1} from {0}"]),
    ("Starts or stops a service./Service control.", "service_control systemctl manage_service", ["service|unit_name|daemon: word", "action|operation|do_what: enum start/stop/restart/status"], ["Please {1} the service {0}", "{1} {0}", "service {0}: {1}"]),
    ("Asks the knowledge base./Looks into the handbook.", "ask_docs knowledge handbook search_docs", ["question|query|about: query", "top_k|limit_to|n_results: few"], ["Look for \"{0}\" in the handbook, {1} results", "Search the docs for \"{0}\" and give me {1} results"]),
]
_VERBS = "get set list create update delete find fetch send add remove open close start stop check count read write load save move copy".split()
LANGUAGES = "French German Italian Spanish Japanese Chinese Polish Greek Danish Dutch Finnish Turkish".split()
_NONSENSE_KINDS = ["word", "phrase", "integer", "number", "boolean", "words", "line", "name", "odd", "path"]
_TYPES = {"number": "number", "degrees": "number", **dict.fromkeys("integer few age minutes percent length price".split(), "integer"), "boolean": "boolean", "words": "array", "paths": "array"}
CHOICE = "enum "            # a kind of value that begins so is one of what follows, with / between


def spelled(name, spelling):
    """snake_case as it is, CamelCase, camelCase, snake_case."""
    head, *tail = name.split("_")
    match spelling:
        case 1: return head.capitalize() + "".join(w.capitalize() for w in tail)
        case 2: return head + "".join(w.capitalize() for w in tail)
    return name


def schema(name, description, properties, required):
    return {"name": name, "description": description, "parameters": {"type": "object", "properties": properties, "required": required}}


def value(source, kind):
    if kind.startswith(CHOICE):
        return source.pick(kind.removeprefix(CHOICE).split("/"))
    match kind:
        case "city": return source.pick(world.CITIES)
        case "email": return source.word() + "@" + source.word() + source.pick([".com", ".org", ".example"])
        case "phrase": return source.phrase(1, 4)
        case "line": return source.phrase(2, 7) if source.chance(.7) else source.fancy().replace('"', "")
        case "word": return source.word()
        case "language": return source.pick(LANGUAGES)
        case "url": return f"https://{source.word()}.{source.pick(['com', 'org', 'example', 'dev'])}/{source.word()}" + (f"/{source.number(1, 99)}" if source.chance(.3) else "")
        case "ticker": return "".join(source.pick(world.ALPHABET) for _ in range(source.number(2, 5)))
        case "number": return source.number(0, 999) if source.chance(.7) else round(source.random.random() * 100, source.number(1, 2))
        case "integer": return source.number(1, 9999) if source.chance(.4) else source.number(1, 60)
        case "currency": return source.pick("EUR USD GBP JPY CHF SEK NOK PLN CAD AUD".split())
        case "day": return source.pick(world.DAYS)
        case "name": return source.name()
        case "room": return source.pick("kitchen bedroom garage hall office garden bathroom cellar".split())
        case "boolean": return source.chance(.5)
        case "words": return [source.word() for _ in range(source.number(1, 3))]
        case "odd": return drills.odd(source)
        case "digits": return str(source.number(0, 99999))
        case "path": return source.path()
        case "paths": return [source.path() for _ in range(source.number(1, 3))]
        case "code": return source.code()
        case "date": return f"20{source.number(24, 28)}-{source.number(1, 12):02d}-{source.number(1, 28):02d}"
        case "clock": return f"{source.number(0, 23):02d}:{source.number(0, 59):02d}"
        case "phone": return "+" + "".join(str(source.number(0, 9)) for _ in range(source.number(8, 12)))
        case "few": return source.number(2, 12) if source.chance(.8) else source.number(13, 40)
        case "age": return source.number(4, 99)
        case "minutes": return source.number(1, 20) if source.chance(.5) else 5 * source.number(1, 24)
        case "percent": return source.number(1, 100)
        case "degrees": return source.number(14, 28) if source.chance(.8) else source.number(28, 55) / 2
        case "length": return source.number(6, 64)
        case "price": return source.number(1, 60) if source.chance(.5) else 5 * source.number(2, 200)
        case "receiver": return source.pick([fillers.person, fillers.person, source.__class__.word, lambda s: "#" + s.word()])(source)
        case "food": return fillers.unseen(source, fillers.FOODS)
        case "sentence" | "subject" | "query" | "chore" | "song" | "bug" | "event" | "product": return getattr(fillers, kind)(source)
        case "sum": return f"{source.number(1, 999)} {source.pick('+-*/')} {source.number(1, 99)}"
    raise ValueError(kind)


def literal(text):
    """The JSON value that a text stands for: numbers, true and false without marks."""
    return text if re.fullmatch(r"-?(0|[1-9]\d*)(\.\d+)?|true|false", text) else json.dumps(text, ensure_ascii=False)


def shown(v):
    """A value as people write it in a request."""
    if isinstance(v, bool): return "true" if v else "false"
    if isinstance(v, list): return " and ".join(v) if len(v) < 3 else ", ".join(v[:-1]) + " and " + v[-1]
    return str(v)


def ask(source, function, values, plain=False):
    """A request in plain words, or one that names tool and parameters."""
    if function.asks and (plain or source.chance(.65 if source.held_out else .8)):
        text = source.pick(function.asks)
        for i, v in enumerate(values):
            text = text.replace(f"{{{i}:onoff}}", "on" if v is True else "off").replace(f"{{{i}}}", shown(v))
        return text
    return named(source, function.name, [(p, v) for (p, _), v in zip(function.parameters, values)])


def named(source, name, pairs):
    """A request that names the function and its parameters."""
    as_json = lambda v: json.dumps(v, ensure_ascii=False) if not isinstance(v, str) else v
    if not source.held_out and source.chance(.3):                         # named in another order than the schema has
        pairs = source.random.sample(pairs, len(pairs))
    match source.number(0, 7):
        case 6: return f"Use {name} on " + " and ".join(f"{p} {as_json(v)}" for p, v in pairs)
        case 7: return f"call {name} with " + ", ".join(f'{p} "{v}"' if isinstance(v, str) else f"{p} {as_json(v)}" for p, v in pairs)
        case 0: return f"Call {name} with " + ", ".join(f"{p}={as_json(v)}" for p, v in pairs)
        case 1: return f"Use the {name} tool with " + " and ".join(f"{p} set to {as_json(v)}" for p, v in pairs)
        case 2: return f"Use {name}: " + ", ".join(f"{p}: {as_json(v)}" for p, v in pairs)
        case 3: return f"Call the tool {name}. " + " ".join(f"The {p} is {as_json(v)}." for p, v in pairs)
        case 4: return f"Please call {name} (" + ", ".join(f'{p} = "{v}"' if isinstance(v, str) else f"{p} = {as_json(v)}" for p, v in pairs) + ")"
        case _: return f"{name}\n" + "\n".join(f"{p}: {as_json(v)}" for p, v in pairs)


def composed(source, pieces, spelling):
    """A name of two or three of `pieces`, so that the names of a list share them."""
    words = source.random.sample(pieces, source.number(2, min(3, len(pieces))))
    return spelled("_".join(word if source.chance(.75) else source.word() for word in words), spelling)


def _strange(source, pieces, spelling):
    """The name of a parameter that does not say what it is."""
    if not source.held_out and source.chance(.3):
        return source.word()
    return source.pseudo_word() if source.chance(.5) else composed(source, pieces, spelling)


def turned(source, typed, asks):
    """Parameters in another order, and the requests that fit it."""
    order = source.random.sample(range(len(typed)), len(typed))
    place = {str(old): str(new) for new, old in enumerate(order)}
    return [typed[i] for i in order], [re.sub(r"(?<=\{)\d", lambda m: place[m.group()], ask) for ask in asks]


def pick_functions(source, several=False):
    """One to six functions of different kinds; `several`: more often with several parameters."""
    out, used, asked = [], set(), set()
    spelling = source.number(0, 2)
    pieces = [source.pick(_VERBS) if source.chance(.4) else source.word() if source.chance(.7) else source.pseudo_word() for _ in range(source.number(3, 7))]
    domains = _DOMAINS if source.held_out or source.chance(.5) else _DOMAINS + _MORE_DOMAINS
    n_domains = source.number(1, 6) if source.held_out or source.chance(.7) else source.number(4, 12)
    if several:
        domains = [domain for domain in _DOMAINS + _MORE_DOMAINS if len(domain[2]) > 1 or source.chance(.6)]
        n_domains = source.number(2, 7)
    elif not source.held_out and source.chance(.07):
        out = invented.invented(source, source.number(2, 9))
        used |= {function.name for function in out}
        n_domains = min(n_domains, source.number(0, 5))
    strange = iter(invented.alike(source, n_domains)) if not source.held_out and source.chance(.15) else iter(())
    for description, names, parameters, asks in source.random.sample(domains, n_domains):
        name, asks = spelled(source.unseen(names.split()), spelling), list(asks)
        if asked & set(asks):                                             # two functions for the same request
            continue
        asked |= set(asks)
        if not source.held_out:
            description = source.pick(description.split("/"))
        if source.chance(.03):
            name = source.pseudo_word()
        elif not source.held_out and source.chance(.07):                   # the description alone says what it does
            name = next(strange, None) or composed(source, pieces, spelling)
        if name in used:
            continue
        used.add(name)
        typed, meant = [], {}
        for parameter in parameters:
            options, kind = parameter.split(": ")
            known = source.chance(.92 if source.held_out else .88)
            option = source.unseen(options.split("|")) if known else _strange(source, pieces, spelling)
            if option not in {p for p, _ in typed}:
                typed.append((option, kind))
            if not known and not source.held_out:
                meant[option] = options.split("|")[0]
        if len(typed) != len(parameters):
            continue
        if not source.held_out and len(typed) > 1 and source.chance(.25):
            typed, asks = turned(source, typed, asks)                     # what tells is a name that is known or described
        elif not source.held_out and source.chance(.7):
            meant = {}                                                    # in the usual order names need no meaning
        out.append(_function(source, name, description, typed, asks, meant))
    for _ in range(0 if source.chance(.6) else source.number(1, 2) if several or source.chance(.85) else source.number(3, 9)):      # nonsense: only the schema tells
        name = source.pseudo_word() + ("_" + source.word() if source.chance(.5) else "") if source.chance(.4) else composed(source, pieces, spelling)
        if name in used:
            continue
        used.add(name)
        parameter = lambda: source.unseen([source.word() for _ in range(4)]) if source.chance(.6) else composed(source, pieces, spelling)
        typed = [(p, source.pick(_NONSENSE_KINDS if source.held_out else _NONSENSE_KINDS + ["digits"]))
                 for p in dict.fromkeys(parameter() for _ in range(source.number(1, 4)))]
        out.append(_function(source, name, source.rule(), typed, []))
    return out or pick_functions(source)


def described(kind, text=""):
    """The schema of a parameter that holds such a value."""
    out = {"type": _TYPES.get(kind, "string")}
    if out["type"] == "array":
        out["items"] = {"type": "string"}
    if kind.startswith(CHOICE):
        out["enum"] = kind.removeprefix(CHOICE).split("/")
    if text:
        out["description"] = text
    return out


_OPTIONS = {
    "limit": [{"type": "integer", "description": "Maximum number of results"}, {"type": "integer", "description": "How many at most", "default": 10}, {"type": "integer"}],
    "max_results": [{"type": "integer", "default": 5}, {"type": "integer", "description": "Number of results, default 20"}],
    "verbose": [{"type": "boolean", "description": "More output"}, {"type": "boolean", "default": False}], "dry_run": [{"type": "boolean", "description": "Only show what would happen"}, {"type": "boolean"}],
    "notify": [{"type": "boolean", "description": "Send a notification"}, {"type": "boolean", "description": "Whether to tell somebody", "default": False}], "priority": [{"type": "string", "enum": ["low", "normal", "high"]}, {"type": "string", "description": "low, normal or high (default: normal)"}],
    "format": [{"type": "string", "enum": ["json", "text"]}, {"type": "string", "description": "Optional"}], "timeout": [{"type": "integer", "description": "Seconds to wait"}, {"type": "number", "default": 30}],
    "comment": [{"type": "string", "description": "Optional comment"}, {"type": "string"}], "force": [{"type": "boolean", "description": "Do it even if there is a warning"}, {"type": "boolean", "default": False}]}


def _function(source, name, description, typed, asks, meant=()):
    """`meant`: parameter -> the usual word for it, where its name says nothing."""
    properties = {}
    for parameter, kind in typed:
        text = source.pick(["The " + parameter.replace("_", " "), parameter.replace("_", " ").capitalize()]) if source.chance(.5) else source.phrase(1, 4) if source.chance(.06) else ""
        if parameter in meant:
            text = source.pick(["The {w}", "{w}", "Which {w}", "The {w} to use"]).format(w=meant[parameter].replace("_", " "))
        properties[parameter] = described(kind, text)
    required = [p for p, _ in typed]
    if source.chance(.25):                                                # may be left out, and no request tells it
        option = source.pick(list(_OPTIONS))
        properties.setdefault(option, dict(source.pick(_OPTIONS[option])))
    return Function(name, typed, asks, schema(name, description, properties, required))


from . import invented                                                  # last: both use the parts above
from ..everyday import fillers

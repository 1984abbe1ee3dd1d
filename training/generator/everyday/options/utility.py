"""Small tools of tutorials: numbers, money, passwords, links, files, texts, messages to a phone."""
from .tool import service

_FILE = "File name | Path of the file | Which file"
TOOLS = [
    service("number", "(generate_|get_|)(random_number|random_int|random_integer)", "(generate|draw) a random number", "min minimum low from: whole 0-40 | Lowest number | Smallest value\nmax maximum high to: whole 41-900 | Highest number | Largest value\n?count n how_many: num 2-9 number numbers | How many numbers, default 1\n?unique distinct no_repeats: flag | No number twice | Without repeats\n?sorted sort ordered: flag | Sort the result",
         """(give|draw|pick|generate)( me|) a (random |)number (between {min} and|from {min} to) {max}
         (give|draw|pick|generate)( me|) {count} (between {min} and|from {min} to) {max}
         .random number, {min} to {max}
         .{count} between {min} and {max}
         .I need a number between {min} and {max}""", "", ", {unique=true}(no repeats|all different|without repeats)|, {sorted=true}(sorted|in order)", "{unique=true}(No number twice|They must all be different)\n{sorted=true}(Sort them|Sorted, please)\nGive me {count}", "{1:int} => {1}", True),
    service("currency_to", "(convert_|)(currency|money)|currency_(convert|converter)|exchange_currency", "convert an amount of money to another currency", "amount value sum: number | Amount of money | How much\nsource from from_currency base: currency | Currency of the amount, e.g. USD | From\ntarget to to_currency: currency | Currency to convert to | To\n?date on day: isodate | Rate of this date, default today | Date, YYYY-MM-DD\n?decimals precision round_to: whole 0-6 | Number of decimals, default 2\n?include_fee fee with_fee: flag | Add the fee of the bank | Include fees",
         """(convert|change|exchange) {amount} {source} (to|into) {target}
         ?(how much is|what is|what's) {amount} {source} in {target}
         ?how many {target} do I get for {amount} {source}
         .{amount} {source} (to|in) {target}
         .I have {amount} {source} and need {target}""", "on {date}\nwith {decimals} decimals", ", {include_fee=true}(including the fee|with the fee|fees included)", "{include_fee=true}(Include the fee|With fees)\nRound to {decimals} decimals", "{1:price} => {1}", True),
    service("text", "(generate|create|make)_password|password_(generate|create)|random_password", "(generate|create) a password", "?length characters size: num 6-40 character characters char,chars | Length, default 12 | Number of characters\n?symbols special_characters include_symbols: flag | With special characters | Include symbols\n?digits numbers include_numbers: flag | With digits | Include numbers\n?uppercase capitals include_uppercase: flag | With capital letters\n?memorable readable easy: flag | Easy to remember | Made of words\n?count n how_many: num 2-9 password passwords | How many, default 1",
         """(generate|create|make|give)( me|) a (new |)password
         (generate|create|make)( me|) a password with {length}
         (generate|make)( me|) a {memorable=true}(memorable|easy to remember) password
         (generate|give)( me|) {count}
         .I need a (new |)password
         .(new |)password, {length}
         ?can you make (me |)a (new |)password""", "of {length}\n{symbols=true}with (symbols|special characters)|{symbols=false}without (symbols|special characters)\n{digits=true}with (digits|numbers)|{digits=false}without (digits|numbers)", ", {memorable=true}(easy to remember|memorable)|, {uppercase=true}with capital letters|, {uppercase=false}(lowercase only|no capital letters)", "{symbols=true}(Include symbols|With special characters)\n{symbols=false}(No symbols|No special characters)\n{digits=false}(No digits|Without numbers)\n{memorable=true}(It should be easy to remember|Make it memorable)\nLength {length}", "{1:word} => {1}", True),
    service("url_short", "(shorten|short)_(url|link)|(url|link)_(shorten|shortener)", "(shorten|make a short link of) a URL", "url link long_url address: url | URL to shorten | Long URL\n?alias custom_alias slug name: slug | Name of the short link | Custom alias\n?expires_days days expires_in ttl: days | Days until it stops working\n?track tracking count_clicks analytics: flag | Count the clicks | Track clicks\n?password protect secret: word | Password for the link",
         """(shorten|make a short link (for|of)) {url:n}
         (create|make) a short link (for|of) {url:n}
         .{url:n} is too long, shorten it
         .short link for {url:n}
         ?can you shorten {url:n}""", "as {alias:n}\nfor {expires_days}", ", {track=true}(and count the clicks|with click tracking|and track the clicks)|, {track=false}(without tracking|don't track it)", "{track=true}(Count the clicks|Track the clicks)\n{track=false}(No tracking|Don't track clicks)\nCall it {alias:n}", "{1:url} => {1}"),
    service("qr", "(create|generate|make)_qr(_code|)|qr_(code|generate|create)", "(create|generate) a QR code", "content text data url: url | What the code says | Text or URL\n?size pixels width: side | Size in pixels, default 300\n?color colour foreground: color | Color of the code\n?format type: enum png svg pdf | Format of the file, default png\n?logo with_logo: flag | Put the logo in the middle | With logo",
         """(create|make|generate)( me|) a QR code for {content:n}
         turn {content:n} into a QR code
         .QR code for {content:n}
         .I need {content:n} as a QR code
         ?can you make a QR code (of|for) {content:n}""", "in {color}\nas {format}", ", {size} pixels( wide|)|, {logo=true}(with (the|our) logo)|, {logo=false}without the logo", "{logo=true}(With our logo|Put the logo in)\n{size} pixels\nMake it {color}", held=True),
    service("sms", "send_(sms|text|text_message)|(sms|text)_send", "send a text message to a phone", "to phone number recipient: phone | Phone number | Number of the receiver\ntext message body content: one !!I'm_on_my_way,call_me_back,dinner_is_ready,happy_birthday,I'll_be_late,see_you_at_eight,the_train_is_delayed,pick_up_some_milk,are_you_home?,the_key_is_under_the_mat,good_luck_today,thanks_for_yesterday,we_are_at_gate_12 | Text of the message | Message\n?sender from sender_name: one !Clinic,HomeBot,Office,TaxiNow,Mia's_Salon,Library,Front_Desk | Name shown as the sender\n?urgent priority high_priority: flag | Urgent message | High priority\n?schedule at send_at time: time | Send it at this time, default now\n?delivery_report report confirm: flag | Tell me when it arrived | Delivery report",
         """(send|text) {text:q} to {to}
         (send|write) an SMS to {to} saying {text:q}
         (send|write) {to} an SMS(:| with) {text:q}
         =text {to}: {text}
         =.SMS to {to}: {text}
         ?can you text {text:q} to {to}""", "at {schedule}\nas {sender:n}", ", {urgent=true}(it's urgent|as urgent|with high priority)|, {delivery_report=true}(with a delivery report|and tell me when it arrived|and confirm delivery)", "{urgent=true}(It's urgent|Mark it urgent)\n{delivery_report=true}(Tell me when it arrived|I want a delivery report)\nSend it at {schedule}"),
    service("dial", "(call|dial)_(phone|number|person|contact)|(make|start)_(call|phone_call)|phone_call", "(call|phone) somebody", "name contact person who: full_name | Name of the person | Who to call / number phone phone_number: phone | Phone number\n?video video_call with_video: flag | Video call | With video\n?speaker speakerphone loudspeaker: flag | Use the speaker | On speaker\n?record recording: flag | Record the call\n?line number_type which: enum mobile home work | Which number of the person",
         """(call|phone|ring|dial) {name}
         {video=true}(video call|video-call) {name}
         (start|make) a call (to|with) {name}
         (start|make) a {video=true}video call (to|with) {name}
         .I (want|need) to (talk to|speak to|call) {name}
         .get {name} on the phone
         ?can you call {name}""", "", ", {speaker=true}(on speaker|on speakerphone)|, {video=true}(with video)|, {video=false}(without video|voice only|no video)|, {record=true}(and record it|and record the call)|, (on|at) the {line} number", "{speaker=true}(Put it on speaker|On speaker, please)\n{record=true}(Record it|Record the call)\n{video=false}(Voice only|No video)\nUse the {line} number"),
    service("file", "(compress|zip|archive|pack)_(file|folder|files)|(file|folder)_(compress|zip)", "(compress|zip) a file", f"file path name source: docname | {_FILE}\n?format type archive_type: enum zip tar gz 7z | Format, default zip\n?level compression compression_level: whole 1-9 | Compression level, 1 to 9\n?password protect encrypt_with: word | Password\n?delete_original remove_original delete_source: flag | Delete the file afterwards | Remove the original\n?split parts: num 2-9 part parts | Number of parts",
         """(compress|zip|pack) {file:n}
         (make|create) an archive of {file:n}
         .{file:n} is too large, (compress|zip) it
         .{file:n} as an archive
         ?can you (compress|zip) {file:n}""", "as {format}\nwith level {level}\nin {split}", ", {delete_original=true}(and delete the original|and remove the original)|, {delete_original=false}(but keep the original|keep the original)|, password {password:n}", "{delete_original=true}(Delete the original|Remove the original afterwards)\n{delete_original=false}(Keep the original|Don't delete the file)\nLevel {level}\nThe password is {password:n}"),
    service("file", "(convert)_(file|document)|(file|document)_convert|convert_to", "convert a file to another format", f"file path name source: docname | {_FILE}\nformat target_format to output: enum pdf docx txt html md csv odt | Format to convert to | Target format\n?quality: enum low medium high | Quality, default medium\n?keep_layout preserve_layout layout: flag | Keep the layout\n?overwrite replace: flag | Overwrite an existing file | Replace it\n?pages page_range: one !1-3,2-5,1-10,4-8,12-20 | Pages to convert",
         """convert {file:n} to {format}
         turn {file:n} into a {format}( file|)
         (save|export) {file:n} as {format}
         .I need {file:n} as (a |){format}
         .{file:n} to {format}
         ?can you convert {file:n} to {format}""", "in {quality} quality", ", {overwrite=true}(and overwrite it|overwriting what is there)|, {overwrite=false}(don't overwrite anything|without overwriting)|, {keep_layout=true}(and keep the layout|with the same layout)|, pages {pages:n}", "{keep_layout=true}(Keep the layout|The layout must stay)\nOnly pages {pages:n}\n{quality} quality\n{overwrite=true}(Overwrite the old one|Replace the old file)"),
    service("file", "(search|find)_(files|documents)|(file|document)_search", "(search|find) files by their name or text", "query name pattern text: word | Word in the name or text | What to look for\n?folder directory path in: folder | Folder to look in | Directory\n?case_sensitive match_case: flag | Upper and lower case matter | Case sensitive\n?recursive subfolders include_subfolders: flag | Also look in subfolders\n?type extension file_type: enum pdf docx jpg txt csv md | Type of file\n?limit max_results count: few | Maximum number\n?hidden include_hidden show_hidden: flag | Also hidden files",
         """(find|search|look for|list)( all|) files (with|containing) {query:q}
         (find|search|look for) {type} files (with|containing) {query:q}
         (find|search for) files (named|called) {query:q}
         ?(which|what) files (contain|have) {query:q}
         ?is there a file (with|called) {query:q}
         .files with {query:q}""", "in {folder:n}", ", {case_sensitive=true}(case sensitive|match case|case-sensitive)|, {case_sensitive=false}(ignore case|case insensitive)|, {recursive=true}(also in subfolders|including subfolders|recursively)|, {recursive=false}(not in subfolders|without subfolders)|, {hidden=true}(including hidden ones|also hidden ones)|, (at most|max) {limit}", "{recursive=true}(Look in subfolders too|Subfolders too)\n{case_sensitive=true}(Match case|Case sensitive)\nOnly {type} files\n{hidden=true}(Hidden ones too|Include hidden files)\nShow {limit}", "{1:path} => {1}", True),
    service("stocks", "(get|fetch|check)_(stock_price|stock_quote|share_price)|stock_(price|quote)", "(get|fetch) the price of a stock", "symbol ticker stock stock_symbol: stock | Ticker symbol, e.g. AAPL | Symbol of the stock\n?currency in_currency: enum USD EUR GBP CHF | Currency, default USD\n?date day on: isodate | Price of this day, default now | YYYY-MM-DD\n?include_history history with_history: flag | Also return the last 30 days | With history\n?exchange market: enum NYSE NASDAQ LSE XETRA | Stock exchange",
         """?what is {symbol:n} (at|worth|trading at)
         ?how much is {symbol:n}( right now|)
         ?how much is a share of {symbol:n}
         (get|check|show|tell)( me|) the (stock price|share price|price) of {symbol:n}
         .{symbol:n} (stock|share|stock price)
         .price of {symbol:n}""", "in {currency}\non {date}\n(on|at) {exchange}", ", {include_history=true}(with history|and the last 30 days|with the last 30 days)", "In {currency}\n{include_history=true}(With history|Show the history too)", "{1:price} => {1}", True),
    service("convert_measure", "convert_(units|measure|length|unit)|unit_(convert|converter)", "convert a value from one unit to another", "value amount quantity: number | Value to convert | Number\nsource from from_unit unit: unit | Unit of the value | From\ntarget to to_unit: unit | Unit to convert to | To\n?decimals precision round_to: whole 0-6 | Number of decimals, default 2\n?scientific scientific_notation: flag | Scientific notation",
         """convert {value} {source} (to|into) {target}
         ?(how much|what) is {value} {source} in {target}
         .{value} {source} (to|in) {target}
         .I have {value} {source}, give me that in {target}""", "with {decimals} decimals", ", {scientific=true}(in scientific notation)", "Round to {decimals} decimals\n{scientific=true}(Scientific notation|Use scientific notation)", "{1:number} => {1}", True),
    service("poll", "(create|start|new)_(poll|survey|vote)|(poll|vote)_(create|start)", "(create|start) a poll", "question title text: question | Question | What people vote on\noptions answers choices: options | Answers to choose from | Options\n?anonymous secret: flag | Nobody sees who voted | Anonymous\n?multiple multiple_choice allow_multiple: flag | Several answers allowed | Multiple choice\n?duration minutes duration_minutes: minutes | Length in minutes\n?channel room where: channel_of | Channel to post it in | Channel name\n?notify notify_all: flag | Notify everybody",
         """(create|start|make) a poll {question:q} with (the |)(answers|options) {options}
         (create|start) an {anonymous=true}anonymous poll {question:q} with (answers|options) {options}
         .(new |)poll: {question:q}, options {options}
         (ask|let people vote) {question:q}, (answers|options): {options}""", "", ", {anonymous=true}(anonymous|anonymously)|, {anonymous=false}(not anonymous|with names)|, {multiple=true}(several answers allowed|multiple choice)|, {multiple=false}(one answer each|only one answer)|, open for {duration}", "{anonymous=true}(Make it anonymous|It should be anonymous)\n{multiple=true}(Allow several answers|They may pick more than one)\nIt runs for {duration}\nPost it in the {channel} channel\n{notify=true}(Notify everybody|Tell everyone)"),
]

"""Databases, logs, metrics, alerts, requests, networks, code search."""
from .tool import tool

TOOLS = [
    tool("database", "(count|get_count_of)_(rows|records|entries)|row_count|count|db_count", "count the rows of a table", "table name table_name from: table\n?where filter condition: sql_where", """?how many (rows|records|entries) (are in (the table |){table:n}|does (the table |){table:n} (have|contain|hold)|are there in {table:n})
         ?how many {table:n} (are there|do we have|are in the database)
         (count|tell me the number of) (the rows in|the records in|the entries of|all) {table}
         count {table} where {where}
         ?how many {table:n} have {where}
         .(row count|number of rows) (of|in) {table}
         .I need to know how (many {table:n} there are|big {table:n} is)""", "{1:n} => There are {1}.", True),
    tool("database", "(list|show|get)_(tables|db_tables)|tables|show_tables", "list the tables of a database", "database db name schema: slug", """?(which|what) tables (are|are there|exist) in (the database |){database}
         (list|show|show me|get) (the|all) tables (of|in) (the database |){database}
         ?what is in the database {database}
         .tables in {database}
         .I don't know {database} yet. Show me its tables""", "{1:table}, {2:table} => There are {1} and {2}.", True),
    tool("database", "(describe|show|get)_(table|schema|columns|table_schema)|table_(info|schema)|describe", "(show|describe) the columns of a table", "table name table_name of: table\n?database db schema in: slug", """(describe|show me) (the table |table ){table}[ in {database}]
         ?(which|what) (columns|fields) does (the table |){table} have
         ?what (does the table|is the schema of the table|columns are in) {table}( look like|)[ in {database}]
         (show|get|print) the (columns|schema|structure|fields) of {table}[ in {database}]
         .schema of {table}
         .I need the (columns|structure) of {table}""", "{1:column}, {2:column} => It has {1} and {2}.", True),
    tool("database", "(get|find|fetch|read|lookup)_(record|row|entry|document)|record_(get|find)|db_get", "(get|read) one record of a table( by id|)", "table collection from entity: table\nid record_id key pk: id", """(get|fetch|show me|read|find|look up) (the record|record|row|the row|entry) {id} (from|in|of) {table}
         (get|show me) number {id} (from|in) (the |){table}( table|)
         ?what is in (row|record) {id} of {table}
         .{table} {id}
         .(record|row) {id} in {table}
         .I want to see (row|record) {id} of {table}
         .Somebody complained about {table} {id}. Show me that record""", "{\"id\": {id}, \"name\": \"{1:word}\"} => It is {1}.", True),
    tool("database", "(insert|add|create)_(record|row|entry|document)|record_(insert|create)|db_insert", "insert a row with one column into a table", "table into collection: table\ncolumn field key attribute: column\nvalue content val: value", """(insert|add) (a row|a record|an entry) (into|to) {table} with {column} {value}
         (insert|add) {column} {value} (into|to) {table}
         (create|make) (a record|an entry|a row) in {table} (where|with) {column} (is |=|= |){value}
         .new (row|record) in {table}: {column} {value}
         .{table} needs a row with {column} {value}""", "{\"id\": {1:n}} => It has the id {1}."),
    tool("database", "(update|set|change|modify)_(record|row|entry|column|cell)|record_update|db_update", "change one column of a row", "table in entity collection: table\nid record_id row key: id\ncolumn field key_name attribute: column\nvalue new_value to: value", """(set|change|update) {column} of (row|record|) {id} in {table} to {value}
         (set|change) {column} to {value} (in|for) (row|record) {id} of {table}
         .in {table}, set {column} of {id} to {value}
         (update|change) {table} {id}: {column} {value}
         .{table} {id}: {column} should be {value}
         .The {column} of {table} {id} is wrong. Set it to {value}
         make the {column} of row {id} in {table} {value}""", "1 row => It is changed."),
    tool("database", "(delete|remove)_(record|row|entry|document)|record_delete|db_delete", "delete a row of a table", "table from entity collection: table\nid record_id row key: id", """(delete|remove|erase|drop) (row|record|the row|the record|entry|number) {id} (from|in|of) {table}
         .(row|record) {id} (in|of) {table} (must go|is a duplicate, delete it|should be deleted)
         (delete|remove) {table} {id}
         take {id} out of (the table |){table}
         .I created {table} {id} by mistake. Delete it""", "1 row => It is deleted."),
    tool("database", "(create|add|make)_(index|db_index)|index_create", "create an index on a column", "table on name: table\ncolumn field key: column / columns fields keys: columns\n?unique is_unique: bool as_unique,that_is_unique/that_is_not_unique", """(create|add|make|put) an index on {column} (in|of) {table}[ {unique}]
         (create|add|make) an index {unique} on {column} in {table}
         index {table} by {column}
         .queries on {table} are slow, (create|add) an index on {column}
         .{table} needs an index on {column}""", held=True),
    tool("database", "(restore|load|import)_(backup|database|dump|snapshot)|db_restore|backup_restore", "restore a database from a (file|backup)", "database db name target: slug\npath file backup source dump from: path", """(restore|load) (the database |){database} from {path}
         (restore|load|import) {path} into {database}
         .{database} is broken, restore it from {path}
         .We lost {database}. The backup is {path}, (restore|load) it
         bring {database} back from {path}""", "restored => {database} is back."),
    tool("database", "(run|apply|execute)_(migrations|migration|db_migrate)|migrate|migration_run", "run the migrations of a database", "database db name service: slug\n?target version up_to to: int\n?dry_run simulate pretend: bool as_a_dry_run,but_change_nothing/for_real", """(run|apply|execute) (the|all|the pending) migrations (on|for|of) {database}[ up to {target}][ {dry_run}]
         migrate {database}[ to {target}][ {dry_run}]
         .{database} (has to be|needs to be|must be) migrated[ to {target}]
         .the schema of {database} is behind, run the migrations
         (bring|move) {database} to migration {target}
         ?can you migrate {database}[ to version {target}]""", "ok => {database} is migrated."),
    tool("logs", "(search|query|find|grep)_(logs|log_entries|log)|log_(search|query)|logs_query", "(search|query) the logs( of a service|) for a text", "query text pattern q search: pattern\n?service app source name: service\n?since from last time_range period: enum 15m=quarter_of_an_hour,15_minutes 1h=hour,60_minutes 24h=day,24_hours 7d=week,seven_days\n?level severity min_level: enum error warning info debug", """(search|grep|look through|query) the logs[ of {service}] for {query}
         (search|look) for {query} in the logs[ of {service}][ of the last {since}]
         (find|show me|get) (log lines|log entries|logs) (with|that contain|containing|about) {query:q}[ (from|of) {service}][ in the last {since}]
         ?does {query:q} (appear|show up|occur) in the logs[ of {service}]
         ?did {service} log {query:q}[ in the last {since}]
         .logs[ of {service}] with {query:q}
         .Users report strange things. Search the {service} logs for {query}""", "{1:time} {query} => It is there, at {1}.", True),
    tool("logs", "(get|list|show|fetch)_(errors|exceptions|recent_errors|crashes)|errors|recent_errors|error_list", "(list|show) the (recent |latest )errors of a service", "service app source name project: service\n?hours last_hours since period: hours\n?limit count max n: count", """(show|list|get|show me) the[ last {limit}] (errors|exceptions|crashes) (of|in|from) {service}[ (of|from|in) the last {hours}]
         ?(what|which) errors (does|did) {service} (have|throw|report)[ in the last {hours}]
         ?(has|did) {service} (crashed|crash|failed)[ in the last {hours}]
         ?what went wrong (in|with) {service}[ in the last {hours}]
         .errors (of|in) {service}[, last {hours}]
         .{service} feels shaky. Show me its errors
         ?anything broken in {service}""", "{1:bug} => The last one is: {1}", True),
    tool("logs", "(follow|stream|watch|tail)_(logs|log|output)|tail_log|log_stream", "follow a log file", "path file log log_file filename: path\n?lines n count last: count", """(follow|tail|watch|stream) {path}[ from the last {lines} lines]
         (keep an eye on|keep watching) {path}
         tail -f {path}
         (show me|let me see) (new lines in|what is written to) {path}( as they come| live|)
         .live view of {path}
         .I want to watch {path}( live| for a while|)""", "", True),
    tool("metrics", "(get|query|fetch|read|show)_(metric|metrics|timeseries|measurement)|metric_(get|query)|query_metrics", "(get|query) a metric( of a service|)", "metric name metric_name measure: metric\n?service host target of source: service\n?range period last window: enum 5m=five_minutes 1h=hour 24h=day 7d=week 30d=month", """?(what is|how high is|what's) (the |){metric:n}( of {service}| on {service}| for {service})[ (over|in) the last {range}]
         ?how did {metric:n} (develop|change)[ on {service}][ in the last {range}]
         (show me|get|plot|query|fetch|check) {metric}[ (of|for|on) {service}][ (of|for|over) the last {range}]
         .{metric} {service}
         .{metric}[ of {service}][, last {range}]
         .I need {metric}[ of {service}][ for the last {range}]
         .The graphs look odd. Give me {metric} (of|for) {service}[ for the last {range}]""", "{1:price} => It is {1}.", True),
    tool("metrics", "(create|set|add|new)_(alert|alarm|monitor|alert_rule|threshold)|alert_(create|rule)|monitor_create", "(create|set) an alert (for a metric|when a metric passes a threshold)", "metric name metric_name: metric\nthreshold value limit level: number\ncondition direction operator when: enum above=over,higher_than,more_than below=under,lower_than,less_than\n?notify channel to send_to: contact", """(alert|warn|notify|ping|tell) {notify} (when|if|as soon as) {metric} (is|goes|gets) {condition} {threshold}
         (create|set|add|make) an (alert|alarm) (for|on|when) {metric} {condition} {threshold}[ (to|for) {notify}]
         (create|add) (an alert|a monitor): {metric} {condition} {threshold}
         .alert (when|if) {metric} (goes |is |){condition} {threshold}
         .I want to know (when|if) {metric} (is|gets|goes) {condition} {threshold}
         .{metric} must not be {condition} {threshold}. Set up an alert[ for {notify}]""", "{\"alert\": {1:n}} => The alert has the id {1}."),
    tool("metrics", "(acknowledge|ack|confirm)_(alert|alarm|incident|page)|alert_ack|ack", "acknowledge an alert", "id alert_id alert number incident: id / id key incident alert: key\n?comment note message text: bug", """(acknowledge|ack|confirm) (alert|incident|the alert|the incident) (#|number |){id}[ (with the note|saying) {comment}]
         .(alert|incident) {id} (is known|is mine|was seen), acknowledge it
         .I'm (on|looking at) (alert|incident) {id}, ack it
         .ack {id}
         tell the pager that I take (alert|incident) {id}""", "ok => Alert {id} is acknowledged."),
    tool("metrics", "(mute|silence|snooze)_(alert|alarm|alerts|monitor)|alert_(mute|silence)|silence", "silence the alerts of a service for some time", "service name monitor alert app: service\nhours duration for_hours how_long: hours / minutes duration mins: minutes", """(mute|silence|snooze) (the alerts of |alerts for |){service} for {hours}
         .no alerts (from|for|about) {service} for {hours}
         .{service} is in maintenance, (mute|silence) it for {hours}
         (keep|make) {service} quiet for {hours}
         .I'm working on {service}. Silence its alerts for {hours}
         stop paging me about {service} for {hours}""", "ok => {service} is silent for {hours} hours."),
    tool("metrics", "(create|open|declare|start|report)_(incident|outage)|incident_(create|open|declare)|declare_incident", "(open|declare) an incident", "title summary name what description: bug\nseverity sev level priority: enum sev1=everything_is_down,worst sev2=major sev3=minor\n?service app affected component: service", """(open|declare|create|start) a {severity} incident[ for {service}]: {title}
         (open|create|declare) an incident with severity {severity}[ (for|on) {service}]: {title}
         .{severity} incident[ on {service}]: {title}
         report (an outage|an incident) of {service}, {severity}: {title}""", "{\"incident\": \"{1:key}\"} => The incident is {1}.", held=True),
    tool("metrics", "(get|who_is|show|find)_(on_call|oncall|on_duty)|on_call|who_is_on_call|oncall_lookup", "who is on call for a (team|service)", "team service group schedule for: service\n?date day on when: date", """?who is on (call|duty) for {team}[ on {date}]
         ?who (has|gets) the pager for {team}[ on {date}]
         (find|tell me|look up|get) (who is on call|the on-call engineer) for {team}[ on {date}]
         .on call for {team}[ {date}]
         .{team} is down, who is on call?
         .I need to wake somebody up for {team}. Who is on duty?""", "{1:person} => It is {1}.", True),
    tool("http", "(send|make|do|http)_(request|http_request|api_call|call)|http_request|api_request|request", "send an HTTP request", "url address endpoint uri link: url\nmethod verb http_method type: enum GET POST PUT DELETE PATCH\n?body data payload content: word\n?timeout seconds max_time: seconds", """(send|make|do|fire) a {method} (request|call) (to|against|on) {url}[ with (the body|the payload|body) {body}][ and a timeout of {timeout}]
         {method} {url}
         (call|hit|request) {url} (with|using|via) {method}
         .{method} (to |){url}[ with body {body}]
         ?what does {method:n} {url} (return|answer)
         .I want to test the API. Send a {method} to {url}
         ?can you (send|make) a {method} request to {url}""", "", True),
    tool("http", "(download|save|get)_(file|url|to_file|from_url)|wget|file_download|download", "download a URL to a file", "url link address from source: url\npath file save_as output to destination: path", """(download|save|get|fetch) {url} (to|as|into) {path}
         (download|save) (the file at |)the link {url} as {path}
         (store|save|put) what is at {url} (in|as|into) {path}
         wget {url} to {path}
         .I need {url} as {path}
         .{url} should be saved as {path}
         .The file is at {url}. (Download|Save) it as {path}""", "saved => It is in {path}."),
    tool("http", "(shorten|create_short|make_short)_(url|link)|url_shorten|shorturl|short_link", "(shorten a link|make a short link)", "url link long_url address: url\n?alias name slug custom: slug", """(shorten|make a short link for|make a short version of) {url}[ (with the alias|called|named|as) {alias}]
         (create|make|give me) a short (link|url) (for|to) {url}[ (with the alias|called) {alias}]
         .short link for {url}
         .{url} is too long, shorten it
         ?can you make {url} shorter""", "{1:url} => It is {1}"),
    tool("http", "(create|generate|make)_(qr_code|qrcode|qr)|qr_code|qr", "make a QR code of a (link|text)", "content text data url value: url\n?size pixels width: int", """(create|make|generate|give me|draw) a QR code (for|of|from|with|that opens) {content}[, {size} pixels]
         (turn|convert) {content} into a QR code
         .QR code (for|of) {content}
         .I need {content} as a QR code[ with {size} pixels]
         .we print posters. Make a QR code for {content}""", "{1:path} => It is in {1}."),
    tool("network", "(resolve|lookup|get|dns)_(dns|domain|hostname|ip|host)|dns_lookup|nslookup|resolve", "resolve a host name", "host domain name hostname: host\n?record_type type record: enum A AAAA MX TXT CNAME NS", """(resolve|look up) {host}
         ?(what|which) IP( address|) (does|has) {host}( have|)
         ?what is the (IP|address) of {host}
         (get|show me|look up|find) the {record_type} record (of|for) {host}
         .dns {host}[ {record_type}]
         .{record_type} record of {host}
         nslookup {host}
         .Something is off with DNS. Look up {host}""", "{1:host} => It is {1}.", True),
    tool("network", "(check|scan|test|probe)_(port|open_port|connection|tcp)|port_(check|scan)|is_port_open", "check whether a port of a host is open", "host server address target: host\nport port_number on: port", """?is port {port} (open|closed|reachable) (on|at) {host}
         ?does {host} (listen|answer) on port {port}
         ?can I reach port {port} (on|of) {host}
         (check|test|see|find out) (if|whether) port {port} (of|on) {host} (is open|answers)
         (check|test|probe|scan) port {port} (of|on) {host}
         .port {port} on {host}
         .{host}:{port} does not answer me. Check that port""", "open => It is open.\nclosed => It is closed.", True),
    tool("network", "(trace|traceroute)_(route|host|path)|traceroute|network_trace", "trace the (route|path) to a host", "host target destination address: host\n?max_hops hops limit: count", """(trace|show) the route to {host}[ with (at most|up to) {max_hops} hops]
         traceroute {host}
         ?(how|which way) do packets (get|go) to {host}
         ?where do packets to {host} (get lost|end)
         .trace {host}[, {max_hops} hops]
         .{host} is slow from here. Trace the route""", "", True, held=True),
    tool("network", "(block|ban|deny)_(ip|address|host|ip_address)|firewall_(block|deny)|ip_ban", "block an IP address in the firewall", "ip address host source: host\n?hours duration for_hours: hours\n?reason note why comment: reason", """(block|ban|deny|lock out) {ip}[ for {hours}]
         (block|ban) (the address|the host|traffic from) {ip}[ for {hours}]
         .{ip} (attacks us|scans our ports|sends garbage), (block|ban) it[ for {hours}]
         .no more traffic from {ip}[ for {hours}]
         (put|add) {ip} (on|to) the (block list|blacklist)[ for {hours}]""", "ok => {ip} is blocked."),
    tool("codesearch", "(find|search|lookup|get|go_to)_(definition|symbol|function|class|declaration)|goto_definition|symbol_search|find_symbol", "find where a (symbol|function|class) is defined", "symbol name identifier function query: identifier\n?path file directory in where: folder\n?language lang: enum rust python go java typescript c", """?where is {symbol} (defined|declared|implemented)[ in {path}]
         ?in which file is {symbol} defined
         (find|show|show me|go to|jump to|open) the (definition|declaration|implementation) of {symbol}[ in {path}]
         (find|locate) (the function|the class|the method|the symbol) {symbol}[ in {path}]
         .definition of {symbol}[ in {path}]
         .I'm looking for (the function |the class |){symbol}
         .I can't find {symbol}. Where is it defined?""", "{1:path}:{2:count} => It is in {1}.", True, like="code"),
    tool("codesearch", "(find|get|list|show)_(references|usages|callers|uses)|find_usages|references|who_calls", "(find|list) (all |)(uses|callers) of a (symbol|function)", "symbol name identifier function: identifier\n?path directory folder scope: folder\n?include_tests tests with_tests: bool including_tests,also_in_tests/except_in_tests,but_not_in_tests", """?(who|what) (calls|uses) {symbol}[ in {path}]
         ?where (do we|is somebody) (call|use|calling|using) {symbol}[ in {path}]
         (find|list|show me|get) (all |)(references to|callers of|usages of|uses of) {symbol}[ in {path}][ {include_tests}]
         ?is {symbol} (still |)(used|called) (anywhere|somewhere)[ in {path}][, {include_tests}]
         .usages of {symbol}[ in {path}]
         .callers of {symbol}
         .I want to (change|delete) {symbol}. Who uses it?""", "{1:path}:{2:count} => {1} uses it.", True, like="code"),
    tool("codesearch", "(rename|refactor)_(symbol|identifier|function|variable|class)|symbol_rename|refactor_rename", "rename a (symbol|function|variable) everywhere", "old old_name from symbol identifier: identifier\nnew new_name to target: identifier\n?path directory scope in: folder", """rename (the function |the class |the variable |the symbol |){old} to {new}[ (in|everywhere in) {path}]
         (rename|change) {old} (to|into) {new} (everywhere|in the whole project|in all files)
         .{old} should be (called|named) {new}[ in {path}]
         .{old} is a bad name, (call it|rename it to) {new}[ in {path}]
         refactor {old} to {new}
         ?can you rename {old} to {new}[ in {path}]""", "{1:count} files => It is renamed in {1} files.", like="code"),
    tool("codesearch", "(explain|describe|summarize)_(code|function|file|module|class)|code_explain|explain", "explain what a (file|piece of code) does", "path file source module: path\n?symbol function name: identifier\n?audience level for: enum beginner expert child", """(explain|describe|summarize) {path}[ (for a|to a) {audience}]
         (explain|describe) (the function |){symbol} in {path}[ (for a|to a) {audience}]
         ?what does {path} do
         ?what is {path} (for|about|good for)
         ?how does {path} work
         .I don't understand {path}. Explain it[ (for a|to a) {audience}]
         .explanation of {path}""", "{1:sentence} => {1}", True, held=True),
    tool("codesearch", "(count|get)_(lines_of_code|loc|sloc)|loc|cloc|lines_of_code", "count the lines of code (in a folder|of a language)", "path directory folder project: folder\n?language lang only: enum rust python go java typescript c", """?how many lines of[ {language}] code (are in|does|has) {path}( have| contain|)
         ?how (big|large) is the code in {path}
         (count|tell me) the (lines of[ {language}] code|LOC) in {path}
         .(loc|lines of code) {path}[ {language}]
         .I need the size of {path} in lines of code""", "{1:n} => There are {1} lines.", True),
    tool("regex", "(test|match|check|try)_(regex|regexp|pattern)|regex_(test|match)|regex", "test a regular expression against a text", "pattern regex expression re: regex\ntext input string subject: phrase", """?does (the regex |the pattern |){pattern:q} match {text:q}
         (test|try|check) (the regex |the pattern |){pattern:q} (on|against|with) {text:q}
         (match|apply) {pattern:q} (against|to|on) {text:q}
         .regex {pattern:q} on {text:q}
         ?would {text:q} (match|be matched by) {pattern:q}""", "true => Yes.\nfalse => No.", True),
    tool("json", "(validate|check|lint|parse)_(json|yaml|toml|xml|config|schema)|json_validate|validate|config_check", "validate a (config|data) file", "path file document source: path\n?format type syntax kind: enum json yaml toml xml", """(validate|check) {path}[ as {format}]
         ?is {path} valid[ {format}]
         ?are there (syntax errors|mistakes) in {path}
         (check|see|tell me) (if|whether) {path} is valid[ {format}]
         .syntax check of {path}
         .The service does not start. Validate {path}""", "valid => It is valid.", True),
]

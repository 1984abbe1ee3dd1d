"""Values that are copied sign by sign: grades, names of languages, fractions, hidden files, settings in one word, medicines, odd places, article numbers, addresses of machines, times of jobs, bodies of requests, versions."""
from ..material import world
from . import data, fillers
from .kind import Kind, same
from .tool import tool

_LANGUAGES = "C++ C# F# .NET Objective-C Node.js R Go C Vue.js ASP.NET C++20 Next.js PL/SQL Visual_Basic Common_Lisp OCaml Q# D Zig COBOL Python_3.12 Java_21".split()
_FILES = ".env;.env.local;.gitignore;../x;../lib/util.c;./run.sh;~/.bashrc;../../README;.github/workflows/ci.yml;./a.out;~/.ssh/config;../.env;/etc/hosts;.vimrc;./.dockerignore;..;a/../b;~/x;.eslintrc.json;../data/in.csv;./x;.config/app.toml;../Makefile".split(";")
_CLAUSES = "x=1 y=2 a=b k=v debug=1 mode=fast n=10 LOG=info PORT=8080 z=-3 q=0.5 name=tom lang=en id=77 on=1 limit=5 a=1 b=2".split()


def _odd_name(source):
    """A made-up name with letters that are rare."""
    return "".join(source.pick(["x", "z", "q", "y", "vo", "ri", "ta", "pro", "lex", "mo", "fen", "zy", "qua", "ni", "do", "kta", "mab", "xi", "the", "ulo"]) for _ in range(source.number(3, 4))).capitalize()


def _known(names, share=.75):
    names = tuple(name.replace("_", " ") for name in names)
    return lambda source: fillers.unseen(source, names) if source.chance(share) else _odd_name(source)


def _file(source):
    w = fillers.word(source)
    return fillers.unseen(source, tuple(_FILES)) if source.chance(.5) else source.pick([f".{w}", f"../{w}", f"./{w}.sh", f"~/.{w}rc", f"../../{w}/{w}.h", f".{w}.yml", f"../{w}.txt", f"./{w}"])


def _clauses(source):
    parts = source.random.sample(_CLAUSES, source.number(1, 3)) if source.chance(.6) else [f"{fillers.word(source)}={source.pick([source.number(0, 999), fillers.word(source), 'true', 'off'])}" for _ in range(source.number(1, 3))]
    return source.pick([";", ";", "&", ",", "|", ":"]).join(parts)


def _article(source):
    n, letters = source.number, lambda k: "".join(source.pick(world.ALPHABET) for _ in range(k))
    return source.pick([f"SKU-{n(1, 99999)}", f"ART-{n(1, 999)}-{letters(1)}", f"{letters(2)}-{n(100, 9999)}{letters(1)}", f"{letters(1)}{n(1, 99)}-{n(0, 9999):04d}", f"{n(0, 9999):04d}-{n(10, 99)}", f"B0{n(0, 9)}{letters(2)}{n(10, 999)}", f"#{n(1, 9999)}", f"{n(1, 99)}.{n(100, 999)}.{n(0, 9)}", f"{letters(3)}/{n(1, 999)}", f"{letters(2)}_{n(1, 99)}x{n(1, 99)}"])


def _ip(source):
    n = source.number
    return source.pick([f"{n(1, 223)}.{n(0, 255)}.{n(0, 255)}.{n(1, 254)}", f"192.168.{n(0, 9)}.{n(1, 254)}", f"10.{n(0, 99)}.{n(0, 255)}.{n(1, 254)}", f"172.16.{n(0, 31)}.{n(1, 254)}"])


def _hostname(source):
    w = fillers.word
    return source.pick([f"{w(source)}.local", f"{w(source)}.{w(source)}.{source.pick(['com', 'net', 'io', 'internal', 'lan'])}", f"{source.pick(['db', 'web', 'nas', 'mail', 'node', 'gw', 'build'])}{source.number(1, 20):02d}", f"{w(source)}-{source.number(1, 9)}", f"{w(source)}.example", w(source), f"{source.pick(['db', 'api', 'cache', 'git'])}.{w(source)}.dev"])


def _cron(source):
    n = source.number
    return source.pick([f"{n(0, 59)} {n(0, 23)} * * *", f"*/{source.pick([2, 5, 10, 15, 30])} * * * *", f"0 {n(0, 23)} * * {n(0, 6)}", f"{n(0, 59)} {n(0, 23)} {n(1, 28)} * *", f"0 */{source.pick([2, 3, 4, 6, 12])} * * *", f"{n(0, 59)} {n(0, 23)} * * 1-5", "@daily", "@hourly", "@reboot", f"0 0 1 {n(1, 12)} *", f"{n(0, 59)} {n(6, 22)},{n(0, 5)} * * *"])


def _body(source):
    w, n = fillers.word, source.number
    return source.pick([f'{{"{w(source)}": {n(0, 999)}}}', f'{{"{w(source)}": "{w(source)}"}}', f'{{"name": "{w(source)}", "{w(source)}": {n(0, 99)}}}', f'{{"{w(source)}":true}}', f'{{"id":{n(1, 999)},"{w(source)}":"{w(source)}"}}', f'[{n(1, 9)}, {n(1, 9)}, {n(1, 9)}]', f'{{"{w(source)}": [{n(1, 9)}, {n(1, 9)}]}}', "{}", f'{{"{w(source)}": null}}', f'{{"{w(source)}": {{"{w(source)}": {n(0, 9)}}}}}'])


def _endpoint(source):
    w, n = fillers.word, source.number
    host = source.pick(["localhost", "127.0.0.1", f"{w(source)}.example", f"api.{w(source)}.io", f"{w(source)}.internal", _ip(source)])
    return source.pick(["http://", "http://", "https://"]) + host + source.pick([f":{n(80, 65000)}", f":{source.pick([3000, 5000, 8000, 8080, 8443, 9000])}", ""]) + source.pick([f"/{w(source)}", f"/api/v{n(1, 4)}/{w(source)}", f"/{w(source)}/{n(1, 999)}", f"/v{n(1, 3)}/{w(source)}?{w(source)}={n(1, 99)}"])


def _release(source):
    n = source.number
    return source.pick([f"{n(0, 40)}.{n(0, 40)}.{n(0, 20)}", f"{n(0, 40)}.{n(0, 40)}.{n(0, 20)}", f"{n(0, 9)}.{n(0, 30)}", f"v{n(0, 9)}.{n(0, 20)}", f"v{n(0, 9)}.{n(0, 20)}.{n(0, 9)}", f"{n(1, 9)}.{n(0, 9)}.{n(0, 9)}-{source.pick(['beta', 'rc', 'alpha'])}.{n(1, 9)}", f"20{n(20, 29)}.{n(1, 12)}", f"{n(1, 9)}.{n(0, 9)}rc{n(1, 4)}"])


def _setting(source):
    w, n = fillers.word, source.number
    return source.pick([w(source), str(n(0, 9999)), "true", "false", "0", "1", "off", f"{w(source)},{w(source)}", f"/{w(source)}/{w(source)}", f"{n(1, 64)}k", f"{n(1, 60)}s", f"{w(source)}:{n(1, 65000)}", f"-{n(1, 9)}", f"0x{n(16, 4095):x}", f"*.{w(source)}", f"{w(source)}=1", f"{n(0, 9)}.{n(0, 99):02d}", f"{w(source)}@{w(source)}", "en_US.UTF-8", f"${w(source).upper()}", f"{w(source)}://{w(source)}"])


def _expression(source):
    a, b, n = (lambda: source.pick("ABCDEFxyzkmnt")), (lambda: str(source.number(1, 40))), source.number
    return source.pick([f"{a()}+{a()}", f"{a()}*{b()}+{b()}", f"={a().upper()}{b()}*{n(2, 9)}", f"=SUM({a().upper()}1:{a().upper()}{b()})", f"{a()}>={b()}", f"{a()}!={b()}", f"({a()}-{b()})/{n(2, 9)}", f"{a()}^2-{b()}", f"{n(1, 9)}/{n(2, 9)}", f"{a()}<{b()}&&{a()}>{n(0, 9)}", f"!{a()}", f"{a()}%{n(2, 9)}==0", f"-{a()}", f"{a()}={b()};{a()}={b()}", f"{n(1, 9)}e-{n(1, 9)}", f"√{b()}", f"{b()}:{b()}", f"{a()}++"])


def _kind(draw, *hints):
    kind = Kind(same(draw), hints=hints)
    return lambda _: kind


MADE = {
    "setting_value": _kind(_setting, "Value", "New value", "As text"),
    "garment": _kind(lambda s: s.pick(["XS", "S", "M", "L", "XL", "XXL", "2XL", "3XL", "38", "42 1/2", "9.5", "EU 44", "W32/L34", "34/32", "7 3/8", "M/L", "10-12", "36C", "S/M", "44R", "6Y"]), "Size, e.g. XL", "Size", "Which size"),
    "expression": _kind(_expression, "Expression", "Formula as text", "What to compute"),
    "drug": _kind(lambda s: (lambda name: name if s.chance(.6) else name.lower())(_known(data.DRUGS)(s)), "Medicine", "Name of the drug", "Which medicine"),
    "rare_place": _kind(_known(data.RARE_PLACES), "Place", "Town", "Name of the place"),
    "gradesign": _kind(lambda s: s.pick(["A+", "A", "A-", "B+", "B", "B-", "C+", "C", "C-", "D+", "D", "D-", "F", "1+", "1-", "2+", "2-", "3-", "A*", "6/10", "17/20"]), "Grade, e.g. B+", "The grade", "Mark"),
    "proglang": _kind(lambda s: fillers.unseen(s, tuple(name.replace("_", " ") for name in _LANGUAGES)), "Programming language", "Language, e.g. C++"),
    "fraction": _kind(lambda s: s.pick([f"{s.number(1, 9)}/{s.pick([2, 3, 4, 5, 8, 16, 32])}", f"{s.number(1, 5)} {s.pick(['1/2', '1/4', '3/4', '1/3', '3/8'])}"]), "As a fraction, e.g. 3/4", "Size"),
    "dotfile": _kind(_file, "Path", "File", "Path of the file"),
    "clauses": _kind(_clauses, "Settings as text", "The options", "key=value pairs"),
    "sku": _kind(_article, "Article number", "SKU", "Item code"), "ip4": _kind(_ip, "IPv4 address", "Address"), "hostname": _kind(_hostname, "Host name", "Name of the machine"),
    "cron_time": _kind(_cron, "Cron expression", "When, as in a crontab"), "body": _kind(_body, "JSON body", "Body as text", "Payload"), "endpoint": _kind(_endpoint, "URL", "Where to send it"), "release": _kind(_release, "Version", "Which version"),
}
_PUPIL = "one !Tom,Anna_Weiss,Jamal,Mia,Leo_Grant,Sofia,Ben,Yuki,Hannah,Omar,Elif,Noah_Berg,Chloe,Ravi"
TOOLS = [
    tool("marks", "(enter|save|store|set)_(mark|result|assessment|exam_grade)|(mark|exam|result)_(enter|save|set)", "(enter|save) the (mark|result) of a student", f"student pupil name who: {_PUPIL}\ngrade mark result value: gradesign\n?subject course in: course",
         """(give|enter for|put down for) {student} {grade}[ in {subject}]
         .{student} (got|gets|earned|has|deserves|ended up with) (a |an |){grade}[ in {subject}]
         .{grade} for {student}[ in {subject}]
         .{student}: {grade}[, {subject}]
         .{student}'s (paper|essay|test|exam) is (a |an |){grade}[, {subject}]
         (change|set|correct) {student}'s (mark|grade) to {grade}[ in {subject}]
         ?can you give {student} {grade}[ in {subject}]""", "ok => It is entered."),
    tool("snippet", "(create|new|start|scaffold)_(project|snippet|playground|sandbox)|(playground|sandbox)_(create|new)", "(create|start) a project in a programming language", "language lang in stack: proglang\n?name title called: slug\n?template kind type: enum cli web library game",
         """(create|start|set up|scaffold) a {language} project[ called {name}]
         .I (want|need) to (write|try|learn) (something in |some |){language}[, call it {name}]
         .(new|another) {language} project[, {name}][, {template}]
         .something in {language}[ called {name}]
         .{language}, please[, {template}]
         (open|make) (me |)a playground for {language}[ named {name}]""", "ok => The project is there."),
    tool("drilling", "(select|choose|set|order)_(drill_bit|bit|bolt|wrench|nozzle)|(bit|wrench|nozzle)_(select|set)", "(choose|select) the size of a tool", "size diameter width inch: fraction\n?count quantity amount: num 2-20 piece pieces\n?material for surface: enum wood metal concrete plastic",
         """(use|take|give me|hand me|choose) the {size} inch (bit|one)[ for {material}]
         .(I need|bring me|get me) a {size} inch (bit|one|wrench)[ for {material}]
         .{size} inch[, {material}][, {count}]
         .it (has to be|should be) {size}[ for {material}]
         .the {size}, please[, {material}]""", "ok => {size} it is."),
    tool("dot_file", "(show|open|cat|view)_(path|dotfile|entry|document)|(path|dotfile)_(show|open|view)", "(show|open) what is at a path", "path file target location: dotfile\n?lines limit head: num 2-90 line lines",
         """(show|open|print|display) {path}
         ?what is in {path}
         ?what does {path} (say|contain|hold)
         (let me see|give me) {path}[, {lines}]
         (show|print) the first {lines} of {path}
         .{path}, please
         .I want to look at {path}
         ?can I see {path}""", "{1:word} => {1}", True),
    tool("settings_text", "(apply|set|load|pass)_(options|parameters|flags|configuration)|(options|flags)_(apply|set)", "(apply|set) options", "options settings text value params config: clauses\n?target to for app: service",
         """(apply|set|use|load|pass) {options}[ (to|for|on) {target}]
         .(start|run) it with {options}[ on {target}]
         .the options are {options}[ for {target}]
         .options: {options}
         .it (should run|runs|needs to run) with {options}[ on {target}]
         .{options}[ for {target}], please""", "ok => It is set."),
    tool("pharmacy", "(order|request|refill|renew)_(prescription|drug|pharmacy_item|medication)|(prescription|refill)_(order|request)", "(order|refill) (a prescription|medication)", "drug medicine name medication: drug\n?dose strength mg: num 5-800 milligram milligrams mg\n?packs boxes quantity: num 1-6 pack packs\n?patient for who: person",
         """(order|refill|renew|get|request)[ {packs} of] {drug}[ {dose}][ for {patient}]
         .(I'm|we're|I am) (out of|running low on|almost out of) {drug}[ {dose}]
         .(there are|I have) no {drug} left[, {packs} please]
         .we need {drug}[ {dose}][, {packs}][ for {patient}]
         .{drug}[ {dose}][, {packs}][, for {patient}]
         .the doctor (put me on|prescribed|wants me to take) {drug}[ {dose}]. (Order|Get) it
         ?could you (get|order) {drug}[ {dose}][ for {patient}]""", "ok => {drug} is ordered."),
    tool("drug_facts", "(get|find|show|look_up)_(side_effects|interactions|leaflet|drug_facts)|(leaflet|drug)_(get|info)", "(look up|show) the leaflet of a medicine", "name drug medicine substance: drug\n?with other second: drug",
         """?what are the side effects of {name}
         ?(is|may) {name} (dangerous|be taken with alcohol|bad for the stomach|make me tired)
         ?(can|may) I take {name}[ together with {with}]
         .side effects of {name}
         .{name}: side effects?
         (look up|read me|show me) the leaflet of {name}""", "{1:sentence} => {1}", True),
    tool("far_place", "(get|show|find|look_up)_(facts_of_place|population|place_facts|town_info|elevation)|(town|place)_(facts|info)", "(get|show) facts about a place", "place town city name location: rare_place\n?fact what field: enum population elevation mayor area",
         """?how (big|high up|large|old) is {place}
         ?(where|what kind of town) is {place}
         ?what is the {fact} of {place}
         (tell me|find out) about {place}
         .{place}?
         .{fact} of {place}
         .facts about {place}
         .{place}, {fact}
         .{place}: {fact}?""", "{1:n} => {1}", True),
    tool("article", "(check|get|look_up|find)_(article|availability|stock_of_item|price_of_item)|(article|availability)_(check|get|lookup)", "(check|look up) an article by its number", "sku article code item number: sku\n?warehouse store where: city",
         """?(do we have|is there any|have we got) {sku}( left| in stock|)[ in {warehouse}]
         ?how many {sku} are (left|there)[ in {warehouse}]
         (check|look up) {sku}[ in {warehouse}]
         .{sku}, still there?
         .availability of {sku}[ in {warehouse}]
         .{sku}[ in {warehouse}]?
         ?is {sku} available[ in {warehouse}]""", "{1:count} => There are {1}.", True),
    tool("article_price", "(set|change|update)_(price|item_price|article_price)|(price|article)_(set|update)", "(set|change) the price of an article", "sku article code item: sku\nprice amount new_price value: cash\n?from since valid_from: date",
         """(set|change|put) {sku} to {price}[ from {from} on]
         .{sku} (costs|is|should cost|goes for) {price}( now|)[, starting {from}]
         .{price} for {sku}[ from {from} on]
         .{sku}: {price}
         (lower|raise) {sku} to {price}""", "ok => {sku} has a new price."),
    tool("dns", "(add|create|set|map)_(dns_record|record|host_entry|address_record|mapping)|(dns|host|record)_(add|set|create)", "(add|set) the address of a host name", "host name hostname domain: hostname\naddress ip value target to: ip4\n?ttl seconds: num 60-900 second seconds s",
         """(point|map|resolve) {host} to {address}[, ttl {ttl}]
         (add|create|set) (a record|an entry) for {host} with {address}[ and a ttl of {ttl}]
         .{host} (is|is at|lives at|should be|has to be|moves to|now has) {address}
         .{host} -> {address}
         .{address} (is|belongs to|should be called|is called) {host}
         (make|let) {address} answer to {host}
         .{address} {host}
         .{host} {address}
         .(give|assign) {host} the address {address}[, ttl {ttl}]
         .{address} for {host}, please""", "ok => {host} is {address}."),
    tool("firewall", "(allow|block|set)_(ip|address|traffic|access_from)|(firewall|traffic)_(rule|set|allow)", "(allow or block|set a rule for) an address", "address ip source from: ip4\naction rule verdict: enum allow=allow,let_through,open_up_for deny=block,deny,shut_out,ban\n?port on: port\n?host server machine: hostname",
         """{action} {address}[ on port {port}][ on {host}]
         .{action} {address}[ at {host}][, port {port}]
         .(please |){action} (everything from|traffic from|whatever comes from) {address}[ on {host}]
         .{address} is (suspicious|a friend|back), {action} it[ on {host}]""", "ok => The rule is set."),
    tool("cron_job", "(add|create|schedule|install)_(cron|cronjob|crontab_entry|scheduled_job|periodic_job)|(cron|crontab|schedule)_(add|create)", "(add|schedule) a command in the crontab", "schedule cron expression when expr: cron_time\ncommand script cmd run job: command\n?user as owner: word",
         """(run|schedule|execute) `{command:n}` (at|on the schedule|with cron|with the schedule) {schedule}[ as {user}]
         (add|create|install) a cron (job|entry): {schedule} {command}
         (add|schedule|put) "{schedule:n}" {command:q}
         .cron {schedule} for `{command:n}`[ as {user}]
         .`{command:n}` with the schedule "{schedule:n}"
         .schedule "{schedule:n}", command `{command:n}`
         .{schedule:n}: `{command:n}`""", "ok => It is scheduled."),
    tool("http", "(send|make|post|issue)_(request|http_request|call|json|payload)|(http|api)_(post|request|call)", "(send|make) an HTTP request", "url endpoint target address to: endpoint\nbody payload data json content: body\n?method verb: enum POST PUT PATCH DELETE\n?token auth bearer: code",
         """(send|post|submit|push) {body} to {url}[ with the token {token}]
         (send|make) a {method} request to {url} with (the body |){body}
         (call|hit) {url} with {body}[, method {method}]
         .{method} {url} {body}
         .{url} (gets|should receive|has to get) {body}[, {method}]
         .the body for {url} is {body}
         .body {body}, url {url}[, {method}]
         ?can you (send|post) {body} to {url}""", "ok => It was sent."),
    tool("dependency", "(install|pin|require|add)_(dependency|package_version|module|requirement|library)|(dependency|package|module)_(install|pin|add)", "(install|add) a package in a given version", "package name module library dep: package\nversion ver release tag: release\n?dev development only_dev: bool as_a_dev_dependency,for_development/not_for_development,as_a_normal_dependency",
         """(install|add|pin|use|get) {package} {version}[ {dev}]
         (install|add|pin|require) {package} (at|in) version {version}[, {dev}]
         (install|add|pin) {package}=={version}
         (install|add) {package}@{version}
         (pin|lock|set|downgrade|upgrade|update) {package} to {version}
         .we need {package} {version}[ {dev}]
         .{package} {version}[, {dev}]
         .{package}, version {version}
         .version {version} of {package}[, {dev}]
         .{package} (should be|has to be|must stay) at {version}
         ?can you (install|add) {package} {version}[ {dev}]""", "ok => {package} {version} is there."),
    tool("reach", "(test|check|probe)_(connection|reachability|route_to|link)|(connection|reachability)_(test|check)", "(test|check) whether one machine reaches an address", "host from source machine: hostname\naddress target ip to destination: ip4\n?port on: port\n?count tries packets: num 2-20 packet packets",
         """?(can|does) {host} (reach|see|talk to) {address}[ on port {port}]
         ?is {address} (reachable|visible) from {host}[ on port {port}]
         (ping|try|probe) {address} from {host}[ with {count}][ on port {port}]
         (log into|go to) {host} and (ping|try) {address}[ with {count}]
         .{host} (can't|doesn't) reach {address}[, port {port}]
         .from {host} to {address}[, port {port}]
         .{address} from {host}
         .{host} -> {address}, does it answer?""", "ok => It answers.", True),
    tool("gateway", "(set|change)_(gateway|router|default_route|resolver)|(gateway|route)_(set|change)", "(set|change) the gateway of a machine", "machine host name device: hostname\ngateway via address router: ip4\n?interface nic dev: enum eth0 eth1 wlan0 br0\n?persistent permanent keep: bool permanently,for_good/only_until_reboot,not_permanently",
         """(set|change) the gateway of {machine} to {gateway}[ on {interface}][, {persistent}]
         (send|route) (the traffic|everything) of {machine} (through|via|over) {gateway}[ on {interface}]
         .{machine} (goes out|should go|has to go) (through|via|over) {gateway}[, {persistent}]
         .{gateway} is the (router|way out) for {machine}[ on {interface}]
         .{machine} via {gateway}[, {interface}]
         (let|make) {machine} use {gateway}[ on {interface}][, {persistent}]""", "ok => It is set."),
    tool("host_access", "(add|grant)_(ssh_key|login|account_on_host|shell_access)|(login|ssh)_(add|grant)", "(grant|add) a login on a machine", "user login account name: one !root,deploy,www-data,ec2-user,admin_2,git,ci-bot,postgres,anna.k,ops,jenkins,ubuntu,svc_backup\nhost machine server on: hostname / address ip on: ip4\n?from source_ip allowed_from: ip4\n?sudo root_rights admin: bool with_sudo,as_an_admin/without_sudo,no_root_rights",
         """(let|allow) {user} (onto|into|on) {host}[ from {from}][, {sudo}]
         .{user} (should|has to|must) (get into|log in on|reach) {host}[ from {from}][, {sudo}]
         .{user}@{host}[, only from {from}][, {sudo}]
         (give|grant) {user} a login (on|at) {host}[ from {from}][, {sudo}]
         (open|unlock) {host} for {user}[, {sudo}]""", "ok => {user} can log in."),
    tool("env_value", "(set|export|define)_(env|variable|environment_value|env_var)|(env|variable)_(set|define)", "(set|define) an environment variable", "name key variable var: variable\nvalue to content: setting_value\n?app service for: service\n?scope where environment: enum build runtime both",
         """(set|export|define) {name}={value}[ for {app}][, {scope}]
         (set|put|change) {name} to {value}[ for {app}][ at {scope}]
         .{name} (is|should be|has to be|must be) {value}[ for {app}][, {scope}]
         .{name}={value}[ for {app}]
         .{app} needs {name}={value}
         .{value} for {name}[ in {app}]
         ?can you make {name} {value}[ for {app}]""", "ok => {name} is set."),
    tool("tagging", "(create|set|push)_(tag|release_tag|git_tag|label_commit)|(tag|release)_(create|set)", "(create|set) a tag on a commit", "tag version name label: release\ncommit sha hash at: hash\n?message note text: sentence\n?sign signed gpg: bool signed,with_a_signature/unsigned,without_a_signature",
         """(tag|mark) {commit} (as|with) {tag}[, {sign}]
         (put|set|stick) {tag} on {commit}[, {sign}]
         .{commit} (is|becomes|should be) {tag}[, {sign}]
         .{tag} is {commit}[, {sign}]
         .{tag} at {commit}
         (call|name) {commit} {tag}[, {sign}]
         (create|push) the tag {tag} at {commit}[ with the message {message:q}]""", "ok => {tag} is there."),
    tool("upgrade_range", "(migrate|move|upgrade)_(package|library|service_version|dependency_from_to)|(upgrade|migrate)_(from_to|package)", "(upgrade|move) a package from one version to another", "package name library what: package\nold from from_version current: release\nnew to to_version target: release\n?tests run_tests check: bool and_run_the_tests,with_the_tests/without_running_the_tests,skip_the_tests",
         """(move|upgrade|migrate|bump) {package} from {old} to {new}[ {tests}]
         (move|upgrade|bump) {package} to {new} from {old}[, {tests}]
         .{package} {old} -> {new}[, {tests}]
         .{package} is at {old} and (should be|has to be|goes) (at|to) {new}[, {tests}]
         .{new} instead of {old} for {package}[, {tests}]
         (replace|swap) {package} {old} (by|with|for) {new}[, {tests}]
         .we still have {package} {old}, {new} is out[, {tests}]""", "ok => {package} is at {new}."),
    tool("fit", "(set|choose|order)_(size|shoe_size|clothing_size|ring_size)|(size|fit)_(set|choose)", "(set|choose) the size of a thing", "item article what product: one jacket,sneakers,ring,jeans,helmet,gloves,hat,ski_boots,T-shirt,belt,wetsuit,hoodie\nsize fit value: garment\n?color colour: one !red,navy,olive,black,white,gray\n?quantity count: num 2-9 piece pieces",
         """.the {item} in {size}[, {color}][, {quantity}]
         .{item}, {size}[, {color}]
         (take|order|get) the {item} in {size}[, {quantity}]
         .I (wear|need|take) {size} (for|in) the {item}[, {color}]
         .{size} for the {item}[, {color}]
         ?do you have the {item} in {size}[ and {color}]
         (make|change) the {item} to {size}
         .my {item} (is|should be) {size}""", "ok => {size} it is."),
    tool("formula_set", "(set|change|update)_(expression|formula|condition|equation)|(formula|equation)_(set|change)", "(set|change) an expression", "name cell key field: cell / name field key: identifier\nexpression formula value text: expression",
         """(set|change|put) {name} to {expression}
         .{name} (is|becomes|should be|has to be) {expression}
         .{name}: {expression}
         (write|put|enter) {expression} (into|in) {name}
         .{expression} (goes|belongs) in {name}
         (replace|overwrite) {name} with {expression}""", "ok => {name} is set."),
]

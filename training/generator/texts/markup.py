"""Style sheets, pages, tables of a database, makefiles and lists of containers: parts of one kind of which a question names one."""
from ..material import world
from ..material.source import is_held_out
from ..papers.paper import Ask, Paper
from ..papers.values import hexes, value
from .words import counted

_PROPERTIES = {                                                         # its values, how it is asked
    "color": ("COLOR", "what color (is|has) {w}|(what is|what's) the (text |)color of {w}|(which|what) color does {w} have", "the color of {w}"), "background": ("COLOR", "(what is|what's) the background( color|) of {w}|(which|what) background does {w} have", "the background of {w}"), "font-size": ("9..48px", "how (big|large) is the (font|text) (of|in) {w}|(what is|what's) the font size of {w}", "the font size of {w}"),
    "font-family": ("Georgia,Arial,Verdana,Helvetica,Courier,Roboto,Lato,serif,monospace", "(which|what) font does {w} (use|have)|(what is|what's) the font of {w}", "the font of {w}"), "padding": ("1..40px", "(what is|what's) the padding of {w}|how (big|much) is the padding of {w}", "the padding of {w}"), "margin": ("1..60px", "(what is|what's) the margin of {w}|how (big|wide) is the margin of {w}", "the margin of {w}"),
    "width": ("40..900px", "how wide is {w}|(what is|what's) the width of {w}", "the width of {w}"), "height": ("20..600px", "how (high|tall) is {w}|(what is|what's) the height of {w}", "the height of {w}"), "border-radius": ("1..30px", "(what is|what's) the border radius of {w}", "the border radius of {w}")}
_SELECTORS = {"body": "the body", "h1": "the h1", "h2": "the h2", "p": "the paragraphs", "a": "the links", "a:hover": "a link on hover", ".button": "the button", ".card": "the card", ".menu": "the menu", "#header": "the header", "#footer": "the footer", ".note": "the note", "nav": "the nav", "table": "the table", ".title": "the title", "input": "the input", "img": "the images", ".box": "the box", "li": "the list items"}


def css(source):
    able = [one for one in _SELECTORS if source.held_out or not is_held_out("css " + one)]
    blocks, asks, taken = [], [], set()
    for selector in source.random.sample(able, source.number(2, 5)):
        lines = []
        for name in source.random.sample(sorted(_PROPERTIES), source.number(1, 4)):
            kind, direct, told = _PROPERTIES[name]
            text = next(one for one in (source.pick(world.COLORS + ["darkgreen", "navy", "teal", "#" + hexes(source, 6), "#" + hexes(source, 3), "tomato", "ivory"]) if kind == "COLOR" else value(source, kind) for _ in range(99)) if one not in taken)
            taken.add(text)
            lines.append(f"  {name}: {text};")
            agreeing = direct if _SELECTORS[selector][-1:] != "s" or selector == "nav" else direct.replace("(is|has) {w}", "are {w}").replace("does {w}", "do {w}").replace(" is {w}", " are {w}")
            asks.append(Ask(agreeing + "|(what is|what's) the {k} of {s}|what is {k} set to (in|for) {s}", told + "|the {k} of {s}", dict(w=_SELECTORS[selector], s=selector, k=name), text, f"{selector} {{ {lines[-1].strip()} }}"))
        blocks.append(selector + " {\n" + "\n".join(lines) + "\n}")
    selectors = [block.split(" {")[0] for block in blocks]
    asks.append(counted("how many rules are (there|in it)|how many (rules|selectors) does it have", "how many rules there are", {}, selectors))
    return Paper(source.pick(["", "", "/* main */\n", "/* theme */\n\n"]) + source.pick(["\n\n", "\n"]).join(blocks), ["style.css", "main.css", "css/site.css", "theme.css", "app.css"], asks)


def html(source):
    a, b = source.pick(world.NOUNS).capitalize(), source.pick(world.NOUNS).capitalize()
    values = dict(title=f"{a} {source.pick(['Club', 'Shop', 'Guide', 'News', 'World', 'Museum', 'Blog'])}", heading=source.pick([f"Welcome to the {b}", f"All about {b}s", f"{b} of the day", f"Hello, {b} friends", f"Our {b}s"]), sheet=source.word() + ".css", script=source.word() + ".js", link="/" + source.word(), label=source.pick(["Join us", "Read more", "Contact", "Order now", "Sign up", "Tickets", "Archive"]), text=f"We {source.pick(['meet', 'open', 'close', 'sing', 'cook'])} every {source.pick(world.DAYS)}.", image=source.word() + source.pick([".png", ".jpg", ".svg"]), alt=f"a {source.pick(world.COLORS)} {source.noun()}", button=source.pick(["Send", "Save", "Start", "Buy", "Search", "Go"]))
    parts = {"title": "  <title>{title}</title>", "sheet": '  <link rel="stylesheet" href="{sheet}">', "script": '  <script src="{script}"></script>'}, {"heading": "  <h1>{heading}</h1>", "text": "  <p>{text}</p>", "link": '  <a href="{link}">{label}</a>', "image": '  <img src="{image}" alt="{alt}">', "button": "  <button>{button}</button>"}
    asked = {"title": ("(what is|what's) the (page |)title( of the page|)|(which|what) title does the page have", "the title( of the page|)"), "sheet": ("(which|what) (stylesheet|style sheet|css file) (is used|does it use|is linked)", "which stylesheet is used|the stylesheet"), "script": ("(which|what) script (is loaded|does it load|is used)", "which script is loaded"), "heading": ("(what is|what's) the (heading|headline|h1)( of the page|)|what does the (heading|h1) say", "the heading|what the heading says"), "text": ("what does the paragraph say|(what is|what's) the text of the paragraph", "what the paragraph says"),
             "link": ("where does the link (go|point)( to|)|(what is|what's) the (address|target|href) of the link|to (which|what) address does the link go", "where the link goes"), "label": ("(what is|what's) the text of the link|what does the link say", "the text of the link|what the link says"), "image": ("(which|what) (image|picture) is shown|(what is|what's) the file of the image", "which image is shown"), "alt": ("(what is|what's) the alt( text|) of the image|what does the image show", "the alt text of the image"), "button": ("what does the button say|(what is|what's) the (text|label) of the button|what is (on|written on) the button", "what the button says")}
    head, body = [[one for one in source.random.sample(sorted(part), source.number(low, len(part)))] for part, low in zip(parts, (1, 2))]
    head = sorted(set(head) | {"title"})
    lines = ["<!doctype html>", "<html>", "<head>"] + [parts[0][one].format(**values) for one in head] + ["</head>", "<body>"] + [parts[1][one].format(**values) for one in body] + ["</body>", "</html>"]
    asks = [Ask(*asked[one], {}, values[one].strip(), next(line for line in lines if values[one] in line)) for one in [*head, *body, *(["label"] if "link" in body else []), *(["alt"] if "image" in body else [])]]
    return Paper("\n".join(lines), ["index.html", "page.html", "home.html", "about.html", "public/index.html"], asks * 2, source.pick(["page", "file"]))


_TABLES = {"books": "title price author_id year isbn", "authors": "name born country", "orders": "customer_id total created status", "customers": "name email city phone", "rooms": "number beds price floor", "guests": "name room_id arrival nights", "songs": "title length album_id plays", "albums": "title year label", "plants": "name height planted bed", "players": "name team_id points", "teams": "name city founded", "parcels": "weight sender_id receiver status", "cars": "plate brand mileage owner_id", "lessons": "topic room teacher_id starts", "tickets": "code price event_id sold", "events": "title place starts seats"}


_DEFAULTS = {"INTEGER": "0,1,5,10,100,18", "TEXT": "'none','new','unknown','open','draft','en','EUR','standard'", "REAL": "0.0,1.5,0.5,2.25", "DATE": "CURRENT_DATE", "BOOLEAN": "true,false,TRUE,FALSE", "VARCHAR(40)": "'new','pending','guest','active','red','user','small'", "VARCHAR(80)": "'anonymous','main','Berlin','misc'", "TIMESTAMP": "CURRENT_TIMESTAMP,now()", "NUMERIC": "0,9.99,1.00,19", "INT": "0,1,3,20", "DECIMAL(8,2)": "0.00,4.50,10.00", "CHAR(2)": "'de','fr','us','pl'"}


def sql(source):
    able = [one for one in _TABLES if source.held_out or not is_held_out("sql " + one)]
    tables, blocks, asks = source.random.sample(able, source.weighted({1: 5, 2: 3, 3: 2})), [], []
    for name in tables:
        columns = source.random.sample(_TABLES[name].split(), source.number(2, len(_TABLES[name].split())))
        types = [source.pick(list(_DEFAULTS)) for _ in columns]
        ends = [f" DEFAULT {source.pick(_DEFAULTS[kind].split(','))}" if source.chance(.45) else "" for kind in types]
        lines = ["  id INTEGER PRIMARY KEY"] + [f"  {column} {kind}{source.pick(['', '', ' NOT NULL'])}{end}" for column, kind, end in zip(columns, types, ends)]
        blocks.append(f"CREATE TABLE {name} (\n" + ",\n".join(lines) + "\n);")
        for column, kind, line in zip(columns, types, lines[1:]):
            asks.append(Ask("(what is|what's) the type of (the column |){c} in {t}|(which|what) type does {t}.{c} have|(which|what) type (is|has) the {c} (column |)(of|in) {t}|of (which|what) type is {c} in {t}", "the type of {c} in {t}", dict(c=column, t=name), kind, line))
            if alone := sum(column in block for block in blocks) == 1 and len(tables) == 1:
                asks.append(Ask("(which|what) type (is|has) (the column |){c}|(what is|what's) the (data |)type of (the column |){c}|of (which|what) type is {c}", "the type of {c}|which type {c} has", dict(c=column), kind, line))
            if end := ends[columns.index(column)]:
                default = end.removeprefix(" DEFAULT ").strip("'")
                inside = "( in {t}|)" if alone else " (in|of) {t}"
                asks += [Ask("(what is|what's) the default( value|) (of|for) (the column |){c}" + inside + "|(which|what) default( value|) does {c}" + inside + " have|(which|what) value does {c}" + inside + " (get|have) by default|(what is|what's) {c}" + inside + " by default", "the default( value|) of {c}" + inside, dict(c=column, t=name), default, line)] * 3
                if ends.count(end) == 1 and len(tables) == 1:
                    asks.append(Ask("(which|what) column (has the default|defaults to|is by default) {v}", "which column (has the default|defaults to) {v}", dict(v=default), column, line))
        asks += [counted("how many columns does {t} have|how many columns are in {t}|(what is|what's) the number of columns of {t}", "how many columns {t} has", dict(t=name), ["id", *columns])] * 2
        asks.append(Ask("(what is|what's) the last column of {t}|(which|what) column of {t} comes last", "the last column of {t}", dict(t=name), columns[-1], lines[-1]))
        asks.append(Ask("(what is|what's) the primary key of {t}", "the primary key of {t}", dict(t=name), "id", lines[0]))
        for column in columns:
            if sum(column in block for block in _TABLES.values()) == 1:
                asks.append(Ask("(which|what) table has (the|a) column {c}|in (which|what) table is {c}", "which table has the column {c}", dict(c=column), name, f"{name}: {column}"))
    asks += [counted("how many tables are (there|created|defined)|how many tables does it (have|create)", "how many tables there are", {}, tables), Ask("(which|what) tables are (created|there|defined)|(what are|list) the tables" if len(tables) > 1 else "(which|what) table is (created|defined)|what is the table called", "which tables there are" if len(tables) > 1 else "which table is created", {}, ", ".join(tables), "", said=f"It creates {', '.join(tables)}.\nSo the answer is {', '.join(tables)}.")] * 2
    return Paper("\n\n".join(blocks), ["schema.sql", "tables.sql", "db/schema.sql", "create.sql", "init.sql"], asks)


_COMMANDS = {"build": "{c} -o {w} {v}.c;npm run compile;cargo build --release;go build ./...;tsc -p .", "clean": "rm -f {w};rm -rf build;rm -rf dist;rm -f *.o", "test": "./{w} --check;pytest -q;npm test;go test ./...;cargo test", "run": "./{w};python3 {v}.py;node {v}.js", "install": "cp {w} /usr/local/bin;pip install -r requirements.txt;npm ci", "lint": "ruff check .;eslint src;clang-tidy {v}.c", "docs": "mkdocs build;doxygen;pandoc {v}.md -o {v}.pdf", "deploy": "scp -r dist {w}@{v}.net:;./deploy.sh {w};rsync -a out/ {v}:/srv", "format": "black .;prettier -w src;gofmt -w .", "backup": "tar czf {w}.tgz data;cp -r data /mnt/{w}"}


def makefile(source):
    """Targets with a command each; the same in package.json."""
    able = [one for one in _COMMANDS if source.held_out or not is_held_out("make " + one)]
    names, w, v = source.random.sample(able, source.number(2, 6)), source.word(), source.word()
    compiler = source.pick(["gcc", "clang", "cc", "tcc"])
    commands = [source.pick(_COMMANDS[name].split(";")).format(c="$(CC)", w=w, v=v) for name in names]
    asks = []
    if source.chance(.35) and not any("$(CC)" in one for one in commands):
        text = '{\n  "name": "%s",\n  "scripts": {\n' % w + ",\n".join(f'    "{name}": "{command}"' for name, command in zip(names, commands)) + "\n  }\n}"
        files, what = ["package.json"], "script"
    else:
        top = ([f"CC = {compiler}"] if any("$(CC)" in one for one in commands) or source.chance(.2) else []) + ([f"FLAGS = -{source.pick(['O2', 'Wall', 'g', 'O3'])}"] if source.chance(.4) else [])
        for line in top:
            name, text = line.split(" = ")
            asks.append(Ask({"CC": "(which|what) compiler is used|(what is|what's) (CC|the compiler)", "FLAGS": "(what are|which are) the FLAGS|what is FLAGS set to"}[name], {"CC": "which compiler is used", "FLAGS": "the FLAGS"}[name], {}, text, line))
        text = "\n".join(top) + ("\n\n" if top else "") + "\n\n".join(f"{name}:\n\t{command}" for name, command in zip(names, commands))
        files, what = ["Makefile"], "target"
    for name, command in zip(names, commands):
        asks += [Ask("what does {m} do|(which|what) command is run by {m}|(which|what) command does {m} run|what is run by {m}|what happens with {m}", "what {m} (does|runs)|the command of {m}", dict(m=source.pick(["make {}", "the {} target", "{}"] if what == "target" else ["npm run {}", "the {} script", "the script {}"]).format(name)), command, f"{name}: {command}"),
                 Ask(f"(which|what) {what} runs {{c}}|with (which|what) {what} do I run {{c}}", f"which {what} runs {{c}}", dict(c=f"`{command}`"), name, f"{name}: {command}")]
    asks += [counted(f"how many {what}s are (there|defined)", f"how many {what}s there are", {}, names), Ask(f"(which|what) {what}s are (there|defined)|(what are|list) the {what}s", f"which {what}s there are", {}, ", ".join(names), "", said=f"The {what}s are {', '.join(names)}.\nSo the answer is {', '.join(names)}.")]
    return Paper(text, files, asks)


_IMAGES = {"web": "nginx:1.25,httpd:2.4,caddy:2", "db": "postgres:15,mysql:8,mariadb:11", "cache": "redis:7,memcached:1.6", "queue": "rabbitmq:3,nats:2.10", "search": "elasticsearch:8.9,meilisearch:1.4", "app": "node:20,python:3.12,php:8.2", "mail": "mailhog:1.0,postfix:3", "proxy": "traefik:3,haproxy:2.8", "monitor": "grafana:10,prometheus:2.45", "worker": "ruby:3.2,golang:1.22", "wiki": "dokuwiki:2024,mediawiki:1.41", "storage": "minio:latest,seaweedfs:3"}


def compose(source):
    able = [one for one in _IMAGES if source.held_out or not is_held_out("service " + one)]
    names, asks, blocks = source.random.sample(able, source.number(2, 5)), [], []
    ports = source.random.sample(range(1024, 9999), len(names))
    for name, port in zip(names, ports):
        image = source.pick(_IMAGES[name].split(","))
        lines = [f"  {name}:", f"    image: {image}"]
        values = dict(n=name, i=image)
        asks += [Ask("(which|what) image does (the |){n}( service|) (use|have)|(what is|what's) the image of (the |){n}( service|)|(which|what) image is used for {n}", "the image of {n}|which image {n} uses", values, image, f"{name}: {lines[-1].strip()}"), Ask("(which|what) service uses (the image |){i}|for (which|what) service is {i}", "which service uses {i}", values, name, f"{name}: {lines[-1].strip()}")]
        if source.chance(.6):
            inside = source.pick([80, 3000, 5432, 6379, 8080])
            lines += ["    ports:", f'      - "{port}:{inside}"']
            asks += [Ask("on (which|what) port is (the |){n}( service|)|under (which|what) port can I reach {n}|(what is|what's) the port of {n}", "on which port {n} is", values, str(port), f"{name}: {lines[-1].strip()}")] * 2
        if source.chance(.35):
            user = source.pick(world.NAMES).lower()
            lines += ["    environment:", f"      {name.upper()}_USER: {user}"]
            asks += [Ask("(which|what) user does {n} (have|use)|who is the {n} user|(what is|what's) the user of {n}", "the user of {n}", values, user, f"{name}: {lines[-1].strip()}")] * 2
        if blocks and source.chance(.3):
            other = source.pick(names[:len(blocks)])
            lines += ["    depends_on:", f"      - {other}"]
            asks += [Ask("on (which|what) service does {n} depend|what does {n} depend on", "what {n} depends on", values, other, f"{name}: depends_on {other}")]
        blocks.append("\n".join(lines))
    asks += [counted("how many (services|containers) are (there|defined)", "how many services there are", {}, names), Ask("(which|what) services are (there|defined)|(what are|list) the services", "which services there are", {}, ", ".join(names), "", said=f"The services are {', '.join(names)}.\nSo the answer is {', '.join(names)}.")]
    return Paper("services:\n" + source.pick(["\n", "\n\n"]).join(blocks), ["docker-compose.yml", "compose.yaml", "docker-compose.yaml", "compose.yml"], asks)


def markup(source):
    return source.weighted({css: 10, html: 10, sql: 9, makefile: 9, compose: 9})(source)

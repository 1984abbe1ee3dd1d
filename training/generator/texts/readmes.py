"""READMEs, mails with their heads, and lists in sections: what a project is for, what it needs and how it is run; who wrote to whom about what; the most and the number within a section."""
from ..material import world
from ..material.source import is_held_out
from ..papers.paper import Ask, Paper
from ..papers.values import value
from ..words.said import capital, said
from .words import counted, deeds

_DOES = "(draws|shows|sorts|counts|converts|records|compares|prints|renames|watches|plans|checks|sends|mixes|translates|stores|merges|resizes|reads) {o}( {w}|)"
_WHOM = "maps,tide times,old photos,bus timetables,recipes,chess games,bird songs,star charts,crossword puzzles,weather data,train delays,sheet music,bank statements,garden plans,sensor values,subtitles,invoices,bookmarks,color palettes,log files,road signs,calendars,voice notes,bar codes,postcards,fonts,dice rolls,city names,tax forms,street noise".split(",")
_WHERE = "in the terminal,on a small display,in the browser,for teachers,for sailors,without a server,on the phone,as a PDF,from the command line,in two columns,for small shops,every morning,on old computers,with one command".split(",")
# What is set, where it stands, its kind, the sentences, the questions.
_FACTS = [
    ("need", "Node {v};Python {v};Ruby {v};Go {v};Java {v}", "12..24", "Requires {x}( or newer|).|You need {x}.|- {x}|Works with {x}( and newer|).", "(which|what) {l}( version|) is (required|needed)|(which|what) {l}( version|) do I need|(which|what) version of {l} (is needed|is required|do I need)", "which {l} version is needed"), ("license", "", "license", "{v}|Released under the {v} license.|License: {v}|{v} license.", "(which|what) license (does it have|is it|is used)|(what is|what's) the license|under (which|what) license is it", "the license"),
    ("author", "", "person", "Written by {v}.|Maintained by {v}.|Made by {v}.|Author: {v}", "who (wrote|made|maintains) (it|the project)|who is the (author|maintainer)", "who (wrote|maintains) it|the author"), ("interval", "", "2..90", "The data is refreshed every {v} minutes.|It looks for changes every {v} minutes.|Every {v} minutes it is updated.", "how often is (it|the data) (refreshed|updated)|every how many minutes is it updated", "how often it is updated"),
    ("port", "", "port", "It listens on port {v}.|Open http://localhost:{v} in the browser.|The server runs on port {v}.", "(which|what) port does it (use|listen on|run on)|on (which|what) port does it run", "which port it uses"), ("default", "", "2..99", "The default size is {v}.|The size is {v} by default.|Size: {v}, unless --size is given.", "(what is|what's) the default size|how big is the size by default", "the default size"), ("file", "", "settings.toml,config.yml,.maprc,options.json,setup.ini,user.conf", "Settings are read from {v}.|Put your settings into {v}.|Configuration: {v}", "(where|in which file) are the settings|(which|what) file has the settings|from (which|what) file are settings read", "where the settings are"),
    ("variable", "", "REFRESH,TOKEN,HOME_CITY,LOG_DIR,API_KEY,THEME,MAX_ROWS,PROXY", "Set {v} to change the (speed|target|interval).|The variable {v} changes the (speed|target|interval).", "(which|what) variable (do I set|has to be set|is there)", "which variable to set"), ("contact", "", "email", "Questions? Write to {v}.|Bugs and wishes go to {v}.|Contact: {v}", "(where|to which address) do I (send|write) (bugs|questions)( to|)|(what is|what's) the contact( address|)", "the contact address"), ("limit", "", "5..900", "Files of up to {v} MB are possible.|The limit is {v} MB per file.|At most {v} MB per file.", "how (big|large) may a file be|(what is|what's) the (size |)limit( of a file| for files|)", "how large a file may be|the limit for files")]
_INSTALL = "npm install {n};pip install {n};cargo install {n};brew install {n};gem install {n};go install {n}@latest;npm install;pip install -r requirements.txt;make install".split(";")
_RUN = "{n} {w}.json;{n} --watch {w};npm start;python3 {n}.py {w};{n} draw {w}.csv --size 4;make run;npx {n};{n} serve".split(";")
_TEST = "npm test;pytest;make check;cargo test;npm run test:all;./run-tests.sh;tox;{n} --self-test".split(";")


def readme(source):
    name = source.word() if source.chance(.5) else source.noun() + source.pick(["map", "kit", "box", "clock", "-cli", "view", "log", "-tools", "ify"])
    does = said(source, _DOES, o=source.pick(_WHOM), w=source.pick(_WHERE))
    install, run, test = [source.pick(one).format(n=name, w=source.word()) for one in (_INSTALL, _RUN, _TEST)]
    asks = [Ask("what does (the project|it|this project|{n}) do|what is (the project|this project|{n}) (for|about)|what is it (for|about)", "what (the project|it|{n}) does|what (it|the project) is for", dict(n=name), capital(does) + ".", capital(does) + ".")] * 3
    asks += [Ask("what is the (name of the project|project called)|(which|what) project is (it|this)|what is the project's name", "the name of the project", {}, name, "# " + name)]
    code = lambda text: source.pick(["    {}", "```\n{}\n```", "```sh\n{}\n```", "`{}`", "Run `{}`."]).format(text)
    sections = []
    for heads, text, direct, told in (("Install|Installation|Setup", install, "how (do|can) I install (it|{n})|(which|what) command installs it|what do I have to run to install it", "how to install it|the command that installs it"), ("Usage|Getting started|Run|Start", run, "how (do|can) I (run|start|use) (it|{n})|(which|what) command (runs|starts) it", "how to (run|start) it|the command that (runs|starts) it"), ("Tests|Testing|Development", test, "how (do|can) I (run|start) the tests|(which|what) command runs the tests|how is it tested", "how to run the tests|the command for the tests")):
        if source.chance(.75):
            sections.append((source.pick(heads.split("|")), code(text)))
            asks += [Ask(direct, told, dict(n=name), text, text)] * 3
    facts = source.random.sample([one for one in _FACTS if source.held_out or not is_held_out("readme " + one[0])], source.number(1, 5))
    taken = set()
    for key, forms, kind, sentences, direct, told in facts:
        v = next((one for one in (value(source, kind) for _ in range(30)) if one not in taken), None)
        if v is None:
            continue
        taken.add(v)
        x = source.pick(forms.split(";")).format(v=v) if forms else v
        line = said(source, sentences, v=v, x=x)
        asks += [Ask(direct, told, dict(l=x.split(" ")[0]), v, line)] * 2
        if key in ("license", "author", "contact") and source.chance(.6) or not sections:
            sections.append((dict(license="License", author="Author", contact="Contact").get(key, "Notes"), line))
        else:
            at = source.number(0, len(sections) - 1)
            sections[at] = (sections[at][0], sections[at][1] + "\n\n" + line)
    text = source.pick(["# {n}\n\n{d}\n", "# {n}\n{d}\n", "{n}\n=====\n\n{d}\n"]).format(n=name, d=capital(does) + ".")
    return Paper(text + "\n" + "\n\n".join(f"## {head}\n" + source.pick(["", "\n"]) + body for head, body in sections), ["README.md", "README.md", "readme.md", "docs/README.md"], asks, source.pick(["readme", "file"]))


_SUBJECTS = "Broken {x};Question about the {x};My order {o};The {x} is missing;Thank you for the {x};Invoice {o};Change of address;Meeting on {d};Wrong {x} delivered;Return of the {x};Offer for {x}s;Your {x};Invitation;Lost {x}".split(";")
_WISHES = [("I would like a new {x}, not my money back.", "a new {x}"), ("I would like my money back, not a new {x}.", "my money back"), ("Please send me another {x}.", "another {x}"), ("Please {b} as soon as you can.", "{b}"), ("Could you {b}?", "{b}"), ("I want to return the {x}.", "to return the {x}"), ("I need {n} more {x}s.", "{n} more {x}s")]


def mail(source):
    """With from, to and subject."""
    a, b = value(source, "person"), value(source, "email")
    first, x, deed = a.split(" ")[0], source.noun(), deeds(source, 1)[0]
    o, d, h, n = str(source.number(10000, 99999)), source.pick(world.DAYS), value(source, "time"), source.number(2, 9)
    wish, wanted = source.pick(_WISHES)
    wish, wanted = (text.format(x=x, b=deed.base, n=n) for text in (wish, wanted))
    subject, address = source.pick(_SUBJECTS).format(x=x, o=o, d=d), first.lower() + "@" + value(source, "project") + source.pick([".com", ".org", ".test"])
    head = {"From": source.pick([f"{a} <{address}>", f"{a} <{address}>", address]), "To": b, "Subject": subject}
    if source.chance(.5):
        head["Date"] = value(source, "date")
    if source.chance(.3):
        head["Cc"] = next(one for one in (value(source, "email") for _ in range(50)) if one != b)
    lines = [f"{key}: {text}" for key, text in head.items()]
    asks = [Ask("what is the subject( of the mail|)|(what is|what's) the mail about|(which|what) subject does (it|the mail) have", "the subject", {}, subject, lines[2])] * 2
    asks += [] if a not in head["From"] else [Ask("who (sent|wrote) (it|the mail|this)|from whom is (it|the mail)|who is the sender|who is it from", "who (sent|wrote) (it|the mail)|the sender", {}, a, lines[0])] * 2
    asks += [Ask("(what is|what's) the (address|email address) of the sender|from (which|what) address was it sent", "the address of the sender", {}, address, lines[0]), Ask("to whom (was it sent|is the mail)|who (got|gets) the mail|to (which|what) address was it sent|who is the (receiver|recipient)", "to whom it was sent|the recipient", {}, b, lines[1])] * 2
    if "Date" in head: asks.append(Ask("when was (it|the mail) sent|(what is|what's) the date( of the mail|)", "when it was sent|the date", {}, head["Date"], f"Date: {head['Date']}"))
    if "Cc" in head: asks.append(Ask("who (is|was) in (the |)cc|who got a copy", "who is in cc", {}, head["Cc"], f"Cc: {head['Cc']}"))
    body = [(f"I ordered a {x} on {d}, the order number is {o}.", [("(what is|what's) the (order number|number of the order)", "the order number", o), ("on (which|what) day was it ordered|when was the {x} ordered", "on which day it was ordered", d), ("what was ordered|what did {f} order", "what was ordered", x)]), (f"You can call me after {h}.", [("when can (I|we) call( {f}|)|after (what|which) time can {f} be called|when can {f} be called", "when {f} can be called", h)]), (wish, [("what does {f} (want|ask for|wish)", "what {f} (wants|asks for)", wanted)] * 2)]
    body = source.random.sample(body, source.number(1, 3))
    for text, more in body:
        asks += [Ask(direct, told, dict(f=first, x=x), answer, text) for direct, told, answer in more] * 2
    text = "\n".join(lines) + "\n\n" + source.pick(["Hello,\n\n", "Hi,\n\n", "Dear team,\n\n", "", "Good morning,\n"]) + source.pick([" ", "\n"]).join(text for text, _ in body) + "\n\n" + source.pick(["{}", "Best regards\n{}", "Thanks,\n{}", "Yours, {}"]).format(first)
    return Paper(text, ["email.txt", "mail.txt", "mail.eml", "message.eml", "inbox/mail1.txt", "request.txt"], asks, source.pick(["mail", "file", "email"]))


_SECTIONS = {"menu": [("starter", "starters", "tomato soup,onion soup,garlic bread,green salad,olives,shrimp cocktail,bruschetta,melon with ham"), ("main", "mains", "lasagna,grilled trout,steak,risotto,veggie burger,goulash,roast chicken,pizza,curry"), ("dessert", "desserts", "ice cream,apple pie,pancakes,tiramisu,fruit salad,chocolate cake,pudding"), ("drink", "drinks", "lemonade,iced tea,coffee,apple juice,water,cocoa,ginger beer")],
             "shop": [("fruit", "fruits", "apples,pears,plums,melons,figs,cherries,oranges"), ("tool", "tools", "hammer,saw,drill,rake,ladder,axe,shovel"), ("toy", "toys", "kite,ball,puzzle,drum,doll,yo-yo,robot"), ("book", "books", "atlas,cookbook,novel,dictionary,diary,comic")],
             "sport": [("bike", "bikes", "city bike,race bike,e-bike,mountain bike,tandem,cargo bike"), ("boat", "boats", "canoe,kayak,rowing boat,raft,pedal boat,dinghy"), ("ski", "skis", "touring skis,kids skis,race skis,cross-country skis,big skis"), ("tent", "tents", "dome tent,tunnel tent,kids tent,roof tent,party tent")]}


def sections(source):
    """Things with prices below headings."""
    topic = source.pick(sorted(_SECTIONS))
    chosen = source.random.sample(_SECTIONS[topic], source.number(2, 3))
    blocks, asks, taken, every = [], [], set(), []
    head, form, unit = source.pick(["{}", "## {}", "{}:", "[{}]", "**{}**"]), source.pick(["- {x} {v}", "- {x}: {v}", "{x} {v}", "{x}: {v}", "* {x} ({v})", "{x} - {v}"]), source.pick(["{}", "{}", "{} euros", "${}"])
    for one, many, things in chosen:
        if not source.held_out and is_held_out("section " + one):
            continue
        rows = []
        for thing in source.random.sample(things.split(","), source.number(1, 5)):
            n = next(n for n in (source.number(2, 80) * 50 for _ in range(99)) if n not in taken)
            taken.add(n)
            x, v = capital(thing) if head != "[{}]" else thing, unit.format(f"{n / 100:.2f}")
            rows.append((thing, x, n, v, form.format(x=x, v=v)))
        blocks.append("\n".join([head.format(capital(many))] + [row[-1] for row in rows]))
        every += rows
        words = dict(e=one, es=many)
        asks += [counted("how many {es} are (there|listed|on the list)|how many {es} can I choose from|(what is|what's) the number of {es}", "how many {es} there are|the number of {es}", words, [row[1] for row in rows])] * 2
        if len(rows) == 1:
            asks += [Ask("(which|what) {e} is (there|listed|offered)|what is the only {e}", "which {e} there is", words, rows[0][1], rows[0][-1])] * 2
        else:
            asks.append(Ask("(which|what) {es} are (there|listed|offered)", "which {es} there are|the {es}", words, ", ".join(row[1] for row in rows), "", said=f"The {many} are {', '.join(row[1] for row in rows)}.\nSo the answer is {', '.join(row[1] for row in rows)}."))
            for top, m in ((max, "most expensive"), (min, "cheapest")):
                best = top(rows, key=lambda row: row[2])
                asks += [Ask("(which|what) is the {m} {e}|(what is|what's) the {m} {e}|which {e} is the {m}", "the {m} {e}|which {e} is the {m}", words | dict(m=m), best[1], "", said=f"{', '.join(row[3] for row in rows)}: {best[3]} is the {m}.\nSo the answer is {best[1]}.")] * 2
        for thing, x, _, v, line in rows:
            the = thing if thing.endswith("s") else "the " + thing
            asks.append(Ask("(what is|what's) the price of {t}|what is the price for {t}", "the price of {t}", dict(t=the), v, line, the))
            asks.append(Ask("what (costs|is sold for) {v}|(which|what) thing costs {v}", "what costs {v}", dict(v=v), x, line))
            asks.append(Ask("(in|under) (which|what) section do I find {t}|(under which heading|where) do I find {t}|to (which|what) section (does|do) {t} belong".replace("(does|do)", "do" if thing.endswith("s") else "does"), "in which section to find {t}", dict(t=the), capital(many), head.format(capital(many)) + "\n" + line))
    for top, m in ((max, "most expensive"), (min, "cheapest")):
        if every:
            best = top(every, key=lambda row: row[2])
            asks += [Ask("(what is|what's) the {m} (thing|item)( of all|)|what is the {m} of all|(which|what) is the {m} (thing|item)( on the list|)", "the {m} (thing|item)|what the {m} thing is", dict(m=m), best[1], "", said=f"{', '.join(row[3] for row in every)}: {best[3]} is the {m}.\nSo the answer is {best[1]}.")] * 2
    return Paper("\n\n".join(blocks), {"menu": ["menu.txt", "menu.md", "card.txt", "lunch.md"], "shop": ["shop.txt", "prices.md", "offers.txt"], "sport": ["rental.txt", "hire.md", "prices.txt"]}[topic], asks if len(blocks) > 1 else [], source.pick(["list", "file", topic if topic == "menu" else "list"]))

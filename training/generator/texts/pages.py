"""Pages of shops, clubs and offices: address, phone, hours and the like, each in an element of its own; links, headings and pictures of which a question names one."""
from ..material import world
from ..material.source import is_held_out
from ..papers.paper import Ask, Paper
from ..papers.values import value
from .words import counted

# What it is called: kind, how it is asked, how it is told
_FACTS = {
    "address": ("address", "(what is|what's) (the |their )address( of the {w}|)|where is the {w}|(which|what) address does the {w} have|in (which|what) street is the {w}|where can I find the {w}", "the address( of the {w}|)|where the {w} is"), "phone": ("phone", "(what is|what's) (the |their )(phone number|telephone number)( of the {w}|)|(which|what) number do I (call|dial)|how can I call the {w}|(which|what) phone number does the {w} have", "the phone number( of the {w}|)"),
    "email": ("email", "(what is|what's) (the |their )(email|email address|mail address)( of the {w}|)|where can I (write|send a mail) to|to (which|what) address can I write a mail", "the email( address|)( of the {w}|)"), "fax": ("phone", "(what is|what's) (the |their )fax( number|)( of the {w}|)|where do I send a fax", "the fax number( of the {w}|)"),
    "hours": ("HOURS", "when is the {w} open|(what are|what're) (the |their )(opening |)hours( of the {w}|)|at (what|which) (time|times) is the {w} open", "when the {w} is open|the opening hours( of the {w}|)"), "closed": ("DAY", "when is the {w} closed|on (which|what) day is the {w} closed|(which|what) day are they closed", "when the {w} is closed|on which day the {w} is closed"),
    "owner": ("person", "who (owns|runs) the {w}|who is the owner( of the {w}|)|(what is|what's) the name of the owner", "who owns the {w}|the owner( of the {w}|)"), "contact": ("person", "who is the contact( person|)|whom can I (ask|contact)|(which|what) person is the contact", "the contact( person|)|whom I can contact"), "founded": ("year", "when was the {w} (founded|opened)|in (which|what) year was the {w} founded|since when is there the {w}", "when the {w} was founded"),
    "price": ("price", "how much is (a ticket|the entry|it to get in)|(what is|what's) the (entry |ticket |)price|what does (a ticket|the entry) cost", "the price|what a ticket costs"), "bus": ("1..99", "(which|what) bus goes (there|to the {w})|(what is|what's) the number of the bus|with (which|what) bus do I get (there|to the {w})", "which bus goes (there|to the {w})"), "rooms": ("2..90", "how many rooms does the {w} have|how many rooms are there", "how many rooms the {w} has"),
    "chef": ("person", "who is the chef|who cooks (there|in the {w})|(what is|what's) the name of the chef", "who the chef is"), "parking": ("PARK", "where (can|do) I park|where is (the |)parking|where can I leave my car", "where I can park"), "city": ("city", "in (which|what) city is the {w}|(which|what) city is the {w} in", "in which city the {w} is"), "event": ("DAY", "when is the next event|on (which|what) day is the next event", "when the next event is")}
_LABELS = {"address": "Address,Where,Our address,Street", "phone": "Phone,Tel,Call us,Telephone", "email": "Email,Mail,E-Mail,Write to", "fax": "Fax", "hours": "Open,Opening hours,Hours", "closed": "Closed,Closed on", "owner": "Owner,Owned by,Run by", "contact": "Contact,Contact person,Ask for", "founded": "Founded,Since,Established", "price": "Entry,Ticket,Price", "bus": "Bus,Bus line", "rooms": "Rooms", "chef": "Chef", "parking": "Parking,Park here", "city": "City,Town", "event": "Next event"}
_KINDS = "bakery,hotel,museum,pool,library,cafe,zoo,school,bookshop,theater,clinic,gym,garage,pharmacy,cinema,florist,hostel,brewery,barber,campsite,aquarium,studio,farm shop,restaurant".split(",")
_LINES = ["<p>{k}: {v}</p>", "<p>{k}: {v}</p>", "<li>{k}: {v}</li>", "<p><b>{k}:</b> {v}</p>", "<li><strong>{k}</strong> {v}</li>", "<tr><td>{k}</td><td>{v}</td></tr>", "<tr><th>{k}</th><td>{v}</td></tr>", "<dt>{k}</dt><dd>{v}</dd>", '<p class="{c}">{v}</p>', '<span id="{c}">{v}</span>', '<div class="{c}">{v}</div>']
_AROUND = {"<li>": "ul", "<tr>": "table", "<dt>": "dl"}
_LINKS = "Menu,Prices,Tickets,Gallery,Contact,About us,News,Jobs,Shop,Events,Rooms,Reviews,Directions,Imprint,Team,Courses,Booking,Archive,Map,Login".split(",")
_HEADINGS = "Our story,Opening times,How to find us,Our team,What we offer,Prices,Visit us,Contact,News,Special offers,For groups,Questions".split(",")
_TEXTS = "Fresh every day.,We are happy to see you.,Dogs are welcome.,Please book early.,Family run for three generations.,Groups are welcome.,We speak English.,Wheelchairs can enter.,Cards are accepted.,New this summer.".split(",")


def page(source):
    """3 to 6 facts, often links and headings."""
    kind = source.pick(_KINDS)
    name = source.pick([f"{kind.title()} {value(source, 'family')}", f"{source.pick(world.NOUNS).capitalize()} {kind.title()}", f"The {source.pick(world.COLORS).capitalize()} {source.pick(world.NOUNS).capitalize()}"])
    able = [one for one in _FACTS if (source.held_out or not is_held_out("page " + one)) and (one != "chef" or kind in ("hotel", "restaurant", "cafe")) and (one != "rooms" or kind in ("hotel", "museum", "hostel", "school"))]
    shape, taken, asks, body = source.pick(_LINES), set(), [], []
    for one in source.random.sample(able, source.number(3, 6)):
        what, direct, told = _FACTS[one]
        text = next(text for text in (_value(source, what) for _ in range(40)) if text not in taken)
        taken.add(text)
        line = shape.format(k=source.pick(_LABELS[one].split(",")), v=text, c=one)
        if one == "email" and source.chance(.3):
            line = line.replace(text, f'<a href="mailto:{text}">{text}</a>')
        body.append(line)
        asks += [Ask(direct, told, dict(w=kind), text, line)] * 2
    wrap = next((tag for sign, tag in _AROUND.items() if shape.startswith(sign)), "")
    facts = [f"<{wrap}>", *("  " + line for line in body), f"</{wrap}>"] if wrap else body
    links = source.random.sample(_LINKS, source.weighted({0: 3, 1: 3, 2: 4, 3: 3}))
    targets = source.random.sample([one + end for one in ("menu", "list", "go", "info", "page", "new", "all", "us", "here", "shop", "more", "start") for end in (".html", "")], len(links))
    shown = []
    for label, target in zip(links, targets):
        target = source.pick(["/", "/", "", "https://" + value(source, "project") + ".org/"]) + (label.lower().replace(" ", "-") + ".html" if source.chance(.5) else target)
        shown.append(f'<a href="{target}">{label}</a>')
        asks += [Ask("where does the {l} link (go|lead|point)( to|)|(what is|what's) the (target|address|href|URL) of the {l} link|to (which|what) page does {l} (link|lead)|(which|what) page does the {l} link open", "where the {l} link goes|the target of the {l} link", dict(l=label), target, shown[-1]),
                 Ask("(which|what) link (goes|leads|points) to {p}|(what is|what's) the text of the link to {p}", "which link goes to {p}|the text of the link to {p}", dict(p=target), label, shown[-1])]
    heading = source.pick([f"Welcome to {name}", name, f"Welcome", f"{name} - home"])
    second = source.pick(_HEADINGS) if source.chance(.4) else ""
    lines = [f"<h1>{heading}</h1>", *([f"<p>{source.pick(_TEXTS)}</p>"] if source.chance(.5) else []), *([f"<h2>{second}</h2>"] if second else []), *facts]
    menu = ["<nav>", *("  " + one for one in shown), "</nav>"] if shown and source.chance(.5) else shown
    lines = menu + lines if source.chance(.4) else lines + menu
    title = source.pick([name, name, f"{name} | {source.pick(world.CITIES)}"])
    asks += [Ask("(what is|what's) the (page |)title( of the page|)|(which|what) title does the page have", "the title( of the page|)", {}, title, f"<title>{title}</title>"), Ask("(what is|what's) the (main |)heading|what does the (h1|main heading|big heading) say", "the main heading", {}, heading, lines[[line.startswith("<h1>") for line in lines].index(True)])]
    if second:
        asks.append(Ask("what does the (h2|second heading|small heading) say|(what is|what's) the (h2|second heading)", "what the (h2|second heading) says", {}, second, f"<h2>{second}</h2>"))
    if len(links) > 1:
        asks.append(counted("how many links are (there|on the page)|how many links does the page have", "how many links there are", {}, links))
    indent = source.pick(["", "  "])
    head = ["<!DOCTYPE html>", "<html>", "<head>", f"{indent}<title>{title}</title>", "</head>", "<body>"] if source.chance(.8) else ["<html>", f"<head><title>{title}</title></head>", "<body>"]
    return Paper("\n".join([*head, *(indent + line for line in lines), "</body>", "</html>"]), ["index.html", "index.html", "page.html", "home.html", "about.html", "contact.html", "public/index.html", "site/contact.html"], asks, source.pick(["page", "file"]))


def _value(source, kind):
    match kind:
        case "HOURS":
            a, b = source.number(6, 11), source.number(4, 10)
            return source.pick([f"{a}:00 - {b + 12}:00", f"{a} am to {b} pm", f"daily {a}-{b + 12}", f"Mon-Fri {a}:00-{b + 12}:00", f"{source.pick(world.DAYS)} to {source.pick(world.DAYS)}, {a} am - {b} pm"])
        case "DAY": return source.pick(world.DAYS)
        case "PARK": return source.pick(["behind the house", "in front of the church", "at the station", "in the yard", "across the street", "on the market square", "under the bridge", "next to the school"])
        case "price": return source.pick(["{} euros", "${}", "{} EUR"]).format(source.number(2, 40))
    return value(source, kind)

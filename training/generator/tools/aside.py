"""Requests for the tools of a client that are not about files and commands: the web, images, skills."""
from ..chat import Answer, Call, Result, User
from ..words.wording import typed, worded

# Parameter that a call fills in -> how people ask for it, what stands there.
_WEB = (
    "(search|look on) the (web|internet) for {x}|(do a|run a) web search for {x}|(search|look) online for {x}|google {x}|(look up|find|search for) {x} (on the web|on the internet|online)|web search: {x}|(can|could) you (search the web|google|search online) for {x}?|what does the (web|internet) say about {x}?|use the web to (find|look up) {x}|(find|get) (something|some information|articles) about {x} (on the web|online)|search the internet: {x}")
_PAGE = "(fetch|download|load|get|open|read|visit) {x}|(fetch|get|load|read) the (page|website|site|web page) {x}|what (does {x} say|is on {x}|is on the page {x})?|(show me|give me) (what is on|the content of|the text of) {x}|(can|could) you (open|read|fetch|load) {x}?|(summarize|read) the page at {x}|(fetch|read) this (url|page|link): {x}|go to {x} and (read it|tell me what it says)"
_IMAGE = "(look at|view|show|open|inspect) (the image |the picture |the screenshot |){x}|what (is in|can you see in|do you see in|is shown in) (the image |the picture |){x}?|(see|check) (the image|the screenshot) {x}|(have a look at|take a look at) the (image|picture|screenshot) {x}|(load|view) {x} as an image"
_SKILL = "(load|use|start|run|invoke|open) the skill {x}|(load|use|start) the {x} skill|use your {x} skill|(which steps are in|what does) the skill {x}( say|)?|(please |)(load|activate) {x}, the skill|skill: {x}"
_TOOLS = {"WebSearch": ("query", _WEB), "google_web_search": ("query", _WEB), "webfetch": ("url", _PAGE), "view_image": ("path", _IMAGE), "Skill": ("skill", _SKILL), "skill": ("name", _SKILL)}


def aside(source, box):
    """One of the tools that is listed; None where none is."""
    able = [schema for schema in box.others if schema["name"] in _TOOLS and _TOOLS[schema["name"]][0] in schema["parameters"].get("properties", {})]
    if not able or box.client == "unseen":
        return None
    name = source.pick(able)["name"]
    parameter, form = _TOOLS[name]
    match parameter:
        case "query": value = source.pick([source.phrase(2, 5), source.snippet(2, 6), source.noun() + " " + source.word()])
        case "url": value = f"https://{source.pick(['', 'www.', 'docs.'])}{source.word()}.{source.pick(['com', 'org', 'io', 'dev'])}" + source.pick(["", "", f"/{source.word()}", f"/{source.word()}/{source.word()}.html"])
        case "path": value = source.path().rsplit(".", 1)[0] + source.pick([".png", ".jpg", ".png", ".jpeg", ".gif"])
        case _: value = source.pick([source.word(), source.word() + "-" + source.word()])
    shown = value if parameter in ("url", "path") else source.pick(["{}", "{}", '"{}"', "'{}'"]).format(value)
    out = source.line()
    return [User(typed(source, worded(source, form, x=shown), shown)), Answer(f"I call {name}.", "", Call(name, [(parameter, value)])), Result(out), Answer("I repeat the result.", out)]

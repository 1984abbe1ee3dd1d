"""Requests that none of the listed tools is for: nothing is called."""
import json
import re

from . import everyday
from .chat import Answer, User

# Topic of the everyday tools -> what no listed tool may mention.
_FAR = {
    "taxi": "taxi|cab|ride|travel|trip|book|car|driv|transport|order", "hotel": "hotel|room|stay|travel|book|reserv|lodg|accomm|trip|night", "restaurant": "restaurant|table|book|reserv|food|dinner|seat|eat|meal",
    "flight": "flight|travel|trip|book|air|train|ticket|fly", "bank": "bank|money|pay|transfer|account|invoice|cash|amount|loan|card", "music": "music|song|play|audio|track|sound|media|volume|radio|listen|album|artist|band",
    "print": "print|document|copy|scan|paper|file", "light": "light|lamp|house|room|device|switch|home|bright|color|turn", "alarm": "alarm|timer|remind|clock|time|wake|schedule|calendar|event", "weather": "weather|forecast|temperature|city|place|climate",
    "parcel": "parcel|package|ship|deliver|send|courier|mail|post", "poll": "poll|vote|survey|question|option", "film": "film|movie|cinema|ticket|show|watch|video|media|book|title",
    "calendar": "calendar|event|meeting|appointment|schedule|remind|date|day|time|task", "deploy": "deploy|release|service|server|environment|version|ship|variable|app|build"}


def unfit(source, box):
    if box.operations or not box.functions:
        return None
    listed = json.dumps(box.schemas()).lower()
    topics = [topic for topic, words in _FAR.items() if not re.search(words, listed)]
    if not topics:
        return None
    topic = source.pick(topics)
    function = everyday.function(source, source.pick([made for made in everyday.TOOLS if made.topic == topic and not made.held]), 0, "")
    if function is None:
        return None
    text, _ = function.request(source, plain=True)
    if function.name in text or re.search(r"(?i)\btools?\b", text):
        return None
    return [User(text), Answer("None of the tools does that.", "I have no tool for that.")]

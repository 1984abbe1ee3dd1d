"""The same tools under other names, in training: spelled in another way, parameters called by another word. No name that is kept for evaluation is left."""
import re

from ..material.source import is_held_out
from ..tools.functions import spelled
from . import items

# Parameters -> what else they may be called.
_SAME = {name: others.split() for name, others in (line.split(": ") for line in """
location: place where area
city: town city_name place
country: nation country_name
date: day on_date when
start_date: from_date begin_date first_day
end_date: to_date until last_day
year: in_year calendar_year
query: q search term search_term
name: title label
title: heading name_of_it
user_id: uid user account_id
id: identifier key number
amount: value how_much
number: n value num
quantity: count how_many
days: n_days day_count
duration: length how_long
genre: category style
artist: artist_name performer
company: company_name firm
company_name: company firm
content: text body what
text: content input
unit: units measure
language: lang
price: cost
budget: max_price spend_limit
start_location: origin from_place start
end_location: destination to_place end
origin: from_place start_point
destination: to_place target
team: team_name club
team_name: team club
weight: mass
length: long size_length
width: breadth
radius: r circle_radius
distance: how_far dist
temperature: temp degrees
status: state
type: kind
format: form output_format
host: server hostname
limit: max_results at_most
items: things products
size: how_big
color: colour shade
""".strip().split("\n"))}
_VERBS = set("get find search calculate compute book play set add create update delete send list check fetch convert retrieve look show make order start stop open".split())


def renamed(source, tool, taken, told):
    """-> (the tool, old parameter -> new one). `told`: a request may tell these names, so that most of them stay."""
    style = None if told else source.weighted({None: 5, 0: 3, 2: 2, 1: 1})
    name = _free(source, [tool["name"] if style is None else spelled(_short(source, tool["name"]), style), tool["name"]] + [spelled("_".join(items.words(tool["name"])), way) for way in (0, 2)], "run_", taken)
    names = {}
    for parameter in tool["parameters"]["properties"]:
        snake = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", parameter).lower().strip("_")
        other = source.pick(_SAME[snake]) if snake in _SAME and not told and source.chance(.3) else snake if style is not None else parameter
        kept = [spelled(other, 2) if style in (1, 2) else other, parameter] + _SAME.get(snake, []) + [spelled(snake, 2), snake]
        names[parameter] = _free(source, kept, "the_", set(names.values()))
    parameters = tool["parameters"]
    parameters = parameters | {"properties": {names[old]: schema for old, schema in parameters["properties"].items()}}
    if "required" in parameters:
        parameters["required"] = [names.get(old, old) for old in parameters["required"]]
    return tool | {"name": name, "parameters": parameters}, names


def _free(source, wanted, prefix, taken):
    """The first that no evaluation uses."""
    return next((name for name in wanted + [prefix + wanted[-1], wanted[-1] + "_1", wanted[-1] + "_2"] if name not in taken and not is_held_out(name)), wanted[-1] + "_3")


def _short(source, name):
    """Without the topic in front of the verb, now and then."""
    words = items.words(name)
    verb = next((at for at, word in enumerate(words) if word in _VERBS), 0)
    return "_".join(words[verb:] if 0 < verb < len(words) - 1 and source.chance(.6) else words)

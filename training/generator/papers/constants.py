"""Constants in code, and tables of code or settings that give one value to each of several things."""
import re

from ..material.source import is_held_out
from .paper import Ask, Paper
from .settings import _drawn_keys, ask, spelled
from .values import value

# Language -> endings, a line of text, a line of a number, spelling, remark sign, what stands before and behind.
_LANGUAGES = {
    "py": ("py", '{k} = "{v}"', "{k} = {v}", "upper", "#", ["", "import os\n\n", '"""Settings."""\n\n', "from pathlib import Path\n\n"], ["", "", "\n\n\ndef main():\n    run()", "\n\nprint(\"ready\")"]),
    "js": ("js ts mjs", 'export const {k} = "{v}";', "export const {k} = {v};", "upper camel", "//", ["", "", "// constants\n"], ["", "", "\n\nexport default {};"]),
    "let": ("js jsx", "const {k} = '{v}';", "const {k} = {v};", "camel upper", "//", ["", "import fs from 'fs';\n\n"], ["", "", "\n\nstart();"]),
    "rs": ("rs", 'pub const {k}: &str = "{v}";', "pub const {k}: u32 = {v};", "upper", "//", ["", "use std::fs;\n\n", "//! Limits.\n\n"], ["", "", "\n\nfn main() {\n    run();\n}"]),
    "c": ("h c hpp", '#define {k} "{v}"', "#define {k} {v}", "upper", "//", ["", "#pragma once\n\n", "#include <stdio.h>\n\n"], ["", "", "\n\nint main(void) {\n    return 0;\n}"]),
    "go": ("go", 'const {k} = "{v}"', "const {k} = {v}", "camel", "//", ["package main\n\n", "package config\n\n"], [""]),
    "java": ("java", 'static final String {k} = "{v}";', "static final int {k} = {v};", "upper", "//", [""], [""]),
    "sh": ("sh", '{k}="{v}"', "{k}={v}", "upper", "#", ["#!/bin/sh\n", "#!/bin/bash\nset -e\n\n", ""], ["", "\n\necho done"]),
    "rb": ("rb", '{k} = "{v}"', "{k} = {v}", "upper", "#", ["", "require \"json\"\n\n"], [""])}
_STEMS = "constants config limits settings defaults values options params rules tuning app game common".split()
_OWN = [tuple(part.strip() for part in line.split(" / ")) for line in """\
max_wait / 2..600 / how long does it wait at most|what is the longest wait|how many seconds does it wait at most / the longest wait
max_players / 2..64 / how many players (can play|are allowed|may join)( at most|) / how many players are allowed
start_gold / 10..900 / with how much gold does one start|how much gold does one have at the start / how much gold one starts with
jump_height / 2..90 / how high (can one jump|is a jump) / how high a jump is
lives / 1..9 / how many lives (are there|does one have|do you have) / how many lives there are
round_seconds / 20..900 / how long (is a round|does a round last)|how many seconds does a round last / how long a round is
max_file_kb / 64..9000 / how (big|large) may a file be|how many kilobytes may a file have / how large a file may be
sender / email / from (which|what) address are (the |)mails sent|who sends the mails|(which|what) address sends the mails / from which address mails are sent
admin_name / name / who is the admin|what is the admin called / who the admin is
greeting / Hello there,Good day,Welcome back,Hi friend,Nice to see you,Ahoy / (how|with what) does it greet( people|)|what does it say as a greeting / how it greets
currency / EUR,USD,GBP,CHF,JPY,SEK,PLN / (which|what) currency (is used|does it use)|in (which|what) currency are prices / which currency is used
home_town / city / (which|what) town is set as (the |)home|what is the home town / the home town
logo_file / logo.svg,brand.png,sign.svg,head.png,mark.gif / (which|what) file (has|is) the logo|(which|what) picture is the logo / which file is the logo
log_file / app.log,run.log,out.txt,events.log,trace.log / (where|to which file|in which file) (does it|are) log(s|) (go|to)|(which|what) file does it log to / which file it logs to
tax_percent / 3..27 / how (high|much) is the tax|how many percent is the tax / how high the tax is
free_from / 20..300 / from (what|which) amount on is shipping free|when is shipping free / from which amount on shipping is free
open_hour / 6..11 / at (what|which) hour does it open|when does it open / when it opens
close_hour / 16..23 / at (what|which) hour does it close|when does it close / when it closes
pin_led / 2..40 / (which|what) pin is the (LED|lamp) on|on (which|what) pin is the (LED|lamp) / the pin of the LED
motor_speed / 20..990 / how fast (is|does) the motor( run|)|what speed does the motor have / the speed of the motor
blink_ms / 20..2000 / how many milliseconds is a blink / the length of a blink
tries / 2..12 / how (many times|often) does it try|how many tries (are there|does it make) / how many tries there are
seats / 10..400 / how many seats (are there|does it have) / how many seats there are
children_price / 1..30 / how much do children pay|what does a child pay / how much children pay
backup_folder / /srv/copies,/mnt/disk2,/data/old,/home/ops/save,/var/backups / (where|in which folder) (are|go) (the |)backups|(which|what) folder has the backups / where the backups go""".split("\n")]


def constants(source):
    """Constants at the top of a file of code."""
    ends, words, numbers, styles, sign, heads, tails = _LANGUAGES[source.pick(sorted(_LANGUAGES))]
    style, rows, asks = source.pick(styles.split()), [], []
    written = lambda k, v: (numbers if re.fullmatch(r"[1-9]\d*|0|true|false", v) else words).format(k=k, v=v)
    usable = [one for one in _OWN if source.held_out or not is_held_out(one[0])]
    for name, kind, direct, told in source.random.sample(usable, source.number(2, 5)):
        shown, text = spelled(style, name), value(source, kind)
        rows.append(written(shown, text))
        if not source.held_out or is_held_out(name):
            asks.append(_asked(source, shown, direct, told, text, rows[-1]))
    own = {name for name, *_ in _OWN}
    for key in _drawn_keys(source, source.number(1, 4), mixed={1: 1}):
        text, shown = value(source, key.kind), spelled(style, key.name)
        if key.name not in own and '"' not in text and text not in ("true", "false", "yes", "no", "on", "off"):
            rows.append(written(shown, text))
            if key.held == source.held_out:
                asks.append(ask(source, key, shown, text, rows[-1]))
    source.random.shuffle(rows)
    lines = [line + (f"  {sign} {source.pick(['keep this', 'see the manual', 'default', 'old value', 'for now', 'tested'])}" if source.chance(.08) else "") for line in rows]
    gap = "\n\n" if source.chance(.08) else "\n"
    return Paper(source.pick(heads) + gap.join(lines) + source.pick(tails), [f"{source.pick(_STEMS)}.{end}" for end in ends.split()], asks, source.pick(["file", "file", "code"]))


def _asked(source, shown, direct, told, text, line):
    if source.chance(.3):
        return Ask("what is {k}|what is {k} set to|what is the value of {k}|what's {k}|(which|what) value does {k} have|how much is {k}|(which|what) value is given to {k}", "the value of {k}|what {k} is|what {k} is set to", dict(k=shown), text, line, shown)
    return Ask(direct, told, {}, text, line)


_THINGS = "lamp door window bed oven clock mirror boat garden river tower wagon basket ladder kettle drum piano fox owl bear cat horse turtle whale apple lemon cherry onion pepper carrot sun moon cloud storm castle bridge wizard knight pirate robot dragon ghost kitchen cellar attic hall balcony garage letter parcel mug hat coat boot ring".split()
_VALUES = [
    ("file", "{x}.png,{x}.svg,{x}2.png,big-{x}.jpg,{x}_old.gif,icons/{x}.svg", "(which|what) (file|picture|image) (is set|is used|is there|is given|stands) for the {x}|(which|what) (file|picture|image) does the {x} (use|have)|what file shows the {x}|what is the (file|picture|image) of the {x}", "the (file|picture) of the {x}|which file is set for the {x}"),
    ("file", "a1.png,b7.png,scene.svg,item3.gif,img_20.jpg,blue.svg,tile4.png,old.png,draft.jpg,pic9.png,shape.svg,card.gif", "(which|what) (file|picture|image) (is set|is used|is there|is given|stands) for the {x}|(which|what) (file|picture|image) does the {x} (use|have)|what is the (file|picture|image) of the {x}", "the (file|picture) of the {x}|which file is set for the {x}"),
    ("sound", "bell.wav,ding.mp3,horn.ogg,rain.wav,click.wav,wind.ogg,drum.mp3,knock.wav,splash.ogg,chime.mp3,buzz.wav,roar.mp3", "(which|what) sound (is set|is used|is played) for the {x}|(which|what) sound does the {x} (make|have|play)|what does one hear for the {x}", "the sound of the {x}|which sound is set for the {x}"),
    ("color", "red,green,blue,yellow,white,black,orange,purple,brown,grey,pink,silver,#ff8800,#20a040,#3050ff", "(which|what) color (is set|is used) for the {x}|(which|what) color (does the {x} have|is the {x})|what is the color of the {x}|how is the {x} painted", "the color of the {x}|which color the {x} has"),
    ("key", "F1,F2,F3,F5,F7,F9,space,tab,enter,ctrl+k,ctrl+b,alt+x,q,w,e,j,z", "(which|what) key (is set|is used) for the {x}|(which|what) key (do I|must I) press for the {x}|what do I press for the {x}|what is the key (of|for) the {x}", "the key (of|for) the {x}|which key is set for the {x}"),
    ("pin", "2..40", "(which|what) pin (is set|is used) for the {x}|on (which|what) pin is the {x}|(which|what) pin is the {x} on|what is the pin of the {x}", "the pin of the {x}|on which pin the {x} is"),
    ("price", "2..950", "(what|how much) does the {x} cost|(which|what) price (is set|is given) for the {x}|how much is the {x}|what is the price of the {x}", "the price of the {x}|what the {x} costs"),
    ("owner", "name", "who owns the {x}|who is the owner of the {x}|to whom does the {x} belong|whose is the {x}", "the owner of the {x}|who owns the {x}"),
    ("room", "blue,green,north,south,upper,lower,guest,music,play,tea,smoking,garden", "in (which|what) room is the {x}|(which|what) room is (set for the {x}|the {x} in)|where is the {x}", "the room of the {x}|where the {x} is"),
    ("level", "1..99", "(which|what) level does the {x} have|(which|what) level is (set|given) for the {x}|at (which|what) level is the {x}|what is the level of the {x}", "the level of the {x}|which level the {x} has"),
    ("host", "host", "(which|what) host (is set|is used) for the {x}|(which|what) (host|server) does the {x} (use|talk to)|what is the host of the {x}", "the host of the {x}|which host is set for the {x}"),
    ("time", "time", "at (what|which) time (is the {x} on|does the {x} start)|when (is the {x} on|does the {x} start)|(which|what) time (is set|is given) for the {x}", "the time (of|for) the {x}|which time is set for the {x}")]


def assigned(source):
    """One value for each of some things, as TOML, JSON, a dictionary or plain lines; now and then two tables of the same things."""
    things = source.random.sample([one for one in _THINGS if source.held_out or not is_held_out("thing " + one)], source.number(3, 7))
    tables = source.random.sample(_VALUES, source.weighted({1: 3, 2: 2}))
    if len({noun for noun, *_ in tables}) < len(tables):
        return assigned(source)
    form, parts, asks = source.pick(["toml", "ini", "json", "yaml", "py", "js", "plain", "colon"]), [], []
    for noun, kind, direct, told in tables:
        drawn = source.distinct(lambda: value(source, kind), len(things), 200) if "{x}" not in kind else [value(source, kind).replace("{x}", x) for x in things]
        mine = source.random.sample(things, len(things))[:len(drawn)] if "{x}" not in kind else things
        quoted = lambda v: v if v.isdigit() else f'"{v}"'
        line = {"toml": lambda x, v: f"{x} = {quoted(v)}", "ini": lambda x, v: f"{x} = {v}", "json": lambda x, v: f'"{x}": {quoted(v)}', "yaml": lambda x, v: f"{x}: {v}", "py": lambda x, v: f'"{x}": {quoted(v)},', "js": lambda x, v: f"{x}: {quoted(v)},", "plain": lambda x, v: f"{x}={v}", "colon": lambda x, v: f"{x}: {v}"}[form]
        rows = [(x, v, line(x, v)) for x, v in zip(mine, drawn)]
        plural = source.pick([noun + "s", noun + "s", noun])
        pad = "  " if form in ("json", "yaml", "js") else "    "
        body = [text for *_, text in rows]
        parts.append({"json": f'  "{plural}": {{\n' + ",\n".join(pad * 2 + text for text in body) + "\n  }", "yaml": f"{plural}:\n" + "\n".join(pad + text for text in body), "py": f"{plural.upper()} = {{\n" + "\n".join(pad + text for text in body) + "\n}",
                      "js": f"export const {plural} = {{\n" + "\n".join(pad + text for text in body) + "\n};", "plain": f"# {plural}\n" + "\n".join(body), "colon": f"{plural.capitalize()}:\n" + "\n".join(body)}.get(form) or f"[{plural}]\n" + "\n".join(body))
        asks += [Ask(direct, told, dict(x=x), v, text, f"the {x}") for x, v, text in rows if not source.held_out or is_held_out("thing " + x)]
    text = "{\n" + ",\n".join(parts) + "\n}" if form == "json" else "\n\n".join(parts)
    end = {"toml": "toml", "ini": "ini", "json": "json", "yaml": "yaml", "py": "py", "js": "js", "plain": "conf", "colon": "txt"}[form]
    return Paper(text, [f"{stem}.{end}" for stem in ("things", "items", "config", "theme", "settings", "assets", "map", "setup")], asks, "file")

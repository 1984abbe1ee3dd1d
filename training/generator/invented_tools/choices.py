"""Parts of a request that choose among what the schema lists: enumerations and switches."""
from . import lexicon, values
from .parts import Param, Part

# names | what can be chosen, with other words for it behind "=" | ways to say it
_ENUMS = lexicon.split([tuple(line.split("|")) for line in """
priority,urgency,importance|low=minor medium=normal high=important urgent=top|with {0} priority;at {0} priority;priority {0};{0} priority;as {0} priority
size,dimensions|small=little medium=mid-sized large=big|in size {0};size {0};in {0};in {0} size
speed,pace|slow=leisurely normal=regular fast=quick|at {0} speed;{0} speed;in {0} mode;speed: {0}
order,sort_order,direction|asc=ascending desc=descending|in {0} order;{0};sorted {0};order: {0}
severity,level|info=informational warning=moderate error=serious critical=severe|with severity {0};severity {0};as {0};at {0} severity
quality,resolution|draft=rough standard=ordinary best=finest|in {0} quality;quality {0};at {0} quality;with {0} quality
visibility,access|public=open private=personal internal=in-house|as {0};with {0} visibility;visibility {0};with {0} access
unit,units,temperature_unit|celsius=centigrade fahrenheit kelvin|in {0};in {0}, please
unit_system,units|metric imperial|in {0} units;using {0} units;units: {0}
status,state|open=active closed=finished pending=waiting|with status {0};status {0};as {0};that are {0}
payment_method,payment,pay_with|cash card=plastic paypal invoice=bill|by {0};with {0};paying by {0};payment: {0}
shipping,delivery_method|standard=normal express=fast overnight=next-day|with {0} shipping;by {0} delivery;{0} shipping
position,side,placement|left right top=upper bottom=lower center=middle|on the {0} side;at the {0};position {0};aligned {0}
alignment,align|left right center=middle justify|aligned {0};with {0} alignment;alignment {0}
mode,operation_mode|auto=automatic manual=by-hand eco=economical turbo=boosted|in {0} mode;with mode {0};mode {0};using {0} mode
theme,appearance|light=bright dark=black system=default|with the {0} theme;in {0} mode;theme {0}
environment,env|dev=development staging prod=production|in {0};on {0};for {0};environment {0}
frequency,interval,how_often|daily=every-day weekly=every-week monthly=every-month|{0};on a {0} basis;with {0} frequency
difficulty,level|easy=simple medium=moderate hard=tough|at {0} difficulty;with {0} difficulty;difficulty {0};level {0}
tone,style|formal=official casual=relaxed friendly=kind|in a {0} tone;with a {0} tone;tone: {0}
gender,voice|male=masculine female=feminine neutral|with a {0} voice;in a {0} voice;voice {0}
spiciness,heat|mild=gentle medium hot=spicy|{0};made {0};spiciness {0};with {0} heat
roast,roast_level|light blonde medium dark espresso|with a {0} roast;{0} roast;roast {0}
doneness,cooked|rare medium well_done=thoroughly-cooked|cooked {0};{0};doneness {0}
milk,milk_type|whole oat soy almond none=no-milk|with {0} milk;{0} milk;milk: {0}
crust,base|thin=crispy thick=deep stuffed|with a {0} crust;{0} crust;crust {0}
cabin,travel_class|economy business first|in {0} class;{0} class;class {0}
room_type,bed_type|single double=two-person suite twin|in a {0} room;with a {0} room;as a {0}
log_level,verbosity|debug info warn=warnings error=errors|at log level {0};with {0} logging;log level {0}
encoding,charset|utf-8 latin-1 ascii utf-16|in {0};encoded as {0};with encoding {0}
compression,codec|gzip zstd lz4 none=uncompressed|with {0} compression;using {0};compression {0}
strategy,deploy_strategy|rolling=gradual recreate canary blue_green=blue-green|with the {0} strategy;using a {0} strategy;strategy {0}
season,period|spring summer autumn=fall winter|in {0};for the {0};during {0}
method,http_method|GET POST PUT PATCH DELETE|with {0};using {0};method {0}
pose,orientation|portrait=upright landscape=horizontal|in {0};in {0} orientation;orientation {0}
shift,time_of_day|morning afternoon evening night|in the {0};for the {0} shift;{0} shift
fit,cut|slim=narrow regular loose=baggy|with a {0} fit;{0} fit;fit: {0}
material,finish|matte=dull glossy=shiny satin|with a {0} finish;in {0};finish {0}
texture,consistency|smooth=even chunky=coarse creamy|with a {0} texture;{0};texture {0}
sugar,sweetness|none=unsweetened less=little normal extra=lots|with {0} sugar;sugar {0};sweetness {0}
depth,detail|brief=short normal detailed=thorough|in {0} form;with {0} depth;{0};depth {0}
gear,transmission|manual automatic=auto|with {0} transmission;{0};transmission {0}
weapon_type,attack|melee ranged magic|with a {0} attack;using {0};attack {0}
""".strip().split("\n")], lambda row: row[0])
_KINDS = "mode style profile variant kind type level method layout strategy preset policy scheme grade channel role format stage flavor tier plan category source phase program setting".split()
_INVENTED = ["in {0} {w}", "with the {0} {w}", "with {w} {0}", "using the {0} {w}", "{w} {0}", "{w}: {0}", "as {w} {0}", "with {w} set to {0}", "the {0} {w}", "{0} as the {w}"]


def choice(source):
    """One of a few values; the request has the value or, where the schema lists them, other words for it."""
    if source.chance(.15):                                              # nobody knows these
        word = source.pick(_KINDS)
        name = f"{values.word(source)} {word}" if source.chance(.3) else word
        draw = (lambda s: s.pseudo_word()) if source.chance(.2) else values.word
        options = list(dict.fromkeys(draw(source) for _ in range(source.number(2, 6))))
        pairs = [(option, []) for option in options]
        names, says = [name], [say.replace("{w}", name if source.chance(.5) else word) for say in source.random.sample(_INVENTED, 4)]
    else:
        names, listing, says = _ENUMS.draw(source)
        pairs = [(option.split("=")[0], [w.replace("-", " ") for w in option.split("=")[1:]]) for option in listing.split(" ")]
        names, says = [n.replace("_", " ") for n in names.split(",")], says.split(";")
    if len(pairs) > 2 and source.chance(.3):
        pairs = source.random.sample(pairs, source.number(2, len(pairs)))
    spelling = source.weighted({str: 6, str.upper: 1, str.capitalize: 1})
    pairs = [(spelling(option), option, others) for option, others in pairs]
    explained = any(others for _, _, others in pairs) and source.chance(.4)
    listed = ", ".join(f"{value} ({', '.join(others)})" if others else value for value, _, others in pairs) if source.chance(.5) else "; ".join(f"{value} = {others[0]}" if others else value for value, _, others in pairs)
    hints = [listed] if explained else [f"The {names[0]}", names[0].capitalize(), f"Which {names[0]}", "One of " + ", ".join(value for value, _, _ in pairs), "Allowed: " + " | ".join(value for value, _, _ in pairs)]

    def draw(source):
        value, option, others = source.pick(pairs)
        return value, source.pick(others) if explained and others and source.chance(.5) else option.replace("_", " ")
    extra = {"enum": [value for value, _, _ in pairs]}
    if not explained and source.chance(.15):                            # only the description lists them
        extra, hints = {"shown": False}, ["One of " + ", ".join(value for value, _, _ in pairs), "/".join(value for value, _, _ in pairs)]
    return Part("choice " + names[0], [Param(names, "string", draw, hints, extra=extra | ({"explained": True} if explained or "shown" in extra else {}))], says)


# names | said for true | said for false (none: not said)
_SWITCHES = lexicon.split([tuple(line.split("|")) for line in """
dry_run,simulate,preview_only|as a dry run;in dry-run mode;but only as a dry run|not as a dry run;for real
force,forced,overwrite_checks|by force;and force it;with force|without force;but do not force it
recursive,include_subfolders|recursively;including subfolders|not recursively;without subfolders
public,is_public,make_public|and make it public;as public;publicly|but keep it private;as private;not publicly
notify,send_notification,notify_all|and notify everyone;with a notification;and send a notification|without notifying anyone;without a notification;but do not notify anyone
include_archived,archived|including archived ones;with archived ones|without archived ones;excluding archived ones
verbose,detailed,full_output|verbosely;with full output;in verbose mode|without verbose output;not verbosely
overwrite,replace_existing|and overwrite what is there;overwriting the old one|without overwriting;but do not overwrite anything
backup,make_backup,keep_backup|with a backup;and make a backup;and keep a backup|without a backup;with no backup
async,background,in_background|in the background;asynchronously|not in the background;in the foreground
urgent,is_urgent,express|urgently;as urgent;it is urgent|not urgent;it is not urgent
gift_wrap,wrapped|gift wrapped;with gift wrapping;as a gift|without gift wrapping;not gift wrapped
insured,insurance,with_insurance|with insurance;insured|without insurance;uninsured
refundable,flexible|refundable;with a refund option|non-refundable;without a refund option
encrypted,encrypt,secure|encrypted;with encryption|unencrypted;without encryption
compressed,compress|compressed;with compression|uncompressed;without compression
cached,use_cache|using the cache;from the cache|bypassing the cache;without the cache
repeat,loop,recurring|on repeat;in a loop|not on repeat;without repeating
silent,quiet,muted|silently;without sound|with sound;not silently
shuffle,randomize,random_order|shuffled;in random order|in order;not shuffled
breakfast,include_breakfast|with breakfast;including breakfast|without breakfast;no breakfast
round_trip,return_ticket|as a round trip;there and back;with return|one way;one-way only
anonymous,anonymously,hide_name|anonymously;without my name|with my name;not anonymously
locked,lock_after|and lock it afterwards;locked|but leave it unlocked;unlocked
autostart,start_on_boot|with autostart;starting at boot|without autostart;not starting at boot
case_sensitive,match_case|case-sensitively;matching case|ignoring case;case-insensitively
signed,signature_required|with a signature;signed|without a signature;unsigned
vegetarian,meatless|vegetarian;without meat|with meat;not vegetarian
decaf,caffeine_free|decaf;without caffeine|with caffeine;not decaf
follow_redirects,redirects|following redirects;with redirects|without following redirects;ignoring redirects
watermark,add_watermark|with a watermark;with watermark|without a watermark;no watermark
subtitles,captions|with subtitles;subtitled|without subtitles;no subtitles
permanent,permanently|permanently;for good|not permanently;only temporarily
headless,no_window|headless;in headless mode|with a window;not headless
draft,as_draft|as a draft;as draft|not as a draft;as final
strict,strict_mode|strictly;in strict mode|leniently;without strict mode
""".strip().split("\n")], lambda row: row[0])


def switch(source):
    """A boolean, told by words for yes or no; without any words it is not told."""
    if source.chance(.4):
        noun = source.pick(lexicon.nouns().draw(source).words) if source.chance(.93) else lexicon.nonsense(source).words[0]
        many = lexicon.plural(noun)
        match source.number(0, 4):
            case 0: names, yes, no = [f"with {noun}", f"include {noun}", f"include {many}", noun], [f"with {many}", f"including {many}", f"and include the {noun}", f"plus {many}", f"{many} included", f"and add the {many}"], [f"without {many}", f"excluding {many}", f"and leave out the {noun}", f"but no {many}", f"and skip the {many}", f"but don't include {many}", f"and without any {many}", f"no {many}, please"]
            case 1: names, yes, no = [f"enable {noun}", f"{noun} enabled", f"use {noun}"], [f"with {noun} enabled", f"with the {noun} on", f"and enable the {noun}", f"and turn the {noun} on", f"and use the {noun}"], [f"with {noun} disabled", f"with the {noun} off", f"and disable the {noun}", f"and turn off the {noun}", f"but don't use the {noun}", f"and switch the {noun} off"]
            case 2: names, yes, no = [f"allow {many}", f"{many} allowed"], [f"and allow {many}", f"with {many} allowed", f"and permit {many}", f"{many} are fine"], [f"and do not allow {many}", f"with no {many} allowed", f"but forbid {many}", f"and don't allow any {many}", f"{many} are not allowed"]
            case 3: names, yes, no = [f"disable {noun}", f"no {noun}", f"without {many}", f"skip {noun}", f"ignore {many}", f"hide {noun}"], [f"without {many}", f"but no {many}", f"and skip the {noun}", f"and leave out the {many}", f"don't use the {noun}"], [f"with the {noun}", f"including the {many}", f"and keep the {noun}", f"don't leave out the {noun}", f"the {noun} should stay"]
            case _: names, yes, no = [f"keep {noun}", f"keep {many}"], [f"and keep the {noun}", f"keeping the {noun}", f"but leave the {noun}"], [f"and do not keep the {noun}", f"without keeping the {noun}", f"and drop the {noun}", f"and throw away the {noun}"]
        key = noun
    else:
        row = _SWITCHES.draw(source)
        names, yes, no = [n.replace("_", " ") for n in row[0].split(",")], row[1].split(";"), row[2].split(";")
        key = names[0]

    def draw(source):
        v = source.chance(.6)
        return v, source.pick(yes if v else no)
    return Part("switch " + key, [Param(names, "boolean", draw, [f"Whether it is {names[0]}" if source.chance(.3) else names[0].capitalize(), f"true for: {yes[0]}", f"{yes[0].capitalize()} or {no[0]}"], sure=True)], ["{0}"])


def file_format(source):
    """As PDF, in CSV format; what is written is what the schema lists."""
    options = source.random.sample("pdf csv json yaml xml png jpg svg html txt md mp3 wav docx xlsx zip parquet webp".split(), source.number(2, 6))
    name = source.pick(["format", "output format", "file format", "as format", "export type", "type"])

    def draw(source):
        v = source.pick(options)
        return v, v if source.chance(.5) else v.upper()
    return Part("format", [Param([name], "string", draw, ["Format of the result", "File format", "One of " + ", ".join(options)], extra={"enum": options})], ["as {0}", "in {0} format", "as a {0} file", "to {0}", "in {0}", "format {0}"])

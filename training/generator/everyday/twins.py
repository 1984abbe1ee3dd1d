"""Names that look alike and stand beside each other: a table and its copy, an old name and a new one, two environments, a service called like an environment. All names of a toolbox come from one or two words."""
from functools import cache

from . import fillers
from .kind import Kind, same
from .tool import tool

_WORDS = "orders users invoices payments events sessions products customers logs reports articles comments bookings metrics tickets prices stock mails jobs visits".split()
_NOUNS = dict(table="_", view="_", bucket="-", branch="-/", dataset="_-", index="_-", schema="_", queue="-.", topic="-.", volume="-_", database="_", config="-_", profile="-_", template="-_", sheet=" _", playlist=" ", folder="_-", collection="_-", image="-:", pipeline="-_", secret="-/", snapshot="-_", dashboard=" -", model="_-", cluster="-", mailbox="-.", label="-_", channel="-", campaign=" -", calendar=" ")
_ENDS = "backup old new test copy tmp archive v2 v3 2 3 2023 2024 2025 draft final dev staging prod eu us bak next live raw clean full summary daily mirror legacy temp".split()
_FRONTS = "old new test tmp my stg prod dev backup legacy".split()
_ENVIRONMENTS = "dev staging prod qa test production development preview sandbox integration uat live canary local".split()
_SERVICES = "checkout billing auth search portal gateway mailer reports catalog payments worker api web cache uploader scheduler notifier ledger".split()

# what two of them are called, how one asks (A the first, B the second), what the tools are called, what they do
_PAIRS = (
    ("copy", "source from original src {n} from_{n} source_{n}", "destination to target new_name dest copy_name to_{n} target_{n}", "(copy|clone|duplicate)_{n}|{n}_(copy|clone|duplicate)", "(copy|clone|duplicate) a {n}",
     "(copy|clone|duplicate) THE A (to|as|into) B;make a copy of THE A (called|named|with the name) B;.B (should be|has to be|is to be) a copy of A;(create|make) B (as a copy of|from|out of) A;.I need a copy of A (called|under the name|named) B;?can you copy A to B;.into B (copy|duplicate) A;.A -> B, (make a copy|copy it);(copy|clone) {n} A to {n} B;.B is missing, (copy|clone) A to it;save THE A as B as well"),
    ("rename", "old_name from current_name name {n} old source", "new_name to new target into new_{n}_name", "rename_{n}|{n}_rename|change_{n}_name", "(rename a {n}|give a {n} another name)",
     "rename THE A to B;rename {n} A (to|as) B;.A (should be|is to be) called B( from now on|);give THE A the name B;(call|name) THE A B from now on;.the name A is wrong, (make it|it should be) B;.B instead of A as the name;change the name of A to B;?can A be (called|renamed to) B;.B is the new name of A"),
    ("merge", "source from {n} merge_from other first", "target into to destination merge_into base", "merge_{n}|{n}_merge|merge_two_{n}s", "merge a {n} into another",
     "merge THE A into B;.into B merge A;.B (should get|gets) everything (from|of) A;(bring|put) everything (from|of) A into B;merge {n} A into {n} B;.A is finished, merge it into B;?can you merge A into B;.B needs what is in A, merge it"),
    ("compare", "first left base a {n} {n}_a one", "second right other b with {n}_b against", "(compare|diff)_{n}s|{n}_(diff|compare)", "(compare two {n}s|show how two {n}s differ)",
     "compare THE A (with|to|and) B;?what is the difference between A and B;?how does A differ from B;.A (and|versus|vs) B, what is different;(compare|diff) {n} A (with|and) {n} B;check A against B;?are A and B the same"),
    ("sync", "source from origin leader src", "target to replica follower dest", "(sync|synchronize|replicate)_{n}|{n}_sync", "bring a {n} up to date with another",
     "sync (THE A to B|A into B);sync B (from|with what is in) A;bring B up to date from A;update B from A;(refresh|fill) B (from|out of) A;.B lags behind A, sync it;.from A to B, sync THE {n}"),
    ("restore", "backup from source backup_{n} saved", "target {n} to into destination", "restore_{n}|{n}_restore|roll_back_{n}", "restore a {n} from a backup",
     "restore B from A;restore THE B from the backup A;overwrite B with A;(put|write) the backup A back into B;.B is broken, restore it from A;.from the backup A restore B;?can you restore B from A;use A to restore B"),
    ("replace", "old current {n} from replaced", "new replacement with by other", "(replace|swap)_{n}|{n}_(replace|swap)", "use another {n} instead of one",
     "replace THE A (with|by) B;use B instead of A;.B instead of A, please;(swap|exchange) A for B;take B in place of A;.not A any more but B;?can you replace A with B;put B where A was"))
_SINGLE = (("drop", "(drop|delete|remove)", "delete", "(drop|delete|remove) THE X;get rid of THE X;.X (can go|is not needed any more);.we don't need X any more, (drop|delete) it;?can you (drop|delete) X"), ("lock", "(lock|freeze)", "lock", "(lock|freeze) THE X;.nobody may change X, lock it;?can you lock X"),
           ("describe", "(describe|inspect|show)", "show what is in", "(describe|show|inspect) THE X;?what is in X;?what does X look like;show me X"), ("create", "(create|make|add)", "create", "(create|make|add) a (new |){n} (called|named) X;(create|make) the {n} X;.I need a new {n} X;new {n} X"),
           ("back_up", "(back_up|save|archive)", "back up", "(back up|archive) THE X;make a backup of X;.X has to be backed up"), ("check", "(check|verify|validate)", "check", "(check|verify|validate) THE X;?is X all right;.make sure that X is fine"))
_IN_ENVIRONMENT = (("restart", "(restart|reboot)", "(restart|bounce) THE S (on|in) E;.S (on|in) E (hangs|is stuck), restart it;.on E restart S;.in E(,|:) restart S;?can you restart S (on|in) E;.E: restart S"), ("deploy", "(deploy|roll_out|release)", "(deploy|roll out|release) THE S to E;bring S to E;.S has to go to E;.to E, deploy S;?can S be deployed to E;.E gets S now, deploy it"),
                   ("stop", "(stop|shut_down)", "(stop|shut down) THE S (on|in) E;.S should not run (on|in) E any more;.in E, stop S;?can you stop S on E"), ("status", "(status|health)", "?how is S (doing |)(on|in) E;?is S up (on|in) E;check S (on|in) E;(show|get) the status of S (on|in) E;.E, status of S"), ("logs", "(logs|read_logs|tail)", "(show|get|read) the logs of S (on|in|from) E;?what does S log (on|in) E;.logs of S, E;.from E, show the logs of S"),
                   ("rollback", "(roll_back|revert|undo)", "(roll back|revert) THE S (on|in) E;.S (on|in) E was better before, roll it back;.in E, roll back S"))
_BETWEEN = (("promote", "(promote|advance)", "(promote|advance) THE S from F to G;bring S from F to G;.S is fine (in|on) F, promote it to G;.from F to G, promote S;.to G promote S from F;?can S go from F to G"), ("copy_data", "(copy_data|move_data|clone_data)", "copy the data of S from F to G;copy S's data from F to G;.G needs the data of S from F, copy it;.into G copy the data of S from F;take the data of S in F over to G"),
            ("compare_env", "(compare|diff)", "compare S (in|on) F (and|with S in) G;?how does S in F differ from G;.S, F against G"))


@cache
def _names(text):
    """`table orders,users`: one of these words, with something before or behind it mostly."""
    noun, words = text.split(" ")
    words, joints = words.split(","), _NOUNS[noun]

    def draw(source):
        word, joint = source.pick(words), source.pick(joints)
        if source.chance(.3):
            return word
        name = f"{word}{joint}{source.unseen(_ENDS)}" if source.chance(.75) else f"{source.pick(_FRONTS)}{joint}{word}"
        return name if source.chance(.85) else f"{name}{'_' if joint == ':' else joint}{source.pick(_ENDS)}"
    return Kind(same(draw), hints=(f"Name of the {noun}", f"The {noun}"))


@cache
def _services(text):
    """Services, some called like an environment."""
    words = text.split(",")
    return Kind(same(lambda source: (lambda word: source.pick([word, word, word, f"{word}-{source.pick(['service', 'api', 'v2', 'worker', 'web', 'db'])}", f"{source.pick(_ENVIRONMENTS)}-{word}", f"{word}-{source.pick(_ENVIRONMENTS)}"]))(source.pick(words))), hints=("Name of the service", "Which service", "The app"))


MADE = {"twin": _names, "twin_service": _services}


def _filled(text, noun, one, two):
    """Requests for two names, which the noun may stand before."""
    if " " in _NOUNS[noun]:
        one, two = f"{one}:q", f"{two}:q"
    return "\n".join(ask.strip().replace("THE A", f"(the {noun} {{{one}}}|{{{one}}}|{{{one}}})").replace("THE B", f"(the {noun} {{{two}}}|{{{two}}})").replace("THE {n}", f"the {noun}").replace("{n}", noun).replace(" A", f" {{{one}}}").replace(" B", f" {{{two}}}").replace(".A", f".{{{one}}}").replace(".B", f".{{{two}}}").replace("(A", f"({{{one}}}").replace("|A", f"|{{{one}}}") for ask in text.split(";"))


def _pair(source, noun, words, made):
    group, first, second, names, purpose, asks = made
    of = lambda keys: [key.replace("{n}", noun) for key in keys.split()]
    slots = [f"one: twin {noun} {words} | The {noun} that is {_ROLES[group][0]} | {_ROLES[group][0].capitalize()}", f"two: twin {noun} {words} | {_ROLES[group][1]}"]
    new = tool(f"twins_{group}", names.replace("{n}", noun), purpose.replace("{n}", noun), "\n".join(slots), _filled(asks, noun, "one", "two"), "ok => Done.", group == "compare")
    keys = {"one": of(first), "two": [key for key in of(second) if key not in of(first)]}
    for place in new.slots:
        place.forms = [([source.unseen(keys[place.name])], *place.forms[0][1:])]
    return new


# What the two are, in a description.
_ROLES = dict(copy=("copied", "Name of the copy"), rename=("renamed", "The new name"), merge=("merged", "Where it goes"), compare=("compared", "The other one"), sync=("the source", "What is brought up to date"), restore=("the backup", "What is restored"), replace=("replaced", "What takes its place"))


def _single(noun, words, made):
    group, verbs, purpose, asks = made
    name = "{name:q}" if " " in _NOUNS[noun] else "{name}"
    said = "\n".join(ask.replace("THE X", f"(the {noun} {name}|{name}|{noun} {name})").replace("X", name).replace("{n}", noun) for ask in asks.split(";"))
    return tool(f"twins_{group}", f"{verbs}_{noun}|{noun}_{verbs}", f"{purpose} a {noun}", f"name {noun} {noun}_name which target: twin {noun} {words}", said, "ok => Done.", group in ("describe", "check"))


def _deployed(services, environments, made, between):
    group, verbs, asks = made
    said = asks.replace("THE S", "(the service {service}|{service}|the {service} service)").replace(" S", " {service}").replace(".S", ".{service}")
    said = said.replace(" F", " {origin}").replace(" G", " {goal}").replace(".G", ".{goal}") if between else said.replace(" E", " {environment}").replace(".E", ".{environment}").replace(";E", ";.{environment}")
    rows = f"service app name component: twin_service {services}\n"
    kind = f"enum {' '.join(environments)}"
    rows += f"origin from from_env source source_environment: {kind} | Environment it comes from\ngoal to to_env target target_environment: {kind} | Environment it goes to" if between else f"environment env stage where target: {kind} | The environment"
    return tool(f"twins_{group}", f"{verbs}(|_service|_app)|service_{verbs}", {"status": "check how a service is doing", "copy_data": "copy the data of a service to another environment", "compare_env": "compare a service in two environments"}.get(group, f"{group} a service").replace("rollback", "roll back"), rows, "\n".join(said.split(";")), "ok => Done.", group in ("status", "logs", "compare_env"))


def pick(source):
    """Three to six tools for names of one kind, or for services and environments."""
    word = lambda: source.unseen(_WORDS) if source.chance(.7) else fillers.word(source)
    if source.chance(.35):
        services = ",".join(dict.fromkeys(source.unseen(_SERVICES) if source.chance(.7) else fillers.word(source) for _ in range(source.number(1, 3))))
        environments = source.random.sample(_ENVIRONMENTS[:5] if source.chance(.5) else _ENVIRONMENTS, source.number(3, 4))
        return [_deployed(services, environments, made, False) for made in source.random.sample(_IN_ENVIRONMENT, source.number(2, 4))] + [_deployed(services, environments, made, True) for made in source.random.sample(_BETWEEN, source.number(1, 2))]
    noun = source.pick(sorted(_NOUNS))
    words = ",".join(dict.fromkeys(word() for _ in range(source.number(1, 2))))
    able = [made for made in _PAIRS if made[0] != source.pick(["merge", "sync"])]
    able = [made for made in able if made[0] != source.pick(["copy", "restore"])]
    return [_pair(source, noun, words, made) for made in source.random.sample(able, source.number(1, 3))] + [_single(noun, words, made) for made in source.random.sample(_SINGLE, source.number(1, 3))]

"""Who came before whom, what moved where, what follows from a rule: sentences and what one concludes from them."""
from ..material import world
from ..words.said import capital, said
from . import lives, stories


def order(source):
    """Who is older than whom, who came before whom."""
    n = source.number(3, 4) if source.chance(.85) else 2
    names = source.random.sample(stories.HE + stories.SHE, n)           # from the first to the last
    form, first, last, whether, middle = source.pick([
        ("", None, None, None, None), ("{a} came in before {b}|{a} finished before {b}|{a} arrived before {b}|{a} was ahead of {b}", "who (came in|finished|arrived|was) first|who was the first|who won|who came first", "who (came in|finished|arrived|was|came) last|who was the last", "did {a} (come in|finish|arrive|come) before {b}", None)])
    if first is None:
        word = said(source, "older|taller|faster|bigger|stronger")
        stem = word.removesuffix("er").replace("bigg", "bigg")
        opposite = {"older": "youngest", "taller": "shortest", "faster": "slowest", "bigger": "smallest", "stronger": "weakest"}[word]
        form, first, last, whether = f"{{a}} is {word} than {{b}}", f"who is the {stem}est|who's the {stem}est|which of them is the {stem}est", f"who is the {opposite}|who's the {opposite}|which of them is the {opposite}", f"is {{a}} {word} than {{b}}"
    else:
        form = said(source, form, a="\0", b="\1").replace("\0", "{a}").replace("\1", "{b}")
    clauses = [form.format(a=a, b=b) for a, b in zip(names, names[1:])]
    if source.chance(.3):
        clauses.reverse()
    thought = "From the first to the last: " + ", ".join(names) + "."

    def question():
        x = source.random.random()
        if x < .35:
            return said(source, first), thought, names[0]
        if x < .7:
            return said(source, last), thought, names[-1]
        i, j = sorted(source.random.sample(range(n), 2))
        yes = source.chance(.5)
        a, b = (names[i], names[j]) if yes else (names[j], names[i])
        return said(source, whether, a=a, b=b), thought, "Yes." if yes else "No."
    return clauses, question


def moves(source):
    """People and things that go from place to place; the last place counts."""
    places = source.random.sample("kitchen|garden|office|bathroom|garage|hallway|bedroom|park|library|school|cellar|living room|attic|shop".split("|"), 4)
    people = source.random.sample(stories.HE + stories.SHE, source.number(1, 3))
    if source.chance(.55):
        at, clauses = {}, []
        for _ in range(source.number(2, 4)):
            p = source.pick(people) if len(at) >= len(people) else [q for q in people if q not in at][0]
            place = source.pick([place for place in places if place != at.get(p)])
            clauses.append(said(source, "{p} went to the {o}|{p} walked to the {o}|{p} moved to the {o}|{p} is in the {o}" if p not in at else "then {p} went to the {o}|{p} went to the {o}|{p} moved on to the {o}|{p} left and went to the {o}", p=p, o=place))
            at[p] = place

        def question():
            p = source.pick(list(at))
            x = source.random.random()
            if x < .6:
                return said(source, "where is {p}( now|)|where's {p}( now|)|in which (room|place) is {p}( now|)|where did {p} end up", p=p), f"{p} went to the {at[p]}.", f"in the {at[p]}"
            if x < .75 and list(at.values()).count(at[p]) == 1:
                return f"who is in the {at[p]}{source.pick(['', ' now'])}", f"{p} went to the {at[p]}.", p
            yes = source.chance(.5)
            return f"is {p} in the {at[p] if yes else source.pick([q for q in places if q != at[p]])}{source.pick(['', ' now'])}", f"{p} went to the {at[p]}.", "Yes." if yes else "No."
        return clauses, question
    thing = source.pick("ball|book|key|cat|cup|lamp|hat|phone|bag|toy|box|coat|letter|map".split("|"))
    p, (a, b, c) = people[0], places[:3]
    clauses = [said(source, "the {t} was in the {a}|the {t} is in the {a}|{p} put the {t} in the {a}", t=thing, a=a, p=p), said(source, "{p} (moved|took|carried|brought) it to the {b}|then {p} (moved|took|carried|brought) it to the {b}|somebody moved it to the {b}", p=p, b=b)]
    if source.chance(.3):
        clauses.append(said(source, "later {q} (moved|took|brought) it to the {c}|then {q} put it in the {c}", q=people[-1], c=c))
        last = c
    else:
        last = b

    def question():
        x = source.random.random()
        if x < .65:
            return said(source, "where is the {t}( now|)|where's the {t}( now|)|in which (room|place) is the {t} now|where did the {t} end up", t=thing), f"The {thing} is in the {last} now.", f"in the {last}"
        if x < .8:
            return f"where was the {thing} {source.pick(['first', 'at first', 'in the beginning', 'at the start'])}", f"The {thing} was in the {a}.", f"in the {a}"
        yes = source.chance(.5)
        return f"is the {thing} {source.pick(['still ', 'now ']) if not yes else ''}in the {last if yes else a}", f"The {thing} is in the {last} now.", "Yes." if yes else "No."
    return clauses, question


_RULES = [
    ("all the {k} in the (shop|house|garden|box) are {c}|every {j} here is {c}|all my {k} are {c}", "{m} is one of (them|these {k}|the {k})", "what color is {m}|which color is {m}|what color does {m} have", "{c}", "{m} is {c}."),
    ("only people with a ticket (can|may) (enter|come in)|(nobody|no one) (can|may) enter without a ticket|you need a ticket to (enter|get in)", "{n} has a ticket|{n} bought a ticket", "(can|may) {n} (enter|come in|get in)", "Yes.", "{n} has a ticket."),
    ("only people with a ticket (can|may) (enter|come in)|(nobody|no one) (can|may) enter without a ticket|you need a ticket to (enter|get in)", "{n} has no ticket|{n} does not have a ticket|{n} lost the ticket", "(can|may) {n} (enter|come in|get in)", "No.", "{n} has no ticket."),
    ("everyone (came|was there|was at the party) except {n}|everybody (came|was there) but {n}|all (came|were there) except {n}", "", "did {n} come|was {n} there", "No.", "{n} did not come."),
    ("everyone (came|was there|was at the party) except {n}|everybody (came|was there) but {n}|all my friends came except {n}", "", "who (was missing|did not come|didn't come|was not there|wasn't there)", "{n}", "{n} did not come."),
    ("the shop is (only |)open (from |)Monday to Friday|we are open from Monday to Friday|the office is open Monday to Friday", "", "(is it open|is it closed|are they open) on {w}|is it open on a {w}", None, "It is open from Monday to Friday."),
    ("it is raining(, so the game is off|, so there is no game)|the game is off because of the rain|the game was cancelled because it rains", "", "is there a game|will there be a game|is the game on", "No.", "There is no game."),
    ("the {u} is broken|the {u} does not work|the {u} stopped working", "", "does the {u} work|is the {u} working", "No.", "The {u} is broken."),
    ("the {u} works again|I fixed the {u}|the {u} is working fine( again|)", "", "does the {u} work|is the {u} working", "Yes.", "The {u} works."),
    ("we have no {g}( left|)|we're out of {g}|there is no {g} left|the {g} is (gone|empty|used up)", "", "is there (any |)(more |){g}( left|)|do we have {g}|do we have any {g} left", "No.", "There is no {g}."),
    ("there is (still |)(some|enough|plenty of) {g}( left|)|we (still |)have {g}|I bought {g} (today|yesterday)", "", "is there (any |){g}( left|)|do we have {g}", "Yes.", "There is {g}."),
    ("{n} and {m2} (are coming|will come), but {o} is not|{n} and {m2} said yes, {o} said no|{n} and {m2} can come, {o} cannot", "", "is {o} coming|will {o} come|can {o} come", "No.", "{o} is not coming."),
    ("{n} and {m2} (are coming|will come), but {o} is not|{n} and {m2} said yes, {o} said no|{n} and {m2} can come, {o} cannot", "", "how many (people |of them |)(are coming|will come|can come)", "2", "1 {n}, 2 {m2}."),
    ("{n} and {m2} (are coming|will come), but {o} is not|{n} and {m2} said yes, {o} said no|{n} and {m2} can come, {o} cannot", "", "who is not coming|who (isn't coming|won't come|cannot come|will not come)", "{o}", "{o} is not coming."),
    ("{n} is {m2}'s (mother|father|boss|teacher|doctor|coach)", None, None, None, None)]


def rules(source):
    """What follows from one or two sentences."""
    rule, case, ask, answer, thought = source.pick(_RULES)
    n, m2, o = source.random.sample(stories.HE + stories.SHE, 3)
    if ask is None:
        role = source.pick("mother father boss teacher doctor coach sister brother neighbor dentist trainer".split())
        n = source.pick(stories.SHE if role in ("mother", "sister") else stories.HE if role in ("father", "brother") else stories.HE + stories.SHE)
        if n == m2:
            return rules(source)
        return [f"{n} is {m2}'s {role}"], lambda: source.pick([(f"who is {m2}'s {role}", f"{n} is {m2}'s {role}.", n), (f"who is {n}", f"{n} is {m2}'s {role}.", f"{m2}'s {role}")])
    j, k = source.pick([("cat", "cats"), ("dog", "dogs"), ("hen", "hens"), ("horse", "horses"), ("rabbit", "rabbits"), ("fish", "fish"), ("mouse", "mice")])
    values = dict(j=j, k=k, c=source.pick(world.COLORS[:10]), m=source.pick(lives.PICKED["petname"]), n=n, m2=m2, o=o, u=source.pick(["printer", "elevator", "car", "heating", "phone", "coffee machine", "radio", "lamp", "oven"]), g=source.pick(["milk", "bread", "sugar", "coffee", "butter", "rice", "tea", "flour", "juice"]), w=source.pick(world.DAYS))
    clauses = [said(source, text, **values) for text in (rule, case) if text]

    def question():
        text = said(source, ask, **values)
        right = answer or ("Yes." if (values["w"] in world.DAYS[:5]) != ("closed" in text) else "No.")
        return text, capital(said(source, thought, **values)), right.format(**values)
    return clauses, question

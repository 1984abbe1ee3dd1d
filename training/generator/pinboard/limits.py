"""Constants and small functions that use them: how many entries a list has, what a function gives back for a value that stands on one or the other side of a constant."""
from ..material.source import is_held_out
from ..papers.paper import Ask, Paper
from ..texts.words import counted

_LISTS = {"COLORS": "red blue green yellow black white orange", "SIZES": "S M L XL XXL XS", "CITIES": "Oslo Rome Lima Cairo Paris Quito Turin Kyiv", "ROLES": "admin editor guest owner reader author", "UNITS": "kg m km cm lb oz", "WEEKEND": "Friday Saturday Sunday", "FRUITS": "apple pear plum fig kiwi mango lemon", "LEVELS": "low medium high critical none", "FORMATS": "json csv xml yaml text pdf", "LANGUAGES": "en de fr es it pl pt", "ROOMS": "hall attic cellar kitchen office lab", "PRIMES": "2 3 5 7 11 13 17", "PORTS": "80 443 8080 9000 3000 5432", "STEPS": "build test lint pack deploy clean", "TAGS": "new sale hot old free rare", "PETS": "cat dog hen fish goat parrot", "CURRENCIES": "EUR USD GBP CHF JPY SEK", "STATES": "open closed draft merged stale blocked"}
_TABLES = {"PRICES": "tea coffee cocoa juice soda soup", "WEIGHTS": "box crate barrel bag pallet", "AGES": "Rosa Igor Nadia Pavel Lena", "RATES": "gold silver copper tin", "DAYS_LEFT": "milk eggs bread fish cheese", "STOCK": "pens paper glue tape ink", "SPEEDS": "walk run bike bus train", "GRADES": "math art music sport history"}
_TESTS = "hot warm high full old large late heavy long fast safe busy rich ready tall loud deep bright expensive crowded valid cheap low small near early short empty cold light".split()
_LESS = set("cheap low small near early short empty cold light valid safe ready".split())
_LIMITS = "LIMIT MAX_AGE THRESHOLD MAX_WEIGHT MIN_SCORE CUTOFF MAX_SIZE MIN_STOCK TOP_SPEED MAX_PRICE QUOTA CAPACITY MIN_HEIGHT BOUND".split()
_NUMBERS = "RETRIES TIMEOUT PAGE_SIZE PORT WIDTH MAX_USERS DAYS TAX RATE SEATS DELAY WORKERS BATCH DEPTH".split()
_ARGUMENTS = "x n value age weight price score size speed count amount level temp height".split()
_SIGNS = {">": lambda a, b: a > b, ">=": lambda a, b: a >= b, "<": lambda a, b: a < b, "<=": lambda a, b: a <= b}
# Language: list, number, test, sum of one argument and a constant, words of truth, gap.
_CODE = {"py": ("{k} = [{v}]", "{k} = {v}", "def {f}({x}):\n    return {x} {o} {k}", "def {f}({x}):\n    return {x} {o} {k}", ("True", "False"), "\n\n\n"),
         "js": ("const {k} = [{v}];", "const {k} = {v};", "function {f}({x}) {{\n  return {x} {o} {k};\n}}", "const {f} = ({x}) => {x} {o} {k};", ("true", "false"), "\n\n"),
         "rs": ("const {k}: [&str; {c}] = [{v}];", "const {k}: u32 = {v};", "fn {f}({x}: u32) -> bool {{\n    {x} {o} {k}\n}}", "fn {f}({x}: u32) -> u32 {{\n    {x} {o} {k}\n}}", ("true", "false"), "\n\n")}
_MANY = "how many (entries|items|elements|values|{n}) does {k} have|how many (entries|items|elements) has {k}|how many (entries|items|elements) are (there |)in {k}|how long is {k}|how many {n} are (there|listed|in it)|(what is|what's) the (number of entries|length) (in|of) {k}"
_CALL = "what does {c} (return|give|give back)|what is {c}|what does {c} return|what does {f} return for {v}|what (does|will) {c} return|what comes out of {c}|(what is|what's) the result of {c}"
_CALL_TOLD = "what {c} returns|the result of {c}"
_VALUE = "(what is|what's) (the value of |){k}|(which|what) value does {k} have|how (large|big) is {k}|what is {k} set to"


def limits(source):
    language = source.weighted({"py": 6, "js": 4, "rs": 2})
    listed, number, test, formula, truth, gap = _CODE[language]
    quote = "'" if language == "js" else '"'
    able = lambda words: [word for word in words if source.held_out or not is_held_out("limit " + word)]
    tops, parts, asks, known = [], [], [], {}
    for name in source.random.sample(able(_LISTS), source.weighted({1: 5, 2: 4})):
        items = _LISTS[name].split()
        items = source.random.sample(items, source.number(2 if len(items) > 3 else 3, min(6, len(items))))
        digits = items[0].isdigit()
        if language == "rs" and digits:
            continue
        line = listed.format(k=name, c=len(items), v=", ".join(item if digits else quote + item + quote for item in items))
        tops.append(line)
        values = dict(k=name, n=name.lower().replace("weekend", "weekend days"))
        count = counted(_MANY, "how many (entries|items) {k} has|the number of entries in {k}", values, items, f"It says: {line}\n")
        asks += [count] * 4 + [Ask("(what is|what's|which is) the {w} (entry|item|element) (of|in) {k}|(which|what) (entry|item) comes {w} in {k}", "the {w} entry of {k}", values | dict(w=word), item, line) for word, item in (("first", items[0]), ("last", items[-1]))]
        held = source.pick(items)
        asks.append(Ask("in (which|what) (list|constant) is {v}|(which|what) (list|constant) (has|contains) {v}", "which list contains {v}", dict(v=held), name, line) if not digits else count)
    if language != "rs" and source.chance(.35):
        name, mark = source.pick(able(_TABLES)), '"' if language == "py" else ""
        pairs = list(zip(source.random.sample(_TABLES[name].split(), source.number(3, 4)), source.random.sample(range(2, 90), 4)))
        line = f"{'const ' if language == 'js' else ''}{name} = {{" + ", ".join(f"{mark}{key}{mark}: {n}" for key, n in pairs) + "}" + (";" if language == "js" else "")
        tops.append(line)
        asks += [counted("how many (entries|keys|values) does {k} have|how many (entries|keys) are (there |)in {k}", "how many entries {k} has", dict(k=name), [key for key, _ in pairs], f"It says: {line}\n")] * 2
        for key, n in pairs:
            values = dict(k=name, x=key, v=n, e=f'{name}["{key}"]' if language == "py" else f"{name}.{key}")
            asks += [Ask("what is {e}|(what is|what's) the value (of|for) {x} in {k}|(which|what) value does {x} have in {k}", "the value of {x} in {k}|what {e} is", values, str(n), line), Ask("(which|what) (key|entry) (of|in) {k} (has|is) {v}|(which|what) key in {k} has the value {v}", "which key in {k} has the value {v}", values, key, line)]
    for name in source.random.sample(able(_LIMITS), source.weighted({1: 6, 2: 3})) + source.random.sample(able(_NUMBERS), source.weighted({0: 2, 1: 4, 2: 3})):
        known[name] = next(n for _ in range(99) if (n := source.number(2, source.pick([20, 99, 300]))) not in known.values())
        tops.append(number.format(k=name, v=known[name]))
        asks += [Ask(_VALUE, "the value of {k}|what {k} is", dict(k=name), str(known[name]), tops[-1])] * 2
    if len(tops) > 1 and source.chance(.5):
        source.random.shuffle(tops)
    spelled = lambda *words: "_".join(words) if language != "js" else words[0] + "".join(word.capitalize() for word in words[1:])
    limit_names = [name for name in known if name in _LIMITS]
    taken, users = set(), {}
    for name in limit_names + source.random.sample(limit_names, source.number(0, len(limit_names))):
        word = next(word for _ in range(99) if (word := source.pick(able(_TESTS))) not in taken)
        taken.add(word)
        sign = source.pick(["<", "<="] if word in _LESS else [">", ">", ">="])
        f, x, n = spelled("is", word), source.pick(_ARGUMENTS), known[name]
        parts.append(test.format(f=f, x=x, o=sign, k=name))
        near = source.pick([n + source.number(1, 30), max(0, n - source.number(1, n)), n + 1, n, n - 1])
        for v in dict.fromkeys([near, n + source.number(1, 9), max(0, n - source.number(1, 9))]):
            holds = _SIGNS[sign](v, n)
            answer = truth[0] if holds else truth[1]
            asks += [Ask(_CALL, _CALL_TOLD, dict(f=f, v=v, c=f"{f}({v})"), answer, "", said=f"It says: {x} {sign} {name}\nIt says: {number.format(k=name, v=n)}\n{v} {sign} {n} is {'true' if holds else 'false'}.\nSo the answer is {answer}.")] * 2
        asks.append(Ask("(which|what) constant does {f} use|with (which|what) constant does {f} compare|(what is|what's) {x} compared with in {f}", "which constant {f} uses", dict(f=f, x=x), name, parts[-1].split("\n")[-1 if language == "py" else 1]))
        users.setdefault(name, []).append(f)
    asks += [Ask("(which|what) function uses {k}|by (which|what) function is {k} used", "which function uses {k}", dict(k=name), fs[0], f"{fs[0]}: {name}") for name, fs in users.items() if len(fs) == 1]
    others = [name for name in known if name not in limit_names]
    if others and source.chance(.6):
        name, sign = source.pick(others), source.pick(["+", "*", "-"])
        f, x, n = spelled(source.pick(["total", "next", "shift", "scale", "add", "cost", "full"]), source.pick(["price", "time", "day", "page", "size", "row"])), source.pick(_ARGUMENTS), known[name]
        v = source.number(2, 9) if sign == "*" else source.number(n + 1, n + 20) if sign == "-" else source.number(1, 20)
        if sign != "*" or n * v < 200:
            got = {"+": v + n, "*": v * n, "-": v - n}[sign]
            parts.append(formula.format(f=f, x=x, o=sign, k=name))
            asks += [Ask(_CALL, _CALL_TOLD, dict(f=f, v=v, c=f"{f}({v})"), str(got), "", said=f"It says: {x} {sign} {name}\nIt says: {number.format(k=name, v=n)}\n{v} {sign} {n} = {got}.\nSo the answer is {got}.")] * 2
    stem = source.pick("rules limits checks config util shop rules settings policy lib const".split())
    return Paper("\n".join(tops) + gap + gap.join(parts), [f"{stem}.{language}", f"src/{stem}.{language}"], asks, source.pick(["file", "code"]))

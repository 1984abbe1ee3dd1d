"""A function that reckons or compares wrongly, told by what it should return or do: the file is read, its one line changed."""
from ..chat import Answer, Result, User
from ..material import world
from ..words.wording import typed, worded
from . import patches
from .tooling import changed, shown

_FUNCTIONS = [tuple(line.split()) for line in """area w h|area width height|add a b|total price tax|total net vat|sum_of a b|double x factor|perimeter a b|speed distance time|subtract a b|multiply x y|divide a b|difference first second|profit income costs|rest amount paid|change_for paid price|volume base height|score hits misses|age year born|
remaining total used|full_price price shipping|cost count price|per_head bill people|width left right|duration start end|discounted price discount|average_of total n|power volts amps|mix a b|next_id last step|pages words per_page|length begin finish|balance credit debit|distance speed hours|salary hours rate|offset row size""".replace("\n", "").split("|")]
_COMPARING = [tuple(line.split()) for line in "is_adult age 18|is_full count 10|is_cold degrees 5|passed score 50|too_long length 80|is_late hour 22|is_empty count 0|big_enough size 100|in_stock amount 0|is_hot temperature 30|is_ready progress 100|can_vote age 16|is_valid n 1|over_limit speed 120|is_cheap price 20|needs_water level 30|is_open hour 9|free_shipping total 50|is_senior age 65|has_room seats 4|too_heavy weight 25|enough points 60|is_low battery 15|is_early minutes 10".split("|")]
_COMPARISONS = ("<", ">", "<=", ">=", "==", "!=")
_SIGNS = {"+": ("add", "plus"), "-": ("subtract", "minus"), "*": ("multiply", "times"), "/": ("divide", "division")}
_LANGUAGES = {
    "py": "def {f}({a}, {b}):\n    return {e}", "js": "function {f}({a}, {b}) {{\n  return {e};\n}}", "ts": "export function {f}({a}: number, {b}: number): number {{\n  return {e};\n}}", "rs": "fn {f}({a}: i32, {b}: i32) -> i32 {{\n    {e}\n}}",
    "go": "func {f}({a}, {b} int) int {{\n\treturn {e}\n}}", "c": "int {f}(int {a}, int {b}) {{\n    return {e};\n}}", "java": "static int {f}(int {a}, int {b}) {{\n    return {e};\n}}", "rb": "def {f}({a}, {b})\n  {e}\nend", "php": "function {f}({a}, {b}) {{\n    return {e};\n}}"}
_STEMS = "math calc util utils helpers functions geometry prices tools main lib numbers shop app compute".split()
_TOLD = ("(fix|correct) {f} in {p}(: it|, it|. It) should (return|give|be) {n}( instead of {o}|, not {o}|)|in {p}(,|) {f} should return {n}( instead of {o}|, not {o}|)|(read|open|look at) {p}(,|) (then|and) (fix|correct) (the function|{f})(: it|, it) should return {n}( instead of {o}|, not {o}|)|{f} in {p} (is wrong|is broken|has a bug)(, it should|. It should|: it should) return {n}|"
         "{f} in {p} returns {o}(, but it should return|. It should be|, it should be|. Make it) {n}|(change|make) {f} in {p}( so that it returns| to return) {n}( instead of {o}|)|in {p}(,|) (replace {o} with|change {o} to) {n}|there is a bug in {p}: {f} (should|must|has to) return {n}(, not {o}|)(, fix it|. Fix it|)|(read|open) {p} and (make|let) {f} return {n}|(the function|function) {f} in {p} (must|has to) return {n}(, not {o}| instead of {o}|)")
_DOES = ("{f} in {p} (should|must|has to) {d}(, not {w}| instead of {w}ing|)(. Fix it|, fix it|, please fix it|)|(fix|correct) {f} in {p}(: it|, it|. It) (should|must) {d}(, not {w}|)|in {p}(,|) (change|turn) the {s} in {f} (to|into) {t}|(read|open) {p} and (change|turn) the {s} (to|into) {t}|{f} in {p} has {s} where {t} (belongs|should be)(, fix it|. Fix that|)|in {p}(,|) {f} uses {s}(, it should be|. It should be|, make it) {t}")


def _function(end, f, a, b, sign):
    """-> (its text, the formula)"""
    form = _LANGUAGES[end].replace(", {b}", "") if b.isdigit() else _LANGUAGES[end]
    a, b = ("$" + one if end == "php" and not one.isdigit() else one for one in (a, b))
    return form.format(f=f, a=a, b=b, e=f"{a} {sign} {b}"), f"{a} {sign} {b}"


def miscalculated(source, box):
    comparing = source.chance(.3)
    end = source.pick(["py", "js", "rb", "php"] if comparing else list(_LANGUAGES))
    every, signs = (_COMPARING, _COMPARISONS) if comparing else (_FUNCTIONS, list(_SIGNS))
    (f, a, b), (wrong, right) = source.pick(every), source.random.sample(signs, 2)
    text, old = _function(end, f, a, b, wrong)
    new = old.replace(f" {wrong} ", f" {right} ")
    texts = [text] + [_function(end, *one, source.pick(signs))[0] for one in source.random.sample([one for one in every if one[0] != f], source.weighted({0: 6, 1: 3, 2: 1}))]
    source.random.shuffle(texts)
    text = source.pick(["\n\n", "\n\n", "\n"]).join(texts)
    path = source.pick(["", "", "src/", "lib/", "/app/", "./", source.word() + "/", source.pick(world.FOLDERS) + "/"]) + source.pick(_STEMS) + "." + end
    reading = box.call("read", path=path)
    if text.count(old) != 1 or new in text or reading is None:
        return None
    told = patches.as_lines(box, text, old, new)
    call = box.call("edit", path=path, old=told[0], new=told[1])
    if call is None:
        return None
    mark = source.pick(["{}", "{}", "`{}`", "'{}'", '"{}"'])
    if comparing or source.chance(.65):
        request = worded(source, _TOLD, f=f, p=path, o=mark.format(old), n=mark.format(new))
    else:
        named = {sign: source.pick([f"'{sign}'", sign, f"`{sign}`", _SIGNS[sign][1]]) for sign in (wrong, right)}
        request = worded(source, _DOES, f=f, p=path, d=_SIGNS[right][0], w=_SIGNS[wrong][0], s=named[wrong], t=named[right]).replace("divideing", "dividing")
    return [User(typed(source, request, path, f)), Answer(f"I need to read {path} first.", "", reading), Result(shown(source, text)), Answer(f"{f} returns {old}. I make it {new}.", "", call), Result(changed(source, path, *told)), Answer("The file was changed.", f"Updated {path}.")]

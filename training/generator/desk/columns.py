"""Short files in which something stands beside something else, without heads: two columns, keys and values, cases in code, records in YAML. What belongs to what, and the lines around it are like it."""
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..everyday.grammar import parse
from ..material.source import is_held_out
from ..papers import asked as papers
from ..papers.paper import Ask, Paper
from ..papers.values import hexes, value

_FORMS = {"sp": "{l} {r}", "tab": "{l}\t{r}", "wide": "{l}{gap}{r}", "eq": "{l}={r}", "eqs": "{l} = {r}", "colon": "{l}: {r}", "comma": "{l},{r}", "dash": "{l} - {r}", "arrow": "{l} -> {r}", "dots": "{l} ... {r}", "env": "{l}={r}", "pin": "{l}=={r}", "alias": "alias {l}='{r}'", "back": "{r}  {l}"}
_MAPS = {"py": ("{n} = {{", '    "{l}": {r},', "}}"), "js": ("const {n} = {{", "  '{l}': {r},", "}};"), "ts": ("export const {n} = {{", '  "{l}": {r},', "}};"), "go": ("var {n} = map[string]any{{", '\t"{l}": {r},', "}}")}
_CASES = {"py": ("def {n}(x):\n    match x:", '        case "{l}": return {r}', ""), "js": ("function {n}(x) {{\n  switch (x) {{", "    case '{l}': return {r};", "  }}\n}}"), "ts": ("export function {n}(x: string) {{\n  switch (x) {{", '    case "{l}":\n      return {r};', "  }}\n}}"), "go": ("func {n}(x string) any {{\n\tswitch x {{", '\tcase "{l}":\n\t\treturn {r}', "\t}}\n\treturn nil\n}}")}
_TIMES = [("{m} {h} * * *", "at {h:02d}:{m:02d} every day"), ("{m} {h} * * 1", "on Mondays at {h:02d}:{m:02d}"), ("{m} {h} * * 0", "on Sundays at {h:02d}:{m:02d}"), ("{m} {h} 1 * *", "on the first of the month at {h:02d}:{m:02d}")]
_SCRIPTS = "backup report clean sync mail rotate check update export import index scan purge warm".split()
_HOSTS = "printer router nas camera laptop scanner backup gateway media desk kitchen garage office studio".split()


@dataclass
class _Kind:
    files: list
    forms: list
    left: str
    right: str
    asks: list              # (direct, told) for what is beside the left one, and beside the right one
    code: bool

    @property
    def held(self):
        return is_held_out("columns " + self.files[0] + self.left)


def _split(text):
    direct, told = text.split(" > ")
    return "|".join(direct.split(";")), told


@cache
def kinds():
    out = []
    for block in ("\n" + (Path(__file__).parent / "columns.txt").read_text().strip()).split("\n@ ")[1:]:
        files, forms, left, right, beside, back = block.split(" | ")
        code = files.startswith("code ")
        out.append(_Kind(files.removeprefix("code ").split(), forms.split(), left, right, [_split(beside), _split(back)], code))
    return out


@cache
def records_kinds():
    """-> [(files, what the list is called, key of the name, names, [(key, kind, (direct, told), (direct, told))])]"""
    out = []
    for block in ("\n" + (Path(__file__).parent / "records.txt").read_text().strip()).split("\n@ ")[1:]:
        head, *lines = block.split("\n")
        files, tops, key, names = head.split(" | ")
        fields = [line.split(" | ") for line in lines]
        out.append((files.split(), tops.split(","), key, names, [(name, kind, _split(ask), _split(back)) for name, kind, ask, back in fields]))
    return out


def _one(source, kind):
    """-> (as it is written, as it is said)"""
    match kind:
        case "@name": written = "@" + value(source, "name").lower()
        case "cron":
            m, h = source.pick([0, 15, 30, 45, 5]), source.number(1, 23)
            return tuple(form.format(m=m, h=h) for form in source.pick(_TIMES))
        case "script": written = source.pick(["/opt/{n}.sh", "/usr/local/bin/{n}", "python3 {n}.py", "./{n}.sh", "/srv/{n}.sh"]).format(n=source.pick(_SCRIPTS))
        case "host2": written = source.pick(_HOSTS) + source.pick(["", "", ".lan", ".local"])
        case "hex8": written = hexes(source, 8)
        case "hex7": written = hexes(source, 7)
        case _ if "," in kind and "=" in kind: return tuple(source.pick(kind.split(",")).split("="))
        case _: written = value(source, kind)
    return written, written


def _column(source, kind, n):
    """Different ones, none of which lies in another."""
    out = source.distinct(lambda: _one(source, kind), n, 80)
    texts = [written for written, _ in out]
    return out if len(set(texts)) == len(out) else _column(source, kind, n)


def columns(source):
    """Two columns."""
    able = [one for one in kinds() if one.held == source.held_out]
    kind = source.pick(able if able and (not source.held_out or source.chance(.8)) else kinds())
    n = source.number(3, 8)
    left, right = _column(source, kind.left, n), _column(source, kind.right, n)
    pairs = list(zip(left, right))
    form, file = source.pick(kind.forms), source.pick(kind.files)
    if kind.code:
        end = file.rsplit(".", 1)[1]
        head, row, tail = (_MAPS if form == "map" else _CASES)[end]
        mark = "'" if end == "js" else '"'
        shown = lambda text: text if text.isdigit() else mark + text + mark
        lines = [row.format(l=l, r=shown(r)) for (l, _), (r, _) in pairs]
        text = "\n".join(part for part in [head.format(n=file.split(".")[0]), *lines, tail.format()] if part)
    else:
        wide = max(len(l) for (l, _), _ in pairs) + source.number(2, 4)
        lines = [_FORMS[form].format(l=l, r=r, gap=" " * (wide - len(l))) for (l, _), (r, _) in pairs]
        top = [source.pick(["# " + file.lstrip(".").split(".")[0].split("/")[-1].lower(), "# do not edit by hand", "# updated " + value(source, "date")])] if source.chance(.25) and form in ("sp", "tab", "wide", "eq", "env", "eqs") else []
        if source.chance(.12) and form in ("sp", "wide", "tab", "eq", "colon"):
            lines.insert(source.number(1, len(lines)), "")
        text = "\n".join(top + lines)
        lines = [line for line in lines if line]
    asks = []
    for ((l, l_said), (r, r_said)), line in zip(pairs, lines):
        l_named = l_said if source.chance(.6) else l
        (direct, told), (back, back_told) = kind.asks
        if kind.left != "cron":
            asks.append(Ask(direct, told, dict(l=l_named, r=r), r, line, l_named))
            asks.append(Ask(direct, told, dict(l=l_named, r=r), r, line, l_named))
        else:
            asks.append(Ask(direct, told, dict(l=l_said, r=r), r, line, ""))
        asks.append(Ask(back, back_told, dict(l=l_named, r=r_said), l, line, r_said))
    return Paper(text, kind.files, asks)


def records(source):
    """A list in YAML, two to four fields each."""
    able = [one for one in records_kinds() if is_held_out("records " + one[0][0]) == source.held_out] or records_kinds()
    files, tops, key, names, fields = source.pick(able)
    n = source.number(2, 4)
    fields = source.random.sample(fields, source.number(min(2, len(fields)), len(fields)))
    named = source.distinct(lambda: value(source, names), n, 60)
    columns_ = [source.distinct(lambda: value(source, kind), n, 60) for _, kind, _, _ in fields]
    if any(len(one) < n for one in (named, *columns_)):
        return records(source)
    keyed, inside = source.chance(.3), source.pick(["  ", "", "  "])
    asks, blocks = [], []
    for i, name in enumerate(named):
        rows = [f"{field[0]}: {column[i]}" for field, column in zip(fields, columns_)]
        blocks.append(f"{inside or '  '}{name}:\n" + "\n".join("    " + row for row in rows) if keyed else f"{inside}- {key}: {name}\n" + "\n".join(f"{inside}  {row}" for row in rows))
        for (_, _, (direct, told), (back, back_told)), column, row in zip(fields, columns_, rows):
            values = dict(n=name, x=column[i])
            asks += [Ask(direct, told, values, column[i], f"{name}:\n{row}", name)] * 2 + [Ask(back, back_told, values, name, f"{name}:\n{row}", column[i])]
    return Paper((source.pick(tops) + ":\n" if keyed or inside or source.chance(.7) else "") + "\n".join(blocks), files, asks)


def paper(source):
    while len((made := source.weighted({columns: 7, records: 3})(source)).text) > 900:
        pass
    made.topic, made.more = 12, {0: 4, 1: 4, 2: 3, 4: 2}
    return made


def columned(source, box):
    return papers.about(source, box, paper(source)) if box.operations else None


def columned_text(source):
    return papers.pasted(source, paper(source))


for _kind in kinds():
    [parse(text) for pair in _kind.asks for text in pair]
for _, _, _, _, _fields in records_kinds():
    [parse(text) for field in _fields for pair in field[2:] for text in pair]

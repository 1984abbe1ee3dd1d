"""What stands in code: constants, types, parameters and their defaults, bases, imports, the order of functions, numbers of lines."""
import re

from ..papers.settings import _KEY, _KEY_TOLD
from .fact import Fact, unquoted

_RETURN = "what is the return type of {k}|(which|what) type does {k} return|what type is returned by {k}|what's the return type of {k}|what type does the function {k} return|what does the function {k} return"
_RETURN_TOLD = "the return type of {k}|(which|what) type {k} returns"
_ONLY = "(which|what) (argument|parameter) does {k} (take|have)|what is the name of the (argument|parameter) of {k}|what is the (argument|parameter) of {k}( called|)|how is the (argument|parameter) of {k} called|what's the name of the (argument|parameter) of {k}|what (argument|parameter) does the function {k} (take|have)"
_ONLY_TOLD = "the name of the (argument|parameter) of {k}|(which|what) (argument|parameter) {k} takes|what the (argument|parameter) of {k} is called"
_PLACE = "what is the {n} (argument|parameter) of {k}|what is the name of the {n} (argument|parameter) of {k}|what's the {n} (argument|parameter) of {k}|(which|what) (argument|parameter) of {k} comes {o}|how is the {n} (argument|parameter) of {k} called"
_PLACE_TOLD = "the {n} (argument|parameter) of {k}|the name of the {n} (argument|parameter) of {k}"
_TYPE_OF = "what is the type of {a} in {k}|(which|what) type does {a} have in {k}|what type is {a} in {k}|what's the type of the (argument|parameter) {a} of {k}|(which|what) type does the (argument|parameter) {a} of {k} have|of (which|what) type is {a} in {k}"
_TYPE_OF_TOLD = "the type of {a} in {k}|(which|what) type {a} (has|is) in {k}|the type of the (argument|parameter) {a} of {k}"
_DEFAULT = "what is the default (value |)(of|for) {a} in {k}|what does {a} default to in {k}|what's the default (of|for) {a} in {k}|(which|what) default (value |)does {a} have in {k}|what is the default value of the (argument|parameter) {a} (of|in) {k}|in {k}, what is the default (of|for) {a}"
_DEFAULT_TOLD = "the default (value |)(of|for) {a} in {k}|what {a} defaults to in {k}|(which|what) default {a} has in {k}"
_FIELD = "what is the type of (the field |){k}|(which|what) type does (the field |){k} have|what type is (the field |){k}|what's the type of (the field |){k}|of (which|what) type is {k}"
_FIELD_TOLD = "the type of (the field |){k}|(which|what) type (the field |){k} (has|is)"
_BASE = "(which|what) class does {k} (inherit from|extend|derive from)|what does {k} (inherit from|extend|derive from)|what is the (base|parent) class of {k}|what's the (base|parent) class of {k}|from (which|what) class does {k} inherit|(which|what) is the superclass of {k}"
_BASE_TOLD = "(which|what) class {k} (inherits from|extends|derives from)|the (base|parent) class of {k}|what {k} inherits from"
_FROM = "where is {k} imported from|(which|what) (module|file|package) is {k} imported from|from (which|what) (module|file|package) is {k} imported|from where is {k} imported|where does {k} come from"
_FROM_TOLD = "where {k} is imported from|(which|what) (module|file) {k} is imported from|where {k} comes from"
_DOC = "what does the docstring of {k} say|what is the docstring of {k}|what's the docstring of {k}|what does the doc string of {k} say|which docstring does {k} have"
_DOC_TOLD = "the docstring of {k}|what the docstring of {k} says"
_NEXT = "(which|what) function (comes|is defined|is|stands) (right |directly |)after {k}|(which|what) function follows {k}|what is the (next function|function) after {k}"
_LAST = "what is the last function|(which|what) function is the last( one|)|(which|what) function comes last|what is the last function called|what's the name of the last function"
_FIRST = "what is the first function|(which|what) function is the first( one|)|(which|what) function comes first|what is the first function called|what's the name of the first function"
_COUNT = "how many functions (are there|are defined|are there {there}|does {it} define|does {it} have|are defined {there})|what is the number of functions"
_LINE = "(on|in) (which|what) line is {k}( defined| declared|)|(which|what) line is {k} (defined |declared |)on|(on|at) (which|what) line does {k} (start|begin)|what is the line number of {k}|(which|what) line (defines|declares) {k}|where is {k} defined, (which|what) line"
_LINE_TOLD = "(on|in) (which|what) line {k} is( defined|)|the line number of {k}|(which|what) line {k} is on"
_AT = "what is (on|in|at) line {n}|what's (on|in) line {n}|what does line {n} say|what stands (on|in) line {n}|what is written (on|in) line {n}|(which|what) (code|text) is on line {n}|what is line {n}"
_AT_TOLD = "what is (on|in) line {n}|what line {n} says|what stands (on|in) line {n}|line {n}"

_PLACES = [("first", "first"), ("second", "second"), ("third", "third"), ("fourth", "fourth")]
# Ending -> forms of what is defined; the groups are names and values.
_CONSTANT = {
    "rs": r"\s*(?:pub(?:\([^)]*\))? )?(?:const|static)(?: mut)? (\w+): ([^=]+?) = ([^;]+);\s*$", "py": r"([A-Za-z_]\w*)()\s*= ([^#=]+?)\s*(?:#.*)?$", "js": r"(?:export )?(?:const|let|var) (\w+)() = ([^;]+);?\s*$",
    "ts": r"(?:export )?(?:declare )?const (\w+)(): ([^;]+);\s*$", "c": r"#\s*define (\w+)()\s+(\S+)\s*$", "sh": r"\s*(?:export )?([A-Za-z_]+)()=(\S+)\s*$"}
_FUNCTION = {
    "rs": r"\s*(?:pub(?:\([^)]*\))? )?(?:const |unsafe |async )*fn (\w+)(?:<[^(]*>)?\((.*)\)(?: -> (.+?))?(?: where.*)?\s*[{;].*$", "py": r"\s*(?:async )?def (\w+)\((.*)\)(?: -> (.+?))?:\s*$", "js": r"(?:export )?(?:default )?(?:async )?function (\w+)\((.*)\)()\s*\{.*$",
    "ts": r"(?:export )?(?:declare )?function (\w+)\((.*)\): (.+?);\s*$", "c": r"(?:static |inline )*(?:\w[\w ]*[ *]+)(\w+)\((.*)\)()\s*\{\s*$"}
_FIELDS = {"rs": r"\s+(?:pub(?:\([^)]*\))? )?(\w+): (.+),$", "ts": r"\s+(?:readonly )?(\w+)\??: (.+?);$"}
_IMPORTS = {"py": r"from (\S+) import (\w+)$", "js": r"import \{ (\w+) \} from ['\"]([^'\"]+)['\"];?$", "ts": r"import (?:type )?\{ (\w+) \} from ['\"]([^'\"]+)['\"];?$"}
_CLASS = {"py": r"class (\w+)\(([\w.]+)\):", "js": r"(?:export )?(?:default )?class (\w+) extends ([\w.]+) \{", "ts": r"export (?:declare )?(?:abstract )?(?:class|interface) (\w+) extends ([\w.]+) \{"}
_DEFINED = {"rs": r"(?:fn|struct|enum|trait|const|static|type|mod|macro_rules!) (\w+)", "py": r"(?:def|class) (\w+)", "js": r"(?:function|class|const|let|var) (\w+)", "ts": r"(?:function|class|interface|type|const|enum) (\w+)", "c": r"(?:#\s*define|struct|enum) (\w+)"}


def _parameters(text, end):
    """[(name, type, default)] of a list of parameters; None where it is too wound up."""
    if re.search(r"[\[({]|<[^>]*,", text.replace("[u8]", "")):
        return None
    out = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        if part in ("self", "&self", "&mut self", "mut self", "cls", "*", "/", "void") or part.startswith(("self:", "*", "...")):
            continue
        if end == "c":
            m = re.fullmatch(r"((?:const )?[\w ]+[ *]+)(\w+)", part)
            out.append(m and (m.group(2), m.group(1).strip(), None))
        else:
            m = re.fullmatch(r"(?:mut )?(\w+)\??(?:: ([^=]+?))?(?:\s*=\s*(.+))?", part)
            out.append(m and (m.group(1), m.group(2), m.group(3)))
    return None if None in out else out


def code(source, text, end):
    lines, facts, inside, before = text.split("\n"), [], False, False
    once = lambda pattern: len(re.findall(pattern, text, re.M)) == 1
    functions = [m for line in lines if (m := re.match(_FUNCTION.get(end, r"(?!)"), line))]
    names = [m.group(1) for m in functions]
    for i, line in enumerate(lines):
        if (m := re.match(_CONSTANT.get(end, r"(?!)"), line)) and (end != "py" or not line[0].isspace() and line.count("=") == 1):
            name, kind, value = m.group(1), m.group(2), unquoted(m.group(3))
            if value and len(value) < 50 and once(rf"\b{name}\b[^=\n(]*=(?!=)" if end not in ("c", "ts") else rf"\b{name}\b") and not value.startswith("async"):
                if end == "ts":
                    facts.append(Fact(_FIELD.replace("the field ", ""), _FIELD_TOLD.replace("the field ", ""), dict(k=name), value, line, f"the type of {name}", "type." + end))
                else:
                    facts += [Fact(_KEY, _KEY_TOLD, dict(k=name), value, line, name, also=name)] * 2
                if kind and len(kind) < 40:
                    facts.append(Fact(_FIELD.replace("the field ", ""), _FIELD_TOLD.replace("the field ", ""), dict(k=name), kind, line, f"the type of {name}", "type." + end))
        inside = line[0].isspace() and (inside or before) if line.strip() else inside
        before = bool(re.match(r"(?:export )?(?:declare )?(?:pub(?:\([^)]*\))? )?(?:struct|interface) \w.*\{$", line))
        if inside and (m := re.match(_FIELDS.get(end, r"(?!)"), line)) and once(rf"\b{m.group(1)}\??: ") and len(m.group(2)) < 50:
            facts.append(Fact(_FIELD, _FIELD_TOLD, dict(k=m.group(1)), m.group(2), line, f"the type of {m.group(1)}", "type." + end, also=m.group(1)))
        if (m := re.match(_IMPORTS.get(end, r"(?!)"), line)):
            module, name = m.groups() if end == "py" else m.groups()[::-1]
            if module.strip(".") and once(rf"import.*\b{name}\b"):
                facts.append(Fact(_FROM, _FROM_TOLD, dict(k=name), module, line, also=name))
        if (m := re.match(_CLASS.get(end, r"(?!)"), line)):
            facts.append(Fact(_BASE, _BASE_TOLD, dict(k=m.group(1)), m.group(2), line, f"the base class of {m.group(1)}"))
        if (m := re.match(_FUNCTION.get(end, r"(?!)"), line)) and names.count(m.group(1)) == 1:
            facts += _function(source, m, line, end)
            if end == "py" and i + 1 < len(lines) and (d := re.fullmatch(r'\s+"""([^"\\]{4,90})"""', lines[i + 1])):
                facts.append(Fact(_DOC, _DOC_TOLD, dict(k=m.group(1)), d.group(1), lines[i + 1]))
    if len(names) == len(set(names)) and len(re.findall(r"\b(?:fn|def|function)\b \w+", text)) == len(names) and end in ("rs", "py", "js") and not re.search(r"=> \{|\bclass\b" if end == "js" else r"(?!)", text):
        for first, second in zip(functions, functions[1:]):
            facts.append(Fact(_NEXT, "(which|what) function (comes after|follows) {k}|the function after {k}", dict(k=first.group(1)), second.group(1), second.group()))
        if len(names) > 1:
            facts += [Fact(_LAST, "the (name of the |)last function|(which|what) function is the last", {}, names[-1], functions[-1].group()), Fact(_FIRST, "the (name of the |)first function|(which|what) function is the first", {}, names[0], functions[0].group())]
        if 1 < len(names) < 7:
            facts.append(Fact(_COUNT, "how many functions (there are|are defined|it defines)|the number of functions", {}, str(len(names)), "\n".join(m.group().strip() for m in functions)))
    return facts


def _function(source, m, line, end):
    name, parameters, result = m.group(1), _parameters(m.group(2), end), m.group(3)
    facts, k = [], source.pick([name, name, f"`{name}`", name + "()"])
    if result and len(result) < 50 and "where" not in result:
        facts.append(Fact(_RETURN, _RETURN_TOLD, dict(k=k), result.strip(), line, also=name))
    for i, (parameter, kind, default) in enumerate(parameters or []):
        if len(parameters) == 1:
            facts.append(Fact(_ONLY, _ONLY_TOLD, dict(k=k), parameter, line))
        elif i < 4 and (i == len(parameters) - 1 or not re.match(r"\s*(&?(mut )?self|cls)\b", m.group(2))):       # else one could count from it
            place, order = ("last", "last") if i == len(parameters) - 1 and (source.chance(.5) or i > 3 or re.match(r"\s*(&?(mut )?self|cls)\b", m.group(2))) else _PLACES[i]
            facts.append(Fact(_PLACE, _PLACE_TOLD, dict(k=k, n=place, o=order), parameter, line))
        if kind and len(kind) < 50:
            facts.append(Fact(_TYPE_OF, _TYPE_OF_TOLD, dict(k=k, a=parameter), kind, line, f"the type of {parameter} in {name}", "type." + end))
        if default and (value := unquoted(default)):
            facts += [Fact(_DEFAULT, _DEFAULT_TOLD, dict(k=k, a=parameter), value, line, f"the default of {parameter} in {name}")] * 2
    return facts


def lines(source, text, end=""):
    """What can be asked where the lines are shown with numbers."""
    facts, rows = [], text.split("\n")
    for _ in range(3):
        n = source.number(1, len(rows))
        if 2 < len(rows[n - 1].strip()) < 70:
            facts.append(Fact(_AT, _AT_TOLD, dict(n=n), rows[n - 1].strip(), rows[n - 1], number=n, also=f"line {n}"))
    defined = [(m.group(1), n) for n, row in enumerate(rows, 1) if (m := re.search(_DEFINED.get(end, r"(?!)"), row)) and not re.match(r"\s*(//|#\s|\*|\"\"\")", row)]
    for name, n in defined:
        if sum(name == other for other, _ in defined) == 1 and len(name) > 2 and not re.search(rf"\b{name}\b\s*(=|:)", "\n".join(rows[:n - 1] + rows[n:])):
            facts += [Fact(_LINE, _LINE_TOLD, dict(k=name), str(n), rows[n - 1], number=n, also=name)] * 2
    return facts

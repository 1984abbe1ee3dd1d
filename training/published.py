"""Requests that people wrote for tools, with their tools and the right calls: those of the Berkeley Function Calling Leaderboard of which every argument can be read in the request (a town gets its state where the call has it).

    python published.py             fetches them with pip and adds them to corpus/corpus.json.gz

Apache 2.0; like the text of `corpus.py` they are no part of this repository. `requests` is what the generator's `published/` draws from."""
import gzip
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

PACKAGE = "bfcl-eval==2026.3.23"
PARTS = "live_simple live_multiple simple_python multiple parallel parallel_multiple live_parallel live_parallel_multiple".split()
TOOL_CHARS, LIST_CHARS, REQUEST_CHARS = 1500, 2400, 420
_TYPES = {"dict": "object", "float": "number", "tuple": "array", "list": "array", "str": "string", "int": "integer", "bool": "boolean"}
_WORDS = dict(zip("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(), range(1, 21)))
_NUMBER = re.compile(r"(?<![\w.])[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?!\w|\.\d)")
_PARTS_OF_PLACES = re.compile(r"(?i)city[, (]+(and )?(state|country)|[A-Z][a-z]+, [A-Z]{2}\b|format[^.]*,|abbreviat")
_ENGLISH = re.compile(r"(?i)\b(the|a|an|of|is|are|my|me|i|for|to|in|on|and|what|how|find|play|set|get|can|you|with|at)\b")
_OUTSIDE = re.compile(r"[^\x20-\x7e‘’“”–—°²³€£é\n]")

# Read, and taken differently.
_UNCLEAR = set((
    "live_simple_8-3-4 live_simple_10-3-6 live_simple_22-5-0 live_simple_32-9-0 live_simple_34-11-0 live_simple_35-12-0 live_simple_41-17-1 live_simple_79-40-0 live_simple_109-66-0 live_simple_110-67-0 "
    "live_simple_133-86-0 live_simple_152-95-9 live_multiple_88-38-5 live_multiple_169-69-0 live_multiple_170-70-0 live_multiple_171-71-0 live_multiple_179-75-1 live_multiple_191-85-0 live_multiple_210-91-4 "
    "live_multiple_212-91-6 live_multiple_228-102-0 live_multiple_239-107-0 live_multiple_253-117-0 live_multiple_255-119-0 live_multiple_278-128-1 live_multiple_281-128-4 live_multiple_349-133-13 "
    "live_multiple_404-140-0 live_multiple_406-140-2 live_multiple_495-148-5 live_multiple_500-148-10 live_multiple_544-152-6 live_multiple_560-155-0 live_multiple_561-155-1 live_multiple_604-158-10 "
    "live_multiple_612-159-5 live_multiple_614-159-7 live_multiple_637-161-5 live_multiple_644-161-12 live_multiple_666-162-8 live_multiple_674-162-16 live_multiple_710-164-26 live_multiple_716-165-3 "
    "live_multiple_725-166-0 live_multiple_729-167-0 live_multiple_745-169-0 live_multiple_820-177-3 live_multiple_821-177-4 live_multiple_837-178-12 live_multiple_842-178-17 live_multiple_843-178-18 "
    "live_multiple_844-178-19 live_multiple_845-178-20 live_multiple_857-180-5 live_multiple_870-182-7 live_multiple_890-185-0 live_multiple_958-204-0 live_multiple_989-220-0 live_multiple_1010-239-0 "
    "live_multiple_1026-255-0 live_multiple_1027-255-1 simple_python_25 simple_python_58 simple_python_85 simple_python_92 simple_python_166 simple_python_186 simple_python_209 simple_python_219 "
    "simple_python_246 simple_python_274 simple_python_375 simple_python_395 multiple_4 multiple_24 multiple_45 multiple_46 multiple_76 multiple_79 parallel_77 parallel_93 parallel_97 parallel_110 "
    "parallel_183 parallel_185 parallel_186 parallel_multiple_2 parallel_multiple_13 parallel_multiple_29 parallel_multiple_55 parallel_multiple_99 parallel_multiple_107 parallel_multiple_126 "
    "parallel_multiple_137 parallel_multiple_196 live_parallel_2-0-2 live_parallel_multiple_4-3-0 live_parallel_multiple_7-6-0").split())


def requests():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, PACKAGE], check=True)
        with zipfile.ZipFile(next(Path(folder).glob("*.whl"))) as package:
            return converted(lambda name: package.read("bfcl_eval/data/" + name).decode())


def converted(read):
    """`read`: name of a file -> its text. A request is a line of JSON, so that the corpus holds texts only."""
    out, seen = [], set()
    for part in PARTS:
        rows = lambda name: [json.loads(line) for line in read(name).splitlines()]
        truths = {row["id"]: row["ground_truth"] for row in rows(f"possible_answer/BFCL_v4_{part}.json")}
        for row in rows(f"BFCL_v4_{part}.json"):
            item = _item(row, truths[row["id"]])
            if item and (mark := item["request"].lower()) not in seen:
                seen.add(mark)
                out.append(json.dumps(item, ensure_ascii=False))
    return out


def _item(row, truth):
    messages = row["question"][0]
    request = messages[-1]["content"].strip()
    if request[0] == request[-1] == '"' and request.count('"') == 2:
        request = request[1:-1].strip()
    if row["id"] in _UNCLEAR or len(messages) > 1 or not 12 <= len(request) <= REQUEST_CHARS or _OUTSIDE.search(request) or not _ENGLISH.search(request) or "\n\n" in request:
        return None
    tools = {tool["name"]: tool for tool in map(_tool, row["function"])}
    if any(name.replace(".", "_") not in tools for call in truth for name in call):
        return None
    request = _placed(request, truth)
    reading, calls = Reading(request), []
    claimed = reading.claimed[:]
    for call in truth:
        (name, wanted), = call.items()
        arguments = reading.arguments(tools[name.replace(".", "_")]["parameters"], wanted)
        if arguments is None:
            return None
        new = [at for at, (now, before) in enumerate(zip(reading.claimed, claimed)) if now and not before]
        if calls and not new:
            return None                                                   # which of the calls comes first is not said
        calls.append((new[:1], name.replace(".", "_"), arguments))
        claimed = reading.claimed[:]
    if reading.left():
        return None
    calls = [call[1:] for call in sorted(calls, key=lambda call: call[0])]
    right = list(dict.fromkeys(name for name, _ in calls))
    chars = sum(len(json.dumps(tools[name])) for name in right)
    if max(len(json.dumps(tools[name])) for name in right) > TOOL_CHARS or chars > LIST_CHARS:
        return None
    kept = []
    for name, tool in tools.items():
        if name not in right and len(kept) < 4 and (chars := chars + len(json.dumps(tool))) < LIST_CHARS:
            kept.append(name)
    return {"id": row["id"], "request": request, "calls": calls, "tools": [tool for name, tool in tools.items() if name in right or name in kept]}


def _placed(request, truth):
    """`Chicago, IL` where the call wants that and the request says Chicago."""
    for call in truth:
        for values in next(iter(call.values())).values():
            for value in values:
                place = isinstance(value, str) and re.fullmatch(r"([A-Z][\w .]+), [A-Z]{2}", value)
                if place and not any(isinstance(v, str) and v and v in request for v in values):
                    said = list(re.finditer(rf"\b{place.group(1)}\b(?!,|'| [A-Z])", request))
                    if len(said) == 1:
                        request = request[:said[0].start()] + value + request[said[0].end():]
    return request


def _tool(tool):
    return {"name": tool["name"].replace(".", "_"), "description": _brief(tool["description"]), "parameters": _schema(tool["parameters"])}


def _brief(text):
    """The first sentence of a long one."""
    text = " ".join(text.split())
    return text if len(text) < 140 else re.split(r"(?<=[a-z)][.!]) (?=[A-Z])", text)[0]


def _schema(schema):
    out = {}
    for key, value in schema.items():
        match key:
            case "type":
                if value != "any":
                    out[key] = _TYPES.get(value, value)
            case "description": out[key] = _brief(value)
            case "properties": out[key] = {name: _schema(one) for name, one in value.items()}
            case "items": out[key] = _schema(value)
            case "required" | "enum" | "default": out[key] = value
    return out


class Reading:
    """Which words of a request are arguments."""

    def __init__(self, request):
        self.request = request
        self.claimed = [False] * len(request)

    def arguments(self, schema, wanted):
        """-> the arguments of a call in the order of the schema; None where one of them does not follow from the request"""
        out, taken = {}, set()
        for name, one in sorted(schema["properties"].items(), key=lambda item: item[1].get("type") in ("integer", "number")):      # a number may stand in a text
            allowed = wanted.get(name, [""])
            told = [found for value in allowed if value not in ("", None) if (found := self.told(name, value, one, taken)) is not None]
            if told:
                texts = sorted({found for found, _ in told if isinstance(found, str)}, key=len)
                if len(texts) > 1 and re.search(r"\b(in|at|of|near|from)\b", texts[-1].replace(texts[0], "")):
                    return None                                           # it may be two things
                value, spans = max(told, key=lambda found: sum(end - start for start, end in found[1]))
                if "" in allowed and isinstance(value, bool) or not _fits(value, one):
                    return None
                out[name] = value
                taken.update(spans)
                for start, end in spans:
                    self.claimed[start:end] = [True] * (end - start)
            elif "" not in allowed or name in schema.get("required", []):
                return None
            elif one.get("type") == "boolean" and _mentions(self.request, name) or any(value not in ("", None) and not isinstance(value, bool) and (self.told(name, value, one, set()) or self.hinted(value)) for value in allowed):
                return None                                               # it may be meant
        return {name: out[name] for name in schema["properties"] if name in out}

    def hinted(self, value):
        """Whether a word of the request begins like it: `asc` and ascending."""
        return isinstance(value, str) and len(value) > 2 and value not in ("all", "any") and re.search(r"(?i)\b" + re.escape(value[:4].rstrip()), self.request)

    def told(self, name, value, schema, taken):
        """-> (the value, where it stands), None where it does not"""
        if isinstance(value, bool):
            return self.truth(name, value)
        if isinstance(value, (int, float)):
            spans = [span for span, number in self.numbers() if number == value and span not in taken]
            kind = float if schema.get("type") == "number" and value != int(value) else int
            return (kind(value) if value == int(value) else value, spans[:1]) if spans else None
        if isinstance(value, str):
            return self.text(value, schema, taken)
        if isinstance(value, list):
            found, inside = [], set(taken)
            for one in value:
                one = self.told(name, one, schema.get("items", {}), inside) if not isinstance(one, bool) else None
                if one is None:
                    return None
                inside.update(one[1])
                found.append(one)
            spans = [span for _, spans in found for span in spans]
            return ([one for one, _ in found], spans) if value and spans == sorted(spans) else None
        out, spans = {}, []
        for key, allowed in value.items():
            one = next((found for v in (allowed if isinstance(allowed, list) else [allowed]) if v != "" and (found := self.told(key, v, schema.get("properties", {}).get(key, {}), taken | set(spans)))), None)
            if one is None and "" not in allowed:
                return None
            if one is not None:
                out[key] = one[0]
                spans += one[1]
        return (out, spans) if out else None

    def text(self, value, schema, taken):
        """A choice may stand there in other letters or with blanks."""
        enum = value in schema.get("enum", [])
        pattern = re.escape(value)
        if enum:
            pattern = re.sub(r"(\\?[-_ ])+", "[-_ ]", pattern)
        elif not value.strip() or value in ("unit", "units") or "," not in value and _PARTS_OF_PLACES.search(schema.get("description", "")):
            return None
        for m in re.finditer(r"(?<![\w-])" + pattern + r"(?![\w-])", self.request, re.I if enum else 0):
            if not any(start < m.end() and m.start() < end for start, end in taken):
                return value, [m.span()]
        return None

    def numbers(self):
        for m in _NUMBER.finditer(self.request):
            if not re.match(r"\s?(%|percent|million|billion|thousand|k\b|st\b|nd\b|rd\b|th\b)", self.request[m.end():]):
                text = m.group().replace(",", "")
                yield m.span(), float(text) if "." in text else int(text)
        for m in re.finditer(r"[A-Za-z]+", self.request):
            if m.group().lower() in _WORDS:
                yield m.span(), _WORDS[m.group().lower()]

    def truth(self, name, value):
        """Words of its name say yes, with a no before them no."""
        at = _mentions(self.request, name)
        if at is None:
            return None
        no = re.search(r"(?i)\b(no|not|without|don't|dont|off|false|disable|exclude)\b[^.]{0,40}$", self.request[:at.start()]) or re.match(r"[^.]{0,20}\b(false|off|not)\b", self.request[at.end():])
        return (value, [at.span()]) if bool(no) != value else None

    def left(self):
        """Whether the request tells numbers or quotes something that is no argument."""
        said = [m.span() for m in re.finditer(r"\d[\d,.]*\d|\d", self.request)] + [m.span() for m in re.finditer(r"(?<!\w)(['\"“`])[^'\"”`]+(['\"”`])(?!\w)", self.request)]
        return any(not any(self.claimed[start:end]) for start, end in said)


def _fits(value, schema):
    kinds = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "array": list, "object": dict}
    return isinstance(value, kinds.get(schema.get("type"), object)) and (not isinstance(value, str) or value in schema.get("enum", [value]))


def _mentions(request, name):
    """Where one of the words that a name is made of stands."""
    words = [word for word in re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().split("_") if len(word) > 3 and word not in ("include", "with", "from", "have", "show", "return", "enable", "only", "allow")]
    for word in words:
        if m := re.search(rf"(?i)\b{word[:max(4, len(word) - 2)]}\w*", request):
            return m
    return None


if __name__ == "__main__":
    path = Path(__file__).parent / "corpus" / "corpus.json.gz"
    with gzip.open(path, "rt") as f:
        corpus = json.load(f)
    corpus["requests"] = requests()
    with gzip.open(path, "wt") as f:
        json.dump(corpus, f)
    print(len(corpus["requests"]), "requests")

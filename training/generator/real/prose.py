"""What stands in changelogs and READMEs."""
import re

from .fact import Fact

_HEADING = re.compile(r"##? \[?[vV]?(\d+\.\d+(?:\.\d+)?(?:-[\w.]+)?)\]?(?:\([^)]*\))?(?:\s*[-(/:]*\s*(\d{4}-\d\d-\d\d)\)?)?\s*$")
_LATEST = "what is the (latest|newest|most recent|last released) version|what's the (latest|newest) version|which version is the (latest|newest|most recent)( one|)|(which|what) version is at the top|what is the newest (release|version) {there}|what was the last release|which release is the (latest|newest)|what is the top version"
_LATEST_TOLD = "the (latest|newest|most recent) version|what the (latest|newest) version is|(which|what) version is the (latest|newest)|the (latest|newest) release|the version at the top"
_DATE = "when was (version |){v} released|when did (version |){v} come out|what is the release date of (version |){v}|what's the (release |)date of {v}|(what|which) date is given for (version |){v}|on (what|which) (day|date) was {v} released|when was the release of {v}"
_DATE_TOLD = "when (version |){v} was released|the release date of (version |){v}|when {v} came out|the date of (version |){v}"
_ON = "(which|what) version (was released on|came out on|is from|has the date) {d}|(which|what) release is from {d}|what was released on {d}|what version has the date {d}"
_ON_TOLD = "(which|what) version (was released on|came out on|is from) {d}|the version (of|from|released on) {d}"
_ENTRY = '(which|what) version (lists|mentions|has the entry|says|has the note) "{b}"|in (which|what) version (was|is|stands) "{b}"|under (which|what) version (is|stands|do I find) "{b}"|to (which|what) version does "{b}" belong|which release (has|mentions|lists) "{b}"'
_ENTRY_TOLD = '(which|what) version (lists|mentions|has) "{b}"|(under|in) which version "{b}" (stands|is listed)|the version with the entry "{b}"'
_BEFORE = "(which|what) version came (right |directly |)before {v}|which version was released (right |directly |just |)before {v}|what was the version before {v}|what is the release before {v}|what version precedes {v}"
_AFTER = "(which|what) version came (right |directly |)after {v}|which version was released (right |directly |just |)after {v}|what was the version after {v}|what is the release after {v}|what version follows {v}"
_HOW_MANY = "how many (versions|releases) (are there|are listed|are there {there}|does {it} list|does {it} have)|what is the number of (versions|releases)"
_HOW_MANY_TOLD = "how many (versions|releases) (there are|are listed|it lists)|the number of (versions|releases)"
_OLDEST = "what is the (oldest|first|earliest) version {there}|(which|what) version is the oldest( one|)|what's the oldest version {there}|(which|what) version is at the (bottom|end)|what is the oldest release {there}"
_OLDEST_TOLD = "the oldest version|(which|what) version is the oldest|the oldest release"


def changelog(source, text):
    heads = [(m.group(1), m.group(2), line) for line in text.split("\n") if (m := _HEADING.match(line))]
    if not heads or len({version for version, *_ in heads}) < len(heads) or sum("# " == line[:2] or "## " == line[:3] for line in text.split("\n")) > len(heads) + 2:
        return []
    facts, dates = [], [date for _, date, _ in heads]
    numbers = [[int(n) for n in re.findall(r"\d+", version.split("-")[0])] for version, *_ in heads]
    ordered = numbers == sorted(numbers, reverse=True)
    if ordered:
        facts.append(Fact(_LATEST, _LATEST_TOLD, {}, heads[0][0], heads[0][2], also="the latest version"))
        if len(heads) > 2:
            facts.append(Fact(_OLDEST, _OLDEST_TOLD, {}, heads[-1][0], heads[-1][2], also="the oldest version"))
        for (newer, _, first), (older, _, second) in zip(heads, heads[1:]):
            facts += [Fact(_BEFORE, "(which|what) version came before {v}|the version before {v}", dict(v=newer), older, second), Fact(_AFTER, "(which|what) version came after {v}|the version after {v}", dict(v=older), newer, first)]
    for version, date, line in heads:
        if date:
            facts += [Fact(_DATE, _DATE_TOLD, dict(v=version), date, line, f"the release date of {version}", also=version)] * 2
            if dates.count(date) == 1:
                facts.append(Fact(_ON, _ON_TOLD, dict(d=date), version, line))
    if 1 < len(heads) < 7:
        facts.append(Fact(_HOW_MANY, _HOW_MANY_TOLD, {}, str(len(heads)), "\n".join(line for *_, line in heads)))
    at = ""
    for line in text.split("\n"):
        if m := _HEADING.match(line):
            at = m.group(1)
        elif re.match(r"#{1,2} ", line):
            at = ""
        elif at and (m := re.match(r"[*-] ([A-Z][\w `.,'/-]{8,52}?)\.?$", line)) and text.count(m.group(1)) == 1:
            facts.append(Fact(_ENTRY, _ENTRY_TOLD, dict(b=m.group(1)), at, f"{line.strip()} (under {at})"))
    return facts


_TITLE = "what is the (title|first heading|main heading|heading at the top)|what's the (title|first heading)|(which|what) (title|heading) (stands|is) at the top|what is the heading (on top|at the top)|what title does {it} have|what is the top heading"
_TITLE_TOLD = "the (title|first heading|heading at the top)|what the (title|first heading) is|(which|what) heading is at the top"
_NEXT = '(which|what) (heading|section) comes (right |directly |)after {h}|(which|what) (heading|section) follows {h}|what is the (heading|section) after {h}|what is the next (heading|section) after {h}'
_NEXT_TOLD = "(which|what) (heading|section) (comes after|follows) {h}|the (heading|section) after {h}"
_LAST = "what is the last (heading|section)|what's the last (heading|section)|(which|what) (heading|section) (is the last|comes last|is at the end)|with (which|what) section does {it} end"
_LAST_TOLD = "the last (heading|section)|(which|what) (heading|section) is the last"
_LINK = "where does the link {x} (go|point|lead)|where does the {x} link (go|point|lead)|(which|what) (url|address) (does the link {x} have|is behind {x}|is linked at {x})|what is the (url|link|address) (of|for) {x}|what does {x} link to|to (which|what) (url|address) does {x} link"
_LINK_TOLD = "where (the link {x}|{x}) (goes|points|leads)|the (url|link|address) (of|for|behind) {x}|what {x} links to"
_UNDER = "what does it say under {h}|what stands under (the heading |){h}|what is written under {h}|what does the section {h} say|what does the {h} section say|what is in the section {h}"
_UNDER_TOLD = "what it says under {h}|what (stands|is written) under {h}|what the section {h} says"
_SHOWN = "(which|what) version of {x} (is shown|is used|does it say to use|should one use|does the example use)( {there}|)|what is the version of {x}( {there}|)|(which|what) {x} version (is shown|is used|should I use)|what version should I put for {x}"
_SHOWN_TOLD = "(which|what) version of {x} (is shown|is used|it says to use)|the version of {x}"
_MINIMUM = "what is the minimum (supported |)Rust version|which Rust version (does it need|is required|is needed)|what is the MSRV|what's the minimum Rust version|what Rust version does it (need|require)|what is the oldest (supported |)Rust version"


def readme(source, text):
    lines, facts, heads, fenced = text.split("\n"), [], [], False
    for i, line in enumerate(lines):
        fenced ^= line.lstrip().startswith("```")
        if not fenced and (m := re.match(r"(#{1,4}) ([\w][\w .,:'/?!-]*[\w.?!])$", line)):
            heads.append((len(m.group(1)), m.group(2), line, i))
        elif not fenced and re.match(r"#+ ", line) or re.match(r"(===|---)", line):
            heads.append((9, "", line, i))
    names = [name for _, name, *_ in heads]
    if heads and heads[0][1] and heads[0][0] == 1 and not any(line.startswith("#") for line in lines[:heads[0][3]]) and [level for level, *_ in heads].count(1) == 1:
        facts += [Fact(_TITLE, _TITLE_TOLD, {}, heads[0][1], heads[0][2], "the title", also="the title")] * 2
    if len(heads) > 1 and all(names) and len(set(names)) == len(names):
        facts.append(Fact(_LAST, _LAST_TOLD, {}, names[-1], heads[-1][2], also="the last heading"))
        quoted = lambda name: f'"{name}"' if " " in name or source.chance(.5) else name
        for (_, name, *_), (_, after, line, _) in zip(heads, heads[1:]):
            facts.append(Fact(_NEXT, _NEXT_TOLD, dict(h=quoted(name)), after, line))
        for (level, name, _, i), end in zip(heads, [head[3] for head in heads[1:]] + [len(lines)]):
            body = [line for line in lines[i + 1:end] if line.strip()]
            if level > 1 and len(body) == 1 and body[0][0] not in "`[<|#!:" and len(body[0]) < 120:
                facts.append(Fact(_UNDER, _UNDER_TOLD, dict(h=quoted(name)), body[0].strip(), body[0]))
    links = re.findall(r"(?<!!)\[([\w`. -]{2,30})\]\((\S+?)\)", text)
    for name, url in links:
        if sum(name == other for other, _ in links) == 1 and text.count(f"[{name}]") == 1:
            facts.append(Fact(_LINK, _LINK_TOLD, dict(x=f'"{name}"' if '`' not in name else name), url, next(line for line in lines if f"[{name}](" in line), ""))
    for m in re.finditer(r'^\s*([\w-]+) = (?:\{ version = )?"([\d.]+)"', text, re.M):
        if m.group(1) not in ("version", "edition", "name", "channel") and len(re.findall(rf"^\s*{m.group(1)} = ", text, re.M)) == 1:
            facts.append(Fact(_SHOWN, _SHOWN_TOLD, dict(x=m.group(1)), m.group(2), m.group(), f"the version of {m.group(1)}", "version"))
    found = {m for m in re.findall(r"(?:[Rr]ust|rustc|MSRV)[^\n\d]{0,30}(1\.\d\d(?:\.\d)?)\b", text)}
    if len(found) == 1 and re.search(r"MSRV|minimum", text, re.I):
        version = found.pop()
        facts.append(Fact(_MINIMUM, "the minimum (supported |)Rust version|the MSRV|which Rust version it needs", {}, version, next(line for line in lines if version in line)))
    return facts

"""Changelogs: which version brought a change, what a version fixed, when it came out, the newest and the oldest, how many."""
from ..material import world
from ..material.source import is_held_out
from ..papers.paper import Ask, Paper
from ..papers.values import value
from ..words.said import capital
from .words import counted, shown

_ADDED = "dark mode,PDF export,keyboard shortcuts,offline mode,voice input,a search bar,two-factor login,a map view,image upload,a German translation,undo,a command line tool,drag and drop,spell check,emoji support,a plugin API,calendar sync,push notifications,a print preview,group chats,a dashboard,CSV import,tags,bookmarks,a timer,video calls,a sort button,custom colors,an installer,a health check,rate limits,webhooks,a progress bar,auto save,guest accounts,templates,a trash folder,filters".split(",")
_BROKEN = "crash on startup,login timeout,memory leak,wrong totals,broken links,missing icons,slow search,double emails,lost settings,wrong time zone,blurry images,frozen menu,empty reports,crash on save,failed uploads,typo in the footer,wrong sort order,broken layout on phones,duplicate entries,missing sound,wrong currency sign,hanging sync,broken password reset,endless loop in the parser,wrong page numbers,flickering cursor".split(",")
_REMOVED = "old API,Flash player,Python 2 support,legacy theme,fax module,news feed,XML export,beta banner,tracking script,old editor,demo users,Windows XP support,toolbar,guest book,weather widget,quick start page,sample data,IE support".split(",")
_CHANGED = "export format,default port,start page,price list,login form,file names,license,font,menu order,config format,error messages,default language,logo,database schema,date format,help texts".split(",")
_KINDS = {                                                              # words at the line's beginning, what is asked
    "added": (_ADDED, ["Added {x}", "added {x}", "Add {x}", "New: {x}", "Added: {x}"], "in (which|what) version was {x} added|(which|what) version (added|brought|introduced) {x}|since (which|what) version is there {x}|when was {x} added, in (which|what) version", "which version added {x}|in which version {x} was added", "what was added in {v}|what is new in {v}|what did {v} (add|bring)|(which|what) feature (was added in|is new in|came with) {v}", "what was added in {v}|what is new in {v}"),
    "fixed": (_BROKEN, ["Fixed {x}", "fixed {x}", "Fix {x}", "Fixed the {x}", "Bugfix: {x}"], "in (which|what) version was the {x} fixed|(which|what) version (fixed|fixes) the {x}|since (which|what) version is the {x} fixed", "which version fixed the {x}|in which version the {x} was fixed", "what was fixed in {v}|what did {v} fix|(which|what) (bug|problem|error) was fixed in {v}|what does {v} fix", "what was fixed in {v}|which bug {v} fixed"),
    "removed": (_REMOVED, ["Removed the {x}", "Removed {x}", "removed {x}", "Remove the {x}", "Dropped the {x}"], "in (which|what) version was the {x} (removed|dropped)|(which|what) version (removed|dropped) the {x}", "which version removed the {x}|in which version the {x} was removed", "what was (removed|dropped) in {v}|what did {v} remove|what is no longer in {v}", "what was removed in {v}"),
    "changed": (_CHANGED, ["Changed the {x}", "Changed {x}", "changed {x}", "Updated the {x}", "Reworked the {x}"], "in (which|what) version was the {x} changed|(which|what) version changed the {x}", "which version changed the {x}|in which version the {x} was changed", "what was changed in {v}|what did {v} change|what is different in {v}", "what was changed in {v}")}
_HEADS = ["## {v} - {d}", "## [{v}] - {d}", "## {v} ({d})", "### v{v} - {d}", "{v} ({d})", "## {v}", "v{v} / {d}", "# {v}, {d}", "Version {v} ({d})", "**{v}** - {d}"]


def _versions(source, n):
    """The newest first."""
    out, (a, b, c) = [], (source.number(0, 6), source.number(0, 14), source.number(0, 9))
    two = source.chance(.15)
    for _ in range(n):
        match source.weighted({"c": 5, "b": 4, "a": 2}) if not two else "b":
            case "c": c += 1
            case "b": b, c = b + 1, 0
            case "a": a, b, c = a + 1, 0, 0
        out.append(f"{a}.{b}" if two else f"{a}.{b}.{c}")
    return out[::-1]


def changelog(source):
    """2 to 5 versions with 1 to 3 changes each."""
    versions, head = _versions(source, source.number(2, 5)), source.pick(_HEADS)
    dates = sorted({value(source, "date") for _ in range(20)}, reverse=True)
    at = sorted(source.random.sample(range(len(dates)), len(versions)))
    dates = [dates[i] for i in at]
    if source.chance(.15):
        dates = [f"{int(d[8:])} {world.MONTHS[int(d[5:7]) - 1]} {d[:4]}" for d in dates]
    pools = {kind: source.random.sample(left := [one for one in rows[0] if source.held_out or not is_held_out("change " + one)], len(left)) for kind, rows in _KINDS.items()}
    shapes, mark, grouped = {kind: source.pick(rows[1]) for kind, rows in _KINDS.items()}, source.pick(["- ", "- ", "* ", "  - "]), source.chance(.2)
    blocks, asks = [], []
    for version, date in zip(versions, dates):
        first, mine, lines = head.format(v=version, d=date), [], []
        shares = {kind: share for kind, share in {"added": 5, "fixed": 5, "removed": 2, "changed": 2}.items() if len(pools[kind]) > 2}
        for kind in sorted((source.weighted(shares) for _ in range(source.weighted({1: 3, 2: 5, 3: 4}))), key=list(_KINDS).index):
            mine.append((kind, pools[kind].pop()))
        for i, (kind, x) in enumerate(mine):
            if grouped and (not i or mine[i - 1][0] != kind):
                lines.append(f"### {kind.capitalize()}")
            bare = x.removeprefix("a ").removeprefix("an ")
            lines.append(mark + (capital(bare) if grouped else shapes[kind].format(x=x)))
            _, _, which, told, _, _ = _KINDS[kind]
            line = first + "\n" + lines[-1]
            asks += [Ask(which, told, dict(x="the " + bare if bare != x else x), version, line)] * 2
        for kind in dict.fromkeys(kind for kind, _ in mine):
            found = [x for one, x in mine if one == kind]
            bare = [capital(x.removeprefix("a ").removeprefix("an ")) for x in found] if grouped else found
            asks += [shown(*_KINDS[kind][4:], dict(v=version), ", ".join(bare), first, *(line for line in lines if any(x in line for x in bare)))] * 2
        asks.append(counted("how many changes are (in|listed for) {v}|how many (changes|entries|points) does {v} have", "how many changes are in {v}", dict(v=version), [x for _, x in mine]))
        if "{d}" in head:
            asks += [Ask("when was {v} (released|published)|when did {v} come out|(what is|what's) the (release date|date) of {v}|on (which|what) (day|date) was {v} released|from when is {v}", "when {v} was released|the release date of {v}", dict(v=version), date, first)] * 2
            asks.append(Ask("(which|what) version (was released|came out) on {d}|(which|what) version is from {d}", "which version came out on {d}", dict(d=date), version, first))
        blocks.append("\n".join([first, *lines]))
    tops = [block.split("\n")[0] for block in blocks]
    asks += [Ask("(what is|what's) the (latest|newest|current|most recent) version|(which|what) version is the (latest|newest)|(which|what) is the newest release", "the (latest|newest) version", {}, versions[0], tops[0])] * 4
    asks += [Ask("(what is|what's) the (oldest|first) version( {there}|)|(which|what) version is the oldest", "the oldest version", {}, versions[-1], tops[-1])] * 2
    asks += [counted("how many (versions|releases) (are listed|are there|are in it|does it list)", "how many versions are listed", {}, versions)] * 2
    for i in range(1, len(versions)):
        asks.append(Ask("(which|what) version came (right |directly |)(before|ahead of) {v}|(what was|which was) the version before {v}", "which version came before {v}", dict(v=versions[i - 1]), versions[i], tops[i - 1] + "\n" + tops[i]))
        asks.append(Ask("(which|what) version (came|comes) (right |directly |)after {v}|(what is|which is) the version after {v}", "which version came after {v}", dict(v=versions[i]), versions[i - 1], tops[i - 1] + "\n" + tops[i]))
    title = source.pick(["# Changelog\n\n", "# Changelog\n\n", "# {p} changelog\n\n", "Release notes\n\n", "# Release notes of {p}\n\n", "", "# Changes\n\n"]).format(p=value(source, "project"))
    return Paper(title + source.pick(["\n\n", "\n\n", "\n"]).join(blocks), ["CHANGELOG.md", "CHANGELOG.md", "changelog.md", "CHANGES.md", "HISTORY.md", "releases.md", "changes.txt", "NEWS.md", "release-notes.md"], asks, source.pick(["changelog", "file"]))

"""What programs print: long listings, processes, disks, strings of a binary, changes, logs, settings, traces; and questions about it."""
import json

from ..material import world

_MANY = "how many {t} (are there|are listed|do you see|are in it)?|how many {t} are there?|(count the|what is the number of|tell me the number of) {t}|how many {t}?"
_NTHS = [("first", 0), ("second", 1), ("last", -1)]


def long_listing(source):
    rows = []
    for name in dict.fromkeys(source.path().split("/")[-1] for _ in range(source.number(2, 5))):
        folder = source.chance(.2)
        rows.append(("d" if folder else "-", source.pick(["rw-r--r--", "rwxr-xr-x", "rw-------", "r--r--r--"]), source.pick(["root", "user", "www", source.pick(world.NAMES).lower()]), source.number(0, 99999), f"{source.pick(world.MONTHS)[:3]} {source.number(1, 28):2d}", f"{source.number(0, 23):02d}:{source.number(0, 59):02d}", name.split(".")[0] if folder and not name.startswith(".") else name))
    if len({row[-1] for row in rows}) < len(rows) or len(rows) < 2:
        return long_listing(source)
    text = "\n".join([f"total {source.number(4, 400)}"] * source.chance(.6) + [f"{kind}{mode} {source.number(1, 4)} {owner} {owner} {size:6d} {day} {time} {name}" for kind, mode, owner, size, day, time, name in rows])
    kind, mode, owner, size, day, time, name = source.pick(rows)
    sizes = [row[3] for row in rows]
    asks = [("how (big|large) is {x}?|(what is|what's|tell me) the size of {x}|the size of {x}, please|how many bytes does {x} have?", dict(x=row[-1]), str(row[3])) for row in rows] + [("who owns {x}?|(who is|tell me) the owner of {x}|to whom does {x} belong?|(which|what) user owns {x}?", dict(x=name), owner), ("at what time was {x} (changed|modified)?|(what|which) time is (shown|given|listed) for {x}?", dict(x=name), time),
            ("is {x} a (folder|directory)?", dict(x=name), "Yes." if kind == "d" else "No."), ("(what are|tell me) the permissions of {x}|(which|what) permissions does {x} have?|(what is|tell me) the mode of {x}", dict(x=name), kind + mode)]
    folders = [row[-1] for row in rows if row[0] == "d"]
    asks += [("how many (folders|directories) are (there|in it|listed)?|count the (folders|directories)|(what is|tell me) the number of (folders|directories)", {}, str(len(folders))), ("how many files are (there|in it|listed)? Folders do not count.|how many files are there, not counting folders?" if folders else "how many files are (there|in it|listed)?|count the files|how many files?", {}, str(len(rows) - len(folders)))]
    if len(folders) == 1:
        asks.append(("(which|what) entry is a (folder|directory)?|which one is (a|the) (folder|directory)?|name the (folder|directory)", {}, folders[0]))
    if len(set(sizes)) == len(sizes) and not folders:
        asks += [("(which|what) file is the (largest|biggest)?|(name|tell me|what is) the (largest|biggest) file", {}, rows[sizes.index(max(sizes))][-1]), ("(which|what) file is the smallest?|(name|tell me) the smallest file", {}, rows[sizes.index(min(sizes))][-1])]
    return text, asks, source.pick(["ls -l", "ls -la", f"ls -l {source.pick(world.FOLDERS)}", "ls -lh"])


def processes(source):
    rows = [(source.pick(["root", "www", "user"]), source.number(1, 32000), source.number(0, 99), source.number(0, 60), name) for name in dict.fromkeys(source.word() for _ in range(source.number(2, 4)))]
    if len(rows) < 2 or len({row[1] for row in rows}) < len(rows):
        return processes(source)
    text = "\n".join([source.pick(["USER       PID %CPU %MEM COMMAND", "USER PID CPU MEM COMMAND"])] + [f"{user:<8} {pid:5d} {cpu:4d} {mem:4d} {name}" for user, pid, cpu, mem, name in rows])
    user, pid, cpu, mem, name = source.pick(rows)
    cpus = [row[2] for row in rows]
    asks = [("(what is|what's|tell me|give me) the (pid|PID|process id) of {x}|(which|what) (pid|PID|process id) does {x} have?|the (pid|PID) of {x}, please", dict(x=row[4]), str(row[1])) for row in rows] + [("(which|what) (process|command|program) has the (pid|PID|process id) {p}?|which command is process {p}?|(which|what) (command|program) runs with pid {p}?", dict(p=pid), name), ("(who|which user|what user) (runs|started) {x}?|as which user does {x} run?", dict(x=name), user),
            (_MANY, dict(t="processes"), str(len(rows))), ("how much (cpu|CPU) does {x} (use|take)?|(what is|tell me) the CPU (usage|value) of {x}", dict(x=name), str(cpu)), ("how much memory does {x} (use|take)?|(what is|tell me) the memory (usage|value) of {x}", dict(x=name), str(mem)), ("is {x} running?|is there a process (called |named |){x}?|do you see {x}?", dict(x=name), "Yes.")]
    other = source.word()
    if other not in text:
        asks.append(("is {x} running?|is there a process (called |named |){x}?|do you see {x}?", dict(x=other), "No."))
    if len(set(cpus)) == len(cpus):
        asks.append(("(which|what) (process|program|command) (uses|takes) the most (cpu|CPU)?|which (process|command) has the highest (cpu|CPU) value?", {}, rows[cpus.index(max(cpus))][-1]))
    return text, asks, source.pick(["ps aux", "ps -ef", "top -bn1"])


def disks(source):
    rows, names = [], source.random.sample(["/dev/sda1", "/dev/sdb1", "/dev/nvme0n1p2", "tmpfs", "overlay", "/dev/vda1", "/dev/mapper/data"], source.number(2, 4))
    mounts = source.random.sample(["/", "/home", "/data", "/tmp", "/boot", "/var", "/mnt/" + source.word()], len(names))
    for name, mount in zip(names, mounts):
        size = source.number(2, 900)
        used = source.number(0, size)
        rows.append((name, f"{size}G", f"{used}G", f"{size - used}G", f"{100 * used // size}%", mount))
    text = "\n".join(["Filesystem      Size  Used Avail Use% Mounted on"] + [f"{n:<15} {s:>5} {u:>5} {a:>5} {p:>4} {m}" for n, s, u, a, p, m in rows])
    n, s, u, a, p, m = source.pick(rows)
    asks = [("how (big|large) is {x}?|(what is|tell me) the size of {x}", dict(x=m), s), ("how much (space |)is (free|available|left) on {x}?|how much space is (free|available) (on|in) {x}?", dict(x=m), a)] + [("how much (space |)is used (on|in) {x}?", dict(x=m), u), ("how full is {x}?|what percentage of {x} is used?|how full is {x} in percent?", dict(x=m), p),
            ("(what|which filesystem|which device) is mounted (on|at) {x}?|(which|what) filesystem is {x} on?", dict(x=m), n), ("where is {y} mounted?|what is the mount point of {y}?|tell me the mount point of {y}", dict(y=n), m)]
    uses = [int(row[4][:-1]) for row in rows]
    if len(set(uses)) == len(uses):
        asks.append(("(which|what) mount point is (the fullest|most full)?|which mount point has the highest usage?", {}, rows[uses.index(max(uses))][-1]))
    return text, asks, source.pick(["df -h", "df"])


def strings(source):
    lines = [source.pick([lambda: source.phrase(1, 4), source.path, source.code, lambda: f"{source.word()}: %s", lambda: f"/usr/lib/lib{source.word()}.so.{source.number(1, 9)}", lambda: f"{source.word()}_{source.word()}", lambda: f"usage: {source.word()} [options] file", lambda: f"version {source.number(0, 9)}.{source.number(0, 20)}",
                          lambda: f"{source.word().capitalize()} {source.word()}!", lambda: "".join(source.pick("abcdefXYZ0189_$.<>[]") for _ in range(source.number(4, 9)))])() for _ in range(source.number(3, 6))]
    lines = list(dict.fromkeys(lines))
    if len(lines) < 3:
        return strings(source)
    at = source.number(0, len(lines) - 2)
    k, i = source.pick(_NTHS)
    asks = [(_MANY, dict(t="strings"), str(len(lines))), ("(what is|tell me|repeat|give me) the {k} (string|line)|the {k} (string|line), please|(which|what) (string|line) (comes|is) {k}?", dict(k=k), lines[i]), ("(which|what) (string|line) comes (right |directly |)after {x}?|what follows {x}?", dict(x=f'"{lines[at]}"'), lines[at + 1])]
    for line in lines:
        if line.startswith("usage: ") and sum(x.startswith("usage: ") for x in lines) == 1:
            asks += [("(what is|repeat|show me) the usage line|what is the whole usage line?", {}, line)] * 2
        elif line.startswith("version ") and sum(x.startswith("version ") for x in lines) == 1:
            asks += [("(which|what) version (is it|is named|does it say)?|(what is|tell me) the version( number|)", {}, line[8:])] * 2
        elif line.startswith("/usr/lib") and sum(x.startswith("/usr/lib") for x in lines) == 1:
            asks += [("(which|what) library (is named|does it name)?|(name|tell me) the path of the library|what is the library path?", {}, line)] * 2
    return "\n".join(lines), asks, f"strings {source.pick(['a.out', source.word(), 'bin/' + source.word()])}"


def changes(source):
    """git diff --stat and the like."""
    rows = [(path, source.number(1, 40), source.number(0, 20)) for path in dict.fromkeys(source.path().lstrip("./") for _ in range(source.number(2, 5)))]
    if len(rows) < 2:
        return changes(source)
    plus, minus = sum(r[1] for r in rows), sum(r[2] for r in rows)
    if source.chance(.5):
        text, command = "\n".join([f" {p} | {a + b} {'+' * min(a, 8)}{'-' * min(b, 6)}" for p, a, b in rows] + [f" {len(rows)} files changed, {plus} insertions(+), {minus} deletions(-)"]), "git diff --stat"
        path, a, b = source.pick(rows)
        asks = [("how many lines (changed|were changed) in {p}?|(what is|tell me) the number of changed lines in {p}", dict(p=path), str(a + b)), ("how many (insertions are there|lines were added)( in total|)?|(what is|tell me) the number of insertions", {}, str(plus)), ("how many (deletions are there|lines were deleted|lines were removed)( in total|)?|(what is|tell me) the number of deletions", {}, str(minus))]
    else:
        text, command = "\n".join(f"{a}\t{b}\t{p}" for p, a, b in rows), "git diff --numstat"
        path, a, b = source.pick(rows)
        asks = [("how many lines were added (in|to) {p}?|how many lines does {p} gain?", dict(p=path), str(a)), ("how many lines were (deleted|removed) (in|from) {p}?", dict(p=path), str(b))]
    return text, asks + [("how many files (changed|were changed)?|(what is|tell me) the number of changed files", {}, str(len(rows))), ("(which|what) file is (listed |)first?|(name|tell me) the first file", {}, rows[0][0]), ("was {x} changed?|did {x} change?|is {x} among the changed files?", dict(x=path), "Yes.")], command


def work_tree(source):
    """git status in full or in short."""
    branch = source.pick(["main", "master", "dev", source.word(), f"fix-{source.word()}"])
    paths = list(dict.fromkeys(source.path().lstrip("./") for _ in range(source.number(0, 4))))
    kinds = {path: source.pick(["modified", "modified", "deleted", "new file", "untracked"]) for path in paths}
    of = lambda kind: [path for path in paths if kinds[path] == kind]
    ahead, short = source.number(1, 9) if source.chance(.35) else 0, bool(paths) and source.chance(.3)
    if short:
        text = f"## {branch}\n" + "\n".join({"modified": " M ", "deleted": " D ", "new file": "A  ", "untracked": "?? "}[kinds[path]] + path for path in paths)
    else:
        staged, changed = of("new file"), of("modified") + of("deleted")
        text = f"On branch {branch}\n" + (f"Your branch is ahead of 'origin/{branch}' by {ahead} commit{'s' * (ahead > 1)}.\n" if ahead else source.pick(["", f"Your branch is up to date with 'origin/{branch}'.\n"]))
        text += ("\nChanges to be committed:\n" + "".join(f"\tnew file:   {p}\n" for p in staged) if staged else "") + ("\nChanges not staged for commit:\n" + "".join(f"\t{kinds[p]}:   {p}\n" for p in changed) if changed else "") + ("\nUntracked files:\n" + "".join(f"\t{p}\n" for p in of("untracked")) if of("untracked") else "")
        text = (text + ("" if paths else "nothing to commit, working tree clean")).rstrip()
    asks = [("(which|what) branch (is it|are we on|am I on|is checked out)?|(what is|what's|tell me) the (current |)branch|on (which|what) branch (are we|am I)?", {}, branch)] * 2 + [
        ("is (the working tree|the tree|everything) clean?|is everything committed?", {}, "No." if paths else "Yes."), ("are there (any |)changes?|did anything change?|is anything changed?", {}, "Yes." if paths else "No.")]
    for kind, word in (("modified", "modified"), ("deleted", "deleted"), ("untracked", "untracked"), ("new file", "new")):
        asks.append(("how many files are {k}?|how many {k} files are (there|listed)?|(count|tell me the number of) {k} files", dict(k=word), str(len(of(kind)))))
        if len(of(kind)) == 1:
            asks += [("(which|what) file (is|was) {k}?|(name|tell me|what is) the {k} file", dict(k=word), of(kind)[0])] * 2
        elif of(kind):
            asks.append(("(which|what) files (are|were) {k}?|(list|name) the {k} files", dict(k=word), ", ".join(of(kind))))
    if ahead and not short:
        asks.append(("(by |)how many commits (is the branch|are we) ahead?|how many commits ahead (is the branch|are we)?", {}, str(ahead)))
    if paths:
        x = source.pick(paths)
        asks.append(("(is|was) {x} modified?", dict(x=x), "Yes." if kinds[x] == "modified" else "No."))
    return text, asks, "git status --short --branch" if short else "git status"


def log(source):
    """Lines with a time, a level and a message."""
    levels = [source.weighted({"INFO": 5, "WARN": 2, "ERROR": 2, "DEBUG": 2}) for _ in range(source.number(3, 5))]
    at, rows = source.number(0, 60000), []
    for level in levels:
        at += source.number(1, 900)
        rows.append((f"{at // 3600 % 24:02d}:{at // 60 % 60:02d}:{at % 60:02d}", level, source.pick(["{a} {b}", "{a} {b} {c}", "cannot {a} {b}", "{a}: {b} {c}", "user {n} {a}", "started {a}", "{a} took {i} ms", "request {i} {a}"]).format(a=source.word(), b=source.word(), c=source.word(), n=source.pick(world.NAMES).lower(), i=source.number(1, 999))))
    if len({r[2] for r in rows}) < len(rows):
        return log(source)
    form = source.pick(["{t} {l} {m}", "[{t}] {l}: {m}", "{t} [{l}] {m}", "2026-03-{d:02d} {t} {l} {m}", "{l} {t} {m}", "{t} - {l} - {m}", '{{"time": "{t}", "level": "{l}", "message": "{m}"}}'])
    day = source.number(1, 28)
    text = "\n".join(form.format(t=t, l=level, m=m, d=day) for t, level, m in rows)
    t, level, m = source.pick(rows)
    names = {"INFO": "info lines", "WARN": "warnings", "ERROR": "errors", "DEBUG": "debug lines"}
    one = source.pick(list(names))
    asks = [("(when|at what time) was {m} logged?|(what is|tell me) the time of {m}|(what|which) time does the message {m} have?", dict(m=f'"{m}"'), t), ("what (happened|was logged) at {t}?|(which|what) message (has the time|came at|was logged at) {t}?", dict(t=t), m), ("how many {x} (are there|do you see|are in the log)?|count the {x}|(what is|tell me) the number of {x}", dict(x=names[one]), str(levels.count(one))),
            (_MANY, dict(t="lines"), str(len(rows))), ("(which|what) level does (the message |the line |){m} have?|(what is|tell me) the level of {m}", dict(m=f'"{m}"'), level), ("(is|was) there an error( in the log|)?|(are there|do you see) (any |)errors( in the log|)?", {}, "Yes." if "ERROR" in levels else "No."), ("(what is|what was|repeat|tell me) the last message|what (happened|was logged) last?", {}, rows[-1][2]), ("(what is|what was|repeat|tell me) the first message|what (happened|was logged) first?", {}, rows[0][2])]
    for name in ("ERROR", "WARN"):
        if levels.count(name) == 1:
            i = levels.index(name)
            word = {"ERROR": "error", "WARN": "warning"}[name]
            asks += [("(what is|what was|what's|tell me|repeat) the {w} message|(which|what) {w} (is there|was logged)?|what does the {w} say?|(what is|what was) the {w}?", dict(w=word), rows[i][2])] * 2 + [("(when|at what time) (was the {w}|did the {w} happen)?", dict(w=word), rows[i][0]), ("(on|in) (which|what) line is the {w}?|(what is|tell me) the line number of the {w}", dict(w=word), str(i + 1))]
    return text, asks, source.pick([f"tail {source.word()}.log", f"cat /var/log/{source.word()}.log", "journalctl -n 9", f"docker logs {source.word()}"])


def ini(source):
    """Sections with keys that stand in several of them."""
    groups, keys = source.random.sample(["server", "client", "database", "cache", "logging", "paths", "user", "network", "build", "test", source.word()], source.number(2, 3)), source.random.sample(world.KEYS, source.number(2, 4))
    values = {g: {k: source.pick([str(source.number(0, 9999)), source.word(), source.pick(["true", "false"]), source.code(), f"/{source.word()}/{source.word()}"]) for k in source.random.sample(keys, source.number(1, len(keys)))} for g in dict.fromkeys(groups)}
    kind = source.pick(["ini", "ini", "toml", "yaml", "json", "dotted", "xml"])
    match kind:
        case "ini": text = "\n\n".join(f"[{g}]\n" + "\n".join(f"{k}{'=' if source.held_out else ' = '}{v}" for k, v in inner.items()) for g, inner in values.items())
        case "toml": text = "\n\n".join(f"[{g}]\n" + "\n".join(f"{k} = {v if v.isdigit() and str(int(v)) == v or v in ('true', 'false') else json.dumps(v)}" for k, v in inner.items()) for g, inner in values.items())
        case "yaml": text = "\n".join(f"{g}:\n" + "\n".join(f"  {k}: {v}" for k, v in inner.items()) for g, inner in values.items())
        case "json": text = json.dumps(values, indent=2)
        case "xml": text = "<config>\n" + "\n".join(f"  <{g}>\n" + "\n".join(f"    <{k}>{v}</{k}>" for k, v in inner.items()) + f"\n  </{g}>" for g, inner in values.items()) + "\n</config>"
        case _: text = "\n".join(f"{g}.{k}={v}" for g, inner in values.items() for k, v in inner.items())
    g = source.pick(list(values))
    k = source.pick(list(values[g]))
    asks = [("(what is|what's|tell me|give me) the {k} (of|in|for) {g}|(what is|what's) the {k} of (the |){g}?|(what is|tell me) the {k} in (the section {g}|the {g} section)|(which|what) {k} is set (for|in) {g}?|(which|what) {k} does {g} (have|use)?|{g}.{k}?|the {k} of {g}(, please|?)|what is {k} set to (in|for|under) {g}?", dict(k=k, g=g), values[g][k])] * 5 + [
            ("how many sections are (there|in it)?|how many sections does it have?|count the sections|(what is|tell me) the number of sections", {}, str(len(values))), ("(which|what) sections are (there|in it)?|(name|list) the sections", {}, ", ".join(values)), ("how many (keys|settings|entries|values) (are in {g}|does {g} have)?|(count the|tell me the number of) (keys|settings|entries) (in|of) {g}", dict(g=g), str(len(values[g]))), ("does {g} have (a |){k}?|is {k} set in {g}?", dict(g=g, k=k), "Yes.")]
    missing = [key for key in keys if key not in values[g]]
    if missing:
        asks.append(("does {g} have (a |){k}?|is {k} set in {g}?", dict(g=g, k=source.pick(missing)), "No."))
    owners = [h for h in values if k in values[h]]
    if len(owners) == 1:
        asks.append(("(which|what) section has (a |)(key |){k}?|in (which|what) section is {k}?|where is {k} set?", dict(k=k), g))
    return text, asks, f"cat {source.word()}.{dict(yaml='yml', dotted='properties').get(kind, kind)}"


def literals(source):
    """Code with texts in quotes, and tests of it."""
    f, a, b, c = source.word(), source.phrase(1, 4), source.phrase(1, 3), source.word()
    if len({f, a, b, c}) < 4:
        return literals(source)
    text, printed = source.pick([
        (f'def {f}():\n    print("{a}")\n    return "{b}"', a), (f'fn {f}() -> &\'static str {{\n    println!("{a}");\n    "{b}"\n}}', a), (f'function {f}() {{\n  console.log("{a}");\n  return "{b}";\n}}', a), (f'const char *{f}(void) {{\n    puts("{a}");\n    return "{b}";\n}}', a), (f"def {f}\n  puts '{a}'\n  '{b}'\nend", a), (f'func {f}() string {{\n\tfmt.Println("{a}")\n\treturn "{b}"\n}}', a),
        (f'#!/bin/sh\n{f}() {{\n  echo "{a}"\n  echo "{b}" > {c}.txt\n}}\n{f}', a)])
    asks = [("what does (it|{f}|the function|the code) print?|(which|what) text (is printed|does it print)?|what (is|gets) printed?|what would (it|{f}) print?", dict(f=f), printed)] * 3 + [("(what|which) function is defined( there|)?|what is the function called?|(what is|tell me) the name of the function", {}, f), ("how many strings are (in it|there|in the code)?|count the strings", {}, "2"),
            ("(which|what) strings (are in it|does it have)?|(list|name) the strings( in the code|)", {}, f"{a}, {b}"), (_MANY, dict(t="lines"), str(text.count("\n") + 1))]
    if "return" in text:
        asks += [("what does (it|{f}|the function) return?|(which|what) (text|value|string) (is returned|does it return)?", dict(f=f), b)] * 2
    if c + ".txt" in text:
        asks += [("(which|what) file (is written|does it write|does it create)?|(where|to which file) does it write?", {}, c + ".txt")]
    return text, asks, f"cat {source.word()}.{source.pick(['py', 'rs', 'js', 'c', 'sh'])}"


def trace(source):
    path, line, f, word = source.path(), source.number(1, 400), source.word(), source.phrase(1, 4)
    kind = source.pick(["ValueError", "KeyError", "TypeError", "IndexError", "RuntimeError"])
    text = source.pick(["Traceback (most recent call last):\n  File \"{p}\", line {n}, in {f}\n    {c}()\n{k}: {m}", "{k}: {m}\n    at {f} ({p}:{n})\n    at main ({q}:{o})", "thread 'main' panicked at {p}:{n}:{o}:\n{m}", "{p}:{n}:{o}: error: {m}\n1 error generated.", "error: {m}\n  --> {p}:{n}:{o}\n   |\n{n} |     {c}({f})\n   |     ^^^",
                        "FAILED {p}::{f} - {k}: {m}\n1 failed, {o} passed"])
    own = dict(p=path, n=line, f=f, k=kind, m=word, c=source.word(), q=source.path(), o=source.number(1, 60))
    asks = [("(what is|what's|what was|tell me|repeat) the error message|(what|which) message does the error have?|what does the error say?|what message is shown?", {}, word)] * 2 + [("in (which|what) file (is|was) the (error|problem)?|(which|what) file has the (error|problem)?|(name|tell me) the file with the error", {}, path)] * 2
    if "{n}" in text:
        asks += [("(on|in) (which|what) line (is|was) the (error|problem)?|(which|what) line number has the error?|(what is|tell me) the line number of the error", {}, str(line))] * 2
    if "{f}" in text and "({f})" not in text:
        asks += [("(which|what) test failed?|(name|tell me) the (failed|failing) test" if text.startswith("FAILED") else "in (which|what) function (is|was) the error?|(which|what) function has the error?", {}, f)]
    if "{k}" in text:
        asks += [("(which|what) (kind|type) of error is it?|(what is|name) the type of the error", {}, kind)]
    return text.format(**own), asks, source.pick(["cargo build", "python3 main.py", "make", "npm start", "pytest"])


def environment(source):
    pairs = {k: source.pick([source.word, source.path, lambda: str(source.number(0, 9999)), source.code])() for k in dict.fromkeys(source.pick([source.word().upper(), source.word().upper() + "_" + source.word().upper(), source.pick(["HOME", "USER", "PATH", "SHELL", "LANG", "EDITOR", "PORT", "TOKEN"])]) for _ in range(source.number(2, 5)))}
    k = source.pick(list(pairs))
    return "\n".join(f"{k}={v}" for k, v in pairs.items()), [("(what is|what's|tell me) (the value of |){k}|what is {k} set to?|{k}?|(which|what) value does {k} have?", dict(k=k), pairs[k])] * 4 + [(_MANY, dict(t="variables"), str(len(pairs))), ("is {k} set?|is there a variable (called |named |){k}?", dict(k=k), "Yes."), ("is {k} set?|is there a variable (called |named |){k}?", dict(k=source.pseudo_word().upper()), "No.")], source.pick(["env", "printenv", "cat .env"])


def counts(source):
    """wc, du: a number and a name on each line."""
    rows = [(source.number(1, 9999), name) for name in dict.fromkeys(source.path().split("/")[-1] for _ in range(source.number(2, 5)))]
    if len(rows) < 2 or len({n for n, _ in rows}) < len(rows):
        return counts(source)
    lines = source.chance(.5)
    unit = "" if lines else source.pick(["K", "M", "", ""])
    text = "\n".join([f"{n}{unit}{' ' if lines else chr(9)}{name}" for n, name in rows] + ([f"{sum(n for n, _ in rows)} total"] if lines else []))
    n, name = source.pick(rows)
    top = max(rows)
    return text, [("how many lines does {x} have?|(what is|tell me) the number of lines (of|in) {x}|how many lines are in {x}?" if lines else "how (big|large) is {x}?|(what is|tell me) the size of {x}|how much space does {x} (take|use)?", dict(x=each), f"{many}{unit}") for many, each in rows] + [
        ("(which|what) file has the most lines?|(name|tell me) the longest file|which file is the longest?" if lines else "(which|what) file is the (largest|biggest)?|(which|what) file (takes|uses) the most space?|(name|tell me) the (largest|biggest) file", {}, top[1]), ("how many files (are there|are listed|do you see)?", {}, str(len(rows)))] + ([("how many lines are there (in total|together|in all)?|(what is|tell me) the total", {}, str(sum(n for n, _ in rows)))] if lines else []), "wc -l *" if lines else source.pick(["du -s *", "du -a"])


MAKERS = {long_listing: 12, work_tree: 8, processes: 8, disks: 6, strings: 9, changes: 6, log: 16, ini: 16, literals: 9, trace: 8, environment: 7, counts: 7}


def printed(source):
    """-> (text, [(grammar, values, answer)], command)"""
    return source.weighted(MAKERS)(source)

"""Logs of jobs: which took how long, which failed and why, among lines of other kinds; files that were uploaded or not."""
from ..papers.paper import Ask, Paper
from ..texts.words import counted

_VERBS = "build sync import export resize clean index encode archive compress render check send copy merge sort convert scan publish refresh".split()
_THINGS = "users orders photos thumbnails videos invoices mails reports pages fonts maps logs prices stock sessions tickets labels letters docs tiles feeds songs backups translations".split()
_WHY = "no space left,timeout,permission denied,file not found,connection lost,out of memory,wrong password,bad checksum,host unreachable,disk is full,invalid format,missing key,too many files,certificate expired,quota exceeded".split(",")
_STEMS = "report,holiday,budget,backup,slides,scan,album,offer,contract,diary,plan,survey,poster,thesis,letter,garden,video,score,receipt,map".split(",")
_OTHER = "starting worker {k}|config loaded|queue has {k} entries|{k} connections open|cache is warm|waiting for lock|lock released|next run in {k} min|memory {k} MB|ping ok|scheduler ready|{k} workers idle|rotating log|heartbeat".split("|")
# What a line says of a job that is done, failed or begun; each log keeps to one wording.
_DONE = ["job {j} finished in {s} s", "{j} done in {s}s", "job {j} took {s} seconds", "{j} finished after {s} seconds", "finished {j} in {s} s", "{j}: ok ({s} s)", "completed {j} ({s}s)", "job={j} status=ok seconds={s}", "{j} ok {s}s", "job {j} succeeded, {s} seconds", "[{j}] done, took {s}s"]
_FAILED = {"job {j} finished in {s} s": "job {j} failed: {w}", "{j} done in {s}s": "{j} failed: {w}", "{j}: ok ({s} s)": "{j}: failed ({w})", "job={j} status=ok seconds={s}": 'job={j} status=failed reason="{w}"', "{j} ok {s}s": "{j} FAILED {w}", "[{j}] done, took {s}s": "[{j}] failed, {w}", "finished {j} in {s} s": "failed {j}: {w}", "completed {j} ({s}s)": "failed {j} ({w})"}
_UP = [("uploaded {f} ({m} MB)", "upload of {f} failed: {w}"), ("upload {f} ok, {m} MB", "upload {f} failed, {w}"), ("upload of {f} finished ({m} MB)", "upload of {f} failed ({w})"), ("{f}: uploaded, {m} MB", "{f}: upload failed, {w}")]
_STAMPS = ["{t}:{c} ", "{t} ", "[{t}:{c}] ", "[{t}] ", "{t}:{c} INFO ", "2026-03-{d:02d} {t}:{c} ", "2026-03-{d:02d}T{t}:{c}Z ", ""]
_UNIT = ["{s} s", "{s} seconds", "{s}s", "{s} seconds"]
_WHICH_TOOK = "(which|what) job (took|needed|ran) {n}|(which|what) job (was done|finished) (in|after) {n}|(which|what|which one) took {n}|(what is|what's) the name of the job that took {n}"
_LONG = "how (long|many seconds) did (the job |){j} (take|run|need)|how long (was|took) {j}|how long did it take to run {j}|after how many seconds (was|did) {j} (done|finish)"
_FAILED_JOB = "(which|what) job (failed|did not work|went wrong|broke|has failed)|(what is|what's) the name of the failed job"
_WHY_JOB = "why did (the job |){j} fail|(what is|what's|what was) the reason (that|why) {j} failed|what went wrong (with|in) {j}|(what is|what's) the error of {j}|with (which|what) (error|message) did {j} fail"
_FAILED_UP = "(which|what) (upload|file) failed|(which|what) file (could not be|was not) uploaded|(which|what) upload (did not work|went wrong)"
_WHY_UP = "why did the upload of {f} fail|why was {f} not uploaded|why could {f} not be uploaded|what went wrong with {f}"
_SIZE = "how (big|large) (is|was) {f}|how many MB does {f} have|(what is|what's) the size of {f}"


def jobs(source):
    joint, wide = source.pick("- _ - .".split()), source.chance(.7)
    names = source.distinct(lambda: f"{source.pick(_VERBS)}{joint}{source.pick(_THINGS)}" if wide else source.pick(_THINGS), source.number(3, 7), 80)
    done = source.pick(_DONE)
    failed = _FAILED.get(done, "job {j} failed: {w}" if done.startswith("job") else "{j} failed: {w}")
    seconds, whys = source.random.sample(range(2, source.pick([60, 200, 900])), len(names)), source.random.sample(_WHY, len(_WHY))
    broken = set(source.random.sample(range(len(names)), source.weighted({0: 2, 1: 6, 2: 2})))
    rows, took = [], []                                                  # (text, asks)
    for i, (name, n) in enumerate(zip(names, seconds)):
        if i in broken:
            rows.append((failed.format(j=name, w=whys[i]), [(_WHY_JOB, "why {j} failed", dict(j=name), whys[i])] * 2 + ([(_FAILED_JOB, "which job failed", {}, name)] * 3 if len(broken) == 1 else [(f"(which|what) job failed (with|because of) {{w}}|(which|what) job has the error {{w}}", "which job failed with {w}", dict(w=whys[i]), name)])))
            continue
        unit = source.pick(_UNIT).format(s=n)
        took.append((name, n))
        rows.append((done.format(j=name, s=n), [(_WHICH_TOOK, "which job took {n}", dict(n=unit), name)] * 2 + [(_LONG, "how long {j} took", dict(j=name), f"{n} s" if "{s} s" in done and "{s} sec" not in done else f"{n} seconds" if "second" in done else f"{n}s")] * 2))
    if source.chance(.45):
        ok, bad = source.pick(_UP)
        files = source.distinct(lambda: f"{source.pick(_STEMS)}.{source.pick('pdf zip jpg mp4 txt csv docx tar.gz'.split())}", source.number(2, 4), 40)
        lost, sizes = source.number(0, len(files) - 1), source.random.sample(range(2, 90), len(files))
        for i, file in enumerate(files):
            if i == lost:
                why = whys[-1 - i]
                rows.append((bad.format(f=file, w=why), [(_FAILED_UP, "which (upload|file) failed", {}, file)] * 4 + [(_WHY_UP, "why the upload of {f} failed", dict(f=file), why)] * 2))
            else:
                rows.append((ok.format(f=file, m=sizes[i]), [(_SIZE, "how big {f} is", dict(f=file), f"{sizes[i]} MB")]))
    source.random.shuffle(rows)
    for _ in range(source.weighted({0: 2, 1: 3, 2: 3, 3: 2})):
        rows.insert(source.number(0, len(rows)), (source.pick(_OTHER).format(k=source.number(901, 4000)), []))
    stamp, clock, day, lines, asks = source.pick(_STAMPS), source.number(60, 1300), source.number(1, 28), [], []
    for text, mine in rows:
        clock += source.number(1, 9)
        time = f"{clock // 60 % 24:02d}:{clock % 60:02d}"
        second = f"{source.number(0, 59):02d}"
        lines.append(stamp.format(t=time, c=second, d=day) + text)
        asks += [Ask(direct, told, values, answer, lines[-1], values["j"] if "j" in values else values.get("f", "")) for direct, told, values, answer in mine]
        if stamp and mine and (name := mine[0][2].get("j") or (mine[0][3] if mine[0][3] in names else "")):
            at = time + (":" + second if "{c}" in stamp else "")
            word = "fail" if mine[0][0] == _WHY_JOB else "finish"
            asks.append(Ask(f"when did {{j}} {word}|at what time did {{j}} {word}", f"when {{j}} {word}ed", dict(j=name), at, lines[-1]))
    asks += _over(source, took, [names[i] for i in sorted(broken)])
    return Paper("\n".join(lines), "jobs.log nightly.log worker.log cron.log run.log batch.log queue.log pipeline.log logs/jobs.log".split(), asks, source.pick(["log", "log", "file"]))


def _over(source, took, broken):
    """What all lines together tell: the slowest and the fastest, how many of a kind."""
    out = []
    if 1 < len(took) < 7:
        for words, top in (("(which|what) job took (the longest|longest|the most time)|(which|what) (job |)was the slowest( job|)|(what is|which is|what's) the slowest job", max), ("(which|what) job (was the fastest|took the least time|was the quickest)|(which|what) is the fastest job", min)):
            name, n = top(took, key=lambda one: one[1])
            out.append(Ask(words, "the slowest job|which job took the longest" if top is max else "the fastest job|which job was the fastest", {}, name, "", said=", ".join(f"{one} {k}" for one, k in took) + f".\nSo the answer is {name}."))
    out.append(counted("how many jobs failed|how many (failed jobs|jobs that failed) are there|how many jobs did not work", "how many jobs failed", {}, broken))
    if took:
        out.append(counted("how many jobs (finished|succeeded|worked|were successful)|how many jobs were done without (error|an error)", "how many jobs (finished|succeeded)", {}, [name for name, _ in took]))
    return out

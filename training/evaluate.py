"""Measures a GGUF model through the engine: exact answers, greedy, on fresh instances with names that training never draws.

    python evaluate.py GENERATE MODEL.gguf --mtp MTP.gguf --contexts 200:20,2000:20,8000:6,24000:3 [--processes 2] [--tasks echo,write] [--clients FILE] [--out FILE]

GENERATE is the program `ds4-generate`. Every answer of a task is written by the engine; a task with several turns counts when
all of them are right, each given the right ones before it.
"""
import argparse
import gzip
import json
import os
import queue
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np

import batch
from generator import CLIENT_TASKS, EVALUATION_TASKS, THINKING_TASKS

SLACK_TOKENS = 40           # an answer that long past the right one has not stopped by itself
LATE = "late"


def text(ids):
    return batch.tokenizer().decode(list(map(int, ids)), skip_special_tokens=False)


class Engine:
    def __init__(self, program, model, mtp, ctx, core):
        words = [program, model, "--ctx", str(ctx)] + (["--mtp", mtp] if mtp else [])
        alone = None if core is None else lambda: os.sched_setaffinity(0, {core})
        self.process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, preexec_fn=alone)
        self.drafted = self.agreed = self.answers = self.stopped = 0

    def right(self, ids, start, end):
        """Whether the engine writes the text of ids[start:end] after ids[:start]; how it splits into tokens is its own affair."""
        want = ids[start:end].tolist()
        request = {"ids": ids[:start].tolist(), "max_tokens": len(want) + SLACK_TOKENS, "stop_ids": [batch.EOS]}
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        self.drafted += answer["drafted"]
        self.agreed += answer["agreed"]
        self.answers += 1
        self.stopped += answer["ids"][-1] == batch.EOS
        return text(answer["ids"]) == text(want), answer["ids"]


class Engines:
    """One engine on all cores, or several with a core each, which is faster for many short answers."""

    def __init__(self, n, until, *how):
        cores = sorted(os.sched_getaffinity(0)) if n > 1 else [None]
        self.all = [Engine(*how, cores[i % len(cores)]) for i in range(n)]
        self.free, self.until = queue.Queue(), until
        for engine in self.all:
            self.free.put(engine)

    def ask(self, item):
        """(ids, worth, spans) -> None when every turn is right, else [wanted, said] of the first that is wrong; LATE when the time is over."""
        engine = self.free.get()
        try:
            ids, _, spans = item
            for start, end in spans:
                if time.time() > self.until:
                    return LATE
                ok, said = engine.right(ids, int(start), int(end))
                if not ok:
                    return [text(ids[start:end]), text(said)]
        finally:
            self.free.put(engine)

    def measure(self, jobs):
        """[(what, item)] -> {what: [answers of `ask`]} without those that came too late"""
        out = {}
        with ThreadPoolExecutor(len(self.all)) as pool:
            for (what, _), answer in zip(jobs, pool.map(lambda job: self.ask(job[1]), jobs)):
                if answer != LATE:
                    out.setdefault(what, []).append(answer)
        return out

    def sum(self, name):
        return sum(getattr(engine, name) for engine in self.all)


def report(answers, **what):
    right, mistakes = sum(answer is None for answer in answers), [answer for answer in answers if answer]
    print(json.dumps({**what, "right": right, "n": len(answers), "mistakes": mistakes}, ensure_ascii=False), flush=True)
    return right, len(answers)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("program")
    p.add_argument("model")
    p.add_argument("--mtp")
    p.add_argument("--contexts", default="200:20,2000:20")
    p.add_argument("--tasks", help="default: all")
    p.add_argument("--seed", default="engine")
    p.add_argument("--clients", help="prompts from clients.py")
    p.add_argument("--requests", help="only these requests of them, with | between")
    p.add_argument("--processes", type=int, default=1, help="engines side by side, a core each")
    p.add_argument("--seconds", type=float, default=1e9, help="begin no answer later than this; what is not asked is not counted")
    p.add_argument("--out")
    a = p.parse_args()
    engines = Engines(a.processes, time.time() + a.seconds, a.program, a.model, a.mtp, 49152)
    table, jobs = {}, []
    for part in filter(None, a.contexts.split(",")):
        tokens, n = map(int, part.split(":"))
        tasks = a.tasks.split(",") if a.tasks else EVALUATION_TASKS + CLIENT_TASKS
        sets = batch.evaluation([t for t in tasks if not t.startswith("think_")], tokens, n, a.seed)
        thinking = [t for t in THINKING_TASKS if not a.tasks or "think_" + t in tasks]
        sets.update({"think_" + t: v for t, v in batch.evaluation(thinking, tokens, n, a.seed, thinking=True).items()})
        jobs += [((tokens, task), items[i]) for i in range(n) for task, items in sets.items()]
    for (tokens, task), answers in engines.measure(jobs).items():
        table.setdefault(task, {})[tokens] = report(answers, context=tokens, task=task)
    if a.clients:
        with gzip.open(a.clients, "rt") as f:
            prompts = [p for p in json.load(f) if not a.requests or p["request"] in a.requests.split("|")]
        encoded = batch.encode([p["prompt"] + p["want"] for p in prompts])
        jobs = [((p["name"], p["request"], len(ids), i), (ids, worth, batch.answers(ids.astype(np.int64))[-1:])) for i, (p, (ids, worth)) in enumerate(zip(prompts, encoded))]
        for (name, request, tokens, _), answers in engines.measure(jobs).items():
            table.setdefault("clients", {}).setdefault(name, []).append(report(answers, client=name, request=request, tokens=tokens)[0])
    summary = {"model": a.model, "right": table, "stopped": engines.sum("stopped"), "answers": engines.sum("answers"), "draft_agreement": engines.sum("agreed") / max(engines.sum("drafted"), 1)}
    print(json.dumps(summary))
    if a.out:
        with open(a.out, "w") as f:
            json.dump(summary, f, indent=1)


if __name__ == "__main__":
    main()

"""Measures a GGUF model through the engine: exact answers, greedy, on fresh instances with names that training never draws.

    python evaluate.py GENERATE MODEL.gguf --mtp MTP.gguf --contexts 200:20,2000:20,8000:6,24000:3 [--tasks echo,write] [--clients FILE] [--out FILE]

GENERATE is the program `ds4-generate`. Every answer of a task is written by the engine; a task with several turns counts when
all of them are right, each given the right ones before it.
"""
import argparse
import gzip
import json
import subprocess
import time

import numpy as np

import batch
from generator import CLIENT_TASKS, EVALUATION_TASKS, THINKING_TASKS

SLACK_TOKENS = 40           # an answer that long past the right one has not stopped by itself


def text(ids):
    return batch.tokenizer().decode(list(map(int, ids)), skip_special_tokens=False)


class Engine:
    def __init__(self, program, model, mtp, ctx):
        words = [program, model, "--ctx", str(ctx)] + (["--mtp", mtp] if mtp else [])
        self.process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
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


def measure(engine, items):
    """[(ids, worth, spans)] -> share of items with every turn right, first mistake."""
    right, mistake = [], None
    for ids, _, spans in items:
        ok = True
        for start, end in spans:
            ok, said = engine.right(ids, int(start), int(end))
            if not ok:
                mistake = mistake or [text(ids[start:end]), text(said)]
                break
        right.append(ok)
    return float(np.mean(right)), mistake


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
    p.add_argument("--out")
    a = p.parse_args()
    engine = Engine(a.program, a.model, a.mtp, 49152)
    table = {}
    for part in filter(None, a.contexts.split(",")):
        tokens, n = map(int, part.split(":"))
        tasks = a.tasks.split(",") if a.tasks else EVALUATION_TASKS + CLIENT_TASKS
        sets = batch.evaluation([t for t in tasks if not t.startswith("think_")], tokens, n, a.seed)
        thinking = [t for t in THINKING_TASKS if not a.tasks or "think_" + t in tasks]
        sets.update({"think_" + t: v for t, v in batch.evaluation(thinking, tokens, n, a.seed, thinking=True).items()})
        for task, items in sets.items():
            since = time.time()
            right, mistake = measure(engine, items)
            table.setdefault(task, {})[tokens] = right
            print(json.dumps({"context": tokens, "task": task, "right": round(right, 3), "n": n, "seconds": round(time.time() - since, 1), "mistake": mistake}, ensure_ascii=False), flush=True)
    if a.clients:
        with gzip.open(a.clients, "rt") as f:
            prompts = [p for p in json.load(f) if not a.requests or p["request"] in a.requests.split("|")]
        for prompt, (ids, worth) in zip(prompts, batch.encode([p["prompt"] + p["want"] for p in prompts])):
            right, mistake = measure(engine, [(ids, worth, batch.answers(ids.astype(np.int64))[-1:])])
            table.setdefault("clients", {}).setdefault(prompt["name"], []).append(right)
            print(json.dumps({"client": prompt["name"], "tokens": len(ids), "request": prompt["request"], "right": right, "mistake": mistake}, ensure_ascii=False), flush=True)
    summary = {"model": a.model, "right": table, "stopped": engine.stopped / max(engine.answers, 1), "answers": engine.answers, "draft_agreement": engine.agreed / max(engine.drafted, 1)}
    print(json.dumps(summary))
    if a.out:
        with open(a.out, "w") as f:
            json.dump(summary, f, indent=1)


if __name__ == "__main__":
    main()

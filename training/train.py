"""Trains ds4-tiny: one call is one leg of a run that may span several machines.

    python train.py --seconds 540 --span 0:0.4 --mix 2048x32:0.4,8192x8:0.4,32768x2:0.2 --out DIR [--resume DIR] [--keep DIR]
    torchrun --nproc-per-node 2 train.py --mix 8192x8:1/32768x1:1 ...

`--mix` gives every batch shape (length x rows) its share of the time; with several GPUs a mix for each, with `/` between.
`--span` says which part of the whole schedule this leg covers; rate and loss weights follow from it. `--resume` takes
half-precision weights from any earlier leg, or MODEL.gguf,MTP.gguf; `--keep` is a folder with the exact state (weights and
optimiser) for a leg that follows on the same machine.
The FP8/FP4 rounding of V4's caches is always in the loop; rows above 2,048 tokens let CSA layers see only the indexer's
choice, and the indexer always learns from what dense attention looks at.
"""
import argparse
import gzip
import json
import math
import multiprocessing as mp
import os
import time

import numpy as np
import torch

import ahead
import batch
import checkpoint
import optimizer
from config import Config
from generator import CLIENT_TASKS, EVALUATION_TASKS, THINKING_TASKS
from model import Model, n_params
from parallel import Processes
from trainer import Trainer, Weights, settings


class Feed:
    """Data processes for every batch shape, and which shape is next so that each gets its share of the time."""

    def __init__(self, mix, seed, n_workers, calls, scenes):
        self.shapes = [(length, rows) for length, rows, _ in mix]
        self.share = {shape: part for shape, (_, _, part) in zip(self.shapes, mix)}
        self.queues = {shape: mp.Queue(maxsize=24) for shape in self.shapes}
        self.cost = dict.fromkeys(self.shapes, 0.0)                     # seconds a step takes, measured on the first steps
        self.spent = dict.fromkeys(self.shapes, 0.0)
        self.steps = dict.fromkeys(self.shapes, 0)
        self.processes = []
        for i in range(max(n_workers, len(self.shapes))):
            length, rows = shape = self.shapes[i % len(self.shapes)]
            self.processes.append(mp.Process(target=batch.worker, args=(self.queues[shape], seed * 1000 + i, rows, length, calls, scenes), daemon=True))
            self.processes[-1].start()

    def next(self):
        shape = next((s for s in self.shapes if self.steps[s] < 4), None) or min(self.shapes, key=lambda s: self.spent[s] / self.share[s])
        return shape, self.queues[shape].get()

    def took(self, shape, seconds):
        """`seconds` of a measured step; later steps count what the measured ones took."""
        self.steps[shape] += 1
        if self.steps[shape] in (3, 4):
            self.cost[shape] = min(self.cost[shape] or 1e9, seconds)
        self.spent[shape] += self.cost[shape]


def rate_scale(progress, step, warmup, decay):
    return min(1.0, (step + 1) / warmup) * min(1.0, max(0.02, (1 - progress) / decay))


def arguments():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--seconds", type=float, default=60, help="training ends this long after --started")
    p.add_argument("--started", type=float, default=None, help="unix time at which the clock began")
    p.add_argument("--span", default="0:1", help="part of the whole schedule that this leg covers")
    p.add_argument("--mix", default="2048x32:1.0")
    p.add_argument("--steps", type=int, default=10 ** 9)
    p.add_argument("--out", default="out")
    p.add_argument("--resume")
    p.add_argument("--keep")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--rate", type=float, default=6e-3, help="of Muon")
    p.add_argument("--adam", type=float, default=1.0, help="factor on Adam's rates")
    p.add_argument("--decay", type=float, default=0.6, help="last share of the schedule over which the rate falls to zero")
    p.add_argument("--warmup", type=int, default=100)
    p.add_argument("--workers", type=int, default=12, help="data processes for each GPU")
    p.add_argument("--save-every", type=float, default=1e9, help="seconds between checkpoints on the way")
    p.add_argument("--text-weight", type=float, default=0.02, help="weight of a token that is no answer, at the beginning; at the end a fifth")
    p.add_argument("--calls", type=float, default=0, help="share of the conversations that are only calls of tools with unfamiliar parameters")
    p.add_argument("--scenes", type=float, default=1, help="factor on how often scenes are drawn: above 1 at the end of a leg, for they are what people ask")
    p.add_argument("--draft-every", type=int, default=1, help="steps from one that trains the draft block to the next")
    p.add_argument("--compile-ahead", type=float, default=0, help="seconds at most for compiling all parts of the model side by side, before the first step")
    p.add_argument("--clients", help="prompts from clients.py, asked at the end")
    p.add_argument("--evaluate", default="200:32,2000:32", help="TOKENS:INSTANCES, at the end")
    return p.parse_args()


def evaluation_process(out, plan):
    for tokens, n in plan:
        sets = batch.evaluation(EVALUATION_TASKS + CLIENT_TASKS, tokens, n)
        sets.update({"think_" + t: v for t, v in batch.evaluation(THINKING_TASKS, tokens, n, thinking=True).items()})
        out.put((tokens, sets))


def client_sets(path):
    with gzip.open(path, "rt") as f:
        items = json.load(f)
    sets = {}
    for item, (ids, worth) in zip(items, batch.encode([item["prompt"] + item["want"] for item in items])):
        sets.setdefault(item["name"], []).append((ids, worth, batch.answers(ids.astype(np.int64))[-1:]))
    return sets


def main():
    a = arguments()
    started = a.started or time.time()
    os.makedirs(a.out, exist_ok=True)
    rank, n_ranks = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))
    mix = []
    for part in a.mix.split("/")[rank if "/" in a.mix else 0].split(","):
        shape, share = part.split(":")
        mix.append((*map(int, shape.split("x")), float(share)))
    device = "cuda" if torch.cuda.is_available() else "cpu"
    compiling = ahead.Compiling([shape[:2] for shape in mix], device, a.compile_ahead) if a.compile_ahead else None
    batch.prepare()
    feed = Feed(mix, a.seed * n_ranks + rank, a.workers, a.calls, a.scenes)
    plan = [tuple(map(int, e.split(":"))) for e in a.evaluate.split(",") if e and rank == 0]
    evaluations = mp.Queue()
    mp.Process(target=evaluation_process, args=(evaluations, plan), daemon=True).start()
    processes = Processes()
    torch.manual_seed(a.seed)
    settings()
    model = Model(Config()).to(device)
    muon, adam = optimizer.make(model, a.rate, a.adam, 0.02)
    step = tokens = 0
    if a.keep and os.path.exists(f"{a.keep}/run.pt"):
        kept = torch.load(f"{a.keep}/run.pt", map_location=device)
        model.load_state_dict(kept["model"])
        optimizer.restore(muon, adam, kept["optimizer"])
        step, tokens = kept["step"], kept["tokens"]
    elif a.resume and a.resume.endswith(".gguf"):
        import from_gguf                                                # gguf is no part of most machines' Python
        from_gguf.load(model, a.resume.split(","))
    elif a.resume:
        state = checkpoint.load(model, a.resume)
        step, tokens = state["step"], state["tokens"]
    processes.equalise(model)
    torch.manual_seed(a.seed * n_ranks + rank)                          # which positions the indexer learns from
    trainer = Trainer(model, compile=True)
    parameters = list(model.parameters())
    log = open(f"{a.out}/log{rank or ''}.jsonl", "a")

    def say(**line):
        line["t"] = round(time.time() - started, 1)
        log.write(json.dumps(line, ensure_ascii=False) + "\n")
        log.flush()
        if rank == 0 or "error" in line:
            print(json.dumps(line, ensure_ascii=False)[:1500], flush=True)

    say(parameters=n_params(model), arguments=vars(a), step=step, tokens=tokens)
    if compiling:
        say(compiled_ahead=compiling.wait())
    first, last_time, last_tokens = step, time.time(), tokens
    begin, end = map(float, a.span.split(":"))
    trained_from = saved = time.time()
    while True:
        shape, arrays = feed.next()
        before = time.time()
        local = (before - trained_from) / max(a.seconds - (trained_from - started), 1)
        *counted, n_tokens, local = processes.total(trainer.counts(arrays[1]) + [arrays[0].size, local if rank == 0 else 0.0])
        if local >= 1 or step - first >= a.steps:
            break
        progress = begin + (end - begin) * local
        scale = rate_scale(progress, step - first, a.warmup, a.decay)
        ids, worth, doc = trainer.load(arrays)
        weights = Weights(text=a.text_weight * (1 - 0.8 * progress), draft=0.1)
        sums = [sum(w * n for w, n in zip(weights.table(), counted[at:])) for at in (0, len(weights.table()))]

        def gradients():
            loss, stats, loads = trainer.loss(ids, worth, doc, weights, sums, processes.size, step == first or (step + 1) % a.draft_every == 0)
            loss.backward()
            return stats, loads

        try:
            stats, loads = gradients()
        except torch.cuda.OutOfMemoryError as error:
            say(out_of_memory=shape, error=str(error)[:200])
            model.recompute = True
            model.zero_grad(set_to_none=True)
            torch.cuda.empty_cache()
            stats, loads = gradients()
        processes.add_up(parameters, loads)
        torch.nn.utils.clip_grad_norm_([p for g in adam.param_groups for p in g["params"]], 1.0, foreach=True)
        for group in adam.param_groups:
            group["lr"] = group["base"] * scale
        muon.step(scale)
        adam.step()
        model.zero_grad(set_to_none=True)
        trainer.balance(loads, a.rate / 3 * max(scale, .1))
        if feed.steps[shape] < 4 and device == "cuda":
            torch.cuda.synchronize()
        feed.took(shape, time.time() - before)
        if step == first:
            trained_from = time.time()                                  # the first step compiles: the schedule begins after it
        step, tokens = step + 1, tokens + int(n_tokens)
        if step % 100 == 0 or step - first <= 8:                           # the same steps in every process
            names = ("answer", "text", "draft", "kl", "indexer", "oracle")
            now = time.time()
            say(step=step, Mtok=round(tokens / 1e6, 2), shape=shape, **{n: round(v, 4) for n, v in zip(names, stats.tolist())}, ktps=round((tokens - last_tokens) / (now - last_time) / 1e3, 1),
                progress=round(progress, 3), queued=[q.qsize() for q in feed.queues.values()])
            last_time, last_tokens = now, tokens
            processes.equalise(model)
            if not math.isfinite(stats[0].item()):
                say(error="the loss is not finite")
                os._exit(1)
        if rank == 0 and time.time() - saved > a.save_every:
            checkpoint.save(model, f"{a.out}/checkpoint", {"step": step, "tokens": tokens})
            saved = time.time()
    if device == "cuda":
        torch.cuda.synchronize()                                        # a process that leaves early takes its part of a sum along
    processes.total([0.0])
    if rank:
        say(trained=step, cost={str(s): round(c, 3) for s, c in feed.cost.items()}, peak_GiB=torch.cuda.max_memory_allocated() / 2 ** 30 if device == "cuda" else 0)
        os._exit(0)
    state = {"step": step, "tokens": tokens}
    checkpoint.save(model, f"{a.out}/checkpoint", state)
    if a.keep:
        os.makedirs(a.keep, exist_ok=True)
        torch.save({"model": model.state_dict(), "optimizer": optimizer.state(muon, adam), **state}, f"{a.keep}/run.pt")
    say(trained=step, Mtok=tokens / 1e6, cost={str(s): round(c, 3) for s, c in feed.cost.items()}, loads=[[round(v, 3) for v in load.tolist()] for load in loads],
        peak_GiB=torch.cuda.max_memory_allocated() / 2 ** 30 if device == "cuda" else 0)
    for process in feed.processes:
        process.kill()
    for _ in plan:
        length, sets = evaluations.get()
        since = time.time()
        if length > 7200:
            torch.cuda.empty_cache()
        shape = (8, 8192) if length <= 7200 else (1, 16384) if length <= 12000 else (1, 32768)
        right, turns, mistakes, accepted = trainer.evaluate(sets, *shape)
        rounded = lambda table: {t: round(v, 3) for t, v in sorted(table.items())}
        say(context=length, instances=len(next(iter(sets.values()))), right=rounded(right), draft_accepted=round(accepted, 4), seconds=round(time.time() - since, 1), turns=rounded(turns))
        log.write(json.dumps({"context": length, "mistakes": mistakes}, ensure_ascii=False) + "\n")
        log.flush()
    if a.clients:
        right, _, mistakes, _ = trainer.evaluate(client_sets(a.clients), 1, 32768)
        say(clients={t: round(v, 3) for t, v in right.items()})
        log.write(json.dumps({"clients": mistakes}, ensure_ascii=False) + "\n")
        log.flush()
    os._exit(0)                                                         # the data processes wait on full queues


if __name__ == "__main__":
    main()

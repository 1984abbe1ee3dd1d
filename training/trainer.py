"""What a training step computes: the loss and its parts, the balance of the experts, and answers measured in PyTorch."""
import sys
from dataclasses import dataclass

import numpy as np
import torch
import torch._dynamo
import torch.nn.functional as F

import batch
from numerics import lin

DENSE_LENGTH = 2048         # rows up to here see all compressed rows; half of them would be chosen anyway
EAGER_LENGTH = 8192         # longer evaluation rows run uncompiled: their graph without gradients exists nowhere else
INDEXER_WEIGHT = 0.5


@dataclass
class Weights:
    """What the parts of the loss count, relative to a token of an answer."""
    text: float
    draft: float
    brief: float = 3.0      # a token of a brief answer, or one that decides

    def table(self):
        """By what a token is worth to predict: padding, text, answer, brief answer."""
        return [0.0, self.text, 1.0, self.brief]


def head_loss(h, output, target, weight):
    logits = lin(h, output).float()
    nll = torch.logsumexp(logits, -1) - logits.gather(-1, target[..., None])[..., 0]
    return nll, (nll * weight).sum()


class Trainer:
    def __init__(self, model, compile):
        self.model, self.device = model, next(model.parameters()).device
        self.dtype = torch.bfloat16                                     # as fast on processors as on GPUs, compared with f32
        self.head_loss = torch.compile(head_loss, dynamic=False) if compile else head_loss
        if compile:
            for part in [*model.layers, model.mtp.block, model.head, model.mtp.head]:
                part.compile(dynamic=False)

    def load(self, arrays):
        """numpy (ids, worth, doc) -> tensors on the device."""
        kinds = (np.int32, np.uint8, np.int32)
        return [self.moved(torch.from_numpy(np.ascontiguousarray(array.astype(kind)))).to(torch.long) for array, kind in zip(arrays, kinds)]

    def moved(self, tensor):
        """On the device, without waiting for it."""
        return tensor.pin_memory().to(self.device, non_blocking=True) if self.device.type == "cuda" else tensor

    def sampled(self, length):
        """Positions at which the indexer is compared with dense attention."""
        n = {2048: 128, 8192: 256}.get(length, 512 if length > 8192 else 64)
        return torch.randperm(length, device=self.device)[:n].sort().values

    def loss(self, ids, worth, doc, weights, sums, parts, with_draft=True):
        """`sums`: weights of all targets of all processes, for the next token and the one after it; `parts`: processes."""
        model, length = self.model, ids.shape[1]
        table = self.moved(torch.tensor(weights.table()))
        x, kl, loads, recalls = model.trunk(ids, doc, self.sampled(length), length > DENSE_LENGTH, True, self.dtype)
        ahead = lambda t, k: F.pad(t[:, k:], (0, k))
        w1, w2 = table[ahead(worth, 1)], table[ahead(worth, 2)]
        nll, total = self.head_loss(model.head(x), model.output, ahead(ids, 1), w1)
        loss, draft = total / sums[0] + INDEXER_WEIGHT / parts * kl, torch.zeros_like(total)
        if with_draft:
            drafted, draft_load = model.draft(x.detach(), ids, doc, True)     # the draft block follows the model, not the reverse
            _, draft_total = self.head_loss(drafted, model.output, ahead(ids, 2), w2)
            loss, draft, loads = loss + weights.draft * draft_total / sums[1], draft_total / w2.sum(), loads + [draft_load]
        got, best, mass = torch.stack(recalls).sum(0)
        answers, text = ahead(worth, 1) >= batch.ANSWER, ahead(worth, 1) == batch.TEXT
        mean = lambda mask: (nll * mask).sum() / mask.sum().clamp(min=1)
        stats = torch.stack((mean(answers), mean(text), draft, kl, got / mass.clamp(min=1e-6), best / mass.clamp(min=1e-6))).detach()
        return loss, stats, loads

    @staticmethod
    def counts(worth):
        """How many targets there are of every worth, of the next token and then of the one after it."""
        return [n for ahead in (1, 2) for n in np.bincount(worth[:, ahead:].ravel(), minlength=batch.BRIEF + 1).tolist()]

    @torch.no_grad()
    def balance(self, loads, step):
        """Moves the bias of every learned router towards equal loads."""
        for layer, load in zip([*self.model.layers, self.model.mtp.block], loads):
            if not layer.hashed:
                layer.exp_probs_b.add_(step * torch.sign(load.mean() - load))

    def evaluate(self, sets, rows, length):
        """{task: [(ids, worth, spans)]} -> {task: share of items right}, {task: first mistakes}, other measures.

        One pass with the right answers as input: equal everywhere is the same as greedy decoding writing them."""
        pool = [(task, *item) for task, items in sets.items() for item in items]
        right, turns, mistakes = {}, {}, {}
        accepted = drafted = 0
        index, eager = list(range(len(pool))), length > EAGER_LENGTH
        while index:
            ids, worth, doc, where, _ = batch.pack([pool[k][1:3] for k in index], length, rows)
            t_ids, _, t_doc = self.load((ids, worth, doc))
            with torch.set_grad_enabled(not eager):                     # the graphs of training, so that nothing compiles anew
                x = self.model.trunk(t_ids, t_doc, self.sampled(length), True, True, self.dtype, eager)[0].detach()
                h = (self.model.head.forward if eager else self.model.head)(x)
                d = self.model.draft(x, t_ids, t_doc, True, eager)[0]
            with torch.no_grad():
                best = self.model.logits(h.detach()).argmax(-1).cpu().numpy()
                draft = self.model.logits(d.detach()).argmax(-1).cpu().numpy()
            done = set()
            for i, row, at in where:
                k = index[i]
                done.add(k)
                task, item, _, spans = pool[k]
                oks = []
                for start, end in spans:
                    end = min(end, len(item), length)
                    said, want = best[row, at + start - 1: at + end - 1], item[start:end]
                    oks.append(end > start and bool((said == want).all()))
                    if not oks[-1] and end > start and len(mistakes.setdefault(task, [])) < 4:
                        j = int(np.flatnonzero(said != want)[0])
                        decode = lambda t: batch.tokenizer().decode(list(map(int, t)), skip_special_tokens=False)
                        mistakes[task].append([decode(want[max(0, j - 12):j]), decode(want[j:j + 6]), decode(said[j:j + 6])])
                    if end - start > 1:                                 # the draft made at position p is for p + 2
                        accepted += int((draft[row, at + start - 1: at + end - 2] == best[row, at + start: at + end - 1]).sum())
                        drafted += end - start - 1
                right.setdefault(task, []).append(all(oks))
                turns.setdefault(task, []).extend(oks)
            index = [k for k in index if k not in done]
        return {t: float(np.mean(v)) for t, v in right.items()}, {t: float(np.mean(v)) for t, v in turns.items()}, mistakes, accepted / max(drafted, 1)


def settings():
    """What compiled code and the names of its cache entries depend on: every program that shares them calls this first."""
    sys.modules.pop("__mp_main__", None)                                # else the names hold which program compiled
    torch.set_float32_matmul_precision("high")
    torch._dynamo.config.recompile_limit = 256

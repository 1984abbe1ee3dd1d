"""Compiles the parts of the model side by side, a process each, into the cache on disk that the trainer reads.

    python ahead.py PART LENGTH ROWS DEVICE         one part: the index of a layer, or `head`

One after the other they take three times as long.
"""
import os
import subprocess
import sys
import time

from config import Config


class Compiling:
    """Every kind of layer and the head, for every batch shape."""

    def __init__(self, shapes, device, seconds):
        c = Config()
        kinds = {(ratio, i < c.n_hash): i for i, ratio in reversed(list(enumerate(c.ratios)))}
        device = f"{device}:{os.environ.get('LOCAL_RANK', 0)}" if device == "cuda" else device
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("TORCHELASTIC", "RANK", "WORLD_SIZE", "MASTER"))}
        self.until = time.time() + seconds
        self.processes = {(part, *shape): subprocess.Popen([sys.executable, __file__, str(part), *map(str, shape), device], env=environment, stdout=subprocess.DEVNULL)
                          for shape in shapes for part in [*kinds.values(), "head"]}

    def wait(self):
        """Waits until all are done or the time is over -> seconds that every part took, None for what failed."""
        started, took = time.time(), {}
        for part, process in self.processes.items():
            try:
                done = process.wait(max(0, self.until - time.time())) == 0
            except subprocess.TimeoutExpired:
                process.kill()
                done = False
            took["x".join(map(str, part))] = round(time.time() - started, 1) if done else None
        return took


def main():
    import torch

    import batch
    import trainer
    from model import Model
    part, length, rows, device = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), torch.device(sys.argv[4])
    trainer.settings()
    if device.type == "cuda":
        torch.cuda.set_device(device)
    model = Model(Config()).to(device)
    step = trainer.Trainer(model, compile=True)
    ids, doc = torch.zeros(rows, length, dtype=torch.long, device=device), torch.zeros(rows, length // batch.BLOCK, dtype=torch.long, device=device)
    x = torch.randn(rows, length, model.c.hc, model.c.dim, dtype=step.dtype, device=device, requires_grad=True) * 1
    if part == "head":
        step.head_loss(model.head(x), model.output, ids, torch.ones_like(ids, dtype=torch.float32))[1].backward()
    else:
        layer = model.layers[int(part)]
        y, kl, _, _ = layer(*model.layer_arguments(layer, x, ids, doc, step.sampled(length), length > trainer.DENSE_LENGTH, True))
        (y.float().sum() + kl).backward()
    if device.type == "cuda":
        torch.cuda.synchronize()


if __name__ == "__main__":
    main()

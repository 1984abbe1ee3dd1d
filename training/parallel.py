"""Data parallelism over the GPUs of one machine: a process each (torchrun), equal weights everywhere, gradients added up.

Every process may train another batch shape, so that each compiles only its own; the loss is divided by the sums over all of
them. Alone (no torchrun) every function is the identity.
"""
import datetime
import os

import torch
import torch.distributed as dist


class Processes:
    def __init__(self):
        self.rank, self.size = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))
        if self.size == 1:
            return
        patience = datetime.timedelta(seconds=400)                      # one process may compile much longer than the other
        if torch.cuda.is_available():
            torch.cuda.set_device(int(os.environ["LOCAL_RANK"]))
        dist.init_process_group("nccl" if torch.cuda.is_available() else "gloo", timeout=patience)
        self.numbers = dist.new_group(backend="gloo", timeout=patience)  # small numbers go past the GPU

    def total(self, values):
        """Sums of a few numbers over all processes."""
        if self.size == 1:
            return values
        t = torch.tensor(values, dtype=torch.float64)
        dist.all_reduce(t, group=self.numbers)
        return t.tolist()

    @torch.no_grad()
    def add_up(self, parameters, loads):
        """Adds up the gradients over all processes and takes the mean of `loads`, in place; what had no part in the loss gets zeros."""
        for p in parameters:
            if p.grad is None:
                p.grad = torch.zeros_like(p)
        if self.size == 1:
            return
        parts = [p.grad for p in parameters] + loads
        flat = torch.cat([t.flatten() for t in parts])
        dist.all_reduce(flat)
        views = flat.split([t.numel() for t in parts])
        torch._foreach_copy_(parts, [view.view_as(t) for view, t in zip(views, parts)])
        torch._foreach_div_(loads, self.size)

    @torch.no_grad()
    def equalise(self, model):
        """The weights of the first process for all: rounding may have moved them apart."""
        if self.size > 1:
            for t in model.state_dict().values():
                dist.broadcast(t, 0)

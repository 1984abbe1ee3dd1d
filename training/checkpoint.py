"""Weights on disk: half-precision parts small enough for any channel, and the full state of a run that goes on."""
import glob
import json
import os

import torch
from safetensors.torch import load_file, save_file

PART_BYTES = int(15.5 * 2 ** 20)


def save(model, folder, state):
    """f16 matrices, f32 vectors, i16 tables, in parts below 16 MiB; `state` says how far training came."""
    os.makedirs(folder, exist_ok=True)
    part, size, n = {}, 0, 0
    for name, t in model.state_dict().items():
        t = t.detach().cpu()
        t = (t.half() if t.is_floating_point() and t.dim() > 1 else t.to(torch.int16) if t.dtype == torch.long else t.float()).contiguous()
        n_bytes = t.numel() * t.element_size()
        if size + n_bytes > PART_BYTES:
            save_file(part, f"{folder}/part{n}.safetensors")
            part, size, n = {}, 0, n + 1
        part[name] = t
        size += n_bytes
    save_file(part, f"{folder}/part{n}.safetensors")
    with open(f"{folder}/state.json", "w") as f:
        json.dump(state, f)


def load(model, folder):
    tensors = {}
    for path in sorted(glob.glob(f"{folder}/part*.safetensors")):
        tensors.update(load_file(path))
    own = model.state_dict()
    model.load_state_dict({name: t.to(own[name].dtype) for name, t in tensors.items()})
    with open(f"{folder}/state.json") as f:
        return json.load(f)

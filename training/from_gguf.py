"""The committed model as a checkpoint to go on from: weights a little rounded, which a few hundred steps repair.

    python from_gguf.py ../models/ds4-tiny.gguf ../models/ds4-tiny-mtp.gguf OUT --step 9373 --tokens 614268928
"""
import argparse

import torch
from gguf import GGUFReader
from gguf.quants import dequantize

import checkpoint
from config import Config
from model import Model


def gguf_name(name):
    """Our parameter -> tensor of the GGUF files."""
    if name in ("embed", "output"):
        return {"embed": "token_embd", "output": "output"}[name] + ".weight"
    if name.startswith("head."):
        return "output_norm.weight" if name == "head.norm" else f"output_hc_{name.removeprefix('head.')}.weight"
    if name.startswith("mtp.head."):
        return "mtp.0.norm.weight" if name == "mtp.head.norm" else f"mtp.0.hc_head_{name.removeprefix('mtp.head.')}.weight"
    if name.startswith("mtp.block."):
        prefix, leaf = "mtp.0.", name.removeprefix("mtp.block.")
    elif name.startswith("mtp."):
        return f"mtp.0.{name.removeprefix('mtp.')}.weight"
    else:
        _, layer, leaf = name.split(".", 2)
        prefix = f"blk.{layer}."
    leaf = {"indexer_attn_q_b": "indexer.attn_q_b", "indexer_proj": "indexer.proj"}.get(leaf, leaf)
    return prefix + leaf + (".bias" if leaf == "exp_probs_b" else ".weight")


def load(model, paths):
    tensors = {t.name: t for path in paths for t in GGUFReader(path).tensors}
    state = {}
    for name, own in model.state_dict().items():
        t = tensors[gguf_name(name)]
        values = t.data if own.dtype == torch.long else dequantize(t.data, t.tensor_type)
        state[name] = torch.from_numpy(values.copy()).reshape(own.shape).to(own.dtype)
    model.load_state_dict(state)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("model")
    p.add_argument("mtp")
    p.add_argument("out")
    p.add_argument("--step", type=int, default=0)
    p.add_argument("--tokens", type=int, default=0)
    a = p.parse_args()
    model = Model(Config())
    load(model, (a.model, a.mtp))
    checkpoint.save(model, a.out, {"step": a.step, "tokens": a.tokens})


if __name__ == "__main__":
    main()

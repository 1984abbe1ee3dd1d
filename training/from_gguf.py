"""The committed model as a checkpoint to go on from: weights a little rounded, which a few hundred steps repair.

    python from_gguf.py ../models/ds4-tiny.gguf ../models/ds4-tiny-mtp.gguf OUT --step 9373 --tokens 614268928

A file of fewer layers than `Config` has is grown: the layers it lacks begin as ones that change nothing. One in which a token
has fewer experts gets more of them.
"""
import argparse

import torch
from gguf import GGUFReader
from gguf.quants import dequantize

import checkpoint
from config import Config
from model import Model

NOTHING = ("attn_output_b", "ffn_down_exps", "ffn_down_shexp")          # what a fresh layer has zeros in
UNMIXED = 7.0           # in a softmax over four streams: 99.7 % of each stays in it


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


def grow(model, state, i):
    """Layer `i` as the last one below it of its kind, but one that changes nothing: it adds zero to the streams and does not mix them."""
    source = max(k for k in range(i) if model.layers[k].ratio == model.layers[i].ratio and not model.layers[k].hashed)
    for leaf, own in model.layers[i].state_dict().items():
        t = own if leaf in NOTHING else state[f"layers.{source}.{leaf}"].clone()
        if leaf in ("hc_attn_fn", "hc_ffn_fn"):
            t[8:] = own[8:]
        if leaf in ("hc_attn_base", "hc_ffn_base"):
            t[8:] = (UNMIXED * torch.eye(4)).flatten()
        state[f"layers.{i}.{leaf}"] = t


def with_more_experts(chosen, own):
    """The experts of every token id in a file (vocab, k), and behind them others of `own` until a token has as many as the model uses."""
    return torch.stack([torch.tensor(list(dict.fromkeys(old + new))[:own.shape[1]]) for old, new in zip(chosen.tolist(), own.tolist())])


def load(model, paths):
    tensors = {t.name: t for path in paths for t in GGUFReader(path).tensors}
    new = [i for i in range(len(model.layers)) if f"blk.{i}.attn_norm.weight" not in tensors]
    state = {}
    for name, own in model.state_dict().items():
        if not name.startswith(tuple(f"layers.{i}." for i in new)):
            t = tensors[gguf_name(name)]
            values = torch.from_numpy((t.data if own.dtype == torch.long else dequantize(t.data, t.tensor_type)).copy()).to(own.dtype)
            state[name] = with_more_experts(values.reshape(len(own), -1), own) if name.endswith("tid2eid") else values.reshape(own.shape)
    for i in new:
        grow(model, state, i)
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

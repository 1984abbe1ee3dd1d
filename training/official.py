"""Names: ours <-> the official checkpoint <-> Hugging Face's DeepseekV4ForCausalLM.

    python official.py CHECKPOINT OUT       a checkpoint directory that ds4-quantize reads
"""
import json
import os
import shutil
import sys
from pathlib import Path

import torch
from safetensors.torch import save_file

import checkpoint
from config import Config
from model import Model

TOP = {"embed": "embed.weight", "output": "head.weight", "head.norm": "norm.weight", "head.fn": "hc_head_fn", "head.base": "hc_head_base", "head.scale": "hc_head_scale"}
LEAF = {
    "attn_norm": "attn_norm.weight", "ffn_norm": "ffn_norm.weight", "attn_q_a": "attn.wq_a.weight", "attn_q_a_norm": "attn.q_norm.weight", "attn_q_b": "attn.wq_b.weight",
    "attn_kv": "attn.wkv.weight", "attn_kv_a_norm": "attn.kv_norm.weight", "attn_sinks": "attn.attn_sink", "attn_output_a": "attn.wo_a.weight", "attn_output_b": "attn.wo_b.weight",
    "attn_compressor_kv": "attn.compressor.wkv.weight", "attn_compressor_gate": "attn.compressor.wgate.weight", "attn_compressor_ape": "attn.compressor.ape",
    "attn_compressor_norm": "attn.compressor.norm.weight", "indexer_attn_q_b": "attn.indexer.wq_b.weight", "indexer_proj": "attn.indexer.weights_proj.weight",
    "indexer_compressor_kv": "attn.indexer.compressor.wkv.weight", "indexer_compressor_gate": "attn.indexer.compressor.wgate.weight",
    "indexer_compressor_ape": "attn.indexer.compressor.ape", "indexer_compressor_norm": "attn.indexer.compressor.norm.weight",
    "ffn_gate_inp": "ffn.gate.weight", "ffn_gate_tid2eid": "ffn.gate.tid2eid", "exp_probs_b": "ffn.gate.bias",
    "ffn_gate_shexp": "ffn.shared_experts.w1.weight", "ffn_up_shexp": "ffn.shared_experts.w3.weight", "ffn_down_shexp": "ffn.shared_experts.w2.weight"}
EXPERTS = {"ffn_gate_exps": "w1", "ffn_up_exps": "w3", "ffn_down_exps": "w2"}


def official(name, tensor):
    """-> [(official name, tensor)]: stacked experts come apart, everything else keeps its shape."""
    if name in TOP:
        return [(TOP[name], tensor)]
    if name.startswith("mtp.head."):
        part = name.removeprefix("mtp.head.")
        return [("mtp.0.norm.weight" if part == "norm" else f"mtp.0.hc_head_{part}", tensor)]
    if name.startswith("mtp.block."):
        prefix, leaf = "mtp.0.", name.removeprefix("mtp.block.")
    elif name.startswith("mtp."):
        return [(f"mtp.0.{name.removeprefix('mtp.')}.weight", tensor)]
    else:
        _, layer, leaf = name.split(".", 2)
        prefix = f"layers.{layer}."
    if leaf in EXPERTS:
        return [(f"{prefix}ffn.experts.{e}.{EXPERTS[leaf]}.weight", t) for e, t in enumerate(tensor)]
    if leaf == "attn_output_a":
        tensor = tensor.flatten(0, 1)
    return [(prefix + LEAF.get(leaf, leaf), tensor)]                    # hyper-connections have the same names


def config_json(c):
    return {
        "name": "ds4-tiny", "model_type": "deepseek_v4", "vocab_size": c.vocab, "hidden_size": c.dim, "num_hidden_layers": len(c.ratios), "compress_ratios": list(c.ratios),
        "num_hash_layers": c.n_hash, "num_attention_heads": c.n_head, "head_dim": c.head_dim, "qk_rope_head_dim": c.rope_dim, "q_lora_rank": c.q_lora, "o_groups": c.o_groups,
        "o_lora_rank": c.o_lora, "sliding_window": c.window, "index_n_heads": c.idx_heads, "index_head_dim": c.idx_dim, "index_topk": c.idx_topk, "n_routed_experts": c.n_exp,
        "num_experts_per_tok": c.n_used, "moe_intermediate_size": c.ff, "routed_scaling_factor": c.route_scale, "swiglu_limit": c.swiglu_limit, "hc_mult": c.hc,
        "hc_sinkhorn_iters": c.sinkhorn_iters, "hc_eps": 1e-6, "rms_norm_eps": c.eps, "rope_theta": c.theta, "compress_rope_theta": c.comp_theta,
        "rope_scaling": {"type": "yarn", "factor": c.yarn_factor, "original_max_position_embeddings": c.yarn_orig, "beta_fast": c.beta_fast, "beta_slow": c.beta_slow},
        "max_position_embeddings": 1 << 20, "num_nextn_predict_layers": 1}


if __name__ == "__main__":
    source, out = sys.argv[1:3]
    os.makedirs(out, exist_ok=True)
    model = Model(Config())
    checkpoint.load(model, source)
    tensors = {}
    for name, t in model.state_dict().items():
        for key, value in official(name, t):
            kind = torch.int32 if value.dtype == torch.long else torch.float16 if value.dim() > 1 else torch.float32
            tensors[key] = value.to(kind).contiguous().clone()
    save_file(tensors, f"{out}/model.safetensors")
    Path(f"{out}/config.json").write_text(json.dumps(config_json(Config()), indent=1) + "\n")
    shutil.copy(Path(__file__).parent / "tokenizer.json", f"{out}/tokenizer.json")

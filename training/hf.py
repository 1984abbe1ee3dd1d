"""Is ours the same function as Hugging Face's DeepseekV4ForCausalLM?  `python hf.py CHECKPOINT` compares logits on the trained weights.

HF keeps every cache row unrounded and has no MTP block; the comparison runs without rounding, in float32.
"""
import sys

import torch

import batch
import checkpoint
from config import Config
from model import Model
from official import EXPERTS

HF = {
    "hc_attn_fn": "attn_hc.fn", "hc_attn_scale": "attn_hc.scale", "hc_attn_base": "attn_hc.base", "hc_ffn_fn": "ffn_hc.fn", "hc_ffn_scale": "ffn_hc.scale", "hc_ffn_base": "ffn_hc.base",
    "attn_norm": "input_layernorm.weight", "ffn_norm": "post_attention_layernorm.weight",
    "attn_q_a": "self_attn.q_a_proj.weight", "attn_q_a_norm": "self_attn.q_a_norm.weight", "attn_q_b": "self_attn.q_b_proj.weight", "attn_kv": "self_attn.kv_proj.weight",
    "attn_kv_a_norm": "self_attn.kv_norm.weight", "attn_sinks": "self_attn.sinks", "attn_output_a": "self_attn.o_a_proj.weight", "attn_output_b": "self_attn.o_b_proj.weight",
    "attn_compressor_kv": "self_attn.compressor.kv_proj.weight", "attn_compressor_gate": "self_attn.compressor.gate_proj.weight",
    "attn_compressor_ape": "self_attn.compressor.position_bias", "attn_compressor_norm": "self_attn.compressor.kv_norm.weight",
    "indexer_attn_q_b": "self_attn.compressor.indexer.q_b_proj.weight", "indexer_proj": "self_attn.compressor.indexer.scorer.weights_proj.weight",
    "indexer_compressor_kv": "self_attn.compressor.indexer.kv_proj.weight", "indexer_compressor_gate": "self_attn.compressor.indexer.gate_proj.weight",
    "indexer_compressor_ape": "self_attn.compressor.indexer.position_bias", "indexer_compressor_norm": "self_attn.compressor.indexer.kv_norm.weight",
    "ffn_gate_inp": "mlp.gate.weight", "ffn_gate_tid2eid": "mlp.gate.tid2eid", "exp_probs_b": "mlp.gate.e_score_correction_bias", "ffn_down_exps": "mlp.experts.down_proj",
    "ffn_gate_shexp": "mlp.shared_experts.gate_proj.weight", "ffn_up_shexp": "mlp.shared_experts.up_proj.weight", "ffn_down_shexp": "mlp.shared_experts.down_proj.weight"}
TOP = {"embed": "model.embed_tokens.weight", "output": "lm_head.weight", "head.fn": "model.hc_head.hc_fn", "head.scale": "model.hc_head.hc_scale", "head.base": "model.hc_head.hc_base", "head.norm": "model.norm.weight"}
KINDS = {0: "sliding_attention", 4: "compressed_sparse_attention", 128: "heavily_compressed_attention"}


def to_hf(state):
    """Our state dictionary under HF's names; HF stacks the gate and up projections of the experts."""
    out = {}
    for name, t in state.items():
        if name in TOP:
            out[TOP[name]] = t
        elif name.startswith("layers."):
            _, layer, leaf = name.split(".", 2)
            prefix = f"model.layers.{layer}."
            if leaf == "ffn_gate_exps":
                out[prefix + "mlp.experts.gate_up_proj"] = torch.cat((t, state[f"layers.{layer}.ffn_up_exps"]), 1)
            elif leaf == "attn_output_a":
                out[prefix + HF[leaf]] = t.flatten(0, 1)
            elif leaf not in EXPERTS or leaf in HF:
                out[prefix + HF[leaf]] = t
    return out


def hf_config(c):
    from transformers.models.deepseek_v4 import DeepseekV4Config
    return DeepseekV4Config(
        vocab_size=c.vocab, hidden_size=c.dim, moe_intermediate_size=c.ff, num_hidden_layers=len(c.ratios), num_attention_heads=c.n_head, num_key_value_heads=1,
        head_dim=c.head_dim, q_lora_rank=c.q_lora, num_experts_per_tok=c.n_used, n_routed_experts=c.n_exp, n_shared_experts=1, scoring_func="sqrtsoftplus", norm_topk_prob=True,
        routed_scaling_factor=c.route_scale, max_position_embeddings=1 << 20, rope_theta=c.theta, layer_types=[KINDS[r] for r in c.ratios], compress_rope_theta=c.comp_theta,
        hc_mult=4, hc_sinkhorn_iters=c.sinkhorn_iters, mlp_layer_types=["hash_moe"] * c.n_hash + ["moe"] * (len(c.ratios) - c.n_hash), swiglu_limit=c.swiglu_limit, sliding_window=c.window,
        o_groups=c.o_groups, o_lora_rank=c.o_lora, index_n_heads=c.idx_heads, index_head_dim=c.idx_dim, index_topk=c.idx_topk, num_nextn_predict_layers=1, qk_rope_head_dim=c.rope_dim,
        rope_parameters={"rope_type": "yarn", "factor": c.yarn_factor, "original_max_position_embeddings": c.yarn_orig, "beta_fast": c.beta_fast, "beta_slow": c.beta_slow},
        bos_token_id=0, eos_token_id=1, pad_token_id=2, attn_implementation="eager")


@torch.no_grad()
def main():
    from transformers import DeepseekV4ForCausalLM
    c = Config()
    ours = Model(c).eval()
    checkpoint.load(ours, sys.argv[1])
    theirs = DeepseekV4ForCausalLM(hf_config(c)).eval()
    report = theirs.load_state_dict(to_hf(ours.state_dict()), strict=False)
    print("missing", report.missing_keys, "unexpected", report.unexpected_keys)
    for task, tokens in (("write", 200), ("recall", 1500)):
        ids = torch.from_numpy(batch.evaluation([task], tokens, 1)[task][0][0].astype("int64"))[None]
        n = ids.shape[1]
        padded = torch.nn.functional.pad(ids, (0, -n % batch.BLOCK), value=batch.PAD)
        x = ours.trunk(padded, torch.zeros(1, padded.shape[1] // batch.BLOCK, dtype=torch.long), sparse=True, dtype=torch.float32)[0]
        a, b = ours.logits(ours.head(x))[:, :n], theirs(ids).logits
        print(f"{task}, {n} tokens: relative error {(a - b).norm() / b.norm():.1e}, same choice {(a.argmax(-1) == b.argmax(-1)).float().mean():.4f}")


if __name__ == "__main__":
    main()

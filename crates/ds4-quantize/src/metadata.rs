//! The metadata of section 7.4 of the model specification.

use ds4_gguf::{Array, Value, Writer};

use crate::{Config, vocab::Vocab};

/// Name and hyperparameters.
pub(crate) fn set_shape(writer: &mut Writer, c: &Config) {
    writer.set("general.architecture", "deepseek4".into());
    writer.set("general.name", c.name.as_str().into());
    writer.set("general.license", "mit".into());
    writer.set("general.alignment", Value::U32(32));
    writer.set("general.quantization_version", Value::U32(2));
    let mut set = |key: &str, value: Value| {
        writer.set(&format!("deepseek4.{key}"), value);
    };
    let integers = [
        ("block_count", c.ratios.len()),
        ("context_length", c.ctx_max),
        ("embedding_length", c.n_embd),
        ("vocab_size", c.n_vocab),
        ("attention.head_count", c.n_head),
        ("attention.head_count_kv", 1),
        ("attention.key_length", c.head_dim),
        ("attention.value_length", c.head_dim),
        ("attention.q_lora_rank", c.q_lora_rank),
        ("attention.output_lora_rank", c.o_lora_rank),
        ("attention.output_group_count", c.o_groups),
        ("attention.sliding_window", c.window),
        ("attention.indexer.head_count", c.index_n_head),
        ("attention.indexer.key_length", c.index_head_dim),
        ("attention.indexer.top_k", c.index_top_k),
        ("rope.dimension_count", c.rope_dim),
        ("rope.scaling.original_context_length", c.yarn_original_ctx),
        ("expert_count", c.n_expert),
        ("expert_used_count", c.n_expert_used),
        ("expert_shared_count", 1),
        ("expert_feed_forward_length", c.n_ff),
        ("expert_group_count", 0),
        ("expert_group_used_count", 0),
        ("hash_layer_count", c.n_hash_layer),
        ("hyper_connection.count", c.n_stream),
        ("hyper_connection.sinkhorn_iterations", c.sinkhorn_iterations),
        ("nextn_predict_layers", 1),
    ];
    for (key, value) in integers {
        set(key, Value::U32(value as u32));
    }
    let floats = [
        ("attention.layer_norm_rms_epsilon", c.rms_epsilon),
        ("attention.compress_rope_freq_base", c.compress_rope_base),
        ("rope.freq_base", c.rope_base),
        ("rope.scaling.factor", c.yarn_factor),
        ("rope.scaling.yarn_beta_fast", c.yarn_beta_fast),
        ("rope.scaling.yarn_beta_slow", c.yarn_beta_slow),
        ("expert_weights_scale", c.expert_scale),
        ("hyper_connection.epsilon", c.hc_epsilon),
    ];
    for (key, value) in floats {
        set(key, Value::F32(value));
    }
    set("rope.scaling.type", "yarn".into());
    set("expert_weights_norm", true.into());
    // One entry more than layers: the last is the MTP block's.
    let ratios = c.ratios.iter().chain(&[0]).map(|&ratio| ratio as i32);
    set("attention.compress_ratios", Array::I32(ratios.collect()).into());
    set("swiglu_clamp_exp", Array::F32(vec![c.swiglu_limit; c.ratios.len()]).into());
}

/// The tokenizer.
pub(crate) fn set_vocab(writer: &mut Writer, vocab: &Vocab) {
    let mut set = |key: &str, value: Value| {
        writer.set(&format!("tokenizer.ggml.{key}"), value);
    };
    set("model", "gpt2".into());
    set("pre", "joyai-llm".into());
    set("tokens", Array::Strings(vocab.tokens.iter().collect()).into());
    set("token_type", Array::I32(vocab.types.clone()).into());
    set("merges", Array::Strings(vocab.merges.iter().collect()).into());
    set("bos_token_id", 0u32.into());
    set("eos_token_id", 1u32.into());
    set("padding_token_id", 2u32.into());
    set("add_bos_token", false.into());
    set("add_eos_token", false.into());
}

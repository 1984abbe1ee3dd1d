//! The metadata of section 7.4 with the fixture's values.

use ds4_gguf::{Array, Value, Writer};

use crate::{
    shape::*,
    vocab::{BOS, EOS, PAD, Vocab},
};

/// Name and hyperparameters.
pub(crate) fn set_shape(writer: &mut Writer) {
    writer.set("general.architecture", "deepseek4".into());
    writer.set("general.name", "ds4 noise fixture".into());
    writer.set("general.alignment", Value::U32(32));
    writer.set("general.quantization_version", Value::U32(2));
    let mut set = |key: &str, value: Value| {
        writer.set(&format!("deepseek4.{key}"), value);
    };
    let integers = [
        ("block_count", RATIOS.len() as u64),
        ("context_length", 1 << 20),
        ("embedding_length", D),
        ("vocab_size", V),
        ("attention.head_count", H),
        ("attention.head_count_kv", 1),
        ("attention.key_length", HEAD),
        ("attention.value_length", HEAD),
        ("attention.q_lora_rank", Q_LORA),
        ("attention.output_lora_rank", O_LORA),
        ("attention.output_group_count", G),
        ("attention.sliding_window", WINDOW),
        ("attention.indexer.head_count", INDEX_HEADS),
        ("attention.indexer.key_length", INDEX_HEAD),
        ("attention.indexer.top_k", INDEX_TOP_K),
        ("rope.dimension_count", ROT),
        ("rope.scaling.original_context_length", 65536),
        ("expert_count", E),
        ("expert_used_count", K),
        ("expert_shared_count", 1),
        ("expert_feed_forward_length", F),
        ("expert_group_count", 0),
        ("expert_group_used_count", 0),
        ("hash_layer_count", HASH_LAYERS),
        ("hyper_connection.count", N),
        ("hyper_connection.sinkhorn_iterations", 20),
        ("nextn_predict_layers", 1),
    ];
    for (key, value) in integers {
        set(key, Value::U32(value as u32));
    }
    let floats = [
        ("attention.layer_norm_rms_epsilon", 1e-6),
        ("attention.compress_rope_freq_base", 160_000.0),
        ("rope.freq_base", 10_000.0),
        ("rope.scaling.factor", 16.0),
        ("rope.scaling.yarn_beta_fast", 32.0),
        ("rope.scaling.yarn_beta_slow", 1.0),
        ("expert_weights_scale", 1.5),
        ("hyper_connection.epsilon", 1e-6),
    ];
    for (key, value) in floats {
        set(key, Value::F32(value));
    }
    set("rope.scaling.type", "yarn".into());
    set("expert_weights_norm", true.into());
    // One entry more than layers: the last is the MTP block's.
    let ratios = RATIOS.iter().chain(&[0]).map(|&ratio| ratio as i32);
    set("attention.compress_ratios", Array::I32(ratios.collect()).into());
    set("swiglu_clamp_exp", Array::F32(vec![CLAMP; RATIOS.len()]).into());
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
    set("bos_token_id", BOS.into());
    set("eos_token_id", EOS.into());
    set("padding_token_id", PAD.into());
    set("add_bos_token", false.into());
    set("add_eos_token", false.into());
}

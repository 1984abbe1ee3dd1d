//! Hyperparameters, as `config.json` names them.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::Error;

/// What the shapes and the metadata follow from.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// `general.name` of the files.
    pub name: String,
    /// Vocabulary.
    pub n_vocab: usize,
    /// Hidden size.
    pub n_embd: usize,
    /// Compression ratio of each layer; 0 is a layer with a window only.
    pub ratios: Vec<usize>,
    /// First layers, which route by token id.
    pub n_hash_layer: usize,
    /// Query heads.
    pub n_head: usize,
    /// Dimensions of a head.
    pub head_dim: usize,
    /// Rotated dimensions at the end of a head.
    pub rope_dim: usize,
    /// Low rank of the queries.
    pub q_lora_rank: usize,
    /// Output groups.
    pub o_groups: usize,
    /// Low rank of each output group.
    pub o_lora_rank: usize,
    /// Sliding window, in tokens.
    pub window: usize,
    /// Indexer heads.
    pub index_n_head: usize,
    /// Dimensions of an indexer head.
    pub index_head_dim: usize,
    /// Compressed rows that the indexer keeps.
    pub index_top_k: usize,
    /// Routed experts of a layer.
    pub n_expert: usize,
    /// Experts that a token uses.
    pub n_expert_used: usize,
    /// Inner width of an expert.
    pub n_ff: usize,
    /// Factor on the routing weights.
    pub expert_scale: f32,
    /// Clamp of SwiGLU.
    pub swiglu_limit: f32,
    /// Residual streams.
    pub n_stream: usize,
    /// Steps of the Sinkhorn normalisation.
    pub sinkhorn_iterations: usize,
    /// Epsilon of the hyper-connections.
    pub hc_epsilon: f32,
    /// Epsilon of the norms.
    pub rms_epsilon: f32,
    /// Rotation base of layers without compression.
    pub rope_base: f32,
    /// Rotation base of compressed layers.
    pub compress_rope_base: f32,
    /// YaRN factor.
    pub yarn_factor: f32,
    /// Context before YaRN, in tokens.
    pub yarn_original_ctx: usize,
    /// YaRN's fast bound.
    pub yarn_beta_fast: f32,
    /// YaRN's slow bound.
    pub yarn_beta_slow: f32,
    /// Longest context, in tokens.
    pub ctx_max: usize,
}

impl Config {
    /// Reads `config.json`.
    ///
    /// # Errors
    /// When a key is missing or no number.
    pub fn read(path: &Path) -> Result<Config, Error> {
        let text = fs::read_to_string(path).map_err(|source| Error::Read { path: path.into(), source })?;
        let json: Value =
            serde_json::from_str(&text).map_err(|e| Error::Json { path: path.into(), what: e.to_string() })?;
        Config::from_json(&json).map_err(|what| Error::Json { path: path.into(), what })
    }

    fn from_json(json: &Value) -> Result<Config, String> {
        let get = |key: &str| json.pointer(key).ok_or_else(|| format!("{key} is missing"));
        let count = |key: &str| {
            let number = get(key)?.as_u64().and_then(|n| usize::try_from(n).ok());
            number.ok_or_else(|| format!("{key} is no whole number"))
        };
        let float =
            |key: &str| Ok::<_, String>(get(key)?.as_f64().ok_or_else(|| format!("{key} is no number"))? as f32);
        let ratios = get("/compress_ratios")?.as_array().ok_or("/compress_ratios is no list")?;
        let ratios = ratios.iter().map(|ratio| match ratio.as_u64() {
            Some(ratio @ (0 | 4 | 128)) => Ok(ratio as usize),
            _ => Err(format!("/compress_ratios has {ratio}; the model knows 0, 4 and 128")),
        });
        Ok(Config {
            name: get("/name")?.as_str().ok_or("/name is no text")?.to_owned(),
            n_vocab: count("/vocab_size")?,
            n_embd: count("/hidden_size")?,
            ratios: ratios.collect::<Result<_, _>>()?,
            n_hash_layer: count("/num_hash_layers")?,
            n_head: count("/num_attention_heads")?,
            head_dim: count("/head_dim")?,
            rope_dim: count("/qk_rope_head_dim")?,
            q_lora_rank: count("/q_lora_rank")?,
            o_groups: count("/o_groups")?,
            o_lora_rank: count("/o_lora_rank")?,
            window: count("/sliding_window")?,
            index_n_head: count("/index_n_heads")?,
            index_head_dim: count("/index_head_dim")?,
            index_top_k: count("/index_topk")?,
            n_expert: count("/n_routed_experts")?,
            n_expert_used: count("/num_experts_per_tok")?,
            n_ff: count("/moe_intermediate_size")?,
            expert_scale: float("/routed_scaling_factor")?,
            swiglu_limit: float("/swiglu_limit")?,
            n_stream: count("/hc_mult")?,
            sinkhorn_iterations: count("/hc_sinkhorn_iters")?,
            hc_epsilon: float("/hc_eps")?,
            rms_epsilon: float("/rms_norm_eps")?,
            rope_base: float("/rope_theta")?,
            compress_rope_base: float("/compress_rope_theta")?,
            yarn_factor: float("/rope_scaling/factor")?,
            yarn_original_ctx: count("/rope_scaling/original_max_position_embeddings")?,
            yarn_beta_fast: float("/rope_scaling/beta_fast")?,
            yarn_beta_slow: float("/rope_scaling/beta_slow")?,
            ctx_max: count("/max_position_embeddings")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_or_impossible_is_named() {
        let missing = Config::from_json(&serde_json::json!({"compress_ratios": [0, 4]})).unwrap_err();
        assert_eq!(missing, "/name is missing");
        let impossible = Config::from_json(&serde_json::json!({"name": "x", "compress_ratios": [0, 5]})).unwrap_err();
        assert!(impossible.contains("vocab_size") || impossible.contains("/compress_ratios has 5"), "{impossible}");
    }
}

//! The fixture's shape: section 14, in the letters of the specification.

/// Vocabulary.
pub(crate) const V: u64 = 512;
/// Hidden size.
pub(crate) const D: u64 = 256;
/// Query heads.
pub(crate) const H: u64 = 4;
/// Head dimension.
pub(crate) const HEAD: u64 = 128;
/// Rotated dimensions at the end of a head.
pub(crate) const ROT: u64 = 64;
/// Low rank of the queries.
pub(crate) const Q_LORA: u64 = 64;
/// Output groups.
pub(crate) const G: u64 = 2;
/// Low rank of each output group.
pub(crate) const O_LORA: u64 = 64;
/// Routed experts.
pub(crate) const E: u64 = 16;
/// Experts used by a token.
pub(crate) const K: u64 = 2;
/// Inner width of an expert.
pub(crate) const F: u64 = 256;
/// Residual streams.
pub(crate) const N: u64 = 4;
/// Outputs of a hyper-connection's mixing matrix.
pub(crate) const MIX: u64 = N * (N + 2);
/// Indexer heads.
pub(crate) const INDEX_HEADS: u64 = 16;
/// Indexer head dimension.
pub(crate) const INDEX_HEAD: u64 = 128;
/// Compressed rows the indexer keeps.
pub(crate) const INDEX_TOP_K: u64 = 16;
/// Sliding window, in tokens.
pub(crate) const WINDOW: u64 = 128;
/// SwiGLU limit.
pub(crate) const CLAMP: f32 = 2.0;
/// Compression ratio of each layer; 0 is a layer with a window only.
pub(crate) const RATIOS: [u64; 6] = [0, 0, 4, 128, 4, 128];
/// Layers that route by token id.
pub(crate) const HASH_LAYERS: u64 = 2;

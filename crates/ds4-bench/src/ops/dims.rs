//! The sizes of a model, as far as operations care.

use ds4_args::OpsShape;

/// Sizes that the operations are measured with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dims {
    pub n_embd: usize,
    pub n_vocab: usize,
    pub n_head: usize,
    pub head_dim: usize,
    pub n_rot: usize,
    pub q_lora: usize,
    pub o_lora: usize,
    pub n_group: usize,
    pub window: usize,
    pub n_expert: usize,
    pub n_used: usize,
    pub n_ff: usize,
    pub n_streams: usize,
    pub n_sinkhorn: usize,
    pub index_heads: usize,
    pub index_dim: usize,
    pub top_k: usize,
}

const FLASH: Dims = Dims {
    n_embd: 4096,
    n_vocab: 129_280,
    n_head: 64,
    head_dim: 512,
    n_rot: 64,
    q_lora: 1024,
    o_lora: 1024,
    n_group: 8,
    window: 128,
    n_expert: 256,
    n_used: 6,
    n_ff: 2048,
    n_streams: 4,
    n_sinkhorn: 20,
    index_heads: 64,
    index_dim: 128,
    top_k: 512,
};

const TINY: Dims = Dims {
    n_embd: 256,
    n_vocab: 4096,
    n_head: 8,
    head_dim: 128,
    q_lora: 128,
    o_lora: 128,
    n_group: 2,
    n_expert: 8,
    n_used: 4,
    n_ff: 256,
    index_heads: 4,
    top_k: 256,
    ..FLASH
};

impl Dims {
    pub fn of(shape: OpsShape) -> Dims {
        match shape {
            OpsShape::Flash => FLASH,
            OpsShape::Tiny => TINY,
        }
    }
}

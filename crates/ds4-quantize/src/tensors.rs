//! The tensor tables: GGUF names, official names and shapes of sections 7.2 and 6.1 of the model specification.

use crate::Config;
use crate::mix::{Layout, Role};

/// A tensor to write.
pub(crate) struct Entry {
    /// In the GGUF file.
    pub name: String,
    /// Official tensors, one after the other: one, or all experts.
    pub sources: Vec<String>,
    /// Fastest first.
    pub dims: Vec<usize>,
    pub role: Role,
    /// The layer it belongs to.
    pub layer: Option<usize>,
}

impl Entry {
    /// The shape of one source, slowest first.
    pub fn source_shape(&self) -> Vec<usize> {
        let dims = if self.sources.len() > 1 { &self.dims[..self.dims.len() - 1] } else { &self.dims[..] };
        dims.iter().rev().copied().collect()
    }
}

/// The tensors of a layout in file order.
pub(crate) fn table(c: &Config, layout: Layout) -> Vec<Entry> {
    let mut t = Table { c, entries: Vec::new() };
    let (d, n) = (c.n_embd, c.n_stream);
    match layout {
        Layout::Model => {
            let whole = Block { gguf: String::new(), official: String::new(), ratio: 0, layer: None };
            t.add(&whole, "token_embd.weight", "embed.weight", &[d, c.n_vocab], Role::Embedding);
            for (layer, &ratio) in c.ratios.iter().enumerate() {
                let (gguf, official) = (format!("blk.{layer}."), format!("layers.{layer}."));
                t.block(&Block { gguf, official, ratio, layer: Some(layer) });
            }
            t.add(&whole, "output_hc_base.weight", "hc_head_base", &[n], Role::Plain);
            t.add(&whole, "output_hc_fn.weight", "hc_head_fn", &[n * d, n], Role::Half);
            t.add(&whole, "output_hc_scale.weight", "hc_head_scale", &[1], Role::Plain);
            t.add(&whole, "output_norm.weight", "norm.weight", &[d], Role::Plain);
            t.add(&whole, "output.weight", "head.weight", &[d, c.n_vocab], Role::Matrix);
        }
        Layout::Mtp => {
            let block = Block { gguf: "mtp.0.".into(), official: "mtp.0.".into(), ratio: 0, layer: None };
            t.block(&block);
            t.add(&block, "e_proj.weight", "e_proj.weight", &[d, d], Role::Matrix);
            t.add(&block, "h_proj.weight", "h_proj.weight", &[d, d], Role::Matrix);
            for name in ["enorm.weight", "hnorm.weight", "norm.weight"] {
                t.add(&block, name, name, &[d], Role::Plain);
            }
            t.add(&block, "hc_head_base.weight", "hc_head_base", &[n], Role::Plain);
            t.add(&block, "hc_head_fn.weight", "hc_head_fn", &[n * d, n], Role::Half);
            t.add(&block, "hc_head_scale.weight", "hc_head_scale", &[1], Role::Plain);
        }
    }
    t.entries
}

/// A transformer block under its two names.
struct Block {
    gguf: String,
    official: String,
    ratio: usize,
    layer: Option<usize>,
}

struct Table<'c> {
    c: &'c Config,
    entries: Vec<Entry>,
}

impl Table<'_> {
    fn add(&mut self, b: &Block, name: &str, official: &str, dims: &[usize], role: Role) {
        let (name, sources) = (format!("{}{name}", b.gguf), vec![format!("{}{official}", b.official)]);
        self.entries.push(Entry { name, sources, dims: dims.into(), role, layer: b.layer });
    }

    fn block(&mut self, b: &Block) {
        let c = self.c;
        let (d, n) = (c.n_embd, c.n_stream);
        for part in ["hc_attn", "hc_ffn"] {
            let n_mix = n * (n + 2);
            self.add(b, &format!("{part}_fn.weight"), &format!("{part}_fn"), &[n * d, n_mix], Role::Half);
            self.add(b, &format!("{part}_scale.weight"), &format!("{part}_scale"), &[3], Role::Plain);
            self.add(b, &format!("{part}_base.weight"), &format!("{part}_base"), &[n_mix], Role::Plain);
        }
        self.attention(b);
        if b.ratio != 0 {
            self.compressor(b, "attn_compressor", "attn.compressor", c.head_dim);
        }
        if b.ratio == 4 {
            let width = c.index_n_head * c.index_head_dim;
            self.add(b, "indexer.attn_q_b.weight", "attn.indexer.wq_b.weight", &[c.q_lora_rank, width], Role::Half);
            self.add(b, "indexer.proj.weight", "attn.indexer.weights_proj.weight", &[d, c.index_n_head], Role::Half);
            self.compressor(b, "indexer_compressor", "attn.indexer.compressor", c.index_head_dim);
        }
        self.experts(b);
    }

    fn attention(&mut self, b: &Block) {
        let c = self.c;
        let (d, width, low) = (c.n_embd, c.n_head * c.head_dim, c.o_groups * c.o_lora_rank);
        self.add(b, "attn_norm.weight", "attn_norm.weight", &[d], Role::Plain);
        self.add(b, "attn_q_a.weight", "attn.wq_a.weight", &[d, c.q_lora_rank], Role::Matrix);
        self.add(b, "attn_q_a_norm.weight", "attn.q_norm.weight", &[c.q_lora_rank], Role::Plain);
        self.add(b, "attn_q_b.weight", "attn.wq_b.weight", &[c.q_lora_rank, width], Role::Matrix);
        self.add(b, "attn_kv.weight", "attn.wkv.weight", &[d, c.head_dim], Role::Matrix);
        self.add(b, "attn_kv_a_norm.weight", "attn.kv_norm.weight", &[c.head_dim], Role::Plain);
        self.add(b, "attn_sinks.weight", "attn.attn_sink", &[c.n_head], Role::Plain);
        self.add(b, "attn_output_a.weight", "attn.wo_a.weight", &[width / c.o_groups, low], Role::Matrix);
        self.add(b, "attn_output_b.weight", "attn.wo_b.weight", &[low, d], Role::Matrix);
    }

    /// Ratio 4 pools two overlapping blocks, so its rows are twice as wide.
    fn compressor(&mut self, b: &Block, gguf: &str, official: &str, head_dim: usize) {
        let width = if b.ratio == 4 { 2 * head_dim } else { head_dim };
        let leaves = [
            ("ape", "ape", vec![width, b.ratio], Role::Half),
            ("kv", "wkv.weight", vec![self.c.n_embd, width], Role::Half),
            ("gate", "wgate.weight", vec![self.c.n_embd, width], Role::Half),
            ("norm", "norm.weight", vec![head_dim], Role::Plain),
        ];
        for (leaf, official_leaf, dims, role) in leaves {
            self.add(b, &format!("{gguf}_{leaf}.weight"), &format!("{official}.{official_leaf}"), &dims, role);
        }
    }

    fn experts(&mut self, b: &Block) {
        let c = self.c;
        let (d, e, f) = (c.n_embd, c.n_expert, c.n_ff);
        self.add(b, "ffn_norm.weight", "ffn_norm.weight", &[d], Role::Plain);
        self.add(b, "ffn_gate_inp.weight", "ffn.gate.weight", &[d, e], Role::Half);
        if b.layer.is_some_and(|layer| layer < c.n_hash_layer) {
            let dims = [c.n_expert_used, c.n_vocab];
            self.add(b, "ffn_gate_tid2eid.weight", "ffn.gate.tid2eid", &dims, Role::HashTable);
        } else {
            self.add(b, "exp_probs_b.bias", "ffn.gate.bias", &[e], Role::Plain);
        }
        let projections = [
            ("gate", "w1", [d, f], Role::ExpertIn),
            ("up", "w3", [d, f], Role::ExpertIn),
            ("down", "w2", [f, d], Role::ExpertOut),
        ];
        for (name, leaf, [n_in, n_out], role) in projections {
            let sources = (0..e).map(|i| format!("{}ffn.experts.{i}.{leaf}.weight", b.official)).collect();
            let (name, dims) = (format!("{}ffn_{name}_exps.weight", b.gguf), vec![n_in, n_out, e]);
            self.entries.push(Entry { name, sources, dims, role, layer: b.layer });
        }
        for (name, leaf, dims, _) in projections {
            let official = format!("ffn.shared_experts.{leaf}.weight");
            self.add(b, &format!("ffn_{name}_shexp.weight"), &official, &dims, Role::Matrix);
        }
    }
}

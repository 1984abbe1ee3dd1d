//! The tensor tables: GGUF names, shapes and types of sections 7.2 and 6.1, filled with the noise of section 14.

use std::{
    io::{self, Write},
    thread,
};

use ds4_gguf::TensorType;

use crate::{Mix, encode, noise, shape::*};

/// A tensor to write.
pub(crate) struct Entry {
    pub name: String,
    /// Fastest first.
    pub dims: Vec<u64>,
    role: Role,
    source: Source,
}

/// What decides a tensor's type in a mix.
#[derive(Clone, Copy)]
enum Role {
    /// F32 in every file: norms, biases, and other small things.
    Plain,
    /// F16 in the published main file; F32 in the published MTP file.
    Half,
    /// Q8_0 in the published files.
    Matrix,
    ExpertIn,
    ExpertOut,
    HashTable,
}

enum Source {
    /// One official tensor after the other.
    Noise(Vec<String>),
    /// Experts by token id, of this layer.
    Hash(u64),
}

/// Which of the two published layouts a table follows.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Layout {
    Model,
    Mtp,
}

/// The tensors of a layout in file order.
pub(crate) fn table(layout: Layout) -> Vec<Entry> {
    let mut table = Vec::new();
    match layout {
        Layout::Model => {
            push(&mut table, "token_embd.weight", "embed.weight", &[D, V], Role::Half);
            for (layer, &ratio) in (0..).zip(&RATIOS) {
                let block = Block { gguf: format!("blk.{layer}."), official: format!("layers.{layer}."), ratio };
                block.push(&mut table, (layer < HASH_LAYERS).then_some(layer));
            }
            push(&mut table, "output_hc_base.weight", "hc_head_base", &[N], Role::Plain);
            push(&mut table, "output_hc_fn.weight", "hc_head_fn", &[N * D, N], Role::Half);
            push(&mut table, "output_hc_scale.weight", "hc_head_scale", &[1], Role::Plain);
            push(&mut table, "output_norm.weight", "norm.weight", &[D], Role::Plain);
            push(&mut table, "output.weight", "head.weight", &[D, V], Role::Matrix);
        }
        Layout::Mtp => {
            let block = Block { gguf: "mtp.0.".into(), official: "mtp.0.".into(), ratio: 0 };
            block.push(&mut table, None);
            let mut add = |name, official, dims: &[u64], role| block.one(&mut table, name, official, dims, role);
            add("e_proj.weight", "e_proj.weight", &[D, D], Role::Matrix);
            add("h_proj.weight", "h_proj.weight", &[D, D], Role::Matrix);
            add("enorm.weight", "enorm.weight", &[D], Role::Plain);
            add("hnorm.weight", "hnorm.weight", &[D], Role::Plain);
            add("norm.weight", "norm.weight", &[D], Role::Plain);
            add("hc_head_base.weight", "hc_head_base", &[N], Role::Plain);
            add("hc_head_fn.weight", "hc_head_fn", &[N * D, N], Role::Half);
            add("hc_head_scale.weight", "hc_head_scale", &[1], Role::Plain);
        }
    }
    table
}

impl Entry {
    /// The tensor's type in a file of this mix.
    pub(crate) fn ty(&self, mix: Mix, layout: Layout) -> TensorType {
        use TensorType::{F16, F32, I32, Iq2Xxs, Q2K, Q4K, Q8_0};
        match (self.role, mix) {
            (Role::HashTable, _) => I32,
            (Role::Plain, _) | (_, Mix::F32) => F32,
            (Role::Half, _) => {
                if layout == Layout::Mtp {
                    F32
                } else {
                    F16
                }
            }
            (Role::Matrix, _) | (Role::ExpertIn | Role::ExpertOut, Mix::Q8) => Q8_0,
            // Only one MTP file is published, with Q4_K experts, for use with either mix.
            (Role::ExpertIn | Role::ExpertOut, Mix::Q2) if layout == Layout::Mtp => Q4K,
            (Role::ExpertIn, Mix::Q2) => Iq2Xxs,
            (Role::ExpertOut, Mix::Q2) => Q2K,
            (Role::ExpertIn | Role::ExpertOut, Mix::Q4) => Q4K,
        }
    }

    /// Writes the tensor's bytes.
    pub(crate) fn write(&self, ty: TensorType, out: &mut dyn Write) -> io::Result<()> {
        match &self.source {
            Source::Noise(parts) => {
                let n_in = self.dims[0];
                let n = self.dims.iter().product::<u64>() / parts.len() as u64;
                let encode = |part: &String| {
                    let values: Vec<f32> = noise::values(part, n_in, n).collect();
                    encode::rows(ty, n_in as usize, &values)
                };
                in_parallel(parts, encode).iter().try_for_each(|bytes| out.write_all(bytes))
            }
            Source::Hash(layer) => {
                let table: Vec<u8> = (0..V)
                    .flat_map(|token| (0..K).map(move |k| (7 * token + 5 * k + 3 * layer) % E))
                    .flat_map(|expert| (expert as i32).to_le_bytes())
                    .collect();
                out.write_all(&table)
            }
        }
    }
}

/// Maps on all cores, in order: the 2-bit encoder searches for seconds over the experts of this small model.
fn in_parallel<T: Sync, R: Send>(items: &[T], map: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let n_threads = thread::available_parallelism().map_or(1, |n| n.get());
    thread::scope(|scope| {
        let share = items.len().div_ceil(n_threads);
        let workers: Vec<_> =
            items.chunks(share).map(|items| scope.spawn(|| items.iter().map(&map).collect::<Vec<R>>())).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("encoding does not panic")).collect()
    })
}

fn push(table: &mut Vec<Entry>, name: &str, official: &str, dims: &[u64], role: Role) {
    let source = Source::Noise(vec![official.to_owned()]);
    table.push(Entry { name: name.to_owned(), dims: dims.to_vec(), role, source });
}

/// A transformer block under its two names.
struct Block {
    gguf: String,
    official: String,
    ratio: u64,
}

impl Block {
    fn one(&self, table: &mut Vec<Entry>, name: &str, official: &str, dims: &[u64], role: Role) {
        let (name, official) = (format!("{}{name}", self.gguf), format!("{}{official}", self.official));
        push(table, &name, &official, dims, role);
    }

    /// All tensors of the block. A block with a hash layer's number has a table instead of a router bias.
    fn push(&self, table: &mut Vec<Entry>, hash_layer: Option<u64>) {
        self.hyper_connections(table);
        self.attention(table);
        if self.ratio != 0 {
            self.compressor(table, "attn_compressor", "attn.compressor", HEAD);
        }
        if self.ratio == 4 {
            self.one(
                table,
                "indexer.attn_q_b.weight",
                "attn.indexer.wq_b.weight",
                &[Q_LORA, INDEX_HEADS * INDEX_HEAD],
                Role::Half,
            );
            self.one(table, "indexer.proj.weight", "attn.indexer.weights_proj.weight", &[D, INDEX_HEADS], Role::Half);
            self.compressor(table, "indexer_compressor", "attn.indexer.compressor", INDEX_HEAD);
        }
        self.experts(table, hash_layer);
    }

    fn hyper_connections(&self, table: &mut Vec<Entry>) {
        for part in ["hc_attn", "hc_ffn"] {
            let mut add = |leaf, dims: &[u64], role| {
                self.one(table, &format!("{part}_{leaf}.weight"), &format!("{part}_{leaf}"), dims, role);
            };
            add("fn", &[N * D, MIX], Role::Half);
            add("scale", &[3], Role::Plain);
            add("base", &[MIX], Role::Plain);
        }
    }

    fn attention(&self, table: &mut Vec<Entry>) {
        let mut add = |name, official, dims: &[u64], role| self.one(table, name, official, dims, role);
        add("attn_norm.weight", "attn_norm.weight", &[D], Role::Plain);
        add("attn_q_a.weight", "attn.wq_a.weight", &[D, Q_LORA], Role::Matrix);
        add("attn_q_a_norm.weight", "attn.q_norm.weight", &[Q_LORA], Role::Plain);
        add("attn_q_b.weight", "attn.wq_b.weight", &[Q_LORA, H * HEAD], Role::Matrix);
        add("attn_kv.weight", "attn.wkv.weight", &[D, HEAD], Role::Matrix);
        add("attn_kv_a_norm.weight", "attn.kv_norm.weight", &[HEAD], Role::Plain);
        add("attn_sinks.weight", "attn.attn_sink", &[H], Role::Plain);
        add("attn_output_a.weight", "attn.wo_a.weight", &[H * HEAD / G, G * O_LORA], Role::Matrix);
        add("attn_output_b.weight", "attn.wo_b.weight", &[G * O_LORA, D], Role::Matrix);
    }

    /// Ratio 4 pools two overlapping blocks, so its rows are twice as wide.
    fn compressor(&self, table: &mut Vec<Entry>, gguf: &str, official: &str, head: u64) {
        let width = if self.ratio == 4 { 2 * head } else { head };
        let mut add = |leaf, official_leaf, dims: &[u64], role| {
            self.one(table, &format!("{gguf}_{leaf}.weight"), &format!("{official}.{official_leaf}"), dims, role);
        };
        add("ape", "ape", &[width, self.ratio], Role::Half);
        add("kv", "wkv.weight", &[D, width], Role::Half);
        add("gate", "wgate.weight", &[D, width], Role::Half);
        add("norm", "norm.weight", &[head], Role::Plain);
    }

    fn experts(&self, table: &mut Vec<Entry>, hash_layer: Option<u64>) {
        self.one(table, "ffn_norm.weight", "ffn_norm.weight", &[D], Role::Plain);
        self.one(table, "ffn_gate_inp.weight", "ffn.gate.weight", &[D, E], Role::Half);
        match hash_layer {
            Some(layer) => table.push(Entry {
                name: format!("{}ffn_gate_tid2eid.weight", self.gguf),
                dims: vec![K, V],
                role: Role::HashTable,
                source: Source::Hash(layer),
            }),
            None => self.one(table, "exp_probs_b.bias", "ffn.gate.bias", &[E], Role::Plain),
        }
        let projections = [
            ("gate", "w1", [D, F], Role::ExpertIn),
            ("up", "w3", [D, F], Role::ExpertIn),
            ("down", "w2", [F, D], Role::ExpertOut),
        ];
        for (name, official, [n_in, n_out], role) in projections {
            let parts = (0..E).map(|e| format!("{}ffn.experts.{e}.{official}.weight", self.official));
            table.push(Entry {
                name: format!("{}ffn_{name}_exps.weight", self.gguf),
                dims: vec![n_in, n_out, E],
                role,
                source: Source::Noise(parts.collect()),
            });
        }
        for (name, official, dims, _) in projections {
            let official = format!("ffn.shared_experts.{official}.weight");
            self.one(table, &format!("ffn_{name}_shexp.weight"), &official, &dims, Role::Matrix);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::MIXES;
    use TensorType::{F16, F32, Iq2Xxs, Q2K, Q4K, Q8_0};

    fn types(layout: Layout, mix: Mix) -> impl Fn(&str) -> TensorType {
        let table = table(layout);
        move |name| table.iter().find(|entry| entry.name == name).map(|entry| entry.ty(mix, layout)).expect(name)
    }

    #[test]
    fn types_are_those_of_the_published_model() {
        for mix in MIXES {
            let ty = types(Layout::Model, mix);
            let (half, matrix, experts) = match mix {
                Mix::F32 => (F32, F32, [F32, F32, F32]),
                Mix::Q8 => (F16, Q8_0, [Q8_0, Q8_0, Q8_0]),
                Mix::Q2 => (F16, Q8_0, [Iq2Xxs, Iq2Xxs, Q2K]),
                Mix::Q4 => (F16, Q8_0, [Q4K, Q4K, Q4K]),
            };
            for name in ["token_embd", "output_hc_fn", "blk.2.indexer.proj", "blk.0.ffn_gate_inp", "blk.5.hc_ffn_fn"] {
                assert_eq!(ty(&format!("{name}.weight")), half, "{mix:?} {name}");
            }
            for name in ["output", "blk.0.attn_q_b", "blk.4.attn_output_a", "blk.5.ffn_down_shexp"] {
                assert_eq!(ty(&format!("{name}.weight")), matrix, "{mix:?} {name}");
            }
            assert_eq!(["gate", "up", "down"].map(|name| ty(&format!("blk.3.ffn_{name}_exps.weight"))), experts);
            assert_eq!(ty("blk.0.attn_sinks.weight"), F32);
            assert_eq!(ty("blk.0.ffn_gate_tid2eid.weight"), TensorType::I32);
        }
    }

    #[test]
    fn expert_tensors_are_the_official_experts_in_order() {
        let table = table(Layout::Model);
        let entry = table.iter().find(|entry| entry.name == "blk.5.ffn_down_exps.weight").unwrap();
        let mut bytes = Vec::new();
        entry.write(F32, &mut bytes).unwrap();
        let expert_3: Vec<u8> =
            noise::values("layers.5.ffn.experts.3.w2.weight", F, F * D).flat_map(f32::to_le_bytes).collect();
        assert_eq!(bytes.len(), expert_3.len() * E as usize);
        assert_eq!(bytes[3 * expert_3.len()..4 * expert_3.len()], expert_3);
    }

    #[test]
    fn the_mtp_table_is_the_published_one() {
        assert_eq!(table(Layout::Mtp).len(), 32);
        for mix in MIXES {
            let ty = types(Layout::Mtp, mix);
            let (matrix, experts) = match mix {
                Mix::F32 => (F32, F32),
                Mix::Q8 => (Q8_0, Q8_0),
                Mix::Q2 | Mix::Q4 => (Q8_0, Q4K),
            };
            assert_eq!(ty("mtp.0.hc_head_fn.weight"), F32);
            assert_eq!(ty("mtp.0.ffn_gate_inp.weight"), F32);
            assert_eq!(ty("mtp.0.e_proj.weight"), matrix);
            assert_eq!(ty("mtp.0.ffn_up_exps.weight"), experts);
            assert_eq!(ty("mtp.0.exp_probs_b.bias"), F32);
        }
    }
}

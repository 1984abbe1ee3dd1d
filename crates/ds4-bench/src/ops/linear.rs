//! Products with weights: what decode reads and prefill computes.

use ds4_ops::Format;
use ds4_ops::op::experts::{Experts, Scratch, Weights};
use ds4_ops::op::matmul::MatMul;

use super::data::{Kept, Wanted, buf, copies, hash, ints};
use super::{Case, Device, OpsBench, Unit};

/// A matrix of the model.
struct Weight {
    name: &'static str,
    format: Format,
    out: usize,
    cols: usize,
    n_groups: usize,
}

pub(super) fn cases<B: Device>(bench: &OpsBench) -> Vec<Case<B>> {
    let d = bench.dims;
    let weight = |name, format, out, cols| Weight { name, format, out, cols, n_groups: 1 };
    let q_width = d.n_head * d.head_dim;
    let mut weights = vec![
        weight("attn_q_a", Format::Q8_0, d.q_lora, d.n_embd),
        weight("attn_q_b", Format::Q8_0, q_width, d.q_lora),
        weight("attn_kv", Format::Q8_0, d.head_dim, d.n_embd),
        Weight {
            n_groups: d.n_group,
            ..weight("attn_output_a", Format::Q8_0, d.n_group * d.o_lora, q_width / d.n_group)
        },
        weight("attn_output_b", Format::Q8_0, d.n_embd, d.n_group * d.o_lora),
        weight("attn_compressor_kv", Format::F16, 2 * d.head_dim, d.n_embd),
        weight("indexer.attn_q_b", Format::F16, d.index_heads * d.index_dim, d.q_lora),
        weight("hc_attn_fn", Format::F16, d.n_streams * (d.n_streams + 2), d.n_streams * d.n_embd),
        weight("ffn_gate_inp", Format::F16, d.n_expert, d.n_embd),
        weight("ffn_gate_shexp", Format::Q8_0, d.n_ff, d.n_embd),
        weight("ffn_down_shexp", Format::Q8_0, d.n_embd, d.n_ff),
        weight("output", Format::Q8_0, d.n_vocab, d.n_embd),
    ];
    // The same product in every format, to compare formats.
    weights.extend(Format::ALL.map(|format| weight("square", format, d.n_embd, d.n_embd)));
    let mut cases = Vec::new();
    for w in &weights {
        // Logits are wanted of a prompt's last token only.
        let rows = bench.rows().filter(|n_rows| w.name != "output" || *n_rows == 1);
        cases.extend(rows.map(|n_rows| matmul(w, n_rows, bench.cold_bytes)));
    }
    for (gate_up, down) in [
        (Format::Iq2Xxs, Format::Q2K),
        (Format::Q4K, Format::Q4K),
        (Format::Mxfp4, Format::Mxfp4),
        (Format::Q8_0, Format::Q8_0),
    ] {
        cases.extend(bench.rows().map(|n_rows| experts(bench, gate_up, down, n_rows)));
    }
    cases
}

/// Quantised weights can be multiplied as integers; others are f32 arithmetic.
fn unit(format: Format) -> Unit {
    match format {
        Format::F32 | Format::F16 | Format::Bf16 => Unit::F32,
        Format::Q8_0 | Format::Q2K | Format::Q4K | Format::Iq2Xxs | Format::Mxfp4 => Unit::Int8,
    }
}

fn matmul<B: Device>(w: &Weight, n_rows: usize, cold_bytes: usize) -> Case<B> {
    let &Weight { name, format, out, cols, n_groups } = w;
    let p = MatMul { n_rows, n_groups };
    let n_bytes = out * format.row_bytes(cols);
    let n_weights = copies(n_bytes, cold_bytes);
    Case {
        op: "matmul",
        what: name.into(),
        format: format.name().into(),
        n_rows,
        cost: p.cost(format, out, cols),
        unit: unit(format),
        allocates: n_weights * n_bytes,
        n_weights,
        build: Box::new(move |be: &mut B, kept: &mut Kept<B>| {
            let weights = kept.matrices(be, &[(format, out, cols, n_weights)])?;
            let (x, mut y) = (buf(be, n_rows * n_groups * cols)?, be.buf(n_rows * out)?);
            let mut i = 0;
            Ok(Box::new(move |be: &mut B| {
                be.matmul(&weights[i], &x, p, &mut y);
                i = (i + 1) % weights.len();
            }))
        }),
    }
}

fn experts<B: Device>(bench: &OpsBench, gate_up: Format, down: Format, n_rows: usize) -> Case<B> {
    let d = bench.dims;
    let p = Experts { n_rows, n_expert: d.n_expert, n_used: d.n_used, dim: d.n_embd, dim_ff: d.n_ff, clamp: 10.0 };
    let expert = 2 * d.n_ff * gate_up.row_bytes(d.n_embd) + d.n_embd * down.row_bytes(d.n_ff);
    // One layer's experts are more than any cache holds, if each step uses others.
    let used = n_rows * d.n_used;
    let n_choices = copies(expert * used.min(d.n_expert), bench.cold_bytes);
    let choices: Vec<Vec<i32>> = (0..n_choices).map(|choice| choose(choice, &p)).collect();
    let n_distinct = choices.iter().map(|ids| distinct(ids, d.n_expert)).sum::<usize>() / choices.len();
    Case {
        op: "experts",
        what: format!("{} of {}", d.n_used, d.n_expert),
        format: if gate_up == down { gate_up.name().into() } else { format!("{}+{}", gate_up.name(), down.name()) },
        n_rows,
        cost: p.cost(gate_up, down, n_distinct),
        unit: unit(gate_up),
        allocates: expert * d.n_expert,
        n_weights: choices.len(),
        build: Box::new(move |be: &mut B, kept: &mut Kept<B>| {
            let stacked: [Wanted; 2] =
                [(gate_up, p.n_expert * p.dim_ff, p.dim, 2), (down, p.n_expert * p.dim, p.dim_ff, 1)];
            let stacked = kept.matrices(be, &stacked)?;
            let ids = choices.iter().map(|ids| ints(be, ids)).collect::<Result<Vec<_>, _>>()?;
            let (x, weights) = (buf(be, n_rows * p.dim)?, buf(be, used)?);
            let (mut act, mut parts, mut y) =
                (be.buf(used * p.dim_ff)?, be.buf(used * p.dim)?, be.buf(n_rows * p.dim)?);
            let mut i = 0;
            Ok(Box::new(move |be: &mut B| {
                let w = Weights { gate: &stacked[0], up: &stacked[1], down: &stacked[2] };
                be.experts(w, &x, &ids[i], &weights, p, Scratch { act: &mut act, parts: &mut parts }, &mut y);
                i = (i + 1) % ids.len();
            }))
        }),
    }
}

/// Different experts for each token, all equally likely: the worst case for a batch, since a trained router repeats itself.
fn choose(choice: usize, p: &Experts) -> Vec<i32> {
    let mut ids = Vec::with_capacity(p.n_rows * p.n_used);
    for row in 0..p.n_rows {
        let first = ids.len();
        let tries = (0u64..).map(|i| hash(((choice * p.n_rows + row) as u64) << 20 | i) % p.n_expert as u64);
        for id in tries.map(|id| id as i32) {
            if !ids[first..].contains(&id) {
                ids.push(id);
            }
            if ids.len() == first + p.n_used {
                break;
            }
        }
    }
    ids
}

fn distinct(ids: &[i32], n_expert: usize) -> usize {
    let mut used = vec![false; n_expert];
    ids.iter().for_each(|id| used[*id as usize] = true);
    used.iter().filter(|used| **used).count()
}

//! Products, embedding, routing, experts.

use ds4_quant::Format;

use super::Bench;
use crate::Backend;
use crate::op::embed::Embed;
use crate::op::experts::{Experts, Scratch, Weights};
use crate::op::matmul::MatMul;
use crate::op::route::{Choice, Route};

/// f32 sums of a few hundred to a few thousand terms against f64 sums: the error grows with the root of the length.
const SUM: f32 = 5e-6;

pub(super) fn run<B: Backend>(b: &mut Bench<'_, B>) {
    for &format in b.formats {
        for &(out, n_blocks, n_rows) in b.sizes.of(&[(1, 1, 1), (3, 2, 1), (24, 4, 5), (65, 1, 17), (130, 8, 33)]) {
            matmul(b, format, out, n_blocks * format.block_len().max(32), n_rows, 1);
        }
        matmul(b, format, 12, format.block_len().max(32), 3, 4);
        // Many rows.
        matmul(b, format, 140, format.block_len().max(128), 70, 1);
        embed(b, format);
        experts(b, format, 7);
        experts(b, format, 40);
    }
    matmul(b, Format::Q8_0, 512, 128, 50, 2);
    experts(b, Format::Q8_0, 1);
    experts(b, Format::Q8_0, 150);
    // Columns of several groups on either side of the middle.
    experts_of(b, (Format::Iq2Xxs, Format::Q2K), 1024, 512, 1);
    // Several tokens of an expert, an even and an odd number of them.
    experts_of(b, (Format::Iq2Xxs, Format::Q2K), 512, 256, 21);
    route(b);
}

fn matmul<B: Backend>(b: &mut Bench<'_, B>, format: Format, out: usize, cols: usize, n_rows: usize, n_groups: usize) {
    let w = b.matrix(format, out, cols);
    let x = b.random(n_rows * n_groups * cols);
    let mut y = b.random(n_rows * out);
    let p = MatMul { n_rows, n_groups };
    b.be.matmul(&w.dev, &x.dev, p, &mut y.dev);
    b.plain.matmul(&w.host, &x.host, p, &mut y.host);
    let case = format!("matmul {} {out} x {cols}, {n_rows} rows, {n_groups} groups", format.name());
    b.compare(case, &y, n_rows * out, SUM);
}

fn embed<B: Backend>(b: &mut Bench<'_, B>, format: Format) {
    let p = Embed { n_streams: 4, dim: format.block_len().max(32) };
    let table = b.matrix(format, 50, p.dim);
    let step = b.step(&[(0, 3, 5), (1, 0, 1)], 16, 1);
    let mut out = b.random(6 * 4 * p.dim);
    b.be.embed(&table.dev, &step.dev, p, &mut out.dev);
    b.plain.embed(&table.host, &step.host, p, &mut out.host);
    b.compare(format!("embed {}", format.name()), &out, 6 * 4 * p.dim, 1e-7);
}

fn experts<B: Backend>(b: &mut Bench<'_, B>, format: Format, n_rows: usize) {
    let dim = format.block_len().max(64);
    experts_of(b, (format, format), dim, dim, n_rows);
}

fn experts_of<B: Backend>(
    b: &mut Bench<'_, B>,
    (format, down): (Format, Format),
    dim: usize,
    dim_ff: usize,
    n_rows: usize,
) {
    let p = Experts { n_rows, n_expert: 5, n_used: 2, dim, dim_ff, clamp: 1.5 };
    let [gate, up] = [(); 2].map(|_| b.matrix(format, p.n_expert * p.dim_ff, dim));
    let down = b.matrix(down, p.n_expert * dim, p.dim_ff);
    let x = b.random(n_rows * dim);
    // Every token's experts are distinct; expert 4 stays without tokens.
    let first = b.random.below(n_rows, 4);
    let ids = b.ints(first.iter().flat_map(|e| [*e, (*e + 1) % 4]).collect());
    let weights = b.random(n_rows * 2);
    let [mut act, mut parts, mut y] = [(); 3].map(|_| b.random(n_rows * 2 * dim.max(dim_ff)));
    let w = Weights { gate: &gate.dev, up: &up.dev, down: &down.dev };
    let scratch = Scratch { act: &mut act.dev, parts: &mut parts.dev };
    b.be.experts(w, &x.dev, &ids.dev, &weights.dev, p, scratch, &mut y.dev);
    let w = Weights { gate: &gate.host, up: &up.host, down: &down.host };
    let scratch = Scratch { act: &mut act.host, parts: &mut parts.host };
    b.plain.experts(w, &x.host, &ids.host, &weights.host, p, scratch, &mut y.host);
    b.compare(format!("experts {} of {dim} x {dim_ff}, {n_rows} rows", format.name()), &y, n_rows * dim, 2.0 * SUM);
}

fn route<B: Backend>(b: &mut Bench<'_, B>) {
    for (n_expert, n_used) in [(16, 2), (256, 6), (7, 7)] {
        let p = Route { n_expert, n_used, scale: 1.5 };
        let step = b.step(&[(0, 0, 9)], 16, 1);
        let (mut logits, bias) = (b.random(9 * n_expert), b.random(n_expert));
        // Equal scores, to be decided by the lower id, and a score from the far end of softplus.
        logits.host[1] = logits.host[0];
        logits.host[n_expert] = 30.0;
        logits = b.buf(logits.host);
        let mut bias_host = bias.host;
        bias_host[1] = bias_host[0];
        let bias = b.buf(bias_host);
        let table = b.random.below(50 * n_used, n_expert);
        let table = b.ints(table);
        for hash in [false, true] {
            let mut ids = b.ints(vec![0; 9 * n_used]);
            let mut weights = b.random(9 * n_used);
            let choice = if hash { Choice::Hash(&table.dev) } else { Choice::Learned(&bias.dev) };
            b.be.route(&logits.dev, choice, &step.dev, p, &mut ids.dev, &mut weights.dev);
            let choice = if hash { Choice::Hash(&table.host) } else { Choice::Learned(&bias.host) };
            b.plain.route(&logits.host, choice, &step.host, p, &mut ids.host, &mut weights.host);
            let case = format!("route {n_used} of {n_expert}, hash {hash}");
            b.compare_ints(format!("{case}: ids"), &ids, 9 * n_used);
            b.compare(format!("{case}: weights"), &weights, 9 * n_used, 1e-6);
        }
    }
}

//! Norms, rotation, rounding, stream mixing, element-wise operations.

use ds4_quant::Format;

use super::{Bench, Report};
use crate::Backend;
use crate::op::hyper::{Hyper, Pre};
use crate::op::likeliest::{Likeliest, Reach};
use crate::op::norm::RmsNorm;
use crate::op::rope::{RopeTail, Turn, split_frequencies};
use crate::op::round::Rounding;

/// A handful of f32 operations, `exp` among them.
const FEW: f32 = 2e-6;

pub(super) fn run<B: Backend>(b: &mut Bench<'_, B>) {
    for (n_rows, dim) in [(1, 1), (3, 17), (5, 256), (33, 64)] {
        norm(b, RmsNorm { n_rows, dim, eps: 1e-6 });
    }
    for turn in [Turn::Forward, Turn::Inverse] {
        rope(b, RopeTail { n_head: 3, head_dim: 32, n_rot: 8, turn });
        rope(b, RopeTail { n_head: 1, head_dim: 64, n_rot: 64, turn });
    }
    round(b);
    for (n_streams, dim) in [(4, 33), (4, 256), (2, 16)] {
        hyper(b, Hyper { n_streams, dim, n_sinkhorn: 20, eps: 1e-6 });
    }
    for n_rows in [3, 50] {
        next_sub_layer(b, Hyper { n_streams: 4, dim: 256, n_sinkhorn: 20, eps: 1e-6 }, n_rows);
    }
    elementwise(b);
    likeliest(b);
}

fn norm<B: Backend>(b: &mut Bench<'_, B>, p: RmsNorm) {
    let len = p.n_rows * p.dim;
    let (x, w) = (b.random(len), b.random(p.dim));
    for weighted in [false, true] {
        let mut y = b.random(len);
        b.be.rms_norm(&x.dev, weighted.then_some(&w.dev), p, &mut y.dev);
        b.plain.rms_norm(&x.host, weighted.then_some(&w.host), p, &mut y.host);
        b.compare(format!("rms_norm {} x {}", p.n_rows, p.dim), &y, len, FEW);
        b.be.rms_norm_in_place(&mut y.dev, weighted.then_some(&w.dev), p);
        b.plain.rms_norm_in_place(&mut y.host, weighted.then_some(&w.host), p);
        b.compare(format!("rms_norm_in_place {} x {}", p.n_rows, p.dim), &y, len, FEW);
    }
}

fn rope<B: Backend>(b: &mut Bench<'_, B>, p: RopeTail) {
    let freqs: Vec<f64> = (0..p.n_rot / 2).map(|i| 1e4f64.powf(-2.0 * i as f64 / p.n_rot as f64)).collect();
    let freqs = b.buf(split_frequencies(&freqs));
    // The last million positions are where angles need more than f32.
    for pos in [0, 5, 1_048_570] {
        let step = b.step(&[(0, pos, 3)], 16, 1);
        let mut x = b.random(3 * p.n_head * p.head_dim);
        b.be.rope_tail(&mut x.dev, &freqs.dev, &step.dev, p);
        b.plain.rope_tail(&mut x.host, &freqs.host, &step.host, p);
        b.compare(format!("rope_tail {:?} at {pos}", p.turn), &x, 3 * p.n_head * p.head_dim, FEW);
    }
}

fn round<B: Backend>(b: &mut Bench<'_, B>) {
    let kinds =
        [Rounding::Off, Rounding::Kv { block: 64, n_rot: 64 }, Rounding::Kv { block: 32, n_rot: 0 }, Rounding::Index];
    for rounding in kinds {
        let mut x = b.random(6 * 128);
        b.be.round(&mut x.dev, 6, 128, rounding);
        b.plain.round(&mut x.host, 6, 128, rounding);
        b.compare(format!("round {rounding:?}"), &x, 6 * 128, 1e-7);
    }
}

fn hyper<B: Backend>(b: &mut Bench<'_, B>, p: Hyper) {
    let (n, dim, n_rows) = (p.n_streams, p.dim, 5);
    let case = |what: &str| format!("{what} {n} x {dim}");
    let (mix, base, scale) = (b.random(n_rows * p.n_mix()), b.random(p.n_mix()), b.random(3));
    let (mut pre, mut post, mut comb) = (b.random(n_rows * n), b.random(n_rows * n), b.random(n_rows * n * n));
    let (dev, host) = ((&mix.dev, &base.dev, &scale.dev), (&mix.host, &base.host, &scale.host));
    b.be.hyper_coefficients(dev.0, dev.1, dev.2, n_rows, p, &mut pre.dev, &mut post.dev, &mut comb.dev);
    b.plain.hyper_coefficients(host.0, host.1, host.2, n_rows, p, &mut pre.host, &mut post.host, &mut comb.host);
    b.compare(case("hyper_coefficients pre"), &pre, n_rows * n, FEW);
    b.compare(case("hyper_coefficients post"), &post, n_rows * n, FEW);
    // Twenty normalisations of rounding on top.
    b.compare(case("hyper_coefficients comb"), &comb, n_rows * n * n, 5.0 * FEW);

    let (mut streams, y, mut out) = (b.random(n_rows * n * dim), b.random(n_rows * dim), b.random(n_rows * dim));
    b.be.hyper_collapse(&streams.dev, &pre.dev, n_rows, p, &mut out.dev);
    b.plain.hyper_collapse(&streams.host, &pre.host, n_rows, p, &mut out.host);
    b.compare(case("hyper_collapse"), &out, n_rows * dim, FEW);
    b.be.hyper_expand(&y.dev, &post.dev, &comb.dev, n_rows, p, &mut streams.dev);
    b.plain.hyper_expand(&y.host, &post.host, &comb.host, n_rows, p, &mut streams.host);
    b.compare(case("hyper_expand"), &streams, n_rows * n * dim, 5.0 * FEW);
    b.be.add_to_streams(&y.dev, n_rows, p, &mut streams.dev);
    b.plain.add_to_streams(&y.host, n_rows, p, &mut streams.host);
    b.compare(case("add_to_streams"), &streams, n_rows * n * dim, 5.0 * FEW);

    let mix = b.random(n_rows * n);
    b.be.hyper_head_coefficients(&mix.dev, &base.dev, &scale.dev, n_rows, p, &mut pre.dev);
    b.plain.hyper_head_coefficients(&mix.host, &base.host, &scale.host, n_rows, p, &mut pre.host);
    b.compare(case("hyper_head_coefficients"), &pre, n_rows * n, FEW);
}

/// The end of a sub-layer and the beginning of the next.
fn next_sub_layer<B: Backend>(b: &mut Bench<'_, B>, p: Hyper, n_rows: usize) {
    let (n, dim) = (p.n_streams, p.dim);
    let project = b.matrix(Format::F16, p.n_mix(), n * dim);
    let (base, scale, norm, y) = (b.random(p.n_mix()), b.random(3), b.random(dim), b.random(n_rows * dim));
    let [mut streams, mut wide] = [(); 2].map(|_| b.random(n_rows * n * dim));
    let (mut mix, mut pre, mut out) = (b.random(n_rows * p.n_mix()), b.random(n_rows * n), b.random(n_rows * dim));
    let (mut post, mut comb) = (b.random(n_rows * n), b.random(n_rows * n * n));
    macro_rules! run {
        ($be:expr, $side:ident) => {
            $be.hyper_expand(&y.$side, &post.$side, &comb.$side, n_rows, p, &mut streams.$side);
            let x = Pre {
                project: &project.$side,
                base: &base.$side,
                scale: &scale.$side,
                norm: &norm.$side,
                streams: &streams.$side,
                wide: &mut wide.$side,
                mix: &mut mix.$side,
                pre: &mut pre.$side,
                post: &mut post.$side,
                comb: &mut comb.$side,
                out: &mut out.$side,
            };
            $be.hyper_pre(x, n_rows, p, 1e-6);
        };
    }
    run!(b.be, dev);
    run!(b.plain, host);
    let case = |what: &str| format!("{what} of the next sub-layer, {n_rows} rows");
    b.compare(case("streams"), &streams, n_rows * n * dim, 5.0 * FEW);
    b.compare(case("input"), &out, n_rows * dim, 1e-4);
    b.compare(case("post"), &post, n_rows * n, 1e-4);
    b.compare(case("comb"), &comb, n_rows * n * n, 1e-4);
}

fn elementwise<B: Backend>(b: &mut Bench<'_, B>) {
    for len in [1, 31, 4096, 8192 + 5] {
        let (mut gate, up) = (b.random(len), b.random(len));
        b.be.swiglu_in_place(&mut gate.dev, &up.dev, len, 0.7);
        b.plain.swiglu_in_place(&mut gate.host, &up.host, len, 0.7);
        b.compare(format!("swiglu_in_place {len}"), &gate, len, FEW);
        b.be.add(&up.dev, len, &mut gate.dev);
        b.plain.add(&up.host, len, &mut gate.host);
        b.compare(format!("add {len}"), &gate, len, FEW);
    }
    let step = b.step(&[(0, 0, 4), (1, 9, 1), (2, 3, 2)], 16, 1);
    let (x, mut out) = (b.random(7 * 24), b.random(3 * 24));
    b.be.gather_logit_rows(&x.dev, &step.dev, 24, &mut out.dev);
    b.plain.gather_logit_rows(&x.host, &step.host, 24, &mut out.host);
    b.compare("gather_logit_rows".into(), &out, 3 * 24, 0.0);
}

/// What drawing takes of logits, where the device tells it: all as defined but the mass, which may be off by what it says.
fn likeliest<B: Backend>(b: &mut Bench<'_, B>) {
    let asked = [(0.0, 1.0), (-2.1, 0.7), (-1e-3, 1e-4), (-10.0, 1.0), (-400.0, 40.0), (0.0, 1.0)];
    let reaches = asked.map(|(below, temperature)| Some(Reach { below, temperature }));
    for n_vocab in [1, 257, 40_003] {
        // Few near the largest, as with a model.
        let mut values = b.random.values(asked.len() * n_vocab);
        values.iter_mut().for_each(|v| *v = 20.0 * v.powi(15));
        if n_vocab > 1 {
            let special = [f32::NAN, -f32::NAN, f32::NEG_INFINITY, -0.0, 21.5, 21.5, -3e38];
            for row in values.chunks_exact_mut(n_vocab) {
                special.iter().enumerate().for_each(|(i, v)| row[(i * 101) % n_vocab] = *v);
            }
            values[5 * n_vocab + 9] = f32::INFINITY;
        }
        let logits = b.buf(values);
        // What is asked twice a device may know already.
        for time in ["once", "again"] {
            let found = b.be.likeliest(&logits.dev, n_vocab, &reaches);
            let Some(found) = b.answer("likeliest", found).filter(|found| found.iter().any(Option::is_some)) else {
                continue;
            };
            for ((found, reach), row) in
                found.iter().zip(reaches.iter().flatten()).zip(logits.host.chunks_exact(n_vocab))
            {
                let is_right = match (found, &Likeliest::of(row, *reach)) {
                    (Some(found), Some(wanted)) => {
                        let error = (found.mass - wanted.mass).abs();
                        let same = (found.largest, &found.candidates) == (wanted.largest, &wanted.candidates);
                        same && error <= found.mass_error + 1e-12 * wanted.mass
                    }
                    (found, wanted) => found.is_none() && wanted.is_none(),
                };
                let error = if is_right { 0.0 } else { f32::INFINITY };
                let case = format!("likeliest of {n_vocab}, {} below, {time}", reach.below.abs());
                b.reports.push(Report { case, error, tolerance: 0.0, n_values: row.len() });
            }
        }
    }
}

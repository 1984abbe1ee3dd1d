//! Products with int8 activations: against the scalar dots of `ds4_quant`, and a row of a batch against the row alone.

use bytes::Bytes;
use ds4_cpu::simd::Kernels;
use ds4_cpu::{Cpu, Floats};
use ds4_ops::op::experts::{Experts, Scratch, Weights};
use ds4_ops::op::matmul::MatMul;
use ds4_ops::{Backend, Format, PlainMatrix};
use ds4_quant::{iq2_xxs, mxfp4, q2_k, q4_k, q8_0, q8_k};

const FORMATS: [Format; 5] = [Format::Q8_0, Format::Mxfp4, Format::Q2K, Format::Q4K, Format::Iq2Xxs];
/// f32 sums of at most sixteen blocks of 256 or chains of a few blocks of 32, in another order than the reference.
const TOLERANCE: f32 = 2e-6;

fn noise(seed: u64, n: usize) -> Vec<f32> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let next = |_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as f32 / (1 << 23) as f32 - 1.0
    };
    (0..n).map(next).collect()
}

fn matrix(format: Format, seed: u64, out: usize, cols: usize) -> PlainMatrix {
    let mut bytes = Vec::new();
    // Few different rows: looking for good codes takes long.
    let rows: Vec<Vec<u8>> = (0..out.min(5))
        .map(|row| {
            let mut bytes = Vec::new();
            format.encode_row(&noise(seed + row as u64, cols), None, &mut bytes);
            bytes
        })
        .collect();
    (0..out).for_each(|row| bytes.extend(&rows[row * 7 % rows.len()]));
    PlainMatrix::new(format, out, cols, Bytes::from(bytes))
}

fn dot(w: &PlainMatrix, row: usize, x: &[f32]) -> f32 {
    let row = w.row_bytes(row);
    let short = || {
        let mut acts = vec![q8_0::Activations::ZERO; x.len() / 32];
        q8_0::quantize(x, &mut acts);
        acts
    };
    let long = || {
        let mut acts = vec![q8_k::Activations::ZERO; x.len() / 256];
        q8_k::quantize(x, &mut acts);
        acts
    };
    match w.format {
        Format::Q8_0 => q8_0::dot(row, &short()),
        Format::Mxfp4 => mxfp4::dot(row, &short()),
        Format::Q2K => q2_k::dot(row, &long()),
        Format::Q4K => q4_k::dot(row, &long()),
        _ => iq2_xxs::dot(row, &long()),
    }
}

fn bits(x: &[f32]) -> Vec<u32> {
    x.iter().map(|x| x.to_bits()).collect()
}

/// Every instruction set of this machine, on some threads.
fn backends() -> impl Iterator<Item = Cpu> {
    Kernels::available().into_iter().map(|k| Cpu::with_kernels(3, k))
}

#[test]
fn products_are_the_scalar_dots_in_any_batch() {
    for format in FORMATS {
        for (out, blocks, groups) in [(1, 1, 1), (24, 2, 1), (65, 8, 1), (24, 3, 4), (96, 1, 2)] {
            let cols = (blocks * format.block_len()).max(64);
            let w = matrix(format, 1, out, cols);
            let x = noise(2, 40 * groups * cols);
            for mut cpu in backends() {
                let mut single = vec![0.0; 40 * out];
                for (x, y) in x.chunks_exact(groups * cols).zip(single.chunks_exact_mut(out)) {
                    let mut row = cpu.buf(out).expect("memory");
                    cpu.matmul(&w, &Floats::from(x), MatMul { n_rows: 1, n_groups: groups }, &mut row);
                    y.copy_from_slice(&row);
                    for (i, y) in y.iter().enumerate() {
                        let x = &x[i / (out / groups) * cols..][..cols];
                        let size = x.iter().map(|x| x.abs()).sum::<f32>();
                        let expected = dot(&w, i, x);
                        let name = format.name();
                        assert!((y - expected).abs() < TOLERANCE * size, "{cpu:?} {name} {i}: {y} for {expected}");
                    }
                }
                for n_rows in [2, 3, 5, 16, 17, 40] {
                    let mut y = cpu.buf(n_rows * out).expect("memory");
                    cpu.matmul(&w, &Floats::from(&x[..]), MatMul { n_rows, n_groups: groups }, &mut y);
                    assert_eq!(bits(&y), bits(&single[..n_rows * out]), "{cpu:?} {} {n_rows} rows", format.name());
                }
            }
        }
    }
}

#[test]
fn a_token_of_the_experts_does_not_see_its_batch() {
    let n = 70;
    for (format, down_format) in
        [(Format::Q8_0, Format::Q8_0), (Format::Iq2Xxs, Format::Q2K), (Format::Q4K, Format::Mxfp4)]
    {
        let p = Experts { n_rows: n, n_expert: 5, n_used: 2, dim: 512, dim_ff: 256, clamp: 1.5 };
        let [gate, up] = [1, 2].map(|seed| matrix(format, seed, p.n_expert * p.dim_ff, p.dim));
        let down = matrix(down_format, 3, p.n_expert * p.dim, p.dim_ff);
        let (x, weights) = (noise(4, n * p.dim), noise(5, n * p.n_used));
        // Expert 4 has a single token, so that few and many tokens meet in one batch.
        let ids: Vec<i32> =
            (0..n as i32).flat_map(|t| if t == 9 { [4, 0] } else { [t % 4, (t + 1 + t / 4 % 3) % 4] }).collect();
        for mut cpu in backends() {
            let mut run = |x: &[f32], ids: &[i32], weights: &[f32], n_rows: usize| {
                let p = Experts { n_rows, ..p };
                let [mut y, mut act, mut parts] =
                    [1, 2, 2].map(|n| n * n_rows).map(|n| Floats::from(&vec![0.0; n * p.dim.max(p.dim_ff)][..]));
                let scratch = Scratch { act: &mut act, parts: &mut parts };
                let w = Weights { gate: &gate, up: &up, down: &down };
                cpu.experts(w, &Floats::from(x), &ids.to_vec(), &Floats::from(weights), p, scratch, &mut y);
                y
            };
            let batch = run(&x, &ids, &weights, n);
            for t in [0, 9, 33, 69] {
                let x = &x[t * p.dim..][..p.dim];
                let (ids, weights) = (&ids[2 * t..][..2], &weights[2 * t..][..2]);
                let single = run(x, ids, weights, 1);
                assert_eq!(bits(&single), bits(&batch[t * p.dim..][..p.dim]), "{} token {t}", format.name());
                let mut expected = vec![0.0; p.dim];
                for (&e, &weight) in ids.iter().zip(weights) {
                    let act: Vec<f32> = (0..p.dim_ff)
                        .map(|i| {
                            let row = e as usize * p.dim_ff + i;
                            let (gate, up) = (dot(&gate, row, x).min(p.clamp), dot(&up, row, x));
                            gate / (1.0 + (-gate).exp()) * up.clamp(-p.clamp, p.clamp) * weight
                        })
                        .collect();
                    let rows = (0..p.dim).map(|d| dot(&down, e as usize * p.dim + d, &act));
                    expected.iter_mut().zip(rows).for_each(|(y, part)| *y += part);
                }
                // Where an activation lies between two codes, a rounding error upstream decides; one code of 127 in
                // a few of 256 products.
                for (y, expected) in single.iter().zip(&expected) {
                    assert!((y - expected).abs() < 2e-2, "{} token {t}: {y} for {expected}", format.name());
                }
            }
        }
    }
}

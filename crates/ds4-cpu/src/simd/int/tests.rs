use ds4_quant::{iq2_xxs, mxfp4, q2_k, q4_k, q8_0, q8_k};

use super::*;
use crate::simd::Isa;

const FORMATS: [Format; 5] = [Format::Q8_0, Format::Mxfp4, Format::Q2K, Format::Q4K, Format::Iq2Xxs];

/// Random bytes, others for every seed.
fn noise(seed: u64, n: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let next = |_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    };
    (0..n).map(next).collect()
}

/// Weight rows with every code and level, and scales around 1, negative ones among them.
fn weights(format: Format, seed: u64, n_rows: usize, cols: usize) -> Vec<u8> {
    let mut bytes = noise(seed, n_rows * format.row_bytes(cols));
    for block in bytes.chunks_exact_mut(format.block_bytes()) {
        match format {
            Format::Mxfp4 => block[0] = 120 + block[0] % 16,
            Format::Q2K => (block[81], block[83]) = (0x38 + block[81] % 8, 0xb8 + block[83] % 8),
            Format::Q4K => (block[1], block[3]) = (0xb8 + block[1] % 8, 0x38 + block[3] % 8),
            _ => block[1] = 0x38 + block[1] % 8,
        }
    }
    bytes
}

/// Activations of very different sizes, zeros and whole blocks of zeros among them.
fn activations(seed: u64, n: usize) -> Vec<f32> {
    let value = |(i, byte): (usize, u8)| {
        let zero = byte % 16 == 0 || (i / 256) % 5 == 3;
        if zero { 0.0 } else { (f32::from(byte) - 127.5) * 2.0_f32.powi((i / 32 % 7) as i32 - 3) }
    };
    noise(seed, n).into_iter().enumerate().map(value).collect()
}

fn quantized(k: Kernels, format: Format, x: &[f32], cols: usize) -> Acts {
    let mut acts = Acts::default();
    acts.reset(ActFormat::partner(format).expect("a format with integer kernels"), x.len() / cols, cols);
    for (x, mut row) in x.chunks_exact(cols).zip(acts.rows_mut()) {
        k.quantize(x, &mut row);
    }
    acts
}

/// The sum of a block's products and that of its minima, from the scalar dots of `ds4_quant`, every factor being 1.
fn sums(format: Format, block: &[u8], x: &[i8]) -> (f32, f32) {
    let one = 0x3c00_u16.to_le_bytes();
    let mut block = block.to_vec();
    let short = || [q8_0::Activations { d: 1.0, q: *x.first_chunk().expect("32 codes") }];
    let long = || {
        let q: &[i8; 256] = x.first_chunk().expect("256 codes");
        let sums = std::array::from_fn(|i| q[16 * i..][..16].iter().map(|q| i16::from(*q)).sum());
        [q8_k::Activations { d: 1.0, q: *q, sums }]
    };
    let mut with_scales = |d: usize, dmin: usize, dot: fn(&[u8], &[q8_k::Activations]) -> f32| {
        block[d..d + 2].copy_from_slice(&one);
        block[dmin..dmin + 2].copy_from_slice(&[0; 2]);
        let sum = dot(&block, &long());
        block[d..d + 2].copy_from_slice(&[0; 2]);
        block[dmin..dmin + 2].copy_from_slice(&one);
        (sum, -dot(&block, &long()))
    };
    match format {
        Format::Q2K => with_scales(80, 82, q2_k::dot),
        Format::Q4K => with_scales(0, 2, q4_k::dot),
        Format::Q8_0 => {
            block[..2].copy_from_slice(&one);
            (q8_0::dot(&block, &short()), 0.0)
        }
        Format::Mxfp4 => {
            block[0] = 128; // twice 1, because the codes are doubled
            (mxfp4::dot(&block, &short()), 0.0)
        }
        _ => {
            block[..2].copy_from_slice(&0x4800_u16.to_le_bytes()); // 8, because 0.125 is part of the factor
            (iq2_xxs::dot(&block, &long()), 0.0)
        }
    }
}

fn f16(block: &[u8], at: usize) -> f32 {
    let mut value = [0.0];
    Format::F16.decode_row(&block[at..at + 2], &mut value);
    value[0]
}

/// The order stated at the top of `int.rs`, in so many words.
fn reference(k: Kernels, format: Format, row: &[u8], x: ActRow<'_>) -> f32 {
    let fused = k.isa() != Isa::Portable || cfg!(target_arch = "aarch64");
    let mul_add = |a: f32, b: f32, c: f32| if fused { a.mul_add(b, c) } else { a * b + c };
    let len = format.block_len();
    let blocks = row.chunks_exact(format.block_bytes()).zip(x.codes.chunks_exact(len)).zip(x.scales);
    let mut chains = [0.0_f32; 16];
    for (b, ((block, codes), &scale)) in blocks.enumerate() {
        let (sum, min_sum) = sums(format, block, codes);
        match format {
            Format::Q8_0 => chains[b % 16] = mul_add(f16(block, 0) * scale, sum, chains[b % 16]),
            Format::Mxfp4 => {
                let factor = 0.5 * 2.0_f32.powi(i32::from(block[0]) - 127);
                chains[b % 16] = mul_add(factor * scale, sum, chains[b % 16]);
            }
            Format::Iq2Xxs => chains[0] = mul_add(scale, 0.125 * f16(block, 0) * sum, chains[0]),
            _ => {
                let (d, dmin) = if format == Format::Q2K { (80, 82) } else { (0, 2) };
                let term = mul_add(f16(block, d), sum, -(f16(block, dmin) * min_sum));
                chains[0] = mul_add(scale, term, chains[0]);
            }
        }
    }
    if len == 32 { chains.iter().fold(0.0, |sum, chain| sum + chain) } else { chains[0] }
}

/// Runs `check` on every instruction set of this machine.
fn on_all(check: impl Fn(Kernels)) {
    let available = Kernels::available();
    #[cfg(target_arch = "x86_64")]
    if let Some(vnni) = available.iter().find(|kernels| kernels.isa() == Isa::Vnni) {
        println!("AMX, emulated");
        check(Kernels { isa: Isa::Amx, int: &table::EMULATED_AMX, ..*vnni });
    }
    for kernels in available {
        println!("{kernels:?}"); // Shown when the check fails.
        check(kernels);
    }
}

/// Lengths of one and a few blocks, around sixteen of them, and those of the model.
fn lengths(format: Format) -> Vec<usize> {
    let blocks: &[usize] = if format.block_len() == 32 {
        &[1, 2, 3, 15, 16, 17, 31, 33, 64, 128, 271]
    } else {
        &[1, 2, 3, 8, 15, 16, 17, 33]
    };
    blocks.iter().map(|n| n * format.block_len()).collect()
}

#[test]
fn quantizing_is_that_of_the_definition() {
    on_all(|k| {
        let odd = [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, 1e-45, -1e-39, 3e38, 0.5, -0.0];
        for seed in 0..20 {
            let mut x = activations(seed, 1280);
            if seed > 10 {
                let n = 1 + seed as usize % 5;
                (0..256 * n).step_by(37).for_each(|i| x[i] = odd[(i + seed as usize) % odd.len()]);
            }
            if seed == 9 {
                x[..256].fill(1e-44);
                (x[300], x[301], x[299]) = (-1e6, 1e6, -1e6);
            }
            let acts = quantized(k, Format::Q8_0, &x, 1280);
            let mut expected = vec![q8_0::Activations::ZERO; 40];
            q8_0::quantize(&x, &mut expected);
            for (b, expected) in expected.iter().enumerate() {
                assert_eq!(acts.row(0).scales[b].to_bits(), expected.d.to_bits(), "seed {seed}, block {b}");
                assert_eq!(acts.row(0).codes[32 * b..][..32], expected.q, "seed {seed}, block {b}");
            }
            let acts = quantized(k, Format::Q2K, &x, 1280);
            let mut expected = vec![q8_k::Activations::ZERO; 5];
            q8_k::quantize(&x, &mut expected);
            for (b, expected) in expected.iter().enumerate() {
                assert_eq!(acts.row(0).scales[b].to_bits(), expected.d.to_bits(), "seed {seed}, block {b}");
                assert_eq!(acts.row(0).codes[256 * b..][..256], expected.q, "seed {seed}, block {b}");
                assert_eq!(acts.row(0).sums[16 * b..][..16], expected.sums, "seed {seed}, block {b}");
            }
        }
    });
}

#[test]
fn one_block_is_the_scalar_dot_exactly() {
    on_all(|k| {
        for format in FORMATS {
            for seed in 0..100 {
                let row = weights(format, seed, 1, format.block_len());
                let acts = quantized(k, format, &activations(seed + 1000, format.block_len()), format.block_len());
                let mut out = [7.0];
                k.int_rows(format, &row, acts.row(0), &mut out);
                let expected = reference(k, format, &row, acts.row(0));
                assert_eq!(
                    out[0].to_bits(),
                    expected.to_bits(),
                    "{} seed {seed}: {} for {expected}",
                    format.name(),
                    out[0]
                );
            }
        }
    });
}

#[test]
fn rows_follow_the_stated_order() {
    on_all(|k| {
        for format in FORMATS {
            for cols in lengths(format) {
                // From an odd address, as rows of a file are.
                let w = weights(format, cols as u64, 6, cols);
                let acts = quantized(k, format, &activations(5, cols), cols);
                let mut shifted = vec![0];
                shifted.extend(&w[..5 * format.row_bytes(cols)]);
                let mut out = [7.0; 6];
                k.int_rows(format, &shifted[1..], acts.row(0), &mut out[..5]);
                for (row, out) in w.chunks_exact(format.row_bytes(cols)).zip(&out[..5]) {
                    let expected = reference(k, format, row, acts.row(0));
                    assert_eq!(out.to_bits(), expected.to_bits(), "{} {cols}: {out} for {expected}", format.name());
                }
                assert_eq!(out[5], 7.0);
            }
        }
    });
}

#[test]
fn extreme_codes_do_not_overflow() {
    on_all(|k| {
        for format in FORMATS {
            let cols = 2 * format.block_len();
            for (byte, x) in [(0xff, 3.0), (0x7f, 3.0), (0x80, -3.0), (0x80, 3.0), (0xff, -3.0), (0, 1.0)] {
                let mut w = vec![byte; 17 * format.row_bytes(cols)];
                let scales = weights(format, 3, 17, cols);
                for (block, from) in
                    w.chunks_exact_mut(format.block_bytes()).zip(scales.chunks_exact(format.block_bytes()))
                {
                    match format {
                        Format::Mxfp4 => block[0] = from[0],
                        Format::Q2K => block[80..84].copy_from_slice(&from[80..84]),
                        Format::Q4K => block[..4].copy_from_slice(&from[..4]),
                        _ => block[..2].copy_from_slice(&from[..2]),
                    }
                }
                check_tiles(k, format, &w, &quantized(k, format, &vec![x; 17 * cols], cols), 17);
            }
        }
    });
}

#[test]
fn tiles_are_rows_bit_for_bit() {
    on_all(|k| {
        for format in FORMATS {
            for cols in lengths(format) {
                for (n_rows, n_tokens) in [(1, 1), (16, 16), (3, 17), (17, 5), (33, 40), (17, 70), (48, 1)] {
                    if n_rows * n_tokens * cols > 2_000_000 {
                        continue;
                    }
                    let w = weights(format, (n_rows + cols) as u64, n_rows, cols);
                    let acts = quantized(k, format, &activations(n_tokens as u64, n_tokens * cols), cols);
                    check_tiles(k, format, &w, &acts, n_rows);
                }
            }
        }
    });
}

/// Compares tiles and rows of the product of `w` and `acts`, the rows of which the panels take backwards.
fn check_tiles(k: Kernels, format: Format, w: &[u8], acts: &Acts, n_rows: usize) {
    let index: Vec<u32> = (0..acts.n_rows() as u32).rev().collect();
    let panels: Vec<Panel> = index
        .chunks(k.panel_rows(index.len()))
        .map(|index| {
            // A panel that was used before holds other numbers.
            let mut panel = Panel::default();
            k.fill_panel(&quantized(k, format, &activations(77, 4096), 4096), &[0], format, &mut panel);
            k.fill_panel(acts, index, format, &mut panel);
            panel
        })
        .collect();
    let stride = n_rows + 3;
    let mut out = vec![7.0; acts.n_rows() * stride];
    let mut scratch = TileScratch::default();
    k.int_tiles(format, w, acts.cols(), &panels, &mut scratch, RowsMut::strided(&mut out, index.len(), n_rows, stride));
    for (out, &i) in out.chunks_exact(stride).zip(&index) {
        let mut expected = vec![0.0; n_rows];
        k.int_rows(format, w, acts.row(i as usize), &mut expected);
        for (j, (out, expected)) in out.iter().zip(&expected).enumerate() {
            let what = format!("{} row {j}, token {i}, {} columns", format.name(), acts.cols());
            assert_eq!(out.to_bits(), expected.to_bits(), "{what}: {out} for {expected}");
        }
        assert_eq!(out[n_rows..], [7.0; 3]);
    }
}

#[test]
fn operands_that_do_not_fit_are_refused() {
    fn refused<R>(call: impl FnOnce() -> R) -> bool {
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(call)).is_err()
    }
    let k = Kernels::detect();
    let acts = quantized(k, Format::Q8_0, &[1.0; 64], 64);
    let mut panel = Panel::default();
    let mut scratch = TileScratch::default();
    assert!(refused(|| k.int_rows(Format::Q8_0, &[0; 67], acts.row(0), &mut [0.0])));
    assert!(refused(|| k.int_rows(Format::Q8_0, &[0; 34], acts.row(0), &mut [0.0])));
    assert!(refused(|| k.int_rows(Format::Q2K, &[0; 84], acts.row(0), &mut [0.0])));
    assert!(refused(|| k.int_rows(Format::F32, &[0; 256], acts.row(0), &mut [0.0])));
    assert!(refused(|| acts.row(1).cols));
    assert!(refused(|| Acts::default().reset(ActFormat::Q8K, 1, 64)));
    assert!(refused(|| k.fill_panel(&acts, &[0; 17], Format::Q8_0, &mut panel)));
    assert!(refused(|| k.fill_panel(&acts, &[1], Format::Q8_0, &mut panel)));
    k.fill_panel(&acts, &[0], Format::Q8_0, &mut panel);
    let panels = [panel];
    let mut tiles = |format, w: &[u8], cols, panels: &[Panel], n: usize| {
        let mut out = vec![0.0; n];
        refused(|| k.int_tiles(format, w, cols, panels, &mut scratch, RowsMut::dense(&mut out, 1)))
    };
    assert!(!tiles(Format::Q8_0, &[0; 68], 64, &panels, 1));
    assert!(tiles(Format::Q8_0, &[0; 68], 64, &panels, 2));
    assert!(tiles(Format::Q8_0, &[0; 67], 64, &panels, 1));
    assert!(tiles(Format::Q8_0, &[0; 34], 32, &panels, 1));
    assert!(tiles(Format::Q2K, &[0; 84], 256, &panels, 1));
}

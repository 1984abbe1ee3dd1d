#![allow(clippy::needless_range_loop)] // Several slices are walked at once.

use super::*;

const LENGTHS: [usize; 14] = [0, 1, 7, 8, 9, 15, 16, 17, 31, 33, 255, 256, 257, 4096 + 3];

/// `n` numbers in (-1, 1), others for every seed. Offset by one element, so that nothing is aligned by luck.
struct Noise(Vec<f32>);

impl Noise {
    fn new(seed: u64, n: usize) -> Noise {
        let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        let next = |_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 40) as f32 / (1 << 23) as f32 - 1.0
        };
        Noise((0..n + 1).map(next).collect())
    }

    fn get(&self) -> &[f32] {
        &self.0[1..]
    }

    fn get_mut(&mut self) -> &mut [f32] {
        &mut self.0[1..]
    }
}

/// Runs `check` on every instruction set of this machine.
fn on_all(check: impl Fn(Kernels)) {
    for kernels in Kernels::available() {
        println!("{kernels:?}"); // Shown when the check fails.
        check(kernels);
    }
}

fn bits(x: &[f32]) -> Vec<u32> {
    x.iter().map(|x| x.to_bits()).collect()
}

#[test]
fn dot_is_the_sum_of_products() {
    on_all(|k| {
        for len in LENGTHS {
            let (a, b) = (Noise::new(1, len), Noise::new(2, len));
            let exact: f64 = a.get().iter().zip(b.get()).map(|(&a, &b)| f64::from(a) * f64::from(b)).sum();
            let size: f64 = a.get().iter().zip(b.get()).map(|(&a, &b)| f64::from(a * b).abs()).sum();
            // A lane adds len/8 products at most; rounding errors of random sign stay far below this.
            let error = (f64::from(k.dot(a.get(), b.get())) - exact).abs();
            assert!(error <= 1e-6 * size, "length {len}: error {error:e} of {size}");
            let squares: f64 = a.get().iter().map(|v| f64::from(*v) * f64::from(*v)).sum();
            assert!((k.sum_sq(a.get()) - squares).abs() <= 1e-13 * squares, "{len} squares");
        }
    });
}

#[test]
fn row_dots_is_dot_of_the_decoded_rows_bit_for_bit() {
    on_all(|k| {
        for format in [Format::F32, Format::F16, Format::Bf16] {
            for (n, len) in [(1, 1), (3, 31), (8, 64), (13, 257), (17, 4099), (0, 5)] {
                let (x, rows) = (Noise::new(5, len), Noise::new(6, n * len));
                let mut w = vec![0];
                rows.get().chunks_exact(len).for_each(|row| format.encode_row(row, None, &mut w));
                let mut out = vec![7.0; n];
                // From an odd address, as rows of a file are.
                k.row_dots(format, &w[1..], x.get(), &mut out);
                for (row, out) in w[1..].chunks_exact(format.row_bytes(len)).zip(out) {
                    let mut decoded = vec![0.0; len];
                    k.decode_row(format, row, &mut decoded);
                    let expected = k.dot(x.get(), &decoded);
                    assert_eq!(out.to_bits(), expected.to_bits(), "{} of {n} x {len}", format.name());
                }
            }
        }
    });
}

#[test]
fn dots_is_dot_bit_for_bit_in_every_tile() {
    on_all(|k| {
        for len in LENGTHS {
            for (m, n) in [(1, 1), (1, 8), (1, 13), (2, 4), (3, 5), (5, 3), (6, 4), (7, 9), (13, 17), (0, 3), (3, 0)] {
                let (a, b) = (Noise::new(3, m * len), Noise::new(4, n * len));
                let (a, b) = (Rows::strided(a.get(), m, len, len), Rows::strided(b.get(), n, len, len));
                // One column more than written, to see that it stays.
                let mut out = vec![7.0; m * (n + 1)];
                k.dots(a, b, RowsMut::strided(&mut out, m, n, n + 1));
                for i in 0..m {
                    for j in 0..n {
                        let expected = k.dot(a.row(i), b.row(j));
                        assert_eq!(
                            out[i * (n + 1) + j].to_bits(),
                            expected.to_bits(),
                            "({i}, {j}) of {m} x {n} x {len}"
                        );
                    }
                    assert_eq!(out[i * (n + 1) + n], 7.0);
                }
            }
        }
    });
}

#[test]
fn dots_takes_rows_from_anywhere() {
    on_all(|k| {
        let (a, b) = (Noise::new(5, 4 * 40), Noise::new(6, 5 * 40));
        let a = Rows::dense(a.get(), 40);
        let index = [4, 0, 0, 3, 1, 2, 4];
        let slices: Vec<&[f32]> = index.iter().map(|&i| &b.get()[i as usize * 40..][..40]).collect();
        let (mut picked, mut sliced) = ([0.0; 28], [1.0; 28]);
        k.dots(a, Rows::picked(b.get(), 40, &index), RowsMut::dense(&mut picked, 7));
        k.dots(a, Rows::slices(&slices, 40), RowsMut::dense(&mut sliced, 7));
        assert_eq!(bits(&picked), bits(&sliced));
        assert_eq!(picked[7 + 3].to_bits(), k.dot(a.row(1), slices[3]).to_bits());
    });
}

#[test]
fn weighted_sum_is_axpy_row_after_row_bit_for_bit() {
    on_all(|k| {
        for d in LENGTHS {
            for (m, n) in [(1, 1), (1, 5), (2, 7), (3, 2), (6, 3), (7, 33), (13, 4), (0, 3), (3, 0)] {
                let (weights, rows, start) = (Noise::new(7, m * n), Noise::new(8, n * d), Noise::new(9, m * d));
                let weights = Rows::strided(weights.get(), m, n, n);
                let rows = Rows::strided(rows.get(), n, d, d);
                let mut expected = start.get().to_vec();
                for i in 0..m {
                    for j in 0..n {
                        k.axpy(weights.row(i)[j], rows.row(j), &mut expected[i * d..][..d]);
                    }
                }
                let mut out = start;
                k.weighted_sum(weights, rows, RowsMut::strided(out.get_mut(), m, d, d));
                assert_eq!(bits(out.get()), bits(&expected), "{m} x {n} x {d}");
            }
        }
    });
}

#[test]
fn axpy_and_scale_round_once_or_twice() {
    on_all(|k| {
        for len in LENGTHS {
            let (x, mut y) = (Noise::new(10, len), Noise::new(11, len));
            let before = y.get().to_vec();
            k.axpy(0.7, x.get(), y.get_mut());
            for i in 0..len {
                let expected = 0.7 * x.get()[i] + before[i];
                assert!((y.get()[i] - expected).abs() <= 2e-7, "{i} of {len}: {} for {expected}", y.get()[i]);
            }
            let before = y.get().to_vec();
            k.scale(-3.0, y.get_mut());
            assert!((0..len).all(|i| y.get()[i] == -3.0 * before[i]));
        }
    });
}

#[test]
fn max_finds_the_largest_wherever_it_is() {
    on_all(|k| {
        assert_eq!(k.max(&[]), f32::NEG_INFINITY);
        for len in LENGTHS.into_iter().filter(|&len| len > 0) {
            for place in [0, len / 2, len - 1] {
                let mut x = Noise::new(12, len);
                x.get_mut().iter_mut().for_each(|x| *x -= 5.0);
                x.get_mut()[place] = -2.5;
                assert_eq!(k.max(x.get()), -2.5, "{place} of {len}");
            }
        }
    });
}

#[test]
fn exp_is_exact_to_three_units_in_the_last_place() {
    on_all(|k| {
        let mut x: Vec<f32> = (0..200_001).map(|i| i as f32 * -8.733e-4 / 2.0).collect();
        let exponents = x.clone();
        k.exp_sub_sum(&mut x, 0.0);
        for (&x, &exponent) in x.iter().zip(&exponents) {
            let exact = f64::from(exponent).exp();
            let error = (f64::from(x) - exact).abs() / exact;
            assert!(error < 3e-7 || exponent < -87.3, "exp({exponent}): relative error {error:e}");
        }
        assert_eq!(x[0], 1.0);
    });
}

#[test]
fn exp_at_the_ends_of_its_range() {
    on_all(|k| {
        let mut x = [f32::NEG_INFINITY, -1e30, -87.4, -87.3, 88.0, 1e30, f32::INFINITY, 0.0, f32::NAN];
        let sum = k.exp_sub_sum(&mut x, 0.0);
        assert_eq!(x[..3], [0.0; 3]);
        assert!(x[3] >= f32::MIN_POSITIVE && x[3] < 1.3e-38);
        assert!((x[4] / 1.651_636_3e38 - 1.0).abs() < 1e-6);
        assert!(x[5] > 2.3e38 && x[6] > 2.3e38);
        assert_eq!(x[7], 1.0);
        assert!(x[8].is_nan() && sum.is_nan());
    });
}

#[test]
fn softmax_parts_add_up_at_every_length() {
    on_all(|k| {
        for len in LENGTHS {
            let mut x = Noise::new(13, len);
            x.get_mut().iter_mut().for_each(|x| *x *= 20.0);
            let max = k.max(x.get());
            let exact: f64 = x.get().iter().map(|&x| f64::from(x - max).exp()).sum();
            let sum = f64::from(k.exp_sub_sum(x.get_mut(), max));
            assert!((sum - exact).abs() <= 1e-6 * exact, "length {len}: {sum} for {exact}");
            let parts: f64 = x.get().iter().map(|&x| f64::from(x)).sum();
            assert!((sum - parts).abs() <= 1e-6 * exact, "length {len}: {sum}, the elements add up to {parts}");
        }
    });
}

#[test]
fn an_element_of_exp_does_not_depend_on_its_neighbours() {
    on_all(|k| {
        let mut all = Noise::new(14, 257);
        let single: Vec<f32> = all.get().iter().map(|&x| k.exp_sub_sum(&mut [x], 0.5)).collect();
        k.exp_sub_sum(all.get_mut(), 0.5);
        assert_eq!(bits(all.get()), bits(&single));
    });
}

#[test]
fn silu_mul_clamps_then_multiplies() {
    on_all(|k| {
        for len in LENGTHS {
            let (mut gate, mut up) = (Noise::new(15, len), Noise::new(16, len));
            gate.get_mut().iter_mut().for_each(|x| *x *= 30.0);
            up.get_mut().iter_mut().for_each(|x| *x *= 15.0);
            for limit in [10.0, f32::INFINITY] {
                let mut out = vec![0.0; len];
                k.silu_mul(gate.get(), up.get(), limit, &mut out);
                for i in 0..len {
                    let g = f64::from(gate.get()[i].min(limit));
                    let u = f64::from(up.get()[i].clamp(-limit, limit));
                    let exact = g / (1.0 + (-g).exp()) * u;
                    assert!((f64::from(out[i]) - exact).abs() <= 6e-7 * exact.abs(), "{i}: {} for {exact}", out[i]);
                }
            }
        }
        let mut out = [0.0; 5];
        k.silu_mul(&[-1e4, f32::NAN, 1.0, 1e4, 0.0], &[1.0, 1.0, f32::NAN, -1e4, 1.0], 10.0, &mut out);
        assert!(out[0].abs() < 1e-30 && out[1].is_nan() && out[2].is_nan());
        assert!((out[3] + 99.995_46).abs() < 1e-4 && out[4] == 0.0);
    });
}

/// Equal bits, or both NaN.
fn same(a: f32, b: f32) -> bool {
    a.to_bits() == b.to_bits() || (a.is_nan() && b.is_nan())
}

#[test]
fn decoding_any_bytes_follows_the_definition() {
    on_all(|k| {
        for format in Format::ALL {
            for n_blocks in [0, 1, 2, 3, 16, 17, 40] {
                let n = n_blocks * format.block_len();
                // Random bytes: every code, sign, level, and infinite, subnormal and NaN scales.
                let noise = Noise::new(17 + n as u64, format.row_bytes(n) + 1);
                let bytes: Vec<u8> = noise.0.iter().map(|x| (x.to_bits() >> 7) as u8).collect();
                // From an odd address, as Q8_0 and MXFP4 rows are.
                let bytes = &bytes[1..][..format.row_bytes(n)];
                let (mut expected, mut out) = (vec![0.0; n], vec![7.0; n + 1]);
                format.decode_row(bytes, &mut expected);
                k.decode_row(format, bytes, &mut out[..n]);
                for i in 0..n {
                    assert!(same(out[i], expected[i]), "{} {i} of {n}: {} for {}", format.name(), out[i], expected[i]);
                }
                assert_eq!(out[n], 7.0, "{} wrote behind the row", format.name());
            }
        }
    });
}

#[test]
fn every_scale_of_a_block_decodes() {
    on_all(|k| {
        for (format, scales) in
            [(Format::Q8_0, &[0][..]), (Format::Iq2Xxs, &[0]), (Format::Q2K, &[80, 82]), (Format::Q4K, &[0, 2])]
        {
            let n = format.block_len();
            for bits in (0..=u16::MAX).step_by(17) {
                let mut bytes: Vec<u8> = (0..format.block_bytes()).map(|i| (i * 73 + 19) as u8).collect();
                for &at in scales {
                    bytes[at..at + 2].copy_from_slice(&(bits ^ at as u16).to_le_bytes());
                }
                let (mut expected, mut out) = (vec![0.0; n], vec![0.0; n]);
                format.decode_row(&bytes, &mut expected);
                k.decode_row(format, &bytes, &mut out);
                assert!((0..n).all(|i| same(out[i], expected[i])), "{} with scale {bits:#06x}", format.name());
            }
        }
        for scale in 0..=255 {
            let bytes: Vec<u8> = (0..17).map(|i| if i == 0 { scale } else { (i * 0x1f) as u8 }).collect();
            let (mut expected, mut out) = ([0.0; 32], [0.0; 32]);
            Format::Mxfp4.decode_row(&bytes, &mut expected);
            k.decode_row(Format::Mxfp4, &bytes, &mut out);
            assert!((0..32).all(|i| same(out[i], expected[i])), "MXFP4 with scale {scale}");
        }
    });
}

#[test]
fn operands_that_do_not_fit_are_refused() {
    fn refused<R>(call: impl FnOnce() -> R + std::panic::UnwindSafe) -> bool {
        std::panic::catch_unwind(call).is_err()
    }
    let k = Kernels::detect();
    let x = [0.0; 12];
    assert!(refused(|| k.dot(&x, &x[1..])));
    assert!(refused(|| k.axpy(1.0, &x, &mut [0.0; 11])));
    assert!(refused(|| k.decode_row(Format::Q8_0, &[0; 33], &mut [0.0; 32])));
    assert!(refused(|| k.decode_row(Format::Q8_0, &[0; 34], &mut [0.0; 31])));
    assert!(refused(|| k.silu_mul(&x, &x, 1.0, &mut [0.0; 13])));
    assert!(refused(|| k.dots(Rows::dense(&x, 3), Rows::dense(&x, 4), RowsMut::dense(&mut [0.0; 12], 3))));
    assert!(refused(|| k.dots(Rows::dense(&x, 3), Rows::dense(&x, 3), RowsMut::dense(&mut [0.0; 12], 4))));
    assert!(refused(|| k.weighted_sum(Rows::dense(&x, 3), Rows::dense(&x, 3), RowsMut::dense(&mut [0.0; 12], 3))));
}

#[test]
fn the_choice_says_its_name() {
    let all = Kernels::available();
    assert_eq!(all[0].isa(), Isa::Portable);
    assert_eq!(all[all.len() - 1].isa(), Kernels::detect().isa());
    assert_eq!(Isa::Avx512.to_string(), "avx512");
}

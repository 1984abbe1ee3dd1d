//! What an encoder leaves of a row: error bounds, importance, values on the grid, hostile input.

use ds4_quant::{Format, iq2_xxs, mxfp4, q2_k, q4_k, q8_0, q8_k};
use half::f16;

/// A generator that needs no crate: splitmix64.
struct Random(u64);

impl Random {
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn uniform(&mut self) -> f32 {
        ((self.bits() >> 40) as f32 + 0.5) / (1 << 24) as f32
    }

    /// Box-Muller.
    fn gaussian(&mut self) -> f32 {
        (-2.0 * self.uniform().ln()).sqrt() * (std::f32::consts::TAU * self.uniform()).cos()
    }

    fn gaussians(&mut self, n: usize) -> Vec<f32> {
        (0..n).map(|_| self.gaussian()).collect()
    }

    fn bytes(&mut self, n: usize) -> Vec<u8> {
        (0..n).map(|_| self.bits() as u8).collect()
    }
}

fn encoded(format: Format, x: &[f32], importance: Option<&[f32]>) -> Vec<u8> {
    let mut bytes = Vec::new();
    format.encode_row(x, importance, &mut bytes);
    assert_eq!(bytes.len(), format.row_bytes(x.len()));
    bytes
}

fn decoded(format: Format, bytes: &[u8]) -> Vec<f32> {
    let mut out = vec![0.0; bytes.len() / format.block_bytes() * format.block_len()];
    format.decode_row(bytes, &mut out);
    out
}

fn round_trip(format: Format, x: &[f32], importance: Option<&[f32]>) -> Vec<f32> {
    decoded(format, &encoded(format, x, importance))
}

/// `sqrt(sum weight * (x - y)^2 / sum weight * x^2)`.
fn relative_error(x: &[f32], y: &[f32], weight: impl Fn(usize) -> f32) -> f64 {
    let (mut error, mut power) = (0.0, 0.0);
    for i in 0..x.len() {
        error += f64::from(weight(i)) * f64::from(x[i] - y[i]).powi(2);
        power += f64::from(weight(i)) * f64::from(x[i]).powi(2);
    }
    (error / power).sqrt()
}

/// The bounds that `Format::encode_row` promises.
const GAUSSIAN_BOUNDS: [(Format, f64); 8] = [
    (Format::F32, 0.0),
    (Format::F16, 0.000_22),
    (Format::Bf16, 0.0018),
    (Format::Q8_0, 0.0056),
    (Format::Q2K, 0.265),
    (Format::Q4K, 0.072),
    (Format::Iq2Xxs, 0.335),
    (Format::Mxfp4, 0.115),
];

#[test]
fn gaussian_rows_stay_within_the_promised_error() {
    let x = Random(1).gaussians(256 * 64);
    for (format, bound) in GAUSSIAN_BOUNDS {
        let error = relative_error(&x, &round_trip(format, &x, None), |_| 1.0);
        assert!(error <= bound, "{}: {error}", format.name());
        assert!(error >= 0.9 * bound, "{}: {error}, the promise is out of date", format.name());
    }
}

#[test]
fn the_error_does_not_depend_on_the_magnitude() {
    let x = Random(2).gaussians(256 * 16);
    for (format, bound) in GAUSSIAN_BOUNDS {
        for magnitude in [1e-2, 1e3] {
            let x: Vec<f32> = x.iter().map(|x| x * magnitude).collect();
            let error = relative_error(&x, &round_trip(format, &x, None), |_| 1.0);
            assert!(error <= 1.1 * bound, "{} at {magnitude}: {error}", format.name());
        }
    }
}

#[test]
fn importance_moves_the_error_where_it_hurts_least() {
    let mut random = Random(3);
    let x = random.gaussians(256 * 32);
    let importance: Vec<f32> = (0..x.len()).map(|_| random.gaussian().powi(4) + 0.01).collect();
    for format in [Format::Q2K, Format::Q4K, Format::Iq2Xxs, Format::Mxfp4] {
        let error = |y: &[f32]| relative_error(&x, y, |i| importance[i]);
        let (plain, weighted) =
            (error(&round_trip(format, &x, None)), error(&round_trip(format, &x, Some(&importance))));
        // MXFP4 has nothing to choose but one of three scales.
        let gain = if format == Format::Mxfp4 { 0.99 } else { 0.75 };
        assert!(weighted < gain * plain, "{}: {weighted} against {plain}", format.name());
    }
}

/// Random blocks with sane scales that use the whole range of codes and scales, as encoders write them.
fn typical_blocks(format: Format, random: &mut Random, n: usize) -> Vec<u8> {
    let mut row = Vec::new();
    for _ in 0..n {
        let mut block = random.bytes(format.block_bytes());
        let scale = |random: &mut Random, at: usize, block: &mut [u8]| {
            let d = f16::from_f32(0.01 + 0.1 * random.uniform());
            block[at..at + 2].copy_from_slice(&d.to_le_bytes());
        };
        match format {
            Format::F32 => block = random.gaussian().to_le_bytes().to_vec(),
            Format::F16 => block = f16::from_f32(random.gaussian()).to_le_bytes().to_vec(),
            Format::Bf16 => block = half::bf16::from_f32(random.gaussian()).to_le_bytes().to_vec(),
            Format::Q8_0 => {
                scale(random, 0, &mut block);
                // -128 is a code that no encoder writes.
                block[2..].iter_mut().for_each(|q| *q = (*q as i8).max(-127) as u8);
                block[2] = 127;
            }
            Format::Q2K => {
                scale(random, 80, &mut block);
                scale(random, 82, &mut block);
                block[random.bits() as usize % 16] = 0xff;
                block[16..80].chunks_mut(16).for_each(|codes| codes[..2].copy_from_slice(&[0x00, 0xff]));
            }
            Format::Q4K => {
                scale(random, 0, &mut block);
                scale(random, 2, &mut block);
                (block[4], block[8]) = (block[4] | 63, block[8] | 63);
                block[16..144].chunks_mut(32).for_each(|codes| codes[..2].copy_from_slice(&[0x00, 0xff]));
            }
            Format::Iq2Xxs => {
                scale(random, 0, &mut block);
                block[9] |= 0xf0;
            }
            Format::Mxfp4 => block[0] = 100 + (random.bits() % 50) as u8,
        }
        row.extend(block);
    }
    row
}

#[test]
fn values_on_the_grid_come_back() {
    let mut random = Random(4);
    for format in Format::ALL {
        let n = 200;
        let x = decoded(format, &typical_blocks(format, &mut random, n));
        let y = round_trip(format, &x, None);
        let len = format.block_len();
        let same = x.chunks(len).zip(y.chunks(len)).filter(|(x, y)| x == y).count();
        // The search over scales of IQ2_XXS is not exhaustive.
        let expected = if format == Format::Iq2Xxs { n * 99 / 100 } else { n };
        assert!(same >= expected, "{}: {same} of {n}", format.name());
    }
}

#[test]
fn zeros_stay_zeros() {
    for format in Format::ALL {
        let importance = [0.5; 256];
        for importance in [None, Some(&importance[..])] {
            assert_eq!(round_trip(format, &[0.0; 256], importance), [0.0; 256], "{}", format.name());
        }
    }
}

#[test]
fn hostile_rows_become_finite_numbers() {
    let mut random = Random(5);
    let gaussians = random.gaussians(256);
    let specials = [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, f32::MAX, -f32::MAX, f32::MIN_POSITIVE, 1e-45, -0.0];
    let mut rows = vec![vec![f32::NAN; 256], vec![f32::INFINITY; 256], vec![f32::NEG_INFINITY; 256]];
    for magnitude in [1e-45, 1e-38, 1e-30, 1e-8, 1e8, 1e20, 1e38] {
        rows.push(gaussians.iter().map(|x| x * magnitude).collect());
        rows.push(vec![magnitude; 256]);
    }
    rows.extend(specials.map(|special| {
        let mut row = gaussians.clone();
        row[77] = special;
        row
    }));
    rows.push((0..256).map(|i| specials[i % specials.len()]).collect());
    let importances =
        [vec![0.0; 256], vec![f32::NAN; 256], vec![-1.0; 256], vec![f32::INFINITY; 256], vec![f32::MIN_POSITIVE; 256]];
    for format in Format::ALL {
        for row in &rows {
            for importance in importances.iter().map(|importance| Some(&importance[..])).chain([None]) {
                let y = round_trip(format, row, importance);
                assert!(y.iter().all(|y| y.is_finite()), "{}: {row:?} became {y:?}", format.name());
            }
        }
    }
}

#[test]
fn saturation_keeps_the_sign() {
    for format in Format::ALL {
        let row: Vec<f32> = (0..256).map(|i| if i % 2 == 0 { f32::MAX } else { -f32::MAX }).collect();
        let y = round_trip(format, &row, None);
        assert!(y.iter().zip(&row).all(|(y, x)| y * x.signum() > 1e4), "{}: {y:?}", format.name());
    }
}

#[test]
fn one_nan_does_not_spoil_the_others() {
    let mut random = Random(6);
    let mut x = random.gaussians(256);
    x[9] = f32::NAN;
    for (format, bound) in GAUSSIAN_BOUNDS {
        let y = round_trip(format, &x, None);
        x[9] = 0.0;
        assert!(relative_error(&x, &y, |_| 1.0) <= 1.3 * bound, "{}", format.name());
        x[9] = f32::NAN;
    }
}

#[test]
fn integer_dots_are_the_dots_of_the_decoded() {
    let mut random = Random(7);
    let n = 4 * 256;
    let x = random.gaussians(n);
    let mut narrow = vec![q8_0::Activations::ZERO; n / 32];
    let mut wide = vec![q8_k::Activations::ZERO; n / 256];
    q8_0::quantize(&x, &mut narrow);
    q8_k::quantize(&x, &mut wide);
    let x_narrow: Vec<f32> = narrow.iter().flat_map(|block| block.q.map(|q| block.d * f32::from(q))).collect();
    let x_wide: Vec<f32> = wide.iter().flat_map(|block| block.q.map(|q| block.d * f32::from(q))).collect();
    for format in [Format::Q8_0, Format::Mxfp4, Format::Q2K, Format::Q4K, Format::Iq2Xxs] {
        let row = typical_blocks(format, &mut random, n / format.block_len());
        let (dot, x) = match format {
            Format::Q8_0 => (q8_0::dot(&row, &narrow), &x_narrow),
            Format::Mxfp4 => (mxfp4::dot(&row, &narrow), &x_narrow),
            Format::Q2K => (q2_k::dot(&row, &wide), &x_wide),
            Format::Q4K => (q4_k::dot(&row, &wide), &x_wide),
            _ => (iq2_xxs::dot(&row, &wide), &x_wide),
        };
        let products = decoded(format, &row).into_iter().zip(x).map(|(w, x)| f64::from(w) * f64::from(*x));
        let (expected, size) = products.fold((0.0, 0.0), |(sum, size), product| (sum + product, size + product.abs()));
        // Integers are exact; what is left is the f32 rounding of a few scales and of the sum over blocks.
        assert!((f64::from(dot) - expected).abs() < 1e-6 * size, "{}: {dot} against {expected}", format.name());
    }
}

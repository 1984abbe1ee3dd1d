//! Scores of index rows on their FP4 codes.
//!
//! `S_b = Σ_h ω_h · max(0, q_h · κ_b)`, a product being the sum over parts of 32 values of `u_q u_κ Σ q' κ'`, where `q'` and
//! `κ'` are integers of at most 12 (twice the E2M1 values) and the units powers of two. The integers are exact and so is
//! their scaling; what is rounded, and in which order, is the same for every instruction set and for the reference.
//!
//! A row of 68 bytes takes 8192 multiply-adds for 64 heads: arithmetic is the limit. Keys are taken [`KEYS`] at a time, one
//! per lane, and unpacked once for all heads.

use ds4_ops::rows::FP4_BLOCK;
use ds4_ops::{HostRows, RowFormat};
use ds4_quant::fp8::decode_e8m0;

use super::Width;
use crate::pool::{Pool, Shared};
use crate::simd::Kernels;

/// Keys that are scored at a time.
pub(crate) const KEYS: usize = 32;

/// Twice the E2M1 values plus 12, by code: unsigned, as the byte products want one side.
#[cfg(target_arch = "x86_64")]
const RAISED: [i8; 16] = {
    let mut raised = ds4_quant::fp4::DOUBLED;
    let mut code = 0;
    while code < 16 {
        raised[code] += 12;
        code += 1;
    }
    raised
};

/// Query heads as integers.
#[derive(Debug, Default)]
pub(crate) struct IndexQueries {
    dim: usize,
    /// `(n_heads, dim)`. Of each eight values those at even places come first, as in the codes of a key: the low nibbles of
    /// four bytes, then their high nibbles.
    values: Vec<i8>,
    /// `(n_heads, dim / 32)`.
    units: Vec<f32>,
    /// `(n_heads, dim / 32)` minus 12 times the sums of the values: what [`RAISED`] keys add to their products.
    offsets: Vec<i32>,
}

/// The heads of one query.
#[derive(Clone, Copy)]
struct Heads<'a> {
    dim: usize,
    values: &'a [i8],
    units: &'a [f32],
    #[cfg_attr(not(target_arch = "x86_64"), expect(dead_code))]
    offsets: &'a [i32],
}

/// A part of [`KEYS`] keys.
struct KeyPart {
    /// Codes: four bytes of each key, four times.
    codes: [[u32; KEYS]; FP4_BLOCK / 8],
    units: [f32; KEYS],
}

impl IndexQueries {
    /// Takes over the heads `q (n_heads, dim)`, which are rounded to FP4: other values are cut off to it.
    pub fn pack(&mut self, pool: &Pool, kernels: &Kernels, q: &[f32], dim: usize) {
        let (n_heads, parts) = (q.len() / dim, dim / FP4_BLOCK);
        self.dim = dim;
        self.values.resize(n_heads * dim, 0);
        self.units.resize(n_heads * parts, 0.0);
        self.offsets.resize(n_heads * parts, 0);
        let (values, units) = (Shared::new(&mut self.values), Shared::new(&mut self.units));
        let offsets = Shared::new(&mut self.offsets);
        // A few microseconds of work for a task.
        const HEADS: usize = 64;
        pool.run(n_heads.div_ceil(HEADS), &|task, _| {
            let (first, n) = (task * HEADS, HEADS.min(n_heads - task * HEADS));
            // SAFETY: every task has heads of its own.
            let (values, units, offsets) = unsafe {
                (
                    values.slice(first * dim, n * dim),
                    units.slice(first * parts, n * parts),
                    offsets.slice(first * parts, n * parts),
                )
            };
            let q = &q[first * dim..][..n * dim];
            match Width::of(kernels) {
                // SAFETY: a width is that of this CPU.
                #[cfg(target_arch = "x86_64")]
                Width::Vnni => unsafe { pack_vnni(q, values, units, offsets) },
                // SAFETY: likewise.
                #[cfg(target_arch = "x86_64")]
                Width::Avx2 | Width::Avx512 => unsafe { pack_avx2(q, values, units, offsets) },
                Width::Portable => pack(q, values, units, offsets),
            }
        });
    }

    /// Scores the index rows `ids` against the heads from `first_head` on, one per weight. `weights` are those of the heads
    /// but for `weight_scale`; `products (weights.len() · KEYS)` is scratch.
    #[allow(clippy::too_many_arguments)] // a query, keys, scratch, output
    pub fn score(
        &self,
        kernels: &Kernels,
        first_head: usize,
        weights: &[f32],
        weight_scale: f32,
        rows: &HostRows,
        ids: &[usize],
        products: &mut [f32],
        out: &mut [f32],
    ) {
        assert_eq!((rows.layout.format, rows.layout.dim), (RowFormat::Fp4, self.dim), "index rows and queries differ");
        let (n, parts) = (weights.len(), self.dim / FP4_BLOCK);
        let q = Heads {
            dim: self.dim,
            values: &self.values[first_head * self.dim..][..n * self.dim],
            units: &self.units[first_head * parts..][..n * parts],
            offsets: &self.offsets[first_head * parts..][..n * parts],
        };
        let score = scorer(kernels);
        for (ids, out) in ids.chunks(KEYS).zip(out.chunks_mut(KEYS)) {
            let mut scores = [0.0; KEYS];
            // SAFETY: `scorer` gives code for this CPU.
            unsafe { score(q, rows, ids, weights, weight_scale, products, &mut scores) };
            out.copy_from_slice(&scores[..out.len()]);
        }
    }
}

type Score = unsafe fn(Heads, &HostRows, &[usize], &[f32], f32, &mut [f32], &mut [f32; KEYS]);

/// The scorer for this CPU.
fn scorer(kernels: &Kernels) -> Score {
    match Width::of(kernels) {
        Width::Portable => score_portable,
        #[cfg(target_arch = "x86_64")]
        Width::Avx2 | Width::Avx512 => score_avx2,
        #[cfg(target_arch = "x86_64")]
        Width::Vnni => score_vnni,
    }
}

fn score_portable(
    q: Heads,
    rows: &HostRows,
    ids: &[usize],
    weights: &[f32],
    weight_scale: f32,
    products: &mut [f32],
    scores: &mut [f32; KEYS],
) {
    score(q, rows, ids, weights, weight_scale, products, scores, part);
}

/// Code for a wider instruction set: the same lines, and a part of its own.
macro_rules! compiled_for {
    ($features:literal, $score:ident, $part:ident, $pack:ident) => {
        #[cfg(target_arch = "x86_64")]
        #[target_feature(enable = $features)]
        fn $score(
            q: Heads,
            rows: &HostRows,
            ids: &[usize],
            weights: &[f32],
            weight_scale: f32,
            products: &mut [f32],
            scores: &mut [f32; KEYS],
        ) {
            // A closure, because only that is compiled for the same instructions.
            score(q, rows, ids, weights, weight_scale, products, scores, |q, i, keys, products| {
                $part(q, i, keys, products)
            });
        }

        #[cfg(target_arch = "x86_64")]
        #[target_feature(enable = $features)]
        fn $pack(q: &[f32], values: &mut [i8], units: &mut [f32], offsets: &mut [i32]) {
            pack(q, values, units, offsets);
        }
    };
}

compiled_for!("avx2", score_avx2, part_avx2, pack_avx2);
compiled_for!("avx512f,avx512bw,avx512vl,avx512vnni", score_vnni, part_vnni, pack_vnni);

#[inline(always)]
fn pack(q: &[f32], values: &mut [i8], units: &mut [f32], offsets: &mut [i32]) {
    let parts = q.as_chunks::<FP4_BLOCK>().0.iter().zip(values.as_chunks_mut::<FP4_BLOCK>().0);
    for (((q, values), unit), offset) in parts.zip(units).zip(offsets) {
        let largest = q.iter().fold(0, |m, v| m.max(v.to_bits() & 0x7fff_ffff));
        // The largest value of a part is 4 or 6 of its scale: the power of two in it is 8 units. The bounds keep both
        // powers of two normal.
        let power = (largest & 0x7f80_0000).clamp(16 << 23, 250 << 23);
        *unit = f32::from_bits(power - (3 << 23));
        let per_unit = f32::from_bits((254 << 23) - power + (3 << 23));
        let integers: [i8; FP4_BLOCK] = std::array::from_fn(|i| (q[i] * per_unit) as i32 as i8);
        for (values, integers) in values.as_chunks_mut::<8>().0.iter_mut().zip(integers.as_chunks::<8>().0) {
            let [a, b, c, d, e, f, g, h] = *integers;
            *values = [a, c, e, g, b, d, f, h];
        }
        *offset = -12 * integers.iter().map(|v| i32::from(*v)).sum::<i32>();
    }
}

/// Scores of up to [`KEYS`] rows; those beyond `ids` are without meaning.
#[inline(always)]
#[allow(clippy::too_many_arguments)] // that of `IndexQueries::score` and how a part is computed
fn score(
    q: Heads,
    rows: &HostRows,
    ids: &[usize],
    weights: &[f32],
    weight_scale: f32,
    products: &mut [f32],
    scores: &mut [f32; KEYS],
    part: impl Fn(Heads, usize, &KeyPart, &mut [[f32; KEYS]]),
) {
    let products = &mut products.as_chunks_mut::<KEYS>().0[..weights.len()];
    products.as_flattened_mut().fill(0.0);
    let mut keys = KeyPart { codes: [[0; KEYS]; FP4_BLOCK / 8], units: [0.0; KEYS] };
    for i in 0..q.dim / FP4_BLOCK {
        for (lane, id) in ids.iter().enumerate() {
            let row = rows.row(*id);
            let codes = row[i * FP4_BLOCK / 2..][..FP4_BLOCK / 2].as_chunks::<4>().0;
            for (lanes, codes) in keys.codes.iter_mut().zip(codes) {
                lanes[lane] = u32::from_le_bytes(*codes);
            }
            // Halved, because the codes' integers are doubled.
            keys.units[lane] = 0.5 * decode_e8m0(row[q.dim / 2 + i]);
        }
        part(q, i, &keys, products);
    }
    scores.fill(0.0);
    for (products, weight) in products.iter().zip(weights) {
        let weight = weight * weight_scale;
        scores.iter_mut().zip(products).for_each(|(s, d)| *s += weight * d.max(0.0));
    }
}

/// Adds the products of part `i` of all heads and keys.
#[inline(always)]
fn part(q: Heads, i: usize, keys: &KeyPart, products: &mut [[f32; KEYS]]) {
    let mut integers = [[0i16; KEYS]; FP4_BLOCK];
    for (k, lanes) in integers.iter_mut().enumerate() {
        // Eight values to four bytes: the low nibbles first.
        let shift = k % 4 * 8 + k % 8 / 4 * 4;
        for (lane, code) in lanes.iter_mut().zip(&keys.codes[k / 8]) {
            let code = (code >> shift) as i16 & 15;
            let m = code & 7;
            // 0 1 2 3 4 6 8 12, without a table: a loop of look-ups is not vectorised.
            let magnitude = m + (m > 4) as i16 + (m > 5) as i16 + 3 * (m > 6) as i16;
            *lane = if code < 8 { magnitude } else { -magnitude };
        }
    }
    for (h, products) in products.iter_mut().enumerate() {
        let values = &q.values[h * q.dim + i * FP4_BLOCK..][..FP4_BLOCK];
        // At most 32 · 12 · 12, which 16 bits hold: nothing wraps. Eight lanes at a time, or the compiler turns the loops
        // around and vectorises the sum.
        let mut sums = [0i16; KEYS];
        for (g, sums) in sums.as_chunks_mut::<8>().0.iter_mut().enumerate() {
            for (value, lanes) in values.iter().zip(&integers) {
                let (value, lanes) = (i16::from(*value), &lanes[8 * g..][..8]);
                for l in 0..8 {
                    sums[l] = sums[l].wrapping_add(value.wrapping_mul(lanes[l]));
                }
            }
        }
        let unit = q.units[h * (q.dim / FP4_BLOCK) + i];
        for ((product, sum), key_unit) in products.iter_mut().zip(&sums).zip(&keys.units) {
            *product += f32::from(*sum) * (unit * key_unit);
        }
    }
}

/// The same with byte products of unsigned keys and signed queries, two of them to 16 bits.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn part_avx2(q: Heads, i: usize, keys: &KeyPart, products: &mut [[f32; KEYS]]) {
    use std::arch::x86_64::*;
    // SAFETY: sixteen bytes, eight of 32 lanes: all reads and writes below are inside their arrays.
    let table = _mm256_broadcastsi128_si256(unsafe { _mm_loadu_si128(RAISED.as_ptr().cast()) });
    let (nibble, ones) = (_mm256_set1_epi8(15), _mm256_set1_epi16(1));
    let parts = q.dim / FP4_BLOCK;
    for group in (0..KEYS).step_by(8) {
        let mut raised = [_mm256_setzero_si256(); FP4_BLOCK / 4];
        for (d, codes) in keys.codes.iter().enumerate() {
            // SAFETY: above.
            let codes = unsafe { _mm256_loadu_si256(codes[group..].as_ptr().cast()) };
            let high = _mm256_and_si256(_mm256_srli_epi16::<4>(codes), nibble);
            raised[2 * d] = _mm256_shuffle_epi8(table, _mm256_and_si256(codes, nibble));
            raised[2 * d + 1] = _mm256_shuffle_epi8(table, high);
        }
        // SAFETY: above.
        let key_units = unsafe { _mm256_loadu_ps(keys.units[group..].as_ptr()) };
        for (h, products) in products.iter_mut().enumerate() {
            let values = q.values[h * q.dim + i * FP4_BLOCK..][..FP4_BLOCK].as_chunks::<4>().0;
            // At most 16 · 24 · 12 in each half of a lane.
            let mut sums = _mm256_setzero_si256();
            for (values, raised) in values.iter().zip(&raised) {
                let values = _mm256_set1_epi32(i32::from_le_bytes(values.map(|v| v as u8)));
                sums = _mm256_add_epi16(sums, _mm256_maddubs_epi16(*raised, values));
            }
            let offset = _mm256_set1_epi32(q.offsets[h * parts + i]);
            let sums = _mm256_add_epi32(offset, _mm256_madd_epi16(sums, ones));
            let unit = _mm256_mul_ps(_mm256_set1_ps(q.units[h * parts + i]), key_units);
            let term = _mm256_mul_ps(_mm256_cvtepi32_ps(sums), unit);
            let at = products[group..].as_mut_ptr();
            // SAFETY: above.
            unsafe { _mm256_storeu_ps(at, _mm256_add_ps(_mm256_loadu_ps(at), term)) };
        }
    }
}

/// The same, four of them to 32 bits.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni")]
fn part_vnni(q: Heads, i: usize, keys: &KeyPart, products: &mut [[f32; KEYS]]) {
    use std::arch::x86_64::*;
    // SAFETY: sixteen bytes, sixteen of 32 lanes: all reads and writes below are inside their arrays.
    let table = _mm512_broadcast_i32x4(unsafe { _mm_loadu_si128(RAISED.as_ptr().cast()) });
    let nibble = _mm512_set1_epi8(15);
    let mut raised = [[_mm512_setzero_si512(); 2]; FP4_BLOCK / 4];
    let mut units = [_mm512_setzero_ps(); 2];
    for half in 0..2 {
        for (d, codes) in keys.codes.iter().enumerate() {
            // SAFETY: above.
            let codes = unsafe { _mm512_loadu_si512(codes[16 * half..].as_ptr().cast()) };
            let high = _mm512_and_si512(_mm512_srli_epi16::<4>(codes), nibble);
            raised[2 * d][half] = _mm512_shuffle_epi8(table, _mm512_and_si512(codes, nibble));
            raised[2 * d + 1][half] = _mm512_shuffle_epi8(table, high);
        }
        // SAFETY: above.
        units[half] = unsafe { _mm512_loadu_ps(keys.units[16 * half..].as_ptr()) };
    }
    let parts = q.dim / FP4_BLOCK;
    for (h, products) in products.iter_mut().enumerate() {
        let values = q.values[h * q.dim + i * FP4_BLOCK..][..FP4_BLOCK].as_chunks::<4>().0;
        let mut sums = [_mm512_set1_epi32(q.offsets[h * parts + i]); 2];
        for (values, raised) in values.iter().zip(&raised) {
            let values = _mm512_set1_epi32(i32::from_le_bytes(values.map(|v| v as u8)));
            sums[0] = _mm512_dpbusd_epi32(sums[0], raised[0], values);
            sums[1] = _mm512_dpbusd_epi32(sums[1], raised[1], values);
        }
        let unit = _mm512_set1_ps(q.units[h * parts + i]);
        for half in 0..2 {
            let at = products[16 * half..].as_mut_ptr();
            let term = _mm512_mul_ps(_mm512_cvtepi32_ps(sums[half]), _mm512_mul_ps(unit, units[half]));
            // SAFETY: above.
            unsafe { _mm512_storeu_ps(at, _mm512_add_ps(_mm512_loadu_ps(at), term)) };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ds4_ops::RowLayout;
    use ds4_ops::op::index_select::{self, IndexSelect};
    use ds4_ops::op::round::{self, Rounding};

    #[test]
    fn scores_are_those_of_the_definition_to_the_last_bit() {
        let noise = |n: usize, seed: u64| -> Vec<f32> {
            let hash = |i: usize| (seed * 100_003 + i as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
            (0..n).map(|i| (hash(i) as f32 / 8_388_608.0 - 1.0) * 2f32.powi(i as i32 / 8 % 9 * 3 - 12)).collect()
        };
        for (n_head, dim, n_rows) in [(1, 32, 1), (5, 64, 33), (64, 128, 70)] {
            let (mut q, weights) = (noise(n_head * dim, 1), noise(n_head, 2));
            q.chunks_exact_mut(dim).for_each(|q| round::row(q, Rounding::Index));
            let mut rows = HostRows::new(RowLayout::of(Rounding::Index, dim), n_rows);
            noise(n_rows * dim, 3).chunks_exact(dim).enumerate().for_each(|(i, row)| rows.set(i, row));
            let p = IndexSelect { n_head, dim, top_k: 1, ratio: 1, weight_scale: 0.011 };
            let ids: Vec<usize> = (0..n_rows).rev().collect();
            let wanted: Vec<f32> =
                ids.iter().map(|id| index_select::score(&q, &weights, &rows.values(*id), &p)).collect();
            for kernels in Kernels::available() {
                let mut queries = IndexQueries::default();
                queries.pack(&Pool::new(2), &kernels, &q, dim);
                let (mut products, mut found) = (vec![0.0; n_head * KEYS], vec![0.0; n_rows]);
                queries.score(&kernels, 0, &weights, p.weight_scale, &rows, &ids, &mut products, &mut found);
                assert_eq!(found, wanted, "{kernels:?}, {n_head} heads of {dim}, {n_rows} rows");
            }
        }
    }
}

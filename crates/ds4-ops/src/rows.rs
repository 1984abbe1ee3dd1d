//! Compressed rows as they are stored: a model's past, in as few bytes as its own rounding leaves.
//!
//! A row that [`round`](crate::op::round) has rounded is stored without loss, but for the rotary tail of an attention row,
//! which becomes f16. Readers see rows only through this, so all of them see the same values.
//!
//! | format | bytes of a row of `dim` values |
//! |---|---|
//! | [`RowFormat::F32`] | `4 · dim` |
//! | [`RowFormat::Fp8`] | E4M3 codes of the first `dim − n_rot` values; an E8M0 scale for each `block` of them; zeros up to a multiple of 4; `n_rot` values as f16 (584 for 512 values, 64 of them rotary, in blocks of 64) |
//! | [`RowFormat::Fp4`] | E2M1 codes, value `2k` in the low and `2k + 1` in the high nibble of byte `k`; an E8M0 scale for each 32 values; zeros up to a multiple of 4 (68 for 128 values) |
//!
//! Numbers are little-endian.

use ds4_quant::fp4::{self, PackedIndex};
use ds4_quant::fp8;
use half::f16;

use crate::op::round::Rounding;

/// Values that share a scale in [`RowFormat::Fp4`].
pub const FP4_BLOCK: usize = 32;

/// How the values of a row are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowFormat {
    /// As they are.
    F32,
    /// Rounded by [`Rounding::Kv`]; the rotary tail as f16.
    Fp8 {
        /// Values that share a scale.
        block: usize,
        /// Values at the end that have no FP8 code.
        n_rot: usize,
    },
    /// Rounded by [`Rounding::Index`].
    Fp4,
}

/// Where the values of a row are in its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowLayout {
    /// Values in a row.
    pub dim: usize,
    /// How they are stored.
    pub format: RowFormat,
}

impl RowLayout {
    /// The layout of rows of `dim` values that were rounded so.
    ///
    /// # Panics
    /// When the blocks do not divide the values.
    pub fn of(rounding: Rounding, dim: usize) -> RowLayout {
        let format = match rounding {
            Rounding::Off => RowFormat::F32,
            Rounding::Kv { block, n_rot } => {
                assert!(n_rot <= dim && (dim - n_rot).is_multiple_of(block), "{dim} - {n_rot} values by {block}");
                RowFormat::Fp8 { block, n_rot }
            }
            Rounding::Index => {
                assert!(dim.is_multiple_of(FP4_BLOCK), "{dim} values in blocks of {FP4_BLOCK}");
                RowFormat::Fp4
            }
        };
        RowLayout { dim, format }
    }

    /// Bytes of a row, a multiple of 4.
    pub const fn row_bytes(&self) -> usize {
        match self.format {
            RowFormat::F32 => 4 * self.dim,
            RowFormat::Fp8 { n_rot, .. } => self.tail() + (2 * n_rot).next_multiple_of(4),
            RowFormat::Fp4 => (self.scales() + self.dim / FP4_BLOCK).next_multiple_of(4),
        }
    }

    /// Where the scales begin, after the codes.
    pub const fn scales(&self) -> usize {
        match self.format {
            RowFormat::F32 => 4 * self.dim,
            RowFormat::Fp8 { n_rot, .. } => self.dim - n_rot,
            RowFormat::Fp4 => self.dim / 2,
        }
    }

    /// Where the f16 values begin.
    pub const fn tail(&self) -> usize {
        match self.format {
            RowFormat::F32 | RowFormat::Fp4 => self.row_bytes(),
            RowFormat::Fp8 { block, .. } => (self.scales() + self.scales() / block).next_multiple_of(4),
        }
    }

    /// Stores one row.
    ///
    /// # Panics
    /// When the lengths are not [`RowLayout::dim`] and [`RowLayout::row_bytes`].
    pub fn encode(&self, row: &[f32], bytes: &mut [u8]) {
        assert_eq!((row.len(), bytes.len()), (self.dim, self.row_bytes()), "{self:?}");
        match self.format {
            RowFormat::F32 => {
                bytes.as_chunks_mut::<4>().0.iter_mut().zip(row).for_each(|(b, v)| *b = v.to_le_bytes());
            }
            RowFormat::Fp8 { block, n_rot } => {
                let (straight, rotary) = row.split_at(self.dim - n_rot);
                let (codes, rest) = bytes.split_at_mut(straight.len());
                let (scales, tail) = rest.split_at_mut(self.tail() - straight.len());
                scales.fill(0);
                for ((x, codes), scale) in straight.chunks_exact(block).zip(codes.chunks_exact_mut(block)).zip(scales) {
                    *scale = fp8::encode_block(x, codes);
                    // A block with a NaN is NaN as a whole, so that readers need no test on each of its codes.
                    if x.iter().any(|v| v.is_nan()) {
                        *scale = 255;
                    }
                }
                tail.fill(0);
                for (bytes, v) in tail.as_chunks_mut::<2>().0.iter_mut().zip(rotary) {
                    *bytes = f16::from_f32(*v).to_le_bytes();
                }
            }
            RowFormat::Fp4 => {
                let (codes, scales) = bytes.split_at_mut(self.dim / 2);
                scales.fill(0);
                let (codes, scales) = (codes.chunks_mut(fp4::INDEX_LEN / 2), scales.chunks_mut(4));
                for ((x, codes), scales) in row.chunks(fp4::INDEX_LEN).zip(codes).zip(scales) {
                    let mut values = [0.0; fp4::INDEX_LEN];
                    values[..x.len()].copy_from_slice(x);
                    let packed = PackedIndex::pack(&values);
                    codes.copy_from_slice(&packed.codes[..codes.len()]);
                    scales[..x.len() / FP4_BLOCK].copy_from_slice(&packed.scales[..x.len() / FP4_BLOCK]);
                }
            }
        }
    }

    /// Reads one row back.
    ///
    /// # Panics
    /// When the lengths are not [`RowLayout::row_bytes`] and [`RowLayout::dim`].
    pub fn decode(&self, bytes: &[u8], row: &mut [f32]) {
        assert_eq!((row.len(), bytes.len()), (self.dim, self.row_bytes()), "{self:?}");
        match self.format {
            RowFormat::F32 => {
                row.iter_mut().zip(bytes.as_chunks::<4>().0).for_each(|(v, b)| *v = f32::from_le_bytes(*b));
            }
            RowFormat::Fp8 { block, n_rot } => {
                let (straight, rotary) = row.split_at_mut(self.dim - n_rot);
                let blocks = straight.chunks_exact_mut(block).zip(bytes.chunks_exact(block));
                for ((x, codes), scale) in blocks.zip(&bytes[self.scales()..]) {
                    fp8::decode_block(codes, *scale, x);
                }
                let halves = bytes[self.tail()..].as_chunks::<2>().0;
                rotary.iter_mut().zip(halves).for_each(|(v, b)| *v = f16::from_le_bytes(*b).to_f32());
            }
            RowFormat::Fp4 => {
                let blocks = row.chunks_exact_mut(FP4_BLOCK).zip(bytes.chunks_exact(FP4_BLOCK / 2));
                for ((x, codes), scale) in blocks.zip(&bytes[self.scales()..]) {
                    let scale = fp8::decode_e8m0(*scale);
                    for (x, code) in x.as_chunks_mut::<2>().0.iter_mut().zip(codes) {
                        *x = [*code, *code >> 4].map(|code| scale * fp4::decode_e2m1(code));
                    }
                }
            }
        }
    }
}

/// Packed rows in host memory: what the plain references and the CPU backend work on.
#[derive(Clone, Debug)]
pub struct HostRows {
    /// Of every row.
    pub layout: RowLayout,
    /// The rows, one after the other.
    pub bytes: Vec<u8>,
}

impl HostRows {
    /// `n` rows of zeros.
    pub fn new(layout: RowLayout, n: usize) -> HostRows {
        HostRows { layout, bytes: vec![0; n * layout.row_bytes()] }
    }

    /// Rows there are.
    pub fn len(&self) -> usize {
        self.bytes.len() / self.layout.row_bytes()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// The bytes of row `i`.
    #[inline]
    pub fn row(&self, i: usize) -> &[u8] {
        let n = self.layout.row_bytes();
        &self.bytes[i * n..][..n]
    }

    /// The values of row `i`.
    pub fn values(&self, i: usize) -> Vec<f32> {
        let mut values = vec![0.0; self.layout.dim];
        self.layout.decode(self.row(i), &mut values);
        values
    }

    /// Stores row `i`.
    pub fn set(&mut self, i: usize, values: &[f32]) {
        let n = self.layout.row_bytes();
        self.layout.encode(values, &mut self.bytes[i * n..][..n]);
    }

    /// Copies the bytes of rows out, from row `first` on.
    pub fn read(&self, first: usize, bytes: &mut [u8]) {
        bytes.copy_from_slice(&self.bytes[first * self.layout.row_bytes()..][..bytes.len()]);
    }

    /// Copies the bytes of rows in, from row `first` on.
    pub fn write(&mut self, bytes: &[u8], first: usize) {
        let at = first * self.layout.row_bytes();
        self.bytes[at..at + bytes.len()].copy_from_slice(bytes);
    }

    /// Copies `n` rows from row `from` on to row `to` on.
    pub fn copy(&mut self, from: usize, to: usize, n: usize) {
        let size = self.layout.row_bytes();
        self.bytes.copy_within(from * size..(from + n) * size, to * size);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::op::round;

    const KV: Rounding = Rounding::Kv { block: 64, n_rot: 64 };

    fn values(dim: usize, seed: u64) -> Vec<f32> {
        let hash = |i: usize| (seed * 1000 + i as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
        (0..dim).map(|i| (hash(i) as f32 / 8_388_608.0 - 1.0) * 2f32.powi(seed as i32 - 8)).collect()
    }

    #[test]
    fn rows_have_the_sizes_of_the_specification() {
        assert_eq!(RowLayout::of(KV, 512).row_bytes(), 584);
        assert_eq!(RowLayout::of(Rounding::Index, 128).row_bytes(), 68);
        assert_eq!(RowLayout::of(Rounding::Off, 512).row_bytes(), 2048);
        assert_eq!(RowLayout::of(Rounding::Index, 32).row_bytes(), 20);
        // 96 codes, 3 scales, a zero, 32 halves.
        assert_eq!(RowLayout::of(Rounding::Kv { block: 32, n_rot: 32 }, 128).row_bytes(), 164);
    }

    #[test]
    fn a_rounded_row_comes_back_but_for_the_f16_of_its_tail() {
        let kv = [(512, KV), (48, Rounding::Kv { block: 8, n_rot: 8 }), (8, Rounding::Kv { block: 2, n_rot: 6 })];
        let index = [32, 64, 128, 256].map(|dim| (dim, Rounding::Index));
        for (dim, rounding) in kv.into_iter().chain(index).chain([(5, Rounding::Off)]) {
            let mut rows = HostRows::new(RowLayout::of(rounding, dim), 3);
            for seed in 0..16 {
                let mut row = values(dim, seed);
                round::row(&mut row, rounding);
                rows.set(1, &row);
                if let Rounding::Kv { n_rot, .. } = rounding {
                    row[dim - n_rot..].iter_mut().for_each(|v| *v = f16::from_f32(*v).to_f32());
                }
                assert_eq!(rows.values(1), row, "{rounding:?}, seed {seed}");
                assert_eq!([rows.values(0), rows.values(2)], [vec![0.0; dim], vec![0.0; dim]]);
                // What was read is stored as the same bytes: nothing drifts, however often a row is copied.
                let (bytes, read) = (rows.row(1).to_vec(), rows.values(1));
                rows.set(1, &read);
                assert_eq!(rows.values(1), read);
                rows.write(&bytes, 1);
                assert_eq!(rows.values(1), read);
            }
        }
    }

    #[test]
    fn broken_values_stay_broken() {
        let mut rows = HostRows::new(RowLayout::of(KV, 512), 1);
        for broken in [f32::NAN, f32::INFINITY] {
            let mut row = values(512, 8);
            (row[70], row[500]) = (broken, broken);
            round::row(&mut row, KV);
            rows.set(0, &row);
            let read = rows.values(0);
            assert!(read[64..128].iter().all(|v| v.is_nan()), "its block");
            assert!(read[..64].iter().chain(&read[128..448]).all(|v| v.is_finite()), "the other blocks");
            assert!(!read[500].is_finite() && read[499].is_finite());
        }
    }

    #[test]
    fn rows_are_copied_whole() {
        let mut rows = HostRows::new(RowLayout::of(Rounding::Index, 32), 6);
        (0..3).for_each(|i| rows.set(i, &values(32, i as u64)));
        rows.copy(0, 3, 3);
        assert_eq!(rows.bytes[..60], rows.bytes[60..]);
        let mut two = [0; 40];
        rows.read(4, &mut two);
        assert_eq!(two[..], rows.bytes[20..60]);
    }
}

//! The integer kernels in plain code over [`Blocks`], compiled for several instruction sets by `table.rs`: what runs on
//! machines without kernels of their own, and what those are compared with.

use super::acts::{ActRow, CHAINS};
use super::blocks::Blocks;
use super::panel::{PANEL, Panel};
use super::{TileScratch, add_chain};
use crate::simd::RowsMut;

/// `a * b + c`, rounded once if the instruction set can.
#[inline(always)]
fn mul_add<S: Sums>(a: f32, b: f32, c: f32) -> f32 {
    if S::FUSED { a.mul_add(b, c) } else { a * b + c }
}

/// What a block adds to its chain.
#[inline(always)]
pub(super) fn add_block<B: Blocks, S: Sums>(
    (factor, min_factor): (f32, f32),
    scale: f32,
    sum: i32,
    min_sum: i32,
    chain: f32,
) -> f32 {
    let sum = sum as f32;
    if B::ACTS.chains() > 1 {
        mul_add::<S>(factor * scale, sum, chain)
    } else if B::MINS {
        let term = mul_add::<S>(factor, sum, -(min_factor * min_sum as f32));
        mul_add::<S>(scale, term, chain)
    } else {
        mul_add::<S>(scale, factor * sum, chain)
    }
}

/// The products of weight rows, one after the other in `w`, with one row of activations.
///
/// # Safety
/// That of [`Sums`].
#[inline(always)]
pub(super) unsafe fn rows<B: Blocks, S: Sums>(w: &[u8], x: ActRow<'_>, out: &mut [f32]) {
    let row_bytes = x.cols / B::LEN * B::BYTES;
    for (w, out) in w.chunks_exact(row_bytes).zip(out) {
        let mut chains = [0.0_f32; CHAINS];
        for (b, block) in w.chunks_exact(B::BYTES).enumerate() {
            let codes = &x.codes[b * B::LEN..][..B::LEN];
            let sums = if B::MINS { &x.sums[16 * b..][..16] } else { &[] };
            let (sum, min_sum) = unsafe { S::block::<B>(block, codes, sums) };
            let chain = &mut chains[b % B::ACTS.chains()];
            *chain = add_block::<B, S>(unsafe { S::factors::<B>(block) }, x.scales[b], sum, min_sum, *chain);
        }
        *out = if B::ACTS.chains() > 1 { chains.into_iter().fold(0.0, |sum, c| sum + c) } else { chains[0] };
    }
}

/// Sixteen i32, one for each token of a panel.
///
/// # Safety
/// Of all methods: the CPU must have the instruction set of the implementing type.
pub(super) trait Sums: Copy {
    /// Whether multiplication and addition of f32 are one instruction.
    const FUSED: bool;

    unsafe fn zero() -> Self;
    /// Adds `x[2t] * pair[0] + x[2t + 1] * pair[1]` to sum t, for the 32 numbers `x` that are valid to read.
    unsafe fn add_pairs(self, x: *const i16, pair: [i16; 2]) -> Self;
    unsafe fn get(self) -> [i32; PANEL];

    /// [`Blocks::factors`].
    #[inline(always)]
    unsafe fn factors<B: Blocks>(block: &[u8]) -> (f32, f32) {
        B::factors(block)
    }

    /// The sum of a block's products with codes, and that of its minima with the sums of codes.
    #[inline(always)]
    unsafe fn block<B: Blocks>(block: &[u8], codes: &[i8], sums: &[i16]) -> (i32, i32) {
        let mut values = [0; 256];
        B::values(block, &mut values);
        let sum = values.iter().zip(codes).fold(0, |sum, (&w, &x)| sum + i32::from(w) * i32::from(x));
        let mins = if B::MINS { B::mins(block) } else { [0; 16] };
        (sum, mins.iter().zip(sums).fold(0, |sum, (&m, &s)| sum + i32::from(m) * i32::from(s)))
    }
}

/// Elements of a weight row that are unpacked at a time.
const UNPACKED: usize = 256;

/// The products of the weight rows in `w` with all rows of the panels, whose codes are widened to i16.
///
/// Weights are unpacked sixteen rows and 256 elements at a time, 8 KB, and met by every panel before the next; the sums
/// of `ROWS` of them, a divisor of sixteen, are in registers at the same time.
///
/// # Safety
/// That of [`Sums`].
#[inline(always)]
pub(super) unsafe fn tiles<B: Blocks, S: Sums, const ROWS: usize>(
    w: &[u8],
    cols: usize,
    panels: &[Panel],
    scratch: &mut TileScratch,
    mut out: RowsMut,
) {
    let n_blocks = cols / B::LEN;
    let (chains, per_chain) = (B::ACTS.chains(), n_blocks.div_ceil(B::ACTS.chains()));
    let row_bytes = n_blocks * B::BYTES;
    let block_bytes = Panel::block_bytes(B::ACTS, super::TileFormat::Words);
    let at_once = UNPACKED / B::LEN;
    let mut values = [[[0_i16; 256]; PANEL]; UNPACKED / 32];
    let mut factors = [[(0.0, 0.0); PANEL]; UNPACKED / 32];
    let mut mins = [[0_i16; 16]; PANEL];
    for (strip, w) in w.chunks(PANEL * row_bytes).enumerate() {
        let (totals, sums) = scratch.clear(panels.len());
        let n_rows = w.len() / row_bytes;
        for chain in 0..chains {
            let in_chain = n_blocks.saturating_sub(chain).div_ceil(chains);
            for first in (0..in_chain).step_by(at_once) {
                let n = at_once.min(in_chain - first);
                for (row, w) in w.chunks_exact(row_bytes).enumerate() {
                    for i in 0..n {
                        let block = &w[(chain + (first + i) * chains) * B::BYTES..][..B::BYTES];
                        B::values(block, &mut values[i][row]);
                        factors[i][row] = B::factors(block);
                        if B::MINS {
                            mins[row] = B::mins(block);
                        }
                    }
                }
                for (panel, sums) in panels.iter().zip(&mut *sums) {
                    let (codes, act_sums) = panel.data();
                    for i in 0..n {
                        let place = chain * per_chain + first + i;
                        let scales = &panel.scales[place];
                        for row in (0..n_rows).step_by(ROWS) {
                            let values = values[i][row..].first_chunk().expect("ROWS divides 16");
                            let codes = unsafe { codes.add(place * block_bytes.0).cast() };
                            let products: [S; ROWS] = unsafe { dots(codes, values, B::LEN) };
                            let min_sums = if B::MINS {
                                let act_sums = unsafe { act_sums.add(place * block_bytes.1).cast() };
                                let mins = mins[row..].first_chunk().expect("ROWS divides 16");
                                unsafe { dots(act_sums, mins, 16) }
                            } else {
                                products
                            };
                            for r in 0..ROWS {
                                let (sum, min_sum) = unsafe { (products[r].get(), min_sums[r].get()) };
                                let acc = &mut sums[row + r];
                                for t in 0..PANEL {
                                    let factors = factors[i][row + r];
                                    acc[t] = add_block::<B, S>(factors, scales[t], sum[t], min_sum[t], acc[t]);
                                }
                            }
                        }
                    }
                }
            }
            if chains > 1 {
                add_chain(totals, sums);
            }
        }
        let results = if chains > 1 { totals } else { sums };
        for (tile, first) in results.iter().zip((0..).step_by(PANEL)) {
            for t in 0..PANEL.min(out.n_rows() - first) {
                let out = &mut out.row(first + t)[PANEL * strip..][..n_rows];
                out.iter_mut().zip(tile).for_each(|(out, row)| *out = row[t]);
            }
        }
    }
}

/// The sums of products of `ROWS` weight rows of `len` values with the sixteen rows at `x`, laid out `(len / 2, 16, 2)`.
#[inline(always)]
unsafe fn dots<S: Sums, const ROWS: usize, const N: usize>(
    x: *const i16,
    w: &[[i16; N]; ROWS],
    len: usize,
) -> [S; ROWS] {
    unsafe {
        let mut sums = [S::zero(); ROWS];
        for k in (0..len).step_by(2) {
            for (sum, w) in sums.iter_mut().zip(w) {
                *sum = sum.add_pairs(x.add(PANEL * k), [w[k], w[k + 1]]);
            }
        }
        sums
    }
}

/// [`Sums`] as plain arrays.
#[derive(Clone, Copy)]
pub(super) struct Plain([i32; PANEL]);

impl Sums for Plain {
    const FUSED: bool = cfg!(target_arch = "aarch64");

    #[inline(always)]
    unsafe fn zero() -> Plain {
        Plain([0; PANEL])
    }

    #[inline(always)]
    unsafe fn add_pairs(mut self, x: *const i16, pair: [i16; 2]) -> Plain {
        let x = unsafe { x.cast::<[[i16; 2]; PANEL]>().read_unaligned() };
        for (sum, x) in self.0.iter_mut().zip(x) {
            *sum += i32::from(x[0]) * i32::from(pair[0]) + i32::from(x[1]) * i32::from(pair[1]);
        }
        self
    }

    #[inline(always)]
    unsafe fn get(self) -> [i32; PANEL] {
        self.0
    }
}

//! Tiles of blocks of 32 elements: a chain at a time, whose sums stay in registers.

use std::arch::x86_64::*;

use super::Blocks;
use crate::simd::int::acts::CHAINS;
use crate::simd::int::amx::{Stored, Unit};
use crate::simd::int::panel::Panel;
use crate::simd::int::strips::{self, Blocks as _, ShortBlock, ShortBlocks, Sums};
use crate::simd::int::zmm::{Ahead, load};

/// Blocks that the unit works on while those before are finished.
const AT_ONCE: usize = 4;

/// What the unit has summed: of the blocks it works on and of those before.
#[derive(Debug)]
pub(super) struct Scratch([[Stored; AT_ONCE]; 2]);

impl Default for Scratch {
    fn default() -> Scratch {
        Scratch([[Stored::ZERO; AT_ONCE]; 2])
    }
}

/// Q8_0 and MXFP4.
pub(super) struct Short<'a, F> {
    pub(super) blocks: ShortBlocks<'a, F>,
    pub(super) scratch: &'a mut Scratch,
}

impl<F: strips::Short> Blocks for Short<'_, F> {
    const BYTES: usize = F::BYTES;
    const LEN: usize = 32;

    fn steps(&self, n_panels: usize) -> usize {
        2 * self.blocks.n_blocks + CHAINS * n_panels
    }

    #[inline(always)]
    unsafe fn multiply<U: Unit>(
        &mut self,
        unit: &mut U,
        w: *const u8,
        row_bytes: usize,
        panels: &[Panel],
        ahead: &mut Ahead,
        sums: &mut [Sums],
    ) {
        unsafe {
            let Short { blocks, scratch } = self;
            for group in 0..blocks.n_groups() {
                blocks.unpack(group, w, row_bytes, ahead);
                let mut first = 0;
                for panel in panels {
                    let sums = &mut sums[first..][..panel.n_rows];
                    match panel.n_rows {
                        ..=4 => chains::<U, F, 4>(unit, blocks, group, panel, scratch, ahead, sums),
                        5..=8 => chains::<U, F, 8>(unit, blocks, group, panel, scratch, ahead, sums),
                        9..=12 => chains::<U, F, 12>(unit, blocks, group, panel, scratch, ahead, sums),
                        13.. => chains::<U, F, 16>(unit, blocks, group, panel, scratch, ahead, sums),
                    }
                    first += panel.n_rows;
                }
            }
        }
    }
}

/// Adds the chains of a group to the sums of a panel's tokens, at most `T`.
#[inline(always)]
unsafe fn chains<U: Unit, F: strips::Short, const T: usize>(
    unit: &mut U,
    blocks: &ShortBlocks<'_, F>,
    group: usize,
    panel: &Panel,
    scratch: &mut Scratch,
    ahead: &mut Ahead,
    sums: &mut [Sums],
) {
    for (number, place, blocks) in blocks.of(group) {
        unsafe {
            ahead.step();
            chain::<U, T>(unit, blocks, (number, place), panel, scratch, sums);
        }
    }
}

/// Adds a chain, which begins at `place` in the panel, to the sums of its tokens.
#[inline(always)]
unsafe fn chain<U: Unit, const T: usize>(
    unit: &mut U,
    blocks: &[ShortBlock],
    (chain, place): (usize, usize),
    panel: &Panel,
    Scratch(stored): &mut Scratch,
    to: &mut [Sums],
) {
    unsafe {
        let (x, stride) = panel.piece(0, chain);
        let per_half = blocks.len().div_ceil(AT_ONCE);
        // Which half, and which blocks.
        let step = |step: usize| (step / per_half, step % per_half * AT_ONCE);
        let mut sums = [_mm512_setzero_ps(); T];
        for i in 0..=2 * per_half {
            if i < 2 * per_half {
                let (half, first) = step(i);
                let blocks = &blocks[first..];
                let x = x.add(32 * first);
                let [s0, s1, s2, s3] = &mut stored[i % 2];
                product::<U, 0>(unit, blocks, 0, half, x, stride, s0);
                product::<U, 1>(unit, blocks, 1, half, x, stride, s1);
                product::<U, 2>(unit, blocks, 2, half, x, stride, s2);
                product::<U, 3>(unit, blocks, 3, half, x, stride, s3);
            }
            if i > 0 {
                let (half, first) = step(i - 1);
                let blocks = blocks[first..].iter().zip(&panel.scales[place + first..]);
                for ((block, scales), stored) in blocks.zip(&stored[(i - 1) % 2]) {
                    let factors = _mm512_load_ps(block.factors[half].as_ptr());
                    for (t, sum) in sums.iter_mut().enumerate() {
                        let factor = _mm512_mul_ps(factors, _mm512_set1_ps(scales[t]));
                        *sum = _mm512_fmadd_ps(factor, _mm512_cvtepi32_ps(load(stored.0[t].as_ptr())), *sum);
                    }
                }
                if i % per_half == 0 {
                    for (to, sum) in to.iter_mut().zip(&mut sums) {
                        let to = to.0[half].as_mut_ptr();
                        _mm512_store_ps(to, _mm512_add_ps(_mm512_load_ps(to), *sum));
                    }
                    sums = [_mm512_setzero_ps(); T];
                }
            }
        }
    }
}

/// Has the unit multiply block `i`, if there is one.
#[inline(always)]
unsafe fn product<U: Unit, const C: u8>(
    unit: &mut U,
    blocks: &[ShortBlock],
    i: usize,
    half: usize,
    x: *const u8,
    stride: usize,
    to: &mut Stored,
) {
    if let Some(block) = blocks.get(i) {
        unsafe {
            unit.zero::<C>();
            unit.load_a(x.add(32 * i), stride);
            unit.load_b(block.values.as_ptr().cast::<u8>().add(64 * half), 128);
            unit.add_products::<C>();
            unit.store::<C>(to);
        }
    }
}

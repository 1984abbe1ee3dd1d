//! Tiles of blocks of 256 elements.

use std::arch::x86_64::*;
use std::marker::PhantomData;

use super::Blocks;
use super::planes::Planes;
use crate::simd::int::acts::Panel;
use crate::simd::int::amx::{Stored, Unit};
use crate::simd::int::strips::{Fours, LongBlock, Sums, put};
use crate::simd::int::zmm::{Ahead, load};

/// What blocks of 256 are multiplied in.
#[derive(Debug)]
#[repr(C, align(64))]
pub(super) struct Scratch {
    /// The low plane and what else a block has.
    low: LongBlock,
    high: HighPlane,
    /// Of this block and of the one before or after it.
    rests: [Rest; 2],
    /// The sums of a panel: of both planes by halves, and of the minima.
    sums: [[Stored; 2]; 2],
    min_sums: [Stored; 2],
}

/// The high plane of a block, as [`LongBlock::values`].
pub(super) type HighPlane = [[Fours; 2]; 64];

/// What is needed of a block when the next one is unpacked already.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(64))]
struct Rest {
    factors: [[f32; 16]; 2],
    min_factors: [[f32; 16]; 2],
    /// Per half the minima that go with pairs of sums, as bf16, twice: for both parts of the sums.
    mins: [[Fours; 16]; 2],
}

impl Default for Scratch {
    fn default() -> Scratch {
        let rest = Rest { factors: [[0.0; 16]; 2], min_factors: [[0.0; 16]; 2], mins: [[[0; 64]; 16]; 2] };
        Scratch {
            low: LongBlock::default(),
            high: [[[0; 64]; 2]; 64],
            rests: [rest; 2],
            sums: [[Stored::ZERO; 2]; 2],
            min_sums: [Stored::ZERO; 2],
        }
    }
}

/// All formats of 256 elements.
pub(super) struct Long<'a, P> {
    n_blocks: usize,
    scratch: &'a mut Scratch,
    format: PhantomData<P>,
}

impl<'a, P> Long<'a, P> {
    pub(super) fn new(cols: usize, scratch: &'a mut Scratch) -> Self {
        Long { n_blocks: cols / 256, scratch, format: PhantomData }
    }
}

impl<P: Planes> Blocks for Long<'_, P> {
    const BYTES: usize = P::BYTES;
    const LEN: usize = 256;

    fn steps(&self, n_panels: usize) -> usize {
        self.n_blocks * (2 + n_panels)
    }

    /// A panel's sums are finished, and the next block unpacked, while the unit works on the next panel.
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
            let Scratch { low, high, rests, sums: stored, min_sums } = &mut *self.scratch;
            unpack::<P>(w, row_bytes, low, high, &mut rests[0], ahead);
            let mut waiting: Option<(usize, &Panel, usize)> = None;
            for b in 0..self.n_blocks {
                let mut first = 0;
                for (i, panel) in panels.iter().enumerate() {
                    ahead.step_to_second_level();
                    products::<U, P>(unit, panel, b, low, high);
                    if let Some((b, panel, first)) = waiting {
                        finish::<P>(&rests[b % 2], stored, min_sums, panel, b, &mut sums[first..][..panel.n_rows]);
                    }
                    if i + 1 == panels.len() && b + 1 < self.n_blocks {
                        let w = w.add((b + 1) * P::BYTES);
                        unpack::<P>(w, row_bytes, low, high, &mut rests[(b + 1) % 2], ahead);
                    }
                    store::<U, P>(unit, stored);
                    if P::MINS {
                        min_products(unit, panel, b, &rests[b % 2].mins, min_sums);
                    }
                    waiting = Some((b, panel, first));
                    first += panel.n_rows;
                }
            }
            if let Some((b, panel, first)) = waiting {
                finish::<P>(&rests[b % 2], stored, min_sums, panel, b, &mut sums[first..][..panel.n_rows]);
            }
        }
    }
}

#[inline(always)]
unsafe fn unpack<P: Planes>(
    w: *const u8,
    row_bytes: usize,
    low: &mut LongBlock,
    high: &mut HighPlane,
    rest: &mut Rest,
    ahead: &mut Ahead,
) {
    unsafe {
        for half in 0..2 {
            ahead.step_to_second_level();
            P::unpack(w.add(16 * half * row_bytes), row_bytes, half, low, high);
            if P::MINS {
                for (i, mins) in low.mins.iter().enumerate() {
                    let mins = bf16(load(mins[half].as_ptr()));
                    put(&mut rest.mins[half][i], mins);
                    put(&mut rest.mins[half][8 + i], mins);
                }
            }
        }
        (rest.factors, rest.min_factors) = (low.factors, low.min_factors);
    }
}

/// The numbers 0 to 63 as bf16.
static BF16: [u16; 64] = {
    let mut numbers = [0; 64];
    let mut i = 0;
    while i < 64 {
        numbers[i] = ((i as f32).to_bits() >> 16) as u16;
        i += 1;
    }
    numbers
};

/// Words below 64 as bf16.
#[inline(always)]
unsafe fn bf16(words: __m512i) -> __m512i {
    unsafe { _mm512_permutex2var_epi16(load(BF16.as_ptr()), words, load(BF16.as_ptr().wrapping_add(32))) }
}

/// Has the unit multiply block `b` of a panel: registers 0 and 1 are the sums of the low plane, 2 and 3 of the high one.
#[inline(always)]
unsafe fn products<U: Unit, P: Planes>(unit: &mut U, panel: &Panel, b: usize, low: &LongBlock, high: &HighPlane) {
    unsafe {
        let (x, stride) = panel.piece(0, b);
        unit.zero::<0>();
        unit.zero::<1>();
        if P::PLANES > 1 {
            unit.zero::<2>();
            unit.zero::<3>();
        }
        for pair in 0..2 {
            quarter::<U, P, 4>(unit, x.add(128 * pair), stride, &low.values[32 * pair], &high[32 * pair]);
            quarter::<U, P, 6>(
                unit,
                x.add(128 * pair + 64),
                stride,
                &low.values[32 * pair + 16],
                &high[32 * pair + 16],
            );
        }
    }
}

/// 64 elements, with the tokens in register `A`; `low` and `high` are the first of sixteen.
#[inline(always)]
unsafe fn quarter<U: Unit, P: Planes, const A: u8>(
    unit: &mut U,
    x: *const u8,
    stride: usize,
    low: *const [Fours; 2],
    high: *const [Fours; 2],
) {
    unsafe {
        let (low, high) = (low.cast::<u8>(), high.cast::<u8>());
        unit.load::<A>(x, stride);
        unit.load::<5>(low, 128);
        unit.add_products::<0, A, 5>();
        unit.load::<7>(low.add(64), 128);
        unit.add_products::<1, A, 7>();
        if P::PLANES > 1 {
            unit.load::<5>(high, 128);
            unit.add_products::<2, A, 5>();
            unit.load::<7>(high.add(64), 128);
            unit.add_products::<3, A, 7>();
        }
    }
}

#[inline(always)]
unsafe fn store<U: Unit, P: Planes>(unit: &mut U, [low, high]: &mut [[Stored; 2]; 2]) {
    unsafe {
        unit.store::<0>(&mut low[0]);
        unit.store::<1>(&mut low[1]);
        if P::PLANES > 1 {
            unit.store::<2>(&mut high[0]);
            unit.store::<3>(&mut high[1]);
        }
    }
}

/// Minima times the sums of activations.
#[inline(always)]
unsafe fn min_products<U: Unit>(
    unit: &mut U,
    panel: &Panel,
    b: usize,
    mins: &[[Fours; 16]; 2],
    sums: &mut [Stored; 2],
) {
    unsafe {
        unit.load::<4>(panel.parts_of_sums(b), 64);
        unit.zero::<0>();
        unit.load::<5>(mins[0].as_ptr().cast(), 64);
        unit.add_bf16_products::<0, 4, 5>();
        unit.zero::<1>();
        unit.load::<7>(mins[1].as_ptr().cast(), 64);
        unit.add_bf16_products::<1, 4, 7>();
        unit.store::<0>(&mut sums[0]);
        unit.store::<1>(&mut sums[1]);
    }
}

/// Adds what block `b` of a panel gave to the sums of its tokens.
#[inline(always)]
unsafe fn finish<P: Planes>(
    rest: &Rest,
    stored: &[[Stored; 2]; 2],
    min_sums: &[Stored; 2],
    panel: &Panel,
    b: usize,
    to: &mut [Sums],
) {
    unsafe {
        let scales = panel.scales.get_unchecked(b);
        let factors = [_mm512_load_ps(rest.factors[0].as_ptr()), _mm512_load_ps(rest.factors[1].as_ptr())];
        let min_factors = [_mm512_load_ps(rest.min_factors[0].as_ptr()), _mm512_load_ps(rest.min_factors[1].as_ptr())];
        let shift = _mm_cvtsi32_si128(P::SHIFT as i32);
        for (t, to) in to.iter_mut().enumerate() {
            let scale = _mm512_set1_ps(*scales.get_unchecked(t));
            for half in 0..2 {
                let row = |stored: &[Stored; 2]| load(stored[half].0.get_unchecked(t).as_ptr());
                let mut sum = row(&stored[0]);
                if P::PLANES > 1 {
                    sum = _mm512_add_epi32(sum, _mm512_sll_epi32(row(&stored[1]), shift));
                }
                let sum = _mm512_cvtepi32_ps(sum);
                let term = if P::MINS {
                    let mins = _mm512_mul_ps(min_factors[half], _mm512_castsi512_ps(row(min_sums)));
                    _mm512_fmsub_ps(factors[half], sum, mins)
                } else {
                    _mm512_mul_ps(factors[half], sum)
                };
                let to = to.0[half].as_mut_ptr();
                _mm512_store_ps(to, _mm512_fmadd_ps(scale, term, _mm512_load_ps(to)));
            }
        }
    }
}

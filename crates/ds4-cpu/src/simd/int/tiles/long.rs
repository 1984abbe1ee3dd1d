//! Tiles of blocks of 256 elements.

use std::arch::x86_64::*;
use std::marker::PhantomData;

use super::Blocks;
use super::planes::Planes;
use crate::simd::int::amx::{Stored, Unit};
use crate::simd::int::panel::Panel;
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
    /// Of a panel and each half.
    sums: [Sums16; 2],
}

/// What the unit has summed of sixteen weight rows: of both planes and of the minima.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(64))]
struct Sums16 {
    low: Stored,
    high: Stored,
    mins: Stored,
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
            sums: [Sums16 { low: Stored::ZERO, high: Stored::ZERO, mins: Stored::ZERO }; 2],
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

    /// A panel's sums are stored and finished, and the next block unpacked, while the unit works on what comes next. So what the
    /// unit will read is loaded before: loads wait for stores before them whose addresses end in the same twelve bits, and
    /// these wait for the unit.
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
            let Scratch { low, high, rests, sums: stored } = &mut *self.scratch;
            unpack::<P>(w, row_bytes, low, high, &mut rests[0], ahead);
            let mut waiting: Option<Waiting<'_>> = None;
            let mut odd = false;
            for b in 0..self.n_blocks {
                let mut first = 0;
                for panel in panels {
                    ahead.step_to_second_level();
                    let x = panel.piece(0, b);
                    if P::PLANES > 1 {
                        products::<U, 0, 1>(unit, x, [low.values[0][0].as_ptr(), high[0][0].as_ptr()]);
                        if waiting.is_some() {
                            unit.store::<2>(&mut stored[1].low);
                            unit.store::<3>(&mut stored[1].high);
                            store_mins::<U, P>(unit, stored);
                        }
                        products::<U, 2, 3>(unit, x, [low.values[0][1].as_ptr(), high[0][1].as_ptr()]);
                        if let Some(waiting) = &waiting {
                            waiting.finish::<P>(rests, stored, sums);
                        }
                        unit.store::<0>(&mut stored[0].low);
                        unit.store::<1>(&mut stored[0].high);
                    } else {
                        // Two pairs of registers take turns.
                        let planes = [low.values[0][0].as_ptr(), low.values[0][1].as_ptr()];
                        if odd {
                            products::<U, 2, 3>(unit, x, planes);
                        } else {
                            products::<U, 0, 1>(unit, x, planes);
                        }
                        odd = !odd;
                        if let Some(waiting) = &waiting {
                            store_turn(unit, odd, stored);
                            store_mins::<U, P>(unit, stored);
                            waiting.finish::<P>(rests, stored, sums);
                        }
                    }
                    if P::MINS {
                        min_products(unit, panel, b, &rests[b % 2].mins);
                    }
                    waiting = Some(Waiting { panel, b, first });
                    first += panel.n_rows;
                }
                if b + 1 < self.n_blocks {
                    let w = w.add((b + 1) * P::BYTES);
                    unpack::<P>(w, row_bytes, low, high, &mut rests[(b + 1) % 2], ahead);
                }
            }
            if let Some(waiting) = waiting {
                if P::PLANES > 1 {
                    unit.store::<2>(&mut stored[1].low);
                    unit.store::<3>(&mut stored[1].high);
                } else {
                    store_turn(unit, !odd, stored);
                }
                store_mins::<U, P>(unit, stored);
                waiting.finish::<P>(rests, stored, sums);
            }
        }
    }
}

/// Stores what a format of one plane has in the pair of registers whose turn it was.
#[inline(always)]
unsafe fn store_turn<U: Unit>(unit: &mut U, second_pair: bool, [first, second]: &mut [Sums16; 2]) {
    unsafe {
        if second_pair {
            unit.store::<2>(&mut first.low);
            unit.store::<3>(&mut second.low);
        } else {
            unit.store::<0>(&mut first.low);
            unit.store::<1>(&mut second.low);
        }
    }
}

#[inline(always)]
unsafe fn store_mins<U: Unit, P: Planes>(unit: &mut U, [first, second]: &mut [Sums16; 2]) {
    if P::MINS {
        unsafe {
            unit.store::<4>(&mut first.mins);
            unit.store::<5>(&mut second.mins);
        }
    }
}

/// A panel and a block whose sums the unit has stored, or will.
struct Waiting<'a> {
    panel: &'a Panel,
    b: usize,
    /// The first of the panel's tokens.
    first: usize,
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

/// Has the unit multiply 256 elements of the tokens at `x` with the planes of half a block, into two registers.
#[inline(always)]
unsafe fn products<U: Unit, const C: u8, const D: u8>(
    unit: &mut U,
    (x, stride): (*const u8, usize),
    planes: [*const u8; 2],
) {
    unsafe {
        unit.zero::<C>();
        unit.zero::<D>();
        for quarter in 0..4 {
            unit.load_a(x.add(64 * quarter), stride);
            unit.load_b(planes[0].add(2048 * quarter), 128);
            unit.add_products::<C>();
            unit.load_b(planes[1].add(2048 * quarter), 128);
            unit.add_products::<D>();
        }
    }
}

/// Minima times the sums of activations.
#[inline(always)]
unsafe fn min_products<U: Unit>(unit: &mut U, panel: &Panel, b: usize, mins: &[[Fours; 16]; 2]) {
    unsafe {
        unit.zero::<4>();
        unit.zero::<5>();
        unit.load_a(panel.parts_of_sums(b), 64);
        unit.load_b(mins[0].as_ptr().cast(), 64);
        unit.add_bf16_products::<4>();
        unit.load_b(mins[1].as_ptr().cast(), 64);
        unit.add_bf16_products::<5>();
    }
}

impl Waiting<'_> {
    /// Adds what the block gave to the sums of the tokens.
    #[inline(always)]
    unsafe fn finish<P: Planes>(&self, rests: &[Rest; 2], stored: &[Sums16; 2], to: &mut [Sums]) {
        unsafe {
            self.finish_half::<P>(0, rests, &stored[0], to);
            self.finish_half::<P>(1, rests, &stored[1], to);
        }
    }

    #[inline(always)]
    unsafe fn finish_half<P: Planes>(&self, half: usize, rests: &[Rest; 2], stored: &Sums16, to: &mut [Sums]) {
        unsafe {
            let &Waiting { panel, b, first } = self;
            let rest = &rests[b % 2];
            let scales = panel.scales.get_unchecked(b);
            let factors = _mm512_load_ps(rest.factors[half].as_ptr());
            let min_factors = _mm512_load_ps(rest.min_factors[half].as_ptr());
            let shift = _mm_cvtsi32_si128(P::SHIFT as i32);
            for (t, to) in to[first..][..panel.n_rows].iter_mut().enumerate() {
                let row = |stored: &Stored| load(stored.0.get_unchecked(t).as_ptr());
                let mut sum = row(&stored.low);
                if P::PLANES > 1 {
                    sum = _mm512_add_epi32(sum, _mm512_sll_epi32(row(&stored.high), shift));
                }
                let sum = _mm512_cvtepi32_ps(sum);
                let term = if P::MINS {
                    let mins = _mm512_mul_ps(min_factors, _mm512_castsi512_ps(row(&stored.mins)));
                    _mm512_fmsub_ps(factors, sum, mins)
                } else {
                    _mm512_mul_ps(factors, sum)
                };
                let scale = _mm512_set1_ps(*scales.get_unchecked(t));
                let to = to.0[half].as_mut_ptr();
                _mm512_store_ps(to, _mm512_fmadd_ps(scale, term, _mm512_load_ps(to)));
            }
        }
    }
}

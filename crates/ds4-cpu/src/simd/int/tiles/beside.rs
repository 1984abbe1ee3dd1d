//! What is done between the products of the unit, which it works on by itself: the next block is unpacked, results are finished, the
//! next strip is fetched.

use std::arch::x86_64::*;
use std::marker::PhantomData;
use std::ptr;

use super::long::{Block, Factors, Raw, Results};
use super::planes::Planes;
use crate::simd::int::panel::{PANEL, Panel};
use crate::simd::int::strips::Sums;
use crate::simd::int::zmm::{Ahead, load};

/// A block that is unpacked in pieces.
pub(super) struct Unpack<'a, P> {
    w: *const u8,
    row_bytes: usize,
    raw: &'a mut Raw,
    to: *mut Block,
    /// Pieces of both halves that are left.
    left: usize,
    /// How often there is time for some, and what of that is not used.
    n_times: usize,
    credit: usize,
    ahead: &'a mut Ahead,
    format: PhantomData<P>,
}

impl<'a, P: Planes> Unpack<'a, P> {
    const PIECES: usize = 2 * P::PIECES;

    /// The block of rows at `w`.
    pub(super) fn new(
        (w, row_bytes): (*const u8, usize),
        raw: &'a mut Raw,
        to: *mut Block,
        n_times: usize,
        ahead: &'a mut Ahead,
    ) -> Self {
        Unpack { w, row_bytes, raw, to, left: Self::PIECES, n_times, credit: 0, ahead, format: PhantomData }
    }

    /// Goes on with another block.
    pub(super) fn begin(&mut self, w: *const u8, to: *mut Block) {
        (self.w, self.to, self.left, self.credit) = (w, to, Self::PIECES, 0);
    }

    /// Unpacks as many pieces as it takes for all to be done in time.
    #[inline(always)]
    pub(super) unsafe fn some(&mut self) {
        self.credit += Self::PIECES;
        while self.credit >= self.n_times {
            self.credit -= self.n_times;
            if self.left > 0 {
                unsafe { self.piece() };
            }
        }
    }

    #[inline(always)]
    pub(super) unsafe fn all(&mut self) {
        while self.left > 0 {
            unsafe { self.piece() };
        }
    }

    #[inline(always)]
    unsafe fn piece(&mut self) {
        let done = Self::PIECES - self.left;
        let (half, piece) = (done / P::PIECES, done % P::PIECES);
        self.left -= 1;
        let w = self.w.wrapping_add(16 * half * self.row_bytes);
        unsafe { unpack::<P>(piece, w, self.row_bytes, half, self.raw, &mut *self.to) };
    }

    /// Fetches some of the next strip.
    #[inline(always)]
    pub(super) unsafe fn fetch(&mut self) {
        unsafe { self.ahead.step_to_second_level() };
    }
}

/// Out of line: it is called from many places.
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512dq,avx512vnni,avx512vbmi,gfni,avx2,fma,f16c")]
#[inline(never)]
unsafe fn unpack<P: Planes>(piece: usize, w: *const u8, row_bytes: usize, half: usize, raw: &mut Raw, to: &mut Block) {
    unsafe { P::unpack(piece, w, row_bytes, half, raw, to) };
}

/// The results of a step that wait to be finished: what they are multiplied by and added to.
#[derive(Clone, Copy)]
pub(super) struct Waiting {
    scales: *const f32,
    factors: *const Factors,
    /// The half of the rows that it is about, or 0 for both.
    half: usize,
    to: *mut Sums,
}

impl Waiting {
    /// The results of block `b`.
    pub(super) fn of(panel: &Panel, b: usize, half: usize, factors: *const Factors, to: *mut Sums) -> Self {
        Waiting { scales: panel.scales[b].as_ptr(), factors, half, to }
    }

    /// None, which are added to `nowhere`.
    pub(super) fn nothing(factors: *const Factors, nowhere: *mut Sums) -> Self {
        static ZEROS: [f32; PANEL] = [0.0; PANEL];
        Waiting { scales: ZEROS.as_ptr(), factors, half: 0, to: nowhere }
    }
}

/// Finishes the results of a step, token by token.
pub(super) struct Finish<'a, P> {
    results: &'a Results,
    scales: *const f32,
    /// Of the half, or of both.
    factors: [__m512; 2],
    min_factors: [__m512; 2],
    /// Sixteen sums of the first token.
    to: *mut [f32; 16],
    format: PhantomData<P>,
}

impl<'a, P: Planes> Finish<'a, P> {
    #[inline(always)]
    pub(super) unsafe fn new(&Waiting { scales, factors, half, to }: &Waiting, results: &'a Results) -> Self {
        unsafe {
            let Factors { sums, mins } = &*factors;
            let of = |factors: &[[f32; 16]; 2]| {
                let first = factors.as_ptr().add(half).cast();
                [_mm512_load_ps(first), if P::PLANES > 1 { _mm512_setzero_ps() } else { _mm512_load_ps(first.add(16)) }]
            };
            let to = to.cast::<[f32; 16]>().add(half);
            Finish { results, scales, factors: of(sums), min_factors: of(mins), to, format: PhantomData }
        }
    }

    #[inline(always)]
    pub(super) unsafe fn token(&self, t: usize) {
        unsafe {
            // One address for all: the compiler would keep one for each in memory.
            let rows = ptr::from_ref(self.results).cast::<[i32; 16]>().add(t);
            let scale = _mm512_set1_ps(*self.scales.add(t));
            for i in 0..3 - P::PLANES {
                let mut sum = load(rows.add(PANEL * i));
                if P::PLANES > 1 {
                    let high = _mm512_sll_epi32(load(rows.add(PANEL)), _mm_cvtsi32_si128(P::SHIFT as i32));
                    sum = _mm512_add_epi32(sum, high);
                }
                let sum = _mm512_cvtepi32_ps(sum);
                let term = if P::MINS {
                    let mins = _mm512_castsi512_ps(load(rows.add(PANEL * (2 + i))));
                    _mm512_fmsub_ps(self.factors[i], sum, _mm512_mul_ps(self.min_factors[i], mins))
                } else {
                    _mm512_mul_ps(self.factors[i], sum)
                };
                let to = self.to.add(2 * t + i).cast();
                _mm512_store_ps(to, _mm512_fmadd_ps(scale, term, _mm512_load_ps(to)));
            }
        }
    }
}

//! Tiles of blocks of 256 elements.

use std::arch::x86_64::*;
use std::marker::PhantomData;

use super::Blocks;
use super::beside::{Finish, Unpack, Waiting};
use super::planes::Planes;
use crate::simd::int::amx::{Stored, Unit};
use crate::simd::int::panel::{PANEL, Panel};
use crate::simd::int::strips::{Fours, Sums, put};
use crate::simd::int::zmm::{Ahead, load};

/// What blocks of 256 are multiplied in.
#[derive(Debug)]
#[repr(C, align(64))]
pub(super) struct Scratch {
    /// The block that is multiplied and the one that is unpacked.
    blocks: [Block; 2],
    raw: Raw,
    /// Of the last three blocks: results are finished when the next one is multiplied.
    factors: [Factors; 3],
    /// Of even steps and of odd ones.
    steps: [Results; 2],
    /// Where results go that are of nothing.
    nowhere: [Sums; PANEL],
}

/// A block of 256 elements of the rows of a strip.
#[derive(Debug)]
#[repr(C, align(64))]
pub(super) struct Block {
    /// The low plane and the high one: four elements of sixteen rows side by side, of both halves.
    pub(super) planes: [[[Fours; 2]; 64]; 2],
    /// Per half the minima that go with pairs of sums, as bf16, twice: for both parts of the sums.
    pub(super) mins: [[Fours; 16]; 2],
    pub(super) factors: Factors,
}

impl Block {
    /// Minima that go with two sums of activations, as words.
    #[inline(always)]
    pub(super) unsafe fn put_mins(&mut self, half: usize, i: usize, mins: __m512i) {
        unsafe {
            let mins = bf16(mins);
            put(&mut self.mins[half][i], mins);
            put(&mut self.mins[half][8 + i], mins);
        }
    }

    /// What sums and sums of minima are multiplied by.
    #[inline(always)]
    pub(super) unsafe fn put_factors(&mut self, half: usize, [factors, min_factors]: [__m512; 2]) {
        unsafe {
            _mm512_store_ps(self.factors.sums[half].as_mut_ptr(), factors);
            _mm512_store_ps(self.factors.mins[half].as_mut_ptr(), min_factors);
        }
    }
}

/// What pieces of half a block are unpacked from.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(64))]
pub(super) struct Raw {
    /// Four scales of each row in each.
    pub(super) levels: [Fours; 4],
    pub(super) columns: [Fours; 8],
}

impl Raw {
    #[inline(always)]
    pub(super) unsafe fn put_columns(&mut self, columns: [__m512i; 8]) {
        for (column, raw) in columns.into_iter().zip(&mut self.columns) {
            unsafe { put(raw, column) };
        }
    }
}

/// What the unit has summed in a step, by operand of weights.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(64))]
pub(super) struct Results {
    sums: [Stored; 2],
    mins: [Stored; 2],
}

/// What a block's sums, and those of its minima, are multiplied by.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(64))]
pub(super) struct Factors {
    pub(super) sums: [[f32; 16]; 2],
    pub(super) mins: [[f32; 16]; 2],
}

impl Default for Scratch {
    fn default() -> Scratch {
        let factors = Factors { sums: [[0.0; 16]; 2], mins: [[0.0; 16]; 2] };
        let results = Results { sums: [Stored::ZERO; 2], mins: [Stored::ZERO; 2] };
        let block = || Block { planes: [[[[0; 64]; 2]; 64]; 2], mins: [[[0; 64]; 16]; 2], factors };
        Scratch {
            blocks: [block(), block()],
            raw: Raw { levels: [[0; 64]; 4], columns: [[0; 64]; 8] },
            factors: [factors; 3],
            steps: [results; 2],
            nowhere: [Sums::ZERO; PANEL],
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
        4 * self.n_blocks * P::PLANES * n_panels
    }

    #[inline(always)]
    unsafe fn multiply<U: Unit>(
        &mut self,
        unit: &mut U,
        w: (*const u8, usize),
        panels: &[Panel],
        ahead: &mut Ahead,
        sums: &mut [Sums],
    ) {
        unsafe {
            match panels[0].n_rows {
                ..=4 => self.steps_of::<U, 4>(unit, w, panels, ahead, sums),
                5..=8 => self.steps_of::<U, 8>(unit, w, panels, ahead, sums),
                9..=12 => self.steps_of::<U, 12>(unit, w, panels, ahead, sums),
                13.. => self.steps_of::<U, 16>(unit, w, panels, ahead, sums),
            }
        }
    }
}

impl<P: Planes> Long<'_, P> {
    /// A step is a panel of at most `T` tokens times two operands: both planes of half a strip, or both halves of its one plane. Two
    /// pairs of registers take turns: what a step gave is stored in the next one, when it is there, and finished between the products
    /// of the one after that. The next block is unpacked between them as well.
    #[inline(always)]
    unsafe fn steps_of<U: Unit, const T: usize>(
        &mut self,
        unit: &mut U,
        (w, row_bytes): (*const u8, usize),
        panels: &[Panel],
        ahead: &mut Ahead,
        sums: &mut [Sums],
    ) {
        unsafe {
            let Scratch { blocks: [this, next], raw, factors, steps: [even, odd], nowhere } = &mut *self.scratch;
            let (mut this, mut next) = (this, next);
            let n_times = 8 * P::PLANES * panels.len();
            let mut unpack = Unpack::<P>::new((w, row_bytes), raw, this, n_times, ahead);
            unpack.all();
            let mut waiting = [Waiting::nothing(factors.as_ptr(), nowhere.as_mut_ptr()); 2];
            let mut n = 0;
            for b in 0..self.n_blocks {
                factors[b % 3] = this.factors;
                let factors = &raw const factors[b % 3];
                if b + 1 < self.n_blocks {
                    unpack.begin(w.add((b + 1) * P::BYTES), next);
                }
                for (panel, sums) in panels.iter().zip(sums.chunks_exact_mut(PANEL)) {
                    for half in 0..P::PLANES {
                        let [low, high] = &this.planes;
                        let second = if P::PLANES > 1 { high[0][half].as_ptr() } else { low[0][1].as_ptr() };
                        let step =
                            Step { panel, b, operands: [low[0][half].as_ptr(), second], mins: &this.mins[half..] };
                        if n % 2 == 0 {
                            step.run::<U, P, T, 0, 1, 2, 3>(unit, odd, (&waiting[0], even), &mut unpack);
                        } else {
                            step.run::<U, P, T, 2, 3, 0, 1>(unit, even, (&waiting[1], odd), &mut unpack);
                        }
                        waiting[n % 2] = Waiting::of(panel, b, half, factors, sums.as_mut_ptr());
                        n += 1;
                    }
                }
                unpack.all();
                (this, next) = (next, this);
            }
            if n % 2 == 0 {
                finish_all::<P, T>(&waiting[0], even);
                store::<U, P, 2, 3>(unit, odd);
                finish_all::<P, T>(&waiting[1], odd);
            } else {
                finish_all::<P, T>(&waiting[1], odd);
                store::<U, P, 0, 1>(unit, even);
                finish_all::<P, T>(&waiting[0], even);
            }
        }
    }
}

#[inline(always)]
unsafe fn finish_all<P: Planes, const T: usize>(waiting: &Waiting, results: &Results) {
    unsafe {
        let finish = Finish::<P>::new(waiting, results);
        for t in 0..T {
            finish.token(t);
        }
    }
}

/// What the unit is to multiply.
struct Step<'a> {
    panel: &'a Panel,
    b: usize,
    operands: [*const u8; 2],
    mins: &'a [[Fours; 16]],
}

impl Step<'_> {
    /// Begins the step in registers `C` and `D`, stores that before it, of `E` and `F`, finishes what waits and unpacks some
    /// of the next block.
    #[inline(always)]
    unsafe fn run<U: Unit, P: Planes, const T: usize, const C: u8, const D: u8, const E: u8, const F: u8>(
        &self,
        unit: &mut U,
        before: &mut Results,
        (waiting, results): (&Waiting, &Results),
        unpack: &mut Unpack<'_, P>,
    ) {
        unsafe {
            let &Step { panel, b, operands, mins } = self;
            let (x, stride) = panel.piece(0, b);
            let finish = Finish::<P>::new(waiting, results);
            macro_rules! quarter {
                ($quarter:literal, $($t:literal)*) => {
                    unit.load::<6>((x.add(64 * $quarter), stride));
                    unit.load::<7>((operands[0].add(2048 * $quarter), 128));
                    if $quarter == 0 {
                        unit.zero::<C>();
                    }
                    unit.add_products::<C, 6, 7>();
                    unpack.fetch();
                    quarter!(@tokens $($t)*);
                    unpack.some();
                    unit.load::<7>((operands[1].add(2048 * $quarter), 128));
                    if $quarter == 0 {
                        unit.zero::<D>();
                    }
                    unit.add_products::<D, 6, 7>();
                    if $quarter == 1 {
                        store::<U, P, E, F>(unit, before);
                    }
                };
                (@tokens $($t:literal)*) => {
                    $(if $t < T { finish.token($t); })*
                };
            }
            quarter!(0, 0 1);
            quarter!(@tokens 2 3);
            unpack.some();
            quarter!(1, 4 5);
            quarter!(@tokens 6 7);
            unpack.some();
            quarter!(2, 8 9);
            quarter!(@tokens 10 11);
            unpack.some();
            quarter!(3, 12 13);
            quarter!(@tokens 14 15);
            unpack.some();
            if P::MINS {
                unit.load::<6>((panel.parts_of_sums(b), 64));
                unit.load::<7>((mins[0].as_ptr().cast(), 64));
                unit.zero::<4>();
                unit.add_bf16_products::<4, 6, 7>();
                if P::PLANES == 1 {
                    unit.load::<7>((mins[1].as_ptr().cast(), 64));
                    unit.zero::<5>();
                    unit.add_bf16_products::<5, 6, 7>();
                }
            }
        }
    }
}

/// Stores what a step left in registers `C` and `D`, and in those of minima.
#[inline(always)]
unsafe fn store<U: Unit, P: Planes, const C: u8, const D: u8>(unit: &mut U, to: &mut Results) {
    unsafe {
        unit.store::<C>(&mut to.sums[0]);
        unit.store::<D>(&mut to.sums[1]);
        if P::MINS {
            unit.store::<4>(&mut to.mins[0]);
            if P::PLANES == 1 {
                unit.store::<5>(&mut to.mins[1]);
            }
        }
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

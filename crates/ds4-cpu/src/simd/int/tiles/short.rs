//! Tiles of blocks of 32 elements: a block at a time, chain after chain. Sums of a chain stay in registers.

use std::arch::asm;
use std::arch::x86_64::*;

use super::Blocks;
use crate::simd::int::amx::{Stored, Unit};
use crate::simd::int::panel::{PANEL, Panel};
use crate::simd::int::strips::{self, Blocks as _, ShortBlock, ShortBlocks, Sums};
use crate::simd::int::zmm::Ahead;

/// What the unit has summed in the last four steps: it is stored two steps later, when it is there, and finished after two more.
#[derive(Debug)]
pub(super) struct Scratch([Stored; 4]);

impl Default for Scratch {
    fn default() -> Scratch {
        Scratch([Stored::ZERO; 4])
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
        2 * self.blocks.n_blocks * (1 + n_panels)
    }

    #[inline(always)]
    unsafe fn multiply<U: Unit>(
        &mut self,
        unit: &mut U,
        (w, row_bytes): (*const u8, usize),
        panels: &[Panel],
        ahead: &mut Ahead,
        sums: &mut [Sums],
    ) {
        unsafe {
            let Short { blocks, scratch } = self;
            for group in 0..blocks.n_groups() {
                blocks.unpack(group, w, row_bytes, ahead);
                for (panel, sums) in panels.iter().zip(sums.chunks_exact_mut(PANEL)) {
                    match panel.n_rows {
                        ..=4 => chains::<U, F, 4>(unit, blocks, group, panel, scratch, ahead, sums),
                        5..=8 => chains::<U, F, 8>(unit, blocks, group, panel, scratch, ahead, sums),
                        9..=12 => chains::<U, F, 12>(unit, blocks, group, panel, scratch, ahead, sums),
                        13.. => chains::<U, F, 16>(unit, blocks, group, panel, scratch, ahead, sums),
                    }
                }
            }
        }
    }
}

/// Half a block times the tokens of a panel.
#[derive(Clone, Copy)]
struct Step<'a> {
    block: &'a ShortBlock,
    half: usize,
    /// Of the tokens.
    codes: (*const u8, usize),
    scales: &'a [f32; PANEL],
    /// Whether it is its chain's last of this half.
    last: bool,
}

/// Adds nothing to sums.
static NOTHING: ShortBlock = ShortBlock::ZERO;

/// Adds the chains of a group to the sums of a panel's tokens, at most `T`.
#[inline(always)]
unsafe fn chains<U: Unit, F: strips::Short, const T: usize>(
    unit: &mut U,
    blocks: &ShortBlocks<'_, F>,
    group: usize,
    panel: &Panel,
    Scratch(stored): &mut Scratch,
    ahead: &mut Ahead,
    to: &mut [Sums],
) {
    unsafe {
        let nothing =
            Step { block: &NOTHING, half: 0, codes: (std::ptr::null(), 0), scales: &[0.0; PANEL], last: false };
        let mut waiting = [nothing; 4];
        let mut sums = [_mm512_setzero_ps(); T];
        let mut n = 0;
        for (chain, place, blocks) in blocks.of(group) {
            let (codes, stride) = panel.piece(0, chain);
            let scales = &panel.scales[place..][..blocks.len()];
            for half in 0..2 {
                for (i, block) in blocks.iter().enumerate() {
                    ahead.step();
                    let codes = (codes.wrapping_add(32 * i), stride);
                    let last = i + 1 == blocks.len();
                    let step = Step { block, half, codes, scales: scales.get_unchecked(i), last };
                    macro_rules! run {
                        ($c:literal, $before:literal) => {{
                            begin::<U, $c>(unit, &step);
                            unit.store::<$before>(&mut stored[$before]);
                            finish(&waiting[$c], &stored[$c], &mut sums, to);
                            waiting[$c] = step;
                        }};
                    }
                    match n % 4 {
                        0 => run!(0, 2),
                        1 => run!(1, 3),
                        2 => run!(2, 0),
                        _ => run!(3, 1),
                    }
                    n += 1;
                }
            }
        }
        for k in 0..4 {
            let c = (n + k) % 4;
            if k < 2 {
                match c {
                    0 => unit.store::<2>(&mut stored[2]),
                    1 => unit.store::<3>(&mut stored[3]),
                    2 => unit.store::<0>(&mut stored[0]),
                    _ => unit.store::<1>(&mut stored[1]),
                }
            }
            finish(&waiting[c], &stored[c], &mut sums, to);
        }
    }
}

/// Begins a step in register `C`.
#[inline(always)]
unsafe fn begin<U: Unit, const C: u8>(unit: &mut U, step: &Step<'_>) {
    unsafe {
        unit.load::<6>(step.codes);
        unit.load::<7>((step.block.values.as_ptr().cast::<u8>().add(64 * step.half), 128));
        unit.zero::<C>();
        unit.add_products::<C, 6, 7>();
    }
}

/// Adds token `N`'s integers times factors and its scale. As one piece, and from addresses that all tokens share: the compiler would
/// multiply all factors first, and keep sums in memory for want of registers, or an address for each token.
#[target_feature(enable = "avx512f")]
#[inline]
unsafe fn add_scaled<const N: usize>(
    sums: &mut __m512,
    factors: __m512,
    scales: *const [f32; PANEL],
    values: *const Stored,
) {
    unsafe {
        let (_factor, _value): (__m512, __m512);
        asm!(
            "vmulps {factor}, {factors}, dword ptr [{scales} + 4*{n}]{{1to16}}",
            "vcvtdq2ps {value}, zmmword ptr [{values} + 64*{n}]",
            "vfmadd231ps {sums}, {factor}, {value}",
            factor = out(zmm_reg) _factor, value = out(zmm_reg) _value, factors = in(zmm_reg) factors, n = const N,
            scales = in(reg) scales, values = in(reg) values, sums = inout(zmm_reg) *sums,
            options(pure, readonly, nostack, preserves_flags)
        );
    }
}

/// Adds what a step gave to the sums of its chain, and these, after the last, to those of the tokens.
#[inline(always)]
unsafe fn finish<const T: usize>(
    &Step { block, half, scales, last, .. }: &Step<'_>,
    stored: &Stored,
    sums: &mut [__m512; T],
    to: &mut [Sums],
) {
    unsafe {
        let factors = _mm512_load_ps(block.factors[half].as_ptr());
        macro_rules! add {
            ($($t:literal)*) => { $(if $t < T { add_scaled::<$t>(&mut sums[$t], factors, scales, stored) })* };
        }
        add!(0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15);
        if last {
            for (t, sum) in sums.iter_mut().enumerate() {
                let to = to.get_unchecked_mut(t).0.get_unchecked_mut(half).as_mut_ptr();
                _mm512_store_ps(to, _mm512_add_ps(_mm512_load_ps(to), *sum));
                *sum = _mm512_setzero_ps();
            }
        }
    }
}

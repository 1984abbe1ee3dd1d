//! The products of a block of 256 elements of 32 weight rows with up to six tokens, in assembly.
//!
//! Values are made of what a block was sorted into where they are needed, sixteen rows times four elements in each of two
//! registers, and meet all tokens at once: making them takes what products leave idle of the processor's ports, and nothing is
//! stored that would be loaded again. In the compiler's hands sums are moved and spilled around each four bytes, and sums in
//! memory hold up the loads behind them; hence one piece of assembly, with everything in registers: 0 to 23 have the sums of a
//! group of 32 elements and those of the block, 24 and 25 values, 26 four bytes of a token, 27 to 31 what values are made of.
//!
//! `vpdpbusd` takes four cycles until its sum can be added to, as long as a step of four bytes with four tokens. So every other
//! step has sums of its own where registers are left for them. `tile/lines.rs` has the lines.

#[macro_use]
mod lines;

use std::arch::asm;
use std::mem::offset_of;

use super::long::LongBlock;
use super::{Fours, Sums};

/// Tokens of a tile at most.
pub(super) const TOKENS: usize = 6;
/// Bytes from a token's block to the next token's.
pub(super) const STRIDE: usize = 256;

/// What tokens bring to the products of a block; all pointers are to the first token's.
#[derive(Clone, Copy)]
pub(super) struct Tokens {
    /// 256 bytes each.
    pub(super) x: *const u8,
    /// A scale each.
    pub(super) scales: *const f32,
    /// Where the sums of raised values start, of each group sixteen.
    pub(super) starts: *const i32,
    /// Pairs of sums of sixteen elements, of each group sixteen.
    pub(super) pair_sums: *const u8,
    /// What is fetched: as much as `x` is.
    pub(super) next: *const u8,
    /// What is fetched: eight lines.
    pub(super) ahead: *const u8,
}

/// A piece of assembly that uses all registers, with what all formats have.
macro_rules! assembly {
    ([$($line:expr),* $(,)?], $block:ident, $tokens:ident, $to:ident, $($operand:tt)*) => {
        asm!(
            $($line),*, $($operand)*,
            block = in(reg) $block, w = inout(reg) $block.codes.as_ptr() => _, scales = inout(reg) $block.scales.as_ptr() => _,
            x = inout(reg) $tokens.x => _, token_scales = in(reg) $tokens.scales, to = in(reg) $to,
            next = inout(reg) $tokens.next => _, ahead = inout(reg) $tokens.ahead => _, groups = out(reg) _,
            factors = const offset_of!(LongBlock, factors),
            out("zmm0") _, out("zmm1") _, out("zmm2") _, out("zmm3") _, out("zmm4") _, out("zmm5") _, out("zmm6") _,
            out("zmm7") _, out("zmm8") _, out("zmm9") _, out("zmm10") _, out("zmm11") _, out("zmm12") _, out("zmm13") _,
            out("zmm14") _, out("zmm15") _, out("zmm16") _, out("zmm17") _, out("zmm18") _, out("zmm19") _,
            out("zmm20") _, out("zmm21") _, out("zmm22") _, out("zmm23") _, out("zmm24") _, out("zmm25") _,
            out("zmm26") _, out("zmm27") _, out("zmm28") _, out("zmm29") _, out("zmm30") _, out("zmm31") _,
            options(nostack)
        )
    };
}

/// The same for blocks that have minima, and several groups in the same bytes.
macro_rules! assembly_with_mins {
    ([$($line:expr),* $(,)?], $block:ident, $tokens:ident, $to:ident, $($operand:tt)*) => {
        assembly!(
            [$($line),*], $block, $tokens, $to, $($operand)*,
            pair_sums = in(reg) $tokens.pair_sums, part = out(reg) _, mins = const offset_of!(LongBlock, mins),
            min_factors = const offset_of!(LongBlock, min_factors)
        )
    };
}

/// IQ2_XXS: a group is four times two elements of octets, six bits; `tables` are the values of either by these.
///
/// # Safety
/// Of all functions here: what the pointers of `tokens` say is there for `T` tokens.
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi,avx512vnni")]
#[inline]
pub(super) unsafe fn iq2_xxs<const T: usize>(
    block: &LongBlock,
    tables: &[Fours; 2],
    tokens: Tokens,
    to: &mut [Sums; T],
) {
    macro_rules! tile {
        ($fetched:tt $($tokens:tt)*) => {
            assembly!(
                [
                    "vmovdqu64 zmm29, zmmword ptr [{tables}]", "vmovdqu64 zmm30, zmmword ptr [{tables} + 64]",
                    clear!($($tokens)*),
                    "mov {groups:e}, 8",
                    "2:",
                    fetch!($fetched),
                    start_group!($($tokens)*), clear_odd!($($tokens)*),
                    iq2_xxs!(0), products!(0 $($tokens)*), iq2_xxs!(), odd_products!(4 $($tokens)*),
                    iq2_xxs!(128), products!(8 $($tokens)*), iq2_xxs!(), odd_products!(12 $($tokens)*),
                    iq2_xxs!(256), products!(16 $($tokens)*), iq2_xxs!(), odd_products!(20 $($tokens)*),
                    iq2_xxs!(384), products!(24 $($tokens)*), iq2_xxs!(), odd_products!(28 $($tokens)*),
                    add_odd!($($tokens)*), scale_group!($($tokens)*),
                    "add {w}, 512", "add {scales}, 128", "add {x}, 32", "add {starts}, 64",
                    "dec {groups:e}", "jnz 2b",
                    finish!($($tokens)*),
                ],
                block, tokens, to, tables = in(reg) tables, starts = inout(reg) tokens.starts => _
            )
        };
    }
    // SAFETY: reads the block and what tokens have, writes their sums.
    unsafe { for_tokens!(T, tile) }
}

/// What values of Q2_K are made with.
#[derive(Debug)]
#[repr(C, align(64))]
pub(super) struct Q2KTables {
    /// The two bits of a code.
    pub(super) pair: Fours,
    /// The products of codes and scales, at most 45, at the code plus four times the scale.
    pub(super) products: Fours,
    /// Where the scale of the first half of a group is, for `vpshufb`.
    pub(super) first: Fours,
    /// And of the second.
    pub(super) second: Fours,
    /// The bits, as words, by which the next group's codes are farther up.
    pub(super) next: Fours,
}

/// Q2_K: thirty-two bytes of a row have four groups, two bits each.
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi,avx512vnni")]
#[inline]
pub(super) unsafe fn q2_k<const T: usize>(block: &LongBlock, tables: &Q2KTables, tokens: Tokens, to: &mut [Sums; T]) {
    macro_rules! tile {
        ($fetched:tt $($tokens:tt)*) => {
            assembly_with_mins!(
                [
                    "vmovdqa64 zmm29, zmmword ptr [{tables} + {pair}]", "vmovdqa64 zmm30, zmmword ptr [{tables} + {products}]",
                    clear!($($tokens)*), clear_group!($($tokens)*),
                    "mov {part:e}, 2",
                    "2:",
                    "vpxord zmm31, zmm31, zmm31", "mov {groups:e}, 4",
                    "3:",
                    fetch!($fetched),
                    q2_k_scale!("first"), q2_k!(0), block_products!(0 $($tokens)*),
                    q2_k!(128), products!(4 $($tokens)*),
                    q2_k!(256), block_products!(8 $($tokens)*),
                    q2_k!(384), products!(12 $($tokens)*),
                    q2_k_scale!("second"), q2_k!(512), block_products!(16 $($tokens)*),
                    q2_k!(640), products!(20 $($tokens)*),
                    q2_k!(768), block_products!(24 $($tokens)*),
                    q2_k!(896), products!(28 $($tokens)*),
                    "vpaddw zmm31, zmm31, zmmword ptr [{tables} + {next_shift}]", "add {scales}, 128", "add {x}, 32",
                    "dec {groups:e}", "jnz 3b",
                    "add {w}, 1024", "dec {part:e}", "jnz 2b",
                    add_group!($($tokens)*), all_mins!($($tokens)*),
                ],
                block, tokens, to, tables = in(reg) tables,
                pair = const offset_of!(Q2KTables, pair), products = const offset_of!(Q2KTables, products),
                first = const offset_of!(Q2KTables, first), second = const offset_of!(Q2KTables, second),
                next_shift = const offset_of!(Q2KTables, next)
            )
        };
    }
    // SAFETY: as above.
    unsafe { for_tokens!(T, tile) }
}

/// Q4_K: thirty-two bytes of a row have two groups, four bits each, which are `nibble`.
#[target_feature(enable = "avx512f,avx512bw,avx512vnni")]
#[inline]
pub(super) unsafe fn q4_k<const T: usize>(block: &LongBlock, nibble: &Fours, tokens: Tokens, to: &mut [Sums; T]) {
    macro_rules! tile {
        ($fetched:tt $($tokens:tt)*) => {
            assembly_with_mins!(
                [
                    "vmovdqu64 zmm29, zmmword ptr [{nibble}]",
                    "vpsrlw zmm28, zmm29, 9", "vpsrlw zmm28, zmm28, 2", "vpsllw zmm28, zmm28, 2",
                    clear!($($tokens)*),
                    "mov {part:e}, 4",
                    "2:",
                    "vpxord zmm31, zmm31, zmm31", "mov {groups:e}, 2",
                    "3:",
                    fetch!($fetched),
                    clear_group!($($tokens)*), clear_odd!($($tokens)*),
                    q4_k!(0), products!(0 $($tokens)*),
                    q4_k!(128), odd_products!(4 $($tokens)*),
                    q4_k!(256), products!(8 $($tokens)*),
                    q4_k!(384), odd_products!(12 $($tokens)*),
                    q4_k!(512), products!(16 $($tokens)*),
                    q4_k!(640), odd_products!(20 $($tokens)*),
                    q4_k!(768), products!(24 $($tokens)*),
                    q4_k!(896), odd_products!(28 $($tokens)*),
                    add_odd!($($tokens)*), scale_group!($($tokens)*),
                    "vpaddw zmm31, zmm31, zmm28", "add {scales}, 128", "add {x}, 32",
                    "dec {groups:e}", "jnz 3b",
                    "add {w}, 1024", "dec {part:e}", "jnz 2b",
                    all_mins!($($tokens)*),
                ],
                block, tokens, to, nibble = in(reg) nibble
            )
        };
    }
    // SAFETY: as above.
    unsafe { for_tokens!(T, tile) }
}

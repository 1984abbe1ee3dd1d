//! The products of a block of 256 elements of 32 weight rows with up to six tokens, in assembly.
//!
//! Values are made of what a block was sorted into where they are needed, sixteen rows times four elements in each of two
//! registers, and meet all tokens at once: making them takes what products leave idle of the processor's ports, and nothing is
//! stored that would be loaded again. In the compiler's hands sums are moved and spilled around each four bytes, and sums in
//! memory hold up the loads behind them; hence one piece of assembly, with everything in registers:
//! 0 to 11 have the sums of a group of 32 elements, 12 to 23 those of the block, 24 and 25 values, 29 to 31 tables.

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

/// Calls the macro with an eighth of the bytes of the first `$n` tokens and the lines in it, whether steps of four bytes take turns
/// between two sums, then of each token its registers in a group, those of every other step and those in a block, and where it is in
/// activations, in sums side by side and in results.
macro_rules! for_tokens {
    ($n:expr, $assembly:ident) => {
        match $n {
            1 => $assembly!({32 0} apart [0 1 8 9 16 17 0 0 0]),
            2 => {
                $assembly!({64 0} apart [0 1 8 9 16 17 0 0 0] [2 3 10 11 18 19 256 4 128])
            }
            3 => {
                $assembly!({96 0 64} apart [0 1 8 9 16 17 0 0 0] [2 3 10 11 18 19 256 4 128] [4 5 12 13 20 21 512 8 256])
            }
            4 => {
                $assembly!({128 0 64} apart [0 1 8 9 16 17 0 0 0] [2 3 10 11 18 19 256 4 128] [4 5 12 13 20 21 512 8 256]
                    [6 7 14 15 22 23 768 12 384])
            }
            5 => {
                $assembly!({160 0 64 128} together [0 1 0 1 12 13 0 0 0] [2 3 2 3 14 15 256 4 128] [4 5 4 5 16 17 512 8 256]
                    [6 7 6 7 18 19 768 12 384] [8 9 8 9 20 21 1024 16 512])
            }
            6 => {
                $assembly!({192 0 64 128} together [0 1 0 1 12 13 0 0 0] [2 3 2 3 14 15 256 4 128] [4 5 4 5 16 17 512 8 256]
                    [6 7 6 7 18 19 768 12 384] [8 9 8 9 20 21 1024 16 512] [10 11 10 11 22 23 1280 20 640])
            }
            n => unreachable!("{n} tokens in a tile"),
        }
    };
}

/// Lines for each token: of two registers in which `$a` and `$b` stand for those of the halves.
macro_rules! clear {
    ($turns:ident $([$a:literal $b:literal $odd_a:literal $odd_b:literal $c:literal $d:literal $x:literal $sum:literal $to:literal])*) => {
        concat!($("vpxord zmm", $c, ", zmm", $c, ", zmm", $c, "\n", "vpxord zmm", $d, ", zmm", $d, ", zmm", $d, "\n"),*)
    };
}

/// Where steps take turns, the sums of every other one start at zero.
macro_rules! clear_odd {
    (together $($tokens:tt)*) => { "" };
    (apart $([$a:literal $b:literal $odd_a:literal $odd_b:literal $c:literal $d:literal $x:literal $sum:literal $to:literal])*) => {
        concat!($(
            "vpxord zmm", $odd_a, ", zmm", $odd_a, ", zmm", $odd_a, "\n",
            "vpxord zmm", $odd_b, ", zmm", $odd_b, ", zmm", $odd_b, "\n"
        ),*)
    };
}

/// And are added to the others.
macro_rules! add_odd {
    (together $($tokens:tt)*) => { "" };
    (apart $([$a:literal $b:literal $odd_a:literal $odd_b:literal $c:literal $d:literal $x:literal $sum:literal $to:literal])*) => {
        concat!($(
            "vpaddd zmm", $a, ", zmm", $a, ", zmm", $odd_a, "\n", "vpaddd zmm", $b, ", zmm", $b, ", zmm", $odd_b, "\n"
        ),*)
    };
}

/// Adds a group's sums to those of the block.
macro_rules! add_group {
    ($turns:ident $([$a:literal $b:literal $odd_a:literal $odd_b:literal $c:literal $d:literal $x:literal $sum:literal $to:literal])*) => {
        concat!($(
            "vpaddd zmm", $c, ", zmm", $c, ", zmm", $a, "\n", "vpaddd zmm", $d, ", zmm", $d, ", zmm", $b, "\n"
        ),*)
    };
}

/// A group's sums start at zero.
macro_rules! clear_group {
    ($turns:ident $([$a:literal $b:literal $odd_a:literal $odd_b:literal $c:literal $d:literal $x:literal $sum:literal $to:literal])*) => {
        concat!($("vpxord zmm", $a, ", zmm", $a, ", zmm", $a, "\n", "vpxord zmm", $b, ", zmm", $b, ", zmm", $b, "\n"),*)
    };
}

/// A group's sums start where values are raised from.
macro_rules! start_group {
    ($turns:ident $([$a:literal $b:literal $odd_a:literal $odd_b:literal $c:literal $d:literal $x:literal $sum:literal $to:literal])*) => {
        concat!($(
            "vpbroadcastd zmm", $a, ", dword ptr [{starts} + ", $sum, "]\n", "vmovdqa64 zmm", $b, ", zmm", $a, "\n"
        ),*)
    };
}

/// Adds a group's sums, times its scales, to those of the block.
macro_rules! scale_group {
    ($turns:ident $([$a:literal $b:literal $odd_a:literal $odd_b:literal $c:literal $d:literal $x:literal $sum:literal $to:literal])*) => {
        concat!(
            "vmovdqa64 zmm24, zmmword ptr [{scales}]\n", "vmovdqa64 zmm25, zmmword ptr [{scales} + 64]\n",
            $(
                "vpmulld zmm", $a, ", zmm", $a, ", zmm24\n", "vpmulld zmm", $b, ", zmm", $b, ", zmm25\n",
                "vpaddd zmm", $c, ", zmm", $c, ", zmm", $a, "\n", "vpaddd zmm", $d, ", zmm", $d, ", zmm", $b, "\n"
            ),*
        )
    };
}

/// Fetches an eighth of what comes next.
macro_rules! fetch {
    ({$eighth:literal $($line:literal)*}) => {
        concat!(
            "prefetcht0 [{ahead}]\n", "add {ahead}, 64\n",
            $("prefetcht0 [{next} + ", $line, "]\n",)* "add {next}, ", $eighth, "\n"
        )
    };
}

/// Adds the values in registers 24 and 25 times the four bytes of each token that are `$at` behind the first, to a group.
macro_rules! products {
    ($at:literal $turns:ident $([$a:literal $b:literal $odd_a:literal $odd_b:literal $c:literal $d:literal $x:literal $sum:literal $to:literal])*) => {
        concat!($(
            "vpbroadcastd zmm26, dword ptr [{x} + ", $x, " + ", $at, "]\n",
            "vpdpbusd zmm", $a, ", zmm24, zmm26\n", "vpdpbusd zmm", $b, ", zmm25, zmm26\n"
        ),*)
    };
}

/// The same, to the sums of every other step.
macro_rules! odd_products {
    ($at:literal $turns:ident $([$a:literal $b:literal $odd_a:literal $odd_b:literal $c:literal $d:literal $x:literal $sum:literal $to:literal])*) => {
        concat!($(
            "vpbroadcastd zmm26, dword ptr [{x} + ", $x, " + ", $at, "]\n",
            "vpdpbusd zmm", $odd_a, ", zmm24, zmm26\n", "vpdpbusd zmm", $odd_b, ", zmm25, zmm26\n"
        ),*)
    };
}

/// The same, to the block.
macro_rules! block_products {
    ($at:literal $turns:ident $([$a:literal $b:literal $odd_a:literal $odd_b:literal $c:literal $d:literal $x:literal $sum:literal $to:literal])*) => {
        concat!($(
            "vpbroadcastd zmm26, dword ptr [{x} + ", $x, " + ", $at, "]\n",
            "vpdpbusd zmm", $c, ", zmm24, zmm26\n", "vpdpbusd zmm", $d, ", zmm25, zmm26\n"
        ),*)
    };
}

/// Minima times sums.
macro_rules! min_products {
    ($i:literal $turns:ident $([$a:literal $b:literal $odd_a:literal $odd_b:literal $c:literal $d:literal $x:literal $sum:literal $to:literal])*) => {
        concat!(
            "vmovdqa64 zmm24, zmmword ptr [{block} + {mins} + 128 * ", $i, "]\n",
            "vmovdqa64 zmm25, zmmword ptr [{block} + {mins} + 128 * ", $i, " + 64]\n",
            $(
                "vpbroadcastd zmm26, dword ptr [{pair_sums} + 64 * ", $i, " + ", $sum, "]\n",
                "vpdpwssd zmm", $a, ", zmm24, zmm26\n", "vpdpwssd zmm", $b, ", zmm25, zmm26\n"
            ),*
        )
    };
}

/// Adds the block's sums times its factors, less the minima's times theirs, times the scales of tokens to the results.
macro_rules! finish_with_mins {
    ($turns:ident $([$a:literal $b:literal $odd_a:literal $odd_b:literal $c:literal $d:literal $x:literal $sum:literal $to:literal])*) => {
        concat!(
            "vmovaps zmm24, zmmword ptr [{block} + {factors}]\n", "vmovaps zmm25, zmmword ptr [{block} + {factors} + 64]\n",
            "vmovaps zmm27, zmmword ptr [{block} + {min_factors}]\n",
            "vmovaps zmm28, zmmword ptr [{block} + {min_factors} + 64]\n",
            $(
                "vcvtdq2ps zmm", $a, ", zmm", $a, "\n", "vcvtdq2ps zmm", $b, ", zmm", $b, "\n",
                "vcvtdq2ps zmm", $c, ", zmm", $c, "\n", "vcvtdq2ps zmm", $d, ", zmm", $d, "\n",
                "vmulps zmm", $a, ", zmm", $a, ", zmm27\n", "vmulps zmm", $b, ", zmm", $b, ", zmm28\n",
                "vfmsub213ps zmm", $c, ", zmm24, zmm", $a, "\n", "vfmsub213ps zmm", $d, ", zmm25, zmm", $b, "\n",
                "vbroadcastss zmm26, dword ptr [{token_scales} + ", $sum, "]\n",
                "vfmadd213ps zmm", $c, ", zmm26, zmmword ptr [{to} + ", $to, "]\n",
                "vfmadd213ps zmm", $d, ", zmm26, zmmword ptr [{to} + ", $to, " + 64]\n",
                "vmovaps zmmword ptr [{to} + ", $to, "], zmm", $c, "\n",
                "vmovaps zmmword ptr [{to} + ", $to, " + 64], zmm", $d, "\n"
            ),*
        )
    };
}

/// The same without minima.
macro_rules! finish {
    ($turns:ident $([$a:literal $b:literal $odd_a:literal $odd_b:literal $c:literal $d:literal $x:literal $sum:literal $to:literal])*) => {
        concat!(
            "vmovaps zmm24, zmmword ptr [{block} + {factors}]\n", "vmovaps zmm25, zmmword ptr [{block} + {factors} + 64]\n",
            $(
                "vcvtdq2ps zmm", $c, ", zmm", $c, "\n", "vcvtdq2ps zmm", $d, ", zmm", $d, "\n",
                "vmulps zmm", $c, ", zmm", $c, ", zmm24\n", "vmulps zmm", $d, ", zmm", $d, ", zmm25\n",
                "vbroadcastss zmm26, dword ptr [{token_scales} + ", $sum, "]\n",
                "vfmadd213ps zmm", $c, ", zmm26, zmmword ptr [{to} + ", $to, "]\n",
                "vfmadd213ps zmm", $d, ", zmm26, zmmword ptr [{to} + ", $to, " + 64]\n",
                "vmovaps zmmword ptr [{to} + ", $to, "], zmm", $c, "\n",
                "vmovaps zmmword ptr [{to} + ", $to, " + 64], zmm", $d, "\n"
            ),*
        )
    };
}

/// What ends a block that has minima: their products, and all of it in the sums.
macro_rules! all_mins {
    ($($tokens:tt)*) => {
        concat!(
            clear_group!($($tokens)*), "\n",
            min_products!(0 $($tokens)*), min_products!(1 $($tokens)*), min_products!(2 $($tokens)*),
            min_products!(3 $($tokens)*), min_products!(4 $($tokens)*), min_products!(5 $($tokens)*),
            min_products!(6 $($tokens)*), min_products!(7 $($tokens)*),
            finish_with_mins!($($tokens)*)
        )
    };
}

/// Values of IQ2_XXS: those of two elements by the same six bits, which are read for the first of them.
macro_rules! iq2_xxs {
    ($codes:literal) => {
        concat!(
            "vmovdqa64 zmm27, zmmword ptr [{w} + ",
            $codes,
            "]\n",
            "vmovdqa64 zmm28, zmmword ptr [{w} + ",
            $codes,
            " + 64]\n",
            "vpermb zmm24, zmm27, zmm29\n",
            "vpermb zmm25, zmm28, zmm29\n"
        )
    };
    () => {
        concat!("vpermb zmm24, zmm27, zmm30\n", "vpermb zmm25, zmm28, zmm30\n")
    };
}

/// Values of Q2_K: the codes of a plane and the scale make a place in the table of their products.
macro_rules! q2_k {
    ($codes:literal $scale:literal) => {
        concat!(
            "vmovdqa64 zmm24, zmmword ptr [{w} + ",
            $codes,
            "]\n",
            "vmovdqa64 zmm25, zmmword ptr [{w} + ",
            $codes,
            " + 64]\n",
            "vpsrlvw zmm24, zmm24, zmm31\n",
            "vpsrlvw zmm25, zmm25, zmm31\n",
            // b ? a : c
            "vpternlogd zmm24, zmm29, zmmword ptr [{scales} + ",
            $scale,
            "], 0xe2\n",
            "vpternlogd zmm25, zmm29, zmmword ptr [{scales} + ",
            $scale,
            " + 64], 0xe2\n",
            "vpermb zmm24, zmm24, zmm30\n",
            "vpermb zmm25, zmm25, zmm30\n"
        )
    };
}

/// Values of Q4_K: the low or the high half of a byte.
macro_rules! q4_k {
    ($codes:literal) => {
        concat!(
            "vmovdqa64 zmm24, zmmword ptr [{w} + ",
            $codes,
            "]\n",
            "vmovdqa64 zmm25, zmmword ptr [{w} + ",
            $codes,
            " + 64]\n",
            "vpsrlvw zmm24, zmm24, zmm31\n",
            "vpsrlvw zmm25, zmm25, zmm31\n",
            "vpandd zmm24, zmm24, zmm29\n",
            "vpandd zmm25, zmm25, zmm29\n"
        )
    };
}

/// A piece of assembly that uses all registers.
macro_rules! assembly {
    ([$($line:expr),* $(,)?], $($operand:tt)*) => {
        asm!(
            $($line),*, $($operand)*,
            out("zmm0") _, out("zmm1") _, out("zmm2") _, out("zmm3") _, out("zmm4") _, out("zmm5") _, out("zmm6") _,
            out("zmm7") _, out("zmm8") _, out("zmm9") _, out("zmm10") _, out("zmm11") _, out("zmm12") _, out("zmm13") _,
            out("zmm14") _, out("zmm15") _, out("zmm16") _, out("zmm17") _, out("zmm18") _, out("zmm19") _,
            out("zmm20") _, out("zmm21") _, out("zmm22") _, out("zmm23") _, out("zmm24") _, out("zmm25") _,
            out("zmm26") _, out("zmm27") _, out("zmm28") _, out("zmm29") _, out("zmm30") _, out("zmm31") _,
            options(nostack)
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
                tables = in(reg) tables, block = in(reg) block, w = inout(reg) block.codes.as_ptr() => _,
                scales = inout(reg) block.scales.as_ptr() => _, x = inout(reg) tokens.x => _,
                starts = inout(reg) tokens.starts => _, next = inout(reg) tokens.next => _,
                ahead = inout(reg) tokens.ahead => _, groups = inout(reg) 8 => _,
                token_scales = in(reg) tokens.scales, to = in(reg) to, factors = const offset_of!(LongBlock, factors)
            )
        };
    }
    // SAFETY: reads the block and what tokens have, writes their sums.
    unsafe { for_tokens!(T, tile) }
}

/// Q2_K: thirty-two bytes of a row have four groups, two bits each; `tables` are these bits and the products of codes and scales.
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi,avx512vnni")]
#[inline]
pub(super) unsafe fn q2_k<const T: usize>(block: &LongBlock, tables: &[Fours; 2], tokens: Tokens, to: &mut [Sums; T]) {
    macro_rules! tile {
        ($fetched:tt $($tokens:tt)*) => {
            assembly!(
                [
                    "vmovdqu64 zmm29, zmmword ptr [{tables}]", "vmovdqu64 zmm30, zmmword ptr [{tables} + 64]",
                    "vpsrlw zmm28, zmm29, 8", "vpsrlw zmm28, zmm28, 1", "vpaddw zmm28, zmm28, zmm28",
                    clear!($($tokens)*), clear_group!($($tokens)*),
                    "mov {part:e}, 2",
                    "2:",
                    "vpxord zmm31, zmm31, zmm31", "mov {groups:e}, 4",
                    "3:",
                    fetch!($fetched),
                    q2_k!(0 0), block_products!(0 $($tokens)*),
                    q2_k!(128 0), products!(4 $($tokens)*),
                    q2_k!(256 0), block_products!(8 $($tokens)*),
                    q2_k!(384 0), products!(12 $($tokens)*),
                    q2_k!(512 128), block_products!(16 $($tokens)*),
                    q2_k!(640 128), products!(20 $($tokens)*),
                    q2_k!(768 128), block_products!(24 $($tokens)*),
                    q2_k!(896 128), products!(28 $($tokens)*),
                    "vpaddw zmm31, zmm31, zmm28", "add {scales}, 256", "add {x}, 32",
                    "dec {groups:e}", "jnz 3b",
                    "add {w}, 1024", "dec {part:e}", "jnz 2b",
                    add_group!($($tokens)*), all_mins!($($tokens)*),
                ],
                tables = in(reg) tables, block = in(reg) block, w = inout(reg) block.codes.as_ptr() => _,
                scales = inout(reg) block.scales.as_ptr() => _, x = inout(reg) tokens.x => _,
                pair_sums = in(reg) tokens.pair_sums, next = inout(reg) tokens.next => _,
                ahead = inout(reg) tokens.ahead => _, groups = out(reg) _, part = out(reg) _,
                token_scales = in(reg) tokens.scales, to = in(reg) to, factors = const offset_of!(LongBlock, factors),
                mins = const offset_of!(LongBlock, mins), min_factors = const offset_of!(LongBlock, min_factors)
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
            assembly!(
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
                nibble = in(reg) nibble, block = in(reg) block, w = inout(reg) block.codes.as_ptr() => _,
                scales = inout(reg) block.scales.as_ptr() => _, x = inout(reg) tokens.x => _,
                pair_sums = in(reg) tokens.pair_sums, next = inout(reg) tokens.next => _,
                ahead = inout(reg) tokens.ahead => _, groups = out(reg) _, part = out(reg) _,
                token_scales = in(reg) tokens.scales, to = in(reg) to, factors = const offset_of!(LongBlock, factors),
                mins = const offset_of!(LongBlock, mins), min_factors = const offset_of!(LongBlock, min_factors)
            )
        };
    }
    // SAFETY: as above.
    unsafe { for_tokens!(T, tile) }
}

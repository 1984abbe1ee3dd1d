//! Lines of assembly: what is done for each token of a tile, and how values are made. Registers are given out in `tile.rs`.

/// Calls the macro with an eighth of the bytes of the first `$n` tokens and the lines in it, whether steps of four bytes take turns
/// between two sums, then of each token its registers in a group, those of every other step and those in a block, two each for the
/// halves of the rows, and where it is in activations, in sums side by side and in results.
macro_rules! for_tokens {
    ($n:expr, $assembly:ident) => {
        match $n {
            1 => $assembly!({32 0} apart [[0 1] [8 9] [16 17] 0 0 0]),
            2 => {
                $assembly!({64 0} apart [[0 1] [8 9] [16 17] 0 0 0] [[2 3] [10 11] [18 19] 256 4 128])
            }
            3 => {
                $assembly!({96 0 64} apart [[0 1] [8 9] [16 17] 0 0 0] [[2 3] [10 11] [18 19] 256 4 128] [[4 5] [12 13] [20 21] 512 8 256])
            }
            4 => {
                $assembly!({128 0 64} apart [[0 1] [8 9] [16 17] 0 0 0] [[2 3] [10 11] [18 19] 256 4 128] [[4 5] [12 13] [20 21] 512 8 256]
                    [[6 7] [14 15] [22 23] 768 12 384])
            }
            5 => {
                $assembly!({160 0 64 128} together [[0 1] [0 1] [12 13] 0 0 0] [[2 3] [2 3] [14 15] 256 4 128] [[4 5] [4 5] [16 17] 512 8 256]
                    [[6 7] [6 7] [18 19] 768 12 384] [[8 9] [8 9] [20 21] 1024 16 512])
            }
            6 => {
                $assembly!({192 0 64 128} together [[0 1] [0 1] [12 13] 0 0 0] [[2 3] [2 3] [14 15] 256 4 128] [[4 5] [4 5] [16 17] 512 8 256]
                    [[6 7] [6 7] [18 19] 768 12 384] [[8 9] [8 9] [20 21] 1024 16 512] [[10 11] [10 11] [22 23] 1280 20 640])
            }
            n => unreachable!("{n} tokens in a tile"),
        }
    };
}

/// Two registers of zeros.
macro_rules! zero {
    ([$a:literal $b:literal]) => {
        concat!("vpxord zmm", $a, ", zmm", $a, ", zmm", $a, "\n", "vpxord zmm", $b, ", zmm", $b, ", zmm", $b, "\n")
    };
}

/// Adds two registers to two others.
macro_rules! add_to {
    ([$a:literal $b:literal] [$c:literal $d:literal]) => {
        concat!("vpaddd zmm", $a, ", zmm", $a, ", zmm", $c, "\n", "vpaddd zmm", $b, ", zmm", $b, ", zmm", $d, "\n")
    };
}

/// Adds the values in registers 24 and 25 times the four bytes of a token that are `$at` behind its first to two registers.
macro_rules! product {
    ([$a:literal $b:literal] $x:literal $at:literal) => {
        concat!(
            "vpbroadcastd zmm26, dword ptr [{x} + ",
            $x,
            " + ",
            $at,
            "]\n",
            "vpdpbusd zmm",
            $a,
            ", zmm24, zmm26\n",
            "vpdpbusd zmm",
            $b,
            ", zmm25, zmm26\n"
        )
    };
}

/// A block's sums start at zero.
macro_rules! clear {
    ($turns:ident $([$group:tt $odd:tt $block:tt $x:literal $sum:literal $to:literal])*) => { concat!($(zero!($block)),*) };
}

/// Where steps take turns, the sums of every other one start at zero.
macro_rules! clear_odd {
    (together $($tokens:tt)*) => { "" };
    (apart $([$group:tt $odd:tt $block:tt $x:literal $sum:literal $to:literal])*) => { concat!($(zero!($odd)),*) };
}

/// And are added to the others.
macro_rules! add_odd {
    (together $($tokens:tt)*) => { "" };
    (apart $([$group:tt $odd:tt $block:tt $x:literal $sum:literal $to:literal])*) => { concat!($(add_to!($group $odd)),*) };
}

/// Adds a group's sums to those of the block.
macro_rules! add_group {
    ($turns:ident $([$group:tt $odd:tt $block:tt $x:literal $sum:literal $to:literal])*) => { concat!($(add_to!($block $group)),*) };
}

/// A group's sums start at zero.
macro_rules! clear_group {
    ($turns:ident $([$group:tt $odd:tt $block:tt $x:literal $sum:literal $to:literal])*) => { concat!($(zero!($group)),*) };
}

/// A group's sums start where values are raised from.
macro_rules! start_group {
    ($turns:ident $([[$a:literal $b:literal] $odd:tt [$c:literal $d:literal] $x:literal $sum:literal $to:literal])*) => {
        concat!($(
            "vpbroadcastd zmm", $a, ", dword ptr [{starts} + ", $sum, "]\n", "vmovdqa64 zmm", $b, ", zmm", $a, "\n"
        ),*)
    };
}

/// Adds a group's sums, times its scales, to those of the block.
macro_rules! scale_group {
    ($turns:ident $([[$a:literal $b:literal] $odd:tt [$c:literal $d:literal] $x:literal $sum:literal $to:literal])*) => {
        concat!(
            "vmovdqa64 zmm24, zmmword ptr [{scales}]\n", "vmovdqa64 zmm25, zmmword ptr [{scales} + 64]\n",
            $(
                "vpmulld zmm", $a, ", zmm", $a, ", zmm24\n", "vpmulld zmm", $b, ", zmm", $b, ", zmm25\n",
                add_to!([$c $d] [$a $b])
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

/// Adds the products of a step with each token to a group.
macro_rules! products {
    ($at:literal $turns:ident $([$group:tt $odd:tt $block:tt $x:literal $sum:literal $to:literal])*) => { concat!($(product!($group $x $at)),*) };
}

/// The same, to the sums of every other step.
macro_rules! odd_products {
    ($at:literal $turns:ident $([$group:tt $odd:tt $block:tt $x:literal $sum:literal $to:literal])*) => { concat!($(product!($odd $x $at)),*) };
}

/// The same, to the block.
macro_rules! block_products {
    ($at:literal $turns:ident $([$group:tt $odd:tt $block:tt $x:literal $sum:literal $to:literal])*) => { concat!($(product!($block $x $at)),*) };
}

/// Minima times sums.
macro_rules! min_products {
    ($i:literal $turns:ident $([[$a:literal $b:literal] $odd:tt [$c:literal $d:literal] $x:literal $sum:literal $to:literal])*) => {
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

/// Adds a pair of registers times the token's scale to its results.
macro_rules! add_scaled {
    ($c:literal $d:literal $sum:literal $to:literal) => {
        concat!(
            "vbroadcastss zmm26, dword ptr [{token_scales} + ",
            $sum,
            "]\n",
            "vfmadd213ps zmm",
            $c,
            ", zmm26, zmmword ptr [{to} + ",
            $to,
            "]\n",
            "vfmadd213ps zmm",
            $d,
            ", zmm26, zmmword ptr [{to} + ",
            $to,
            " + 64]\n",
            "vmovaps zmmword ptr [{to} + ",
            $to,
            "], zmm",
            $c,
            "\n",
            "vmovaps zmmword ptr [{to} + ",
            $to,
            " + 64], zmm",
            $d,
            "\n"
        )
    };
}

/// Adds the block's sums times its factors, less the minima's times theirs, times the scales of tokens to the results.
macro_rules! finish_with_mins {
    ($turns:ident $([[$a:literal $b:literal] $odd:tt [$c:literal $d:literal] $x:literal $sum:literal $to:literal])*) => {
        concat!(
            "vmovaps zmm24, zmmword ptr [{block} + {factors}]\n", "vmovaps zmm25, zmmword ptr [{block} + {factors} + 64]\n",
            "vmovaps zmm27, zmmword ptr [{block} + {min_factors}]\n",
            "vmovaps zmm28, zmmword ptr [{block} + {min_factors} + 64]\n",
            $(
                "vcvtdq2ps zmm", $a, ", zmm", $a, "\n", "vcvtdq2ps zmm", $b, ", zmm", $b, "\n",
                "vcvtdq2ps zmm", $c, ", zmm", $c, "\n", "vcvtdq2ps zmm", $d, ", zmm", $d, "\n",
                "vmulps zmm", $a, ", zmm", $a, ", zmm27\n", "vmulps zmm", $b, ", zmm", $b, ", zmm28\n",
                "vfmsub213ps zmm", $c, ", zmm24, zmm", $a, "\n", "vfmsub213ps zmm", $d, ", zmm25, zmm", $b, "\n",
                add_scaled!($c $d $sum $to)
            ),*
        )
    };
}

/// The same without minima.
macro_rules! finish {
    ($turns:ident $([[$a:literal $b:literal] $odd:tt [$c:literal $d:literal] $x:literal $sum:literal $to:literal])*) => {
        concat!(
            "vmovaps zmm24, zmmword ptr [{block} + {factors}]\n", "vmovaps zmm25, zmmword ptr [{block} + {factors} + 64]\n",
            $(
                "vcvtdq2ps zmm", $c, ", zmm", $c, "\n", "vcvtdq2ps zmm", $d, ", zmm", $d, "\n",
                "vmulps zmm", $c, ", zmm", $c, ", zmm24\n", "vmulps zmm", $d, ", zmm", $d, ", zmm25\n",
                add_scaled!($c $d $sum $to)
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

/// The scale of half a group of Q2_K, the `$half` of the two, in all bytes.
macro_rules! q2_k_scale {
    ($half:literal) => {
        concat!(
            "vmovdqa64 zmm27, zmmword ptr [{scales}]\n",
            "vmovdqa64 zmm28, zmmword ptr [{scales} + 64]\n",
            "vpshufb zmm27, zmm27, zmmword ptr [{tables} + {",
            $half,
            "}]\n",
            "vpshufb zmm28, zmm28, zmmword ptr [{tables} + {",
            $half,
            "}]\n"
        )
    };
}

/// Values of Q2_K: the codes of a plane and the scale make a place in the table of their products.
macro_rules! q2_k {
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
            // b ? a : c
            "vpternlogd zmm24, zmm29, zmm27, 0xe2\n",
            "vpternlogd zmm25, zmm29, zmm28, 0xe2\n",
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

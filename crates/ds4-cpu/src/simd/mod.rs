//! f32 primitives for the instruction set of this machine: [`Kernels`], chosen once when the backend is made.
//!
//! `kernels.rs` says how each is computed, once for all instruction sets, over the vector of `lanes.rs`; `portable.rs`,
//! `avx2.rs` and `avx512.rs` are that vector; `table.rs` compiles the one with the other.
//! `decode.rs` turns weight rows into f32. On 64-bit Arm the portable
//! vector compiles to NEON with fused multiplication, which is part of that target's baseline.
//!
//! What a caller may rely on: an element's value depends on its own inputs and on the instruction set, never on the
//! sizes or the position of the rest. So [`Kernels::dots`] equals [`Kernels::dot`], and a token's result does not change
//! with the batch it is computed in. Between instruction sets results differ by rounding.
//!
//! Nothing here knows an op, a token or a thread.

// Every line of these modules is an intrinsic or a call of the next such function, under one contract, that of `Lanes`;
// a block with a comment around each would hide the arithmetic.
#![allow(clippy::undocumented_unsafe_blocks)]

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
#[cfg(target_arch = "x86_64")]
mod decode;
pub mod int;
mod kernels;
mod lanes;
mod portable;
mod rows;
mod table;

pub use rows::{Rows, RowsMut};

use std::fmt;

use ds4_quant::Format;
use int::table::IntTable;
use table::Table;

/// An instruction set that kernels exist for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Isa {
    /// What the compiler makes of plain loops for the target's baseline.
    Portable,
    /// AVX2, FMA and F16C: x86 since 2013.
    Avx2,
    /// AVX-512 F, BW and VL: x86 servers since 2017, AMD since Zen 4.
    Avx512,
    /// AVX-512 with VNNI, VBMI and GFNI: Intel since 2019, AMD since Zen 4.
    Vnni,
    /// The same with AMX for int8 and bf16, used where tokens are many: Intel servers since 2023, on Linux.
    Amx,
    /// 64-bit Arm with dot products of bytes: since 2018.
    Dotprod,
    /// And products of matrices of bytes: Apple since the M2, Arm servers since 2021.
    I8mm,
}

impl fmt::Display for Isa {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Isa::Portable => "portable",
            Isa::Avx2 => "avx2",
            Isa::Avx512 => "avx512",
            Isa::Vnni => "avx512-vnni",
            Isa::Amx => "amx",
            Isa::Dotprod => "neon-dotprod",
            Isa::I8mm => "neon-i8mm",
        })
    }
}

/// Whether this CPU has AMX for int8 and bf16, and this process may use it.
pub fn has_amx() -> bool {
    #[cfg(target_arch = "x86_64")]
    let has = int::amx::available();
    #[cfg(not(target_arch = "x86_64"))]
    let has = false;
    has
}

/// The kernels of one instruction set that this CPU has.
#[derive(Clone, Copy)]
pub struct Kernels {
    isa: Isa,
    /// Of `isa`, which the CPU was found to have when this value was made: what makes the calls below sound.
    table: &'static Table,
    /// The integer kernels, likewise.
    int: &'static IntTable,
}

impl Kernels {
    /// The fastest instruction set of this CPU.
    pub fn detect() -> Kernels {
        *Kernels::available().last().unwrap_or(&Kernels::portable())
    }

    /// The kernels that every CPU can run.
    pub fn portable() -> Kernels {
        Kernels { isa: Isa::Portable, table: &table::PORTABLE, int: &int::table::PORTABLE }
    }

    /// All instruction sets of this CPU, slowest first.
    pub fn available() -> Vec<Kernels> {
        #[allow(unused_mut)] // Not every machine has a choice.
        let mut available = vec![Kernels::portable()];
        #[cfg(target_arch = "x86_64")]
        {
            let avx2 =
                is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") && is_x86_feature_detected!("f16c");
            let avx512 = is_x86_feature_detected!("avx512f")
                && is_x86_feature_detected!("avx512bw")
                && is_x86_feature_detected!("avx512vl");
            if avx2 {
                available.push(Kernels { isa: Isa::Avx2, table: &table::AVX2, int: &int::table::AVX2 });
            }
            if avx2 && avx512 {
                available.push(Kernels { isa: Isa::Avx512, table: &table::AVX512, int: &int::table::AVX2 });
            }
            let vnni = is_x86_feature_detected!("avx512vnni")
                && is_x86_feature_detected!("avx512vbmi")
                && is_x86_feature_detected!("avx512dq")
                && is_x86_feature_detected!("gfni");
            if avx2 && avx512 && vnni {
                available.push(Kernels { isa: Isa::Vnni, table: &table::AVX512, int: &int::table::VNNI });
            }
            if avx2 && avx512 && vnni && has_amx() {
                available.push(Kernels { isa: Isa::Amx, table: &table::AVX512, int: &int::table::AMX });
            }
        }
        #[cfg(target_arch = "aarch64")]
        {
            // The vectors of f32 are those of the baseline.
            let dotprod = std::arch::is_aarch64_feature_detected!("dotprod");
            if dotprod {
                available.push(Kernels { isa: Isa::Dotprod, table: &table::PORTABLE, int: &int::table::DOTPROD });
            }
            if dotprod && std::arch::is_aarch64_feature_detected!("i8mm") {
                available.push(Kernels { isa: Isa::I8mm, table: &table::PORTABLE, int: &int::table::I8MM });
            }
        }
        available
    }

    /// Which instruction set these kernels use.
    pub fn isa(&self) -> Isa {
        self.isa
    }

    /// `sum of a[k] b[k]`. Panics if the lengths differ.
    pub fn dot(&self, a: &[f32], b: &[f32]) -> f32 {
        assert_same_len(a.len(), b.len());
        // SAFETY: the CPU has the instruction set, see `table`, and the lengths are equal.
        unsafe { (self.table.dot)(a, b) }
    }

    /// `out[i][j] = dot(a row i, b row j)`, bit for bit.
    ///
    /// Fastest with many rows on both sides, `b` the side that stays in the cache: for a product of weights and tokens
    /// `a` is the tokens, `b` a handful of decoded weight rows, `out` these columns of every token.
    /// Panics unless `a` is (m, k), `b` (n, k) and `out` (m, n).
    pub fn dots(&self, a: Rows, b: Rows, out: RowsMut) {
        assert_same_len(a.n_cols(), b.n_cols());
        assert_shape(&out, a.n_rows(), b.n_rows());
        // SAFETY: as in `dot`; the shapes agree.
        unsafe { (self.table.dots)(a, b, out) }
    }

    /// `out[i] = dot(x, row i of w)`, bit for bit, of rows that lie one after the other in F32, F16 or BF16.
    ///
    /// Panics if `format` has blocks, or `w` is not `out.len()` rows of `x.len()` elements.
    pub fn row_dots(&self, format: Format, w: &[u8], x: &[f32], out: &mut [f32]) {
        let bytes = out.len() * format.row_bytes(x.len());
        assert!(format.block_len() == 1, "{} has blocks", format.name());
        assert!(w.len() == bytes, "{}: {} bytes, {} rows have {bytes}", format.name(), w.len(), out.len());
        // SAFETY: as in `dot`; the shapes agree.
        unsafe { (self.table.row_dots)(format, w, x, out) }
    }

    /// `out[i] += sum over j of weights[i][j] rows[j]`, added in the order of j; the same as [`Kernels::axpy`] for one j
    /// after the other, bit for bit.
    /// Panics unless `weights` is (m, n), `rows` (n, d) and `out` (m, d).
    pub fn weighted_sum(&self, weights: Rows, rows: Rows, out: RowsMut) {
        assert_same_len(weights.n_cols(), rows.n_rows());
        assert_shape(&out, weights.n_rows(), rows.n_cols());
        // SAFETY: as in `dot`; the shapes agree.
        unsafe { (self.table.weighted_sum)(weights, rows, out) }
    }

    /// `y += alpha x`. Panics if the lengths differ.
    pub fn axpy(&self, alpha: f32, x: &[f32], y: &mut [f32]) {
        assert_same_len(x.len(), y.len());
        // SAFETY: as in `dot`.
        unsafe { (self.table.axpy)(alpha, x, y) }
    }

    /// `x = alpha x`
    pub fn scale(&self, alpha: f32, x: &mut [f32]) {
        // SAFETY: as in `dot`.
        unsafe { (self.table.scale)(alpha, x) }
    }

    /// The largest element; minus infinity if there is none. With NaN among them, any of them.
    pub fn max(&self, x: &[f32]) -> f32 {
        // SAFETY: as in `dot`.
        unsafe { (self.table.max)(x) }
    }

    /// `x = e^(x - max)`; returns the sum of the results. With the largest element for `max`, which must be finite, the
    /// numerators and the denominator of a softmax.
    ///
    /// Relative error of a result below 3e-7, of the rounding of `x - max` aside; NaN stays NaN, minus infinity gives 0.
    pub fn exp_sub_sum(&self, x: &mut [f32], max: f32) -> f32 {
        // SAFETY: as in `dot`.
        unsafe { (self.table.exp_sub_sum)(x, max) }
    }

    /// `sum of x[k]^2`, in sixteen sums in f64 whose order is the same everywhere.
    pub fn sum_sq(&self, x: &[f32]) -> f64 {
        // SAFETY: as in `dot`.
        unsafe { (self.table.sum_sq)(x) }
    }

    /// `out = silu(min(gate, limit)) * clamp(up, -limit, limit)` with `silu(g) = g / (1 + e^-g)`; infinity for no limit.
    /// Panics if the lengths differ.
    pub fn silu_mul(&self, gate: &[f32], up: &[f32], limit: f32, out: &mut [f32]) {
        assert_same_len(gate.len(), up.len());
        assert_same_len(gate.len(), out.len());
        // SAFETY: as in `dot`; the lengths are equal.
        unsafe { (self.table.silu_mul)(gate, up, limit, out) }
    }

    /// Decodes the row `bytes` into `out`; bit for bit what [`Format::decode_row`] gives, but for the payload of NaN.
    /// Panics if `bytes` is not the length of a row of `out.len()` elements.
    pub fn decode_row(&self, format: Format, bytes: &[u8], out: &mut [f32]) {
        let row_bytes = format.row_bytes(out.len());
        assert!(bytes.len() == row_bytes, "{}: {} bytes, a row has {row_bytes}", format.name(), bytes.len());
        // SAFETY: as in `dot`; the lengths agree.
        unsafe { (self.table.decode_row)(format, bytes, out) }
    }
}

impl fmt::Debug for Kernels {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "Kernels({})", self.isa)
    }
}

fn assert_same_len(a: usize, b: usize) {
    assert!(a == b, "the operands have {a} and {b} elements");
}

fn assert_shape(out: &RowsMut, n_rows: usize, n_cols: usize) {
    let found = (out.n_rows(), out.n_cols());
    assert!(found == (n_rows, n_cols), "the output is {found:?}, the operands give {:?}", (n_rows, n_cols));
}

#[cfg(test)]
mod tests;

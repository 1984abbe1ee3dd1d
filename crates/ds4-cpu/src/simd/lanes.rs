//! One vector register of f32, as the kernels see it: [`Lanes`], implemented by every instruction set and by plain
//! arrays. The kernels are written once over it.
//!
//! All methods are `#[inline(always)]`: the intrinsics inside may only be inlined into a function that has their target
//! feature, and that is the wrapper in `table.rs` into which the whole kernel is inlined.

use ds4_quant::Format;

/// A vector of [`Lanes::N`] f32.
///
/// # Safety
/// Every method, also those that touch no memory: the CPU must have the instruction set of the implementing type.
/// Those with pointers: the elements named in their comment are valid to read or write; no alignment is needed.
pub(super) trait Lanes: Copy {
    /// f32 per vector.
    const N: usize;

    unsafe fn splat(x: f32) -> Self;
    /// `p[0 .. N]`
    unsafe fn load(p: *const f32) -> Self;
    /// `p[0 .. n]`, then zeros; n < N.
    unsafe fn load_part(p: *const f32, n: usize) -> Self;
    /// `p[0 .. N]`
    unsafe fn store(self, p: *mut f32);
    /// `p[0 .. n]`; n < N.
    unsafe fn store_part(self, p: *mut f32, n: usize);

    unsafe fn add(self, other: Self) -> Self;
    unsafe fn sub(self, other: Self) -> Self;
    unsafe fn mul(self, other: Self) -> Self;
    unsafe fn div(self, other: Self) -> Self;
    /// `self * factor + addend`, rounded once where the machine does that in one instruction, else twice.
    unsafe fn mul_add(self, factor: Self, addend: Self) -> Self;
    /// The larger; `other` if one is NaN.
    unsafe fn max(self, other: Self) -> Self;
    /// The smaller; `other` if one is NaN.
    unsafe fn min(self, other: Self) -> Self;
    /// `self`, but 0 where `x < bound`.
    unsafe fn zero_where_less(self, x: Self, bound: Self) -> Self;
    /// `2^self` for whole numbers from -126 to 127.
    unsafe fn exp2_whole(self) -> Self;

    /// The sum of the lanes: halves are added until one lane is left, `x[i] + x[i + N/2]` first.
    unsafe fn sum(self) -> f32;
    /// The largest lane.
    unsafe fn largest(self) -> f32;
    /// [`Lanes::sum`] of four vectors, bit for bit.
    #[inline(always)]
    unsafe fn sums(v: [Self; 4]) -> [f32; 4] {
        unsafe { [v[0].sum(), v[1].sum(), v[2].sum(), v[3].sum()] }
    }

    /// Asks for the cache line at `p`, which may be anywhere.
    #[inline(always)]
    unsafe fn fetch(_: *const u8) {}

    /// N elements in `format`, one that has no blocks, from `p` on.
    #[inline(always)]
    unsafe fn load_as(format: Format, p: *const u8) -> Self {
        let mut values = [0.0; 16];
        unsafe {
            let bytes = std::slice::from_raw_parts(p, Self::N * format.block_bytes());
            format.decode_row(bytes, &mut values[..Self::N]);
            Self::load(values.as_ptr())
        }
    }

    /// [`Format::decode_row`], bit for bit but for the payload of NaN. `bytes` are those of a row of `out.len()` elements.
    #[inline(always)]
    unsafe fn decode_row(format: Format, bytes: &[u8], out: &mut [f32]) {
        format.decode_row(bytes, out);
    }
}

//! [`Lanes`] as a plain array: for machines without an implementation of their own, and to compare the others with.

use super::lanes::Lanes;

/// Eight f32. The compiler turns the loops into whatever vectors the target has by default.
#[derive(Clone, Copy)]
#[repr(align(32))]
pub(super) struct Portable([f32; 8]);

impl Portable {
    #[inline(always)]
    fn map(self, f: impl Fn(f32) -> f32) -> Portable {
        let mut out = self;
        for x in &mut out.0 {
            *x = f(*x);
        }
        out
    }

    #[inline(always)]
    fn zip(self, other: Portable, f: impl Fn(f32, f32) -> f32) -> Portable {
        let mut out = self;
        for i in 0..8 {
            out.0[i] = f(self.0[i], other.0[i]);
        }
        out
    }
}

impl Lanes for Portable {
    const N: usize = 8;

    #[inline(always)]
    unsafe fn splat(x: f32) -> Portable {
        Portable([x; 8])
    }

    #[inline(always)]
    unsafe fn load(p: *const f32) -> Portable {
        Portable(unsafe { p.cast::<[f32; 8]>().read_unaligned() })
    }

    #[inline(always)]
    unsafe fn load_part(p: *const f32, n: usize) -> Portable {
        let mut out = [0.0; 8];
        unsafe { p.copy_to_nonoverlapping(out.as_mut_ptr(), n) };
        Portable(out)
    }

    /// The conversion of F16 is part of the baseline of 64-bit Arm, and the compiler does not offer it.
    #[cfg(target_arch = "aarch64")]
    #[inline(always)]
    unsafe fn load_as(format: ds4_quant::Format, p: *const u8) -> Portable {
        use std::arch::aarch64::{float32x4_t, vld1q_u8};
        use std::arch::asm;
        if format != ds4_quant::Format::F16 {
            let mut out = Portable([0.0; 8]);
            format.decode_row(unsafe { std::slice::from_raw_parts(p, 8 * format.block_bytes()) }, &mut out.0);
            return out;
        }
        unsafe {
            let halves = vld1q_u8(p);
            let (low, high): (float32x4_t, float32x4_t);
            asm!("fcvtl {low:v}.4s, {halves:v}.4h", "fcvtl2 {high:v}.4s, {halves:v}.8h",
                low = out(vreg) low, high = lateout(vreg) high, halves = in(vreg) halves,
                options(pure, nomem, nostack, preserves_flags));
            std::mem::transmute::<[float32x4_t; 2], Portable>([low, high])
        }
    }

    #[inline(always)]
    unsafe fn store(self, p: *mut f32) {
        unsafe { p.cast::<[f32; 8]>().write_unaligned(self.0) };
    }

    #[inline(always)]
    unsafe fn store_part(self, p: *mut f32, n: usize) {
        unsafe { p.copy_from_nonoverlapping(self.0.as_ptr(), n) };
    }

    #[inline(always)]
    unsafe fn add(self, other: Portable) -> Portable {
        self.zip(other, |a, b| a + b)
    }

    #[inline(always)]
    unsafe fn sub(self, other: Portable) -> Portable {
        self.zip(other, |a, b| a - b)
    }

    #[inline(always)]
    unsafe fn mul(self, other: Portable) -> Portable {
        self.zip(other, |a, b| a * b)
    }

    #[inline(always)]
    unsafe fn div(self, other: Portable) -> Portable {
        self.zip(other, |a, b| a / b)
    }

    #[inline(always)]
    unsafe fn mul_add(self, factor: Portable, addend: Portable) -> Portable {
        // Where it is not an instruction of the target's baseline, f32::mul_add is a call of libm.
        if cfg!(any(target_arch = "aarch64", target_feature = "fma")) {
            let mut out = addend;
            for i in 0..8 {
                out.0[i] = self.0[i].mul_add(factor.0[i], out.0[i]);
            }
            out
        } else {
            self.zip(factor, |a, b| a * b).zip(addend, |a, b| a + b)
        }
    }

    #[inline(always)]
    unsafe fn max(self, other: Portable) -> Portable {
        self.zip(other, |a, b| if a > b { a } else { b })
    }

    #[inline(always)]
    unsafe fn min(self, other: Portable) -> Portable {
        self.zip(other, |a, b| if a < b { a } else { b })
    }

    #[inline(always)]
    unsafe fn zero_where_less(self, x: Portable, bound: Portable) -> Portable {
        let mut out = self;
        for i in 0..8 {
            out.0[i] = if x.0[i] < bound.0[i] { 0.0 } else { self.0[i] };
        }
        out
    }

    #[inline(always)]
    unsafe fn exp2_whole(self) -> Portable {
        // 127 is the bias of the exponent, which begins at bit 23. Adding 2^23 moves a whole number to the low bits; a
        // cast to i32 saturates and looks for NaN, one element at a time.
        self.map(|x| f32::from_bits((x + (127.0 + 8_388_608.0)).to_bits() << 23))
    }

    #[inline(always)]
    unsafe fn sum(self) -> f32 {
        let x = &self.0;
        ((x[0] + x[4]) + (x[2] + x[6])) + ((x[1] + x[5]) + (x[3] + x[7]))
    }

    #[inline(always)]
    unsafe fn largest(self) -> f32 {
        self.0.into_iter().fold(f32::NEG_INFINITY, |a, b| if a > b { a } else { b })
    }
}

//! AMX, the matrix unit of Intel servers since 2023, for `tiles.rs`, through `asm!`: the compiler's own support
//! is not stable.
//!
//! `C (rows, 16) += A (rows, k) * B (k / 4, 16, 4)`, bytes with i32 sums. A are the weight rows, which need not be
//! interleaved then: those of Q8_0 are loaded where they lie in the file. Minima times the sums of activations go through
//! the bf16 unit in one step: minima have 6 bits, the two parts of a sum 8, so every product and sum is exact.

use std::arch::asm;
use std::arch::x86_64::__cpuid_count;

use super::tiles::{Rows, Stored};

/// One instruction on tile registers: `zero`, `load` from rows `stride` bytes apart, `store` to consecutive rows of 64
/// bytes, or a product.
macro_rules! tile {
    (zero $c:literal) => {
        asm!(concat!("tilezero tmm", $c), options(nostack, preserves_flags))
    };
    (load $t:literal, $from:expr, $stride:expr) => {
        asm!(concat!("tileloadd tmm", $t, ", [{} + {}*1]"), in(reg) $from, in(reg) $stride as usize,
            options(nostack, preserves_flags))
    };
    (store $t:literal, $to:expr) => {
        asm!(concat!("tilestored [{} + {}*1], tmm", $t), in(reg) $to, in(reg) 64_usize,
            options(nostack, preserves_flags))
    };
    ($product:literal $c:literal, $a:literal, $b:literal) => {
        asm!(concat!($product, " tmm", $c, ", tmm", $a, ", tmm", $b), options(nostack, preserves_flags))
    };
}

/// Whether this CPU has AMX for int8 and bf16 and the system lets this process use it.
pub(crate) fn available() -> bool {
    const PERMISSION: usize = 0x1023; // ARCH_REQ_XCOMP_PERM
    const TILE_DATA: usize = 18;
    const ARCH_PRCTL: usize = 158;
    let features = __cpuid_count(7, 0).edx;
    let all = [22, 24, 25].iter().all(|bit| features >> bit & 1 == 1);
    all && cfg!(target_os = "linux") && {
        let result: isize;
        // SAFETY: the call takes two numbers and no pointers; a kernel that does not know it returns an error.
        unsafe {
            asm!("syscall", inlateout("rax") ARCH_PRCTL as isize => result, in("rdi") PERMISSION, in("rsi") TILE_DATA,
                lateout("rcx") _, lateout("r11") _, options(nostack));
        }
        result == 0
    }
}

#[inline(always)]
pub(super) unsafe fn begin(n_rows: usize, k: usize) {
    unsafe { configure(n_rows, k) };
}

#[inline(always)]
pub(super) unsafe fn end() {
    unsafe { asm!("tilerelease", options(nostack, preserves_flags)) };
}

#[inline(always)]
pub(super) unsafe fn product_32(a: Rows, b: *const u8, to: &mut Stored) {
    unsafe {
        tile!(zero 0);
        tile!(load 4, a.first, a.stride);
        tile!(load 6, b, 64);
        tile!("tdpbssd" 0, 4, 6);
        tile!(store 0, to.0.as_mut_ptr());
    }
}

#[inline(always)]
pub(super) unsafe fn product_256<const PLANES: usize>(a: [Rows; PLANES], b: *const u8, to: &mut [Stored; PLANES]) {
    unsafe {
        tile!(zero 0);
        tile!(zero 1);
        for quarter in 0..4 {
            tile!(load 6, b.add(1024 * quarter), 64);
            tile!(load 4, a[0].first.add(64 * quarter), a[0].stride);
            tile!("tdpbssd" 0, 4, 6);
            if PLANES > 1 {
                tile!(load 5, a[1].first.add(64 * quarter), a[1].stride);
                tile!("tdpbssd" 1, 5, 6);
            }
        }
        tile!(store 0, to[0].0.as_mut_ptr());
        if PLANES > 1 {
            tile!(store 1, to[1].0.as_mut_ptr());
        }
    }
}

/// As bf16, twice: for both parts of the sums.
#[inline(always)]
pub(super) fn mins(mins: &[u8; 16]) -> [u8; 64] {
    let mut out = [0; 64];
    for (i, four) in out.as_chunks_mut::<2>().0.iter_mut().enumerate() {
        *four = ((f32::from(mins[i % 16]).to_bits() >> 16) as u16).to_le_bytes();
    }
    out
}

#[inline(always)]
pub(super) unsafe fn min_product(a: &[[u8; 64]; 16], b: *const u8, to: &mut Stored) {
    unsafe {
        tile!(zero 2);
        tile!(load 7, b, 64);
        tile!(load 5, a.as_ptr(), 64);
        tile!("tdpbf16ps" 2, 5, 7);
        tile!(store 2, to.0.as_mut_ptr());
        // It has summed in f32.
        for sum in to.0.as_flattened_mut() {
            *sum = f32::from_bits(*sum as u32) as i32;
        }
    }
}

/// Tells the unit the shapes: registers 0 to 3 are C with `n_rows` rows, 4 and 5 A with rows of `k` bytes, 6 and 7 B.
#[inline(always)]
unsafe fn configure(n_rows: usize, k: usize) {
    #[repr(C, align(64))]
    struct Config {
        palette: u8,
        start_row: u8,
        reserved: [u8; 14],
        row_bytes: [u16; 16],
        rows: [u8; 16],
    }
    let (c, a, b) = (n_rows as u8, n_rows as u8, (k / 4) as u8);
    let mut config = Config { palette: 1, start_row: 0, reserved: [0; 14], row_bytes: [0; 16], rows: [0; 16] };
    config.row_bytes[..8].copy_from_slice(&[64, 64, 64, 64, k as u16, k as u16, 64, 64]);
    config.rows[..8].copy_from_slice(&[c, c, c, c, a, a, b, b]);
    unsafe { asm!("ldtilecfg [{}]", in(reg) &config, options(nostack, preserves_flags)) };
}

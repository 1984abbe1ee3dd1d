//! AMX, the matrix unit of Intel servers since 2023, for `tiles.rs`, through `asm!`: the compiler's own support
//! is not stable.
//!
//! `C (rows, 16) += A (rows, k) * B (k / 4, 16, 4)`, bytes with i32 sums, or `A (rows, k / 2) * B (k / 4, 16, 2)`, bf16 with f32
//! sums. A are tokens, which lie as they are; B are weights with four bytes of each row side by side.

#[cfg(test)]
pub(super) mod emulated;

use std::arch::asm;
use std::arch::x86_64::__cpuid_count;

/// Sums of up to sixteen tokens with sixteen weight rows, of i32 or f32.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(64))]
pub(super) struct Stored(pub(super) [[i32; 16]; 16]);

impl Stored {
    pub(super) const ZERO: Stored = Stored([[0; 16]; 16]);
}

/// The eight tile registers and what is done with them: [`Amx`], or its emulation in tests. Registers 0 to 5 are C, 6 is A and
/// 7 is B. A register that is loaded or set to zero need not be free yet, the processor has others. The unit starts a product every
/// sixteen cycles, also of fewer rows, and takes 52 for each; products that are added to one register follow each other as fast.
///
/// # Safety
/// Of all methods: the CPU has the unit and the process may use it; pointers are valid for all rows of the register.
pub(super) trait Unit {
    /// Begins products of `rows` tokens, `k` bytes of each at a time.
    unsafe fn begin(&mut self, rows: usize, k: usize);
    /// Gives the registers back.
    unsafe fn end(&mut self);
    unsafe fn zero<const C: u8>(&mut self);
    /// Loads the rows of A or B, `stride` bytes apart.
    unsafe fn load<const R: u8>(&mut self, rows: (*const u8, usize));
    unsafe fn store<const C: u8>(&mut self, to: &mut Stored);
    /// `C += A B` of signed bytes.
    unsafe fn add_products<const C: u8, const A: u8, const B: u8>(&mut self);
    /// `C += A B` of bf16.
    unsafe fn add_bf16_products<const C: u8, const A: u8, const B: u8>(&mut self);
}

/// The unit of this CPU.
pub(super) struct Amx;

impl Unit for Amx {
    #[inline(always)]
    unsafe fn begin(&mut self, rows: usize, k: usize) {
        #[repr(C, align(64))]
        struct Config {
            palette: u8,
            start_row: u8,
            reserved: [u8; 14],
            row_bytes: [u16; 16],
            rows: [u8; 16],
        }
        let (k, m, b) = (k as u16, rows as u8, (k / 4) as u8);
        let mut config = Config { palette: 1, start_row: 0, reserved: [0; 14], row_bytes: [0; 16], rows: [0; 16] };
        config.row_bytes[..8].copy_from_slice(&[64, 64, 64, 64, 64, 64, k, 64]);
        config.rows[..8].copy_from_slice(&[m, m, m, m, m, m, m, b]);
        unsafe { asm!("ldtilecfg [{}]", in(reg) &config, options(nostack, preserves_flags)) };
    }

    #[inline(always)]
    unsafe fn end(&mut self) {
        unsafe { asm!("tilerelease", options(nostack, preserves_flags)) };
    }

    #[inline(always)]
    unsafe fn zero<const C: u8>(&mut self) {
        unsafe {
            asm!("tilezero tmm{}", const C, options(nomem, nostack, preserves_flags));
        }
    }

    #[inline(always)]
    unsafe fn load<const R: u8>(&mut self, (from, stride): (*const u8, usize)) {
        unsafe {
            asm!("tileloadd tmm{}, [{} + {}*1]", const R, in(reg) from, in(reg) stride,
                options(readonly, nostack, preserves_flags));
        }
    }

    #[inline(always)]
    unsafe fn store<const C: u8>(&mut self, to: &mut Stored) {
        unsafe {
            asm!("tilestored [{} + {}*1], tmm{}", in(reg) to.0.as_mut_ptr(), in(reg) 64_usize, const C,
                options(nostack, preserves_flags));
        }
    }

    #[inline(always)]
    unsafe fn add_products<const C: u8, const A: u8, const B: u8>(&mut self) {
        unsafe {
            asm!("tdpbssd tmm{}, tmm{}, tmm{}", const C, const A, const B, options(nomem, nostack, preserves_flags));
        }
    }

    #[inline(always)]
    unsafe fn add_bf16_products<const C: u8, const A: u8, const B: u8>(&mut self) {
        unsafe {
            asm!("tdpbf16ps tmm{}, tmm{}, tmm{}", const C, const A, const B, options(nomem, nostack, preserves_flags));
        }
    }
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

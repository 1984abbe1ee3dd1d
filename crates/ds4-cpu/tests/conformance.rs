//! Every operation of the CPU backend against the plain reference, on every instruction set of this machine.
//!
//! The cases compare with f32 activations; `int8.rs` has the products in int8.

use ds4_cpu::simd::Kernels;
use ds4_cpu::{Cpu, Precision};

#[test]
fn every_instruction_set_agrees_with_the_reference() {
    // The first of them is the portable one. Side by side: most of the time goes to the reference, which has one thread.
    std::thread::scope(|scope| {
        for kernels in Kernels::available().into_iter().skip(1) {
            scope.spawn(move || {
                ds4_ops::cases::check(&mut Cpu::with_kernels(3, kernels).with_precision(Precision::F32));
            });
        }
    });
}

/// A test of its own, because in an emulator this one code for all processors takes as long as both sets of Arm.
#[test]
fn portable_kernels_agree_with_the_reference() {
    ds4_ops::cases::check(&mut Cpu::with_kernels(3, Kernels::portable()).with_precision(Precision::F32));
}

#[test]
fn one_thread_agrees_with_the_reference() {
    ds4_ops::cases::check(&mut Cpu::new(1).with_precision(Precision::F32));
}

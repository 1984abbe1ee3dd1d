//! Every operation of the CPU backend against the plain reference, on every instruction set of this machine.
//!
//! The cases compare with f32 activations; `int8.rs` has the products in int8.

use ds4_cpu::simd::{Isa, Kernels};
use ds4_cpu::{Cpu, Precision};

#[test]
fn every_instruction_set_agrees_with_the_reference() {
    // What is named here has the f32 kernels of another one, or a test of its own.
    let elsewhere = |isa| matches!(isa, Isa::Portable | Isa::Vnni | Isa::Amx | Isa::Dotprod | Isa::I8mm);
    // Side by side: most of the time goes to the reference, which has one thread.
    std::thread::scope(|scope| {
        for kernels in Kernels::available().into_iter().filter(|kernels| !elsewhere(kernels.isa())) {
            scope.spawn(move || {
                ds4_ops::cases::check(&mut Cpu::with_kernels(3, kernels).with_precision(Precision::F32));
            });
        }
    });
}

/// On 64-bit Arm these are the only ones: what its instruction sets add are products in int8.
#[test]
fn portable_kernels_agree_with_the_reference() {
    ds4_ops::cases::check(&mut Cpu::with_kernels(3, Kernels::portable()).with_precision(Precision::F32));
}

#[test]
fn one_thread_agrees_with_the_reference() {
    ds4_ops::cases::check(&mut Cpu::new(1).with_precision(Precision::F32));
}

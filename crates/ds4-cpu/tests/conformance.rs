//! Every operation of the CPU backend against the plain reference, on every instruction set of this machine.

use ds4_cpu::Cpu;
use ds4_cpu::simd::Kernels;

#[test]
fn every_instruction_set_agrees_with_the_reference() {
    for kernels in Kernels::available() {
        ds4_ops::cases::check(&mut Cpu::with_kernels(3, kernels));
    }
}

#[test]
fn one_thread_agrees_with_the_reference() {
    ds4_ops::cases::check(&mut Cpu::new(1));
}

//! The self-test, which runs every operation against the plain reference, on whatever device there is, a software one included.
#![cfg(feature = "device")]

use ds4_wgpu::{Choice, NoDevice, selftest};

#[test]
fn every_operation_equals_the_reference() {
    match selftest::run(Choice::Any, &mut |line| eprintln!("{line}")) {
        Ok(outcome) => assert_eq!(outcome.n_failed, 0),
        Err(NoDevice::None(_)) if std::env::var_os("DS4_NEEDS_DEVICE").is_none() => {
            eprintln!("SKIPPED: this machine has no Vulkan, Metal or DX12 device, not even a software one");
        }
        Err(e) => panic!("{e}"),
    }
}

//! Every operation against the plain reference, on whatever device there is, a software one included.
#![cfg(feature = "device")]

use ds4_wgpu::{Choice, NoDevice, Wgpu};

#[test]
fn every_operation_equals_the_reference() {
    let mut be = match Wgpu::new(Choice::Any) {
        Ok(be) => be,
        Err(NoDevice::None(_)) if std::env::var_os("DS4_NEEDS_DEVICE").is_none() => {
            eprintln!("SKIPPED: this machine has no Vulkan, Metal or DX12 device, not even a software one");
            return;
        }
        Err(e) => panic!("{e}"),
    };
    eprintln!("{be:?}");
    ds4_ops::cases::check(&mut be);
}

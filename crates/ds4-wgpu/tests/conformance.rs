//! Every operation against the plain reference, on whatever device there is, a software one included.
#![cfg(feature = "device")]

use ds4_wgpu::{Choice, NoDevice, Precision, Wgpu};

/// What f16 factors may cost, relative to the largest value of a result.
const F16: f32 = 2e-3;

fn device(precision: Precision) -> Option<Wgpu> {
    match Wgpu::new(Choice::Any) {
        Ok(be) => Some(be.with_precision(precision)),
        Err(NoDevice::None(_)) if std::env::var_os("DS4_NEEDS_DEVICE").is_none() => {
            eprintln!("SKIPPED: this machine has no Vulkan, Metal or DX12 device, not even a software one");
            None
        }
        Err(e) => panic!("{e}"),
    }
}

#[test]
fn every_operation_equals_the_reference() {
    let Some(mut be) = device(Precision::F32) else { return };
    eprintln!("{be:?}");
    ds4_ops::cases::check(&mut be);
}

#[test]
fn matrix_units_are_as_exact_as_f16() {
    let Some(mut be) = device(Precision::F16) else { return };
    if !be.has_matrix_units() {
        return eprintln!("SKIPPED: {be:?} has no matrix units that kernels are written for");
    }
    let reports = ds4_ops::cases::run(&mut be);
    let failed = reports.iter().filter(|r| r.error > r.tolerance.max(F16));
    let failed: Vec<String> = failed.map(|r| format!("{}: {:.2e}", r.case, r.error)).collect();
    assert!(failed.is_empty() && be.fallbacks().is_empty(), "{}\n{:?}", failed.join("\n"), be.fallbacks());
}

//! The self-test, which runs every operation against the plain reference, on whatever device there is, a software one included.
#![cfg(feature = "device")]

use ds4_ops::{Backend, Format};
use ds4_wgpu::matrices::Matrices;
use ds4_wgpu::{Choice, NoDevice, Wgpu, selftest};

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

/// A device whose kernels for matrix units compute their matrices in loops, because no software device has such units.
fn in_loops(matrices: Matrices) -> Option<Wgpu> {
    let be = match Wgpu::new(Choice::InLoops(matrices)) {
        Ok(be) => be,
        Err(NoDevice::None(_)) if std::env::var_os("DS4_NEEDS_DEVICE").is_none() => return None,
        Err(e) => panic!("{e}"),
    };
    assert!(be.has_matrix_units() && !be.joins_launches(), "{} has no f16 or too little workgroup memory", be.name());
    Some(be)
}

/// How weights are read does not depend on the matrices, so some formats are enough: a software device compiles long.
const SOME: [Format; 4] = [Format::F16, Format::Q8_0, Format::Q2K, Format::Iq2Xxs];

/// With joined launches, and sums that need no subgroups. A Mac begins with launches apart, and joins them where that is found right.
#[test]
fn products_on_matrices_of_8_equal_the_reference() {
    let Some(mut be) = in_loops(Matrices::EightInLoops) else { return };
    let mut report = Vec::new();
    let wrong = selftest::try_joined(&mut be, selftest::F16, &SOME, &mut |line| report.push(line.to_owned()));
    let right = wrong == Some(0) && be.joins_launches() && be.fallbacks().is_empty();
    assert!(right, "{report:?} {:?}", be.fallbacks());
}

/// With launches apart, and sums over subgroups of 64.
#[test]
fn products_on_matrices_of_16_equal_the_reference() {
    let Some(mut be) = in_loops(Matrices::SixteenInLoops) else { return };
    let wrong: Vec<_> = ds4_ops::cases::run_few_sizes(&mut be, &SOME)
        .into_iter()
        .filter(|r| r.error > r.tolerance.max(selftest::F16))
        .map(|r| (r.case, r.error))
        .collect();
    assert!(wrong.is_empty() && be.fallbacks().is_empty(), "{wrong:?} {:?}", be.fallbacks());
}

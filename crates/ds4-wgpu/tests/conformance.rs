//! The self-test, which runs every operation against the plain reference, on whatever device there is, a software one included.
#![cfg(feature = "device")]

use ds4_ops::Backend;
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

/// The kernels for matrix units, with their matrices computed in loops, because no software device has such units; those for 8 x 8 together
/// with joined launches and sums that need no subgroups, those for 16 x 16 with launches apart and sums over subgroups of 64.
#[test]
fn products_on_matrices_equal_the_reference() {
    for matrices in [Matrices::SixteenInLoops, Matrices::EightInLoops] {
        let mut be = match Wgpu::new(Choice::InLoops(matrices)) {
            Ok(be) => be,
            Err(NoDevice::None(_)) if std::env::var_os("DS4_NEEDS_DEVICE").is_none() => return,
            Err(e) => panic!("{e}"),
        };
        assert!(be.has_matrix_units(), "{matrices:?}: {} has no f16 or too little workgroup memory", be.name());
        // A Mac begins with launches apart, and joins them where that is found right.
        if matrices == Matrices::EightInLoops {
            let mut report = Vec::new();
            let wrong = selftest::try_joined(&mut be, selftest::F16, &mut |line| report.push(line.to_owned()));
            assert!(
                wrong == Some(0) && be.joins_launches() && be.fallbacks().is_empty(),
                "{report:?} {:?}",
                be.fallbacks()
            );
            continue;
        }
        assert!(!be.joins_launches());
        let wrong: Vec<_> = ds4_ops::cases::run(&mut be)
            .into_iter()
            .filter(|r| r.error > r.tolerance.max(selftest::F16))
            .map(|r| (r.case, r.error))
            .collect();
        assert!(wrong.is_empty() && be.fallbacks().is_empty(), "{matrices:?}: {wrong:?} {:?}", be.fallbacks());
    }
}

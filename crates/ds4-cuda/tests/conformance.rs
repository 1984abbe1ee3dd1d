//! Every operation against the plain reference: on a GPU where there is one, and with the feature `emulate` on the host.

use ds4_cuda::{Cuda, Precision};
use ds4_ops::cases::Report;

/// What may be off, relative to the largest value of an output: what the case says, and with int8 and f16 activations more, above all where
/// there are few values.
fn allowed(precision: Precision, report: &Report) -> f32 {
    match precision {
        Precision::F32 => report.tolerance,
        Precision::Int8 if report.n_values < 16 => report.tolerance.max(0.2),
        Precision::Int8 => report.tolerance.max(2e-2),
    }
}

/// A device for each precision; none where there is no GPU and nothing is emulated.
fn devices() -> impl Iterator<Item = (Precision, Cuda)> {
    let open = |precision| match ds4_cuda::available() {
        Ok(()) => Some((precision, Cuda::open(0).expect("a GPU").with_precision(precision))),
        #[cfg(feature = "emulate")]
        Err(_) => Some((precision, Cuda::emulated().with_precision(precision))),
        #[cfg(not(feature = "emulate"))]
        Err(why) => {
            eprintln!("not run: {why}");
            None
        }
    };
    [Precision::F32, Precision::Int8].into_iter().filter_map(open)
}

#[test]
fn every_operation() {
    for (precision, mut cuda) in devices() {
        let reports = ds4_ops::cases::run(&mut cuda);
        let failed: Vec<String> = reports
            .iter()
            .filter(|r| r.error.is_nan() || r.error > allowed(precision, r))
            .map(|r| format!("{}: {:.2e}, allowed {:.0e}", r.case, r.error, allowed(precision, r)))
            .collect();
        assert!(failed.is_empty(), "{cuda:?}, {precision:?}, of {} cases:\n{}", reports.len(), failed.join("\n"));
        eprintln!("{cuda:?}, {precision:?}: {} cases", reports.len());
    }
}

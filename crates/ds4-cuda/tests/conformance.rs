//! Every operation against the plain reference: on a GPU where there is one, and with the feature `emulate` on the host.

use ds4_cuda::{Cuda, Precision};

#[test]
fn every_operation_on_the_gpu() {
    if let Err(why) = ds4_cuda::available() {
        return eprintln!("not run: {why}");
    }
    ds4_ops::cases::check(&mut Cuda::open(0).expect("a GPU").with_precision(Precision::F32));
}

#[cfg(feature = "emulate")]
#[test]
fn every_operation_on_the_host() {
    ds4_ops::cases::check(&mut Cuda::emulated().with_precision(Precision::F32));
}

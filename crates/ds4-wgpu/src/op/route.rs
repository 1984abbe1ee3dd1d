//! Expert routing.

use ds4_ops::op::route::{Choice, Route};

use super::DeviceStep;
use crate::buffer::{Buf, Ints, Storage};
use crate::recorder::{Recorder, linear};
use crate::shader::{ROUTE, Variant};

pub(crate) fn route(
    r: &mut Recorder,
    logits: &Buf,
    choice: Choice<'_, Buf, Ints>,
    step: &DeviceStep,
    p: Route,
    ids: &mut Ints,
    weights: &mut Buf,
) {
    let (table, hash) = self::choice(&choice);
    assert!(p.n_used <= 64, "{} experts a token, the kernel takes 64", p.n_used);
    let variant = Variant::new(&[], &[p.n_expert as u32, p.n_used as u32, hash, p.scale.to_bits()]);
    let buffers = [logits.as_ref(), table, step.token.as_ref(), ids.as_ref(), weights.as_ref()];
    r.launch(ROUTE.with(variant, &buffers, &[step.n_rows as u32], linear(step.n_rows)));
}

/// What decides: its numbers, and `HASH`.
pub(crate) fn choice<'a>(choice: &Choice<'a, Buf, Ints>) -> (&'a Storage, u32) {
    match choice {
        Choice::Hash(table) => (AsRef::as_ref(*table), 1),
        Choice::Learned(bias) => (AsRef::as_ref(*bias), 0),
    }
}

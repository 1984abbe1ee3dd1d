//! Expert routing.

use ds4_ops::op::route::{Choice, Route};

use super::DeviceStep;
use crate::buffer::{Buf, Ints};
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
    let (table, hash) = match choice {
        Choice::Hash(table) => (table.as_ref(), 1),
        Choice::Learned(bias) => (bias.as_ref(), 0),
    };
    assert!(p.n_used <= 64, "{} experts a token, the kernel takes 64", p.n_used);
    let variant = Variant::new(&[], &[p.n_expert as u32, p.n_used as u32, hash, p.scale.to_bits()]);
    let buffers = [logits.as_ref(), table, step.token.as_ref(), ids.as_ref(), weights.as_ref()];
    r.launch(&ROUTE, variant, &buffers, &[step.n_rows as u32], linear(step.n_rows));
}

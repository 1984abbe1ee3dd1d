//! Token embedding.

use ds4_ops::op::embed::Embed;

use super::DeviceStep;
use crate::buffer::{Buf, Matrix};
use crate::recorder::{Recorder, linear};
use crate::shader::{EMBED, Variant};

pub(crate) fn embed(r: &mut Recorder, table: &Matrix, step: &DeviceStep, p: Embed, out: &mut Buf) {
    let variant = Variant::new(&[table.stored], &[p.dim as u32, table.row_bytes(), p.n_streams as u32]);
    let buffers = [table.as_ref(), step.token.as_ref(), out.as_ref()];
    r.launch(EMBED.with(variant, &buffers, &[step.n_rows as u32], linear((step.n_rows * p.dim / 8).div_ceil(64))));
}

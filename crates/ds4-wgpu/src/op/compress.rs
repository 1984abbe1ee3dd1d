//! The KV compressor.

use ds4_ops::op::compress::{Compress, Inputs, Overlap};

use super::{DeviceStep, layout_constants, page_constants, round::hadamard_norm, rounding_constants};
use crate::buffer::{Buf, Rows};
use crate::recorder::{Recorder, linear};
use crate::shader::{COMPRESS, COMPRESS_STORE, Variant};

/// [`ds4_ops::Backend::compress`]; with `store` the inputs, of few rows, go to the rings too.
pub(crate) fn compress(r: &mut Recorder, x: Inputs<'_, Buf>, step: &DeviceStep, p: Compress, store: bool, rows: &Rows) {
    // Rows may be kept wider than their rounding needs.
    let [dim, layout, _, _, row_words, tail_word] = layout_constants(&rows.layout);
    let [kind, block, _] = rounding_constants(p.rounding);
    let [pages_per_slot, per_page] = page_constants(step, p.ratio);
    let constants = [
        dim,
        kind,
        block,
        p.n_rot as u32,
        hadamard_norm(p.dim),
        row_words,
        tail_word,
        pages_per_slot,
        per_page,
        p.ratio as u32,
        (p.overlap == Overlap::Previous) as u32,
        p.width() as u32,
        p.ring_len as u32,
        p.eps.to_bits(),
        layout,
    ];
    let buffers = [
        step.pos.as_ref(),
        step.slot.as_ref(),
        step.pages.as_ref(),
        step.lead.as_ref(),
        x.kv.as_ref(),
        x.gate.as_ref(),
        x.ring_kv.as_ref(),
        x.ring_gate.as_ref(),
        x.ape.as_ref(),
        x.norm.as_ref(),
        x.freqs.as_ref(),
        rows.as_ref(),
    ];
    let (variant, workgroups) = (Variant::new(&[], &constants), linear(step.n_rows));
    let words = [step.n_rows as u32];
    match store {
        false => r.launch(COMPRESS.with(variant, &buffers, &words, workgroups)),
        // What comes next, a product, does not need it.
        true => r.launch_soon(COMPRESS_STORE.with(variant, &buffers, &words, workgroups)),
    }
}

//! The KV compressor: finished rows in parallel, each by the definition.

use ds4_ops::op::compress::{self, Compress, Inputs};
use ds4_ops::{HostRows, HostStep};

use crate::pool::Shared;
use crate::{Core, Floats};

pub(crate) fn compress(cpu: &Core, x: Inputs<'_, Floats>, step: &HostStep, p: Compress, rows: &mut HostRows) {
    let finishing: Vec<usize> =
        (0..step.n_rows).filter(|r| (step.pos[*r] as usize + 1).is_multiple_of(p.ratio)).collect();
    let (layout, size) = (rows.layout, rows.layout.row_bytes());
    let rows = Shared::new(&mut rows.bytes);
    cpu.pool.run(finishing.len(), &|i, worker| {
        let r = finishing[i];
        let mut out = cpu.scratch(worker, p.dim);
        if let Some(block) = compress::row(r, &x, step, &p, &mut out[..p.dim]) {
            // SAFETY: two rows of a batch never complete the same block of the same sequence, and pages that are written
            // to belong to one sequence, so no two tasks write the same paged row.
            let row = unsafe { rows.slice(step.paged_row(r, block, p.ratio) * size, size) };
            layout.encode(&out[..p.dim], row);
        }
    });
}

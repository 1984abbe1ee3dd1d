//! Token embedding: decodes the table's row of each token.

use ds4_ops::op::embed::{self, Embed};
use ds4_ops::{HostStep, PlainMatrix};

use crate::Core;

pub(crate) fn embed(cpu: &Core, table: &PlainMatrix, step: &HostStep, p: Embed, out: &mut [f32]) {
    let row_len = p.n_streams * p.dim;
    let mut decoded = cpu.scratch(0, p.dim);
    for (token, out) in step.token[..step.n_rows].iter().zip(out.chunks_exact_mut(row_len)) {
        table.format.decode_row(table.row_bytes(*token as usize), &mut decoded[..p.dim]);
        embed::row(&decoded[..p.dim], out);
    }
}

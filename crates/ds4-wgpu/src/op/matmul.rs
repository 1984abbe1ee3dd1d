//! Matrix products: `matvec` for few rows, bound by reading weights, and `matmat` for many.

use ds4_ops::op::matmul::MatMul;

use crate::buffer::{Buf, Matrix};
use crate::recorder::Recorder;
use crate::shader::{MATMAT, MATVEC, Variant};

/// Batches up to this size share the decode kernel, so that a row has the same bits in all of them.
const FEW_ROWS: usize = 8;

pub(crate) fn matmul(r: &mut Recorder, w: &Matrix, x: &Buf, p: MatMul, y: &mut Buf) {
    assert!(w.cols.is_multiple_of(32), "{} columns: the kernels take whole blocks of 32", w.cols);
    let per_group = w.out / p.n_groups;
    let shape = [w.cols as u32, w.row_bytes(), per_group as u32, p.n_groups as u32];
    let buffers = [w.as_ref(), x.as_ref(), y.as_ref()];
    let words = [p.n_rows as u32];
    if p.n_rows <= FEW_ROWS {
        let nx = p.n_rows.next_power_of_two().clamp(1, 4);
        let [a, b, c, d] = shape;
        let workgroups = [per_group.div_ceil(4), p.n_groups, p.n_rows.div_ceil(nx)].map(|n| n as u32);
        r.launch(&MATVEC, Variant::new(&[w.format], &[a, b, c, d, nx as u32]), &buffers, &words, workgroups);
    } else {
        let workgroups = [per_group.div_ceil(32), p.n_groups, p.n_rows.div_ceil(32)].map(|n| n as u32);
        r.launch(&MATMAT, Variant::new(&[w.format], &shape), &buffers, &words, workgroups);
    }
}

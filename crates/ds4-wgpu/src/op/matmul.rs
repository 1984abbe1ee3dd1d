//! Matrix products: `matvec` for few rows, bound by reading weights, and `matmat` for many.

use ds4_ops::op::matmul::MatMul;

use crate::buffer::{Buf, Matrix, Storage};
use crate::recorder::Recorder;
use crate::shader::{
    Kernel, MATMAT, MATVEC_1, MATVEC_2, MATVEC_3, MATVEC_4, MATVEC_7, MAX_CONSTANTS, MAX_MATRICES, Variant,
};

/// Batches up to this size share the decode kernel, so that a row has the same bits in all of them.
pub(crate) const FEW_ROWS: usize = 8;

/// A matrix and what its product goes to.
pub(crate) type Product<'a> = (&'a Matrix, &'a Buf);

/// Products of the same rows, as few launches as there can be.
pub(crate) fn matmuls(r: &mut Recorder, x: &Buf, p: MatMul, products: &[Product<'_>]) {
    if p.n_rows > FEW_ROWS {
        products.iter().for_each(|product| many(r, x, p, *product));
        return;
    }
    let mut rest = products;
    while !rest.is_empty() {
        let kernels: [(usize, &'static Kernel); 5] =
            [(7, &MATVEC_7), (4, &MATVEC_4), (3, &MATVEC_3), (2, &MATVEC_2), (1, &MATVEC_1)];
        let (n, kernel) = kernels.into_iter().find(|(n, _)| *n <= rest.len()).expect("one matrix at least");
        let (these, others) = rest.split_at(n);
        few(r, kernel, x, p, these);
        rest = others;
    }
}

fn few(r: &mut Recorder, kernel: &'static Kernel, x: &Buf, p: MatMul, products: &[Product<'_>]) {
    let cols = products[0].0.cols;
    assert!(cols.is_multiple_of(32), "{cols} columns: the kernels take whole blocks of 32");
    let nx = p.n_rows.next_power_of_two().clamp(1, 4);
    let (outs, threads) = r.tuning.matvec(cols, products.iter().map(|(w, _)| w.out).sum());
    let mut constants = [0; MAX_CONSTANTS];
    constants[..5].copy_from_slice(&[cols as u32, p.n_groups as u32, nx as u32, outs as u32, threads as u32]);
    let mut buffers: [&Storage; 1 + 2 * MAX_MATRICES] = [x.as_ref(); 1 + 2 * MAX_MATRICES];
    let mut formats = [products[0].0.format; MAX_MATRICES];
    let mut end = 0;
    for (m, (w, y)) in products.iter().enumerate() {
        assert_eq!(w.cols, cols, "products of the same rows");
        let begin = end;
        end += p.n_groups * (w.out / p.n_groups).div_ceil(outs);
        let of = [w.out as u32, w.row_bytes(), begin as u32, end as u32];
        constants[5 + 4 * m..9 + 4 * m].copy_from_slice(&of);
        (buffers[1 + 2 * m], buffers[2 + 2 * m], formats[m]) = (w.as_ref(), y.as_ref(), w.format);
    }
    let n = products.len();
    let variant = Variant::new(&formats[..n], &constants);
    let workgroups = [end as u32, 1, p.n_rows.div_ceil(nx) as u32];
    r.launch(kernel, variant, &buffers[..1 + 2 * n], &[p.n_rows as u32], workgroups);
}

fn many(r: &mut Recorder, x: &Buf, p: MatMul, (w, y): Product<'_>) {
    assert!(w.cols.is_multiple_of(32), "{} columns: the kernels take whole blocks of 32", w.cols);
    let per_group = w.out / p.n_groups;
    let shape = [w.cols as u32, w.row_bytes(), per_group as u32, p.n_groups as u32];
    let variant = Variant::new(&[w.format], &shape);
    r.prepare(&MATMAT, variant);
    let [tile_w, tile_x] = r.target().tile();
    let workgroups = [per_group.div_ceil(tile_w), p.n_groups, p.n_rows.div_ceil(tile_x)].map(|n| n as u32);
    r.launch(&MATMAT, variant, &[w.as_ref(), x.as_ref(), y.as_ref()], &[p.n_rows as u32], workgroups);
}

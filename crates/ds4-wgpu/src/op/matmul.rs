//! Matrix products: `matvec` for few rows, bound by reading weights, and `matmat` for many.

use ds4_ops::DeviceError;
use ds4_ops::op::matmul::MatMul;

use crate::buffer::{Buf, Matrix, Storage};
use crate::gpu::Scratch;
use crate::recorder::{PendingProducts, Recorder, linear};
use crate::shader::{
    HALVE, Kernel, MATMAT, MATVEC_1, MATVEC_2, MATVEC_3, MATVEC_4, MATVEC_7, MAX_CONSTANTS, MAX_MATRICES, Target, Tile,
    Variant,
};

/// Batches up to this size share the decode kernel, so that a row has the same bits in all of them.
pub(crate) const FEW_ROWS: usize = 8;

/// Workgroups that keep a large device busy.
const WORKGROUPS: u32 = 256;

/// A matrix and what its product goes to.
pub(crate) type Product<'a> = (&'a Matrix, &'a Buf);

/// Products of the same rows, as few launches as there can be.
pub(crate) fn matmuls(
    r: &mut Recorder,
    scratch: &mut Scratch,
    x: &Buf,
    p: MatMul,
    products: &[Product<'_>],
) -> Result<(), DeviceError> {
    let cols = products.first().map_or(0, |(w, _)| w.cols);
    assert!(products.iter().all(|(w, _)| w.cols == cols), "products of the same rows have as many columns");
    assert!(cols.is_multiple_of(32), "{cols} columns: the kernels take whole blocks of 32");
    if p.n_rows > FEW_ROWS {
        return many(r, scratch, x, p, products);
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
    Ok(())
}

fn few(r: &mut Recorder, kernel: &'static Kernel, x: &Buf, p: MatMul, products: &[Product<'_>]) {
    let cols = products[0].0.cols;
    let nx = p.n_rows.next_power_of_two().clamp(1, 4);
    let (outs, threads) = r.tuning.matvec(cols, products.iter().map(|(w, _)| w.out).sum());
    let mut constants = [0; MAX_CONSTANTS];
    constants[..5].copy_from_slice(&[cols as u32, p.n_groups as u32, nx as u32, outs as u32, threads as u32]);
    let mut buffers: [&Storage; 1 + 2 * MAX_MATRICES] = [x.as_ref(); 1 + 2 * MAX_MATRICES];
    let mut formats = [products[0].0.stored; MAX_MATRICES];
    let mut end = 0;
    for (m, (w, y)) in products.iter().enumerate() {
        let begin = end;
        end += p.n_groups * (w.out / p.n_groups).div_ceil(outs);
        let of = [w.out as u32, w.row_bytes(), begin as u32, end as u32];
        constants[5 + 4 * m..9 + 4 * m].copy_from_slice(&of);
        (buffers[1 + 2 * m], buffers[2 + 2 * m], formats[m]) = (w.as_ref(), y.as_ref(), w.stored);
    }
    let n = products.len();
    let variant = Variant::new(&formats[..n], &constants);
    let workgroups = [end as u32, 1, p.n_rows.div_ceil(nx) as u32];
    // What follows may go on with them in the same launch. Its last workgroups are counted, so they must have whole outputs.
    if n > 1 && p.n_groups == 1 && r.target().coherent && products.iter().all(|(w, _)| w.out.is_multiple_of(outs)) {
        r.launch_later(PendingProducts {
            mark: r.mark,
            kernel,
            variant,
            x: x.as_ref().clone(),
            products: products.iter().map(|(w, y)| (w.as_ref().clone(), y.as_ref().clone())).collect(),
            n_rows: p.n_rows as u32,
            workgroups,
        });
    } else {
        r.launch(kernel.with(variant, &buffers[..1 + 2 * n], &[p.n_rows as u32], workgroups));
    }
}

fn many(
    r: &mut Recorder,
    scratch: &mut Scratch,
    x: &Buf,
    p: MatMul,
    products: &[Product<'_>],
) -> Result<(), DeviceError> {
    let cols = products[0].0.cols;
    let constants = |w: &Matrix, tile: Tile| {
        let [width, row_bytes, per_group, n_groups] =
            [cols as u32, w.row_bytes(), (w.out / p.n_groups) as u32, p.n_groups as u32];
        let [tile_w, tile_x, teams] = tile.constants();
        Variant::new(&[w.stored], &[width, row_bytes, per_group, n_groups, tile_w, tile_x, teams])
    };
    let workgroups = |w: &Matrix, tile: Tile| {
        [(w.out / p.n_groups).div_ceil(tile.outputs), p.n_groups, p.n_rows.div_ceil(tile.rows)].map(|n| n as u32)
    };
    // Fewer rows of a matrix with few outputs, so that all of the device is busy.
    let cut = |target: Target, w: &Matrix| {
        let tiles = [128, 64, 32, 16].map(|rows| target.tile(rows.min(p.n_rows)));
        let busy = |tile: &&Tile| workgroups(w, **tile).iter().product::<u32>() >= WORKGROUPS;
        *tiles.iter().find(busy).unwrap_or(&tiles[3])
    };
    // A kernel that does not compile for matrix units decides for all of them, so it comes first.
    for (w, _) in products {
        r.prepare(&MATMAT, constants(w, cut(r.target(), w)));
    }
    let target = r.target();
    let x = factors(r, scratch, x.as_ref(), p.n_rows * p.n_groups * cols)?;
    for (w, y) in products {
        let tile = cut(target, w);
        let buffers = [w.as_ref(), x, y.as_ref()];
        r.launch(MATMAT.with(constants(w, tile), &buffers, &[p.n_rows as u32], workgroups(w, tile)));
    }
    Ok(())
}

/// `n` values as products of many rows take them: on matrix units, as f16.
pub(crate) fn factors<'a>(
    r: &mut Recorder,
    scratch: &'a mut Scratch,
    x: &'a Storage,
    n: usize,
) -> Result<&'a Storage, DeviceError> {
    if r.target().matrices.is_none() {
        return Ok(x);
    }
    let halves = scratch.get(r, 2 * n)?;
    r.launch(HALVE.with(Variant::new(&[], &[]), &[x, halves], &[(n / 4) as u32], linear((n / 4).div_ceil(64))));
    Ok(halves)
}

//! Stream mixing (`kernels/{hyper,decode}.cu`). The end of a sub-layer waits for the beginning of the next, which takes it along.

use ds4_ops::Format;
use ds4_ops::op::hyper;

use super::{ATTEND_FEW, WIDE_FEW};
use crate::launch::Launch;
use crate::view::{ActsView, HalvesView, Ptr};
use crate::{Buf, Cuda, Matrix, Precision};

/// Streams that the fused mixing is written for.
const STREAMS: usize = 4;
/// Values of a stream that a block of `hyper_mix` takes.
const SLICE: usize = 64;
/// Values of a row that a product's strip has.
const STRIP: usize = 16;
/// Rows that it takes at a time, and blocks that share the rows of a slice.
const MIX_ROWS: usize = 4;
const MIX_BLOCKS: usize = 32;
/// Rows and threads of a block of `hyper_mix_many`.
const MANY_ROWS: usize = 16;
const MANY_THREADS: usize = 512;
/// Slices that it leaves to add up.
const MANY_SLICES: usize = 4;
/// Sums that each of them contributes.
const SUMS: usize = 34;

/// `hyper.cu: CoefficientsP`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct Coefficients {
    mix: Ptr,
    base: Ptr,
    scale: Ptr,
    pre: Ptr,
    post: Ptr,
    comb: Ptr,
    n_rows: i32,
    n_streams: i32,
    n_sinkhorn: i32,
    eps: f32,
    head: i32,
    pad: i32,
}

/// `hyper.cu: MixP`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct Mix {
    y: Ptr,
    post: Ptr,
    comb: Ptr,
    pre: Ptr,
    streams: Ptr,
    out: Ptr,
    n_streams: i32,
    dim: i32,
}

/// `mixing.cuh: HyperMixP`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub(crate) struct HyperMix {
    y: Ptr,
    post: Ptr,
    comb: Ptr,
    streams: Ptr,
    project: Ptr,
    sums: Ptr,
    dim: i32,
    n_rows: i32,
    n_slices: i32,
    pad: i32,
}

/// `decode.cu: HyperPreP`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub(crate) struct HyperPre {
    sums: Ptr,
    base: Ptr,
    scale: Ptr,
    norm: Ptr,
    streams: Ptr,
    post: Ptr,
    comb: Ptr,
    out: Ptr,
    pub totals: Ptr,
    acts: ActsView,
    halves: HalvesView,
    dim: i32,
    n_slices: i32,
    n_sinkhorn: i32,
    eps: f32,
    eps_norm: f32,
    n_rows: i32,
}

/// `hyper_expand` that has not been launched.
#[derive(Clone, Copy)]
pub(crate) struct PendingExpand {
    params: Mix,
    n_rows: usize,
}

/// A product that has not been launched: it may take in what follows it.
pub(crate) struct Product {
    /// Where it goes.
    pub y: Ptr,
    /// Rows of the batch.
    pub n_rows: usize,
    /// Values of a row.
    pub dim: usize,
    /// The mark that it comes before.
    pub mark: Option<usize>,
    /// Launches it, with the mixing that it ends with or the default.
    pub launch: LaunchWith,
}

/// A launch that waits for what it ends with.
type LaunchWith = Box<dyn FnOnce(&mut Cuda, HyperMix) + Send>;

/// Coefficients `post` and `comb` of a sub-layer that have not been made.
#[derive(Clone, Copy)]
pub(crate) struct Later(HyperPre);

impl Cuda {
    /// Launches whatever was put off.
    pub(crate) fn flush(&mut self) {
        self.flush_queue();
        self.flush_later();
    }

    /// Launches what has to come before the next launch.
    pub(crate) fn flush_queue(&mut self) {
        self.flush_placed();
        if let Some(product) = self.product.take() {
            self.launch_product(product, HyperMix::default());
        }
        if let Some(PendingExpand { params, n_rows }) = self.pending.take() {
            self.flush_later();
            let grid = [(params.dim as usize).div_ceil(256), n_rows, 1];
            Launch::of("hyper_expand").grid(grid).run_now(self, &params);
        }
    }

    /// Launches a product that was put off, for the mark that it came before.
    fn launch_product(&mut self, product: Product, mix: HyperMix) {
        let now = std::mem::replace(&mut self.mark, product.mark);
        (product.launch)(self, mix);
        self.mark = now;
    }

    /// Launches the coefficients that were left for later.
    fn flush_later(&mut self) {
        if let Some(Later(params)) = self.later.take() {
            Launch::of("hyper_after").blocks(params.n_rows as usize).threads(32).run_now(self, &params);
        }
    }

    /// The coefficients that were left for later, for a launch over so many rows; none, if there are none.
    pub(crate) fn take_later(&mut self, n_rows: usize) -> HyperPre {
        self.later
            .take_if(|Later(params)| params.n_rows as usize == n_rows)
            .map(|Later(params)| params)
            .unwrap_or_default()
    }

    /// Puts a product off until it is known what follows.
    pub(crate) fn product_later(&mut self, product: Product) {
        self.flush_queue();
        self.product = Some(product);
    }

    fn expand_later(&mut self, params: Mix, n_rows: usize) {
        let ends = |product: &Product| product.y == params.y && product.n_rows == n_rows;
        if self.pending.is_some() || !self.product.as_ref().is_some_and(ends) {
            self.flush_queue();
        }
        self.pending = Some(PendingExpand { params, n_rows });
    }

    /// Whether stream mixing of this shape is fused.
    fn fuses_hyper(&self, n_rows: usize, p: &hyper::Hyper) -> bool {
        self.precision == Precision::Int8 && n_rows > 0 && p.n_streams == STREAMS && p.dim.is_multiple_of(256)
    }

    pub(crate) fn fused_hyper_pre(
        &mut self,
        x: &hyper::Pre<'_, Matrix, Buf>,
        n_rows: usize,
        p: hyper::Hyper,
        eps: f32,
    ) -> bool {
        if !self.fuses_hyper(n_rows, &p) || x.project.format != Format::F16 {
            return false;
        }
        // Whoever mixes now needs the coefficients of the sub-layer before.
        self.flush_later();
        let pending =
            self.pending.take_if(|pending| pending.params.streams == x.streams.ptr() && pending.n_rows == n_rows);
        let before = pending.map(|pending| pending.params).unwrap_or_default();
        let fits = |product: &mut Product| product.y == before.y && product.dim == p.dim && n_rows <= ATTEND_FEW;
        let product = self.product.take_if(fits).filter(|_| pending.is_some());
        // Of many rows a block does the whole of some.
        let few = n_rows <= WIDE_FEW;
        let slices = match product {
            _ if !few => MANY_SLICES,
            Some(_) => p.dim / STRIP,
            None => p.dim / SLICE,
        };
        let sums = self.scratch("hyper sums", 4 * n_rows * SUMS * if few { p.dim / STRIP } else { MANY_SLICES });
        let mix = HyperMix {
            y: before.y,
            post: before.post,
            comb: before.comb,
            streams: x.streams.ptr(),
            project: x.project.view.codes,
            sums,
            dim: p.dim as i32,
            n_rows: n_rows as i32,
            n_slices: slices as i32,
            pad: 0,
        };
        match product {
            Some(product) => self.launch_product(product, mix),
            None if !few => {
                Launch::of("hyper_mix_many").blocks(n_rows.div_ceil(MANY_ROWS)).threads(MANY_THREADS).run(self, &mix);
            }
            None => {
                let blocks = n_rows.div_ceil(MIX_ROWS).min(MIX_BLOCKS);
                Launch::of("hyper_mix").grid([slices, blocks, 1]).run(self, &mix);
            }
        }
        let acts = if few { self.acts_room("acts of sub-layers", n_rows, p.dim) } else { Default::default() };
        let halves = if few { Default::default() } else { self.halves_room("halves of sub-layers", n_rows, p.dim) };
        let pre = HyperPre {
            sums,
            base: x.base.ptr(),
            scale: x.scale.ptr(),
            norm: x.norm.ptr(),
            streams: x.streams.ptr(),
            post: x.post.ptr(),
            comb: x.comb.ptr(),
            out: x.out.ptr(),
            totals: if few { self.scratch("hyper totals", 4 * n_rows * SUMS) } else { 0 },
            acts,
            halves,
            dim: p.dim as i32,
            n_slices: slices as i32,
            n_sinkhorn: p.n_sinkhorn as i32,
            eps: p.eps,
            eps_norm: eps,
            n_rows: n_rows as i32,
        };
        let blocks = if few { p.dim / 256 } else { 1 };
        Launch::of("hyper_pre").grid([blocks, n_rows, 1]).run(self, &pre);
        // A block alone makes them at once.
        self.later = (blocks > 1).then_some(Later(pre));
        self.acts.written(x.out.ptr());
        if few {
            self.acts.int8.insert(x.out.ptr(), n_rows, p.dim, acts);
        } else {
            self.acts.f16.insert(x.out.ptr(), n_rows, p.dim, halves);
        }
        true
    }

    #[allow(clippy::too_many_arguments)] // those of the operation
    pub(crate) fn launch_hyper_coefficients(
        &mut self,
        mix: &Buf,
        base: &Buf,
        scale: &Buf,
        n_rows: usize,
        p: hyper::Hyper,
        pre: &Buf,
        post: &Buf,
        comb: &Buf,
    ) {
        assert!(p.n_streams <= 8, "{} streams, kernels for 8", p.n_streams);
        let params = Coefficients {
            mix: mix.ptr(),
            base: base.ptr(),
            scale: scale.ptr(),
            pre: pre.ptr(),
            post: post.ptr(),
            comb: comb.ptr(),
            n_rows: n_rows as i32,
            n_streams: p.n_streams as i32,
            n_sinkhorn: p.n_sinkhorn as i32,
            eps: p.eps,
            head: 0,
            pad: 0,
        };
        Launch::of("hyper_coefficients").blocks(n_rows.div_ceil(64)).threads(64).run(self, &params);
    }

    pub(crate) fn launch_hyper_head_coefficients(
        &mut self,
        mix: &Buf,
        base: &Buf,
        scale: &Buf,
        n_rows: usize,
        p: hyper::Hyper,
        pre: &Buf,
    ) {
        let params = Coefficients {
            mix: mix.ptr(),
            base: base.ptr(),
            scale: scale.ptr(),
            pre: pre.ptr(),
            n_rows: n_rows as i32,
            n_streams: p.n_streams as i32,
            eps: p.eps,
            head: 1,
            ..Default::default()
        };
        Launch::of("hyper_coefficients").blocks(n_rows.div_ceil(64)).threads(64).run(self, &params);
    }

    pub(crate) fn launch_hyper_collapse(
        &mut self,
        streams: &Buf,
        pre: &Buf,
        n_rows: usize,
        p: hyper::Hyper,
        out: &Buf,
    ) {
        self.acts.written(out.ptr());
        let params = Mix {
            pre: pre.ptr(),
            streams: streams.ptr(),
            out: out.ptr(),
            n_streams: p.n_streams as i32,
            dim: p.dim as i32,
            ..Default::default()
        };
        Launch::of("hyper_collapse").grid([p.dim.div_ceil(256), n_rows, 1]).run(self, &params);
    }

    pub(crate) fn launch_hyper_expand(
        &mut self,
        y: &Buf,
        post: &Buf,
        comb: &Buf,
        n_rows: usize,
        p: hyper::Hyper,
        streams: &Buf,
    ) {
        assert!(p.n_streams <= 8, "{} streams, kernels for 8", p.n_streams);
        self.acts.written(streams.ptr());
        let params = Mix {
            y: y.ptr(),
            post: post.ptr(),
            comb: comb.ptr(),
            streams: streams.ptr(),
            n_streams: p.n_streams as i32,
            dim: p.dim as i32,
            ..Default::default()
        };
        if self.fuses_hyper(n_rows, &p) {
            return self.expand_later(params, n_rows);
        }
        Launch::of("hyper_expand").grid([p.dim.div_ceil(256), n_rows, 1]).run(self, &params);
    }
}

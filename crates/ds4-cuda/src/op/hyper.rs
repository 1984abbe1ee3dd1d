//! Stream mixing (`kernels/{hyper,decode}.cu`). The end of a sub-layer waits for the beginning of the next, which takes it along.

use ds4_ops::Format;
use ds4_ops::op::hyper;

use super::WIDE_FEW;
use crate::launch::Launch;
use crate::view::{ActsView, HalvesView, Ptr};
use crate::{Buf, Cuda, Matrix, Precision};

/// Streams that the fused mixing is written for.
const STREAMS: usize = 4;
/// Values of a stream that a block of `hyper_mix` takes.
const SLICE: usize = 64;
/// Rows that it takes at a time, and blocks that share the rows of a slice.
const MIX_ROWS: usize = 4;
const MIX_BLOCKS: usize = 32;
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

/// `decode.cu: HyperMixP`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct HyperMix {
    y: Ptr,
    post: Ptr,
    comb: Ptr,
    streams: Ptr,
    project: Ptr,
    sums: Ptr,
    dim: i32,
    n_rows: i32,
}

/// `decode.cu: HyperPreP`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct HyperPre {
    sums: Ptr,
    base: Ptr,
    scale: Ptr,
    norm: Ptr,
    streams: Ptr,
    post: Ptr,
    comb: Ptr,
    out: Ptr,
    acts: ActsView,
    halves: HalvesView,
    dim: i32,
    n_slices: i32,
    n_sinkhorn: i32,
    eps: f32,
    eps_norm: f32,
    pad: i32,
}

/// `hyper_expand` that has not been launched.
#[derive(Clone, Copy)]
pub(crate) struct PendingExpand {
    params: Mix,
    n_rows: usize,
}

impl Cuda {
    /// Launches what was put off.
    pub(crate) fn flush(&mut self) {
        if let Some(PendingExpand { params, n_rows }) = self.pending.take() {
            let grid = [(params.dim as usize).div_ceil(256), n_rows, 1];
            Launch::of("hyper_expand").grid(grid).run_now(self, &params);
        }
    }

    fn expand_later(&mut self, params: Mix, n_rows: usize) {
        self.flush();
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
        let pending =
            self.pending.take_if(|pending| pending.params.streams == x.streams.ptr() && pending.n_rows == n_rows);
        let slices = p.dim / SLICE;
        let sums = self.scratch("hyper sums", 4 * n_rows * slices * SUMS);
        let before = pending.map(|pending| pending.params).unwrap_or_default();
        let mix = HyperMix {
            y: before.y,
            post: before.post,
            comb: before.comb,
            streams: x.streams.ptr(),
            project: x.project.view.codes,
            sums,
            dim: p.dim as i32,
            n_rows: n_rows as i32,
        };
        Launch::of("hyper_mix").grid([slices, n_rows.div_ceil(MIX_ROWS).min(MIX_BLOCKS), 1]).run(self, &mix);
        let few = n_rows <= WIDE_FEW;
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
            acts,
            halves,
            dim: p.dim as i32,
            n_slices: slices as i32,
            n_sinkhorn: p.n_sinkhorn as i32,
            eps: p.eps,
            eps_norm: eps,
            pad: 0,
        };
        let blocks = if few { p.dim / 256 + 1 } else { 1 };
        Launch::of("hyper_pre").grid([blocks, n_rows, 1]).run(self, &pre);
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

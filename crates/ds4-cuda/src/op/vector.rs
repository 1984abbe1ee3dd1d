//! What is small beside the weights (`kernels/vector.cu`).

use ds4_ops::Step;
use ds4_ops::op::round::Rounding;
use ds4_ops::op::{embed, hyper, norm, ring, rope};

use super::{ATTEND_FEW, TABLE_BYTES};
use crate::launch::Launch;
use crate::view::{MatrixView, Ptr, StepView, rounding_view, step_view};
use crate::{Buf, Cuda, Ints, Matrix};

/// Integers that a launch of `place_ints` can bring along, and places for them.
const PLACED: usize = 128;
const PLACES: usize = 8;

/// `vector.cu: PlaceP`.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub(crate) struct Place {
    to: [Ptr; PLACES],
    end: [i32; PLACES],
    n_values: i32,
    pad: i32,
    values: [i32; PLACED],
}

/// Small writes that have not been launched: a step has several, and a launch costs less than two copies.
#[derive(Debug, Default)]
pub(crate) struct Placed {
    places: Vec<(Ptr, Vec<i32>)>,
}

impl Placed {
    /// Takes a write in, if there is room for it and nothing is written twice.
    pub fn add(&mut self, at: Ptr, values: &[i32]) -> bool {
        let n: usize = self.places.iter().map(|(_, values)| values.len()).sum();
        let end = |(at, values): (Ptr, &[i32])| at + 4 * values.len() as u64;
        let twice = self.places.iter().any(|(other, v)| at < end((*other, v)) && *other < end((at, values)));
        let fits = !values.is_empty() && !twice && self.places.len() < PLACES && n + values.len() <= PLACED;
        if fits {
            self.places.push((at, values.to_vec()));
        }
        fits
    }

    /// What is there, for a launch.
    fn take(&mut self) -> Option<Place> {
        let mut place = Place { to: [0; PLACES], end: [i32::MAX; PLACES], n_values: 0, pad: 0, values: [0; PLACED] };
        let mut n = 0;
        for (i, (at, values)) in self.places.drain(..).enumerate() {
            place.values[n..n + values.len()].copy_from_slice(&values);
            n += values.len();
            (place.to[i], place.end[i]) = (at, n as i32);
        }
        place.n_values = n as i32;
        (n > 0).then_some(place)
    }
}

/// `vector.cu: EmbedP`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct Embed {
    table: MatrixView,
    step: StepView,
    out: Ptr,
    n_streams: i32,
    pad: i32,
}

/// `vector.cu: NormP`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct Norm {
    x: Ptr,
    weight: Ptr,
    out: Ptr,
    dim: i32,
    eps: f32,
}

/// `vector.cu: RopeP`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct Rope {
    x: Ptr,
    freqs: Ptr,
    step: StepView,
    n_head: i32,
    head_dim: i32,
    n_rot: i32,
    inverse: i32,
}

/// `vector.cu: RoundP`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct Round {
    x: Ptr,
    dim: i32,
    kind: i32,
    block: i32,
    n_rot: i32,
}

/// `vector.cu: RingP`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct RingStore {
    x: Ptr,
    ring: Ptr,
    step: StepView,
    len: i32,
    dim: i32,
}

/// `vector.cu: ElementsP`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct Elements {
    x: Ptr,
    y: Ptr,
    len: i64,
    dim: i32,
    n_streams: i32,
    clamp: f32,
    pad: i32,
}

/// `vector.cu: GatherP`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct Gather {
    x: Ptr,
    out: Ptr,
    step: StepView,
    dim: i64,
}

/// Threads of a block of `rms_norm`: many where few blocks have long rows.
fn norm_threads(p: &norm::RmsNorm) -> usize {
    if p.n_rows <= ATTEND_FEW && p.dim >= 4096 { 1024 } else { 256 }
}

impl Cuda {
    /// Launches the small writes that were put off.
    pub(crate) fn flush_placed(&mut self) {
        if let Some(place) = self.placed.take() {
            Launch::of("place_ints").run_now(self, &place);
        }
    }

    fn elements(&mut self, name: &'static str, p: Elements) {
        self.acts.written(p.y);
        Launch::of(name).over(p.len as usize).run(self, &p);
    }

    pub(crate) fn launch_embed(&mut self, table: &Matrix, step: &Step<Ints>, p: embed::Embed, out: &Buf) {
        assert_eq!(table.view.cols as usize, p.dim, "values of an embedding");
        self.acts.written(out.ptr());
        let params =
            Embed { table: table.view, step: step_view(step), out: out.ptr(), n_streams: p.n_streams as i32, pad: 0 };
        // Few rows are cut into more blocks: what a block does takes as long as memory, again and again.
        let across = if step.n_rows <= ATTEND_FEW { p.dim.div_ceil(256) } else { 1 };
        Launch::of("embed").grid([across, step.n_rows, 1]).shared(TABLE_BYTES).run(self, &params);
    }

    pub(crate) fn launch_rms_norm(&mut self, x: Ptr, weight: Option<&Buf>, p: norm::RmsNorm, out: Ptr) {
        self.acts.written(out);
        let weight = weight.map_or(0, Buf::ptr);
        let params = Norm { x, weight, out, dim: p.dim as i32, eps: p.eps };
        Launch::of("rms_norm").blocks(p.n_rows).threads(norm_threads(&p)).run(self, &params);
    }

    pub(crate) fn launch_rope_tail(&mut self, x: &Buf, freqs: &Buf, step: &Step<Ints>, p: rope::RopeTail) {
        self.acts.written(x.ptr());
        let params = Rope {
            x: x.ptr(),
            freqs: freqs.ptr(),
            step: step_view(step),
            n_head: p.n_head as i32,
            head_dim: p.head_dim as i32,
            n_rot: p.n_rot as i32,
            inverse: (p.turn == rope::Turn::Inverse) as i32,
        };
        Launch::of("rope_tail").blocks(step.n_rows).run(self, &params);
    }

    pub(crate) fn launch_round(&mut self, x: &Buf, n_rows: usize, dim: usize, rounding: Rounding) {
        if rounding == Rounding::Off {
            return;
        }
        self.acts.written(x.ptr());
        let (kind, block, n_rot) = rounding_view(rounding);
        let params = Round { x: x.ptr(), dim: dim as i32, kind, block, n_rot };
        Launch::of("round_rows").blocks(n_rows).threads(128).shared(4 * dim).run(self, &params);
    }

    pub(crate) fn launch_ring_store(&mut self, x: &Buf, step: &Step<Ints>, p: ring::Ring, ring: &Buf) {
        let params =
            RingStore { x: x.ptr(), ring: ring.ptr(), step: step_view(step), len: p.len as i32, dim: p.dim as i32 };
        Launch::of("ring_store").blocks(step.n_rows).run(self, &params);
    }

    pub(crate) fn launch_swiglu_in_place(&mut self, gate: &Buf, up: &Buf, len: usize, clamp: f32) {
        self.elements("swiglu", Elements { x: up.ptr(), y: gate.ptr(), len: len as i64, clamp, ..Default::default() });
    }

    pub(crate) fn launch_add(&mut self, x: &Buf, len: usize, y: &Buf) {
        self.elements("add", Elements { x: x.ptr(), y: y.ptr(), len: len as i64, ..Default::default() });
    }

    pub(crate) fn launch_add_to_streams(&mut self, z: &Buf, n_rows: usize, p: hyper::Hyper, streams: &Buf) {
        let (len, dim) = (n_rows * p.n_streams * p.dim, p.dim as i32);
        let params = Elements {
            x: z.ptr(),
            y: streams.ptr(),
            len: len as i64,
            dim,
            n_streams: p.n_streams as i32,
            ..Default::default()
        };
        self.elements("add_to_streams", params);
    }

    pub(crate) fn launch_gather_logit_rows(&mut self, x: &Buf, step: &Step<Ints>, dim: usize, out: &Buf) {
        self.acts.written(out.ptr());
        let params = Gather { x: x.ptr(), out: out.ptr(), step: step_view(step), dim: dim as i64 };
        Launch::of("gather_logit_rows").grid([dim.div_ceil(256), step.n_logits, 1]).run(self, &params);
    }
}

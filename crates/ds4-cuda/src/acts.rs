//! Activations as products want them, int8 or f16: which buffers have been converted since they were last written.

use crate::Cuda;
use crate::launch::Launch;
use crate::view::{ActsView, HalvesView, Ptr};
use crate::weights::GROUP;

/// `vector.cu: QuantizeP`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct Quantize {
    x: Ptr,
    acts: ActsView,
    n_rows: i64,
    cols: i32,
    pad: i32,
}

/// `vector.cu: HalveP`.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct Halve {
    x: Ptr,
    halves: HalvesView,
    n_rows: i64,
    cols: i32,
    pad: i32,
}

/// A conversion of a buffer's rows.
pub(crate) trait View: Copy {
    /// Where it is.
    fn at(&self) -> Ptr;
    /// Values between rows.
    fn stride(&self) -> i64;
    /// The same values cut into rows of another length.
    fn cut(self, stride: i64) -> Self;
}

impl View for ActsView {
    fn at(&self) -> Ptr {
        self.q
    }

    fn stride(&self) -> i64 {
        self.stride
    }

    fn cut(self, stride: i64) -> ActsView {
        ActsView { stride, ..self }
    }
}

impl View for HalvesView {
    fn at(&self) -> Ptr {
        self.v
    }

    fn stride(&self) -> i64 {
        self.stride
    }

    fn cut(self, stride: i64) -> HalvesView {
        HalvesView { stride, ..self }
    }
}

/// What was converted lately, and where it is: buffer, rows, values of a row, result.
pub(crate) struct Converted<V>(Vec<(Ptr, usize, usize, V)>);

impl<V: View> Converted<V> {
    /// A kernel has converted the buffer along with writing it.
    pub fn insert(&mut self, at: Ptr, n_rows: usize, cols: usize, view: V) {
        self.0.retain(|entry| entry.0 != at && entry.3.at() != view.at());
        self.0.push((at, n_rows, cols, view));
    }

    pub(crate) fn find(&self, at: Ptr, n_rows: usize, cols: usize) -> Option<V> {
        self.0.iter().find_map(|(buffer, rows, width, view)| {
            // Rows without gaps can be cut at other places.
            let flat = view.stride() == *width as i64 && cols.is_multiple_of(GROUP) && rows * width >= n_rows * cols;
            let same = *rows >= n_rows && *width == cols;
            (*buffer == at && (same || flat)).then_some(if same { *view } else { view.cut(cols as i64) })
        })
    }
}

/// What was converted lately.
pub(crate) struct ActCache {
    pub int8: Converted<ActsView>,
    pub f16: Converted<HalvesView>,
}

impl ActCache {
    pub fn new() -> ActCache {
        ActCache { int8: Converted(Vec::new()), f16: Converted(Vec::new()) }
    }

    /// The buffer at `at` has other values now.
    pub fn written(&mut self, at: Ptr) {
        self.int8.0.retain(|entry| entry.0 != at);
        self.f16.0.retain(|entry| entry.0 != at);
    }

    pub fn clear(&mut self) {
        self.int8.0.clear();
        self.f16.0.clear();
    }
}

impl Cuda {
    /// Room for int8 activations of `n_rows` rows of `cols` values.
    pub(crate) fn acts_room(&mut self, purpose: &'static str, n_rows: usize, cols: usize) -> ActsView {
        let stride = cols.next_multiple_of(GROUP);
        let values = n_rows * stride;
        let q = self.scratch(purpose, values + values / 8 + values / 8);
        ActsView { q, d: q + values as u64, s: q + (values + values / 8) as u64, stride: stride as i64 }
    }

    /// Room for f16 activations of `n_rows` rows of `cols` values.
    pub(crate) fn halves_room(&mut self, purpose: &'static str, n_rows: usize, cols: usize) -> HalvesView {
        let stride = cols.next_multiple_of(GROUP);
        HalvesView { v: self.scratch(purpose, 2 * n_rows * stride), stride: stride as i64 }
    }

    /// The rows of `x` as int8 activations.
    pub(crate) fn quantized(&mut self, x: Ptr, n_rows: usize, cols: usize) -> ActsView {
        if let Some(view) = self.acts.int8.find(x, n_rows, cols) {
            return view;
        }
        let acts = self.acts_room("acts", n_rows, cols);
        let p = Quantize { x, acts, n_rows: n_rows as i64, cols: cols as i32, pad: 0 };
        Launch::of("quantize").over(n_rows * acts.stride as usize).run(self, &p);
        self.acts.int8.insert(x, n_rows, cols, acts);
        acts
    }

    /// The rows of `x` in f16.
    pub(crate) fn halved(&mut self, x: Ptr, n_rows: usize, cols: usize) -> HalvesView {
        if let Some(view) = self.acts.f16.find(x, n_rows, cols) {
            return view;
        }
        let halves = self.halves_room("halves", n_rows, cols);
        self.launch_halve(x, halves, n_rows, cols);
        self.acts.f16.insert(x, n_rows, cols, halves);
        halves
    }

    /// The rows of `x` in f16 at `to`, which stands for them.
    pub(crate) fn halve(&mut self, x: Ptr, to: Ptr, n_rows: usize, cols: usize) {
        let halves = HalvesView { v: to, stride: cols as i64 };
        self.launch_halve(x, halves, n_rows, cols);
        self.acts.f16.insert(to, n_rows, cols, halves);
    }

    fn launch_halve(&mut self, x: Ptr, halves: HalvesView, n_rows: usize, cols: usize) {
        let p = Halve { x, halves, n_rows: n_rows as i64, cols: cols as i32, pad: 0 };
        Launch::of("halve").over(n_rows * halves.stride as usize / 2).run(self, &p);
    }
}

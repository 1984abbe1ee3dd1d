//! Int8 activations: which buffers have been quantized since they were last written.

use crate::Cuda;
use crate::params::{ActsView, Ptr, Quantize};
use crate::weights::GROUP;

/// What was quantized lately, and where it is.
#[derive(Default)]
pub(crate) struct ActCache {
    valid: Vec<(Ptr, usize, usize, ActsView)>,
}

impl ActCache {
    /// The buffer at `at` has other values now.
    pub fn written(&mut self, at: Ptr) {
        self.valid.retain(|entry| entry.0 != at);
    }

    pub fn clear(&mut self) {
        self.valid.clear();
    }

    /// A kernel has quantized the buffer along with writing it.
    pub fn insert(&mut self, at: Ptr, n_rows: usize, cols: usize, view: ActsView) {
        self.written(at);
        self.valid.retain(|entry| entry.3.q != view.q);
        self.valid.push((at, n_rows, cols, view));
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

    /// The rows of `x` as int8 activations.
    pub(crate) fn quantized(&mut self, x: Ptr, n_rows: usize, cols: usize) -> ActsView {
        let found = self.acts.valid.iter().find_map(|(at, rows, width, view)| {
            // Rows without gaps can be cut at other places.
            let flat = view.stride == *width as i64 && cols.is_multiple_of(GROUP) && rows * width >= n_rows * cols;
            let same = *rows >= n_rows && *width == cols;
            (*at == x && (same || flat)).then_some(if same { *view } else { ActsView { stride: cols as i64, ..*view } })
        });
        if let Some(view) = found {
            return view;
        }
        let acts = self.acts_room("acts", n_rows, cols);
        let p = Quantize { x, acts, n_rows: n_rows as i64, cols: cols as i32, pad: 0 };
        self.launch("quantize", [(n_rows * acts.stride as usize / 32).div_ceil(8), 1, 1], 256, 0, &p);
        self.acts.insert(x, n_rows, cols, acts);
        acts
    }
}

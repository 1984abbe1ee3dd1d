//! Passes that come again and again are recorded once and replayed.

use crate::op::ATTEND_FEW;
use crate::view::MatrixView;
use crate::{Cuda, Precision, Recorded};

/// Matrices of the products of a pass in their order: the first time they are noted, when the pass is recorded they tell what comes next.
#[derive(Debug, Default)]
pub(crate) struct Ahead {
    matrices: Vec<MatrixView>,
    /// How many have passed, once they are known.
    at: Option<usize>,
}

impl Ahead {
    /// The matrix of the next product, where that is known.
    pub fn next(&self) -> Option<MatrixView> {
        self.matrices.get(self.at?).copied()
    }

    /// A product has been launched.
    pub fn passed(&mut self, matrix: MatrixView) {
        match &mut self.at {
            Some(at) => *at += 1,
            None => self.matrices.push(matrix),
        }
    }
}

impl Cuda {
    /// Whether a batch of so many rows takes the fused paths.
    pub(crate) fn fuses(&self, n_rows: usize) -> bool {
        self.precision == Precision::Int8 && n_rows <= ATTEND_FEW
    }

    /// See [`ds4_ops::Backend::begin_pass`].
    pub(crate) fn begin_recorded(&mut self, key: [usize; 4]) -> bool {
        self.flush();
        self.acts.clear();
        self.recording = None;
        self.ahead = Ahead::default();
        // The weights are loaded: nothing waits for their like any more.
        self.shared.clear();
        if let Some(gpu) = self.device.gpu().filter(|gpu| gpu.uploads()) {
            let done = gpu.end_upload();
            self.note(done);
        }
        self.passing = None;
        self.mark = Some(0);
        self.replayed = false;
        if !self.fuses(key[1]) || self.error.is_some() {
            return true;
        }
        let Some(gpu) = self.device.gpu() else { return true };
        match self.graphs.get_mut(&key) {
            None => {
                self.graphs.insert(key, Recorded::Once(Vec::new()));
                self.passing = Some(key);
                true
            }
            Some(Recorded::Once(matrices)) => {
                self.ahead = Ahead { matrices: std::mem::take(matrices), at: Some(0) };
                let begun = gpu.begin_record();
                if self.note(begun).is_some() {
                    self.recording = Some(key);
                }
                true
            }
            Some(Recorded::Graph(graph)) => {
                let done = gpu.replay(graph);
                self.note(done);
                self.replayed = key[2] > 0;
                false
            }
        }
    }

    /// See [`ds4_ops::Backend::end_pass`].
    pub(crate) fn end_recorded(&mut self) {
        self.flush();
        self.acts.clear();
        self.mark = None;
        if let Some(Recorded::Once(matrices)) = self.passing.take().and_then(|key| self.graphs.get_mut(&key)) {
            *matrices = std::mem::take(&mut self.ahead).matrices;
        }
        let Some(key) = self.recording.take() else { return };
        let Some(gpu) = self.device.gpu() else { return };
        let recorded = gpu.end_record();
        // Of a pass that failed only a part was recorded.
        let made = match &self.error {
            None => recorded.and_then(|graph| gpu.replay(&graph).map(|()| graph)),
            Some(what) => Err(what.clone()),
        };
        if let Some(graph) = self.note(made) {
            self.graphs.insert(key, Recorded::Graph(graph));
        }
    }
}

//! Passes that come again and again are recorded once and replayed.

use crate::op::ATTEND_FEW;
use crate::{Cuda, Precision, Recorded};

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
        // The weights are loaded: nothing waits for their like any more.
        self.shared.clear();
        if let Some(gpu) = self.device.gpu().filter(|gpu| gpu.uploads()) {
            let done = gpu.end_upload();
            self.note(done);
        }
        if !self.fuses(key[1]) || self.listener.is_some() {
            return true;
        }
        let Some(gpu) = self.device.gpu() else { return true };
        match self.graphs.get(&key) {
            None => {
                self.graphs.insert(key, Recorded::Once);
                true
            }
            Some(Recorded::Once) => {
                let begun = gpu.begin_record();
                if self.note(begun).is_some() {
                    self.recording = Some(key);
                }
                true
            }
            Some(Recorded::Graph(graph)) => {
                let done = gpu.replay(graph);
                self.note(done);
                false
            }
        }
    }

    /// See [`ds4_ops::Backend::end_pass`].
    pub(crate) fn end_recorded(&mut self) {
        self.flush();
        self.acts.clear();
        let Some(key) = self.recording.take() else { return };
        let Some(gpu) = self.device.gpu() else { return };
        let made = gpu.end_record().and_then(|graph| gpu.replay(&graph).map(|()| graph));
        if let Some(graph) = self.note(made) {
            self.graphs.insert(key, Recorded::Graph(graph));
        }
    }
}

//! Passes that come again: recorded once, then encoded as they are. And how long their kernels take.

use ds4_ops::{KernelTime, Mark, MarkTime};

use super::{Pass, PassKey, Recorder};
use crate::profile::Profile;

/// Launches of a pass that was kept after which the device begins; it is encoded faster than it runs.
const FIRST: usize = 32;

impl Recorder {
    /// See [`ds4_ops::Backend::begin_pass`]. Only batches of few rows are `kept`, whose launches depend on nothing but the key.
    pub fn begin_pass(&mut self, key: PassKey, kept: bool) -> bool {
        self.flush();
        self.marks.clear();
        self.mark = Some(0);
        if !kept {
            return true;
        }
        if self.rehearsal.is_some() {
            return true;
        }
        if let Some(mut pass) = self.passes.remove(&key) {
            self.run(&mut pass);
            self.passes.insert(key, pass);
            return false;
        }
        self.recording = Some(key);
        true
    }

    /// Runs a pass that was kept, and encodes it for the next time while the device is busy.
    fn run(&mut self, pass: &mut Pass) {
        // What was read after the last pass will be read after this one, too.
        let fetches = self.last_read.as_ref().zip(self.staging.as_ref()).map(|((from, at, size), staging)| {
            let mut encoder = self.device.create_command_encoder(&Default::default());
            encoder.copy_buffer_to_buffer(&from.raw, *at, staging, 0, *size);
            encoder
        });
        let is_fetched = fetches.is_some();
        match pass.encoded.take().filter(|_| self.profile.is_none()) {
            Some(encoded) => {
                let before = self.encoder.take().map(|encoder| encoder.finish());
                let from_host = self.stretch(&[], &[], &self.from_host);
                let after = fetches.map(|encoder| encoder.finish());
                self.queue.submit(before.into_iter().chain([from_host, encoded]).chain(after));
                self.from_host.clear();
            }
            None => {
                let (first, rest) = pass.launches.split_at(FIRST.min(pass.launches.len()));
                self.encode(first, &pass.written);
                self.encoder_after = fetches;
                self.encode(rest, &pass.written);
            }
        }
        self.fetched = is_fetched;
        self.passed(&pass.marks);
        if self.profile.is_none() {
            pass.encoded = Some(self.stretch(&pass.launches, &pass.written, &[]));
        }
    }

    /// Ends the pass that was begun and recorded, and keeps it.
    pub fn end_pass(&mut self) {
        self.send();
        let marks = std::mem::take(&mut self.marks);
        self.mark = None;
        self.passed(&marks);
        let Some(key) = self.recording.take() else { return };
        let (launches, hazards) = (std::mem::take(&mut self.launches), std::mem::take(&mut self.hazards));
        self.n_sent = 0;
        self.passes.insert(key, Pass { launches, written: hazards.written().to_vec(), marks, encoded: None });
    }

    /// A mark of the pass that runs.
    pub fn mark(&mut self, mark: Mark) {
        if let Some(n) = &mut self.mark {
            *n += 1;
            self.marks.push(mark);
        }
    }

    /// All launches of a pass with these marks have gone to the device.
    fn passed(&mut self, marks: &[Mark]) {
        self.profile.iter_mut().for_each(|profile| profile.times.end_pass(marks));
    }

    /// Begins to time every launch; whether the device can.
    pub fn time_kernels(&mut self) -> bool {
        self.flush();
        self.profile = Profile::new(&self.device, &self.queue, &self.native);
        self.profile.is_some()
    }

    /// Each kernel's time since [`time_kernels`](Recorder::time_kernels), the longest first.
    pub fn kernel_times(&self) -> Vec<KernelTime> {
        self.profile.as_ref().map_or_else(Vec::new, |profile| profile.times.kernels())
    }

    /// Times before the marks of passes that have ended.
    pub fn mark_times(&mut self) -> Vec<MarkTime> {
        self.profile.as_mut().map_or_else(Vec::new, |profile| profile.times.take_marks())
    }

    /// Forgets passes that were kept: they would be recorded otherwise now.
    pub fn forget_passes(&mut self) {
        self.passes.clear();
    }
}

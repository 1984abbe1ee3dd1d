//! Which launches must wait for which: the device runs launches side by side unless it is told what they write and read.

use std::collections::HashSet;

use crate::buffer::Storage;
use crate::native::NativeBuffer;

/// What launches have done to buffers.
#[derive(Debug, Default)]
pub(crate) struct Hazards {
    /// Written since the last wait.
    written: Vec<(u64, NativeBuffer)>,
    /// Read since the last wait.
    read: Vec<u64>,
    /// Written at all.
    all: Vec<NativeBuffer>,
    ids: HashSet<u64>,
}

impl Hazards {
    /// A launch that uses these buffers, and writes some. What must be waited for before it, if it must wait.
    pub fn launch(&mut self, uses: &[(&Storage, bool)]) -> Vec<NativeBuffer> {
        let waits = uses
            .iter()
            .any(|(b, writes)| self.written.iter().any(|(id, _)| *id == b.id) || *writes && self.read.contains(&b.id));
        // Whoever waits waits for all that was begun. A write behind a read waits for no data, but it waits.
        let mut after = Vec::new();
        if waits {
            after.extend(self.written.drain(..).map(|(_, buffer)| buffer));
            self.read.clear();
        }
        for (b, writes) in uses.iter().copied() {
            if !writes {
                self.read.push(b.id);
                continue;
            }
            if waits && after.is_empty() {
                after.push(b.native);
            }
            self.written.push((b.id, b.native));
            if self.ids.insert(b.id) {
                self.all.push(b.native);
            }
        }
        after
    }

    /// Every buffer that launches have written.
    pub fn written(&self) -> &[NativeBuffer] {
        &self.all
    }
}

//! Which launches must wait for which: the device runs launches side by side unless it is told what they write and read.

use std::collections::HashSet;

use crate::buffer::Storage;
use crate::native::NativeBuffer;

/// A buffer that a launch uses.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Use {
    id: u64,
    native: NativeBuffer,
    writes: bool,
}

impl Use {
    pub fn of(storage: &Storage, writes: bool) -> Use {
        Use { id: storage.id, native: storage.native, writes }
    }
}

/// Whether launches with these uses must keep their order.
pub(crate) fn conflict(a: &[Use], b: &[Use]) -> bool {
    a.iter().any(|a| b.iter().any(|b| a.id == b.id && (a.writes || b.writes)))
}

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
    /// A launch that uses these buffers. What must be waited for before it, if it must wait.
    pub fn launch(&mut self, uses: &[Use]) -> Vec<NativeBuffer> {
        let waits = uses
            .iter()
            .any(|u| self.written.iter().any(|(id, _)| *id == u.id) || u.writes && self.read.contains(&u.id));
        // Whoever waits waits for all that was begun. A write behind a read waits for no data, but it waits.
        let mut after = Vec::new();
        if waits {
            after.extend(self.written.drain(..).map(|(_, buffer)| buffer));
            self.read.clear();
        }
        for u in uses {
            if !u.writes {
                self.read.push(u.id);
                continue;
            }
            if waits && after.is_empty() {
                after.push(u.native);
            }
            self.written.push((u.id, u.native));
            if self.ids.insert(u.id) {
                self.all.push(u.native);
            }
        }
        after
    }

    /// Every buffer that launches have written.
    pub fn written(&self) -> &[NativeBuffer] {
        &self.all
    }
}

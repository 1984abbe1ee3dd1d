//! How long kernels take on the GPU: events between them, in the stream or in what is recorded of it.

use std::collections::HashMap;

use cudarc::driver::sys;
use ds4_ops::KernelTime;

use super::{Result, check};

/// Events in their order, each with the kernel that ended before it; before the first one nothing did.
#[derive(Default)]
pub(super) struct Stamps(Vec<(sys::CUevent, String)>);

impl Stamps {
    /// Marks this point of the stream. What is recorded keeps the event, to be written at every replay.
    pub fn stamp(&mut self, stream: sys::CUstream, recorded: bool, name: String) -> Result<()> {
        let event = filled!(cuEventCreate(0))?;
        self.0.push((event, name));
        called!(cuEventRecordWithFlags(event, stream, recorded as u32))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Drop for Stamps {
    fn drop(&mut self) {
        self.0.iter().for_each(|(event, _)| drop(called!(cuEventDestroy_v2(*event))));
    }
}

/// Kernels' times so far: launches and seconds by name and grid.
#[derive(Default)]
pub(super) struct Timer {
    times: HashMap<String, (usize, f64)>,
    /// Of launches that have not been waited for.
    pub queued: Stamps,
    /// Of launches that are being recorded.
    pub recorded: Option<Stamps>,
}

impl Timer {
    /// A kernel is about to be queued: what lies before the first of several is nobody's time.
    pub fn launches(&mut self, stream: sys::CUstream) -> Result<()> {
        let first = self.recorded.as_ref().unwrap_or(&self.queued).is_empty();
        if first { self.launched(stream, String::new()) } else { Ok(()) }
    }

    /// A kernel has been queued.
    pub fn launched(&mut self, stream: sys::CUstream, name: String) -> Result<()> {
        let recorded = self.recorded.is_some();
        self.recorded.as_mut().unwrap_or(&mut self.queued).stamp(stream, recorded, name)
    }

    /// Adds what lies between events that have all passed.
    pub fn add(&mut self, stamps: &Stamps) -> Result<()> {
        for pair in stamps.0.windows(2) {
            let ms: f32 = filled!(cuEventElapsedTime_v2(pair[0].0, pair[1].0))?;
            let time = self.times.entry(pair[1].1.clone()).or_default();
            *time = (time.0 + 1, time.1 + f64::from(ms) * 1e-3);
        }
        Ok(())
    }

    /// The longest first.
    pub fn times(&self) -> Vec<KernelTime> {
        KernelTime::longest_first(&self.times)
    }
}

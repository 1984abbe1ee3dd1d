//! How long kernels take on the GPU: events between them, in the stream or in what is recorded of it.

use cudarc::driver::sys;
use ds4_ops::{LaunchTimes, Mark};

use super::{Result, check};

/// An event, and the launch that ended before it: its kernel and the mark of its pass that it comes before. Before the first one nothing ended.
struct Stamp {
    event: sys::CUevent,
    kernel: String,
    mark: Option<usize>,
}

/// Events in their order, and the marks of the pass that they are of.
#[derive(Default)]
pub(super) struct Stamps {
    stamps: Vec<Stamp>,
    marks: Vec<Mark>,
}

impl Stamps {
    /// Marks this point of the stream. What is recorded keeps the event, to be written at every replay.
    fn stamp(&mut self, stream: sys::CUstream, recorded: bool, kernel: String, mark: Option<usize>) -> Result<()> {
        let event = filled!(cuEventCreate(0))?;
        self.stamps.push(Stamp { event, kernel, mark });
        called!(cuEventRecordWithFlags(event, stream, recorded as u32))
    }

    pub fn is_empty(&self) -> bool {
        self.stamps.is_empty()
    }
}

impl Drop for Stamps {
    fn drop(&mut self) {
        self.stamps.iter().for_each(|stamp| drop(called!(cuEventDestroy_v2(stamp.event))));
    }
}

/// Times of launches so far.
#[derive(Default)]
pub(super) struct Timer {
    pub times: LaunchTimes,
    /// Of launches that have not been waited for.
    pub queued: Stamps,
    /// Of launches that are being recorded.
    pub recorded: Option<Stamps>,
}

impl Timer {
    fn stamps(&mut self) -> &mut Stamps {
        self.recorded.as_mut().unwrap_or(&mut self.queued)
    }

    /// A mark of the pass that is queued or recorded.
    pub fn mark(&mut self, mark: Mark) {
        self.stamps().marks.push(mark);
    }

    /// A kernel is about to be queued: what lies before the first of several is nobody's time.
    pub fn launches(&mut self, stream: sys::CUstream) -> Result<()> {
        if self.stamps().is_empty() { self.launched(stream, String::new(), None) } else { Ok(()) }
    }

    /// A kernel has been queued.
    pub fn launched(&mut self, stream: sys::CUstream, kernel: String, mark: Option<usize>) -> Result<()> {
        let recorded = self.recorded.is_some();
        self.stamps().stamp(stream, recorded, kernel, mark)
    }

    /// Adds what lies between events that have all passed.
    pub fn add(&mut self, stamps: &Stamps) -> Result<()> {
        for pair in stamps.stamps.windows(2) {
            let ms: f32 = filled!(cuEventElapsedTime_v2(pair[0].event, pair[1].event))?;
            self.times.add(pair[1].kernel.clone(), pair[1].mark, f64::from(ms) * 1e-3);
        }
        self.times.end_pass(&stamps.marks);
        Ok(())
    }
}

//! Recorded launches.

use std::ptr::null_mut;
use std::sync::Arc;

use cudarc::driver::sys;

use super::stamps::Stamps;
use super::{Context, Gpu, Result, check};

/// A recorded sequence of launches.
pub(crate) struct Graph {
    exec: sys::CUgraphExec,
    /// Between its kernels, if they are timed.
    stamps: Stamps,
    context: Arc<Context>,
}

// SAFETY: a handle of the driver.
unsafe impl Send for Graph {}

impl Drop for Graph {
    fn drop(&mut self) {
        self.context.bind();
        let _ = called!(cuGraphExecDestroy(self.exec));
    }
}

impl Gpu {
    /// Launches from here to [`end_record`](Self::end_record) are recorded, not run.
    pub fn begin_record(&mut self) -> Result<()> {
        self.context.bind();
        called!(cuStreamBeginCapture_v2(self.stream, sys::CUstreamCaptureMode::CU_STREAM_CAPTURE_MODE_THREAD_LOCAL))?;
        if let Some(timer) = &mut self.timer {
            timer.recorded = Some(Stamps::default());
        }
        Ok(())
    }

    pub fn end_record(&mut self) -> Result<Graph> {
        let mut graph: sys::CUgraph = null_mut();
        called!(cuStreamEndCapture(self.stream, &mut graph))?;
        let exec = filled!(cuGraphInstantiateWithFlags(graph, 0));
        called!(cuGraphDestroy(graph))?;
        let stamps = self.timer.as_mut().and_then(|timer| timer.recorded.take()).unwrap_or_default();
        Ok(Graph { exec: exec?, stamps, context: self.context.clone() })
    }

    pub fn replay(&mut self, graph: &Graph) -> Result<()> {
        self.context.bind();
        called!(cuGraphLaunch(graph.exec, self.stream))?;
        if let Some(timer) = self.timer.as_mut().filter(|_| !graph.stamps.is_empty()) {
            called!(cuStreamSynchronize(self.stream))?;
            timer.add(&graph.stamps)?;
            self.passed()?;
        }
        Ok(())
    }
}

//! The way of weights to a GPU.

use std::ffi::c_void;

use cudarc::driver::sys;

use super::memory::{Memory, Pinned};
use super::{Gpu, Result, check};
use crate::view::Ptr;

/// Bytes of a staging buffer for weights, and how many there are.
const CHUNK_BYTES: usize = 32 << 20;
const CHUNKS: usize = 4;
/// Threads that fill staging buffers.
const FILLERS: usize = 8;

/// A staging buffer on both sides, when the GPU is done with it, and whether that was ever asked for.
type Chunk = (Pinned, Memory, sys::CUevent, bool);

/// Buffers that weights go through.
pub(super) struct Upload {
    chunks: Vec<Chunk>,
    next: usize,
}

impl Gpu {
    /// Streams weights: `bytes` in pieces of whole `unit`s go through page-locked memory to a buffer on the device, where `then(gpu, where,
    /// first unit, units)` takes them over.
    pub fn stream(
        &mut self,
        bytes: &[u8],
        unit: usize,
        then: &mut dyn FnMut(&mut Gpu, Ptr, usize, usize) -> Result<()>,
    ) -> Result<()> {
        self.context.bind();
        if self.upload.is_none() {
            let chunk = |gpu: &mut Gpu| {
                Ok((
                    Pinned::new(&gpu.context, CHUNK_BYTES)?,
                    gpu.alloc(CHUNK_BYTES)?,
                    filled!(cuEventCreate(2))?,
                    false,
                ))
            };
            let chunks = (0..CHUNKS).map(|_| chunk(self)).collect::<Result<_>>()?;
            self.upload = Some(Upload { chunks, next: 0 });
        }
        let Some(mut upload) = self.upload.take() else { return Ok(()) };
        let per_chunk = (CHUNK_BYTES / unit).max(1);
        assert!(unit <= CHUNK_BYTES, "{unit} bytes at a time through buffers of {CHUNK_BYTES}");
        let mut done = Ok(());
        for (i, part) in bytes.chunks(per_chunk * unit).enumerate() {
            let index = upload.next;
            upload.next = (index + 1) % CHUNKS;
            let units = part.len().div_ceil(unit);
            done = self.send(&mut upload.chunks[index], part, &mut |gpu, at| then(gpu, at, i * per_chunk, units));
            if done.is_err() {
                break;
            }
        }
        self.upload = Some(upload);
        // Kernels read weights without waiting for their predecessors; the next one has to.
        self.fence = true;
        done
    }

    /// One piece through its staging buffer.
    fn send(
        &mut self,
        chunk: &mut Chunk,
        part: &[u8],
        take: &mut dyn FnMut(&mut Gpu, Ptr) -> Result<()>,
    ) -> Result<()> {
        let (pinned, memory, event, busy) = chunk;
        if std::mem::replace(busy, true) {
            called!(cuEventSynchronize(*event))?;
        }
        fill(&mut pinned.bytes()[..part.len()], part);
        called!(cuMemcpyHtoDAsync_v2(memory.at, pinned.at.cast::<c_void>().cast_const(), part.len(), self.stream))?;
        take(self, memory.at)?;
        called!(cuEventRecord(*event, self.stream))
    }

    /// Whether staging buffers are held.
    pub fn uploads(&self) -> bool {
        self.upload.is_some()
    }

    /// Gives the staging buffers back.
    pub fn end_upload(&mut self) -> Result<()> {
        self.synchronize()?;
        if let Some(upload) = self.upload.take() {
            upload.chunks.iter().for_each(|chunk| drop(called!(cuEventDestroy_v2(chunk.2))));
        }
        Ok(())
    }
}

/// Copies with several threads when there is much to copy: one does not fill the bus.
fn fill(to: &mut [u8], from: &[u8]) {
    if to.len() < 1 << 20 {
        return to.copy_from_slice(from);
    }
    let part = to.len().div_ceil(FILLERS);
    std::thread::scope(|scope| {
        for (to, from) in to.chunks_mut(part).zip(from.chunks(part)) {
            scope.spawn(move || to.copy_from_slice(from));
        }
    });
}

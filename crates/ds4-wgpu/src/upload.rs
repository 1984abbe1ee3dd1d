//! Weights on their way to the device: in pieces, several at a time, each filled by several threads.

use std::collections::VecDeque;

use wgpu::{BufferDescriptor, BufferUsages};

/// Bytes of weights that are on their way to the device at a time.
const STAGED_BYTES: usize = 64 << 20;
/// Pieces that are on their way at a time.
const STAGED: usize = 4;
/// Threads that fill a piece: one does not keep up with the bus.
const COPIERS: usize = 8;

/// Where mapped memory begins, for threads that write disjoint parts of it.
#[derive(Clone, Copy)]
struct Mapped(*mut u8);

// SAFETY: it is only written through, and each thread writes a part of its own.
unsafe impl Send for Mapped {}

/// Copies `from` to the beginning of mapped memory, with several threads.
fn copy(from: &[u8], mut to: wgpu::WriteOnly<'_, [u8]>) {
    assert!(from.len() <= to.len());
    let begin = Mapped(to.as_raw_element_ptr().as_ptr());
    let part = from.len().div_ceil(COPIERS).max(1 << 20);
    std::thread::scope(|scope| {
        for (i, from) in from.chunks(part).enumerate() {
            let write = move || {
                let Mapped(begin) = { begin };
                // SAFETY: `from` is part `i` of what fits the mapped memory, which nobody else touches until the threads have ended.
                unsafe { std::ptr::copy_nonoverlapping(from.as_ptr(), begin.add(i * part), from.len()) }
            };
            scope.spawn(write);
        }
    });
}

/// Pieces of weights that are on their way, oldest first.
#[derive(Debug, Default)]
pub(crate) struct Upload(VecDeque<(wgpu::Buffer, wgpu::SubmissionIndex)>);

impl Upload {
    /// Whether there may be pieces on their way.
    pub fn is_going_on(&self) -> bool {
        !self.0.is_empty()
    }

    /// Lets go of the pieces, which stay until they have arrived.
    pub fn end(&mut self) {
        self.0.clear();
    }

    /// Copies to the device; nobody waits for the last pieces.
    pub fn stream(
        &mut self,
        device: &wgpu::Device,
        queue: &wgpu::Queue,
        bytes: &[u8],
        to: &wgpu::Buffer,
    ) -> Result<(), String> {
        for (i, piece) in bytes.chunks(STAGED_BYTES).enumerate() {
            let staged = match self.0.len() < STAGED {
                true => device.create_buffer(&BufferDescriptor {
                    label: None,
                    size: STAGED_BYTES as u64,
                    usage: BufferUsages::MAP_WRITE | BufferUsages::COPY_SRC,
                    mapped_at_creation: true,
                }),
                false => {
                    let (staged, sent) = self.0.pop_front().expect("some are on their way");
                    staged.slice(..).map_async(wgpu::MapMode::Write, |_| ());
                    let sent = wgpu::PollType::Wait { submission_index: Some(sent), timeout: None };
                    device.poll(sent).map_err(|e| format!("stopped answering: {e}"))?;
                    staged
                }
            };
            let size = piece.len().next_multiple_of(4);
            {
                let view = staged.slice(..size as u64).get_mapped_range_mut();
                let mut view = view.map_err(|e| format!("staging memory: {e}"))?;
                copy(piece, view.slice(..));
                view.slice(piece.len()..).fill(0);
            }
            staged.unmap();
            let mut encoder = device.create_command_encoder(&Default::default());
            encoder.copy_buffer_to_buffer(&staged, 0, to, (i * STAGED_BYTES) as u64, size as u64);
            let sent = queue.submit([encoder.finish()]);
            self.0.push_back((staged, sent));
        }
        Ok(())
    }
}

//! Weights on their way to the device: in pieces, several at a time, each filled by several threads.

use std::collections::VecDeque;

use wgpu::{BufferDescriptor, BufferUsages};

use crate::stored::Stored;

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

/// Rows of a matrix as they are in the file, and how they are to lie on the device.
#[derive(Clone, Copy)]
pub(crate) struct Weights<'a> {
    pub bytes: &'a [u8],
    pub stored: Stored,
    pub cols: usize,
}

impl Weights<'_> {
    /// Bytes of a row there and here. What is only copied need not be cut into rows.
    fn row_bytes(&self) -> (usize, usize) {
        match self.stored.is_rearranged() {
            true => (self.stored.format.row_bytes(self.cols), self.stored.row_bytes(self.cols)),
            false => (1, 1),
        }
    }

    /// Bytes that they take on the device.
    pub fn n_bytes(&self) -> usize {
        let (from, to) = self.row_bytes();
        self.bytes.len() / from * to
    }

    /// Writes them to the beginning of mapped memory, with several threads.
    fn write(&self, mut to: wgpu::WriteOnly<'_, [u8]>) {
        assert!(self.n_bytes() <= to.len());
        let begin = Mapped(to.as_raw_element_ptr().as_ptr());
        let (from_row, to_row) = self.row_bytes();
        let n_rows = self.bytes.len() / from_row;
        let part = n_rows.div_ceil(COPIERS).max((1 << 20) / from_row);
        std::thread::scope(|scope| {
            for (i, from) in self.bytes.chunks(part * from_row).enumerate() {
                let write = move || {
                    let Mapped(begin) = { begin };
                    let put = |at: usize, bytes: &[u8]| {
                        // SAFETY: part `i` of what fits the mapped memory, which nobody else touches until the threads have ended.
                        unsafe {
                            std::ptr::copy_nonoverlapping(
                                bytes.as_ptr(),
                                begin.add(i * part * to_row + at),
                                bytes.len(),
                            )
                        }
                    };
                    if !self.stored.is_rearranged() {
                        return put(0, from);
                    }
                    let mut row = vec![0; to_row];
                    for (r, from) in from.chunks_exact(from_row).enumerate() {
                        self.stored.rearrange(from, &mut row);
                        put(r * to_row, &row);
                    }
                };
                scope.spawn(write);
            }
        });
    }
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
        weights: Weights<'_>,
        to: &wgpu::Buffer,
    ) -> Result<(), String> {
        let (from_row, to_row) = weights.row_bytes();
        let per_piece = STAGED_BYTES / to_row;
        for (i, bytes) in weights.bytes.chunks(per_piece * from_row).enumerate() {
            let piece = Weights { bytes, ..weights };
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
            let size = piece.n_bytes().next_multiple_of(4);
            {
                let view = staged.slice(..size as u64).get_mapped_range_mut();
                let mut view = view.map_err(|e| format!("staging memory: {e}"))?;
                piece.write(view.slice(..));
                view.slice(piece.n_bytes()..).fill(0);
            }
            staged.unmap();
            let mut encoder = device.create_command_encoder(&Default::default());
            encoder.copy_buffer_to_buffer(&staged, 0, to, (i * per_piece * to_row) as u64, size as u64);
            let sent = queue.submit([encoder.finish()]);
            self.0.push_back((staged, sent));
        }
        Ok(())
    }
}

//! Memory of the device: what is allocated, written, copied and read, ordered with launches.

use bytes::Bytes;
use ds4_ops::{DeviceError, Format};
use wgpu::{BufferDescriptor, BufferUsages};

use super::Recorder;
use crate::buffer::Storage;
use crate::native::Native;
use crate::stored::Stored;
use crate::upload::Weights;

/// Writes from the host that are remembered, at most.
const KNOWN_BYTES: usize = 4096;

impl Recorder {
    /// The largest buffer that a kernel can be given.
    pub fn bytes_max(&self) -> usize {
        let limits = self.device.limits();
        (limits.max_storage_buffer_binding_size).min(limits.max_buffer_size) as usize
    }

    /// Bytes on the device, whatever they are. The size is rounded up to whole vectors of four words.
    pub fn storage(&mut self, bytes: usize) -> Result<Storage, DeviceError> {
        let size = bytes.max(1).next_multiple_of(16);
        if size > self.bytes_max() {
            return Err(self.error(format!("a buffer of {size} bytes is over its limit of {}", self.bytes_max())));
        }
        let storage = storage(&self.device, &self.native, size, &mut self.n_buffers);
        self.take_error()?;
        Ok(storage)
    }

    /// The same, for numbers, which begin as zeros. Weights need not.
    pub fn zeros(&mut self, bytes: usize) -> Result<Storage, DeviceError> {
        let storage = self.storage(bytes)?;
        self.commands().clear_buffer(&storage.raw, 0, None);
        self.from_host.push(storage.native);
        Ok(storage)
    }

    /// The rows of a weight matrix: where they are, if the device can read host memory, or a copy, and how they lie there.
    pub fn weights(&mut self, bytes: Bytes, format: Format, cols: usize) -> Result<(Storage, Stored), DeviceError> {
        if let Some(storage) = self.in_host_memory(&bytes) {
            return Ok((storage, format.into()));
        }
        let stored = if self.rearranges { Stored::copied(format) } else { format.into() };
        // Tensors that share their bytes in the file share them on the device.
        let key = (bytes.as_ptr() as usize, bytes.len());
        if let Some(storage) = self.loaded.get(&key) {
            return Ok((storage.clone(), stored));
        }
        let rows = Weights { bytes: &bytes, stored, cols };
        let storage = self.storage(rows.n_bytes())?;
        self.flush();
        let streamed = self.upload.stream(&self.device, &self.queue, rows, &storage.raw);
        streamed.map_err(|e| self.error(e))?;
        self.take_error()?;
        self.from_host.push(storage.native);
        self.loaded.insert(key, Storage { _host: Some(bytes), ..storage.clone() });
        Ok((storage, stored))
    }

    #[cfg(target_os = "macos")]
    pub(super) fn in_host_memory(&mut self, bytes: &Bytes) -> Option<Storage> {
        let (raw, from) = crate::metal::over_pages(&self.device, bytes, &mut self.residency)?;
        self.n_buffers += 1;
        // Whole words, as kernels read them; the page has them.
        let size = std::num::NonZeroU64::new(bytes.len().next_multiple_of(4) as u64)?;
        let native = self.native.buffer(&raw);
        let part = Some((from as u64, size));
        Some(Storage { raw, native, id: self.n_buffers, part, _host: Some(bytes.clone()) })
    }

    #[cfg(not(target_os = "macos"))]
    pub(super) fn in_host_memory(&mut self, _bytes: &Bytes) -> Option<Storage> {
        None
    }

    /// Where copies and clears are recorded, behind what was recorded so far.
    pub(super) fn commands(&mut self) -> &mut wgpu::CommandEncoder {
        self.send();
        let device = &self.device;
        self.encoder.get_or_insert_with(|| device.create_command_encoder(&Default::default()))
    }

    /// As [`write`](Recorder::write), but for what was written there before, by nobody else since.
    pub fn write_if_new(&mut self, bytes: &[u8], to: &Storage, at: usize) {
        let known = self.known.get(&(to.id, at)).is_some_and(|known| known == bytes);
        if known && !self.device_writes.contains(&to.id) {
            return;
        }
        self.write(bytes, to, at);
        self.known.retain(|(id, from), known| *id != to.id || *from + known.len() <= at || at + bytes.len() <= *from);
        if bytes.len() <= KNOWN_BYTES {
            self.known.insert((to.id, at), bytes.to_vec());
        }
    }

    /// Writes after everything that was recorded so far. `at` and the length are multiples of 4.
    pub fn write(&mut self, bytes: &[u8], to: &Storage, at: usize) {
        self.flush();
        self.fetched = false;
        self.queue.write_buffer(&to.raw, at as u64, bytes);
        self.from_host.push(to.native);
    }

    /// Copies inside one buffer; the stretches do not overlap.
    pub fn copy_within(&mut self, buffer: &Storage, from: usize, to: usize, bytes: usize) {
        let size = bytes as u64;
        let between = self.device.create_buffer(&BufferDescriptor {
            label: None,
            size,
            usage: BufferUsages::COPY_SRC | BufferUsages::COPY_DST,
            mapped_at_creation: false,
        });
        self.fetched = false;
        let commands = self.commands();
        commands.copy_buffer_to_buffer(&buffer.raw, from as u64, &between, 0, size);
        commands.copy_buffer_to_buffer(&between, 0, &buffer.raw, to as u64, size);
        self.from_host.push(buffer.native);
    }

    /// Forgets what numbers lie where on the device: they are written again.
    pub fn forget_written(&mut self) {
        self.known.clear();
    }

    /// Shows `take` `n_bytes` bytes, a multiple of 4, after everything that was recorded so far. A device that fails shows nothing.
    ///
    /// # Errors
    /// The first thing that failed since one was told.
    pub fn read(
        &mut self,
        from: &Storage,
        at: usize,
        n_bytes: usize,
        take: impl FnOnce(&[u8]),
    ) -> Result<(), DeviceError> {
        let size = n_bytes as u64;
        let what = (from.id, at as u64, size);
        let is_there = self.fetched && self.last_read.as_ref().is_some_and(|(from, at, n)| (from.id, *at, *n) == what);
        let staging = match self.staging.take().filter(|b| b.size() >= size) {
            Some(staging) => staging,
            None => self.device.create_buffer(&BufferDescriptor {
                label: None,
                size: size.next_multiple_of(4096),
                usage: BufferUsages::MAP_READ | BufferUsages::COPY_DST,
                mapped_at_creation: false,
            }),
        };
        if !is_there || !self.launches.is_empty() {
            self.commands().copy_buffer_to_buffer(&from.raw, at as u64, &staging, 0, size);
            self.flush();
        }
        self.last_read = Some((from.clone(), at as u64, size));
        self.fetched = false;
        let (sent, mapped) = std::sync::mpsc::channel();
        staging.slice(..size).map_async(wgpu::MapMode::Read, move |result| {
            // The receiver waits below; if it is gone nobody needs the answer.
            let _ = sent.send(result);
        });
        let waited = self.device.poll(wgpu::PollType::wait_indefinitely());
        let mapped = mapped.try_recv();
        self.note_failure();
        if let (Ok(_), Ok(Ok(()))) = (&waited, &mapped) {
            match staging.slice(..size).get_mapped_range() {
                Ok(view) => take(&view),
                Err(e) => self.fail(format!("could not be read: {e}")),
            }
            staging.unmap();
            self.staging = Some(staging);
        } else {
            self.fail(format!("could not be read: {waited:?}, {mapped:?}"));
        }
        self.take_error()
    }
}

/// Bytes on the device, whatever they are.
pub(super) fn storage(device: &wgpu::Device, native: &Native, size: usize, n_buffers: &mut u64) -> Storage {
    let raw = device.create_buffer(&BufferDescriptor {
        label: None,
        size: size as u64,
        usage: BufferUsages::STORAGE | BufferUsages::COPY_SRC | BufferUsages::COPY_DST,
        mapped_at_creation: false,
    });
    *n_buffers += 1;
    Storage { native: native.buffer(&raw), raw, id: *n_buffers, part: None, _host: None }
}

//! How long each kernel takes on the device itself, by timestamps behind every launch. What is between two of them counts for the
//! second: the kernel, and waiting for what it needs.

use ds4_ops::LaunchTimes;
use wgpu::hal::{DynCommandEncoder, DynQuerySet};
use wgpu::{BufferDescriptor, BufferUsages, BufferUses, Device, Features, Queue};

use crate::native::{Native, NativeBuffer};

/// Timestamps of a stretch of launches.
pub(crate) const STAMPS: u32 = 4096;

/// A stop watch on the device.
#[derive(Debug)]
pub(crate) struct Profile {
    set: Box<dyn DynQuerySet>,
    resolved: wgpu::Buffer,
    native: NativeBuffer,
    readable: wgpu::Buffer,
    period: f64,
    /// What launches took.
    pub times: LaunchTimes,
}

impl Profile {
    /// `None` where the device cannot tell the time between launches.
    pub fn new(device: &Device, queue: &Queue, native: &Native) -> Option<Profile> {
        if !device.features().contains(Features::TIMESTAMP_QUERY_INSIDE_PASSES) {
            return None;
        }
        let buffer = |usage| {
            let size = 8 * u64::from(STAMPS);
            device.create_buffer(&BufferDescriptor { label: None, size, usage, mapped_at_creation: false })
        };
        let resolved = buffer(BufferUsages::QUERY_RESOLVE | BufferUsages::COPY_SRC | BufferUsages::COPY_DST);
        // Or it would be cleared before it is first copied from: nobody knows that it was written.
        let mut encoder = device.create_command_encoder(&Default::default());
        encoder.clear_buffer(&resolved, 0, None);
        queue.submit([encoder.finish()]);
        Some(Profile {
            set: native.timestamps(STAMPS)?,
            native: native.buffer(&resolved),
            resolved,
            readable: buffer(BufferUsages::MAP_READ | BufferUsages::COPY_DST),
            period: f64::from(queue.get_timestamp_period()) * 1e-9,
            times: LaunchTimes::default(),
        })
    }

    /// Before the first launch of a stretch.
    ///
    /// # Safety
    /// The encoder must be recording, on this device.
    pub unsafe fn begin(&self, encoder: &mut dyn DynCommandEncoder) {
        // SAFETY: the set is this device's.
        unsafe {
            encoder.reset_queries(&*self.set, 0..STAMPS);
            encoder.write_timestamp(&*self.set, 0);
        }
    }

    /// Behind launch `i` of it.
    ///
    /// # Safety
    /// As [`begin`](Profile::begin).
    pub unsafe fn stamp(&self, encoder: &mut dyn DynCommandEncoder, i: usize) {
        if (i as u32) < STAMPS - 1 {
            // SAFETY: the set has so many.
            unsafe { encoder.write_timestamp(&*self.set, i as u32 + 1) };
        }
    }

    /// Behind the last of `n`.
    ///
    /// # Safety
    /// As [`begin`](Profile::begin).
    pub unsafe fn end(&self, encoder: &mut dyn DynCommandEncoder, n: usize) {
        let all = 0..(n as u32 + 1).min(STAMPS);
        let each = std::num::NonZeroU64::new(8).expect("eight bytes");
        // SAFETY: the buffer holds as many as the set has.
        unsafe {
            encoder.copy_query_results(&*self.set, all, self.native.get(), 0, each);
            let (from, to) = (BufferUses::QUERY_RESOLVE | BufferUses::COPY_DST, BufferUses::COPY_SRC);
            crate::native::barrier(encoder, &[self.native], from, to);
        }
    }

    /// Waits for a stretch and adds its launches' times up, under their names and for the marks that they come before.
    pub fn collect(
        &mut self,
        device: &Device,
        queue: &Queue,
        launches: impl ExactSizeIterator<Item = (String, Option<usize>)>,
    ) {
        let n = launches.len().min(STAMPS as usize - 1);
        let size = 8 * (n as u64 + 1);
        let mut encoder = device.create_command_encoder(&Default::default());
        encoder.copy_buffer_to_buffer(&self.resolved, 0, &self.readable, 0, size);
        queue.submit([encoder.finish()]);
        self.readable.slice(..size).map_async(wgpu::MapMode::Read, |_| ());
        // A device that failed says so at the next submit.
        let _ = device.poll(wgpu::PollType::wait_indefinitely());
        if let Ok(view) = self.readable.slice(..size).get_mapped_range() {
            let stamps: Vec<u64> = view.as_chunks::<8>().0.iter().map(|b| u64::from_le_bytes(*b)).collect();
            for ((name, mark), pair) in launches.zip(stamps.windows(2)) {
                self.times.add(name, mark, pair[1].saturating_sub(pair[0]) as f64 * self.period);
            }
        }
        self.readable.unmap();
    }
}

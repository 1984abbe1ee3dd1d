//! What is asked of Metal itself. Weights where the file is mapped: buffers over pages of host memory, so that 81 GB are not held twice. And
//! how command buffers ended, which the layer below wgpu's checks does not tell.

use std::ptr::NonNull;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use objc2::Message;
use objc2::rc::Retained;
use objc2::runtime::{NSObjectProtocol, ProtocolObject};
use objc2::sel;
use objc2_metal::{
    MTLBuffer, MTLCommandBuffer, MTLCommandBufferStatus, MTLCommandQueue, MTLDevice, MTLResidencySet,
    MTLResidencySetDescriptor, MTLResourceOptions,
};
use wgpu::hal::api::Metal;
use wgpu::{BufferDescriptor, BufferUsages, Device, Queue};

/// Bytes of a page.
const PAGE: usize = if cfg!(target_arch = "aarch64") { 16384 } else { 4096 };

/// A buffer over the pages that `bytes` lie in, and where in it they begin. `None` when the device has no use for it: another
/// API, a start that it cannot bind at, or more bytes than one of its buffers may have. The caller keeps `bytes` as long as the buffer.
pub(crate) fn over_pages(device: &Device, bytes: &Bytes, kept: &mut Residency) -> Option<(wgpu::Buffer, usize)> {
    let limits = device.limits();
    let address = bytes.as_ptr() as usize;
    let begin = address % PAGE;
    let len = (begin + bytes.len()).next_multiple_of(PAGE);
    let binds = begin.is_multiple_of(limits.min_storage_buffer_offset_alignment as usize);
    if !binds || len as u64 > limits.max_buffer_size {
        return None;
    }
    let pages = NonNull::new((address - begin) as *mut std::ffi::c_void)?;
    let options = MTLResourceOptions::StorageModeShared | MTLResourceOptions::HazardTrackingModeUntracked;
    // SAFETY: nothing else is done to the device behind the guard than making a buffer.
    let hal = unsafe { device.as_hal::<Metal>() }?;
    // SAFETY: every page holds some of `bytes`, which the caller keeps, so all of them stay mapped. Kernels only read them:
    // the buffer is bound as read-only storage, within `bytes`. Metal is not asked to free them.
    let raw =
        unsafe { hal.raw_device().newBufferWithBytesNoCopy_length_options_deallocator(pages, len, options, None) }?;
    kept.add(hal.raw_device(), &raw, len as u64);
    // SAFETY: `raw` is a buffer of this device with this size.
    let buffer = unsafe { wgpu::hal::metal::Device::buffer_from_raw(raw, len as u64) };
    let descriptor =
        BufferDescriptor { label: None, size: len as u64, usage: BufferUsages::STORAGE, mapped_at_creation: false };
    // SAFETY: it was made for this device, and its contents are there.
    Some((unsafe { device.create_buffer_from_hal::<Metal>(buffer, &descriptor) }, begin))
}

type Set = Retained<ProtocolObject<dyn MTLResidencySet>>;

/// Of the recommended working set, what one residency set holds: macOS is slow to see to large ones, and takes 32 of them.
const SETS: u64 = 20;

/// Keeps weights resident: nobody else looks at their pages, so macOS would let go of them between two answers. Before macOS 15
/// there is no way to ask for it.
#[derive(Debug, Default)]
pub(crate) struct Residency {
    /// What is being filled, and its bytes.
    open: Option<(Set, u64)>,
    full: Vec<Set>,
}

impl Residency {
    fn add(&mut self, device: &ProtocolObject<dyn MTLDevice>, buffer: &ProtocolObject<dyn MTLBuffer>, bytes: u64) {
        let bytes_max = device.recommendedMaxWorkingSetSize() / SETS;
        if self.open.as_ref().is_some_and(|(_, held)| held + bytes > bytes_max) {
            self.full.extend(self.open.take().map(|(set, _)| set));
        }
        if self.open.is_none() && device.respondsToSelector(sel!(newResidencySetWithDescriptor:error:)) {
            let set = device.newResidencySetWithDescriptor_error(&MTLResidencySetDescriptor::new());
            self.open = set.ok().map(|set| (set, 0));
        }
        if let Some((set, held)) = &mut self.open {
            set.addAllocation(buffer.as_ref());
            *held += bytes;
        }
    }

    /// Asks for what was added so far.
    pub fn request(&mut self, queue: &Queue) {
        self.full.extend(self.open.take().map(|(set, _)| set));
        // SAFETY: the queue is only told of sets of its device.
        let Some(hal) = (unsafe { queue.as_hal::<Metal>() }) else { return };
        for set in self.full.drain(..) {
            set.commit();
            set.requestResidency();
            // The queue keeps it.
            hal.as_raw().addResidencySet(&set);
        }
    }

    /// Whether something was added since.
    pub fn is_wanted(&self) -> bool {
        self.open.is_some() || !self.full.is_empty()
    }
}

/// Command buffers on their way. One that failed (no memory left, took too long) has left its results out, and the layer below wgpu's checks
/// takes it for one that has ended.
#[derive(Clone, Debug, Default)]
pub(crate) struct OnTheirWay(Arc<Mutex<Vec<Recorded>>>);

#[derive(Debug)]
struct Recorded(Retained<ProtocolObject<dyn MTLCommandBuffer>>);

// SAFETY: it is only asked how it ended, which any thread may.
unsafe impl Send for Recorded {}

/// Of those that have not ended, the last so many are remembered: passes may be encoded and never run.
const REMEMBERED: usize = 256;

impl OnTheirWay {
    /// Remembers what is being recorded.
    pub fn add(&self, encoder: &wgpu::hal::metal::CommandEncoder) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.extend(encoder.raw_command_buffer().map(|buffer| Recorded(buffer.retain())));
        let over = all.len().saturating_sub(REMEMBERED);
        all.drain(..over);
    }

    /// Forgets those that have ended; what one of them failed of.
    pub fn failure(&self) -> Option<String> {
        let mut failure = None;
        self.0.lock().unwrap_or_else(PoisonError::into_inner).retain(|Recorded(buffer)| match buffer.status() {
            MTLCommandBufferStatus::Completed => false,
            MTLCommandBufferStatus::Error => {
                failure.get_or_insert_with(|| buffer.error().map_or("no reason given".into(), |e| format!("{e:?}")));
                false
            }
            _ => true,
        });
        failure
    }
}

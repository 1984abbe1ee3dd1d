//! Launches on their way to the device: what one is, how it waits for others, how a stretch of them is encoded.

use wgpu::BufferUses;
use wgpu::hal::{BufferBarrier, ComputePassDescriptor, DynCommandEncoder, StateTransition};

use super::{Bindings, NativeBuffer, Pipeline};
use crate::profile::Profile;
use crate::shader::IMMEDIATE_BYTES;

/// A launch of one of some pipelines with one of some bindings.
#[derive(Clone, Debug)]
pub(crate) struct Launch {
    pub pipeline: u32,
    pub bindings: u32,
    pub words: [u32; IMMEDIATE_BYTES as usize / 4],
    pub n_words: u32,
    pub workgroups: [u32; 3],
    /// What must have been written and be visible before it starts.
    pub after: Vec<NativeBuffer>,
    /// The mark of its pass that it comes before.
    pub mark: Option<usize>,
}

impl Launch {
    /// Whether it does the same as another, whatever either waits for.
    pub fn is_same(&self, other: &Launch) -> bool {
        let what = |x: &Launch| (x.pipeline, x.bindings, x.words, x.n_words, x.workgroups);
        what(self) == what(other)
    }
}

/// Launches that go to the device together.
pub(crate) struct Stretch<'a> {
    pub launches: &'a [Launch],
    pub pipelines: &'a [Pipeline],
    pub bindings: &'a [Bindings],
    /// Buffers that other commands wrote before.
    pub from_host: &'a [NativeBuffer],
    /// What other commands may want to see afterwards.
    pub written: &'a [NativeBuffer],
    pub profile: Option<&'a Profile>,
}

/// How a launch waits for others.
#[derive(Clone)]
pub(super) enum Waits {
    /// As the layer below the checks does it, buffer by buffer.
    Layer,
    /// For other launches alone; that layer would also wait for whatever draws.
    #[cfg(not(target_os = "macos"))]
    Vulkan(Box<ash::Device>),
}

impl Waits {
    pub fn of(device: &wgpu::Device) -> Waits {
        #[cfg(not(target_os = "macos"))]
        // SAFETY: the device is kept as long as this.
        if let Some(vulkan) = unsafe { device.as_hal::<wgpu::hal::api::Vulkan>() } {
            return Waits::Vulkan(Box::new(vulkan.raw_device().clone()));
        }
        let _ = device;
        Waits::Layer
    }

    /// # Safety
    /// The buffers must still be there, and the encoder must be recording, on this device.
    unsafe fn wait(&self, encoder: &mut dyn DynCommandEncoder, after: &[NativeBuffer]) {
        const KERNEL: BufferUses = BufferUses::STORAGE_READ_WRITE;
        match self {
            // SAFETY: as the caller promises.
            Waits::Layer => unsafe { barrier(encoder, after, KERNEL, KERNEL) },
            #[cfg(not(target_os = "macos"))]
            Waits::Vulkan(_) if after.is_empty() => {}
            #[cfg(not(target_os = "macos"))]
            Waits::Vulkan(device) => {
                use ash::vk::{AccessFlags, DependencyFlags, MemoryBarrier, PipelineStageFlags};

                let native = encoder.as_any().downcast_ref::<wgpu::hal::vulkan::CommandEncoder>();
                let native = native.expect("an encoder of the device's API");
                let writes = AccessFlags::SHADER_WRITE;
                let seen =
                    MemoryBarrier::default().src_access_mask(writes).dst_access_mask(AccessFlags::SHADER_READ | writes);
                let (stage, none) = (PipelineStageFlags::COMPUTE_SHADER, DependencyFlags::empty());
                // SAFETY: the command buffer is recording, as the caller promises.
                unsafe { device.cmd_pipeline_barrier(native.raw_handle(), stage, stage, none, &[seen], &[], &[]) };
            }
        }
    }
}

/// Waits for what happened to some buffers before anything else happens to them.
///
/// # Safety
/// The buffers must still be there.
pub(crate) unsafe fn barrier(
    encoder: &mut dyn DynCommandEncoder,
    buffers: &[NativeBuffer],
    from: BufferUses,
    to: BufferUses,
) {
    if buffers.is_empty() {
        return;
    }
    let usage = StateTransition { from, to };
    let after = |b: &NativeBuffer| {
        // SAFETY: as the caller promises.
        BufferBarrier { buffer: unsafe { b.get() }, usage: usage.clone() }
    };
    let barriers: Vec<_> = buffers.iter().map(after).collect();
    // SAFETY: the same.
    unsafe { encoder.transition_buffers(&barriers) };
}

/// # Safety
/// Pipelines, bindings and buffers must be there until the launches have run, and the encoder must be recording.
pub(super) unsafe fn record(encoder: &mut dyn DynCommandEncoder, waits: &Waits, s: &Stretch<'_>) {
    const KERNEL: BufferUses = BufferUses::STORAGE_READ_WRITE;
    // SAFETY: as the caller promises; each launch's bindings were made for its pipeline.
    unsafe {
        barrier(encoder, s.from_host, BufferUses::COPY_DST, KERNEL);
        if let Some(profile) = s.profile {
            profile.begin(encoder);
        }
        encoder.begin_compute_pass(&ComputePassDescriptor { label: None, timestamp_writes: None });
        let mut set = u32::MAX;
        for (i, launch) in s.launches.iter().enumerate() {
            waits.wait(encoder, &launch.after);
            let pipeline = &s.pipelines[launch.pipeline as usize];
            if set != launch.pipeline {
                encoder.set_compute_pipeline(&*pipeline.raw);
                set = launch.pipeline;
            }
            encoder.set_bind_group(&*pipeline.layout, 0, &*s.bindings[launch.bindings as usize].raw, &[]);
            if launch.n_words > 0 {
                encoder.set_immediates(&*pipeline.layout, 0, &launch.words[..launch.n_words as usize]);
            }
            encoder.dispatch_workgroups(launch.workgroups);
            if let Some(profile) = s.profile {
                profile.stamp(encoder, i);
            }
        }
        encoder.end_compute_pass();
        if let Some(profile) = s.profile {
            profile.end(encoder, s.launches.len());
        }
        barrier(encoder, s.written, KERNEL, KERNEL | BufferUses::COPY_SRC | BufferUses::COPY_DST);
    }
}

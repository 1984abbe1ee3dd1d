//! The layer below wgpu's checks. A token is several hundred launches on the same buffers every time; checking each of them takes the
//! processor longer than many take the device. Here pipelines and bind groups are made without checks and launches are encoded as
//! they are; what must be true of them (sizes, lifetimes, the order of reads and writes) is what [`crate::recorder`] sees to.

mod launches;

use std::ptr::NonNull;

use wgpu::hal::{
    BindGroupDescriptor, BindGroupEntry, BindGroupLayoutDescriptor, BindGroupLayoutFlags, BufferBinding,
    ComputePipelineDescriptor, DynBindGroup, DynBindGroupLayout, DynBuffer, DynComputePipeline, DynDevice,
    DynPipelineLayout, DynQuerySet, DynShaderModule, NagaShader, PipelineLayoutDescriptor, PipelineLayoutFlags,
    ProgrammableStage, ShaderInput, ShaderModuleDescriptor,
};
use wgpu::{Backend, BindGroupLayoutEntry, naga};

use crate::buffer::Storage;
use crate::shader::IMMEDIATE_BYTES;
use launches::{Waits, record};

pub(crate) use launches::{Launch, Stretch, barrier};

/// What a buffer is below the checks. It is there as long as the buffer that it was taken from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NativeBuffer(NonNull<dyn DynBuffer>);

// SAFETY: it is only looked at, and what it points to may be looked at by any thread.
unsafe impl Send for NativeBuffer {}
// SAFETY: the same.
unsafe impl Sync for NativeBuffer {}

impl NativeBuffer {
    /// # Safety
    /// The buffer that it was taken from must still be there.
    pub unsafe fn get<'a>(self) -> &'a dyn DynBuffer {
        // SAFETY: as the caller promises.
        unsafe { self.0.as_ref() }
    }
}

/// A compiled kernel.
#[derive(Debug)]
pub(crate) struct Pipeline {
    /// Its kernel and formats, for people.
    pub name: String,
    raw: Box<dyn DynComputePipeline>,
    layout: Box<dyn DynPipelineLayout>,
    groups: Box<dyn DynBindGroupLayout>,
    module: Box<dyn DynShaderModule>,
}

/// The buffers of a launch. The storage is kept with it, so that none is gone before it.
#[derive(Debug)]
pub(crate) struct Bindings {
    raw: Box<dyn DynBindGroup>,
    _kept: Vec<Storage>,
}

/// A device below the checks.
#[derive(Clone)]
pub(crate) struct Native {
    device: wgpu::Device,
    api: Backend,
    waits: Waits,
    #[cfg(not(target_os = "macos"))]
    writes_spirv: Option<crate::spirv::Loops>,
    #[cfg(target_os = "macos")]
    on_their_way: crate::metal::OnTheirWay,
}

/// Runs `$body` with `$a` as the API of that name.
macro_rules! with_api {
    ($api:expr, $a:ident => $body:expr) => {
        match $api {
            #[cfg(not(target_os = "macos"))]
            Backend::Vulkan => {
                type $a = wgpu::hal::api::Vulkan;
                $body
            }
            #[cfg(target_os = "macos")]
            Backend::Metal => {
                type $a = wgpu::hal::api::Metal;
                $body
            }
            #[cfg(windows)]
            Backend::Dx12 => {
                type $a = wgpu::hal::api::Dx12;
                $body
            }
            other => unreachable!("{other:?} is none of the APIs that devices are looked for in"),
        }
    };
}

impl Native {
    pub fn new(device: wgpu::Device, api: Backend) -> Native {
        let waits = Waits::of(&device);
        #[cfg(not(target_os = "macos"))]
        let writes_spirv = crate::spirv::suits(&device);
        Native {
            device,
            api,
            waits,
            #[cfg(not(target_os = "macos"))]
            writes_spirv,
            #[cfg(target_os = "macos")]
            on_their_way: Default::default(),
        }
    }

    fn device<R>(&self, f: impl FnOnce(&dyn DynDevice) -> R) -> R {
        with_api!(self.api, A => {
            // SAFETY: nothing is done to the device but making and destroying what is ours.
            let device = unsafe { self.device.as_hal::<A>() }.expect("a device of its own API");
            f(&*device)
        })
    }

    /// What `buffer` is below the checks.
    pub fn buffer(&self, buffer: &wgpu::Buffer) -> NativeBuffer {
        with_api!(self.api, A => {
            // SAFETY: it is neither freed nor mapped.
            let native = unsafe { buffer.as_hal::<A>() }.expect("a buffer of the device's API");
            let native: &dyn DynBuffer = &*native;
            NativeBuffer(NonNull::from(native))
        })
    }

    /// Compiles a kernel: for each binding whether it is written.
    pub fn compile(&self, name: &str, wgsl: &str, written: impl Iterator<Item = bool>) -> Result<Pipeline, String> {
        let module = naga::front::wgsl::parse_str(wgsl).map_err(|e| e.emit_to_string(wgsl))?;
        let flags = naga::valid::ValidationFlags::all();
        let mut validator = naga::valid::Validator::new(flags, naga::valid::Capabilities::all());
        let info = validator.validate(&module).map_err(|e| e.emit_to_string(wgsl))?;
        let spirv = self.spirv(&module, &info)?;
        let shader = NagaShader { module: std::borrow::Cow::Owned(module), info, debug_source: None };
        let entry = |(i, written): (usize, bool)| BindGroupLayoutEntry {
            binding: i as u32,
            visibility: wgpu::ShaderStages::COMPUTE,
            ty: wgpu::BindingType::Buffer {
                ty: wgpu::BufferBindingType::Storage { read_only: !written },
                has_dynamic_offset: false,
                min_binding_size: None,
            },
            count: None,
        };
        let entries: Vec<_> = written.enumerate().map(entry).collect();
        let label = Some(name);
        self.device(|device| {
            // SAFETY: the kernel was validated, and its bindings are these. Every loop of the kernels ends, no divisor is 0, and indices
            // stay below sizes that launchers take from the buffers; the operations' cases check on the device what comes of it. They
            // write workgroup memory before they read it.
            unsafe {
                let checks = ShaderModuleDescriptor { label, runtime_checks: wgpu::ShaderRuntimeChecks::unchecked() };
                let input = match &spirv {
                    Some(words) => ShaderInput::SpirV(words),
                    None => ShaderInput::Naga(shader),
                };
                let module = device.create_shader_module(&checks, input).map_err(|e| e.to_string())?;
                let descriptor =
                    BindGroupLayoutDescriptor { label, flags: BindGroupLayoutFlags::empty(), entries: &entries };
                let groups = device.create_bind_group_layout(&descriptor).map_err(|e| e.to_string())?;
                let descriptor = PipelineLayoutDescriptor {
                    label,
                    flags: PipelineLayoutFlags::empty(),
                    bind_group_layouts: &[Some(&*groups)],
                    immediate_size: IMMEDIATE_BYTES,
                };
                let layout = device.create_pipeline_layout(&descriptor).map_err(|e| e.to_string())?;
                let stage = ProgrammableStage {
                    module: &*module,
                    entry_point: "main",
                    constants: &Default::default(),
                    zero_initialize_workgroup_memory: false,
                };
                let descriptor = ComputePipelineDescriptor { label, layout: &*layout, stage, cache: None };
                match device.create_compute_pipeline(&descriptor) {
                    Ok(raw) => Ok(Pipeline { name: name.to_owned(), raw, layout, groups, module }),
                    Err(e) => {
                        device.destroy_pipeline_layout(layout);
                        device.destroy_bind_group_layout(groups);
                        device.destroy_shader_module(module);
                        Err(e.to_string())
                    }
                }
            }
        })
    }

    /// A kernel as Vulkan takes it; nothing where the layer below writes it.
    fn spirv(&self, module: &naga::Module, info: &naga::valid::ModuleInfo) -> Result<Option<Vec<u32>>, String> {
        #[cfg(not(target_os = "macos"))]
        if let Some(loops) = self.writes_spirv {
            return crate::spirv::words(module, info, loops).map(Some);
        }
        let _ = (module, info);
        Ok(None)
    }

    /// Binds buffers for a pipeline.
    pub fn bind(&self, pipeline: &Pipeline, buffers: Vec<Storage>) -> Result<Bindings, String> {
        // SAFETY: the storage is kept with the bindings.
        let binding = |b: &Storage| unsafe {
            let (from, bytes) = b.part.map_or((0, b.raw.size()), |(from, bytes)| (from, bytes.get()));
            BufferBinding::new_unchecked(b.native.get(), from, std::num::NonZeroU64::new(bytes))
        };
        let bound: Vec<_> = buffers.iter().map(binding).collect();
        let entry = |i| BindGroupEntry { binding: i, resource_index: i, count: 1 };
        let entries: Vec<_> = (0..bound.len() as u32).map(entry).collect();
        let descriptor = BindGroupDescriptor {
            label: None,
            layout: &*pipeline.groups,
            buffers: &bound,
            samplers: &[],
            textures: &[],
            entries: &entries,
            acceleration_structures: &[],
            external_textures: &[],
        };
        // SAFETY: the layout is the pipeline's, the parts lie in the buffers.
        let raw = self.device(|device| unsafe { device.create_bind_group(&descriptor) }).map_err(|e| e.to_string())?;
        Ok(Bindings { raw, _kept: buffers })
    }

    /// A set of `n` timestamps.
    pub fn timestamps(&self, n: u32) -> Option<Box<dyn DynQuerySet>> {
        let descriptor = wgpu::QuerySetDescriptor { label: None, ty: wgpu::QueryType::Timestamp, count: n };
        // SAFETY: the device counts time.
        self.device(|device| unsafe { device.create_query_set(&descriptor) }).ok()
    }

    /// Encodes launches.
    pub fn encode(&self, stretch: &Stretch<'_>) -> wgpu::CommandBuffer {
        let mut encoder = self.device.create_command_encoder(&Default::default());
        with_api!(self.api, A => {
            // SAFETY: the encoder is not ended here, and nothing else is recorded with it.
            unsafe {
                encoder.as_hal_mut::<A, _, _>(|native| {
                    let native = native.expect("an encoder of the device's API");
                    #[cfg(target_os = "macos")]
                    self.on_their_way.add(native);
                    record(native, &self.waits, stretch);
                });
            }
        });
        encoder.finish()
    }

    /// Why launches that have ended have failed, where nobody else says so.
    pub fn failure(&self) -> Option<String> {
        #[cfg(target_os = "macos")]
        return self.on_their_way.failure();
        #[cfg(not(target_os = "macos"))]
        None
    }

    /// Frees what was made; nothing of it is in use any more.
    pub fn destroy(&self, pipelines: Vec<Pipeline>, bindings: Vec<Bindings>) {
        // SAFETY: they are this device's and are not used any more, as the caller promises.
        self.device(|device| unsafe {
            for b in bindings {
                device.destroy_bind_group(b.raw);
            }
            for p in pipelines {
                device.destroy_compute_pipeline(p.raw);
                device.destroy_pipeline_layout(p.layout);
                device.destroy_bind_group_layout(p.groups);
                device.destroy_shader_module(p.module);
            }
        });
    }
}

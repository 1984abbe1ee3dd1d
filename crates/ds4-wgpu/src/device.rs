//! Finding a device.

use ds4_ops::DeviceError;
use wgpu::{Adapter, Backends, DeviceType, Features, Limits};

use crate::matrices::Matrices;
use crate::recorder::BUFFERS;
use crate::shader::{BINDINGS, IMMEDIATE_BYTES, INVOCATIONS, Sums, Target, WORKGROUP_BYTES, WORKGROUP_BYTES_MATRICES};

/// Which device to take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// The best real GPU; never a software device.
    #[default]
    Gpu,
    /// The best device of one API, software devices included, for tests.
    Any,
    /// The same as Metal has it (f32, weights as they are in the file, launches apart until joined ones were tried), with kernels for matrix units that
    /// compute their matrices in loops, for tests: 8 x 8 with sums without subgroups, 16 x 16 with sums over subgroups of 64, in loops as well.
    InLoops(Matrices),
}

/// Why there is no device.
#[derive(Clone, Debug, thiserror::Error)]
pub enum NoDevice {
    /// None was found.
    #[error("no GPU that Metal, Vulkan or DX12 can use was found{0}; --cpu runs on the processor")]
    None(String),
    /// One was found that cannot do what the kernels need.
    #[error("{device}: lacks {what}; --cpu runs on the processor")]
    Lacks {
        /// Its name.
        device: String,
        /// What it lacks.
        what: String,
    },
    /// It would not start.
    #[error(transparent)]
    Device(#[from] DeviceError),
}

/// What kernels were written for but never run with on a device of this kind: a self-test has to find it right first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Unproven {
    /// Matrix units.
    pub matrices: Option<Matrices>,
    /// See [`Target::coherent`].
    pub coherent: bool,
}

/// A started device.
pub(crate) struct Started {
    /// Name, API.
    pub name: String,
    /// Its driver, if anybody says.
    pub driver: String,
    /// The device.
    pub device: wgpu::Device,
    /// Its queue.
    pub queue: wgpu::Queue,
    /// Its API.
    pub api: wgpu::Backend,
    /// What kernels may be written for.
    pub target: Target,
    /// What it could do besides, if a self-test finds it right.
    pub unproven: Unproven,
    /// Whether weights that are copied are rearranged (`stored.rs`). Metal's are not copied, so tests of its kernels leave them, too.
    pub rearranges: bool,
    /// Whether it is a program on the processor.
    pub is_software: bool,
    /// Bytes of memory that it has, if anybody says.
    pub memory: Option<u64>,
}

/// Starts the device of this choice.
pub(crate) fn start(choice: Choice) -> Result<Started, NoDevice> {
    let mut descriptor = wgpu::InstanceDescriptor::new_without_display_handle();
    descriptor.backends = Backends::METAL | Backends::VULKAN | Backends::DX12;
    let instance = wgpu::Instance::new(descriptor);
    let mut adapters = pollster::block_on(instance.enumerate_adapters(Backends::all()));
    let rank = |a: &Adapter| match a.get_info().device_type {
        DeviceType::DiscreteGpu => 0,
        DeviceType::IntegratedGpu => 1,
        DeviceType::VirtualGpu => 2,
        DeviceType::Other => 3,
        DeviceType::Cpu => 4,
    };
    let n_found = adapters.len();
    if choice == Choice::Gpu {
        adapters.retain(|a| rank(a) < 4);
    }
    let only_software = if n_found > adapters.len() { " (only a software device)" } else { "" };
    let adapter = adapters.into_iter().min_by_key(rank).ok_or_else(|| NoDevice::None(only_software.to_owned()))?;
    let info = adapter.get_info();
    let name = format!("{} ({:?})", info.name, info.backend);
    let limits = adapter.limits();
    let lacks = |what: String| Err(NoDevice::Lacks { device: name.clone(), what });
    if !adapter.features().contains(Features::IMMEDIATES) || limits.max_immediate_size < IMMEDIATE_BYTES {
        return lacks("immediate data".into());
    }
    let needs = [
        ("storage buffers a kernel", limits.max_storage_buffers_per_shader_stage, BINDINGS),
        ("bytes of workgroup memory", limits.max_compute_workgroup_storage_size, WORKGROUP_BYTES),
        ("invocations a workgroup", limits.max_compute_invocations_per_workgroup, INVOCATIONS),
    ];
    if let Some((what, has, wants)) = needs.into_iter().find(|(_, has, wants)| has < wants) {
        return lacks(format!("{what} ({wants} needed, {has} there)"));
    }
    let mut target = target(&adapter, &info, choice);
    let has_f16 = target.matrices.is_some();
    let on_units = matches!(target.matrices, Some(Matrices::Sixteen | Matrices::Eight));
    let timestamps = Features::TIMESTAMP_QUERY | Features::TIMESTAMP_QUERY_INSIDE_PASSES;
    let mut features = Features::IMMEDIATES | adapter.features() & timestamps;
    features.set(Features::SUBGROUP, target.sums == Sums::Subgroups);
    features.set(Features::MEMORY_DECORATION_COHERENT, target.coherent);
    features.set(Features::SHADER_F16, has_f16);
    features.set(Features::EXPERIMENTAL_COOPERATIVE_MATRIX, on_units);
    let mut unproven = Unproven { matrices: target.matrices.take_if(|m| *m == Matrices::Eight), coherent: false };
    if info.backend != wgpu::Backend::Vulkan || matches!(choice, Choice::InLoops(_)) {
        unproven.coherent = std::mem::take(&mut target.coherent);
    }
    let descriptor = wgpu::DeviceDescriptor {
        label: Some("ds4"),
        required_features: features,
        required_limits: Limits { ..limits },
        memory_hints: wgpu::MemoryHints::Performance,
        experimental_features: if on_units {
            // SAFETY: the only one used is cooperative matrices, by one kernel text, which the operations' cases check on the device.
            unsafe { wgpu::ExperimentalFeatures::enabled() }
        } else {
            wgpu::ExperimentalFeatures::disabled()
        },
        ..Default::default()
    };
    let failed =
        |e: wgpu::RequestDeviceError| DeviceError { device: name.clone(), what: format!("did not start: {e}") };
    let (device, queue) = pollster::block_on(adapter.request_device(&descriptor)).map_err(failed)?;
    let memory = crate::memory::of(&adapter, &device);
    let is_software = info.device_type == DeviceType::Cpu;
    let rearranges = info.backend != wgpu::Backend::Metal && !matches!(choice, Choice::InLoops(_));
    let driver = [info.driver, info.driver_info].join(" ").trim().to_owned();
    Ok(Started { name, driver, device, queue, api: info.backend, target, unproven, rearranges, is_software, memory })
}

/// What this adapter can do of what kernels come in variants for.
fn target(adapter: &Adapter, info: &wgpu::AdapterInfo, choice: Choice) -> Target {
    let features = adapter.features();
    let sums = match choice {
        Choice::InLoops(Matrices::EightInLoops) => Sums::Memory,
        Choice::InLoops(_) => Sums::OfSixtyFour,
        _ if features.contains(Features::SUBGROUP) && info.subgroup_min_size >= 4 => Sums::Subgroups,
        _ => Sums::Memory,
    };
    let room = adapter.limits().max_compute_workgroup_storage_size >= WORKGROUP_BYTES_MATRICES;
    let matrices = match choice {
        Choice::InLoops(matrices) => Some(matrices),
        _ => on_units(adapter, info).filter(|_| sums == Sums::Subgroups),
    };
    // Metal has no product of four bytes at once.
    let packed = info.backend != wgpu::Backend::Metal && !matches!(choice, Choice::InLoops(_));
    // Metal's language has it from 3.2 on only.
    let coherent = features.contains(Features::MEMORY_DECORATION_COHERENT)
        && adapter.limits().max_storage_buffers_per_shader_stage > BUFFERS as u32;
    Target { sums, coherent, matrices: matrices.filter(|_| features.contains(Features::SHADER_F16) && room), packed }
}

/// Matrix units that kernels are written for.
fn on_units(adapter: &Adapter, info: &wgpu::AdapterInfo) -> Option<Matrices> {
    // Metal leaves the width of subgroups open; on Apple's GPUs it is 32.
    let by_32 = (info.subgroup_min_size, info.subgroup_max_size) == (32, 32) || info.backend == wgpu::Backend::Metal;
    if !adapter.features().contains(Features::EXPERIMENTAL_COOPERATIVE_MATRIX) || !by_32 {
        return None;
    }
    let offered = adapter.cooperative_matrix_properties();
    let has = |side: u32| {
        let types = (wgpu::CooperativeScalarType::F16, wgpu::CooperativeScalarType::F32);
        offered.iter().any(|m| (m.m_size, m.n_size, m.k_size) == (side, side, side) && (m.ab_type, m.cr_type) == types)
    };
    has(16).then_some(Matrices::Sixteen).or(has(8).then_some(Matrices::Eight))
}

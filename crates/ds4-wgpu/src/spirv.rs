//! Kernels as Vulkan takes them. The layer below wgpu's checks would write them with loops that count their iterations in 64 bits, with
//! workgroup memory that begins as zeros and with divisors that are looked at. Our kernels need none of it (`native.rs`), and software devices
//! run them twice as fast without.
//!
//! A software device is told to leave loops as they are. Mesa's would write out up to 32 iterations of each and compile them all, which takes
//! a third longer: 76 s of a processor for the cases on matrices of 16, and 56 s without.

use ash::vk;
use wgpu::naga::Module;
use wgpu::naga::back::spv;
use wgpu::naga::proc::{BoundsCheckPolicies, BoundsCheckPolicy};
use wgpu::naga::valid::ModuleInfo;

/// What a device makes of loops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Loops {
    /// What it likes.
    Free,
    /// Loops.
    Kept,
}

/// How kernels are written for a device that takes what is written here: SPIR-V 1.6 with products of four bytes at once.
pub(crate) fn suits(device: &wgpu::Device) -> Option<Loops> {
    // SAFETY: the device is only asked for its properties.
    let hal = unsafe { device.as_hal::<wgpu::hal::api::Vulkan>() }?;
    let (instance, physical) = (hal.shared_instance().raw_instance(), hal.raw_physical_device());
    let mut dot = vk::PhysicalDeviceShaderIntegerDotProductFeatures::default();
    let mut features = vk::PhysicalDeviceFeatures2::default().push_next(&mut dot);
    // SAFETY: the physical device is one of this instance; before Vulkan 1.3 nobody is asked for its features.
    let properties = unsafe {
        let properties = instance.get_physical_device_properties(physical);
        if properties.api_version < vk::API_VERSION_1_3 {
            return None;
        }
        instance.get_physical_device_features2(physical, &mut features);
        properties
    };
    let loops = if properties.device_type == vk::PhysicalDeviceType::CPU { Loops::Kept } else { Loops::Free };
    (dot.shader_integer_dot_product == vk::TRUE).then_some(loops)
}

/// A kernel's words.
pub(crate) fn words(module: &Module, info: &ModuleInfo, loops: Loops) -> Result<Vec<u32>, String> {
    let unchecked = BoundsCheckPolicy::Unchecked;
    let options = spv::Options {
        lang_version: (1, 6),
        flags: spv::WriterFlags::empty(),
        bounds_check_policies: BoundsCheckPolicies {
            index: unchecked,
            buffer: unchecked,
            image_load: unchecked,
            binding_array: unchecked,
        },
        zero_initialize_workgroup_memory: spv::ZeroInitializeWorkgroupMemoryMode::None,
        force_loop_bounding: false,
        emit_int_div_checks: false,
        ..spv::Options::default()
    };
    let mut words = spv::write_vec(module, info, &options, None).map_err(|e| e.to_string())?;
    if loops == Loops::Kept {
        keep_loops(&mut words);
    }
    Ok(words)
}

/// Forbids to unroll any loop.
fn keep_loops(words: &mut [u32]) {
    /// Words before the first instruction; the instruction that heads a loop, and the word of it that says what may be done to the loop.
    const HEADER: usize = 5;
    const LOOP_MERGE: u32 = 246;
    const CONTROL: usize = 3;
    const DONT_UNROLL: u32 = 2;
    let mut at = HEADER;
    while at < words.len() {
        if words[at] & 0xffff == LOOP_MERGE {
            words[at + CONTROL] = DONT_UNROLL;
        }
        at += (words[at] >> 16) as usize;
    }
}

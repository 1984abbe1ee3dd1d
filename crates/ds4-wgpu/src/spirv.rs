//! Kernels as Vulkan takes them. The layer below wgpu's checks would write them with loops that count their iterations in 64 bits, with
//! workgroup memory that begins as zeros and with divisors that are looked at. Our kernels need none of it (`native.rs`), and software devices
//! run them twice as fast without.

use ash::vk;
use wgpu::naga::Module;
use wgpu::naga::back::spv;
use wgpu::naga::proc::{BoundsCheckPolicies, BoundsCheckPolicy};
use wgpu::naga::valid::ModuleInfo;

/// Whether a device takes what is written here: SPIR-V 1.6 with products of four bytes at once.
pub(crate) fn suits(device: &wgpu::Device) -> bool {
    // SAFETY: the device is only asked for its properties.
    let Some(hal) = (unsafe { device.as_hal::<wgpu::hal::api::Vulkan>() }) else { return false };
    let (instance, physical) = (hal.shared_instance().raw_instance(), hal.raw_physical_device());
    let mut dot = vk::PhysicalDeviceShaderIntegerDotProductFeatures::default();
    let mut features = vk::PhysicalDeviceFeatures2::default().push_next(&mut dot);
    // SAFETY: the physical device is one of this instance; before Vulkan 1.3 nobody is asked for its features.
    unsafe {
        if instance.get_physical_device_properties(physical).api_version < vk::API_VERSION_1_3 {
            return false;
        }
        instance.get_physical_device_features2(physical, &mut features);
    }
    dot.shader_integer_dot_product == vk::TRUE
}

/// A kernel's words.
pub(crate) fn words(module: &Module, info: &ModuleInfo) -> Result<Vec<u32>, String> {
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
    spv::write_vec(module, info, &options, None).map_err(|e| e.to_string())
}

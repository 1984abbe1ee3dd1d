//! How much memory a device has. No portable interface tells, so the one below it is asked.

use wgpu::{Adapter, Device, DeviceType};

/// Bytes that can be used on the device: its own memory, what Metal recommends as a working set, or what DX12 has left for this program.
/// `None` where nobody says, and for a software device, which uses the host's memory.
pub(crate) fn of(adapter: &Adapter, device: &Device) -> Option<u64> {
    if adapter.get_info().device_type == DeviceType::Cpu {
        return None;
    }
    metal(device).or_else(|| vulkan(adapter)).or_else(|| dx12(adapter))
}

#[cfg(target_os = "macos")]
fn metal(device: &Device) -> Option<u64> {
    use objc2_metal::MTLDevice;

    // SAFETY: the device is only asked a number.
    let hal = unsafe { device.as_hal::<wgpu::hal::api::Metal>() }?;
    Some(hal.raw_device().recommendedMaxWorkingSetSize())
}

#[cfg(not(target_os = "macos"))]
fn metal(_device: &Device) -> Option<u64> {
    None
}

/// The largest heap that is the device's own.
#[cfg(not(target_os = "macos"))]
fn vulkan(adapter: &Adapter) -> Option<u64> {
    const DEVICE_LOCAL: u32 = 1;
    // SAFETY: the adapter is only asked for its properties.
    let hal = unsafe { adapter.as_hal::<wgpu::hal::api::Vulkan>() }?;
    let instance = hal.shared_instance().raw_instance();
    // SAFETY: the physical device is one of this instance.
    let memory = unsafe { instance.get_physical_device_memory_properties(hal.raw_physical_device()) };
    let heaps = memory.memory_heaps.iter().take(memory.memory_heap_count as usize);
    heaps.filter(|heap| heap.flags.as_raw() & DEVICE_LOCAL != 0).map(|heap| heap.size).max()
}

#[cfg(target_os = "macos")]
fn vulkan(_adapter: &Adapter) -> Option<u64> {
    None
}

/// The budget in the memory of its own, which is the first of the groups that DXGI knows.
#[cfg(windows)]
fn dx12(adapter: &Adapter) -> Option<u64> {
    // SAFETY: the adapter is only asked a number.
    let hal = unsafe { adapter.as_hal::<wgpu::hal::api::Dx12>() }?;
    hal.raw_adapter().query_video_memory_info(Default::default()).ok().map(|info| info.Budget)
}

#[cfg(not(windows))]
fn dx12(_adapter: &Adapter) -> Option<u64> {
    None
}

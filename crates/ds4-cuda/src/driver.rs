//! One GPU through the CUDA driver, which is opened at run time.

use std::collections::HashMap;
use std::ffi::{CStr, c_void};
use std::ptr::null_mut;
use std::sync::Arc;

use cudarc::driver::sys;

use crate::view::Ptr;

/// The compiled kernels: one fat binary for each file; none when there was no nvcc.
const IMAGES: &[&[u8]] = include!(concat!(env!("OUT_DIR"), "/images.rs"));

/// What every call of the driver may answer.
pub(crate) type Result<T> = std::result::Result<T, String>;

fn check(what: &str, code: sys::CUresult) -> Result<()> {
    if code == sys::CUresult::CUDA_SUCCESS {
        return Ok(());
    }
    let mut text = std::ptr::null();
    // SAFETY: writes a pointer to a static string, or null.
    let named = unsafe { sys::cuGetErrorString(code, &mut text) } == sys::CUresult::CUDA_SUCCESS && !text.is_null();
    // SAFETY: a NUL-terminated static string, as just checked.
    let text = if named { unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned() } else { format!("{code:?}") };
    Err(format!("{what}: {text}"))
}

/// Calls a driver function that fills one value.
macro_rules! filled {
    ($function:ident($($arg:expr),*)) => {{
        let mut value = std::mem::MaybeUninit::uninit();
        // SAFETY: the first argument is where the driver writes; the others are handles of this context.
        let code = unsafe { sys::$function(value.as_mut_ptr() $(, $arg)*) };
        // SAFETY: the driver has written the value when it says that it succeeded.
        check(stringify!($function), code).map(|()| unsafe { value.assume_init() })
    }};
}
macro_rules! called {
    ($function:ident($($arg:expr),*)) => {
        // SAFETY: arguments are handles of this context and memory that outlives the call, by the callers in this module.
        check(stringify!($function), unsafe { sys::$function($($arg),*) })
    };
}

mod graph;
mod memory;
mod stamps;
mod upload;

pub(crate) use graph::Graph;
pub(crate) use memory::Memory;

use ds4_ops::{KernelTime, Mark, MarkTime};
use memory::{Pinned, Tail};
use stamps::Timer;
use upload::Upload;

/// The context of a GPU; the last holder gives it back.
struct Context {
    device: sys::CUdevice,
    raw: sys::CUcontext,
}

// SAFETY: the driver's handles may be used from any thread; `bind` makes the context current where it is used.
unsafe impl Send for Context {}
// SAFETY: as above.
unsafe impl Sync for Context {}

impl Context {
    fn bind(&self) {
        thread_local!(static CURRENT: std::cell::Cell<usize> = const { std::cell::Cell::new(0) });
        CURRENT.with(|current| {
            if current.get() != self.raw as usize && called!(cuCtxSetCurrent(self.raw)).is_ok() {
                current.set(self.raw as usize);
            }
        });
    }
}

impl Drop for Context {
    fn drop(&mut self) {
        let _ = called!(cuDevicePrimaryCtxRelease_v2(self.device));
    }
}

/// Bytes of stack that every thread has, at least.
const STACK_BYTES: i32 = 128;
/// Bytes of the staging ring for small copies to the device.
const RING_BYTES: usize = 4 << 20;
/// A GPU with its stream, kernels and staging memory.
pub(crate) struct Gpu {
    functions: HashMap<String, sys::CUfunction>,
    modules: Vec<sys::CUmodule>,
    stream: sys::CUstream,
    ring: Pinned,
    ring_at: usize,
    back: Pinned,
    upload: Option<Upload>,
    tails: Vec<Tail>,
    name: String,
    overlap: bool,
    fence: bool,
    timer: Option<Timer>,
    pub processors: u32,
    /// Bytes of shared memory that a block may have.
    pub shared_most: usize,
    /// Bytes of shared memory of a multiprocessor.
    pub shared_all: usize,
    /// Whether four warps multiply together: whether the kernels are those for sm_90a.
    pub warpgroups: bool,
    context: Arc<Context>,
}

// SAFETY: handles of the driver, used by one thread at a time.
unsafe impl Send for Gpu {}

/// Why there is no GPU to use, for people.
pub(crate) fn available() -> Result<()> {
    if IMAGES.is_empty() {
        return Err("this program was built without CUDA kernels (no nvcc)".into());
    }
    // SAFETY: looks the library up, no more.
    if !unsafe { sys::is_culib_present() } {
        return Err("the NVIDIA driver's library (libcuda) is not on this machine".into());
    }
    Ok(())
}

/// All kernels by name, loaded: the first launch of one should not be slower than the others.
fn functions(modules: &[sys::CUmodule], device: sys::CUdevice) -> Result<HashMap<String, sys::CUfunction>> {
    use sys::CUfunction_attribute_enum as A;
    // What a block may have beyond 48 KB; a kernel that asks for more than there is fails at its launch.
    let max = filled!(cuDeviceGetAttribute(
        sys::CUdevice_attribute_enum::CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK_OPTIN,
        device
    ))?;
    let mut functions = HashMap::new();
    for module in modules {
        let n: u32 = filled!(cuModuleGetFunctionCount(*module))?;
        let mut all = vec![null_mut(); n as usize];
        called!(cuModuleEnumerateFunctions(all.as_mut_ptr(), n, *module))?;
        for function in all {
            let name = filled!(cuFuncGetName(function))?;
            // SAFETY: the driver's string, which lives as long as the module.
            let name = unsafe { CStr::from_ptr(name) }.to_string_lossy().into_owned();
            let fixed = filled!(cuFuncGetAttribute(A::CU_FUNC_ATTRIBUTE_SHARED_SIZE_BYTES, function))?;
            called!(cuFuncSetAttribute(function, A::CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES, max - fixed))?;
            called!(cuFuncLoad(function))?;
            functions.insert(name, function);
        }
    }
    Ok(functions)
}

impl Gpu {
    pub fn open(ordinal: i32) -> Result<Gpu> {
        available()?;
        called!(cuInit(0))?;
        let device: sys::CUdevice = filled!(cuDeviceGet(ordinal))?;
        let context = Arc::new(Context { device, raw: filled!(cuDevicePrimaryCtxRetain(device))? });
        context.bind();
        let mut name = [0; 128];
        called!(cuDeviceGetName(name.as_mut_ptr(), 128, device))?;
        // SAFETY: the driver ends the name with NUL.
        let name = unsafe { CStr::from_ptr(name.as_ptr()) }.to_string_lossy().into_owned();
        use sys::CUdevice_attribute_enum as A;
        let attribute = |a| filled!(cuDeviceGetAttribute(a, device));
        let major = attribute(A::CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR)?;
        let processors = attribute(A::CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT)? as u32;
        let modules =
            IMAGES.iter().map(|image| filled!(cuModuleLoadData(image.as_ptr().cast()))).collect::<Result<Vec<_>>>();
        let modules =
            modules.map_err(|e| format!("{name}: its kernels cannot be loaded (driver too old for CUDA 13?): {e}"))?;
        let functions = functions(&modules, device)?;
        // Every thread that could run at a time has a stack, a quarter of a gigabyte in all as the driver begins; no kernel needs much of it.
        let stacks = functions.values().map(|f| {
            filled!(cuFuncGetAttribute(sys::CUfunction_attribute_enum::CU_FUNC_ATTRIBUTE_LOCAL_SIZE_BYTES, *f))
        });
        let stack = stacks.collect::<Result<Vec<_>>>()?.into_iter().max().unwrap_or(0).max(STACK_BYTES);
        called!(cuCtxSetLimit(sys::CUlimit::CU_LIMIT_STACK_SIZE, stack as usize))?;
        let shared_most = attribute(A::CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK_OPTIN)? as usize;
        let shared_all = attribute(A::CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_MULTIPROCESSOR)? as usize;
        // A kernel that is written for it has larger blocks then.
        let wide = *functions.get("matmul_wide").ok_or("no kernel matmul_wide")?;
        use sys::CUfunction_attribute_enum as F;
        let warpgroups = filled!(cuFuncGetAttribute(F::CU_FUNC_ATTRIBUTE_MAX_THREADS_PER_BLOCK, wide))? >= 512;
        // A kernel may begin before its predecessor has ended if it waits where it must, and kernels for older GPUs, of which the driver
        // makes some for a GPU that has none of its own, do not.
        let overlap = major >= 9 && filled!(cuFuncGetAttribute(F::CU_FUNC_ATTRIBUTE_PTX_VERSION, wide))? >= 90;
        // Kernels that run beside their predecessors must not wait until a multiprocessor has divided its memory in another way.
        for function in functions.values().filter(|_| overlap) {
            called!(cuFuncSetAttribute(*function, F::CU_FUNC_ATTRIBUTE_PREFERRED_SHARED_MEMORY_CARVEOUT, 100))?;
        }
        let stream = filled!(cuStreamCreate(1))?;
        let (ring, back) = (Pinned::new(&context, RING_BYTES)?, Pinned::new(&context, RING_BYTES)?);
        Ok(Gpu {
            functions,
            modules,
            stream,
            ring,
            ring_at: 0,
            back,
            upload: None,
            tails: Vec::new(),
            name,
            overlap,
            fence: false,
            timer: None,
            processors,
            shared_most,
            shared_all,
            warpgroups,
            context,
        })
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn launch(
        &mut self,
        name: &'static str,
        grid: [u32; 3],
        threads: u32,
        shared: usize,
        params: *const c_void,
        mark: Option<usize>,
    ) -> Result<()> {
        self.context.bind();
        let function = *self.functions.get(name).ok_or_else(|| format!("no kernel {name}"))?;
        // SAFETY: plain data for which zero is a value.
        let mut attribute: sys::CUlaunchAttribute = unsafe { std::mem::zeroed() };
        attribute.id = sys::CUlaunchAttributeID::CU_LAUNCH_ATTRIBUTE_PROGRAMMATIC_STREAM_SERIALIZATION;
        attribute.value.programmaticStreamSerializationAllowed = 1;
        let overlap = self.overlap && self.timer.is_none() && !std::mem::take(&mut self.fence);
        let config = sys::CUlaunchConfig {
            gridDimX: grid[0],
            gridDimY: grid[1],
            gridDimZ: grid[2],
            blockDimX: threads,
            blockDimY: 1,
            blockDimZ: 1,
            sharedMemBytes: shared as u32,
            hStream: self.stream,
            attrs: &mut attribute,
            numAttrs: overlap as u32,
        };
        if let Some(timer) = &mut self.timer {
            timer.launches(self.stream)?;
        }
        let mut arguments = [params.cast_mut()];
        called!(cuLaunchKernelEx(&config, function, arguments.as_mut_ptr(), null_mut()))
            .map_err(|e| format!("kernel {name}, grid {grid:?}: {e}"))?;
        match &mut self.timer {
            Some(timer) => timer.launched(self.stream, format!("{name} {grid:?}"), mark),
            None => Ok(()),
        }
    }

    /// Begins to time kernels anew, which then wait for one another.
    pub fn time_kernels(&mut self) -> Result<()> {
        self.synchronize()?;
        self.timer = Some(Timer::default());
        Ok(())
    }

    /// A mark of the pass that is queued or recorded.
    pub fn mark(&mut self, mark: Mark) {
        self.timer.iter_mut().for_each(|timer| timer.mark(mark));
    }

    /// Kernels' times since then, the longest first.
    pub fn kernel_times(&self) -> Vec<KernelTime> {
        self.timer.as_ref().map_or_else(Vec::new, |timer| timer.times.kernels())
    }

    /// Times before the marks of passes that have ended.
    pub fn mark_times(&mut self) -> Vec<MarkTime> {
        self.timer.as_mut().map_or_else(Vec::new, |timer| timer.times.take_marks())
    }

    /// Everything queued has passed.
    fn passed(&mut self) -> Result<()> {
        let Some(timer) = &mut self.timer else { return Ok(()) };
        let queued = std::mem::take(&mut timer.queued);
        timer.add(&queued)
    }

    /// Copies to the device, in order with what is queued. Returns once `bytes` is no longer needed.
    pub fn write(&mut self, at: Ptr, bytes: &[u8]) -> Result<()> {
        self.context.bind();
        for (i, part) in bytes.chunks(RING_BYTES).enumerate() {
            if self.ring_at + part.len() > RING_BYTES {
                called!(cuStreamSynchronize(self.stream))?;
                self.ring_at = 0;
            }
            let from = self.ring_at;
            self.ring.bytes()[from..from + part.len()].copy_from_slice(part);
            // SAFETY: within the ring.
            let source = unsafe { self.ring.at.add(from) };
            called!(cuMemcpyHtoDAsync_v2(at + (i * RING_BYTES) as u64, source.cast(), part.len(), self.stream))?;
            self.ring_at = (from + part.len()).next_multiple_of(64);
        }
        Ok(())
    }

    /// Copies from the device after everything queued.
    pub fn read(&mut self, at: Ptr, bytes: &mut [u8]) -> Result<()> {
        self.context.bind();
        for (i, part) in bytes.chunks_mut(RING_BYTES).enumerate() {
            called!(cuMemcpyDtoHAsync_v2(self.back.at.cast(), at + (i * RING_BYTES) as u64, part.len(), self.stream))?;
            called!(cuStreamSynchronize(self.stream))?;
            part.copy_from_slice(&self.back.bytes()[..part.len()]);
        }
        self.passed()
    }

    pub fn copy(&mut self, from: Ptr, to: Ptr, len: usize) -> Result<()> {
        self.context.bind();
        called!(cuMemcpyDtoDAsync_v2(to, from, len, self.stream))
    }

    pub fn synchronize(&mut self) -> Result<()> {
        self.context.bind();
        self.ring_at = 0;
        called!(cuStreamSynchronize(self.stream))?;
        self.passed()
    }
}

impl Drop for Gpu {
    fn drop(&mut self) {
        self.context.bind();
        let _ = self.end_upload();
        let _ = called!(cuStreamDestroy_v2(self.stream));
        self.modules.iter().for_each(|module| drop(called!(cuModuleUnload(*module))));
    }
}

//! Which device runs a model. The only file that names a backend.

use std::collections::HashSet;
use std::fmt;
use std::path::Path;

use ds4_cpu::pool::physical_cores;
use ds4_cpu::{Cpu, Precision};
use ds4_cuda::Cuda;
use ds4_gguf::{Gguf, Tensor, TensorType};
use ds4_model::{CacheShape, Shape};
use ds4_ops::{Format, copy_gb_per_s};

use crate::options::CHUNK;
use crate::plan::{in_f32, scratch_bytes};
use crate::runner::{ModelRunner, Runner};
use crate::{EngineOptions, Error};

/// A kind of device, or the wish for one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Backend {
    /// The best one that this machine has and the program was built with.
    #[default]
    Auto,
    /// The processor.
    Cpu,
    /// An NVIDIA GPU.
    Cuda,
    /// An Apple GPU.
    Metal,
    /// Any other GPU, through Vulkan or DX12; asked for by name, a software device too.
    Vulkan,
}

impl Backend {
    /// All there are, whatever the program was built with.
    pub const ALL: [Backend; 5] = [Backend::Auto, Backend::Cpu, Backend::Cuda, Backend::Metal, Backend::Vulkan];

    /// Those that the program was built with, best one first.
    pub const BUILT: &[Backend] = &[
        Backend::Cuda,
        #[cfg(all(feature = "wgpu", target_os = "macos"))]
        Backend::Metal,
        #[cfg(all(feature = "wgpu", not(target_os = "macos")))]
        Backend::Vulkan,
        Backend::Cpu,
    ];

    /// The one of this name, if the program was built with it. `wgpu` is the portable one, whatever it runs on here.
    ///
    /// # Errors
    /// [`Error::NotBuilt`], or that there is no such name.
    pub fn named(name: &str) -> Result<Backend, Error> {
        let found = Backend::ALL.into_iter().find(|b| b.name() == name).or((name == "wgpu").then_some(PORTABLE));
        let known = || Backend::ALL.map(Backend::name).join(", ");
        let what = || Error::Option { name: "backend", what: format!("`{name}` is not one of {}, wgpu", known()) };
        found.ok_or_else(what)?.check()
    }

    fn check(self) -> Result<Backend, Error> {
        let built = self == Backend::Auto || Backend::BUILT.contains(&self);
        if built { Ok(self) } else { Err(Error::NotBuilt { wanted: self }) }
    }

    /// What a program takes to have it that was built without.
    pub(crate) fn takes(self) -> &'static str {
        match self {
            Backend::Metal if !cfg!(target_os = "macos") => "it runs on Macs only",
            Backend::Vulkan if cfg!(target_os = "macos") => "Macs have metal in its place",
            _ => {
                "`cargo build --release --features wgpu -p ds4-cli -p ds4-server -p ds4-agent -p ds4-bench` builds programs with it"
            }
        }
    }

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Backend::Auto => "auto",
            Backend::Cpu => "cpu",
            Backend::Cuda => "cuda",
            Backend::Metal => "metal",
            Backend::Vulkan => "vulkan",
        }
    }
}

impl fmt::Display for Backend {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A device that was opened and has no model yet.
pub(crate) enum Opened {
    Cpu,
    Cuda(Box<Cuda>),
    #[cfg(feature = "wgpu")]
    Wgpu(Box<ds4_wgpu::Wgpu>),
}

/// Opens the device that is wanted, or the best there is. One that is not there is passed over.
///
/// # Errors
/// When the one that is wanted is not there. There always is a best one.
pub(crate) fn open(wanted: Backend) -> Result<Opened, Error> {
    let missing = |why: String| Error::NoDevice { wanted, why };
    match wanted.check()? {
        Backend::Auto => Ok(best()),
        Backend::Cuda => Cuda::open(0).map(|cuda| Opened::Cuda(Box::new(cuda))).map_err(|e| missing(e.what)),
        #[cfg(feature = "wgpu")]
        Backend::Metal | Backend::Vulkan => {
            let gpu = ds4_wgpu::Wgpu::new(ds4_wgpu::Choice::Any);
            gpu.map(|gpu| Opened::Wgpu(Box::new(gpu))).map_err(|e| missing(e.to_string()))
        }
        _ => Ok(Opened::Cpu),
    }
}

/// The first device that starts, best one first.
fn best() -> Opened {
    if let Ok(cuda) = Cuda::open(0) {
        return Opened::Cuda(Box::new(cuda));
    }
    #[cfg(feature = "wgpu")]
    if let Ok(gpu) = ds4_wgpu::Wgpu::new(ds4_wgpu::Choice::Gpu) {
        return Opened::Wgpu(Box::new(gpu));
    }
    Opened::Cpu
}

/// Tests the GPU that Metal, Vulkan or DX12 offer: every operation against the reference, speeds, the best ways to cut the work, which
/// are remembered in `folder`. `say` hears a report, line by line, that can be shown to others. Whether everything is right.
///
/// # Errors
/// When the program was built without it, there is no such device, or it fails.
#[cfg(feature = "wgpu")]
pub fn self_test(folder: Option<&Path>, say: &mut dyn FnMut(&str)) -> Result<bool, Error> {
    let missing = |e: ds4_wgpu::NoDevice| Error::NoDevice { wanted: PORTABLE, why: e.to_string() };
    let outcome = ds4_wgpu::selftest::run(ds4_wgpu::Choice::Any, say).map_err(missing)?;
    let tuning = outcome.tuning.filter(|_| !outcome.is_software);
    match folder.zip(tuning).map(|(folder, tuning)| tuning.remember(folder, &outcome.device)) {
        Some(Ok(_)) => say("remembered for this device"),
        Some(Err(e)) => say(&format!("not remembered: {e}")),
        None => {}
    }
    Ok(outcome.n_failed == 0)
}

/// The same, in a program that was built without it.
///
/// # Errors
/// Always.
#[cfg(not(feature = "wgpu"))]
pub fn self_test(_folder: Option<&Path>, _say: &mut dyn FnMut(&str)) -> Result<bool, Error> {
    Err(Error::NotBuilt { wanted: PORTABLE })
}

/// What the portable backend is called here.
const PORTABLE: Backend = if cfg!(target_os = "macos") { Backend::Metal } else { Backend::Vulkan };

/// What there is of NVIDIA's GPUs, or why there is none, for people.
pub fn describe_cuda() -> String {
    match Cuda::open(0) {
        Err(err) => format!("not used: {}", err.what),
        Ok(mut cuda) => {
            let memory = cuda.memory().map_or(String::new(), |(free, total)| {
                format!(", {:.1} of {:.1} GB free", free as f64 / 1e9, total as f64 / 1e9)
            });
            format!("{cuda:?}{memory}")
        }
    }
}

/// Bytes of the first NVIDIA GPU's memory and GB/s of copying in it, what is read and what is written counted; nothing where
/// there is none.
pub fn measure_cuda() -> Option<(u64, f64)> {
    const BYTES: usize = 256 << 20;
    let mut cuda = Cuda::open(0).ok()?;
    let (_, total) = cuda.memory()?;
    Some((total, copy_gb_per_s(&mut cuda, BYTES).ok()?))
}

impl Opened {
    /// Bytes that can be allocated where the model will be, if that is not the host's memory.
    pub fn memory(&mut self) -> Option<u64> {
        match self {
            Opened::Cuda(cuda) => cuda.memory().map(|(free, _)| free),
            #[cfg(feature = "wgpu")]
            Opened::Wgpu(gpu) => gpu.memory(),
            Opened::Cpu => None,
        }
    }

    /// How it can be given more memory, for people.
    pub fn more_memory(&self) -> Option<&'static str> {
        let is_mac = cfg!(target_os = "macos") && !matches!(self, Opened::Cpu | Opened::Cuda(_));
        is_mac.then_some(
            "macOS lets the GPU have about three quarters of the memory; `sudo sysctl iogpu.wired_limit_mb=MIB` lets it have more until the next start",
        )
    }

    /// Rows of a step that it is fastest with.
    pub fn prefill_chunk(&self) -> usize {
        match self {
            // Each expert of a layer should meet as many rows as fill its products.
            Opened::Cuda(_) => 2048,
            #[cfg(feature = "wgpu")]
            Opened::Wgpu(gpu) if !gpu.is_software() => 2048,
            _ => CHUNK,
        }
    }

    /// Bytes that the weights of a file will take besides the file.
    pub fn weight_bytes(&self, file: &Gguf) -> u64 {
        let bytes_of: fn(&Tensor) -> u64 = match self {
            Opened::Cpu => return 0,
            Opened::Cuda(_) => |t| cuda_bytes(t.ty, &t.dims),
            // As they are in the file; where they are not copied they count for the working set.
            #[cfg(feature = "wgpu")]
            Opened::Wgpu(gpu) if gpu.memory().is_none() => return 0,
            #[cfg(feature = "wgpu")]
            Opened::Wgpu(_) => |t| t.n_bytes,
        };
        // Tensors that share their bytes in the file share them on the device.
        let mut seen = HashSet::new();
        let once = file.tensors().iter().filter(|t| seen.insert((file.data(t).as_ptr() as usize, t.dims.clone())));
        once.map(bytes_of).sum()
    }

    /// Bytes of intermediate values of a model's steps, the device's own included.
    pub fn scratch_bytes(&self, shape: &Shape, options: &EngineOptions) -> u64 {
        match self {
            Opened::Cuda(cuda) => {
                let precision = cuda_precision(options);
                let own = Cuda::own_bytes(options.chunk(), shape.n_embd + shape.n_ff + shape.q_lora);
                own as u64 + scratch_bytes(shape, options, &|heads| cuda.heads_bytes(heads, precision))
            }
            _ => scratch_bytes(shape, options, &in_f32),
        }
    }

    /// Loads the model.
    pub fn load(
        self,
        model: &Gguf,
        mtp: Option<&Gguf>,
        shape: Shape,
        cache: CacheShape,
        options: &EngineOptions,
    ) -> Result<Box<dyn Runner>, Error> {
        match self {
            Opened::Cpu => {
                let precision = if options.exact { Precision::F32 } else { Precision::Int8 };
                let cpu = Cpu::new(options.threads.unwrap_or_else(physical_cores)).with_precision(precision);
                Ok(Box::new(ModelRunner::load(cpu, model, mtp, shape, cache, options)?))
            }
            Opened::Cuda(cuda) => {
                let cuda = cuda.with_precision(cuda_precision(options));
                let mut runner = ModelRunner::load(cuda, model, mtp, shape, cache, options)?;
                runner.warm_up()?;
                Ok(Box::new(runner))
            }
            #[cfg(feature = "wgpu")]
            Opened::Wgpu(gpu) => {
                let precision = if options.exact { ds4_wgpu::Precision::F32 } else { ds4_wgpu::Precision::F16 };
                let mut gpu = gpu.with_precision(precision);
                let folder = options.tuning.as_deref();
                if let Some(tuning) =
                    folder.and_then(|folder| ds4_wgpu::Tuning::remembered(folder, &ds4_ops::Backend::name(&gpu)))
                {
                    gpu.set_tuning(tuning);
                }
                // A software device would take long to do what is to save time.
                let warms = !gpu.is_software();
                let mut runner = ModelRunner::load(gpu, model, mtp, shape, cache, options)?;
                if warms {
                    runner.warm_up()?;
                }
                Ok(Box::new(runner))
            }
        }
    }
}

fn cuda_precision(options: &EngineOptions) -> ds4_cuda::Precision {
    if options.exact { ds4_cuda::Precision::F32 } else { ds4_cuda::Precision::Int8 }
}

/// Bytes of a tensor on an NVIDIA GPU.
fn cuda_bytes(ty: TensorType, dims: &[u64]) -> u64 {
    let cols = dims.first().map_or(1, |d| *d as usize);
    let out: usize = dims.iter().skip(1).map(|d| *d as usize).product();
    let format = Format::from_ggml_type(ty.id()).unwrap_or(Format::F32);
    ds4_cuda::Matrix::bytes(format, out, cols) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backends_are_found_by_name() {
        assert_eq!(Backend::named("auto").ok(), Some(Backend::Auto));
        for backend in Backend::BUILT {
            assert_eq!(Backend::named(backend.name()).ok(), Some(*backend));
        }
        assert_eq!(Backend::named("wgpu").ok(), Some(PORTABLE).filter(|backend| Backend::BUILT.contains(backend)));
        let err = Backend::named("tpu").unwrap_err().to_string();
        assert_eq!(err, "backend `tpu` is not one of auto, cpu, cuda, metal, vulkan, wgpu");
    }

    #[test]
    fn copying_has_a_speed() {
        let speed = copy_gb_per_s(&mut Cpu::new(1), 1 << 20).unwrap();
        assert!(speed.is_finite() && speed > 0.0);
    }

    #[test]
    fn the_processor_is_always_there() {
        assert_eq!(Backend::BUILT.last(), Some(&Backend::Cpu));
    }
}

//! Which device runs a model. The only file that names a backend.

use std::fmt;

use ds4_cpu::pool::physical_cores;
use ds4_cpu::{Cpu, Precision};
use ds4_gguf::Gguf;
use ds4_model::{CacheShape, Shape};

use crate::runner::{ModelRunner, Runner};
use crate::{EngineOptions, Error};

/// What a listener hears at every named point of the forward pass: the name, the layer, the values.
pub type Listener = Box<dyn FnMut(&'static str, usize, &[f32]) + Send>;

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
    const ALL: [Backend; 5] = [Backend::Auto, Backend::Cpu, Backend::Cuda, Backend::Metal, Backend::Vulkan];

    /// Those that the program was built with, best one first.
    pub const BUILT: &[Backend] = &[
        #[cfg(all(feature = "wgpu", target_os = "macos"))]
        Backend::Metal,
        #[cfg(all(feature = "wgpu", not(target_os = "macos")))]
        Backend::Vulkan,
        Backend::Cpu,
    ];

    /// The one of this name, if the program was built with it.
    ///
    /// # Errors
    /// [`Error::NotBuilt`], or that there is no such name.
    pub fn named(name: &str) -> Result<Backend, Error> {
        let found = Backend::ALL.into_iter().find(|b| b.name() == name);
        let what = || Error::Option { name: "backend", what: format!("`{name}` is not one that ds4 knows") };
        found.ok_or_else(what)?.check()
    }

    fn check(self) -> Result<Backend, Error> {
        let built = self == Backend::Auto || Backend::BUILT.contains(&self);
        if built { Ok(self) } else { Err(Error::NotBuilt { wanted: self }) }
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

/// What a runner is made of, whatever device it is for.
struct Job<'a> {
    model: &'a Gguf,
    mtp: Option<&'a Gguf>,
    shape: Shape,
    cache: CacheShape,
    options: &'a EngineOptions,
    listener: Option<Listener>,
}

/// Loads the model on the device that the options ask for, or on the best there is.
pub(crate) fn open(
    model: &Gguf,
    mtp: Option<&Gguf>,
    shape: Shape,
    cache: CacheShape,
    options: &EngineOptions,
    listener: Option<Listener>,
) -> Result<Box<dyn Runner>, Error> {
    let job = Job { model, mtp, shape, cache, options, listener };
    match options.backend.check()? {
        Backend::Auto => auto(job),
        #[cfg(feature = "wgpu")]
        Backend::Metal | Backend::Vulkan => {
            let gpu = ds4_wgpu::Wgpu::new(ds4_wgpu::Choice::Any);
            job.on_wgpu(gpu.map_err(|e| Error::NoDevice { wanted: options.backend, why: e.to_string() })?)
        }
        _ => job.on_cpu(),
    }
}

/// The first device that starts, best one first. One that is not there is passed over; one that fails to load is an error.
fn auto(job: Job<'_>) -> Result<Box<dyn Runner>, Error> {
    #[cfg(feature = "wgpu")]
    if let Ok(gpu) = ds4_wgpu::Wgpu::new(ds4_wgpu::Choice::Gpu) {
        return job.on_wgpu(gpu);
    }
    job.on_cpu()
}

impl Job<'_> {
    fn on_cpu(self) -> Result<Box<dyn Runner>, Error> {
        let precision = if self.options.exact { Precision::F32 } else { Precision::Int8 };
        let threads = self.options.threads.unwrap_or_else(physical_cores);
        let mut cpu = Cpu::new(threads).with_precision(precision);
        cpu.listen(self.listener);
        Ok(Box::new(ModelRunner::load(cpu, self.model, self.mtp, self.shape, self.cache, self.options)?))
    }

    #[cfg(feature = "wgpu")]
    fn on_wgpu(self, mut gpu: ds4_wgpu::Wgpu) -> Result<Box<dyn Runner>, Error> {
        gpu.listen(self.listener);
        Ok(Box::new(ModelRunner::load(gpu, self.model, self.mtp, self.shape, self.cache, self.options)?))
    }
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
        let err = Backend::named("tpu").unwrap_err().to_string();
        assert_eq!(err, "backend `tpu` is not one that ds4 knows");
    }

    #[test]
    fn the_processor_is_always_there() {
        assert_eq!(Backend::BUILT.last(), Some(&Backend::Cpu));
    }
}

//! Which device runs a model. The only file that names a backend.

use ds4_cpu::pool::physical_cores;
use ds4_cpu::{Cpu, Precision};
use ds4_gguf::Gguf;
use ds4_model::{CacheShape, Shape};

use crate::runner::{ModelRunner, Runner};
use crate::{EngineOptions, Error};

/// What a listener hears at every named point of the forward pass: the name, the layer, the values.
pub type Listener = Box<dyn FnMut(&'static str, usize, &[f32]) + Send>;

/// Loads the model on the best device there is.
pub(crate) fn open(
    model: &Gguf,
    mtp: Option<&Gguf>,
    shape: Shape,
    cache: CacheShape,
    options: &EngineOptions,
    listener: Option<Listener>,
) -> Result<Box<dyn Runner>, Error> {
    let precision = if options.exact { Precision::F32 } else { Precision::Int8 };
    let mut cpu = Cpu::new(options.threads.unwrap_or_else(physical_cores)).with_precision(precision);
    cpu.listen(listener);
    Ok(Box::new(ModelRunner::load(cpu, model, mtp, shape, cache, options)?))
}

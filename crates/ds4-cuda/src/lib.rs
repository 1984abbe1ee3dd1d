//! The CUDA backend: every operation of [`ds4_ops`] as kernels of our own (`kernels/`, a file for each operation).
//!
//! The kernels are compiled when this crate is built, if nvcc is there, and embedded; the driver is opened at run time, so one
//! program starts with and without a GPU. Operations are queued on one stream; [`Backend::submit`] waits. A small pass that comes again
//! and again is recorded once and replayed as a graph.
//!
//! With the feature `emulate` the same kernels run on the host, block by block, for tests without a GPU.

mod acts;
mod backend;
mod device;
mod driver;
#[cfg(feature = "emulate")]
mod host;
mod launch;
mod op;
mod record;
mod view;
mod weights;

use std::collections::HashMap;
use std::fmt;

use ds4_ops::{DeviceError, HeadsRoom, RowLayout};

use acts::ActCache;
use device::{Device, Memory};
use driver::{Gpu, Graph};
use op::{LONG_HEAD, Later, PendingExpand, Placed, Product, SCORES_BYTES, WIDE_FEW};
use record::Ahead;
use view::{Ptr, decodes};
pub use weights::Matrix;

/// What the activations of a product with quantized weights are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Precision {
    /// Int8 blocks of 32.
    #[default]
    Int8,
    /// As they are.
    F32,
}

/// f32 values on the device.
pub struct Buf {
    memory: Memory,
    len: usize,
}

/// i32 values on the device.
pub struct Ints {
    memory: Memory,
    len: usize,
}

/// Packed rows on the device.
pub struct Rows {
    memory: Memory,
    layout: RowLayout,
    n: usize,
}

/// A GPU as a device.
pub struct Cuda {
    /// Before the device, whose kernels they are of.
    graphs: HashMap<[usize; 4], Recorded>,
    device: Device,
    precision: Precision,
    acts: ActCache,
    scratch: Scratch,
    /// Buffers that hold many rows of queries, heads or parts of experts in f16 alone, and values of such a row.
    short: HashMap<Ptr, usize>,
    /// Large matrices by where their bytes were, for as long as weights are loaded.
    shared: HashMap<(usize, usize, usize, ds4_ops::Format), Matrix>,
    recording: Option<[usize; 4]>,
    /// The pass that runs for the first time, and what products it has.
    passing: Option<[usize; 4]>,
    /// The mark of the pass that runs which comes next, by its number; none outside of passes.
    mark: Option<usize>,
    /// Whether nothing but a replay was asked for since the last submit.
    replayed: bool,
    ahead: Ahead,
    /// The end of a sub-layer that the beginning of the next one may take along, after the product that it ends with.
    pending: Option<PendingExpand>,
    product: Option<Product>,
    /// Coefficients that a launch with little to do may make along.
    later: Option<Later>,
    /// Small writes, which go before everything else that is put off.
    placed: Placed,
    /// The first thing that went wrong and was not told yet.
    error: Option<String>,
}

/// How far a pass of some shape is.
enum Recorded {
    /// It has run once, so everything it needs is allocated, and these matrices were multiplied with.
    Once(Vec<view::MatrixView>),
    Graph(Graph),
}

/// Memory that operations share, by purpose; it grows, and what recorded passes point to is kept.
#[derive(Default)]
struct Scratch {
    kept: Vec<Memory>,
    current: HashMap<&'static str, (Ptr, usize)>,
}

/// Why CUDA cannot be used on this machine, if it cannot; for people.
///
/// # Errors
/// With the reason.
pub fn available() -> Result<(), String> {
    driver::available()
}

impl Cuda {
    /// Opens a GPU.
    ///
    /// # Errors
    /// When there is no driver, no such GPU, no kernels in this program or none for this GPU.
    pub fn open(ordinal: usize) -> Result<Cuda, DeviceError> {
        let what = |what| DeviceError { device: "CUDA".into(), what };
        Ok(Cuda::on(Device::Gpu(Box::new(Gpu::open(ordinal as i32).map_err(what)?))))
    }

    /// The kernels on the host, for tests.
    #[cfg(feature = "emulate")]
    pub fn emulated() -> Cuda {
        Cuda::on(Device::Host(host::Timer::default()))
    }

    fn on(device: Device) -> Cuda {
        Cuda {
            device,
            precision: Precision::default(),
            acts: ActCache::new(),
            scratch: Scratch::default(),
            short: HashMap::new(),
            shared: HashMap::new(),
            graphs: HashMap::new(),
            recording: None,
            passing: None,
            mark: None,
            replayed: false,
            ahead: Ahead::default(),
            pending: None,
            product: None,
            later: None,
            placed: Placed::default(),
            error: None,
        }
    }

    /// The backend with this precision from now on.
    pub fn with_precision(mut self, precision: Precision) -> Cuda {
        self.precision = precision;
        self
    }

    /// Free and total bytes of the device, if it tells.
    pub fn memory(&mut self) -> Option<(u64, u64)> {
        self.device.gpu()?.memory().ok()
    }

    /// Whether many rows of queries and heads stay in f16: where every operation on them does so.
    fn keeps_halves(&self, room: &HeadsRoom<'_>, precision: Precision) -> bool {
        let long = |layout: &RowLayout| layout.dim == LONG_HEAD && decodes(layout);
        let together = precision == Precision::Int8 && self.device.multiplies_together();
        room.n_rows > WIDE_FEW && together && room.layouts.iter().all(long)
    }

    /// Bytes of a buffer for queries or heads in a model of this precision.
    pub fn heads_bytes(&self, room: &HeadsRoom<'_>, precision: Precision) -> usize {
        if !self.keeps_halves(room, precision) {
            return 4 * room.values();
        }
        // Few rows are f32 all the same.
        (room.n_rows * (2 * room.width).max(4 * room.spare)).max(4 * WIDE_FEW * room.width)
    }

    /// About the bytes of what the device keeps for itself in batches of `n_rows` rows: scores of index rows, and in f16 what is multiplied with
    /// matrices in one layer, `width` values of a row.
    pub fn own_bytes(n_rows: usize, width: usize) -> usize {
        SCORES_BYTES + 2 * n_rows * width
    }

    fn failed(&self, what: String) -> DeviceError {
        DeviceError { device: format!("CUDA ({})", self.device.name()), what }
    }

    /// Keeps the first error for [`Backend::submit`](ds4_ops::Backend::submit).
    fn note<T>(&mut self, result: Result<T, String>) -> Option<T> {
        result.map_err(|what| self.error.get_or_insert(what)).ok()
    }

    /// Hands the device work that says so where it fails. Behind what failed nothing is run until that was told.
    fn queue(&mut self, work: impl FnOnce(&mut Device) -> Result<(), String>) {
        if self.error.is_none() {
            let done = work(&mut self.device);
            self.note(done);
        }
    }

    /// The first thing that went wrong since one was told, `done` included.
    fn outcome(&mut self, done: Result<(), String>) -> Result<(), DeviceError> {
        self.note(done);
        self.error.take().map_or(Ok(()), |what| Err(self.failed(what)))
    }

    /// At least `len` bytes for a purpose; their contents are arbitrary.
    fn scratch(&mut self, purpose: &'static str, len: usize) -> Ptr {
        if let Some((at, size)) = self.scratch.current.get(purpose).filter(|(_, size)| *size >= len) {
            debug_assert!(*size >= len);
            return *at;
        }
        let memory = self.device.alloc(len);
        let Some(memory) = self.note(memory) else { return 0 };
        let at = memory.ptr();
        self.scratch.current.insert(purpose, (at, len));
        self.scratch.kept.push(memory);
        at
    }
}

impl fmt::Debug for Cuda {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CUDA ({})", self.device.name())
    }
}

//! A GPU that was started, and how it is to work.

use std::fmt;

use ds4_ops::{DeviceError, MarkClock};

use crate::buffer::{Buf, Storage};
use crate::device::{self, Choice, NoDevice};
use crate::recorder::Recorder;
use crate::tuning::{Ability, Tuning};

/// A buffer that grows to what an operation needs between its kernels.
#[derive(Default)]
pub(crate) struct Scratch(Option<Storage>, usize);

impl Scratch {
    /// At least `bytes` bytes, with arbitrary contents.
    pub fn get(&mut self, r: &mut Recorder, bytes: usize) -> Result<&Storage, DeviceError> {
        self.grown(bytes, |bytes| r.storage(bytes))
    }

    /// The same for what the host reads, outside a pass: wgpu clears what it saw nobody write before it copies from it, so it has to see that.
    pub fn readable(&mut self, r: &mut Recorder, bytes: usize) -> Result<&Storage, DeviceError> {
        self.grown(bytes, |bytes| r.zeros(bytes))
    }

    fn grown(
        &mut self,
        bytes: usize,
        make: impl FnOnce(usize) -> Result<Storage, DeviceError>,
    ) -> Result<&Storage, DeviceError> {
        if self.1 < bytes {
            self.0 = Some(make(bytes)?);
            self.1 = bytes;
        }
        Ok(self.0.as_ref().expect("allocated above"))
    }
}

/// How exactly products are computed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Precision {
    /// Those of many rows in f16 with f32 sums, where the device has matrix units for it; those of few with activations in eight bits,
    /// where it multiplies those faster.
    #[default]
    F16,
    /// In f32.
    F32,
}

/// A GPU as a device, through Metal, Vulkan or DX12.
pub struct Wgpu {
    pub(crate) r: Recorder,
    /// What lies between marks, on a device that cannot tell what its launches take: it is waited for at every mark.
    pub(crate) clock: Option<MarkClock>,
    pub(crate) nothing: Buf,
    pub(crate) scores: Scratch,
    pub(crate) parts: Scratch,
    pub(crate) groups: Scratch,
    pub(crate) halves: Scratch,
    pub(crate) sums: Scratch,
    /// Of what drawing takes of logits: what is asked, the largest of shares, what is found.
    pub(crate) drawing: [Scratch; 3],
    /// What is left of scores and their items, in two levels.
    pub(crate) left: [Scratch; 4],
    /// The first error of an operation, which has no way to say so itself.
    pub(crate) failed: Option<DeviceError>,
}

impl Wgpu {
    /// Starts the device of this choice.
    ///
    /// # Errors
    /// When there is none, or it lacks what the kernels need.
    pub fn new(choice: Choice) -> Result<Wgpu, NoDevice> {
        let mut r = Recorder::new(device::start(choice)?)?;
        let nothing = Buf(r.zeros(16)?);
        let (scores, parts, groups, halves, sums, drawing, left) = Default::default();
        Ok(Wgpu { r, clock: None, nothing, scores, parts, groups, halves, sums, drawing, left, failed: None })
    }

    /// Computes products like this.
    pub fn with_precision(mut self, precision: Precision) -> Wgpu {
        self.r.allow_rounding(precision == Precision::F16);
        self
    }

    /// Whether the device is a program on the processor.
    pub fn is_software(&self) -> bool {
        self.r.is_software()
    }

    /// Bytes of memory that the device can use; `None` where nobody says, and where it is the host's.
    pub fn memory(&self) -> Option<u64> {
        self.r.memory()
    }

    /// Its driver, for people; empty where nobody says.
    pub fn driver(&self) -> &str {
        self.r.driver()
    }

    /// Bytes of the largest buffer.
    pub fn bytes_max(&self) -> usize {
        self.r.bytes_max()
    }

    /// Whether products of many rows run on matrix units.
    pub fn has_matrix_units(&self) -> bool {
        self.r.target().matrices.is_some()
    }

    /// Whether a launch of few rows goes on with what its own workgroups wrote, where it would take a second launch otherwise.
    pub fn joins_launches(&self) -> bool {
        self.r.target().coherent
    }

    /// Takes an ability with which kernels were never run on a device of this kind; whether it has it.
    pub(crate) fn take_unproven(&mut self, ability: Ability) -> bool {
        self.r.take_unproven(ability)
    }

    /// Launches since the device was started.
    pub fn n_launches(&self) -> usize {
        self.r.n_launches()
    }

    /// Whether products of few rows take activations in eight bits.
    pub fn packs(&self) -> bool {
        self.r.target().packed
    }

    /// Kernels that did not compile as they were wanted and run in a plainer form.
    pub fn fallbacks(&self) -> &[String] {
        self.r.fallbacks()
    }

    /// Cuts the work of decode kernels like this.
    pub fn set_tuning(&mut self, tuning: Tuning) {
        tuning.proven().for_each(|ability| {
            self.r.take_unproven(ability);
        });
        self.r.forget_passes();
        self.r.tuning = tuning;
    }

    /// Pipelines that were compiled so far.
    pub fn n_pipelines(&self) -> usize {
        self.r.n_pipelines()
    }

    pub(crate) fn note(&mut self, result: Result<(), DeviceError>) {
        if let Err(e) = result {
            self.failed.get_or_insert(e);
        }
    }

    /// What came of waiting for the device: the first error since one was told, if there was one.
    pub(crate) fn outcome<T>(&mut self, done: Result<T, DeviceError>) -> Result<T, DeviceError> {
        let done = self.failed.take().map_or(done, Err);
        if done.is_err() {
            // What was written since may not have arrived.
            self.r.forget_written();
        }
        done
    }
}

impl fmt::Debug for Wgpu {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.r.name())
    }
}

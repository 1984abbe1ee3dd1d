//! Commands on their way to the device: pipelines and bindings are made once and remembered, launches are put into a list with what
//! each must wait for, and go to the device in stretches while the rest is recorded. Writes, copies and reads are ordered with them.

mod kernels;
mod memory;
mod passes;
mod pending;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use ds4_ops::{DeviceError, Mark};

use crate::buffer::Storage;
use crate::device::{Started, Unproven};
use crate::hazards::{Hazards, Use, conflict};
use crate::matrices::Matrices;
use crate::native::{Bindings, Launch, Native, NativeBuffer, Pipeline, Stretch};
use crate::profile::Profile;
use crate::shader::{Kernel, Target, Variant, codebook};
use crate::tuning::Tuning;
use crate::upload::Upload;

use passes::{Behind, Pass};

pub(crate) use kernels::Call;
pub(crate) use pending::{PendingExpand, PendingProducts};

/// Abilities that decide how a kernel is launched.
type Abilities = (Option<Matrices>, bool);

/// Buffers that a launch is given at most.
pub(crate) const BUFFERS: usize = 20;

/// Which buffers a pipeline was given, by their numbers.
type BindKey = (u32, [u64; BUFFERS]);

/// Names a pass that comes again: [`ds4_ops::Backend::begin_pass`].
type PassKey = [usize; 4];

/// Where workgroups of a launch count how many have come.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Meeting {
    /// Slices of a row's streams.
    Hyper,
    /// Outputs that routing is made of.
    Route,
    /// Those of a query's latent vector and of a raw row.
    Prepare,
    /// Those of an index query head.
    Index,
    /// Chunks of scores whose best are chosen from together.
    Select,
}

/// Counters of a [`Meeting`]: one a row, or for every unit of two matrices and two batches of rows, or of chunks of rows.
pub(crate) const COUNTERS: usize = 4096;

/// A launch: workgroups in each dimension.
pub(crate) type Workgroups = [u32; 3];

/// Launches after which what was recorded goes to the device while recording goes on.
const AHEAD: usize = 96;

/// The queue of a device and what was recorded for it.
pub(crate) struct Recorder {
    name: String,
    driver: String,
    device: wgpu::Device,
    queue: wgpu::Queue,
    /// The first error since the last submit.
    error: Arc<Mutex<Option<String>>>,
    native: Native,
    pipelines: Vec<Pipeline>,
    pipeline_ids: HashMap<(&'static str, Variant, Abilities), u32>,
    /// What launches would need, while none is recorded.
    rehearsal: Option<HashMap<(&'static str, Variant), &'static Kernel>>,
    bindings: Vec<Bindings>,
    binding_ids: HashMap<BindKey, u32>,
    /// What was recorded, and how much of it went to the device.
    launches: Vec<Launch>,
    n_sent: usize,
    hazards: Hazards,
    /// Buffers that were written by other commands than launches since the last ones went to the device.
    from_host: Vec<NativeBuffer>,
    /// What the host wrote, by buffer and place, and buffers that launches write.
    known: HashMap<(u64, usize), Vec<u8>>,
    device_writes: HashSet<u64>,
    /// The pass that is being recorded to be kept.
    recording: Option<PassKey>,
    /// Marks of the pass that runs; the one that comes next, by its number, none outside of passes.
    marks: Vec<Mark>,
    pub mark: Option<usize>,
    passes: HashMap<PassKey, Pass>,
    behind: Option<Behind>,
    /// Copies and clears.
    encoder: Option<wgpu::CommandEncoder>,
    codebook: Storage,
    arrived: [Storage; 5],
    #[cfg(target_os = "macos")]
    residency: crate::metal::Residency,
    n_buffers: u64,
    staging: Option<wgpu::Buffer>,
    /// What was read last, from where on and how many bytes; whether it was fetched again, behind a pass that was kept.
    last_read: Option<(Storage, u64, u64)>,
    fetched: bool,
    encoder_after: Option<wgpu::CommandEncoder>,
    /// Weights of the load that goes on, by address and length.
    loaded: HashMap<(usize, usize), Storage>,
    upload: Upload,
    /// Whether weights that are copied are rearranged.
    rearranges: bool,
    pending: Option<PendingExpand>,
    products: Option<PendingProducts>,
    /// Launches that come behind the next one, if it has nothing to do with them.
    soon: Vec<(Launch, Vec<Use>)>,
    profile: Option<Profile>,
    is_software: bool,
    memory: Option<u64>,
    target: Target,
    unproven: Unproven,
    n_launches: usize,
    /// How decode kernels are cut.
    pub tuning: Tuning,
    /// Kernels that did not compile as they were wanted, and what was said.
    fallbacks: Vec<String>,
}

impl Recorder {
    pub fn new(started: Started) -> Result<Recorder, DeviceError> {
        let Started { name, driver, device, queue, api, target, unproven, rearranges, is_software, memory } = started;
        let error = Arc::new(Mutex::new(None::<String>));
        let slot = error.clone();
        device.on_uncaptured_error(Arc::new(move |e: wgpu::Error| {
            slot.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_with(|| e.to_string());
        }));
        let native = Native::new(device.clone(), api);
        let mut n_buffers = 0;
        let words = codebook();
        let codebook = memory::storage(&device, &native, 4 * words.len(), &mut n_buffers);
        let bytes: Vec<u8> = words.iter().flat_map(|w| w.to_le_bytes()).collect();
        queue.write_buffer(&codebook.raw, 0, &bytes);
        let arrived = [(); 5].map(|()| memory::storage(&device, &native, 4 * COUNTERS, &mut n_buffers));
        arrived.iter().for_each(|counters| queue.write_buffer(&counters.raw, 0, &[0; 4 * COUNTERS]));
        let recorder = Recorder {
            name,
            driver,
            device,
            queue,
            error,
            native,
            pipelines: Vec::new(),
            pipeline_ids: HashMap::new(),
            rehearsal: None,
            bindings: Vec::new(),
            binding_ids: HashMap::new(),
            launches: Vec::new(),
            n_sent: 0,
            hazards: Hazards::default(),
            from_host: std::iter::once(&codebook).chain(&arrived).map(|buffer| buffer.native).collect(),
            known: HashMap::new(),
            device_writes: HashSet::new(),
            recording: None,
            marks: Vec::new(),
            mark: None,
            passes: HashMap::new(),
            behind: None,
            encoder: None,
            codebook,
            arrived,
            #[cfg(target_os = "macos")]
            residency: Default::default(),
            n_buffers,
            staging: None,
            last_read: None,
            fetched: false,
            encoder_after: None,
            loaded: HashMap::new(),
            upload: Upload::default(),
            rearranges,
            pending: None,
            products: None,
            soon: Vec::new(),
            profile: None,
            memory,
            target,
            unproven,
            n_launches: 0,
            tuning: if is_software { Tuning::software() } else { Tuning::default() },
            is_software,
            fallbacks: Vec::new(),
        };
        recorder.take_error()?;
        Ok(recorder)
    }

    /// The device, for people.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its driver, for people; empty where nobody says.
    pub fn driver(&self) -> &str {
        &self.driver
    }

    /// Whether the device is a program on the processor.
    pub fn is_software(&self) -> bool {
        self.is_software
    }

    /// Bytes of memory that the device has, if anybody says.
    pub fn memory(&self) -> Option<u64> {
        self.memory
    }

    /// Counters, all 0 between launches.
    pub fn arrived(&self, meeting: Meeting) -> Storage {
        self.arrived[meeting as usize].clone()
    }

    fn error(&self, what: String) -> DeviceError {
        DeviceError { device: self.name.clone(), what }
    }

    fn take_error(&self) -> Result<(), DeviceError> {
        match self.error.lock().unwrap_or_else(PoisonError::into_inner).take() {
            Some(what) => Err(self.error(what)),
            None => Ok(()),
        }
    }

    /// Hands the launches that were recorded to the device, behind copies and clears that came before them, without waiting.
    fn send(&mut self) {
        self.settle();
        let (launches, written) = (std::mem::take(&mut self.launches), std::mem::take(&mut self.hazards));
        if self.n_sent < launches.len() {
            self.encode(&launches[self.n_sent..], written.written());
        }
        if self.recording.is_some() {
            self.n_sent = launches.len();
            (self.launches, self.hazards) = (launches, written);
        } else {
            self.n_sent = 0;
        }
    }

    fn stretch(
        &self,
        launches: &[Launch],
        written: &[NativeBuffer],
        from_host: &[NativeBuffer],
    ) -> wgpu::CommandBuffer {
        let (pipelines, bindings, profile) = (&self.pipelines[..], &self.bindings[..], self.profile.as_ref());
        self.native.encode(&Stretch { launches, written, pipelines, bindings, from_host, profile })
    }

    fn encode(&mut self, launches: &[Launch], written: &[NativeBuffer]) {
        self.fetched = false;
        let before = self.encoder.take().map(|encoder| encoder.finish());
        let all = self.stretch(launches, written, &self.from_host);
        let after = self.encoder_after.take().map(|encoder| encoder.finish());
        self.queue.submit(before.into_iter().chain([all]).chain(after));
        self.from_host.clear();
        if let Some(profile) = &mut self.profile {
            let name = |x: &Launch| format!("{} {:?}", self.pipelines[x.pipeline as usize].name, x.workgroups);
            profile.collect(&self.device, &self.queue, launches.iter().map(|x| (name(x), x.mark)));
        }
    }

    /// Hands everything that was recorded to the device, without waiting.
    fn flush(&mut self) {
        self.send();
        if let Some(encoder) = self.encoder.take() {
            self.queue.submit([encoder.finish()]);
        }
    }

    /// Runs what was recorded and waits for it.
    pub fn submit(&mut self) -> Result<(), DeviceError> {
        self.flush();
        if let Err(e) = self.device.poll(wgpu::PollType::wait_indefinitely()) {
            return Err(self.error(format!("stopped answering: {e}")));
        }
        self.note_failure();
        self.take_error()
    }

    /// Whether something failed that was not told yet.
    pub fn has_failed(&self) -> bool {
        self.error.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    fn fail(&self, what: String) {
        self.error.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(what);
    }

    /// Leaves what launches have failed of for the next submit.
    fn note_failure(&self) {
        if let Some(what) = self.native.failure() {
            self.fail(format!("did not finish its work: {what}"));
        }
    }

    /// Records one launch.
    pub fn launch(&mut self, call: Call<'_>) {
        self.settle_pending();
        let Some((launch, uses)) = self.make(&call) else { return };
        let soon = std::mem::take(&mut self.soon);
        let (first, behind) = match soon.iter().any(|(_, others)| conflict(others, &uses)) {
            true => (soon, Vec::new()),
            false => (Vec::new(), soon),
        };
        first.into_iter().for_each(|(launch, uses)| self.push(launch, &uses));
        self.push(launch, &uses);
        behind.into_iter().for_each(|(launch, uses)| self.push(launch, &uses));
    }

    /// The same behind the next launch, so that what that one waits for need not wait for this.
    pub fn launch_soon(&mut self, call: Call<'_>) {
        self.settle_pending();
        let made = self.make(&call);
        self.soon.extend(made);
    }

    fn push(&mut self, launch: Launch, uses: &[Use]) {
        self.n_launches += 1;
        let after = self.hazards.launch(uses);
        self.launches.push(Launch { after, ..launch });
        if self.launches.len() - self.n_sent == AHEAD {
            self.send();
        }
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        // Nothing of it may be in use.
        self.forget_passes();
        let _ = self.device.poll(wgpu::PollType::wait_indefinitely());
        self.native.destroy(std::mem::take(&mut self.pipelines), std::mem::take(&mut self.bindings));
    }
}

/// Workgroups for `n` of them in a row, as `grid.wgsl` counts them.
pub(crate) fn linear(n: usize) -> Workgroups {
    const GRID_X: usize = 32768;
    if n <= GRID_X { [n as u32, 1, 1] } else { [GRID_X as u32, n.div_ceil(GRID_X) as u32, 1] }
}

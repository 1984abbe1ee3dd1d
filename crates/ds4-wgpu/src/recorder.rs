//! Commands on their way to the device: pipelines and bindings are made once and remembered, launches are put into a list with what
//! each must wait for, and go to the device in stretches while the rest is recorded. Writes, copies and reads are ordered with them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use ds4_ops::{DeviceError, KernelTime};
use wgpu::{BufferDescriptor, BufferUsages};

use crate::buffer::Storage;
use crate::device::Started;
use crate::hazards::Hazards;
use crate::matrices::Matrices;
use crate::native::{Bindings, Launch, Native, NativeBuffer, Pipeline, Stretch};
use crate::profile::Profile;
use crate::shader::{Kernel, Target, Variant, codebook};
use crate::tuning::Tuning;
use crate::upload::Upload;

/// Abilities that decide how a kernel is launched.
type Abilities = (Option<Matrices>, bool);

/// Which buffers a pipeline was given, by their numbers.
type BindKey = (u32, [u64; 15]);

/// Names a pass that comes again: [`ds4_ops::Backend::begin_pass`].
type PassKey = [usize; 4];

/// Launches of a pass that comes again, and what they write.
struct Pass {
    launches: Vec<Launch>,
    written: Vec<NativeBuffer>,
}

/// A launch: workgroups in each dimension.
pub(crate) type Workgroups = [u32; 3];

/// A `hyper_expand` that was put off.
pub(crate) struct PendingExpand {
    pub y: Storage,
    pub post: Storage,
    pub comb: Storage,
    pub streams: Storage,
    pub n_rows: usize,
    pub p: ds4_ops::op::hyper::Hyper,
}

/// Launches after which what was recorded goes to the device while recording goes on.
const AHEAD: usize = 96;
/// The same for a pass that was kept, which is encoded faster than it runs.
const FIRST: usize = 32;

/// The queue of a device and what was recorded for it.
pub(crate) struct Recorder {
    name: String,
    device: wgpu::Device,
    queue: wgpu::Queue,
    /// The first error since the last submit.
    error: Arc<Mutex<Option<String>>>,
    native: Native,
    pipelines: Vec<Pipeline>,
    pipeline_ids: HashMap<(&'static str, Variant, Abilities), u32>,
    bindings: Vec<Bindings>,
    binding_ids: HashMap<BindKey, u32>,
    /// What was recorded, and how much of it went to the device.
    launches: Vec<Launch>,
    n_sent: usize,
    hazards: Hazards,
    /// Buffers that were written by other commands than launches since the last ones went to the device.
    from_host: Vec<NativeBuffer>,
    /// The pass that is being recorded to be kept.
    recording: Option<PassKey>,
    passes: HashMap<PassKey, Pass>,
    /// Copies and clears.
    encoder: Option<wgpu::CommandEncoder>,
    codebook: Storage,
    #[cfg(target_os = "macos")]
    residency: crate::metal::Residency,
    n_buffers: u64,
    staging: Option<wgpu::Buffer>,
    /// Weights of the load that goes on, by address and length.
    loaded: HashMap<(usize, usize), Storage>,
    upload: Upload,
    pending: Option<PendingExpand>,
    profile: Option<Profile>,
    is_software: bool,
    memory: Option<u64>,
    target: Target,
    unproven: Option<Matrices>,
    /// How decode kernels are cut.
    pub tuning: Tuning,
    /// Kernels that did not compile as they were wanted, and what was said.
    fallbacks: Vec<String>,
}

impl Recorder {
    pub fn new(started: Started) -> Result<Recorder, DeviceError> {
        let Started { name, device, queue, api, target, unproven, is_software, memory } = started;
        let error = Arc::new(Mutex::new(None::<String>));
        let slot = error.clone();
        device.on_uncaptured_error(Arc::new(move |e: wgpu::Error| {
            slot.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_with(|| e.to_string());
        }));
        let native = Native::new(device.clone(), api);
        let mut n_buffers = 0;
        let words = codebook();
        let codebook = storage(&device, &native, 4 * words.len(), &mut n_buffers);
        let bytes: Vec<u8> = words.iter().flat_map(|w| w.to_le_bytes()).collect();
        queue.write_buffer(&codebook.raw, 0, &bytes);
        let recorder = Recorder {
            name,
            device,
            queue,
            error,
            native,
            pipelines: Vec::new(),
            pipeline_ids: HashMap::new(),
            bindings: Vec::new(),
            binding_ids: HashMap::new(),
            launches: Vec::new(),
            n_sent: 0,
            hazards: Hazards::default(),
            from_host: vec![codebook.native],
            recording: None,
            passes: HashMap::new(),
            encoder: None,
            codebook,
            #[cfg(target_os = "macos")]
            residency: Default::default(),
            n_buffers,
            staging: None,
            loaded: HashMap::new(),
            upload: Upload::default(),
            pending: None,
            profile: None,
            memory,
            target,
            unproven,
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

    /// Whether the device is a program on the processor.
    pub fn is_software(&self) -> bool {
        self.is_software
    }

    /// Bytes of memory that the device has, if anybody says.
    pub fn memory(&self) -> Option<u64> {
        self.memory
    }

    /// The largest buffer that a kernel can be given.
    pub fn bytes_max(&self) -> usize {
        let limits = self.device.limits();
        (limits.max_storage_buffer_binding_size).min(limits.max_buffer_size) as usize
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

    /// Bytes on the device, whatever they are. The size is rounded up to whole vectors of four words.
    pub fn storage(&mut self, bytes: usize) -> Result<Storage, DeviceError> {
        let size = bytes.max(1).next_multiple_of(16);
        if size > self.bytes_max() {
            return Err(self.error(format!("a buffer of {size} bytes is over its limit of {}", self.bytes_max())));
        }
        let storage = storage(&self.device, &self.native, size, &mut self.n_buffers);
        self.take_error()?;
        Ok(storage)
    }

    /// The same, for numbers, which begin as zeros. Weights need not.
    pub fn zeros(&mut self, bytes: usize) -> Result<Storage, DeviceError> {
        let storage = self.storage(bytes)?;
        self.commands().clear_buffer(&storage.raw, 0, None);
        self.from_host.push(storage.native);
        Ok(storage)
    }

    /// The bytes of a weight matrix: where they are, if the device can read host memory, or a copy.
    pub fn weights(&mut self, bytes: Bytes) -> Result<Storage, DeviceError> {
        if let Some(storage) = self.in_host_memory(&bytes) {
            return Ok(storage);
        }
        // Tensors that share their bytes in the file share them on the device.
        let key = (bytes.as_ptr() as usize, bytes.len());
        if let Some(storage) = self.loaded.get(&key) {
            return Ok(storage.clone());
        }
        let storage = self.storage(bytes.len())?;
        self.flush();
        let streamed = self.upload.stream(&self.device, &self.queue, &bytes, &storage.raw);
        streamed.map_err(|e| self.error(e))?;
        self.take_error()?;
        self.from_host.push(storage.native);
        self.loaded.insert(key, Storage { _host: Some(bytes), ..storage.clone() });
        Ok(storage)
    }

    #[cfg(target_os = "macos")]
    fn in_host_memory(&mut self, bytes: &Bytes) -> Option<Storage> {
        let (raw, from) = crate::metal::over_pages(&self.device, bytes, &mut self.residency)?;
        self.n_buffers += 1;
        // Whole words, as kernels read them; the page has them.
        let size = std::num::NonZeroU64::new(bytes.len().next_multiple_of(4) as u64)?;
        let native = self.native.buffer(&raw);
        let part = Some((from as u64, size));
        Some(Storage { raw, native, id: self.n_buffers, part, _host: Some(bytes.clone()) })
    }

    #[cfg(not(target_os = "macos"))]
    fn in_host_memory(&mut self, _bytes: &Bytes) -> Option<Storage> {
        None
    }

    /// Puts an expansion off until something else is recorded.
    pub fn expand_later(&mut self, pending: PendingExpand) {
        self.settle();
        self.pending = Some(pending);
    }

    /// The expansion of these streams that was put off, for one who does it on the way.
    pub fn take_expand(&mut self, streams: &Storage, n_rows: usize) -> Option<PendingExpand> {
        self.pending.take_if(|x| x.streams.id == streams.id && x.n_rows == n_rows)
    }

    /// Records what was put off.
    fn settle(&mut self) {
        if let Some(pending) = self.pending.take() {
            crate::op::hyper::expand_now(self, &pending);
        }
    }

    /// Where copies and clears are recorded, behind what was recorded so far.
    fn commands(&mut self) -> &mut wgpu::CommandEncoder {
        self.send();
        let device = &self.device;
        self.encoder.get_or_insert_with(|| device.create_command_encoder(&Default::default()))
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

    fn encode(&mut self, launches: &[Launch], written: &[NativeBuffer]) {
        let before = self.encoder.take().map(|encoder| encoder.finish());
        let all = self.native.encode(&Stretch {
            launches,
            written,
            pipelines: &self.pipelines,
            bindings: &self.bindings,
            from_host: &self.from_host,
            profile: self.profile.as_ref(),
        });
        self.queue.submit(before.into_iter().chain([all]));
        self.from_host.clear();
        if let Some(profile) = &mut self.profile {
            let name = |x: &Launch| format!("{} {:?}", self.pipelines[x.pipeline as usize].name, x.workgroups);
            profile.collect(&self.device, &self.queue, launches.iter().map(name));
        }
    }

    /// Hands everything that was recorded to the device, without waiting.
    fn flush(&mut self) {
        self.send();
        if let Some(encoder) = self.encoder.take() {
            self.queue.submit([encoder.finish()]);
        }
    }

    /// See [`ds4_ops::Backend::begin_pass`]. Only batches of few rows are kept, whose launches depend on nothing but the key.
    pub fn begin_pass(&mut self, key: PassKey) -> bool {
        self.flush();
        if let Some(pass) = self.passes.remove(&key) {
            let (first, rest) = pass.launches.split_at(FIRST.min(pass.launches.len()));
            self.encode(first, &pass.written);
            self.encode(rest, &pass.written);
            self.passes.insert(key, pass);
            return false;
        }
        self.recording = Some(key);
        true
    }

    /// Ends the pass that was begun and recorded, and keeps it.
    pub fn end_pass(&mut self) {
        self.send();
        let Some(key) = self.recording.take() else { return };
        let (launches, hazards) = (std::mem::take(&mut self.launches), std::mem::take(&mut self.hazards));
        self.n_sent = 0;
        self.passes.insert(key, Pass { launches, written: hazards.written().to_vec() });
    }

    /// Begins to time every launch, where the device can.
    pub fn time_kernels(&mut self) {
        self.flush();
        self.profile = Profile::new(&self.device, &self.queue, &self.native);
    }

    /// Each kernel's time since [`time_kernels`](Recorder::time_kernels), the longest first.
    pub fn kernel_times(&self) -> Vec<KernelTime> {
        self.profile.as_ref().map_or_else(Vec::new, Profile::times)
    }

    /// Forgets passes that were kept: they would be recorded otherwise now.
    pub fn forget_passes(&mut self) {
        self.passes.clear();
    }

    /// Runs what was recorded and waits for it.
    pub fn submit(&mut self) -> Result<(), DeviceError> {
        self.flush();
        if let Err(e) = self.device.poll(wgpu::PollType::wait_indefinitely()) {
            return Err(self.error(format!("stopped answering: {e}")));
        }
        self.take_error()
    }

    /// Writes after everything that was recorded so far. `at` and the length are multiples of 4.
    pub fn write(&mut self, bytes: &[u8], to: &Storage, at: usize) {
        self.flush();
        self.queue.write_buffer(&to.raw, at as u64, bytes);
        self.from_host.push(to.native);
    }

    /// Copies inside one buffer; the stretches do not overlap.
    pub fn copy_within(&mut self, buffer: &Storage, from: usize, to: usize, bytes: usize) {
        let size = bytes as u64;
        let between = self.device.create_buffer(&BufferDescriptor {
            label: None,
            size,
            usage: BufferUsages::COPY_SRC | BufferUsages::COPY_DST,
            mapped_at_creation: false,
        });
        let commands = self.commands();
        commands.copy_buffer_to_buffer(&buffer.raw, from as u64, &between, 0, size);
        commands.copy_buffer_to_buffer(&between, 0, &buffer.raw, to as u64, size);
        self.from_host.push(buffer.native);
    }

    /// Reads `bytes.len()` bytes, a multiple of 4, after everything that was recorded so far. A device that fails leaves
    /// the bytes as they are and the error for the next submit.
    pub fn read(&mut self, from: &Storage, at: usize, bytes: &mut [u8]) {
        let size = bytes.len() as u64;
        let staging = match self.staging.take().filter(|b| b.size() >= size) {
            Some(staging) => staging,
            None => self.device.create_buffer(&BufferDescriptor {
                label: None,
                size: size.next_multiple_of(4096),
                usage: BufferUsages::MAP_READ | BufferUsages::COPY_DST,
                mapped_at_creation: false,
            }),
        };
        self.commands().copy_buffer_to_buffer(&from.raw, at as u64, &staging, 0, size);
        self.flush();
        let (sent, mapped) = std::sync::mpsc::channel();
        staging.slice(..size).map_async(wgpu::MapMode::Read, move |result| {
            // The receiver waits below; if it is gone nobody needs the answer.
            let _ = sent.send(result);
        });
        let waited = self.device.poll(wgpu::PollType::wait_indefinitely());
        let mapped = mapped.try_recv();
        if let (Ok(_), Ok(Ok(()))) = (&waited, &mapped) {
            match staging.slice(..size).get_mapped_range() {
                Ok(view) => bytes.copy_from_slice(&view),
                Err(e) => self.fail(format!("could not be read: {e}")),
            }
            staging.unmap();
            self.staging = Some(staging);
        } else {
            self.fail(format!("could not be read: {waited:?}, {mapped:?}"));
        }
    }

    fn fail(&self, what: String) {
        self.error.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(what);
    }

    /// What kernels are written for.
    pub fn target(&self) -> Target {
        self.target
    }

    /// Takes matrix units and activations in eight bits, or neither.
    pub fn allow_rounding(&mut self, allowed: bool) {
        self.target.matrices = self.target.matrices.filter(|_| allowed);
        self.unproven = self.unproven.filter(|_| allowed);
        self.target.packed &= allowed;
    }

    /// Takes matrix units that only a self-test can prove, if there are such.
    pub fn take_unproven(&mut self) -> bool {
        self.target.matrices = self.target.matrices.or(self.unproven);
        self.unproven.is_some()
    }

    /// Pipelines that were compiled.
    pub fn n_pipelines(&self) -> usize {
        self.pipelines.len()
    }

    /// Kernels that did not compile as they were wanted.
    pub fn fallbacks(&self) -> &[String] {
        &self.fallbacks
    }

    /// Compiles a kernel for the device's abilities, or with one less after the other. Whether it is for matrix units decides how it
    /// is launched, so that is settled here once for all: [`target`](Recorder::target) is what it can be launched for.
    pub fn prepare(&mut self, kernel: &'static Kernel, variant: Variant) -> u32 {
        if let Some(id) = self.pipeline_ids.get(&(kernel.name, variant, (self.target.matrices, self.target.packed))) {
            return *id;
        }
        let plain = Target { subgroups: false, ..self.target };
        for target in [self.target, plain, Target::default()] {
            if kernel.needs_matrices() && target.matrices.is_none() {
                self.target.matrices = None;
                return u32::MAX;
            }
            let wgsl = kernel.wgsl(&variant, target);
            let formats = variant.formats.iter().flatten().map(|f| f.name());
            let name = std::iter::once(kernel.name).chain(formats).collect::<Vec<_>>().join(" ");
            match self.native.compile(&name, &wgsl, kernel.written(&variant)) {
                Ok(pipeline) => {
                    let id = self.pipelines.len() as u32;
                    self.pipelines.push(pipeline);
                    self.target.matrices = target.matrices;
                    self.pipeline_ids.insert((kernel.name, variant, (target.matrices, self.target.packed)), id);
                    return id;
                }
                Err(e) if target == Target::default() => self.fail(format!("{}: {e}", kernel.name)),
                Err(e) => self.fallbacks.push(format!("{} with {target:?}: {e}", kernel.name)),
            }
        }
        u32::MAX
    }

    /// Records one launch. `buffers` are those of [`Kernel::bindings`], `words` the immediate data.
    pub fn launch(
        &mut self,
        kernel: &'static Kernel,
        variant: Variant,
        buffers: &[&Storage],
        words: &[u32],
        workgroups: Workgroups,
    ) {
        debug_assert_eq!(
            (buffers.len(), words.len()),
            (kernel.bindings.len(), kernel.n_words as usize),
            "{}",
            kernel.name
        );
        if workgroups.contains(&0) {
            return;
        }
        self.settle();
        #[cfg(target_os = "macos")]
        if self.residency.is_wanted() {
            self.residency.request(&self.queue);
        }
        if self.upload.is_going_on() {
            self.upload.end();
            self.loaded.clear();
        }
        let pipeline = self.prepare(kernel, variant);
        if pipeline == u32::MAX {
            return;
        }
        let codebook = kernel.codebook(&variant).then_some(&self.codebook);
        let all = buffers.iter().copied().chain(codebook);
        let mut key: BindKey = (pipeline, [0; 15]);
        key.1.iter_mut().zip(buffers).for_each(|(k, b)| *k = b.id);
        let bindings = match self.binding_ids.get(&key) {
            Some(id) => *id,
            None => match self.native.bind(&self.pipelines[pipeline as usize], all.clone().cloned().collect()) {
                Ok(bindings) => {
                    let id = self.bindings.len() as u32;
                    self.bindings.push(bindings);
                    self.binding_ids.insert(key, id);
                    id
                }
                Err(e) => return self.fail(format!("{}: {e}", kernel.name)),
            },
        };
        let uses: Vec<_> = all.zip(kernel.written(&variant)).collect();
        let after = self.hazards.launch(&uses);
        let mut launch = Launch { pipeline, bindings, words: [0; _], n_words: words.len() as u32, workgroups, after };
        launch.words[..words.len()].copy_from_slice(words);
        self.launches.push(launch);
        if self.launches.len() - self.n_sent == AHEAD {
            self.send();
        }
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        // Nothing of it may be in use.
        let _ = self.device.poll(wgpu::PollType::wait_indefinitely());
        self.native.destroy(std::mem::take(&mut self.pipelines), std::mem::take(&mut self.bindings));
    }
}

/// Bytes on the device, whatever they are.
fn storage(device: &wgpu::Device, native: &Native, size: usize, n_buffers: &mut u64) -> Storage {
    let raw = device.create_buffer(&BufferDescriptor {
        label: None,
        size: size as u64,
        usage: BufferUsages::STORAGE | BufferUsages::COPY_SRC | BufferUsages::COPY_DST,
        mapped_at_creation: false,
    });
    *n_buffers += 1;
    Storage { native: native.buffer(&raw), raw, id: *n_buffers, part: None, _host: None }
}

/// Workgroups for `n` of them in a row, as `grid.wgsl` counts them.
pub(crate) fn linear(n: usize) -> Workgroups {
    const GRID_X: usize = 32768;
    if n <= GRID_X { [n as u32, 1, 1] } else { [GRID_X as u32, n.div_ceil(GRID_X) as u32, 1] }
}

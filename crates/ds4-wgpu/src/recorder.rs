//! Commands on their way to the device: pipelines and bind groups are made once and remembered, dispatches are recorded in
//! one pass, and what must be ordered with them (writes, copies, reads) is.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use ds4_ops::DeviceError;
use wgpu::{BindingResource, BufferDescriptor, BufferUsages};

use crate::buffer::Storage;
use crate::device::{IMMEDIATE_BYTES, Started};
use crate::shader::{Kernel, Target, Variant, codebook};
use crate::tuning::Tuning;

/// A pipeline and what its bind groups look like.
struct Pipeline {
    raw: wgpu::ComputePipeline,
    layout: wgpu::BindGroupLayout,
}

/// Which buffers a pipeline was given, by their numbers.
type BindKey = (u32, [u64; 15]);

/// Bytes of weights that are on their way to the device at a time.
const STAGED_BYTES: usize = 64 << 20;
/// Pieces that are on their way at a time.
const STAGED: usize = 4;
/// Threads that fill a piece: one does not keep up with the bus.
const COPIERS: usize = 8;

/// Where mapped memory begins, for threads that write disjoint parts of it.
#[derive(Clone, Copy)]
struct Mapped(*mut u8);

// SAFETY: it is only written through, and each thread writes a part of its own.
unsafe impl Send for Mapped {}

/// Copies `from` to the beginning of mapped memory, with several threads.
fn copy(from: &[u8], mut to: wgpu::WriteOnly<'_, [u8]>) {
    assert!(from.len() <= to.len());
    let begin = Mapped(to.as_raw_element_ptr().as_ptr());
    let part = from.len().div_ceil(COPIERS).max(1 << 20);
    std::thread::scope(|scope| {
        for (i, from) in from.chunks(part).enumerate() {
            let write = move || {
                let Mapped(begin) = { begin };
                // SAFETY: `from` is part `i` of what fits the mapped memory, which nobody else touches until the threads have ended.
                unsafe { std::ptr::copy_nonoverlapping(from.as_ptr(), begin.add(i * part), from.len()) }
            };
            scope.spawn(write);
        }
    });
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

/// The queue of a device and what was recorded for it.
pub(crate) struct Recorder {
    name: String,
    device: wgpu::Device,
    queue: wgpu::Queue,
    /// The first error since the last submit.
    error: Arc<Mutex<Option<String>>>,
    pipelines: Vec<Pipeline>,
    pipeline_ids: HashMap<(&'static str, Variant, bool), u32>,
    bind_groups: HashMap<BindKey, wgpu::BindGroup>,
    encoder: Option<wgpu::CommandEncoder>,
    pass: Option<wgpu::ComputePass<'static>>,
    codebook: Storage,
    n_buffers: u64,
    staging: Option<wgpu::Buffer>,
    /// Pieces of weights on their way, oldest first.
    /// Weights of the load that goes on, by address and length.
    loaded: HashMap<(usize, usize), Storage>,
    staged: VecDeque<(wgpu::Buffer, wgpu::SubmissionIndex)>,
    pending: Option<PendingExpand>,
    n_launches: usize,
    is_software: bool,
    memory: Option<u64>,
    target: Target,
    /// How decode kernels are cut.
    pub tuning: Tuning,
    /// Kernels that did not compile as they were wanted, and what was said.
    fallbacks: Vec<String>,
}

impl Recorder {
    pub fn new(started: Started) -> Result<Recorder, DeviceError> {
        let Started { name, device, queue, target, is_software, memory } = started;
        let error = Arc::new(Mutex::new(None::<String>));
        let slot = error.clone();
        device.on_uncaptured_error(Arc::new(move |e: wgpu::Error| {
            slot.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_with(|| e.to_string());
        }));
        let placeholder = device.create_buffer(&BufferDescriptor {
            label: None,
            size: 4,
            usage: BufferUsages::COPY_SRC,
            mapped_at_creation: false,
        });
        let mut recorder = Recorder {
            name,
            device,
            queue,
            error,
            pipelines: Vec::new(),
            pipeline_ids: HashMap::new(),
            bind_groups: HashMap::new(),
            encoder: None,
            pass: None,
            codebook: Storage { raw: placeholder, id: 0, part: None, _host: None },
            n_buffers: 0,
            staging: None,
            loaded: HashMap::new(),
            staged: VecDeque::new(),
            pending: None,
            n_launches: 0,
            memory,
            target,
            tuning: if is_software { Tuning::software() } else { Tuning::default() },
            is_software,
            fallbacks: Vec::new(),
        };
        let words = codebook();
        recorder.codebook = recorder.storage(4 * words.len())?;
        let bytes: Vec<u8> = words.iter().flat_map(|w| w.to_le_bytes()).collect();
        recorder.queue.write_buffer(&recorder.codebook.raw, 0, &bytes);
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

    /// Zeroed bytes on the device. The size is rounded up to whole vectors of four words.
    pub fn storage(&mut self, bytes: usize) -> Result<Storage, DeviceError> {
        let size = bytes.max(1).next_multiple_of(16);
        if size > self.bytes_max() {
            return Err(self.error(format!("a buffer of {size} bytes is over its limit of {}", self.bytes_max())));
        }
        let raw = self.device.create_buffer(&BufferDescriptor {
            label: None,
            size: size as u64,
            usage: BufferUsages::STORAGE | BufferUsages::COPY_SRC | BufferUsages::COPY_DST,
            mapped_at_creation: false,
        });
        self.take_error()?;
        self.n_buffers += 1;
        Ok(Storage { raw, id: self.n_buffers, part: None, _host: None })
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
        self.stream(&bytes, &storage)?;
        self.loaded.insert(key, Storage { _host: Some(bytes), ..storage.clone() });
        Ok(storage)
    }

    /// Copies to the device in pieces, several on their way at a time; nobody waits for the last ones.
    fn stream(&mut self, bytes: &[u8], to: &Storage) -> Result<(), DeviceError> {
        self.flush();
        for (i, piece) in bytes.chunks(STAGED_BYTES).enumerate() {
            let staged = match self.staged.len() < STAGED {
                true => self.device.create_buffer(&BufferDescriptor {
                    label: None,
                    size: STAGED_BYTES as u64,
                    usage: BufferUsages::MAP_WRITE | BufferUsages::COPY_SRC,
                    mapped_at_creation: true,
                }),
                false => {
                    let (staged, sent) = self.staged.pop_front().expect("some are on their way");
                    staged.slice(..).map_async(wgpu::MapMode::Write, |_| ());
                    let sent = wgpu::PollType::Wait { submission_index: Some(sent), timeout: None };
                    self.device.poll(sent).map_err(|e| self.error(format!("stopped answering: {e}")))?;
                    staged
                }
            };
            let size = piece.len().next_multiple_of(4);
            {
                let view = staged.slice(..size as u64).get_mapped_range_mut();
                let mut view = view.map_err(|e| self.error(format!("staging memory: {e}")))?;
                copy(piece, view.slice(..));
                view.slice(piece.len()..).fill(0);
            }
            staged.unmap();
            let mut encoder = self.device.create_command_encoder(&Default::default());
            encoder.copy_buffer_to_buffer(&staged, 0, &to.raw, (i * STAGED_BYTES) as u64, size as u64);
            let sent = self.queue.submit([encoder.finish()]);
            self.staged.push_back((staged, sent));
        }
        self.take_error()
    }

    #[cfg(target_os = "macos")]
    fn in_host_memory(&mut self, bytes: &Bytes) -> Option<Storage> {
        let (raw, from) = crate::metal::over_pages(&self.device, bytes)?;
        self.n_buffers += 1;
        // Whole words, as kernels read them; the page has them.
        let size = std::num::NonZeroU64::new(bytes.len().next_multiple_of(4) as u64)?;
        Some(Storage { raw, id: self.n_buffers, part: Some((from as u64, size)), _host: Some(bytes.clone()) })
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

    fn encoder(&mut self) -> &mut wgpu::CommandEncoder {
        self.pass = None;
        let device = &self.device;
        self.encoder.get_or_insert_with(|| device.create_command_encoder(&Default::default()))
    }

    /// Hands what was recorded to the device, without waiting.
    fn flush(&mut self) {
        self.settle();
        self.n_launches = 0;
        self.pass = None;
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
        self.take_error()
    }

    /// Writes after everything that was recorded so far. `at` and the length are multiples of 4.
    pub fn write(&mut self, bytes: &[u8], to: &Storage, at: usize) {
        self.flush();
        self.queue.write_buffer(&to.raw, at as u64, bytes);
    }

    /// Copies inside one buffer; the stretches do not overlap.
    pub fn copy_within(&mut self, buffer: &Storage, from: usize, to: usize, bytes: usize) {
        self.settle();
        let size = bytes as u64;
        let between = self.device.create_buffer(&BufferDescriptor {
            label: None,
            size,
            usage: BufferUsages::COPY_SRC | BufferUsages::COPY_DST,
            mapped_at_creation: false,
        });
        let encoder = self.encoder();
        encoder.copy_buffer_to_buffer(&buffer.raw, from as u64, &between, 0, size);
        encoder.copy_buffer_to_buffer(&between, 0, &buffer.raw, to as u64, size);
    }

    /// Reads `bytes.len()` bytes, a multiple of 4, after everything that was recorded so far. A device that fails leaves
    /// the bytes as they are and the error for the next submit.
    pub fn read(&mut self, from: &Storage, at: usize, bytes: &mut [u8]) {
        self.settle();
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
        self.encoder().copy_buffer_to_buffer(&from.raw, at as u64, &staging, 0, size);
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

    /// Takes matrix units, or not.
    pub fn allow_cooperative(&mut self, allowed: bool) {
        self.target.cooperative &= allowed;
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
        if let Some(id) = self.pipeline_ids.get(&(kernel.name, variant, self.target.cooperative)) {
            return *id;
        }
        let plain = Target { cooperative: self.target.cooperative, subgroups: false };
        for target in [self.target, plain, Target::default()] {
            match self.compile(kernel, &variant, target) {
                Ok(pipeline) => {
                    let id = self.pipelines.len() as u32;
                    self.pipelines.push(pipeline);
                    self.target.cooperative = target.cooperative;
                    self.pipeline_ids.insert((kernel.name, variant, target.cooperative), id);
                    return id;
                }
                Err(e) if target == Target::default() => self.fail(format!("{}: {e}", kernel.name)),
                Err(e) => self.fallbacks.push(format!("{} with {target:?}: {e}", kernel.name)),
            }
        }
        u32::MAX
    }

    fn compile(&self, kernel: &'static Kernel, variant: &Variant, target: Target) -> Result<Pipeline, String> {
        let entry = |(i, written): (usize, bool)| wgpu::BindGroupLayoutEntry {
            binding: i as u32,
            visibility: wgpu::ShaderStages::COMPUTE,
            ty: wgpu::BindingType::Buffer {
                ty: wgpu::BufferBindingType::Storage { read_only: !written },
                has_dynamic_offset: false,
                min_binding_size: None,
            },
            count: None,
        };
        let entries: Vec<_> = kernel.written(variant).enumerate().map(entry).collect();
        let device = &self.device;
        let scopes = [wgpu::ErrorFilter::Validation, wgpu::ErrorFilter::Internal].map(|f| device.push_error_scope(f));
        let descriptor = wgpu::BindGroupLayoutDescriptor { label: Some(kernel.name), entries: &entries };
        let layout = device.create_bind_group_layout(&descriptor);
        let pipeline_layout = device.create_pipeline_layout(&wgpu::PipelineLayoutDescriptor {
            label: Some(kernel.name),
            bind_group_layouts: &[Some(&layout)],
            immediate_size: IMMEDIATE_BYTES,
        });
        let descriptor = wgpu::ShaderModuleDescriptor {
            label: Some(kernel.name),
            source: wgpu::ShaderSource::Wgsl(kernel.wgsl(variant, target).into()),
        };
        // SAFETY: every loop of the kernels ends, no divisor is 0, and indices stay below sizes that launchers take from the buffers; the
        // operations' cases run with the device's own checks.
        let module = unsafe { device.create_shader_module_trusted(descriptor, wgpu::ShaderRuntimeChecks::unchecked()) };
        let raw = device.create_compute_pipeline(&wgpu::ComputePipelineDescriptor {
            label: Some(kernel.name),
            layout: Some(&pipeline_layout),
            module: &module,
            entry_point: Some("main"),
            // Kernels write workgroup memory before they read it.
            compilation_options: wgpu::PipelineCompilationOptions {
                zero_initialize_workgroup_memory: false,
                ..Default::default()
            },
            cache: None,
        });
        let errors = scopes.into_iter().rev().filter_map(|scope| pollster::block_on(scope.pop()));
        match errors.map(|e| e.to_string()).next() {
            Some(e) => Err(e),
            None => Ok(Pipeline { raw, layout }),
        }
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
        if !self.staged.is_empty() {
            self.staged.clear();
            self.loaded.clear();
        }
        let id = self.prepare(kernel, variant);
        if id == u32::MAX {
            return;
        }
        let mut key: BindKey = (id, [0; 15]);
        key.1.iter_mut().zip(buffers).for_each(|(k, b)| *k = b.id);
        if !self.bind_groups.contains_key(&key) {
            let codebook = kernel.codebook(&variant).then_some(&self.codebook);
            let all = buffers.iter().copied().chain(codebook).enumerate();
            let entries: Vec<_> = all
                .map(|(i, b)| wgpu::BindGroupEntry {
                    binding: i as u32,
                    resource: BindingResource::Buffer(b.binding()),
                })
                .collect();
            let layout = &self.pipelines[id as usize].layout;
            let descriptor = wgpu::BindGroupDescriptor { label: Some(kernel.name), layout, entries: &entries };
            self.bind_groups.insert(key, self.device.create_bind_group(&descriptor));
        }
        if self.pass.is_none() {
            let pass = self.encoder().begin_compute_pass(&Default::default()).forget_lifetime();
            self.pass = Some(pass);
        }
        let pass = self.pass.as_mut().expect("a pass was begun");
        pass.set_pipeline(&self.pipelines[id as usize].raw);
        pass.set_bind_group(0, &self.bind_groups[&key], &[]);
        if !words.is_empty() {
            let mut bytes = [0; IMMEDIATE_BYTES as usize];
            bytes.as_chunks_mut::<4>().0.iter_mut().zip(words).for_each(|(b, w)| *b = w.to_le_bytes());
            pass.set_immediates(0, &bytes[..4 * words.len()]);
        }
        let [x, y, z] = workgroups;
        pass.dispatch_workgroups(x, y, z);
        self.n_launches += 1;
        if self.n_launches == AHEAD {
            self.flush();
        }
    }
}

/// Workgroups for `n` of them in a row, as `grid.wgsl` counts them.
pub(crate) fn linear(n: usize) -> Workgroups {
    const GRID_X: usize = 32768;
    if n <= GRID_X { [n as u32, 1, 1] } else { [GRID_X as u32, n.div_ceil(GRID_X) as u32, 1] }
}

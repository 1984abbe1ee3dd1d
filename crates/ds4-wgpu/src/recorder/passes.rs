//! Passes that come again: recorded once, then encoded as they are. And how long their kernels take.

use ds4_ops::{KernelTime, Mark, MarkTime};

use super::{Call, PassKey, Recorder};
use crate::hazards::Hazards;
use crate::native::{Launch, NativeBuffer};
use crate::profile::Profile;

/// Launches of a pass that was kept after which the device begins; it is encoded faster than it runs.
const FIRST: usize = 32;

/// Launches of a pass that comes again, and what they write.
#[derive(Default)]
pub(super) struct Pass {
    launches: Vec<Launch>,
    written: Vec<NativeBuffer>,
    marks: Vec<Mark>,
    /// The commands, ready to be run once.
    encoded: Option<wgpu::CommandBuffer>,
}

/// What is launched behind passes.
#[derive(Default)]
pub(super) struct Behind {
    pass: Pass,
    /// Whether it was asked for behind the last one, so that it will be behind the next.
    is_wanted: bool,
}

impl Recorder {
    /// See [`ds4_ops::Backend::begin_pass`]. Only batches of few rows are `kept`, whose launches depend on nothing but the key.
    pub fn begin_pass(&mut self, key: PassKey, kept: bool) -> bool {
        self.flush();
        let is_kept = kept && self.rehearsal.is_none();
        if is_kept && let Some(mut pass) = self.passes.remove(&key) {
            self.run(&mut pass);
            self.passes.insert(key, pass);
            return false;
        }
        self.marks.clear();
        self.mark = Some(0);
        self.recording = is_kept.then_some(key);
        true
    }

    /// Launches `calls`, unless they have run behind the last pass as they are: whoever asks for the same behind one pass after the other
    /// has it in the same submission as the pass.
    pub fn launch_behind_pass(&mut self, calls: &[Call<'_>]) {
        self.settle();
        let made: Vec<_> = calls.iter().filter_map(|call| self.make(call)).collect();
        let is_same = |kept: &Pass| {
            let mut pairs = kept.launches.iter().zip(&made);
            kept.launches.len() == made.len() && pairs.all(|(kept, (launch, _))| kept.is_same(launch))
        };
        if let Some(behind) = self.behind.as_mut().filter(|behind| is_same(&behind.pass)) {
            behind.is_wanted = true;
            // Nothing came between.
            if self.fetched && self.launches.is_empty() {
                return;
            }
        } else {
            let mut hazards = Hazards::default();
            let ordered = made.iter().map(|(launch, uses)| Launch { after: hazards.launch(uses), ..launch.clone() });
            let launches = ordered.collect();
            let pass = Pass { launches, written: hazards.written().to_vec(), ..Pass::default() };
            self.behind = Some(Behind { pass, is_wanted: true });
        }
        made.into_iter().for_each(|(launch, uses)| self.push(launch, &uses));
    }

    /// Runs a pass that was kept, and encodes it for the next time while the device is busy.
    fn run(&mut self, pass: &mut Pass) {
        let mut behind = self.behind.take().filter(|behind| behind.is_wanted).map(|behind| behind.pass);
        // What was read after the last pass will be read after this one, too.
        let fetches = self.last_read.as_ref().zip(self.staging.as_ref()).map(|((from, at, size), staging)| {
            let mut encoder = self.device.create_command_encoder(&Default::default());
            encoder.copy_buffer_to_buffer(&from.raw, *at, staging, 0, *size);
            encoder
        });
        let is_fetched = fetches.is_some();
        self.n_launches += pass.launches.len() + behind.as_ref().map_or(0, |behind| behind.launches.len());
        match pass.encoded.take().filter(|_| self.profile.is_none()) {
            Some(encoded) => {
                let before = self.encoder.take().map(|encoder| encoder.finish());
                let from_host = self.stretch(&[], &[], &self.from_host);
                let behind = behind.as_mut().map(|behind| self.encoded(behind));
                let after = fetches.map(|encoder| encoder.finish());
                let all = before.into_iter().chain([from_host, encoded]).chain(behind).chain(after);
                self.queue.submit(all);
                self.from_host.clear();
            }
            None => {
                let (first, rest) = pass.launches.split_at(FIRST.min(pass.launches.len()));
                self.encode(first, &pass.written);
                if let Some(behind) = &behind {
                    self.encode(rest, &pass.written);
                    self.encoder_after = fetches;
                    self.encode(&behind.launches, &behind.written);
                } else {
                    self.encoder_after = fetches;
                    self.encode(rest, &pass.written);
                }
            }
        }
        self.fetched = is_fetched;
        self.passed(&pass.marks);
        if self.profile.is_none() {
            for pass in std::iter::once(pass).chain(&mut behind) {
                pass.encoded = Some(self.encoded(pass));
            }
        }
        self.behind = behind.map(|pass| Behind { pass, is_wanted: false });
    }

    /// The commands of a pass: those that are ready, if there are such.
    fn encoded(&self, pass: &mut Pass) -> wgpu::CommandBuffer {
        pass.encoded.take().unwrap_or_else(|| self.stretch(&pass.launches, &pass.written, &[]))
    }

    /// Ends the pass that was begun and recorded, and keeps it.
    pub fn end_pass(&mut self) {
        self.send();
        let marks = std::mem::take(&mut self.marks);
        self.mark = None;
        self.passed(&marks);
        let Some(key) = self.recording.take() else { return };
        let (launches, hazards) = (std::mem::take(&mut self.launches), std::mem::take(&mut self.hazards));
        self.n_sent = 0;
        self.passes.insert(key, Pass { launches, written: hazards.written().to_vec(), marks, encoded: None });
    }

    /// A mark of the pass that runs.
    pub fn mark(&mut self, mark: Mark) {
        if let Some(n) = &mut self.mark {
            *n += 1;
            self.marks.push(mark);
        }
    }

    /// All launches of a pass with these marks have gone to the device.
    fn passed(&mut self, marks: &[Mark]) {
        self.profile.iter_mut().for_each(|profile| profile.times.end_pass(marks));
    }

    /// Begins to time every launch; whether the device can.
    pub fn time_kernels(&mut self) -> bool {
        self.flush();
        self.profile = Profile::new(&self.device, &self.queue, &self.native);
        self.profile.is_some()
    }

    /// Each kernel's time since [`time_kernels`](Recorder::time_kernels), the longest first.
    pub fn kernel_times(&self) -> Vec<KernelTime> {
        self.profile.as_ref().map_or_else(Vec::new, |profile| profile.times.kernels())
    }

    /// Times before the marks of passes that have ended.
    pub fn mark_times(&mut self) -> Vec<MarkTime> {
        self.profile.as_mut().map_or_else(Vec::new, |profile| profile.times.take_marks())
    }

    /// Forgets passes that were kept: they would be recorded otherwise now.
    pub fn forget_passes(&mut self) {
        self.passes.clear();
        self.behind = None;
    }
}

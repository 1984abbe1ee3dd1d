//! Kernels: compiled once for what the device can do, bound once to the buffers that they are given.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{BUFFERS, BindKey, Recorder, Workgroups};
use crate::buffer::Storage;
use crate::hazards::Use;
use crate::native::{Launch, Native, Pipeline};
use crate::shader::{Kernel, Sums, Target, Variant};
use crate::tuning::Ability;

/// A launch as an operation asks for it.
#[derive(Clone, Copy)]
pub(crate) struct Call<'a> {
    pub kernel: &'static Kernel,
    pub variant: Variant,
    /// Those of [`Kernel::bindings`].
    pub buffers: &'a [&'a Storage],
    /// The immediate data.
    pub words: &'a [u32],
    pub workgroups: Workgroups,
}

impl Kernel {
    /// A launch of it.
    pub(crate) fn with<'a>(
        &'static self,
        variant: Variant,
        buffers: &'a [&'a Storage],
        words: &'a [u32],
        workgroups: Workgroups,
    ) -> Call<'a> {
        Call { kernel: self, variant, buffers, words, workgroups }
    }
}

impl Recorder {
    /// What kernels are written for.
    pub fn target(&self) -> Target {
        self.target
    }

    /// Takes matrix units and activations in eight bits, or neither.
    pub fn allow_rounding(&mut self, allowed: bool) {
        self.target.matrices = self.target.matrices.filter(|_| allowed);
        self.unproven.matrices = self.unproven.matrices.filter(|_| allowed);
        self.target.packed &= allowed;
    }

    /// Takes what only a self-test can prove, if it is there.
    pub fn take_unproven(&mut self, ability: Ability) -> bool {
        self.forget_passes();
        match ability {
            Ability::Units => {
                self.target.matrices = self.target.matrices.or(self.unproven.matrices);
                self.unproven.matrices.is_some()
            }
            Ability::Joined => {
                self.target.coherent |= self.unproven.coherent;
                self.unproven.coherent
            }
        }
    }

    /// Launches so far.
    pub fn n_launches(&self) -> usize {
        self.n_launches
    }

    /// Pipelines that were compiled.
    pub fn n_pipelines(&self) -> usize {
        self.pipelines.len()
    }

    /// Kernels that did not compile as they were wanted.
    pub fn fallbacks(&self) -> &[String] {
        &self.fallbacks
    }

    /// Compiles a kernel for the device's abilities, or with one less after the other. Whether it is for matrix units, or goes on with what
    /// other workgroups wrote, decides how it is launched, so that is settled here once for all: [`target`](Recorder::target) is what it can
    /// be launched for.
    pub fn prepare(&mut self, kernel: &'static Kernel, variant: Variant) -> u32 {
        if let Some(id) = self.pipeline_ids.get(&(kernel.name, variant, (self.target.matrices, self.target.packed))) {
            return *id;
        }
        if let Some(wanted) = &mut self.rehearsal {
            wanted.insert((kernel.name, variant), kernel);
            return u32::MAX;
        }
        let plain = Target { sums: Sums::Memory, ..self.target };
        for target in [self.target, plain, Target::default()] {
            if kernel.needs_matrices() && target.matrices.is_none() {
                self.target.matrices = None;
                return u32::MAX;
            }
            match compile(&self.native, kernel, &variant, target) {
                Ok(pipeline) => {
                    let id = self.pipelines.len() as u32;
                    self.pipelines.push(pipeline);
                    self.target.matrices = target.matrices;
                    self.pipeline_ids.insert((kernel.name, variant, (target.matrices, self.target.packed)), id);
                    return id;
                }
                Err(e) if target == Target::default() => {
                    if kernel.needs_coherence() {
                        self.target.coherent = false;
                        self.fallbacks.push(format!("{}, as more launches from now on: {e}", kernel.name));
                    }
                    self.fail(format!("{}: {e}", kernel.name));
                }
                Err(e) => self.fallbacks.push(format!("{} with {target:?}: {e}", kernel.name)),
            }
        }
        u32::MAX
    }

    /// From here on launches are not recorded; what they need is noted.
    pub fn begin_rehearsal(&mut self) {
        self.flush();
        self.rehearsal = Some(HashMap::new());
    }

    /// Compiles what was noted, on all processors. What does not compile is left for [`prepare`](Recorder::prepare).
    pub fn end_rehearsal(&mut self) {
        let wanted = self.rehearsal.take().unwrap_or_default();
        let may = |kernel: &Kernel| self.target.matrices.is_some() || !kernel.needs_matrices();
        let wanted: Vec<_> = wanted.into_iter().filter(|(_, kernel)| may(kernel)).collect();
        let (target, native) = (self.target, &self.native);
        let next = AtomicUsize::new(0);
        let work = || {
            let claim = || wanted.get(next.fetch_add(1, Ordering::Relaxed));
            let built = std::iter::from_fn(claim)
                .map(|((_, variant), kernel)| (*kernel, *variant, compile(native, kernel, variant, target)));
            built.collect::<Vec<_>>()
        };
        let n_threads = std::thread::available_parallelism().map_or(1, usize::from);
        let built: Vec<_> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..n_threads).map(|_| scope.spawn(work)).collect();
            threads.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect()
        });
        let mut left = Vec::new();
        for (kernel, variant, pipeline) in built {
            let Ok(pipeline) = pipeline else {
                left.push((kernel, variant));
                continue;
            };
            let id = self.pipelines.len() as u32;
            self.pipelines.push(pipeline);
            self.pipeline_ids.insert((kernel.name, variant, (target.matrices, target.packed)), id);
        }
        // Nothing was launched yet, so it is no error that some will be launched otherwise.
        let before = self.take_error();
        for (kernel, variant) in left.into_iter().filter(|(kernel, _)| kernel.needs_coherence()) {
            self.prepare(kernel, variant);
        }
        let _ = self.take_error();
        if let Err(e) = before {
            self.fail(e.what);
        }
    }

    /// A launch and what it uses; `None` where there is none.
    pub(super) fn make(&mut self, call: &Call<'_>) -> Option<(Launch, Vec<Use>)> {
        let Call { kernel, variant, buffers, words, workgroups } = *call;
        debug_assert_eq!(
            (buffers.len(), words.len()),
            (kernel.bindings.len(), kernel.n_words as usize),
            "{}",
            kernel.name
        );
        if workgroups.contains(&0) {
            return None;
        }
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
            return None;
        }
        let codebook = kernel.codebook(&variant).then_some(&self.codebook);
        let all = buffers.iter().copied().chain(codebook);
        let uses: Vec<_> = all.clone().zip(kernel.written(&variant)).map(|(b, writes)| Use::of(b, writes)).collect();
        let mut key: BindKey = (pipeline, [0; BUFFERS]);
        key.1.iter_mut().zip(buffers).for_each(|(k, b)| *k = b.id);
        let bindings = match self.binding_ids.get(&key) {
            Some(id) => *id,
            None => match self.native.bind(&self.pipelines[pipeline as usize], all.clone().cloned().collect()) {
                Ok(bindings) => {
                    let written = all.zip(kernel.written(&variant)).filter(|(_, writes)| *writes);
                    self.device_writes.extend(written.map(|(b, _)| b.id));
                    let id = self.bindings.len() as u32;
                    self.bindings.push(bindings);
                    self.binding_ids.insert(key, id);
                    id
                }
                Err(e) => {
                    self.fail(format!("{}: {e}", kernel.name));
                    return None;
                }
            },
        };
        let n_words = words.len() as u32;
        let (words_of, after, mark) = ([0; _], Vec::new(), self.mark);
        let mut launch = Launch { pipeline, bindings, words: words_of, n_words, workgroups, after, mark };
        launch.words[..words.len()].copy_from_slice(words);
        Some((launch, uses))
    }
}

/// Compiles a kernel for a target.
fn compile(native: &Native, kernel: &Kernel, variant: &Variant, target: Target) -> Result<Pipeline, String> {
    let wgsl = kernel.wgsl(variant, target);
    let formats = variant.formats.iter().flatten().map(|stored| stored.format.name());
    let name = std::iter::once(kernel.name).chain(formats).collect::<Vec<_>>().join(" ");
    native.compile(&name, &wgsl, kernel.written(variant))
}

#[cfg(test)]
mod tests {
    use ds4_ops::Backend;

    use super::*;
    use crate::{Choice, NoDevice, Wgpu};

    /// With subgroups its text names what is not there.
    static WITHOUT_SUBGROUPS: Kernel = Kernel {
        name: "without_subgroups",
        pieces: &["
@group(0) @binding(0) var<storage, read_write> out: array<u32>;
@compute @workgroup_size(4)
fn main(@builtin(local_invocation_index) t: u32 TEAM_PARAMETERS) {
    TEAM_BEGIN
    out[t] = t + 7u;
}
"],
        matrices: &[],
        constants: &[],
        bindings: "w",
        n_words: 0,
    };
    static IN_NO_FORM: Kernel = Kernel { name: "in_no_form", pieces: &["fn main("], ..WITHOUT_SUBGROUPS };
    static AS_THE_LAST: Kernel = Kernel { name: "as_the_last", pieces: &["fn is_last("], ..WITHOUT_SUBGROUPS };

    #[test]
    fn a_kernel_that_does_not_compile_runs_in_a_plainer_form() {
        let mut be = match Wgpu::new(Choice::Any) {
            Ok(be) => be,
            Err(NoDevice::None(_)) if std::env::var_os("DS4_NEEDS_DEVICE").is_none() => return,
            Err(e) => panic!("{e}"),
        };
        if be.r.target().sums != Sums::Subgroups {
            return;
        }
        let out = be.r.zeros(16).unwrap();
        let variant = Variant::new(&[], &[]);
        be.r.launch(WITHOUT_SUBGROUPS.with(variant, &[&out], &[], [1, 1, 1]));
        let mut found = Vec::new();
        be.r.read(&out, 0, 16, |bytes| found.extend_from_slice(bytes)).unwrap();
        be.submit().unwrap();
        assert_eq!(found, [7, 8, 9, 10].map(u32::to_le_bytes).concat());
        let [line] = be.fallbacks() else { panic!("{:?}", be.fallbacks()) };
        assert!(line.starts_with("without_subgroups with "), "{line}");
        // One without any form is an error of the pass, which names it.
        be.r.launch(IN_NO_FORM.with(variant, &[&out], &[], [1, 1, 1]));
        let error = be.submit().unwrap_err();
        assert!(error.what.starts_with("in_no_form: "), "{error}");
        // Where one that does several launches' work has none, there are several launches instead, before anything was launched.
        be.r.begin_rehearsal();
        be.r.launch(AS_THE_LAST.with(variant, &[&out], &[], [1, 1, 1]));
        be.r.end_rehearsal();
        assert!(!be.r.target().coherent && be.fallbacks().last().unwrap().starts_with("as_the_last, as more launches"));
        be.submit().unwrap();
    }
}

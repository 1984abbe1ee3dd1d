//! `--profile`: where the time of an answer went, by the named marks of the forward pass.
//!
//! Times are the device's: what its kernels took between two marks, or on the CPU the time between them. What is left of a step, and what
//! lies between steps, is a part of its own. The bytes beside a time are those of the weights that a step must read at least: rows of the past
//! and intermediate values come on top, so a part that is bound by memory shows slightly less than the speed it had.

use std::collections::{HashMap, HashSet};
use std::fmt::Write;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use anyhow::{Result, bail};
use ds4_args::Ds4;
use ds4_boot::{Model, options};
use ds4_chat::Flow;
use ds4_engine::sampler::Sampler;
use ds4_engine::{Engine, MarkTime, Outcome, Shape};
use ds4_gguf::Gguf;

use crate::session::load;
use crate::{Exit, World, input};

/// The mark that every step of the model has first; passes of the draft block have none.
const FIRST: &str = "embed";
/// What is before no mark.
const BETWEEN: &str = "between steps";
/// The mark after the output matrix.
const LOGITS: &str = "logits";
const EXPERTS: &str = "experts";

/// Which weights are read before a mark: names of a layer's tensors that begin so.
const WEIGHTS: &[(&str, &[&str])] = &[
    ("hyper_pre", &["hc_attn_", "hc_ffn_", "attn_norm", "ffn_norm"]),
    ("attn_qkv", &["attn_q_a", "attn_kv", "attn_compressor", "indexer_compressor", "indexer.proj"]),
    ("attn_q", &["attn_q_b", "indexer.attn_q_b"]),
    ("attend", &["attn_sinks"]),
    ("attn_output", &["attn_output"]),
    ("router", &["ffn_gate_inp", "exp_probs_b", "ffn_gate_shexp", "ffn_up_shexp", "ffn_down_shexp"]),
    (EXPERTS, &["ffn_gate_exps", "ffn_up_exps", "ffn_down_exps"]),
];

/// A stop watch that an engine's marks advance. Clones show the same watch.
#[derive(Clone)]
pub struct Profile {
    watch: Arc<Mutex<Watch>>,
}

impl Profile {
    /// A watch for this model.
    ///
    /// # Errors
    /// When the file is not a model of V4 Flash's architecture.
    pub fn new(model: &Gguf) -> Result<Profile> {
        let costs = Costs::new(&Shape::from_gguf(model)?, model);
        Ok(Profile { watch: Arc::new(Mutex::new(Watch::new(costs))) })
    }

    /// Times the steps of this engine from here on.
    pub fn watch(&self, engine: &mut Engine) {
        let profile = self.clone();
        engine.time_steps(Box::new(move |n_rows, marks| profile.lock().hear(n_rows, marks)));
    }

    /// Forgets everything and starts now.
    pub fn start(&self) {
        let mut watch = self.lock();
        watch.stages = Default::default();
        watch.last = Instant::now();
    }

    /// What was measured since: prefill, then decode, each part with its share, the longest first.
    pub fn table(&self) -> String {
        let watch = self.lock();
        let [prefill, decode] = &watch.stages;
        [("prefill", prefill), ("decode", decode)].map(|(name, stage)| stage.table(name)).concat()
    }

    fn lock(&self) -> MutexGuard<'_, Watch> {
        self.watch.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The file of token ids that can be profiled without a vocabulary: with `--profile` and `--tokens-file`.
pub fn ids_alone(args: &Ds4) -> Option<&Path> {
    args.prompt.tokens_file.as_deref().filter(|_| args.diagnostics.profile)
}

/// Reads the ids of `file`, adds the likeliest ones up to `--tokens` and shows where the time went. For files that are made
/// to measure speed and have no vocabulary: there is no text, and no id ends an answer.
///
/// # Errors
/// When the file holds other than ids of the model, the context is too small or a step fails.
pub fn run_ids(args: &Ds4, model: &Model, file: &Path, world: &mut World<'_>) -> Result<Exit> {
    let ids = input::token_ids_of(file)?;
    let (n_vocab, ctx) = (Shape::from_gguf(&model.gguf)?.n_vocab, args.engine.runtime.ctx);
    if let Some(id) = ids.iter().find(|id| **id as usize >= n_vocab) {
        bail!("token id {id} is not in the vocabulary, which ends at {}", n_vocab - 1);
    }
    if ids.len() > ctx {
        bail!("the prompt has {} tokens, and the context holds {ctx}; give it more with --ctx N", ids.len());
    }
    let profile = Profile::new(&model.gguf)?;
    let mut engine = load(model, options(&args.engine.runtime)?, &mut world.console)?;
    profile.watch(&mut engine);
    let mut sequence = engine.sequence()?;
    let interrupt = &world.interrupt;
    let mut go_on = |_| if interrupt.is_raised() { Flow::Stop } else { Flow::Continue };
    profile.start();
    let mut outcome = engine.extend(&mut sequence, &ids, &mut go_on)?;
    for _ in 0..args.engine.sampling.tokens.min(ctx - ids.len()) {
        if outcome == Outcome::Stopped {
            break;
        }
        let next = Sampler::greedy(sequence.logits());
        outcome = engine.extend(&mut sequence, &[next], &mut go_on)?;
    }
    world.console.note(&profile.table())?;
    Ok(if outcome == Outcome::Stopped { Exit::Interrupted } else { Exit::Done })
}

struct Watch {
    costs: Costs,
    last: Instant,
    /// Steps of several rows, and of one.
    stages: [Stage; 2],
}

impl Watch {
    fn new(costs: Costs) -> Watch {
        Watch { costs, last: Instant::now(), stages: Default::default() }
    }

    fn hear(&mut self, n_rows: usize, marks: &[MarkTime]) {
        let (costs, stage) = (&self.costs, &mut self.stages[usize::from(n_rows <= 1)]);
        if marks.first().is_some_and(|mark| mark.name == FIRST) {
            stage.n_steps += 1;
            stage.n_rows += n_rows;
        }
        // Some marks come twice in a layer; its weights are read once.
        let mut counted = HashSet::new();
        let mut left = self.last.elapsed().as_secs_f64();
        for &MarkTime { name, layer, seconds } in marks {
            left -= seconds;
            let part = stage.part(name);
            part.seconds += seconds;
            if counted.insert((name, layer)) {
                part.bytes += costs.bytes(name, layer, n_rows);
            }
        }
        stage.part(BETWEEN).seconds += left.max(0.0);
        self.last = Instant::now();
    }
}

/// Prefill or decode.
#[derive(Default)]
struct Stage {
    n_steps: usize,
    n_rows: usize,
    parts: Vec<Part>,
}

/// What comes before one kind of mark.
struct Part {
    name: &'static str,
    seconds: f64,
    bytes: f64,
}

impl Stage {
    fn part(&mut self, name: &'static str) -> &mut Part {
        let at = self.parts.iter().position(|part| part.name == name).unwrap_or_else(|| {
            self.parts.push(Part { name, seconds: 0.0, bytes: 0.0 });
            self.parts.len() - 1
        });
        &mut self.parts[at]
    }

    /// Nothing when there was no such step.
    fn table(&self, name: &str) -> String {
        if self.n_steps == 0 {
            return String::new();
        }
        let (n, rows) = (self.n_steps as f64, self.n_rows as f64);
        let seconds: f64 = self.parts.iter().map(|part| part.seconds).sum();
        let mut out = format!(
            "{name}: {} step{}, {:.1} tokens each, {seconds:.3} s, {:.2} t/s\n{:20}{:>11}{:>8}{:>13}{:>9}\n",
            self.n_steps,
            if self.n_steps == 1 { "" } else { "s" },
            rows / n,
            rows / seconds,
            "part",
            "ms/step",
            "%",
            "weights MB",
            "GB/s"
        );
        let mut line = |label: &str, time: f64, bytes: f64| {
            let _ = write!(out, "{label:20}{:11.3}{:8.1}", time / n * 1e3, 100.0 * time / seconds);
            if bytes > 0.0 && time > 0.0 {
                let _ = write!(out, "{:13.2}{:9.2}", bytes / n / 1e6, bytes / time / 1e9);
            }
            out.push('\n');
        };
        let mut parts: Vec<&Part> = self.parts.iter().collect();
        parts.sort_by(|a, b| b.seconds.total_cmp(&a.seconds));
        for part in parts {
            line(part.name, part.seconds, part.bytes);
        }
        line("all", seconds, self.parts.iter().map(|part| part.bytes).sum());
        out
    }
}

/// Bytes of weights that each part reads.
struct Costs {
    n_expert: f64,
    n_used: f64,
    bytes: HashMap<(&'static str, usize), f64>,
}

impl Costs {
    fn new(shape: &Shape, model: &Gguf) -> Costs {
        let mut bytes = HashMap::new();
        for tensor in model.tensors() {
            if let Some(place) = place(&tensor.name) {
                *bytes.entry(place).or_insert(0.0) += model.data(tensor).len() as f64;
            }
        }
        let (n_expert, n_used) = (shape.n_expert as f64, shape.n_expert_used as f64);
        Costs { n_expert, n_used, bytes }
    }

    /// A step of one row reads the experts it uses; of several, as many as tokens reach that choose at random.
    fn bytes(&self, name: &'static str, layer: usize, n_rows: usize) -> f64 {
        let all = self.bytes.get(&(name, layer)).copied().unwrap_or(0.0);
        match name {
            EXPERTS => all * (1.0 - (1.0 - self.n_used / self.n_expert).powi(n_rows as i32)),
            _ => all,
        }
    }
}

/// The mark and layer before which a tensor is read.
fn place(tensor: &str) -> Option<(&'static str, usize)> {
    let Some(rest) = tensor.strip_prefix("blk.") else {
        return tensor.starts_with("output").then_some((LOGITS, 0));
    };
    let (layer, name) = rest.split_once('.')?;
    let (mark, _) = WEIGHTS.iter().find(|(_, prefixes)| prefixes.iter().any(|prefix| name.starts_with(prefix)))?;
    Some((mark, layer.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use ds4_fixture::Mix;

    use super::*;

    fn noise() -> Gguf {
        Gguf::from_bytes("noise", ds4_fixture::model(Mix::Q8)).unwrap()
    }

    #[test]
    fn nearly_all_weights_have_a_place() {
        let model = noise();
        let homeless: Vec<&str> =
            model.tensors().iter().map(|t| t.name.as_str()).filter(|name| place(name).is_none()).collect();
        // Tables of which a row is read for each token.
        assert!(homeless.iter().all(|name| name.starts_with("token_embd") || name.contains("tid2eid")), "{homeless:?}");
        assert_eq!(place("blk.x.attn_q_a.weight"), None);
        assert_eq!(place("blk.3"), None);
    }

    #[test]
    fn prefill_and_decode_are_apart_and_weights_count_once_a_layer() {
        let profile = Profile::new(&noise()).unwrap();
        profile.start();
        for n_rows in [7, 1, 1] {
            let marks = ["embed", "hyper_pre", "experts", "hyper_pre", "layer", "logits"];
            profile.lock().hear(n_rows, &marks.map(|name| MarkTime { name, layer: 0, seconds: 0.25 }));
        }
        // The draft block's pass is no step.
        profile.lock().hear(1, &[MarkTime { name: "experts", layer: 1, seconds: 0.5 }]);
        let table = profile.table();
        assert!(table.contains("prefill: 1 step, 7.0 tokens each"), "{table}");
        assert!(table.contains("decode: 2 steps, 1.0 tokens each"), "{table}");
        assert_eq!(table.matches("between steps").count(), 2);
        let watch = profile.lock();
        let part = |stage: usize, name: &str| watch.stages[stage].parts.iter().find(|p| p.name == name).unwrap();
        let bytes = |stage, name| part(stage, name).bytes;
        assert_eq!(
            [part(1, "hyper_pre").seconds, part(1, "experts").seconds, part(0, "logits").seconds],
            [1.0, 1.0, 0.25]
        );
        assert_eq!(bytes(1, "hyper_pre"), 2.0 * watch.costs.bytes[&("hyper_pre", 0)]);
        assert!(bytes(0, "experts") > bytes(1, "experts") / 2.0, "more tokens use more experts");
        drop(watch);
        profile.start();
        assert_eq!(profile.table(), "");
    }
}

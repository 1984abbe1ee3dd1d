//! The logits of a device against those of the CPU, position by position, for a prompt in large chunks and one token at a time: relative root
//! mean square of the difference, and whether the likeliest token is the same where it leads by more than the difference. Both are also compared with
//! the CPU in f32: with random weights a cached code or a choice of experts that falls on the other side is a tenth to a third of a position's
//! logits, on the CPU as well. Fails where the device is farther from f32 than the CPU is, or a clear choice differs.
//!
//! `cargo bench -p ds4-engine --bench logits -- MODEL.gguf [--backend cuda] [--tokens 300] [--no-kv-rounding]` (the noise fixture without a file). A
//! file of a few layers of full width is enough: `synth_gguf.py --layers 4`.

use std::process::ExitCode;

use ds4_engine::{Backend, Engine, EngineOptions, Flow};
use ds4_fixture::Mix;
use ds4_gguf::Gguf;

/// How much farther from f32 than the CPU a device may be, and what is near enough anyway.
const FARTHER: f64 = 1.25;
const NEAR: f64 = 2e-2;
/// Rows of logits that are kept, at most.
const KEPT: usize = 160;
/// How many times the difference a choice must lead by to be no noise.
const CLEAR: f64 = 6.0;

struct Run<'a> {
    gguf: &'a Gguf,
    tokens: &'a [u32],
    rounding: bool,
}

impl Run<'_> {
    /// The logits after some of the tokens, with these many rows at a time.
    fn logits(&self, backend: Backend, chunk: usize, exact: bool) -> Vec<Vec<f32>> {
        let n = self.tokens.len();
        let chunk = chunk.min(n);
        let options = EngineOptions {
            ctx: n,
            prefill_chunk: Some(chunk),
            logit_rows: chunk,
            backend,
            kv_rounding: self.rounding,
            exact,
            ..Default::default()
        };
        let mut engine = Engine::load(self.gguf, None, options).expect("the model loads");
        let mut sequence = engine.sequence().expect("there is room for one");
        let (mut rows, mut at, every) = (Vec::new(), 0, n.div_ceil(KEPT));
        let take = &mut |_, row: &[f32]| {
            at += 1;
            if at % every == 0 || at == n {
                rows.push(row.to_vec());
            }
            Flow::Continue
        };
        engine.score(&mut sequence, self.tokens, take).expect("the prompt is processed");
        rows
    }
}

fn square(values: impl Iterator<Item = f64>) -> f64 {
    values.map(|v| v * v).sum()
}

/// The likeliest token and by how much it leads.
fn best(row: &[f32]) -> (usize, f64) {
    let top = (0..row.len()).max_by(|a, b| row[*a].total_cmp(&row[*b])).expect("there are logits");
    let second = row.iter().enumerate().filter(|(i, _)| *i != top).map(|(_, v)| *v).fold(f32::MIN, f32::max);
    (top, f64::from(row[top] - second))
}

/// Prints how far `found` is from `wanted`; the middle of the distances, and whether all clear choices are the same.
fn compare(name: &str, found: &[Vec<f32>], wanted: &[Vec<f32>]) -> (f64, bool) {
    let (mut distances, mut clear, mut same, mut agreed) = (Vec::new(), 0, 0, 0);
    for (f, w) in found.iter().zip(wanted) {
        let difference = square(f.iter().zip(w).map(|(f, w)| f64::from(f - w)));
        distances.push((difference / square(w.iter().map(|w| f64::from(*w)))).sqrt());
        let ((ours, _), (theirs, lead)) = (best(f), best(w));
        agreed += usize::from(ours == theirs);
        if lead > CLEAR * (difference / w.len() as f64).sqrt() {
            clear += 1;
            same += usize::from(ours == theirs);
        }
    }
    let n = distances.len();
    distances.sort_by(f64::total_cmp);
    let [middle, most, worst] = [distances[n / 2], distances[n * 9 / 10], distances[n - 1]];
    println!(
        "{name:36} {middle:.2e} {most:.2e} {worst:.2e}; likeliest token: {agreed} of {n} the same, {same} of {clear} where it is clear"
    );
    (middle, same == clear)
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let value = |name: &str| args.iter().position(|a| a == name).and_then(|i| args.get(i + 1)).cloned();
    let backend = value("--backend").map_or(Backend::Auto, |b| Backend::named(&b).expect("a backend"));
    let n: usize = value("--tokens").map_or(300, |n| n.parse().expect("a number"));
    let rounding = !args.iter().any(|a| a == "--no-kv-rounding");
    let gguf = match args.first().filter(|a| !a.starts_with("--")) {
        Some(path) => Gguf::open(path.as_ref()).expect("the file is a GGUF"),
        None => Gguf::from_bytes("noise fixture", ds4_fixture::model(Mix::Q8)).expect("the fixture is a GGUF"),
    };
    let n_vocab = ds4_model::Shape::from_gguf(&gguf).expect("a model that runs here").n_vocab;
    let tokens: Vec<u32> = (0..n).map(|i| ((31 * i * i + 17 * i + 5) % n_vocab) as u32).collect();
    let run = Run { gguf: &gguf, tokens: &tokens, rounding };
    let cpu = run.logits(Backend::Cpu, 512, false);
    let exact = run.logits(Backend::Cpu, 512, true);
    println!(
        "{}, {n} tokens, rounding {rounding}, {backend}: differences in the middle, of nine in ten, at worst",
        gguf.name()
    );
    let (theirs, _) = compare("the CPU to the CPU in f32", &cpu, &exact);
    let [many, one] = [2048, 1].map(|chunk| run.logits(backend, chunk, false));
    let mut good = true;
    for (name, found) in [("chunks of 2048", &many), ("one token at a time", &one)] {
        let (ours, _) = compare(&format!("{name} to the CPU in f32"), found, &exact);
        let (_, same) = compare(&format!("{name} to the CPU"), found, &cpu);
        good &= same && ours <= NEAR.max(FARTHER * theirs);
    }
    compare("one token at a time to chunks", &one, &many);
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

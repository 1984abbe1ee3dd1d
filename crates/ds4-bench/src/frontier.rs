//! Speed at growing contexts: read the prompt up to a frontier, remember, generate greedily, go back, read on.
//!
//! The speed of reading is that of the tokens between two frontiers, not an average from the start. The memory of a
//! sequence is what the saved state takes, which is everything a sequence needs to go on.

use std::fmt::{self, Write};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use ds4_args::FrontierArgs;
use ds4_engine::sampler::{Sampler, Sampling};
use ds4_engine::{Engine, Flow, Likeliest, Sequence};
use serde_json::{Value, json};

/// Kernels that are shown.
const KERNELS: usize = 60;

/// The columns of [`csv`].
pub const HEADER: &str = "ctx_tokens,prefill_tokens,prefill_tps,gen_tokens,gen_tps,kvcache_bytes";

/// What was measured at one context.
#[derive(Clone, Debug, PartialEq)]
pub struct Frontier {
    /// Tokens of the context.
    pub ctx_tokens: usize,
    /// Tokens read since the frontier before.
    pub prefill_tokens: usize,
    /// How fast.
    pub prefill_tps: f64,
    /// Tokens generated from here.
    pub gen_tokens: usize,
    /// How fast; zero when none was.
    pub gen_tps: f64,
    /// Bytes of the sequence's memory.
    pub kvcache_bytes: usize,
}

impl Frontier {
    /// As a JSON object with the names of the columns.
    pub fn json(&self) -> Value {
        json!({
            "ctx_tokens": self.ctx_tokens, "prefill_tokens": self.prefill_tokens, "prefill_tps": self.prefill_tps,
            "gen_tokens": self.gen_tokens, "gen_tps": self.gen_tps, "kvcache_bytes": self.kvcache_bytes,
        })
    }
}

impl fmt::Display for Frontier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Frontier { ctx_tokens, prefill_tps, gen_tps, kvcache_bytes, .. } = self;
        let mib = *kvcache_bytes as f64 / f64::from(1 << 20);
        write!(
            f,
            "context {ctx_tokens:7}: prefill {prefill_tps:9.2} t/s, generation {gen_tps:8.2} t/s, memory {mib:8.1} MiB"
        )
    }
}

/// Kernels' times since they were begun to be timed, for so many tokens.
struct Kernels<'a> {
    engine: &'a Engine,
    n_tokens: usize,
}

impl fmt::Display for Kernels<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (times, n) = (self.engine.kernel_times(), self.n_tokens.max(1) as f64);
        let all: f64 = times.iter().map(|t| t.seconds).sum();
        let launches: usize = times.iter().map(|t| t.n_launches).sum();
        write!(f, "kernels: {:.3} ms and {:.1} launches a token", all * 1e3 / n, launches as f64 / n)?;
        for t in times.iter().take(KERNELS) {
            let each = t.seconds * 1e6 / t.n_launches as f64;
            write!(f, "\n{:10.1} us a token, {:6} x {each:9.2} us  {}", t.seconds * 1e6 / n, t.n_launches, t.name)?;
        }
        Ok(())
    }
}

/// The contexts that are measured: `--ctx-start`, then by factor or by increment, and `--ctx-max` last.
pub fn plan(args: &FrontierArgs) -> Vec<usize> {
    let (max, factor) = (args.ctx_max, f64::from(args.step_mul));
    let next = |ctx: &usize| {
        let grown =
            if factor > 1.0 { (*ctx as f64 * factor).ceil() as usize } else { ctx.saturating_add(args.step_incr) };
        (*ctx < max).then(|| grown.max(ctx + 1).min(max))
    };
    std::iter::successors((args.ctx_start <= max).then_some(args.ctx_start), next).collect()
}

/// What is measured at each context.
#[derive(Clone, Copy, Debug)]
pub struct What {
    /// Is never generated.
    pub eos: Option<u32>,
    /// Tokens that are generated.
    pub gen_tokens: usize,
    /// Kernels are timed, too.
    pub kernels: bool,
}

/// Measures at every context of `plan`, which ascends to at most `tokens.len()`; `shown` hears of each.
///
/// # Errors
/// When the context is too small for the plan or a step fails.
pub fn measure(
    engine: &mut Engine,
    tokens: &[u32],
    plan: &[usize],
    what: What,
    shown: &mut dyn FnMut(&dyn fmt::Display),
) -> Result<Vec<Frontier>> {
    let What { eos, gen_tokens, kernels } = what;
    let mut measured = Vec::with_capacity(plan.len());
    let mut sequence = engine.sequence()?;
    for &ctx_tokens in plan {
        let from = sequence.len();
        if kernels {
            engine.time_kernels();
        }
        let started = Instant::now();
        engine.extend(&mut sequence, &tokens[from..ctx_tokens], &mut |_| Flow::Continue)?;
        let prefill_tps = (ctx_tokens - from) as f64 / started.elapsed().as_secs_f64();
        if kernels {
            shown(&Kernels { engine, n_tokens: ctx_tokens - from });
            engine.time_kernels();
        }
        let saved = engine.save(&sequence)?;
        let gen_tps = generate(engine, eos, &mut sequence, gen_tokens)?;
        if kernels {
            shown(&Kernels { engine, n_tokens: gen_tokens });
        }
        // An engine with one place for a sequence has room for the restored one only once this is gone.
        drop(sequence);
        sequence = engine.restore(&saved)?;
        let prefill_tokens = ctx_tokens - from;
        let kvcache_bytes = saved.len();
        let frontier = Frontier { ctx_tokens, prefill_tokens, prefill_tps, gen_tokens, gen_tps, kvcache_bytes };
        shown(&frontier);
        measured.push(frontier);
    }
    Ok(measured)
}

/// Generates `n` likeliest tokens but `eos`; tokens per second.
fn generate(engine: &mut Engine, eos: Option<u32>, sequence: &mut Sequence, n: usize) -> Result<f64> {
    let reach = Sampler::new(Sampling { temperature: 0.0, ..Sampling::default() }).reach();
    let mut likeliest: Option<Likeliest> = None;
    let started = Instant::now();
    for _ in 0..n {
        let mut token = match likeliest.take().and_then(|likeliest| likeliest.greedy()) {
            Some(known) => known,
            None => {
                engine.know_logits(sequence)?;
                Sampler::greedy(sequence.logits())
            }
        };
        if eos == Some(token) {
            engine.know_logits(sequence)?;
            let mut others = sequence.logits().to_vec();
            others[token as usize] = f32::NEG_INFINITY;
            token = Sampler::greedy(&others);
        }
        likeliest = engine.feed(sequence, token, Some(reach))?;
    }
    Ok(if n == 0 { 0.0 } else { n as f64 / started.elapsed().as_secs_f64() })
}

/// The measurements as CSV, with the columns of the C project.
pub fn csv(frontiers: &[Frontier]) -> String {
    let mut out = format!("{HEADER}\n");
    for f in frontiers {
        let Frontier { ctx_tokens, prefill_tokens, prefill_tps, gen_tokens, gen_tps, kvcache_bytes } = f;
        let _ =
            writeln!(out, "{ctx_tokens},{prefill_tokens},{prefill_tps:.2},{gen_tokens},{gen_tps:.2},{kvcache_bytes}");
    }
    out
}

/// Reads [`csv`] back. Columns that a later version appends are skipped.
///
/// # Errors
/// When the first line is another header or a number is missing.
pub fn parse_csv(text: &str) -> Result<Vec<Frontier>> {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let header = lines.next().unwrap_or_default();
    if !header.starts_with(HEADER) {
        bail!("the first line is {header:?}, not {HEADER:?}");
    }
    lines
        .enumerate()
        .map(|(i, line)| parse_line(line).with_context(|| format!("measurement {}: {line:?}", i + 1)))
        .collect()
}

fn parse_line(line: &str) -> Result<Frontier> {
    let mut fields = line.split(',').map(str::trim);
    let mut field = || fields.next().context("a column is missing");
    let frontier = Frontier {
        ctx_tokens: field()?.parse()?,
        prefill_tokens: field()?.parse()?,
        prefill_tps: field()?.parse()?,
        gen_tokens: field()?.parse()?,
        gen_tps: field()?.parse()?,
        kvcache_bytes: field()?.parse()?,
    };
    if !(frontier.prefill_tps.is_finite() && frontier.gen_tps.is_finite()) {
        bail!("a speed is not a number");
    }
    Ok(frontier)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contexts(line: &[&str]) -> Vec<usize> {
        let argv = std::iter::once(&"ds4-bench").chain(line).map(std::ffi::OsString::from);
        plan(&ds4_args::parse::<ds4_args::Bench>(argv).unwrap().frontiers)
    }

    #[test]
    fn contexts_grow_to_the_last_one() {
        assert_eq!(contexts(&["--ctx-max", "8192"]), [2048, 4096, 6144, 8192]);
        assert_eq!(contexts(&["--ctx-max", "5000"]), [2048, 4096, 5000]);
        assert_eq!(contexts(&["--ctx-start", "3", "--ctx-max", "20", "--step-mul", "2"]), [3, 6, 12, 20]);
        assert_eq!(contexts(&["--ctx-start", "1", "--ctx-max", "4", "--step-mul", "1.01"]), [1, 2, 3, 4]);
        assert_eq!(contexts(&["--ctx-start", "9", "--ctx-max", "9"]), [9]);
        assert!(contexts(&["--ctx-start", "9", "--ctx-max", "8"]).is_empty());
    }

    #[test]
    fn csv_comes_back() {
        let frontiers = vec![
            Frontier {
                ctx_tokens: 2048,
                prefill_tokens: 2048,
                prefill_tps: 40.25,
                gen_tokens: 128,
                gen_tps: 2.5,
                kvcache_bytes: 99,
            },
            Frontier {
                ctx_tokens: 4096,
                prefill_tokens: 2048,
                prefill_tps: 39.0,
                gen_tokens: 0,
                gen_tps: 0.0,
                kvcache_bytes: 170,
            },
        ];
        assert_eq!(parse_csv(&csv(&frontiers)).unwrap(), frontiers);
        let longer = format!("{HEADER},first_token_ms\r\n1,1,2.0,1,3.0,4,5\r\n\r\n");
        assert_eq!(parse_csv(&longer).unwrap()[0].gen_tps, 3.0);
    }

    #[test]
    fn a_broken_file_says_where() {
        for text in [
            "",
            "a,b\n1,2\n",
            &format!("{HEADER}\n1,1,x,1,1,1\n"),
            &format!("{HEADER}\n1,1\n"),
            &format!("{HEADER}\n1,1,NaN,1,1,1\n"),
        ] {
            assert!(parse_csv(text).is_err(), "{text:?}");
        }
        let err = parse_csv(&format!("{HEADER}\n1,1,1,1,1,1\n2,2\n")).unwrap_err();
        assert!(format!("{err:#}").contains("measurement 2"), "{err:#}");
    }
}

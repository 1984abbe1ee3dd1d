//! From flags to a model: what every program does before it lets the model speak, in one place.
//!
//! [`Model::open`] finds and opens the files; [`options`], [`sampling`] and [`thinking`] say in the engine's and the chat's words
//! what the flags say in those of the command line; [`Interrupt`] takes over Ctrl+C; [`machine`] asks the system. Nothing here loads, prints or exits.

mod interrupt;
pub mod machine;
mod model;

use std::hash::{BuildHasher, RandomState};

use anyhow::Result;
use ds4_args::{Env, RuntimeArgs, SamplingArgs};
use ds4_chat::{Sampling, Thinking};
use ds4_engine::{Backend, EngineOptions};

pub use interrupt::{EXIT_CODE, Interrupt};
pub use model::{Model, Warmed, open};

/// What the flags say about loading.
///
/// # Errors
/// When the engine does not know the device's name, or was built without it.
pub fn options(args: &RuntimeArgs) -> Result<EngineOptions> {
    Ok(EngineOptions {
        ctx: args.ctx,
        prefill_chunk: args.prefill_chunk.map(|n| n.min(args.ctx)),
        backend: Backend::named(args.backend())?,
        threads: args.threads,
        kv_rounding: !args.no_kv_rounding,
        exact: args.quality,
        tuning: Env::read().tuning(),
        ..EngineOptions::default()
    })
}

/// How tokens are drawn the `attempt`-th time the same question is answered. A new attempt is a new draw, also from a
/// fixed seed; without one, every process draws its own.
pub fn sampling(args: &SamplingArgs, attempt: u64) -> Sampling {
    // The standard library's hasher is keyed by the system's randomness.
    let seed = args.seed.unwrap_or_else(|| RandomState::new().hash_one(attempt));
    Sampling {
        temperature: args.temp,
        top_k: args.top_k,
        top_p: args.top_p,
        min_p: args.min_p,
        seed: seed.wrapping_add(attempt),
    }
}

/// How much the model reasons with a context of `ctx` tokens, and what there is to say when that is less than asked for.
pub fn thinking(asked: ds4_args::Thinking, ctx: usize) -> (Thinking, Option<String>) {
    effective(
        match asked {
            ds4_args::Thinking::Off => Thinking::None,
            ds4_args::Thinking::On => Thinking::High,
            ds4_args::Thinking::Max => Thinking::Max,
        },
        ctx,
    )
}

/// Like [`thinking`], for a mode in the chat's words.
pub fn effective(asked: Thinking, ctx: usize) -> (Thinking, Option<String>) {
    let effective = asked.effective(ctx);
    let needed = ds4_chat::THINK_MAX_MIN_CTX;
    let notice = || format!("think-max needs --ctx {needed} or more, this is {ctx}: thinking normally");
    (effective.thinking, effective.downgraded.then(notice))
}

#[cfg(test)]
mod tests {
    use ds4_args::Ds4;

    use super::*;

    fn args(line: &[&str]) -> Ds4 {
        ds4_args::parse(std::iter::once(&"ds4").chain(line).map(Into::into)).expect("a good command line")
    }

    #[test]
    fn the_help_names_the_backends_that_the_engine_knows() {
        let help =
            ds4_args::parse::<Ds4>(["ds4", "--help"].map(Into::into)).expect_err("help ends the program").to_string();
        for backend in Backend::ALL {
            assert!(help.contains(backend.name()), "{backend} is not in {help:?}");
        }
        let unknown = options(&args(&["--backend", "tpu"]).engine.runtime).unwrap_err().to_string();
        assert!(unknown.contains("tpu") && unknown.contains("auto, cpu, cuda"), "{unknown}");
    }

    #[test]
    fn a_chunk_is_no_longer_than_the_context() {
        let line = ["--ctx", "64", "--prefill-chunk", "512", "--cpu", "--quality"];
        let options = options(&args(&line).engine.runtime).unwrap();
        assert_eq!((options.prefill_chunk, options.backend, options.exact), (Some(64), Backend::Cpu, true));
    }

    #[test]
    fn a_new_attempt_is_a_new_draw() {
        let fixed = &args(&["--seed", "5"]).engine.sampling;
        assert_eq!((sampling(fixed, 0).seed, sampling(fixed, 2).seed), (5, 7));
        let free = &args(&[]).engine.sampling;
        assert_ne!(sampling(free, 0).seed, sampling(free, 0).seed);
    }

    #[test]
    fn max_that_does_not_fit_is_said() {
        let (mode, notice) = thinking(ds4_args::Thinking::Max, 1000);
        assert_eq!(mode, Thinking::High);
        assert!(notice.is_some_and(|notice| notice.contains("393216")));
        assert_eq!(thinking(ds4_args::Thinking::Off, 1000), (Thinking::None, None));
    }
}

//! Where the model runs and how much room it gets.

use clap::{Args, ValueEnum};

use crate::number::{count, whole};

/// The longest context V4 Flash was trained for.
pub(crate) const CTX_MAX: usize = 1 << 20;

/// Where the model runs and how much room it gets.
#[derive(Args, Clone, Debug, PartialEq)]
#[command(next_help_heading = "Runtime")]
pub struct RuntimeArgs {
    /// Tokens of context, prompt and answer together
    #[arg(short, long, value_name = "N", default_value = "32768", value_parser = whole(1..=CTX_MAX))]
    pub ctx: usize,

    /// The device that computes: auto, cpu, cuda, metal or vulkan
    #[arg(long, value_name = "NAME", default_value = "auto", hide_possible_values = true)]
    backend: Backend,

    /// Short for --backend cpu
    #[arg(long, overrides_with_all = ["backend", "cuda", "metal"])]
    cpu: bool,

    /// Short for --backend cuda
    #[arg(long, overrides_with_all = ["backend", "cpu", "metal"])]
    cuda: bool,

    /// Short for --backend metal
    #[arg(long, overrides_with_all = ["backend", "cpu", "cuda"])]
    metal: bool,

    /// Threads of the CPU [default: one for each physical core]
    #[arg(short, long, value_name = "N", value_parser = count)]
    pub threads: Option<usize>,

    /// Tokens of a prompt that are computed at a time
    #[arg(long, value_name = "N", default_value = "512", value_parser = whole(1..=65536usize))]
    pub prefill_chunk: usize,

    /// Prefer exactness to speed: keep activations in f32 where weights are quantised too (--dump-logits always does)
    #[arg(long)]
    pub quality: bool,

    /// Keep cached rows as computed instead of rounding them as the model was trained
    #[arg(long)]
    pub no_kv_rounding: bool,

    /// Read the whole model from the disk before the first token
    #[arg(long)]
    pub warm_weights: bool,
}

/// A kind of device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Backend {
    /// The best one of this machine that the program was built with.
    Auto,
    /// The processor.
    Cpu,
    /// An NVIDIA GPU.
    Cuda,
    /// An Apple GPU.
    Metal,
    /// Any other GPU.
    Vulkan,
}

impl RuntimeArgs {
    /// The backend asked for; of several spellings the last one counts.
    pub fn backend(&self) -> Backend {
        match (self.cpu, self.cuda, self.metal) {
            (true, ..) => Backend::Cpu,
            (_, true, _) => Backend::Cuda,
            (.., true) => Backend::Metal,
            _ => self.backend,
        }
    }
}

impl Backend {
    /// Its name, as on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Backend::Auto => "auto",
            Backend::Cpu => "cpu",
            Backend::Cuda => "cuda",
            Backend::Metal => "metal",
            Backend::Vulkan => "vulkan",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{ds4, refuses, try_ds4};
    use super::*;

    #[test]
    fn every_spelling_of_a_backend() {
        let backend = |line: &[&str]| ds4(line).runtime.backend();
        assert_eq!(backend(&[]), Backend::Auto);
        assert_eq!(backend(&["--cpu"]), Backend::Cpu);
        assert_eq!(backend(&["--cuda"]), Backend::Cuda);
        assert_eq!(backend(&["--metal"]), Backend::Metal);
        assert_eq!(backend(&["--backend", "cuda"]), Backend::Cuda);
        assert_eq!(backend(&["--backend=auto"]), Backend::Auto);
        assert_eq!(backend(&["--metal", "--cpu"]), Backend::Cpu);
        assert_eq!(backend(&["--backend", "metal", "--cpu"]), Backend::Cpu);
    }

    #[test]
    fn an_unknown_backend_is_answered_with_the_known_ones() {
        let stop = try_ds4(&["--backend", "tpu"]).unwrap_err().to_string();
        assert!(stop.contains("auto, cpu, cuda, metal, vulkan"), "{stop}");
    }

    #[test]
    fn sizes() {
        let args = ds4(&["-c", "512", "-t", "3", "--prefill-chunk", "64", "--quality", "--warm-weights"]).runtime;
        assert_eq!((args.ctx, args.threads, args.prefill_chunk), (512, Some(3), 64));
        assert!(args.quality && args.warm_weights && !args.no_kv_rounding);
        assert!(ds4(&["--no-kv-rounding"]).runtime.no_kv_rounding);
        assert_eq!(ds4(&["--threads", "1"]).runtime.threads, Some(1));
        let defaults = ds4(&[]).runtime;
        assert_eq!((defaults.ctx, defaults.threads, defaults.prefill_chunk), (32768, None, 512));
    }

    #[test]
    fn sizes_are_positive() {
        refuses(&[&["--ctx", "0"], &["--ctx", "many"], &["--ctx", "1048577"], &["--ctx", "-5"]]);
        refuses(&[&["--threads", "0"], &["--prefill-chunk", "0"], &["--backend"]]);
    }
}

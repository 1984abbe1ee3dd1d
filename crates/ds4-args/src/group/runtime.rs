//! Where the model runs and how much room it gets.

use clap::Args;

use crate::number::{count, whole};

/// The longest context V4 Flash was trained for.
pub const CTX_MAX: usize = 1 << 20;

/// Where the model runs and how much room it gets.
#[derive(Args, Clone, Debug, PartialEq)]
#[command(next_help_heading = "Runtime")]
pub struct RuntimeArgs {
    /// Tokens of context, prompt and answer together
    #[arg(short, long, value_name = "N", default_value = "32768", value_parser = whole(1..=CTX_MAX))]
    pub ctx: usize,

    /// The device that computes: auto, cpu, cuda, metal, vulkan or wgpu (metal on a Mac, else vulkan)
    #[arg(long, value_name = "NAME", default_value = "auto")]
    backend: String,

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

    /// Tokens of a prompt that are computed at a time [default: 2048 on a GPU, else 512]
    #[arg(long, value_name = "N", value_parser = whole(1..=65536usize))]
    pub prefill_chunk: Option<usize>,

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

impl RuntimeArgs {
    /// The name of the backend asked for; of several spellings the last one counts. The engine knows which names there are.
    pub fn backend(&self) -> &str {
        match (self.cpu, self.cuda, self.metal) {
            (true, ..) => "cpu",
            (_, true, _) => "cuda",
            (.., true) => "metal",
            _ => &self.backend,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{ds4, refuses};

    #[test]
    fn every_spelling_of_a_backend() {
        let backend = |line: &[&str]| ds4(line).engine.runtime.backend().to_owned();
        assert_eq!(backend(&[]), "auto");
        assert_eq!(backend(&["--cpu"]), "cpu");
        assert_eq!(backend(&["--cuda"]), "cuda");
        assert_eq!(backend(&["--metal"]), "metal");
        assert_eq!(backend(&["--backend", "cuda"]), "cuda");
        assert_eq!(backend(&["--backend=auto"]), "auto");
        assert_eq!(backend(&["--metal", "--cpu"]), "cpu");
        assert_eq!(backend(&["--backend", "metal", "--cpu"]), "cpu");
    }

    #[test]
    fn sizes() {
        let args =
            ds4(&["-c", "512", "-t", "3", "--prefill-chunk", "64", "--quality", "--warm-weights"]).engine.runtime;
        assert_eq!((args.ctx, args.threads, args.prefill_chunk), (512, Some(3), Some(64)));
        assert!(args.quality && args.warm_weights && !args.no_kv_rounding);
        assert!(ds4(&["--no-kv-rounding"]).engine.runtime.no_kv_rounding);
        assert_eq!(ds4(&["--threads", "1"]).engine.runtime.threads, Some(1));
        let defaults = ds4(&[]).engine.runtime;
        assert_eq!((defaults.ctx, defaults.threads, defaults.prefill_chunk), (32768, None, None));
    }

    #[test]
    fn sizes_are_positive() {
        refuses(&[&["--ctx", "0"], &["--ctx", "many"], &["--ctx", "1048577"], &["--ctx", "-5"]]);
        refuses(&[&["--threads", "0"], &["--prefill-chunk", "0"], &["--backend"]]);
    }
}

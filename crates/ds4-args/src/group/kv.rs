//! The disk store of the model's memory, and what is remembered of tool calls.

use std::path::PathBuf;

use clap::Args;

use crate::number::count;

/// The disk store of the model's memory, and what is remembered of tool calls.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(next_help_heading = "Memory")]
pub struct KvArgs {
    /// Keep what was computed of prompts in this folder [default: in memory only]
    #[arg(long, value_name = "DIR")]
    pub kv_disk_dir: Option<PathBuf>,

    /// Megabytes that the folder may take
    #[arg(long, value_name = "N", default_value = "4096", value_parser = count)]
    pub kv_disk_space_mb: usize,

    /// Prompts shorter than this are not kept on disk
    #[arg(long, value_name = "N", default_value = "512")]
    pub kv_cache_min_tokens: usize,

    /// Longest prompt that is kept on disk at its end when nothing of it was known, before it is answered; 0 keeps none
    #[arg(long, value_name = "N", default_value = "30000")]
    pub kv_cache_cold_max_tokens: usize,

    /// Tokens after which a growing conversation is kept on disk again, besides where messages end; 0 never does
    #[arg(long, value_name = "N", default_value = "10000")]
    pub kv_cache_continued_interval_tokens: usize,

    /// How far before a prompt's end the last regular place to come back to lies at least
    #[arg(long, value_name = "N", default_value = "32")]
    pub kv_cache_boundary_trim_tokens: usize,

    /// Distance of regular places to come back to, in memory and on disk; at least 128
    #[arg(long, value_name = "N", default_value = "2048", value_parser = count)]
    pub kv_cache_boundary_align_tokens: usize,

    /// Take nothing over from another quantisation of the model (always so: accepted for compatibility)
    #[arg(long)]
    pub kv_cache_reject_different_quant: bool,

    /// Show the model its earlier calls in the usual form instead of letter by letter as it wrote them
    #[arg(long)]
    pub disable_exact_dsml_tool_replay: bool,

    /// Calls that are remembered letter by letter
    #[arg(long, value_name = "N", default_value = "100000", value_parser = count)]
    pub tool_memory_max_ids: usize,
}

#[cfg(test)]
mod tests {
    use super::super::testing::{refuses_server, server};

    #[test]
    fn every_spelling() {
        let args = server(&["--kv-disk-dir", "d", "--kv-disk-space-mb", "8192", "--kv-cache-min-tokens", "0"]).kv;
        assert_eq!((args.kv_disk_dir, args.kv_disk_space_mb, args.kv_cache_min_tokens), (Some("d".into()), 8192, 0));
        let line = [
            "--kv-cache-cold-max-tokens=0",
            "--kv-cache-continued-interval-tokens=0",
            "--kv-cache-boundary-trim-tokens=0",
            "--kv-cache-boundary-align-tokens=1",
            "--kv-cache-reject-different-quant",
            "--disable-exact-dsml-tool-replay",
            "--tool-memory-max-ids=7",
        ];
        let args = server(&line).kv;
        assert!(args.disable_exact_dsml_tool_replay && args.kv_cache_reject_different_quant);
        assert_eq!((args.tool_memory_max_ids, args.kv_cache_boundary_align_tokens), (7, 1));
        assert_eq!((args.kv_cache_cold_max_tokens, args.kv_cache_continued_interval_tokens), (0, 0));
    }

    #[test]
    fn sizes_are_positive() {
        refuses_server(&[&["--kv-disk-space-mb", "0"], &["--tool-memory-max-ids", "0"]]);
    }
}

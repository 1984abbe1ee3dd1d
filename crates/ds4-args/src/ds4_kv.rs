//! The command line of `ds4 kv`: looking after a directory of stored prefixes.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

const EXAMPLES: &str = "\
ds4 kv looks after the prefixes that --kv-disk-dir keeps on disk.

  ds4 kv list DIR                         what is there
  ds4 kv verify DIR                       read and check every file
  ds4 kv prune DIR --space-mb 4096        make room";

/// Everything `ds4 kv` can be told.
#[derive(Parser, Clone, Debug, PartialEq)]
#[command(name = "ds4 kv", bin_name = "ds4 kv", about = None, before_help = EXAMPLES, max_term_width = 110)]
pub struct Ds4Kv {
    /// What to do.
    #[command(subcommand)]
    pub command: KvCommand,
}

/// What `ds4 kv` does.
#[derive(Subcommand, Clone, Debug, PartialEq)]
pub enum KvCommand {
    /// List entries and sessions, one a line
    List(KvDir),
    /// Show one entry
    Show {
        /// The directory
        dir: PathBuf,
        /// Key of the entry, or how it begins
        key: String,
    },
    /// Read and check every file; exit 1 when one is damaged
    Verify(KvDir),
    /// Remove what is damaged or cannot be reached, and what the limits say
    Prune {
        /// The directory
        dir: PathBuf,
        /// Evict until entries take at most this many MiB
        #[arg(long, value_name = "N")]
        space_mb: Option<u64>,
        /// Remove entries not used for this many days
        #[arg(long, value_name = "N")]
        unused_days: Option<u64>,
    },
}

/// A directory.
#[derive(Args, Clone, Debug, PartialEq)]
pub struct KvDir {
    /// The directory
    pub dir: PathBuf,
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::*;

    fn parse(line: &str) -> Result<Ds4Kv, crate::Stop> {
        crate::parse(line.split(' ').map(OsString::from))
    }

    #[test]
    fn the_four_commands() {
        let dir = || PathBuf::from("d");
        assert_eq!(parse("kv list d").unwrap().command, KvCommand::List(KvDir { dir: dir() }));
        assert_eq!(parse("kv show d ab").unwrap().command, KvCommand::Show { dir: dir(), key: "ab".into() });
        assert_eq!(parse("kv verify d").unwrap().command, KvCommand::Verify(KvDir { dir: dir() }));
        let prune = KvCommand::Prune { dir: dir(), space_mb: Some(10), unused_days: None };
        assert_eq!(parse("kv prune d --space-mb 10").unwrap().command, prune);
    }

    #[test]
    fn what_is_missing_is_said() {
        for line in ["kv list", "kv show d", "kv eat d", "kv prune d --space-mb x"] {
            assert!(matches!(parse(line), Err(crate::Stop::Usage { .. })), "{line}");
        }
    }
}

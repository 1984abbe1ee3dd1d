//! `ds4 kv`: looking after a directory of stored prefixes.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::Result;
use ds4_args::KvCommand;
use ds4_kvstore::{Kind, Listing, Prune};

use crate::{Console, Exit};

/// Does what the command says; results go to stdout.
///
/// # Errors
/// When the directory or a file in it cannot be used.
pub fn run(command: &KvCommand, console: &mut Console<'_>) -> Result<Exit> {
    match command {
        KvCommand::List(args) => {
            let (entries, sessions) = ds4_kvstore::list(&args.dir)?;
            for entry in &entries {
                console.print(&format!("{}\n", line(entry)))?;
            }
            for head in &sessions {
                let (stored, saved) = (if head.is_stored { "" } else { ", to be computed again" }, ago(head.saved_s));
                console.print(&format!(
                    "session {} of {}: {:?}, {} tokens, saved {saved} ago{stored}\n",
                    head.name, head.owner, head.title, head.n_tokens
                ))?;
            }
            let bytes: u64 = entries.iter().map(|e| e.disk_bytes).sum();
            console.note(&format!("{} entries, {}, {} sessions", entries.len(), mib(bytes), sessions.len()))?;
        }
        KvCommand::Show { dir, key } => {
            let (entry, checked) = ds4_kvstore::show(dir, key)?;
            let head = &entry.head;
            let identity: String = head.identity.iter().map(|b| format!("{b:02x}")).collect();
            console.print(&format!(
                "{}\nmodel {identity}\npath {}\npayload {} bytes, written {} ago, {}\n",
                line(&entry),
                head.path_hash,
                head.payload_bytes,
                ago(head.created_s),
                match &checked {
                    Ok(()) => "good".to_string(),
                    Err(damage) => format!("damaged: {damage}"),
                }
            ))?;
            if checked.is_err() {
                return Ok(Exit::No);
            }
        }
        KvCommand::Verify(args) => {
            let report = ds4_kvstore::verify(&args.dir)?;
            for bad in &report.bad {
                console.print(&format!("{}: {}\n", bad.file, bad.damage))?;
            }
            console.print(&format!(
                "{} good entries ({}), {} unreachable, {} sessions, {} damaged, {} unfinished\n",
                report.n_good,
                mib(report.disk_bytes),
                report.n_unreachable,
                report.n_sessions,
                report.bad.len(),
                report.n_unfinished
            ))?;
            if !report.is_clean() {
                return Ok(Exit::No);
            }
        }
        KvCommand::Prune { dir, space_mb, unused_days } => {
            let what = Prune {
                space_bytes: space_mb.map(|n| n << 20),
                unused_for: unused_days.map(|n| Duration::from_secs(n * 24 * 3600)),
                only: None,
            };
            let done = ds4_kvstore::prune(dir, &what)?;
            console.print(&format!(
                "removed {} files ({}), {} entries left ({})\n",
                done.n_removed,
                mib(done.freed_bytes),
                done.n_left,
                mib(done.left_bytes)
            ))?;
        }
    }
    Ok(Exit::Done)
}

fn line(entry: &Listing) -> String {
    let head = &entry.head;
    let span = match head.kind {
        Kind::Segment => format!("segment {:>8} .. {:<8}", head.from, head.to),
        Kind::Tail => format!("tail    {:>20}", head.to),
    };
    let unreachable = if entry.is_reachable { "" } else { ", unreachable" };
    let (size, used) = (mib(entry.disk_bytes), ago(entry.used_s));
    format!("{} {span} {size:>12}, used {} times, {used} ago{unreachable}", entry.key, head.hits)
}

/// Bytes in MiB, for people.
pub fn mib(bytes: u64) -> String {
    format!("{:.1} MiB", bytes as f64 / (1 << 20) as f64)
}

/// How long ago that is, for people.
pub fn ago(seconds: u64) -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
    match now.saturating_sub(seconds) {
        s if s < 120 => format!("{s} s"),
        s if s < 7200 => format!("{} min", s / 60),
        s if s < 48 * 3600 => format!("{} h", s / 3600),
        s => format!("{} days", s / (24 * 3600)),
    }
}

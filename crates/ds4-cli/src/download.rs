//! `ds4 download`: a published model file, onto this machine if it can run it.

use std::fs;
use std::io::Write;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result, bail};
use ds4_args::{DownloadArgs, DownloadTarget, Env};
use ds4_hub::{Access, Download, Error, Hub, MODEL_LINK, Patience, Progress, Remote, Stage, Target, sha256};
use serde_json::json;

use crate::machine::Machine;
use crate::{Console, Exit, Interrupt};

/// What the engine and the system need besides the weights, in bytes: a context of 32k tokens, scratch, everything else.
const BESIDES: u64 = 4_000_000_000;

/// Downloads, checks, links.
///
/// # Errors
/// When this machine cannot run the file, there is no room, or the hub does not deliver.
pub fn run(args: &DownloadArgs, env: &Env, console: &mut Console<'_>) -> Result<Exit> {
    let target = target(args.target);
    let total = Machine::read().memory;
    if let Some(why) = too_large(target, target.bytes_about(), total) {
        if matches!(target, Target::Q4 | Target::Q4Imatrix) && !args.force {
            bail!("{why}. q2-imatrix is the file for 96 to 128 GB; --force downloads this one anyway");
        }
        console.note(&format!("ds4: {why}; it will run, but far from its speed"))?;
    }
    let dir = args.dir.clone().or_else(|| env.gguf_dir.clone()).unwrap_or_else(|| PathBuf::from("gguf"));
    fs::create_dir_all(&dir).with_context(|| format!("cannot make the folder {}", dir.display()))?;
    let path = dir.join(target.file());

    let access = Access {
        endpoint: args.endpoint.clone().or_else(|| env.hub_endpoint.clone()),
        token: args.token.clone().or_else(|| env.hub_token.clone()),
        proxy: env.proxy.clone(),
    };
    let hub = Hub::new(access, Patience::default())?;
    let remote = hub.look_up(target.file())?;
    let stop = stop_on_interrupt()?;
    let meter = Mutex::new(Line::new(console));
    let tell = |progress: Progress| {
        if let Ok(mut meter) = meter.lock() {
            meter.show(progress);
        }
    };
    let is_here = path.is_file() && !args.force && is_the_file(&path, &remote, &stop, &tell)?;
    let mut done = Ok(());
    if !is_here {
        let plan = Download { remote: &remote, target: &path, connections: args.connections };
        done = ds4_hub::download(&hub, &plan, &stop, &tell);
    }
    if let Ok(meter) = meter.into_inner() {
        meter.end();
    }
    match done {
        Err(Error::Interrupted) => {
            console.note(&format!("ds4: {}", Error::Interrupted))?;
            return Ok(Exit::Interrupted);
        }
        done => done?,
    }
    keep_checksum(&path, &remote)?;
    let checked = if remote.sha256.is_some() { "size and checksum are right" } else { "the hub names no checksum" };
    console.note(&format!(
        "ds4: {} is {}; {checked}",
        path.display(),
        if is_here { "here already" } else { "complete" }
    ))?;
    let link = (target.is_model() && !args.no_link).then(|| link(&path, console)).transpose()?.flatten();
    if args.json {
        let object = json!({
            "target": target.name(), "file": path, "bytes": remote.size, "sha256": remote.sha256, "link": link,
            "was_here": is_here,
        });
        console.print(&format!("{object:#}\n"))?;
    }
    Ok(Exit::Done)
}

/// What a word of the command line means.
pub fn target(word: DownloadTarget) -> Target {
    match word {
        DownloadTarget::Q2Imatrix => Target::Q2Imatrix,
        DownloadTarget::Q4Imatrix => Target::Q4Imatrix,
        DownloadTarget::Q2 => Target::Q2,
        DownloadTarget::Q4 => Target::Q4,
        DownloadTarget::Mtp => Target::Mtp,
    }
}

/// Why a machine with so much memory cannot hold a file, with the numbers.
fn too_large(target: Target, bytes: u64, memory: Option<u64>) -> Option<String> {
    let memory = memory?;
    let gb = |bytes: u64| format!("{:.0} GB", bytes as f64 / 1e9);
    (bytes + BESIDES > memory).then(|| {
        format!(
            "{target} has {} of weights and needs about {} besides; this machine has {} of memory, so weights would be read from \
             the disk again for every token",
            gb(bytes),
            gb(BESIDES),
            gb(memory)
        )
    })
}

/// Whether what has the name is the file; a wrong one is left alone, and said to be wrong.
fn is_the_file(path: &Path, remote: &Remote, stop: &AtomicBool, tell: &dyn Fn(Progress)) -> Result<bool> {
    let size = path.metadata()?.len();
    let wrong = |what: String| {
        format!(
            "{} is another file than the one on the hub ({what}); move it away, or replace it with --force",
            path.display()
        )
    };
    if size != remote.size {
        bail!(wrong(format!("{size} bytes instead of {}", remote.size)));
    }
    let Some(expected) = &remote.sha256 else { return Ok(true) };
    if kept_checksum(path).as_ref() == Some(expected) {
        return Ok(true);
    }
    let found = sha256(path, stop, &|done| {
        tell(Progress { stage: Stage::Checking, done, total: size, rate: 0.0 });
    })?;
    if found != *expected {
        bail!(wrong(format!("SHA-256 {found} instead of {expected}")));
    }
    Ok(true)
}

/// Where the checksum of a model file is kept, for `ds4 doctor --verify`.
pub fn checksum_file(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".sha256");
    name.into()
}

/// The checksum that was kept beside a model file.
pub fn kept_checksum(path: &Path) -> Option<String> {
    let text = fs::read_to_string(checksum_file(path)).ok()?;
    text.split_whitespace().next().filter(|sum| sum.len() == 64).map(str::to_owned)
}

fn keep_checksum(path: &Path, remote: &Remote) -> Result<()> {
    let Some(sum) = &remote.sha256 else { return Ok(()) };
    let (file, name) = (checksum_file(path), path.file_name().unwrap_or_default().to_string_lossy());
    // The format of sha256sum, which can check it, too.
    fs::write(&file, format!("{sum}  {name}\n")).with_context(|| format!("cannot write {}", file.display()))
}

/// Makes `ds4flash.gguf` name the file; what is no link is somebody's own and stays.
fn link(path: &Path, console: &mut Console<'_>) -> Result<Option<PathBuf>> {
    let link = PathBuf::from(MODEL_LINK);
    if link.symlink_metadata().is_ok_and(|meta| !meta.is_symlink()) {
        console
            .note(&format!("ds4: {MODEL_LINK} is here already and no link, so it stays; use -m {}", path.display()))?;
        return Ok(None);
    }
    let new = PathBuf::from(format!("{MODEL_LINK}.{}", std::process::id()));
    symlink(path, &new)
        .and_then(|()| fs::rename(&new, &link))
        .with_context(|| format!("cannot make the link {MODEL_LINK}"))?;
    console.note(&format!("ds4: {MODEL_LINK} is now {}", path.display()))?;
    Ok(Some(link))
}

/// A flag that Ctrl+C sets.
fn stop_on_interrupt() -> Result<std::sync::Arc<AtomicBool>> {
    let interrupt = Interrupt::install()?;
    let stop = std::sync::Arc::new(AtomicBool::new(false));
    let raised = std::sync::Arc::clone(&stop);
    std::thread::spawn(move || {
        while !interrupt.is_raised() {
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        raised.store(true, Ordering::Relaxed);
    });
    Ok(stop)
}

/// Progress on one line of a terminal, or a line every tenth elsewhere.
struct Line {
    is_terminal: bool,
    last: Option<(Stage, u64)>,
}

impl Line {
    fn new(console: &Console<'_>) -> Line {
        Line { is_terminal: console.err_is_terminal && !console.plain, last: None }
    }

    fn show(&mut self, progress: Progress) {
        let step = if self.is_terminal { u64::MAX } else { progress.done * 10 / progress.total.max(1) };
        if !self.is_terminal && self.last == Some((progress.stage, step)) {
            return;
        }
        self.last = Some((progress.stage, step));
        let text = describe(&progress);
        // Whoever does not read it has other worries.
        let mut err = std::io::stderr();
        let _ = if self.is_terminal { write!(err, "\r\x1b[K{text}") } else { writeln!(err, "{text}") };
    }

    fn end(self) {
        if self.is_terminal && self.last.is_some() {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}

/// `fetching 12.3 of 86.7 GB (14%), 55.1 MB/s, 22 min left`
fn describe(progress: &Progress) -> String {
    let Progress { stage, done, total, rate } = *progress;
    let gb = |bytes: u64| bytes as f64 / 1e9;
    let doing = match stage {
        Stage::Fetching => "fetching",
        Stage::Checking => "checking",
    };
    let mut text = format!("{doing} {:.1} of {:.1} GB ({}%)", gb(done), gb(total), done * 100 / total.max(1));
    if rate > 0.0 {
        text.push_str(&format!(", {:.1} MB/s", rate / 1e6));
        if let Some(seconds) = progress.seconds_left() {
            text.push_str(&match seconds {
                s if s < 90.0 => format!(", {s:.0} s left"),
                s if s < 5400.0 => format!(", {:.0} min left", s / 60.0),
                s => format!(", {:.1} h left", s / 3600.0),
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn q4_needs_more_than_128_gb_and_q2_fits_them() {
        let gb = |n: u64| Some(n * 1_000_000_000);
        let why = |target: Target, memory| too_large(target, target.bytes_about(), memory);
        let text = why(Target::Q4Imatrix, gb(128)).unwrap();
        assert!(text.contains("165 GB of weights") && text.contains("128 GB of memory"), "{text}");
        assert!(why(Target::Q4, gb(192)).is_none() && why(Target::Q2Imatrix, gb(96)).is_none());
        assert!(why(Target::Q2Imatrix, gb(24)).is_some() && why(Target::Mtp, gb(8)).is_none());
        assert!(why(Target::Q4, None).is_none());
    }

    #[test]
    fn progress_is_a_sentence() {
        let progress = Progress { stage: Stage::Fetching, done: 12_300_000_000, total: 86_700_000_000, rate: 55.1e6 };
        assert_eq!(describe(&progress), "fetching 12.3 of 86.7 GB (14%), 55.1 MB/s, 23 min left");
        let progress = Progress { stage: Stage::Checking, done: 0, total: 0, rate: 0.0 };
        assert_eq!(describe(&progress), "checking 0.0 of 0.0 GB (0%)");
    }

    #[test]
    fn a_kept_checksum_is_read_again() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x.gguf");
        assert_eq!(kept_checksum(&path), None);
        let sum = "ab".repeat(32);
        let remote = Remote { url: String::new(), size: 1, sha256: Some(sum.clone()), etag: None };
        keep_checksum(&path, &remote).unwrap();
        assert_eq!(kept_checksum(&path), Some(sum));
        fs::write(checksum_file(&path), "nonsense").unwrap();
        assert_eq!(kept_checksum(&path), None);
    }
}

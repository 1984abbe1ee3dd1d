//! `ds4 clean`: what our programs keep on the disk, listed and erased.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use ds4_args::{CleanArgs, Env};
use ds4_profile::{Home, server};

use crate::{Console, Exit};

/// A place where something is kept.
struct Kept {
    path: PathBuf,
    what: &'static str,
}

/// Lists what is kept, and erases it if that was asked for.
///
/// # Errors
/// When something cannot be erased.
pub fn run(args: &CleanArgs, env: &Env, console: &mut Console<'_>) -> Result<Exit> {
    let places = places(args, env);
    let found: Vec<&Kept> = places.iter().filter(|kept| kept.path.symlink_metadata().is_ok()).collect();
    if found.is_empty() {
        console.note("ds4: nothing of that kind is kept")?;
        return Ok(Exit::Done);
    }
    if let Some(root) = env.profiles().filter(|_| args.yes) {
        // What it holds in memory it would write again.
        server::stop(&Home::new(root));
    }
    for kept in &found {
        let line = format!("{:>10}  {}  ({})\n", size(bytes(&kept.path)), kept.path.display(), kept.what);
        if args.yes {
            erase(&kept.path).with_context(|| format!("cannot erase {}", kept.path.display()))?;
        }
        console.print(&line)?;
    }
    console.note(if args.yes { "ds4: erased" } else { "ds4: nothing was erased; --yes erases what is listed" })?;
    Ok(Exit::Done)
}

/// What belongs to the kinds asked for; without any, everything is listed.
fn places(args: &CleanArgs, env: &Env) -> Vec<Kept> {
    let none = !(args.kv || args.history || args.profiles || args.all);
    let wants = |flag: bool| flag || args.all || none;
    let mut places = Vec::new();
    let mut add = |path: Option<PathBuf>, what| places.extend(path.map(|path| Kept { path, what }));
    if wants(args.kv) {
        add(env.kv(), "prefixes of prompts");
        if !wants(args.profiles) {
            add(env.profiles().map(|root| Home::new(root).kv()), "prefixes of prompts, of the launchers' server");
        }
    }
    if wants(args.history) {
        add(env.history(), "what was typed in the chat");
        add(env.home.as_ref().map(|home| home.join(".ds4_agent_history")), "what was typed in the agent");
        add(env.kvcache(), "conversations of chat and agent");
        // Folders of earlier versions and of the agent are below the same one.
        if let Some(root) = env.profiles().as_deref().and_then(Path::parent) {
            for entry in fs::read_dir(root).into_iter().flatten().flatten() {
                let is_known = [env.profiles(), env.kvcache()].contains(&Some(entry.path()));
                add((!is_known).then(|| entry.path()), "kept by chat and agent");
            }
        }
    }
    if wants(args.profiles) {
        for name in ["run", "kv", "claude", "codex", "pi", "opencode"] {
            add(env.profiles().map(|root| root.join(name)), "launchers' server and clients: logs, sessions, prefixes");
        }
    }
    places
}

fn erase(path: &Path) -> std::io::Result<()> {
    if path.symlink_metadata()?.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }
}

fn bytes(path: &Path) -> u64 {
    let Ok(meta) = path.symlink_metadata() else { return 0 };
    if !meta.is_dir() {
        return meta.len();
    }
    fs::read_dir(path).into_iter().flatten().flatten().map(|entry| bytes(&entry.path())).sum()
}

fn size(bytes: u64) -> String {
    match bytes {
        0..10_000 => format!("{bytes} B"),
        10_000..10_000_000 => format!("{} kB", bytes / 1000),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn console<'a>(out: &'a mut Vec<u8>, err: &'a mut Vec<u8>) -> Console<'a> {
        Console { out, err, out_is_terminal: false, err_is_terminal: false, plain: true }
    }

    fn args(kv: bool, history: bool, yes: bool) -> CleanArgs {
        CleanArgs { kv, history, profiles: false, all: false, yes }
    }

    #[test]
    fn only_what_was_asked_for_and_only_with_yes() {
        let root = tempfile::tempdir().unwrap();
        let env = Env { home: Some(root.path().to_owned()), ..Env::default() };
        let (kv, history) = (env.kv().unwrap(), env.history().unwrap());
        fs::create_dir_all(&kv).unwrap();
        fs::write(kv.join("x.kv"), "0123").unwrap();
        fs::write(&history, "hello").unwrap();
        fs::write(root.path().join("mine"), "x").unwrap();
        let clean = |args| {
            let (mut out, mut err) = (Vec::new(), Vec::new());
            run(&args, &env, &mut console(&mut out, &mut err)).unwrap();
            String::from_utf8(out).unwrap()
        };
        let listed = clean(args(false, false, false));
        assert!(listed.contains("ds4-kv") && listed.contains(".ds4_history") && kv.exists(), "{listed}");
        clean(args(true, false, true));
        assert!(!kv.exists() && history.exists());
        clean(args(false, false, true));
        assert!(!history.exists() && root.path().join("mine").exists());
        assert_eq!(clean(args(true, true, true)), "");
    }
}

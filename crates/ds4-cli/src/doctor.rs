//! `ds4 doctor`: what this machine has, what fits on it, and what is wrong.
//!
//! The report names no person, host or folder, so that it can be shown to others: files are named by their last part, and the
//! home folder is `~`. Exit status 0: nothing is wrong; 1: something is, see `problems`.

mod clients;
mod fits;
mod gpu;
mod model;
mod page;

use anyhow::Result;
use ds4_args::{DoctorArgs, Env};
use ds4_profile::{Client, Home, installed, leases, server};
use serde_json::{Value, json};

use fits::Memory;

use crate::machine::{Machine, read_gb_per_s};
use crate::{Console, Exit};

/// Looks at everything and prints what it saw.
///
/// # Errors
/// When stdout cannot be written.
pub fn run(args: &DoctorArgs, env: &Env, console: &mut Console<'_>) -> Result<Exit> {
    if args.selftest {
        return self_test(env, console);
    }
    if args.verify && !args.json {
        console.aside("ds4: reading the whole model file")?;
    }
    let report = examine(args, env);
    let is_well = report["problems"].as_array().is_none_or(Vec::is_empty);
    let text = if args.json { format!("{report:#}\n") } else { page::page(&report) };
    console.print(&text)?;
    Ok(if is_well { Exit::Done } else { Exit::No })
}

/// Tests the GPU; what is found out is remembered for later runs.
fn self_test(env: &Env, console: &mut Console<'_>) -> Result<Exit> {
    let mut printed = console.print(&format!("ds4 {} self-test\n", env!("CARGO_PKG_VERSION")));
    let mut say = |line: &str| {
        if printed.is_ok() {
            printed = console.print(&format!("{line}\n"));
        }
    };
    let is_well = ds4_engine::self_test(env.tuning().as_deref(), &mut say)?;
    printed?;
    Ok(if is_well { Exit::Done } else { Exit::No })
}

/// The report. Its parts are those of the page.
fn examine(args: &DoctorArgs, env: &Env) -> Value {
    let mut problems: Vec<String> = Vec::new();
    let machine = Machine::read();
    let read = (args.seconds > 0.0).then(|| {
        // Larger than the last cache, small against the memory.
        let bytes = (machine.available.unwrap_or(1 << 30) / 8).clamp(64 << 20, 512 << 20);
        read_gb_per_s(machine.threads, args.seconds, bytes as usize)
    });
    let model = model::look(args, &mut problems);
    let cuda = if args.seconds > 0.0 { ds4_engine::measure_cuda() } else { None };
    let mut plans = fits::published(Memory::of_cpu(&machine, read));
    plans.extend(cuda.into_iter().flat_map(|(bytes, copy)| fits::published(Memory::of_cuda(bytes, copy))));
    let kv = kv(args, env, &mut problems);
    let port = server::port_state(args.port);
    if port == "another program" {
        problems.push(format!("port {} is used by another program; start ds4-server with another --port", args.port));
    }
    let backends: Vec<String> = ds4_engine::Backend::BUILT.iter().map(|backend| backend.to_string()).collect();
    json!({
        "version": env!("CARGO_PKG_VERSION"),
        "machine": machine.json(),
        "read_gb_per_s": read,
        "is_busy": ds4_boot::machine::is_busy(machine.threads),
        "cuda_copy_gb_per_s": cuda.map(|(_, copy)| copy),
        "gpus": gpu::look(env),
        "backends": backends,
        "cuda": ds4_engine::describe_cuda(),
        "model": model,
        "fits": plans,
        "kv": kv,
        "port": { "port": args.port, "state": port },
        "profiles": profiles(env),
        "clients": clients::look(env),
        "problems": problems,
    })
}

/// Folders of stored prefixes: the one named, else the usual ones that are there.
fn kv(args: &DoctorArgs, env: &Env, problems: &mut Vec<String>) -> Value {
    let usual = [
        ("~/.cache/ds4-kv", env.kv()),
        ("~/.ds4/profiles/kv", env.profiles().map(|root| Home::new(root).kv())),
        ("~/.ds4/kvcache", env.kvcache()),
    ];
    let places: Vec<(&str, std::path::PathBuf)> = match &args.kv_disk_dir {
        Some(dir) => vec![("--kv-disk-dir", dir.clone())],
        None => usual.into_iter().filter_map(|(name, path)| Some((name, path.filter(|path| path.is_dir())?))).collect(),
    };
    let look = |(name, path): (&str, std::path::PathBuf)| {
        let free = ds4_hub::disk::free_bytes(&path).ok();
        match ds4_kvstore::verify(&path) {
            Ok(report) => {
                if !report.bad.is_empty() {
                    problems.push(format!(
                        "{} damaged files of stored prefixes in {name}; `ds4 kv prune` removes them",
                        report.bad.len()
                    ));
                }
                json!({
                    "dir": name, "entries": report.n_good, "bytes": report.disk_bytes, "damaged": report.bad.len(),
                    "unreachable": report.n_unreachable, "sessions": report.n_sessions, "free_bytes": free,
                })
            }
            Err(_) => {
                problems.push(format!("the folder of stored prefixes {name} cannot be read"));
                json!({ "dir": name, "unreadable": true })
            }
        }
    };
    places.into_iter().map(look).collect::<Vec<_>>().into()
}

fn profiles(env: &Env) -> Value {
    let Some(home) = env.profiles().map(Home::new) else { return Value::Null };
    let launchers = installed(&home);
    let clients: Vec<&str> =
        Client::ALL.into_iter().filter(|c| launchers.iter().any(|(of, _)| of == c)).map(Client::name).collect();
    let server = server::running(&home).map(|s| json!({ "port": s.port, "ctx": s.ctx, "model": s.model }));
    json!({ "installed": clients, "server": server, "leases": leases(&home).len() })
}

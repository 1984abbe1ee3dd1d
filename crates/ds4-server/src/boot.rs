//! From a command line to a running service.

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use ds4_args::{Ds4Server, KvArgs};
use ds4_boot::Model;
use ds4_chat::Vocab;
use ds4_engine::{ArchiveOptions, Engine, EngineOptions, Scheduler, SchedulerOptions};
use ds4_kvstore::{Options, Store};

use crate::memory::ToolMemory;
use crate::trace::Trace;
use crate::{Log, Service, Settings};

/// What the model wrote for calls, beside the stored prefixes.
const CALLS_FILE: &str = "calls.jsonl";

/// Places to come back to are megabytes each, so they do not lie closer, whatever the alignment asked for.
const SNAPSHOT_INTERVAL_MIN: usize = 128;

/// What a program tells the person who started it.
pub type Note<'n> = &'n dyn Fn(&str);

/// Loads the model and starts the engine.
///
/// # Errors
/// When a file, the memory or a flag is not what it has to be.
pub fn service(args: &Ds4Server, log: Log, note: Note<'_>) -> Result<Service> {
    // Before the model is read, as everything that needs none.
    let trace = args.server.trace.as_deref().map(|path| trace(path, args, note)).transpose()?;
    let exe = std::env::current_exe().ok();
    let model = Model::open(&args.engine.model, &std::env::current_dir()?, exe.as_deref())?;
    model.notice.as_deref().map(note);
    let vocab = Arc::new(Vocab::from_gguf(&model.gguf)?);
    let settings = settings(args, model_id(&model.name), note)?;
    if args.engine.runtime.warm_weights {
        note(&model.warm().to_string());
    }
    let mut engine = Engine::load(&model.gguf, model.mtp.as_ref(), engine_options(args)?)
        .with_context(|| format!("cannot load {}", model.gguf.name()))?;
    if let Some(dir) = &args.kv.kv_disk_dir {
        archive(&mut engine, dir, &args.kv, log.clone())?;
    }
    note(&format!("{}: {}", engine.device_name(), engine.memory_plan()));
    let options = SchedulerOptions {
        max_queue: args.server.max_queue,
        prefill_slice: args.server.mixed_prefill_quantum,
        ..SchedulerOptions::default()
    };
    let mut service = Service::new(settings, Scheduler::start(engine, options), vocab, log);
    if let Some(dir) = &args.kv.kv_disk_dir {
        let path = dir.join(CALLS_FILE);
        let memory = ToolMemory::open(&path, service.settings.tool_memory);
        service.tools = Mutex::new(memory.with_context(|| format!("cannot keep calls in {}", path.display()))?);
    }
    let grammars = Arc::clone(&service.grammars);
    // The first request with tools would wait for it, 0.4 s with the large vocabulary.
    std::thread::spawn(move || grammars.warm_up());
    service.trace = trace;
    Ok(service)
}

fn trace(path: &Path, args: &Ds4Server, note: Note<'_>) -> Result<Trace> {
    let n_bytes_max = (args.server.trace_mb as u64) << 20;
    let trace = Trace::create(path, args.server.trace_redact, n_bytes_max);
    let trace = trace.with_context(|| format!("cannot write {}", path.display()))?;
    let what = if args.server.trace_redact { "the shape of everything" } else { "EVERYTHING" };
    note(&format!("WARNING: --trace: {what} that is said is written to {}", path.display()));
    Ok(trace)
}

/// Has the engine keep what it computed in a folder.
fn archive(engine: &mut Engine, dir: &Path, args: &KvArgs, log: Log) -> Result<()> {
    let options = Options { space_bytes: (args.kv_disk_space_mb as u64) << 20, ..Options::new(engine.identity()) };
    let store = Store::open(dir, options, move |what| log.line(what, &[]))
        .with_context(|| format!("cannot keep prompts in {}", dir.display()))?;
    let options = ArchiveOptions {
        min_tokens: args.kv_cache_min_tokens,
        cold_tokens_max: args.kv_cache_cold_max_tokens,
        interval: args.kv_cache_continued_interval_tokens,
    };
    engine.set_store(Arc::new(store), options);
    Ok(())
}

fn engine_options(args: &Ds4Server) -> Result<EngineOptions> {
    Ok(EngineOptions {
        max_sequences: args.server.max_sessions,
        snapshot_interval: args.kv.kv_cache_boundary_align_tokens.max(SNAPSHOT_INTERVAL_MIN),
        snapshot_trim: args.kv.kv_cache_boundary_trim_tokens,
        ..ds4_boot::options(&args.engine.runtime)?
    })
}

fn settings(args: &Ds4Server, model: String, note: Note<'_>) -> Result<Settings> {
    let (thinking, notice) = ds4_boot::thinking(args.engine.thinking.mode(), args.engine.runtime.ctx);
    notice.as_deref().map(note);
    Ok(Settings {
        model,
        max_tokens: args.engine.sampling.tokens,
        sampling: ds4_boot::sampling(&args.engine.sampling, 0),
        fixed_seed: args.engine.sampling.seed.is_some(),
        thinking,
        api_keys: keys(args)?,
        cors: args.server.cors,
        connections_max: args.server.max_connections,
        time_limit: args.server.request_timeout.map(|seconds| Duration::from_secs(seconds as u64)),
        tool_memory: if args.kv.disable_exact_dsml_tool_replay { 0 } else { args.kv.tool_memory_max_ids },
        ..Settings::default()
    })
}

/// The keys of the command line and of the key file.
///
/// # Errors
/// When the file cannot be read or has none.
pub fn keys(args: &Ds4Server) -> Result<Vec<String>> {
    let mut keys = args.server.api_key.clone();
    if let Some(path) = &args.server.api_key_file {
        let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let found: Vec<String> = lines.map(str::to_owned).collect();
        if found.is_empty() {
            bail!("{} has no key: write one a line", path.display());
        }
        keys.extend(found);
    }
    Ok(keys)
}

/// A name as ids of models are written: small letters, digits and dashes.
fn model_id(name: &str) -> String {
    let fits = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '.' | '_') { c.to_ascii_lowercase() } else { '-' };
    let id: String = name.trim().chars().map(fits).collect();
    if id.is_empty() { "ds4".to_owned() } else { id }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_no_spaces() {
        assert_eq!(model_id("DeepSeek V4 Flash"), "deepseek-v4-flash");
        assert_eq!(model_id("ds4-tiny"), "ds4-tiny");
        assert_eq!(model_id(""), "ds4");
    }
}

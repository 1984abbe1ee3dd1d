//! `ds4-server`: DeepSeek V4 Flash for agents, libraries and browsers. Everything is in the library beside this file.

use std::io::{Write, stderr, stdout};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use ds4_args::{Ds4Server, Stop};
use ds4_server::{Log, LogFormat, Service, boot, server};
use tokio::signal::unix::{Signal, SignalKind, signal};

/// The status of a program that was told twice to end.
const INTERRUPTED: i32 = 130;

fn main() -> ExitCode {
    let argv = match ds4_args::config::expand(std::env::args_os().collect()) {
        Ok(argv) => argv,
        Err(stop) => return end(&stop),
    };
    let args: Ds4Server = match ds4_args::parse(argv.clone()) {
        Ok(args) => args,
        Err(stop) => return end(&stop),
    };
    match run(&args, &ds4_args::effective::<Ds4Server>(argv)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(err) => {
            eprintln!("ds4-server: {err:#}");
            ExitCode::from(2)
        }
    }
}

/// Serves until it is told to end; `flags` is what `args` come to, for the log.
fn run(args: &Ds4Server, flags: &[(String, String)]) -> Result<()> {
    if let Some(folder) = &args.server.chdir {
        std::env::set_current_dir(folder).with_context(|| format!("cannot change to {}", folder.display()))?;
    }
    // Before the model is read: a wrong address, or one that is taken, is found out at once.
    let addresses = server::addresses(&args.server.host, args.server.port, !boot::keys(args)?.is_empty())?;
    server::check_free(&addresses)?;
    let format = match args.server.log_format {
        ds4_args::LogFormat::Text => LogFormat::Text,
        ds4_args::LogFormat::Json => LogFormat::Json,
    };
    // A log nobody reads any more is no reason to end.
    let log = Log::new(format, |line| _ = writeln!(stderr(), "{line}"));
    let facts: Vec<_> = flags.iter().map(|(name, value)| (name.as_str(), value.as_str().into())).collect();
    log.line("configuration", &facts);
    let notes = log.clone();
    let service = Arc::new(boot::service(args, log, &|text| notes.line(text, &[]))?);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(serve(args, service, &addresses))
}

async fn serve(args: &Ds4Server, service: Arc<Service>, addresses: &[std::net::SocketAddr]) -> Result<()> {
    let listeners = server::listen(addresses, args.server.unix_socket.as_deref()).await?;
    for listener in &listeners.tcp {
        let address = listener.local_addr()?;
        let facts = [
            ("url", format!("http://{address}").into()),
            ("model", service.settings.model.as_str().into()),
            ("ctx", service.ctx().into()),
            ("sessions", args.server.max_sessions.into()),
            ("thinking", format!("{:?}", service.settings.thinking).to_lowercase().into()),
            ("max_tokens", service.settings.max_tokens.into()),
            ("keys", service.settings.api_keys.len().into()),
            ("cors", service.settings.cors.into()),
        ];
        service.log.line("listening", &facts);
    }
    let mut term = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let idle_limit = args.server.idle_exit.map(|seconds| Duration::from_secs(seconds as u64));
    let ending = Arc::clone(&service);
    let end = async move {
        let idle = async {
            match idle_limit {
                Some(limit) => server::idle(&ending, limit).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            () = told(&mut term, &mut interrupt) => ending.log.line("ending: letting answers finish", &[]),
            () = idle => ending.log.line("ending: nobody was here for a while", &[]),
        }
        tokio::spawn(async move {
            told(&mut term, &mut interrupt).await;
            std::process::exit(INTERRUPTED);
        });
    };
    server::serve(service, listeners, end).await?;
    if let Some(path) = &args.server.unix_socket {
        // Somebody may have removed it already.
        let _ = std::fs::remove_file(path);
    }
    Ok(())
}

/// Ready once the process is told to end.
async fn told(term: &mut Signal, interrupt: &mut Signal) {
    tokio::select! {
        _ = term.recv() => {}
        _ = interrupt.recv() => {}
    }
}

fn end(stop: &Stop) -> ExitCode {
    // A reader that has left is no reason to fail.
    let _ = match stop {
        Stop::Print(text) => stdout().write_all(text.as_bytes()),
        Stop::Usage { .. } => writeln!(stderr(), "ds4-server: {stop}"),
    };
    ExitCode::from(stop.exit_code())
}

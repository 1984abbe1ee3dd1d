//! `ds4-responses-adapter`: the Responses API in front of a server that speaks chat completions; `ds4 adapter responses` runs it.

use std::io::{Write, stderr, stdout};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use ds4_args::{AdapterProgram, Env, Stop};
use ds4_server::adapter::{Upstream, router};
use tokio::signal::unix::{SignalKind, signal};

fn main() -> ExitCode {
    let args: AdapterProgram = match ds4_args::parse(std::env::args_os()) {
        Ok(args) => args,
        Err(stop) => {
            // A reader that has left is no reason to fail.
            let _ = match &stop {
                Stop::Print(text) => stdout().write_all(text.as_bytes()),
                Stop::Usage { .. } => writeln!(stderr(), "ds4-responses-adapter: {stop}"),
            };
            return ExitCode::from(stop.exit_code());
        }
    };
    match run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(err) => {
            eprintln!("ds4-responses-adapter: {err:#}");
            ExitCode::from(2)
        }
    }
}

fn run(args: &AdapterProgram) -> Result<()> {
    let base = args.responses.upstream.trim_end_matches('/');
    if !(base.starts_with("http://") || base.starts_with("https://")) {
        bail!("--upstream {base}: an address begins with http:// or https://");
    }
    let base = if base.ends_with("/v1") { base.to_owned() } else { format!("{base}/v1") };
    let key = args.responses.api_key.clone().or_else(|| Env::read().upstream_key);
    let upstream = Upstream { base: base.clone(), model: args.responses.model.clone(), key };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let address = ("127.0.0.1", args.responses.port);
        let listener = tokio::net::TcpListener::bind(address).await;
        let listener = listener.with_context(|| format!("cannot listen on 127.0.0.1:{}", args.responses.port))?;
        eprintln!("ds4-responses-adapter: http://{}/v1/responses asks {base}/chat/completions", listener.local_addr()?);
        let mut term = signal(SignalKind::terminate())?;
        let end = async move {
            tokio::select! {
                _ = term.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
        };
        axum::serve(listener, router(upstream)).with_graceful_shutdown(end).await?;
        Ok(())
    })
}

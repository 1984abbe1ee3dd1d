//! Where a server listens, whom it lets in, and how it ends.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::number::{count, whole};

/// Where a server listens, whom it lets in, and how it ends.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(next_help_heading = "Server")]
pub struct ServerArgs {
    /// The address to listen on: IPv4, IPv6 or a name; any but this machine's own needs a key
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
    pub host: String,

    /// The port to listen on; 0 takes a free one and says which
    #[arg(long, value_name = "N", default_value = "8000")]
    pub port: u16,

    /// Listen on a socket file, too; only you can use it
    #[arg(long, value_name = "FILE")]
    pub unix_socket: Option<PathBuf>,

    /// Let web pages of every origin in
    #[arg(long)]
    pub cors: bool,

    /// A key that clients must send; may be given several times. Other users see command lines: better --api-key-file
    #[arg(long, value_name = "KEY", value_parser = key)]
    pub api_key: Vec<String>,

    /// A file with one key a line
    #[arg(long, value_name = "FILE")]
    pub api_key_file: Option<PathBuf>,

    /// Answers that are made at the same time, each with a whole context
    #[arg(long, value_name = "N", default_value = "4", value_parser = whole(1..=256usize))]
    pub max_sessions: usize,

    /// Requests that may wait; one more is told to come again later
    #[arg(long, value_name = "N", default_value = "256", value_parser = count)]
    pub max_queue: usize,

    /// Connections at the same time; one more is told to come again later
    #[arg(long, value_name = "N", default_value = "512", value_parser = whole(1..=65_536usize))]
    pub max_connections: usize,

    /// Tokens of a prompt that are computed while others are being answered: fewer make their words come more steadily
    #[arg(long, value_name = "N", default_value = "128", value_parser = count)]
    pub mixed_prefill_quantum: usize,

    /// Seconds after which an answer ends with what there is of it; one that has not begun fails [default: never]
    #[arg(long, value_name = "SECONDS", value_parser = count)]
    pub request_timeout: Option<usize>,

    /// End after this many seconds without a request [default: never]
    #[arg(long, value_name = "SECONDS", value_parser = count)]
    pub idle_exit: Option<usize>,

    /// What a log line looks like: text or json
    #[arg(long, value_name = "FORMAT", default_value = "text", hide_possible_values = true)]
    pub log_format: LogFormat,

    /// Write every prompt and every answer to a file, for finding out what went wrong; only you can read it
    #[arg(long, value_name = "FILE")]
    pub trace: Option<PathBuf>,

    /// Leave the words out of --trace: lengths, counts and events only
    #[arg(long, requires = "trace")]
    pub trace_redact: bool,

    /// Megabytes after which --trace begins a new file; the one before is kept as FILE.1
    #[arg(long, value_name = "N", default_value = "256", value_parser = count)]
    pub trace_mb: usize,

    /// Change to this folder before anything is opened
    #[arg(long, value_name = "DIR")]
    pub chdir: Option<PathBuf>,

    /// Read flags from a TOML file, named like the flags without their dashes; the command line counts more
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// What a log line looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// A key goes through an HTTP header, so it is visible ASCII.
fn key(text: &str) -> Result<String, String> {
    match text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_graphic()) {
        true => Err("must be letters, digits and signs without spaces".to_owned()),
        false => Ok(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{refuses_server, server};
    use super::*;

    #[test]
    fn defaults_are_private() {
        let args = server(&[]).server;
        assert_eq!((args.host.as_str(), args.port, args.cors), ("127.0.0.1", 8000, false));
        assert_eq!((args.api_key.len(), args.max_sessions, args.max_queue), (0, 4, 256));
        assert_eq!(args.max_connections, 512);
        assert_eq!((args.idle_exit, args.log_format, args.trace), (None, LogFormat::Text, None));
        assert_eq!(args.request_timeout, None);
    }

    #[test]
    fn every_spelling() {
        let args = server(&["--api-key", "a", "--api-key=b", "--log-format", "json", "--unix-socket", "s"]).server;
        assert_eq!((args.api_key, args.log_format), (vec!["a".to_owned(), "b".to_owned()], LogFormat::Json));
        assert_eq!(args.unix_socket, Some("s".into()));
        let args = server(&["--trace", "t.jsonl", "--trace-redact", "--trace-mb", "3"]).server;
        assert_eq!((args.trace, args.trace_redact, args.trace_mb), (Some("t.jsonl".into()), true, 3));
        let args = server(&["--chdir", "/tmp", "--idle-exit", "9", "--port", "0", "--cors"]).server;
        assert_eq!((args.chdir, args.idle_exit, args.port, args.cors), (Some("/tmp".into()), Some(9), 0, true));
    }

    #[test]
    fn redacting_needs_a_trace() {
        let line = ["ds4-server", "--trace-redact"].map(std::ffi::OsString::from);
        let stop = crate::parse::<crate::Ds4Server>(line).unwrap_err().to_string();
        assert!(stop.contains("--trace <FILE>"), "{stop}");
    }

    #[test]
    fn nonsense_is_refused() {
        refuses_server(&[&["--port", "65536"], &["--max-sessions", "0"], &["--max-queue", "0"], &["--idle-exit", "0"]]);
        refuses_server(&[&["--max-connections", "0"], &["--request-timeout", "0"], &["--request-timeout", "-1"]]);
        refuses_server(&[&["--api-key", ""], &["--api-key", "a b"], &["--log-format", "xml"]]);
    }
}

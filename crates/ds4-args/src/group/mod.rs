//! The flags, by subject. A program flattens the groups it needs.

mod agent;
mod bench;
mod diagnostics;
mod engine;
mod eval;
mod kv;
mod model;
mod output;
mod prompt;
mod runtime;
mod sampling;
mod server;
mod thinking;

pub use agent::{Approve, OutputFormat, SafetyArgs, SandboxMode, SessionArgs, TaskArgs};
pub use bench::{AgentTask, AgentsArgs, FrontierArgs, OpsArgs, OpsShape, PlotArgs, ReportArgs};
pub use diagnostics::DiagnosticsArgs;
pub use engine::EngineArgs;
pub use eval::{BudgetArgs, EvalReportArgs, QuestionArgs, Suite};
pub use kv::KvArgs;
pub use model::ModelArgs;
pub use output::OutputArgs;
pub use prompt::{DEFAULT_SYSTEM, PromptArgs};
pub use runtime::{CTX_MAX, RuntimeArgs};
pub use sampling::SamplingArgs;
pub use server::{LogFormat, ServerArgs};
pub use thinking::{Thinking, ThinkingArgs};

/// A program that is only one group, for the tests beside the flags.
#[cfg(test)]
mod testing {
    use std::ffi::OsString;

    use crate::{Ds4, Ds4Server, Stop};

    /// `ds4` called with `line`.
    pub(crate) fn ds4(line: &[&str]) -> Ds4 {
        try_ds4(line).unwrap_or_else(|stop| panic!("{line:?}: {stop}"))
    }

    pub(crate) fn try_ds4(line: &[&str]) -> Result<Ds4, Stop> {
        crate::parse(std::iter::once(&"ds4").chain(line).map(OsString::from))
    }

    /// `ds4-server` called with `line`.
    pub(crate) fn server(line: &[&str]) -> Ds4Server {
        try_server(line).unwrap_or_else(|stop| panic!("{line:?}: {stop}"))
    }

    fn try_server(line: &[&str]) -> Result<Ds4Server, Stop> {
        crate::parse(std::iter::once(&"ds4-server").chain(line).map(OsString::from))
    }

    /// Asserts that each line is a usage error whose message names its first flag.
    pub(crate) fn refuses(lines: &[&[&str]]) {
        refuses_by(lines, |line| try_ds4(line).map(drop));
    }

    /// Like [`refuses`], for `ds4-server`.
    pub(crate) fn refuses_server(lines: &[&[&str]]) {
        refuses_by(lines, |line| try_server(line).map(drop));
    }

    fn refuses_by(lines: &[&[&str]], parse: impl Fn(&[&str]) -> Result<(), Stop>) {
        for line in lines {
            let flag = line[0].split('=').next().expect("split yields one part");
            match parse(line) {
                Err(Stop::Usage { message, .. }) => {
                    assert!(message.contains(flag), "{line:?}: {message}");
                    assert!(!message.contains('\n'), "{line:?}: {message}");
                }
                other => panic!("{line:?} must be refused, got {other:?}"),
            }
        }
    }
}

//! The flags, by subject. A program flattens the groups it needs.

mod diagnostics;
mod model;
mod output;
mod prompt;
mod runtime;
mod sampling;
mod thinking;

pub use diagnostics::DiagnosticsArgs;
pub use model::ModelArgs;
pub use output::OutputArgs;
pub use prompt::{DEFAULT_SYSTEM, PromptArgs};
pub use runtime::{Backend, NotBuilt, RuntimeArgs};
pub use sampling::SamplingArgs;
pub use thinking::{Thinking, ThinkingArgs};

/// A program that is only one group, for the tests beside the flags.
#[cfg(test)]
mod testing {
    use std::ffi::OsString;

    use crate::{Ds4, Stop};

    /// `ds4` called with `line`.
    pub(crate) fn ds4(line: &[&str]) -> Ds4 {
        try_ds4(line).unwrap_or_else(|stop| panic!("{line:?}: {stop}"))
    }

    pub(crate) fn try_ds4(line: &[&str]) -> Result<Ds4, Stop> {
        crate::parse(std::iter::once(&"ds4").chain(line).map(OsString::from))
    }

    /// Asserts that each line is a usage error whose message names its first flag.
    pub(crate) fn refuses(lines: &[&[&str]]) {
        for line in lines {
            let flag = line[0].split('=').next().expect("split yields one part");
            match try_ds4(line) {
                Err(Stop::Usage { message, .. }) => {
                    assert!(message.contains(flag), "{line:?}: {message}");
                    assert!(!message.contains('\n'), "{line:?}: {message}");
                }
                other => panic!("{line:?} must be refused, got {other:?}"),
            }
        }
    }
}

//! Every environment variable our programs read, and the only place that reads them.
//!
//! Variables are for diagnosis and for habits of the terminal; what a run computes is decided by flags alone. The
//! many `DS4_*` switches of the C project have no effect here.

use std::path::PathBuf;

/// A variable and what it does, for the generated documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Its name.
    pub name: &'static str,
    /// One sentence.
    pub help: &'static str,
}

/// The documented list.
pub const VARIABLES: &[Variable] = &[
    Variable { name: "HOME", help: "Where `~/.ds4_history` and `~/.ds4/kvcache` live; without it neither is kept." },
    Variable { name: "NO_COLOR", help: "When set to anything but the empty string, output carries no colours." },
    Variable { name: "TERM", help: "`dumb` means no colours and no progress bar." },
];

/// What the environment says, read once at the start of a program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Env {
    /// The user's home folder.
    pub home: Option<PathBuf>,
    /// No colours and no redrawn lines are wanted.
    pub plain: bool,
}

impl Env {
    /// Reads the variables of this process.
    pub fn read() -> Env {
        let set = |name| std::env::var_os(name).filter(|value| !value.is_empty());
        Env {
            home: set("HOME").map(PathBuf::from),
            plain: set("NO_COLOR").is_some() || set("TERM").is_some_and(|term| term == "dumb"),
        }
    }

    /// Where the REPL keeps its input history.
    pub fn history(&self) -> Option<PathBuf> {
        self.home.as_ref().map(|home| home.join(".ds4_history"))
    }

    /// The store of named conversations and of what models remember of them; `ds4` and `ds4-agent` share it.
    pub fn kvcache(&self) -> Option<PathBuf> {
        self.home.as_ref().map(|home| home.join(".ds4").join("kvcache"))
    }
}

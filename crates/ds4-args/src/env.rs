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
    Variable {
        name: "HOME",
        help: "Where histories of what was typed (`~/.ds4_history`, `~/.ds4_agent_history`) and `~/.ds4` live; without it neither is kept.",
    },
    Variable { name: "NO_COLOR", help: "When set to anything but the empty string, output carries no colours." },
    Variable { name: "TERM", help: "`dumb` means no colours and no progress bar." },
    Variable { name: "PATH", help: "Where `ds4 profile`, `ds4 doctor` and `ds4-bench agents` look for clients." },
    Variable { name: "DS4_GGUF_DIR", help: "The folder into which `ds4 download` puts model files." },
    Variable {
        name: "HF_TOKEN",
        help: "An access token of the hub, for `ds4 download`; sent to the hub and to nobody else.",
    },
    Variable { name: "HF_ENDPOINT", help: "A mirror of the hub, for `ds4 download`." },
    Variable { name: "DS4_UPSTREAM_KEY", help: "A key for the server behind `ds4 adapter responses`." },
    Variable {
        name: "HTTPS_PROXY",
        help: "A proxy for `ds4 download`, as are `https_proxy`, `ALL_PROXY` and `all_proxy`, in this order.",
    },
];

/// What the environment says, read once at the start of a program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Env {
    /// The user's home folder.
    pub home: Option<PathBuf>,
    /// No colours and no redrawn lines are wanted.
    pub plain: bool,
    /// The terminal can do nothing but print.
    pub dumb: bool,
    /// Folders with programs.
    pub path: Vec<PathBuf>,
    /// The folder for model files.
    pub gguf_dir: Option<PathBuf>,
    /// An access token of the hub.
    pub hub_token: Option<String>,
    /// A mirror of the hub.
    pub hub_endpoint: Option<String>,
    /// A key for the server behind the adapter.
    pub upstream_key: Option<String>,
    /// A proxy for everything that is not on this machine.
    pub proxy: Option<String>,
}

impl Env {
    /// Reads the variables of this process.
    pub fn read() -> Env {
        let set = |name| std::env::var_os(name).filter(|value| !value.is_empty());
        let text = |name| set(name).and_then(|value| value.into_string().ok());
        let dumb = set("TERM").is_some_and(|term| term == "dumb");
        Env {
            home: set("HOME").map(PathBuf::from),
            plain: set("NO_COLOR").is_some() || dumb,
            dumb,
            path: set("PATH").map(|path| std::env::split_paths(&path).collect()).unwrap_or_default(),
            gguf_dir: set("DS4_GGUF_DIR").map(PathBuf::from),
            hub_token: text("HF_TOKEN"),
            hub_endpoint: text("HF_ENDPOINT"),
            upstream_key: text("DS4_UPSTREAM_KEY"),
            proxy: ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"].into_iter().find_map(text),
        }
    }

    /// Where the REPL keeps its input history.
    pub fn history(&self) -> Option<PathBuf> {
        self.home.as_ref().map(|home| home.join(".ds4_history"))
    }

    /// Where launchers, their server and their clients keep what they keep.
    pub fn profiles(&self) -> Option<PathBuf> {
        self.home.as_ref().map(|home| home.join(".ds4").join("profiles"))
    }

    /// What self-tests found out about graphics devices.
    pub fn tuning(&self) -> Option<PathBuf> {
        self.home.as_ref().map(|home| home.join(".ds4").join("devices"))
    }

    /// The folder of stored prefixes that the guide uses.
    pub fn kv(&self) -> Option<PathBuf> {
        self.home.as_ref().map(|home| home.join(".cache").join("ds4-kv"))
    }

    /// The first program of this name in [`Env::path`].
    pub fn find(&self, program: &str) -> Option<PathBuf> {
        self.path.iter().map(|folder| folder.join(program)).find(|path| is_program(path))
    }

    /// The store of named conversations and of what models remember of them; `ds4` and `ds4-agent` share it.
    pub fn kvcache(&self) -> Option<PathBuf> {
        self.home.as_ref().map(|home| home.join(".ds4").join("kvcache"))
    }

    /// Where the agent keeps its input history.
    pub fn agent_history(&self) -> Option<PathBuf> {
        self.home.as_ref().map(|home| home.join(".ds4_agent_history"))
    }

    /// The agent's list of MCP servers.
    pub fn mcp_config(&self) -> Option<PathBuf> {
        self.home.as_ref().map(|home| home.join(".ds4").join("mcp.json"))
    }
}

fn is_program(path: &std::path::Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}

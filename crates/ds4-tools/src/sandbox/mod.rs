//! What a command may touch.
//!
//! On Linux a command runs under Landlock (it may read everything, write to the workspace and its temporary folder, and signal
//! only its own) and a seccomp filter (no sockets, no way around either). On macOS it runs under a seatbelt profile. Nothing here
//! needs privileges.
//!
//! What Landlock does not cover: times and permission bits of the person's own files outside the workspace.

#[cfg(target_os = "linux")]
mod linux;
pub mod seatbelt;

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How much a command may write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everything the person may: no sandbox.
    Full,
    /// The workspace and the temporary folder.
    Workspace,
    /// The temporary folder.
    ReadOnly,
}

/// The walls around commands.
#[derive(Clone, Debug)]
pub struct Sandbox {
    /// How much may be written.
    pub access: Access,
    /// Whether sockets may be opened.
    pub network: bool,
    /// Folders that may be written to.
    writable: Vec<PathBuf>,
}

/// The system cannot build these walls.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("commands cannot be confined here: {why}")]
pub struct Unavailable {
    /// Why not.
    pub why: String,
}

impl Sandbox {
    /// No walls.
    pub fn off() -> Sandbox {
        Sandbox { access: Access::Full, network: true, writable: Vec::new() }
    }

    /// Walls around a workspace and a temporary folder, and others that may be written to, all without links.
    pub fn new(access: Access, network: bool, workspace: &Path, temp: &Path, others: &[PathBuf]) -> Sandbox {
        let mut writable = vec![temp.to_owned()];
        if access == Access::Workspace {
            writable.push(workspace.to_owned());
            writable.extend_from_slice(others);
        }
        Sandbox { access, network, writable }
    }

    /// Whether this system can build it.
    ///
    /// # Errors
    /// [`Unavailable`] with the reason.
    pub fn check(&self) -> Result<(), Unavailable> {
        if self.access == Access::Full {
            return Ok(());
        }
        available()
    }

    /// The command that runs `script` in a shell.
    pub(crate) fn shell(&self, script: &str) -> Command {
        let shell = if Path::new("/bin/bash").exists() { "/bin/bash" } else { "/bin/sh" };
        if self.access != Access::Full && cfg!(target_os = "macos") {
            let mut command = Command::new(seatbelt::PROGRAM);
            command.args(["-p", &seatbelt::profile(&self.writable, self.network), shell, "-c", script]);
            return command;
        }
        let mut command = Command::new(shell);
        command.args(["-c", script]);
        command
    }

    /// Confines this thread, and so what it starts, for good.
    ///
    /// # Errors
    /// When the system cannot: then nothing may be started.
    pub(crate) fn enter(&self) -> io::Result<()> {
        match self.access {
            Access::Full => Ok(()),
            Access::Workspace | Access::ReadOnly => confine(self),
        }
    }
}

#[cfg(target_os = "linux")]
fn available() -> Result<(), Unavailable> {
    linux::available()
}

#[cfg(target_os = "linux")]
fn confine(sandbox: &Sandbox) -> io::Result<()> {
    linux::confine(&sandbox.writable, sandbox.network)
}

#[cfg(target_os = "macos")]
fn available() -> Result<(), Unavailable> {
    if Path::new(seatbelt::PROGRAM).exists() {
        return Ok(());
    }
    Err(Unavailable { why: format!("there is no {}", seatbelt::PROGRAM) })
}

#[cfg(target_os = "macos")]
fn confine(_: &Sandbox) -> io::Result<()> {
    // The profile is on the command line.
    Ok(())
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn available() -> Result<(), Unavailable> {
    Err(Unavailable { why: "this system has neither Landlock nor seatbelt".to_owned() })
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn confine(_: &Sandbox) -> io::Result<()> {
    Err(io::Error::other("this system has neither Landlock nor seatbelt"))
}

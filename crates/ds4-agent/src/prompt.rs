//! What stands before the first request: instructions, tools, the workspace and its own instructions.
//!
//! The first message is the same in every workspace, so that its tokens are computed once on a machine; what differs comes
//! after the tools.

use std::fs;
use std::path::{Path, PathBuf};

use ds4_chat::{Instructions, Message, Tool};
use ds4_tools::Declaration;

/// What the model is told about its work.
pub const SYSTEM: &str = include_str!("system.txt");

/// The file with a project's own instructions.
const INSTRUCTIONS: &str = "AGENTS.md";
/// Bytes of instructions that are read, of all files together.
const INSTRUCTIONS_BYTES_MAX: usize = 32 << 10;

/// A project's instructions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectFile {
    /// Where they are.
    pub path: PathBuf,
    /// What they say.
    pub text: String,
}

/// The instructions for a folder: its own, then those of the folders above it, up to the root of its repository. Nearest first.
/// A folder in no repository has only its own.
pub fn project_files(workspace: &Path) -> Vec<ProjectFile> {
    let root = workspace.ancestors().find(|folder| folder.join(".git").exists()).unwrap_or(workspace);
    let mut left = INSTRUCTIONS_BYTES_MAX;
    let mut files = Vec::new();
    for folder in workspace.ancestors().take_while(|folder| folder.starts_with(root)) {
        let path = folder.join(INSTRUCTIONS);
        let Ok(bytes) = fs::read(&path) else { continue };
        let mut text = String::from_utf8_lossy(&bytes).trim().to_owned();
        if text.len() > left {
            let end = (0..=left).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            text.truncate(end);
            text.push_str("\n[cut: it is too long]");
        }
        left = left.saturating_sub(text.len());
        if !text.is_empty() {
            files.push(ProjectFile { path, text });
        }
    }
    files
}

/// What the opening is made of.
#[derive(Clone, Debug)]
pub struct Opening<'a> {
    /// The instructions.
    pub system: &'a str,
    /// The tools, in order.
    pub tools: &'a [Declaration],
    /// The workspace.
    pub workspace: &'a Path,
    /// Nothing may be changed.
    pub is_read_only: bool,
    /// The project's instructions.
    pub project: &'a [ProjectFile],
}

impl Opening<'_> {
    /// The messages that every conversation here begins with.
    pub fn messages(&self) -> Vec<Message> {
        let tool = |tool: &Declaration| Tool::new(&tool.name, &tool.description, tool.parameters.clone());
        let first = Instructions {
            content: self.system.trim_end().into(),
            tools: self.tools.iter().map(tool).collect(),
            response_format: None,
        };
        let mut here = format!("\n\nWorkspace: {}", self.workspace.display());
        if self.is_read_only {
            here.push_str("\nThis session is read-only: look, do not change anything.");
        }
        for file in self.project {
            let name = file.path.strip_prefix(self.workspace).unwrap_or(&file.path).display();
            here.push_str(&format!("\n\n# {name}\n\n{}", file.text));
        }
        vec![Message::System(first), Message::system(here)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_instructions_come_first_and_those_of_strangers_not_at_all() {
        let home = tempfile::tempdir().unwrap();
        let inner = home.path().join("repo/sub/dir");
        fs::create_dir_all(&inner).unwrap();
        fs::create_dir(home.path().join("repo/.git")).unwrap();
        fs::write(home.path().join(INSTRUCTIONS), "stranger").unwrap();
        fs::write(home.path().join("repo").join(INSTRUCTIONS), "root\n").unwrap();
        fs::write(inner.join(INSTRUCTIONS), "near").unwrap();
        let texts = |folder: &Path| project_files(folder).into_iter().map(|f| f.text).collect::<Vec<_>>();
        assert_eq!(texts(&inner), ["near", "root"]);
        fs::remove_dir(home.path().join("repo/.git")).unwrap();
        assert_eq!(texts(&inner), ["near"]);
        fs::write(inner.join(INSTRUCTIONS), "\u{e9}".repeat(40_000)).unwrap();
        assert!(texts(&inner)[0].len() <= INSTRUCTIONS_BYTES_MAX + 40);
    }

    #[test]
    fn what_differs_comes_last() {
        let tools = ds4_tools::declarations();
        let opening =
            |workspace| Opening { system: SYSTEM, tools: &tools, workspace, is_read_only: false, project: &[] };
        let (a, b) = (opening(Path::new("/a")).messages(), opening(Path::new("/b")).messages());
        assert_eq!(a[0], b[0]);
        assert_ne!(a[1], b[1]);
    }
}

//! All tools of one session, called by name.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::args::Args;
use crate::fingerprint::Fingerprint;
use crate::process::{Job, JobState};
use crate::tool::{self, Change, Effect};
use crate::workspace::Place;
use crate::{Access, Cancel, Error, Journal, Kept, Sandbox, Undone, Workspace};

/// How a toolbox is opened.
#[derive(Clone, Debug)]
pub struct ToolboxOptions {
    /// The folder to work in.
    pub workspace: PathBuf,
    /// Where changes are written down, so that they can be taken back.
    pub journal: PathBuf,
    /// What commands may write, and files with them: [`Access::ReadOnly`] is for both.
    pub access: Access,
    /// Whether commands may open sockets.
    pub network: bool,
    /// More folders that commands may write to.
    pub writable: Vec<PathBuf>,
}

/// Tools with everything they need.
#[derive(Debug)]
pub struct Toolbox {
    pub(crate) workspace: Workspace,
    pub(crate) journal: Journal,
    pub(crate) kept: Kept,
    pub(crate) jobs: Vec<Job>,
    pub(crate) sandbox: Sandbox,
    /// What the model knows of files: their state when it last read or wrote them.
    seen: HashMap<PathBuf, Fingerprint>,
    /// Of commands, and for long results.
    pub(crate) temp: tempfile::TempDir,
}

/// The answer to a call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What the model reads.
    pub text: String,
    /// Whether it was not done.
    pub is_error: bool,
    /// What it changed, for people.
    pub diff: Option<String>,
}

/// What a call is about to do, for somebody who has to allow it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Preview {
    /// It changes a file like this.
    Diff(String),
    /// It runs this.
    Command(String),
}

impl Outcome {
    fn said(text: String) -> Outcome {
        Outcome { text, ..Outcome::default() }
    }
}

impl Toolbox {
    /// Opens the workspace and its journal.
    ///
    /// # Errors
    /// When a folder is not there or cannot be written.
    pub fn open(options: &ToolboxOptions) -> Result<Toolbox, Error> {
        let workspace = Workspace::new(&options.workspace)?;
        let temp = tempfile::Builder::new().prefix("ds4-agent-").tempdir();
        let temp = temp.map_err(Error::io("make a folder in", std::env::temp_dir()))?;
        let real_temp = temp.path().canonicalize().map_err(Error::io("open", temp.path()))?;
        let others = options.writable.iter().map(|path| path.canonicalize().map_err(Error::io("open", path)));
        let others = others.collect::<Result<Vec<_>, _>>()?;
        Ok(Toolbox {
            journal: Journal::open(&options.journal, &workspace)?,
            kept: Kept::new(temp.path()),
            jobs: Vec::new(),
            sandbox: Sandbox::new(options.access, options.network, workspace.root(), &real_temp, &others),
            seen: HashMap::new(),
            workspace,
            temp,
        })
    }

    /// The workspace.
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// The walls around commands.
    pub fn sandbox(&self) -> &Sandbox {
        &self.sandbox
    }

    /// Takes the walls around commands away; files stay as they were.
    pub fn unconfine(&mut self) {
        self.sandbox = Sandbox::off();
    }

    /// Goes on with the journal of another session.
    ///
    /// # Errors
    /// When its folder cannot be written.
    pub fn use_journal(&mut self, folder: &Path) -> Result<(), Error> {
        self.journal = Journal::open(folder, &self.workspace)?;
        self.seen.clear();
        Ok(())
    }

    /// What a tool of that name may do; nothing when there is none.
    pub fn effect(&self, name: &str) -> Option<Effect> {
        tool::effect(name)
    }

    /// What a call would do; nothing when it only looks or cannot be done.
    pub fn preview(&self, name: &str, arguments: &str) -> Option<Preview> {
        let args = |tool| Args::parse(tool, arguments);
        let change = match name {
            "write" => tool::write(self, &args("write").ok()?),
            "edit" => tool::edit(self, &args("edit").ok()?),
            "multi_edit" => tool::multi_edit(self, &args("multi_edit").ok()?),
            "bash" => return args("bash").ok()?.text("command").ok().map(Preview::Command),
            _ => return None,
        };
        change.ok().map(|change| Preview::Diff(change.diff()))
    }

    /// Calls a tool. The text of the answer is about `n_bytes` long at most.
    pub fn call(&mut self, name: &str, arguments: &str, n_bytes: usize, cancel: &Cancel) -> Outcome {
        let done = self.try_call(name, arguments, n_bytes, cancel);
        done.unwrap_or_else(|err| Outcome { text: format!("Error: {err}"), is_error: true, diff: None })
    }

    fn try_call(&mut self, name: &str, arguments: &str, n_bytes: usize, cancel: &Cancel) -> Result<Outcome, Error> {
        let args = |tool| Args::parse(tool, arguments);
        let text = match name {
            // These say themselves how to get the rest.
            "read" => return Ok(Outcome::said(tool::read(self, &args("read")?, n_bytes)?)),
            "search" => tool::search(self, &args("search")?, cancel)?,
            "list" => tool::list(self, &args("list")?)?,
            "more" => {
                let args = args("more")?;
                let start = args.optional_number("start_line")?.unwrap_or(1);
                return Ok(Outcome::said(self.kept.more(&args.text("id")?, start, n_bytes)?));
            }
            "bash" => return Ok(Outcome::said(tool::bash(self, &args("bash")?, n_bytes, cancel)?)),
            "job" => tool::job(self, &args("job")?, n_bytes, cancel)?,
            "write" => return self.change(tool::write(self, &args("write")?)?),
            "edit" => return self.change(tool::edit(self, &args("edit")?)?),
            "multi_edit" => return self.change(tool::multi_edit(self, &args("multi_edit")?)?),
            _ => {
                let names: Vec<String> = tool::declarations().into_iter().map(|tool| tool.name).collect();
                return Err(Error::Call(format!("there is no tool `{name}`. Tools: {}.", names.join(", "))));
            }
        };
        Ok(Outcome::said(self.kept.shorten(text, n_bytes)))
    }

    fn change(&mut self, change: Change) -> Result<Outcome, Error> {
        if self.sandbox.access == Access::ReadOnly {
            return Err(Error::ReadOnly);
        }
        change.make(&self.workspace, &mut self.journal)?;
        self.saw(&change.place, Fingerprint::of(&change.after));
        Ok(Outcome { diff: Some(change.diff()), text: change.said, is_error: false })
    }

    /// A result of somebody else's tool, shortened like one of ours.
    pub fn shorten(&mut self, text: String, n_bytes: usize) -> String {
        self.kept.shorten(text, n_bytes)
    }

    /// Takes the last change back; nothing when there is none.
    ///
    /// # Errors
    /// When somebody else has changed the file since.
    pub fn undo(&mut self) -> Result<Option<Undone>, Error> {
        let undone = self.journal.undo(&self.workspace)?;
        // The model does not know this state.
        if let Some(undone) = &undone {
            self.seen.insert(undone.path.clone(), Fingerprint { n_bytes: u64::MAX, crc: 0 });
        }
        Ok(undone)
    }

    /// What this session changed.
    ///
    /// # Errors
    /// When an old state cannot be read.
    pub fn diff(&self) -> Result<String, Error> {
        self.journal.diff(&self.workspace)
    }

    /// The files that this session changed.
    pub fn changed(&self) -> Vec<PathBuf> {
        self.journal.changed()
    }

    /// Background jobs, the first one being number 1.
    pub fn jobs(&self) -> &[Job] {
        &self.jobs
    }

    /// How many of them run.
    pub fn n_running(&self) -> usize {
        self.jobs.iter().filter(|job| job.state() == JobState::Running).count()
    }

    /// The model knows this state of a file.
    pub(crate) fn saw(&mut self, place: &Place, state: Fingerprint) {
        self.seen.insert(place.relative.clone(), state);
    }

    /// Whether the model knows any state of a file.
    pub(crate) fn has_seen(&self, place: &Place) -> bool {
        self.seen.contains_key(&place.relative)
    }

    /// Whether a file is as the model knows it, if it does.
    pub(crate) fn check_fresh(&self, place: &Place, bytes: &[u8]) -> Result<(), Error> {
        match self.seen.get(&place.relative) {
            Some(seen) if *seen != Fingerprint::of(bytes) => Err(Error::Stale { path: place.given.clone() }),
            _ => Ok(()),
        }
    }
}

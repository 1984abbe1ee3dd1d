//! The tools of a session: the built-in ones and those of MCP servers, behind one door where somebody may be asked.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use ds4_tools::{Access, Cancel, Declaration, Effect, Outcome, Preview, Toolbox, declarations};
use serde_json::Value;

use crate::{Approval, Decision, Listener};

/// When somebody is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Approve {
    /// Never.
    Never,
    /// Before files change and commands run.
    Writes,
    /// Before every call.
    All,
}

/// Tools of somebody else.
pub trait OtherTools: Send {
    /// What they are.
    fn declarations(&self) -> &[Declaration];

    /// Calls one of them.
    ///
    /// # Errors
    /// The server's own words.
    fn call(&mut self, name: &str, arguments: &str, cancel: &Cancel) -> Result<String, String>;
}

/// All tools of a session.
pub struct Tools {
    /// The built-in ones.
    pub toolbox: Toolbox,
    others: Vec<Box<dyn OtherTools>>,
    approve: Approve,
    /// What was allowed once and for all: tools, and commands word for word.
    allowed: HashSet<String>,
    /// The walls around commands cannot be built, and why. Somebody may allow commands without them.
    unconfined: Option<String>,
}

impl Tools {
    /// The tools of a toolbox and of others.
    pub fn new(toolbox: Toolbox, others: Vec<Box<dyn OtherTools>>, approve: Approve) -> Tools {
        let unconfined = toolbox.sandbox().check().err().map(|err| err.to_string());
        Tools { toolbox, others, approve, allowed: HashSet::new(), unconfined }
    }

    /// What the model is told of.
    pub fn declarations(&self) -> Vec<Declaration> {
        let others = self.others.iter().flat_map(|others| others.declarations().iter().cloned());
        declarations().into_iter().chain(others).collect()
    }

    /// Why commands cannot be confined here, if they should be.
    pub fn unconfined(&self) -> Option<&str> {
        self.unconfined.as_deref()
    }

    /// What a call will do, as far as that is known before.
    pub fn preview(&self, name: &str, arguments: &str) -> Option<Preview> {
        self.toolbox.preview(name, arguments)
    }

    /// Does a call, if whoever has to be asked allows it; answers also how long it took, the asking aside.
    pub fn call(
        &mut self,
        name: &str,
        arguments: &str,
        n_bytes: usize,
        cancel: &Cancel,
        listener: &mut dyn Listener,
    ) -> (Outcome, Duration) {
        if let Err(why) = self.admit(name, arguments, listener) {
            let text = if why.is_empty() { "Error: the user does not allow this call.".to_owned() } else { why };
            return (Outcome { text, is_error: true, diff: None }, Duration::ZERO);
        }
        let started = Instant::now();
        let mine = |others: &&mut Box<dyn OtherTools>| others.declarations().iter().any(|tool| tool.name == name);
        let outcome = match self.others.iter_mut().find(mine) {
            Some(others) => {
                let (text, is_error) = match others.call(name, arguments, cancel) {
                    Ok(text) => (text, false),
                    Err(err) => (format!("Error: {err}"), true),
                };
                Outcome { text: self.toolbox.shorten(text, n_bytes), is_error, diff: None }
            }
            None => self.toolbox.call(name, arguments, n_bytes, cancel),
        };
        (outcome, started.elapsed())
    }

    /// Whether a call may be done; asks if need be.
    fn admit(&mut self, name: &str, arguments: &str, listener: &mut dyn Listener) -> Result<(), String> {
        let effect = match self.toolbox.effect(name) {
            Some(effect) => effect,
            // Nobody knows what somebody else's tool does.
            None if self.declarations().iter().any(|tool| tool.name == name) => Effect::Runs,
            None => return Ok(()),
        };
        let starts_command = name == "bash";
        if starts_command && let Some(why) = self.unconfined.clone() {
            let preview = self.preview(name, arguments);
            let ask = Approval { name, arguments, preview: preview.as_ref(), why: Some(&why) };
            return match listener.approve(&ask) {
                Decision::Yes => {
                    self.toolbox.unconfine();
                    Ok(())
                }
                Decision::Always => {
                    self.toolbox.unconfine();
                    self.unconfined = None;
                    Ok(())
                }
                Decision::No(reason) if reason.is_empty() => Err(format!("Error: {why}. Work without bash.")),
                Decision::No(reason) => Err(format!("Error: {why}. {reason}")),
            };
        }
        let is_asked = match self.approve {
            Approve::Never => false,
            Approve::Writes => effect != Effect::Reads && name != "job",
            Approve::All => true,
        };
        // A call that cannot be done is not worth asking about, nor is one that is refused anyway.
        let preview = self.preview(name, arguments);
        let is_futile =
            effect == Effect::Writes && (preview.is_none() || self.toolbox.sandbox().access == Access::ReadOnly);
        let key = allowance(name, arguments);
        if !is_asked || is_futile || self.allowed.contains(&key) {
            return Ok(());
        }
        match listener.approve(&Approval { name, arguments, preview: preview.as_ref(), why: None }) {
            Decision::Yes => Ok(()),
            Decision::Always => {
                self.allowed.insert(key);
                Ok(())
            }
            Decision::No(reason) if reason.is_empty() => Err(String::new()),
            Decision::No(reason) => Err(format!("Error: the user does not allow this call: {reason}")),
        }
    }
}

/// What "always" is about: a command is always this very command, any other tool is the tool.
fn allowance(name: &str, arguments: &str) -> String {
    let command = || serde_json::from_str::<Value>(arguments).ok()?["command"].as_str().map(str::to_owned);
    match name {
        "bash" => format!("bash {}", command().unwrap_or_default()),
        // One word for all changes of files.
        "write" | "edit" | "multi_edit" => "files".to_owned(),
        name => name.to_owned(),
    }
}

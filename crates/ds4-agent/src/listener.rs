//! Who watches an agent, may stop it, and is asked.

use ds4_tools::Preview;

use crate::Event;

/// A screen, a script, a test.
pub trait Listener {
    /// Something happened.
    fn event(&mut self, event: &Event);

    /// May this call be done?
    fn approve(&mut self, ask: &Approval<'_>) -> Decision;

    /// What the person has said since the task began; handed over once.
    fn said(&mut self) -> Option<String> {
        None
    }
}

/// A call that needs somebody's word.
#[derive(Clone, Copy, Debug)]
pub struct Approval<'a> {
    /// The tool.
    pub name: &'a str,
    /// JSON.
    pub arguments: &'a str,
    /// What it will do.
    pub preview: Option<&'a Preview>,
    /// Why this is asked, when it is not the usual reason.
    pub why: Option<&'a str>,
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Do it.
    Yes,
    /// Do it, and do not ask about this tool (or this command) again.
    Always,
    /// Do not; the model is told why, if there is a reason.
    No(String),
}

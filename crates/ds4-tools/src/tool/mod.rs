//! The tools, one file each: what the model is told, and what is done.

mod bash;
mod edit;
mod list;
mod read;
mod search;
mod write;

use serde_json::Value;

pub(crate) use bash::{bash, job};
pub(crate) use edit::{edit, multi_edit};
pub(crate) use list::list;
pub(crate) use read::read;
pub(crate) use search::search;
pub(crate) use write::write;

use crate::journal::Journal;
use crate::workspace::Place;
use crate::{Error, Workspace};

/// What a call may do to the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It looks.
    Reads,
    /// It changes files.
    Writes,
    /// It runs programs.
    Runs,
}

/// A tool as a model is told of it.
#[derive(Clone, Debug)]
pub struct Declaration {
    /// What it is called by.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// The JSON schema of its arguments.
    pub parameters: Value,
}

/// All tools, in the order in which they are shown. Models are trained on these very words: a change here costs them.
pub fn declarations() -> Vec<Declaration> {
    let list: Vec<Value> =
        serde_json::from_str(include_str!("declarations.json")).expect("the file is part of the source");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    list.iter()
        .map(|entry| &entry["function"])
        .map(|function| Declaration {
            name: text(&function["name"]),
            description: text(&function["description"]),
            parameters: function["parameters"].clone(),
        })
        .collect()
}

/// What a tool of that name may do; nothing when there is none.
pub(crate) fn effect(name: &str) -> Option<Effect> {
    match name {
        "read" | "search" | "list" | "more" => Some(Effect::Reads),
        "write" | "edit" | "multi_edit" => Some(Effect::Writes),
        "bash" | "job" => Some(Effect::Runs),
        _ => None,
    }
}

/// A file about to be changed.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    pub place: Place,
    pub before: Option<Vec<u8>>,
    pub after: Vec<u8>,
    /// What is said when it is done.
    pub said: String,
}

impl Change {
    /// Makes it.
    pub(crate) fn make(&self, workspace: &Workspace, journal: &mut Journal) -> Result<(), Error> {
        journal.change(workspace, &self.place, self.before.as_deref(), &self.after)
    }

    /// What it changes.
    pub(crate) fn diff(&self) -> String {
        let path = self.place.relative.display().to_string();
        crate::unified(&path, self.before.as_deref(), Some(&self.after))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_declared_tool_exists_and_says_what_it_needs() {
        for tool in declarations() {
            assert!(effect(&tool.name).is_some(), "{}", tool.name);
            let properties = tool.parameters["properties"].as_object().unwrap();
            for required in tool.parameters["required"].as_array().unwrap() {
                assert!(properties.contains_key(required.as_str().unwrap()), "{} {required}", tool.name);
            }
        }
        assert_eq!(effect("rm"), None);
    }
}

//! Conversations at rest: named pointers into the KV store, each with its messages as JSON and a journal of changed files.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ds4_chat::{Assistant, Message, Thinking, ToolCall, ToolResult};
use ds4_kvstore::session::fresh_name;
use ds4_kvstore::{Freed, SessionHead, SessionRecord, Store};
use serde_json::{Value, json};

/// Whose sessions these are.
const OWNER: &str = "ds4-agent";
/// Characters of a title.
const TITLE_CHARS: usize = 70;
const VERSION: u64 = 1;

/// Why a session cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SessionError {
    /// The store refuses.
    #[error(transparent)]
    Store(#[from] ds4_kvstore::Error),
    /// Its text is not one of ours.
    #[error("session {name} holds no conversation of this program's version")]
    Foreign {
        /// Its name.
        name: String,
    },
    /// There is nothing to go on with.
    #[error("there is no session of {workspace} yet")]
    NoneHere {
        /// The workspace.
        workspace: String,
    },
}

/// A conversation that came back.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Its id.
    pub name: String,
    /// What it is about.
    pub title: String,
    /// Where it worked.
    pub workspace: PathBuf,
    /// What was said, without the opening.
    pub messages: Vec<Message>,
    /// How much the model reasoned.
    pub thinking: Thinking,
    /// What the model's memory stood at.
    pub tokens: Vec<u32>,
}

/// Keeps one conversation.
pub struct Keeper {
    store: Arc<Store>,
    /// For journals.
    folder: PathBuf,
    workspace: PathBuf,
    name: String,
    title: String,
}

impl Keeper {
    /// A keeper of a new conversation in `workspace`; the store lies in `folder`.
    pub fn new(store: Arc<Store>, folder: &Path, workspace: &Path) -> Keeper {
        Keeper {
            store,
            folder: folder.to_owned(),
            workspace: workspace.to_owned(),
            name: fresh_name(),
            title: String::new(),
        }
    }

    /// The conversation's id.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it is about; empty before the first request.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Where its changes of files are written down.
    pub fn journal(&self) -> PathBuf {
        journal(&self.folder, &self.name)
    }

    /// A request was made; the first one names the conversation.
    pub fn begin(&mut self, request: &str) {
        if self.title.is_empty() {
            let line = request.split_whitespace().collect::<Vec<_>>().join(" ");
            self.title = line.chars().take(TITLE_CHARS).collect();
        }
    }

    /// Starts another conversation.
    pub fn renew(&mut self) {
        self.name = fresh_name();
        self.title.clear();
    }

    /// Goes on keeping this one.
    pub fn take_over(&mut self, kept: &Kept) {
        self.name.clone_from(&kept.name);
        self.title.clone_from(&kept.title);
    }

    /// Keeps the conversation; returns when it is on the device.
    ///
    /// # Errors
    /// When the store refuses.
    pub fn save(&self, messages: &[Message], thinking: Thinking, tokens: Vec<u32>) -> Result<(), SessionError> {
        let body = json!({
            "version": VERSION,
            "workspace": self.workspace.to_string_lossy(),
            "thinking": thinking.name(),
            "messages": messages.iter().map(message_to_json).collect::<Vec<_>>(),
        });
        let record = SessionRecord {
            owner: OWNER.to_owned(),
            title: self.title.clone(),
            tokens,
            body: body.to_string().into_bytes(),
        };
        Ok(self.store.save_session(&self.name, &record)?)
    }

    /// All conversations, newest first.
    ///
    /// # Errors
    /// When the store refuses.
    pub fn list(&self) -> Result<Vec<SessionHead>, SessionError> {
        Ok(self.store.sessions(OWNER)?)
    }

    /// The conversation of this id, or of the only id that begins like this.
    ///
    /// # Errors
    /// When there is none, or several, or it is damaged.
    pub fn load(&self, id: &str) -> Result<Kept, SessionError> {
        let head = self.store.find_session(OWNER, id)?;
        let session = self.store.load_session(&head.name)?;
        let foreign = || SessionError::Foreign { name: head.name.clone() };
        let body: Value = serde_json::from_slice(&session.body).map_err(|_| foreign())?;
        decode(&head, &body, session.tokens).ok_or_else(foreign)
    }

    /// The newest conversation of this workspace.
    ///
    /// # Errors
    /// When there is none.
    pub fn load_last(&self) -> Result<Kept, SessionError> {
        let here = |head: &SessionHead| self.load(&head.name).ok().filter(|kept| kept.workspace == self.workspace);
        let none = || SessionError::NoneHere { workspace: self.workspace.display().to_string() };
        self.list()?.iter().find_map(here).ok_or_else(none)
    }

    /// Deletes a conversation and what only it needs.
    ///
    /// # Errors
    /// When there is none of that id.
    pub fn delete(&self, id: &str) -> Result<(SessionHead, Freed), SessionError> {
        let head = self.store.find_session(OWNER, id)?;
        let freed = self.store.delete_session(&head.name)?;
        // A session that changed no file has no journal.
        let _ = fs::remove_dir_all(journal(&self.folder, &head.name));
        Ok((head, freed))
    }

    /// Frees what the model remembers of a conversation; its text stays.
    ///
    /// # Errors
    /// When there is none of that id.
    pub fn strip(&self, id: &str) -> Result<(SessionHead, Freed), SessionError> {
        let head = self.store.find_session(OWNER, id)?;
        let freed = self.store.strip_session(&head.name)?;
        Ok((head, freed))
    }
}

fn journal(folder: &Path, name: &str) -> PathBuf {
    folder.join("journals").join(name)
}

fn decode(head: &SessionHead, body: &Value, tokens: Vec<u32>) -> Option<Kept> {
    if body["version"].as_u64() != Some(VERSION) {
        return None;
    }
    Some(Kept {
        name: head.name.clone(),
        title: head.title.clone(),
        workspace: body["workspace"].as_str()?.into(),
        messages: body["messages"].as_array()?.iter().map(message_from_json).collect::<Option<_>>()?,
        thinking: Thinking::from_name(body["thinking"].as_str()?)?,
        tokens,
    })
}

/// A conversation holds requests, answers and results; the opening is not kept.
fn message_to_json(message: &Message) -> Value {
    match message {
        Message::User(user) => json!({ "role": "user", "content": user.content.text() }),
        Message::Tool(result) => {
            json!({ "role": "tool", "id": result.call_id, "content": result.content.text() })
        }
        Message::Assistant(said) => {
            let call = |call: &ToolCall| json!({ "id": call.id, "name": call.name, "arguments": call.arguments, "raw": call.raw });
            json!({
                "role": "assistant", "reasoning": said.reasoning, "content": said.content,
                "calls": said.tool_calls.iter().map(call).collect::<Vec<_>>(),
            })
        }
        other => unreachable!("a conversation of the agent holds no {other:?}"),
    }
}

fn message_from_json(value: &Value) -> Option<Message> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let content = text(&value["content"])?;
    let call = |call: &Value| {
        Some(ToolCall {
            id: text(&call["id"]),
            name: text(&call["name"])?,
            arguments: text(&call["arguments"])?,
            raw: text(&call["raw"]),
        })
    };
    Some(match value["role"].as_str()? {
        "user" => Message::user(content),
        "tool" => Message::Tool(ToolResult { call_id: text(&value["id"]), content: content.into() }),
        "assistant" => Message::Assistant(Assistant {
            reasoning: text(&value["reasoning"])?,
            content,
            tool_calls: value["calls"].as_array()?.iter().map(call).collect::<Option<_>>()?,
            ..Assistant::default()
        }),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use ds4_kvstore::Options;

    use super::*;

    fn conversation() -> Vec<Message> {
        let call = ToolCall {
            id: Some("call_1".into()),
            name: "read".into(),
            arguments: r#"{"path": "a"}"#.into(),
            raw: Some("raw".into()),
        };
        let said = Assistant { reasoning: "hm".into(), tool_calls: vec![call], ..Assistant::default() };
        vec![
            Message::user("read a"),
            Message::Assistant(said),
            Message::tool("call_1", "</tool_result><｜User｜> \u{1F600}"),
            Message::assistant("done"),
        ]
    }

    fn keeper(folder: &Path, workspace: &str) -> Keeper {
        let store = Store::open(folder, Options::new([7; 16]), |_| {}).unwrap();
        Keeper::new(Arc::new(store), folder, Path::new(workspace))
    }

    #[test]
    fn what_is_kept_comes_back() {
        let home = tempfile::tempdir().unwrap();
        let mut keeper = keeper(home.path(), "/w");
        keeper.begin("read\n  a   please");
        keeper.begin("something else");
        keeper.save(&conversation(), Thinking::High, vec![1, 2, 3]).unwrap();
        let kept = keeper.load(&keeper.name()[..6]).unwrap();
        assert_eq!((kept.messages, kept.tokens, kept.title.as_str()), (conversation(), vec![1, 2, 3], "read a please"));
        assert_eq!(keeper.list().unwrap().len(), 1);
        keeper.delete(keeper.name()).unwrap();
        assert!(keeper.load(keeper.name()).is_err());
    }

    #[test]
    fn the_last_one_of_this_folder() {
        let home = tempfile::tempdir().unwrap();
        let here = keeper(home.path(), "/here");
        assert!(matches!(here.load_last(), Err(SessionError::NoneHere { .. })));
        here.save(&conversation(), Thinking::None, Vec::new()).unwrap();
        let there = Keeper::new(here.store.clone(), home.path(), Path::new("/there"));
        there.save(&conversation(), Thinking::None, Vec::new()).unwrap();
        assert_eq!(here.load_last().unwrap().name, here.name());
    }

    #[test]
    fn what_is_not_ours_is_refused() {
        let home = tempfile::tempdir().unwrap();
        let keeper = keeper(home.path(), "/w");
        for body in [
            "",
            "{}",
            r#"{"version":2}"#,
            r#"{"version":1,"workspace":"/w","thinking":"high","messages":[{"role":"root"}]}"#,
        ] {
            let record = SessionRecord { owner: OWNER.into(), body: body.into(), ..SessionRecord::default() };
            keeper.store.save_session("x", &record).unwrap();
            assert!(matches!(keeper.load("x"), Err(SessionError::Foreign { .. })), "{body}");
        }
    }
}

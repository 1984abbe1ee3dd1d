//! Kept conversations: named sessions of the KV store, and what they hold of a chat.
//!
//! The messages are a session's body, as JSON; what the model remembers of them lies in the store.

use std::sync::Arc;

use anyhow::{Result, anyhow};
use ds4_chat::{Assistant, Message, Thinking};
use ds4_kvstore::{Error, Freed, SessionHead, SessionRecord, Store};
use serde_json::{Value, json};

/// The program that these sessions belong to.
const OWNER: &str = "ds4";
/// Of a title.
const TITLE_CHARS: usize = 60;

/// A conversation at rest.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Everything said so far.
    pub messages: Vec<Message>,
    /// How much the model was to reason.
    pub thinking: Thinking,
    /// What the model has read and said of it.
    pub tokens: Vec<u32>,
}

/// The kept conversations of a store.
#[derive(Clone)]
pub struct Sessions {
    store: Arc<Store>,
}

impl Sessions {
    /// Those of `store`.
    pub fn new(store: Arc<Store>) -> Sessions {
        Sessions { store }
    }

    /// Keeps a conversation, in place of one with the same name. It is safe on the disk when this returns.
    ///
    /// # Errors
    /// When the store's folder cannot be written.
    pub fn save(&self, name: &str, kept: &Kept) -> Result<()> {
        let body = json!({
            "thinking": kept.thinking.name(),
            "messages": kept.messages.iter().map(message_to_json).collect::<Vec<_>>(),
        });
        let record = SessionRecord {
            owner: OWNER.into(),
            title: title(&kept.messages),
            tokens: kept.tokens.clone(),
            body: body.to_string().into_bytes(),
        };
        Ok(self.store.save_session(name, &record)?)
    }

    /// Reads a conversation back: of this name, or the only one whose name begins like this.
    ///
    /// # Errors
    /// When there is none of that name, or its file is torn or not one of ours.
    pub fn load(&self, name: &str) -> Result<(SessionHead, Kept)> {
        let head = match self.store.find_session(OWNER, name) {
            Ok(head) => head,
            // One that cannot be read is not in the list; loading it says why.
            Err(Error::NoSession { .. }) => match self.store.load_session(name) {
                Err(Error::NoSession { .. }) => return Err(self.unknown(name)),
                Err(err) => return Err(err.into()),
                Ok(session) => return Err(anyhow!("'{name}' is a session of {}", session.head.owner)),
            },
            Err(err) => return Err(err.into()),
        };
        let session = self.store.load_session(&head.name)?;
        let kept = kept(&session.body, session.tokens);
        let kept = kept.ok_or_else(|| anyhow!("'{}' does not hold a conversation of this ds4", head.name))?;
        Ok((session.head, kept))
    }

    /// All conversations, newest first.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn list(&self) -> Result<Vec<SessionHead>> {
        Ok(self.store.sessions(OWNER)?)
    }

    /// Deletes a conversation and what only it needs of the store.
    ///
    /// # Errors
    /// When there is none of that name.
    pub fn delete(&self, name: &str) -> Result<Freed> {
        match self.store.find_session(OWNER, name) {
            Ok(head) if head.name == name => Ok(self.store.delete_session(name)?),
            _ => Err(self.unknown(name)),
        }
    }

    /// Frees what only this conversation needs of the store; its text stays.
    ///
    /// # Errors
    /// When there is none of that name.
    pub fn strip(&self, name: &str) -> Result<Freed> {
        match self.store.find_session(OWNER, name) {
            Ok(head) => Ok(self.store.strip_session(&head.name)?),
            Err(_) => Err(self.unknown(name)),
        }
    }

    /// "no conversation is called 'x'; there are: a, b"
    fn unknown(&self, name: &str) -> anyhow::Error {
        let mut names: Vec<String> = self.list().unwrap_or_default().into_iter().map(|head| head.name).collect();
        names.sort();
        let others = if names.is_empty() { String::new() } else { format!("; there are: {}", names.join(", ")) };
        anyhow!("no conversation is called '{name}'{others}")
    }
}

/// The first question, on one line.
fn title(messages: &[Message]) -> String {
    let first = messages.iter().find_map(|message| match message {
        Message::User(user) => Some(user.content.text()),
        _ => None,
    });
    let words: Vec<&str> = first.as_deref().unwrap_or("").split_whitespace().collect();
    words.join(" ").chars().take(TITLE_CHARS).collect()
}

fn kept(body: &[u8], tokens: Vec<u32>) -> Option<Kept> {
    let body: Value = serde_json::from_slice(body).ok()?;
    let messages = body["messages"].as_array()?.iter().map(message_from_json).collect::<Option<_>>()?;
    Some(Kept { messages, thinking: body["thinking"].as_str().and_then(Thinking::from_name)?, tokens })
}

/// The CLI holds three kinds of messages; any other would be a bug of ours.
fn message_to_json(message: &Message) -> Value {
    match message {
        Message::System(system) => json!({ "role": "system", "content": system.content.text() }),
        Message::User(user) => json!({ "role": "user", "content": user.content.text() }),
        Message::Assistant(said) => {
            json!({ "role": "assistant", "reasoning": said.reasoning, "content": said.content })
        }
        other => unreachable!("the chat of the CLI holds no {other:?}"),
    }
}

fn message_from_json(value: &Value) -> Option<Message> {
    let content = value["content"].as_str()?;
    Some(match value["role"].as_str()? {
        "system" => Message::system(content),
        "user" => Message::user(content),
        "assistant" => Message::Assistant(Assistant {
            reasoning: value["reasoning"].as_str()?.to_owned(),
            content: content.to_owned(),
            ..Assistant::default()
        }),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use ds4_kvstore::Options;

    use super::*;

    fn said() -> Kept {
        let said = Assistant { reasoning: "hm".into(), content: "4 \u{1F600}".into(), ..Assistant::default() };
        Kept {
            messages: vec![Message::system("be brief"), Message::user("2 +\n2?"), Message::Assistant(said)],
            thinking: Thinking::High,
            tokens: (0..300).collect(),
        }
    }

    fn open(home: &tempfile::TempDir) -> (Arc<Store>, Sessions) {
        let store = Arc::new(Store::open(home.path(), Options::new([7; 16]), |_| {}).unwrap());
        (Arc::clone(&store), Sessions::new(store))
    }

    #[test]
    fn what_is_kept_comes_back() {
        let home = tempfile::tempdir().unwrap();
        let (_, sessions) = open(&home);
        sessions.save("trip", &said()).unwrap();
        sessions.save("trip", &said()).unwrap();
        let (head, kept) = sessions.load("tr").unwrap();
        assert_eq!((kept, &*head.name, &*head.title), (said(), "trip", "2 + 2?"));
        assert_eq!(sessions.list().unwrap().len(), 1);
        let err = format!("{:#}", sessions.load("holiday").unwrap_err());
        assert_eq!(err, "no conversation is called 'holiday'; there are: trip");
        assert!(sessions.delete("tr").is_err(), "only a whole name deletes");
        sessions.strip("tr").unwrap();
        sessions.delete("trip").unwrap();
        assert!(sessions.load("trip").is_err() && sessions.strip("trip").is_err());
    }

    #[test]
    fn what_is_not_a_conversation_of_ours_is_refused() {
        let home = tempfile::tempdir().unwrap();
        let (store, sessions) = open(&home);
        let save = |owner: &str, body: &str| {
            let (owner, body) = (owner.to_owned(), body.as_bytes().to_vec());
            store.save_session("x", &SessionRecord { owner, body, ..Default::default() }).unwrap();
        };
        for body in [
            "",
            "{}",
            "[]",
            r#"{"thinking":"deep","messages":[]}"#,
            r#"{"thinking":"high","messages":[{"role":"root","content":""}]}"#,
            r#"{"thinking":"high","messages":[{"role":"user"}]}"#,
        ] {
            save(OWNER, body);
            assert!(sessions.load("x").is_err(), "{body}");
        }
        save("ds4-agent", r#"{"thinking":"high","messages":[]}"#);
        assert!(sessions.load("x").unwrap_err().to_string().contains("of ds4-agent"));
        assert!(sessions.delete("x").is_err() && sessions.strip("x").is_err());
        save(OWNER, r#"{"thinking":"high","messages":[]}"#);
        assert!(sessions.load("x").is_ok());
    }
}

//! What must hold for every body of every dialect: reading it does not panic, a refusal is the client's fault and names a
//! field, and what was read is rendered, with as many special tokens as its messages call for.

use ds4_chat::{RenderOptions, Thinking, render};
use ds4_server::protocol::{ApiError, ChatRequest};
use serde_json::Value;

/// Reads a body and renders it.
pub fn check(bytes: &[u8], read: impl Fn(&Value) -> Result<ChatRequest, ApiError>) {
    let Ok(value) = serde_json::from_slice::<Value>(bytes) else { return };
    match read(&value) {
        Ok(chat) => {
            assert!(read(&value).is_ok_and(|again| again == chat), "reading is repeatable");
            for thinking in [Thinking::None, Thinking::High] {
                let options = RenderOptions { thinking, ..RenderOptions::default() };
                // The only error is an empty developer message, which no dialect makes.
                render(&chat.clone().into_messages(), &options).expect("what was read can be rendered");
            }
        }
        Err(error) => assert!(error.status() < 500 && !error.message.is_empty(), "{}", error.message),
    }
}

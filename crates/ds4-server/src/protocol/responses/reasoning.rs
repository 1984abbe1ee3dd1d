//! Reasoning on its round trip through a client that keeps everything.
//!
//! The vendor encrypts reasoning before it hands it out. Here the client is the user's own program on the same machine, so
//! the field holds plain text in the alphabet that clients expect there.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::Value;

use crate::protocol::{ApiError, Fields};

const PREFIX: &str = "ds4:";

/// Reasoning as `encrypted_content`.
pub fn seal(text: &str) -> String {
    STANDARD.encode(format!("{PREFIX}{text}"))
}

/// What [`seal`] sealed; nothing for what others did.
pub fn unseal(sealed: &str) -> Option<String> {
    let text = String::from_utf8(STANDARD.decode(sealed).ok()?).ok()?;
    text.strip_prefix(PREFIX).map(str::to_owned)
}

/// The reasoning of an item that came back: all of it where we sealed it, else its text, else its summary.
///
/// # Errors
/// A field of the wrong type.
pub fn of_item(item: &Fields<'_>) -> Result<String, ApiError> {
    if let Some(text) = item.str("encrypted_content")?.and_then(unseal) {
        return Ok(text);
    }
    let joined = |key: &str| -> Result<String, ApiError> {
        let parts = item.array(key)?.unwrap_or_default().iter();
        let texts: Vec<&str> = parts.filter_map(|part| part.get("text").and_then(Value::as_str)).collect();
        Ok(texts.join("\n\n"))
    };
    let text = joined("content")?;
    if text.is_empty() { joined("summary") } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn it_comes_back_as_it_left() {
        assert_eq!(unseal(&seal("häm\n")), Some("häm\n".to_owned()));
        assert_eq!(unseal("bW9jay1lbmNyeXB0ZWQ="), None);
        assert_eq!(unseal("not base64!"), None);
        let read = |item: Value| of_item(&Fields::of(&item, "i").unwrap()).unwrap();
        assert_eq!(read(json!({"encrypted_content": seal("all"), "summary": [{"text": "short"}]})), "all");
        assert_eq!(
            read(json!({"encrypted_content": "zzzz", "summary": [{"text": "short"}], "content": null})),
            "short"
        );
        assert_eq!(read(json!({"content": [{"type": "reasoning_text", "text": "long"}], "summary": []})), "long");
    }
}

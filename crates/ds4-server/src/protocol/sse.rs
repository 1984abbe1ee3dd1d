//! Server-sent events as text.

use serde_json::Value;

/// Appends an event that has only data.
pub fn data(out: &mut String, data: &Value) {
    out.push_str("data: ");
    out.push_str(&data.to_string());
    out.push_str("\n\n");
}

/// Appends an event with a name.
pub fn event(out: &mut String, name: &str, body: &Value) {
    out.push_str("event: ");
    out.push_str(name);
    out.push('\n');
    data(out, body);
}

/// Appends a comment, which every client ignores but counts as a sign of life.
pub fn comment(out: &mut String, text: &str) {
    out.push_str(": ");
    out.push_str(text);
    out.push_str("\n\n");
}

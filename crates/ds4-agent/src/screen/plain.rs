//! Events as plain lines, without colours and without going back.

use std::time::Duration;

use ds4_tools::Preview;
use serde_json::Value;

use crate::Event;

/// A line about an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its text; may have several rows.
    pub text: String,
    /// What it is about went wrong.
    pub is_bad: bool,
}

/// Characters of an argument that a line shows.
const SHOWN_CHARS: usize = 100;

/// What is worth a line; nothing for fragments and for what other lines say.
pub fn line(event: &Event) -> Option<Line> {
    let good = |text: String| Some(Line { text, is_bad: false });
    match event {
        Event::Call { name, arguments, preview, .. } => good(format!("> {}", call(name, arguments, preview.as_ref()))),
        Event::Result { text, is_error, diff, elapsed, .. } => {
            Some(Line { text: format!("  {}", result(text, diff.as_deref(), *elapsed)), is_bad: *is_error })
        }
        Event::Compacting => good("the context is almost full: summarising".to_owned()),
        Event::Compacted { before, after, .. } => good(format!("summarised: {before} tokens are {after} now")),
        Event::Note(text) => good(text.clone()),
        _ => None,
    }
}

/// A call in a few words: its tool and what matters of its arguments.
pub fn call(name: &str, arguments: &str, preview: Option<&Preview>) -> String {
    if let Some(Preview::Command(command)) = preview {
        return format!("{name} {}", short(command));
    }
    let Ok(Value::Object(values)) = serde_json::from_str::<Value>(arguments) else {
        return format!("{name} {}", short(arguments));
    };
    let long = ["content", "old", "new", "edits"];
    let shown = values.iter().filter(|(key, _)| !long.contains(&key.as_str())).map(|(key, value)| {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        if matches!(key.as_str(), "path" | "query") { short(&text) } else { format!("{key}={}", short(&text)) }
    });
    std::iter::once(name.to_owned()).chain(shown).collect::<Vec<_>>().join(" ")
}

/// A result in one line: its beginning and how much there is.
pub fn result(text: &str, diff: Option<&str>, elapsed: Duration) -> String {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    let mut out = short(first.trim());
    let n_lines = text.lines().count();
    if n_lines > 1 {
        out.push_str(&format!(" (+{} lines)", n_lines - 1));
    }
    if let Some(diff) = diff {
        let is = |sign: char, header: &str| {
            diff.lines().filter(|line| line.starts_with(sign) && !line.starts_with(header)).count()
        };
        out.push_str(&format!(" +{} -{}", is('+', "+++"), is('-', "---")));
    }
    if elapsed >= Duration::from_secs(1) {
        out.push_str(&format!(" {:.1} s", elapsed.as_secs_f64()));
    }
    out
}

/// The beginning of a text, in one row and harmless.
pub fn short(text: &str) -> String {
    let row = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let row = harmless(&row);
    match row.char_indices().nth(SHOWN_CHARS) {
        None => row,
        Some((at, _)) => format!("{}...", &row[..at]),
    }
}

/// What a model or a program says, made harmless for a terminal: control characters, which could clear the screen or type in
/// the person's name, become pictures of themselves.
pub fn harmless(text: &str) -> String {
    let picture = |c: char| match u32::from(c) {
        0x9 | 0xa => c,
        code @ 0..0x20 => char::from_u32(0x2400 + code).unwrap_or(char::REPLACEMENT_CHARACTER),
        0x7f => '\u{2421}',
        0x80..0xa0 => char::REPLACEMENT_CHARACTER,
        // They turn the order of what follows around.
        0x202a..=0x202e | 0x2066..=0x2069 => char::REPLACEMENT_CHARACTER,
        _ => c,
    };
    text.chars().map(picture).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_and_results_in_a_few_words() {
        let write = r#"{"path": "a.md", "content": "long\ntext"}"#;
        assert_eq!(call("write", write, None), "write a.md");
        assert_eq!(call("read", r#"{"path": "a.md", "start_line": 5}"#, None), "read a.md start_line=5");
        let preview = Preview::Command("ls\n-la".to_owned());
        assert_eq!(call("bash", "{}", Some(&preview)), "bash ls -la");
        assert_eq!(call("x", "no json", None), "x no json");
        assert_eq!(result("a\nb\nc", None, Duration::ZERO), "a (+2 lines)");
        let diff = "--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n-a\n+b\n+c\n";
        assert_eq!(result("Edited.", Some(diff), Duration::from_millis(2500)), "Edited. +2 -1 2.5 s");
    }

    #[test]
    fn nothing_commands_the_terminal() {
        assert_eq!(short("a\x1b[2Jb\x07"), "a\u{241b}[2Jb\u{2407}");
        assert_eq!(harmless("a\n\tb\u{9b}\u{202e}"), "a\n\tb\u{fffd}\u{fffd}");
    }
}

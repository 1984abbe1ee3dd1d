//! One line for each request, as text or JSON. Never a word of a prompt or an answer.

use std::fmt;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Map, Value};

/// What a line looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

/// Where lines go. Clones go to the same place.
#[derive(Clone)]
pub struct Log {
    format: LogFormat,
    write: Arc<dyn Fn(&str) + Send + Sync>,
}

impl fmt::Debug for Log {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Log").field("format", &self.format).finish_non_exhaustive()
    }
}

impl Log {
    /// A log that hands every line, without its line end, to `write`.
    pub fn new(format: LogFormat, write: impl Fn(&str) + Send + Sync + 'static) -> Log {
        Log { format, write: Arc::new(write) }
    }

    /// A log that forgets everything.
    pub fn none() -> Log {
        Log::new(LogFormat::Text, |_| {})
    }

    /// Writes a line: what happened, and the facts.
    pub fn line(&self, what: &str, facts: &[(&str, Value)]) {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        let line = match self.format {
            LogFormat::Text => text(seconds, what, facts),
            LogFormat::Json => {
                let mut line = Map::new();
                line.insert("time".into(), seconds.into());
                line.insert("what".into(), what.into());
                line.extend(facts.iter().map(|(key, value)| ((*key).to_owned(), value.clone())));
                Value::Object(line).to_string()
            }
        };
        (self.write)(&line);
    }
}

fn text(seconds: u64, what: &str, facts: &[(&str, Value)]) -> String {
    let (hours, minutes) = (seconds / 3600 % 24, seconds / 60 % 60);
    let mut line = format!("{hours:02}:{minutes:02}:{:02} ds4-server: {what}", seconds % 60);
    for (key, value) in facts {
        match value {
            Value::String(text) => line.push_str(&format!(" {key}={text}")),
            Value::Number(n) if n.is_f64() => line.push_str(&format!(" {key}={:.1}", n.as_f64().unwrap_or_default())),
            value => line.push_str(&format!(" {key}={value}")),
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    #[test]
    fn both_forms() {
        let lines = Arc::new(Mutex::new(Vec::new()));
        for format in [LogFormat::Text, LogFormat::Json] {
            let lines = Arc::clone(&lines);
            let log = Log::new(format, move |line| lines.lock().unwrap().push(line.to_owned()));
            log.line("answer", &[("path", "/v1/messages".into()), ("prompt", 3.into()), ("tps", 12.345.into())]);
        }
        let lines = lines.lock().unwrap();
        assert!(lines[0].ends_with("ds4-server: answer path=/v1/messages prompt=3 tps=12.3"), "{}", lines[0]);
        let json: Value = serde_json::from_str(&lines[1]).unwrap();
        assert_eq!((&json["what"], &json["prompt"]), (&"answer".into(), &3.into()));
    }
}

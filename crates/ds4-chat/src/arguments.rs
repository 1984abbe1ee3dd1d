//! The arguments of one call, as JSON text, while their parameters are read.
//!
//! Every method answers the next fragment; all fragments of a call concatenate to one JSON object, wherever it ends.

use serde_json::Value;

use crate::json;

/// One JSON object in the making.
#[derive(Debug, Default)]
pub(crate) struct Arguments {
    keys: Vec<String>,
    open: Option<Open>,
}

/// The parameter being read.
#[derive(Debug)]
enum Open {
    /// A string, delivered while it comes.
    Text,
    /// Text that claims to be JSON, held until it is whole and can be checked.
    Json(String),
    /// A repeated key. The first counts, as it may already have been delivered.
    Repeated,
}

impl Arguments {
    /// A parameter begins.
    pub(crate) fn open(&mut self, key: &str, is_json: bool) -> String {
        if self.keys.iter().any(|known| known == key) {
            self.open = Some(Open::Repeated);
            return String::new();
        }
        let separator = if self.keys.is_empty() { "{" } else { ", " };
        let quote = if is_json { "" } else { "\"" };
        self.keys.push(key.to_owned());
        self.open = Some(if is_json { Open::Json(String::new()) } else { Open::Text });
        format!("{separator}{}: {quote}", json::quote(key))
    }

    /// More of its value.
    pub(crate) fn text(&mut self, text: &str) -> String {
        let mut fragment = String::new();
        match &mut self.open {
            Some(Open::Text) => json::escape_into(text, &mut fragment),
            Some(Open::Json(value)) => value.push_str(text),
            Some(Open::Repeated) | None => {}
        }
        fragment
    }

    /// The parameter ends. What claimed to be JSON and is not becomes a string.
    pub(crate) fn close(&mut self) -> String {
        match self.open.take() {
            Some(Open::Text) => "\"".to_owned(),
            Some(Open::Json(value)) if serde_json::from_str::<Value>(&value).is_ok() => value,
            Some(Open::Json(value)) => json::quote(&value),
            Some(Open::Repeated) | None => String::new(),
        }
    }

    /// The call ends, inside a parameter or not.
    pub(crate) fn end(&mut self) -> String {
        let value = self.close();
        value + if self.keys.is_empty() { "{}" } else { "}" }
    }
}

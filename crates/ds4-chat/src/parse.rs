//! The strict parser: the exact inverse of rendering one assistant message. For tests, tools and training data; what a
//! model just sampled goes through the tolerant [`crate::Parser`].

use serde_json::Value;

use crate::{Assistant, Special, ToolCall, json};

/// Why a completion is not one that the template could have written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("byte {at}: {what}")]
pub struct ParseError {
    /// Offset in the text.
    pub at: usize,
    /// What is wrong there.
    pub what: &'static str,
}

const BLOCK: &str = "\n\n<｜DSML｜tool_calls";
const BLOCK_END: &str = "</｜DSML｜tool_calls>";
const INVOKE: &str = "<｜DSML｜invoke";
const INVOKE_END: &str = "</｜DSML｜invoke";
const PARAMETER: &str = "<｜DSML｜parameter";
const PARAMETER_END: &str = "/｜DSML｜parameter";

/// Reads what follows the opening tag of an assistant turn; with `thinking`, reasoning comes first. Text without the end
/// token gives a message that has none ([`Assistant::wo_eos`]).
///
/// # Errors
/// [`ParseError`] for everything the template does not write: no end of reasoning, special tokens inside text, a malformed
/// or unfinished block, a repeated parameter, text behind the block.
pub fn parse(text: &str, thinking: bool) -> Result<Assistant, ParseError> {
    let mut reader = Reader { text, at: 0 };
    let mut message = Assistant::default();
    if thinking {
        let (reasoning, stop) = reader.until(&[Special::EndThink.text(), BLOCK]);
        if stop != Some(Special::EndThink.text()) {
            return reader.fail("the reasoning has no end");
        }
        message.reasoning = plain(reasoning, 0)?;
    }
    let start = reader.at;
    let (content, stop) = reader.until(&[Special::Eos.text(), BLOCK]);
    message.content = plain(content, start)?;
    message.wo_eos = match stop {
        Some(BLOCK) => {
            message.tool_calls = reader.calls()?;
            !reader.eat(Special::Eos.text())
        }
        stop => stop.is_none(),
    };
    if reader.at != text.len() {
        return reader.fail("text behind the end of the message");
    }
    Ok(message)
}

fn plain(text: &str, at: usize) -> Result<String, ParseError> {
    let specials = [Special::Bos, Special::Eos, Special::Think, Special::EndThink, Special::Dsml];
    match specials.iter().filter_map(|special| text.find(special.text())).min() {
        Some(found) => Err(ParseError { at: at + found, what: "a special token inside text" }),
        None => Ok(text.to_owned()),
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn fail<T>(&self, what: &'static str) -> Result<T, ParseError> {
        Err(ParseError { at: self.at, what })
    }

    /// The text up to the first of `stops`, which is read too; all text when there is none.
    fn until(&mut self, stops: &[&'static str]) -> (&'t str, Option<&'static str>) {
        let rest = &self.text[self.at..];
        let first = stops.iter().filter_map(|stop| Some((rest.find(stop)?, *stop))).min_by_key(|&(at, _)| at);
        let (n_bytes, stop) = first.map_or((rest.len(), None), |(at, stop)| (at, Some(stop)));
        self.at += n_bytes + stop.map_or(0, str::len);
        (&rest[..n_bytes], stop)
    }

    fn eat(&mut self, text: &str) -> bool {
        let found = self.text[self.at..].starts_with(text);
        self.at += if found { text.len() } else { 0 };
        found
    }

    fn expect(&mut self, text: &str, what: &'static str) -> Result<(), ParseError> {
        if self.eat(text) { Ok(()) } else { self.fail(what) }
    }

    /// Behind the word of the block tag.
    fn calls(&mut self) -> Result<Vec<ToolCall>, ParseError> {
        let mut calls = Vec::new();
        loop {
            self.expect(">\n", "a tag must end with '>' and a newline")?;
            if self.eat(BLOCK_END) {
                return Ok(calls);
            }
            self.expect(INVOKE, "expected a call or the end of the block")?;
            calls.push(self.call()?);
        }
    }

    fn call(&mut self) -> Result<ToolCall, ParseError> {
        let (head, mut stop) = self.until(&[PARAMETER, INVOKE_END]);
        // A call without parameters has an empty line between its tags.
        let ends: &[&str] = if stop == Some(INVOKE_END) { &["\">\n\n", "\">\n"] } else { &["\">\n"] };
        let name = head.strip_prefix(" name=\"").and_then(|head| ends.iter().find_map(|end| head.strip_suffix(end)));
        let Some(name) = name else {
            return self.fail("a call must read name=\"…\">");
        };
        let mut keys = Vec::new();
        let mut arguments = String::new();
        while stop == Some(PARAMETER) {
            let (key, value) = self.parameter()?;
            if keys.contains(&key) {
                return self.fail("a parameter is given twice");
            }
            arguments.push_str(if keys.is_empty() { "{" } else { ", " });
            arguments.push_str(&format!("{}: {value}", json::quote(key)));
            keys.push(key);
            let (between, next) = self.until(&[PARAMETER, INVOKE_END]);
            if between != ">\n" {
                return self.fail("a parameter must end with '>' and a newline");
            }
            stop = next;
        }
        if stop.is_none() {
            return self.fail("a call has no end");
        }
        arguments.push_str(if keys.is_empty() { "{}" } else { "}" });
        Ok(ToolCall { name: name.to_owned(), arguments, ..ToolCall::default() })
    }

    /// Key and JSON text of a parameter, up to the word of its closing tag.
    fn parameter(&mut self) -> Result<(&'t str, String), ParseError> {
        let (text, stop) = self.until(&[PARAMETER_END]);
        let parts = text.strip_prefix(" name=\"").and_then(|text| text.strip_suffix('<')).and_then(|text| {
            let forms = [("\" string=\"true\">", true), ("\" string=\"false\">", false)];
            let (at, form, is_string) = forms
                .into_iter()
                .filter_map(|(form, string)| Some((text.find(form)?, form, string)))
                .min_by_key(|p| p.0)?;
            Some((&text[..at], &text[at + form.len()..], is_string))
        });
        match (parts, stop) {
            (Some((key, value, true)), Some(_)) => Ok((key, json::quote(value))),
            (Some((key, value, false)), Some(_)) if serde_json::from_str::<Value>(value).is_ok() => {
                Ok((key, value.to_owned()))
            }
            (Some((_, _, false)), Some(_)) => self.fail("a parameter with string=\"false\" must be JSON"),
            _ => self.fail("a parameter must read name=\"…\" string=\"true|false\">value</｜DSML｜parameter>"),
        }
    }
}

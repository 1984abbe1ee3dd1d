//! What an answer may look like: calls that follow the declared tools, answers that follow a JSON schema.
//!
//! Free text and reasoning stay free, and cost nothing. From the special token of a block tag on, everything is kept to
//! the tools: tags, names of tools and parameters (declared ones, each once, the required ones before the call ends), and
//! values. A string is payload, sampled normally; other values are JSON of their schema. An answer with a schema is kept
//! to it from its first token.
//!
//! [`Grammars`] compiles, [`Grammar`] is what a request needs of it, and the sample loop follows it with a guide. A guide
//! answers with a [`TokenMask`](ds4_engine::TokenMask) of the vocabulary; nothing here samples. Text between two special
//! tokens is one small grammar of bytes (`tools.rs` writes it, `matcher.rs` walks it), so that a token may reach from a
//! tag into a value just as it does in prompts.

mod guide;
mod matcher;
mod schema;
mod tools;

use std::fmt;
use std::sync::{Arc, OnceLock};

use serde_json::Value;

pub(crate) use guide::Guide;

use crate::{Special, Tool, Vocab};
use guide::Tag;
use matcher::{Matchers, Segment};
use schema::{literal, standalone};
use tools::{ToolRules, is_annotation};

/// Whether an answer may be a call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Calls {
    /// It may be.
    #[default]
    Allowed,
    /// It is not.
    Forbidden,
    /// It is one.
    Required,
    /// It is one of this tool.
    Named(String),
}

/// What is asked of an answer.
#[derive(Clone, Debug, Default)]
pub struct Wanted<'w> {
    /// The tools that may be called.
    pub tools: &'w [Tool],
    /// Whether one may, or must be.
    pub calls: Calls,
    /// Not more than one call.
    pub one_call: bool,
    /// A JSON schema of the visible text.
    pub answer: Option<&'w Value>,
}

/// Compiles grammars for a vocabulary. Share it: it remembers what it compiled.
pub struct Grammars {
    vocab: Arc<Vocab>,
    matchers: OnceLock<Arc<Matchers>>,
}

/// A compiled wish. Immutable; may be used by many turns.
pub struct Grammar {
    matchers: Option<Arc<Matchers>>,
    /// The special token of tags.
    dsml: Option<u32>,
    /// The token that ends a turn properly, and all that do.
    eos: Option<u32>,
    ends: Vec<u32>,
    calls: Calls,
    one_call: bool,
    /// The turn may not end before anything was said.
    must_speak: bool,
    tools: Vec<ToolRules>,
    answer: Option<String>,
}

impl Grammars {
    /// A compiler for `vocab`.
    pub fn new(vocab: Arc<Vocab>) -> Grammars {
        Grammars { vocab, matchers: OnceLock::new() }
    }

    /// Does now what the first [`Grammars::compile`] would do.
    pub fn warm_up(&self) {
        self.matchers();
    }

    fn matchers(&self) -> &Arc<Matchers> {
        self.matchers.get_or_init(|| Arc::new(Matchers::new(&self.vocab)))
    }

    /// The grammar of a wish, and what of it cannot be enforced. A schema that cannot be read is relaxed, never refused.
    pub fn compile(&self, wanted: &Wanted<'_>) -> (Grammar, Vec<String>) {
        let mut warnings = Vec::new();
        let calls = if wanted.tools.is_empty() { Calls::Forbidden } else { wanted.calls.clone() };
        let must_call = matches!(calls, Calls::Required | Calls::Named(_));
        let specials = &self.vocab.specials;
        let mut grammar = Grammar {
            matchers: None,
            dsml: specials.get(Special::Dsml),
            eos: specials.get(Special::Eos),
            ends: Special::ALL
                .into_iter()
                .filter_map(|s| specials.get(s))
                .filter(|id| specials.ends_turn(*id))
                .collect(),
            one_call: wanted.one_call || matches!(calls, Calls::Named(_)),
            must_speak: must_call || wanted.answer.is_some(),
            tools: Vec::new(),
            answer: None,
            calls,
        };
        if grammar.calls != Calls::Forbidden {
            let matchers = self.matchers();
            let may_be_called = |tool: &&Tool| !matches!(&grammar.calls, Calls::Named(name) if name != tool.name());
            let tools = wanted.tools.iter().filter(may_be_called);
            grammar.tools = tools.map(|tool| ToolRules::new(tool, matchers, &mut warnings)).collect();
            grammar.matchers = Some(Arc::clone(matchers));
        }
        if must_call {
            grammar.answer = Some("start: \"\\n\\n<\"\n".to_owned());
        } else if let Some(schema) = wanted.answer {
            grammar.answer = Some(self.answer(schema, grammar.calls != Calls::Forbidden, &mut warnings));
            grammar.matchers = Some(Arc::clone(self.matchers()));
        }
        warnings.sort();
        warnings.dedup();
        (grammar, warnings)
    }

    fn answer(&self, schema: &Value, may_call: bool, warnings: &mut Vec<String>) -> String {
        let call = if may_call { " | \"\\n\\n<\"" } else { "" };
        let grammar = |schema: &Value| format!("start: json{call}\njson: %json {}\n", standalone(schema, schema));
        let whole = grammar(schema);
        match self.matchers().segment(&whole) {
            Ok((_, more)) => {
                let more = more.iter().filter(|warning| !is_annotation(warning));
                warnings.extend(more.map(|warning| format!("answer schema: {warning}")));
                whole
            }
            Err(why) => {
                warnings.push(format!("answer schema: any JSON object is accepted ({why})"));
                grammar(&serde_json::json!({ "type": "object" }))
            }
        }
    }
}

impl Grammar {
    /// Whether an answer may hold calls.
    pub(crate) fn may_call(&self) -> bool {
        self.calls != Calls::Forbidden
    }

    /// The grammar of the visible text, if it has one.
    fn answer(&self) -> Option<Segment> {
        let (segment, _) = self.matchers.as_ref()?.segment(self.answer.as_ref()?).ok()?;
        Some(segment)
    }

    /// The text that follows the special token of a tag. None where no grammar can be made of it.
    fn segment(&self, tag: &Tag) -> Option<Segment> {
        let (segment, _) = self.matchers.as_ref()?.segment(&self.lark(tag)).ok()?;
        Some(segment)
    }

    fn lark(&self, tag: &Tag) -> String {
        match tag {
            // The bracket of a marked tag, or anything but the beginning of a call's tag without a mark.
            Tag::Unmarked { opened: true } => "start: rest?\nrest: /[^iD](?s:.*)/\n".to_owned(),
            Tag::Unmarked { opened: false } => {
                r"start: /[ \t\r\n]*(<([^iD](?s:.*))?|[^< \t\r\n](?s:.*))/".to_owned() + "\n"
            }
            Tag::Block => "start: \"tool_calls>\\n<\"\n".to_owned(),
            Tag::Invoke => {
                let mut choices = Vec::new();
                for tool in &self.tools {
                    let given = tool.none_given();
                    if tool.has_more(&given) {
                        choices.push(literal(&format!("{}\">\n<", tool.name)));
                    }
                    if tool.may_end(&given) {
                        choices.push(literal(&format!("{}\">\n\n</", tool.name)));
                    }
                }
                format!("start: \"invoke name=\\\"\" ({})\n", choices.join(" | "))
            }
            Tag::Parameter(tool, given) => self.tools[*tool].parameter_grammar(given),
            Tag::ParameterEnd(tool, given) => {
                let tool = &self.tools[*tool];
                choice("parameter", tool.has_more(given), tool.may_end(given))
            }
            Tag::InvokeEnd => choice("invoke", !self.one_call, true),
            Tag::BlockEnd => "start: \"tool_calls>\"\n".to_owned(),
        }
    }

    /// The tag whose special token follows the `text` of the tag before. None behind the block.
    fn after(&self, tag: Tag, text: &[u8]) -> Option<Tag> {
        let ends = text.ends_with(b"</");
        Some(match tag {
            Tag::Unmarked { .. } | Tag::Block => Tag::Invoke,
            Tag::Invoke if ends => Tag::InvokeEnd,
            Tag::Invoke => {
                let name = text.strip_prefix(b"invoke name=\"")?.strip_suffix(b"\">\n<")?;
                let tool = self.tools.iter().position(|tool| tool.name.as_bytes() == name)?;
                Tag::Parameter(tool, self.tools[tool].none_given())
            }
            Tag::Parameter(tool, mut given) => {
                self.tools[tool].take(text.strip_prefix(b"parameter name=\"")?, &mut given);
                Tag::ParameterEnd(tool, given)
            }
            Tag::ParameterEnd(..) if ends => Tag::InvokeEnd,
            Tag::ParameterEnd(tool, given) => Tag::Parameter(tool, given),
            Tag::InvokeEnd if ends => Tag::BlockEnd,
            Tag::InvokeEnd => Tag::Invoke,
            Tag::BlockEnd => return None,
        })
    }
}

/// The end of a closing tag and the bracket of the next tag, which opens or closes.
fn choice(word: &str, opens: bool, closes: bool) -> String {
    let choices = [(opens, "<"), (closes, "</")].into_iter().filter(|(may, _)| *may);
    let choices: Vec<String> = choices.map(|(_, bracket)| literal(&format!("{word}>\n{bracket}"))).collect();
    format!("start: {}\n", choices.join(" | "))
}

impl fmt::Debug for Grammar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.tools.iter().map(|tool| tool.name.as_str()).collect();
        f.debug_struct("Grammar").field("calls", &self.calls).field("tools", &names).finish_non_exhaustive()
    }
}

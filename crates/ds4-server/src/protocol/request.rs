//! A conversation to be answered, whatever dialect asked.

use ds4_chat::{Assistant, Content, Instructions, Message, Part};
use serde_json::Value;

use super::{ApiError, Fields, ThinkingWish, ToolChoice, Toolbox, parts::unheeded};

/// What every chat dialect comes down to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChatRequest {
    /// The name the client used; repeated in the answer.
    pub model: String,
    /// The conversation, tools not yet attached.
    pub messages: Vec<Message>,
    /// What may be called.
    pub tools: Toolbox,
    /// Whether it may or must be.
    pub tool_choice: ToolChoice,
    /// The only tools that may be called, by the names they are rendered with; `None`: all.
    pub allowed_tools: Option<Vec<String>>,
    /// Stop after the first call.
    pub one_call: bool,
    /// What the answer looks like.
    pub format: Format,
    /// Reasoning.
    pub thinking: ThinkingWish,
    /// How tokens are drawn.
    pub sampling: SamplingWish,
    /// Most tokens to generate.
    pub max_tokens: Option<usize>,
    /// Stop strings.
    pub stop: Vec<String>,
    /// Events instead of one body.
    pub stream: bool,
    /// What could not be obeyed, told in a header.
    pub warnings: Vec<String>,
}

/// What the visible answer must look like.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Format {
    /// Anything.
    #[default]
    Text,
    /// A JSON object.
    JsonObject,
    /// JSON that follows this schema.
    JsonSchema(Value),
}

impl Format {
    /// Reads what says it; the schema may be one level further in, as in the chat dialect.
    ///
    /// # Errors
    /// A type nobody knows, or no schema.
    pub fn read(format: Option<&Fields<'_>>) -> Result<Format, ApiError> {
        let Some(format) = format else { return Ok(Format::Text) };
        let schema = format.value("schema");
        match format.str("type")?.unwrap_or(if schema.is_some() { "json_schema" } else { "text" }) {
            "text" => Ok(Format::Text),
            "json_object" => Ok(Format::JsonObject),
            "json_schema" => match (schema, format.object("json_schema")?) {
                (Some(schema), _) => Ok(Format::JsonSchema(schema.clone())),
                (None, Some(outer)) => {
                    Ok(outer.value("schema").map_or(Format::JsonObject, |s| Format::JsonSchema(s.clone())))
                }
                (None, None) => Err(format.error("schema", "is required")),
            },
            _ => Err(format.error("type", "must be \"text\", \"json_object\" or \"json_schema\"")),
        }
    }

    /// The JSON schema of the answer, if it has one.
    pub fn schema(&self) -> Option<Value> {
        match self {
            Format::Text => None,
            Format::JsonObject => Some(serde_json::json!({ "type": "object" })),
            Format::JsonSchema(schema) => Some(schema.clone()),
        }
    }
}

/// How tokens are drawn, where the client cares.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SamplingWish {
    /// Temperature.
    pub temperature: Option<f32>,
    /// Nucleus.
    pub top_p: Option<f32>,
    /// Likeliest tokens only.
    pub top_k: Option<usize>,
    /// Relative floor.
    pub min_p: Option<f32>,
    /// Repeatable draws.
    pub seed: Option<u64>,
    /// Subtracted from the logit of every token that was generated before.
    pub presence_penalty: f32,
    /// Subtracted once for every time a token was generated before.
    pub frequency_penalty: f32,
    /// Added to logits: (token id, bias).
    pub logit_bias: Vec<(u32, f32)>,
}

/// Fields of other servers that change an answer, and are not known here.
const UNHEEDED: &[&str] = &[
    "options",
    "json_schema",
    "n_predict",
    "repetition_penalty",
    "repeat_penalty",
    "min_tokens",
    "ignore_eos",
    "stop_token_ids",
    "bad_words",
    "guided_json",
    "guided_regex",
    "guided_choice",
    "guided_grammar",
    "structured_outputs",
    "grammar",
    "mirostat",
    "typical_p",
    "tfs_z",
    "top_a",
];

/// Stop strings of one request at most; each one is looked for at every character.
const STOPS_MAX: usize = 64;

impl SamplingWish {
    /// The fields all dialects share, with the names of the OpenAI API and its local relatives.
    ///
    /// # Errors
    /// A number outside its bounds.
    pub fn read(body: &Fields<'_>) -> Result<SamplingWish, ApiError> {
        Ok(SamplingWish {
            temperature: body.number("temperature", 0.0, 100.0)?,
            top_p: body.number("top_p", 0.0, 1.0)?,
            // -1 is how some clients spell "off".
            top_k: match body.value("top_k").and_then(Value::as_i64) {
                Some(-1) => Some(0),
                _ => body.usize("top_k")?,
            },
            min_p: body.number("min_p", 0.0, 1.0)?,
            seed: seed(body)?,
            presence_penalty: body.number("presence_penalty", -100.0, 100.0)?.unwrap_or(0.0),
            frequency_penalty: body.number("frequency_penalty", -100.0, 100.0)?.unwrap_or(0.0),
            logit_bias: logit_bias(body)?,
        })
    }
}

fn seed(body: &Fields<'_>) -> Result<Option<u64>, ApiError> {
    let read = |value: &Value| value.as_u64().or_else(|| value.as_i64().map(i64::cast_unsigned));
    body.value("seed").map(|value| read(value).ok_or_else(|| body.error("seed", "must be a whole number"))).transpose()
}

fn logit_bias(body: &Fields<'_>) -> Result<Vec<(u32, f32)>, ApiError> {
    let Some(bias) = body.object("logit_bias")? else { return Ok(Vec::new()) };
    let keys = bias.map().keys();
    keys.map(|key| {
        let id = key.parse().map_err(|_| bias.error(key, "must be named by a token id"))?;
        Ok((id, bias.number(key, -100.0, 100.0)?.unwrap_or(0.0)))
    })
    .collect()
}

/// Warns of fields that change an answer elsewhere and not here: those of `more`, and the ones of other local servers.
pub fn warn_unheeded(body: &Fields<'_>, more: &[&str], warnings: &mut Vec<String>) {
    unheeded(body, more, warnings);
    unheeded(body, UNHEEDED, warnings);
}

/// How many rivals of each token are asked for.
///
/// # Errors
/// Too many.
pub fn rivals(body: &Fields<'_>, key: &str) -> Result<Option<usize>, ApiError> {
    const MAX: usize = 20;
    match body.usize(key)? {
        Some(n) if n > MAX => Err(body.error(key, &format!("must be from 0 to {MAX}"))),
        n => Ok(n),
    }
}

/// Whether a stream of an OpenAI dialect ends with the counts.
///
/// # Errors
/// Options of the wrong type.
pub fn include_usage(body: &Fields<'_>) -> Result<bool, ApiError> {
    match body.object("stream_options")? {
        Some(options) => Ok(options.bool("include_usage")?.unwrap_or(false)),
        None => Ok(false),
    }
}

/// Stop strings of a field.
///
/// # Errors
/// Something that is not text, or too much of it.
pub fn stops(body: &Fields<'_>, key: &str) -> Result<Vec<String>, ApiError> {
    let mut stops = body.strings(key)?;
    stops.retain(|stop| !stop.is_empty());
    match stops.len() <= STOPS_MAX {
        true => Ok(stops),
        false => Err(body.error(key, &format!("may have {STOPS_MAX} strings at most"))),
    }
}

impl ChatRequest {
    /// Instructions: those that open the conversation become its system message. Later ones become part of the user's
    /// turn: before the model's first answer in front of the user's words, which are what it is to answer (Claude Code
    /// describes the machine after the question); after it where they stand, so that a growing conversation keeps its
    /// prefix.
    pub fn push_instructions(&mut self, content: Content) {
        match self.messages.last_mut() {
            None => self.messages.push(Message::system(content)),
            Some(Message::System(system)) => join(&mut system.content, content),
            Some(_) if content.text().is_empty() => {}
            Some(_) => {
                let is_opening = |message: &Message| matches!(message, Message::System(_) | Message::User(_));
                let end = self.messages.len();
                let at = if self.messages.iter().all(is_opening) { end - 1 } else { end };
                self.messages.insert(at, Message::user(content));
            }
        }
    }

    /// The conversation as it is rendered: tools and the answer's schema in the first system message; an assistant message
    /// at the end is left open, to be continued.
    pub fn into_messages(self) -> Vec<Message> {
        let mut messages = self.messages;
        let schema = self.format.schema();
        let tools = self.tools.into_tools();
        if !tools.is_empty() || schema.is_some() {
            if !matches!(messages.first(), Some(Message::System(_))) {
                messages.insert(0, Message::System(Instructions::default()));
            }
            if let Some(Message::System(system)) = messages.first_mut() {
                system.tools = tools;
                system.response_format = schema;
            }
        }
        if let Some(Message::Assistant(last)) = messages.last_mut() {
            last.wo_eos = last.tool_calls.is_empty();
        }
        messages
    }

    /// Joins what dialects split: consecutive assistant messages are one turn of the model.
    pub fn push_assistant(&mut self, next: Assistant) {
        match self.messages.last_mut() {
            Some(Message::Assistant(last)) => {
                last.reasoning.push_str(&next.reasoning);
                last.content.push_str(&next.content);
                last.tool_calls.extend(next.tool_calls);
            }
            _ => self.messages.push(Message::Assistant(next)),
        }
    }
}

fn join(to: &mut Content, more: Content) {
    let mut parts = into_parts(std::mem::take(to));
    parts.extend(into_parts(more));
    *to = Content::Parts(parts);
}

fn into_parts(content: Content) -> Vec<Part> {
    match content {
        Content::Text(text) if text.is_empty() => Vec::new(),
        Content::Text(text) => vec![Part::Text(text)],
        Content::Parts(parts) => parts,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn instructions_open_the_conversation_or_join_the_user() {
        let mut request = ChatRequest::default();
        request.push_instructions("a".into());
        request.push_instructions("b".into());
        request.messages.push(Message::user("hi"));
        request.push_instructions("c".into());
        request.push_instructions("c2".into());
        request.push_instructions("".into());
        assert_eq!(request.messages.len(), 4);
        let Message::System(system) = &request.messages[0] else { panic!() };
        assert_eq!(system.content.text(), "a\n\nb");
        assert_eq!(request.messages[1..], ["c", "c2", "hi"].map(Message::user));
        request.push_assistant(Assistant::default());
        request.push_instructions("d".into());
        assert_eq!(request.messages[5], Message::user("d"));
    }

    #[test]
    fn sampling_has_bounds() {
        let read = |body: Value| SamplingWish::read(&Fields::body(&body).unwrap());
        assert_eq!(read(json!({"top_k": -1})).unwrap().top_k, Some(0));
        assert_eq!(read(json!({"seed": -1})).unwrap().seed, Some(u64::MAX));
        assert_eq!(read(json!({"logit_bias": {"7": -100}})).unwrap().logit_bias, [(7, -100.0)]);
        for body in [
            json!({"temperature": -1}),
            json!({"temperature": "hot"}),
            json!({"top_p": 1.5}),
            json!({"top_k": -2}),
            json!({"min_p": 2}),
            json!({"seed": 1.5}),
            json!({"logit_bias": {"x": 1}}),
        ] {
            assert!(read(body.clone()).is_err(), "{body}");
        }
    }

    #[test]
    fn an_open_answer_is_continued() {
        let mut request = ChatRequest { messages: vec![Message::user("hi")], ..ChatRequest::default() };
        request.push_assistant(Assistant { content: "He".into(), ..Assistant::default() });
        request.push_assistant(Assistant { content: "llo".into(), ..Assistant::default() });
        let messages = request.into_messages();
        let Message::Assistant(last) = &messages[1] else { panic!() };
        assert_eq!((last.content.as_str(), last.wo_eos), ("Hello", true));
    }
}

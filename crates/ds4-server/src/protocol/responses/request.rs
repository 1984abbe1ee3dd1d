//! The body of a response request to a [`ChatRequest`] and the settings that the answer repeats.

use serde_json::{Map, Value, json};

use super::input;
use crate::protocol::{
    ApiError, ChatRequest, Fields, Format, Origin, SamplingWish, ThinkingWish, ToolChoice,
    parts::{unheeded, warn},
    request::{rivals, stops, warn_unheeded},
    thinking,
    tools::{self, custom_function},
};

/// A response request: the conversation and what only this dialect asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct ResponsesBody {
    /// The conversation.
    pub chat: ChatRequest,
    /// The items the client sent, for the store.
    pub input: Vec<Value>,
    /// Keep the response.
    pub store: bool,
    /// Reasoning is told as a summary.
    pub summary: bool,
    /// Likelihoods of the tokens, with this many rivals.
    pub logprobs: Option<usize>,
    /// Reasoning is also handed out in the form in which it comes back.
    pub encrypted_reasoning: bool,
    /// Settings that the response object repeats.
    pub echo: Map<String, Value>,
}

type Result<T> = std::result::Result<T, ApiError>;

/// Fields of this API that change an answer, and are not known here.
const UNHEEDED: &[&str] = &["max_tool_calls", "modalities", "context_management"];

/// Reads a body. `earlier` has the items of the response it continues, oldest first.
///
/// # Errors
/// What is wrong with it, by field.
pub fn read(body: &Value, earlier: &[Value]) -> Result<ResponsesBody> {
    let body = Fields::body(body)?;
    if body.value("conversation").is_some() {
        return Err(body.error("conversation", "is not supported; use previous_response_id or send the whole input"));
    }
    if body.bool("background")? == Some(true) {
        return Err(body.error("background", "is not supported; stream the response instead"));
    }
    if body.value("prompt").is_some_and(Value::is_object) {
        return Err(body.error("prompt", "is not supported: there are no stored prompts here; send the input itself"));
    }
    let mut chat = ChatRequest {
        model: body.str("model")?.unwrap_or_default().to_owned(),
        thinking: ThinkingWish::of_chat(&body)?,
        sampling: SamplingWish::read(&body)?,
        max_tokens: body.usize("max_output_tokens")?.or(body.usize("max_tokens")?),
        stop: stops(&body, "stop")?,
        stream: body.bool("stream")?.unwrap_or(false),
        one_call: body.bool("parallel_tool_calls")? == Some(false),
        ..ChatRequest::default()
    };
    for (i, tool) in body.array("tools")?.unwrap_or_default().iter().enumerate() {
        read_tool(tool, &Place::top(format!("tools[{i}]")), &mut chat)?;
    }
    let items = input::items(body.value("input"))?;
    input::declare_tools(earlier, &mut chat)?;
    input::declare_tools(&items, &mut chat)?;
    if let Some(instructions) = body.str("instructions")?.filter(|text| !text.is_empty()) {
        chat.push_instructions(instructions.into());
    }
    input::read(earlier, "previous_response_id", &mut chat)?;
    input::read(&items, "input", &mut chat)?;
    if chat.messages.is_empty() {
        return Err(body.error("input", "is required"));
    }
    ToolChoice::read(&body, "tool_choice", &mut chat)?;
    if let Some(text) = body.object("text")? {
        chat.format = Format::read(text.object("format")?.as_ref())?;
        unheeded(&text, &["verbosity"], &mut chat.warnings);
    }
    warn_unheeded(&body, UNHEEDED, &mut chat.warnings);
    if body.str("truncation")? == Some("auto") {
        warn(
            &mut chat.warnings,
            "truncation: nothing is left out of a conversation; one that is too long is refused".into(),
        );
    }
    let include = body.strings("include")?;
    let top_logprobs = rivals(&body, "top_logprobs")?.unwrap_or(0);
    let logprobs = include.iter().any(|name| name == "message.output_text.logprobs");
    let summary = match body.object("reasoning")? {
        Some(reasoning) => {
            // Read for its errors, too: what it says about effort is already known.
            thinking::of_reasoning(&reasoning)?;
            reasoning.str("summary")?.or(reasoning.str("generate_summary")?).is_some_and(|summary| summary != "none")
        }
        None => false,
    };
    Ok(ResponsesBody {
        store: body.bool("store")?.unwrap_or(true),
        summary,
        logprobs: logprobs.then_some(top_logprobs),
        encrypted_reasoning: include.iter().any(|name| name == "reasoning.encrypted_content"),
        echo: echo(&body),
        input: items,
        chat,
    })
}

/// Where a declaration stands.
#[derive(Clone, Debug)]
pub(super) struct Place<'p> {
    /// The field, for messages.
    pub at: String,
    /// The group it belongs to.
    pub namespace: Option<&'p str>,
    /// The conversation shows it where it was found, so the list of tools does not.
    pub deferred: bool,
}

impl Place<'_> {
    /// In the request's own list.
    pub(super) fn top(at: String) -> Place<'static> {
        Place { at, namespace: None, deferred: false }
    }
}

/// Adds a tool of the request, a group of them, or one that the conversation brought along.
///
/// # Errors
/// A declaration without a name.
pub(super) fn read_tool(tool: &Value, place: &Place<'_>, chat: &mut ChatRequest) -> Result<()> {
    let fields = Fields::of(tool, &place.at)?;
    let namespace = place.namespace.map(str::to_owned);
    let (function, origin) = match fields.str("type")?.unwrap_or("function") {
        "function" => {
            // Some clients send the nested form of the chat API here.
            let inner = fields.object("function")?.unwrap_or_else(|| fields.clone());
            let name = inner.required_str("name")?.to_owned();
            (tools::function(&inner, "parameters")?, Origin::Function { namespace, name })
        }
        "custom" => {
            let name = fields.required_str("name")?;
            let description = fields.str("description")?.unwrap_or_default();
            if fields.value("format").is_some_and(|format| format.get("definition").is_some()) {
                let what = "the grammar is shown to the model and not enforced";
                warn(&mut chat.warnings, format!("{}.format: {what}", place.at));
            }
            let function = custom_function(name, description, fields.value("format"));
            (function, Origin::Custom { namespace, name: name.to_owned() })
        }
        "namespace" => {
            let name = fields.required_str("name")?;
            for (i, tool) in fields.array("tools")?.unwrap_or_default().iter().enumerate() {
                let inside = Place { at: format!("{}.tools[{i}]", place.at), namespace: Some(name), ..place.clone() };
                read_tool(tool, &inside, chat)?;
            }
            return Ok(());
        }
        "tool_search" if fields.value("parameters").is_some() => {
            let mut function = Map::new();
            function.insert("name".into(), "tool_search".into());
            function.insert("description".into(), fields.str("description")?.unwrap_or_default().into());
            function.insert("parameters".into(), fields.value("parameters").cloned().unwrap_or_default());
            (function, Origin::Search)
        }
        kind => {
            warn(&mut chat.warnings, format!("{}: tools of type {kind} cannot be offered to the model", place.at));
            return Ok(());
        }
    };
    chat.tools.add(function, origin, place.deferred, &place.at)
}

/// What the response object says about its request: as sent, else what that means.
fn echo(body: &Fields<'_>) -> Map<String, Value> {
    let defaults = [
        ("instructions", Value::Null),
        ("max_output_tokens", Value::Null),
        ("parallel_tool_calls", true.into()),
        ("previous_response_id", Value::Null),
        ("reasoning", json!({ "effort": null, "summary": null })),
        ("store", true.into()),
        ("temperature", 1.0.into()),
        ("text", json!({ "format": { "type": "text" } })),
        ("tool_choice", "auto".into()),
        ("tools", json!([])),
        ("top_p", 1.0.into()),
        ("truncation", "disabled".into()),
        ("metadata", json!({})),
        ("user", Value::Null),
    ];
    let known = |(key, default): (&str, Value)| (key.to_owned(), body.value(key).cloned().unwrap_or(default));
    defaults.into_iter().map(known).collect()
}

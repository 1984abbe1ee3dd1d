//! The body of a chat completion to a [`ChatRequest`].

use ds4_chat::{Assistant, Message, ToolCall, ToolResult};
use serde_json::Value;

use crate::protocol::{
    ApiError, ChatRequest, Fields, Format, SamplingWish, ThinkingWish, ToolChoice,
    parts::{self, unheeded, warn},
    request::{include_usage, rivals, stops, warn_unheeded},
};

/// A chat completion: the conversation and what only this dialect asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct ChatBody {
    /// The conversation.
    pub chat: ChatRequest,
    /// Answers wanted.
    pub n: usize,
    /// A last event with the counts.
    pub include_usage: bool,
    /// Likelihoods of the tokens, with this many rivals.
    pub logprobs: Option<usize>,
}

/// Answers to one prompt at most.
const N_MAX: usize = 16;
/// Fields of this API that change an answer, and are not known here.
const UNHEEDED: &[&str] = &["audio", "web_search_options", "best_of", "verbosity", "store"];

type Result<T> = std::result::Result<T, ApiError>;

/// Reads a body.
///
/// # Errors
/// What is wrong with it, by field.
pub fn read(body: &Value) -> Result<ChatBody> {
    let body = Fields::body(body)?;
    let mut chat = ChatRequest {
        model: body.str("model")?.unwrap_or_default().to_owned(),
        thinking: ThinkingWish::of_chat(&body)?,
        sampling: SamplingWish::read(&body)?,
        max_tokens: body.usize("max_completion_tokens")?.or(body.usize("max_tokens")?),
        stop: stops(&body, "stop")?,
        stream: body.bool("stream")?.unwrap_or(false),
        one_call: body.bool("parallel_tool_calls")? == Some(false),
        ..ChatRequest::default()
    };
    for (i, tool) in body.array("tools")?.unwrap_or_default().iter().enumerate() {
        read_tool(tool, &format!("tools[{i}]"), &mut chat)?;
    }
    for (i, function) in body.array("functions")?.unwrap_or_default().iter().enumerate() {
        let at = format!("functions[{i}]");
        chat.tools.add_function(Fields::of(function, &at)?.map().clone(), &at)?;
    }
    let messages = body.array("messages")?.ok_or_else(|| body.error("messages", "is required and must be a list"))?;
    if messages.is_empty() {
        return Err(body.error("messages", "must not be empty"));
    }
    for (i, message) in messages.iter().enumerate() {
        read_message(&Fields::of(message, format!("messages[{i}]"))?, &mut chat)?;
    }
    let choice = if body.value("tool_choice").is_some() { "tool_choice" } else { "function_call" };
    ToolChoice::read(&body, choice, &mut chat)?;
    chat.format = Format::read(body.object("response_format")?.as_ref())?;
    if body.strings("modalities")?.iter().any(|kind| kind != "text") {
        return Err(body.error("modalities", "may only be [\"text\"]"));
    }
    warn_unheeded(&body, UNHEEDED, &mut chat.warnings);
    if let Some(reasoning) = body.object("reasoning")? {
        unheeded(&reasoning, &["exclude"], &mut chat.warnings);
    }
    let n = body.usize("n")?.unwrap_or(1);
    if !(1..=N_MAX).contains(&n) {
        return Err(body.error("n", &format!("must be from 1 to {N_MAX}")));
    }
    let top = rivals(&body, "top_logprobs")?.unwrap_or(0);
    let logprobs = body.bool("logprobs")?.unwrap_or(false).then_some(top);
    Ok(ChatBody { n, include_usage: include_usage(&body)?, logprobs, chat })
}

fn read_tool(tool: &Value, at: &str, chat: &mut ChatRequest) -> Result<()> {
    let fields = Fields::of(tool, at)?;
    match fields.str("type")?.unwrap_or("function") {
        "function" => {
            let function = fields.object("function")?.ok_or_else(|| fields.error("function", "is required"))?;
            chat.tools.add_function(function.map().clone(), &format!("{at}.function"))
        }
        kind => {
            warn(&mut chat.warnings, format!("{at}: tools of type {kind} cannot be offered to the model"));
            Ok(())
        }
    }
}

fn read_message(message: &Fields<'_>, chat: &mut ChatRequest) -> Result<()> {
    let role = message.required_str("role")?;
    let text = parts::content(message.value("content"), &message.name("content"), &mut chat.warnings)?;
    match role {
        "system" | "developer" => chat.push_instructions(text),
        "user" => chat.messages.push(Message::user(text)),
        "tool" | "function" => {
            let call_id = message.str("tool_call_id")?.map(str::to_owned);
            chat.messages.push(Message::Tool(ToolResult { call_id, content: text }));
        }
        "assistant" => {
            let reasoning = message.str("reasoning_content")?.or(message.str("reasoning")?).unwrap_or_default();
            let assistant = Assistant {
                reasoning: reasoning.to_owned(),
                content: text.text(),
                tool_calls: read_calls(message)?,
                ..Assistant::default()
            };
            chat.push_assistant(assistant);
        }
        "latest_reminder" => chat.messages.push(Message::LatestReminder(text)),
        _ => {
            let known = "must be system, developer, user, assistant or tool";
            return Err(message.error("role", known));
        }
    }
    Ok(())
}

fn read_calls(message: &Fields<'_>) -> Result<Vec<ToolCall>> {
    let calls = message.array("tool_calls")?.unwrap_or_default().iter().enumerate();
    let calls = calls.map(|(i, call)| {
        let call = Fields::of(call, message.name(&format!("tool_calls[{i}]")))?;
        let function = call.object("function")?.ok_or_else(|| call.error("function", "is required"))?;
        Ok(ToolCall {
            id: call.str("id")?.map(str::to_owned),
            name: function.required_str("name")?.to_owned(),
            arguments: arguments(function.value("arguments")),
            raw: None,
        })
    });
    let mut calls = calls.collect::<Result<Vec<_>>>()?;
    if let Some(function) = message.object("function_call")? {
        let name = function.required_str("name")?.to_owned();
        calls.push(ToolCall { name, arguments: arguments(function.value("arguments")), ..ToolCall::default() });
    }
    Ok(calls)
}

/// Arguments are text that holds JSON; some clients send the JSON itself, and some nothing for "no arguments".
fn arguments(value: Option<&Value>) -> String {
    match value {
        None => "{}".to_owned(),
        Some(Value::String(text)) if text.trim().is_empty() => "{}".to_owned(),
        Some(Value::String(text)) => text.clone(),
        Some(value) => value.to_string(),
    }
}

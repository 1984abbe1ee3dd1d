//! The body of a chat completion to a [`ChatRequest`].

use ds4_chat::{Assistant, Message, ToolCall, ToolResult};
use serde_json::Value;

use crate::protocol::{
    ApiError, ChatRequest, Fields, Format, SamplingWish, ThinkingWish, ToolChoice, Toolbox,
    parts::{self, unheeded, warn},
    request::{SAMPLING_UNHEEDED, stops},
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
/// Rivals of a token at most.
const TOP_LOGPROBS_MAX: usize = 20;

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
    read_tool_choice(&body, &mut chat)?;
    chat.format = read_format(&body)?;
    if body.strings("modalities")?.iter().any(|kind| kind != "text") {
        return Err(body.error("modalities", "may only be [\"text\"]"));
    }
    unheeded(&body, SAMPLING_UNHEEDED, &mut chat.warnings);
    unheeded(&body, &["audio", "web_search_options", "best_of"], &mut chat.warnings);
    let n = body.usize("n")?.unwrap_or(1);
    if !(1..=N_MAX).contains(&n) {
        return Err(body.error("n", &format!("must be from 1 to {N_MAX}")));
    }
    let include_usage = match body.object("stream_options")? {
        Some(options) => options.bool("include_usage")?.unwrap_or(false),
        None => false,
    };
    Ok(ChatBody { n, include_usage, logprobs: read_logprobs(&body)?, chat })
}

fn read_logprobs(body: &Fields<'_>) -> Result<Option<usize>> {
    let top = body.usize("top_logprobs")?;
    if top.is_some_and(|top| top > TOP_LOGPROBS_MAX) {
        return Err(body.error("top_logprobs", &format!("must be from 0 to {TOP_LOGPROBS_MAX}")));
    }
    Ok(body.bool("logprobs")?.unwrap_or(false).then_some(top.unwrap_or(0)))
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

fn read_tool_choice(body: &Fields<'_>, chat: &mut ChatRequest) -> Result<()> {
    chat.tool_choice = match body.value("tool_choice").or_else(|| body.value("function_call")) {
        None => ToolChoice::Auto,
        Some(Value::String(word)) => match word.as_str() {
            "auto" => ToolChoice::Auto,
            "none" => ToolChoice::None,
            "required" | "any" => ToolChoice::Required,
            _ => return Err(body.error("tool_choice", "must be \"auto\", \"none\", \"required\" or a named function")),
        },
        Some(value) => {
            let choice = Fields::of(value, "tool_choice")?;
            match (choice.str("type")?, choice.object("function")?) {
                (Some("allowed_tools"), _) => {
                    return read_allowed(&choice.object("allowed_tools")?.unwrap_or(choice), chat);
                }
                (_, Some(function)) => ToolChoice::Named(function.required_str("name")?.to_owned()),
                (_, None) => ToolChoice::Named(choice.required_str("name")?.to_owned()),
            }
        }
    };
    check_choice(&chat.tool_choice, &chat.tools, "tool_choice")
}

/// A choice among some of the tools. The prompt shows all of them, so that it stays what it was.
///
/// # Errors
/// A tool that is not there.
pub fn read_allowed(choice: &Fields<'_>, chat: &mut ChatRequest) -> Result<()> {
    let mut names = Vec::new();
    for (i, tool) in choice.array("tools")?.unwrap_or_default().iter().enumerate() {
        let tool = Fields::of(tool, choice.name(&format!("tools[{i}]")))?;
        let inner = tool.object("function")?.unwrap_or_else(|| tool.clone());
        let name = chat.tools.rendered_name(inner.str("namespace")?, inner.required_str("name")?);
        check_choice(&ToolChoice::Named(name.clone()), &chat.tools, &inner.name("name"))?;
        names.push(name);
    }
    chat.tool_choice = match choice.str("mode")? {
        Some("required") => ToolChoice::Required,
        None | Some("auto") => ToolChoice::Auto,
        Some(_) => return Err(choice.error("mode", "must be \"auto\" or \"required\"")),
    };
    if names.is_empty() && chat.tool_choice == ToolChoice::Required {
        return Err(choice.error("tools", "must not be empty when a call is required"));
    }
    chat.allowed_tools = Some(names);
    Ok(())
}

/// A choice that no tool fulfils cannot be obeyed.
///
/// # Errors
/// When it is one.
pub fn check_choice(choice: &ToolChoice, tools: &Toolbox, at: &str) -> Result<()> {
    match choice {
        ToolChoice::Required if tools.is_empty() => Err(ApiError::field(at, "requires a call, but there are no tools")),
        ToolChoice::Named(name) if !tools.names().contains(&name.as_str()) => {
            Err(ApiError::field(at, &format!("names {name:?}, which is not among the tools")))
        }
        _ => Ok(()),
    }
}

fn read_format(body: &Fields<'_>) -> Result<Format> {
    let Some(format) = body.object("response_format")? else { return Ok(Format::Text) };
    match format.str("type")?.unwrap_or("text") {
        "text" => Ok(Format::Text),
        "json_object" => Ok(Format::JsonObject),
        "json_schema" => match format.object("json_schema")? {
            Some(outer) => Ok(outer.value("schema").map_or(Format::JsonObject, |s| Format::JsonSchema(s.clone()))),
            None => match format.value("schema") {
                Some(schema) => Ok(Format::JsonSchema(schema.clone())),
                None => Err(format.error("json_schema", "is required")),
            },
        },
        _ => Err(format.error("type", "must be \"text\", \"json_object\" or \"json_schema\"")),
    }
}

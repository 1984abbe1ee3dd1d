//! The body of a message request to a [`ChatRequest`].

use ds4_chat::{Assistant, Content, Message, Part, ToolCall, ToolResult, json::dumps};
use serde_json::{Value, json};

use crate::protocol::{
    ApiError, ChatRequest, Fields, Format, SamplingWish, ThinkingWish, ToolChoice,
    error::ErrorKind,
    parts::{self, warn},
    request::{stops, warn_unheeded},
    thinking, tools,
};

/// Blocks of the system text that begin like this change with every prompt and are for the vendor, not for the model.
const BILLING: &str = "x-anthropic-";

type Result<T> = std::result::Result<T, ApiError>;

/// Reads a body.
///
/// # Errors
/// What is wrong with it, by field.
pub fn read(body: &Value) -> Result<ChatRequest> {
    let body = Fields::body(body)?;
    refuse_thread(&body)?;
    let mut chat = ChatRequest {
        model: body.str("model")?.unwrap_or_default().to_owned(),
        sampling: SamplingWish::read(&body)?,
        max_tokens: body.usize("max_tokens")?,
        stop: stops(&body, "stop_sequences")?,
        stream: body.bool("stream")?.unwrap_or(false),
        ..ChatRequest::default()
    };
    for (i, tool) in body.array("tools")?.unwrap_or_default().iter().enumerate() {
        read_tool(&Fields::of(tool, format!("tools[{i}]"))?, &mut chat)?;
    }
    read_system(&body, &mut chat)?;
    let mut effort = effort_of(&body)?;
    let messages = body.array("messages")?.ok_or_else(|| body.error("messages", "is required and must be a list"))?;
    if messages.is_empty() {
        return Err(body.error("messages", "must not be empty"));
    }
    for (i, message) in messages.iter().enumerate() {
        let message = Fields::of(message, format!("messages[{i}]"))?;
        effort = effort_of(&message)?.or(effort);
        read_message(&message, &mut chat)?;
    }
    chat.thinking = read_thinking(&body, effort)?;
    read_tool_choice(&body, &mut chat)?;
    let format = match body.object("output_config")? {
        Some(config) => config.object("format")?,
        None => None,
    };
    chat.format = Format::read(format.or(body.object("output_format")?).as_ref())?;
    warn_unheeded(&body, &["mcp_servers", "container"], &mut chat.warnings);
    warn_of_what_stays(&body, &mut chat.warnings)?;
    Ok(chat)
}

/// Reasoning is shown and old content kept, also where a client would rather not have it.
fn warn_of_what_stays(body: &Fields<'_>, warnings: &mut Vec<String>) -> Result<()> {
    if body.value("thinking").and_then(|thinking| thinking.get("display")) == Some(&json!("omitted")) {
        warn(warnings, "thinking.display: reasoning is shown nevertheless, because it has to come back".into());
    }
    let edits = match body.object("context_management")? {
        Some(management) => management.array("edits")?.unwrap_or_default(),
        None => &[],
    };
    let kind = |edit: &Value| edit.get("type").and_then(Value::as_str).unwrap_or_default().to_owned();
    // Old reasoning is forgotten or kept as the model was trained, which is what these ask about.
    for kind in edits.iter().map(kind).filter(|kind| !kind.starts_with("clear_thinking")) {
        warn(warnings, format!("context_management: {kind} is not supported, nothing is cleared"));
    }
    Ok(())
}

/// Conversations that the server remembers are not offered. These two answers make the official libraries send the whole
/// history instead; ignoring the field would lose it.
fn refuse_thread(body: &Fields<'_>) -> Result<()> {
    let Some(thread) = body.object("thread")? else { return Ok(()) };
    let (kind, message, details) = match thread.str("type")? {
        Some("continue") => (
            ErrorKind::NotFound,
            "thread: this server keeps no message threads; send the whole conversation",
            json!({ "error_code": "thread_not_found" }),
        ),
        _ => (
            ErrorKind::Invalid,
            "thread: message threads are not supported; send the whole conversation",
            json!({ "error_code": "thread_unsupported_request", "unsupported": ["thread"] }),
        ),
    };
    Err(ApiError::new(kind, message).with("details", details))
}

fn read_tool(tool: &Fields<'_>, chat: &mut ChatRequest) -> Result<()> {
    let at = tool.name("name");
    let at = at.trim_end_matches(".name");
    if tool.value("input_schema").is_none() && !matches!(tool.str("type")?, None | Some("custom")) {
        let kind = tool.str("type")?.unwrap_or_default();
        warn(&mut chat.warnings, format!("{at}: tools of type {kind} cannot be offered to the model"));
        return Ok(());
    }
    let function = tools::function(tool, "input_schema")?;
    match tool.bool("defer_loading")? {
        Some(true) => chat.tools.add_deferred(function, at),
        _ => chat.tools.add_function(function, at),
    }
}

fn read_system(body: &Fields<'_>, chat: &mut ChatRequest) -> Result<()> {
    let content = match parts::content(body.value("system"), "system", &mut chat.warnings)? {
        Content::Parts(parts) => {
            let is_billing = |part: &Part| matches!(part, Part::Text(text) if text.starts_with(BILLING));
            Content::Parts(parts.into_iter().filter(|part| !is_billing(part)).collect())
        }
        Content::Text(text) if text.starts_with(BILLING) => Content::default(),
        text => text,
    };
    if !content.text().is_empty() {
        chat.push_instructions(content);
    }
    Ok(())
}

fn read_message(message: &Fields<'_>, chat: &mut ChatRequest) -> Result<()> {
    let at = message.name("content");
    match message.required_str("role")? {
        "system" | "developer" => {
            let content = parts::content(message.value("content"), &at, &mut chat.warnings)?;
            chat.push_instructions(content);
            Ok(())
        }
        "user" => read_user(message.value("content"), &at, chat),
        "assistant" => {
            let assistant = read_assistant(message.value("content"), &at, chat)?;
            chat.push_assistant(assistant);
            Ok(())
        }
        _ => Err(message.error("role", "must be user, assistant or system")),
    }
}

/// Text blocks that stand together are one message; results of tools are messages of their own.
fn read_user(content: Option<&Value>, at: &str, chat: &mut ChatRequest) -> Result<()> {
    let Some(Value::Array(blocks)) = content else {
        let content = parts::content(content, at, &mut chat.warnings)?;
        chat.messages.push(Message::user(content));
        return Ok(());
    };
    let mut text = Vec::new();
    for (i, block) in blocks.iter().enumerate() {
        let at = format!("{at}[{i}]");
        if block.get("type").and_then(Value::as_str) == Some("tool_result") {
            flush(&mut text, chat);
            let block = Fields::of(block, at)?;
            let call_id = block.str("tool_use_id")?.map(str::to_owned);
            let content = read_result(&block, chat)?;
            chat.messages.push(Message::Tool(ToolResult { call_id, content }));
        } else {
            text.extend(parts::part(block, &at, &mut chat.warnings)?);
        }
    }
    if blocks.is_empty() {
        chat.messages.push(Message::user(""));
    }
    flush(&mut text, chat);
    Ok(())
}

fn flush(text: &mut Vec<Part>, chat: &mut ChatRequest) {
    if !text.is_empty() {
        chat.messages.push(Message::user(Content::Parts(std::mem::take(text))));
    }
}

/// What a tool printed. A reference to a tool that was held back is the place where its declaration is shown: the prompt
/// before it stays as it was.
fn read_result(block: &Fields<'_>, chat: &mut ChatRequest) -> Result<Content> {
    let Some(Value::Array(items)) = block.value("content") else {
        return parts::content(block.value("content"), &block.name("content"), &mut chat.warnings);
    };
    let mut texts = Vec::new();
    let mut declarations = Vec::new();
    for (i, item) in items.iter().enumerate() {
        let at = block.name(&format!("content[{i}]"));
        if item.get("type").and_then(Value::as_str) == Some("tool_reference") {
            let name = Fields::of(item, at)?.required_str("tool_name")?;
            declarations.push(match chat.tools.declaration(name) {
                Some(function) => format!("<function>{}</function>", dumps(&Value::Object(function.clone()))),
                None => format!("<function>{{\"name\": {}}}</function>", ds4_chat::json::quote(name)),
            });
        } else {
            texts.extend(parts::part(item, &at, &mut chat.warnings)?);
        }
    }
    if !declarations.is_empty() {
        texts.push(Part::Text(format!("<functions>{}</functions>", declarations.concat())));
    }
    Ok(Content::Parts(texts))
}

fn read_assistant(content: Option<&Value>, at: &str, chat: &mut ChatRequest) -> Result<Assistant> {
    let Some(Value::Array(blocks)) = content else {
        let content = parts::content(content, at, &mut chat.warnings)?.text();
        return Ok(Assistant { content, ..Assistant::default() });
    };
    let mut message = Assistant::default();
    for (i, block) in blocks.iter().enumerate() {
        let block = Fields::of(block, format!("{at}[{i}]"))?;
        match block.str("type")?.unwrap_or("text") {
            "text" => message.content.push_str(block.str("text")?.unwrap_or_default()),
            "thinking" => message.reasoning.push_str(block.str("thinking")?.unwrap_or_default()),
            "redacted_thinking" => {}
            "tool_use" => message.tool_calls.push(ToolCall {
                id: block.str("id")?.map(str::to_owned),
                name: block.required_str("name")?.to_owned(),
                arguments: block.value("input").map_or_else(|| "{}".to_owned(), Value::to_string),
                raw: None,
            }),
            kind => {
                warn(&mut chat.warnings, format!("{}: blocks of type {kind} are left out", block.name("type")));
            }
        }
    }
    Ok(message)
}

fn effort_of(fields: &Fields<'_>) -> Result<Option<ThinkingWish>> {
    match fields.object("output_config")? {
        Some(config) => Ok(config.str("effort")?.map(ThinkingWish::effort)),
        None => Ok(fields.str("reasoning_effort")?.map(ThinkingWish::effort)),
    }
}

/// In this dialect nobody thinks who was not asked to: no switch means off. An effort alone does not switch it on.
fn read_thinking(body: &Fields<'_>, effort: Option<ThinkingWish>) -> Result<ThinkingWish> {
    let mut wish = ThinkingWish::of_model(body.str("model")?.unwrap_or_default());
    for key in ["think", "thinking"] {
        if let Some(value) = body.value(key) {
            wish.refine(thinking::of_switch(value, key)?);
        }
    }
    if !wish.mode.is_some_and(ds4_chat::Thinking::is_on) {
        return Ok(ThinkingWish::OFF);
    }
    match effort {
        // An explicit budget is more precise than an effort.
        Some(effort) if wish.budget.is_none() => Ok(effort),
        _ => Ok(wish),
    }
}

fn read_tool_choice(body: &Fields<'_>, chat: &mut ChatRequest) -> Result<()> {
    let Some(choice) = body.object("tool_choice")? else { return Ok(()) };
    chat.one_call = choice.bool("disable_parallel_tool_use")?.unwrap_or(false);
    chat.tool_choice = match choice.str("type")?.unwrap_or("auto") {
        "auto" => ToolChoice::Auto,
        "none" => ToolChoice::None,
        "any" => ToolChoice::Required,
        "tool" => ToolChoice::Named(choice.required_str("name")?.to_owned()),
        _ => return Err(choice.error("type", "must be auto, any, tool or none")),
    };
    chat.tool_choice.check(&chat.tools, "tool_choice")
}

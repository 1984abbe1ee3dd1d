//! Input items to messages.

use ds4_chat::{Assistant, Content, Message, ToolCall, ToolResult, json::dumps};
use serde_json::{Value, json};

use super::{
    reasoning,
    request::{Place, read_tool},
};
use crate::protocol::{
    ApiError, ChatRequest, Fields,
    parts::{self, warn},
    tools::custom_arguments,
};

type Result<T> = std::result::Result<T, ApiError>;

/// What a compacted conversation is introduced with.
const COMPACTED: &str = "Summary of the conversation so far:\n\n";

/// The items of an `input` field: a list, or text that is one message.
///
/// # Errors
/// When it is something else.
pub fn items(input: Option<&Value>) -> Result<Vec<Value>> {
    match input {
        None => Ok(Vec::new()),
        Some(Value::String(text)) => Ok(vec![json!({ "type": "message", "role": "user", "content": text })]),
        Some(Value::Array(items)) => Ok(items.clone()),
        Some(_) => Err(ApiError::field("input", "must be a string or a list of items")),
    }
}

/// Adds the tools that stand inside the conversation, so that all calls in it can be named.
///
/// # Errors
/// A declaration without a name.
pub fn declare_tools(items: &[Value], chat: &mut ChatRequest) -> Result<()> {
    for (i, item) in items.iter().enumerate() {
        // Found tools are shown where they were found: the list of tools, early in the prompt, stays as it was.
        let deferred = match item.get("type").and_then(Value::as_str) {
            Some("additional_tools") => false,
            Some("tool_search_output") => true,
            _ => continue,
        };
        let at = format!("input[{i}]");
        let tools = Fields::of(item, &at)?.array("tools")?.unwrap_or_default();
        for (j, tool) in tools.iter().enumerate() {
            read_tool(tool, &Place { at: format!("{at}.tools[{j}]"), namespace: None, deferred }, chat)?;
        }
    }
    Ok(())
}

/// Adds the messages of the items. `at` is the field they came in.
///
/// # Errors
/// What is wrong with which item.
pub fn read(items: &[Value], at: &str, chat: &mut ChatRequest) -> Result<()> {
    for (i, item) in items.iter().enumerate() {
        read_item(&Fields::of(item, format!("{at}[{i}]"))?, chat)?;
    }
    Ok(())
}

fn read_item(item: &Fields<'_>, chat: &mut ChatRequest) -> Result<()> {
    match item.str("type")?.unwrap_or("message") {
        "message" => read_message(item, chat)?,
        "reasoning" => {
            let reasoning = reasoning::of_item(item)?;
            chat.push_assistant(Assistant { reasoning, ..Assistant::default() });
        }
        "function_call" => {
            let arguments = match item.value("arguments") {
                Some(Value::String(text)) if !text.trim().is_empty() => text.clone(),
                Some(value) if !value.is_string() => value.to_string(),
                _ => "{}".to_owned(),
            };
            push_call(item, item.required_str("name")?, arguments, chat)?;
        }
        "custom_tool_call" => {
            let arguments = custom_arguments(item.str("input")?.unwrap_or_default());
            push_call(item, item.required_str("name")?, arguments, chat)?;
        }
        "tool_search_call" => {
            let arguments = item.value("arguments").map_or_else(|| "{}".to_owned(), Value::to_string);
            push_call(item, "tool_search", arguments, chat)?;
        }
        "local_shell_call" => {
            let arguments = item.value("action").map_or_else(|| "{}".to_owned(), Value::to_string);
            push_call(item, "local_shell", arguments, chat)?;
        }
        "function_call_output" | "custom_tool_call_output" | "local_shell_call_output" => {
            let content = parts::content(item.value("output"), &item.name("output"), &mut chat.warnings)?;
            push_result(item, content, chat)?;
        }
        "tool_search_output" => {
            let found = declarations(item.array("tools")?.unwrap_or_default(), None, chat);
            push_result(item, format!("<functions>{found}</functions>").into(), chat)?;
        }
        "compaction" | "compaction_summary" | "context_compaction" => {
            if let Some(text) = item.str("encrypted_content")?.and_then(reasoning::unseal) {
                chat.messages.push(Message::user(format!("{COMPACTED}{text}")));
            }
        }
        // Their tools were declared before; there is nothing to say here.
        "additional_tools" => {}
        kind => warn(&mut chat.warnings, format!("{}: items of type {kind} are left out", item.name("type"))),
    }
    Ok(())
}

fn read_message(item: &Fields<'_>, chat: &mut ChatRequest) -> Result<()> {
    let content = parts::content(item.value("content"), &item.name("content"), &mut chat.warnings)?;
    match item.required_str("role")? {
        "system" | "developer" => chat.push_instructions(content),
        "user" => chat.messages.push(Message::user(content)),
        "assistant" => chat.push_assistant(Assistant { content: content.text(), ..Assistant::default() }),
        _ => return Err(item.error("role", "must be system, developer, user or assistant")),
    }
    Ok(())
}

fn push_call(item: &Fields<'_>, name: &str, arguments: String, chat: &mut ChatRequest) -> Result<()> {
    let name = chat.tools.rendered_name(item.str("namespace")?, name);
    let id = item.str("call_id")?.or(item.str("id")?).map(str::to_owned);
    let call = ToolCall { id, name, arguments, raw: None };
    chat.push_assistant(Assistant { tool_calls: vec![call], ..Assistant::default() });
    Ok(())
}

fn push_result(item: &Fields<'_>, content: Content, chat: &mut ChatRequest) -> Result<()> {
    let call_id = item.str("call_id")?.or(item.str("id")?).map(str::to_owned);
    chat.messages.push(Message::Tool(ToolResult { call_id, content }));
    Ok(())
}

/// What the model is shown of tools that a search found, groups flattened.
fn declarations(tools: &[Value], namespace: Option<&str>, chat: &ChatRequest) -> String {
    let shown = tools.iter().map(|tool| {
        let Some(name) = tool.get("name").and_then(Value::as_str) else { return String::new() };
        match tool.get("tools").and_then(Value::as_array) {
            Some(inside) => declarations(inside, Some(name), chat),
            None => {
                let function = chat.tools.declaration(&chat.tools.rendered_name(namespace, name));
                function
                    .map_or_else(String::new, |f| format!("<function>{}</function>", dumps(&Value::Object(f.clone()))))
            }
        }
    });
    shown.collect()
}

//! Conversations from fixture files, in the OpenAI message format.

use ds4_chat::{
    Assistant, Content, Instructions, Message, Part, Release, RenderOptions, Task, Thinking, Tool, ToolCall,
    ToolResult, User,
};
use serde_json::Value;

/// A fixture: a conversation and how to render it.
pub struct Conversation {
    pub messages: Vec<Message>,
    pub options: RenderOptions,
}

pub fn read(json: &str) -> Conversation {
    let value: Value = serde_json::from_str(json).expect("a fixture is JSON");
    let options = RenderOptions {
        thinking: match value["thinking"].as_str() {
            Some("none") => Thinking::None,
            Some("low") => Thinking::Low,
            Some("high") => Thinking::High,
            Some("max") => Thinking::Max,
            other => panic!("thinking: {other:?}"),
        },
        release: match value["release"].as_str() {
            None => Release::V4,
            Some("v4_0731") => Release::V4_0731,
            other => panic!("release: {other:?}"),
        },
        drop_reasoning: value["drop"].as_bool().unwrap_or(true),
    };
    Conversation { messages: list(&value["messages"], message), options }
}

fn message(value: &Value) -> Message {
    let content = content(&value["content"]);
    let task = value["task"].as_str().map(|name| Task::from_name(name).expect("a known task"));
    match value["role"].as_str() {
        Some("system") => Message::System(instructions(content, value)),
        Some("developer") => Message::Developer(instructions(content, value)),
        Some("user") => Message::User(User { content, task }),
        Some("latest_reminder") => Message::LatestReminder(content),
        Some("tool") => Message::Tool(ToolResult { call_id: string(&value["tool_call_id"]), content }),
        Some("assistant") => Message::Assistant(Assistant {
            reasoning: string(&value["reasoning_content"]).unwrap_or_default(),
            content: content.text(),
            tool_calls: list(&value["tool_calls"], call),
            task,
            wo_eos: value["wo_eos"].as_bool().unwrap_or(false),
        }),
        other => panic!("role: {other:?}"),
    }
}

fn instructions(content: Content, value: &Value) -> Instructions {
    let tool = |tool: &Value| Tool::from_function(tool["function"].as_object().unwrap().clone()).unwrap();
    Instructions { content, tools: list(&value["tools"], tool), response_format: value.get("response_format").cloned() }
}

fn call(value: &Value) -> ToolCall {
    let function = &value["function"];
    ToolCall {
        id: string(&value["id"]),
        name: string(&function["name"]).unwrap(),
        arguments: string(&function["arguments"]).unwrap(),
        raw: string(&value["raw"]),
    }
}

fn content(value: &Value) -> Content {
    match value {
        Value::Array(_) => Content::Parts(list(value, |part| match part["type"].as_str() {
            Some("text") => Part::Text(string(&part["text"]).unwrap()),
            Some(kind) => Part::Unsupported(kind.to_owned()),
            None => panic!("a part has a type"),
        })),
        value => string(value).unwrap_or_default().into(),
    }
}

fn list<T>(value: &Value, read: impl Fn(&Value) -> T) -> Vec<T> {
    value.as_array().map(|items| items.iter().map(read).collect()).unwrap_or_default()
}

fn string(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

//! The conversation as every front end sees it: one enum of messages, no JSON except schemas and call arguments.
//!
//! Front ends (OpenAI, Anthropic, Responses, the agent) translate their bodies to these types; [`crate::render`] turns
//! them into the prompt.

use serde_json::{Map, Value};

use crate::Error;

/// One message of a conversation, by role.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// Standing instructions; no role token of their own.
    System(Instructions),
    /// Instructions that are shown as a user turn. Their content must not be empty.
    Developer(Instructions),
    /// What the person said. Consecutive user and tool messages merge into one turn.
    User(User),
    /// What a tool printed for one call.
    Tool(ToolResult),
    /// What the model said.
    Assistant(Assistant),
    /// A short reminder (date, place) placed right before the model answers.
    LatestReminder(Content),
}

impl Message {
    /// A system message without tools.
    pub fn system(content: impl Into<Content>) -> Message {
        Message::System(Instructions { content: content.into(), ..Instructions::default() })
    }

    /// A user message without a task.
    pub fn user(content: impl Into<Content>) -> Message {
        Message::User(User { content: content.into(), task: None })
    }

    /// The result of the call with this id.
    pub fn tool(id: impl Into<String>, content: impl Into<Content>) -> Message {
        Message::Tool(ToolResult { call_id: Some(id.into()), content: content.into() })
    }

    /// An assistant message that is plain text.
    pub fn assistant(content: impl Into<String>) -> Message {
        Message::Assistant(Assistant { content: content.into(), ..Assistant::default() })
    }
}

/// Text as clients send it: one string, or a list of parts that are joined by an empty line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// One string.
    Text(String),
    /// A list of parts.
    Parts(Vec<Part>),
}

/// One item of list-valued content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Text, taken as it is.
    Text(String),
    /// Something the model cannot read, by its type name (`image_url`): shown as `[Unsupported image_url]`.
    Unsupported(String),
}

impl Content {
    /// The content as the model reads it.
    pub fn text(&self) -> String {
        match self {
            Content::Text(text) => text.clone(),
            Content::Parts(parts) => parts.iter().map(Part::text).collect::<Vec<_>>().join("\n\n"),
        }
    }
}

impl Part {
    fn text(&self) -> String {
        match self {
            Part::Text(text) => text.clone(),
            Part::Unsupported(kind) => format!("[Unsupported {kind}]"),
        }
    }
}

impl Default for Content {
    fn default() -> Content {
        Content::Text(String::new())
    }
}

impl From<&str> for Content {
    fn from(text: &str) -> Content {
        Content::Text(text.to_owned())
    }
}

impl From<String> for Content {
    fn from(text: String) -> Content {
        Content::Text(text)
    }
}

/// A system or developer message.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Instructions {
    /// The text.
    pub content: Content,
    /// Tools the model may call from here on. Their presence anywhere keeps old reasoning in the prompt.
    pub tools: Vec<Tool>,
    /// A schema that the answer must follow; shown after the tools.
    pub response_format: Option<Value>,
}

/// A tool declaration: the `function` object of the OpenAI format, with the client's own key order and extra keys.
#[derive(Clone, Debug, PartialEq)]
pub struct Tool {
    function: Map<String, Value>,
}

impl Tool {
    /// A tool from its three usual fields; `parameters` is a JSON schema.
    pub fn new(name: &str, description: &str, parameters: Value) -> Tool {
        let mut function = Map::new();
        function.insert("name".into(), name.into());
        function.insert("description".into(), description.into());
        function.insert("parameters".into(), parameters);
        Tool { function }
    }

    /// A tool from a client's `function` object, which the prompt repeats key by key.
    ///
    /// # Errors
    /// [`Error::ToolWithoutName`] when `name` is absent, not a string or empty.
    pub fn from_function(function: Map<String, Value>) -> Result<Tool, Error> {
        match function.get("name").and_then(Value::as_str) {
            Some(name) if !name.is_empty() => Ok(Tool { function }),
            _ => Err(Error::ToolWithoutName { function: crate::json::dumps(&Value::Object(function)) }),
        }
    }

    /// The name the model calls it by.
    pub fn name(&self) -> &str {
        self.function.get("name").and_then(Value::as_str).unwrap_or_default()
    }

    /// The declaration as it is shown to the model.
    pub fn function(&self) -> &Map<String, Value> {
        &self.function
    }

    /// The JSON schema of the arguments, if it has one.
    pub fn parameters(&self) -> Option<&Value> {
        self.function.get("parameters")
    }
}

/// A user message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct User {
    /// The text.
    pub content: Content,
    /// A built-in task of the model that this message asks for, instead of an answer.
    pub task: Option<Task>,
}

/// The output of one tool call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToolResult {
    /// The id of the call it answers. Results are shown in the order of the calls, whatever order they came in.
    pub call_id: Option<String>,
    /// What the tool printed.
    pub content: Content,
}

/// What the model said in one turn: reasoning first, then content, then calls.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assistant {
    /// The text inside the thinking tags; empty when there was none.
    pub reasoning: String,
    /// The visible answer.
    pub content: String,
    /// Calls, in the order they were made.
    pub tool_calls: Vec<ToolCall>,
    /// A built-in task that follows this message.
    pub task: Option<Task>,
    /// Leave out the end-of-sentence token, so that the model continues this very message.
    pub wo_eos: bool,
}

/// One call of a tool.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToolCall {
    /// The id a client refers to it by. The parser gives none; whoever publishes the call invents it.
    pub id: Option<String>,
    /// The tool's name.
    pub name: String,
    /// The arguments as JSON text, exactly as the client sent them or the model's call reads.
    pub arguments: String,
    /// What the model wrote for this call ([`crate::Event::ToolEnd`]). When every call of a message still has it, and it
    /// still says what `name` and `arguments` say, the message is rendered from it letter by letter.
    pub raw: Option<String>,
}

/// The built-in tasks (quick instructions) of the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Decide what to do next (search or answer).
    Action,
    /// Write search queries.
    Query,
    /// Judge how authoritative a source must be.
    Authority,
    /// Name the domain of the question.
    Domain,
    /// Write a title for the conversation.
    Title,
    /// Read a linked page.
    ReadUrl,
}

impl Task {
    /// Every task.
    pub const ALL: [Task; 6] = [Task::Action, Task::Query, Task::Authority, Task::Domain, Task::Title, Task::ReadUrl];

    /// The name used by the message format (`read_url`).
    pub fn name(self) -> &'static str {
        match self {
            Task::Action => "action",
            Task::Query => "query",
            Task::Authority => "authority",
            Task::Domain => "domain",
            Task::Title => "title",
            Task::ReadUrl => "read_url",
        }
    }

    /// The task of that name.
    pub fn from_name(name: &str) -> Option<Task> {
        Task::ALL.into_iter().find(|task| task.name() == name)
    }
}

//! Whether tools may, must or must not be called.

use serde_json::Value;

use super::{ApiError, ChatRequest, Fields, Toolbox};

/// Whether tools may be called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ToolChoice {
    /// As the model likes.
    #[default]
    Auto,
    /// Not at all.
    None,
    /// At least one.
    Required,
    /// Exactly this one (by the name it is rendered with).
    Named(String),
}

impl ToolChoice {
    /// Reads the field `key` of an OpenAI dialect into `chat`, whose tools are known: a word, `{"type": "function", …}` with
    /// the name inside or beside it, or `{"type": "allowed_tools", …}`.
    ///
    /// # Errors
    /// A choice that no tool fulfils.
    pub fn read(body: &Fields<'_>, key: &str, chat: &mut ChatRequest) -> Result<(), ApiError> {
        chat.tool_choice = match body.value(key) {
            None => ToolChoice::Auto,
            Some(Value::String(word)) => match word.as_str() {
                "auto" => ToolChoice::Auto,
                "none" => ToolChoice::None,
                "required" | "any" => ToolChoice::Required,
                _ => return Err(body.error(key, "must be \"auto\", \"none\", \"required\" or a named tool")),
            },
            Some(value) => {
                let choice = Fields::of(value, key)?;
                match choice.str("type")? {
                    Some("allowed_tools") => {
                        return read_allowed(&choice.object("allowed_tools")?.unwrap_or(choice), chat);
                    }
                    Some("function" | "custom") | None => {
                        let named = choice.object("function")?.or(choice.object("custom")?).unwrap_or(choice);
                        let namespace = named.str("namespace")?;
                        ToolChoice::Named(chat.tools.rendered_name(namespace, named.required_str("name")?))
                    }
                    Some(kind) => return Err(choice.error("type", &format!("{kind} cannot be forced"))),
                }
            }
        };
        chat.tool_choice.check(&chat.tools, key)
    }

    /// A choice that no tool fulfils cannot be obeyed.
    ///
    /// # Errors
    /// When it is one.
    pub fn check(&self, tools: &Toolbox, at: &str) -> Result<(), ApiError> {
        match self {
            ToolChoice::Required if tools.is_empty() => {
                Err(ApiError::field(at, "requires a call, but there are no tools"))
            }
            ToolChoice::Named(name) if !tools.names().contains(&name.as_str()) => {
                Err(ApiError::field(at, &format!("names {name:?}, which is not among the tools")))
            }
            _ => Ok(()),
        }
    }
}

/// A choice among some of the tools. The prompt shows all of them, so that it stays what it was.
fn read_allowed(choice: &Fields<'_>, chat: &mut ChatRequest) -> Result<(), ApiError> {
    let mut names = Vec::new();
    for (i, tool) in choice.array("tools")?.unwrap_or_default().iter().enumerate() {
        let tool = Fields::of(tool, choice.name(&format!("tools[{i}]")))?;
        let inner = tool.object("function")?.unwrap_or_else(|| tool.clone());
        let name = chat.tools.rendered_name(inner.str("namespace")?, inner.required_str("name")?);
        ToolChoice::Named(name.clone()).check(&chat.tools, &inner.name("name"))?;
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

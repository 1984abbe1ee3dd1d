//! The tools of a request: how they are shown to the model, and what a call of each is called in the client's dialect.

use ds4_chat::Tool;
use serde_json::{Map, Value, json};

use super::{ApiError, Fields};

/// Declared tools, each with where it came from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Toolbox {
    entries: Vec<Entry>,
}

#[derive(Clone, Debug, PartialEq)]
struct Entry {
    tool: Tool,
    origin: Origin,
    /// Callable, but not shown with the others: its declaration stands in the conversation.
    deferred: bool,
}

/// What a tool is to the client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A function with JSON arguments.
    Function {
        /// The group it was declared in.
        namespace: Option<String>,
        /// Its name there.
        name: String,
    },
    /// A tool whose input is plain text.
    Custom {
        /// The group it was declared in.
        namespace: Option<String>,
        /// Its name there.
        name: String,
    },
    /// The client's search for more tools.
    Search,
}

/// The one parameter a plain-text tool is shown with.
pub const CUSTOM_INPUT: &str = "input";

impl Toolbox {
    /// Adds a function from its declaration, which the prompt repeats.
    ///
    /// # Errors
    /// When it has no name.
    pub fn add_function(&mut self, function: Map<String, Value>, at: &str) -> Result<(), ApiError> {
        let name = name_of(&function, at)?;
        self.add(function, Origin::Function { namespace: None, name }, false, at)
    }

    /// Adds a function whose declaration stands elsewhere in the conversation.
    ///
    /// # Errors
    /// When it has no name.
    pub fn add_deferred(&mut self, function: Map<String, Value>, at: &str) -> Result<(), ApiError> {
        let name = name_of(&function, at)?;
        self.add(function, Origin::Function { namespace: None, name }, true, at)
    }

    /// Adds a tool under its origin. A name that is taken gets its group's name in front; the same tool twice is one.
    ///
    /// # Errors
    /// When it has no name.
    pub fn add(
        &mut self,
        mut function: Map<String, Value>,
        origin: Origin,
        deferred: bool,
        at: &str,
    ) -> Result<(), ApiError> {
        if self.entries.iter().any(|entry| entry.origin == origin) {
            return Ok(());
        }
        let name = name_of(&function, at)?;
        if self.entry(&name).is_some() {
            function.insert("name".into(), qualified(&origin, &name).into());
        }
        let tool = Tool::from_function(function).map_err(|err| ApiError::field(at, &err.to_string()))?;
        self.entries.push(Entry { tool, origin, deferred });
        Ok(())
    }

    /// Whether nothing can be called.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The names the model may call.
    pub fn names(&self) -> Vec<&str> {
        self.entries.iter().map(|entry| entry.tool.name()).collect()
    }

    /// What a name of the model is to the client. A name nobody declared is a function of that name.
    pub fn origin(&self, name: &str) -> Origin {
        match self.entry(name) {
            Some(entry) => entry.origin.clone(),
            None => Origin::Function { namespace: None, name: name.to_owned() },
        }
    }

    /// The name the model knows a client's tool by.
    pub fn rendered_name(&self, namespace: Option<&str>, name: &str) -> String {
        let same = |entry: &&Entry| match &entry.origin {
            Origin::Function { namespace: group, name: known } | Origin::Custom { namespace: group, name: known } => {
                group.as_deref() == namespace && known == name
            }
            Origin::Search => false,
        };
        self.entries.iter().find(same).map_or_else(|| name.to_owned(), |entry| entry.tool.name().to_owned())
    }

    /// The declaration of a tool.
    pub fn declaration(&self, name: &str) -> Option<&Map<String, Value>> {
        self.entry(name).map(|entry| entry.tool.function())
    }

    /// All that may be called, whether the prompt declares them or the conversation.
    pub fn tools(&self) -> Vec<Tool> {
        self.entries.iter().map(|entry| entry.tool.clone()).collect()
    }

    /// The tools the prompt declares.
    pub fn into_tools(self) -> Vec<Tool> {
        self.entries.into_iter().filter(|entry| !entry.deferred).map(|entry| entry.tool).collect()
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.tool.name() == name)
    }
}

/// A tool with plain-text input as the function the model sees.
pub fn custom_function(name: &str, description: &str, format: Option<&Value>) -> Map<String, Value> {
    let mut description = description.to_owned();
    if let Some(definition) = format.and_then(|format| format.get("definition")).and_then(Value::as_str) {
        description.push_str("\n\nThe input must follow this grammar:\n");
        description.push_str(definition);
    }
    let mut function = Map::new();
    function.insert("name".into(), name.into());
    function.insert("description".into(), description.into());
    function.insert(
        "parameters".into(),
        json!({
            "type": "object",
            "properties": { CUSTOM_INPUT: { "type": "string", "description": "The whole input, as plain text." } },
            "required": [CUSTOM_INPUT]
        }),
    );
    function
}

/// The plain text inside the arguments of such a function.
pub fn custom_input(arguments: &str) -> String {
    match serde_json::from_str::<Value>(arguments) {
        Ok(Value::Object(map)) => match map.get(CUSTOM_INPUT).or_else(|| map.values().next()) {
            Some(Value::String(text)) => text.clone(),
            Some(value) => value.to_string(),
            None => String::new(),
        },
        _ => arguments.to_owned(),
    }
}

/// Plain text as the arguments of such a function.
pub fn custom_arguments(input: &str) -> String {
    json!({ CUSTOM_INPUT: input }).to_string()
}

/// Names of a function object, in the order the official prompt shows them.
pub fn function(fields: &Fields<'_>, parameters: &str) -> Result<Map<String, Value>, ApiError> {
    let mut function = Map::new();
    function.insert("name".into(), fields.required_str("name")?.into());
    if let Some(description) = fields.str("description")? {
        function.insert("description".into(), description.into());
    }
    let empty = || json!({ "type": "object", "properties": {} });
    function.insert("parameters".into(), fields.value(parameters).cloned().unwrap_or_else(empty));
    Ok(function)
}

fn name_of(function: &Map<String, Value>, at: &str) -> Result<String, ApiError> {
    match function.get("name").and_then(Value::as_str) {
        Some(name) if !name.is_empty() => Ok(name.to_owned()),
        _ => Err(ApiError::field(&format!("{at}.name"), "is required and must be a string")),
    }
}

fn qualified(origin: &Origin, name: &str) -> String {
    match origin {
        Origin::Function { namespace: Some(group), .. } | Origin::Custom { namespace: Some(group), .. } => {
            format!("{group}__{name}")
        }
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Map<String, Value> {
        json!({ "name": name }).as_object().unwrap().clone()
    }

    #[test]
    fn names_of_groups_collide_without_harm() {
        let mut tools = Toolbox::default();
        tools.add_function(named("wait"), "tools[0]").unwrap();
        let origin = Origin::Function { namespace: Some("agents".into()), name: "wait".into() };
        tools.add(named("wait"), origin.clone(), false, "tools[1]").unwrap();
        tools.add(named("wait"), origin.clone(), false, "tools[2]").unwrap();
        assert_eq!(tools.names(), ["wait", "agents__wait"]);
        assert_eq!(tools.origin("agents__wait"), origin);
        assert_eq!(tools.rendered_name(Some("agents"), "wait"), "agents__wait");
        assert_eq!(tools.rendered_name(None, "unheard"), "unheard");
        assert!(tools.add_function(Map::new(), "tools[3]").unwrap_err().message.starts_with("tools[3].name"));
    }

    #[test]
    fn plain_text_goes_through_arguments_and_back() {
        let patch = "*** Begin Patch\n\"quoted\" é\n";
        assert_eq!(custom_input(&custom_arguments(patch)), patch);
        assert_eq!(custom_input("not json"), "not json");
        let function = custom_function("p", "d", Some(&json!({"type": "grammar", "definition": "start: x"})));
        assert!(function["description"].as_str().unwrap().ends_with("start: x"));
    }
}

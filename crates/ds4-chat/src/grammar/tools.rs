//! Declared tools as what may be written between the special tokens of a call.
//!
//! A block of calls reads `<D tool_calls>`, `<D invoke name="…">`, `<D parameter name="…" string="…">value</D parameter>`,
//! `</D invoke>`, `</D tool_calls>`, where D is the special token. So the text between two of these tokens depends on
//! nothing but the place, and on which parameters of the call were given already.

use serde_json::{Value, json};

use super::matcher::{GRAMMAR_BYTES_MAX, Matchers};
use super::schema::{ANY_TEXT, Form, forms, literal, resolve};
use crate::Tool;

/// What a tool's calls may hold.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ToolRules {
    pub name: String,
    parameters: Vec<Parameter>,
    /// Forms of parameters that are not declared, where the schema invites them.
    extra: Vec<Form>,
}

#[derive(Clone, Debug, PartialEq)]
struct Parameter {
    name: String,
    required: bool,
    forms: Vec<Form>,
}

/// Which parameters of a call were given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Given(Vec<bool>);

/// Keywords of a tool's own schema that are not obeyed.
const NOT_OBEYED: &[&str] = &[
    "anyOf",
    "oneOf",
    "not",
    "if",
    "then",
    "else",
    "dependentRequired",
    "dependentSchemas",
    "dependencies",
    "minProperties",
    "maxProperties",
    "propertyNames",
    "patternProperties",
    "unevaluatedProperties",
];

/// Names of parameters that nobody declared.
const EXTRA_NAME: &str = r"/[A-Za-z_][A-Za-z0-9_.\-]{0,63}/";

/// Alternatives of which one is chosen when a grammar is written.
struct Lark {
    choices: Vec<String>,
    rules: String,
}

impl ToolRules {
    /// Reads a declaration. What its schema says and cannot be obeyed goes to `warnings`.
    pub(super) fn new(tool: &Tool, matchers: &Matchers, warnings: &mut Vec<String>) -> ToolRules {
        let empty = json!({});
        let root = tool.parameters().unwrap_or(&empty);
        let mut rules = ToolRules { name: tool.name().to_owned(), parameters: Vec::new(), extra: Vec::new() };
        let mut reader = Reader { tool: tool.name(), root, matchers, warnings };
        reader.read(root, 0, &mut rules);
        let size = |rules: &ToolRules| rules.parameter_grammar(&rules.none_given()).len();
        if size(&rules) > GRAMMAR_BYTES_MAX {
            reader.warn("its schema is too large: values are held to their types only");
            rules.parameters.iter_mut().flat_map(|parameter| &mut parameter.forms).for_each(Form::relax);
        }
        if size(&rules) > GRAMMAR_BYTES_MAX {
            reader.warn("its schema is too large: parameters are not held to it");
            rules.parameters.clear();
            rules.extra = forms(&Value::Bool(true), root);
        }
        rules
    }

    /// No parameter given yet.
    pub(super) fn none_given(&self) -> Given {
        Given(vec![false; self.parameters.len()])
    }

    /// Whether another parameter may follow.
    pub(super) fn has_more(&self, given: &Given) -> bool {
        !self.extra.is_empty() || given.0.iter().any(|given| !given)
    }

    /// Whether the call may end.
    pub(super) fn may_end(&self, given: &Given) -> bool {
        self.parameters.iter().zip(&given.0).all(|(parameter, given)| *given || !parameter.required)
    }

    /// Takes note of the parameter whose tag begins with `text`, from its name on.
    pub(super) fn take(&self, text: &[u8], given: &mut Given) {
        let named = |parameter: &Parameter| text.starts_with(format!("{}\" string=\"", parameter.name).as_bytes());
        let best = (0..self.parameters.len()).filter(|i| named(&self.parameters[*i]));
        if let Some(i) = best.max_by_key(|i| self.parameters[*i].name.len()) {
            given.0[i] = true;
        }
    }

    /// The grammar of a parameter's tag and value, up to the bracket of the closing tag.
    pub(super) fn parameter_grammar(&self, given: &Given) -> String {
        let mut lark = Lark { choices: Vec::new(), rules: String::new() };
        for (i, parameter) in self.parameters.iter().enumerate().filter(|(i, _)| !given.0[*i]) {
            let name = |string: bool| literal(&format!("{}\" string=\"{string}\">", parameter.name));
            lark.forms(&format!("p{i}"), &parameter.forms, name);
        }
        if !self.extra.is_empty() {
            lark.rules.push_str(&format!("NAME: {EXTRA_NAME}\n"));
            lark.forms("extra", &self.extra, |string| format!("NAME {}", literal(&format!("\" string=\"{string}\">"))));
        }
        format!("start: \"parameter name=\\\"\" ({})\n{}", lark.choices.join(" | "), lark.rules)
    }
}

impl Lark {
    /// Adds the ways to write a value, each behind the tag that announces it.
    fn forms(&mut self, rule: &str, forms: &[Form], tag: impl Fn(bool) -> String) {
        for (i, form) in forms.iter().enumerate() {
            let name = format!("{rule}_{i}");
            match form {
                Form::Text(terminal) => {
                    let value = name.to_uppercase();
                    self.rules.push_str(&format!("{value}: {terminal}\n"));
                    self.choices.push(format!("{} {value}", tag(true)));
                }
                Form::Json(schema) => {
                    self.rules.push_str(&format!("{name}: %json {schema}\n"));
                    self.choices.push(format!("{} {name} \"</\"", tag(false)));
                }
            }
        }
    }
}

struct Reader<'r> {
    tool: &'r str,
    root: &'r Value,
    matchers: &'r Matchers,
    warnings: &'r mut Vec<String>,
}

impl Reader<'_> {
    fn read(&mut self, schema: &Value, depth: usize, rules: &mut ToolRules) {
        const DEPTH_MAX: usize = 8;
        if depth > DEPTH_MAX {
            return;
        }
        if let Some(target) = schema.get("$ref").and_then(Value::as_str).and_then(|name| resolve(name, self.root)) {
            self.read(target, depth + 1, rules);
        }
        for part in schema.get("allOf").and_then(Value::as_array).into_iter().flatten() {
            self.read(part, depth + 1, rules);
        }
        for key in NOT_OBEYED {
            if schema.get(key).is_some_and(|value| !value.is_null()) {
                self.warn(&format!("{key} is not enforced"));
            }
        }
        let properties = schema.get("properties").and_then(Value::as_object);
        let required: Vec<&str> =
            schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
        for (name, property) in properties.into_iter().flatten() {
            let forms = self.forms(name, property);
            match rules.parameters.iter_mut().find(|known| known.name == *name) {
                Some(known) => known.required |= required.contains(&name.as_str()),
                None if forms.is_empty() => {}
                None => {
                    let required = required.contains(&name.as_str());
                    rules.parameters.push(Parameter { name: name.clone(), required, forms });
                }
            }
        }
        for name in required {
            match rules.parameters.iter_mut().find(|known| known.name == name) {
                Some(known) => known.required = true,
                None => {
                    let forms = forms(&Value::Bool(true), self.root);
                    rules.parameters.push(Parameter { name: name.to_owned(), required: true, forms });
                }
            }
        }
        match schema.get("additionalProperties") {
            Some(Value::Bool(false)) => rules.extra.clear(),
            Some(extra @ (Value::Bool(true) | Value::Object(_))) => rules.extra = self.forms("*", extra),
            // Nothing is declared at all: the tool takes what it gets.
            _ if depth == 0 && properties.is_none() && rules.parameters.is_empty() => {
                rules.extra = self.forms("*", &Value::Bool(true));
            }
            _ => {}
        }
    }

    /// The forms of a parameter that can be enforced; where one cannot, the nearest that can.
    fn forms(&mut self, name: &str, schema: &Value) -> Vec<Form> {
        let all = forms(schema, self.root);
        let checked = all.into_iter().map(|mut form| {
            let compiles = match &form {
                Form::Text(terminal) if terminal == ANY_TEXT => true,
                Form::Text(terminal) => {
                    self.compiles(&format!("start: TEXT\nTEXT: {terminal}\n"), name, "any text is accepted")
                }
                Form::Json(json) => {
                    let grammar = format!("start: json\njson: %json {json}\n");
                    self.compiles(&grammar, name, "any value of its type is accepted")
                }
            };
            if !compiles {
                form.relax();
            }
            form
        });
        checked.collect()
    }

    /// Whether a grammar can be obeyed; tells what it cannot say.
    fn compiles(&mut self, grammar: &str, name: &str, otherwise: &str) -> bool {
        match self.matchers.segment(grammar) {
            Ok((_, warnings)) => {
                for warning in warnings.iter().filter(|warning| !is_annotation(warning)) {
                    self.warn(&format!("parameter {name}: {warning}"));
                }
                true
            }
            Err(why) => {
                self.warn(&format!("parameter {name}: {otherwise} ({why})"));
                false
            }
        }
    }

    fn warn(&mut self, what: &str) {
        self.warnings.push(format!("tool {}: {what}", self.tool));
    }
}

/// Formats are remarks in JSON Schema, unless a validator is told otherwise.
pub(super) fn is_annotation(warning: &str) -> bool {
    warning.contains("Unknown format")
}

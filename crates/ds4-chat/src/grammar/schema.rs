//! JSON schemas as the forms in which a value may be written.
//!
//! A string is written raw, anything else as JSON. So a schema is taken apart: into patterns of raw text for the strings
//! it admits, and a schema of the rest. Where a schema is too intricate for that, it is narrowed, never widened: what is
//! written fits it.

use serde_json::{Map, Value, json};

/// One way to write a value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Form {
    /// Raw text; a terminal of the grammar that ends with the `</` of the closing tag.
    Text(String),
    /// JSON that follows this schema, which stands on its own.
    Json(Value),
}

impl Form {
    /// Admits every value of its type.
    pub(super) fn relax(&mut self) {
        match self {
            Form::Text(terminal) => *terminal = ANY_TEXT.to_owned(),
            Form::Json(schema) => {
                let kind = match schema.get("type") {
                    Some(kind) => json!({ "type": kind }),
                    None => Value::Bool(true),
                };
                *schema = standalone(&kind, &Value::Null);
            }
        }
    }
}

/// Any raw text.
pub(super) const ANY_TEXT: &str = r"/(?s:.*)<\//";

/// References are followed this far.
const DEPTH_MAX: usize = 16;

/// Keywords that say nothing about the value.
const ANNOTATIONS: &[&str] = &[
    "title",
    "description",
    "default",
    "examples",
    "example",
    "deprecated",
    "readOnly",
    "writeOnly",
    "$comment",
    "$schema",
    "$id",
    "$defs",
    "definitions",
    "$anchor",
    "markdownDescription",
    "nullable",
];

/// All forms of a value of `schema`, which is part of `root`. None for a schema that nothing fits.
pub(super) fn forms(schema: &Value, root: &Value) -> Vec<Form> {
    let mut texts = Vec::new();
    let mut rest = Vec::new();
    split(schema, root, 0, &mut texts, &mut rest);
    texts.dedup();
    if texts.iter().any(|text| text == ANY_TEXT) {
        texts = vec![ANY_TEXT.to_owned()];
    }
    // One terminal, however many there are: an enum may be long.
    let mut forms: Vec<Form> = Vec::new();
    forms.extend((!texts.is_empty()).then(|| Form::Text(texts.join(" | "))));
    match rest.len() {
        0 => {}
        1 => forms.extend(rest.pop().map(|schema| Form::Json(standalone(&schema, root)))),
        _ => forms.push(Form::Json(standalone(&json!({ "anyOf": rest }), root))),
    }
    forms
}

fn split(schema: &Value, root: &Value, depth: usize, texts: &mut Vec<String>, rest: &mut Vec<Value>) {
    let Value::Object(map) = schema else {
        if schema != &Value::Bool(false) {
            texts.push(ANY_TEXT.to_owned());
            rest.push(json!({ "type": ["object", "array", "number", "boolean", "null"] }));
        }
        return;
    };
    let says = |key: &str| map.get(key).filter(|value| !value.is_null());
    let keys: Vec<&str> = map.keys().map(String::as_str).filter(|key| !ANNOTATIONS.contains(key)).collect();
    let alone = |key: &str| keys.iter().all(|known| *known == key || *known == "type");
    if keys.is_empty() {
        return split(&Value::Bool(true), root, depth, texts, rest);
    }
    if let Some(name) = says("$ref").and_then(Value::as_str).filter(|_| alone("$ref") && depth < DEPTH_MAX)
        && let Some(target) = resolve(name, root)
    {
        return split(target, root, depth + 1, texts, rest);
    }
    for key in ["anyOf", "oneOf", "allOf"] {
        let Some(Value::Array(branches)) = says(key).filter(|_| keys == [key] && depth < DEPTH_MAX) else { continue };
        if key == "anyOf" || branches.len() == 1 {
            branches.iter().for_each(|branch| split(branch, root, depth + 1, texts, rest));
            return;
        }
        if key == "oneOf" {
            return split_exclusive(branches, root, depth, texts, rest);
        }
    }
    let types: Vec<&str> = match says("type") {
        Some(Value::String(name)) => vec![name.as_str()],
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let listed =
        says("enum").and_then(Value::as_array).cloned().or_else(|| says("const").map(|only| vec![only.clone()]));
    if let Some(values) = listed.filter(|_| alone("enum") || alone("const")) {
        let fits = |value: &&Value| types.is_empty() || types.iter().any(|name| is_of(value, name));
        let (strings, others): (Vec<&Value>, Vec<&Value>) = values.iter().filter(fits).partition(|v| v.is_string());
        texts.extend(strings.iter().filter_map(|v| v.as_str()).map(|text| literal(&format!("{text}</"))));
        if !others.is_empty() {
            rest.push(json!({ "enum": others }));
        }
        return;
    }
    match types.as_slice() {
        [] => split_untyped(map, &keys, root, depth, texts, rest),
        types => {
            let compound =
                ["anyOf", "oneOf", "allOf", "$ref", "not", "if", "enum", "const"].iter().any(|k| says(k).is_some());
            let (strings, others): (Vec<&str>, Vec<&str>) = types.iter().partition(|name| **name == "string");
            if !strings.is_empty() && compound {
                return rest.push(schema.clone());
            }
            if !strings.is_empty() {
                texts.push(text_terminal(map));
            }
            if !others.is_empty() {
                let mut map = map.clone();
                let others: Vec<Value> = others.into_iter().map(Value::from).collect();
                map.insert("type".into(), if others.len() == 1 { others[0].clone() } else { Value::Array(others) });
                rest.push(Value::Object(map));
            }
        }
    }
}

/// Branches of which exactly one admits a value. Whether those of JSON overlap is for the library to find out and to tell.
fn split_exclusive(branches: &[Value], root: &Value, depth: usize, texts: &mut Vec<String>, rest: &mut Vec<Value>) {
    let mut raw: Vec<String> = Vec::new();
    let mut json = Vec::new();
    for branch in branches {
        let (mut texts, mut rest) = (Vec::new(), Vec::new());
        split(branch, root, depth + 1, &mut texts, &mut rest);
        raw.extend((!texts.is_empty()).then(|| texts.join(" | ")));
        match rest.len() {
            0 => {}
            1 => json.append(&mut rest),
            _ => json.push(json!({ "anyOf": rest })),
        }
    }
    for (i, only) in raw.iter().enumerate() {
        let others = raw.iter().enumerate().filter(|(k, _)| *k != i).map(|(_, other)| format!(" & ~({other})"));
        texts.push(if raw.len() == 1 { only.clone() } else { format!("(({only}){})", others.collect::<String>()) });
    }
    match json.len() {
        0 => {}
        1 => rest.append(&mut json),
        _ => rest.push(json!({ "oneOf": json })),
    }
}

/// A schema without a type admits values that its keywords say nothing about; only those they speak of are written.
fn split_untyped(
    map: &Map<String, Value>,
    keys: &[&str],
    root: &Value,
    depth: usize,
    texts: &mut Vec<String>,
    rest: &mut Vec<Value>,
) {
    const KINDS: &[(&str, &[&str])] = &[
        ("object", &["properties", "required", "additionalProperties", "patternProperties", "minProperties"]),
        ("array", &["items", "prefixItems", "minItems", "maxItems"]),
        ("string", &["pattern", "minLength", "maxLength", "format"]),
        ("number", &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]),
    ];
    let kind = KINDS.iter().find(|(_, words)| words.iter().any(|word| keys.contains(word)));
    let compound = ["anyOf", "oneOf", "allOf", "$ref", "not", "if"].iter().any(|word| keys.contains(word));
    match kind {
        Some((kind, _)) if !compound => {
            let mut map = map.clone();
            map.insert("type".into(), (*kind).into());
            split(&Value::Object(map), root, depth + 1, texts, rest);
        }
        // Keywords nobody knows constrain nothing.
        None if !compound => split(&Value::Bool(true), root, depth, texts, rest),
        _ => rest.push(Value::Object(map.clone())),
    }
}

fn is_of(value: &Value, name: &str) -> bool {
    match name {
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64() || value.as_f64().is_some_and(|x| x.fract() == 0.0),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    }
}

/// The raw text of a string schema, with the beginning of the closing tag.
fn text_terminal(map: &Map<String, Value>) -> String {
    let number = |key: &str| map.get(key).and_then(Value::as_u64);
    let mut parts = Vec::new();
    if let Some(pattern) = map.get("pattern").and_then(Value::as_str) {
        parts.push(format!("/{}/", whole_pattern(pattern)));
    }
    match (number("minLength").filter(|min| *min > 0), number("maxLength")) {
        (None, None) => {}
        (min, max) => {
            let max = max.map_or_else(String::new, |max| max.to_string());
            parts.push(format!("/(?s:.{{{},{max}}})/", min.unwrap_or(0)));
        }
    }
    match parts.len() {
        0 => ANY_TEXT.to_owned(),
        _ => format!("({}) \"</\"", parts.join(" & ")),
    }
}

/// A pattern is looked for anywhere in the text, unless it is anchored.
fn whole_pattern(pattern: &str) -> String {
    let (start, body) = pattern.strip_prefix('^').map_or(("(?s:.*)", pattern), |body| ("", body));
    let anchored = body.ends_with('$') && !body.ends_with("\\$");
    let (body, end) = if anchored { (&body[..body.len() - 1], "") } else { (body, "(?s:.*)") };
    format!("{start}({}){end}", llguidance::regex_to_lark(body, "dw"))
}

/// The part of `root` that a reference names.
pub(super) fn resolve<'r>(reference: &str, root: &'r Value) -> Option<&'r Value> {
    root.pointer(reference.strip_prefix('#')?)
}

/// A schema that can be read without the document it was part of, in the form in which JSON is written here.
pub(super) fn standalone(schema: &Value, root: &Value) -> Value {
    let mut map = match schema {
        Value::Object(map) => map.clone(),
        Value::Bool(false) => json!({ "not": {} }).as_object().cloned().unwrap_or_default(),
        _ => Map::new(),
    };
    for key in ["$schema", "$id", "id", "$defs", "definitions"] {
        map.remove(key);
    }
    let mut whole = Value::Object(map);
    tidy(&mut whole);
    if refers(&whole) {
        let mut root = root.clone();
        tidy(&mut root);
        whole["$defs"] = json!({ "root": root });
    }
    // The layout of JSON that the model reads in its prompts.
    whole["x-guidance"] =
        json!({ "item_separator": ", ", "key_separator": ": ", "whitespace_flexible": false, "lenient": true });
    whole
}

fn refers(value: &Value) -> bool {
    match value {
        Value::Object(map) => map.get("$ref").is_some_and(Value::is_string) || map.values().any(refers),
        Value::Array(items) => items.iter().any(refers),
        _ => false,
    }
}

/// Largest whole number that every reader of JSON takes as it is.
const INTEGER_MAX: i64 = (1 << 53) - 1;
/// Largest number, where the schema names none: digits without an end are no number to most readers.
const NUMBER_MAX: i64 = 1_000_000_000_000_000;

/// References lead into the copy of the document, numbers have an end, formats nobody defines say nothing.
fn tidy(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            if let Some(Value::String(target)) = map.get_mut("$ref")
                && let Some(path) = target.strip_prefix('#')
            {
                *target = format!("#/$defs/root{path}");
            }
            for key in ["$schema", "$id"] {
                if map.get(key).is_some_and(Value::is_string) {
                    map.remove(key);
                }
            }
            let is = |name: &str| match map.get("type") {
                Some(Value::String(known)) => known == name,
                Some(Value::Array(all)) => all.iter().any(|known| known == name),
                _ => false,
            };
            let max = if is("number") { NUMBER_MAX } else { INTEGER_MAX };
            if is("number") || is("integer") {
                for (key, other, bound) in [("minimum", "exclusiveMinimum", -max), ("maximum", "exclusiveMaximum", max)]
                {
                    // Draft 4 has boolean exclusive bounds beside the plain ones.
                    if !map.get(key).is_some_and(Value::is_number) && !map.get(other).is_some_and(Value::is_number) {
                        map.insert(key.to_owned(), bound.into());
                    }
                }
            }
            for (key, value) in map.iter_mut() {
                if !matches!(key.as_str(), "enum" | "const" | "default" | "examples") {
                    tidy(value);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(tidy),
        _ => {}
    }
}

/// A literal string of the grammar.
pub(super) fn literal(text: &str) -> String {
    Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(schema: Value) -> Vec<Form> {
        forms(&schema, &schema)
    }

    fn texts(schema: Value) -> Vec<String> {
        let text = |form| match form {
            Form::Text(text) => Some(text),
            Form::Json(_) => None,
        };
        of(schema).into_iter().filter_map(text).collect()
    }

    fn json_schema(schema: Value) -> Option<Value> {
        let json = |form| match form {
            Form::Json(mut schema) => {
                schema.as_object_mut().unwrap().remove("x-guidance");
                Some(schema)
            }
            Form::Text(_) => None,
        };
        of(schema).into_iter().find_map(json)
    }

    #[test]
    fn strings_are_text_and_the_rest_is_json() {
        assert_eq!(of(json!({ "type": "string", "description": "d" })), [Form::Text(ANY_TEXT.into())]);
        assert_eq!(texts(json!({ "enum": ["a", "b\"", 3] })), [r#""a</" | "b\"</""#]);
        assert_eq!(json_schema(json!({ "enum": ["a", 3] })), Some(json!({ "enum": [3] })));
        assert_eq!(json_schema(json!({ "type": ["string", "null"] })), Some(json!({ "type": "null" })));
        assert_eq!(texts(json!({ "type": ["string", "null"] })), [ANY_TEXT]);
        assert_eq!(texts(json!({ "anyOf": [{ "type": "string" }, { "type": "null" }] })), [ANY_TEXT]);
        assert_eq!(texts(json!({ "oneOf": [{ "type": "string" }, { "type": "null" }] })), [ANY_TEXT]);
        assert_eq!(
            texts(json!({ "oneOf": [{ "enum": ["a", "b"] }, { "const": "b" }] })),
            [r#"(("a</" | "b</") & ~("b</")) | (("b</") & ~("a</" | "b</"))"#]
        );
        let either = json!([{ "type": "boolean" }, { "type": "object" }]);
        assert_eq!(json_schema(json!({ "oneOf": either })).map(|schema| schema["oneOf"].clone()), Some(either));
        assert_eq!(texts(json!({ "type": "boolean" })), [""; 0]);
        assert_eq!(texts(json!({})), [ANY_TEXT]);
        assert!(json_schema(json!(true)).is_some());
        assert_eq!(of(json!(false)), []);
    }

    #[test]
    fn references_come_along() {
        let root = json!({ "properties": { "x": { "$ref": "#/$defs/s" }, "y": { "$ref": "#/$defs/o" } },
            "$defs": { "s": { "type": "string" }, "o": { "type": "object", "properties": { "in": { "$ref": "#/$defs/o" } } } } });
        assert_eq!(forms(&root["properties"]["x"], &root), [Form::Text(ANY_TEXT.into())]);
        let [Form::Json(schema)] = &forms(&root["properties"]["y"], &root)[..] else { panic!() };
        assert_eq!(schema["properties"]["in"]["$ref"], "#/$defs/root/$defs/o");
        assert_eq!(schema["$defs"]["root"]["$defs"]["o"]["properties"]["in"]["$ref"], "#/$defs/root/$defs/o");
    }

    #[test]
    fn numbers_have_an_end() {
        let schema = json_schema(json!({ "type": "integer", "minimum": 1 })).unwrap();
        assert_eq!((&schema["minimum"], &schema["maximum"]), (&json!(1), &json!(INTEGER_MAX)));
    }

    #[test]
    fn patterns_are_found_anywhere() {
        assert_eq!(whole_pattern("^a/b$"), "(a\\/b)");
        assert_eq!(whole_pattern("a\\$"), "(?s:.*)(a\\$)(?s:.*)");
    }
}

//! A small validator of JSON schemas, written independently of the grammar: what the tests use of the language.

use serde_json::Value;

/// Why `value` does not fit `schema`, which is part of `root`; none when it does.
pub fn misfit(value: &Value, schema: &Value, root: &Value) -> Option<String> {
    let wrong = |what: &str| Some(format!("{value} does not fit {what} of {schema}"));
    let map = match schema {
        Value::Bool(false) => return wrong("false"),
        Value::Object(map) => map,
        _ => return None,
    };
    if let Some(target) = map.get("$ref").and_then(Value::as_str) {
        let target = root.pointer(target.strip_prefix('#').unwrap()).expect("the reference leads somewhere");
        return misfit(value, target, root);
    }
    if let Some(branches) = map.get("anyOf").and_then(Value::as_array)
        && branches.iter().all(|branch| misfit(value, branch, root).is_some())
    {
        return wrong("anyOf");
    }
    if let Some(branches) = map.get("oneOf").and_then(Value::as_array)
        && branches.iter().filter(|branch| misfit(value, branch, root).is_none()).count() != 1
    {
        return wrong("oneOf");
    }
    if map.get("enum").and_then(Value::as_array).is_some_and(|values| !values.contains(value)) {
        return wrong("enum");
    }
    if map.get("const").is_some_and(|only| only != value) {
        return wrong("const");
    }
    let types: Vec<&str> = match map.get("type") {
        Some(Value::String(name)) => vec![name],
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let is = |name: &str| match name {
        "string" => value.is_string(),
        "integer" => value.as_f64().is_some_and(|x| x.fract() == 0.0),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => panic!("type {name}"),
    };
    if !types.is_empty() && !types.iter().any(|name| is(name)) {
        return wrong("type");
    }
    let number = |key: &str| map.get(key).and_then(Value::as_f64);
    if let Some(x) = value.as_f64()
        && (number("minimum").is_some_and(|min| x < min) || number("maximum").is_some_and(|max| x > max))
    {
        return wrong("bounds");
    }
    if let Some(text) = value.as_str() {
        let n = text.chars().count() as f64;
        if number("minLength").is_some_and(|min| n < min) || number("maxLength").is_some_and(|max| n > max) {
            return wrong("length");
        }
    }
    if let Some(items) = value.as_array() {
        let n = items.len() as f64;
        if number("minItems").is_some_and(|min| n < min) || number("maxItems").is_some_and(|max| n > max) {
            return wrong("items");
        }
        if let Some(schema) = map.get("items") {
            return items.iter().find_map(|item| misfit(item, schema, root));
        }
    }
    if let Some(entries) = value.as_object() {
        for name in map.get("required").and_then(Value::as_array).into_iter().flatten() {
            if !entries.contains_key(name.as_str().unwrap()) {
                return wrong("required");
            }
        }
        let properties = map.get("properties").and_then(Value::as_object);
        for (key, entry) in entries {
            let misfit = match properties.and_then(|properties| properties.get(key)) {
                Some(schema) => misfit(entry, schema, root),
                None => map.get("additionalProperties").and_then(|schema| misfit(entry, schema, root)),
            };
            if misfit.is_some() {
                return misfit;
            }
        }
    }
    None
}

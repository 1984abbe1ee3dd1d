//! Content of messages: a string, or a list of typed parts of which the model can read the text.

use ds4_chat::{Content, Part};
use serde_json::Value;

use super::{ApiError, Fields};

/// Reads a content field. Parts that are no text become a note to the model, and a warning for the client.
///
/// # Errors
/// When it is neither a string nor a list of objects.
pub fn content(value: Option<&Value>, at: &str, warnings: &mut Vec<String>) -> Result<Content, ApiError> {
    match value {
        None | Some(Value::Null) => Ok(Content::default()),
        Some(Value::String(text)) => Ok(Content::Text(text.clone())),
        Some(Value::Array(items)) => {
            let parts = items.iter().enumerate().map(|(i, item)| part(item, &format!("{at}[{i}]"), warnings));
            Ok(Content::Parts(parts.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect()))
        }
        Some(_) => Err(ApiError::field(at, "must be a string or a list of parts")),
    }
}

/// Reads one part; nothing for an empty one.
///
/// # Errors
/// When it is no part.
pub fn part(item: &Value, at: &str, warnings: &mut Vec<String>) -> Result<Option<Part>, ApiError> {
    if let Value::String(text) = item {
        return Ok(Some(Part::Text(text.clone())));
    }
    let fields = Fields::of(item, at)?;
    let kind = fields.str("type")?.unwrap_or("text");
    Ok(match kind {
        "text" | "input_text" | "output_text" | "summary_text" | "reasoning_text" => {
            fields.str("text")?.filter(|text| !text.is_empty()).map(|text| Part::Text(text.to_owned()))
        }
        "refusal" => fields.str("refusal")?.map(|text| Part::Text(text.to_owned())),
        kind => {
            warn(warnings, format!("{at}: the model reads text only; {kind} was replaced by a note"));
            Some(Part::Unsupported(kind.to_owned()))
        }
    })
}

/// Warns of fields that change an answer elsewhere and cannot here, unless they ask for what is done anyway.
pub fn unheeded(body: &Fields<'_>, keys: &[&str], warnings: &mut Vec<String>) {
    for key in keys {
        let asks = body.value(key).is_some_and(|value| match value {
            Value::Bool(on) => *on,
            Value::Number(number) => !matches!(number.as_f64(), Some(0.0 | 1.0 | -1.0)),
            Value::String(text) => !matches!(text.as_str(), "" | "auto" | "none" | "default" | "disabled" | "medium"),
            Value::Array(items) => !items.is_empty(),
            Value::Object(map) => !map.is_empty(),
            Value::Null => false,
        });
        if asks {
            warn(warnings, format!("{}: is not supported and was ignored", body.name(key)));
        }
    }
}

/// Adds a warning; a request with a hundred images needs no hundred of them.
pub fn warn(warnings: &mut Vec<String>, warning: String) {
    const MAX: usize = 8;
    if warnings.len() < MAX && !warnings.contains(&warning) {
        warnings.push(warning);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_string_and_a_list_of_one_text_read_the_same() {
        let read = |value: Value| content(Some(&value), "c", &mut Vec::new()).unwrap().text();
        assert_eq!(read(json!("hi")), read(json!([{"type": "text", "text": "hi", "cache_control": {}}])));
        assert_eq!(read(json!(["a", {"type": "input_text", "text": "b"}, {"type": "text", "text": ""}])), "a\n\nb");
        assert_eq!(read(json!(null)), "");
    }

    #[test]
    fn what_is_ignored_is_told_unless_it_asks_for_nothing() {
        let body = json!({"repetition_penalty": 1.0, "min_tokens": 0, "grammar": "", "ignore_eos": false, "audio": null,
            "guided_json": {"type": "object"}, "mirostat": 2});
        let mut warnings = Vec::new();
        let keys = ["repetition_penalty", "min_tokens", "grammar", "ignore_eos", "audio", "guided_json", "mirostat"];
        unheeded(&Fields::body(&body).unwrap(), &keys, &mut warnings);
        assert_eq!(warnings.len(), 2, "{warnings:?}");
    }

    #[test]
    fn an_image_is_a_note_and_a_warning() {
        let mut warnings = Vec::new();
        let value = json!([{"type": "image_url", "image_url": {"url": "data:..."}}]);
        assert_eq!(content(Some(&value), "c", &mut warnings).unwrap().text(), "[Unsupported image_url]");
        assert_eq!(warnings.len(), 1);
        assert!(content(Some(&json!(7)), "c", &mut warnings).is_err());
        assert!(content(Some(&json!([7])), "c", &mut warnings).is_err());
    }
}

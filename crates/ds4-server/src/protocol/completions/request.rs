//! The body of a raw completion.

use serde_json::Value;

use crate::protocol::{
    ApiError, Fields, SamplingWish,
    request::{include_usage, rivals, stops, warn_unheeded},
};

/// A raw completion.
#[derive(Clone, Debug, PartialEq)]
pub struct Completion {
    /// The name the client used.
    pub model: String,
    /// What to continue, each on its own.
    pub prompts: Vec<Prompt>,
    /// Continuations of each.
    pub n: usize,
    /// Repeat the prompt before the continuation.
    pub echo: bool,
    /// Likelihoods of the tokens, with this many rivals.
    pub logprobs: Option<usize>,
    /// Most tokens to generate.
    pub max_tokens: usize,
    /// How tokens are drawn.
    pub sampling: SamplingWish,
    /// Stop strings.
    pub stop: Vec<String>,
    /// Events instead of one body.
    pub stream: bool,
    /// A last event with the counts.
    pub include_usage: bool,
    /// What could not be obeyed, told in a header.
    pub warnings: Vec<String>,
}

/// Something to continue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Prompt {
    /// Text.
    Text(String),
    /// Token ids, used as they are.
    Tokens(Vec<u32>),
}

/// What the API generates when nobody says how much.
const MAX_TOKENS: usize = 16;
/// Continuations of one request at most.
const N_MAX: usize = 64;

/// Reads a body.
///
/// # Errors
/// What is wrong with it, by field.
pub fn read(body: &Value) -> Result<Completion, ApiError> {
    let body = Fields::body(body)?;
    let mut completion = Completion {
        model: body.str("model")?.unwrap_or_default().to_owned(),
        prompts: prompts(&body)?,
        n: body.usize("n")?.unwrap_or(1),
        echo: body.bool("echo")?.unwrap_or(false),
        logprobs: rivals(&body, "logprobs")?,
        max_tokens: body.usize("max_tokens")?.unwrap_or(MAX_TOKENS),
        sampling: SamplingWish::read(&body)?,
        stop: stops(&body, "stop")?,
        stream: body.bool("stream")?.unwrap_or(false),
        include_usage: include_usage(&body)?,
        warnings: Vec::new(),
    };
    warn_unheeded(&body, &[], &mut completion.warnings);
    let n_choices = completion.n.saturating_mul(completion.prompts.len());
    if !(1..=N_MAX).contains(&n_choices) {
        return Err(body.error("n", &format!("times the number of prompts must be from 1 to {N_MAX}, not {n_choices}")));
    }
    if completion.echo && completion.logprobs.is_some() {
        return Err(body.error("echo", "cannot be combined with logprobs: likelihoods of the prompt are not kept"));
    }
    if body.str("suffix")?.is_some_and(|suffix| !suffix.is_empty()) {
        return Err(body.error("suffix", "is not supported: the model was not trained to fill a gap"));
    }
    if let Some(best_of) = body.usize("best_of")?
        && best_of != completion.n
    {
        return Err(body.error("best_of", "is not supported; use n"));
    }
    Ok(completion)
}

fn prompts(body: &Fields<'_>) -> Result<Vec<Prompt>, ApiError> {
    let wrong = || body.error("prompt", "must be a string, a list of strings, or a list of token ids or of such lists");
    match body.value("prompt") {
        None => Err(body.error("prompt", "is required")),
        Some(Value::String(text)) => Ok(vec![Prompt::Text(text.clone())]),
        Some(Value::Array(items)) if items.iter().all(Value::is_u64) && !items.is_empty() => {
            Ok(vec![Prompt::Tokens(ids(items).ok_or_else(wrong)?)])
        }
        Some(Value::Array(items)) if !items.is_empty() => {
            let read = |item: &Value| match item {
                Value::String(text) => Ok(Prompt::Text(text.clone())),
                Value::Array(list) => ids(list).map(Prompt::Tokens).ok_or_else(wrong),
                _ => Err(wrong()),
            };
            items.iter().map(read).collect()
        }
        Some(_) => Err(wrong()),
    }
}

fn ids(items: &[Value]) -> Option<Vec<u32>> {
    items.iter().map(|item| item.as_u64().and_then(|id| u32::try_from(id).ok())).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_form_of_a_prompt() {
        let prompts = |prompt: Value| read(&json!({ "prompt": prompt })).unwrap().prompts;
        assert_eq!(prompts(json!("a")), [Prompt::Text("a".into())]);
        assert_eq!(prompts(json!(["a", "b"])).len(), 2);
        assert_eq!(prompts(json!([1, 2])), [Prompt::Tokens(vec![1, 2])]);
        assert_eq!(prompts(json!([[1], [2]])), [Prompt::Tokens(vec![1]), Prompt::Tokens(vec![2])]);
    }

    #[test]
    fn what_cannot_be_obeyed_is_refused_by_name() {
        for (body, param) in [
            (json!({}), "prompt"),
            (json!({"prompt": []}), "prompt"),
            (json!({"prompt": [-1]}), "prompt"),
            (json!({"prompt": "a", "suffix": "b"}), "suffix"),
            (json!({"prompt": "a", "best_of": 3}), "best_of"),
            (json!({"prompt": "a", "echo": true, "logprobs": 1}), "echo"),
            (json!({"prompt": "a", "n": 65}), "n"),
            (json!({"prompt": "a", "n": 0}), "n"),
        ] {
            assert_eq!(read(&body).unwrap_err().param.as_deref(), Some(param), "{body}");
        }
    }
}

//! What can be wrong with a request or befall it, and how each dialect says so.
//!
//! The status codes are chosen by what clients do with them: a 400 is final, a 429 or 503 is tried again after
//! `retry-after`, a 401 or 500 is tried again blindly by some. So a permanent fault is always a 400, 404 or 413.

use serde_json::{Map, Value, json};

/// Whose error shape a response has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// `{"error": {"message", "type", "param", "code"}}`.
    OpenAi,
    /// `{"type": "error", "error": {"type", "message"}}`.
    Anthropic,
}

/// The kind of an error; decides status and type names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// The request can never work.
    Invalid,
    /// The key is missing or wrong.
    Unauthorized,
    /// A web page of somewhere else.
    Forbidden,
    /// No such endpoint, response or thread.
    NotFound,
    /// The endpoint exists, the method does not.
    MethodNotAllowed,
    /// The body is larger than the limit.
    TooLarge,
    /// The body does not go on.
    Slow,
    /// A body in an encoding that is not read.
    UnsupportedMedia,
    /// The endpoint wants plain HTTP.
    UpgradeRefused,
    /// The prompt leaves no room in the context.
    ContextLength,
    /// Too many requests wait.
    QueueFull,
    /// The server is going down.
    ShuttingDown,
    /// The engine failed.
    Failed,
    /// No answer within the time allowed.
    Timeout,
}

/// An error as a client is told of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ApiError {
    /// What kind.
    pub kind: ErrorKind,
    /// What, where, and what to do.
    pub message: String,
    /// The field it is about.
    pub param: Option<String>,
    /// A name that programs look at.
    pub code: Option<&'static str>,
    /// More keys of the error object.
    pub extra: Map<String, Value>,
    /// When to come back, in seconds.
    pub retry_after: Option<u64>,
}

impl ApiError {
    /// An error of a kind.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> ApiError {
        ApiError { kind, message: message.into(), param: None, code: None, extra: Map::new(), retry_after: None }
    }

    /// A field that cannot be obeyed. `message` continues the field's name: "must be a number".
    pub fn field(param: &str, message: &str) -> ApiError {
        let message = format!("{param}: {message}");
        ApiError { param: Some(param.to_owned()), ..ApiError::new(ErrorKind::Invalid, message) }
    }

    /// A body that is no JSON.
    pub fn malformed(err: &serde_json::Error) -> ApiError {
        let message = format!("the request body is not valid JSON: {err}");
        ApiError { code: Some("invalid_json"), ..ApiError::new(ErrorKind::Invalid, message) }
    }

    /// A body whose next piece did not come for so long.
    pub fn slow(patience: std::time::Duration) -> ApiError {
        let message = format!("the request body did not go on for {} seconds", patience.as_secs());
        ApiError::new(ErrorKind::Slow, message)
    }

    /// Others are sending so much that there is no room for this body.
    pub fn no_room() -> ApiError {
        let error = ApiError::new(ErrorKind::QueueFull, "too many large requests at the same time; try again later");
        ApiError { retry_after: Some(2), ..error }
    }

    /// A prompt of `n_prompt` tokens for a context of `ctx`.
    pub fn context_length(n_prompt: usize, ctx: usize) -> ApiError {
        // The first half is what Claude Code, the second what clients of the OpenAI API look for.
        let message = format!(
            "prompt is too long: {n_prompt} tokens > {ctx} maximum. This model's maximum context length is {ctx} tokens; \
             start the server with a larger --ctx or shorten the conversation"
        );
        let mut error = ApiError::new(ErrorKind::ContextLength, message);
        error.code = Some("context_length_exceeded");
        error.extra.insert("n_prompt_tokens".into(), n_prompt.into());
        error.extra.insert("n_ctx".into(), ctx.into());
        error
    }

    /// More keys of the error object.
    pub fn with(mut self, key: &str, value: Value) -> ApiError {
        self.extra.insert(key.to_owned(), value);
        self
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        match self.kind {
            ErrorKind::Invalid | ErrorKind::ContextLength => 400,
            ErrorKind::Unauthorized => 401,
            ErrorKind::Forbidden => 403,
            ErrorKind::NotFound => 404,
            ErrorKind::MethodNotAllowed => 405,
            ErrorKind::Slow => 408,
            ErrorKind::TooLarge => 413,
            ErrorKind::UnsupportedMedia => 415,
            ErrorKind::UpgradeRefused => 426,
            ErrorKind::QueueFull => 429,
            ErrorKind::Failed => 500,
            ErrorKind::ShuttingDown => 503,
            ErrorKind::Timeout => 504,
        }
    }

    /// The response body.
    pub fn body(&self, dialect: Dialect) -> Value {
        match dialect {
            Dialect::OpenAi => json!({ "error": self.openai_object() }),
            Dialect::Anthropic => {
                let mut error = Map::new();
                error.insert("type".into(), self.anthropic_type().into());
                error.insert("message".into(), self.message.as_str().into());
                error.extend(self.extra.clone());
                json!({ "type": "error", "error": error })
            }
        }
    }

    /// The error object of the OpenAI dialects.
    pub fn openai_object(&self) -> Value {
        let mut error = Map::new();
        error.insert("message".into(), self.message.as_str().into());
        error.insert("type".into(), self.openai_type().into());
        error.insert("param".into(), self.param.clone().into());
        error.insert("code".into(), self.code.into());
        error.extend(self.extra.clone());
        Value::Object(error)
    }

    fn openai_type(&self) -> &'static str {
        match self.kind {
            ErrorKind::Unauthorized => "authentication_error",
            ErrorKind::QueueFull => "rate_limit_error",
            ErrorKind::ShuttingDown | ErrorKind::Failed | ErrorKind::Timeout => "server_error",
            _ => "invalid_request_error",
        }
    }

    fn anthropic_type(&self) -> &'static str {
        match self.kind {
            ErrorKind::Unauthorized => "authentication_error",
            ErrorKind::Forbidden => "permission_error",
            ErrorKind::NotFound => "not_found_error",
            ErrorKind::TooLarge => "request_too_large",
            ErrorKind::QueueFull => "rate_limit_error",
            ErrorKind::ShuttingDown => "overloaded_error",
            ErrorKind::Failed => "api_error",
            ErrorKind::Timeout | ErrorKind::Slow => "timeout_error",
            _ => "invalid_request_error",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_shapes_of_an_overflow() {
        let error = ApiError::context_length(120, 100);
        assert_eq!(error.status(), 400);
        let openai = error.body(Dialect::OpenAi);
        assert_eq!(openai["error"]["code"], "context_length_exceeded");
        assert_eq!((&openai["error"]["n_prompt_tokens"], &openai["error"]["n_ctx"]), (&json!(120), &json!(100)));
        let anthropic = error.body(Dialect::Anthropic);
        assert_eq!(anthropic["type"], "error");
        assert_eq!(anthropic["error"]["type"], "invalid_request_error");
        let message = anthropic["error"]["message"].as_str().unwrap();
        assert!(message.starts_with("prompt is too long: 120 tokens > 100 maximum"), "{message}");
    }

    #[test]
    fn a_field_is_named() {
        let error = ApiError::field("top_p", "must be a number");
        assert_eq!(error.body(Dialect::OpenAi)["error"]["param"], "top_p");
        assert_eq!(error.message, "top_p: must be a number");
    }

    #[test]
    fn malformed_json_has_a_position() {
        let err = serde_json::from_str::<Value>("{\"a\":\n}").unwrap_err();
        let error = ApiError::malformed(&err);
        assert!(error.message.contains("line 2 column 1"), "{}", error.message);
    }
}

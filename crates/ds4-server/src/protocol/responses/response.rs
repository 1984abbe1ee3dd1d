//! The response object.

use serde_json::{Map, Value, json};

use crate::protocol::{ApiError, Ending, Tally};

/// What all versions of a response object repeat.
#[derive(Clone, Debug, PartialEq)]
pub struct ResponseHead {
    /// The id of the response.
    pub id: String,
    /// When it was made, in seconds since 1970.
    pub created_at: u64,
    /// The model's name, as the client said it.
    pub model: String,
    /// Settings of the request.
    pub echo: Map<String, Value>,
}

/// Where a response stands.
#[derive(Clone, Copy, Debug)]
pub enum Status<'s> {
    /// It is being made.
    InProgress,
    /// It ended.
    Ended(&'s Ending, &'s Tally),
    /// It went wrong.
    Failed(&'s ApiError),
}

/// The object. `output` has the items that are finished.
pub fn object(head: &ResponseHead, status: Status<'_>, output: &[Value]) -> Value {
    let mut object = Map::new();
    object.insert("id".into(), head.id.as_str().into());
    object.insert("object".into(), "response".into());
    object.insert("created_at".into(), head.created_at.into());
    object.insert("status".into(), status.name().into());
    object.insert("background".into(), false.into());
    object.insert("error".into(), status.error());
    object.insert("incomplete_details".into(), status.incomplete_details());
    object.insert("model".into(), head.model.as_str().into());
    object.insert("output".into(), output.into());
    object.extend(head.echo.clone());
    object.insert("usage".into(), status.usage());
    Value::Object(object)
}

impl Status<'_> {
    /// The name in the object, and behind `response.` the name of the event that tells it.
    pub fn name(&self) -> &'static str {
        match self {
            Status::InProgress => "in_progress",
            Status::Ended(Ending::Length, _) => "incomplete",
            Status::Ended(..) => "completed",
            Status::Failed(_) => "failed",
        }
    }

    fn error(&self) -> Value {
        match self {
            Status::Failed(error) => json!({ "code": error.code.unwrap_or("server_error"), "message": error.message }),
            _ => Value::Null,
        }
    }

    fn incomplete_details(&self) -> Value {
        match self {
            Status::Ended(Ending::Length, _) => json!({ "reason": "max_output_tokens" }),
            _ => Value::Null,
        }
    }

    fn usage(&self) -> Value {
        match self {
            Status::Ended(_, tally) => usage(tally),
            _ => Value::Null,
        }
    }
}

/// The counts.
pub fn usage(tally: &Tally) -> Value {
    json!({
        "input_tokens": tally.prompt,
        "input_tokens_details": { "cached_tokens": tally.cached },
        "output_tokens": tally.generated,
        "output_tokens_details": { "reasoning_tokens": tally.reasoning },
        "total_tokens": tally.total(),
    })
}

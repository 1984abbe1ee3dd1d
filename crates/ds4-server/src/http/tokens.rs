//! `/v1/tokenize` and `/v1/detokenize`.

use axum::body::Body;
use axum::extract::State;
use axum::http::{Request, Response};
use serde_json::{Value, json};

use super::{App, body};
use crate::protocol::{ApiError, Dialect, Fields, chat};
use crate::service::Service;

/// Text, or the prompt of a conversation, to token ids.
pub async fn tokenize(State(service): App, request: Request<Body>) -> Response<Body> {
    let tokens = async {
        let value = body::read(&service, request).await?;
        let fields = Fields::body(&value)?;
        if fields.value("messages").is_some() {
            let chat = chat::read(&value)?.chat;
            let thinking = service.thinking(&chat);
            return service.prompt(chat, thinking);
        }
        for key in ["content", "text", "prompt", "input"] {
            if let Some(text) = fields.str(key)? {
                return Ok(service.vocab.tokenizer.encode(text));
            }
        }
        Err(ApiError::field("content", "is required: text, or messages"))
    };
    answer(
        tokens.await.map(|tokens| json!({ "tokens": tokens, "count": tokens.len(), "max_model_len": service.ctx() })),
    )
}

/// Token ids to text.
pub async fn detokenize(State(service): App, request: Request<Body>) -> Response<Body> {
    let text = async {
        let value = body::read(&service, request).await?;
        let tokens = ids(&service, &Fields::body(&value)?)?;
        let bytes = service.vocab.tokenizer.decode(&tokens);
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    };
    answer(text.await.map(|text| json!({ "content": text, "prompt": text })))
}

fn ids(service: &Service, fields: &Fields<'_>) -> Result<Vec<u32>, ApiError> {
    let tokens = fields.array("tokens")?.ok_or_else(|| fields.error("tokens", "is required and must be a list"))?;
    let id = |value: &Value| value.as_u64().and_then(|id| u32::try_from(id).ok());
    let ids = tokens.iter().map(|value| id(value).ok_or_else(|| fields.error("tokens", "must be a list of token ids")));
    service.checked(ids.collect::<Result<Vec<_>, _>>()?, "tokens")
}

fn answer(result: Result<Value, ApiError>) -> Response<Body> {
    match result {
        Ok(value) => body::json(&value),
        Err(error) => body::failure(&error, Dialect::OpenAi),
    }
}

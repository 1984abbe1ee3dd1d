//! `/v1/models`: one model under several names.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Response};
use serde_json::{Value, json};

use super::{App, body};
use crate::service::Service;

/// The name the guides use; it means whatever model is loaded.
const USUAL_NAME: &str = "deepseek-v4-flash";
/// When the model was published.
const CREATED: u64 = 1_767_225_600;

/// The names of the model.
pub async fn list(State(service): App, headers: HeaderMap) -> Response<Body> {
    let mut names = vec![service.settings.model.as_str()];
    names.extend((service.settings.model != USUAL_NAME).then_some(USUAL_NAME));
    if is_anthropic(&headers) {
        let data: Vec<Value> = names.iter().map(|name| anthropic(&service, name)).collect();
        return body::json(&json!({
            "data": data, "has_more": false, "first_id": names.first(), "last_id": names.last()
        }));
    }
    let data: Vec<Value> = names.iter().map(|name| openai(&service, name)).collect();
    body::json(&json!({ "object": "list", "data": data }))
}

/// One name: every name means the same model.
pub async fn one(State(service): App, Path(id): Path<String>, headers: HeaderMap) -> Response<Body> {
    let model = if is_anthropic(&headers) { anthropic(&service, &id) } else { openai(&service, &id) };
    body::json(&model)
}

fn is_anthropic(headers: &HeaderMap) -> bool {
    headers.contains_key("anthropic-version")
}

fn openai(service: &Service, id: &str) -> Value {
    let ctx = service.ctx();
    json!({
        "id": id,
        "object": "model",
        "created": CREATED,
        "owned_by": "ds4",
        "name": service.settings.model,
        "context_length": ctx,
        "max_model_len": ctx,
        "top_provider": {
            "context_length": ctx,
            "max_completion_tokens": service.settings.max_tokens.min(ctx),
            "is_moderated": false,
        },
        "supported_parameters": [
            "frequency_penalty", "logit_bias", "logprobs", "max_tokens", "min_p", "presence_penalty", "reasoning",
            "reasoning_effort", "response_format", "seed", "stop", "temperature", "tool_choice", "tools", "top_k",
            "top_logprobs", "top_p",
        ],
    })
}

fn anthropic(service: &Service, id: &str) -> Value {
    json!({
        "type": "model",
        "id": id,
        "display_name": service.settings.model,
        "created_at": "2026-01-01T00:00:00Z",
        "max_input_tokens": service.ctx(),
        "max_tokens": service.settings.max_tokens.min(service.ctx()),
    })
}

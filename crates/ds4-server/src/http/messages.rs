//! `/v1/messages` and `/v1/messages/count_tokens`.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::{Request, Response};
use serde_json::json;

use super::{App, answer, aside, body};
use crate::decode::Generation;
use crate::protocol::anthropic::{self, MessageStream, response::Head};
use crate::protocol::{ApiError, Dialect, Ids};
use crate::run::{Form, Run};
use crate::service::Service;

/// Answers a conversation.
pub async fn create(State(service): App, request: Request<Body>) -> Response<Body> {
    body::settle(try_create(service, request).await, Dialect::Anthropic)
}

async fn try_create(service: Arc<Service>, request: Request<Body>) -> Result<Response<Body>, ApiError> {
    let deadline = body::deadline(request.headers())?;
    let value = body::read(&service, request).await?;
    let chat = anthropic::read(&value)?;
    let generation = aside(|| service.generation(&chat, None))?;
    let warnings = generation.warnings.clone();
    let form = Form { path: "/v1/messages", call_prefix: "toolu_", raw: false };
    let head = Head { id: Ids::Random.next("msg_"), model: chat.model.clone() };
    let generation = Generation { deadline, ..generation };
    let run = Run::start(service.clone(), form, vec![generation])?;
    let mut response = if chat.stream {
        answer::stream(run, MessageStream::new(head), Box::new(|_| {})).await?
    } else {
        let make = move |answers: Vec<_>, tally| {
            let answer = answers.into_iter().next().unwrap_or_default();
            anthropic::body(&head, &answer, &tally)
        };
        answer::whole(run, Dialect::Anthropic, make).await
    };
    body::warn(&mut response, &warnings);
    Ok(response)
}

/// Counts a conversation's tokens.
pub async fn count_tokens(State(service): App, request: Request<Body>) -> Response<Body> {
    let count = async {
        let value = body::read(&service, request).await?;
        let n_tokens = aside(|| service.count(anthropic::read(&value)?))?;
        Ok(body::json(&json!({ "input_tokens": n_tokens })))
    };
    body::settle(count.await, Dialect::Anthropic)
}

//! `/v1/chat/completions`.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::{Request, Response};

use super::{App, answer, aside, body};
use crate::decode::Generation;
use crate::protocol::chat::{self, ChatStream, response::Head};
use crate::protocol::{ApiError, Dialect, Ids};
use crate::run::{Form, Run};
use crate::service::{Service, now};

/// Answers a conversation.
pub async fn create(State(service): App, request: Request<Body>) -> Response<Body> {
    body::settle(try_create(service, request).await, Dialect::OpenAi)
}

async fn try_create(service: Arc<Service>, request: Request<Body>) -> Result<Response<Body>, ApiError> {
    let deadline = body::deadline(request.headers())?;
    let value = body::read(&service, request).await?;
    let chat = chat::read(&value)?;
    let first = aside(|| service.generation(&chat.chat, chat.logprobs))?;
    let warnings = first.warnings.clone();
    let generations = (0..chat.n).map(|attempt| {
        let mut generation = Generation { deadline, ..first.clone() };
        generation.turn.sampling.seed = generation.turn.sampling.seed.wrapping_add(attempt as u64);
        generation
    });
    let form = Form { path: "/v1/chat/completions", call_prefix: "call_", raw: false };
    let head = Head { id: Ids::Random.next("chatcmpl-"), created: now(), model: chat.chat.model.clone() };
    let logprobs = chat.logprobs.is_some();
    let run = Run::start(service.clone(), form, generations.collect())?;
    let mut response = if chat.chat.stream {
        answer::stream(run, ChatStream::new(head, chat.include_usage, logprobs), Box::new(|_| {})).await?
    } else {
        answer::whole(run, Dialect::OpenAi, move |answers, tally| chat::body(&head, &answers, &tally, logprobs)).await
    };
    body::warn(&mut response, &warnings);
    Ok(response)
}

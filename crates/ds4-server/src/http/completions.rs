//! `/v1/completions`.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::{Request, Response};

use super::{App, answer, body};
use crate::decode::Generation;
use crate::protocol::chat::response::Head;
use crate::protocol::completions::{self, CompletionStream};
use crate::protocol::{ApiError, Dialect, Ids};
use crate::run::{Form, Run};
use crate::service::{Service, now};

/// Continues a text.
pub async fn create(State(service): App, request: Request<Body>) -> Response<Body> {
    body::settle(try_create(service, request).await, Dialect::OpenAi)
}

async fn try_create(service: Arc<Service>, request: Request<Body>) -> Result<Response<Body>, ApiError> {
    let deadline = body::deadline(request.headers())?;
    let value = body::read(&service, request).await?;
    let completion = completions::read(&value)?;
    let (mut generations, echoes): (Vec<Generation>, Vec<_>) = service.completions(&completion)?.into_iter().unzip();
    generations.iter_mut().for_each(|generation| generation.deadline = deadline);
    let form = Form { path: "/v1/completions", call_prefix: "call_", raw: true };
    let head = Head { id: Ids::Random.next("cmpl-"), created: now(), model: completion.model.clone() };
    let logprobs = completion.logprobs.is_some();
    let run = Run::start(service, form, generations)?;
    let mut response = if completion.stream {
        let writer = CompletionStream::new(head, echoes, completion.include_usage, logprobs);
        answer::stream(run, writer, Box::new(|_| {})).await?
    } else {
        let make = move |answers: Vec<_>, tally| completions::body(&head, &answers, &echoes, &tally, logprobs);
        answer::whole(run, Dialect::OpenAi, make).await
    };
    body::warn(&mut response, &completion.warnings);
    Ok(response)
}
